//! The ledger: what was read in each report, merged in any order.

use std::collections::BTreeMap;

use super::block;
use super::fact::Facts;
use super::finding::{self, Change, Finding};
use super::framing::{self, Label};
use super::policy::Policy;
use super::question;
use super::relation::Relation;
use super::reliability::{self, Reliability};
use super::timeline::{self, TollEntry};
use crate::claim::Claim;
use crate::date::Date;
use crate::mention::entity::{EntityKind, Mention};
use crate::mention::quantity::Bound;
use crate::reader::Reading;

/// All that has been read, in any order, each report once.
///
/// A ledger is a join-semilattice: [`merge`](Ledger::merge) is associative, commutative and idempotent, so neither the
/// order of the reports nor repeats nor the way in which the work was cut into pieces changes a finding. Two readings
/// under one id are versions of one report, of which the later published one stands (of the same day: the greater by
/// content, so that the choice never depends on who came first).
///
/// ```
/// use corroborate::{Document, Ledger, Policy, Reader};
///
/// let reader = Reader::default();
/// let mut ledger = Ledger::default();
/// for (id, text) in [("a", "Police said 12 people were killed in Homs on Monday."), ("b", "A bus crashed.")] {
///     ledger.add(reader.read(&Document::parse(text).id(id)));
/// }
/// for finding in ledger.findings(&Policy::default()) {
///     println!("{finding}");
/// }
/// ```
///
/// With the `serde` feature it is stored as `{"version": …, "reports": {…}}`, empty slots left out; another version is
/// refused with an error that names both.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// # use corroborate::{Document, Ledger, Reader};
/// let mut ledger = Ledger::default();
/// ledger.add(Reader::default().read(&Document::parse("Twelve people were killed in Homs on Monday.").id("a")));
/// let stored = serde_json::to_string(&ledger).unwrap();
/// assert!(stored.starts_with(r#"{"version":1,"reports":{"a":"#));
/// assert_eq!(serde_json::from_str::<Ledger>(&stored).unwrap(), ledger);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    reports: BTreeMap<String, Report>,
}

/// One report: what later stages need of its reading.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Report {
    /// How often the report was forgotten and added again.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_zero"))]
    revision: u32,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    forgotten: bool,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(super) published: Option<Date>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(super) outlet: Option<String>,
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(super) claims: Vec<Claim>,
    /// Names of persons, places and organisations anywhere in it, each once, in order: by them reports of one event are
    /// known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub(super) names: Vec<String>,
    /// How the figures of some claims are written, by the claim's place in the list.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub(super) written: BTreeMap<usize, Written>,
}

/// What of a quantity a claim's interval does not tell.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Written {
    /// The unit, by its name in the lexicon.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(super) unit: Option<String>,
    /// The number that an approximation is around.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(super) value: Option<f64>,
    /// The words of a vague magnitude.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(super) vague: Option<String>,
}

#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref)] // serde calls it with a reference
fn is_zero(revision: &u32) -> bool {
    *revision == 0
}

impl Ledger {
    /// Takes in what a report says. Adding it again changes nothing; adding it after it was
    /// [forgotten](Ledger::forget) brings it back.
    pub fn add(&mut self, reading: Reading) {
        let (id, mut report) = Report::new(reading);
        report.revision = self.reports.get(&id).map_or(0, |known| known.revision + u32::from(known.forgotten));
        self.join(id, report);
    }

    /// Takes in all that another ledger holds.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Reader};
    /// let reader = Reader::default();
    /// let mut one = Ledger::default();
    /// one.add(reader.read(&Document::parse("Twelve people were killed in Homs on Monday.").id("a")));
    /// let mut both = one.clone();
    /// both.merge(one.clone());
    /// assert_eq!(both, one);
    /// ```
    pub fn merge(&mut self, other: Ledger) {
        for (id, report) in other.reports {
            self.join(id, report);
        }
    }

    /// Drops a report with all its claims. It stays forgotten when a ledger that still has it is merged in; to bring it
    /// back, or to replace what was read in it, [add](Ledger::add) it again.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Policy, Reader};
    /// let mut ledger = Ledger::default();
    /// ledger.add(Reader::default().read(&Document::parse("Twelve people were killed in Homs on Monday.").id("a")));
    /// let before = ledger.clone();
    /// ledger.forget("a");
    /// ledger.merge(before);
    /// assert_eq!((ledger.documents().count(), ledger.findings(&Policy::default()).len()), (0, 0));
    /// ```
    pub fn forget(&mut self, document: &str) {
        if let Some(report) = self.reports.get_mut(document) {
            *report = Report { revision: report.revision, forgotten: true, ..Report::default() };
        }
    }

