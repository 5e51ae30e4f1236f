//! From the frames of a document to its claims.

use core::ops::Range;

use super::events::Events;
use super::frame::{frames, Frame, Victim, View};
use super::gender::Gender;
use super::said::Said;
use super::scope::{ClassId, Scopes};
use super::who::{is_person, parties, tokens_of, within, Party, PartyKind, Scene};
use super::{place, sources, tally, time};
use super::{Claim, ClaimPlace, ClaimTime, Figure, Group, Level, Parts, Polarity, Rules};
use crate::attribution::Stance;
use crate::document::{Role, Sentence, Text};
use crate::mention::entity::EntityKind;
use crate::mention::quantity::Interval;
use crate::span::Span;

/// A claim with what ties it to the others of its document.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) claim: Claim,
    pub(crate) kind: PartyKind,
    pub(crate) age: Option<u32>,
    pub(crate) gender: Option<Gender>,
    /// Whether the words say that somebody else is meant than those before: "another man", "a boy was also hurt".
    pub(crate) further: bool,
    /// Whether it counts some of those told of before: "two of them".
    pub(crate) partial: bool,
    /// The draft of which it is what a second speaker says: "the ministry and the monitor said".
    pub(crate) copy_of: Option<usize>,
}

impl Draft {
    /// Makes it a claim of the headline: quantities and attributions there have no numbers.
    pub(crate) fn move_to_title(&mut self) {
        self.claim.in_title = true;
        self.claim.quantity = None;
        self.claim.attribution = None;
    }
}

/// What was said in earlier sentences.
#[derive(Debug, Default)]
struct Discourse {
    place: Option<ClaimPlace>,
    time: Option<ClaimTime>,
}

impl Discourse {
    /// Takes up the last place in sentences that tell of no event.
    fn pass_over(&mut self, scene: Scene<'_>, passages: &[Passage<'_>]) {
        let mut quiet = passages.iter().rev().filter(|p| !p.eventful).map(|p| &p.sentence.range);
        let place = quiet.find_map(|tokens| place::place(scene, tokens, &(tokens.start..tokens.start)));
        self.place = place.or_else(|| self.place.take());
    }
}

/// A sentence with what is read in it, step by step.
struct Passage<'d> {
    sentence: Sentence<'d>,
    /// Whether a word for an event stands in it.
    eventful: bool,
    parties: Vec<Party>,
    frames: Vec<Frame>,
}

/// The claims of a document in the order of its text. One step is taken over all sentences before the next, so that its
/// code stays at hand.
pub(crate) fn drafts(text: &Text<'_>, parts: Parts<'_>, rules: &Rules) -> Vec<Draft> {
    let events = &rules.events;
    let mut passages = passages(text, events);
    if !passages.iter().any(|p| p.eventful) {
        return Vec::new();
    }
    let said = Said::new(parts.attributions);
    let scene = Scene { text, parts: &parts, scopes: &rules.scopes, said: &said, kinds: &rules.kinds };
    for passage in passages.iter_mut().filter(|p| p.eventful) {
        passage.parties = parties(scene, &passage.sentence.range);
        free_from_subsets(scene, events, &mut passage.parties);
    }
    for passage in passages.iter_mut().filter(|p| p.eventful) {
        passage.frames = frames(view(scene, events, passage));
    }
    let mut discourse = Discourse { place: place::dateline(scene), time: None };
    let mut drafts = Vec::new();
    let mut told = 0;
    for (at, passage) in passages.iter().enumerate().filter(|(_, p)| p.eventful) {
        if !passage.frames.is_empty() {
            discourse.pass_over(scene, &passages[told..at]);
            told = at + 1;
        }
        let first = drafts.len();
        for frame in &passage.frames {
            claims(view(scene, events, passage), frame, &mut discourse, &mut drafts);
        }
        deny(scene, passage.sentence.span, first, &mut drafts);
    }
    place_the_rest(scene, discourse, &passages[told..], &mut drafts);
    drafts
}

/// The sentences of the text itself.
fn passages<'d>(text: &Text<'d>, events: &Events) -> Vec<Passage<'d>> {
    let own = text.document.sentences().filter(|s| matches!(s.role, Role::Body | Role::Headline));
    let passage = |sentence: Sentence<'d>| Passage {
        eventful: sentence.range.clone().any(|t| events.at(text, t, sentence.range.end).is_some()),
        sentence,
        parties: Vec::new(),
        frames: Vec::new(),
    };
    own.map(passage).collect()
}

