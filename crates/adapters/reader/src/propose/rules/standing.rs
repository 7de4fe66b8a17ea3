//! Citizenship, residence and birth.

use super::Spot;
use crate::propose::lexicon::{AUX, COUNTRY, DEMONYM, ORGWORD, ROLE, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::{DateBasis, ProposedDate};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

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
    let start = words_before(page, at, sentence, holder);
    let country = country_after(page, at, sentence);
    if start == at && country.is_none() && !page.tokens.is(at, "americans") {
        return;
    }
    let end = country.unwrap_or(at + 1);
    // "Americans", "citizens": each of them is one.
    let mut status = page.tokens.flat(start, end);
    if country.is_none() && status.ends_with('s') {
        status.pop();
    }
    if let Some(first) = named_after(page, at, start, sentence) {
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
    if page.tokens.word(at).ends_with('s') && everyone_before(page, start, end, &status, sentence) {
        return;
    }
    if page.tokens.word(at).ends_with('s') {
        return members_named_next(page, spot, &status);
    }
    if page.tokens.is(start.wrapping_sub(1), "this")
        && start > sentence.start
        && let Some(person) = page.focus(spot)
    {
        let draft =
            Draft::new(Kind::Status, "standing.this_citizen", person, start, end).with(Field::Status, status);
        page.push(draft);
        return;
    }
    if let Some(mention) = bearer_before(page, start, sentence) {
        if mention.phrase > start {
            let draft = Draft::new(Kind::Status, "standing.status", mention.person, start, end)
                .with(Field::Status, status);
            page.push(draft);
            return;
        }
        let begin = if start - mention.phrase > 14 { start } else { mention.phrase };
        push_status(page, &mention, begin, end, &status);
        if !page.tokens.is(at.wrapping_sub(1), "dual") {
            second_country(page, &mention, at, end, sentence);
        }
    }
}

/// "A and B, both citizens of C,": everyone of the list before.
fn everyone_before(page: &mut Page<'_>, start: usize, end: usize, status: &str, sentence: Sentence) -> bool {
    let mut comma = start;
    while comma > sentence.start
        && page.tokens.is_any(comma - 1, &["both", "all", "two", "three", "of", "whom", "are"])
    {
        comma -= 1;
    }
    let last = comma
        .checked_sub(2)
        .filter(|_| comma < start && page.tokens.is_any(comma - 1, &[",", "("]))
        .and_then(|before| page.people.at(before))
        .filter(|last| last.named && last.end + 1 == comma)
        .copied();
    let Some(last) = last else { return false };
    let status = status
        .trim_end_matches('s')
        .replace("citizens of", "citizen of")
        .replace("nationals of", "national of");
    for mention in page.group_of(&last, sentence) {
        let from = mention.start;
        let draft = Draft::new(Kind::Status, "standing.status", mention.person, from, end)
            .with(Field::Status, status.clone());
        page.push(draft);
    }
    true
}

/// Where "lawful permanent", "Irish, British and Canadian" begins before the noun.
fn words_before(page: &Page<'_>, at: usize, sentence: Sentence, holder: bool) -> usize {
    let kinds = [
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
    ];
    let mut start = at;
    while start > sentence.start {
        let before = start - 1;
        let listed = page.tokens.is_any(before, &[",", "and"])
            && page.tokens.has(start, DEMONYM)
            && before > sentence.start
            && page.tokens.has(before - 1, DEMONYM);
        let fits = page.tokens.has(before, COUNTRY | DEMONYM | ORGWORD)
            || page.tokens.is_any(before, &kinds)
            || holder && page.tokens.is(before, "card")
            || listed;
        if !fits {
            break;
        }
        start = before;
    }
    start
}

/// "a citizen of A": where the country's name ends. A second country is told by itself, but of a dual citizen.
fn country_after(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<usize> {
    if !page.tokens.is(at + 1, "of") {
        return None;
    }
    let end = page.noun_end(at + 2, sentence);
    let and = (at + 2..end).find(|word| {
        page.tokens.is(*word, "and")
            && (page.tokens.is_any(word + 1, &["of", "the", "united", "a", "an"])
                || page.tokens.has(word + 1, COUNTRY))
    });
    let dual = page.tokens.is(at.wrapping_sub(1), "dual");
    Some(and.filter(|and| !dual || page.tokens.is_any(and + 1, &["a", "an"])).unwrap_or(end))
}

/// "citizens, including A and B", "permanent resident A": the first who is named after the noun.
fn named_after(page: &Page<'_>, at: usize, start: usize, sentence: Sentence) -> Option<Mention> {
    let next = page.people.within(at + 1, sentence.end).next().copied()?;
    let links = ["and", ",", "including", "such", "as", "namely", ":", "—", "like"];
    let linked = (at + 1..next.phrase.max(at + 1))
        .all(|word| page.tokens.has(word, ROLE) || page.tokens.is_any(word, &links));
    let plural = page.tokens.word(at).ends_with('s');
    // "a citizen, A said": another clause.
    let article = page.tokens.is_any(start.wrapping_sub(1), &["a", "an", "the"]);
    let close = (at + 1..next.phrase)
        .all(|word| !page.tokens.is_any(word, &[":", "and"]) && (!page.tokens.is(word, ",") || !article));
    (next.named && next.part != Part::Owner && linked && (plural || close)).then_some(next)
}

/// "A is a citizen", "A, a citizen", "A, a reporter and citizen": whose standing the words at `start` tell.
fn bearer_before(page: &Page<'_>, start: usize, sentence: Sentence) -> Option<Mention> {
    let mut chain = start.saturating_sub(1);
    while chain > sentence.start + 1
        && (page.tokens.is_any(chain, &["year", "years", "old"])
            || page.tokens.shape(chain) == Shape::Number
            || page.tokens.word(chain).ends_with("-year-old")
            || page.tokens.word(chain).ends_with("-year"))
    {
        chain -= 1;
    }
    let article = page.tokens.is_any(chain, &["a", "an", "the"]);
    let mut verb = if article { chain.saturating_sub(1) } else { chain };
    verb -= usize::from(page.tokens.is_any(verb, &["also", "now", "still"]) && verb > sentence.start);
    let joined = page.tokens.is(verb, "and");
    let second = joined.then(|| second_predicate(page, verb, sentence)).flatten();
    if chain == sentence.start && article || start == sentence.start {
        opening_noun(page, start, sentence)
    } else if page.tokens.is_any(verb, &["is", "was", "became"]) {
        page.subject(page.chain_start(verb, sentence).min(verb), sentence)
    } else if second.is_some() {
        second
    } else if let Some(apposed) = apposed_before(page, verb, sentence) {
        Some(apposed)
    } else if joined && page.trigger(verb.saturating_sub(1)).is_some() {
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
    }
}

/// "A citizen of B who …, he …": the subject after the comma.
fn opening_noun(page: &Page<'_>, start: usize, sentence: Sentence) -> Option<Mention> {
    let comma = (start..(start + 18).min(sentence.end)).find(|at| page.tokens.is(*at, ","))?;
    let next = page.people.within(comma + 1, sentence.end).next()?;
    (next.phrase <= comma + 1 && next.part == Part::Subject).then_some(*next)
}

/// "Harju-born A Name": where somebody was born.
pub(super) fn born_before_name(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let from = mention.phrase.saturating_sub(2).max(sentence.start);
    let Some(at) = (from..mention.start).find(|at| page.tokens.word(*at).ends_with("-born")) else { return };
    let place = page.tokens.word(at).trim_end_matches("-born").to_owned();
    if mention.named && place.starts_with(char::is_uppercase) {
        let draft = Draft::new(Kind::Birth, "standing.born", mention.person, at, mention.end).at(Some(place));
        page.push(draft);
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
        Draft::new(Kind::Status, "standing.second_citizenship", mention.person, mention.phrase, last + 1)
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

pub(super) const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn push_status(page: &mut Page<'_>, mention: &Mention, start: usize, end: usize, status: &str) {
    page.push(
        Draft::new(
            Kind::Status,
            "standing.status",
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
    let apposed = (noun.saturating_sub(6).max(sentence.start)..noun)
        .rev()
        .find(|at| page.tokens.is(*at, ","))
        .filter(|comma| page.tokens.is_any(comma + 1, &["a", "an", "the"]))
        .and_then(|comma| page.people.at(comma.checked_sub(1)?).filter(|one| one.named && one.end == comma));
    if let Some(mention) = apposed.filter(|_| told) {
        return Some(*mention);
    }
    let is = (noun.saturating_sub(6).max(sentence.start)..noun)
        .rev()
        .find(|at| page.tokens.is_any(*at, &["is", "was"]))
        .filter(|_| told)?;
    page.subject(page.chain_start(is, sentence).min(is), sentence)
}

/// "was born in Lima in 1970".
pub(super) fn born(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let beside = page.tokens.is_any(at.wrapping_sub(1), &[",", "("]) || at == sentence.start;
    if let Some(mention) = born_citizen(page, at, sentence) {
        let date = page.dates_in(at, (at + 5).min(sentence.end)).first().copied();
        let end = date.map_or_else(|| page.clause_end(at, sentence, 6), |date| date.end);
        let draft = Draft::new(Kind::Birth, "standing.born", mention.person, mention.phrase, end)
            .on(date.and_then(|date| date.proposed()))
            .at(page.place_after(at, sentence));
        page.push(draft);
        return;
    }
    if !page.is_passive(at, sentence) && !beside {
        return;
    }
    let named = page.people.at(at.saturating_sub(2)).filter(|mention| beside && mention.named).copied();
    let named =
        named.or_else(|| opening_participle(page, at, sentence)).or_else(|| is_one_who(page, at, sentence));
    if let Some(mention) = named.or_else(|| page.subject(page.chain_start(at, sentence), sentence)) {
        let date = page.date_of(at, sentence);
        let end = date
            .filter(|date| date.start > at)
            .map_or_else(|| page.clause_end(at, sentence, 8), |date| date.end);
        let draft = Draft::new(Kind::Birth, "standing.born", mention.person, mention.phrase, end)
            .on(date.and_then(|date| date.proposed()).or_else(|| bare_year(page, at + 1)))
            .at(page.place_after(at, sentence));
        page.push(draft);
    }
}

/// "X is a poet who was born in 1976": X.
fn is_one_who(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<Mention> {
    let who = page.chain_start(at, sentence).checked_sub(1).filter(|who| page.tokens.is(*who, "who"))?;
    let is = (who.saturating_sub(10).max(sentence.start)..who)
        .rev()
        .find(|word| page.tokens.is_any(*word, &["is", "was"]))?;
    let plain = (is + 1..who).all(|word| page.tokens.list[word].is_word() && !page.tokens.has(word, AUX));
    plain.then(|| page.subject(page.chain_start(is, sentence).min(is), sentence)).flatten()
}

/// "Born in Lima in 1970, A Name …".
fn opening_participle(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<Mention> {
    let comma =
        (at + 1..(at + 14).min(sentence.end)).filter(|word| page.tokens.is(*word, ",")).find_map(|comma| {
            let next = page.people.within(comma + 1, sentence.end).next()?;
            (next.phrase <= comma + 1 && next.part == Part::Subject).then_some(*next)
        });
    comma.filter(|_| at == sentence.start)
}

/// "born 1969": a year without a preposition.
fn bare_year(page: &Page<'_>, at: usize) -> Option<ProposedDate> {
    let year = page.tokens.word(at);
    let plausible = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let date = year.parse().ok().filter(|_| plausible)?;
    Some(ProposedDate { date, basis: DateBasis::Stated })
}
