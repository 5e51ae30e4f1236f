//! Where it happened: the place of the clause, else of the sentence, else of what was said before, else the dateline.

use core::ops::Range;

use super::clause::has_hard_border;
use super::who::{tokens_of, within, Scene};
use super::{ClaimPlace, Level};
use crate::mention::entity::{EntityKind, Mention, Subtype};

/// The place nearest to the event word, from the clause or the sentence.
pub(crate) fn place(scene: Scene<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<ClaimPlace> {
    let mentions = scene.parts.mentions;
    let here = within(mentions, scene.text.span(sentence.clone()), |m| m.span);
    let best = here.filter_map(|at| candidate(scene, sentence, trigger, at)).min_by_key(|c| c.rank)?;
    let mut place = named(scene, best.mention);
    place.level = best.level;
    if place.within.is_empty() {
        place.within = opening(scene, sentence, best.mention);
    }
    Some(place)
}

/// The first region or town by which somebody who speaks is described: "the Salta governor".
pub(crate) fn attributive(scene: Scene<'_>) -> Option<ClaimPlace> {
    let local = |m: &Mention| m.kind == EntityKind::Place && m.subtype != Some(Subtype::Country);
    let at = scene.parts.mentions.iter().position(local)?;
    Some(named(scene, at))
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

/// "In Janjgir district, …": what the sentence opens with holds its other places.
fn opening(scene: Scene<'_>, sentence: &Range<usize>, place: usize) -> Vec<String> {
    let mentions = scene.parts.mentions;
    let span = scene.text.span(sentence.start..sentence.end.min(sentence.start + 5));
    let opens = matches!(scene.text.lower(sentence.start), "in" | "across" | "throughout");
    let first = within(mentions, span, |m| m.span).find(|m| mentions[*m].kind == EntityKind::Place && *m != place);
    let Some(first) = first.filter(|_| opens) else { return Vec::new() };
    core::iter::once(&mentions[first].name).chain(&mentions[first].within).cloned().collect()
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
    let near = !has_hard_border(scene.text, gap) && !other_figure(scene, &tokens, trigger);
    let level = if near { Level::Clause } else { Level::Sentence };
    // A place with a preposition behind the event word, then one before it, then those of other clauses.
    let rank = u8::from(!located) * 4 + u8::from(!near) * 2 + side;
    Some(Candidate { mention: at, level, rank: (rank, distance) })
}

/// Whether a figure stands between, so that the place may be that of another event.
fn other_figure(scene: Scene<'_>, place: &Range<usize>, trigger: &Range<usize>) -> bool {
    if place.start < trigger.end {
        return false;
    }
    let between = scene.text.span(trigger.end..place.start);
    let quantities = scene.parts.quantities;
    within(quantities, between, |q| q.span).any(|q| {
        let first = tokens_of(scene.text, quantities[q].span).start;
        first > trigger.end + 2
    })
}

fn is_speaker(scene: Scene<'_>, mention: &Mention) -> bool {
    scene.said.is_speaker(mention.span)
}

/// Whether a preposition of place stands before it, words such as "the city of" aside, or it follows such a place.
fn is_located(scene: Scene<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let text = scene.text;
    // "Guizhou has seen 10 deaths"
    let subject = tokens.start <= sentence.start + 1
        && matches!(
            text.lower(tokens.end),
            "has" | "have" | "had" | "reported" | "recorded" | "saw" | "suffered" | "lost"
        );
    if subject {
        return true;
    }
    let mut at = tokens.start;
    while at > sentence.start && tokens.start - at < 7 {
        at -= 1;
        match text.lower(at) {
            "in" | "at" | "near" | "across" | "around" | "outside" | "inside" | "throughout" | "along" | "within"
            | "hit" | "from" | "on" | "off" | "hits" | "struck" | "into" | "to" | "towards" | "over" => return true,
            "of" | "the" | "," | "and" | "towns" | "communities" | "villages" | "cities" | "provinces"
            | "districts" | "regions" | "states" | "counties" | "areas" | "community" | "municipality"
            | "municipalities" | "department" | "departments" | "neighborhood" | "neighbourhood" | "camp" | "camps"
            | "town" | "city" | "village" | "province" | "region" | "district" | "state" | "northern" | "southern"
            | "eastern" | "western" | "central" | "north" | "south" | "east" | "west" | "area" | "suburb"
            | "capital" | "island" | "islands" | "county" | "southeast" | "southwest" | "northeast" | "northwest" => {}
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
