//! Accounts: what each report says to a question, and each origin in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::estimate::{Account, Footing, Standing};
use super::fact::{Fact, Facts, Name};
use super::fate;
use super::fit::{Fit, Range};
use super::judge;
use super::perpetrator;
use super::question::Question;
use super::slots;
use crate::attribution::Stance;
use crate::claim::{Claim, Figure, Group};
use crate::mention::quantity::words::small;
use crate::mention::quantity::Interval;

/// What each report says to a question, the killed taken off those that were shot or hurt.
pub(super) fn accounts(facts: &Facts<'_>, question: &Question) -> Vec<Account> {
    let fact = |number: &u32| &facts.all[*number as usize];
    let mut accounts = accounts_of(facts, &question.members);
    if accounts.is_empty() {
        return several(facts, &question.members);
    }
    if question.battle {
        for account in &mut accounts {
            account.standing = standing(facts, account);
        }
    }
    add_increments(facts, &question.members, &mut accounts);
    leave_room(facts, question.battle, &mut accounts);
    perpetrator::leave_out(facts, &question.members, &mut accounts);
    if !question.injured {
        return accounts;
    }
    leave_room_for_the_shot(facts, question, &mut accounts);
    // A report that gives no toll of its own speaks of the shots alone: the highest toll of the others is theirs.
    let most = question.tolls.values().copied().fold(0.0, f64::max);
    for account in &mut accounts {
        let shot = |number: &u32| facts.name(facts.question_event(fact(number))) == "shot";
        // Of victims told one by one those who died are left out already.
        let told = account.facts.iter().all(|number| fact(number).range.exact() == Some(1.0));
        let left_out = if told { dead_among(facts, question, account.doc) } else { 0.0 };
        let lost = question.tolls.get(&account.doc).copied().unwrap_or(most) - left_out;
        let of_shot = account.facts.iter().any(shot);
        if of_shot && lost > 0.0 && account.range.low() >= lost {
            account.take_off(lost);
        } else if of_shot && account.facts.iter().all(shot) && died_as_one(facts, account) {
            // "He shot his two sons. The boys and their father are dead."
            account.take_off(account.range.low());
        } else if of_shot && told && account.facts.iter().all(shot) && account.range.low() < lost {
            // Where more were killed than are told of as shot, those who were shot are some of the dead.
            account.take_off(account.range.low());
        } else if account.footing == Footing::Inferred
            && account.range.low() > 1.0
            && !question.tolls.contains_key(&account.doc)
            && account.range.high() <= most
        {
            // Early word of two who were shot, where others count five dead.
            account.take_off(account.range.low());
        } else if let Some(died) = died_of(facts, account).filter(|died| account.range.low() > *died) {
            account.take_off(died);
        }
    }
    fate::take_off_the_dead(facts, &mut accounts, &question.tolls);
    // Whose shot or hurt have all died says nothing of others who were hurt.
    let counts_none = |account: &Account| account.facts.iter().all(|number| fact(number).range.high() == 0.0);
    accounts.retain(|account| account.range.high() > 0.0 || counts_none(account));
    accounts
}

/// What those say who count nobody but speak of more than one: "others were injured" is at least two, as Airwars records
/// it ("a number of" in its published methodology).
fn several(facts: &Facts<'_>, members: &[u32]) -> Vec<Account> {
    let uncounted = |number: &&u32| {
        let fact = &facts.all[**number as usize];
        let harmed = facts.has_root(fact.event, "casualties") && facts.has_root(fact.class, "people");
        // "Guns kill people" is said of nobody in particular, so the dead need a word for how many; and officers at whom
        // the sentence looks have mostly come to help.
        let hurt = |who: &Group| facts.name(facts.question_event(fact)) != "killed" && !is_helper(who);
        let said = |who: &Group| is_plural(who) && (is_some(who) || hurt(who));
        harmed && !fact.counted && !fact.rejects() && fact.claim.who.as_ref().is_some_and(said)
    };
    let account = |number: &u32| {
        let range = Range::of(Interval::at_least(2.0));
        Account { range, vague: true, ..account(facts, &[*number]) }
    };
    members.iter().filter(uncounted).map(account).collect()
}

