//! Verbs that are cues, with their subjects: "the ministry said", "said the ministry", "the ministry seems to".

use core::ops::Range;

use super::{Frame, Grammar, Place, FINITE};
use crate::attribution::class::Class;
use crate::attribution::cue::{Cue, Form, Takes};
use crate::attribution::phrase::Subject;
use crate::attribution::Stance;

/// A verb that is a cue, in the active.
#[derive(Debug)]
struct Verb {
    /// Where its auxiliaries and adverbs begin, it and what follows it.
    group: usize,
    at: usize,
    next: usize,
    form: Form,
    /// "saying", without "is".
    participle: bool,
    /// "to say"
    infinitive: bool,
}

impl Grammar<'_, '_> {
    /// "a group called X", "the plan, called X": a name is no saying.
    fn names(&self, group: usize, next: usize, sentence: &Range<usize>) -> bool {
        let words = self.words;
        let before = words.before(group, sentence.start);
        let end = group - usize::from(before.is(Class::COMMA));
        before.is(Class::NOUN.or(Class::COMMA))
            && words.is(next, Class::NAME.or(Class::QUOTE))
            && words.noun_phrase_before(end, sentence.start).is_some_and(|np| words.is(np.start, Class::DETERMINER))
    }

    /// Whether a word that can be a verb's form is one here.
    pub(super) fn is_verbal(
        &self,
        at: usize,
        next: usize,
        form: Form,
        also_noun: bool,
        sentence: &Range<usize>,
    ) -> bool {
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
                let some = self.is_many(group) && words.is(at, Class::VERB);
                !modifier || some || before.is(Class::THAT.or(Class::RELATIVE))
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
                let nominal =
                    self.is_many(group) || before.is(Class::NOUN.or(Class::NAME).or(Class::NUMBER).or(Class::PAST));
                let closed = before.is(Class::COMMA.or(Class::DASH)) && group > low;
                let coordinated = before.is(Class::CONJUNCTION) && form == Form::Third;
                if also_noun {
                    let object = after.is(Class::THAT
                        .or(Class::TO)
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

    /// "some | said": a determiner that stands for people.
    fn is_many(&self, group: usize) -> bool {
        matches!(
            self.words.text.lower(group.wrapping_sub(1)),
            "most" | "many" | "some" | "several" | "others" | "few" | "all" | "both" | "those"
        )
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
            Form::Base => {
                let name = self.words.is(group - 1, Class::NAME.or(Class::PAST).or(Class::SUBJECT));
                plural || name || self.is_about_many(group, low)
            }
            _ => !plural || self.words.is(group - 1, Class::NAME),
        }
    }

    /// "Farmers who lost their herds to the flood | say": the clause begins with more than one.
    fn is_about_many(&self, group: usize, low: usize) -> bool {
        let words = self.words;
        let begin = (low..group).rev().take(16).find(|at| words.is(*at, Class::COMMA.or(Class::QUOTE)));
        let begin = begin.map_or(low, |at| at + 1);
        let noun = (begin..group).find(|at| words.is(*at, Class::NOUN)).map_or("", |at| words.text.lower(at));
        let relative = (begin..group).any(|at| words.is(at, Class::RELATIVE));
        relative && (noun.ends_with('s') && !noun.ends_with("ss") || self.is_many(begin + 1))
    }

    /// A verb that is a cue here, in the active or the passive.
    pub(super) fn verb_frame(
        &self,
        at: usize,
        next: usize,
        cue: &Cue,
        form: Form,
        sentence: &Range<usize>,
    ) -> Option<Frame> {
        let words = self.words;
        let group = words.group_start(at, sentence.start);
        let past = matches!(form, Form::Past | Form::Participle);
        let last_helper = (group..at).rev().find(|i| !words.is(*i, Class::ADVERB.or(Class::NOT)));
        let be = last_helper.is_some_and(|i| words.is(i, Class::BE));
        if past && be {
            return self.passive_frame(group..next, cue, sentence);
        }
        if form == Form::Past && group == at && words.text.lower(at) == "called" && self.names(group, next, sentence) {
            return None;
        }
        if past && words.text.lower(next) == "by" && group == at {
            return self.reduced_passive(at..next, cue, sentence);
        }
        if cue.hedge {
            return self.hedge_frame(group..next, sentence);
        }
        let infinitive = words.is(group, Class::TO);
        let purpose = form == Form::Base && infinitive && group + 1 == at;
        let came_to = at > group + 1 && words.is(at - 1, Class::TO) && words.is(at.wrapping_sub(2), Class::VERB);
        if cue.finite && (purpose || came_to) || purpose && !cue.takes.has(Takes::NP.or(Takes::CLAUSE)) {
            return None;
        }
        if self.takes_lives(next, sentence.end) {
            return None;
        }
        let verb = Verb { group, at, next, form, participle: form == Form::Ing && !be, infinitive };
        let inverts = cue.takes.has(Takes::QUOTE) && matches!(form, Form::Past | Form::Third);
        if inverts && words.before(group, sentence.start).is(Class::COMMA.or(Class::QUOTE).or(Class::DASH)) {
            if let Some(frame) = self.inverted_frame(group, next, cue, sentence) {
                return Some(frame);
            }
        }
        if inverts && group == sentence.start && form == Form::Past {
            if let Some(frame) = self.leading_frame(group..next, cue, sentence) {
                return Some(frame);
            }
        }
        self.active_frame(&verb, cue, sentence)
    }

    /// "the ministry said that", "…, the ministry said", "…, saying that"
    fn active_frame(&self, verb: &Verb, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let (low, next) = (sentence.start, verb.next);
        let subject = (!verb.infinitive && !verb.participle).then(|| words.subject(verb.group, low)).flatten();
        // "which officials said will go", "what they said was"
        let asked = |s: &Subject| words.before(s.words.start, low).is(Class::RELATIVE.or(Class::QUESTION));
        let gap = cue.takes.has(Takes::CLAUSE) && words.is(next, FINITE) && subject.as_ref().is_some_and(asked);
        let place =
            self.content_after(next, cue, sentence).or(gap.then_some(Place::Right { from: next, nominal: false }));
        let mut frame =
            Frame::new(verb.group..next, self.stance_of(cue, verb.group..verb.at), place.unwrap_or(Place::Around));
        match subject {
            Some(subject) => self.give_subject(&mut frame, subject, low),
            None => match self.whole_subject(verb, cue, low) {
                Some(words) => self.give_subject(&mut frame, Subject { words, antecedent: None }, low),
                None => self.find_sharer(&mut frame, verb, low)?,
            },
        }
        let before = words.before(verb.group, low);
        let relative = before.is(Class::RELATIVE) && frame.source.as_ref().is_some_and(|s| s.end == verb.group);
        let fronted = words.before(frame.extent.start, low).is(Class::SUBORDINATOR)
            || words.is(low, Class::SUBORDINATOR) && !(low..verb.group).any(|i| words.is(i, Class::COMMA));
        frame.embedded = relative
            || gap
            || fronted
            || verb.participle && !before.is(Class::COMMA)
            || frame.source.is_none() && !frame.shares_subject;
        if place.is_none() {
            let finite = !verb.participle && verb.form != Form::Participle;
            if cue.weak || !finite || frame.shares_subject || !self.ends_clause(next, sentence) {
                return None;
            }
            return self.around(frame, cue, sentence);
        }
        // "As the paper observed, …"
        if words.text.lower(frame.extent.start) == "as" {
            let after = self.skip_adjuncts(next, sentence.end);
            if words.is(after, Class::COMMA) {
                frame.place = Place::Right { from: after + 1, nominal: false };
            }
        }
        Some(frame)
    }

    /// "Those who back her say", "experts I interviewed said": all before a verb of saying, where no mark parts it.
    fn whole_subject(&self, verb: &Verb, cue: &Cue, low: usize) -> Option<Range<usize>> {
        let words = self.words;
        let closed = Class::COMMA.or(Class::CONJUNCTION).or(Class::DASH).or(Class::QUOTE);
        let says = cue.takes.has(Takes::CLAUSE) && cue.takes.has(Takes::QUOTE) && !verb.infinitive;
        let finite = matches!(verb.form, Form::Past | Form::Third | Form::Base);
        if !says || !finite || words.before(verb.group, low).is(closed) {
            return None;
        }
        let parts = Class::COMMA.or(Class::DASH).or(Class::QUOTE).or(Class::COLON).or(Class::STOP).or(Class::THAT);
        let begin = (low..verb.group).rev().take(16).find(|at| words.is(*at, parts)).map_or(low, |at| at + 1);
        let leads = Class::CONJUNCTION.or(Class::ADVERB).or(Class::SUBORDINATOR);
        let start = (begin..verb.group).find(|at| !words.is(*at, leads))?;
        let opens = words.is(start, Class::DETERMINER.or(Class::NOUN).or(Class::NAME).or(Class::NUMBER));
        (opens && (3..16).contains(&(verb.group - start))).then_some(start..verb.group)
    }

    fn give_subject(&self, frame: &mut Frame, subject: Subject, low: usize) {
        let start = subject.words.start;
        let as_ = start > low && self.words.text.lower(start - 1) == "as";
        frame.extent.start = start - usize::from(as_);
        frame.source = Some(subject.words);
        frame.antecedent = subject.antecedent;
    }

    /// A verb without a subject: what it hangs on, or nothing where nothing shows that it shares a subject.
    fn find_sharer(&self, frame: &mut Frame, verb: &Verb, low: usize) -> Option<()> {
        let words = self.words;
        let before = words.before(verb.group, low);
        if verb.participle && before.is(Class::NOUN.or(Class::NAME)) {
            // "ads attacking the plan"
            let source = words.noun_phrase_before(verb.group, low)?;
            frame.extent.start = source.start;
            frame.source = Some(source);
            return Some(());
        }
        // "Asked about it, the mayor said": nobody in particular asks.
        let begins = verb.group == low || verb.group == low + 1 && words.text.lower(low) == "when";
        if frame.stance == Stance::Asks && begins && verb.form == Form::Past {
            return Some(());
        }
        if verb.group == low && matches!(verb.form, Form::Past | Form::Participle) {
            return None;
        }
        let coordinated = before.is(Class::CONJUNCTION.or(Class::COMMA).or(Class::DASH)) || verb.group == low;
        let governed = before.is(Class::PREPOSITION.or(Class::SUBORDINATOR)) || verb.infinitive;
        frame.shares_subject = true;
        (coordinated && verb.form != Form::Base
            || governed && (verb.participle || verb.infinitive)
            || verb.group < verb.at)
            .then_some(())
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

    /// "Said the mayor: “…”"
    fn leading_frame(&self, cue_words: Range<usize>, cue: &Cue, sentence: &Range<usize>) -> Option<Frame> {
        let words = self.words;
        let source = words.noun_phrase_after(cue_words.end, sentence.end, false)?;
        let from = source.end + 1;
        let spoken = words.inside.get(from).is_some_and(|i| *i > 0);
        let opens = words.is(source.end, Class::COLON) || words.is(source.end, Class::COMMA) && spoken;
        (opens && from < sentence.end).then(|| Frame {
            extent: cue_words.start..from,
            source: Some(source),
            ..Frame::new(cue_words, cue.stance, Place::Right { from, nominal: false })
        })
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
            source: Some(source),
            ..Frame::new(group..next, cue.stance, Place::Around)
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
            antecedent: subject.antecedent,
            ..Frame::new(
                cue_words,
                Stance::Believes,
                Place::Subject { words: (subject.words.start, subject.words.end), from: Some(from) },
            )
        })
    }
}
