//! What stands behind a verb: who is told, when and where it was said, and where the content begins.

use core::ops::Range;

use super::{Grammar, Place, FINITE};
use crate::attribution::class::Class;
use crate::attribution::cue::{Cue, Takes};

impl Grammar<'_, '_> {
    /// Where the content to the right of a cue begins, if the cue takes what stands there.
    pub(super) fn content_after(&self, next: usize, cue: &Cue, sentence: &Range<usize>) -> Option<Place> {
        let words = self.words;
        let high = sentence.end;
        if cue.takes.has(Takes::FIGURE) && self.is_put_at_figure(next, high) {
            return Some(Place::Right { from: next, nominal: true });
        }
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
        if cue.takes.has(Takes::QUOTE) && words.is(at, Class::PREPOSITION) {
            at = self.before_speech(at, high).unwrap_or(at);
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

    /// "said last week in Tel Aviv|, “…”": the mark before speech that some words behind a cue lead to.
    fn before_speech(&self, at: usize, high: usize) -> Option<usize> {
        let words = self.words;
        let marks = Class::COMMA.or(Class::COLON);
        let stop = FINITE.or(marks).or(Class::STOP).or(Class::QUOTE);
        let mark = (at + 1..high.min(at + 10)).find(|i| words.is(*i, stop))?;
        let speech = words.is(mark + 1, Class::QUOTE) && words.inside[mark + 1] > 0;
        (words.is(mark, marks) && speech).then_some(mark)
    }

    /// "put | the group's losses at nine"
    fn is_put_at_figure(&self, next: usize, high: usize) -> bool {
        let words = self.words;
        let stop = FINITE.or(Class::COMMA).or(Class::STOP).or(Class::QUOTE).or(Class::SUBJECT).or(Class::TO);
        let at = (next + 1..high.min(next + 12)).find(|i| words.is(*i, stop) || words.text.lower(*i) == "at");
        let Some(at) = at.filter(|at| words.text.lower(*at) == "at") else { return false };
        let number = |i: usize| words.is(i, Class::NUMBER) || is_number_word(words.text.lower(i));
        (at + 1..high.min(at + 5)).take_while(|i| !words.is(*i, stop)).any(number)
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
    pub(super) fn skip_adjuncts(&self, mut at: usize, high: usize) -> usize {
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
    pub(super) fn ends_clause(&self, next: usize, sentence: &Range<usize>) -> bool {
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

/// A figure in letters, or what one begins with.
fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "zero"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "hundred"
            | "hundreds"
            | "dozen"
            | "dozens"
            | "thousands"
    )
}
