//! What kind of word a token is: the closed classes that the stage asks for at every turn → [`Kind`].

use super::scope::Scopes;
use crate::document::Text;
use crate::vocabulary::{Vocabulary, WordId};

/// The kinds of a word; most have one or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kind(u16);

impl Kind {
    const NONE: Self = Self(0);
    /// What ends a noun phrase on the left: "of", "said".
    pub(crate) const FUNCTION: Self = Self(1);
    /// What begins a noun phrase: "the", "his", "several".
    pub(crate) const DETERMINER: Self = Self(1 << 1);
    /// What may stand between an auxiliary and its verb: "also", "reported". Those in "-ly" are not listed.
    pub(crate) const ADVERB: Self = Self(1 << 2);
    /// What stands before the noun of an event: "heavy", "Israeli". Those with an adjective's ending are not listed.
    pub(crate) const ADJECTIVE: Self = Self(1 << 3);
    /// What makes the word behind it a noun, besides determiners: "of", "launched".
    pub(crate) const NOMINAL: Self = Self(1 << 4);
    /// What no subject crosses: ";", "but".
    pub(crate) const BORDER: Self = Self(1 << 5);
    /// What may stand for somebody by itself: "he", "another".
    pub(crate) const PRONOUN: Self = Self(1 << 6);
    /// "a 15-year-old", "two 15-year-olds"
    pub(crate) const OLD: Self = Self(1 << 7);
    /// What belongs to a noun without a determiner: "year-old", "pregnant".
    pub(crate) const ATTRIBUTE: Self = Self(1 << 8);
    /// What says that a place follows, and that it happened there: "in", "near".
    pub(crate) const PLACING: Self = Self(1 << 9);
    /// What may stand between such a word and the name: "the", "northern", "town".
    pub(crate) const AREA: Self = Self(1 << 10);
    /// A word for a class of people or things may begin here.
    pub(crate) const NOUN: Self = Self(1 << 11);
    /// "if", "unless"
    pub(crate) const IF: Self = Self(1 << 12);
    pub(crate) const COMMA: Self = Self(1 << 13);
    /// "'", "'s"
    const APOSTROPHE: Self = Self(1 << 14);
    /// What may tell that a figure counts the victims of many events: "separate", "several", "shootings". `tally` looks
    /// at no other words.
    pub(crate) const TALLY: Self = Self(1 << 15);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is of any of these.
    pub(crate) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

const WORDS: &[(Kind, &str)] = &[
    (
        Kind::FUNCTION,
        "of in at on by for from with to and or but that which who whom when while where after before since until into \
         near during between among against over under than is are was were be been being has have had will would may \
         might could can should said says say not it he she they we i you him them there if because including include \
         about around through across towards toward also then plus per did does do whose what how although though \
         despite without within off out up down killing injuring wounding leaving kills killed injured wounded shot \
         shooting left like me us inside outside behind along",
    ),
    (
        Kind::DETERMINER,
        "a an the this that these those his her their its my our your no neither any some another each every 's ' many \
         several various both all more most other one",
    ),
    (
        Kind::ADVERB,
        "also now already since so far still then later thus once just all both either badly themselves even only ever \
         yet again first soon best well each being too feared believed presumed confirmed reported known thought itself \
         temporarily internally rendered made left",
    ),
    (
        Kind::ADJECTIVE,
        "major large heavy intense new fresh deadly massive ground rocket bomb mass first further recent joint israeli \
         rebel renewed precautionary preventive increased planned such full government",
    ),
    (
        Kind::NOMINAL,
        "of in by from for with after during under against on amid despite launched launch carried out following about \
         such mounted started continued repelling repelled russian air between into",
    ),
    (Kind::BORDER, "; but while although though whereas because • | …"),
    (
        Kind::PRONOUN,
        "he she him himself herself self her someone somebody they them themselves nobody none no another",
    ),
    (Kind::OLD, "old olds"),
    (
        Kind::ATTRIBUTE,
        "- ‐ ‑ year month old years young elderly pregnant murdered younger older eldest youngest estranged unnamed \
         teenage teen baby infant toddler newborn unborn local foreign armed rebel male female adult unidentified",
    ),
    (
        Kind::PLACING,
        "in at near across around outside inside throughout along within hit from on off hits struck into to towards \
         over",
    ),
    (
        Kind::AREA,
        "of the , and towns communities villages cities provinces districts regions states counties areas community \
         municipality municipalities department departments neighborhood neighbourhood camp camps town city village \
         province region district state northern southern eastern western central north south east west area suburb \
         capital island islands county southeast southwest northeast northwest",
    ),
    (Kind::IF, "if unless whether"),
    (Kind::COMMA, ","),
    (Kind::APOSTROPHE, "' 's"),
    (
        Kind::TALLY,
        "separate unrelated isolated multiple several numerous various two three four five six seven eight nine ten \
         eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen violent bloody weekend night week \
         this shootings stabbings homicides stretch span period citywide statewide nationwide countrywide so date",
    ),
];

/// Kinds by the number of a word.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    by_word: Vec<Kind>,
}

impl Kinds {
    pub(crate) fn new(vocabulary: &mut Vocabulary, scopes: &Scopes) -> Self {
        let listed = WORDS.iter().flat_map(|(kind, words)| words.split_ascii_whitespace().map(|word| (*kind, word)));
        let listed: Vec<(Kind, WordId)> = listed.map(|(kind, word)| (kind, vocabulary.insert(word))).collect();
        let mut by_word = vec![Kind::NONE; vocabulary.len()];
        let nouns = (0..by_word.len() as u32).map(WordId).filter(|word| scopes.begins(*word));
        for (kind, word) in nouns.map(|word| (Kind::NOUN, word)).chain(listed) {
            by_word[word.index()] = kind.or(by_word[word.index()]);
        }
        Self { by_word }
    }

    /// Whether a token is of one of some kinds; there is none beyond the last.
    #[inline]
    pub(crate) fn are(&self, text: &Text<'_>, token: usize, any: Kind) -> bool {
        let word = text.words().get(token).copied().unwrap_or_default();
        let kind = self.by_word.get(word.index()).copied().unwrap_or_default();
        // An opening quotation mark folds to an apostrophe.
        kind.is(any) && !(kind.is(Kind::APOSTROPHE) && text.lower(token).starts_with('‘'))
    }
}
