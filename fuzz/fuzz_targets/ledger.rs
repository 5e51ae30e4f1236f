//! Any text as two reports, cut at an empty line: their order changes no finding.
#![cfg_attr(feature = "libfuzzer", no_main)]

use corroborate::{Document, Ledger, Policy, Reader};

corroborate_fuzz::target!(run);

fn run(text: &str) {
    let (first, second) = text.split_once("\n\n").unwrap_or((text, ""));
    let reader = Reader::default();
    let read = |id: &str, text: &str| reader.read(&Document::parse(text).id(id));
    let findings = |ids: [&str; 2], texts: [&str; 2]| {
        let mut ledger = Ledger::default();
        for (id, text) in ids.iter().zip(texts) {
            ledger.add(read(id, text));
        }
        ledger.findings(&Policy::default())
    };
    assert_eq!(findings(["a", "b"], [first, second]), findings(["b", "a"], [second, first]));
}
