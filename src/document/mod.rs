//! From a text to its blocks, sentences and tokens: `&str` → [`Document`]. Total on any text.
//!
//! News comes dirty: a metadata line, alternative texts, credits, captions, links to other stories and headings stand
//! among the paragraphs. Each is kept as a [`Block`] with its span and [`Role`]; the stages that follow read claims from
//! headlines and bodies alone.

mod abbreviation;
mod credit;
mod dateline;
mod form;
mod header;
mod layout;
mod line;
mod opening;
mod sentence;
mod stated;
mod text;
mod token;

pub use layout::{Block, Role};
pub(crate) use text::{Ending, Shape, Text};
pub use token::{Case, Token, TokenKind};

use core::ops::Range;

use crate::date::Date;
use crate::span::Span;

/// The words, numbers and marks of a text that is no document.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut tokens = Vec::new();
    token::tokenise(text, Span::new(0, text.len()), &mut tokens);
    tokens.into_iter().map(move |t| t.span.of(text))
}

/// One report: its text, what is known about it, and its parts.
///
/// ```
/// use corroborate::{Document, Role};
///
/// let report = Document::parse(" date 2020-02-21 advertisement\n\nTwo soldiers died in Idlib. Fighting goes on.")
///     .outlet("Valley Post");
/// assert_eq!(report.published.unwrap().to_string(), "2020-02-21");
/// let body: Vec<_> = report.sentences().filter(|s| s.role == Role::Body).map(|s| s.span.of(report.text())).collect();
/// assert_eq!(body, ["Two soldiers died in Idlib.", "Fighting goes on."]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// A name for the report that is unique among those that are reconciled together.
    pub id: String,
    /// Who published it: given, else read from a line of the text that says so ("Outlet: Valley Post").
    pub outlet: Option<String>,
    /// Its headline, where that is not part of the text.
    pub title: Option<String>,
    /// The day of publication: given, else read from the text itself.
    pub published: Option<Date>,
    /// The news agency that the text names as its origin, in a dateline or a credit.
    pub agency: Option<String>,
    /// The place of the dateline ("BEIJING, March 31 (Xinhua) --").
    pub dateline_place: Option<Span>,
    text: String,
    /// ASCII letters in lower case: the same length and offsets as the text.
    lower: String,
    blocks: Vec<Block>,
    sentences: Vec<SentenceRange>,
    tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq)]
struct SentenceRange {
    tokens: Range<usize>,
    block: usize,
}

/// A sentence, or a line that stands for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence<'d> {
    /// Where it stands.
    pub span: Span,
    /// What its block is in the report.
    pub role: Role,
    /// Its tokens.
    pub tokens: &'d [Token],
    /// The tokens' place among those of the document.
    pub range: Range<usize>,
    /// Number of its block.
    pub block: usize,
}

impl Document {
    /// Takes a report apart: blocks with their roles, sentences, tokens, and the day that the text itself states.
    pub fn parse(text: impl Into<String>) -> Self {
        let text = text.into();
        let blocks = layout::blocks(&text);
        Self::of_blocks(text, blocks)
    }

    /// Takes the text as plain prose, with no layout to recognise: one body block a paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let blocks = layout::paragraphs(&text);
        Self::of_blocks(text, blocks)
    }

    fn of_blocks(text: String, blocks: Vec<Block>) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        // Sentences of news have 120 bytes on average.
        let mut sentences = Vec::with_capacity(blocks.len() + text.len() / 128);
        for (block, b) in blocks.iter().enumerate() {
            let first = tokens.len();
            token::tokenise(&text, b.span, &mut tokens);
            sentence::split(&text, &tokens, first..tokens.len(), |tokens| {
                sentences.push(SentenceRange { tokens, block });
            });
        }
        let header = header::read(&text, &blocks);
        Self {
            id: String::new(),
            outlet: header.outlet,
            title: None,
            published: header.published,
            agency: header.agency,
            dateline_place: header.place,
            lower: text.to_ascii_lowercase(),
            text,
            blocks,
            sentences,
            tokens,
        }
    }

    /// Names the report.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Says who published it.
    #[must_use]
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Gives the headline that is not part of the text.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Says when it was published; outweighs what the text states.
    #[must_use]
    pub fn published(mut self, date: Date) -> Self {
        self.published = Some(date);
        self
    }

    /// The text, as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in the order of the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All tokens in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences in the order of the text, those of headings and captions among them.
    pub fn sentences(&self) -> impl DoubleEndedIterator<Item = Sentence<'_>> + ExactSizeIterator {
        self.sentences.iter().map(|s| {
            let tokens = &self.tokens[s.tokens.clone()];
            let span = match (tokens.first(), tokens.last()) {
                (Some(first), Some(last)) => first.span.to(last.span),
                _ => Span::default(),
            };
            Sentence { span, role: self.blocks[s.block].role, tokens, range: s.tokens.clone(), block: s.block }
        })
    }
}
