//! What the rest of the document says about a word: seen in lower case, seen with a capital within a sentence, and how
//! it was tagged elsewhere.

use super::decode::Kind;
use super::words::Known;

/// No count of a word goes further.
const MANY: u8 = 2;

/// What is known about a word from elsewhere in the document.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    word: u64,
    /// How often in lower case.
    lower: u8,
    /// How often with a capital where no sentence begins.
    capital: u8,
    /// How its occurrences were tagged at first: as outside of a name, and as each kind.
    votes: Votes,
    known: Known,
}

impl Seen {
    /// The hash of the word, and what is known about it.
    pub(crate) fn word(self) -> (u64, Known) {
        (self.word, self.known)
    }

    /// The counts as a part of a feature: 5 bits, the last for whether the word stands first in its sentence.
    pub(crate) fn code(self, initial: bool) -> u32 {
        u32::from(self.lower) << 4 | u32::from(self.capital.min(MANY)) << 1 | u32::from(initial)
    }
}

/// A table of the capitalised words of a document.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    slots: Vec<Seen>,
}

impl Evidence {
    /// Room for this many words.
    pub(crate) fn new(words: usize) -> Self {
        Self { slots: vec![Seen::default(); (words * 2 + 1).next_power_of_two()] }
    }

    /// The place of a word, a free one if it has none yet.
    pub(crate) fn place(&self, word: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        while self.slots[at].word != 0 && self.slots[at].word != word {
            at = (at + 1) & mask;
        }
        at
    }

    /// Whether a place has a word.
    pub(crate) fn is_taken(&self, place: usize) -> bool {
        self.slots[place].word != 0
    }

    /// Keeps a word, with what is known about it, and gives its place; there must be room.
    pub(crate) fn insert(&mut self, word: u64, within_sentence: bool, known: impl FnOnce() -> Known) -> usize {
        let place = self.place(word);
        let seen = &mut self.slots[place];
        if seen.word == 0 {
            seen.word = word;
            seen.known = known();
        }
        seen.capital = seen.capital.saturating_add(u8::from(within_sentence));
        place
    }

    /// Counts a word in lower case, where it is kept; whether it needs no more counting.
    pub(crate) fn lower(&mut self, word: u64) -> bool {
        let place = self.place(word);
        let seen = &mut self.slots[place];
        seen.lower = (seen.lower + u8::from(seen.word != 0)).min(MANY);
        seen.lower == MANY
    }

    pub(crate) fn get(&self, place: usize) -> Seen {
        self.slots[place]
    }

    /// Counts a vote on the word of a place.
    pub(crate) fn vote(&mut self, place: usize, vote: Vote) {
        if self.is_taken(place) {
            let sum = &mut self.slots[place].votes.0[vote.kind];
            *sum = sum.saturating_add(vote.weight);
        }
    }

    /// How the word of a place was tagged elsewhere: all votes but one's own.
    pub(crate) fn votes(&self, place: usize, own: Option<Vote>) -> Votes {
        let mut votes = self.slots[place].votes;
        if let Some(own) = own {
            votes.0[own.kind] = votes.0[own.kind].saturating_sub(own.weight);
        }
        votes
    }
}

/// How one occurrence was tagged at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Vote {
    /// 0 outside, then the kinds.
    kind: usize,
    /// 1 to 4: how sure.
    weight: u16,
}

impl Vote {
    pub(crate) fn new(kind: Option<Kind>, sureness: u16) -> Self {
        Self { kind: kind.map_or(0, |k| 1 + k as usize), weight: 1 + sureness.min(3) }
    }

    /// As a part of a feature: 4 bits.
    pub(crate) fn code(self) -> u32 {
        (self.kind as u32) << 2 | u32::from(self.weight - 1)
    }

    /// The kind alone: 2 bits.
    pub(crate) fn kind_code(self) -> u32 {
        self.kind as u32
    }
}

/// The code of no votes at all.
pub(crate) const NOTHING: u8 = 63;

/// Votes on a word by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Votes([u16; 4]);

impl Votes {
    /// As a part of a feature, 6 bits: what most say, how clearly, and how many there are.
    pub(crate) fn code(self) -> u8 {
        // Most words stand in a document once.
        if self.0 == [0; 4] {
            return NOTHING;
        }
        let all: u16 = self.0.iter().fold(0, |sum, votes| sum.saturating_add(*votes));
        let most = (0..4).max_by_key(|kind| (self.0[*kind], 4 - kind)).unwrap_or_default();
        let share = match self.0[most] {
            m if m == all => 2,
            m if u32::from(m) * 3 > u32::from(all) * 2 => 1,
            _ => 0,
        };
        let amount = match all {
            0..=2 => 0,
            3..=5 => 1,
            6..=12 => 2,
            _ => 3,
        };
        most as u8 | share << 2 | amount << 4
    }
}
