//! The place in a sentence from which a time is read, and the small parts that many rules share.

use core::ops::Range;

use super::event::Step;
use super::named::Names;
use super::period::Period;
use super::words::{Sense, Words};
use super::{Anchor, TimeKind, TimeModifier};
use crate::date::Date;
use crate::document::{Case, Shape, Text, TokenKind};
use crate::span::Span;

/// A sentence, and what is known when it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a, 'd> {
    pub(super) text: &'a Text<'d>,
    pub(super) words: &'a Words,
    pub(super) names: &'a Names,
    /// First token of the sentence.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) published: Option<Date>,
    /// The last dated time before, for "the next day".
    pub(super) latest: Option<(Period, Span)>,
    /// The last one that was a single day.
    pub(super) latest_day: Option<(Date, Span)>,
}

/// A stretch of tokens that reads as a date, up to `next`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    /// `None` where it cannot be resolved.
    pub(super) period: Option<Period>,
    pub(super) next: usize,
    pub(super) anchor: Anchor,
}

/// A time as it was read, before the words around it are looked at.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) tokens: Range<usize>,
    pub(super) kind: TimeKind,
    pub(super) value: Option<String>,
    pub(super) days: Option<(Date, Date)>,
    pub(super) modifier: Option<TimeModifier>,
    pub(super) anchor: Anchor,
    /// The part of the calendar, where later times may count from it.
    pub(super) period: Option<Period>,
    /// How far it lies from an event that is told behind it.
    pub(super) step: Option<Step>,
}

/// What stands at a place.
#[derive(Debug)]
pub(super) enum Read {
    Time(Found),
    /// Something that looks like a time and is none, up to this token.
    Other(usize),
}

impl Dated {
    /// What the words alone say.
    pub(super) fn absolute(period: Period, next: usize) -> Self {
        Self { period: Some(period), next, anchor: Anchor::Absolute }
    }

    /// What was counted from the day of publication.
    pub(super) fn relative(period: Option<Period>, next: usize) -> Self {
        Self { period, next, anchor: if period.is_some() { Anchor::Published } else { Anchor::Open } }
    }
}

impl Found {
    pub(super) fn date(start: usize, dated: Dated) -> Self {
        Self {
            tokens: start..dated.next,
            kind: TimeKind::Date,
            value: dated.period.map(Period::value),
            days: dated.period.and_then(Period::days),
            modifier: None,
            anchor: dated.anchor,
            period: dated.period,
            step: None,
        }
    }

    pub(super) fn new(tokens: Range<usize>, kind: TimeKind, value: impl Into<Option<String>>) -> Self {
        let value = value.into();
        Self { tokens, kind, value, days: None, modifier: None, anchor: Anchor::Absolute, period: None, step: None }
    }

    pub(super) fn modified(mut self, modifier: Option<TimeModifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    pub(super) fn from(mut self, start: usize) -> Self {
        self.tokens.start = start;
        self
    }
}

impl Cursor<'_, '_> {
    /// What a token of the sentence can contribute; nothing outside of the sentence.
    #[inline]
    pub(super) fn sense(&self, at: usize) -> Sense {
        if at < self.start || at >= self.end {
            return Sense::None;
        }
        self.words.sense(self.text, at)
    }

    #[inline]
    fn shape(&self, at: usize) -> Option<Shape> {
        self.text.shapes().get(at).filter(|_| self.start <= at && at < self.end).copied()
    }

    /// The token in lower case; empty outside of the sentence.
    pub(super) fn lower(&self, at: usize) -> &str {
        if self.start <= at && at < self.end {
            self.text.lower(at)
        } else {
            ""
        }
    }

    /// The token before in lower case; empty at the beginning of the sentence.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    /// Past the word, if it stands there.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        self.is(at, word).then_some(at + 1)
    }

    /// Past a word that may stand there or not.
    pub(super) fn skip(&self, at: usize, word: &str) -> usize {
        self.word(at, word).unwrap_or(at)
    }

    pub(super) fn skip_the(&self, at: usize) -> usize {
        at + usize::from(matches!(self.sense(at), Sense::The))
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|t| t.glued)
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.lower(at), "-" | "‐" | "‑" | "–")
    }

    /// Past a hyphen between two parts of a word.
    pub(super) fn inner_hyphen(&self, at: usize) -> Option<usize> {
        (self.is_hyphen(at) && self.is_glued(at) && self.is_glued(at + 1)).then_some(at + 1)
    }

    pub(super) fn skip_hyphen(&self, at: usize) -> usize {
        self.inner_hyphen(at).unwrap_or(at)
    }

    pub(super) fn case(&self, at: usize) -> Case {
        self.shape(at).map_or(Case::None, |t| t.case)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.shape(at).is_some_and(Shape::is_capitalised)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// The digits of a number without points and commas, and how many they are: at most eight.
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        if !self.is_number(at) {
            return None;
        }
        let digits = self.lower(at);
        if digits.len() > 8 {
            return None;
        }
        let with = |number, digit: u8| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'));
        Some((digits.bytes().try_fold(0, with)?, digits.len()))
    }

    /// Whether the token touches the letters, digits or currency before it: "S-400", "$2015".
    pub(super) fn continues_a_word(&self, at: usize) -> bool {
        let touches = |at: usize| self.is_glued(at) && (self.is_word(at - 1) || self.is_number(at - 1));
        if !self.is_glued(at) || at == self.start {
            return false;
        }
        touches(at)
            || matches!(self.before(at), "$" | "£" | "€" | "¥" | "#" | "@" | "/" | "." | "_" | "," | "+")
            || (self.is_hyphen(at - 1) && at - 1 > self.start && touches(at - 1))
    }
}
