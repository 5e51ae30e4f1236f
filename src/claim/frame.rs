//! Frames: each word that says what happened, with the parties to whom it did.

use core::ops::Range;

use super::clause::{self, VerbGroup};
use super::events::{EventId, Events, Form, Syntax, Trigger};
use super::scope::ClassId;
use super::who::{joins, Party, PartyKind, Scene};
use super::{Certainty, Figure};
use crate::document::{Case, Role};

/// One event word with those to whom it happened.
#[derive(Debug, Clone)]
// Each flag is a fact of its own about the word; no two exclude each other.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Frame {
    pub(crate) event: EventId,
    pub(crate) trigger: Range<usize>,
    /// Parties of the sentence; one claim each.
    pub(crate) victims: Vec<Victim>,
    pub(crate) actor: Option<usize>,
    /// What is counted, where the words of the trigger say so and the party does not.
    pub(crate) class: Option<ClassId>,
    pub(crate) negated: bool,
    pub(crate) certainty: Certainty,
    /// Whether it is the noun of a toll.
    pub(crate) toll: bool,
    /// Whether those to whom it happened are its object.
    active: bool,
    /// Whether it is the noun that its figure counts ("12 hostages"), so that any verb says more.
    counted_noun: bool,
}

/// A party as a claim counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Victim {
    pub(crate) party: usize,
    pub(crate) figure: Figure,
    /// Whether the figure counts these and others: "damaged or destroyed 12".
    pub(crate) at_most: bool,
}

/// A sentence with its parties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) events: &'a Events,
    pub(crate) sentence: (usize, usize),
    pub(crate) role: Role,
    pub(crate) parties: &'a [Party],
}

