//! Charges: brought, faced, added, and what somebody is accused of.

use super::Spot;
use super::court::{by, date, start_of};
use crate::propose::lexicon::{AUX, CRIME, PREP, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::Mention;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Text after the word `lead` up to the end of the charge: quoted words, or a short noun phrase.
pub(super) fn charge_after(
    page: &Page<'_>,
    at: usize,
    leads: &[&str],
    sentence: Sentence,
) -> Option<(usize, usize)> {
    // "convicted and sentenced to 12 years of hard labour": the words are the next verb’s.
    let limit = (at + 14).min(sentence.end);
    let limit = (at + 1..limit).find(|word| page.trigger(*word) == Some(Trigger::Sentenced)).unwrap_or(limit);
    let lead = (at + 1..limit)
        .find(|word| leads.contains(&"with") && page.tokens.is(*word, "with"))
        .or_else(|| (at + 1..limit).find(|word| page.tokens.is_any(*word, leads)))?;
    let start = lead + 1;
    if page.tokens.is_any(start, &["“", "\""]) {
        let close = (start + 1..(start + 24).min(sentence.end))
            .find(|word| page.tokens.is_any(*word, &["”", "\""]))?;
        return Some((start, close + 1));
    }
    let mut end = page.clause_end(lead, sentence, 18);
    let stop = (start..end).find(|word| {
        page.tokens.is_any(*word, &["in", "on", "by", "after", "during", "following", "at", "over", "due"])
            || page.tokens.is(*word, "under") && *word > start
            || !page.dates_in(*word, *word + 1).is_empty()
    });
    end = stop.unwrap_or(end);
    (end > start).then_some((start, end))
}

/// "was charged with …", "prosecutors charged X with …".
pub(super) fn charged(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let with = (at + 1..(at + 16).min(sentence.end))
        .any(|word| page.tokens.is_any(word, &["with", "under", "for", "on"]));
    if !with || page.unreal(at, sentence) {
        return;
    }
    let charge = charge_after(page, at, &["with", "under", "for"], sentence);
    for mention in page.patients(at, sentence) {
        let end = charge.map_or(at + 1, |(_, end)| end).max(mention.end);
        let draft =
            Draft::new(Kind::Charge, "court.charged", mention.person, start_of(page, &mention, spot), end)
                .on(date(page, spot))
                .maybe(Field::By, by(page, spot))
                .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)))
                .maybe(Field::Article, article(page, at, sentence));
        page.push(draft);
    }
}

/// `Article 12.3` after the verb.
fn article(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<String> {
    let word = (at + 1..(at + 20).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["article", "articles", "section", "art."]))?;
    (page.tokens.shape(word + 1) == Shape::Number).then(|| page.tokens.flat(word, word + 2))
}

/// "charges were brought against X", "X faces … charges", "held on charges of …".
pub(super) fn charges(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let brought = (at + 1..(at + 5).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["brought", "filed", "laid", "announced", "pressed"]));
    if let Some(verb) =
        brought.filter(|verb| page.is_passive(*verb, sentence) && !page.unreal(*verb, sentence))
    {
        let against = (verb + 1..(verb + 6).min(sentence.end)).find(|word| page.tokens.is(*word, "against"));
        let Some(against) = against else { return };
        let Some(first) = page.people.within(against, (against + 12).min(sentence.end)).next().copied()
        else {
            return;
        };
        let charge = charge_after(page, first.end - 1, &["for", "of"], sentence);
        let start = start_of(
            page,
            &Mention {
                start: spot.at,
                phrase: at.saturating_sub(usize::from(page.tokens.is(at.wrapping_sub(1), "new"))),
                ..first
            },
            spot,
        );
        for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
            let draft = Draft::new(
                Kind::Charge,
                "court.charges_brought",
                mention.person,
                start,
                charge.map_or(mention.end, |(_, end)| end).max(mention.end),
            )
            .on(date(page, Spot { at: verb, ..spot }))
            .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)));
            page.push(draft);
        }
        return;
    }
    charges_against(page, spot);
    held_on_charges(page, spot);
    faced_charges(page, spot);
}

