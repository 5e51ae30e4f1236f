//! Parties: whose people a figure counts, so that the losses of two sides are two questions.
//!
//! Where soldiers or a side's fighters are counted, or police beside protesters, the losses of each side and of the
//! civilians are questions of their own, beside the one for all who died. Elsewhere all victims are one question, whoever
//! they are: an officer, a bystander and a gunman are three dead. Claims that name no side join the one side there is.

use std::collections::BTreeMap;

use super::fact::{Fact, Facts, Name};
use super::judge;

/// The facts of one event in one incident, by party.
#[derive(Debug)]
pub(super) struct Parts {
    /// Whether the losses of sides are counted.
    pub(super) battle: bool,
    /// Whether the first part counts all those of the others.
    pub(super) total: bool,
    pub(super) members: Vec<Vec<u32>>,
}

/// A part of those to whom something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Party {
    root: Name,
    dimension: Name,
    kind: Kind,
    side: Option<Name>,
}

/// What sort of people; everyone first, so that totals come before their parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Everyone,
    Civilians,
    Protesters,
    Combatants,
    Militants,
    Police,
    Soldiers,
}

/// The facts of one event in one incident, by party; the total first.
pub(super) fn split(facts: &Facts<'_>, numbers: Vec<u32>) -> Parts {
    let fact = |number: &u32| &facts.all[*number as usize];
    let counts = |kind: Kind| numbers.iter().map(fact).any(|fact| fact.counted && Kind::of(facts, fact.class) == kind);
    let confronted = counts(Kind::Protesters) && counts(Kind::Police);
    let battle = confronted || numbers.iter().any(|number| is_of_battle(facts, fact(number)));
    let mut parties: Vec<(Party, u32)> =
        numbers.iter().map(|number| (Party::of(facts, fact(number), battle), *number)).collect();
    if battle {
        follow_wholes(facts, &mut parties);
        join_civilians(facts, &mut parties);
    }
    if confronted {
        join_unharmed(facts, &mut parties);
    }
    let mut known: Vec<Party> = parties.iter().map(|(party, _)| *party).collect();
    known.sort_unstable();
    known.dedup();
    if known.len() < 2 {
        return Parts { battle, total: true, members: vec![numbers] };
    }
    let mut by_party: BTreeMap<Party, Vec<u32>> = BTreeMap::new();
    for (party, number) in &parties {
        by_party.entry(party.joined(&known)).or_default().push(*number);
    }
    let total =
        battle && by_party.keys().next().is_some_and(|party| party.kind == Kind::Everyone && party.side.is_none());
    Parts { battle, total, members: by_party.into_values().collect() }
}

/// Whether it counts the losses of a side in a war.
fn is_of_battle(facts: &Facts<'_>, fact: &Fact<'_>) -> bool {
    let kind = Kind::of(facts, fact.class);
    fact.counted
        && (kind == Kind::Soldiers || fact.side.is_some() && matches!(kind, Kind::Militants | Kind::Combatants))
}

/// "Nobody was hurt among them" of whoever counts hurt police officers is said of the protesters, and the other way round.
fn join_unharmed(facts: &Facts<'_>, parties: &mut [(Party, u32)]) {
    let fact = |number: u32| &facts.all[number as usize];
    let key = |number: u32| (fact(number).doc, fact(number).origin);
    let mut harmed: BTreeMap<(u32, Name), Vec<Kind>> = BTreeMap::new();
    for (party, number) in parties.iter().filter(|(_, number)| fact(*number).counted && fact(*number).range.low() > 0.0)
    {
        harmed.entry(key(*number)).or_default().push(party.kind);
    }
    for (party, number) in parties.iter_mut().filter(|(party, _)| party.kind == Kind::Everyone) {
        let of_origin = harmed.get(&key(*number)).map_or(&[][..], Vec::as_slice);
        let none = fact(*number).counted && fact(*number).range.high() == 0.0;
        party.kind = match (of_origin.contains(&Kind::Protesters), of_origin.contains(&Kind::Police)) {
            (true, false) if none => Kind::Police,
            (false, true) if none => Kind::Protesters,
            _ => party.kind,
        };
    }
}

