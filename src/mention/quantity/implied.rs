//! Numbers that a phrase implies without a figure: "a soldier" is one, "a woman and her two sons" are three.
//!
//! They are no [`Quantity`](super::Quantity) of the text: whether "a soldier" counts anybody depends on what is said of
//! him, which the caller knows.

use core::ops::Range;

use super::number::cardinal;
use super::singular::singular;
use super::word_class::{is_participle, is_plural, is_stop, is_verb};
use super::words::is_hyphen;
use super::Interval;
use crate::document::{Document, Text, TokenKind};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// How many a phrase stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Implied {
    /// The number, as an interval: "several" is three or more.
    pub interval: Interval,
    /// The head of the first counted noun, in the singular.
    pub head: String,
    /// The part of the phrase that was counted.
    pub span: Span,
}

/// How many the noun phrase at the beginning of a text stands for, its coordinated parts added up.
///
/// ```
/// use corroborate::mention::quantity::implied;
///
/// let counted = |phrase| implied(phrase).and_then(|i| i.interval.low);
/// assert_eq!(counted("a soldier"), Some(1.0));
/// assert_eq!(counted("a woman and her two sons"), Some(3.0));
/// assert_eq!(counted("a family of four"), Some(4.0));
/// assert_eq!(counted("no one"), Some(0.0));
/// assert_eq!(counted("soldiers"), None);
/// ```
pub fn implied(phrase: &str) -> Option<Implied> {
    let document = Document::plain(phrase);
    let text = Text::new(&document, &Vocabulary::default());
    implied_in(&text, 0..document.tokens().len())
}

/// How many the noun phrase that begins a range of tokens within a sentence stands for.
fn implied_in(text: &Text<'_>, range: Range<usize>) -> Option<Implied> {
    let first = item(text, range.start, range.end)?;
    let (mut low, mut high, mut end) = (first.low, first.high, first.next);
    while let Some(start) = behind_joint(text, end, range.end) {
        let Some(more) = item(text, start, range.end) else { break };
        low += more.low;
        high = high.zip(more.high).map(|(a, b)| a + b);
        end = more.next;
    }
    let interval = Interval { low: Some(low), high, ..Interval::default() };
    Some(Implied { interval, head: first.head, span: text.span(range.start..end) })
}

/// One part of a coordinated phrase.
struct Item {
    low: f64,
    high: Option<f64>,
    head: String,
    next: usize,
}

impl Item {
    fn exactly(count: f64, head: &str, next: usize) -> Self {
        Self { low: count, high: Some(count), head: singular(head).into_owned(), next }
    }

    fn at_least(count: f64, head: &str, next: usize) -> Self {
        Self { low: count, high: None, head: singular(head).into_owned(), next }
    }
}

fn item(text: &Text<'_>, at: usize, end: usize) -> Option<Item> {
    if at >= end {
        return None;
    }
    match text.lower(at) {
        "nobody" | "none" => Some(Item::exactly(0.0, "person", at + 1)),
        "no" if text.lower(at + 1) == "one" && at + 1 < end => Some(Item::exactly(0.0, "person", at + 2)),
        "no" => noun(text, at + 1, end).map(|n| Item::exactly(0.0, n.head, n.next)),
        "both" => noun(text, behind_determiner(text, at + 1, end), end).map(|n| Item::exactly(2.0, n.head, n.next)),
        "several" => noun(text, at + 1, end).map(|n| Item::at_least(3.0, n.head, n.next)),
        "a" if matches!(text.lower(at + 1), "few") => {
            noun(text, at + 2, end).map(|n| Item::at_least(3.0, n.head, n.next))
        }
        "a" if matches!((text.lower(at + 1), text.lower(at + 2)), ("number", "of")) => {
            noun(text, at + 3, end).map(|n| Item::at_least(3.0, n.head, n.next))
        }
        "a" | "an" | "another" | "one" | "the" | "his" | "her" | "its" | "their" | "my" | "our" => {
            determined(text, at, end)
        }
        _ => numbered(text, at, end).or_else(|| {
            let noun = noun(text, at, end)?;
            Some(Item::exactly(group(noun.head)?, noun.head, noun.next))
        }),
    }
}

/// "a soldier", "her two sons", "the couple", "a family of four", "a pair of tanks".
fn determined(text: &Text<'_>, at: usize, end: usize) -> Option<Item> {
    if let Some(counted) = numbered(text, at + 1, end) {
        return Some(counted);
    }
    let noun = noun(text, at + 1, end)?;
    if text.lower(noun.next) == "of" && noun.next < end {
        if let Some(members) = cardinal(text, noun.next + 1).filter(|n| n.tokens.end <= end) {
            return Some(Item::exactly(members.value, noun.head, members.tokens.end));
        }
        if let (Some(count), Some(of)) = (group(noun.head), self::noun(text, noun.next + 1, end)) {
            return Some(Item::exactly(count, of.head, of.next));
        }
    }
    match group(noun.head) {
        Some(count) => Some(Item::exactly(count, noun.head, noun.next)),
        None if is_plural(noun.head) => None,
        None => Some(Item::exactly(1.0, noun.head, noun.next)),
    }
}

