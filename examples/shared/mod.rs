//! What the examples share: documents from JSON Lines.

use std::io::BufRead;

use corroborate::Document;
use serde_json::Value;

/// The documents of a stream, each with its cluster; or a message that names the line.
pub fn documents(input: impl BufRead) -> impl Iterator<Item = Result<(Document, Option<String>), String>> {
    (1..).zip(input.split(b'\n')).filter_map(|(number, line)| {
        let fail = |what: String| Some(Err(format!("line {number}: {what}")));
        let line = match line {
            Ok(line) => line,
            Err(error) => return fail(error.to_string()),
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        match serde_json::from_slice(&line) {
            Ok(value) => match document(&value) {
                Ok(document) => Some(Ok(document)),
                Err(what) => fail(what),
            },
            Err(error) => fail(error.to_string()),
        }
    })
}

fn document(value: &Value) -> Result<(Document, Option<String>), String> {
    let text = |key: &str| value[key].as_str();
    let body = text("text").ok_or("expected an object with \"text\"")?;
    let mut document = Document::parse(body).id(text("id").ok_or("expected an object with \"id\"")?);
    if let Some(outlet) = text("outlet") {
        document = document.outlet(outlet);
    }
    if let Some(title) = text("title") {
        document = document.title(title);
    }
    if let Some(date) = text("published") {
        document = document.published(date.parse().map_err(|error| format!("published: {error}"))?);
    }
    Ok((document, text("cluster").map(str::to_owned)))
}
