//! Parties: the phrases of a sentence that stand for those to whom something happens, counted or not.

mod age;
mod join;

use core::ops::Range;

use self::age::{age_after, age_in, ages_after, is_age};
pub(crate) use self::join::joins;
use self::join::{count_nouns, enumerations, is_subset, join_appositions, join_descriptions, part_from_wholes};
use super::kind::{Kind, Kinds};
use super::said::Said;
use super::scope::{ClassId, Scopes};
use super::{Figure, Parts};
use crate::document::{Case, Text, TokenKind};
use crate::mention::entity::EntityKind;
use crate::mention::quantity::{Bound, Change, Interval, Quantity, QuantityKind};
use crate::span::Span;

/// How a phrase picks out whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartyKind {
    /// By a figure.
    Figure,
    /// "a man", "another"
    Indefinite,
    /// "the man", "his wife", "both victims"
    Definite,
    /// By name.
    Name,
    /// "he", "they"
    Pronoun,
    /// "militants"
    Bare,
    /// "no one"
    Nobody,
}

/// A phrase that stands for somebody or something.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: PartyKind,
    /// Number of the document's quantity.
    pub(crate) quantity: Option<usize>,
    pub(crate) count: Interval,
    pub(crate) figure: Figure,
    pub(crate) class: Option<ClassId>,
    /// Whether it follows "including": part of the party before it.
    pub(crate) subset: bool,
    /// Whether it stands before "'s".
    pub(crate) possessor: bool,
    /// Whether the party before it is some of these: "one of the five people".
    pub(crate) whole: bool,
    /// Number of the document's mention that names the person.
    pub(crate) mention: Option<usize>,
    pub(crate) age: Option<u32>,
}

impl Party {
    fn new(tokens: Range<usize>, kind: PartyKind) -> Self {
        Self {
            tokens,
            kind,
            quantity: None,
            count: Interval::default(),
            figure: Figure::Level,
            class: None,
            subset: false,
            possessor: false,
            whole: false,
            mention: None,
            age: None,
        }
    }

    /// Whether a number is claimed.
    pub(crate) fn is_counted(&self) -> bool {
        self.count.low.is_some() || self.count.high.is_some()
    }

    pub(crate) fn is_single(&self) -> bool {
        self.count == Interval::exactly(1.0)
    }
}

/// What the parties of a sentence are read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) parts: &'a Parts<'a>,
    pub(crate) scopes: &'a Scopes,
    pub(crate) said: &'a Said,
    pub(crate) kinds: &'a Kinds,
}

impl Scene<'_> {
    /// Whether a token is of one of some kinds; there is none beyond the last.
    #[inline]
    pub(crate) fn is(&self, token: usize, any: Kind) -> bool {
        self.kinds.are(self.text, token, any)
    }

    /// Whether a token is a word in letters; there is none beyond the last.
    pub(crate) fn is_word(&self, token: usize) -> bool {
        self.text.shapes().get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }
}

/// The parties among the tokens of a sentence, in order.
pub(crate) fn parties(scene: Scene<'_>, sentence: &Range<usize>) -> Vec<Party> {
    let mut found = Vec::with_capacity(8);
    figures(scene, sentence, &mut found);
    names(scene, sentence, &mut found);
    nouns(scene, sentence, &mut found);
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    count_nouns(scene, &mut found);
    join_appositions(scene.text, &mut found);
    join_descriptions(scene.text, &mut found);
    part_from_wholes(scene, &mut found);
    let lists = enumerations(scene.text, &found);
    for at in 0..found.len() {
        found[at].subset = lists.iter().any(|list| list.contains(&at))
            || is_subset(scene.text, sentence.start, found[at].tokens.start)
            || (at > 0 && found[at - 1].subset && joins(scene.text, found[at - 1].tokens.end..found[at].tokens.start));
        found[at].possessor = matches!(scene.text.lower(found[at].tokens.end), "'s" | "’s" | "'" | "’");
    }
    found
}

/// The tokens that a span covers.
pub(crate) fn tokens_of(text: &Text<'_>, span: Span) -> Range<usize> {
    let tokens = text.tokens();
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let end = start + tokens[start..].partition_point(|t| t.span.start < span.end);
    start..end
}

/// The items of a list sorted by span that begin within a span.
pub(crate) fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> Range<usize> {
    let start = items.partition_point(|i| of(i).start < span.start);
    let end = start + items[start..].partition_point(|i| of(i).start < span.end);
    start..end
}

