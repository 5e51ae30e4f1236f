//! The counted noun: the phrase behind a number, its head, and the head's singular.

use core::ops::Range;
use std::borrow::Cow;

use super::scan::Scene;
use super::words::{is_hyphen, small, tens};
use crate::document::Case;

/// How many words a counted phrase has at most.
const LONGEST_PHRASE: usize = 8;

/// The phrase that is counted: its tokens, the head last.
///
/// A number other than one counts a plural, so the first plural behind it is the head, and what stands before that
/// modifies it; `one` ends its phrase at the first word that can be no part of one.
pub(super) fn phrase(scene: &Scene<'_, '_>, at: usize, one: bool) -> Option<Range<usize>> {
    if scene.is(at, "of") {
        let first = behind_determiners(scene, at + 1);
        return plural_phrase(scene, first);
    }
    let hyphen = is_hyphen(scene.lower(at)) && scene.glued(at) && scene.glued(at + 1);
    if hyphen {
        return attributive(scene, at + 1);
    }
    if one {
        return singular_phrase(scene, at).or_else(|| plural_phrase(scene, at).filter(|p| p.len() == 1));
    }
    plural_phrase(scene, at).or_else(|| unmarked_phrase(scene, at))
}

/// Whether something that can be counted stands behind "one".
pub(super) fn counts_something(scene: &Scene<'_, '_>, at: usize) -> bool {
    phrase(scene, at, true).is_some()
}

/// "three-bedroom", "six-cylinder": the noun that the hyphen joins.
fn attributive(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let noun = scene.is_word(at) && !is_stop(scene.lower(at)) && !is_participle(scene.lower(at));
    (noun && !matches!(scene.lower(at), "strong" | "plus" | "odd" | "ish" | "old" | "fold")).then_some(at..at + 1)
}

/// Over "the", "its", "these" and "Johnson's".
fn behind_determiners(scene: &Scene<'_, '_>, mut at: usize) -> usize {
    while matches!(
        scene.lower(at),
        "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "these"
            | "those"
            | "such"
            | "all"
            | "'s"
            | "’s"
            | "them"
    ) && !scene.is(at, "them")
    {
        at += 1;
    }
    let possessive = (at..at + 4).find(|t| matches!(scene.lower(*t), "'s" | "’s"));
    match possessive {
        Some(mark) if (at..mark).all(|t| scene.is_word(t) && !is_stop(scene.lower(t))) => mark + 1,
        _ => at,
    }
}

fn plural_phrase(scene: &Scene<'_, '_>, first: usize) -> Option<Range<usize>> {
    let mut at = first;
    let mut coordinated = false;
    while at < scene.end && at < first + LONGEST_PHRASE {
        let word = scene.lower(at);
        if is_hyphen(word) && scene.glued(at) && scene.glued(at + 1) {
            at += 1;
            continue;
        }
        // "digital and physical sales": one "and" among the modifiers, with the head close behind it.
        if matches!(word, "and" | "or" | "&") && at > first && !coordinated {
            let ahead = (at + 1..at + 4).take_while(|t| scene.is_word(*t) && !is_stop(scene.lower(*t)));
            let mut ahead = ahead.map(|t| is_plural(scene.lower(t)));
            if !ahead.any(|plural| plural) || is_number_word(scene.lower(at + 1)) {
                return None;
            }
            coordinated = true;
            at += 1;
            continue;
        }
        if !scene.is_word(at) || is_stop(word) || is_number_word(word) {
            return None;
        }
        if is_plural(word) && !(scene.glued(at + 1) && is_hyphen(scene.lower(at + 1)) && scene.glued(at + 2)) {
            return Some(first..head_end(scene, at));
        }
        at += 1;
    }
    None
}

/// "sports cars": where a plural follows a plural, the last is the head.
fn head_end(scene: &Scene<'_, '_>, at: usize) -> usize {
    let next = at + 1;
    let more = scene.is_word(next)
        && is_plural(scene.lower(next))
        && !is_stop(scene.lower(next))
        && !is_verb(scene.lower(next));
    let lower = more && scene.text.tokens()[next].case == Case::Lower && scene.text.tokens()[at].case == Case::Lower;
    if lower && !is_person(scene.lower(at)) {
        next + 1
    } else {
        next
    }
}

