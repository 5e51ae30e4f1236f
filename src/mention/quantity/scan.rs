//! The numbers of a sentence with their units, before their surroundings are read.

use core::ops::Range;

use super::figure;
use super::number::{numeral, Numeral, NumeralKind};
use super::rules::Rules;
use super::unit::UnitId;
use super::words::{is_hyphen, is_minus};
use super::{counting, noun, reject, word_class, Bound, QuantityKind, Rejected, RejectionReason};
use crate::document::{Case, Text, TokenKind};

/// A sentence with the rules that read it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a, 'd> {
    pub(super) rules: &'a Rules,
    pub(super) text: &'a Text<'d>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) kind: QuantityKind,
    pub(super) bound: Bound,
    pub(super) low: f64,
    pub(super) high: Option<f64>,
    pub(super) value: Option<f64>,
    /// The number before its scale word, and the scale: "2-3 million" lends it to the first.
    pub(super) base: f64,
    pub(super) scale: f64,
    /// The numeric expression, sign and scale included.
    pub(super) number: Range<usize>,
    /// With the unit before or behind it.
    pub(super) whole: Range<usize>,
    pub(super) unit: Option<Affix>,
    /// It has a plus or minus sign of its own.
    pub(super) sign: Option<Sign>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

/// A unit beside a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Affix {
    pub(super) unit: UnitId,
    pub(super) tokens: Range<usize>,
    pub(super) per: Option<Per>,
}

/// What a rate is counted by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Per {
    /// The unit, or `None` for a noun such as "share".
    pub(super) unit: Option<UnitId>,
    pub(super) tokens: Range<usize>,
}

