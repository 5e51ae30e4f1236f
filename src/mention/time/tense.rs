//! Whether what happened at a time lies before or after the report: read from the verbs around it.

use super::cursor::Cursor;
use crate::document::Case;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many words before and after a time are looked at: clauses of news are rarely longer.
const REACH: usize = 14;

impl Cursor<'_, '_> {
    /// The tense of the clause around the tokens `at..next`: the nearest verb before, else the nearest after.
    pub(super) fn tense(&self, at: usize, next: usize) -> Tense {
        let first = at.saturating_sub(REACH).max(self.start);
        let before = (first..at).rev().map(|i| self.tense_of(i)).find(|tense| *tense != Tense::Unknown);
        let last = (next + REACH).min(self.end);
        before
            .or_else(|| (next..last).map(|i| self.tense_of(i)).find(|tense| *tense != Tense::Unknown))
            .unwrap_or(Tense::Unknown)
    }

    fn tense_of(&self, at: usize) -> Tense {
        if !self.is_word(at) {
            return Tense::Unknown;
        }
        let word = self.lower(at);
        match word {
            "will" | "shall" | "'ll" | "’ll" | "would" | "wo" | "should" | "must" | "coming" | "upcoming"
            | "forthcoming" | "scheduled" | "slated" | "due" | "planned" | "expected" | "expires" | "expire"
            | "begins" | "starts" | "resumes" | "opens" | "takes" => Tense::Future,
            "to" => self.infinitive(at),
            "be" => self.tense_before_be(at),
            "was" | "were" | "had" | "did" | "been" | "began" | "came" | "fell" | "rose" | "went" | "took" | "made"
            | "gave" | "told" | "met" | "won" | "lost" | "left" | "held" | "led" | "hit" | "saw" | "found" | "got"
            | "sent" | "shot" | "fled" | "broke" | "kept" | "spoke" | "grew" | "became" | "wrote" | "said" | "says"
            | "ran" | "drew" | "fought" | "struck" | "ended" | "died" | "since" | "bought" | "sold" | "built"
            | "has" | "have" => Tense::Past,
            _ if self.is_past_participle(at) => self.participle(at),
            _ => Tense::Unknown,
        }
    }

    fn is_past_participle(&self, at: usize) -> bool {
        let word = self.lower(at);
        self.case(at) == Case::Lower && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
    }

    /// "be released" says nothing by itself; the auxiliary before it does.
    fn participle(&self, at: usize) -> Tense {
        match self.before(at) {
            "be" | "being" | "is" | "are" => Tense::Unknown,
            _ => Tense::Past,
        }
    }

    fn tense_before_be(&self, at: usize) -> Tense {
        match self.before(at) {
            "may" | "might" | "could" | "can" | "to" => Tense::Future,
            _ => Tense::Unknown,
        }
    }

    /// "set to begin", "plans to leave": an infinitive after a word that looks ahead.
    fn infinitive(&self, at: usize) -> Tense {
        let ahead = matches!(
            self.before(at),
            "set"
                | "plan"
                | "plans"
                | "planned"
                | "planning"
                | "expected"
                | "expects"
                | "expect"
                | "scheduled"
                | "due"
                | "intends"
                | "intend"
                | "hopes"
                | "hope"
                | "hoping"
                | "likely"
                | "ready"
                | "going"
                | "about"
                | "agreed"
                | "wants"
                | "want"
                | "vowed"
                | "promised"
                | "pledged"
                | "is"
                | "are"
                | "slated"
                | "aims"
                | "aim"
                | "threatened"
                | "deadline"
                | "decided"
                | "preparing"
                | "prepares"
                | "poised"
                | "committed"
                | "urged"
                | "call"
                | "calls"
        );
        if ahead {
            Tense::Future
        } else {
            Tense::Unknown
        }
    }
}
