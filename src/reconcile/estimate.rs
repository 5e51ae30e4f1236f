//! Accounts of one question, and the figure that a policy puts forward.

use std::collections::BTreeMap;

use super::fact::Name;
use super::fit::Range;
use super::policy::{Estimate, Policy};
use super::reliability::Reliability;

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
}

impl Account {
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

    /// Whether it bears out a figure.
    fn supports(&self, value: f64, strained: f64) -> bool {
        let far = self.range.high().is_infinite() && self.range.low() > 1.0 && value > self.range.low() * strained;
        self.range.has(value) && !far
    }
}

/// Marks the accounts that a later count replaced, and says whether there are any: a higher toll from anyone who does
/// not speak for the other side, or the same origin's own correction. A vague figure never replaces a precise one.
pub(super) fn replace(accounts: &mut [Account]) -> bool {
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    order.sort_by_key(|n| core::cmp::Reverse(accounts[*n].as_of));
    // Highest lower end among later counts, by the side that gives it; and each origin's latest range.
    let mut sides: BTreeMap<Option<Name>, f64> = BTreeMap::new();
    let mut origins: BTreeMap<Name, Range> = BTreeMap::new();
    let mut any = false;
    let mut rest = order.as_slice();
    while let [first, ..] = rest {
        let day = accounts[*first].as_of;
        let (now, earlier) = rest.split_at(rest.iter().take_while(|n| accounts[**n].as_of == day).count());
        for number in now {
            let account = &mut accounts[*number];
            let grown = sides.iter().any(|(side, low)| {
                let opposed = matches!((side, account.speaks_for), (Some(x), Some(y)) if *x != y);
                !opposed && *low > account.range.high()
            });
            let corrected = origins
                .get(&account.origin)
                .is_some_and(|range| range.low() > account.range.high() || range.high() < account.range.low());
            account.replaced = account.as_of.is_some() && (grown || corrected);
            any |= account.replaced;
        }
        for account in now.iter().map(|n| &accounts[*n]).filter(|account| !account.vague) {
            let low = sides.entry(account.speaks_for).or_insert(0.0);
            *low = low.max(account.range.low());
            origins.entry(account.origin).or_insert(account.range);
        }
        rest = earlier;
    }
    any
}

/// The range that the standing accounts span. Vague words widen it only where nobody counts, and a bound that another
/// account's number satisfies leaves the end to that number.
pub(super) fn span(accounts: &[Account]) -> (Option<f64>, Option<f64>) {
    let standing = || accounts.iter().filter(|account| !account.replaced);
    let precise = standing().any(|account| !account.vague);
    let used = || standing().filter(|account| !account.vague || !precise);
    let figures = || used().flat_map(|a| [a.low(), a.high()]).filter(|value| value.is_finite());
    // "Up to 40" says nothing about the lower end where somebody gives one.
    let open_below = |a: &&Account| a.range.low() == 0.0 && a.range.high() > 0.0;
    let lows = used().filter(|a| !open_below(a)).map(Account::low).fold(f64::INFINITY, f64::min);
    let high = figures().fold(f64::NEG_INFINITY, f64::max);
    let unbounded = used().any(|a| a.high().is_infinite() && a.low() >= high);
    let finite = |value: f64| value.is_finite().then_some(value);
    (finite(lows), finite(high).filter(|_| !unbounded))
}

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
            (low, "the lowest figure that stands, as the policy is conservative".to_owned())
        }
        Estimate::Latest => {
            let latest = standing.iter().filter(|a| a.figure().is_some()).max_by(|a, b| {
                let key = |a: &&&Account| (a.as_of, a.doc);
                key(a).cmp(&key(b)).then_with(|| b.range.low().total_cmp(&a.range.low()))
            });
            (latest.and_then(|a| a.figure()), "the latest count".to_owned())
        }
        Estimate::Majority => most(&standing, policy, |_| 1.0),
        Estimate::Weighted => most(&standing, policy, |origin| reliability.map_or(1.0, |r| r.weight(&name(origin)))),
    }
}

/// The figure with the most weight of origins behind it; none where that is tied: what a later count replaces no longer stands, so a tie is a disagreement.
fn most(standing: &[&Account], policy: &Policy, weight: impl Fn(Name) -> f64) -> (Option<f64>, String) {
    let mut figures: Vec<f64> = standing.iter().filter_map(|account| account.figure()).collect();
    figures.sort_by(f64::total_cmp);
    figures.dedup();
    let backing = |value: f64| {
        let mut origins: Vec<Name> = Vec::new();
        let mut given: Vec<Name> = Vec::new();
        for account in standing.iter().filter(|account| account.supports(value, policy.strained)) {
            origins.push(account.origin);
            if account.figure() == Some(value) {
                given.push(account.origin);
            }
        }
        for list in [&mut origins, &mut given] {
            list.sort_unstable();
            list.dedup();
        }
        let sum = |list: &[Name]| list.iter().map(|origin| weight(*origin)).sum::<f64>();
        (sum(&origins), sum(&given), origins.len())
    };
    let mut ranked: Vec<_> = figures.iter().map(|value| (backing(*value), *value)).collect();
    ranked.sort_by(|(a, x), (b, y)| {
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)).then(x.total_cmp(y))
    });
    match ranked.as_slice() {
        [] => (None, "no account gives a number of its own, only bounds".to_owned()),
        [(first, _), (second, _), ..] if first.0 == second.0 && first.1 == second.1 => {
            (None, "as many origins stand behind one figure as behind another, so none is put forward".to_owned())
        }
        [(first, value), ..] if first.2 == 1 => {
            (Some(*value), "the only origin that gives a number of its own says so".to_owned())
        }
        [(first, value), ..] => {
            (Some(*value), format!("{} origins stand behind it, more than behind any other", first.2))
        }
    }
}
