//! The tagger: which runs of tokens are names of people, places and organisations.
//!
//! A linear model over hashed features, decoded with Viterbi over the runs of capitalised tokens alone; everything else
//! is no name. Its weights and word table come as one file of bytes that is used as it lies, so loading costs nothing.
//! `MODEL_CARD.md` says what it was trained on, how well it does and how to train another:
//!
//! ```text
//! cargo run --release --features train --example train_tagger -- --help
//! ```

#![allow(dead_code)] // Until the stage calls it.

mod candidate;
mod decode;
mod evidence;
mod feature;
mod model;
#[cfg(feature = "train")]
pub mod train;
mod words;

use core::ops::Range;
use std::borrow::Cow;

use crate::document::Text;
use crate::error::Error;
use crate::mention::entity::EntityKind;
use decode::{Decoder, Label};
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
    pub fn builtin() -> Self {
        Self::from_bytes(BUILTIN).expect("the crate's own model is tested")
    }

    /// A model that the training program wrote.
    ///
    /// # Errors
    ///
    /// Bytes that are no model of this version, or cut short.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        Ok(Self { model: Model::new(bytes.into())? })
    }

    /// The names in the order of the text; they do not overlap.
    pub(crate) fn tag(&self, text: &Text<'_>) -> Vec<Tagged> {
        let mut page = Page::new(text, &self.model);
        let mut decoder = Decoder::default();
        let mut names = Vec::new();
        let mut keys = Vec::with_capacity(96);
        for (number, group) in page.take_groups().into_iter().enumerate() {
            decoder.clear();
            page.turn(number);
            for at in group.clone() {
                keys.clear();
                page.features(at, &mut keys);
                page.remembered(at, &mut keys);
                decoder.push(self.model.scores(&keys));
            }
            decoder.decode(&self.model);
            page.remember(group.clone(), decoder.labels());
            collect(&group, decoder.labels(), |tokens, kind| {
                let inner = tokens.start - group.start..tokens.end - group.start;
                names.push(Tagged { tokens, kind: kind.entity(), margin: decoder.margin(inner, &self.model) });
            });
        }
        names
    }
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
