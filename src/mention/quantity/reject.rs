//! What looks like a quantity and is none: dates, designators, scores, list numbers, identifiers.

use core::ops::Range;

use super::number::{Numeral, NumeralKind};
use super::scan::{Found, LookAlike, Scene};
use super::telephone;
use super::words::{is_hyphen, scale};
use super::{noun, QuantityKind, RejectionReason};
use crate::document::TokenKind;

/// What the figure at `at` is, where it is no quantity whatever follows it.
pub(super) fn look_alike(scene: &Scene<'_, '_>, at: usize, floor: usize) -> Option<LookAlike> {
    clock(scene, at)
        .or_else(|| numeric_date(scene, at))
        .or_else(|| telephone::telephone(scene, at))
        .or_else(|| calendar_date(scene, at))
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
        if is_year(scene, at, figure) {
            return Some(RejectionReason::Date);
        }
    }
    if is_address(scene, at) || matches!(scene.lower(at + 1), "zip" | "postcode" | "postal") {
        return Some(RejectionReason::Identifier);
    }
    named(scene, at).filter(|_| at > floor || floor == scene.start).or_else(|| bracketed(scene, at, plain))
}

/// Whether the words behind a figure are counted by it.
fn counts(scene: &Scene<'_, '_>, at: usize) -> bool {
    let modifiers = (at..at + 3).take_while(|t| scene.is_word(*t) && !noun::is_stop(scene.lower(*t)));
    modifiers.into_iter().any(|t| noun::is_plural(scene.lower(t)))
}

/// "10:30", "9 a.m.", "6pm", "1:36.6".
fn clock(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let mut end = at + 1;
    if scene.is(end, ":") && scene.glued(end) && scene.is_number(end + 1) && scene.glued(end + 1) {
        let minutes = scene.text.word(end + 1);
        let two = minutes.len() >= 2 && minutes.as_bytes()[1].is_ascii_digit() && !minutes.contains(',');
        let fits = two && minutes.parse::<f64>().is_ok_and(|m| m < 60.0) && scene.text.word(at).len() <= 2;
        if !fits {
            return None;
        }
        end += 2;
        while scene.is(end, ":") && scene.glued(end) && scene.is_number(end + 1) && scene.glued(end + 1) {
            end += 2;
        }
    } else if scene.text.word(at).len() > 5 || !is_half_day(scene.lower(end)) {
        return None;
    }
    if is_half_day(scene.lower(end)) {
        end += 1;
    }
    Some((at..end, RejectionReason::Date))
}

fn is_half_day(word: &str) -> bool {
    matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "o’clock" | "gmt" | "utc")
}

/// "2020-02-21", "16-04-2010", "5/17/2018", "21.02.2020", "2018-19", "1914–1918".
fn numeric_date(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let word = scene.text.word(at);
    let dotted = || word.split('.').map(str::len).collect::<Vec<_>>();
    if word.matches('.').count() == 2 && matches!(dotted()[..], [1..=2, 1..=2, 2 | 4]) {
        return Some((at..at + 1, RejectionReason::Date));
    }
    let separator = scene.lower(at + 1);
    // "2009 - 10"
    let next_year = |year: u32| scene.text.word(at + 2).parse() == Ok((year + 1) % 100);
    let spaced = is_hyphen(separator) && scene.is_number(at + 2) && scene.text.word(at + 2).len() == 2;
    if spaced && is_near_year(word) && word.parse().is_ok_and(next_year) {
        return Some((at..at + 3, RejectionReason::Date));
    }
    let dash = is_hyphen(separator);
    if !(dash || separator == "/") || !scene.glued(at + 1) || !scene.glued(at + 2) || !scene.is_number(at + 2) {
        return None;
    }
    let second = scene.text.word(at + 2);
    let third = scene.is(at + 3, separator) && scene.glued(at + 3) && scene.is_number(at + 4) && scene.glued(at + 4);
    if third {
        let parts = [word, second, scene.text.word(at + 4)].map(str::len);
        let date = matches!(parts, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4 | 2])
            && (separator == "/" || parts[0] == 4 || parts[2] == 4);
        return date.then_some((at..at + 5, RejectionReason::Date));
    }
    let years = is_near_year(word) && second.bytes().all(|b| b.is_ascii_digit());
    let second_fits = match second.len() {
        2 => true,
        4 => (1000..=2100).contains(&second.parse().unwrap_or(0)) && !counts(scene, at + 3),
        _ => false,
    };
    (years && second_fits).then_some((at..at + 3, RejectionReason::Date))
}

