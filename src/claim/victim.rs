//! Which claims of one report count the same persons, so that nobody is counted twice.

use super::assemble::Draft;
use super::who::PartyKind;
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
    for at in 0..drafts.len() {
        if counts_persons(&drafts[at]) && drafts[at].claim.part_of.is_none() {
            tie(&mut drafts, &mut parts, at);
        }
    }
    for at in 0..drafts.len() {
        died_of_it(&mut drafts, at);
    }
    infer_injured(document, &mut drafts);
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

/// Ties one claim to those before it. `parts` has for each claim what its parts sum up to.
fn tie(drafts: &mut [Draft], parts: &mut [f64], at: usize) {
    let before: Vec<usize> = (at.saturating_sub(REACH)..at).filter(|b| comparable(&drafts[*b], &drafts[at])).collect();
    let single = is_single(&drafts[at]);
    let same = before.iter().rev().copied().find(|b| {
        if single {
            is_single(&drafts[*b]) && same_person(&drafts[*b], &drafts[at])
        } else {
            drafts[*b].claim.count == drafts[at].claim.count && !same_trigger(&drafts[*b], &drafts[at])
        }
    });
    if let Some(same) = same {
        let first = drafts[same].claim.same_as.clone().unwrap_or_else(|| drafts[same].claim.id.clone());
        adopt_name(drafts, same, at);
        drafts[at].claim.same_as = Some(first);
        return;
    }
    let number = number(&drafts[at]);
    let total = before.iter().copied().find(|b| {
        let whole = &drafts[*b];
        let open = whole.claim.part_of.is_none() && whole.claim.same_as.is_none() && !is_single(whole);
        open && !same_sentence(whole, &drafts[at]) && parts[*b] + number <= limit(whole)
    });
    if let Some(total) = total {
        drafts[at].claim.part_of = Some(drafts[total].claim.id.clone());
        parts[total] += number;
    } else if !single {
        parts[at] += absorb(drafts, &before, at);
    }
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

/// Who was hurt and is counted among the dead is no second victim.
fn died_of_it(drafts: &mut [Draft], at: usize) {
    let hurt = &drafts[at];
    let shot = hurt.claim.event == "shot";
    let known = shot || matches!(hurt.kind, PartyKind::Definite | PartyKind::Pronoun | PartyKind::Name);
    if !(shot || hurt.claim.event == "injured")
        || !stands_alone(&hurt.claim)
        || !is_single(hurt)
        || !counts_persons(hurt)
    {
        return;
    }
    let near = at.saturating_sub(REACH)..drafts.len().min(at + REACH);
    let dead = drafts[near].iter().find(|d| {
        let killed = d.claim.event == "killed" && counts_persons(d) && is_single(d) && d.claim.same_as.is_none();
        let one = same_person(d, hurt) || (shot && same_person(hurt, d));
        killed && (known || same_sentence(d, hurt) && d.kind == PartyKind::Pronoun) && one
    });
    let dead = dead.map(|d| d.claim.id.clone());
    drafts[at].claim.same_as = dead;
}

/// Who was shot and not killed was injured: read off where the report itself counts fewer injured than that.
fn infer_injured(document: &str, drafts: &mut Vec<Draft>) {
    let counted =
        |event: &'static str| move |d: &&Draft| d.claim.event == event && counts_persons(d) && stands_alone(&d.claim);
    let killed: Vec<&Draft> = drafts.iter().filter(counted("killed")).collect();
    let dead: f64 = killed.iter().map(|d| number(d)).sum();
    let told: f64 = drafts.iter().filter(counted("injured")).map(number).sum();
    let mut injured = Vec::new();
    for shot in drafts.iter().filter(counted("shot")) {
        let died = |k: &&Draft| same_person(shot, k) || same_person(k, shot) || !is_single(k);
        let left = match shot.claim.count {
            _ if is_single(shot) => 1.0 - f64::from(u8::from(killed.iter().any(died) || told > 0.0)),
            Interval { low, high, .. } if low == high => number(shot) - dead,
            _ => 0.0,
        };
        // A few more than the report counts are those it names no wound of; many more are of other events.
        let few = told == 0.0 || (left > told && left <= 2.0 * told);
        if left > 0.0 && few {
            let mut draft = shot.clone();
            "injured".clone_into(&mut draft.claim.event);
            draft.claim.count = Interval::exactly(left);
            draft.claim.quantity = None;
            draft.claim.inferred = true;
            draft.claim.id = format!("{document}.{}", drafts.len() + injured.len());
            injured.push(draft);
        }
    }
    let whole = injured.iter().find(|d| !is_single(d)).map(|d| d.claim.id.clone());
    for draft in drafts.iter_mut().filter(|d| whole.is_some() && counted("injured")(&&**d)) {
        draft.claim.part_of.clone_from(&whole);
    }
    drafts.extend(injured);
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

fn same_trigger(a: &Draft, b: &Draft) -> bool {
    a.claim.in_title == b.claim.in_title && a.claim.trigger == b.claim.trigger
}

fn same_sentence(a: &Draft, b: &Draft) -> bool {
    a.claim.in_title == b.claim.in_title && a.claim.sentence == b.claim.sentence
}

/// Whether two claims could count the same ones: same event, and neither day nor place nor group apart.
fn comparable(a: &Draft, b: &Draft) -> bool {
    a.claim.event == b.claim.event
        && counts_persons(a)
        && !places_differ(&a.claim, &b.claim)
        && !times_differ(&a.claim, &b.claim)
}

fn places_differ(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (&a.place, &b.place) else { return false };
    let stated = a.level <= Level::Sentence && b.level <= Level::Sentence;
    let holds = |x: &super::ClaimPlace, y: &super::ClaimPlace| x.name == y.name || y.within.contains(&x.name);
    let known = !a.within.is_empty() && !b.within.is_empty();
    stated && known && !holds(a, b) && !holds(b, a)
}

fn times_differ(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (&a.time, &b.time) else { return false };
    let stated = a.level <= Level::Sentence && b.level <= Level::Sentence;
    let before = |x: &super::ClaimTime, y: &super::ClaimTime| matches!((x.end, y.start), (Some(end), Some(start)) if end <= start);
    stated && (before(a, b) || before(b, a))
}

/// Whether a single person counted later is one counted before.
fn same_person(before: &Draft, later: &Draft) -> bool {
    let (a, b) = (name(before), name(later));
    if let (Some(a), Some(b)) = (a, b) {
        return surname(a) == surname(b) && (a == b || a.len().min(b.len()) == surname(a).len().min(surname(b).len()));
    }
    if !classes_agree(before, later) || matches!((before.age, later.age), (Some(a), Some(b)) if a != b) {
        return false;
    }
    match later.kind {
        PartyKind::Name => !same_sentence(before, later) && name(before).is_none(),
        PartyKind::Definite | PartyKind::Pronoun => !same_trigger(before, later),
        PartyKind::Indefinite | PartyKind::Figure => {
            let further = later.claim.who.as_ref().is_some_and(|w| is_further(&w.text));
            !further && !same_sentence(before, later)
        }
        _ => false,
    }
}

fn is_further(text: &str) -> bool {
    text.split(' ').any(|w| matches!(w, "another" | "other" | "second" | "third" | "fourth" | "Another"))
}

fn name(draft: &Draft) -> Option<&str> {
    draft.claim.who.as_ref()?.names.first().map(String::as_str)
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn classes_agree(a: &Draft, b: &Draft) -> bool {
    let (Some(a), Some(b)) = (&a.claim.who, &b.claim.who) else { return true };
    a.class == b.class || a.within.contains(&b.class) || b.within.contains(&a.class)
}

/// Once the name of somebody counted before is known, that claim has it too.
fn adopt_name(drafts: &mut [Draft], before: usize, later: usize) {
    let names = drafts[later].claim.who.as_ref().map(|w| w.names.clone()).unwrap_or_default();
    if let (Some(who), false) = (drafts[before].claim.who.as_mut(), names.is_empty()) {
        if who.names.is_empty() {
            who.names = names;
        }
    }
    if drafts[before].age.is_none() {
        drafts[before].age = drafts[later].age;
    }
}
