//! Numbers that belong together: ranges, ratios, compound measures, levels from which and to which something moved.

use super::context::{bound_before, change_near};
use super::scan::{Found, Scene};
use super::words::is_hyphen;
use super::{Bound, QuantityKind};

/// How one number leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// "20-30", "20 to 30", "between 20 and 30"
    Range,
    /// "two or three"
    Or,
    /// "from 208 pounds to 193"
    From,
    /// "2:1"
    Colon,
}

/// Joins what belongs together, in the order of the sentence.
pub(super) fn join(scene: &Scene<'_, '_>, numbers: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::with_capacity(numbers.len());
    for next in numbers {
        let together =
            joined.last().and_then(|last| compound(scene, last, &next).or_else(|| linked(scene, last, &next)));
        match (together, joined.last_mut()) {
            (Some(whole), Some(last)) => *last = whole,
            _ => joined.push(next),
        }
    }
    joined
}

/// "5 ft 10 in", "3 hours and 20 minutes", "3 dollars 50 cents", "15 dollars 50".
fn compound(scene: &Scene<'_, '_>, a: &Found, b: &Found) -> Option<Found> {
    let and = usize::from(scene.is(a.whole.end, "and"));
    if a.whole.end + and != b.whole.start || a.bound != Bound::Exact || b.bound != Bound::Exact {
        return None;
    }
    let (first, behind) = (a.unit.as_ref()?, a.unit.as_ref()?.tokens.start >= a.number.end);
    let larger = scene.rules.units.get(first.unit);
    // "2 percentage points and 25 basis points" are two amounts, and so are "4 billion euros and 50 cents".
    let adds_up = matches!(larger.dimension.as_str(), "length" | "mass" | "duration" | "angle" | "volume" | "money");
    if !adds_up || (larger.dimension == "money" && a.scale != 1.0) {
        return None;
    }
    let value = b.value?;
    let (part, end) = match &b.unit {
        Some(second) => {
            let smaller = scene.rules.units.get(second.unit);
            let fits =
                smaller.dimension == larger.dimension && smaller.si? < larger.si? && larger.dimension != "percent";
            let minor = larger.dimension != "money" || smaller.si? < 1.0;
            (fits && minor && behind).then_some((value * smaller.si? / larger.si?, b.whole.end))?
        }
        None if larger.id == "foot" && matches!(scene.lower(b.whole.end), "in" | "ins") => {
            (value * 0.0254 / 0.3048, b.whole.end + 1)
        }
        None if larger.dimension == "money" && and == 0 && behind => {
            let cents = scene.is_number(b.number.start)
                && scene.text.word(b.number.start).len() == 2
                && value < 100.0
                && b.number.len() == 1;
            cents.then_some((value / 100.0, b.whole.end))?
        }
        None => return None,
    };
    let total = a.value? + part;
    let mut whole = a.clone();
    (whole.low, whole.high, whole.value) = (total, Some(total), Some(total));
    whole.number.end = b.number.end;
    whole.whole.end = end;
    if let Some(affix) = &mut whole.unit {
        affix.tokens.end = end;
    }
    Some(whole)
}

fn linked(scene: &Scene<'_, '_>, a: &Found, b: &Found) -> Option<Found> {
    if a.kind == QuantityKind::Ordinal
        || b.kind == QuantityKind::Ordinal
        || a.bound == Bound::Vague
        || b.bound == Bound::Vague
    {
        return None;
    }
    if a.bound == Bound::Range {
        return None;
    }
    let link = link(scene, a, b)?;
    if link == Link::Colon {
        return ratio(a, b);
    }
    let mut a = a.clone();
    let mut b = b.clone();
    share(&mut a, &mut b);
    if !same_unit(scene, &a, &b, link) {
        return None;
    }
    let (low, high) = (a.value.or(Some(a.low))?, b.high?);
    match link {
        Link::Range if low >= high => {
            let one = b.value == Some(1.0) && a.unit.is_none() && b.unit.is_none() && !scene.is(a.whole.end, "and");
            return if one && low > 1.0 { ratio(&a, &b) } else { None };
        }
        Link::Or if low >= high || high > low + 2.0 || high > 20.0 => return None,
        _ => {}
    }
    let number = a.number.start.min(b.number.start)..b.number.end;
    Some(Found {
        kind: if b.unit.is_some() { b.kind } else { a.kind },
        bound: Bound::Range,
        low: low.min(b.low),
        high: Some(low.max(high)),
        // Of a movement from one level to another the level reached is the number that holds.
        value: if link == Link::From { b.value } else { None },
        base: b.base,
        scale: b.scale,
        number,
        whole: a.whole.start..b.whole.end,
        unit: match (a.unit, b.unit) {
            (Some(x), Some(y)) if y.per.is_none() && x.per.is_some() && x.unit == y.unit => Some(x),
            (x, y) => y.or(x),
        },
        sign: None,
    })
}

