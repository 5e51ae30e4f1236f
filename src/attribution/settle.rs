//! Which frames of a sentence speak for the report itself, and how far their contents go.

use core::ops::Range;

use super::class::Class;
use super::frame::{Frame, Grammar, Place};
use super::pieces::Pieces;
use super::Stance;

/// A frame with its content, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    pub(super) source: Option<Range<usize>>,
    pub(super) antecedent: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) content: Pieces,
    pub(super) stance: Stance,
}

/// What stands around a frame while it is settled.
#[derive(Debug, Clone, Copy)]
struct Surroundings<'a> {
    /// The sentence, or the content within which frames are sought.
    sentence: &'a Range<usize>,
    /// The frames after this one.
    later: &'a [Frame],
    /// What is settled before it.
    settled: &'a [Settled],
}

impl Grammar<'_, '_> {
    /// Adds the attributions of a sentence in the order of their cues, those within what another says among them: "the
    /// ministry said the rebels denied it".
    pub(super) fn settle(&self, frames: &[Frame], sentence: &Range<usize>, settled: &mut Vec<Settled>) {
        let first = settled.len();
        let mut at = first;
        self.outermost(frames, sentence, settled);
        while at < settled.len() && settled.len() - first < frames.len() {
            for content in settled[at].content.clone().iter() {
                let known = |frame: &Frame| settled[first..].iter().any(|s| s.cue.start == frame.cue.start);
                let within = |f: &&Frame| {
                    content.start <= f.extent.start && f.extent.end <= content.end && !known(f) && self.is_statement(f)
                };
                let inner: Vec<Frame> = frames.iter().filter(within).cloned().collect();
                self.outermost(&inner, content, settled);
            }
            at += 1;
        }
        settled[first..].sort_by_key(|s| s.cue.start);
    }

    /// Whether somebody else is said to have said something: what speakers want and think themselves is no account of
    /// its own within what they say.
    fn is_statement(&self, frame: &Frame) -> bool {
        let Place::Right { nominal, .. } = frame.place else { return false };
        let speaks = match frame.stance {
            Stance::Denies | Stance::Disputes | Stance::Confirms => true,
            Stance::Asserts => !nominal && self.is_plain_report(frame),
            _ => false,
        };
        let named = frame.source.as_ref().is_some_and(|s| !self.is_pronoun(s));
        speaks && named && !frame.shares_subject
    }

    fn is_plain_report(&self, frame: &Frame) -> bool {
        matches!(self.words.text.lower(frame.cue.end - 1), "said" | "says" | "told" | "reported" | "announced")
    }

    fn is_pronoun(&self, source: &Range<usize>) -> bool {
        source.len() == 1 && self.words.is(source.start, Class::SUBJECT.or(Class::RELATIVE).or(Class::OBJECT))
    }

    /// Adds the attributions of some words that stand within no other.
    fn outermost(&self, frames: &[Frame], sentence: &Range<usize>, found: &mut Vec<Settled>) {
        if frames.is_empty() {
            return;
        }
        let first = found.len();
        let around = self.around_content(frames, sentence);
        let mut covered = sentence.start;
        for (at, frame) in frames.iter().enumerate() {
            let around_it = Surroundings { sentence, later: &frames[at + 1..], settled: &found[first..] };
            let content = match around.binary_search_by_key(&at, |(interrupting, _)| *interrupting) {
                Ok(found) => around[found].1.clone(),
                Err(_) if frame.place == Place::Around => continue,
                Err(_) => {
                    let holds = |f: &Frame| f.extent.start < frame.extent.start && frame.cue.end < f.cue.start;
                    let inside = around.iter().any(|(_, c)| c.iter().any(|c| c.contains(&frame.cue.start)));
                    if inside || frame.cue.start < covered || around_it.later.iter().any(holds) {
                        continue;
                    }
                    self.content(frame, around_it)
                }
            };
            if content.is_empty() {
                continue;
            }
            covered = covered.max(content.iter().map(|c| c.end).max().unwrap_or(covered));
            let source = self.shared_source(frame, around_it);
            found.push(Settled {
                source,
                antecedent: frame.antecedent.clone(),
                cue: frame.cue.clone(),
                content,
                stance: frame.stance,
            });
        }
    }

    /// The contents of the frames that follow or interrupt what they report, with the numbers of the frames.
    fn around_content(&self, frames: &[Frame], sentence: &Range<usize>) -> Vec<(usize, Pieces)> {
        let mut start = sentence.start;
        let mut contents = Vec::new();
        for (at, frame) in frames.iter().enumerate() {
            if frame.place != Place::Around {
                continue;
            }
            let words = self.words;
            let last = !words.has_verb(frame.extent.end.min(sentence.end)..sentence.end);
            // "would see their taxes rise, | according to an analysis, …"
            let named = words.text.lower(frame.cue.start) == "according";
            let opened = frames[..at].iter().any(|f| {
                matches!(f.place, Place::Right { nominal, .. } if !(named && nominal)) && f.cue.start >= start
            });
            if opened && !last {
                continue;
            }
            let mut end = frame.extent.start;
            while end > start && words.is(end - 1, Class::COMMA.or(Class::DASH)) {
                end -= 1;
            }
            // "…, the mayor said, | according to the paper": both have it.
            if named && end <= start {
                start = sentence.start;
            }
            let mut from = start;
            if let Some(speech) = self.speech_at(end.wrapping_sub(1)) {
                from = from.min(speech.start);
            }
            if end <= from {
                continue;
            }
            let mut content = Pieces::from(from..end);
            content.extend(self.rest_after(frame, from..end, sentence, frames.get(at + 1)));
            start = content.last().map_or(start, |c| c.end).max(frame.extent.end);
            contents.push((at, content));
        }
        contents
    }

