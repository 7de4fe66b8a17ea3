//! A line that tells of everyone in the list below it: "The following were arrested on 4 May:".

use std::collections::HashMap;

use super::court::length_from;
use crate::propose::lexicon::Trigger;
use crate::propose::page::{Draft, Page};
use crate::propose::people::Part;
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// The most people of one list.
const ITEMS_MAX: usize = 200;

/// What the line tells of each, with its words.
struct Told {
    kind: Kind,
    start: usize,
    end: usize,
    date: Option<ProposedDate>,
    length: Option<String>,
}

/// Reads the list below the sentence at `number`, where that sentence introduces one.
pub(super) fn read(page: &mut Page<'_>, number: usize) {
    let sentence = page.tokens.sentences[number];
    if !page.tokens.is(sentence.end - 1, ":") || sentence.end - sentence.start < 4 {
        return;
    }
    let group = (sentence.start..sentence.end).find(|at| is_group(page, *at));
    let named = page
        .people
        .within(sentence.start, sentence.end)
        .any(|mention| mention.named && !page.people.list[mention.person].acts_for_a_state());
    let (Some(group), false) = (group, named) else { return };
    let told: Vec<Told> =
        (group + 1..sentence.end).filter_map(|at| told_at(page, at, group, sentence)).collect();
    if told.is_empty() {
        return;
    }
    for person in listed(page, number) {
        for event in &told {
            let draft = Draft::new(event.kind, "leads.list", person, event.start, event.end)
                .on(event.date)
                .maybe(Field::Length, event.length.clone())
                .sure(0.6);
            page.push(draft);
        }
    }
}

fn is_group(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(
        at,
        &[
            "individuals",
            "persons",
            "people",
            "those",
            "following",
            "detainees",
            "prisoners",
            "journalists",
            "activists",
            "defenders",
            "men",
            "women",
            "members",
            "students",
            "bloggers",
            "lawyers",
            "monks",
            "protesters",
            "demonstrators",
            "citizens",
            "defendants",
            "writers",
        ],
    )
}

fn told_at(page: &Page<'_>, at: usize, group: usize, sentence: Sentence) -> Option<Told> {
    let kind = match page.trigger(at)? {
        Trigger::Custody => Kind::Arrest,
        Trigger::Released => Kind::Release,
        Trigger::Sentenced => Kind::Sentence,
        Trigger::Convicted => Kind::Conviction,
        Trigger::Charged => Kind::Charge,
        Trigger::Remain
            if (at + 1..at + 4).any(|word| page.tokens.is_any(word, &["detention", "custody", "prison"])) =>
        {
            Kind::Detention
        }
        _ => return None,
    };
    if page.unreal(at, sentence) {
        return None;
    }
    let date = page.date_of(at, sentence).filter(|_| kind != Kind::Detention);
    let end = date.filter(|date| date.start > at).map_or(at + 1, |date| date.end);
    let start = if kind == Kind::Arrest { group.saturating_sub(1).max(sentence.start) } else { at };
    let length =
        (kind == Kind::Sentence).then(|| length_from(page, at + 1, (at + 6).min(sentence.end))).flatten();
    Some(Told {
        kind,
        start,
        end: end.max(length.map_or(0, |(_, end)| end)),
        date: date.and_then(|date| date.proposed()),
        length: length.map(|(start, end)| page.tokens.flat(start, end)),
    })
}

/// Drops what the line above a list tells of somebody of whom his own entry tells it with another date.
pub(super) fn drop_where_own_entry_differs(page: &mut Page<'_>) {
    if !page.drafts.iter().any(|draft| draft.rule == "leads.list") {
        return;
    }
    let mut own: HashMap<(Kind, Option<usize>), Vec<ProposedDate>> = HashMap::new();
    for draft in page.drafts.iter().filter(|draft| draft.rule != "leads.list") {
        let dates = own.entry((draft.kind, draft.person)).or_default();
        dates.extend(draft.date.filter(|_| dates.len() < ITEMS_MAX));
    }
    let differs = |draft: &Draft| {
        let dates = own.get(&(draft.kind, draft.person)).into_iter().flatten();
        draft.date.is_some_and(|date| dates.into_iter().any(|own| !own.date.may_agree_with(date.date)))
    };
    let kept: Vec<bool> =
        page.drafts.iter().map(|draft| draft.rule != "leads.list" || !differs(draft)).collect();
    let mut kept = kept.into_iter();
    page.drafts.retain(|_| kept.next().unwrap_or(true));
}

/// Who heads the paragraphs that follow: "- A B, a teacher", "3. A B", "A B (Minsk)".
fn listed(page: &Page<'_>, number: usize) -> Vec<usize> {
    let mut people = Vec::new();
    for sentence in page.tokens.sentences.iter().skip(number + 1).take(2 * ITEMS_MAX) {
        let bullet = matches!(page.tokens.word(sentence.start), "-" | "–" | "—" | "•" | "*" | "·");
        if !sentence.opens_paragraph && !bullet {
            continue;
        }
        let first = page.people.within(sentence.start, sentence.end).next();
        let heads = first.filter(|first| {
            let before_is_mark = (sentence.start..first.phrase)
                .all(|at| !page.tokens.list[at].is_word() || page.tokens.shape(at) == Shape::Number);
            first.named && first.part != Part::Owner && before_is_mark && first.phrase <= sentence.start + 3
        });
        let Some(first) = heads.filter(|_| people.len() < ITEMS_MAX) else { break };
        if !people.contains(&first.person) {
            people.push(first.person);
        }
    }
    people
}
