//! Ties told loosely: offices before or after a comma, "who heads …", "works for …", "wife of …".
//!
//! A body is a tie only where it has a name: capitals somewhere in the words after the link.

use crate::propose::lexicon::{
    AUX, COUNSEL, COUNTRY, DEMONYM, KIN, MODAL, OFFICE, ORGHEAD, ORGWORD, PLACE, PREP, TITLE,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Everything this family reads beside one mention.
pub(super) fn read(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    if mention.named {
        office_before_comma(page, mention, sentence);
        office_before_name(page, mention, sentence);
        of_body(page, mention, sentence);
        listed_body(page, mention);
        demonym_apposition(page, mention, sentence);
    }
}

fn tie(mention: &Mention, start: usize, end: usize, rel: String, other: String) -> Draft {
    Draft::new(Kind::Relationship, "roles.tie", mention.person, start, end)
        .with(Field::Rel, rel)
        .with(Field::Other, other)
        .sure(0.65)
}

fn office_word(page: &Page<'_>, at: usize) -> bool {
    page.tokens.has(at, OFFICE)
}

fn capital(page: &Page<'_>, at: usize) -> bool {
    matches!(page.tokens.shape(at), Shape::Capital | Shape::AllCaps)
}

/// "The European Union’s policy spokesperson, A Name": the words before the comma are the office.
fn office_before_comma(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let Some(comma) = mention
        .phrase
        .checked_sub(1)
        .filter(|at| *at > sentence.start && page.tokens.is_any(*at, &[",", ":"]))
    else {
        return;
    };
    let mut start = comma;
    while start > sentence.start && comma - start < 14 {
        let at = start - 1;
        let word = page.tokens.list[at].is_word() || page.tokens.shape(at) == Shape::Possessive;
        let link = page.tokens.is_any(at, &["of", "for", "on", "the", "to", "and", "a", "an", "in"])
            && start < comma
            && (capital(page, at + 1)
                || page.tokens.is_any(at, &["of", "for", "on", "to", "the", "a", "an"]));
        let foreign = page.tokens.has(at, PREP | AUX | MODAL)
            || page.tokens.is_any(at, &["and", "that", "but", "while", "said", "whereas", "as"]);
        let stop = foreign && !link
            || page
                .people
                .at(at)
                .is_some_and(|known| known.named && page.tokens.shape(known.end) != Shape::Possessive)
            || page.trigger(at).is_some() && page.tokens.shape(at) == Shape::Lower && !office_word(page, at);
        if !word || stop {
            break;
        }
        start = at;
    }
    while start < comma
        && (page.tokens.is_any(start, &["the", "a", "an", "and", "of", "for", "to", "on", "in"])
            || page.tokens.shape(start) == Shape::Possessive)
    {
        start += 1;
    }
    let office = (start..comma).any(|at| office_word(page, at));
    let title_only = page.tokens.is_any(start, &["presiding", "trial"]) && page.tokens.is(comma - 1, "judge");
    let last_is_noun = !title_only && !page.tokens.has(comma.wrapping_sub(1), KIN | COUNSEL);
    // "Harju District Judge" and a list of names would both end in a comma: one office word, no pronoun.
    let owned = (start..comma)
        .any(|at| page.people.at(at).is_some() || page.tokens.is_any(at, &["his", "her", "their"]));
    let long_enough = comma - start >= 2
        || page.tokens.is(comma, ":") && comma > sentence.start && !page.tokens.has(start, TITLE);
    if office && last_is_noun && !owned && long_enough {
        let other = page.tokens.flat(start, comma);
        let draft = tie(mention, start, mention.end, "role".to_owned(), other);
        page.push(draft);
    }
}

/// "Kremlin spokesman A Name", "presidential envoy A Name": an office with whose it is.
fn office_before_name(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let Some(role) = mention.start.checked_sub(1).filter(|at| *at > sentence.start) else { return };
    if !office_word(page, role) || page.tokens.is_any(role, &["general", "officer"]) {
        return;
    }
    let mut start = role;
    while start > sentence.start && role - start < 8 {
        let at = start - 1;
        let named = capital(page, at)
            && page.people.at(at).is_none()
            && !page.tokens.is_any(at, &["whereas", "in", "on", "the"]);
        let adjective = page.tokens.shape(at) == Shape::Lower
            && (page.tokens.has(at, ORGHEAD) && at > sentence.start
                || page.tokens.is_any(
                    at,
                    &[
                        "presidential",
                        "government",
                        "prison",
                        "regional",
                        "opposition",
                        "foreign",
                        "party",
                        "chief",
                        "deputy",
                        "press",
                        "city",
                        "military",
                        "state",
                        "human",
                        "rights",
                        "special",
                        "national",
                        "federal",
                        "senior",
                        "district",
                        "parliamentary",
                        "prime",
                        "justice",
                        "interior",
                        "defence",
                        "defense",
                    ],
                ));
        let inner = page.tokens.is_any(at, &["of", "for", "to"])
            && capital(page, at + 1)
            && at > sentence.start
            && (capital(page, at.wrapping_sub(1)) || office_word(page, at.wrapping_sub(1)));
        let office_inside =
            office_word(page, at) && page.tokens.is_any(at + 1, &["of", "for", "to"]) && at + 1 < role;
        let stroke = page.tokens.shape(at) == Shape::Possessive && capital(page, at.wrapping_sub(1));
        if !(named || adjective || inner || stroke || office_inside) {
            break;
        }
        start = at;
    }
    while start < role
        && (page.tokens.is_any(start, &["of", "for", "to", "and"])
            || page.tokens.shape(start) == Shape::Possessive)
    {
        start += 1;
    }
    if page.tokens.is_any(start, &["dear", "office"]) || page.tokens.is(start, "presiding") {
        return;
    }
    let demonym_only = (start..role).all(|at| {
        page.tokens.has(at, COUNTRY | DEMONYM)
            || page.tokens.is_any(at, &["u.s.", "vice", "prime", "under", "first", "then", "attorney"])
    }) || page.tokens.is(start, "former") && start + 1 == role
        || mention.end - mention.start < 2 && page.tokens.shape(role) == Shape::Capital;
    if start == role || demonym_only || start == sentence.start && page.tokens.is(start, "whereas") {
        return;
    }
    let other = page.tokens.flat(start, role + 1);
    let draft = tie(mention, start, mention.end, "role".to_owned(), other);
    page.push(draft);
}

/// After a link: the words up to the end of a capitalised name. "the online magazine Vox Clara".
fn named_body(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let mut at = from;
    while at < sentence.end && at < from + 7 {
        if capital(page, at) {
            break;
        }
        let passable = page.tokens.shape(at) == Shape::Lower
            && !page.tokens.has(at, AUX | MODAL)
            && (!page.tokens.has(at, PREP) || page.tokens.is(at, "of"))
            && page.people.at(at).is_none()
            && page.trigger(at).is_none()
            && !page.tokens.is_any(at, &["and", "or", "that", "who", "which", "where", "when", "as"])
            || page.tokens.shape(at) == Shape::Possessive
            || page.tokens.is_any(at, &["’", "'", "“", "\""]);
        if !passable {
            return None;
        }
        at += 1;
    }
    let first = at;
    if !capital(page, first) || !page.dates_in(first, first + 1).is_empty() || page.people.at(first).is_some()
    {
        return None;
    }
    let mut end = first;
    while end < sentence.end && end < first + 14 {
        let joins =
            page.tokens.is_any(end, &["of", "for", "the", "on", "al", "de", "di", "del", "la", "/", "&"])
                || page.tokens.is(end, "and") && page.tokens.has(end + 1, ORGWORD | ORGHEAD);
        let goes_on = capital(page, end) || joins && capital(page, end + 1);
        if !goes_on || page.people.at(end).is_some() || !page.dates_in(end, end + 1).is_empty() {
            break;
        }
        end += 1;
    }
    let place_only = (first..end)
        .all(|at| page.tokens.has(at, PLACE | COUNTRY | DEMONYM) && !page.tokens.has(at, ORGHEAD));
    let lower_party = page.tokens.is_any(
        end,
        &[
            "party",
            "movement",
            "group",
            "university",
            "newspaper",
            "magazine",
            "website",
            "channel",
            "foundation",
            "church",
            "centre",
            "center",
            "institute",
            "club",
        ],
    );
    if place_only && !lower_party || end == first {
        return None;
    }
    let start = from + usize::from(page.tokens.is_any(from, &["the", "a", "an", "its"]));
    Some((start, end + usize::from(lower_party)))
}

/// "A, an American,".
fn demonym_apposition(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let mut comma = mention.end;
    if page.tokens.is(comma, ",")
        && page.tokens.shape(comma + 1) == Shape::Number
        && page.tokens.is(comma + 2, ",")
    {
        comma += 2;
    }
    if !page.tokens.is(comma, ",") || !page.tokens.is_any(comma + 1, &["a", "an", "the"]) {
        return;
    }
    let from = comma + 2;
    let end = (from..(from + 8).min(sentence.end)).find(|at| {
        matches!(page.tokens.word(*at), "," | ";" | "." | "—")
            || page.tokens.is_any(*at, &["and", "who", "in", "at", "from"])
    });
    let Some(end) = end.filter(|end| *end > from) else { return };
    if (from..end).any(|at| {
        page.people.at(at).is_some()
            || !page.tokens.list[at].is_word() && page.tokens.shape(at) != Shape::Possessive
    }) {
        return;
    }
    if end == from + 1 && page.tokens.has(from, DEMONYM) && page.tokens.shape(from) == Shape::Capital {
        let draft = Draft::new(Kind::Status, "roles.demonym", mention.person, mention.start, end)
            .with(Field::Status, page.tokens.word(from))
            .sure(0.5);
        page.push(draft);
    }
}

/// "A Name, Daily Bell" as a line of a list.
fn listed_body(page: &mut Page<'_>, mention: &Mention) {
    if !page.tokens.is(mention.end, ",") || page.people.at(mention.end + 1).is_some() {
        return;
    }
    if let Some(end) = crate::propose::names::listed_with_a_body(&page.tokens, mention.end) {
        let other = page.tokens.flat(mention.end + 1, end);
        let draft = tie(mention, mention.start, end, "member".to_owned(), other);
        page.push(draft);
    }
}

/// "A Name, of the Lantern Centre", "A Name (Lantern Centre)": a body right after the name.
fn of_body(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let at = mention.end;
    let bracket = page.tokens.is(at, "(") && capital(page, at + 1);
    let linked = page.tokens.is(at, ",") && page.tokens.is_any(at + 1, &["of", "from", "with"]);
    if !bracket && !linked {
        return;
    }
    let from = if bracket { at + 1 } else { at + 2 };
    let Some((start, end)) = named_body(page, from, sentence) else { return };
    if !(start..end).any(|word| page.tokens.has(word, ORGHEAD | ORGWORD))
        || bracket && (!page.tokens.is(end, ")") || (start..end).any(|word| page.tokens.has(word, COUNTRY)))
    {
        return;
    }
    let draft = tie(mention, mention.start, end, "member".to_owned(), page.tokens.flat(start, end));
    page.push(draft);
}

/// "holds British citizenship", "a dual citizen of A and B", "a citizen of A and of B": each one.
pub(super) fn held_citizenship(page: &mut Page<'_>, at: usize, sentence: Sentence) {
    let noun = page.tokens.is_any(at, &["citizenship", "nationality", "passport", "passports"])
        && !page.tokens.is_any(at + 1, &["service", "control", "application"]);
    if !noun {
        return;
    }
    let from = at.saturating_sub(7).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens
            .is_any(*word, &["holds", "held", "has", "have", "holding", "acquired", "obtained", "hold"])
    });
    let person = match verb {
        Some(verb) if !page.unreal(verb, sentence) => {
            page.subject(page.chain_start(verb, sentence), sentence).or_else(|| {
                page.people
                    .within(sentence.start, verb)
                    .filter(|mention| mention.named && mention.part != Part::Oblique)
                    .last()
                    .copied()
            })
        }
        Some(_) => None,
        // "stripped of his nationality": lost, not held.
        None => {
            let lost = (at.saturating_sub(8).max(sentence.start)..at).find(|word| {
                page.tokens.is_any(*word, &["stripped", "revoked", "lost", "renounced", "deprived"])
            });
            if let Some(lost) = lost {
                return lost_citizenship(page, lost, at, sentence);
            }
            super::custody::owner_before(page, at)
        }
    };
    let Some(mention) = person else { return };
    let countries: Vec<usize> = (verb.unwrap_or(from)..at)
        .filter(|word| page.tokens.has(*word, COUNTRY | DEMONYM) && page.tokens.shape(*word) != Shape::Lower)
        .collect();
    for country in countries {
        let status = format!("{} {}", page.tokens.word(country), page.tokens.word(at));
        let start = if verb.is_some_and(|verb| verb - mention.phrase < 8) {
            mention.phrase
        } else {
            verb.unwrap_or(mention.phrase)
        };
        let since = page
            .dates_in(at, (at + 8).min(sentence.end))
            .first()
            .and_then(crate::propose::dates::DateWords::proposed);
        let draft = Draft::new(Kind::Status, "roles.citizenship", mention.person, start, at + 1)
            .on(since)
            .with(Field::Status, status)
            .sure(0.7);
        page.push(draft);
    }
}

/// "was stripped of his citizenship", "stripped Mr. X of his Y nationality".
fn lost_citizenship(page: &mut Page<'_>, lost: usize, noun: usize, sentence: Sentence) {
    if page.unreal(lost, sentence) || !page.tokens.is_any(lost, &["stripped", "deprived"]) {
        return;
    }
    let object =
        page.object(lost, sentence).filter(|mention| mention.start < noun && mention.part != Part::Owner);
    let person = match object {
        Some(object) => Some(object),
        None if page.is_passive(lost, sentence) => page.subject(page.chain_start(lost, sentence), sentence),
        None => None,
    };
    let Some(mention) = person else { return };
    let date = page.date_of(lost, sentence).and_then(|date| date.proposed());
    let country = (lost..noun).find(|word| page.tokens.has(*word, COUNTRY | DEMONYM));
    let words = country.map_or_else(String::new, |at| format!("{} ", page.tokens.word(at)));
    let status = format!("stripped of {words}{}", page.tokens.word(noun));
    let start = mention.phrase.min(lost);
    let draft = Draft::new(Kind::Status, "roles.stripped", mention.person, start, noun + 1)
        .on(date)
        .with(Field::Status, status)
        .sure(0.7);
    page.push(draft);
}
