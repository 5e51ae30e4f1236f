//! Units of measure and currencies: the table, and what stands beside a number.

use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use crate::document::{Text, TokenKind};
use crate::error::Error;
use crate::lexicon::{Entry, Lexicon, Phrases};
use crate::vocabulary::{Vocabulary, WordHasher};

/// A unit of the lexicon.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnitEntry {
    pub(super) id: String,
    pub(super) dimension: String,
    pub(super) si: Option<f64>,
    pub(super) zero: f64,
    /// The code is an English word: it counts only behind a figure.
    guarded: bool,
}

/// Number of a unit in the table.
pub(super) type UnitId = u16;

type Signs = HashMap<Box<str>, UnitId, BuildHasherDefault<WordHasher>>;

/// All units and currencies.
#[derive(Debug, Default)]
pub(super) struct Units {
    entries: Vec<UnitEntry>,
    words: Phrases<UnitId>,
    symbols: Signs,
    /// Currency signs and codes, before a number or behind it.
    signs: Signs,
    /// What a rate is counted by that is no unit: "share".
    per: Phrases<()>,
    /// By the first byte of a symbol or sign: the length of the longest one. Most words are longer than any.
    longest: ByteTable,
    /// By the last byte of a currency sign: the length of the longest one.
    longest_before: ByteTable,
}

/// A longest sign has so many tokens ("$US", "u . s $" has four).
const LONGEST_SIGN: usize = 4;

/// A length in bytes for each byte that something may begin or end with; 0 where nothing does.
#[derive(Debug)]
struct ByteTable([u8; 256]);

impl Default for ByteTable {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl ByteTable {
    fn add(&mut self, byte: Option<&u8>, length: usize) {
        if let Some(byte) = byte {
            let longest = &mut self.0[usize::from(*byte)];
            *longest = (*longest).max(length as u8);
        }
    }

    fn get(&self, byte: Option<&u8>) -> usize {
        byte.map_or(0, |byte| usize::from(self.0[usize::from(*byte)]))
    }
}

/// The SI prefixes, their symbols and factors.
const PREFIXES: [(&str, &str, f64); 13] = [
    ("kilo", "k", 1e3),
    ("mega", "M", 1e6),
    ("giga", "G", 1e9),
    ("tera", "T", 1e12),
    ("peta", "P", 1e15),
    ("exa", "E", 1e18),
    ("hecto", "h", 1e2),
    ("deci", "d", 1e-1),
    ("centi", "c", 1e-2),
    ("milli", "m", 1e-3),
    ("micro", "µ", 1e-6),
    ("nano", "n", 1e-9),
    ("pico", "p", 1e-12),
];

/// Codes that are also written in small letters, and are no words.
const LOWER_CODES: [&str; 11] = ["usd", "eur", "gbp", "jpy", "aud", "cad", "hkd", "inr", "cny", "chf", "mxn"];

impl Units {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, Error> {
        let mut units = Self::default();
        for entry in lexicon.section("unit") {
            units.add_unit(entry, vocabulary)?;
        }
        for entry in lexicon.section("currency") {
            units.add_currency(entry, vocabulary)?;
        }
        for form in lexicon.section("per").flat_map(|e| &e.forms) {
            units.per.insert(vocabulary, form, ());
        }
        units.measure_signs();
        Ok(units)
    }

    pub(super) fn get(&self, unit: UnitId) -> &UnitEntry {
        &self.entries[usize::from(unit)]
    }

    /// The unit behind a number that ends before `at`, and the token after it.
    pub(super) fn behind(&self, text: &Text<'_>, at: usize, end: usize) -> Option<(UnitId, usize)> {
        if at >= end {
            return None;
        }
        let symbol = self.longest(&self.symbols, text, at, end).or_else(|| {
            let sign = self.longest(&self.signs, text, at, end)?;
            // "100 TRY" is money and "all" in "100 ALL" may be, "5 all" is not: codes are in capitals.
            Some(sign).filter(|(unit, _)| {
                !self.get(*unit).guarded || text.word(at).chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            })
        });
        let words = self.words.longest(text, at, end).map(|(next, unit)| (*unit, next));
        match (symbol, words) {
            (Some(s), Some(w)) if w.1 > s.1 => Some(w),
            (Some(s), _) => Some(s),
            (None, w) => w,
        }
    }

    /// The currency before a number that begins at `at`, and its first token.
    pub(super) fn before(&self, text: &Text<'_>, at: usize, start: usize) -> Option<(UnitId, usize)> {
        self.sign_before(text, at, start).or_else(|| self.dollar_before(text, at, start))
    }