fn view<'a>(scene: Scene<'a>, events: &'a Events, passage: &'a Passage<'_>) -> View<'a> {
    let tokens = &passage.sentence.range;
    View {
        scene,
        events,
        sentence: (tokens.start, tokens.end),
        role: role_of(scene.text, passage.sentence.role),
        parties: &passage.parties,
    }
}

/// A text of one sentence without a full stop is a headline, as a title is.
fn role_of(text: &Text<'_>, role: Role) -> Role {
    let open = text.tokens().last().is_some_and(|last| !matches!(text.raw(last.span), "." | "!" | "?" | "\"" | "”"));
    if open && text.document.sentences().len() == 1 {
        Role::Headline
    } else {
        role
    }
}

/// "12 dead, including children, and 30 injured": what has an event word of its own is no part of the party before it.
fn free_from_subsets(scene: Scene<'_>, events: &Events, parties: &mut [Party]) {
    for at in 1..parties.len() {
        let tokens = parties[at].tokens.clone();
        let end = scene.text.tokens().len().min(tokens.end + 1);
        let joined = tokens.start > 0 && scene.text.lower(tokens.start - 1) == "and";
        let told = || (tokens.start..end).any(|t| events.at(scene.text, t, end).is_some());
        if parties[at - 1].subset && joined && told() {
            parties[at].subset = false;
        }
    }
}

/// What stands before the first place of a report happened there too.
fn place_the_rest(scene: Scene<'_>, mut discourse: Discourse, behind: &[Passage<'_>], drafts: &mut [Draft]) {
    if drafts.iter().all(|d| d.claim.place.is_some()) {
        return;
    }
    let mut last = || {
        discourse.pass_over(scene, behind);
        discourse.place.take()
    };
    let first = drafts.iter().find_map(|d| d.claim.place.clone());
    let first = first.or_else(&mut last).or_else(|| place::attributive(scene));
    let Some(place) = first else { return };
    for draft in drafts.iter_mut().filter(|d| d.claim.place.is_none()) {
        draft.claim.place = Some(ClaimPlace { level: Level::Document, ..place.clone() });
    }
}

fn claims(view: View<'_>, frame: &Frame, discourse: &mut Discourse, drafts: &mut Vec<Draft>) {
    let event = view.events.get(frame.event);
    let bare = frame.victims.is_empty().then_some(None).into_iter();
    let victims = frame.victims.iter().map(Some);
    for victim in bare.chain(victims) {
        let party = victim.map(|v| &view.parties[v.party]);
        let told = matches!(party.map(|p| p.kind), Some(PartyKind::Figure | PartyKind::Nobody | PartyKind::Indefinite));
        if !told && !event.bare && !is_denied(view, frame) || denies_degree(view, frame, party) {
            continue;
        }
        let whole = drafts.len();
        let mut draft = draft(view, frame, victim, discourse);
        if party.is_some_and(|p| p.class.is_none()) && frame.class.is_none() {
            inherit_class(view, frame, &mut draft, drafts);
        }
        share_side(&mut draft, drafts.last());
        let others = by_others(view.scene, &draft, whole);
        drafts.push(draft);
        drafts.extend(others);
        if let Some(victim) = victim.filter(|_| told) {
            subsets(view, frame, *victim, whole, discourse, drafts);
        }
    }
}

/// "None suffered life-threatening injuries", "nobody was hurt too badly": how badly is denied, and not that they were.
fn denies_degree(view: View<'_>, frame: &Frame, party: Option<&Party>) -> bool {
    let Range { start, end } = frame.trigger;
    let mut around = view.sentence.0.max(start.saturating_sub(2))..view.sentence.1.min(end + 3);
    let degree = |t: usize| {
        matches!(
            view.scene.text.lower(t),
            "seriously" | "critically" | "severely" | "badly" | "gravely" | "serious" | "critical" | "threatening"
        )
    };
    party.is_some_and(|p| p.kind == PartyKind::Nobody) && around.any(degree)
}

/// Whether somebody denies it: "the army denied that students had been abducted" tells of them without a number.
fn is_denied(view: View<'_>, frame: &Frame) -> bool {
    let mut around = view.scene.said.holding(view.scene.text.span(frame.trigger.clone()));
    around.any(|a| view.scene.parts.attributions[a].stance == Stance::Denies)
}

