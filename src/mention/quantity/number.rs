//! Numbers in figures and words, without modifiers and units.

use core::ops::Range;

use super::decimal::Decimal;
use super::figure::{decimal, figure, power};
use super::words::{self, is_dozen, is_hyphen, small, tens};
use crate::document::{Text, TokenKind};

/// A number that some tokens write.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    pub(crate) tokens: Range<usize>,
}

/// The cardinal number that begins with the token `at`: "12", "1,200", "twenty-two", "3.6 million", "half a million".
pub(crate) fn cardinal(text: &Text<'_>, at: usize) -> Option<Number> {
    let whole = numeral(text, at, text.tokens().len()).filter(|n| n.kind == NumeralKind::Cardinal)?;
    Some(Number { value: whole.value, tokens: whole.tokens })
}

/// What a numeral says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumeralKind {
    Cardinal,
    Ordinal,
    Fraction,
}

/// A numeral with what a range needs to know of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    pub(super) kind: NumeralKind,
    pub(super) value: f64,
    /// The number before its last scale word: 2 of "2 million".
    pub(super) base: f64,
    /// What the scale word multiplies with: a million; one where there is none.
    pub(super) scale: f64,
    pub(super) tokens: Range<usize>,
}

impl Numeral {
    fn plain(kind: NumeralKind, value: f64, tokens: Range<usize>) -> Self {
        Self { kind, value, base: value, scale: 1.0, tokens }
    }
}

/// The numeral that begins with the token `at` and ends before `end`.
pub(super) fn numeral(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    if let Some(value) = plain(text, at, end) {
        return Some(Numeral::plain(NumeralKind::Cardinal, value, at..at + 1));
    }
    if text.shapes().get(at)?.kind == TokenKind::Number {
        return figure_ordinal(text, at, end)
            .or_else(|| power(text, at, end).map(|(v, next)| Numeral::plain(NumeralKind::Cardinal, v, at..next)))
            .or_else(|| mixed(text, at, end));
    }
    half_of_scale(text, at, end)
        .or_else(|| word_ordinal(text, at, end))
        .or_else(|| mixed(text, at, end))
        .or_else(|| vulgar(text, at, end))
        .or_else(|| article_fraction(text, at, end))
}

/// A figure or a number word before what cannot go on with it, as most are: "12 people", "five children", "12.".
fn plain(text: &Text<'_>, at: usize, end: usize) -> Option<f64> {
    let (next, word) = (text.shapes().get(at + 1).filter(|_| at + 1 < end)?, text.lower(at + 1));
    let alone = match next.kind {
        TokenKind::Word => !next.glued && !goes_on(word),
        TokenKind::Mark => matches!(word, "," | "." | "%" | ")" | ":" | ";" | "?" | "!" | "]" | "”" | "\""),
        TokenKind::Number => false,
    };
    if !alone {
        return None;
    }
    if text.shapes()[at].kind == TokenKind::Number {
        return decimal(text.word(at)).map(Decimal::value);
    }
    let word = text.lower(at);
    small(word).or_else(|| tens(word)).map(f64::from)
}

/// Whether a word can go on with a number: scales, parts, other number words, and what joins them.
fn goes_on(word: &str) -> bool {
    matches!(word, "hundred" | "and" | "out" | "in" | "over" | "point" | "half" | "halves" | "quarter" | "quarters")
        || small(word).is_some()
        || tens(word).is_some()
        || words::scale(word).is_some()
        || words::suffix(word).is_some()
        || is_dozen(word)
        || single_denominator(word).is_some()
        || words::small_ordinal(word).is_some()
        || words::vulgar_fraction(word).is_some()
        || matches!(word, "a" | "of" | "e" | "x")
}

/// "11th", "21st".
fn figure_ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let suffix = at + 1;
    let fits = suffix < end && text.shapes()[at].kind == TokenKind::Number && text.shapes()[suffix].glued;
    if !fits || !matches!(text.lower(suffix), "st" | "nd" | "rd" | "th") {
        return None;
    }
    let value = figure(text, at, suffix)?.0.value();
    Some(Numeral::plain(NumeralKind::Ordinal, value, at..suffix + 1))
}

/// "half a million", "a half-million", "a quarter million", "three quarters billion", "half a dozen".
fn half_of_scale(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let (part, next) = plain_part(text, at, end)?;
    let next = skip_hyphen(text, next, end);
    let next = if matches!(text.lower(next), "a" | "of") && next < end { next + 1 } else { next };
    let next = if text.lower(next) == "a" && next < end { next + 1 } else { next };
    let (scale, next) = scale_or_dozen(text, next, end)?;
    let scale = scale.value();
    Some(Numeral { kind: NumeralKind::Cardinal, value: part * scale, base: part, scale, tokens: at..next })
}

