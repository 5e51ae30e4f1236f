//! Corpora: tokens with tags → texts with names.

use std::path::Path;

use corroborate::mention::entity::tagger::train::Example;
use corroborate::Span;

use super::convention::Convention;
use super::kind_of;

/// The documents of a corpus, their texts put together from the tokens, a line a sentence.
pub fn read(file: &Path, weight: u32, convention: &Convention) -> Result<Vec<Example>, String> {
    let text = super::read(file)?;
    let mut documents = Vec::new();
    let mut document = Example { weight, ..Example::default() };
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some((token, tag)) = line.split_once('\t') {
            sentence.push((token, tag.to_owned()));
            continue;
        }
        convention.apply(&mut sentence);
        append(&mut document, &sentence);
        sentence.clear();
        if line.starts_with("-DOCSTART-") && !document.text.is_empty() {
            documents.push(core::mem::replace(&mut document, Example { weight, ..Example::default() }));
        }
    }
    documents.push(document);
    Ok(documents)
}

/// Writes a sentence as a reader would see it.
fn append(document: &mut Example, sentence: &[(&str, String)]) {
    let text = &mut document.text;
    let mut quotes = 0;
    let mut glue = true;
    for (token, tag) in sentence {
        let quote = *token == "\"";
        let opens =
            matches!(*token, "(" | "[" | "$" | "#" | "``" | "“" | "‘" | "-" | "/" | "@") || (quote && quotes % 2 == 0);
        let closes = matches!(
            *token,
            "." | ","
                | ";"
                | ":"
                | "?"
                | "!"
                | ")"
                | "]"
                | "%"
                | "''"
                | "”"
                | "-"
                | "/"
                | "'s"
                | "’s"
                | "n't"
                | "'"
                | "’"
                | "..."
        ) || (quote && quotes % 2 == 1)
            || (token.starts_with(['\'', '’']) && token.len() > 1);
        quotes += usize::from(quote);
        if !glue && !closes {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(match *token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        });
        let end = text.len();
        match (tag.split_once('-'), document.names.last_mut()) {
            (Some(("I", _)), Some((span, _))) => span.end = end,
            (Some((_, kind)), _) => document.names.extend(kind_of(kind).map(|kind| (Span::new(start, end), kind))),
            (None, _) => {}
        }
        glue = opens;
    }
    if !sentence.is_empty() {
        text.push('\n');
    }
}
