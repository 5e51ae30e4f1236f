//! The quantities of a text, named by their words.

mod corpus;

use std::fmt::Write as _;

use corroborate::mention::quantity::{Bound, Change, QuantityKind, Unit};
use corroborate::{Document, Lexicon, Quantity, Reader, Span};
use proptest::prelude::*;

/// One line a quantity: its whole phrase, kind, interval, then unit, noun and change where there are any.
fn line(text: &str, quantity: &Quantity) -> String {
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let mut line = format!("{} | {kind} {}", quantity.span.of(text), quantity.interval);
    let bound = match quantity.bound {
        Bound::Approximate => " approximate",
        Bound::Vague => " vague",
        _ => "",
    };
    line.push_str(bound);
    if let (true, Some(value)) = (quantity.bound != Bound::Exact, quantity.value) {
        let _ = write!(line, " ({value})");
    }
    if let Some(unit) = &quantity.unit {
        let _ = write!(line, " | {}", unit.id);
    }
    if let Some(noun) = &quantity.noun {
        let _ = write!(line, " | {} \"{}\"", noun.head, noun.span.of(text));
    }
    if quantity.change != Change::None {
        let _ = write!(line, " | {:?}", quantity.change);
    }
    line
}

#[test]
fn cases() {
    let reader = Reader::default();
    corpus::run("quantity", |case| {
        let reading = reader.read(&Document::plain(case.input.as_str()));
        let quantities = reading.quantities.iter().map(|q| (q.span.start, line(&case.input, q)));
        let rejected = reading.rejected.iter().map(|r| {
            let reason = format!("{:?}", r.reason).to_lowercase();
            (r.span.start, format!("- {} | {reason}", r.span.of(&case.input)))
        });
        let mut lines: Vec<_> = quantities.chain(rejected).collect();
        lines.sort();
        lines.into_iter().map(|(_, line)| line).collect()
    });
}

#[test]
fn a_users_unit_and_magnitude_win() {
    let mut lexicon = Lexicon::builtin().clone();
    let mine = "[unit]\ncord = cords ; dimension volume ; si 3.6\n[magnitude]\ndozens ; low 12 ; high 24\n";
    lexicon.extend(Lexicon::parse("mine.txt", mine).unwrap());
    let reader = Reader::new(&lexicon).unwrap();
    let found = reader.quantities("Dozens of people bought 12 cords of wood.");
    assert_eq!((found[0].interval.low, found[0].interval.high), (Some(12.0), Some(24.0)));
    assert_eq!(found[1].unit.as_ref().unwrap().id, "cord");
}

#[test]
fn a_unit_without_a_dimension_is_an_error_with_its_line() {
    let mut lexicon = Lexicon::builtin().clone();
    lexicon.extend(Lexicon::parse("mine.txt", "[unit]\ncord = cords\n").unwrap());
    let message = Reader::new(&lexicon).unwrap_err().to_string();
    assert!(message.contains("mine.txt") && message.contains('2') && message.contains("dimension"), "{message}");
}

#[test]
fn units_of_one_dimension_compare() {
    let found = Reader::default().quantities("They lost 500 hectares; we lost 5 square kilometres and $5.");
    let hectare = Unit::named("hectare").unwrap();
    assert_eq!(found[0].in_unit(&hectare), found[1].in_unit(&hectare));
    assert_eq!(found[2].in_unit(&hectare), None);
}

#[test]
fn scales_are_exact() {
    let reader = Reader::default();
    for (scaled, plain) in
        [("3.6 million", "3,600,000"), ("1.1m people", "1,100,000 people"), ("0.3 billion", "300,000,000")]
    {
        let value = |text| reader.quantities(text)[0].value;
        assert_eq!(value(scaled), value(plain), "{scaled}");
    }
}

/// News words, figures and marks in any order: nearer to what can go wrong than arbitrary characters.
fn jumble() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "12",
        "3.6",
        "1,200",
        "1/2",
        "½",
        "-",
        "–",
        " ",
        " ",
        " ",
        "to",
        "and",
        "between",
        "from",
        "million",
        "m",
        "bn",
        "k",
        "$",
        "US$",
        "€",
        "per cent",
        "%",
        "soldiers",
        "people",
        "of",
        "the",
        "a",
        "half",
        "third",
        "hundred",
        "dozens",
        "about",
        "more than",
        "or more",
        "km",
        "km/h",
        "ft",
        "in",
        "year",
        "old",
        ":",
        "(",
        ")",
        ".",
        ",",
        "+",
        "0",
        "one",
        "twenty",
        "second",
        "March",
        "2020",
        "S",
        "°C",
        "'",
        "\"",
        "times",
        "é",
        "\u{202f}",
        "\n",
        "x10^6",
        "e",
        "per",
        "day",
    ]);
    prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
}

/// Whether a span begins or ends between two letters.
fn cuts_a_word(text: &str, span: Span) -> bool {
    let between = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
    };
    between(span.start) || between(span.end)
}

proptest! {
    #[test]
    fn units_convert_there_and_back(value in -1e9..1e9f64, pair in prop::sample::select(vec![
        ("hectare", "square_kilometre"),
        ("mile", "kilometre"),
        ("pound", "kilogram"),
        ("degree_celsius", "degree_fahrenheit"),
        ("kilometre_per_hour", "mile_per_hour"),
    ])) {
        let (a, b) = (Unit::named(pair.0).expect("a unit"), Unit::named(pair.1).expect("a unit"));
        let back = b.convert(a.convert(value, &b).expect("one dimension"), &a).expect("one dimension");
        prop_assert!((back - value).abs() <= 1e-6 + value.abs() * 1e-9, "{back}");
    }

    #[test]
    fn spans_hold_on_any_text(text in prop_oneof![any::<String>(), jumble()]) {
        let reader = Reader::default();
        let document = Document::plain(text.as_str());
        let reading = reader.read(&document);
        let mut end = 0;
        for quantity in &reading.quantities {
            prop_assert!(text.get(quantity.span.start..quantity.span.end).is_some_and(|s| !s.is_empty()));
            prop_assert!(quantity.span.contains(quantity.number));
            prop_assert!(quantity.number.start >= end, "numbers stand in order and do not overlap");
            end = quantity.number.end;
            let sentences = document.sentences().filter(|s| s.span.contains(quantity.span)).count();
            prop_assert_eq!(sentences, 1, "a quantity lies in one sentence");
            prop_assert!(!cuts_a_word(&text, quantity.span), "whole words: {}", quantity.span.of(&text));
            prop_assert!(quantity.span.of(&text).starts_with(quantity.written(&text)) || quantity.number.start < quantity.span.start);
            if let (Some(low), Some(high)) = (quantity.interval.low, quantity.interval.high) {
                prop_assert!(low <= high);
            }
            if let Some(noun) = &quantity.noun {
                prop_assert!(text.get(noun.span.start..noun.span.end).is_some());
            }
            prop_assert_eq!(quantity.kind == QuantityKind::Money, quantity.unit.as_ref().is_some_and(|u| u.dimension.starts_with("money")));
        }
    }

    #[test]
    fn figures_come_back(value in 0u32..2_000_000_000) {
        let text = format!("They counted {} people.", corroborate::Interval::exactly(f64::from(value)));
        let found = Reader::default().quantities(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value, Some(f64::from(value)));
    }
}
