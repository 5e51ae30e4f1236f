//! Facts: the claims of a ledger with their slots resolved to small numbers, so that any two compare in constant time.

use std::collections::HashMap;

use super::fate;
use super::fit::{Fit, Range};
use super::ledger::{Ledger, Written};
use super::policy::{Policy, Sides};
use super::voice::{inherit_origins, Voices};
use super::wire;
use super::world::{is_armed_group, is_organ_of, place_key, World};
use crate::attribution::Stance;
use crate::claim::{Certainty, Claim, ClaimTime, Figure, Level, Polarity};
use crate::date::Date;

/// Number of a name; equal names have equal numbers.
pub(super) type Name = u32;

/// Names that the resolver knows before it reads a claim: none, people, injured.
const WELL_KNOWN: usize = 3;

/// Days before publication in which a report's undated claims are taken to have happened: the news is a week deep.
const NEWS_DAYS: i32 = 7;

/// Days after an event in which a count since then is its toll.
const AFTERMATH: i32 = 14;

/// A claim, resolved.
#[derive(Debug, Clone)]
pub(super) struct Fact<'a> {
    pub(super) claim: &'a Claim,
    /// Number of the report, in the order of publication.
    pub(super) doc: u32,
    /// What happened, with what includes it: number of a chain.
    pub(super) event: u32,
    /// To whom: number of a chain.
    pub(super) class: u32,
    /// Whose people they are.
    pub(super) side: Option<Name>,
    /// Whose people did it.
    pub(super) actor: Option<Name>,
    /// Where, with what holds it: number of a chain.
    pub(super) place: Option<u32>,
    pub(super) window: Window,
    /// The day of the count.
    pub(super) as_of: Option<i32>,
    pub(super) range: Range,
    /// Whether a number is claimed.
    pub(super) counted: bool,
    /// Whether that number is a vague word.
    pub(super) vague: bool,
    /// The number that an approximation is around.
    pub(super) value: Option<f64>,
    /// What is measured: 0 for things counted.
    pub(super) dimension: Name,
    /// The unit as written, and how many base units it is: 1 for things counted.
    pub(super) unit: Option<&'a str>,
    pub(super) factor: f64,
    /// Who it comes from: one number for all that are one voice.
    pub(super) origin: Name,
    /// The same, each name for itself.
    pub(super) speaker: Name,
    /// The side for which that origin speaks.
    pub(super) speaks_for: Option<Name>,
    /// The name of that origin, for people.
    pub(super) voice: &'a str,
    /// Whether somebody other than the outlet is named as origin.
    pub(super) attributed: bool,
    /// The fact of the same report that counts these and others.
    pub(super) whole: Option<u32>,
    /// The fact of the same report that counts the very same ones.
    pub(super) again: Option<u32>,
    /// The first fact of the report that counts the very same ones, itself where it is that.
    pub(super) first: u32,
    /// Whether those who are counted here as hurt died of it, as the same report says.
    pub(super) died: bool,
}

/// The days of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Window {
    /// First day.
    pub(super) start: Option<i32>,
    /// The day after the last.
    pub(super) end: Option<i32>,
    /// Whether the report does not say, and the week before it is taken.
    pub(super) assumed: bool,
    /// Whether it is a count since the start.
    pub(super) cumulative: bool,
}

/// A report of the ledger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doc<'a> {
    pub(super) outlet: Option<&'a str>,
    pub(super) day: Option<i32>,
    /// Names of persons, places and organisations in it.
    pub(super) names: &'a [String],
}

/// All the facts of a ledger, oldest first.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) all: Vec<Fact<'a>>,
    pub(super) docs: Vec<Doc<'a>>,
    chains: Vec<Vec<Name>>,
    names: Vec<String>,
    people: u32,
    /// Pairs of classes that share nobody.
    apart: std::collections::HashSet<(Name, Name)>,
}

