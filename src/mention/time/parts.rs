//! Parts of a larger part: "the third quarter of 2009", "the first week of October", "fiscal 1990", "the summer of 1990".

use super::cursor::{Cursor, Dated};
use super::period::{monday, Period, Unit};
use super::words::{Portion, Sense};
use super::Anchor;
use crate::date::Date;
use crate::document::Case;

impl Cursor<'_, '_> {
    /// "week 31", "week 3 of 2027", "week 27 of last year".
    pub(super) fn numbered_week(&self, at: usize) -> Option<Dated> {
        let number = self.word(at, "week")?;
        let Some((week @ 1..=53, _)) = self.digits(number) else { return None };
        let (year, next, anchor) = match self.year_of(number + 1) {
            Some((year, dated)) => (year, dated.next, dated.anchor),
            None => (self.published.map(Date::year), number + 1, Anchor::Published),
        };
        let Some(year) = year else { return Some(Dated::relative(None, next)) };
        let period = Period::Week(Date::of_iso_week(year, week as i8)?);
        Some(Dated { period: Some(period), next, anchor })
    }

    /// " of 2015", " in the year", " last year": the year that a part of it belongs to.
    fn year_of(&self, next: usize) -> Option<(Option<i16>, Dated)> {
        let dated = self.container(next)?;
        match dated.period {
            Some(Period::Year(year)) => Some((Some(year), dated)),
            None => Some((None, dated)),
            _ => None,
        }
    }

    /// The larger part of the calendar that a part is said to lie in.
    fn container(&self, next: usize) -> Option<Dated> {
        let of = next + usize::from(matches!(self.lower(next), "of" | "in" | "," | "for" | "during"));
        let the = self.skip_the(of);
        if let Some((year, after)) = self.year_number(the).filter(|_| !self.continues_a_word(the)) {
            return Some(Dated::absolute(Period::Year(year), after));
        }
        match self.sense(the) {
            Sense::Fiscal => self.fiscal_year(the),
            Sense::Unit { unit, plural: false } if the > of && of > next => self.unit_now(unit, the + 1),
            Sense::Month { .. } => {
                let (month, after) = self.month(the)?;
                let year = || Some(Dated::relative(self.near_month(the, after, month), after));
                self.month_year(month, after).or_else(year)
            }
            Sense::This | Sense::Last | Sense::Next | Sense::Previous | Sense::Past | Sense::Current | Sense::Same => {
                self.deictic(the, the > of)
            }
            _ => None,
        }
    }

