//! Reasons of a finding: the steps by which its verdict and its figures came about, for programs; read aloud, they are
//! its sentences.

use core::fmt;

use super::estimate::Account;
use super::fact::{Fact, Facts};
use super::finding::Verdict;
use super::fit::{Fit, Range};
use super::number::number;
use super::read;
use super::step::{finish, Field};
use crate::attribution::Stance;

/// A reason names no more origins than this.
const MOST_NAMED: usize = 4;
/// A reason keeps no more accounts than this.
const MOST_SAID: usize = 16;

/// One step towards a finding: on what ground, which field of the claims decided, and who says what.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reason {
    /// On what ground.
    pub ground: Ground,
    /// The field that decided.
    pub field: Field,
    /// How many accounts it covers.
    #[cfg_attr(feature = "serde", serde(default))]
    pub accounts: usize,
    /// Who says what, the lowest first; of many the first.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub said: Vec<Said>,
    /// What else is to be said: why a figure is put forward.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

/// What an origin says, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Said {
    /// Who; empty where it is what the finding itself comes to.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "String::is_empty"))]
    pub origin: String,
    /// The figure in words; empty where none is given.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "String::is_empty"))]
    pub figure: String,
    /// Ids of the claims.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub claims: Vec<String>,
}

/// On what ground a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Ground {
    /// One origin counts, nobody else.
    OnlyOrigin,
    /// All who count give one figure.
    Agreement,
    /// The lowest and the highest that stand; both can be true.
    Spread,
    /// The lowest and the highest that stand; both cannot be true.
    Conflict,
    /// It is said to be so; nobody counts.
    Affirmed,
    /// A party denies it.
    Denied,
    /// Somebody else disputes it.
    Disputed,
    /// It is said not to be so.
    Negated,
    /// Later counts took the place of these.
    Replaced,
    /// More were counted since a known figure.
    Added,
    /// Those who were shot and not killed are the injured.
    NotKilled,
    /// Those who were hurt died of it, and are counted among the dead.
    Died,
    /// None of the reports that count the hurt speaks of anybody killed.
    NobodyKilled,
    /// Groups that have findings of their own.
    CountedApart,
    /// The figure that is put forward.
    Best,
    /// None is put forward.
    NoBest,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.said.iter().map(|said| said.origin.as_str());
        let first = self.said.first();
        let figure = first.map_or("", |said| said.figure.as_str());
        let note = self.note.as_deref().unwrap_or_default();
        match self.ground {
            Ground::OnlyOrigin => write!(f, "{}; no other origin counts it.", Each(&self.said)),
            Ground::Agreement => write!(f, "{}: {figure}.", list(names)),
            Ground::Spread => write!(f, "{}.", Each(&self.said)),
            Ground::Conflict => write!(f, "{} — both cannot be true.", Each(&self.said)),
            Ground::Affirmed => write!(f, "Affirmed by {}.", list(names)),
            Ground::Denied => write!(f, "Denied by {}.", list(names)),
            Ground::Disputed => write!(f, "Disputed by {}.", list(names)),
            Ground::Negated => write!(f, "Not so according to {}.", list(names)),
            Ground::Replaced if self.accounts == 1 => f.write_str("1 earlier figure is replaced by a later count."),
            Ground::Replaced => write!(f, "{} earlier figures are replaced by a later count.", self.accounts),
            Ground::Added => write!(f, "Added up from {}.", Each(&self.said)),
            Ground::NotKilled => f.write_str("Those who were shot and not killed are counted as injured."),
            Ground::Died => f.write_str("Those who were hurt died of it, and are counted among the dead."),
            Ground::NobodyKilled => f.write_str("No report that counts the hurt speaks of anybody killed."),
            Ground::CountedApart => {
                let parts: Vec<&str> = self.said.iter().map(|said| said.figure.as_str()).collect();
                write!(f, "Counted apart: {}.", parts.join(", "))
            }
            Ground::Best => f.write_str(&finish(&format!("{figure} is put forward: {note}"))),
            Ground::NoBest => f.write_str(&finish(&format!("no best figure: {note}"))),
        }
    }
}

/// "A: 12; B: more than 60"
struct Each<'a>(&'a [Said]);

impl fmt::Display for Each<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, said) in self.0.iter().enumerate() {
            let between = if place > 0 { "; " } else { "" };
            write!(f, "{between}{}: {}", said.origin, said.figure)?;
        }
        Ok(())
    }
}

/// "A, B and C", each once.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut known: Vec<&str> = Vec::new();
    for name in names {
        if !known.contains(&name) && known.len() < MOST_NAMED {
            known.push(name);
        }
    }
    match known.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

impl Reason {
    /// A ground that needs no speakers.
    pub(super) fn plain(ground: Ground, field: Field) -> Self {
        Reason { ground, field, accounts: 0, said: Vec::new(), note: None }
    }

    /// A ground with those who speak to it, of whom so many are kept as people can read.
    fn with(ground: Ground, field: Field, mut all: impl Iterator<Item = Said>) -> Self {
        let said: Vec<Said> = all.by_ref().take(MOST_SAID).collect();
        Reason { accounts: said.len() + all.count(), said, ..Reason::plain(ground, field) }
    }

