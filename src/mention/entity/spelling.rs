//! What two spellings of one name have in common.
//!
//! Names are compared by 64-bit keys of their folded words, so that nothing is written down for a comparison. Two
//! different names of a document share a key less often than once in 10^13 documents.

use core::ops::Range;
use std::borrow::Cow;

use super::gazetteer::is_article;
use crate::span::Span;
use crate::vocabulary::fold;

/// The folded words of names. Most are words of the text as they stand, in lower case, and are not copied.
#[derive(Debug)]
pub(super) struct Folded<'t> {
    /// A text in lower case.
    lower: &'t str,
    /// What the other words are folded to, one after another.
    other: String,
    words: Vec<Word>,
}

/// A folded word.
#[derive(Debug, Clone, Copy)]
struct Word {
    key: u64,
    /// In the text, or behind its end in the other words.
    start: u32,
    end: u32,
    /// 0 where there is none.
    first: u8,
}

/// Some of the words of [`Folded`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'f> {
    folded: &'f Folded<'f>,
    from: usize,
    to: usize,
}

impl<'t> Folded<'t> {
    /// Words of a text that is given in lower case.
    pub(super) fn new(lower: &'t str) -> Self {
        Self { lower, other: String::new(), words: Vec::new() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Folds a word of the text and keeps it, unless it is an article or nothing is left of it.
    pub(super) fn push_name(&mut self, span: Span) {
        let word = span.of(self.lower);
        let mut key = WORD;
        for byte in word.bytes() {
            if !byte.is_ascii_alphanumeric() {
                return self.push_odd_name(word);
            }
            key.add_byte(byte);
        }
        if !is_article(word) {
            let first = word.bytes().next().unwrap_or_default();
            self.words.push(Word { key: key.finish(), start: span.start as u32, end: span.end as u32, first });
        }
    }

    #[cold]
    fn push_odd_name(&mut self, word: &str) {
        self.push(word);
        let folded = self.words(self.len() - 1..self.len()).word(0);
        if folded.is_empty() || is_article(folded) {
            self.words.pop();
        }
    }

    /// Folds a word and keeps it.
    pub(super) fn push(&mut self, word: &str) {
        let start = self.other.len();
        fold_word(word, &mut self.other);
        let folded = &self.other[start..];
        let (key, first) = (word_key(folded), folded.bytes().next().unwrap_or_default());
        let behind = self.lower.len();
        self.words.push(Word { key, start: (behind + start) as u32, end: (behind + self.other.len()) as u32, first });
    }

    pub(super) fn words(&self, range: Range<usize>) -> Words<'_> {
        Words { folded: self, from: range.start, to: range.end }
    }
}

impl Word {
    fn is_letter(self) -> bool {
        self.end - self.start == 1
    }

    /// Whether two words are one, or one is the other's first letter.
    fn fits(self, other: Self) -> bool {
        self.key == other.key || self.first == other.first && (self.is_letter() || other.is_letter())
    }
}

impl<'f> Words<'f> {
    pub(super) fn len(self) -> usize {
        self.to - self.from
    }

    /// A word by its number.
    pub(super) fn word(self, number: usize) -> &'f str {
        let Word { start, end, .. } = self.folded.words[self.from + number];
        let (start, end, behind) = (start as usize, end as usize, self.folded.lower.len());
        match start.checked_sub(behind) {
            Some(start) => &self.folded.other[start..end - behind],
            None => &self.folded.lower[start..end],
        }
    }

    /// What stands for a word.
    pub(super) fn key(self, number: usize) -> u64 {
        self.all()[number].key
    }

    fn all(self) -> &'f [Word] {
        &self.folded.words[self.from..self.to]
    }
}

/// Appends a word in lower case, without diacritics, points and apostrophes.
fn fold_word(word: &str, folded: &mut String) {
    if word.is_ascii() {
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let start = folded.len();
            folded.push_str(word);
            folded[start..].make_ascii_lowercase();
            return;
        }
        folded.extend(word.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())));
    } else {
        folded.extend(fold(word).chars().filter(|c| c.is_alphanumeric()));
    }
}

