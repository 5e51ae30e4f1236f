//! The tagger alone: what the crate's own model finds, and what it promises for any text.

use corroborate::mention::entity::tagger::Tagger;
use proptest::prelude::*;

mod corpus;

/// One line a name: its kind and its words.
#[test]
fn cases() {
    let tagger = Tagger::builtin();
    corpus::run("tagger", |case| {
        let names = tagger.names(&case.input);
        names.iter().map(|(span, kind)| format!("{kind:?}: {}", span.of(&case.input)).to_lowercase_kind()).collect()
    });
}

trait LowercaseKind {
    fn to_lowercase_kind(self) -> String;
}

impl LowercaseKind for String {
    /// The kind as the exchange format writes it.
    fn to_lowercase_kind(mut self) -> String {
        if let Some(first) = self.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        self
    }
}

#[test]
fn a_file_that_is_no_model_is_an_error() {
    assert!(Tagger::from_bytes(&b""[..]).is_err());
    assert!(Tagger::from_bytes(&b"NAMETAG1 and more"[..]).is_err());
    assert!(Tagger::from_bytes(&b"NAMETAG3\xff\0\0\0\0\0\x80\x3f"[..]).is_err());
}

#[test]
fn the_model_is_small() {
    let length = std::fs::metadata("src/mention/entity/tagger/model.bin").expect("the model's file").len();
    assert!(length <= 3_000_000, "{length} bytes");
}

proptest! {
    #[test]
    fn names_lie_in_the_text_in_order(text in "\\PC{0,200}") {
        let mut end = 0;
        for (span, _) in Tagger::builtin().names(&text) {
            prop_assert!(span.start >= end && span.end > span.start);
            prop_assert!(text.get(span.start..span.end).is_some());
            end = span.end;
        }
    }

    #[test]
    fn names_of_prose_lie_in_the_text(words in prop::collection::vec("[A-Z][a-z]{0,8}|[a-z]{1,6}|al-|[,.\"'()-]|[0-9]{1,4}", 0..60)) {
        let text = words.join(" ");
        for (span, _) in Tagger::builtin().names(&text) {
            prop_assert!(!span.of(&text).is_empty());
        }
    }
}

/// The training that the crate's own model comes from, on three sentences.
#[cfg(feature = "train")]
mod training {
    use corroborate::mention::entity::tagger::train::{score, train, Example, List, Recipe, Words};
    use corroborate::mention::entity::tagger::Tagger;
    use corroborate::mention::entity::EntityKind::{Organization, Person, Place};
    use corroborate::Span;

    fn examples() -> Vec<Example> {
        let text = "Anna Berg flew to Lodar.\nThe Harvest Union met in Lodar.\nOn Monday Anna Berg left.\n";
        let name = |words: &str, kind| {
            let found = text.match_indices(words);
            found.map(move |(at, _)| (Span::new(at, at + words.len()), kind)).collect::<Vec<_>>()
        };
        let mut names = [name("Anna Berg", Person), name("Lodar", Place), name("Harvest Union", Organization)].concat();
        names.sort();
        vec![Example { text: text.to_owned(), names, weight: 4 }; 4]
    }

    fn model(seed: u64) -> Vec<u8> {
        let mut words = Words::default();
        words.list("Anna", List::FirstName);
        words.list("Port Lodar", List::City);
        train(&examples(), &words, &Recipe { seed, ..Recipe::default() })
    }

    #[test]
    fn learns_what_it_is_shown() {
        let tagger = Tagger::from_bytes(model(1)).expect("a model");
        let score = score(&tagger, &examples());
        assert_eq!((score.right, score.found, score.marked), (20, 20, 20));
    }

    #[test]
    fn same_data_same_bytes() {
        assert_eq!(model(1), model(1));
        assert_ne!(model(1), model(2));
    }
}
