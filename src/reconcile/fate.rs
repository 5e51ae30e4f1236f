//! Fates: whoever was hurt and then died is counted among the dead alone.
//!
//! A report says so itself, where it calls the same person injured and killed. Between reports the sum tells: of two
//! hurt on Monday one is dead and one hurt on Tuesday.

use std::collections::{BTreeMap, BTreeSet};

use super::estimate::{Account, Footing};
use super::fact::{Fact, Facts};

/// Marks the hurt whom their own report counts among the dead.
pub(super) fn mark(facts: &mut Facts<'_>) {
    let event = |fact: &Fact<'_>| facts.name(facts.question_event(fact));
    // Claims that refer to others, and those to which they refer.
    let mut linked = vec![false; facts.all.len()];
    for (number, fact) in facts.all.iter().enumerate().filter(|(_, fact)| fact.again.is_some()) {
        linked[number] = true;
        linked[fact.first as usize] = true;
    }
    let mut dead = Dead::default();
    let mut hurt: Vec<usize> = Vec::new();
    for (number, fact) in facts.all.iter().enumerate().filter(|(_, fact)| fact.counted && !fact.rejects()) {
        match event(fact) {
            "killed" => dead.add(facts, fact, linked[number]),
            "injured" | "shot" => hurt.push(number),
            _ => {}
        }
    }
    let died: Vec<usize> =
        hurt.into_iter().filter(|number| dead.counts(facts, &facts.all[*number], linked[*number])).collect();
    for number in died {
        facts.all[number].died = true;
    }
}

/// Who was killed.
#[derive(Debug, Default)]
struct Dead {
    /// The first fact that counts the very same ones, and how many they are.
    persons: BTreeSet<(u32, u64)>,
    /// Full names, each with the day of the report.
    names: BTreeSet<(String, i32)>,
    /// Groups that a sentence takes up again: "He shot both men, killing them."
    taken_up: BTreeSet<(u32, usize, bool, u64)>,
}

impl Dead {
    fn add(&mut self, facts: &Facts<'_>, fact: &Fact<'_>, linked: bool) {
        if linked {
            self.persons.insert(person(fact));
        }
        self.names.extend(named(facts, fact));
        if fact.claim.who.as_ref().is_some_and(|who| who.text == "them") {
            self.taken_up.insert(group(fact));
        }
    }

    /// Whether those who were hurt are among them.
    fn counts(&self, facts: &Facts<'_>, hurt: &Fact<'_>, linked: bool) -> bool {
        let near = |(name, day): (String, i32)| {
            let (first, last) = ((name.clone(), day - SAME_PERSON), (name, day + SAME_PERSON));
            self.names.range(first..=last).next().is_some()
        };
        linked && self.persons.contains(&person(hurt))
            || self.taken_up.contains(&group(hurt))
            || named(facts, hurt).any(near)
    }
}

fn person(fact: &Fact<'_>) -> (u32, u64) {
    (fact.first, fact.range.low().to_bits())
}

fn group(fact: &Fact<'_>) -> (u32, usize, bool, u64) {
    (fact.doc, fact.claim.sentence.start, fact.claim.in_title, fact.range.low().to_bits())
}

/// Days between two reports in which a full name stands for one person.
const SAME_PERSON: i32 = 60;

/// The full names of the one person whom a fact counts, each with the day of the report.
fn named<'f>(facts: &'f Facts<'_>, fact: &'f Fact<'_>) -> impl Iterator<Item = (String, i32)> + 'f {
    let day = facts.docs[fact.doc as usize].day.unwrap_or_default();
    let names = fact.claim.who.iter().filter(|_| fact.range.exact() == Some(1.0)).flat_map(|who| &who.names);
    names.filter(|name| name.contains(' ')).map(move |name| (name.to_lowercase(), day))
}

/// Takes off the injured of a report those who have died since: a report that was not published before it has more dead,
/// and as many dead and injured together.
pub(super) fn take_off_the_dead(facts: &Facts<'_>, accounts: &mut [Account], tolls: &BTreeMap<u32, f64>) {
    let most = |account: &Account| account.range.exact();
    let day = |doc: &u32| facts.docs[*doc as usize].day;
    let mut injured: BTreeMap<u32, f64> = BTreeMap::new();
    for account in accounts.iter() {
        let known = injured.entry(account.doc).or_default();
        *known = most(account).unwrap_or(0.0).max(*known);
    }
    let dead = |doc: &u32| tolls.get(doc).copied().unwrap_or(0.0);
    // By the victims in all: the tolls that are given beside them, each with the last day on which one is.
    // A report that counts nobody hurt may count among its dead whom others leave out, such as the gunman.
    let mut known: BTreeMap<(u64, bool), Vec<Toll>> = BTreeMap::new();
    let mut docs: Vec<&u32> = tolls.keys().chain(injured.keys()).collect();
    docs.sort_unstable();
    docs.dedup();
    for doc in docs {
        let victims = dead(doc) + injured.get(doc).copied().unwrap_or(0.0);
        let counts_hurt = injured.get(doc).is_some_and(|hurt| *hurt > 0.0);
        known.entry((victims.to_bits(), counts_hurt)).or_default().push((dead(doc), day(doc)));
    }
    for tolls in known.values_mut() {
        // The last of one toll is kept, the highest toll first.
        tolls.sort_by(|(x, first), (y, last)| y.total_cmp(x).then(last.cmp(first)));
        tolls.dedup_by_key(|(toll, _)| *toll);
    }
    for account in accounts {
        let Some(hurt) = most(account) else { continue };
        let before = dead(&account.doc);
        let since = [true, false]
            .into_iter()
            .filter(|counts_hurt| *counts_hurt || before == 0.0 || account.footing == Footing::Inferred)
            .map(|counts_hurt| {
                let tolls = known.get(&((before + hurt).to_bits(), counts_hurt)).into_iter().flatten();
                let later = tolls.take(MOST_TOLLS).find(|(_, last)| day(&account.doc) <= *last);
                later.map_or(0.0, |(toll, _)| toll - before)
            });
        let since = since.fold(0.0, f64::max);
        if since > 0.0 {
            account.take_off(since);
        }
    }
}

/// How many were killed, and the day of the report that says so.
type Toll = (f64, Option<i32>);

/// Different tolls that reports give beside one number of victims; a growing toll has fewer.
const MOST_TOLLS: usize = 16;
