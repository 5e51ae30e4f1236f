//! The ledger is a semilattice, and nothing that it answers depends on the order in which reports came in.

mod claims;

use std::fmt::Write as _;

use corroborate::{Ledger, Policy, Reading};
use proptest::prelude::*;

/// Random reports: few days, places, origins and figures, so that they meet often.
fn reports() -> impl Strategy<Value = Vec<Reading>> {
    let line = (0..6_usize, 0..4_usize, 0..6_usize, 0..7_usize, 0..4_usize, 0..4_usize, 0..6_usize);
    proptest::collection::vec(line, 1..24).prop_map(|lines| {
        let text = lines.into_iter().fold(String::new(), |mut text, line| {
            let _ = writeln!(text, "{}", claim(line));
            text
        });
        claims::readings(&text, None)
    })
}

fn claim(
    (report, origin, event, figure, group, place, days): (usize, usize, usize, usize, usize, usize, usize),
) -> String {
    // Words that some reports share, by which reports of one event are known.
    let words =
        ["Sergeant Ilm Harrow of Quay Street", "the ferry Amaranth off Pier Nine", "a bus", ""][(report + figure) % 4];
    let origin = ["police", "Turkish army", "Syrian army", "Peace Monitor"][origin];
    let event = ["killed", "killed", "injured", "denies killed", "displaced", "casualties"][event];
    let figure = ["12", "1", "15", ">10", "<=40", "dozens", "0"][figure];
    let group = ["people", "civilians", "soldiers Syria", "children"][group];
    let place = ["Newport < Coastland < Freedonia", "Coastland < Freedonia", "Oldport < Freedonia", "-"][place];
    let days = ["2021-06-03", "2021-06-04", "2021-05-03", "2021-05-31..2021-06-06", "since 2021-01-01", "-"][days];
    format!(
        "r{report}@2021-06-{:02} | Outlet {report} < {origin} | {event} | {figure} | {group} | {place} | {days} | \"{words}\"",
        report + 4
    )
}

fn of(readings: &[Reading]) -> Ledger {
    let mut ledger = Ledger::default();
    for reading in readings {
        ledger.add(reading.clone());
    }
    ledger
}

