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

    /// Looks at every token, without a branch on what it is.
    pub(super) fn of(&self, text: &Text<'_>) -> Starts {
        let tokens = text.tokens().len();
        let [mut known, mut bodies, mut anaphors] = [(); 3].map(|()| List::new(tokens));
        for (at, word) in text.words().iter().enumerate() {
            let flags = self.0.get(word.index()).copied().unwrap_or_default();
            known.push_if(flags & KNOWN != 0, at);
            bodies.push_if(flags & BODY != 0, at);
            anaphors.push_if(flags & ANAPHOR != 0, at);
        }
        Starts { known: known.finish(), bodies: bodies.finish(), anaphors: anaphors.finish() }
    }
}

/// A list that has room for all tokens from the first.
struct List {
    tokens: Vec<u32>,
    count: usize,
}

impl List {
    fn new(room: usize) -> Self {
        Self { tokens: vec![0; room], count: 0 }
    }

    /// Each token is written, but the next takes its place where it does not belong here.
    #[inline]
    fn push_if(&mut self, belongs: bool, token: usize) {
        self.tokens[self.count] = token as u32;
        self.count += usize::from(belongs);
    }

    fn finish(mut self) -> Vec<u32> {
        self.tokens.truncate(self.count);
        self.tokens
    }
}
