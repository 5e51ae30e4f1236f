//! Made-up reports in any number, the same ones every time: events at many places over a year, each told by several
//! outlets that quote ministries, hospitals, armies and agencies, with growing tolls, bounds, parts, other sides' counts
//! and denials. In a crowd everybody tells of one event.

use corroborate::attribution::Stance;
use corroborate::claim::{Claim, ClaimPlace, ClaimTime, Group, Polarity};
use corroborate::{Date, Interval, Ledger, Reading};

/// Whether the reports tell of many events or of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spread {
    Events,
    Crowd,
}

/// A ledger of at least so many claims.
pub(crate) fn ledger(claims: usize, spread: Spread) -> Ledger {
    let mut ledger = Ledger::default();
    for reading in readings(claims, spread) {
        ledger.add(reading);
    }
    ledger
}

/// Reports of four claims each; three to every event.
pub(crate) fn readings(claims: usize, spread: Spread) -> impl Iterator<Item = Reading> {
    (0..claims.div_ceil(CLAIMS)).map(move |report| {
        let event = if spread == Spread::Crowd { 0 } else { report / REPORTS };
        Event::new(event).report(report, spread)
    })
}

const CLAIMS: usize = 4;
const REPORTS: usize = 3;
const OUTLETS: u64 = 80;
const TOWNS: u64 = 2_000;
const DAYS: u64 = 365;

/// What happened: where, when, and how many it killed and hurt.
struct Event {
    town: u64,
    day: Date,
    killed: u64,
    injured: u64,
}

impl Event {
    fn new(number: usize) -> Self {
        let mut random = Random(number as u64);
        let first: Date = "2031-01-01".parse().expect("a day");
        Event {
            town: random.below(TOWNS),
            day: first.plus_days(random.days(DAYS)),
            killed: 1 + random.below(60),
            injured: 2 + random.below(200),
        }
    }

    fn report(&self, number: usize, spread: Spread) -> Reading {
        let mut random = Random(!(number as u64));
        let outlet = format!("Outlet {}", random.below(OUTLETS));
        let later = random.days(4);
        let id = format!("d{number}");
        // In a crowd no two count alike; else the toll grows from day to day.
        let grown = match spread {
            Spread::Crowd => random.below(400),
            Spread::Events => later.unsigned_abs() * random.below(3),
        };
        let origin = origin(&mut random, self.town / 250);
        let mut claims = vec![
            self.claim("killed", "people", self.killed + grown, &origin),
            self.claim("killed", "children", self.killed / 3, &origin),
            self.claim("injured", "civilians", self.injured + grown, &origin),
        ];
        claims[1].part_of = Some(format!("{id}.0"));
        let other = self::origin(&mut random, self.town / 250 + 1);
        claims.push(match random.below(5) {
            0 => Claim { stance: Stance::Denies, ..self.claim("killed", "people", self.killed, &other) },
            1 => {
                Claim { polarity: Polarity::Negated, count: Interval::default(), ..self.claim("struck", "", 0, &other) }
            }
            2 => Claim { count: Interval::at_least(20.0), ..self.claim("displaced", "people", 0, &other) },
            _ => self.claim("killed", "soldiers", self.killed / 2 + random.below(5), &other),
        });
        // A third of the reports print an agency's words.
        let copied = random.below(3) == 0;
        for (place, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("{id}.{place}");
            claim.doc.clone_from(&id);
            let writer = if copied { "agency" } else { &outlet };
            claim.text = format!(
                "{} {} were {} in town {} on {}, {} said in a statement carried by {writer} and seen by others.",
                claim.count, self.town, claim.event, self.town, self.day, claim.sources[0]
            );
            claim.sources.insert(0, outlet.clone());
        }
        let published = Some(self.day.plus_days(later));
        Reading { id, outlet: Some(outlet), published, claims, ..Reading::default() }
    }

    fn claim(&self, event: &str, class: &str, figure: u64, origin: &str) -> Claim {
        let casualties = matches!(event, "killed" | "injured");
        let within = match class {
            "children" | "civilians" => vec!["people".to_owned()],
            "soldiers" => vec!["combatants".to_owned(), "people".to_owned()],
            _ => Vec::new(),
        };
        let country = self.town / 250;
        Claim {
            event: event.to_owned(),
            event_within: if casualties { vec!["casualties".to_owned()] } else { Vec::new() },
            plover: if event == "struck" { "ASSAULT".to_owned() } else { String::new() },
            count: Interval::exactly(figure as f64),
            who: (!class.is_empty()).then(|| Group {
                text: class.to_owned(),
                class: class.to_owned(),
                within,
                ..Group::default()
            }),
            place: Some(ClaimPlace {
                name: format!("Town {}", self.town),
                within: vec![format!("Province {}", self.town / 25), format!("Country {country}")],
                ..ClaimPlace::default()
            }),
            time: Some(ClaimTime { start: Some(self.day), end: Some(self.day.plus_days(1)), ..ClaimTime::default() }),
            sources: vec![origin.to_owned()],
            ..Claim::default()
        }
    }
}

fn origin(random: &mut Random, country: u64) -> String {
    match random.below(6) {
        0 => format!("Hospital {}", random.below(40)),
        1 => format!("Country {country} Army"),
        2 => format!("Monitor {}", random.below(12)),
        3 => format!("Rebel Front {}", random.below(20)),
        4 => "Red Cross".to_owned(),
        _ => format!("Country {country} Health Ministry"),
    }
}

/// `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014).
struct Random(u64);

impl Random {
    fn days(&mut self, end: u64) -> i64 {
        i64::try_from(self.below(end)).expect("few days")
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}
