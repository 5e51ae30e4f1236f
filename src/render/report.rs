//! What the reports in a ledger come to, for a person.

use core::fmt;
use std::collections::BTreeMap;

use super::style::{wrapped, Style, Styled};
use crate::attribution::Stance;
use crate::claim::{Claim, Polarity};
use crate::reconcile::{in_plural, number, Counted, Finding, Ledger, Policy, Verdict};

/// Columns of a line.
const WIDTH: usize = 100;
/// Columns before a quotation.
const INDENT: usize = 14;

/// All findings of a ledger, each with its range, its verdict, every account with its speaker and its words, and the
/// reasons.
///
/// ```
/// use corroborate::{render::Report, Document, Ledger, Policy, Reader};
///
/// let mut ledger = Ledger::default();
/// ledger.add(Reader::default().read(&Document::parse("Police said 14 people were arrested in Ljubljana.").id("r1")));
/// println!("{}", Report::new("Ljubljana", &ledger, &Policy::default()));
/// ```
#[derive(Debug, Clone)]
pub struct Report<'a> {
    title: &'a str,
    claims: BTreeMap<&'a str, &'a Claim>,
    findings: Vec<Finding>,
    colour: bool,
}

impl<'a> Report<'a> {
    /// What a ledger comes to under a policy.
    pub fn new(title: &'a str, ledger: &'a Ledger, policy: &Policy) -> Self {
        let claims = ledger.claims().map(|claim| (claim.id.as_str(), claim)).collect();
        Self { title, claims, findings: ledger.findings(policy), colour: false }
    }

    /// Uses ANSI colours.
    #[must_use]
    pub const fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    fn styled<T>(&self, text: T, style: Style) -> Styled<T> {
        Styled { text, style: self.colour.then_some(style) }
    }

    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        writeln!(f, "{}", self.styled(question(finding), Style::Strong))?;
        let verdict = self.styled(finding.verdict, verdict_style(finding.verdict));
        write!(f, "  {}{verdict}", column(&finding.figures()))?;
        if let Some(best) = finding.best {
            write!(f, ", best {}", number(best))?;
        }
        writeln!(f, ", {}, {}", Counted(finding.origins, "origin"), Counted(finding.documents, "report"))?;
        for account in accounts(finding.claims.iter().filter_map(|id| self.claims.get(id.as_str()).copied())) {
            self.account(f, &account)?;
        }
        for (place, why) in finding.why.iter().enumerate() {
            if place == 0 {
                write!(f, "  {:<12}", self.styled("why", Style::Faint))?;
                write!(f, "{}", if self.colour { " ".repeat(9) } else { String::new() })?;
            } else {
                write!(f, "  {:<12}", "")?;
            }
            let mut lines = Wrapped { words: why, indent: INDENT }.to_string();
            lines.drain(..INDENT.min(lines.len()));
            f.write_str(&lines)?;
        }
        Ok(())
    }

    fn account(&self, f: &mut fmt::Formatter<'_>, account: &Account<'_>) -> fmt::Result {
        let first = account.claims[0];
        let speaker = first.sources.last().map_or("unnamed", String::as_str);
        write!(f, "  {}{}", column(&account.figure()), self.styled(speaker, Style::Organization))?;
        if let Some(stance) = stance(first.stance) {
            write!(f, " {}", self.styled(stance, Style::Bad))?;
        }
        let mut carriers: Vec<&str> =
            account.claims.iter().filter(|c| c.sources.len() > 1).map(|c| c.sources[0].as_str()).collect();
        carriers.dedup();
        if !carriers.is_empty() {
            write!(f, " {}", self.styled(format_args!("in {}", carriers.join(", ")), Style::Faint))?;
        }
        writeln!(f)?;
        wrapped(f, INDENT, WIDTH, &format!("“{}”", first.text.trim()))
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = "═".repeat(self.title.chars().count());
        writeln!(f, "{}\n{rule}", self.styled(self.title, Style::Strong))?;
        if self.findings.is_empty() {
            writeln!(f, "Nothing is claimed that could be reconciled.")?;
        }
        for finding in &self.findings {
            writeln!(f)?;
            self.finding(f, finding)?;
        }
        Ok(())
    }
}

