//! Verbs joined to each other, which share their parties.

use super::super::clause;
use super::{Frame, Victim, View};

/// Verbs joined by "and" or "or" share their parties: "killed and wounded", "damaged or destroyed".
pub(super) fn share(view: View<'_>, frames: &mut Vec<Frame>) {
    for second in 1..frames.len() {
        let first = second - 1;
        let gap = frames[first].trigger.end..frames[second].trigger.start;
        let text = view.scene.text;
        let joined = gap.len() <= 3
            && !gap.is_empty()
            && gap.clone().all(|t| {
                matches!(text.lower(t), "and" | "or" | "/" | "," | "either") || clause::is_adverb(view.scene, t)
            });
        if joined {
            share_two(view, frames, first, second);
        }
    }
    drop_repeated(frames);
    frames.retain(|f| !f.victims.is_empty() || view.events.get(f.event).bare);
}

/// "12 hostages were released" claims a release, and "400 air strikes struck" claims strikes once.
fn drop_repeated(frames: &mut Vec<Frame>) {
    if frames.len() < 2 {
        return;
    }
    let told = frames.clone();
    let takes = |other: &Frame, victim: &Victim| other.victims.iter().any(|v| v.party == victim.party);
    let mut at = 0;
    frames.retain_mut(|frame| {
        let stronger = |other: &Frame| {
            let verb = frame.counted_noun && !other.counted_noun;
            verb || (other.event == frame.event && other.trigger.start < frame.trigger.start && !other.counted_noun)
        };
        let before = frame.victims.len();
        let victims = core::mem::take(&mut frame.victims);
        frame.victims = victims
            .into_iter()
            .filter(|v| !told.iter().enumerate().any(|(i, other)| i != at && takes(other, v) && stronger(other)))
            .collect();
        at += 1;
        before == 0 || !frame.victims.is_empty()
    });
}

fn share_two(view: View<'_>, frames: &mut [Frame], first: usize, second: usize) {
    let (a, b) = (frames[first].victims.clone(), frames[second].victims.clone());
    if a.is_empty() && b.len() == 2 && frames[second].active && is_respective(view, &b) {
        frames[first].victims = vec![b[0]];
        frames[second].victims = vec![b[1]];
    } else if a.is_empty() && !b.is_empty() {
        frames[first].victims = b;
        frames[first].active = frames[second].active;
        merge(view, frames, first, second);
    } else if !a.is_empty() && (b.is_empty() || a == b) {
        frames[second].victims = a;
        merge(view, frames, first, second);
    }
}

/// "up to 50 militants and up to 90": the second figure has no noun of its own.
fn is_respective(view: View<'_>, victims: &[Victim]) -> bool {
    let class = |v: &Victim| view.parties[v.party].class;
    let second = view.parties[victims[1].party].quantity.map(|q| &view.scene.parts.quantities[q]);
    let elided = second.is_some_and(|q| q.noun.as_ref().map_or(true, |noun| noun.span.start < q.number.start));
    class(&victims[0]).is_some() && (class(&victims[1]).is_none() || elided)
}

/// One figure for two events counts what includes both: "killed and wounded 30" is 30 casualties, and "damaged or
/// destroyed 12" is 12 damaged, at most 12 of them destroyed.
fn merge(view: View<'_>, frames: &mut [Frame], first: usize, second: usize) {
    let events = view.events;
    let (a, b) = (frames[first].event, frames[second].event);
    if a == b {
        frames[second].victims.clear();
    } else if events.lies_within(a, b) {
        frames[first].victims.iter_mut().for_each(|v| v.at_most = true);
    } else if events.lies_within(b, a) {
        frames[second].victims.iter_mut().for_each(|v| v.at_most = true);
    } else if let Some(common) = events.broader(a).find(|e| events.lies_within(b, *e)) {
        let of_all = |holds: &dyn Fn(usize) -> bool| frames[first].victims.iter().all(|v| holds(v.party));
        if of_all(&|party| !view.parties[party].is_counted()) {
            // "Killed and injured a number of civilians" tells of some who died and of others who live.
            frames[second].victims = frames[first].victims.clone();
        } else if of_all(&|party| !view.parties[party].is_single()) {
            frames[first].event = common;
            frames[second].victims.clear();
        }
    }
}
