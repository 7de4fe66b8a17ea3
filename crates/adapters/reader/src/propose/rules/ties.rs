//! Who is who to whom: kin, lawyers, employers, offices; citizenship, residence, birth.

use super::Spot;
use crate::propose::lexicon::{
    AUX, COUNSEL, COUNTRY, DEMONYM, KIN, ORGHEAD, ORGWORD, PLACE, ROLE, TITLE, Trigger,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// The ties that one sentence states.
pub(super) fn read(page: &mut Page<'_>, sentence: Sentence) {
    let mentions: Vec<Mention> = page.people.within(sentence.start, sentence.end).copied().collect();
    for mention in &mentions {
        if mention.named {
            office_before(page, mention);
            owned_title(page, mention, sentence);
            kin_or_counsel(page, mention, &mentions);
            after_name(page, mention, sentence);
            kin_of(page, mention, sentence);
        }
        super::roles::read(page, mention, sentence);
        super::descriptions::read(page, mention, sentence);
        predicate(page, mention, sentence);
        unnamed_kin(page, mention, sentence);
    }
    newsroom_list(page, sentence);
}

fn tie(
    mention: &Mention,
    rule: &'static str,
    start: usize,
    end: usize,
    rel: impl Into<String>,
    other: impl Into<String>,
) -> Draft {
    Draft::new(Kind::Relationship, rule, mention.person, start, end)
        .with(Field::Rel, rel)
        .with(Field::Other, other)
}

fn organisation(page: &Page<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        page.tokens.shape(at) != Shape::Lower
            && page.tokens.has(at, ORGWORD | ORGHEAD)
            && !page.tokens.has(at, TITLE | DEMONYM | COUNTRY)
            && !page.tokens.is_any(at, &["whereas", "united", "states", "first", "republican", "democratic"])
    })
}

/// "Secretary of State X", "Harju District Court Judge X", "Daily Bell journalist X".
fn office_before(page: &mut Page<'_>, mention: &Mention) {
    if let Some(own) = speakers_own_before_comma(page, mention) {
        let rel = page.tokens.word(own + 1).to_owned();
        page.push(tie(mention, "ties.speakers_own", own, mention.end, rel, "the speaker"));
        return;
    }
    let mut start = mention.phrase;
    // A channel may have two names with a stroke between: step over it.
    while start > 1
        && page.tokens.is(start.wrapping_sub(1), "/")
        && page.tokens.shape(start.wrapping_sub(2)) == Shape::Capital
    {
        start -= 2;
        while start > 0
            && page.tokens.shape(start.wrapping_sub(1)) == Shape::Capital
            && page.tokens.has(start.wrapping_sub(1), ORGWORD | ORGHEAD | COUNTRY | PLACE)
        {
            start -= 1;
        }
    }
    while start < mention.start
        && (page.tokens.is_any(start, &["the", "a", "an", "his", "her", "our", "their", "and", "late"])
            || page.tokens.shape(start) == Shape::Lower
                && !page.tokens.is(start, "former")
                && page.tokens.has(start, KIN))
    {
        start += 1;
    }
    start = with_court_name(page, start, mention.start);
    let role = (start..mention.start).rev().find(|at| page.tokens.has(*at, ROLE | TITLE));
    let Some(role) = role else { return };
    let title = page.tokens.shape(role) == Shape::Capital && page.tokens.has(role, TITLE);
    let office = (start..mention.start).any(|at| page.tokens.is_any(at, &["of", "for"]))
        || court(page, start, mention.start);
    let bare_country = (start..mention.start).all(|at| {
        at == role
            || page.tokens.has(at, COUNTRY | DEMONYM | TITLE)
            || page.tokens.is_any(at, &["former", "u.s.", "prime", "vice"])
    });
    if (title || page.tokens.is_any(role, &["affairs"])) && office && !bare_country
        || title && ministry(page, start, role) && mention.end - mention.start > 1
    {
        if page.tokens.is(start, "office") {
            return;
        }
        let former = start > 0 && page.tokens.is(start.wrapping_sub(1), "former");
        let from = if former { start - 1 } else { start };
        let other = page.tokens.flat(from, mention.start);
        page.push(tie(mention, "ties.office", from, mention.end, "role", other));
    } else if page.tokens.shape(role) == Shape::Lower
        && role + 1 == mention.start
        && role > start
        && employer_before(page, start, role).is_some()
    {
        let first_org = employer_before(page, start, role).unwrap_or(start);
        let other = page.tokens.flat(first_org, role);
        let rel = page.tokens.word(role).to_owned();
        page.push(tie(mention, "ties.org_role", first_org, mention.end, rel, other));
    } else if page.tokens.is_any(mention.phrase, &["my", "our"]) {
        let rel = page.tokens.flat(mention.phrase + 1, mention.start);
        page.push(tie(mention, "ties.speakers_own", mention.phrase, mention.end, rel, "the speaker"));
    }
}

