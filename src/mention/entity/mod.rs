//! Names: a document's tokens → [`Mention`]s of people, places, organisations and things, tied together as entities.
//!
//! The lexicon says what is known (countries and their adjectives, regions, cities, groups, outlets, weapons), a tagger
//! finds the rest, and rules put together what belongs together: "Russia's Ministry of Defense" is one body with one name
//! in every document. Then the names are tied together as entities, each link with its reason.
//!
//! Descriptions in small letters ("the Turkish defence ministry", "Syrian state media", "government forces") are no
//! mentions, for they are no names; nor are pronouns. They are anaphors: spans that stand for an entity, which the later
//! stages take for sources and actors just as they take mentions.

mod alias;
mod anaphor;
mod extent;
mod find;
mod gazetteer;
mod head;
mod institution;
mod person;
mod spelling;
mod spread;
mod starts;
pub mod tagger;
mod writing;

use find::{Finder, Found, Identity};
use person::Roles;
use starts::{Beginnings, Starts};
pub use tagger::Tagger;
use writing::Writing;

use crate::document::Text;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// A name in the text.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Mention {
    /// The name without titles and a leading "the".
    pub span: Span,
    /// What kind of thing it names.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: EntityKind,
    /// More exactly.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub subtype: Option<Subtype>,
    /// The entity's number in this document.
    pub entity: usize,
    /// The entity's fullest name.
    pub name: String,
    /// Where it lies or belongs, from near to far: "Saraqib" within Idlib within Syria; a ministry within its country.
    #[cfg_attr(feature = "serde", serde(default))]
    pub within: Vec<String>,
    /// The country or group that it belongs to or speaks for: "Turkey" for "Turkish", for "Ankara" and for the Turkish
    /// army; a group itself for a group. `None` for people without a role and for places that are no seat of government.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub side: Option<String>,
    /// The title or role beside a person's name ("Turkish President").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub role: Option<Span>,
    /// Why the mention is taken for this entity; `None` for the entity's first mention.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub link: Option<Link>,
}

/// What kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EntityKind {
    /// Somebody.
    Person,
    /// A body of people: a government, an army, a company.
    Organization,
    /// A place, also as the actor that its government is.
    Place,
    /// A people or the adjective of a country ("Turkish").
    Nationality,
    /// A weapon, a vehicle, a thing with a name.
    Product,
    /// Something that happened and has a name.
    Event,
    /// A name of something else.
    Other,
}

/// A closer kind of place or organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Subtype {
    /// A government, a ministry, an authority.
    Government,
    /// A state's army, navy, air force, police.
    Military,
    /// An armed group that is no state's.
    ArmedGroup,
    /// A newspaper, an agency, a broadcaster.
    Media,
    /// An organisation of states.
    Igo,
    /// A non-governmental organisation.
    Ngo,
    /// Somebody who records what happens in a conflict.
    Monitor,
    /// A political party.
    Party,
    /// A company.
    Company,
    /// A country.
    Country,
    /// A province, a state, a region.
    Region,
    /// A city, a town, a village.
    City,
}

/// Why a mention is taken for an entity that was named before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Link {
    /// The same words.
    SameName,
    /// The lexicon has both as forms of one name.
    Lexicon,
    /// The surname of a person whose full name stands in the text.
    Surname,
    /// The first letters of a name.
    Acronym,
    /// The same words in another order or spelling.
    Variant,
    /// The text itself says so: "X, known as Y".
    Apposition,
}

impl Mention {
    /// The country or group that it belongs to.
    pub(crate) fn side(&self) -> Option<&str> {
        self.side.as_deref()
    }
}

