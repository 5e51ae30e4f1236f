//! Questions: all the facts about what happened to one group in one incident, and the finding that they come to.

use core::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::account::{accounts, accounts_of, says_how_many};
use super::estimate::{self, Account, Growth};
use super::fact::{Fact, Facts, Name};
use super::finding::{Finding, Verdict};
use super::fit::Fit;
use super::identity;
use super::incident;
use super::judge;
use super::number::range_in_words;
use super::own;
use super::party;
use super::policy::{Estimate, Policy};
use super::reason::{self, Ground, Reason};
use super::reliability::{self, Reliability};
use super::step::Field;
use crate::attribution::Stance;
use crate::claim::Group;
use crate::date::Date;

/// What all the claims come to, most important first.
pub(super) fn findings(facts: &Facts<'_>, policy: &Policy) -> Vec<Finding> {
    let questions = questions(facts);
    let learned = (policy.estimate == Estimate::Weighted).then(|| reliability::learn_from(facts, &questions));
    let (mut ranks, mut findings): (Vec<Rank>, Vec<Finding>) =
        questions.iter().map(|question| finding(facts, policy, question, learned.as_ref())).unzip();
    // Questions of one event stand together, as high as the one with most origins.
    let mut most = vec![0; questions.len()];
    for (question, finding) in questions.iter().zip(&findings) {
        most[question.family] = finding.origins.max(most[question.family]);
    }
    for (question, rank) in questions.iter().zip(&mut ranks) {
        rank.2 = Reverse(most[question.family]);
    }
    // Findings are large, so their places are sorted.
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|a, b| ranks[*a].cmp(&ranks[*b]).then_with(|| findings[*a].claims.cmp(&findings[*b].claims)));
    arrange(&mut findings, order);
    number_incidents(&mut findings);
    findings
}

/// Puts at each place what stood at the one that the order names, each moved once.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut place = start;
        while order[place] != start {
            let from = core::mem::replace(&mut order[place], place);
            items.swap(place, from);
            place = from;
        }
        order[place] = place;
    }
}

/// Numbers the incidents as they come.
fn number_incidents(findings: &mut [Finding]) {
    let last = findings.iter().map(|finding| finding.incident).max().map_or(0, |last| last + 1);
    let mut numbers: Vec<Option<usize>> = vec![None; last];
    let mut next = 0..;
    for finding in findings {
        let number = numbers[finding.incident].or_else(|| next.next());
        numbers[finding.incident] = number;
        finding.incident = number.unwrap_or_default();
    }
}

/// What happened to one group in one incident.
#[derive(Debug)]
pub(super) struct Question {
    event: Name,
    /// The facts, oldest first.
    pub(super) members: Vec<u32>,
    /// Whether it asks for the injured: those who were shot or hurt and did not die.
    pub(super) injured: bool,
    /// How many were killed as each report has it, where the question asks for the injured.
    pub(super) tolls: Rc<BTreeMap<u32, f64>>,
    /// Whether some of its claims count those who were shot.
    shot: bool,
    /// Number of the incident.
    incident: u32,
    /// Reports that speak of the incident at all.
    reports: usize,
    /// Reports of the event in all, whoever was counted.
    carried: usize,
    /// Number of the first question of the event.
    family: usize,
    /// Place among the questions of the event: the total comes before its parts.
    place: usize,
    /// Whether sides fight, whose counts replace nobody else's.
    pub(super) battle: bool,
    /// The questions about parts of those who are counted here.
    parts: Vec<Vec<u32>>,
    /// Whether its facts count the hurt, and it asks for the dead of whom none of them speaks.
    silent: bool,
}

