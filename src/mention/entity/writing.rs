//! How a document uses capitals: one look at each token for all who ask.

use core::ops::Range;

use crate::document::{Case, Shape, Text, TokenKind};

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
        let tokens = text.tokens().len();
        let sentences = text.document.sentences();
        let mut writing = Self { capitals: vec![0; tokens], sentences: Vec::with_capacity(sentences.len()) };
        let (mut at, mut count) = (0, 0);
        for sentence in sentences {
            writing.look(text, at..sentence.range.start, &mut count);
            let casing = writing.look(text, sentence.range.clone(), &mut count);
            writing.sentences.push(casing);
            at = sentence.range.end;
        }
        writing.look(text, at..tokens, &mut count);
        writing.capitals.truncate(count);
        writing
    }

    /// Looks at some tokens, without a branch on what they are; `count` is how many capitals there are so far.
    fn look(&mut self, text: &Text<'_>, range: Range<usize>, count: &mut usize) -> Casing {
        let mut counts = [[0; 4]; 3];
        let tokens = text.tokens().get(range.clone()).unwrap_or_default();
        let shapes = text.shapes().get(range.clone()).unwrap_or_default();
        for ((at, token), shape) in range.zip(tokens).zip(shapes) {
            let case = case_of(*shape);
            self.capitals[*count] = at as u32;
            *count += usize::from(case == CAPITALISED || case == CAPITALS);
            let length = token.span.len();
            counts[usize::from(length > 1) + usize::from(length > 3)][case] += 1;
        }
        Casing { counts: counts.map(|[lower, capitalised, capitals, _]| [lower, capitalised, capitals]) }
    }
}

/// The places of a word's case in the counts, and of what has none.
const LOWER: usize = 0;
const CAPITALISED: usize = 1;
const CAPITALS: usize = 2;
const NEITHER: usize = 3;

#[inline]
fn case_of(shape: Shape) -> usize {
    let case = match shape.case {
        Case::None => NEITHER,
        Case::Lower => LOWER,
        Case::Title | Case::Mixed => CAPITALISED,
        Case::Upper => CAPITALS,
    };
    // All bits are set in the last place.
    case | (NEITHER * usize::from(shape.kind != TokenKind::Word))
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
