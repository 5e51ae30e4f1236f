//! What kind of word each token is, roughly: closed classes, endings and capitals → [`Class`].

use super::cue::{Cues, Form, Known};
use crate::document::{Case, Ending, Shape, Text, TokenKind};
use crate::vocabulary::{Vocabulary, WordId};

/// The classes that a word can have; ambiguous words have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub(super) const NONE: Self = Self(0);
    /// "the", "some"
    pub(super) const DETERMINER: Self = Self(1);
    /// "he", "they"
    pub(super) const SUBJECT: Self = Self(1 << 1);
    /// "him", "them"
    pub(super) const OBJECT: Self = Self(1 << 2);
    /// "his", "'s"
    pub(super) const POSSESSIVE: Self = Self(1 << 3);
    pub(super) const PREPOSITION: Self = Self(1 << 4);
    /// "and", "but", "or"
    pub(super) const CONJUNCTION: Self = Self(1 << 5);
    /// "because", "while"
    pub(super) const SUBORDINATOR: Self = Self(1 << 6);
    /// "who", "which"
    pub(super) const RELATIVE: Self = Self(1 << 7);
    /// "whether", "how"
    pub(super) const QUESTION: Self = Self(1 << 8);
    pub(super) const THAT: Self = Self(1 << 9);
    pub(super) const TO: Self = Self(1 << 10);
    /// "is", "been"
    pub(super) const BE: Self = Self(1 << 11);
    /// "has", "did", "would"
    pub(super) const AUXILIARY: Self = Self(1 << 12);
    pub(super) const NOT: Self = Self(1 << 13);
    pub(super) const ADVERB: Self = Self(1 << 14);
    /// A form that is most often a finite verb.
    pub(super) const VERB: Self = Self(1 << 15);
    /// "Monday", "yesterday", "week"
    pub(super) const TIME: Self = Self(1 << 16);
    /// A word with a capital, not at the beginning of a sentence.
    pub(super) const NAME: Self = Self(1 << 17);
    pub(super) const NUMBER: Self = Self(1 << 18);
    pub(super) const COMMA: Self = Self(1 << 19);
    /// A full stop, a question mark, a semicolon.
    pub(super) const STOP: Self = Self(1 << 20);
    pub(super) const COLON: Self = Self(1 << 21);
    /// A dash or a bracket.
    pub(super) const DASH: Self = Self(1 << 22);
    pub(super) const QUOTE: Self = Self(1 << 23);
    /// "-ing"
    pub(super) const GERUND: Self = Self(1 << 24);
    /// "-ed"
    pub(super) const PAST: Self = Self(1 << 25);
    /// A word of no closed class: a noun or an adjective, as far as one can tell.
    pub(super) const NOUN: Self = Self(1 << 26);
    /// A hyphen inside a compound.
    pub(super) const HYPHEN: Self = Self(1 << 27);
    /// A word with which a cue begins.
    pub(super) const CUE: Self = Self(1 << 28);
    /// "spokesman", "spokeswoman"
    pub(super) const SPOKESMAN: Self = Self(1 << 29);
    /// Of a closed class, which a capital does not make a name.
    const CLOSED: Self = Self(1 << 30);
    /// "will", "may": also somebody's first name.
    const FIRST_NAME: Self = Self(1 << 31);
    /// What marks can be.
    const MARK: Self = Self::COMMA.or(Self::STOP).or(Self::COLON).or(Self::DASH).or(Self::QUOTE).or(Self::HYPHEN);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn only(self, these: Self) -> Self {
        Self(self.0 & these.0)
    }

    /// Whether it is of any of these.
    pub(super) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

const WORDS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "the a an this these those some any no each every another all both many most several few other such either \
         neither more one",
    ),
    (Class::SUBJECT, "i we he she they it you one"),
    (Class::OBJECT, "me us him them it you himself herself themselves itself myself"),
    (Class::POSSESSIVE, "my our his her their its your 's whose"),
    (
        Class::PREPOSITION,
        "of in on at for from with by about against into over after before during under between among through \
         without within toward towards upon around near across behind beyond despite since until amid like than via per \
         outside inside above below along off out regarding concerning versus as up down",
    ),
    (Class::CONJUNCTION, "and but or nor yet"),
    (
        Class::SUBORDINATOR,
        "because while although though if when as since unless until whereas once before after than even except",
    ),
    (Class::RELATIVE, "who which whom that whose"),
    (Class::QUESTION, "whether how why what where when if who which whatever whoever"),
    (Class::THAT, "that"),
    (Class::TO, "to"),
    (Class::BE, "is are was were be been being am 're 'm isn aren wasn weren"),
    (
        Class::AUXILIARY,
        "has have had having do does did will would can could may might shall should must 've 'll 'd hasn haven hadn \
         don doesn didn won wouldn couldn shouldn ca wo wouldn mustn cannot ought",
    ),
    (Class::NOT, "not n't never"),
    (
        Class::ADVERB,
        "also now then just still again later already often once always even only soon ever long first further \
         instead recently too almost perhaps maybe rather very quite though however meanwhile thus therefore yet \
         earlier twice well better simply nonetheless otherwise much so far",
    ),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week weeks month \
         months year years morning afternoon evening night january february march april june july august september \
         october november december day weekend summer winter \
         spring last next ago mon tue wed thu fri sat sun jan feb mar apr jun jul aug \
         sept oct nov dec",
    ),
    (
        Class::VERB,
        "went came made took got gave became began kept left held brought put set ran met lost won led stood fell \
         sent spent paid built broke chose drew drove grew heard hit hurt lay let lied rose sat shot sold spoke stole \
         struck taught threw wore won't bought caught dealt ate fed fought flew forgot forgave froze hid shook sang \
         sank slept stuck swept swung tore woke wound goes comes makes takes gets gives becomes keeps leaves brings \
         runs loses leads stands falls sends spends remains includes seems appears needs tries means lies \
         remain include become exist go get make take give come keep \
         need try continues helps turns allows gone done taken given known shown seen been begun",
    ),
];

