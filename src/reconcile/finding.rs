//! What all the claims about one question come to.

use core::fmt;
use std::collections::BTreeMap;

use super::number::{in_plural, number, range_in_words, Counted};
use super::reason::Reason;
use crate::claim::{ClaimPlace, Group};
use crate::date::Date;

/// What all the claims about one question come to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// Number of the incident that it is about: findings with the same number tell of one event or one spell of days, the
    /// killed and the injured of one attack. Numbered from 0, as the findings come.
    #[cfg_attr(feature = "serde", serde(default))]
    pub incident: usize,
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
    /// Whether that end is left out: more than 60.
    #[cfg_attr(feature = "serde", serde(default))]
    pub low_open: bool,
    /// The best figure under the policy, where something justifies one.
    pub best: Option<f64>,
    /// Upper end of what the accounts span.
    pub high: Option<f64>,
    /// Whether that end is left out: fewer than 60.
    #[cfg_attr(feature = "serde", serde(default))]
    pub high_open: bool,
    /// The unit of these figures, by its name in the lexicon; nothing where people or things are counted.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unit: Option<String>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Independent origins.
    pub origins: usize,
    /// Documents that carry it.
    pub documents: usize,
    /// Ids of the claims, oldest first; each claim is in one finding. None where the silence of several reports says that
    /// nobody was killed: the reason then names the claims that count the hurt.
    pub claims: Vec<String>,
    /// How the verdict came about, as sentences: the reasons, read aloud.
    pub why: Vec<String>,
    /// How the verdict and the figures came about, step by step.
    #[cfg_attr(feature = "serde", serde(default))]
    pub reasons: Vec<Reason>,
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

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::Corroborated => "corroborated",
            Verdict::SingleSource => "single source",
            Verdict::Compatible => "compatible",
            Verdict::Evolving => "evolving",
            Verdict::Contested => "contested",
            Verdict::Denied => "denied",
            Verdict::Contradicted => "contradicted",
        })
    }
}

impl Finding {
    /// The ids of the claims on which it rests, and whether they are claims of another finding that its reasons name.
    fn evidence(&self) -> impl Iterator<Item = (bool, String)> + '_ {
        let silent = self.claims.is_empty();
        let named = self.reasons.iter().filter(move |_| silent).flat_map(|reason| &reason.said);
        let named = named.flat_map(|said| &said.claims);
        self.claims.iter().chain(named).map(move |claim| (silent, claim.clone()))
    }
}

impl fmt::Display for Finding {
    /// One line: "killed: 50–52, best 52, soldiers (Syria) in Idlib, 2020-02-20: contradicted, 2 origins, 3 reports".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.event.replace('_', " "), self.figures())?;
        if let Some(best) = self.best.filter(|_| self.low != self.high) {
            write!(f, ", best {}", number(best))?;
        }
        if let Some(who) = &self.who {
            write!(f, ", {}", who.class)?;
            if let Some(side) = &who.side {
                write!(f, " ({side})")?;
            }
        }
        if let Some(place) = &self.place {
            write!(f, " in {}", place.name)?;
        }
        match (self.start, self.end) {
            (Some(start), Some(end)) if end.days_since(start) == 1 => write!(f, ", {start}")?,
            (Some(start), Some(end)) => write!(f, ", {start} to {}", end.plus_days(-1))?,
            (Some(start), None) => write!(f, ", since {start}")?,
            _ => {}
        }
        write!(f, ": {}, {}, {}", self.verdict, Counted(self.origins, "origin"), Counted(self.documents, "report"))
    }
}

impl Finding {
    /// The range in words, with its unit: "12–40", "more than 600 square kilometres".
    pub(crate) fn figures(&self) -> String {
        let low = self.low.map(|end| (end, self.low_open));
        let high = self.high.map(|end| (end, self.high_open));
        match (range_in_words(low, high), &self.unit) {
            (None, _) => "no figure".to_owned(),
            (Some(range), None) => range,
            (Some(range), Some(unit)) => format!("{range} {}", in_plural(unit)),
        }
    }
}

/// What is different about a question since an earlier state of a ledger.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// The finding as it was; nothing where the question is new.
    pub before: Option<Finding>,
    /// The finding as it is; nothing where its reports were forgotten.
    pub after: Option<Finding>,
}

/// Pairs the findings of two states by the claims that they share, in the order of the later state; those that are
/// gone come last. Findings that are as they were are left out.
pub(super) fn changes(before: Vec<Finding>, after: Vec<Finding>) -> Vec<Change> {
    let mut of_claim: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (number, finding) in before.iter().enumerate() {
        of_claim.extend(finding.evidence().map(|claim| (claim, number)));
    }
    let mut before: Vec<Option<Finding>> = before.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    for finding in after {
        let shared = finding.evidence().filter_map(|claim| of_claim.get(&claim).copied());
        let known = shared.filter(|number| before[*number].is_some()).min();
        let known = known.and_then(|number| before[number].take());
        if known.as_ref() != Some(&finding) {
            changes.push(Change { before: known, after: Some(finding) });
        }
    }
    changes.extend(before.into_iter().flatten().map(|gone| Change { before: Some(gone), after: None }));
    changes
}
