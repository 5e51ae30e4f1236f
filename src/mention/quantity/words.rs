//! The closed sets of number words.

/// "zero" to "nineteen".
pub(crate) fn small(word: &str) -> Option<u8> {
    Some(match word {
        "zero" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return None,
    })
}

/// "twenty" to "ninety".
pub(super) fn tens(word: &str) -> Option<u8> {
    Some(match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// The power of ten of a scale word above a hundred.
pub(super) fn scale(word: &str) -> Option<i32> {
    Some(match word {
        "thousand" | "thousands" => 3,
        "lakh" | "lakhs" | "lac" | "lacs" => 5,
        "million" | "millions" | "mn" | "mln" | "mio" => 6,
        "crore" | "crores" => 7,
        "billion" | "billions" | "bn" | "bln" => 9,
        "trillion" | "trillions" | "tn" | "trn" | "tln" => 12,
        "quadrillion" | "quadrillions" => 15,
        "quintillion" | "quintillions" => 18,
        _ => return None,
    })
}

/// The power of ten of a suffix that is only one beside a figure ("25k", "2mil"), and never where it stands for a unit.
pub(super) fn suffix(word: &str) -> Option<i32> {
    Some(match word {
        "k" => 3,
        "mil" => 6,
        _ => return None,
    })
}

pub(super) fn is_dozen(word: &str) -> bool {
    matches!(word, "dozen" | "dozens" | "dz" | "dzs" | "doz" | "dozs")
}

/// "first" to "nineteenth", in the singular.
pub(super) fn small_ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" | "nineth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" | "twelveth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        _ => return None,
    })
}

/// "twentieth" to "ninetieth".
pub(super) fn tens_ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        _ => return None,
    })
}

/// The power of ten of "hundredth", "thousandth" …
pub(super) fn scale_ordinal(word: &str) -> Option<i32> {
    match word {
        "hundredth" => Some(2),
        _ => word.strip_suffix("th").filter(|w| w.len() > 4).and_then(scale),
    }
}

/// A fraction that is one character.
pub(super) fn vulgar_fraction(mark: &str) -> Option<(u8, u8)> {
    Some(match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

pub(super) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "‐" | "‑" | "–")
}

/// Marks that make a number negative when they stand right before it.
pub(super) fn is_minus(mark: &str) -> bool {
    matches!(mark, "-" | "−" | "–" | "‑" | "‐")
}
