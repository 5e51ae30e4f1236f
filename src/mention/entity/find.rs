//! Where names stand: what the lexicon knows and what the tagger sees, made one list.

use core::ops::Range;

use super::gazetteer::{Gazetteer, Hit};
use super::institution::{self, Bodies, Institution};
use super::starts::Starts;
use super::tagger::{Tagged, Tagger};
use super::writing::{Cursor, Writing};
use super::{extent, head, EntityKind, Subtype};
use crate::document::{Case, Text, TokenKind};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::vocabulary::{Vocabulary, WordId, WordSet};

/// A name in the text before it is anybody's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityKind,
    pub(super) subtype: Option<Subtype>,
    pub(super) identity: Identity,
}

/// What is known about a name from its words alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Identity {
    /// An entry of the gazetteer.
    Known(u32),
    /// A body of a state or a group, put together from parts.
    Institution(Institution),
    /// Nothing.
    Unknown,
}

#[derive(Debug)]
pub(super) struct Finder {
    pub(super) gazetteer: Gazetteer,
    pub(super) bodies: Bodies,
    pub(super) tagger: Tagger,
    /// The words that begin a designator ("S" of "S-400").
    series: WordSet,
}

impl Finder {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary, tagger: Tagger) -> Result<Self, Error> {
        let gazetteer = Gazetteer::new(lexicon, vocabulary)?;
        let bodies = Bodies::new(lexicon, vocabulary)?;
        let mut series = WordSet::default();
        for form in lexicon.section("weapon_series").flat_map(|e| &e.forms) {
            series.insert(vocabulary.insert(form));
        }
        Ok(Self { gazetteer, bodies, tagger, series })
    }

    /// The names in the order of the text, none overlapping another, and the descriptions of bodies that are no names:
    /// "the Turkish defence ministry".
    pub(super) fn find(&self, text: &Text<'_>, starts: &Starts, writing: &Writing) -> (Vec<Found>, Vec<Found>) {
        let known = self.known(text, &starts.known, writing);
        let bodies = self.bodies.find(text, &starts.bodies, &self.gazetteer, &known);
        let (bodies, described) = bodies.into_iter().partition(|b| institution::is_name(text, &b.tokens));
        let mut names = self.merge(text, overlay(bodies, known), self.tagger.tag(text, writing));
        self.koreas(text, &mut names);
        (names, described)
    }

    /// "the North", where the text has named North Korea: the country, as Korean news calls it.
    fn koreas(&self, text: &Text<'_>, names: &mut Vec<Found>) {
        let half = |name: &Found| match name.identity {
            Identity::Known(number) if name.subtype == Some(Subtype::Country) => {
                match &*self.gazetteer.known(number).name {
                    "North Korea" => Some(("North", number)),
                    "South Korea" => Some(("South", number)),
                    _ => None,
                }
            }
            _ => None,
        };
        let mut halves: Vec<_> = names.iter().filter_map(half).collect();
        halves.sort_unstable();
        halves.dedup();
        if halves.is_empty() {
            return;
        }
        let mut new = Vec::new();
        for at in 1..text.tokens().len() {
            let Some((_, number)) = halves.iter().find(|(word, _)| *word == text.word(at)) else { continue };
            let next = text.tokens().get(at + 1);
            if text.lower(at - 1) != "the" || next.is_some_and(|t| t.is_capitalised()) {
                continue;
            }
            let (kind, subtype) = (EntityKind::Place, Some(Subtype::Country));
            let found = Found { tokens: at..at + 1, kind, subtype, identity: Identity::Known(*number) };
            let slot = names.partition_point(|n| n.tokens.end <= at);
            match names.get_mut(slot).filter(|n| n.tokens.start <= at) {
                Some(name) if name.tokens == found.tokens => *name = found,
                Some(_) => {}
                None => new.push(found),
            }
        }
        names.extend(new);
        names.sort_by_key(|n| n.tokens.start);
    }

    /// What the lexicon knows, longest first.
    fn known(&self, text: &Text<'_>, starts: &[u32], writing: &Writing) -> Vec<KnownName> {
        let mut names = Vec::with_capacity(starts.len() / 4);
        let mut starts = Cursor::new(starts);
        for (sentence, casing) in text.document.sentences().zip(&writing.sentences) {
            let end = sentence.range.end;
            let mut rest = sentence.range.clone();
            let letters = casing.letters();
            while let Some(at) = starts.next_in(&rest) {
                if let Some(stop) = self.designator(text, at, end).filter(|_| !is_address(text, at)) {
                    names.push(KnownName::new(at..stop, EntityKind::Product, None, Identity::Unknown));
                    rest.start = stop;
                } else if let Some(hit) = self.gazetteer.at(text, at, end, letters).filter(|_| !is_address(text, at)) {
                    let mut name = self.name(text, at, hit);
                    name.guarded = !self.stands(text, at, hit, sentence.range.clone());
                    rest.start = name.found.tokens.end;
                    names.push(name);
                }
            }
        }
        names
    }

    /// Whether any known name begins with the word: few do, and the others need no closer look.
    pub(super) fn may_begin(&self, word: WordId) -> bool {
        self.gazetteer.begins(word) || self.series.has(word)
    }

    fn name(&self, text: &Text<'_>, at: usize, hit: Hit) -> KnownName {
        let known = self.gazetteer.known(hit.known);
        let (mut at, mut end) = (at, hit.end);
        if end - at > 1 && text.lower(at) == "the" && known.kind == EntityKind::Organization {
            at += 1;
        }
        if known.kind == EntityKind::Place && !matches!(known.subtype, Some(Subtype::Country)) && is_district(text, end)
        {
            end += 1;
        }
        if end - at > 1 {
            end = extent::with_point(text, end);
        }
        KnownName::new(at..end, known.kind, known.subtype, Identity::Known(hit.known))
    }

    /// Whether a name that is also a word is meant here: a place behind "in" or before its country.
    fn stands(&self, text: &Text<'_>, at: usize, hit: Hit, sentence: Range<usize>) -> bool {
        if !hit.guarded {
            return true;
        }
        let known = self.gazetteer.known(hit.known);
        if known.kind != EntityKind::Place {
            let article = text.lower(at) == "the" || at > sentence.start && text.lower(at - 1) == "the";
            if article && known.subtype == Some(Subtype::Media) {
                return true;
            }
            return matches!(text.lower(hit.end), "news" | "agency" | "newspaper" | "reported" | "said");
        }
        let led = at > sentence.start && is_locative(text, at) && text.tokens()[at].is_capitalised();
        let country = known.nation.map(|n| &*self.gazetteer.nation(n).name);
        let trailed =
            text.word(hit.end) == "," && country.is_some_and(|c| c.split(' ').next() == Some(text.word(hit.end + 1)));
        led || trailed || is_district(text, hit.end) || hit.is_code
    }

    /// "S-400", "F-16s", "Su-24M".
    fn designator(&self, text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
        if !self.series.has(text.words()[at]) || at + 2 >= end {
            return None;
        }
        let tokens = text.tokens();
        let hyphen = matches!(text.word(at + 1), "-" | "‑" | "‐") && tokens[at + 1].glued;
        let number = tokens[at + 2].kind == TokenKind::Number && tokens[at + 2].glued;
        let road = |t| matches!(text.lower(t), "motorway" | "highway" | "road" | "freeway" | "line" | "visa" | "visas");
        if road(at + 3) || !hyphen || !number || !tokens[at].is_capitalised() || tokens[at + 2].span.len() > 4 {
            return None;
        }
        let suffix = at + 3 < end && tokens[at + 3].glued && tokens[at + 3].kind == TokenKind::Word;
        let suffix = suffix && tokens[at + 3].span.len() <= 3 && !text.word(at + 3).starts_with(['\'', '’']);
        Some(at + 3 + usize::from(suffix))
    }

    /// The tagger's names beside the lexicon's. Where they differ about the same words, the wider one is right more
    /// often, and of equal ones the lexicon's type, unless its form is also a word or a person's name.
    fn merge(&self, text: &Text<'_>, sure: Vec<KnownName>, tagged: Vec<Tagged>) -> Vec<Found> {
        let mut names = Vec::with_capacity(sure.len() + tagged.len());
        let mut sure = sure.into_iter().peekable();
        let mut inside = Vec::new();
        for mut tag in tagged {
            tag.tokens = trim(text, tag.tokens);
            while let Some(name) = sure.next_if(|s| s.found.tokens.end <= tag.tokens.start) {
                name.keep(&mut names);
            }
            while let Some(name) = sure.next_if(|s| s.found.tokens.start < tag.tokens.end) {
                inside.push(name);
            }
            self.settle(text, tag, &mut inside, &mut names);
        }
        sure.for_each(|s| s.keep(&mut names));
        names
    }

    /// Decides between one of the tagger's names and those of the lexicon that overlap it, which it takes.
    fn settle(&self, text: &Text<'_>, tag: Tagged, inside: &mut Vec<KnownName>, names: &mut Vec<Found>) {
        let covers =
            |name: &KnownName| tag.tokens.start <= name.found.tokens.start && name.found.tokens.end <= tag.tokens.end;
        let same = inside.iter().any(|n| n.found.tokens == tag.tokens);
        let free = names.last().map_or(true, |n| n.tokens.end <= tag.tokens.start);
        if inside.is_empty() || (inside.iter().all(|n| covers(n) && !same)) && Self::widens(text, &tag, inside) {
            if free {
                names.push(self.wider(text, tag, inside.first().map(|n| &n.found)));
            }
            inside.clear();
            return;
        }
        for mut name in inside.drain(..) {
            if same {
                name.guarded = false;
                if !self.agree(text, &name.found, tag.kind) {
                    name.found.kind = tag.kind;
                    name.found.subtype = None;
                    name.found.identity = Identity::Unknown;
                }
            }
            name.found = extend(text, name.found, &tag.tokens);
            name.keep(names);
        }
    }

    /// A name of the tagger's. "Paraguayan Ministry of Industry" begins with the country that it belongs to.
    fn wider(&self, text: &Text<'_>, tag: Tagged, first: Option<&Found>) -> Found {
        let kind = head::kind(text, &tag.tokens, tag.kind);
        let owner = first.filter(|f| f.tokens.start == tag.tokens.start && kind == EntityKind::Organization);
        let nation = owner.and_then(|f| match f.identity {
            Identity::Known(number) => self.gazetteer.nation_of(number),
            _ => None,
        });
        let government = head::is_government(text, &tag.tokens);
        let subtype = (kind == EntityKind::Organization && government).then_some(Subtype::Government);
        let identity = match (nation, owner) {
            (Some(nation), Some(owner)) => {
                let rest = text.raw(text.span(owner.tokens.end..tag.tokens.end));
                let surface = text.raw(text.span(tag.tokens.clone()));
                let name = if government { format!("{} {rest}", nation.adjective) } else { surface.to_owned() };
                Identity::Institution(Institution { name, body: None, side: Some(nation.name.to_string()) })
            }
            _ => Identity::Unknown,
        };
        Found { tokens: tag.tokens, kind, subtype, identity }
    }

    /// Whether the tagger's wider name holds together, rather than being a nationality or a country beside something
    /// else.
    fn widens(text: &Text<'_>, tag: &Tagged, inside: &[KnownName]) -> bool {
        let first = &inside[0].found;
        // "the UN's Food and Agriculture Organization" is two names.
        if first.tokens.start == tag.tokens.start && matches!(text.lower(first.tokens.end), "'s" | "’s") {
            return false;
        }
        // "Jaysh al-Islam and Ahrar al-Sham" is two names that the lexicon knows.
        if let [one, other] = inside {
            let (end, next) = (one.found.tokens.end, other.found.tokens.start);
            let whole = one.found.tokens.start == tag.tokens.start && other.found.tokens.end == tag.tokens.end;
            if whole && end + 1 == next && matches!(text.lower(end), "and" | "&") && !one.guarded && !other.guarded {
                return false;
            }
        }
        let starts = first.tokens.start == tag.tokens.start;
        match first.kind {
            EntityKind::Nationality if starts => tag.kind == EntityKind::Organization,
            _ if inside.iter().all(|n| n.guarded) => true,
            EntityKind::Place if starts && first.subtype == Some(Subtype::Country) => {
                tag.kind != EntityKind::Person || !text.tokens()[first.tokens.start].is_capitalised()
            }
            _ => true,
        }
    }

    /// Whether the lexicon's kind stands against the tagger's for the very same words. A city's name is a person's too,
    /// but not behind "in" or before "Governor".
    fn agree(&self, text: &Text<'_>, found: &Found, tagged: EntityKind) -> bool {
        match (&found.identity, found.kind) {
            (_, kind) if kind == tagged => true,
            (Identity::Known(known), EntityKind::Place) => {
                let known = self.gazetteer.known(*known);
                let firm = known.subtype == Some(Subtype::Country) || known.seat || known.region.is_some();
                firm || tagged == EntityKind::Organization
                    || is_locative(text, found.tokens.start)
                    || is_local_office(text.word(found.tokens.end))
            }
            _ => true,
        }
    }
}

