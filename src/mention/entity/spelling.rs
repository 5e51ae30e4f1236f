//! What two spellings of one name have in common.
//!
//! Names are compared by 64-bit keys of their folded words, so that nothing is written down for a comparison. Two
//! different names of a document share a key less often than once in 10^13 documents.

use core::hash::Hasher;
use core::ops::Range;
use std::borrow::Cow;

use super::gazetteer::is_article;
use crate::vocabulary::{fold, WordHasher};

/// The folded words of names, one after another.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

/// Some of the words of [`Folded`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'f> {
    folded: &'f Folded,
    from: usize,
    to: usize,
}

impl Folded {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Folds a word and keeps it.
    pub(super) fn push(&mut self, word: &str) -> &str {
        let start = self.text.len();
        fold_word(word, &mut self.text);
        self.ends.push(self.text.len() as u32);
        &self.text[start..]
    }

    /// Takes back all but the first words.
    pub(super) fn truncate(&mut self, words: usize) {
        self.ends.truncate(words);
        self.text.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    pub(super) fn words(&self, range: Range<usize>) -> Words<'_> {
        Words { folded: self, from: range.start, to: range.end }
    }
}

impl<'f> Words<'f> {
    pub(super) fn len(self) -> usize {
        self.to - self.from
    }

    /// A word by its number.
    pub(super) fn word(self, number: usize) -> &'f str {
        let at = self.from + number;
        let start = at.checked_sub(1).map_or(0, |before| self.folded.ends[before] as usize);
        &self.folded.text[start..self.folded.ends[at] as usize]
    }

    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = &'f str> {
        (0..self.len()).map(move |number| self.word(number))
    }
}

/// Appends a word in lower case, without diacritics, points and apostrophes.
pub(super) fn fold_word(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.extend(word.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())));
    } else {
        folded.extend(fold(word).chars().filter(|c| c.is_alphanumeric()));
    }
}

/// What stands for a name whose words are the same but for case, diacritics, points, apostrophes and hyphens: "Al-Qa’ida"
/// and "al Qaida". `kind` keeps names of different kinds apart.
pub(super) fn key(kind: u8, name: &str, scratch: &mut String) -> u64 {
    let mut hasher = Hashing::new(kind, b'=');
    let mut leading = true;
    for part in parts(name) {
        scratch.clear();
        fold_word(part, scratch);
        leading &= scratch.is_empty();
        if !leading {
            hasher.add(scratch);
        }
    }
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
        return key(kind, name, scratch);
    }
    let mut hasher = Hashing::new(kind, b'~');
    hasher.0.write_u64(sum);
    hasher.finish()
}

/// What stands for a folded word.
pub(super) fn word_key(word: &str) -> u64 {
    let mut hasher = Hashing::new(0, b'w');
    hasher.add(word);
    hasher.finish()
}

/// A hash over words.
struct Hashing(WordHasher);

impl Hashing {
    fn new(kind: u8, purpose: u8) -> Self {
        let mut hasher = WordHasher::default();
        hasher.write_u32(u32::from(kind) << 8 | u32::from(purpose));
        Self(hasher)
    }

    fn add(&mut self, word: &str) {
        self.0.write(word.as_bytes());
    }

    /// All bits count in the sums of words, so they are folded once more.
    fn finish(self) -> u64 {
        let product = u128::from(self.0.finish()) * u128::from(0xa076_1d64_78bd_642f_u64);
        product as u64 ^ (product >> 64) as u64
    }
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '/' | ',')).filter(|w| !w.is_empty())
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "and"
            | "s"
            | "inc"
            | "corp"
            | "co"
            | "ltd"
            | "plc"
            | "llc"
            | "corporation"
            | "company"
            | "limited"
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
    let initials: String = parts(name)
        .filter(|w| !matches!(*w, "of" | "for" | "and" | "the" | "on" | "in" | "to" | "&" | "de" | "al" | "'s"))
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_uppercase)
        .collect();
    (initials.len() > 2).then_some(initials)
}

