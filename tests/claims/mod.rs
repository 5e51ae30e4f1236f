//! Claims written by hand, one a line, for the tests of reconciling.
//!
//! ```text
//! report@published | outlet < origin | event | figure | class side | place < outer place | days
//! ```
//!
//! Figures: `52`, `>50`, `>=12`, `<50`, `<=40`, `20-30`, `~400`, `dozens`, `+5` (a rise), `10%`, `-` (none). Events:
//! `killed`, `not attacked`, `denies killed`, `disputes killed`, `asks killed`. Days: `2020-02-20`, `2020-02-10..2020-02-17` (the last
//! included), `since 2019-12-01`, `-`. Fields at the end may be left out. `"…"` at the end is the sentence;
//! `in a.0` makes it a part of that claim, `again a.0` the same people; `as 2020-02-21` is the day of the count, `named
//! Anna Mora` a victim's name, `called two others` the group's words; `inferred` says that no words of the report give it.

use std::collections::BTreeMap;

use corroborate::attribution::Stance;
use corroborate::claim::{Claim, ClaimPlace, ClaimTime, Figure, Group, Polarity};
use corroborate::mention::quantity::{Bound, Change, Quantity, QuantityKind};
use corroborate::{Date, Interval, Ledger, Lexicon, Reading, Span};

/// A ledger of the reports that the lines describe.
pub(crate) fn ledger(lines: &str, published: Option<&str>) -> Ledger {
    let mut ledger = Ledger::default();
    for reading in readings(lines, published) {
        ledger.add(reading);
    }
    ledger
}

/// The reports that the lines describe.
pub(crate) fn readings(lines: &str, published: Option<&str>) -> Vec<Reading> {
    let mut readings: BTreeMap<String, Reading> = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let (id, day) = fields[0].split_once('@').map_or((fields[0], published), |(id, day)| (id, Some(day)));
        let reading = readings.entry(id.to_owned()).or_default();
        reading.id = id.to_owned();
        reading.published = day.map(date);
        add(reading, &fields);
    }
    readings.into_values().collect()
}

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn add(reading: &mut Reading, fields: &[&str]) {
    let number = reading.claims.len();
    let field = |n: usize| fields.get(n).copied().filter(|f| !f.is_empty() && *f != "-");
    let mut sources: Vec<String> =
        fields[1].split('<').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
    let outlet = if sources.is_empty() { None } else { Some(sources.remove(0)) };
    reading.outlet.clone_from(&outlet);
    sources.splice(0..0, outlet);
    let mut claim = Claim {
        id: format!("{}.{number}", reading.id),
        doc: reading.id.clone(),
        sources,
        sentence: Span::new(0, 0),
        ..Claim::default()
    };
    event(&mut claim, fields[2]);
    if let Some(text) = field(3) {
        figure(&mut claim, reading, text);
    }
    claim.who = field(4).map(group);
    claim.place = field(5).map(place);
    for extra in &fields[6.min(fields.len())..] {
        if let Some(text) = extra.strip_prefix('"') {
            claim.text = text.trim_end_matches('"').to_owned();
            claim.sentence = Span::new(0, claim.text.len());
        } else if let Some(whole) = extra.strip_prefix("in ") {
            claim.part_of = Some(whole.to_owned());
        } else if let Some(same) = extra.strip_prefix("again ") {
            claim.same_as = Some(same.to_owned());
        } else if let Some(name) = extra.strip_prefix("named ") {
            claim.who.get_or_insert_with(Group::default).names.push(name.to_owned());
        } else if let Some(words) = extra.strip_prefix("called ") {
            claim.who.get_or_insert_with(Group::default).text = words.to_owned();
        } else if *extra == "inferred" {
            claim.inferred = true;
        } else if let Some(day) = extra.strip_prefix("as ") {
            claim.time.get_or_insert_with(ClaimTime::default).as_of = Some(date(day));
        } else if let Some(side) = extra.strip_prefix("by ") {
            claim.actor = Some(group(side));
        } else if !extra.is_empty() && *extra != "-" {
            claim.time = Some(days(extra));
        }
    }
    reading.claims.push(claim);
}

