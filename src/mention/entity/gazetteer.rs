//! The lexicon's names compiled: phrases of the vocabulary → what they name.

use core::hash::BuildHasherDefault;
use std::borrow::Cow;
use std::collections::HashMap;

use super::writing::Letters;
use super::{EntityKind, Subtype};
use crate::document::{Case, Text, Token, TokenKind};
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{fold, Vocabulary, WordHasher, WordId};

/// What the lexicon knows under one or more forms.
#[derive(Debug)]
pub(super) struct Known {
    /// The name by which the entity goes in every document.
    pub(super) name: Cow<'static, str>,
    pub(super) kind: EntityKind,
    pub(super) subtype: Option<Subtype>,
    /// The first-level region that it lies in.
    pub(super) region: Option<Cow<'static, str>>,
    /// The country that it is, lies in or belongs to: an index into [`Gazetteer::nations`].
    pub(super) nation: Option<u32>,
    /// A seat of government, which stands for the government.
    pub(super) seat: bool,
}

/// A country with the adjective that names its institutions ("Turkish Armed Forces").
#[derive(Debug)]
pub(super) struct Nation {
    pub(super) name: Box<str>,
    pub(super) adjective: Box<str>,
}

/// One way to write a known name.
#[derive(Debug, Clone, Copy)]
struct Form {
    known: u32,
    case: FormCase,
    guarded: bool,
    /// Whether later words may be small: "Nusra front".
    lax: bool,
    place: bool,
}

/// What a form demands of the letters in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormCase {
    /// "US", "SANA": capitals throughout.
    Upper,
    /// "Dayton, OH": capitals throughout, behind its city.
    Postal,
    /// "Turkey": a capital at the beginning.
    Title,
    /// "Syrian": an adjective, which careless text writes small.
    Any,
}

/// A known name in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) known: u32,
    pub(super) end: usize,
    /// Also a common word or a person's name: counts only where the surroundings agree.
    pub(super) guarded: bool,
    /// A postal code behind its city, which can be nothing else.
    pub(super) is_code: bool,
}

#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    forms: Phrases<Form>,
    known: Vec<Known>,
    nations: Vec<Nation>,
}

impl Gazetteer {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut build =
            Builder { gazetteer: Self::default(), nation_of: HashMap::default(), last_nation: None, vocabulary };
        build.gazetteer.forms.reserve(lexicon.entries().len() * 2);
        for entry in lexicon.section("country") {
            build.nation(entry)?;
        }
        for entry in lexicon.entries() {
            build.entry(entry)?;
        }
        Ok(build.gazetteer)
    }

    pub(super) fn known(&self, number: u32) -> &Known {
        &self.known[number as usize]
    }

    pub(super) fn nation(&self, number: u32) -> &Nation {
        &self.nations[number as usize]
    }

    /// The country of something known.
    pub(super) fn nation_of(&self, known: u32) -> Option<&Nation> {
        self.known(known).nation.map(|n| self.nation(n))
    }

    /// The adjective of a country by its name.
    pub(super) fn adjective_of(&self, nation: Option<&str>) -> Option<&str> {
        let name = nation?;
        self.nations.iter().find(|n| &*n.name == name).map(|n| &*n.adjective)
    }

    /// Whether any form begins with the word.
    #[inline]
    pub(super) fn begins(&self, word: WordId) -> bool {
        self.forms.begins(word)
    }

    /// The longest known name at a token, if its letters are written as the form demands.
    #[inline]
    pub(super) fn at(&self, text: &Text<'_>, at: usize, end: usize, letters: Letters) -> Option<Hit> {
        let (mut stop, mut form) = self.forms.longest(text, at, end)?;
        // "the National" is no paper where "National Liberation Front" goes on.
        if text.lower(at) == "the" && self.forms.longest(text, at + 1, end).is_some_and(|(later, _)| later > stop) {
            return None;
        }
        while !form.suits(text, at, stop, letters) {
            (stop, form) = self.forms.longest(text, at, stop - 1)?;
        }
        Some(Hit { known: form.known, end: stop, guarded: form.guarded, is_code: form.case == FormCase::Postal })
    }
}

impl Form {
    /// A place in small letters, as people write who care for none: only behind a word that leads to a place.
    fn careless(self, text: &Text<'_>, at: usize, stop: usize) -> bool {
        self.place
            && !self.guarded
            && at > 0
            && matches!(text.lower(at - 1), "in" | "to" | "from" | "near" | "between")
            && text.tokens()[stop - 1].span.end - text.tokens()[at].span.start > 4
            && text.tokens()[at..stop].iter().all(|t| t.case == Case::Lower)
            && !matches!(text.lower(at), "turkey" | "china" | "jordan" | "island")
    }

