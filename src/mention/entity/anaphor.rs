//! Pronouns, bare nouns and descriptions: "he", "its", "the ministry", "the latter", "Syrian state media" → entities.
//!
//! Each takes the nearest entity before it that it can stand for; where none can, it stays unresolved.

use super::find::{Found, Identity};
use super::writing::Cursor;
use super::{Anaphor, EntityKind, Mention, Subtype};
use crate::document::{Text, TokenKind};
use crate::span::Span;
use crate::vocabulary::{Vocabulary, WordSet};

/// Something that a later word may stand for.
#[derive(Debug, Clone, Copy)]
struct Referent<'m> {
    span: Span,
    entity: usize,
    kind: EntityKind,
    subtype: Option<Subtype>,
    name: &'m str,
    side: Option<&'m str>,
    role: Option<Span>,
    /// Whether it is a mention, rather than a description.
    mentioned: bool,
}

impl Referent<'_> {
    fn anaphor(&self, span: Span) -> Anaphor {
        Anaphor { span, entity: self.entity, name: self.name.to_owned(), side: self.side.map(str::to_owned) }
    }
}

/// What a word can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// "he", "she".
    Person,
    /// "it", "its": a body, a group, a country that acts.
    Body,
    /// "the latter": whatever was named last.
    Any,
    /// "the president": a person with this word, a token, in their role.
    Office(usize),
    /// "the ministry": a body of this kind whose name has the word, or any of the kind.
    Kind(Kind),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ministry,
    Department,
    Government,
    Army,
    Group,
    Outlet,
    Monitor,
    Organisation,
    Company,
    Country,
    Party,
}

/// The words with which [`word`] begins.
const FIRST: [&str; 14] =
    ["he", "she", "his", "her", "him", "its", "it", "government", "regime", "security", "state", "the", "this", "that"];

/// The words that may stand for something, as numbers.
pub(super) fn first_words(vocabulary: &mut Vocabulary) -> WordSet {
    let mut words = WordSet::default();
    for word in FIRST {
        words.insert(vocabulary.insert(word));
    }
    words
}

/// The anaphors in the order of the text; `starts` are the tokens among the [`first_words`].
pub(super) fn find(text: &Text<'_>, starts: &[u32], mentions: &[Mention], described: &[Found]) -> Vec<Anaphor> {
    let referents = gather(text, mentions, described);
    let mut anaphors = Vec::new();
    let mut starts = Cursor::new(starts);
    let mut sentence_start = 0;
    for sentence in text.document.sentences() {
        let start = text.tokens().get(sentence.range.start).map_or(0, |token| token.span.start);
        let mut rest = sentence.range.clone();
        while let Some(at) = starts.next_in(&rest) {
            let Some((stands, tokens)) = word(text, at) else { continue };
            rest.start = at + tokens;
            let span = text.span(at..rest.start);
            let inside = referents.partition_point(|r| r.span.start < span.start);
            let taken = referents[..inside].last().is_some_and(|r| r.span.overlaps(span))
                || referents.get(inside).is_some_and(|r| r.span.overlaps(span));
            if !taken {
                let sentences = (start, sentence_start);
                anaphors.extend(antecedent(text, &referents[..inside], stands, sentences).map(|r| r.anaphor(span)));
            }
        }
        sentence_start = start;
    }
    let is_named = |r: &&Referent<'_>| r.mentioned || mentions.binary_search_by_key(&r.span, |m| m.span).is_ok();
    let pronouns = anaphors.len();
    anaphors.extend(referents.iter().filter(|r| !is_named(r)).map(|r| r.anaphor(r.span)));
    if anaphors.len() > pronouns {
        anaphors.sort_by_key(|a| (a.span.start, a.span.end));
    }
    anaphors
}

