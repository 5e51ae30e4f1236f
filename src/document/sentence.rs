//! Tokens into sentences.

use core::ops::Range;

use super::abbreviation::{self, Abbreviation};
use super::token::{Case, Token, TokenKind};

/// Splits the tokens of one block, `range` of `tokens`, into sentences, as ranges of tokens.
pub(crate) fn split(text: &str, tokens: &[Token], range: Range<usize>, mut emit: impl FnMut(Range<usize>)) {
    let block = Words { text, tokens: &tokens[..range.end] };
    let mut start = range.start;
    let mut at = range.start;
    // Straight quotation marks look the same at both ends; an odd number of them means that one is open.
    let mut open = false;
    while let Some(ahead) = block.tokens[at..].iter().position(|token| block.may_end(*token)) {
        at += ahead;
        let straight = block.word(at) == "\"";
        open ^= straight;
        let Some(next) = block.boundary(start, at, open).filter(|_| !straight) else {
            at += 1;
            continue;
        };
        open ^= (at + 1..next).filter(|i| block.word(*i) == "\"").count() % 2 == 1;
        block.in_pieces(start..next, &mut emit);
        (start, at) = (next, next);
    }
    if start < range.end {
        block.in_pieces(start..range.end, &mut emit);
    }
}

/// The most tokens of a sentence. What has more is a list, a table or damaged text.
const LONGEST: usize = 512;

