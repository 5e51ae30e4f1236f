//! The model file: weights, transitions and the word table, read where they lie.

use std::borrow::Cow;

use super::decode::{Scores, Transitions, LABELS};
use super::words::{bucket, fingerprint, fingerprint_of, hash, Known, DIRECTORY, ENTRY};
use crate::error::{Error, ErrorKind};
use crate::vocabulary::WordId;

/// What every model file of this version begins with. The features belong to the version: a file of another one would
/// load and tag nonsense, so the number changes with them.
pub(crate) const MAGIC: &[u8; 8] = b"NAMETAG1";

/// Magic; logarithm of the number of rows; number of words; one unit of margin as a float.
const HEADER: usize = 8 + 4 + 4 + 4;

/// Bytes of the transitions: one 16-bit number a pair of labels.
const TRANSITIONS: usize = LABELS * LABELS * 2;

/// A row a hashed feature, a byte a label.
const ROW: usize = 16;

/// Logarithm of the number of rows of the second pass, which has a few thousand features in all.
pub(crate) const SECOND_BITS: u32 = 12;

/// What a model consists of, when it is written.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) row_bits: u32,
    pub(crate) unit: f32,
    pub(crate) transitions: [[i16; LABELS]; LABELS],
    pub(crate) rows: Vec<[i8; ROW]>,
    pub(crate) second: Vec<[i8; ROW]>,
    /// By hash, in order.
    pub(crate) words: &'a [(u64, Known)],
}

#[cfg(feature = "train")]
impl<'a> Parts<'a> {
    /// A model that finds nothing.
    pub(crate) fn blank(row_bits: u32, words: &'a [(u64, Known)]) -> Self {
        Self {
            row_bits,
            unit: 1.0,
            transitions: [[0; LABELS]; LABELS],
            rows: vec![[0; ROW]; 1 << row_bits],
            second: vec![[0; ROW]; 1 << SECOND_BITS],
            words,
        }
    }

    /// The model that reads the file.
    pub(crate) fn model(&self) -> Model<'static> {
        Model::new(Cow::Owned(self.to_bytes())).expect("a file just written")
    }

    /// The file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.row_bits.to_le_bytes());
        bytes.extend((self.words.len() as u32).to_le_bytes());
        bytes.extend(self.unit.to_le_bytes());
        bytes.extend(self.transitions.iter().flatten().flat_map(|t| t.to_le_bytes()));
        bytes.extend(self.rows.iter().chain(&self.second).flatten().map(|w| *w as u8));
        let mut at = 0;
        for next in 0..=bucket(u64::MAX) + 1 {
            while at < self.words.len() && bucket(self.words[at].0) < next {
                at += 1;
            }
            bytes.extend((at as u32).to_le_bytes());
        }
        bytes.extend(self.words.iter().flat_map(|(hash, known)| known.to_bytes(fingerprint(*hash))));
        bytes
    }
}

