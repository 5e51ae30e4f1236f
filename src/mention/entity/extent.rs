//! How far a name reaches: up to the word that says what it names, over the second half of a given name.

use core::ops::Range;

use super::find::{Found, Identity};
use super::writing::{Cursor, Writing};
use super::{head, EntityKind};
use crate::document::{Case, Text, Token, TokenKind};

/// Makes names as long as their capitals say: "Lin Shu | -hong", "Cabo Verde | National Park"; and adds those that only
/// their last word tells: "the Grey Heron Trust".
pub(super) fn complete(text: &Text<'_>, writing: &Writing, names: Vec<Found>) -> Vec<Found> {
    let mut all = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    let mut capital = Cursor::new(&writing.capitals);
    for (sentence, casing) in text.document.sentences().zip(&writing.sentences) {
        let prose = casing.is_prose();
        let mut from = sentence.range.start;
        while let Some(mut name) = names.next_if(|n| n.tokens.start < sentence.range.end) {
            let limit = names.peek().map_or(sentence.range.end, |n| n.tokens.start.min(sentence.range.end));
            if prose {
                untold(text, &mut capital, from..name.tokens.start, sentence.range.start, &mut all);
            }
            storm(text, &mut name, from);
            incorporated(text, &mut name, limit);
            if name.identity == Identity::Unknown {
                byname(text, &mut name, all.last());
                settlement(text, &mut name);
                body_of(text, &mut name, from);
                given_name(text, &mut name, limit);
                if prose {
                    up_to_head(text, &mut name, limit);
                }
            }
            from = name.tokens.end;
            all.push(name);
        }
        if prose {
            untold(text, &mut capital, from..sentence.range.end, sentence.range.start, &mut all);
        }
    }
    all.extend(names);
    all
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

/// "the village of Harran" is no person.
fn settlement(text: &Text<'_>, name: &mut Found) {
    if name.kind == EntityKind::Person && leads_to_place(text, name.tokens.start) {
        name.kind = EntityKind::Place;
    }
}

/// "Bank of | Arvenia" is a body.
fn body_of(text: &Text<'_>, name: &mut Found, floor: usize) {
    let start = name.tokens.start;
    if name.kind == EntityKind::Place && start >= floor + 2 && text.lower(start - 1) == "of" {
        let lead = start - 2;
        if text.tokens()[lead].case == Case::Title && head::is_body_lead(text.lower(lead)) {
            name.tokens.start = lead;
            name.kind = EntityKind::Organization;
        }
    }
}

/// Whether only a place follows: "the canton of | Lodar", "Anna Berg, 26, of | Lodar".
fn leads_to_place(text: &Text<'_>, at: usize) -> bool {
    if at < 2 || text.lower(at - 1) != "of" {
        return false;
    }
    let is_age = |t: usize| text.tokens()[t].kind == TokenKind::Number && text.tokens()[t].span.len() <= 3;
    let aged = || at > 3 && text.word(at - 2) == "," && is_age(at - 3) && text.word(at - 4) == ",";
    is_settlement(text.lower(at - 2)) || aged()
}

fn is_settlement(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"city"
            | b"town"
            | b"township"
            | b"village"
            | b"hamlet"
            | b"suburb"
            | b"municipality"
            | b"canton"
            | b"district"
            | b"province"
            | b"governorate"
            | b"county"
            | b"prefecture"
            | b"island"
            | b"port"
            | b"cities"
            | b"towns"
            | b"villages"
            | b"districts"
            | b"provinces"
    )
}

/// "Lin Shu | -hong", "Anna Berg | -Weber": the second half of an East Asian given name, which is small, or of a surname.
fn given_name(text: &Text<'_>, name: &mut Found, limit: usize) {
    let hyphen = name.tokens.end;
    let half = hyphen + 1;
    if name.kind != EntityKind::Person || name.tokens.len() != 2 || half >= limit {
        return;
    }
    let (mark, word) = (text.tokens()[hyphen], text.tokens()[half]);
    let glued = mark.glued && word.glued && text.word(hyphen) == "-";
    let short = (2..=6).contains(&word.span.len()) && word.case == Case::Lower;
    let given = short && text.tokens()[hyphen - 1].span.len() <= 6 && !is_suffix(text.lower(half));
    if glued && (given || is_part(word)) {
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
fn untold(text: &Text<'_>, capital: &mut Cursor<'_>, gap: Range<usize>, sentence: usize, all: &mut Vec<Found>) {
    let mut rest = gap.clone();
    while let Some(at) = capital.next_in(&rest) {
        let run = capitals(text, at, gap.end);
        if run.is_empty() {
            continue;
        }
        rest.start = run.end;
        if run.len() == 2 && is_storm(text.word(run.start)) {
            all.push(Found { tokens: run, kind: EntityKind::Event, subtype: None, identity: Identity::Unknown });
            continue;
        }
        if run.len() < 4 && leads_to_place(text, run.start) && head::says(text, run.end - 1).is_none() {
            let kind = EntityKind::Place;
            all.push(Found { tokens: run, kind, subtype: None, identity: Identity::Unknown });
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
