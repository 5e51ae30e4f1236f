//! What is known about words and phrases outside their sentence: clusters, frequency, name lists.

use crate::vocabulary::tail;

/// Flags of the lists that have a word or a phrase.
pub(crate) mod list {
    pub(crate) const FIRST_NAME: u16 = 1;
    #[cfg(feature = "train")]
    pub(crate) const SURNAME: u16 = 1 << 1;
    pub(crate) const LARGE_CITY: u16 = 1 << 2;
    pub(crate) const CITY: u16 = 1 << 3;
    pub(crate) const COUNTRY: u16 = 1 << 4;
    pub(crate) const REGION: u16 = 1 << 5;
    pub(crate) const PEOPLE: u16 = 1 << 6;
    pub(crate) const ORGANIZATION: u16 = 1 << 7;
    pub(crate) const GROUP: u16 = 1 << 8;
    pub(crate) const TITLE: u16 = 1 << 9;
    pub(crate) const ROLE: u16 = 1 << 10;
    /// Seen in lower case again and again.
    pub(crate) const LOWER: u16 = 1 << 11;
    /// A longer phrase begins with this one.
    pub(crate) const OPENS: u16 = 1 << 12;
    /// The lists that hold whole names of several words.
    pub(crate) const NAMES: u16 = LARGE_CITY | CITY | COUNTRY | REGION | PEOPLE | ORGANIZATION | GROUP;
}

/// What the table has about one word or phrase, in one number as it stands there: 14 bits that tell it from others in its
/// bucket, then 24 bits of clusters, 13 of lists, 5 of rank and 8 of leaning. All zero where it is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known(u64);

/// Bytes of an entry.
pub(crate) const ENTRY: usize = 8;

/// Buckets of the directory, by the first bits of the hash: about 6 entries in each.
pub(crate) const BUCKET_BITS: u32 = 15;

/// The bytes of a directory: where each bucket begins, and where the last ends.
pub(crate) const DIRECTORY: usize = ((1 << BUCKET_BITS) + 1) * 4;

/// The hash of a word in lower case; phrases chain them.
pub(crate) fn hash(word: &str) -> u64 {
    let mut state = SEED ^ word.len() as u64;
    let mut chunks = word.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        state = mix(state, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    mix(state, tail(word.as_bytes()))
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a phrase that goes on with one more word.
pub(crate) fn chain(phrase: u64, word: u64) -> u64 {
    mix(phrase, word.rotate_left(17))
}

/// Folded multiplication: all bits of the product count.
#[inline]
fn mix(state: u64, part: u64) -> u64 {
    let product = u128::from(state ^ part) * u128::from(0xa076_1d64_78bd_642f_u64);
    // No word has the hash 0, which stands for a free place in tables.
    ((product as u64) ^ ((product >> 64) as u64)).max(1)
}

pub(crate) fn bucket(hash: u64) -> usize {
    (hash >> (64 - BUCKET_BITS)) as usize
}

/// What tells an entry from the others in its bucket: a word that is not in the table is taken for one in 2,700 times.
pub(crate) fn fingerprint(hash: u64) -> u64 {
    hash >> 16 & 0x3fff
}

/// The bytes of the filter of names in lower case: 16 bits a bucket. One in ten of other words passes it.
pub(crate) const FILTER: usize = 2 << BUCKET_BITS;

/// The place of a word in the filter: a byte, and a bit of it.
#[inline]
pub(crate) fn in_filter(hash: u64) -> (usize, u8) {
    let bit = fingerprint(hash) % 16;
    (bucket(hash) * 2 + bit as usize / 8, 1 << (bit % 8))
}

impl Known {
    /// An entry of the table.
    #[inline]
    pub(crate) fn from_bytes(bytes: [u8; ENTRY]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    pub(crate) fn fingerprint(self) -> u64 {
        self.0 & 0x3fff
    }

    /// Numbers of its clusters among 64, 256 and 1024; the first of each is 1, 0 says that it has none.
    #[inline]
    pub(crate) fn clusters(self) -> [u32; 3] {
        // A word has a rank where it has clusters.
        let first = u32::from(self.rank() != 0);
        [(14, 0x3f), (20, 0xff), (28, 0x3ff)].map(|(at, mask)| first * (1 + (self.0 >> at & mask) as u32))
    }

    /// How common it is: 0 unknown, 1 among the commonest, rising with the logarithm of the rank.
    #[inline]
    pub(crate) fn rank(self) -> u32 {
        (self.0 >> 51 & 0x1f) as u32
    }

    /// [`list`] flags.
    #[inline]
    pub(crate) fn lists(self) -> u16 {
        (self.0 >> 38 & 0x1fff) as u16
    }

    /// How much its vector leans to no name, person, place and organisation: two bits each.
    #[inline]
    pub(crate) fn leaning(self) -> u32 {
        (self.0 >> 56) as u32
    }

    /// Listed as a place or first name, and no common word: where it stands in lower case it may be a name all the same.
    pub(crate) fn is_lower_name(self) -> bool {
        const NAMES: u16 = list::COUNTRY | list::REGION | list::LARGE_CITY | list::CITY | list::FIRST_NAME;
        self.lists() & NAMES != 0 && self.lists() & (list::LOWER | list::TITLE | list::ROLE) == 0
    }
}

/// What is known about a word or phrase while a table is made.
#[cfg(feature = "train")]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    /// As in [`Known`].
    pub(crate) clusters: [u16; 3],
    pub(crate) rank: u8,
    pub(crate) lists: u16,
    pub(crate) leaning: u8,
}

#[cfg(feature = "train")]
impl Facts {
    /// The entry of a word with this hash.
    pub(crate) fn entry(self, hash: u64) -> [u8; ENTRY] {
        let [c64, c256, c1024] = self.clusters.map(|number| u64::from(number.saturating_sub(1)));
        let clusters = c64 << 14 | c256 << 20 | c1024 << 28;
        let rest = u64::from(self.lists) << 38 | u64::from(self.rank) << 51 | u64::from(self.leaning) << 56;
        (fingerprint(hash) | clusters | rest).to_le_bytes()
    }
}
