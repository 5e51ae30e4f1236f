//! The counted noun: the phrase behind a number and its head.

use core::ops::Range;

use super::scan::Scene;
use super::singular::singular;
use super::word_class::{is_bare_adjective, is_participle, is_plural, is_stop, is_verb};
use super::words::{is_hyphen, small, tens};
use crate::document::Case;

/// How many words a counted phrase has at most.
const LONGEST_PHRASE: usize = 8;

/// How many words a possessor's name has at most, its mark included.
const LONGEST_NAME: usize = 6;

/// The phrase that is counted: its tokens, the head last.
///
/// A number other than one counts a plural, so the first plural behind it is the head, and what stands before that
/// modifies it; `one` ends its phrase at the first word that can be no part of one.
pub(super) fn phrase(scene: &Scene<'_, '_>, at: usize, one: bool) -> Option<Range<usize>> {
    if scene.is(at, "of") {
        let first = behind_determiners(scene, at + 1);
        return plural_phrase(scene, first);
    }
    let hyphen = is_hyphen(scene.lower(at)) && scene.glued(at) && scene.glued(at + 1);
    if hyphen {
        return attributive(scene, at + 1);
    }
    if one {
        return singular_phrase(scene, at).or_else(|| plural_phrase(scene, at).filter(|p| p.len() == 1));
    }
    plural_phrase(scene, at).or_else(|| unmarked_phrase(scene, at))
}

/// What a share is taken of: "of its fighters", "of the harvest".
pub(super) fn whole(scene: &Scene<'_, '_>, of: usize) -> Option<Range<usize>> {
    phrase(scene, of, false).or_else(|| singular_phrase(scene, behind_determiners(scene, of + 1)))
}

/// What is so many strong: "a 60,000-strong rebel force".
pub(super) fn group(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    singular_phrase(scene, at)
}

/// Whether something that can be counted stands behind "one".
pub(super) fn counts_something(scene: &Scene<'_, '_>, at: usize) -> bool {
    phrase(scene, at, true).is_some()
}

/// "three-bedroom", "six-cylinder": the noun that the hyphen joins.
fn attributive(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let noun = scene.is_word(at) && !is_stop(scene.lower(at)) && !is_participle(scene.lower(at));
    (noun && !matches!(scene.lower(at), "strong" | "plus" | "odd" | "ish" | "old" | "fold")).then_some(at..at + 1)
}

/// Over "the", "its", "these" and "Johnson's".
fn behind_determiners(scene: &Scene<'_, '_>, mut at: usize) -> usize {
    while matches!(
        scene.lower(at),
        "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "these"
            | "those"
            | "such"
            | "all"
            | "'s"
            | "’s"
            | "them"
    ) && !scene.is(at, "them")
    {
        at += 1;
    }
    let possessive = (at..at + LONGEST_NAME).find(|t| matches!(scene.lower(*t), "'s" | "’s"));
    match possessive {
        Some(mark) if (at..mark).all(|t| scene.is_word(t) && !is_stop(scene.lower(t))) => mark + 1,
        _ => at,
    }
}

fn plural_phrase(scene: &Scene<'_, '_>, first: usize) -> Option<Range<usize>> {
    let mut at = first;
    let mut coordinated = false;
    while at < scene.end && at < first + LONGEST_PHRASE {
        let word = scene.lower(at);
        if is_hyphen(word) && scene.glued(at) && scene.glued(at + 1) {
            at += 1;
            continue;
        }
        // "digital and physical sales": one "and" among the modifiers, with the head close behind it.
        if matches!(word, "and" | "or" | "&") && at > first && !coordinated {
            let ahead = (at + 1..at + 4).take_while(|t| scene.is_word(*t) && !is_stop(scene.lower(*t)));
            let mut ahead = ahead.map(|t| is_plural(scene.lower(t)));
            if !ahead.any(|plural| plural) || is_number_word(scene.lower(at + 1)) {
                return None;
            }
            coordinated = true;
            at += 1;
            continue;
        }
        if !scene.is_word(at) || is_stop(word) || is_number_word(word) {
            return None;
        }
        if is_plural(word) && !(scene.glued(at + 1) && is_hyphen(scene.lower(at + 1)) && scene.glued(at + 2)) {
            return Some(first..head_end(scene, at));
        }
        at += 1;
    }
    None
}

