//! Reasons of a finding, as sentences for people.

use super::estimate::Account;
use super::fact::{Fact, Facts};
use super::finding::Verdict;
use super::fit::{Fit, Range};
use super::judge::{self, number};
use super::step::finish;
use crate::attribution::Stance;

/// A sentence names no more origins than this.
const MOST_NAMED: usize = 4;

/// Who says what: the accounts that stand furthest apart, those who reject it, what was replaced.
pub(super) fn reasons(
    facts: &Facts<'_>,
    accounts: &[Account],
    rejected: &[&Fact<'_>],
    affirmed: &[&Fact<'_>],
    verdict: Verdict,
) -> Vec<String> {
    let mut why = Vec::new();
    why.extend(spread(facts, accounts, verdict));
    if accounts.is_empty() && !rejected.is_empty() {
        why.extend(list(affirmed.iter().map(|fact| fact.voice)).map(|names| format!("Affirmed by {names}.")));
    }
    let replaced = accounts.iter().filter(|account| account.replaced).count();
    if replaced > 0 {
        let figures = if replaced == 1 { "figure is" } else { "figures are" };
        why.push(format!("{replaced} earlier {figures} replaced by a later count."));
    }
    let by = |stance: fn(Stance) -> bool| list(rejected.iter().filter(|f| stance(f.claim.stance)).map(|f| f.voice));
    why.extend(by(|stance| stance == Stance::Denies).map(|names| format!("Denied by {names}.")));
    why.extend(by(|stance| stance == Stance::Disputes).map(|names| format!("Disputed by {names}.")));
    let other = |stance| !matches!(stance, Stance::Denies | Stance::Disputes);
    why.extend(by(other).map(|names| format!("Not so according to {names}.")));
    why
}

/// "A, B and C", each once.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut known: Vec<&str> = Vec::new();
    for name in names {
        if !known.contains(&name) && known.len() < MOST_NAMED {
            known.push(name);
        }
    }
    let (last, others) = known.split_last()?;
    Some(if others.is_empty() { (*last).to_owned() } else { format!("{} and {last}", others.join(", ")) })
}

/// Who says what, lowest and highest.
fn spread(facts: &Facts<'_>, accounts: &[Account], verdict: Verdict) -> Option<String> {
    let standing: Vec<&Account> = accounts.iter().filter(|account| !account.replaced).collect();
    let least = standing.iter().min_by(|a, b| a.range.high().total_cmp(&b.range.high()))?;
    let most = standing.iter().max_by(|a, b| a.range.low().total_cmp(&b.range.low()))?;
    let says = |account: &Account| {
        let who = voice(facts, account);
        format!("{who}: {}", figure(facts, account))
    };
    Some(match verdict {
        Verdict::Contradicted if !core::ptr::eq(*least, *most) => {
            format!("{}; {} — both cannot be true.", says(least), says(most))
        }
        Verdict::SingleSource => format!("{}; no other origin counts it.", says(least)),
        _ if Range::fit(least.range, most.range) == Fit::Equal => {
            let names = list(standing.iter().filter(|a| a.range == least.range).map(|a| voice(facts, a)))?;
            format!("{names}: {}.", figure(facts, least))
        }
        _ => format!("{}; {}.", says(least), says(most)),
    })
}

fn voice<'a>(facts: &Facts<'a>, account: &Account) -> &'a str {
    let fact = |number: &u32| &facts.all[*number as usize];
    account.facts.iter().map(fact).find(|fact| fact.attributed).unwrap_or(fact(&account.facts[0])).voice
}

/// What an account says, as it is written where it stands in one claim.
fn figure(facts: &Facts<'_>, account: &Account) -> String {
    let fact = &facts.all[account.facts[0] as usize];
    if account.facts.len() == 1 && Range::fit(account.range, fact.range) == Fit::Equal {
        return judge::figure(fact);
    }
    match (account.range.written_low(), account.range.exact()) {
        (_, Some(exact)) => number(exact),
        ((low, true), None) => format!("more than {}", number(low)),
        ((low, false), None) if account.range.high().is_infinite() => format!("at least {}", number(low)),
        ((low, false), None) => format!("{} to {}", number(low), number(account.range.high())),
    }
}

/// The sentence that says which figure is put forward, and on what ground.
pub(super) fn choice(accounts: &[Account], best: Option<f64>, reason: &str) -> Option<String> {
    (!accounts.is_empty()).then(|| match best {
        Some(best) => finish(&format!("{} is put forward: {reason}", number(best))),
        None => finish(&format!("no best figure: {reason}")),
    })
}