/// The mentions and the descriptions in the order of the text; a description of something that a mention names is that
/// entity.
fn gather<'m>(text: &Text<'_>, mentions: &'m [Mention], described: &'m [Found]) -> Vec<Referent<'m>> {
    let mut next = mentions.iter().map(|m| m.entity + 1).max().unwrap_or(0);
    let mut all: Vec<_> = mentions
        .iter()
        .map(|m| Referent {
            span: m.span,
            entity: m.entity,
            kind: m.kind,
            subtype: m.subtype,
            name: &m.name,
            side: m.side(),
            role: m.role,
            mentioned: true,
        })
        .collect();
    if described.is_empty() {
        return all;
    }
    let organizations = mentions.iter().filter(|m| m.kind == EntityKind::Organization);
    let mut entities: Vec<(&str, usize)> = organizations.map(|m| (m.name.as_str(), m.entity)).collect();
    entities.sort_unstable();
    let mut new: Vec<(&str, usize)> = Vec::new();
    for found in described {
        let Identity::Institution(body) = &found.identity else { continue };
        let name = body.name.as_str();
        let named = entities.binary_search_by(|e| e.0.cmp(name)).ok().map(|i| entities[i].1);
        let entity = named.or_else(|| new.iter().find(|n| n.0 == name).map(|n| n.1)).unwrap_or(next);
        if entity == next {
            next += 1;
            new.push((name, entity));
        }
        let span = text.span(found.tokens.clone());
        let (kind, subtype, side) = (found.kind, found.subtype, body.side.as_deref());
        all.push(Referent { span, entity, kind, subtype, name, side, role: None, mentioned: false });
    }
    all.sort_by_key(|r| (r.span.start, r.span.end));
    all
}

/// A word or two that stand for an entity, and how many tokens they are.
fn word(text: &Text<'_>, at: usize) -> Option<(Stands, usize)> {
    if text.tokens()[at].kind != TokenKind::Word {
        return None;
    }
    match text.lower(at) {
        "he" | "she" | "his" | "her" | "him" => Some((Stands::Person, 1)),
        "its" | "it" => Some((Stands::Body, 1)),
        "government" | "regime" | "security" if matches!(text.lower(at + 1), "forces" | "troops") => {
            Some((Stands::Kind(Kind::Army), 2))
        }
        "state" if matches!(text.lower(at + 1), "media" | "television" | "tv" | "radio") => {
            Some((Stands::Kind(Kind::Outlet), 2))
        }
        "the" | "this" | "that" => match text.lower(at + 1) {
            "latter" => Some((Stands::Any, 2)),
            noun if is_office(noun) => Some((Stands::Office(at + 1), 2)),
            noun => bare_noun(noun).map(|kind| (Stands::Kind(kind), 2)),
        },
        _ => None,
    }
}

fn bare_noun(noun: &str) -> Option<Kind> {
    Some(match noun.as_bytes() {
        b"ministry" => Kind::Ministry,
        b"department" => Kind::Department,
        b"government" | b"regime" | b"authorities" | b"administration" => Kind::Government,
        b"army" | b"military" => Kind::Army,
        b"group" | b"militia" | b"movement" | b"insurgents" => Kind::Group,
        b"outlet" | b"newspaper" | b"paper" | b"broadcaster" | b"channel" | b"website" | b"daily" => Kind::Outlet,
        b"monitor" | b"observatory" | b"watchdog" => Kind::Monitor,
        b"agency" | b"organisation" | b"organization" | b"body" | b"charity" | b"bloc" | b"alliance" => {
            Kind::Organisation
        }
        b"company" | b"firm" | b"manufacturer" | b"airline" => Kind::Company,
        b"country" | b"nation" | b"republic" | b"kingdom" => Kind::Country,
        b"party" => Kind::Party,
        _ => return None,
    })
}

fn is_office(noun: &str) -> bool {
    matches!(
        noun.as_bytes(),
        b"president"
            | b"minister"
            | b"premier"
            | b"spokesman"
            | b"spokeswoman"
            | b"spokesperson"
            | b"governor"
            | b"mayor"
            | b"official"
            | b"leader"
            | b"general"
            | b"envoy"
            | b"ambassador"
            | b"chancellor"
            | b"chairman"
            | b"senator"
            | b"director"
            | b"commander"
    )
}

/// How far back a bare noun or pronoun may reach, in referents: about a paragraph.
const REACH: usize = 24;

/// The nearest referent that fits. A pronoun prefers the subject: the first that fits in its own sentence, else the first
/// in the sentence before.
fn antecedent<'r>(
    text: &Text<'_>,
    before: &'r [Referent<'r>],
    stands: Stands,
    sentences: (usize, usize),
) -> Option<&'r Referent<'r>> {
    let near = &before[before.len().saturating_sub(REACH)..];
    let fits = |r: &&Referent<'_>| suits(text, r, stands);
    match stands {
        Stands::Kind(_) | Stands::Office(_) => near.iter().rev().find(fits),
        Stands::Any => near.iter().rev().find(|r| r.kind != EntityKind::Nationality && r.kind != EntityKind::Product),
        Stands::Person | Stands::Body => {
            let (own, previous) = sentences;
            let within = |from: usize, to: usize| {
                let first = near.partition_point(|r| r.span.start < from);
                near[first..].iter().take_while(move |r| r.span.start < to)
            };
            let subject = within(own, usize::MAX).find(fits);
            let subject = subject.or_else(|| within(previous, own).find(fits));
            subject.or_else(|| near.iter().rev().find(fits).filter(|_| stands == Stands::Person))
        }
    }
}