impl Window {
    /// Both ends, where there are both.
    pub(super) fn days(self) -> Option<(i32, i32)> {
        Some((self.start?, self.end?)).filter(|(start, end)| start < end)
    }

    /// Whether the days are stated, and few enough to be those of one event.
    pub(super) fn is_day(self) -> bool {
        !self.assumed && !self.cumulative && self.days().is_some_and(|(start, end)| end - start <= 3)
    }

    /// How `b` lies to `a`.
    pub(super) fn fit(a: Self, b: Self) -> Fit {
        if a.cumulative && b.cumulative {
            return match (a.start, b.start) {
                (Some(x), Some(y)) if x == y => Fit::Equal,
                (Some(x), Some(y)) if x < y => Fit::Narrower,
                (Some(_), Some(_)) => Fit::Wider,
                _ => Fit::Unknown,
            };
        }
        let (Some((from, to)), Some((start, end))) = (a.days(), b.days()) else { return Fit::Unknown };
        if end <= from || to <= start {
            Fit::Disjoint
        } else if a.assumed || b.assumed {
            Fit::Unknown
        } else if (from, to) == (start, end) {
            Fit::Equal
        } else if from <= start && end <= to {
            Fit::Narrower
        } else if start <= from && to <= end {
            Fit::Wider
        } else {
            Fit::Overlapping
        }
    }
}

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
            let doc =
                Doc { outlet: report.outlet.as_deref(), day: report.published.map(day_number), names: &report.names };
            docs.push(doc);
            let voices = Voices::of(&report.claims);
            let first = all.len();
            for (place, claim) in report.claims.iter().enumerate() {
                if !matches!(claim.certainty, Certainty::Conditional | Certainty::Future) {
                    let source = Source { id, doc, number: number as u32 };
                    all.push(resolver.fact(claim, report.written.get(&place), source, &voices));
                }
            }
            link(&mut all, first);
            inherit_origins(&mut all[first..]);
            inherit_places(&mut all[first..]);
        }
        wire::join_copies(&mut all);
        let mut facts = resolver.into_facts(all, docs);
        fate::mark(&mut facts);
        facts
    }

    /// The words of a name.
    pub(super) fn name(&self, name: Name) -> &str {
        &self.names[name as usize]
    }

    /// The number of a name that a claim of the ledger, or the crate itself, has.
    pub(super) fn named(&self, name: &str) -> Option<Name> {
        self.names.iter().take(WELL_KNOWN).position(|known| known == name).map(|number| number as Name)
    }

    /// The names of a chain, from near to far.
    pub(super) fn chain(&self, chain: u32) -> &[Name] {
        &self.chains[chain as usize]
    }

    /// How the thing at the end of chain `b` lies to that of chain `a` in their tree.
    pub(super) fn chain_fit(&self, a: u32, b: u32) -> Fit {
        let (one, other) = (self.chain(a), self.chain(b));
        match (one.first(), other.first()) {
            (Some(x), Some(y)) if x == y => Fit::Equal,
            (Some(x), Some(_)) if other.contains(x) => Fit::Narrower,
            (Some(_), Some(y)) if one.contains(y) => Fit::Wider,
            _ => Fit::Disjoint,
        }
    }

    /// How group `b` lies to group `a` by class alone: classes overlap unless the lexicon keeps them apart.
    pub(super) fn class_fit(&self, a: u32, b: u32) -> Fit {
        let fit = self.chain_fit(a, b);
        if fit != Fit::Disjoint {
            return fit;
        }
        let (one, other) = (self.chain(a), self.chain(b));
        let of_one_tree = one.last() == other.last();
        let apart = one.iter().any(|x| other.iter().any(|y| self.apart.contains(&(*x, *y))));
        if of_one_tree && !apart {
            Fit::Overlapping
        } else {
            Fit::Disjoint
        }
    }

    /// What is furthest out in a chain: the family of an event, the root of a class.
    pub(super) fn root(&self, chain: u32) -> Name {
        self.chain(chain).last().copied().unwrap_or_default()
    }

    /// What is nearest in a chain.
    pub(super) fn leaf(&self, chain: u32) -> Name {
        self.chain(chain).first().copied().unwrap_or_default()
    }

    /// The class of people in general.
    pub(super) fn people(&self) -> u32 {
        self.people
    }

    /// The event that a finding is about: deaths however caused are one question.
    pub(super) fn question_event(&self, fact: &Fact<'_>) -> Name {
        match self.chain(fact.event) {
            [.., event, root] if self.name(*root) == "casualties" => *event,
            chain => chain[0],
        }
    }

    /// Whether the figure is that of a state which lasts and changes, such as the displaced, and not of one event.
    pub(super) fn is_state(&self, fact: &Fact<'_>) -> bool {
        let lasting = |name: &Name| {
            matches!(
                self.name(*name),
                "displaced" | "trapped" | "homeless" | "hosted" | "sheltered" | "in_need" | "stranded"
            )
        };
        !fact.window.is_day() && self.chain(fact.event).iter().any(lasting)
    }

    /// Whether it is an act of violence or a seizure: what "no attack took place" denies.
    pub(super) fn is_deed(&self, fact: &Fact<'_>) -> bool {
        let taken = |name: &Name| matches!(self.name(*name), "captured" | "attacked" | "struck" | "clashed");
        fact.claim.plover == "ASSAULT" && !self.has_root(fact.event, "casualties")
            || self.chain(fact.event).iter().any(taken)
    }

    /// Whether a chain ends in this name.
    pub(super) fn has_root(&self, chain: u32, name: &str) -> bool {
        self.name(self.root(chain)) == name
    }
}

