//! What one place in a document says about the others: a surname met alone, an acronym explained in brackets.

use core::hash::BuildHasherDefault;
use core::ops::Range;
use std::collections::HashMap;

use super::find::{Found, Identity};
use super::gazetteer::is_article;
use super::writing::{Cursor, Writing};
use super::{spelling, EntityKind};
use crate::document::{Case, Text, Token, TokenKind};
use crate::vocabulary::WordHasher;

type Words<'t> = HashMap<&'t str, EntityKind, BuildHasherDefault<WordHasher>>;

/// Adds the names that the document itself makes recognisable, and corrects the kind of those that it explains: the
/// surname of a person with a full name is that person, "(OCHA)" behind a body's name is that body.
pub(super) fn spread(text: &Text<'_>, writing: &Writing, names: Vec<Found>) -> Vec<Found> {
    let words = explained(text, &names);
    let has_short = writing.capitals.iter().any(|at| is_short(text.tokens()[*at as usize]));
    let initials = if has_short { initials(text, &names) } else { Vec::new() };
    if words.is_empty() && initials.is_empty() {
        return names;
    }
    let mut all = Vec::with_capacity(names.len() + words.len());
    let mut capitals = Cursor::new(&writing.capitals);
    let mut from = 0;
    for mut name in names {
        add(text, &words, &initials, &mut capitals, &(from..name.tokens.start), &mut all);
        from = name.tokens.end;
        if let Some(pair) = pair(text, &words, &name) {
            all.extend(pair);
            continue;
        }
        if name.tokens.len() == 1 && name.identity == Identity::Unknown {
            let at = name.tokens.start;
            if let Some(kind) = words.get(text.word(at)) {
                name.kind = *kind;
            } else if is_short(text.tokens()[at]) && spells(text, at, &initials) {
                name.kind = EntityKind::Organization;
                name.subtype = None;
            }
        }
        all.push(name);
    }
    add(text, &words, &initials, &mut capitals, &(from..text.tokens().len()), &mut all);
    all
}

/// "the Berg-Weber talks" name two people where both have their full names elsewhere.
fn pair(text: &Text<'_>, words: &Words<'_>, name: &Found) -> Option<[Found; 2]> {
    let start = name.tokens.start;
    let [first, second] = [start, start + 2];
    let is_surname = |at: usize| words.get(text.word(at)) == Some(&EntityKind::Person);
    let two = name.tokens.len() == 3 && text.word(start + 1) == "-" && is_surname(first) && is_surname(second);
    let person =
        |at: usize| Found { tokens: at..at + 1, kind: EntityKind::Person, subtype: None, identity: Identity::Unknown };
    two.then(|| [person(first), person(second)])
}

/// What stands for the first letters of the bodies whose names have at least three words.
fn initials(text: &Text<'_>, names: &[Found]) -> Vec<u64> {
    let bodies = names.iter().filter(|n| n.kind == EntityKind::Organization && n.tokens.len() > 2);
    bodies.filter_map(|body| spelling::initials_key(text.raw(text.span(body.tokens.clone())))).collect()
}

/// Whether a token can be the first letters of a body: capitals, with or without points.
fn is_short(token: Token) -> bool {
    token.case == Case::Upper && token.span.len() > 2
}

/// "D.N.C." is a body where the document has the words of which these are the first letters.
fn spells(text: &Text<'_>, at: usize, initials: &[u64]) -> bool {
    !initials.is_empty() && initials.contains(&spelling::acronym_key(text.word(at)))
}

/// Words that name something wherever they stand in this document.
fn explained<'t>(text: &Text<'t>, names: &[Found]) -> Words<'t> {
    let mut words = Words::default();
    for name in names {
        match name.kind {
            EntityKind::Person if name.tokens.len() > 1 => {
                let last = name.tokens.end - 1;
                let token = text.tokens()[last];
                if token.kind == TokenKind::Word && token.case == Case::Title && token.span.len() > 2 {
                    words.entry(text.word(last)).or_insert(EntityKind::Person);
                }
            }
            EntityKind::Event if name.tokens.len() == 2 => {
                words.insert(text.word(name.tokens.end - 1), EntityKind::Event);
            }
            EntityKind::Organization if name.tokens.len() > 1 => {
                if let Some(short) = acronym(text, name) {
                    words.insert(text.word(short), EntityKind::Organization);
                }
            }
            _ => {}
        }
    }
    words
}

/// The acronym in brackets behind a name, if it can be one.
fn acronym(text: &Text<'_>, name: &Found) -> Option<usize> {
    let at = name.tokens.end + 1;
    let token = text.tokens().get(at)?;
    let bracketed = text.word(at - 1) == "(" && text.word(at + 1) == ")";
    let full = text.raw(text.span(name.tokens.clone()));
    let letters = text.word(at);
    let fits = letters.chars().next().zip(full.chars().next()).is_some_and(|(a, b)| a == b)
        || spelling::initials(full).is_some_and(|i| i.contains(letters));
    (bracketed && token.is_capitalised() && token.span.len() > 1 && fits).then_some(at)
}

fn add(
    text: &Text<'_>,
    words: &Words<'_>,
    initials: &[u64],
    capitals: &mut Cursor<'_>,
    tokens: &Range<usize>,
    all: &mut Vec<Found>,
) {
    while let Some(at) = capitals.next_in(tokens) {
        let token = text.tokens()[at];
        if token.span.len() < 2 {
            continue;
        }
        let spelt = || is_short(token) && spells(text, at, initials);
        let kind = words.get(text.word(at)).copied().or_else(|| spelt().then_some(EntityKind::Organization));
        let Some(kind) = kind else { continue };
        // A longer run of capitals is somebody else's name, or none.
        let beside = |t: usize| text.tokens().get(t).is_some_and(|t| t.is_capitalised());
        let alone = !beside(at + 1) && (at == 0 || !beside(at - 1) || kind == EntityKind::Organization);
        let titled =
            at > 0 && matches!(text.lower(at - 1), "mr" | "mr." | "mrs" | "ms" | "president" | "director" | "minister");
        if alone || titled {
            let article = at >= 2 && token.glued && is_article(text.lower(at - 2)) && text.word(at - 1) == "-";
            let start = if article && kind == EntityKind::Person { at - 2 } else { at };
            all.push(Found { tokens: start..at + 1, kind, subtype: None, identity: Identity::Unknown });
        }
    }
}
