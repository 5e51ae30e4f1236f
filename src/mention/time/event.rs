//! "A day after the vote", "two hours before the shelling began": times that count from an event, and the day that the
//! text gives that event elsewhere.

use core::ops::Range;

use super::cursor::Cursor;
use super::period::Unit;
use super::{Anchor, Time, TimeKind};
use crate::date::Date;
use crate::document::{Text, TokenKind};
use crate::span::Span;

/// How far a time lies from an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    pub(super) unit: Unit,
    /// Negative before the event.
    pub(super) count: f64,
    /// The first token of what tells the event.
    pub(super) event: usize,
}

/// A time that waits for the day of its event.
#[derive(Debug)]
pub(super) struct Pending {
    /// Its place among the times.
    pub(super) time: usize,
    pub(super) step: Step,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
}

/// A day that the text names, with the sentence in which it stands.
#[derive(Debug)]
pub(super) struct DatedSentence {
    pub(super) day: Date,
    pub(super) span: Span,
    pub(super) sentence: Range<usize>,
}

/// How many words after "after" tell the event.
const CLAUSE: usize = 12;
/// How many dated sentences around are compared: an event is told near where it is taken up again.
const REACH: usize = 32;
/// How many content words a sentence must share with the event.
const SHARED: usize = 2;

impl Cursor<'_, '_> {
    /// The step that "after" or "before" at `next` makes of so many units before it.
    pub(super) fn step(&self, unit: Unit, count: Option<f64>, next: usize) -> Option<Step> {
        let sign = match self.lower(next) {
            "after" | "following" => 1.0,
            "before" => -1.0,
            _ => return None,
        };
        Some(Step { unit, count: count? * sign, event: next + 1 })
    }
}

/// Gives the times that wait the day of their event, where the text has it; the others stay open.
pub(super) fn anchor(text: &Text<'_>, times: &mut [Time], dated: &[DatedSentence], pending: &[Pending]) {
    for waiting in pending {
        let clause = clause(text, waiting.step.event, waiting.sentence.end);
        let Some((day, anchor)) = in_clause(text, dated, &clause).or_else(|| told(text, dated, waiting, &clause))
        else {
            continue;
        };
        let time = &mut times[waiting.time];
        let day = waiting.step.unit.step(day, waiting.step.count);
        // "9999 centuries after": beyond the calendar, whose last day has none after it.
        let next = Some(day.plus_days(1)).filter(|next| *next > day);
        let Some(next) = next else { continue };
        time.start = Some(day);
        time.end = Some(next);
        time.anchor = Anchor::Mention(anchor);
        if time.kind == TimeKind::Date {
            time.value = Some(day.to_string());
        }
    }
}

/// The tokens that tell the event: up to a mark that ends the clause.
fn clause(text: &Text<'_>, start: usize, end: usize) -> Range<usize> {
    let last = end.min(start + CLAUSE);
    let stop = (start..last).find(|i| matches!(text.lower(*i), "," | ";" | ":" | "." | "\"" | "”" | "–" | "—" | "("));
    start..stop.unwrap_or(last)
}

/// "two days after Monday's attack": the clause itself says when.
fn in_clause(text: &Text<'_>, dated: &[DatedSentence], clause: &Range<usize>) -> Option<(Date, Span)> {
    let span = text.span(clause.clone());
    let first = dated.partition_point(|d| d.span.start < span.start);
    dated.get(first).filter(|d| span.contains(d.span)).map(|d| (d.day, d.span))
}

/// The day of the nearest sentence that tells the same event in at least two of its words.
fn told(text: &Text<'_>, dated: &[DatedSentence], waiting: &Pending, clause: &Range<usize>) -> Option<(Date, Span)> {
    let words: Vec<&str> = clause.clone().filter_map(|i| stem(text, i)).collect();
    let here = dated.partition_point(|d| d.sentence.end <= waiting.sentence.start);
    let near = &dated[here.saturating_sub(REACH)..dated.len().min(here + REACH)];
    near.iter()
        .filter(|d| d.sentence.start != waiting.sentence.start)
        .map(|d| (shared(text, &words, &d.sentence), d))
        .filter(|(shared, _)| *shared >= SHARED)
        // Of equals the first: an event is told before it is taken up.
        .rev()
        .max_by_key(|(shared, _)| *shared)
        .map(|(_, d)| (d.day, d.span))
}

fn shared(text: &Text<'_>, words: &[&str], sentence: &Range<usize>) -> usize {
    let there: Vec<&str> = sentence.clone().filter_map(|i| stem(text, i)).collect();
    let mut found: Vec<&str> = words.iter().filter(|word| there.contains(word)).copied().collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// The first letters of a content word: "warned", "warning" and "warns" are one.
fn stem<'t>(text: &'t Text<'_>, at: usize) -> Option<&'t str> {
    const LETTERS: usize = 4;
    let word = text.lower(at);
    let long = text.shapes().get(at)?.kind == TokenKind::Word && word.chars().count() > LETTERS;
    let function = matches!(
        word,
        "after"
            | "before"
            | "their"
            | "there"
            | "which"
            | "would"
            | "could"
            | "about"
            | "against"
            | "other"
            | "where"
            | "while"
    );
    if !long || function {
        return None;
    }
    let end = word.char_indices().nth(LETTERS).map_or(word.len(), |(i, _)| i);
    Some(&word[..end])
}