/// Whether the words name more than one whom the report has not spoken of before: "several others", not "the victims".
fn is_plural(who: &Group) -> bool {
    // "A number of civilians" are the civilians.
    let counted = who.text.split_once("number of ").map_or(who.text.as_str(), |(_, counted)| counted);
    let before_of = counted.split(" of ").next().unwrap_or_default();
    let head = before_of.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let regular = head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("\u{2019}s") && !head.ends_with("'s");
    let first = before_of.split([' ', '\'', '\u{2019}']).next().unwrap_or_default().to_lowercase();
    let known = matches!(first.as_str(), "" | "the" | "these" | "those" | "his" | "her" | "their" | "its" | "both");
    let known = known || head.ends_with("selves");
    who.names.is_empty() && !known && (regular || matches!(head.as_str(), "people" | "children" | "men" | "women"))
}

/// Whether they are those who respond to what happened.
fn is_helper(who: &Group) -> bool {
    matches!(who.class.as_str(), "police" | "medics")
}

/// Whether they are called some of many: "several others".
fn is_some(who: &Group) -> bool {
    let some = ["several", "some", "others", "other", "many", "multiple", "numerous", "more", "number"];
    who.text.split(' ').any(|word| is_one_of(word, &some))
}

/// Who tells of victims one by one counts nobody: beside a report that counts more of them it has at least so many. So has
/// who speaks of others that were killed too. Nor is it a count of all where they are counted among more: "one of the five
/// of whom he asked".
fn leave_room(facts: &Facts<'_>, battle: bool, accounts: &mut [Account]) {
    let one_by_one = |account: &Account| {
        account.facts.iter().all(|number| {
            let fact = &facts.all[*number as usize];
            fact.range.exact() == Some(1.0) && fact.claim.written.is_none()
        }) || matches!(account.facts.as_slice(), [only] if is_of_others(facts, &facts.all[*only as usize]))
    };
    let at_once = |account: &Account| account.facts.len() > 1 && account.footing == Footing::Stated;
    let counts = accounts.iter().filter(|account| !one_by_one(account) || at_once(account));
    let most = counts.map(|account| account.range.low()).fold(0.0, f64::max);
    // In a fight each side has its own count.
    let some = |account: &Account| {
        !battle && account.facts.iter().all(|number| is_of_more(facts, &facts.all[*number as usize]))
    };
    for account in accounts {
        if account.range.low() < most && one_by_one(account) || account.range.exact().is_some() && some(account) {
            account.open_upwards();
        }
    }
}

/// Who counts more shot than hurt or dead counts some of the hurt: "at least two were shot; one is in critical condition".
fn leave_room_for_the_shot(facts: &Facts<'_>, question: &Question, accounts: &mut [Account]) {
    let most = accounts.iter().map(|account| account.range.low()).fold(0.0, f64::max);
    for account in accounts.iter_mut().filter(|account| account.range.low() < most) {
        let dead = question.tolls.get(&account.doc).copied().unwrap_or_default();
        let of_shot = |fact: &&Fact<'_>| {
            facts.name(facts.question_event(fact)) == "shot" && says_how_many(fact) && fact.claim.event == "shot"
        };
        let shot = of_same_report(facts, account.doc).filter(of_shot).map(|fact| fact.range.low()).fold(0.0, f64::max);
        if shot > account.range.high() + dead {
            account.open_upwards();
        }
    }
}

/// What a report says, or the first part of it.
fn of_same_report<'f, 'a>(facts: &'f Facts<'a>, doc: u32) -> impl Iterator<Item = &'f Fact<'a>> {
    facts.of_report(doc).iter().take(MOST_LOOKED_OVER)
}

/// Claims of a report that are looked over for what else it says.
const MOST_LOOKED_OVER: usize = 512;

