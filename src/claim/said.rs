//! Where attributions stand, so that those around a word are found without looking at all of a document's.

use crate::attribution::Attribution;
use crate::span::Span;

/// The attributions of a document by their places.
#[derive(Debug)]
pub(crate) struct Said {
    contents: Spans,
    sources: Spans,
    cues: Spans,
    /// Where each attribution's content ends, in order, with its number; 0 where it has none.
    ends: Vec<(usize, usize)>,
}

impl Said {
    pub(crate) fn new(attributions: &[Attribution]) -> Self {
        let end = |a: &Attribution| a.content.iter().map(|c| c.end).max().unwrap_or(0);
        let mut ends: Vec<_> = attributions.iter().enumerate().map(|(number, a)| (end(a), number)).collect();
        ends.sort_unstable();
        Self {
            contents: Spans::new(attributions, |a| &a.content),
            sources: Spans::new(attributions, |a| &a.source),
            cues: Spans::new(attributions, |a| &a.cue),
            ends,
        }
    }

    /// The attributions whose content holds the span, in their order.
    pub(crate) fn around(&self, span: Span) -> Vec<usize> {
        self.contents.around(span)
    }

    /// The same in any order, and more than once where its content is in pieces that overlap.
    pub(crate) fn holding(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.contents.near(span).filter(move |(s, _, _)| s.contains(span)).map(|(_, number, _)| *number)
    }

    /// Whether the span stands within the words for a speaker.
    pub(crate) fn is_speaker(&self, span: Span) -> bool {
        self.sources.near(span).any(|(s, _, _)| s.contains(span))
    }

    /// Those of the attributions with a cue in the span that are wanted, in their order.
    pub(crate) fn with_cue_in(&self, span: Span, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        numbers(self.cues.inside(span).filter(|(_, number, _)| wanted(*number)))
    }

    /// The attributions whose content ends before, the last first.
    pub(crate) fn ended(&self, before: usize) -> impl Iterator<Item = usize> + '_ {
        let count = self.ends.partition_point(|(end, _)| *end <= before);
        self.ends[..count].iter().rev().map(|(_, number)| *number)
    }
}

/// Spans in the order of their beginnings, each with its attribution and the furthest end of those up to it.
#[derive(Debug)]
struct Spans(Vec<(Span, usize, usize)>);

impl Spans {
    fn new(attributions: &[Attribution], of: impl Fn(&Attribution) -> &[Span]) -> Self {
        let all =
            attributions.iter().enumerate().flat_map(|(number, a)| of(a).iter().map(move |s| (*s, number, s.end)));
        let mut all: Vec<_> = all.collect();
        all.sort_unstable();
        let mut furthest = 0;
        for (_, _, end) in &mut all {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self(all)
    }

    fn around(&self, span: Span) -> Vec<usize> {
        numbers(self.near(span).filter(|(s, _, _)| s.contains(span)))
    }

    /// Those among which all are that hold the span, the last first.
    fn near(&self, span: Span) -> impl Iterator<Item = &(Span, usize, usize)> {
        let begun = self.0.partition_point(|(s, _, _)| s.start <= span.start);
        self.0[..begun].iter().rev().take_while(move |(_, _, furthest)| *furthest >= span.end)
    }

    fn inside(&self, span: Span) -> impl Iterator<Item = &(Span, usize, usize)> {
        let first = self.0.partition_point(|(s, _, _)| s.start < span.start);
        let near = self.0[first..].iter().take_while(move |(s, _, _)| s.start <= span.end);
        near.filter(move |(s, _, _)| span.contains(*s))
    }
}

fn numbers<'a>(found: impl Iterator<Item = &'a (Span, usize, usize)>) -> Vec<usize> {
    let mut numbers: Vec<usize> = found.map(|(_, number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
