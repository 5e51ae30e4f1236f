//! "the day", "the quarter", "the year before": parts of the calendar that the story around them fixes.

use super::cursor::{Cursor, Dated};
use super::period::{Period, Unit};
use super::words::Sense;
use super::Anchor;

impl Cursor<'_, '_> {
    /// "the year", "the entire quarter": the one in which the report was written.
    pub(super) fn definite_unit(&self, at: usize, the: bool) -> Option<Dated> {
        let Sense::Unit { unit, plural: false } = self.sense(at) else { return None };
        if the {
            if let Some(dated) = self.unit_beside(unit, at + 1) {
                return Some(dated);
            }
        }
        let whole = matches!(self.before(at), "entire" | "whole" | "full");
        let cue = self.lower(at.wrapping_sub(if whole { 3 } else { 2 }));
        let cued = matches!(
            cue,
            "for" | "in" | "on" | "at" | "of" | "during" | "this" | "over" | "by" | "throughout" | "through"
        );
        if !the || !cued || self.is_described(at + 1) {
            return None;
        }
        self.unit_around(unit, at + 1)
    }

    /// The unit that the story is in.
    pub(super) fn unit_around(&self, unit: Unit, next: usize) -> Option<Dated> {
        match unit {
            Unit::Day => Some(self.day_of_the_story(next)),
            Unit::Quarter | Unit::Year | Unit::Month | Unit::Week | Unit::Weekend | Unit::Decade | Unit::Century => {
                self.unit_of_the_story(unit, next)
            }
            _ => None,
        }
    }

    /// What follows says which one it is, or makes it part of another word.
    fn is_described(&self, next: usize) -> bool {
        matches!(
            self.lower(next),
            "of" | "when"
                | "that"
                | "after"
                | "before"
                | "-"
                | "since"
                | "ended"
                | "ending"
                | "they"
                | "he"
                | "she"
                | "it"
                | "we"
                | "i"
                | "in"
        )
    }

    /// "the day": the one named last, while it is near; else the report's own.
    fn day_of_the_story(&self, next: usize) -> Dated {
        match self.latest_day.filter(|(day, _)| self.is_near(*day)) {
            Some((day, span)) => Dated { period: Some(Period::Day(day)), next, anchor: Anchor::Mention(span) },
            None => Dated::relative(self.published.map(Period::Day), next),
        }
    }

    /// "the quarter", "the year": that of a part of it which was named last, else the report's own.
    fn unit_of_the_story(&self, unit: Unit, next: usize) -> Option<Dated> {
        let told = self.latest.and_then(|(period, span)| match (unit, period) {
            (Unit::Year, Period::Quarter(year, _) | Period::Half(year, _)) => Some((Period::Year(year), span)),
            (Unit::Quarter, Period::Quarter(..)) => Some((period, span)),
            _ => None,
        });
        match told {
            Some((period, span)) => Some(Dated { period: Some(period), next, anchor: Anchor::Mention(span) }),
            None => self.unit_now(unit, next),
        }
    }

    /// "the year before", "the day after", "the week previous": beside the one named last, unless an event follows.
    fn unit_beside(&self, unit: Unit, next: usize) -> Option<Dated> {
        let by = match self.lower(next) {
            "before" | "previous" | "earlier" | "prior" => -1,
            "after" | "later" => 1,
            _ => return None,
        };
        let told = match unit {
            Unit::Day => self.latest_day.map(|(day, span)| (Period::Day(day), span)),
            Unit::Week | Unit::Month | Unit::Year | Unit::Quarter => {
                self.latest.and_then(|(period, span)| Some((Period::holding(period.within(unit)?, unit)?, span)))
            }
            _ => return None,
        };
        let day_word = match (unit, by, self.sense(next + 1)) {
            (Unit::Day, by, Sense::RelativeDay(days)) => Some(by + i64::from(days)),
            _ => None,
        };
        if let Some(days) = day_word {
            return Some(Dated::relative(self.published.map(|day| Period::Day(day.plus_days(days))), next + 2));
        }
        let event = matches!(self.lower(next), "before" | "after") && !self.ends_a_clause(next + 1);
        let beside = told.filter(|_| !event).and_then(|(period, span)| Some((period.shift(by)?, span)));
        Some(match beside {
            Some((period, span)) => Dated { period: Some(period), next: next + 1, anchor: Anchor::Mention(span) },
            None => Dated { period: None, next: if event { next } else { next + 1 }, anchor: Anchor::Open },
        })
    }

    /// The part of the calendar of that size around the report's day; a weekend is the one that has begun.
    pub(super) fn unit_now(&self, unit: Unit, next: usize) -> Option<Dated> {
        let now = self.published.map(|day| Period::holding(day, unit));
        match now {
            Some(None) => None,
            Some(Some(Period::Weekend(_))) => Some(Dated::relative(self.near_weekend(next), next)),
            Some(period) => Some(Dated::relative(period, next)),
            None => Some(Dated::relative(None, next)),
        }
    }
}
