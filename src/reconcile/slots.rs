//! Slots: how two facts lie to each other in event, group, place and days.

use super::fact::{Fact, Facts, Window};
use super::fit::Fit;
use super::step::Field as F;

/// How the slots of `b` lie to those of `a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slots {
    pub(super) event: Fit,
    pub(super) group: Fit,
    pub(super) place: Fit,
    pub(super) window: Fit,
}

impl Slots {
    pub(super) fn of(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Self {
        Slots {
            event: event_fit(facts, a, b),
            group: group_fit(facts, a, b),
            place: match (a.place, b.place) {
                (Some(x), Some(y)) => facts.chain_fit(x, y),
                _ => Fit::Unknown,
            },
            window: match Window::fit(a.window, b.window) {
                _ if one_toll(a, b) => Fit::Equal,
                Fit::Disjoint if one_state(facts, a, b) => Fit::Equal,
                fit => fit,
            },
        }
    }

    pub(super) fn mirrored(self) -> Self {
        Slots {
            event: self.event.mirrored(),
            group: self.group.mirrored(),
            place: self.place.mirrored(),
            window: self.window.mirrored(),
        }
    }

    /// The slot in which `b` is narrower.
    pub(super) fn narrower(self) -> F {
        match self {
            Slots { group: Fit::Narrower, .. } => F::Group,
            Slots { place: Fit::Narrower, .. } => F::Place,
            Slots { event: Fit::Narrower, .. } => F::Event,
            _ => F::Window,
        }
    }

    pub(super) fn all(self) -> Fit {
        self.event.and(self.group).and(self.place).and(self.window)
    }
}

/// Whether one counts what happened on a day and the other what came of it since that day: one growing toll.
fn one_toll(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let of = |day: &Fact<'_>, since: &Fact<'_>| {
        day.window.is_day() && since.window.start == day.window.start && since.counts_aftermath()
    };
    of(a, b) || of(b, a)
}

/// Whether both count, without a day of their own, a state that lasts, such as the displaced: the later count of the two
/// is one of the same people.
fn one_state(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let lasting = |fact: &Fact<'_>| fact.window.assumed && facts.is_state(fact);
    let days = a.as_of.zip(b.as_of).map(|(x, y)| (x - y).abs());
    lasting(a) && lasting(b) && days.is_some_and(|days| days <= STATE)
}

/// Days in which a state is counted again rather than a new one.
pub(super) const STATE: i32 = 45;

pub(super) fn event_fit(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Fit {
    if a.event == b.event {
        Fit::Equal
    } else {
        facts.chain_fit(a.event, b.event)
    }
}

pub(super) fn group_fit(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Fit {
    let class = if a.class == b.class { Fit::Equal } else { facts.class_fit(a.class, b.class) };
    let side = match (a.side, b.side) {
        (Some(x), Some(y)) if x == y => Fit::Equal,
        (Some(_), Some(_)) => Fit::Disjoint,
        (None, Some(_)) => Fit::Narrower,
        (Some(_), None) => Fit::Wider,
        (None, None) => Fit::Equal,
    };
    // "Soldiers" beside "Syrian soldiers" leaves open whose they are; beside "Syrian people" it narrows.
    match side {
        Fit::Narrower | Fit::Wider if class == Fit::Equal && a.class != facts.people() => Fit::Equal,
        _ => class.and(side),
    }
}

/// Whether no one is counted by both.
pub(super) fn different_people(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    group_fit(facts, a, b) == Fit::Disjoint && facts.root(a.class) == facts.root(b.class)
}

/// Whether `part` is a smaller group than `whole` by class or side.
pub(super) fn narrower_group(facts: &Facts<'_>, whole: &Fact<'_>, part: &Fact<'_>) -> bool {
    event_fit(facts, whole, part).and(group_fit(facts, whole, part)) == Fit::Narrower
}

/// Whether `part` counts some of those that `whole` counts, at the same place and time.
pub(super) fn is_part(facts: &Facts<'_>, whole: &Fact<'_>, part: &Fact<'_>) -> bool {
    let slots = Slots::of(facts, whole, part);
    let same = |fit| matches!(fit, Fit::Equal | Fit::Unknown);
    slots.event == Fit::Equal && slots.group == Fit::Narrower && same(slots.place) && same(slots.window)
}
