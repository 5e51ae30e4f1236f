//! Claims: who says that what happened to whom, how many, where and when.

mod corpus;

use corroborate::{Claim, Document, Lexicon, Reader};
use proptest::prelude::*;

fn line(claim: &Claim) -> String {
    let link = |key: &str, id: &Option<String>| {
        let number = id.as_ref().and_then(|id| id.rsplit('.').next());
        number.map(|n| format!(" [{key} {n}]")).unwrap_or_default()
    };
    let within =
        |within: &[String]| if within.is_empty() { String::new() } else { format!(" < {}", within.join(" < ")) };
    let place = claim.place.as_ref().map(|p| within(&p.within)).unwrap_or_default();
    let inferred = if claim.inferred { " [inferred]" } else { "" };
    let title = if claim.in_title { " [title]" } else { "" };
    format!("{claim}{place}{}{}{inferred}{title}", link("part of", &claim.part_of), link("same as", &claim.same_as))
}

#[test]
fn cases() {
    let reader = Reader::default();
    corpus::run("claim", |case| {
        let mut document = Document::parse(case.input.as_str()).id("d");
        if let Some(outlet) = case.settings.get("outlet") {
            document = document.outlet(outlet.as_str());
        }
        if let Some(title) = case.settings.get("title") {
            document = document.title(title.as_str());
        }
        if let Some(day) = case.settings.get("published") {
            document = document.published(day.parse().expect("a day"));
        }
        reader.read(&document).claims.iter().map(line).collect()
    });
}

#[test]
fn users_add_events_and_groups() {
    let mut lexicon = Lexicon::builtin().clone();
    let mine = "[event]\ncollared ; to people animals\n[trigger]\ncollar = collared | collars ; event collared ; as transitive\n\
                [scope]\nwolves = wolf ; plural wolves ; within animals\n";
    lexicon.extend(Lexicon::parse("mine.txt", mine).expect("a lexicon"));
    let reader = Reader::new(&lexicon).expect("entries that fit");
    let reading = reader.read(&Document::parse("Rangers collared 12 wolves on Monday.").id("d"));
    let claim = &reading.claims[0];
    assert_eq!((claim.event.as_str(), claim.count.low), ("collared", Some(12.0)));
    let who = claim.who.as_ref().expect("a group");
    assert_eq!((who.class.as_str(), who.within.as_slice()), ("wolves", ["animals".to_owned()].as_slice()));
}

#[test]
fn entries_that_do_not_fit_name_their_line() {
    let fails = |text: &str| {
        let mut lexicon = Lexicon::builtin().clone();
        lexicon.extend(Lexicon::parse("mine.txt", text).expect("a lexicon"));
        Reader::new(&lexicon).expect_err("an entry that does not fit").to_string()
    };
    assert!(fails("[trigger]\nzap ; event zapped ; as transitive\n").contains("event"));
    assert!(fails("[trigger]\nzap ; event killed ; as wizardry\n").contains("transitive"));
    assert!(fails("[event]\nzapped ; to martians\n").contains("martians"));
    assert!(fails("[event]\ncasualties ; within killed ; to people\n").contains("casualties"));
    assert!(fails("[scope]\nmartians = martian ; within aliens\n").contains("aliens"));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*|([a-z]+ ){0,9}(killed|\"|12|,|and|no one|said|Idlib|the|attack|of| )*\\.") {
        let reading = Reader::default().read(&Document::parse(text.as_str()).id("d").title("12 killed, 3 hurt"));
        for claim in &reading.claims {
            let source = if claim.in_title { "12 killed, 3 hurt" } else { text.as_str() };
            prop_assert!(source.get(claim.trigger.start..claim.trigger.end).is_some());
            prop_assert!(claim.sentence.contains(claim.trigger));
            prop_assert!(!claim.sources.is_empty());
            if let Some(quantity) = claim.quantity {
                prop_assert!(quantity < reading.quantities.len());
            }
            for link in [&claim.part_of, &claim.same_as].into_iter().flatten() {
                prop_assert!(reading.claims.iter().any(|c| c.id == *link && c.id != claim.id));
            }
        }
    }
}
