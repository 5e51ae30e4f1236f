//! The numbers of the calendar: days of the month, places in an order, years.

use super::cursor::Cursor;
use super::words::Sense;

impl Cursor<'_, '_> {
    /// "17", "17th", "seventeenth", "twenty five": a day of the month.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let (day, next) = match self.digits(at) {
            Some((day, 1..=2)) => (i8::try_from(day).ok()?, self.ordinal_suffix(at + 1).unwrap_or(at + 1)),
            Some(_) => return None,
            None => self.ordinal(at).or_else(|| self.small_number(at))?,
        };
        (1..=31).contains(&day).then_some((day, next))
    }

    /// "3rd", "third", "twenty-first", "thirty first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        match self.sense(at) {
            Sense::Ordinal(n) => Some((n, at + 1)),
            Sense::Tens(tens) => {
                let next = self.skip_hyphen(at + 1);
                match self.sense(next) {
                    Sense::Ordinal(n) if n < 10 => Some((tens + n, next + 1)),
                    _ => None,
                }
            }
            _ => {
                let (number, length) = self.digits(at)?;
                let next = self.ordinal_suffix(at + 1)?;
                (length <= 2).then_some((number as i8, next))
            }
        }
    }

    fn ordinal_suffix(&self, at: usize) -> Option<usize> {
        (self.is_glued(at) && matches!(self.lower(at), "st" | "nd" | "rd" | "th")).then_some(at + 1)
    }

    /// "five", "twenty five", "thirty-one": below a hundred, in words.
    pub(super) fn small_number(&self, at: usize) -> Option<(i8, usize)> {
        match self.sense(at) {
            Sense::Small(n) => Some((n, at + 1)),
            Sense::Tens(tens) => {
                let next = self.skip_hyphen(at + 1);
                match self.sense(next) {
                    Sense::Small(n) if n < 10 => Some((tens + n, next + 1)),
                    _ => Some((tens, at + 1)),
                }
            }
            _ => None,
        }
    }

    /// A year beyond doubt of form, not of context: "1989", "'89", "nineteen eighty-nine", "two thousand and nine".
    pub(super) fn year_number(&self, at: usize) -> Option<(i16, usize)> {
        self.four_digits(at).or_else(|| self.short_year(at)).or_else(|| self.year_in_words(at))
    }

    pub(super) fn four_digits(&self, at: usize) -> Option<(i16, usize)> {
        match self.digits(at) {
            Some((year @ 1000..=2199, 4)) => Some((year as i16, at + 1)),
            _ => None,
        }
    }

    /// "'98"
    fn short_year(&self, at: usize) -> Option<(i16, usize)> {
        if !matches!(self.lower(at), "'" | "’" | "‘") || !self.is_glued(at + 1) {
            return None;
        }
        match self.digits(at + 1) {
            Some((year, 2)) => Some((full_year(year), at + 2)),
            _ => None,
        }
    }

    /// "nineteen ninety six", "nineteen hundred ninety three", "twenty nineteen", "two thousand and five".
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        match (self.sense(at), self.sense(at + 1)) {
            (Sense::Small(2), Sense::Thousand) => {
                let next = self.skip(at + 2, "and");
                let (rest, next) = self.small_number(next).unwrap_or((0, at + 2));
                Some((2000 + i16::from(rest), next))
            }
            (Sense::Small(hundreds @ 11..=19), Sense::Hundred) => {
                let next = self.skip(at + 2, "and");
                let (rest, next) = self.small_number(next).unwrap_or((0, at + 2));
                Some((i16::from(hundreds) * 100 + i16::from(rest), next))
            }
            (Sense::Small(hundreds @ 15..=19) | Sense::Tens(hundreds @ 20), Sense::Small(10..=19) | Sense::Tens(_)) => {
                let (rest, next) = self.small_number(at + 1)?;
                Some((i16::from(hundreds) * 100 + i16::from(rest), next))
            }
            _ => None,
        }
    }
}

/// Years in two digits: up to 39 of this century, the others of the last one. News looks back farther than ahead.
pub(super) fn full_year(two_digits: u32) -> i16 {
    let year = (two_digits % 100) as i16;
    year + if year < 40 { 2000 } else { 1900 }
}
