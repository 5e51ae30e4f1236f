//! Credits: who took a picture, and the captions that end in one.

use super::dateline::is_agency;
use super::form::holds;
use super::layout::Role;
use super::line::ends_sentence;

/// The role of a line that ends in a credit, or is one. `ends`: whether it ends like a sentence.
pub(crate) fn role(line: &str, ends: bool) -> Option<Role> {
    let item = line.starts_with(['-', '–', '•', '*']);
    if let Some((before, inner)) = last_bracket(line).filter(|_| !item) {
        if before.is_empty() {
            let whole = is_credit(inner) || is_dated(inner) || (inner.len() <= 60 && has_copyright(inner));
            return whole.then(|| if has_copyright(inner) { Role::Boilerplate } else { Role::Credit });
        }
        let credit = is_credit(inner) || is_dated(inner) || (ends_sentence(before) && is_source(inner));
        return credit.then_some(Role::Caption);
    }
    if ends || item {
        return None;
    }
    if let Some(at) = credit_at(line) {
        return Some(if line[..at].split_whitespace().count() >= 3 { Role::Caption } else { Role::Credit });
    }
    (line.len() <= 80 && is_credit(line) && (!line.contains('/') || names_press(line))).then_some(Role::Credit)
}

/// Where the agency named behind the last sentence begins: "… on Friday. — Reuters", "… on Friday. (AFP)".
pub(crate) fn closing_agency(line: &str) -> Option<usize> {
    let tail = line.trim_end_matches([')', ']']);
    if tail.ends_with(['.', '!', '?', '"', '”']) {
        return None;
    }
    let window = (tail.len().saturating_sub(40)..tail.len()).find(|i| tail.is_char_boundary(*i))?;
    let open = window + tail[window..].rfind(['(', '[', '—', '–', '-', '/'])?;
    let name = tail[open..].trim_start_matches(['(', '[', '—', '–', '-', '/', ' ']);
    let before = line[..open].trim_end_matches([' ', '-', '—', '–']);
    (is_agency(name) && before.len() >= 40 && ends_sentence(before)).then_some(before.len())
}

/// How a credit begins.
const OPENINGS: [&str; 16] = [
    "photo:",
    "photo ",
    "photos",
    "image:",
    "image by",
    "images:",
    "credit",
    "courtesy",
    "file photo",
    "file/",
    "picture:",
    "picture by",
    "provided by",
    "screenshot",
    "source:",
    "handout",
];

/// Whether the words say who took a picture: "Photo: …", "Jane Doe/AFP", "Getty Images".
pub(crate) fn is_credit(words: &str) -> bool {
    let words = words.trim_matches(['(', ')', '[', ']', ' ', '©']);
    if words.len() > 120 {
        return false;
    }
    let lower = |p: &&str| words.get(..p.len()).is_some_and(|w| w.eq_ignore_ascii_case(p));
    if OPENINGS.iter().any(lower) && words.split(' ').count() <= 14 {
        return true;
    }
    let slashed = words.split_once('/').is_some_and(|(name, agency)| {
        is_names(name)
            && is_names(agency)
            && name.split_whitespace().count() <= 5
            && agency.split_whitespace().count() <= 6
    });
    slashed && !words.contains("//") || credit_at(words).is_some()
}

/// Names and what stands between names in bylines and credits, and nothing else.
pub(crate) fn is_names(words: &str) -> bool {
    let word = |w: &str| {
        let w = w.trim_matches([',', ';', '|', '.', '(', ')', ':']);
        w.is_empty()
            || w.starts_with(|c: char| c.is_uppercase() || c == '@')
            || matches!(
                w,
                "and"
                    | "of"
                    | "the"
                    | "for"
                    | "in"
                    | "at"
                    | "staff"
                    | "writer"
                    | "reporter"
                    | "correspondent"
                    | "editor"
                    | "special"
                    | "to"
                    | "de"
                    | "la"
                    | "al"
                    | "el"
                    | "bin"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "di"
                    | "da"
                    | "report"
                    | "reporters"
                    | "with"
                    | "&"
                    | "-"
                    | "–"
                    | "—"
                    | "/"
                    | "photo"
                    | "news"
                    | "service"
                    | "by"
            )
            || w.starts_with("al-")
            || w.starts_with("el-")
    };
    let names = words.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    (1..=12).contains(&names) && words.split_whitespace().all(word)
}

