//! Whether a word for a person says man or woman.

/// What a word says of somebody's sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

impl Gender {
    /// Read off a pronoun or a noun in small letters.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "he" | "him" | "himself" | "man" | "men" | "male" | "boy" | "boys" | "brother" | "father" | "dad"
            | "son" | "husband" | "nephew" | "grandson" | "grandfather" | "uncle" | "boyfriend" | "stepson"
            | "stepfather" | "gentleman" | "groom" | "gunman" | "policeman" => Self::Male,
            "she" | "her" | "herself" | "woman" | "women" | "female" | "girl" | "girls" | "sister" | "mother"
            | "mom" | "mum" | "daughter" | "wife" | "niece" | "granddaughter" | "grandmother" | "aunt"
            | "girlfriend" | "stepdaughter" | "stepmother" | "lady" | "widow" | "bride" | "policewoman" => Self::Female,
            _ => return None,
        })
    }

    /// Read off the last word of a phrase in small letters that says it; a possessive at its beginning speaks of somebody
    /// else.
    pub(super) fn of_phrase(words: &str) -> Option<Self> {
        let behind_first = words.split_once(' ').map_or(words, |(_, rest)| rest);
        behind_first.rsplit(' ').find_map(Self::of_word)
    }
}
