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

use std::borrow::Cow;

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
    pub section: Cow<'static, str>,
    /// The ways to write it, the name itself first.
    pub forms: Vec<Cow<'static, str>>,
    /// Keys and values, in the order of the line; a value is empty where the key says it all.
    pub attributes: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// File and line that it comes from.
    pub origin: (Cow<'static, str>, usize),
}

impl Entry {
    /// The name: the first form.
    pub fn name(&self) -> &str {
        &self.forms[0]
    }

    /// The value of an attribute, if the entry has it.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.value(key).map(|value| &**value)
    }

    pub(crate) fn value(&self, key: &str) -> Option<&Cow<'static, str>> {
        self.attributes.iter().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// Whether the entry has an attribute.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// An error about this entry, with its file and line.
    pub(crate) fn error(&self, expected: impl Into<String>) -> Error {
        let (file, line) = self.origin.clone();
        ErrorKind::Lexicon { file: file.into_owned(), line, expected: expected.into() }.into()
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
    // The words of a static text need no copies: most of what a reader costs to build is its memory.
    let mut entries = Vec::with_capacity(FILES.iter().map(|(_, text)| text.len() / 48).sum());
    for (file, text) in FILES {
        read(file, text, Cow::Borrowed, &mut entries).expect("the crate's own lexicon files are tested");
    }
    Lexicon { entries }
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
        read(file, text, |words| Cow::Owned(words.to_owned()), &mut entries)?;
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

/// Appends the entries of a text; `keep` makes what they hold of its words.
fn read<'t>(
    file: &'t str,
    text: &'t str,
    keep: impl Fn(&'t str) -> Cow<'static, str> + Copy,
    entries: &mut Vec<Entry>,
) -> Result<(), Error> {
    let mut section = None;
    for (number, line) in (1..).zip(text.lines()) {
        let fail = |expected: &str| {
            Error::from(ErrorKind::Lexicon { file: file.to_owned(), line: number, expected: expected.to_owned() })
        };
        let line = trim(line);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            let name = name.strip_suffix(']').filter(|n| !n.trim().is_empty());
            section = Some(name.ok_or_else(|| fail("expected a section as [name]"))?.trim());
            continue;
        }
        let section = section.ok_or_else(|| fail("expected a section such as [outlet] before the first entry"))?;
        entries.push(entry(line, section, (keep(file), number), keep).map_err(fail)?);
    }
    Ok(())
}

fn entry<'t>(
    line: &'t str,
    section: &'t str,
    origin: (Cow<'static, str>, usize),
    keep: impl Fn(&'t str) -> Cow<'static, str> + Copy,
) -> Result<Entry, &'static str> {
    let (names, mut rest) = cut(line, b';');
    let (name, mut others) = cut(names, b'=');
    let name = trim(name);
    if name.is_empty() {
        return Err("expected a name, as in: name = other form | other form ; key value");
    }
    let mut forms = Vec::with_capacity(if others.is_empty() { 1 } else { 4 });
    forms.push(keep(name));
    while !others.is_empty() {
        let (form, more) = cut(others, b'|');
        forms.extend(Some(trim(form)).filter(|f| !f.is_empty()).map(keep));
        others = more;
    }
    let mut attributes = Vec::with_capacity(if rest.is_empty() { 0 } else { 2 });
    while !rest.is_empty() {
        let (attribute, more) = cut(rest, b';');
        let (key, value) = cut(trim(attribute), b' ');
        if !key.is_empty() {
            attributes.push((keep(key), keep(trim(value))));
        }
        rest = more;
    }
    Ok(Entry { section: keep(section), forms, attributes, origin })
}

/// What stands before the first of these bytes, and what behind it. Parts are too short for a faster search.
fn cut(line: &str, mark: u8) -> (&str, &str) {
    line.bytes().position(|b| b == mark).map_or((line, ""), |at| (&line[..at], &line[at + 1..]))
}

/// Without the spaces at both ends, which most parts do not have.
fn trim(part: &str) -> &str {
    match part.as_bytes() {
        [] => part,
        [only] if only.is_ascii_graphic() => part,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => part,
        [b' ', first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => &part[1..],
        _ => part.trim(),
    }
}