/// "Three others were killed": beside whoever is named. Others who were hurt are mostly others than the dead.
fn is_of_others(facts: &Facts<'_>, fact: &Fact<'_>) -> bool {
    let words = fact.claim.who.as_ref().map_or("", |who| who.text.as_str());
    let others = words.split(' ').any(|word| is_one_of(word, &["other", "others"]));
    others && fact.range.exact().is_some() && facts.name(facts.question_event(fact)) == "killed"
}

/// Whether its report counts those among more to whom the same happened.
fn is_of_more(facts: &Facts<'_>, fact: &Fact<'_>) -> bool {
    if is_of_harmed(fact.claim) {
        return true;
    }
    let whole = fact.whole.map(|whole| &facts.all[whole as usize]);
    whole.is_some_and(|whole| {
        let one_event = facts.question_event(whole) == facts.question_event(fact);
        let at_large = |fact: &Fact<'_>| matches!(facts.name(facts.leaf(fact.class)), "people" | "civilians");
        let one_group = match slots::group_fit(facts, whole, fact) {
            Fit::Disjoint => false,
            Fit::Narrower => at_large(whole) && at_large(fact),
            _ => true,
        };
        one_event && one_group && whole.counted && whole.range.low() > fact.range.low()
    })
}

/// Whether the words say that it counts some of those harmed: "three of the wounded", "one of those killed".
fn is_of_harmed(claim: &Claim) -> bool {
    const HARMED: [&str; 6] = ["wounded", "injured", "hurt", "dead", "killed", "slain"];
    let mut set = set_of(claim);
    set.next().is_some_and(|first| is_one_of(first, &["the", "those", "these", "his", "her", "their"]))
        && set.any(|word| is_one_of(word, &HARMED))
}

/// The first words after the "of" with which a claim says of whom it counts some.
fn set_of(claim: &Claim) -> impl Iterator<Item = &str> {
    let from = claim.who.as_ref().and_then(|who| who.span.start.checked_sub(claim.sentence.start));
    let text = from.and_then(|from| claim.text.get(from..)).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(PARTITIVE);
    words.skip_while(|word| !word.eq_ignore_ascii_case("of")).skip(1)
}

/// Words in which a figure says of whom it counts some.
const PARTITIVE: usize = 5;

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// What was counted since a known figure, added to it: where the toll stood at 12 and three more died, it is 15. An
/// increment goes to the latest figure that an earlier report gives, its own origin's where that has one, unless its
/// report gives the new figure itself.
fn add_increments(facts: &Facts<'_>, members: &[u32], accounts: &mut Vec<Account>) {
    let fact = |number: &u32| &facts.all[*number as usize];
    let more = |number: &&u32| {
        let fact = fact(number);
        fact.claim.figure == Figure::Increment && fact.counted && !fact.rejects() && fact.range.low() > 0.0
    };
    let mut increments: Vec<u32> = members.iter().filter(more).copied().collect();
    if increments.is_empty() {
        return;
    }
    increments.sort_by_key(|number| (happened(fact(number)), *number));
    let mut counted: Vec<u32> = accounts.iter().filter(|account| !account.vague).map(|account| account.doc).collect();
    counted.sort_unstable();
    let mut last: Option<&Fact<'_>> = None;
    for number in increments {
        let increment = fact(&number);
        let day = increment.as_of;
        // Told again, by whomever.
        if last.is_some_and(|other| other.range == increment.range && happened(other) == happened(increment)) {
            continue;
        }
        let given = counted.binary_search(&increment.doc).is_ok();
        let before = accounts.iter().filter(|account| account.as_of < day && account.as_of.is_some() && !account.vague);
        let level = before.max_by_key(|account| (account.origin == increment.origin, account.as_of, account.doc));
        if let Some(level) = level.filter(|_| !given) {
            let added = Account {
                range: level.range.plus(increment.range),
                as_of: day,
                facts: level.facts.iter().copied().chain([number]).collect(),
                added: true,
                ..account(facts, &[number])
            };
            accounts.push(added);
            last = Some(increment);
        }
    }
}

