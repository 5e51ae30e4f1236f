//! Perpetrators: whoever dies by his own deed is among the dead of it, though many counts are of his victims alone.

use std::collections::BTreeSet;

use super::estimate::{Account, Footing};
use super::fact::{Fact, Facts};

/// Leaves room in a count of the victims for the perpetrators who died, where another account counts so many more.
pub(super) fn leave_out(facts: &Facts<'_>, members: &[u32], accounts: &mut [Account]) {
    let fact = |number: &u32| &facts.all[*number as usize];
    let killed = |fact: &&Fact<'_>| facts.name(facts.question_event(fact)) == "killed" && !fact.rejects();
    let dead = || members.iter().map(fact).filter(killed);
    let killers: BTreeSet<&str> =
        dead().filter_map(|fact| fact.claim.actor.as_ref()).flat_map(|who| &who.names).map(String::as_str).collect();
    let Some(died) = dead().find(|one| is_perpetrator(one, &killers)).and_then(|fact| fact.range.exact()) else {
        return;
    };
    let figures = accounts.iter().filter(|account| !account.vague).filter_map(Account::figure);
    let counted: BTreeSet<u64> = figures.map(f64::to_bits).collect();
    for account in accounts.iter_mut().filter(|account| account.footing == Footing::Stated) {
        let with_them = account.range.exact().map(|victims| victims + died);
        if with_them.is_some_and(|all| all > died + 1.0 && counted.contains(&all.to_bits())) {
            account.open_upwards();
        }
    }
}

/// Whether a claim is of those who did it: by the word for them, or since another claim names them as killers.
fn is_perpetrator(fact: &Fact<'_>, killers: &BTreeSet<&str>) -> bool {
    const ROLES: [&str; 8] =
        ["suspect", "suspects", "gunman", "gunmen", "shooter", "attacker", "attackers", "assailant"];
    let few = fact.range.exact().is_some_and(|number| number < 4.0);
    let Some(who) = fact.claim.who.as_ref().filter(|_| few) else { return false };
    let called = who.text.split(' ').any(|word| ROLES.iter().any(|role| word.eq_ignore_ascii_case(role)));
    called || who.names.iter().any(|name| killers.contains(name.as_str()))
}
