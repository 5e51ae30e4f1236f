//! Which tokens can belong to a name at all: capitalised words, and what may stand between them.

use core::ops::Range;

use crate::document::{Case, Text, TokenKind};

/// Runs of tokens within one sentence that the tagger decides on together. A run begins and ends with a capitalised
/// word, a particle of one ("al-", "bin") or a number beside one.
///
/// `is_lower_name` tells the words in lower case that may be names all the same: places, in careless writing.
pub(crate) fn groups(
    text: &Text<'_>,
    sentence: Range<usize>,
    is_lower_name: impl Fn(usize) -> bool,
    mut emit: impl FnMut(Range<usize>),
) {
    let is_name = |at: usize| is_capital(text, at) || is_lower_name(at);
    let mut at = sentence.start;
    while at < sentence.end {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let start = before(text, sentence.start, at);
        let mut end = at + 1;
        while let Some(next) = next_name(text, end..sentence.end, is_name) {
            end = next + 1;
        }
        if end < sentence.end && text.tokens()[end].kind == TokenKind::Number {
            end += 1;
        }
        emit(start..end);
        at = end;
    }
}

/// A word that begins with a capital or has one.
pub(crate) fn is_capital(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens()[at];
    token.kind == TokenKind::Word && !matches!(token.case, Case::Lower | Case::None)
}

/// The next word that may be a name, where only what may stand within a name lies between.
fn next_name(text: &Text<'_>, within: Range<usize>, is_name: impl Fn(usize) -> bool) -> Option<usize> {
    // "Office for the Coordination", "Bank of the West": no name has more than three tokens between two capitals.
    let near = within.start..within.end.min(within.start + 4);
    let found = near.clone().find(|at| is_name(*at))?;
    (near.start..found).all(|at| is_link(text, at)).then_some(found)
}

fn is_link(text: &Text<'_>, at: usize) -> bool {
    match text.tokens()[at].kind {
        TokenKind::Number => true,
        TokenKind::Mark => matches!(text.word(at), "-" | "–" | "‑" | "'" | "’" | "&" | "." | "/" | "," | "+"),
        TokenKind::Word => is_particle(text.lower(at)) || is_joint(text.lower(at)),
    }
}

/// Words that stand between the capitals of one name.
fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "the" | "for" | "and" | "in" | "on" | "at" | "to" | "'s" | "’s" | "a" | "s")
}

/// Words in lower case that begin names.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ul"
            | "ur"
            | "ud"
            | "uz"
            | "as"
            | "ash"
            | "ad"
            | "ar"
            | "an"
            | "az"
            | "bin"
            | "ibn"
            | "bint"
            | "ben"
            | "abu"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "du"
            | "des"
            | "la"
            | "le"
            | "les"
            | "von"
            | "van"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "zu"
            | "e"
            | "y"
            | "et"
            | "und"
            | "d"
            | "l"
    )
}

/// Where the run begins: over the particles and the number before its first capital.
fn before(text: &Text<'_>, start: usize, capital: usize) -> usize {
    let mut at = capital;
    while at > start {
        let hyphen = matches!(text.word(at - 1), "-" | "–" | "‑" | "'" | "’");
        let particle = at - usize::from(hyphen);
        if particle > start && is_particle(text.lower(particle - 1)) {
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
