//! Dates that the calendar itself names: "October 26, 1989", "17 March", "2020-02-21", "the third quarter of 2009".

use super::cursor::{Cursor, Dated};
use super::number::full_year;
use super::period::{monday, Period, Unit};
use super::words::{Portion, Sense};
use super::Anchor;
use crate::date::Date;
use crate::document::Case;

impl Cursor<'_, '_> {
    /// The date that begins here, without a word for a part of it ("early") before it.
    pub(super) fn date(&self, at: usize) -> Option<Dated> {
        let the = self.skip_the(at);
        let found = match self.sense(the) {
            Sense::Month { .. } => self.month_first(the),
            Sense::Weekday { .. } => self.weekday_first(the),
            Sense::RelativeDay(days) => Some(self.relative_day(the, days)),
            Sense::Season(_) => self.season_first(the),
            Sense::Fiscal => self.fiscal_year(the),
            Sense::Decades(decade) => self.decade_word(the, decade),
            Sense::QuarterLetter => self.quarter_code(the),
            Sense::Unit { .. } => self
                .numbered_week(the)
                .or_else(|| self.year_ago_part(the))
                .or_else(|| self.definite_unit(the, the > at)),
            Sense::This
            | Sense::That
            | Sense::Same
            | Sense::Past
            | Sense::Previous
            | Sense::Next
            | Sense::Coming
            | Sense::Following
            | Sense::Preceding
            | Sense::Current => self.deictic(the, the > at),
            Sense::Last => self.nth_of(the, the > at).or_else(|| self.deictic(the, the > at)),
            Sense::Ordinal(_) | Sense::Small(_) | Sense::Tens(_) => self.in_words(the, the > at),
            Sense::None if the > at && matches!(self.lower(the), "entire" | "whole" | "full") => {
                self.definite_unit(the + 1, true)
            }
            Sense::None => self.named_day(the).or_else(|| self.in_digits(the, the > at)),
            _ => self.named_day(the),
        };
        found.or_else(|| if the == at { self.named_day(at) } else { None })
    }

    fn in_words(&self, at: usize, the: bool) -> Option<Dated> {
        self.day_first(at)
            .or_else(|| self.nth_of(at, the))
            .or_else(|| self.ordinal_century(at))
            .or_else(|| self.written_year(at))
    }

    fn in_digits(&self, at: usize, the: bool) -> Option<Dated> {
        if !self.is_number(at) {
            return None;
        }
        self.numeric(at)
            .or_else(|| self.day_first(at))
            .or_else(|| self.year_first(at))
            .or_else(|| self.decade(at, the))
            .or_else(|| self.nth_of(at, the))
            .or_else(|| self.ordinal_century(at))
            .or_else(|| self.day_of_month(at, the))
            .or_else(|| self.bare_year(at))
    }

    /// The month that begins here, past its point: "March", "Sept.".
    pub(super) fn month(&self, at: usize) -> Option<(i8, usize)> {
        let Sense::Month { month, short } = self.sense(at) else { return None };
        let next = at + 1;
        Some((month, if short && self.is(next, ".") && self.is_glued(next) { next + 1 } else { next }))
    }

    /// "March 3, 2015", "Oct. 26", "Dec-2018", "June of 1992", "March".
    fn month_first(&self, at: usize) -> Option<Dated> {
        let (month, after) = self.month(at)?;
        self.month_day(at, month, after)
            .or_else(|| self.month_year(month, after))
            .or_else(|| self.bare_month(at, month, after))
    }

    fn month_day(&self, at: usize, month: i8, after: usize) -> Option<Dated> {
        let joined = self.inner_hyphen(after).unwrap_or(after);
        let (day, next) = self.day_number(self.skip_the(joined))?;
        if self.is_counting(at, next) || self.year_in_words(joined).is_some() {
            return None;
        }
        let (last, next) = self.last_day(at, day, next).unwrap_or((day, next));
        let year = self.year_after(next, joined > after);
        let year = year.or_else(|| self.two_digit_year_after_ordinal(next));
        self.days_of(month, day, last, year, at, next)
    }

