//! When it happened: the time of the clause, else of the sentence, else of what was said before.

use core::ops::Range;

use super::clause::has_hard_border;
use super::who::{tokens_of, within, Scene};
use super::{ClaimTime, Level};
use crate::attribution::Attribution;
use crate::date::Date;
use crate::mention::quantity::words::small;
use crate::mention::time::{Time, TimeKind, TimeRelation};

/// The time nearest to the event word. Times that stand with the words of an attribution say when it was said.
pub(crate) fn time(
    scene: Scene<'_>,
    sentence: &Range<usize>,
    trigger: &Range<usize>,
    attribution: Option<&Attribution>,
    toll: bool,
) -> Option<ClaimTime> {
    let times = scene.parts.times;
    let here = within(times, scene.text.span(sentence.clone()), |t| t.span);
    let mut best: Option<(usize, usize, Level)> = None;
    let mut said = None;
    for at in here {
        let time = &times[at];
        if (time.start.is_none() && time.end.is_none()) || matches!(time.kind, TimeKind::Set) {
            continue;
        }
        if attribution.is_some_and(|a| !a.content.iter().any(|c| c.contains(time.span))) {
            said = Some(at);
            continue;
        }
        let tokens = tokens_of(scene.text, time.span);
        let gap = if tokens.start >= trigger.end {
            trigger.end..tokens.start
        } else {
            tokens.end..trigger.start.max(tokens.end)
        };
        let level = if has_hard_border(scene, gap.clone()) { Level::Sentence } else { Level::Clause };
        // "Police on Tuesday revised the toll of Monday's blast": what stands before a toll's verb is when it was said.
        let before_toll = toll && tokens.end <= trigger.start;
        let distance = gap.len() + if level == Level::Sentence || before_toll { 50 } else { 0 };
        if best.map_or(true, |(_, d, _)| distance < d) {
            best = Some((at, distance, level));
        }
    }
    if let Some((at, _, level)) = best {
        let window = ClaimTime { level, ..window(scene, &times[at]) };
        let mut window = joined(scene, at, window);
        if toll {
            window.as_of = revised(scene, sentence, at, &window).or(window.as_of);
        }
        return Some(window);
    }
    said.and_then(|at| as_of(scene, &times[at]))
}

/// "The shooting came six weeks after a gunman killed 49 people": when that was, counted back from the report.
pub(crate) fn of_earlier_event(scene: Scene<'_>, sentence: &Range<usize>, trigger: usize) -> Option<ClaimTime> {
    let word = |t: usize| scene.text.lower(t);
    let verb = (sentence.start..trigger.min(sentence.start + MAX_SUBJECT))
        .find(|t| matches!(word(*t), "comes" | "came" | "follows" | "followed"))?;
    let of_event = |t: usize| {
        matches!(
            word(t),
            "shooting" | "attack" | "incident" | "killing" | "violence" | "death" | "slaying" | "blast" | "bombing"
        )
    };
    let follows = word(verb).starts_with("follow");
    let after = if follows { Some(verb) } else { (verb + 1..trigger.min(verb + 9)).find(|t| word(*t) == "after") };
    let after = after.filter(|_| (sentence.start..verb).any(of_event))?;
    let count = |t: usize| match word(t) {
        "a" | "an" => Some(1),
        other => small(other).or_else(|| other.parse().ok()).map(i64::from),
    };
    let unit = (verb + 1..after).find_map(|t| match word(t) {
        "week" | "weeks" => Some((t, 7)),
        "month" | "months" => Some((t, 30)),
        "year" | "years" => Some((t, 365)),
        _ => None,
    });
    let published = scene.text.document.published?;
    let ago = |days: i64| published.plus_days(-days);
    let (start, end) = match unit {
        Some((at, days)) => {
            let back = (verb + 1..at).rev().find_map(count).filter(|count| *count < 200)? * days;
            (ago(back + days), ago(back - days + 1))
        }
        None if follows => (ago(RECENT), ago(1)),
        None => return None,
    };
    Some(ClaimTime { start: Some(start), end: Some(end), as_of: Some(published), ..ClaimTime::default() })
}