fn is_near_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse().is_ok_and(|y: u32| (1500..=2100).contains(&y))
}

/// "March 29", "Feb. 11, 2020", "Sept. 20-24", "11 February 2019", "21st of May".
fn calendar_date(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let day = scene.text.word(at).parse().is_ok_and(|d: u32| (1..=31).contains(&d));
    let year = is_near_year(scene.text.word(at));
    if !day && !year {
        return None;
    }
    let suffix = at + 1 + usize::from(scene.glued(at + 1) && matches!(scene.lower(at + 1), "st" | "nd" | "rd" | "th"));
    if month_before(scene, at) {
        return Some((at..date_end(scene, suffix), RejectionReason::Date));
    }
    let of = suffix + usize::from(scene.is(suffix, "of"));
    if day && is_month(scene, of) {
        return Some((at..date_end(scene, of + 1), RejectionReason::Date));
    }
    // "27 and 28 May", "20-24 September"
    let other = scene.is_number(suffix + 1)
        && (is_hyphen(scene.lower(suffix)) || matches!(scene.lower(suffix), "and" | "to" | "or"));
    let months_day = other && scene.text.word(suffix + 1).len() <= 2 && is_month(scene, suffix + 2);
    (day && months_day).then(|| (at..date_end(scene, suffix + 3), RejectionReason::Date))
}

fn month_before(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| *b >= scene.start) else { return false };
    let point = scene.is(before, ".") && before > scene.start;
    let the = scene.is(before, "the") && before > scene.start;
    is_month(scene, before - usize::from(point || the))
}

/// The end of a date behind its day: another day, a year.
fn date_end(scene: &Scene<'_, '_>, mut at: usize) -> usize {
    let point = at + usize::from(scene.is(at, "."));
    let point = if scene.is_number(point) && is_near_year(scene.text.word(point)) { point } else { at };
    at = point;
    if (is_hyphen(scene.lower(at)) || matches!(scene.lower(at), "and" | "to" | "or"))
        && scene.is_number(at + 1)
        && scene.text.word(at + 1).len() <= 2
    {
        let counted = counts(scene, at + 2) || scene.rules.units.behind(scene.text, at + 2, scene.end).is_some();
        if !counted {
            at += 2;
        }
    }
    let year = at + usize::from(scene.is(at, ","));
    if scene.is_number(year) && is_near_year(scene.text.word(year)) && !noun::is_plural(scene.lower(year + 1)) {
        return year + 1;
    }
    at
}

/// A month, written as a name.
fn is_month(scene: &Scene<'_, '_>, at: usize) -> bool {
    let capital = scene.is_word(at) && scene.text.tokens()[at].is_capitalised();
    capital
        && matches!(
            scene.lower(at),
            "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
                | "jan"
                | "feb"
                | "mar"
                | "apr"
                | "jun"
                | "jul"
                | "aug"
                | "sep"
                | "sept"
                | "oct"
                | "nov"
                | "dec"
                | "ramadan"
        )
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
            && scene.text.tokens()[before - 1].kind != TokenKind::Number =>
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
                _ if counts(scene, at + 1) && !scene.text.tokens()[before - 1].is_capitalised() => None,
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

/// Whether a plain figure of four digits is a year.
fn is_year(scene: &Scene<'_, '_>, at: usize, figure: &str) -> bool {
    let Some(year) = figure.parse::<u32>().ok().filter(|y| figure.len() == 4 && (1000..=2199).contains(y)) else {
        return false;
    };
    let before = if at > scene.start { scene.lower(at - 1) } else { "" };
    let recent = (1800..=2050).contains(&year);
    let dating = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "before"
            | "after"
            | "during"
            | "fiscal"
            | "year"
            | "early"
            | "late"
            | "mid"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "q1"
            | "q2"
            | "q3"
            | "q4"
            | "christmas"
            | "circa"
    );
    let dated = recent
        && matches!(
            before,
            "the" | "from" | "by" | "between" | "and" | "'s" | "’s" | "to" | "for" | "this" | "of" | ""
        );
    let range_to_count = is_hyphen(scene.lower(at + 1))
        && scene.is_number(at + 2)
        && !is_near_year(scene.text.word(at + 2))
        && scene.text.word(at + 2).len() >= 4;
    if dating {
        return !range_to_count;
    }
    let bounded = super::context::bound_before(scene, at, scene.start).is_some();
    if counts(scene, at + 1) {
        return dated
            && !bounded
            && before != "of"
            && before != "to"
            && !before.is_empty()
            && !scene.is(at + 1, "people");
    }
    // "between 1600 and 1900"
    let between = matches!(before, "between" | "from") && matches!(scene.lower(at + 1), "and" | "to");
    (recent || between || (before == "and" && year >= 1500)) && !bounded && !range_to_count
}

