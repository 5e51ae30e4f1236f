//! Cues in their grammatical frames: a cue word and what stands around it → [`Frame`]s of one sentence.

use core::ops::Range;

use super::class::Class;
use super::cue::{Cue, Cues, Form, Known, Takes};
use super::phrase::{Subject, Words};
use super::quotation::Quotation;
use super::Stance;

/// A cue with its source, before it is settled how far its content goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    pub(super) source: Vec<Range<usize>>,
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
    pub(super) cues: &'a Cues,
    pub(super) quotations: &'a [Quotation],
}

impl Grammar<'_, '_> {
    /// The frames of the tokens `low..high` that stand outside of quoted speech (or inside, where asked).
    pub(super) fn frames(&self, sentence: Range<usize>, in_speech: bool) -> Vec<Frame> {
        let mut frames = Vec::new();
        let mut at = sentence.start;
        let titled = self.is_title(&sentence);
        frames.extend(self.labelled(&sentence));
        while at < sentence.end {
            let name = self.words.is(at, Class::NAME) && at > sentence.start && !titled;
            if name && !self.words.before(at, sentence.start).is(Class::QUOTE) {
                at += 1;
                continue;
            }
            if (self.words.inside[at] > 0) != in_speech {
                at += 1;
                continue;
            }
            match self.cues.phrases.longest(self.words.text, at, sentence.end) {
                Some((next, known)) => {
                    let frame = self.frame(at, next, known, &sentence);
                    at = next.max(frame.as_ref().map_or(0, |f| f.cue.end));
                    frames.extend(frame);
                }
                None => at += 1,
            }
        }
        frames
    }

    fn frame(&self, at: usize, next: usize, known: &Known, sentence: &Range<usize>) -> Option<Frame> {
        if let Some(number) = known.phrase {
            return self.phrase_frame(at, next, self.cues.get(number), sentence);
        }
        if let Some(number) = known.adjective {
            let frame = self.adjective_frame(at, next, self.cues.get(number), sentence);
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
            if self.is_verbal(at, next, form, known.noun.is_some() || self.cues.get(number).noun, sentence) {
                return self.verb_frame(at, next, self.cues.get(number), form, sentence);
            }
        }
        known.noun.and_then(|number| self.noun_frame(at, next, self.cues.get(number), sentence))
    }

    /// Whether most of its words have capitals, as in a headline.
    fn is_title(&self, sentence: &Range<usize>) -> bool {
        let long = |at: &usize| self.words.text.tokens()[*at].span.len() > 3;
        let words = sentence.clone().filter(long).filter(|at| !self.words.is(*at, Class::NUMBER)).count();
        let capital = |at: &usize| self.words.text.tokens()[*at].is_capitalised();
        let capitals = sentence.clone().filter(long).filter(capital).count();
        words >= 4 && capitals * 10 >= words * 8
    }

    /// "Minister: No plan to quit", "SMITH: Thank you."
    fn labelled(&self, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let start = (sentence.start..sentence.end).find(|at| !words.is(*at, Class::QUOTE))?;
        let colon = (start + 1..sentence.end.min(start + 7)).find(|at| words.is(*at, Class::COLON))?;
        let named = (start..colon)
            .all(|at| words.is(at, Class::NAME.or(Class::NOUN)) && words.text.tokens()[at].is_capitalised());
        let other = matches!(
            words.text.lower(start),
            "note"
                | "update"
                | "related"
                | "updated"
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
        );
        let next = words.text.tokens().get(colon + 1)?;
        if !named || other || colon + 3 > sentence.end || next.glued && !words.is(colon + 1, Class::QUOTE) {
            return None;
        }
        Some(Frame {
            source: vec![start..colon],
            antecedent: None,
            cue: colon..colon + 1,
            extent: start..colon + 1,
            stance: Stance::Asserts,
            place: Place::Right { from: colon + 1, nominal: false },
            shares_subject: false,
            embedded: false,
        })
    }