    /// "3 March 2015", "14april", "the fourth of July", "20 of next month", "28 June in 2020".
    fn day_first(&self, at: usize) -> Option<Dated> {
        if self.continues_a_word(at) {
            return None;
        }
        let (day, next) = self.day_number(at)?;
        let (last, next) = self.last_day(at, day, next).unwrap_or((day, next));
        let of = self.skip(next, "of");
        let joined = self.inner_hyphen(of).unwrap_or(of);
        let Some((month, after)) = self.month(joined) else {
            return self.day_of_named_month(day, of, next);
        };
        let year = self.year_after(after, joined > of);
        // "the 12 may be": an auxiliary, unless a year follows.
        if year.is_none()
            && of == next
            && self.case(joined) == Case::Lower
            && matches!(self.lower(joined), "may" | "march")
        {
            return None;
        }
        self.days_of(month, day, last, year, at, after)
    }

    /// "20th of the next month", "the 21st this month".
    fn day_of_named_month(&self, day: i8, of: usize, next: usize) -> Option<Dated> {
        let the = self.skip_the(of);
        let this =
            matches!(self.sense(the), Sense::This | Sense::Next | Sense::Last | Sense::Previous | Sense::Current);
        if !this || (of == next && the > of) {
            return None;
        }
        let month = self.deictic(the, the > of)?;
        let day = match month.period {
            Some(Period::Month(year, number)) => Some(Period::Day(Date::new(year, number, day)?)),
            Some(_) => return None,
            None => None,
        };
        Some(Dated { period: day, ..month })
    }

    /// The last day of a stretch within a month: "17–23", "1 to 16", "1 and 16" after "between".
    fn last_day(&self, at: usize, first: i8, next: usize) -> Option<(i8, usize)> {
        let hyphen = self.is_hyphen(next);
        let joins = match self.lower(next) {
            "to" | "through" | "till" | "until" => true,
            "and" | "or" => false,
            _ if hyphen => true,
            _ => return None,
        };
        let between = self.sense(self.before_the(at)) == Sense::Between;
        let (last, after) = self.day_number(next + 1)?;
        let fits = joins || (self.is(next, "and") && (between || last == first + 1));
        (fits && last > first && !self.is_counting(at, after)).then_some((last, after))
    }

    fn before_the(&self, at: usize) -> usize {
        let before = at.wrapping_sub(1);
        if self.sense(before) == Sense::The {
            before.wrapping_sub(1)
        } else {
            before
        }
    }

    fn days_of(
        &self,
        month: i8,
        first: i8,
        last: i8,
        year: Option<(i16, usize)>,
        at: usize,
        next: usize,
    ) -> Option<Dated> {
        let period = |year: i16| {
            let (first, last) = (Date::new(year, month, first)?, Date::new(year, month, last)?);
            Some(if first == last { Period::Day(first) } else { Period::Days(first, last) })
        };
        if let Some((year, after)) = year {
            return Some(Dated::absolute(period(year)?, after));
        }
        // A day that no year has is no date; the 29th of February needs a leap year.
        period(2000)?;
        let near = self.nearest_year(at, next, month, first);
        Some(Dated::relative(near.and_then(period), next))
    }

    /// The number after a month counts something: "in May 12 people died", "March 3 km".
    fn is_counting(&self, at: usize, next: usize) -> bool {
        if self.is(next, ":") && self.is_glued(next) && self.is_number(next + 1) {
            return true;
        }
        let unit = matches!(self.sense(next), Sense::Unit { .. } | Sense::Meridiem { .. } | Sense::OClock);
        let scale =
            matches!(self.lower(next), "%" | "percent" | "per" | "million" | "billion" | "km" | "miles" | "people");
        let noun = matches!(self.before(at), "in" | "during")
            && self.is_word(next)
            && self.case(next) == Case::Lower
            && self.lower(next).ends_with('s')
            && !matches!(self.lower(next), "as" | "was" | "has" | "is");
        unit || scale || noun
    }

    /// A year that belongs to the date before it: ", 2015", " 2015", " of 1987", " '87", and "-2015" where `hyphen`.
    fn year_after(&self, next: usize, hyphen: bool) -> Option<(i16, usize)> {
        if hyphen {
            let at = self.inner_hyphen(next)?;
            let two = || self.digits(at).filter(|(_, length)| *length == 2).map(|(year, _)| (full_year(year), at + 1));
            return self.four_digits(at).or_else(two);
        }
        if matches!(self.lower(next), "of" | "in") {
            let year = self.year_number(next + 1);
            let two = || {
                self.digits(next + 1).filter(|(_, length)| *length == 2).map(|(year, _)| (full_year(year), next + 2))
            };
            return if self.is(next, "of") { year.or_else(two) } else { year };
        }
        let comma = self.skip(next, ",");
        self.year_number(comma).filter(|(_, after)| !self.is_a_count(*after) || comma > next)
    }

