//! Features: a token in its run, its sentence and its document → hashed keys.

use core::ops::Range;

use super::candidate;
use super::evidence::{Evidence, Vote};
use super::model::Model;
use super::words::{chain, hash, hash_of_short, list, Known};
use crate::document::{Case, Text, Token, TokenKind};
use crate::vocabulary::fold;

/// How many features a token has in the first pass, and how many more in the second.
pub(crate) const FEATURES: usize = 71;
pub(crate) const SECOND_FEATURES: usize = 9;

/// A token as the features see it.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    hash: u64,
    known: Known,
    /// How it looks: kind, case, length, and how its sentence is written.
    shape: u32,
    /// The longest listed phrase that covers it: its lists, and whether the token is first, inner or last.
    phrase: u32,
    /// Where the run of capitalised words around it begins and ends.
    run: (u32, u32),
    /// First word of its sentence.
    initial: bool,
}

/// Stands before and after each sentence.
const EDGE: Word = Word {
    hash: 7,
    known: Known { clusters: [0; 3], rank: 0, lists: 0, leaning: 0 },
    shape: 0xff,
    phrase: 0,
    run: (0, 0),
    initial: false,
};

impl Word {
    fn new(text: &Text<'_>, at: usize, model: &Model<'_>) -> Self {
        let (hash, known) = model.learnt(text.words()[at]).unwrap_or_else(|| {
            let lower = text.lower(at);
            let hash = if lower.is_ascii() { hash(lower) } else { hash(&fold(lower)) };
            (hash, model.known(hash))
        });
        Self { hash, known, shape: shape(text, at), ..Self::default() }
    }

    /// A listed place or first name in lower case, and no common word.
    fn is_lower_name(&self) -> bool {
        const NAMES: u16 = list::COUNTRY | list::REGION | list::LARGE_CITY | list::CITY | list::FIRST_NAME;
        let lower = (4..8).contains(&self.shape);
        lower && self.known.lists & NAMES != 0 && self.known.lists & (list::LOWER | list::TITLE | list::ROLE) == 0
    }
}

/// A document prepared for tagging.
#[derive(Debug)]
pub(crate) struct Page<'t, 'd> {
    text: &'t Text<'d>,
    words: Vec<Word>,
    groups: Vec<Range<usize>>,
    /// The sentence of each group.
    sentences: Vec<Range<usize>>,
    evidence: Evidence,
    /// That of the group being read.
    sentence: Range<usize>,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Prose,
    /// "TROOPS ENTER THE CITY"
    Capitals,
    /// "Troops Enter the City"
    Title,
}

impl<'t, 'd> Page<'t, 'd> {
    pub(crate) fn new(text: &'t Text<'d>, model: &Model<'_>) -> Self {
        let mut words: Vec<Word> = (0..text.tokens().len()).map(|at| Word::new(text, at, model)).collect();
        let mut groups = Vec::new();
        let mut sentences = Vec::new();
        let mut styles = Vec::new();
        for sentence in text.document.sentences() {
            let known = groups.len();
            let is_lower_name = |at: usize| words[at].is_lower_name();
            candidate::groups(text, sentence.range.clone(), is_lower_name, |group| groups.push(group));
            if groups.len() == known {
                continue;
            }
            let style = style(sentence.tokens);
            styles.push((style, sentence.range.clone()));
            sentences.resize(groups.len(), sentence.range.clone());
            if let Some(first) = sentence.tokens.iter().position(|t| t.kind != TokenKind::Mark) {
                words[sentence.range.start + first].initial = true;
            }
            for at in sentence.range.start..sentence.range.end - 1 {
                if sentence.tokens[at - sentence.range.start].kind == TokenKind::Mark
                    && is_opening(text, at, &sentence.range)
                {
                    words[at + 1].initial = true;
                }
            }
            if style != Style::Prose {
                words[sentence.range].iter_mut().for_each(|word| word.shape |= (style as u32) << 6);
            }
        }
        let mut page = Self { text, words, groups, sentences, evidence: Evidence::default(), sentence: 0..0 };
        page.gather(&styles);
        for group in page.groups.clone() {
            page.find_runs(group.clone());
            page.find_phrases(group, model);
        }
        page
    }

    /// The runs of candidates in the order of the text.
    pub(crate) fn groups(&self) -> &[Range<usize>] {
        &self.groups
    }

