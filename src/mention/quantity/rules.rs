//! The stage's words, compiled from the lexicon: bounds, rises and falls, vague magnitudes, designators.

use core::ops::Range;

use super::unit::Units;
use super::{Bound, Change, RejectionReason};
use crate::document::{self, Shape, Text, TokenKind};
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordId, WordSet};

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(super) units: Units,
    pub(super) bounds: PhrasesBefore<BoundWord>,
    pub(super) bounds_behind: Phrases<BoundWord>,
    pub(super) changes: PhrasesBefore<ChangeWord>,
    pub(super) magnitudes: Phrases<Magnitude>,
    pub(super) designators: PhrasesBefore<RejectionReason>,
    /// The words with which a number or a magnitude may begin.
    starts: WordSet,
}

/// Phrases that stand right before a number, found from their last word.
#[derive(Debug)]
pub(super) struct PhrasesBefore<T> {
    phrases: Phrases<T>,
    /// The words with which phrases end.
    last: WordSet,
}

impl<T> Default for PhrasesBefore<T> {
    fn default() -> Self {
        Self { phrases: Phrases::default(), last: WordSet::default() }
    }
}

impl<T: Copy> PhrasesBefore<T> {
    fn insert(&mut self, vocabulary: &mut Vocabulary, entry: &Entry, value: T) {
        insert(&mut self.phrases, vocabulary, entry, value);
        for form in &entry.forms {
            if let Some(last) = document::words(form).last() {
                self.last.insert(vocabulary.insert(last));
            }
        }
    }

    /// The phrase of the tokens up to `end` that begins first among the tokens from `from` on, and its first token.
    pub(super) fn ending(&self, text: &Text<'_>, from: usize, end: usize) -> Option<(T, usize)> {
        self.endings(text, from, end).next()
    }

    /// All phrases of the tokens up to `end`, the longest first.
    pub(super) fn endings<'s>(
        &'s self,
        text: &'s Text<'_>,
        from: usize,
        end: usize,
    ) -> impl Iterator<Item = (T, usize)> + 's {
        let last = end.checked_sub(1).and_then(|last| text.words().get(last));
        let may_end = last.is_some_and(|word| self.last.has(*word));
        let first = if may_end { from } else { end };
        (first..end).filter_map(move |at| {
            let (next, value) = self.phrases.longest(text, at, end)?;
            (next == end).then_some((*value, at))
        })
    }

    /// Whether a phrase begins with the token and ends before `end`.
    pub(super) fn begins(&self, text: &Text<'_>, at: usize, end: usize) -> bool {
        self.phrases.longest(text, at, end).is_some()
    }
}

/// How a phrase bounds the number beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct BoundWord {
    pub(super) bound: Bound,
    /// The other end lies a tenth away.
    pub(super) near: bool,
}

/// Which way a verb moves the number behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChangeWord {
    pub(super) change: Change,
    /// Counts of people and things do not change with it: "lost 5 men".
    pub(super) amounts_only: bool,
}

/// The interval that a vague magnitude stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Magnitude {
    pub(super) low: f64,
    pub(super) high: Option<f64>,
}

/// What a number in words may begin with; "a" and "an" are tried where such a word follows.
const NUMBER_WORDS: [&str; 56] = [
    "zero",
    "nought",
    "naught",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fourty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "dozen",
    "half",
    "quarter",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "nineth",
    "tenth",
    "eleventh",
    "twelfth",
    "twice",
    "double",
    "triple",
    "thrice",
];

/// Ordinals above twelve, the other fractions and the words that hold a number.
const MORE_NUMBER_WORDS: [&str; 41] = [
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
    "hundredth",
    "thousandth",
    "millionth",
    "billionth",
    "trillionth",
    "½",
    "⅓",
    "⅔",
    "¼",
    "¾",
    "⅕",
    "⅖",
    "⅗",
    "⅘",
    "⅙",
    "⅚",
    "⅐",
    "⅛",
    "⅜",
    "⅝",
    "⅞",
    "⅑",
    "⅒",
    "twofold",
    "threefold",
    "fourfold",
];

