//! How claims stand to each other and what they come to: the cases in `tests/cases/reconcile` are the specification.
//! Most give claims; those of `statements.txt` are read from text.

mod claims;
mod corpus;

use corroborate::reconcile::{Estimate, Finding, Parties, Sides};
use corroborate::{Document, Interval, Ledger, Policy, Reader, Relation};
use once_cell::sync::Lazy;

#[test]
fn cases() {
    corpus::run("reconcile", |case| {
        if case.settings.get("show").is_some_and(|show| show == "statements") {
            return statements(&case.input);
        }
        let ledger = claims::ledger(&case.input, case.settings.get("published").map(String::as_str));
        let policy = policy(case.settings.get("policy").map_or("", String::as_str));
        let show = case.settings.get("show").map_or("relations", String::as_str);
        show.split_whitespace().flat_map(|what| lines(&ledger, &policy, what)).collect()
    });
}

/// How what the second line says stands to what the first does; the lines are `Outlet@day: text`.
fn statements(lines: &str) -> Vec<String> {
    let mut ledger = Ledger::default();
    for (id, line) in ["a", "b"].iter().zip(lines.lines()) {
        let (outlet, rest) = line.split_once('@').expect("an outlet");
        let (day, text) = rest.split_once(": ").expect("a day");
        let report = Document::parse(text).id(*id).outlet(outlet).published(day.parse().expect("a day"));
        ledger.add(READER.read(&report));
    }
    let counted = |id: &str| ledger.claim(id).is_some_and(|claim| claim.count != Interval::default());
    let relations = ledger.relations(&Policy::default());
    let across = relations.iter().filter(|relation| relation.a[..1] != relation.b[..1]);
    let (figures, others): (Vec<&Relation>, Vec<&Relation>) = across.partition(|r| counted(&r.a) && counted(&r.b));
    let shown = if figures.is_empty() { others } else { figures };
    let mut lines: Vec<String> =
        shown.iter().map(|relation| format!("{} {} {}", &relation.b[..1], kind(relation), &relation.a[..1])).collect();
    lines.sort();
    lines.dedup();
    lines
}

static READER: Lazy<Reader> = Lazy::new(Reader::default);

fn policy(words: &str) -> Policy {
    let mut policy = Policy::default();
    for word in words.split_whitespace() {
        match word {
            "conservative" => policy.estimate = Estimate::Conservative,
            "latest" => policy.estimate = Estimate::Latest,
            "range" => policy.estimate = Estimate::Range,
            "weighted" => policy.estimate = Estimate::Weighted,
            "apart" => policy.sides = Sides::Apart,
            "alike" => policy.parties = Parties::LikeOthers,
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
    let note = relation.note.map(|note| format!(", {note:?}").to_lowercase()).unwrap_or_default();
    let with: String = relation.with.iter().flat_map(|id| [" and ", id]).collect();
    format!("{}{with} {} {}{note}: {}", relation.b, kind(relation), relation.a, relation.why)
}

fn kind(relation: &Relation) -> String {
    let kind = format!("{:?}", relation.kind);
    let mut words = String::new();
    for letter in kind.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
