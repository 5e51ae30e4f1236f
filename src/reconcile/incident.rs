//! Incidents: which facts speak of one event, within and across reports.
//!
//! A day and a place make an event. Facts that name a day come first and are split by place; what says less joins them:
//! "last week" the one event of that week and place, an undated claim the event of which its report mostly speaks, else
//! the latest that happened there in the days before. What finds nothing to join is an event of its own. So 2, 5 and 8
//! soldiers killed in different weeks are three events, and one sentence printed again four weeks later is a second.

use std::collections::BTreeMap;

use super::fact::{commonest, words_for_day, Fact, Facts, Name, Window};
use super::fit::Fit;
use super::judge;
use super::slots;
use super::world::World;
use crate::claim::Figure;

/// Days after an event in which a report without a date is taken to speak of it.
const FRESH: i32 = 10;
/// Days between two undated reports from one place beyond which they speak of two events.
const PAUSE: i32 = 7;

/// Days in which somebody dies of what a report still tells as news.
const LINGER: i32 = 21;

/// Days up to the report in which what several people suffered can be one event.
const SEASON: i32 = 40;

/// Dated claims of a report that say of which incidents it speaks; the rest would say the same.
const MOST_DATED: usize = 64;

/// The incident of each fact, numbered from the oldest.
pub(super) fn assign(facts: &Facts<'_>) -> Vec<u32> {
    let mut builder = Builder {
        facts,
        of: vec![None; facts.all.len()],
        incidents: Vec::new(),
        at: BTreeMap::new(),
        reports: vec![Vec::new(); facts.docs.len()],
        affirmed: Vec::new(),
        named: BTreeMap::new(),
    };
    builder.days();
    builder.index();
    builder.spells();
    builder.undated();
    builder.of.into_iter().map(Option::unwrap_or_default).collect()
}

/// One event, as far as known.
#[derive(Debug, Clone, Copy)]
struct Incident {
    start: Option<i32>,
    place: Option<u32>,
}

struct Builder<'f, 'a> {
    facts: &'f Facts<'a>,
    of: Vec<Option<u32>>,
    incidents: Vec<Incident>,
    /// Incidents of known day, by each name of their places and the day.
    at: BTreeMap<(Name, i32), Vec<u32>>,
    /// The dated incidents of each report, once for each fact that speaks of them, the first so many.
    reports: Vec<Vec<u32>>,
    /// What is said to have happened in the dated incidents, in order.
    affirmed: Vec<(u32, Name)>,
    /// Incidents by the names of those to whom they happened.
    named: BTreeMap<String, u32>,
}

impl Builder<'_, '_> {
    fn open(&mut self, start: Option<i32>, place: Option<u32>) -> u32 {
        self.incidents.push(Incident { start, place });
        self.incidents.len() as u32 - 1
    }

    /// Facts that name their day: by day, then by place.
    fn days(&mut self) {
        let mut days: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
        for (number, fact) in self.facts.all.iter().enumerate() {
            let of_day = fact.window.is_day() && !is_denied_spell(fact) && !is_increment(fact);
            if let (true, Some(start)) = (of_day, fact.window.start) {
                let start = self.hurt_before(fact).unwrap_or(start);
                days.entry(start).or_default().push(number as u32);
            }
        }
        for (day, members) in days {
            let places = Places::of(self.facts, &members);
            let mut opened: BTreeMap<Option<u32>, u32> = BTreeMap::new();
            for number in members {
                let fact = &self.facts.all[number as usize];
                let group = fact.place.map(|place| places.group(place)).or_else(|| places.only());
                let incident = match opened.get(&group) {
                    Some(incident) => *incident,
                    None => self.open(Some(day), group),
                };
                opened.insert(group, incident);
                self.of[number as usize] = Some(incident);
            }
        }
    }

