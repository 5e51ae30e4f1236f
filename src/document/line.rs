//! Lines into paragraphs: a line break that merely wraps is no end.

use super::token::is_space;
use crate::span::Span;

/// A line, or the lines that make up one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Without the spaces around it; never empty.
    pub(crate) span: Span,
    /// Whether nothing or an empty line stands above it.
    pub(crate) gap: bool,
}

/// The paragraphs of a text in order; together they hold all that is no space.
pub(crate) fn paragraphs(text: &str) -> Vec<Line> {
    let lines = lines(text);
    let mut paragraphs: Vec<Line> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let after = (at + 1..lines.len()).find(|i| lines[*i].gap).unwrap_or(lines.len());
        let run = &lines[at..after];
        if let Some(width) = wrapped_at(text, run) {
            join_filled(text, run, width, &mut paragraphs);
        } else {
            join_continued(text, run, &mut paragraphs);
        }
        at = after;
    }
    paragraphs
}

/// Whether the line ends like a sentence: with a stop, behind which only closing marks may stand.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | ' ');
    line.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '।', '؟', '！', '？'])
}

/// The part of a span that is no space at either end.
pub(crate) fn trim(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text);
    let start = span.end - line.trim_start_matches(is_space).len();
    let end = span.start + line.trim_end_matches(is_space).len();
    (start < end).then(|| Span::new(start, end))
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 100 + 1);
    let mut at = 0;
    let mut gap = true;
    for line in text.split('\n') {
        let found = trim(text, Span::new(at, at + line.len()));
        lines.extend(found.map(|span| Line { span, gap }));
        gap = found.is_none();
        at += line.len() + 1;
    }
    lines
}

/// The width at which a program has wrapped these lines: none but the last would have taken the next line's first word.
fn wrapped_at(text: &str, run: &[Line]) -> Option<usize> {
    // Two lines prove nothing, and nobody wraps plain text at less than 50 or more than 100 columns.
    if run.len() < 3 {
        return None;
    }
    let width = run.iter().map(|l| l.span.len()).max()?;
    let full = |pair: &[Line]| fills(text, pair[0], pair[1], width);
    let filled = run.windows(2).filter(|pair| full(pair)).count();
    ((50..=100).contains(&width) && filled * 4 >= (run.len() - 1) * 3).then_some(width)
}

fn fills(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.of(text).split(is_space).next().map_or(0, str::len);
    line.span.len() + 1 + word > width
}

/// Joins wrapped lines; a line with room left ends its paragraph.
fn join_filled(text: &str, run: &[Line], width: usize, paragraphs: &mut Vec<Line>) {
    let mut open = false;
    for (i, line) in run.iter().enumerate() {
        extend(paragraphs, *line, open);
        open = run.get(i + 1).is_some_and(|next| fills(text, *line, *next, width));
    }
}

/// Joins a line to the one before it where it goes on in the middle of a sentence.
fn join_continued(text: &str, run: &[Line], paragraphs: &mut Vec<Line>) {
    let mut open = false;
    for line in run {
        let words = line.span.of(text);
        extend(paragraphs, *line, open && words.starts_with(char::is_lowercase));
        // A line of a few words is a heading or an alternative text, whatever follows.
        open = words.len() >= 20
            && !words.starts_with(['©', '('])
            && !ends_sentence(words)
            && !words.ends_with([':', ';', '”', '"', ')', '}', '{']);
    }
}

fn extend(paragraphs: &mut Vec<Line>, line: Line, joins: bool) {
    match paragraphs.last_mut() {
        Some(last) if joins => last.span.end = line.span.end,
        _ => paragraphs.push(line),
    }
}
