//! Accounts of one question, and the figure that a policy puts forward.

use core::cmp::Reverse;
use std::collections::BTreeMap;

use super::fact::Name;
use super::fit::Range;
use super::number::number;
use super::policy::{Estimate, Parties, Policy};
use super::reliability::Reliability;
use crate::mention::quantity::Interval;

/// What one origin says in one report.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) doc: u32,
    pub(super) origin: Name,
    pub(super) speaks_for: Option<Name>,
    pub(super) as_of: Option<i32>,
    pub(super) range: Range,
    /// The number that an approximation is around.
    pub(super) value: Option<f64>,
    pub(super) vague: bool,
    /// The facts that it is made of.
    pub(super) facts: Vec<u32>,
    /// Whether a later count took its place.
    pub(super) replaced: bool,
    /// Whether it is a known figure and what was counted since, added up.
    pub(super) added: bool,
    /// How directly its report gives the figure.
    pub(super) footing: Footing,
    /// Whether there may be more whom it does not count.
    pub(super) partial: bool,
    /// How its origin stands to those whom it counts.
    pub(super) standing: Standing,
}

/// How whoever counts the losses of a fight stands to them, the least heard first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Standing {
    /// A party counts the other side's, or civilians.
    #[default]
    EnemyLosses,
    /// A party counts its own.
    OwnLosses,
    /// It is no party to the fight.
    NoParty,
}

/// How directly a report gives a figure, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Footing {
    #[default]
    /// Persons told of one by one come to it.
    Told,
    /// It follows from others: of five who were shot one died.
    Inferred,
    /// The report counts them.
    Stated,
}

impl Account {
    /// Counts so many less, those who are counted elsewhere.
    pub(super) fn take_off(&mut self, others: f64) {
        self.range = self.range.minus(others);
        self.value = None;
    }

    /// Leaves open how many more there are: it counts some of them.
    pub(super) fn open_upwards(&mut self) {
        self.range = Range::of(Interval::at_least(self.range.low()));
        self.partial = true;
        self.value = None;
    }

    /// Whether it can take the place of earlier counts: a vague word does not, nor do persons told of one by one, among
    /// whom may be victims of other events.
    fn replaces(&self) -> bool {
        !self.vague && self.footing != Footing::Told
    }

    /// The one figure that it puts forward.
    pub(super) fn figure(&self) -> Option<f64> {
        self.range.exact().or(self.value)
    }

    /// Lower end of what it says; the number itself where it is an approximation.
    fn low(&self) -> f64 {
        self.value.unwrap_or(self.range.low())
    }

    fn high(&self) -> f64 {
        self.value.unwrap_or(self.range.high())
    }

    fn low_end(&self) -> End {
        self.value.map_or(self.range.written_low(), |value| (value, false))
    }

    fn high_end(&self) -> End {
        self.value.map_or(self.range.written_high(), |value| (value, false))
    }

    /// The figures that it bears out, both ends included: none that are far beyond a bound.
    fn supported(&self, strained: f64) -> (f64, f64) {
        let low = self.range.low();
        let high = self.range.high();
        (low, if high.is_infinite() && low > 1.0 { low * strained } else { high })
    }
}

/// How later counts stand to earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Growth {
    /// Tolls grow as more becomes known.
    Tolls,
    /// Those who are missing are found one after the other.
    Dwindles,
    /// Sides fight, whose counts replace nobody else's.
    Battle,
    /// What was over when it was counted, such as a march: only one's own correction replaces a count.
    Over,
}

/// Marks the accounts that a later count replaced, and says whether there are any: a higher toll from anyone who does
/// not speak for the other side, or the same origin's own correction. A vague figure never replaces a precise one, and in
/// a battle what one side counts replaces nobody else's count.
pub(super) fn replace(accounts: &mut [Account], growth: Growth) -> bool {
    // The days beside the places, so that sorting many stays within few pages of memory.
    let mut order: Vec<(Reverse<Option<i32>>, usize)> =
        accounts.iter().enumerate().map(|(place, account)| (Reverse(account.as_of), place)).collect();
    order.sort_unstable();
    // Highest lower end among later counts, by the side that gives it; and each origin's latest range.
    let mut sides: BTreeMap<Option<Name>, f64> = BTreeMap::new();
    let mut fewest = f64::INFINITY;
    let mut origins: BTreeMap<Name, Range> = BTreeMap::new();
    let open = growth != Growth::Over;
    let mut any = false;
    let mut rest = order.as_slice();
    while let [(day, _), ..] = rest {
        let (now, earlier) = rest.split_at(rest.partition_point(|(other, _)| other <= day));
        for (_, number) in now {
            let account = &mut accounts[*number];
            let opposed = |side: &Option<Name>| {
                side.is_some()
                    && account.speaks_for != *side
                    && (growth == Growth::Battle || account.speaks_for.is_some())
            };
            let grown = open && sides.iter().any(|(side, low)| !opposed(side) && *low > account.range.high());
            // "At least seven" was all that was known before at least 19 were counted.
            let bounded = open
                && account.range.high().is_infinite()
                && sides.iter().any(|(side, low)| !opposed(side) && *low > account.range.low());
            let found = growth == Growth::Dwindles && fewest < account.range.low();
            let corrected = origins
                .get(&account.origin)
                .is_some_and(|range| range.low() > account.range.high() || range.high() < account.range.low());
            account.replaced = account.as_of.is_some() && (grown || bounded || found || corrected);
            any |= account.replaced;
        }
        for account in now.iter().map(|(_, n)| &accounts[*n]).filter(|account| account.replaces()) {
            let low = sides.entry(account.speaks_for).or_insert(0.0);
            *low = low.max(account.range.low());
            fewest = fewest.min(account.range.high());
            origins.entry(account.origin).or_insert(account.range);
        }
        rest = earlier;
    }
    any
}

