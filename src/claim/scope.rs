//! Classes of people and things, and which holds which.

use crate::document::Text;
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordId};

/// A class's number in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClassId(u16);

/// A word for a class of people or things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClassWord {
    pub(crate) class: ClassId,
    pub(crate) plural: bool,
}

/// The classes of the lexicon and the words for them.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    names: Vec<String>,
    within: Vec<Option<ClassId>>,
    /// For each class the names of those that hold it, from near to far.
    above: Vec<Box<[String]>>,
    words: Phrases<ClassWord>,
    /// The class of all persons, which every sentence is asked about.
    people: Option<ClassId>,
}

impl Scopes {
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut scopes = Scopes::default();
        for entry in lexicon.section("scope") {
            scopes.add(entry.name());
        }
        for entry in lexicon.section("scope") {
            scopes.link(entry)?;
            scopes.add_words(entry, vocabulary);
        }
        scopes.people = scopes.id("people");
        scopes.above = (0..scopes.names.len()).map(|at| scopes.names_above(ClassId(at as u16))).collect();
        Ok(scopes)
    }

    fn add(&mut self, name: &str) {
        if self.id(name).is_none() {
            self.names.push(name.to_owned());
            self.within.push(None);
        }
    }

    fn link(&mut self, entry: &Entry) -> Result<(), Error> {
        let (Some(name), Some(class)) = (entry.get("within"), self.id(entry.name())) else { return Ok(()) };
        let parent = self.id(name).filter(|p| !self.lies_within(*p, class));
        self.within[usize::from(class.0)] = Some(parent.ok_or_else(|| {
            entry.error(format!("expected within to name a class that is not within {}, not {name}", entry.name()))
        })?);
        Ok(())
    }

    fn add_words(&mut self, entry: &Entry, vocabulary: &mut Vocabulary) {
        let Some(class) = self.id(entry.name()) else { return };
        for word in entry.forms.iter().skip(1) {
            self.words.insert(vocabulary, &plural(word), ClassWord { class, plural: true });
            self.words.insert(vocabulary, word, ClassWord { class, plural: false });
        }
        for word in entry.get("plural").unwrap_or_default().split(',').map(str::trim) {
            self.words.insert(vocabulary, word, ClassWord { class, plural: true });
        }
    }

    /// The class of a name.
    pub(crate) fn id(&self, name: &str) -> Option<ClassId> {
        self.names.iter().position(|n| n == name).map(|at| ClassId(at as u16))
    }

    /// The class of all persons.
    pub(crate) fn people(&self) -> Option<ClassId> {
        self.people
    }

    pub(crate) fn name(&self, class: ClassId) -> &str {
        &self.names[usize::from(class.0)]
    }

    /// The names of the classes that hold it, from near to far.
    pub(crate) fn above(&self, class: ClassId) -> &[String] {
        &self.above[usize::from(class.0)]
    }

    fn names_above(&self, class: ClassId) -> Box<[String]> {
        self.chain(class).skip(1).map(|c| self.name(c).to_owned()).collect()
    }

    /// The class and those that hold it, from near to far.
    fn chain(&self, class: ClassId) -> impl Iterator<Item = ClassId> + '_ {
        core::iter::successors(Some(class), |c| self.within[usize::from(c.0)])
    }

    /// Whether the one class is the other or lies within it.
    pub(crate) fn lies_within(&self, inner: ClassId, outer: ClassId) -> bool {
        self.chain(inner).any(|c| c == outer)
    }

    /// Whether a word for a class begins with the word.
    pub(crate) fn begins(&self, word: WordId) -> bool {
        self.words.begins(word)
    }

    /// The word for a class that begins with the token `at`, and the token after it.
    pub(crate) fn word(&self, text: &Text<'_>, at: usize, end: usize) -> Option<(usize, ClassWord)> {
        self.words.longest(text, at, end).map(|(end, word)| (end, *word))
    }
}

/// The regular plural of a noun, or of a phrase's last word.
fn plural(word: &str) -> String {
    let stem = |n: usize| &word[..word.len() - n];
    if word.ends_with('y') && !word.ends_with("ay") && !word.ends_with("ey") && !word.ends_with("oy") {
        format!("{}ies", stem(1))
    } else if ["s", "x", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn plurals() {
        assert_eq!(plural("family"), "families");
        assert_eq!(plural("boy"), "boys");
        assert_eq!(plural("bus"), "buses");
        assert_eq!(plural("police officer"), "police officers");
    }
}