    /// Whether a word that can be a verb's form is one here.
    fn is_verbal(&self, at: usize, next: usize, form: Form, also_noun: bool, sentence: &Range<usize>) -> bool {
        let words = self.words;
        let low = sentence.start;
        let group = words.group_start(at, low);
        let before = words.before(group, low);
        let after = words.class(next);
        if words.is(at, Class::HYPHEN) || before.is(Class::HYPHEN) || after.is(Class::HYPHEN) {
            return false;
        }
        let helped = group < at
            && words.class(at - 1).is(Class::AUXILIARY.or(Class::BE).or(Class::NOT).or(Class::TO).or(Class::ADVERB));
        match form {
            Form::Participle => {
                group < at && words.class(at - 1).is(Class::AUXILIARY.or(Class::BE).or(Class::NOT).or(Class::ADVERB))
            }
            Form::Past => {
                let modifier = before.is(Class::DETERMINER.or(Class::POSSESSIVE).or(Class::PREPOSITION)) && group == at;
                !(modifier && !before.is(Class::THAT.or(Class::RELATIVE)))
            }
            Form::Ing => {
                let noun = before.is(Class::DETERMINER.or(Class::POSSESSIVE)) && group == at;
                !noun && !(also_noun && before.is(Class::PREPOSITION))
            }
            Form::Base | Form::Third => {
                if helped && words.class(at - 1).is(Class::AUXILIARY.or(Class::NOT).or(Class::TO)) {
                    return form == Form::Base;
                }
                if before.is(Class::SUBJECT.or(Class::RELATIVE)) && !before.is(Class::DETERMINER.or(Class::POSSESSIVE))
                {
                    return true;
                }
                if words.has_verb(next..(next + 1).min(sentence.end)) && !after.is(Class::SUBJECT) {
                    return false;
                }
                let many = matches!(
                    words.text.lower(group.wrapping_sub(1)),
                    "most" | "many" | "some" | "several" | "others" | "few" | "all" | "both" | "those"
                );
                let nominal = many || before.is(Class::NOUN.or(Class::NAME).or(Class::NUMBER).or(Class::PAST));
                let closed = before.is(Class::COMMA.or(Class::DASH)) && group > low;
                let coordinated = before.is(Class::CONJUNCTION) && form == Form::Third;
                if also_noun {
                    let object = after.is(Class::THAT
                        .or(Class::DETERMINER)
                        .or(Class::SUBJECT)
                        .or(Class::NAME)
                        .or(Class::QUOTE)
                        .or(Class::POSSESSIVE)
                        .or(Class::OBJECT)
                        .or(Class::QUESTION));
                    let name = form == Form::Third && before.is(Class::NAME) && after.is(Class::NOUN);
                    return nominal && (object || name) && self.agrees(group, form, low);
                }
                let first = form == Form::Third && before.is(Class::DETERMINER) && !before.is(Class::THAT);
                (nominal || closed || coordinated || before.is(Class::QUOTE.or(Class::TIME)) || helped || first)
                    && (form == Form::Third || self.agrees(group, form, low) || closed)
            }
        }
    }

    /// "officials say", "the ministry says": the noun's number and the verb's.
    fn agrees(&self, group: usize, form: Form, low: usize) -> bool {
        if group == low {
            return false;
        }
        let noun = self.words.text.lower(group - 1);
        let plural = noun.ends_with('s') && !noun.ends_with("ss")
            || matches!(
                noun,
                "people" | "police" | "media" | "men" | "women" | "data" | "many" | "some" | "most" | "percent"
            );
        match form {
            Form::Base => plural || self.words.is(group - 1, Class::NAME.or(Class::PAST).or(Class::SUBJECT)),
            _ => !plural || self.words.is(group - 1, Class::NAME),
        }
    }

