//! Dates in figures alone: "2020-02-21", "3/31/2015", "03-02-98", "2/2013".

use super::cursor::{Cursor, Dated};
use super::number::full_year;
use super::period::Period;
use super::words::Sense;
use crate::date::Date;

impl Cursor<'_, '_> {
    /// "2020-02-21", "3/31/2015", "03-02-98", "05-Aug-2016", "2018-7", "2/2013", "20161016", "2016 10 16".
    pub(super) fn numeric(&self, at: usize) -> Option<Dated> {
        if self.continues_a_word(at) {
            return None;
        }
        let Some((first, length)) = self.digits(at) else { return self.pointed(at) };
        if length == 8 {
            let day = Date::new((first / 10_000) as i16, (first / 100 % 100) as i8, (first % 100) as i8)?;
            return (1900..2100).contains(&day.year()).then_some(Dated::absolute(Period::Day(day), at + 1));
        }
        let mark = self.lower(at + 1);
        if !matches!(mark, "-" | "/" | "–") || !self.is_glued(at + 1) || !self.is_glued(at + 2) {
            return self.spaced(at);
        }
        let second = match self.sense(at + 2) {
            Sense::Month { .. } if length <= 2 => return self.day_first(at),
            Sense::Month { month, .. } => (month as u32, 2),
            _ => self.digits(at + 2)?,
        };
        let third = (self.is(at + 3, mark) && self.is_glued(at + 3) && self.is_glued(at + 4)).then_some(at + 4);
        let Some((third, third_length)) = third.and_then(|third| self.digits(third)) else {
            return self.two_numbers(at, (first, length), second);
        };
        let day = match (length, third_length) {
            (4, 1 | 2) => Date::new(first as i16, second.0 as i8, third as i8),
            (1 | 2, 4) => day_month(first, second.0, third as i16),
            (1 | 2, 2) => day_month(first, second.0, full_year(third)),
            _ => None,
        }?;
        (!self.is_glued(at + 5) || !self.is_number(at + 5) && !self.is_hyphen(at + 5))
            .then_some(Dated::absolute(Period::Day(day), at + 5))
    }

    /// "2018-7", "2014/10", "12-2015", "2/2013"; "2014-15" is two years.
    fn two_numbers(&self, at: usize, first: (u32, usize), second: (u32, usize)) -> Option<Dated> {
        let next = at + 3;
        let plain = !(self.is_glued(next) && (self.is_word(next) || self.is_hyphen(next) || self.is(next, "/")));
        let of = |year: u32, month: u32| {
            let known = (1000..2200).contains(&year) && (1..=12).contains(&month) && plain;
            known.then(|| Dated::absolute(Period::Month(year as i16, month as i8), next))
        };
        match (first, second) {
            ((year, 4), (month, 1 | 2)) if month <= 12 => of(year, month),
            ((month, 1 | 2), (year @ 1900..=2099, 4)) => of(year, month),
            ((year @ 1900..=2099, 4), (last, 2)) if last == year % 100 + 1 && plain => {
                let year = year as i16;
                let days = Period::Days(Date::new(year, 1, 1)?, Date::new(year + 1, 12, 31)?);
                Some(Dated::absolute(days, next))
            }
            _ => None,
        }
    }

    /// "2016 10 16"
    fn spaced(&self, at: usize) -> Option<Dated> {
        let (year, _) = self.four_digits(at)?;
        let (Some((month, 2)), Some((day, 2))) = (self.digits(at + 1), self.digits(at + 2)) else { return None };
        let day = Date::new(year, month as i8, day as i8)?;
        Some(Dated::absolute(Period::Day(day), at + 3))
    }

    /// "21.02.2020": the day comes first where points part the numbers.
    fn pointed(&self, at: usize) -> Option<Dated> {
        let mut parts = self.lower(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
            return None;
        }
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        Some(Dated::absolute(Period::Day(date), at + 1))
    }
}

/// The month first, as the wires of the United States write, unless it cannot be one.
fn day_month(first: u32, second: u32, year: i16) -> Option<Date> {
    Date::new(year, first as i8, second as i8).or_else(|| Date::new(year, second as i8, first as i8))
}