/// "arrested on charges of fraud": a charge beside the arrest.
fn held_on_charges(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let on = (at.saturating_sub(5)..at).rev().find(|word| page.tokens.is_any(*word, &["on", "under"]));
    let Some(on) = on else { return };
    // "arrested on terrorism charges".
    let named = (on + 1..at).all(|word| page.tokens.list[word].is_word())
        && (on + 1..at).any(|word| page.tokens.has(word, CRIME));
    let of = page.tokens.is(at + 1, "of") && at - on <= 3;
    if !of && !named {
        return;
    }
    let from = at.saturating_sub(14).max(sentence.start);
    let verb =
        (from..at).rev().find(|word| matches!(page.trigger(*word), Some(Trigger::Custody | Trigger::Held)));
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let words = if of { charge_after(page, at, &["of"], sentence) } else { Some((on + 1, at + 1)) };
    let Some((start, end)) = words else { return };
    for mention in page.patients(verb, sentence) {
        let draft = Draft::new(Kind::Charge, "court.held_on_charges", mention.person, at.min(start), end)
            .on(date(page, Spot { at: verb, ..spot }))
            .with(Field::Charge, page.tokens.flat(start, end))
            .sure(0.6);
        page.push(draft);
    }
}

fn faced_charges(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let face = (at.saturating_sub(6).max(sentence.start)..at)
        .rev()
        .find(|word| page.tokens.is_any(*word, &["face", "faces", "faced", "facing"]));
    let Some(face) = face else { return };
    if page.unreal(face, sentence) || page.tokens.is_any(face + 1, &["up"]) {
        return;
    }
    let charge = page.tokens.is(at + 1, "of").then(|| charge_after(page, at, &["of"], sentence)).flatten();
    let Some(subject) = page
        .subject(page.chain_start(face, sentence), sentence)
        .or_else(|| appositive_subject(page, face, sentence))
    else {
        return;
    };
    for mention in page.group_of(&subject, sentence) {
        let draft = Draft::new(
            Kind::Charge,
            "court.faces_charges",
            mention.person,
            mention.start,
            charge.map_or(at + 1, |(_, end)| end),
        )
        .on(date(page, Spot { at: face, ..spot }))
        .with(
            Field::Charge,
            charge.map_or_else(|| "unspecified".to_owned(), |(start, end)| page.tokens.flat(start, end)),
        );
        page.push(draft);
    }
}

