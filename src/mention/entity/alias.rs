//! Who is who: names → entities, each with its fullest name and a reason for every link.
//!
//! Precision comes first: two names are one entity where the lexicon says so, where their words agree but for spelling
//! and order, where one is the other's surname or acronym, or where the text itself says so.

use core::hash::BuildHasherDefault;
use core::ops::Range;
use std::borrow::Cow;
use std::collections::HashMap;

use super::find::{Found, Identity};
use super::spelling::{Folded, Words};
use super::{spelling, EntityKind, Link};
use crate::document::{Case, Text, TokenKind};
use crate::span::Span;
use crate::vocabulary::WordHasher;

/// By keys of names.
type Index<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// An entity while the document is read.
#[derive(Debug)]
pub(super) struct Entity<'n> {
    pub(super) kind: EntityKind,
    /// Its name: the lexicon's, a body's standard wording, or the fullest that the text has.
    pub(super) name: Cow<'n, str>,
    /// Whether the name is settled, whatever the text writes.
    fixed: bool,
    mentioned: bool,
}

/// The entities of a document in order of first mention.
#[derive(Debug, Default)]
pub(super) struct Entities<'n> {
    pub(super) all: Vec<Entity<'n>>,
    /// For each name: its entity, and why.
    pub(super) links: Vec<(usize, Option<Link>)>,
}

/// Ties names together.
pub(super) fn resolve<'n>(text: &'n Text<'_>, names: &'n [Found], known_name: impl Fn(u32) -> &'n str) -> Entities<'n> {
    let mut resolver = Resolver {
        text,
        names,
        people: People::gather(text, names),
        known: HashMap::default(),
        exact: Index::with_capacity_and_hasher(names.len(), BuildHasherDefault::default()),
        loose: Index::with_capacity_and_hasher(names.len() / 2, BuildHasherDefault::default()),
        acronyms: Index::default(),
        bodies: HashMap::default(),
        entities: Entities { all: Vec::with_capacity(names.len() / 2), links: Vec::with_capacity(names.len()) },
        scratch: String::new(),
    };
    for at in 0..names.len() {
        let (entity, link) = resolver.resolve(at, &known_name);
        let first = !core::mem::replace(&mut resolver.entities.all[entity].mentioned, true);
        let link = if first { None } else { link.or(Some(Link::SameName)) };
        resolver.entities.links.push((entity, link));
    }
    resolver.entities
}

struct Resolver<'n, 'd> {
    text: &'n Text<'d>,
    names: &'n [Found],
    people: People<'n>,
    known: HashMap<u32, usize, BuildHasherDefault<WordHasher>>,
    /// By kind and folded words.
    exact: Index<usize>,
    /// By kind and words without spelling and order.
    loose: Index<usize>,
    /// By acronym.
    acronyms: Index<usize>,
    /// Bodies by number: the last one named.
    bodies: HashMap<u32, usize, BuildHasherDefault<WordHasher>>,
    entities: Entities<'n>,
    /// Room to fold words in.
    scratch: String,
}