    /// A thousand of something, not a year: "June 2000 troops".
    fn is_a_count(&self, after: usize) -> bool {
        matches!(
            self.lower(after),
            "people" | "troops" | "soldiers" | "%" | "percent" | "dollars" | "civilians" | "refugees"
        )
    }

    /// "January first 12"
    fn two_digit_year_after_ordinal(&self, next: usize) -> Option<(i16, usize)> {
        let ordinal = matches!(self.sense(next - 1), Sense::Ordinal(_));
        match self.digits(next) {
            Some((year, 2)) if ordinal => Some((full_year(year), next + 1)),
            _ => None,
        }
    }

    /// "October 2014", "Dec-2018", "Dec/2018", "Dec, 2018", "April of 87", "October of next year".
    fn month_year(&self, month: i8, after: usize) -> Option<Dated> {
        let slash = (self.is(after, "/") && self.is_glued(after + 1)).then_some(after + 1);
        let year = slash
            .and_then(|at| self.four_digits(at))
            .or_else(|| self.year_after(after, self.inner_hyphen(after).is_some()));
        if let Some((year, next)) = year {
            return Some(Dated::absolute(Period::Month(year, month), next));
        }
        let year = self.deictic(self.skip(after, "of"), false)?;
        match year.period {
            Some(Period::Year(number)) => Some(Dated { period: Some(Period::Month(number, month)), ..year }),
            None if self.is(year.next - 1, "year") => Some(year),
            _ => None,
        }
    }

    /// A month alone: only where it is written as one.
    fn bare_month(&self, at: usize, month: i8, next: usize) -> Option<Dated> {
        if !self.is_plainly_a_month(at, next) {
            return None;
        }
        Some(Dated::relative(self.near_month(at, next, month), next))
    }

