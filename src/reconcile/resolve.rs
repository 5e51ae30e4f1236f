//! Resolving: each claim's words to numbers, each word once.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use super::fact::{commonest, day_number, words_for_day, Doc, Fact, Facts, Name, Window};
use super::fate;
use super::fit::Range;
use super::ledger::{Ledger, Written};
use super::policy::{Policy, Sides};
use super::voice::{inherit_origins, Voices};
use super::wire;
use super::world::{is_armed_group, is_organ_of, place_key, World};
use crate::claim::{Certainty, Claim, ClaimTime, Level};
use crate::mention::quantity::Unit;
use crate::vocabulary::WordHasher;

/// Days before publication in which a report's undated claims are taken to have happened: the news is a week deep.
const NEWS_DAYS: i32 = 7;

impl<'a> Facts<'a> {
    /// Resolves every claim of a ledger that says that something is or was.
    pub(super) fn new(ledger: &'a Ledger, policy: &Policy) -> Self {
        let mut reports: Vec<_> = ledger.reports().collect();
        // Undated reports come first: nothing is known to be older. The ids make the order total.
        reports.sort_by_key(|(id, report)| (report.published, *id));
        let mut resolver = Resolver::new(policy);
        let mut all = Vec::with_capacity(reports.iter().map(|(_, report)| report.claims.len()).sum());
        let mut docs = Vec::with_capacity(reports.len());
        for (number, (id, report)) in reports.iter().enumerate() {
            let first = all.len();
            let doc = Doc {
                first: first as u32,
                outlet: report.outlet.as_deref(),
                day: report.published.map(day_number),
                names: &report.names,
            };
            docs.push(doc);
            let voices = Voices::of(&report.claims);
            for (place, claim) in report.claims.iter().enumerate() {
                if !matches!(claim.certainty, Certainty::Conditional | Certainty::Future) {
                    let source = Source { id, doc, number: number as u32 };
                    all.push(resolver.fact(claim, report.written.get(&place), source, &voices));
                }
            }
            link(&mut all, first, doc.day);
            inherit_origins(&mut all[first..]);
            inherit_places(&mut all[first..]);
        }
        wire::join_copies(&mut all);
        let mut facts = resolver.into_facts(all, docs);
        fate::mark(&mut facts);
        facts
    }
}

#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    id: &'a str,
    doc: Doc<'a>,
    number: u32,
}

/// A speaker's name, with the country of which his report speaks.
type Speaker<'a> = (&'a str, Option<&'a str>);

/// A table whose keys are words.
pub(super) type Table<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// What turns words into numbers, each word once.
struct Resolver<'a, 'p> {
    world: &'static World,
    policy: &'p Policy,
    names: Vec<String>,
    numbers: Table<String, Name>,
    plain: Table<&'a str, Name>,
    sides: Table<&'a str, Name>,
    speakers: Table<Speaker<'a>, (Name, Option<Name>)>,
    chains: Vec<Vec<Name>>,
    chain_numbers: Table<(bool, &'a str, &'a [String]), u32>,
    units: Table<&'a str, (Name, f64)>,
    people: u32,
}

impl<'a, 'p> Resolver<'a, 'p> {
    fn new(policy: &'p Policy) -> Self {
        let mut resolver = Resolver {
            world: World::builtin(),
            policy,
            names: Vec::new(),
            numbers: Table::default(),
            plain: Table::default(),
            sides: Table::default(),
            speakers: Table::default(),
            chains: Vec::new(),
            chain_numbers: Table::default(),
            units: Table::default(),
            people: 0,
        };
        resolver.number(String::new());
        resolver.people = resolver.chain("people", &[]);
        resolver.plain("injured");
        resolver
    }

