//! Throughput of each stage over a megabyte of invented reports: `cargo bench --bench stages`.

// The bench harness asks for a newer compiler than the crate does.
#![allow(clippy::incompatible_msrv)]

use corroborate::{Date, Document, Lexicon, Reader};
use divan::{black_box, Bencher};

mod reports;

const BYTES: usize = 1 << 20;

fn main() {
    divan::main();
}

fn over_reports<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&str) -> T + Sync) {
    reports::over(bencher, BYTES, stage);
}

/// Blocks with their roles, sentences, tokens.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    over_reports(bencher, |text| Document::parse(text));
}

/// Sentences and tokens alone.
#[divan::bench]
fn plain(bencher: Bencher<'_, '_>) {
    over_reports(bencher, |text| Document::plain(text));
}

#[divan::bench]
fn quantities(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    over_reports(bencher, |text| reader.quantities(text));
}

#[divan::bench]
fn times(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    let published = Date::new(2020, 2, 21);
    over_reports(bencher, |text| reader.times(text, published));
}

#[divan::bench]
fn mentions(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    over_reports(bencher, |text| reader.mentions(text));
}

#[divan::bench]
fn attributions(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    over_reports(bencher, |text| reader.attributions(text));
}

/// Everything: from the texts to their claims, as a program annotates a file of them.
#[divan::bench]
fn read_all(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    reports::over_all(bencher, BYTES, |texts| {
        for texts in texts.chunks(32) {
            let documents: Vec<_> = texts.iter().map(|text| Document::parse(&**text)).collect();
            black_box(reader.read_all(&documents));
        }
    });
}

/// The same a report at a time.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let reader = Reader::default();
    over_reports(bencher, |text| reader.read(&Document::parse(text)));
}

/// What the first use costs: the tables of all stages from the lexicon.
#[divan::bench]
fn new_reader(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Reader::new(black_box(Lexicon::builtin())));
}
