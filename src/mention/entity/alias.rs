//! Who is who: names → entities, each with its fullest name and a reason for every link.
//!
//! Precision comes first: two names are one entity where the lexicon says so, where their words agree but for spelling
//! and order, where one is the other's surname or acronym, or where the text itself says so.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use super::find::{Found, Identity};
use super::{EntityKind, Link};
use crate::document::{Case, Text, TokenKind};
use crate::mention::entity::spelling;
use crate::vocabulary::WordHasher;

type Index<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// An entity while the document is read.
#[derive(Debug)]
pub(super) struct Entity {
    pub(super) kind: EntityKind,
    /// Its name: the lexicon's, a body's standard wording, or the fullest that the text has.
    pub(super) name: String,
    /// Whether the name is settled, whatever the text writes.
    fixed: bool,
    mentioned: bool,
}

/// The entities of a document in order of first mention.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) all: Vec<Entity>,
    /// For each name: its entity, and why.
    pub(super) links: Vec<(usize, Option<Link>)>,
}

/// Ties names together.
pub(super) fn resolve(text: &Text<'_>, names: &[Found], known_name: impl Fn(u32) -> String) -> Entities {
    let mut resolver = Resolver {
        text,
        names,
        people: People::gather(text, names),
        known: HashMap::default(),
        exact: Index::default(),
        loose: Index::default(),
        acronyms: Index::default(),
        bodies: HashMap::default(),
        entities: Entities::default(),
        of_person: HashMap::default(),
    };
    for at in 0..names.len() {
        let (entity, link) = resolver.resolve(at, &known_name);
        let first = !core::mem::replace(&mut resolver.entities.all[entity].mentioned, true);
        let link = if first { None } else { link.or(Some(Link::SameName)) };
        resolver.entities.links.push((entity, link));
    }
    resolver.entities
}

struct Resolver<'a, 'd> {
    text: &'a Text<'d>,
    names: &'a [Found],
    people: People,
    known: HashMap<u32, usize, BuildHasherDefault<WordHasher>>,
    /// By kind and folded words.
    exact: Index<usize>,
    /// By kind and words without spelling and order.
    loose: Index<usize>,
    /// By acronym.
    acronyms: Index<usize>,
    /// Bodies by number: the last one named.
    bodies: HashMap<u32, usize, BuildHasherDefault<WordHasher>>,
    entities: Entities,
    /// Entities of the people gathered.
    of_person: HashMap<usize, usize, BuildHasherDefault<WordHasher>>,
}

impl Resolver<'_, '_> {
    fn resolve(&mut self, at: usize, known_name: &impl Fn(u32) -> String) -> (usize, Option<Link>) {
        let found = &self.names[at];
        if let Some(entity) = self.apposed(at) {
            let key = self.key(at, &spelling::fold_name(self.surface(at)));
            self.exact.entry(key).or_insert(entity);
            return (entity, Some(Link::Apposition));
        }
        match &found.identity {
            Identity::Known(number) if found.kind != EntityKind::Person => self.known_entity(at, *number, known_name),
            Identity::Institution(body) => {
                let (name, number) = (body.name.clone(), body.body);
                let bare = number.filter(|_| body.side.is_none());
                if let Some(entity) = bare.and_then(|n| self.bodies.get(&n)) {
                    return (*entity, Some(Link::Variant));
                }
                let (entity, link) = self.named(at, &name, true);
                if let Some(number) = number {
                    self.bodies.insert(number, entity);
                }
                (entity, link)
            }
            identity if found.kind == EntityKind::Person => {
                let known = match identity {
                    Identity::Known(number) => Some(known_name(*number)),
                    _ => None,
                };
                self.person(at, known.as_deref())
            }
            _ => self.unknown(at),
        }
    }

    fn known_entity(&mut self, at: usize, number: u32, known_name: &impl Fn(u32) -> String) -> (usize, Option<Link>) {
        if let Some(entity) = self.known.get(&number) {
            return (*entity, Some(self.reason(at, *entity)));
        }
        let (entity, link) = self.named(at, &known_name(number), true);
        self.known.insert(number, entity);
        let surface = self.surface(at).to_owned();
        let key = self.key(at, &spelling::fold_name(&surface));
        self.exact.entry(key).or_insert(entity);
        self.remember_acronym(&surface, entity);
        (entity, link)
    }

    /// Why a mention of something known is the one before: its own words, or the lexicon.
    fn reason(&self, at: usize, entity: usize) -> Link {
        let key = self.key(at, &spelling::fold_name(self.surface(at)));
        if self.exact.get(&key) == Some(&entity) {
            Link::SameName
        } else {
            Link::Lexicon
        }
    }

    fn unknown(&mut self, at: usize) -> (usize, Option<Link>) {
        let surface = self.surface(at).to_owned();
        if let Some(entity) = self.acronym(at, &surface) {
            return (entity, Some(Link::Acronym));
        }
        self.named(at, &surface, false)
    }