impl<'n> Resolver<'n, '_> {
    fn resolve(&mut self, at: usize, known_name: &impl Fn(u32) -> &'n str) -> (usize, Option<Link>) {
        let names = self.names;
        let found = &names[at];
        if let Some(entity) = self.apposed(at) {
            let key = self.key(at, self.surface(at));
            self.exact.entry(key).or_insert(entity);
            return (entity, Some(Link::Apposition));
        }
        match &found.identity {
            Identity::Known(number) if found.kind != EntityKind::Person => {
                self.known_entity(at, *number, known_name(*number))
            }
            Identity::Institution(body) => {
                let bare = body.body.filter(|_| body.side.is_none());
                if let Some(entity) = bare.and_then(|n| self.bodies.get(&n)) {
                    return (*entity, Some(Link::Variant));
                }
                let (entity, link) = self.named(at, body.name.as_str().into(), true);
                if let Some(number) = body.body {
                    self.bodies.insert(number, entity);
                }
                (entity, link)
            }
            identity if found.kind == EntityKind::Person => {
                let known = match identity {
                    Identity::Known(number) => Some(known_name(*number)),
                    _ => None,
                };
                self.person(at, known)
            }
            _ => self.unknown(at),
        }
    }

    fn known_entity(&mut self, at: usize, number: u32, name: &'n str) -> (usize, Option<Link>) {
        let surface = self.surface(at);
        if let Some(entity) = self.known.get(&number).copied() {
            // Its own words, or the lexicon.
            let key = self.key(at, surface);
            let same = self.exact.get(&key) == Some(&entity);
            return (entity, Some(if same { Link::SameName } else { Link::Lexicon }));
        }
        let (entity, link) = self.named(at, name.into(), true);
        self.known.insert(number, entity);
        let key = self.key(at, surface);
        self.exact.entry(key).or_insert(entity);
        self.remember_acronym(surface, entity);
        (entity, link)
    }

    fn unknown(&mut self, at: usize) -> (usize, Option<Link>) {
        let surface = self.surface(at);
        if let Some(entity) = self.acronym(at, surface) {
            return (entity, Some(Link::Acronym));
        }
        self.named(at, surface.into(), false)
    }

    /// The entity of a name, by its words, then by its words without spelling and order, else a new one.
    fn named(&mut self, at: usize, name: Cow<'n, str>, fixed: bool) -> (usize, Option<Link>) {
        let exact = self.key(at, &name);
        if let Some(entity) = self.exact.get(&exact) {
            return (*entity, None);
        }
        let loose = spelling::loose_key(self.kind(at), &name, &mut self.scratch);
        let known = self.loose.get(&loose).copied();
        let entity = known.unwrap_or_else(|| self.add(self.names[at].kind, name.clone(), fixed));
        self.exact.insert(exact, entity);
        self.loose.entry(loose).or_insert(entity);
        self.remember_acronym(&name, entity);
        if fixed && !self.entities.all[entity].fixed {
            self.entities.all[entity].name = name;
            self.entities.all[entity].fixed = true;
        }
        (entity, known.map(|_| Link::Variant))
    }

    fn key(&self, at: usize, name: &str) -> u64 {
        spelling::key(self.kind(at), name)
    }

    /// Names of different kinds are different entities.
    fn kind(&self, at: usize) -> u8 {
        match self.names[at].kind {
            EntityKind::Person => b'p',
            EntityKind::Place => b'l',
            EntityKind::Nationality => b'n',
            EntityKind::Product => b'w',
            _ => b'o',
        }
    }

    fn add(&mut self, kind: EntityKind, name: Cow<'n, str>, fixed: bool) -> usize {
        self.entities.all.push(Entity { kind, name, fixed, mentioned: false });
        self.entities.all.len() - 1
    }

    fn remember_acronym(&mut self, name: &str, entity: usize) {
        if self.entities.all[entity].kind == EntityKind::Organization {
            if let Some(initials) = spelling::initials_key(name) {
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
        if self.acronyms.is_empty() {
            return None;
        }
        self.acronyms.get(&spelling::acronym_key(surface)).copied()
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
        // A person's name in brackets behind a person's is what the first is called: "Sami Daoud (Abu Omar)".
        let bracketed = gap.len() == 1
            && self.text.word(gap.start) == "("
            && self.text.word(second.tokens.end) == ")"
            && (second.kind == EntityKind::Person || self.shortens(second, first));
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

    fn says_alias(&self, gap: Range<usize>) -> bool {
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

    fn person(&mut self, at: usize, known: Option<&'n str>) -> (usize, Option<Link>) {
        let surface = self.surface(at);
        let (person, by_surname) = self.people.find(at, known);
        let Some(person) = person else {
            return self.named(at, spelling::person(known.unwrap_or(surface)), known.is_some());
        };
        let key = self.key(at, surface);
        let named = &self.people.all[person];
        let Some(entity) = named.entity else {
            let name = spelling::person(named.name);
            let entity = self.add(EntityKind::Person, name, named.fixed);
            self.people.all[person].entity = Some(entity);
            self.exact.insert(key, entity);
            self.people.last_named(person);
            return (entity, None);
        };
        let seen = self.exact.get(&key) == Some(&entity);
        let link = if seen {
            Link::SameName
        } else if by_surname || self.has_bare_surname(at, person, entity) {
            Link::Surname
        } else {
            Link::Variant
        };
        self.exact.entry(key).or_insert(entity);
        self.people.last_named(person);
        (entity, Some(link))
    }

    /// Whether a person has been named by their surname alone.
    fn has_bare_surname(&self, at: usize, person: usize, entity: usize) -> bool {
        let words = self.people.words(person);
        let surname = spelling::key_of_word(self.kind(at), words.key(spelling::surname(words)));
        self.exact.get(&surname) == Some(&entity)
    }

    fn surface(&self, at: usize) -> &'n str {
        self.text.raw(self.text.span(self.names[at].tokens.clone()))
    }
}

/// Somebody who has a full name in the document.
#[derive(Debug)]
struct Person<'n> {
    /// Which words of [`People::folded`] are the fullest name.
    words: Range<usize>,
    name: &'n str,
    fixed: bool,
    /// When a mention was last taken for this person.
    last: usize,
    entity: Option<usize>,
    /// The next person who shares the surname, and who shares the first name.
    next: [Option<u32>; 2],
}

/// The first and the last of those who share a word.
type Sharing = Index<(u32, u32)>;

/// The people with full names, gathered before names are resolved: a headline's bare surname comes first.
#[derive(Debug)]
struct People<'n> {
    all: Vec<Person<'n>>,
    folded: Folded<'n>,
    /// For each name of the document: its words, if it names a person, and who that is, where it was found by words.
    of_name: Vec<(Range<usize>, Option<usize>)>,
    /// Those who share a surname, and those who share a first name, in the order of the text.
    sharing: [Sharing; 2],
    /// By what transliterations have in common.
    by_sound: Index<usize>,
    clock: usize,
    /// Whether anybody was found to have a fuller name than they were kept with.
    has_fuller: bool,
}