/// The tokens of a block, up to its end.
#[derive(Clone, Copy)]
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Words<'t> {
    /// Cuts what is too long for a sentence behind one of its marks, so that the time of later stages, which compare the
    /// parts of a sentence with one another, grows with the text and not with its square.
    fn in_pieces(self, mut sentence: Range<usize>, emit: &mut impl FnMut(Range<usize>)) {
        while sentence.len() > LONGEST {
            let last = sentence.start + LONGEST;
            let mark = (sentence.start + LONGEST / 2..last).rev().find(|at| matches!(self.word(*at), "," | ";" | ":"));
            let cut = mark.map_or(last, |at| at + 1);
            emit(sentence.start..cut);
            sentence.start = cut;
        }
        emit(sentence);
    }

    /// Whether a token's last byte is that of a stop or of a straight quotation mark; stops beyond ASCII share theirs
    /// with letters, which [`Words::boundary`] sorts out.
    #[inline]
    fn may_end(self, token: Token) -> bool {
        let last = self.text.as_bytes()[token.span.end - 1];
        matches!(last, b'.' | b'!' | b'?' | b'"' | 0x80..=0xff)
    }

    /// The token as it is written; empty beyond the block.
    fn word(self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    fn kind(self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    fn case(self, at: usize) -> Case {
        self.tokens.get(at).map_or(Case::None, |t| t.case)
    }

    fn is_capitalised(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_capitalised())
    }

    /// Where the next sentence begins, if one ends with the token `at`.
    fn boundary(self, start: usize, at: usize, open: bool) -> Option<usize> {
        let word = self.word(at);
        let acronym = self.kind(at) == Some(TokenKind::Word) && word.ends_with('.');
        if !is_stop(word) && !acronym {
            return is_bullet(word).then_some(at).filter(|at| *at > start);
        }
        let stops = self.after_stops(at + 1);
        let next = self.after_closing(stops, open);
        if next >= self.tokens.len() {
            return Some(next);
        }
        let closed = next > stops;
        let ends = if self.glued(next) {
            self.run_on(at, next, closed)
        } else if acronym && stops == at + 1 && !closed {
            self.starts_after_acronym(at, next)
        } else if word == "." && stops == at + 1 && !closed && self.is_within_sentence(start, at, next) {
            false
        } else if closed && matches!(word, "!" | "?") && self.is_speech_tag(next) {
            // "Why?" Mr. Smith asked.
            false
        } else {
            self.starts_sentence(at, next)
        };
        ends.then_some(next)
    }

    /// After further stops: "?!", "....", ". . .".
    fn after_stops(self, mut next: usize) -> usize {
        while is_stop(self.word(next)) {
            next += 1;
        }
        next
    }

    /// After the closing marks and the note numbers that belong to the sentence before them: `.")`, `.[3][4]`.
    fn after_closing(self, mut next: usize, open: bool) -> usize {
        let first = next;
        loop {
            let word = self.word(next);
            next = match word {
                "”" | "’" | ")" | "]" | "»" if self.glued(next) || !self.glued(next + 1) => next + 1,
                "\"" if self.glued(next) && (open || next > first || !self.is_opening_here(next)) => next + 1,
                // A straight mark with spaces around it closes what is open.
                "\"" if open && !self.glued(next + 1) => next + 1,
                "'" if self.glued(next) => next + 1,
                "[" if self.glued(next) && self.is_note(next) => next + 3,
                _ => return next,
            };
        }
    }

    /// Whether a mark that stands between two words without spaces opens what follows: `said."The`.
    fn is_opening_here(self, at: usize) -> bool {
        self.glued(at + 1) && self.kind(at + 1) == Some(TokenKind::Word)
    }

    fn is_note(self, at: usize) -> bool {
        self.kind(at + 1) == Some(TokenKind::Number) && self.word(at + 2) == "]"
    }

    /// "said.The": a missing space, unless it is a web address, a file name or a designation ("example.com", "Mr.Smith").
    fn run_on(self, at: usize, next: usize, closed: bool) -> bool {
        let stop = self.word(at);
        if matches!(stop, "。" | "！" | "？") {
            return true;
        }
        if !is_stop(stop) || !self.glued(at) || at == 0 {
            return false;
        }
        let opens = matches!(self.word(next), "“" | "‘" | "\"") && self.is_capitalised(next + 1);
        let word = self.word(next);
        let capital = matches!(self.case(next), Case::Title | Case::Mixed) && self.is_capitalised(next);
        let word_like = capital && word.len() > 1 && !is_domain(word);
        if !opens && !word_like {
            return false;
        }
        let before = self.word(at - 1);
        closed
            || stop != "."
            || match self.kind(at - 1) {
                Some(TokenKind::Word) if self.case(at - 1) == Case::Lower => before.len() > 1 || is_opener(word),
                Some(TokenKind::Word) => {
                    (opens || before.len() >= 4 || is_opener(word)) && abbreviation::of(before).is_none()
                }
                Some(TokenKind::Number) => opens || word.len() >= 4 || is_opener(word),
                _ => matches!(before, ")" | "”" | "\""),
            }
    }

    /// A new sentence begins with a capital, a digit, an opening mark or a quotation.
    fn starts_sentence(self, at: usize, next: usize) -> bool {
        match self.kind(next) {
            Some(TokenKind::Word) => {
                self.is_capitalised(next)
                    || self.case(next) == Case::None
                    || self.is_lower_name(next)
                    || self.is_sloppy(at, next)
            }
            Some(TokenKind::Number) => true,
            _ => {
                let mark = self.word(next);
                let joins = matches!(mark, "," | ";" | ":" | ")" | "]" | "-" | "–" | "—" | "/" | "”" | "»" | "%");
                let lower = matches!(mark, "(" | "[") && self.case(next + 1) == Case::Lower;
                !joins && !lower
            }
        }
    }

    /// "al-Assad said": a name in lower case at the beginning.
    fn is_lower_name(self, at: usize) -> bool {
        let particle = matches!(self.word(at), "al" | "el" | "de" | "von" | "van" | "bin");
        let name = if matches!(self.word(at + 1), "-" | "‑") { at + 2 } else { at + 1 };
        particle && self.is_capitalised(name)
    }

    /// "… was away. he said": careless case, after a whole word and before a word that begins sentences.
    fn is_sloppy(self, at: usize, next: usize) -> bool {
        let whole = at > 0 && self.case(at - 1) == Case::Lower && self.word(at - 1).len() >= 4;
        let opener = matches!(
            self.word(next),
            "the" | "he" | "she" | "it" | "they" | "we" | "but" | "in" | "at" | "this" | "there" | "according" | "i"
        );
        whole && opener && self.word(at) == "." && abbreviation::of(self.word(at - 1)).is_none()
    }

    /// After "U.S." a sentence ends only before a word that begins sentences and no name; after "p.m." before any
    /// capital but those of days and time zones.
    fn starts_after_acronym(self, at: usize, next: usize) -> bool {
        let opens = matches!(self.word(next), "“" | "‘" | "\"");
        match self.word(at) {
            "a.m." | "p.m." | "A.M." | "P.M." => (self.is_capitalised(next) && !is_of_clock(self.word(next))) || opens,
            "e.g." | "i.e." | "a.k.a." => false,
            _ => is_opener(self.word(next)) || opens,
        }
    }

    /// Whether the point at `at` ends an abbreviation, an initial or a list number instead of the sentence.
    fn is_within_sentence(self, start: usize, at: usize, next: usize) -> bool {
        if at == start || !self.glued(at) {
            return false;
        }
        let before = self.word(at - 1);
        if self.kind(at - 1) == Some(TokenKind::Number) {
            // "4. Keep the gun unloaded"
            return at - 1 == start && before.len() <= 2;
        }
        // An initial: "J. Smith"; but "Vitamin C. The", "World War I. The".
        if before.len() == 1 && self.case(at - 1) == Case::Upper {
            let first = at - 1 == start;
            return first || (before != "I" && self.is_capitalised(next) && !is_opener(self.word(next)));
        }
        match abbreviation::of(before) {
            Some(Abbreviation::Title) => self.kind(next) == Some(TokenKind::Word),
            Some(Abbreviation::BeforeNumber) => self.kind(next) == Some(TokenKind::Number),
            Some(Abbreviation::InName) => !is_opener(self.word(next)) && !self.starts_quote(next),
            Some(Abbreviation::Running) => !self.is_capitalised(next),
            None => false,
        }
    }

    fn starts_quote(self, at: usize) -> bool {
        matches!(self.word(at), "“" | "\"" | "‘") && self.glued(at + 1)
    }

    /// "Mr. Smith asked": somebody's name and a verb of speech.
    fn is_speech_tag(self, next: usize) -> bool {
        let mut at = next;
        while at < next + 5 && (self.is_capitalised(at) || self.word(at) == ".") {
            at += 1;
        }
        at > next
            && matches!(
                self.word(at),
                "said" | "says" | "asked" | "asks" | "told" | "added" | "wrote" | "shouted" | "tweeted" | "replied"
            )
    }
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।" | "‼" | "⁉")
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "●" | "▪" | "■" | "►")
}

