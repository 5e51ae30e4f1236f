//! What is said, in pieces: nearly always one or two.

use core::ops::{Deref, Range};

/// Ranges of tokens in the order of the text; the first two need no allocation.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Pieces {
    One([Range<usize>; 1]),
    Two([Range<usize>; 2]),
    Any(Vec<Range<usize>>),
}

impl Pieces {
    pub(super) const NONE: Self = Self::Any(Vec::new());

    pub(super) fn push(&mut self, piece: Range<usize>) {
        self.insert(self.len(), piece);
    }

    pub(super) fn insert(&mut self, at: usize, piece: Range<usize>) {
        *self = match (core::mem::replace(self, Self::NONE), at) {
            (Self::Any(none), _) if none.is_empty() => Self::One([piece]),
            (Self::One([one]), 0) => Self::Two([piece, one]),
            (Self::One([one]), _) => Self::Two([one, piece]),
            (few, at) => {
                let mut any = match few {
                    Self::Any(any) => any,
                    few => few.to_vec(),
                };
                any.insert(at, piece);
                Self::Any(any)
            }
        };
    }
}

impl Deref for Pieces {
    type Target = [Range<usize>];

    fn deref(&self) -> &[Range<usize>] {
        match self {
            Self::One(one) => one,
            Self::Two(two) => two,
            Self::Any(any) => any,
        }
    }
}

impl From<Range<usize>> for Pieces {
    fn from(piece: Range<usize>) -> Self {
        Self::One([piece])
    }
}

impl Extend<Range<usize>> for Pieces {
    fn extend<T: IntoIterator<Item = Range<usize>>>(&mut self, pieces: T) {
        pieces.into_iter().for_each(|piece| self.push(piece));
    }
}
