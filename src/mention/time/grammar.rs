//! What can stand at a place: the rules in the order in which they are tried.

use super::cursor::{Cursor, Dated, Found, Read};
use super::event::Step;
use super::period::{Period, Unit};
use super::words::{Portion, Sense};
use super::{Anchor, TimeKind, TimeModifier};
use crate::document::Case;

impl Cursor<'_, '_> {
    /// The time that begins with the token `at`, or what looks like one.
    pub(super) fn read(&self, at: usize) -> Option<Read> {
        match self.sense(at) {
            Sense::None if !self.is_number(at) => self.name(at),
            // "second" alone is no time, "the" and "a" open one only before a word of time.
            Sense::The if !self.opens(at + 1) => self.named(at),
            Sense::A if !self.opens(at + 1) => None,
            _ => self.rules(at),
        }
    }

    /// A word without a sense of its own: only the names of the calendar and "'90s" begin with one.
    fn name(&self, at: usize) -> Option<Read> {
        if self.names.stand(self.text, at, self.end) || matches!(self.lower(at), "'" | "’" | "‘") {
            return self.named(at).or_else(|| self.dated(at).map(Read::Time));
        }
        None
    }

    fn opens(&self, at: usize) -> bool {
        self.is_number(at) || at < self.end && self.words.opens(self.text, at)
    }

    #[inline(never)]
    fn rules(&self, at: usize) -> Option<Read> {
        let named = self.named(at);
        if matches!(named, Some(Read::Other(_))) || !self.leads_on(at) {
            return named;
        }
        let read = self.grammar(at);
        // "the past" is vague, "the past 24 hours" is not; "current" is vague, "the current week" is not.
        let end = |read: &Option<Read>| match read {
            Some(Read::Time(found)) => found.tokens.end,
            Some(Read::Other(next)) => *next,
            None => 0,
        };
        if end(&named) > end(&read) {
            named
        } else {
            read
        }
    }

    /// Whether the next word can go on with what this one opens: most "at", "no", "more" and "this" are no times.
    fn leads_on(&self, at: usize) -> bool {
        let next = at + 1;
        match self.sense(at) {
            Sense::At => matches!(self.lower(next), "least" | "most"),
            Sense::No => matches!(self.sense(next), Sense::More | Sense::Less),
            Sense::More | Sense::Less => self.is(next, "than"),
            Sense::Up => self.is(next, "to"),
            Sense::Approximately => self.opens(next),
            Sense::This | Sense::That | Sense::Same | Sense::Last | Sense::Next | Sense::Past => {
                self.opens(next) || self.is(next, "time") || self.names.begin(self.text, next)
            }
            Sense::Ago
            | Sense::Between
            | Sense::Meridiem { .. }
            | Sense::OClock
            | Sense::Zone { .. }
            | Sense::Hundred
            | Sense::Thousand => false,
            _ => true,
        }
    }

    /// Few rules can apply to most words that a time begins with: the others are not asked.
    fn grammar(&self, at: usize) -> Option<Read> {
        let the = self.skip_the(at);
        let holiday = || if self.names.begin(self.text, the) { self.dated(at) } else { None };
        let found = match self.sense(the) {
            Sense::Month { .. }
            | Sense::Weekday { .. }
            | Sense::RelativeDay(_)
            | Sense::Season(_)
            | Sense::Fiscal
            | Sense::Decades(_)
            | Sense::QuarterLetter => self.dated(at),
            Sense::This
            | Sense::That
            | Sense::Same
            | Sense::Last
            | Sense::Past
            | Sense::Previous
            | Sense::Next
            | Sense::Coming
            | Sense::Following
            | Sense::Current
            | Sense::Preceding => self.stretch(at).or_else(|| self.dated(at)).or_else(|| self.part_of_day(at)),
            Sense::Part(_) | Sense::Tonight | Sense::Overnight => holiday().or_else(|| self.part_of_day(at)),
            Sense::Portion(_) => self.portioned(at).or_else(holiday),
            Sense::Every if the == at => self.every(at).or_else(holiday),
            Sense::Often(_) | Sense::Long(_) | Sense::Weekdays(_) => holiday().or_else(|| self.adverb(at)),
            Sense::Approximately | Sense::More | Sense::Less | Sense::At | Sense::No | Sense::Up => {
                return holiday().map(Read::Time).or_else(|| self.lasting(at));
            }
            _ => return self.any(at, the),
        };
        found.map(Read::Time)
    }