/// The day of an increment: the last on which it is said to have happened, else that of the count.
fn happened(fact: &Fact<'_>) -> Option<i32> {
    fact.window.days().filter(|_| fact.window.is_day()).map(|(_, end)| end - 1).or(fact.as_of)
}

/// How many died of as many as an account counts, where its report says so: "one of the five people hurt has died".
fn died_of(facts: &Facts<'_>, account: &Account) -> Option<f64> {
    let all = account.range.exact()?;
    let dead = |fact: &&Fact<'_>| facts.name(facts.question_event(fact)) == "killed" && fact.counted && !fact.rejects();
    of_same_report(facts, account.doc)
        .filter(dead)
        .filter(|fact| is_some_of(fact.claim, all))
        .find_map(|fact| fact.range.exact())
}

/// Whether the same report counts a group of as many dead.
fn died_as_one(facts: &Facts<'_>, account: &Account) -> bool {
    let dead = |fact: &Fact<'_>| facts.name(facts.question_event(fact)) == "killed" && says_how_many(fact);
    account.range.low() > 1.0
        && of_same_report(facts, account.doc).any(|fact| dead(fact) && fact.range == account.range)
}

/// Whether a claim counts some of so many: "one of the five".
fn is_some_of(claim: &Claim, all: f64) -> bool {
    let number = set_of(claim).find(|word| !is_one_of(word, &["the", "those", "these"]));
    number.and_then(small_number) == Some(all)
}

/// The number of a few people, in a word or in figures.
fn small_number(word: &str) -> Option<f64> {
    let in_letters = small(&word.to_ascii_lowercase()).filter(|number| (2..11).contains(number));
    in_letters.map(f64::from).or_else(|| word.parse::<u16>().ok().map(f64::from))
}

/// How many of a report's victims the question leaves out because they died.
fn dead_among(facts: &Facts<'_>, question: &Question, doc: u32) -> f64 {
    let fact = |number: &u32| &facts.all[*number as usize];
    let of_report = question.members.iter().map(fact).filter(|fact| fact.doc == doc && fact.died);
    of_report.filter(|fact| fact.again.is_none()).count() as f64
}

/// What each report says, and each origin in it: the whole where it gives one, else its victims one by one.
pub(super) fn accounts_of(facts: &Facts<'_>, members: &[u32]) -> Vec<Account> {
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
pub(super) fn says_how_many(fact: &Fact<'_>) -> bool {
    let asserted = !matches!(fact.claim.stance, Stance::Asks | Stance::Demands | Stance::Promises | Stance::Warns);
    fact.counted && !fact.rejects() && !fact.died && asserted && fact.claim.figure == Figure::Level
}

/// The facts that their report counts among other members, or that count the same ones again.
fn counted_elsewhere(facts: &Facts<'_>, members: &[u32]) -> Vec<u32> {
    let fact = |number: u32| &facts.all[number as usize];
    // Two named origins that count the same group bear each other out; one person told of twice is one.
    let key = |fact: &Fact<'_>| {
        let counted = fact.attributed && fact.range.low() > 1.0;
        (fact.first, counted.then_some(fact.origin))
    };
    let mut told: BTreeMap<(u32, Option<Name>), u32> = BTreeMap::new();
    for number in members.iter().filter(|number| says_how_many(fact(**number))) {
        told.entry(key(fact(*number))).or_insert(*number);
    }
    let elsewhere = |number: &u32| {
        let known = |other: &u32| members.binary_search(other).is_ok() && says_how_many(fact(*other));
        let whole = fact(*number).whole.filter(known);
        whole.is_some_and(|whole| judge::counts_some_of(facts, fact(whole), fact(*number)))
            || told.get(&key(fact(*number))).is_some_and(|first| first < number)
    };
    members.iter().copied().filter(elsewhere).collect()
}

