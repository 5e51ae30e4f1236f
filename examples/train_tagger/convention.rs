//! One convention for all corpora, where theirs differ: a country is a place whatever it does, and a body's name begins
//! with the adjective of its country.

use std::collections::BTreeSet;
use std::path::Path;

/// The words that the convention speaks of.
#[derive(Debug, Default)]
pub struct Convention {
    countries: BTreeSet<Vec<String>>,
    peoples: BTreeSet<String>,
}

impl Convention {
    /// Takes the countries from the folder of lists; without one nothing is changed.
    pub fn new(lists: Option<&Path>) -> Result<Self, String> {
        let mut convention = Self::default();
        let Some(lists) = lists else { return Ok(convention) };
        for line in super::read(&lists.join("countries.txt"))?.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<_> = line.split('\t').collect();
            let field = |at: usize| fields.get(at).copied().unwrap_or_default();
            let words = |name: &str| name.split(' ').map(str::to_owned).collect();
            convention.countries.insert(words(field(1)));
            convention.peoples.extend(field(3).split("; ").map(str::to_owned));
        }
        for name in [
            "U.S.",
            "U.K.",
            "US",
            "UK",
            "USA",
            "Britain",
            "Burma",
            "Vatican",
            "Congo",
            "Ivory Coast",
            "England",
            "Scotland",
            "Wales",
        ] {
            convention.countries.insert(name.split(' ').map(str::to_owned).collect());
        }
        Ok(convention)
    }

    /// Retags a sentence.
    pub fn apply(&self, sentence: &mut [(&str, String)]) {
        for at in 0..sentence.len() {
            for length in 1..=3 {
                self.country(sentence, at, length);
            }
            self.body(sentence, at);
        }
    }

    /// A country's name alone is a place.
    fn country(&self, sentence: &mut [(&str, String)], at: usize, length: usize) {
        let Some(name) = sentence.get(at..at + length) else { return };
        let words: Vec<_> = name.iter().map(|(word, _)| (*word).to_owned()).collect();
        let whole = name[1..].iter().all(|(_, tag)| tag.starts_with('I')) && !continues(sentence, at + length);
        let kind_is_wrong = matches!(name[0].1.as_str(), "B-ORG" | "B-MISC");
        let unmarked =
            name.iter().all(|(_, tag)| tag == "O") && sentence.get(at + length).map_or(true, |(w, _)| *w != "$");
        if self.countries.contains(&words) && ((whole && kind_is_wrong) || unmarked) {
            for (number, (_, tag)) in sentence[at..at + length].iter_mut().enumerate() {
                tag.replace_range(.., if number == 0 { "B-LOC" } else { "I-LOC" });
            }
        }
    }

    /// "Chinese" belongs to "Foreign Ministry".
    fn body(&self, sentence: &mut [(&str, String)], at: usize) {
        let adjective =
            self.peoples.contains(sentence[at].0) && matches!(sentence[at].1.as_str(), "O" | "B-MISC" | "B-LOC");
        let begins = sentence.get(at + 1).is_some_and(|(_, tag)| tag == "B-ORG");
        if !adjective || !begins {
            return;
        }
        let end = (at + 2..sentence.len()).find(|end| !continues(sentence, *end)).unwrap_or(sentence.len());
        if sentence[at + 1..end].iter().any(|(word, _)| is_body(word)) {
            sentence[at].1.replace_range(.., "B-ORG");
            sentence[at + 1].1.replace_range(.., "I-ORG");
        }
    }
}

fn continues(sentence: &[(&str, String)], at: usize) -> bool {
    sentence.get(at).is_some_and(|(_, tag)| tag.starts_with('I'))
}

/// Words for kinds of bodies: what is called by them and nothing else is not a name without its country.
fn is_body(word: &str) -> bool {
    matches!(
        word,
        "Academy"
            | "Agency"
            | "Alliance"
            | "Army"
            | "Assembly"
            | "Association"
            | "Authority"
            | "Bank"
            | "Bureau"
            | "Center"
            | "Centre"
            | "Command"
            | "Commission"
            | "Committee"
            | "Congress"
            | "Consulate"
            | "Council"
            | "Court"
            | "Department"
            | "Embassy"
            | "Federation"
            | "Force"
            | "Forces"
            | "Foundation"
            | "Government"
            | "Guard"
            | "Institute"
            | "League"
            | "Ministry"
            | "Movement"
            | "Navy"
            | "Office"
            | "Organization"
            | "Organisation"
            | "Parliament"
            | "Party"
            | "Police"
            | "Senate"
            | "Service"
            | "Society"
            | "Union"
            | "University"
    )
}
