//! Datelines: the place, the day and the agency before the first sentence ("BEIJING, March 31 (Xinhua) --").

use super::stated::{self, Stated};

/// What stands before the first sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Dateline<'t> {
    pub(crate) place: Option<&'t str>,
    pub(crate) agency: Option<&'t str>,
    pub(crate) date: Option<Stated>,
}

/// The longest that a dateline is, in bytes.
const LONGEST: usize = 110;

/// Where the sentence behind the dateline begins, if the line begins with one. `first` says whether it is the first
/// paragraph of prose: "ISLAMABAD: The …" is a dateline only there, and a speaker's name elsewhere.
pub(crate) fn end(line: &str, first: bool) -> Option<usize> {
    let opens = line.starts_with(['(', '/']) || line.starts_with(char::is_uppercase) || line.starts_with("afrol");
    if !opens {
        return None;
    }
    let window = floor(line, LONGEST);
    let dash = dashes(&line[..window]).find(|(start, end, dash)| {
        let rest = line[*end..].trim_start();
        let starts = rest.is_empty()
            || rest.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '$')
            });
        starts && read(&line[..*start]).is_some_and(|dateline| dateline.is_sure(&line[..*start], *dash, first))
    });
    let (_, end, _) = dash?;
    Some(line.len() - line[end..].trim_start().len())
}

/// What a dateline says; without its dash or with it.
pub(crate) fn read(head: &str) -> Option<Dateline<'_>> {
    let mut dateline = Dateline::default();
    let mut head = head.trim_end_matches([' ', '-', '–', '—', ':', '.']).trim_end();
    let mut bare = true;
    while let Some((before, agency)) = bracketed(head) {
        match stated::leading(agency) {
            Some((date, end)) if end == agency.len() => dateline.date = Some(date),
            _ if is_name(agency) => dateline.agency = Some(agency),
            _ => return None,
        }
        head = before.trim_end_matches([' ', ',', '.']);
        bare = false;
    }
    if head.is_empty() {
        return dateline.agency.is_some().then_some(dateline);
    }
    for (i, part) in Parts(head).enumerate() {
        let part = part.trim();
        match stated::leading(part) {
            Some((date, end)) if part[end..].trim_matches([' ', '.', ',']).is_empty() => dateline.date = Some(date),
            _ if is_year(part) || is_weekday(part) => {}
            _ if i == 0 && (is_agency(part) || is_press(part)) => dateline.agency = Some(part),
            _ if is_agency(part) && bare => dateline.agency = Some(part),
            _ if i == 0 && is_name(part) => dateline.place = Some(part),
            _ if i > 0 && is_name(part) && dateline.place.is_some() => {}
            _ => return None,
        }
    }
    Some(dateline)
}

