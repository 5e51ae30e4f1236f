//! Where it happened: the place of the clause, else of the sentence, else of what was said before, else the dateline.

use core::ops::Range;

use super::clause::has_hard_border;
use super::who::{tokens_of, within, Scene};
use super::{ClaimPlace, Level};
use crate::mention::entity::{EntityKind, Mention};

/// The place nearest to the event word, from the clause or the sentence.
pub(crate) fn place(scene: Scene<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<ClaimPlace> {
    let mentions = scene.parts.mentions;
    let here = within(mentions, scene.text.span(sentence.clone()), |m| m.span);
    let best = here.filter_map(|at| candidate(scene, sentence, trigger, at)).min_by_key(|c| c.rank)?;
    let mut place = named(scene, best.mention);
    place.level = best.level;
    Some(place)
}

/// The place of the dateline.
pub(crate) fn dateline(scene: Scene<'_>) -> Option<ClaimPlace> {
    let document = scene.text.document;
    let span = document.dateline_place?;
    let mention = scene.parts.mentions.iter().position(|m| m.span.overlaps(span));
    let place = mention.map_or_else(
        || ClaimPlace { name: title_case(span.of(document.text())), span, ..ClaimPlace::default() },
        |at| named(scene, at),
    );
    Some(ClaimPlace { level: Level::Document, ..place })
}

struct Candidate {
    mention: usize,
    level: Level,
    /// Lower is nearer.
    rank: (u8, usize),
}

fn candidate(scene: Scene<'_>, sentence: &Range<usize>, trigger: &Range<usize>, at: usize) -> Option<Candidate> {
    let mention = &scene.parts.mentions[at];
    if mention.kind != EntityKind::Place || is_speaker(scene, mention) {
        return None;
    }
    let tokens = tokens_of(scene.text, mention.span);
    let located = is_located(scene, sentence, &tokens);
    let (gap, side) = if tokens.start >= trigger.end {
        (trigger.end..tokens.start, 0)
    } else if tokens.end <= trigger.start {
        (tokens.end..trigger.start, 1)
    } else {
        return None;
    };
    let distance = gap.len();
    let near = !has_hard_border(scene.text, gap);
    let level = if near { Level::Clause } else { Level::Sentence };
    // A place with a preposition behind the event word, then one before it, then those of other clauses.
    let rank = u8::from(!located) * 4 + u8::from(!near) * 2 + side;
    Some(Candidate { mention: at, level, rank: (rank, distance) })
}

fn is_speaker(scene: Scene<'_>, mention: &Mention) -> bool {
    scene.parts.attributions.iter().any(|a| a.source.iter().any(|s| s.contains(mention.span)))
}

/// Whether a preposition of place stands before it, words such as "the city of" aside, or it follows such a place.
fn is_located(scene: Scene<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let text = scene.text;
    let mut at = tokens.start;
    while at > sentence.start && tokens.start - at < 7 {
        at -= 1;
        match text.lower(at) {
            "in" | "at" | "near" | "across" | "around" | "outside" | "inside" | "throughout" | "along" | "within"
            | "hit" | "from" | "on" | "off" | "hits" | "struck" | "into" | "to" | "towards" | "over" => return true,
            "of" | "the" | "," | "and" | "town" | "city" | "village" | "province" | "region" | "district" | "state"
            | "northern" | "southern" | "eastern" | "western" | "central" | "north" | "south" | "east" | "west"
            | "area" | "suburb" | "capital" | "island" | "islands" | "county" | "southeast" | "southwest"
            | "northeast" | "northwest" => {}
            _ if text.tokens()[at].is_capitalised() => {}
            _ => return false,
        }
    }
    false
}

/// The mention as a place, with what it lies in as far as the words behind it say.
fn named(scene: Scene<'_>, at: usize) -> ClaimPlace {
    let mentions = scene.parts.mentions;
    let mention = &mentions[at];
    let mut place = ClaimPlace {
        name: mention.name.clone(),
        span: mention.span,
        within: mention.within.clone(),
        level: Level::Clause,
    };
    let mut last = mention;
    for next in mentions[at + 1..].iter().take(8) {
        if next.kind != EntityKind::Place || !continues(scene, last, next) {
            break;
        }
        for name in core::iter::once(&next.name).chain(&next.within) {
            if !place.within.contains(name) && *name != place.name {
                place.within.push(name.clone());
            }
        }
        last = next;
    }
    place
}

/// Whether the words between two places say that the one lies in the other: "Saraqib, a town in Idlib".
fn continues(scene: Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let text = scene.text;
    let gap = tokens_of(text, a.span).end..tokens_of(text, b.span).start;
    gap.len() <= 6
        && !gap.is_empty()
        && gap.clone().any(|t| matches!(text.lower(t), "," | "in" | "of" | "'s" | "’s"))
        && gap.into_iter().all(|t| {
            matches!(
                text.lower(t),
                "," | "in"
                    | "of"
                    | "the"
                    | "a"
                    | "an"
                    | "province"
                    | "region"
                    | "district"
                    | "state"
                    | "town"
                    | "city"
                    | "village"
                    | "county"
                    | "northern"
                    | "southern"
                    | "eastern"
                    | "western"
                    | "central"
                    | "'s"
                    | "’s"
                    | "governorate"
                    | "municipality"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
                    | "near"
                    | "outside"
                    | "department"
                    | "countryside"
                    | "suburb"
                    | "island"
                    | "southeast"
                    | "southwest"
                    | "northeast"
                    | "northwest"
            )
        })
}

fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let letter = |c: char| {
        let out: String = if start { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
        start = !c.is_alphabetic();
        out
    };
    name.chars().map(letter).collect()
}
