//! Days that a report states about itself, in its header, dateline or captions.

use super::token::{tokenise, Token, TokenKind};
use crate::date::Date;
use crate::span::Span;

/// A day, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) year: Option<i16>,
    pub(crate) month: i8,
    pub(crate) day: i8,
}

impl Stated {
    /// The day of the calendar, where the year is known.
    pub(crate) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day)
    }

    pub(crate) fn in_year(self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day)
    }
}

/// The first day in a short text.
pub(crate) fn first(text: &str) -> Option<Stated> {
    let words = Words::new(text);
    (0..words.tokens.len()).find_map(|at| words.day(at)).map(|(stated, _)| stated)
}

/// The day with which a text begins, and the byte after it.
pub(crate) fn leading(text: &str) -> Option<(Stated, usize)> {
    // The longest day that anybody writes is not half as long as this.
    let text = (100.min(text.len())..).find_map(|end| text.get(..end)).unwrap_or(text);
    let words = Words::new(text);
    let (stated, next) = words.day(0).or_else(|| words.day(words.after_weekday(0)?))?;
    Some((stated, words.tokens[next - 1].span.end))
}

/// Whether the text is a day and nothing else but the weekday and the time of day.
pub(crate) fn is_only_date(text: &str) -> bool {
    has_digit(text) && Words::new(text).beside_days(|_| false).is_some_and(|(days, others)| days == 1 && others == 0)
}

/// How many words there are beside days, times of day and the keys that announce them ("Updated:"); `None` without a day.
pub(crate) fn words_beside_days(text: &str) -> Option<usize> {
    if !has_digit(text) {
        return None;
    }
    let (days, others) = Words::new(text).beside_days(is_key)?;
    (days > 0).then_some(others)
}

/// Every day has a number, and most lines have none.
fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// A year that stands by itself, as in a copyright line.
pub(crate) fn year(text: &str) -> Option<i16> {
    let words = Words::new(text);
    (0..words.tokens.len()).rev().find_map(|at| words.year(at))
}

