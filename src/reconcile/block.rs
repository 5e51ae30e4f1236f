//! Blocks: which claims can meet at all, so that the pairs to judge stay few.
//!
//! A fact goes into a block for its family of events, each name of its place's chain and each stretch of days that its
//! window covers. Facts that fit in place and time always share one: of two places of which one holds the other, the
//! outer name is in both chains; of two windows that overlap, a stretch is covered by both; what lies in different
//! places or on neighbouring days can only conflict in a detail, and shares the block of its figure. Facts without place
//! or day meet all of their family, or all of their family and stretch.
//!
//! Claims that are equal in every slot are judged once: the first stands for all, and the others are the same as it.

use std::collections::BTreeMap;

use super::fact::{Fact, Facts, Name};
use super::fit::Range;
use super::judge::{self, Judgement};
use super::policy::Policy;
use super::relation::{Note, Relation, RelationKind as Kind};
use super::step::{self, Comparison, Field, Step};

/// Days to a stretch.
const STRETCH: i32 = 16;
/// Stretches beyond which a window counts as long: such windows meet in a block of their own.
const MANY: i32 = 6;
/// Days on either side within which equal figures can conflict in their day.
const SLACK: i32 = 7;

/// Two facts by number, the older first.
type Pair = (u32, u32);

/// Every pair that could be about the same thing, with how it stands.
pub(super) fn relations(facts: &Facts<'_>, policy: &Policy) -> Vec<Relation> {
    let copies = Copies::of(facts);
    let pairs = pairs(facts, &copies.first, policy);
    relations_among(facts, policy, &copies, &pairs)
}

/// The same without blocks.
pub(super) fn relations_exhaustive(facts: &Facts<'_>, policy: &Policy) -> Vec<Relation> {
    let copies = Copies::of(facts);
    let mut pairs = Vec::new();
    within(&copies.first, &mut pairs);
    relations_among(facts, policy, &copies, &pairs)
}

fn relations_among(facts: &Facts<'_>, policy: &Policy, copies: &Copies, pairs: &[Pair]) -> Vec<Relation> {
    let mut out = copies.relations(facts);
    for pair in pairs {
        judge_pair(facts, policy, *pair, &mut out);
    }
    sums(facts, &copies.first, pairs, &mut out);
    finish(out)
}

fn finish(mut out: Vec<(Pair, Relation)>) -> Vec<Relation> {
    out.sort_by(|(x, one), (y, other)| x.cmp(y).then_with(|| one.with.cmp(&other.with)));
    out.into_iter().map(|(_, relation)| relation).collect()
}

fn judge_pair(facts: &Facts<'_>, policy: &Policy, (a, b): Pair, out: &mut Vec<(Pair, Relation)>) {
    let (one, other) = (&facts.all[a as usize], &facts.all[b as usize]);
    if let Some(judgement) = judge::judge(facts, policy, one, other) {
        out.push(((a, b), relation(one, other, judgement)));
    }
}

fn relation(a: &Fact<'_>, b: &Fact<'_>, judgement: Judgement) -> Relation {
    let (a, b) = if judgement.swapped { (b, a) } else { (a, b) };
    let steps = judgement.steps(a, b);
    Relation {
        a: a.claim.id.clone(),
        b: b.claim.id.clone(),
        kind: judgement.kind,
        note: judgement.note,
        with: Vec::new(),
        why: step::sentence(&steps),
        steps,
    }
}

/// Which facts are equal in every slot.
struct Copies {
    /// The first of each kind, in order.
    first: Vec<u32>,
    /// The others, each with its first.
    others: Vec<Pair>,
}

