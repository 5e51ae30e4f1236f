//! What looks like a quantity and is none: designators, scores, list numbers, identifiers; dates in [`calendar`].

use super::scan::{Found, LookAlike, Scene};
use super::words::{is_hyphen, scale};
use super::{calendar, telephone, word_class, QuantityKind, RejectionReason};
use crate::document::TokenKind;

/// What the figure at `at` is, where it is no quantity whatever follows it.
pub(super) fn look_alike(scene: &Scene<'_, '_>, at: usize, floor: usize) -> Option<LookAlike> {
    calendar::clock(scene, at)
        .or_else(|| calendar::numeric_date(scene, at))
        .or_else(|| telephone::telephone(scene, at))
        .or_else(|| calendar::calendar_date(scene, at))
        .or_else(|| glued_before(scene, at, floor))
        .or_else(|| glued_behind(scene, at))
        .or_else(|| score(scene, at))
        .or_else(|| slashed(scene, at))
        .or_else(|| list_number(scene, at))
}

/// What a figure without a unit is after all, now that it is read: a year, a part of a name, an identifier.
pub(super) fn after_reading(scene: &Scene<'_, '_>, found: &Found, floor: usize) -> Option<RejectionReason> {
    let bare =
        found.unit.is_none() && found.scale == 1.0 && found.sign.is_none() && found.kind == QuantityKind::Cardinal;
    let at = found.number.start;
    if !bare || found.number.len() != 1 || !scene.is_number(at) {
        return None;
    }
    let figure = scene.text.word(at);
    let plain = figure.bytes().all(|b| b.is_ascii_digit());
    let alone = scene.start + 1 >= scene.end.min(at + 2) && at == scene.start;
    if plain && !alone {
        if figure.len() > 1 && figure.starts_with('0') {
            return Some(RejectionReason::Identifier);
        }
        let round = figure.ends_with("000") || (figure.ends_with("00") && counts(scene, at + 1));
        if figure.len() >= 7 && !round {
            return Some(RejectionReason::Identifier);
        }
        if calendar::is_year(scene, at, figure) {
            return Some(RejectionReason::Date);
        }
    }
    if is_address(scene, at) || matches!(scene.lower(at + 1), "zip" | "postcode" | "postal") {
        return Some(RejectionReason::Identifier);
    }
    named(scene, at).filter(|_| at > floor || floor == scene.start).or_else(|| bracketed(scene, at, plain))
}

/// Whether the words behind a figure are counted by it.
pub(super) fn counts(scene: &Scene<'_, '_>, at: usize) -> bool {
    let modifiers = (at..at + 3).take_while(|t| scene.is_word(*t) && !word_class::is_stop(scene.lower(*t)));
    modifiers.into_iter().any(|t| word_class::is_plural(scene.lower(t)))
}

/// "S-400", "COVID-19", "RAV4", "last-32", "mid-1972", "#3".
fn glued_before(scene: &Scene<'_, '_>, at: usize, floor: usize) -> Option<LookAlike> {
    if !scene.glued(at) || at == scene.start || scene.rules.units.before(scene.text, at, floor).is_some() {
        return None;
    }
    let before = at - 1;
    if before < floor {
        return None;
    }
    let designator = |from: usize| Some((from..word_end(scene, at), RejectionReason::Designator));
    if scene.is_word(before) {
        return if scene.lower(before) == "to" { None } else { designator(before) };
    }
    match scene.lower(before) {
        "#" | "№" => Some((before..at + 1, RejectionReason::Numbering)),
        "@" | "_" | "&" => Some((before..word_end(scene, at), RejectionReason::Identifier)),
        "." if before > scene.start && scene.glued(before) && scene.is_word(before - 1) => {
            Some((before - 1..word_end(scene, at), RejectionReason::Identifier))
        }
        "/" if before > scene.start
            && scene.glued(before)
            && scene.text.shapes()[before - 1].kind != TokenKind::Number =>
        {
            Some((before..word_end(scene, at), RejectionReason::Identifier))
        }
        hyphen if is_hyphen(hyphen) && before > floor && scene.glued(before) && scene.is_word(before - 1) => {
            let word = scene.lower(before - 1);
            match word {
                "sub" | "minus" | "negative" | "plus" | "to" | "and" | "or" | "some" | "about" | "over" => None,
                "mid" | "pre" | "post" | "early" | "late" => {
                    Some((before - 1..word_end(scene, at), RejectionReason::Date))
                }
                // "rules-50 people": a dash without spaces behind a word in small letters, before what is counted.
                _ if counts(scene, at + 1) && !scene.text.shapes()[before - 1].is_capitalised() => None,
                _ => designator(before - 1),
            }
        }
        _ => None,
    }
}