fn link(scene: &Scene<'_, '_>, a: &Found, b: &Found) -> Option<Link> {
    let gap = a.whole.end..b.whole.start;
    if gap.is_empty() || gap.len() > 7 {
        return None;
    }
    let at = gap.start;
    let word = scene.lower(at);
    let opener = opener(scene, a);
    if gap.len() == 1 && word == ":" && scene.glued(at) && scene.glued(at + 1) {
        return Some(Link::Colon);
    }
    let only = |words: &[&str]| gap.len() == words.len() && gap.clone().zip(words).all(|(t, w)| scene.is(t, w));
    let dash = gap.len() == 1 && (is_hyphen(word) || matches!(word, "~" | "∼" | "—" | "−"));
    let to =
        only(&["to"]) || only(&["to", "-"]) || only(&["-", "to", "-"]) || only(&["-", "to"]) || only(&["–", "to", "–"]);
    if opener == Some("from") && (to || dash) && moves(scene, a) {
        return Some(Link::From);
    }
    // "rose by $43.6 billion to $419.2 billion" reaches a level; "fell by 1 to 1.5 degrees" is a range.
    let moved = to && opener.is_none() && super::context::is_moved(scene, a.whole.start);
    if moved && b.high.unwrap_or(b.low).abs() > 2.0 * a.low.abs() {
        return None;
    }
    if dash || to {
        return Some(Link::Range);
    }
    if only(&["and"]) && matches!(opener, Some("between" | "from")) {
        return Some(Link::Range);
    }
    if only(&["or"]) {
        return Some(Link::Or);
    }
    // "from 21 mpg combined to 23", "from 20 miles per gallon in 2008 to 29"
    let last = bound_before(scene, b.whole.start, gap.start).map_or(b.whole.start, |(_, from)| from);
    let reaches = last > gap.start && scene.is(last - 1, "to");
    let plain = (gap.start..last).all(|t| scene.is_word(t) || scene.is_number(t));
    (opener == Some("from") && reaches && plain && moves(scene, a)).then_some(Link::From)
}

/// "between" or "from" before a number and its bound.
fn opener<'s>(scene: &'s Scene<'_, '_>, a: &Found) -> Option<&'s str> {
    let start = bound_before(scene, a.whole.start, scene.start).map_or(a.whole.start, |(_, from)| from);
    let before = start.checked_sub(1).filter(|b| *b >= scene.start)?;
    let word = scene.lower(before);
    matches!(word, "between" | "from").then_some(word)
}

/// Whether a word of rising or falling stands before "from".
fn moves(scene: &Scene<'_, '_>, a: &Found) -> bool {
    change_near(scene, a.whole.start)
}

/// "2-3 million": the first takes the scale and the unit of the second.
fn share(a: &mut Found, b: &mut Found) {
    let below =
        a.base.abs() < b.base.abs() || a.base.abs() < 1000.0 && a.base.abs() < b.base.abs() * 10.0 && b.scale >= 1e6;
    if a.scale == 1.0 && b.scale > 1.0 && below && a.base.abs() < 1000.0 {
        a.rescale(b.scale);
        a.scale = b.scale;
    }
}

fn same_unit(scene: &Scene<'_, '_>, a: &Found, b: &Found, link: Link) -> bool {
    match (&a.unit, &b.unit) {
        (Some(x), Some(y)) => {
            x.unit == y.unit || scene.dimension(a) == scene.dimension(b) && scene.dimension(a) == "money"
        }
        (None, None) => a.kind == b.kind || link == Link::Range,
        (None, Some(y)) => y.tokens.start >= b.number.end,
        // "$10 to 15 billion"; "5% to 10" only where a hyphen joins them.
        (Some(x), None) => x.tokens.start < a.number.start || link == Link::From,
    }
}

fn ratio(a: &Found, b: &Found) -> Option<Found> {
    let (above, below) = (a.value?, b.value.filter(|v| *v != 0.0)?);
    (a.unit.is_none() && b.unit.is_none()).then(|| Found {
        number: a.number.start..b.number.end,
        whole: a.whole.start..b.whole.end,
        ..Found::plain(QuantityKind::Ratio, above / below, a.number.clone())
    })
}