fn figures(scene: Scene<'_>, sentence: &Range<usize>, found: &mut Vec<Party>) {
    let text = scene.text;
    let quantities = scene.parts.quantities;
    let here = within(quantities, text.span(sentence.clone()), |q| q.span);
    found.extend(here.filter_map(|at| figure(scene, at, &quantities[at])));
}

fn figure(scene: Scene<'_>, at: usize, quantity: &Quantity) -> Option<Party> {
    let text = scene.text;
    let tokens = tokens_of(text, quantity.span);
    if quantity.kind == QuantityKind::Fraction && is_ordinal_person(text, &tokens) {
        return Some(Party {
            count: Interval::exactly(1.0),
            class: scene.scopes.people(),
            ..Party::new(tokens, PartyKind::Indefinite)
        });
    }
    let share = match quantity.kind {
        QuantityKind::Cardinal => false,
        QuantityKind::Percentage | QuantityKind::Fraction => true,
        QuantityKind::Measure => {
            let area = quantity.unit.as_ref().is_some_and(|u| u.dimension == "area");
            return area.then(|| Party {
                quantity: Some(at),
                count: quantity.interval,
                class: scene.scopes.id("places"),
                ..Party::new(tokens, PartyKind::Figure)
            });
        }
        _ => return None,
    };
    let noun = quantity.noun.as_ref().map(|n| tokens_of(text, n.span));
    let follows = noun.as_ref().is_some_and(|n| n.start >= tokens.end || n.start > tokens.start);
    let generations = noun.as_ref().is_some_and(|n| text.lower(n.end - 1) == "generations");
    if generations
        || is_year(text, quantity)
        || is_exception(text, tokens.start)
        || (!follows && is_age(scene, &tokens))
    {
        return None;
    }
    let class = noun.clone().and_then(|noun| head_class(scene, noun));
    let end = noun.map_or(tokens.end, |n| n.end.max(tokens.end));
    let (class, end) = match class.is_none().then(|| of_phrase(scene, end)).flatten() {
        Some((class, end)) => (Some(class), end),
        None => (class, end),
    };
    let figure = if share {
        Figure::Share
    } else if is_rate(text, end) {
        Figure::Rate
    } else if quantity.change != Change::None {
        Figure::Increment
    } else {
        Figure::Level
    };
    let nobody = quantity.interval == Interval::exactly(0.0);
    let kind = if nobody { PartyKind::Nobody } else { PartyKind::Figure };
    Some(Party { quantity: Some(at), count: quantity.interval, figure, class, ..Party::new(tokens.start..end, kind) })
}

/// "a fourth was wounded" is one person, "a third of the houses" is not.
fn is_ordinal_person(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let said =
        matches!(text.lower(tokens.end), "was" | "were" | "is" | "has" | "had" | "remains" | "died" | "suffered");
    said && tokens.len() == 2 && text.lower(tokens.start) == "a"
}

/// "all but two" counts those that it does not happen to.
fn is_exception(text: &Text<'_>, at: usize) -> bool {
    at >= 2 && text.lower(at - 1) == "but" && text.lower(at - 2) == "all"
}

/// "two of its soldiers", "five of the dead": the class and the end of what the number is a part of.
fn of_phrase(scene: Scene<'_>, at: usize) -> Option<(ClassId, usize)> {
    let text = scene.text;
    let determined = text.lower(at) == "of" && scene.is(at + 1, Kind::DETERMINER);
    let last = if determined { at + 6 } else { at };
    (at + 2..last).take_while(|t| !scene.is(*t, Kind::FUNCTION)).find_map(|t| {
        let (end, word) = scene.scopes.word(text, t, last)?;
        Some((word.class, end))
    })
}

/// "the 2014 killings"
fn is_year(text: &Text<'_>, quantity: &Quantity) -> bool {
    let number = text.raw(quantity.number);
    let year = quantity.value.is_some_and(|v| (1900.0..2040.0).contains(&v));
    number.len() == 4 && year && number.bytes().all(|b| b.is_ascii_digit()) && quantity.bound == Bound::Exact
}

fn is_rate(text: &Text<'_>, after: usize) -> bool {
    let unit = |at| matches!(text.lower(at), "day" | "week" | "month" | "year" | "hour" | "night");
    match text.lower(after) {
        "per" | "every" | "each" | "a" => unit(after + 1),
        "daily" | "hourly" | "weekly" | "monthly" | "annually" => true,
        _ => false,
    }
}

