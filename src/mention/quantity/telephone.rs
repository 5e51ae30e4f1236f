//! Telephone numbers: digits in groups, with a plus, a leading zero, an area code in brackets, or a word that says so.

use super::scan::{LookAlike, Scene};
use super::RejectionReason;

/// What a run of digits and the marks between them looks like.
#[derive(Debug, Default)]
struct Run {
    end: usize,
    digits: usize,
    groups: usize,
    /// Hyphens, points or brackets join the groups.
    joined: bool,
    plus: bool,
    zero: bool,
    bracket: bool,
    scaled: bool,
}

/// The telephone number that begins with the figure at `at`.
pub(super) fn telephone(scene: &Scene<'_, '_>, at: usize) -> Option<LookAlike> {
    let word = scene.text.word(at);
    let next = scene.text.shapes().get(at + 1).filter(|_| at + 1 < scene.end);
    let goes_on = scene.is_number(at + 1) || next.is_some_and(|_| is_joint(scene.lower(at + 1)));
    let before = if at > scene.start { scene.lower(at - 1) } else { "" };
    // Most figures stand alone and are short: they cost no more than this.
    if !goes_on && word.len() < 6 && !matches!(before, "+" | "(") {
        return None;
    }
    let run = run(scene, at);
    let plausible = (6..=20).contains(&run.digits) && !run.scaled;
    (plausible && is_telephone(scene, &run)).then(|| {
        // The plus or bracket before it belongs to it.
        let own = (run.plus && scene.is(at - 1, "+")) || run.bracket;
        (at - usize::from(own)..run.end, RejectionReason::Telephone)
    })
}

fn is_telephone(scene: &Scene<'_, '_>, run: &Run) -> bool {
    let grouped = run.groups >= 3 && run.joined && run.digits >= 8;
    let area_code = run.bracket && run.groups >= 2 && run.digits >= 7;
    let led = (run.plus || run.zero) && run.digits >= 7 && run.groups >= 1;
    led || grouped || area_code || scene.any_word(is_cue)
}

fn is_cue(word: &str) -> bool {
    matches!(
        word,
        "phone"
            | "telephone"
            | "tel"
            | "fax"
            | "hotline"
            | "whatsapp"
            | "dial"
            | "landline"
            | "helpline"
            | "ssn"
            | "card"
    )
}

fn run(scene: &Scene<'_, '_>, at: usize) -> Run {
    let before = |back: usize| at.checked_sub(back).filter(|b| *b >= scene.start).map_or("", |b| scene.lower(b));
    let bracket = before(1) == "(";
    let plus = before(1) == "+" && scene.glued(at) || (bracket && before(2) == "+");
    let mut run = Run { plus, bracket, zero: scene.text.word(at).starts_with('0'), ..Run::default() };
    let mut end = at;
    while end < scene.end {
        let word = scene.text.word(end);
        if scene.is_number(end) {
            let points = word.matches('.').count();
            // "0.25" and "12,000" are figures, "837.824.1482" is none.
            if word.contains(',') || points == 1 {
                run.scaled = run.groups == 0;
                break;
            }
            run.digits += word.bytes().filter(u8::is_ascii_digit).count();
            run.groups += 1 + points;
            run.joined |= points > 1;
            run.end = end + 1;
        } else if word == "(" && run.groups > 0 && !run.plus && scene.text.word(at).len() > 3 {
            // "in 2015 (2016-2017)"
            break;
        } else if is_joint(word) {
            run.joined |= word != "/" && word != "+" && scene.glued(end);
        } else if matches!(scene.lower(end), "x" | "ext") && run.groups >= 2 && run.digits >= 7 {
            run.joined = true;
        } else {
            break;
        }
        end += 1;
    }
    // "2020-02-21" and "1,000-5,000" are told apart by their digits.
    let behind = scene.lower(run.end);
    run.scaled |=
        matches!(behind, "%" | "$" | "€") || scene.rules.units.behind(scene.text, run.end, scene.end).is_some();
    run
}

fn is_joint(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "‑" | "(" | ")" | "." | "/" | "+")
}