    /// The day on which a report's dead were hurt: who died on Thursday was shot on Sunday.
    fn hurt_before(&self, death: &Fact<'_>) -> Option<i32> {
        let day = death.window.start.filter(|_| death.dies)?;
        let of_report = || self.facts.of_report(death.doc).iter().take(MOST_DATED);
        let hurt = |fact: &&Fact<'_>| matches!(self.facts.name(self.facts.question_event(fact)), "shot" | "injured");
        let hurt = || of_report().filter(hurt).filter(|fact| fact.window.is_day());
        // Of the same person first; who else was hurt on the day of the death may have died of the same.
        let own = |fact: &Fact<'_>| fact.first == death.first;
        let known = hurt().any(own);
        let days = || hurt().filter(|fact| !known || own(fact)).filter_map(|fact| fact.window.start);
        let before = days().filter(|hurt| (1..=LINGER).contains(&(day - hurt))).max();
        before.filter(|_| known || !days().any(|hurt| hurt == day))
    }

    fn index(&mut self) {
        for (number, fact) in self.facts.all.iter().enumerate() {
            let Some(incident) = self.of[number] else { continue };
            let Some(day) = self.incidents[incident as usize].start else { continue };
            self.speaks_of(fact.doc, incident);
            if !fact.rejects() {
                self.affirmed.push((incident, self.facts.question_event(fact)));
            }
            for name in fact.place.map(|place| self.facts.chain(place)).unwrap_or_default() {
                let known = self.at.entry((*name, day)).or_default();
                if known.last() != Some(&incident) {
                    known.push(incident);
                }
            }
            for name in fact.claim.who.iter().flat_map(|who| &who.names) {
                self.named.entry(name.to_lowercase()).or_insert(incident);
            }
        }
        self.affirmed.sort_unstable();
        self.affirmed.dedup();
        for incidents in self.at.values_mut() {
            incidents.sort_unstable();
            incidents.dedup();
        }
    }

    fn speaks_of(&mut self, report: u32, incident: u32) {
        let of_report = &mut self.reports[report as usize];
        if of_report.len() < MOST_DATED {
            of_report.push(incident);
        }
    }

    /// Facts with a longer window: counts since a day, "last week", "in July".
    fn spells(&mut self) {
        let mut opened: BTreeMap<(Window, Option<Name>), u32> = BTreeMap::new();
        for number in 0..self.facts.all.len() {
            let fact = &self.facts.all[number];
            if self.of[number].is_some() || fact.window.assumed || fact.window.start.is_none() || is_increment(fact) {
                continue;
            }
            let joined = if fact.window.cumulative { self.begun(fact) } else { self.inside(number) };
            let leaf = fact.place.map(|place| self.facts.leaf(place));
            let window = Window { end: fact.window.end.filter(|_| !fact.window.cumulative), ..fact.window };
            let incident = match joined.or_else(|| opened.get(&(window, leaf)).copied()) {
                Some(incident) => incident,
                None => {
                    let incident = self.open(None, fact.place);
                    opened.insert((window, leaf), incident);
                    incident
                }
            };
            self.of[number] = Some(incident);
        }
    }

    /// The incident since which a fact counts the toll.
    fn begun(&self, fact: &Fact<'_>) -> Option<u32> {
        let start = fact.window.start.filter(|_| fact.counts_aftermath())?;
        let chain = self.facts.chain(fact.place?);
        let at = |name: &Name| self.at.get(&(*name, start)).into_iter().flatten().copied();
        let meets = |incident: &u32| self.places_meet(fact.place, self.incidents[*incident as usize].place);
        only(at(chain.first()?)).or_else(|| chain[1..].iter().find_map(|name| only(at(name).filter(meets))))
    }

    /// The one incident within a fact's window: of those its report speaks of, else of those at its place.
    fn inside(&self, number: usize) -> Option<u32> {
        let fact = &self.facts.all[number];
        let (start, end) = fact.window.days()?;
        // The dead of the year so far are not those of the one event in it.
        if is_so_far(self.facts, fact) && fact.range.low() > 1.0 && !fact.rejects() {
            return None;
        }
        let fits = |incident: &u32| {
            let Incident { start: day, place } = self.incidents[*incident as usize];
            day.is_some_and(|day| start <= day && day < end) && self.places_meet(fact.place, place)
        };
        let of_report = self.reports.get(fact.doc as usize).into_iter().flatten().copied();
        only(of_report.filter(fits)).or_else(|| {
            let leaf = self.facts.leaf(fact.place?);
            let at = || self.at.range((leaf, start)..(leaf, end)).flat_map(|(_, incidents)| incidents.iter().copied());
            only(at()).or_else(|| self.denied(fact, at()))
        })
    }