/// Words that begin sentences and no names.
fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "But"
            | "And"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "If"
            | "When"
            | "While"
            | "There"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Our"
            | "My"
            | "I"
            | "You"
            | "As"
            | "After"
            | "Before"
            | "For"
            | "From"
            | "To"
            | "With"
            | "Under"
            | "Since"
            | "Some"
            | "Many"
            | "Most"
            | "Several"
            | "Two"
            | "Three"
            | "Four"
            | "Five"
            | "No"
            | "Not"
            | "Both"
            | "All"
            | "Also"
            | "According"
            | "However"
            | "Meanwhile"
            | "What"
            | "Who"
            | "Where"
            | "Why"
            | "How"
            | "By"
            | "So"
            | "Yet"
            | "Then"
            | "Now"
            | "Here"
            | "Earlier"
            | "Later"
            | "Although"
            | "Because"
            | "Officials"
            | "Police"
            | "Authorities"
            | "Witnesses"
            | "One"
            | "About"
            | "More"
            | "Nearly"
            | "Anyone"
    )
}

/// What follows "p.m." within its sentence.
fn is_of_clock(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "Mon"
            | "Tue"
            | "Tues"
            | "Wed"
            | "Thu"
            | "Thurs"
            | "Fri"
            | "Sat"
            | "Sun"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sep"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Eastern"
            | "Central"
            | "Pacific"
            | "Mountain"
            | "Greenwich"
            | "Moscow"
            | "Beijing"
            | "ET"
            | "EST"
            | "EDT"
            | "CT"
            | "CST"
            | "CDT"
            | "MT"
            | "MST"
            | "MDT"
            | "PT"
            | "PST"
            | "PDT"
            | "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "CEST"
            | "IST"
            | "AEST"
            | "AEDT"
            | "PKT"
    )
}

/// Endings of web addresses that careless capitals turn into words.
fn is_domain(word: &str) -> bool {
    matches!(word, "Com" | "Org" | "Net" | "Gov" | "Edu" | "Tv" | "Co" | "Info")
}