/// Where the employer's name begins in "Daily Bell reporter": capitals up to the role, no award.
fn employer_before(page: &Page<'_>, start: usize, role: usize) -> Option<usize> {
    let first = (start..role).find(|at| page.tokens.shape(*at) == Shape::Capital)?;
    let solid = (first..role).all(|at| page.tokens.shape(at) != Shape::Lower);
    let other_tie =
        page.tokens.is_any(role, &["citizen", "leader", "laureate", "critic", "opponent", "ally", "rival"]);
    (solid && !other_tie && organisation(page, first, role)).then_some(first)
}

/// "our colleague, X": where the words before the comma begin.
fn speakers_own_before_comma(page: &Page<'_>, mention: &Mention) -> Option<usize> {
    let own = mention.phrase.checked_sub(3)?;
    let noun = page.tokens.shape(own + 1) == Shape::Lower && page.tokens.is(own + 2, ",");
    (noun && page.tokens.is_any(own, &["my", "our"])).then_some(own)
}

/// "Foreign Minister X", "Defense Minister X": a portfolio, not a bare title.
fn ministry(page: &Page<'_>, start: usize, role: usize) -> bool {
    page.tokens.is_any(role, &["minister", "secretary", "commissioner", "rapporteur"])
        && role > start
        && page.tokens.is_any(
            role.wrapping_sub(1),
            &[
                "foreign",
                "defense",
                "defence",
                "interior",
                "justice",
                "home",
                "health",
                "finance",
                "culture",
                "education",
                "press",
            ],
        )
}

fn court(page: &Page<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| page.tokens.is_any(at, &["court", "tribunal"]))
}

/// The proper name of a court stands left of its first known word: "Harju | District Court Judge".
fn with_court_name(page: &Page<'_>, start: usize, end: usize) -> usize {
    let glued = start > 0
        && start < end
        && page.tokens.shape(start.wrapping_sub(1)) == Shape::Capital
        && page.tokens.list[start].spaced;
    if glued && court(page, start, end) && page.people.at(start.wrapping_sub(1)).is_none() {
        start - 1
    } else {
        start
    }
}

/// "the family’s senator, X, and representative, Y", "the government’s envoy, X".
fn owned_title(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let Some(comma) =
        mention.phrase.checked_sub(1).filter(|at| *at > sentence.start && page.tokens.is(*at, ","))
    else {
        return;
    };
    let title = comma - 1;
    if !(page.tokens.shape(title) == Shape::Lower && page.tokens.has(title, TITLE | ROLE))
        || page.tokens.has(title, COUNSEL | KIN)
        || page.tokens.word(title).ends_with('s')
    {
        return;
    }
    let from = title.saturating_sub(12).max(sentence.start);
    let owner = (from..title)
        .rev()
        .find(|at| page.tokens.shape(*at) == Shape::Possessive || page.tokens.is_any(*at, &["its", "their"]));
    let close = owner.filter(|owner| {
        (*owner + 1..title).all(|at| {
            page.tokens.list[at].is_word() || page.people.at(at).is_some() || page.tokens.is(at, ",")
        })
    });
    let Some(owner) = close else { return };
    let first = (sentence.start..=owner)
        .rev()
        .take_while(|at| page.tokens.shape(*at) != Shape::Lower && !page.tokens.is(*at, ","))
        .last()
        .unwrap_or(owner);
    let first = first
        .saturating_sub(usize::from(first > sentence.start && page.tokens.is(first.wrapping_sub(1), "the")));
    let plain = (owner + 1..=title).all(|at| page.tokens.list[at].is_word());
    let start = if plain { first } else { title };
    let other = format!("{} {}", page.tokens.word(title), page.tokens.flat(first, owner + 1));
    page.push(tie(mention, "ties.owned_title", start, mention.end, "role", other));
}