impl Dateline<'_> {
    /// Whether the words before a dash can be nothing else.
    fn is_sure(self, head: &str, dash: Dash, first: bool) -> bool {
        let place = self.place.unwrap_or_default();
        let capitals = is_capitals(place) && !is_label(place);
        let known = self.agency.is_some_and(|agency| is_agency(agency) || is_press(agency));
        match dash {
            Dash::Slash => capitals && self.agency.is_some(),
            Dash::Colon => capitals && (known || self.date.is_some() || (first && words(head) <= 3)),
            Dash::Hyphen | Dash::Long => {
                known && self.place.map_or(true, |p| words(p) <= 4)
                    || self.date.is_some() && (capitals || self.agency.is_some())
                    || capitals && self.agency.is_some()
                    || capitals && words(head) <= 6 && words(place) <= 4 && is_plain(head)
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dash {
    Long,
    Hyphen,
    Colon,
    /// "/TASS/. "
    Slash,
}

/// The dashes and colons of the beginning of a line, each with what it takes up.
fn dashes(line: &str) -> impl Iterator<Item = (usize, usize, Dash)> + '_ {
    let bytes = line.as_bytes();
    let mut at = 0;
    core::iter::from_fn(move || {
        while at < bytes.len() {
            at += bytes[at..].iter().position(|b| matches!(b, b'-' | 0xe2 | b':' | b'.'))?;
            let start = at;
            let found = match bytes[at] {
                b'-' if bytes.get(at + 1) == Some(&b'-') => {
                    let run = bytes[at..].iter().take_while(|b| **b == b'-').count();
                    Some((start, at + run, Dash::Long))
                }
                b'-' => {
                    let apart = at > 0 && matches!(bytes[at - 1], b' ' | b'.' | b')');
                    let free = bytes.get(at + 1).map_or(true, |b| b.is_ascii_whitespace() || b.is_ascii_uppercase());
                    (apart && free).then_some((start, at + 1, Dash::Hyphen))
                }
                0xe2 if line[at..].starts_with(['—', '–', '―', '‒']) => Some((start, at + 3, Dash::Long)),
                b':' if bytes.get(at + 1) == Some(&b' ') => Some((start, at + 1, Dash::Colon)),
                b'.' if at > 0 && bytes[at - 1] == b'/' => Some((start, at + 1, Dash::Slash)),
                _ => None,
            };
            at = found.map_or(at + 1, |(_, end, _)| end);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// A bracketed part at the end: "(Xinhua)", "/TASS/", "[AFP]".
fn bracketed(head: &str) -> Option<(&str, &str)> {
    let open = match head.as_bytes().last()? {
        b')' => '(',
        b']' => '[',
        b'/' => '/',
        _ => return None,
    };
    let inner = &head[..head.len() - 1];
    let start = inner.rfind(open)?;
    let name = inner[start + 1..].trim();
    (!name.is_empty()).then_some((&inner[..start], name))
}

/// The parts between commas and slashes.
struct Parts<'t>(&'t str);

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.0.is_empty() {
            return None;
        }
        let (part, rest) = self.0.split_once(',').unwrap_or((self.0, ""));
        self.0 = rest;
        Some(part)
    }
}

/// A few words, each with a capital, but for the small ones within names.
fn is_name(part: &str) -> bool {
    let small =
        |w: &str| matches!(w, "of" | "de" | "la" | "el" | "al" | "and" | "du" | "des" | "der" | "am" | "le" | "do");
    let word = |w: &str| {
        w.starts_with(char::is_uppercase)
            || small(w)
            || w == "&"
            || matches!(w, "dpa" | "afrol" | "epa" | "ddp" | "apa")
            || w.starts_with("al-")
            || w.starts_with("el-")
            || w.bytes().all(|b| b.is_ascii_digit())
    };
    let sober = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '/' | '&' | '‑' | 'ʼ');
    !part.is_empty() && words(part) <= 5 && part.chars().all(sober) && part.split_whitespace().all(word)
}

/// All in capitals, three letters at least.
fn is_capitals(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && !part.chars().any(char::is_lowercase) && !part.ends_with("'S") && !part.ends_with("’S")
}

/// No sentence, no list: commas and points only after a place.
fn is_plain(head: &str) -> bool {
    head.matches(',').count() <= 2 && !head.contains(['"', '“', ';', '!', '?'])
}

fn words(part: &str) -> usize {
    part.split_whitespace().count()
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_weekday(part: &str) -> bool {
    let part = part.trim_end_matches('.');
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .iter()
        .any(|day| *day == part || (part.len() >= 3 && day.starts_with(part)))
}

/// Labels in capitals that stand where a dateline would.
fn is_label(place: &str) -> bool {
    let word = place.split([' ', ',']).next().unwrap_or_default();
    place != "THE HAGUE"
        && matches!(
            word,
            "UPDATE"
                | "UPDATED"
                | "UPDATES"
                | "RELATED"
                | "WATCH"
                | "VIDEO"
                | "VIDEOS"
                | "BREAKING"
                | "CORRECTION"
                | "NOTE"
                | "MORE"
                | "PHOTO"
                | "PHOTOS"
                | "EXCLUSIVE"
                | "OPINION"
                | "READ"
                | "LIVE"
                | "ALERT"
                | "LATEST"
                | "ALSO"
                | "SEE"
                | "FILE"
                | "WARNING"
                | "DEVELOPING"
                | "RAW"
                | "ANALYSIS"
                | "EXPLAINED"
                | "EXPLAINER"
                | "FACTBOX"
                | "TIMELINE"
                | "PREVIOUSLY"
                | "PREVIOUS"
                | "ORIGINAL"
                | "STORY"
                | "ABSTRACT"
                | "SUMMARY"
                | "THE"
                | "AND"
                | "BUT"
                | "FOR"
                | "EDITOR"
                | "EDITORIAL"
                | "CLARIFICATION"
                | "POLL"
                | "GALLERY"
                | "MAP"
        )
}

/// "Valley News", "Aden Press": a name that says that it is one of the press.
fn is_press(part: &str) -> bool {
    is_name(part)
        && part.rsplit(' ').next().is_some_and(|w| matches!(w, "News" | "Agency" | "Press" | "Newswire" | "Wire"))
}

/// News agencies and broadcasters as datelines and credits write them. Only the document stage asks: who they are is
/// the entity lexicon's matter.
pub(crate) fn is_agency(name: &str) -> bool {
    let name = name.strip_prefix("The ").unwrap_or(name);
    matches!(
        name,
        "Reuters"
            | "REUTERS"
            | "Thomson Reuters Foundation"
            | "AP"
            | "Associated Press"
            | "AFP"
            | "Agence France-Presse"
            | "Agence France Presse"
            | "Xinhua"
            | "TASS"
            | "Tass"
            | "ITAR-TASS"
            | "Itar-Tass"
            | "Interfax"
            | "RIA Novosti"
            | "RIA"
            | "Sputnik"
            | "Anadolu"
            | "Anadolu Agency"
            | "AA"
            | "SANA"
            | "Sana"
            | "PTI"
            | "ANI"
            | "IANS"
            | "UNI"
            | "UPI"
            | "dpa"
            | "DPA"
            | "EFE"
            | "ANSA"
            | "AGI"
            | "Kyodo"
            | "Jiji"
            | "Yonhap"
            | "KCNA"
            | "KUNA"
            | "WAM"
            | "SPA"
            | "MENA"
            | "IRNA"
            | "Fars"
            | "FNA"
            | "MNA"
            | "Mehr"
            | "ISNA"
            | "Tasnim"
            | "NNA"
            | "MAP"
            | "APS"
            | "PNA"
            | "Bernama"
            | "Antara"
            | "ANTARA"
            | "VNA"
            | "CNA"
            | "UNB"
            | "BSS"
            | "APP"
            | "NAN"
            | "GNA"
            | "KBC"
            | "Ukrinform"
            | "UKRINFORM"
            | "UNIAN"
            | "BelTA"
            | "CNN"
            | "BBC"
            | "Bloomberg"
            | "Petra"
            | "Ma'an"
            | "Wafa"
            | "WAFA"
            | "NINA"
            | "PANA"
            | "IRIN"
            | "VOA"
            | "RFE/RL"
            | "CP"
            | "Canadian Press"
            | "AAP"
            | "PA"
            | "Press Association"
            | "Belga"
            | "ANP"
            | "NTB"
            | "TT"
            | "PAP"
            | "CTK"
            | "MTI"
            | "Agerpres"
            | "BTA"
            | "Tanjug"
            | "Hina"
            | "APA"
            | "Trend"
            | "Kazinform"
            | "AKIpress"
            | "Montsame"
            | "Lusa"
            | "Notimex"
            | "Prensa Latina"
            | "Telam"
            | "Mercopress"
            | "CBS"
            | "NBC"
            | "ABC"
            | "Fox News"
            | "AllAfrica"
            | "PRNewswire"
            | "CNS"
            | "TNS"
            | "Tribune News Service"
            | "Forum News Service"
            | "RT"
            | "ST"
            | "SABA"
            | "Saba"
            | "Pajhwok"
            | "Tolo News"
            | "Agencies"
    )
}

/// The largest character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}