fn merged(a: &Ledger, b: &Ledger) -> Ledger {
    let mut merged = a.clone();
    merged.merge(b.clone());
    merged
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_and_repeats_change_nothing(readings in reports(), order in any::<prop::sample::Index>()) {
        let policy = Policy::default();
        let ledger = of(&readings);
        let mut turned = readings.clone();
        turned.rotate_left(order.index(readings.len()));
        turned.reverse();
        turned.extend(readings);
        let other = of(&turned);
        prop_assert_eq!(&ledger, &other);
        prop_assert_eq!(ledger.findings(&policy), other.findings(&policy));
        prop_assert_eq!(ledger.relations(&policy), other.relations(&policy));
    }

    #[test]
    fn merging_is_associative_commutative_and_idempotent(
        a in reports(), b in reports(), c in reports(), gone in 0..6_usize,
    ) {
        // The three share ids with other contents, and one has forgotten a report.
        let (a, mut b, c) = (of(&a), of(&b), of(&c));
        b.forget(&format!("r{gone}"));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn parts_read_apart_come_to_the_same(readings in reports(), cut in any::<prop::sample::Index>()) {
        let (some, others) = readings.split_at(cut.index(readings.len()));
        prop_assert_eq!(merged(&of(some), &of(others)), of(&readings));
    }

    #[test]
    fn blocks_lose_no_pair(readings in reports()) {
        let (ledger, policy) = (of(&readings), Policy::default());
        prop_assert_eq!(ledger.relations(&policy), ledger.relations_without_blocks(&policy));
    }

    #[test]
    fn findings_say_why(readings in reports()) {
        for finding in of(&readings).findings(&Policy::default()) {
            let aloud: Vec<String> = finding.reasons.iter().map(ToString::to_string).collect();
            prop_assert_eq!(&aloud, &finding.why);
        }
    }

    #[test]
    fn every_claim_is_in_one_finding(readings in reports()) {
        let ledger = of(&readings);
        let findings = ledger.findings(&Policy::default());
        let mut found: Vec<&str> = findings.iter().flat_map(|f| f.claims.iter().map(String::as_str)).collect();
        found.sort_unstable();
        let mut all: Vec<&str> = ledger.claims().map(|claim| claim.id.as_str()).collect();
        all.sort_unstable();
        prop_assert_eq!(found, all);
    }

    #[test]
    fn best_lies_within_the_range(readings in reports()) {
        for finding in of(&readings).findings(&Policy::default()) {
            if let Some(best) = finding.best {
                prop_assert!(finding.low.map_or(true, |low| low <= best), "{}", finding);
                prop_assert!(finding.high.map_or(true, |high| best <= high), "{}", finding);
            }
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn storing_keeps_everything(readings in reports()) {
        let mut ledger = of(&readings);
        ledger.forget("r1");
        let stored = serde_json::to_string(&ledger).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Ledger>(&stored).expect("what was stored"), ledger);
    }
}

/// In a crowd each claim meets the nearest figures alone, and the first of its own.
#[test]
fn relations_of_a_crowd_are_in_step_with_its_claims() {
    let relations = |claims: usize| {
        let lines = (0..claims).fold(String::new(), |mut lines, n| {
            let _ = writeln!(
                lines,
                "r{n}@2021-06-04 | Outlet {n} < Monitor {n} | killed | {} | people | Newport < Freedonia | 2021-06-03",
                n * 7919 % 1000
            );
            lines
        });
        claims::ledger(&lines, None).relations(&Policy::default()).len()
    };
    assert_eq!(relations(40), 40 * 39 / 2, "few meet all");
    let (some, twice) = (relations(1000), relations(2000));
    assert!(some < 20 * 1000 && twice < 2 * some + 1000, "{some} and {twice}");
}

const FIRST: &str = "a@2021-06-04 | Valley Post < police | killed | 12 | people | Newport < Freedonia | 2021-06-03";
const SECOND: &str = "b@2021-06-05 | Harbour Times < police | killed | 17 | people | Newport < Freedonia | 2021-06-03";

#[test]
fn a_forgotten_report_stays_forgotten() {
    let full = claims::ledger(&format!("{FIRST}\n{SECOND}"), None);
    let mut ledger = full.clone();
    ledger.forget("b");
    assert_eq!(ledger.findings(&Policy::default())[0].best, Some(12.0));
    ledger.merge(full);
    assert_eq!(ledger.claims().count(), 1);
    for reading in claims::readings(SECOND, None) {
        ledger.add(reading);
    }
    assert_eq!(ledger.findings(&Policy::default())[0].best, Some(17.0));
}

#[test]
fn what_changed_since() {
    let before = claims::ledger(FIRST, None);
    let after = claims::ledger(&format!("{FIRST}\n{SECOND}"), None);
    let changes = after.changes(&before, &Policy::default());
    let best = |finding: &Option<corroborate::Finding>| finding.as_ref().and_then(|f| f.best);
    assert_eq!(
        changes.iter().map(|c| (best(&c.before), best(&c.after))).collect::<Vec<_>>(),
        [(Some(12.0), Some(17.0))]
    );
    assert!(after.changes(&after, &Policy::default()).is_empty());
}

#[test]
fn the_silence_of_the_same_reports_is_no_change() {
    let hurt = "a@2021-06-04 | Post | injured | 5 | people | Newport | 2021-06-03\n\
                b@2021-06-05 | Times | injured | 5 | people | Newport | 2021-06-03";
    let ledger = claims::ledger(hurt, None);
    let policy = Policy::default();
    assert!(ledger.findings(&policy).iter().any(|finding| finding.event == "killed"));
    assert_eq!(ledger.changes(&ledger, &policy), Vec::new());
}

#[cfg(feature = "serde")]
#[test]
fn a_ledger_of_another_version_is_refused() {
    let error = serde_json::from_str::<Ledger>(r#"{"version": 99, "reports": {}}"#).expect_err("another version");
    assert!(error.to_string().contains("version 99"), "{error}");
}

#[test]
fn reliability_settles_and_favours_who_is_borne_out() {
    let mut lines = String::new();
    for day in 1..=9 {
        for (origin, figure) in [("police", 10 + day), ("hospital", 10 + day), ("rumour", 50)] {
            let _ = writeln!(lines, "{origin}{day}@2021-06-1{day} | Outlet < {origin} | killed | {figure} | people | Newport < Freedonia | 2021-06-1{day}");
        }
    }
    let reliability = claims::ledger(&lines, None).reliability(&Policy::default());
    assert!(reliability.converged, "{reliability:?}");
    assert!(reliability.weight("police") > 0.7 && reliability.weight("rumour") < 0.3, "{reliability:?}");
}