/// "his wife X", "X’s lawyer Y", "her brother, X,".
fn kin_or_counsel(page: &mut Page<'_>, mention: &Mention, all: &[Mention]) {
    let mut noun = (mention.phrase..mention.start).rev().find(|at| page.tokens.has(*at, KIN | COUNSEL));
    if noun.is_none()
        && mention.phrase > 2
        && page.tokens.is(mention.phrase.wrapping_sub(1), ",")
        && page.tokens.has(mention.phrase.wrapping_sub(2), KIN | COUNSEL)
    {
        noun = Some(mention.phrase - 2);
    }
    let Some(noun) = noun else { return };
    let owner = all.iter().rev().find(|owner| {
        owner.part == Part::Owner
            && owner.end <= noun
            && noun - owner.end <= 4
            && owner.person != mention.person
    });
    let Some(owner) = owner.copied() else { return };
    let rel = page.tokens.word(noun).to_lowercase();
    let rel = if matches!(rel.as_str(), "wife" | "husband") { "spouse".to_owned() } else { rel };
    let other = page.people.list[mention.person].name.clone();
    page.push(tie(&owner, "ties.kin", owner.phrase.min(owner.start), mention.end, rel, other));
}

/// "X, editor of the Daily Bell", "reporter X of the Daily Bell".
fn after_name(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let at = mention.end;
    if page.tokens.is(at, "of") && page.people.at(at + 1).is_none() {
        let from = at + 1 + usize::from(page.tokens.is(at + 1, "the"));
        let end = org_end(page, from, sentence);
        if organisation(page, from, end) {
            let role = (mention.phrase.saturating_sub(12).max(sentence.start)..mention.start)
                .rev()
                .find(|word| page.tokens.has(*word, ROLE) && page.tokens.shape(*word) == Shape::Lower);
            let rel = role.map_or("member", |word| page.tokens.word(word)).trim_end_matches('s').to_owned();
            let other = page.tokens.flat(from, end);
            page.push(tie(mention, "ties.of_org", mention.start, end, rel, other));
        }
        return;
    }
}

/// The end of an organisation's name: capitals, with small link words between them, and quoted titles.
fn org_end(page: &Page<'_>, from: usize, sentence: Sentence) -> usize {
    let mut end = from;
    while end < sentence.end && end < from + 14 {
        let capital = matches!(page.tokens.shape(end), Shape::Capital | Shape::AllCaps);
        let link = page.tokens.is_any(end, &["of", "the", "for", "to", "/", "and", "&"])
            && matches!(page.tokens.shape(end + 1), Shape::Capital | Shape::AllCaps)
            && page.people.at(end + 1).is_none()
            && end > from;
        if !(capital || link) || page.people.at(end).is_some() || !page.dates_in(end, end + 1).is_empty() {
            break;
        }
        if page.tokens.is(end, "and") && !organisation(page, end + 1, end + 4) {
            break;
        }
        end += 1;
    }
    end
}

/// "X is a reporter for …", "X taught at …", "with a history of working for …".
fn predicate(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let mut at = mention.end;
    if !mention.named && mention.part != Part::Subject || mention.part == Part::Owner {
        return;
    }
    if page.tokens.is(at, ",") && page.tokens.is(at + 1, "who") {
        at += 2;
    } else if page.tokens.is(at, "who") {
        at += 1;
    }
    if let Some(working) = (at..(at + 16).min(sentence.end))
        .find(|word| page.tokens.is(*word, "working"))
        .filter(|word| page.tokens.is(word.wrapping_sub(1), "of") && page.tokens.is(*word - 2, "history"))
    {
        worked_at(page, mention, working, sentence);
    }
    if page.tokens.is_any(at, &["taught", "worked", "works", "reported", "reports", "teaches", "studied"]) {
        worked_at(page, mention, at, sentence);
    }
}

