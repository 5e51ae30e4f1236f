//! Times of day: "8:15 a.m.", "16:00 UTC today", "Tuesday morning", "last night", "noon".

use super::cursor::{Cursor, Dated, Found};
use super::period::{Period, Unit};
use super::words::{DayPart, Sense};
use super::{Anchor, TimeKind};
use crate::date::Date;
use crate::document::Case;

/// A time of day, up to `next`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    /// What TIMEX3 writes after the day: "T08:15", "TMO".
    value: String,
    next: usize,
    /// "3 o'clock": of which half of the day is not said.
    half: Option<u32>,
}

impl Clock {
    fn part(part: DayPart, next: usize) -> Self {
        Self { value: format!("T{}", part.code()), next, half: None }
    }

    /// "3 o'clock this afternoon"
    fn in_the_afternoon(self, late: bool) -> Self {
        match self.half.filter(|hour| late && *hour < 12) {
            Some(hour) => Self { value: format!("T{:02}{}", hour + 12, &self.value[3..]), ..self },
            None => self,
        }
    }
}

impl Cursor<'_, '_> {
    /// A time of day with the date before or after it.
    pub(super) fn timed(&self, at: usize) -> Option<Found> {
        let clock = self.clock(at)?;
        if let Some(date) = self.date_after_clock(clock.next) {
            return Some(Self::moment(at, Some(date), &clock, date.next));
        }
        if let Some(part) = self.part_of_day(clock.next).filter(|part| part.period.is_some()) {
            let date = Dated { period: part.period, next: part.tokens.end, anchor: part.anchor };
            let late = part.value.as_deref().is_some_and(|v| !v.ends_with("MO"));
            return Some(Self::moment(at, Some(date), &clock.in_the_afternoon(late), date.next));
        }
        // "16:15 UTC, June 1st": the day stands apart, and still it is the day.
        let apart = self.word(clock.next, ",").and_then(|next| self.date(next)).filter(is_day);
        let day = apart.or_else(|| self.day_in_force());
        Some(Self::moment(at, day, &clock, clock.next))
    }

    /// The day that a time of day without one belongs to: the one named last, else the report's.
    fn day_in_force(&self) -> Option<Dated> {
        let latest = self.latest_day.filter(|(day, _)| self.is_near(*day));
        let latest =
            latest.map(|(day, span)| Dated { period: Some(Period::Day(day)), next: 0, anchor: Anchor::Mention(span) });
        latest.or_else(|| Some(Dated::relative(Some(Period::Day(self.published?)), 0)))
    }

    /// Within a week of the report: what else is told happened on other days.
    pub(super) fn is_near(&self, day: Date) -> bool {
        self.published.map_or(true, |today| day.days_since(today).abs() <= 7)
    }

    fn moment(start: usize, date: Option<Dated>, clock: &Clock, next: usize) -> Found {
        let day = date.and_then(|d| d.period).filter(|p| p.day().is_some());
        Found {
            kind: TimeKind::Time,
            value: day.map(|day| format!("{}{}", day.value(), clock.value)),
            days: day.and_then(Period::days),
            anchor: date.map_or(Anchor::Open, |d| d.anchor),
            period: day,
            ..Found::new(start..next, TimeKind::Time, None)
        }
    }

    fn date_after_clock(&self, next: usize) -> Option<Dated> {
        let on = next + usize::from(matches!(self.lower(next), "on" | "of"));
        let date = self.date(on)?;
        is_day(&date).then_some(date)
    }

    /// What follows a date and makes a time of it: "Tuesday morning", "Monday at 2 p.m.", "yesterday, 14:30 GMT".
    pub(super) fn with_clock(&self, at: usize, date: Dated) -> Option<Found> {
        if !is_day(&date) {
            return None;
        }
        let own = date.next + usize::from(matches!(self.lower(date.next), "'s" | "’s"));
        if let Sense::Part(part) = self.sense(own) {
            let clock = Clock::part(part, own + 1);
            return Some(Self::moment(at, Some(date), &clock, own + 1));
        }
        let joins = usize::from(matches!(self.lower(date.next), "at" | ","));
        let joins = joins + usize::from(joins > 0 && matches!(self.lower(date.next + 1), "at" | "about" | "around"));
        let joins =
            date.next + joins + usize::from(matches!(self.lower(date.next + joins), "about" | "around") && joins == 1);
        let clock = self.clock(joins)?;
        Some(Self::moment(at, Some(date), &clock, clock.next))
    }