/// "The Observatory and state media said": what the others say beside the first.
fn by_others(scene: Scene<'_>, draft: &Draft, number: usize) -> Vec<Draft> {
    let Some(attribution) = draft.claim.attribution.map(|a| &scene.parts.attributions[a]) else { return Vec::new() };
    let say = |name: &String| {
        let mut copy = Draft { copy_of: Some(number), ..draft.clone() };
        copy.claim.sources.pop();
        copy.claim.sources.push(name.clone());
        copy
    };
    attribution.others.iter().map(say).collect()
}

/// "a Syrian tank and an APC": what is lost beside a thing of one side belongs to it too.
fn share_side(draft: &mut Draft, before: Option<&Draft>) {
    let Some(before) = before.filter(|b| b.claim.trigger == draft.claim.trigger).map(|b| &b.claim) else { return };
    let thing = |c: &Claim| c.who.as_ref().is_some_and(|w| w.within.iter().any(|c| c == "things"));
    if thing(&draft.claim) && thing(before) {
        let side = before.who.as_ref().and_then(|w| w.side.clone());
        if let Some(who) = draft.claim.who.as_mut().filter(|w| w.side.is_none()) {
            who.side = side;
        }
    }
}

/// "12 killed, including four children": a claim of its own for the part.
fn subsets(
    view: View<'_>,
    frame: &Frame,
    whole: Victim,
    at: usize,
    discourse: &mut Discourse,
    drafts: &mut Vec<Draft>,
) {
    let parties = view.parties;
    let last = frame.victims.last().map_or(whole.party, |v| v.party);
    if whole.party != last {
        return;
    }
    let mut next = last + 1;
    while let Some(party) = parties.get(next) {
        if !party.subset {
            if party.tokens.start > frame.trigger.end || party.is_counted() {
                break;
            }
            next += 1;
            continue;
        }
        if party.is_counted() && !crosses_other_frame(view, frame, party) {
            let victim = Victim { party: next, figure: party.figure, at_most: false };
            let mut part = draft(view, frame, Some(&victim), discourse);
            part.claim.part_of = Some(at.to_string());
            drafts.push(part);
        }
        next += 1;
    }
}

/// Whether another event word stands between, to which the part belongs rather.
fn crosses_other_frame(view: View<'_>, frame: &Frame, party: &Party) -> bool {
    let between = frame.trigger.end..party.tokens.start.max(frame.trigger.end);
    let counted = view.parties.iter().any(|p| {
        !p.subset
            && p.is_counted()
            && p.tokens.start >= between.start
            && p.tokens.end <= between.end
            && !frame.victims.iter().any(|v| view.parties[v.party].tokens == p.tokens)
    });
    counted
}

/// "3,200 houses collapsed and 25,000 damaged": the bare figure counts what the one before it counts.
fn inherit_class(view: View<'_>, frame: &Frame, draft: &mut Draft, drafts: &[Draft]) {
    let before = drafts.iter().rev().take_while(|d| d.claim.sentence == draft.claim.sentence);
    let groups = before.filter_map(|d| d.claim.who.as_ref());
    let scopes = view.scene.scopes;
    for group in groups {
        let class = scopes.id(&group.class).filter(|c| view.events.happens_to(frame.event, *c, scopes));
        if let (Some(class), Some(who)) = (class, draft.claim.who.as_mut()) {
            set_class(scopes, who, class);
            who.side.clone_from(&group.side);
            return;
        }
    }
}

fn set_class(scopes: &Scopes, group: &mut Group, class: ClassId) {
    scopes.name(class).clone_into(&mut group.class);
    group.within = scopes.above(class).to_vec();
}

