//! Training: marked texts and word lists → the bytes of a model.
//!
//! An averaged perceptron with a margin, in whole numbers, over documents shuffled by a generator of its own: the same
//! data gives the same bytes on every machine. `examples/train_tagger.rs` reads the usual file formats and calls it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use core::ops::Range;

use super::decode::{Decoder, Kind, Label, Part, Scores, Transitions, LABELS};
use super::feature::Page;
use super::model::{row, Model, Parts};
use super::words::{chain, hash, list, Known};
use super::Tagger;
use crate::document::{Case, Document, Text, TokenKind};
use crate::mention::entity::EntityKind;
use crate::span::Span;
use crate::vocabulary::{fold, Vocabulary};

/// A document with its names marked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Its people, places and organisations; other kinds are passed over.
    pub names: Vec<(Span, EntityKind)>,
    /// How strongly a mistake in it counts; 4 is usual.
    pub weight: u32,
}

/// A list that a name can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum List {
    /// Given names.
    FirstName,
    /// Family names.
    Surname,
    /// Places that most readers know.
    LargeCity,
    /// Other places.
    City,
    /// Countries and territories.
    Country,
    /// Provinces, states.
    Region,
    /// Peoples, adjectives of countries.
    People,
    /// Organisations, companies.
    Organization,
    /// Armed groups.
    Group,
    /// Words before a person's name.
    Title,
    /// Words for what people are and do, and for kinds of bodies.
    Role,
}

impl List {
    fn flag(self) -> u16 {
        match self {
            List::FirstName => list::FIRST_NAME,
            List::Surname => list::SURNAME,
            List::LargeCity => list::LARGE_CITY,
            List::City => list::CITY,
            List::Country => list::COUNTRY,
            List::Region => list::REGION,
            List::People => list::PEOPLE,
            List::Organization => list::ORGANIZATION,
            List::Group => list::GROUP,
            List::Title => list::TITLE,
            List::Role => list::ROLE,
        }
    }
}

/// What is known about words before training: clusters and lists.
#[derive(Debug, Clone, Default)]
pub struct Words {
    known: BTreeMap<u64, Known>,
    clustered: u32,
}

impl Words {
    /// Adds a word with its numbers among 64, 256 and 1024 clusters; the most frequent word first.
    pub fn cluster(&mut self, word: &str, [c64, c256, c1024]: [u16; 3]) {
        self.clustered += 1;
        let known = self.known.entry(hash(&fold(word))).or_default();
        // Of two words that differ by a diacritic alone the more frequent one counts.
        if known.rank == 0 {
            known.clusters = [c64 % 64 + 1, c256 % 256 + 1, c1024 % 1024 + 1];
            known.rank = 1 + self.clustered.ilog2() as u8;
        }
    }

    /// Adds a name or a word to a list.
    pub fn list(&mut self, phrase: &str, list: List) {
        let words = words(phrase);
        let Some((first, rest)) = words.split_first() else { return };
        let mut phrase = *first;
        for word in rest {
            self.known.entry(phrase).or_default().lists |= list::OPENS;
            phrase = chain(phrase, *word);
        }
        self.known.entry(phrase).or_default().lists |= list.flag();
    }

    /// Counts which words the texts have in lower case.
    fn count_lower(&mut self, examples: &[Example]) {
        let mut counts = BTreeMap::<u64, u32>::new();
        for example in examples {
            let document = Document::plain(&*example.text);
            for token in document.tokens().iter().filter(|t| t.case == Case::Lower) {
                *counts.entry(hash(&fold(token.span.of(&example.text)))).or_default() += 1;
            }
        }
        for (word, _) in counts.into_iter().filter(|(_, count)| *count >= 3) {
            self.known.entry(word).or_default().lists |= list::LOWER;
        }
    }

    fn entries(&self) -> Vec<(u64, Known)> {
        self.known.iter().map(|(hash, known)| (*hash, *known)).collect()
    }
}

fn words(phrase: &str) -> Vec<u64> {
    let document = Document::plain(phrase);
    let words = document.tokens().iter().filter(|t| t.kind != TokenKind::Mark);
    words.map(|t| hash(&fold(t.span.of(phrase)))).collect()
}

/// How to train.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Logarithm of the number of rows: 16 is one megabyte.
    pub row_bits: u32,
    /// How often every document is read.
    pub epochs: u32,
    /// By how much a wrong label must lose, a token; one feature of an example with weight 1 counts 1.
    pub margin: i32,
    /// Starts the generator that shuffles the documents.
    pub seed: u64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { row_bits: 16, epochs: 10, margin: 100, seed: 1 }
    }
}

