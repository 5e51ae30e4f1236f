//! What the words around a number make of it: bound, rise or fall, age, counted noun.

use core::ops::Range;

use super::noun;
use super::rules::{BoundWord, ChangeWord};
use super::scan::{Found, Scene, Sign};
use super::words::is_hyphen;
use super::{plausible, singular, word_class, Bound, Change, Interval, Noun, Quantity, QuantityKind, Unit};
use crate::document::Case;

/// How many tokens a phrase before a number has at most ("less than or equal to").
const LONGEST_BOUND: usize = 6;

/// The quantity that a number is with the words around it.
pub(super) fn quantity(scene: &Scene<'_, '_>, found: &Found, floor: usize) -> Quantity {
    let mut found = found.clone();
    warmth(scene, &mut found);
    let the = usize::from(
        found.kind == QuantityKind::Ordinal && found.whole.start > floor && scene.is(found.whole.start - 1, "the"),
    );
    let bounded =
        bounds_before(scene, found.whole.start - the, floor).filter(|(word, _)| the == 0 || word.bound != Bound::Exact);
    let mut start = bounded.as_ref().map_or(found.whole.start, |(_, from)| *from);
    if found.bound == Bound::Range && start > floor && matches!(scene.lower(start - 1), "between" | "from") {
        start -= 1;
    }
    age(scene, &mut found);
    let mut noun = counted(scene, &found);
    let mut end = noun.as_ref().map_or(found.whole.end, |n| found.whole.end.max(n.end));
    let behind = bound_behind(scene, found.whole.end).or_else(|| bound_behind(scene, end));
    // "300-plus fighters", "20 or so tanks"
    if let (QuantityKind::Cardinal, None, Some((_, next))) = (found.kind, &noun, behind) {
        noun = noun::phrase(scene, next, false);
        end = noun.as_ref().map_or(end, |n| n.end);
    }
    let bound = match (bounded.as_ref().map(|(b, _)| *b), behind) {
        (before, Some((word, next))) => {
            end = end.max(next);
            Some(combined(before, word, scene.is(next - 1, "to") || scene.is(next - 1, "equal")))
        }
        (before, None) => before,
    };
    let change = change(scene, &found, start);
    let (kind, interval) = (bound.map_or(Bound::Exact, |b| b.bound), interval(&found, bound));
    Quantity {
        span: scene.text.span(start.min(found.whole.start)..end.max(strong_end(scene, &found))),
        number: scene.text.span(found.number.clone()),
        kind: found.kind,
        bound: if found.bound == Bound::Exact
            || (found.bound != Bound::Exact && kind != Bound::Exact && found.bound != Bound::Vague)
        {
            if found.bound == Bound::Range && kind == Bound::Approximate {
                Bound::Range
            } else if kind == Bound::Exact {
                found.bound
            } else {
                kind
            }
        } else {
            found.bound
        },
        interval,
        value: found.value,
        change,
        unit: unit(scene, &found),
        noun: noun.map(|phrase| Noun { head: noun::head(scene, &phrase), span: scene.text.span(phrase) }),
    }
}

/// "60,000-strong"
fn strong_end(scene: &Scene<'_, '_>, found: &Found) -> usize {
    let at = found.whole.end;
    if is_hyphen(scene.lower(at)) && scene.is(at + 1, "strong") {
        at + 2
    } else {
        at
    }
}

/// The bound phrase that ends right before the token, and its first token.
pub(super) fn bound_before(scene: &Scene<'_, '_>, at: usize, floor: usize) -> Option<(BoundWord, usize)> {
    let end = if at > floor && is_hyphen(scene.lower(at - 1)) && scene.glued(at) && scene.glued(at - 1) {
        at - 1
    } else {
        at
    };
    // "<>30", "=>30"
    let crossed = |from: usize| {
        from > floor
            && matches!(scene.text.word(from), "<" | ">")
            && scene.glued(from)
            && matches!(scene.text.word(from - 1), "<" | "=")
    };
    let first = end.saturating_sub(LONGEST_BOUND).max(floor);
    let mut endings = scene.rules.bounds.endings(scene.text, first, end);
    endings.find(|(_, from)| !crossed(*from))
}