    /// The entity of a name, by its words, then by its words without spelling and order, else a new one.
    fn named(&mut self, at: usize, name: &str, fixed: bool) -> (usize, Option<Link>) {
        let exact = self.key(at, &spelling::fold_name(name));
        if let Some(entity) = self.exact.get(&exact) {
            return (*entity, None);
        }
        let loose = self.key(at, &spelling::loose(name));
        let entity = match self.loose.get(&loose) {
            Some(entity) => (*entity, Some(Link::Variant)),
            None => (self.add(self.names[at].kind, name.to_owned(), fixed), None),
        };
        self.exact.insert(exact, entity.0);
        self.loose.entry(loose).or_insert(entity.0);
        self.remember_acronym(name, entity.0);
        if fixed && !self.entities.all[entity.0].fixed {
            name.clone_into(&mut self.entities.all[entity.0].name);
            self.entities.all[entity.0].fixed = true;
        }
        entity
    }

    fn key(&self, at: usize, words: &str) -> String {
        let kind = match self.names[at].kind {
            EntityKind::Person => 'p',
            EntityKind::Place => 'l',
            EntityKind::Nationality => 'n',
            EntityKind::Product => 'w',
            _ => 'o',
        };
        format!("{kind} {words}")
    }

    fn add(&mut self, kind: EntityKind, name: String, fixed: bool) -> usize {
        self.entities.all.push(Entity { kind, name, fixed, mentioned: false });
        self.entities.all.len() - 1
    }

    fn remember_acronym(&mut self, name: &str, entity: usize) {
        if self.entities.all[entity].kind == EntityKind::Organization {
            if let Some(initials) = spelling::initials(name) {
                self.acronyms.entry(initials).or_insert(entity);
            }
        }
    }

    /// "OCHA" behind "Office for the Coordination of Humanitarian Affairs": an organisation named before whose words
    /// begin so.
    fn acronym(&self, at: usize, surface: &str) -> Option<usize> {
        let found = &self.names[at];
        let token = self.text.tokens().get(found.tokens.start)?;
        if found.kind != EntityKind::Organization || found.tokens.len() > 1 || token.case != Case::Upper {
            return None;
        }
        let letters: String = surface.chars().filter(|c| c.is_alphabetic()).collect();
        self.acronyms.get(&letters).copied()
    }

    /// What the text itself says: "X (Y)", "X, formerly known as Y".
    fn apposed(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (first, second) = (&self.names[before], &self.names[at]);
        let gap = first.tokens.end..second.tokens.start;
        if first.kind != second.kind || gap.is_empty() || gap.len() > 6 || first.kind == EntityKind::Place {
            return None;
        }
        let known = |found: &Found| matches!(found.identity, Identity::Known(_) | Identity::Institution(_));
        if known(first) && known(second) {
            return None;
        }
        let bracketed = gap.len() == 1
            && self.text.word(gap.start) == "("
            && self.text.word(second.tokens.end) == ")"
            && self.shortens(second, first);
        (bracketed || self.says_alias(gap)).then(|| self.entities.links[before].0)
    }

    /// Whether a bracketed name can be short for the one before it: capitals that stand in its words in their order.
    fn shortens(&self, short: &Found, long: &Found) -> bool {
        let letters = self.text.raw(self.text.span(short.tokens.clone()));
        let words = self.text.raw(self.text.span(long.tokens.clone())).to_lowercase();
        let mut words = words.chars();
        short.tokens.len() == 1
            && self.text.tokens()[short.tokens.start].case != Case::Title
            && letters.chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).all(|c| words.any(|w| w == c))
    }

    fn says_alias(&self, gap: core::ops::Range<usize>) -> bool {
        let mut words =
            gap.map(|t| self.text.lower(t)).filter(|w| !matches!(*w, "," | "(" | "also" | "as" | "the" | "is"));
        let first = words.next();
        let second = words.next();
        matches!(
            (first, second),
            (Some("known" | "formerly" | "aka" | "a.k.a." | "alias" | "dubbed"), None)
                | (
                    Some("formerly" | "previously" | "better" | "once" | "commonly" | "now" | "later"),
                    Some("known" | "called")
                )
        )
    }

    fn person(&mut self, at: usize, known: Option<&str>) -> (usize, Option<Link>) {
        let found = &self.names[at];
        let (person, surname) = self.people.find(self.text, found, known);
        let Some(person) = person else {
            let name = known.map_or_else(|| self.surface(at).to_owned(), str::to_owned);
            return self.named(at, &spelling::person(&name), known.is_some());
        };
        if let Some(entity) = self.of_person.get(&person) {
            let entity = *entity;
            let same = spelling::fold_name(self.surface(at));
            let seen = self.exact.get(&self.key(at, &same)) == Some(&entity);
            let word = spelling::surname(&self.people.all[person].words);
            let bare = self.exact.get(&self.key(at, word)) == Some(&entity);
            let link = if seen {
                Link::SameName
            } else if surname || bare {
                Link::Surname
            } else {
                Link::Variant
            };
            let key = self.key(at, &same);
            self.exact.entry(key).or_insert(entity);
            self.people.last_named(person);
            return (entity, Some(link));
        }
        let named = &self.people.all[person];
        let (name, fixed) = (spelling::person(&named.name), named.fixed);
        let entity = self.add(EntityKind::Person, name, fixed);
        let key = self.key(at, &spelling::fold_name(self.surface(at)));
        self.exact.insert(key, entity);
        self.of_person.insert(person, entity);
        self.people.last_named(person);
        (entity, None)
    }

    fn surface(&self, at: usize) -> &str {
        self.text.raw(self.text.span(self.names[at].tokens.clone()))
    }
}

