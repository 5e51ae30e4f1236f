//! Findings from many claims: `cargo bench --bench reconcile`. Time should grow in step with the claims.

// The bench harness asks for a newer compiler than the crate does.
#![allow(clippy::incompatible_msrv)]

use corroborate::claim::Claim;
use corroborate::{Document, Ledger, Policy, Reader, Reading};
use divan::counter::ItemsCount;
use divan::{black_box, Bencher};

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn findings(bencher: Bencher<'_, '_>, claims: usize) {
    let ledger = ledger(claims);
    let policy = Policy::default();
    bencher.counter(ItemsCount::new(claims)).bench(|| black_box(&ledger).findings(&policy));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn add(bencher: Bencher<'_, '_>, claims: usize) {
    bencher
        .counter(ItemsCount::new(claims))
        .with_inputs(|| readings(claims))
        .bench_values(|readings| readings.into_iter().fold(Ledger::default(), added));
}

fn ledger(claims: usize) -> Ledger {
    readings(claims).into_iter().fold(Ledger::default(), added)
}

fn added(mut ledger: Ledger, reading: Reading) -> Ledger {
    ledger.add(reading);
    ledger
}

/// Reports of one claim each, five on every event: the figure grows from one to the next, and the fifth differs.
fn readings(claims: usize) -> Vec<Reading> {
    let text = "At least 12 civilians were killed in an air strike in Homs on Monday, the health ministry said.";
    let read = Reader::default().read(&Document::parse(text).id("a").published("2020-02-21".parse().expect("a day")));
    let model = read.claims.first().expect("the sentence makes a claim");
    (0..claims).map(|number| reading(model, number)).collect()
}

fn reading(model: &Claim, number: usize) -> Reading {
    let (event, account) = (number / 5, number % 5);
    let mut claim = model.clone();
    claim.doc = format!("d{number}");
    claim.id = format!("d{number}.0");
    claim.quantity = None;
    claim.count.low = Some(if account == 4 { 90.0 } else { (10 + event % 40 + account) as f64 });
    claim.count.high = claim.count.low;
    claim.sources = vec![format!("Outlet {}", number % 50), format!("Ministry {}", account % 3)];
    if let Some(place) = &mut claim.place {
        place.name = format!("Place {}", event % 400);
    }
    if let Some(time) = &mut claim.time {
        let days = i64::try_from(event / 400).expect("a few days");
        time.start = time.start.map(|day| day.plus_days(days));
        time.end = time.end.map(|day| day.plus_days(days));
    }
    Reading { id: claim.doc.clone(), claims: vec![claim], ..Reading::default() }
}
