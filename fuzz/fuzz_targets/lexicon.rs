//! Any text as a lexicon: an error that says where, or a reader that works.
#![cfg_attr(feature = "libfuzzer", no_main)]

use corroborate::{Document, Lexicon, Reader};

corroborate_fuzz::target!(run);

fn run(text: &str) {
    let built = Lexicon::parse("fuzz.txt", text).and_then(|lexicon| Reader::new(&lexicon));
    match built {
        Ok(reader) => drop(reader.read(&Document::parse(text))),
        Err(error) => assert!(error.to_string().starts_with("fuzz.txt:"), "{error}"),
    }
}
