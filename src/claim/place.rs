//! Where it happened: the place of the clause, else of the sentence, else of what was said before, else the dateline.

use core::ops::Range;

use super::clause::has_hard_border;
use super::kind::Kind;
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
    if !matches!(mention.kind, EntityKind::Place | EntityKind::Nationality) {
        return None;
    }
    let tokens = tokens_of(scene.text, mention.span);
    let ground = mention.kind == EntityKind::Nationality && is_ground(scene, tokens.end);
    let place = mention.kind == EntityKind::Place && (hosts(scene, sentence, &tokens) || !is_speaker(scene, mention));
    if !(place || ground) || acts(scene, sentence, mention, &tokens) || follows_border(scene, sentence, &tokens) {
        return None;
    }
    let located = is_located(scene, sentence, &tokens);
    let (gap, side) = if tokens.start >= trigger.end {
        (trigger.end..tokens.start, 0)
    } else if tokens.end <= trigger.start {
        (tokens.end..trigger.start, 1)
    } else {
        return None;
    };
    let distance = gap.len();
    let near = !has_hard_border(scene, gap) && !other_figure(scene, &tokens, trigger);
    let level = if near { Level::Clause } else { Level::Sentence };
    // A place with a preposition behind the event word, then one before it, then those of other clauses.
    let rank = u8::from(!located) * 4 + u8::from(!near) * 2 + side;
    Some(Candidate { mention: at, level, rank: (rank, distance) })
}

/// "the Turkish camps", "on the Turkish side of the border": an adjective that says where.
fn is_ground(scene: Scene<'_>, next: usize) -> bool {
    match scene.text.lower(next) {
        "camp" | "camps" | "soil" | "territory" | "territories" | "capital" | "airspace" | "waters" => true,
        "side" => scene.text.lower(next + 1) == "of",
        "border" => matches!(scene.text.lower(next + 1), "town" | "village" | "province" | "city"),
        _ => false,
    }
}

/// "the border with Idlib" is where the neighbour begins.
fn follows_border(scene: Scene<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let before =
        |n: usize| tokens.start.checked_sub(n).filter(|t| *t >= sentence.start).map_or("", |t| scene.text.lower(t));
    before(1) == "with" && before(2) == "border"
}

/// Whether a country or its capital does, says or hears something here: then it is no place of what happened.
fn acts(scene: Scene<'_>, sentence: &Range<usize>, mention: &Mention, tokens: &Range<usize>) -> bool {
    let text = scene.text;
    if mention.kind != EntityKind::Place || mention.side().is_none() {
        return false;
    }
    let before = tokens.start.checked_sub(1).filter(|t| *t >= sentence.start).map_or("", |t| text.lower(t));
    let addressed = matches!(
        before,
        "warned"
            | "warns"
            | "told"
            | "tells"
            | "urged"
            | "urges"
            | "accused"
            | "accuses"
            | "accusing"
            | "blamed"
            | "asked"
            | "by"
            | "against"
            | "thanked"
            | "criticised"
            | "criticized"
    );
    let next = text.lower(tokens.end);
    let says = matches!(
        next,
        "reports"
            | "says"
            | "said"
            | "launched"
            | "launches"
            | "warned"
            | "warns"
            | "claims"
            | "claimed"
            | "denies"
            | "denied"
            | "accused"
            | "accuses"
            | "vowed"
            | "sent"
            | "insists"
            | "insisted"
            | "backs"
            | "supports"
            | "mounted"
            | "carried"
            | "conducted"
            | "wants"
            | "retaliated"
            | "responded"
            | "announced"
            | "confirmed"
    );
    let joined = matches!(next, "-" | "‐" | "‑")
        && matches!(text.lower(tokens.end + 1), "backed" | "led" | "supported" | "allied" | "based" | "run");
    let office = matches!(next, "'s" | "’s")
        && (tokens.end + 1..sentence.end.min(tokens.end + 4)).any(|t| {
            matches!(
                text.lower(t),
                "president"
                    | "minister"
                    | "ministry"
                    | "government"
                    | "army"
                    | "military"
                    | "forces"
                    | "leader"
                    | "ambassador"
                    | "spokesman"
                    | "spokeswoman"
                    | "parliament"
                    | "foreign"
                    | "defence"
                    | "defense"
            )
        });
    addressed || says || joined || office
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

/// "Turkey, which already has 3.6 million refugees in the country"
fn hosts(scene: Scene<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| scene.text.lower(at);
    let related = word(tokens.end) == "," && word(tokens.end + 1) == "which";
    let home = |t: usize| matches!((word(t), word(t + 1), word(t + 2)), ("in", "the", "country"));
    related && (tokens.end..sentence.end.min(tokens.end + 14)).any(home)
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
    if subject || hosts(scene, sentence, tokens) {
        return true;
    }
    let mut at = tokens.start;
    while at > sentence.start && tokens.start - at < 7 {
        at -= 1;
        if scene.is(at, Kind::PLACING) {
            return true;
        }
        if !scene.is(at, Kind::AREA) && !text.shapes()[at].is_capitalised() {
            return false;
        }
    }
    false
}

/// The mention as a place, with what it lies in as far as the words behind it say.
fn named(scene: Scene<'_>, at: usize) -> ClaimPlace {
    let mentions = scene.parts.mentions;
    let mention = &mentions[at];
    let side = mention.side().filter(|_| mention.kind == EntityKind::Nationality);
    let mut place = ClaimPlace {
        name: side.unwrap_or(&mention.name).to_owned(),
        span: mention.span,
        within: if side.is_some() { Vec::new() } else { mention.within.clone() },
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