/// The questions of a ledger, by incident.
pub(super) fn questions(facts: &Facts<'_>) -> Vec<Question> {
    let assigned = incident::assign(facts);
    let merged = identity::merged(facts, &assigned);
    let incidents: Vec<u32> = assigned.iter().map(|incident| merged[*incident as usize]).collect();
    let mut numbers: Vec<u32> = (0..facts.all.len() as u32).collect();
    numbers.sort_unstable_by_key(|number| (incidents[*number as usize], *number));
    let mut questions = Vec::new();
    let mut rest = numbers.as_slice();
    while let [first, ..] = rest {
        let of = |number: &u32| incidents[*number as usize];
        let (now, later) = rest.split_at(rest.partition_point(|number| of(number) <= of(first)));
        of_incident(facts, of(first), now, &mut questions);
        rest = later;
    }
    questions
}

/// The questions of one incident: by event, then by side.
fn of_incident(facts: &Facts<'_>, incident: u32, numbers: &[u32], questions: &mut Vec<Question>) {
    let fact = |number: &u32| &facts.all[*number as usize];
    let first = questions.len();
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
    let injured = injured.or_else(|| facts.named("injured").filter(|_| !shot_only.is_empty()));
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
    let none = Rc::new(BTreeMap::new());
    let tolls = injured.map_or_else(|| Rc::clone(&none), |_| Rc::new(tolls(facts, killed.unwrap_or_default())));
    for (event, members) in by_event {
        let asks_injured = Some(event) == injured;
        let shot = asks_injured && !shot_only.is_empty();
        let carried = count_documents(members.iter().map(fact));
        let family = questions.len();
        let party::Parts { battle, total, members } = party::split(facts, members);
        let mut parts = Vec::new();
        if total && members.len() > 1 {
            parts = members[1..].to_vec();
        }
        let question = |(place, members): (usize, Vec<u32>)| Question {
            event,
            members,
            injured: asks_injured,
            tolls: Rc::clone(if asks_injured { &tolls } else { &none }),
            shot,
            incident,
            reports,
            carried,
            family,
            place,
            battle,
            parts: Vec::new(),
            silent: false,
        };
        questions.extend(members.into_iter().enumerate().map(question));
        questions[family].parts = parts;
    }
    let silent = nobody_killed(facts, &questions[first..]);
    questions.extend(silent);
}

/// The question for the dead of an incident whose hurt several reports count, while none speaks of anybody killed: had
/// somebody died, one of them would have said so.
fn nobody_killed(facts: &Facts<'_>, of_incident: &[Question]) -> Option<Question> {
    let deadly = |question: &Question| {
        question.battle || matches!(facts.name(question.event), "killed" | "executed" | "casualties" | "missing")
    };
    if of_incident.iter().any(deadly) {
        return None;
    }
    let hurt = of_incident.iter().find(|question| question.injured)?;
    let counts = |number: &&u32| {
        let fact = &facts.all[**number as usize];
        says_how_many(fact) && fact.range.low() > 0.0
    };
    let members: Vec<u32> = hurt.members.iter().filter(counts).copied().collect();
    let carried = count_documents(members.iter().map(|number| &facts.all[*number as usize]));
    (carried >= SEVERAL).then(|| Question {
        event: hurt.event,
        members,
        injured: false,
        tolls: Rc::clone(&hurt.tolls),
        shot: false,
        incident: hurt.incident,
        reports: hurt.reports,
        carried,
        family: hurt.family,
        place: hurt.place + 1,
        battle: false,
        parts: Vec::new(),
        silent: true,
    })
}

/// Reports whose silence says that nobody was killed.
const SEVERAL: usize = 2;

/// The toll that each report gives.
fn tolls(facts: &Facts<'_>, members: &[u32]) -> BTreeMap<u32, f64> {
    let mut tolls = BTreeMap::new();
    for account in accounts_of(facts, members) {
        let toll: &mut f64 = tolls.entry(account.doc).or_default();
        *toll = toll.max(account.range.low());
    }
    tolls
}

/// Most important first: most documents on the event, then on its incident, then most origins; events before what was
/// counted over a season; then harm; of one event the total first, then the parts with most documents; then figures, then
/// the oldest.
type Rank =
    (Reverse<usize>, Reverse<usize>, Reverse<usize>, (bool, u8), (usize, Reverse<usize>), Reverse<u64>, Option<Date>);

