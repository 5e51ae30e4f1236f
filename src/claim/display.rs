//! A claim as one plain sentence.

use core::fmt;

use super::{Certainty, Claim, Figure, Polarity};
use crate::attribution::Stance;
use crate::mention::quantity::Interval;

/// ```
/// use corroborate::claim::{Claim, Group};
/// use corroborate::Interval;
///
/// let claim = Claim {
///     event: "killed".into(),
///     count: Interval::at_least(12.0),
///     who: Some(Group { class: "civilians".into(), ..Group::default() }),
///     sources: vec!["Valley Post".into(), "Homs police".into()],
///     ..Claim::default()
/// };
/// assert_eq!(claim.to_string(), "Homs police: at least 12 civilians killed");
/// ```
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(origin) = self.sources.last() {
            write!(f, "{origin}{}: ", stance(self.stance))?;
        }
        f.write_str(certainty(self.certainty))?;
        if self.polarity == Polarity::Negated && self.count != Interval::exactly(0.0) {
            f.write_str("not ")?;
        }
        match (&self.written, self.figure, &self.unit) {
            (Some(words), Figure::Share, None) => write!(f, "{words} of ")?,
            _ => write!(f, "{}{}", Count(self.count), figure(self.figure))?,
        }
        if let Some(who) = &self.who {
            if let Some(side) = &who.side {
                write!(f, "{side} ")?;
            }
            write!(f, "{} ", who.class)?;
        }
        f.write_str(&self.event.replace('_', " "))?;
        if !self.names().is_empty() {
            write!(f, " ({})", self.names().join(", "))?;
        }
        if let Some(place) = &self.place {
            write!(f, ", {}", place.name)?;
        }
        self.write_time(f)
    }
}

impl Claim {
    fn names(&self) -> &[String] {
        self.who.as_ref().map_or(&[], |w| &w.names)
    }

    fn write_time(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(time) = &self.time else { return Ok(()) };
        match (time.start, time.end.map(|d| d.plus_days(-1))) {
            (Some(start), Some(end)) if start == end => write!(f, ", {start}"),
            (Some(start), Some(end)) => write!(f, ", {start} to {end}"),
            (Some(start), None) => write!(f, ", since {start}"),
            (None, Some(end)) => write!(f, ", until {end}"),
            (None, None) => time.as_of.map_or(Ok(()), |day| write!(f, ", as of {day}")),
        }
    }
}

/// An interval in words, with a space behind it: "up to 40 ".
struct Count(Interval);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Interval { low, high, low_open, high_open } = self.0;
        match (low, high) {
            (Some(low), Some(high)) if low == high => write!(f, "{low} "),
            (Some(low), Some(high)) => write!(f, "{low} to {high} "),
            (Some(low), None) => write!(f, "{} {low} ", if low_open { "more than" } else { "at least" }),
            (None, Some(high)) => write!(f, "{} {high} ", if high_open { "fewer than" } else { "up to" }),
            (None, None) => Ok(()),
        }
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Denies => " denies",
        Stance::Disputes => " disputes",
        Stance::Confirms => " confirms",
        Stance::Alleges => " alleges",
        Stance::Warns => " warns",
        Stance::Demands => " demands",
        Stance::Asks => " asks",
        Stance::Believes => " believes",
        Stance::Promises => " promises",
        _ => "",
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Fact | Certainty::Reported => "",
        Certainty::Alleged => "allegedly ",
        Certainty::Possible => "possibly ",
        Certainty::Conditional => "conditionally ",
        Certainty::Future => "in future ",
    }
}

fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Level => "",
        Figure::Increment => "more ",
        Figure::Rate => "in each unit of time ",
        Figure::Share => "per cent of ",
        Figure::Tally => "in several events ",
    }
}