    /// Counts how the capitalised words are written elsewhere.
    fn gather(&mut self, styles: &[(Style, Range<usize>)]) {
        let capitals = (0..self.words.len()).filter(|at| candidate::is_capital(self.text, *at));
        self.evidence = Evidence::new(capitals.count());
        for (style, sentence) in styles {
            for at in sentence.clone().filter(|at| candidate::is_capital(self.text, *at)) {
                let word = &self.words[at];
                self.evidence.insert(word.hash, *style == Style::Prose && !word.initial);
            }
        }
        for (at, token) in self.text.tokens().iter().enumerate() {
            if token.case == Case::Lower {
                self.evidence.lower(self.words[at].hash);
            }
        }
    }

    /// Runs are narrower than groups: what stands between their capitals is part of a name more often than not.
    fn find_runs(&mut self, group: Range<usize>) {
        let mut start = group.start;
        let mut last = group.start;
        for at in group.clone() {
            if candidate::is_capital(self.text, at) {
                last = at;
            } else if !self.is_tight(at) {
                self.set_run(start, last + 1);
                start = at + 1;
                last = at + 1;
            }
        }
        self.set_run(start, (last + 1).min(group.end));
    }

    fn set_run(&mut self, start: usize, end: usize) {
        for at in start..end {
            self.words[at].run = (start as u32, end as u32);
        }
    }

    fn is_tight(&self, at: usize) -> bool {
        match self.text.tokens()[at].kind {
            TokenKind::Number => self.text.tokens()[at].glued,
            TokenKind::Mark => matches!(self.text.word(at), "-" | "–" | "‑" | "'" | "’" | "&" | "."),
            TokenKind::Word => {
                let word = self.text.lower(at);
                matches!(word, "of" | "the" | "for") || candidate::is_particle(word)
            }
        }
    }

    /// Marks the longest listed phrases.
    fn find_phrases(&mut self, group: Range<usize>, model: &Model<'_>) {
        let mut at = group.start;
        while at < group.end {
            let end = self.phrase_end(at..group.end, model);
            at = match end {
                Some((end, lists)) => {
                    self.set_phrase(at..end, lists);
                    end
                }
                None => at + 1,
            };
        }
    }

    fn phrase_end(&self, within: Range<usize>, model: &Model<'_>) -> Option<(usize, u16)> {
        let first = self.words[within.start];
        let single = first.known.lists & list::NAMES;
        let mut best = (single != 0).then_some((within.start + 1, single));
        if first.known.lists & list::OPENS == 0 {
            return best;
        }
        let mut phrase = first.hash;
        for at in within.start + 1..within.end {
            if self.text.tokens()[at].kind == TokenKind::Mark {
                continue;
            }
            phrase = chain(phrase, self.words[at].hash);
            let known = model.known(phrase);
            if known.lists & list::NAMES != 0 {
                best = Some((at + 1, known.lists & list::NAMES));
            }
            if known.lists & list::OPENS == 0 {
                break;
            }
        }
        best
    }

    fn set_phrase(&mut self, tokens: Range<usize>, lists: u16) {
        for at in tokens.clone() {
            let part = match (at == tokens.start, at + 1 == tokens.end) {
                (true, true) => 3,
                (true, false) => 0,
                (false, true) => 2,
                (false, false) => 1,
            };
            self.words[at].phrase = 1 << 20 | u32::from(lists) << 2 | part;
        }
    }

    /// Turns to a group before its features are asked for.
    pub(crate) fn turn(&mut self, group: usize) {
        self.sentence = self.sentences[group].clone();
    }

    fn word(&self, at: usize, offset: isize) -> &Word {
        match at.checked_add_signed(offset) {
            Some(there) if self.sentence.contains(&there) => &self.words[there],
            _ => &EDGE,
        }
    }