/// A name of the lexicon, and whether it needs the tagger's word.
#[derive(Debug, Clone)]
pub(super) struct KnownName {
    pub(super) found: Found,
    pub(super) guarded: bool,
}

impl KnownName {
    pub(super) fn new(tokens: Range<usize>, kind: EntityKind, subtype: Option<Subtype>, identity: Identity) -> Self {
        Self { found: Found { tokens, kind, subtype, identity }, guarded: false }
    }

    fn keep(self, names: &mut Vec<Found>) {
        if !self.guarded && names.last().map_or(true, |n| n.tokens.end <= self.found.tokens.start) {
            names.push(self.found);
        }
    }
}

/// Makes a body's name as long as the tagger's: "Ministry of Agriculture | and Livestock".
fn extend(text: &Text<'_>, mut found: Found, tagged: &Range<usize>) -> Found {
    if let Identity::Institution(body) = &mut found.identity {
        let inside = found.tokens.start <= tagged.start && tagged.start < found.tokens.end;
        if inside && found.tokens.end < tagged.end && matches!(text.lower(found.tokens.end), "and" | "," | "&") {
            let rest = text.raw(text.span(found.tokens.end..tagged.end));
            body.name = format!("{} {rest}", body.name).replace(" ,", ",");
            body.body = None;
            found.tokens.end = tagged.end;
        }
    }
    found
}