    /// "this morning", "last night", "that evening", "tonight", "overnight", "the morning of 3 March", "the morning".
    pub(super) fn part_of_day(&self, at: usize) -> Option<Found> {
        let the = self.skip_the(at);
        let part = the + 1;
        let (days, part) = match (self.sense(the), self.sense(part)) {
            (Sense::Tonight | Sense::Overnight, _) => return Some(self.part(at, 0, DayPart::Night, the + 1)),
            (Sense::This | Sense::Current, Sense::Part(part)) => (0, part),
            (Sense::Last, Sense::Part(part)) => (-1, part),
            (Sense::Next | Sense::Following, Sense::Part(part)) => return Some(self.told_part(at, 1, part, the + 2)),
            (Sense::Previous | Sense::Preceding, Sense::Part(part)) => {
                return Some(self.told_part(at, -1, part, the + 2))
            }
            (Sense::That | Sense::Same, Sense::Part(part)) => return Some(self.told_part(at, 0, part, the + 2)),
            (Sense::Part(part), _) => return self.plain_part(at, the, part),
            _ => return None,
        };
        Some(self.part(at, days, part, the + 2))
    }

    fn part(&self, at: usize, days: i64, part: DayPart, next: usize) -> Found {
        let day = self.published.map(|day| Period::Day(day.plus_days(days)));
        let clock = Clock::part(part, next);
        Self::moment(at, Some(Dated::relative(day, next)), &clock, next)
    }

    /// Counted from the day named last.
    fn told_part(&self, at: usize, days: i64, part: DayPart, next: usize) -> Found {
        let date = self.latest_day.map(|(day, span)| Dated {
            period: Some(Period::Day(day.plus_days(days))),
            next,
            anchor: Anchor::Mention(span),
        });
        let clock = Clock::part(part, next);
        Self::moment(at, date, &clock, next)
    }

    /// "the morning of 3 March", "in the morning", "midday".
    fn plain_part(&self, at: usize, part_at: usize, part: DayPart) -> Option<Found> {
        let next = part_at + 1;
        let clock = Clock::part(part, next);
        if let Some(date) = self.word(next, "of").and_then(|of| self.date(of)).filter(is_day) {
            return Some(Self::moment(at, Some(date), &clock, date.next));
        }
        let cued = matches!(self.before(at), "in" | "during" | "by" | "at" | "early" | "late" | "until" | "through");
        let the = part_at > at || matches!(part, DayPart::Midday) || matches!(self.before(at), "early" | "late");
        let the = the || self.is(next, "trading") || self.is(next, "trade");
        let described = matches!(self.lower(next), "of" | "-" | "after" | "when") || self.is_capitalised(next);
        (cued && the && !described).then(|| Self::moment(at, self.day_in_force(), &clock, next))
    }

    /// "8:15 a.m. EST", "2 p.m.", "20:15", "1400 GMT", "10 o'clock", "noon".
    fn clock(&self, at: usize) -> Option<Clock> {
        let (hour, minute, second, next) = match self.sense(at) {
            Sense::Noon => (12, 0, None, at + 1),
            // A night's end: ISO 8601's 24:00 keeps it on its day.
            Sense::Midnight => (24, 0, None, at + 1),
            _ => match self.spoken(at).filter(|_| !self.continues_a_word(at)) {
                Some((hour, minute, next)) => (hour, minute, None, next),
                None => self.hours(at)?,
            },
        };
        // "7:30 in the afternoon", "2 o'clock in the morning"
        let (hour, next) = match self.in_part(next) {
            Some((part, next)) if (1..=12).contains(&hour) => (half_day(hour, part != DayPart::Morning), next),
            _ => (hour, next),
        };
        let (utc, next) = self.zone(next).unwrap_or((false, next));
        let seconds = second.map_or(String::new(), |s| format!(":{s:02}"));
        let value = format!("T{hour:02}:{minute:02}{seconds}{}", if utc { "Z" } else { "" });
        let half = matches!(self.sense(at + 1), Sense::OClock).then_some(hour);
        Some(Clock { value, next, half })
    }

