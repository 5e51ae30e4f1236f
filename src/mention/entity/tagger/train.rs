//! Training: marked texts and word lists → the bytes of a model.
//!
//! An averaged perceptron with a margin, in whole numbers, over documents shuffled by a generator of its own: the same
//! data gives the same bytes on every machine. `examples/train_tagger` reads the usual file formats and calls it.

use std::collections::BTreeMap;

use core::ops::Range;

use super::decode::{scores, Decoder, Kind, Label, Lanes, Part, LANES};
use super::feature;
use super::model::{row, Features, Model, Parts, FIRST_BITS, LARGEST, SECOND_BITS};
use super::page::Page;
use super::vectors::{nearest, Counts, Vectors};
use super::words::{chain, hash, list, Facts};
use super::{FirstPass, Tagger};
use crate::document::{Case, Document, Text, TokenKind};
use crate::mention::entity::writing::Writing;
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
    /// How strongly a mistake in it counts: 1 to 10, 4 is usual.
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
    known: BTreeMap<u64, Facts>,
    clustered: u32,
    vectors: Vectors,
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

    /// Adds a word with its vector; the most frequent word first, and all vectors of one length.
    pub fn vector(&mut self, word: &str, vector: &[f32]) {
        self.vectors.push(hash(&fold(word)), vector);
    }

    /// Puts the words that have a vector but no cluster into the nearest.
    pub fn spread_clusters(&mut self) {
        let vectors = core::mem::take(&mut self.vectors);
        let centroids = [64, 256, 1024].map(|size| {
            let index = [64, 256, 1024].iter().position(|s| *s == size).unwrap_or_default();
            let cluster = |word| Some(usize::from(self.known.get(&word)?.clusters[index].checked_sub(1)?));
            vectors.centroids(cluster, size)
        });
        for (word, vector) in vectors.iter() {
            let known = self.known.entry(word).or_default();
            self.clustered += u32::from(known.rank == 0);
            if known.rank == 0 {
                known.clusters = [0, 1, 2].map(|size| 1 + nearest(&centroids[size], vector) as u16);
                known.rank = 1 + self.clustered.ilog2() as u8;
            }
        }
        self.vectors = vectors;
    }

    /// Learns from the marked texts what the words with vectors lean to.
    fn lean(&mut self, examples: &[Example]) {
        let mut seen = BTreeMap::<u64, Counts>::new();
        for example in examples {
            let document = Document::plain(&*example.text);
            for token in document.tokens() {
                let word = seen.entry(hash(&fold(&token.span.of(&example.text).to_ascii_lowercase()))).or_default();
                let name = example.names.partition_point(|(span, _)| span.end <= token.span.start);
                let name = example.names.get(name).filter(|(span, _)| span.contains(token.span));
                let kind = name.and_then(|(_, kind)| kind_of(*kind));
                word[kind.map_or(0, |k| 1 + k as usize)] += 1.0;
            }
        }
        for (word, leaning) in self.vectors.leanings(&seen) {
            let levels = leaning.map(|share| [0.15, 0.35, 0.6].iter().filter(|level| share > **level).count() as u8);
            let [outside, person, place, organization] = levels;
            self.known.entry(word).or_default().leaning = outside | person << 2 | place << 4 | organization << 6;
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

    /// Counts which words the texts have in lower case where they are no names.
    fn count_lower(&mut self, examples: &[Example]) {
        let mut counts = BTreeMap::<u64, u32>::new();
        for example in examples {
            let document = Document::plain(&*example.text);
            let is_name = |span: Span| example.names.iter().any(|(name, _)| name.contains(span));
            for token in document.tokens().iter().filter(|t| t.case == Case::Lower && !is_name(t.span)) {
                *counts.entry(hash(&fold(token.span.of(&example.text)))).or_default() += 1;
            }
        }
        for (word, _) in counts.into_iter().filter(|(_, count)| *count >= 3) {
            self.known.entry(word).or_default().lists |= list::LOWER;
        }
    }

    fn entries(&self) -> Vec<(u64, Facts)> {
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
    /// How often every document is read.
    pub epochs: u32,
    /// By how much a wrong label must lose, a token; one feature of an example with weight 1 counts 1.
    pub margin: i32,
    /// How many features of a hundred a token is left without, drawn anew each time it is read.
    pub forgotten: u64,
    /// How many learners read the documents in orders of their own; the model is their mean.
    pub learners: u32,
    /// Into how many parts the documents are cut so that the second pass learns from labels of documents that the first
    /// has not read.
    pub parts: usize,
    /// Starts the generator that shuffles the documents.
    pub seed: u64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { epochs: 12, margin: 400, forgotten: 20, learners: 1, parts: 5, seed: 1 }
    }
}

/// Trains a model and gives the bytes of its file, which [`Tagger::from_bytes`] reads.
pub fn train(examples: &[Example], words: &Words, recipe: &Recipe) -> Vec<u8> {
    let mut words = words.clone();
    words.count_lower(examples);
    words.lean(examples);
    let words = words.entries();
    let blank = Parts::blank(&words).model();
    let documents: Vec<_> = examples.iter().map(|e| Document::plain(&*e.text)).collect();
    let vocabulary = Vocabulary::default();
    let texts: Vec<_> = documents.iter().map(|d| Text::new(d, &vocabulary)).collect();
    let lessons: Vec<_> = texts.iter().zip(examples).map(|(t, e)| Lesson::new(t, e, &blank)).collect();

    let first = learn(&lessons, |_| true, FIRST_BITS, recipe);
    let scale = f64::from(LARGEST) / first.large();
    let mut model = first.model(scale, recipe, &words);
    let mut second_lessons = Vec::new();
    for part in 0..recipe.parts {
        let others = learn(&lessons, |number| number % recipe.parts != part, FIRST_BITS, recipe);
        let others = others.model(scale, recipe, &words).model();
        let own = lessons.iter().enumerate().filter(|(number, _)| number % recipe.parts == part);
        second_lessons.extend(own.map(|(number, lesson)| lesson.second(&texts[number], &others)));
    }
    let second = Recipe { margin: (f64::from(recipe.margin) * scale) as i32 * FINE, ..recipe.clone() };
    let second = learn(&second_lessons, |_| true, SECOND_BITS, &second);
    model.second = second.rows(1.0 / f64::from(FINE));
    model.to_bytes()
}

/// By how much finer the second pass learns than the weights of the first are stored.
const FINE: i32 = 16;

/// Lets the learners read the lessons.
fn learn(lessons: &[Lesson], reads: impl Fn(usize) -> bool, row_bits: u32, recipe: &Recipe) -> Learned {
    let mut random = Random(recipe.seed);
    let mut order: Vec<usize> = (0..lessons.len()).filter(|number| reads(*number)).collect();
    let mut mean = Learned::new(row_bits);
    for _ in 0..recipe.learners {
        let mut learner = Learner::new(row_bits, recipe);
        for _ in 0..recipe.epochs {
            random.shuffle(&mut order);
            for at in &order {
                learner.read(&lessons[*at]);
            }
        }
        mean.add(&learner, 1.0 / f64::from(recipe.learners));
    }
    mean
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
    let mut score = Score::default();
    for example in examples {
        let found = tagger.names(&example.text);
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
struct Lesson {
    groups: Vec<Group>,
    weight: i32,
}

struct Group {
    /// Those of all tokens, one after another, the same number for each.
    keys: Vec<u32>,
    /// What is settled before: nothing in the first pass, the scores of the first in the second.
    base: Vec<Lanes>,
    labels: Vec<Label>,
    /// Whether a marked name crosses its border, so that no labels are right.
    torn: bool,
}

/// The keys of a token's features.
impl Features for Vec<u32> {
    fn add(&mut self, key: u32) {
        self.push(key);
    }
}

impl Lesson {
    fn new(text: &Text<'_>, example: &Example, model: &Model<'_>) -> Self {
        let page = Page::new(text, &Writing::new(text), model);
        let names: Vec<_> = example.names.iter().filter_map(|(span, kind)| marked(text, *span, *kind)).collect();
        let groups = page.groups().iter().map(|group| {
            let mut keys = Vec::new();
            group.words.clone().for_each(|at| feature::first(&page, at, &mut keys));
            Group::new(group.tokens.clone(), keys, &names)
        });
        Self { groups: groups.collect(), weight: i32::try_from(example.weight).unwrap_or(i32::MAX) }
    }

    /// The lesson of the second pass, after a first pass with this model: those runs with words that it
    /// tagged otherwise elsewhere.
    fn second(&self, text: &Text<'_>, model: &Model<'_>) -> Self {
        let mut page = Page::new(text, &Writing::new(text), model);
        let first = FirstPass::new(&mut page, model);
        let mut groups = Vec::new();
        let mut heard = Vec::new();
        let mut from = 0;
        for (group, known) in page.groups().iter().zip(&self.groups) {
            let run = from..from + group.tokens.len();
            from = run.end;
            let votes = &first.votes[run.clone()];
            if !page.heard(group, votes, &mut heard) {
                continue;
            }
            let mut keys = Vec::new();
            for number in 0..run.len() {
                feature::second(&page, group, number, votes, &heard, &mut keys);
            }
            let base = first.lanes[run].iter().map(|lanes| lanes.map(|s| s * FINE)).collect();
            groups.push(Group { keys, base, labels: known.labels.clone(), torn: known.torn });
        }
        Self { groups, weight: self.weight }
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
                labels[at - tokens.start] = Label::new(*kind as usize, part);
            }
        }
        let base = vec![[0; LANES]; tokens.len()];
        Self { keys, base, labels, torn }
    }
}

/// Weights while they are learnt.
struct Learner {
    row_bits: u32,
    margin: i32,
    rows: Vec<Lanes>,
    /// Each update times the step at which it came, for the average.
    late: Vec<[i64; LANES]>,
    step: i64,
    decoder: Decoder,
    /// Features a hundred that each token does without, so that none is relied on alone.
    forgotten: u64,
    random: Random,
    /// The features that each token of a run was left with.
    kept: Vec<Vec<u32>>,
}

impl Learner {
    fn new(row_bits: u32, recipe: &Recipe) -> Self {
        Self {
            row_bits,
            margin: recipe.margin,
            rows: vec![[0; LANES]; 1 << row_bits],
            late: vec![[0; LANES]; 1 << row_bits],
            step: 1,
            decoder: Decoder::default(),
            forgotten: recipe.forgotten,
            random: Random(recipe.seed),
            kept: Vec::new(),
        }
    }

    /// Tags a document and learns from each mistake.
    fn read(&mut self, lesson: &Lesson) {
        let mut sums = Vec::new();
        let mut said = Vec::new();
        for group in lesson.groups.iter().filter(|group| !group.torn) {
            self.step += 1;
            let keys = group.keys.len() / group.labels.len();
            sums.clear();
            self.kept.resize_with(group.labels.len(), Vec::new);
            for (((keys, base), right), kept) in
                group.keys.chunks(keys).zip(&group.base).zip(&group.labels).zip(&mut self.kept)
            {
                kept.clear();
                kept.extend(keys.iter().filter(|_| self.random.next() % 100 >= self.forgotten));
                let mut sum = scores(&lanes_of(&self.rows, self.row_bits, kept, *base));
                for (_, score) in sum.iter_mut().enumerate().filter(|(label, _)| *label != usize::from(right.0)) {
                    *score += self.margin * lesson.weight;
                }
                sums.push(sum);
            }
            said.clear();
            said.resize(group.labels.len(), Label::OUTSIDE);
            self.decoder.decode(&sums, &mut said);
            if said != group.labels {
                self.update(&group.labels, &said, lesson.weight);
            }
        }
    }

    fn update(&mut self, right: &[Label], said: &[Label], weight: i32) {
        let late = i64::from(weight) * self.step;
        for ((kept, right), said) in self.kept.iter().zip(right).zip(said).filter(|((_, r), s)| r != s) {
            let mut by = [0; LANES];
            right.lanes().for_each(|lane| by[lane] += 1);
            said.lanes().for_each(|lane| by[lane] -= 1);
            for key in kept {
                let row = row(*key, self.row_bits);
                let (now, late_sums) = (&mut self.rows[row], &mut self.late[row]);
                for ((now, late_sum), by) in now.iter_mut().zip(late_sums).zip(by) {
                    *now += weight * by;
                    *late_sum += late * i64::from(by);
                }
            }
        }
    }
}

fn lanes_of(rows: &[Lanes], bits: u32, keys: &[u32], mut sum: Lanes) -> Lanes {
    for key in keys {
        for (s, w) in sum.iter_mut().zip(&rows[row(*key, bits)]) {
            *s += w;
        }
    }
    sum
}

/// The mean of what the learners had in mind over all their steps.
struct Learned(Vec<[f64; LANES]>);

impl Learned {
    fn new(row_bits: u32) -> Self {
        Self(vec![[0.0; LANES]; 1 << row_bits])
    }

    fn add(&mut self, learner: &Learner, share: f64) {
        let average = |now: i32, late: i64| (f64::from(now) - late as f64 / learner.step as f64) * share;
        let now = learner.rows.iter().zip(&learner.late);
        for (sum, (now, late)) in self.0.iter_mut().flatten().zip(now.flat_map(|(n, l)| n.iter().zip(l))) {
            *sum += average(*now, *late);
        }
    }

    /// A weight that few are larger than: those lose what they have beyond it, so that the others are kept finer.
    fn large(&self) -> f64 {
        let mut weights: Vec<f64> = self.0.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        weights.sort_unstable_by(f64::total_cmp);
        weights.get(weights.len() * 997 / 1000).copied().unwrap_or(1.0)
    }

    /// The weights as whole numbers.
    fn rows(&self, scale: f64) -> Vec<[i8; LANES]> {
        let largest = f64::from(LARGEST);
        self.0.iter().map(|row| row.map(|w| (w * scale).round().clamp(-largest, largest) as i8)).collect()
    }

    /// A model of the first pass alone.
    fn model<'w>(&self, scale: f64, recipe: &Recipe, words: &'w [(u64, Facts)]) -> Parts<'w> {
        let unit = (1.0 / (f64::from(recipe.margin.max(1)) * scale)) as f32;
        Parts { unit, first: self.rows(scale), ..Parts::blank(words) }
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