    fn verb_frame(&self, at: usize, next: usize, cue: &Cue, form: Form, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let low = sentence.start;
        let mut group = words.group_start(at, low);
        let past = matches!(form, Form::Past | Form::Participle);
        let be =
            (group..at).rev().find(|i| !words.is(*i, Class::ADVERB.or(Class::NOT))).filter(|i| words.is(*i, Class::BE));
        if past && be.is_some() {
            return self.passive_frame(group..next, cue, sentence);
        }
        if past && words.text.lower(next) == "by" && group == at {
            return self.reduced_passive(at..next, cue, sentence);
        }
        if cue.hedge {
            return self.hedge_frame(group..next, sentence);
        }
        // The base form after "to": the infinitive counts with the verb that it hangs on, or with the sentence's subject.
        let infinitive = words.is(group, Class::TO);
        if form == Form::Base && infinitive && group + 1 == at && !cue.takes.has(Takes::NP.or(Takes::CLAUSE)) {
            return None;
        }
        if self.takes_lives(next, sentence.end) {
            return None;
        }
        let place = self.content_after(next, cue, sentence);
        let before = words.before(group, low);
        let inverts = cue.takes.has(Takes::QUOTE) && matches!(form, Form::Past | Form::Third);
        if inverts && before.is(Class::COMMA.or(Class::QUOTE).or(Class::DASH)) {
            if let Some(frame) = self.inverted_frame(group, next, cue, sentence) {
                return Some(frame);
            }
        }
        let subject =
            (!infinitive && !(form == Form::Ing && be.is_none())).then(|| words.subject(group, low)).flatten();
        // "which officials said will go", "what they said was"
        let asked = |s: &Subject| words.before(s.words.start, low).is(Class::RELATIVE.or(Class::QUESTION));
        let gap = cue.takes.has(Takes::CLAUSE) && words.is(next, FINITE) && subject.as_ref().is_some_and(asked);
        let place = place.or(gap.then_some(Place::Right { from: next, nominal: false }));
        let mut frame = Frame {
            source: Vec::new(),
            antecedent: None,
            cue: group..next,
            extent: group..next,
            stance: self.stance_of(cue, group..at),
            place: Place::Around,
            shares_subject: subject.is_none(),
            embedded: false,
        };
        match subject {
            Some(subject) => {
                frame.extent.start = subject.words.start;
                if words.before(subject.words.start, low) != Class::NONE
                    && words.text.lower(subject.words.start - 1) == "as"
                {
                    frame.extent.start -= 1;
                }
                frame.source.push(subject.words);
                frame.source.extend(subject.more);
                frame.antecedent = subject.antecedent;
            }
            None => {
                let participle = form == Form::Ing && be.is_none();
                if participle && before.is(Class::NOUN.or(Class::NAME)) {
                    // "ads attacking the plan"
                    let source = words.noun_phrase_before(group, low)?;
                    frame.extent.start = source.start;
                    frame.source.push(source);
                    frame.shares_subject = false;
                }
                let coordinated = before.is(Class::CONJUNCTION.or(Class::COMMA).or(Class::DASH)) || group == low;
                let governed = before.is(Class::PREPOSITION.or(Class::SUBORDINATOR)) || infinitive;
                // "Asked about it, the mayor said": another asks.
                if group == low && past {
                    return None;
                }
                if frame.source.is_empty()
                    && !(coordinated && form != Form::Base || governed && (participle || infinitive) || group < at)
                {
                    return None;
                }
            }
        }
        let participle = form == Form::Ing && be.is_none();
        let relative =
            frame.source.first().is_some_and(|s| s.end == group) && words.before(group, low).is(Class::RELATIVE);
        let fronted = words.before(frame.extent.start, low).is(Class::SUBORDINATOR)
            || words.is(low, Class::SUBORDINATOR) && !(low..group).any(|i| words.is(i, Class::COMMA));
        frame.embedded = relative || gap || fronted || participle && !before.is(Class::COMMA);
        match place {
            Some(place) => frame.place = place,
            None => {
                let finite = matches!(form, Form::Past | Form::Third | Form::Base) || be.is_some();
                if cue.weak || !finite || !self.ends_clause(next, sentence) || frame.shares_subject {
                    return None;
                }
                return self.around(frame, cue, sentence);
            }
        }
        // "As the paper observed, …"
        if words.text.lower(frame.extent.start) == "as" {
            let after = self.skip_adjuncts(next, sentence.end);
            if words.is(after, Class::COMMA) {
                frame.place = Place::Right { from: after + 1, nominal: false };
            }
        }
        group = frame.cue.start;
        debug_assert!(group <= at);
        Some(frame)
    }