const MARKS: [(Class, &str); 6] = [
    (Class::COMMA, ","),
    (Class::STOP, ". ! ? … ; 。"),
    (Class::COLON, ":"),
    (Class::DASH, "– — ― ( ) [ ]"),
    (Class::HYPHEN, "- ‐ ‑"),
    (Class::QUOTE, "\" “ ” „ ‟ « » ‘ ’ ' `"),
];

/// Nouns that end like adverbs.
const NOUNS: [&str; 4] = ["family", "rally", "supply", "assembly"];

const SPOKESMEN: [&str; 3] = ["spokesman", "spokeswoman", "spokesperson"];

const FIRST_NAMES: [&str; 4] = ["don", "will", "may", "won"];

/// Classes by the number of a word.
#[derive(Debug, Default)]
pub(super) struct Classes {
    by_word: Vec<Class>,
}

impl Classes {
    pub(super) fn new(vocabulary: &mut Vocabulary, cues: &Cues) -> Self {
        let mut by_word = Vec::new();
        for (class, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                add(&mut by_word, vocabulary.insert(word), class.or(Class::CLOSED));
            }
        }
        for (class, marks) in MARKS {
            for mark in marks.split(' ') {
                add(&mut by_word, vocabulary.insert(mark), class);
            }
        }
        for word in NOUNS {
            add(&mut by_word, vocabulary.insert(word), Class::NOUN);
        }
        for word in SPOKESMEN {
            add(&mut by_word, vocabulary.insert(word), Class::NOUN.or(Class::SPOKESMAN));
        }
        for word in FIRST_NAMES {
            add(&mut by_word, vocabulary.insert(word), Class::FIRST_NAME);
        }
        let cue_words = (1..).map(WordId).zip(vocabulary.words()).filter(|(id, _)| cues.phrases.begins(*id));
        for (id, word) in cue_words {
            add(&mut by_word, id, Class::CUE);
            if let Some(verb) = cues.phrases.word(id).and_then(|known| verbal(word, known, cues)) {
                by_word[id.index()] = verb.or(by_word[id.index()].only(Class::CUE.or(Class::CLOSED)));
            }
        }
        Self { by_word }
    }

    /// The class of every token of a document.
    pub(super) fn of(&self, text: &Text<'_>) -> Vec<Class> {
        let tokens = text.shapes().iter().zip(text.words()).enumerate();
        let mut classes: Vec<Class> = tokens.map(|(at, (shape, word))| self.class(text, at, *shape, *word)).collect();
        for sentence in text.document.sentences() {
            // A capital at the beginning says nothing about a word that is also a closed class's.
            if let Some(first) = classes.get_mut(sentence.range.start) {
                if first.is(Class::NAME) {
                    *first = first.or(Class::NOUN);
                }
            }
        }
        classes
    }

    #[inline]
    fn class(&self, text: &Text<'_>, at: usize, shape: Shape, word: WordId) -> Class {
        let known = self.by_word.get(word.index()).copied().unwrap_or_default();
        match shape.kind {
            TokenKind::Number => Class::NUMBER,
            TokenKind::Mark if known.is(Class::HYPHEN) && !shape.glued => Class::DASH,
            TokenKind::Mark => known.only(Class::MARK),
            TokenKind::Word => {
                let own = known.only(Class::CUE.or(Class::SPOKESMAN));
                match shape.case {
                    Case::Lower if known == own => by_ending(shape.ending).or(own),
                    Case::Lower => known,
                    _ if !known.is(Class::CLOSED) || is_name(text, at, known) => Class::NAME.or(own),
                    _ => known,
                }
            }
        }
    }
}

fn add(by_word: &mut Vec<Class>, word: WordId, class: Class) {
    if by_word.len() <= word.index() {
        by_word.resize(word.index() + 1, Class::NONE);
    }
    by_word[word.index()] = class.or(by_word[word.index()]);
}

/// What a form of a cue verb is, where that is no noun's and no adjective's as well.
fn verbal(word: &str, known: &Known, cues: &Cues) -> Option<Class> {
    let (cue, form) = known.verb?;
    let unlike_noun = known.noun.is_none() && known.adjective.is_none() && !cues.get(cue).noun;
    match form {
        Form::Past if !word.ends_with("ed") => Some(Class::VERB),
        Form::Past if known.adjective.is_none() => Some(Class::PAST),
        Form::Third if unlike_noun => Some(Class::VERB),
        _ => None,
    }
}

/// Whether a word of a closed class is a name where it has a capital: "US", "Don Fowler", "Will Adeyemi".
fn is_name(text: &Text<'_>, at: usize, known: Class) -> bool {
    let token = text.tokens()[at];
    let acronym = token.case == Case::Upper && known.is(Class::OBJECT) && token.span.len() > 1;
    acronym || known.is(Class::FIRST_NAME) && is_first_name(text, at)
}

fn is_first_name(text: &Text<'_>, at: usize) -> bool {
    let capital = |at: usize| text.shapes().get(at).is_some_and(|t| t.case == Case::Title);
    at > 0 && capital(at) && capital(at + 1) && text.shapes()[at - 1].case != Case::Title
}

/// The class of an unknown word in small letters.
#[inline]
fn by_ending(ending: Ending) -> Class {
    match ending {
        Ending::Ly => Class::ADVERB,
        Ending::Ing => Class::GERUND.or(Class::NOUN),
        Ending::Ed => Class::PAST,
        Ending::Other => Class::NOUN,
    }
}
