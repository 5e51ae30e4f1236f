//! Times: a document's tokens and its own day → [`Time`]s with their TIMEX3 value and the days meant.

use crate::date::Date;
use crate::document::Text;
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
pub(crate) struct Rules {}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(_lexicon: &Lexicon, _vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The times in the order of the text, resolved against the day of publication.
    pub(crate) fn find(&self, _text: &Text<'_>, _published: Option<Date>) -> Vec<Time> {
        Vec::new()
    }
}