    /// Those who count the hurt and speak of nobody killed.
    pub(super) fn nobody_killed<'f, 'a: 'f>(hurt: impl Iterator<Item = &'f Fact<'a>>) -> Self {
        Reason::with(Ground::NobodyKilled, Field::Event, hurt.map(voiced))
    }

    /// Groups with findings of their own, each with its figures in words.
    pub(super) fn counted_apart(parts: Vec<String>) -> Self {
        let said = parts.into_iter().map(|figure| Said { figure, ..Said::default() });
        Reason::with(Ground::CountedApart, Field::Group, said)
    }

    /// Which figure is put forward, or that none is, and why.
    pub(super) fn choice(best: Option<f64>, why: String) -> Self {
        let ground = if best.is_some() { Ground::Best } else { Ground::NoBest };
        let said = best.map(|best| Said { figure: number(best), ..Said::default() });
        Reason { note: Some(why), ..Reason::with(ground, Field::Figure, said.into_iter()) }
    }
}

/// Who says what: the accounts that stand furthest apart, those who reject it, what was replaced.
pub(super) fn reasons(
    facts: &Facts<'_>,
    accounts: &[Account],
    rejected: &[&Fact<'_>],
    affirmed: &[&Fact<'_>],
    verdict: Verdict,
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = spread(facts, accounts, verdict).into_iter().collect();
    let mut push = |reason: Reason| reasons.extend((reason.accounts > 0).then_some(reason));
    if accounts.is_empty() && !rejected.is_empty() {
        push(Reason::with(Ground::Affirmed, Field::Stance, affirmed.iter().map(|fact| voiced(fact))));
    }
    let replaced = accounts.iter().filter(|account| account.replaced).map(|account| said(facts, account));
    push(Reason::with(Ground::Replaced, Field::AsOf, replaced));
    for account in accounts.iter().filter(|account| account.added && !account.replaced) {
        let parts = account.facts.iter().map(|number| &facts.all[*number as usize]);
        push(Reason::with(Ground::Added, Field::Figure, parts.map(voiced)));
    }
    let by = |ground, stance: fn(Stance) -> bool| {
        let said = rejected.iter().filter(|fact| stance(fact.claim.stance)).map(|fact| voiced(fact));
        Reason::with(ground, Field::Stance, said)
    };
    push(by(Ground::Denied, |stance| stance == Stance::Denies));
    push(by(Ground::Disputed, |stance| stance == Stance::Disputes));
    push(by(Ground::Negated, |stance| !matches!(stance, Stance::Denies | Stance::Disputes)));
    reasons
}

/// Who says what, lowest and highest.
fn spread(facts: &Facts<'_>, accounts: &[Account], verdict: Verdict) -> Option<Reason> {
    let standing: Vec<&Account> = accounts.iter().filter(|account| !account.replaced).collect();
    let least = standing.iter().min_by(|a, b| a.range.high().total_cmp(&b.range.high()))?;
    let most = standing.iter().max_by(|a, b| a.range.low().total_cmp(&b.range.low()))?;
    let (ground, named) = match verdict {
        Verdict::Contradicted if !core::ptr::eq(*least, *most) => (Ground::Conflict, vec![*least, *most]),
        Verdict::SingleSource => (Ground::OnlyOrigin, vec![*least]),
        _ if Range::fit(least.range, most.range) == Fit::Equal => {
            (Ground::Agreement, standing.iter().filter(|a| a.range == least.range).copied().collect())
        }
        _ => (Ground::Spread, vec![*least, *most]),
    };
    let field = if ground == Ground::OnlyOrigin { Field::Origin } else { Field::Figure };
    Some(Reason::with(ground, field, named.into_iter().map(|account| said(facts, account))))
}

fn voiced(fact: &Fact<'_>) -> Said {
    let figure = if fact.counted { read::figure(fact) } else { String::new() };
    Said { origin: fact.voice.to_owned(), figure, claims: vec![fact.claim.id.clone()] }
}

fn said(facts: &Facts<'_>, account: &Account) -> Said {
    let fact = |number: &u32| &facts.all[*number as usize];
    let voice = account.facts.iter().map(fact).find(|fact| fact.attributed).unwrap_or(fact(&account.facts[0])).voice;
    let claims = account.facts.iter().map(|number| fact(number).claim.id.clone()).collect();
    Said { origin: voice.to_owned(), figure: figure(facts, account), claims }
}

/// What an account says, as it is written where it stands in one claim.
fn figure(facts: &Facts<'_>, account: &Account) -> String {
    let fact = &facts.all[account.facts[0] as usize];
    if account.facts.len() == 1 && Range::fit(account.range, fact.range) == Fit::Equal {
        return read::figure(fact);
    }
    match (account.range.written_low(), account.range.exact()) {
        (_, Some(exact)) => number(exact),
        ((low, true), None) => format!("more than {}", number(low)),
        ((low, false), None) if account.range.high().is_infinite() => format!("at least {}", number(low)),
        ((low, false), None) => format!("{} to {}", number(low), number(account.range.high())),
    }
}