fn suits(text: &Text<'_>, referent: &Referent<'_>, stands: Stands) -> bool {
    let body = referent.kind == EntityKind::Organization;
    let of = |subtype: Subtype| referent.subtype == Some(subtype);
    let named = |word: &str| referent.name.contains(word);
    match stands {
        Stands::Any => true,
        Stands::Office(noun) => referent.role.is_some_and(|role| text.lower_span(role).contains(text.lower(noun))),
        Stands::Person => referent.kind == EntityKind::Person,
        Stands::Body => body || (referent.kind == EntityKind::Place && referent.side.is_some()),
        Stands::Kind(Kind::Country) => referent.kind == EntityKind::Place && of(Subtype::Country),
        Stands::Kind(kind) => {
            body && match kind {
                Kind::Ministry => named("Ministry"),
                Kind::Department => named("Department"),
                Kind::Government => of(Subtype::Government) && named("government"),
                Kind::Army => of(Subtype::Military),
                Kind::Group => {
                    of(Subtype::ArmedGroup) || of(Subtype::Ngo) || of(Subtype::Monitor) || referent.subtype.is_none()
                }
                Kind::Outlet => of(Subtype::Media),
                Kind::Monitor => of(Subtype::Monitor),
                Kind::Organisation => {
                    of(Subtype::Igo)
                        || of(Subtype::Ngo)
                        || of(Subtype::Media)
                        || of(Subtype::Monitor)
                        || named("Agency")
                        || referent.subtype.is_none()
                }
                Kind::Company => of(Subtype::Company) || referent.subtype.is_none(),
                Kind::Party => of(Subtype::Party) || named("Party"),
                Kind::Country => false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Text};
    use crate::lexicon::Lexicon;
    use crate::mention::entity::{Rules, Tagger};
    use crate::vocabulary::Vocabulary;

    /// `words → name @ side` of every anaphor.
    fn anaphors(input: &str) -> Vec<String> {
        let mut vocabulary = Vocabulary::default();
        let mut rules =
            Rules::new(Lexicon::builtin(), &mut vocabulary, Tagger::builtin()).expect("the crate's own lexicon");
        rules.learn(&vocabulary);
        let document = Document::plain(input);
        let text = Text::new(&document, &vocabulary);
        let side = |side: Option<String>| side.map(|s| format!(" @ {s}")).unwrap_or_default();
        let (_, anaphors) = rules.read(&text);
        anaphors.into_iter().map(|a| format!("{} → {}{}", a.span.of(input), a.name, side(a.side))).collect()
    }

    #[test]
    fn descriptions_of_bodies() {
        assert_eq!(
            anaphors(
                "The Turkish defence ministry said two of its soldiers died. Russia's foreign ministry was silent."
            ),
            [
                "Turkish defence ministry → Turkish Ministry of Defence @ Turkey",
                "its → Turkish Ministry of Defence @ Turkey",
                "Russia's foreign ministry → Russian Ministry of Foreign Affairs @ Russia",
            ]
        );
        assert_eq!(
            anaphors("Syrian state media reported the strike."),
            ["Syrian state media → Syrian state media @ Syria"]
        );
    }

    #[test]
    fn a_description_is_the_entity_that_the_text_names() {
        assert_eq!(
            anaphors("The Yemeni Ministry of Health gave no toll. The ministry has few hospitals left."),
            ["The ministry → Yemeni Ministry of Health @ Yemen"]
        );
    }

    #[test]
    fn pronouns_of_people() {
        assert_eq!(
            anaphors("Maria Lopez, a nurse, arrived. She saw Hans Weber. The nurse had left."),
            ["She → Maria Lopez"]
        );
    }

    #[test]
    fn bare_nouns() {
        assert_eq!(
            anaphors("Syrian government forces took the town. Later government forces withdrew."),
            ["Syrian government forces → Syrian forces @ Syria", "government forces → Syrian forces @ Syria"]
        );
        assert_eq!(
            anaphors("Anadolu reported the strike. According to the outlet, ten died."),
            ["the outlet → Anadolu Agency @ Turkey"]
        );
        assert_eq!(
            anaphors("Egyptian President Karim Nassar spoke. The president left."),
            ["The president → Karim Nassar @ Egypt"]
        );
        assert_eq!(anaphors("It rained. The ministry was closed."), Vec::<String>::new());
    }
}