/// The accounts of one report: groups of different people whom one origin counts add up, victims told one by one too,
/// and different figures for one group stand side by side.
fn of_report(facts: &Facts<'_>, numbers: &[u32], accounts: &mut Vec<Account>) {
    let fact = |number: u32| &facts.all[number as usize];
    let numbers = &since_corrected(facts, numbers);
    let single = |number: &u32| fact(*number).range.exact() == Some(1.0);
    let (singles, groups): (Vec<u32>, Vec<u32>) =
        numbers.iter().take(MOST_TOLD).filter(|n| !is_none_of_others(facts, numbers, **n)).partition(|n| single(n));
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
    // "He killed seven people before killing himself", "an infant and two women died": whom the report tells of beside the
    // group is not of it.
    let whole = fact(wholes[0]);
    let is_beside = |one: &Fact<'_>| {
        let one_sentence = one.claim.sentence == whole.claim.sentence && one.claim.in_title == whole.claim.in_title;
        // "At least ten" may count him.
        let apart = one_sentence && one.claim.trigger != whole.claim.trigger && whole.range.high().is_finite();
        apart && !dies_in_custody(one) || is_coordinated(facts, one, whole)
    };
    // Wherever else the same person is told of.
    let beside = |number: &u32| {
        let again = of_same_report(facts, whole.doc).filter(|other| other.first == fact(*number).first);
        is_beside(fact(*number)) || again.filter(|other| other.event == whole.event).any(is_beside)
    };
    let dead = |number: &u32| facts.name(facts.question_event(fact(*number))) == "killed";
    let next = |number: &u32| dead(number) && is_next(fact(*number), whole);
    let another = |number: &u32| is_another(fact(*number)) || next(number);
    let more: Vec<u32> = singles.iter().copied().filter(|number| another(number) || beside(number)).collect();
    if let ([whole], false) = (wholes.as_slice(), more.is_empty()) {
        let all: Vec<u32> = core::iter::once(whole).chain(&more).copied().collect();
        accounts.push(account(facts, &all));
        return;
    }
    for counted in by_origin(facts, &wholes) {
        let others = |a: &Fact<'_>, b: &Fact<'_>| slots::different_people(facts, a, b) || is_coordinated(facts, a, b);
        let apart = |(n, a): (usize, &u32)| counted[n + 1..].iter().all(|b| others(fact(*a), fact(*b)));
        if counted.iter().enumerate().all(apart) {
            accounts.push(account(facts, &counted));
        } else {
            accounts.extend(counted.iter().map(|number| account(facts, &[*number])));
        }
    }
}

/// The facts of each origin; the report's own words go with the only other origin.
fn by_origin(facts: &Facts<'_>, numbers: &[u32]) -> Vec<Vec<u32>> {
    let mut by_origin: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    let key = |fact: &Fact<'_>| fact.attributed.then_some(fact.origin);
    for number in numbers {
        by_origin.entry(key(&facts.all[*number as usize])).or_default().push(*number);
    }
    if by_origin.len() == 2 && by_origin.contains_key(&None) {
        return vec![numbers.to_vec()];
    }
    by_origin.into_values().collect()
}

/// A report tells of fewer victims than this; more are a list of names.
const MOST_TOLD: usize = 256;

/// What a report does not call an earlier count, where it gives another: "the sheriff said that ten are dead. Earlier, an
/// official spoke of 13."
fn since_corrected<'n>(facts: &Facts<'_>, numbers: &'n [u32]) -> Cow<'n, [u32]> {
    let earlier = |number: &u32| facts.all[*number as usize].claim.text.starts_with("Earlier, ");
    let group = |number: &u32| facts.all[*number as usize].range.low() > 1.0;
    let now = || numbers.iter().filter(|number| !earlier(number));
    if numbers.iter().any(earlier) && now().any(group) {
        Cow::Owned(now().copied().collect())
    } else {
        Cow::Borrowed(numbers)
    }
}

/// The noun for those to whom it happened.
fn head<'f>(fact: &'f Fact<'_>) -> Option<&'f str> {
    fact.claim.who.as_ref()?.text.rsplit(' ').next()
}

