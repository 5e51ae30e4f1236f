//! What stands around a verb: its auxiliaries, negation, certainty, and where its clause ends.

use core::ops::Range;

use super::Certainty;
use crate::document::{Text, TokenKind};

/// The auxiliaries and adverbs before a verb, and what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
// Voice, aspect, finiteness and negation are independent of each other.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct VerbGroup {
    /// The first token of the auxiliaries.
    pub(crate) start: usize,
    pub(crate) passive: bool,
    pub(crate) perfect: bool,
    pub(crate) finite: bool,
    pub(crate) negated: bool,
    pub(crate) certainty: Certainty,
    /// The word that governs the infinitive: the token of "forced" in "forced to flee".
    pub(crate) governor: Option<usize>,
}

/// Reads the words before the verb at `at`, not before `from`.
pub(crate) fn verb_group(text: &Text<'_>, from: usize, at: usize) -> VerbGroup {
    let mut group = VerbGroup { start: at, ..VerbGroup::default() };
    let mut be_seen = false;
    for token in (from..at).rev().take(9) {
        let word = text.lower(token);
        match word {
            "be" | "been" | "being" | "is" | "are" | "was" | "were" | "'s" | "’s" | "'re" | "get" | "gets" | "got"
            | "gotten" => {
                if word.ends_with('s')
                    && word.len() < 5
                    && token > from
                    && word != "is"
                    && word != "was"
                    && word != "gets"
                {
                    break;
                }
                be_seen = true;
                group.passive = true;
                group.finite |= !matches!(word, "be" | "been" | "being");
            }
            "have" | "has" | "had" | "'ve" | "’ve" | "having" => {
                group.perfect = !be_seen;
                group.finite = true;
            }
            "not" | "n't" | "n’t" | "never" | "neither" | "nor" => group.negated = true,
            "to" => {
                group.governor = (token > from).then(|| token - 1);
                let governor = group.governor.map_or("", |g| text.lower(g));
                // Who "is alleged to have shot" did it already, if he did.
                if group.perfect {
                    group.certainty = group.certainty.max(hedge(governor).unwrap_or(Certainty::Reported));
                } else if !is_implicative(governor) {
                    group.certainty = group.certainty.max(Certainty::Future);
                }
                if !matches!(governor, "had" | "have" | "has" | "having") {
                    group.start = token;
                    break;
                }
            }
            _ if is_adverb(word) => {}
            // Who "could have died" did not.
            "could" if group.perfect => {
                group.certainty = group.certainty.max(Certainty::Conditional);
                group.finite = true;
            }
            _ => match modal(word) {
                Some(certainty) => {
                    group.certainty = group.certainty.max(certainty);
                    group.finite = true;
                }
                None => break,
            },
        }
        group.certainty = group.certainty.max(hedge(word).unwrap_or_default());
        group.start = token;
    }
    group
}

/// Verbs whose infinitive has happened if they have: "forced to flee".
fn is_implicative(word: &str) -> bool {
    matches!(
        word,
        "forced"
            | "used"
            | "compelled"
            | "obliged"
            | "had"
            | "have"
            | "has"
            | "having"
            | "began"
            | "begun"
            | "continued"
            | "managed"
            | "started"
            | "people"
            | "residents"
            | "villagers"
            | "families"
            | "persons"
            | "known"
            | "reported"
            | "said"
            | "believed"
            | "thought"
            | "understood"
            | "appears"
            | "appear"
            | "seemed"
            | "continue"
            | "continues"
            | "led"
            | "forcing"
            | "prompted"
            | "caused"
            | "last"
            | "first"
            | "latest"
            | "confirmed"
            | "homes"
            | "households"
    ) || word.bytes().all(|b| b.is_ascii_digit() || b == b',')
}

fn modal(word: &str) -> Option<Certainty> {
    Some(match word {
        "may" | "might" | "could" | "can" => Certainty::Possible,
        "will" | "shall" | "'ll" | "’ll" => Certainty::Future,
        "would" | "should" | "must" | "'d" | "’d" => Certainty::Conditional,
        "did" | "do" | "does" => Certainty::Fact,
        _ => return None,
    })
}

/// How sure a single word leaves what it stands with.
pub(crate) fn hedge(word: &str) -> Option<Certainty> {
    Some(match word {
        "allegedly" | "purportedly" | "supposedly" | "alleged" | "suspected" => Certainty::Alleged,
        "reportedly" | "apparently" => Certainty::Reported,
        "feared" | "believed" | "presumed" | "possibly" | "probably" | "likely" | "perhaps" | "presumably" => {
            Certainty::Possible
        }
        _ => return None,
    })
}

/// Adverbs and such words as may stand between an auxiliary and its verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "now"
            | "already"
            | "since"
            | "so"
            | "far"
            | "still"
            | "then"
            | "later"
            | "thus"
            | "once"
            | "just"
            | "all"
            | "both"
            | "either"
            | "badly"
            | "themselves"
            | "even"
            | "only"
            | "ever"
            | "yet"
            | "again"
            | "first"
            | "soon"
            | "best"
            | "well"
            | "each"
            | "being"
            | "too"
            | "feared"
            | "believed"
            | "presumed"
            | "confirmed"
            | "reported"
            | "known"
            | "thought"
            | "itself"
            | "temporarily"
            | "internally"
            | "rendered"
            | "made"
            | "left"
    ) || (word.len() > 4 && word.ends_with("ly"))
}

