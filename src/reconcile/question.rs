//! Questions: all the facts about what happened to one group in one incident, and the finding that they come to.

use core::cmp::Reverse;
use std::collections::BTreeMap;

use super::estimate::{self, Account};
use super::fact::{Fact, Facts, Name};
use super::finding::{Finding, Verdict};
use super::fit::Range;
use super::incident;
use super::judge::{self, number};
use super::policy::{Estimate, Policy};
use super::reliability::{self, Reliability};
use super::step::finish;
use crate::attribution::Stance;
use crate::claim::Figure;

/// What all the claims come to, most important first.
pub(super) fn findings(facts: &Facts<'_>, policy: &Policy) -> Vec<Finding> {
    let questions = questions(facts);
    let learned = (policy.estimate == Estimate::Weighted).then(|| reliability::learn_from(facts, &questions));
    let mut found: Vec<(Rank, Finding)> =
        questions.iter().map(|question| finding(facts, policy, question, learned.as_ref())).collect();
    found.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.claims.cmp(&y.claims)));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// What happened to one group in one incident.
#[derive(Debug)]
pub(super) struct Question {
    event: Name,
    /// The facts, oldest first.
    pub(super) members: Vec<u32>,
    /// How many of those that each report calls shot it calls killed: the others are injured.
    lost: BTreeMap<u32, f64>,
    /// Reports that speak of the incident at all.
    reports: usize,
}

/// The questions of a ledger, by incident.
pub(super) fn questions(facts: &Facts<'_>) -> Vec<Question> {
    let incidents = incident::assign(facts);
    let mut numbers: Vec<u32> = (0..facts.all.len() as u32).collect();
    numbers.sort_unstable_by_key(|number| (incidents[*number as usize], *number));
    let mut questions = Vec::new();
    let mut rest = numbers.as_slice();
    while let [first, ..] = rest {
        let of = |number: &u32| incidents[*number as usize];
        let (now, later) = rest.split_at(rest.partition_point(|number| of(number) <= of(first)));
        of_incident(facts, now, &mut questions);
        rest = later;
    }
    questions
}

/// The questions of one incident: by event, then by side.
fn of_incident(facts: &Facts<'_>, numbers: &[u32], questions: &mut Vec<Question>) {
    let fact = |number: &u32| &facts.all[*number as usize];
    let reports = count_documents(numbers.iter().map(fact));
    let of_event = |name: &'static str| move |number: &&u32| facts.name(facts.question_event(fact(number))) == name;
    let injured = numbers.iter().find(of_event("injured")).map(|number| facts.question_event(fact(number)));
    let mut counts_injured: Vec<u32> =
        numbers.iter().filter(of_event("injured")).filter(|n| says_how_many(fact(n))).map(|n| fact(n).doc).collect();
    counts_injured.sort_unstable();
    let shot_only: Vec<u32> = numbers
        .iter()
        .filter(of_event("shot"))
        .filter(|number| counts_injured.binary_search(&fact(number).doc).is_err())
        .copied()
        .collect();
    let injured = injured.or_else(|| facts.named("injured")).filter(|_| !shot_only.is_empty());
    let event = |number: &u32| match injured {
        Some(injured) if shot_only.binary_search(number).is_ok() => injured,
        _ => facts.question_event(fact(number)),
    };
    let mut by_event: BTreeMap<Name, Vec<u32>> = BTreeMap::new();
    for number in numbers {
        by_event.entry(event(number)).or_default().push(*number);
    }
    let killed =
        by_event.iter().find(|(event, _)| facts.name(**event) == "killed").map(|(_, members)| members.as_slice());
    let lost = if shot_only.is_empty() { BTreeMap::new() } else { tolls(facts, killed.unwrap_or_default()) };
    for (event, members) in by_event {
        let mut sides = Vec::new();
        by_side(facts, members, &mut sides);
        let lost = if Some(event) == injured { &lost } else { &BTreeMap::new() };
        questions.extend(sides.into_iter().map(|members| Question { event, members, lost: lost.clone(), reports }));
    }
}

/// The toll that each report gives.
fn tolls(facts: &Facts<'_>, members: &[u32]) -> BTreeMap<u32, f64> {
    let mut tolls = BTreeMap::new();
    for account in accounts_of(facts, members) {
        let toll: &mut f64 = tolls.entry(account.doc).or_default();
        *toll = toll.max(account.range.low());
    }
    tolls
}

