//! Who says it: the attributions around an event word as a chain from the outlet to the origin.

use super::who::{within, Scene};
use super::Certainty;
use crate::attribution::{Attribution, Stance};
use crate::document::Document;
use crate::mention::entity::EntityKind;
use crate::span::Span;

/// The speakers of a claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct Speakers {
    /// Number of the innermost attribution.
    pub(crate) attribution: Option<usize>,
    pub(crate) sources: Vec<String>,
    pub(crate) stance: Stance,
}

/// The chain of speakers of what stands at the span.
pub(crate) fn speakers(scene: Scene<'_>, at: Span) -> Speakers {
    let mut around = scene.said.around(at);
    around.retain(|a| {
        let attribution = &scene.parts.attributions[*a];
        // Who denies it afterwards is no speaker of what stands before.
        let after = attribution.cue.iter().all(|cue| cue.start >= at.end);
        !(remarks(scene, attribution) || after && is_denial(attribution) && points_back(scene, attribution))
    });
    if around.is_empty() {
        around.extend(continued(scene, at));
    }
    around.sort_by_key(|a| core::cmp::Reverse(extent(&scene.parts.attributions[*a])));
    chain(scene, &around)
}

/// "He said 12 died, but that …", "…, but there was no attack": the speaker goes on.
fn continued(scene: Scene<'_>, at: Span) -> Option<usize> {
    let tokens = scene.text.tokens();
    let attributions = scene.parts.attributions;
    let end = |a: &Attribution| a.content.iter().map(|c| c.end).max().unwrap_or(0);
    let mut ended = scene.said.ended(at.start);
    let last = ended.find(|a| attributions[*a].cue.iter().all(|c| c.end <= at.start))?;
    let mut token = tokens.partition_point(|t| t.span.start < end(&attributions[last]));
    let until = tokens.partition_point(|t| t.span.start < at.start);
    if scene.text.lower(token) == "," {
        token += 1;
    }
    let goes_on =
        matches!(scene.text.lower(token), "but" | "and") && matches!(scene.text.lower(token + 1), "that" | "there");
    let unbroken = (token..until).all(|t| !matches!(scene.text.lower(t), "." | "?" | "!"));
    (goes_on && token < until && unbroken && !remarks(scene, &attributions[last])).then_some(last)
}

/// Who keeps a toll: "police revised the death toll", "the ministry put the toll at 12".
pub(crate) fn keeper(scene: Scene<'_>, sentence: &core::ops::Range<usize>, toll: usize) -> Option<String> {
    let text = scene.text;
    let verb = (sentence.start.max(toll.saturating_sub(5))..toll).find(|t| {
        matches!(
            text.lower(*t),
            "put" | "puts" | "revised" | "raised" | "lowered" | "cut" | "updated" | "placed" | "set" | "gave"
        )
    })?;
    let until = text.tokens()[verb].span.start;
    let from = text.tokens()[sentence.start].span.start;
    let before = Span::new(from, until);
    let (mentions, anaphors) = (scene.parts.mentions, scene.parts.anaphors);
    let near = |span: Span| span.end <= until && until - span.end < 30;
    let mut here = within(mentions, before, |m| m.span).rev().map(|m| &mentions[m]);
    let named = here.find(|m| near(m.span) && m.kind != EntityKind::Place);
    let plain = || {
        (sentence.start..verb)
            .find(|t| matches!(text.lower(*t), "police" | "authorities" | "officials" | "rescuers" | "doctors"))
    };
    let described = within(anaphors, before, |a| a.span).rev().map(|a| &anaphors[a]).find(|a| near(a.span));
    let body = || keeping_body(scene, sentence.start..verb);
    let named = named.map(|m| m.name.clone()).or_else(|| described.map(|a| a.name.clone()));
    named.or_else(|| plain().map(|t| text.word(t).to_owned())).or_else(body)
}

/// Who counted: "the observatory, which counted 21 dead", "the observatory documented 12 deaths".
pub(crate) fn counter(scene: Scene<'_>, sentence: &core::ops::Range<usize>, at: usize) -> Option<String> {
    let text = scene.text;
    let verb = (sentence.start.max(at.saturating_sub(9))..at)
        .rev()
        .find(|t| matches!(text.lower(*t), "counted" | "documented" | "tallied"))?;
    let mut end = verb.checked_sub(1)?;
    if matches!(text.lower(end), "which" | "who" | "has" | "had") {
        end = end.checked_sub(1)?;
    }
    let until = text.tokens()[end].span.end;
    let mentions = scene.parts.mentions;
    let last = &mentions[mentions.partition_point(|m| m.span.end <= until).checked_sub(1)?];
    (last.kind == EntityKind::Organization && until - last.span.end < 3).then(|| last.name.clone())
}

