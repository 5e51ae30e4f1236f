//! What a coordinated number leaves out: the noun of "killed 50 militants and wounded up to 90", the bound of "more than
//! 7.5 million crowns ($1.1 million)".

use super::context;
use super::scan::{Found, Scene};
use super::word_class;
use super::words::is_hyphen;
use super::{Bound, Change, Quantity, QuantityKind};

/// How many tokens may stand between the noun and the number that shares it.
const REACH: usize = 20;

/// Gives numbers what they share with those beside them.
pub(super) fn complete(scene: &Scene<'_, '_>, numbers: &[Found], quantities: &mut [Quantity]) {
    for at in 1..quantities.len() {
        restate(scene, numbers, quantities, at);
        lend_noun(scene, numbers, quantities, at);
    }
    for at in (1..quantities.len()).rev() {
        share_whole(scene, numbers, quantities, at);
    }
    // "four-, five- and six-cylinder engines": from the last to the first.
    for at in (1..quantities.len()).rev() {
        let end = numbers[at - 1].whole.end;
        let open = is_hyphen(scene.lower(end))
            && scene.glued(end)
            && matches!(scene.lower(end + 1), "," | "and" | "or" | "to");
        if open && is_bare(&quantities[at - 1]) && quantities[at].kind == QuantityKind::Cardinal {
            let noun = quantities[at].noun.clone();
            quantities[at - 1].noun = noun;
        }
    }
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Cardinal && quantity.noun.is_none()
}

/// "17 of the 23 dead", "280 million of the 1.5 billion shekels": a part is counted as its whole is.
fn share_whole(scene: &Scene<'_, '_>, numbers: &[Found], quantities: &mut [Quantity], at: usize) {
    let (end, start) = (numbers[at - 1].whole.end, numbers[at].whole.start);
    let of = scene.is(end, "of") && start - end <= 3 && (end + 1..start).all(|t| scene.is_word(t));
    if !of || !is_bare(&quantities[at - 1]) {
        return;
    }
    let whole = &quantities[at];
    let (noun, unit, kind) = (whole.noun.clone(), whole.unit.clone(), whole.kind);
    match kind {
        QuantityKind::Cardinal => quantities[at - 1].noun = noun,
        QuantityKind::Money => {
            quantities[at - 1].unit = unit;
            quantities[at - 1].kind = kind;
        }
        _ => {}
    }
}

/// A number that says the one before it again, in brackets or behind "or", is bounded and moved as that is.
fn restate(scene: &Scene<'_, '_>, numbers: &[Found], quantities: &mut [Quantity], at: usize) {
    let (end, start) = (numbers[at - 1].whole.end, numbers[at].whole.start);
    let only = |words: &[&str]| start == end + words.len() && words.iter().zip(end..).all(|(w, t)| scene.is(t, w));
    let brackets = only(&["("]);
    let behind = quantities[at - 1].noun.as_ref().map_or(end, |n| scene.token_behind(n.span.end, end, start));
    let or = |from: usize| {
        matches!(scene.lower(from), "," | "or")
            && (from..start).all(|t| matches!(scene.lower(t), "," | "or"))
            && (from..start).any(|t| scene.is(t, "or"))
    };
    let or = or(end) || or(behind);
    let (before, this) = (&quantities[at - 1], &quantities[at]);
    if this.bound != Bound::Exact || this.change != Change::None || !(brackets || or) {
        return;
    }
    let measured = before.unit.is_some() && this.unit.is_some();
    let same = measured && before.unit.as_ref().map(|u| &u.dimension) == this.unit.as_ref().map(|u| &u.dimension);
    if brackets && same {
        let (bound, change) = (before.bound, before.change);
        quantities[at].change = change;
        if matches!(bound, Bound::MoreThan | Bound::AtLeast | Bound::LessThan | Bound::AtMost | Bound::Approximate) {
            quantities[at].bound = bound;
            quantities[at].interval = context::rebound(&numbers[at], bound);
        }
    } else if or && this.kind == QuantityKind::Percentage {
        quantities[at].change = before.change;
    }
}

/// Gives a number without a noun that of the last one before it, where they are coordinated.
fn lend_noun(scene: &Scene<'_, '_>, numbers: &[Found], quantities: &mut [Quantity], at: usize) {
    if !is_bare(&quantities[at]) {
        return;
    }
    let lender = (0..at).rev().find(|l| quantities[*l].kind == QuantityKind::Cardinal);
    let lent = lender.and_then(|l| {
        let noun = quantities[l].noun.clone()?;
        shares(scene, numbers[l].whole.end, &numbers[at]).then_some(noun)
    });
    quantities[at].noun = lent;
}

/// Whether the words before a number join it to the one that ends at `from`.
fn shares(scene: &Scene<'_, '_>, from: usize, number: &Found) -> bool {
    let between = from..number.whole.start;
    if between.len() > REACH {
        return false;
    }
    let joins = |t: usize| {
        matches!(
            scene.lower(t),
            "and"
                | "or"
                | "but"
                | ","
                | ";"
                | "while"
                | "including"
                | "from"
                | "with"
                | "plus"
                | "compared"
                | "against"
                | "to"
                | "than"
        )
    };
    // The joint stands close before the number: "and wounded up to 90", "and 187 by tender".
    let close = between.clone().rev().take(6).any(joins);
    let ends = !scene.is_word(number.whole.end) || word_class::is_stop(scene.lower(number.whole.end));
    close && ends
}
