//! Bodies that every state has, their names put together from parts: "Russia's defence ministry", "the Russian Ministry
//! of Defense" → Russian Ministry of Defence.

use core::ops::Range;

use super::find::{Found, Identity, KnownName};
use super::gazetteer::{self, is_article, Gazetteer};
use super::writing::Cursor;
use super::{EntityKind, Subtype};
use crate::document::{Text, TokenKind};
use crate::error::Error;
use crate::lexicon::{Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordId};

/// A body with its owner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Institution {
    /// In one standard wording, with the owner's adjective before it where an owner is named.
    pub(super) name: String,
    /// The kind of body, if it is one of [`Bodies`].
    pub(super) body: Option<u32>,
    /// The country or group that it belongs to.
    pub(super) side: Option<String>,
}

/// A kind of body.
#[derive(Debug)]
struct Body {
    name: Box<str>,
    subtype: Option<Subtype>,
    /// The one country that has a body of this name.
    country: Option<Box<str>>,
}

/// The section `[institution]`, compiled.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    phrases: Phrases<u32>,
    bodies: Vec<Body>,
}

impl Bodies {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut all = Self::default();
        for entry in lexicon.section("institution") {
            let number = all.bodies.len() as u32;
            let country = entry.get("country").map(Into::into);
            all.bodies.push(Body { name: entry.name().into(), subtype: gazetteer::subtype(entry)?, country });
            for form in &entry.forms {
                all.phrases.insert(vocabulary, form, number);
            }
        }
        Ok(all)
    }

    /// Whether any body begins with the word.
    pub(super) fn may_begin(&self, word: WordId) -> bool {
        self.phrases.begins(word)
    }

    /// The bodies whose owner stands beside them, and those that one country alone has.
    pub(super) fn find(
        &self,
        text: &Text<'_>,
        starts: &[u32],
        gazetteer: &Gazetteer,
        known: &[KnownName],
    ) -> Vec<Found> {
        let mut bodies = Vec::new();
        let mut starts = Cursor::new(starts);
        for sentence in text.document.sentences() {
            let mut rest = sentence.range.clone();
            while let Some(at) = starts.next_in(&rest) {
                let Some((stop, body)) = self.phrases.longest(text, at, rest.end) else { continue };
                let found = self.institution(text, gazetteer, known, at..stop, *body);
                rest.start = found.as_ref().map_or(stop, |f| f.tokens.end.max(stop));
                bodies.extend(found);
            }
        }
        bodies
    }

    fn institution(
        &self,
        text: &Text<'_>,
        gazetteer: &Gazetteer,
        known: &[KnownName],
        words: Range<usize>,
        number: u32,
    ) -> Option<Found> {
        let body = &self.bodies[number as usize];
        let office = words.end;
        let words = words.start..topics(text, words.clone());
        let more = text.raw(text.span(office..words.end));
        let owner = owner_before(text, gazetteer, known, words.start)
            .or_else(|| owner_after(text, gazetteer, known, words.end));
        let found = |tokens, name, side| {
            let identity = Identity::Institution(Institution { name, body: Some(number), side });
            Found { tokens, kind: EntityKind::Organization, subtype: body.subtype, identity }
        };
        match owner {
            Some(owner) => {
                // A possessive is a name of its own: "Russia's | Defence Ministry".
                let apart = owner.tokens.end <= words.start && is_possessive(text, owner.tokens.end);
                let whole = owner.tokens.start.min(words.start)..owner.tokens.end.max(words.end);
                let tokens = if apart && is_name(text, &whole) { words } else { whole };
                Some(found(tokens, joined(&[&owner.adjective, &body.name, more]), Some(owner.side)))
            }
            // "the State Department": one country alone has it.
            None if body.country.is_some() || is_name(text, &words) && words.len() > 1 => {
                let side = body.country.as_deref().map(str::to_owned);
                let adjective = gazetteer.adjective_of(side.as_deref());
                let name = joined(&[adjective.unwrap_or_default(), &body.name, more]);
                Some(found(words, name, side))
            }
            None => None,
        }
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ").replace(" , ", ", ")
}

/// Where the topics of a ministry end: "Ministry of Agriculture | , Livestock and Fisheries".
fn topics(text: &Text<'_>, words: Range<usize>) -> usize {
    let mut end = words.end;
    if !matches!(text.lower(words.start), "ministry" | "department") {
        return end;
    }
    while matches!(text.lower(end), "and" | "," | "&") && is_topic(text.lower(end + 1)) {
        if !text.tokens()[end + 1].is_capitalised() {
            break;
        }
        end += 2;
    }
    end
}

