//! What all the claims about one question come to.

use crate::claim::{ClaimPlace, Group};
use crate::date::Date;

/// What all the claims about one question come to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// What happened.
    pub event: String,
    /// To whom.
    pub who: Option<Group>,
    /// Who did it.
    pub actor: Option<Group>,
    /// Where.
    pub place: Option<ClaimPlace>,
    /// First day.
    pub start: Option<Date>,
    /// The day after the last.
    pub end: Option<Date>,
    /// Lower end of what the accounts span.
    pub low: Option<f64>,
    /// The best figure under the policy, where something justifies one.
    pub best: Option<f64>,
    /// Upper end of what the accounts span.
    pub high: Option<f64>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Independent origins.
    pub origins: usize,
    /// Documents that carry it.
    pub documents: usize,
    /// Ids of the claims, oldest first.
    pub claims: Vec<String>,
    /// How the verdict came about, as sentences.
    pub why: Vec<String>,
}

/// What the accounts of one question come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Verdict {
    /// Independent origins agree.
    Corroborated,
    /// One origin says so.
    SingleSource,
    /// The accounts can all be true.
    Compatible,
    /// The figure grew from report to report.
    Evolving,
    /// Somebody who is no party disputes it.
    Contested,
    /// A party denies it.
    Denied,
    /// The accounts cannot all be true.
    Contradicted,
}