/// "one Turkish soldier", "one particular demand".
fn singular_phrase(scene: &Scene<'_, '_>, first: usize) -> Option<Range<usize>> {
    let mut at = first;
    let mut head = None;
    while at < scene.end && at < first + LONGEST_PHRASE {
        let word = scene.lower(at);
        if is_hyphen(word) && scene.glued(at) && scene.glued(at + 1) && scene.is_word(at + 1) {
            at += 1;
            continue;
        }
        let verb =
            is_verb(word) || is_participle(word) || (word.ends_with('s') && is_plural(word)) || word.ends_with("ly");
        if !scene.is_word(at) || is_stop(word) || is_number_word(word) || (head.is_some() && verb) {
            break;
        }
        if !(verb && head.is_none()) || is_participle(word) {
            head = Some(at);
        } else {
            return None;
        }
        at += 1;
    }
    head.filter(|h| !is_participle(scene.lower(*h)) && !is_bare_adjective(scene.lower(*h))).map(|h| first..h + 1)
}

/// "three Taliban", "12 dead", "12 page document".
fn unmarked_phrase(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let word = scene.lower(at);
    if !scene.is_word(at) || is_stop(word) || is_number_word(word) {
        return None;
    }
    if is_casualty(word) {
        return Some(at..at + 1);
    }
    if scene.text.tokens()[at].is_capitalised() {
        let capital = |t: &usize| {
            scene.is_word(*t) && scene.text.tokens()[*t].is_capitalised() && !is_participle(scene.lower(*t))
        };
        let last = (at..at + 4).take_while(capital).last()?;
        let next = last + 1;
        let noun = scene.is_word(next)
            && !is_stop(scene.lower(next))
            && !is_verb(scene.lower(next))
            && !is_participle(scene.lower(next));
        return Some(at..if noun { next + 1 } else { next });
    }
    let next = scene.lower(at + 1);
    let goes_on = scene.is_word(at + 1) && !is_stop(next) && !is_verb(next) && !is_participle(next);
    let noun =
        !is_participle(word) && !is_verb(word) && !is_bare_adjective(word) && !word.ends_with("ly") && word.len() > 2;
    (noun && goes_on).then_some(at..at + 1)
}

/// Whether a plural phrase begins here that "long" and its like do not open: "2.7m combined sales".
pub(super) fn plural_follows(scene: &Scene<'_, '_>, at: usize) -> bool {
    !is_bare_adjective(scene.lower(at)) && plural_phrase(scene, at).is_some()
}

/// The head of a phrase in the singular.
pub(super) fn head(scene: &Scene<'_, '_>, phrase: &Range<usize>) -> String {
    singular(scene.lower(phrase.end - 1)).into_owned()
}

fn is_number_word(word: &str) -> bool {
    small(word).is_some() || tens(word).is_some()
}

/// Adjectives that stand for people: "12 dead", "five missing".
fn is_casualty(word: &str) -> bool {
    matches!(
        word,
        "dead" | "wounded" | "injured" | "missing" | "hurt" | "homeless" | "displaced" | "unaccounted" | "martyrs"
    )
}

fn is_bare_adjective(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "other"
            | "such"
            | "strong"
            | "new"
            | "old"
            | "same"
            | "alive"
            | "out"
            | "each"
            | "else"
            | "big"
            | "available"
            | "likely"
            | "able"
            | "high"
            | "tall"
            | "long"
            | "wide"
            | "deep"
            | "thick"
            | "higher"
            | "lower"
            | "less"
            | "good"
            | "bad"
            | "late"
            | "early"
            | "left"
    )
}

