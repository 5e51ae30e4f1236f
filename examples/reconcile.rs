//! What several reports come to.
//!
//! ```text
//! reconcile                      JSON Lines on standard input, an object a cluster on standard output
//! reconcile [--json] PATH …      text files and folders of them; the reports of one folder are reconciled together
//! ```

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use corroborate::{render::Report, Ledger, Lexicon, Policy, Reader};
use input::{Files, Input};
use serde_json::json;

mod input;

fn main() -> io::Result<ExitCode> {
    let (options, paths): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if let Some(unknown) = options.iter().find(|o| *o != "--json") {
        eprintln!("reconcile: no option {unknown}; usage: reconcile [--json] [PATH …]");
        return Ok(ExitCode::from(2));
    }
    let machine = paths.is_empty() || !options.is_empty();
    let (documents, lexicon, errors) = if paths.is_empty() {
        let (documents, errors) = stream();
        (documents, Lexicon::builtin().clone(), errors)
    } else {
        let files = Files::read(paths.into_iter().map(PathBuf::from));
        (files.documents, files.lexicon, files.errors)
    };
    let mut status = if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    for error in &errors {
        eprintln!("reconcile: {error}");
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match Reader::new(&lexicon) {
        Ok(reader) => {
            let policy = Policy::default();
            for (cluster, ledger) in ledgers(&reader, documents) {
                if machine {
                    let object = json!({
                        "cluster": cluster,
                        "claims": ledger.claims().collect::<Vec<_>>(),
                        "relations": ledger.relations(&policy),
                        "findings": ledger.findings(&policy),
                    });
                    writeln!(out, "{object}")?;
                } else {
                    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
                    let title = cluster.as_deref().unwrap_or("reports");
                    writeln!(out, "{}", Report::new(title, &ledger, &policy).colour(colour))?;
                }
            }
        }
        Err(error) => {
            eprintln!("reconcile: {error}");
            status = ExitCode::FAILURE;
        }
    }
    out.flush()?;
    Ok(status)
}

/// The documents on standard input, and what was wrong with the other lines.
fn stream() -> (Vec<Input>, Vec<String>) {
    let (mut documents, mut errors) = (Vec::new(), Vec::new());
    for line in input::lines(io::stdin().lock()) {
        match line {
            Ok(input) => documents.push(input),
            Err(message) => errors.push(message),
        }
    }
    (documents, errors)
}

/// A ledger a cluster, in the order in which the clusters first appear.
fn ledgers(reader: &Reader, documents: Vec<Input>) -> Vec<(Option<String>, Ledger)> {
    let mut ledgers: Vec<(Option<String>, Ledger)> = Vec::new();
    let mut places = HashMap::new();
    for (document, cluster) in documents {
        let place = *places.entry(cluster.clone()).or_insert(ledgers.len());
        if place == ledgers.len() {
            ledgers.push((cluster, Ledger::default()));
        }
        ledgers[place].1.add(reader.read(&document));
    }
    ledgers
}