    /// The keys of what does not depend on how the document was tagged so far.
    #[inline]
    pub(crate) fn features(&self, at: usize) -> [u32; FEATURES] {
        let [w2, w1, w, n1, n2] = [-2, -1, 0, 1, 2].map(|offset| self.word(at, offset));
        let mut keys = [0; FEATURES];
        let mut count = 0;
        let mut add = |a: u64, b: u64| {
            keys[count] = key(count as u32 + 1, a, b);
            count += 1;
        };
        let c = |w: &Word, size: usize| u64::from(w.known.clusters[size]);
        let l = |w: &Word| u64::from(w.known.lists & !list::OPENS);
        let shape = |w: &Word| u64::from(w.shape);
        let initial = u64::from(w.initial);

        // The word, its neighbours, and how they look.
        add(w.hash, 0);
        add(w.hash, shape(w));
        add(w1.hash, 0);
        add(n1.hash, 0);
        add(w2.hash, 0);
        add(n2.hash, 0);
        add(w1.hash, w.hash);
        add(w.hash, n1.hash);
        add(shape(w), initial);
        add(shape(w1), shape(w));
        add(shape(w), shape(n1));
        add(shape(w1) << 8 | shape(w), shape(n1));
        add(w1.hash, shape(w));
        add(n1.hash, shape(w));
        add(shape(w2) << 8 | shape(w1), shape(w));
        add(shape(w), shape(n1) << 8 | shape(n2));

        // Beginnings and endings.
        let [(p2, s2), (p3, s3), (p4, s4)] = affixes(self.text.lower(at));
        add(p2, 0);
        add(s2, 0);
        add(p3, 0);
        add(s3, 0);
        add(p4, 0);
        add(s4, 0);
        add(s3, shape(w));

        // Clusters.
        add(c(w2, 0), 0);
        add(c(w1, 0), shape(w));
        add(c(w, 0), shape(w));
        add(c(n1, 0), shape(w));
        add(c(n2, 0), 0);
        add(c(w1, 1), shape(w));
        add(c(w, 1), shape(w));
        add(c(n1, 1), shape(w));
        add(c(w1, 2), shape(w));
        add(c(w, 2), shape(w));
        add(c(n1, 2), shape(w));
        add(c(w1, 1), c(w, 1));
        add(c(w, 1), c(n1, 1));
        add(c(w1, 0) << 8 | c(w, 0), c(n1, 0));
        add(c(w2, 1), c(w1, 1));
        add(c(n1, 1), c(n2, 1));

        // Lists and frequency.
        add(l(w), shape(w));
        add(l(w1), l(w));
        add(l(w), l(n1));
        add(l(w1) << 16 | l(w), l(n1));
        add(u64::from(w.known.rank), shape(w) << 1 | initial);
        add(u64::from(w.phrase), 0);
        add(u64::from(w.phrase), l(w1));
        add(u64::from(w.phrase), c(w1, 0));
        add(u64::from(w.phrase), c(n1, 0));

        // What its vector leans to.
        let lean = |w: &Word| u64::from(w.known.leaning);
        add(lean(w), shape(w));
        add(lean(w), initial << 1 | 1);
        add(lean(w1) << 8 | lean(w), shape(w));
        add(lean(w) << 8 | lean(n1), shape(w));
        add(lean(w) << 16 | l(w), 0);

        // The run that the token stands in.
        let (start, end) = (w.run.0 as usize, w.run.1 as usize);
        let place = if end == 0 { 9 } else { place(at, start, end) };
        let inside = end != 0;
        let (first, last) = if inside { (&self.words[start], &self.words[end - 1]) } else { (&EDGE, &EDGE) };
        let (before, after) = if inside { (self.word(start, -1), self.word(end - 1, 1)) } else { (&EDGE, &EDGE) };
        add(place, shape(w));
        add(place, first.hash);
        add(place, last.hash);
        add(place, c(last, 1));
        add(place, c(first, 1));
        add(place, before.hash);
        add(place, after.hash);
        add(place, c(before, 1));
        add(place, c(after, 1));
        add(place << 16 | l(first), l(last));
        add(place, l(before));
        add(place, lean(last) << 8 | lean(w));
        add(place, lean(first) << 8 | lean(w));
        add(place << 32 | u64::from(w.phrase), u64::from(first.phrase));

        // How the rest of the document writes the word.
        let seen = self.evidence.get(w.hash);
        let counts = u64::from(seen.lower.min(2)) << 4 | u64::from(seen.capital.min(2)) << 1 | initial;
        add(counts, shape(w));
        add(counts, place);
        add(counts, l(w));
        add(counts << 8 | u64::from(w.known.rank), shape(w));
        keys
    }

    /// Takes the labels of the first pass as votes on their words.
    pub(crate) fn vote(&mut self, group: Range<usize>, votes: &[Vote]) {
        for (at, vote) in group.zip(votes) {
            if candidate::is_capital(self.text, at) {
                self.evidence.vote(self.words[at].hash, *vote);
            }
        }
    }