/// What ministries are for, beside the topic that comes first in their name.
fn is_topic(word: &str) -> bool {
    matches!(
        word,
        "energy"
            | "livestock"
            | "fisheries"
            | "trade"
            | "industry"
            | "tourism"
            | "sports"
            | "sport"
            | "culture"
            | "communications"
            | "technology"
            | "development"
            | "security"
            | "water"
            | "housing"
            | "science"
            | "forestry"
            | "mines"
            | "immigration"
            | "commerce"
            | "logistics"
            | "information"
            | "welfare"
            | "youth"
            | "infrastructure"
            | "environment"
            | "food"
            | "labour"
            | "labor"
            | "employment"
            | "population"
            | "rural"
            | "irrigation"
            | "planning"
            | "transport"
            | "health"
            | "education"
            | "finance"
            | "sanitation"
            | "climate"
            | "prevention"
    )
}

struct Owner {
    tokens: Range<usize>,
    adjective: String,
    side: String,
}

impl Owner {
    /// A country, its adjective or capital, a place in it, or an armed group.
    fn of(gazetteer: &Gazetteer, name: &KnownName) -> Option<Self> {
        let Identity::Known(number) = name.found.identity else { return None };
        let known = gazetteer.known(number);
        let nation = gazetteer.nation_of(number);
        let tokens = name.found.tokens.clone();
        let whole = known.kind == EntityKind::Nationality || known.subtype == Some(Subtype::Country) || known.seat;
        match (known.kind, nation) {
            (EntityKind::Nationality | EntityKind::Place, Some(nation)) if whole => {
                Some(Self { tokens, adjective: nation.adjective.to_string(), side: nation.name.to_string() })
            }
            (EntityKind::Place, Some(nation)) => {
                Some(Self { tokens, adjective: known.name.to_string(), side: nation.name.to_string() })
            }
            (EntityKind::Nationality, None) => {
                Some(Self { tokens, adjective: known.name.to_string(), side: known.name.to_string() })
            }
            (EntityKind::Organization, _) if owns(known.subtype) => {
                Some(Self { tokens, adjective: known.name.to_string(), side: known.name.to_string() })
            }
            _ => None,
        }
    }
}

fn owns(subtype: Option<Subtype>) -> bool {
    matches!(subtype, Some(Subtype::ArmedGroup | Subtype::Igo))
}

/// The owner that ends before a body: "Turkish", "Turkey's", "Syria's transitional".
fn owner_before(text: &Text<'_>, gazetteer: &Gazetteer, known: &[KnownName], body: usize) -> Option<Owner> {
    let mut end = body;
    while end > 0 && body - end < 2 && is_modifier(text.lower(end - 1)) {
        end -= 1;
    }
    if end > 0 && is_possessive(text, end - 1) {
        end -= 1;
    }
    let at = known.partition_point(|n| n.found.tokens.end < end);
    let name = known.get(at).filter(|n| n.found.tokens.end == end)?;
    Owner::of(gazetteer, name)
}

/// The owner behind a body: "Ministry of Defence of the Russian Federation", "Government of Ghana".
fn owner_after(text: &Text<'_>, gazetteer: &Gazetteer, known: &[KnownName], body: usize) -> Option<Owner> {
    if text.lower(body) != "of" {
        return None;
    }
    let start = body + 1 + usize::from(text.lower(body + 1) == "the");
    let at = known.partition_point(|n| n.found.tokens.start < start);
    let name = known.get(at).filter(|n| n.found.tokens.start == start && n.found.kind == EntityKind::Place)?;
    Owner::of(gazetteer, name)
}

fn is_possessive(text: &Text<'_>, at: usize) -> bool {
    matches!(text.lower(at), "'s" | "’s" | "'" | "’")
}

fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "federal"
            | "national"
            | "new"
            | "interim"
            | "transitional"
            | "regional"
            | "local"
            | "former"
            | "current"
            | "military"
            | "central"
            | "own"
            | "ruling"
            | "royal"
            | "provincial"
            | "coalition"
            | "de"
            | "facto"
            | "-"
            | "run"
            | "led"
            | "controlled"
    )
}

/// Whether all words that carry meaning have their capital, the last ones above all.
pub(super) fn is_name(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "'s" | "’s" | "on") || is_article(word);
    tokens.clone().all(|t| {
        let token = text.tokens()[t];
        token.kind != TokenKind::Word || token.is_capitalised() || small(text.lower(t))
    })
}
