//! Figures that belong to dates, clock times and years.

use super::reject::counts;
use super::scan::{LookAlike, Scene};
use super::words::is_hyphen;
use super::{word_class, RejectionReason};

/// "10:30", "9 a.m.", "6pm", "1:36.6".
pub(super) fn clock(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let mut end = at + 1;
    // "0600 hours"
    if scene.is(end, "hours") && scene.text.word(at).len() == 4 && scene.text.word(at).starts_with('0') {
        return Some((at..end + 1, RejectionReason::Date));
    }
    if let Some(end) = hours(scene, at) {
        return Some((at..end, RejectionReason::Date));
    }
    if scene.is(end, ":") && scene.glued(end) && scene.is_number(end + 1) && scene.glued(end + 1) {
        let minutes = scene.text.word(end + 1);
        let two = minutes.len() >= 2 && minutes.as_bytes()[1].is_ascii_digit() && !minutes.contains(',');
        let fits = two && minutes.parse::<f64>().is_ok_and(|m| m < 60.0) && scene.text.word(at).len() <= 2;
        if !fits {
            return None;
        }
        end += 2;
        while scene.is(end, ":") && scene.glued(end) && scene.is_number(end + 1) && scene.glued(end + 1) {
            end += 2;
        }
    } else if scene.text.word(at).len() > 5 || !is_half_day(scene.lower(end)) {
        return None;
    }
    if is_half_day(scene.lower(end)) {
        end += 1;
    }
    Some((at..end, RejectionReason::Date))
}

/// "6-8 pm", "between 2 and 3 p.m.", "3 in the morning".
fn hours(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let hour = |t: usize| scene.is_number(t) && scene.text.word(t).parse().is_ok_and(|h: u8| (1..=12).contains(&h));
    let joint = at + 1;
    if scene.is(joint, "in") && scene.is(joint + 1, "the") && hour(at) {
        let part = matches!(scene.lower(joint + 2), "morning" | "afternoon" | "evening");
        let told = at > scene.start && matches!(scene.lower(at - 1), "at" | "about" | "around" | "by" | "until");
        return (part && told).then_some(at + 4);
    }
    let between = || at > scene.start && scene.is(at - 1, "between");
    let joins = is_hyphen(scene.lower(joint)) || scene.is(joint, "to") || scene.is(joint, "and") && between();
    (joins && is_half_day(scene.lower(at + 3)) && hour(at) && hour(joint + 1)).then_some(at + 4)
}

fn is_half_day(word: &str) -> bool {
    matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "o’clock" | "gmt" | "utc")
}

/// "2020-02-21", "16-04-2010", "5/17/2018", "21.02.2020", "2018-19", "1914–1918".
pub(super) fn numeric_date(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let word = scene.text.word(at);
    let dotted = || word.split('.').map(str::len).collect::<Vec<_>>();
    if word.matches('.').count() == 2 && matches!(dotted()[..], [1..=2, 1..=2, 2 | 4]) {
        return Some((at..at + 1, RejectionReason::Date));
    }
    let separator = scene.lower(at + 1);
    // "2009 - 10"
    let next_year = |year: u32| scene.text.word(at + 2).parse() == Ok((year + 1) % 100);
    let spaced = is_hyphen(separator) && scene.is_number(at + 2) && scene.text.word(at + 2).len() == 2;
    if spaced && is_near_year(word) && word.parse().is_ok_and(next_year) {
        return Some((at..at + 3, RejectionReason::Date));
    }
    let dash = is_hyphen(separator);
    if !(dash || separator == "/") || !scene.glued(at + 1) || !scene.glued(at + 2) || !scene.is_number(at + 2) {
        return None;
    }
    let second = scene.text.word(at + 2);
    let third = scene.is(at + 3, separator) && scene.glued(at + 3) && scene.is_number(at + 4) && scene.glued(at + 4);
    if third {
        let parts = [word, second, scene.text.word(at + 4)].map(str::len);
        let date = matches!(parts, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4 | 2])
            && (separator == "/" || parts[0] == 4 || parts[2] == 4);
        return date.then_some((at..at + 5, RejectionReason::Date));
    }
    let years = is_near_year(word) && second.bytes().all(|b| b.is_ascii_digit());
    let second_fits = match second.len() {
        2 => true,
        4 => (1000..=2100).contains(&second.parse().unwrap_or(0)) && !counts(scene, at + 3),
        _ => false,
    };
    (years && second_fits).then_some((at..at + 3, RejectionReason::Date))
}

fn is_near_year(figure: &str) -> bool {
    figure.len() == 4 && figure.parse().is_ok_and(|y: u32| (1500..=2100).contains(&y))
}