/// A pronoun, a bare noun or a description that stands for an entity: "he", "the ministry", "its", "Syrian state media".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anaphor {
    pub(crate) span: Span,
    /// The entity's number; beyond those of the mentions where nothing in the document names it.
    pub(crate) entity: usize,
    /// The entity's name: "Turkish Ministry of Defence".
    pub(crate) name: String,
    /// The country or group that it belongs to.
    pub(crate) side: Option<String>,
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {
    finder: Finder,
    roles: Roles,
    beginnings: Beginnings,
}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary, tagger: Tagger) -> Result<Self, Error> {
        let finder = Finder::new(lexicon, vocabulary, tagger)?;
        let roles = Roles::new(lexicon, vocabulary);
        let anaphors = anaphor::first_words(vocabulary);
        let beginnings = Beginnings::new(
            vocabulary,
            |word| finder.may_begin(word),
            |word| finder.bodies.may_begin(word),
            |word| anaphors.has(word),
        );
        Ok(Self { finder, roles, beginnings })
    }

    /// Looks up the words of a vocabulary that will grow no more.
    pub(crate) fn learn(&mut self, vocabulary: &Vocabulary) {
        self.finder.tagger.learn(vocabulary);
    }

    /// The names in the order of the text; then pronouns, bare nouns and descriptions with their entity, in that order
    /// too.
    pub(crate) fn read(&self, text: &Text<'_>) -> (Vec<Mention>, Vec<Anaphor>) {
        let starts = self.beginnings.of(text);
        let (mentions, described) = self.mentions(text, &starts);
        let anaphors = anaphor::find(text, &starts.anaphors, &mentions, &described);
        (mentions, anaphors)
    }

    /// The names in the order of the text.
    pub(crate) fn find(&self, text: &Text<'_>) -> Vec<Mention> {
        self.mentions(text, &self.beginnings.of(text)).0
    }

    /// The names, and the descriptions of bodies that are none.
    fn mentions(&self, text: &Text<'_>, starts: &Starts) -> (Vec<Mention>, Vec<Found>) {
        let writing = Writing::new(text);
        let (mut names, described) = self.finder.find(text, starts, &writing);
        self.roles.strip(text, &mut names);
        let names = spread::spread(text, &writing, extent::complete(text, &writing, names));
        let entities = alias::resolve(text, &names, |known| &*self.finder.gazetteer.known(known).name);
        let mut mentions = Vec::with_capacity(names.len());
        for (at, found) in names.iter().enumerate() {
            let (entity, link) = entities.links[at];
            let role = (found.kind == EntityKind::Person).then(|| self.roles.role(text, &names, at)).flatten();
            mentions.push(Mention {
                span: text.span(found.tokens.clone()),
                kind: found.kind,
                subtype: found.subtype,
                entity,
                name: entities.all[entity].name.to_string(),
                within: self.within(found),
                side: self.side(found),
                role: role.map(|tokens| text.span(tokens)),
                link,
            });
        }
        sides_of_people(&mut mentions);
        (mentions, described)
    }

    fn within(&self, found: &Found) -> Vec<String> {
        match &found.identity {
            Identity::Known(number) => {
                let known = self.finder.gazetteer.known(*number);
                let nation = self.finder.gazetteer.nation_of(*number).map(|n| n.name.to_string());
                let nation = nation.filter(|n| **n != *known.name && found.kind != EntityKind::Nationality);
                known.region.iter().map(ToString::to_string).chain(nation).collect()
            }
            Identity::Institution(body) => body.side.iter().cloned().collect(),
            Identity::Unknown => Vec::new(),
        }
    }

    fn side(&self, found: &Found) -> Option<String> {
        match &found.identity {
            Identity::Known(number) => {
                let known = self.finder.gazetteer.known(*number);
                let nation = self.finder.gazetteer.nation_of(*number).map(|n| &*n.name);
                let side = match (found.kind, known.subtype) {
                    (EntityKind::Place, Some(Subtype::Country)) => nation,
                    (EntityKind::Place, _) => nation.filter(|_| known.seat),
                    (EntityKind::Organization, Some(Subtype::ArmedGroup)) => Some(&*known.name),
                    (EntityKind::Organization | EntityKind::Nationality, _) => nation.or(Some(&known.name)),
                    _ => None,
                };
                side.map(str::to_owned)
            }
            Identity::Institution(body) => body.side.clone(),
            Identity::Unknown => None,
        }
    }
}

/// A person belongs where their role does: "Turkish President Erdogan" to Turkey, in all mentions.
fn sides_of_people(mentions: &mut [Mention]) {
    let count = mentions.iter().map(|m| m.entity + 1).max().unwrap_or(0);
    let mut sides: Vec<Option<String>> = vec![None; count];
    for at in 0..mentions.len() {
        let Some(role) = mentions[at].role else { continue };
        let person = mentions[at].entity;
        // The role stands next to the name, so what it holds is among the neighbours.
        let near = mentions[at.saturating_sub(3)..(at + 4).min(mentions.len())].iter();
        let side = near.filter(|m| role.contains(m.span)).find_map(|m| m.side.clone());
        if sides[person].is_none() {
            sides[person] = side;
        }
    }
    for mention in mentions.iter_mut().filter(|m| m.kind == EntityKind::Person) {
        mention.side.clone_from(&sides[mention.entity]);
    }
}