/// Losses of different sides are different questions; claims that name no side join the one side there is.
fn by_side(facts: &Facts<'_>, numbers: Vec<u32>, questions: &mut Vec<Vec<u32>>) {
    let kind = |number: &u32| {
        let fact = &facts.all[*number as usize];
        (facts.root(fact.class), fact.dimension, fact.side)
    };
    let mut kinds: Vec<_> = numbers.iter().map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() == 1 {
        questions.push(numbers);
        return;
    }
    let sides = |root, dimension| kinds.iter().filter(move |k| (k.0, k.1) == (root, dimension) && k.2.is_some());
    let of = |number: &u32| {
        let (root, dimension, side) = kind(number);
        let only = match (side, sides(root, dimension).count()) {
            (None, 1) => sides(root, dimension).next().and_then(|k| k.2),
            _ => side,
        };
        (root, dimension, only)
    };
    let mut grouped: Vec<_> = numbers.iter().map(|number| (of(number), *number)).collect();
    grouped.sort_unstable();
    let mut rest = grouped.as_slice();
    while let [(key, _), ..] = rest {
        let (now, later) = rest.split_at(rest.partition_point(|(k, _)| k <= key));
        questions.push(now.iter().map(|(_, number)| *number).collect());
        rest = later;
    }
}

/// Most important first: most documents on the question, then on its incident, then most origins, then harm, then
/// figures, then the oldest.
type Rank = (Reverse<usize>, Reverse<usize>, Reverse<usize>, u8, Reverse<u64>, Option<crate::date::Date>);

fn finding(facts: &Facts<'_>, policy: &Policy, question: &Question, learned: Option<&Reliability>) -> (Rank, Finding) {
    let members = question.members.as_slice();
    let fact = |number: &u32| &facts.all[*number as usize];
    let mut accounts = accounts(facts, question);
    let rejected: Vec<&Fact<'_>> = members.iter().map(fact).filter(|f| f.rejects()).collect();
    let grown = estimate::replace(&mut accounts);
    let (low, high) = estimate::span(&accounts);
    let (best, reason) = estimate::best(&accounts, policy, learned, |name| facts.name(name).to_owned());
    let mut origins: Vec<Name> = accounts.iter().map(|account| account.origin).collect();
    if accounts.is_empty() {
        origins = members.iter().map(fact).map(|fact| fact.origin).collect();
    }
    origins.sort_unstable();
    origins.dedup();
    let documents = count_documents(members.iter().map(fact));
    let verdict = verdict(&accounts, &rejected, grown, &origins);
    let shown = representative(facts, members);
    let mut why = why(facts, &accounts, &rejected, grown, verdict, best, reason);
    if !question.lost.is_empty() {
        why.push("Those who were shot and not killed are counted as injured.".to_owned());
    }
    let (start, end) = window(facts, members);
    let finding = Finding {
        event: facts.name(question.event).to_owned(),
        who: shown.claim.who.clone(),
        actor: members.iter().find_map(|number| fact(number).claim.actor.clone()),
        place: shown.claim.place.clone().or_else(|| members.iter().find_map(|number| fact(number).claim.place.clone())),
        start,
        end,
        low,
        best,
        high,
        verdict,
        origins: origins.len(),
        documents,
        claims: members.iter().map(|number| fact(number).claim.id.clone()).collect(),
        why,
    };
    let toll = best.or(low).or(high).unwrap_or(0.0).max(0.0);
    let rank = (
        Reverse(documents),
        Reverse(question.reports),
        Reverse(finding.origins),
        harm(&finding.event),
        Reverse(toll.to_bits()),
        start,
    );
    (rank, finding)
}

fn count_documents<'f>(facts: impl Iterator<Item = &'f Fact<'f>>) -> usize {
    let mut documents: Vec<u32> = facts.map(|fact| fact.doc).collect();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

/// How grave it is: deaths before injuries before the rest.
fn harm(event: &str) -> u8 {
    match event {
        "killed" => 0,
        "casualties" => 1,
        "injured" => 2,
        "missing" | "abducted" => 3,
        "displaced" | "fled" | "evacuated" | "homeless" | "trapped" => 4,
        "infected" | "affected" | "in_need" => 5,
        "destroyed" | "damaged" => 6,
        _ => 7,
    }
}