    /// The incident of which somebody says what a fact denies.
    fn denied(&self, fact: &Fact<'_>, incidents: impl Iterator<Item = u32>) -> Option<u32> {
        let event = fact.rejects().then(|| self.facts.question_event(fact))?;
        commonest(incidents.filter(|incident| self.affirmed.binary_search(&(*incident, event)).is_ok()).collect())
    }

    fn places_meet(&self, a: Option<u32>, b: Option<u32>) -> bool {
        a.zip(b).map_or(true, |(a, b)| self.facts.chain_fit(a, b) != Fit::Disjoint)
    }

    /// Facts that name no day. Those that their report links are of one event: what one of them joins they all join.
    fn undated(&mut self) {
        // What the report counts again with a day.
        let mut known: Vec<Option<u32>> = vec![None; self.of.len()];
        for (fact, incident) in self.facts.all.iter().zip(&self.of).filter(|(_, incident)| incident.is_some()) {
            let first = &mut known[fact.first as usize];
            *first = first.or(*incident);
        }
        let mut alone: Vec<u32> = Vec::new();
        for number in 0..self.facts.all.len() {
            if self.of[number].is_some() {
                continue;
            }
            let fact = &self.facts.all[number];
            let whole = self.whole(number);
            let joined = known[fact.first as usize]
                .or(known[whole])
                .or_else(|| self.of_report(fact))
                .or_else(|| self.by_name(fact))
                .or_else(|| self.latest_before(fact));
            known[whole] = known[whole].or(joined);
            if let Some(incident) = joined {
                self.speaks_of(fact.doc, incident);
            }
            self.of[number] = joined;
            alone.extend(joined.is_none().then_some(number as u32));
        }
        let mut rest: Vec<Alone<'_>> = Vec::new();
        for number in alone {
            let whole = self.whole(number as usize);
            let fact = &self.facts.all[number as usize];
            let joined = known[whole].or_else(|| self.of_report(fact));
            self.of[number as usize] = joined;
            if joined.is_none() {
                let place = self.facts.all[whole].place.map(|place| self.facts.leaf(place));
                let day = self.facts.docs[fact.doc as usize].day;
                let words = if day.is_none() { words_for_day(&self.facts.all[whole].claim.text) } else { None };
                rest.push(((place, words), day, number));
            }
        }
        self.open_undated(rest);
    }

    /// Whether a gazetteer knows what holds the place. A street or a club that none knows may lie anywhere.
    fn is_known(&self, place: u32) -> bool {
        self.facts.chain(place).len() > 1
    }

    /// The fact that counts those whom a fact counts among others, itself where there is none.
    fn whole(&self, number: usize) -> usize {
        let first = self.facts.all[number].first as usize;
        let part = &self.facts.all[first];
        let whole = part.whole.map(|whole| &self.facts.all[whole as usize]);
        let whole = whole.filter(|whole| judge::counts_some_of(self.facts, whole, part));
        whole.map_or(first, |whole| whole.first as usize)
    }

    /// The incident of which its report mostly speaks, of those where a fact can lie.
    fn of_report(&self, fact: &Fact<'_>) -> Option<u32> {
        let unknown = |place: Option<u32>| place.map_or(true, |place| !self.is_known(place));
        let meets = |incident: &u32| {
            let place = self.incidents[*incident as usize].place;
            unknown(fact.place) || unknown(place) || self.places_meet(fact.place, place)
        };
        let of_report = self.reports.get(fact.doc as usize).into_iter().flatten().copied();
        commonest(of_report.filter(meets).collect())
    }

    fn by_name(&self, fact: &Fact<'_>) -> Option<u32> {
        let names = fact.claim.who.iter().flat_map(|who| &who.names);
        names.filter_map(|name| self.named.get(&name.to_lowercase()).copied()).min()
    }