    fn join(&mut self, id: String, report: Report) {
        match self.reports.get_mut(&id) {
            None => {
                self.reports.insert(id, report);
            }
            Some(known) if known.precedes(&report) => *known = report,
            Some(_) => {}
        }
    }

    /// The claims, by report.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.reports.values().flat_map(|report| &report.claims)
    }

    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        let of = |document: &str| self.reports.get(document)?.claims.iter().find(|claim| claim.id == id);
        // A claim's id starts with its document's, but only by convention.
        id.rsplit_once('.').and_then(|(document, _)| of(document)).or_else(|| self.claims().find(|c| c.id == id))
    }

    /// Ids of the reports that it holds, in order.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.reports.iter().filter(|(_, report)| !report.forgotten).map(|(id, _)| id.as_str())
    }

    /// The day on which a report was published.
    pub fn published(&self, document: &str) -> Option<Date> {
        self.reports.get(document)?.published
    }

    /// Who published a report.
    pub fn outlet(&self, document: &str) -> Option<&str> {
        self.reports.get(document)?.outlet.as_deref()
    }

    /// How the claims stand to each other: every pair that could be about the same thing, oldest first.
    pub fn relations(&self, policy: &Policy) -> Vec<Relation> {
        block::relations(&Facts::new(self, policy), policy)
    }

    /// The same by comparing every claim with every other, in quadratic time: what the blocks are measured against.
    #[doc(hidden)]
    pub fn relations_without_blocks(&self, policy: &Policy) -> Vec<Relation> {
        block::relations_exhaustive(&Facts::new(self, policy), policy)
    }

    /// What the claims come to, most important first: most origins and documents, then greatest harm.
    pub fn findings(&self, policy: &Policy) -> Vec<Finding> {
        question::findings(&Facts::new(self, policy), policy)
    }

    /// What is new or different since an earlier state of the ledger.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Policy, Reader};
    /// let (reader, mut ledger) = (Reader::default(), Ledger::default());
    /// let report = |text, day: &str| Document::parse(text).id(day).published(day.parse().unwrap());
    /// ledger.add(reader.read(&report("Twelve people were killed in Homs on Monday, police said.", "2031-02-25")));
    /// let before = ledger.clone();
    /// ledger.add(reader.read(&report("Police said 17 people were killed in Homs on Monday.", "2031-02-26")));
    /// let changes = ledger.changes(&before, &Policy::default());
    /// let best = |finding: &Option<corroborate::Finding>| finding.as_ref().and_then(|finding| finding.best);
    /// assert_eq!((best(&changes[0].before), best(&changes[0].after)), (Some(12.0), Some(17.0)));
    /// ```
    pub fn changes(&self, before: &Ledger, policy: &Policy) -> Vec<Change> {
        finding::changes(before.findings(policy), self.findings(policy))
    }

    /// How the toll of a finding grew: each figure with its day and origin, replaced ones kept.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Policy, Reader};
    /// # let (reader, mut ledger) = (Reader::default(), Ledger::default());
    /// # let report = |text, day: &str| Document::parse(text).id(day).published(day.parse().unwrap());
    /// ledger.add(reader.read(&report("Twelve people were killed in Homs on Monday, police said.", "2031-02-25")));
    /// ledger.add(reader.read(&report("Police said 17 people were killed in Homs on Monday.", "2031-02-26")));
    /// let finding = &ledger.findings(&Policy::default())[0];
    /// let timeline = ledger.timeline(finding);
    /// let toll: Vec<_> = timeline.iter().map(|entry| (entry.count.low, entry.superseded)).collect();
    /// assert_eq!(toll, [(Some(12.0), true), (Some(17.0), false)]);
    /// ```
    pub fn timeline(&self, finding: &Finding) -> Vec<TollEntry> {
        timeline::of(self, finding)
    }

    /// What each outlet calls the same people: "terrorists" here, "rebels" there. Only groups for which the choice of a
    /// word says something are listed: armed people, protesters, people on the move.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Reader};
    /// # let (reader, mut ledger) = (Reader::default(), Ledger::default());
    /// ledger.add(reader.read(&Document::parse("Nine rebels were killed in Homs.").id("a").outlet("Valley Post")));
    /// ledger.add(reader.read(&Document::parse("Nine terrorists were killed in Homs.").id("b").outlet("State TV")));
    /// let labels: Vec<_> = ledger.framing().into_iter().map(|label| (label.group, label.speaker, label.label)).collect();
    /// assert_eq!(labels[0], ("militants".into(), "State TV".into(), "terrorists".into()));
    /// assert_eq!(labels[1], ("militants".into(), "Valley Post".into(), "rebels".into()));
    /// ```
    pub fn framing(&self) -> Vec<Label> {
        framing::labels(self)
    }

    /// How often the others bear out what an origin says, over all questions of the ledger: learned by iterated voting
    /// (after `TruthFinder`; Yin, Han and Yu, KDD 2007) until no weight moves by more than a thousandth, or for twenty
    /// rounds; [`converged`](Reliability::converged) says which.
    ///
    /// ```
    /// # use corroborate::{Document, Ledger, Policy, Reader};
    /// # let (reader, mut ledger) = (Reader::default(), Ledger::default());
    /// for (n, who) in ["police", "the hospital"].iter().enumerate() {
    ///     let text = format!("Twelve people were killed in Homs on 3 June 2031, {who} said.");
    ///     ledger.add(reader.read(&Document::parse(&text).id(n.to_string())));
    /// }
    /// let reliability = ledger.reliability(&Policy::default());
    /// assert!(reliability.converged && reliability.weight("police") > 0.5);
    /// assert_eq!(reliability.weight("somebody unknown"), 0.5);
    /// ```
    pub fn reliability(&self, policy: &Policy) -> Reliability {
        let facts = Facts::new(self, policy);
        reliability::learn(&facts)
    }

    pub(super) fn reports(&self) -> impl Iterator<Item = (&str, &Report)> {
        self.reports.iter().map(|(id, report)| (id.as_str(), report))
    }
}

