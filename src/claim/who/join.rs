//! How the parties of a sentence hang together: appositions, lists, parts of wholes.

use core::ops::Range;

use super::{is_person, Party, PartyKind, Scene};
use crate::claim::kind::Kind;
use crate::claim::scope::ClassId;
use crate::document::{Text, TokenKind};
use crate::mention::quantity::Interval;

/// "One victim, a 27-year-old woman, was shot" tells of one person.
pub(super) fn join_descriptions(text: &Text<'_>, found: &mut Vec<Party>) {
    found.dedup_by(|party, last| {
        let gap = last.tokens.end..party.tokens.start;
        let describes = last.is_single()
            && matches!(last.kind, PartyKind::Figure | PartyKind::Indefinite | PartyKind::Definite)
            && matches!(party.kind, PartyKind::Indefinite)
            && gap.len() == 1
            && text.lower(gap.start) == ","
            && !last.possessor
            && matches!(text.lower(party.tokens.start), "a" | "an")
            && matches!(text.lower(party.tokens.end), "," | ".");
        if describes {
            last.tokens.end = party.tokens.end;
            last.age = last.age.or(party.age);
            last.class = party.class.or(last.class);
        }
        describes
    });
}

/// "Two people, a man and a woman, were killed": the persons whom a figure has counted already.
pub(super) fn enumerations(text: &Text<'_>, found: &[Party]) -> Vec<Range<usize>> {
    let mut lists = Vec::new();
    for (at, party) in found.iter().enumerate() {
        let Some(number) = party.count.low.filter(|n| party.count.high == Some(*n) && (2.0..9.0).contains(n)) else {
            continue;
        };
        let last = at + number as usize;
        let opened = found.get(at + 1).is_some_and(|first| {
            let gap = party.tokens.end..first.tokens.start;
            gap.len() == 1 && matches!(text.lower(gap.start), "," | ":" | "-" | "–" | "—" | "(")
        });
        let listed = |n: usize| {
            let (a, b) = (&found[n], &found[n + 1]);
            a.is_single()
                && b.is_single()
                && a.tokens.end <= b.tokens.start
                && joins(text, a.tokens.end..b.tokens.start)
        };
        let plain = |p: &Party| !matches!(text.lower(p.tokens.start), "his" | "her" | "their" | "its");
        let closed = |p: &Party| matches!(text.lower(p.tokens.end), "," | "." | ";" | ")" | "-" | "–" | "—" | "");
        if opened
            && last < found.len()
            && (at + 1..last).all(listed)
            && found[at + 1..=last].iter().all(plain)
            && closed(&found[last])
        {
            lists.push(at + 1..last + 1);
        }
    }
    lists
}

/// "three 14-year-old boys": the figure counts the noun behind it.
pub(super) fn count_nouns(scene: Scene<'_>, found: &mut Vec<Party>) {
    found.dedup_by(|party, figure| {
        let counts = figure.kind == PartyKind::Figure
            && figure.class.is_none()
            && figure.tokens.end == party.tokens.start
            && matches!(party.kind, PartyKind::Bare | PartyKind::Definite)
            && !party.is_counted()
            && !scene.is(party.tokens.start, Kind::DETERMINER);
        if counts {
            figure.class = party.class;
            figure.tokens.end = party.tokens.end;
        }
        counts
    });
}

/// "One of the five people hospitalised has died": who died is the one, not the five.
pub(super) fn part_from_wholes(scene: Scene<'_>, found: &mut [Party]) {
    let text = scene.text;
    for at in 1..found.len() {
        let (some, whole) = (found[at - 1].tokens.end, found[at].tokens.start);
        let of = text.lower(some) == "of"
            && (some + 1..whole).all(|t| scene.is(t, Kind::DETERMINER))
            && found[at - 1].is_counted()
            && !found[at - 1].possessor;
        if of {
            found[at].whole = true;
            // "Five of the soldiers" are soldiers, "five members of the family" no families.
            let persons = found[at - 1].class.filter(|class| is_person(scene, *class));
            let alike = |class: &ClassId| persons.is_none() || is_person(scene, *class);
            found[at - 1].class = found[at].class.filter(alike).or(found[at - 1].class);
        }
    }
}

