//! Reconciliation: [`Reading`](crate::Reading)s → [`Relation`]s and [`Finding`]s, in any order of the documents.
//!
//! A [`Ledger`] holds what was read; everything else is worked out from it, so that the order in which reports came in,
//! and how often, cannot matter. Claims are first put side by side as `fact`s, `block`s say which of them
//! can meet, `judge` says how two stand to each other, `incident` which of them speak of one event, and `question`
//! what all the accounts of it come to.

mod account;
mod block;
mod estimate;
mod fact;
mod fate;
mod finding;
mod fit;
mod framing;
mod identity;
mod incident;
mod judge;
mod ledger;
mod meet;
mod number;
mod party;
mod policy;
mod question;
mod read;
mod reason;
mod relation;
mod reliability;
mod resolve;
mod slots;
mod step;
mod sum;
mod timeline;
mod voice;
mod wire;
mod world;

pub use finding::{Change, Finding, Verdict};
pub use framing::Label;
pub use ledger::Ledger;
pub(crate) use number::{in_plural, number, Counted};
pub use policy::{Estimate, Policy, Sides};
pub use reason::{Ground, Reason, Said};
pub use relation::{Note, Relation, RelationKind};
pub use reliability::Reliability;
pub use step::{Comparison, Field, Step};
pub use timeline::TollEntry;
