//! Everything that each document says: JSON Lines in, one JSON object a line out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use corroborate::Reader;

mod shared;

fn main() -> io::Result<ExitCode> {
    let reader = Reader::default();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    for input in shared::documents(io::stdin().lock()) {
        match input {
            Ok((document, _)) => {
                serde_json::to_writer(&mut out, &reader.read(&document))?;
                out.write_all(b"\n")?;
            }
            Err(message) => {
                eprintln!("annotate: {message}");
                status = ExitCode::FAILURE;
            }
        }
    }
    out.flush()?;
    Ok(status)
}
