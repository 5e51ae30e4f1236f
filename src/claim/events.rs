//! Events and the words that say that they happened.

use core::ops::Range;

use super::scope::{ClassId, Scopes};
use crate::document::Text;
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{fold, Vocabulary, WordId};

/// An event's number in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EventId(u16);

/// What can happen.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) plover: String,
    within: Option<EventId>,
    /// The names of the events that include it, from near to far.
    pub(crate) above: Box<[String]>,
    /// The classes to which it can happen; empty where it can happen to anything.
    to: Vec<ClassId>,
    /// Whether it makes claims where nobody is counted.
    pub(crate) bare: bool,
}

impl Event {
    /// Whether it can happen to what no class names: a junction is captured, but only people and animals are killed.
    pub(crate) fn takes_anything(&self) -> bool {
        self.to.is_empty()
    }
}

/// Where those to whom it happened stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// Object, or subject of the passive.
    Transitive,
    /// Subject.
    Intransitive,
    /// Object where there is one, else subject.
    Either,
    /// Whatever stands before.
    State,
    /// Counted itself, or an of-phrase.
    Noun,
    /// The number behind it.
    Toll,
    /// Counted itself, or nowhere.
    Deed,
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Ing,
    /// Past tense or participle.
    Past,
}

/// One reading of a word as saying that something happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trigger {
    pub(crate) event: EventId,
    pub(crate) syntax: Syntax,
    pub(crate) form: Form,
    /// Classes of which alone the word says so: "lost 60 fighters", but no matches.
    pub(crate) of: Vec<ClassId>,
    /// Words of which one must stand before it in its clause.
    near: Option<Box<[WordId]>>,
    /// What must stand behind it.
    then: Option<Sequel>,
}

/// What must stand behind a word: one of some words soon, and at once one of some others, if there are any.
#[derive(Debug, Clone, PartialEq)]
struct Sequel {
    at_once: Box<[WordId]>,
    soon: Box<[WordId]>,
}

/// The readings of a word: "attack" is a verb and a noun.
#[derive(Debug, Clone, Default)]
pub(crate) struct Readings {
    pub(crate) verb: Option<Trigger>,
    pub(crate) noun: Option<Trigger>,
    /// Those that hold only before certain words: "hit in the leg". They come before the others.
    then: Vec<Trigger>,
}

/// The events of the lexicon and the words for them.
#[derive(Debug, Default)]
pub(crate) struct Events {
    events: Vec<Event>,
    triggers: Phrases<Readings>,
}

impl Events {
    pub(crate) fn new(lexicon: &Lexicon, scopes: &Scopes, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut events = Events::default();
        // Those within others last, so that these are known by then.
        for nested in [false, true] {
            for entry in lexicon.section("event").filter(|e| e.has("within") == nested) {
                events.add(entry, scopes)?;
            }
        }
        for at in 0..events.events.len() {
            let above = events.broader(EventId(at as u16)).map(|e| events.get(e).name.clone()).collect();
            events.events[at].above = above;
        }
        for entry in lexicon.section("trigger") {
            events.add_trigger(entry, scopes, vocabulary)?;
        }
        for phrase in lexicon.section("idiom").flat_map(|entry| &entry.forms) {
            events.triggers.insert(vocabulary, phrase, Readings::default());
        }
        Ok(events)
    }

    fn add(&mut self, entry: &Entry, scopes: &Scopes) -> Result<(), Error> {
        let class = |name: &str| {
            scopes.id(name).ok_or_else(|| entry.error(format!("expected the name of a class after to, not {name}")))
        };
        let within = entry.get("within").map(|name| self.named(entry, "within", name)).transpose()?;
        if self.id(entry.name()).zip(within).is_some_and(|(own, outer)| self.lies_within(outer, own)) {
            return Err(entry.error(format!("expected within to name an event that is not within {}", entry.name())));
        }
        let event = Event {
            name: entry.name().to_owned(),
            plover: entry.get("plover").unwrap_or_default().to_owned(),
            within,
            above: Box::default(),
            to: entry.get("to").unwrap_or_default().split_whitespace().map(class).collect::<Result<_, _>>()?,
            bare: entry.has("bare"),
        };
        match self.id(entry.name()) {
            Some(id) => self.events[usize::from(id.0)] = event,
            None => self.events.push(event),
        }
        Ok(())
    }

    fn named(&self, entry: &Entry, key: &str, name: &str) -> Result<EventId, Error> {
        self.id(name)
            .ok_or_else(|| entry.error(format!("expected {key} to name an event that stands above, not {name}")))
    }

