//! Claims: everything read so far → [`Claim`]s: who says that what happened to whom, how many, where and when.

mod alive;
mod assemble;
mod clause;
mod display;
mod events;
mod frame;
mod gender;
mod kind;
mod person;
mod place;
mod said;
mod scope;
mod sources;
mod tally;
mod time;
mod victim;
mod who;

pub(crate) use assemble::Draft;
use events::Events;
use kind::Kinds;
use scope::Scopes;
pub(crate) use victim::link;

use crate::attribution::{Attribution, Stance};
use crate::date::Date;
use crate::document::Text;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::mention::entity::{Anaphor, Mention};
use crate::mention::quantity::{Interval, Quantity};
use crate::mention::time::Time;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// That something happened, as one report has it from one chain of speakers.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Claim {
    /// Unique among the claims of all documents: the document's id, a dot, the claim's number in it.
    pub id: String,
    /// The document's id.
    pub doc: String,
    /// Whether the spans address the document's title instead of its text.
    #[cfg_attr(feature = "serde", serde(default))]
    pub in_title: bool,
    /// The sentence that makes the claim.
    pub sentence: Span,
    /// The sentence's words, so that the claim can be shown without its document.
    #[cfg_attr(feature = "serde", serde(default))]
    pub text: String,
    /// What happened: the name of an event in the lexicon.
    pub event: String,
    /// The events that include it, from near to far: `killed` lies within `casualties`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub event_within: Vec<String>,
    /// The event's class in PLOVER ("ASSAULT"); empty where it has none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub plover: String,
    /// The word that says so.
    pub trigger: Span,
    /// Whether it is said to have happened or not.
    pub polarity: Polarity,
    /// How sure the report is.
    pub certainty: Certainty,
    /// Number of the document's quantity that counts it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub quantity: Option<usize>,
    /// How many; unbounded on both sides where no number is claimed.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub count: Interval,
    /// The figure's words, with what bounds it ("more than 50", "hundreds of thousands"); `None` where nothing but the
    /// phrase implies the number ("a soldier").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub written: Option<String>,
    /// The unit in which the count is written, where it measures instead of counting: the id of a lexicon's unit.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unit: Option<String>,
    /// What kind of figure the count is.
    #[cfg_attr(feature = "serde", serde(default))]
    pub figure: Figure,
    /// To whom it happened.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub who: Option<Group>,
    /// Id of the claim of this document that counts these and others: "12 killed, including four children".
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub part_of: Option<String>,
    /// Id of the claim of this document that counts the very same ones: "the two victims" after "a man and a woman".
    /// What the claims with neither `part_of` nor `same_as` count adds up within a report.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub same_as: Option<String>,
    /// Whether it follows from others of the report instead of standing in words of its own: where five were shot and
    /// one of them was killed, four were injured.
    #[cfg_attr(feature = "serde", serde(default))]
    pub inferred: bool,
    /// Who did it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub actor: Option<Group>,
    /// Where.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<ClaimPlace>,
    /// When.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub time: Option<ClaimTime>,
    /// Number of the document's attribution; `None` where the outlet itself speaks.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub attribution: Option<usize>,
    /// From the outlet to whoever it comes from; the last is the origin.
    pub sources: Vec<String>,
    /// What that last speaker does with it.
    pub stance: Stance,
}

impl Claim {
    /// The words that say what happened.
    pub(crate) fn trigger_words(&self) -> &str {
        let start = self.sentence.start;
        let (from, to) = (self.trigger.start.checked_sub(start), self.trigger.end.checked_sub(start));
        from.zip(to).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default()
    }
}

/// Whether something is said to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Polarity {
    /// It has.
    #[default]
    Affirmed,
    /// It has not.
    Negated,
}

/// How sure a report is of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Certainty {
    /// Said without reserve by the outlet itself.
    #[default]
    Fact,
    /// Said by somebody whom the report names.
    Reported,
    /// Said with reserve ("allegedly", "claims").
    Alleged,
    /// "may have", "feared", "presumed"
    Possible,
    /// "if", "unless"
    Conditional,
    /// "will", "plans to"
    Future,
}

/// What kind of figure a count is. Figures of different kinds are never compared as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Figure {
    /// So many in all.
    #[default]
    Level,
    /// So many more ("rose by five", "another ten").
    Increment,
    /// So many in each unit of time.
    Rate,
    /// So many of each hundred.
    Share,
    /// So many in several events together ("ten killed in separate shootings", "the city's homicides this year"): no
    /// figure of the one that is told of.
    Tally,
}

/// To whom something happened, or who did it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Group {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// The name of a class in the lexicon's scope tree: `people`, `civilians`, `combatants`, `households` …
    pub class: String,
    /// The classes that hold it, from near to far: `soldiers` lie within `combatants` within `people`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub within: Vec<String>,
    /// Names of the persons, where they are named.
    #[cfg_attr(feature = "serde", serde(default))]
    pub names: Vec<String>,
    /// The country or group that they belong to.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub side: Option<String>,
}

/// Where something happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ClaimPlace {
    /// Its name.
    pub name: String,
    /// Where the text says so.
    pub span: Span,
    /// What it lies in, from near to far.
    #[cfg_attr(feature = "serde", serde(default))]
    pub within: Vec<String>,
    /// From how near the words were taken.
    #[cfg_attr(feature = "serde", serde(default))]
    pub level: Level,
}

/// When something happened, and what kind of count that makes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ClaimTime {
    /// First day of the window.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub start: Option<Date>,
    /// The day after its last.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub end: Option<Date>,
    /// The day up to which was counted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub as_of: Option<Date>,
    /// Whether the count grows over the window ("since December").
    #[cfg_attr(feature = "serde", serde(default))]
    pub cumulative: bool,
    /// Where the text says so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub span: Option<Span>,
    /// From how near the words were taken.
    #[cfg_attr(feature = "serde", serde(default))]
    pub level: Level,
}

/// From how near a claim's place or time was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Level {
    /// The clause of the event word.
    #[default]
    Clause,
    /// Its sentence.
    Sentence,
    /// Sentences before it.
    Discourse,
    /// The dateline, or the day of publication.
    Document,
}

/// What the stages before have read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parts<'a> {
    pub(crate) quantities: &'a [Quantity],
    pub(crate) times: &'a [Time],
    pub(crate) mentions: &'a [Mention],
    pub(crate) anaphors: &'a [Anaphor],
    pub(crate) attributions: &'a [Attribution],
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {
    scopes: Scopes,
    events: Events,
    kinds: Kinds,
}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let scopes = Scopes::new(lexicon, vocabulary)?;
        let events = Events::new(lexicon, &scopes, vocabulary)?;
        let kinds = Kinds::new(vocabulary, &scopes);
        Ok(Self { scopes, events, kinds })
    }

    /// What the text claims, in its order; [`link`] makes claims of it.
    pub(crate) fn find(&self, text: &Text<'_>, parts: Parts<'_>) -> Vec<Draft> {
        assemble::drafts(text, parts, self)
    }
}