impl Report {
    fn new(reading: Reading) -> (String, Self) {
        let Reading { id, outlet, published, quantities, mentions, mut claims, .. } = reading;
        let mut written = BTreeMap::new();
        for (number, claim) in claims.iter_mut().enumerate() {
            claim.doc.clone_from(&id);
            let Some(quantity) = claim.quantity.and_then(|q| quantities.get(q)) else { continue };
            let words = || {
                let from = quantity.number.start.checked_sub(claim.sentence.start)?;
                Some(claim.text.get(from..from + quantity.number.len())?.to_lowercase())
            };
            let how = Written {
                unit: quantity.unit.as_ref().map(|unit| unit.id.clone()),
                value: quantity.value.filter(|_| quantity.bound == Bound::Approximate),
                vague: (quantity.bound == Bound::Vague).then(|| words().unwrap_or_default()),
            };
            if how != Written::default() {
                written.insert(number, how);
            }
        }
        let named = |mention: &Mention| {
            matches!(mention.kind, EntityKind::Person | EntityKind::Place | EntityKind::Organization)
        };
        let mut names: Vec<String> = mentions.into_iter().filter(named).map(|mention| mention.name).collect();
        names.sort_unstable();
        names.dedup();
        (id, Report { published, outlet, claims, names, written, ..Report::default() })
    }

    /// The order of versions, a total one: so that the greater of any two is the same whoever comes first.
    fn precedes(&self, other: &Self) -> bool {
        let rank = |report: &Self| (report.revision, report.forgotten, report.published);
        match rank(self).cmp(&rank(other)) {
            core::cmp::Ordering::Equal if self != other => format!("{self:?}") < format!("{other:?}"),
            order => order.is_lt(),
        }
    }
}

/// The form in which a ledger is stored; the number changes when an older reader could not read it.
#[cfg(feature = "serde")]
const VERSION: u32 = 1;

#[cfg(feature = "serde")]
impl serde::Serialize for Ledger {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut stored = serializer.serialize_struct("Ledger", 2)?;
        stored.serialize_field("version", &VERSION)?;
        stored.serialize_field("reports", &self.reports)?;
        stored.end()
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Ledger {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Stored {
            version: u32,
            reports: BTreeMap<String, Report>,
        }
        let stored = Stored::deserialize(deserializer)?;
        if stored.version != VERSION {
            let message = format!("ledger of version {}: expected version {VERSION}", stored.version);
            return Err(serde::de::Error::custom(message));
        }
        Ok(Ledger { reports: stored.reports })
    }
}
