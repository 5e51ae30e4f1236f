//! Times: readable cases, and what holds for any text.

mod corpus;

use corroborate::mention::time::{Anchor, Time, TimeKind, TimeModifier, TimeRelation};
use corroborate::{Date, Document, Reader};
use proptest::prelude::*;

#[test]
fn cases() {
    corpus::run("time", |case| {
        let published = case.settings.get("published").map(|date| date.parse().expect("a date"));
        let times = Reader::default().times(&case.input, published);
        times.iter().map(|time| line(&case.input, time)).collect()
    });
}

/// `"Thursday" date 2020-02-20 [2020-02-20, 2020-02-21) since, start, from "Monday"`
fn line(text: &str, time: &Time) -> String {
    let kind = match time.kind {
        TimeKind::Date => "date",
        TimeKind::Time => "time",
        TimeKind::Duration => "duration",
        TimeKind::Set => "set",
    };
    let days = match (time.start, time.end) {
        (Some(start), Some(end)) => format!(" [{start}, {end})"),
        _ => String::new(),
    };
    let anchor = match time.anchor {
        Anchor::Absolute | Anchor::Published => String::new(),
        Anchor::Mention(span) => format!(", from {:?}", span.of(text)),
        Anchor::Open => ", open".to_owned(),
    };
    let modifier = time.modifier.map_or("", |modifier| match modifier {
        TimeModifier::Start => ", start",
        TimeModifier::Mid => ", mid",
        TimeModifier::End => ", end",
        TimeModifier::Approx => ", approx",
        TimeModifier::MoreThan => ", more than",
        TimeModifier::LessThan => ", less than",
        _ => ", ?",
    });
    let relation = match time.relation {
        TimeRelation::On => "on",
        TimeRelation::Since => "since",
        TimeRelation::Until => "until",
        TimeRelation::By => "by",
        TimeRelation::AsOf => "as of",
        TimeRelation::Before => "before",
        TimeRelation::After => "after",
        _ => "?",
    };
    let value = time.value.as_deref().unwrap_or("-");
    format!("{:?} {kind} {value}{days} {relation}{modifier}{anchor}", time.span.of(text))
}

fn times(text: &str, published: Option<Date>) -> Vec<Time> {
    Reader::default().times(text, published)
}

/// The forms that TIMEX3 values of this crate take.
fn is_well_formed(value: &str) -> bool {
    let reference = matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF");
    let duration =
        value.starts_with('P') && value.len() > 2 && value.bytes().last().is_some_and(|b| b.is_ascii_uppercase());
    let calendar = value.bytes().next().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'X' | b'F' | b'-'));
    let letters = value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'/' | b'.' | b'_'));
    letters && (reference || duration || calendar)
}

/// Words that times are made of, in any order.
fn time_words() -> impl Strategy<Value = String> {
    let words = [
        "the",
        "a",
        "last",
        "next",
        "this",
        "May",
        "March",
        "3",
        "31",
        "29",
        "2016",
        "1999",
        "9999",
        "Monday",
        "week",
        "year",
        "years",
        "ago",
        "two",
        "first",
        "quarter",
        "of",
        "in",
        "since",
        "until",
        "-",
        ",",
        ".",
        "'",
        "s",
        "th",
        "8",
        ":",
        "15",
        "a.m.",
        "GMT",
        "early",
        "late",
        "mid",
        "end",
        "century",
        "every",
        "day",
        "after",
        "before",
        "the",
        "earlier",
        "later",
        "half",
        "hour",
        "and",
        "to",
        "from",
        "between",
        "Easter",
        "Eid al-Fitr",
        "fiscal",
        "fall",
        "February",
        "99999999",
        "20161016",
        "2016-02-30",
        "1/1/2016",
        "past",
        "24",
        "hours",
        "million",
        "decades",
        "é",
        "morning",
        "tonight",
        "yesterday",
        "00",
        "0",
        "31st",
        "weekend",
        "that",
        "same",
        "following",
        "Q3",
        "twenty",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..24).prop_map(|words| words.join(" "))
}

