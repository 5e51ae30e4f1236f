//! When holidays fall: fixed days, weekdays of a month, Easter, and the tabular Islamic calendar.

use super::parts::nth_weekday;
use super::period::Period;
use crate::date::Date;
use crate::error::Error;
use crate::lexicon::Entry;

/// On which days of a year a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    first: First,
    /// A second feast of the same name, of which only the nearest is meant: the two Eids.
    other: Option<First>,
    /// How many days it lasts.
    days: i64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum First {
    /// The same day every year.
    Date { month: i8, day: i8 },
    /// One day of history: "9/11".
    Once(Date),
    /// The n-th weekday of a month, or its last; then so many days later.
    Weekday { month: i8, weekday: i8, nth: Option<i8>, plus: i64 },
    /// So many days after the western Easter Sunday.
    Easter(i64),
    /// A day of the Islamic year.
    Islamic { month: i64, day: i64 },
    /// Days by the year, where no rule is simple: year and day of each.
    Table(Table),
}

/// Feasts of calendars that follow the moon and the sun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    LunarNewYear,
}

impl Rule {
    pub(super) fn parse(entry: &Entry) -> Result<Self, Error> {
        let wrong = || {
            entry.error(
                "expected a rule: date 12-25, once 2001-09-11, weekday 11 4 4 (month, weekday, nth), easter -2, \
                 islamic 10-1 or lunar",
            )
        };
        let mut firsts = entry.attributes.iter().filter_map(|(key, value)| First::parse(key, value));
        let (first, other) = (firsts.next().ok_or_else(wrong)?, firsts.next());
        let days = match entry.get("days") {
            Some(days) => days.parse().map_err(|_| wrong())?,
            None => 1,
        };
        Ok(Self { first, other, days })
    }

    /// The holiday in a year of the common era.
    pub(super) fn of_year(self, year: i16) -> Option<Period> {
        Some(self.lasting(self.first.in_year(year)?))
    }

    /// Every day of a year that the name can mean.
    pub(super) fn all_of_year(self, year: i16) -> impl Iterator<Item = Period> {
        let firsts = core::iter::once(self.first).chain(self.other);
        firsts.filter_map(move |first| Some(self.lasting(first.in_year(year)?)))
    }

    fn lasting(self, first: Date) -> Period {
        if self.days > 1 {
            Period::Days(first, first.plus_days(self.days - 1))
        } else {
            Period::Day(first)
        }
    }

    /// The day, where it is one of history.
    pub(super) fn fixed(self) -> Option<Period> {
        match self.first {
            First::Once(date) => Some(Period::Day(date)),
            _ => None,
        }
    }
}

impl First {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            First::Date { month, day } => Date::new(year, month, day),
            First::Once(date) => Some(date),
            First::Weekday { month, weekday, nth, plus } => {
                Some(nth_weekday(year, month, weekday, nth)?.plus_days(plus))
            }
            First::Easter(plus) => Some(easter(year)?.plus_days(plus)),
            First::Islamic { month, day } => islamic_in_year(year, month, day),
            First::Table(Table::LunarNewYear) => lunar_new_year(year),
        }
    }

    fn parse(key: &str, value: &str) -> Option<Self> {
        let pair = || {
            let (month, day) = value.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        };
        match key {
            "date" => {
                pair().filter(|(m, d)| Date::new(2000, *m, *d).is_some()).map(|(month, day)| First::Date { month, day })
            }
            "once" => value.parse().ok().map(First::Once),
            "weekday" => weekday(value),
            "easter" => value.parse().ok().filter(|plus: &i64| plus.abs() < 100).map(First::Easter),
            "islamic" => {
                let (month, day) = pair()?;
                let fits = (1..=12).contains(&month) && (1..=30).contains(&day);
                fits.then_some(First::Islamic { month: month.into(), day: day.into() })
            }
            "lunar" => Some(First::Table(Table::LunarNewYear)),
            _ => None,
        }
    }
}

/// "11 4 4": the fourth Thursday of November; "5 1 last"; a fourth number adds days.
fn weekday(value: &str) -> Option<First> {
    let mut parts = value.split(' ');
    let month = parts.next()?.parse().ok().filter(|m| (1..=12).contains(m))?;
    let weekday = parts.next()?.parse().ok().filter(|w| (1..=7).contains(w))?;
    let nth = match parts.next()? {
        "last" => None,
        nth => Some(nth.parse().ok().filter(|n| (1..=5).contains(n))?),
    };
    let plus = parts.next().map_or(Some(0), |plus| plus.parse().ok().filter(|p: &i64| p.abs() < 100))?;
    Some(First::Weekday { month, weekday, nth, plus })
}

/// Easter Sunday by the Gregorian rule (the anonymous algorithm of 1876, as in Meeus, *Astronomical Algorithms*).
#[allow(clippy::many_single_char_names)] // The letters are those of the book.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let month = (h + l - 7 * m + 114).div_euclid(31);
    let day = (h + l - 7 * m + 114).rem_euclid(31) + 1;
    Date::new(year, month as i8, day as i8)
}

/// The day of the tabular Islamic calendar (thirty-year cycle, civil epoch of 16 July 622 Julian) that falls into the
/// year. What is announced by sighting the moon may be a day earlier or later. Of two in one year, the first.
fn islamic_in_year(year: i16, month: i64, day: i64) -> Option<Date> {
    let around = (i64::from(year) - 622) * 33 / 32;
    (around - 1..=around + 2).filter_map(|hijri| islamic(hijri, month, day)).find(|date| date.year() == year)
}

fn islamic(year: i64, month: i64, day: i64) -> Option<Date> {
    // 1 Muharram 1 is 19 July 622 of the proleptic Gregorian calendar.
    let epoch = Date::new(622, 7, 19)?;
    let months = (59 * (month - 1) + 1).div_euclid(2);
    let days = (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + months + day - 1;
    (year > 0).then(|| epoch.plus_days(days))
}

/// The first day of the Chinese year, 1990 to 2040, as month and day of the common calendar (Hong Kong Observatory's
/// conversion table).
const LUNAR_NEW_YEARS: [(i8, i8); 51] = [
    (1, 27),
    (2, 15),
    (2, 4),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 7),
    (1, 28),
    (2, 16), // 1990
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 18),
    (2, 7),
    (1, 26), // 2000
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5), // 2010
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13), // 2020
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24), // 2030
    (2, 12), // 2040
];

fn lunar_new_year(year: i16) -> Option<Date> {
    let (month, day) = *LUNAR_NEW_YEARS.get(usize::try_from(year - 1990).ok()?)?;
    Date::new(year, month, day)
}