/// "the health ministry put the number at 210": the words of a body that open the sentence.
fn keeping_body(scene: Scene<'_>, before: core::ops::Range<usize>) -> Option<String> {
    let text = scene.text;
    let body = before.clone().find(|t| {
        matches!(
            text.lower(*t),
            "ministry"
                | "institute"
                | "agency"
                | "department"
                | "office"
                | "union"
                | "monitor"
                | "observatory"
                | "organisers"
                | "organizers"
                | "army"
                | "hospital"
                | "committee"
                | "council"
        )
    })?;
    let start = before.start + usize::from(matches!(text.lower(before.start), "the" | "a" | "an"));
    let short = body >= start && body - start < 5 && (start..body).all(|t| !matches!(text.lower(t), "," | "to" | "in"));
    short.then(|| text.raw(text.span(start..body + 1)).to_owned())
}

/// The chain through some attributions, the outermost first.
pub(crate) fn chain(scene: Scene<'_>, attributions: &[usize]) -> Speakers {
    let document = scene.text.document;
    let mut speakers = Speakers { sources: outlet(document), ..Speakers::default() };
    for at in attributions {
        let attribution = &scene.parts.attributions[*at];
        let words = || attribution.source.first().map(|s| s.of(document.text()));
        // The chain that the attribution itself names, else its origin, else the words for the speaker.
        if !attribution.chain.is_empty() {
            attribution.chain.iter().for_each(|name| speakers.push(name));
        } else if let Some(name) = attribution.origin.as_deref().or_else(words) {
            speakers.push(name);
        } else {
            continue;
        }
        speakers.attribution = Some(*at);
        speakers.stance = attribution.stance;
    }
    if speakers.sources.is_empty() {
        speakers.sources.push(document.id.clone());
    }
    speakers
}

impl Speakers {
    fn push(&mut self, name: &str) {
        if self.sources.last().map_or(true, |last| last != name) {
            self.sources.push(name.to_owned());
        }
    }
}

fn outlet(document: &Document) -> Vec<String> {
    let mut sources = Vec::with_capacity(4);
    sources.extend(document.outlet.clone());
    if let Some(agency) = document.agency.as_ref().filter(|a| sources.first() != Some(a)) {
        sources.push(agency.clone());
    }
    sources
}

fn extent(attribution: &Attribution) -> usize {
    attribution.content.iter().map(|c| c.len()).sum()
}

/// How sure a claim is that is made through a speaker with a stance.
pub(crate) fn certainty(speakers: &Speakers, own: Certainty) -> Certainty {
    let said = match (speakers.attribution, speakers.stance) {
        (None, _) => Certainty::Fact,
        (Some(_), Stance::Alleges) => Certainty::Alleged,
        (Some(_), Stance::Warns | Stance::Demands | Stance::Asks | Stance::Promises) if own > Certainty::Reported => {
            own
        }
        (Some(_), Stance::Believes) => Certainty::Possible,
        (Some(_), _) => Certainty::Reported,
    };
    said.max(own)
}

/// The words by which a denial points at a figure that another has given.
const ANAPHORS: &[&str] = &[
    "report",
    "reports",
    "figure",
    "figures",
    "data",
    "claim",
    "claims",
    "toll",
    "number",
    "numbers",
    "account",
    "this",
    "that",
    "it",
    "which",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "statement",
    "information",
    "tally",
    "count",
];

/// The attributions in which somebody denies or disputes what was said just before, within a sentence.
pub(crate) fn denials(scene: Scene<'_>, sentence: Span) -> Vec<usize> {
    scene.said.with_cue_in(sentence, |at| {
        let attribution = &scene.parts.attributions[at];
        is_denial(attribution) && points_back(scene, attribution)
    })
}

fn is_denial(attribution: &Attribution) -> bool {
    matches!(attribution.stance, Stance::Denies | Stance::Disputes)
}

/// "…, data that the army denies": a remark on what another has said, not a speaker of it.
fn remarks(scene: Scene<'_>, attribution: &Attribution) -> bool {
    let source = attribution.source.first().map_or(0, |s| s.start);
    let tokens = scene.text.tokens();
    let at = tokens.partition_point(|t| t.span.start < source);
    let anaphor = |t: usize| ANAPHORS.contains(&scene.text.lower(t));
    let relative = |t: usize| matches!(scene.text.lower(t), "that" | "which");
    let before = at.checked_sub(1).is_some_and(|t| anaphor(t) || (relative(t) && t > 0 && anaphor(t - 1)));
    is_denial(attribution) && !attribution.source.is_empty() && (anaphor(at) || before)
}

fn points_back(scene: Scene<'_>, attribution: &Attribution) -> bool {
    if remarks(scene, attribution) {
        return true;
    }
    let short = attribution.content.iter().all(|c| c.len() < 40);
    let words = |s: &Span| scene.text.lower_span(*s).split_whitespace().any(|w| ANAPHORS.contains(&w));
    attribution.content.is_empty() || short && attribution.content.iter().any(words)
}