/// What stands for a name whose words are the same but for case, diacritics, points, apostrophes and hyphens: "Al-Qa’ida"
/// and "al Qaida". `kind` keeps names of different kinds apart.
pub(super) fn key(kind: u8, name: &str) -> u64 {
    let mut whole = Hashing::new(kind, b'=');
    let mut leading = true;
    let mut part = |word: Hashing, is_empty: bool| {
        leading &= is_empty;
        if !leading {
            whole.add(word.finish());
        }
    };
    let (mut word, mut letters, mut is_part) = (WORD, 0, false);
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {
                word.add_byte(byte);
                letters += 1;
                is_part = true;
            }
            b'A'..=b'Z' => {
                word.add_byte(byte | 0x20);
                letters += 1;
                is_part = true;
            }
            b' ' | b'-' | b'/' | b',' | b'\t'..=b'\r' => {
                if is_part {
                    part(word, letters == 0);
                }
                (word, letters, is_part) = (WORD, 0, false);
            }
            0x80.. => return key_of_parts(kind, name),
            _ => is_part = true,
        }
    }
    if is_part {
        part(word, letters == 0);
    }
    whole.finish()
}

/// The same for any letters.
#[cold]
fn key_of_parts(kind: u8, name: &str) -> u64 {
    let mut hasher = Hashing::new(kind, b'=');
    let mut leading = true;
    let mut scratch = String::new();
    for part in parts(name) {
        scratch.clear();
        fold_word(part, &mut scratch);
        leading &= scratch.is_empty();
        if !leading {
            hasher.add(word_key(&scratch));
        }
    }
    hasher.finish()
}

/// The key of a name of one word.
pub(super) fn key_of_word(kind: u8, word: u64) -> u64 {
    let mut hasher = Hashing::new(kind, b'=');
    hasher.add(word);
    hasher.finish()
}

/// What stands for a name without articles, legal forms and small words, in one spelling and in any order: "University of
/// Oxford" and "Oxford University" are one, and so are "Defence" and "Defense".
pub(super) fn loose_key(kind: u8, name: &str, scratch: &mut String) -> u64 {
    // A sum does not depend on the order.
    let (mut sum, mut words) = (0_u64, 0);
    let mut leading = true;
    for part in parts(name) {
        scratch.clear();
        fold_word(part, scratch);
        leading &= scratch.is_empty();
        if !leading && !is_article(scratch) && !is_filler(scratch) {
            sum = sum.wrapping_add(word_key(spelt(scratch)));
            words += 1;
        }
    }
    if words == 0 {
        return key(kind, name);
    }
    let mut hasher = Hashing::new(kind, b'~');
    hasher.add(sum);
    hasher.finish()
}

/// What stands for a folded word.
fn word_key(word: &str) -> u64 {
    let mut hasher = WORD;
    word.bytes().for_each(|byte| hasher.add_byte(byte));
    hasher.finish()
}

/// A hash over words.
#[derive(Debug, Clone, Copy)]
struct Hashing(u64);

/// The hash of a word before its first letter.
const WORD: Hashing = Hashing::new(0, b'w');

impl Hashing {
    const fn new(kind: u8, purpose: u8) -> Self {
        Self(((kind as u64) << 8 | purpose as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    #[inline]
    fn add_byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95).rotate_left(23);
    }

    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    /// All bits count in the sums of words, so they are folded once more.
    fn finish(self) -> u64 {
        let product = u128::from(self.0) * u128::from(0xa076_1d64_78bd_642f_u64);
        product as u64 ^ (product >> 64) as u64
    }
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '/' | ',')).filter(|w| !w.is_empty())
}

fn is_filler(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"of"
            | b"for"
            | b"and"
            | b"s"
            | b"inc"
            | b"corp"
            | b"co"
            | b"ltd"
            | b"plc"
            | b"llc"
            | b"corporation"
            | b"company"
            | b"limited"
    )
}

/// British spelling, plain vowels: what English newspapers differ in.
fn spelt(word: &str) -> &str {
    match word {
        "defense" => "defence",
        "center" => "centre",
        "labor" => "labour",
        "program" => "programme",
        "organisation" => "organization",
        "qaida" | "qaeda" | "qaedah" => "qaeda",
        "jaish" | "jeish" => "jaysh",
        _ => word,
    }
}

