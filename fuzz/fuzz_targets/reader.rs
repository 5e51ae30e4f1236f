//! Any text: whatever is read in it lies in it.
#![cfg_attr(feature = "libfuzzer", no_main)]

use corroborate::{Document, Reader};

corroborate_fuzz::target!(run);

fn run(text: &str) {
    let reading = Reader::default().read(&Document::parse(text).id("a"));
    assert!(reading.quantities.iter().all(|quantity| !quantity.span.of(text).is_empty()));
    assert!(reading.times.iter().all(|time| !time.span.of(text).is_empty()));
    assert!(reading.mentions.iter().all(|mention| !mention.span.of(text).is_empty()));
    assert!(reading.claims.iter().all(|claim| !claim.sentence.of(text).is_empty()));
}