    fn suits(self, text: &Text<'_>, at: usize, stop: usize, letters: Letters) -> bool {
        let tokens = &text.tokens()[at..stop];
        let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
        match (self.case, letters) {
            (FormCase::Postal, _) => tokens[0].case == Case::Upper && is_behind_city(text, at),
            (_, Letters::Upper) => stop - at > 1 || !is_common(text.lower(at)) || is_subject(text, at),
            (FormCase::Upper, Letters::Mixed) => words().all(|t| t.case == Case::Upper),
            (FormCase::Upper, Letters::Lower) => false,
            (FormCase::Title, Letters::Mixed) => {
                // An article may be small where the name is not: "al-Nusra", "the Hague".
                let article = stop - at > 1 && is_article(text.lower(at)) && text.lower(at) != "the";
                let mut words = words().skip(usize::from(article));
                let capital = |t: &Token| t.is_capitalised() || t.case == Case::None;
                self.careless(text, at, stop)
                    || words.next().is_some_and(capital) && (self.lax || words.all(|t| capital(t) || t.span.len() < 4))
            }
            (FormCase::Title, Letters::Lower) => !self.guarded && text.span(at..stop).len() > 3,
            (FormCase::Any, _) => text.tokens()[at].is_capitalised() || is_plain_adjective(text.lower(at)),
        }
    }
}

/// Whether a comma and a capital lead here: "Dayton, OH".
fn is_behind_city(text: &Text<'_>, at: usize) -> bool {
    at > 1 && text.word(at - 1) == "," && text.tokens()[at - 2].is_capitalised()
}

/// Words that all capitals turn into acronyms.
fn is_common(word: &str) -> bool {
    matches!(
        word,
        "us" | "who"
            | "it"
            | "is"
            | "car"
            | "aids"
            | "un"
            | "ice"
            | "care"
            | "map"
            | "tap"
            | "apps"
            | "rim"
            | "sec"
            | "pa"
            | "am"
    )
}

/// Whether "US" amid capitals stands where the country does rather than the pronoun.
fn is_subject(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |t| text.lower(t));
    text.lower(at) == "us"
        && matches!(before, "" | "as" | "and" | "the" | "by" | "," | ":" | "-" | "." | "after" | "says")
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"al" | b"el" | b"as" | b"ash" | b"ad" | b"ar" | b"at" | b"an" | b"az" | b"the" | b"ul" | b"ed" | b"es"
    )
}

/// Adjectives that are recognisable without their capital; "polish", "thai" and the like are words or too rare.
fn is_plain_adjective(word: &str) -> bool {
    word.len() > 5
        && (word.ends_with("ian") || word.ends_with("ians") || word.ends_with("ish") || word.ends_with("ese"))
        && !matches!(word, "polish" | "christian" | "christians" | "arabian")
}

struct Builder<'v> {
    gazetteer: Gazetteer,
    /// Countries by folded name and form.
    nation_of: HashMap<String, u32, BuildHasherDefault<WordHasher>>,
    /// The country asked for last: the entries of a country stand together.
    last_nation: Option<(Cow<'static, str>, u32)>,
    vocabulary: &'v mut Vocabulary,
}

