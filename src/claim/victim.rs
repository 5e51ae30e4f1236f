//! Which claims of one report count the same persons, so that nobody is counted twice.

use super::alive;
use super::assemble::Draft;
use super::person::{Person, Persons, DAYS_TO_DIE};
use super::who::PartyKind;
use super::{Certainty, Claim, ClaimTime, Figure, Level, Polarity};
use crate::attribution::Stance;
use crate::mention::quantity::Interval;

/// Numbers the claims of a document and ties those together that count the same ones.
pub(crate) fn link(document: &str, mut drafts: Vec<Draft>) -> Vec<Claim> {
    let mut parts = vec![0.0; drafts.len()];
    for at in 0..drafts.len() {
        drafts[at].claim.id = id(document, at);
        let whole = drafts[at].claim.part_of.take().and_then(|w| w.parse::<usize>().ok());
        if let Some(whole) = whole.filter(|w| *w < at) {
            drafts[at].claim.part_of = Some(drafts[whole].claim.id.clone());
            parts[whole] += number(&drafts[at]);
        }
    }
    name_bare_sources(&mut drafts);
    tell_tallies(&mut drafts);
    count_pronouns(&mut drafts);
    // Those to whom the same kind of thing happened, by what includes it: a report tells of few kinds.
    let mut families: Vec<(String, Persons)> = Vec::new();
    for at in 0..drafts.len() {
        if !counts_persons(&drafts[at]) {
            continue;
        }
        if is_single(&drafts[at]) {
            let family = family(&drafts[at].claim);
            let known = families.iter().position(|(name, _)| name == family);
            let number = known.unwrap_or_else(|| {
                families.push((family.to_owned(), Persons::default()));
                families.len() - 1
            });
            tie_person(&mut drafts, &mut parts, &mut families[number].1, at);
        } else if drafts[at].claim.part_of.is_none() {
            tie(&mut drafts, &mut parts, at);
        }
    }
    for at in 0..drafts.len() {
        // One person of whom two speak is still one.
        if let Some(first) = drafts[at].copy_of.filter(|_| is_single(&drafts[at])) {
            drafts[at].claim.same_as = Some(drafts[first].claim.id.clone());
        }
    }
    let harmed = families.into_iter().find(|(name, _)| name == HARM).map(|(_, persons)| persons).unwrap_or_default();
    harmed.0.iter().for_each(|person| died_of_it(&mut drafts, person));
    infer_injured(document, &mut drafts, &harmed);
    drafts.extend(alive::nobody_killed(document, &drafts));
    place_headline(&mut drafts);
    drafts.into_iter().map(|d| d.claim).collect()
}

/// The id of a document's claim with a number.
fn id(document: &str, number: usize) -> String {
    let number = number.to_string();
    [document, ".", &number].concat()
}

/// A headline gives the figure of several events without their words: what the report calls a tally is one there too.
fn tell_tallies(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].claim.figure != Figure::Tally {
            continue;
        }
        let (before, rest) = drafts.split_at_mut(at);
        let again = |d: &&mut Draft| {
            let claim = &d.claim;
            claim.event == rest[0].claim.event && claim.count == rest[0].claim.count && claim.figure == Figure::Level
        };
        before.iter_mut().rev().take(REACH).filter(again).for_each(|d| d.claim.figure = Figure::Tally);
        let (tally, after) = rest.split_at_mut(1);
        let told_again = |d: &&mut Draft| {
            let claim = &d.claim;
            claim.event == tally[0].claim.event
                && claim.count == tally[0].claim.count
                && claim.figure == Figure::Level
                && claim.count.low.is_some_and(|low| low > MOST_OF_ONE)
        };
        after.iter_mut().take(REACH).filter(told_again).for_each(|d| d.claim.figure = Figure::Tally);
    }
    // A report that counts nobody else is about the tally.
    let of_its_own = |d: &Draft| family(&d.claim) == HARM && counts_persons(d);
    if !drafts.iter().any(of_its_own) {
        let tallies = drafts.iter_mut().filter(|d| d.claim.figure == Figure::Tally);
        tallies.for_each(|d| d.claim.figure = Figure::Level);
    }
}

