//! Cues in their grammatical frames: a cue word and what stands around it → [`Frame`]s of one sentence.

mod complement;
mod nominal;
mod passive;
mod verb;

use core::ops::Range;

use super::class::Class;
use super::cue::{Form, Known};
use super::phrase::Words;
use super::quotation::Quotation;
use super::Stance;
use crate::document::TokenKind;

/// A cue with its source, before it is settled how far its content goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    pub(super) source: Option<Range<usize>>,
    /// The noun phrase that a relative pronoun stands for.
    pub(super) antecedent: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    /// Source and cue together, with the "as" before them.
    pub(super) extent: Range<usize>,
    pub(super) stance: Stance,
    pub(super) place: Place,
    /// It has no subject of its own: "and added", ", citing".
    pub(super) shares_subject: bool,
    /// It stands within a noun phrase or a subordinate clause, which ends sooner than the sentence.
    pub(super) embedded: bool,
}

impl Frame {
    /// A cue of which nobody is known to be the source.
    fn new(cue: Range<usize>, stance: Stance, place: Place) -> Self {
        Self {
            source: None,
            antecedent: None,
            extent: cue.clone(),
            cue,
            stance,
            place,
            shares_subject: false,
            embedded: false,
        }
    }
}

/// Where the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// From this token on; a noun phrase ends earlier than a clause.
    Right { from: usize, nominal: bool },
    /// Before the cue, and behind it where the cue interrupts.
    Around,
    /// What was said just before: "…, data the army denies", "…, which the army denied".
    Before,
    /// The subject of a passive, and what follows from this token on, if anything.
    Subject { words: (usize, usize), from: Option<usize> },
}

const FINITE: Class = Class::VERB.or(Class::AUXILIARY).or(Class::BE);

/// Finds the frames of sentences.
#[derive(Debug)]
pub(super) struct Grammar<'a, 'd> {
    pub(super) words: &'a Words<'a, 'd>,
    pub(super) quotations: &'a [Quotation],
}

impl Grammar<'_, '_> {
    /// Adds the frames of a sentence that stand outside of quoted speech.
    pub(super) fn frames(&self, sentence: &Range<usize>, frames: &mut Vec<Frame>) {
        let words = self.words;
        frames.extend(self.labelled(sentence));
        let mut titled = None;
        let mut at = sentence.start;
        while let Some(ahead) = words.classes[at..sentence.end.max(at)].iter().position(|class| class.is(Class::CUE)) {
            let begin = at + ahead;
            at = begin + 1;
            if words.inside[begin] > 0 {
                continue;
            }
            let name = words.is(begin, Class::NAME) && !words.before(begin, sentence.start).is(Class::QUOTE);
            if name && begin > sentence.start && !*titled.get_or_insert_with(|| self.is_title(sentence)) {
                continue;
            }
            if let Some((next, known)) = self.words.cues.phrases.longest(words.text, begin, sentence.end) {
                let frame = self.frame(begin, next, known, sentence);
                at = next.max(frame.as_ref().map_or(0, |f| f.cue.end));
                frames.extend(frame);
            }
        }
    }

    fn frame(&self, at: usize, next: usize, known: &Known, sentence: &Range<usize>) -> Option<Frame> {
        if let Some(number) = known.phrase {
            return self.phrase_frame(at, next, self.words.cues.get(number), sentence);
        }
        if let Some(number) = known.adjective {
            let frame = self.adjective_frame(at, next, self.words.cues.get(number), sentence);
            if frame.is_some() {
                return frame;
            }
        }
        if let Some((number, form)) = known.verb {
            let preposition = self.words.is(at, Class::PREPOSITION)
                && !self.words.before(at, sentence.start).is(Class::SUBJECT.or(Class::AUXILIARY).or(Class::NOT));
            if preposition && matches!(form, Form::Base) {
                return None;
            }
            if self.is_verbal(at, next, form, known.noun.is_some() || self.words.cues.get(number).noun, sentence) {
                return self.verb_frame(at, next, self.words.cues.get(number), form, sentence);
            }
        }
        known.noun.and_then(|number| self.noun_frame(at, next, self.words.cues.get(number), sentence))
    }

    /// Whether most of its words have capitals, as in a headline.
    fn is_title(&self, sentence: &Range<usize>) -> bool {
        let long = self.words.text.tokens()[sentence.clone()].iter().filter(|t| t.span.len() > 3);
        let (mut words, mut capitals) = (0, 0);
        for token in long {
            words += usize::from(token.kind != TokenKind::Number);
            capitals += usize::from(token.is_capitalised());
        }
        words >= 4 && capitals * 10 >= words * 8
    }

    /// "Minister: No plan to quit", "SMITH: Thank you."
    fn labelled(&self, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let start = (sentence.start..sentence.end).find(|at| !words.is(*at, Class::QUOTE))?;
        let colon = (start + 1..sentence.end.min(start + 7)).find(|at| words.is(*at, Class::COLON))?;
        let named = (start..colon)
            .all(|at| words.is(at, Class::NAME.or(Class::NOUN)) && words.text.shapes()[at].is_capitalised());
        let next = words.text.shapes().get(colon + 1)?;
        if !named
            || names_a_part(words.text.lower(start))
            || colon + 3 > sentence.end
            || next.glued && !words.is(colon + 1, Class::QUOTE)
        {
            return None;
        }
        let place = Place::Right { from: colon + 1, nominal: false };
        Some(Frame {
            source: Some(start..colon),
            extent: start..colon + 1,
            ..Frame::new(colon..colon + 1, Stance::Asserts, place)
        })
    }
}

/// "Note: …", "Photos: …": nobody who speaks.
fn names_a_part(label: &str) -> bool {
    matches!(
        label,
        "note"
            | "update"
            | "updated"
            | "related"
            | "correction"
            | "photo"
            | "photos"
            | "video"
            | "watch"
            | "read"
            | "source"
            | "sources"
            | "exclusive"
            | "explained"
            | "analysis"
            | "opinion"
            | "breaking"
            | "see"
            | "caption"
            | "editor"
    )
}