    /// "the first week of 2015", "third tuesday of september 2014", "the third quarter", "the final quarter of 2009".
    pub(super) fn nth_of(&self, at: usize, the: bool) -> Option<Dated> {
        let (nth, next) = match self.sense(at) {
            Sense::Last => (None, at + 1),
            _ => self.ordinal(at).map(|(n, next)| (Some(n), next))?,
        };
        let unit = self.skip_hyphen(next);
        let after = unit + 1;
        if self.inner_hyphen(after).is_some() {
            return None;
        }
        match self.sense(unit) {
            Sense::Unit { unit: Unit::Quarter, plural: false } => self.nth_quarter(at, nth, after, unit > next, the),
            Sense::Half => self.nth_half(nth, after),
            Sense::Unit { unit: unit @ (Unit::Week | Unit::Month | Unit::Day | Unit::Weekend), plural: false } => {
                let whole = self.container(after).filter(|_| matches!(self.lower(after), "of" | "in"))?;
                nth_part(unit, nth, whole)
            }
            Sense::Weekday { weekday, .. } => {
                let month = self.container(after).filter(|_| matches!(self.lower(after), "of" | "in"))?;
                match month.period {
                    Some(Period::Month(year, number)) => {
                        let day = nth_weekday(year, number, weekday, nth)?;
                        Some(Dated { period: Some(Period::Day(day)), ..month })
                    }
                    None => Some(month),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn nth_quarter(&self, at: usize, nth: Option<i8>, after: usize, hyphen: bool, the: bool) -> Option<Dated> {
        let whole = self.container(after).and_then(|whole| match whole.period {
            Some(Period::Year(year) | Period::FiscalYear(year)) => Some((Some(year), whole)),
            None => Some((None, whole)),
            _ => None,
        });
        // "the last quarter" is the one before; the final one of a year is its fourth.
        let number = match nth {
            Some(n) if (1..=4).contains(&n) => n,
            None if self.is(at, "final") || whole.is_some() => 4,
            _ => return None,
        };
        if let Some((year, whole)) = whole {
            return Some(Dated { period: year.map(|year| Period::Quarter(year, number)), ..whole });
        }
        // "a third quarter" may be a fourth part; with "the", a hyphen or alone before its noun it is a time.
        if !the && !hyphen && matches!(self.sense(at.wrapping_sub(1)), Sense::A) {
            return None;
        }
        Some(Dated::relative(self.near_quarter(at, after, number), after))
    }

    /// "the first half of 1989": without its year a half is rather one of a match.
    fn nth_half(&self, nth: Option<i8>, after: usize) -> Option<Dated> {
        let half = nth.filter(|n| (1..=2).contains(n))?;
        let (year, whole) = self.year_of(after).or_else(|| {
            let dated = self.container(after)?;
            matches!(dated.period, Some(Period::FiscalYear(_))).then_some((dated.period.and_then(Period::year), dated))
        })?;
        Some(Dated { period: year.map(|year| Period::Half(year, half)), ..whole })
    }

    /// "Q3", "Q3 2019", "3Q", "H1 2016"; a half needs its year.
    pub(super) fn quarter_code(&self, at: usize) -> Option<Dated> {
        let (code, next) = self.part_code(at)?;
        if let Some((year, whole)) = self.year_of(next) {
            return Some(Dated { period: year.map(|year| code.of(year)), ..whole });
        }
        match code {
            PartCode::Quarter(quarter) => Some(Dated::relative(self.near_quarter(at, next, quarter), next)),
            PartCode::Half(_) => None,
        }
    }

    /// "Q3", "3Q", "H1", "2H": one capital beside one digit.
    fn part_code(&self, at: usize) -> Option<(PartCode, usize)> {
        let (letter, digit) = if self.is_number(at) { (at + 1, at) } else { (at, at + 1) };
        let next = at + 2;
        let goes_on = self.is_glued(next) && (self.is_word(next) || self.is_number(next));
        if self.case(letter) != Case::Upper || !self.is_glued(at + 1) || goes_on {
            return None;
        }
        let code = match (self.lower(letter), self.digits(digit)?) {
            ("q", (quarter @ 1..=4, 1)) => PartCode::Quarter(quarter as i8),
            ("h", (half @ 1..=2, 1)) => PartCode::Half(half as i8),
            _ => return None,
        };
        Some((code, next))
    }

    /// "the year-ago quarter", "the year-earlier period": the one named last, a year before.
    pub(super) fn year_ago_part(&self, at: usize) -> Option<Dated> {
        let ago = self.inner_hyphen(self.word(at, "year")?)?;
        if !matches!(self.lower(ago), "ago" | "earlier") {
            return None;
        }
        let next = ago + 1;
        let unit = match self.sense(next) {
            Sense::Unit { unit, plural: false } => Some(unit),
            _ if self.is(next, "period") => None,
            _ => return None,
        };
        let told = self.latest.and_then(|(period, span)| Some((period.shift_years(-1)?, Anchor::Mention(span))));
        let report = || {
            let period = Period::holding(self.published?, unit?)?.shift_years(-1)?;
            Some((period, Anchor::Published))
        };
        let (period, anchor) = told.or_else(report).map_or((None, Anchor::Open), |(p, anchor)| (Some(p), anchor));
        Some(Dated { period, next: next + 1, anchor })
    }

    /// "fiscal 1990", "fiscal year 1990", "the financial year".
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Dated> {
        if matches!(self.sense(at + 1), Sense::Ordinal(_)) {
            return self.nth_of(at + 1, true);
        }
        let year = self.skip(at + 1, "year");
        if let Some((number, next)) = self.year_number(year) {
            return Some(Dated::absolute(Period::FiscalYear(number), next));
        }
        if year == at + 1 {
            return None;
        }
        Some(Dated::relative(self.published.map(|day| Period::FiscalYear(day.year())), year))
    }

    /// "spring 2015", "the summer of 1990", "in the fall".
    pub(super) fn season_first(&self, at: usize) -> Option<Dated> {
        let Sense::Season(season) = self.sense(at) else { return None };
        let next = at + 1;
        if let Some((year, whole)) = self.year_of(next).filter(|(_, whole)| whole.next > next) {
            return Some(Dated { period: year.map(|year| Period::Season(year, season)), ..whole });
        }
        let the = self.before(at) == "the";
        let cued = if the { self.lower(at.wrapping_sub(2)) } else { self.before(at) };
        let in_season =
            matches!(cued, "in" | "during" | "by" | "since" | "until" | "through" | "over" | "last" | "this");
        // "fall" and "spring" are verbs and nouns besides: "in the fall of the shah".
        let ambiguous = matches!(self.lower(at), "fall" | "spring");
        if !in_season
            || (ambiguous && !the && self.lower(at) == "fall")
            || self.is(next, "of")
            || (ambiguous && self.is_word(next) && !the)
        {
            return None;
        }
        Some(Dated::relative(self.near_season(at, next, season), next))
    }

    /// "1989 third quarter", "2005's second half", "2017 Q3".
    pub(super) fn part_of_year(&self, year: i16, next: usize) -> Option<Dated> {
        if let Some((code, next)) = self.part_code(next).filter(|_| !self.is_number(next)) {
            return Some(Dated::absolute(code.of(year), next));
        }
        let own = next + usize::from(matches!(self.lower(next), "'s" | "’s"));
        let fiscal = own + usize::from(matches!(self.sense(own), Sense::Fiscal));
        let (nth, after) = match self.sense(fiscal) {
            Sense::Last => (4, fiscal + 1),
            _ => self.ordinal(fiscal)?,
        };
        let period = match self.sense(after) {
            Sense::Unit { unit: Unit::Quarter, plural: false } if (1..=4).contains(&nth) => Period::Quarter(year, nth),
            Sense::Half if (1..=2).contains(&nth) => Period::Half(year, nth),
            _ => return None,
        };
        Some(Dated::absolute(period, after + 1))
    }

    /// "the beginning of", "the end of", "the early part of": which part of what follows, and where that begins.
    pub(super) fn portion_of(&self, at: usize) -> Option<(Portion, usize)> {
        let Sense::Portion(portion) = self.sense(at) else { return None };
        let of = match portion {
            Portion::Early | Portion::Late
                if matches!(self.lower(at + 1), "part" | "days" | "months" | "weeks" | "hours") =>
            {
                at + 2
            }
            Portion::Beginning | Portion::Middle | Portion::End => at + 1,
            _ => return None,
        };
        self.word(of, "of").map(|next| (portion, next))
    }
}

/// A part of a year, as tables and companies write it.
#[derive(Debug, Clone, Copy)]
enum PartCode {
    Quarter(i8),
    Half(i8),
}

impl PartCode {
    fn of(self, year: i16) -> Period {
        match self {
            PartCode::Quarter(quarter) => Period::Quarter(year, quarter),
            PartCode::Half(half) => Period::Half(year, half),
        }
    }
}

/// The n-th day, week or month of a larger part, or its last.
fn nth_part(unit: Unit, nth: Option<i8>, whole: Dated) -> Option<Dated> {
    let Some(period) = whole.period else { return Some(whole) };
    let (first, end) = period.days()?;
    let last = end.plus_days(-1);
    let n = i64::from(nth.unwrap_or(1)) - 1;
    let part = match (unit, period, nth) {
        (Unit::Day, _, Some(_)) => Period::Day(first.plus_days(n)),
        (Unit::Day, _, None) => Period::Day(last),
        (Unit::Month, Period::Year(year), _) => {
            let month = nth.unwrap_or(12);
            (1..=12).contains(&month).then_some(Period::Month(year, month))?
        }
        // ISO 8601 counts the weeks of a year from the one with its first Thursday.
        (Unit::Week, Period::Year(year), Some(nth)) => Period::Week(Date::of_iso_week(year, nth)?),
        (Unit::Week, Period::Year(year), None) => {
            Period::Week(Date::of_iso_week(year, 53).or_else(|| Date::of_iso_week(year, 52))?)
        }
        // A month's weeks are those that lie wholly in it.
        (Unit::Week, _, Some(_)) => Period::Week(monday(first.plus_days(6)).plus_days(7 * n)),
        (Unit::Week, _, None) => Period::Week(monday(end.plus_days(-7))),
        (Unit::Weekend, _, Some(_)) => Period::Weekend(monday(first.plus_days(1)).plus_days(5 + 7 * n)),
        (Unit::Weekend, _, None) => Period::Weekend(monday(end.plus_days(-7)).plus_days(5)),
        _ => return None,
    };
    part.days().filter(|(start, _)| *start < end)?;
    Some(Dated { period: Some(part), ..whole })
}

/// The n-th weekday of a month, or its last.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: Option<i8>) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let ahead = i64::from((weekday - first.weekday()).rem_euclid(7));
    let day = if let Some(nth) = nth {
        first.plus_days(ahead + 7 * (i64::from(nth) - 1))
    } else {
        let last = first.plus_months(1).plus_days(-1);
        last.plus_days(-i64::from((last.weekday() - weekday).rem_euclid(7)))
    };
    (day.month() == month && day >= first).then_some(day)
}
