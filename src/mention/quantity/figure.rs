//! Numbers in figures: "3,600,000", "1.234,56", "40 000", "12,34,567.89", "1.3x10^6".

use super::decimal::Decimal;
use super::words::is_minus;
use crate::document::{Text, TokenKind};

/// The figure that begins with the token `at`, and the token after it.
pub(super) fn figure(text: &Text<'_>, at: usize, end: usize) -> Option<(Decimal, usize)> {
    if at >= end || text.shapes()[at].kind != TokenKind::Number {
        return None;
    }
    if let Some((next, last)) = spaced_groups(text, at, end) {
        let parts = (at..next).filter(|t| text.shapes()[*t].kind == TokenKind::Number);
        let digits = parts.flat_map(|t| text.word(t).bytes().filter(u8::is_ascii_digit));
        return Some((Decimal::parse(digits, places_after_point(last))?, next));
    }
    let mantissa = decimal(text.word(at))?;
    match exponent(text, at + 1, end) {
        Some((power, next)) => Some((mantissa.times(Decimal::power_of_ten(power))?, next)),
        None => Some((mantissa, at + 1)),
    }
}

/// "1.1^23": the base's power, which no exact decimal needs to hold.
pub(super) fn power(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if text.lower(at + 1) != "^" || at + 2 >= end || !text.shapes()[at + 1].glued {
        return None;
    }
    let base = decimal(text.word(at))?.value();
    let (power, next) = signed_integer(text, at + 2, end)?;
    Some((base.powi(power), next))
}

/// A figure with its separators: English, continental, Indian.
pub(super) fn decimal(figure: &str) -> Option<Decimal> {
    let digits = || figure.bytes().filter(u8::is_ascii_digit);
    let point = figure.rfind('.');
    let comma = figure.rfind(',');
    let (whole, separator, places) = match (point, comma) {
        (None, None) => return Decimal::parse(digits(), 0),
        (Some(p), Some(c)) => {
            let (last, separator) = if p > c { (p, ',') } else { (c, '.') };
            (&figure[..last], separator, figure.len() - last - 1)
        }
        (Some(p), None) if figure.matches('.').count() == 1 => return Decimal::parse(digits(), figure.len() - p - 1),
        (Some(_), None) => (figure, '.', 0),
        (None, Some(c)) if !is_grouped(figure, ',') && figure.matches(',').count() == 1 => {
            return Decimal::parse(digits(), figure.len() - c - 1);
        }
        (None, Some(_)) => (figure, ',', 0),
    };
    is_grouped(whole, separator).then(|| Decimal::parse(digits(), places))?
}

/// Groups of three, or two and at last three ("12,34,567").
fn is_grouped(figure: &str, separator: char) -> bool {
    let mut groups = figure.split(separator).map(str::len).peekable();
    let first = groups.next().unwrap_or_default();
    let mut rest: [bool; 2] = [true; 2];
    while let Some(length) = groups.next() {
        let last = groups.peek().is_none();
        rest[0] &= length == 3;
        rest[1] &= length == if last { 3 } else { 2 };
    }
    (1..=3).contains(&first) && (rest[0] || (rest[1] && first <= 2))
}

/// "40 000", "1 234 567.89", "1'234'567": the token after the groups and the last group.
fn spaced_groups<'d>(text: &Text<'d>, at: usize, end: usize) -> Option<(usize, &'d str)> {
    let first = text.word(at);
    if first.len() > 3 || first.starts_with('0') || first.contains(['.', ',']) {
        return None;
    }
    let mut next = at + 1;
    let mut last = first;
    while let Some((after, group)) = next_group(text, next, end) {
        next = after;
        last = group;
        if group.len() > 3 {
            break;
        }
    }
    (next > at + 1).then_some((next, last))
}

fn next_group<'d>(text: &Text<'d>, at: usize, end: usize) -> Option<(usize, &'d str)> {
    let apostrophe = at + 1 < end && text.shapes()[at].glued && matches!(text.word(at), "'" | "’");
    let number = at + usize::from(apostrophe);
    let token = text.tokens().get(number).filter(|t| number < end && t.kind == TokenKind::Number)?;
    let before = text.tokens()[number - 1].span.end;
    let gap = crate::span::Span::new(before, token.span.start).of(text.document.text());
    let joined = if apostrophe { token.glued } else { matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}") };
    let group = text.word(number);
    let whole = group.split(['.', ',']).next().unwrap_or_default();
    let fits = whole.len() == 3 && group.matches(['.', ',']).count() <= 1;
    // A group of three that goes on is a telephone number rather than a figure.
    let goes_on = text.shapes().get(number + 1).is_some_and(|t| t.glued && is_minus(text.word(number + 1)));
    (joined && fits && !goes_on).then_some((number + 1, group))
}

fn places_after_point(group: &str) -> usize {
    group.find(['.', ',']).map_or(0, |at| group.len() - at - 1)
}

/// The power of ten behind a mantissa: "e10", "e-1", "x10^6", "×10−8", "×10⁶".
fn exponent(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    let token = text.tokens().get(at).filter(|_| at < end)?;
    match text.lower(at) {
        "e" if token.glued => signed_integer(text, at + 1, end).filter(|_| text.shapes()[at + 1].glued),
        "x" | "×" | "*" if text.word(at + 1) == "10" => {
            let raised = if text.word(at + 2) == "^" { at + 3 } else { at + 2 };
            let glued = text.shapes().get(at + 2).is_some_and(|t| t.glued);
            superscript(text, at + 2, end).or_else(|| signed_integer(text, raised, end).filter(|_| glued))
        }
        _ => None,
    }
}

fn signed_integer(text: &Text<'_>, at: usize, end: usize) -> Option<(i32, usize)> {
    let negative = is_minus(text.word(at));
    let at = if negative || text.word(at) == "+" { at + 1 } else { at };
    let token = text.tokens().get(at).filter(|t| at < end && t.kind == TokenKind::Number && t.glued)?;
    let value: i32 = text.raw(token.span).parse().ok().filter(|v| *v < 400)?;
    Some((if negative { -value } else { value }, at + 1))
}

fn superscript(text: &Text<'_>, mut at: usize, end: usize) -> Option<(i32, usize)> {
    let digit = |mark: &str| mark.chars().next().and_then(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c));
    let negative = text.word(at) == "⁻";
    at += usize::from(negative);
    let start = at;
    let mut value = 0;
    while at < end && at < start + 2 && text.shapes()[at].glued {
        let Some(d) = digit(text.word(at)) else { break };
        value = value * 10 + i32::from(d as u8);
        at += 1;
    }
    (at > start).then_some((if negative { -value } else { value }, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (figure, value) in [
            ("3,600,000", Some(3_600_000.0)),
            ("1.5", Some(1.5)),
            ("1.234.567", Some(1_234_567.0)),
            ("1.234,5", Some(1234.5)),
            ("1,234.5", Some(1234.5)),
            ("12,34,567.89", Some(1_234_567.89)),
            ("1,3", Some(1.3)),
            ("5,00", Some(5.0)),
            ("1,234", Some(1234.0)),
            ("192.168.1.1", None),
            ("16.04.2010", None),
            ("1,2,3", None),
        ] {
            assert_eq!(decimal(figure).map(Decimal::value), value, "{figure}");
        }
    }
}
