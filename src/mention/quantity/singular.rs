//! The singular of a counted noun.

use std::borrow::Cow;

use super::word_class::is_plural;

/// The singular of a noun: "soldiers" → "soldier", "people" → "person", "families" → "family".
pub(super) fn singular(word: &str) -> Cow<'_, str> {
    if let Some(known) = irregular(word) {
        return Cow::Borrowed(known);
    }
    let cut = |n: usize| &word[..word.len() - n];
    if !word.is_ascii() {
        return Cow::Borrowed(word.strip_suffix('s').unwrap_or(word));
    }
    if let Some(stem) = word.strip_suffix("women") {
        return Cow::Owned(format!("{stem}woman"));
    }
    if word.len() > 4 && word.ends_with("men") && is_plural(word) {
        return Cow::Owned(format!("{}man", cut(3)));
    }
    if word.ends_with("ies") && word.len() > 4 {
        return Cow::Owned(format!("{}y", cut(3)));
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes"].iter().any(|e| word.ends_with(e));
    if sibilant
        || matches!(
            word,
            "buses"
                | "gases"
                | "viruses"
                | "heroes"
                | "volcanoes"
                | "mosquitoes"
                | "tomatoes"
                | "potatoes"
                | "torpedoes"
                | "embargoes"
                | "echoes"
                | "vetoes"
                | "campuses"
                | "bonuses"
                | "censuses"
                | "geniuses"
                | "hippopotamuses"
                | "cactuses"
                | "walruses"
                | "minibuses"
        )
    {
        return Cow::Borrowed(cut(2));
    }
    if is_plural(word) && word.ends_with('s') {
        return Cow::Borrowed(cut(1));
    }
    Cow::Borrowed(word)
}

fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "people" | "persons" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "teeth" => "tooth",
        "mice" => "mouse",
        "geese" => "goose",
        "lives" => "life",
        "wives" => "wife",
        "knives" => "knife",
        "wolves" => "wolf",
        "halves" => "half",
        "thieves" => "thief",
        "leaves" => "leaf",
        "shelves" => "shelf",
        "loaves" => "loaf",
        "calves" => "calf",
        "crises" => "crisis",
        "analyses" => "analysis",
        "bases" => "base",
        "oxen" => "ox",
        "bacteria" => "bacterium",
        "criteria" => "criterion",
        "phenomena" => "phenomenon",
        "series" => "series",
        "species" => "species",
        "troops" => "troop",
        "headquarters" => "headquarters",
        "fiancées" => "fiancée",
        "movies" => "movie",
        "cookies" => "cookie",
        "rookies" => "rookie",
        "zombies" => "zombie",
        "selfies" => "selfie",
        "ties" => "tie",
        "pies" => "pie",
        "lies" => "lie",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (plural, one) in [
            ("soldiers", "soldier"),
            ("people", "person"),
            ("families", "family"),
            ("policemen", "policeman"),
            ("women", "woman"),
            ("buses", "bus"),
            ("houses", "house"),
            ("boxes", "box"),
            ("churches", "church"),
            ("crises", "crisis"),
            ("aircraft", "aircraft"),
            ("causes", "cause"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
