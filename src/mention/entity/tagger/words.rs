//! What is known about words and phrases outside their sentence: clusters, frequency, name lists.

/// Flags of the lists that have a word or a phrase.
pub(crate) mod list {
    pub(crate) const FIRST_NAME: u16 = 1;
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

/// What the table has about one word or phrase; all zero where it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// Numbers of its clusters among 64, 256 and 1024; the first of each is 1, 0 says that it has none.
    pub(crate) clusters: [u16; 3],
    /// How common it is: 0 unknown, 1 among the commonest, rising with the logarithm of the rank.
    pub(crate) rank: u8,
    /// [`list`] flags.
    pub(crate) lists: u16,
}

/// Bytes of an entry: 2 that tell it from others in its bucket, 2 + 1 of clusters, 1 of rank, 2 of lists.
pub(crate) const ENTRY: usize = 8;

/// Buckets of the directory, by the first bits of the hash: 3 to 4 entries in each.
pub(crate) const BUCKET_BITS: u32 = 15;

/// The bytes of a directory: where each bucket begins, and where the last ends.
pub(crate) const DIRECTORY: usize = ((1 << BUCKET_BITS) + 1) * 4;

/// The hash of a word in lower case; phrases chain them.
pub(crate) fn hash(word: &str) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ word.len() as u64;
    let mut chunks = word.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        state = mix(state, u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(state, u64::from_le_bytes(last))
}

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

pub(crate) fn fingerprint(hash: u64) -> u16 {
    (hash >> 16) as u16
}

impl Known {
    pub(crate) fn to_bytes(self, fingerprint: u16) -> [u8; ENTRY] {
        let [c64, c256, c1024] = self.clusters;
        // 64 clusters and "none" need seven bits, 1024 and "none" eleven: the two share with the rank three bytes.
        let packed = u32::from(c64) | u32::from(c1024) << 7 | u32::from(self.rank) << 18;
        // 256 and "none" do not fit in eight bits: "none" is told by the other two.
        let c256 = c256.saturating_sub(1) as u8;
        let [f0, f1] = fingerprint.to_le_bytes();
        let [p0, p1, p2, _] = packed.to_le_bytes();
        let [l0, l1] = self.lists.to_le_bytes();
        [f0, f1, p0, p1, p2, c256, l0, l1]
    }

    pub(crate) fn from_bytes(bytes: [u8; ENTRY]) -> Self {
        let [_, _, p0, p1, p2, c256, l0, l1] = bytes;
        let packed = u32::from_le_bytes([p0, p1, p2, 0]);
        let c64 = (packed & 0x7f) as u16;
        let c256 = if c64 == 0 { 0 } else { u16::from(c256) + 1 };
        Self {
            clusters: [c64, c256, (packed >> 7 & 0x7ff) as u16],
            rank: (packed >> 18) as u8,
            lists: u16::from_le_bytes([l0, l1]),
        }
    }
}
