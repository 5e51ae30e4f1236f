//! Voices: under which name a report's speaker is compared with those of other reports.
//!
//! Reports name whoever they quote once in full and then in short: "the Interior Ministry", "the ministry". Within a
//! report a short name stands for the one longer name with the same head noun. A ministry, an army or a government
//! without a country is that of the country in which the report's events lie.

use std::collections::BTreeMap;

use super::fact::{Fact, Window};
use super::fit::Fit;
use super::resolve::Table;
use crate::claim::Claim;

/// Longer names that a short one is compared with; a report with more names nobody so often in short.
const MOST_NAMES: usize = 32;

/// The speakers of one report.
#[derive(Debug, Default)]
pub(super) struct Voices<'a> {
    /// Short names with the longer ones for which they stand.
    full: Table<&'a str, &'a str>,
    /// The country in which most of the report's events lie.
    pub(super) country: Option<&'a str>,
}

impl<'a> Voices<'a> {
    pub(super) fn of(claims: &'a [Claim]) -> Self {
        let mut speakers: Vec<&'a str> =
            claims.iter().filter_map(|claim| claim.sources.last()).map(String::as_str).collect();
        speakers.sort_unstable();
        speakers.dedup();
        if speakers.len() < 2 {
            return Voices { full: Table::default(), country: country(claims) };
        }
        let mut by_head: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
        for name in speakers {
            let names = by_head.entry(head(name)).or_default();
            if names.len() < MOST_NAMES {
                names.push(name);
            }
        }
        let mut full = Table::default();
        for names in by_head.values() {
            for short in names {
                let mut longer = names.iter().filter(|name| stands_for(short, name));
                if let (Some(name), None) = (longer.next(), longer.next()) {
                    full.insert(*short, *name);
                }
            }
        }
        Voices { full, country: country(claims) }
    }

    /// The fullest name that the report has for a speaker.
    pub(super) fn full(&self, name: &'a str) -> &'a str {
        self.full.get(name).copied().unwrap_or(name)
    }
}

/// The country that most places of the report lie in; of several, the first in the alphabet.
fn country(claims: &[Claim]) -> Option<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in claims.iter().filter_map(|claim| claim.place.as_ref()) {
        *counts.entry(place.within.last().unwrap_or(&place.name)).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(country, _)| country)
}

fn stands_for(short: &str, long: &str) -> bool {
    let long: Vec<String> = words(long).collect();
    words(short).count() < long.len() && words(short).all(|word| long.contains(&word))
}

/// The noun that a name is about: the last word before "of".
fn head(name: &str) -> String {
    words(name).take_while(|word| !matches!(word.as_str(), "of" | "for" | "in")).last().unwrap_or_default()
}

fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_lowercase)
}

/// An outlet's own figure that equals one which it attributes comes from there: headlines repeat what the text says.
pub(super) fn inherit_origins(report: &mut [Fact<'_>]) {
    let same = |a: &Fact<'_>, b: &Fact<'_>| {
        a.counted
            && a.event == b.event
            && a.range == b.range
            && (a.side == b.side || a.side.is_none() || b.side.is_none())
            && (a.window.cumulative || b.window.cumulative || Window::fit(a.window, b.window) != Fit::Disjoint)
    };
    let mut attributed: Table<(u32, u64), Vec<usize>> = Table::default();
    let key = |fact: &Fact<'_>| (fact.event, fact.range.low().to_bits());
    for (number, fact) in report.iter().enumerate().filter(|(_, f)| f.attributed && !f.rejects()) {
        attributed.entry(key(fact)).or_default().push(number);
    }
    for number in 0..report.len() {
        let fact = &report[number];
        if fact.attributed || fact.rejects() {
            continue;
        }
        let from = attributed.get(&key(fact)).and_then(|near| near.iter().find(|other| same(fact, &report[**other])));
        if let Some(from) = from.copied() {
            let Fact { origin, speaker, speaks_for, voice, .. } = report[from];
            report[number] = Fact { origin, speaker, speaks_for, voice, attributed: true, ..report[number].clone() };
        }
    }
}