    /// Names of people and verbs share their words with months.
    fn is_plainly_a_month(&self, at: usize, next: usize) -> bool {
        let Sense::Month { short, .. } = self.sense(at) else { return false };
        let word = self.lower(at);
        let before = self.before(at);
        let cued = matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "of"
                | "from"
                | "during"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "through"
                | "before"
                | "after"
                | "between"
                | "every"
                | "to"
                | "-"
                | "for"
                | "and"
                | "each"
                | "around"
                | "about"
                | "month"
                | "previous"
                | "past"
        );
        let capital = self.is_capitalised(at);
        if matches!(word, "may" | "march" | "mar" | "august") || (short && next == at + 1) {
            return capital && cued && !(before == "to" && word == "may");
        }
        let name = self.is_capitalised(next)
            && !matches!(self.sense(next), Sense::Month { .. } | Sense::Weekday { .. })
            && matches!(word, "april" | "june" | "jan");
        capital && (cued || !name) || self.case(at) == Case::Lower && !short
    }

    /// "Monday, March 2", "Friday 2018-7-6", "tuesday the eleventh", "Monday 21", "Wednesday of next week", "Monday".
    fn weekday_first(&self, at: usize) -> Option<Dated> {
        let Sense::Weekday { weekday, short } = self.sense(at) else { return None };
        let point = short && self.is(at + 1, ".") && self.is_glued(at + 1);
        let next = at + 1 + usize::from(point);
        if let Some(dated) = self.date_after_weekday(next) {
            return Some(dated);
        }
        if let Some(dated) = self.weekday_and_number(weekday, next) {
            return Some(dated);
        }
        if short && !(self.is_capitalised(at) && (point || matches!(self.before(at), "on" | "since" | "until" | "by")))
        {
            return None;
        }
        if short && matches!(self.lower(at), "sun" | "sat") && !point {
            return None;
        }
        self.weekday_of_week(weekday, next)
            .or_else(|| Some(Dated::relative(self.near_weekday(at, next, weekday), next)))
    }

    /// The day and month after a weekday, which outweigh it: papers that get both wrong get the weekday wrong.
    fn date_after_weekday(&self, next: usize) -> Option<Dated> {
        let comma = self.skip(next, ",");
        let the = self.skip_the(comma);
        let dated = match self.sense(the) {
            Sense::Month { month, .. } => self.month_day(the, month, self.month(the)?.1),
            Sense::Ordinal(_) | Sense::Tens(_) | Sense::Small(_) => self.day_first(the),
            _ if self.is_number(the) => self.day_first(the).or_else(|| self.numeric(the)),
            _ => None,
        }?;
        let day = matches!(dated.period, Some(Period::Day(_)) | None);
        day.then_some(dated)
    }

    /// The day of that number which is that weekday, the nearest one.
    fn weekday_and_number(&self, weekday: i8, next: usize) -> Option<Dated> {
        let the = self.skip_the(next);
        let (number, after) = self.day_number(the)?;
        let written = the > next || (after == the + 1 && self.is_number(the));
        if !written || self.is_counting(the, after) || self.is_word(after) && !self.is_capitalised(after) {
            return None;
        }
        let fits = |months: i64| {
            let first = Date::new(self.published?.year(), self.published?.month(), 1)?.plus_months(months);
            Date::new(first.year(), first.month(), number).filter(|day| day.weekday() == weekday)
        };
        let day = [0, 1, -1, 2, -2, 3, -3].into_iter().find_map(fits);
        if self.published.is_some() && day.is_none() {
            return None;
        }
        Some(Dated::relative(day.map(Period::Day), after))
    }

    /// "Wednesday of next week", "Monday this week".
    fn weekday_of_week(&self, weekday: i8, next: usize) -> Option<Dated> {
        let of = next + usize::from(matches!(self.lower(next), "of" | "in" | ","));
        let week = self.deictic(self.skip_the(of), false)?;
        match week.period {
            Some(Period::Week(monday)) => {
                let day = monday.plus_days(i64::from(weekday) - 1);
                Some(Dated { period: Some(Period::Day(day)), ..week })
            }
            None if self.is(week.next - 1, "week") => Some(week),
            _ => None,
        }
    }

    /// "week 31", "week 3 of 2027", "week 27 of last year".
    fn numbered_week(&self, at: usize) -> Option<Dated> {
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
    fn nth_of(&self, at: usize, the: bool) -> Option<Dated> {
        let (nth, next) = match self.sense(at) {
            Sense::Last => (None, at + 1),
            _ => self.ordinal(at).map(|(n, next)| (Some(n), next))?,
        };
        let unit = self.skip_hyphen(next);
        let after = unit + 1;
        match self.sense(unit) {
            Sense::Unit { unit: Unit::Quarter, plural: false } => self.nth_quarter(at, nth, after, unit > next, the),
            Sense::Half => self.nth_half(nth, after),
            Sense::Unit { unit: unit @ (Unit::Week | Unit::Month | Unit::Day | Unit::Weekend), plural: false } => {
                let whole = self.container(after).filter(|_| matches!(self.lower(after), "of" | "in"))?;
                self.nth_part(unit, nth, whole)
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

    fn nth_part(&self, unit: Unit, nth: Option<i8>, whole: Dated) -> Option<Dated> {
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
        if !the && !hyphen && self.sense(at.wrapping_sub(1)) == Sense::A {
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

    /// "Q3", "Q3 2019", "3Q".
    fn quarter_code(&self, at: usize) -> Option<Dated> {
        if !self.is(at, "q") || self.case(at) != Case::Upper || !self.is_glued(at + 1) {
            return None;
        }
        let Some((quarter @ 1..=4, 1)) = self.digits(at + 1) else { return None };
        let next = at + 2;
        let period = |year| Period::Quarter(year, quarter as i8);
        if let Some((year, whole)) = self.year_of(next) {
            return Some(Dated { period: year.map(period), ..whole });
        }
        Some(Dated::relative(self.near_quarter(at, next, quarter as i8), next))
    }

    /// "the year-ago quarter", "the year-earlier period": the one named last, a year before.
    fn year_ago_part(&self, at: usize) -> Option<Dated> {
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
    fn fiscal_year(&self, at: usize) -> Option<Dated> {
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
    fn season_first(&self, at: usize) -> Option<Dated> {
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

    /// "2020-02-21", "3/31/2015", "03-02-98", "05-Aug-2016", "2018-7", "2/2013", "20161016", "2016 10 16".
    fn numeric(&self, at: usize) -> Option<Dated> {
        if self.continues_a_word(at) {
            return None;
        }
        let (first, length) = self.digits(at)?;
        if length == 8 {
            let day = Date::new((first / 10_000) as i16, (first / 100 % 100) as i8, (first % 100) as i8)?;
            return (1900..2100).contains(&day.year()).then_some(Dated::absolute(Period::Day(day), at + 1));
        }
        let mark = self.lower(at + 1);
        if !matches!(mark, "-" | "/" | "–") || !self.is_glued(at + 1) || !self.is_glued(at + 2) {
            return self.spaced(at).or_else(|| self.pointed(at));
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

    /// "2017 april", "2019 March 3".
    fn year_first(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.four_digits(at).filter(|_| !self.continues_a_word(at))?;
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
    fn decade(&self, at: usize, the: bool) -> Option<Dated> {
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
                let known = year >= 20 && (the || list);
                known.then(|| Dated::absolute(Period::Decade(190 + (year / 10) as i16), next + 1))
            }
            _ => None,
        }
    }

    /// "the nineties"
    fn decade_word(&self, at: usize, decade: i8) -> Option<Dated> {
        let the = matches!(self.before(at), "the" | "early" | "late" | "mid" | "-" | "and");
        the.then(|| Dated::absolute(Period::Decade(190 + i16::from(decade) / 10), at + 1))
    }

    /// "the 19th century"
    fn ordinal_century(&self, at: usize) -> Option<Dated> {
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
    fn written_year(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.year_in_words(at)?;
        let cued =
            matches!(self.before(at), "in" | "since" | "of" | "by" | "until" | "from" | "before" | "after" | "year");
        (cued && !matches!(self.sense(next), Sense::Unit { .. })).then_some(Dated::absolute(Period::Year(year), next))
    }

    /// "on the 21st"
    fn day_of_month(&self, at: usize, the: bool) -> Option<Dated> {
        let (day, next) = self.ordinal(at).filter(|(day, _)| (1..=31).contains(day))?;
        let on = the && matches!(self.lower(at.wrapping_sub(2)), "on" | "until" | "by" | "since");
        if !on || self.is_word(next) && !self.is_capitalised(next) && self.case(next) != Case::None {
            return None;
        }
        let near = self.published.and_then(|published| {
            let this = Date::new(published.year(), published.month(), day);
            this.or_else(|| Date::new(published.plus_months(-1).year(), published.plus_months(-1).month(), day))
        });
        Some(Dated::relative(near.map(Period::Day), next))
    }

    /// Four digits that are a year from the words around them.
    fn bare_year(&self, at: usize) -> Option<Dated> {
        let (year, next) = self.four_digits(at)?;
        let the = self.sense(at.wrapping_sub(1)) == Sense::The;
        if self.continues_a_word(at) && !(self.is_hyphen(at - 1) && self.may_precede_a_year(at.wrapping_sub(2))) {
            return None;
        }
        let glued_after = self.is_glued(next)
            && (self.is_word(next) && !matches!(self.lower(next), "'s" | "’s")
                || self.is(next, "%")
                || self.is(next, ":"));
        if glued_after || self.is_a_count(next) || matches!(self.sense(next), Sense::Unit { .. } | Sense::Zone { .. }) {
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

    /// "the year", "the entire quarter": the one in which the report was written.
    fn definite_unit(&self, at: usize, the: bool) -> Option<Dated> {
        let Sense::Unit { unit, plural: false } = self.sense(at) else { return None };
        if the {
            if let Some(dated) = self.unit_beside(unit, at + 1) {
                return Some(dated);
            }
        }
        let whole = matches!(self.before(at), "entire" | "whole" | "full");
        let cue = self.lower(at.wrapping_sub(if whole { 3 } else { 2 }));
        let cued = matches!(cue, "for" | "in" | "of" | "during" | "this" | "over" | "by" | "throughout" | "through");
        if !the || !cued || self.is_described(at + 1) {
            return None;
        }
        match unit {
            Unit::Day => Some(self.day_of_the_story(at + 1)),
            Unit::Quarter | Unit::Year | Unit::Month | Unit::Week | Unit::Weekend | Unit::Decade => {
                self.unit_of_the_story(unit, at + 1)
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
                self.latest.and_then(|(period, span)| Some((Period::holding(period.days()?.0, unit)?, span)))
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

/// The month first, as the wires of the United States write, unless it cannot be one.
fn day_month(first: u32, second: u32, year: i16) -> Option<Date> {
    Date::new(year, first as i8, second as i8).or_else(|| Date::new(year, second as i8, first as i8))
}

/// The n-th weekday of a month, or its last.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: Option<i8>) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let ahead = i64::from((weekday - first.weekday()).rem_euclid(7));
    let day = match nth {
        Some(nth) => first.plus_days(ahead + 7 * (i64::from(nth) - 1)),
        None => {
            let last = first.plus_months(1).plus_days(-1);
            last.plus_days(-i64::from((last.weekday() - weekday).rem_euclid(7)))
        }
    };
    (day.month() == month && day >= first).then_some(day)
}
