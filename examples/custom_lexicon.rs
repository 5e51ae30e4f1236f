//! A user's own words: an outlet, an armed group with its aliases, and a new kind of event.

// An example is there to print.
#![allow(clippy::print_stdout)]

use corroborate::{Document, Ledger, Lexicon, Policy, Reader};

const MINE: &str = "\
[outlet]
Valley Post = VP ; country Freedonia

[country]
Freedonia ; code xf ; capital Glenport ; demonym Freedonian | Freedonians

[armed_group]
Glen Resistance Army = GRA | Glen Army ; country Freedonia

[event]
poisoned ; within injured ; to people animals

[trigger]
poison = poisons | poisoned | poisoning ; event poisoned ; as transitive
";

fn main() -> Result<(), corroborate::Error> {
    let mut lexicon = Lexicon::builtin().clone();
    lexicon.extend(Lexicon::parse("mine.txt", MINE)?);
    let reader = Reader::new(&lexicon)?;

    let report =
        Document::parse("The Freedonian army said 40 villagers had been poisoned by the GRA in Glenport on Monday.")
            .id("vp-1")
            .outlet("VP")
            .published("2031-05-07".parse()?);
    let reading = reader.read(&report);
    for mention in &reading.mentions {
        println!("{:<12} {:?} within {:?}", mention.name, mention.kind, mention.within);
    }

    let mut ledger = Ledger::default();
    ledger.add(reading);
    for finding in ledger.findings(&Policy::default()) {
        println!("{finding}");
    }

    // A slip is reported where it stands.
    let slip = Lexicon::parse("mine.txt", "[outlet\nValley Post").unwrap_err();
    println!("{slip}");
    Ok(())
}
