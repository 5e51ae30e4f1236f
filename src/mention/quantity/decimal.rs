//! Exact decimals: figures and scale words are combined as integers and become a float once.

/// `digits` × 10^`exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    exponent: i32,
}

impl Decimal {
    pub(super) const ONE: Self = Self::of(1);

    pub(super) const fn of(digits: i128) -> Self {
        Self { digits, exponent: 0 }
    }

    pub(super) const fn power_of_ten(exponent: i32) -> Self {
        Self { digits: 1, exponent }
    }

    /// Digits with `places` of them after the decimal point; `None` where they are too many.
    pub(super) fn parse(digits: impl Iterator<Item = u8>, places: usize) -> Option<Self> {
        let mut all: i128 = 0;
        for digit in digits {
            all = all.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        Some(Self { digits: all, exponent: -i32::try_from(places).ok()? })
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, exponent: self.exponent.checked_add(other.exponent)? })
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.digits_at(exponent)?.checked_add(other.digits_at(exponent)?)?;
        Some(Self { digits, exponent })
    }

    pub(super) fn is_below(self, other: Self) -> bool {
        self.value() < other.value()
    }

    /// The nearest float.
    pub(super) fn value(self) -> f64 {
        // Up to these sizes both operands are exact floats, so that one operation rounds once.
        let exact = self.digits.unsigned_abs() < 1 << 53 && self.exponent.abs() <= 22;
        match (exact, self.exponent) {
            (true, 0..) => self.digits as f64 * 10f64.powi(self.exponent),
            (true, _) => self.digits as f64 / 10f64.powi(-self.exponent),
            (false, _) => format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::INFINITY),
        }
    }

    fn digits_at(self, exponent: i32) -> Option<i128> {
        let shift = u32::try_from(self.exponent - exponent).ok()?;
        self.digits.checked_mul(10i128.checked_pow(shift)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scaled_decimal_equals_the_written_out_number() {
        let scaled = Decimal::parse("36".bytes(), 1).unwrap().times(Decimal::power_of_ten(6)).unwrap();
        assert_eq!(scaled.value(), 3_600_000.0);
        assert_eq!(
            Decimal::parse("01".bytes(), 1).unwrap().plus(Decimal::parse("02".bytes(), 1).unwrap()).unwrap().value(),
            0.3
        );
    }

    #[test]
    fn long_figures_round_once() {
        let digits = "12345678910123123456";
        assert_eq!(Decimal::parse(digits.bytes(), 4).unwrap().value(), "1234567891012312.3456".parse::<f64>().unwrap());
    }
}
