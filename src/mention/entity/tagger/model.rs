//! The model file: weights and the word table, read where they lie.

// Adding a row is the innermost step of all: how many came before has to be known where it is compiled.
#![allow(clippy::inline_always)]

use std::borrow::Cow;

use super::decode::{Lanes, LANES};
#[cfg(feature = "train")]
use super::words::Facts;
use super::words::{bucket, fingerprint, hash, in_filter, Known, DIRECTORY, ENTRY, FILTER};
use crate::error::{Error, ErrorKind};
use crate::vocabulary::{Vocabulary, WordId, WordSet};

/// What every model file of this version begins with. The features belong to the version: a file of another one would
/// load and tag nonsense, so the number changes with them.
pub(crate) const MAGIC: &[u8; 8] = b"NAMETAG3";

/// Magic; number of words; one unit of margin as a float.
const HEADER: usize = 8 + 4 + 4;

/// A row a hashed feature, a byte a lane.
pub(crate) type Row = [u8; LANES];

/// Logarithm of the number of rows of the first pass, and of the second, which has a few thousand features in all.
pub(crate) const FIRST_BITS: u32 = 16;
pub(crate) const SECOND_BITS: u32 = 12;

const FIRST: usize = LANES << FIRST_BITS;
const SECOND: usize = LANES << SECOND_BITS;

/// Where the filter begins, and behind it the word table.
const NAMES: usize = HEADER + FIRST + SECOND;
const TABLE: usize = NAMES + FILTER;

/// Weights lie between this and its opposite, and are kept with one more added: 1 to 127, of which two add up within a
/// byte.
#[cfg(feature = "train")]
pub(crate) const LARGEST: i32 = 63;
const ZERO: u8 = 64;

/// What a model consists of, when it is written.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) unit: f32,
    pub(crate) first: Vec<[i8; LANES]>,
    pub(crate) second: Vec<[i8; LANES]>,
    /// By hash, in order.
    pub(crate) words: &'a [(u64, Facts)],
}

#[cfg(feature = "train")]
impl<'a> Parts<'a> {
    /// A model that finds nothing.
    pub(crate) fn blank(words: &'a [(u64, Facts)]) -> Self {
        Self { unit: 1.0, first: vec![[0; LANES]; 1 << FIRST_BITS], second: vec![[0; LANES]; 1 << SECOND_BITS], words }
    }

    /// The model that reads the file.
    pub(crate) fn model(&self) -> Model<'static> {
        Model::new(Cow::Owned(self.to_bytes())).expect("a file just written")
    }

    /// The file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.words.len() as u32).to_le_bytes());
        bytes.extend(self.unit.to_le_bytes());
        bytes.extend(self.first.iter().chain(&self.second).flatten().map(|w| (i16::from(*w) + i16::from(ZERO)) as u8));
        bytes.extend(self.filter());
        let mut at = 0;
        for next in 0..=bucket(u64::MAX) + 1 {
            while at < self.words.len() && bucket(self.words[at].0) < next {
                at += 1;
            }
            bytes.extend((at as u32).to_le_bytes());
        }
        bytes.extend(self.words.iter().flat_map(|(hash, facts)| facts.entry(*hash)));
        bytes
    }

    /// The filter of the words that may be names in lower case.
    fn filter(&self) -> Vec<u8> {
        let mut filter = vec![0; FILTER];
        for (hash, facts) in self.words {
            if Known::from_bytes(facts.entry(*hash)).is_lower_name() {
                let (byte, bit) = in_filter(*hash);
                filter[byte] |= bit;
            }
        }
        filter
    }
}

/// A model over the bytes of its file.
#[derive(Clone)]
pub(crate) struct Model<'a> {
    bytes: Cow<'a, [u8]>,
    unit: f32,
    /// Hash and entry of words by their numbers in the vocabulary: half of a text's words from a small table.
    learnt: Vec<(u64, Known)>,
    /// Those that may be names in lower case.
    lower_names: WordSet,
}

impl core::fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Model").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

fn fail(expected: &str) -> Error {
    ErrorKind::Tagger { expected: expected.to_owned() }.into()
}

