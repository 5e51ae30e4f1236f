//! A document's words looked up in the vocabulary, once for all stages.

use core::ops::Range;

use super::{Document, Token};
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
}

impl<'d> Text<'d> {
    pub(crate) fn new(document: &'d Document, vocabulary: &Vocabulary) -> Self {
        let lower: Vec<_> = document.tokens().iter().map(|t| t.span.of(&document.lower)).collect();
        let mut room = String::new();
        let words = lower.iter().map(|word| vocabulary.get_in(word, &mut room)).collect();
        Self { document, lower, words }
    }

    pub(crate) fn tokens(&self) -> &'d [Token] {
        self.document.tokens()
    }

    pub(crate) fn words(&self) -> &[WordId] {
        &self.words
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
