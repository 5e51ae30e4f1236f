//! Whether what stands behind a number is meant as its unit: most symbols are also words, initials or marks.

use core::ops::Range;

use super::scan::{Found, Scene};
use super::unit::UnitId;
use super::words::is_hyphen;
use crate::document::Case;

/// Whether the unit that `tokens` may name belongs to the number before it.
pub(super) fn unit(scene: &Scene<'_, '_>, found: &Found, unit: UnitId, tokens: Range<usize>) -> bool {
    let entry = scene.rules.units.get(unit);
    let at = tokens.start;
    let raw = scene.text.raw(scene.text.span(tokens.clone()));
    let glued = scene.glued(at);
    let figures = scene.is_number(found.number.end - 1);
    match raw {
        "\"" | "″" | "”" => !quote_is_open(scene, found.number.start, raw),
        "'" | "′" | "’" => {
            glued && figures && !scene.glued(tokens.end) && !apostrophe_is_open(scene, found.number.start)
        }
        // "the 1990s", "in his 30s", "the 60 s"
        "s" => figures && scene.text.word(at - 1).contains('.') && !goes_on(scene, tokens.end),
        "h" | "l" | "L" | "g" | "t" | "V" | "W" | "J" | "N" => {
            figures && (glued || !next_is_capital(scene, tokens.end))
        }
        "m" => figures,
        "F" => figures && !glued && !next_is_capital(scene, tokens.end),
        "C" => false,
        "kt" | "PS" | "ha" | "hp" | "min" | "cal" | "MP" | "PB" | "pp" | "pc" | "mi" | "bp" => figures,
        "R" => figures && !next_is_capital(scene, tokens.end),
        "A $" | "C $" => false,
        _ => match entry.id.as_str() {
            "sek" | "nok" | "dkk" | "krw" | "brl" | "zar" | "pen" | "all" | "uzs" | "mop" | "vnd" | "crc" | "amd" => {
                figures || found.scale != 1.0
            }
            "second" => !is_ordinal_second(scene, found, at),
            "degree" if scene.dimension(found).is_empty() => true,
            "bar" | "cup" | "stone" | "quart" => figures,
            "nautical_mile" => raw.len() > 2 || glued,
            "ron" | "top" | "try" => raw.chars().all(char::is_uppercase),
            _ => true,
        },
    }
}

/// "forty second street": "second" behind a round number of words is an ordinal.
fn is_ordinal_second(scene: &Scene<'_, '_>, found: &Found, at: usize) -> bool {
    let word = scene.is(at, "second");
    word && !scene.is_number(found.number.end - 1) && super::words::tens(scene.lower(at - 1)).is_some()
}

fn next_is_capital(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is_word(at) && scene.text.shapes()[at].is_capitalised() && scene.text.shapes()[at].case != Case::None
}

/// "10-": a symbol that goes on is none.
fn goes_on(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.glued(at) && (is_hyphen(scene.lower(at)) || scene.is_word(at) || scene.is_number(at))
}

/// Whether a quotation is open before the token, so that the mark closes it.
fn quote_is_open(scene: &Scene<'_, '_>, at: usize, mark: &str) -> bool {
    let quotes = scene.text.tokens()[scene.start..at].iter().filter(|t| {
        let word = scene.text.raw(t.span);
        word == mark || matches!(word, "“" | "\"")
    });
    quotes.count() % 2 == 1
}

fn apostrophe_is_open(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.text.tokens()[scene.start..at].iter().any(|t| matches!(scene.text.raw(t.span), "'" | "‘" | "’"))
}

/// "35C": a bare letter is a temperature where the sentence speaks of one.
pub(super) fn bare_degrees(scene: &Scene<'_, '_>, found: &Found, at: usize) -> bool {
    let letter = matches!(scene.text.word(at), "C" | "F");
    let plain = scene.is_number(found.number.end - 1) && (scene.glued(at) || !next_is_capital(scene, at + 1));
    let alone = !scene.glued(at + 1) || matches!(scene.lower(at + 1), "," | "." | ")" | ";" | "-" | "–");
    let value = found.value.unwrap_or_default();
    letter && plain && alone && (-100.0..=150.0).contains(&value) && speaks_of_warmth(scene)
}

/// Whether degrees without a scale are those of a thermometer.
pub(super) fn speaks_of_warmth(scene: &Scene<'_, '_>) -> bool {
    scene.any_word(|word| {
        matches!(
            word,
            "temperature"
                | "temperatures"
                | "thermostat"
                | "thermometer"
                | "weather"
                | "warm"
                | "warmer"
                | "warming"
                | "hot"
                | "hotter"
                | "hottest"
                | "cold"
                | "colder"
                | "coldest"
                | "cool"
                | "cooler"
                | "heat"
                | "heatwave"
                | "mercury"
                | "fever"
                | "oven"
                | "celsius"
                | "centigrade"
                | "fahrenheit"
                | "freezing"
                | "boils"
                | "boil"
                | "sunny"
                | "climate"
                | "forecast"
                | "highs"
                | "lows"
        )
    })
}
