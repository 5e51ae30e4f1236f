//! Reads what several news reports say about the same events, takes out every claim (who says that what happened, to
//! whom, how many, where, when) and reconciles them: which agree, refine, replace or contradict one another, who denies
//! what, how many independent origins a figure has.
//!
//! ```
//! use corroborate::{Document, Ledger, Policy, Reader};
//!
//! let reader = Reader::default(); // lexicons and tagger, built once, Send + Sync, cheap to clone
//! let mut ledger = Ledger::default();
//! for (outlet, text) in [
//!     ("Harbour Times", "Police said 12 people were killed when a bus left the road near Van on Thursday."),
//!     ("Valley Post", "Twelve people were killed in Thursday's bus crash near Van, the regional hospital said."),
//! ] {
//!     let report = Document::parse(text).id(outlet).outlet(outlet).published("2031-02-21".parse()?);
//!     ledger.add(reader.read(&report)); // any order; twice does no harm
//! }
//! let findings = ledger.findings(&Policy::default());
//! assert_eq!((findings[0].event.as_str(), findings[0].low, findings[0].high), ("killed", Some(12.0), Some(12.0)));
//! assert_eq!(findings[0].origins, 2);
//! # Ok::<(), corroborate::Error>(())
//! ```
//!
//! The primary types are
//!
//! - [`Document`]: a report, taken apart into blocks, sentences and tokens; total on any text;
//! - [`Reader`]: finds quantities, times, names, attributions and claims, each on its own or all in one [`Reading`];
//! - [`Claim`]: who says what, with the bytes that say so;
//! - [`Ledger`]: readings merged in any order; [`Finding`]s and [`Relation`]s under a [`Policy`];
//! - [`Lexicon`]: the words that all of it knows, and the format for your own;
//! - [`render`]: readings and findings as text for people.
//!
//! Every [`Span`] is a range of bytes of the text that was given. Nothing reads a clock, a file or a network, and nothing
//! depends on hash order: the same reports give the same findings everywhere.
//!
//! # Features
//!
//! - `serde` (default): the public types serialise to the exchange format and back.
//! - `train`: what `examples/train_tagger` needs to train the name tagger on other data.
//!
//! # Limits
//!
//! English text. The reading is shallow: what only a parser, a table or knowledge of the world would tell is missed. It
//! finds what reports say, not what is true.

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

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