/// The range that the standing accounts span. Vague words widen it only where nobody counts, and a bound that another
/// account's number satisfies leaves the end to that number.
pub(super) fn span(accounts: &[Account]) -> (Option<End>, Option<End>) {
    let standing = || accounts.iter().filter(|account| !account.replaced);
    let precise = standing().any(|account| !account.vague);
    let used = || standing().filter(|account| !account.vague || !precise);
    // "Up to 40" says nothing about the lower end where somebody gives one.
    let open_below = |a: &&Account| a.range.low() == 0.0 && a.range.high() > 0.0;
    // Nor does who counts only some, where another counts more.
    let most = used().map(|a| a.range.low()).fold(0.0, f64::max);
    let some_only = |a: &&Account| a.partial && a.range.low() < most;
    let lowest = used().filter(|a| !open_below(a) && !some_only(a)).min_by(|a, b| a.low().total_cmp(&b.low()));
    let ends = || used().flat_map(|a| [(a.low(), a.low_end()), (a.high(), a.high_end())]);
    let highest = ends().filter(|(end, _)| end.is_finite()).max_by(|(a, _), (b, _)| a.total_cmp(b));
    let high = highest.map_or(f64::NEG_INFINITY, |(end, _)| end);
    let unbounded = used().any(|a| a.high().is_infinite() && a.low() >= high);
    (lowest.map(Account::low_end), highest.map(|(_, end)| end).filter(|_| !unbounded))
}

/// An end of a range as written, and whether it is left out.
pub(super) type End = (f64, bool);

/// The best figure under a policy, and the sentence that says why, or why there is none.
pub(super) fn best(
    accounts: &[Account],
    policy: &Policy,
    reliability: Option<&Reliability>,
    name: impl Fn(Name) -> String,
) -> (Option<f64>, String) {
    let standing: Vec<&Account> = accounts.iter().filter(|account| !account.replaced).collect();
    match policy.estimate {
        Estimate::Range => (None, "the policy gives the range alone".to_owned()),
        Estimate::Conservative => {
            let low = span(accounts).0;
            (low.map(|(end, _)| end), "the lowest figure that stands, as the policy is conservative".to_owned())
        }
        Estimate::Latest => {
            let latest = standing.iter().filter(|a| a.figure().is_some()).max_by(|a, b| {
                let key = |a: &&&Account| (a.as_of, a.doc);
                key(a).cmp(&key(b)).then_with(|| b.range.low().total_cmp(&a.range.low()))
            });
            (latest.and_then(|a| a.figure()), "the latest count".to_owned())
        }
        Estimate::Majority => most(&standing, accounts.len() > standing.len(), policy, |_| 1.0),
        Estimate::Weighted => {
            let weight = |origin| reliability.map_or(1.0, |r| r.weight(&name(origin)));
            most(&standing, accounts.len() > standing.len(), policy, weight)
        }
    }
}

/// The figure with the most weight of origins behind it; none where that is tied: what a later count replaces no longer
/// stands, so a tie is a disagreement.
fn most(standing: &[&Account], replaced: bool, policy: &Policy, weight: impl Fn(Name) -> f64) -> (Option<f64>, String) {
    let figures = backing(standing, policy, weight);
    let mut ranked = figures;
    ranked.sort_by(|a, b| b.behind.cmp(&a.behind).then(a.value.total_cmp(&b.value)));
    match ranked.as_slice() {
        [] => (None, "no account gives a number of its own, only bounds".to_owned()),
        [first, second, ..]
            if first.behind.as_many(second.behind) && (first.behind.as_well(second.behind) || first.value == 0.0) =>
        {
            (None, "as many origins stand behind one figure as behind another, so none is put forward".to_owned())
        }
        [Backed { value, behind }] if against(standing, *value) >= behind.origins as usize => {
            (None, "as many origins give bounds that the only exact figure breaks".to_owned())
        }
        [first, second, ..] if first.behind.as_many(second.behind) => {
            let why = match (second.behind.standing, second.behind.footing) {
                (Standing::EnemyLosses, _) if first.behind.standing > second.behind.standing => {
                    "there a party to the fight counts losses that are not its own"
                }
                (Standing::OwnLosses, _) if first.behind.standing > second.behind.standing => {
                    "there a party to the fight counts its own losses"
                }
                (_, Footing::Inferred) => "it follows from others",
                _ => "it adds up persons told of one by one",
            };
            (Some(first.value), format!("as many origins stand behind {}, but {why}", number(second.value)))
        }
        [Backed { value, behind }, ..] => {
            (Some(*value), ground(standing, replaced, behind.origins as usize, ranked.len()))
        }
    }
}

