//! What the rest of the document says about a word: seen in lower case, seen with a capital within a sentence, and how
//! it was tagged before.

use super::decode::Kind;

/// What is known about a word from elsewhere in the document.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    word: u64,
    /// How often in lower case.
    pub(crate) lower: u8,
    /// How often with a capital where no sentence begins.
    pub(crate) capital: u8,
    /// How often it was tagged as outside of a name, and as each kind.
    tagged: [u8; 4],
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
    fn slot(&self, word: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        while self.slots[at].word != 0 && self.slots[at].word != word {
            at = (at + 1) & mask;
        }
        at
    }

    /// Keeps a word; there must be room.
    pub(crate) fn insert(&mut self, word: u64, within_sentence: bool) {
        let slot = self.slot(word);
        let seen = &mut self.slots[slot];
        seen.word = word;
        seen.capital = seen.capital.saturating_add(u8::from(within_sentence));
    }

    /// Counts a word in lower case, where it is kept.
    pub(crate) fn lower(&mut self, word: u64) {
        let slot = self.slot(word);
        if self.slots[slot].word == word {
            self.slots[slot].lower = self.slots[slot].lower.saturating_add(1);
        }
    }

    pub(crate) fn get(&self, word: u64) -> Seen {
        self.slots[self.slot(word)]
    }

    pub(crate) fn remember(&mut self, word: u64, kind: Option<Kind>) {
        let slot = self.slot(word);
        if self.slots[slot].word == word {
            let tagged = &mut self.slots[slot].tagged[kind.map_or(0, |k| 1 + k as usize)];
            *tagged = tagged.saturating_add(1);
        }
    }

    /// Forgets how words were tagged.
    #[cfg(feature = "train")]
    pub(crate) fn forget(&mut self) {
        for seen in &mut self.slots {
            seen.tagged = [0; 4];
        }
    }
}

impl Seen {
    /// How it was tagged so far: 0 never, 1 outside, 2 to 4 the commonest kind, 4 more where that was twice or more.
    pub(crate) fn before(self) -> u32 {
        let most = (0..4).max_by_key(|k| (self.tagged[*k], 4 - k)).unwrap_or_default();
        match self.tagged[most] {
            0 => 0,
            1 => 1 + most as u32,
            _ => 5 + most as u32,
        }
    }
}
