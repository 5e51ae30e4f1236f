//! A document prepared for tagging: its runs of words that may be names, and what is known about them.

use core::ops::Range;

use super::candidate;
use super::evidence::{Evidence, Vote, NOTHING};
use super::feature::Marks;
use super::model::Model;
use super::words::{chain, hash, list, Known};
use crate::document::{Case, Text, TokenKind};
use crate::mention::entity::writing::{Cursor, Style, Writing};
use crate::vocabulary::{fold, WordId, WordSet};

/// A token as the features see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// 0 beyond the sentence.
    pub(crate) hash: u64,
    pub(crate) known: Known,
    pub(crate) marks: Marks,
    /// How it looks: kind, case, length, and how its sentence is written.
    pub(crate) shape: u8,
    /// The first and the last four letters, of shorter words with zeros between.
    pub(crate) ends: [u32; 2],
    /// The longest listed phrase that covers it: its lists, and whether the token is first, inner or last.
    pub(crate) phrase: u32,
    /// Where the run of capitalised words around it begins and ends; numbers of words.
    pub(crate) run: (u32, u32),
    /// First word of its sentence.
    pub(crate) initial: bool,
    /// Its place in the evidence.
    pub(crate) place: u32,
}

impl Word {
    #[inline]
    fn new(hash: u64, known: Known, shape: u8) -> Self {
        let marks = Marks::new(hash, known, shape);
        Self { hash, known, marks, shape, ends: [0; 2], phrase: 0, run: (0, 0), initial: false, place: 0 }
    }

    /// Stands before and after each sentence.
    fn edge() -> Self {
        Self::new(0, Known::default(), 0xff)
    }
}

/// How many words beside a run its features look at.
pub(crate) const BESIDE: usize = 2;

/// A word with a capital: its place in the evidence, and whether it stands first in its sentence.
#[derive(Debug, Clone, Copy)]
struct Capital {
    place: u32,
    initial: bool,
}

/// The words that are looked at where they stand in lower case.
#[derive(Debug)]
struct Asked {
    /// Those that the document has with a capital as well, those that may be names without, and the unknown ones.
    words: WordSet,
    /// Whether an unknown word has a capital somewhere.
    unknown: bool,
}

impl Asked {
    fn new(model: &Model<'_>) -> Self {
        let mut words = model.lower_names().clone();
        words.insert(WordId::UNKNOWN);
        Self { words, unknown: false }
    }

    fn insert(&mut self, word: WordId) {
        self.words.insert(word);
        self.unknown |= word == WordId::UNKNOWN;
    }
}

/// A run of candidates that is tagged at once.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Tokens of the document.
    pub(crate) tokens: Range<usize>,
    /// Where its words stand among those of the page; two on each side are its neighbours.
    pub(crate) words: Range<usize>,
}

/// A document prepared for tagging.
#[derive(Debug)]
pub(crate) struct Page<'t, 'd> {
    text: &'t Text<'d>,
    groups: Vec<Group>,
    words: Vec<Word>,
    evidence: Evidence,
}

impl<'t, 'd> Page<'t, 'd> {
    pub(crate) fn new(text: &'t Text<'d>, writing: &Writing, model: &Model<'_>) -> Self {
        let count = writing.capitals.len();
        let mut page = Self {
            text,
            groups: Vec::with_capacity(count),
            words: Vec::with_capacity(count * (1 + 2 * BESIDE)),
            evidence: Evidence::new(count),
        };
        let mut asked = Asked::new(model);
        let mut capitals = page.gather(writing, model, &mut asked).into_iter();
        let lower_names = page.count_lower(asked, model);
        let mut candidates = merged(&writing.capitals, &lower_names).peekable();
        for (sentence, casing) in text.document.sentences().zip(&writing.sentences) {
            let first = page.groups.len();
            candidate::groups(text, &mut candidates, sentence.range.clone(), |tokens| {
                page.groups.push(Group { tokens, words: 0..0 });
            });
            let style = (casing.style() as u8) << 6;
            for group in first..page.groups.len() {
                page.fill(group, &sentence.range, style, &mut capitals, model);
            }
        }
        page
    }