impl Scene<'_, '_> {
    /// The numbers in the order of the sentence.
    pub(super) fn numbers(&self, rejected: &mut Vec<Rejected>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = self.start;
        while let Some(first) = self.rules.first_number(self.text, at..self.end) {
            at = first;
            let figure = self.is_number(at);
            let floor = found.last().map_or(self.start, |f| f.whole.end);
            if figure {
                if let Some((tokens, reason)) = reject::look_alike(self, at, floor) {
                    at = tokens.end.max(at + 1);
                    rejected.push(Rejected { span: self.text.span(tokens), reason });
                    continue;
                }
            }
            let read = if figure { self.figure(at, floor) } else { self.word(at, floor) };
            match read {
                Some(quantity) => {
                    at = quantity.whole.end.max(at + 1);
                    match reject::after_reading(self, &quantity, floor) {
                        Some(reason) => {
                            at = at.max(reject::word_end(self, quantity.number.start));
                            let tokens = quantity.number.start..at.max(quantity.number.end);
                            rejected.push(Rejected { span: self.text.span(tokens), reason });
                        }
                        None => found.push(quantity),
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        (self.start..self.end).contains(&at) && self.text.lower(at) == word
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.end && self.text.shapes()[at].glued
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        at < self.end && self.text.shapes()[at].kind == TokenKind::Word
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        at < self.end && self.text.shapes()[at].kind == TokenKind::Number
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        if (self.start..self.end).contains(&at) {
            self.text.lower(at)
        } else {
            ""
        }
    }

    fn figure(&self, at: usize, floor: usize) -> Option<Found> {
        let (mut numeral, mut first) = (numeral(self.text, at, self.end)?, at);
        // ".500"
        if at > floor && self.is(at - 1, ".") && self.glued(at) && (at - 1 == self.start || !self.glued(at - 1)) {
            let zero_point = format!("0.{}", self.text.word(at));
            numeral.value = figure::decimal(&zero_point)?.value();
            numeral.base = numeral.value;
            first = at - 1;
        }
        Some(self.amount(numeral, first, floor))
    }

    fn word(&self, at: usize, floor: usize) -> Option<Found> {
        let article = at.checked_sub(1).filter(|a| *a >= floor && matches!(self.lower(*a), "a" | "an"));
        for start in article.into_iter().chain([at]) {
            if let Some(vague) = self.magnitude(start, at) {
                return Some(vague);
            }
        }
        if let Some(multiple) = self.multiple_word(at) {
            return Some(multiple);
        }
        let from = |start: usize| {
            numeral(self.text, start, self.end).filter(|n| n.tokens.end > at && counting::is_number_word(self, n))
        };
        let read = article.and_then(from).or_else(|| from(at))?;
        let first = read.tokens.start;
        Some(self.amount(read, first, floor))
    }

    /// "dozens", "a few hundred", "tens of thousands"; the unit behind it may follow on "of".
    fn magnitude(&self, start: usize, at: usize) -> Option<Found> {
        let (next, magnitude) = self.rules.magnitudes.longest(self.text, start, self.end)?;
        if next <= at || !counting::is_magnitude(self, start..next) {
            return None;
        }
        let of = if self.is(next, "of") { next + 1 } else { next };
        let mut found = Found {
            kind: QuantityKind::Cardinal,
            bound: Bound::Vague,
            low: magnitude.low,
            high: magnitude.high,
            value: None,
            base: magnitude.low,
            scale: 1.0,
            number: start..next,
            whole: start..next,
            unit: None,
            sign: None,
        };
        if let Some((unit, end)) = self.rules.units.behind(self.text, of, self.end).filter(|_| self.is_word(of)) {
            self.attach(&mut found, Affix { unit, tokens: of..end, per: None });
        }
        Some(found)
    }

    /// "twice as many", "double the number", "fivefold".
    fn multiple_word(&self, at: usize) -> Option<Found> {
        let word = self.lower(at);
        let (value, next) = match word {
            "twice" => (2.0, at + 1),
            "thrice" => (3.0, at + 1),
            "double" | "triple" => (if word == "double" { 2.0 } else { 3.0 }, at + 1),
            _ => (fold(word)?, at + 1),
        };
        let compares =
            matches!(self.lower(next), "as" | "the" | "that" | "more" | "its" | "their" | "his" | "this" | "what");
        // "twice as many", but "scored twice as United won"
        let measure = !self.is(next, "as")
            || (self.is_word(next + 1)
                && self.text.shapes()[next + 1].case == Case::Lower
                && !word_class::is_stop(self.lower(next + 1)));
        let counts = word.ends_with("fold") || (compares && measure);
        counts.then(|| Found::plain(QuantityKind::Multiple, value, at..next))
    }

    /// The numeral with its sign, its suffix and its unit.
    fn amount(&self, numeral: Numeral, first: usize, floor: usize) -> Found {
        let number = first..numeral.tokens.end;
        let mut found = Found {
            kind: kind(numeral.kind),
            bound: Bound::Exact,
            low: numeral.value,
            high: Some(numeral.value),
            value: Some(numeral.value),
            base: numeral.base,
            scale: numeral.scale,
            number: number.clone(),
            whole: number,
            unit: None,
            sign: None,
        };
        if numeral.kind == NumeralKind::Ordinal {
            return found;
        }
        self.read_sign(&mut found, floor);
        let before = self.rules.units.before(self.text, found.whole.start, floor);
        if let Some((unit, from)) = before {
            let tokens = from..found.whole.start;
            self.attach(&mut found, Affix { unit, tokens, per: None });
            self.read_sign(&mut found, floor);
        }
        self.read_suffix(&mut found, before.is_some());
        self.read_multiple(&mut found);
        match before {
            // "$15 dollars" says its money twice; "1 $ 10 dollars" does too.
            Some((unit, _)) => {
                let next = found.whole.end;
                if let Some((same, end)) = self.rules.units.behind(self.text, next, self.end) {
                    let money = self.rules.units.get(same).dimension == "money";
                    let again = same == unit || matches!(self.lower(next), "us" | "u.s." | "usd");
                    if money && again && self.is_word(next) {
                        found.whole.end = end;
                    }
                }
                if matches!(self.lower(found.whole.end), "us" | "u.s.") && self.text.word(found.whole.end) != "us" {
                    found.whole.end += 1;
                }
                self.read_rate(&mut found);
            }
            None => self.read_unit(&mut found),
        }
        self.read_magnitude(&mut found, floor);
        found
    }

    /// A minus or plus right before the number, or before its currency.
    fn read_sign(&self, found: &mut Found, floor: usize) {
        let start = found.whole.start;
        let Some(mark) = start.checked_sub(1).filter(|m| *m >= floor) else { return };
        let word = self.text.lower(mark);
        let spoken = matches!(word, "minus" | "negative");
        let hyphen = is_hyphen(word) && mark > floor && matches!(self.lower(mark - 1), "minus" | "negative");
        let own =
            mark == self.start || !self.glued(mark) || matches!(self.lower(mark - 1), "(" | "$" | "£" | "€" | ":");
        let sign = match word {
            _ if spoken || hyphen => Sign::Minus,
            "+" if self.glued(start) && own => Sign::Plus,
            _ if is_minus(word) && self.glued(start) && own => Sign::Minus,
            // A spaced dash is a dash, unless nothing but the number stands there or degrees follow.
            _ if is_minus(word) && word != "–" && (mark == self.start || self.degrees_follow(found.whole.end)) => {
                Sign::Minus
            }
            _ => return,
        };
        if found.sign.is_some() {
            return;
        }
        let from = mark - usize::from(hyphen);
        found.sign = Some(sign);
        if sign == Sign::Minus {
            found.low = -found.low;
            found.high = found.high.map(|h| -h);
            found.value = found.value.map(|v| -v);
            found.base = -found.base;
            if found.unit.is_none() {
                found.number.start = from;
            }
            found.whole.start = from;
        }
    }

    /// "a magnitude 6.5 quake": the one unit of words that stands before its number.
    fn read_magnitude(&self, found: &mut Found, floor: usize) {
        let Some(before) = found.whole.start.checked_sub(1).filter(|b| *b >= floor && found.unit.is_none()) else {
            return;
        };
        let of = before - usize::from(before > floor && self.is(before, "of"));
        if self.is(of, "magnitude") && found.value.is_some_and(|v| v <= 10.0) {
            if let Some(unit) = self.rules.units.by_id("magnitude") {
                self.attach(found, Affix { unit, tokens: of..of + 1, per: None });
            }
        }
    }

    fn degrees_follow(&self, at: usize) -> bool {
        matches!(self.lower(at), "degrees" | "degree" | "°" | "celsius" | "fahrenheit")
    }

    /// "m", "b" and "t" behind a figure: millions where money, people or tonnes follow, else metres and tonnes.
    fn read_suffix(&self, found: &mut Found, money: bool) {
        let at = found.number.end;
        if !self.is_word(at) || !self.is_number(at - 1) || found.scale != 1.0 || self.goes_on(at + 1) {
            return;
        }
        let upper = self.text.shapes()[at].case == Case::Upper;
        let next = at + 1;
        let counted = || {
            noun::plural_follows(self, next)
                || self.rules.units.behind(self.text, next, self.end).is_some() && self.is_word(next)
        };
        let glued = self.glued(at);
        let scale = match self.lower(at) {
            "m" if money || (glued && (upper || counted() || matches!(self.lower(next), "have" | "are" | "were"))) => {
                1e6
            }
            "b" if money || (glued && counted()) => 1e9,
            "t" if money && glued => 1e12,
            "cr" if money => 1e7,
            "mm" if money => 1e6,
            _ => return,
        };
        found.rescale(scale);
        found.scale = scale;
        found.number.end = next;
        found.whole.end = found.whole.end.max(next);
    }

    /// Whether a token hangs on to the one before it as letters or digits do.
    fn goes_on(&self, at: usize) -> bool {
        self.glued(at) && self.text.shapes()[at].kind != TokenKind::Mark
    }

    /// "three times", "five-fold", "6.5 times".
    fn read_multiple(&self, found: &mut Found) {
        let at = found.whole.end + usize::from(is_hyphen(self.lower(found.whole.end)));
        let fold = self.is(at, "fold");
        if found.unit.is_some() || !(fold || self.is(at, "times") || (self.is(at, "x") && self.glued(at))) {
            return;
        }
        found.unit = None;
        found.kind = QuantityKind::Multiple;
        found.whole.end = at + 1;
    }

    fn read_unit(&self, found: &mut Found) {
        if found.kind == QuantityKind::Multiple {
            return;
        }
        let at = found.whole.end;
        let Some((unit, tokens)) = self.unit_at(found, at) else { return };
        self.attach(found, Affix { unit, tokens, per: None });
        // "75 USD million"
        if found.kind == QuantityKind::Money && found.scale == 1.0 {
            if let Some(power) = super::words::scale(self.lower(found.whole.end)) {
                let scale = 10f64.powi(power);
                found.rescale(scale);
                found.scale = scale;
                found.whole.end += 1;
                found.number.end = found.whole.end;
            }
        }
        self.read_rate(found);
    }

    fn unit_at(&self, found: &Found, at: usize) -> Option<(UnitId, Range<usize>)> {
        let text = self.text;
        let units = &self.rules.units;
        let hyphen = at + usize::from(is_hyphen(self.lower(at)));
        if super::plausible::bare_degrees(self, found, at) {
            let name = if self.is(at, "c") { "degree_celsius" } else { "degree_fahrenheit" };
            return units.by_id(name).map(|unit| (unit, at..at + 1));
        }
        let direct = units.behind(text, hyphen, self.end).filter(|(unit, next)| {
            (hyphen == at || self.is_word(hyphen)) && super::plausible::unit(self, found, *unit, hyphen..*next)
        });
        if let Some((unit, next)) = direct {
            return Some((unit, hyphen..next));
        }
        // "20 (kg)"
        if matches!(self.lower(at), "(" | "{" | "<") {
            let (unit, next) = units.behind(text, at + 1, self.end)?;
            return matches!(self.lower(next), ")" | "}" | ">").then_some((unit, at..next + 1));
        }
        // "half an hour", "three quarters of a mile"
        if found.kind == QuantityKind::Fraction {
            let of = at + usize::from(self.is(at, "of"));
            let article = matches!(self.lower(of), "a" | "an");
            let noun = of + 1 + usize::from(matches!(self.lower(of + 1), "us" | "uk" | "imperial"));
            let (unit, next) = units.behind(text, noun, self.end).filter(|_| article && self.is_word(noun))?;
            return Some((unit, at..next));
        }
        None
    }

    /// "per day", "a barrel", "/kg", "-a-share".
    fn read_rate(&self, found: &mut Found) {
        let Some(affix) = &found.unit else { return };
        let at = found.whole.end;
        let dash = at + usize::from(is_hyphen(self.lower(at)));
        let (from, each) = match self.lower(dash) {
            "per" => (dash + 1, true),
            "a" | "an" | "each" | "every" => (dash + 1, false),
            "/" if self.glued(dash) && self.glued(dash + 1) => (dash + 1, true),
            _ => return,
        };
        let from = from + usize::from(is_hyphen(self.lower(from)));
        let units = &self.rules.units;
        if !self.is_word(from) {
            return;
        }
        // "$6.78 billion a year earlier"
        if matches!(
            self.lower(from + 1),
            "ago" | "earlier" | "later" | "before" | "after" | "old" | "previously" | "prior"
        ) {
            return;
        }
        let plural = word_class::is_plural(self.lower(from));
        let unit = units.behind(self.text, from, self.end).filter(|_| !plural);
        let slash = self.is(dash, "/");
        let per = match unit {
            Some((unit, next)) => Per { unit: Some(unit), tokens: from..next },
            None if slash => return,
            None => match units.counted_by(self.text, from, self.end) {
                Some(next) => Per { unit: None, tokens: from..next },
                None if each && units.get(affix.unit).dimension == "money" => {
                    Per { unit: None, tokens: from..from + 1 }
                }
                None => return,
            },
        };
        found.whole.end = per.tokens.end;
        if let Some(affix) = &mut found.unit {
            affix.per = Some(per);
        }
    }

    /// Gives a number its unit and the kind that follows from it.
    pub(super) fn attach(&self, found: &mut Found, affix: Affix) {
        let entry = self.rules.units.get(affix.unit);
        if entry.millions().is_some() && found.scale == 1.0 {
            found.rescale(1e6);
            found.scale = 1e6;
        }
        found.kind = match entry.dimension.as_str() {
            "percent" | "percentage_point" => QuantityKind::Percentage,
            "money" => QuantityKind::Money,
            "temperature" => QuantityKind::Temperature,
            "duration" => QuantityKind::Duration,
            _ => QuantityKind::Measure,
        };
        found.whole = found.whole.start.min(affix.tokens.start)..found.whole.end.max(affix.tokens.end);
        found.unit = Some(affix);
    }

    /// The first token in `from..to` that begins at or behind a byte.
    pub(super) fn token_behind(&self, byte: usize, from: usize, to: usize) -> usize {
        (from..to).find(|t| self.text.tokens()[*t].span.start >= byte).unwrap_or(to)
    }

    pub(super) fn dimension(&self, found: &Found) -> &str {
        found.unit.as_ref().map_or("", |a| self.rules.units.get(a.unit).dimension.as_str())
    }

    /// Whether one of the sentence's words passes.
    pub(super) fn any_word(&self, test: impl Fn(&str) -> bool) -> bool {
        (self.start..self.end).any(|t| self.is_word(t) && test(self.text.lower(t)))
    }
}

impl Found {
    pub(super) fn plain(kind: QuantityKind, value: f64, tokens: Range<usize>) -> Self {
        Self {
            kind,
            bound: Bound::Exact,
            low: value,
            high: Some(value),
            value: Some(value),
            base: value,
            scale: 1.0,
            number: tokens.clone(),
            whole: tokens,
            unit: None,
            sign: None,
        }
    }

    /// Multiplies all of it.
    pub(super) fn rescale(&mut self, scale: f64) {
        self.low = exact_product(self.low, scale);
        self.high = self.high.map(|high| exact_product(high, scale));
        self.value = self.value.map(|value| exact_product(value, scale));
    }
}

/// A decimal times a power of ten, rounded once: 1.1 × 10^6 is 1,100,000, not 1,100,000.0000000001.
pub(super) fn exact_product(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    let rounded = product.round();
    // A float of at most 15 digits that is this near a whole number was meant as one.
    if rounded != product && (product - rounded).abs() < product.abs() * 1e-14 {
        rounded
    } else {
        product
    }
}

fn kind(kind: NumeralKind) -> QuantityKind {
    match kind {
        NumeralKind::Cardinal => QuantityKind::Cardinal,
        NumeralKind::Ordinal => QuantityKind::Ordinal,
        NumeralKind::Fraction => QuantityKind::Fraction,
    }
}

/// "fivefold" → 5.
fn fold(word: &str) -> Option<f64> {
    let count = word.strip_suffix("fold")?;
    super::words::small(count).map(f64::from).or(match count {
        "hundred" => Some(100.0),
        "thousand" => Some(1000.0),
        _ => None,
    })
}

/// What is no quantity though it looks like one.
pub(super) type LookAlike = (Range<usize>, RejectionReason);