fn draft(view: View<'_>, frame: &Frame, victim: Option<&Victim>, discourse: &mut Discourse) -> Draft {
    let scene = view.scene;
    let sentence = view.sentence.0..view.sentence.1;
    let party = victim.map(|v| &view.parties[v.party]);
    let trigger = scene.text.span(frame.trigger.clone());
    let mut speakers = sources::speakers(scene, trigger);
    if let (true, None) = (frame.toll, speakers.attribution) {
        speakers.sources.extend(sources::keeper(scene, &sentence, frame.trigger.start));
    }
    if speakers.attribution.is_none() {
        speakers.sources.extend(sources::counter(scene, &sentence, frame.trigger.start));
    }
    let attribution = speakers.attribution.map(|a| &scene.parts.attributions[a]);
    let event = view.events.get(frame.event);
    let nobody = party.is_some_and(|p| p.kind == PartyKind::Nobody);
    let sentence_span = scene.text.span(sentence.clone());
    let mut claim = Claim {
        id: String::new(),
        doc: scene.text.document.id.clone(),
        sentence: sentence_span,
        text: scene.text.raw(sentence_span).to_owned(),
        event: event.name.clone(),
        event_within: event.above.to_vec(),
        plover: event.plover.clone(),
        trigger,
        polarity: if frame.negated || nobody { Polarity::Negated } else { Polarity::Affirmed },
        certainty: sources::certainty(&speakers, frame.certainty),
        quantity: party.and_then(|p| p.quantity),
        count: victim.map_or_else(Interval::default, |v| count(scene, &view.parties[v.party], *v)),
        written: party
            .and_then(|p| p.quantity)
            .map(|q| scene.parts.quantities[q].written(scene.text.document.text()).to_owned())
            .filter(|words| !words.is_empty()),
        unit: party
            .and_then(|p| p.quantity)
            .and_then(|q| scene.parts.quantities[q].unit.as_ref())
            .map(|u| u.id.clone()),
        figure: victim.map_or(Figure::Level, |v| match v.figure {
            Figure::Level if is_each_time(scene.text, &sentence, &frame.trigger) => Figure::Rate,
            figure => figure,
        }),
        who: party.map(|p| group(view, frame, p)).or_else(|| uncounted(view, frame)),
        actor: frame.actor.map(|a| group(view, frame, &view.parties[a])),
        place: place::place(scene, &sentence, &frame.trigger),
        time: time::time(scene, &sentence, &frame.trigger, attribution, frame.toll),
        attribution: speakers.attribution,
        sources: speakers.sources,
        stance: speakers.stance,
        ..Claim::default()
    };
    let antecedent = party.filter(|p| p.kind == PartyKind::Pronoun).and_then(|p| antecedent(view, frame, p));
    let age = party.into_iter().chain(antecedent).find_map(|p| p.age);
    if let (Some(who), Some(mention)) = (claim.who.as_mut(), antecedent.and_then(|a| a.mention)) {
        who.names = vec![scene.parts.mentions[mention].name.clone()];
    }
    let mut draft = Draft {
        gender: claim.who.as_ref().and_then(|who| Gender::of_phrase(scene.text.lower_span(who.span))),
        claim,
        kind: party.map_or(PartyKind::Bare, |p| p.kind),
        age,
        copy_of: None,
        partial: party.is_some_and(|p| p.subset || scene.text.lower(p.tokens.end) == "of"),
        further: party.is_some_and(|p| is_further(scene, p, &frame.trigger)),
    };
    if counts_many_harmed(&draft.claim) && tally::is_tally(scene, &sentence, &frame.trigger, draft.claim.time.as_ref())
    {
        draft.claim.figure = Figure::Tally;
    }
    let aside = is_aside(scene.text, &sentence, frame.trigger.start);
    settle(&mut draft.claim, aside, discourse);
    let inherited = |time: &ClaimTime| time.level >= Level::Discourse;
    if draft.claim.time.as_ref().map_or(true, inherited) {
        let earlier = time::of_earlier_event(scene, &sentence, frame.trigger.start);
        draft.claim.time = earlier.or(draft.claim.time);
    }
    draft
}

/// Whether it counts more than one who was killed or hurt.
fn counts_many_harmed(claim: &Claim) -> bool {
    let harm = claim.event == "casualties" || claim.event_within.iter().any(|event| event == "casualties");
    harm && claim.figure == Figure::Level && claim.count.low.is_some_and(|low| low > 1.0)
}

/// "Every day 30 people are killed", "40 were killed each week": so many in each unit of time.
fn is_each_time(text: &Text<'_>, sentence: &Range<usize>, trigger: &Range<usize>) -> bool {
    let each = |t: usize| {
        matches!(text.lower(t), "every" | "each" | "per")
            && matches!(text.lower(t + 1), "day" | "week" | "month" | "year" | "hour" | "night")
    };
    each(sentence.start) || each(trigger.end)
}

