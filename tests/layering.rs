//! The tree is the pipeline: no module uses a later stage than its own.

use std::fs;
use std::path::Path;

/// The stages in the order in which text flows. A module may use its own stage and those above it.
const STAGES: [&str; 14] = [
    "span",
    "error",
    "date",
    "vocabulary",
    "document",
    "lexicon",
    "mention::quantity",
    "mention::time",
    "mention::entity",
    "attribution",
    "claim",
    "reader",
    "reconcile",
    "render",
];

#[test]
fn no_module_uses_a_later_stage() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let root = fs::read_to_string(source.join("lib.rs")).expect("src/lib.rs");
    let exports = exports(&root);
    let mut faults = Vec::new();
    let mut seen = vec![false; STAGES.len()];
    for (module, text) in modules(&source, &mut Vec::new()) {
        let Some(own) = stage(&module) else { continue };
        seen[own] = true;
        for path in paths(&text, &module) {
            let path = resolve(path, &exports);
            if let Some(other) = stage(&path).filter(|other| *other > own) {
                faults.push(format!("{} uses {}: {} comes later", module.join("::"), path.join("::"), STAGES[other]));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let missing: Vec<&str> = STAGES.iter().zip(seen).filter(|(_, seen)| !seen).map(|(stage, _)| *stage).collect();
    assert!(missing.is_empty(), "stages without a module: {missing:?}");
}

#[test]
fn every_module_of_the_root_is_a_stage() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let modules =
        root.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    for module in modules {
        let known = STAGES.iter().any(|stage| stage.split("::").next() == Some(module));
        assert!(known, "src/lib.rs: mod {module} has no place in the order of the stages");
    }
}

#[test]
fn the_reader_of_paths_reads_them() {
    let module = vec!["mention".to_owned(), "time".to_owned(), "rules".to_owned()];
    let text = "use crate::mention::{entity::{self, Mention}, quantity}; // crate::render\nlet x = super::super::entity::F(\"crate::reader\");";
    let found: Vec<String> = paths(text, &module).iter().map(|path| path.join("::")).collect();
    let expected = ["mention::entity", "mention::entity::Mention", "mention::quantity", "mention::entity::F"];
    assert_eq!(found, expected);
}

/// The stage that a path lies in.
fn stage(path: &[String]) -> Option<usize> {
    STAGES
        .iter()
        .position(|stage| stage.split("::").zip(path).filter(|(a, b)| a == b).count() == stage.split("::").count())
}

/// The modules under a folder with their source.
fn modules(folder: &Path, above: &mut Vec<String>) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            above.push(name);
            found.extend(modules(&path, above));
            above.pop();
        } else if path.extension().is_some_and(|e| e == "rs") {
            let mut module = above.clone();
            if !matches!(name.as_str(), "mod" | "lib") {
                module.push(name);
            }
            found.push((module, fs::read_to_string(&path).expect("source text")));
        }
    }
    found
}

/// What the root gives out under shorter names: the last part of each path, and the path.
fn exports(root: &str) -> Vec<Vec<String>> {
    root.lines().filter_map(|line| line.strip_prefix("pub use ")).flat_map(|line| expand(line, &[])).collect()
}

/// `crate::Reading` stands for `reader::Reading`.
fn resolve(path: Vec<String>, exports: &[Vec<String>]) -> Vec<String> {
    let whole = exports.iter().find(|export| export.last() == path.first() && export.len() > 1);
    whole.filter(|_| stage(&path).is_none()).cloned().unwrap_or(path)
}

/// The paths in a source text that begin at the root or above the module, from the root on.
fn paths(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let code: String = text.lines().map(|line| without_comment(line) + "\n").collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if is_start(&code, at) {
            found.extend(expand(&code[at + "crate::".len()..], &[]));
        }
    }
    for (at, _) in code.match_indices("super::") {
        if is_start(&code, at) {
            let ups = code[at..].split("super::").take_while(|part| part.is_empty()).count();
            let ups = ups.max(1);
            let base = &module[..module.len().saturating_sub(ups)];
            found.extend(expand(&code[at + ups * "super::".len()..], base));
        }
    }
    found
}

/// Whether a path begins here, rather than goes on or stands in a string.
fn is_start(code: &str, at: usize) -> bool {
    let line = code[..at].rfind('\n').map_or(0, |n| n + 1);
    let before = &code[line..at];
    let inner = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
    !inner && before.matches('"').count() % 2 == 0
}

fn without_comment(line: &str) -> String {
    line.split_once("//").map_or(line, |(code, _)| code).to_owned()
}

/// `a::{b, c::{self, D}}` as the paths `a::b`, `a::c` and `a::c::D`, each behind `base`.
fn expand(text: &str, base: &[String]) -> Vec<Vec<String>> {
    let mut path = base.to_vec();
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if !name.is_empty() && name != "self" {
            path.push(name.to_owned());
        }
        match after.strip_prefix("::") {
            Some(next) if next.starts_with('{') => {
                return group(&next[1..]).iter().flat_map(|part| expand(part, &path)).collect();
            }
            Some(next) => rest = next,
            None => return vec![path],
        }
    }
}

/// The parts of a group in braces, up to the brace that closes it.
fn group(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(text[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}