    fn latest_before(&self, fact: &Fact<'_>) -> Option<u32> {
        let leaf = self.facts.leaf(fact.place?);
        let day = self.facts.docs[fact.doc as usize].day?;
        let (_, incidents) = self.at.range((leaf, day - FRESH)..=(leaf, day)).next_back()?;
        incidents.first().copied()
    }

    /// Undated facts that join nothing: one incident for a place, until a week passes without a report.
    fn open_undated(&mut self, mut rest: Vec<Alone<'_>>) {
        rest.sort_unstable();
        let mut last: Option<Alone<'_>> = None;
        for (at, day, number) in rest {
            let (place, _) = at;
            let doc = self.facts.all[number as usize].doc;
            let continues = last.filter(|(known, when, _)| {
                *known == at
                    && match (when, day) {
                        (Some(x), Some(y)) => y - x <= self.pause(number) && place.is_some(),
                        (None, None) => true,
                        _ => false,
                    }
            });
            let same_report =
                last.filter(|(known, _, _)| *known == at && place.is_none() && self.last_doc(number) == Some(doc));
            let incident = match continues.or(same_report) {
                Some((_, _, incident)) => incident,
                None => self.open(None, self.facts.all[number as usize].place),
            };
            last = Some((at, day, incident));
            self.of[number as usize] = Some(incident);
        }
    }

    /// Days without a report after which another one speaks of something new.
    fn pause(&self, number: u32) -> i32 {
        if self.facts.is_state(&self.facts.all[number as usize]) {
            slots::STATE
        } else {
            PAUSE
        }
    }

    /// The report of the fact before.
    fn last_doc(&self, number: u32) -> Option<u32> {
        let before = number.checked_sub(1)?;
        Some(self.facts.all[before as usize].doc)
    }
}

/// Whether it counts over more days than one event takes, those before its report.
pub(super) fn is_so_far(facts: &Facts<'_>, fact: &Fact<'_>) -> bool {
    let day = facts.docs[fact.doc as usize].day;
    let long = |(start, end): (i32, i32)| end - start > SEASON && day.map_or(true, |day| start <= day && day <= end);
    !fact.window.cumulative && !fact.window.assumed && fact.window.days().is_some_and(long)
}

/// An undated fact that joins nothing: its place, with words for a day of which nobody knows which it is; the day of its
/// report; its number.
type Alone<'t> = ((Option<Name>, Option<&'t str>), Option<i32>, u32);

/// Whether it says that something did not happen over several days: it is about whatever day others speak of.
fn is_denied_spell(fact: &Fact<'_>) -> bool {
    fact.rejects() && !fact.counted && fact.window.days().is_some_and(|(start, end)| end - start > 1)
}

/// Whether it counts more of those who are known: "three more died on Friday" of what happened on Thursday.
fn is_increment(fact: &Fact<'_>) -> bool {
    fact.claim.figure == Figure::Increment
}

fn only(mut candidates: impl Iterator<Item = u32>) -> Option<u32> {
    let first = candidates.next()?;
    candidates.all(|other| other == first).then_some(first)
}

fn is_direction(word: &str) -> bool {
    let directions = ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];
    directions.iter().any(|direction| word.eq_ignore_ascii_case(direction))
}

/// The places of one day, in groups of which each is the place of one event.
struct Places {
    /// Each place with the one that stands for its group.
    group: BTreeMap<u32, u32>,
}

