//! Times: a document's tokens and its own day → [`Time`]s with their TIMEX3 value and the days meant.

mod calendar;
mod clock;
mod cursor;
mod duration;
mod feast;
mod grammar;
mod named;
mod number;
mod period;
mod relation;
mod relative;
mod resolve;
mod tense;
mod words;

use cursor::{Cursor, Found, Read};
use named::Names;
use words::Words;

use crate::date::Date;
use crate::document::{Role, Text};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

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
    pub value: Option<String>,
    /// The first day meant.
    pub start: Option<Date>,
    /// The day after the last one meant.
    pub end: Option<Date>,
    /// How the words around it relate what happened to it.
    pub relation: TimeRelation,
    /// Which part of it is meant.
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
}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        Ok(Self { names: Names::new(lexicon, vocabulary)?, words: Words::new(vocabulary) })
    }

    /// The times in the order of the text, resolved against the day of publication.
    pub(crate) fn find(&self, text: &Text<'_>, published: Option<Date>) -> Vec<Time> {
        let mut times = Vec::new();
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
                cursor.sentence(&mut times);
            }
        }
        times
    }
}

impl Cursor<'_, '_> {
    /// Appends the times of the sentence.
    fn sentence(&mut self, times: &mut Vec<Time>) {
        let mut at = self.start;
        while at < self.end {
            at = match self.read(at) {
                Some(Read::Time(found)) => {
                    let next = found.tokens.end.max(at + 1);
                    times.push(self.time(found));
                    next
                }
                Some(Read::Other(next)) => next.max(at + 1),
                None => at + 1,
            };
        }
    }

    fn time(&mut self, found: Found) -> Time {
        let relation = self.relation(found.tokens.start);
        let span = self.text.span(found.tokens);
        if let Some(period) = found.period.filter(|_| matches!(found.kind, TimeKind::Date | TimeKind::Time)) {
            self.latest = Some((period, span));
            self.latest_day = period.day().map(|day| (day, span)).or(self.latest_day);
        }
        Time {
            span,
            kind: found.kind,
            value: found.value,
            start: found.days.map(|(start, _)| start),
            end: found.days.map(|(_, end)| end),
            relation,
            modifier: found.modifier,
            anchor: found.anchor,
        }
    }
}