/// "half", "a half", "a quarter", "three quarters".
fn plain_part(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if at >= end {
        return None;
    }
    let (count, next) = match text.lower(at) {
        "a" | "one" => (1.0, skip_hyphen(text, at + 1, end)),
        "three" => (3.0, skip_hyphen(text, at + 1, end)),
        _ => (1.0, at),
    };
    let size = match text.lower(next) {
        "half" => 0.5,
        "quarter" | "quarters" => 0.25,
        _ => return None,
    };
    (next < end && !(count == 3.0 && size == 0.5)).then_some((count * size, next + 1))
}

/// "third", "twenty-first", "two hundredth", "three hundred twenty second".
fn word_ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let ordinal = |value: f64, next: usize| Numeral::plain(NumeralKind::Ordinal, value, at..next);
    if let Some((value, next)) = ordinal_below_hundred(text, at, end) {
        return Some(ordinal(f64::from(value), next));
    }
    let word = text.lower(at);
    if let Some(power) = words::scale_ordinal(word) {
        return (at < end).then(|| ordinal(10f64.powi(power), at + 1));
    }
    // The cardinal words before a last ordinal word: "one hundred" and "twenty-fifth".
    if small(word).is_none() && tens(word).is_none() && word != "a" {
        return None;
    }
    let whole = whole(text, at, end)?;
    let joint = if text.lower(whole.next) == "and" { whole.next + 1 } else { skip_hyphen(text, whole.next, end) };
    if let (Some(power), false) = (words::scale_ordinal(text.lower(joint)), joint >= end) {
        // "a hundredth" is a part; "a hundred trillionth" is a place.
        let article = word == "a" && whole.next == at + 1;
        return (!article).then(|| ordinal(whole.value.value() * 10f64.powi(power), joint + 1));
    }
    let (last, next) = ordinal_below_hundred(text, joint, end)?;
    let before = text.lower(whole.next - 1);
    let joins = before == "hundred" || words::scale(before).is_some() || (tens(before).is_some() && last < 10);
    joins.then(|| ordinal(whole.value.value() + f64::from(last), next))
}

fn ordinal_below_hundred(text: &Text<'_>, at: usize, end: usize) -> Option<(u8, usize)> {
    if at >= end {
        return None;
    }
    let word = text.lower(at);
    if let Some(value) = words::small_ordinal(word).or_else(|| words::tens_ordinal(word)) {
        return Some((value, at + 1));
    }
    let first = tens(word)?;
    let second = skip_hyphen(text, at + 1, end);
    let value = words::small_ordinal(text.lower(second)).filter(|v| *v < 10 && second < end)?;
    Some((first + value, second + 1))
}

/// A cardinal, with a fraction behind it or below it: "12", "2 ½", "1 4/5", "two and a half million", "two thirds",
/// "one in five".
fn mixed(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let whole = whole(text, at, end)?;
    let value = whole.value.value();
    let number = |kind, value, next| Numeral::plain(kind, value, at..next);
    let article = whole.is_article;
    if !article {
        if let Some((part, next)) = slash_fraction(text, at, end) {
            return Some(number(NumeralKind::Fraction, part, next));
        }
    }
    if let Some((below, next)) = denominator(text, whole.next, end) {
        return Some(number(NumeralKind::Fraction, value / below, next));
    }
    if article && whole.next == at + 1 {
        return None;
    }
    if let Some((part, next)) = part_behind(text, whole.next, end) {
        // "3 million and a half" is half a million more, "two and a half million" is all in millions.
        let scale = whole.scale.value();
        if let (Some((after, next)), true) = (scale_word(text, next, end), scale == 1.0) {
            let after = after.value();
            let base = value + part;
            return Some(Numeral {
                kind: NumeralKind::Cardinal,
                value: base * after,
                base,
                scale: after,
                tokens: at..next,
            });
        }
        // "one hundred and thirty fifths" is no part below one, and so all above the line.
        return Some(number(NumeralKind::Cardinal, value + part * scale, next));
    }
    if let Some((of, next)) = out_of(text, value, whole.next, end) {
        return Some(number(NumeralKind::Fraction, value / of, next));
    }
    if let Some((value, next)) = spoken_decimals(text, &whole, end) {
        return Some(number(NumeralKind::Cardinal, value, next));
    }
    let (base, scale) = (whole.base.value(), whole.scale.value());
    Some(Numeral { kind: NumeralKind::Cardinal, value, base, scale, tokens: at..whole.next })
}