/// Trains a model and gives the bytes of its file, which [`Tagger::from_bytes`] reads.
pub fn train(examples: &[Example], words: &Words, recipe: &Recipe) -> Vec<u8> {
    let mut words = words.clone();
    words.count_lower(examples);
    let words = words.entries();
    let blank = vec![[0; 16]; 1 << recipe.row_bits];
    let blank = Parts {
        row_bits: recipe.row_bits,
        unit: 1.0,
        transitions: &[[0; LABELS]; LABELS],
        rows: &blank,
        words: &words,
    };
    let blank = Model::new(Cow::Owned(blank.to_bytes())).expect("a model just written");

    let documents: Vec<_> = examples.iter().map(|e| Document::plain(&*e.text)).collect();
    let vocabulary = Vocabulary::default();
    let texts: Vec<_> = documents.iter().map(|d| Text::new(d, &vocabulary)).collect();
    let mut lessons: Vec<_> = texts.iter().zip(examples).map(|(t, e)| Lesson::new(t, e, &blank)).collect();
    let mut learner = Learner::new(recipe);
    let mut random = Random(recipe.seed);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..recipe.epochs {
        random.shuffle(&mut order);
        for at in &order {
            learner.read(&mut lessons[*at]);
        }
    }
    learner.model(&words).to_bytes()
}

/// How many names were found right, found, and there to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Found with the right ends and the right kind.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Marked.
    pub marked: usize,
}

impl Score {
    /// Harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / ((self.found + self.marked) as f64).max(1.0)
    }
}

/// Tags the examples and compares.
pub fn score(tagger: &Tagger, examples: &[Example]) -> Score {
    let vocabulary = Vocabulary::default();
    let mut score = Score::default();
    for example in examples {
        let document = Document::plain(&*example.text);
        let text = Text::new(&document, &vocabulary);
        let found: Vec<_> = tagger.tag(&text).into_iter().map(|t| (text.span(t.tokens), t.kind)).collect();
        let marked = example.names.iter().filter(|(_, kind)| kind_of(*kind).is_some());
        score.marked += marked.clone().count();
        score.found += found.len();
        score.right += marked.filter(|name| found.contains(name)).count();
    }
    score
}

fn kind_of(kind: EntityKind) -> Option<Kind> {
    Kind::ALL.into_iter().find(|k| k.entity() == kind)
}

/// A document prepared for training: features and right labels of its runs.
struct Lesson<'t, 'd> {
    page: Page<'t, 'd>,
    groups: Vec<Group>,
    weight: i32,
}

struct Group {
    tokens: Range<usize>,
    /// Those of all tokens, one after another, the same number for each.
    keys: Vec<u32>,
    labels: Vec<Label>,
    /// Whether a marked name crosses its border, so that no labels are right.
    torn: bool,
}

impl<'t, 'd> Lesson<'t, 'd> {
    fn new(text: &'t Text<'d>, example: &Example, model: &Model<'_>) -> Self {
        let mut page = Page::new(text, model);
        let names: Vec<_> = example.names.iter().filter_map(|(span, kind)| marked(text, *span, *kind)).collect();
        let mut groups = Vec::new();
        for (number, tokens) in page.take_groups().into_iter().enumerate() {
            page.turn(number);
            let mut keys = Vec::new();
            for at in tokens.clone() {
                page.features(at, &mut keys);
            }
            groups.push(Group::new(tokens, keys, &names));
        }
        Self { page, groups, weight: example.weight as i32 }
    }
}

/// The tokens of a marked name, where it begins and ends with tokens.
fn marked(text: &Text<'_>, span: Span, kind: EntityKind) -> Option<(Range<usize>, Kind)> {
    let kind = kind_of(kind)?;
    let tokens = text.tokens();
    let start = tokens.partition_point(|t| t.span.start < span.start);
    let end = tokens.partition_point(|t| t.span.end <= span.end);
    (start < end).then_some((start..end, kind))
}

impl Group {
    fn new(tokens: Range<usize>, keys: Vec<u32>, names: &[(Range<usize>, Kind)]) -> Self {
        let mut labels = vec![Label::OUTSIDE; tokens.len()];
        let mut torn = false;
        for (name, kind) in names.iter().filter(|(n, _)| n.start < tokens.end && tokens.start < n.end) {
            if name.start < tokens.start || name.end > tokens.end {
                torn = true;
                continue;
            }
            for at in name.clone() {
                let part = match (at == name.start, at + 1 == name.end) {
                    (true, true) => Part::Unit,
                    (true, false) => Part::Begin,
                    (false, true) => Part::Last,
                    (false, false) => Part::Inside,
                };
                labels[at - tokens.start] = Label::new(*kind, part);
            }
        }
        Self { tokens, keys, labels, torn }
    }
}

/// Weights while they are learnt.
struct Learner {
    row_bits: u32,
    margin: i32,
    rows: Vec<[i32; 16]>,
    /// Each update times the step at which it came, for the average.
    late: Vec<[i64; 16]>,
    transitions: Steps,
    late_transitions: [[i64; LABELS]; LABELS],
    step: i64,
    decoder: Decoder,
}

struct Steps([[i32; LABELS]; LABELS]);

