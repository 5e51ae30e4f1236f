//! Attribution: tokens and names → [`Attribution`]s: who says what, by which words.

use crate::document::Text;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::mention::entity::{Anaphor, Mention};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// Somebody's words, or what they come to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribution {
    /// Who says it; several pieces where it is interrupted, none where it stays open.
    pub source: Vec<Span>,
    /// The words that say that it is said, with their auxiliaries ("has said", "according to").
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// In their own words or the reporter's.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: AttributionKind,
    /// What the speaker does with it.
    pub stance: Stance,
    /// The resolved name of who is speaking.
    pub origin: Option<String>,
    /// From the nearest to the outlet to the origin, where one quotes another ("SANA, citing its reporter").
    #[cfg_attr(feature = "serde", serde(default))]
    pub chain: Vec<String>,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum AttributionKind {
    /// The speaker's, in quotation marks.
    Direct,
    /// The reporter's.
    Indirect,
    /// The reporter's with pieces in quotation marks.
    Mixed,
}

/// What a speaker does with a proposition. Not its polarity, and not how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so, being a party to it.
    Denies,
    /// Says that it is not so, or doubts it, being none.
    Disputes,
    /// Says that what another said is so.
    Confirms,
    /// Says so without showing it.
    Alleges,
    /// Says that it may come.
    Warns,
    /// Demands it.
    Demands,
    /// Asks.
    Asks,
    /// Thinks, hopes or expects it.
    Believes,
    /// Says that it will be done.
    Promises,
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(_lexicon: &Lexicon, _vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The attributions in the order of the text.
    pub(crate) fn find(&self, _text: &Text<'_>, _mentions: &[Mention], _anaphors: &[Anaphor]) -> Vec<Attribution> {
        Vec::new()
    }
}
