//! What a line is by its own words, whatever stands around it.

use super::credit;
use super::layout::Role;
use super::line::ends_sentence;
use super::opening::Line;
use super::stated;

/// The role of a line that shows it by itself; `None` for prose, headlines and headings. `first`: whether nothing but
/// metadata stands above it.
pub(crate) fn role(line: &str, first: bool) -> Option<Role> {
    let ends = ends_sentence(line);
    let words = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '@' | '#'));
    if !words.contains(char::is_alphanumeric) {
        return Some(Role::Boilerplate);
    }
    if let Some(role) = (Line { text: line, words, ends, first }).by_first_word() {
        return Some(role);
    }
    // Nearly all lines are sentences; most rules concern those that are none.
    if ends && !line.ends_with([')', ']']) {
        return notice_at_end(line);
    }
    by_shape(line, words).or_else(|| credit::role(line, ends))
}

/// A web address and nothing else.
pub(crate) fn is_address(line: &str) -> bool {
    (starts(line, "http") || starts(line, "www.")) && !line.contains(char::is_whitespace)
}

/// "The Associated Press contributed to this report."
fn notice_at_end(line: &str) -> Option<Role> {
    let about = line.len() <= 260 && ["report.", "story.", "article.", "reporting."].iter().any(|w| line.ends_with(w));
    (about && line.contains("contributed ")).then_some(Role::Credit)
}

/// Lines that are no sentence and show by their marks what they are.
fn by_shape(line: &str, words: &str) -> Option<Role> {
    if line.ends_with(['{', '}']) || is_style(line) {
        return Some(Role::Boilerplate);
    }
    if line.ends_with("[ edit ]") || line.ends_with("[edit]") {
        return Some(Role::Heading);
    }
    let dated = line.len() <= 70 && stated::is_only_date(line);
    if dated {
        return Some(Role::Metadata);
    }
    let address =
        line.len() <= 140 && line.contains('@') && line.split_whitespace().count() <= 8 && !line.starts_with('#');
    if address {
        return Some(Role::Boilerplate);
    }
    let job = [
        ", Staff Writer",
        " Staff Writer",
        "Staff Reporter",
        " Correspondent",
        "Associated Press Writer",
        "Staff Report",
    ];
    let by_job = line.len() <= 80 && job.iter().any(|j| words.ends_with(j) || words.ends_with(&*j.to_uppercase()));
    by_job.then_some(Role::Byline)
}

/// A declaration of a style sheet: "width: 100px;".
fn is_style(line: &str) -> bool {
    let Some((key, value)) = line.strip_suffix(';').and_then(|l| l.split_once(':')) else { return false };
    let name = |b: u8| b.is_ascii_lowercase() || b == b'-';
    !key.is_empty() && key.bytes().all(name) && !value.contains(". ") && value.len() <= 40
}

/// Whether the line begins with a phrase, given in lower case.
pub(crate) fn starts(line: &str, phrase: &str) -> bool {
    line.as_bytes().get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// Whether a phrase, given in lower case, is anywhere in the line.
pub(crate) fn holds(line: &str, phrase: &str) -> bool {
    line.as_bytes().windows(phrase.len()).any(|window| window.eq_ignore_ascii_case(phrase.as_bytes()))
}