/// The class of the last class word before an "of" or the like.
fn head_class(scene: Scene<'_>, noun: Range<usize>) -> Option<ClassId> {
    let mut class = None;
    let mut at = noun.start;
    while at < noun.end {
        if class.is_some() && scene.is(at, Kind::FUNCTION) {
            break;
        }
        match scene.scopes.word(scene.text, at, noun.end) {
            Some((end, word)) => {
                class = Some(word.class);
                at = end;
            }
            None => at += 1,
        }
    }
    class
}

fn names(scene: Scene<'_>, sentence: &Range<usize>, found: &mut Vec<Party>) {
    let mentions = scene.parts.mentions;
    for at in within(mentions, scene.text.span(sentence.clone()), |m| m.span) {
        let mention = &mentions[at];
        if mention.kind != EntityKind::Person {
            continue;
        }
        let tokens = tokens_of(scene.text, mention.span);
        if overlaps(found, &tokens) || is_home(scene.text, tokens.start) || is_eponym(scene.text, tokens.end) {
            continue;
        }
        found.push(Party {
            count: Interval::exactly(1.0),
            class: scene.scopes.people(),
            mention: Some(at),
            age: age_after(scene.text, tokens.end),
            ..Party::new(tokens, PartyKind::Name)
        });
    }
}

/// "Arnold Palmer hospital", "the Al-Najjar family": what is called after somebody is not them.
fn is_eponym(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.lower(at),
        "family"
            | "families"
            | "clan"
            | "household"
            | "home"
            | "house"
            | "residence"
            | "tower"
            | "hospital"
            | "clinic"
            | "center"
            | "centre"
            | "medical"
            | "school"
            | "elementary"
            | "university"
            | "college"
            | "airport"
            | "park"
            | "street"
            | "avenue"
            | "road"
            | "boulevard"
            | "stadium"
            | "mosque"
            | "church"
            | "camp"
            | "neighborhood"
            | "neighbourhood"
            | "roundabout"
    )
}

/// "Hill, 26, of Troy": the town of the person before, even where it has the name of one.
fn is_home(text: &Text<'_>, at: usize) -> bool {
    at >= 4
        && text.lower(at - 1) == "of"
        && text.lower(at - 2) == ","
        && text.shapes()[at - 3].kind == TokenKind::Number
}

fn overlaps(found: &[Party], tokens: &Range<usize>) -> bool {
    found.iter().any(|p| p.tokens.start < tokens.end && tokens.start < p.tokens.end)
}

fn nouns(scene: Scene<'_>, sentence: &Range<usize>, found: &mut Vec<Party>) {
    let text = scene.text;
    let mut at = sentence.start;
    while let Some(begin) = (at..sentence.end).find(|t| scene.is(*t, Kind::PRONOUN.or(Kind::NOUN).or(Kind::OLD))) {
        at = begin;
        if let Some((kind, count)) = pronoun(scene, at, sentence.end) {
            let tokens = at..at + if text.lower(at) == "no" { 2 } else { 1 };
            // "No one else", "none of them": nobody of some others, which says no number.
            let some = matches!((text.lower(tokens.end), text.lower(tokens.end + 1)), ("else", _) | ("of", "them"));
            let count = if some { Interval::default() } else { count };
            if !overlaps(found, &tokens) {
                let class = scene.scopes.people().filter(|_| kind != PartyKind::Indefinite);
                found.push(Party { count, class, ..Party::new(tokens.clone(), kind) });
            }
            at = tokens.end;
            continue;
        }
        match scene.scopes.word(text, at, sentence.end).or_else(|| years_old(scene, at)) {
            Some((end, word)) => {
                if !heads_into(scene, end, sentence.end) {
                    let party = noun(scene, sentence, at..end, word.class, word.plural);
                    // "In a bedroom dead" tells of no phrase.
                    let state = text.lower(at) == "dead" && matches!(text.lower(party.tokens.start), "a" | "an");
                    if !state && !overlaps(found, &party.tokens) {
                        found.push(party);
                    }
                }
                at = end;
            }
            None => at += 1,
        }
    }
}