impl Party {
    fn of(facts: &Facts<'_>, fact: &Fact<'_>, battle: bool) -> Self {
        let kind = match Kind::of(facts, fact.class) {
            _ if !battle => Kind::Everyone,
            // In a battle losses are those of a side.
            Kind::Everyone if fact.is_loss => Kind::Combatants,
            kind => kind,
        };
        // Whose civilians they are is seldom said, and then of some.
        let side = fact.side.filter(|_| kind != Kind::Civilians);
        // An attack is one whether "strikes" or "positions" stand beside it, unless somebody counts those.
        let harms_nobody = fact.counted && fact.range.high() == 0.0 && facts.has_root(fact.class, "people");
        let deed = facts.is_deed(fact) && fact.claim.written.is_none() && !harms_nobody;
        let root = if deed { facts.root(facts.people()) } else { facts.root(fact.class) };
        Party { root, dimension: fact.dimension, kind, side }
    }

    /// The party that it goes to: those of no side to the only side of their kind, fighters of a side to the only kind of
    /// fighters that this side has.
    fn joined(self, known: &[Party]) -> Self {
        let alike = |other: &&Party| (other.root, other.dimension) == (self.root, self.dimension);
        let only = |mut found: Vec<Party>| if found.len() == 1 { found.pop() } else { None };
        let among = |test: &dyn Fn(&Party) -> bool| {
            only(known.iter().filter(alike).filter(|other| test(other)).copied().collect())
        };
        let sided = match self.side {
            None => among(&|other| other.kind == self.kind && other.side.is_some()),
            Some(_) => None,
        };
        let sided = sided.unwrap_or(self);
        if sided.kind != Kind::Combatants {
            return sided;
        }
        let soldiers = |other: &Party| other.kind == Kind::Soldiers && other.side == sided.side;
        let militants = || among(&|other| other.kind == Kind::Militants && other.side.is_none());
        // Fighters of a group that has no soldiers are the militants of whom others speak without a name.
        among(&|other| other.kind > Kind::Combatants && other.side.is_some() && other.side == sided.side)
            .or_else(|| militants().filter(|_| sided.side.is_some() && !known.iter().any(soldiers)))
            .unwrap_or(sided)
    }
}

impl Kind {
    fn of(facts: &Facts<'_>, class: u32) -> Self {
        let kind = |name: &Name| match facts.name(*name) {
            "civilians" => Some(Kind::Civilians),
            "protesters" => Some(Kind::Protesters),
            "soldiers" => Some(Kind::Soldiers),
            "militants" => Some(Kind::Militants),
            "police" => Some(Kind::Police),
            "combatants" => Some(Kind::Combatants),
            _ => None,
        };
        facts.chain(class).iter().find_map(kind).unwrap_or(Kind::Everyone)
    }
}

/// What a report counts among others goes where those go: four children among 13 civilians, nine lost of 60 fighters.
fn follow_wholes(facts: &Facts<'_>, parties: &mut [(Party, u32)]) {
    let by_number: BTreeMap<u32, Party> = parties.iter().map(|(party, number)| (*number, *party)).collect();
    for (party, number) in parties.iter_mut() {
        let fact = &facts.all[*number as usize];
        let loss = party.kind == Kind::Combatants && fact.is_loss;
        if !loss && (party.kind != Kind::Everyone || fact.class == facts.people()) {
            continue;
        }
        let whole = fact.whole.or(fact.again);
        if let Some((whole, of_whole)) = whole.and_then(|whole| by_number.get(&whole).map(|party| (whole, party))) {
            // A loss that is linked to a side's fighters is another count of them.
            let recount = loss && of_whole.kind > Kind::Combatants;
            if recount || judge::counts_some_of(facts, &facts.all[whole as usize], fact) {
                *party = *of_whole;
            }
        }
    }
}

/// Women and children are civilians where their report counts civilians, and people of whom it counts fewer than civilians
/// are no total.
fn join_civilians(facts: &Facts<'_>, parties: &mut [(Party, u32)]) {
    let fact = |number: u32| &facts.all[number as usize];
    let mut most: BTreeMap<u32, (f64, Party)> = BTreeMap::new();
    for (party, number) in
        parties.iter().filter(|(party, number)| party.kind == Kind::Civilians && fact(*number).counted)
    {
        let low = fact(*number).range.low();
        let known = most.entry(fact(*number).doc).or_insert((low, *party));
        known.0 = known.0.max(low);
    }
    for (party, number) in parties.iter_mut().filter(|(party, _)| party.kind == Kind::Everyone && party.side.is_none())
    {
        let fact = fact(*number);
        if let Some((low, civilians)) = most.get(&fact.doc) {
            if fact.class != facts.people() || fact.range.high() < *low {
                *party = *civilians;
            }
        }
    }
}
