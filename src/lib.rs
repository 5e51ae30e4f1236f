//! Reads what several news reports say about the same events and reconciles their claims.

pub mod attribution;
pub mod claim;
mod date;
pub mod document;
mod error;
pub mod lexicon;
pub mod mention;
mod reader;
pub mod reconcile;
pub mod render;
mod span;
mod vocabulary;

pub use attribution::{Attribution, Stance};
pub use claim::Claim;
pub use date::Date;
pub use document::{Document, Role};
pub use error::Error;
pub use lexicon::Lexicon;
pub use mention::entity::Mention;
pub use mention::quantity::{Interval, Quantity};
pub use mention::time::Time;
pub use reader::{Reader, Reading};
pub use reconcile::{Finding, Ledger, Policy, Relation};
pub use span::Span;