    fn into_facts(mut self, all: Vec<Fact<'a>>, docs: Vec<Doc<'a>>) -> Facts<'a> {
        let mut apart = std::collections::HashSet::new();
        let mut chains: Vec<u32> = all.iter().map(|fact| fact.class).collect();
        chains.sort_unstable();
        chains.dedup();
        let mut classes: Vec<Name> = chains.iter().flat_map(|chain| self.chains[*chain as usize].clone()).collect();
        classes.sort_unstable();
        classes.dedup();
        for a in &classes {
            for b in &classes {
                if self.world.apart(&self.names[*a as usize], &self.names[*b as usize]) {
                    apart.insert((*a, *b));
                }
            }
        }
        self.names.shrink_to_fit();
        Facts { all, docs, chains: self.chains, names: self.names, people: self.people, apart }
    }

    fn fact(
        &mut self,
        claim: &'a Claim,
        written: Option<&'a Written>,
        source: Source<'a>,
        voices: &Voices<'a>,
    ) -> Fact<'a> {
        // Who protests has gathered: one crowd, one question.
        let event = match claim.event.as_str() {
            "protested" => self.chain("gathered", &[]),
            event => self.chain(event, &claim.event_within),
        };
        let (class, side) = match &claim.who {
            Some(who) if !who.class.is_empty() => (self.chain(&who.class, &who.within), who.side.as_deref()),
            Some(who) => (self.people, who.side.as_deref()),
            None => (self.people, None),
        };
        let class = if World::harms_people(&claim.event, &claim.event_within) { self.living(class) } else { class };
        let armed = self.chains[class as usize].iter().any(|name| self.names[*name as usize] == "combatants");
        let side = side.filter(|side| armed || self.world.is_country(side)).map(|side| self.side(side));
        let actor = claim.actor.as_ref().and_then(|actor| actor.side.as_deref()).map(|side| self.side(side));
        let place = claim.place.as_ref().filter(|p| !p.name.is_empty()).map(|p| self.place(&p.name, &p.within));
        let (voice, attributed) = voice(claim, source, voices);
        let (speaker, speaks_for) = self.origin(voice, voices.country);
        let is_loss = is_loss(claim);
        let own = armed && attributed && (is_loss || are_own(claim));
        let (class, side) = match (side, speaks_for.filter(|_| own)) {
            (None, Some(speaker)) if is_armed_group(voice) => (self.fighters(claim).unwrap_or(class), Some(speaker)),
            (side, speaker) => (class, side.or(speaker)),
        };
        let origin = match (self.policy.sides, speaks_for) {
            (Sides::OneVoice, Some(side)) => side,
            _ => speaker,
        };
        let interval = written
            .and_then(|w| w.vague.as_ref())
            .and_then(|words| self.policy.vague.iter().find(|(word, _)| word.eq_ignore_ascii_case(words)))
            .map_or(claim.count, |(_, interval)| *interval);
        let unit = written.and_then(|w| w.unit.as_deref());
        let (dimension, factor) = unit.map_or((0, 1.0), |unit| self.unit(unit));
        let range = if unit.is_some() { Range::measured(interval) } else { Range::of(interval) };
        let counted = interval.low.is_some() || interval.high.is_some();
        Fact {
            claim,
            doc: source.number,
            event,
            class,
            side,
            actor,
            place,
            window: window(claim, source.doc),
            as_of: claim.time.as_ref().and_then(|time| time.as_of).map(day_number).or(source.doc.day),
            range: range.times((factor, factor)),
            counted,
            vague: written.is_some_and(|w| w.vague.is_some()),
            value: written.and_then(|w| w.value).map(|value| value * factor),
            dimension,
            unit,
            factor,
            origin,
            speaker,
            speaks_for,
            voice,
            attributed,
            whole: None,
            again: None,
            first: 0,
            died: false,
            dies: dies(claim),
            is_loss,
        }
    }

    /// Who dies or is hurt is alive: the toll of a building's collapse counts people, whatever noun stands nearest.
    fn living(&self, class: u32) -> u32 {
        let root = self.chains[class as usize].last().map(|name| self.names[*name as usize].as_str());
        if matches!(root, Some("people" | "animals")) {
            class
        } else {
            self.people
        }
    }

    /// Those of the group's own whom an armed group counts: its fighters, whatever the enemy's are called.
    fn fighters(&mut self, claim: &'a Claim) -> Option<u32> {
        let within = &claim.who.as_ref()?.within;
        let place = within.iter().position(|class| class == "combatants")?;
        Some(self.chain(&within[place], &within[place + 1..]))
    }

    /// Who it comes from, and the side for which he speaks.
    fn origin(&mut self, voice: &'a str, country: Option<&'a str>) -> (Name, Option<Name>) {
        if let Some(known) = self.speakers.get(&(voice, country)) {
            return *known;
        }
        let key = self.world.key(voice);
        let name = self.number(if key.is_empty() { voice.to_owned() } else { key });
        let side = self.world.speaks_for(voice).map(str::to_owned);
        let side = side.or_else(|| country.filter(|country| is_organ_of(voice, country)).map(|c| self.world.side(c)));
        let side = side.or_else(|| is_armed_group(voice).then(|| self.world.side(voice)));
        let side = side.map(|side| self.number(side));
        self.speakers.insert((voice, country), (name, side));
        (name, side)
    }

    fn number(&mut self, name: String) -> Name {
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = self.names.len() as Name;
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    fn plain(&mut self, name: &'a str) -> Name {
        if let Some(number) = self.plain.get(name) {
            return *number;
        }
        let number = self.number(name.to_owned());
        self.plain.insert(name, number);
        number
    }

    fn side(&mut self, name: &'a str) -> Name {
        if let Some(number) = self.sides.get(name) {
            return *number;
        }
        let key = self.world.side(name);
        let number = self.number(key);
        self.sides.insert(name, number);
        number
    }

    fn chain(&mut self, name: &'a str, within: &'a [String]) -> u32 {
        if let Some(number) = self.chain_numbers.get(&(false, name, within)) {
            return *number;
        }
        let chain = core::iter::once(name).chain(within.iter().map(String::as_str)).map(|n| self.plain(n)).collect();
        self.push_chain((false, name, within), chain)
    }

    fn place(&mut self, name: &'a str, within: &'a [String]) -> u32 {
        if let Some(number) = self.chain_numbers.get(&(true, name, within)) {
            return *number;
        }
        let names = core::iter::once(name).chain(within.iter().map(String::as_str));
        let mut chain: Vec<Name> = names.map(|n| self.world.side(&place_key(n))).map(|key| self.number(key)).collect();
        chain.dedup();
        self.push_chain((true, name, within), chain)
    }

    fn push_chain(&mut self, key: (bool, &'a str, &'a [String]), chain: Vec<Name>) -> u32 {
        let number = self.chains.len() as u32;
        self.chains.push(chain);
        self.chain_numbers.insert(key, number);
        number
    }

    fn unit(&mut self, unit: &'a str) -> (Name, f64) {
        if let Some(known) = self.units.get(unit) {
            return *known;
        }
        let (base, factor) = base_unit(unit);
        let known = (self.number(format!("in {base}")), factor);
        self.units.insert(unit, known);
        known
    }
}