/// Victims up to which one event of several may well have as many as they all together.
const MOST_OF_ONE: f64 = 4.0;

/// "Two men were shot. They died at the scene": those of whom nothing but "they" is said are as many as were told of.
fn count_pronouns(drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let claim = &drafts[at].claim;
        let words = claim.who.as_ref().map_or("", |who| who.text.as_str());
        let again =
            ["they", "them", "the victims", "both victims"].iter().any(|known| words.eq_ignore_ascii_case(known));
        if claim.event != "killed"
            || claim.polarity == Polarity::Negated
            || claim.count != Interval::default()
            || !again
        {
            continue;
        }
        let start = claim.sentence.start;
        let near = |d: &&Draft| {
            let told = matches!(d.claim.event.as_str(), "shot" | "injured" | "hospitalised");
            let here = d.claim.in_title == claim.in_title && start.saturating_sub(d.claim.sentence.end) < NEXT_SENTENCE;
            told && here && counts_persons(d) && !is_single(d) && !d.partial && d.claim.count.low == d.claim.count.high
        };
        let group = drafts[..at].iter().rev().take(4).find(near).map(|d| d.claim.count);
        drafts[at].claim.count = group.unwrap_or_default();
    }
}

/// Bytes within which a pronoun takes up a group of the sentence before.
const NEXT_SENTENCE: usize = 40;

