//! Kinds the frameworks need beyond the corpus: precedents, argument, courts, writing, visits, punishments.

use super::Spot;
use super::custody::owner_before;
use crate::propose::lexicon::{COUNTRY, DEMONYM, ROLE};
use crate::propose::page::{Draft, Page};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// "has written to the ambassador about X", "wrote to Y on behalf of X": an appeal.
pub(super) fn written_about(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at, &["written", "wrote"]) || page.unreal(at, sentence) {
        return;
    }
    let to = (at + 1..(at + 5).min(sentence.end)).find(|word| page.tokens.is(*word, "to"));
    let about = to.and_then(|to| {
        (to + 1..(to + 14).min(sentence.end))
            .find(|word| page.tokens.is_any(*word, &["about", "behalf", "concerning", "regarding"]))
    });
    let (Some(to), Some(about)) = (to, about) else { return };
    let target = page
        .people
        .within(about, (about + 9).min(sentence.end))
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let chain = page.chain_start(at, sentence);
    let (Some(mention), Some((start, end))) = (target, page.subject_words(chain, sentence)) else { return };
    let own = page.people.within(start, end).any(|speaker| speaker.person == mention.person);
    if own {
        return;
    }
    let draft = Draft::new(Kind::Call, "context.written_about", mention.person, start, mention.end)
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .with(Field::By, page.name_or_words(start, end))
        .with(Field::Ask, "letter about the case")
        .with(Field::To, page.tokens.flat(to + 1, page.noun_end(to + 1, sentence)))
        .sure(0.5);
    page.push(draft);
}

/// A proposal about nobody in particular.
fn general(kind: Kind, rule: &'static str, start: usize, end: usize) -> Draft {
    Draft { person: None, ..Draft::new(kind, rule, 0, start, end) }
}

fn own_voice(page: &Page<'_>) -> &'static str {
    if page.first_person { "the authors" } else { "the document" }
}

/// The limb of a sentence that holds `at`: between semicolons, colons and dashes.
fn limb(page: &Page<'_>, at: usize, sentence: Sentence) -> (usize, usize) {
    let breaks = |word: &usize| matches!(page.tokens.word(*word), ";" | ":" | "—" | "–");
    let mut start = (sentence.start..at).rev().find(breaks).map_or(sentence.start, |word| word + 1);
    let end =
        (at..sentence.end).find(|word| breaks(word) || page.tokens.is(*word, ".")).unwrap_or(sentence.end);
    if page.tokens.is(start, "and") {
        start += 1;
    }
    (start, end)
}

/// "secured the release of many …", "negotiate the release of …": others, told in general.
pub(super) fn precedent(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is(at, "release") || !page.tokens.is(at + 1, "of") {
        return;
    }
    let from = at.saturating_sub(5).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "secured",
                "won",
                "obtained",
                "negotiated",
                "negotiate",
                "negotiating",
                "achieved",
                "arranged",
                "securing",
                "brokered",
            ],
        )
    });
    let Some(verb) = verb else { return };
    let end = page.clause_end(at + 1, sentence, 16);
    let others = (at + 2..end).any(|word| {
        page.tokens.has(word, DEMONYM | ROLE)
            || page
                .tokens
                .is_any(word, &["citizens", "nationals", "prisoners", "hostages", "dissidents", "others"])
    });
    let named = page.people.within(at, end).next().is_some();
    let wished = page.tokens.is(verb.wrapping_sub(1), "to") || page.unreal(verb, sentence);
    if !others || named || wished {
        return;
    }
    let chain = page.chain_start(verb, sentence);
    let subject = page.subject_words(chain, sentence).filter(|(start, _)| at - start < 24);
    let start = subject.map_or(verb, |(start, _)| start);
    let draft = general(Kind::Precedent, "context.precedent", start, end)
        .maybe(Field::By, subject.map(|(start, end)| page.tokens.flat(start, end)))
        .with(Field::Other, page.tokens.flat(at + 2, end))
        .on(page.dates_in(start, end).first().and_then(crate::propose::dates::DateWords::proposed));
    page.push(draft);
}

/// "the … judiciary is not independent": a finding about a country's courts, by whoever says it.
pub(super) fn country_finding(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let (start, end) = limb(page, at, sentence);
    let independent = (at + 1..end).find(|word| {
        page.tokens.is_any(
            *word,
            &["independent", "independence", "impartial", "impartiality", "subservient", "politicized"],
        )
    });
    let Some(word) = independent.filter(|word| word - at < 16) else { return };
    let lacks = (at + 1..word).any(|word| {
        page.tokens
            .is_any(word, &["not", "lack", "lacks", "lacked", "no", "neither", "without", "never", "far"])
    }) || page.tokens.is_any(word, &["subservient", "politicized"]);
    let country = (start..at).chain(at..end).find(|word| page.tokens.has(*word, COUNTRY | DEMONYM));
    let (true, Some(country)) = (lacks, country) else { return };
    if page.drafts.last().is_some_and(|last| last.kind == Kind::CountryFinding && last.start == start) {
        return;
    }
    let verb = (at + 1..word)
        .find(|word| page.tokens.is_any(*word, &["is", "are", "lacks", "lack"]))
        .unwrap_or(at + 1);
    let draft = general(Kind::CountryFinding, "context.judiciary", start, word + 1)
        .with(Field::Subject, format!("{} {}", page.tokens.word(country), page.tokens.word(at)))
        .with(Field::Finding, format!("{} {}", page.tokens.word(at), page.tokens.flat(verb + 1, word + 1)))
        .with(Field::By, own_voice(page))
        .at(page.tokens.has(country, COUNTRY).then(|| page.tokens.word(country).to_owned()))
        .sure(0.6);
    page.push(draft);
}