/// "his friend, Ann Lee," and "22-year-old Ann Lee" are one party.
pub(super) fn join_appositions(text: &Text<'_>, found: &mut Vec<Party>) {
    // Most sentences have none.
    if !found.windows(2).any(|pair| is_apposition(text, &pair[0], &pair[1])) {
        return;
    }
    let is_name = |party: &Party| party.kind == PartyKind::Name;
    let names: Vec<usize> = found.iter().filter(|p| is_name(p)).map(|name| name.tokens.start).collect();
    found.dedup_by(|party, last| {
        // "Ann Lee, 42-year-old Bob Ray": the age is that of the next.
        let qualifies = !is_name(party) && names.binary_search(&party.tokens.end).is_ok();
        let joined = !qualifies && is_apposition(text, last, party);
        if joined {
            let (name, noun) = if is_name(party) { (&*party, &*last) } else { (&*last, &*party) };
            *last = Party {
                mention: name.mention,
                age: name.age.or(noun.age),
                class: noun.class.or(name.class),
                count: Interval::exactly(1.0),
                ..Party::new(last.tokens.start..party.tokens.end, PartyKind::Name)
            };
        }
        joined
    });
}

fn is_apposition(text: &Text<'_>, a: &Party, b: &Party) -> bool {
    let one_name = (a.kind == PartyKind::Name) != (b.kind == PartyKind::Name);
    let nouns = |p: &Party| matches!(p.kind, PartyKind::Name | PartyKind::Indefinite | PartyKind::Definite);
    if !one_name || !nouns(a) || !nouns(b) || !a.is_single() || !b.is_single() || a.possessor {
        return false;
    }
    let gap = a.tokens.end..b.tokens.start;
    let possessive = text.lower(b.tokens.start);
    match gap.len() {
        0 => a.kind != PartyKind::Name,
        1 => text.lower(gap.start) == "," && !matches!(possessive, "his" | "her" | "their"),
        2 | 3 => {
            let last = text.lower(gap.end - 1);
            let age = a.kind == PartyKind::Name && text.lower(gap.start) == "," && last == ",";
            matches!((text.lower(gap.start), last), ("identified" | "named", "as"))
                || last == "named"
                || (age && matches!(possessive, "a" | "an" | "the"))
        }
        _ => false,
    }
}

/// Whether what begins at the token follows "including" or the like.
pub(super) fn is_subset(text: &Text<'_>, from: usize, at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).filter(|t| *t >= from).map_or("", |t| text.lower(t));
    match before(1) {
        "including" | "includes" | "included" | "include" | "comprising" | "mostly" | "mainly" => true,
        "them" | "which" | "whom" => matches!(before(2), "among" | "of" | "amongst"),
        "," | "were" => matches!((before(3), before(2)), ("among" | "of", "them" | "those")),
        "dead" | "victims" | "least" => matches!(before(3), "among" | "including") || before(2) == "including",
        _ => false,
    }
}

/// Whether the tokens join two phrases of one list.
pub(crate) fn joins(text: &Text<'_>, gap: Range<usize>) -> bool {
    let as_well = |t: usize| text.lower(t) == "as" && (text.lower(t + 1) == "well" || text.lower(t - 1) == "well");
    gap.len() <= 4
        && !gap.is_empty()
        && gap.into_iter().all(|t| {
            let age = text.shapes()[t].kind == TokenKind::Number && t > 0 && text.lower(t - 1) == ",";
            as_well(t)
                || age
                || matches!(
                    text.lower(t),
                    "," | "and" | "well" | "along" | "with" | "plus" | "or" | "&" | "including" | "together" | "then"
                )
        })
}
