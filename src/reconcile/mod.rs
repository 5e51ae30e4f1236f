//! Reconciliation: [`Reading`](crate::Reading)s → [`Relation`]s and [`Finding`]s, in any order of the documents.

mod finding;
mod ledger;
mod policy;
mod relation;

pub use finding::{Finding, Verdict};
pub use ledger::Ledger;
pub use policy::{Estimate, Policy};
pub use relation::{Note, Relation, RelationKind};
