//! What bodies find and impose: determinations and sanctions.

use super::Spot;
use crate::propose::lexicon::{CAUTION, COUNSEL, KIN, MODAL};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Words of a finding: where they start and end, within `from..to`.
fn finding(page: &Page<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    (from..to).find_map(|at| {
        let wrongly =
            page.tokens.is_any(at, &["wrongfully", "unlawfully", "arbitrarily", "unjustly", "illegally"]);
        let held = (at + 1..(at + 4).min(to)).find(|word| {
            page.tokens.is_any(*word, &["detained", "imprisoned", "held", "deprived", "jailed"])
        });
        if let Some(held) = held.filter(|_| wrongly) {
            return Some((at, held + 1));
        }
        if page.tokens.is_any(at, &["prisoner", "prisoners"]) && page.tokens.phrase(at + 1, "of conscience") {
            return Some((at, at + 3));
        }
        if page.tokens.is(at, "political") && page.tokens.is_any(at + 1, &["prisoner", "prisoners"]) {
            return Some((at, at + 2));
        }
        if page.tokens.is_any(at, &["held", "detained", "imprisoned"])
            && page.tokens.is_any(at + 1, &["arbitrarily", "unlawfully", "wrongfully", "illegally"])
        {
            return Some((at, at + 2));
        }
        if page.tokens.is_any(at, &["traces", "violation", "violations", "violated"])
            && of_experts(page, from)
            || page.tokens.is_any(at, &["poisoned", "nerve"]) && of_experts(page, from)
        {
            return Some((at, at + 1));
        }
        if page.tokens.is_any(at, &["arbitrary", "unlawful", "wrongful"]) {
            return Some((at, at + 1));
        }
        (page.tokens.is(at, "hostage") && !page.tokens.is(at + 1, "affairs")).then_some((at, at + 1))
    })
}

/// A court of human rights, a body of the United Nations or a laboratory stands before the verb.
fn of_experts(page: &Page<'_>, verb: usize) -> bool {
    (verb.saturating_sub(16)..verb).any(|at| {
        page.tokens.is_any(
            at,
            &[
                "rights",
                "laboratory",
                "laboratories",
                "lab",
                "labs",
                "un",
                "nations",
                "tests",
                "toxicologists",
                "scientists",
                "specialists",
                "toxicology",
                "clinic",
                "opcw",
            ],
        )
    })
}

/// "designated X as …", "X is recognized as a prisoner of conscience", "found that the detention was arbitrary".
pub(super) fn designated(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    let asked = chain > sentence.start && page.tokens.is_any(chain.wrapping_sub(1), &["to", "that"]);
    let limit = (at + 32).min(sentence.end);
    let limit = (at + 1..limit).find(|word| page.tokens.is(*word, ";")).unwrap_or(limit);
    if asked
        || page.unreal(at, sentence)
        || supposed(page, chain, sentence)
        || (chain..at).any(|word| page.tokens.has(word, MODAL | CAUTION))
    {
        return;
    }
    let Some((from, to)) = finding(page, at + 1, limit) else { return };
    // "has determined, her family hopes, that …".
    if (at + 2..from).any(|word| page.tokens.is_any(word, &["hope", "hopes", "hoped"])) {
        return;
    }
    // "No public statement says that X has been determined …": nobody found it.
    let nobody_says = (sentence.start..chain).any(|word| {
        page.tokens.is_any(word, &["no", "nothing", "nobody", "neither", "none"])
            && (word + 1..chain).any(|says| {
                page.tokens.is_any(
                    says,
                    &["says", "said", "say", "states", "stated", "shows", "mentions", "confirms"],
                )
            })
    });
    if nobody_says {
        return;
    }
    if page.tokens.is_any(at + 1, &["whether", "if", "no", "not"]) {
        return;
    }
    if page.tokens.is_any(from.wrapping_sub(1), &["not"]) {
        return;
    }
    let passive = page.is_passive(at, sentence);
    let between = page
        .people
        .within(at + 1, from + 1)
        .filter(|mention| {
            // "his partner, X, was …": of X, not of him.
            let near = mention.end..mention.end + 2;
            mention.part != Part::Owner || !near.into_iter().any(|at| page.tokens.has(at, KIN | COUNSEL))
        })
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let after = || page.people.within(from, (to + 9).min(sentence.end)).next().copied();
    let first = if passive { page.subject(chain, sentence) } else { between.or_else(after) };
    let Some(first) = first else { return };
    let by = if passive { page.by_after(at, sentence) } else { page.subject_words(chain, sentence) };
    let by = by.map(|(start, end)| trim_by(page, start, end)).filter(|(start, end)| start < end);
    if !passive && by.is_none() {
        return;
    }
    let date = page.date_of(at, sentence).and_then(|date| date.proposed());
    let start = if passive { first.phrase } else { by.map_or(at, |(start, _)| start) };
    let list = if passive {
        page.group_of(&first, sentence)
    } else {
        page.people.list_from(&page.tokens, &first, from.max(first.end))
    };
    for mention in list {
        let by = by.map(|(start, end)| page.name_or_words(start, end));
        let end = if passive { by_end(page, spot, to) } else { to };
        let mut draft = Draft::new(
            Kind::Determination,
            "response.found",
            mention.person,
            start,
            end.max(mention.end).min(sentence.end),
        )
        .on(date)
        .maybe(Field::By, by.clone())
        .with(Field::Finding, page.tokens.flat(from, to));
        draft.attribution = by;
        page.push(draft);
    }
}