impl Copies {
    fn of(facts: &Facts<'_>) -> Self {
        let mut numbers: Vec<u32> = (0..facts.all.len() as u32).collect();
        let key = |n: &u32| slots(&facts.all[*n as usize]);
        numbers.sort_by(|a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
        let mut copies = Copies { first: Vec::new(), others: Vec::new() };
        let mut current: Option<u32> = None;
        for number in numbers {
            let alike = current.filter(|first| {
                let (one, other) = (&facts.all[*first as usize], &facts.all[number as usize]);
                one.counted && slots(one) == slots(other) && !one.rejects() && !linked(one) && !linked(other)
            });
            match alike {
                Some(first) => copies.others.push((first, number)),
                None => {
                    copies.first.push(number);
                    current = Some(number);
                }
            }
        }
        copies.first.sort_unstable();
        copies
    }

    fn relations(&self, facts: &Facts<'_>) -> Vec<(Pair, Relation)> {
        let same = |&(a, b): &Pair| {
            let (one, other) = (&facts.all[a as usize], &facts.all[b as usize]);
            ((a, b), relation(one, other, Judgement::copy()))
        };
        self.others.iter().map(same).collect()
    }
}

fn linked(fact: &Fact<'_>) -> bool {
    fact.claim.part_of.is_some() || fact.claim.same_as.is_some()
}

/// Everything about a fact that judging looks at.
fn slots(fact: &Fact<'_>) -> impl Ord {
    let claim = fact.claim;
    let what = (fact.event, fact.class, fact.side, fact.actor, fact.place, fact.window, fact.as_of);
    let figure = (fact.range.low().to_bits(), fact.range.high().to_bits(), fact.dimension, claim.figure, fact.vague);
    (what, figure, (fact.origin, fact.speaks_for, claim.stance, claim.polarity, fact.counted))
}

/// A block: family, place or figure, stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Here, in these days.
    Place(Name, Name, i32),
    /// Of no known place, in these days: meets every place.
    Anywhere(Name, i32),
    /// This very figure, in these days.
    Figure(Name, u64, i32),
}

/// The family that all deeds share, so that a denied attack meets what was taken in it.
const DEEDS: Name = Name::MAX;

/// The stretch of long and undated windows.
const ALWAYS: i32 = i32::MAX;

