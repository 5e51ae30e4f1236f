//! How claims stand to each other and what they come to: the cases in `tests/cases/reconcile` are the specification.

mod claims;
mod corpus;

use corroborate::reconcile::{Estimate, Finding, Sides};
use corroborate::{Interval, Ledger, Policy, Relation};

#[test]
fn cases() {
    corpus::run("reconcile", |case| {
        let ledger = claims::ledger(&case.input, case.settings.get("published").map(String::as_str));
        let policy = policy(case.settings.get("policy").map_or("", String::as_str));
        let show = case.settings.get("show").map_or("relations", String::as_str);
        show.split_whitespace().flat_map(|what| lines(&ledger, &policy, what)).collect()
    });
}

fn policy(words: &str) -> Policy {
    let mut policy = Policy::default();
    for word in words.split_whitespace() {
        match word {
            "conservative" => policy.estimate = Estimate::Conservative,
            "latest" => policy.estimate = Estimate::Latest,
            "range" => policy.estimate = Estimate::Range,
            "weighted" => policy.estimate = Estimate::Weighted,
            "apart" => policy.sides = Sides::Apart,
            "dozens=12" => policy.vague = vec![("dozens".to_owned(), Interval::at_least(12.0))],
            other => panic!("no policy {other:?}"),
        }
    }
    policy
}

fn lines(ledger: &Ledger, policy: &Policy, what: &str) -> Vec<String> {
    match what {
        "relations" => ledger.relations(policy).iter().map(relation).collect(),
        "findings" => ledger.findings(policy).iter().map(Finding::to_string).collect(),
        "why" => ledger.findings(policy).iter().flat_map(|finding| finding.why.clone()).collect(),
        "timeline" => {
            let findings = ledger.findings(policy);
            let entries = findings.iter().flat_map(|finding| ledger.timeline(finding));
            entries
                .map(|e| {
                    format!(
                        "{} {} {}{}",
                        day(e.as_of),
                        e.claim,
                        e.origin,
                        if e.superseded { ", superseded" } else { "" }
                    )
                })
                .collect()
        }
        "framing" => {
            let line = |l: &corroborate::reconcile::Label| format!("{}: {} says {}", l.group, l.speaker, l.label);
            ledger.framing().iter().map(line).collect()
        }
        other => panic!("nothing to show as {other:?}"),
    }
}

fn day(date: Option<corroborate::Date>) -> String {
    date.map_or_else(|| "undated".to_owned(), |date| date.to_string())
}

fn relation(relation: &Relation) -> String {
    let kind = format!("{:?}", relation.kind);
    let mut words = String::new();
    for letter in kind.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    let note = relation.note.map(|note| format!(", {note:?}").to_lowercase()).unwrap_or_default();
    let with: String = relation.with.iter().flat_map(|id| [" and ", id]).collect();
    format!("{}{with} {words} {}{note}: {}", relation.b, relation.a, relation.why)
}