impl<'a> Model<'a> {
    pub(crate) fn new(bytes: Cow<'a, [u8]>) -> Result<Self, Error> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(fail("expected a model that this version's training program wrote"));
        }
        let words = number(&bytes, 8) as usize;
        if words > 1 << 24 {
            return Err(fail("expected at most 2^24 words"));
        }
        let length = TABLE + DIRECTORY + words * ENTRY;
        if bytes.len() != length {
            return Err(fail(&format!("expected {length} bytes, there are {}", bytes.len())));
        }
        let unit = f32::from_bits(number(&bytes, 12));
        Ok(Self { bytes, unit, learnt: Vec::new(), lower_names: WordSet::default() })
    }

    /// Looks up the words of a vocabulary.
    pub(crate) fn learn(&mut self, vocabulary: &Vocabulary) {
        self.learnt.reserve(vocabulary.len());
        for (number, word) in vocabulary.words().enumerate() {
            let hash = hash(word);
            let known = self.known(hash);
            if known.is_lower_name() {
                self.lower_names.insert(WordId(number as u32 + 1));
            }
            self.learnt.push((hash, known));
        }
    }

    /// Hash and entry of a word that was learnt.
    #[inline]
    pub(crate) fn learnt(&self, word: WordId) -> Option<(u64, Known)> {
        self.learnt.get(word.index().wrapping_sub(1)).copied()
    }

    /// The words that were learnt and may be names in lower case.
    #[inline]
    pub(crate) fn lower_names(&self) -> &WordSet {
        &self.lower_names
    }

    /// Margin a step of the scores.
    pub(crate) fn unit(&self) -> f32 {
        self.unit
    }

    /// The rows of the first pass.
    #[inline]
    pub(crate) fn first(&self) -> &[u8; FIRST] {
        self.bytes[HEADER..HEADER + FIRST].try_into().expect("the length was checked")
    }

    /// The rows of the second pass.
    #[inline]
    pub(crate) fn second(&self) -> &[u8; SECOND] {
        self.bytes[HEADER + FIRST..HEADER + FIRST + SECOND].try_into().expect("the length was checked")
    }

    /// Whether a word may be a name in lower case. Few may, and the filter says so of the others without a look into the
    /// table, which lies far from the processor.
    pub(crate) fn is_lower_name(&self, hash: u64) -> bool {
        let (byte, bit) = in_filter(hash);
        self.bytes[NAMES + byte] & bit != 0 && self.known(hash).is_lower_name()
    }

    /// What the word table has about a word or phrase.
    pub(crate) fn known(&self, hash: u64) -> Known {
        let table = &self.bytes[TABLE..];
        let at = bucket(hash) * 4;
        let (start, end) = (number(table, at) as usize, number(table, at + 4) as usize);
        let entries = table.get(DIRECTORY + start * ENTRY..DIRECTORY + end * ENTRY).unwrap_or_default();
        let own = fingerprint(hash);
        let mut entries = entries.chunks_exact(ENTRY).map(|e| Known::from_bytes(e.try_into().unwrap_or_default()));
        entries.find(|known| known.fingerprint() == own).unwrap_or_default()
    }
}

/// What takes the features of a token in, one after another.
pub(crate) trait Features {
    fn add(&mut self, key: u32);
}

/// A sum of the rows that features lead to.
///
/// Eight lanes are added at once in one number: two rows in bytes, all of them in two numbers of four lanes each, which
/// hold the even and the odd ones.
#[derive(Debug)]
pub(crate) struct Sum<'r, const BYTES: usize> {
    rows: &'r [u8; BYTES],
    two: u64,
    even: u64,
    odd: u64,
    count: i32,
}

impl<'r, const BYTES: usize> Sum<'r, BYTES> {
    /// Logarithm of the number of rows.
    const BITS: u32 = (BYTES / LANES).ilog2();

    pub(crate) fn new(rows: &'r [u8; BYTES]) -> Self {
        Self { rows, two: 0, even: 0, odd: 0, count: 0 }
    }

    #[inline(always)]
    fn widen(&mut self) {
        const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
        self.even += self.two & EVEN;
        self.odd += self.two >> 8 & EVEN;
        self.two = 0;
    }

    #[inline(always)]
    pub(crate) fn lanes(mut self) -> Lanes {
        self.widen();
        let zero = i32::from(ZERO) * self.count;
        let lane = |lanes: u64, at: u32| i32::from((lanes >> (at * 16)) as u16) - zero;
        let (even, odd) = (self.even, self.odd);
        [
            lane(even, 0),
            lane(odd, 0),
            lane(even, 1),
            lane(odd, 1),
            lane(even, 2),
            lane(odd, 2),
            lane(even, 3),
            lane(odd, 3),
        ]
    }
}

impl<const BYTES: usize> Features for Sum<'_, BYTES> {
    #[inline(always)]
    fn add(&mut self, key: u32) {
        let at = (key >> (32 - Self::BITS)) as usize * LANES;
        let row: Row = self.rows[at..at + LANES].try_into().unwrap_or_default();
        self.two += u64::from_le_bytes(row);
        self.count += 1;
        if self.count % 2 == 0 {
            self.widen();
        }
    }
}

/// The row of a feature.
#[cfg(feature = "train")]
#[inline]
pub(crate) fn row(key: u32, bits: u32) -> usize {
    (key >> (32 - bits)) as usize
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes(b.try_into().unwrap_or_default()))
}
