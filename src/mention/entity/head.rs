//! The word that says what kind of thing a name names: "River", "Committee".

use core::ops::Range;

use super::EntityKind;
use crate::document::Text;

/// The kind that a name's own words say, else the one that was guessed. Facilities are places, as for the annotators of names in news.
pub(super) fn kind(text: &Text<'_>, tokens: &Range<usize>, guess: EntityKind) -> EntityKind {
    if tokens.len() < 2 {
        return guess;
    }
    let first = text.lower(tokens.start);
    match says(text, tokens.end - 1) {
        Some(EntityKind::Place) => EntityKind::Place,
        _ if is_place_lead(first) => EntityKind::Place,
        Some(kind) => kind,
        None if is_body_lead(first) && text.lower(tokens.start + 1) == "of" => EntityKind::Organization,
        None => guess,
    }
}

/// The kind of thing that a word at the end of a name says.
pub(super) fn says(text: &Text<'_>, last: usize) -> Option<EntityKind> {
    let word = text.lower(last);
    if is_place_head(word) {
        Some(EntityKind::Place)
    } else {
        is_body_head(word).then_some(EntityKind::Organization)
    }
}

/// Whether the words name an office of a state.
pub(super) fn is_government(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|t| matches!(text.lower(t), "ministry" | "department" | "government" | "parliament" | "embassy"))
}

fn is_place_head(word: &str) -> bool {
    matches!(
        word,
        "park"
            | "river"
            | "lake"
            | "mountains"
            | "mountain"
            | "valley"
            | "bay"
            | "island"
            | "islands"
            | "airport"
            | "bridge"
            | "stadium"
            | "street"
            | "road"
            | "avenue"
            | "highway"
            | "square"
            | "beach"
            | "hills"
            | "volcano"
            | "desert"
            | "peninsula"
            | "reserve"
            | "refuge"
            | "forest"
            | "canal"
            | "strait"
            | "sea"
            | "ocean"
            | "gulf"
            | "province"
            | "county"
            | "district"
            | "village"
            | "city"
            | "town"
            | "dam"
            | "port"
            | "boulevard"
            | "crossing"
            | "prison"
            | "gorge"
    )
}

fn is_place_lead(word: &str) -> bool {
    matches!(word, "mount" | "lake")
}

fn is_body_head(word: &str) -> bool {
    matches!(
        word,
        "committee"
            | "commission"
            | "company"
            | "corp"
            | "corporation"
            | "llc"
            | "ltd"
            | "inc"
            | "plc"
            | "party"
            | "association"
            | "federation"
            | "union"
            | "bank"
            | "agency"
            | "council"
            | "institute"
            | "foundation"
            | "ministry"
            | "authority"
            | "department"
            | "university"
            | "bureau"
            | "organization"
            | "organisation"
            | "movement"
            | "coalition"
            | "alliance"
            | "battalion"
            | "brigade"
            | "brigades"
            | "militia"
            | "consultancy"
            | "consultores"
            | "airlines"
            | "airways"
            | "motorsports"
            | "electronics"
            | "holdings"
            | "technologies"
            | "industries"
            | "partners"
    )
}

fn is_body_lead(word: &str) -> bool {
    matches!(
        word,
        "bank"
            | "ministry"
            | "university"
            | "department"
            | "office"
            | "association"
            | "institute"
            | "federation"
            | "union"
            | "court"
    )
}