    /// "claimed the lives of 12": nobody says anything.
    fn takes_lives(&self, next: usize, high: usize) -> bool {
        (next..high.min(next + 5))
            .take_while(|at| !self.words.is(*at, Class::THAT.or(Class::COMMA).or(Class::STOP).or(Class::QUOTE)))
            .any(|at| matches!(self.words.text.lower(at), "life" | "lives"))
            && self.words.text.lower(next.wrapping_sub(1)).starts_with("claim")
    }

    fn stance_of(&self, cue: &Cue, group: Range<usize>) -> Stance {
        let negated = group.clone().any(|at| self.words.is(at, Class::NOT));
        match cue.stance {
            Stance::Confirms if negated => Stance::Asserts,
            Stance::Denies if negated => Stance::Asserts,
            Stance::Believes if negated && group.len() < 4 => Stance::Believes,
            stance => stance,
        }
    }

    /// "…, the ministry said": the content stands before, or on both sides.
    fn around(&self, mut frame: Frame, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        if !cue.takes.has(Takes::CLAUSE.or(Takes::QUOTE).or(Takes::SO)) {
            return None;
        }
        let start = frame.extent.start;
        let as_ = words.text.lower(start) == "as";
        let after = self.skip_adjuncts(frame.cue.end, sentence.end);
        if as_ && words.is(after, Class::COMMA) && (start <= sentence.start + 1) {
            frame.place = Place::Right { from: after + 1, nominal: false };
            return Some(frame);
        }
        let before = words.before(start, sentence.start);
        if let Some(from) = self.rejoinder(start, frame.stance, sentence) {
            frame.place = Place::Before;
            frame.extent.start = from;
            return Some(frame);
        }
        // "… are missing.” The senator said."
        let quoted = start > 0 && words.inside[start - 1] > 0 && words.is(start - 1, Class::QUOTE);
        let follows = quoted && start == sentence.start && words.text.lower(frame.cue.end) == ".";
        if !as_ && !follows && !before.is(Class::COMMA.or(Class::QUOTE).or(Class::DASH)) {
            return None;
        }
        if !quoted && !cue.takes.has(Takes::CLAUSE) {
            return None;
        }
        frame.place = Place::Around;
        frame.extent.end = after.max(frame.extent.end);
        Some(frame)
    }

    /// Where the words begin that take up what was said before: ", data", ", a claim that", ", which".
    fn rejoinder(&self, start: usize, stance: Stance, sentence: &Range<usize>) -> Option<usize> {
        let words = self.words;
        if !matches!(stance, Stance::Denies | Stance::Disputes | Stance::Confirms) {
            return None;
        }
        let mut from = start;
        if words.before(from, sentence.start).is(Class::RELATIVE) {
            from -= 1;
        }
        if let Some(noun) = words.noun_phrase_before(from, sentence.start).filter(|np| np.len() <= 3) {
            from = noun.start;
        }
        (from < start && words.before(from, sentence.start).is(Class::COMMA)).then_some(from)
    }

    /// "…,” said the mayor"
    fn inverted_frame(&self, group: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let quoted = words.before(group, sentence.start).is(Class::QUOTE)
            || self.words.inside.get(group.wrapping_sub(1)).is_some_and(|i| *i > 0);
        if !quoted && (words.subject(group, sentence.start).is_some() || words.is(next, Class::THAT)) {
            return None;
        }
        if !quoted && cue.weak {
            return None;
        }
        let source = words.noun_phrase_after(next, sentence.end, true)?;
        if words.is(source.end, Class::VERB.or(Class::AUXILIARY).or(Class::BE)) && !quoted {
            return None;
        }
        Some(Frame {
            extent: group..source.end,
            source: vec![source],
            antecedent: None,
            cue: group..next,
            stance: cue.stance,
            place: Place::Around,
            shares_subject: false,
            embedded: false,
        })
    }