impl Fact<'_> {
    /// Whether the claim is that something is not so, whatever the figure.
    pub(super) fn rejects(&self) -> bool {
        matches!(self.claim.stance, Stance::Denies | Stance::Disputes)
            || self.claim.polarity == Polarity::Negated && self.range.low() > 0.0
            || self.claim.polarity == Polarity::Negated && !self.counted
    }

    /// Whether it counts since a day so shortly before that one event can be meant: the quake of Saturday, and not all
    /// that was suffered in a war.
    pub(super) fn counts_aftermath(&self) -> bool {
        let days = self.as_of.zip(self.window.start).map(|(now, start)| now - start);
        self.window.cumulative && !self.window.assumed && days.is_some_and(|days| (0..=AFTERMATH).contains(&days))
    }

    /// Whether it counts how many in all, so that two such figures compare.
    pub(super) fn is_level(&self) -> bool {
        self.claim.figure == Figure::Level
    }
}

/// Events whose count is a state rather than a deed.
fn is_state(event: &str) -> bool {
    matches!(
        event,
        "displaced" | "fled" | "evacuated" | "trapped" | "homeless" | "hosted" | "sheltered" | "in_need" | "stranded"
    )
}

/// Days since 1 January 1970.
pub(super) fn day_number(date: Date) -> i32 {
    // The civil-from-days algorithm of Howard Hinnant, "chrono-compatible low-level date algorithms".
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[derive(Debug, Clone, Copy)]
struct Source<'a> {
    id: &'a str,
    doc: Doc<'a>,
    number: u32,
}

/// A speaker's name, with the country of which his report speaks.
type Speaker<'a> = (&'a str, Option<&'a str>);

/// What turns words into numbers, each word once.
struct Resolver<'a, 'p> {
    world: &'static World,
    policy: &'p Policy,
    names: Vec<String>,
    numbers: HashMap<String, Name>,
    plain: HashMap<&'a str, Name>,
    sides: HashMap<&'a str, Name>,
    speakers: HashMap<Speaker<'a>, (Name, Option<Name>)>,
    chains: Vec<Vec<Name>>,
    chain_numbers: HashMap<(bool, &'a str, &'a [String]), u32>,
    people: u32,
}

