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

/// An interval as two ends that compare, beside the ends as they are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    low: f64,
    high: f64,
    written_low: f64,
    written_high: f64,
    low_open: bool,
    high_open: bool,
}

impl Range {
    /// The range of a count. People and things are counted from zero, so an unbounded lower end is zero; between whole
    /// numbers nothing lies, so more than 50 compares as 51 or more.
    pub(super) fn of(interval: Interval) -> Self {
        let measured = Range::measured(interval);
        let whole = |open: bool, end: f64| open && end.fract() == 0.0 && end.is_finite();
        let (low, high) = (measured.low, measured.high);
        Range {
            low: if whole(interval.low_open, low) { low + 1.0 } else { low },
            high: if whole(interval.high_open, high) { high - 1.0 } else { high },
            ..measured
        }
    }

    /// The range of a measure, such as an area, which has no next number.
    pub(super) fn measured(interval: Interval) -> Self {
        let low = interval.low.filter(|v| !v.is_nan()).unwrap_or(0.0);
        let high = interval.high.filter(|v| !v.is_nan()).unwrap_or(f64::INFINITY);
        let Interval { low_open, high_open, .. } = interval;
        Range { low, high, written_low: low, written_high: high, low_open, high_open }
    }

    /// The lower end as written, and whether it is left out.
    pub(super) fn written_low(self) -> (f64, bool) {
        (self.written_low, self.low_open)
    }

    /// The upper end as written, and whether it is left out.
    pub(super) fn written_high(self) -> (f64, bool) {
        (self.written_high, self.high_open)
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
        Range {
            low: self.low * low,
            high: self.high * high,
            written_low: self.written_low * low,
            written_high: self.written_high * high,
            ..self
        }
    }

    /// Every number of the one and every number of the other, added.
    pub(super) fn plus(self, other: Self) -> Self {
        Range {
            low: self.low + other.low,
            high: self.high + other.high,
            written_low: self.written_low + other.written_low,
            written_high: self.written_high + other.written_high,
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        }
    }

    /// Every number less so many.
    pub(super) fn minus(self, less: f64) -> Self {
        let rest = |end: f64| (end - less).max(0.0);
        Range {
            low: rest(self.low),
            high: rest(self.high),
            written_low: rest(self.written_low),
            written_high: rest(self.written_high),
            ..self
        }
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