/// All bound phrases before a number: the outermost holds, so "at least another 20" is a least number.
fn bounds_before(scene: &Scene<'_, '_>, at: usize, floor: usize) -> Option<(BoundWord, usize)> {
    let (mut bound, mut from) = bound_before(scene, at, floor)?;
    while let Some((outer, further)) = bound_before(scene, from, floor) {
        if outer.bound != Bound::Exact {
            bound = outer;
        }
        from = further;
    }
    // "bringing the toll up to 94" says the toll.
    if scene.is(from, "up") && scene.is(from + 1, "to") && reaches(scene, from) {
        bound.bound = Bound::Exact;
    }
    let from = if bound.bound == Bound::Exact { at } else { from };
    Some((bound, from))
}

/// Whether a toll or a total is brought to a number.
fn reaches(scene: &Scene<'_, '_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|b| *b >= scene.start).map_or("", |b| scene.lower(b));
    matches!(before, "toll" | "total" | "tally" | "count" | "number" | "dead" | "deaths" | "killed" | "figure")
}

fn bound_behind(scene: &Scene<'_, '_>, at: usize) -> Option<(BoundWord, usize)> {
    let start = at + usize::from(is_hyphen(scene.lower(at)) && scene.glued(at) && scene.glued(at + 1));
    if start >= scene.end {
        return None;
    }
    let (next, word) = scene.rules.bounds_behind.longest(scene.text, start, scene.end)?;
    // "20 or more than 30" bounds the number behind it; "5 over", "plus 3" and "50 men and up to 90" too.
    let number = scene.is_number(next) || scene.is(next - 1, "up") && scene.is(next, "to") && scene.is_number(next + 1);
    (!number).then_some((*word, next))
}

/// "more than 50 or equal" is at least 50.
fn combined(before: Option<BoundWord>, behind: BoundWord, equal: bool) -> BoundWord {
    match before {
        Some(word) if equal && word.bound == Bound::LessThan => BoundWord { bound: Bound::AtMost, near: false },
        _ => behind,
    }
}

fn interval(found: &Found, bound: Option<BoundWord>) -> Interval {
    let (low, high) = (found.low, found.high);
    let Some(word) = bound else { return Interval { low: Some(low), high, ..Interval::default() } };
    let top = high.unwrap_or(low);
    if found.bound == Bound::Vague {
        return match word.bound {
            Bound::AtLeast | Bound::MoreThan => Interval { low: Some(low), ..Interval::default() },
            Bound::AtMost | Bound::LessThan => Interval { high, ..Interval::default() },
            _ => Interval { low: Some(low), high, ..Interval::default() },
        };
    }
    let tenth = |end: f64| end.abs() / 10.0;
    match word.bound {
        Bound::Approximate if found.bound == Bound::Range => Interval { low: Some(low), high, ..Interval::default() },
        Bound::Approximate => Interval::between(low - band(low), top + band(top)),
        Bound::AtLeast => Interval::at_least(low),
        Bound::AtMost => Interval::at_most(top),
        Bound::MoreThan => {
            Interval { low: Some(low), low_open: true, high: word.near.then(|| low + tenth(low)), high_open: false }
        }
        Bound::LessThan => {
            Interval { high: Some(top), high_open: true, low: word.near.then(|| top - tenth(top)), low_open: false }
        }
        _ => Interval { low: Some(low), high, ..Interval::default() },
    }
}

/// The interval of a number under another's bound.
pub(super) fn rebound(found: &Found, bound: Bound) -> Interval {
    interval(found, Some(BoundWord { bound, near: false }))
}

/// How far from an approximate number one may be: half of its last place that is no zero, but at least a twentieth and
/// at most 15 per cent of it. "about 400" reaches from 350 to 450, "about 450" from 427.5 to 472.5.
pub(super) fn band(value: f64) -> f64 {
    let size = value.abs();
    if size == 0.0 {
        return 0.0;
    }
    let mut place = 10f64.powi(size.log10().floor() as i32);
    // Seven places are more than anyone rounds to.
    for _ in 0..7 {
        let steps = size / place;
        if (steps - steps.round()).abs() < 1e-6 {
            break;
        }
        place /= 10.0;
    }
    (place / 2.0).clamp(size * 0.05, size * 0.15)
}

