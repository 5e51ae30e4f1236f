//! Case files: readable text in, readable lines out.
//!
//! ```text
//! === name of the case
//! # why it is here
//! @published 2020-02-21
//! The input, of one or more lines.
//! ---
//! the expected lines, in order
//! ```
//!
//! `UPDATE_CASES=1 cargo test` writes what comes out into the files; read the difference before you commit it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// One case of a file.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) comments: Vec<String>,
    /// What the lines with `@` say.
    pub(crate) settings: BTreeMap<String, String>,
    pub(crate) input: String,
    pub(crate) expected: Vec<String>,
}

/// Runs every case of every file in `tests/cases/<stage>`.
pub(crate) fn run(stage: &str, actual: impl Fn(&Case) -> Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{}: no case files", folder.display());
    let update = env::var_os("UPDATE_CASES").is_some();
    let mut failures = String::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut cases = parse(&text);
        assert!(!cases.is_empty(), "{}: no cases", file.display());
        for case in &mut cases {
            let lines = actual(case);
            if lines != case.expected {
                let _ = writeln!(
                    failures,
                    "\n{} === {}\n{}\n  expected:\n    {}\n  got:\n    {}",
                    file.display(),
                    case.name,
                    case.input,
                    case.expected.join("\n    "),
                    lines.join("\n    "),
                );
                case.expected = lines;
            }
        }
        if update {
            fs::write(&file, print(&text, &cases)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
    }
    assert!(update || failures.is_empty(), "{failures}");
}

fn parse(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for chunk in format!("\n{text}").split("\n=== ").skip(1) {
        let (name, rest) = chunk.split_once('\n').unwrap_or((chunk, ""));
        let mut case = Case {
            name: name.to_owned(),
            comments: Vec::new(),
            settings: BTreeMap::new(),
            input: String::new(),
            expected: Vec::new(),
        };
        let (head, expected) = rest.split_once("\n---").unwrap_or((rest, ""));
        let mut input = Vec::new();
        for line in head.lines() {
            if let (true, Some(comment)) = (input.is_empty(), line.strip_prefix('#')) {
                case.comments.push(comment.to_owned());
            } else if let (true, Some(setting)) = (input.is_empty(), line.strip_prefix('@')) {
                let (key, value) = setting.split_once(' ').unwrap_or((setting, ""));
                case.settings.insert(key.to_owned(), value.to_owned());
            } else {
                input.push(line);
            }
        }
        case.input = input.join("\n");
        case.expected = expected.lines().map(str::trim_end).filter(|l| !l.is_empty()).map(str::to_owned).collect();
        cases.push(case);
    }
    cases
}

fn print(text: &str, cases: &[Case]) -> String {
    let mut out = String::new();
    let header = text.split("=== ").next().unwrap_or_default();
    out.push_str(header);
    for case in cases {
        let _ = writeln!(out, "=== {}", case.name);
        for comment in &case.comments {
            let _ = writeln!(out, "#{comment}");
        }
        for (key, value) in &case.settings {
            let _ = writeln!(out, "@{key} {value}");
        }
        let _ = writeln!(out, "{}\n---", case.input);
        for line in &case.expected {
            let _ = writeln!(out, "{line}");
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
