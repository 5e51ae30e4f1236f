//! Perpetrators: whoever dies by his own deed is among the dead of it, though many counts are of his victims alone.

use super::estimate::{Account, Footing};
use super::fact::{Fact, Facts};

/// Leaves room in a count of the victims for the perpetrators who died, where another account counts so many more.
pub(super) fn leave_out(facts: &Facts<'_>, members: &[u32], accounts: &mut [Account]) {
    let fact = |number: &u32| &facts.all[*number as usize];
    let dead = |fact: &&Fact<'_>| facts.name(facts.question_event(fact)) == "killed" && !fact.rejects();
    let dead = || members.iter().map(fact).filter(dead);
    let Some(died) = dead().find(|one| is_perpetrator(one, dead())).and_then(|fact| fact.range.exact()) else {
        return;
    };
    let counted: Vec<f64> = accounts.iter().filter(|account| !account.vague).filter_map(Account::figure).collect();
    for account in accounts.iter_mut().filter(|account| account.footing == Footing::Stated) {
        let with_them = account.range.exact().map(|victims| victims + died);
        if with_them.is_some_and(|all| all > died + 1.0 && counted.contains(&all)) {
            account.open_upwards();
        }
    }
}

/// Whether a claim is of those who did it: by the word for them, or since another claim names them as killers.
fn is_perpetrator<'f, 'a: 'f>(fact: &Fact<'_>, mut dead: impl Iterator<Item = &'f Fact<'a>>) -> bool {
    const ROLES: [&str; 8] =
        ["suspect", "suspects", "gunman", "gunmen", "shooter", "attacker", "attackers", "assailant"];
    let Some(who) = fact.claim.who.as_ref().filter(|_| fact.range.exact().is_some_and(|n| n < 4.0)) else {
        return false;
    };
    let called = who.text.split(' ').any(|word| ROLES.iter().any(|role| word.eq_ignore_ascii_case(role)));
    let killer = |other: &Fact<'_>| {
        other.claim.actor.as_ref().is_some_and(|actor| actor.names.iter().any(|name| who.names.contains(name)))
    };
    called || dead.any(killer)
}
