//! Labels and Viterbi: scores a token → the best labels of a run.

use crate::mention::entity::EntityKind;

/// How many labels there are: outside, and beginning, inside, last and unit of three kinds.
pub(crate) const LABELS: usize = 13;

/// Scores of one token, a lane a label; three lanes stay unused so that a row is 16 bytes.
pub(crate) type Scores = [i32; 16];

/// What the tagger tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Place,
    Organization,
}

impl Kind {
    pub(crate) const ALL: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organization];

    pub(crate) fn entity(self) -> EntityKind {
        match self {
            Kind::Person => EntityKind::Person,
            Kind::Place => EntityKind::Place,
            Kind::Organization => EntityKind::Organization,
        }
    }
}

/// A token's place in a name: 0 is outside, then four labels a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Label(pub(crate) u8);

/// First, middle, last and only token of a name, in the order of a kind's labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Begin,
    Inside,
    Last,
    Unit,
}

impl Label {
    #[cfg(feature = "train")]
    pub(crate) const OUTSIDE: Self = Self(0);

    #[cfg(feature = "train")]
    pub(crate) const fn new(kind: Kind, part: Part) -> Self {
        Self(1 + 4 * kind as u8 + part as u8)
    }

    pub(crate) fn kind(self) -> Option<Kind> {
        let name = self.0.checked_sub(1)?;
        Kind::ALL.get(usize::from(name / 4)).copied()
    }

    fn part(self) -> Option<Part> {
        const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];
        Some(PARTS[usize::from(self.0.checked_sub(1)? % 4)])
    }

    pub(crate) fn begins(self) -> bool {
        matches!(self.part(), Some(Part::Begin | Part::Unit))
    }

    pub(crate) fn ends(self) -> bool {
        matches!(self.part(), Some(Part::Last | Part::Unit))
    }

    /// Whether a name goes on after this label.
    const fn is_open(self) -> bool {
        self.0 > 0 && (self.0 - 1) % 4 < 2
    }

    /// Whether the label goes on with a name that began before it.
    const fn continues(self) -> bool {
        self.0 > 0 && ((self.0 - 1) % 4 == 1 || (self.0 - 1) % 4 == 2)
    }

    const fn may_follow(self, before: Label) -> bool {
        if before.is_open() {
            self.continues() && (self.0 - 1) / 4 == (before.0 - 1) / 4
        } else {
            !self.continues()
        }
    }
}

/// The labels that may stand before each label, with how many there are.
const BEFORE: [([u8; LABELS], usize); LABELS] = {
    let mut table = [([0; LABELS], 0); LABELS];
    let mut label = 0;
    while label < LABELS {
        let mut before = 0;
        while before < LABELS {
            if Label(label as u8).may_follow(Label(before as u8)) {
                table[label].0[table[label].1] = before as u8;
                table[label].1 += 1;
            }
            before += 1;
        }
        label += 1;
    }
    table
};

const NEVER: i32 = i32::MIN / 2;

/// What the labels cost to follow one another.
pub(crate) trait Transitions {
    fn step(&self, before: usize, label: usize) -> i32;
}

/// The tables to decode a run, kept between runs for their memory.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// Finds the labels with the highest sum that spell whole names.
    pub(crate) fn decode(&mut self, scores: &[Scores], transitions: &impl Transitions, labels: &mut [Label]) {
        self.back.clear();
        // Before the first token stands a token outside of names.
        let mut sums = [NEVER; LABELS];
        let Some((first, rest)) = scores.split_first() else { return };
        for label in 0..LABELS {
            if !Label(label as u8).continues() {
                sums[label] = transitions.step(0, label) + first[label];
            }
        }
        self.back.push([0; LABELS]);
        for scores in rest {
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for label in 0..LABELS {
                let (before, count) = &BEFORE[label];
                let (mut best, mut from) = (NEVER, 0);
                for &b in &before[..*count] {
                    let sum = sums[usize::from(b)] + transitions.step(usize::from(b), label);
                    if sum > best {
                        (best, from) = (sum, b);
                    }
                }
                next[label] = best + scores[label];
                back[label] = from;
            }
            sums = next;
            self.back.push(back);
        }
        let closed = (0..LABELS as u8).filter(|l| !Label(*l).is_open());
        let mut label = closed.max_by_key(|l| (sums[usize::from(*l)], u8::MAX - l)).unwrap_or_default();
        for (to, back) in labels.iter_mut().zip(&self.back).rev() {
            *to = Label(label);
            label = back[usize::from(label)];
        }
    }
}

/// How far the best label of another kind lies behind this one.
pub(crate) fn lead(scores: &Scores, label: Label) -> i32 {
    let others = (0..LABELS as u8).filter(|l| Label(*l).kind() != label.kind());
    let other = others.map(|l| scores[usize::from(l)]).max().unwrap_or_default();
    scores[usize::from(label.0)] - other
}
