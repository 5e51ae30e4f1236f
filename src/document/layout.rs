//! Blocks: the lines of a report and what each is.

use once_cell::sync::Lazy;
use regex::Regex;

use crate::span::Span;

/// What a block of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// Keys and values about the report ("date 2020-02-21").
    Metadata,
    /// The report's own headline.
    Headline,
    /// Who wrote it, and the dateline before the first sentence.
    Byline,
    /// What is said under a picture.
    Caption,
    /// Who took a picture, who contributed.
    Credit,
    /// Advertisements, links to other stories, calls to subscribe.
    Boilerplate,
    /// A heading within the report.
    Heading,
    /// The report.
    Body,
}

/// A paragraph or a line of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the spaces around it.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// The lines as body blocks.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    lines(text).map(|span| Block { span, role: Role::Body }).collect()
}

/// The lines with their roles; a line that holds two things is cut in two.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in lines(text) {
        let rest = cut_metadata(text, line, &mut blocks);
        if !rest.is_empty() {
            blocks.push(Block { span: rest, role: Role::Body });
        }
    }
    blocks
}

fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        trim(text, Span::new(start, start + line.len()))
    })
}

fn trim(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text);
    let start = span.start + line.len() - line.trim_start().len();
    let end = span.end - (line.len() - line.trim_end().len());
    (start < end).then(|| Span::new(start, end))
}

static METADATA: Lazy<Regex> = Lazy::new(|| Regex::new(r"^\s*date:?\s+\d{4}-\d\d-\d\d\b\s*").expect("a fixed pattern"));

/// Cuts a leading metadata part from the line; gives what is left.
fn cut_metadata(text: &str, line: Span, blocks: &mut Vec<Block>) -> Span {
    match METADATA.find(line.of(text)) {
        Some(found) => {
            let end = line.start + found.end();
            blocks.extend(trim(text, Span::new(line.start, end)).map(|span| Block { span, role: Role::Metadata }));
            trim(text, Span::new(end, line.end)).unwrap_or_default()
        }
        None => line,
    }
}
