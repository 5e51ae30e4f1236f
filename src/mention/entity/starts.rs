//! Where names of the lexicon, bodies and anaphors can begin: one look at each token for all of them.

use crate::document::Text;
use crate::vocabulary::{Vocabulary, WordId};

const KNOWN: u8 = 1;
const BODY: u8 = 2;
const ANAPHOR: u8 = 4;

/// What can begin with each word, by its number.
#[derive(Debug)]
pub(super) struct Beginnings(Vec<u8>);

/// The tokens of a document with which something can begin, in its order.
#[derive(Debug)]
pub(super) struct Starts {
    /// Names of the lexicon.
    pub(super) known: Vec<u32>,
    /// Bodies that every state has.
    pub(super) bodies: Vec<u32>,
    /// Pronouns and bare nouns.
    pub(super) anaphors: Vec<u32>,
}

impl Beginnings {
    pub(super) fn new(
        vocabulary: &Vocabulary,
        known: impl Fn(WordId) -> bool,
        bodies: impl Fn(WordId) -> bool,
        anaphors: impl Fn(WordId) -> bool,
    ) -> Self {
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        let flags = |word: WordId| flag(known(word), KNOWN) | flag(bodies(word), BODY) | flag(anaphors(word), ANAPHOR);
        Self((0..vocabulary.len()).map(|number| flags(WordId(number as u32))).collect())
    }

    /// Looks at every token.
    pub(super) fn of(&self, text: &Text<'_>) -> Starts {
        let tokens = text.tokens().len();
        let mut starts = Starts {
            known: Vec::with_capacity(tokens / 4),
            bodies: Vec::with_capacity(tokens / 32),
            anaphors: Vec::with_capacity(tokens / 8),
        };
        for (at, word) in text.words().iter().enumerate() {
            let flags = self.0.get(word.index()).copied().unwrap_or_default();
            if flags == 0 {
                continue;
            }
            if flags & KNOWN != 0 {
                starts.known.push(at as u32);
            }
            if flags & BODY != 0 {
                starts.bodies.push(at as u32);
            }
            if flags & ANAPHOR != 0 {
                starts.anaphors.push(at as u32);
            }
        }
        starts
    }
}
