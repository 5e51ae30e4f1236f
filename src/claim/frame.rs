//! Frames: each word that says what happened, with the parties to whom it did.

mod joined;
mod nominal;
mod verb;

use core::ops::Range;

use super::clause::{self, VerbGroup};
use super::events::{EventId, Events, Form, Readings, Syntax, Trigger};
use super::scope::ClassId;
use super::who::{is_person, within, Party, PartyKind, Scene};
use super::{Certainty, Figure};
use crate::document::{Case, Role};
use crate::mention::entity::{EntityKind, Mention};

/// One event word with those to whom it happened.
#[derive(Debug, Clone)]
// Each flag is a fact of its own about the word; no two exclude each other.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Frame {
    pub(crate) event: EventId,
    pub(crate) trigger: Range<usize>,
    /// The first token of its auxiliaries.
    start: usize,
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
    pub(crate) active: bool,
    /// Whether it is the noun that its figure counts ("12 hostages"), so that any verb says more.
    counted_noun: bool,
}

impl Frame {
    /// Whether it happened to the party.
    fn takes(&self, party: usize) -> bool {
        self.victims.iter().any(|v| v.party == party)
    }
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
        let Some((next, readings)) = view.event_at(at) else {
            at += 1;
            continue;
        };
        let nominal = clause::is_nominal(view.scene, view.sentence.0, at..next) && !view.is_gerund(at, next);
        if view.is_in_a_name(at) {
            at = next;
            continue;
        }
        if let Some(trigger) = readings.of(view.scene.text, view.sentence, at..next, nominal) {
            if let Some(frame) = view.frame(trigger, at..next, nominal, &frames) {
                frames.push(frame);
            }
        }
        at = next;
    }
    view.end_themselves(&mut frames);
    joined::share(view, &mut frames);
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

    fn is_adverb(&self, at: usize) -> bool {
        at < self.sentence.1 && clause::is_adverb(self.scene, at)
    }

    /// The word for an event that begins with the token, and the token after it.
    fn event_at(&self, at: usize) -> Option<(usize, &Readings)> {
        self.events.at(self.scene.text, at, self.sentence.1)
    }

    /// "A man killed his wife before shooting himself": who shoots himself after a killing dies.
    fn end_themselves(&self, frames: &mut [Frame]) {
        let several = frames.len() > 1;
        let Some(killed) = several.then(|| self.events.id("killed")).flatten() else { return };
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
        let group = clause::verb_group(self.scene, self.sentence.0, tokens.start);
        if self.is_gunshot(&tokens, group) || self.qualifies(trigger, &tokens) {
            return None;
        }
        let mut frame = Frame {
            event: trigger.event,
            trigger: tokens.clone(),
            start: group.start,
            victims: Vec::new(),
            actor: None,
            class: None,
            negated: group.negated,
            certainty: group.certainty,
            toll: trigger.syntax == Syntax::Toll,
            active: false,
            counted_noun: false,
        };
        if clause::is_conditional(self.scene, self.sentence.0, tokens.start) {
            frame.certainty = frame.certainty.max(Certainty::Conditional);
        }
        if let Some(counted) = self.number_of(trigger, tokens.start) {
            frame.toll = true;
            self.toll(&mut frame);
            frame.class = self.class_named(frame.event, counted..tokens.start).or(frame.class);
            return (!frame.victims.is_empty()).then_some(frame);
        }
        if self.is_recount(trigger, tokens.end) {
            return None;
        }
        let containing = self.parties.iter().position(|p| p.tokens.contains(&tokens.start) && p.is_counted());
        if let Some(party) = containing {
            let figure = self.parties[party].kind == PartyKind::Figure;
            // "One of Wednesday's offensives" is one of those told of.
            if trigger.syntax == Syntax::Deed && self.parties[party].is_single() && figure && self.is_partitive(party) {
                return None;
            }
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

    /// "the number of civilians killed", "the number of people displaced by the fighting": the verb says a toll; the
    /// token that begins those whom it counts.
    fn number_of(&self, trigger: &Trigger, at: usize) -> Option<usize> {
        let past = trigger.form == Form::Past || trigger.syntax == Syntax::State;
        if !past || matches!(trigger.syntax, Syntax::Toll | Syntax::Noun | Syntax::Deed) {
            return None;
        }
        let mut words = self.sentence.0.max(at.saturating_sub(6))..at;
        let of = words.rfind(|t| self.word(*t) == "of").filter(|of| *of > self.sentence.0)?;
        let finite = |t: usize| matches!(self.word(t), "," | "was" | "were" | "have" | "has" | "had");
        let figure = |p: &Party| p.kind == PartyKind::Figure && p.tokens.start >= of && p.tokens.end <= at;
        (self.word(of - 1) == "number" && !(of..at).any(finite) && !self.parties.iter().any(figure)).then_some(of + 1)
    }

    /// "two bodies had been counted twice": nothing happened to them.
    fn is_recount(&self, trigger: &Trigger, end: usize) -> bool {
        trigger.syntax == Syntax::Noun
            && (end..self.sentence.1.min(end + 4)).any(|t| self.word(t) == "counted" && self.word(t + 1) == "twice")
    }

    /// "fired one shot", "the shot", "he shot into the air": what harms nobody.
    fn is_gunshot(&self, tokens: &Range<usize>, group: VerbGroup) -> bool {
        if tokens.len() != 1 || self.word(tokens.start) != "shot" {
            return false;
        }
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| self.word(t));
        let aimless = !group.passive
            && match self.word(tokens.end) {
                "into" | "toward" | "towards" | "back" | "up" | "over" => true,
                "at" if self.is_person_at(tokens.end + 1) => true,
                "at" | "out" | "through" => matches!(before(1), "he" | "she" | "they" | "who"),
                _ => false,
            };
        let fired = (1..=4).any(|n| matches!(before(n), "fired" | "fire" | "firing" | "fires" | "heard" | "single"));
        fired
            || aimless
            || self.is_many_shots(tokens)
            || matches!(self.word(tokens.end), "fired" | "rang")
            || matches!(before(1), "a" | "the" | "that" | "each")
    }

    /// "a five-shot revolver", "followed by another shot", "shot three more times": shots are counted, and nobody is.
    fn is_many_shots(&self, tokens: &Range<usize>) -> bool {
        let before = |n: usize| tokens.start.checked_sub(n).map_or("", |t| self.word(t));
        let times = || {
            let number = self.parties.iter().find(|p| p.tokens.start == tokens.end && p.kind == PartyKind::Figure);
            let behind = number.map_or(tokens.end, |p| p.tokens.end);
            let more = usize::from(matches!(self.word(behind), "more" | "additional" | "other"));
            number.is_some() && matches!(self.word(behind + more), "times" | "rounds" | "shots" | "bullets")
        };
        matches!(before(1), "-" | "‐" | "‑")
            || before(1) == "another" && matches!(before(2), "by" | "and" | "then" | "of" | "took")
            || times()
    }

    /// "one of the attacks"
    fn is_partitive(&self, party: usize) -> bool {
        self.word(self.parties[party].tokens.start + 1) == "of"
    }

    /// "accused of killing four relatives": a noun that has an object of its own is a verb.
    fn is_gerund(&self, at: usize, next: usize) -> bool {
        let governed = at > self.sentence.0
            && matches!(self.word(at - 1), "of" | "for" | "after" | "by" | "in" | "with" | "before" | "without");
        governed && self.word(next - 1).ends_with("ing") && self.parties.iter().any(|p| p.tokens.start == next)
    }

    /// "Ann Slaughter", "Mothers of Murdered Offspring": a word of a name says nothing.
    fn is_in_a_name(&self, at: usize) -> bool {
        let text = self.scene.text;
        if self.role != Role::Body || at == self.sentence.0 || text.shapes()[at].case != Case::Title {
            return false;
        }
        let span = text.span(at..at + 1);
        let mentions = self.scene.parts.mentions;
        let last = mentions.partition_point(|m| m.span.start <= span.start).checked_sub(1);
        last.map(|m| &mentions[m]).is_some_and(|m| {
            m.span.contains(span)
                && m.span.start < span.start
                && matches!(m.kind, EntityKind::Person | EntityKind::Organization)
        })
    }

    /// "two people shot at them", but not "two people shot at a party"
    fn is_person_at(&self, at: usize) -> bool {
        matches!(self.word(at), "him" | "her" | "them" | "me" | "us" | "each")
            || self
                .parties
                .iter()
                .any(|p| p.tokens.start == at && p.class.is_some_and(|class| is_person(self.scene, class)))
    }

    /// "murder suspects", "the Homicide Bureau", "a dead raccoon": the word only tells what the next is like.
    fn qualifies(&self, trigger: &Trigger, tokens: &Range<usize>) -> bool {
        let next = self.word(tokens.end);
        let text = self.scene.text;
        let capitalised = |t: usize| t < self.sentence.1 && text.shapes()[t].is_capitalised();
        let named = |t: usize| text.shapes()[t].case == Case::Title && t > self.sentence.0;
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
            let several = self.uncounted(&frame).is_some();
            return (deed || pending || several || self.takes_ground(&frame)).then_some(frame);
        }
        Some(frame)
    }

    /// "its jets had struck Taiz": a place that somebody attacked or took.
    fn takes_ground(&self, frame: &Frame) -> bool {
        let acts = frame.actor.is_some_and(|a| self.parties[a].tokens.end == frame.start);
        let place = self.mention_at(frame.trigger.end).is_some_and(|m| m.kind == EntityKind::Place);
        acts && place && frame.active && self.events.get(frame.event).bare
    }

    fn mention_at(&self, at: usize) -> Option<&Mention> {
        let mentions = self.scene.parts.mentions;
        if at >= self.sentence.1 {
            return None;
        }
        within(mentions, self.scene.text.span(at..at + 1), |m| m.span).next().map(|m| &mentions[m])
    }

    /// Whether "and" and another verb follow: the object may come behind that.
    fn joins_next(&self, frame: &Frame) -> bool {
        let next = frame.trigger.end;
        matches!(self.word(next), "and" | "or" | "/" | ",") && self.event_at(next + 1).is_some()
    }

    fn victim(&self, party: usize) -> Victim {
        Victim { party, figure: self.parties[party].figure, at_most: false }
    }

    fn suits(&self, frame: &Frame, party: &Party) -> bool {
        party.class.map_or(true, |class| self.events.happens_to(frame.event, class, self.scene.scopes))
            && !self.is_same_deed(frame, party)
    }

    /// "the strike hit": what is itself an attack is not attacked.
    fn is_same_deed(&self, frame: &Frame, party: &Party) -> bool {
        let head = self.events.at(self.scene.text, party.tokens.end - 1, party.tokens.end);
        let deed = head.and_then(|(_, readings)| readings.noun.as_ref()).filter(|noun| noun.syntax == Syntax::Deed);
        deed.is_some_and(|deed| self.events.lies_within(deed.event, frame.event))
    }
}