    fn sign_before(&self, text: &Text<'_>, at: usize, start: usize) -> Option<(UnitId, usize)> {
        let last = at.checked_sub(1).filter(|last| *last >= start)?;
        let longest = self.longest_before.get(text.word(last).as_bytes().last());
        let first = at.saturating_sub(LONGEST_SIGN).max(start);
        (first..at).find_map(|from| {
            let whole = text.span(from..at);
            if whole.len() > longest {
                return None;
            }
            let unit = *self.signs.get(text.raw(whole))?;
            let own = from == start || !text.shapes()[from].glued || is_opening(text.word(from - 1));
            (own && !self.get(unit).guarded).then_some((unit, from))
        })
    }

    /// "dollar 22.5 million"
    fn dollar_before(&self, text: &Text<'_>, at: usize, start: usize) -> Option<(UnitId, usize)> {
        let word = at.checked_sub(1).filter(|w| *w >= start && text.lower(*w) == "dollar")?;
        let (next, unit) = self.words.longest(text, word, at)?;
        (self.get(*unit).dimension == "money" && next == at).then_some((*unit, word))
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = UnitEntry> {
        self.entries.into_iter()
    }

    pub(super) fn by_id(&self, id: &str) -> Option<UnitId> {
        self.entries.iter().position(|e| e.id == id).map(|at| at as UnitId)
    }

    /// What a rate may be counted by beside the units; gives the token after it.
    pub(super) fn counted_by(&self, text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
        self.per.longest(text, at, end).map(|(next, ())| next)
    }

    /// The longest sign that begins with a token; its tokens touch each other, and nothing that is a word goes on.
    fn longest(&self, signs: &Signs, text: &Text<'_>, at: usize, end: usize) -> Option<(UnitId, usize)> {
        let first = text.tokens().get(at)?.span;
        let longest = self.longest.get(text.raw(first).as_bytes().first());
        let last = (at + LONGEST_SIGN + 1).min(end);
        let mut found = None;
        for token in at..last {
            let span = first.to(text.tokens()[token].span);
            if span.len() > longest || token > at && !text.shapes()[token].glued {
                break;
            }
            let next = token + 1;
            let cut = text.shapes().get(next).is_some_and(|t| t.glued && t.kind != TokenKind::Mark);
            if !cut {
                found = signs.get(text.raw(span)).map(|unit| (*unit, next)).or(found);
            }
        }
        found
    }

    fn measure_signs(&mut self) {
        // A table of lengths is the same in whatever order it is filled.
        #[allow(clippy::iter_over_hash_type)]
        for sign in self.symbols.keys().chain(self.signs.keys()) {
            self.longest.add(sign.as_bytes().first(), sign.len());
        }
        #[allow(clippy::iter_over_hash_type)]
        for sign in self.signs.keys() {
            self.longest_before.add(sign.as_bytes().last(), sign.len());
        }
    }

    fn push(&mut self, entry: UnitEntry) -> UnitId {
        self.entries.push(entry);
        (self.entries.len() - 1) as UnitId
    }

    fn add_unit(&mut self, entry: &Entry, vocabulary: &mut Vocabulary) -> Result<(), Error> {
        let dimension = entry.get("dimension").ok_or_else(|| entry.error("expected `dimension` and its name"))?;
        let base = UnitEntry {
            id: entry.name().replace(' ', "_"),
            dimension: dimension.to_owned(),
            si: number(entry, "si")?,
            zero: number(entry, "zero")?.unwrap_or(0.0),
            guarded: false,
        };
        let symbols: Vec<&str> = list(entry, "symbol").collect();
        let forms: Vec<&str> = entry.forms.iter().map(AsRef::as_ref).collect();
        self.add(base.clone(), &forms, &symbols, vocabulary);
        let powers = entry.has("powers");
        if powers {
            self.add_powers(&base, &forms, &symbols, vocabulary);
        }
        for name in entry.get("prefix").unwrap_or_default().split_whitespace() {
            let known = PREFIXES.iter().find(|(n, ..)| *n == name);
            let (name, symbol, factor) =
                known.ok_or_else(|| entry.error(format!("expected an SI prefix, not {name}")))?;
            let unit =
                UnitEntry { id: format!("{name}{}", base.id), si: base.si.map(|si| si * factor), ..base.clone() };
            let forms: Vec<String> = forms.iter().filter(|f| f.len() > 3).map(|f| format!("{name}{f}")).collect();
            let mut own: Vec<String> = symbols.iter().map(|s| format!("{symbol}{s}")).collect();
            if *symbol == "µ" {
                own.extend(symbols.iter().flat_map(|s| [format!("μ{s}"), format!("u{s}")]));
            }
            let (forms, own) = (borrowed(&forms), borrowed(&own));
            self.add(unit.clone(), &forms, &own, vocabulary);
            if powers {
                self.add_powers(&unit, &forms, &own, vocabulary);
            }
        }
        Ok(())
    }

    /// The square and the cube of a length.
    fn add_powers(&mut self, base: &UnitEntry, forms: &[&str], symbols: &[&str], vocabulary: &mut Vocabulary) {
        for (power, name, short, dimension, marks) in
            [(2, "square", "sq", "area", ["²", "2", "^2"]), (3, "cubic", "cu", "volume", ["³", "3", "^3"])]
        {
            let unit = UnitEntry {
                id: format!("{name}_{}", base.id),
                dimension: dimension.to_owned(),
                si: base.si.map(|si| si.powi(power)),
                ..base.clone()
            };
            let words: Vec<String> =
                forms.iter().flat_map(|f| [format!("{name} {f}"), format!("{short} {f}")]).collect();
            let letters = symbols.iter().filter(|s| s.chars().all(char::is_alphabetic));
            let signs: Vec<String> = letters.flat_map(|s| marks.map(|m| format!("{s}{m}"))).collect();
            self.add(unit, &borrowed(&words), &borrowed(&signs), vocabulary);
        }
    }

    fn add(&mut self, unit: UnitEntry, forms: &[&str], symbols: &[&str], vocabulary: &mut Vocabulary) {
        // The same unit may be written out once more, for forms that its prefix does not give ("km").
        let known = self.entries.iter().position(|e| e.id == unit.id);
        let id = known.map_or_else(|| self.push(unit), |at| at as UnitId);
        for form in forms {
            self.words.insert(vocabulary, form, id);
        }
        for symbol in symbols {
            self.symbols.insert((*symbol).into(), id);
        }
    }

    fn add_currency(&mut self, entry: &Entry, vocabulary: &mut Vocabulary) -> Result<(), Error> {
        let code = entry.name();
        let si = number(entry, "si")?.or(Some(1.0));
        let guarded = entry.has("guarded");
        let is_code = code.len() == 3 && number(entry, "si")?.is_none();
        let unit = UnitEntry { id: code.to_lowercase(), dimension: "money".to_owned(), si, zero: 0.0, guarded };
        let id = self.push(unit);
        if is_code {
            let code = code.to_uppercase();
            self.signs.insert(code.as_str().into(), id);
            self.signs.insert(format!("{code}$").into(), id);
            self.signs.insert(format!("{}$", code.to_lowercase()).into(), id);
            if !guarded {
                if LOWER_CODES.contains(&entry.name()) {
                    self.signs.insert(code.to_lowercase().into(), id);
                }
                // "30 MUSD": millions.
                let millions = self.push(UnitEntry { id: format!("M{}", self.get(id).id), ..self.get(id).clone() });
                self.signs.insert(format!("M{code}").into(), millions);
            }
        }
        for sign in list(entry, "sign") {
            self.signs.insert(sign.into(), id);
            if sign.contains('$') {
                self.signs.insert(sign.to_lowercase().into(), id);
            }
        }
        let names = if is_code || entry.has("sign") { &entry.forms[1..] } else { &entry.forms[..] };
        for form in names {
            self.words.insert(vocabulary, form, id);
        }
        Ok(())
    }
}

impl UnitEntry {
    /// So many of this unit in each of another.
    pub(super) fn per(&self, below: &Self) -> Self {
        let own = self.millions().unwrap_or(&self.id);
        Self {
            id: format!("{own}_per_{}", below.id),
            dimension: rate(&self.dimension, &below.dimension),
            si: self.si.zip(below.si).map(|(above, below)| above / below),
            zero: 0.0,
            guarded: false,
        }
    }

