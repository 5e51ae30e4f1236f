//! Attribution: tokens and names → [`Attribution`]s: who says what, by which words.

mod class;
mod cue;
mod frame;
mod origin;
mod phrase;
mod pieces;
mod quotation;
mod settle;
mod spokesman;

use core::ops::Range;

use self::class::{Class, Classes};
use self::cue::Cues;
use self::frame::Grammar;
use self::origin::Names;
use self::phrase::Words;
use self::quotation::Quotation;
use self::settle::Settled;
use self::spokesman::Spokesmen;
use crate::document::{Role, Text};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::mention::entity::{Anaphor, Mention};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// Somebody's words, or what they come to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribution {
    /// Who says it; several pieces where it is interrupted, none where it stays open.
    pub source: Vec<Span>,
    /// The words that say that it is said, with their auxiliaries ("has said", "according to").
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// In their own words or the reporter's.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: AttributionKind,
    /// What the speaker does with it.
    pub stance: Stance,
    /// The resolved name of who is speaking.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub origin: Option<String>,
    /// From the nearest to the outlet to the origin, where one quotes another ("SANA, citing its reporter").
    #[cfg_attr(feature = "serde", serde(default))]
    pub chain: Vec<String>,
    /// Origins of the others who say it with the first: "war monitor" in "a rebel official and a war monitor".
    #[cfg_attr(feature = "serde", serde(default))]
    pub others: Vec<String>,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum AttributionKind {
    /// The speaker's, in quotation marks.
    Direct,
    /// The reporter's.
    Indirect,
    /// The reporter's with pieces in quotation marks.
    Mixed,
}

/// What a speaker does with a proposition. Not its polarity, and not how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so, being a party to it.
    Denies,
    /// Says that it is not so, or doubts it, being none.
    Disputes,
    /// Says that what another said is so.
    Confirms,
    /// Says so without showing it.
    Alleges,
    /// Says that it may come.
    Warns,
    /// Demands it.
    Demands,
    /// Asks.
    Asks,
    /// Thinks, hopes or expects it.
    Believes,
    /// Says that it will be done.
    Promises,
}

/// The words that the stage needs, compiled from the lexicon.
#[derive(Debug)]
pub(crate) struct Rules {
    cues: Cues,
    classes: Classes,
}

impl Rules {
    /// Compiles the entries of the sections that the stage knows; an entry that it cannot use is an error.
    pub(crate) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let cues = Cues::new(lexicon, vocabulary)?;
        let classes = Classes::new(vocabulary, &cues);
        Ok(Self { cues, classes })
    }

    /// The attributions in the order of the text.
    pub(crate) fn find(&self, text: &Text<'_>, mentions: &[Mention], anaphors: &[Anaphor]) -> Vec<Attribution> {
        let classes = self.classes.of(text);
        let quotations = quotation::find(text, &classes);
        let words = Words { text, cues: &self.cues, classes, inside: speech(text, &quotations) };
        let grammar = Grammar { words: &words, quotations: &quotations };
        let (mut frames, mut settled) = (Vec::new(), Vec::new());
        for sentence in text.document.sentences() {
            if matches!(sentence.role, Role::Headline | Role::Body | Role::Heading) {
                frames.clear();
                grammar.frames(&sentence.range, &mut frames);
                grammar.settle(&frames, &sentence.range, &mut settled);
            }
        }
        continue_speech(text, &quotations, &mut settled);
        let names = Names::new(mentions, anaphors);
        let mut found: Vec<Attribution> = settled.iter().map(|s| attribution(&words, names, s)).collect();
        speak_for_bodies(&Spokesmen::find(&words, names), &mut found);
        name_the_cited(&words, names, &settled, &mut found);
        found
    }
}

/// "Verrick, spokesman for the TLF, said": the TLF says it through him.
fn speak_for_bodies(spokesmen: &Spokesmen, found: &mut [Attribution]) {
    for attribution in found {
        if let Some(body) = attribution.origin.as_deref().and_then(|speaker| spokesmen.body(speaker)) {
            attribution.chain.push(body.to_owned());
            attribution.origin = Some(body.to_owned());
        }
    }
}

/// "SANA said, citing the ministry": the speaker whom it cites stands last in its chain.
fn name_the_cited(words: &Words<'_, '_>, names: Names<'_>, settled: &[Settled], found: &mut [Attribution]) {
    let mut quotes = |at: usize, cited: String| {
        found[at].chain.push(cited.clone());
        found[at].origin = Some(cited);
    };
    for (at, by) in settled.iter().enumerate() {
        if let Some(cited) = interposed(words, by).and_then(|c| names.cited(words, &c)) {
            quotes(at, cited);
        }
        let same = |other: &usize| settled.get(*other).is_some_and(|o| o.source.is_some() && o.source == by.source);
        let other = match words.text.lower(by.cue.end - 1) {
            "citing" | "quoting" => [at.wrapping_sub(1), at + 1].into_iter().find(same),
            "quoted" | "quotes" | "cited" | "cites" => {
                Some(at + 1).filter(same).filter(|o| words.text.lower(settled[*o].cue.start - 1) == "as")
            }
            _ => None,
        };
        let Some(other) = other else { continue };
        if let Some(cited) = by.content.first().and_then(|c| names.cited(words, c)) {
            quotes(other, cited);
        }
    }
}

