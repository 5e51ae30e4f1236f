//! Quantities: a document's tokens → [`Quantity`]s, each an interval with what was counted or measured.

mod calendar;
mod context;
mod convert;
mod counting;
mod decimal;
mod elision;
mod figure;
mod implied;
mod interval;
mod join;
mod noun;
pub(crate) mod number;
mod plausible;
mod reject;
mod rules;
mod scan;
mod singular;
mod telephone;
mod unit;
mod word_class;
pub(crate) mod words;

pub use implied::{implied, Implied};
pub(crate) use rules::Rules;

use scan::{Found, Scene};

use crate::document::{Role, Text};
use crate::span::Span;

/// How many, how much, or which in order.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quantity {
    /// The whole phrase: modifier, number, unit, counted noun.
    pub span: Span,
    /// The numeric expression alone, with its scale words.
    pub number: Span,
    /// What kind of quantity.
    pub kind: QuantityKind,
    /// How the words around the number bound it.
    pub bound: Bound,
    /// The interval that is meant.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub interval: Interval,
    /// The number that is written, where one is ("about 400" → 400).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub value: Option<f64>,
    /// Whether it is a rise or a fall.
    pub change: Change,
    /// The unit of a measure, a sum of money or a percentage.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unit: Option<Unit>,
    /// What is counted.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub noun: Option<Noun>,
}

impl Quantity {
    /// The figure as the text that it was read in writes it, with its bound and without what it counts: "at least two"
    /// of "at least two of its soldiers", "a third" of "a third of the town's wells".
    ///
    /// ```
    /// use corroborate::Reader;
    ///
    /// let text = "At least two of its soldiers and 300-plus militants died.";
    /// let figures = Reader::default().quantities(text);
    /// assert_eq!(figures[0].written(text), "At least two");
    /// assert_eq!(figures[1].written(text), "300-plus");
    /// ```
    pub fn written<'t>(&self, text: &'t str) -> &'t str {
        let counted = self.noun.as_ref().map(|noun| noun.span).or(self.unit.as_ref().map(|unit| unit.span));
        let whole = if self.kind == QuantityKind::Cardinal { self.span.end } else { self.number.end };
        let end = counted.filter(|c| c.start >= self.number.end).map_or(whole, |c| c.start);
        let start = self.span.start.min(self.number.start);
        let behind = Span::new(self.number.end, end.max(self.number.end)).of(text);
        let of = behind.split(' ').take_while(|word| *word != "of").map(|word| word.len() + 1).sum::<usize>();
        let end = self.number.end + of.saturating_sub(1).min(behind.len());
        Span::new(start, end).of(text).trim_end_matches([' ', '-'])
    }
}

/// A range of numbers, each end open, closed or unbounded.
///
/// "more than 50" is `(50, ∞)`, "up to 40" is `(-∞, 40]`, "20 to 30" is `[20, 30]`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// The lower end; `None` is unbounded.
    #[cfg_attr(feature = "serde", serde(default))]
    pub low: Option<f64>,
    /// The upper end; `None` is unbounded.
    #[cfg_attr(feature = "serde", serde(default))]
    pub high: Option<f64>,
    /// Whether the lower end itself is excluded.
    #[cfg_attr(feature = "serde", serde(default))]
    pub low_open: bool,
    /// Whether the upper end itself is excluded.
    #[cfg_attr(feature = "serde", serde(default))]
    pub high_open: bool,
}

/// What kind of quantity it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum QuantityKind {
    /// A count or a bare number.
    Cardinal,
    /// A place in an order ("third").
    Ordinal,
    /// A part of a whole ("a third", "one in five").
    Fraction,
    /// Per cent and percentage points.
    Percentage,
    /// A sum of money.
    Money,
    /// A length, an area, a mass …
    Measure,
    /// Degrees.
    Temperature,
    /// How old somebody or something is.
    Age,
    /// How long something takes.
    Duration,
    /// One number to another ("2:1").
    Ratio,
    /// So many times ("fivefold").
    Multiple,
}

/// How the words around a number bound it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Bound {
    /// The number itself.
    Exact,
    /// "about", "some", "an estimated"
    Approximate,
    /// "at least", "no fewer than"
    AtLeast,
    /// "more than", "over"
    MoreThan,
    /// "up to", "as many as"
    AtMost,
    /// "fewer than", "nearly"
    LessThan,
    /// "20 to 30"
    Range,
    /// "dozens", "hundreds of thousands"
    Vague,
}

/// Whether a quantity is a level, or a rise or fall from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Change {
    /// A level.
    #[default]
    None,
    /// A rise.
    Up,
    /// A fall.
    Down,
}

/// A unit of measure, a currency or per cent.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unit {
    /// The unit's name in the lexicon; ISO 4217 code in lower case for money.
    pub id: String,
    /// What it measures.
    pub dimension: String,
    /// How many of the dimension's SI unit it is; `None` where it has no fixed size. Per cent is a hundredth.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub si: Option<f64>,
    /// Where its zero lies in the SI unit: 273.15 for degrees Celsius, else 0.
    #[cfg_attr(feature = "serde", serde(default))]
    pub zero: f64,
    /// Where it stands.
    pub span: Span,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Noun {
    /// The head of the phrase in the singular.
    pub head: String,
    /// The phrase.
    pub span: Span,
}

/// What looks like a quantity and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rejected {
    /// Where it stands.
    pub span: Span,
    /// Why it is no quantity.
    pub reason: RejectionReason,
}

/// Why something that looks like a quantity is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RejectionReason {
    /// Part of a name: "S-400", "COVID-19", "Boeing 737".
    Designator,
    /// A telephone number.
    Telephone,
    /// A date, a year or a clock time.
    Date,
    /// A section, page, row or list number.
    Numbering,
    /// The score of a game.
    Score,
    /// Part of a web address, a post code or another identifier.
    Identifier,
}

impl Rules {
    /// The quantities in the order of the text, and what was rejected.
    pub(crate) fn find(&self, text: &Text<'_>) -> (Vec<Quantity>, Vec<Rejected>) {
        let (mut read, mut rejected) = (Vec::new(), Vec::new());
        for sentence in text.document.sentences().filter(|s| s.role != Role::Metadata) {
            let scene = Scene { rules: self, text, start: sentence.range.start, end: sentence.range.end };
            let numbers = scene.numbers(&mut rejected);
            if !numbers.is_empty() {
                read.push((scene, numbers));
            }
        }
        (in_context(&mut read), rejected)
    }
}

/// The quantities that the numbers of some sentences are: each step over all of them before the next, since the code of
/// all steps together does not fit the nearest cache.
fn in_context(read: &mut [(Scene<'_, '_>, Vec<Found>)]) -> Vec<Quantity> {
    for (scene, numbers) in &mut *read {
        *numbers = join::join(scene, core::mem::take(numbers));
    }
    let mut quantities = Vec::with_capacity(read.iter().map(|(_, numbers)| numbers.len()).sum());
    for (scene, numbers) in &*read {
        let mut floor = scene.start;
        for found in numbers {
            quantities.push(context::quantity(scene, found, floor));
            floor = found.whole.end;
        }
    }
    let mut rest = &mut *quantities;
    for (scene, numbers) in read {
        let (own, others) = rest.split_at_mut(numbers.len());
        elision::complete(scene, numbers, own);
        rest = others;
    }
    quantities
}