/// Whether the noun that ends before the token only qualifies the one behind it: "school bus", but "a man dead".
fn heads_into(scene: Scene<'_>, next: usize, end: usize) -> bool {
    let word = scene.text.lower(next);
    let unit =
        || matches!(word, "week" | "day" | "month" | "year" | "hour" | "minute" | "block" | "mile" | "night" | "time");
    if next < end && compounds(scene.text, next) || scene.text.lower(next - 1) == "one" && unit() {
        return true;
    }
    let function = scene.is(next, Kind::FUNCTION);
    if scene.is(next - 1, Kind::OLD) && !function {
        let plain = |t: &usize| scene.is_word(*t) && !scene.is(*t, Kind::FUNCTION);
        let person = |t: usize| scene.scopes.word(scene.text, t, end).is_some_and(|(_, w)| is_person(scene, w.class));
        return (next..end.min(next + 4)).take_while(plain).any(person);
    }
    let predicate = || matches!(word, "dead" | "one" | "others" | "other" | "lives" | "life" | "couple" | "pair");
    !function && scene.scopes.word(scene.text, next, end).is_some() && !predicate()
}

/// "life-threatening", but not "mother-in-law": the noun before the hyphen is no phrase of its own.
fn compounds(text: &Text<'_>, at: usize) -> bool {
    text.lower(at) == "-" && text.shapes()[at].glued && text.lower(at + 1) != "in"
}

/// "old" as the head of "a 15-year-old".
fn years_old(scene: Scene<'_>, at: usize) -> Option<(usize, super::scope::ClassWord)> {
    let aged = at >= 3
        && scene.is(at, Kind::OLD)
        && [1, 2].iter().any(|n| matches!(scene.text.lower(at - n), "year" | "month" | "week" | "day"));
    let class = aged.then(|| scene.scopes.people()).flatten()?;
    Some((at + 1, super::scope::ClassWord { class, plural: scene.text.lower(at) == "olds" }))
}

fn pronoun(scene: Scene<'_>, at: usize, end: usize) -> Option<(PartyKind, Interval)> {
    let text = scene.text;
    let word = text.lower(at);
    if !scene.is(at, Kind::PRONOUN) {
        return None;
    }
    let next = if at + 1 < end { text.lower(at + 1) } else { "" };
    let before_function = at + 1 < end && scene.is(at + 1, Kind::FUNCTION);
    Some(match word {
        "he" | "she" | "him" | "himself" | "herself" => (PartyKind::Pronoun, Interval::exactly(1.0)),
        "self" if matches!(next, "" | "." | "," | "in" | "at") && is_listed(text, at) => {
            (PartyKind::Pronoun, Interval::exactly(1.0))
        }
        "her" if before_function || matches!(next, "." | "," | ";" | "") => {
            (PartyKind::Pronoun, Interval::exactly(1.0))
        }
        "someone" | "somebody" => (PartyKind::Bare, Interval::default()),
        "they" | "them" | "themselves" => (PartyKind::Pronoun, Interval::default()),
        "nobody" | "none" => (PartyKind::Nobody, Interval::exactly(0.0)),
        "no" if next == "one" => (PartyKind::Nobody, Interval::exactly(0.0)),
        "another"
            if before_function && !matches!(next, "killing" | "shooting")
                || matches!(
                    next,
                    "critically"
                        | "seriously"
                        | "early"
                        | "late"
                        | "shortly"
                        | "dead"
                        | "hurt"
                        | "."
                        | ","
                        | "died"
                        | "remains"
                        | ""
                ) =>
        {
            (PartyKind::Indefinite, Interval::exactly(1.0))
        }
        _ => return None,
    })
}

/// "kills wife, self"
fn is_listed(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|t| matches!(text.lower(t), "," | "and" | "then" | "&"))
}

