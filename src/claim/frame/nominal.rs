//! Whom the nouns of events count: of-phrases, labels, tolls and deeds.

use core::ops::Range;

use super::super::clause;
use super::super::events::EventId;
use super::super::scope::ClassId;
use super::super::who::{Party, PartyKind};
use super::super::Figure;
use super::{Frame, Victim, View};

impl View<'_> {
    pub(super) fn noun(&self, frame: &mut Frame) {
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

    /// "caused deaths and injuries", "an unknown number of martyrs": more than one who were harmed, though nobody says how
    /// many; the tokens that say so.
    pub(crate) fn uncounted(&self, frame: &Frame) -> Option<Range<usize>> {
        let Range { start, end } = frame.trigger;
        if end - start != 1 {
            return None;
        }
        let before = |n: usize| start.checked_sub(n).filter(|t| *t >= self.sentence.0).map_or("", |t| self.word(t));
        let harmed = |word: &str| matches!(word, "injuries" | "deaths" | "martyrs" | "fatalities" | "casualties");
        let listed = matches!(self.word(start), "wounded" | "injured") && before(1) == "and" && harmed(before(2));
        let of_somebody = |n: usize| match before(n) {
            "suffered" | "sustained" | "received" | "with" | "from" | "treated" | "for" => true,
            "no" | "not" | "without" | "any" | "nor" => true,
            "his" | "her" | "the" | "these" | "their" | "whose" | "'s" | "’s" => n < 3,
            _ => false,
        };
        if !(harmed(self.word(start)) || listed) || (1..=4).any(of_somebody) || matches!(self.word(end), "to" | "of") {
            return None;
        }
        let first = match before(1) {
            "several" | "multiple" | "numerous" | "many" => start - 1,
            "of" if before(2) == "number" => start - 2,
            "in" | "causing" | "caused" | "cause" | "causes" | "reported" | "were" | "left" | "leaving" => start,
            "and" | "," if harmed(before(2)) || matches!(before(2), "killed" | "dead" | "damage" | "destruction") => {
                start
            }
            _ => return None,
        };
        Some(first..end)
    }

    /// "IDPs: 452", "IDPs total 452"
    fn labelled(&self, from: usize) -> Option<usize> {
        let label = |t: usize| matches!(self.word(t), ":" | "total" | "-" | "–" | "=");
        let number = (from..from + 3).find(|t| !label(*t))?;
        self.parties.iter().position(|p| p.tokens.start == number && p.kind == PartyKind::Figure && number > from)
    }

    /// "… rose to 17", "… of 17", ": 17".
    pub(super) fn toll(&self, frame: &mut Frame) {
        let from = frame.trigger.end;
        let adjacent = |p: &Party| p.tokens.start <= from + 2 && p.tokens.start >= from;
        let behind =
            self.parties.iter().enumerate().filter(|(_, p)| p.tokens.start >= from && p.kind == PartyKind::Figure);
        let mut level = None;
        let mut increment = None;
        for (at, party) in behind.filter(|(_, p)| self.suits(frame, p)).take(6) {
            let start = party.tokens.start;
            if clause::has_hard_border(self.scene, from..start) {
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
    pub(super) fn class_named(&self, event: EventId, tokens: Range<usize>) -> Option<ClassId> {
        tokens.into_iter().find_map(|t| {
            let (_, word) = self.scene.scopes.word(self.scene.text, t, self.sentence.1)?;
            let plain = !matches!(self.word(t), "toll" | "figure" | "figures" | "case" | "cases");
            (plain && self.events.happens_to(event, word.class, self.scene.scopes)).then_some(word.class)
        })
    }

    /// Whether the noun of a deed says that one took place.
    pub(super) fn deed(&self, frame: &mut Frame) -> bool {
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
}
