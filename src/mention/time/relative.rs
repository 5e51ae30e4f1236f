//! Dates that count from another day: "yesterday", "last week", "the following month", "two years ago", "a day later".

use super::cursor::{Cursor, Dated, Found};
use super::duration::Amount;
use super::period::{monday, Period, Season, Unit};
use super::words::Sense;
use super::{Anchor, TimeKind};
use crate::date::Date;

impl Cursor<'_, '_> {
    pub(super) fn relative_day(&self, at: usize, days: i8) -> Dated {
        Dated::relative(self.published.map(|day| Period::Day(day.plus_days(i64::from(days)))), at + 1)
    }

    /// "this week", "last Monday", "next year", "the following day", "that month", "the previous quarter".
    pub(super) fn deictic(&self, at: usize, the: bool) -> Option<Dated> {
        if matches!(self.sense(at), Sense::This) && matches!(self.sense(at + 1), Sense::Coming | Sense::Past) {
            return self.deictic(at + 1, false);
        }
        let direction = self.pointing(at, the)?;
        let unit = at + 1;
        let next = unit + 1;
        if direction.from_text && direction.by == 0 && self.is(unit, "time") {
            return self.that_time(at, next);
        }
        match self.sense(unit) {
            Sense::Unit { unit: Unit::Day, plural: false } if direction.from_text => {
                Some(self.counted(direction, Unit::Day, next))
            }
            Sense::Unit { unit: Unit::Weekend, plural: false } => Some(self.weekend(direction, next)),
            Sense::Unit {
                unit: unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century),
                plural: false,
            } => self.week_and_weekday(direction, unit, next).or_else(|| Some(self.counted(direction, unit, next))),
            Sense::Month { month, .. } => {
                let next = self.month(unit)?.1;
                self.plain_month(unit).then(|| self.month_from(direction, month, next))
            }
            Sense::Weekday { weekday, short: false } => Some(self.weekday_from(direction, weekday, next)),
            Sense::Season(season) => self.season_from(direction, season, unit),
            Sense::Fiscal if self.is(next, "year") || self.is(next, "quarter") => {
                let year = self.published.map(|day| Period::FiscalYear(day.year()).shift(direction.by));
                Some(Dated::relative(year.flatten(), next + 1))
            }
            _ => None,
        }
    }

    /// Where "this", "last", "next" or "following" point.
    fn pointing(&self, at: usize, the: bool) -> Option<Direction> {
        let day = matches!(self.sense(at + 1), Sense::Unit { unit: Unit::Day, .. });
        let latest = self.is(at, "latest");
        Some(match self.sense(at) {
            Sense::This | Sense::Current => Direction::of_report(0),
            Sense::Preceding => Direction::of_text(-1),
            Sense::Previous if the && !latest => Direction::of_text(-1),
            Sense::Last | Sense::Past | Sense::Previous => Direction::of_report(-1),
            Sense::Next | Sense::Coming if !(the && day) => Direction::of_report(1),
            Sense::Next | Sense::Coming => Direction::of_text(1),
            // "following September's coup" is a preposition.
            Sense::Following if the => Direction::of_text(1),
            Sense::That | Sense::Same if the || self.is(at, "that") => Direction::of_text(0),
            _ => return None,
        })
    }

    /// "by that time": the time named last.
    fn that_time(&self, at: usize, next: usize) -> Option<Dated> {
        let (period, span) = self.latest?;
        let cued =
            self.is(at, "that") && matches!(self.before(at), "by" | "at" | "since" | "until" | "before" | "after");
        cued.then_some(Dated { period: Some(period), next, anchor: Anchor::Mention(span) })
    }

    /// "last May", but "this may": only a capital makes a month of it.
    fn plain_month(&self, at: usize) -> bool {
        !matches!(self.lower(at), "may" | "march" | "mar") || self.is_capitalised(at)
    }

    /// "next week Wednesday", "last week's sunday".
    fn week_and_weekday(&self, direction: Direction, unit: Unit, next: usize) -> Option<Dated> {
        let weekday = next + usize::from(matches!(self.lower(next), "'s" | "’s"));
        match (unit, self.sense(weekday)) {
            (Unit::Week, Sense::Weekday { weekday: day, short: false }) => {
                let week = self.counted(direction, unit, weekday + 1);
                let on = |period: Period| match period {
                    Period::Week(monday) => Some(Period::Day(monday.plus_days(i64::from(day) - 1))),
                    _ => None,
                };
                Some(Dated { period: week.period.and_then(on), ..week })
            }
            _ => None,
        }
    }

    /// The day that a direction counts from; "that day" after a month or a year is one that the text does not name.
    fn origin(&self, direction: Direction, unit: Unit) -> Option<(Date, Anchor)> {
        let told = match unit {
            Unit::Day => self.latest_day,
            _ => self.latest.and_then(|(period, span)| Some((period.within(unit)?, span))),
        };
        match (direction.from_text, told) {
            (true, Some((day, span))) => Some((day, Anchor::Mention(span))),
            (true, None) if direction.by >= 0 || unit == Unit::Day => None,
            _ => Some((self.published?, Anchor::Published)),
        }
    }

    fn counted(&self, direction: Direction, unit: Unit, next: usize) -> Dated {
        let counted = self.origin(direction, unit).and_then(|(day, anchor)| {
            let period = Period::holding(day, unit)?.shift(direction.by)?;
            Some(Dated { period: Some(period), next, anchor })
        });
        counted.unwrap_or(Dated { period: None, next, anchor: Anchor::Open })
    }

    fn weekend(&self, direction: Direction, next: usize) -> Dated {
        let saturday = self.published.map(|today| {
            let this = monday(today).plus_days(5);
            // On a Saturday "last weekend" is the one before; on a Monday it is the one just over.
            this.plus_days(7 * direction.by)
        });
        Dated::relative(saturday.map(Period::Weekend), next)
    }

    fn month_from(&self, direction: Direction, month: i8, next: usize) -> Dated {
        let from = |today: Date| {
            let ahead = i64::from((month - today.month()).rem_euclid(12));
            let by = match direction.by {
                0 => i64::from(month - today.month()),
                1 => {
                    if ahead == 0 {
                        12
                    } else {
                        ahead
                    }
                }
                _ => ahead - 12,
            };
            Period::holding(today, Unit::Month)?.shift(by)
        };
        Dated::relative(self.published.and_then(from), next)
    }

    fn weekday_from(&self, direction: Direction, weekday: i8, next: usize) -> Dated {
        let from = |today: Date| {
            let ahead = i64::from((weekday - today.weekday()).rem_euclid(7));
            let by = match direction.by {
                0 => i64::from(weekday - today.weekday()),
                1 => {
                    if ahead == 0 {
                        7
                    } else {
                        ahead
                    }
                }
                _ => ahead - 7,
            };
            Period::Day(today.plus_days(by))
        };
        match (direction.from_text, self.latest) {
            (true, Some((period, span))) => match period.days() {
                Some((day, _)) => Dated { period: Some(from(day)), next, anchor: Anchor::Mention(span) },
                None => Dated { period: None, next, anchor: Anchor::Open },
            },
            _ => Dated::relative(self.published.map(from), next),
        }
    }

    fn season_from(&self, direction: Direction, season: Season, at: usize) -> Option<Dated> {
        let next = at + 1;
        // "this fall in prices", "the last spring of hope"
        if matches!(self.lower(next), "in" if self.is(at, "fall")) || self.is(next, "of") {
            return None;
        }
        let from = |today: Date| {
            let Period::Season(now, current) = Period::holding(today, Unit::Season)? else { return None };
            let ahead = season as i16 - current as i16;
            let year = match direction.by {
                0 if ahead == 0 => now,
                0 => today.year(),
                1 => now.checked_add(i16::from(ahead <= 0))?,
                _ => now.checked_sub(i16::from(ahead >= 0))?,
            };
            Some(Period::Season(year, season))
        };
        Some(Dated::relative(self.published.and_then(from), next))
    }

    /// The time so many units away: "two years ago", "a day later", "three weeks from now", "a year earlier".
    pub(super) fn away(&self, at: usize, amount: &Amount) -> Option<Found> {
        let hyphen = self.skip_hyphen(amount.next);
        let back = match self.lower(hyphen) {
            "ago" => return Some(self.ago(at, amount, -1.0, hyphen + 1)),
            "hence" => return Some(self.ago(at, amount, 1.0, hyphen + 1)),
            "from" if matches!(self.lower(hyphen + 1), "now" | "today") => {
                return Some(self.ago(at, amount, 1.0, hyphen + 2));
            }
            "from" => return self.counted_from_day(at, amount, hyphen + 1),
            "earlier" => -1.0,
            "later" => 1.0,
            "before" if self.ends_a_clause(hyphen + 1) => -1.0,
            "after" if self.ends_a_clause(hyphen + 1) => 1.0,
            _ => return None,
        };
        Some(self.counted_from_text(at, amount, back, hyphen + 1))
    }

    /// "a week from Monday", "two days from tomorrow": from a day that is named, the coming one where it is a weekday.
    fn counted_from_day(&self, at: usize, amount: &Amount, from: usize) -> Option<Found> {
        let date = self.date(from)?;
        let (day, count) = (date.period?.day()?, amount.count?);
        let weekday = matches!(self.sense(from), Sense::Weekday { .. });
        let past = weekday && date.next == from + 1 && self.published.is_some_and(|today| day < today);
        let day = amount.unit.step(if past { day.plus_days(7) } else { day }, count);
        let whole = !amount.unit.is_of_the_clock();
        whole.then(|| Found::date(at, Dated { period: Some(Period::Day(day)), ..date }))
    }

    pub(super) fn ends_a_clause(&self, at: usize) -> bool {
        at >= self.end || matches!(self.lower(at), "." | "," | ";" | ":" | ")" | "\"" | "”" | "!" | "?")
    }

    fn ago(&self, at: usize, amount: &Amount, direction: f64, next: usize) -> Found {
        stepped(at, amount, direction, next, self.published.map(|day| (Period::Day(day), Anchor::Published)))
    }

    /// "Earlier" and "later" count from the time before in the text; "earlier" also from the report.
    fn counted_from_text(&self, at: usize, amount: &Amount, direction: f64, next: usize) -> Found {
        let latest = self.latest.map(|(period, span)| (period, Anchor::Mention(span)));
        let report = || self.published.filter(|_| direction < 0.0).map(|day| (Period::Day(day), Anchor::Published));
        stepped(at, amount, direction, next, latest.or_else(report))
    }
}

