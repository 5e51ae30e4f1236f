//! Persons: where the name ends and the title begins, and who the apposition says that they are.

use core::ops::Range;

use super::find::{Found, Identity};
use super::EntityKind;
use crate::document::{Text, TokenKind};
use crate::lexicon::{Lexicon, Phrases};
use crate::vocabulary::Vocabulary;

/// Titles and roles, compiled from the section `[role]`.
#[derive(Debug, Default)]
pub(super) struct Roles {
    phrases: Phrases<()>,
}

impl Roles {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let mut roles = Self::default();
        for form in lexicon.section("role").flat_map(|e| &e.forms) {
            roles.phrases.insert(vocabulary, form, ());
        }
        roles
    }

    /// Takes titles off the names of persons; a name that is nothing else is none.
    pub(super) fn strip(&self, text: &Text<'_>, names: &mut Vec<Found>) {
        let mut previous = 0;
        for name in names.iter_mut() {
            let floor = core::mem::replace(&mut previous, name.tokens.end);
            if name.kind != EntityKind::Person || name.identity != Identity::Unknown {
                continue;
            }
            while let Some(end) = self.title(text, name.tokens.clone()) {
                name.tokens.start = end;
            }
            trim(text, &mut name.tokens, floor);
        }
        names.retain(|n| !n.tokens.is_empty());
    }

    /// The end of a title at the beginning of a name, or of an office within it ("Affairs Minister Wang Yi").
    fn title(&self, text: &Text<'_>, name: Range<usize>) -> Option<usize> {
        let office = name.clone().skip(1).find(|t| is_office(text.lower(*t))).map(|t| (t + 1, &()));
        let (mut end, ()) = self.phrases.longest(text, name.start, name.end).or(office)?;
        if end < name.end && text.word(end) == "." {
            end += 1;
        }
        // "King" and "Major" are surnames too: a title needs a name behind it.
        (end < name.end).then_some(end)
    }

    /// The role beside a name: before it, with the country or body that it belongs to ("Turkish President"), or behind a
    /// comma ("spokesman for the National Liberation Front").
    pub(super) fn role(&self, text: &Text<'_>, names: &[Found], at: usize) -> Option<Range<usize>> {
        self.before(text, names, at).or_else(|| self.behind(text, names, at))
    }

    fn before(&self, text: &Text<'_>, names: &[Found], at: usize) -> Option<Range<usize>> {
        let end = names[at].tokens.start;
        let floor = end.saturating_sub(8);
        let mut start = end;
        let mut previous = at;
        loop {
            if let Some(longer) = self.ending_at(text, floor, start) {
                start = longer;
            } else if start < end && previous > 0 && names[previous - 1].tokens.end + possessive(text, start) == start {
                previous -= 1;
                start = names[previous].tokens.start;
            } else if start < end && start > floor && matches!(text.lower(start - 1), "former" | "acting" | "deputy") {
                start -= 1;
            } else {
                break;
            }
        }
        (start < end && self.covers_role(text, start..end)).then_some(start..end)
    }

    /// Where the longest role begins that ends before a token.
    fn ending_at(&self, text: &Text<'_>, floor: usize, end: usize) -> Option<usize> {
        // "Gen." may be without its point in the lexicon; a longer word before a point ends a sentence.
        let short = |t: usize| text.tokens()[t].span.len() <= 4 && text.tokens()[t].is_capitalised();
        let end = if end > floor + 1 && text.word(end - 1) == "." && short(end - 2) { end - 1 } else { end };
        (end.saturating_sub(4).max(floor)..end)
            .find(|start| self.phrases.longest(text, *start, end).is_some_and(|(stop, ())| stop == end))
    }

    fn covers_role(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| self.phrases.longest(text, at, tokens.end).is_some())
    }

    /// "X, the Turkish defence minister," and "X, spokesman for Y,": up to the next mark.
    fn behind(&self, text: &Text<'_>, names: &[Found], at: usize) -> Option<Range<usize>> {
        let name = &names[at];
        if text.word(name.tokens.end) != "," {
            return None;
        }
        let start = name.tokens.end + 1;
        let start = start + usize::from(matches!(text.lower(start), "the" | "a" | "an" | "its" | "his" | "their"));
        let limit = (start + 14).min(text.tokens().len());
        let stop = (start..limit).find(|t| text.tokens()[*t].kind == TokenKind::Mark && is_stop(text.word(*t)))?;
        let head = (start..stop).find(|t| self.phrases.longest(text, *t, stop).is_some())?;
        // The role is the head of the apposition: at most an adjective or the body stands before it.
        let led = head - start <= 3 && !(start..head).any(|t| is_verb_like(text.lower(t)));
        led.then_some(start..stop)
    }
}

fn is_office(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"minister"
            | b"president"
            | b"king"
            | b"secretary"
            | b"governor"
            | b"senator"
            | b"chairman"
            | b"spokesman"
            | b"director"
    )
}

/// "Macron of France" ends before "of"; "A. Noel Kramer" begins with its initial.
fn trim(text: &Text<'_>, name: &mut Range<usize>, floor: usize) {
    if let Some(of) = name.clone().skip(1).find(|t| text.lower(*t) == "of") {
        name.end = of;
    }
    let initial = |t: usize| text.tokens()[t].kind == TokenKind::Word && text.tokens()[t].span.len() == 1;
    let stands = |t: usize| text.word(t) == "." && text.tokens()[t].glued;
    if name.start >= floor + 2
        && stands(name.start - 1)
        && initial(name.start - 2)
        && text.tokens()[name.start - 2].is_capitalised()
    {
        name.start -= 2;
    }
}

fn possessive(text: &Text<'_>, end: usize) -> usize {
    usize::from(end > 0 && matches!(text.lower(end - 1), "'s" | "’s"))
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "," | "." | ";" | ":" | "—" | "–" | ")" | "\"" | "”" | "?" | "!")
}

fn is_verb_like(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"who" | b"which" | b"said" | b"says" | b"and" | b"but" | b"has" | b"was" | b"is" | b"told"
    )
}