/// Which of a name's words people share.
const SURNAME: usize = 0;
const FIRST_NAME: usize = 1;

impl<'n> People<'n> {
    fn gather(text: &'n Text<'_>, names: &[Found]) -> Self {
        let mut people = Self {
            all: Vec::new(),
            folded: Folded::new(text.lower_span(Span::new(0, text.document.text().len()))),
            of_name: Vec::with_capacity(names.len()),
            sharing: [Sharing::default(), Sharing::default()],
            by_sound: Index::default(),
            clock: 0,
            has_fuller: false,
        };
        for found in names {
            let words = if found.kind == EntityKind::Person { people.fold(text, found) } else { 0..0 };
            let person = if words.len() > 1 { people.add(text, found, words.clone()) } else { None };
            people.of_name.push((words, person));
        }
        people
    }

    /// Folds the words of a name, without marks and articles.
    fn fold(&mut self, text: &Text<'_>, found: &Found) -> Range<usize> {
        let from = self.folded.len();
        for token in text.tokens()[found.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word) {
            self.folded.push_name(token.span);
        }
        from..self.folded.len()
    }

    fn words(&self, person: usize) -> Words<'_> {
        self.folded.words(self.all[person].words.clone())
    }

    /// Keeps a full name; whose it is, unless sound alone says so.
    fn add(&mut self, text: &'n Text<'_>, found: &Found, words: Range<usize>) -> Option<usize> {
        let surface = text.raw(text.span(found.tokens.clone()));
        // A surname of two halves, or two people: "the Berg-Weber talks".
        if surface.bytes().all(|b| b.is_ascii_graphic()) {
            return None;
        }
        let by_words = self.same_words(&words);
        let Some(known) = by_words.or_else(|| self.same_sound(&words)) else {
            return Some(self.push(words, surface, false));
        };
        let person = &mut self.all[known];
        if words.len() > person.words.len() {
            person.name = surface;
            person.words = words;
            self.has_fuller = true;
        }
        by_words
    }

    fn push(&mut self, range: Range<usize>, name: &'n str, fixed: bool) -> usize {
        let number = self.all.len();
        let words = self.folded.words(range.clone());
        for (by, word) in [(SURNAME, spelling::surname(words)), (FIRST_NAME, 0)] {
            let (_, last) = self.sharing[by].entry(words.key(word)).or_insert((number as u32, number as u32));
            if let Some(person) = self.all.get_mut(*last as usize) {
                person.next[by] = Some(number as u32);
            }
            *last = number as u32;
        }
        self.by_sound.entry(spelling::sound(words)).or_insert(number);
        self.all.push(Person { words: range, name, fixed, last: 0, entity: None, next: [None; 2] });
        number
    }

    /// Those who share a word.
    fn sharing(&self, by: usize, word: u64) -> impl Iterator<Item = usize> + '_ {
        let first = self.sharing[by].get(&word).map(|(first, _)| *first);
        core::iter::successors(first, move |person| self.all[*person as usize].next[by]).map(|person| person as usize)
    }

    /// A person with the same name but for middle names and spelling.
    fn same(&self, range: &Range<usize>) -> Option<usize> {
        self.same_words(range).or_else(|| self.same_sound(range))
    }

    fn same_words(&self, range: &Range<usize>) -> Option<usize> {
        let words = self.folded.words(range.clone());
        let surname = words.key(spelling::surname(words));
        self.sharing(SURNAME, surname).find(|person| spelling::same_person(self.words(*person), words))
    }

    fn same_sound(&self, range: &Range<usize>) -> Option<usize> {
        self.by_sound.get(&spelling::sound(self.folded.words(range.clone()))).copied()
    }

    /// Whom a name means, by its number, and whether by surname alone.
    fn find(&mut self, name: usize, known: Option<&'n str>) -> (Option<usize>, bool) {
        let (words, person) = self.of_name[name].clone();
        if words.len() > 1 {
            let person = person.filter(|_| !self.has_fuller).or_else(|| self.same(&words));
            if let (Some(person), Some(known)) = (person, known) {
                self.all[person].name = known;
                self.all[person].fixed = true;
            }
            return (person, false);
        }
        if words.is_empty() {
            return (None, false);
        }
        let word = self.folded.words(words).key(0);
        if let Some(known) = known {
            return (Some(self.known(word, known)), true);
        }
        let last = self.nearest(SURNAME, word);
        (last.or_else(|| self.nearest(FIRST_NAME, word)), true)
    }

    /// Whom a surname means that the lexicon has for one person: that one, unless the text has named somebody else of the
    /// surname and never this one.
    fn known(&mut self, surname: u64, known: &'n str) -> usize {
        let from = self.folded.len();
        for word in known.split(' ') {
            self.folded.push(word);
        }
        let full = from..self.folded.len();
        if let Some(person) = self.same(&full) {
            self.all[person].name = known;
            self.all[person].fixed = true;
            return person;
        }
        if let Some(other) = self.sharing(SURNAME, surname).find(|person| self.all[*person].last > 0) {
            return other;
        }
        self.push(full, known, true)
    }

    /// The one named last; before any was named, the first in the text.
    fn nearest(&self, by: usize, word: u64) -> Option<usize> {
        self.sharing(by, word).max_by_key(|person| (self.all[*person].last, core::cmp::Reverse(*person)))
    }

    fn last_named(&mut self, person: usize) {
        self.clock += 1;
        self.all[person].last = self.clock;
    }
}
