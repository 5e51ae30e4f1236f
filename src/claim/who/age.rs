//! Ages, which look like figures and tell persons apart.

use core::ops::Range;

use super::{is_person, Scene};
use crate::document::{Text, TokenKind};
use crate::mention::entity::EntityKind;
use crate::mention::quantity::words::small;

/// "Anderson, 15," and "a woman, 22, and" and "aged 30 and 19" give ages.
pub(super) fn is_age(scene: Scene<'_>, tokens: &Range<usize>) -> bool {
    let text = scene.text;
    let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| text.lower(t));
    if tokens.len() != 1 || text.word(tokens.start).len() > 2 {
        return false;
    }
    let told = (1..=9).take_while(|n| before(*n) != ".").any(|n| match before(n) {
        "age" | "ages" | "aged" => true,
        "be" => before(n + 1) == "to" && matches!(before(n + 2), "believed" | "thought" | "estimated" | "reported"),
        _ => false,
    });
    let listed = matches!(before(1), "age" | "ages" | "aged" | "," | "and" | "both" | "or" | "be");
    let closed = matches!(text.lower(tokens.end), "," | "." | ";" | ")" | "of" | "and" | "" | "—" | "–");
    let person = tokens.start.checked_sub(2).is_some_and(|t| {
        text.shapes()[t].is_capitalised()
            || scene.scopes.word(text, t, t + 1).is_some_and(|(_, w)| is_person(scene, w.class))
    });
    let told_of = closed || matches!(text.lower(tokens.end), "was" | "were" | "is" | "has" | "died" | "suffered");
    let named = || {
        let comma = text.tokens()[tokens.start - 1].span.start;
        let mentions = scene.parts.mentions;
        let last = mentions.partition_point(|m| m.span.end <= comma).checked_sub(1);
        last.is_some_and(|m| mentions[m].span.end == comma && mentions[m].kind == EntityKind::Person)
    };
    let both = matches!(before(1), "both" | "also") && before(2) == "," && closed;
    let alone = before(1) == "," && (closed && person || told_of && named());
    (told && listed) || both || alone || is_joined_age(text, tokens, closed)
}

/// "14- and 18-year-olds", "two girls, 7 and 5,", "Sam Moss Jr., 28,"
fn is_joined_age(text: &Text<'_>, tokens: &Range<usize>, closed: bool) -> bool {
    let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| text.lower(t));
    let (next, after) = (text.lower(tokens.end), text.lower(tokens.end + 1));
    let suspended = matches!(next, "-" | "‐" | "‑") && matches!(after, "and" | "or" | "to");
    let number = |word: &str| word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
    let second = before(1) == "and" && before(3) == "," && number(before(2)) && next == ",";
    let junior = match before(2) {
        "." => matches!(before(3), "jr" | "sr"),
        word => matches!(word, "jr." | "sr." | "jr" | "sr"),
    };
    suspended || second || junior && before(1) == "," && closed
}

pub(super) fn age_after(text: &Text<'_>, at: usize) -> Option<u32> {
    let number = text.tokens().get(at + 1).filter(|t| t.kind == TokenKind::Number)?;
    let open = matches!(text.lower(at), "," | "(");
    let closed =
        || matches!(text.lower(at + 2), "," | ")" | "." | ";" | "" | "was" | "were" | "and" | "of" | "is" | "has");
    if !open || !closed() {
        return None;
    }
    text.raw(number.span).parse().ok().filter(|age| *age < 110)
}

/// How many ages follow: "his sons, ages 3 and 4," are two.
pub(super) fn ages_after(text: &Text<'_>, at: usize) -> usize {
    let mut ages = 0;
    let mut next = at;
    loop {
        match text.lower(next) {
            "," | "and" | "(" | "age" | "ages" | "aged" | "both" | "all" => next += 1,
            word if next > at && word.len() < 3 && word.parse::<u32>().is_ok() => {
                ages += 1;
                next += 1;
            }
            "" | "." | ";" | ")" | "who" | "were" | "was" | "in" | "at" | "on" | "from" => return ages,
            _ => {
                let closed = matches!(text.lower(next - 1), "," | ")");
                return if closed { ages } else { 0 };
            }
        }
    }
}

pub(super) fn age_in(text: &Text<'_>, tokens: Range<usize>) -> Option<u32> {
    let year = tokens.clone().find(|t| matches!(text.lower(*t), "year" | "years"))?;
    let number = year.checked_sub(2).filter(|n| *n >= tokens.start)?;
    text.word(number).parse().ok().or_else(|| age_in_words(text.lower(number)))
}

/// Ages up to nine are often written in letters.
fn age_in_words(word: &str) -> Option<u32> {
    small(word).filter(|number| (1..10).contains(number)).map(u32::from)
}