    /// "The idea, he said, | is dead": what goes on behind the interruption.
    fn rest_after(
        &self,
        frame: &Frame,
        left: Range<usize>,
        sentence: &Range<usize>,
        next: Option<&Frame>,
    ) -> Option<Range<usize>> {
        let words = self.words;
        let mut at = frame.extent.end;
        while at < sentence.end && words.is(at, Class::COMMA.or(Class::DASH)) {
            at += 1;
        }
        if at >= sentence.end || at == frame.extent.end && !words.is(at, Class::QUOTE) {
            return None;
        }
        if words.is(at, Class::QUOTE) {
            return self.speech_at(at);
        }
        let unfinished = self.speech_at(left.start).is_none() && !words.has_verb(left);
        let goes_on = words.is(at, Class::VERB.or(Class::AUXILIARY).or(Class::BE).or(Class::THAT));
        if next.is_some_and(|f| f.extent.start <= at + 1) || !(unfinished || goes_on) {
            return None;
        }
        let end = self.trim(at, sentence.end);
        (end > at).then_some(at..end)
    }

    pub(super) fn speech_at(&self, at: usize) -> Option<Range<usize>> {
        let number = *self.words.inside.get(at)? as usize;
        Some(self.quotations[number.checked_sub(1)?].tokens.clone())
    }

    fn content(&self, frame: &Frame, around: Surroundings<'_>) -> Pieces {
        let antecedent = || around.settled.last().map(|s| s.content.clone());
        match frame.place {
            Place::Around => Pieces::NONE,
            Place::Before => antecedent().unwrap_or_else(|| {
                let end = self.trim(around.sentence.start, frame.extent.start);
                Pieces::from(around.sentence.start..end)
            }),
            Place::Right { from, nominal } => {
                self.right(frame, from, nominal, around).map_or(Pieces::NONE, Pieces::from)
            }
            Place::Subject { words: (start, end), from } => {
                let contrary = matches!(frame.stance, Stance::Denies | Stance::Disputes);
                let taken_up = contrary && end - start <= 2 && self.takes_up(end - 1);
                let mut content = taken_up.then(antecedent).flatten().unwrap_or(Pieces::NONE);
                content.push(start..end);
                content.extend(from.and_then(|from| self.right(frame, from, true, around)));
                content
            }
        }
    }

    /// "the report", "this claim", "it": what was said before.
    fn takes_up(&self, at: usize) -> bool {
        matches!(
            self.words.text.lower(at),
            "report"
                | "reports"
                | "claim"
                | "claims"
                | "figure"
                | "figures"
                | "toll"
                | "account"
                | "accounts"
                | "allegation"
                | "allegations"
                | "statement"
                | "accusation"
                | "accusations"
                | "number"
                | "numbers"
                | "it"
                | "this"
                | "that"
        )
    }

    /// From a token on, to where the sentence, another frame or a noun phrase's end stops it.
    fn right(&self, frame: &Frame, from: usize, nominal: bool, around: Surroundings<'_>) -> Option<Range<usize>> {
        let words = self.words;
        let sentence = around.sentence;
        let introduced = words.before(from, sentence.start).is(Class::COMMA.or(Class::COLON));
        if let Some(speech) = self.speech_at(from) {
            if introduced || speech.end >= sentence.end {
                return Some(from..speech.end);
            }
        }
        let high = self.cut(frame, from, around);
        let mut at = from;
        while at < high {
            if let Some(speech) = self.speech_at(at) {
                at = speech.end.min(high).max(at + 1);
                continue;
            }
            let class = words.class(at);
            let next = words.class(at + 1);
            if at > from && self.ends_content(from..at, class, next, nominal, frame.embedded) {
                break;
            }
            at += 1;
        }
        let end = self.trim(from, at);
        (end > from).then_some(from..end)
    }