fn noun(scene: Scene<'_>, sentence: &Range<usize>, head: Range<usize>, class: ClassId, plural: bool) -> Party {
    let text = scene.text;
    let (start, determiner) = phrase_start(scene, sentence.start, head.start);
    let start = start_of_number(text, sentence.start, start).filter(|_| plural).unwrap_or(start);
    let word = determiner.map_or("", |d| text.lower(d));
    let both = start >= sentence.start + 2 && text.lower(start - 1) == "of" && text.lower(start - 2) == "both";
    let two = matches!(text.lower(head.end - 1), "couple" | "pair" | "twins") || word == "both" || both;
    let one = Interval::exactly(1.0);
    let (kind, count) = match word {
        "no" => (PartyKind::Nobody, Interval::exactly(0.0)),
        "neither" => (PartyKind::Nobody, Interval::default()),
        "" if plural => (PartyKind::Bare, Interval::default()),
        "" if start == sentence.start && is_person(scene, class) => (PartyKind::Indefinite, one),
        "" if !is_person(scene, class) => (PartyKind::Bare, Interval::default()),
        "a" | "an" | "another" | "one" if !plural => (PartyKind::Indefinite, one),
        "" if is_further_item(scene, sentence.start, start) => (PartyKind::Indefinite, one),
        "" => (PartyKind::Definite, one),
        _ if plural => (PartyKind::Definite, Interval::default()),
        _ => (PartyKind::Definite, one),
    };
    let count = match (kind, ages_after(text, head.end)) {
        (PartyKind::Nobody, _) => count,
        _ if two => Interval::exactly(2.0),
        (PartyKind::Definite | PartyKind::Bare, ages) if plural && ages > 1 => Interval::exactly(ages as f64),
        _ => count,
    };
    Party {
        count,
        class: Some(class),
        age: age_in(text, start..head.end).or_else(|| age_after(text, head.end)),
        ..Party::new(start..head.end, kind)
    }
}

/// "a man, woman and child": whether the noun that begins at the token shares the article of those before it.
fn is_further_item(scene: Scene<'_>, from: usize, at: usize) -> bool {
    let text = scene.text;
    let article = |t: usize| matches!(text.lower(t), "a" | "an");
    let before = |n: usize| at.checked_sub(n).filter(|t| *t >= from).map_or("", |t| text.lower(t));
    match before(1) {
        "," => matches!(before(3), "a" | "an"),
        "and" => {
            (from.max(at.saturating_sub(5))..at - 1).rev().find(|t| scene.is(*t, Kind::DETERMINER)).is_some_and(article)
        }
        _ => false,
    }
}

/// Where "a number of" begins, or "an unknown number of", before the phrase that begins at the token.
fn start_of_number(text: &Text<'_>, from: usize, at: usize) -> Option<usize> {
    let number = at.checked_sub(2).filter(|t| *t > from && text.lower(*t) == "number" && text.lower(*t + 1) == "of")?;
    (from.max(number.saturating_sub(2))..number).find(|t| matches!(text.lower(*t), "a" | "an"))
}

pub(super) fn is_person(scene: Scene<'_>, class: ClassId) -> bool {
    scene.scopes.people().is_some_and(|people| scene.scopes.lies_within(class, people))
}

/// Where the noun phrase of a head begins, and its determiner.
fn phrase_start(scene: Scene<'_>, from: usize, head: usize) -> (usize, Option<usize>) {
    let text = scene.text;
    let determiner = (from.max(head.saturating_sub(8))..head)
        .rev()
        .take_while(|t| scene.is(*t, Kind::DETERMINER) || is_modifier(scene, from, *t))
        .find(|t| scene.is(*t, Kind::DETERMINER));
    match determiner {
        // "Malone's friend": the name belongs to the phrase.
        Some(at) if text.lower(at).len() > 1 && text.lower(at).ends_with('s') && text.shapes()[at].glued => {
            let named = (from..at).rev().take(3).take_while(|t| text.shapes()[*t].is_capitalised()).last();
            (named.unwrap_or(at), determiner)
        }
        Some(at) => (at, determiner),
        None => ((from..head).rev().take_while(|t| is_plain_modifier(scene, *t)).last().unwrap_or(head), None),
    }
}

/// What may stand between a determiner and its noun.
fn is_modifier(scene: Scene<'_>, from: usize, at: usize) -> bool {
    let text = scene.text;
    if text.shapes()[at].kind != TokenKind::Mark && !scene.is(at, Kind::FUNCTION) {
        return true;
    }
    match text.lower(at) {
        "-" | "‐" | "‑" | "–" => text.shapes()[at].glued,
        "\"" => true,
        "killed" | "injured" | "wounded" | "shot" => {
            at > from
                && matches!(
                    text.lower(at - 1),
                    "the" | "a" | "an" | "no" | "any" | "those" | "these" | "his" | "her" | "their"
                )
        }
        _ => false,
    }
}

/// What belongs to a noun that has no determiner: ages, names, adjectives of nations, participles.
fn is_plain_modifier(scene: Scene<'_>, at: usize) -> bool {
    let token = scene.text.shapes()[at];
    token.kind == TokenKind::Number
        || scene.is(at, Kind::ATTRIBUTE)
        || token.case == Case::Title && !scene.is(at, Kind::FUNCTION)
}
