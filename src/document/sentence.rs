//! Tokens into sentences.

use core::ops::Range;

use super::token::{Case, Token, TokenKind};

/// Splits the tokens of one block, `range` of `tokens`, into sentences, as ranges of tokens.
pub(crate) fn split(text: &str, tokens: &[Token], range: Range<usize>, mut emit: impl FnMut(Range<usize>)) {
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        match boundary(text, tokens, at, range.end) {
            Some(next) => {
                emit(start..next);
                start = next;
                at = next;
            }
            None => at += 1,
        }
    }
    if start < range.end {
        emit(start..range.end);
    }
}

/// Where the next sentence begins, if one ends with the token `at`.
fn boundary(text: &str, tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let word = tokens[at].span.of(text);
    let acronym = tokens[at].kind == TokenKind::Word && word.ends_with('.');
    let hard = matches!(word, "." | "!" | "?" | "…" | "。");
    if !hard && !acronym {
        return None;
    }
    let mut next = at + 1;
    while next < end && matches!(tokens[next].span.of(text), "." | "!" | "?" | "…") {
        next += 1;
    }
    // Closing marks belong to the sentence that they close.
    while next < end
        && tokens[next].glued
        && matches!(tokens[next].span.of(text), "\"" | "”" | "’" | "'" | ")" | "]" | "»")
    {
        next += 1;
    }
    if next >= end {
        return Some(end);
    }
    if tokens[next].glued && word != "…" {
        // "said.The": a missing space, unless it is a web address or a file name ("example.com").
        let run_on = word == "." && tokens[next].case == Case::Title && at > 0 && tokens[at - 1].case == Case::Lower;
        return run_on.then_some(next);
    }
    let ends_quote = next > at + 1;
    if word == "." && !ends_quote && at > 0 && tokens[at].glued && is_abbreviation(text, tokens, at, next) {
        return None;
    }
    if acronym && !starts_sentence_after_acronym(text, tokens[next]) {
        return None;
    }
    starts_sentence(text, &tokens[next..end]).then_some(next)
}

/// A new sentence begins with a capital, a digit, an opening mark or a quotation.
fn starts_sentence(text: &str, rest: &[Token]) -> bool {
    let first = rest[0];
    match first.kind {
        TokenKind::Word => first.is_capitalised() || first.case == Case::None || is_lower_name(text, rest),
        TokenKind::Number => true,
        TokenKind::Mark => !matches!(first.span.of(text), "," | ";" | ":" | ")" | "]" | "-" | "–"),
    }
}

/// "al-Assad said": a name in lower case at the beginning.
fn is_lower_name(text: &str, rest: &[Token]) -> bool {
    matches!(rest[0].span.of(text), "al" | "el" | "de" | "von" | "van" | "bin")
        && rest[1..].iter().find(|t| t.kind == TokenKind::Word).is_some_and(|t| t.is_capitalised())
}

/// After "U.S." a sentence ends only before a word that begins sentences and no name.
fn starts_sentence_after_acronym(text: &str, next: Token) -> bool {
    const OPENERS: [&str; 24] = [
        "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "But", "And", "This", "That", "These",
        "Those", "If", "When", "While", "There", "His", "Her", "Their",
    ];
    OPENERS.contains(&next.span.of(text)) || next.kind == TokenKind::Mark
}

/// Whether the word before the point at `at` is one that is written with a point.
fn is_abbreviation(text: &str, tokens: &[Token], at: usize, next: usize) -> bool {
    let before = tokens[at - 1];
    let word = before.span.of(text);
    if before.kind == TokenKind::Number {
        // "No. 12. " ends; "1. The first" at the beginning of a line is a list number, handled by the layout.
        return false;
    }
    // An initial: "J. Smith"; but "Vitamin C. The", "World War I. The".
    if word.len() == 1 && before.case == Case::Upper && word != "I" {
        return tokens[next].is_capitalised();
    }
    let title = matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Rev"
            | "Hon"
            | "Gen"
            | "Lt"
            | "Col"
            | "Maj"
            | "Capt"
            | "Sgt"
            | "Cpl"
            | "Pvt"
            | "Brig"
            | "Adm"
            | "Cmdr"
            | "Cdr"
            | "Gov"
            | "Sen"
            | "Rep"
            | "Pres"
            | "Supt"
            | "Insp"
            | "Det"
            | "Amb"
            | "Msgr"
            | "Fr"
            | "Sr"
            | "St"
            | "Mt"
            | "Ft"
            | "Messrs"
            | "Mme"
            | "Mlle"
            | "Sheikh"
            | "Pte"
            | "Hr"
            | "Dep"
            | "Asst"
            | "Atty"
            | "Ald"
            | "Spc"
            | "Ofc"
    );
    if title {
        return tokens[next].kind == TokenKind::Word;
    }
    // These stand before a number or a name, and may end a sentence as well.
    let before_number = matches!(
        word,
        "No" | "no"
            | "Nos"
            | "nos"
            | "Art"
            | "art"
            | "Fig"
            | "fig"
            | "p"
            | "pp"
            | "vol"
            | "Vol"
            | "c"
            | "ca"
            | "approx"
            | "est"
    );
    if before_number {
        return tokens[next].kind == TokenKind::Number;
    }
    let month =
        matches!(word, "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov" | "Dec");
    if month {
        return tokens[next].kind == TokenKind::Number;
    }
    let state = matches!(
        word,
        "Ala"
            | "Ariz"
            | "Ark"
            | "Calif"
            | "Colo"
            | "Conn"
            | "Del"
            | "Fla"
            | "Ga"
            | "Ill"
            | "Ind"
            | "Kan"
            | "Ky"
            | "La"
            | "Md"
            | "Mass"
            | "Mich"
            | "Minn"
            | "Miss"
            | "Mo"
            | "Mont"
            | "Neb"
            | "Nev"
            | "Okla"
            | "Ore"
            | "Pa"
            | "Tenn"
            | "Tex"
            | "Va"
            | "Vt"
            | "Wash"
            | "Wis"
            | "Wyo"
            | "Dak"
            | "Ave"
            | "Blvd"
            | "Rd"
            | "Hwy"
            | "Inc"
            | "Corp"
            | "Ltd"
            | "Co"
            | "Bros"
            | "Jr"
            | "Univ"
            | "Dept"
    );
    if state {
        return !starts_sentence_after_acronym(text, tokens[next]);
    }
    matches!(word, "vs" | "v" | "etc" | "e.g" | "i.e" | "cf" | "al" | "viz" | "a.k.a" | "Jan." | "resp")
        && !tokens[next].is_capitalised()
}
