//! Readings and findings as plain text for people: [`Reading`](crate::Reading)s and [`Ledger`](crate::Ledger)s → text.
//!
//! Both renderings are [`Display`](core::fmt::Display)s, so they go wherever text goes; colour is ANSI and off unless
//! asked for.

mod marked;
mod report;
mod style;

pub use marked::Marked;
pub use report::Report;
