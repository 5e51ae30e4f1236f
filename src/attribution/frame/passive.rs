//! Cues in the passive: "was denied by the ministry", "a plan proposed by the ministry".

use core::ops::Range;

use super::{Frame, Grammar, Place};
use crate::attribution::class::Class;
use crate::attribution::cue::{Cue, Takes};

impl Grammar<'_, '_> {
    /// "was denied by the ministry", "were told that", "is said to"
    pub(super) fn passive_frame(&self, cue_words: Range<usize>, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let subject = words.subject(cue_words.start, sentence.start)?;
        let by = cue_words.end;
        let by_source = (words.text.lower(by) == "by")
            .then(|| words.noun_phrase_after(by + 1, sentence.end, true))
            .flatten()
            .filter(|np| !words.is(np.start, Class::GERUND))
            .map(|np| self.before_complement(np));
        let after = by_source.as_ref().map_or(cue_words.end, |s| s.end);
        let from = words
            .class(after)
            .is(Class::TO
                .or(Class::THAT)
                .or(Class::PREPOSITION)
                .or(Class::SUBORDINATOR)
                .or(Class::NOUN)
                .or(Class::DETERMINER)
                .or(Class::QUOTE)
                .or(Class::QUESTION))
            .then_some(after);
        if by_source.is_none() && !cue.takes.has(Takes::CLAUSE) && !(from.is_some() && cue.takes.has(Takes::NP)) {
            return None;
        }
        if by_source.is_none() && cue.weak {
            return None;
        }
        let content = subject.words.clone();
        let person = cue.takes.has(Takes::PERSON);
        // "which is backed by Kasteria" says nothing of what anybody said.
        if subject.antecedent.is_some() && !person && content.len() == 1 {
            return None;
        }
        let place = match from {
            Some(from) if person => Place::Right { from, nominal: false },
            from => Place::Subject { words: (content.start, content.end), from },
        };
        Some(Frame {
            extent: cue_words.start..after,
            source: by_source,
            antecedent: subject.antecedent,
            ..Frame::new(cue_words, cue.stance, place)
        })
    }

    /// "by the ministry | of shelling the market", "by the governor | that the road was open"
    fn before_complement(&self, source: Range<usize>) -> Range<usize> {
        let words = self.words;
        let begins = |at: &usize| {
            words.is(*at, Class::THAT) && words.is(at + 1, Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE))
                || matches!(words.text.lower(*at), "of" | "for") && words.text.lower(at + 1).ends_with("ing")
        };
        let end = (source.start + 1..source.end).find(begins).unwrap_or(source.end);
        source.start..end
    }

    /// "a plan proposed by the ministry"
    pub(super) fn reduced_passive(&self, cue_words: Range<usize>, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let content = words.noun_phrase_before(cue_words.start, sentence.start)?;
        let source = words.noun_phrase_after(cue_words.end + 1, sentence.end, false)?;
        if words.is(source.start, Class::GERUND) || cue.weak {
            return None;
        }
        Some(Frame {
            extent: cue_words.start..source.end,
            source: Some(source),
            ..Frame::new(cue_words, cue.stance, Place::Subject { words: (content.start, content.end), from: None })
        })
    }
}
