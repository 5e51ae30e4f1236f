//! What stands around a verb: its auxiliaries, negation, certainty, and where its clause ends.

use core::ops::Range;

use super::kind::Kind;
use super::who::Scene;
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
pub(crate) fn verb_group(scene: Scene<'_>, from: usize, at: usize) -> VerbGroup {
    let text = scene.text;
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
            // "to harm or kill"
            "or" if token >= 2 && text.lower(token - 2) == "to" => {
                group.certainty = group.certainty.max(Certainty::Future);
                break;
            }
            _ if is_adverb(scene, token) => {}
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

/// Whether it may stand between an auxiliary and its verb.
pub(crate) fn is_adverb(scene: Scene<'_>, at: usize) -> bool {
    let word = scene.text.lower(at);
    scene.is(at, Kind::ADVERB) || (word.len() > 4 && word.ends_with("ly"))
}

/// Whether a word and what follows it read as a noun phrase: "the attack", "an evacuation of".
pub(crate) fn is_nominal(scene: Scene<'_>, from: usize, tokens: Range<usize>) -> bool {
    let opens = |t: usize| {
        let number = scene.text.shapes()[t].kind == TokenKind::Number;
        number || scene.is(t, Kind::DETERMINER.or(Kind::NOMINAL))
    };
    let before = || (from..tokens.start).rev().find(|t| !is_adjective(scene, *t));
    scene.text.lower(tokens.end) == "of" || before().is_some_and(opens)
}

fn is_adjective(scene: Scene<'_>, at: usize) -> bool {
    let word = scene.text.lower(at);
    scene.is(at, Kind::ADJECTIVE)
        || word.len() > 4
            && ["al", "ous", "ive", "ic", "ary", "ern", "ian", "ful", "ish"].iter().any(|end| word.ends_with(end))
}

/// Whether the tokens hold a border that no subject crosses.
pub(crate) fn has_hard_border(scene: Scene<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|t| scene.is(t, Kind::BORDER))
}

/// Whether an "if" or "unless" governs the token, from its last comma on.
pub(crate) fn is_conditional(scene: Scene<'_>, from: usize, at: usize) -> bool {
    let clause = (from..at).rev().take(14).take_while(|t| !scene.is(*t, Kind::COMMA));
    clause.into_iter().any(|t| scene.is(t, Kind::IF))
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
