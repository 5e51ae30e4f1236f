//! The lexicon's cues, with the forms that they take: `[cue verb]`, `[cue adjective]`, `[cue noun]`, `[cue phrase]`;
//! and words beside them: `[cue occasion]`, `[cue speaker]`.

use std::collections::BTreeMap;

use super::Stance;
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordSet};

/// What may follow a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Takes(u16);

impl Takes {
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const CLAUSE: Self = Self(1);
    pub(super) const QUOTE: Self = Self(1 << 1);
    pub(super) const WH: Self = Self(1 << 2);
    pub(super) const TO: Self = Self(1 << 3);
    pub(super) const NP: Self = Self(1 << 4);
    pub(super) const PERSON: Self = Self(1 << 5);
    pub(super) const SO: Self = Self(1 << 6);
    /// "put the toll at twelve"
    pub(super) const FIGURE: Self = Self(1 << 7);

    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

/// One cue of the lexicon.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cue {
    pub(super) takes: Takes,
    pub(super) stance: Stance,
    /// Counts only with a clause or a quotation.
    pub(super) weak: bool,
    /// Counts only as a finite verb: "to see the dam" is a purpose.
    pub(super) finite: bool,
    /// "seems to": nobody in particular says so.
    pub(super) hedge: bool,
    /// Its base and third forms are more often a noun's.
    pub(super) noun: bool,
    /// The prepositions of an adjective's complement.
    pub(super) prepositions: Vec<String>,
}

/// Which form of a verb a word is; most past forms are participles as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Base,
    Third,
    Past,
    /// Where it differs from the past: "shown", "written".
    Participle,
    Ing,
}

/// What a word or a phrase can be, as a cue.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Known {
    /// Numbers of cues.
    pub(super) verb: Option<(u16, Form)>,
    pub(super) adjective: Option<u16>,
    pub(super) noun: Option<u16>,
    pub(super) phrase: Option<u16>,
}

/// All cues.
#[derive(Debug)]
pub(super) struct Cues {
    pub(super) phrases: Phrases<Known>,
    /// Where somebody speaks: "statement", "rally".
    pub(super) occasions: WordSet,
    /// Whoever speaks without a name: "officials", "police".
    pub(super) speakers: WordSet,
    list: Vec<Cue>,
}

impl Cues {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut list = Vec::new();
        let mut known: BTreeMap<String, Known> = BTreeMap::new();
        let (mut occasions, mut speakers) = (WordSet::default(), WordSet::default());
        for entry in lexicon.entries().iter().filter(|e| e.section.starts_with("cue ")) {
            let words = match &*entry.section {
                "cue occasion" => Some(&mut occasions),
                "cue speaker" => Some(&mut speakers),
                _ => None,
            };
            if let Some(words) = words {
                if entry.forms.iter().any(|form| form.contains(' ')) {
                    return Err(entry.error("expected a single word"));
                }
                entry.forms.iter().for_each(|form| words.insert(vocabulary.insert(form)));
                continue;
            }
            let number = list.len() as u16;
            list.push(cue(entry)?);
            match &*entry.section {
                "cue verb" => verb_forms(entry, |form, kind| {
                    let slot = &mut known.entry(form).or_default().verb;
                    // "read" is past and present: the past is what news writes; "found" is rather of "find".
                    *slot = Some((number, slot.map_or(kind, |(_, old)| old.max(kind))));
                }),
                "cue adjective" => {
                    entry.forms.iter().for_each(|f| known.entry(f.to_string()).or_default().adjective = Some(number));
                }
                "cue noun" => {
                    for form in entry.forms.iter().flat_map(|f| [f.to_string(), third(f)]) {
                        known.entry(form).or_default().noun = Some(number);
                    }
                }
                "cue phrase" => {
                    entry.forms.iter().for_each(|f| known.entry(f.to_string()).or_default().phrase = Some(number));
                }
                _ => {
                    return Err(entry.error(
                        "expected one of the sections [cue verb], [cue adjective], [cue noun], [cue phrase], \
                         [cue occasion], [cue speaker]",
                    ))
                }
            }
        }
        let mut phrases = Phrases::default();
        for (form, value) in known {
            phrases.insert(vocabulary, &form, value);
        }
        Ok(Self { phrases, occasions, speakers, list })
    }

    pub(super) fn get(&self, number: u16) -> &Cue {
        &self.list[usize::from(number)]
    }
}

