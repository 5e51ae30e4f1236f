//! What every public type can do: be sent, shared, cloned, printed, compared, written and read.

use core::fmt::Debug;

use corroborate::attribution::{Attribution, AttributionKind, Stance};
use corroborate::claim::{Certainty, Claim, ClaimPlace, ClaimTime, Figure, Group, Level, Polarity};
use corroborate::document::{Block, Case, Document, Role, Sentence, Token, TokenKind};
use corroborate::lexicon::{Entry, Lexicon};
use corroborate::mention::entity::{EntityKind, Link, Mention, Subtype};
use corroborate::mention::quantity::{
    Bound, Change, Interval, Noun, Quantity, QuantityKind, Rejected, RejectionReason, Unit,
};
use corroborate::mention::time::{Time, TimeKind, TimeModifier, TimeRelation};
use corroborate::reconcile::{
    self, Comparison, Estimate, Field, Finding, Label, Ledger, Note, Policy, Relation, RelationKind, Reliability,
    Sides, Step, TollEntry, Verdict,
};
use corroborate::{Date, Error, Reader, Reading, Span};

fn is_shared<T: Send + Sync + Clone + Debug>() {}

macro_rules! all {
    ($check:ident: $($type:ty),* $(,)?) => { $($check::<$type>();)* };
}

#[test]
fn public_types_are_shared_between_threads() {
    all!(is_shared:
        Document, Block, Sentence<'static>, Token, TokenKind, Case, Lexicon, Entry, Error, Reader,
        Span, Date, Role, Quantity, Interval, QuantityKind, Bound, Change, Unit, Noun, Rejected, RejectionReason,
        Time, TimeKind, TimeRelation, TimeModifier, Mention, EntityKind, Subtype, Link,
        Attribution, AttributionKind, Stance,
        Claim, Polarity, Certainty, Figure, Level, Group, ClaimPlace, ClaimTime,
        Reading, Ledger, Policy, Estimate, Sides, Finding, Verdict, Relation, RelationKind, Note, Step, Comparison, Field,
        Label, Reliability, TollEntry, reconcile::Change,
    );
}

#[cfg(feature = "serde")]
#[test]
fn public_data_is_written_and_read() {
    fn is_data<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>() {}
    all!(is_data:
        Span, Date, Role, Quantity, Interval, QuantityKind, Bound, Change, Unit, Noun, Rejected, RejectionReason,
        Time, TimeKind, TimeRelation, TimeModifier, Mention, EntityKind, Subtype, Link,
        Attribution, AttributionKind, Stance,
        Claim, Polarity, Certainty, Figure, Level, Group, ClaimPlace, ClaimTime,
        Reading, Ledger, Policy, Estimate, Sides, Finding, Verdict, Relation, RelationKind, Note, Step, Comparison, Field,
        Label, Reliability, TollEntry, reconcile::Change,
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_reading_survives_the_exchange_format() {
    let text = "MARAT, March 3 (Reuters) - At least 12 soldiers were killed on Monday, the defence ministry said.\n\nRebels denied it.";
    let reading = Reader::default().read(&Document::parse(text).id("a").outlet("Valley Post"));
    let line = serde_json::to_string(&reading).expect("a reading is plain data");
    assert_eq!(serde_json::from_str::<Reading>(&line).expect("what was written"), reading);
}

#[test]
fn a_reader_works_on_all_threads_at_once() {
    let reader = Reader::default();
    let read = |id: &str| {
        let text = "Two people were hurt when a bridge fell in Marat on Monday, police said.";
        reader.read(&Document::parse(text).id(id.to_owned()))
    };
    let readings = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| read("a"))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
    });
    assert!(readings.windows(2).all(|pair| pair[0] == pair[1]));
}
