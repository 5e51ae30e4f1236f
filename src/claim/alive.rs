//! Who is alive: where all who were hurt are expected to live, a report says that nobody was killed.

use super::assemble::Draft;
use super::victim::{are_apart, is_single, number, stands_alone};
use super::{Certainty, Claim, ClaimTime, Figure, Polarity};
use crate::mention::quantity::Interval;

/// The claim that nobody was killed, where a report says of all who were hurt in an event that they live.
pub(super) fn nobody_killed(document: &str, drafts: &[Draft]) -> Option<Draft> {
    let hurt = |d: &&Draft| matches!(d.claim.event.as_str(), "injured" | "shot") && affirmed(&d.claim);
    let living = || drafts.iter().filter(hurt).filter(|d| says_alive(&d.claim));
    let last = living().next_back()?;
    let together = drafts.iter().filter(|d| affirmed(&d.claim) && is_of_event(&d.claim, &last.claim));
    if together.clone().any(|d| matches!(d.claim.event.as_str(), "killed" | "executed" | "casualties")) {
        return None;
    }
    let counted = |event: &str| {
        let of_event = together.clone().filter(|d| d.claim.event == event && stands_alone(&d.claim));
        of_event.filter(|d| d.claim.count != Interval::default()).map(number).sum::<f64>()
    };
    let victims = counted("injured").max(counted("shot"));
    let all = living().any(|d| speaks_of_all(d, victims));
    all.then(|| none_of(document, drafts.len(), last))
}

fn affirmed(claim: &Claim) -> bool {
    claim.polarity == Polarity::Affirmed
        && claim.figure == Figure::Level
        && !matches!(claim.certainty, Certainty::Conditional | Certainty::Future)
}

/// Whether the words of the event say that somebody lives.
fn says_alive(claim: &Claim) -> bool {
    let words = claim.trigger_words().to_lowercase();
    ["survive", "stable", "non-life", "non life", "good condition", "fair condition", "released"]
        .iter()
        .any(|sign| words.contains(sign))
}

/// Whether two claims may be of one event: no days apart.
fn is_of_event(a: &Claim, b: &Claim) -> bool {
    days(a).zip(days(b)).map_or(true, |(a, b)| !are_apart(a, b, 1))
}

/// The days of a claim, where both their ends are known and it counts nothing that grew over them.
fn days(claim: &Claim) -> Option<&ClaimTime> {
    claim.time.as_ref().filter(|time| !time.cumulative && time.start.is_some() && time.end.is_some())
}

/// "All five", "both", "the victims", or as many as were hurt.
fn speaks_of_all(draft: &Draft, victims: f64) -> bool {
    let words = draft.claim.who.as_ref().map_or("", |who| who.text.as_str());
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let plural = !is_single(draft) && draft.claim.count == Interval::default();
    match first.as_str() {
        "all" | "both" => true,
        "the" | "they" | "those" if plural => true,
        _ => !draft.partial && draft.claim.count != Interval::default() && number(draft) >= victims.max(1.0),
    }
}

fn none_of(document: &str, at: usize, from: &Draft) -> Draft {
    let mut draft = from.clone();
    let claim = &mut draft.claim;
    "killed".clone_into(&mut claim.event);
    claim.polarity = Polarity::Negated;
    claim.count = Interval::exactly(0.0);
    claim.quantity = None;
    claim.written = None;
    claim.part_of = None;
    claim.same_as = None;
    claim.inferred = true;
    claim.id = format!("{document}.{at}");
    draft
}
