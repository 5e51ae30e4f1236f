//! Text into tokens: words, numbers and marks with byte spans.
//!
//! Tokens are finer than a treebank's: hyphenated words come apart ("rebel", "-", "held"), and so do digits and letters
//! ("5", "km"), because what belongs together differs from stage to stage. [`Token::glued`] says what stood together.

use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("O'Brien") or the points of an acronym ("U.S."); also a split suffix ("'s", "n't").
    Word,
    /// Digits with inner points and commas ("3,600,000").
    Number,
    /// One mark or symbol.
    Mark,
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letter, or a script without case.
    None,
    /// "house"
    Lower,
    /// "House"
    Title,
    /// "HOUSE", "U.S.", also a single capital
    Upper,
    /// "iPhone", "McCain"
    Mixed,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
}

impl Token {
    /// Whether the token is a word with a capital letter at its beginning.
    pub fn is_capitalised(self) -> bool {
        matches!(self.case, Case::Title | Case::Upper) || self.case == Case::Mixed
    }
}

/// Appends the tokens of `text[range]` to `tokens`.
pub(crate) fn tokenise(text: &str, range: Span, tokens: &mut Vec<Token>) {
    let mut at = range.start;
    let mut glued = false;
    while let Some(first) = char_at(text, at, range.end) {
        if is_space(first) {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let (end, kind) = token_end(text, at, range.end, first);
        let mut push = |start: usize, end: usize, kind: TokenKind, glued: bool| {
            let span = Span::new(start, end);
            tokens.push(Token { span, kind, case: case_of(span.of(text), kind), glued });
        };
        match (kind == TokenKind::Word).then(|| split_suffix(text, at, end)).flatten() {
            Some(cut) => {
                push(at, cut, kind, glued);
                push(cut, end, kind, true);
            }
            None => push(at, end, kind, glued),
        }
        at = end;
        glued = true;
    }
}

/// Spaces, control characters and the invisible marks that copied web text carries.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn char_at(text: &str, at: usize, end: usize) -> Option<char> {
    text.get(at..end)?.chars().next()
}

fn token_end(text: &str, at: usize, end: usize, first: char) -> (usize, TokenKind) {
    if first.is_ascii_digit() {
        (number_end(text.as_bytes(), at, end), TokenKind::Number)
    } else if is_letter(first) {
        (word_end(text, at, end), TokenKind::Word)
    } else if is_apostrophe(first) {
        // "'s" where a mark stands between it and its word: `"Bild"'s`.
        let after = at + first.len_utf8();
        let own = suffix_after_apostrophe(text, after, end);
        own.map_or((after, TokenKind::Mark), |stop| (stop, TokenKind::Word))
    } else {
        (at + first.len_utf8(), TokenKind::Mark)
    }
}

/// Letters and the marks that combine with them; digits of other scripts and "½" count as marks.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')))
}

fn number_end(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        let separator = matches!(bytes[at], b'.' | b',') && at + 1 < end && bytes[at + 1].is_ascii_digit();
        if !bytes[at].is_ascii_digit() && !separator {
            break;
        }
        at += 1;
    }
    at
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    if let Some(acronym) = acronym_end(text.as_bytes(), start, end) {
        return acronym;
    }
    let mut at = start;
    for c in text[start..end].chars() {
        let here = start.max(at);
        let inner = is_apostrophe(c) && char_at(text, here + c.len_utf8(), end).is_some_and(is_letter);
        if !is_letter(c) && !inner {
            break;
        }
        at = here + c.len_utf8();
    }
    at
}

/// "U.S.", "a.m.", "D.C.": single letters, each with its point.
fn acronym_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    let mut letters = 0;
    while at + 1 < end && bytes[at].is_ascii_alphabetic() && bytes[at + 1] == b'.' {
        at += 2;
        letters += 1;
    }
    let last_is_whole = at >= end || !bytes[at].is_ascii_alphabetic();
    if letters >= 2 && last_is_whole {
        return Some(at);
    }
    // "U.S" with the last point missing, before anything but a letter.
    let bare = at < end && letters >= 1 && bytes[at].is_ascii_uppercase() && bytes[start].is_ascii_uppercase();
    let ends =
        at + 1 >= end || !(bytes[at + 1].is_ascii_alphanumeric() || bytes[at + 1] == b'.' || bytes[at + 1] >= 0x80);
    (bare && ends).then_some(at + 1)
}

/// Where "'s", "n't", "'re", "'ll" … comes off the word before it.
fn split_suffix(text: &str, start: usize, end: usize) -> Option<usize> {
    let word = &text[start..end];
    let (at, apostrophe) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?;
    let suffix = &word[at + apostrophe.len_utf8()..];
    if at == 0 {
        return None;
    }
    if suffix.eq_ignore_ascii_case("t") && word[..at].to_ascii_lowercase().ends_with('n') && at > 1 {
        return Some(start + at - 1);
    }
    is_suffix(suffix).then_some(start + at)
}

fn is_suffix(word: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|s| word.eq_ignore_ascii_case(s))
}

fn suffix_after_apostrophe(text: &str, after: usize, end: usize) -> Option<usize> {
    let stop = word_end(text, after, end);
    let word = &text[after..stop];
    (word.eq_ignore_ascii_case("s") && after > 1).then_some(stop)
}

fn case_of(word: &str, kind: TokenKind) -> Case {
    if kind != TokenKind::Word {
        return Case::None;
    }
    let mut chars = word.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    let Some(first) = chars.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        if c.is_lowercase() {
            lower += 1;
        } else {
            upper += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, _, 0) => Case::Upper,
        (true, 0, _) => Case::Title,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn suffixes_come_off() {
        assert_eq!(words("Turkey's army didn’t"), ["Turkey", "'s", "army", "did", "n’t"]);
        assert_eq!(words("O'Brien said they're"), ["O'Brien", "said", "they", "'re"]);
    }

    #[test]
    fn acronyms_keep_their_points() {
        assert_eq!(words("the U.S. at 5 p.m. (U.N.)."), ["the", "U.S.", "at", "5", "p.m.", "(", "U.N.", ")", "."]);
    }

    #[test]
    fn digits_and_letters_part() {
        assert_eq!(
            words("$1.2bn, 10-year-old S-400 3,600,000."),
            ["$", "1.2", "bn", ",", "10", "-", "year", "-", "old", "S", "-", "400", "3,600,000", "."]
        );
    }
}
