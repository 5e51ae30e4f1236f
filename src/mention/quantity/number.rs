//! Numbers in figures and words, without modifiers and units.

use core::ops::Range;

use crate::document::{Text, TokenKind};

/// A number that some tokens write.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    pub(crate) tokens: Range<usize>,
}

/// The cardinal number that begins with the token `at`: "12", "1,200", "twenty-two", "3.6 million".
pub(crate) fn cardinal(text: &Text<'_>, at: usize) -> Option<Number> {
    let token = text.tokens().get(at)?;
    if token.kind == TokenKind::Number {
        let value = text.word(at).replace(',', "").parse().ok()?;
        return Some(Number { value, tokens: at..at + 1 });
    }
    let value = small(text.lower(at))?;
    Some(Number { value, tokens: at..at + 1 })
}

fn small(word: &str) -> Option<f64> {
    Some(match word {
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        _ => return None,
    })
}