struct Wrapped<'a> {
    words: &'a str,
    indent: usize,
}

impl fmt::Display for Wrapped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wrapped(f, self.indent, WIDTH, self.words)
    }
}

/// The claims of a finding by the same origin with the same figure and stance, oldest first.
struct Account<'a> {
    claims: Vec<&'a Claim>,
}

impl Account<'_> {
    /// The figure, and beside it those of the others to whom its words say that it happened: a tank and a lorry are 1 and 1.
    fn figure(&self) -> String {
        let first = self.claims[0];
        let words = |claim: &Claim| (claim.in_title, claim.sentence, claim.trigger);
        let beside = |claim: &&&Claim| {
            claim.doc == first.doc
                && words(claim) == words(first)
                && claim.count.low.is_some()
                && claim.same_as.is_none()
                && claim.part_of.is_none()
        };
        let others: Vec<String> = self.claims[1..].iter().filter(beside).map(|claim| figure(claim)).collect();
        core::iter::once(figure(first)).chain(others).collect::<Vec<_>>().join(" and ")
    }
}

fn accounts<'a>(claims: impl Iterator<Item = &'a Claim>) -> Vec<Account<'a>> {
    let mut accounts: Vec<Account<'a>> = Vec::new();
    for claim in claims {
        let same = |a: &&mut Account<'_>| {
            let first = a.claims[0];
            first.sources.last() == claim.sources.last()
                && first.count == claim.count
                && first.stance == claim.stance
                && first.polarity == claim.polarity
        };
        match accounts.iter_mut().find(same) {
            Some(account) => account.claims.push(claim),
            None => accounts.push(Account { claims: vec![claim] }),
        }
    }
    accounts
}

/// What happened to whom, where and when.
fn question(finding: &Finding) -> String {
    let mut parts = vec![finding.event.replace('_', " ")];
    if let Some(who) = &finding.who {
        parts.push(match &who.side {
            Some(side) => format!("{} ({side})", who.class),
            None => who.class.clone(),
        });
    }
    if let Some(place) = &finding.place {
        let chain: Vec<&str> =
            core::iter::once(place.name.as_str()).chain(place.within.iter().map(String::as_str)).collect();
        parts.push(chain.join(", "));
    }
    match (finding.start, finding.end.map(|end| end.plus_days(-1))) {
        (Some(start), Some(last)) if start == last => parts.push(start.to_string()),
        (Some(start), Some(last)) => parts.push(format!("{start} to {last}")),
        (Some(start), None) => parts.push(format!("since {start}")),
        (None, Some(last)) => parts.push(format!("until {last}")),
        (None, None) => {}
    }
    parts.join(" · ")
}

/// The words of the figure where it has some, else its interval.
fn figure(claim: &Claim) -> String {
    if let Some(written) = &claim.written {
        let unit = claim.unit.as_ref().map(|unit| format!(" {}", in_plural(unit)));
        return format!("{written}{}", unit.unwrap_or_default());
    }
    match (claim.count.low, claim.polarity) {
        (None, Polarity::Negated) if claim.count.high.is_none() => "no".to_owned(),
        _ if claim.count == crate::mention::quantity::Interval::default() => "–".to_owned(),
        _ => claim.count.to_string(),
    }
}

/// A figure before what is said about it: in a column where it fits, else on a line of its own.
fn column(figure: &str) -> String {
    let width = INDENT - 2;
    if figure.chars().count() < width {
        format!("{figure:<width$}")
    } else {
        format!("{figure}\n{:INDENT$}", "")
    }
}

const fn verdict_style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Corroborated => Style::Good,
        Verdict::SingleSource | Verdict::Compatible | Verdict::Evolving => Style::Open,
        Verdict::Contested | Verdict::Denied | Verdict::Contradicted => Style::Bad,
    }
}

/// What a speaker does, where it is not to assert.
const fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Denies => Some("denies it"),
        Stance::Disputes => Some("disputes it"),
        Stance::Confirms => Some("confirms it"),
        Stance::Alleges => Some("alleges it"),
        Stance::Warns => Some("warns of it"),
        _ => None,
    }
}