    fn add_trigger(&mut self, entry: &Entry, scopes: &Scopes, vocabulary: &mut Vocabulary) -> Result<(), Error> {
        let name = entry.get("event").ok_or_else(|| entry.error("expected event and the name of an event"))?;
        let event = self.named(entry, "event", name)?;
        let syntax = entry.get("as").and_then(syntax).ok_or_else(|| {
            entry.error("expected as and one of transitive, intransitive, either, state, noun, toll, deed")
        })?;
        let past = entry.get("past").unwrap_or_default();
        let mut words = |words: &str| words.split_whitespace().map(|word| vocabulary.insert(word)).collect();
        let near = entry.get("near").map(&mut words);
        let then = entry.get("then").map(|value| {
            let (at_once, soon) = value.split_once(':').unwrap_or(("", value));
            Sequel { at_once: words(at_once), soon: words(soon) }
        });
        let class = |name: &str| {
            scopes.id(name).ok_or_else(|| entry.error(format!("expected the name of a class after of, not {name}")))
        };
        let of: Vec<ClassId> =
            entry.get("of").unwrap_or_default().split_whitespace().map(class).collect::<Result<_, _>>()?;
        for word in &entry.forms {
            let form = form(word, past);
            let trigger = Trigger { event, syntax, form, of: of.clone(), near: near.clone(), then: then.clone() };
            self.insert(vocabulary, word, trigger);
        }
        Ok(())
    }

    fn insert(&mut self, vocabulary: &mut Vocabulary, word: &str, trigger: Trigger) {
        let mut readings = self.triggers.insert(vocabulary, word, Readings::default()).unwrap_or_default();
        match trigger.syntax {
            _ if trigger.then.is_some() => readings.then.push(trigger),
            Syntax::Noun | Syntax::Toll | Syntax::Deed => readings.noun = Some(trigger),
            _ => readings.verb = Some(trigger),
        }
        self.triggers.insert(vocabulary, word, readings);
    }

    pub(crate) fn id(&self, name: &str) -> Option<EventId> {
        self.events.iter().position(|e| e.name == name).map(|at| EventId(at as u16))
    }

    pub(crate) fn get(&self, id: EventId) -> &Event {
        &self.events[usize::from(id.0)]
    }

    /// The events that include this one, from near to far.
    pub(crate) fn broader(&self, id: EventId) -> impl Iterator<Item = EventId> + '_ {
        core::iter::successors(self.get(id).within, |e| self.get(*e).within)
    }

    /// Whether the one event is the other or lies within it.
    pub(crate) fn lies_within(&self, inner: EventId, outer: EventId) -> bool {
        inner == outer || self.broader(inner).any(|e| e == outer)
    }

    /// Whether it can happen to a class.
    pub(crate) fn happens_to(&self, id: EventId, class: ClassId, scopes: &Scopes) -> bool {
        let to = &self.get(id).to;
        to.is_empty() || to.iter().any(|outer| scopes.lies_within(class, *outer))
    }

    /// The word for an event that begins with the token `at`, and the token after it.
    #[inline]
    pub(crate) fn at(&self, text: &Text<'_>, at: usize, end: usize) -> Option<(usize, &Readings)> {
        self.triggers.longest(text, at, end)
    }
}

impl Readings {
    /// The reading of the words at some tokens of a sentence.
    pub(crate) fn of(
        &self,
        text: &Text<'_>,
        sentence: (usize, usize),
        tokens: Range<usize>,
        nominal: bool,
    ) -> Option<&Trigger> {
        let licensed = |t: &&Trigger| t.is_licensed(text, sentence, tokens.clone());
        self.then.iter().find(licensed).or_else(|| {
            let trigger = match (&self.verb, &self.noun) {
                (Some(verb), Some(noun)) => Some(if nominal { noun } else { verb }),
                (verb, noun) => verb.as_ref().or(noun.as_ref()),
            };
            trigger.filter(licensed)
        })
    }
}

impl Trigger {
    /// Whether the words that it needs around it are there.
    fn is_licensed(&self, text: &Text<'_>, (start, end): (usize, usize), tokens: Range<usize>) -> bool {
        let holds =
            |words: &[WordId], tokens: Range<usize>| text.words()[tokens].iter().any(|word| words.contains(word));
        let behind = tokens.end..end.min(tokens.end + REACH);
        let follows = |then: &Sequel| {
            holds(&then.soon, behind.clone())
                && (then.at_once.is_empty() || holds(&then.at_once, tokens.end..end.min(tokens.end + 1)))
        };
        self.near.as_ref().map_or(true, |words| holds(words, start..tokens.start))
            && self.then.as_ref().map_or(true, follows)
    }
}

/// How far behind a word stands what it needs there: "taken to an area hospital".
const REACH: usize = 9;

fn syntax(name: &str) -> Option<Syntax> {
    Some(match name {
        "transitive" => Syntax::Transitive,
        "intransitive" => Syntax::Intransitive,
        "either" => Syntax::Either,
        "state" => Syntax::State,
        "noun" => Syntax::Noun,
        "toll" => Syntax::Toll,
        "deed" => Syntax::Deed,
        _ => return None,
    })
}

fn form(phrase: &str, past: &str) -> Form {
    let phrase = fold(phrase);
    let first = phrase.split(' ').next().unwrap_or_default();
    let present = first.ends_with('s') || phrase.split(' ').any(|word| word.ends_with("ing"));
    let listed = past.split_whitespace().any(|p| match p.strip_suffix('*') {
        Some("") => !present,
        Some(start) => first.starts_with(start),
        None => p == phrase,
    });
    if listed || first.ends_with("ed") {
        Form::Past
    } else if first.ends_with("ing") || present && !first.ends_with('s') {
        Form::Ing
    } else {
        Form::Base
    }
}