    fn hours(&self, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
        if self.continues_a_word(at) && !self.closes_hours(at) {
            return None;
        }
        if let Some((hour, next)) =
            self.hour_in_words(at).or_else(|| self.first_hour(at)).or_else(|| self.hour_of_part(at))
        {
            return Some((hour, 0, None, next));
        }
        let (hour, minute, second, next) = self.with_colons(at).or_else(|| self.with_point(at)).or_else(|| {
            let (number, length) = self.digits(at)?;
            match length {
                1 | 2 => Some((number, 0, None, at + 1)),
                4 if self.is(at + 1, "hours") && self.lower(at).starts_with('0') => {
                    Some((number / 100, number % 100, None, at + 2))
                }
                4 if self.zone(at + 1).is_some() || self.is(at + 1, "hours") && self.is(at + 2, "local") => {
                    Some((number / 100, number % 100, None, at + 1))
                }
                _ => None,
            }
        })?;
        // "12 noon"
        if let (12, Sense::Noon | Sense::Midnight) = (hour, self.sense(next)) {
            let hour = if matches!(self.sense(next), Sense::Noon) { 12 } else { 24 };
            return Some((hour, 0, None, next + 1));
        }
        let whole = next == at + 1 && self.digits(at).is_some_and(|(_, length)| length <= 2);
        let (hour, next) = match self.sense(next) {
            Sense::Meridiem { pm } if (1..=12).contains(&hour) => (half_day(hour, pm), next + 1),
            Sense::OClock => (hour, next + 1),
            _ if whole => return None,
            _ => (hour, next),
        };
        (hour <= 24 && minute < 60).then_some((hour, minute, second, next))
    }

    /// "ten o'clock", "five p.m."
    fn hour_in_words(&self, at: usize) -> Option<(u32, usize)> {
        let Sense::Small(hour @ 1..=12) = self.sense(at) else { return None };
        let hour = hour as u32;
        match self.sense(at + 1) {
            Sense::OClock => Some((hour, at + 2)),
            Sense::Meridiem { pm } => Some((half_day(hour, pm), at + 2)),
            _ => None,
        }
    }

    /// A figure that can be an hour of half a day.
    fn hour(&self, at: usize) -> Option<u32> {
        self.digits(at).filter(|(hour, length)| *length <= 2 && (1..=12).contains(hour)).map(|(hour, _)| hour)
    }

    /// The 6 of "6-8 pm", "6 to 8 p.m.", "between 6 and 8 p.m.": of the half of the day that stands behind the other.
    fn first_hour(&self, at: usize) -> Option<(u32, usize)> {
        let first = self.hour(at)?;
        let joint = at + 1;
        let joins = self.is_hyphen(joint)
            || self.is(joint, "to")
            || self.is(joint, "and") && matches!(self.sense(at.wrapping_sub(1)), Sense::Between);
        let last = self.hour(joint + 1).filter(|_| joins)?;
        let Sense::Meridiem { pm } = self.sense(joint + 2) else { return None };
        // "11 to 2 pm" begins before noon.
        let turns = first % 12 > last % 12;
        Some((half_day(first, pm != turns), joint))
    }

    /// Whether a figure is the 8 of "6-8 pm".
    fn closes_hours(&self, at: usize) -> bool {
        at >= self.start + 2 && self.first_hour(at - 2).is_some() && !self.continues_a_word(at - 2)
    }

    /// "at 3 in the morning", "about 8 in the evening".
    fn hour_of_part(&self, at: usize) -> Option<(u32, usize)> {
        let told = matches!(self.before(at), "at" | "about" | "around" | "by" | "until" | "before" | "after");
        let hour = self.hour(at).filter(|_| told)?;
        self.in_part(at + 1).map(|_| (hour, at + 1))
    }

    /// "in the morning", "in the afternoon", "in the evening".
    fn in_part(&self, at: usize) -> Option<(DayPart, usize)> {
        let part = self.word(at, "in").and_then(|next| self.word(next, "the"))?;
        match self.sense(part) {
            Sense::Part(found @ (DayPart::Morning | DayPart::Afternoon | DayPart::Evening)) => Some((found, part + 1)),
            _ => None,
        }
    }

