//! The whole API in one look: reports in, findings out.

// An example is there to print.
#![allow(clippy::print_stdout)]

use corroborate::{Document, Ledger, Policy, Reader};

fn main() -> Result<(), corroborate::Error> {
    let reader = Reader::default();
    let reports = [
        ("Harbour Times", "2031-03-14", "Army spokesmen said 12 soldiers were killed in Homs on Wednesday."),
        ("Valley Post", "2031-03-14", "Twelve soldiers were killed in Homs on Wednesday, a war monitor said."),
        ("The Courier", "2031-03-14", "The rebels said that 40 soldiers were killed in Homs on Wednesday."),
    ];

    let mut ledger = Ledger::default();
    for (outlet, day, text) in reports {
        let report = Document::parse(text).id(outlet).outlet(outlet).published(day.parse()?);
        ledger.add(reader.read(&report));
    }
    for finding in ledger.findings(&Policy::default()) {
        println!("{finding}");
        for reason in &finding.why {
            println!("  {reason}");
        }
    }
    Ok(())
}