/// "fivefold" and the like.
const FOLDS: [&str; 8] =
    ["fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold", "hundredfold", "thousandfold"];

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let units = Units::new(lexicon, vocabulary)?;
        let (mut bounds, mut bounds_behind) = (PhrasesBefore::default(), Phrases::default());
        for entry in lexicon.section("bound") {
            let word = BoundWord { bound: bound(entry)?, near: entry.has("near") };
            if entry.has("after") {
                insert(&mut bounds_behind, vocabulary, entry, word);
            } else {
                bounds.insert(vocabulary, entry, word);
            }
        }
        let mut changes = PhrasesBefore::default();
        for entry in lexicon.section("change") {
            changes.insert(vocabulary, entry, change(entry)?);
        }
        let mut designators = PhrasesBefore::default();
        for entry in lexicon.section("designator") {
            designators.insert(vocabulary, entry, reason(entry)?);
        }
        let mut magnitudes = Phrases::default();
        let mut starts = WordSet::default();
        for entry in lexicon.section("magnitude") {
            insert(&mut magnitudes, vocabulary, entry, magnitude(entry)?);
            for form in &entry.forms {
                // "a" begins "a couple of dozen" and most noun phrases; the scan tries it only before a number word.
                let first = form.split([' ', '-']).next().filter(|first| *first != "a");
                if let Some(first) = first {
                    starts.insert(vocabulary.insert(first));
                }
            }
        }
        for word in NUMBER_WORDS.iter().chain(&MORE_NUMBER_WORDS).chain(&FOLDS) {
            starts.insert(vocabulary.insert(word));
        }
        Ok(Self { units, bounds, bounds_behind, changes, magnitudes, designators, starts })
    }

    /// The first of some tokens that is a figure, or with which a number in words or a magnitude may begin.
    #[inline]
    pub(super) fn first_number(&self, text: &Text<'_>, within: Range<usize>) -> Option<usize> {
        let tokens = text.shapes()[within.clone()].iter().zip(&text.words()[within.clone()]);
        let begins = |(shape, word): (&Shape, &WordId)| self.starts.has(*word) || shape.kind == TokenKind::Number;
        tokens.zip(within).find(|(token, _)| begins(*token)).map(|(_, at)| at)
    }
}

fn insert<T: Copy>(into: &mut Phrases<T>, vocabulary: &mut Vocabulary, entry: &Entry, value: T) {
    for form in &entry.forms {
        into.insert(vocabulary, form, value);
    }
}

fn bound(entry: &Entry) -> Result<Bound, Error> {
    let names = [
        ("exact", Bound::Exact),
        ("approximate", Bound::Approximate),
        ("at_least", Bound::AtLeast),
        ("more_than", Bound::MoreThan),
        ("at_most", Bound::AtMost),
        ("less_than", Bound::LessThan),
    ];
    let found = names.iter().find(|(name, _)| entry.has(name));
    found.map(|(_, bound)| *bound).ok_or_else(|| {
        entry.error("expected one of exact, approximate, at_least, more_than, at_most, less_than behind a `;`")
    })
}

fn change(entry: &Entry) -> Result<ChangeWord, Error> {
    let change = match (entry.has("up"), entry.has("down")) {
        (true, false) => Change::Up,
        (false, true) => Change::Down,
        _ => return Err(entry.error("expected either up or down behind a `;`")),
    };
    Ok(ChangeWord { change, amounts_only: entry.has("amount") })
}

fn reason(entry: &Entry) -> Result<RejectionReason, Error> {
    match (entry.has("designator"), entry.has("numbering"), entry.has("identifier")) {
        (true, false, false) => Ok(RejectionReason::Designator),
        (false, true, false) => Ok(RejectionReason::Numbering),
        (false, false, true) => Ok(RejectionReason::Identifier),
        _ => Err(entry.error("expected one of designator, numbering, identifier behind a `;`")),
    }
}

fn magnitude(entry: &Entry) -> Result<Magnitude, Error> {
    let number = |key: &str| match entry.get(key) {
        None => Ok(None),
        Some(value) => value.parse().map(Some).map_err(|_| entry.error(format!("expected a number behind `{key}`"))),
    };
    let low = number("low")?.ok_or_else(|| entry.error("expected `low` and a number"))?;
    Ok(Magnitude { low, high: number("high")? })
}
