//! Labels and Viterbi: scores a token → the best labels of a run.

use crate::mention::entity::EntityKind;

/// How many labels there are: outside, and beginning, inside, last and unit of three kinds.
pub(crate) const LABELS: usize = 13;

/// Scores of one token by label.
pub(crate) type Scores = [i32; LABELS];

/// How much a model weighs of each token: a label's score is the sum of one to five of these.
pub(crate) const LANES: usize = 8;

/// Scores of one token by lane.
pub(crate) type Lanes = [i32; LANES];

/// What the model weighs about a token: whether it stands outside of names (lane 0), in one of each kind (1 to 3), whether
/// a name begins or ends with it (4 and 5), and the same once more of an organisation, whose names begin and end with
/// other words (6 and 7).
#[cfg(feature = "train")]
const OUTSIDE: usize = 0;
#[cfg(feature = "train")]
const BEGIN: usize = 4;
#[cfg(feature = "train")]
const END: usize = 5;
#[cfg(feature = "train")]
const BODY: usize = 2;

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
    pub(crate) const OUTSIDE: Self = Self(0);

    pub(crate) const fn new(kind: usize, part: Part) -> Self {
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

    /// The lanes whose sum is the label's score.
    #[cfg(feature = "train")]
    pub(crate) fn lanes(self) -> impl Iterator<Item = usize> {
        let kind = self.kind().map_or(OUTSIDE, |kind| 1 + kind as usize);
        let both = |lane: usize| [Some(lane), Some(lane + BODY).filter(|_| self.kind() == Some(Kind::Organization))];
        let begin = both(BEGIN).into_iter().flatten().filter(move |_| self.begins());
        let end = both(END).into_iter().flatten().filter(move |_| self.ends());
        core::iter::once(kind).chain(begin).chain(end)
    }
}

/// What the labels score where the lanes do so.
#[inline]
pub(crate) fn scores(lanes: &Lanes) -> Scores {
    let [outside, person, place, body, begin, end, begin_body, end_body] = *lanes;
    let (begin_body, end_body) = (begin + begin_body, end + end_body);
    [
        outside,
        person + begin,
        person,
        person + end,
        person + begin + end,
        place + begin,
        place,
        place + end,
        place + begin + end,
        body + begin_body,
        body,
        body + end_body,
        body + begin_body + end_body,
    ]
}

const NEVER: i32 = i32::MIN / 2;

/// How the best labels up to a token go on before it.
#[derive(Debug, Clone, Copy)]
struct Back {
    /// The label where no name goes on behind the token.
    closed: Label,
    /// The same where one of each kind does.
    open: [Label; 3],
}

/// The tables to decode a run, kept between runs for their memory.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    back: Vec<Back>,
}

impl Decoder {
    /// Finds the labels with the highest sum that spell whole names: of equal ones the first.
    pub(crate) fn decode(&mut self, scores: &[Scores], labels: &mut [Label]) {
        if let ([scores], [label]) = (scores, &mut *labels) {
            *label = alone(scores);
            return;
        }
        self.back.clear();
        let (mut closed, mut open) = (0, [NEVER; 3]);
        for scores in scores {
            let (mut best, mut label) = (closed + scores[0], Label::OUTSIDE);
            let (mut goes_on, mut from) = ([NEVER; 3], [Label::OUTSIDE; 3]);
            for kind in 0..3 {
                let [begin, inside, last, unit] = [1, 2, 3, 4].map(|part| scores[4 * kind + part]);
                let (last, unit) = (open[kind] + last, closed + unit);
                if last > best {
                    (best, label) = (last, Label::new(kind, Part::Last));
                }
                if unit > best {
                    (best, label) = (unit, Label::new(kind, Part::Unit));
                }
                let (begin, inside) = (closed + begin, open[kind] + inside);
                (goes_on[kind], from[kind]) = if inside > begin {
                    (inside, Label::new(kind, Part::Inside))
                } else {
                    (begin, Label::new(kind, Part::Begin))
                };
            }
            (closed, open) = (best, goes_on);
            self.back.push(Back { closed: label, open: from });
        }
        // Behind the last token no name goes on.
        let mut within = None;
        for (to, back) in labels.iter_mut().zip(&self.back).rev() {
            let label = within.map_or(back.closed, |kind: Kind| back.open[kind as usize]);
            within = label.kind().filter(|_| !label.begins());
            *to = label;
        }
    }
}

/// The best label of a token that is a run by itself.
fn alone(scores: &Scores) -> Label {
    let mut best = Label::OUTSIDE;
    for kind in 0..3 {
        let unit = Label::new(kind, Part::Unit);
        if scores[usize::from(unit.0)] > scores[usize::from(best.0)] {
            best = unit;
        }
    }
    best
}

/// How far the best label of another kind lies behind this one.
pub(crate) fn lead(scores: &Scores, label: Label) -> i32 {
    // Each kind's four labels, and the one outside.
    let [outside, person, place, body] = [scores[0], most(scores, 1), most(scores, 5), most(scores, 9)];
    let other = match label.kind() {
        None => person.max(place).max(body),
        Some(Kind::Person) => outside.max(place).max(body),
        Some(Kind::Place) => outside.max(person).max(body),
        Some(Kind::Organization) => outside.max(person).max(place),
    };
    scores[usize::from(label.0)] - other
}

#[inline]
fn most(scores: &Scores, first: usize) -> i32 {
    scores[first].max(scores[first + 1]).max(scores[first + 2]).max(scores[first + 3])
}
