//! Parts of the calendar: what a date expression denotes, as a TIMEX3 value and as a run of days.

use crate::date::Date;

/// A part of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day(Date),
    /// A week, by its Monday.
    Week(Date),
    /// A weekend, by its Saturday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    /// A winter counts to the year in which it begins.
    Season(i16, Season),
    Year(i16),
    /// A financial year: when it begins differs from company to company.
    FiscalYear(i16),
    /// Ten years, by their number without its last digit.
    Decade(i16),
    /// A hundred years, by their number without its last two digits.
    Century(i16),
    /// Days from one to another, both included.
    Days(Date, Date),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A unit of the calendar or the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Season {
    /// The season of a month on the northern half of the earth, where TIMEX3 counts.
    fn of_month(month: i8) -> Self {
        match month {
            3..=5 => Season::Spring,
            6..=8 => Season::Summer,
            9..=11 => Season::Autumn,
            _ => Season::Winter,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month in the middle, for measuring how far a season is away.
    pub(super) fn middle_month(self) -> i8 {
        match self {
            Season::Spring => 4,
            Season::Summer => 7,
            Season::Autumn => 10,
            Season::Winter => 12,
        }
    }
}

impl Period {
    /// The part of the calendar of that size which holds a day; `None` for parts of a day and for what has no fixed
    /// place in the calendar.
    pub(super) fn holding(day: Date, unit: Unit) -> Option<Self> {
        let year = day.year();
        Some(match unit {
            Unit::Day => Period::Day(day),
            Unit::Week => Period::Week(monday(day)),
            Unit::Weekend => Period::Weekend(monday(day).plus_days(5)),
            Unit::Month => Period::Month(year, day.month()),
            Unit::Quarter => Period::Quarter(year, (day.month() + 2) / 3),
            Unit::Season => {
                let before = i16::from(day.month() <= 2);
                Period::Season(year - before, Season::of_month(day.month()))
            }
            Unit::Year => Period::Year(year),
            Unit::Decade => Period::Decade(year.div_euclid(10)),
            Unit::Century => Period::Century(year.div_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Fortnight | Unit::Millennium => return None,
        })
    }

    /// The part so many places later in the row of its like.
    pub(super) fn shift(self, by: i64) -> Option<Self> {
        let years = i16::try_from(by).ok()?;
        let within = |year: i16, place: i8, of: i64| -> Option<(i16, i8)> {
            let places = (i64::from(year) * of + i64::from(place) - 1).checked_add(by)?;
            Some((i16::try_from(places.div_euclid(of)).ok()?, (places.rem_euclid(of) + 1) as i8))
        };
        Some(match self {
            Period::Day(day) => Period::Day(day.plus_days(by)),
            Period::Week(monday) => Period::Week(monday.plus_days(by.checked_mul(7)?)),
            Period::Weekend(saturday) => Period::Weekend(saturday.plus_days(by.checked_mul(7)?)),
            Period::Month(year, month) => within(year, month, 12).map(|(y, m)| Period::Month(y, m))?,
            Period::Quarter(year, quarter) => within(year, quarter, 4).map(|(y, q)| Period::Quarter(y, q))?,
            Period::Half(year, half) => within(year, half, 2).map(|(y, h)| Period::Half(y, h))?,
            Period::Season(year, season) => Period::Season(year.checked_add(years)?, season),
            Period::Year(year) => Period::Year(year.checked_add(years)?),
            Period::FiscalYear(year) => Period::FiscalYear(year.checked_add(years)?),
            Period::Decade(decade) => Period::Decade(decade.checked_add(years)?),
            Period::Century(century) => Period::Century(century.checked_add(years)?),
            Period::Days(..) => return None,
        })
    }

    /// The same part of another year ("the year-ago quarter").
    pub(super) fn shift_years(self, by: i64) -> Option<Self> {
        match self {
            Period::Month(..) => self.shift(by.checked_mul(12)?),
            Period::Quarter(..) => self.shift(by.checked_mul(4)?),
            Period::Half(..) => self.shift(by.checked_mul(2)?),
            Period::Season(..) | Period::Year(_) | Period::FiscalYear(_) => self.shift(by),
            Period::Day(day) => Some(Period::Day(day.plus_months(by.checked_mul(12)?))),
            _ => None,
        }
    }

    /// The TIMEX3 value; ISO 8601's interval for days from one to another.
    pub(super) fn value(self) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Week(monday) => {
                let (year, week) = monday.iso_week();
                format!("{year:04}-W{week:02}")
            }
            Period::Weekend(saturday) => {
                let (year, week) = saturday.iso_week();
                format!("{year:04}-W{week:02}-WE")
            }
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Season(year, season) => format!("{year:04}-{}", season.code()),
            Period::Year(year) => format!("{year:04}"),
            Period::FiscalYear(year) => format!("FY{year:04}"),
            Period::Decade(decade) => format!("{decade:03}"),
            Period::Century(century) => format!("{century:02}"),
            Period::Days(first, last) => format!("{first}/{last}"),
        }
    }

    /// The first day, and the day after the last. Seasons and financial years have no days that all readers share.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let years = |first: i16, count: i16| {
            let after = first.checked_add(count).and_then(|y| Date::new(y, 1, 1));
            Some((Date::new(first, 1, 1)?, after.unwrap_or(Date::MAX)))
        };
        let months = |year: i16, month: i8, count: i64| {
            let first = Date::new(year, month, 1)?;
            Some((first, first.plus_months(count)))
        };
        let run = match self {
            Period::Day(day) => Some((day, day.plus_days(1))),
            Period::Week(monday) => Some((monday, monday.plus_days(7))),
            Period::Weekend(saturday) => Some((saturday, saturday.plus_days(2))),
            Period::Month(year, month) => months(year, month, 1),
            Period::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Period::Half(year, half) => months(year, half * 6 - 5, 6),
            Period::Season(..) | Period::FiscalYear(_) => None,
            Period::Year(year) => years(year, 1),
            Period::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Period::Century(century) => years(century.checked_mul(100)?, 100),
            Period::Days(first, last) => Some((first, last.plus_days(1))),
        };
        run.filter(|(start, end)| start < end)
    }

    /// Its first day, if it is no larger than such a unit: "the previous quarter" counts from a month, not from a year.
    pub(super) fn within(self, unit: Unit) -> Option<Date> {
        let (first, end) = self.days()?;
        let (start, last) = (Period::holding(first, unit)?, Period::holding(end.plus_days(-1), unit)?);
        (start == last).then_some(first)
    }

    /// The day itself, where it is one.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Period::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The year that it belongs to.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Period::Day(day) | Period::Week(day) | Period::Weekend(day) | Period::Days(day, _) => Some(day.year()),
            Period::Month(year, _)
            | Period::Quarter(year, _)
            | Period::Half(year, _)
            | Period::Season(year, _)
            | Period::Year(year)
            | Period::FiscalYear(year) => Some(year),
            Period::Decade(_) | Period::Century(_) => None,
        }
    }
}

