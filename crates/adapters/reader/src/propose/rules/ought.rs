//! What ought to be done, said by a chamber in its clauses or by a body in its own words: "Harju must release
//! X", "these three should be home", "we hold the ministry responsible for his fate". All are calls.

use super::Spot;
use super::acts::is_matter;
use super::calls::{Chamber, standing_for};
use super::speakers::{Speaker, group, those};
use crate::propose::lexicon::{ASKED_FOR, COUNSEL, KIN, MATTER, NEG, PERSECUTION, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::vocabulary::{Field, Kind};

/// "must", "should" in the mouth of a chamber or of a body that is quoted.
pub(super) fn ought(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let quote = chamber.quotes.around(at);
    let quote = quote.filter(|quote| quote.of_body);
    let date = quote.and_then(|quote| quote.date);
    let Some(by) = chamber.speaker().or_else(|| quote?.by.clone()) else { return };
    let voice = Voice { by: &by, date };
    if page.tokens.has(at + 1, NEG) && chamber.speaker().is_some() {
        return;
    }
    let end = (at + 1..sentence.end)
        .find(|word| matches!(page.tokens.word(*word), ";" | "”" | "\"" | "–"))
        .unwrap_or(sentence.end);
    let asked = (at + 1..end)
        .any(|word| page.tokens.has(word, ASKED_FOR) || is_matter(page, word) || freed(page, word));
    if !asked {
        return;
    }
    let subject = Speaker::of(page, at, sentence);
    let of_body = subject.is_some_and(|voice| voice.is_body(page));
    if of_body {
        let start = subject.map_or(at, |voice| voice.start);
        return of_others(page, spot, start, end, voice);
    }
    // "X must be released", "these three should be home".
    let passive = (at + 1..(at + 8).min(end)).any(|word| page.tokens.is(word, "be"));
    let Some(subject) = subject.filter(|_| passive) else { return };
    let named = page
        .people
        .within(subject.start, at)
        .find(|mention| mention.part == Part::Subject && !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let people = match named {
        Some(first) => page.people.list_from(&page.tokens, &first, at),
        None => group(page, spot, subject.start, at),
    };
    for mention in people {
        push(page, &mention, (subject.start, end.min(at + 8)), "release", voice);
    }
}

/// "(A) release X;" after "calls on the government to—": a chamber asks it.
pub(super) fn sub_clause(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let (Some(verb), Some(by)) = (chamber.sub_clause(page, at), chamber.speaker()) else { return };
    let end = (verb + 1..sentence.end)
        .find(|word| {
            page.tokens.is(*word, ";")
                || page.tokens.is(*word, "(")
                    && page.tokens.is(word + 2, ")")
                    && page.tokens.word(word + 1).len() < 4
        })
        .unwrap_or(sentence.end);
    let asked = (verb..end)
        .any(|word| page.tokens.has(word, ASKED_FOR) || is_matter(page, word) || freed(page, word));
    // "(1) calls for …" has its own verb of asking.
    if asked && page.trigger(verb) != Some(Trigger::CallVerb) {
        of_others(page, Spot { at: verb, ..spot }, verb, end, Voice { by: &by, date: None });
    }
}

/// A body ought to do it, for somebody who is named after it: for each verb of the clause, those who follow it.
fn of_others(page: &mut Page<'_>, spot: Spot, start: usize, end: usize, voice: Voice<'_>) {
    let Spot { at, .. } = spot;
    let fits = |mention: &Mention| {
        !page.people.list[mention.person].acts_for_a_state() && !page.people.list[mention.person].counsel
    };
    let mut starts = vec![at];
    starts.extend((at + 2..end).filter(|word| {
        page.tokens.is(*word, "and")
            && !page.tokens.has(word + 1, COUNSEL | KIN | MATTER | PERSECUTION)
            && !page.tokens.is_any(word + 1, &["doctor", "medical", "medicine", "treatment"])
            && (page.tokens.has(word + 1, ASKED_FOR) || page.tokens.is(word + 1, "cooperate"))
            && page.people.at(word + 1).is_none()
            && (word + 1..end).any(|later| page.people.at(later).is_some())
    }));
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end]).collect();
    let mut calls: Vec<(Mention, (usize, usize), String)> = Vec::new();
    for (from, to) in starts.into_iter().zip(ends) {
        let first = page.people.within(from, to).find(|mention| fits(mention)).copied();
        let release = (from..to).any(|word| freed(page, word));
        let people = match first {
            Some(first) if first.named && first.part != Part::Owner => {
                page.people.list_from(&page.tokens, &first, to)
            }
            Some(first) => vec![first],
            None => match theirs(page, spot, from, to) {
                people if people.is_empty() => those(page, spot, from, to),
                people => people,
            },
        };
        for mention in people {
            let ask = if release {
                "release".to_owned()
            } else {
                page.tokens.flat(from + 1, mention.phrase.max(from + 2).min(from + 16))
            };
            let least = if mention.phrase < from { to } else { mention.end };
            calls.push((mention, (from, least), ask));
        }
    }
    for (mention, (from, to), ask) in calls {
        let from = if from == at { start } else { from + 1 };
        push(page, &mention, (from, to), &ask, voice);
    }
}