/// The claim that states the question best: the widest group, with a figure, the place nearest to the event.
fn representative<'f, 'a>(facts: &'f Facts<'a>, members: &[u32]) -> &'f Fact<'a> {
    let key = |fact: &Fact<'_>| {
        let place = fact.claim.place.as_ref().map_or(0, |place| place.within.len() + 1);
        (fact.counted && !fact.rejects(), Reverse(facts.chain(fact.class).len()), place)
    };
    let all = members.iter().map(|number| &facts.all[*number as usize]);
    // Of equals the oldest.
    all.rev().max_by_key(|fact| key(fact)).unwrap_or(&facts.all[0])
}

/// The days of the question: those that the claims state most narrowly.
fn window(facts: &Facts<'_>, members: &[u32]) -> (Option<crate::date::Date>, Option<crate::date::Date>) {
    let length = |fact: &&Fact<'_>| fact.window.days().map_or(i32::MAX, |(start, end)| end - start);
    let all = members.iter().map(|number| &facts.all[*number as usize]);
    let narrowest = all.filter(|fact| !fact.window.assumed).min_by_key(length);
    let time = narrowest.and_then(|fact| fact.claim.time.as_ref());
    time.map_or((None, None), |time| (time.start, time.end))
}

/// What each report says to a question, the killed taken off those that were shot.
pub(super) fn accounts(facts: &Facts<'_>, question: &Question) -> Vec<Account> {
    let mut accounts = accounts_of(facts, &question.members);
    // A report that gives no toll of its own speaks of the shots alone: the highest toll of the others is theirs.
    let most = question.lost.values().copied().fold(0.0, f64::max);
    for account in &mut accounts {
        let shot = |number: &u32| facts.name(facts.question_event(&facts.all[*number as usize])) == "shot";
        let lost = question.lost.get(&account.doc).copied().unwrap_or(most);
        if lost > 0.0 && account.facts.iter().any(shot) && account.range.low() >= lost {
            account.range = account.range.minus(lost);
            account.value = None;
        }
    }
    accounts
}

/// What each report says, and each origin in it: the whole where it gives one, else its victims one by one.
fn accounts_of(facts: &Facts<'_>, members: &[u32]) -> Vec<Account> {
    let fact = |number: &u32| &facts.all[*number as usize];
    let again = counted_elsewhere(facts, members);
    let usable = |number: &&u32| says_how_many(fact(number)) && again.binary_search(number).is_err();
    let mut numbers: Vec<u32> = members.iter().filter(usable).copied().collect();
    if numbers.is_empty() {
        numbers = members.iter().filter(|number| says_how_many(fact(number))).copied().collect();
    }
    let mut accounts = Vec::new();
    let mut rest = numbers.as_slice();
    while let [first, ..] = rest {
        let doc = fact(first).doc;
        let (now, later) = rest.split_at(rest.iter().take_while(|number| fact(number).doc == doc).count());
        of_report(facts, now, &mut accounts);
        rest = later;
    }
    accounts
}

/// Whether it gives a figure of what happened, rather than a wish or a question.
fn says_how_many(fact: &Fact<'_>) -> bool {
    let asserted = !matches!(fact.claim.stance, Stance::Asks | Stance::Demands | Stance::Promises | Stance::Warns);
    fact.counted && !fact.rejects() && asserted && fact.claim.figure == Figure::Level
}

/// The facts that their report counts among other members, or that count the same ones again.
fn counted_elsewhere(facts: &Facts<'_>, members: &[u32]) -> Vec<u32> {
    let fact = |number: u32| &facts.all[number as usize];
    let by_id: BTreeMap<(u32, &str), u32> = members
        .iter()
        .filter(|number| says_how_many(fact(**number)))
        .map(|number| ((fact(*number).doc, fact(*number).claim.id.as_str()), *number))
        .collect();
    let elsewhere = |number: &u32| {
        let claim = fact(*number).claim;
        let target = |id: &Option<String>| by_id.get(&(fact(*number).doc, id.as_deref()?)).copied();
        target(&claim.part_of).is_some_and(|whole| judge::counts_some_of(facts, fact(whole), fact(*number)))
            || target(&claim.same_as).is_some_and(|first| first < *number)
    };
    members.iter().copied().filter(elsewhere).collect()
}

