//! How two claims stand to each other.

use super::step::Step;

/// How claim `b` stands to claim `a`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Relation {
    /// Id of the one claim.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// How `b` stands to `a`.
    pub kind: RelationKind,
    /// What else is to be known about it.
    pub note: Option<Note>,
    /// Further claims of `b`'s report that count with it: the other parts of a sum.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub with: Vec<String>,
    /// Why, as a sentence: the steps, read aloud.
    pub why: String,
    /// The fields that decided, in the order of judgement.
    #[cfg_attr(feature = "serde", serde(default))]
    pub steps: Vec<Step>,
}

/// How one claim stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RelationKind {
    /// The same figure from the same origin.
    Same,
    /// The same figure from an independent origin.
    Corroborates,
    /// Within the other's bounds, and narrower; or more certain.
    Refines,
    /// Both can be true.
    Compatible,
    /// A part of the other in group, place or window, and small enough.
    PartOf,
    /// A later count of the same growing toll.
    Supersedes,
    /// An earlier count of it.
    SupersededBy,
    /// The same origin lowers or replaces its own figure.
    Corrects,
    /// Both cannot be true.
    Contradicts,
    /// A party denies it.
    Denies,
    /// Somebody else does.
    Disputes,
    /// The figure agrees, place, day or group does not.
    ConflictDetail,
    /// Another day or place: not about the same thing.
    DifferentEvent,
    /// Another measure, population or kind of figure.
    Incomparable,
}

/// What else is to be known about a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Note {
    /// Only the end of the interval was missed.
    Near,
    /// Far beyond a bound that it satisfies: supports nothing.
    Strained,
    /// The words allow another reading.
    Ambiguous,
}