/// "If the ministry determined …", "her family hopes that the ministry has …": no determination was made.
pub(super) fn supposed(page: &Page<'_>, chain: usize, sentence: Sentence) -> bool {
    let from = (sentence.start..chain)
        .rev()
        .find(|at| matches!(page.tokens.word(*at), ";" | "—" | ":"))
        .map_or(sentence.start, |at| at + 1);
    (from..chain).any(|at| {
        let hoped = page.tokens.is_any(at, &["hope", "hopes", "hoped", "hoping", "wish", "wishes", "wished"]);
        let condition = page.tokens.is_any(at, &["if", "whether", "unless", "until", "suppose", "supposing"]);
        let aside = page.tokens.is(at + 1, ",");
        (hoped || condition) && (aside || !(at..chain).any(|word| page.tokens.is(word, ",")))
    })
}

fn by_end(page: &Page<'_>, spot: Spot, to: usize) -> usize {
    page.by_after(spot.at, spot.sentence).map_or(to, |(_, end)| end.max(to))
}

/// Drops adverbs and openers from a subject: "most critically, the ministries".
fn trim_by(page: &Page<'_>, start: usize, end: usize) -> (usize, usize) {
    let comma = (start..end).rev().find(|at| {
        page.tokens.is(*at, ",")
            && page.tokens.is_any(at + 1, &["the", "a", "an"])
            && !page.tokens.is_any(at.wrapping_sub(1), &["and"])
    });
    let lead_is_adverb = comma
        .is_some_and(|comma| (start..comma).all(|at| page.tokens.shape(at) != Shape::Capital || at == start));
    let mut from = if lead_is_adverb { comma.map_or(start, |comma| comma + 1) } else { start };
    if page.tokens.is(from, "the") {
        from += 1;
    }
    let mut to = end;
    while to > from
        && (page.tokens.is(to.wrapping_sub(1), ",")
            || page.tokens.word(to.wrapping_sub(1)).ends_with("ly")
            || page.tokens.is(to.wrapping_sub(1), "also"))
    {
        to -= 1;
    }
    (from, to)
}

/// "imposed sanctions on … involved in X’s …", "barring … from a visa".
pub(super) fn sanctions(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(26).max(sentence.start);
    let verb = if page.tokens.is(at, "sanctioned") {
        Some(at)
    } else {
        (from..at).rev().find(|word| {
            page.tokens.is_any(
                *word,
                &[
                    "imposed",
                    "announced",
                    "issued",
                    "levied",
                    "placed",
                    "barring",
                    "barred",
                    "revoked",
                    "passed",
                    "adopted",
                    "bans",
                    "banned",
                ],
            )
        })
    };
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let first_verb = (sentence.start..verb)
        .find(|word| page.tokens.is_any(*word, &["imposed", "announced", "passed", "adopted"]))
        .unwrap_or(verb);
    let link = (verb..sentence.end).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "involved",
                "responsible",
                "over",
                "connection",
                "response",
                "complicit",
                "for",
                "role",
                "after",
                "following",
            ],
        )
    });
    let Some(link) = link else { return };
    let target = page
        .people
        .within(link, sentence.end)
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let Some(mention) = target.filter(|mention| mention.start - link < 14) else { return };
    if mention.part != Part::Owner
        && !page
            .tokens
            .is_any(mention.phrase.wrapping_sub(1), &["of", "against", "jailing", "detaining", "on"])
    {
        return;
    }
    let chain = page.chain_start(first_verb, sentence);
    let subject = page.subject_words(chain, sentence);
    let start = subject.map_or(first_verb, |(start, _)| start);
    let targets = (at + 1..link.max(at + 1))
        .find(|word| page.tokens.is(*word, "on"))
        .map(|on| page.tokens.flat(on + 1, link));
    let draft =
        Draft::new(Kind::Sanction, "response.sanctions", mention.person, start, end_of(page, &mention, at))
            .on(page.date_of(first_verb, sentence).and_then(|date| date.proposed()))
            .maybe(
                Field::By,
                subject
                    .map(|(start, end)| trim_by(page, start, end))
                    .map(|(start, end)| page.tokens.flat(start, end)),
            )
            .maybe(Field::Targets, targets)
            .with(Field::Concerning, page.tokens.flat(mention.start, end_of(page, &mention, mention.start)));
    page.push(draft);
}

/// The owner with what is owned: "X’s killing", "her jailing".
fn end_of(page: &Page<'_>, mention: &Mention, least: usize) -> usize {
    let possessive = usize::from(page.tokens.shape(mention.end) == Shape::Possessive);
    let mut end = mention.end + possessive;
    while end < page.tokens.list.len()
        && page.tokens.shape(end) == Shape::Lower
        && !page.tokens.has(end, crate::propose::lexicon::COMMON)
        && end < mention.end + 5
    {
        end += 1;
    }
    end.max(least + 1)
}
