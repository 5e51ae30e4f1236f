//! Every word that any lexicon knows, as a number.

use core::hash::Hasher;
use std::borrow::Cow;

use crate::span::Span;

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
///
/// Every token of every report is looked up here, and most are unknown. A word of up to eight bytes is its own key, and
/// all the keys that it can be among lie in one cache line, compared without a branch: so the processor does not wait for
/// one word before it looks up the next.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// A power of two.
    buckets: Vec<Bucket>,
    /// The words one after another, and where each ends, by their numbers.
    text: String,
    ends: Vec<u32>,
    /// Room to fold a word in.
    folded: String,
}

/// A cache line of words. What finds no room in its own bucket stands in the next.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Bucket {
    keys: [u64; ROOM],
    /// The numbers of the words with these keys, [`WordId::UNKNOWN`] where a place is free; behind them what a word is
    /// that stands at none: unknown, or [`ELSEWHERE`] where the bucket is full.
    ids: [WordId; ROOM + 1],
}

const ROOM: usize = 5;
const ELSEWHERE: WordId = WordId(u32::MAX);

impl Bucket {
    /// The number of the word with a key. Places are compared and numbers loaded apart, which takes no branch.
    #[inline]
    fn get(&self, key: u64) -> WordId {
        let place = (0..ROOM).fold(ROOM, |place, at| if self.keys[at] == key { at } else { place });
        self.ids[place]
    }

    /// The numbers of all words with a key.
    fn all(&self, key: u64) -> impl Iterator<Item = WordId> + '_ {
        let places = self.keys.iter().zip(&self.ids).filter(move |(of, id)| **of == key && **id != WordId::UNKNOWN);
        places.map(|(_, id)| *id)
    }

    fn is_full(&self) -> bool {
        self.ids[ROOM] == ELSEWHERE
    }

    fn insert(&mut self, key: u64, id: WordId) {
        if let Some(free) = self.ids[..ROOM].iter().position(|id| *id == WordId::UNKNOWN) {
            (self.keys[free], self.ids[free]) = (key, id);
        }
        if self.ids[..ROOM].iter().all(|id| *id != WordId::UNKNOWN) {
            self.ids[ROOM] = ELSEWHERE;
        }
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Vocabulary {
    /// Room for so many words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let mut ends = Vec::with_capacity(words + 1);
        // The unknown word has none.
        ends.push(0);
        let mut vocabulary =
            Self { buckets: Vec::new(), text: String::with_capacity(words * 8), ends, folded: String::new() };
        vocabulary.grow(words);
        vocabulary
    }

    /// How many numbers there are, that of unknown words included: tables need this length.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words in the order of their numbers, from 1.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        (1..self.len()).map(|id| self.word(id))
    }

    #[inline]
    fn word(&self, id: usize) -> &str {
        &self.text[self.ends[id - 1] as usize..self.ends[id] as usize]
    }

    /// The number of a word, a new one if need be.
    pub(crate) fn insert(&mut self, word: &str) -> WordId {
        let mut folded = core::mem::take(&mut self.folded);
        folded.clear();
        fold_into(word, &mut folded);
        let key = Key::of(folded.as_bytes());
        let mut id = self.find(&folded, key);
        if id == WordId::UNKNOWN {
            id = WordId(self.len() as u32);
            self.text.push_str(&folded);
            self.ends.push(self.text.len() as u32);
            if self.len() > self.buckets.len() * MEAN {
                self.grow(self.len());
            } else {
                self.place(key, id);
            }
        }
        self.folded = folded;
        id
    }

    /// The number of a word that has its ASCII letters in lower case.
    pub(crate) fn get(&self, lower: &str) -> WordId {
        self.get_in(lower, &mut String::new())
    }

    /// The number of the word under a span of a text that has its ASCII letters in lower case; with room to fold words
    /// in that serves many.
    #[inline]
    pub(crate) fn get_under(&self, span: Span, lower: &str, room: &mut String) -> WordId {
        if let (Some(eight), 1..=8) = (lower.as_bytes().get(span.start..span.start + 8), span.len()) {
            let key = eight.try_into().map_or(0, u64::from_le_bytes) & (u64::MAX >> ((8 - span.len()) * 8));
            if key & NOT_ASCII == 0 {
                return self.find_short(key);
            }
        }
        self.get_in(span.of(lower), room)
    }

    fn get_in(&self, lower: &str, room: &mut String) -> WordId {
        let key = Key::of(lower.as_bytes());
        if key.ascii {
            return self.find(lower, key);
        }
        room.clear();
        fold_into(lower, room);
        self.find(room, Key::of(room.as_bytes()))
    }

    /// The number of an ASCII word of up to eight bytes: no other word has its key.
    #[inline]
    fn find_short(&self, key: u64) -> WordId {
        let mut at = home(key);
        loop {
            let id = self.buckets[at & (self.buckets.len() - 1)].get(key);
            if id != ELSEWHERE {
                return id;
            }
            at += 1;
        }
    }

    /// The number of any word: those that share its key are told apart.
    fn find(&self, word: &str, key: Key) -> WordId {
        let mut at = home(key.value);
        loop {
            let bucket = &self.buckets[at & (self.buckets.len() - 1)];
            match bucket.all(key.value).find(|id| self.word(id.index()) == word) {
                Some(id) => return id,
                None if !bucket.is_full() => return WordId::UNKNOWN,
                None => at += 1,
            }
        }
    }

    fn place(&mut self, key: Key, id: WordId) {
        let mask = self.buckets.len() - 1;
        let mut at = home(key.value);
        while self.buckets[at & mask].is_full() {
            at += 1;
        }
        self.buckets[at & mask].insert(key.value, id);
    }

    /// Makes the table anew, with room for so many words.
    fn grow(&mut self, words: usize) {
        self.buckets = vec![Bucket::default(); (words / MEAN + 1).next_power_of_two().max(16)];
        for id in 1..self.len() {
            let key = Key::of(self.word(id).as_bytes());
            self.place(key, WordId(id as u32));
        }
    }
}

