//! Shallow chunks: noun phrases and verb groups around a token, found by the classes of the words alone.

use core::ops::Range;

use super::class::Class;
use super::cue::Cues;
use crate::document::Text;

/// A document's words with their classes.
#[derive(Debug)]
pub(super) struct Words<'a, 'd> {
    pub(super) text: &'a Text<'d>,
    pub(super) cues: &'a Cues,
    pub(super) classes: Vec<Class>,
    /// Number of the speech that a token stands in, from 1; 0 outside.
    pub(super) inside: Vec<u32>,
}

/// Somebody before a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The noun phrase, with its appositions.
    pub(super) words: Range<usize>,
    /// It is a relative pronoun: this noun phrase stands before it.
    pub(super) antecedent: Option<Range<usize>>,
}

const NOMINAL: Class =
    Class::NOUN.or(Class::NAME).or(Class::NUMBER).or(Class::DETERMINER).or(Class::GERUND).or(Class::TIME);
const FINITE: Class = Class::VERB.or(Class::AUXILIARY).or(Class::BE);

impl Words<'_, '_> {
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, any: Class) -> bool {
        self.class(at).is(any)
    }

    /// The class of the token before `at`, none where a sentence begins at `at`.
    pub(super) fn before(&self, at: usize, low: usize) -> Class {
        if at > low {
            self.class(at - 1)
        } else {
            Class::NONE
        }
    }

    /// Where the verb group that ends before `at` begins: auxiliaries, negations and adverbs.
    pub(super) fn group_start(&self, at: usize, low: usize) -> usize {
        let mut start = at;
        while start > low {
            let class = self.class(start - 1);
            if class.is(Class::AUXILIARY.or(Class::BE).or(Class::NOT)) || self.is_contraction(start - 1) {
                start -= 1;
            } else if class.is(Class::ADVERB) && !class.is(Class::CONJUNCTION.or(Class::SUBORDINATOR)) {
                start -= 1;
            } else if class.is(Class::TO) && start - 1 > low {
                let catenative = self.is(start - 2, Class::VERB.or(Class::PAST).or(Class::AUXILIARY).or(Class::BE))
                    || matches!(self.text.lower(start - 2), "going" | "trying" | "able" | "want" | "likely" | "on");
                if catenative {
                    start -= 2;
                    if self.text.lower(start) == "on" {
                        start = start.saturating_sub(1).max(low);
                    }
                } else {
                    return start - 1;
                }
            } else {
                break;
            }
        }
        // A leading adverb that the group shares with the clause before it ("however", "though") is no part of it.
        while start < at && matches!(self.text.lower(start), "however" | "though" | "so" | "even" | "yet") {
            start += 1;
        }
        start
    }

    /// "'s" for "is" or "has", behind a pronoun.
    fn is_contraction(&self, at: usize) -> bool {
        at > 0
            && matches!(self.text.lower(at), "'s" | "’s")
            && self.is(at - 1, Class::SUBJECT.or(Class::RELATIVE).or(Class::QUESTION))
    }

    /// Whether a finite verb stands among some tokens.
    pub(super) fn has_verb(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| self.is(at, FINITE) || self.is_past(at, tokens.start) || self.is_contraction(at))
    }

    /// "-ed" that is no modifier of a noun behind it.
    pub(super) fn is_past(&self, at: usize, low: usize) -> bool {
        self.is(at, Class::PAST)
            && !self.before(at, low).is(Class::DETERMINER
                .or(Class::POSSESSIVE)
                .or(Class::HYPHEN)
                .or(Class::PREPOSITION)
                .or(Class::BE))
    }

    /// The noun phrase that ends before `end`, not reaching below `low`.
    pub(super) fn noun_phrase_before(&self, end: usize, low: usize) -> Option<Range<usize>> {
        if end <= low {
            return None;
        }
        let last = self.class(end - 1);
        let closes = matches!(self.text.word(end - 1), ")" | "”" | "\"" | "’");
        if !closes && !last.is(NOMINAL.or(Class::SUBJECT).or(Class::OBJECT).or(Class::POSSESSIVE).or(Class::PAST)) {
            return None;
        }
        if last.is(Class::SUBJECT) && !last.is(Class::DETERMINER) {
            let and = end >= low + 3 && self.is(end - 2, Class::CONJUNCTION) && self.is(end - 3, Class::NAME);
            return Some(if and { self.noun_phrase_before(end - 2, low)?.start..end } else { end - 1..end });
        }
        let start = self.walk_left(end, low);
        let start = self.trim_left(start, end);
        (start < end).then_some(start..end)
    }

    fn walk_left(&self, end: usize, low: usize) -> usize {
        let mut start = end;
        let mut and = None;
        while start > low {
            let at = start - 1;
            let class = self.class(at);
            let before = self.before(at, low);
            // An article begins a noun phrase: "data | the army", "the paper | the ministry".
            let begun =
                start < end && self.is_article(start) && class.is(Class::NOUN.or(Class::NAME).or(Class::NUMBER));
            if begun {
                break;
            }
            if start < end && self.inside[at] != self.inside[start] {
                break;
            }
            if matches!(self.text.word(at), ")" | "]") {
                match (low..at).rev().take(16).find(|i| matches!(self.text.word(*i), "(" | "[")) {
                    Some(open) => start = open,
                    None => break,
                }
            } else if class.is(Class::QUOTE) {
                // A name or a word in quotation marks inside the phrase.
                match (low..at).rev().take(6).find(|i| self.is(*i, Class::QUOTE)) {
                    Some(open) if !self.has_verb(open..at) => start = open,
                    _ => break,
                }
            } else if class.is(Class::PAST) {
                let modifier = before.is(Class::DETERMINER
                    .or(Class::POSSESSIVE)
                    .or(Class::HYPHEN)
                    .or(Class::ADVERB)
                    .or(Class::PREPOSITION));
                let relative =
                    before.is(Class::NOUN.or(Class::NAME)) && self.is(at + 1, Class::PREPOSITION.or(Class::TIME));
                // ", retired general X said"
                let title = before.is(Class::COMMA.or(Class::QUOTE)) && self.is(start, Class::NOUN.or(Class::NAME));
                if !(modifier || relative || title) && before != Class::NONE {
                    return and.unwrap_or(start);
                }
                start = at;
            } else if class.is(FINITE.or(Class::SUBJECT).or(Class::TO)) && !class.is(Class::DETERMINER) {
                if class.is(Class::TO) && before.is(Class::NOUN) && self.is(start, Class::NAME.or(Class::DETERMINER)) {
                    start = at;
                    continue;
                }
                // "officials who oppose the plan": the relative clause belongs to the phrase.
                let group = if class.is(FINITE) { self.group_start(at, low) } else { at };
                if class.is(FINITE)
                    && self.before(group, low).is(Class::RELATIVE)
                    && group > low + 1
                    && self.is(group - 2, Class::NOUN.or(Class::NAME))
                {
                    start = group - 1;
                    continue;
                }
                return and.unwrap_or(start);
            } else if class.is(Class::PREPOSITION) {
                let attaches = before.is(NOMINAL.or(Class::OBJECT).or(Class::PAST)) && !before.is(Class::TIME)
                    || matches!(self.text.word(at.saturating_sub(1)), ")" | "”" | "\"");
                let stops =
                    class.is(Class::SUBORDINATOR) || matches!(self.text.lower(at), "than" | "as" | "via" | "despite");
                if stops || !attaches {
                    start = at;
                    break;
                }
                start = at;
            } else if class.is(Class::CONJUNCTION) {
                if !before.is(NOMINAL.or(Class::OBJECT)) || !matches!(self.text.lower(at), "and" | "or") {
                    break;
                }
                and = Some(start);
                start = at;
            } else if class.is(Class::COMMA) {
                // "Russia, Iran and Turkey"
                let lists = and.is_some() && before.is(Class::NOUN.or(Class::NAME)) && start < end && {
                    let item = self.is(start, NOMINAL) && !self.has_verb(start..end);
                    item && (start..end).take(4).any(|i| self.is(i, Class::CONJUNCTION))
                };
                if !lists {
                    break;
                }
                start = at;
            } else if class.is(Class::SUBORDINATOR.or(Class::THAT).or(Class::RELATIVE).or(Class::QUESTION)) {
                break;
            } else if class.is(NOMINAL.or(Class::POSSESSIVE).or(Class::HYPHEN).or(Class::ADVERB).or(Class::OBJECT)) {
                start = at;
            } else if class == Class::NONE
                && matches!(self.text.word(at), "&" | "%" | "$" | "€" | "£" | "/" | "#" | "@" | "_")
            {
                start = at;
            } else if matches!(self.text.word(at), ".") && self.text.shapes()[at].glued && before.is(Class::NAME) {
                start = at;
            } else {
                break;
            }
        }
        start
    }

    fn is_article(&self, at: usize) -> bool {
        matches!(self.text.lower(at), "the" | "a" | "an")
    }

    /// Leading adverbs, conjunctions and an adverbial without a comma do not belong to a noun phrase.
    fn trim_left(&self, mut start: usize, end: usize) -> usize {
        while start < end {
            let class = self.class(start);
            let leading = class.is(Class::CONJUNCTION.or(Class::COMMA).or(Class::SUBORDINATOR))
                || class.is(Class::ADVERB) && !class.is(Class::DETERMINER);
            if class.is(Class::PREPOSITION) {
                start = self.after_adverbial(start, end);
            } else if leading {
                start += 1;
            } else {
                break;
            }
        }
        start
    }

    /// "On Monday the ministry": the phrase after the preposition's own.
    fn after_adverbial(&self, start: usize, end: usize) -> usize {
        let mut at = start + 1;
        let mut timed = false;
        while at < end {
            let class = self.class(at);
            if class.is(Class::TIME.or(Class::NUMBER)) {
                timed = true;
            } else if timed
                || at > start + 2 && class.is(Class::DETERMINER) && self.is(at - 1, Class::NOUN.or(Class::NAME))
            {
                return at;
            }
            at += 1;
        }
        if timed {
            end
        } else {
            start + 1
        }
    }

    /// The subject of the verb group that begins at `group`.
    pub(super) fn subject(&self, group: usize, low: usize) -> Option<Subject> {
        // "The mayor however said"
        let contrasts = group > low && matches!(self.text.lower(group - 1), "however" | "though" | "meanwhile");
        let group = group - usize::from(contrasts);
        let before = self.before(group, low);
        if before.is(Class::RELATIVE) && !self.is(group - 1, Class::DETERMINER) {
            return self.relative(group, low);
        }
        if before.is(Class::COMMA) || self.text.word(group.wrapping_sub(1)) == "—" {
            return self.interrupted(group, low);
        }
        let words = self.without_time(self.noun_phrase_before(group, low)?);
        Some(Subject { words: self.with_head(words, low), antecedent: None })
    }

    /// "A group that monitors | the war", "a team that | counts crowds": the noun phrase before the verb belongs to a
    /// relative clause, and that to whoever stands before it. "A report that rebels in the north said" has none.
    fn with_head(&self, words: Range<usize>, low: usize) -> Range<usize> {
        let pronoun = |at: usize| at > low + 1 && self.is(at - 1, Class::RELATIVE);
        let verb = if pronoun(words.start) { words.start } else { words.start.saturating_sub(1) };
        let singular = |at: usize| self.is(at, Class::NOUN.or(Class::NAME)) && !self.text.lower(at).ends_with('s');
        let clause = pronoun(verb)
            && verb + 1 < words.end
            && singular(verb - 2)
            && self.text.word(verb).ends_with('s')
            && !self.text.shapes()[verb].is_capitalised()
            && !self.is(verb + 1, Class::PREPOSITION);
        let head = clause.then(|| self.noun_phrase_before(verb - 1, low)).flatten();
        head.map_or(words.start, |head| head.start)..words.end
    }

    /// "Kasteria | on Sunday", "the ministry | late Sunday": when somebody spoke is no part of the speaker.
    fn without_time(&self, words: Range<usize>) -> Range<usize> {
        let mut end = words.end;
        while end > words.start + 1 && self.is(end - 1, Class::TIME.or(Class::NUMBER)) {
            end -= 1;
        }
        if end < words.end
            && matches!(self.text.lower(end - 1), "on" | "in" | "late" | "early")
            && end > words.start + 1
        {
            return words.start..end - 1;
        }
        let weekday = |at: usize| self.is(at, Class::TIME) && self.text.shapes()[at].is_capitalised();
        if end < words.end && weekday(end) && self.is(end - 1, Class::NOUN.or(Class::NAME)) {
            return words.start..end;
        }
        words
    }

    fn relative(&self, group: usize, low: usize) -> Option<Subject> {
        let pronoun = group - 1;
        let mut end = pronoun;
        if self.before(end, low).is(Class::COMMA) {
            end -= 1;
        }
        if self.before(end, low).is(Class::PREPOSITION) {
            return None;
        }
        let antecedent = self.noun_phrase_before(end, low);
        if self.text.lower(pronoun) == "that" && (antecedent.is_none() || end != pronoun) {
            return None;
        }
        Some(Subject { words: pronoun..group, antecedent })
    }

    /// "X, the mayor of Y, said": back over what stands between commas.
    fn interrupted(&self, group: usize, low: usize) -> Option<Subject> {
        let close = group - 1;
        let mark = self.text.word(close);
        let mut open = (low..close).rev().find(|at| self.text.word(*at) == mark)?;
        let mut words = self.noun_phrase_before(open, low)?;
        for _ in 0..3 {
            // An apposition that is itself one of several.
            let apposed = self.is(words.start, Class::DETERMINER.or(Class::NUMBER))
                && self.before(words.start, low).is(Class::COMMA);
            match apposed.then(|| self.noun_phrase_before(words.start - 1, low)).flatten() {
                Some(head) if self.is(head.end - 1, Class::NAME) => {
                    open = words.start - 1;
                    words = head;
                }
                _ => break,
            }
        }
        let first = self.class(open + 1);
        let apposition = first.is(Class::DETERMINER.or(Class::NAME).or(Class::NUMBER).or(Class::NOUN))
            && !self.is(
                open + 1,
                Class::PREPOSITION.or(Class::RELATIVE).or(Class::TIME).or(Class::ADVERB).or(Class::GERUND),
            )
            && (!self.has_verb(open + 1..close) || (open + 2..close).any(|at| self.is(at, Class::RELATIVE)));
        // "…, the spokesman, Josh Earnest, said": a whole clause may stand before the speaker.
        let spoken = apposition && self.before(words.start, low).is(Class::COMMA);
        let free = self.begins_clause(words.start, low);
        if !free || self.has_verb(low..words.start) && !(spoken || self.begins_clause_strictly(words.start, low)) {
            return None;
        }
        // "Lee, who lives there, said": the clause belongs to the speaker, whose name stands before it.
        if self.is(open + 1, Class::RELATIVE) && mark == "," {
            return Some(Subject { words: words.start..close, antecedent: Some(words) });
        }
        let words = if apposition { words.start..close } else { words };
        Some(Subject { words, antecedent: None })
    }

    pub(super) fn begins_clause(&self, at: usize, low: usize) -> bool {
        let before = self.before(at, low);
        at == low
            || before.is(Class::COMMA
                .or(Class::CONJUNCTION)
                .or(Class::SUBORDINATOR)
                .or(Class::THAT)
                .or(Class::COLON)
                .or(Class::STOP)
                .or(Class::DASH)
                .or(Class::QUOTE)
                .or(Class::ADVERB))
    }

    fn begins_clause_strictly(&self, at: usize, low: usize) -> bool {
        self.before(at, low).is(Class::CONJUNCTION
            .or(Class::SUBORDINATOR)
            .or(Class::THAT)
            .or(Class::COLON)
            .or(Class::STOP)
            .or(Class::QUOTE))
    }

    /// The noun phrase that begins at `start`; with `open_ended`, its relative clauses and appositions too.
    pub(super) fn noun_phrase_after(&self, start: usize, high: usize, open_ended: bool) -> Option<Range<usize>> {
        if self.is(start, Class::SUBJECT) && !self.is(start, Class::DETERMINER) {
            return Some(start..start + 1);
        }
        let starts = NOMINAL.or(Class::POSSESSIVE).or(Class::OBJECT).or(Class::ADVERB).or(Class::PAST);
        if start >= high || !self.is(start, starts) || self.is(start, Class::THAT) {
            return None;
        }
        let mut end = start;
        while end < high {
            let class = self.class(end);
            if class.is(Class::QUOTE) {
                let close = (end + 1..high.min(end + 7)).find(|i| self.is(*i, Class::QUOTE));
                match close {
                    Some(close) if self.before(end, start).is(NOMINAL) && !self.has_verb(end..close) => end = close,
                    _ => break,
                }
            } else if class.is(Class::STOP.or(Class::COLON)) {
                // "said Mr. Lee": a full stop within a sentence abbreviates.
                let abbreviates = end > start
                    && end + 1 < high
                    && self.text.word(end) == "."
                    && self.text.shapes()[end].glued
                    && self.text.shapes()[end - 1].is_capitalised()
                    && self.text.shapes()[end + 1].is_capitalised();
                if !abbreviates {
                    break;
                }
            } else if matches!(self.text.word(end), ")" | "]") {
                // The bracket that closes stands around the phrase: "(according to police)".
                break;
            } else if matches!(self.text.word(end), "(" | "[") {
                match (end..high.min(end + 16)).find(|i| matches!(self.text.word(*i), ")" | "]")) {
                    Some(close) => end = close,
                    None => break,
                }
            } else if class.is(Class::COMMA) {
                if !(open_ended && self.goes_on_after_comma(end + 1, high)) {
                    break;
                }
            } else if class.is(Class::RELATIVE) && open_ended {
                // The relative clause runs to the end or to the next comma.
                end = (end..high).find(|i| self.is(*i, Class::COMMA.or(Class::STOP).or(Class::QUOTE))).unwrap_or(high);
                continue;
            } else if class.is(FINITE) && !class.is(Class::NOUN) {
                break;
            } else if class.is(Class::SUBORDINATOR.or(Class::THAT).or(Class::QUESTION)) && !class.is(Class::DETERMINER)
            {
                break;
            } else if class.is(Class::TIME) && self.is_adverbial(end) {
                break;
            } else if class.is(Class::PREPOSITION) && self.is_adjunct(end) {
                break;
            } else if class.is(Class::CONJUNCTION) && !self.is(end + 1, NOMINAL.or(Class::POSSESSIVE)) {
                break;
            } else if class.is(Class::SUBJECT) && !class.is(Class::DETERMINER) && end > start {
                break;
            }
            end += 1;
        }
        let mut end = end.min(high);
        while end > start
            && self.is(end - 1, Class::COMMA.or(Class::CONJUNCTION).or(Class::PREPOSITION).or(Class::ADVERB))
        {
            end -= 1;
        }
        (end > start).then_some(start..end)
    }

    fn goes_on_after_comma(&self, at: usize, high: usize) -> bool {
        at < high
            && self.is(
                at,
                Class::DETERMINER
                    .or(Class::NOUN)
                    .or(Class::NUMBER)
                    .or(Class::RELATIVE)
                    .or(Class::POSSESSIVE)
                    .or(Class::NAME),
            )
            && !self.is(at, Class::GERUND.or(Class::SUBORDINATOR).or(Class::TIME))
    }

    /// "Monday" after a verb or a name, where it says when.
    fn is_adverbial(&self, at: usize) -> bool {
        !self.is(at + 1, Class::POSSESSIVE)
            && !self.is(at.wrapping_sub(1), Class::DETERMINER.or(Class::POSSESSIVE))
            && !self.is(at + 1, Class::NOUN)
    }

    /// "statement", "rally"
    fn is_occasion(&self, at: usize) -> bool {
        self.text.words().get(at).is_some_and(|word| self.cues.occasions.has(*word))
    }

    /// Where an occasion that belongs to a cue ends: "said | in a statement", "told them | at a rally".
    pub(super) fn occasion_end(&self, at: usize) -> Option<usize> {
        let word = |at: usize| self.text.lower(at);
        let opens = matches!(word(at), "in" | "during" | "at")
            && matches!(word(at + 1), "a" | "an" | "his" | "her" | "its" | "their");
        opens.then(|| (at + 2..at + 5).find(|i| self.is_occasion(*i)))?.map(|i| i + 1)
    }

    /// "in a statement", "on Monday", "during a visit": when and where somebody spoke.
    pub(super) fn is_adjunct(&self, at: usize) -> bool {
        match self.text.lower(at) {
            "during" | "before" | "after" | "while" | "amid" | "since" | "until" | "despite" => true,
            "in" | "on" | "at" | "by" | "to" | "from" => {
                let stop = Class::COMMA.or(Class::STOP).or(Class::QUOTE);
                let mut behind = (at + 1..at + 6).take_while(|i| !self.is(*i, stop));
                behind.any(|i| self.is(i, Class::TIME) || self.is_occasion(i))
            }
            _ => false,
        }
    }
}
