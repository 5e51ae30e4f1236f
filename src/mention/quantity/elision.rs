//! Nouns that a coordinated number leaves out: "killed 50 militants and wounded up to 90".

use super::scan::{Found, Scene};
use super::{Quantity, QuantityKind};

/// How many tokens may stand between the noun and the number that shares it.
const REACH: usize = 12;

/// Gives a number without a noun that of the number before it, where they are coordinated.
pub(super) fn lend_nouns(scene: &Scene<'_, '_>, numbers: &[Found], quantities: &mut [Quantity]) {
    for at in 1..quantities.len() {
        let bare = quantities[at].kind == QuantityKind::Cardinal && quantities[at].noun.is_none();
        let lender = &quantities[at - 1];
        if !bare || lender.kind != QuantityKind::Cardinal {
            continue;
        }
        let lent = lender.noun.clone().filter(|_| shares(scene, numbers[at - 1].whole.end, &numbers[at]));
        quantities[at].noun = lent;
    }
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
        )
    };
    // The joint stands close before the number: "and wounded up to 90", "and 187 by tender".
    let close = between.clone().rev().take(6).any(joins);
    let ends = !scene.is_word(number.whole.end) || super::noun::is_stop(scene.lower(number.whole.end));
    close && ends
}