/// "½".
fn vulgar(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let (part, next) = vulgar_at(text, at, end)?;
    match scale_word(text, next, end) {
        Some((scale, next)) => {
            let scale = scale.value();
            Some(Numeral { kind: NumeralKind::Cardinal, value: part * scale, base: part, scale, tokens: at..next })
        }
        None => Some(Numeral::plain(NumeralKind::Fraction, part, at..next)),
    }
}

fn vulgar_at(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    let (above, below) = words::vulgar_fraction(text.word(at)).filter(|_| at < end)?;
    Some((f64::from(above) / f64::from(below), at + 1))
}

/// "a half", "a third", "a twenty-first", "half".
fn article_fraction(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let number = |value, next| Some(Numeral::plain(NumeralKind::Fraction, value, at..next));
    match text.lower(at) {
        "half" if at < end => number(0.5, at + 1),
        "a" | "an" => {
            let (below, next) = denominator(text, at + 1, end)?;
            number(1.0 / below, next)
        }
        _ => None,
    }
}

/// "half", "thirds", "eighth", "twenty-firsts", "one hundred fifth": what stands below the line.
fn denominator(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    let at = skip_hyphen(text, at, end);
    if at >= end {
        return None;
    }
    match text.lower(at) {
        "half" | "halves" => return Some((2.0, at + 1)),
        "quarter" | "quarters" => return Some((4.0, at + 1)),
        _ => {}
    }
    if let Some(value) = single_denominator(text.lower(at)) {
        return Some((value, at + 1));
    }
    if let Some(first) = tens(text.lower(at)) {
        let second = skip_hyphen(text, at + 1, end);
        let word = text.lower(second);
        let unit = words::small_ordinal(word.strip_suffix('s').unwrap_or(word)).filter(|v| *v < 10 && second < end)?;
        return Some((f64::from(first + unit), second + 1));
    }
    // "one one hundred fifth"
    word_ordinal(text, at, end).filter(|o| o.tokens.len() > 1).map(|o| (o.value, o.tokens.end))
}

fn single_denominator(word: &str) -> Option<f64> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let small = words::small_ordinal(singular).filter(|v| *v > 2).or_else(|| words::tens_ordinal(singular));
    small.map(f64::from).or_else(|| words::scale_ordinal(singular).map(|p| 10f64.powi(p)))
}

/// "½", "4/5", "and a half", "and three fifths", "and one fourth": a part below one behind a whole number.
fn part_behind(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if let Some(found) = vulgar_at(text, at, end) {
        return Some(found);
    }
    if text.lower(at) == "and" || is_hyphen(text.lower(at)) {
        let start = skip_and(text, at, end);
        if start == at {
            return None;
        }
        let part = match text.lower(start) {
            "a" | "an" => article_fraction(text, start, end),
            _ => mixed_part(text, start, end),
        }?;
        // "two and a third person": an ordinal counts people, a part ends the phrase.
        return (part.value < 1.0).then_some((part.value, part.tokens.end));
    }
    slash_fraction(text, at, end).filter(|(value, _)| *value < 1.0)
}

/// "and", or "-and-".
fn skip_and(text: &Text<'_>, at: usize, end: usize) -> usize {
    let and = skip_hyphen(text, at, end);
    if and < end && text.lower(and) == "and" {
        skip_hyphen(text, and + 1, end)
    } else {
        at
    }
}

fn mixed_part(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let whole = whole(text, at, end)?;
    let (below, next) = denominator(text, whole.next, end)?;
    Some(Numeral::plain(NumeralKind::Fraction, whole.value.value() / below, at..next))
}

/// "4/5", "1⁄32": a small figure over a larger one.
fn slash_fraction(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if at + 2 >= end || !matches!(text.word(at + 1), "/" | "⁄" | "∕") {
        return None;
    }
    let number = |t: usize| {
        let plain = text.shapes()[t].kind == TokenKind::Number && text.word(t).len() <= 3;
        plain.then(|| text.word(t).parse::<f64>().ok())?
    };
    let glued = text.shapes()[at + 1].glued == text.shapes()[at + 2].glued;
    let (above, below) = (number(at)?, number(at + 2)?);
    let goes_on = text.shapes().get(at + 3).is_some_and(|t| t.glued && text.word(at + 3) == "/");
    (glued && !goes_on && above < below && above.fract() == 0.0 && below.fract() == 0.0)
        .then_some((above / below, at + 3))
}