/// "including the reporters A of B and C of D, face …": the list closed by a comma.
pub(super) fn appositive_subject(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<Mention> {
    page.tokens.is(verb.checked_sub(1)?, ",").then_some(())?;
    let last = page.people.within(sentence.start, verb).filter(|mention| mention.named).last()?;
    let gap = (last.end..verb - 1)
        .all(|at| page.tokens.shape(at) != Shape::Lower || page.tokens.is_any(at, &["of", "the", "for"]));
    (gap && verb - last.end < 12).then_some(*last)
}

/// "accused of espionage": only by a state and of a crime; a neighbour's complaint is no charge.
pub(super) fn accused(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let passive = page.is_passive(at, sentence)
        || page.tokens.is_any(at.wrapping_sub(1), &[",", "stands", "stood", "stand"]);
    if passive && !page.tokens.is(at + 1, "of") || !passive && !by_the_state(page, spot) {
        return;
    }
    let Some((start, end)) = charge_after(page, at, &["of"], sentence) else { return };
    let law = (start..(end + 6).min(sentence.end))
        .any(|word| page.tokens.is_any(word, &["article", "articles", "art.", "section", "code", "law"]));
    let crime = (start..end).take(5).any(|word| page.tokens.has(word, CRIME))
        || law
        || !passive && page.tokens.is_any(start, &["“", "\""]);
    if !crime {
        return;
    }
    let stands = page.tokens.is_any(at.wrapping_sub(1), &["stands", "stood", "stand"]);
    let mut patients = if stands {
        page.subjects(page.chain_start(at - 1, sentence), sentence).unwrap_or_default()
    } else {
        page.patients(at, sentence)
    };
    if patients.is_empty() && !passive {
        patients = page.object(at, sentence).into_iter().collect();
    }
    for mention in patients {
        let draft =
            Draft::new(Kind::Charge, "court.accused", mention.person, start_of(page, &mention, spot), end)
                .on(date(page, spot))
                .with(Field::Charge, page.tokens.flat(start, end))
                .maybe(Field::Article, article(page, at, sentence))
                .maybe(Field::By, by(page, spot))
                .sure(0.5);
        page.push(draft);
    }
}

/// "prosecutors accused", "the investigators accused": the state speaks, not a neighbour.
fn by_the_state(page: &Page<'_>, spot: Spot) -> bool {
    let chain = page.chain_start(spot.at, spot.sentence);
    page.subject_words(chain, spot.sentence).is_some_and(|(start, end)| {
        (start..end).any(|word| {
            page.tokens.is_any(
                word,
                &[
                    "prosecutors",
                    "prosecutor",
                    "investigators",
                    "investigator",
                    "authorities",
                    "police",
                    "government",
                    "state",
                    "officials",
                    "service",
                    "committee",
                    "court",
                    "ministry",
                    "kremlin",
                    "indictment",
                    "guard",
                    "guards",
                ],
            )
        })
    })
}

/// How charges come to stand against somebody.
const BROUGHT: &[&str] = &[
    "opened",
    "launched",
    "initiated",
    "brought",
    "filed",
    "instituted",
    "started",
    "laid",
    "pressed",
    "added",
    "levelled",
    "leveled",
    "fabricated",
    "announced",
];

/// The verb before the noun: "prosecutors filed charges of treason", "opened a criminal case".
fn brought_before(page: &Page<'_>, spot: Spot) -> Option<usize> {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(7).max(sentence.start);
    let verb = (from..at).rev().find(|word| page.tokens.is_any(*word, BROUGHT))?;
    let plain = (verb + 1..at).all(|word| {
        (page.tokens.list[word].is_word() || page.tokens.shape(word) == Shape::Number)
            && !page.tokens.has(word, AUX | PREP)
    });
    (plain && !page.unreal(verb, sentence)).then_some(verb)
}

/// "the charges against X include …", "a criminal case was opened against X", "on a charge of …".
fn charges_against(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let against = (at + 1..(at + 8).min(sentence.end)).find(|word| page.tokens.is(*word, "against"));
    let Some(against) = against else { return };
    let Some(first) = page.people.within(against, (against + 10).min(sentence.end)).next().copied() else {
        return;
    };
    let include = (first.end..(first.end + 4).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &["include", "includes", "included", "including", "are", "were", "of", "for", "under", "carry"],
        )
    });
    let before = brought_before(page, spot);
    let filed = before.is_some() || (at + 1..against).any(|word| page.tokens.is_any(word, BROUGHT));
    let called = (sentence.start..at).any(|word| {
        page.trigger(word) == Some(Trigger::CallVerb)
            || page.tokens.is_any(word, &["drop", "dropped", "drops", "dismiss", "withdraw"])
    });
    if called || page.unreal(at, sentence) || include.is_none() && !filed {
        return;
    }
    if include.is_some_and(|word| page.tokens.is_any(word, &["are", "were"])) {
        return;
    }
    let of = page.tokens.is(at + 1, "of").then_some((at + 2, against)).filter(|(start, end)| start < end);
    let words = include.map(|word| (word + 1, page.clause_end(word, sentence, 14))).or(of);
    let words = words.filter(|(start, end)| start < end);
    let when = date(page, Spot { at: before.unwrap_or(at), ..spot });
    let start = at.saturating_sub(usize::from(page.tokens.is_any(at.wrapping_sub(1), &["criminal"])));
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        let draft = Draft::new(
            Kind::Charge,
            "court.charges_against",
            mention.person,
            before.unwrap_or(start).max(sentence.start),
            words.map_or(mention.end, |(_, end)| end.max(mention.end)),
        )
        .on(when)
        .with(
            Field::Charge,
            words.map_or_else(|| "unspecified".to_owned(), |(start, end)| page.tokens.flat(start, end)),
        )
        .maybe(Field::Article, article(page, at, sentence))
        .sure(0.6);
        page.push(draft);
    }
}

/// "a criminal case was opened against X".
pub(super) fn case_opened(page: &mut Page<'_>, spot: Spot) {
    let named = page.tokens.is_any(spot.at.wrapping_sub(1), &["criminal", "new", "second", "treason"]);
    if named || brought_before(page, spot).is_some() {
        charges_against(page, spot);
    }
}
