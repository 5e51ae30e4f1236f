//! A document's words looked up in the vocabulary, once for all stages.

use core::ops::Range;

use super::{Document, Token};
use crate::span::Span;
use crate::vocabulary::{Vocabulary, WordId};

/// A document with each token's number in the vocabulary and a lower-case copy at the same byte offsets.
#[derive(Debug)]
pub(crate) struct Text<'d> {
    pub(crate) document: &'d Document,
    /// ASCII letters in lower case; the same length and offsets as the text.
    lower: String,
    /// One a token; [`WordId::UNKNOWN`] where no lexicon has the word.
    words: Vec<WordId>,
}

impl<'d> Text<'d> {
    pub(crate) fn new(document: &'d Document, vocabulary: &Vocabulary) -> Self {
        let lower = document.text().to_ascii_lowercase();
        let words = document.tokens().iter().map(|t| vocabulary.get(t.span.of(&lower))).collect();
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
    pub(crate) fn lower(&self, token: usize) -> &str {
        self.tokens().get(token).map_or("", |t| t.span.of(&self.lower))
    }

    /// Any part of the text in lower case.
    pub(crate) fn lower_span(&self, span: Span) -> &str {
        span.of(&self.lower)
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