/// "SANA, citing | the ministry |, reported": whom a speaker cites before the cue.
fn interposed(words: &Words<'_, '_>, settled: &Settled) -> Option<Range<usize>> {
    let end = settled.source.as_ref()?.end;
    let cites = words.is(end, Class::COMMA) && matches!(words.text.lower(end + 1), "citing" | "quoting");
    if !cites || end + 2 >= settled.cue.start {
        return None;
    }
    words.noun_phrase_after(end + 2, settled.cue.start, false)
}

/// For every token the number of the speech that it stands in, from 1; 0 outside.
fn speech(text: &Text<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let mut inside = vec![0; text.tokens().len()];
    for (number, quotation) in (1..).zip(quotations) {
        if quotation.is_speech(text) {
            inside[quotation.tokens.clone()].fill(number);
        }
    }
    inside
}

/// Speech that goes on in the same paragraph or in the next belongs to whoever spoke.
fn continue_speech(text: &Text<'_>, quotations: &[Quotation], settled: &mut [Settled]) {
    let mut speaker = speakers(quotations, settled);
    for number in (1..quotations.len()).rev() {
        if let (None, Some(who), true) = (speaker[number - 1], speaker[number], quotations[number - 1].goes_on) {
            speaker[number - 1] = Some(who);
            settled[who].content.insert(0, quotations[number - 1].tokens.clone());
        }
    }
    for number in 1..quotations.len() {
        let (before, quotation) = (&quotations[number - 1], &quotations[number]);
        let Some(who) = speaker[number - 1] else { continue };
        let follows = before.goes_on || before.block == quotation.block;
        if speaker[number].is_none() && follows && quotation.is_speech(text) {
            speaker[number] = Some(who);
            settled[who].content.push(quotation.tokens.clone());
        }
    }
}

/// For every quotation the first attribution that has its beginning.
fn speakers(quotations: &[Quotation], settled: &[Settled]) -> Vec<Option<usize>> {
    let mut said_by = vec![None; quotations.len()];
    for (number, settled) in settled.iter().enumerate().rev() {
        for content in settled.content.iter() {
            let first = quotations.partition_point(|q| q.tokens.start < content.start);
            let count = quotations[first..].partition_point(|q| q.tokens.start < content.end);
            said_by[first..first + count].fill(Some(number));
        }
    }
    said_by
}

fn attribution(words: &Words<'_, '_>, names: Names<'_>, settled: &Settled) -> Attribution {
    let coordinated = settled.source.as_ref().filter(|_| settled.antecedent.is_none());
    let (origin, others) = match coordinated.and_then(|source| coordinates(words, names, source)) {
        Some([first, second]) => (names.origin(words, &first), names.origin(words, &second).into_iter().collect()),
        None => (None, Vec::new()),
    };
    let whole = || settled.antecedent.iter().chain(&settled.source).find_map(|s| names.origin(words, s));
    let origin = origin.or_else(whole);
    let cue = settled.cue.start..words.occasion_end(settled.cue.end).unwrap_or(settled.cue.end);
    Attribution {
        source: settled.source.iter().map(|source| words.text.span(source.clone())).collect(),
        cue: vec![words.text.span(cue)],
        content: settled.content.iter().map(|content| words.text.span(content.clone())).collect(),
        kind: kind(&words.inside, &settled.content),
        stance: settled.stance,
        chain: origin.iter().cloned().collect(),
        origin,
        others,
    }
}

/// "a rebel official and a monitor" are two.
fn coordinates(words: &Words<'_, '_>, names: Names<'_>, source: &Range<usize>) -> Option<[Range<usize>; 2]> {
    let joins = |at: usize| {
        words.is(at, Class::CONJUNCTION) && words.text.lower(at) == "and" && !names.covers(words.text.span(at..at + 1))
    };
    let list = source.clone().any(|at| words.is(at, Class::COMMA));
    let and = source.clone().find(|at| joins(*at)).filter(|at| !list && *at > source.start)?;
    (and + 1 < source.end).then(|| [source.start..and, and + 1..source.end])
}

fn kind(inside: &[u32], content: &[Range<usize>]) -> AttributionKind {
    let quoted: usize = content.iter().map(|c| inside[c.clone()].iter().filter(|i| **i > 0).count()).sum();
    let all: usize = content.iter().map(Range::len).sum();
    match quoted {
        0 => AttributionKind::Indirect,
        q if q + 1 >= all => AttributionKind::Direct,
        _ => AttributionKind::Mixed,
    }
}
