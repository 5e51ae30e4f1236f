//! The timeline of a toll: each figure with its day and origin.

use super::finding::Finding;
use super::ledger::Ledger;
use crate::date::Date;
use crate::mention::quantity::Interval;

/// One figure of a toll.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TollEntry {
    /// The day of the count: as stated, else that of the report.
    pub as_of: Option<Date>,
    /// Who it comes from.
    pub origin: String,
    /// The figure.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub count: Interval,
    /// Id of the claim.
    pub claim: String,
    /// Whether a later entry lies outside of it and so took its place.
    pub superseded: bool,
}

/// The figures of a finding's claims by day, undated ones first.
pub(super) fn of(ledger: &Ledger, finding: &Finding) -> Vec<TollEntry> {
    let claims = finding.claims.iter().filter_map(|id| ledger.claim(id));
    let counted = claims.filter(|claim| claim.count.low.is_some() || claim.count.high.is_some());
    let mut entries: Vec<TollEntry> = counted
        .map(|claim| TollEntry {
            as_of: claim.time.as_ref().and_then(|time| time.as_of).or_else(|| ledger.published(&claim.doc)),
            origin: claim
                .sources
                .last()
                .map(String::as_str)
                .or_else(|| ledger.outlet(&claim.doc))
                .unwrap_or(&claim.doc)
                .to_owned(),
            count: claim.count,
            claim: claim.id.clone(),
            superseded: false,
        })
        .collect();
    entries.sort_by_key(|e| e.as_of);
    // The highest lower end of any later day replaces what lies wholly below it.
    let mut highest = f64::NEG_INFINITY;
    let mut day = None;
    let mut of_day = f64::NEG_INFINITY;
    for entry in entries.iter_mut().rev() {
        if day != entry.as_of {
            highest = highest.max(of_day);
            (day, of_day) = (entry.as_of, f64::NEG_INFINITY);
        }
        entry.superseded = entry.as_of.is_some() && entry.count.high.is_some_and(|high| high < highest);
        of_day = of_day.max(entry.count.low.unwrap_or(f64::NEG_INFINITY));
    }
    entries
}
