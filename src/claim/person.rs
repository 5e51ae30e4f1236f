//! Persons told of one by one: which claims of a report speak of the same one.

use super::assemble::Draft;
use super::gender::Gender;
use super::victim::{same_sentence, same_trigger, times_differ};
use super::who::PartyKind;
use super::Group;
use crate::mention::quantity::Interval;

/// Somebody to whom something happened, by all that a report says of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    name: Option<String>,
    age: Option<u32>,
    /// The claim that says most narrowly what class they are of.
    class: Option<usize>,
    gender: Option<Gender>,
    /// The claims that speak of them, in order.
    pub(super) drafts: Vec<usize>,
}

/// The persons of a report, in the order in which it comes to speak of them.
#[derive(Debug, Default)]
pub(super) struct Persons(pub(super) Vec<Person>);

/// How many persons back another mention of one is looked for.
const REACH: usize = 64;

impl Persons {
    /// The person of whom a claim speaks: one told of before or a new one.
    pub(super) fn of(&mut self, drafts: &[Draft], at: usize) -> usize {
        let first = self.0.len().saturating_sub(REACH);
        let fits =
            |number: usize| Some((self.0[number].fit(drafts, at)?, self.0[number].drafts.last().copied(), number));
        let known = (first..self.0.len()).filter_map(fits).max().map(|(_, _, number)| number);
        let number = known.unwrap_or_else(|| {
            self.0.push(Person::default());
            self.0.len() - 1
        });
        let dies = drafts[at].claim.event == "killed" && self.0[number].first(drafts, "killed").is_none();
        self.0[number].add(drafts, at);
        if dies {
            return self.merge_dead(drafts, number);
        }
        number
    }

    /// Who turns out to have died may be one of the dead told of before: "a man was killed … Lee was shot … he died".
    fn merge_dead(&mut self, drafts: &[Draft], number: usize) -> usize {
        let first = self.0.len().saturating_sub(REACH);
        let person = &self.0[number];
        let same = (first..self.0.len()).rev().filter(|other| *other != number).find(|other| {
            let other = &self.0[*other];
            other.first(drafts, "killed").is_some() && (person.drafts.len() > 1) && person.may_be(other, drafts)
        });
        let Some(same) = same else { return number };
        let person = core::mem::take(&mut self.0[number]);
        for draft in person.drafts {
            self.0[same].add(drafts, draft);
        }
        self.0[same].drafts.sort_unstable();
        same
    }
}

impl Person {
    /// The first claim about them of an event.
    pub(super) fn first(&self, drafts: &[Draft], event: &str) -> Option<usize> {
        self.drafts.iter().copied().find(|d| drafts[*d].claim.event == event)
    }

    /// Whether both are spoken of by the same noun: "a teen girl" and "a 16-year-old girl".
    pub(super) fn is_called_alike(&self, other: &Person, drafts: &[Draft]) -> bool {
        let first = |person: &Person| person.drafts.first().map(|first| &drafts[*first]);
        first(self).zip(first(other)).is_some_and(|(a, b)| same_head(a, b))
    }

