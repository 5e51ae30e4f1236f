//! Which tokens can belong to a name at all: capitalised words, and what may stand between them.

use core::iter::Peekable;
use core::ops::Range;

use crate::document::{Case, Text, Token, TokenKind};

/// Runs of tokens within one sentence that the tagger decides on together. A run begins and ends with a candidate, a
/// particle of one ("al-", "bin") or a number beside one. `candidates` are the words with a capital and those that may be
/// names without: places, in careless writing.
pub(crate) fn groups(
    text: &Text<'_>,
    candidates: &mut Peekable<impl Iterator<Item = usize>>,
    sentence: Range<usize>,
    mut emit: impl FnMut(Range<usize>),
) {
    let mut floor = sentence.start;
    while let Some(first) = candidates.next_if(|at| *at < sentence.end) {
        let start = before(text, floor, first);
        let mut end = first + 1;
        while let Some(next) = candidates.next_if(|at| *at < sentence.end && links(text, end..*at)) {
            end = next + 1;
        }
        if end < sentence.end && text.tokens()[end].kind == TokenKind::Number {
            end += 1;
        }
        emit(start..end);
        floor = end;
    }
}

/// A word that begins with a capital or has one.
pub(crate) fn is_capital(token: Token) -> bool {
    token.kind == TokenKind::Word && !matches!(token.case, Case::Lower | Case::None)
}

/// Whether only what may stand within a name lies between two words of it: no name has more than three tokens between
/// two capitals ("Office for the Coordination", "Bank of the West").
fn links(text: &Text<'_>, mut between: Range<usize>) -> bool {
    between.len() < 4 && between.all(|at| is_link(text, at))
}

fn is_link(text: &Text<'_>, at: usize) -> bool {
    match text.tokens()[at].kind {
        TokenKind::Number => true,
        TokenKind::Mark => matches!(text.word(at), "-" | "–" | "‑" | "'" | "’" | "&" | "." | "/" | "," | "+"),
        TokenKind::Word => {
            let word = text.lower(at).as_bytes();
            word.len() < 6 && (is_particle(word) || is_joint(word))
        }
    }
}

/// Words that stand between the capitals of one name.
fn is_joint(word: &[u8]) -> bool {
    matches!(word, b"of" | b"the" | b"for" | b"and" | b"in" | b"on" | b"at" | b"to" | b"'s" | b"a" | b"s")
        || word == "’s".as_bytes()
}

/// Words in lower case that begin names.
pub(crate) fn is_particle(word: &[u8]) -> bool {
    matches!(
        word,
        b"al"
            | b"el"
            | b"ul"
            | b"ur"
            | b"ud"
            | b"uz"
            | b"as"
            | b"ash"
            | b"ad"
            | b"ar"
            | b"an"
            | b"az"
            | b"bin"
            | b"ibn"
            | b"bint"
            | b"ben"
            | b"abu"
            | b"de"
            | b"del"
            | b"della"
            | b"di"
            | b"da"
            | b"do"
            | b"dos"
            | b"das"
            | b"du"
            | b"des"
            | b"la"
            | b"le"
            | b"les"
            | b"von"
            | b"van"
            | b"der"
            | b"den"
            | b"ter"
            | b"ten"
            | b"zu"
            | b"e"
            | b"y"
            | b"et"
            | b"und"
            | b"d"
            | b"l"
    )
}

/// Where the run begins: over the particles and the number before its first capital.
fn before(text: &Text<'_>, start: usize, capital: usize) -> usize {
    let mut at = capital;
    while at > start {
        let hyphen = matches!(text.word(at - 1), "-" | "–" | "‑" | "'" | "’");
        let particle = at - usize::from(hyphen);
        if particle > start && is_particle(text.lower(particle - 1).as_bytes()) {
            at = particle - 1;
        } else {
            break;
        }
    }
    if at > start && at == capital && text.tokens()[at - 1].kind == TokenKind::Number {
        at -= 1;
    }
    at
}
