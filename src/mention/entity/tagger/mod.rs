//! The tagger: which runs of tokens are names of people, places and organisations.
//!
//! A linear model over hashed features, decoded with Viterbi over the runs of capitalised tokens alone; everything else
//! is no name. Its weights and word table come as one file of bytes that is used as it lies, so loading costs nothing.
//! `MODEL_CARD.md` says what it was trained on, how well it does and how to train another:
//!
//! ```text
//! cargo run --release --features train --example train_tagger -- --help
//! ```

mod candidate;
mod decode;
mod evidence;
mod feature;
mod model;
mod page;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "train")]
mod vectors;
mod words;

use core::ops::Range;
use std::borrow::Cow;

use crate::document::{Document, Text};
use crate::error::Error;
use crate::mention::entity::writing::Writing;
use crate::mention::entity::EntityKind;
use crate::span::Span;
use crate::vocabulary::Vocabulary;
use decode::{scores, Decoder, Label, Lanes, Scores};
use evidence::Vote;
use model::{Model, Sum};
use page::Page;

/// The weights that come with the crate.
static BUILTIN: &[u8] = include_bytes!("model.bin");

/// A model that finds names. Cheap to clone where it is the crate's own.
///
/// ```
/// use corroborate::mention::entity::tagger::Tagger;
///
/// let tagger = Tagger::builtin();
/// assert!(Tagger::from_bytes(&b"no model"[..]).is_err());
/// # let _ = tagger;
/// ```
#[derive(Debug, Clone)]
pub struct Tagger {
    model: Model<'static>,
}

/// A name that the tagger found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tagged {
    /// Tokens of the document.
    pub(super) tokens: Range<usize>,
    /// Person, place or organisation.
    pub(super) kind: EntityKind,
}

impl Tagger {
    /// The crate's own model: English news, blogs and encyclopaedia.
    #[allow(clippy::missing_panics_doc)] // A test reads the model, which is part of the crate.
    pub fn builtin() -> Self {
        Self::from_bytes(BUILTIN).expect("the crate's own model is tested")
    }

    /// A model that the training program wrote; [`Reader::with_tagger`](crate::Reader::with_tagger) reads reports with it.
    ///
    /// # Errors
    ///
    /// Bytes that are no model of this version, or cut short.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        Ok(Self { model: Model::new(bytes.into())? })
    }

    /// Looks up all words of the vocabulary, most of a report's among them, so that their texts need no look-up.
    pub(crate) fn learn(&mut self, vocabulary: &Vocabulary) {
        self.model.learn(vocabulary);
    }

    /// The people, places and organisations of a plain text, in its order, without what lexicons and rules add.
    ///
    /// ```
    /// use corroborate::mention::entity::tagger::Tagger;
    /// use corroborate::mention::entity::EntityKind;
    ///
    /// let text = "Mr Brown arrived in Nairobi on Monday.";
    /// let names = Tagger::builtin().names(text);
    /// assert_eq!(names[1].0.of(text), "Nairobi");
    /// assert_eq!(names[1].1, EntityKind::Place);
    /// ```
    pub fn names(&self, text: &str) -> Vec<(Span, EntityKind)> {
        let document = Document::plain(text);
        let vocabulary = Vocabulary::default();
        let text = Text::new(&document, &vocabulary);
        self.tag(&text, &Writing::new(&text)).into_iter().map(|name| (text.span(name.tokens), name.kind)).collect()
    }

    /// The names in the order of the text; they do not overlap.
    ///
    /// The first pass tags each run by itself; the second also weighs how the same words were tagged elsewhere in the
    /// document, where that was otherwise.
    pub(super) fn tag(&self, text: &Text<'_>, writing: &Writing) -> Vec<Tagged> {
        let mut page = Page::new(text, writing, &self.model);
        let mut first = FirstPass::new(&mut page, &self.model);
        let mut decoder = Decoder::default();
        let mut names = Vec::new();
        let mut heard = Vec::new();
        let mut sums = Vec::new();
        let mut from = 0;
        for group in page.groups() {
            let run = from..from + group.tokens.len();
            from = run.end;
            let (votes, labels) = (&first.votes[run.clone()], &mut first.labels[run.clone()]);
            if page.heard(group, votes, &mut heard) {
                sums.clear();
                sums.extend(first.lanes[run].iter().enumerate().map(|(number, first)| {
                    let mut second = Sum::new(self.model.second());
                    feature::second(&page, group, number, votes, &heard, &mut second);
                    let second = second.lanes();
                    scores(&core::array::from_fn(|lane| first[lane] + second[lane]))
                }));
                decoder.decode(&sums, labels);
            }
            collect(&group.tokens, labels, |tokens, kind| names.push(Tagged { tokens, kind: kind.entity() }));
        }
        names
    }
}

/// What the first pass found, one entry a token of all runs.
#[derive(Debug)]
struct FirstPass {
    lanes: Vec<Lanes>,
    labels: Vec<Label>,
    votes: Vec<Vote>,
}

impl FirstPass {
    fn new(page: &mut Page<'_, '_>, model: &Model<'_>) -> Self {
        let tokens = page.groups().iter().map(|group| group.tokens.len()).sum();
        let mut first = Self {
            lanes: Vec::with_capacity(tokens),
            labels: vec![Label::default(); tokens],
            votes: Vec::with_capacity(tokens),
        };
        let mut decoder = Decoder::default();
        let mut sums = Vec::new();
        for number in 0..page.groups().len() {
            let words = page.groups()[number].words.clone();
            sums.clear();
            for at in words {
                let mut sum = Sum::new(model.first());
                feature::first(page, at, &mut sum);
                let lanes = sum.lanes();
                first.lanes.push(lanes);
                sums.push(scores(&lanes));
            }
            let run = first.votes.len()..first.lanes.len();
            let labels = &mut first.labels[run.clone()];
            decoder.decode(&sums, labels);
            first.votes.extend(sums.iter().zip(&*labels).map(|(s, l)| vote(model, s, *l)));
            page.vote(number, &first.votes[run]);
        }
        first
    }
}

/// The label as a vote, which weighs more the further the next best kind lies behind.
fn vote(model: &Model<'_>, scores: &Scores, label: Label) -> Vote {
    let margins = decode::lead(scores, label) as f32 * model.unit();
    Vote::new(label.kind(), margins.max(0.0) as u16)
}

/// Hands over the names that the labels of a group spell.
fn collect(group: &Range<usize>, labels: &[Label], mut name: impl FnMut(Range<usize>, decode::Kind)) {
    let mut start = group.start;
    for (at, label) in group.clone().zip(labels) {
        if label.begins() {
            start = at;
        }
        if let (true, Some(kind)) = (label.ends(), label.kind()) {
            name(start..at + 1, kind);
        }
    }
}