/// Who is named last of those from whom a claim comes, else the outlet, else the report; and whether it is somebody
/// other than the outlet.
fn voice<'a>(claim: &'a Claim, source: Source<'a>, voices: &Voices<'a>) -> (&'a str, bool) {
    let outlet = source.doc.outlet.unwrap_or(source.id);
    let last = claim.sources.last().map_or(outlet, String::as_str);
    (voices.full(last), last != outlet)
}

/// "Its soldiers" are those of whoever speaks, as those are whom it lost.
fn are_own(claim: &Claim) -> bool {
    let words = claim.who.as_ref().map_or("", |who| who.text.as_str());
    words.split(' ').any(|word| ["its", "our", "their"].iter().any(|own| word.eq_ignore_ascii_case(own)))
}

fn is_loss(claim: &Claim) -> bool {
    let word = claim.trigger_words();
    ["lost", "lose", "loses", "losing", "loss", "losses"].iter().any(|loss| word.eq_ignore_ascii_case(loss))
}

fn dies(claim: &Claim) -> bool {
    let words = claim.trigger_words().as_bytes();
    let begins = |word: &str| words.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()));
    claim.event == "killed" && ["die", "dying", "succumb", "passed away"].iter().any(|word| begins(word))
}

/// By what a unit compares to others, and the factor: units of one dimension by their size, others by their name.
fn base_unit(id: &str) -> (String, f64) {
    let unit = Unit::named(id);
    let by_name = |unit: &Unit| unit.zero != 0.0 || ["money", "percent"].iter().any(|d| unit.dimension.starts_with(d));
    let sized = unit.filter(|unit| !by_name(unit));
    match sized.and_then(|unit| Some((unit.dimension, unit.si?))) {
        Some((dimension, si)) => (dimension, si),
        None => (id.to_owned(), 1.0),
    }
}

