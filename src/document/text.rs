//! A document's words looked up in the vocabulary, once for all stages.

use core::ops::Range;

use super::{Case, Document, Token, TokenKind};
use crate::span::Span;
use crate::vocabulary::{Vocabulary, WordId};

/// A document with each token in lower case and its number in the vocabulary.
#[derive(Debug)]
pub(crate) struct Text<'d> {
    pub(crate) document: &'d Document,
    /// One a token: rules ask for them again and again, and cutting them out checks both their ends each time.
    lower: Vec<&'d str>,
    /// One a token; [`WordId::UNKNOWN`] where no lexicon has the word.
    words: Vec<WordId>,
    /// One a token.
    shapes: Vec<Shape>,
}

/// What a token is, whatever its letters: what rules ask of each token before they look at any more closely, in four
/// bytes of which many share a cache line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) kind: TokenKind,
    pub(crate) case: Case,
    pub(crate) glued: bool,
    pub(crate) ending: Ending,
}

/// The ending by which an unknown word shows its part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Other,
    /// "quickly"
    Ly,
    /// "burning"
    Ing,
    /// "burned"
    Ed,
}

impl Shape {
    /// The shape of a token with these letters.
    #[inline]
    fn of(token: &Token, lower: &str) -> Self {
        Self { kind: token.kind, case: token.case, glued: token.glued, ending: Ending::of(lower) }
    }

    /// Whether it is a word with a capital letter at its beginning.
    pub(crate) fn is_capitalised(self) -> bool {
        self.case.is_capital()
    }
}

impl Ending {
    /// The ending of a word that is long enough to have a stem as well.
    #[inline]
    fn of(word: &str) -> Self {
        // The last letter settles it for most words; how long they are is harder to guess.
        match word.as_bytes() {
            [.., b'y' | b'd' | b'g'] => Self::of_stem(word.as_bytes()),
            _ => Self::Other,
        }
    }

    fn of_stem(word: &[u8]) -> Self {
        match word {
            [_, _, _, .., b'l', b'y'] => Self::Ly,
            [_, _, _, .., b'i', b'n', b'g'] => Self::Ing,
            [_, _, _, .., b'e', b'd'] => Self::Ed,
            _ => Self::Other,
        }
    }
}

impl<'d> Text<'d> {
    pub(crate) fn new(document: &'d Document, vocabulary: &Vocabulary) -> Self {
        let count = document.tokens().len();
        let (mut lower, mut words) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut shapes = Vec::with_capacity(count);
        let mut room = String::new();
        for token in document.tokens() {
            let letters = token.span.of(&document.lower);
            lower.push(letters);
            words.push(vocabulary.get_under(token.span, &document.lower, &mut room));
            shapes.push(Shape::of(token, letters));
        }
        Self { document, lower, words, shapes }
    }

    pub(crate) fn tokens(&self) -> &'d [Token] {
        self.document.tokens()
    }

    pub(crate) fn words(&self) -> &[WordId] {
        &self.words
    }

    pub(crate) fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// What stands in the text under a span.
    pub(crate) fn raw(&self, span: Span) -> &'d str {
        span.of(self.document.text())
    }

    /// The token in lower case; empty beyond the last.
    #[inline]
    pub(crate) fn lower(&self, token: usize) -> &'d str {
        self.lower.get(token).copied().unwrap_or_default()
    }

    /// Any part of the text in lower case.
    pub(crate) fn lower_span(&self, span: Span) -> &'d str {
        span.of(&self.document.lower)
    }

    /// The token as it is written; empty beyond the last.
    pub(crate) fn word(&self, token: usize) -> &'d str {
        self.tokens().get(token).map_or("", |t| self.raw(t.span))
    }

    /// From the first to the last of some tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens().get(tokens.clone()) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }
}