/// Rises and falls: "rose 5%", "fell by about 20", "up nearly $3".
fn change(scene: &Scene<'_, '_>, found: &Found, start: usize) -> Change {
    // A movement from one level to another is written in its ends; a multiple is no amount.
    let level = found.bound == Bound::Range && found.value.is_some();
    if level
        || matches!(
            found.kind,
            QuantityKind::Ordinal | QuantityKind::Age | QuantityKind::Ratio | QuantityKind::Multiple
        )
    {
        return Change::None;
    }
    if found.sign == Some(Sign::Plus) {
        return Change::Up;
    }
    let points = matches!(scene.lower(found.whole.end), "points" | "point" | "places" | "pips" | "ticks");
    let amount =
        points || !matches!(found.kind, QuantityKind::Cardinal | QuantityKind::Fraction | QuantityKind::Duration);
    let mut at = start;
    // "rose sharply by", "rose by as much as", "fell a further"
    for _ in 0..3 {
        if let Some((word, _)) = change_before(scene, at) {
            return if amount || !word.amounts_only { word.change } else { Change::None };
        }
        let Some(before) = at.checked_sub(1).filter(|b| *b >= scene.start) else { break };
        let word = scene.lower(before);
        if !(word == "by"
            || word.ends_with("ly")
            || matches!(word, "another" | "further" | "a" | "an" | "additional" | "extra" | "as" | "much" | "just"))
        {
            break;
        }
        at = before;
    }
    Change::None
}

/// Whether a rise or fall leads to the number that begins with the token.
pub(super) fn is_moved(scene: &Scene<'_, '_>, at: usize) -> bool {
    let start = bound_before(scene, at, scene.start).map_or(at, |(_, from)| from);
    let by = start > scene.start && scene.is(start - 1, "by");
    by || change_before(scene, start).is_some()
}

/// The word of rising or falling that ends right before the token.
fn change_before(scene: &Scene<'_, '_>, at: usize) -> Option<(ChangeWord, usize)> {
    scene.rules.changes.ending(scene.text, at.saturating_sub(2).max(scene.start), at)
}

/// Whether a word of rising or falling stands among the six before the token.
pub(super) fn change_near(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(6).max(scene.start)..at).any(|from| scene.rules.changes.begins(scene.text, from, at))
}

/// Degrees without a scale are a thermometer's where the sentence speaks of warmth.
fn warmth(scene: &Scene<'_, '_>, found: &mut Found) {
    let angle = found.unit.as_ref().is_some_and(|a| scene.rules.units.get(a.unit).id == "degree");
    if angle && plausible::speaks_of_warmth(scene) {
        found.kind = QuantityKind::Temperature;
    }
}

/// "29 years old", "a 10-year-old", "3 years of age", "aged 12", "Maddon, 66,".
fn age(scene: &Scene<'_, '_>, found: &mut Found) {
    if !matches!(found.kind, QuantityKind::Cardinal | QuantityKind::Duration) || found.bound == Bound::Vague {
        return;
    }
    let end = found.whole.end;
    if found.kind == QuantityKind::Duration {
        let old = end + usize::from(is_hyphen(scene.lower(end)));
        if matches!(scene.lower(old), "old" | "olds") {
            found.kind = QuantityKind::Age;
            found.whole.end = old + 1;
        } else if scene.is(end, "of") && scene.is(end + 1, "age") {
            found.kind = QuantityKind::Age;
            found.whole.end = end + 2;
        } else if is_of_age(scene, found.whole.start) {
            found.kind = QuantityKind::Age;
        }
        return;
    }
    let start = found.whole.start;
    let before = |back: usize| start.checked_sub(back).filter(|t| *t >= scene.start).map_or("", |t| scene.lower(t));
    let told = matches!(before(1), "aged" | "age" | "ages") || is_of_age(scene, start);
    let bare = scene.is_number(found.number.start) && found.bound == Bound::Exact;
    let years = found.value.is_some_and(|v| v.fract() == 0.0 && (1.0..=115.0).contains(&v));
    if told || (bare && years && beside_a_name(scene, found)) {
        found.kind = QuantityKind::Age;
    }
}