    fn ends_content(&self, so_far: Range<usize>, class: Class, next: Class, nominal: bool, embedded: bool) -> bool {
        let words = self.words;
        let (from, at) = (so_far.start, so_far.end);
        let word = words.text.lower(at);
        if word == ";" && nominal {
            return true;
        }
        if class.is(Class::COMMA) {
            if embedded {
                return true;
            }
            let after = words.text.lower(at + 1);
            if matches!(after, "but" | "although" | "though" | "while" | "according" | "even") {
                return true;
            }
            return nominal
                && (next.is(Class::GERUND.or(Class::SUBORDINATOR).or(Class::RELATIVE).or(Class::SUBJECT))
                    || after == "with"
                    || after == "and" && !(from..at).any(|i| words.is(i, Class::COMMA)));
        }
        if !nominal {
            return false;
        }
        if embedded
            && class.is(Class::VERB.or(Class::AUXILIARY).or(Class::BE))
            && !words.is(from, Class::THAT.or(Class::TO))
        {
            let group = words.group_start(at, from);
            // "derogatory comments | Trump | had made"
            let relative = words.before(group, from).is(Class::NAME)
                && group > from + 1
                && words.is(group - 2, Class::NOUN)
                && !words.is(group - 2, Class::NAME);
            if relative {
                return false;
            }
            return !words.before(group, from).is(Class::RELATIVE.or(Class::SUBJECT)) && group > from;
        }
        // "backed the bill | and voted for it"
        let acts = next.is(Class::VERB.or(Class::AUXILIARY).or(Class::BE))
            || next.is(Class::PAST) && !words.is(at + 2, Class::NOUN);
        class.is(Class::CONJUNCTION) && acts && !words.is(from, Class::THAT.or(Class::TO))
            || class.is(Class::SUBORDINATOR) && !class.is(Class::PREPOSITION.or(Class::ADVERB))
            || matches!(word, "—" | "–")
            || class.is(Class::DASH) && word == "-"
    }

    /// Where a later frame of the same rank takes over: ", and added", ", citing", ", but the mayor said".
    fn cut(&self, frame: &Frame, from: usize, around: Surroundings<'_>) -> usize {
        let words = self.words;
        for other in around.later.iter().filter(|f| f.extent.start > from) {
            let start = other.extent.start;
            if other.place == Place::Before {
                return start;
            }
            let before = words.before(start, from);
            // "To stop it, | the mayor said …": what stands before a sentence's subject ends there.
            if frame.shares_subject
                && !other.shares_subject
                && before.is(Class::COMMA)
                && self.is_fronted(frame, around.sentence)
            {
                return start;
            }
            // "Asked what he would do, | the mayor said, “…”": speech begins anew.
            let speaks = matches!(other.place, Place::Right { from, .. } if words.is(from, Class::QUOTE));
            if !other.shares_subject && speaks && before.is(Class::COMMA) {
                return start;
            }
            if other.shares_subject {
                let participle =
                    words.is(other.cue.start, Class::GERUND) || words.text.lower(other.cue.start).ends_with("ing");
                let joined = before.is(Class::CONJUNCTION) && !participle
                    || before.is(Class::COMMA) && participle
                    || participle && before.is(Class::CONJUNCTION) && words.is(start.wrapping_sub(2), Class::COMMA);
                if joined {
                    return start;
                }
            } else if before.is(Class::CONJUNCTION.or(Class::SUBORDINATOR))
                && self.is_comma(start.wrapping_sub(2))
                && frame.extent.start < from
            {
                return start;
            }
        }
        around.sentence.end
    }

    /// A comma, also one that stands within the quotation mark behind it.
    fn is_comma(&self, at: usize) -> bool {
        let words = self.words;
        words.is(at, Class::COMMA) || words.is(at, Class::QUOTE) && words.is(at.wrapping_sub(1), Class::COMMA)
    }

    /// Whether a cue without a subject leads its sentence.
    fn is_fronted(&self, frame: &Frame, sentence: &Range<usize>) -> bool {
        !self.words.has_verb(sentence.start + 1..frame.cue.start.max(sentence.start + 1))
    }

    /// Without marks, conjunctions and the full stop at the end.
    fn trim(&self, from: usize, mut end: usize) -> usize {
        while end > from
            && self.words.inside[end - 1] == 0
            && self.words.is(
                end - 1,
                Class::COMMA.or(Class::CONJUNCTION).or(Class::STOP).or(Class::DASH).or(Class::SUBORDINATOR),
            )
            && !matches!(self.words.text.word(end - 1), ")" | "]")
        {
            end -= 1;
        }
        end
    }

    /// Whose subject a cue without one shares: that of the cue before it, else the sentence's.
    fn shared_source(&self, frame: &Frame, around: Surroundings<'_>) -> Option<Range<usize>> {
        if !frame.shares_subject {
            return frame.source.clone();
        }
        if frame.cue.start == around.sentence.start {
            return around.later.iter().find_map(|f| f.source.clone());
        }
        let before = around.settled.iter().rev().find_map(|s| s.source.clone());
        before.or_else(|| self.first_subject(around.sentence.start, frame.cue.start))
    }

    fn first_subject(&self, low: usize, high: usize) -> Option<Range<usize>> {
        let words = self.words;
        (low..high)
            .filter(|at| words.is(*at, Class::VERB.or(Class::AUXILIARY).or(Class::BE)) || words.is_past(*at, low))
            .find_map(|at| {
                let group = words.group_start(at, low);
                words.subject(group, low).map(|s| s.antecedent.unwrap_or(s.words))
            })
    }
}