/// "in five", "out of 10", "over 20": what a number is a part of.
fn out_of(text: &Text<'_>, value: f64, at: usize, end: usize) -> Option<(f64, usize)> {
    let start = match text.lower(at) {
        "out" if text.lower(at + 1) == "of" => at + 2 + usize::from(text.lower(at + 2) == "every"),
        // "one in every five"
        "of" | "in" if text.lower(at + 1) == "every" => at + 2,
        "in" | "over" => at + 1,
        "-" if text.lower(at + 1) == "in" && text.lower(at + 2) == "-" => at + 3,
        _ => return None,
    };
    let of = whole(text, start, end).filter(|w| !w.is_article || w.next > start + 1)?;
    let below = of.value.value();
    let round = below <= 10.0 || below % 5.0 == 0.0 || value == 1.0;
    let fits = match text.lower(at) {
        "out" | "of" => true,
        "in" => value <= 9.0 && round && text.lower(at + 1) != "the" && !is_time_word(text.lower(of.next)),
        "-" => true,
        // "won one over 20 others" is no part; the phrase ends with it.
        _ => value == 1.0 && (of.next >= end || text.shapes()[of.next].kind == TokenKind::Mark),
    };
    let figure = text.shapes()[start].kind == TokenKind::Number;
    let year = figure && text.word(start).len() == 4 && !text.word(start).contains(',') && text.lower(at) == "in";
    (fits && !year && value < below && of.next <= end).then_some((below, of.next))
}

fn is_time_word(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    matches!(
        word,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "%" | "percent" | "per"
    )
}

/// "two hundred point zero three", "nought point eleven".
fn spoken_decimals(text: &Text<'_>, whole: &Whole, end: usize) -> Option<(f64, usize)> {
    if text.lower(whole.next) != "point" || text.shapes()[whole.next - 1].kind != TokenKind::Word {
        return None;
    }
    let first = whole.next + 1;
    let mut digits = format!("{}.", whole.value.value());
    let mut next = first;
    while let Some(digit) = small(text.lower(next)).filter(|d| next < end && (*d < 10 || next == first)) {
        digits.push_str(&digit.to_string());
        next += 1;
    }
    (next > first).then(|| digits.parse().ok().map(|v| (v, next)))?
}

/// A cardinal without parts.
#[derive(Debug, Clone, Copy)]
struct Whole {
    value: Decimal,
    base: Decimal,
    scale: Decimal,
    next: usize,
    /// "a hundred": begins with an article; the article alone where nothing follows it.
    is_article: bool,
}

/// Groups below a thousand with falling scale words: "two hundred and two thousand", "4 thousand 3 hundred and 21".
fn whole(text: &Text<'_>, at: usize, end: usize) -> Option<Whole> {
    let (mut group, mut next) = below_thousand(text, at, end)?;
    let mut total: Option<Decimal> = None;
    let mut last = (group, Decimal::ONE);
    let mut limit = i32::MAX;
    let mut stop = next;
    loop {
        let (power, after) = scales(text, next, end);
        if power >= limit {
            break;
        }
        let scaled = group.times(Decimal::power_of_ten(power))?;
        last = if total.is_none() { (group, Decimal::power_of_ten(power)) } else { (scaled, Decimal::ONE) };
        total = Some(total.map_or(Some(scaled), |t| t.plus(scaled))?);
        stop = after;
        if power == 0 {
            break;
        }
        limit = power;
        let Some((more, then)) = next_group(text, after, end, power) else { break };
        (group, next) = (more, then);
    }
    let (mut value, mut scale) = (total?, last.1);
    if let Some(dozen) = Some(skip_hyphen(text, stop, end)).filter(|d| *d < end && is_dozen(text.lower(*d))) {
        value = value.times(Decimal::of(12))?;
        scale = Decimal::of(12);
        stop = dozen + 1;
    }
    let is_article = matches!(text.lower(at), "a" | "an");
    Some(Whole { value, base: last.0, scale, next: stop, is_article })
}

/// The group that goes on after a scale word.
fn next_group(text: &Text<'_>, at: usize, end: usize, limit: i32) -> Option<(Decimal, usize)> {
    let and = skip_and(text, at, end);
    let start = if and > at { and } else { skip_hyphen(text, at, end) };
    if matches!(text.lower(start), "a" | "an") {
        return None;
    }
    let (group, next) = below_thousand(text, start, end)?;
    if and > at && is_part(text, start, end) {
        return None;
    }
    let scaled = scales(text, next, end).0 > 0;
    let figure = text.shapes()[start].kind == TokenKind::Number && next == start + 1;
    let hundreds = !group.is_below(Decimal::of(100));
    // "one million two years ago", "sold a million 20 times": without "and" only hundreds or a scale go on.
    let joins = if figure { scaled } else { and > at || scaled || hundreds };
    (joins && group.is_below(Decimal::power_of_ten(limit))).then_some((group, next))
}

