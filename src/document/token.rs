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
    /// "iPhone"
    Mixed,
}

impl Case {
    /// Whether a word has a capital letter at its beginning.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Case::Title | Case::Upper | Case::Mixed)
    }
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
        self.case.is_capital()
    }
}

/// Appends the tokens of `text[range]` to `tokens`.
pub(crate) fn tokenise(text: &str, range: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = range.end.min(bytes.len());
    let mut at = range.start;
    let mut glued = false;
    while at < end {
        let class = CLASS[usize::from(bytes[at])];
        if class & SPACE != 0 {
            at += 1;
            glued = false;
            continue;
        }
        at = match class {
            LOWER | UPPER => ascii_word(text, at, end, glued, tokens),
            DIGIT => push(tokens, at, number_end(bytes, at, end), TokenKind::Number, Case::None, glued),
            OTHER => push(tokens, at, at + 1, TokenKind::Mark, Case::None, glued),
            _ => match char_at(text, at, end) {
                Some(c) if is_space(c) => {
                    at += c.len_utf8();
                    glued = false;
                    continue;
                }
                Some(c) => beyond_ascii(text, at, end, c, glued, tokens),
                None => end,
            },
        };
        glued = true;
    }
}

/// Spaces, control characters and the invisible marks that copied web text carries.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

const OTHER: u8 = 0;
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
/// An apostrophe or part of a character beyond ASCII: what takes a closer look.
const WIDE: u8 = 16;

/// What each byte is: nearly all of news is ASCII, and one look-up a byte decides it.
static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0..=b' ' | 0x7f => SPACE,
            b'\'' | 0x80..=0xff => WIDE,
            _ => OTHER,
        };
        byte += 1;
    }
    table
}

fn push(tokens: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind, case: Case, glued: bool) -> usize {
    tokens.push(Token { span: Span::new(start, end), kind, case, glued });
    end
}

/// A word that begins with an ASCII letter; most end at the next space or mark.
fn ascii_word(text: &str, start: usize, end: usize, glued: bool, tokens: &mut Vec<Token>) -> usize {
    let bytes = &text.as_bytes()[..end];
    let (at, rest) = letters(bytes, start + 1);
    let next = bytes.get(at).copied().unwrap_or(b' ');
    let plain = CLASS[usize::from(next)] != WIDE && (at > start + 1 || next != b'.');
    if !plain {
        return word(text, start, end, glued, tokens);
    }
    let case = CASES[usize::from(CLASS[usize::from(bytes[start])] == UPPER)][usize::from(rest)];
    push(tokens, start, at, TokenKind::Word, case, glued)
}

/// How a word is capitalised, by whether its first letter is a capital and by the classes of the others.
static CASES: [[Case; 4]; 2] =
    [[Case::Lower, Case::Lower, Case::Mixed, Case::Mixed], [Case::Upper, Case::Title, Case::Upper, Case::Mixed]];

/// How far ASCII letters reach from a byte on, and of which classes they are: eight bytes at once, since to guess the
/// end of each word byte by byte goes wrong more than once a word.
fn letters(bytes: &[u8], start: usize) -> (usize, u8) {
    /// A byte in each of eight.
    const fn all(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    let mut at = start;
    let (mut upper, mut lower) = (0, 0);
    loop {
        let eight = eight_from(bytes, at);
        // The highest bit of a byte tells: adding to the other seven sets it from some letter on.
        let letter = (eight | all(0x20)) & all(0x7f);
        let letter = (letter + all(0x80 - b'a')) & !(letter + all(0x7f - b'z')) & !eight & all(0x80);
        let end = !letter & all(0x80);
        let word = letter & end.wrapping_sub(1);
        lower |= word & (eight << 2);
        upper |= word & !(eight << 2);
        at += (end.trailing_zeros() / 8) as usize;
        if end != 0 {
            break;
        }
    }
    (at, if lower != 0 { LOWER } else { 0 } | if upper != 0 { UPPER } else { 0 })
}

/// Eight bytes as a number, the first the lowest; zeros beyond the last.
#[inline]
fn eight_from(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8) {
        return eight.try_into().map_or(0, u64::from_le_bytes);
    }
    bytes[at..].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Any word, with its suffix apart.
fn word(text: &str, start: usize, end: usize, glued: bool, tokens: &mut Vec<Token>) -> usize {
    let stop = word_end(text, start, end);
    let cut = split_suffix(text, start, stop);
    let first = cut.unwrap_or(stop);
    push(tokens, start, first, TokenKind::Word, case_of(&text[start..first]), glued);
    if let Some(cut) = cut {
        push(tokens, cut, stop, TokenKind::Word, case_of(&text[cut..stop]), true);
    }
    stop
}

/// A token that begins with an apostrophe or a character beyond ASCII.
fn beyond_ascii(text: &str, at: usize, end: usize, first: char, glued: bool, tokens: &mut Vec<Token>) -> usize {
    let after = at + first.len_utf8();
    if is_letter(first) {
        return word(text, at, end, glued, tokens);
    }
    // "'s" where a mark stands between it and its word: `"Bild"'s`.
    match is_apostrophe(first).then(|| suffix_after_apostrophe(text, after, end)).flatten() {
        Some(stop) => push(tokens, at, stop, TokenKind::Word, case_of(&text[at..stop]), glued),
        None => push(tokens, at, after, TokenKind::Mark, Case::None, glued),
    }
}

fn char_at(text: &str, at: usize, end: usize) -> Option<char> {
    text.get(at..end)?.chars().next()
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
        let inner = is_apostrophe(c) && char_at(text, at + c.len_utf8(), end).is_some_and(is_letter);
        if !is_letter(c) && !inner {
            break;
        }
        at += c.len_utf8();
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
    let last_is_whole = at >= end || !(bytes[at].is_ascii_alphabetic() || bytes[at] >= 0x80);
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

fn case_of(word: &str) -> Case {
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