/// Tokens of a subject such as "Sunday's shooting in Newport".
const MAX_SUBJECT: usize = 8;
/// Days that "recent" goes back.
const RECENT: i64 = 60;

/// "The toll of Saturday's quake was on Tuesday revised to 43": counted up to the later day.
fn revised(scene: Scene<'_>, sentence: &Range<usize>, event: usize, window: &ClaimTime) -> Option<Date> {
    let times = scene.parts.times;
    let here = within(times, scene.text.span(sentence.clone()), |t| t.span);
    let days = here.filter(|at| *at != event).filter_map(|at| {
        let day = times[at].end?.plus_days(-1);
        (times[at].start == Some(day) && window.start.is_some_and(|start| start < day)).then_some(day)
    });
    days.max()
}

/// "since the start of the war in 2011": the event between tells nothing but when it began.
fn is_since(scene: Scene<'_>, time: &Time) -> bool {
    let first = tokens_of(scene.text, time.span).start;
    let back = (first.saturating_sub(11)..first).rev();
    let word = |t: usize| scene.text.lower(t);
    let since =
        back.take_while(|t| !matches!(word(*t), "," | "." | ";" | ":" | "and" | "but")).find(|t| word(*t) == "since");
    since.is_some_and(|s| {
        (s + 1..first).any(|t| {
            matches!(
                word(t),
                "start" | "beginning" | "outbreak" | "began" | "started" | "war" | "onset" | "erupted" | "broke"
            )
        })
    })
}

/// "on Wednesday or Thursday": one window.
fn joined(scene: Scene<'_>, at: usize, mut window: ClaimTime) -> ClaimTime {
    let times = scene.parts.times;
    let follows = |a: &Time, b: &Time| {
        let gap = tokens_of(scene.text, a.span).end..tokens_of(scene.text, b.span).start;
        gap.len() == 1 && matches!(scene.text.lower(gap.start), "or" | "and")
    };
    let next = times.get(at + 1).filter(|next| follows(&times[at], next));
    let before = at.checked_sub(1).map(|b| &times[b]).filter(|before| follows(before, &times[at]));
    for time in next.into_iter().chain(before) {
        if let (Some(start), Some(end), Some(from), Some(to)) = (window.start, window.end, time.start, time.end) {
            window.start = Some(start.min(from));
            window.end = Some(end.max(to));
        }
    }
    window
}

fn window(scene: Scene<'_>, time: &Time) -> ClaimTime {
    let published = scene.text.document.published;
    let last = time.end.map(|d| d.plus_days(-1));
    let span = Some(time.span);
    let relation = if is_since(scene, time) { TimeRelation::Since } else { time.relation };
    match relation {
        TimeRelation::Since | TimeRelation::After => ClaimTime {
            start: time.start,
            end: None,
            as_of: published,
            cumulative: relation == TimeRelation::Since,
            span,
            ..ClaimTime::default()
        },
        TimeRelation::Until | TimeRelation::By | TimeRelation::AsOf => {
            ClaimTime { as_of: last, cumulative: true, span, ..ClaimTime::default() }
        }
        TimeRelation::Before => ClaimTime { end: time.start, as_of: published, span, ..ClaimTime::default() },
        _ => ClaimTime { start: time.start, end: time.end, as_of: published, span, ..ClaimTime::default() },
    }
}

/// Said on that day, so counted up to it.
fn as_of(_scene: Scene<'_>, time: &Time) -> Option<ClaimTime> {
    let day = time.end?.plus_days(-1);
    let as_of = Some(day).filter(|_| time.start == Some(day));
    as_of.map(|_| ClaimTime { as_of, span: Some(time.span), level: Level::Document, ..ClaimTime::default() })
}
