//! Reasons: the steps by which a judgement came about, for programs; read aloud, they are its sentence.

use core::fmt::{self, Write as _};

/// One step of a judgement: a field of the two claims, how `b` compares to `a` in it, and both values as read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// What was compared.
    pub field: Field,
    /// How `b` compares to `a`.
    pub comparison: Comparison,
    /// The value of `a`.
    pub a: String,
    /// The value of `b`.
    pub b: String,
}

/// A field of claims that can decide how they stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Field {
    /// How many.
    Figure,
    /// What happened.
    Event,
    /// To whom.
    Group,
    /// Where.
    Place,
    /// Over which days.
    Window,
    /// Up to which day was counted.
    AsOf,
    /// Who it comes from.
    Origin,
    /// What the speaker does with it.
    Stance,
    /// The words themselves.
    Text,
}

/// How `b` compares to `a` in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Comparison {
    /// The same.
    Equal,
    /// `b` lies within `a`.
    Within,
    /// `a` lies within `b`.
    Holds,
    /// They share something.
    Overlaps,
    /// They share nothing.
    Apart,
    /// Later, or more.
    More,
    /// Earlier, or less.
    Less,
    /// `b` says that `a` is not so.
    Rejects,
    /// Beyond `a`'s bound by more than the policy takes as support.
    Strained,
    /// The parts add up to the whole.
    AddsUp,
    /// The parts come to more than the whole.
    Exceeds,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Comparison as C;
        use Field as F;
        let (a, b) = (&self.a, &self.b);
        match (self.field, self.comparison) {
            (F::Figure, C::Equal) => write!(f, "the figure is the same ({a})"),
            (F::Figure, C::Within) => write!(f, "{b} lies within {a}"),
            (F::Figure, C::Holds) => write!(f, "{a} lies within {b}"),
            (F::Figure, C::Overlaps) => write!(f, "{a} and {b} overlap"),
            (F::Figure, C::Apart) => write!(f, "{a} and {b} cannot both be true"),
            (F::Figure, C::More) => write!(f, "{b} is more than {a}"),
            (F::Figure, C::Less) => write!(f, "{b} is less than {a}"),
            (F::Figure, C::Strained) => write!(f, "{b} is far beyond {a}"),
            (F::Figure, C::AddsUp) => write!(f, "{b} add up to {a}"),
            (F::Figure, C::Exceeds) => write!(f, "{b} come to more than {a}"),
            (F::Event, C::Equal) => write!(f, "both speak of {a}"),
            (F::Event, C::Within) => write!(f, "{b} is one kind of {a}"),
            (F::Event, C::Holds) => write!(f, "{a} is one kind of {b}"),
            (F::Group, C::Equal) => write!(f, "both speak of {a}"),
            (F::Place | F::Window, C::Equal) => write!(f, "{} is the same ({a})", self.field),
            (F::Group, C::Within) => write!(f, "{b} are some of {a}"),
            (F::Group, C::Holds) => write!(f, "{a} are some of {b}"),
            (F::Group, _) => write!(f, "{a} and {b} are different people"),
            (F::Place, C::Within) => write!(f, "{b} lies in {a}"),
            (F::Place, C::Holds) => write!(f, "{a} lies in {b}"),
            (F::Window, C::Within) => write!(f, "{b} lies within {a}"),
            (F::Window, C::Holds) => write!(f, "{a} lies within {b}"),
            (F::AsOf, C::More) => write!(f, "counted up to {b}, the other up to {a}"),
            (F::AsOf, C::Less) => write!(f, "counted up to {b}, the other up to {a}"),
            (F::Origin, C::Equal) if a == b => write!(f, "both come from {a}"),
            (F::Origin, C::Equal) => write!(f, "{a} and {b} speak with one voice"),
            (F::Origin, _) => write!(f, "{a} and {b} are independent"),
            (F::Stance, C::Rejects) => write!(f, "{b} rejects what {a} says"),
            (F::Stance, _) => write!(f, "both say that it did not happen"),
            (F::Text, _) => write!(f, "the wording is the same"),
            (field, C::Overlaps) => write!(f, "{field} is shared ({a}, {b})"),
            (field, _) => write!(f, "{field} differs ({a}, {b})"),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Field::Figure => "the figure",
            Field::Event => "the event",
            Field::Group => "the group",
            Field::Place => "the place",
            Field::Window => "the time",
            Field::AsOf => "the day of the count",
            Field::Origin => "the origin",
            Field::Stance => "the stance",
            Field::Text => "the wording",
        })
    }
}

/// The steps as one sentence.
pub(super) fn sentence(steps: &[Step]) -> String {
    let mut out = String::new();
    for (number, step) in steps.iter().enumerate() {
        if number > 0 {
            out.push_str("; ");
        }
        let _ = write!(out, "{step}");
    }
    finish(&out)
}

/// With a capital letter and a full stop.
pub(super) fn finish(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