fn worked_at(page: &mut Page<'_>, mention: &Mention, verb: usize, sentence: Sentence) {
    let link = (verb + 1..(verb + 8).min(sentence.end)).find(|at| {
        page.tokens.is_any(*at, &["at", "for", "with"])
            && (organisation(page, at + 1, (at + 6).min(sentence.end))
                || page.tokens.is(at + 1, "the") && page.tokens.shape(at + 2) == Shape::Capital)
    });
    let Some(link) = link else { return };
    let from = link + 1 + usize::from(page.tokens.is(link + 1, "the"));
    let end = org_end(page, from, sentence);
    if end == from {
        return;
    }
    let dates = page.dates_in(end, (end + 4).min(sentence.end)).first().copied();
    let quote_end = dates.map_or(end, |date| date.end);
    let start = if verb - mention.start > 12 { verb } else { mention.start };
    let rel = if page.tokens.is_any(verb, &["taught", "teaches"]) { "teacher" } else { "employer" };
    let other = page.tokens.flat(from, end);
    page.push(
        tie(mention, "ties.worked_at", start, quote_end, rel, other)
            .on(dates.and_then(|date| date.proposed())),
    );
}

/// "X is the daughter of Y".
fn kin_of(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let at = mention.end;
    let noun = at + 1 + usize::from(page.tokens.is_any(at + 1, &["the", "a"]));
    let told = page.tokens.is_any(at, &["is", "was"])
        && page.tokens.has(noun, KIN)
        && page.tokens.is(noun + 1, "of");
    let other = page.people.within(noun + 2, (noun + 5).min(sentence.end)).next().copied();
    let Some(other) = other.filter(|_| told) else { return };
    let rel = page.tokens.word(noun).to_owned();
    let name = page.people.list[mention.person].name.clone();
    page.push(tie(&other, "ties.kin_of", mention.start, other.end, rel, name));
}

/// "…, all Harju citizens": the standing of everyone just named.
fn status_of_all(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let start = from + usize::from(page.tokens.is(from, ","));
    let of_all = page.tokens.is_any(start, &["all", "both", "who"]);
    let noun = (start + 1..(start + 8).min(sentence.end))
        .find(|at| page.tokens.is_any(*at, &["citizens", "nationals", "residents"]))?;
    let mut first = start + 1;
    while page.tokens.is_any(first, &["of", "whom", "are", "all"]) {
        first += 1;
    }
    (of_all && first <= noun).then_some((first, noun + 1))
}

/// "his wife and three children", "has a disabled child": relatives without a name.
fn unnamed_kin(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let at = mention.end + usize::from(page.tokens.shape(mention.end) == Shape::Possessive);
    let kin = |word: usize| {
        page.tokens.has(word, KIN) && !page.tokens.is_any(word, &["family", "partner", "cousin"])
    };
    if mention.part == Part::Owner && kin(at) && page.tokens.is(at + 1, "and") {
        let second = (at + 2..(at + 6).min(sentence.end)).find(|word| kin(*word));
        if let Some(second) = second.filter(|second| {
            (at + 2..*second).all(|word| page.tokens.list[word].is_word() && page.people.at(word).is_none())
        }) {
            let rel = page.tokens.flat(at, second + 1);
            let status = status_of_all(page, second + 1, sentence);
            let end = status.map_or(second + 1, |(_, end)| end);
            let draft = tie(mention, "ties.unnamed_kin", mention.start, end, rel, "unnamed")
                .maybe(Field::Status, status.map(|(start, end)| page.tokens.flat(start, end)))
                .at(page.place_after(second, sentence));
            page.push(draft);
        }
    } else if mention.part == Part::Owner && counted(page, at) {
        // "his two sons".
        if let Some(noun) = (at + 1..(at + 4).min(sentence.end)).find(|word| kin(*word)) {
            push_unnamed(page, mention, mention.start, at, noun);
        }
    } else if mention.part == Part::Owner
        && kin(at)
        && page.tokens.shape(at) == Shape::Lower
        && page.tokens.is(mention.start.wrapping_sub(1), "and")
        && mention.start > sentence.start
        && page.people.at(at + 1).is_none_or(|next| !next.named)
        && !(page.tokens.is(at + 1, ",") && page.people.at(at + 2).is_some_and(|next| next.named))
    {
        // "A Name and her son".
        push_unnamed(page, mention, mention.start, at, at);
    } else if mention.part == Part::Subject {
        let has = has_kin(page, at, sentence);
        let noun = has.and_then(|has| {
            (has + 1..(has + 7).min(sentence.end))
                .take_while(|word| {
                    page.tokens.list[*word].is_word() || page.tokens.shape(*word) == Shape::Number
                })
                .find(|word| kin(*word))
        });
        if let (Some(has), Some(noun)) = (has, noun) {
            push_unnamed(
                page,
                mention,
                if noun - mention.start > 14 { has } else { mention.start },
                has + 1,
                noun,
            );
        }
    }
}