fn event(claim: &mut Claim, text: &str) {
    let (how, name) = text.rsplit_once(' ').unwrap_or(("", text));
    claim.event = name.to_owned();
    (claim.event_within, claim.plover) = within("event", name);
    match how {
        "not" => claim.polarity = Polarity::Negated,
        "denies" => claim.stance = Stance::Denies,
        "disputes" => claim.stance = Stance::Disputes,
        "asks" => claim.stance = Stance::Asks,
        _ => {}
    }
}

/// What holds a name in the lexicon's tree, and its name in PLOVER.
fn within(section: &str, name: &str) -> (Vec<String>, String) {
    let lexicon = Lexicon::builtin();
    let entry = |name: &str| lexicon.section(section).find(|e| e.name() == name);
    let outer = |name: &str| entry(name).and_then(|e| e.get("within")).map(str::to_owned);
    let chain = std::iter::successors(outer(name), |name| outer(name)).collect();
    (chain, entry(name).and_then(|e| e.get("plover")).unwrap_or_default().to_owned())
}

fn figure(claim: &mut Claim, reading: &mut Reading, text: &str) {
    let value = |text: &str| text.replace(',', "").parse::<f64>().unwrap_or_else(|_| panic!("{text:?} is no figure"));
    let mut bound = Bound::Exact;
    let mut written = None;
    claim.count = if let Some(rest) = text.strip_prefix(">=") {
        Interval::at_least(value(rest))
    } else if let Some(rest) = text.strip_prefix("<=") {
        Interval::at_most(value(rest))
    } else if let Some(rest) = text.strip_prefix('>') {
        Interval { low_open: true, ..Interval::at_least(value(rest)) }
    } else if let Some(rest) = text.strip_prefix('<') {
        Interval { high_open: true, ..Interval::at_most(value(rest)) }
    } else if let Some(rest) = text.strip_prefix('~') {
        (bound, written) = (Bound::Approximate, Some(value(rest)));
        Interval::between(value(rest) * 0.9, value(rest) * 1.1)
    } else if let Some(rest) = text.strip_prefix('+') {
        claim.figure = Figure::Increment;
        Interval::exactly(value(rest))
    } else if let Some(rest) = text.strip_suffix('%') {
        claim.figure = Figure::Share;
        Interval::exactly(value(rest))
    } else if text == "dozens" {
        bound = Bound::Vague;
        Interval::between(24.0, 99.0)
    } else if let Some((low, high)) = text.split_once('-') {
        Interval::between(value(low), value(high))
    } else {
        Interval::exactly(value(text))
    };
    if bound != Bound::Exact {
        claim.quantity = Some(reading.quantities.len());
        claim.text = text.to_owned();
        let span = Span::new(0, text.len());
        reading.quantities.push(Quantity {
            span,
            number: span,
            kind: QuantityKind::Cardinal,
            bound,
            interval: claim.count,
            value: written,
            change: Change::None,
            unit: None,
            noun: None,
        });
    }
}

fn group(text: &str) -> Group {
    let (class, side) = text.split_once(' ').map_or((text, None), |(class, side)| (class, Some(side.to_owned())));
    Group { text: text.to_owned(), class: class.to_owned(), within: within("scope", class).0, side, ..Group::default() }
}

fn place(text: &str) -> ClaimPlace {
    let mut names = text.split('<').map(|name| name.trim().to_owned());
    let name = names.next().unwrap_or_default();
    ClaimPlace { name, within: names.collect(), ..ClaimPlace::default() }
}

fn days(text: &str) -> ClaimTime {
    if let Some(start) = text.strip_prefix("since ") {
        return ClaimTime { start: Some(date(start)), cumulative: true, ..ClaimTime::default() };
    }
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    ClaimTime { start: Some(date(first)), end: Some(date(last).plus_days(1)), ..ClaimTime::default() }
}
