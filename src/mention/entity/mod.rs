//! Names: a document's tokens → [`Mention`]s of people, places, organisations and things, tied together as entities.

pub mod tagger;

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
    pub subtype: Option<Subtype>,
    /// The entity's number in this document.
    pub entity: usize,
    /// The entity's fullest name.
    pub name: String,
    /// Where it lies or belongs, from near to far: "Saraqib" within Idlib within Syria; a ministry within its country.
    #[cfg_attr(feature = "serde", serde(default))]
    pub within: Vec<String>,
    /// The title or role beside a person's name ("Turkish President").
    #[cfg_attr(feature = "serde", serde(default))]
    pub role: Option<Span>,
    /// Why the mention is taken for this entity; `None` for the entity's first mention.
    #[cfg_attr(feature = "serde", serde(default))]
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

/// A pronoun or a bare noun that stands for an entity named elsewhere in the document: "he", "the ministry", "its".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Anaphor {
    pub(crate) span: Span,
    pub(crate) entity: usize,
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(_lexicon: &Lexicon, _vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The names in the order of the text.
    pub(crate) fn find(&self, _text: &Text<'_>) -> Vec<Mention> {
        Vec::new()
    }

    /// Pronouns and bare nouns with the nearest compatible entity, in the order of the text.
    pub(crate) fn anaphors(&self, _text: &Text<'_>, _mentions: &[Mention]) -> Vec<Anaphor> {
        Vec::new()
    }
}