fn cue(entry: &Entry) -> Result<Cue, Error> {
    let mut takes = Takes::default();
    let mut prepositions = Vec::new();
    for word in entry.get("takes").unwrap_or_default().split_ascii_whitespace() {
        takes.0 |= match word {
            "clause" => Takes::CLAUSE,
            "quote" => Takes::QUOTE,
            "wh" => Takes::WH,
            "to" => Takes::TO,
            "np" => Takes::NP,
            "person" => Takes::PERSON,
            "so" => Takes::SO,
            "figure" => Takes::FIGURE,
            _ if entry.section == "cue adjective" => {
                prepositions.push(word.to_owned());
                continue;
            }
            _ => return Err(entry.error("expected after `takes`: clause, quote, wh, to, np, person, so or figure")),
        }
        .0;
    }
    if takes == Takes::default() && entry.section == "cue verb" {
        return Err(entry.error("expected `; takes` with what follows the verb"));
    }
    let stance = entry.get("stance").map_or(Some(Stance::Asserts), stance);
    Ok(Cue {
        takes,
        stance: stance.ok_or_else(|| entry.error("expected a stance such as asserts, denies, warns"))?,
        weak: entry.has("weak"),
        finite: entry.has("finite"),
        hedge: entry.has("hedge"),
        noun: entry.has("noun"),
        prepositions,
    })
}

fn stance(word: &str) -> Option<Stance> {
    Some(match word {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "disputes" => Stance::Disputes,
        "confirms" => Stance::Confirms,
        "alleges" => Stance::Alleges,
        "warns" => Stance::Warns,
        "demands" => Stance::Demands,
        "asks" => Stance::Asks,
        "believes" => Stance::Believes,
        "promises" => Stance::Promises,
        _ => return None,
    })
}

/// The forms of a verb or of a phrase that begins with one; a form that the entry lists replaces the regular one.
fn verb_forms(entry: &Entry, mut emit: impl FnMut(String, Form)) {
    let name = entry.name();
    let (base, rest) = name.split_once(' ').map_or((name, String::new()), |(base, rest)| (base, format!(" {rest}")));
    let kind = |form: &str| match form.split(' ').next().unwrap_or_default() {
        word if word.ends_with("ing") => Form::Ing,
        word if word.ends_with('s') => Form::Third,
        "known" | "seen" | "shown" | "written" | "spoken" | "sworn" | "taken" | "gone" | "forgotten" => {
            Form::Participle
        }
        _ => Form::Past,
    };
    let listed = |kind_of: Form| entry.forms[1..].iter().any(|form| kind(form) == kind_of);
    entry.forms[1..].iter().for_each(|form| emit(form.to_string(), kind(form)));
    for base in spellings(base) {
        emit(base.clone() + &rest, Form::Base);
        emit(third(&base) + &rest, Form::Third);
        if !listed(Form::Past) {
            emit(past(&base) + &rest, Form::Past);
        }
        if !listed(Form::Ing) {
            emit(ing(&base) + &rest, Form::Ing);
        }
    }
}

/// "-ize" is also written "-ise".
fn spellings(base: &str) -> impl Iterator<Item = String> {
    let british = base.strip_suffix("ize").map(|stem| format!("{stem}ise"));
    core::iter::once(base.to_owned()).chain(british)
}

fn third(base: &str) -> String {
    match base.as_bytes() {
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{base}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    match base.as_bytes() {
        [.., b'e'] => format!("{base}d"),
        [.., before, b'y'] if !b"aeiou".contains(before) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{base}ed"),
    }
}

fn ing(base: &str) -> String {
    match base.as_bytes() {
        [.., b'e', b'e' | b'o' | b'y'] => format!("{base}ing"),
        [.., b'i', b'e'] => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e'] => format!("{}ing", &base[..base.len() - 1]),
        _ => format!("{base}ing"),
    }
}
