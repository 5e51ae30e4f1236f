//! The reader: all stages behind one value, [`Document`] → [`Reading`].

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::attribution::{self, Attribution};
use crate::claim::{self, Claim};
use crate::date::Date;
use crate::document::{Document, Text};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::mention::entity::{self, Mention, Tagger};
use crate::mention::quantity::{self, Quantity, Rejected};
use crate::mention::time::{self, Time};
use crate::vocabulary::Vocabulary;

/// Reads reports. Built once, cheap to clone, shared between threads.
///
/// ```
/// use corroborate::{Document, Reader};
///
/// let reader = Reader::default();
/// let report = Document::parse("At least 12 people were killed in Homs on Monday, police said.");
/// let reading = reader.read(&report);
/// # let _ = reading;
/// ```
#[derive(Debug, Clone)]
pub struct Reader {
    rules: Arc<Rules>,
}

#[derive(Debug)]
struct Rules {
    vocabulary: Vocabulary,
    quantity: quantity::Rules,
    time: time::Rules,
    entity: entity::Rules,
    attribution: attribution::Rules,
    claim: claim::Rules,
}

/// What the stages found in one text, its claims not yet tied together.
struct Found {
    quantities: Vec<Quantity>,
    rejected: Vec<Rejected>,
    times: Vec<Time>,
    mentions: Vec<Mention>,
    attributions: Vec<Attribution>,
    drafts: Vec<claim::Draft>,
}

/// What was read in one report.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reading {
    /// The document's id.
    pub id: String,
    /// Who published it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub outlet: Option<String>,
    /// Its headline.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// The day of publication: given, else the one that the text carries.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub published: Option<Date>,
    /// How many, how much.
    pub quantities: Vec<Quantity>,
    /// What looks like a quantity and is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub rejected: Vec<Rejected>,
    /// When.
    pub times: Vec<Time>,
    /// Who and where.
    pub mentions: Vec<Mention>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// What is claimed.
    pub claims: Vec<Claim>,
}

static BUILTIN: Lazy<Reader> =
    Lazy::new(|| Reader::new(Lexicon::builtin()).expect("the crate's own lexicon files are tested"));

impl Default for Reader {
    /// The reader with the crate's own lexicon, built on first use.
    fn default() -> Self {
        BUILTIN.clone()
    }
}

impl Reader {
    /// A reader that knows these words and no others; start from [`Lexicon::builtin`] to add some.
    ///
    /// # Errors
    ///
    /// An entry that a stage cannot use: an event without a measure, a unit without a dimension. The message names its
    /// file and line.
    pub fn new(lexicon: &Lexicon) -> Result<Self, Error> {
        Self::with_tagger(lexicon, Tagger::builtin())
    }

    /// A reader that knows these words and finds names with a tagger of one's own: see [`Tagger::from_bytes`].
    ///
    /// ```
    /// use corroborate::{mention::entity::Tagger, Lexicon, Reader};
    ///
    /// let reader = Reader::with_tagger(Lexicon::builtin(), Tagger::builtin())?;
    /// # let _ = reader;
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Reader::new`].
    pub fn with_tagger(lexicon: &Lexicon, tagger: Tagger) -> Result<Self, Error> {
        // An entry brings about two words of its own.
        let mut vocabulary = Vocabulary::with_capacity(lexicon.entries().len() * 2);
        let mut rules = Rules {
            quantity: quantity::Rules::new(lexicon, &mut vocabulary)?,
            time: time::Rules::new(lexicon, &mut vocabulary)?,
            entity: entity::Rules::new(lexicon, &mut vocabulary, tagger)?,
            attribution: attribution::Rules::new(lexicon, &mut vocabulary)?,
            claim: claim::Rules::new(lexicon, &mut vocabulary)?,
            vocabulary,
        };
        rules.entity.learn(&rules.vocabulary);
        Ok(Self { rules: Arc::new(rules) })
    }

    /// Everything that a report says.
    pub fn read(&self, document: &Document) -> Reading {
        let found = self.find(document);
        let mut drafts = self.title_drafts(document);
        drafts.extend(found.drafts);
        Reading {
            id: document.id.clone(),
            outlet: document.outlet.clone(),
            title: document.title.clone(),
            published: document.published,
            quantities: found.quantities,
            rejected: found.rejected,
            times: found.times,
            mentions: found.mentions,
            attributions: found.attributions,
            claims: claim::link(&document.id, drafts),
        }
    }

    /// The quantities of a text alone.
    pub fn quantities(&self, text: &str) -> Vec<Quantity> {
        let document = Document::plain(text);
        self.rules.quantity.find(&self.text(&document)).0
    }

    /// The times of a text alone, resolved against the day on which it was written.
    pub fn times(&self, text: &str, published: Option<Date>) -> Vec<Time> {
        let document = Document::plain(text);
        self.rules.time.find(&self.text(&document), published)
    }

    /// The names of a text alone.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let document = Document::plain(text);
        self.rules.entity.find(&self.text(&document))
    }

    /// The attributions of a text alone.
    pub fn attributions(&self, text: &str) -> Vec<Attribution> {
        let document = Document::plain(text);
        let text = self.text(&document);
        let (mentions, anaphors) = self.rules.entity.read(&text);
        self.rules.attribution.find(&text, &mentions, &anaphors)
    }

    /// What the headline claims, where it does not stand in the text itself.
    fn title_drafts(&self, document: &Document) -> Vec<claim::Draft> {
        let title = document.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
        let Some(title) = title.filter(|t| !document.text().trim_start().starts_with(t)) else { return Vec::new() };
        let mut headline = Document::plain(title).id(&*document.id);
        headline.outlet.clone_from(&document.outlet);
        headline.published = document.published;
        let mut drafts = self.find(&headline).drafts;
        drafts.iter_mut().for_each(claim::Draft::move_to_title);
        drafts
    }

    /// Runs all stages over a text.
    fn find(&self, document: &Document) -> Found {
        let rules = &*self.rules;
        let text = self.text(document);
        let (quantities, rejected) = rules.quantity.find(&text);
        let times = rules.time.find(&text, document.published);
        let (mentions, anaphors) = rules.entity.read(&text);
        let attributions = rules.attribution.find(&text, &mentions, &anaphors);
        let parts = claim::Parts {
            quantities: &quantities,
            times: &times,
            mentions: &mentions,
            anaphors: &anaphors,
            attributions: &attributions,
        };
        let drafts = rules.claim.find(&text, parts);
        Found { quantities, rejected, times, mentions, attributions, drafts }
    }

    fn text<'d>(&self, document: &'d Document) -> Text<'d> {
        Text::new(document, &self.rules.vocabulary)
    }
}
