//! Everything that each report says.
//!
//! ```text
//! annotate                       JSON Lines on standard input, an object a line on standard output
//! annotate [--json] PATH …       text files and folders of them, shown with their mentions marked and their claims
//! ```

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use corroborate::{render::Marked, Reader};
use input::Files;

mod input;

/// How many reports are read before the first is written.
const TOGETHER: usize = 32;

fn main() -> io::Result<ExitCode> {
    let (options, paths): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if let Some(unknown) = options.iter().find(|o| *o != "--json") {
        eprintln!("annotate: no option {unknown}; usage: annotate [--json] [PATH …]");
        return Ok(ExitCode::from(2));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    let mut complain = |message: &str| {
        eprintln!("annotate: {message}");
        status = ExitCode::FAILURE;
    };
    if paths.is_empty() {
        let reader = Reader::default();
        let mut documents = input::lines(io::stdin().lock())
            .filter_map(|line| line.map_err(|message| complain(&message)).ok())
            .map(|(document, _)| document);
        loop {
            let some: Vec<_> = documents.by_ref().take(TOGETHER).collect();
            if some.is_empty() {
                break;
            }
            reader.read_all(&some).iter().try_for_each(|reading| json(&mut out, reading))?;
        }
        drop(documents);
    } else {
        let files = Files::read(paths.into_iter().map(PathBuf::from));
        files.errors.iter().for_each(|error| complain(error));
        let reader = match Reader::new(&files.lexicon) {
            Ok(reader) => reader,
            Err(error) => {
                complain(&error.to_string());
                return Ok(ExitCode::FAILURE);
            }
        };
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        for (document, _) in &files.documents {
            let reading = reader.read(document);
            if options.is_empty() {
                writeln!(out, "── {}\n{}", document.id, Marked::new(document, &reading).colour(colour))?;
            } else {
                json(&mut out, &reading)?;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn json(out: &mut impl Write, reading: &corroborate::Reading) -> io::Result<()> {
    serde_json::to_writer(&mut *out, reading)?;
    out.write_all(b"\n")
}