fn finding(facts: &Facts<'_>, policy: &Policy, question: &Question, learned: Option<&Reliability>) -> (Rank, Finding) {
    if question.silent {
        return silence(facts, question);
    }
    let members = question.members.as_slice();
    let fact = |number: &u32| &facts.all[*number as usize];
    let mut accounts = accounts(facts, question);
    let (rejected, affirmed): (Vec<&Fact<'_>>, Vec<&Fact<'_>>) = members.iter().map(fact).partition(|f| f.rejects());
    let growth = match question.battle {
        true => Growth::Battle,
        false if members.iter().all(|number| judge::dwindles(fact(number))) => Growth::Dwindles,
        false if members.iter().all(|number| judge::is_over(fact(number))) => Growth::Over,
        false => Growth::Tolls,
    };
    let grown = estimate::replace(&mut accounts, growth);
    own::go_beyond_quoted(facts, &mut accounts);
    let (low, high) = estimate::span(&accounts);
    let (best, ground) = estimate::best(&accounts, policy, learned, |name| facts.name(name).to_owned());
    let mut origins: Vec<Name> = accounts.iter().map(|account| account.origin).collect();
    if accounts.is_empty() {
        origins = members.iter().map(fact).map(|fact| fact.origin).collect();
    }
    origins.sort_unstable();
    origins.dedup();
    let verdict = verdict(&accounts, &rejected, &affirmed, grown, &origins);
    let shown = representative(facts, members);
    let measure = accounts.first().map_or(shown, |account| fact(&account.facts[0]));
    let written = |end: f64| end / measure.factor;
    let best = best.map(written);
    let mut reasons = reason::reasons(facts, &accounts, &rejected, &affirmed, verdict);
    if question.shot && !question.tolls.is_empty() {
        reasons.push(Reason::plain(Ground::NotKilled, Field::Event));
    }
    let parts: Vec<String> = question.parts.iter().filter_map(|part| part_in_words(facts, part)).collect();
    if !parts.is_empty() {
        reasons.push(Reason::counted_apart(parts));
    }
    if !accounts.is_empty() {
        reasons.push(Reason::choice(best, ground));
    } else if members.iter().any(|number| fact(number).died) {
        reasons.push(Reason::plain(Ground::Died, Field::Event));
    }
    let (start, end) = window(facts, members);
    let finding = Finding {
        incident: question.incident as usize,
        event: facts.name(question.event).to_owned(),
        who: whose(facts, shown, &accounts),
        actor: members.iter().find_map(|number| fact(number).claim.actor.clone()),
        place: shown.claim.place.clone().or_else(|| members.iter().find_map(|number| fact(number).claim.place.clone())),
        start,
        end,
        low: low.map(|(end, _)| written(end)),
        low_open: low.is_some_and(|(_, open)| open),
        best,
        high: high.map(|(end, _)| written(end)),
        high_open: high.is_some_and(|(_, open)| open),
        unit: measure.unit.map(str::to_owned),
        verdict,
        origins: origins.len(),
        documents: count_documents(members.iter().map(fact)),
        claims: members.iter().map(|number| fact(number).claim.id.clone()).collect(),
        why: reasons.iter().map(Reason::to_string).collect(),
        reasons,
    };
    let toll = best.or(finding.low).or(finding.high).unwrap_or(0.0).max(0.0);
    let rank = (
        Reverse(question.carried),
        Reverse(question.reports),
        Reverse(finding.origins),
        (members.iter().all(|number| incident::is_so_far(facts, fact(number))), harm(&finding.event)),
        (question.place.min(1), Reverse(finding.documents)),
        Reverse(toll.to_bits()),
        start,
    );
    (rank, finding)
}

