//! Who is who to whom: kin, lawyers, employers, offices.

use crate::propose::lexicon::{
    AUX, COMMON, COUNSEL, COUNTRY, DEMONYM, KIN, OFFICE, ORGHEAD, ORGWORD, PLACE, ROLE, TITLE,
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
            after_name(page, mention, sentence);
        }
        super::standing::born_before_name(page, mention, sentence);
        super::roles::read(page, mention, sentence);
        super::descriptions::read(page, mention, sentence);
        predicate(page, mention, sentence);
        unnamed_kin(page, mention, sentence);
    }
    super::kin::read(page, sentence);
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
    let office = (start..mention.start).any(|at| page.tokens.is_any(at, &["of", "for", "to"]))
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
        && !page.tokens.has(role, OFFICE)
        && employer_before(page, start, role).is_some()
    {
        let mut first_org = employer_before(page, start, role).unwrap_or(start);
        while first_org > 0
            && page.tokens.shape(first_org - 1) == Shape::Capital
            && page.tokens.list[first_org].spaced
            && !page.tokens.list[first_org].opens_paragraph
            && page.people.at(first_org - 1).is_none()
            && !page.tokens.has(first_org - 1, COMMON)
        {
            first_org -= 1;
        }
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
    let noun = owner
        - usize::from(
            owner > sentence.start + 1
                && page.tokens.shape(owner - 1) == Shape::Lower
                && !page.tokens.has(owner - 1, COMMON),
        );
    let first = (sentence.start..=noun)
        .rev()
        .take_while(|at| *at == noun || page.tokens.shape(*at) != Shape::Lower && !page.tokens.is(*at, ","))
        .last()
        .unwrap_or(owner);
    let first = first
        .saturating_sub(usize::from(first > sentence.start && page.tokens.is(first.wrapping_sub(1), "the")));
    let plain = (owner + 1..=title).all(|at| page.tokens.list[at].is_word());
    let start = if plain { first } else { title };
    let other = format!("{} {}", page.tokens.word(title), page.tokens.flat(first, owner + 1));
    page.push(tie(mention, "ties.owned_title", start, mention.end, "role", other));
}

/// "X, editor of the Daily Bell", "reporter X of the Daily Bell".
fn after_name(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let at = mention.end;
    // "reporter A of the daily Skarga": a thing with a name.
    if page.tokens.is(at, "of")
        && page.tokens.is(at + 1, "the")
        && page.tokens.has(at + 2, crate::propose::lexicon::THING)
        && page.tokens.shape(at + 2) == Shape::Lower
        && let Some((from, end)) = super::bodies::body(page, at + 1, sentence)
        && !super::bodies::place_only(page, from, end)
    {
        let other = page.tokens.flat(from, end);
        page.push(tie(mention, "ties.of_org", mention.start, end, "member", other));
        return;
    }
    if page.tokens.is_any(at, &["of", "from"]) && page.people.at(at + 1).is_none() {
        let from = at + 1 + usize::from(page.tokens.is(at + 1, "the"));
        let end = org_end(page, from, sentence);
        if organisation(page, from, end)
            && (page.tokens.is(at, "of") || (from..end).any(|word| page.tokens.has(word, ORGHEAD)))
        {
            let role = (mention.phrase.saturating_sub(12).max(sentence.start)..mention.start)
                .rev()
                .find(|word| page.tokens.has(*word, ROLE) && page.tokens.shape(*word) == Shape::Lower);
            let rel = role.map_or("member", |word| page.tokens.word(word)).trim_end_matches('s').to_owned();
            let other = page.tokens.flat(from, end);
            page.push(tie(mention, "ties.of_org", mention.start, end, rel, other));
        }
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
    let link =
        (verb + 1..(verb + 8).min(sentence.end)).find(|at| page.tokens.is_any(*at, &["at", "for", "with"]));
    let Some((from, end)) = link.and_then(|link| super::bodies::body(page, link + 1, sentence)) else {
        return;
    };
    if super::bodies::place_only(page, from, end) {
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
                    !page.tokens.is_any(*word, &["to", "for", "with", "by", "from", "his", "her", "their"])
                })
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
        && (page.tokens.list.get(next).is_some_and(crate::propose::text::Token::is_word)
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
    page.tokens.is_any(at, super::standing::NUMBERS)
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
    // "is the father of three children".
    let parent = verb + 1 + usize::from(page.tokens.is_any(verb + 1, &["the", "a"]));
    if page.tokens.is_any(verb, &["is", "was"])
        && page.tokens.is_any(parent, &["father", "mother", "parent"])
        && page.tokens.is(parent + 1, "of")
        && counted(page, parent + 2)
    {
        return Some(parent + 1);
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
        let plural = page.tokens.has(at, ROLE | TITLE)
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
        let acronym = (start..at).any(|word| {
            page.tokens.shape(word) == Shape::AllCaps
                && page.tokens.list[word].length > 2
                && !page.tokens.has(word, COUNTRY)
        });
        if !organisation(page, start, at) && !acronym {
            continue;
        }
        let next = page.people.within(at, (at + 4).min(sentence.end)).next().copied();
        let Some(first) = next.filter(|first| first.named && first.phrase <= at + 2) else { continue };
        let start = start
            + usize::from(
                page.tokens.is_any(start, super::standing::NUMBERS) || page.tokens.is(start, "the"),
            );
        let rel = page.tokens.word(at).trim_end_matches('s').to_owned();
        let other = page.tokens.flat(start, at);
        let list = page.people.list_from(&page.tokens, &first, sentence.end);
        // "presidents A and B, C and D": the list of presidents ends with B.
        let last = list
            .iter()
            .position(|mention| page.tokens.is(mention.phrase.wrapping_sub(1), "and"))
            .map_or(list.len(), |at| at + 1);
        for mention in list.into_iter().take(last) {
            page.push(tie(&mention, "ties.newsroom", start, mention.end, rel.clone(), other.clone()));
        }
    }
}
