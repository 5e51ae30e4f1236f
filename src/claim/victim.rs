//! Which claims of one report count the same persons, so that nobody is counted twice.

use std::collections::BTreeMap;

use super::assemble::Draft;
use super::person::{Person, Persons};
use super::{Claim, Figure, Level, Polarity};
use crate::attribution::Stance;
use crate::mention::quantity::Interval;

/// Numbers the claims of a document and ties those together that count the same ones.
pub(crate) fn link(document: &str, mut drafts: Vec<Draft>) -> Vec<Claim> {
    let mut parts = vec![0.0; drafts.len()];
    for at in 0..drafts.len() {
        drafts[at].claim.id = format!("{document}.{at}");
        let whole = drafts[at].claim.part_of.take().and_then(|w| w.parse::<usize>().ok());
        if let Some(whole) = whole.filter(|w| *w < at) {
            drafts[at].claim.part_of = Some(drafts[whole].claim.id.clone());
            parts[whole] += number(&drafts[at]);
        }
    }
    name_bare_sources(&mut drafts);
    let mut families: BTreeMap<String, Persons> = BTreeMap::new();
    for at in 0..drafts.len() {
        if !counts_persons(&drafts[at]) {
            continue;
        }
        if is_single(&drafts[at]) {
            let persons = families.entry(family(&drafts[at].claim).to_owned()).or_default();
            tie_person(&mut drafts, &mut parts, persons, at);
        } else if drafts[at].claim.part_of.is_none() {
            tie(&mut drafts, &mut parts, at);
        }
    }
    let harmed = families.remove(HARM).unwrap_or_default();
    harmed.0.iter().for_each(|person| died_of_it(&mut drafts, person));
    infer_injured(document, &mut drafts, &harmed);
    place_headline(&mut drafts);
    drafts.into_iter().map(|d| d.claim).collect()
}

/// "the institute said" behind "the civil defence institute said", "says ministry" in a headline: the fuller name.
fn name_bare_sources(drafts: &mut [Draft]) {
    let origins: Vec<(bool, Option<String>)> =
        drafts.iter().map(|d| (d.claim.in_title, d.claim.sources.last().cloned())).collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let title = draft.claim.in_title;
        let Some(bare) = draft.claim.sources.last_mut().filter(|s| is_bare_body(s)) else { continue };
        let fuller = |(other, name): &(bool, Option<String>)| {
            let name = name.as_ref().filter(|_| !other)?;
            let words = name.split(' ').count();
            (words > 1 && name.split(' ').any(|w| w.eq_ignore_ascii_case(bare))).then(|| name.clone())
        };
        let found = if title { origins.iter().find_map(fuller) } else { origins[..at].iter().rev().find_map(fuller) };
        if let Some(name) = found {
            *bare = name;
        }
    }
}

fn is_bare_body(source: &str) -> bool {
    matches!(
        source,
        "ministry"
            | "institute"
            | "agency"
            | "department"
            | "source"
            | "union"
            | "monitor"
            | "observatory"
            | "office"
            | "council"
            | "committee"
            | "organisation"
            | "organization"
            | "official"
            | "army"
    )
}

/// The event that includes all harm to people.
const HARM: &str = "casualties";

/// The broadest event that includes what a claim says; who is taken to hospital came to harm.
fn family(claim: &Claim) -> &str {
    match claim.event.as_str() {
        "hospitalised" => HARM,
        event => claim.event_within.last().map_or(event, String::as_str),
    }
}

fn counts_persons(draft: &Draft) -> bool {
    let claim = &draft.claim;
    let persons = claim.who.as_ref().is_some_and(|w| w.class == "people" || w.within.iter().any(|c| c == "people"));
    persons
        && claim.polarity == Polarity::Affirmed
        && claim.figure == Figure::Level
        && claim.count != Interval::default()
        && !matches!(claim.stance, Stance::Denies | Stance::Disputes)
}

/// How many claims back another one is that counts the same ones: more than any report makes of one event.
const REACH: usize = 256;

/// Ties a single person's claim to the one of the same event before it, else to the total that counts them.
fn tie_person(drafts: &mut [Draft], parts: &mut [f64], persons: &mut Persons, at: usize) {
    let person = persons.of(drafts, at);
    let person = &persons.0[person];
    let event = drafts[at].claim.event.clone();
    match person.first(drafts, &event).filter(|first| *first != at) {
        Some(first) => {
            let id = drafts[first].claim.id.clone();
            drafts[at].claim.same_as = Some(drafts[first].claim.same_as.clone().unwrap_or(id));
            drafts[at].claim.part_of = None;
            name_person(&mut drafts[first], person);
        }
        None if drafts[at].claim.part_of.is_none() => {
            let before = comparable_before(drafts, at);
            join_total(drafts, parts, &before, at);
        }
        None => {}
    }
}

