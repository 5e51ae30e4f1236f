//! Lengths of time and times that come again: "two weeks", "the past 24 hours", "every Monday", "daily".

use super::cursor::{Cursor, Found, Read};
use super::period::Unit;
use super::words::Sense;
use super::{Anchor, TimeKind, TimeModifier};
use crate::date::Date;
use crate::mention::quantity::number;

/// So many units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// `None` where the number is vague ("a few").
    pub(super) count: Option<f64>,
    pub(super) unit: Unit,
    /// A second, smaller unit: "two years and three months".
    pub(super) rest: Option<(f64, Unit)>,
    pub(super) next: usize,
    /// Written as one word: "two-year".
    pub(super) hyphen: bool,
    pub(super) plural: bool,
}

/// How many words a number may have before its unit.
const NUMBER_REACH: usize = 6;

impl Amount {
    pub(super) fn value(&self) -> String {
        let mut value = self.unit.duration(self.count);
        if let Some((count, unit)) = self.rest {
            let rest = unit.duration(Some(count));
            let clock = value.starts_with("PT");
            value.push_str(rest.trim_start_matches(if clock { "PT" } else { "P" }));
        }
        value
    }
}

impl Cursor<'_, '_> {
    /// A duration, a set, or a time so many units away, with a modifier before it or not.
    pub(super) fn lasting(&self, at: usize) -> Option<Read> {
        if let Some(found) = self.lower_end(at) {
            return Some(Read::Time(found));
        }
        let (modifier, from) = self.bound(at).map_or((None, at), |(modifier, next)| (Some(modifier), next));
        let amount = self.amount(from)?;
        if let Some(next) = self.age(&amount) {
            return Some(Read::Other(next));
        }
        if let Some(found) = self.away(at, &amount) {
            return Some(Read::Time(found.modified(modifier)));
        }
        if modifier.is_none() && self.is_rate(from, &amount) {
            let twice = matches!(self.before(at), "once" | "twice");
            return Some(Read::Time(Found::new(at - usize::from(twice)..amount.next, TimeKind::Set, amount.value())));
        }
        if !self.is_a_length(from, &amount) {
            return None;
        }
        let length = Found::new(at..amount.next, TimeKind::Duration, amount.value()).modified(modifier);
        let step = self.step(amount.unit, amount.count, amount.next);
        let anchor = if step.is_some() { Anchor::Open } else { Anchor::Absolute };
        Some(Read::Time(Found { anchor, step, ..length }))
    }

    /// "between 60 and 90 days": the lower number is a length too, of the unit behind the higher one.
    fn lower_end(&self, at: usize) -> Option<Found> {
        if !matches!(self.sense(at.wrapping_sub(1)), Sense::Between) {
            return None;
        }
        let low = number::cardinal(self.text, at)?;
        let and = self.word(low.tokens.end, "and")?;
        let high = self.counted_amount(and)?;
        let low_amount = Amount { count: Some(low.value), rest: None, ..high };
        Some(Found::new(at..low.tokens.end, TimeKind::Duration, low_amount.value()))
    }

    /// "more than", "at least", "about", "no more than", "up to" before a length.
    fn bound(&self, at: usize) -> Option<(TimeModifier, usize)> {
        let than = |at: usize| self.word(at, "than");
        match self.sense(at) {
            Sense::Approximately => Some((TimeModifier::Approx, at + 1)),
            Sense::More => than(at + 1).map(|next| (TimeModifier::MoreThan, next)),
            Sense::Less => than(at + 1).map(|next| (TimeModifier::LessThan, next)),
            Sense::No => match self.sense(at + 1) {
                Sense::More => than(at + 2).map(|next| (TimeModifier::LessThan, next)),
                Sense::Less => than(at + 2).map(|next| (TimeModifier::MoreThan, next)),
                _ => None,
            },
            Sense::At => match self.lower(at + 1) {
                "least" => Some((TimeModifier::MoreThan, at + 2)),
                "most" => Some((TimeModifier::LessThan, at + 2)),
                _ => None,
            },
            Sense::Up => self.word(at + 1, "to").map(|next| (TimeModifier::LessThan, next)),
            _ => None,
        }
    }

