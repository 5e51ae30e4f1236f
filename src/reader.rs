//! The reader: all stages behind one value, [`Document`] → [`Reading`].

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::attribution::{self, Attribution};
use crate::claim::{self, Claim};
use crate::date::Date;
use crate::document::{Document, Text};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::mention::entity::{self, Anaphor, Mention, Tagger};
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

/// A text on its way through the stages, and what each has found in it; its claims are not yet tied together.
struct Work<'d> {
    text: Text<'d>,
    quantities: Vec<Quantity>,
    rejected: Vec<Rejected>,
    times: Vec<Time>,
    mentions: Vec<Mention>,
    anaphors: Vec<Anaphor>,
    attributions: Vec<Attribution>,
    drafts: Vec<claim::Draft>,
}

/// How many reports go through a stage before the next: what is between stages then stays within a megabyte or two.
/// Measured with `cargo bench --bench stages`: 8 gain half as much as 32, 256 no more.
const TOGETHER: usize = 32;

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
        self.read_together(core::slice::from_ref(document)).next().unwrap_or_default()
    }

    /// Everything that several reports say, in their order: what [`Reader::read`] finds in each, but one stage after
    /// another over some dozens of reports at a time. Each stage then finds its code and tables still at hand, which makes
    /// many short reports some 1.2 times as fast to read.
    ///
    /// ```
    /// use corroborate::{Document, Reader};
    ///
    /// let reader = Reader::default();
    /// let reports = ["Two men were shot in Troy.", "Police said three people had died."].map(Document::parse);
    /// let readings = reader.read_all(&reports);
    /// assert_eq!(readings[1], reader.read(&reports[1]));
    /// ```
    pub fn read_all(&self, documents: &[Document]) -> Vec<Reading> {
        let mut readings = Vec::with_capacity(documents.len());
        for documents in documents.chunks(TOGETHER) {
            readings.extend(self.read_together(documents));
        }
        readings
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

    /// Takes all reports through each stage before the next: a reading each.
    fn read_together<'d>(&self, documents: &'d [Document]) -> impl Iterator<Item = Reading> + 'd {
        let headlines: Vec<_> = documents.iter().map(headline).collect();
        let mut titles = self.works(headlines.iter().flatten());
        self.run(&mut titles);
        let titles: Vec<_> = titles.into_iter().map(Work::title_drafts).collect();
        let mut titles = titles.into_iter();
        let mut bodies = self.works(documents);
        self.run(&mut bodies);
        bodies.into_iter().zip(headlines).map(move |(body, headline)| {
            let title = headline.and_then(|_| titles.next()).unwrap_or_default();
            body.reading(title)
        })
    }

    fn works<'d>(&self, documents: impl IntoIterator<Item = &'d Document>) -> Vec<Work<'d>> {
        documents.into_iter().map(|document| Work::new(self.text(document))).collect()
    }

    /// Runs all stages over some texts, one stage after another.
    fn run(&self, works: &mut [Work<'_>]) {
        let rules = &*self.rules;
        for work in &mut *works {
            (work.quantities, work.rejected) = rules.quantity.find(&work.text);
        }
        for work in &mut *works {
            work.times = rules.time.find(&work.text, work.text.document.published);
        }
        for work in &mut *works {
            (work.mentions, work.anaphors) = rules.entity.read(&work.text);
        }
        for work in &mut *works {
            work.attributions = rules.attribution.find(&work.text, &work.mentions, &work.anaphors);
        }
        for work in works {
            work.drafts = rules.claim.find(&work.text, work.parts());
        }
    }

    fn text<'d>(&self, document: &'d Document) -> Text<'d> {
        Text::new(document, &self.rules.vocabulary)
    }
}

/// A report's headline as a text of its own, where it does not stand in the report's.
fn headline(document: &Document) -> Option<Document> {
    let title = document.title.as_deref().map(str::trim).filter(|t| !t.is_empty())?;
    if document.text().trim_start().starts_with(title) {
        return None;
    }
    let mut headline = Document::plain(title).id(&*document.id);
    headline.outlet.clone_from(&document.outlet);
    headline.published = document.published;
    Some(headline)
}

impl<'d> Work<'d> {
    fn new(text: Text<'d>) -> Self {
        Self {
            text,
            quantities: Vec::new(),
            rejected: Vec::new(),
            times: Vec::new(),
            mentions: Vec::new(),
            anaphors: Vec::new(),
            attributions: Vec::new(),
            drafts: Vec::new(),
        }
    }

    fn parts(&self) -> claim::Parts<'_> {
        claim::Parts {
            quantities: &self.quantities,
            times: &self.times,
            mentions: &self.mentions,
            anaphors: &self.anaphors,
            attributions: &self.attributions,
        }
    }

    /// What a headline claims.
    fn title_drafts(mut self) -> Vec<claim::Draft> {
        self.drafts.iter_mut().for_each(claim::Draft::move_to_title);
        self.drafts
    }

    /// What a report says, after what its headline claims.
    fn reading(self, mut drafts: Vec<claim::Draft>) -> Reading {
        let document = self.text.document;
        drafts.extend(self.drafts);
        Reading {
            id: document.id.clone(),
            outlet: document.outlet.clone(),
            title: document.title.clone(),
            published: document.published,
            quantities: self.quantities,
            rejected: self.rejected,
            times: self.times,
            mentions: self.mentions,
            attributions: self.attributions,
            claims: claim::link(&document.id, drafts),
        }
    }
}
