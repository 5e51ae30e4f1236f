//! What a report says about itself: its outlet, its day, its place, its agency.

use once_cell::sync::Lazy;
use regex::Regex;

use super::credit;
use super::dateline::{self, Dateline};
use super::form::{holds, starts};
use super::layout::{Block, Role};
use super::line::trim;
use super::stated::{self, Stated};
use crate::date::Date;
use crate::span::Span;

#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) agency: Option<String>,
    pub(crate) place: Option<Span>,
}

pub(crate) fn read(text: &str, blocks: &[Block]) -> Header {
    let mut days = Days::default();
    let mut header = Header::default();
    for block in blocks {
        let words = block.span.of(text);
        match block.role {
            Role::Metadata => {
                days.metadata(words);
                header.outlet = header.outlet.or_else(|| outlet(words));
            }
            Role::Boilerplate => {
                days.copyright(words);
                header.agency = header.agency.or_else(|| copyright_holder(words));
            }
            Role::Dateline => {
                let dateline = dateline::read(words).unwrap_or_default();
                days.dateline = days.dateline.or(dateline.date);
                header.take(dateline, block.span, words);
            }
            Role::Caption => days.captioned = days.captioned.or_else(|| caption(words)),
            Role::Credit => header.agency = header.agency.or_else(|| credit::agency(words)),
            _ => {}
        }
    }
    header.published = days.published();
    header
}

/// A line that names the publisher. Metadata lines are few, so that a pattern costs nothing here.
static OUTLET: Lazy<Regex> =
    Lazy::new(|| Regex::new(r"^(?i:outlet|publisher|publication|newspaper)\s*[:=]\s*(.*\S)").expect("a fixed pattern"));

fn outlet(words: &str) -> Option<String> {
    Some(OUTLET.captures(words)?.get(1)?.as_str().to_owned())
}

impl Header {
    fn take(&mut self, dateline: Dateline<'_>, span: Span, words: &str) {
        if self.agency.is_none() {
            self.agency = dateline.agency.map(str::to_owned);
        }
        let place = dateline.place.filter(|_| self.place.is_none());
        if let Some(at) = place.and_then(|place| Some((words.find(place)?, place.len()))) {
            self.place = Some(Span::new(span.start + at.0, span.start + at.0 + at.1));
        }
    }
}

/// The days that the text states, by what they are.
#[derive(Debug, Default)]
struct Days {
    published: Option<Date>,
    updated: Option<Date>,
    address: Option<Date>,
    dateline: Option<Stated>,
    captioned: Option<Date>,
    year: Option<i16>,
}

impl Days {
    fn metadata(&mut self, words: &str) {
        let Some(day) = stated::first(words).and_then(Stated::date) else { return };
        let key = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let of_reader = ["retrieved", "accessed"].iter().any(|k| starts(key, k));
        if of_reader {
            return;
        }
        let slot = if ["updated", "update", "last", "modified"].iter().any(|k| starts(key, k)) {
            &mut self.updated
        } else if starts(key, "http") || starts(key, "www") || starts(key, "url") || starts(key, "link") {
            &mut self.address
        } else {
            &mut self.published
        };
        *slot = slot.or(Some(day));
    }

    fn copyright(&mut self, words: &str) {
        let notice = words.contains('©') || starts(words, "copyright") || holds(words, "(c)");
        if notice && words.len() <= 400 {
            self.year = self.year.or_else(|| stated::year(words));
        }
    }

    /// A day of publication before a day of change, the report's own words before its pictures'; the dateline's day in
    /// the year that the address or the copyright states.
    fn published(&self) -> Option<Date> {
        let dateline = self.dateline.and_then(|day| {
            let year = self.published.or(self.updated).or(self.address).map(Date::year).or(self.year);
            day.date().or_else(|| day.in_year(year?))
        });
        self.published.or(dateline).or(self.address).or(self.updated).or(self.captioned)
    }
}

/// The day in a caption that says when it was published, or that it ends with.
fn caption(words: &str) -> Option<Date> {
    let published = words.rfind("(Published ").or_else(|| words.rfind("(Posted "));
    if let Some(at) = published {
        return stated::first(&words[at..])?.date();
    }
    let dated = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let tail = (dated.len().saturating_sub(24)..dated.len()).find(|i| dated.is_char_boundary(*i))?;
    stated::year(dated.get(dated.len().checked_sub(4)?..)?)?;
    stated::first(&dated[tail..])?.date()
}

/// "Copyright 2016 The Associated Press."
fn copyright_holder(words: &str) -> Option<String> {
    let after = words.find('©').map(|at| at + 2).or_else(|| starts(words, "copyright").then_some("copyright".len()))?;
    let name = words[after..].trim_start_matches(|c: char| !c.is_alphabetic());
    let end = name.find(['.', '/', ',']).unwrap_or(name.len());
    let name = trim(name, Span::new(0, end))?.of(name);
    dateline::is_agency(name).then(|| name.to_owned())
}