/// The first letters of a name's words, without small words: "National Liberation Front" → "NLF".
pub(super) fn initials(name: &str) -> Option<String> {
    let initials: String = initial_letters(name).collect();
    (initials.len() > 2).then_some(initials)
}

/// What stands for the first letters of a name's words: the key of its acronym.
pub(super) fn initials_key(name: &str) -> Option<u64> {
    let mut length = 0;
    let key = key_of_letters(initial_letters(name).inspect(|letter| length += letter.len_utf8()));
    (length > 2).then_some(key)
}

/// What stands for a word by its letters alone: "D.N.C." is "DNC".
pub(super) fn acronym_key(word: &str) -> u64 {
    key_of_letters(word.chars().filter(|c| c.is_alphabetic()))
}

fn key_of_letters(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = WORD;
    for letter in letters {
        letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hasher.add_byte(byte));
    }
    hasher.finish()
}

fn initial_letters(name: &str) -> impl Iterator<Item = char> + '_ {
    parts(name)
        .filter(|w| !matches!(*w, "of" | "for" | "and" | "the" | "on" | "in" | "to" | "&" | "de" | "al" | "'s"))
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_uppercase)
}

/// A person's name without middle initials and generation, which one report gives and another leaves out.
pub(super) fn person(name: &str) -> Cow<'_, str> {
    if is_tidy(name) {
        return name.trim_end_matches('.').into();
    }
    let count = name.split_whitespace().count();
    let words = name.split_whitespace().enumerate().filter(|(at, word)| !is_dispensable(word, *at, count));
    let mut kept = String::with_capacity(name.len());
    for (_, word) in words {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept.truncate(kept.trim_end_matches('.').len());
    kept.into()
}

/// Whether a name has one space between words and none that is dispensable.
fn is_tidy(name: &str) -> bool {
    // Most names: no odd space, and no word as short as an initial or a generation.
    let plain = name.bytes().all(|b| b.is_ascii_graphic() || b == b' ');
    if plain && name.split(' ').all(|word| word.len() > 2 && word != "III") {
        return true;
    }
    let count = name.split_whitespace().count();
    name.split(' ').eq(name.split_whitespace())
        && !name.split_whitespace().enumerate().any(|(at, word)| is_dispensable(word, at, count))
}

/// Whether a word of a name of so many is an initial in the middle or a generation at the end.
fn is_dispensable(word: &str, at: usize, count: usize) -> bool {
    let inner = at > 0 && at + 1 < count;
    let initial = inner && word.trim_end_matches('.').chars().count() == 1;
    initial || count > 2 && at + 1 == count && matches!(word, "II" | "III" | "IV")
}

/// The number of the word that stands for a person alone: the last, or the first where the family name leads.
pub(super) fn surname(words: Words<'_>) -> usize {
    if (1..=3).contains(&words.len()) && leads(words.word(0)) {
        return 0;
    }
    let is_name = |number: &usize| !matches!(words.word(*number).as_bytes(), b"jr" | b"sr" | b"ii" | b"iii" | b"iv");
    (0..words.len()).rev().find(is_name).unwrap_or_default()
}

/// Family names of Chinese, Korean and Vietnamese, which stand first, as far as they are no Western first names.
fn leads(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"kim"
            | b"xi"
            | b"moon"
            | b"park"
            | b"choi"
            | b"jung"
            | b"jeong"
            | b"kang"
            | b"yoon"
            | b"youn"
            | b"jang"
            | b"lim"
            | b"shin"
            | b"kwon"
            | b"hwang"
            | b"song"
            | b"ahn"
            | b"hong"
            | b"wang"
            | b"zhang"
            | b"li"
            | b"liu"
            | b"chen"
            | b"yang"
            | b"zhao"
            | b"huang"
            | b"zhou"
            | b"wu"
            | b"xu"
            | b"sun"
            | b"hu"
            | b"zhu"
            | b"lin"
            | b"guo"
            | b"luo"
            | b"zheng"
            | b"liang"
            | b"xie"
            | b"tang"
            | b"cao"
            | b"deng"
            | b"feng"
            | b"peng"
            | b"zeng"
            | b"tian"
            | b"dong"
            | b"pan"
            | b"jiang"
            | b"cai"
            | b"qin"
            | b"nguyen"
            | b"tran"
            | b"pham"
            | b"phan"
            | b"vo"
            | b"dang"
            | b"bui"
            | b"ngo"
            | b"suh"
            | b"wen"
            | b"bo"
            | b"mao"
            | b"tsai"
            | b"hsu"
    )
}