/// Pairs that share a block, in order, each once.
fn pairs(facts: &Facts<'_>, first: &[u32], policy: &Policy) -> Vec<Pair> {
    let mut blocks: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    let mut keys = Vec::new();
    for number in first {
        keys.clear();
        let fact = &facts.all[*number as usize];
        block_keys(facts, policy, fact, &mut keys);
        for key in &keys {
            blocks.entry(*key).or_default().push(*number);
        }
    }
    let mut pairs = links(facts, first);
    for (key, members) in &blocks {
        within(members, &mut pairs);
        for partner in key.partners() {
            if let Some(others) = blocks.get(&partner).filter(|_| partner != *key) {
                between(members, others, &mut pairs);
            }
        }
        if let Key::Place(family, _, ALWAYS) = *key {
            for (_, others) in blocks.range(Key::Anywhere(family, i32::MIN)..Key::Anywhere(family, ALWAYS)) {
                between(members, others, &mut pairs);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Claims that a report itself counts among others, or as the same ones, wherever they lie.
fn links(facts: &Facts<'_>, first: &[u32]) -> Vec<Pair> {
    let by_id: BTreeMap<(u32, &str), u32> = first
        .iter()
        .map(|number| ((facts.all[*number as usize].doc, facts.all[*number as usize].claim.id.as_str()), *number))
        .collect();
    let mut pairs = Vec::new();
    for number in first {
        let fact = &facts.all[*number as usize];
        for id in fact.claim.part_of.iter().chain(&fact.claim.same_as) {
            let other = by_id.get(&(fact.doc, id.as_str())).filter(|other| *other != number);
            pairs.extend(other.map(|other| (*number.min(other), *number.max(other))));
        }
    }
    pairs
}

impl Key {
    /// Blocks whose members it meets beside its own.
    fn partners(self) -> [Key; 3] {
        match self {
            Key::Place(family, name, stretch) => {
                [Key::Place(family, name, ALWAYS), Key::Anywhere(family, stretch), Key::Anywhere(family, ALWAYS)]
            }
            Key::Anywhere(family, _) => [Key::Anywhere(family, ALWAYS); 3],
            Key::Figure(family, figure, _) => [Key::Figure(family, figure, ALWAYS); 3],
        }
    }
}

/// The stretches of days that a fact's window covers, with some days on either side.
fn stretches(fact: &Fact<'_>, slack: i32) -> core::ops::RangeInclusive<i32> {
    let stretch = |day: i32| day.div_euclid(STRETCH);
    match fact.window.days() {
        Some((start, end)) if !fact.window.cumulative => {
            let (first, last) = (stretch(start - slack), stretch(end - 1 + slack));
            if last - first <= MANY {
                first..=last
            } else {
                ALWAYS..=ALWAYS
            }
        }
        _ => ALWAYS..=ALWAYS,
    }
}

fn within(members: &[u32], pairs: &mut Vec<Pair>) {
    for (number, a) in members.iter().enumerate() {
        pairs.extend(members[number + 1..].iter().map(|b| (*a, *b)));
    }
}

fn between(some: &[u32], others: &[u32], pairs: &mut Vec<Pair>) {
    for a in some {
        pairs.extend(others.iter().filter(|b| a != *b).map(|b| (*a.min(b), *a.max(b))));
    }
}

fn block_keys(facts: &Facts<'_>, policy: &Policy, fact: &Fact<'_>, keys: &mut Vec<Key>) {
    let mut families = [facts.root(fact.event), 0];
    if facts.is_deed(fact) {
        families[1] = DEEDS;
    }
    let families = families.into_iter().filter(|family| *family != 0);
    let figure = fact.range.exact().or(fact.value).filter(|value| *value >= policy.distinctive);
    for family in families {
        for stretch in stretches(fact, 0) {
            match fact.place {
                Some(place) => keys.extend(facts.chain(place).iter().map(|name| Key::Place(family, *name, stretch))),
                None => keys.push(Key::Anywhere(family, stretch)),
            }
        }
        if let Some(figure) = figure {
            keys.extend(stretches(fact, SLACK).map(|stretch| Key::Figure(family, figure.to_bits(), stretch)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
}

/// Claims of one report about people of different groups that happened together, to be added up.
#[derive(Debug)]
struct Sum {
    parts: Vec<u32>,
    range: Range,
}

/// Totals that the parts which another claim counts come to: 12 civilians and 15 soldiers are 27 people.
fn sums(facts: &Facts<'_>, first: &[u32], pairs: &[Pair], out: &mut Vec<(Pair, Relation)>) {
    let sums = sums_of_reports(facts, first);
    for &(a, b) in pairs {
        for (part, whole) in [(a, b), (b, a)] {
            let found = sums.get(&part).and_then(|sum| sum_relation(facts, sum, whole));
            out.extend(found.map(|relation| ((a, b), relation)));
        }
    }
}

/// The sums that reports imply, by the number of their first part.
fn sums_of_reports(facts: &Facts<'_>, first: &[u32]) -> BTreeMap<u32, Sum> {
    let mut groups: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for number in first {
        let fact = &facts.all[*number as usize];
        if fact.counted && fact.is_level() && !fact.rejects() && fact.range.low() > 0.0 && !linked(fact) {
            let key = (fact.doc, fact.claim.sentence.start, fact.event, fact.origin, fact.place, fact.window);
            groups.entry(key).or_default().push(*number);
        }
    }
    let sum = |parts: Vec<u32>| {
        let all = || parts.iter().map(|n| &facts.all[*n as usize]);
        let disjoint = all().enumerate().all(|(n, a)| all().skip(n + 1).all(|b| judge::different_people(facts, a, b)));
        let range = all().map(|fact| fact.range).reduce(Range::plus)?;
        (parts.len() > 1 && parts.len() <= MOST_PARTS && disjoint).then(|| (parts[0], Sum { parts, range }))
    };
    groups.into_values().filter_map(sum).collect()
}

/// A sentence lists fewer groups than this.
const MOST_PARTS: usize = 6;

fn sum_relation(facts: &Facts<'_>, sum: &Sum, whole: u32) -> Option<Relation> {
    let total = &facts.all[whole as usize];
    let parts: Vec<&Fact<'_>> = sum.parts.iter().map(|n| &facts.all[*n as usize]).collect();
    let first = parts[0];
    let of_all = parts.iter().all(|part| judge::is_part(facts, total, part));
    if !total.counted || !total.is_level() || total.rejects() || !of_all {
        return None;
    }
    let (kind, comparison) = if total.range == sum.range {
        let same = total.origin == first.origin;
        (if same { Kind::Same } else { Kind::Corroborates }, Comparison::AddsUp)
    } else if sum.range.low() > total.range.high() && total.as_of == first.as_of {
        (Kind::Contradicts, Comparison::Exceeds)
    } else {
        return None;
    };
    let counts: Vec<String> = parts.iter().map(|part| judge::figure_and_group(part)).collect();
    let step = Step { field: Field::Figure, comparison, a: judge::figure(total), b: counts.join(" and ") };
    Some(Relation {
        a: total.claim.id.clone(),
        b: first.claim.id.clone(),
        kind,
        note: None::<Note>,
        with: parts[1..].iter().map(|part| part.claim.id.clone()).collect(),
        why: step::sentence(core::slice::from_ref(&step)),
        steps: vec![step],
    })
}
