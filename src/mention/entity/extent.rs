//! How far a name reaches: up to the word that says what it names, over the second half of a given name.

use core::ops::Range;

use super::find::{Found, Identity};
use super::{head, EntityKind};
use crate::document::{Case, Text, Token, TokenKind};

/// Makes names as long as their capitals say: "Lin Shu | -hong", "Cabo Verde | National Park"; and adds those that only
/// their last word tells: "the Grey Heron Trust".
pub(super) fn complete(text: &Text<'_>, names: Vec<Found>) -> Vec<Found> {
    let mut all = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    for sentence in text.document.sentences() {
        let prose = is_prose(text, sentence.range.clone());
        let mut from = sentence.range.start;
        while let Some(mut name) = names.next_if(|n| n.tokens.start < sentence.range.end) {
            let limit = names.peek().map_or(sentence.range.end, |n| n.tokens.start.min(sentence.range.end));
            if prose {
                untold(text, from..name.tokens.start, sentence.range.start, &mut all);
            }
            storm(text, &mut name, from);
            incorporated(text, &mut name, limit);
            if name.identity == Identity::Unknown {
                byname(text, &mut name, all.last());
                given_name(text, &mut name, limit);
                if prose {
                    up_to_head(text, &mut name, limit);
                }
            }
            from = name.tokens.end;
            all.push(name);
        }
        if prose {
            untold(text, from..sentence.range.end, sentence.range.start, &mut all);
        }
    }
    all.extend(names);
    all
}

/// Whether capitals mark names here: not in a headline that gives one to every word.
fn is_prose(text: &Text<'_>, sentence: Range<usize>) -> bool {
    let (mut lower, mut title) = (0, 0);
    for token in text.tokens()[sentence].iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3) {
        match token.case {
            Case::Lower => lower += 1,
            Case::None => {}
            _ => title += 1,
        }
    }
    lower > 1 && 2 * lower >= title
}

/// "Sami Daoud (Abu Omar)": what a person is called after a child is no place.
fn byname(text: &Text<'_>, name: &mut Found, before: Option<&Found>) {
    let start = name.tokens.start;
    let after_person = before.is_some_and(|b| b.kind == EntityKind::Person && b.tokens.end + 1 == start);
    if after_person && text.word(start - 1) == "(" && matches!(text.lower(start), "abu" | "umm" | "um") {
        name.kind = EntityKind::Person;
        name.subtype = None;
    }
}

/// "Lin Shu-hong": the second half of an East Asian given name is small.
fn given_name(text: &Text<'_>, name: &mut Found, limit: usize) {
    let hyphen = name.tokens.end;
    let half = hyphen + 1;
    if name.kind != EntityKind::Person || name.tokens.len() != 2 || half >= limit {
        return;
    }
    let (mark, word) = (text.tokens()[hyphen], text.tokens()[half]);
    let glued = mark.glued && word.glued && text.word(hyphen) == "-";
    let short = (2..=6).contains(&word.span.len()) && word.case == Case::Lower;
    if glued && short && text.tokens()[hyphen - 1].span.len() <= 6 && !is_suffix(text.lower(half)) {
        name.tokens.end = half + 1;
    }
}

/// What is hung on to a name without being a part of it: "the Lee Kuan-era laws".
fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "led"
            | "era"
            | "born"
            | "run"
            | "like"
            | "style"
            | "held"
            | "made"
            | "owned"
            | "bound"
            | "free"
            | "wide"
            | "type"
            | "based"
            | "backed"
            | "linked"
            | "allied"
            | "area"
            | "esque"
            | "only"
            | "time"
            | "loyal"
            | "and"
    )
}

/// "Grey Heron | Media, Inc.": a company's name ends with its legal form.
fn incorporated(text: &Text<'_>, name: &mut Found, limit: usize) {
    let mut end = name.tokens.end;
    if name.kind == EntityKind::Organization && end < limit && is_beside(text, end) {
        end = capitals(text, end, limit.min(end + 3)).end;
    }
    let is_form = |t: usize| t < limit && matches!(text.word(t), "Inc" | "Corp" | "Ltd" | "LLC" | "PLC" | "Limited");
    if end > name.tokens.end && is_form(end - 1) {
        end -= 1;
    } else if text.word(end) == "," {
        end += 1;
    }
    if is_form(end) {
        name.tokens.end = with_point(text, end + 1);
        name.kind = EntityKind::Organization;
    }
}