/// For whom "he" or "she" stands: the last single person before it in its sentence, if the words do not speak against it.
/// An object stands for nobody who does it: whom "his brother shot him" is no brother.
fn antecedent<'v>(view: View<'v>, frame: &Frame, pronoun: &Party) -> Option<&'v Party> {
    let word = view.scene.text.lower(pronoun.tokens.start);
    let gender = Gender::of_word(word)?;
    let object = frame.active && pronoun.tokens.start >= frame.trigger.end && !word.ends_with("self");
    let head = |p: &Party| Gender::of_word(view.scene.text.lower(p.tokens.end - 1));
    let person = |p: &Party| {
        let told = matches!(p.kind, PartyKind::Name | PartyKind::Definite | PartyKind::Indefinite);
        told && p.is_single() && !p.possessor
    };
    let mut before = view.parties.iter().rev().filter(|p| p.tokens.end <= pronoun.tokens.start && person(p));
    if object {
        before.find(|p| p.tokens.end <= frame.trigger.start);
    }
    before.find(|p| head(p).map_or(true, |g| g == gender))
}

fn is_further(scene: Scene<'_>, party: &Party, trigger: &Range<usize>) -> bool {
    let word = |t: usize| scene.text.lower(t);
    let other = |t: usize| {
        matches!(word(t), "another" | "other" | "others" | "second" | "third" | "fourth" | "fifth" | "sixth")
    };
    let between = party.tokens.end..trigger.start.min(party.tokens.end + 4);
    party.tokens.clone().any(other) || between.into_iter().any(|t| word(t) == "also")
}

/// Whether a phrase without a figure counts: persons, and things that can be lost singly. "A city" or "an attack" say no
/// number.
fn implies_one(scene: Scene<'_>, party: &Party) -> bool {
    let holds = |name: &str, class: ClassId| scene.scopes.id(name).is_some_and(|c| scene.scopes.lies_within(class, c));
    party.class.map_or(true, |class| {
        is_person(scene, class)
            || party.kind == PartyKind::Indefinite
                && ["vehicles", "houses", "aircraft", "ships", "animals", "homes"].iter().any(|name| holds(name, class))
    })
}

fn count(scene: Scene<'_>, party: &Party, victim: Victim) -> Interval {
    if party.quantity.is_none() && party.kind != PartyKind::Nobody && !implies_one(scene, party) {
        return Interval::default();
    }
    if victim.at_most {
        let high = party.count.high.or(party.count.low);
        return high.map_or_else(Interval::default, Interval::at_most);
    }
    party.count
}

/// "Tolm, which was seized in early March, …": told beside the story, whose days it does not change.
fn is_aside(text: &Text<'_>, sentence: &Range<usize>, trigger: usize) -> bool {
    let comma =
        (sentence.start.max(trigger.saturating_sub(LONGEST_ASIDE))..trigger).rev().find(|t| text.lower(*t) == ",");
    comma.is_some_and(|comma| matches!(text.lower(comma + 1), "which" | "where"))
}

/// Tokens between the comma of a relative clause and its verb.
const LONGEST_ASIDE: usize = 8;

/// Takes place and time from what was said before where the sentence has none, and keeps them for what follows; the time
/// of an aside holds for it alone.
fn settle(claim: &mut Claim, aside: bool, discourse: &mut Discourse) {
    match &claim.place {
        // The country around it is no other place: the story goes on in the province.
        Some(place) if discourse.place.as_ref().is_some_and(|p| p.within.contains(&place.name)) => {}
        Some(place) if discourse.place.as_ref() == Some(place) => {}
        Some(place) => discourse.place = Some(place.clone()),
        None => {
            claim.place =
                discourse.place.clone().map(|place| ClaimPlace { level: place.level.max(Level::Discourse), ..place });
        }
    }
    match &claim.time {
        // What has gone on since the war began is background; the next sentence tells the day's news.
        Some(time) if time.cumulative => {}
        Some(time) if time.start.is_some() && !aside => discourse.time = Some(time.clone()),
        Some(_) => {}
        None => claim.time = discourse.time.clone().map(|time| ClaimTime { level: Level::Discourse, ..time }),
    }
}

