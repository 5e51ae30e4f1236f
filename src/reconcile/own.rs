//! A report's own figure: what it says first and in its own voice, knowing all whom it quotes.

use std::collections::BTreeMap;

use super::estimate::Account;
use super::fact::Facts;

/// Marks the accounts that their own report goes beyond: where it opens with at least 15 dead, the nine of an early post
/// that it quotes are an earlier count. Higher figures that it quotes stand beside its own.
pub(super) fn go_beyond_quoted(facts: &Facts<'_>, accounts: &mut [Account]) {
    let first_fact = |account: &Account| account.facts.iter().copied().min();
    // Of each report the account that it gives first.
    let mut opening: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, account) in accounts.iter().enumerate() {
        let first = opening.entry(account.doc).or_insert(number);
        if first_fact(account) < first_fact(&accounts[*first]) {
            *first = number;
        }
    }
    let own = |account: &Account| {
        let quoted = account.facts.iter().any(|number| facts.all[*number as usize].attributed);
        !quoted && !account.vague && account.range.low() > 1.0
    };
    let own: BTreeMap<u32, f64> = opening
        .into_iter()
        .filter(|(_, number)| own(&accounts[*number]))
        .map(|(doc, number)| (doc, accounts[number].range.low()))
        .collect();
    for account in accounts.iter_mut().filter(|account| !account.replaced) {
        account.replaced = own.get(&account.doc).is_some_and(|low| account.range.high() < *low);
    }
}