fn freed(page: &Page<'_>, word: usize) -> bool {
    page.tokens.is_any(word, &["release", "released", "free", "freed", "home"])
}

/// "to secure their release": of those for whom something was asked last. "a prominent activist": the one at hand.
fn theirs(page: &Page<'_>, spot: Spot, from: usize, to: usize) -> Vec<Mention> {
    let their = (from..to).find(|word| {
        page.tokens.is(*word, "their") && (word + 1..word + 4).any(|next| is_matter(page, next))
    });
    if let Some(their) = their {
        let mut people: Vec<usize> = Vec::new();
        let mut last = None;
        for draft in page.drafts.iter().rev().filter(|draft| draft.kind == Kind::Call).take(40) {
            let same = last.is_none_or(|start: usize| start.abs_diff(draft.start) < 2);
            if !same || spot.at.saturating_sub(draft.end) > 60 {
                break;
            }
            last = Some(draft.start);
            people.extend(draft.person.filter(|person| !people.contains(person)));
        }
        people.reverse();
        return people.into_iter().map(|person| standing_for(person, their, Part::Owner)).collect();
    }
    let release = (from..to).find(|word| page.tokens.is_any(*word, &["release", "free"]));
    let one = release.is_some_and(|word| page.tokens.is_any(word + 1, &["a", "the", "this"]));
    match (release, page.people.dominant) {
        (Some(word), Some(person)) if one => vec![standing_for(person, word, Part::Object)],
        _ => Vec::new(),
    }
}

/// "We hold the authorities responsible for his situation".
pub(super) fn held_responsible(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is(at + 1, "for") {
        return;
    }
    let from = at.saturating_sub(8).max(sentence.start);
    let Some(verb) = (from..at).rev().find(|word| page.tokens.is_any(*word, &["hold", "holds", "held"]))
    else {
        return;
    };
    let Some(voice) = Speaker::of(page, verb, sentence).filter(|voice| voice.can_ask(page)) else { return };
    if page.unreal(verb, sentence) || page.is_passive(verb, sentence) {
        return;
    }
    let quote = chamber.quotes.around(at);
    let date = quote.and_then(|quote| quote.date);
    let quoted = quote.and_then(|quote| quote.by.clone());
    let own = page.tokens.is_any(voice.start, &["we", "i"]);
    let by = quoted.filter(|_| own).unwrap_or_else(|| voice.name(page));
    let limit = (at + 12).min(sentence.end);
    let mention = page
        .people
        .within(at, limit)
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    // "his" in somebody's own words is never the speaker.
    let mention = mention.map(|mention| match page.focus(spot) {
        Some(person) if !mention.named && by.starts_with(&page.people.list[mention.person].name) => {
            Mention { person, ..mention }
        }
        _ => mention,
    });
    if let Some(mention) = mention {
        push(page, &mention, (voice.start, at + 1), "hold responsible", Voice { by: &by, date });
    }
}

/// Who says that it ought to be, and when.
#[derive(Debug, Clone, Copy)]
struct Voice<'a> {
    by: &'a str,
    date: Option<ProposedDate>,
}

fn push(page: &mut Page<'_>, mention: &Mention, quote: (usize, usize), ask: &str, voice: Voice<'_>) {
    let end = if mention.phrase < quote.0 { quote.1 } else { quote.1.max(mention.end) };
    let draft = Draft::new(Kind::Call, "ought.said", mention.person, quote.0, end)
        .on(voice.date)
        .with(Field::By, voice.by)
        .with(Field::Ask, ask)
        .sure(0.6);
    page.push(draft);
}
