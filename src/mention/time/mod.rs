//! Times: a document's tokens and its own day → [`Time`]s with their TIMEX3 value and the days meant.

mod calendar;
mod clock;
mod cursor;
mod duration;
mod event;
mod feast;
mod grammar;
mod named;
mod number;
mod numeric;
mod parts;
mod period;
mod relation;
mod relative;
mod resolve;
mod story;
mod tense;
mod words;
mod year;

use cursor::{Cursor, Found, Read};
use event::{DatedSentence, Pending};
use named::Names;
use words::Words;

use crate::date::Date;
use crate::document::{Role, Text, TokenKind};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::vocabulary::{Vocabulary, WordId, WordSet};

/// An expression of time.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Time {
    /// The TIMEX3 extent: no leading preposition.
    pub span: Span,
    /// What kind of time.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: TimeKind,
    /// The TIMEX3 value; `None` where it is honestly unresolved.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub value: Option<String>,
    /// The first day meant.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub start: Option<Date>,
    /// The day after the last one meant.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub end: Option<Date>,
    /// How the words around it relate what happened to it.
    pub relation: TimeRelation,
    /// Which part of it is meant.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub modifier: Option<TimeModifier>,
    /// What it was counted from.
    #[cfg_attr(feature = "serde", serde(default))]
    pub anchor: Anchor,
}

/// What a time was counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Anchor {
    /// Nothing: the words say it all ("26 October 1989", "two weeks").
    #[default]
    Absolute,
    /// The day of publication.
    Published,
    /// Another time of the text: "the next day", "a day after Monday's attack".
    Mention(Span),
    /// Something that has no date: no day of publication is known, or "a day after" an event that the text does not date.
    Open,
}

/// What kind of time it is (TIMEX3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum TimeKind {
    /// A day, or a larger part of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that come again.
    Set,
}

/// How what happened stands to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TimeRelation {
    /// Within it.
    #[default]
    On,
    /// From it onwards.
    Since,
    /// Up to it.
    Until,
    /// Not later than it.
    By,
    /// Counted up to it ("as of Monday").
    AsOf,
    /// Earlier.
    Before,
    /// Later.
    After,
}

/// Which part of a time is meant, or how closely (TIMEX3 `mod`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TimeModifier {
    /// "early March"
    Start,
    /// "mid-March"
    Mid,
    /// "late March"
    End,
    /// "around noon"
    Approx,
    /// "more than a week"
    MoreThan,
    /// "less than a week"
    LessThan,
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {
    words: Words,
    names: Names,
    /// The words with which a time may begin.
    begins: WordSet,
}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let (names, words) = (Names::new(lexicon, vocabulary)?, Words::new(vocabulary));
        // "'90s" begins with an apostrophe.
        let apostrophe = vocabulary.insert("'");
        let begins = (0..vocabulary.len() as u32).map(WordId);
        let begins =
            begins.filter(|word| *word == apostrophe || words.has_sense(*word) || names.begin_with(*word)).collect();
        Ok(Self { words, names, begins })
    }

    /// The times in the order of the text, resolved against the day of publication.
    pub(crate) fn find(&self, text: &Text<'_>, published: Option<Date>) -> Vec<Time> {
        let mut scan = Scan::default();
        let mut cursor = Cursor {
            text,
            words: &self.words,
            names: &self.names,
            start: 0,
            end: 0,
            published,
            latest: None,
            latest_day: None,
        };
        for sentence in text.document.sentences() {
            if sentence.role != Role::Metadata {
                cursor.start = sentence.range.start;
                cursor.end = sentence.range.end;
                scan.sentence(&mut cursor, &self.begins);
            }
        }
        event::anchor(text, &mut scan.times, &scan.dated, &scan.pending);
        scan.times
    }
}

/// The times found so far, and what is needed to date the events that some count from.
#[derive(Debug, Default)]
struct Scan {
    times: Vec<Time>,
    dated: Vec<DatedSentence>,
    pending: Vec<Pending>,
}

impl Scan {
    fn sentence(&mut self, cursor: &mut Cursor<'_, '_>, begins: &WordSet) {
        let (shapes, words) = (cursor.text.shapes(), cursor.text.words());
        let may_begin = |at: &usize| begins.has(words[*at]) || shapes[*at].kind == TokenKind::Number;
        let mut at = cursor.start;
        // Most tokens are passed over with a look at their kind and their word.
        while let Some(first) = (at..cursor.end).find(may_begin) {
            at = first;
            at = match cursor.read(at) {
                Some(Read::Time(found)) => {
                    let next = found.tokens.end.max(at + 1);
                    self.push(cursor, found);
                    next
                }
                Some(Read::Other(next)) => next.max(at + 1),
                None => at + 1,
            };
        }
    }

    fn push(&mut self, cursor: &mut Cursor<'_, '_>, found: Found) {
        let sentence = cursor.start..cursor.end;
        let dated = found.days.is_some() || matches!(found.kind, TimeKind::Date | TimeKind::Time);
        let relation = if dated { cursor.relation(found.tokens.start) } else { TimeRelation::On };
        let span = cursor.text.span(found.tokens);
        if let Some(period) = found.period {
            // "A year earlier" is a comparison: the story goes on from what it was compared with.
            if period.day().is_some() || !matches!(found.anchor, Anchor::Mention(_)) {
                cursor.latest = Some((period, span));
            }
            if let Some(day) = period.day() {
                cursor.latest_day = Some((day, span));
                self.dated.push(DatedSentence { day, span, sentence: sentence.clone() });
            }
        }
        if let Some(step) = found.step {
            self.pending.push(Pending { time: self.times.len(), step, sentence });
        }
        self.times.push(Time {
            span,
            kind: found.kind,
            value: found.value,
            start: found.days.map(|(start, _)| start),
            end: found.days.map(|(_, end)| end),
            relation,
            modifier: found.modifier,
            anchor: found.anchor,
        });
    }
}