    /// "half past seven", "a quarter to eight", "ten past three", "20 minutes past 4 p.m."
    fn spoken(&self, at: usize) -> Option<(u32, u32, usize)> {
        let article = at + usize::from(matches!(self.sense(at), Sense::A));
        let (minutes, after) = match self.sense(article) {
            Sense::Half if article == at => (30, at + 1),
            Sense::Unit { unit: Unit::Quarter, plural: false } => (15, article + 1),
            Sense::Small(minutes) if article == at => (minutes as u32, at + 1),
            Sense::Tens(minutes @ 20) if article == at => (minutes as u32, at + 1),
            _ => self.digits(at).filter(|(minutes, length)| *length <= 2 && *minutes < 60).map(|(m, _)| (m, at + 1))?,
        };
        let (minutes_word, joint) = match self.sense(after) {
            Sense::Unit { unit: Unit::Minute, plural: true } => (true, after + 1),
            _ => (false, after),
        };
        let past = self.is(joint, "past");
        if !past && !self.is(joint, "to") {
            return None;
        }
        let hour_at = joint + 1;
        let (hour, next) = match self.sense(hour_at) {
            Sense::Small(hour @ 1..=12) => (hour as u32, hour_at + 1),
            _ => (self.hour(hour_at)?, hour_at + 1),
        };
        let (hour, next, told) = match self.sense(next) {
            Sense::Meridiem { pm } => (half_day(hour, pm), next + 1, true),
            Sense::OClock => (hour, next + 1, true),
            _ => (hour, next, false),
        };
        let part = matches!(minutes, 15 | 30) && !self.is_number(at) && !minutes_word;
        let joins = matches!(self.lower(next), "and" | "or" | "but" | "on" | "in" | "when" | "as" | "to");
        let counted = self.is_word(next) && self.case(next) == Case::Lower && !joins;
        if past {
            let meant = told || part || !counted || self.in_part(next).is_some();
            return meant.then_some((hour, minutes, next));
        }
        let meant = minutes > 0 && (told || part && minutes == 15 && !counted);
        meant.then(|| ((hour + 23) % 24, 60 - minutes, next))
    }

    fn with_colons(&self, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
        let (hour, 1 | 2) = self.digits(at)? else { return None };
        let minute = self.after_colon(at + 1)?;
        let second = self.after_colon(at + 3);
        let next = at + if second.is_some() { 5 } else { 3 };
        // "3:10 to 4:20" is a time, "Luke 3:10" none; hours beyond the day are scores and verses.
        (hour <= 24 && !(self.is(next, ":") && self.is_glued(next))).then_some((hour, minute, second, next))
    }

    fn after_colon(&self, colon: usize) -> Option<u32> {
        if !self.is(colon, ":") || !self.is_glued(colon) || !self.is_glued(colon + 1) {
            return None;
        }
        match self.digits(colon + 1) {
            Some((number, 2)) if number < 60 => Some(number),
            _ => None,
        }
    }

    /// "10.15pm": with a point only before a.m. or p.m.
    fn with_point(&self, at: usize) -> Option<(u32, u32, Option<u32>, usize)> {
        if !self.is_number(at) || !matches!(self.sense(at + 1), Sense::Meridiem { .. }) {
            return None;
        }
        let (hour, minute) = self.lower(at).split_once('.')?;
        if hour.len() > 2 || minute.len() != 2 {
            return None;
        }
        Some((hour.parse().ok()?, minute.parse().ok()?, None, at + 1))
    }

    /// "GMT", "(UTC)", "ET": whether it is UTC, and what follows.
    fn zone(&self, at: usize) -> Option<(bool, usize)> {
        let open = at + usize::from(self.is(at, "("));
        let Sense::Zone { utc } = self.sense(open) else { return None };
        let upper = self.case(open) == Case::Upper;
        let close = open + 1;
        let next = if open > at { self.word(close, ")")? } else { close };
        upper.then_some((utc, next))
    }
}

/// The hour of the day of one of its half.
fn half_day(hour: u32, pm: bool) -> u32 {
    hour % 12 + if pm { 12 } else { 0 }
}

/// Whether a date can have a time of day.
fn is_day(date: &Dated) -> bool {
    matches!(date.period, Some(Period::Day(_)) | None)
}