    /// The runs of candidates in the order of the text.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    pub(crate) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Takes the words with a capital in: each in the order of the text.
    fn gather(&mut self, writing: &Writing, model: &Model<'_>, asked: &mut Asked) -> Vec<Capital> {
        let mut all = Vec::with_capacity(writing.capitals.len());
        let mut capitals = Cursor::new(&writing.capitals);
        for (sentence, casing) in self.text.document.sentences().zip(&writing.sentences) {
            let prose = casing.style() == Style::Prose;
            while let Some(at) = capitals.next_in(&sentence.range) {
                asked.insert(self.text.words()[at]);
                let initial = is_initial(self.text, at, &sentence.range);
                let (hash, learnt) = look_up(self.text, at, model);
                let known = || learnt.unwrap_or_else(|| model.known(hash));
                let place = self.evidence.insert(hash, prose && !initial, known) as u32;
                all.push(Capital { place, initial });
            }
        }
        all
    }

    /// Counts how often the words with a capital are written without; the words in lower case that may be names all the
    /// same.
    fn count_lower(&mut self, mut asked: Asked, model: &Model<'_>) -> Vec<u32> {
        let mut names = Vec::new();
        for (at, (word, shape)) in self.text.words().iter().zip(self.text.shapes()).enumerate() {
            // One rare branch for all.
            if asked.words.has(*word)
                && shape.case == Case::Lower
                && shape.kind == TokenKind::Word
                && self.count(at, *word, &mut asked, model)
            {
                names.push(at as u32);
            }
        }
        names
    }

    /// Counts a word in lower case; whether it may be a name all the same.
    fn count(&mut self, at: usize, word: WordId, asked: &mut Asked, model: &Model<'_>) -> bool {
        let (hash, learnt) = look_up(self.text, at, model);
        if learnt.is_none() {
            if asked.unknown {
                self.evidence.lower(hash);
            }
            return model.is_lower_name(hash);
        }
        let is_name = model.lower_names().has(word);
        if self.evidence.lower(hash) && !is_name {
            asked.words.remove(word);
        }
        is_name
    }

    /// Takes the words of a group in, and those beside it. `capitals` are those that follow.
    fn fill(
        &mut self,
        number: usize,
        sentence: &Range<usize>,
        style: u8,
        capitals: &mut impl Iterator<Item = Capital>,
        model: &Model<'_>,
    ) {
        let tokens = self.groups[number].tokens.clone();
        for before in (1..=BESIDE).rev() {
            let before = tokens.start.checked_sub(before).filter(|at| *at >= sentence.start);
            self.words.push(word_beside(self.text, before, style, model));
        }
        let start = self.words.len();
        for at in tokens.clone() {
            let capital = if candidate::is_capital(self.text.tokens()[at]) { capitals.next() } else { None };
            let word = match capital {
                Some(Capital { place, initial }) => {
                    let (hash, known) = self.evidence.get(place as usize).word();
                    Word { initial, place, ..Word::new(hash, known, shape(self.text, at) | style) }
                }
                None => {
                    let word = word_beside(self.text, Some(at), style, model);
                    let place = self.evidence.place(word.hash) as u32;
                    Word { initial: is_initial(self.text, at, sentence), place, ..word }
                }
            };
            self.words.push(Word { ends: ends(self.text.lower(at)), ..word });
        }
        let words = start..self.words.len();
        for behind in tokens.end..tokens.end + BESIDE {
            let behind = Some(behind).filter(|at| *at < sentence.end);
            self.words.push(word_beside(self.text, behind, style, model));
        }
        self.groups[number].words = words.clone();
        if words.len() == 1 {
            self.words[start].run = (start as u32, start as u32 + 1);
        } else {
            self.find_runs(tokens.start, words.clone());
        }
        self.find_phrases(tokens.start, words, model);
    }

