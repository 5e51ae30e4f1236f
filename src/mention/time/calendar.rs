//! Days and months by name: "October 26, 1989", "17 March", "Monday, March 2", "Sept.".

use super::cursor::{Cursor, Dated};
use super::number::full_year;
use super::period::Period;
use super::words::Sense;
use crate::date::Date;
use crate::document::Case;

impl Cursor<'_, '_> {
    /// The date that begins here, without a word for a part of it ("early") before it.
    pub(super) fn date(&self, at: usize) -> Option<Dated> {
        let the = self.skip_the(at);
        let found = match self.sense(the) {
            Sense::Month { .. } => self.month_first(the),
            Sense::Weekday { .. } => self.weekday_first(the),
            Sense::RelativeDay(_) if self.is_within_a_name(the) => None,
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
        if matches!(self.lower(at), "'" | "’" | "‘") && self.is_glued(at + 1) {
            return self.decade(at + 1, true);
        }
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
            .or_else(|| self.quarter_code(at))
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
    pub(super) fn day_first(&self, at: usize) -> Option<Dated> {
        if self.continues_a_word(at) {
            return None;
        }
        let (day, next) = self.day_number(at)?;
        let (last, next) = self.last_day(at, day, next).unwrap_or((day, next));
        let of = self.skip(next, "of");
        let joined = self.inner_hyphen(of).unwrap_or(of);
        let Some((month, after)) = self.month(joined) else {
            return self.days_of_named_month(day, last, of, next);
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

    /// "20th of the next month", "the 21st this month", "from the 4th to the 22nd this month".
    fn days_of_named_month(&self, day: i8, last: i8, of: usize, next: usize) -> Option<Dated> {
        let the = self.skip_the(of);
        let this =
            matches!(self.sense(the), Sense::This | Sense::Next | Sense::Last | Sense::Previous | Sense::Current);
        if !this || (of == next && the > of) {
            return None;
        }
        let month = self.deictic(the, the > of)?;
        let days = match month.period {
            Some(Period::Month(year, number)) => {
                let (first, last) = (Date::new(year, number, day)?, Date::new(year, number, last)?);
                Some(if first == last { Period::Day(first) } else { Period::Days(first, last) })
            }
            Some(_) => return None,
            None => None,
        };
        Some(Dated { period: days, ..month })
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
        let between = matches!(self.sense(self.before_the(at)), Sense::Between);
        let (last, after) = self.day_number(next + 1)?;
        let fits = joins || (self.is(next, "and") && (between || last == first + 1));
        (fits && last > first && !self.is_counting(at, after)).then_some((last, after))
    }

    fn before_the(&self, at: usize) -> usize {
        let before = at.wrapping_sub(1);
        if matches!(self.sense(before), Sense::The) {
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
        if let Some(year) = self.year_of_the_end(month, next) {
            return Some(Dated::absolute(period(year)?, next));
        }
        // A day that no year has is no date; the 29th of February needs a leap year.
        period(2000)?;
        let near = self.nearest_year(at, next, month, first);
        Some(Dated::relative(near.and_then(period), next))
    }

    /// "March 28 to April 3, 2019": the year stands at the end of the range.
    fn year_of_the_end(&self, month: i8, next: usize) -> Option<i16> {
        let joined = matches!(self.lower(next), "to" | "through" | "until" | "till" | "and" | "-" | "–");
        let end = if joined { next + 1 } else { return None };
        let (last, after) = self.month(end)?;
        let (_, after) = self.day_number(after)?;
        let (year, _) = self.year_after(after, false)?;
        Some(if last < month { year - 1 } else { year })
    }

    /// The number after a month counts something: "in May 12 people died", "March 3 km".
    pub(super) fn is_counting(&self, at: usize, next: usize) -> bool {
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
    pub(super) fn year_after(&self, next: usize, hyphen: bool) -> Option<(i16, usize)> {
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
    pub(super) fn is_a_count(&self, after: usize) -> bool {
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
    pub(super) fn month_year(&self, month: i8, after: usize) -> Option<Dated> {
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
                | "ended"
                | "ending"
        );
        let capital = self.is_capitalised(at);
        let plain = matches!(word, "march" | "august") && !self.is_capitalised(next) && at > self.start;
        if plain
            && capital
            && self.case(at.wrapping_sub(1)) == Case::Lower
            && !matches!(before, "and" | "said" | "says")
        {
            return true;
        }
        if matches!(word, "may" | "march" | "mar" | "august") || (short && next == at + 1) {
            let planned = matches!(self.lower(at.wrapping_sub(2)), "scheduled" | "set" | "planned" | "due" | "slated");
            let weak = !planned && matches!(before, "and" | "for" | "-" | "to" | "every" | "each" | "about" | "around");
            // "mid-March"
            let part = before == "-" && matches!(self.sense(at.wrapping_sub(2)), Sense::Portion(_));
            return capital && cued && (part || !weak);
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
}
