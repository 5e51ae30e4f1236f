//! Phrases of several words, found longest first.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use crate::document::{self, Text};
use crate::vocabulary::{Vocabulary, WordHasher, WordId, WordSet};

/// A map from phrases to values, walked word by word. Hyphens are skipped, so "al-Qaeda" and "al Qaeda" are one.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<T> {
    /// The words with which phrases begin.
    begin: WordSet,
    /// The node after a first word; 0 where none begins with it.
    first: Vec<u32>,
    next: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    /// A value a node; node 0 is the root.
    values: Vec<Option<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { begin: WordSet::default(), first: Vec::new(), next: HashMap::default(), values: vec![None] }
    }
}

impl<T> Phrases<T> {
    /// Makes room for so many phrases.
    pub(crate) fn reserve(&mut self, phrases: usize) {
        self.values.reserve(phrases);
        self.next.reserve(phrases / 2);
    }

    /// Adds a phrase; gives the value that it had before. A phrase without words is not kept.
    pub(crate) fn insert(&mut self, vocabulary: &mut Vocabulary, phrase: &str, value: T) -> Option<T> {
        let mut node = 0;
        if phrase.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ' || b == b'-') {
            // Most phrases are words and nothing else, which come apart without the tokeniser.
            let is_gap = |b: u8| !b.is_ascii_alphabetic();
            let mut rest = phrase;
            while !rest.is_empty() {
                let end = rest.bytes().position(is_gap).unwrap_or(rest.len());
                if end > 0 {
                    node = self.walk(node, vocabulary.insert(&rest[..end]));
                }
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        } else {
            for word in document::words(phrase).filter(|w| !is_hyphen(w)) {
                node = self.walk(node, vocabulary.insert(word));
            }
        }
        if node == 0 {
            return None;
        }
        self.values[node as usize].replace(value)
    }

    /// The longest phrase that begins with the token `at`, and the token after it; never beyond `end`.
    #[inline]
    pub(crate) fn longest(&self, text: &Text<'_>, at: usize, end: usize) -> Option<(usize, &T)> {
        let word = *text.words().get(at).filter(|_| at < end)?;
        if self.begins(word) {
            self.longest_from(self.first[word.index()], text, at + 1, end)
        } else {
            None
        }
    }

    /// The value of a phrase of one word.
    pub(crate) fn word(&self, word: WordId) -> Option<&T> {
        let node = *self.first.get(word.index())?;
        self.values[node as usize].as_ref()
    }

    /// The longest phrase whose first word led to a node.
    fn longest_from(&self, mut node: u32, text: &Text<'_>, mut next: usize, end: usize) -> Option<(usize, &T)> {
        let mut best = self.values[node as usize].as_ref().map(|value| (next, value));
        while next < end {
            match self.step(node, text.words()[next]) {
                Some(found) => {
                    node = found;
                    if let Some(value) = &self.values[node as usize] {
                        best = Some((next + 1, value));
                    }
                }
                None if is_hyphen(text.lower(next)) => {}
                None => break,
            }
            next += 1;
        }
        best
    }

    /// Whether any phrase begins with the word. Nearly all words begin none.
    #[inline]
    pub(crate) fn begins(&self, word: WordId) -> bool {
        self.begin.has(word)
    }

    #[inline]
    fn step(&self, node: u32, word: WordId) -> Option<u32> {
        if word == WordId::UNKNOWN {
            return None;
        }
        if node == 0 {
            return self.first.get(word.index()).copied().filter(|n| *n != 0);
        }
        self.next.get(&edge(node, word)).copied()
    }

    /// The node behind a word, a new one if need be.
    fn walk(&mut self, node: u32, word: WordId) -> u32 {
        self.step(node, word).unwrap_or_else(|| self.grow(node, word))
    }

    fn grow(&mut self, node: u32, word: WordId) -> u32 {
        let new = self.values.len() as u32;
        self.values.push(None);
        if node == 0 {
            let length = self.first.len().max(word.index() + 1);
            self.first.resize(length, 0);
            self.first[word.index()] = new;
            self.begin.insert(word);
        } else {
            self.next.insert(edge(node, word), new);
        }
        new
    }
}

fn edge(node: u32, word: WordId) -> u64 {
    u64::from(node) << 32 | u64::from(word.0)
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}