impl Builder<'_> {
    fn nation(&mut self, entry: &Entry) -> Result<(), Error> {
        let adjective = entry.get("adjective").or_else(|| demonyms(entry).next()).unwrap_or(entry.name());
        let number = self.gazetteer.nations.len() as u32;
        self.gazetteer.nations.push(Nation { name: entry.name().into(), adjective: adjective.into() });
        for form in &entry.forms {
            self.nation_of.insert(fold(form).into_owned(), number);
        }
        if entry.has("capital") && capitals(entry).next().is_none() {
            return Err(entry.error("expected the capital's name, as in: capital Damascus"));
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), Error> {
        let (kind, subtype) = match &*entry.section {
            "country" => {
                self.country(entry);
                return Ok(());
            }
            "region" => (EntityKind::Place, Some(Subtype::Region)),
            "city" => (EntityKind::Place, Some(Subtype::City)),
            "people" => (EntityKind::Nationality, None),
            "armed_group" => (EntityKind::Organization, Some(Subtype::ArmedGroup)),
            "organization" => (EntityKind::Organization, subtype(entry)?),
            "outlet" => (EntityKind::Organization, Some(Subtype::Media)),
            "monitor" => (EntityKind::Organization, Some(Subtype::Monitor)),
            "weapon" => (EntityKind::Product, None),
            "person" => (EntityKind::Person, None),
            _ => return Ok(()),
        };
        let nation = entry.value("country").cloned().map(|name| self.nation_named(name));
        let region = entry.value("region").cloned();
        let known = self.add(Known { name: entry.forms[0].clone(), kind, subtype, region, nation, seat: false });
        let case = if kind == EntityKind::Nationality { Some(FormCase::Any) } else { None };
        for form in &entry.forms {
            self.form(form, known, case, entry.has("guarded"));
        }
        for code in list(entry.get("postal")) {
            self.form(code, known, Some(FormCase::Postal), true);
        }
        self.adjectives(entry, nation);
        Ok(())
    }

    fn country(&mut self, entry: &Entry) {
        let nation = Some(self.nation_named(entry.forms[0].clone()));
        let place = |name: Cow<'static, str>, subtype, seat| Known {
            name,
            kind: EntityKind::Place,
            subtype: Some(subtype),
            region: None,
            nation,
            seat,
        };
        let known = self.add(place(entry.forms[0].clone(), Subtype::Country, false));
        for form in &entry.forms {
            self.form(form, known, None, entry.has("guarded"));
        }
        if let Some(name) = capitals(entry).next() {
            let known = self.add(place(name.to_owned().into(), Subtype::City, true));
            for form in capitals(entry) {
                self.form(form, known, None, is_common_capital(form));
            }
        }
        self.adjectives(entry, nation);
    }

    /// "Syrian | Syrians": named after the country or region, as a type of its own.
    fn adjectives(&mut self, entry: &Entry, nation: Option<u32>) {
        if demonyms(entry).next().is_none() {
            return;
        }
        let kind = EntityKind::Nationality;
        let known =
            self.add(Known { name: entry.forms[0].clone(), kind, subtype: None, region: None, nation, seat: false });
        for form in demonyms(entry) {
            self.form(form, known, Some(FormCase::Any), false);
        }
    }

    fn add(&mut self, known: Known) -> u32 {
        self.gazetteer.known.push(known);
        self.gazetteer.known.len() as u32 - 1
    }

    fn form(&mut self, form: &str, known: u32, case: Option<FormCase>, guarded: bool) {
        let case = case.unwrap_or_else(|| form_case(form));
        let lax = self.gazetteer.known(known).subtype == Some(Subtype::ArmedGroup);
        let place = self.gazetteer.known(known).kind == EntityKind::Place;
        let form_of = Form { known, case, guarded, lax, place };
        self.gazetteer.forms.insert(self.vocabulary, form, form_of);
        for (written, other) in [("al-", "el-"), ("el-", "al-")] {
            if let Some(rest) = form.strip_prefix(written) {
                self.gazetteer.forms.insert(self.vocabulary, &format!("{other}{rest}"), form_of);
            }
        }
    }

    /// A country by any of its forms; a new one where no entry has it, so that a user's outlet may come from anywhere.
    fn nation_named(&mut self, name: Cow<'static, str>) -> u32 {
        if let Some((_, number)) = self.last_nation.as_ref().filter(|(last, _)| *last == name) {
            return *number;
        }
        let folded = fold(&name);
        let number = self.nation_of.get(&*folded).copied().unwrap_or_else(|| {
            let number = self.gazetteer.nations.len() as u32;
            self.gazetteer.nations.push(Nation { name: (&*name).into(), adjective: (&*name).into() });
            self.nation_of.insert(folded.into_owned(), number);
            number
        });
        self.last_nation = Some((name, number));
        number
    }
}

/// Acronyms and other short forms in capitals must be written so: "US" is no "us", "SITE" no "site".
fn form_case(form: &str) -> FormCase {
    let mut letters = form.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_none() {
        return FormCase::Any;
    }
    if form.chars().all(|c| !c.is_lowercase()) {
        FormCase::Upper
    } else if form.chars().any(char::is_uppercase) {
        FormCase::Title
    } else {
        FormCase::Any
    }
}

/// Capitals that are words first.
fn is_common_capital(form: &str) -> bool {
    matches!(form, "Male" | "Victoria" | "Praia" | "Road Town" | "Sucre" | "Stanley")
}

fn list(value: Option<&str>) -> impl Iterator<Item = &str> {
    value.unwrap_or_default().split('|').map(str::trim).filter(|f| !f.is_empty())
}

fn demonyms(entry: &Entry) -> impl Iterator<Item = &str> {
    list(entry.get("demonym"))
}

fn capitals(entry: &Entry) -> impl Iterator<Item = &str> {
    list(entry.get("capital"))
}

/// The attribute `subtype` of an organisation.
pub(super) fn subtype(entry: &Entry) -> Result<Option<Subtype>, Error> {
    Ok(Some(match entry.get("subtype") {
        None => return Ok(None),
        Some("government") => Subtype::Government,
        Some("military") => Subtype::Military,
        Some("armed_group") => Subtype::ArmedGroup,
        Some("media") => Subtype::Media,
        Some("igo") => Subtype::Igo,
        Some("ngo") => Subtype::Ngo,
        Some("monitor") => Subtype::Monitor,
        Some("party") => Subtype::Party,
        Some("company") => Subtype::Company,
        Some(_) => {
            let kinds = "government, military, armed_group, media, igo, ngo, monitor, party or company";
            return Err(entry.error(format!("expected a subtype: {kinds}")));
        }
    }))
}