fn group(view: View<'_>, frame: &Frame, party: &Party) -> Group {
    let scene = view.scene;
    let span = noun_span(scene, party);
    let mut group =
        Group { text: scene.text.raw(span).to_owned(), span, side: side(scene, &party.tokens), ..Group::default() };
    let fallback = || {
        ["people", "houses"].iter().find_map(|c| {
            let class = scene.scopes.id(c)?;
            view.events.happens_to(frame.event, class, scene.scopes).then_some(class)
        })
    };
    let suits = |class: &ClassId| view.events.happens_to(frame.event, *class, scene.scopes);
    let own = party.class.filter(|class| party.kind != PartyKind::Figure || suits(class) || frame.actor.is_some());
    if let Some(class) = own.or(frame.class).or_else(fallback) {
        set_class(scene.scopes, &mut group, class);
    }
    group.names = party.mention.map(|m| scene.parts.mentions[m].name.clone()).into_iter().collect();
    group
}

/// Those of whom the event's own word says that they are several: "deaths and injuries".
fn uncounted(view: View<'_>, frame: &Frame) -> Option<Group> {
    let span = view.scene.text.span(view.uncounted(frame).filter(|_| frame.victims.is_empty())?);
    let mut group = Group { text: view.scene.text.raw(span).to_owned(), span, ..Group::default() };
    set_class(view.scene.scopes, &mut group, view.scene.scopes.people()?);
    Some(group)
}

fn noun_span(scene: Scene<'_>, party: &Party) -> Span {
    let noun = party.quantity.and_then(|q| scene.parts.quantities[q].noun.as_ref());
    noun.map_or_else(|| scene.text.span(party.tokens.clone()), |n| n.span)
}

/// The country or group that a party belongs to: "Turkish soldiers", "its soldiers", "soldiers of the Syrian army".
fn side(scene: Scene<'_>, tokens: &Range<usize>) -> Option<String> {
    let mentions = scene.parts.mentions;
    let span = scene.text.span(tokens.clone());
    let inside = within(mentions, span, |m| m.span)
        .map(|m| &mentions[m])
        .filter(|m| !is_class_word(scene, m.span))
        .find(|m| matches!(m.kind, EntityKind::Nationality | EntityKind::Organization | EntityKind::Place));
    let own = |m: &crate::mention::entity::Mention| match m.kind {
        EntityKind::Organization => m.within.last().cloned().unwrap_or_else(|| m.name.clone()),
        EntityKind::Nationality => m.within.first().cloned().unwrap_or_else(|| m.name.clone()),
        _ => m.name.clone(),
    };
    inside.map(own).or_else(|| {
        let anaphors = scene.parts.anaphors;
        let anaphor = within(anaphors, span, |a| a.span).map(|a| &anaphors[a]).find(|a| span.contains(a.span))?;
        anaphor.side.clone().or_else(|| mentions.iter().find(|m| m.entity == anaphor.entity).map(own))
    })
}

/// Whether the words of a mention name a class of things: an "APC" is a vehicle before it is a party.
fn is_class_word(scene: Scene<'_>, span: Span) -> bool {
    let tokens = tokens_of(scene.text, span);
    scene.scopes.word(scene.text, tokens.start, tokens.end).is_some_and(|(end, _)| end == tokens.end)
}

/// "…, data that the army denies": the figure before, denied by another.
fn deny(scene: Scene<'_>, sentence: Span, first: usize, drafts: &mut Vec<Draft>) {
    for at in sources::denials(scene, sentence) {
        let attribution = &scene.parts.attributions[at];
        let cue = attribution.cue.first().map_or(sentence.end, |c| c.start);
        let counted = |d: &Draft| d.claim.count != Interval::default() && d.claim.attribution != Some(at);
        let in_sentence =
            drafts[first..].iter().rposition(|d| counted(d) && d.claim.trigger.end <= cue).map(|i| first + i);
        let earlier = || drafts[..first].iter().rposition(|d| counted(d) && d.claim.attribution.is_some());
        let Some(denied) = in_sentence.or_else(earlier) else { continue };
        let speakers = sources::chain(scene, &[at]);
        let mut draft = drafts[denied].clone();
        draft.claim.attribution = speakers.attribution;
        draft.claim.sources = speakers.sources;
        draft.claim.stance = attribution.stance;
        draft.claim.part_of = None;
        let others = attribution.others.iter().map(|name| {
            let mut other = draft.clone();
            other.claim.sources.pop();
            other.claim.sources.push(name.clone());
            other
        });
        let others: Vec<Draft> = others.collect();
        drafts.push(draft);
        drafts.extend(others);
    }
}
