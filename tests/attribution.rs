//! Who says what: the case files of the stage, and what holds for any text.

mod corpus;

use corroborate::{Attribution, Reader, Span};
use proptest::prelude::*;

#[test]
fn cases() {
    let reader = Reader::default();
    corpus::run("attribution", |case| reader.attributions(&case.input).iter().map(|a| line(&case.input, a)).collect());
}

/// `[source] {cue} <content> stance kind = origin`
fn line(text: &str, found: &Attribution) -> String {
    let words = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" | ");
    let kind = format!("{:?}", found.kind).to_lowercase();
    let stance = format!("{:?}", found.stance).to_lowercase();
    let mut line = format!(
        "[{}] {{{}}} <{}> {stance} {kind}",
        words(&found.source),
        words(&found.cue),
        words(&found.content).replace('\n', " / ")
    );
    if !found.chain.is_empty() {
        line = format!("{line} = {}", found.chain.join(" < "));
    }
    line
}

proptest! {
    #[test]
    fn spans_lie_in_the_text(text in "(said|told|denied|\"|“|”|'|the |ministry|, |\\. |that |according to |é|\n|and |was |by |who |: |[A-Z][a-z]{2,5} |\\PC){0,60}") {
        for found in Reader::default().attributions(&text) {
            for span in found.source.iter().chain(&found.cue).chain(&found.content) {
                prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
            }
            prop_assert!(!found.content.is_empty());
        }
    }
}