/// Somebody who has a full name in the document.
#[derive(Debug)]
struct Person {
    /// Folded words of the fullest name.
    words: Vec<String>,
    name: String,
    fixed: bool,
    /// When a mention was last taken for this person.
    last: usize,
}

/// The people with full names, gathered before names are resolved: a headline's bare surname comes first.
#[derive(Debug, Default)]
struct People {
    all: Vec<Person>,
    by_last: Index<Vec<usize>>,
    by_first: Index<Vec<usize>>,
    /// By what transliterations have in common.
    by_sound: Index<usize>,
    clock: usize,
}

impl People {
    fn gather(text: &Text<'_>, names: &[Found]) -> Self {
        let mut people = Self::default();
        for found in names.iter().filter(|n| n.kind == EntityKind::Person) {
            let words = words(text, found);
            if words.len() > 1 {
                people.add(text, found, words);
            }
        }
        people
    }

    fn add(&mut self, text: &Text<'_>, found: &Found, words: Vec<String>) {
        let surface = text.raw(text.span(found.tokens.clone()));
        if let Some(person) = self.same(&words) {
            let person = &mut self.all[person];
            if words.len() > person.words.len() {
                surface.clone_into(&mut person.name);
                person.words = words;
            }
            return;
        }
        self.push(words, surface.to_owned(), false);
    }

    fn push(&mut self, words: Vec<String>, name: String, fixed: bool) -> usize {
        let number = self.all.len();
        let (first, last) = (words[0].clone(), spelling::surname(&words).to_owned());
        self.by_first.entry(first).or_default().push(number);
        self.by_last.entry(last).or_default().push(number);
        self.by_sound.entry(spelling::sound(&words)).or_insert(number);
        self.all.push(Person { words, name, fixed, last: 0 });
        number
    }

    /// A person with the same name but for middle names and spelling.
    fn same(&self, words: &[String]) -> Option<usize> {
        let candidates = self.by_last.get(spelling::surname(words)).into_iter().flatten();
        let same = candidates.copied().find(|p| spelling::same_person(&self.all[*p].words, words));
        same.or_else(|| self.by_sound.get(&spelling::sound(words)).copied())
    }

    /// Whom a name means, and whether by surname alone.
    fn find(&mut self, text: &Text<'_>, found: &Found, known: Option<&str>) -> (Option<usize>, bool) {
        let words = words(text, found);
        if words.len() > 1 {
            let person = self.same(&words);
            if let (Some(person), Some(known)) = (person, known) {
                known.clone_into(&mut self.all[person].name);
                self.all[person].fixed = true;
            }
            return (person, false);
        }
        let Some(word) = words.first() else { return (None, false) };
        if let Some(known) = known {
            return (Some(self.known(word, known)), true);
        }
        let last = self.by_last.get(word).and_then(|all| self.nearest(all));
        let first = || self.by_first.get(word).and_then(|all| self.nearest(all));
        (last.or_else(first), true)
    }

    /// Whom a surname means that the lexicon has for one person: that one, unless the text has named somebody else of the
    /// surname and never this one.
    fn known(&mut self, surname: &str, known: &str) -> usize {
        let full: Vec<_> = known.split(' ').map(spelling::fold_word).collect();
        if let Some(person) = self.same(&full) {
            known.clone_into(&mut self.all[person].name);
            self.all[person].fixed = true;
            return person;
        }
        let others = self.by_last.get(surname).into_iter().flatten();
        if let Some(other) = others.copied().find(|p| self.all[*p].last > 0) {
            return other;
        }
        self.push(full, known.to_owned(), true)
    }

    /// The one named last; before any was named, the first in the text.
    fn nearest(&self, people: &[usize]) -> Option<usize> {
        people.iter().copied().max_by_key(|p| (self.all[*p].last, core::cmp::Reverse(*p)))
    }

    fn last_named(&mut self, person: usize) {
        self.clock += 1;
        self.all[person].last = self.clock;
    }
}

/// The folded words of a name, without marks.
fn words(text: &Text<'_>, found: &Found) -> Vec<String> {
    let tokens = found.tokens.clone().filter(|t| text.tokens()[*t].kind == TokenKind::Word);
    tokens
        .map(|t| spelling::fold_word(text.word(t)))
        .filter(|w| !w.is_empty() && !super::gazetteer::is_article(w))
        .collect()
}