/// "… engagement is necessary to secure his release": an argument, the authors' own.
pub(super) fn argument(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    let is =
        (at.saturating_sub(5).max(sentence.start)..at).any(|word| page.tokens.is_any(word, &["is", "are"]));
    let purpose = page.tokens.is_any(at + 1, &["to", "for"]);
    let (start, end) = limb(page, at, sentence);
    let effort = (start..chain).any(|word| {
        page.tokens.is_any(
            word,
            &[
                "engagement",
                "diplomacy",
                "negotiation",
                "negotiations",
                "intervention",
                "involvement",
                "action",
                "pressure",
            ],
        )
    });
    let freedom =
        (at + 1..end).any(|word| page.tokens.is_any(word, &["release", "freedom", "free", "return"]));
    if !(is && purpose && effort && freedom) {
        return;
    }
    let draft = general(Kind::Argument, "context.engagement", start, end)
        .with(Field::Topic, "engagement necessary")
        .with(Field::Argument, page.tokens.flat(start, end))
        .with(Field::By, own_voice(page))
        .sure(0.6);
    page.push(draft);
}

/// "has gone on writing in prison", "wrote from his cell": the prisoner's own work.
pub(super) fn work(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(5).max(sentence.start);
    let goes_on = (from..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &["continue", "continues", "continued", "kept", "keeps", "managed", "began", "goes", "gone"],
        )
    });
    let verb = page.tokens.is_any(at, &["writes", "wrote", "published", "written", "pens"]);
    let what = (at + 1..(at + 7).min(sentence.end)).any(|word| {
        page.tokens.is_any(
            word,
            &[
                "prison", "jail", "cell", "columns", "articles", "essays", "letters", "book", "books",
                "poems", "column", "article", "essay", "memoir", "colony",
            ],
        )
    });
    if !what || !(verb || goes_on.is_some()) || page.is_passive(at, sentence) {
        return;
    }
    let mut chain = page.chain_start(goes_on.unwrap_or(at), sentence);
    while chain > sentence.start
        && page.tokens.is_any(chain.wrapping_sub(1), &["to", "managed", "able", "on"])
    {
        chain = page.chain_start(chain - 1, sentence);
    }
    let Some(mention) = page.subject(chain, sentence) else { return };
    if page.unreal(goes_on.unwrap_or(at), sentence)
        && !page.tokens.is_any(goes_on.unwrap_or(at).wrapping_sub(1), &["to"])
    {
        return;
    }
    let draft = Draft::new(
        Kind::Work,
        "context.writing",
        mention.person,
        mention.phrase,
        page.clause_end(at, sentence, 9),
    )
    .with(Field::Kind, "writing")
    .on(page.dates_in(at, sentence.end).first().and_then(crate::propose::dates::DateWords::proposed))
    .sure(0.6);
    page.push(draft);
}

/// "was visited by his mother": contact with the prisoner.
pub(super) fn contact(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at, &["visited", "phoned", "telephoned"]) || page.unreal(at, sentence) {
        return;
    }
    let prison = (at..(at + 14).min(sentence.end)).any(|word| {
        page.tokens.has(word, crate::propose::lexicon::FACILITY)
            || page.tokens.is_any(word, &["custody", "detention"])
    });
    if !prison {
        return;
    }
    for mention in page.patients(at, sentence) {
        if page.people.list[mention.person].kind() != "prisoner" {
            continue;
        }
        let draft = Draft::new(
            Kind::Contact,
            "context.visited",
            mention.person,
            mention.phrase.min(at),
            page.clause_end(at, sentence, 14).max(mention.end),
        )
        .with(Field::Kind, if page.tokens.is(at, "visited") { "visit" } else { "call" })
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .sure(0.5);
        page.push(draft);
    }
}

/// "was placed in SHIZO": a punishment inside prison.
pub(super) fn punishment(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let cell = page.tokens.shape(at) == Shape::AllCaps || page.tokens.is_any(at + 1, &["cell", "cells"]);
    let verb = (at.saturating_sub(8).max(sentence.start)..at).rev().find(|word| {
        page.tokens.is_any(*word, &["placed", "sent", "put", "held", "transferred", "kept", "spent"])
    });
    let Some(verb) = verb.filter(|verb| cell && !page.unreal(*verb, sentence)) else { return };
    let subject = page.subject(page.chain_start(verb, sentence), sentence).or_else(|| owner_before(page, at));
    if let Some(mention) = subject {
        let draft = Draft::new(
            Kind::Punishment,
            "context.punishment",
            mention.person,
            mention.phrase,
            at + 1 + usize::from(page.tokens.shape(at) == Shape::Lower),
        )
        .with(Field::Kind, page.tokens.word(at))
        .on(page.date_of(verb, sentence).and_then(|date| date.proposed()));
        page.push(draft);
    }
}
