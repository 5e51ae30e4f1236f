//! Days that have a name, and words that point to no day at all: [holiday], [reference] and [not a time] in the lexicon.

use super::cursor::{Cursor, Dated, Found, Read};
use super::feast::Rule;
use super::period::Period;
use super::words::Sense;
use super::TimeKind;
use crate::date::Date;
use crate::document::{Case, Text};
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordId};

/// The names of the calendar.
#[derive(Debug, Default)]
pub(super) struct Names {
    phrases: Phrases<Name>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
enum Name {
    Holiday(Rule),
    /// `PAST_REF` and its like; with "the" where that belongs to it.
    Reference(Reference),
    /// Something else that holds a word of time: "Sheffield Wednesday".
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reference {
    Past,
    Present,
    Future,
}

impl Names {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut phrases = Phrases::default();
        for entry in lexicon.entries() {
            let name = match &*entry.section {
                "holiday" => Name::Holiday(Rule::parse(entry)?),
                "reference" => Name::Reference(reference(entry)?),
                "not a time" => Name::Other,
                _ => continue,
            };
            for form in &entry.forms {
                phrases.insert(vocabulary, form, name);
            }
        }
        Ok(Self { phrases })
    }

    /// Whether a name can begin with the token.
    #[inline]
    pub(super) fn begin(&self, text: &Text<'_>, at: usize) -> bool {
        text.words().get(at).is_some_and(|word| self.begin_with(*word))
    }

    /// Whether one stands there.
    pub(super) fn stand(&self, text: &Text<'_>, at: usize, end: usize) -> bool {
        self.phrases.longest(text, at, end).is_some()
    }

    /// Whether a name can begin with the word.
    #[inline]
    pub(super) fn begin_with(&self, word: WordId) -> bool {
        self.phrases.begins(word)
    }
}

fn reference(entry: &Entry) -> Result<Reference, Error> {
    match entry.attributes.first().map(|(key, _)| &**key) {
        Some("past") => Ok(Reference::Past),
        Some("present") => Ok(Reference::Present),
        Some("future") => Ok(Reference::Future),
        _ => Err(entry.error("expected past, present or future")),
    }
}

impl Cursor<'_, '_> {
    /// A vague reference, or a name that is no time.
    pub(super) fn named(&self, at: usize) -> Option<Read> {
        let (next, name) = self.names.phrases.longest(self.text, at, self.end)?;
        match name {
            Name::Other if self.is_capitalised(at) => Some(Read::Other(next)),
            Name::Reference(reference) if self.stands_alone(at, next) => {
                let value = match reference {
                    Reference::Past => "PAST_REF",
                    Reference::Present => "PRESENT_REF",
                    Reference::Future => "FUTURE_REF",
                };
                Some(Read::Time(Found::new(at..next, TimeKind::Date, value.to_owned())))
            }
            _ => None,
        }
    }

    /// "now-defunct" and "then-president" are adjectives; a name ("Current TV") is none of time.
    fn stands_alone(&self, at: usize, next: usize) -> bool {
        let name = self.is_capitalised(at) && at > self.start && self.is_capitalised(next);
        let unit =
            next == at + 1 && self.is(at, "recent") && matches!(self.sense(next), Sense::Unit { plural: true, .. });
        !(name || unit || self.is_hyphen(next) && self.is_glued(next) && self.is_glued(next + 1))
    }

    /// A holiday: "Christmas", "Easter Sunday 2018", "the Eid".
    pub(super) fn named_day(&self, at: usize) -> Option<Dated> {
        let (next, name) = self.names.phrases.longest(self.text, at, self.end)?;
        let Name::Holiday(rule) = name else { return None };
        if next == at + 1 && self.is_within_a_name(at) {
            return None;
        }
        let comma = self.skip(next, ",");
        let of = next + usize::from(matches!(self.lower(next), "of" | "in"));
        let year = self.year_number(of).or_else(|| self.year_number(comma).filter(|_| comma == next));
        if let Some((year, after)) = year {
            return Some(Dated::absolute(rule.of_year(year)?, after));
        }
        if let Some(period) = rule.fixed() {
            return Some(Dated::absolute(period, next));
        }
        let period = self.published.and_then(|today| self.nearest(*rule, today, at));
        Some(Dated::relative(period, next))
    }

    /// "Mustafa Eid Abu Rizq", "USA Today", "Easter Island": a capital beside another one belongs to a name, but not where
    /// all words have one.
    pub(super) fn is_within_a_name(&self, at: usize) -> bool {
        let name = |at: usize| self.is_word(at) && self.is_capitalised(at) && matches!(self.sense(at), Sense::None);
        let before = at > self.start + 1 && name(at - 1);
        (before || name(at + 1)) && self.is_capitalised(at) && self.is_running_text(at)
    }

    /// Whether a word of some length stands near in small letters: headlines have few.
    fn is_running_text(&self, at: usize) -> bool {
        let near = at.saturating_sub(6).max(self.start)..(at + 7).min(self.end);
        near.into_iter().filter(|t| self.case(*t) == Case::Lower && self.lower(*t).len() > 3).count() >= 2
    }

    /// "last" and "next" say which; else the nearest one to the report.
    fn nearest(&self, rule: Rule, today: Date, at: usize) -> Option<Period> {
        let year = today.year();
        let begins = |period: Period| period.days().map(|(start, _)| start.days_since(today));
        let all = (-1..=1)
            .filter_map(|by| year.checked_add(by))
            .flat_map(|year| rule.all_of_year(year))
            .filter_map(|p| Some((begins(p)?, p)));
        match self.sense(at.wrapping_sub(1)) {
            Sense::Last => all.filter(|(days, _)| *days < 0).max_by_key(|(days, _)| *days),
            Sense::Next => all.filter(|(days, _)| *days > 0).min_by_key(|(days, _)| *days),
            Sense::This => all.filter(|(_, period)| period.year() == Some(year)).min_by_key(|(days, _)| days.abs()),
            _ => all.min_by_key(|(days, _)| days.abs()),
        }
        .map(|(_, period)| period)
    }

    /// "last Easter", "this Christmas".
    pub(super) fn deictic_holiday(&self, at: usize) -> Option<Dated> {
        let deictic = matches!(self.sense(at), Sense::Last | Sense::Next | Sense::This);
        deictic.then(|| self.named_day(at + 1)).flatten()
    }
}