/// "An infant and two women": two groups by name to whom one verb says it happened, neither counted among the other.
fn is_coordinated(facts: &Facts<'_>, one: &Fact<'_>, other: &Fact<'_>) -> bool {
    let same_head = head(one) == head(other);
    let named = |fact: &Fact<'_>| fact.class != facts.people() || !same_head;
    let linked = one.whole.is_some() || other.whole.is_some();
    let of_one_verb = one.claim.sentence == other.claim.sentence && one.claim.trigger == other.claim.trigger;
    let classes = facts.class_fit(one.class, other.class);
    of_one_verb && !linked && named(one) && named(other) && matches!(classes, Fit::Overlapping | Fit::Disjoint)
}

/// "Nobody was hurt among the protesters" where the same origin counts three hurt: none of the others, and no toll.
fn is_none_of_others(facts: &Facts<'_>, numbers: &[u32], number: u32) -> bool {
    let none = &facts.all[number as usize];
    let some = |fact: &Fact<'_>| fact.origin == none.origin && fact.range.low() > 0.0;
    none.range.exact() == Some(0.0) && numbers.iter().any(|other| some(&facts.all[*other as usize]))
}

/// "Another man", "one other": beside those counted before.
fn is_another(fact: &Fact<'_>) -> bool {
    let words = fact.claim.who.as_ref().map_or("", |who| who.text.as_str());
    words.split(' ').take(2).any(|word| word.eq_ignore_ascii_case("another") || word.eq_ignore_ascii_case("other"))
}

/// "The man who is accused of killing two was found dead in his cell": not in the same event.
fn dies_in_custody(fact: &Fact<'_>) -> bool {
    fact.claim.text.split(|c: char| !c.is_alphanumeric()).any(|word| is_one_of(word, &["cell", "jail", "prison"]))
}

/// "A fifth victim" beside four.
fn is_next(fact: &Fact<'_>, whole: &Fact<'_>) -> bool {
    let words = fact.claim.who.as_ref().map_or("", |who| who.text.as_str());
    let place = words.split(' ').take(2).find_map(small_ordinal);
    place.is_some() && place == whole.range.exact().map(|counted| counted + 1.0)
}

fn small_ordinal(word: &str) -> Option<f64> {
    const ORDINALS: [&str; 8] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    ORDINALS.iter().position(|other| word.eq_ignore_ascii_case(other)).map(|place| place as f64 + 2.0)
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
    part.range == whole.range && part.value == whole.value && (part.origin == whole.origin || !part.attributed)
        || slots::narrower_group(facts, whole, part)
            && part.range.low() <= whole.range.high()
            && !judge::is_rival(facts, whole, part)
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
        added: false,
        footing: footing(facts, numbers),
        partial: false,
        standing: Standing::NoParty,
    }
}

/// Whose losses an account of a fight counts.
fn standing(facts: &Facts<'_>, account: &Account) -> Standing {
    let own = |side| account.facts.iter().any(|number| facts.all[*number as usize].side == Some(side));
    match account.speaks_for {
        None => Standing::NoParty,
        Some(side) if own(side) => Standing::OwnLosses,
        Some(_) => Standing::EnemyLosses,
    }
}

/// "He killed a four-year-old and himself": who names all in one breath counts them.
fn in_one_sentence(facts: &Facts<'_>, numbers: &[u32]) -> bool {
    let sentence = |number: &u32| {
        let claim = facts.all[*number as usize].claim;
        (claim.in_title, claim.sentence)
    };
    let written = numbers.iter().all(|number| !facts.all[*number as usize].claim.text.is_empty());
    written && numbers.windows(2).all(|pair| sentence(&pair[0]) == sentence(&pair[1]))
}

/// How directly the facts of a report give their sum.
fn footing(facts: &Facts<'_>, numbers: &[u32]) -> Footing {
    let mut all = numbers.iter().map(|number| &facts.all[*number as usize]);
    if all.clone().any(|fact| fact.claim.inferred) {
        Footing::Inferred
    } else if numbers.len() > 1 && all.all(|fact| fact.range.exact() == Some(1.0)) && !in_one_sentence(facts, numbers) {
        Footing::Told
    } else {
        Footing::Stated
    }
}
