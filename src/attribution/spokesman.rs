//! Who speaks for whom: "Verrick, a spokesman for the TLF", "TLF spokesman Verrick", "its spokesman, Verrick".

use std::collections::BTreeMap;

use super::class::Class;
use super::origin::Names;
use super::phrase::Words;
use crate::mention::entity::{EntityKind, Mention};

/// The names of a document's spokesmen, each with the body that speaks through him; the first body stands.
#[derive(Debug, Default)]
pub(super) struct Spokesmen {
    bodies: BTreeMap<String, String>,
}

impl Spokesmen {
    pub(super) fn find(words: &Words<'_, '_>, names: Names<'_>) -> Self {
        let mut bodies = BTreeMap::new();
        let spokesmen = words.classes.iter().enumerate().filter(|(_, class)| class.is(Class::SPOKESMAN));
        for (at, _) in spokesmen {
            let Some(person) = person(words, names, at) else { continue };
            if let Some(body) = body(words, names, at) {
                bodies.entry(person.name.clone()).or_insert(body);
            }
        }
        Self { bodies }
    }

    /// For whom somebody speaks.
    pub(super) fn body(&self, speaker: &str) -> Option<&str> {
        self.bodies.get(speaker).map(String::as_str)
    }
}

/// "spokesman Ilan Verrick", "its spokesman, Ilan Verrick", "Ilan Verrick, a spokesman"
fn person<'a>(words: &Words<'_, '_>, names: Names<'a>, at: usize) -> Option<&'a Mention> {
    let named = |m: &&Mention| m.kind == EntityKind::Person;
    let behind = at + 1 + usize::from(words.is(at + 1, Class::COMMA));
    let follows = names.beginning(words, behind).filter(named);
    let comma = || (at.saturating_sub(7)..at).rev().find(|i| words.is(*i, Class::COMMA));
    follows.or_else(|| names.ending(words, comma()?).filter(named))
}

/// "spokesman for the TLF", "TLF spokesman", "the group's spokesman"
fn body(words: &Words<'_, '_>, names: Names<'_>, at: usize) -> Option<String> {
    let organisation = |m: &&Mention| m.kind == EntityKind::Organization;
    if matches!(words.text.lower(at + 1), "for" | "of" | "at" | "with") {
        let start = at + 2 + usize::from(words.is(at + 2, Class::DETERMINER));
        return names.beginning(words, start).filter(organisation).map(|m| m.name.clone());
    }
    let owner = at - usize::from(matches!(words.text.lower(at.wrapping_sub(1)), "'s" | "’s" | "'" | "’"));
    let named = names.ending(words, owner).filter(organisation).map(|m| m.name.clone());
    named.or_else(|| names.anaphor_ending(words, owner))
}
