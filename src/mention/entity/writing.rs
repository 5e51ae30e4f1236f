//! How a document uses capitals: one look at each token for all who ask.

use core::ops::Range;

use crate::document::{Case, Text, Token, TokenKind};

/// Where a document has capitals, and how many.
#[derive(Debug, Default)]
pub(super) struct Writing {
    /// The words that begin with a capital or have one: tokens in the order of the text.
    pub(super) capitals: Vec<u32>,
    /// One a sentence.
    pub(super) sentences: Vec<Casing>,
}

/// How many words of a sentence are in lower case, capitalised, and in capitals throughout.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Casing {
    /// Words of one letter, of two or three, and of more: short words are in lower case in titles too, and acronyms in
    /// capitals everywhere.
    counts: [[u32; 3]; 3],
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Capitals mark names.
    Mixed,
    /// No capitals at all, as in some headlines and captions.
    Lower,
    /// Nothing but capitals.
    Upper,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Prose,
    /// "TROOPS ENTER THE CITY"
    Capitals,
    /// "Troops Enter the City"
    Title,
}

impl Writing {
    pub(super) fn new(text: &Text<'_>) -> Self {
        let tokens = text.tokens();
        let sentences = text.document.sentences();
        let mut writing =
            Self { capitals: Vec::with_capacity(tokens.len() / 4), sentences: Vec::with_capacity(sentences.len()) };
        let mut at = 0;
        for sentence in sentences {
            writing.look(tokens, at..sentence.range.start);
            let casing = writing.look(tokens, sentence.range.clone());
            writing.sentences.push(casing);
            at = sentence.range.end;
        }
        writing.look(tokens, at..tokens.len());
        writing
    }

    fn look(&mut self, tokens: &[Token], range: Range<usize>) -> Casing {
        let mut casing = Casing::default();
        for (at, token) in range.clone().zip(tokens.get(range).unwrap_or_default()) {
            if token.kind != TokenKind::Word {
                continue;
            }
            let case = match token.case {
                Case::None => continue,
                Case::Lower => 0,
                Case::Title | Case::Mixed => 1,
                Case::Upper => 2,
            };
            if case > 0 {
                self.capitals.push(at as u32);
            }
            let length = token.span.len();
            casing.counts[usize::from(length > 1) + usize::from(length > 3)][case] += 1;
        }
        casing
    }
}

impl Casing {
    /// How a sentence uses capitals; one of fewer than three words says nothing.
    pub(super) fn letters(&self) -> Letters {
        let [_, short, long] = self.counts;
        match [0, 1, 2].map(|case| short[case] + long[case]) {
            [(2..), 0, 0] => Letters::Lower,
            [0, 0, (3..)] => Letters::Upper,
            _ => Letters::Mixed,
        }
    }

    pub(super) fn style(&self) -> Style {
        let [_, _, [lower, title, upper]] = self.counts;
        if upper >= 2 && upper > (title + lower) * 3 {
            Style::Capitals
        } else if title >= 3 && title > lower * 3 {
            Style::Title
        } else {
            Style::Prose
        }
    }

    /// Whether capitals mark names here: not in a headline that gives one to every word.
    pub(super) fn is_prose(&self) -> bool {
        let [_, _, [lower, title, upper]] = self.counts;
        lower > 1 && 2 * lower >= title + upper
    }
}

/// Those of some tokens, in their order, that lie within a range; the range must not begin before that of the call before.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'w> {
    rest: &'w [u32],
}

impl<'w> Cursor<'w> {
    pub(super) fn new(tokens: &'w [u32]) -> Self {
        Self { rest: tokens }
    }

    /// The next within a range, passing over those before it.
    pub(super) fn next_in(&mut self, range: &Range<usize>) -> Option<usize> {
        while let Some((first, rest)) = self.rest.split_first() {
            let at = *first as usize;
            if at >= range.end {
                return None;
            }
            self.rest = rest;
            if at >= range.start {
                return Some(at);
            }
        }
        None
    }
}