/// "two men", "12 soldiers"; an age is no count ("a 45-year-old man").
fn numbered(text: &Text<'_>, at: usize, end: usize) -> Option<Item> {
    let number = cardinal(text, at).filter(|n| n.tokens.end <= end)?;
    let noun = noun(text, number.tokens.end, end).filter(|_| !is_hyphen(text.lower(number.tokens.end)))?;
    Some(Item::exactly(number.value, noun.head, noun.next))
}

/// What words for a few people say how many they are.
fn group(head: &str) -> Option<f64> {
    Some(match head {
        "couple" | "pair" | "twins" | "duo" => 2.0,
        "trio" | "triplets" => 3.0,
        "quartet" | "quadruplets" => 4.0,
        _ => return None,
    })
}

struct Head<'t> {
    head: &'t str,
    next: usize,
}

/// The noun phrase from `at` on: up to a plural, or to the first word that can be no part of one.
fn noun<'t>(text: &'t Text<'_>, at: usize, end: usize) -> Option<Head<'t>> {
    let mut head = None;
    let mut next = at;
    while next < end {
        let word = text.lower(next);
        let kind = text.shapes()[next].kind;
        let inner = is_hyphen(word) || kind == TokenKind::Number;
        if inner {
            next += 1;
            continue;
        }
        let ends = head.is_some() && (is_verb(word) || is_participle(word));
        if kind != TokenKind::Word
            || is_stop(word) && !text.tokens()[next].span.is_empty() && !is_acronym(text, next)
            || ends
        {
            break;
        }
        head = Some((word, next + 1));
        next += 1;
        if is_plural(word) && !is_hyphen(text.lower(next)) {
            break;
        }
    }
    head.filter(|(word, _)| !is_participle(word)).map(|(head, next)| Head { head, next })
}

/// "US" is a country where it is written so.
fn is_acronym(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "US" | "IT" | "U.S.")
}

fn behind_determiner(text: &Text<'_>, at: usize, end: usize) -> usize {
    let of = at + usize::from(at < end && text.lower(at) == "of");
    of + usize::from(of < end && matches!(text.lower(of), "the" | "his" | "her" | "their" | "its" | "these" | "those"))
}

/// Over "and", ",", ", and", "as well as", "along with".
fn behind_joint(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let comma = at + usize::from(at < end && text.lower(at) == ",");
    let words = match (text.lower(comma), text.lower(comma + 1), text.lower(comma + 2)) {
        ("and" | "plus", ..) => 1,
        ("along" | "together", "with", _) => 2,
        ("as", "well", "as") => 3,
        _ => 0,
    };
    let next = comma + words;
    (next > at && next < end).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_count_without_figures() {
        for (phrase, low, high, head) in [
            ("a soldier", 1.0, Some(1.0), "soldier"),
            ("an unarmed 45-year-old man was shot", 1.0, Some(1.0), "man"),
            ("another tank", 1.0, Some(1.0), "tank"),
            ("the couple", 2.0, Some(2.0), "couple"),
            ("a couple from Homs", 2.0, Some(2.0), "couple"),
            ("twins", 2.0, Some(2.0), "twin"),
            ("a pair of tanks", 2.0, Some(2.0), "tank"),
            ("a family of four", 4.0, Some(4.0), "family"),
            ("a woman and her two sons", 3.0, Some(3.0), "woman"),
            ("an 8-year-old girl and her mother", 2.0, Some(2.0), "girl"),
            ("two men and a woman", 3.0, Some(3.0), "man"),
            ("a government tank and an APC", 2.0, Some(2.0), "tank"),
            ("a man, his wife and their three children", 5.0, Some(5.0), "man"),
            ("both victims", 2.0, Some(2.0), "victim"),
            ("no one", 0.0, Some(0.0), "person"),
            ("no casualties", 0.0, Some(0.0), "casualty"),
            ("several members", 3.0, None, "member"),
        ] {
            let found = implied(phrase).unwrap_or_else(|| panic!("{phrase}: nothing"));
            let interval = Interval { low: Some(low), high, ..Interval::default() };
            assert_eq!((found.interval, found.head.as_str()), (interval, head), "{phrase}");
        }
        for phrase in ["soldiers", "the soldiers", "", "and", "her sons"] {
            assert_eq!(implied(phrase), None, "{phrase}");
        }
    }
}
