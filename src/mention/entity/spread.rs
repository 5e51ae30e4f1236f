//! What one place in a document says about the others: a surname met alone, an acronym explained in brackets.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use super::find::{Found, Identity};
use super::gazetteer::is_article;
use super::{spelling, EntityKind};
use crate::document::{Case, Text, TokenKind};
use crate::vocabulary::WordHasher;

type Words<'t> = HashMap<&'t str, EntityKind, BuildHasherDefault<WordHasher>>;

/// Adds the names that the document itself makes recognisable, and corrects the kind of those that it explains: the
/// surname of a person with a full name is that person, "(OCHA)" behind a body's name is that body.
pub(super) fn spread(text: &Text<'_>, names: Vec<Found>) -> Vec<Found> {
    let words = explained(text, &names);
    if words.is_empty() {
        return names;
    }
    let mut all = Vec::with_capacity(names.len() + words.len());
    let mut from = 0;
    for mut name in names {
        add(text, &words, from..name.tokens.start, &mut all);
        from = name.tokens.end;
        if name.tokens.len() == 1 && name.identity == Identity::Unknown {
            if let Some(kind) = words.get(text.word(name.tokens.start)) {
                name.kind = *kind;
            }
        }
        all.push(name);
    }
    add(text, &words, from..text.tokens().len(), &mut all);
    all
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

fn add(text: &Text<'_>, words: &Words<'_>, tokens: core::ops::Range<usize>, all: &mut Vec<Found>) {
    for at in tokens {
        let token = text.tokens()[at];
        if !token.is_capitalised() || token.span.len() < 2 {
            continue;
        }
        let Some(kind) = words.get(text.word(at)) else { continue };
        // A longer run of capitals is somebody else's name, or none.
        let beside = |t: usize| text.tokens().get(t).is_some_and(|t| t.is_capitalised());
        let alone = !beside(at + 1) && (at == 0 || !beside(at - 1) || *kind == EntityKind::Organization);
        let titled =
            at > 0 && matches!(text.lower(at - 1), "mr" | "mr." | "mrs" | "ms" | "president" | "director" | "minister");
        if alone || titled {
            let article = at >= 2 && token.glued && is_article(text.lower(at - 2)) && text.word(at - 1) == "-";
            let start = if article && *kind == EntityKind::Person { at - 2 } else { at };
            all.push(Found { tokens: start..at + 1, kind: *kind, subtype: None, identity: Identity::Unknown });
        }
    }
}