/// Puts the names of bodies over the names that they are made of, but not over a known name that holds them.
fn overlay(bodies: Vec<Found>, known: Vec<KnownName>) -> Vec<KnownName> {
    let mut names: Vec<KnownName> = Vec::with_capacity(known.len());
    let mut bodies = bodies.into_iter().peekable();
    for name in known {
        let (start, end) = (name.found.tokens.start, name.found.tokens.end);
        while let Some(body) = bodies.next_if(|b| b.tokens.end <= start) {
            names.push(KnownName { found: body, guarded: false });
        }
        let holds = |b: &Found| start <= b.tokens.start && b.tokens.end <= end && b.tokens.len() < end - start;
        while bodies.next_if(holds).is_some() {}
        if bodies.peek().map_or(true, |b| end <= b.tokens.start) {
            names.push(name);
        }
    }
    names.extend(bodies.map(|found| KnownName { found, guarded: false }));
    names
}

/// Whether a token is a part of an address: "news/asia", "who@example.org".
fn is_address(text: &Text<'_>, at: usize) -> bool {
    let tokens = text.tokens();
    let joint = |t: usize| matches!(text.word(t), "/" | "@" | "_" | "=" | "?" | "&");
    let before = at > 0 && tokens[at].glued && joint(at - 1) && tokens[at].case == Case::Lower;
    let after = tokens.get(at + 1).is_some_and(|t| t.glued) && joint(at + 1) && tokens[at].case == Case::Lower;
    let dotted = |t: usize| text.word(t) == "." && tokens.get(t + 1).is_some_and(|n| n.glued && n.case == Case::Lower);
    before
        || after
        || at > 0 && tokens[at].glued && dotted(at - 1)
        || tokens.get(at + 1).is_some_and(|t| t.glued) && dotted(at + 1)
}

/// Whether the word before a name leads to a place.
fn is_locative(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |t| text.lower(t));
    matches!(before, "in" | "near" | "from" | "to" | "outside" | "around" | "towards" | "toward" | "at")
}

/// The office that a place has, and whose name follows.
fn is_local_office(word: &str) -> bool {
    matches!(word, "Governor" | "Gov" | "Mayor" | "Sheriff" | "Senator" | "Sen" | "Rep")
}

/// "Province" behind "Idlib": part of the name where it has its capital.
fn is_district(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        "Province" | "Governorate" | "Oblast" | "County" | "District" | "Prefecture" | "Peninsula" | "Region"
    )
}

/// Without a leading "the", a possessive at the end, and marks.
fn trim(text: &Text<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 && text.tokens()[tokens.end - 1].kind == TokenKind::Mark && text.word(tokens.end - 1) != ")"
    {
        tokens.end -= 1;
    }
    if tokens.len() > 1 && text.lower(tokens.start) == "the" {
        tokens.start += 1;
    }
    if tokens.len() > 1 && matches!(text.lower(tokens.end - 1), "'s" | "’s") {
        tokens.end -= 1;
    }
    tokens.end = extent::with_point(text, tokens.end);
    tokens
}