struct Words<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        // A token and the space behind it are three letters or more.
        let mut tokens = Vec::with_capacity(text.len() / 3 + 1);
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        Self { text, tokens }
    }

    /// The number of days and that of other words than `known` ones; `None` where a mark is in the way.
    fn beside_days(&self, known: fn(&str) -> bool) -> Option<(usize, usize)> {
        let (mut at, mut days, mut others) = (0, 0, 0);
        while at < self.tokens.len() {
            if let Some((_, next)) = self.day(at) {
                days += 1;
                at = next;
                continue;
            }
            if !self.is_of_clock(at) && !known(self.word(at)) {
                (self.tokens[at].kind == TokenKind::Word).then_some(())?;
                others += 1;
            }
            at += 1;
        }
        Some((days, others))
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// A day that begins with the token `at`, and the token after it.
    fn day(&self, at: usize) -> Option<(Stated, usize)> {
        self.numeric(at).or_else(|| self.month_first(at)).or_else(|| self.day_first(at))
    }

    /// "2020-02-21", "2020/02/21", "21.02.2020", "2/21/2020"
    fn numeric(&self, at: usize) -> Option<(Stated, usize)> {
        let mut parts = self.word(at).split('.');
        if let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
            return Some((stated(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?, at + 1));
        }
        let separator = self.word(at + 1);
        if !matches!(separator, "-" | "/") || self.word(at + 3) != separator {
            return None;
        }
        let number = |at| self.word(at).parse::<i16>().ok();
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        if self.word(at).len() == 4 {
            return Some((stated(first, second, third)?, at + 5));
        }
        let year = if self.word(at + 4).len() == 2 { 2000 + third } else { third };
        // Month or day first? Only a number over twelve, or two equal ones, tell.
        match (first, second) {
            (1..=12, 13..=31) => Some((stated(year, first, second)?, at + 5)),
            (13..=31, 1..=12) => Some((stated(year, second, first)?, at + 5)),
            _ if first == second => Some((stated(year, first, second)?, at + 5)),
            _ => None,
        }
    }

    /// "March 31, 2020", "Feb. 3", "July 4th"
    fn month_first(&self, at: usize) -> Option<(Stated, usize)> {
        let month = month(self.word(at))?;
        let number = if self.word(at + 1) == "." { at + 2 } else { at + 1 };
        let day = self.day_number(number)?;
        let next = self.after_ordinal(number + 1);
        Some(self.with_year(month, day, next))
    }

    /// "31 March 2020", "the 3rd of May"
    fn day_first(&self, at: usize) -> Option<(Stated, usize)> {
        let day = self.day_number(at)?;
        let mut next = self.after_ordinal(at + 1);
        if matches!(self.word(next), "of" | "-") {
            next += 1;
        }
        let month = month(self.word(next))?;
        let point = usize::from(self.word(next + 1) == ".");
        Some(self.with_year(month, day, next + 1 + point))
    }

    fn with_year(&self, month: i8, day: i8, next: usize) -> (Stated, usize) {
        let at = if matches!(self.word(next), "," | "-") { next + 1 } else { next };
        match self.year(at) {
            Some(year) => (Stated { year: Some(year), month, day }, at + 1),
            None => (Stated { year: None, month, day }, next),
        }
    }

    fn day_number(&self, at: usize) -> Option<i8> {
        self.word(at).parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn after_ordinal(&self, at: usize) -> usize {
        let ordinal = matches!(self.word(at), "st" | "nd" | "rd" | "th");
        at + usize::from(ordinal && self.tokens[at].glued)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.span.len() == 4)?;
        token.span.of(self.text).parse().ok().filter(|year| (1900..2100).contains(year))
    }

    fn after_weekday(&self, at: usize) -> Option<usize> {
        is_weekday(self.word(at)).then(|| at + 1 + usize::from(matches!(self.word(at + 1), "," | ".")))
    }

    /// Weekdays, times of day and the marks between them.
    fn is_of_clock(&self, at: usize) -> bool {
        let word = self.word(at);
        match self.tokens[at].kind {
            TokenKind::Number => word.len() <= 2,
            TokenKind::Mark => {
                matches!(word, "," | "-" | "–" | "—" | "|" | ":" | "." | "/" | "·" | "(" | ")" | "@" | "+")
            }
            TokenKind::Word => {
                is_weekday(word)
                    || matches!(
                        lowered(word, &mut [0; LONGEST]).unwrap_or_default(),
                        "at" | "on"
                            | "am"
                            | "pm"
                            | "a.m."
                            | "p.m."
                            | "et"
                            | "est"
                            | "edt"
                            | "ct"
                            | "cst"
                            | "cdt"
                            | "mt"
                            | "mst"
                            | "mdt"
                            | "pt"
                            | "pst"
                            | "pdt"
                            | "gmt"
                            | "utc"
                            | "bst"
                            | "cet"
                            | "cest"
                            | "ist"
                            | "t"
                            | "z"
                            | "pkt"
                            | "hrs"
                            | "h"
                    )
            }
        }
    }
}

fn stated(year: i16, month: i16, day: i16) -> Option<Stated> {
    let fits = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(Stated { year: Some(year), month: month as i8, day: day as i8 })
}

/// The length of the longest word that is looked for, "publication".
const LONGEST: usize = 11;

/// A word in lower case, if it is short and ASCII.
fn lowered<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    core::str::from_utf8(lower).ok()
}

fn month(word: &str) -> Option<i8> {
    Some(match lowered(word, &mut [0; LONGEST])? {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The keys of a header's days.
fn is_key(word: &str) -> bool {
    matches!(
        lowered(word, &mut [0; LONGEST]).unwrap_or_default(),
        "posted"
            | "published"
            | "updated"
            | "update"
            | "created"
            | "last"
            | "modified"
            | "first"
            | "date"
            | "dated"
            | "publication"
            | "pubdate"
            | "released"
            | "issued"
            | "filed"
            | "retrieved"
            | "accessed"
            | "edited"
            | "of"
    )
}

fn is_weekday(word: &str) -> bool {
    matches!(
        lowered(word, &mut [0; LONGEST]).unwrap_or_default(),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
    )
}