fn push_unnamed(page: &mut Page<'_>, mention: &Mention, start: usize, from: usize, noun: usize) {
    let mut end = noun + 1;
    // "a wife, two children and a dependent mother".
    let mut next = end;
    while next < noun + 12
        && (page.tokens.list.get(next).is_some_and(|token| token.is_word())
            || counted(page, next)
            || page.tokens.is(next, ","))
    {
        if page.tokens.has(next, AUX) || page.people.at(next).is_some() {
            break;
        }
        if page.tokens.has(next, KIN) {
            end = next + 1;
        } else if next > end + 4 {
            break;
        }
        next += 1;
    }
    let from = from + usize::from(page.tokens.is_any(from, &["a", "an"]));
    let rel = page.tokens.flat(from, end);
    page.push(tie(mention, "ties.unnamed_kin", start, end, rel, "unnamed"));
}

fn counted(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(at, NUMBERS)
        || page.tokens.shape(at) == Shape::Number && page.tokens.list[at].length < 3
}

/// "has", "leaves behind", "is survived by", "and his wife have": the verb that relatives follow.
fn has_kin(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<usize> {
    let verb = if page.tokens.is(at, "and") {
        // "He and his wife A have two daughters".
        let verb =
            (at + 1..(at + 7).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["have", "had"]))?;
        let couple =
            (at..verb).any(|word| page.tokens.is_any(word, &["wife", "husband", "partner", "spouse"]));
        return couple.then_some(verb);
    } else {
        at
    };
    if page.tokens.is_any(verb, &["has", "had"]) {
        return Some(verb);
    }
    let from = (verb..(verb + 12).min(sentence.end))
        .take_while(|word| !page.tokens.is_any(*word, &["who", "that", ";"]))
        .find(|word| {
            page.tokens.is(word + 1, "behind") && page.tokens.is_any(*word, &["left", "leaves", "leaving"])
                || page.tokens.is(word + 1, "by") && page.tokens.is(*word, "survived")
        })?;
    Some(from + 1)
}

/// "the two Daily Bell journalists, X and Y".
fn newsroom_list(page: &mut Page<'_>, sentence: Sentence) {
    for at in sentence.start..sentence.end {
        let plural = page.tokens.has(at, ROLE)
            && page.tokens.shape(at) == Shape::Lower
            && page.tokens.word(at).ends_with('s');
        if !plural
            || at == sentence.start
            || !matches!(page.tokens.shape(at.wrapping_sub(1)), Shape::Capital | Shape::AllCaps)
        {
            continue;
        }
        let start = (sentence.start..at)
            .rev()
            .take_while(|word| {
                matches!(page.tokens.shape(*word), Shape::Capital | Shape::AllCaps)
                    || page.tokens.is(*word, "/")
            })
            .last()
            .unwrap_or(at);
        if !organisation(page, start, at) {
            continue;
        }
        let next = page.people.within(at, (at + 4).min(sentence.end)).next().copied();
        let Some(first) = next.filter(|first| first.named && first.phrase <= at + 2) else { continue };
        let rel = page.tokens.word(at).trim_end_matches('s').to_owned();
        let other = page.tokens.flat(start, at);
        for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
            page.push(tie(&mention, "ties.newsroom", start, mention.end, rel.clone(), other.clone()));
        }
    }
}

