//! Quotation marks → what stands between them.

use core::ops::Range;

use super::class::Class;
use crate::document::Text;

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its tokens, the marks among them.
    pub(super) tokens: Range<usize>,
    /// The block that it begins in.
    pub(super) block: usize,
    /// It is left open at the end of its paragraph, and the next paragraph opens anew: one speech.
    pub(super) goes_on: bool,
}

impl Quotation {
    /// Somebody's speech, not a word or a name that is set apart.
    pub(super) fn is_speech(&self, text: &Text<'_>) -> bool {
        let words = self.tokens.len().saturating_sub(2);
        let last = text.lower(self.tokens.end.saturating_sub(2));
        words > 4 || matches!(last, "," | "." | "?" | "!" | "…")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open(Style),
    Close(Style),
    /// A straight mark with words on both sides.
    Either(Style),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
}

/// The outermost quotations in the order of the text.
pub(super) fn find(text: &Text<'_>, classes: &[Class]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut block = usize::MAX;
    let mut open: Option<(usize, Style)> = None;
    for sentence in text.document.sentences() {
        if sentence.block != block {
            if let Some((start, style)) = open.take() {
                close_block(&mut found, text, start..sentence.range.start, style, block);
            }
            block = sentence.block;
        }
        let mut next = sentence.range.start;
        while let Some(ahead) = classes[next..sentence.range.end].iter().position(|class| class.is(Class::QUOTE)) {
            let at = next + ahead;
            next = at + 1;
            let Some(mark) = mark(text, at) else { continue };
            match (open, mark) {
                (None, Mark::Open(style) | Mark::Either(style)) => open = Some((at, style)),
                (Some((start, style)), Mark::Close(closing) | Mark::Either(closing)) if style == closing => {
                    found.push(Quotation { tokens: start..at + 1, block, goes_on: false });
                    open = None;
                }
                _ => {}
            }
        }
    }
    if let Some((start, style)) = open {
        close_block(&mut found, text, start..text.tokens().len(), style, block);
    }
    found
}

/// A quotation that its paragraph does not close: speech that goes on in the next, or a mark that was lost.
fn close_block(found: &mut Vec<Quotation>, text: &Text<'_>, tokens: Range<usize>, style: Style, block: usize) {
    let goes_on = opens(text, tokens.end);
    if style == Style::Double {
        found.push(Quotation { tokens, block, goes_on });
    }
}

fn opens(text: &Text<'_>, at: usize) -> bool {
    matches!(mark(text, at), Some(Mark::Open(Style::Double) | Mark::Either(Style::Double)))
}

fn mark(text: &Text<'_>, at: usize) -> Option<Mark> {
    let token = *text.shapes().get(at)?;
    let next_glued = text.shapes().get(at + 1).is_some_and(|t| t.glued);
    let by_space = |style| match (token.glued, next_glued) {
        (false, true) => Mark::Open(style),
        (true, false) => Mark::Close(style),
        _ => Mark::Either(style),
    };
    match text.word(at) {
        // Some write “this way,“ and „this way“.
        "“" if token.glued && !next_glued => Some(Mark::Close(Style::Double)),
        "“" | "„" | "«" => Some(Mark::Open(Style::Double)),
        "”" | "»" => {
            Some(if token.glued || !next_glued { Mark::Close(Style::Double) } else { Mark::Open(Style::Double) })
        }
        "\"" | "‟" => Some(by_space(Style::Double)),
        // Two apostrophes are a double mark; the second of them is skipped.
        "'" | "’" | "`" | "‘" if pairs_with_next(text, at) => {
            let glued = token.glued;
            let after = text.shapes().get(at + 2).is_some_and(|t| t.glued);
            Some(match (glued, after) {
                (false, true) => Mark::Open(Style::Double),
                (true, false) => Mark::Close(Style::Double),
                _ => Mark::Either(Style::Double),
            })
        }
        "'" | "’" | "‘" | "`" if at > 0 && pairs_with_next(text, at - 1) => None,
        "‘" | "`" if next_glued => Some(Mark::Open(Style::Single)),
        "'" | "’" => match by_space(Style::Single) {
            Mark::Either(_) => token.glued.then_some(Mark::Close(Style::Single)),
            mark => Some(mark),
        },
        _ => None,
    }
}

fn pairs_with_next(text: &Text<'_>, at: usize) -> bool {
    let same = text.word(at) == text.word(at + 1);
    same && matches!(text.word(at), "'" | "’" | "`" | "‘") && text.shapes().get(at + 1).is_some_and(|t| t.glued)
}
