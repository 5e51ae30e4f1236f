//! Years, decades and centuries: "in 2007", "the 1990s", "nineteen ninety six", "the 19th century".

use super::cursor::{Cursor, Dated};
use super::period::{Period, Unit};
use super::words::Sense;
use crate::date::Date;
use crate::document::Case;

impl Cursor<'_, '_> {
    /// "2017 april", "2019 March 3".
    pub(super) fn year_first(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.four_digits(at).filter(|_| !self.continues_a_word(at))?;
        if let Some(part) = self.part_of_year(year, next) {
            return Some(part);
        }
        let (month, after) = self.month(next)?;
        if let Some((day, after)) = self.day_number(after).filter(|(_, end)| !self.is_counting(at, *end)) {
            if self.year_after(after, false).is_none() {
                return Some(Dated::absolute(Period::Day(Date::new(year, month, day)?), after));
            }
        }
        let own_year = self.year_after(after, false).is_some() || self.day_number(after).is_some();
        (!own_year && self.before(at) == "in").then_some(Dated::absolute(Period::Month(year, month), after))
    }

    /// "1990s", "the 90s", "1980's".
    pub(super) fn decade(&self, at: usize, the: bool) -> Option<Dated> {
        if self.is_glued(at) && !matches!(self.before(at), "'" | "’" | "‘" | "-" | "(" | "\"" | "“") {
            return None;
        }
        let (year, length) = self.digits(at)?;
        let next = at + 1;
        let s = self.is_glued(next) && matches!(self.lower(next), "s" | "'s" | "’s");
        if !s || year % 10 != 0 {
            return None;
        }
        match length {
            4 if (1000..2200).contains(&year) => Some(Dated::absolute(Period::Decade((year / 10) as i16), next + 1)),
            // "in his 70s" is an age.
            2 => {
                let list = matches!(self.before(at), "and" | "or" | "to" | "'" | "’" | "‘" | "early" | "late" | "-");
                let aged =
                    matches!(self.lower(at.wrapping_sub(2)), "his" | "her" | "their" | "my" | "our" | "your" | "its");
                let known = year >= 20 && (the || list) && !aged;
                known.then(|| Dated::absolute(Period::Decade(190 + (year / 10) as i16), next + 1))
            }
            _ => None,
        }
    }

    /// "the nineties"
    pub(super) fn decade_word(&self, at: usize, decade: i8) -> Option<Dated> {
        let the = matches!(self.before(at), "the" | "early" | "late" | "mid" | "-" | "and");
        the.then(|| Dated::absolute(Period::Decade(190 + i16::from(decade) / 10), at + 1))
    }

    /// "the 19th century"
    pub(super) fn ordinal_century(&self, at: usize) -> Option<Dated> {
        let (nth, next) = self.ordinal(at)?;
        let unit = self.skip_hyphen(next);
        match self.sense(unit) {
            Sense::Unit { unit: Unit::Century, .. } if (1..=30).contains(&nth) => {
                Some(Dated::absolute(Period::Century(i16::from(nth) - 1), unit + 1))
            }
            _ => None,
        }
    }

    /// "in nineteen ninety six"
    pub(super) fn written_year(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.year_in_words(at)?;
        let cued =
            matches!(self.before(at), "in" | "since" | "of" | "by" | "until" | "from" | "before" | "after" | "year");
        (cued && !matches!(self.sense(next), Sense::Unit { .. })).then_some(Dated::absolute(Period::Year(year), next))
    }

    /// Four digits that are a year from the words around them.
    pub(super) fn bare_year(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.four_digits(at)?;
        let the = matches!(self.sense(at.wrapping_sub(1)), Sense::The);
        if self.continues_a_word(at) && !(self.is_hyphen(at - 1) && self.may_precede_a_year(at.wrapping_sub(2))) {
            return None;
        }
        if self.inner_hyphen(next).is_some_and(|after| self.is_number(after) && self.four_digits(after).is_none()) {
            return None;
        }
        let glued_after = self.is_glued(next)
            && (self.is_word(next) && !matches!(self.lower(next), "'s" | "’s")
                || self.is(next, "%")
                || self.is(next, ":"));
        if glued_after
            || self.is_a_count(next)
            || matches!(self.sense(next), Sense::Unit { plural: true, .. } | Sense::Zone { .. })
        {
            return None;
        }
        let before = self.before(at);
        let preposition = matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "during"
                | "before"
                | "after"
                | "early"
                | "late"
                | "mid"
                | "through"
                | "year"
                | "circa"
                | "winter"
                | "summer"
                | "spring"
                | "fall"
                | "autumn"
                | "between"
        );
        if preposition {
            return Some(Dated::absolute(Period::Year(year), next));
        }
        let counts = matches!(
            before,
            "$" | "£"
                | "€"
                | "no"
                | "."
                | "about"
                | "some"
                | "nearly"
                | "than"
                | "least"
                | "almost"
                | "over"
                | "around"
                | "approximately"
                | "route"
                | "flight"
                | "room"
                | "top"
                | "article"
                | "page"
                | "version"
                | "resolution"
                | "number"
                | "least-"
                | "killed"
                | "killing"
                | "wounded"
                | "injured"
                | "only"
                | "another"
                | "×"
                | "x"
        );
        let noun = self.is_word(next) && self.case(next) == Case::Lower && self.lower(next).ends_with('s');
        let counted = noun && !the && !matches!(self.lower(next), "was" | "is" | "has" | "as" | "'s" | "’s");
        let plausible = (1900..2100).contains(&year);
        (plausible && !counts && !counted).then_some(Dated::absolute(Period::Year(year), next))
    }

    /// "2014-2016", "mid-2011", "post-2003": what may be tied to a year by a hyphen.
    fn may_precede_a_year(&self, at: usize) -> bool {
        self.four_digits(at).is_some()
            || matches!(self.lower(at), "mid" | "early" | "late" | "pre" | "post" | "end" | "summer" | "spring")
    }
}
