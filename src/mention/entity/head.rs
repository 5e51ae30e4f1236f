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
        word.as_bytes(),
        b"park"
            | b"river"
            | b"lake"
            | b"mountains"
            | b"mountain"
            | b"valley"
            | b"bay"
            | b"island"
            | b"islands"
            | b"airport"
            | b"bridge"
            | b"stadium"
            | b"street"
            | b"road"
            | b"avenue"
            | b"highway"
            | b"square"
            | b"beach"
            | b"hills"
            | b"volcano"
            | b"desert"
            | b"peninsula"
            | b"reserve"
            | b"refuge"
            | b"forest"
            | b"canal"
            | b"strait"
            | b"sea"
            | b"ocean"
            | b"gulf"
            | b"province"
            | b"county"
            | b"district"
            | b"village"
            | b"city"
            | b"town"
            | b"dam"
            | b"port"
            | b"boulevard"
            | b"crossing"
            | b"prison"
            | b"gorge"
    )
}

fn is_place_lead(word: &str) -> bool {
    matches!(word, "mount" | "lake")
}

fn is_body_head(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"committee"
            | b"commission"
            | b"company"
            | b"corp"
            | b"corporation"
            | b"llc"
            | b"ltd"
            | b"inc"
            | b"plc"
            | b"party"
            | b"association"
            | b"federation"
            | b"union"
            | b"bank"
            | b"agency"
            | b"council"
            | b"institute"
            | b"foundation"
            | b"ministry"
            | b"authority"
            | b"department"
            | b"university"
            | b"bureau"
            | b"organization"
            | b"organisation"
            | b"movement"
            | b"coalition"
            | b"alliance"
            | b"battalion"
            | b"brigade"
            | b"brigades"
            | b"militia"
            | b"consultancy"
            | b"consultores"
            | b"airlines"
            | b"airways"
            | b"motorsports"
            | b"electronics"
            | b"holdings"
            | b"technologies"
            | b"industries"
            | b"partners"
    )
}

/// The words with which bodies are named before "of": "Bank of England".
pub(super) fn is_body_lead(word: &str) -> bool {
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