/// A figure, or words below a thousand; "a" where a hundred or a scale follows.
fn below_thousand(text: &Text<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    if at >= end {
        return None;
    }
    let written = text.shapes()[at].kind == TokenKind::Number;
    let (first, next) = match text.lower(at) {
        "a" | "an" => (Decimal::ONE, at + 1),
        _ if written => figure(text, at, end)?,
        _ => below_hundred(text, at, end)?,
    };
    let hundred = skip_hyphen(text, next, end);
    if hundred >= end || text.lower(hundred) != "hundred" {
        let article = matches!(text.lower(at), "a" | "an");
        let counts = scale_or_dozen(text, next, end).is_some() || denominator_follows(text, next);
        return (!article || counts).then_some((first, next));
    }
    let hundreds = first.times(Decimal::of(100))?;
    let and = skip_and(text, hundred + 1, end);
    let start = if and > hundred + 1 { and } else { skip_hyphen(text, hundred + 1, end) };
    let rest = below_hundred(text, start, end).or_else(|| {
        let small = |f: &(Decimal, usize)| written && and > hundred + 1 && f.0.is_below(Decimal::of(100));
        figure(text, start, end).filter(small)
    });
    match rest {
        // "three hundred and two hundred" are two numbers; "two hundred and fifty-four hundredths" is a mixed one.
        Some((more, next))
            if text.lower(skip_hyphen(text, next, end)) != "hundred"
                && !(and > hundred + 1 && is_part(text, start, end)) =>
        {
            // "three hundred and two dozens"
            match Some(next).filter(|n| *n < end && and > hundred + 1 && is_dozen(text.lower(*n))) {
                Some(dozen) => Some((hundreds.plus(more.times(Decimal::of(12))?)?, dozen + 1)),
                None => Some((hundreds.plus(more)?, next)),
            }
        }
        _ => Some((hundreds, hundred + 1)),
    }
}

fn denominator_follows(text: &Text<'_>, at: usize) -> bool {
    single_denominator(text.lower(at)).is_some()
}

/// Whether a fraction below one begins here: "fifty-four hundredths", but not "thirty fifths".
fn is_part(text: &Text<'_>, at: usize, end: usize) -> bool {
    let Some((above, next)) = below_hundred(text, at, end) else { return false };
    denominator(text, next, end).is_some_and(|(below, _)| above.value() < below)
}

/// "seven", "twenty", "twenty-two".
fn below_hundred(text: &Text<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    if at >= end {
        return None;
    }
    let word = text.lower(at);
    if let Some(value) = small(word) {
        return Some((Decimal::of(i128::from(value)), at + 1));
    }
    let first = tens(word)?;
    let second = skip_hyphen(text, at + 1, end);
    match small(text.lower(second)).filter(|v| second < end && (1..10).contains(v)) {
        Some(unit) => Some((Decimal::of(i128::from(first + unit)), second + 1)),
        None => Some((Decimal::of(i128::from(first)), at + 1)),
    }
}

/// The sum of the powers of ten of the scale words from `at` on, and the token after them.
fn scales(text: &Text<'_>, mut at: usize, end: usize) -> (i32, usize) {
    let mut power = 0;
    while let Some((more, next)) = scale_power(text, at, end) {
        power += more;
        at = next;
    }
    (power, at)
}

fn scale_power(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    let word = skip_hyphen(text, at, end);
    if word >= end || at == 0 {
        return None;
    }
    let behind_figure = text.shapes()[at - 1].kind == TokenKind::Number;
    let power = words::scale(text.lower(word)).or_else(|| {
        let suffix = words::suffix(text.lower(word)).filter(|_| behind_figure && word == at);
        suffix.filter(|_| !text.shapes().get(word + 1).is_some_and(|t| t.glued && t.kind != TokenKind::Mark))
    })?;
    Some((power, word + 1))
}

fn scale_word(text: &Text<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    scale_power(text, at, end).map(|(power, next)| (Decimal::power_of_ten(power), next))
}

fn scale_or_dozen(text: &Text<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    if at < end && is_dozen(text.lower(at)) {
        return Some((Decimal::of(12), at + 1));
    }
    scale_word(text, at, end)
}

/// Over a hyphen, spaced or not.
fn skip_hyphen(text: &Text<'_>, at: usize, end: usize) -> usize {
    at + usize::from(at < end && is_hyphen(text.lower(at)))
}
