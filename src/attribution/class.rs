//! What kind of word each token is, roughly: closed classes, endings and capitals → [`Class`].

use crate::document::{Case, Text, TokenKind};
use crate::vocabulary::Vocabulary;

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

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
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

/// Classes by the number of a word.
#[derive(Debug, Default)]
pub(super) struct Classes {
    by_word: Vec<Class>,
}

impl Classes {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut by_word = Vec::new();
        for (class, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                let index = vocabulary.insert(word).index();
                if by_word.len() <= index {
                    by_word.resize(index + 1, Class::NONE);
                }
                by_word[index] = by_word[index].or(*class);
            }
        }
        Self { by_word }
    }

    /// The class of every token of a document.
    pub(super) fn of(&self, text: &Text<'_>) -> Vec<Class> {
        let mut classes: Vec<Class> = (0..text.tokens().len()).map(|at| self.class(text, at)).collect();
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

    fn class(&self, text: &Text<'_>, at: usize) -> Class {
        let token = text.tokens()[at];
        match token.kind {
            TokenKind::Number => Class::NUMBER,
            TokenKind::Mark => mark(text, at),
            TokenKind::Word => {
                let known = self.by_word.get(text.words()[at].index()).copied().unwrap_or_default();
                if known == Class::NONE
                    || is_first_name(text, at)
                    || (token.case == Case::Upper && known.is(Class::OBJECT) && token.span.len() > 1)
                {
                    by_shape(text.lower(at), token.case)
                } else {
                    known
                }
            }
        }
    }
}

/// "Don Fowler", "Will Adeyemi": verbs elsewhere.
fn is_first_name(text: &Text<'_>, at: usize) -> bool {
    let capital = |at: usize| text.tokens().get(at).is_some_and(|t| t.case == Case::Title);
    at > 0
        && capital(at)
        && matches!(text.word(at), "Don" | "Will" | "May" | "Won")
        && capital(at + 1)
        && text.tokens()[at - 1].case != Case::Title
}

fn mark(text: &Text<'_>, at: usize) -> Class {
    match text.word(at) {
        "," => Class::COMMA,
        "." | "!" | "?" | "…" | ";" | "。" => Class::STOP,
        ":" => Class::COLON,
        "–" | "—" | "―" | "(" | ")" | "[" | "]" => Class::DASH,
        "-" | "‐" | "‑" => {
            let spaced = !text.tokens()[at].glued;
            if spaced {
                Class::DASH
            } else {
                Class::HYPHEN
            }
        }
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "‘" | "’" | "'" | "`" => Class::QUOTE,
        _ => Class::NONE,
    }
}

fn by_shape(lower: &str, case: Case) -> Class {
    if case != Case::Lower {
        return Class::NAME;
    }
    match lower.as_bytes() {
        [.., b'l', b'y']
            if lower.len() > 4 && !matches!(lower, "family" | "rally" | "supply" | "ally" | "assembly") =>
        {
            Class::ADVERB
        }
        [.., b'i', b'n', b'g'] if lower.len() > 5 => Class::GERUND.or(Class::NOUN),
        [.., b'e', b'd'] if lower.len() > 4 => Class::PAST,
        _ => Class::NOUN,
    }
}
