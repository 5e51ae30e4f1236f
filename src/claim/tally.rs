//! Tallies: figures that count what many events did together, such as all who were killed in a city this year. They are
//! background to the event that a report tells of, and none of its victims is to be looked for among them.

use core::ops::Range;

use super::kind::Kind;
use super::who::Scene;
use super::ClaimTime;
use crate::document::{Text, TokenKind};
use crate::mention::quantity::words::small;

/// Days beyond which a count of killings is one of a season and not of an event.
const SEASON: i64 = 27;

/// Whether a figure counts those harmed in many events: "in separate shootings", "so far this year", "71 homicides in
/// 2012".
pub(super) fn is_tally(
    scene: Scene<'_>,
    sentence: &Range<usize>,
    trigger: &Range<usize>,
    time: Option<&ClaimTime>,
) -> bool {
    let text = scene.text;
    let may_say = |t: &usize| scene.is(*t, Kind::TALLY) || text.shapes()[*t].kind == TokenKind::Number;
    let says = |t: usize| {
        is_of_this_year(text, sentence, t)
            || is_of_separate_events(text, sentence, t)
            || is_of_several_shootings(text, sentence, t)
            || is_of_a_violent_spell(text, t)
            || is_of_a_bare_plural(text, sentence, t)
            || is_of_a_span(text, sentence, t)
    };
    is_crime_count(text.lower(trigger.end - 1)) && time.is_some_and(is_season)
        || sentence.clone().filter(may_say).any(says)
}

/// "in separate shootings", "in 33 unrelated shooting incidents"
fn is_of_separate_events(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    matches!(text.lower(at), "separate" | "unrelated" | "isolated")
        && (at + 1..sentence.end.min(at + 4)).any(|t| is_events(text.lower(t)))
}

/// "in 17 shootings", "in multiple Newport shootings", "three overnight shootings left five people dead"
fn is_of_several_shootings(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let several = matches!(text.lower(at), "multiple" | "several" | "numerous" | "various")
        || small(text.lower(at)).is_some_and(|number| number > 1)
        || text.shapes()[at].kind == TokenKind::Number && text.word(at).parse().is_ok_and(|number: u32| number > 1);
    let between = |t: &usize| {
        let word = text.lower(*t);
        !matches!(word, "," | "in" | "and" | "-" | "of" | "at" | "people" | "were" | "after" | "men" | "women")
    };
    let last = (at + 1..sentence.end.min(at + 5))
        .take_while(between)
        .find(|t| matches!(text.lower(*t), "shootings" | "stabbings"));
    several && last.is_some()
}

/// "a violent weekend", "a weekend of violence", "this week alone"
fn is_of_a_violent_spell(text: &Text<'_>, at: usize) -> bool {
    let spell = |t: usize| matches!(text.lower(t), "weekend" | "week" | "month" | "summer" | "holiday");
    match text.lower(at) {
        "violent" | "bloody" => (at + 1..at + 4).any(spell),
        "weekend" | "night" | "week" => text.lower(at + 1) == "of" && text.lower(at + 2) == "violence",
        "this" => matches!(text.lower(at + 1), "week" | "month" | "weekend") && text.lower(at + 2) == "alone",
        _ => false,
    }
}

fn is_shootings(word: &str) -> bool {
    matches!(word, "shootings" | "stabbings" | "homicides")
}

/// "in Chicago shootings", "in overnight shootings": no one event, since no article and no number says which.
fn is_of_a_bare_plural(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    if !is_shootings(text.lower(at)) {
        return false;
    }
    // In a headline every word has a capital.
    let titled = text.shapes()[at].is_capitalised();
    let attribute = |t: &usize| !titled && text.shapes()[*t].is_capitalised() || is_when(text.lower(*t));
    let first = (sentence.start..at).rev().take_while(attribute).last();
    let first = first.unwrap_or(at);
    let before = |n: usize| first.checked_sub(n).filter(|t| *t >= sentence.start).map_or("", |t| text.lower(t));
    match before(1) {
        "in" => true,
        "from" => first < at,
        "of" => {
            matches!(before(2), "rash" | "spate") || first < at && matches!(before(2), "series" | "string" | "wave")
        }
        _ => false,
    }
}

/// "over an eight-hour stretch", "in a 24-hour span"
fn is_of_a_span(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let unit = |t: usize| matches!(text.lower(t), "hour" | "hours" | "day" | "week" | "month" | "year");
    match text.lower(at) {
        "stretch" | "span" | "period" => at > sentence.start && unit(at - 1),
        "citywide" | "statewide" | "nationwide" | "countrywide" => true,
        _ => false,
    }
}

/// "126 people had been murdered this year", but not "in the deadliest attack this year".
fn is_of_this_year(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let first = || (sentence.start.max(at.saturating_sub(6))..at).any(|t| is_superlative(text.lower(t)));
    let next = if at + 1 < sentence.end { text.lower(at + 1) } else { "" };
    match text.lower(at) {
        "this" => next == "year" && !first(),
        "so" => next == "far" && matches!(text.lower(at + 2), "this" | "in"),
        "date" => at > sentence.start + 1 && text.lower(at - 1) == "to" && text.lower(at - 2) == "year",
        _ => false,
    }
}

fn is_superlative(word: &str) -> bool {
    word.len() > 5 && word.ends_with("est") || matches!(word, "worst" | "most" | "attack" | "shooting" | "earlier")
}

fn is_when(word: &str) -> bool {
    matches!(word, "overnight" | "weekend" | "night" | "evening" | "afternoon" | "morning")
        || matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

fn is_crime_count(word: &str) -> bool {
    matches!(word, "homicides" | "murders" | "killings" | "slayings" | "homicide")
}

fn is_events(word: &str) -> bool {
    matches!(
        word,
        "shootings"
            | "incidents"
            | "attacks"
            | "homicides"
            | "killings"
            | "stabbings"
            | "crashes"
            | "murders"
            | "slayings"
            | "accidents"
            | "cases"
            | "events"
    )
}

fn is_season(time: &ClaimTime) -> bool {
    let to = time.end.or(time.as_of);
    time.start.zip(to).is_some_and(|(start, end)| end.days_since(start) > SEASON)
}