/// A line's last bracket, and what stands before it.
fn last_bracket(line: &str) -> Option<(&str, &str)> {
    let open = match line.as_bytes().last()? {
        b')' => '(',
        b']' => '[',
        _ => return None,
    };
    let inner = &line[..line.len() - 1];
    let at = inner.rfind(open)?;
    Some((inner[..at].trim_end(), inner[at + 1..].trim()))
}

/// A day of publication in brackets: "(Published Friday, April 3, 2015)".
fn is_dated(inner: &str) -> bool {
    inner.starts_with("Published ") || inner.starts_with("Posted ")
}

/// Who stands in brackets behind a caption: a station ("WSMV"), a paper and its people, a page of the web.
fn is_source(inner: &str) -> bool {
    let code = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
    let station = (3..=8).contains(&inner.len()) && inner.bytes().all(code) && inner.starts_with(char::is_alphabetic);
    let web = matches!(inner, "Facebook" | "Twitter" | "Instagram" | "YouTube" | "Google Maps" | "Handout" | "File");
    let press = names_press(inner) && (inner.contains([',', '/']) || inner.contains(" for ") || inner.contains("News"));
    station || web || (press && inner.len() <= 80 && is_names(inner))
}

/// Whether a word says that press or pictures are meant.
fn names_press(words: &str) -> bool {
    words.split([' ', '/', ',', '(', ')', '-', '.']).any(|word| {
        is_agency(word)
            || matches!(
                word,
                "Getty"
                    | "Images"
                    | "EPA"
                    | "Photo"
                    | "PHOTO"
                    | "Photos"
                    | "iStock"
                    | "Shutterstock"
                    | "Courtesy"
                    | "File"
                    | "FILE"
                    | "Handout"
                    | "Tribune"
                    | "Times"
                    | "Post"
                    | "News"
                    | "Journal"
                    | "Star"
                    | "Herald"
                    | "Press"
                    | "Sun"
                    | "Globe"
                    | "Chronicle"
                    | "Gazette"
                    | "Telegram"
                    | "Register"
                    | "Enquirer"
                    | "Guardian"
                    | "TV"
                    | "Staff"
                    | "STAFF"
                    | "Bee"
                    | "Free"
                    | "Observer"
                    | "Daily"
                    | "Facebook"
                    | "Uncredited"
                    | "Maps"
            )
            || (word.len() >= 4 && word.starts_with(['W', 'K', 'F']) && word.bytes().all(|b| b.is_ascii_uppercase()))
            || word.starts_with("FOX")
    })
}

fn has_copyright(inner: &str) -> bool {
    inner.starts_with('©') || holds(inner, "copyright") || holds(inner, "rights reserved")
}

/// Where a credit begins within a line.
fn credit_at(line: &str) -> Option<usize> {
    const MARKS: [&str; 22] = [
        "Photo:",
        "PHOTO:",
        "Photo by",
        "Photo credit",
        "Photo courtesy",
        "Photo Courtesy",
        "Credit:",
        "Photograph:",
        "Getty Images",
        "GETTY IMAGES",
        "REUTERS/",
        "Reuters/",
        "AP Photo",
        "AFP/",
        "/AFP",
        "/AP",
        "/Reuters",
        "/EPA",
        "Shutterstock",
        "Caption Close",
        "Courtesy of",
        "Courtesy photo",
    ];
    MARKS.iter().filter_map(|m| line.find(m)).min()
}

/// The agency whose report this is, where the credit says so: "— Reuters", "Source: Xinhua". A photographer's agency is
/// not the report's.
pub(crate) fn agency(words: &str) -> Option<String> {
    let name = words.trim_matches([' ', '(', ')', '[', ']', '-', '—', '–', '/', '.']);
    let name = name.strip_prefix("Source:").or_else(|| name.strip_prefix("SOURCE:")).unwrap_or(name).trim();
    is_agency(name).then(|| name.to_owned())
}