/// The accounts of one report: groups of different people add up, victims told one by one too, and different figures
/// for one group stand side by side.
fn of_report(facts: &Facts<'_>, numbers: &[u32], accounts: &mut Vec<Account>) {
    let fact = |number: u32| &facts.all[number as usize];
    let single = |number: &u32| fact(*number).range.exact() == Some(1.0);
    let (singles, groups): (Vec<u32>, Vec<u32>) = numbers.iter().take(MOST_TOLD).partition(|number| single(number));
    let mut wholes: Vec<u32> = Vec::new();
    for number in groups {
        if !wholes.iter().any(|whole| is_part(facts, fact(*whole), fact(number))) {
            wholes.retain(|whole| !is_part(facts, fact(number), fact(*whole)));
            wholes.push(number);
        }
    }
    if wholes.is_empty() {
        let told = distinct(facts, &singles);
        accounts.extend((!told.is_empty()).then(|| account(facts, &told)));
        return;
    }
    let more: Vec<u32> = singles.iter().copied().filter(|number| is_another(fact(*number))).collect();
    let apart =
        |(n, a): (usize, &u32)| wholes[n + 1..].iter().all(|b| judge::different_people(facts, fact(*a), fact(*b)));
    if wholes.len() > 1 && wholes.iter().enumerate().all(apart) || wholes.len() == 1 && !more.is_empty() {
        let all: Vec<u32> = wholes.iter().chain(&more).copied().collect();
        accounts.push(account(facts, &all));
    } else {
        accounts.extend(wholes.iter().map(|number| account(facts, &[*number])));
    }
}

/// A report tells of fewer victims than this; more are a list of names.
const MOST_TOLD: usize = 256;

/// "Another man", "one other": beside those counted before.
fn is_another(fact: &Fact<'_>) -> bool {
    let words = fact.claim.who.as_ref().map_or("", |who| who.text.as_str());
    words.split(' ').take(2).any(|word| word.eq_ignore_ascii_case("another") || word.eq_ignore_ascii_case("other"))
}

/// Persons told of one by one, each name once.
fn distinct(facts: &Facts<'_>, singles: &[u32]) -> Vec<u32> {
    let names = |number: u32| facts.all[number as usize].claim.who.as_ref().map_or(&[][..], |who| who.names.as_slice());
    let mut told: Vec<u32> = Vec::new();
    for number in singles {
        let known = told.iter().any(|other| names(*other).iter().any(|name| names(*number).contains(name)));
        if !known {
            told.push(*number);
        }
    }
    told
}

/// Whether `part` is one of those that `whole` counts already.
fn is_part(facts: &Facts<'_>, whole: &Fact<'_>, part: &Fact<'_>) -> bool {
    part.range == whole.range && part.value == whole.value
        || judge::narrower_group(facts, whole, part) && part.range.low() <= whole.range.high()
}

fn account(facts: &Facts<'_>, numbers: &[u32]) -> Account {
    let all = || numbers.iter().map(|number| &facts.all[*number as usize]);
    let first = all().find(|fact| fact.attributed).unwrap_or(&facts.all[numbers[0] as usize]);
    let range = all().map(|fact| fact.range).reduce(Range::plus).unwrap_or(first.range);
    Account {
        doc: first.doc,
        origin: first.origin,
        speaks_for: first.speaks_for,
        as_of: all().map(|fact| fact.as_of).max().flatten(),
        range,
        value: if numbers.len() > 1 { None } else { first.value },
        vague: all().any(|fact| fact.vague),
        facts: numbers.to_vec(),
        replaced: false,
    }
}