/// "the institute said" behind "the civil defence institute said", "says ministry" in a headline: the fuller name.
fn name_bare_sources(drafts: &mut [Draft]) {
    let bare = |d: &Draft| d.claim.sources.last().is_some_and(|source| is_bare_body(source));
    if !drafts.iter().any(bare) {
        return;
    }
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
        && draft.copy_of.is_none()
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
    match person.first(drafts, &drafts[at].claim.event).filter(|first| *first != at) {
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
    let same = before.iter().rev().copied().find(|b| {
        // "Two men were taken to one hospital, two men to another" are four.
        let apart = drafts[at].kind == PartyKind::Figure && same_sentence(&drafts[*b], &drafts[at]);
        drafts[*b].claim.count == drafts[at].claim.count && !same_trigger(&drafts[*b], &drafts[at]) && !apart
    });
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
    let perpetrator = is_perpetrator(&drafts[at]);
    let total = before.iter().copied().find(|b| {
        let whole = &drafts[*b];
        let open = stands_alone(&whole.claim) && !is_single(whole);
        let by_this_one = perpetrator && whole.claim.actor.is_some();
        // "A fifth victim" is none of four.
        let dies = drafts[at].claim.event == "killed";
        let beyond = dies && super::person::ordinal(&drafts[at]).is_some_and(|place| place as f64 + 2.0 > limit(whole));
        open && !by_this_one && !beyond && !same_sentence(whole, &drafts[at]) && parts[*b] + number <= limit(whole)
    });
    if let Some(total) = total {
        drafts[at].claim.part_of = Some(drafts[total].claim.id.clone());
        parts[total] += number;
    }
    total.is_some()
}

/// Whether it is told of who did it: those whom he killed do not count him.
fn is_perpetrator(draft: &Draft) -> bool {
    let head = draft.claim.who.as_ref().and_then(|who| who.text.rsplit(' ').next()).unwrap_or_default();
    let roles = ["suspect", "gunman", "shooter", "attacker", "assailant", "killer", "perpetrator", "bomber"];
    let words = draft.claim.trigger_words().to_lowercase();
    roles.iter().any(|role| head.eq_ignore_ascii_case(role))
        || ["himself", "herself", "suicide", "own life"].iter().any(|sign| words.ends_with(sign))
}

/// A total that comes after its parts takes them in; gives their sum.
fn absorb(drafts: &mut [Draft], before: &[usize], at: usize) -> f64 {
    let mut sum = 0.0;
    let id = drafts[at].claim.id.clone();
    for b in before {
        let part = &drafts[*b];
        // "At least four" and "between four and five" are totals themselves.
        let total = !is_single(part) && part.claim.count.low != part.claim.count.high;
        let by_this_one = drafts[at].claim.actor.is_some() && is_perpetrator(part);
        let free = stands_alone(&part.claim) && !total && !by_this_one;
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
    let mut injured = Vec::new();
    if let Some((group, left)) = unhurt_group(drafts) {
        injured.push(infer(document, drafts.len(), &drafts[group], left));
    }
    let whole = injured.first().map(|d: &Draft| d.claim.id.clone());
    let grouped = drafts.iter().any(|d| counts_alone(d, "injured") && !is_single(d));
    if whole.is_none() && !grouped {
        let mut room = room_among_dead(drafts);
        // Those who are said to be hurt in the lead and to have been shot where it is told in full.
        let mut counted_again: Vec<usize> = Vec::new();
        for person in &persons.0 {
            let hurt = |d: &&usize| {
                let claim = &drafts[**d];
                let said = !matches!(claim.claim.certainty, Certainty::Conditional | Certainty::Future);
                said && (counts_alone(claim, "shot") || counts_alone(claim, "hospitalised"))
            };
            let told = ["killed", "injured"].iter().any(|event| person.first(drafts, event).is_some());
            let Some(at) = person.drafts.iter().find(hurt).filter(|_| !told) else { continue };
            let known = |other: &usize| {
                let other = &persons.0[*other];
                other.first(drafts, "injured").is_some() && other.first(drafts, "shot").is_none()
            };
            let again = (0..persons.0.len()).filter(known).find(|n| {
                let other = &persons.0[*n];
                !counted_again.contains(n) && other.is_called_alike(person, drafts) && person.may_be(other, drafts)
            });
            if let Some(again) = again {
                counted_again.push(again);
                continue;
            }
            // Of four found dead only three were told of: the fourth who was shot is one of them.
            if room > 0.0 && drafts[*at].claim.event == "shot" {
                room -= 1.0;
                continue;
            }
            injured.push(infer(document, drafts.len() + injured.len(), &drafts[*at], 1.0));
        }
    }
    for draft in drafts.iter_mut().filter(|d| whole.is_some() && counts_alone(d, "injured")) {
        draft.claim.part_of.clone_from(&whole);
    }
    drafts.extend(injured);
}

/// Whether a claim of some event counts persons whom no other claim counts.
fn counts_alone(draft: &Draft, event: &str) -> bool {
    draft.claim.event == event && counts_persons(draft) && stands_alone(&draft.claim)
}

fn sum<'a>(drafts: impl Iterator<Item = &'a Draft>) -> f64 {
    drafts.map(number).sum()
}

/// The first group that was shot or taken to hospital and of which more are alive than the report counts as injured, and
/// how many: the first group stands in the headline or the lead.
fn unhurt_group(drafts: &[Draft]) -> Option<(usize, f64)> {
    let told = sum(drafts.iter().filter(|d| counts_alone(d, "injured") && !d.partial));
    let hurt = |d: &Draft| counts_alone(d, "shot") || counts_alone(d, "hospitalised");
    let group = |d: &Draft| hurt(d) && !is_single(d) && !d.partial && d.claim.count.low == d.claim.count.high;
    let first = drafts.iter().position(group)?;
    let event = drafts[first].claim.event.as_str();
    // "Two were taken to one hospital and three to another."
    // "Two children and a teenager were shot."
    let beside = |d: &Draft| hurt(d) && same_trigger(d, &drafts[first]) && !d.partial;
    let here =
        drafts.iter().filter(|d| d.claim.event == event && same_sentence(d, &drafts[first]) && (group(d) || beside(d)));
    let all = sum(here);
    let killed = || {
        let other = |d: &Draft| windows_differ(&d.claim, &drafts[first].claim, DAYS_TO_DIE);
        // Who shot the others and died is none of those shot.
        drafts.iter().filter(move |d| {
            let killer = is_perpetrator(d) && same_sentence(d, &drafts[first]);
            counts_alone(d, "killed") && !other(d) && !killer
        })
    };
    // What a report says of other events comes after its headline.
    let in_title = sum(killed().filter(|d| d.claim.in_title));
    let dead = if in_title > 0.0 { in_title } else { sum(killed()) };
    // "Two others were shot" counts none of the dead, and those in hospital live.
    let left = if event == "shot" && !drafts[first].further {
        all - dead
    } else {
        // "All three were taken to a hospital, where one died."
        let dead = drafts.iter().filter(|d| d.claim.event == "killed" && counts_persons(d));
        all - sum(dead.filter(|d| event != "shot" && died_there(d, &drafts[first])))
    };
    // A few more than the report counts are those it names no wound of; many more are of other events.
    (left > 0.0 && (told == 0.0 || (left > told && left <= 2.0 * told))).then_some((first, left))
}

/// "They were taken to a hospital, where one died": whether some of the group are told to have died where they were.
fn died_there(dead: &Draft, group: &Draft) -> bool {
    let (from, to) = (group.claim.trigger.end, dead.claim.trigger.start);
    let start = group.claim.sentence.start;
    let between = from.checked_sub(start).zip(to.checked_sub(start)).and_then(|(a, b)| group.claim.text.get(a..b));
    same_sentence(dead, group) && between.is_some_and(|words| words.contains(" where "))
}

/// How many of the dead whom a report counts together it does not tell of.
fn room_among_dead(drafts: &[Draft]) -> f64 {
    let groups = drafts.iter().filter(|d| counts_alone(d, "killed") && !is_single(d));
    let room = |group: &Draft| {
        let id = Some(&group.claim.id);
        let told = drafts.iter().filter(|d| d.claim.part_of.as_ref() == id && d.claim.event == "killed");
        (number(group) - sum(told)).max(0.0)
    };
    groups.map(room).fold(0.0, f64::max)
}

/// The claim that so many of a group were injured.
fn infer(document: &str, number: usize, from: &Draft, left: f64) -> Draft {
    let mut draft = from.clone();
    "injured".clone_into(&mut draft.claim.event);
    draft.claim.count = Interval::exactly(left);
    draft.claim.quantity = None;
    draft.claim.inferred = true;
    draft.claim.id = id(document, number);
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
            claim.time = time.map(|time| ClaimTime { level: Level::Document, ..time });
        }
        if claim.place.is_none() {
            claim.place = place.map(|place| super::ClaimPlace { level: Level::Document, ..place });
        }
    }
}