/// "49ers", "1990s", "777F", "5G", "4x4", "24703L202".
fn glued_behind(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let next = at + 1;
    if !scene.glued(next) || !scene.is_word(next) {
        return None;
    }
    let word = scene.lower(next);
    if word == "s" {
        let decade = scene.text.word(at).ends_with('0');
        let reason = if decade { RejectionReason::Date } else { RejectionReason::Designator };
        return Some((at..next + 1, reason));
    }
    let more = scene.glued(next + 1) && scene.is_number(next + 1);
    let known = matches!(word, "st" | "nd" | "rd" | "th" | "e" | "m" | "b" | "t" | "x" | "cr" | "fold" | "and" | "to")
        || word.starts_with(['\'', '’'])
        || scale(word).is_some()
        || super::words::suffix(word).is_some()
        || matches!(word, "ish" | "odd" | "plus")
        || super::plausible::bare_degrees(scene, &Found::plain(QuantityKind::Cardinal, 0.0, at..next), next)
        || scene.rules.units.behind(scene.text, next, scene.end).is_some();
    let exponent = matches!(word, "e" | "x");
    if known
        && (!more
            || exponent
            || scene.rules.units.behind(scene.text, next, scene.end).is_some_and(|(_, e)| e > next + 1))
    {
        return None;
    }
    Some((at..word_end(scene, at), RejectionReason::Designator))
}

/// The end of letters, digits and hyphens that stand together.
pub(super) fn word_end(scene: &Scene<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while scene.glued(end)
        && (scene.is_word(end) && !scene.lower(end).starts_with(['\'', '’'])
            || scene.is_number(end)
            || (is_hyphen(scene.lower(end)) && scene.glued(end + 1) && scene.is_number(end + 1)))
    {
        end += 1;
    }
    end
}

/// "2-1", "6-4, 6-3", "110–95": falling or even figures, or rising ones where the sentence speaks of a game.
fn score(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let next = at + 2;
    if !is_hyphen(scene.lower(at + 1)) || !scene.glued(at + 1) || !scene.glued(next) || !scene.is_number(next) {
        return None;
    }
    let points = |t: usize| scene.text.word(t).parse::<u16>().ok().filter(|p| *p < 200);
    let (ours, theirs) = (points(at)?, points(next)?);
    let goes_on =
        is_hyphen(scene.lower(next + 1)) && scene.glued(next + 1) && scene.is_number(next + 2) && scene.glued(next + 2);
    if goes_on {
        return Some((at..next + 3, RejectionReason::Score));
    }
    let hyphen = is_hyphen(scene.lower(next + 1)) && scene.glued(next + 1);
    let measured = hyphen
        || scale(scene.lower(next + 1)).is_some()
        || scene.rules.units.behind(scene.text, next + 1, scene.end).is_some();
    let falls = ours >= theirs && !measured && !counts(scene, next + 1);
    let game = (at.saturating_sub(8).max(scene.start)..at).any(|t| is_game_word(scene.lower(t)));
    (falls || (game && !measured)).then_some((at..next + 1, RejectionReason::Score))
}

fn is_game_word(word: &str) -> bool {
    matches!(
        word,
        "beat"
            | "beats"
            | "beaten"
            | "win"
            | "wins"
            | "won"
            | "lost"
            | "loss"
            | "defeat"
            | "defeated"
            | "defeats"
            | "victory"
            | "draw"
            | "drew"
            | "tie"
            | "tied"
            | "lead"
            | "led"
            | "trailed"
            | "trailing"
            | "score"
            | "scored"
            | "thrashed"
            | "edged"
            | "final"
            | "halftime"
            | "goals"
            | "match"
            | "set"
            | "sets"
    )
}