fn verdict(accounts: &[Account], rejected: &[&Fact<'_>], grown: bool, origins: &[Name]) -> Verdict {
    if contradicted(accounts) {
        Verdict::Contradicted
    } else if rejected.iter().any(|fact| fact.claim.stance != Stance::Disputes) && !accounts.is_empty() {
        Verdict::Denied
    } else if !rejected.is_empty() && !accounts.is_empty() {
        Verdict::Contested
    } else if grown {
        Verdict::Evolving
    } else if origins.len() < 2 {
        Verdict::SingleSource
    } else if agreed(accounts) {
        Verdict::Corroborated
    } else {
        Verdict::Compatible
    }
}

/// Whether two accounts of different reports or origins cannot both be true. Vague words contradict nobody who counts.
fn contradicted(accounts: &[Account]) -> bool {
    let precise = accounts.iter().any(|account| !account.replaced && !account.vague);
    let standing = || accounts.iter().filter(|account| !account.replaced && !(precise && account.vague));
    let highest = standing().max_by(|a, b| a.range.low().total_cmp(&b.range.low()));
    let lowest = standing().min_by(|a, b| a.range.high().total_cmp(&b.range.high()));
    let apart = |a: &Account, b: &Account| a.range.low() > b.range.high() && (a.doc, a.origin) != (b.doc, b.origin);
    highest.is_some_and(|highest| standing().any(|other| apart(highest, other)))
        || lowest.is_some_and(|lowest| standing().any(|other| apart(other, lowest)))
}

/// Whether two independent origins give one figure; where nobody counts, whether two speak of it at all.
fn agreed(accounts: &[Account]) -> bool {
    let mut given: Vec<(u64, u64, Name)> = accounts
        .iter()
        .filter(|account| !account.replaced)
        .map(|account| (account.range.low().to_bits(), account.range.high().to_bits(), account.origin))
        .collect();
    given.sort_unstable();
    given.dedup();
    accounts.is_empty() || given.windows(2).any(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1))
}

fn why(
    facts: &Facts<'_>,
    accounts: &[Account],
    rejected: &[&Fact<'_>],
    grown: bool,
    verdict: Verdict,
    best: Option<f64>,
    reason: String,
) -> Vec<String> {
    let mut why = Vec::new();
    why.extend(spread(facts, accounts, verdict));
    if grown {
        let replaced = accounts.iter().filter(|account| account.replaced).count();
        why.push(format!(
            "{replaced} earlier {} replaced by a later count.",
            if replaced == 1 { "figure is" } else { "figures are" }
        ));
    }
    let mut speakers: Vec<String> = rejected.iter().map(|fact| judge::speaker(facts, fact)).collect();
    speakers.dedup();
    speakers.truncate(MOST_NAMED);
    if !speakers.is_empty() {
        why.push(finish(&format!("{} rejects it", speakers.join(", "))));
    }
    if !accounts.is_empty() {
        why.push(match best {
            Some(best) => finish(&format!("{} is put forward: {reason}", number(best))),
            None => finish(&format!("no best figure: {reason}")),
        });
    }
    why
}

/// A sentence names no more origins than this.
const MOST_NAMED: usize = 4;

/// Who says what, lowest and highest.
fn spread(facts: &Facts<'_>, accounts: &[Account], verdict: Verdict) -> Option<String> {
    let standing: Vec<&Account> = accounts.iter().filter(|account| !account.replaced).collect();
    let least = standing.iter().min_by(|a, b| a.range.high().total_cmp(&b.range.high()))?;
    let most = standing.iter().max_by(|a, b| a.range.low().total_cmp(&b.range.low()))?;
    let says = |account: &Account| {
        let fact = &facts.all[account.facts[0] as usize];
        let told = account.facts.len() == 1 && Range::fit(account.range, fact.range) == super::fit::Fit::Equal;
        let figure = if told { judge::figure(fact) } else { number(account.range.low()) };
        format!("{} says {figure}", judge::speaker(facts, fact))
    };
    Some(match verdict {
        Verdict::Contradicted => finish(&format!("{}, {}: both cannot be true", says(least), says(most))),
        Verdict::SingleSource => finish(&format!("{}; no other origin counts it", says(least))),
        _ if least.range == most.range && least.origin != most.origin => finish(&format!(
            "{} and {} agree on {}",
            judge::speaker(facts, &facts.all[least.facts[0] as usize]),
            judge::speaker(facts, &facts.all[most.facts[0] as usize]),
            judge::figure(&facts.all[least.facts[0] as usize])
        )),
        _ if least.range == most.range => finish(&says(least)),
        _ => finish(&format!("{}, {}", says(least), says(most))),
    })
}
