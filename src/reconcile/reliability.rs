//! How often the others bear out what an origin says: truth discovery by iterated voting.
//!
//! After `TruthFinder` (Yin, Han and Yu, KDD 2007), without its logistic dampening: a figure's confidence is the part of
//! the weight that stands behind it, an origin's weight the mean confidence of its figures, smoothed towards one half.
//! Each round is a weighted mean of numbers between 0 and 1, and stays there; rounds end when no weight moves by more
//! than a thousandth, or after twenty. An origin's own vote is left out of what bears it out, so that nobody gains by
//! repeating.

use std::collections::BTreeMap;

use super::account;
use super::fact::{Facts, Name};
use super::question::{self, Question};

/// Weights of origins, learned over all the questions of a ledger. They inform the best figure under
/// [`Estimate::Weighted`](super::Estimate::Weighted), and never the range.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reliability {
    /// Weight of each origin, 0 to 1, by its name as compared.
    pub weights: BTreeMap<String, f64>,
    /// Rounds until the weights stood still.
    pub rounds: usize,
    /// Whether they stood still before the last round allowed.
    pub converged: bool,
}

impl Reliability {
    /// The weight of an origin; one half for those of whom nothing is known.
    pub fn weight(&self, origin: &str) -> f64 {
        self.weights.get(origin).copied().unwrap_or(UNKNOWN)
    }
}

const UNKNOWN: f64 = 0.5;
const ROUNDS: usize = 20;
const STILL: f64 = 1e-3;
/// Figures of unknown truth that every origin is taken to have given before: a newcomer is neither right nor wrong.
const PRIOR: f64 = 2.0;

/// What the origins say to one question: origin, figure.
type Votes = Vec<(Name, u64)>;

pub(super) fn learn(facts: &Facts<'_>) -> Reliability {
    learn_from(facts, &question::questions(facts))
}

pub(super) fn learn_from(facts: &Facts<'_>, questions: &[Question]) -> Reliability {
    let votes: Vec<Votes> = questions.iter().map(|question| votes(facts, question)).filter(|v| v.len() > 1).collect();
    let mut weights: BTreeMap<Name, f64> = votes.iter().flatten().map(|(origin, _)| (*origin, UNKNOWN)).collect();
    let mut rounds = 0;
    let mut converged = votes.is_empty();
    while !converged && rounds < ROUNDS {
        rounds += 1;
        let next = round(&votes, &weights);
        converged = weights.iter().all(|(origin, weight)| (next[origin] - weight).abs() <= STILL);
        weights = next;
    }
    let weights = weights.into_iter().map(|(origin, weight)| (facts.name(origin).to_owned(), weight)).collect();
    Reliability { weights, rounds, converged }
}

/// One figure of each origin: its latest that is one number.
fn votes(facts: &Facts<'_>, question: &Question) -> Votes {
    let mut latest: BTreeMap<Name, (Option<i32>, f64)> = BTreeMap::new();
    for account in account::accounts(facts, question) {
        if let Some(figure) = account.figure() {
            let known = latest.entry(account.origin).or_insert((account.as_of, figure));
            if account.as_of > known.0 {
                *known = (account.as_of, figure);
            }
        }
    }
    latest.into_iter().map(|(origin, (_, figure))| (origin, figure.to_bits())).collect()
}

fn round(votes: &[Votes], weights: &BTreeMap<Name, f64>) -> BTreeMap<Name, f64> {
    let mut sums: BTreeMap<Name, (f64, f64)> = BTreeMap::new();
    for question in votes {
        let mut behind: BTreeMap<u64, f64> = BTreeMap::new();
        for (origin, figure) in question {
            *behind.entry(*figure).or_default() += weights[origin];
        }
        let all: f64 = question.iter().map(|(origin, _)| weights[origin]).sum();
        for (origin, figure) in question {
            let own = weights[origin];
            let confidence = if all > own { (behind[figure] - own) / (all - own) } else { UNKNOWN };
            let (sum, count) = sums.entry(*origin).or_default();
            *sum += confidence;
            *count += 1.0;
        }
    }
    sums.into_iter().map(|(origin, (sum, count))| (origin, (sum + UNKNOWN * PRIOR) / (count + PRIOR))).collect()
}
