//! Blocks: the lines of a report and what each is.

use super::credit;
use super::dateline;
use super::form;
use super::line::{self, ends_sentence, trim, Line};
use super::stated;
use crate::span::Span;

/// What a block of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// Keys and values about the report ("date 2020-02-21"), its address and its day.
    Metadata,
    /// The report's own headline.
    Headline,
    /// Who wrote it.
    Byline,
    /// Place, day and agency before the first sentence ("BEIJING, March 31 (Xinhua) --").
    Dateline,
    /// What is said under a picture.
    Caption,
    /// Who took a picture, who contributed, whose report it is.
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

/// The paragraphs as body blocks.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    line::paragraphs(text).into_iter().map(|line| Block { span: line.span, role: Role::Body }).collect()
}

/// The paragraphs with their roles; a line that holds two things is cut in two.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = line::paragraphs(text);
    let mut layout = Layout { text, parts: Vec::with_capacity(lines.len() + 4), content: false, prose: false };
    // A single line has nothing around it to tell a headline or a caption from a sentence.
    let only = lines.len() == 1;
    for line in lines {
        layout.cut(line, only);
    }
    layout.settle();
    let block = |part: Part| Block { span: part.span, role: part.role.unwrap_or(Role::Body) };
    layout.parts.into_iter().map(block).collect()
}

/// A block whose role may still depend on its neighbours.
#[derive(Debug, Clone, Copy)]
struct Part {
    span: Span,
    role: Option<Role>,
    /// Whether nothing or an empty line stands above it.
    gap: bool,
}

struct Layout<'t> {
    text: &'t str,
    parts: Vec<Part>,
    /// Whether anything but metadata has come already.
    content: bool,
    /// Whether a paragraph of prose has come already.
    prose: bool,
}

impl<'t> Layout<'t> {
    /// Cuts off what stands before and behind the prose of a line, and gives what is left the role that it shows.
    fn cut(&mut self, line: Line, only: bool) {
        let mut span = line.span;
        while let Some((end, role)) = self.leading(span) {
            self.push(Span::new(span.start, end), Some(role), line.gap);
            match trim(self.text, Span::new(end, span.end)) {
                Some(rest) => span = rest,
                None => return,
            }
        }
        let words = span.of(self.text);
        let tail = trailing(words).map(|(at, role)| (Span::new(span.start + at, span.end), role));
        if let Some((cut, _)) = tail {
            span.end = cut.start;
        }
        let role = if only && span == line.span { None } else { self.form(span) };
        self.prose = self.prose || (role.is_none() && is_prose(span.of(self.text)));
        self.push(span, role, line.gap);
        if let Some((cut, role)) = tail {
            self.push(cut, Some(role), false);
        }
    }

    fn form(&self, span: Span) -> Option<Role> {
        let role = form::role(span.of(self.text), !self.content);
        // An address above the text is the report's own; any other leads elsewhere.
        let elsewhere = role == Some(Role::Metadata) && self.content && form::is_address(span.of(self.text));
        if elsewhere {
            Some(Role::Boilerplate)
        } else {
            role
        }
    }

    fn push(&mut self, span: Span, role: Option<Role>, gap: bool) {
        self.content |= role != Some(Role::Metadata);
        self.parts.extend(trim(self.text, span).map(|span| Part { span, role, gap }));
    }

    /// What is glued to the beginning of a line: metadata, the word "advertisement", a dateline.
    fn leading(&self, span: Span) -> Option<(usize, Role)> {
        let line = span.of(self.text);
        let (at, role) = metadata(line)
            .or_else(|| advertisement(line))
            .or_else(|| Some((dateline::end(line, !self.prose)?, Role::Dateline)))?;
        Some((span.start + at, role))
    }