/// The most words a bucket on average: hardly any bucket is then full.
const MEAN: usize = 2;

/// Some words of a vocabulary. A bit a word: every stage asks for every token, and the sets of all stages stay in the
/// nearest cache together.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    pub(crate) fn insert(&mut self, word: WordId) {
        let at = word.index() / 64;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= 1 << (word.index() % 64);
    }

    pub(crate) fn remove(&mut self, word: WordId) {
        if let Some(bits) = self.bits.get_mut(word.index() / 64) {
            *bits &= !(1 << (word.index() % 64));
        }
    }

    #[inline]
    pub(crate) fn has(&self, word: WordId) -> bool {
        self.bits.get(word.index() / 64).is_some_and(|bits| bits >> (word.index() % 64) & 1 != 0)
    }
}

impl FromIterator<WordId> for WordSet {
    fn from_iter<I: IntoIterator<Item = WordId>>(words: I) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|word| set.insert(word));
        set
    }
}

/// What stands for a word in the table.
#[derive(Debug, Clone, Copy)]
struct Key {
    /// Up to eight bytes the word itself; a hash of it beyond, with a highest bit that no shorter ASCII word has.
    value: u64,
    ascii: bool,
}

const NOT_ASCII: u64 = 0x80_80_80_80_80_80_80_80;
const LONG: u64 = 1 << 63;

impl Key {
    fn of(word: &[u8]) -> Self {
        let value = match word {
            [_, _, _, _, _, _, _, _, _, ..] => return Self::of_long(word),
            [_, _, _, _, _, _, _, _] => eight(word, 0),
            _ => tail(word),
        };
        Self { value, ascii: value & NOT_ASCII == 0 }
    }

    fn of_long(word: &[u8]) -> Self {
        let last = eight(word, word.len() - 8);
        let (mut hash, mut seen) = (last, last);
        let mut at = 0;
        while at + 8 < word.len() {
            let part = eight(word, at);
            hash = (hash.rotate_left(5) ^ part).wrapping_mul(SEED);
            seen |= part;
            at += 8;
        }
        Self { value: hash | LONG, ascii: seen & NOT_ASCII == 0 }
    }
}

/// The bucket of a key, as far as the table is long.
#[inline]
fn home(key: u64) -> usize {
    // The upper half of the product is the one that every byte of the word has reached.
    (key.wrapping_mul(SEED) >> 32) as usize
}

#[inline]
fn four(word: &[u8], at: usize) -> u32 {
    word[at..at + 4].try_into().map_or(0, u32::from_le_bytes)
}

#[inline]
fn eight(word: &[u8], at: usize) -> u64 {
    word[at..at + 8].try_into().map_or(0, u64::from_le_bytes)
}

/// The bytes of a word behind the last whole eight, as a number.
#[inline]
pub(crate) fn tail(word: &[u8]) -> u64 {
    let length = word.len() % 8;
    if word.len() >= 8 {
        // Those before them are shifted out; a shift by all 64 bits in two steps.
        return eight(word, word.len() - 8) >> 8 >> (56 - length * 8);
    }
    match word {
        [] => 0,
        [_, _, _, _, ..] => u64::from(four(word, 0)) | u64::from(four(word, length - 4)) << ((length - 4) * 8),
        [first, .., last] => {
            u64::from(*first) | u64::from(word[length / 2]) << 8 | u64::from(*last) << ((length - 1) * 8)
        }
        [one] => u64::from(*one),
    }
}

/// Lower case, Latin letters without their diacritics, straight apostrophes: what two spellings of a name share.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    Cow::Owned(folded)
}

/// The same, behind what a string has already.
pub(crate) fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
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
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' | 'ə' =>
            {
                folded.push('e');
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
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' =>
            {
                folded.push('u');
            }
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỷ' | 'ỹ' | 'ỵ' => folded.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => folded.push('z'),
            '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' => folded.push('\''),
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(c),
        }
    }
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
        self.add(tail(bytes) ^ ((bytes.len() as u64) << 56));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_were_put_in() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.get("dam"), WordId::UNKNOWN);
        let words: Vec<String> = (0..5_000).map(|n| "abcdefghij"[..n % 11].to_owned() + &n.to_string()).collect();
        let ids: Vec<WordId> = words.iter().map(|word| vocabulary.insert(word)).collect();
        assert_eq!(vocabulary.len(), 5_001);
        assert!(words.iter().zip(&ids).all(|(word, id)| vocabulary.get(word) == *id && vocabulary.insert(word) == *id));
        assert_eq!(vocabulary.get("abcdefghij"), WordId::UNKNOWN);
    }

    #[test]
    fn spellings_share_a_number() {
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.insert("Türkiye");
        assert_eq!([vocabulary.get("türkiye"), vocabulary.get("turkiye"), vocabulary.insert("TURKIYE")], [id; 3]);
        let long = vocabulary.insert("Hay’at-al-Şām");
        assert_eq!(vocabulary.get("hay'at-al-sam"), long);
    }

    #[test]
    fn words_of_few_letters_differ() {
        let mut vocabulary = Vocabulary::default();
        let words = ["", "a", "aa", "aaa", "aba", "aaaa", "aaaaa", "aaaaaa", "aaaaaaaa", "aaaaaaaaa", "."];
        let ids: Vec<u32> = words.iter().map(|word| vocabulary.insert(word).0).collect();
        assert_eq!(ids, (1..=11).collect::<Vec<_>>());
    }
}
