//! How two facts stand to each other, in the order of judgement: comparable, intervals, containment, time, stance.

use super::fact::{Fact, Facts, Window};
use super::fit::{Fit, Range};
use super::policy::Policy;
use super::read;
use super::relation::{Note, RelationKind as Kind};
use super::slots::{event_fit, group_fit, Slots};
use super::step::{Comparison as C, Field as F, Step};

/// How two facts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) kind: Kind,
    pub(super) note: Option<Note>,
    /// Whether it is the first fact that stands so to the second.
    pub(super) swapped: bool,
    steps: [Option<(F, C)>; 4],
}

impl Judgement {
    fn new(kind: Kind, steps: &[(F, C)]) -> Self {
        let mut kept = [None; 4];
        for (to, step) in kept.iter_mut().zip(steps) {
            *to = Some(*step);
        }
        Judgement { kind, note: None, swapped: false, steps: kept }
    }

    /// That of two facts which are equal in every slot.
    pub(super) fn copy() -> Self {
        Judgement::new(Kind::Same, &[(F::Figure, C::Equal), (F::Origin, C::Equal)])
    }

    fn note(self, note: Note) -> Self {
        Judgement { note: Some(note), ..self }
    }

    /// The judgement of `b` to `a`, made from that of `a` to `b`.
    fn of_swapped(self) -> Self {
        Judgement { swapped: !self.swapped, ..self }
    }

    /// The steps with what was read in both claims, `a` being the one to which the other stands.
    pub(super) fn steps(&self, a: &Fact<'_>, b: &Fact<'_>) -> Vec<Step> {
        let read = |(field, comparison)| Step { field, comparison, a: read::value(a, field), b: read::value(b, field) };
        self.steps.iter().flatten().copied().map(read).collect()
    }
}

/// How the younger fact `b` stands to `a`; nothing where they are not about the same thing or do not compare.
pub(super) fn judge(facts: &Facts<'_>, policy: &Policy, a: &Fact<'_>, b: &Fact<'_>) -> Option<Judgement> {
    if let Some(linked) = linked(facts, a, b) {
        return Some(linked);
    }
    if a.claim.figure != b.claim.figure || a.dimension != b.dimension {
        return None;
    }
    let pair = Pair { facts, policy, a, b, slots: Slots::of(facts, a, b), figures: Range::fit(a.range, b.range) };
    match (a.rejects(), b.rejects()) {
        (false, false) if a.counted && b.counted => pair.counted(),
        (false, false) => pair.uncounted(),
        (true, true) => pair.both_reject(),
        (false, true) => pair.rejects(),
        (true, false) => pair.mirrored().rejects().map(Judgement::of_swapped),
    }
}

/// Two facts that may be about the same thing, and how the second lies to the first.
#[derive(Clone, Copy)]
struct Pair<'f, 'a> {
    facts: &'f Facts<'a>,
    policy: &'f Policy,
    a: &'f Fact<'a>,
    b: &'f Fact<'a>,
    slots: Slots,
    figures: Fit,
}

