//! How what happened stands to a time, from the words before it: since, until, by, as of, before, after.

use super::cursor::Cursor;
use super::TimeRelation;

impl Cursor<'_, '_> {
    /// The relation of a time whose first token is `at`.
    pub(super) fn relation(&self, at: usize) -> TimeRelation {
        let before = self.past_adverbs(at);
        let word = self.before(before);
        let second = self.lower(before.wrapping_sub(2));
        match word {
            "since" | "starting" | "beginning" => TimeRelation::Since,
            "until" | "till" | "through" => TimeRelation::Until,
            "by" => TimeRelation::By,
            "of" | "on" if second == "as" => TimeRelation::AsOf,
            "before" => TimeRelation::Before,
            "to" if second == "prior" => TimeRelation::Before,
            "to" if second == "up" => TimeRelation::Until,
            "of" if second == "ahead" => TimeRelation::Before,
            "after" | "following" => TimeRelation::After,
            "on" | "in" | "from" if matches!(second, "starting" | "beginning" | "onwards") => TimeRelation::Since,
            "from" if self.leads_to_an_end(at) => TimeRelation::Since,
            "to" | "and" if self.closes_a_range(before - 1) => TimeRelation::Until,
            _ => TimeRelation::On,
        }
    }

    /// Over "at least", "about", "the" and the like between the preposition and the time.
    fn past_adverbs(&self, at: usize) -> usize {
        match self.before(at) {
            "least" if self.is(at.wrapping_sub(2), "at") => at - 2,
            "about" | "around" | "just" | "only" | "shortly" | "the" | "even" | "late" | "early" => at - 1,
            _ => at,
        }
    }

    /// "from Monday to Wednesday": an end follows within a few words.
    fn leads_to_an_end(&self, at: usize) -> bool {
        (at..at + 7).any(|i| matches!(self.lower(i), "to" | "until" | "till" | "through" | "on" | "onwards" | "onward"))
    }

    /// Whether "from" (or "between" before "and") stands shortly before the joining word.
    fn closes_a_range(&self, join: usize) -> bool {
        let opens = if self.is(join, "and") { "between" } else { "from" };
        let first = join.saturating_sub(6);
        (first..join).rev().any(|i| self.is(i, opens))
    }
}
