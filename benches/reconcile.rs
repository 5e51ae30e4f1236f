//! Findings from many claims. Time should grow in step with the claims, also where all of them tell of one event.
//!
//! ```text
//! cargo bench --bench reconcile                   1,000 to 100,000 claims
//! cargo bench --bench reconcile -- --ignored      62,500 to 1,000,000 claims: 3.2 GB of memory, ledger included
//! ```

// The bench harness asks for a newer compiler than the crate does.
#![allow(clippy::incompatible_msrv)]

mod synthetic;

use corroborate::{Ledger, Policy};
use divan::counter::ItemsCount;
use divan::{black_box, Bencher};
use synthetic::Spread;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const DOUBLINGS: [usize; 5] = [62_500, 125_000, 250_000, 500_000, 1_000_000];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn findings(bencher: Bencher<'_, '_>, claims: usize) {
    find(bencher, claims, Spread::Events);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn findings_of_a_crowd(bencher: Bencher<'_, '_>, claims: usize) {
    find(bencher, claims, Spread::Crowd);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn relations(bencher: Bencher<'_, '_>, claims: usize) {
    relate(bencher, claims, Spread::Events);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn relations_of_a_crowd(bencher: Bencher<'_, '_>, claims: usize) {
    relate(bencher, claims, Spread::Crowd);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn add(bencher: Bencher<'_, '_>, claims: usize) {
    let readings = || synthetic::readings(claims, Spread::Events).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(claims)).with_inputs(readings).bench_values(|readings| {
        let mut ledger = Ledger::default();
        for reading in readings {
            ledger.add(reading);
        }
        ledger
    });
}

#[divan::bench(args = DOUBLINGS, sample_count = 3, ignore)]
fn doubling(bencher: Bencher<'_, '_>, claims: usize) {
    find(bencher, claims, Spread::Events);
}

#[divan::bench(args = DOUBLINGS, sample_count = 3, ignore)]
fn doubling_a_crowd(bencher: Bencher<'_, '_>, claims: usize) {
    find(bencher, claims, Spread::Crowd);
}

fn find(bencher: Bencher<'_, '_>, claims: usize, spread: Spread) {
    let (ledger, policy) = (synthetic::ledger(claims, spread), Policy::default());
    bencher.counter(ItemsCount::new(claims)).bench(|| black_box(&ledger).findings(&policy));
}

fn relate(bencher: Bencher<'_, '_>, claims: usize, spread: Spread) {
    let (ledger, policy) = (synthetic::ledger(claims, spread), Policy::default());
    bencher.counter(ItemsCount::new(claims)).bench(|| black_box(&ledger).relations(&policy));
}