/// "24/7", "9/11", "2009/2010"; but "1/4 mile".
fn slashed(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let next = at + 2;
    if !scene.is(at + 1, "/") || !scene.glued(at + 1) || !scene.glued(next) || !scene.is_number(next) {
        return None;
    }
    let part = |t: usize| scene.text.word(t).parse::<u32>().ok();
    let fraction = match (part(at), part(next)) {
        (Some(9), Some(11)) | (None, _) | (_, None) => false,
        (Some(above), Some(below)) => {
            let usual = matches!(below, 2..=10 | 12 | 16 | 20 | 24 | 32 | 64 | 100 | 128 | 256 | 1000);
            above < below && (usual || scene.is(next + 1, "of"))
        }
    };
    let mixed = scene.is_number(at.wrapping_sub(1)) && at > scene.start;
    (!fraction && !mixed).then_some((at..next + 1, RejectionReason::Designator))
}

/// "1. The", "2) Those", "(3)" at the beginning.
fn list_number(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let opened = at > scene.start && scene.is(at - 1, "(") && at - 1 == scene.start;
    if at != scene.start && !opened {
        return None;
    }
    let small = scene.text.word(at).parse().is_ok_and(|n: u32| n < 100);
    let marked =
        matches!(scene.lower(at + 1), "." | ")") && scene.glued(at + 1) && at + 2 < scene.end && !scene.glued(at + 2);
    (small && marked).then_some((at..at + 2, RejectionReason::Numbering))
}

/// "Boeing 737", "Section 427", "Fortune 100", "Group 7": behind a word of the list, or behind a name.
fn named(scene: &Scene<'_, '_>, at: usize) -> Option<RejectionReason> {
    let before = at.checked_sub(1).filter(|b| *b >= scene.start)?;
    let hyphened = usize::from(is_hyphen(scene.lower(before)) && scene.glued(before) && before > scene.start);
    let last = before - hyphened;
    let lower = scene.is_word(at + 1) && !scene.text.shapes()[at + 1].is_capitalised();
    let counted = lower && counts(scene, at + 1) && !scene.text.shapes()[last].is_capitalised();
    let first = last.saturating_sub(2).max(scene.start);
    match scene.rules.designators.ending(scene.text, first, last + 1) {
        Some((reason, _)) if !counted => return Some(reason),
        _ => {}
    }
    let token = scene.text.shapes()[last];
    let name = scene.is_word(last) && token.is_capitalised() && last > scene.start && !is_weekday(scene.lower(last));
    let figure = scene.text.word(at);
    let short = figure.len() <= 4 && !figure.contains(',');
    let sentence_opens =
        matches!(scene.text.word(last - usize::from(last > scene.start)), "\"" | "“" | "‘" | ":" | "•");
    (name && short && !counts(scene, at + 1) && !sentence_opens && !in_title_case(scene))
        .then_some(RejectionReason::Designator)
}

/// "575 Wilbraham Road", "358 El Brillo Way", "9 E 71st St".
fn is_address(scene: &Scene<'_, '_>, at: usize) -> bool {
    let capitals = (at + 1..at + 6).take_while(|t| {
        scene.is_word(*t) && scene.text.shapes()[*t].is_capitalised()
            || scene.is_number(*t)
            || scene.glued(*t) && scene.is_word(*t)
    });
    let mut words = capitals.map(|t| scene.lower(t));
    // "the 2600 block of Mill Street"
    let block = scene.is(at + 1, "block") && scene.is(at + 2, "of") && scene.text.word(at).ends_with("00");
    block || words.any(is_street)
}

/// What names of streets end with.
pub(super) fn is_street(word: &str) -> bool {
    matches!(
        word,
        "road"
            | "street"
            | "avenue"
            | "ave"
            | "st"
            | "rd"
            | "lane"
            | "drive"
            | "boulevard"
            | "blvd"
            | "way"
            | "square"
            | "terrace"
            | "place"
            | "crescent"
            | "parade"
            | "close"
            | "rue"
    )
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Headlines capitalise their words, so a capital says nothing there.
pub(super) fn in_title_case(scene: &Scene<'_, '_>) -> bool {
    let words =
        scene.text.tokens()[scene.start..scene.end].iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3);
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capitalised()), n + 1));
    all >= 3 && capital * 10 >= all * 8
}

/// "Prescott (4) celebrates": a bare figure in brackets numbers what stands before it.
fn bracketed(scene: &Scene<'_, '_>, at: usize, plain: bool) -> Option<RejectionReason> {
    let enclosed = at > scene.start && scene.is(at - 1, "(") && scene.is(at + 1, ")");
    let age = scene.text.word(at).parse().is_ok_and(|n: u32| (10..110).contains(&n));
    (plain && enclosed && !age).then_some(RejectionReason::Numbering)
}