/// A model over the bytes of its file.
#[derive(Clone)]
pub(crate) struct Model<'a> {
    bytes: Cow<'a, [u8]>,
    transitions: Box<[[i16; LABELS]; LABELS]>,
    row_bits: u32,
    unit: f32,
    /// Hash and entry of words by their numbers in the vocabulary: half of a text's words from a small table.
    learnt: Vec<(u64, Known)>,
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
        let (row_bits, words) = (number(&bytes, 8), number(&bytes, 12) as usize);
        if row_bits > 20 || words > 1 << 24 {
            return Err(fail("expected at most 2^20 rows and 2^24 words"));
        }
        let length = HEADER + TRANSITIONS + (ROW << row_bits) + (ROW << SECOND_BITS) + DIRECTORY + words * ENTRY;
        if bytes.len() != length {
            return Err(fail(&format!("expected {length} bytes, there are {}", bytes.len())));
        }
        let mut transitions = Box::new([[0; LABELS]; LABELS]);
        let pairs = bytes[HEADER..].chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]]));
        for (to, from) in transitions.iter_mut().flatten().zip(pairs) {
            *to = from;
        }
        let unit = f32::from_bits(number(&bytes, 16));
        Ok(Self { bytes, transitions, row_bits, unit, learnt: Vec::new() })
    }

    pub(crate) fn learn<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let look_up = |word| {
            let hash = hash(word);
            (hash, self.known(hash))
        };
        self.learnt = words.map(look_up).collect();
    }

    /// Hash and entry of a word that was learnt.
    #[inline]
    pub(crate) fn learnt(&self, word: WordId) -> Option<(u64, Known)> {
        self.learnt.get(word.index().wrapping_sub(1)).copied()
    }

    /// Margin a step of the scores.
    pub(crate) fn unit(&self) -> f32 {
        self.unit
    }

    /// Adds the rows of these features of the first pass.
    #[inline]
    pub(crate) fn add_first(&self, keys: &[u32], sum: &mut Sum) {
        let rows = &self.bytes[HEADER + TRANSITIONS..][..ROW << self.row_bits];
        sum.add(rows, self.row_bits, keys);
    }

    /// The same of the second pass.
    #[inline]
    pub(crate) fn add_second(&self, keys: &[u32], sum: &mut Sum) {
        let rows = &self.bytes[HEADER + TRANSITIONS + (ROW << self.row_bits)..][..ROW << SECOND_BITS];
        sum.add(rows, SECOND_BITS, keys);
    }

    /// What the word table has about a word or phrase.
    pub(crate) fn known(&self, hash: u64) -> Known {
        let table = &self.bytes[HEADER + TRANSITIONS + (ROW << self.row_bits) + (ROW << SECOND_BITS)..];
        let at = bucket(hash) * 4;
        let (start, end) = (number(table, at) as usize, number(table, at + 4) as usize);
        let entries = table.get(DIRECTORY + start * ENTRY..DIRECTORY + end * ENTRY).unwrap_or_default();
        let own = fingerprint(hash);
        let mut entries = entries.chunks_exact(ENTRY).map(|e| e.try_into().unwrap_or_default());
        entries.find(|e| fingerprint_of(*e) == own).map_or_else(Known::default, Known::from_bytes)
    }
}

impl Transitions for Model<'_> {
    #[inline]
    fn step(&self, before: usize, label: usize) -> i32 {
        i32::from(self.transitions[before][label])
    }
}

/// A sum of rows: two bytes of each row in every lane, so that the processor adds eight lanes at once.
///
/// What is added is each weight plus 128, which needs no sign: at most 257 rows fit, and a token has fewer than a hundred
/// features.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    even: [u16; 8],
    odd: [u16; 8],
    rows: u16,
}

impl Sum {
    // Never inlined: in a larger function the compiler no longer sees that eight lanes go together.
    #[inline(never)]
    fn add(&mut self, rows: &[u8], bits: u32, keys: &[u32]) {
        let Self { mut even, mut odd, .. } = *self;
        for key in keys {
            let at = row(*key, bits) * ROW;
            let row: &[u8; ROW] = rows[at..at + ROW].try_into().unwrap_or(&[0; ROW]);
            let pairs: [u16; 8] = core::array::from_fn(|at| u16::from_le_bytes([row[at * 2], row[at * 2 + 1]]));
            for lane in 0..8 {
                let weights = pairs[lane] ^ 0x8080;
                even[lane] = even[lane].wrapping_add(weights & 0xff);
                odd[lane] = odd[lane].wrapping_add(weights >> 8);
            }
        }
        *self = Self { even, odd, rows: self.rows + keys.len() as u16 };
    }

    pub(crate) fn scores(&self) -> Scores {
        let added = 128 * i32::from(self.rows);
        core::array::from_fn(|at| i32::from(if at % 2 == 0 { self.even[at / 2] } else { self.odd[at / 2] }) - added)
    }
}

/// The row of a feature.
#[inline]
pub(crate) fn row(key: u32, bits: u32) -> usize {
    (key >> (32 - bits)) as usize
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes(b.try_into().unwrap_or_default()))
}
