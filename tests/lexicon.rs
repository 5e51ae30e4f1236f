//! The words that come with the crate: every file is read, and no entry is there in vain.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use corroborate::lexicon::Entry;
use corroborate::{Document, Lexicon, Reader};

#[test]
fn every_file_is_part_of_the_lexicon() {
    let builtin: BTreeSet<&str> = Lexicon::builtin().entries().iter().map(|entry| &*entry.origin.0).collect();
    for (file, text) in files() {
        let entries = Lexicon::parse(&file, &text).unwrap_or_else(|error| panic!("{error}"));
        assert!(entries.entries().is_empty() || builtin.contains(file.as_str()), "{file} is not read");
        let read = Lexicon::builtin().entries().iter().filter(|entry| entry.origin.0 == file);
        assert!(read.eq(entries.entries()), "{file} is read otherwise than it stands on disk");
    }
    Reader::new(Lexicon::builtin()).expect("every stage can use every entry");
}

/// Of two entries of a section that share a form, the later one counts, without a word. Attributes alone make two
/// meanings of it, such as "attack", which is a noun and a verb. Within an entry spellings may differ in case and hyphens.
#[test]
fn no_form_stands_twice_in_a_section() {
    let mut faults = Vec::new();
    let mut first = BTreeMap::new();
    for entry in Lexicon::builtin().entries() {
        for form in &entry.forms {
            let key = (&*entry.origin.0, &*entry.section, entry.attributes.as_slice(), spelled(form));
            let Some((line, other)) = first.insert(key, (entry.origin.1, form)) else { continue };
            // "read = read": the past of the verb is spelled like its base.
            if line != entry.origin.1 || (other == form && form != entry.name()) {
                faults.push(format!("{}: [{}] {form:?} stands in line {line} already", place(entry), entry.section));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Within a section of a file a key takes a value or does not; an empty value beside others is a slip.
#[test]
fn no_attribute_lacks_its_value() {
    let mut with_value: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for (entry, key, value) in attributes() {
        if !value.is_empty() {
            with_value.insert((&entry.origin.0, &entry.section, key));
        }
    }
    let faults: Vec<String> = attributes()
        .filter(|(entry, key, value)| {
            value.is_empty() && with_value.contains(&(&*entry.origin.0, &*entry.section, *key))
        })
        .map(|(entry, key, _)| format!("{}: {:?}: {key} lacks its value", place(entry), entry.name()))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A form that the tokeniser takes apart otherwise within a text than alone is never found.
#[test]
fn every_form_can_be_found() {
    let mut faults = Vec::new();
    for entry in Lexicon::builtin().entries() {
        for form in &entry.forms {
            let alone = tokens(form);
            let within = tokens(&format!("( {form} )"));
            let inner = within.get(1..within.len() - 1).unwrap_or_default();
            if alone.iter().all(|token| is_hyphen(token)) || inner != alone.as_slice() {
                faults.push(format!("{}: [{}] {form:?} is {inner:?} within a text", place(entry), entry.section));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn errors_say_where() {
    let cases = [
        ("[outlet]\n\n# fine\n= nothing before the sign\n", "mine.txt:4: "),
        ("Valley Post = VP\n", "mine.txt:1: "),
        ("[outlet]\nValley Post\n[outlet\n", "mine.txt:3: "),
        ("[ ]\n", "mine.txt:1: "),
    ];
    for (text, start) in cases {
        let error = Lexicon::parse("mine.txt", text).expect_err(text).to_string();
        assert!(error.starts_with(start) && error.contains("expected"), "{text:?}: {error}");
    }
}

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the lexicon's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("text in UTF-8"))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn attributes() -> impl Iterator<Item = (&'static Entry, &'static str, &'static str)> {
    let entries = Lexicon::builtin().entries().iter();
    entries.flat_map(|entry| entry.attributes.iter().map(move |(key, value)| (entry, &**key, &**value)))
}

/// The words of a form as they are compared: without case and hyphens.
fn spelled(form: &str) -> String {
    tokens(form)
        .iter()
        .filter(|token| !is_hyphen(token))
        .map(|token| token.to_lowercase())
        .collect::<Vec<_>>()
        .join(" ")
}

fn tokens(text: &str) -> Vec<String> {
    Document::plain(text).tokens().iter().map(|token| token.span.of(text).to_owned()).collect()
}

fn is_hyphen(token: &str) -> bool {
    matches!(token, "-" | "‐" | "‑")
}

fn place(entry: &Entry) -> String {
    format!("{}:{}", entry.origin.0, entry.origin.1)
}