impl Transitions for Steps {
    fn step(&self, before: usize, label: usize) -> i32 {
        self.0[before][label]
    }
}

impl Learner {
    fn new(recipe: &Recipe) -> Self {
        Self {
            row_bits: recipe.row_bits,
            margin: recipe.margin,
            rows: vec![[0; 16]; 1 << recipe.row_bits],
            late: vec![[0; 16]; 1 << recipe.row_bits],
            transitions: Steps([[0; LABELS]; LABELS]),
            late_transitions: [[0; LABELS]; LABELS],
            step: 1,
            decoder: Decoder::default(),
        }
    }

    /// Tags a document and learns from each mistake.
    fn read(&mut self, lesson: &mut Lesson<'_, '_>) {
        lesson.page.forget();
        let mut keys = Vec::new();
        for group in &lesson.groups {
            self.step += 1;
            let static_keys = group.keys.len() / group.tokens.len();
            self.decoder.clear();
            let mut all_keys = Vec::with_capacity(group.tokens.len());
            for ((at, own), right) in group.tokens.clone().zip(group.keys.chunks(static_keys)).zip(&group.labels) {
                keys.clear();
                keys.extend(own);
                lesson.page.remembered(at, &mut keys);
                let mut scores = self.scores(&keys);
                for (label, score) in scores.iter_mut().enumerate().take(LABELS) {
                    *score += if label == usize::from(right.0) { 0 } else { self.margin * lesson.weight };
                }
                self.decoder.push(scores);
                all_keys.push(keys.clone());
            }
            self.decoder.decode(&self.transitions);
            let said = self.decoder.labels().to_vec();
            if !group.torn && said != group.labels {
                self.update(&all_keys, &group.labels, &said, lesson.weight);
            }
            lesson.page.remember(group.tokens.clone(), &said);
        }
    }

    fn scores(&self, keys: &[u32]) -> Scores {
        let mut sum = [0; 16];
        for key in keys {
            for (s, w) in sum.iter_mut().zip(&self.rows[row(*key, self.row_bits)]) {
                *s += w;
            }
        }
        sum
    }

    fn update(&mut self, keys: &[Vec<u32>], right: &[Label], said: &[Label], weight: i32) {
        let late = i64::from(weight) * self.step;
        let (mut right_before, mut said_before) = (0, 0);
        for (at, keys) in keys.iter().enumerate() {
            let (r, s) = (usize::from(right[at].0), usize::from(said[at].0));
            if r != s {
                for key in keys {
                    let row = row(*key, self.row_bits);
                    self.rows[row][r] += weight;
                    self.rows[row][s] -= weight;
                    self.late[row][r] += late;
                    self.late[row][s] -= late;
                }
            }
            if (right_before, r) != (said_before, s) {
                self.transitions.0[right_before][r] += weight;
                self.transitions.0[said_before][s] -= weight;
                self.late_transitions[right_before][r] += late;
                self.late_transitions[said_before][s] -= late;
            }
            (right_before, said_before) = (r, s);
        }
    }

    /// The averages, scaled so that the largest weight fits in a byte.
    fn model<'a>(&self, words: &'a [(u64, Known)]) -> Finished<'a> {
        let average = |now: i32, late: i64| f64::from(now) - late as f64 / self.step as f64;
        let averages = self.rows.iter().zip(&self.late).map(|(now, late)| {
            let mut row = [0.0; 16];
            for lane in 0..16 {
                row[lane] = average(now[lane], late[lane]);
            }
            row
        });
        let averages: Vec<[f64; 16]> = averages.collect();
        let largest = averages.iter().flatten().fold(1.0_f64, |most, w| most.max(w.abs()));
        let scale = 127.0 / largest;
        let rows = averages.iter().map(|row| row.map(|w| (w * scale).round() as i8)).collect();
        let mut transitions = [[0; LABELS]; LABELS];
        for (before, row) in transitions.iter_mut().enumerate() {
            for (label, to) in row.iter_mut().enumerate() {
                let exact = average(self.transitions.0[before][label], self.late_transitions[before][label]);
                *to = (exact * scale).round() as i16;
            }
        }
        let unit = (1.0 / (f64::from(self.margin.max(1)) * scale)) as f32;
        Finished { row_bits: self.row_bits, unit, transitions, rows, words }
    }
}

/// Weights as they are written.
struct Finished<'a> {
    row_bits: u32,
    unit: f32,
    transitions: [[i16; LABELS]; LABELS],
    rows: Vec<[i8; 16]>,
    words: &'a [(u64, Known)],
}

impl Finished<'_> {
    fn to_bytes(&self) -> Vec<u8> {
        let Self { row_bits, unit, transitions, rows, words } = self;
        Parts { row_bits: *row_bits, unit: *unit, transitions, rows, words }.to_bytes()
    }
}

/// A small generator (SplitMix64): the order of documents must not change with a library's version.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}