/// A figure that somebody gives, and who stands behind it.
#[derive(Debug, Clone, Copy)]
struct Backed {
    value: f64,
    behind: Behind,
}

/// Weights are whole numbers of [`GRAIN`]s, so that sums do not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Behind {
    /// Of the origins whose bounds allow it.
    weight: i64,
    /// Of the origins that give it themselves.
    given: i64,
    /// How whoever gives it stands to those who are counted, at best.
    standing: Standing,
    /// How directly it is given at best.
    footing: Footing,
    /// How many origins allow it.
    origins: i64,
}

impl Behind {
    /// Whether as many origins allow it, and give it.
    fn as_many(self, other: Self) -> bool {
        (self.weight, self.given) == (other.weight, other.given)
    }

    /// Whether who gives it is as well placed to count, and counts as directly.
    fn as_well(self, other: Self) -> bool {
        (self.standing, self.footing) == (other.standing, other.footing)
    }
}

const GRAIN: f64 = 1e-9;

/// The figures that are given, in order, each with those behind it: one sweep over them in which the origins come and go.
fn backing(standing: &[&Account], policy: &Policy, weight: impl Fn(Name) -> f64) -> Vec<Backed> {
    let mut values: Vec<f64> = standing.iter().filter_map(|account| account.figure()).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let place = |end: f64| values.partition_point(|value| *value < end);
    let mut allowed: Vec<(Name, usize, usize)> = Vec::with_capacity(standing.len());
    let mut given: Vec<(Name, usize)> = Vec::new();
    let mut given_how = vec![(Standing::default(), Footing::default()); values.len()];
    for account in standing {
        let (low, high) = account.supported(policy.strained);
        allowed.push((account.origin, place(low), values.partition_point(|value| *value <= high)));
        let own = account.figure().filter(|own| low <= *own && *own <= high);
        given.extend(own.map(|own| (account.origin, place(own))));
        if let Some((standing, footing)) = own.and_then(|own| given_how.get_mut(place(own))) {
            *footing = account.footing.max(*footing);
            if policy.parties == Parties::AfterOthers {
                *standing = account.standing.max(*standing);
            }
        }
    }
    allowed.sort_unstable();
    given.sort_unstable();
    given.dedup();
    let grains = |origin| (weight(origin) / GRAIN).round() as i64;
    let mut change = vec![(0, 0); values.len() + 1];
    // What an origin allows in several accounts counts once.
    let mut reached = (None, 0);
    for (origin, from, to) in allowed {
        let from = if reached.0 == Some(origin) { from.max(reached.1) } else { from };
        if from < to {
            let grains = grains(origin);
            change[from] = (change[from].0 + grains, change[from].1 + 1);
            change[to] = (change[to].0 - grains, change[to].1 - 1);
            reached = (Some(origin), to);
        }
    }
    let mut figures: Vec<Backed> = Vec::with_capacity(values.len());
    let mut behind = Behind::default();
    for ((value, (standing, footing)), (grains, origins)) in values.iter().zip(given_how).zip(change) {
        behind =
            Behind { weight: behind.weight + grains, given: 0, standing, footing, origins: behind.origins + origins };
        figures.push(Backed { value: *value, behind });
    }
    for (origin, place) in given {
        figures[place].behind.given += grains(origin);
    }
    figures
}

/// Origins whose bounds leave a figure out.
fn against(standing: &[&Account], value: f64) -> usize {
    let mut origins: Vec<Name> =
        standing.iter().filter(|a| !a.vague && !a.range.has(value)).map(|account| account.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}

/// Why a figure is put forward that so many origins support, of so many figures that stand.
fn ground(standing: &[&Account], replaced: bool, origins: usize, figures: usize) -> String {
    let alone = standing.iter().all(|account| account.figure().is_some());
    match (figures, origins) {
        (1, 1) if replaced => "the latest count".to_owned(),
        (1, _) if alone && !replaced => "the only figure".to_owned(),
        (1, 1) => "the only exact figure".to_owned(),
        (1, _) if replaced => format!("the latest count, which {origins} origins bear out"),
        (1, _) => format!("the only exact figure; {origins} origins bear it out"),
        (_, 1) => "its origin weighs more than the others".to_owned(),
        _ => format!("{origins} origins bear it out, more than any other"),
    }
}