/// "United States citizen X", "X is a permanent resident of …", "Americans X and Y".
pub(super) fn citizen(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let resident = page.tokens.is_any(at, &["resident", "residents"]);
    super::roles::held_citizenship(page, at, sentence);
    let holder = page.tokens.is_any(at, &["holder", "holders"]);
    if resident && !page.tokens.is(at.wrapping_sub(1), "permanent")
        || holder && !green_card(page, at)
        || page.tokens.is_any(at, &["citizenship", "nationality", "passport", "passports"])
    {
        return;
    }
    let mut start = at;
    while start > sentence.start
        && (page.tokens.has(start.wrapping_sub(1), COUNTRY | DEMONYM | ORGWORD)
            || page.tokens.is_any(
                start.wrapping_sub(1),
                &[
                    "lawful",
                    "legal",
                    "permanent",
                    "dual",
                    "united",
                    "states",
                    "u.s.",
                    "naturalized",
                    "naturalised",
                    "full",
                    "green-card",
                    "green",
                ],
            )
            || holder && page.tokens.is(start.wrapping_sub(1), "card")
            || page.tokens.is_any(start.wrapping_sub(1), &[",", "and"])
                && page.tokens.has(start, DEMONYM)
                && start > sentence.start + 1
                && page.tokens.has(start - 2, DEMONYM))
    {
        start -= 1;
    }
    let country_after = page.tokens.is(at + 1, "of").then(|| {
        let end = page.noun_end(at + 2, sentence);
        // "of A and of B": the first here, the second by itself.
        let and = (at + 2..end).find(|word| {
            page.tokens.is(*word, "and")
                && (page.tokens.is_any(word + 1, &["of", "the", "united", "a", "an"])
                    || page.tokens.has(word + 1, COUNTRY))
        });
        let dual = page.tokens.is(at.wrapping_sub(1), "dual");
        and.filter(|and| !dual || page.tokens.is_any(and + 1, &["a", "an"])).unwrap_or(end)
    });
    if start == at && country_after.is_none() && !page.tokens.is(at, "americans") {
        return;
    }
    let end = country_after.unwrap_or(at + 1);
    // "Americans", "citizens": each of them is one.
    let mut status = page.tokens.flat(start, end);
    if country_after.is_none() && status.ends_with('s') {
        status.pop();
    }
    let next = page.people.within(at + 1, sentence.end).next().copied();
    let before_name = next.filter(|next| {
        next.named
            && next.part != Part::Owner
            && (at + 1..next.phrase.max(at + 1)).all(|word| {
                page.tokens.has(word, ROLE)
                    || page
                        .tokens
                        .is_any(word, &["and", ",", "including", "such", "as", "namely", ":", "—", "like"])
            })
            && (page.tokens.word(at).ends_with('s')
                || (at + 1..next.phrase).all(|word| {
                    !page.tokens.is_any(word, &[":", "and"])
                        && (!page.tokens.is(word, ",")
                            || !page.tokens.is_any(start.wrapping_sub(1), &["a", "an", "the"]))
                }))
    });
    if let Some(first) = before_name {
        let mut last = first.end;
        for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
            // "citizens A and B and resident C": C is told by himself.
            if (last..mention.start).any(|word| page.trigger(word) == Some(Trigger::Citizen)) {
                break;
            }
            last = mention.end;
            push_status(page, &mention, start, mention.end, &status);
        }
        return;
    }
    if page.tokens.word(at).ends_with('s') {
        return members_named_next(page, spot, &status);
    }
    if page.tokens.is(start.wrapping_sub(1), "this")
        && start > sentence.start
        && let Some(person) = page.focus(spot)
    {
        page.push(
            Draft::new(Kind::Status, "ties.this_citizen", person, start, end).with(Field::Status, status),
        );
        return;
    }
    let aged = start > sentence.start + 1 && page.tokens.word(start - 1).ends_with("-year-old");
    let chain = start.saturating_sub(1 + usize::from(aged));
    let article = page.tokens.is_any(chain, &["a", "an", "the"]);
    let mut verb = if article { chain.saturating_sub(1) } else { chain };
    verb -= usize::from(page.tokens.is_any(verb, &["also", "now", "still"]) && verb > sentence.start);
    let second = page.tokens.is(verb, "and").then(|| second_predicate(page, verb, sentence)).flatten();
    let subject = if page.tokens.is_any(verb, &["is", "was", "became"]) {
        page.subject(page.chain_start(verb, sentence).min(verb), sentence)
    } else if second.is_some() {
        second
    } else if let Some(apposed) = apposed_before(page, verb, sentence) {
        Some(apposed)
    } else if page.tokens.is(verb, "and") && page.trigger(verb.saturating_sub(1)).is_some() {
        page.people.within(verb.saturating_sub(10).max(sentence.start), verb).last().copied()
    } else if page.tokens.is(verb, ",") {
        page.people
            .within(sentence.start, verb + 1)
            .last()
            .filter(|mention| {
                let age = mention.end + 2 == verb && page.tokens.shape(verb - 1) == Shape::Number;
                (mention.end == verb || age) && mention.named
            })
            .copied()
    } else {
        None
    };
    if let Some(mention) = subject {
        let begin = if start - mention.phrase.min(start) > 14 { start } else { mention.phrase };
        push_status(page, &mention, begin, end, &status);
        if !page.tokens.is(at.wrapping_sub(1), "dual") {
            second_country(page, &mention, at, end, sentence);
        }
    }
}

