//! Who meets whom within a block: everyone, as long as they are few.
//!
//! In a crowd most pairs say nothing that others do not say already. There the claims that differ only in who counted and
//! when are one level, of which the oldest meets the others and stands for them; and levels meet their nearest figures.
//! So a block of n claims makes no more than a constant times n pairs, and a block of few makes all.

use super::block::Pair;
use super::fact::Facts;

/// Claims of a block up to which all meet all.
const FEW: usize = 48;
/// Levels that one meets on either side of its figure in a crowd.
const NEAREST: usize = 8;

/// Some claims of a block, by number; more than a few also by level.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    members: Vec<u32>,
    /// The first claim of each level, by figure; of a few claims all.
    levels: Vec<u32>,
}

impl Crowd {
    /// A crowd, of which the claims of each level are paired with the first.
    pub(super) fn new(facts: &Facts<'_>, members: Vec<u32>, pairs: &mut Vec<Pair>) -> Self {
        let mut levels = members.clone();
        levels.sort_unstable_by_key(|number| (level(facts, *number), *number));
        if members.len() > FEW {
            levels.dedup_by(|next, known| {
                let same = level(facts, *next) == level(facts, *known);
                if same {
                    pairs.push(pair(*known, *next));
                }
                same
            });
        }
        Crowd { members, levels }
    }

    /// The claims, where they are few.
    pub(super) fn few(&self) -> Option<&[u32]> {
        (self.members.len() <= FEW).then_some(self.members.as_slice())
    }
}

/// All pairs of some claims.
pub(super) fn all(members: &[u32], pairs: &mut Vec<Pair>) {
    for (number, a) in members.iter().enumerate() {
        pairs.extend(members[number + 1..].iter().map(|b| pair(*a, *b)));
    }
}

/// Pairs among a crowd.
pub(super) fn within(crowd: &Crowd, pairs: &mut Vec<Pair>) {
    if let Some(few) = crowd.few() {
        return all(few, pairs);
    }
    for (number, a) in crowd.levels.iter().enumerate() {
        pairs.extend(crowd.levels[number + 1..].iter().take(NEAREST).map(|b| pair(*a, *b)));
    }
}

/// Pairs of one of the ones and one of the others.
pub(super) fn between(facts: &Facts<'_>, ones: &Crowd, others: &Crowd, pairs: &mut Vec<Pair>) {
    if ones.members.len() * others.members.len() <= FEW * FEW {
        for a in &ones.members {
            pairs.extend(others.members.iter().filter(|b| a != *b).map(|b| pair(*a, *b)));
        }
        return;
    }
    // The fewer levels look for theirs among the more.
    let (fewer, more) = if ones.levels.len() <= others.levels.len() { (ones, others) } else { (others, ones) };
    for a in &fewer.levels {
        let at = more.levels.partition_point(|b| level(facts, *b) < level(facts, *a));
        let near = &more.levels[at.saturating_sub(NEAREST)..more.levels.len().min(at + NEAREST)];
        pairs.extend(near.iter().filter(|b| a != *b).map(|b| pair(*a, *b)));
    }
}

/// What a claim says, whoever says it and whenever it was counted; by figure first.
fn level(facts: &Facts<'_>, number: u32) -> impl Ord {
    let fact = &facts.all[number as usize];
    let figure = (fact.range.low().to_bits(), fact.range.high().to_bits(), fact.dimension, fact.claim.figure);
    let what = (fact.event, fact.class, fact.side, fact.actor, fact.place, fact.window);
    (figure, what, (fact.claim.stance, fact.claim.polarity, fact.counted))
}

fn pair(a: u32, b: u32) -> Pair {
    (a.min(b), a.max(b))
}