impl Unit {
    /// The TIMEX3 duration of so many units: "P3M", "PT36H", "PXY" where the number is vague.
    pub(super) fn duration(self, count: Option<f64>) -> String {
        // A night is counted as its day, a fortnight as two weeks: ISO 8601 has no letters for them.
        let count = if self == Unit::Fortnight { count.map(|c| c * 2.0) } else { count };
        let number = count.map_or_else(|| "X".to_owned(), |c| format!("{c}"));
        let (before, letters) = match self {
            Unit::Second => ("PT", "S"),
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Day | Unit::Night => ("P", "D"),
            Unit::Weekend => ("P", "WE"),
            Unit::Week | Unit::Fortnight => ("P", "W"),
            Unit::Month => ("P", "M"),
            Unit::Quarter => ("P", "Q"),
            Unit::Season => ("P", "S"),
            Unit::Year => ("P", "Y"),
            Unit::Decade => ("P", "DE"),
            Unit::Century => ("P", "CE"),
            Unit::Millennium => ("P", "ML"),
        };
        format!("{before}{number}{letters}")
    }

    /// The day so many units after another; parts of a day count as whole days begun.
    pub(super) fn step(self, day: Date, count: f64) -> Date {
        let days = |n: f64| day.plus_days(n as i64);
        let months = |n: f64| day.plus_months(n.round() as i64);
        let away_from_zero = |n: f64| if n < 0.0 { n.floor() } else { n.ceil() };
        match self {
            Unit::Second => days(away_from_zero(count / 86_400.0)),
            Unit::Minute => days(away_from_zero(count / 1_440.0)),
            Unit::Hour => days(away_from_zero(count / 24.0)),
            Unit::Day | Unit::Night => days(away_from_zero(count)),
            Unit::Week | Unit::Weekend => days(away_from_zero(count * 7.0)),
            Unit::Fortnight => days(away_from_zero(count * 14.0)),
            Unit::Month => months(count),
            Unit::Quarter | Unit::Season => months(count * 3.0),
            Unit::Year => months(count * 12.0),
            Unit::Decade => months(count * 120.0),
            Unit::Century => months(count * 1_200.0),
            Unit::Millennium => months(count * 12_000.0),
        }
    }

    /// Whether a day has several of them.
    pub(super) fn is_of_the_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

/// The Monday of the day's week.
pub(super) fn monday(day: Date) -> Date {
    day.plus_days(1 - i64::from(day.weekday()))
}