impl<'a, 'p> Resolver<'a, 'p> {
    fn new(policy: &'p Policy) -> Self {
        let mut resolver = Resolver {
            world: World::builtin(),
            policy,
            names: Vec::new(),
            numbers: HashMap::new(),
            plain: HashMap::new(),
            sides: HashMap::new(),
            speakers: HashMap::new(),
            chains: Vec::new(),
            chain_numbers: HashMap::new(),
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
        let event = self.chain(&claim.event, &claim.event_within);
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
        let side = side.or(speaks_for.filter(|_| armed && attributed && is_own(claim)));
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

    fn unit(&mut self, unit: &str) -> (Name, f64) {
        let (base, factor) = base_unit(unit);
        (self.number(format!("in {base}")), factor)
    }
}

/// Who is named last of those from whom a claim comes, else the outlet, else the report; and whether it is somebody
/// other than the outlet.
fn voice<'a>(claim: &'a Claim, source: Source<'a>, voices: &Voices<'a>) -> (&'a str, bool) {
    let outlet = source.doc.outlet.unwrap_or(source.id);
    let last = claim.sources.last().map_or(outlet, String::as_str);
    (voices.full(last), last != outlet)
}

/// "Its soldiers" are those of whoever speaks.
fn is_own(claim: &Claim) -> bool {
    let words = claim.who.as_ref().map_or("", |who| who.text.as_str());
    words.split(' ').any(|word| matches!(word.to_ascii_lowercase().as_str(), "its" | "our" | "their"))
}

/// The base unit by which a unit compares to others of its dimension, and how many of it a unit is.
fn base_unit(unit: &str) -> (&str, f64) {
    match unit {
        "square_kilometre" => ("square_metre", 1e6),
        "hectare" => ("square_metre", 1e4),
        "acre" => ("square_metre", 4_046.856_422_4),
        "square_mile" => ("square_metre", 2_589_988.110_336),
        "square_foot" => ("square_metre", 0.092_903_04),
        "kilometre" => ("metre", 1e3),
        "centimetre" => ("metre", 0.01),
        "millimetre" => ("metre", 0.001),
        "mile" => ("metre", 1_609.344),
        "yard" => ("metre", 0.9144),
        "foot" => ("metre", 0.3048),
        "inch" => ("metre", 0.0254),
        "tonne" | "metric_ton" => ("kilogram", 1e3),
        "gram" => ("kilogram", 0.001),
        "pound" => ("kilogram", 0.453_592_37),
        "ounce" => ("kilogram", 0.028_349_523_125),
        other => (other, 1.0),
    }
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
fn link(all: &mut [Fact<'_>], first: usize) {
    let report = &mut all[first..];
    for (place, fact) in report.iter_mut().enumerate() {
        fact.first = (first + place) as u32;
    }
    if report.iter().all(|fact| fact.claim.part_of.is_none() && fact.claim.same_as.is_none()) {
        return;
    }
    let numbers: HashMap<&str, u32> =
        report.iter().enumerate().map(|(n, fact)| (fact.claim.id.as_str(), (first + n) as u32)).collect();
    for (place, fact) in report.iter_mut().enumerate() {
        let own = (first + place) as u32;
        let find = |id: &Option<String>| numbers.get(id.as_deref()?).copied().filter(|number| *number != own);
        fact.whole = find(&fact.claim.part_of);
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

/// The value that is there most often; of several, the smallest.
pub(super) fn commonest(mut values: Vec<u32>) -> Option<u32> {
    values.sort_unstable();
    let mut best = None;
    let mut rest = values.as_slice();
    while let [value, ..] = rest {
        let times = rest.partition_point(|v| v == value);
        if best.map_or(true, |(most, _)| times > most) {
            best = Some((times, *value));
        }
        rest = &rest[times..];
    }
    best.map(|(_, value)| value)
}
