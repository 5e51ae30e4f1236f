//! The same reports beside crates that do a part of it: `cargo bench --bench peers`.
//!
//! `numbers` and `times` run over an invented article with about as many figures and dates as a newspaper's (two or three
//! quantities in a thousand bytes; the reports of `stages` hold six times as many). Each begins with the bare text, so that
//! its own tokeniser is part of what is measured; `tokens` shows what that alone takes.
//!
//! The parts are not the same size. `text2num` rewrites number words of its own tokens and knows neither units nor bounds;
//! `interim` reads one expression that somebody has already cut out; `unicode-segmentation` gives words without kinds.

// The bench harness asks for a newer compiler than the crate does.
#![allow(clippy::incompatible_msrv)]

use corroborate::{Date, Document, Reader};
use divan::counter::BytesCount;
use divan::{black_box, Bencher};

const BYTES: usize = 1 << 18;

const NEWS: &str = include_str!("reports/news.txt");

fn main() {
    divan::main();
}

/// Runs one stage over the article, as often as fills the bytes.
fn over_news<T>(bencher: Bencher<'_, '_>, stage: impl Fn(&str) -> T + Sync) {
    let copies = BYTES / NEWS.len();
    bencher.counter(BytesCount::new(copies * NEWS.len())).bench(|| {
        for _ in 0..copies {
            black_box(stage(black_box(NEWS)));
        }
    });
}

mod numbers {
    use super::{over_news, Bencher, Reader};

    #[divan::bench]
    fn corroborate(bencher: Bencher<'_, '_>) {
        let reader = Reader::default();
        over_news(bencher, |text| reader.quantities(text));
    }

    #[divan::bench]
    fn text2num(bencher: Bencher<'_, '_>) {
        let english = text2num::Language::english();
        over_news(bencher, |text| text2num::replace_numbers_in_text(text, &english, 0.0));
    }
}

mod times {
    use super::{over_news, Bencher, Date, Reader};

    #[divan::bench]
    fn corroborate(bencher: Bencher<'_, '_>) {
        let reader = Reader::default();
        let published = Date::new(2020, 2, 21);
        over_news(bencher, |text| reader.times(text, published));
    }
}

mod tokens {
    use super::{over_news, Bencher, Document};
    use unicode_segmentation::UnicodeSegmentation;

    #[divan::bench]
    fn corroborate(bencher: Bencher<'_, '_>) {
        over_news(bencher, |text| Document::plain(text).tokens().len());
    }

    #[divan::bench]
    fn unicode_segmentation(bencher: Bencher<'_, '_>) {
        over_news(bencher, |text| text.unicode_words().count());
    }

    #[divan::bench]
    fn unicode_segmentation_sentences(bencher: Bencher<'_, '_>) {
        over_news(bencher, |text| text.unicode_sentences().count());
    }
}

mod dates {
    use super::{black_box, Bencher, BytesCount, Date, Reader};

    const EXPRESSIONS: [&str; 8] = [
        "last friday",
        "3 days ago",
        "tomorrow",
        "2020-02-21",
        "next monday",
        "yesterday",
        "12 march 2020",
        "2 weeks ago",
    ];

    fn over_expressions<T>(bencher: Bencher<'_, '_>, read: impl Fn(&str) -> T + Sync) {
        let bytes: usize = EXPRESSIONS.iter().map(|e| e.len()).sum();
        bencher.counter(BytesCount::new(bytes)).bench(|| {
            for expression in EXPRESSIONS {
                black_box(read(black_box(expression)));
            }
        });
    }

    #[divan::bench]
    fn corroborate(bencher: Bencher<'_, '_>) {
        let reader = Reader::default();
        let published = Date::new(2020, 2, 21);
        over_expressions(bencher, |text| reader.times(text, published));
    }

    #[divan::bench]
    fn interim(bencher: Bencher<'_, '_>) {
        let now: jiff::Zoned = "2020-02-21T12:00:00[+00:00]".parse().expect("a moment");
        over_expressions(bencher, |text| interim::parse_date_string(text, now.clone(), interim::Dialect::Uk));
    }
}