/// "armed", "killed", "remaining".
pub(super) fn is_participle(word: &str) -> bool {
    (word.len() > 4 && (word.ends_with("ed") || (word.ends_with("ing") && word.len() > 5)))
        && !matches!(
            word,
            "building"
                | "hundred"
                | "wedding"
                | "meeting"
                | "shooting"
                | "bombing"
                | "feed"
                | "seed"
                | "breed"
                | "killing"
                | "speed"
                | "weed"
                | "bed"
                | "being"
                | "morning"
                | "evening"
                | "painting"
                | "drawing"
                | "ruling"
                | "hearing"
                | "posting"
                | "sibling"
                | "warning"
                | "screening"
        )
}

fn is_person(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "soldiers" | "civilians" | "militants" | "police")
}

/// Words that no counted phrase holds: prepositions, pronouns, conjunctions, auxiliaries, determiners, adverbs of time.
pub(super) fn is_stop(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "to"
            | "into"
            | "onto"
            | "upon"
            | "about"
            | "over"
            | "under"
            | "above"
            | "below"
            | "between"
            | "among"
            | "amid"
            | "against"
            | "during"
            | "before"
            | "after"
            | "since"
            | "until"
            | "till"
            | "through"
            | "throughout"
            | "across"
            | "along"
            | "around"
            | "near"
            | "off"
            | "out"
            | "up"
            | "down"
            | "outside"
            | "inside"
            | "within"
            | "without"
            | "toward"
            | "towards"
            | "via"
            | "per"
            | "as"
            | "than"
            | "like"
            | "despite"
            | "behind"
            | "beyond"
            | "except"
            | "including"
            | "excluding"
            | "following"
            | "involving"
            | "according"
            | "regarding"
            | "versus"
            | "vs"
            | "plus"
            | "minus"
            | "due"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "so"
            | "yet"
            | "if"
            | "because"
            | "while"
            | "whereas"
            | "when"
            | "where"
            | "whether"
            | "although"
            | "though"
            | "unless"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "what"
            | "how"
            | "why"
            | "i"
            | "you"
            | "he"
            | "she"
            | "it"
            | "we"
            | "they"
            | "me"
            | "him"
            | "her"
            | "us"
            | "them"
            | "my"
            | "your"
            | "his"
            | "its"
            | "our"
            | "their"
            | "this"
            | "these"
            | "those"
            | "a"
            | "an"
            | "the"
            | "each"
            | "every"
            | "both"
            | "either"
            | "neither"
            | "all"
            | "any"
            | "no"
            | "not"
            | "some"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "cannot"
            | "ago"
            | "later"
            | "earlier"
            | "apiece"
            | "respectively"
            | "there"
            | "here"
            | "then"
            | "now"
            | "also"
            | "too"
            | "even"
            | "still"
            | "just"
            | "only"
            | "again"
            | "once"
            | "ever"
            | "never"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "apart"
            | "away"
            | "instead"
            | "together"
            | "overall"
            | "worth"
            | "'s"
            | "’s"
            | "n't"
            | "n’t"
            | "'re"
            | "'ve"
            | "'ll"
            | "'d"
            | "’re"
            | "’ve"
            | "’ll"
            | "said"
            | "says"
            | "say"
            | "told"
            | "came"
            | "come"
            | "went"
            | "got"
            | "get"
            | "made"
            | "make"
            | "took"
            | "take"
            | "gave"
            | "give"
            | "fell"
            | "fled"
            | "left"
            | "lost"
            | "won"
            | "died"
            | "die"
            | "dies"
            | "rose"
            | "grew"
            | "saw"
            | "see"
            | "found"
            | "began"
            | "became"
            | "become"
            | "went to"
            | "shot"
            | "sent"
            | "met"
            | "kept"
            | "held"
            | "paid"
            | "ran"
            | "sold"
            | "bought"
            | "put"
            | "set"
            | "led"
            | "felt"
            | "threw"
            | "drove"
            | "spent"
            | "stood"
            | "sat"
            | "lay"
            | "broke"
            | "brought"
            | "caught"
            | "fought"
            | "hit"
            | "cut"
            | "let"
            | "need"
            | "needed"
            | "want"
            | "wanted"
            | "using"
            | "having"
            | "making"
            | "killed"
            | "such as"
            | "perhaps"
            | "nationwide"
            | "worldwide"
            | "years-old"
            | "total"
            | "others'"
            | "mostly"
            | "mainly"
            | "nearly"
            | "almost"
    )
}