/// Whether two full names are one but for middle names: the same first and last words, or all words of the shorter in
/// the longer, in their order.
pub(super) fn same_person(a: Words<'_>, b: Words<'_>) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.all(), b.all()) } else { (b.all(), a.all()) };
    let ([first, middle @ .., last], [other_first, .., other_last]) = (short, long) else { return false };
    let mut rest = long.iter();
    let within = short.iter().all(|s| rest.any(|l| s.key == l.key || s.is_letter() && s.first == l.first));
    let ends = || last.key == other_last.key && first.fits(*other_first);
    within || ends() && middle.iter().all(|s| s.is_letter() || long.iter().any(|l| l.key == s.key))
}

/// What stands for all transliterations of a full name: the consonants of its longer words ("Mohammed", "Muhammad"), and
/// the short ones as they are, since those differ by a vowel too often ("Don", "Dan").
pub(super) fn sound(words: Words<'_>) -> u64 {
    let mut hasher = Hashing::new(0, b's');
    for number in 0..words.len() {
        let word = words.word(number);
        if word.len() > 5 {
            let mut consonants_key = WORD;
            consonants(word).for_each(|byte| consonants_key.add_byte(byte));
            hasher.add(consonants_key.finish());
        } else {
            hasher.add(words.key(number));
        }
    }
    hasher.finish()
}

fn consonants(word: &str) -> impl Iterator<Item = u8> + '_ {
    let mut previous = b' ';
    word.bytes().filter(|b| !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h')).filter(move |b| {
        let new = *b != previous;
        previous = *b;
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(names: &[&str]) -> Folded<'static> {
        let mut folded = Folded::new("");
        names.iter().flat_map(|name| name.split(' ')).for_each(|word| folded.push(word));
        folded
    }

    fn loose(name: &str) -> u64 {
        loose_key(b'o', name, &mut String::new())
    }

    fn is_same_person(a: &str, b: &str) -> bool {
        let folded = folded(&[a, b]);
        let first = a.split(' ').count();
        same_person(folded.words(0..first), folded.words(first..folded.len()))
    }

    fn sound_of(name: &str) -> u64 {
        let folded = folded(&[name]);
        sound(folded.words(0..folded.len()))
    }

    #[test]
    fn order_and_spelling_do_not_count() {
        assert_eq!(loose("University of Oxford"), loose("Oxford University"));
        assert_eq!(loose("Center for Defense Studies"), loose("Centre for Defence Studies"));
        assert_ne!(loose("Boeing"), loose("Boeing 737"));
        assert_ne!(loose("Oxford"), loose("Oxford Oxford"));
    }

    #[test]
    fn keys_see_words_alone() {
        let key = |name: &str| key(b'o', name);
        assert_eq!(key("Al-Qa’ida"), key("al Qaida"));
        assert_ne!(key("al Qaida"), key("alqaida"));
        assert_ne!(key("Qaida al"), key("al Qaida"));
    }

    #[test]
    fn transliterations_are_one_name() {
        assert_eq!(sound_of("Mohammed Hamdan"), sound_of("Muhammad Hamdan"));
        assert_ne!(sound_of("Dan Smith"), sound_of("Don Smith"));
    }

    #[test]
    fn middle_names_may_be_missing() {
        assert!(is_same_person("Robert Mueller", "Robert S Mueller III"));
        assert!(is_same_person("Recep Tayyip Erdogan", "Tayyip Erdogan"));
        assert!(!is_same_person("Naji Mustafa", "Omar Mustafa"));
        assert_eq!(person("Robert S. Mueller III"), "Robert Mueller");
        assert_eq!(person("Jane  Doe"), "Jane Doe");
    }
}