/// "the age of 5 years"
fn is_of_age(scene: &Scene<'_, '_>, at: usize) -> bool {
    at >= scene.start + 2 && scene.is(at - 1, "of") && matches!(scene.lower(at - 2), "age" | "ages")
}

/// "Maddon, 66, has", "Jane Doe (34)"
fn beside_a_name(scene: &Scene<'_, '_>, found: &Found) -> bool {
    let (at, next) = (found.number.start, found.number.end);
    if at < scene.start + 2 {
        return false;
    }
    let name = scene.text.tokens()[at - 2];
    let named = scene.is_word(at - 2) && matches!(name.case, Case::Title | Case::Mixed);
    let commas = scene.is(at - 1, ",")
        && matches!(scene.lower(next), "," | "." | ";" | "who")
        && found.value.is_some_and(|v| v >= 5.0);
    let brackets = scene.is(at - 1, "(") && scene.is(next, ")");
    named && (commas || brackets)
}

/// The counted phrase.
fn counted(scene: &Scene<'_, '_>, found: &Found) -> Option<Range<usize>> {
    let end = found.whole.end;
    match found.kind {
        QuantityKind::Cardinal => {
            let one = found.value == Some(1.0) && found.bound == Bound::Exact;
            noun::phrase(scene, end, one).or_else(|| noun_before(scene, found))
        }
        QuantityKind::Fraction | QuantityKind::Percentage if scene.is(end, "of") => noun::phrase(scene, end, false),
        // "one in five people"
        QuantityKind::Fraction if found.number.len() > 2 && noun::plural_follows(scene, end) => {
            noun::phrase(scene, end, false)
        }
        _ => None,
    }
}

/// "deaths: 12"
fn noun_before(scene: &Scene<'_, '_>, found: &Found) -> Option<Range<usize>> {
    let colon = found.whole.start.checked_sub(1).filter(|c| *c > scene.start && scene.is(*c, ":"))?;
    let noun = colon - 1;
    let word = scene.lower(noun);
    let counted = scene.is_word(noun)
        && (word_class::is_plural(word) || matches!(word, "dead" | "wounded" | "injured" | "killed" | "missing"));
    counted.then_some(noun..noun + 1)
}

fn unit(scene: &Scene<'_, '_>, found: &Found) -> Option<Unit> {
    let affix = found.unit.as_ref()?;
    let entry = scene.rules.units.get(affix.unit);
    let own = entry.millions().unwrap_or(&entry.id);
    let own = own.strip_prefix('M').unwrap_or(own);
    let mut tokens = affix.tokens.clone();
    let dimension = if found.kind == QuantityKind::Temperature { "temperature" } else { &entry.dimension };
    let mut unit = Unit {
        id: own.to_owned(),
        dimension: dimension.to_owned(),
        si: entry.si,
        zero: entry.zero,
        span: scene.text.span(tokens.clone()),
    };
    let Some(per) = &affix.per else { return Some(unit) };
    match per.unit.map(|u| scene.rules.units.get(u)) {
        Some(below) => {
            unit.id = format!("{own}_per_{}", below.id);
            unit.dimension = rate(&entry.dimension, &below.dimension);
            unit.si = entry.si.zip(below.si).map(|(a, b)| a / b);
        }
        None => {
            let noun = singular::singular(scene.lower(per.tokens.end - 1)).into_owned();
            unit.id = format!("{own}_per_{noun}");
            unit.dimension = format!("{}_per_{noun}", entry.dimension);
        }
    }
    tokens = if tokens.start < found.number.start { per.tokens.clone() } else { tokens.start..per.tokens.end };
    if affix.tokens.start >= found.number.start {
        unit.span = scene.text.span(tokens);
    }
    Some(unit)
}

/// What a quotient of two dimensions measures.
fn rate(above: &str, below: &str) -> String {
    match (above, below) {
        ("length", "duration") => "speed".to_owned(),
        ("mass", "volume") => "density".to_owned(),
        ("data", "duration") => "data_rate".to_owned(),
        ("volume", "duration") => "flow".to_owned(),
        ("energy", "duration") => "power".to_owned(),
        ("length", "volume") => "fuel_economy".to_owned(),
        _ => format!("{above}_per_{below}"),
    }
}
