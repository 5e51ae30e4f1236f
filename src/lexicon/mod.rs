//! Words as data: names, cue verbs, events and units that people extend without touching code.
//!
//! One format for the crate's own files and for a user's additions:
//!
//! ```text
//! # A comment.
//! [outlet]
//! Anadolu Agency = Anadolu | AA ; country Türkiye ; state
//! ```
//!
//! A line in square brackets opens a section. An entry is a name, then optionally `=` and other forms parted by `|`, then
//! attributes, each behind a `;`: a key and, after the first space, its value. Later entries of a name win.

mod phrases;

pub(crate) use phrases::Phrases;

use once_cell::sync::Lazy;

use crate::error::{Error, ErrorKind};

/// A set of words with their meanings.
///
/// ```
/// use corroborate::Lexicon;
///
/// let mine = Lexicon::parse("mine.txt", "[outlet]\nValley Post = VP ; country Freedonia\n")?;
/// assert_eq!(mine.entries()[0].forms, ["Valley Post", "VP"]);
/// assert_eq!(mine.entries()[0].get("country"), Some("Freedonia"));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexicon {
    entries: Vec<Entry>,
}

/// One line of a lexicon.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What kind of word it is: the name in square brackets above it.
    pub section: String,
    /// The ways to write it, the name itself first.
    pub forms: Vec<String>,
    /// Keys and values, in the order of the line; a value is empty where the key says it all.
    pub attributes: Vec<(String, String)>,
    /// File and line that it comes from.
    pub origin: (String, usize),
}

impl Entry {
    /// The name: the first form.
    pub fn name(&self) -> &str {
        &self.forms[0]
    }

    /// The value of an attribute, if the entry has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// Whether the entry has an attribute.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// An error about this entry, with its file and line.
    pub(crate) fn error(&self, expected: impl Into<String>) -> Error {
        let (file, line) = self.origin.clone();
        ErrorKind::Lexicon { file, line, expected: expected.into() }.into()
    }
}

/// The crate's own files, in the order in which they are read.
const FILES: &[(&str, &str)] = &[
    ("units.txt", include_str!("data/units.txt")),
    ("currencies.txt", include_str!("data/currencies.txt")),
    ("quantities.txt", include_str!("data/quantities.txt")),
    ("calendar.txt", include_str!("data/calendar.txt")),
    ("countries.txt", include_str!("data/countries.txt")),
    ("regions.txt", include_str!("data/regions.txt")),
    ("cities.txt", include_str!("data/cities.txt")),
    ("armed_groups.txt", include_str!("data/armed_groups.txt")),
    ("organizations.txt", include_str!("data/organizations.txt")),
    ("companies.txt", include_str!("data/companies.txt")),
    ("parties.txt", include_str!("data/parties.txt")),
    ("clubs.txt", include_str!("data/clubs.txt")),
    ("outlets.txt", include_str!("data/outlets.txt")),
    ("roles.txt", include_str!("data/roles.txt")),
    ("weapons.txt", include_str!("data/weapons.txt")),
    ("cues.txt", include_str!("data/cues.txt")),
    ("events.txt", include_str!("data/events.txt")),
    ("scopes.txt", include_str!("data/scopes.txt")),
];

static BUILTIN: Lazy<Lexicon> = Lazy::new(|| {
    let mut all = Lexicon::default();
    for (file, text) in FILES {
        all.extend(Lexicon::parse(file, text).expect("the crate's own lexicon files are tested"));
    }
    all
});

impl Lexicon {
    /// The words that come with the crate.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// Reads a lexicon; `file` is what errors call it.
    ///
    /// # Errors
    ///
    /// A line that is no comment, section or entry, or an entry before the first section.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        let mut entries = Vec::new();
        let mut section = None;
        for (number, line) in (1..).zip(text.lines()) {
            let fail = |expected: &str| {
                Error::from(ErrorKind::Lexicon { file: file.to_owned(), line: number, expected: expected.to_owned() })
            };
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[') {
                let name = name.strip_suffix(']').filter(|n| !n.trim().is_empty());
                section = Some(name.ok_or_else(|| fail("expected a section as [name]"))?.trim());
                continue;
            }
            let section = section.ok_or_else(|| fail("expected a section such as [outlet] before the first entry"))?;
            let (forms, attributes) = entry(line).map_err(fail)?;
            entries.push(Entry { section: section.to_owned(), forms, attributes, origin: (file.to_owned(), number) });
        }
        Ok(Self { entries })
    }

    /// Adds another lexicon; where both know a form, the added one wins.
    pub fn extend(&mut self, other: Lexicon) {
        self.entries.extend(other.entries);
    }

    /// All entries, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of one section, in order.
    pub fn section<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Entry> + 'a {
        self.entries.iter().filter(move |e| e.section == name)
    }
}

type Parts = (Vec<String>, Vec<(String, String)>);

fn entry(line: &str) -> Result<Parts, &'static str> {
    let mut parts = line.split(';').map(str::trim);
    let names = parts.next().unwrap_or_default();
    let (name, others) = names.split_once('=').map_or((names, ""), |(name, others)| (name.trim(), others));
    if name.is_empty() {
        return Err("expected a name, as in: name = other form | other form ; key value");
    }
    let others = others.split('|').map(str::trim).filter(|f| !f.is_empty());
    let forms = core::iter::once(name).chain(others).map(str::to_owned).collect();
    let attribute = |part: &str| match part.split_once(' ') {
        Some((key, value)) => (key.to_owned(), value.trim().to_owned()),
        None => (part.to_owned(), String::new()),
    };
    Ok((forms, parts.filter(|p| !p.is_empty()).map(attribute).collect()))
}
