//! What a report says about itself: its day, its place, its agency.

use once_cell::sync::Lazy;
use regex::Regex;

use super::layout::{Block, Role};
use crate::date::Date;
use crate::span::Span;

#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) published: Option<Date>,
    pub(crate) agency: Option<String>,
    pub(crate) place: Option<Span>,
}

static ISO_DATE: Lazy<Regex> = Lazy::new(|| Regex::new(r"\b\d{4}-\d\d-\d\d\b").expect("a fixed pattern"));

pub(crate) fn read(text: &str, blocks: &[Block]) -> Header {
    let metadata = blocks.iter().filter(|b| b.role == Role::Metadata);
    let published = metadata.filter_map(|b| ISO_DATE.find(b.span.of(text))?.as_str().parse().ok()).next();
    Header { published, ..Header::default() }
}