/// "Boeing 737", "Section 427", "Fortune 100", "Group 7": behind a word of the list, or behind a name.
fn named(scene: &Scene<'_, '_>, at: usize) -> Option<RejectionReason> {
    let before = at.checked_sub(1).filter(|b| *b >= scene.start)?;
    let hyphened = usize::from(is_hyphen(scene.lower(before)) && scene.glued(before) && before > scene.start);
    let last = before - hyphened;
    let lower = scene.is_word(at + 1) && !scene.text.tokens()[at + 1].is_capitalised();
    let counted = lower && counts(scene, at + 1) && !scene.text.tokens()[last].is_capitalised();
    let listed = (last.saturating_sub(2).max(scene.start)..=last).find_map(|from| {
        let (next, reason) = scene.rules.designators.longest(scene.text, from, at)?;
        (next == at || next == at - hyphened).then_some(*reason)
    });
    if listed.is_some() && !counted {
        return listed;
    }
    let token = scene.text.tokens()[last];
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
        scene.is_word(*t) && scene.text.tokens()[*t].is_capitalised()
            || scene.is_number(*t)
            || scene.glued(*t) && scene.is_word(*t)
    });
    let mut words = capitals.map(|t| scene.lower(t));
    words.any(|word| {
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
    })
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

/// Whether a vague magnitude is meant as one: "scores of people", but "he scores".
pub(super) fn is_magnitude(scene: &Scene<'_, '_>, tokens: Range<usize>) -> bool {
    let of = scene.is(tokens.end, "of");
    match scene.lower(tokens.end - 1) {
        "scores" => of && !scene.is_number(tokens.end + 1),
        "handful" => of || scene.is(tokens.start, "a"),
        "lakhs" | "crores" => true,
        _ => true,
    }
}

/// Whether a number word is meant as a number: "one of them" and "one man", but "no one", "this one", "one another".
pub(super) fn is_number_word(scene: &Scene<'_, '_>, numeral: &Numeral) -> bool {
    let (first, next) = (numeral.tokens.start, numeral.tokens.end);
    let single = numeral.tokens.len() == 1;
    let before = if first > scene.start { scene.lower(first - 1) } else { "" };
    // "production-four-door": in the middle of a compound.
    let compound = first > scene.start + 1
        && is_hyphen(before)
        && scene.glued(first)
        && scene.glued(first - 1)
        && scene.is_word(first - 2);
    if compound && !matches!(scene.lower(first - 2), "sub" | "minus" | "negative" | "plus" | "to" | "and" | "or") {
        let number = super::words::small(scene.lower(first - 2)).is_some();
        return number;
    }
    match (numeral.kind, scene.lower(first)) {
        (NumeralKind::Cardinal, "one") if single => is_counting_one(scene, first, before),
        (NumeralKind::Ordinal, "second") if single => {
            !matches!(before, "per" | "a" | "split" | "every" | "each") || scene.is_word(next) && before != "per"
        }
        (NumeralKind::Fraction, "half") if single => is_counting_half(scene, next, before),
        (NumeralKind::Fraction, "a" | "an" | "one") => is_counting_part(scene, numeral, before),
        (NumeralKind::Cardinal, "zero" | "nought" | "naught") if single => !is_hyphen(scene.lower(next)),
        // "Chapter Seven", "World War Two", "Channel Four"
        (NumeralKind::Cardinal, _) if single && scene.text.tokens()[first].is_capitalised() => {
            let name =
                first > scene.start && scene.is_word(first - 1) && scene.text.tokens()[first - 1].is_capitalised();
            !name || first - 1 == scene.start || counts(scene, next) || in_title_case(scene)
        }
        _ => true,
    }
}