/// That nobody was killed, as far as the reports that count the hurt say.
fn silence(facts: &Facts<'_>, question: &Question) -> (Rank, Finding) {
    let members = question.members.as_slice();
    let fact = |number: &u32| &facts.all[*number as usize];
    let mut origins: Vec<Name> = members.iter().map(fact).map(|fact| fact.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    let shown = representative(facts, members);
    let (start, end) = window(facts, members);
    let reasons = vec![Reason::nobody_killed(members.iter().map(fact))];
    let none = Some(0.0);
    let finding = Finding {
        incident: question.incident as usize,
        event: "killed".to_owned(),
        who: Some(Group { text: "people".to_owned(), class: "people".to_owned(), ..Group::default() }),
        actor: None,
        place: shown.claim.place.clone(),
        start,
        end,
        low: none,
        low_open: false,
        best: none,
        high: none,
        high_open: false,
        unit: None,
        verdict: Verdict::Compatible,
        origins: origins.len(),
        documents: question.carried,
        // Those of the hurt stand in the reason: they are claims of another finding.
        claims: Vec::new(),
        why: reasons.iter().map(Reason::to_string).collect(),
        reasons,
    };
    let rank = (
        Reverse(question.carried),
        Reverse(question.reports),
        Reverse(finding.origins),
        (false, u8::MAX),
        (1, Reverse(finding.documents)),
        Reverse(0),
        start,
    );
    (rank, finding)
}

/// "soldiers (Arvenia) 12–40"
fn part_in_words(facts: &Facts<'_>, members: &[u32]) -> Option<String> {
    let mut accounts = accounts_of(facts, members);
    estimate::replace(&mut accounts, Growth::Battle);
    let (low, high) = estimate::span(&accounts);
    let who = representative(facts, members).claim.who.as_ref()?;
    let side = who.side.as_ref().map(|side| format!(" ({side})")).unwrap_or_default();
    let figures = range_in_words(low, high)?;
    Some(format!("{}{side} {figures}", who.class))
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
        // "Its losses" do not say well whose they are.
        let named = !fact.is_loss;
        let place = fact.claim.place.as_ref().map_or(0, |place| place.within.len() + 1);
        let some = fact.range.high() > 0.0;
        (fact.counted && !fact.rejects(), named, some, Reverse(facts.chain(fact.class).len()), place)
    };
    let all = members.iter().map(|number| &facts.all[*number as usize]);
    // Of equals the oldest.
    all.rev().max_by_key(|fact| key(fact)).unwrap_or(&facts.all[0])
}

/// To whom it happened: the widest group that is named, and people where the figures count others beside it.
fn whose(facts: &Facts<'_>, shown: &Fact<'_>, accounts: &[Account]) -> Option<Group> {
    let mut counted = accounts.iter().flat_map(|account| &account.facts).map(|number| &facts.all[*number as usize]);
    if counted.any(|fact| facts.class_fit(shown.class, fact.class) == Fit::Disjoint)
        && facts.has_root(shown.class, "people")
    {
        return Some(Group { text: "people".to_owned(), class: "people".to_owned(), ..Group::default() });
    }
    shown.claim.who.clone()
}

/// The days of the question: those that the claims state most narrowly.
fn window(facts: &Facts<'_>, members: &[u32]) -> (Option<Date>, Option<Date>) {
    let length = |fact: &&Fact<'_>| fact.window.days().map_or(i32::MAX, |(start, end)| end - start);
    let all = members.iter().map(|number| &facts.all[*number as usize]);
    let narrowest = all.filter(|fact| !fact.window.assumed).min_by_key(length);
    let time = narrowest.and_then(|fact| fact.claim.time.as_ref());
    time.map_or((None, None), |time| (time.start, time.end))
}

fn verdict(
    accounts: &[Account],
    rejected: &[&Fact<'_>],
    affirmed: &[&Fact<'_>],
    grown: bool,
    origins: &[Name],
) -> Verdict {
    let answered = !accounts.is_empty() || rejected.iter().any(|no| affirmed.iter().any(|yes| yes.origin != no.origin));
    if contradicted(accounts) {
        Verdict::Contradicted
    } else if answered && rejected.iter().any(|fact| fact.claim.stance != Stance::Disputes) {
        Verdict::Denied
    } else if answered && !rejected.is_empty() {
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