/// A person's name without middle initials and generation, which one report gives and another leaves out.
pub(super) fn person(name: &str) -> Cow<'_, str> {
    let count = name.split_whitespace().count();
    let dispensable = |at: usize, word: &str| {
        let inner = at > 0 && at + 1 < count;
        let initial = inner && word.trim_end_matches('.').chars().count() == 1;
        initial || count > 2 && at + 1 == count && matches!(word, "II" | "III" | "IV")
    };
    let words = name.split_whitespace();
    let tidy = name.split(' ').eq(words.clone()) && !words.clone().enumerate().any(|(at, word)| dispensable(at, word));
    if tidy {
        return name.trim_end_matches('.').into();
    }
    let mut kept = String::with_capacity(name.len());
    for (_, word) in words.enumerate().filter(|(at, word)| !dispensable(*at, word)) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept.truncate(kept.trim_end_matches('.').len());
    kept.into()
}

/// The word that stands for a person alone: the last, or the first where the family name leads.
pub(super) fn surname(words: Words<'_>) -> &str {
    if (1..=3).contains(&words.len()) && leads(words.word(0)) {
        return words.word(0);
    }
    words.iter().rev().find(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii" | "iv")).unwrap_or_default()
}

/// Family names of Chinese, Korean and Vietnamese, which stand first, as far as they are no Western first names.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "kim"
            | "xi"
            | "moon"
            | "park"
            | "choi"
            | "jung"
            | "jeong"
            | "kang"
            | "yoon"
            | "youn"
            | "jang"
            | "lim"
            | "shin"
            | "kwon"
            | "hwang"
            | "song"
            | "ahn"
            | "hong"
            | "wang"
            | "zhang"
            | "li"
            | "liu"
            | "chen"
            | "yang"
            | "zhao"
            | "huang"
            | "zhou"
            | "wu"
            | "xu"
            | "sun"
            | "hu"
            | "zhu"
            | "lin"
            | "guo"
            | "luo"
            | "zheng"
            | "liang"
            | "xie"
            | "tang"
            | "cao"
            | "deng"
            | "feng"
            | "peng"
            | "zeng"
            | "tian"
            | "dong"
            | "pan"
            | "jiang"
            | "cai"
            | "qin"
            | "nguyen"
            | "tran"
            | "pham"
            | "phan"
            | "vo"
            | "dang"
            | "bui"
            | "ngo"
            | "suh"
            | "wen"
            | "bo"
            | "mao"
            | "tsai"
            | "hsu"
    )
}

/// Whether two full names are one but for middle names: the same first and last words, or all words of the shorter in
/// the longer, in their order.
pub(super) fn same_person(a: Words<'_>, b: Words<'_>) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return false;
    }
    let mut rest = long.iter();
    let within = short.iter().all(|s| rest.any(|l| s == l || (s.len() == 1 && l.starts_with(s))));
    let (first, other_first) = (short.word(0), long.word(0));
    let ends =
        short.iter().next_back() == long.iter().next_back() && (first == other_first || initial(first, other_first));
    let middle = || (1..short.len() - 1).map(|number| short.word(number));
    within || ends && middle().all(|s| s.len() == 1 || long.iter().any(|l| l == s))
}

fn initial(a: &str, b: &str) -> bool {
    (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b))
}

/// What stands for all transliterations of a full name: the consonants of its longer words ("Mohammed", "Muhammad"), and
/// the short ones as they are, since those differ by a vowel too often ("Don", "Dan").
pub(super) fn sound(words: Words<'_>, scratch: &mut String) -> u64 {
    let mut hasher = Hashing::new(0, b's');
    for word in words.iter() {
        scratch.clear();
        if word.len() > 5 {
            scratch.extend(consonants(word));
        } else {
            scratch.push_str(word);
        }
        hasher.add(scratch);
    }
    hasher.finish()
}

fn consonants(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut previous = ' ';
    word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')).filter(move |c| {
        let new = *c != previous;
        previous = *c;
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(names: &[&str]) -> Folded {
        let mut folded = Folded::default();
        names.iter().flat_map(|name| name.split(' ')).for_each(|word| {
            folded.push(word);
        });
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
        sound(folded.words(0..folded.len()), &mut String::new())
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
        let key = |name: &str| key(b'o', name, &mut String::new());
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
