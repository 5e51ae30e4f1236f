//! A report's text with everything marked that was read in it.

use core::fmt;

use super::style::{Style, Styled};
use crate::document::Document;
use crate::mention::entity::EntityKind;
use crate::reader::Reading;
use crate::span::Span;

/// A report with its mentions, quantities, times and cues marked, followed by its claims, a sentence each.
///
/// Without colour a mark is `[text|kind]`.
///
/// ```
/// use corroborate::{render::Marked, Document, Reader};
///
/// let report = Document::parse("Police said 14 people were arrested in Ljubljana.").id("r1");
/// let reading = Reader::default().read(&report);
/// let shown = Marked::new(&report, &reading).to_string();
/// assert!(shown.contains("14"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    document: &'a Document,
    reading: &'a Reading,
    colour: bool,
}

impl<'a> Marked<'a> {
    /// Shows what a reader read in a report.
    pub const fn new(document: &'a Document, reading: &'a Reading) -> Self {
        Self { document, reading, colour: false }
    }

    /// Marks by ANSI colours instead of brackets.
    #[must_use]
    pub const fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// The outermost marks, in the order of the text.
    fn marks(&self) -> Vec<Mark> {
        let reading = self.reading;
        let quantities = reading.quantities.iter().map(|q| Mark::new(q.span, Style::Quantity, "quantity"));
        let times = reading.times.iter().map(|t| Mark::new(t.span, Style::Time, "time"));
        let mentions = reading.mentions.iter().map(|m| {
            let (style, label) = kind_label(m.kind);
            Mark::new(m.span, style, label)
        });
        let cues = reading.attributions.iter().flat_map(|a| &a.cue).map(|cue| Mark::new(*cue, Style::Cue, "cue"));
        let mut marks: Vec<_> = times.chain(quantities).chain(mentions).chain(cues).collect();
        marks.sort_by_key(|m| (m.span.start, core::cmp::Reverse(m.span.end)));
        let mut end = 0;
        marks.retain(|m| {
            let outermost = m.span.start >= end;
            end = end.max(m.span.end);
            outermost
        });
        marks
    }

    fn mark(&self, f: &mut fmt::Formatter<'_>, mark: &Mark) -> fmt::Result {
        let text = mark.span.of(self.document.text());
        if self.colour {
            write!(f, "{}", Styled { text, style: Some(mark.style) })
        } else {
            write!(f, "[{text}|{}]", mark.label)
        }
    }

    fn faint<T>(&self, text: T) -> Styled<T> {
        Styled { text, style: self.colour.then_some(Style::Faint) }
    }
}

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.document.text();
        let mut at = 0;
        for mark in self.marks() {
            f.write_str(Span::new(at, mark.span.start).of(text))?;
            self.mark(f, &mark)?;
            at = mark.span.end;
        }
        writeln!(f, "{}", Span::new(at, text.len()).of(text).trim_end())?;
        if !self.reading.claims.is_empty() {
            writeln!(f, "\n{}", self.faint("claims"))?;
        }
        for claim in &self.reading.claims {
            writeln!(f, "  {claim}")?;
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    style: Style,
    label: &'static str,
}

impl Mark {
    const fn new(span: Span, style: Style, label: &'static str) -> Self {
        Self { span, style, label }
    }
}

const fn kind_label(kind: EntityKind) -> (Style, &'static str) {
    match kind {
        EntityKind::Person => (Style::Person, "person"),
        EntityKind::Organization => (Style::Organization, "organization"),
        EntityKind::Place => (Style::Place, "place"),
        EntityKind::Nationality => (Style::Place, "nationality"),
        EntityKind::Product => (Style::Other, "product"),
        EntityKind::Event => (Style::Other, "event"),
        EntityKind::Other => (Style::Other, "name"),
    }
}