    /// Whether nothing speaks against their being one person.
    pub(super) fn may_be(&self, other: &Person, drafts: &[Draft]) -> bool {
        let same_age = self.age.is_some() && self.age == other.age;
        let ages = self.age.is_none() || other.age.is_none() || same_age;
        let classes = self.class(drafts).zip(other.class(drafts)).map_or(true, |(a, b)| agree(a, b, same_age));
        let genders = self.gender.is_none() || other.gender.is_none() || self.gender == other.gender;
        let unnamed = self.name.is_none() || other.name.is_none();
        let (first, last) = (&drafts[self.drafts[0]], &drafts[other.drafts[0]]);
        let apart = |a: &usize| {
            other
                .drafts
                .iter()
                .any(|b| same_sentence(&drafts[*a], &drafts[*b]) && drafts[*a].kind != PartyKind::Pronoun)
        };
        ages && classes && genders && unnamed && !first.further && !last.further && !self.drafts.iter().any(apart)
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    fn class<'d>(&self, drafts: &'d [Draft]) -> Option<&'d Group> {
        drafts[self.class?].claim.who.as_ref()
    }

    fn add(&mut self, drafts: &[Draft], at: usize) {
        let draft = &drafts[at];
        self.drafts.push(at);
        self.age = self.age.or(draft.age);
        self.gender = self.gender.or(draft.gender);
        let longer = |new: &&str| self.name.as_ref().map_or(true, |known| new.len() > known.len());
        if let Some(name) = name(draft).filter(longer) {
            self.name = Some(name.to_owned());
        }
        let narrower = |who: &Group| self.class(drafts).map_or(true, |known| who.within.contains(&known.class));
        if draft.claim.who.as_ref().is_some_and(narrower) {
            self.class = Some(at);
        }
    }

    /// How well a claim fits them, if it does: the same words, the same name, the same age, or merely nothing against it.
    fn fit(&self, drafts: &[Draft], at: usize) -> Option<u8> {
        let draft = &drafts[at];
        let told = self.drafts.iter().map(|d| &drafts[*d]);
        if told.clone().any(|d| same_words(d, draft) || is_glued_title(d, draft)) {
            return Some(9);
        }
        if let (Some(known), Some(name)) = (&self.name, name(draft)) {
            return same_name(known, name).then_some(8);
        }
        if let Some(number) = ordinal(draft) {
            match told.clone().find_map(ordinal) {
                Some(known) if known == number => return Some(7),
                Some(_) => return None,
                None => {}
            }
        }
        let same_age = match (self.age, draft.age) {
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        if matches!((self.gender, draft.gender), (Some(a), Some(b)) if a != b) {
            return None;
        }
        let too_old_or_young =
            |age: Option<u32>, who: Option<&Group>| age.zip(who).is_some_and(|(age, who)| !may_be_aged(who, age));
        if too_old_or_young(self.age, draft.claim.who.as_ref()) || too_old_or_young(draft.age, self.class(drafts)) {
            return None;
        }
        let classes = self.class(drafts).zip(draft.claim.who.as_ref());
        if !classes.map_or(true, |(a, b)| agree(a, b, same_age))
            || told.clone().any(|d| same_trigger(d, draft) || days_apart(d, draft) || is_deed_of(d, draft))
        {
            return None;
        }
        let further = draft.further && !is_beside_others(drafts, at);
        let new = told.clone().any(|d| same_sentence(d, draft)) || further;
        let clash = !told.clone().any(|d| d.claim.event == draft.claim.event) && told.clone().any(|d| clash(d, draft));
        let fits = match draft.kind {
            PartyKind::Pronoun => true,
            PartyKind::Definite => told.clone().filter(|d| same_sentence(d, draft)).all(|d| is_the(draft, d)),
            PartyKind::Name => !new && !clash,
            PartyKind::Indefinite | PartyKind::Figure => !new && !clash,
            _ => false,
        };
        let same_event = self.drafts.iter().any(|d| drafts[*d].claim.event == draft.claim.event);
        // A name told later is rather that of a dead than of one who was hurt.
        let dead = draft.kind == PartyKind::Name && self.drafts.iter().any(|d| drafts[*d].claim.event == "killed");
        let rank = match draft.kind {
            _ if same_age => 6,
            // A pronoun stands for whoever was told of last.
            PartyKind::Pronoun => 2,
            _ => 2 + u8::from(same_event) + u8::from(dead) + u8::from(told.clone().any(|d| same_head(d, draft))),
        };
        fits.then_some(rank)
    }
}

/// Which of the victims somebody is said to be: "a fourth person", "the second man".
pub(super) fn ordinal(draft: &Draft) -> Option<usize> {
    const ORDINALS: [&str; 7] = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let words = draft.claim.who.as_ref().filter(|_| draft.further)?.text.split(' ').take(2);
    words.into_iter().find_map(|word| ORDINALS.iter().position(|other| word.eq_ignore_ascii_case(other)))
}

/// "Three people are dead and another was wounded": another than those of the same sentence, who may have been told of
/// before.
fn is_beside_others(drafts: &[Draft], at: usize) -> bool {
    let mut here = drafts[..at].iter().rev().take_while(|d| same_sentence(d, &drafts[at]));
    here.any(|d| !same_trigger(d, &drafts[at]) && d.claim.count != Interval::default())
}

/// "The boy" can be one of the same sentence; "her brother" is another, and the man whose son is told of is not his son.
fn is_the(draft: &Draft, before: &Draft) -> bool {
    let (Some(who), Some(known)) = (&draft.claim.who, &before.claim.who) else { return false };
    let first = |text: &str, words: &[&str]| words.iter().any(|w| text.split(' ').next() == Some(w));
    let of_another = first(&known.text, &["his", "her", "His", "Her"])
        && matches!(who.class.as_str(), "men" | "women")
        && who.class != known.class;
    // It refers back: "the man who killed his son".
    let behind = who.span.start >= known.span.start;
    first(&who.text, &["the", "The", "that", "this"]) && behind && !of_another
}

