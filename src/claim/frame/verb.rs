//! Who stands where around a verb: its objects, its subject, and who does it.

use core::ops::Range;

use super::super::clause::{self, VerbGroup};
use super::super::events::{Form, Syntax, Trigger};
use super::super::kind::Kind;
use super::super::who::{joins, Party, PartyKind};
use super::{Frame, Victim, View};
use crate::document::{Role, TokenKind};
use crate::mention::entity::{EntityKind, Mention};

impl View<'_> {
    pub(super) fn verb(&self, frame: &mut Frame, trigger: &Trigger, group: VerbGroup, nominal: bool, before: &[Frame]) {
        if let Some(subject) = self.inverted(frame, trigger, group) {
            frame.victims = subject;
            return;
        }
        let object = self.right(frame, frame.trigger.end);
        let has_object = !object.is_empty();
        let active = match trigger.form {
            Form::Past => {
                !group.passive
                    && (has_object && (group.perfect || !self.is_listed(frame, &object))
                        || self.shares_object(frame)
                        || self.has_unnamed_object(frame, group)
                        || self.events.get(frame.event).takes_anything() && self.has_other_object(frame.trigger.end))
            }
            Form::Base | Form::Ing => {
                has_object && !(nominal && trigger.form == Form::Ing && self.word(frame.trigger.end) != "of")
            }
        };
        if active {
            let counted = object.iter().any(|v| self.parties[v.party].is_counted());
            if trigger.syntax == Syntax::Either && !counted {
                let subject = self.left(frame, before);
                if subject.iter().any(|v| self.parties[v.party].is_counted()) {
                    frame.victims = subject;
                    return;
                }
            }
            frame.victims = object;
            frame.active = true;
            return;
        }
        // "His family is hurting" tells of nobody who was hurt.
        let past = trigger.form == Form::Past && (!group.perfect || group.passive);
        let passive = past || trigger.syntax == Syntax::Either;
        if passive && !(nominal && trigger.form != Form::Past) {
            frame.victims = self.left(frame, before);
            self.join_others(frame);
        }
    }

    /// "was found shot dead along with three others": those beside the subject.
    fn join_others(&self, frame: &mut Frame) {
        let end = frame.trigger.end;
        let joined = matches!((self.word(end), self.word(end + 1)), ("along" | "together", "with"));
        if joined && !frame.victims.is_empty() {
            let others = self.right(frame, end + 2);
            frame.victims.extend(others.into_iter().filter(|v| self.parties[v.party].is_counted()));
        }
    }

    /// "officers who shot a homeowner": what stands behind is an object, though no word of the lexicon names it.
    fn has_unnamed_object(&self, frame: &Frame, group: VerbGroup) -> bool {
        let end = frame.trigger.end;
        let subject = group.start.checked_sub(1).filter(|t| *t >= self.sentence.0).map_or("", |t| self.word(t));
        matches!(subject, "who" | "that" | "he" | "she" | "they")
            && matches!(self.word(end), "a" | "an" | "the" | "his" | "her" | "their")
            && !(end + 1..self.sentence.1.min(end + 5)).any(|t| is_time_word(self.word(t)))
    }

    /// "Rebels captured a vital junction": what stands behind is an object, though nobody of whom a claim tells.
    fn has_other_object(&self, at: usize) -> bool {
        let ground = |m: &Mention| matches!(m.kind, EntityKind::Place | EntityKind::Organization);
        let named = self.role == Role::Body && self.mention_at(at).is_some_and(ground);
        let determined = matches!(self.word(at), "a" | "an" | "the" | "its" | "their" | "his" | "her")
            && !(at + 1..self.sentence.1.min(at + 5)).any(|t| is_time_word(self.word(t)));
        named || determined
    }

    /// "Also wounded were a boy and a girl."
    fn inverted(&self, frame: &Frame, trigger: &Trigger, group: VerbGroup) -> Option<Vec<Victim>> {
        let be = frame.trigger.end;
        let opens =
            (self.sentence.0..group.start).all(|t| matches!(self.word(t), "also" | "\"" | "“" | "among" | "those"));
        if trigger.form != Form::Past || !opens || !matches!(self.word(be), "was" | "were" | "is" | "are") {
            return None;
        }
        Some(self.right(frame, be + 1)).filter(|victims| !victims.is_empty())
    }

    /// "killed and injured 50": the object stands behind the verb that "and" joins to this one.
    fn shares_object(&self, frame: &Frame) -> bool {
        let next = frame.trigger.end + 1;
        if !matches!(self.word(frame.trigger.end), "and" | "or") {
            return false;
        }
        let second = self.event_at(next);
        second.is_some_and(|(end, _)| !self.right(frame, end).is_empty())
    }

    /// "12 killed 30 injured": what stands behind belongs to the next event.
    fn is_listed(&self, frame: &Frame, object: &[Victim]) -> bool {
        let adjacent =
            self.parties.iter().any(|p| p.tokens.end == frame.trigger.start && p.is_counted() && self.suits(frame, p));
        adjacent && object.first().is_some_and(|v| self.has_own_verb(v.party))
    }

    /// Whether an event word or an auxiliary follows the party at once.
    fn has_own_verb(&self, party: usize) -> bool {
        let mut at = self.after_origin(&self.parties[party]);
        while self.is_adverb(at) {
            at += 1;
        }
        matches!(
            self.word(at),
            "was" | "were" | "is" | "are" | "has" | "have" | "had" | "remain" | "remained" | "suffered" | "remains"
        ) || self.event_at(at).is_some_and(|(_, r)| r.verb.is_some())
    }

    /// The parties that begin at the token or soon behind it, with those that a list joins to them.
    pub(super) fn right(&self, frame: &Frame, from: usize) -> Vec<Victim> {
        let mut at = from;
        while self.is_adverb(at)
            || self.word(at) == "at" && matches!(self.word(at + 1), "least" | "most")
            || matches!(self.word(at), "his" | "her" | "their" | "its") && self.is_figure_at(at + 1)
            || matches!(
                self.word(at),
                "the"
                    | "off"
                    | "up"
                    | "over"
                    | "a"
                    | "an"
                    | "total"
                    | "of"
                    | "least"
                    | "most"
                    | "lives"
                    | "another"
                    | "further"
                    | "additional"
                    | "estimated"
                    | "extra"
            )
        {
            if self.parties.iter().any(|p| p.tokens.contains(&at)) || at > from + 5 {
                break;
            }
            at += 1;
        }
        if self.role == Role::Headline {
            at = self.behind_modifiers(at);
        }
        let first = self.parties.iter().position(|p| p.tokens.contains(&at) && !p.subset);
        let first = first.map(|f| self.possessed(f));
        let nominal = frame.trigger.end + 1 == from && self.word(frame.trigger.end) == "of";
        let Some(first) = first.filter(|f| self.suits(frame, &self.parties[*f])) else { return Vec::new() };
        let mut victims = vec![self.victim(first)];
        let mut last = first;
        for next in first + 1..self.parties.len() {
            let (a, b) = (&self.parties[last], &self.parties[next]);
            let listed = b.tokens.start >= a.tokens.end && joins(self.scene.text, self.between(a, b));
            let told_apart = !nominal && self.has_own_verb(next) && !b.subset;
            let speaks = self.scene.said.is_speaker(self.scene.text.span(b.tokens.clone()));
            if !listed || told_apart || speaks || !self.suits(frame, b) || b.possessor {
                break;
            }
            if !b.subset {
                victims.push(self.victim(self.reflected(next, first)));
            }
            last = next;
        }
        victims
    }

    /// "his two sons"
    fn is_figure_at(&self, at: usize) -> bool {
        self.parties.iter().any(|p| p.tokens.start == at && p.kind == PartyKind::Figure)
    }

    /// "killed township man": where the party begins that a headline's words without an article lead to.
    fn behind_modifiers(&self, from: usize) -> usize {
        let party = |t: usize| self.parties.iter().any(|p| p.tokens.start == t);
        let plain = |t: &usize| self.scene.is_word(*t) && !self.scene.is(*t, Kind::FUNCTION);
        let end = self.sentence.1.min(from + 3);
        let last = (from..end).take_while(|t| !party(*t) && plain(t)).last();
        last.map(|last| last + 1).filter(|next| party(*next)).unwrap_or(from)
    }

    /// What stands between two parties, a determiner of the second aside: "a mother and her two children".
    fn between(&self, a: &Party, b: &Party) -> Range<usize> {
        let start = self.after_origin(a).min(b.tokens.start);
        let determined = b.kind == PartyKind::Figure
            && b.tokens.start > start
            && matches!(self.word(b.tokens.start - 1), "his" | "her" | "their" | "its");
        start..b.tokens.start - usize::from(determined)
    }

    /// The token behind what is told beside somebody: "Ann Lee, 26, of Troy, N.Y.", "a man from Troy".
    fn after_origin(&self, party: &Party) -> usize {
        let tokens = self.scene.text.tokens();
        let number = |t: usize| t < self.sentence.1 && tokens[t].kind == TokenKind::Number;
        let name = |t: &usize| tokens[*t].is_capitalised();
        let mut at = party.tokens.end;
        if !party.is_single() {
            return at;
        }
        match self.word(at) {
            "," if number(at + 1) => at += 2,
            "(" if number(at + 1) && self.word(at + 2) == ")" => at += 3,
            _ => {}
        }
        let aged = at;
        at += usize::from(self.word(at) == ",");
        if !matches!(self.word(at), "of" | "from") {
            return if self.word(aged.saturating_sub(1)) == ")" { aged } else { party.tokens.end };
        }
        let town = (at + 1..self.sentence.1).take_while(name).last();
        town.map_or(party.tokens.end, |last| last + 1)
    }

    /// "his nephew's friend", "a sheriff's deputy": whom the possessor stands before.
    fn possessed(&self, mut party: usize) -> usize {
        while let Some(next) = self.parties.get(party + 1) {
            let end = self.parties[party].tokens.end;
            if !self.parties[party].possessor || next.tokens.start > end + 1 {
                break;
            }
            party += 1;
        }
        party
    }

    /// "shot her baby and then himself", "kills wife, self": for whom a reflexive pronoun stands, the last before the
    /// verb.
    fn reflected(&self, party: usize, object: usize) -> usize {
        let reflexive = matches!(self.word(self.parties[party].tokens.start), "himself" | "herself" | "self");
        let subject = self.parties[..object].iter().rposition(|p| p.is_single() && !p.subset && !p.possessor);
        subject.filter(|_| reflexive).unwrap_or(party)
    }

    /// The subject: the nearest party before the trigger that suits it, with those that a list joins to it.
    pub(super) fn left(&self, frame: &Frame, before: &[Frame]) -> Vec<Victim> {
        let suits = |p: &Party| !p.subset && !p.possessor && self.suits(frame, p);
        let mut unknown = None;
        let reflexive = matches!(self.word(frame.trigger.end - 1), "himself" | "herself");
        if let Some(party) = self.related(frame).or_else(|| self.before_relative_clause(frame)) {
            return vec![self.victim(party)];
        }
        if let Some(subject) = self.shared_subject(frame, before) {
            return subject;
        }
        for at in (0..self.parties.len()).rev() {
            let party = &self.parties[at];
            if party.tokens.end > frame.trigger.start || !suits(party) || self.is_speaker(party, frame) {
                continue;
            }
            let gap = party.tokens.end..frame.trigger.start;
            if gap.len() > MAX_CLAUSE || clause::has_hard_border(self.scene, gap.clone()) {
                break;
            }
            if self.is_object_of_earlier(at, before, &gap)
                || self.is_whole_of(at, &gap)
                || self.finds(&gap)
                || self.is_accused(party)
                || self.is_whereabouts(party, &gap)
                || reflexive && (!party.is_single() || before.iter().any(|f| f.active && f.takes(at)))
            {
                continue;
            }
            let of_which = self.word(party.tokens.end) == "of";
            if party.class.is_none()
                && party.kind == PartyKind::Figure
                && gap.len() > 3
                && unknown.is_none()
                && !of_which
            {
                unknown = Some(at);
                continue;
            }
            return self.with_list(frame, at, before);
        }
        unknown.map_or_else(Vec::new, |at| self.with_list(frame, at, before))
    }

    /// "taken to hospital after being hit": the participle is said of the subject, and not of where it was taken.
    fn is_whereabouts(&self, party: &Party, gap: &Range<usize>) -> bool {
        let before = |at: usize, n: usize| at.checked_sub(n).map_or("", |t| self.word(t));
        gap.len() > 1
            && before(gap.end, 1) == "being"
            && matches!(before(gap.end, 2), "after" | "before" | "while" | "since" | "without" | "for" | "by")
            && matches!(before(party.tokens.start, 1), "to" | "into" | "at" | "in" | "from" | "on" | "near" | "for")
    }

    /// "ten friends, including the boy who was killed": whom the relative pronoun before the verb stands for, where that
    /// is a part of others.
    fn related(&self, frame: &Frame) -> Option<usize> {
        let pronoun = frame.start.checked_sub(1).filter(|t| matches!(self.word(*t), "who" | "that"))?;
        self.parties.iter().position(|p| p.subset && p.tokens.end == pronoun && self.suits(frame, p))
    }

    /// "Ann Lee, who lived there with her sister, died", "four people — three of them teenagers — were shot": the subject
    /// before a relative clause or a parenthesis.
    fn before_relative_clause(&self, frame: &Frame) -> Option<usize> {
        let close = frame.start.checked_sub(1).filter(|t| *t > self.sentence.0)?;
        let opens = |t: &usize| match (self.word(close), self.word(*t)) {
            (",", ",") => matches!(self.word(*t + 1), "who" | "which" | "whose" | "whom"),
            ("—" | "–" | "--", "—" | "–" | "--") => true,
            _ => false,
        };
        let open = (self.sentence.0.max(close.saturating_sub(MAX_CLAUSE))..close).rev().find(opens)?;
        self.parties.iter().position(|p| p.tokens.end == open && !p.subset && !p.possessor && self.suits(frame, p))
    }

    /// "One of the five people who were shot has died": the verb is said of the one.
    fn is_whole_of(&self, party: usize, gap: &Range<usize>) -> bool {
        let party = &self.parties[party];
        // "Three of them died", but "three of the people killed".
        let said = !gap.is_empty() || party.kind == PartyKind::Pronoun;
        party.whole && said && !matches!(self.word(gap.start), "who" | "that")
    }

    /// "Lee was shot while he walked with Bob and died": the verb behind "and" has the subject of the one before.
    fn shared_subject(&self, frame: &Frame, before: &[Frame]) -> Option<Vec<Victim>> {
        let and = frame.start.checked_sub(1).filter(|t| *t > self.sentence.0 && self.word(*t) == "and")?;
        let first = before.last().filter(|f| f.trigger.end <= and && !f.active && !f.victims.is_empty())?;
        let gap = first.trigger.end..and;
        let border = gap.len() > MAX_CLAUSE || gap.into_iter().any(|t| matches!(self.word(t), ";" | "but"));
        let suit = first.victims.iter().all(|v| self.suits(frame, &self.parties[v.party]));
        (!border && suit).then(|| first.victims.clone())
    }

    /// "Five arrested after a shoot-out killed a man": what follows is said of others.
    fn is_accused(&self, party: &Party) -> bool {
        let end = party.tokens.end;
        let accused = matches!(
            self.word(end),
            "arrested"
                | "charged"
                | "accused"
                | "indicted"
                | "sentenced"
                | "convicted"
                | "jailed"
                | "sought"
                | "wanted"
        );
        accused && matches!(self.word(end + 1), "after" | "for" | "in" | "over" | "following" | "when" | "as" | "with")
    }

    /// "Officers found him with gunshot wounds": who finds somebody hurt is not hurt.
    fn finds(&self, gap: &Range<usize>) -> bool {
        let found = |t: usize| {
            matches!(self.word(t), "found" | "find" | "finds" | "finding" | "discovered" | "located")
                && !clause::verb_group(self.scene, self.sentence.0, t).passive
                && !matches!(self.word(t + 1), "dead" | "shot" | "with" | "suffering" | "wounded" | "injured" | "in")
        };
        gap.clone().any(found)
    }

    /// Whether the party is the object of an event before, so that what follows "and" is not said of it.
    fn is_object_of_earlier(&self, party: usize, before: &[Frame], gap: &Range<usize>) -> bool {
        let relative = |t: usize| matches!(self.word(t), "who" | "which" | "that" | "whom");
        let object = before.iter().any(|f| f.active && f.takes(party));
        object && !gap.is_empty() && !gap.clone().any(relative)
    }

    fn with_list(&self, frame: &Frame, last: usize, before: &[Frame]) -> Vec<Victim> {
        let mut victims = vec![self.victim(last)];
        let mut first = last;
        for at in (0..last).rev() {
            let (a, b) = (&self.parties[at], &self.parties[first]);
            let gap = self.between(a, b);
            // "2,759 persons (460 families)" counts the same ones in another unit, and "his wife, the mother of two,"
            // is one person.
            let listed = joins(self.scene.text, gap.clone()) || (gap.len() == 1 && self.word(gap.start) == "(");
            if victims.len() == 1 && gap.len() == 1 && self.word(gap.start) == "," && self.role == Role::Body {
                break;
            }
            let taken = before.iter().any(|f| f.active && f.victims.iter().any(|v| v.party == at));
            if !listed || taken || !self.suits(frame, a) || self.says_its_own(a) {
                break;
            }
            if !a.subset {
                victims.push(self.victim(at));
            }
            first = at;
        }
        victims.reverse();
        victims
    }

    /// "25 missing, 628,000 relocated": the words of the party say what happened to it.
    fn says_its_own(&self, party: &Party) -> bool {
        let mut words = party.tokens.start..self.sentence.1.min(party.tokens.end + 1);
        words.any(|t| self.event_at(t).is_some_and(|(_, r)| r.verb.is_some()))
    }

    /// Whether the party is who says it, not to whom it happened.
    fn is_speaker(&self, party: &Party, frame: &Frame) -> bool {
        let text = self.scene.text;
        let span = text.span(party.tokens.clone());
        let trigger = text.span(frame.trigger.clone());
        let speaks = |a: usize| self.scene.parts.attributions[a].source.iter().any(|s| s.overlaps(span));
        self.scene.said.holding(trigger).any(speaks)
    }

    pub(super) fn actor(&self, frame: &Frame) -> Option<usize> {
        let text = self.scene.text;
        let free = |at: &usize| !frame.victims.iter().any(|v| v.party == *at);
        let end = frame.trigger.end;
        let by = (end..self.sentence.1.min(end + 12)).find(|t| self.word(*t) == "by");
        let doer = |at: &usize| free(at) && !self.scene.said.is_speaker(text.span(self.parties[*at].tokens.clone()));
        if let Some(by) = by {
            // "a toll disputed by the army": the word before tells what was done by them.
            if by > end && self.word(by - 1).ends_with("ed") {
                return None;
            }
            return self.parties.iter().position(|p| p.tokens.contains(&(by + 1))).filter(doer);
        }
        if !frame.active {
            return None;
        }
        let before = self.parties.iter().rposition(|p| p.tokens.end <= frame.trigger.start && !p.possessor)?;
        let party = &self.parties[before];
        let placed = party.tokens.start > self.sentence.0
            && matches!(self.word(party.tokens.start - 1), "in" | "at" | "near" | "on" | "from" | "inside" | "to");
        let borders = clause::has_hard_border(self.scene, party.tokens.end..frame.trigger.start);
        (doer(&before) && !placed && !borders).then_some(before)
    }
}

/// Words of times, which stand behind a verb without being its object: "killed the day before".
fn is_time_word(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "weekend"
            | "month"
            | "months"
            | "year"
            | "years"
            | "hour"
            | "hours"
            | "minute"
            | "minutes"
            | "moment"
            | "night"
            | "morning"
            | "afternoon"
            | "evening"
            | "time"
            | "times"
    )
}

/// Tokens of the longest relative clause that is looked over.
const MAX_CLAUSE: usize = 40;
