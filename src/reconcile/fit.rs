//! How two slots fit: sets of days, places, groups and numbers, each against its like.

use crate::mention::quantity::Interval;

/// How `b` lies to `a`, as sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fit {
    /// The same.
    Equal,
    /// `b` lies within `a`.
    Narrower,
    /// `a` lies within `b`.
    Wider,
    /// Each has something of its own.
    Overlapping,
    /// They share nothing.
    Disjoint,
    /// One of them does not say.
    Unknown,
}

impl Fit {
    /// The same with `a` and `b` changed.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Fit::Narrower => Fit::Wider,
            Fit::Wider => Fit::Narrower,
            other => other,
        }
    }

    /// Both slots together: what is narrower in one and equal in the other is narrower.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Fit::Disjoint, _) | (_, Fit::Disjoint) => Fit::Disjoint,
            (Fit::Unknown | Fit::Equal, fit) | (fit, Fit::Unknown | Fit::Equal) => fit,
            (a, b) if a == b => a,
            _ => Fit::Overlapping,
        }
    }
}

/// An interval as two ends that compare: an open end lies a step inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    low: f64,
    high: f64,
    low_open: bool,
    high_open: bool,
}

impl Range {
    /// The range of an interval. People and things are counted from zero, so an unbounded lower end is zero.
    pub(super) fn of(interval: Interval) -> Self {
        let low = interval.low.filter(|v| !v.is_nan()).unwrap_or(0.0);
        let high = interval.high.filter(|v| !v.is_nan()).unwrap_or(f64::INFINITY);
        Range { low, high, low_open: interval.low_open, high_open: interval.high_open }.on_whole_numbers()
    }

    /// Between whole numbers nothing lies: more than 50 is at least 51.
    fn on_whole_numbers(mut self) -> Self {
        if self.low_open && self.low.fract() == 0.0 && self.low.is_finite() {
            (self.low, self.low_open) = (self.low + 1.0, false);
        }
        if self.high_open && self.high.fract() == 0.0 && self.high.is_finite() {
            (self.high, self.high_open) = (self.high - 1.0, false);
        }
        self
    }

    /// Lower end.
    pub(super) fn low(self) -> f64 {
        self.low
    }

    /// Upper end; infinite where there is none.
    pub(super) fn high(self) -> f64 {
        self.high
    }

    /// Whether it is one number.
    pub(super) fn exact(self) -> Option<f64> {
        (self.low == self.high).then_some(self.low)
    }

    /// Whether it has this number.
    pub(super) fn has(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Every number between times every factor between.
    pub(super) fn times(self, (low, high): (f64, f64)) -> Self {
        Range { low: self.low * low, high: self.high * high, ..self }
    }

    /// Every number of the one and every number of the other, added.
    pub(super) fn plus(self, other: Self) -> Self {
        Range {
            low: self.low + other.low,
            high: self.high + other.high,
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        }
    }

    /// Every number less so many.
    pub(super) fn minus(self, less: f64) -> Self {
        Range { low: (self.low - less).max(0.0), high: (self.high - less).max(0.0), ..self }
    }

    /// How `b` lies to `a`.
    pub(super) fn fit(a: Self, b: Self) -> Fit {
        if a.low == b.low && a.high == b.high {
            Fit::Equal
        } else if b.low > a.high || a.low > b.high {
            Fit::Disjoint
        } else if a.low <= b.low && b.high <= a.high {
            Fit::Narrower
        } else if b.low <= a.low && a.high <= b.high {
            Fit::Wider
        } else {
            Fit::Overlapping
        }
    }

    /// How far the nearer ends of two disjoint ranges lie apart, as a part of the bound that is missed.
    pub(super) fn gap(a: Self, b: Self) -> f64 {
        let (below, above) = if a.high < b.low { (a.high, b.low) } else { (b.high, a.low) };
        (above - below) / below.abs().max(above.abs()).max(1.0)
    }
}
