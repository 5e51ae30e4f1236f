//! What the examples share: documents from JSON Lines, files and folders.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::{fs, io};

use corroborate::{Document, Lexicon};
use serde_json::Value;

/// A document and the name of those with which it is reconciled.
pub(crate) type Input = (Document, Option<String>);

/// The documents of a stream of JSON Lines; where a line is none, a message that names it.
pub(crate) fn lines(input: impl BufRead) -> impl Iterator<Item = Result<Input, String>> {
    (1..).zip(input.split(b'\n')).filter_map(|(number, line): (usize, io::Result<Vec<u8>>)| {
        let line = match line {
            Ok(line) if line.iter().all(u8::is_ascii_whitespace) => return None,
            Ok(line) => line,
            Err(error) => return Some(Err(format!("line {number}: {error}"))),
        };
        Some(object(&line).map_err(|what| format!("line {number}: {what}")))
    })
}

fn object(line: &[u8]) -> Result<Input, String> {
    let value: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let field = |key: &str| value[key].as_str();
    let text = field("text").ok_or("expected an object with a string \"text\"")?;
    let mut document = Document::parse(text).id(field("id").ok_or("expected an object with a string \"id\"")?);
    if let Some(outlet) = field("outlet") {
        document = document.outlet(outlet);
    }
    if let Some(title) = field("title") {
        document = document.title(title);
    }
    if let Some(date) = field("published") {
        document = document.published(date.parse().map_err(|error| format!("\"published\": {error}"))?);
    }
    Ok((document, field("cluster").map(str::to_owned)))
}

/// Text files, and all text files in folders: those of one folder are reconciled together.
///
/// A file `lexicon.txt` in a folder is no report but words that its reports need.
pub(crate) struct Files {
    pub(crate) documents: Vec<Input>,
    pub(crate) lexicon: Lexicon,
    /// What could not be read, and why.
    pub(crate) errors: Vec<String>,
}

impl Files {
    pub(crate) fn read(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut files = Self { documents: Vec::new(), lexicon: Lexicon::builtin().clone(), errors: Vec::new() };
        let mut texts = BTreeMap::new();
        for path in paths {
            files.visit(&path, None, &mut texts);
        }
        for (path, (text, cluster)) in texts {
            let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
            let id = cluster.as_ref().map_or_else(|| stem.to_string(), |cluster| format!("{cluster}/{stem}"));
            files.documents.push((Document::parse(text).id(id), cluster));
        }
        files
    }

    fn visit(&mut self, path: &Path, folder: Option<&Path>, texts: &mut BTreeMap<PathBuf, (String, Option<String>)>) {
        let read = if path.is_dir() {
            fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>).map(|entries| {
                for entry in entries {
                    self.visit(&entry.path(), Some(path), texts);
                }
            })
        } else if folder.is_some() && path.extension() != Some(OsStr::new("txt")) {
            Ok(())
        } else {
            fs::read(path).map(|bytes| match String::from_utf8(bytes) {
                Ok(text) if folder.is_some() && path.file_name() == Some(OsStr::new("lexicon.txt")) => {
                    match Lexicon::parse(&path.to_string_lossy(), &text) {
                        Ok(words) => self.lexicon.extend(words),
                        Err(error) => self.errors.push(error.to_string()),
                    }
                }
                Ok(text) => {
                    let cluster = folder.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
                    texts.insert(path.to_owned(), (text, cluster));
                }
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    self.errors.push(format!("{}: not UTF-8 at byte {at}", path.display()));
                }
            })
        };
        if let Err(error) = read {
            self.errors.push(format!("{}: {error}", path.display()));
        }
    }
}