    fn words(&self, at: usize) -> &'t str {
        self.parts[at].span.of(self.text)
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.parts.get(at)?.role
    }

    /// Decides what depends on the neighbours: headlines, headings, captions.
    fn settle(&mut self) {
        self.settle_captions();
        let open = |part: &Part| part.role.is_none();
        let prose: Vec<usize> =
            (0..self.parts.len()).filter(|i| open(&self.parts[*i]) && is_prose(self.words(*i))).take(2).collect();
        let Some(first) = prose.first().copied() else { return self.restore_captions() };
        self.settle_headlines(first);
        if prose.len() == 2 {
            self.settle_headings(first);
        }
    }

    /// Where the captions are all there is, they are the report.
    fn restore_captions(&mut self) {
        if self.parts.iter().any(|part| part.role.is_none()) {
            return;
        }
        for part in &mut self.parts {
            part.role = part.role.filter(|role| *role != Role::Caption);
        }
    }

    /// A line above or below a credit, without an empty line between, is what is said of the picture.
    fn settle_captions(&mut self) {
        for at in 0..self.parts.len() {
            if self.role(at) != Some(Role::Credit) {
                continue;
            }
            if at > 0 && self.role(at - 1).is_none() && !self.parts[at].gap && is_alternative(self.words(at - 1)) {
                self.parts[at - 1].role = Some(Role::Caption);
            }
            let below = at + 1;
            if self.parts.get(below).is_some_and(|p| p.role.is_none() && !p.gap) && is_caption(self.words(below)) {
                self.parts[below].role = Some(Role::Caption);
            }
        }
    }

    /// One or two lines above the first prose are headlines; more are links to other stories.
    fn settle_headlines(&mut self, first: usize) {
        let above: Vec<usize> =
            (0..first).filter(|i| self.role(*i).is_none() && !ends_sentence(self.words(*i))).collect();
        let titles = above.iter().filter(|i| self.words(**i).split_whitespace().count() >= 4).count();
        for at in above {
            let words = self.words(at);
            let title =
                titles <= 2 && words.split_whitespace().count() >= 3 && words.len() <= 200 && !words.ends_with(':');
            let heading = is_heading(words);
            self.parts[at].role = if title { Some(Role::Headline) } else { heading.then_some(Role::Heading) };
        }
        let top = (0..=first).find(|i| !matches!(self.role(*i), Some(Role::Metadata | Role::Headline)));
        if let Some(top) = top.filter(|top| self.role(*top).is_none() && self.parts.len() > top + 1) {
            self.parts[top].role = is_title(self.words(top)).then_some(Role::Headline);
        }
    }

    fn settle_headings(&mut self, first: usize) {
        let mut list = self.words(first).ends_with(':');
        for at in first + 1..self.parts.len() {
            if self.role(at).is_some() {
                continue;
            }
            let words = self.words(at);
            if ends_sentence(words) && !is_shouted(words) {
                list = false;
            } else if words.ends_with(':') {
                // What follows is a list, or quoted.
                list = true;
            } else if !list && is_heading(words) {
                self.parts[at].role = Some(Role::Heading);
            }
        }
    }
}

/// Metadata at the beginning of a line, up to the byte where something else begins: "date 2020-02-21 The fighting …".
fn metadata(line: &str) -> Option<(usize, Role)> {
    const KEYS: [&str; 10] = [
        "date",
        "published",
        "pubdate",
        "posted",
        "publication date",
        "published on",
        "updated",
        "last updated",
        "created",
        "posted on",
    ];
    let initial = line.bytes().next().map_or(0, |b| b.to_ascii_lowercase());
    if !matches!(initial, b't' | b'h' | b'd' | b'p' | b'u' | b'l' | b'c') {
        return None;
    }
    if form::starts(line, "title:") || form::starts(line, "headline:") {
        return Some((line.find(':')? + 1, Role::Metadata));
    }
    let key = KEYS.iter().rev().find(|key| {
        form::starts(line, key)
            && line.as_bytes().get(key.len()).is_some_and(|b| matches!(b, b' ' | b':' | b'\t' | b'='))
    })?;
    let rest = &line[key.len()..];
    let value = rest.trim_start_matches([' ', ':', '\t', '=']);
    let (day, end) = stated::leading(value)?;
    // Without a colon only a full day after the bare key is metadata: "date 2020-02-21".
    let full = value.as_bytes().get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit));
    let plain = full || rest[..rest.len() - value.len()].contains([':', '=']);
    let at = line.len() - value.len() + end;
    let at = at + clock(&line[at..]);
    (plain && day.year.is_some()).then_some((at, Role::Metadata))
}

/// The time of day behind a date: "T12:30:00Z", " 2:53 PM EDT".
fn clock(rest: &str) -> usize {
    let word = |w: &str| {
        let digits = w.bytes().filter(u8::is_ascii_digit).count();
        let time = digits >= 2 && w.contains(':') && w.len() <= 14;
        time || matches!(
            w,
            "AM" | "PM"
                | "am"
                | "pm"
                | "a.m."
                | "p.m."
                | "|"
                | "-"
                | "GMT"
                | "UTC"
                | "at"
                | "+0000"
                | "EST"
                | "EDT"
                | "IST"
                | "Z"
        )
    };
    let mut at = 0;
    for part in rest.split_inclusive(' ') {
        if !part.trim().is_empty() && !word(part.trim()) {
            break;
        }
        at += part.len();
    }
    at
}

/// "advertisement The fighting …": the word that stood between two paragraphs of the page.
fn advertisement(line: &str) -> Option<(usize, Role)> {
    let word = line.split(' ').next().unwrap_or_default();
    let rest = line[word.len()..].trim_start();
    let glued = matches!(word, "advertisement" | "ADVERTISEMENT" | "Advertisement")
        && rest.len() > 60
        && rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'));
    glued.then_some((word.len(), Role::Boilerplate))
}