    /// Runs are narrower than groups: what stands between their capitals is part of a name more often than not.
    fn find_runs(&mut self, token: usize, words: Range<usize>) {
        let mut start = words.start;
        let mut last = words.start;
        for word in words.clone() {
            let at = token + word - words.start;
            if candidate::is_capital(self.text.tokens()[at]) {
                last = word;
            } else if !self.is_tight(at) {
                self.set_run(start, last + 1);
                start = word + 1;
                last = word + 1;
            }
        }
        self.set_run(start, (last + 1).min(words.end));
    }

    fn set_run(&mut self, start: usize, end: usize) {
        for word in &mut self.words[start..end.max(start)] {
            word.run = (start as u32, end as u32);
        }
    }

    fn is_tight(&self, at: usize) -> bool {
        match self.text.tokens()[at].kind {
            TokenKind::Number => self.text.tokens()[at].glued,
            TokenKind::Mark => matches!(self.text.word(at), "-" | "–" | "‑" | "'" | "’" | "&" | "."),
            TokenKind::Word => {
                let word = self.text.lower(at).as_bytes();
                matches!(word, b"of" | b"the" | b"for") || candidate::is_particle(word)
            }
        }
    }

    /// Marks the longest listed phrases.
    fn find_phrases(&mut self, token: usize, words: Range<usize>, model: &Model<'_>) {
        let mut at = words.start;
        while at < words.end {
            let end = self.phrase_end(token + at - words.start, at..words.end, model);
            at = match end {
                Some((end, lists)) => {
                    self.set_phrase(at..end, lists);
                    end
                }
                None => at + 1,
            };
        }
    }

    fn phrase_end(&self, token: usize, within: Range<usize>, model: &Model<'_>) -> Option<(usize, u16)> {
        let first = self.words[within.start];
        let single = first.known.lists() & list::NAMES;
        let mut best = (single != 0).then_some((within.start + 1, single));
        if first.known.lists() & list::OPENS == 0 {
            return best;
        }
        let mut phrase = first.hash;
        for at in within.start + 1..within.end {
            if self.text.tokens()[token + at - within.start].kind == TokenKind::Mark {
                continue;
            }
            phrase = chain(phrase, self.words[at].hash);
            let known = model.known(phrase);
            if known.lists() & list::NAMES != 0 {
                best = Some((at + 1, known.lists() & list::NAMES));
            }
            if known.lists() & list::OPENS == 0 {
                break;
            }
        }
        best
    }

    fn set_phrase(&mut self, words: Range<usize>, lists: u16) {
        for at in words.clone() {
            let part = match (at == words.start, at + 1 == words.end) {
                (true, true) => 3,
                (true, false) => 0,
                (false, true) => 2,
                (false, false) => 1,
            };
            self.words[at].phrase = 1 << 20 | u32::from(lists) << 2 | part;
        }
    }

    /// Takes the labels of the first pass as votes on their words.
    pub(crate) fn vote(&mut self, group: usize, votes: &[Vote]) {
        let Group { tokens, words } = self.groups[group].clone();
        for ((at, word), vote) in tokens.zip(&self.words[words]).zip(votes) {
            if candidate::is_capital(self.text.tokens()[at]) {
                self.evidence.vote(word.place as usize, *vote);
            }
        }
    }

    /// How the words of a group were tagged elsewhere in the document, as parts of features, and whether any was tagged as
    /// another kind there.
    pub(crate) fn heard(&self, group: &Group, own: &[Vote], heard: &mut Vec<u8>) -> bool {
        heard.clear();
        for ((at, word), vote) in group.tokens.clone().zip(&self.words[group.words.clone()]).zip(own) {
            let own = candidate::is_capital(self.text.tokens()[at]).then_some(*vote);
            heard.push(self.evidence.votes(word.place as usize, own).code());
        }
        heard.iter().zip(own).any(|(code, own)| *code != NOTHING && u32::from(*code) & 3 != own.kind_code())
    }
}

