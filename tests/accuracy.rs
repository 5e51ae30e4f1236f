//! The ratchet: no measured figure may fall below its floor.
//!
//! The evaluation lies beside the crate, in `../shared/eval`, and is no part of it; where it or Python is missing, or the
//! examples have not been built with `cargo build --release --examples`, nothing is measured and the test says so.
//! `UPDATE_FLOORS=1 cargo test --test accuracy` writes the measured figures into `tests/accuracy.tsv`, rounded down to a
//! tenth (up, where less is better).

// What was measured, and what was skipped, is said on the test's output.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

type Figures = BTreeMap<(String, String), f64>;

#[test]
fn no_figure_falls_below_its_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = root.join("tests/accuracy.tsv");
    let header_and_floors = fs::read_to_string(&table).expect("tests/accuracy.tsv");
    let measured = match measure(root) {
        Ok(measured) => measured,
        Err(missing) => return println!("accuracy: SKIPPED, {missing}"),
    };
    if env::var_os("UPDATE_FLOORS").is_some() {
        let comments = header_and_floors.lines().filter(|line| line.starts_with('#'));
        let lines =
            measured.iter().map(|((task, metric), figure)| format!("{task}\t{metric}\t{:.1}", floor(metric, *figure)));
        let text: Vec<String> = comments.map(str::to_owned).chain(lines).collect();
        fs::write(&table, text.join("\n") + "\n").expect("tests/accuracy.tsv can be written");
        return;
    }
    let floors = parse(&header_and_floors);
    let mut faults = Vec::new();
    for ((task, metric), floor) in &floors {
        let Some(figure) = measured.get(&(task.clone(), metric.clone())) else {
            faults.push(format!("{task}, {metric}: not measured any more"));
            continue;
        };
        println!("accuracy: {task}, {metric}: {figure:.3}, floor {floor:.1}");
        // The table holds tenths; the figures come as binary fractions.
        let short = if is_ceiling(metric) { *figure > floor + 1e-9 } else { *figure < floor - 1e-9 };
        if short {
            let word = if is_ceiling(metric) { "above its ceiling" } else { "below its floor" };
            faults.push(format!("{task}, {metric}: {figure:.3} is {word} of {floor:.1}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_table_is_well_formed() {
    let floors = parse(include_str!("accuracy.tsv"));
    assert!(floors.keys().all(|(task, metric)| !task.is_empty() && !metric.is_empty()));
    assert_eq!([floor("F1", 71.96), floor("merges (lower)", 71.91), floor("F1", 72.0)], [71.9, 72.0, 72.0]);
}

/// The figures of all tasks, or what is missing to measure them.
fn measure(root: &Path) -> Result<Figures, String> {
    let scorer = root.join("../shared/eval/run.py");
    if !scorer.is_file() {
        return Err("no ../shared/eval beside the crate".to_owned());
    }
    let examples = examples(root).ok_or("no examples: cargo build --release --examples")?;
    let out = env::temp_dir().join(format!("accuracy-{}.json", std::process::id()));
    let run = Command::new("python3").arg(&scorer).arg("--bin").arg(&examples).arg("--json").arg(&out).output();
    let run = run.map_err(|error| format!("no python3: {error}"))?;
    let figures = fs::read_to_string(&out);
    let _ = fs::remove_file(&out);
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{}\n{said}{}", scorer.display(), String::from_utf8_lossy(&run.stderr));
    let json: serde_json::Value =
        serde_json::from_str(&figures.expect("the scorer wrote its figures")).expect("figures in JSON");
    let mut measured = Figures::new();
    for (task, metrics) in json.as_object().expect("tasks") {
        for (metric, figure) in metrics.as_object().expect("metrics") {
            measured.insert((task.clone(), metric.clone()), figure.as_f64().expect("a number"));
        }
    }
    Ok(measured)
}

/// The folder of the release examples: in the target folder that this test was built into, else in the usual one.
fn examples(root: &Path) -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let target = own.ancestors().nth(3)?;
    let folders = [target.join("release/examples"), root.join("target/release/examples")];
    folders.into_iter().find(|folder| folder.join("annotate").is_file() && folder.join("reconcile").is_file())
}

fn parse(table: &str) -> Figures {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let mut parts = line.split('\t');
            let mut part =
                || parts.next().unwrap_or_else(|| panic!("accuracy.tsv: {line:?}: expected task, metric, floor"));
            let (task, metric, floor) = (part(), part(), part());
            let floor = floor.parse().unwrap_or_else(|_| panic!("accuracy.tsv: {line:?}: expected a number"));
            ((task.to_owned(), metric.to_owned()), floor)
        })
        .collect()
}

/// Whether less is better.
fn is_ceiling(metric: &str) -> bool {
    metric.ends_with("(lower)") || metric == "claims per excerpt"
}

/// Rounded to a tenth so that the figure itself passes.
fn floor(metric: &str, figure: f64) -> f64 {
    let tenths = figure * 10.0;
    (if is_ceiling(metric) { tenths.ceil() } else { tenths.floor() }) / 10.0
}