/// What the report itself says about two of its claims.
fn linked(facts: &Facts<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Option<Judgement> {
    if counts_some_of(facts, a, b) {
        Some(Judgement::new(Kind::PartOf, &[(F::Group, C::Within)]))
    } else if counts_some_of(facts, b, a) {
        Some(Judgement::new(Kind::PartOf, &[(F::Group, C::Within)]).of_swapped())
    } else if (counts_those_of(a, b) || counts_those_of(b, a)) && a.range == b.range {
        Some(Judgement::new(Kind::Same, &[(F::Group, C::Equal), (F::Origin, C::Equal)]))
    } else {
        None
    }
}

/// Whether the report counts `part` among `whole`, as far as their slots allow it.
pub(super) fn counts_some_of(facts: &Facts<'_>, whole: &Fact<'_>, part: &Fact<'_>) -> bool {
    part.whole.is_some_and(|number| facts.all[number as usize].claim.id == whole.claim.id)
        && part.range.low() <= whole.range.high()
        && group_fit(facts, whole, part) != Fit::Disjoint
        && !is_rival(facts, whole, part)
        && event_fit(facts, whole, part) != Fit::Disjoint
}

/// Whether the one cannot be counted among the other, whatever the report's grammar: two counts of one side's fighters by
/// two origins, a number under a headline's "dozens", or two totals.
pub(super) fn is_rival(facts: &Facts<'_>, whole: &Fact<'_>, part: &Fact<'_>) -> bool {
    if part.range.low() <= 1.0 {
        return false;
    }
    // People at large, each counted in a sentence of its own and nearly as many, are two totals where two origins count
    // them, or where one gives bounds: "at least four" is not said of some of five.
    let at_large = |fact: &Fact<'_>| matches!(facts.name(facts.leaf(fact.class)), "people" | "civilians");
    let nearly = part.range.low() * 2.0 >= whole.range.low() && part.claim.sentence != whole.claim.sentence;
    let bounds = part.range.exact().is_none() && at_large(whole);
    let counted = whole.claim.inferred && !part.claim.inferred;
    if nearly && at_large(part) && (bounds || counted || whole.origin != part.origin) {
        return true;
    }
    if whole.origin == part.origin {
        return false;
    }
    let fighters = || facts.chain(whole.class).iter().any(|name| facts.name(*name) == "combatants");
    if !(whole.vague && !part.vague || fighters()) {
        return false;
    }
    matches!(group_fit(facts, whole, part), Fit::Equal | Fit::Wider)
}

/// Whether the report says that `again` counts the very people of `first`.
pub(super) fn counts_those_of(first: &Fact<'_>, again: &Fact<'_>) -> bool {
    again.doc == first.doc && again.claim.same_as.as_ref() == Some(&first.claim.id)
}

impl Pair<'_, '_> {
    /// The same with the first and the second changed.
    fn mirrored(self) -> Self {
        Pair { a: self.b, b: self.a, slots: self.slots.mirrored(), figures: self.figures.mirrored(), ..self }
    }

    /// Two figures.
    fn counted(self) -> Option<Judgement> {
        let Pair { a, b, slots, figures, .. } = self;
        if slots.event == Fit::Disjoint {
            return None;
        }
        if let Some(judgement) = self.households() {
            return judgement;
        }
        if slots.all() == Fit::Disjoint {
            return self.apart();
        }
        if !a.is_level() {
            return (slots.all() == Fit::Equal && slots.window == Fit::Equal).then(|| self.equal_slots());
        }
        if let (Fit::Disjoint, Some(some)) = (figures, self.some_of()) {
            return Some(some);
        }
        if slots.window == Fit::Unknown && !self.may_meet() {
            return None;
        }
        match slots.all() {
            Fit::Narrower => Some(self.contained()),
            Fit::Wider => Some(self.mirrored().contained().of_swapped()),
            Fit::Overlapping => self.overlapping(),
            // Nobody contradicts himself in one report: two figures are two groups, or two ways to count one.
            _ if figures == Fit::Disjoint && a.doc == b.doc && a.origin == b.origin && a.as_of == b.as_of => None,
            _ => Some(self.equal_slots()),
        }
    }

    /// Whether two figures of which one is undated can be meant for the same: the reports are of one week, or the figures
    /// agree, or they are states of a growing whole.
    fn may_meet(self) -> bool {
        let Pair { facts, a, b, figures, .. } = self;
        let dated = a.window.days().is_some() && b.window.days().is_some();
        dated || figures == Fit::Equal || facts.is_state(a) && facts.is_state(b) && figures != Fit::Disjoint
    }

    /// "Thousands are fleeing" beside the 700,000 who have fled: without a day, the vague word counts some of those in the
    /// state.
    fn some_of(self) -> Option<Judgement> {
        let Pair { facts, a, b, .. } = self;
        let (fewer, more) = if a.range.low() < b.range.low() { (a, b) } else { (b, a) };
        let undated = fewer.window.assumed || fewer.window.start.is_none();
        let some = facts.is_state(a) && facts.is_state(b) && fewer.vague && undated && !more.vague;
        let judgement = Judgement::new(Kind::Compatible, &[(F::Figure, C::Less)]).note(Note::Ambiguous);
        some.then(|| if core::ptr::eq(fewer, b) { judgement } else { judgement.of_swapped() })
    }

    /// People against households, by the policy's size of a household.
    fn households(self) -> Option<Option<Judgement>> {
        let Pair { facts, policy, a, b, slots, .. } = self;
        let (homes, other) =
            (|f: &Fact<'_>| facts.has_root(f.class, "homes"), |f: &Fact<'_>| facts.has_root(f.class, "people"));
        let (x, y) = match () {
            () if homes(a) && other(b) => (a.range.times(policy.household), b.range),
            () if other(a) && homes(b) => (a.range, b.range.times(policy.household)),
            () => return None,
        };
        let rest = slots.event.and(slots.place).and(slots.window);
        let judgement = match (rest, Range::fit(x, y)) {
            (Fit::Equal, Fit::Disjoint) => Some(Judgement::new(Kind::Contradicts, &[(F::Figure, C::Apart)])),
            (Fit::Disjoint | Fit::Overlapping, _) | (_, Fit::Disjoint) => None,
            _ => Some(Judgement::new(Kind::Compatible, &[(F::Figure, C::Overlaps)])),
        };
        Some(judgement)
    }

    /// The same slots, as far as both say.
    fn equal_slots(self) -> Judgement {
        let Pair { a, b, figures, .. } = self;
        match figures {
            Fit::Equal => agreement(a, b, (F::Figure, C::Equal)),
            Fit::Narrower => self.nested(),
            Fit::Wider => self.mirrored().nested().of_swapped(),
            Fit::Overlapping => Judgement::new(Kind::Compatible, &[(F::Figure, C::Overlaps)]),
            _ => self.succession(),
        }
    }

    /// `b` within `a`: narrower, unless it only satisfies a bound from afar.
    fn nested(self) -> Judgement {
        let Pair { policy, a, b, .. } = self;
        let bound = a.range.low();
        let strained = a.range.high().is_infinite() && bound > 1.0 && b.range.low() > bound * policy.strained;
        match b.as_of.zip(a.as_of) {
            Some((later, earlier)) if strained && later > earlier => {
                Judgement::new(Kind::Supersedes, &[(F::AsOf, C::More), (F::Figure, C::More)])
            }
            _ if strained => Judgement::new(Kind::Compatible, &[(F::Figure, C::Strained)]).note(Note::Strained),
            _ => Judgement::new(Kind::Refines, &[(F::Figure, C::Within)]),
        }
    }

    /// Two figures of which only one can be true at a time.
    fn succession(self) -> Judgement {
        let Pair { a, b, .. } = self;
        let (earlier, later) = match a.as_of.cmp(&b.as_of) {
            core::cmp::Ordering::Greater if b.as_of.is_some() => (b, a),
            _ => (a, b),
        };
        let swapped = core::ptr::eq(earlier, b);
        let counted_later = earlier.as_of.is_some() && earlier.as_of < later.as_of;
        let grown = later.range.low() > earlier.range.high();
        let judgement = if counted_later && grown && later.vague && !earlier.vague {
            Judgement::new(Kind::Compatible, &[(F::AsOf, C::More), (F::Figure, C::More)])
        } else if counted_later && grown && !opposed(a, b) && (a.origin == b.origin || !is_over(a)) {
            Judgement::new(Kind::Supersedes, &[(F::AsOf, C::More), (F::Figure, C::More)])
        } else if counted_later && !grown && dwindles(a) && !opposed(a, b) {
            Judgement::new(Kind::Supersedes, &[(F::AsOf, C::More), (F::Figure, C::Less)])
        } else if counted_later && !grown && a.origin == b.origin {
            Judgement::new(Kind::Corrects, &[(F::Origin, C::Equal), (F::AsOf, C::More), (F::Figure, C::Less)])
        } else {
            return self.contradiction();
        };
        if swapped {
            judgement.of_swapped()
        } else {
            judgement
        }
    }

    fn contradiction(self) -> Judgement {
        let Pair { policy, a, b, .. } = self;
        let judgement = Judgement::new(Kind::Contradicts, &[(F::Figure, C::Apart)]);
        let bounded = a.range.exact().is_none() || b.range.exact().is_none();
        if bounded && Range::gap(a.range, b.range) <= policy.near {
            judgement.note(Note::Near)
        } else {
            judgement
        }
    }

    /// `b` is narrower than `a` in some slots and equal in the others.
    fn contained(self) -> Judgement {
        let Pair { a, b, slots, figures, .. } = self;
        let by = slots.narrower();
        let exceeds = b.range.low() > a.range.high();
        match figures {
            Fit::Equal if slots.event == Fit::Narrower => {
                Judgement::new(Kind::Compatible, &[(F::Event, C::Within), (F::Figure, C::Equal)]).note(Note::Ambiguous)
            }
            Fit::Equal => Judgement::new(Kind::Refines, &[(by, C::Within), (F::Figure, C::Equal)]),
            // "More than 50 people" and "52 civilians": what satisfies the bound is hardly a part alone.
            Fit::Narrower if slots.event != Fit::Narrower && a.range.low() > 0.0 => {
                let nested = self.nested();
                Judgement {
                    note: nested.note,
                    ..Judgement::new(nested.kind, &[(by, C::Within), (F::Figure, C::Within)])
                }
            }
            // A part that may be more than its whole is none for sure.
            Fit::Overlapping => Judgement::new(Kind::Compatible, &[(by, C::Within), (F::Figure, C::Overlaps)]),
            _ if !exceeds => Judgement::new(Kind::PartOf, &[(by, C::Within), (F::Figure, size(b, a))]),
            _ if b.as_of > a.as_of && a.as_of.is_some() && !opposed(a, b) => {
                Judgement::new(Kind::Supersedes, &[(by, C::Within), (F::AsOf, C::More), (F::Figure, C::More)])
            }
            _ => {
                let judgement = self.contradiction();
                Judgement {
                    note: judgement.note,
                    ..Judgement::new(Kind::Contradicts, &[(by, C::Within), (F::Figure, C::More)])
                }
            }
        }
    }

    /// Each is narrower in something.
    fn overlapping(self) -> Option<Judgement> {
        let Pair { facts, policy, a, b, slots, figures } = self;
        let distinctive = figures == Fit::Equal && is_distinctive(policy, a);
        if distinctive && slots.place != Fit::Disjoint {
            return Some(agreement(a, b, (F::Figure, C::Equal)));
        }
        if facts.is_state(a) && facts.is_state(b) && slots.event != Fit::Overlapping && figures != Fit::Disjoint {
            return Some(part_by_size(a, b));
        }
        None
    }

    /// Slots that share nothing: other people, another place or another day.
    fn apart(self) -> Option<Judgement> {
        let Pair { facts, policy, a, b, slots, figures } = self;
        let apart = |fit| fit == Fit::Disjoint;
        let same_figure = figures == Fit::Equal && is_distinctive(policy, a) && a.doc != b.doc && a.is_level();
        let conflict = |field| {
            same_figure.then(|| Judgement::new(Kind::ConflictDetail, &[(F::Figure, C::Equal), (field, C::Apart)]))
        };
        match (apart(slots.group), apart(slots.place), apart(slots.window)) {
            (true, false, false) if facts.root(a.class) != facts.root(b.class) => None,
            // Each side counts the other's losses: the same number of both is two counts.
            (true, false, false) if opposed(a, b) => self.beside(),
            (true, false, false) => conflict(F::Group).or_else(|| self.beside()),
            (false, true, false) => conflict(F::Place),
            (false, false, true) if near_days(a.window, b.window) && !apart(slots.place) => conflict(F::Window),
            _ => None,
        }
    }

    /// Figures of different people at one place and day stand side by side, and add up.
    fn beside(self) -> Option<Judgement> {
        let Pair { a, b, slots, .. } = self;
        let together =
            slots.event == Fit::Equal && !matches!(slots.window, Fit::Unknown | Fit::Overlapping) || a.doc == b.doc;
        together.then(|| Judgement::new(Kind::Compatible, &[(F::Group, C::Apart)]))
    }

    /// Two claims of which at least one has no figure.
    fn uncounted(self) -> Option<Judgement> {
        let Pair { a, b, slots, .. } = self;
        let meet = !matches!(slots.window, Fit::Disjoint | Fit::Unknown | Fit::Overlapping)
            && !matches!(slots.place, Fit::Disjoint | Fit::Unknown | Fit::Overlapping)
            && slots.event == Fit::Equal
            && !a.window.cumulative
            && !b.window.cumulative;
        if !meet || matches!((a.actor, b.actor), (Some(x), Some(y)) if x != y) || slots.group == Fit::Disjoint {
            return None;
        }
        match (a.counted, b.counted) {
            (false, false) => Some(agreement(a, b, (F::Event, C::Equal))),
            (false, true) if b.range.low() > 0.0 => Some(Judgement::new(Kind::Refines, &[(F::Figure, C::Within)])),
            (true, false) if a.range.low() > 0.0 => {
                Some(Judgement::new(Kind::Refines, &[(F::Figure, C::Within)]).of_swapped())
            }
            _ => None,
        }
    }

    /// Two claims that something is not so.
    fn both_reject(self) -> Option<Judgement> {
        let Pair { a, b, slots, .. } = self;
        if matches!(slots.window, Fit::Disjoint) || slots.place == Fit::Disjoint || slots.event == Fit::Disjoint {
            return None;
        }
        let step = (F::Stance, C::Equal);
        Some(match (a.origin == b.origin, slots.window) {
            (false, _) => Judgement::new(Kind::Corroborates, &[step, (F::Origin, C::Apart)]),
            (true, Fit::Narrower) => Judgement::new(Kind::Refines, &[step, (F::Window, C::Within)]),
            (true, Fit::Wider) => Judgement::new(Kind::Refines, &[step, (F::Window, C::Within)]).of_swapped(),
            (true, _) => Judgement::new(Kind::Same, &[step, (F::Origin, C::Equal)]),
        })
    }

    /// `b` says that what `a` says is not so.
    fn rejects(self) -> Option<Judgement> {
        let Pair { facts, a, b, slots, figures, .. } = self;
        let met = |fit| matches!(fit, Fit::Equal | Fit::Narrower | Fit::Wider | Fit::Overlapping);
        let same_report = a.doc == b.doc;
        let deed = facts.is_deed(a) && facts.is_deed(b) && !b.counted;
        let figure = !b.counted || !a.counted || figures != Fit::Disjoint;
        let when = met(slots.window) || slots.window == Fit::Unknown && (same_report || figure && b.counted);
        let whom = slots.group != Fit::Disjoint || deed;
        let what = slots.event != Fit::Disjoint || deed;
        if slots.place == Fit::Disjoint || !(when && whom && what && figure) || a.origin == b.origin {
            return None;
        }
        let step = (F::Stance, C::Rejects);
        if !b.counted && b.claim.polarity == crate::claim::Polarity::Negated {
            return Some(Judgement::new(Kind::Contradicts, &[step, (F::Window, C::Overlaps)]));
        }
        let kind = if self.is_party() { Kind::Denies } else { Kind::Disputes };
        Some(Judgement::new(kind, &[step]))
    }

    /// Whether whoever rejects is a party to what is claimed. Where the report does not show whose side it is on, the word
    /// that it uses decides: parties deny, others dispute.
    fn is_party(self) -> bool {
        let Pair { facts, a, b, .. } = self;
        let parties = [a.side, a.actor, b.side, b.actor];
        match b.speaks_for {
            // Whoever's country it happened in is concerned.
            Some(side) if a.place.is_some_and(|place| facts.chain(place).contains(&side)) => true,
            Some(side) if parties.iter().any(Option::is_some) => parties.contains(&Some(side)),
            _ => b.claim.stance != crate::attribution::Stance::Disputes,
        }
    }
}

fn agreement(a: &Fact<'_>, b: &Fact<'_>, step: (F, C)) -> Judgement {
    if a.origin == b.origin && a.speaker != b.speaker && !a.attributed && !b.attributed {
        Judgement::new(Kind::Same, &[step, (F::Text, C::Equal)])
    } else if a.origin == b.origin {
        Judgement::new(Kind::Same, &[step, (F::Origin, C::Equal)])
    } else {
        Judgement::new(Kind::Corroborates, &[step, (F::Origin, C::Apart)])
    }
}

/// Whether it counts those who are found one after the other.
pub(super) fn dwindles(fact: &Fact<'_>) -> bool {
    matches!(fact.claim.event.as_str(), "missing" | "trapped")
}

/// Whether it counts what does not grow as more becomes known: a crowd has gone home when it is counted again.
pub(super) fn is_over(fact: &Fact<'_>) -> bool {
    fact.claim.plover == "PROTEST"
}

/// Whether they speak for two different sides: neither's figure replaces the other's.
fn opposed(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    matches!((a.speaks_for, b.speaks_for), (Some(x), Some(y)) if x != y)
}

fn size(part: &Fact<'_>, whole: &Fact<'_>) -> C {
    if part.range.high() < whole.range.low() {
        C::Less
    } else {
        C::Overlaps
    }
}

fn part_by_size(a: &Fact<'_>, b: &Fact<'_>) -> Judgement {
    let part = Judgement::new(Kind::Compatible, &[(F::Figure, C::Overlaps)]);
    if a.range.low() < b.range.low() {
        part.of_swapped()
    } else {
        part
    }
}

/// A number that two reports hardly share by chance.
fn is_distinctive(policy: &Policy, fact: &Fact<'_>) -> bool {
    fact.range.exact().or(fact.value).is_some_and(|value| value >= policy.distinctive)
}

/// Whether two windows are short and lie within a week of each other.
fn near_days(a: Window, b: Window) -> bool {
    let short = |(start, end): (i32, i32)| end - start <= 8;
    match (a.days(), b.days()) {
        (Some(x), Some(y)) => short(x) && short(y) && x.0.max(y.0) - x.1.min(y.1) < 7,
        _ => false,
    }
}
