//! Cues that are no verbs: adjectives, nouns and phrases.

use core::ops::Range;

use super::{Frame, Grammar, Place};
use crate::attribution::class::Class;
use crate::attribution::cue::{Cue, Takes};

impl Grammar<'_, '_> {
    /// "is confident that", "was wary of"
    pub(super) fn adjective_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let group = words.group_start(at, sentence.start);
        let copula = (group..at).any(|i| words.is(i, Class::BE))
            || matches!(
                words.text.lower(at.wrapping_sub(1)),
                "feel" | "feels" | "felt" | "remain" | "remains" | "remained" | "seems" | "seemed"
            );
        if !copula {
            return None;
        }
        let after = words.text.lower(next);
        let preposition = cue.prepositions.iter().any(|p| p == after);
        let fits = preposition
            || words.is(next, Class::THAT) && cue.takes.has(Takes::CLAUSE)
            || words.is(next, Class::TO) && cue.takes.has(Takes::TO)
            || words.is(next, Class::SUBJECT) && cue.takes.has(Takes::CLAUSE);
        if !fits {
            return None;
        }
        let start = if group < at { group } else { at - 1 };
        let subject = words.subject(start, sentence.start)?;
        let from = if preposition { next + 1 } else { next };
        Some(Frame {
            extent: subject.words.start..from,
            source: Some(subject.words),
            antecedent: subject.antecedent,
            ..Frame::new(start..from, cue.stance, Place::Right { from, nominal: preposition })
        })
    }

    /// "Ankara's warning of", "the claim that", "a call by the UN for"
    pub(super) fn noun_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let low = sentence.start;
        let mut start = at;
        while start > low
            && at - start < 4
            && words.is(start - 1, Class::NOUN.or(Class::ADVERB).or(Class::PAST).or(Class::GERUND).or(Class::HYPHEN))
        {
            start -= 1;
        }
        let mut source = self.possessor(start, low);
        let mut after = next;
        if source.is_none() && matches!(words.text.lower(next), "by" | "from") {
            let by = words.noun_phrase_after(next + 1, sentence.end, false)?;
            after = by.end;
            source = Some(by);
        }
        let that = words.is(after, Class::THAT) && !words.is(after + 1, Class::VERB.or(Class::AUXILIARY).or(Class::BE));
        let linked =
            matches!(words.text.lower(after), "of" | "for" | "about" | "on" | "against" | "over" | "to" | "in");
        // "there were reports of looting": nobody in particular.
        let existential = words.text.lower(next) == "of"
            && words.before(start, low).is(Class::BE)
            && start >= low + 2
            && words.text.lower(start - 2) == "there";
        if !(that || existential || linked && source.is_some()) {
            return None;
        }
        let preposition = !that && !words.is(after, Class::TO);
        let cue_words = start..if preposition && after == next { next + 1 } else { next };
        let from = if preposition { after + 1 } else { after };
        let extent = source.as_ref().map_or(cue_words.start, |s| s.start.min(cue_words.start))..from;
        Some(Frame {
            source,
            extent,
            embedded: true,
            ..Frame::new(cue_words, cue.stance, Place::Right { from, nominal: true })
        })
    }

    fn possessor(&self, end: usize, low: usize) -> Option<Range<usize>> {
        let words = self.words;
        if !words.before(end, low).is(Class::POSSESSIVE) {
            return None;
        }
        if matches!(words.text.lower(end - 1), "'s" | "’s") {
            return Some(words.noun_phrase_before(end - 1, low)?.start..end);
        }
        Some(end - 1..end)
    }

    /// "according to the ministry"
    pub(super) fn phrase_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let source = words.noun_phrase_after(next, sentence.end, false)?;
        let before = words.before(at, sentence.start);
        let leads = at == sentence.start
            || before.is(Class::CONJUNCTION)
            || at == sentence.start + 1 && before.is(Class::DASH.or(Class::QUOTE));
        let place = match leads && words.is(source.end, Class::COMMA) {
            true => Place::Right { from: source.end + 1, nominal: false },
            false if at == sentence.start => Place::Right { from: source.end, nominal: false },
            false => Place::Around,
        };
        Some(Frame { extent: at..source.end, source: Some(source), ..Frame::new(at..next, cue.stance, place) })
    }
}