/// "He is a resident of A and a citizen of B": whose second standing it is.
fn second_predicate(page: &Page<'_>, and: usize, sentence: Sentence) -> Option<Mention> {
    let from = and.saturating_sub(14).max(sentence.start);
    let is = (from..and).rev().find(|at| page.tokens.is_any(*at, &["is", "was"]))?;
    let one_clause = (is..and).all(|at| !page.tokens.is_any(at, &[",", ";", "who", "that", "but"]));
    one_clause.then(|| page.subject(page.chain_start(is, sentence).min(is), sentence)).flatten()
}

/// "a green-card holder". "Holder of a green card" is not read.
fn green_card(page: &Page<'_>, holder: usize) -> bool {
    page.tokens.is(holder.wrapping_sub(1), "green-card")
        || page.tokens.is(holder.wrapping_sub(1), "card") && page.tokens.is(holder.wrapping_sub(2), "green")
}

/// "A, a reporter and a permanent resident": the second of two nouns after the comma.
fn apposed_before(page: &Page<'_>, and: usize, sentence: Sentence) -> Option<Mention> {
    let joined = page.tokens.is(and, "and");
    let mention = page
        .people
        .within(sentence.start, and)
        .filter(|mention| mention.named && mention.part != Part::Owner && page.tokens.is(mention.end, ","))
        .last()
        .filter(|_| joined)?;
    let plain = (mention.end..and).all(|at| !page.tokens.has(at, AUX) && !page.tokens.is(at, "who"));
    (plain && and - mention.end < 18).then_some(*mention)
}

/// "a citizen of A and (of) B": the second one.
fn second_country(page: &mut Page<'_>, mention: &Mention, noun: usize, end: usize, sentence: Sentence) {
    let citizen = page.tokens.is_any(noun, &["citizen", "national"]) && page.tokens.is(noun + 1, "of");
    let and = (noun + 2..(end + 2).min(sentence.end)).find(|at| page.tokens.is(*at, "and"));
    let Some(and) = and.filter(|_| citizen) else { return };
    let mut from = and + 1;
    while page.tokens.is_any(from, &["of", "the"]) {
        from += 1;
    }
    if !page.tokens.has(from, COUNTRY) && !page.tokens.is_any(from, &["united"]) {
        return;
    }
    let last = (from..(from + 3).min(sentence.end))
        .take_while(|at| page.tokens.shape(*at) != Shape::Lower && page.tokens.list[*at].is_word())
        .last()
        .unwrap_or(from);
    let status = format!("{} of {}", page.tokens.word(noun), page.tokens.flat(from, last + 1));
    page.push(
        Draft::new(Kind::Status, "ties.second_citizenship", mention.person, mention.phrase, last + 1)
            .with(Field::Status, status),
    );
}