/// Once the name of somebody counted before is known, that claim has it too.
fn name_person(draft: &mut Draft, person: &Person) {
    if let (Some(who), Some(name)) = (draft.claim.who.as_mut(), person.name()) {
        if who.names.is_empty() {
            who.names = vec![name.to_owned()];
        }
    }
}

fn comparable_before(drafts: &[Draft], at: usize) -> Vec<usize> {
    (at.saturating_sub(REACH)..at).filter(|b| comparable(&drafts[*b], &drafts[at])).collect()
}

/// Ties the claim of a group to those before it. `parts` has for each claim what its parts sum up to.
fn tie(drafts: &mut [Draft], parts: &mut [f64], at: usize) {
    let before = comparable_before(drafts, at);
    let same = before
        .iter()
        .rev()
        .copied()
        .find(|b| drafts[*b].claim.count == drafts[at].claim.count && !same_trigger(&drafts[*b], &drafts[at]));
    if let Some(same) = same {
        let first = drafts[same].claim.same_as.clone().unwrap_or_else(|| drafts[same].claim.id.clone());
        drafts[at].claim.same_as = Some(first);
    } else if !join_total(drafts, parts, &before, at) {
        parts[at] += absorb(drafts, &before, at);
    }
}

/// Makes it part of the first total that has room for it, if there is one.
fn join_total(drafts: &mut [Draft], parts: &mut [f64], before: &[usize], at: usize) -> bool {
    let number = number(&drafts[at]);
    let total = before.iter().copied().find(|b| {
        let whole = &drafts[*b];
        let open = stands_alone(&whole.claim) && !is_single(whole);
        open && !same_sentence(whole, &drafts[at]) && parts[*b] + number <= limit(whole)
    });
    if let Some(total) = total {
        drafts[at].claim.part_of = Some(drafts[total].claim.id.clone());
        parts[total] += number;
    }
    total.is_some()
}

/// A total that comes after its parts takes them in; gives their sum.
fn absorb(drafts: &mut [Draft], before: &[usize], at: usize) -> f64 {
    let mut sum = 0.0;
    let id = drafts[at].claim.id.clone();
    for b in before {
        let part = &drafts[*b];
        let free = part.claim.part_of.is_none() && part.claim.same_as.is_none();
        if free && !same_sentence(part, &drafts[at]) && sum + number(part) <= limit(&drafts[at]) {
            sum += number(part);
            drafts[*b].claim.part_of = Some(id.clone());
        }
    }
    sum
}

/// Who was hurt and is counted among the dead is no second victim: the first claim of each hurt is of the one who died,
/// and the others are tied to it already.
fn died_of_it(drafts: &mut [Draft], person: &Person) {
    let Some(dead) = person.first(drafts, "killed") else { return };
    let id = drafts[dead].claim.same_as.clone().unwrap_or_else(|| drafts[dead].claim.id.clone());
    for event in ["shot", "injured", "hospitalised"] {
        let Some(first) = person.first(drafts, event) else { continue };
        if event != "shot" || drafts[first].claim.part_of.is_none() {
            drafts[first].claim.same_as = Some(id.clone());
            drafts[first].claim.part_of = None;
        }
    }
}

/// Who was shot or taken to hospital and not killed was injured: read off where the report itself counts fewer injured
/// than that.
fn infer_injured(document: &str, drafts: &mut Vec<Draft>, persons: &Persons) {
    let counted =
        |event: &'static str| move |d: &&Draft| d.claim.event == event && counts_persons(d) && stands_alone(&d.claim);
    let dead: f64 = drafts.iter().filter(counted("killed")).map(number).sum();
    let told: f64 = drafts.iter().filter(counted("injured")).map(number).sum();
    let grouped = drafts.iter().filter(counted("injured")).any(|d| !is_single(d));
    let mut injured = Vec::new();
    let shot = drafts.iter().any(|d| d.claim.event == "shot" && counts_persons(d));
    let groups = |d: &&Draft| !is_single(d) && (counted("shot")(d) || !shot && counted("hospitalised")(d));
    for group in drafts.iter().filter(groups) {
        let left = match group.claim.count {
            // "Two others were shot" counts none of the dead.
            Interval { low, high, .. } if low == high && shot && !group.further => number(group) - dead,
            Interval { low, high, .. } if low == high => number(group),
            _ => 0.0,
        };
        // A few more than the report counts are those it names no wound of; many more are of other events.
        if left > 0.0 && (told == 0.0 || (left > told && left <= 2.0 * told)) {
            injured.push(infer(document, drafts.len() + injured.len(), group, left));
        }
    }
    let whole = injured.first().map(|d: &Draft| d.claim.id.clone());
    for person in &persons.0 {
        let hurt = |d: &&usize| {
            matches!(drafts[**d].claim.event.as_str(), "shot" | "hospitalised") && stands_alone(&drafts[**d].claim)
        };
        let told = ["killed", "injured"].iter().any(|event| person.first(drafts, event).is_some());
        if let (Some(at), false, false, None) = (person.drafts.iter().find(hurt), told, grouped, &whole) {
            injured.push(infer(document, drafts.len() + injured.len(), &drafts[*at], 1.0));
        }
    }
    for draft in drafts.iter_mut().filter(|d| whole.is_some() && counted("injured")(&&**d)) {
        draft.claim.part_of.clone_from(&whole);
    }
    drafts.extend(injured);
}

