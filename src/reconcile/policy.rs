//! How a caller wants disagreement treated.

use crate::error::{Error, ErrorKind};
use crate::mention::quantity::Interval;

/// How findings are estimated, and what counts as agreement.
///
/// The five ways in which Every Casualty's *Standards for Casualty Recording* (2016) let recorders treat disagreement
/// are to prefer a source, to give a range, to mark as unconfirmed, to keep pending and to ask the source. A finding
/// always gives the range and says why; the policy decides what is put forward as `best`.
///
/// ```
/// use corroborate::reconcile::{Estimate, Policy};
///
/// let policy = Policy { estimate: Estimate::Conservative, ..Policy::default() };
/// assert!(policy.check().is_ok());
/// assert!(Policy { household: (7.0, 3.0), ..policy }.check().is_err());
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
pub struct Policy {
    /// How `best` is chosen.
    pub estimate: Estimate,
    /// Whether a government, its army and its state media are one voice.
    pub sides: Sides,
    /// How much the parties to a fight are heard on its losses.
    pub parties: Parties,
    /// Fewest and most people to a household, by which households and people compare. UNHCR and IOM field averages run
    /// from 3 to 7.
    pub household: (f64, f64),
    /// How far past a bound a figure may lie and still be called near, as a part of the bound.
    pub near: f64,
    /// How many times a lower bound a figure may be before it is strained: 500 satisfies "more than 50", but hardly
    /// supports it.
    pub strained: f64,
    /// Smallest figure that two reports hardly share by chance: from here on, equal figures with another place or day
    /// are a conflict of details, not two events.
    pub distinctive: f64,
    /// What vague words mean to this recorder ("dozens" is at least 12 for ACLED, at least 24 in plain use); words that
    /// are not listed mean what the reader takes them for.
    pub vague: Vec<(String, Interval)>,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            estimate: Estimate::default(),
            sides: Sides::default(),
            parties: Parties::default(),
            household: (3.0, 7.0),
            near: 0.02,
            strained: 4.0,
            distinctive: 10.0,
            vague: Vec::new(),
        }
    }
}

impl Policy {
    /// Whether the figures make sense together.
    ///
    /// # Errors
    ///
    /// A household range that is empty or starts below one person, a tolerance that is no part of one, a factor below
    /// one, a vague word whose interval is empty.
    pub fn check(&self) -> Result<(), Error> {
        let fail = |expected: &str| Err(ErrorKind::Policy { expected: expected.to_owned() }.into());
        let (least, most) = self.household;
        if !(1.0 <= least && least <= most && most.is_finite()) {
            return fail("expected a household of one person or more, the fewest first");
        }
        if !(0.0..1.0).contains(&self.near) {
            return fail("expected `near` as a part of one, such as 0.02");
        }
        if !(self.strained >= 1.0 && self.distinctive >= 0.0) {
            return fail("expected `strained` as a factor of one or more, and `distinctive` as a number of people");
        }
        let empty = |i: &Interval| matches!((i.low, i.high), (Some(low), Some(high)) if low > high);
        match self.vague.iter().find(|(_, interval)| empty(interval)) {
            Some((word, _)) => fail(&format!("expected an interval for {word:?} that is not empty")),
            None => Ok(()),
        }
    }
}

/// How the best figure of a finding is chosen. Never from a figure that a later count replaced, and never beyond the range:
/// `low` and `high` are the same under each.
///
/// ```
/// use corroborate::reconcile::Estimate::{Conservative, Latest, Majority, Range, Weighted};
/// use corroborate::{Document, Ledger, Policy, Reader};
///
/// let (reader, mut ledger) = (Reader::default(), Ledger::default());
/// for (n, who, figure) in [(1, "police", 12), (2, "the hospital", 12), (3, "the mayor", 15)] {
///     let text = format!("In Homs {figure} people were killed on 3 June 2031, {who} said.");
///     ledger.add(reader.read(&Document::parse(&text).id(n.to_string()).published("2031-06-04".parse()?)));
/// }
/// let best = |estimate| ledger.findings(&Policy { estimate, ..Policy::default() })[0].best;
/// assert_eq!([Majority, Conservative, Weighted].map(best), [Some(12.0); 3]);
/// assert_eq!((best(Latest), best(Range)), (Some(15.0), None));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Estimate {
    /// The figure that most independent origins give, where one stands out; none where they are tied. So UCDP's coders
    /// choose their best estimate: the figure that most of the trusted sources support (UCDP GED Codebook, best, low and high).
    #[default]
    Majority,
    /// The lowest figure that every account which cannot be reconciled leaves standing: ACLED codes the most
    /// conservative of conflicting tolls (ACLED Codebook, fatalities).
    Conservative,
    /// The latest count, and of one day the later report's: the wire's habit with a growing toll, whose updates replace the
    /// story before.
    Latest,
    /// None, the range alone: "provide a range" in Every Casualty's standards.
    Range,
    /// The figure with the greatest weight of origins, each weighed by how often the others bear it out over the whole
    /// ledger ([`Reliability`](super::Reliability)).
    Weighted,
}

/// Whether those who speak for one side are one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Sides {
    /// A ministry, the army and the state media of one country are one voice however often they repeat it.
    #[default]
    OneVoice,
    /// Each counts for itself.
    Apart,
}

/// How much those who fight are heard on the losses, where as many origins stand behind their figure as behind another.
/// Both sides have reason to count their own dead low and the enemy's high. The order is a rule of this crate and from no
/// published standard; the range keeps every figure.
///
/// ```
/// use corroborate::reconcile::Parties::{AfterOthers, LikeOthers};
/// use corroborate::{Document, Ledger, Policy, Reader};
///
/// let (reader, mut ledger) = (Reader::default(), Ledger::default());
/// for (n, text) in [
///     "The Syrian army said nine of its soldiers were killed in Homs on 3 June 2031.",
///     "In Homs 21 Syrian soldiers were killed on 3 June 2031, the Red Cross said.",
/// ].into_iter().enumerate() {
///     ledger.add(reader.read(&Document::parse(text).id(n.to_string()).published("2031-06-04".parse()?)));
/// }
/// let best = |parties| ledger.findings(&Policy { parties, ..Policy::default() })[0].best;
/// assert_eq!((best(AfterOthers), best(LikeOthers)), (Some(21.0), None));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Parties {
    /// Others come first, then a party on its own losses, last a party on those of others.
    #[default]
    AfterOthers,
    /// They are heard like everyone else.
    LikeOthers,
}
