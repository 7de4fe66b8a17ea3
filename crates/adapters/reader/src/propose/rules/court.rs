//! Charges, trials, verdicts and sentences.

use super::Spot;
use super::custody::owner_before;
use crate::propose::lexicon::{COURT, CRIME, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

fn date(page: &Page<'_>, spot: Spot) -> Option<ProposedDate> {
    page.date_of(spot.at, spot.sentence).and_then(|date| date.proposed())
}

/// Who did it: "by the court", or the subject of an active verb.
fn by(page: &Page<'_>, spot: Spot) -> Option<String> {
    let passive = page.is_passive(spot.at, spot.sentence);
    let words = if passive {
        page.by_after(spot.at, spot.sentence)
    } else {
        let chain = page.chain_start(spot.at, spot.sentence);
        let own = |(start, end): &(usize, usize)| {
            page.people
                .within(*start, *end)
                .all(|mention| page.people.list[mention.person].acts_for_a_state())
        };
        page.subject_words(chain, spot.sentence).filter(|(start, end)| end - start < 14).filter(own)
    };
    words.map(|(start, end)| page.tokens.flat(start, end))
}

/// Text after the word `lead` up to the end of the charge: quoted words, or a short noun phrase.
fn charge_after(page: &Page<'_>, at: usize, leads: &[&str], sentence: Sentence) -> Option<(usize, usize)> {
    let limit = (at + 14).min(sentence.end);
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

fn start_of(page: &Page<'_>, mention: &Mention, spot: Spot) -> usize {
    let chain = page.chain_start(spot.at, spot.sentence);
    if mention.start < spot.at {
        return page.quote_from(mention, spot.sentence);
    }
    let subject = page.subject_words(chain, spot.sentence).map_or(chain, |(start, _)| start);
    let lead = page.dates_in(spot.sentence.start, subject).last().copied();
    match lead {
        Some(lead) if subject - lead.end <= 2 => {
            let preposition = lead.start > spot.sentence.start
                && page.tokens.is_any(lead.start.wrapping_sub(1), &["on", "in"]);
            lead.start - usize::from(preposition)
        }
        _ if spot.at - subject > 14 => spot.at,
        _ => subject,
    }
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
    if !page.tokens.is(at + 1, "of")
        || !(at.saturating_sub(3)..at).any(|word| page.tokens.is_any(word, &["on", "under"]))
    {
        return;
    }
    let from = at.saturating_sub(14).max(sentence.start);
    let verb =
        (from..at).rev().find(|word| matches!(page.trigger(*word), Some(Trigger::Custody | Trigger::Held)));
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let Some((start, end)) = charge_after(page, at, &["of"], sentence) else { return };
    for mention in page.patients(verb, sentence) {
        let draft = Draft::new(Kind::Charge, "court.held_on_charges", mention.person, at, end)
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
fn appositive_subject(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<Mention> {
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
    let passive = page.is_passive(at, sentence) || page.tokens.is(at.wrapping_sub(1), ",");
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
    let mut patients = page.patients(at, sentence);
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
    let filed = (at + 1..against).any(|word| {
        page.tokens.is_any(
            word,
            &["opened", "launched", "initiated", "brought", "filed", "instituted", "started", "laid"],
        )
    });
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
    let words = include.map(|word| (word + 1, page.clause_end(word, sentence, 14)));
    let words = words.filter(|(start, end)| start < end);
    let draft = Draft::new(
        Kind::Charge,
        "court.charges_against",
        first.person,
        at.saturating_sub(usize::from(page.tokens.is_any(at.wrapping_sub(1), &["criminal"])))
            .max(sentence.start),
        words.map_or(first.end, |(_, end)| end),
    )
    .on(date(page, spot))
    .with(
        Field::Charge,
        words.map_or_else(|| "unspecified".to_owned(), |(start, end)| page.tokens.flat(start, end)),
    )
    .maybe(Field::Article, article(page, at, sentence))
    .sure(0.6);
    page.push(draft);
}

/// "a criminal case was opened against X".
pub(super) fn case_opened(page: &mut Page<'_>, spot: Spot) {
    if page.tokens.is_any(spot.at.wrapping_sub(1), &["criminal", "new", "second", "treason"]) {
        charges_against(page, spot);
    }
}

/// "was convicted of …", "a court convicted X of …".
pub(super) fn convicted(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) || page.tokens.is(at.wrapping_sub(1), "if") {
        return;
    }
    let charge = charge_after(page, at, &["of", "on", "under"], sentence);
    for mention in page.patients(at, sentence) {
        let charge = charge.filter(|(start, _)| *start > mention.end || mention.end <= at);
        let draft = Draft::new(
            Kind::Conviction,
            "court.convicted",
            mention.person,
            start_of(page, &mention, spot),
            charge.map_or(at + 1, |(_, end)| end).max(mention.end),
        )
        .on(date(page, spot))
        .maybe(Field::By, by(page, spot))
        .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// "found X guilty", "was found guilty of …".
pub(super) fn found_guilty(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(guilty) = (at + 1..(at + 8).min(sentence.end)).find(|word| page.tokens.is(*word, "guilty"))
    else {
        return;
    };
    if page.unreal(at, sentence) || page.tokens.is(guilty.wrapping_sub(1), "not") {
        return;
    }
    let charge =
        page.tokens.is(guilty + 1, "of").then(|| charge_after(page, guilty, &["of"], sentence)).flatten();
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Conviction,
            "court.found_guilty",
            mention.person,
            start_of(page, &mention, spot),
            charge.map_or(guilty + 1, |(_, end)| end),
        )
        .on(date(page, spot))
        .maybe(Field::By, by(page, spot))
        .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// A length of time that starts near `at`: tokens and words. "five and a half years", "7-year", "life".
pub(super) fn length_from(page: &Page<'_>, at: usize, limit: usize) -> Option<(usize, usize)> {
    for start in at..limit {
        let word = page.tokens.word(start);
        let hyphened = word
            .split(['-', '–'])
            .skip(1)
            .last()
            .is_some_and(|unit| matches!(unit.to_ascii_lowercase().as_str(), "year" | "month" | "day"));
        if hyphened {
            return Some((start, start + 1));
        }
        if page.tokens.is(start, "life") && page.tokens.is_any(start + 1, &["imprisonment", "in", "sentence"])
        {
            return Some((start, start + if page.tokens.is(start + 1, "in") { 1 } else { 2 }));
        }
        let number =
            page.tokens.shape(start) == Shape::Number || crate::propose::dates::number_word(word).is_some();
        if !number {
            continue;
        }
        let mut end = start + 1;
        while end < limit + 5
            && (page.tokens.is_any(end, &["and", "a", "half", "one-half", "full"])
                || page.tokens.shape(end) == Shape::Number)
        {
            end += 1;
        }
        if page.tokens.is_any(end, &["year", "years", "month", "months", "day", "days", "weeks"]) {
            return Some((start, end + 1));
        }
    }
    None
}

/// "was sentenced to …", "a court sentenced X to …". Detention before trial is detention.
pub(super) fn sentenced(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(to) = (at + 1..(at + 14).min(sentence.end)).find(|word| page.tokens.is(*word, "to")) else {
        return without_length(page, spot);
    };
    if page.unreal(at, sentence) {
        return;
    }
    let length = length_from(page, to + 1, (to + 5).min(sentence.end));
    let from = length.map_or(to + 1, |(_, end)| end);
    let held = (from..(from + 7).min(sentence.end)).find(|word| {
        page.tokens.is_any(*word, &["pre-trial", "pretrial", "administrative"])
            && page.tokens.is_any(word + 1, &["detention", "arrest"])
    });
    for mention in page.patients(at, sentence) {
        let start = start_of(page, &mention, spot);
        let mut draft = if let Some(kind) = held {
            let words = length.map_or(kind, |(start, _)| start);
            Draft::new(Kind::Detention, "court.remanded", mention.person, start, kind + 2)
                .with(Field::Kind, page.tokens.flat(words, kind + 2))
        } else {
            let end = length.map_or(from, |(_, end)| end);
            let prison = (end..(end + 2).min(sentence.end)).any(|word| page.tokens.is(word, "in"));
            Draft::new(
                Kind::Sentence,
                "court.sentenced",
                mention.person,
                start,
                if prison { page.clause_end(end, sentence, 7) } else { end },
            )
            .maybe(Field::Length, length.map(|(start, end)| page.tokens.flat(start, end)))
            .maybe(Field::Charge, charge_word(page, from, sentence))
        };
        draft = draft.on(date(page, spot)).at(page.place_after(from, sentence).filter(|_| held.is_none()));
        let by = by(page, spot);
        page.push(draft.maybe(Field::By, by));
    }
}

fn charge_word(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<String> {
    let under = (from..(from + 8).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["under", "on", "for"]))?;
    let crime = (under + 1..(under + 6).min(sentence.end)).find(|word| page.tokens.has(*word, CRIME))?;
    Some(page.tokens.flat(under + 1, crime + 1))
}

fn without_length(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) || !page.is_passive(at, sentence) {
        return;
    }
    for mention in page.patients(at, sentence) {
        let start = start_of(page, &mention, spot);
        let draft = Draft::new(Kind::Sentence, "court.sentenced", mention.person, start, at + 1)
            .on(date(page, spot))
            .sure(0.5);
        page.push(draft);
    }
}

/// "is serving a 7-year sentence", "received a sentence of …", "faces an excessive sentence".
pub(super) fn sentence_noun(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.trigger(at) == Some(Trigger::ServeTime) {
        return;
    }
    let from = at.saturating_sub(9).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "serving", "serves", "received", "receives", "given", "faces", "face", "served", "handed",
                "got",
            ],
        )
    });
    let Some(verb) = verb else { return };
    let plain = (verb + 1..at).all(|word| {
        page.tokens.list[word].is_word()
            || page.tokens.shape(word) == Shape::Number
            || page.tokens.is(word, ",")
    });
    let figurative = (verb..=at).any(|word| {
        page.tokens.is_any(word, &["death", "up", "possible", "maximum", "potential", "longer", "any"])
    });
    if !plain
        || figurative
        || page.unreal(verb, sentence)
        || (verb + 1..at).any(|word| page.tokens.is_any(word, &["to", "would", "his", "her", "their"]))
    {
        return;
    }
    let length = length_from(page, verb + 1, at).or_else(|| {
        page.tokens.is(at + 1, "of").then(|| length_from(page, at + 2, (at + 4).min(sentence.end))).flatten()
    });
    let Some(subject) = page
        .subject(page.chain_start(verb, sentence), sentence)
        .or_else(|| appositive_subject(page, page.chain_start(verb, sentence), sentence))
    else {
        return;
    };
    for mention in page.group_of(&subject, sentence) {
        let end = length.map_or(at + 1, |(_, end)| end.max(at + 1));
        let draft = Draft::new(Kind::Sentence, "court.serving", mention.person, mention.phrase, end)
            .on(page
                .dates_in(at, (at + 7).min(sentence.end))
                .first()
                .filter(|date| !date.of_noun)
                .and_then(crate::propose::dates::DateWords::proposed))
            .with(
                Field::Length,
                length.map_or_else(|| "unspecified".to_owned(), |(start, end)| page.tokens.flat(start, end)),
            )
            .maybe(Field::By, page.by_after(at, sentence).map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// "the court upheld the verdict", "X’s appeal was rejected".
pub(super) fn ruling(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let matter = |word: usize| {
        page.tokens.is_any(
            word,
            &[
                "appeal",
                "appeals",
                "verdict",
                "sentence",
                "decision",
                "conviction",
                "ruling",
                "detention",
                "judgment",
                "judgement",
                "motion",
                "petition",
                "term",
            ],
        )
    };
    let chain = page.chain_start(at, sentence);
    let passive = page.is_passive(at, sentence);
    let noun = if passive {
        (sentence.start..chain).rev().take(5).find(|word| matter(*word))
    } else {
        let court = (sentence.start..chain).any(|word| page.tokens.has(word, COURT));
        (at + 1..(at + 9).min(sentence.end)).find(|word| matter(*word)).filter(|_| court)
    };
    let Some(noun) = noun else { return };
    let owner = owner_before(page, noun).map(|mention| mention.person).or_else(|| {
        page.people
            .within(noun, (noun + 8).min(sentence.end))
            .next()
            .filter(|_| page.tokens.is_any(noun + 1, &["of", "by", "against"]))
            .map(|mention| mention.person)
    });
    let Some(person) = owner.or_else(|| page.focus(spot)) else { return };
    let start = if passive {
        noun.saturating_sub(2).max(sentence.start)
    } else {
        page.subject_words(chain, sentence).map_or(at, |(start, _)| start)
    };
    let lead = page.dates_in(sentence.start, start).last().copied().filter(|date| start - date.end <= 2);
    let start = lead.map_or(start, |lead| lead.start.saturating_sub(1).max(sentence.start));
    let draft = Draft::new(Kind::Trial, "court.ruling", person, start, (noun + 1).max(at + 1))
        .on(date(page, spot))
        .with(Field::Outcome, format!("{} {}", page.tokens.word(noun), page.tokens.word(at)))
        .maybe(Field::By, by(page, spot));
    page.push(draft);
}

/// "went on trial", "the trial began", "appeared in court for a hearing".
pub(super) fn trial(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let went = page.tokens.is(at.wrapping_sub(1), "on")
        && page.tokens.is_any(at.wrapping_sub(2), &["went", "goes", "put", "placed"]);
    let of_person = page
        .people
        .within(at + 1, (at + 12).min(sentence.end))
        .next()
        .filter(|mention| {
            mention.part != Part::Owner
                && page.tokens.is_any(mention.phrase.wrapping_sub(1), &["of", "against", "for"])
                && page.tokens.is_any(at + 1, &["of", "against", "in", "for"])
        })
        .copied();
    let from = of_person.map_or(at + 1, |mention| mention.end);
    let began = (from..(from + 6).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "began",
                "opened",
                "started",
                "begins",
                "opens",
                "concluded",
                "resumed",
                "postponed",
                "adjourned",
                "held",
                "ended",
                "commenced",
                "delayed",
                "conducted",
                "took",
                "lasted",
                "closed",
                "starts",
            ],
        )
    });
    let began = began.filter(|word| !page.unreal(*word, sentence));
    if page.unreal(at, sentence)
        || (at.saturating_sub(5).max(sentence.start)..at).any(|word| {
            page.tokens.is_any(word, &["never", "not", "no", "without", "awaiting", "await", "awaits"])
        })
    {
        return;
    }
    let standing = page.tokens.is(at.wrapping_sub(1), "on")
        && page.tokens.is_any(at.wrapping_sub(2), &["is", "are", "was", "were", "currently", "now", "been"]);
    let went = went || standing;
    let appeared = (at.saturating_sub(18).max(sentence.start)..at)
        .find(|word| page.tokens.is_any(*word, &["appears", "appeared", "attends", "attended"]));
    let (person, start, end) = if went {
        let chain = page.chain_start(if standing { at - 1 } else { at - 2 }, sentence);
        let Some(mention) = page.subject(chain, sentence) else { return };
        (mention.person, mention.phrase, at + 1)
    } else if let Some(verb) = appeared {
        let Some(mention) = page.subject(verb, sentence).or_else(|| far_subject(page, verb, sentence)) else {
            return;
        };
        (
            mention.person,
            if verb - mention.phrase > 12 { verb } else { mention.phrase },
            page.clause_end(at, sentence, 14),
        )
    } else if let Some(verb) = began {
        let owner = owner_before(page, at).or(of_person).map(|mention| mention.person);
        let Some(person) = owner else { return };
        (person, at.saturating_sub(2).max(sentence.start), verb + 1)
    } else {
        return;
    };
    let verb = appeared.unwrap_or(at);
    if page.unreal(verb, sentence) {
        return;
    }
    let when = page.date_of(at, sentence).or_else(|| page.dates_in(at, sentence.end).first().copied());
    let draft = Draft::new(Kind::Trial, "court.trial", person, start, end)
        .on(when.and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .with(Field::Kind, page.tokens.word(at))
        .sure(0.6);
    page.push(draft);
}

/// A caption: "X, who is serving …, appears in court".
fn far_subject(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<Mention> {
    page.tokens
        .is(verb.checked_sub(1)?, ",")
        .then(|| page.people.within(sentence.start, verb).find(|mention| mention.named).copied())
        .flatten()
}
