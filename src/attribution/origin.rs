//! Who is speaking: a source's words → the name that they stand for.

use core::ops::Range;

use super::class::Class;
use super::phrase::Words;
use crate::mention::entity::{Anaphor, EntityKind, Mention, Subtype};
use crate::span::Span;

/// The names of a document, and what stands for them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) mentions: &'a [Mention],
    pub(super) anaphors: &'a [Anaphor],
    /// How many entities the mentions name.
    pub(super) entities: usize,
}

impl<'a> Names<'a> {
    pub(super) fn new(mentions: &'a [Mention], anaphors: &'a [Anaphor]) -> Self {
        let entities = mentions.iter().map(|m| m.entity + 1).max().unwrap_or(0);
        Self { mentions, anaphors, entities }
    }

    /// The name of a source, and the organisation that it speaks for, if that is named beside it.
    pub(super) fn origin(&self, words: &Words<'_, '_>, source: &Range<usize>) -> Option<String> {
        let span = words.text.span(source.clone());
        self.speaking(words, span).or_else(|| self.anaphor(words, span)).or_else(|| plain(words, source))
    }

    /// The name among the words of a source; whose mayor or lawyer speaks does not speak himself.
    fn speaking(&self, words: &Words<'_, '_>, span: Span) -> Option<String> {
        let first = self.mentions.partition_point(|m| m.span.end <= span.start);
        let mut rest = span;
        if let Some(owner) = self.mentions.get(first).filter(|m| m.kind == EntityKind::Person && m.span.end < span.end)
        {
            let next = words.text.tokens().partition_point(|t| t.span.end <= owner.span.end);
            if matches!(words.text.lower(next), "'s" | "’s") {
                rest = Span::new(words.text.tokens()[next].span.end, span.end);
            }
        }
        self.named(rest)
    }

    /// The name that begins at a token.
    pub(super) fn beginning(&self, words: &Words<'_, '_>, token: usize) -> Option<&'a Mention> {
        let start = words.text.tokens().get(token)?.span.start;
        let at = self.mentions.partition_point(|m| m.span.start < start);
        self.mentions.get(at).filter(|m| m.span.start == start)
    }

    /// The name that ends before a token.
    pub(super) fn ending(&self, words: &Words<'_, '_>, token: usize) -> Option<&'a Mention> {
        let end = words.text.tokens().get(token.checked_sub(1)?)?.span.end;
        let at = self.mentions.partition_point(|m| m.span.end < end);
        self.mentions.get(at).filter(|m| m.span.end == end)
    }

    /// For what "its" or "the group" stands before a token.
    pub(super) fn anaphor_ending(&self, words: &Words<'_, '_>, token: usize) -> Option<String> {
        let end = words.text.tokens().get(token.checked_sub(1)?)?.span.end;
        let at = self.anaphors.partition_point(|a| a.span.start < end);
        let anaphor = self.anaphors[..at].iter().rev().take(2).find(|a| a.span.end == end)?;
        (anaphor.entity < self.entities).then(|| anaphor.name.clone())
    }

    /// The name that stands for a speaker among some words.
    pub(super) fn named(&self, span: Span) -> Option<String> {
        let first = self.mentions.partition_point(|m| m.span.end <= span.start);
        let inside = || self.mentions[first..].iter().take_while(|m| m.span.start < span.end);
        let of = |kind| inside().find(|m| m.kind == kind);
        of(EntityKind::Person)
            .or_else(|| of(EntityKind::Organization))
            .or_else(|| inside().find(|m| m.kind == EntityKind::Place && m.span.end == span.end))
            .map(speaker)
    }

    /// Who is cited with some words: a name, or people and bodies who speak without one ("two officials"); what else is
    /// cited is a reason ("citing security concerns").
    pub(super) fn cited(&self, words: &Words<'_, '_>, cited: &Range<usize>) -> Option<String> {
        let span = words.text.span(cited.clone());
        let speaks = |at: usize| words.cues.speakers.has(words.text.words()[at]);
        let unnamed = || cited.clone().any(speaks).then(|| self.origin(words, cited)).flatten();
        self.named(span).or_else(unnamed)
    }

    /// Whether the words stand within one name: the "and" of a "Ministry of Health and Welfare".
    pub(super) fn covers(&self, span: Span) -> bool {
        let at = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(at).is_some_and(|m| m.span.start < span.start)
            || self.anaphors[..self.anaphors.partition_point(|a| a.span.start < span.start)]
                .iter()
                .rev()
                .take(4)
                .any(|a| a.span.contains(span))
    }

    fn anaphor(&self, words: &Words<'_, '_>, span: Span) -> Option<String> {
        // Who owns the speaker does not speak: "the country's institute", "his lawyer".
        let heads = |a: &&Anaphor| {
            let after = words.text.tokens().partition_point(|t| t.span.end <= a.span.end);
            let last = after.checked_sub(1).map_or("", |t| words.text.lower(t));
            let owner = matches!(last, "its" | "his" | "their") || last == "her" && a.span.end < span.end;
            span.contains(a.span) && !owner && !matches!(words.text.lower(after), "'s" | "’s" | "'" | "’")
        };
        let first = self.anaphors.partition_point(|a| a.span.start < span.start);
        let at = self.anaphors[first..].iter().take_while(|a| a.span.start < span.end).find(heads)?;
        (at.entity < self.entities).then(|| at.name.clone())
    }
}

/// A capital speaks for its government: "Moscow said".
fn speaker(mention: &Mention) -> String {
    let capital = mention.kind == EntityKind::Place && mention.subtype == Some(Subtype::City);
    mention.side().filter(|_| capital).unwrap_or(&mention.name).to_owned()
}

/// The words themselves, without the article; a spokesman's are those of whom he speaks for.
fn plain(words: &Words<'_, '_>, source: &Range<usize>) -> Option<String> {
    let mut start = source.start;
    let for_whom =
        |at: &usize| words.text.lower(*at).starts_with("spokes") && matches!(words.text.lower(at + 1), "for" | "of");
    if let Some(at) = source.clone().find(for_whom) {
        start = (at + 2).min(source.end - 1);
    }
    while start < source.end && matches!(words.text.lower(start), "the" | "a" | "an") {
        start += 1;
    }
    // "the country's civil defence institute"
    let country = matches!(words.text.lower(start), "country" | "nation");
    if country && start + 2 < source.end && matches!(words.text.lower(start + 1), "'s" | "’s") {
        start += 2;
    }
    let pronoun = source.len() == 1
        && words.is(start, Class::SUBJECT.or(Class::OBJECT).or(Class::RELATIVE).or(Class::POSSESSIVE));
    let span = words.text.span(start..source.end);
    (!pronoun && !span.is_empty()).then(|| words.text.raw(span).to_owned())
}
