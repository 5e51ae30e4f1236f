//! What was read in the fields of a claim, in words: the values of a judgement's steps.

use super::fact::{Fact, Window};
use super::number::number;
use super::step::Field as F;

/// What was read in a field of a claim.
pub(super) fn value(fact: &Fact<'_>, field: F) -> String {
    let claim = fact.claim;
    match field {
        F::Figure | F::Text => figure(fact),
        F::Event => claim.event.replace('_', " "),
        F::Group => claim.who.as_ref().map_or_else(|| "people".to_owned(), |who| who.text.clone()),
        F::Place => claim.place.as_ref().map_or_else(|| "an unnamed place".to_owned(), |place| place.name.clone()),
        F::Window => days(fact.window),
        F::AsOf => fact.as_of.map_or_else(|| "undated".to_owned(), iso),
        F::Origin | F::Stance => fact.voice.to_owned(),
    }
}

/// "12 civilians"
pub(super) fn figure_and_group(fact: &Fact<'_>) -> String {
    let group = fact.claim.who.as_ref().map_or("people", |who| who.class.as_str());
    format!("{} {group}", figure(fact))
}

/// A figure as it is written: "52", "more than 50", "20 to 30", "about 400".
pub(super) fn figure(fact: &Fact<'_>) -> String {
    let count = fact.claim.count;
    match (count.low, count.high) {
        (Some(_), Some(_)) if fact.value.is_some_and(|value| Some(value) != fact.range.exact()) => {
            format!("about {}", number(fact.value.unwrap_or_default()))
        }
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) if count.low_open => format!("more than {}", number(low)),
        (Some(low), None) => format!("at least {}", number(low)),
        (None, Some(high)) if count.high_open => format!("fewer than {}", number(high)),
        (None, Some(high)) => format!("up to {}", number(high)),
        (None, None) => "no figure".to_owned(),
    }
}

fn days(window: Window) -> String {
    match window.days() {
        Some((start, end)) if end - start == 1 => iso(start),
        Some((start, _)) if window.cumulative => format!("since {}", iso(start)),
        Some((start, end)) => format!("{} to {}", iso(start), iso(end - 1)),
        None => "an unknown day".to_owned(),
    }
}

fn iso(day: i32) -> String {
    let epoch = crate::date::Date::new(1970, 1, 1).map(|epoch| epoch.plus_days(i64::from(day)));
    epoch.map(|date| date.to_string()).unwrap_or_default()
}
