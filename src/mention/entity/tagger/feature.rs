//! Features: a token in its run, its sentence and its document → hashed keys.
//!
//! What is known about a word becomes marks of 32 bits; a feature is one of them, or a few side by side, times a number
//! of its own.

// Seventy features a token: each has to come down to a handful of instructions in one long row.
#![allow(clippy::inline_always)]

use super::evidence::Vote;
use super::model::Features;
use super::page::{Group, Page, Word};
use super::words::{list, Known};

/// Attributes of a word as well mixed numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marks {
    word: u32,
    /// Of 64, 256 and 1024 clusters.
    clusters: [u32; 3],
    lists: u32,
    leaning: u32,
    shape: u32,
}

impl Marks {
    #[inline]
    pub(crate) fn new(hash: u64, known: Known, shape: u8) -> Self {
        let [small, middle, large] = known.clusters();
        Self {
            word: hash as u32,
            clusters: [mark(1, small), mark(2, middle), mark(3, large)],
            lists: mark(4, u32::from(known.lists() & !list::OPENS)),
            leaning: mark(5, known.leaning()),
            shape: mark(6, u32::from(shape)),
        }
    }
}

/// A mixed number for a value of one kind.
#[inline(always)]
fn mark(kind: u32, value: u32) -> u32 {
    let mixed = (value ^ kind.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 15
}

/// Two marks in their order.
#[inline(always)]
fn two(a: u32, b: u32) -> u32 {
    a.wrapping_add(b << 2)
}

#[inline(always)]
fn three(a: u32, b: u32, c: u32) -> u32 {
    two(a, two(b, c))
}

/// The number by which a template's marks are multiplied.
const fn factor(template: u32) -> u32 {
    let mixed = (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ mixed >> 27) as u32 | 1
}

/// The features of the first pass, which do not depend on how the document was tagged so far. A model knows each by its
/// number.
#[inline(always)]
pub(crate) fn first(page: &Page<'_, '_>, at: usize, features: &mut impl Features) {
    let words = page.words();
    // Two words stand on each side of every run.
    let [w2, w1, word, n1, n2] = &words[at - 2..at + 3] else { return };
    let (w2, w1, w, n1, n2) = (&w2.marks, &w1.marks, &word.marks, &n1.marks, &n2.marks);
    let mut add = |template: u32, marks: u32| features.add(marks.wrapping_mul(factor(template)));

    // The word, and how it looks.
    let look = mark(7, u32::from(word.shape) << 1 | u32::from(word.initial));
    add(1, w.word);
    add(2, two(w.word, w.shape));
    add(9, look);

    // Beginnings and endings.
    let [first, last] = word.ends;
    let s3 = mark(8, last >> 8);
    add(17, mark(9, first & 0xffff));
    add(18, mark(10, last >> 16));
    add(19, mark(11, first & 0xff_ffff));
    add(20, s3);
    add(21, mark(12, first));
    add(22, mark(13, last));
    add(23, two(s3, w.shape));

    // Clusters, lists, frequency, and what its vector leans to.
    let rank = mark(14, word.known.rank());
    add(26, two(w.clusters[0], w.shape));
    add(30, two(w.clusters[1], w.shape));
    add(33, two(w.clusters[2], w.shape));
    add(40, two(w.lists, w.shape));
    add(44, two(rank, look));
    add(49, two(w.leaning, w.shape));
    add(50, two(w.leaning, mark(15, u32::from(word.initial))));
    add(53, two(w.leaning, w.lists));

    // How the rest of the document writes the word.
    let counts = mark(16, page.evidence().get(word.place as usize).code(word.initial));
    add(68, two(counts, w.shape));
    add(70, two(counts, w.lists));
    add(71, three(counts, rank, w.shape));

    // The neighbours, and how they look.
    add(3, w1.word);
    add(4, n1.word);
    add(5, w2.word);
    add(6, n2.word);
    add(7, two(w1.word, w.word));
    add(8, two(w.word, n1.word));
    add(10, two(w1.shape, w.shape));
    add(11, two(w.shape, n1.shape));
    add(12, three(w1.shape, w.shape, n1.shape));
    add(13, two(w1.word, w.shape));
    add(14, two(n1.word, w.shape));
    add(15, three(w2.shape, w1.shape, w.shape));
    add(16, three(w.shape, n1.shape, n2.shape));

    // Their clusters.
    add(24, w2.clusters[0]);
    add(25, two(w1.clusters[0], w.shape));
    add(27, two(n1.clusters[0], w.shape));
    add(28, n2.clusters[0]);
    add(29, two(w1.clusters[1], w.shape));
    add(31, two(n1.clusters[1], w.shape));
    add(32, two(w1.clusters[2], w.shape));
    add(34, two(n1.clusters[2], w.shape));
    add(35, two(w1.clusters[1], w.clusters[1]));
    add(36, two(w.clusters[1], n1.clusters[1]));
    add(37, three(w1.clusters[0], w.clusters[0], n1.clusters[0]));
    add(38, two(w2.clusters[1], w1.clusters[1]));
    add(39, two(n1.clusters[1], n2.clusters[1]));

    // Lists.
    let phrase = mark(17, word.phrase);
    add(41, two(w1.lists, w.lists));
    add(42, two(w.lists, n1.lists));
    add(43, three(w1.lists, w.lists, n1.lists));
    add(45, phrase);
    add(46, two(phrase, w1.lists));
    add(47, two(phrase, w1.clusters[0]));
    add(48, two(phrase, n1.clusters[0]));

    // What their vectors lean to.
    add(51, three(w1.leaning, w.leaning, w.shape));
    add(52, three(w.leaning, n1.leaning, w.shape));

    // The run that the token stands in.
    let place = mark(18, place(word, at));
    let (start, end) = if word.run.1 == 0 { (at, at + 1) } else { (word.run.0 as usize, word.run.1 as usize) };
    let (before, first, last, after) =
        (&words[start - 1].marks, &words[start].marks, &words[end - 1].marks, &words[end].marks);
    add(54, two(place, w.shape));
    add(55, two(place, first.word));
    add(56, two(place, last.word));
    add(57, two(place, last.clusters[1]));
    add(58, two(place, first.clusters[1]));
    add(59, two(place, before.word));
    add(60, two(place, after.word));
    add(61, two(place, before.clusters[1]));
    add(62, two(place, after.clusters[1]));
    add(63, three(place, first.lists, last.lists));
    add(64, two(place, before.lists));
    add(65, three(place, last.leaning, w.leaning));
    add(66, three(place, first.leaning, w.leaning));
    add(67, three(place, phrase, mark(17, words[start].phrase)));
    add(69, two(counts, place));
}

/// The features of the second pass: how the first tagged the token, and the same words elsewhere in the document.
#[inline(always)]
pub(crate) fn second(
    page: &Page<'_, '_>,
    group: &Group,
    number: usize,
    votes: &[Vote],
    heard: &[u8],
    features: &mut impl Features,
) {
    let at = group.words.start + number;
    let word = &page.words()[at];
    let vote = votes[number];
    let heard = |number: usize| mark(1, u32::from(heard[number]));
    let own = heard(number);
    let (first, last) = match word.run {
        (_, 0) => (0, 0),
        (start, end) => (heard(start as usize - group.words.start), heard(end as usize - 1 - group.words.start)),
    };
    let place = mark(2, place(word, at));
    let counts = mark(3, page.evidence().get(word.place as usize).code(word.initial));
    let kind = mark(4, vote.kind_code());
    let own_kind = two(own, kind);
    let mut add = |template: u32, marks: u32| features.add(marks.wrapping_mul(factor(template)));
    add(201, own_kind);
    add(202, two(own, mark(5, vote.code())));
    add(203, two(own_kind, mark(6, u32::from(word.shape))));
    add(204, two(own_kind, place));
    add(205, two(own_kind, counts));
    add(206, three(own_kind, last, place));
    add(207, three(own_kind, first, place));
    add(208, three(first, last, place));
    add(209, two(own_kind, mark(7, u32::from(word.known.lists() & !list::OPENS))));
}

/// Where a word stands in its run: first, last, and how long the run is.
fn place(word: &Word, at: usize) -> u32 {
    let (start, end) = (word.run.0 as usize, word.run.1 as usize);
    if end == 0 {
        return 9;
    }
    u32::from(at == start) | u32::from(at + 1 == end) << 1 | ((end - start).min(4) as u32) << 2
}