/// Words that end a noun phrase on the left.
pub(crate) fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "on"
            | "by"
            | "for"
            | "from"
            | "with"
            | "to"
            | "and"
            | "or"
            | "but"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "when"
            | "while"
            | "where"
            | "after"
            | "before"
            | "since"
            | "until"
            | "into"
            | "near"
            | "during"
            | "between"
            | "among"
            | "against"
            | "over"
            | "under"
            | "than"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "may"
            | "might"
            | "could"
            | "can"
            | "should"
            | "said"
            | "says"
            | "say"
            | "not"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "him"
            | "them"
            | "there"
            | "if"
            | "because"
            | "including"
            | "include"
            | "about"
            | "around"
            | "through"
            | "across"
            | "towards"
            | "toward"
            | "also"
            | "then"
            | "plus"
            | "per"
            | "did"
            | "does"
            | "do"
            | "whose"
            | "what"
            | "how"
            | "although"
            | "though"
            | "despite"
            | "without"
            | "within"
            | "off"
            | "out"
            | "up"
            | "down"
            | "killing"
            | "injuring"
            | "wounding"
            | "leaving"
            | "kills"
            | "killed"
            | "injured"
            | "wounded"
            | "shot"
            | "shooting"
            | "left"
            | "like"
            | "me"
            | "us"
            | "inside"
            | "outside"
            | "behind"
            | "along"
    )
}

pub(crate) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "your"
            | "no"
            | "neither"
            | "any"
            | "some"
            | "another"
            | "each"
            | "every"
            | "'s"
            | "’s"
            | "'"
            | "’"
            | "many"
            | "several"
            | "various"
            | "both"
            | "all"
            | "more"
            | "most"
            | "other"
            | "one"
    )
}

/// Whether a word and what follows it read as a noun phrase: "the attack", "an evacuation of".
pub(crate) fn is_nominal(text: &Text<'_>, from: usize, tokens: Range<usize>) -> bool {
    if text.lower(tokens.end) == "of" {
        return true;
    }
    let before = (from..tokens.start).rev().find(|t| !is_adjective(text.lower(*t)));
    let Some(before) = before else { return false };
    let word = text.lower(before);
    is_determiner(word)
        || matches!(
            word,
            "of" | "in"
                | "by"
                | "from"
                | "for"
                | "with"
                | "after"
                | "during"
                | "under"
                | "against"
                | "on"
                | "amid"
                | "despite"
                | "launched"
                | "launch"
                | "carried"
                | "out"
                | "following"
                | "about"
                | "such"
                | "mounted"
                | "started"
                | "continued"
                | "repelling"
                | "repelled"
                | "russian"
                | "air"
                | "between"
                | "into"
        )
        || text.tokens()[before].kind == TokenKind::Number
}

fn is_adjective(word: &str) -> bool {
    ["al", "ous", "ive", "ic", "ary", "ern", "ian", "ful", "ish"]
        .iter()
        .any(|end| word.len() > 4 && word.ends_with(end))
        || matches!(
            word,
            "major"
                | "large"
                | "heavy"
                | "intense"
                | "new"
                | "fresh"
                | "deadly"
                | "massive"
                | "ground"
                | "rocket"
                | "bomb"
                | "mass"
                | "first"
                | "further"
                | "recent"
                | "joint"
                | "israeli"
                | "rebel"
                | "renewed"
                | "precautionary"
                | "preventive"
                | "increased"
                | "planned"
                | "such"
                | "full"
                | "government"
        )
}

/// Whether the tokens hold a border that no subject crosses.
pub(crate) fn has_hard_border(text: &Text<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|t| {
        matches!(text.lower(t), ";" | "but" | "while" | "although" | "though" | "whereas" | "because" | "•" | "|" | "…")
    })
}

/// Whether an "if" or "unless" governs the token, from its last comma on.
pub(crate) fn is_conditional(text: &Text<'_>, from: usize, at: usize) -> bool {
    (from..at)
        .rev()
        .take(14)
        .take_while(|t| text.lower(*t) != ",")
        .any(|t| matches!(text.lower(t), "if" | "unless" | "whether"))
}

/// Words after which a noun has not come about: "the threat of an attack".
pub(crate) fn is_hypothetical(text: &Text<'_>, from: usize, at: usize) -> bool {
    (from..at).rev().take(5).any(|t| {
        matches!(
            text.lower(t),
            "threat"
                | "threatened"
                | "risk"
                | "possible"
                | "potential"
                | "attempted"
                | "against"
                | "fear"
                | "fears"
                | "warned"
                | "avoid"
                | "prevent"
                | "planned"
                | "plan"
                | "plans"
                | "planning"
                | "future"
                | "suspected"
                | "threatening"
                | "attempt"
                | "conspiracy"
                | "tried"
        )
    })
}