/// A word beside the capitals of a group; the edge of the sentence where there is none.
fn word_beside(text: &Text<'_>, at: Option<usize>, style: u8, model: &Model<'_>) -> Word {
    let Some(at) = at else { return Word::edge() };
    let (hash, learnt) = look_up(text, at, model);
    Word::new(hash, learnt.unwrap_or_else(|| model.known(hash)), shape(text, at) | style)
}

/// Two lists in one order.
fn merged<'w>(one: &'w [u32], other: &'w [u32]) -> impl Iterator<Item = usize> + 'w {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    core::iter::from_fn(move || {
        let next = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if b < a => other.next(),
            (Some(_), _) => one.next(),
            (None, _) => other.next(),
        };
        next.map(|at| *at as usize)
    })
}

fn hash_of(lower: &str) -> u64 {
    if lower.is_ascii() {
        hash(lower)
    } else {
        hash(&fold(lower))
    }
}

/// The hash of a token, and what is known about it where it was learnt.
#[inline]
fn look_up(text: &Text<'_>, at: usize, model: &Model<'_>) -> (u64, Option<Known>) {
    match model.learnt(text.words()[at]) {
        Some((hash, known)) => (hash, Some(known)),
        None => (hash_of(text.lower(at)), None),
    }
}

/// The first and the last four letters, as far as there are so many.
fn ends(word: &str) -> [u32; 2] {
    let bytes = word.as_bytes();
    match bytes {
        [a, b, c, d, ..] => {
            let last = bytes[bytes.len() - 4..].try_into().unwrap_or_default();
            [u32::from_le_bytes([*a, *b, *c, *d]), u32::from_le_bytes(last)]
        }
        [a, b, c] => [u32::from_le_bytes([*a, *b, *c, 0]), u32::from_le_bytes([0, *a, *b, *c])],
        [a, b] => [u32::from_le_bytes([*a, *b, 0, 0]), u32::from_le_bytes([0, 0, *a, *b])],
        [a] => [u32::from(*a), u32::from(*a) << 24],
        [] => [0; 2],
    }
}

/// Whether a token has its capital for standing first.
fn is_initial(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if at == sentence.start {
        return text.tokens()[at].kind != TokenKind::Mark;
    }
    if text.tokens()[at - 1].kind != TokenKind::Mark {
        return false;
    }
    is_opening(text, at - 1, sentence)
        || text.tokens()[at].kind != TokenKind::Mark
            && text.tokens()[sentence.start..at].iter().all(|t| t.kind == TokenKind::Mark)
}

/// Whether a sentence may begin after the token: an opening quotation mark, a colon, a dash.
fn is_opening(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> bool {
    match first_char(text, at) {
        '“' | '‘' | '«' | ':' | '(' | '[' => true,
        '"' | '\'' => at == sentence.start || (at + 1 < sentence.end && text.tokens()[at + 1].glued),
        _ => false,
    }
}

/// What a mark is.
fn first_char(text: &Text<'_>, at: usize) -> char {
    text.word(at).chars().next().unwrap_or_default()
}

/// Six bits: kind, case, length.
fn shape(text: &Text<'_>, at: usize) -> u8 {
    let token = text.tokens()[at];
    let length = token.span.len();
    match token.kind {
        TokenKind::Word => {
            let long = match length {
                1 => 0,
                2 => 1,
                3 | 4 => 2,
                _ => 3,
            };
            match token.case {
                Case::None => 1,
                Case::Lower => 4 + long,
                Case::Title => 8 + long,
                Case::Upper if text.word(at).contains('.') => 2,
                Case::Upper => 12 + long,
                Case::Mixed => 16 + long,
            }
        }
        TokenKind::Number => 20 + (length.min(5) as u8),
        TokenKind::Mark => match first_char(text, at) {
            '-' | '–' | '‑' if token.glued => 26,
            '-' | '–' | '—' => 27,
            '.' => 28,
            ',' => 29,
            '(' | '[' => 30,
            ')' | ']' => 31,
            '"' | '“' | '”' => 32,
            '\'' | '’' | '‘' => 33,
            ':' => 34,
            '/' => 35,
            '&' => 36,
            '@' | '#' | '_' => 37,
            _ => 38,
        },
    }
}
