//! Facts: the claims of a ledger with their slots resolved to small numbers, so that any two compare in constant time.

use super::fit::{Fit, Range};
use crate::attribution::Stance;
use crate::claim::{Claim, Figure, Polarity};
use crate::date::Date;

/// Number of a name; equal names have equal numbers.
pub(super) type Name = u32;

/// Names that the resolver knows before it reads a claim: none, people, injured.
const WELL_KNOWN: usize = 3;

/// Days after an event in which a count since then is its toll.
const AFTERMATH: i32 = 14;

/// A claim, resolved.
#[derive(Debug, Clone)]
pub(super) struct Fact<'a> {
    pub(super) claim: &'a Claim,
    /// Number of the report, in the order of publication.
    pub(super) doc: u32,
    /// What happened, with what includes it: number of a chain.
    pub(super) event: u32,
    /// To whom: number of a chain.
    pub(super) class: u32,
    /// Whose people they are.
    pub(super) side: Option<Name>,
    /// Whose people did it.
    pub(super) actor: Option<Name>,
    /// Where, with what holds it: number of a chain.
    pub(super) place: Option<u32>,
    pub(super) window: Window,
    /// The day of the count.
    pub(super) as_of: Option<i32>,
    pub(super) range: Range,
    /// Whether a number is claimed.
    pub(super) counted: bool,
    /// Whether that number is a vague word.
    pub(super) vague: bool,
    /// The number that an approximation is around.
    pub(super) value: Option<f64>,
    /// What is measured: 0 for things counted.
    pub(super) dimension: Name,
    /// The unit as written, and how many base units it is: 1 for things counted.
    pub(super) unit: Option<&'a str>,
    pub(super) factor: f64,
    /// Who it comes from: one number for all that are one voice.
    pub(super) origin: Name,
    /// The same, each name for itself.
    pub(super) speaker: Name,
    /// The side for which that origin speaks.
    pub(super) speaks_for: Option<Name>,
    /// The name of that origin, for people.
    pub(super) voice: &'a str,
    /// Whether somebody other than the outlet is named as origin.
    pub(super) attributed: bool,
    /// The fact of the same report that counts these and others.
    pub(super) whole: Option<u32>,
    /// The fact of the same report that counts the very same ones.
    pub(super) again: Option<u32>,
    /// The first fact of the report that counts the very same ones, itself where it is that.
    pub(super) first: u32,
    /// Whether those who are counted here as hurt died of it, as the same report says.
    pub(super) died: bool,
    /// Whether it says that somebody died, which may be days after what he died of.
    pub(super) dies: bool,
    /// Whether they are told as somebody's losses: "it lost nine", "put the group's losses at nine".
    pub(super) is_loss: bool,
}

/// The days of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Window {
    /// First day.
    pub(super) start: Option<i32>,
    /// The day after the last.
    pub(super) end: Option<i32>,
    /// Whether the report does not say, and the week before it is taken.
    pub(super) assumed: bool,
    /// Whether it is a count since the start.
    pub(super) cumulative: bool,
}

/// A report of the ledger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doc<'a> {
    /// The number of its first fact.
    pub(super) first: u32,
    pub(super) outlet: Option<&'a str>,
    pub(super) day: Option<i32>,
    /// Names of persons, places and organisations in it.
    pub(super) names: &'a [String],
}

/// All the facts of a ledger, oldest first.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) all: Vec<Fact<'a>>,
    pub(super) docs: Vec<Doc<'a>>,
    pub(super) chains: Vec<Vec<Name>>,
    pub(super) names: Vec<String>,
    pub(super) people: u32,
    /// Pairs of classes that share nobody.
    pub(super) apart: std::collections::HashSet<(Name, Name)>,
}

impl Window {
    /// Both ends, where there are both.
    pub(super) fn days(self) -> Option<(i32, i32)> {
        Some((self.start?, self.end?)).filter(|(start, end)| start < end)
    }

    /// Whether the days are stated, and few enough to be those of one event.
    pub(super) fn is_day(self) -> bool {
        !self.assumed && !self.cumulative && self.days().is_some_and(|(start, end)| end - start <= 3)
    }

    /// How `b` lies to `a`.
    pub(super) fn fit(a: Self, b: Self) -> Fit {
        if a.cumulative && b.cumulative {
            return match (a.start, b.start) {
                (Some(x), Some(y)) if x == y => Fit::Equal,
                (Some(x), Some(y)) if x < y => Fit::Narrower,
                (Some(_), Some(_)) => Fit::Wider,
                _ => Fit::Unknown,
            };
        }
        let (Some((from, to)), Some((start, end))) = (a.days(), b.days()) else { return Fit::Unknown };
        if end <= from || to <= start {
            Fit::Disjoint
        } else if a.assumed || b.assumed {
            Fit::Unknown
        } else if (from, to) == (start, end) {
            Fit::Equal
        } else if from <= start && end <= to {
            Fit::Narrower
        } else if start <= from && to <= end {
            Fit::Wider
        } else {
            Fit::Overlapping
        }
    }
}

impl<'a> Facts<'a> {
    /// The facts of a report, which stand together.
    pub(super) fn of_report(&self, doc: u32) -> &[Fact<'a>] {
        let first = |doc: u32| self.docs.get(doc as usize).map_or(self.all.len(), |doc| doc.first as usize);
        &self.all[first(doc)..first(doc + 1)]
    }

    /// The words of a name.
    pub(super) fn name(&self, name: Name) -> &str {
        &self.names[name as usize]
    }