/// The part of the calendar so many units away from another, as fine as the unit is.
fn stepped(at: usize, amount: &Amount, direction: f64, next: usize, origin: Option<(Period, Anchor)>) -> Found {
    let open = || {
        let open = Found::date(at, Dated { period: None, next, anchor: Anchor::Open });
        let vague = match (amount.count, direction < 0.0) {
            (None, true) => Some("PAST_REF".to_owned()),
            (None, false) => Some("FUTURE_REF".to_owned()),
            _ => None,
        };
        Found { value: vague, ..open }
    };
    let (Some(count), Some((period, anchor))) = (amount.count, origin) else { return open() };
    let of_the_clock = amount.unit.is_of_the_clock();
    // "a year earlier" than a quarter or a month is that quarter or month.
    if let (Unit::Year, true, Anchor::Mention(_)) = (amount.unit, count.fract() == 0.0, anchor) {
        if let Some(period) = period.shift_years((count * direction) as i64) {
            return Found::date(at, Dated { period: Some(period), next, anchor });
        }
    }
    let Some((day, _)) = period.days() else { return open() };
    let day = amount.unit.step(day, whole_days(amount.unit, count) * direction);
    let part = match amount.unit {
        Unit::Week | Unit::Fortnight => Period::holding(day, Unit::Week),
        Unit::Month => Period::holding(day, Unit::Month),
        Unit::Quarter => Period::holding(day, Unit::Quarter),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Period::holding(day, Unit::Year),
        _ => Some(Period::Day(day)),
    };
    let found = Found::date(at, Dated { period: part, next, anchor });
    if of_the_clock && count.rem_euclid(24.0) != 0.0 {
        let value = part.map(|day| format!("{}TXX", day.value()));
        return Found { kind: TimeKind::Time, value, ..found };
    }
    found
}

/// Hours up to a day lie on the same day as far as the words say.
fn whole_days(unit: Unit, count: f64) -> f64 {
    match unit {
        Unit::Hour if count < 24.0 => 0.0,
        Unit::Minute | Unit::Second => 0.0,
        _ => count,
    }
}

/// Where a deictic word points, and from where.
#[derive(Debug, Clone, Copy)]
struct Direction {
    by: i64,
    /// Counted from the time before in the text, not from the report.
    from_text: bool,
}

impl Direction {
    fn of_report(by: i64) -> Self {
        Self { by, from_text: false }
    }

    fn of_text(by: i64) -> Self {
        Self { by, from_text: true }
    }
}
