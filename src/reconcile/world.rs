//! What reconciling knows of the world from the lexicon: classes that share nobody, and who speaks for a country.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::lexicon::Lexicon;

/// Tables made from the crate's own lexicon.
#[derive(Debug)]
pub(super) struct World {
    /// Pairs of classes that share nobody, both ways round.
    apart: HashSet<(String, String)>,
    /// Names, demonyms and codes of countries, in lower case, with the country's key.
    countries: HashMap<String, String>,
    /// Seats of government, in lower case, with the country's key.
    capitals: HashMap<String, String>,
    /// State media, in lower case, with the country's key.
    state_media: HashMap<String, String>,
    /// Armed groups, in lower case, each under its own key.
    armed: HashMap<String, String>,
}

static WORLD: Lazy<World> = Lazy::new(|| World::new(Lexicon::builtin()));

impl World {
    /// The tables of the crate's own lexicon, built on first use.
    pub(super) fn builtin() -> &'static World {
        &WORLD
    }

    fn new(lexicon: &Lexicon) -> Self {
        let mut world = World {
            apart: HashSet::new(),
            countries: HashMap::new(),
            capitals: HashMap::new(),
            state_media: HashMap::new(),
            armed: HashMap::new(),
        };
        for entry in lexicon.section("scope") {
            for other in entry.get("apart").unwrap_or_default().split_whitespace() {
                world.apart.insert((entry.name().to_owned(), other.to_owned()));
                world.apart.insert((other.to_owned(), entry.name().to_owned()));
            }
        }
        for entry in lexicon.section("country") {
            let key = entry.name().to_lowercase();
            let demonyms = entry.get("demonym").unwrap_or_default().split('|').map(str::trim);
            for form in entry.forms.iter().map(AsRef::as_ref).chain(demonyms).filter(|f| !f.is_empty()) {
                world.countries.insert(form.to_lowercase(), key.clone());
            }
            if let Some(capital) = entry.get("capital") {
                world.capitals.insert(capital.to_lowercase(), key);
            }
        }
        for entry in lexicon.section("armed_group") {
            let key = entry.name().to_lowercase();
            world.armed.insert(key.clone(), key.clone());
            world.armed.extend(entry.forms.iter().map(|form| (form.to_lowercase(), key.clone())));
        }
        for entry in lexicon.section("outlet").filter(|e| e.has("state")) {
            let Some(country) = entry.get("country").map(str::to_lowercase) else { continue };
            let key = world.countries.get(&country).cloned().unwrap_or(country);
            for form in &entry.forms {
                world.state_media.insert(form.to_lowercase(), key.clone());
            }
        }
        world
    }

    /// Whether two classes are stated to share nobody.
    pub(super) fn apart(&self, a: &str, b: &str) -> bool {
        // Looked up once for each pair of classes in a ledger.
        self.apart.contains(&(a.to_owned(), b.to_owned()))
    }

    /// Whether an event happens to the living: the casualties of the lexicon's tree, and the missing.
    pub(super) fn harms_people(event: &str, within: &[String]) -> bool {
        let harm = |name: &str| matches!(name, "casualties" | "missing" | "abducted" | "arrested");
        harm(event) || within.iter().any(|name| harm(name))
    }

    /// Whether a name or demonym is a country's.
    pub(super) fn is_country(&self, name: &str) -> bool {
        self.countries.contains_key(&name.to_lowercase())
    }

    /// The country that a name or demonym stands for, as a key; other names are their own key.
    pub(super) fn side(&self, name: &str) -> String {
        let name = name.to_lowercase();
        self.countries.get(&name).cloned().unwrap_or(name)
    }

    /// The country for which somebody speaks: its government, its armed forces, its state media.
    ///
    /// A country's name in a name is not enough: the Syrian Observatory for Human Rights does not speak for Syria.
    pub(super) fn speaks_for(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let whole = [&self.countries, &self.capitals, &self.state_media, &self.armed]
            .into_iter()
            .find_map(|table| table.get(&name));
        if let Some(country) = whole {
            return Some(country);
        }
        let words: Vec<&str> = words(&name).collect();
        if words.first() == Some(&"kremlin") {
            return self.countries.get("russia").map(String::as_str);
        }
        let organ = words.iter().any(|word| is_organ(word))
            || words
                .windows(2)
                .any(|pair| pair[0] == "state" && matches!(pair[1], "media" | "television" | "tv" | "news"));
        organ.then(|| self.country_among(&words)).flatten()
    }

    fn country_among(&self, words: &[&str]) -> Option<&str> {
        (1..=3)
            .rev()
            .flat_map(|n| words.windows(n))
            .find_map(|run| self.countries.get(&run.join(" ")))
            .map(String::as_str)
    }

    /// A name as it is compared: "the Turkish Defence Ministry" and "Ministry of Defense of Turkey" are one.
    pub(super) fn key(&self, name: &str) -> String {
        let name = name.to_lowercase();
        if let Some(country) = self.countries.get(&name) {
            return country.clone();
        }
        let mut parts: Vec<&str> = words(&name)
            .filter(|word| !matches!(*word, "the" | "of" | "for" | "and" | "a" | "an" | "in" | "s"))
            .map(|word| match word {
                "defense" => "defence",
                "minister" => "ministry",
                "rescuers" => "rescuer",
                _ => self.countries.get(word).map_or(word, String::as_str),
            })
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts.join(" ")
    }
}