/// Whether two claims are made of one phrase: "a man was shot and wounded".
fn same_words(a: &Draft, b: &Draft) -> bool {
    let span = |d: &Draft| d.claim.who.as_ref().map(|who| who.span);
    a.claim.in_title == b.claim.in_title && span(a).is_some() && span(a) == span(b)
}

/// Whether one of two is said to have done what happened to the other: who kills his son is not the son.
fn is_deed_of(a: &Draft, b: &Draft) -> bool {
    let did = |a: &Draft, b: &Draft| {
        let who = b.claim.who.as_ref().map(|who| who.span);
        same_sentence(a, b) && who.is_some() && a.claim.actor.as_ref().map(|actor| actor.span) == who
    };
    did(a, b) || did(b, a)
}

/// "The daughter" is rather the one who was called a daughter before than another woman.
fn same_head(a: &Draft, b: &Draft) -> bool {
    let heads = words_from_last(a).next().zip(words_from_last(b).next());
    heads.is_some_and(|(a, b)| same_letters(a, b))
}

/// Whether one noun of several words is killed or hurt twice in a sentence: a page's title stands before its text.
fn is_glued_title(a: &Draft, b: &Draft) -> bool {
    let twice = same_sentence(a, b) && !same_trigger(a, b) && a.claim.trigger_words() == b.claim.trigger_words();
    let same = || words_from_last(a).zip(words_from_last(b)).take(2).filter(|(a, b)| same_letters(a, b)).count() == 2;
    twice && !a.further && !b.further && same()
}

/// The words for those to whom it happened, the last first.
fn words_from_last(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.claim.who.iter().flat_map(|who| who.text.rsplit(' '))
}

/// Whether two words differ in nothing but capitals.
fn same_letters(a: &str, b: &str) -> bool {
    a == b || a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether two claims are of days so far apart that they cannot be about one person: who dies days later is the same.
fn days_apart(a: &Draft, b: &Draft) -> bool {
    match b.kind {
        PartyKind::Definite | PartyKind::Pronoun => false,
        PartyKind::Name => times_differ(&a.claim, &b.claim, DAYS_TO_DIE),
        _ => times_differ(&a.claim, &b.claim, 0),
    }
}

/// Days between an attack and a death of which reports still tell as of news.
pub(super) const DAYS_TO_DIE: i64 = 20;

/// Who is said to have been hurt without more is not who was killed.
fn clash(a: &Draft, b: &Draft) -> bool {
    let is = |d: &Draft, event: &str| d.claim.event == event;
    is(a, "killed") && is(b, "injured") || is(a, "injured") && is(b, "killed")
}

fn name(draft: &Draft) -> Option<&str> {
    draft.claim.who.as_ref()?.names.first().map(String::as_str)
}

fn surname(name: &str) -> &str {
    name.bytes().rposition(|b| b == b' ').map_or(name, |space| &name[space + 1..])
}

/// "Lee" is Ann Lee; Bob Lee is not.
fn same_name(a: &str, b: &str) -> bool {
    surname(a) == surname(b) && (a == b || a == surname(a) || b == surname(b))
}

/// Whether somebody of a class can be so old: no child is 25, and no man is five.
fn may_be_aged(who: &Group, age: u32) -> bool {
    let of = |class: &str| who.class == class || who.within.iter().any(|c| c == class);
    let grown = ["men", "women", "combatants", "workers"].iter().any(|class| of(class));
    !(of("children") && age >= ADULT || grown && age <= CHILD)
}

/// Years from which nobody is called a child or a teenager.
const ADULT: u32 = 20;
/// Years up to which nobody is called a man or a woman.
const CHILD: u32 = 12;

/// Whether one person can be of both classes. Who is called a boy in one place can be a man of that age in another.
fn agree(a: &Group, b: &Group, same_age: bool) -> bool {
    let kind =
        |g: &Group| ["men", "women", "children"].into_iter().find(|k| g.class == *k || g.within.iter().any(|c| c == k));
    if a.class == b.class || a.within.contains(&b.class) || b.within.contains(&a.class) {
        return true;
    }
    match (kind(a), kind(b)) {
        (Some(x), Some(y)) => same_age && (x == "children" || y == "children"),
        (Some(_), None) | (None, Some(_)) => true,
        (None, None) => a.class == "patients" || b.class == "patients",
    }
}