    /// The number of a name that a claim of the ledger, or the crate itself, has.
    pub(super) fn named(&self, name: &str) -> Option<Name> {
        self.names.iter().take(WELL_KNOWN).position(|known| known == name).map(|number| number as Name)
    }

    /// The names of a chain, from near to far.
    pub(super) fn chain(&self, chain: u32) -> &[Name] {
        &self.chains[chain as usize]
    }

    /// How the thing at the end of chain `b` lies to that of chain `a` in their tree.
    pub(super) fn chain_fit(&self, a: u32, b: u32) -> Fit {
        let (one, other) = (self.chain(a), self.chain(b));
        match (one.first(), other.first()) {
            (Some(x), Some(y)) if x == y => Fit::Equal,
            (Some(x), Some(_)) if other.contains(x) => Fit::Narrower,
            (Some(_), Some(y)) if one.contains(y) => Fit::Wider,
            _ => Fit::Disjoint,
        }
    }

    /// How group `b` lies to group `a` by class alone: classes overlap unless the lexicon keeps them apart.
    pub(super) fn class_fit(&self, a: u32, b: u32) -> Fit {
        let fit = self.chain_fit(a, b);
        if fit != Fit::Disjoint {
            return fit;
        }
        let (one, other) = (self.chain(a), self.chain(b));
        let of_one_tree = one.last() == other.last();
        let apart = one.iter().any(|x| other.iter().any(|y| self.apart.contains(&(*x, *y))));
        if of_one_tree && !apart {
            Fit::Overlapping
        } else {
            Fit::Disjoint
        }
    }

    /// What is furthest out in a chain: the family of an event, the root of a class.
    pub(super) fn root(&self, chain: u32) -> Name {
        self.chain(chain).last().copied().unwrap_or_default()
    }

    /// What is nearest in a chain.
    pub(super) fn leaf(&self, chain: u32) -> Name {
        self.chain(chain).first().copied().unwrap_or_default()
    }

    /// The class of people in general.
    pub(super) fn people(&self) -> u32 {
        self.people
    }

    /// The event that a finding is about: deaths however caused are one question.
    pub(super) fn question_event(&self, fact: &Fact<'_>) -> Name {
        match self.chain(fact.event) {
            [.., event, root] if self.name(*root) == "casualties" => *event,
            chain => chain[0],
        }
    }

    /// Whether the figure is that of a state which lasts and changes, such as the displaced, and not of one event.
    pub(super) fn is_state(&self, fact: &Fact<'_>) -> bool {
        let lasting = |name: &Name| {
            matches!(
                self.name(*name),
                "displaced" | "trapped" | "homeless" | "hosted" | "sheltered" | "in_need" | "stranded"
            )
        };
        !fact.window.is_day() && self.chain(fact.event).iter().any(lasting)
    }

    /// Whether it is an act of violence or a seizure: what "no attack took place" denies.
    pub(super) fn is_deed(&self, fact: &Fact<'_>) -> bool {
        let taken = |name: &Name| matches!(self.name(*name), "captured" | "attacked" | "struck" | "clashed");
        fact.claim.plover == "ASSAULT" && !self.has_root(fact.event, "casualties")
            || self.chain(fact.event).iter().any(taken)
    }

    /// Whether a chain ends in this name.
    pub(super) fn has_root(&self, chain: u32, name: &str) -> bool {
        self.name(self.root(chain)) == name
    }
}

impl Fact<'_> {
    /// Whether the claim is that something is not so, whatever the figure.
    pub(super) fn rejects(&self) -> bool {
        matches!(self.claim.stance, Stance::Denies | Stance::Disputes)
            || self.claim.polarity == Polarity::Negated && self.range.low() > 0.0
            || self.claim.polarity == Polarity::Negated && !self.counted
    }

    /// Whether it counts since a day so shortly before that one event can be meant: the quake of Saturday, and not all
    /// that was suffered in a war.
    pub(super) fn counts_aftermath(&self) -> bool {
        let days = self.as_of.zip(self.window.start).map(|(now, start)| now - start);
        self.window.cumulative && !self.window.assumed && days.is_some_and(|days| (0..=AFTERMATH).contains(&days))
    }

    /// Whether it counts how many in all, so that two such figures compare.
    pub(super) fn is_level(&self) -> bool {
        self.claim.figure == Figure::Level
    }
}

/// Days since 1 January 1970.
pub(super) fn day_number(date: Date) -> i32 {
    // The civil-from-days algorithm of Howard Hinnant, "chrono-compatible low-level date algorithms".
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Words that name a day or a week from where the report stands: "on Monday" and "last week" are not one event.
pub(super) fn words_for_day(text: &str) -> Option<&str> {
    let words = [
        "on Monday",
        "on Tuesday",
        "on Wednesday",
        "on Thursday",
        "on Friday",
        "on Saturday",
        "on Sunday",
        "last week",
    ];
    words.iter().chain(&["last month", "yesterday", "earlier this week"]).copied().find(|words| text.contains(words))
}

/// The value that is there most often; of several, the smallest.
pub(super) fn commonest(mut values: Vec<u32>) -> Option<u32> {
    values.sort_unstable();
    let mut best = None;
    let mut rest = values.as_slice();
    while let [value, ..] = rest {
        let times = rest.partition_point(|v| v == value);
        if best.map_or(true, |(most, _)| times > most) {
            best = Some((times, *value));
        }
        rest = &rest[times..];
    }
    best.map(|(_, value)| value)
}