    fn passive_frame(&self, cue_words: Range<usize>, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let subject = words.subject(cue_words.start, sentence.start)?;
        let by = cue_words.end;
        let by_source = (words.text.lower(by) == "by")
            .then(|| words.noun_phrase_after(by + 1, sentence.end, true))
            .flatten()
            .filter(|np| !words.is(np.start, Class::GERUND));
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
            source: by_source.into_iter().collect(),
            antecedent: subject.antecedent,
            cue: cue_words,
            stance: cue.stance,
            place,
            shares_subject: false,
            embedded: false,
        })
    }

    /// "a plan proposed by the ministry"
    fn reduced_passive(&self, cue_words: Range<usize>, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let content = words.noun_phrase_before(cue_words.start, sentence.start)?;
        let source = words.noun_phrase_after(cue_words.end + 1, sentence.end, false)?;
        if words.is(source.start, Class::GERUND) || cue.weak {
            return None;
        }
        Some(Frame {
            extent: cue_words.start..source.end,
            source: vec![source],
            antecedent: None,
            cue: cue_words,
            stance: cue.stance,
            place: Place::Subject { words: (content.start, content.end), from: None },
            shares_subject: false,
            embedded: false,
        })
    }

    /// "X seems to …": nobody in particular thinks so.
    fn hedge_frame(&self, cue_words: Range<usize>, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let subject = words.subject(cue_words.start, sentence.start)?;
        let from = cue_words.end;
        let complement = words.is(from, Class::TO.or(Class::THAT).or(Class::NOUN)) || words.text.lower(from) == "like";
        if !complement || from + 1 >= sentence.end {
            return None;
        }
        Some(Frame {
            source: Vec::new(),
            antecedent: subject.antecedent,
            extent: cue_words.clone(),
            cue: cue_words,
            stance: Stance::Believes,
            place: Place::Subject { words: (subject.words.start, subject.words.end), from: Some(from) },
            shares_subject: false,
            embedded: false,
        })
    }

    /// "is confident that", "was wary of"
    fn adjective_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
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
            source: vec![subject.words],
            antecedent: subject.antecedent,
            cue: start..from,
            stance: cue.stance,
            place: Place::Right { from, nominal: preposition },
            shares_subject: false,
            embedded: false,
        })
    }

    /// "Ankara's warning of", "the claim that", "a call by the UN for"
    fn noun_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let low = sentence.start;
        let mut start = at;
        while start > low
            && at - start < 4
            && words.is(start - 1, Class::NOUN.or(Class::ADVERB).or(Class::PAST).or(Class::GERUND).or(Class::HYPHEN))
        {
            start -= 1;
        }
        let possessor = self.possessor(start, low);
        let mut source = Vec::new();
        let mut after = next;
        if let Some(possessor) = possessor {
            source.push(possessor);
        } else if matches!(words.text.lower(next), "by" | "from") {
            let by = words.noun_phrase_after(next + 1, sentence.end, false)?;
            after = by.end;
            source.push(by);
        }
        let that = words.is(after, Class::THAT) && !words.is(after + 1, Class::VERB.or(Class::AUXILIARY).or(Class::BE));
        let linked =
            matches!(words.text.lower(after), "of" | "for" | "about" | "on" | "against" | "over" | "to" | "in");
        if !(that || linked && !source.is_empty()) {
            return None;
        }
        let preposition = !that && !words.is(after, Class::TO);
        let cue_words = start..if preposition && after == next { next + 1 } else { next };
        let from = if preposition { after + 1 } else { after };
        let extent = source.first().map_or(cue_words.start, |s| s.start.min(cue_words.start))..from;
        Some(Frame {
            source,
            antecedent: None,
            cue: cue_words,
            extent,
            stance: cue.stance,
            place: Place::Right { from, nominal: true },
            shares_subject: false,
            embedded: true,
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
    fn phrase_frame(&self, at: usize, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let source = words.noun_phrase_after(next, sentence.end, false)?;
        let leads = at == sentence.start || words.before(at, sentence.start).is(Class::CONJUNCTION);
        let place = match leads && words.is(source.end, Class::COMMA) {
            true => Place::Right { from: source.end + 1, nominal: false },
            false if at == sentence.start => Place::Right { from: source.end, nominal: false },
            false => Place::Around,
        };
        Some(Frame {
            extent: at..source.end,
            source: vec![source],
            antecedent: None,
            cue: at..next,
            stance: cue.stance,
            place,
            shares_subject: false,
            embedded: false,
        })
    }

    /// Where the content to the right of a cue begins, if the cue takes what stands there.
    fn content_after(&self, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Place> {
        let words = self.words;
        let high = sentence.end;
        let mut at = self.skip_adjuncts(next, high);
        if cue.takes.has(Takes::PERSON)
            && !words.is(at, Class::THAT.or(Class::COLON).or(Class::QUOTE).or(Class::QUESTION).or(Class::COMMA))
        {
            let end = self.person_end(at, high);
            if end > at {
                at = self.skip_adjuncts(end, high);
            }
        }
        if cue.takes.has(Takes::CLAUSE) && words.is(at, Class::PREPOSITION.or(Class::TO)) {
            // "wrote in her memoir that", "admitted to the paper that"
            let stop = FINITE.or(Class::COMMA).or(Class::STOP).or(Class::COLON).or(Class::QUOTE);
            let that = (at + 1..high.min(at + 14)).find(|i| words.is(*i, stop.or(Class::THAT)));
            at = that.filter(|i| words.is(*i, Class::THAT)).unwrap_or(at);
        }
        let clause = |from| Some(Place::Right { from, nominal: false });
        let speech = |at: usize| words.is(at, Class::QUOTE) && self.words.inside.get(at).is_some_and(|i| *i > 0);
        let class = words.class(at);
        if class.is(Class::COLON) {
            return (at + 1 < high).then(|| clause(at + 1)).flatten();
        }
        if class.is(Class::COMMA) {
            return (speech(at + 1) && cue.takes.has(Takes::QUOTE)
                || words.text.lower(at + 1) == "that" && cue.takes.has(Takes::CLAUSE))
            .then(|| clause(at + 1))
            .flatten();
        }
        if at >= high || class.is(Class::STOP.or(Class::DASH)) {
            return None;
        }
        let takes = cue.takes;
        if class.is(Class::THAT) && takes.has(Takes::CLAUSE)
            || class.is(Class::QUESTION) && takes.has(Takes::WH.or(Takes::CLAUSE))
            || class.is(Class::TO)
                && takes.has(Takes::TO)
                && at + 1 < high
                && !words.is(at + 1, Class::STOP.or(Class::COMMA).or(Class::QUOTE))
            || class.is(Class::QUOTE) && takes.has(Takes::QUOTE.or(Takes::NP))
        {
            return clause(at);
        }
        let starts = Class::NOUN
            .or(Class::NAME)
            .or(Class::NUMBER)
            .or(Class::DETERMINER)
            .or(Class::POSSESSIVE)
            .or(Class::SUBJECT)
            .or(Class::GERUND)
            .or(Class::OBJECT)
            .or(Class::QUOTE)
            .or(Class::ADVERB)
            .or(Class::PAST);
        if takes.has(Takes::CLAUSE)
            && (class.is(starts.or(Class::SUBORDINATOR))
                || class.is(Class::PREPOSITION) && !class.is(Class::OBJECT) && self.words.is(at + 1, Class::DETERMINER)
                || self.bounds_number(at))
            && (words.has_verb(at..high) || !takes.has(Takes::NP) && high - at > 3)
        {
            return clause(at);
        }
        if takes.has(Takes::NP) && class.is(starts.or(Class::QUESTION)) {
            return Some(Place::Right { from: at, nominal: true });
        }
        None
    }

    /// "up to 90", "at least twelve", "over 60": the bound of a count opens the clause.
    fn bounds_number(&self, at: usize) -> bool {
        match self.words.text.lower(at) {
            "up" => self.words.is(at + 1, Class::TO),
            "at" => matches!(self.words.text.lower(at + 1), "least" | "most"),
            "over" | "about" | "around" | "under" | "between" | "near" => self.words.is(at + 1, Class::NUMBER),
            _ => false,
        }
    }

    /// Over "Monday", "in a statement", "on the same day" behind a cue.
    fn skip_adjuncts(&self, mut at: usize, high: usize) -> usize {
        let words = self.words;
        while at < high {
            let class = words.class(at);
            let this_week = class.is(Class::DETERMINER) && words.is(at + 1, Class::TIME);
            if class.is(Class::TIME) && !words.is(at + 1, Class::POSSESSIVE) || this_week {
                at += 1;
            } else if words.is_adjunct(at) {
                let limit = high.min(at + 14);
                let stop = (at + 1..limit).find(|i| {
                    words.is(
                        *i,
                        Class::THAT
                            .or(Class::QUOTE)
                            .or(Class::COMMA)
                            .or(Class::COLON)
                            .or(Class::STOP)
                            .or(Class::VERB)
                            .or(Class::AUXILIARY)
                            .or(Class::BE),
                    )
                });
                match stop {
                    Some(stop) if !words.is(stop, Class::VERB.or(Class::AUXILIARY).or(Class::BE)) => return stop,
                    None if limit == high => return high,
                    _ => {
                        // Without a mark behind it: the preposition with its noun.
                        let mut end = at + 1;
                        while end < high
                            && (words.is(end, Class::TIME.or(Class::NUMBER))
                                || words.is(end, Class::DETERMINER) && end == at + 1)
                        {
                            end += 1;
                        }
                        if end == at + 1 || !words.is(end - 1, Class::TIME) {
                            return at;
                        }
                        at = end;
                    }
                }
            } else {
                break;
            }
        }
        at
    }

    /// Where an addressee ends: "told reporters | the plan was dead".
    fn person_end(&self, start: usize, high: usize) -> usize {
        let words = self.words;
        if words.is(start, Class::OBJECT) {
            return start + 1;
        }
        let mut at = start;
        while at < high {
            let class = words.class(at);
            let new_phrase = at > start
                && class.is(Class::DETERMINER.or(Class::SUBJECT).or(Class::POSSESSIVE))
                && !matches!(words.text.lower(at), "'s" | "’s")
                && words.is(at - 1, Class::NOUN.or(Class::NAME).or(Class::TIME));
            let ends = class.is(Class::THAT
                .or(Class::COMMA)
                .or(Class::COLON)
                .or(Class::STOP)
                .or(Class::QUOTE)
                .or(Class::QUESTION)
                .or(Class::TO)
                .or(Class::VERB)
                .or(Class::AUXILIARY)
                .or(Class::BE)
                .or(Class::SUBORDINATOR))
                && !class.is(Class::PREPOSITION);
            if new_phrase || ends || words.is_adjunct(at) {
                break;
            }
            at += 1;
        }
        at
    }

    /// Nothing follows that the cue could take.
    fn ends_clause(&self, next: usize, sentence: &Range<usize>) -> bool {
        let words = self.words;
        let at = self.skip_adjuncts(next, sentence.end);
        let after = words.class(at);
        at >= sentence.end
            || after.is(Class::COMMA
                .or(Class::STOP)
                .or(Class::DASH)
                .or(Class::COLON)
                .or(Class::QUOTE)
                .or(Class::CONJUNCTION)
                .or(Class::SUBORDINATOR)
                .or(Class::PREPOSITION)
                .or(Class::GERUND)
                .or(Class::TO)
                .or(Class::DETERMINER)
                .or(Class::NAME)
                .or(Class::OBJECT)
                .or(Class::NOUN))
    }
}
