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
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "train")]
mod vectors;
mod words;

use core::ops::Range;
use std::borrow::Cow;

use crate::document::{Document, Text};
use crate::error::Error;
use crate::mention::entity::EntityKind;
use crate::span::Span;
use crate::vocabulary::Vocabulary;
use decode::{Decoder, Label, Scores};
use evidence::Vote;
use feature::Page;
use model::Model;

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
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged {
    /// Tokens of the document.
    pub(crate) tokens: Range<usize>,
    /// Person, place or organisation.
    pub(crate) kind: EntityKind,
    /// How far the next best reading of its least certain token lies behind; 1 is the margin that training asks for.
    pub(crate) margin: f32,
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
        self.model.learn(vocabulary.words());
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
        self.tag(&text).into_iter().map(|name| (text.span(name.tokens), name.kind)).collect()
    }

    /// The names in the order of the text; they do not overlap.
    ///
    /// The first pass tags each run by itself; the second also weighs how the same words were tagged elsewhere in the
    /// document.
    pub(crate) fn tag(&self, text: &Text<'_>) -> Vec<Tagged> {
        let mut page = Page::new(text, &self.model);
        let mut runs = FirstPass::new(&mut page, &self.model);
        let mut decoder = Decoder::default();
        let mut names = Vec::new();
        for (group, run) in runs.groups.iter().zip(&runs.runs) {
            let scores = &mut runs.scores[run.clone()];
            let votes = &runs.votes[run.clone()];
            for (at, scores) in group.clone().zip(scores.iter_mut()) {
                self.model.add_second(&page.second_look(group, at, votes), scores);
            }
            let labels = &mut runs.labels[run.clone()];
            decoder.decode(scores, &self.model, labels);
            collect(group, labels, |tokens, kind| {
                let inner = tokens.start - group.start..tokens.end - group.start;
                let lead = inner.map(|at| decode::lead(&scores[at], labels[at])).min().unwrap_or_default();
                names.push(Tagged { tokens, kind: kind.entity(), margin: lead as f32 * self.model.unit() });
            });
        }
        names
    }
}

/// What the first pass found, one entry a token of all runs.
#[derive(Debug)]
struct FirstPass {
    groups: Vec<Range<usize>>,
    /// Where each group lies in the lists that follow.
    runs: Vec<Range<usize>>,
    scores: Vec<Scores>,
    labels: Vec<Label>,
    votes: Vec<Vote>,
}

impl FirstPass {
    fn new(page: &mut Page<'_, '_>, model: &Model<'_>) -> Self {
        let groups = page.groups().to_vec();
        let tokens = groups.iter().map(ExactSizeIterator::len).sum();
        let mut first = Self {
            runs: Vec::with_capacity(groups.len()),
            scores: Vec::with_capacity(tokens),
            labels: vec![Label::default(); tokens],
            votes: Vec::with_capacity(tokens),
            groups,
        };
        let mut decoder = Decoder::default();
        for (number, group) in first.groups.iter().enumerate() {
            page.turn(number);
            let start = first.scores.len();
            for at in group.clone() {
                first.scores.push(model.scores(&page.features(at)));
            }
            let run = start..first.scores.len();
            let (scores, labels) = (&first.scores[run.clone()], &mut first.labels[run.clone()]);
            decoder.decode(scores, model, labels);
            first.votes.extend(scores.iter().zip(&*labels).map(|(s, l)| vote(model, s, *l)));
            page.vote(group.clone(), &first.votes[run.clone()]);
            first.runs.push(run);
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