/// Verbs in the form that follows a singular, and bare ones that begin a clause.
pub(super) fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "says"
            | "dies"
            | "comes"
            | "goes"
            | "takes"
            | "makes"
            | "gets"
            | "gives"
            | "kills"
            | "wounds"
            | "injures"
            | "wants"
            | "needs"
            | "seems"
            | "remains"
            | "means"
            | "shows"
            | "runs"
            | "begins"
            | "becomes"
            | "keeps"
            | "leaves"
            | "turns"
            | "starts"
            | "faces"
            | "hits"
            | "holds"
            | "lies"
            | "lives"
            | "loses"
            | "looks"
            | "plays"
            | "stands"
            | "stays"
            | "tells"
            | "thinks"
            | "wins"
            | "works"
            | "knows"
            | "calls"
            | "adds"
            | "claims"
            | "reports"
            | "believes"
            | "told"
            | "said"
            | "remain"
            | "seem"
            | "agree"
            | "die"
            | "flee"
            | "leave"
            | "want"
            | "believe"
            | "think"
            | "include"
            | "includes"
            | "appear"
            | "live"
            | "work"
            | "became"
            | "begin"
            | "saw"
    )
}

/// Whether a word looks like a plural.
pub(crate) fn is_plural(word: &str) -> bool {
    if matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "troops"
            | "personnel"
            | "aircraft"
            | "feet"
            | "teeth"
            | "mice"
            | "geese"
            | "sheep"
            | "cattle"
            | "fish"
            | "deer"
            | "oxen"
            | "lice"
            | "spacecraft"
            | "hovercraft"
            | "watercraft"
            | "staff"
            | "crew"
            | "offspring"
            | "police officers"
            | "data"
            | "media"
            | "bacteria"
            | "criteria"
            | "phenomena"
            | "infantry"
            | "paramilitary"
            | "poultry"
            | "livestock"
            | "fishermen"
            | "species"
            | "series"
            | "buses"
            | "gases"
            | "viruses"
            | "headquarters"
            | "bosses"
            | "lives"
            | "wives"
            | "folk"
            | "kin"
            | "folks"
            | "pairs"
            | "cops"
            | "gis"
            | "swiss"
            | "salmon"
            | "shrimp"
            | "squid"
    ) {
        return true;
    }
    if word.len() > 4
        && (word.ends_with("men") || word.ends_with("women") || word.ends_with("people") || word.ends_with("children"))
    {
        return !matches!(word, "specimen" | "abdomen" | "regimen" | "acumen" | "semen" | "women's");
    }
    let s = word.len() > 2 && word.ends_with('s') && word.bytes().all(|b| b.is_ascii_alphabetic() || b >= 0x80);
    let other = word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
        || matches!(
            word,
            "was"
                | "has"
                | "does"
                | "says"
                | "his"
                | "its"
                | "as"
                | "yes"
                | "perhaps"
                | "always"
                | "sometimes"
                | "towards"
                | "afterwards"
                | "besides"
                | "alas"
                | "whereas"
                | "news"
                | "politics"
                | "economics"
                | "physics"
                | "mathematics"
                | "athletics"
                | "gas"
                | "upwards"
                | "downwards"
                | "backwards"
                | "forwards"
                | "indoors"
                | "outdoors"
                | "overseas"
                | "nowadays"
                | "christmas"
                | "texas"
                | "paris"
                | "lens"
                | "dies"
                | "kills"
                | "wounds"
                | "comes"
                | "goes"
                | "gets"
                | "makes"
                | "takes"
                | "gives"
                | "injures"
                | "remains"
                | "seems"
                | "likes"
                | "wants"
                | "needs"
                | "becomes"
                | "begins"
                | "knows"
                | "times"
                | "arkansas"
                | "kansas"
                | "hamas"
                | "reuters"
                | "sports"
                | "arms"
        );
    s && !other
}

/// The singular of a noun: "soldiers" → "soldier", "people" → "person", "families" → "family".
pub(crate) fn singular(word: &str) -> Cow<'_, str> {
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
