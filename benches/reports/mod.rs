//! Invented reports, as many as wanted: templates filled with names and figures by a fixed series of numbers. Or one's own:
//! `TEXTS=reports.jsonl cargo bench --bench stages` reads the `text` of each line.

use std::path::Path;

use divan::counter::BytesCount;
use divan::{black_box, Bencher};

const TEMPLATES: &str = include_str!("templates.txt");

/// Runs one stage over reports of about so many bytes together.
pub(crate) fn over<T>(bencher: Bencher<'_, '_>, bytes: usize, stage: impl Fn(&str) -> T + Sync) {
    over_all(bencher, bytes, |reports| {
        for report in reports {
            black_box(stage(black_box(report)));
        }
    });
}

/// Runs something over all these reports at once.
pub(crate) fn over_all(bencher: Bencher<'_, '_>, bytes: usize, stages: impl Fn(&[String]) + Sync) {
    let reports = std::env::var_os("TEXTS").map_or_else(|| of_bytes(bytes), |path| of_file(Path::new(&path)));
    let bytes: usize = reports.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| stages(black_box(&reports)));
}

/// The texts of a file of JSON Lines.
fn of_file(path: &Path) -> Vec<String> {
    let lines = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = |(number, line): (usize, &str)| {
        let object: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let text = object["text"].as_str();
        text.unwrap_or_else(|| panic!("{}:{}: expected an object with a text", path.display(), number + 1)).to_owned()
    };
    lines.lines().enumerate().map(text).collect()
}

/// The same ones every time.
fn of_bytes(bytes: usize) -> Vec<String> {
    let templates: Vec<&str> = TEMPLATES.split("===\n").collect();
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut reports = Vec::new();
    let mut length = 0;
    while length < bytes {
        let report = fill(templates[reports.len() % templates.len()], &mut numbers);
        length += report.len();
        reports.push(report);
    }
    reports
}

/// Multiply and shift (Knuth's MMIX constants): the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// A headline is a line of its own, without the word before it; places are upper-case in datelines.
fn fill(template: &str, numbers: &mut Numbers) -> String {
    let template = template.strip_prefix("headline: ").unwrap_or(template);
    let mut parts = template.split('{');
    let mut report = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (slot, rest) = part.split_once('}').expect("a slot is closed");
        report.push_str(&value(slot, numbers));
        report.push_str(rest);
    }
    report
}

fn value(slot: &str, numbers: &mut Numbers) -> String {
    const FIRST: [&str; 12] =
        ["Elena", "Karim", "Jane", "Ivan", "Amina", "Peter", "Lucia", "Omar", "Mary", "Juan", "Fatima", "Anna"];
    const LAST: [&str; 12] = [
        "Ortiz",
        "Haddad",
        "Doe",
        "Petrov",
        "al-Masri",
        "Nkosi",
        "Rossi",
        "O'Brien",
        "Lindqvist",
        "Tanaka",
        "van Dijk",
        "Özdemir",
    ];
    const PLACES: [&str; 14] = [
        "Homs",
        "Idlib",
        "Mariupol",
        "Kandahar",
        "Goma",
        "Maiduguri",
        "Taiz",
        "Rakhine",
        "Cabo Delgado",
        "Tigray",
        "Donetsk",
        "Ar-Raqqa",
        "Port-au-Prince",
        "Cúcuta",
    ];
    const COUNTRIES: [&str; 10] =
        ["Syria", "Turkey", "Ukraine", "Nigeria", "Yemen", "Myanmar", "Mozambique", "Ethiopia", "Haiti", "Colombia"];
    const CAPITALS: [&str; 8] = ["DAMASCUS", "ANKARA", "KYIV", "ABUJA", "SANAA", "MAPUTO", "ADDIS ABABA", "BOGOTA"];
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 6] = ["January", "March", "May", "July", "October", "December"];
    match slot {
        "N" => (11 + numbers.below(80)).to_string(),
        "M" => (2 + numbers.below(40)).to_string(),
        "BIG" => match numbers.below(3) {
            0 => format!("{},{:03}", 1 + numbers.below(900), numbers.below(1000)),
            1 => numbers.one_of(&["tens of thousands of", "half a million", "3.6 million", "two hundred"]).to_owned(),
            _ => format!("{}00,000", 1 + numbers.below(9)),
        },
        "D" => (1 + numbers.below(28)).to_string(),
        "DD" => format!("{:02}", 1 + numbers.below(28)),
        "MM" => format!("{:02}", 1 + numbers.below(12)),
        "NAME" => format!("{} {}", numbers.one_of(&FIRST), numbers.one_of(&LAST)),
        "PLACE" => numbers.one_of(&PLACES).to_owned(),
        "COUNTRY" => numbers.one_of(&COUNTRIES).to_owned(),
        "CAPITAL" => numbers.one_of(&CAPITALS).to_owned(),
        "DAY" => numbers.one_of(&DAYS).to_owned(),
        "MONTH" => numbers.one_of(&MONTHS).to_owned(),
        "AGENCY" => numbers.one_of(&["Reuters", "AP", "Xinhua", "AFP"]).to_owned(),
        "ORG" => numbers.one_of(&["Human Rights Watch", "Amnesty International", "Valley Monitor"]).to_owned(),
        other => panic!("templates.txt: {{{other}}} is no slot"),
    }
}
