//! Names: what stands where, who is who, and where it belongs.

mod corpus;

use std::fmt::Write as _;

use corroborate::mention::entity::{EntityKind, Link, Mention, Subtype};
use corroborate::{Document, Lexicon, Reader};
use proptest::prelude::*;

/// `kind/subtype words = name < within @ side [role] (link)`, each part where it says something.
fn line(text: &str, mention: &Mention) -> String {
    let kind = match (mention.kind, mention.subtype) {
        (EntityKind::Place, Some(Subtype::Country)) => "country",
        (EntityKind::Place, Some(Subtype::Region)) => "region",
        (EntityKind::Place, Some(Subtype::City)) => "city",
        (EntityKind::Place, _) => "place",
        (EntityKind::Person, _) => "person",
        (EntityKind::Nationality, _) => "nationality",
        (EntityKind::Product, _) => "product",
        (EntityKind::Organization, Some(Subtype::Government)) => "government",
        (EntityKind::Organization, Some(Subtype::Military)) => "military",
        (EntityKind::Organization, Some(Subtype::ArmedGroup)) => "armed group",
        (EntityKind::Organization, Some(Subtype::Media)) => "media",
        (EntityKind::Organization, Some(Subtype::Monitor)) => "monitor",
        (EntityKind::Organization, _) => "organization",
        _ => "other",
    };
    let words = mention.span.of(text);
    let mut line = format!("{kind} {words}");
    if mention.name != words {
        let _ = write!(line, " = {}", mention.name);
    }
    for place in &mention.within {
        let _ = write!(line, " < {place}");
    }
    if let Some(side) = mention.side.as_ref().filter(|s| **s != mention.name) {
        let _ = write!(line, " @ {side}");
    }
    if let Some(role) = mention.role {
        let _ = write!(line, " [{}]", role.of(text));
    }
    let reason = match mention.link {
        Some(Link::Lexicon) => " (lexicon)",
        Some(Link::Surname) => " (surname)",
        Some(Link::Acronym) => " (acronym)",
        Some(Link::Variant) => " (variant)",
        Some(Link::Apposition) => " (apposition)",
        _ => "",
    };
    line + reason
}

#[test]
fn cases() {
    let reader = Reader::default();
    corpus::run("entity", |case| {
        let reader = match case.settings.get("lexicon") {
            Some(entries) => {
                let mut lexicon = Lexicon::builtin().clone();
                lexicon.extend(Lexicon::parse("mine.txt", &entries.replace(" / ", "\n")).expect("a lexicon"));
                Reader::new(&lexicon).expect("entries that the stage can use")
            }
            None => reader.clone(),
        };
        reader.mentions(&case.input).iter().map(|m| line(&case.input, m)).collect()
    });
}

#[test]
fn an_entry_that_says_nothing_usable_names_its_line() {
    let lexicon = Lexicon::parse("mine.txt", "[organization]\nValley Council ; subtype town\n").expect("a lexicon");
    let error = Reader::new(&lexicon).expect_err("no such subtype").to_string();
    assert!(error.contains("mine.txt") && error.contains('2') && error.contains("subtype"), "{error}");
}

/// Text with names, marks and anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Ankara".to_owned()),
        Just("the Turkish defence ministry".to_owned()),
        Just("President Recep Tayyip Erdogan".to_owned()),
        Just("Erdogan's".to_owned()),
        Just("S-400s".to_owned()),
        Just("UN (OCHA)".to_owned()),
        Just("al-Nusra Front,".to_owned()),
        Just("formerly known as".to_owned()),
        Just("It said".to_owned()),
        ".*",
        "[A-Z][a-z]{0,8}",
        "[.,;:()\"'’-]",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|p| p.join(" "))
}

proptest! {
    #[test]
    fn names_lie_in_the_text_in_order_and_apart(text in text()) {
        let mentions = Reader::default().mentions(&text);
        let mut end = 0;
        for mention in &mentions {
            prop_assert!(mention.span.start >= end && !mention.span.is_empty());
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            prop_assert!(!mention.name.is_empty());
            end = mention.span.end;
        }
    }

    #[test]
    fn an_entity_has_one_kind_and_name_and_a_first_mention(text in text()) {
        let mentions = Reader::default().mentions(&text);
        let mut seen: Vec<&Mention> = Vec::new();
        for mention in &mentions {
            if let Some(first) = seen.iter().find(|m| m.entity == mention.entity) {
                prop_assert_eq!(first.kind, mention.kind);
                prop_assert_eq!(&first.name, &mention.name);
                prop_assert!(mention.link.is_some());
            } else {
                prop_assert!(mention.link.is_none());
                prop_assert_eq!(mention.entity, seen.len());
                seen.push(mention);
            }
        }
    }

    #[test]
    fn the_whole_reader_takes_any_text(text in text()) {
        let _ = Reader::default().read(&Document::parse(text));
    }
}
