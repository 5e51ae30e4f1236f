//! What several reports come to: JSON Lines in, one JSON object a cluster out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use corroborate::{Ledger, Policy, Reader};
use serde_json::json;

mod shared;

fn main() -> io::Result<ExitCode> {
    let reader = Reader::default();
    let policy = Policy::default();
    let mut status = ExitCode::SUCCESS;
    let mut clusters: Vec<(Option<String>, Ledger)> = Vec::new();
    for input in shared::documents(io::stdin().lock()) {
        match input {
            Ok((document, cluster)) => {
                let reading = reader.read(&document);
                match clusters.iter_mut().find(|(name, _)| *name == cluster) {
                    Some((_, ledger)) => ledger.add(reading),
                    None => {
                        let mut ledger = Ledger::default();
                        ledger.add(reading);
                        clusters.push((cluster, ledger));
                    }
                }
            }
            Err(message) => {
                eprintln!("reconcile: {message}");
                status = ExitCode::FAILURE;
            }
        }
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for (cluster, ledger) in &clusters {
        let object = json!({
            "cluster": cluster,
            "claims": ledger.claims().collect::<Vec<_>>(),
            "relations": ledger.relations(&policy),
            "findings": ledger.findings(&policy),
        });
        writeln!(out, "{object}")?;
    }
    out.flush()?;
    Ok(status)
}