    /// What the number is to be multiplied with, and the unit's own id: "MUSD" is a million of "usd".
    pub(super) fn millions(&self) -> Option<&str> {
        self.id.strip_prefix('M').filter(|_| self.dimension == "money")
    }
}

/// What a quotient of two dimensions measures.
fn rate(above: &str, below: &str) -> String {
    match (above, below) {
        ("length", "duration") => "speed".to_owned(),
        ("mass", "volume") => "density".to_owned(),
        ("data", "duration") => "data_rate".to_owned(),
        ("volume", "duration") => "flow".to_owned(),
        ("energy", "duration") => "power".to_owned(),
        ("length", "volume") => "fuel_economy".to_owned(),
        _ => format!("{above}_per_{below}"),
    }
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "{" | "\"" | "'" | "“" | "‘" | "-" | "–" | "—" | "/" | ":" | "=" | "~" | "<" | ">" | "+")
}

fn list<'e>(entry: &'e Entry, key: &str) -> impl Iterator<Item = &'e str> {
    entry.get(key).unwrap_or_default().split('|').map(str::trim).filter(|s| !s.is_empty())
}

fn number(entry: &Entry, key: &str) -> Result<Option<f64>, Error> {
    match entry.get(key) {
        None => Ok(None),
        Some(value) => value.parse().map(Some).map_err(|_| entry.error(format!("expected a number behind `{key}`"))),
    }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
