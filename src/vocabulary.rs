//! Every word that any lexicon knows, as a number.

use core::hash::{BuildHasherDefault, Hasher};
use std::borrow::Cow;
use std::collections::HashMap;

/// A word's number: small and dense, so that stages keep what they know about words in plain tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    /// No lexicon has the word.
    pub(crate) const UNKNOWN: Self = Self(0);

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The words of the lexicons, folded: lower case, without diacritics, straight apostrophes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<str>, WordId, BuildHasherDefault<WordHasher>>,
}

impl Vocabulary {
    /// How many numbers there are, that of unknown words included: tables need this length.
    pub(crate) fn len(&self) -> usize {
        self.ids.len() + 1
    }

    /// The number of a word, a new one if need be.
    pub(crate) fn insert(&mut self, word: &str) -> WordId {
        let next = WordId(self.len() as u32);
        *self.ids.entry(fold(word).into()).or_insert(next)
    }

    /// The number of a word that has its ASCII letters in lower case.
    pub(crate) fn get(&self, lower: &str) -> WordId {
        let id = if lower.is_ascii() { self.ids.get(lower) } else { self.ids.get(&*fold(lower)) };
        id.copied().unwrap_or(WordId::UNKNOWN)
    }
}

/// Lower case, Latin letters without their diacritics, straight apostrophes: what two spellings of a name share.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å'
            | 'ā'
            | 'ă'
            | 'ą'
            | 'ǎ'
            | 'ạ'
            | 'ả'
            | 'ấ'
            | 'ầ'
            | 'ẩ'
            | 'ẫ'
            | 'ậ'
            | 'ắ'
            | 'ằ'
            | 'ẳ'
            | 'ẵ'
            | 'ặ' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' | 'ḍ' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' | 'ə' => {
                folded.push('e')
            }
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' | 'ḥ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => folded.push('i'),
            'ĵ' => folded.push('j'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö'
            | 'ø'
            | 'ō'
            | 'ŏ'
            | 'ő'
            | 'ọ'
            | 'ỏ'
            | 'ố'
            | 'ồ'
            | 'ổ'
            | 'ỗ'
            | 'ộ'
            | 'ơ'
            | 'ớ'
            | 'ờ'
            | 'ở'
            | 'ỡ'
            | 'ợ' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
                folded.push('u')
            }
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' => folded.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => folded.push('z'),
            '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' => folded.push('\''),
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

/// Multiply and rotate over eight bytes at a time: words are short, and the tables are ours, so nothing needs to
/// withstand chosen collisions beyond slowing down.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

impl WordHasher {
    fn add(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(SEED);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let mut last = [0; 8];
        last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        self.add(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u8(&mut self, part: u8) {
        self.add(u64::from(part));
    }

    fn write_u32(&mut self, part: u32) {
        self.add(u64::from(part));
    }

    fn write_u64(&mut self, part: u64) {
        self.add(part);
    }

    fn finish(&self) -> u64 {
        // The table takes its index from the low bits, which a product fills worst.
        self.0 ^ (self.0 >> 32)
    }
}