/// "… citizens … . Many of them, including X and Y, …": members of the group just named.
fn members_named_next(page: &mut Page<'_>, spot: Spot, status: &str) {
    let Some(next) = page.tokens.sentences.get(spot.number + 1).copied() else { return };
    // "Five Americans are coming home. A, B and C …": the list that opens the next sentence.
    let counted = (spot.at.saturating_sub(4).max(spot.sentence.start)..spot.at)
        .any(|at| page.tokens.is_any(at, NUMBERS) || page.tokens.shape(at) == Shape::Number);
    if let Some(first) = page
        .people
        .at(next.start)
        .copied()
        .filter(|first| counted && first.named && first.part == Part::Subject)
    {
        let list = page.people.list_from(&page.tokens, &first, next.end);
        if list.len() > 1 {
            for mention in list {
                push_status(page, &mention, spot.at, mention.end, status);
            }
            return;
        }
    }
    let of_them = (next.start..(next.start + 3).min(next.end)).any(|at| page.tokens.phrase(at, "of them"));
    let including = (next.start..(next.start + 8).min(next.end)).find(|at| page.tokens.is(*at, "including"));
    let (true, Some(including)) = (of_them, including) else { return };
    let Some(first) = page.people.within(including, (including + 6).min(next.end)).next().copied() else {
        return;
    };
    for mention in page.people.list_from(&page.tokens, &first, next.end) {
        push_status(page, &mention, spot.at, mention.end, status);
    }
}

const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn push_status(page: &mut Page<'_>, mention: &Mention, start: usize, end: usize, status: &str) {
    page.push(
        Draft::new(
            Kind::Status,
            "ties.status",
            mention.person,
            start.min(mention.phrase),
            end.max(mention.end),
        )
        .with(Field::Status, status),
    );
}

/// "X is a citizen born in 1993": whose birth a participle after a noun tells.
fn born_citizen(page: &Page<'_>, born: usize, sentence: Sentence) -> Option<Mention> {
    let noun = born.checked_sub(1).filter(|at| *at > sentence.start)?;
    let told = page.tokens.has(noun, ROLE) && page.tokens.is_any(born + 1, &["in", "on"]);
    let is = (noun.saturating_sub(6).max(sentence.start)..noun)
        .rev()
        .find(|at| page.tokens.is_any(*at, &["is", "was"]))
        .filter(|_| told)?;
    page.subject(page.chain_start(is, sentence).min(is), sentence)
}

/// "was born in Lima in 1970".
pub(super) fn born(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let beside = page.tokens.is_any(at.wrapping_sub(1), &[",", "("]);
    if let Some(mention) = born_citizen(page, at, sentence) {
        let date = page.dates_in(at, (at + 5).min(sentence.end)).first().copied();
        let end = date.map_or_else(|| page.clause_end(at, sentence, 6), |date| date.end);
        let draft = Draft::new(Kind::Birth, "ties.born", mention.person, mention.phrase, end)
            .on(date.and_then(|date| date.proposed()))
            .at(page.place_after(at, sentence));
        page.push(draft);
        return;
    }
    if !page.is_passive(at, sentence) && !beside {
        return;
    }
    let named = page.people.at(at.saturating_sub(2)).filter(|mention| beside && mention.named).copied();
    if let Some(mention) = named.or_else(|| page.subject(page.chain_start(at, sentence), sentence)) {
        let date = page.date_of(at, sentence);
        let end = date
            .filter(|date| date.start > at)
            .map_or_else(|| page.clause_end(at, sentence, 8), |date| date.end);
        let draft = Draft::new(Kind::Birth, "ties.born", mention.person, mention.phrase, end)
            .on(date.and_then(|date| date.proposed()))
            .at(page.place_after(at, sentence));
        page.push(draft);
    }
}