/// "March 29", "Feb. 11, 2020", "Sept. 20-24", "11 February 2019", "21st of May".
pub(super) fn calendar_date(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let day = scene.text.word(at).parse().is_ok_and(|d: u32| (1..=31).contains(&d));
    let year = is_near_year(scene.text.word(at));
    if is_decade(scene, at) {
        return Some((at..at + 2, RejectionReason::Date));
    }
    if is_short_year(scene, at) {
        return Some((at - 1..at + 1, RejectionReason::Date));
    }
    if !day && !year {
        return None;
    }
    let suffix = at + 1 + usize::from(scene.glued(at + 1) && matches!(scene.lower(at + 1), "st" | "nd" | "rd" | "th"));
    if month_before(scene, at) {
        return Some((at..date_end(scene, suffix), RejectionReason::Date));
    }
    let of = suffix + usize::from(scene.is(suffix, "of"));
    if day && is_month(scene, of) {
        return Some((at..date_end(scene, of + 1), RejectionReason::Date));
    }
    // "27 and 28 May", "20-24 September"
    let other = scene.is_number(suffix + 1)
        && (is_hyphen(scene.lower(suffix)) || matches!(scene.lower(suffix), "and" | "to" | "or"));
    let months_day = other && scene.text.word(suffix + 1).len() <= 2 && is_month(scene, suffix + 2);
    (day && months_day).then(|| (at..date_end(scene, suffix + 3), RejectionReason::Date))
}

/// "the 80's", "the early 1990's"
fn is_decade(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.lower(at + 1), "'s" | "’s")
        && scene.glued(at + 1)
        && matches!(scene.text.word(at).len(), 2 | 4)
        && scene.text.word(at).ends_with('0')
        && at > scene.start
        && matches!(scene.lower(at - 1), "the" | "early" | "mid" | "late" | "'" | "’" | "‘")
}

/// "in '98"
fn is_short_year(scene: &Scene<'_, '_>, at: usize) -> bool {
    at >= scene.start + 2
        && scene.text.word(at).len() == 2
        && matches!(scene.lower(at - 1), "'" | "’" | "‘")
        && scene.glued(at)
        && matches!(
            scene.lower(at - 2),
            "in" | "of" | "since" | "until" | "from" | "by" | "before" | "after" | "summer"
        )
        && !counts(scene, at + 1)
}

fn month_before(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| *b >= scene.start) else { return false };
    let point = scene.is(before, ".") && before > scene.start;
    let the = scene.is(before, "the") && before > scene.start;
    is_month(scene, before - usize::from(point || the))
}

/// The end of a date behind its day: another day, a year.
fn date_end(scene: &Scene<'_, '_>, mut at: usize) -> usize {
    let point = at + usize::from(scene.is(at, "."));
    let point = if scene.is_number(point) && is_near_year(scene.text.word(point)) { point } else { at };
    at = point;
    if (is_hyphen(scene.lower(at)) || matches!(scene.lower(at), "and" | "to" | "or"))
        && scene.is_number(at + 1)
        && scene.text.word(at + 1).len() <= 2
    {
        let counted = counts(scene, at + 2) || scene.rules.units.behind(scene.text, at + 2, scene.end).is_some();
        if !counted {
            at += 2;
        }
    }
    let year = at + usize::from(scene.is(at, ","));
    if scene.is_number(year) && is_near_year(scene.text.word(year)) && !word_class::is_plural(scene.lower(year + 1)) {
        return year + 1;
    }
    at
}

/// A month, written as a name.
fn is_month(scene: &Scene<'_, '_>, at: usize) -> bool {
    let capital = scene.is_word(at) && scene.text.shapes()[at].is_capitalised();
    capital
        && matches!(
            scene.lower(at),
            "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
                | "jan"
                | "feb"
                | "mar"
                | "apr"
                | "jun"
                | "jul"
                | "aug"
                | "sep"
                | "sept"
                | "oct"
                | "nov"
                | "dec"
                | "ramadan"
        )
}

/// Whether a plain figure of four digits is a year.
pub(super) fn is_year(scene: &Scene<'_, '_>, at: usize, figure: &str) -> bool {
    let Some(year) = figure.parse::<u32>().ok().filter(|y| figure.len() == 4 && (1000..=2199).contains(y)) else {
        return false;
    };
    let before = if at > scene.start { scene.lower(at - 1) } else { "" };
    let recent = (1800..=2050).contains(&year);
    let dating = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "before"
            | "after"
            | "during"
            | "fiscal"
            | "year"
            | "early"
            | "late"
            | "mid"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "q1"
            | "q2"
            | "q3"
            | "q4"
            | "christmas"
            | "circa"
    );
    let dated = recent
        && matches!(
            before,
            "the" | "from" | "by" | "between" | "and" | "'s" | "’s" | "to" | "for" | "this" | "of" | ""
        );
    let range_to_count = is_hyphen(scene.lower(at + 1))
        && scene.is_number(at + 2)
        && !is_near_year(scene.text.word(at + 2))
        && scene.text.word(at + 2).len() >= 4;
    if dating {
        return !range_to_count;
    }
    let bounded = super::context::bound_before(scene, at, scene.start).is_some();
    if counts(scene, at + 1) {
        return dated
            && !bounded
            && before != "of"
            && before != "to"
            && !before.is_empty()
            && !scene.is(at + 1, "people");
    }
    // "between 1600 and 1900"
    let between = matches!(before, "between" | "from") && matches!(scene.lower(at + 1), "and" | "to");
    (recent || between || (before == "and" && year >= 1500)) && !bounded && !range_to_count
}
