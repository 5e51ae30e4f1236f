//! Figures in words, for people: one way to write them everywhere.

use core::fmt;

/// A number with its thousands parted: "12,500", "-3", "0.5".
pub(crate) fn number(value: f64) -> String {
    let plain = value.abs().to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() + 6);
    if value < 0.0 {
        out.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A range by its ends, each with whether it is left out; nothing where it has none.
pub(super) fn range_in_words(low: Option<(f64, bool)>, high: Option<(f64, bool)>) -> Option<String> {
    Some(match (low, high) {
        (Some((low, false)), Some((high, _))) if low == high => number(low),
        (Some((low, true)), Some((high, _))) => format!("more than {}, up to {}", number(low), number(high)),
        (Some((low, false)), Some((high, _))) => format!("{}–{}", number(low), number(high)),
        (Some((low, true)), None) => format!("more than {}", number(low)),
        (Some((low, false)), None) => format!("{} or more", number(low)),
        (None, Some((high, true))) => format!("fewer than {}", number(high)),
        (None, Some((high, false))) => format!("up to {}", number(high)),
        (None, None) => return None,
    })
}

/// So many of a thing: "1 origin", "2 origins".
pub(crate) struct Counted<'a>(pub(crate) usize, pub(crate) &'a str);

impl fmt::Display for Counted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

/// A unit by its name in the lexicon, for more than one.
pub(crate) fn in_plural(unit: &str) -> String {
    let words = unit.replace('_', " ");
    match words.strip_suffix("foot") {
        Some(before) => format!("{before}feet"),
        None if words.ends_with("inch") => words + "es",
        None => words + "s",
    }
}
