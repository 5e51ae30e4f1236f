//! Whether a word that can be a number counts something where it stands: "one", "half", "a third", "scores".

use core::ops::Range;

use super::number::{Numeral, NumeralKind};
use super::reject::{counts, in_title_case, is_street};
use super::scan::Scene;
use super::words::is_hyphen;
use super::{noun, word_class};

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
    if numeral.kind == NumeralKind::Ordinal && (is_at_hand(scene, next) || is_street_name(scene, first, next)) {
        return false;
    }
    if is_spoken_hour(scene, numeral, before) {
        return false;
    }
    match (numeral.kind, scene.lower(first)) {
        (NumeralKind::Cardinal, "one") if single => is_counting_one(scene, first, before),
        (NumeralKind::Ordinal, "second") if single => {
            !matches!(before, "per" | "a" | "split" | "every" | "each") || scene.is_word(next) && before != "per"
        }
        (NumeralKind::Fraction, "half") if single => is_counting_half(scene, next, before),
        (NumeralKind::Fraction, "a" | "an" | "one") => is_counting_part(scene, numeral, before),
        (NumeralKind::Cardinal, "nought" | "naught") if single && matches!(before, "for" | "to") => false,
        (NumeralKind::Cardinal, "zero" | "nought" | "naught") if single => !is_hyphen(scene.lower(next)),
        // "Chapter Seven", "World War Two", "Channel Four"
        (NumeralKind::Cardinal, _) if single && scene.text.shapes()[first].is_capitalised() => {
            let name =
                first > scene.start && scene.is_word(first - 1) && scene.text.shapes()[first - 1].is_capitalised();
            !name || first - 1 == scene.start || counts(scene, next) || in_title_case(scene)
        }
        _ => true,
    }
}

/// Whether the token is a figure or a number word below twenty.
fn is_counted(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is_number(at) || super::words::small(scene.lower(at)).is_some()
}

/// The seven, and the half, of "half past seven" and "a quarter to seven".
fn is_spoken_hour(scene: &Scene<'_, '_>, numeral: &Numeral, before: &str) -> bool {
    let part = |t: usize| matches!(scene.lower(t), "half" | "quarter");
    let (first, next) = (numeral.tokens.start, numeral.tokens.end);
    let hour = |t: usize| {
        scene.is_number(t) && scene.text.word(t).len() <= 2
            || super::words::small(scene.lower(t)).is_some_and(|hour| (1..=12).contains(&hour))
    };
    let behind = before == "past" && first >= scene.start + 2 && part(first - 2) && hour(first);
    behind || part(next - 1) && scene.is(next, "past") && hour(next + 1)
}

/// "first-hand", "second-hand"
fn is_at_hand(scene: &Scene<'_, '_>, next: usize) -> bool {
    is_hyphen(scene.lower(next)) && scene.glued(next) && scene.glued(next + 1) && scene.is(next + 1, "hand")
}

/// "South First St.", "Fifth Avenue"
fn is_street_name(scene: &Scene<'_, '_>, first: usize, next: usize) -> bool {
    let capital = |t: usize| scene.is_word(t) && scene.text.shapes()[t].is_capitalised();
    capital(first) && capital(next) && is_street(scene.lower(next)) && !in_title_case(scene)
}

fn is_counting_one(scene: &Scene<'_, '_>, at: usize, before: &str) -> bool {
    let next = scene.lower(at + 1);
    // "three to one" is a ratio.
    let ratio = before == "to" && at >= scene.start + 2 && is_counted(scene, at - 2);
    if ratio || matches!(before, "minus" | "negative") {
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
    let further =
        matches!(before, "and" | "," | "but") && next == "was" && word_class::is_participle(scene.lower(at + 2));
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
    !other && (bounded || whole || word_class::is_plural(behind) || next >= scene.end && next - scene.start <= 2)
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
