//! What two spellings of one name have in common.

use std::borrow::Cow;

use super::gazetteer::is_article;
use crate::vocabulary::fold;

/// Lower case, without diacritics, points, apostrophes and hyphens: "Al-Qa’ida" → "al qaida".
pub(super) fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in parts(name) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&fold_word(word));
    }
    folded
}

pub(super) fn fold_word(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a name without articles, legal forms and small words, in one spelling and in alphabetical order:
/// "University of Oxford" and "Oxford University" are one, and so are "Defence" and "Defense".
pub(super) fn loose(name: &str) -> String {
    let folded = fold_name(name);
    let mut words: Vec<Cow<'_, str>> =
        folded.split(' ').filter(|w| !is_article(w) && !is_filler(w)).map(spelt).collect();
    if words.is_empty() {
        return folded;
    }
    words.sort_unstable();
    words.join(" ")
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
fn spelt(word: &str) -> Cow<'_, str> {
    match word {
        "defense" => "defence".into(),
        "center" => "centre".into(),
        "labor" => "labour".into(),
        "program" => "programme".into(),
        "organisation" => "organization".into(),
        "qaida" | "qaeda" | "qaedah" => "qaeda".into(),
        "jaish" | "jeish" => "jaysh".into(),
        _ => word.into(),
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
pub(super) fn person(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    let dispensable = |at: usize, word: &str| {
        let inner = at > 0 && at + 1 < words.len();
        let initial = inner && word.trim_end_matches('.').chars().count() == 1;
        initial || words.len() > 2 && at + 1 == words.len() && matches!(word, "II" | "III" | "IV")
    };
    let kept: Vec<_> = words.iter().enumerate().filter(|(at, w)| !dispensable(*at, w)).map(|(_, w)| *w).collect();
    kept.join(" ").trim_end_matches('.').to_owned()
}

/// The word that stands for a person alone: the last, or the first where the family name leads.
pub(super) fn surname(words: &[String]) -> &str {
    let last = words.iter().rev().find(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"));
    match words {
        [family, ..] if leads(family) && words.len() <= 3 => family,
        _ => last.map_or("", String::as_str),
    }
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
pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return false;
    }
    let mut rest = long.iter();
    let within = short.iter().all(|s| rest.any(|l| s == l || (s.len() == 1 && l.starts_with(s.as_str()))));
    let ends = short.last() == long.last() && (short[0] == long[0] || initial(&short[0], &long[0]));
    within || ends && short[1..short.len() - 1].iter().all(|s| s.len() == 1 || long.contains(s))
}

fn initial(a: &str, b: &str) -> bool {
    (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b))
}

/// What the transliterations of a full name share: the consonants of its longer words ("Mohammed", "Muhammad"), and the
/// short ones as they are, since those differ by a vowel too often ("Don", "Dan").
pub(super) fn sound(words: &[String]) -> String {
    let mut sound = String::new();
    for word in words {
        if word.len() > 5 {
            sound.extend(consonants(word));
        } else {
            sound.push_str(word);
        }
        sound.push(' ');
    }
    sound
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

    fn words(name: &str) -> Vec<String> {
        name.split(' ').map(fold_word).collect()
    }

    #[test]
    fn order_and_spelling_do_not_count() {
        assert_eq!(loose("University of Oxford"), loose("Oxford University"));
        assert_eq!(loose("Center for Defense Studies"), loose("Centre for Defence Studies"));
        assert_ne!(loose("Boeing"), loose("Boeing 737"));
    }

    #[test]
    fn transliterations_are_one_name() {
        assert_eq!(sound(&words("Mohammed Hamdan")), sound(&words("Muhammad Hamdan")));
        assert_ne!(sound(&words("Dan Smith")), sound(&words("Don Smith")));
    }

    #[test]
    fn middle_names_may_be_missing() {
        assert!(same_person(&words("Robert Mueller"), &words("Robert S Mueller III")));
        assert!(same_person(&words("Recep Tayyip Erdogan"), &words("Tayyip Erdogan")));
        assert!(!same_person(&words("Naji Mustafa"), &words("Omar Mustafa")));
    }
}