/// The claim that so many of a group were injured.
fn infer(document: &str, number: usize, from: &Draft, left: f64) -> Draft {
    let mut draft = from.clone();
    "injured".clone_into(&mut draft.claim.event);
    draft.claim.count = Interval::exactly(left);
    draft.claim.quantity = None;
    draft.claim.inferred = true;
    draft.claim.id = format!("{document}.{number}");
    draft
}

/// A headline names no day and often no place: those of the first claim of the report that says the same, else of its
/// first.
fn place_headline(drafts: &mut [Draft]) {
    let lead = drafts.iter().position(|d| !d.claim.in_title);
    for at in 0..lead.unwrap_or(0) {
        let id = &drafts[at].claim.id;
        let tied = |d: &Draft| d.claim.same_as.as_ref() == Some(id) || d.claim.part_of.as_ref() == Some(id);
        let first = drafts.iter().position(|d| !d.claim.in_title && tied(d)).or(lead);
        let Some((place, time)) = first.map(|f| (drafts[f].claim.place.clone(), drafts[f].claim.time.clone())) else {
            continue;
        };
        let claim = &mut drafts[at].claim;
        if claim.time.is_none() {
            claim.time = time.map(|time| super::ClaimTime { level: Level::Document, ..time });
        }
        if claim.place.is_none() {
            claim.place = place.map(|place| super::ClaimPlace { level: Level::Document, ..place });
        }
    }
}

fn stands_alone(claim: &Claim) -> bool {
    claim.part_of.is_none() && claim.same_as.is_none()
}

fn is_single(draft: &Draft) -> bool {
    draft.claim.count == Interval::exactly(1.0)
}

fn number(draft: &Draft) -> f64 {
    draft.claim.count.low.or(draft.claim.count.high).unwrap_or(1.0)
}

fn limit(draft: &Draft) -> f64 {
    draft.claim.count.high.or(draft.claim.count.low).unwrap_or(0.0)
}

pub(super) fn same_trigger(a: &Draft, b: &Draft) -> bool {
    a.claim.in_title == b.claim.in_title && a.claim.trigger == b.claim.trigger
}

pub(super) fn same_sentence(a: &Draft, b: &Draft) -> bool {
    a.claim.in_title == b.claim.in_title && a.claim.sentence == b.claim.sentence
}

/// Whether two claims could count the same ones: same event, and neither day nor place nor group apart.
fn comparable(a: &Draft, b: &Draft) -> bool {
    a.claim.event == b.claim.event
        && counts_persons(a)
        && !places_differ(&a.claim, &b.claim)
        && !times_differ(&a.claim, &b.claim, 0)
}

fn places_differ(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (&a.place, &b.place) else { return false };
    let stated = a.level <= Level::Sentence && b.level <= Level::Sentence;
    let holds = |x: &super::ClaimPlace, y: &super::ClaimPlace| x.name == y.name || y.within.contains(&x.name);
    let known = !a.within.is_empty() && !b.within.is_empty();
    stated && known && !holds(a, b) && !holds(b, a)
}

/// Whether two claims are of days more than so many apart.
pub(super) fn times_differ(a: &Claim, b: &Claim, days: i64) -> bool {
    let (Some(a), Some(b)) = (&a.time, &b.time) else { return false };
    let stated = a.level <= Level::Sentence && b.level <= Level::Sentence;
    let before = |x: &super::ClaimTime, y: &super::ClaimTime| matches!((x.end, y.start), (Some(end), Some(start)) if end.plus_days(days) <= start);
    stated && (before(a, b) || before(b, a))
}