    /// "24 hours", "two-year", "a few days", "half an hour", "several weeks", "60 to 90 days", "a year and a half".
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        let amount = self.vague_amount(at).or_else(|| self.half_amount(at)).or_else(|| self.counted_amount(at))?;
        Some(self.with_half(self.with_rest(amount)))
    }

    fn unit_at(&self, at: usize) -> Option<(Unit, bool)> {
        match self.sense(at) {
            Sense::Unit { unit, plural } => Some((unit, plural)),
            // "a 10-second delay"; alone it is an ordinal.
            Sense::Ordinal(2) if self.is(at, "second") && self.is_hyphen(at.wrapping_sub(1)) => {
                Some((Unit::Second, false))
            }
            _ => None,
        }
    }

    fn vague_amount(&self, at: usize) -> Option<Amount> {
        let vague = |from: usize| {
            let (unit, plural) = self.unit_at(from)?;
            plural.then_some(Amount { count: None, unit, rest: None, next: from + 1, hyphen: false, plural })
        };
        let article = at + usize::from(matches!(self.sense(at), Sense::A));
        match self.sense(article) {
            Sense::Few if article > at && self.is(article, "recent") => None,
            Sense::Few => {
                let more = article + 1 + usize::from(matches!(self.lower(article + 1), "more" | "short"));
                vague(more)
            }
            Sense::Several if article == at => {
                let more =
                    article + 1 + usize::from(matches!(self.lower(article + 1), "more" | "long" | "consecutive"));
                // "some 20 years" is counted.
                vague(more)
            }
            Sense::Couple => vague(self.skip(article + 1, "of")),
            Sense::Unit { plural: true, .. } if article == at => vague(at),
            _ => None,
        }
    }

    /// "half an hour", "a half hour", "half-century".
    fn half_amount(&self, at: usize) -> Option<Amount> {
        let article = at + usize::from(matches!(self.sense(at), Sense::A));
        if !matches!(self.sense(article), Sense::Half) {
            return None;
        }
        let hyphen = self.inner_hyphen(article + 1);
        let mut unit_at = hyphen.unwrap_or(article + 1);
        unit_at += usize::from(matches!(self.sense(unit_at), Sense::A));
        let (unit, false) = self.unit_at(unit_at)? else { return None };
        let (count, unit) = match unit {
            Unit::Hour => (30.0, Unit::Minute),
            Unit::Minute => (30.0, Unit::Second),
            Unit::Year => (6.0, Unit::Month),
            Unit::Decade => (5.0, Unit::Year),
            Unit::Century => (50.0, Unit::Year),
            Unit::Day => (12.0, Unit::Hour),
            _ => return None,
        };
        Some(Amount {
            count: Some(count),
            unit,
            rest: None,
            next: unit_at + 1,
            hyphen: hyphen.is_some(),
            plural: false,
        })
    }

    fn counted_amount(&self, at: usize) -> Option<Amount> {
        let (count, next) = self.count(at)?;
        let hyphen = self.inner_hyphen(next);
        let mut unit_at = hyphen.unwrap_or(next);
        let adjective = matches!(
            self.lower(unit_at),
            "consecutive"
                | "straight"
                | "full"
                | "more"
                | "additional"
                | "calendar"
                | "business"
                | "working"
                | "trading"
                | "whole"
                | "long"
                | "successive"
                | "further"
                | "extra"
        );
        unit_at += usize::from(adjective && hyphen.is_none());
        let (unit, plural) = self.unit_at(unit_at)?;
        // "two quarters" is a length, "a quarter" and "one weekend" rather are no numbers of them.
        if !plural
            && hyphen.is_none()
            && matches!(unit, Unit::Quarter)
            && !matches!(self.lower(unit_at + 1), "ago" | "earlier")
        {
            return None;
        }
        Some(Amount { count, unit, rest: None, next: unit_at + 1, hyphen: hyphen.is_some(), plural })
    }

    /// A number with a unit in reach; the greater of two ("60 to 90 days").
    fn count(&self, at: usize) -> Option<(Option<f64>, usize)> {
        if matches!(self.sense(at), Sense::A) {
            return match self.lower(at + 1) {
                "dozen" => Some((Some(12.0), at + 2)),
                _ => Some((Some(1.0), at + 1)),
            };
        }
        if !(self.is_number(at) || matches!(self.sense(at), Sense::Small(_) | Sense::Tens(_)))
            || self.continues_a_word(at)
        {
            return None;
        }
        let reach = (at + 1)..(at + 1 + NUMBER_REACH).min(self.end);
        reach.clone().find(|i| self.unit_at(*i).is_some())?;
        let first = number::cardinal(self.text, at).filter(|n| n.tokens.end <= self.end)?;
        let next = first.tokens.end;
        let to = match self.lower(next) {
            "to" | "or" => Some(next + 1),
            "-" | "–" if self.is_number(next + 1) => Some(next + 1),
            _ => None,
        };
        let second = to.and_then(|to| number::cardinal(self.text, to)).filter(|n| n.tokens.end < self.end);
        match second {
            Some(second) if second.value > first.value && self.is_before_unit(second.tokens.end) => {
                Some((Some(second.value), second.tokens.end))
            }
            _ => Some((Some(first.value), next)),
        }
    }

    fn is_before_unit(&self, at: usize) -> bool {
        self.unit_at(self.skip_hyphen(at)).is_some()
    }

    /// "two years and three months", "one hour 20 minutes".
    fn with_rest(&self, amount: Amount) -> Amount {
        let smaller = match amount.unit {
            Unit::Year => Unit::Month,
            Unit::Hour => Unit::Minute,
            Unit::Minute => Unit::Second,
            _ => return amount,
        };
        let and = self.skip(amount.next, "and");
        if !self.is_number(and) && !matches!(self.sense(and), Sense::Small(_) | Sense::Tens(_)) {
            return amount;
        }
        match self.counted_amount(and) {
            Some(Amount { count: Some(count), unit, next, .. }) if unit == smaller && amount.count.is_some() => {
                Amount { rest: Some((count, unit)), next, ..amount }
            }
            _ => amount,
        }
    }

    /// "a year and a half"
    fn with_half(&self, amount: Amount) -> Amount {
        let half = self.is(amount.next, "and")
            && matches!(self.sense(amount.next + 1), Sense::A)
            && matches!(self.sense(amount.next + 2), Sense::Half)
            && !matches!(self.sense(amount.next + 3), Sense::Unit { .. });
        if half {
            return Amount { count: amount.count.map(|c| c + 0.5), next: amount.next + 3, ..amount };
        }
        amount
    }

    /// Past the words that make an age of it: "5-year-old", "five years old", "30 years of age".
    fn age(&self, amount: &Amount) -> Option<usize> {
        let next = self.skip_hyphen(amount.next);
        match self.lower(next) {
            "old" | "olds" => Some(next + 1),
            "of" if self.is(next + 1, "age") => Some(next + 2),
            _ => None,
        }
    }

    /// "$5 a year", "40 km an hour", "twice a week": how often.
    fn is_rate(&self, at: usize, amount: &Amount) -> bool {
        if !matches!(self.sense(at), Sense::A) || amount.plural || amount.count != Some(1.0) {
            return false;
        }
        let before = at.wrapping_sub(1);
        let counts = |at: usize| self.is_number(at) || matches!(self.sense(at), Sense::Small(_) | Sense::Tens(_));
        matches!(
            self.lower(before),
            "once" | "twice" | "times" | "%" | "percent" | "cents" | "million" | "billion" | "trillion" | "thousand"
        ) || counts(before)
            || self.is_word(before) && counts(before.wrapping_sub(1))
            || self.lower(before).ends_with('s') && (2..=3).any(|back| counts(before.wrapping_sub(back)))
    }

    /// Whether an amount stands for a length by itself: a bare plural needs a preposition before it.
    fn is_a_length(&self, at: usize, amount: &Amount) -> bool {
        let bare = matches!(self.sense(at), Sense::Unit { .. });
        if bare {
            return matches!(
                self.before(at),
                "for" | "in" | "over" | "within" | "after" | "of" | "took" | "take" | "last" | "than"
            ) && !matches!(self.lower(amount.next), "of" | "to" | "gone" | "ahead")
                || self.is(amount.next, "of") && self.before(at) == "after"
                || at == self.start && matches!(self.lower(amount.next), "after" | "before")
                || self.is(amount.next, "in") && self.is(amount.next + 2, "making");
        }
        let a = matches!(self.sense(at), Sense::A) && !matches!(self.sense(at + 1), Sense::Half);
        if a && matches!(self.before(at), "not" | "such" | "what" | "quite") {
            return false;
        }
        match amount.unit {
            Unit::Weekend => false,
            Unit::Second | Unit::Minute if a => false,
            Unit::Night => amount.count.is_some(),
            _ => !(self.is(amount.next, "-") && self.is_glued(amount.next) && !amount.hyphen && a),
        }
    }

    /// "the past 24 hours", "the last two years", "the next six months", "recent weeks", "the first nine months".
    pub(super) fn stretch(&self, at: usize) -> Option<Found> {
        let the = self.skip_the(at);
        let forward = match self.sense(the) {
            // "will last 45 minutes": a verb.
            Sense::Last if the == at && self.is_a_verb(the) => return None,
            Sense::Following if the == at => return None,
            Sense::Last | Sense::Past | Sense::Previous | Sense::Preceding => Some(false),
            Sense::Next | Sense::Coming | Sense::Following => Some(true),
            Sense::Ordinal(1) => None,
            Sense::This if matches!(self.sense(the + 1), Sense::Past | Sense::Last) => {
                return self.stretch(the + 1).map(|f| f.from(at))
            }
            Sense::This if self.is(the + 1, "coming") => return self.stretch(the + 1).map(|f| f.from(at)),
            _ => return None,
        };
        let from = the + 1;
        let amount = self.amount(from).or_else(|| self.single(from, the > at, self.sense(the)))?;
        if self.age(&amount).is_some() || (amount.count == Some(1.0) && matches!(self.sense(from), Sense::A)) {
            return None;
        }
        // "the last three months of 2008" do not end with the report.
        let forward = forward.filter(|_| !self.is(amount.next, "of"));
        let days = forward.zip(self.published).and_then(|(forward, today)| stretch_days(&amount, forward, today));
        let anchor = match (days, forward) {
            (Some(_), _) => Anchor::Published,
            (None, Some(_)) => Anchor::Open,
            (None, None) => Anchor::Absolute,
        };
        Some(Found { days, anchor, ..Found::new(at..amount.next, TimeKind::Duration, amount.value()) })
    }

    fn is_a_verb(&self, at: usize) -> bool {
        matches!(
            self.before(at),
            "will"
                | "would"
                | "to"
                | "could"
                | "can"
                | "may"
                | "might"
                | "should"
                | "must"
                | "not"
                | "n't"
                | "n’t"
                | "it"
        )
    }

    /// "the past week" is the seven days up to now; "last week" is a week of the calendar.
    fn single(&self, at: usize, the: bool, sense: Sense) -> Option<Amount> {
        let (unit, plural) = self.unit_at(at)?;
        let length = match sense {
            Sense::Past => the || unit.is_of_the_clock(),
            Sense::Last | Sense::Next | Sense::Coming => unit == Unit::Hour && the || unit == Unit::Fortnight,
            _ => false,
        };
        (length && !plural && !matches!(unit, Unit::Weekend | Unit::Second | Unit::Quarter)).then_some(Amount {
            count: Some(1.0),
            unit,
            rest: None,
            next: at + 1,
            hyphen: false,
            plural,
        })
    }

    /// "every Monday", "each year", "every two weeks", "per day".
    pub(super) fn every(&self, at: usize) -> Option<Found> {
        let next = at + 1 + usize::from(self.is(at + 1, "other") || self.is(at + 1, "single"));
        let two = if self.is(at + 1, "other") { 2.0 } else { 1.0 };
        let set = |next: usize, value: String| Some(Found::new(at..next, TimeKind::Set, value));
        match self.sense(next) {
            Sense::Weekday { weekday, .. } => match self.sense(next + 1) {
                Sense::Part(part) => set(next + 2, format!("XXXX-WXX-{weekday}T{}", part.code())),
                _ => set(next + 1, format!("XXXX-WXX-{weekday}")),
            },
            Sense::Month { month, .. } if self.is_capitalised(next) => set(next + 1, format!("XXXX-{month:02}")),
            Sense::Part(part) => set(next + 1, format!("XXXX-XX-XXT{}", part.code())),
            Sense::Unit { unit, plural: false } if unit != Unit::Quarter || self.before(at) != "for" => {
                set(next + 1, unit.duration(Some(two)))
            }
            _ if self.is(at, "per") => None,
            _ => {
                let amount = self.counted_amount(next).filter(|a| !matches!(self.sense(next), Sense::A) && a.plural)?;
                self.age(&amount).is_none().then(|| set(amount.next, amount.value())).flatten()
            }
        }
    }

    /// "daily", "annual", "yearlong", "decades-long", "Mondays", "weekends".
    pub(super) fn adverb(&self, at: usize) -> Option<Found> {
        match self.sense(at) {
            Sense::Often(unit) => {
                let glued = self.inner_hyphen(at + 1).is_some() || self.continues_a_word(at);
                // "Daily Mail", "Weekly": names of papers.
                let name = self.is_capitalised(at) && at > self.start && self.is_capitalised(at + 1);
                let value =
                    if unit == Unit::Quarter { Unit::Month.duration(Some(3.0)) } else { unit.duration(Some(1.0)) };
                (!glued && !name).then(|| Found::new(at..at + 1, TimeKind::Set, value))
            }
            Sense::Long(unit) => Some(Found::new(at..at + 1, TimeKind::Duration, unit.duration(Some(1.0)))),
            Sense::Weekdays(weekday) => Some(Found::new(at..at + 1, TimeKind::Set, format!("XXXX-WXX-{weekday}"))),
            Sense::Unit { unit, plural } => {
                let long = self.inner_hyphen(at + 1).and_then(|next| self.word(next, "long"));
                let count = if plural { None } else { Some(1.0) };
                let one_word = long.map(|next| Found::new(at..next, TimeKind::Duration, unit.duration(count)));
                let weekends =
                    (unit == Unit::Weekend && plural && matches!(self.sense(at.wrapping_sub(1)), Sense::None))
                        .then(|| Found::new(at..at + 1, TimeKind::Set, "XXXX-WXX-WE".to_owned()));
                one_word.or(weekends)
            }
            _ => None,
        }
    }
}

/// The days from so long ago up to the report's own, or from it on: both ends begun days.
fn stretch_days(amount: &Amount, forward: bool, today: Date) -> Option<(Date, Date)> {
    let count = amount.count?;
    let days = if forward {
        (today, amount.unit.step(today, count).plus_days(1))
    } else {
        (amount.unit.step(today, -count), today.plus_days(1))
    };
    (days.0 < days.1).then_some(days)
}
