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
}

const NEVER: i32 = i32::MIN / 2;

/// What the labels cost to follow one another.
pub(crate) trait Transitions {
    fn step(&self, before: usize, label: usize) -> i32;
}

/// The labels with which a name is over, or outside of one, and those that may follow each of them: the next name's
/// first, or none. The last stands twice, to fill a vector.
const CLOSED: [u8; 7] = [0, 3, 4, 7, 8, 11, 12];
const OPENING: [u8; 8] = [0, 1, 4, 5, 8, 9, 12, 12];

/// Labels that go on with a name, and the two of its kind that may stand before each.
const GOING_ON: [(u8, [u8; 2]); 6] = [(2, [1, 2]), (3, [1, 2]), (6, [5, 6]), (7, [5, 6]), (10, [9, 10]), (11, [9, 10])];

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
        for label in OPENING.map(usize::from) {
            sums[label] = transitions.step(0, label) + first[label];
        }
        self.back.push([0; LABELS]);
        for scores in rest {
            let (next, back) = step(&sums, scores, transitions);
            sums = next;
            self.back.push(back);
        }
        let mut label = CLOSED[0];
        for other in CLOSED {
            if sums[usize::from(other)] > sums[usize::from(label)] {
                label = other;
            }
        }
        for (to, back) in labels.iter_mut().zip(&self.back).rev() {
            *to = Label(label);
            label = back[usize::from(label)];
        }
    }
}

/// The best sums that end in each label of one more token, and the labels before it that they come from: of equal ones
/// the first.
#[inline]
fn step(sums: &[i32; LABELS], scores: &Scores, transitions: &impl Transitions) -> ([i32; LABELS], [u8; LABELS]) {
    let mut next = [NEVER; LABELS];
    let mut back = [0; LABELS];
    let (mut best, mut from) = ([NEVER; 8], [0; 8]);
    for before in CLOSED {
        let sum = sums[usize::from(before)];
        let steps = OPENING.map(|label| transitions.step(usize::from(before), usize::from(label)));
        for lane in 0..8 {
            let sum = sum + steps[lane];
            from[lane] = if sum > best[lane] { i32::from(before) } else { from[lane] };
            best[lane] = best[lane].max(sum);
        }
    }
    for (lane, label) in OPENING.into_iter().enumerate() {
        let label = usize::from(label);
        next[label] = best[lane] + scores[label];
        back[label] = from[lane] as u8;
    }
    for (label, [begin, inside]) in GOING_ON {
        let label = usize::from(label);
        let sum = |before: u8| sums[usize::from(before)] + transitions.step(usize::from(before), label);
        let (begun, gone_on) = (sum(begin), sum(inside));
        let (best, from) = if gone_on > begun { (gone_on, inside) } else { (begun, begin) };
        next[label] = best + scores[label];
        back[label] = from;
    }
    (next, back)
}

/// How far the best label of another kind lies behind this one.
pub(crate) fn lead(scores: &Scores, label: Label) -> i32 {
    // Each kind's four labels, and the one outside.
    let kinds = [scores[0], most(scores, 1), most(scores, 5), most(scores, 9)];
    let own = label.kind().map_or(0, |kind| 1 + kind as usize);
    let others = (0..4).filter(|kind| *kind != own).map(|kind| kinds[kind]);
    scores[usize::from(label.0)] - others.max().unwrap_or_default()
}

fn most(scores: &Scores, first: usize) -> i32 {
    scores[first].max(scores[first + 1]).max(scores[first + 2]).max(scores[first + 3])
}