/// "sports cars": where a plural follows a plural, the last is the head.
fn head_end(scene: &Scene<'_, '_>, at: usize) -> usize {
    let next = at + 1;
    let more = scene.is_word(next)
        && is_plural(scene.lower(next))
        && !is_stop(scene.lower(next))
        && !is_verb(scene.lower(next));
    let lower = more && scene.text.shapes()[next].case == Case::Lower && scene.text.shapes()[at].case == Case::Lower;
    if lower && !is_person(scene.lower(at)) {
        next + 1
    } else {
        next
    }
}

/// "one Turkish soldier", "one particular demand".
fn singular_phrase(scene: &Scene<'_, '_>, first: usize) -> Option<Range<usize>> {
    let mut at = first;
    let mut head = None;
    while at < scene.end && at < first + LONGEST_PHRASE {
        let word = scene.lower(at);
        if is_hyphen(word) && scene.glued(at) && scene.glued(at + 1) && scene.is_word(at + 1) {
            at += 1;
            continue;
        }
        let verb =
            is_verb(word) || is_participle(word) || (word.ends_with('s') && is_plural(word)) || word.ends_with("ly");
        if !scene.is_word(at) || is_stop(word) || is_number_word(word) || (head.is_some() && verb) {
            break;
        }
        if !(verb && head.is_none()) || is_participle(word) {
            head = Some(at);
        } else {
            return None;
        }
        at += 1;
    }
    head.filter(|h| !is_participle(scene.lower(*h)) && !is_bare_adjective(scene.lower(*h))).map(|h| first..h + 1)
}

/// "three Taliban", "12 dead", "12 page document".
fn unmarked_phrase(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let word = scene.lower(at);
    if !scene.is_word(at) || is_stop(word) || is_number_word(word) {
        return None;
    }
    if is_casualty(word) {
        return Some(at..at + 1);
    }
    if scene.text.shapes()[at].is_capitalised() {
        let capital = |t: &usize| {
            scene.is_word(*t) && scene.text.shapes()[*t].is_capitalised() && !is_participle(scene.lower(*t))
        };
        let last = (at..at + 4).take_while(capital).last()?;
        let next = last + 1;
        let noun = scene.is_word(next)
            && !is_stop(scene.lower(next))
            && !is_verb(scene.lower(next))
            && !is_participle(scene.lower(next));
        return Some(at..if noun { next + 1 } else { next });
    }
    let next = scene.lower(at + 1);
    let goes_on = scene.is_word(at + 1) && !is_stop(next) && !is_verb(next) && !is_participle(next);
    let noun =
        !is_participle(word) && !is_verb(word) && !is_bare_adjective(word) && !word.ends_with("ly") && word.len() > 2;
    (noun && goes_on).then_some(at..at + 1)
}

/// Whether a plural phrase begins here that "long" and its like do not open: "2.7m combined sales".
pub(super) fn plural_follows(scene: &Scene<'_, '_>, at: usize) -> bool {
    !is_bare_adjective(scene.lower(at)) && plural_phrase(scene, at).is_some()
}

/// The head of a phrase in the singular.
pub(super) fn head(scene: &Scene<'_, '_>, phrase: &Range<usize>) -> String {
    singular(scene.lower(phrase.end - 1)).into_owned()
}

fn is_number_word(word: &str) -> bool {
    small(word).is_some() || tens(word).is_some()
}

/// Adjectives that stand for people: "12 dead", "five missing".
fn is_casualty(word: &str) -> bool {
    matches!(
        word,
        "dead" | "wounded" | "injured" | "missing" | "hurt" | "homeless" | "displaced" | "unaccounted" | "martyrs"
    )
}

fn is_person(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "soldiers" | "civilians" | "militants" | "police")
}