/// "Hurricane Marta" is no person.
fn storm(text: &Text<'_>, name: &mut Found, floor: usize) {
    let start = name.tokens.start;
    let before = (start > floor).then(|| start - 1).filter(|t| is_storm(text.word(*t)));
    if is_storm(text.word(start)) || before.is_some() {
        name.tokens.start = before.unwrap_or(start);
        name.kind = EntityKind::Event;
        name.subtype = None;
        name.identity = Identity::Unknown;
    }
}

fn is_storm(word: &str) -> bool {
    matches!(word, "Hurricane" | "Typhoon" | "Cyclone" | "Storm")
}

/// "Marino Ballena | National Park": the capitals that follow end with the word for the thing.
fn up_to_head(text: &Text<'_>, name: &mut Found, limit: usize) {
    let run = capitals(text, name.tokens.end, limit);
    let Some(head) = run.clone().rev().find(|t| head::says(text, *t).is_some()) else { return };
    // "Police Station Commander" names somebody's office.
    if head + 1 == run.end && run.len() <= 4 {
        name.tokens.end = run.end;
        name.kind = head::kind(text, &name.tokens, name.kind);
        name.subtype = None;
    }
}

/// Names of two to five capitals that nothing told but their last word. The first word of a sentence has its capital for
/// another reason.
fn untold(text: &Text<'_>, gap: Range<usize>, sentence: usize, all: &mut Vec<Found>) {
    let mut at = gap.start;
    while at < gap.end {
        if !is_part(text.tokens()[at]) {
            at += 1;
            continue;
        }
        let run = capitals(text, at, gap.end);
        at = run.end;
        if run.len() == 2 && is_storm(text.word(run.start)) {
            all.push(Found { tokens: run, kind: EntityKind::Event, subtype: None, identity: Identity::Unknown });
            continue;
        }
        let kind = head::says(text, run.end - 1);
        let joined = run.start > 0 && run.start == gap.start && text.tokens()[run.start].glued;
        if let Some(kind) = kind.filter(|_| (2..=5).contains(&run.len()) && run.start > sentence && !joined) {
            let start = from_people(text, run.start, all);
            all.push(Found {
                tokens: start..with_point(text, run.end),
                kind,
                subtype: None,
                identity: Identity::Unknown,
            });
        }
    }
}

/// Where a name begins that takes the name of a people in: "the Grand | Ethiopian | Renaissance Dam".
fn from_people(text: &Text<'_>, start: usize, all: &mut Vec<Found>) -> usize {
    let Some(people) = all.last().filter(|n| n.kind == EntityKind::Nationality && n.tokens.end == start) else {
        return start;
    };
    let mut start = people.tokens.start;
    all.pop();
    let floor = all.last().map_or(0, |n| n.tokens.end);
    while start > floor && is_beside(text, start) && capitals(text, start - 1, start).len() == 1 {
        start -= 1;
    }
    start
}

/// The words with a capital that stand side by side from a token on.
fn capitals(text: &Text<'_>, from: usize, limit: usize) -> Range<usize> {
    let mut end = from;
    while end < limit && is_part(text.tokens()[end]) && (end == from || is_beside(text, end)) {
        end += 1;
    }
    from..end
}

/// A word with a capital and more letters.
#[inline]
fn is_part(token: Token) -> bool {
    token.case == Case::Title && token.kind == TokenKind::Word && token.span.len() > 1
}

/// The end of a name that ends before a token: "Corp." keeps its point.
pub(super) fn with_point(text: &Text<'_>, end: usize) -> usize {
    let point = text.word(end) == "." && text.tokens()[end].glued;
    end + usize::from(point && matches!(text.lower(end - 1), "corp" | "inc" | "ltd" | "co" | "jr" | "sr"))
}

/// Whether nothing but one space lies before a token.
fn is_beside(text: &Text<'_>, at: usize) -> bool {
    let (before, after) = (text.tokens()[at - 1].span.end, text.tokens()[at].span.start);
    after == before + 1 && text.document.text().as_bytes()[before] == b' '
}
