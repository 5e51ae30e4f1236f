//! Blocks: which claims can meet at all, so that the pairs to judge stay few.
//!
//! A fact goes into a block for its family of events, each name of its place's chain and each stretch of days that its
//! window covers. Facts that fit in place and time always share one: of two places of which one holds the other, the
//! outer name is in both chains, and it is what the outer fact itself names; of two windows that overlap, a stretch is
//! covered by both; what lies in different places or on neighbouring days can only conflict in a detail, and shares the
//! block of its figure. Facts without place or day meet all of their family, or all of their family and stretch.
//!
//! In a block of few all meet; what `meet` does with a crowd keeps the pairs in step with the claims.
//!
//! Claims that are equal in every slot are judged once: the first stands for all, and the others are the same as it.

use std::collections::BTreeMap;

use super::fact::{Fact, Facts, Name};
use super::judge::{self, Judgement};
use super::meet::{self, Crowd};
use super::policy::Policy;
use super::relation::Relation;
use super::step;
use super::sum::sums;

/// Days to a stretch: a claim's window is mostly one day, or the week before its report.
const STRETCH: i32 = 4;
/// Stretches beyond which a window counts as long: such windows meet in a block of their own.
const MANY: i32 = 6;
/// Days on either side within which equal figures can conflict in their day.
const SLACK: i32 = 7;

/// Two facts by number, the older first.
pub(super) type Pair = (u32, u32);

/// Every pair that could be about the same thing, with how it stands.
pub(super) fn relations(facts: &Facts<'_>, policy: &Policy) -> Vec<Relation> {
    let copies = Copies::of(facts);
    let pairs = pairs(facts, &copies.first, policy);
    relations_among(facts, policy, &copies, &pairs)
}

/// The same without blocks.
pub(super) fn relations_exhaustive(facts: &Facts<'_>, policy: &Policy) -> Vec<Relation> {
    let copies = Copies::of(facts);
    let first = copies.first.iter();
    let pairs: Vec<Pair> =
        first.flat_map(|a| copies.first.iter().filter(move |b| a < b).map(move |b| (*a, *b))).collect();
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

pub(super) fn linked(fact: &Fact<'_>) -> bool {
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

/// The facts of a block: those that name its place, or have its figure, and those further in.
#[derive(Debug, Default)]
struct Block {
    here: Crowd,
    inner: Crowd,
}

/// Pairs that share a block, in order, each once.
fn pairs(facts: &Facts<'_>, first: &[u32], policy: &Policy) -> Vec<Pair> {
    let mut pairs = links(facts, first);
    let blocks = blocks(facts, first, policy, &mut pairs);
    for (key, block) in &blocks {
        if let Key::Figure(..) = key {
            block.here.few().into_iter().for_each(|few| meet::all(few, &mut pairs));
        } else {
            meet::within(&block.here, &mut pairs);
            meet::between(facts, &block.here, &block.inner, &mut pairs);
        }
        for partner in key.partners() {
            if let Some(others) = blocks.get(&partner).filter(|_| partner != *key) {
                block.meet(facts, others, &mut pairs);
            }
        }
        if let Key::Place(family, _, ALWAYS) = *key {
            for (_, others) in blocks.range(Key::Anywhere(family, i32::MIN)..Key::Anywhere(family, ALWAYS)) {
                block.meet(facts, others, &mut pairs);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The blocks; what their crowds leave to one claim of a level is paired with it.
fn blocks(facts: &Facts<'_>, first: &[u32], policy: &Policy, pairs: &mut Vec<Pair>) -> BTreeMap<Key, Block> {
    let mut entries: Vec<(Key, bool, u32)> = Vec::new();
    for number in first {
        block_keys(facts, policy, *number, &mut entries);
    }
    entries.sort_unstable();
    entries.dedup();
    let mut blocks: BTreeMap<Key, Block> = BTreeMap::new();
    for run in entries.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (key, inner, _) = run[0];
        let members: Vec<u32> = run.iter().map(|(_, _, number)| *number).collect();
        let crowd = Crowd::new(facts, members, pairs);
        let block = blocks.entry(key).or_default();
        *(if inner { &mut block.inner } else { &mut block.here }) = crowd;
    }
    blocks
}

impl Block {
    /// Pairs with another block of the same place or figure, or of no place at all.
    fn meet(&self, facts: &Facts<'_>, others: &Block, pairs: &mut Vec<Pair>) {
        meet::between(facts, &self.here, &others.here, pairs);
        meet::between(facts, &self.here, &others.inner, pairs);
        meet::between(facts, &self.inner, &others.here, pairs);
    }
}

/// Claims that a report itself counts among others, or as the same ones, wherever they lie.
fn links(facts: &Facts<'_>, first: &[u32]) -> Vec<Pair> {
    let other = |number: &u32| {
        let fact = &facts.all[*number as usize];
        let known = fact.whole.into_iter().chain(fact.again).filter(|other| first.binary_search(other).is_ok());
        known.map(|other| (*number.min(&other), *number.max(&other))).collect::<Vec<_>>()
    };
    first.iter().flat_map(other).collect()
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

/// The blocks of a fact, each with whether the fact names a place further in.
fn block_keys(facts: &Facts<'_>, policy: &Policy, number: u32, entries: &mut Vec<(Key, bool, u32)>) {
    let fact = &facts.all[number as usize];
    let mut families = [facts.root(fact.event), 0];
    if facts.is_deed(fact) {
        families[1] = DEEDS;
    }
    let families = families.into_iter().filter(|family| *family != 0);
    let figure = fact.range.exact().or(fact.value).filter(|value| *value >= policy.distinctive);
    for family in families {
        let lasting = fact.window.assumed && facts.is_state(fact);
        let days = if lasting { ALWAYS..=ALWAYS } else { stretches(fact, 0) };
        for stretch in days {
            match fact.place {
                Some(place) => {
                    let names = facts.chain(place).iter().enumerate();
                    entries.extend(names.map(|(n, name)| (Key::Place(family, *name, stretch), n > 0, number)));
                }
                None => entries.push((Key::Anywhere(family, stretch), false, number)),
            }
        }
        if let Some(figure) = figure {
            let keys = stretches(fact, SLACK).map(|stretch| Key::Figure(family, figure.to_bits(), stretch));
            entries.extend(keys.map(|key| (key, false, number)));
        }
    }
}