    /// The keys of the second pass: how the first tagged the token, and the same words elsewhere in the document.
    #[inline]
    pub(crate) fn second_look(&self, group: &Range<usize>, at: usize, votes: &[Vote]) -> [u32; SECOND_FEATURES] {
        let w = &self.words[at];
        let vote = votes[at - group.start];
        let of = |at: usize| {
            let own = candidate::is_capital(self.text, at).then(|| votes[at - group.start]);
            self.evidence.votes(self.words[at].hash, own).code()
        };
        let own = of(at);
        let (place, first, last) = match (w.run.0 as usize, w.run.1 as usize) {
            (_, 0) => (9, 63, 63),
            // A run of capitals may be longer than the group that is tagged at once.
            (start, end) => (place(at, start, end), of(start.max(group.start)), of(end.min(group.end) - 1)),
        };
        let seen = self.evidence.get(w.hash);
        let counts = u64::from(seen.lower.min(2)) << 4 | u64::from(seen.capital.min(2)) << 1 | u64::from(w.initial);
        let mut keys = [0; SECOND_FEATURES];
        let mut count = 0;
        let mut add = |a: u64, b: u64| {
            keys[count] = key(count as u32 + 201, a, b);
            count += 1;
        };
        add(own, vote.kind_code());
        add(own, vote.code());
        add(own << 8 | vote.kind_code(), u64::from(w.shape));
        add(own << 8 | vote.kind_code(), place);
        add(own << 8 | vote.kind_code(), counts);
        add(own << 8 | last, vote.kind_code() << 8 | place);
        add(own << 8 | first, vote.kind_code() << 8 | place);
        add(first << 8 | last, place);
        add(own << 8 | vote.kind_code(), u64::from(w.known.lists & !list::OPENS));
        keys
    }
}

/// Where a token stands in its run: first, last, and how long the run is.
fn place(at: usize, start: usize, end: usize) -> u64 {
    u64::from(at == start) | u64::from(at + 1 == end) << 1 | ((end - start).min(4) as u64) << 2
}

fn key(template: u32, a: u64, b: u64) -> u32 {
    let a = (a ^ u64::from(template) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (a ^ a >> 29 ^ b).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed ^ mixed >> 31).wrapping_mul(0x94d0_49bb_1331_11eb) >> 32) as u32
}

/// The hashes of the first and the last two, three and four letters of a word.
fn affixes(word: &str) -> [(u64, u64); 3] {
    if !word.is_ascii() {
        return [2, 3, 4].map(|letters| (hash(prefix(word, letters)), hash(suffix(word, letters))));
    }
    let bytes = word.as_bytes();
    [2, 3, 4].map(|letters| {
        let length = letters.min(bytes.len());
        (hash_of_short(&bytes[..length]), hash_of_short(&bytes[bytes.len() - length..]))
    })
}

/// The first letters of a word.
fn prefix(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(at, _)| &word[..at])
}

/// The last letters of a word.
fn suffix(word: &str, letters: usize) -> &str {
    word.char_indices().rev().nth(letters - 1).map_or(word, |(at, _)| &word[at..])
}

/// Whether a sentence may begin after the token: an opening quotation mark, a colon, a dash.
fn is_opening(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> bool {
    match text.word(at) {
        "“" | "‘" | "«" | ":" | "(" | "[" => true,
        "\"" | "'" => at == sentence.start || (at + 1 < sentence.end && text.tokens()[at + 1].glued),
        _ => false,
    }
}

/// Six bits: kind, case, length.
fn shape(text: &Text<'_>, at: usize) -> u32 {
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
        TokenKind::Number => 20 + (length.min(5) as u32),
        TokenKind::Mark => match text.word(at) {
            "-" | "–" | "‑" if token.glued => 26,
            "-" | "–" | "—" => 27,
            "." => 28,
            "," => 29,
            "(" | "[" => 30,
            ")" | "]" => 31,
            "\"" | "“" | "”" => 32,
            "'" | "’" | "‘" => 33,
            ":" => 34,
            "/" => 35,
            "&" => 36,
            "@" | "#" | "_" => 37,
            _ => 38,
        },
    }
}

fn style(sentence: &[Token]) -> Style {
    let (mut upper, mut title, mut lower) = (0, 0, 0);
    for token in sentence {
        // Short words are in lower case in titles too, and acronyms in capitals everywhere.
        if token.kind == TokenKind::Word && token.span.len() >= 4 {
            match token.case {
                Case::Upper => upper += 1,
                Case::Title | Case::Mixed => title += 1,
                Case::Lower => lower += 1,
                Case::None => {}
            }
        }
    }
    if upper >= 2 && upper > (title + lower) * 3 {
        Style::Capitals
    } else if title >= 3 && title > lower * 3 {
        Style::Title
    } else {
        Style::Prose
    }
}