impl Places {
    fn of(facts: &Facts<'_>, members: &[u32]) -> Self {
        let fact = |number: &u32| &facts.all[*number as usize];
        let in_order = |places: &mut dyn Iterator<Item = u32>| {
            let mut places: Vec<u32> = places.collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let places = in_order(&mut members.iter().filter_map(|n| fact(n).place));
        let mut groups = Places { group: places.iter().map(|place| (*place, *place)).collect() };
        groups.join_spellings(facts, &places);
        groups.join_unplaced(facts, members);
        let happened = |fact: &&Fact<'_>| !fact.rejects() && !(fact.counted && fact.range.high() == 0.0);
        let inner = in_order(&mut members.iter().map(fact).filter(happened).filter_map(|fact| fact.place));
        groups.join_outer(facts, &places, &inner);
        groups
    }

    /// One name, with more or less of what holds it.
    fn join_spellings(&mut self, facts: &Facts<'_>, places: &[u32]) {
        let mut by_leaf: BTreeMap<Name, u32> = BTreeMap::new();
        for place in places {
            let first = *by_leaf.entry(facts.leaf(*place)).or_insert(*place);
            self.join(first, *place);
        }
        self.join_quarters(facts, places);
    }

    /// "East Chatham" is Chatham, and South Sudan is not Sudan.
    fn join_quarters(&mut self, facts: &Facts<'_>, places: &[u32]) {
        let name = |place: u32| facts.name(facts.leaf(place));
        let whole =
            |place: u32| name(place).split_once(' ').filter(|(first, _)| is_direction(first)).map(|(_, rest)| rest);
        let quarters: Vec<u32> = places.iter().copied().filter(|place| whole(*place).is_some()).collect();
        let quarter = |place: &&u32| !World::builtin().is_country(name(**place));
        if quarters.is_empty() {
            return;
        }
        let by_name: BTreeMap<&str, u32> = places.iter().rev().map(|place| (name(*place), *place)).collect();
        for place in quarters.iter().filter(quarter) {
            if let Some(known) = whole(*place).and_then(|whole| by_name.get(whole)) {
                self.join(*known, *place);
            }
        }
    }

    /// A street or a club that no gazetteer knows is where its report says that the rest happened. It ties no two places
    /// together that lie in different regions of a country.
    fn join_unplaced(&mut self, facts: &Facts<'_>, members: &[u32]) {
        let unknown = |place: u32| facts.chain(place).len() == 1;
        let mut regions: BTreeMap<u32, Vec<Name>> = BTreeMap::new();
        for place in self.group.keys() {
            let chain = facts.chain(*place);
            let within = chain.get(1..chain.len().saturating_sub(1)).unwrap_or_default();
            regions.entry(self.group(*place)).or_default().extend(within);
        }
        for pair in members.windows(2) {
            let (a, b) = (&facts.all[pair[0] as usize], &facts.all[pair[1] as usize]);
            let (true, Some(x), Some(y)) = (a.doc == b.doc, a.place, b.place) else { continue };
            let (one, other) = (self.group(x), self.group(y));
            if one == other || !(unknown(x) || unknown(y)) {
                continue;
            }
            let of = |group: u32| regions.get(&group).map_or(&[][..], Vec::as_slice);
            let apart = !of(one).is_empty() && !of(other).is_empty() && !of(one).iter().any(|r| of(other).contains(r));
            if !apart {
                self.join(x, y);
                let gone = regions.remove(&one.max(other)).unwrap_or_default();
                let kept = regions.entry(one.min(other)).or_default();
                kept.extend(gone);
                kept.sort_unstable();
                kept.dedup();
            }
        }
    }

    /// A province joins the one town in it where something happened; with two towns it stands for itself.
    fn join_outer(&mut self, facts: &Facts<'_>, places: &[u32], happened: &[u32]) {
        let by_leaf: BTreeMap<Name, u32> = places.iter().rev().map(|place| (facts.leaf(*place), *place)).collect();
        let mut inner: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for place in happened {
            for outer in facts.chain(*place).iter().skip(1).filter_map(|name| by_leaf.get(name)) {
                inner.entry(*outer).or_default().push(*place);
            }
        }
        // Nearest first: what lies in fewer places is further in.
        let mut outer: Vec<_> = inner.into_iter().collect();
        outer.sort_by_key(|(place, _)| (core::cmp::Reverse(facts.chain(*place).len()), *place));
        for (outer, inner) in outer {
            if only(inner.iter().map(|place| self.group(*place))).is_some() {
                self.join(outer, inner[0]);
            }
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (x, y) = (self.group(a), self.group(b));
        let (kept, gone) = (x.min(y), x.max(y));
        if kept != gone {
            self.group.insert(gone, kept);
        }
    }

    fn group(&self, mut place: u32) -> u32 {
        while let Some(next) = self.group.get(&place).filter(|next| **next != place) {
            place = *next;
        }
        place
    }

    /// The only group, where there is one.
    fn only(&self) -> Option<u32> {
        only(self.group.keys().map(|place| self.group(*place)))
    }
}