fn any_date() -> impl Strategy<Value = Date> {
    let extremes = prop_oneof![
        Just(Date::MAX),
        Just(Date::new(-9999, 1, 1).expect("jiff's first day")),
        Just(Date::new(0, 2, 29).expect("a leap day")),
        Just(Date::new(9999, 2, 28).expect("a day of the last year")),
    ];
    let usual = (0_i64..80_000).prop_map(|days| Date::new(1900, 1, 1).expect("a day").plus_days(days));
    prop_oneof![1 => extremes, 3 => usual]
}

fn check(text: &str, published: Option<Date>) {
    let times = times(text, published);
    let mut end = 0;
    for time in &times {
        assert!(time.span.start >= end && !time.span.is_empty(), "ordered and disjoint: {time:?}");
        assert!(text.get(time.span.start..time.span.end).is_some(), "on character boundaries: {time:?}");
        end = time.span.end;
        let document = Document::plain(text);
        assert!(document.sentences().any(|s| s.span.contains(time.span)), "in one sentence: {time:?}");
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let cut = |at: usize| letter(text[..at].chars().next_back()) && letter(text[at..].chars().next());
        assert!(!cut(time.span.start) && !cut(time.span.end), "whole words: {time:?}");
        assert!(time.value.as_deref().map_or(true, is_well_formed), "{time:?}");
        assert_eq!(time.start.is_some(), time.end.is_some(), "{time:?}");
        assert!(time.start <= time.end && (time.start.is_none() || time.start < time.end), "{time:?}");
        let counted = time.anchor == Anchor::Published;
        assert!(published.is_some() || !counted, "nothing is counted from a day that is not known: {time:?}");
    }
    assert_eq!(times, self::times(text, published));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,80}", published in proptest::option::of(any_date())) {
        check(&text, published);
    }

    #[test]
    fn any_words_of_time_are_read(text in time_words(), published in proptest::option::of(any_date())) {
        check(&text, published);
    }

    #[test]
    fn an_absolute_date_means_the_same_everywhere(words in time_words()) {
        let alone = times("It began on 26 October 1989.", None);
        let text = format!("It began on 26 October 1989. {words}.");
        let first = times(&text, None).into_iter().next().expect("the date");
        prop_assert_eq!(&first, &alone[0]);
    }

    #[test]
    fn a_date_reads_as_it_is_written(date in any_date()) {
        if date.year() >= 0 {
            prop_assert_eq!(date.to_string().parse::<Date>().expect("a date"), date);
        }
    }

    #[test]
    fn dates_count_both_ways(date in any_date(), days in -4_000_000_i64..4_000_000) {
        let there = date.plus_days(days);
        if there > Date::MIN && there < Date::MAX {
            prop_assert_eq!(there.days_since(date), days);
            prop_assert_eq!(there.plus_days(-days), date);
        }
        let _ = (date.plus_days(i64::MIN), date.plus_days(i64::MAX), date.plus_months(i64::MIN), date.plus_months(i64::MAX));
    }

    #[test]
    fn weeks_begin_on_monday(date in any_date()) {
        let (year, week) = date.iso_week();
        if let Some(monday) = Date::of_iso_week(year, week) {
            prop_assert_eq!(monday.weekday(), 1);
            prop_assert!((0..7).contains(&date.days_since(monday)));
        }
    }
}

#[test]
fn metadata_is_no_time_of_the_story() {
    let report = Document::parse(" date 2020-02-21 \nThe raid took place on Thursday.");
    let times = Reader::default().read(&report).times;
    assert_eq!(times.len(), 1);
    assert_eq!(times[0].value.as_deref(), Some("2020-02-20"));
}

#[test]
fn nothing_reads_the_clock() {
    for relative in ["yesterday", "on Monday", "last week", "in March", "two days ago", "at 8 a.m.", "this Easter"] {
        let times = times(&format!("They left {relative}."), None);
        assert_eq!(times.len(), 1, "{relative}");
        assert_eq!((&times[0].value, times[0].start), (&None, None), "{relative}");
    }
}