/// Organs of a state that speak with its voice in a conflict. Hospitals, courts and the police report on their own.
fn is_organ(word: &str) -> bool {
    matches!(
        word,
        "ministry"
            | "minister"
            | "army"
            | "military"
            | "forces"
            | "government"
            | "president"
            | "presidency"
            | "troops"
            | "navy"
            | "officials"
            | "official"
            | "commander"
            | "regime"
            | "embassy"
            | "ambassador"
            | "foreign"
            | "defence"
            | "defense"
            | "authorities"
    )
}

/// Whether a name is that of an armed group, whether or not the lexicon knows it: such groups speak for themselves.
pub(super) fn is_armed_group(name: &str) -> bool {
    let name = name.to_lowercase();
    let last = words(&name).last().unwrap_or_default();
    matches!(last, "front" | "brigade" | "brigades" | "militia" | "rebels" | "insurgents" | "militants" | "guerrillas")
}

/// Whether a name is that of an organ of a state which the lexicon need not know: "the Freedonian army", or "the ministry"
/// without a country's name.
pub(super) fn is_organ_of(name: &str, country: &str) -> bool {
    let (name, country) = (name.to_lowercase(), country.to_lowercase());
    let of_country = |word: &str| word.strip_prefix(country.as_str()).is_some_and(|rest| rest.len() <= 3);
    let organ = |word: &str| matches!(word, "ministry" | "army" | "military" | "government");
    let plain = |word: &str| {
        let office =
            matches!(word, "the" | "of" | "s" | "official" | "officials" | "spokesman" | "spokeswoman" | "forces");
        office || matches!(word, "interior" | "defence" | "defense" | "health" | "information" | "source")
    };
    name == country
        || words(&name).any(of_country) && words(&name).any(is_organ)
        || words(&name).any(organ) && words(&name).all(|word| organ(word) || plain(word))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A place's name as it is compared: "Idlib province" is "Idlib", "Al-Nayrab" is "Nayrab".
pub(super) fn place_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let all: Vec<&str> = words(&lower).collect();
    let mut rest = all.as_slice();
    while let [first, tail @ ..] = rest {
        if tail.is_empty()
            || !matches!(
                *first,
                "the"
                    | "al"
                    | "el"
                    | "an"
                    | "ash"
                    | "as"
                    | "ad"
                    | "at"
                    | "city"
                    | "town"
                    | "village"
                    | "province"
                    | "of"
            )
        {
            break;
        }
        rest = tail;
    }
    while let [head @ .., last] = rest {
        let kind = matches!(
            *last,
            "province" | "region" | "city" | "town" | "village" | "governorate" | "district" | "area" | "county"
        );
        if head.is_empty() || !kind {
            break;
        }
        rest = head;
    }
    rest.join(" ")
}
