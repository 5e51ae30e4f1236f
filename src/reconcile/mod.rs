//! Reconciliation: [`Reading`](crate::Reading)s → [`Relation`]s and [`Finding`]s, in any order of the documents.
//!
//! A [`Ledger`] holds what was read; everything else is worked out from it, so that the order in which reports came in,
//! and how often, cannot matter. Claims are first put side by side as `fact`s, `block`s say which of them
//! can meet, `judge` says how two stand to each other, `incident` which of them speak of one event, and `question`
//! what all the accounts of it come to.
//!
//! # The order of judgement between two claims
//!
//! 1. Comparable? Event, group, place and days are equal, contained, overlapping or apart. Another measure, population or
//!    kind of figure (a rate, a rise) does not compare; another day or place is another event; groups that share nobody
//!    stand side by side and add up.
//! 2. Figures as intervals: equal ones are the same or corroborate, by independence of origin; a nested one refines;
//!    overlapping ones are compatible; those apart contradict, nearly so where only the end of a bound is missed. What lies
//!    far beyond a bound is strained, and supports nothing.
//! 3. A part (of group, place or days) that is no larger than its whole is a part of it; a larger one contradicts.
//! 4. A later and higher count supersedes; a lower one corrects where it is the same origin's own, else contradicts: that a
//!    third party agrees with a correction does not make it one of the first figure.
//! 5. A party denies, anybody else disputes.
//! 6. An equal figure whose place, day or group differs is a conflict of details.
//!
//! A finding takes the accounts that no later count replaced: there a corrected figure is gone for everybody.
//!
//! ```
//! use corroborate::reconcile::{Estimate, RelationKind};
//! use corroborate::{Document, Ledger, Policy, Reader};
//!
//! let reader = Reader::default();
//! let mut ledger = Ledger::default();
//! for (outlet, day, text) in [
//!     ("Valley Post", "2031-02-21", "At least 12 people were killed in Homs on Thursday, police said."),
//!     ("Harbour Times", "2031-02-22", "Seventeen people were killed in Homs on Thursday, the regional hospital said."),
//! ] {
//!     ledger.add(reader.read(&Document::parse(text).id(outlet).outlet(outlet).published(day.parse()?)));
//! }
//! assert_eq!(ledger.relations(&Policy::default())[0].kind, RelationKind::Refines);
//! let best = |estimate| ledger.findings(&Policy { estimate, ..Policy::default() })[0].best;
//! assert_eq!((best(Estimate::Majority), best(Estimate::Range)), (Some(17.0), None));
//! # Ok::<(), corroborate::Error>(())
//! ```

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
mod own;
mod party;
mod perpetrator;
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
pub use policy::{Estimate, Parties, Policy, Sides};
pub use reason::{Ground, Reason, Said};
pub use relation::{Note, Relation, RelationKind};
pub use reliability::Reliability;
pub use step::{Comparison, Field, Step};
pub use timeline::TollEntry;
