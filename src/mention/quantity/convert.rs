//! Values in one unit, told in another.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::unit::{UnitEntry, Units};
use super::{Change, Interval, Quantity, Unit};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

impl Unit {
    /// The unit of the crate's own lexicon with this id, quotients of two included; its span is empty.
    ///
    /// ```
    /// use corroborate::mention::quantity::Unit;
    ///
    /// assert_eq!(Unit::named("hectare").unwrap().dimension, "area");
    /// assert_eq!(Unit::named("kilometre_per_hour").unwrap().dimension, "speed");
    /// assert_eq!(Unit::named("cubit"), None);
    /// ```
    pub fn named(id: &str) -> Option<Self> {
        let entry = match BUILTIN.get(id) {
            Some(entry) => entry.clone(),
            None => id.match_indices("_per_").find_map(|(at, per)| {
                let below = BUILTIN.get(&id[at + per.len()..])?;
                Some(BUILTIN.get(&id[..at])?.per(below))
            })?,
        };
        let UnitEntry { id, dimension, si, zero, .. } = entry;
        Some(Self { id, dimension, si, zero, span: Span::default() })
    }

    /// What a value in this unit is in another: `None` where the two measure different things, where one of them has no
    /// fixed size, and between currencies.
    ///
    /// Twelve digits of the result hold, which is more than any report writes.
    ///
    /// ```
    /// use corroborate::mention::quantity::Unit;
    ///
    /// let unit = |id| Unit::named(id).unwrap();
    /// assert_eq!(unit("hectare").convert(250.0, &unit("square_kilometre")), Some(2.5));
    /// assert_eq!(unit("mile").convert(5.0, &unit("kilometre")), Some(8.04672));
    /// assert_eq!(unit("degree_fahrenheit").convert(212.0, &unit("degree_celsius")), Some(100.0));
    /// assert_eq!(unit("hectare").convert(250.0, &unit("kilometre")), None);
    /// assert_eq!(unit("usd").convert(250.0, &unit("eur")), None);
    /// ```
    pub fn convert(&self, value: f64, to: &Self) -> Option<f64> {
        Some(match self.size_beside(to)? {
            None => value,
            Some((from, into)) => rounded((value * from + self.zero - to.zero) / into),
        })
    }

    /// What a rise or fall by so many of this unit is in another: ten degrees Celsius more are eighteen degrees
    /// Fahrenheit more, wherever the scales have their zeros.
    ///
    /// ```
    /// use corroborate::mention::quantity::Unit;
    ///
    /// let unit = |id| Unit::named(id).unwrap();
    /// let (celsius, fahrenheit) = (unit("degree_celsius"), unit("degree_fahrenheit"));
    /// assert_eq!(celsius.convert_change(10.0, &fahrenheit), Some(18.0));
    /// assert_eq!(celsius.convert(10.0, &fahrenheit), Some(50.0));
    /// ```
    pub fn convert_change(&self, value: f64, to: &Self) -> Option<f64> {
        Some(match self.size_beside(to)? {
            None => value,
            Some((from, into)) => rounded(value * from / into),
        })
    }

    /// The sizes of the two in their SI unit; nothing inside where they are the same unit.
    fn size_beside(&self, to: &Self) -> Option<Option<(f64, f64)>> {
        if self.id == to.id {
            return Some(None);
        }
        let same = self.dimension == to.dimension && !self.dimension.starts_with("money");
        same.then(|| self.si.zip(to.si)).flatten().map(Some)
    }
}

impl Quantity {
    /// The interval in another unit of the same dimension; see [`Unit::convert`].
    ///
    /// ```
    /// use corroborate::{mention::quantity::Unit, Interval, Reader};
    ///
    /// let burnt = Reader::default().quantities("The fire burnt more than 300 hectares of forest.");
    /// let area = burnt[0].in_unit(&Unit::named("square_kilometre").unwrap());
    /// assert_eq!(area, Some(Interval { low: Some(3.0), low_open: true, ..Interval::default() }));
    /// ```
    pub fn in_unit(&self, unit: &Unit) -> Option<Interval> {
        let own = self.unit.as_ref()?;
        let convert = |end: Option<f64>| match (end, self.change) {
            (None, _) => Some(None),
            (Some(value), Change::None) => own.convert(value, unit).map(Some),
            (Some(value), Change::Up | Change::Down) => own.convert_change(value, unit).map(Some),
        };
        Some(Interval { low: convert(self.interval.low)?, high: convert(self.interval.high)?, ..self.interval })
    }
}

/// The units of the crate's own lexicon by their ids.
static BUILTIN: Lazy<HashMap<String, UnitEntry>> = Lazy::new(|| {
    let units = Units::new(Lexicon::builtin(), &mut Vocabulary::default());
    let units = units.expect("the crate's own lexicon files are tested");
    units.into_entries().map(|entry| (entry.id.clone(), entry)).collect()
});

/// To twelve digits: what binary arithmetic adds to a decimal lies beyond them.
fn rounded(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}