/// The frames of a sentence, in the order of its words.
pub(crate) fn frames(view: View<'_>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let (mut at, end) = view.sentence;
    while at < end {
        let Some((next, readings)) = view.events.at(view.scene.text, at, end) else {
            at += 1;
            continue;
        };
        let nominal = clause::is_nominal(view.scene.text, view.sentence.0, at..next);
        if let Some(trigger) = readings.of(view.scene.text, view.sentence, at..next, nominal) {
            if let Some(frame) = view.frame(trigger, at..next, nominal, &frames) {
                frames.push(frame);
            }
        }
        at = next;
    }
    view.end_themselves(&mut frames);
    share(view, &mut frames);
    view.in_all(&mut frames);
    frames
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        if at < self.sentence.1 {
            self.scene.text.lower(at)
        } else {
            ""
        }
    }

    /// "A man killed his wife before shooting himself": who shoots himself after a killing dies.
    fn end_themselves(&self, frames: &mut [Frame]) {
        let Some(killed) = self.events.id("killed") else { return };
        for at in 1..frames.len() {
            let last = self.word(frames[at].trigger.end - 1);
            let reflexive = matches!(last, "himself" | "herself" | "themselves");
            let killer = frames[..at].iter().any(|f| f.event == killed && f.active && !f.victims.is_empty());
            if reflexive && killer && self.events.get(frames[at].event).name == "shot" {
                frames[at].event = killed;
            }
        }
    }

    /// "a third of the houses had been destroyed, 640 in all": the number of those before.
    fn in_all(&self, frames: &mut [Frame]) {
        for (at, party) in self.parties.iter().enumerate() {
            let end = party.tokens.end;
            let sums = party.kind == PartyKind::Figure
                && party.class.is_none()
                && self.word(end) == "in"
                && matches!(self.word(end + 1), "all" | "total");
            let taken = frames.iter().any(|f| f.victims.iter().any(|v| v.party == at));
            let last = frames.iter_mut().rev().find(|f| f.trigger.end <= party.tokens.start && !f.victims.is_empty());
            if let (true, false, Some(frame)) = (sums, taken, last) {
                frame.victims.push(self.victim(at));
            }
        }
    }

    fn frame(&self, trigger: &Trigger, tokens: Range<usize>, nominal: bool, before: &[Frame]) -> Option<Frame> {
        let text = self.scene.text;
        let group = clause::verb_group(text, self.sentence.0, tokens.start);
        if self.is_gunshot(&tokens, group) || self.qualifies(trigger, &tokens) {
            return None;
        }
        let mut frame = Frame {
            event: trigger.event,
            trigger: tokens.clone(),
            victims: Vec::new(),
            actor: None,
            class: None,
            negated: group.negated,
            certainty: group.certainty,
            toll: trigger.syntax == Syntax::Toll,
            active: false,
            counted_noun: false,
        };
        if clause::is_conditional(text, self.sentence.0, tokens.start) {
            frame.certainty = frame.certainty.max(Certainty::Conditional);
        }
        if self.is_number_of(trigger, tokens.start) {
            frame.toll = true;
            self.toll(&mut frame);
            // "The number of civilians killed rose to 19": whom the toll counts stands before the verb.
            let counted = self.sentence.0.max(tokens.start.saturating_sub(6))..tokens.start;
            frame.class = self.class_named(frame.event, counted).or(frame.class);
            return (!frame.victims.is_empty()).then_some(frame);
        }
        if self.is_recount(trigger, tokens.end) {
            return None;
        }
        let containing = self.parties.iter().position(|p| p.tokens.contains(&tokens.start) && p.is_counted());
        if let Some(party) = containing {
            let figure = self.parties[party].kind == PartyKind::Figure;
            frame.counted_noun = matches!(trigger.syntax, Syntax::Noun | Syntax::Deed);
            let verb = !(frame.counted_noun || trigger.syntax == Syntax::Toll);
            if (figure && !verb) || (verb && self.suits(&frame, &self.parties[party])) {
                frame.victims.push(self.victim(party));
                return self.keep(frame, trigger, nominal);
            }
        }
        match trigger.syntax {
            Syntax::Toll => self.toll(&mut frame),
            Syntax::Noun => self.noun(&mut frame),
            Syntax::Deed => {}
            Syntax::State | Syntax::Intransitive => frame.victims = self.left(&frame, before),
            Syntax::Transitive | Syntax::Either => self.verb(&mut frame, trigger, group, nominal, before),
        }
        self.keep(frame, trigger, nominal)
    }

    /// "the number of civilians killed", "the number of people displaced by the fighting": the verb says a toll.
    fn is_number_of(&self, trigger: &Trigger, at: usize) -> bool {
        let past = trigger.form == Form::Past || trigger.syntax == Syntax::State;
        let verb = !matches!(trigger.syntax, Syntax::Toll | Syntax::Noun | Syntax::Deed);
        let words = self.sentence.0.max(at.saturating_sub(6))..at;
        let of = words.rev().find(|t| self.word(*t) == "of");
        past && verb
            && of.is_some_and(|of| {
                of > self.sentence.0
                    && self.word(of - 1) == "number"
                    && !(of..at).any(|t| matches!(self.word(t), "," | "was" | "were" | "have" | "has" | "had"))
                    && !self
                        .parties
                        .iter()
                        .any(|p| p.kind == PartyKind::Figure && p.tokens.start >= of && p.tokens.end <= at)
            })
    }

    /// "two bodies had been counted twice": nothing happened to them.
    fn is_recount(&self, trigger: &Trigger, end: usize) -> bool {
        trigger.syntax == Syntax::Noun
            && (end..self.sentence.1.min(end + 4)).any(|t| self.word(t) == "counted" && self.word(t + 1) == "twice")
    }

    /// "fired one shot", "the shot", "he shot into the air": what harms nobody.
    fn is_gunshot(&self, tokens: &Range<usize>, group: VerbGroup) -> bool {
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| self.word(t));
        let aimless = !group.passive
            && match self.word(tokens.end) {
                "into" | "toward" | "towards" | "back" | "up" | "over" => true,
                "at" | "out" | "through" => matches!(before(1), "he" | "she" | "they" | "who"),
                _ => false,
            };
        let fired = (1..=4).any(|n| matches!(before(n), "fired" | "fire" | "firing" | "fires" | "heard" | "single"));
        self.word(tokens.start) == "shot"
            && tokens.len() == 1
            && (fired
                || aimless
                || matches!(self.word(tokens.end), "fired" | "rang")
                || matches!(before(1), "a" | "the" | "that" | "each"))
    }

    /// "murder suspects", "the Homicide Bureau", "a dead raccoon": the word only tells what the next is like.
    fn qualifies(&self, trigger: &Trigger, tokens: &Range<usize>) -> bool {
        let next = self.word(tokens.end);
        let text = self.scene.text;
        let capitalised = |t: usize| t < self.sentence.1 && text.tokens()[t].is_capitalised();
        let named = |t: usize| text.tokens()[t].case == Case::Title && t > self.sentence.0;
        if trigger.syntax == Syntax::Noun
            && named(tokens.start)
            && self.role == Role::Body
            && capitalised(tokens.end)
            && !self.parties.iter().any(|p| p.tokens.start == tokens.end)
        {
            return true;
        }
        match trigger.syntax {
            Syntax::Noun | Syntax::Transitive => {
                let office = matches!(
                    next,
                    "suspect"
                        | "suspects"
                        | "charge"
                        | "charges"
                        | "case"
                        | "cases"
                        | "weapon"
                        | "weapons"
                        | "trial"
                        | "investigation"
                        | "investigations"
                        | "investigators"
                        | "rate"
                        | "rates"
                        | "threat"
                        | "threats"
                        | "penalty"
                        | "row"
                        | "sentence"
                        | "certificate"
                        | "squad"
                        | "detective"
                        | "detectives"
                        | "unit"
                        | "count"
                        | "counts"
                        | "mystery"
                        | "plot"
                        | "spree"
                        | "scene"
                );
                office && trigger.form != Form::Past && !matches!(self.word(tokens.start), "case" | "cases")
            }
            Syntax::State => {
                let attribute = tokens.start > self.sentence.0 && matches!(self.word(tokens.start - 1), "a" | "an");
                attribute && !self.parties.iter().any(|p| p.tokens.contains(&tokens.start) && p.tokens.end > tokens.end)
            }
            _ => false,
        }
    }

    fn keep(&self, mut frame: Frame, trigger: &Trigger, nominal: bool) -> Option<Frame> {
        let text = self.scene.text;
        let nominal = nominal && trigger.form != Form::Past || trigger.syntax == Syntax::Deed;
        if nominal && clause::is_hypothetical(text, self.sentence.0, frame.trigger.start) {
            frame.certainty = frame.certainty.max(Certainty::Possible);
        }
        if let Some(class) = trigger.of.first() {
            let own = |p: &Party| self.word(p.tokens.end) == "of" || (p.tokens.clone()).any(|t| self.word(t) == "own");
            let suits = |p: &Party| match p.class {
                Some(c) => trigger.of.iter().any(|of| self.scene.scopes.lies_within(c, *of)),
                None => p.is_counted() && own(p),
            };
            frame.victims.retain(|v| suits(&self.parties[v.party]));
            frame.class = Some(*class);
            if frame.victims.is_empty() {
                return None;
            }
        }
        frame.actor = self.actor(&frame);
        if frame.victims.is_empty() {
            let deed = trigger.syntax == Syntax::Deed && self.deed(&mut frame);
            let pending = matches!(trigger.syntax, Syntax::Transitive | Syntax::Either) && self.joins_next(&frame);
            return (deed || pending).then_some(frame);
        }
        Some(frame)
    }

    /// Whether "and" and another verb follow: the object may come behind that.
    fn joins_next(&self, frame: &Frame) -> bool {
        let next = frame.trigger.end;
        matches!(self.word(next), "and" | "or" | "/" | ",")
            && self.events.at(self.scene.text, next + 1, self.sentence.1).is_some()
    }

    fn victim(&self, party: usize) -> Victim {
        Victim { party, figure: self.parties[party].figure, at_most: false }
    }

    fn suits(&self, frame: &Frame, party: &Party) -> bool {
        party.class.map_or(true, |class| self.events.happens_to(frame.event, class, self.scene.scopes))
    }

    fn verb(&self, frame: &mut Frame, trigger: &Trigger, group: VerbGroup, nominal: bool, before: &[Frame]) {
        if let Some(subject) = self.inverted(frame, trigger, group) {
            frame.victims = subject;
            return;
        }
        let object = self.right(frame, frame.trigger.end);
        let has_object = !object.is_empty();
        let active = match trigger.form {
            Form::Past => {
                !group.passive
                    && (has_object && (group.perfect || !self.is_listed(frame, &object)) || self.shares_object(frame))
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
        let passive = trigger.form == Form::Past && !group.perfect || group.passive || trigger.syntax == Syntax::Either;
        if passive && !(nominal && trigger.form != Form::Past) {
            frame.victims = self.left(frame, before);
        }
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
        let second = self.events.at(self.scene.text, next, self.sentence.1);
        second.is_some_and(|(end, _)| self.right(frame, end).iter().any(|v| self.parties[v.party].is_counted()))
    }

    /// "12 killed 30 injured": what stands behind belongs to the next event.
    fn is_listed(&self, frame: &Frame, object: &[Victim]) -> bool {
        let adjacent =
            self.parties.iter().any(|p| p.tokens.end == frame.trigger.start && p.is_counted() && self.suits(frame, p));
        adjacent && object.first().is_some_and(|v| self.has_own_verb(v.party))
    }

    /// Whether an event word or an auxiliary follows the party at once.
    fn has_own_verb(&self, party: usize) -> bool {
        let mut at = self.parties[party].tokens.end;
        while clause::is_adverb(self.word(at)) && at < self.sentence.1 {
            at += 1;
        }
        matches!(
            self.word(at),
            "was" | "were" | "is" | "are" | "has" | "have" | "had" | "remain" | "remained" | "suffered" | "remains"
        ) || self.events.at(self.scene.text, at, self.sentence.1).is_some_and(|(_, r)| r.verb.is_some())
    }

    /// The parties that begin at the token or soon behind it, with those that a list joins to them.
    fn right(&self, frame: &Frame, from: usize) -> Vec<Victim> {
        let mut at = from;
        while clause::is_adverb(self.word(at))
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
                    | "at"
                    | "least"
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
        let first = self.parties.iter().position(|p| p.tokens.contains(&at) && !p.subset);
        let first = first.map(|f| self.possessed(f));
        let Some(first) = first.filter(|f| self.suits(frame, &self.parties[*f])) else { return Vec::new() };
        let mut victims = vec![self.victim(first)];
        let mut last = first;
        for next in first + 1..self.parties.len() {
            let (a, b) = (&self.parties[last], &self.parties[next]);
            let listed = b.tokens.start >= a.tokens.end && joins(self.scene.text, a.tokens.end..b.tokens.start);
            if !listed || self.has_own_verb(next) && !b.subset || !self.suits(frame, b) || b.possessor {
                break;
            }
            if !b.subset {
                victims.push(self.victim(self.reflected(next, first)));
            }
            last = next;
        }
        victims
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
    fn left(&self, frame: &Frame, before: &[Frame]) -> Vec<Victim> {
        let text = self.scene.text;
        let suits = |p: &Party| !p.subset && !p.possessor && self.suits(frame, p);
        let mut unknown = None;
        if let Some(party) = self.related(frame).or_else(|| self.before_relative_clause(frame)) {
            return vec![self.victim(party)];
        }
        for at in (0..self.parties.len()).rev() {
            let party = &self.parties[at];
            if party.tokens.end > frame.trigger.start || !suits(party) || self.is_speaker(party, frame) {
                continue;
            }
            let gap = party.tokens.end..frame.trigger.start;
            if gap.len() > 30 || clause::has_hard_border(text, gap.clone()) {
                break;
            }
            if self.is_object_of_earlier(at, before, &gap) || self.is_whole_of(at, &gap) {
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

    /// "ten friends, including the boy who was killed": whom the relative pronoun before the verb stands for, where that
    /// is a part of others.
    fn related(&self, frame: &Frame) -> Option<usize> {
        let start = clause::verb_group(self.scene.text, self.sentence.0, frame.trigger.start).start;
        let pronoun = start.checked_sub(1).filter(|t| matches!(self.word(*t), "who" | "that"))?;
        self.parties.iter().position(|p| p.subset && p.tokens.end == pronoun && self.suits(frame, p))
    }

    /// "Ann Lee, who lived there with her sister, died", "four people — three of them teenagers — were shot": the subject
    /// before a relative clause or a parenthesis.
    fn before_relative_clause(&self, frame: &Frame) -> Option<usize> {
        let start = clause::verb_group(self.scene.text, self.sentence.0, frame.trigger.start).start;
        let close = start.checked_sub(1).filter(|t| *t > self.sentence.0)?;
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
        self.parties[party].whole && !gap.is_empty() && !matches!(self.word(gap.start), "who" | "that")
    }

    /// Whether the party is the object of an event before, so that what follows "and" is not said of it.
    fn is_object_of_earlier(&self, party: usize, before: &[Frame], gap: &Range<usize>) -> bool {
        let relative = gap.clone().any(|t| matches!(self.word(t), "who" | "which" | "that" | "whom"));
        let object = before.iter().any(|f| f.active && f.victims.iter().any(|v| v.party == party));
        object && !relative && !gap.is_empty()
    }

    fn with_list(&self, frame: &Frame, last: usize, before: &[Frame]) -> Vec<Victim> {
        let mut victims = vec![self.victim(last)];
        let mut first = last;
        for at in (0..last).rev() {
            let (a, b) = (&self.parties[at], &self.parties[first]);
            let gap = a.tokens.end.min(b.tokens.start)..b.tokens.start;
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
        words.any(|t| self.events.at(self.scene.text, t, self.sentence.1).is_some_and(|(_, r)| r.verb.is_some()))
    }

    /// Whether the party is who says it, not to whom it happened.
    fn is_speaker(&self, party: &Party, frame: &Frame) -> bool {
        let text = self.scene.text;
        let span = text.span(party.tokens.clone());
        let trigger = text.span(frame.trigger.clone());
        let speaks = |a: usize| self.scene.parts.attributions[a].source.iter().any(|s| s.overlaps(span));
        self.scene.said.around(trigger).into_iter().any(speaks)
    }

    fn noun(&self, frame: &mut Frame) {
        let start = frame.trigger.start;
        let adjacent =
            self.parties.iter().position(|p| p.tokens.end == start && self.suits(frame, p) && p.is_counted());
        if let Some(party) = adjacent.filter(|p| !self.parties[*p].possessor) {
            frame.victims.push(self.victim(party));
            return;
        }
        let mut of = frame.trigger.end;
        if self.word(of) == "of" {
            if self.word(of + 1) == "," {
                of = (of + 2..self.sentence.1).find(|t| self.word(*t) == ",").unwrap_or(of);
            }
            frame.victims = self.right(frame, of + 1);
            frame.active = true;
        } else {
            let owner =
                self.parties.iter().position(|p| p.possessor && p.tokens.end + 3 >= start && p.tokens.end < start);
            frame.victims = owner.or_else(|| self.labelled(of)).map(|p| self.victim(p)).into_iter().collect();
        }
    }

    /// "IDPs: 452", "IDPs total 452"
    fn labelled(&self, from: usize) -> Option<usize> {
        let label = |t: usize| matches!(self.word(t), ":" | "total" | "-" | "–" | "=");
        let number = (from..from + 3).find(|t| !label(*t))?;
        self.parties.iter().position(|p| p.tokens.start == number && p.kind == PartyKind::Figure && number > from)
    }

    /// "… rose to 17", "… of 17", ": 17".
    fn toll(&self, frame: &mut Frame) {
        let from = frame.trigger.end;
        let adjacent = |p: &Party| p.tokens.start <= from + 2 && p.tokens.start >= from;
        let behind =
            self.parties.iter().enumerate().filter(|(_, p)| p.tokens.start >= from && p.kind == PartyKind::Figure);
        let mut level = None;
        let mut increment = None;
        for (at, party) in behind.filter(|(_, p)| self.suits(frame, p)).take(6) {
            let start = party.tokens.start;
            if clause::has_hard_border(self.scene.text, from..start) {
                break;
            }
            match self.word(start - 1) {
                "by" => increment = increment.or(Some(at)),
                "to" | "at" | "of" | "is" | "was" | "are" | "were" | ":" | "reached" | "hit" | "passed"
                | "exceeded" | "topped" | "stood" | "be" | "surpassed" | "-" | "–" | "—" | "=" | "nearly" | "had"
                | "total" | "total:" | "rose" | "climbed" | "risen" | "totals" | "totalled" | "totaled" => {
                    level = level.or(Some(at));
                }
                _ if adjacent(party) => level = level.or(Some(at)),
                _ => {}
            }
        }
        let victim = match (level, increment) {
            (Some(party), _) => Victim { figure: Figure::Level, ..self.victim(party) },
            (None, Some(party)) => Victim { figure: Figure::Increment, ..self.victim(party) },
            (None, None) => return,
        };
        frame.active = true;
        frame.class = self.class_named(frame.event, frame.trigger.start..self.parties[victim.party].tokens.start);
        frame.victims.push(victim);
    }

    /// The class that the words of a toll name: "the number of displaced families is 349".
    fn class_named(&self, event: EventId, tokens: Range<usize>) -> Option<ClassId> {
        tokens.into_iter().find_map(|t| {
            let (_, word) = self.scene.scopes.word(self.scene.text, t, self.sentence.1)?;
            let plain = !matches!(self.word(t), "toll" | "figure" | "figures" | "case" | "cases");
            (plain && self.events.happens_to(event, word.class, self.scene.scopes)).then_some(word.class)
        })
    }

    /// Whether the noun of a deed says that one took place.
    fn deed(&self, frame: &mut Frame) -> bool {
        let (start, end) = (frame.trigger.start, frame.trigger.end);
        let near = self.sentence.0.max(start.saturating_sub(6))..start;
        let none = near.clone().any(|t| matches!(self.word(t), "no" | "any"));
        let launched = near.into_iter().any(|t| {
            matches!(
                self.word(t),
                "launched"
                    | "launch"
                    | "launches"
                    | "launching"
                    | "mounted"
                    | "mount"
                    | "mounting"
                    | "conducted"
                    | "conducting"
                    | "carried"
                    | "staged"
                    | "unleashed"
                    | "there"
                    | "began"
                    | "started"
            )
        });
        let held = (end..self.sentence.1.min(end + 8)).any(|t| match self.word(t) {
            "carried" => self.word(t + 1) == "out",
            "took" | "taken" => self.word(t + 1) == "place",
            "launched" | "conducted" | "occurred" | "happened" => true,
            _ => false,
        });
        frame.negated |= none;
        let single = (self.sentence.0.max(start.saturating_sub(3))..start).any(|t| matches!(self.word(t), "a" | "an"));
        let caused = single
            && (end..self.sentence.1.min(end + 12)).any(|t| matches!(self.word(t), "involving" | "killed" | "forced"));
        launched || held || caused
    }

    fn actor(&self, frame: &Frame) -> Option<usize> {
        let text = self.scene.text;
        let free = |at: &usize| !frame.victims.iter().any(|v| v.party == *at);
        let by = (frame.trigger.end..self.sentence.1.min(frame.trigger.end + 12)).find(|t| self.word(*t) == "by");
        if let Some(by) = by {
            return self.parties.iter().position(|p| p.tokens.contains(&(by + 1))).filter(free);
        }
        if !frame.active {
            return None;
        }
        let before = self.parties.iter().rposition(|p| p.tokens.end <= frame.trigger.start && !p.possessor);
        before.filter(free).filter(|p| !clause::has_hard_border(text, self.parties[*p].tokens.end..frame.trigger.start))
    }
}

/// Tokens of the longest relative clause that is looked over.
const MAX_CLAUSE: usize = 40;

/// Verbs joined by "and" or "or" share their parties: "killed and wounded", "damaged or destroyed".
fn share(view: View<'_>, frames: &mut Vec<Frame>) {
    for second in 1..frames.len() {
        let first = second - 1;
        let gap = frames[first].trigger.end..frames[second].trigger.start;
        let text = view.scene.text;
        let joined = gap.len() <= 3
            && !gap.is_empty()
            && gap.clone().all(|t| {
                matches!(text.lower(t), "and" | "or" | "/" | "," | "either") || clause::is_adverb(text.lower(t))
            });
        if joined {
            share_two(view, frames, first, second);
        }
    }
    drop_repeated(frames);
    frames.retain(|f| !f.victims.is_empty() || view.events.get(f.event).bare);
}

/// "12 hostages were released" claims a release, and "400 air strikes struck" claims strikes once.
fn drop_repeated(frames: &mut Vec<Frame>) {
    let told = frames.clone();
    let takes = |other: &Frame, victim: &Victim| other.victims.iter().any(|v| v.party == victim.party);
    let mut at = 0;
    frames.retain_mut(|frame| {
        let stronger = |other: &Frame| {
            let verb = frame.counted_noun && !other.counted_noun;
            verb || (other.event == frame.event && other.trigger.start < frame.trigger.start && !other.counted_noun)
        };
        let before = frame.victims.len();
        let victims = core::mem::take(&mut frame.victims);
        frame.victims = victims
            .into_iter()
            .filter(|v| !told.iter().enumerate().any(|(i, other)| i != at && takes(other, v) && stronger(other)))
            .collect();
        at += 1;
        before == 0 || !frame.victims.is_empty()
    });
}

fn share_two(view: View<'_>, frames: &mut [Frame], first: usize, second: usize) {
    let (a, b) = (frames[first].victims.clone(), frames[second].victims.clone());
    if a.is_empty() && b.len() == 2 && frames[second].active && is_respective(view, &b) {
        frames[first].victims = vec![b[0]];
        frames[second].victims = vec![b[1]];
    } else if a.is_empty() && !b.is_empty() {
        frames[first].victims = b;
        frames[first].active = frames[second].active;
        merge(view, frames, first, second);
    } else if !a.is_empty() && (b.is_empty() || a == b) {
        frames[second].victims = a;
        merge(view, frames, first, second);
    }
}

/// "up to 50 militants and up to 90": the second figure has no noun of its own.
fn is_respective(view: View<'_>, victims: &[Victim]) -> bool {
    let class = |v: &Victim| view.parties[v.party].class;
    let second = view.parties[victims[1].party].quantity.map(|q| &view.scene.parts.quantities[q]);
    let elided = second.is_some_and(|q| q.noun.as_ref().map_or(true, |noun| noun.span.start < q.number.start));
    class(&victims[0]).is_some() && (class(&victims[1]).is_none() || elided)
}

/// One figure for two events counts what includes both: "killed and wounded 30" is 30 casualties, and "damaged or
/// destroyed 12" is 12 damaged, at most 12 of them destroyed.
fn merge(view: View<'_>, frames: &mut [Frame], first: usize, second: usize) {
    let events = view.events;
    let (a, b) = (frames[first].event, frames[second].event);
    if a == b {
        frames[second].victims.clear();
    } else if events.lies_within(a, b) {
        frames[first].victims.iter_mut().for_each(|v| v.at_most = true);
    } else if events.lies_within(b, a) {
        frames[second].victims.iter_mut().for_each(|v| v.at_most = true);
    } else if let Some(common) = events.broader(a).find(|e| events.lies_within(b, *e)) {
        if frames[first].victims.iter().all(|v| !view.parties[v.party].is_single()) {
            frames[first].event = common;
            frames[second].victims.clear();
        }
    }
}