/// Events whose count is a state rather than a deed.
fn is_state(event: &str) -> bool {
    matches!(
        event,
        "displaced" | "fled" | "evacuated" | "trapped" | "homeless" | "hosted" | "sheltered" | "in_need" | "stranded"
    )
}

fn window(claim: &Claim, doc: Doc<'_>) -> Window {
    let stated = claim.time.as_ref().filter(|time| time.start.is_some() || time.end.is_some());
    // A state is not of the day of which the sentences before speak.
    let far =
        |time: &ClaimTime| time.level == Level::Document || time.level == Level::Discourse && is_state(&claim.event);
    match stated {
        Some(time) if !far(time) || time.cumulative => Window {
            start: time.start.map(day_number),
            end: time
                .end
                .or(time.as_of)
                .map(day_number)
                .or_else(|| doc.day.filter(|_| time.cumulative).map(|day| day + 1)),
            assumed: false,
            cumulative: time.cumulative,
        },
        _ => {
            let dateline = stated.and_then(|time| time.end).map(|end| day_number(end) - 1);
            let day = doc.day.or(dateline);
            let cumulative = claim.time.as_ref().is_some_and(|time| time.cumulative);
            Window { start: day.map(|d| d - NEWS_DAYS), end: day.map(|d| d + 1), assumed: true, cumulative }
        }
    }
}

/// Finds the facts to which the claims of a report refer; its own facts start at `first`.
fn link(all: &mut [Fact<'_>], first: usize, day: Option<i32>) {
    let report = &mut all[first..];
    for (place, fact) in report.iter_mut().enumerate() {
        fact.first = (first + place) as u32;
    }
    if report.iter().all(|fact| fact.claim.part_of.is_none() && fact.claim.same_as.is_none()) {
        return;
    }
    let numbers: Table<&str, u32> =
        report.iter().enumerate().map(|(n, fact)| (fact.claim.id.as_str(), (first + n) as u32)).collect();
    // Of a report without a day, what was on Monday is no part of what was last week.
    let days: Vec<Option<&str>> = match day {
        Some(_) => vec![None; report.len()],
        None => report.iter().map(|fact| words_for_day(&fact.claim.text)).collect(),
    };
    for (place, fact) in report.iter_mut().enumerate() {
        let own = (first + place) as u32;
        let find = |id: &Option<String>| numbers.get(id.as_deref()?).copied().filter(|number| *number != own);
        let one_day = |number: &u32| {
            let both = days[place].zip(days[*number as usize - first]);
            both.map_or(true, |(one, other)| one == other)
        };
        fact.whole = find(&fact.claim.part_of).filter(one_day);
        fact.again = find(&fact.claim.same_as);
    }
    for place in 0..report.len() {
        let links = core::iter::successors(Some(report[place].first), |n| report[*n as usize - first].again);
        report[place].first = links.take(LONGEST).last().unwrap_or_default();
    }
}

/// Claims that refer to one another in a row, beyond which they are taken to run in a circle.
const LONGEST: usize = 32;

/// A claim without a place joins the one that most of the report's claims name.
fn inherit_places(report: &mut [Fact<'_>]) {
    let Some(place) = commonest(report.iter().filter_map(|fact| fact.place).collect()) else { return };
    for fact in report.iter_mut().filter(|fact| fact.place.is_none()) {
        fact.place = Some(place);
    }
}
