//! Framing: what each outlet calls the same people.

use std::collections::BTreeMap;

use super::ledger::Ledger;
use super::world::World;
use crate::claim::Group;

/// A word for a group, as one outlet uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Label {
    /// The class of the group, with its side where one is named: the same for all that name the same people.
    pub group: String,
    /// What they are called.
    pub label: String,
    /// Who calls them so: the origin of the claim, else the outlet.
    pub speaker: String,
    /// In how many claims.
    pub claims: usize,
}

/// All labels: by group, then speaker, most used first.
pub(super) fn labels(ledger: &Ledger) -> Vec<Label> {
    let mut counts: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for claim in ledger.claims() {
        let outlet = ledger.outlet(&claim.doc).unwrap_or(&claim.doc);
        let speaker = claim.sources.last().map_or(outlet, String::as_str);
        for group in claim.who.iter().chain(&claim.actor).filter(|group| is_framed(group)) {
            let label = group.text.to_lowercase();
            *counts.entry((group_name(group), speaker.to_owned(), label)).or_default() += 1;
        }
    }
    let label = |((group, speaker, label), claims)| Label { group, label, speaker, claims };
    let mut labels: Vec<Label> = counts.into_iter().map(label).collect();
    labels.sort_by(|a, b| (&a.group, &a.speaker).cmp(&(&b.group, &b.speaker)).then(b.claims.cmp(&a.claims)));
    labels
}

/// Whether the choice of a word for them says something: armed people, protesters, people on the move.
fn is_framed(group: &Group) -> bool {
    let class = |name: &str| group.class == name || group.within.iter().any(|outer| outer == name);
    !group.text.is_empty() && ["combatants", "protesters", "migrants", "refugees"].iter().any(|name| class(name))
}

fn group_name(group: &Group) -> String {
    match &group.side {
        Some(side) => format!("{} ({})", group.class, World::builtin().side(side)),
        None => group.class.clone(),
    }
}