/// What is glued to the end of a line: the agency, or when it was posted.
fn trailing(line: &str) -> Option<(usize, Role)> {
    if let Some(at) = credit::closing_agency(line) {
        return Some((at, Role::Credit));
    }
    if ends_sentence(line) || line.len() > 400 {
        return None;
    }
    let cut = |colon: usize| {
        let before = &line[..colon];
        let rest = ["Posted", "Updated", "Published"].iter().find_map(|key| before.strip_suffix(key))?;
        let rest = rest.strip_suffix("Last ").unwrap_or(rest).strip_suffix(' ')?;
        (!rest.is_empty()).then_some(rest.len())
    };
    let at = line.match_indices(':').find_map(|(colon, _)| cut(colon))?;
    stated::first(&line[at..]).is_some().then_some((at, Role::Metadata))
}

/// A paragraph that is a sentence or more, or announces what follows.
fn is_prose(words: &str) -> bool {
    words.len() >= 60 && (ends_sentence(words) || words.ends_with(':'))
}

/// A short line that is no sentence, such as stands between two paragraphs.
fn is_heading(words: &str) -> bool {
    let shouted = is_shouted(words);
    if words.len() > 110 || (ends_sentence(words) && !shouted) {
        return false;
    }
    let open = words.ends_with([':', ',', ';', '-', '–', '—', '…', '&']);
    let quoted =
        || words.contains(['―', '—', '–']) && ["” ―", "” —", "” –", "\" —", "\" –"].iter().any(|m| words.contains(m));
    let first = words.chars().find(|c| c.is_alphanumeric());
    let last = words.rsplit(' ').next().unwrap_or_default();
    let unfinished = matches!(
        last,
        "of" | "the"
            | "in"
            | "and"
            | "by"
            | "to"
            | "a"
            | "an"
            | "at"
            | "for"
            | "with"
            | "on"
            | "from"
            | "or"
            | "that"
            | "was"
            | "were"
            | "is"
            | "are"
            | "as"
            | "has"
            | "have"
            | "had"
            | "who"
            | "which"
            | "their"
            | "his"
            | "her"
    );
    let capital = first.is_some_and(|c| !c.is_lowercase());
    let count = words.split_whitespace().count();
    capital && !open && !quoted() && !is_item(words) && !unfinished && count <= 15 && !is_statement(words)
}

fn is_item(words: &str) -> bool {
    words.starts_with(['•', '●', '▪', '■', '-', '–', '—', '*', '·'])
}

/// A sentence whose full stop is missing: headings leave out "was" and "has", and do not begin with "The" or "According".
fn is_statement(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let ended = words.split_once(". ").and_then(|(sentence, _)| sentence.rsplit(' ').next());
    if ended.is_some_and(|word| word.len() >= 4) {
        return true;
    }
    let long = all.iter().filter(|w| w.len() >= 4);
    let capitals = long.clone().filter(|w| w.starts_with(char::is_uppercase)).count();
    if all.len() < 8 || capitals * 2 > long.count() {
        return false;
    }
    let opener = matches!(
        all[0],
        "The"
            | "He"
            | "She"
            | "They"
            | "It"
            | "We"
            | "According"
            | "Where"
            | "When"
            | "On"
            | "In"
            | "At"
            | "After"
            | "As"
            | "If"
            | "There"
            | "This"
            | "These"
            | "Those"
            | "However"
            | "Meanwhile"
    );
    let verb = |w: &&str| matches!(*w, "was" | "were" | "has" | "have" | "had" | "said");
    opener || all.iter().any(verb)
}

/// "LETTERS.": up to three words in capitals.
fn is_shouted(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    words.len() <= 40
        && words.split(' ').count() <= 3
        && letters.clone().count() >= 4
        && !letters.clone().any(char::is_lowercase)
        && !words.ends_with(['!', '"', '”'])
}

/// A headline that was given a full stop: nearly every longer word has a capital.
fn is_title(words: &str) -> bool {
    let long: Vec<&str> = words.split_whitespace().filter(|w| w.len() >= 4).collect();
    let capitals = long.iter().filter(|w| w.starts_with(|c: char| !c.is_lowercase())).count();
    let one = words.trim_end_matches(['.', '!', '?']).find(". ").is_none();
    words.len() <= 160 && long.len() >= 4 && capitals * 5 >= long.len() * 4 && one && !words.contains(" said")
}

/// The alternative text of a picture: a few words, in the place of a caption.
fn is_alternative(words: &str) -> bool {
    words.len() <= 120
        && !ends_sentence(words)
        && (words.split_whitespace().count() <= 6 || words.starts_with(char::is_lowercase))
}

/// What may be said under a picture: one sentence that ends in a day, or no sentence at all.
fn is_caption(words: &str) -> bool {
    if words.len() > 300 {
        return false;
    }
    let body = words.trim_end_matches('.');
    let year = body.len().checked_sub(4).and_then(|at| body.get(at..)).and_then(stated::year).is_some();
    let one = body.find(". ").map_or(true, |at| body[at..].len() < 30);
    (year && one) || (!ends_sentence(words) && words.len() <= 160)
}
