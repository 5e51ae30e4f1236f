//! Days of the calendar.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A day of the proleptic Gregorian calendar.
///
/// ```
/// use corroborate::Date;
///
/// let day: Date = "2020-02-21".parse()?;
/// assert_eq!(day.weekday(), 5);
/// assert_eq!(day.plus_days(9).to_string(), "2020-03-01");
/// assert!("2020-02-30".parse::<Date>().is_err());
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The last day that the calendar has: 31 December 9999.
    pub const MAX: Self = Self(jiff::civil::Date::MAX);

    /// The first day that the calendar has: 1 January of the year -9999.
    pub const MIN: Self = Self(jiff::civil::Date::MIN);

    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Year of the common era.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Day of the week, Monday 1 to Sunday 7 (ISO 8601).
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The day so many days later, or earlier where negative; the calendar's last or first day where it ends before.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(span(|| jiff::Span::new().try_days(days), days)))
    }

    /// The same day of the month so many months later (31 January and one month: the last of February).
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        Self(self.0.saturating_add(span(|| jiff::Span::new().try_months(months), months)))
    }

    /// Days from `earlier` to this day; negative where this day comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        let span = self.0.since(earlier.0).unwrap_or_default();
        i64::from(span.get_days())
    }

    /// ISO 8601 year and week.
    pub fn iso_week(self) -> (i16, i8) {
        let week = self.0.iso_week_date();
        (week.year(), week.week())
    }

    /// Monday of an ISO 8601 week, if the year has it.
    pub fn of_iso_week(year: i16, week: i8) -> Option<Self> {
        jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok().map(|w| Self(w.date()))
    }
}

/// A span of calendar units; where jiff holds it too long, the longest it has in that direction.
fn span(checked: impl Fn() -> Result<jiff::Span, jiff::Error>, units: i64) -> jiff::Span {
    let longest = jiff::Span::new().years(if units < 0 { -19_998 } else { 19_998 });
    checked().unwrap_or(longest)
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parts = || {
            let mut parts = text.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
            let well_formed = parts.next().is_none() && digits(year, 4) && digits(month, 2) && digits(day, 2);
            well_formed.then_some(())?;
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        parts().ok_or_else(|| ErrorKind::Date { text: text.to_owned() }.into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
