//! The closed classes of words that bound a noun phrase: what none holds, verbs, participles, plurals.

use once_cell::sync::Lazy;

use crate::vocabulary::Vocabulary;

/// Words that no counted phrase holds: prepositions, pronouns, conjunctions, auxiliaries, determiners, adverbs of time,
/// and the past tenses that follow a counted noun most often.
const STOPS: &str =
    "of in on at by for from with to into onto upon about over under above below between among amid against during \
    before after since until till through throughout across along around near off out up down outside inside within \
    without toward towards via per as than like despite behind beyond except including excluding following involving \
    according regarding versus vs plus minus due and or but nor so yet if because while whereas when where whether \
    although though unless that which who whom whose what how why i you he she it we they me him her us them my your \
    his its our their this these those a an the each every both either neither all any no not some is are was were \
    be been being am has have had do does did will would shall should can could may might must cannot ago later \
    earlier apiece respectively there here then now also too even still just only again once ever never today \
    yesterday tomorrow apart away instead together overall worth 's n't 're 've 'll 'd said says \
    say told came come went got get made make took take gave give fell fled left lost won died die dies rose grew \
    saw see found began became become shot sent met kept held paid ran sold bought put set led felt threw drove \
    spent stood sat lay broke brought caught fought hit cut let need needed want wanted using having making killed \
    perhaps nationwide worldwide total mostly mainly nearly almost";

/// Verbs in the form that follows a singular, and bare ones that begin a clause.
const VERBS: &str =
    "says dies comes goes takes makes gets gives kills wounds injures wants needs seems remains means shows runs \
    begins becomes keeps leaves turns starts faces hits holds lies lives loses looks plays stands stays tells thinks \
    wins works knows calls adds claims reports believes told said remain seem agree die flee leave want believe \
    think include includes appear live work became begin saw";

/// Adjectives that end no phrase: "12 more", "200 metres high".
const BARE_ADJECTIVES: &str =
    "more other such strong new old same alive out each else big available likely able high tall long wide deep thick \
    higher lower less good bad late early left";

/// Nouns that end like participles.
const NO_PARTICIPLES: &str =
    "building hundred wedding meeting shooting bombing feed seed breed killing speed weed bed being morning evening \
    painting drawing ruling hearing posting sibling warning screening";

/// Plurals without a mark, and those that the endings of [`NO_PLURALS`] would hide.
const PLURALS: &str =
    "people men women children police troops personnel aircraft feet teeth mice geese sheep cattle fish deer oxen \
    lice spacecraft hovercraft watercraft staff crew offspring data media bacteria criteria phenomena infantry \
    paramilitary poultry livestock fishermen species series buses gases viruses headquarters bosses lives wives folk \
    kin folks pairs cops gis swiss salmon shrimp squid";

/// What ends like a plural and is none.
const NO_PLURALS: &str =
    "was has does says his its as yes perhaps always sometimes towards afterwards besides alas whereas news politics \
    economics physics mathematics athletics gas upwards downwards backwards forwards indoors outdoors overseas \
    nowadays christmas texas paris lens dies kills wounds comes goes gets makes takes gives injures remains seems \
    likes wants needs becomes begins knows times arkansas kansas hamas reuters sports arms";

const STOP: u8 = 1;
const VERB: u8 = 2;
const BARE_ADJECTIVE: u8 = 4;
const NO_PARTICIPLE: u8 = 8;
const PLURAL: u8 = 16;
const NO_PLURAL: u8 = 32;

/// The classes of each word, as bits; every word around a number is looked up, so one table answers for all classes.
#[derive(Debug, Default)]
struct Classes {
    vocabulary: Vocabulary,
    bits: Vec<u8>,
}

static CLASSES: Lazy<Classes> = Lazy::new(|| {
    let mut classes = Classes::default();
    for (words, class) in [
        (STOPS, STOP),
        (VERBS, VERB),
        (BARE_ADJECTIVES, BARE_ADJECTIVE),
        (NO_PARTICIPLES, NO_PARTICIPLE),
        (PLURALS, PLURAL),
        (NO_PLURALS, NO_PLURAL),
    ] {
        classes.add(words, class);
    }
    classes
});

impl Classes {
    fn add(&mut self, words: &str, class: u8) {
        for word in words.split(' ') {
            let index = self.vocabulary.insert(word).index();
            self.bits.resize(self.vocabulary.len(), 0);
            self.bits[index] |= class;
        }
    }

    fn of(&self, word: &str) -> u8 {
        self.bits.get(self.vocabulary.get(word).index()).copied().unwrap_or(0)
    }
}

fn is(word: &str, class: u8) -> bool {
    CLASSES.of(word) & class != 0
}

/// Whether no counted phrase holds the word.
pub(super) fn is_stop(word: &str) -> bool {
    is(word, STOP)
}

/// Whether a word is a verb that follows what is counted.
pub(super) fn is_verb(word: &str) -> bool {
    is(word, VERB)
}

/// Whether a word stands behind a number without being counted: "12 more", "5 metres long".
pub(super) fn is_bare_adjective(word: &str) -> bool {
    is(word, BARE_ADJECTIVE)
}

/// "armed", "killed", "remaining".
pub(super) fn is_participle(word: &str) -> bool {
    let ends = word.len() > 4 && (word.ends_with("ed") || (word.ends_with("ing") && word.len() > 5));
    ends && !is(word, NO_PARTICIPLE)
}

/// Whether a word looks like a plural.
pub(super) fn is_plural(word: &str) -> bool {
    let classes = CLASSES.of(word);
    if classes & PLURAL != 0 {
        return true;
    }
    if word.len() > 4 && ["men", "people", "children"].iter().any(|end| word.ends_with(end)) {
        return !matches!(word, "specimen" | "abdomen" | "regimen" | "acumen" | "semen");
    }
    let letters = || word.bytes().all(|b| b.is_ascii_alphabetic() || b >= 0x80);
    let ends = word.len() > 2 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    ends && classes & NO_PLURAL == 0 && letters()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_in_its_class() {
        for words in [STOPS, VERBS, BARE_ADJECTIVES, NO_PARTICIPLES, PLURALS, NO_PLURALS] {
            let mut sorted: Vec<&str> = words.split(' ').collect();
            sorted.sort_unstable();
            let all = sorted.len();
            sorted.dedup();
            assert!(sorted.len() == all && !sorted.contains(&""), "{words}");
        }
    }
}
