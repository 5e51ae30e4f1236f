//! Sums: groups of different people whom one sentence counts, against the total that another claim gives.

use std::collections::BTreeMap;

use super::block::{linked, Pair};
use super::fact::{Fact, Facts};
use super::fit::Range;
use super::read;
use super::relation::{Relation, RelationKind as Kind};
use super::slots;
use super::step::{self, Comparison, Field, Step};

/// Claims of one report about people of different groups that happened together, to be added up.
#[derive(Debug)]
struct Sum {
    parts: Vec<u32>,
    range: Range,
}

/// Totals that the parts which another claim counts come to: 12 civilians and 15 soldiers are 27 people.
pub(super) fn sums(facts: &Facts<'_>, first: &[u32], pairs: &[Pair], out: &mut Vec<(Pair, Relation)>) {
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
        let disjoint = all().enumerate().all(|(n, a)| all().skip(n + 1).all(|b| slots::different_people(facts, a, b)));
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
    let of_all = parts.iter().all(|part| slots::is_part(facts, total, part));
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
    let counts: Vec<String> = parts.iter().map(|part| read::figure_and_group(part)).collect();
    let step = Step { field: Field::Figure, comparison, a: read::figure(total), b: counts.join(" and ") };
    Some(Relation {
        a: total.claim.id.clone(),
        b: first.claim.id.clone(),
        kind,
        note: None,
        with: parts[1..].iter().map(|part| part.claim.id.clone()).collect(),
        why: step::sentence(core::slice::from_ref(&step)),
        steps: vec![step],
    })
}