    /// A number, a unit, an article: what most rules can begin with.
    #[inline(never)]
    fn any(&self, at: usize, the: usize) -> Option<Read> {
        if self.counts_plainly(the) {
            return self.lasting(at);
        }
        if self.is_number(the) || matches!(self.sense(the), Sense::Small(_) | Sense::Tens(_) | Sense::A) {
            let found = self.timed(at).or_else(|| self.dated(at));
            return found.map(Read::Time).or_else(|| self.lasting(at));
        }
        let found = self
            .timed(at)
            .or_else(|| self.portioned(at))
            .or_else(|| self.stretch(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.part_of_day(at));
        if let Some(found) = found {
            return Some(Read::Time(found));
        }
        self.lasting(at).or_else(|| self.adverb(at).map(Read::Time))
    }

    /// A number before a word that neither is one of time nor leads on to one, as most numbers stand: "12 people". At
    /// most a length can follow ("12 consecutive days").
    fn counts_plainly(&self, at: usize) -> bool {
        let short = self.is_number(at) && self.lower(at).len() <= 3;
        let next = at + 1;
        (short || matches!(self.sense(at), Sense::Small(_) | Sense::Tens(_)))
            && self.is_word(next)
            && !self.is_glued(next)
            && matches!(self.sense(next), Sense::None)
            && !matches!(self.lower(next), "of" | "in" | "to" | "through" | "till" | "until" | "and" | "or")
            && !self.names.begin(self.text, at)
    }

    /// A date with what follows it: a part of the day, a time of day.
    fn dated(&self, at: usize) -> Option<Found> {
        if matches!(self.sense(at), Sense::The) && self.article_of_a_noun(at + 1) {
            return None;
        }
        let date = self.deictic_holiday(at).or_else(|| self.date(at))?;
        let found = self.with_clock(at, date).unwrap_or_else(|| Found::date(at, date));
        let step = self.step_from_unit(&found);
        Some(Found { step, ..found })
    }

    /// "the day after the vote": an open unit before "after" counts from what follows.
    fn step_from_unit(&self, found: &Found) -> Option<Step> {
        let next = found.tokens.end;
        match self.sense(next - 1) {
            Sense::Unit { unit, plural: false } if found.anchor == Anchor::Open => self.step(unit, Some(1.0), next),
            _ => None,
        }
    }

    /// "the 1991 agreement", "the June 3 hearing", "the third-quarter loss": the article is the noun's.
    fn article_of_a_noun(&self, at: usize) -> bool {
        match self.sense(at) {
            Sense::Month { .. } | Sense::Weekday { .. } | Sense::RelativeDay(_) => true,
            Sense::Ordinal(_) => self.inner_hyphen(at + 1).is_some(),
            Sense::Unit { .. } => self.is(at, "week") && self.is_number(at + 1),
            Sense::None => match self.digits(at) {
                Some((_, 4)) => !matches!(self.lower(at + 1), "s" | "'s" | "’s"),
                Some((_, 1 | 2)) => matches!(self.sense(at + 1), Sense::Month { .. }),
                Some(_) => false,
                None => !matches!(self.lower(at), "entire" | "whole" | "full"),
            },
            _ => false,
        }
    }

    /// "early March", "late yesterday", "mid-2011", "earlier this week", "the end of the year", "year-end".
    fn portioned(&self, at: usize) -> Option<Found> {
        let the = self.skip_the(at);
        let very = self.skip(the, "very");
        if let Some((portion, next)) = self.portion_of(very) {
            let whole = self.whole(next)?;
            return Some(whole.from(at).modified(Some(portion.modifier())));
        }
        if let Some(found) = self.year_end(the).or_else(|| self.week_of(the)) {
            return Some(found.from(at));
        }
        let Sense::Portion(portion) = self.sense(the) else { return None };
        let joined = self.skip_hyphen(the + 1);
        let next = match (portion, self.lower(joined)) {
            (Portion::Beginning | Portion::Middle, _) => return None,
            (Portion::End, _) if joined == the + 1 => return None,
            (Portion::Early | Portion::Late | Portion::Earlier | Portion::Later, "in" | "on") => joined + 1,
            _ => joined,
        };
        let whole = self.whole(next)?;
        let nothing_to_part = whole.value.is_none() && whole.anchor != Anchor::Open;
        (!nothing_to_part && whole.kind != TimeKind::Duration)
            .then(|| whole.from(at).modified(Some(portion.modifier())))
    }

    /// The period that a part is taken of.
    fn whole(&self, at: usize) -> Option<Found> {
        let the = self.skip_the(at);
        if let (true, Sense::Unit { unit, plural: false }) = (the > at, self.sense(the)) {
            if let Some(date) = self.unit_around(unit, the + 1) {
                return Some(Found::date(at, date));
            }
        }
        let date = self.date(at).map(|date| self.with_clock(at, date).unwrap_or_else(|| Found::date(at, date)));
        date.or_else(|| self.part_of_day(at)).or_else(|| self.middle_of_unit(at))
    }

    /// "mid-year", "mid-week": the one that the story is in.
    fn middle_of_unit(&self, at: usize) -> Option<Found> {
        let Sense::Unit { unit: unit @ (Unit::Year | Unit::Month | Unit::Week), plural: false } = self.sense(at) else {
            return None;
        };
        let mid = matches!(self.sense(at.wrapping_sub(2)), Sense::Portion(Portion::Mid))
            && self.inner_hyphen(at - 1).is_some();
        let next = at + 1;
        let alone = !self.is_word(next) || self.case(next) == Case::Lower && self.ends_or_joins(next);
        (mid && alone).then(|| self.unit_around(unit, next)).flatten().map(|date| Found::date(at, date))
    }

    /// "by mid-year, in mid-year and": a noun behind would make an adjective of it ("a mid-year review").
    fn ends_or_joins(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "and" | "or" | "but" | "as" | "when" | "after" | "before" | "to" | "for" | "by" | "with"
        )
    }