pub(super) fn stands_alone(claim: &Claim) -> bool {
    claim.part_of.is_none() && claim.same_as.is_none()
}

pub(super) fn is_single(draft: &Draft) -> bool {
    draft.claim.count == Interval::exactly(1.0)
}

pub(super) fn number(draft: &Draft) -> f64 {
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

/// Whether the days of two claims, from wherever they were taken, are more than so many apart.
pub(super) fn windows_differ(a: &Claim, b: &Claim, days: i64) -> bool {
    let (Some(a), Some(b)) = (&a.time, &b.time) else { return false };
    !a.cumulative && !b.cumulative && are_apart(a, b, days)
}

/// Whether so many days or more lie between the end of the one time and the start of the other.
pub(super) fn are_apart(a: &ClaimTime, b: &ClaimTime, days: i64) -> bool {
    let before =
        |x: &ClaimTime, y: &ClaimTime| x.end.zip(y.start).is_some_and(|(end, start)| end.plus_days(days) <= start);
    before(a, b) || before(b, a)
}

/// Whether two claims are of days more than so many apart.
pub(super) fn times_differ(a: &Claim, b: &Claim, days: i64) -> bool {
    let (Some(a), Some(b)) = (&a.time, &b.time) else { return false };
    let stated = a.level <= Level::Sentence && b.level <= Level::Sentence;
    stated && are_apart(a, b, days)
}