fn is_counting_one(scene: &Scene<'_, '_>, at: usize, before: &str) -> bool {
    let next = scene.lower(at + 1);
    if matches!(before, "minus" | "negative") {
        return true;
    }
    let pronoun = matches!(
        before,
        "no" | "any"
            | "every"
            | "each"
            | "some"
            | "this"
            | "that"
            | "the"
            | "which"
            | "another"
            | "someone"
            | "'s"
            | "first"
            | "last"
            | "next"
            | "other"
            | "new"
            | "big"
            | "small"
            | "good"
            | "only"
            | "latest"
            | "same"
            | "right"
            | "wrong"
            | "these"
            | "those"
            | "such"
            | "loved"
            | "previous"
            | "current"
            | "number"
            | "a"
            | "an"
    );
    let indefinite = matches!(
        next,
        "another"
            | "day"
            | "that"
            | "who"
            | "must"
            | "can"
            | "might"
            | "could"
            | "would"
            | "should"
            | "cannot"
            | "'s"
            | "’s"
            | "has"
            | "is"
            | "was"
            | "may"
            | "will"
            | "point"
            | "thing"
            | "time"
            | "way"
            | "said"
            | "does"
            | "did"
            | "hopes"
    );
    let numbers =
        noun::counts_something(scene, at + 1) || matches!(next, "%" | "per" | "percent" | "-" | "or" | "and" | "to");
    let article_noun = before == "the" && noun::counts_something(scene, at + 1) && next != "of";
    // "one of them", "and one was injured"
    let part = next == "of" && matches!(scene.lower(at + 2), "them" | "those" | "these" | "whom" | "us");
    let further = matches!(before, "and" | "," | "but") && next == "was" && noun::is_participle(scene.lower(at + 2));
    if further || (part && !pronoun) {
        return true;
    }
    (!pronoun || article_noun) && !indefinite && (numbers || at + 1 >= scene.end || scene.end - scene.start <= 4)
}

/// "half of", "half the", "more than half"; not "the second half", "half-staff".
fn is_counting_half(scene: &Scene<'_, '_>, next: usize, before: &str) -> bool {
    let behind = scene.lower(next);
    let other = matches!(
        before,
        "first"
            | "second"
            | "other"
            | "better"
            | "latter"
            | "the"
            | "this"
            | "last"
            | "each"
            | "next"
            | "half"
            | "top"
            | "bottom"
            | "1st"
            | "2nd"
            | "nd"
            | "st"
            | "back"
            | "final"
            | "that"
    );
    let bounded = super::context::bound_before(scene, next - 1, scene.start).is_some();
    let whole = matches!(
        behind,
        "of" | "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "that"
            | "this"
            | "as"
            | "were"
            | "are"
            | "those"
            | "these"
    );
    !other && (bounded || whole || noun::is_plural(behind) || next >= scene.end && next - scene.start <= 2)
}

/// "a third of", "a fifth"; but "a third man", "a second".
fn is_counting_part(scene: &Scene<'_, '_>, numeral: &Numeral, before: &str) -> bool {
    let next = numeral.tokens.end;
    let end = next >= scene.end || !scene.is_word(next);
    let behind = scene.lower(next);
    let hyphened = numeral.tokens.clone().any(|t| is_hyphen(scene.lower(t)));
    let comparing = matches!(
        behind,
        "of" | "the"
            | "in"
            | "over"
            | "more"
            | "less"
            | "fewer"
            | "higher"
            | "lower"
            | "are"
            | "were"
            | "have"
            | "said"
            | "say"
            | "believe"
            | "to"
            | "from"
            | "since"
            | "on"
            | "a"
            | "an"
            | "this"
            | "and"
            | "or"
            | "by"
            | "with"
            | "as"
            | "is"
            | "was"
            | "larger"
            | "smaller"
            | "that"
            | "for"
    );
    let quarter = matches!(scene.lower(next - 1), "half" | "quarter");
    let unit = scene.rules.units.behind(scene.text, next, scene.end).is_some();
    (end || comparing || hyphened || (quarter && unit)) && before != "the" || numeral.tokens.len() > 2
}
