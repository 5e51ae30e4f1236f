//! What an interval says, in code and in words.

use core::fmt;

use super::Interval;

impl Interval {
    /// Exactly this number.
    pub const fn exactly(value: f64) -> Self {
        Self { low: Some(value), high: Some(value), low_open: false, high_open: false }
    }

    /// From one number to another, both included.
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low: Some(low), high: Some(high), low_open: false, high_open: false }
    }

    /// This number or more.
    pub const fn at_least(low: f64) -> Self {
        Self { low: Some(low), high: None, low_open: false, high_open: false }
    }

    /// This number or less.
    pub const fn at_most(high: f64) -> Self {
        Self { low: None, high: Some(high), low_open: false, high_open: false }
    }
}

impl fmt::Display for Interval {
    /// The interval in plain words: "52", "more than 50", "at least 12", "up to 40", "20–30", "any number".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => write_number(f, low),
            (Some(low), Some(high)) => {
                write_number(f, low)?;
                f.write_str("–")?;
                write_number(f, high)
            }
            (Some(low), None) => {
                f.write_str(if self.low_open { "more than " } else { "at least " })?;
                write_number(f, low)
            }
            (None, Some(high)) => {
                f.write_str(if self.high_open { "fewer than " } else { "up to " })?;
                write_number(f, high)
            }
            (None, None) => f.write_str("any number"),
        }
    }
}

/// The number with commas between its thousands.
fn write_number(f: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    let plain = format!("{value}");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |d| ("-", d));
    let (whole, part) = digits.split_once('.').map_or((digits, ""), |(w, p)| (w, p));
    f.write_str(sign)?;
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            f.write_str(",")?;
        }
        write!(f, "{digit}")?;
    }
    if part.is_empty() {
        Ok(())
    } else {
        write!(f, ".{part}")
    }
}