    /// "year-end", "month-end"
    fn year_end(&self, at: usize) -> Option<Found> {
        let Sense::Unit { unit, plural: false } = self.sense(at) else { return None };
        let own = matches!(self.lower(at + 1), "'s" | "’s").then_some(at + 2);
        let end = own.or_else(|| self.inner_hyphen(at + 1)).unwrap_or(at + 1);
        if !matches!(unit, Unit::Year | Unit::Month | Unit::Quarter | Unit::Week)
            || !matches!(self.sense(end), Sense::Portion(Portion::End))
        {
            return None;
        }
        let date = self.unit_now(unit, end + 1)?;
        let year = self.four_digits(end + 1).map(|(year, next)| Dated::absolute(Period::Year(year), next));
        Some(Found::date(at, year.unwrap_or(date)).modified(Some(Portion::End.modifier())))
    }

    /// "the week of Nov. 9", "the month of September".
    fn week_of(&self, at: usize) -> Option<Found> {
        let Sense::Unit { unit: unit @ (Unit::Week | Unit::Month), plural: false } = self.sense(at) else {
            return None;
        };
        let date = self.date(self.word(at + 1, "of")?)?;
        let period = match (unit, date.period?) {
            (Unit::Week, Period::Day(day)) => Period::holding(day, Unit::Week)?,
            (Unit::Month, month @ Period::Month(..)) => month,
            _ => return None,
        };
        Some(Found::date(at, Dated { period: Some(period), ..date }))
    }
}

impl Portion {
    fn modifier(self) -> TimeModifier {
        match self {
            Portion::Early | Portion::Earlier | Portion::Beginning => TimeModifier::Start,
            Portion::Mid | Portion::Middle => TimeModifier::Mid,
            Portion::Late | Portion::Later | Portion::End => TimeModifier::End,
        }
    }
}
