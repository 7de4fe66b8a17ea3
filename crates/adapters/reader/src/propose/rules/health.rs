//! The body: poisoning, illness, care withheld, ill-treatment, access, hunger strikes, death.

use super::custody::owner_before;
use super::{Spot, voices};
use crate::propose::dates::DateWords;
use crate::propose::lexicon::{BODYPART, COUNSEL, ILLNESS, KIN, MODAL, NEG, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind, Modality};

fn date(page: &Page<'_>, spot: Spot) -> Option<ProposedDate> {
    page.date_of(spot.at, spot.sentence).and_then(|date| date.proposed())
}

/// "was poisoned by … in 2015 and 2017", "poisonings in 2015 and 2017", "his 2015 poisoning".
pub(super) fn poisoned(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let verb = page.tokens.is(at, "poisoned");
    if verb {
        if page.unreal(at, sentence) || !page.is_passive(at, sentence) {
            if let Some(object) = page.object(at, sentence).filter(|_| !page.unreal(at, sentence)) {
                emit_poisoning(
                    page,
                    spot,
                    object.person,
                    page.chain_start(at, sentence),
                    &poisoning_dates(page, spot),
                );
            }
            return;
        }
        for mention in page.patients(at, sentence) {
            emit_poisoning(
                page,
                spot,
                mention.person,
                page.quote_from(&mention, sentence),
                &poisoning_dates(page, spot),
            );
        }
        return;
    }
    let before = page.dates_in(at.saturating_sub(1).max(sentence.start), at).first().copied();
    let dates = before.map_or_else(|| dates_right_after(page, at, sentence), |date| vec![date]);
    if dates.is_empty() {
        return;
    }
    let owner = owner_before(page, at).map(|mention| mention.person);
    let Some(person) = owner.or_else(|| sentence_subject(page, spot)) else { return };
    emit_poisoning(page, spot, person, at, &dates);
}

/// The first person a sentence speaks of that is not only likened or an owner.
fn sentence_subject(page: &Page<'_>, spot: Spot) -> Option<usize> {
    let mut mentions = page.people.within(spot.sentence.start, spot.at);
    mentions.find(|mention| mention.part == Part::Subject).map(|mention| mention.person)
}

fn dates_right_after(page: &Page<'_>, at: usize, sentence: Sentence) -> Vec<DateWords> {
    let mut dates: Vec<DateWords> = Vec::new();
    for date in page.dates_in(at + 1, sentence.end) {
        let from = dates.last().map_or(at + 1, |last| last.end);
        let near = date.start >= from
            && date.start - from <= 2
            && (from..date.start).all(|word| page.tokens.is_any(word, &["in", "on", "and", ",", "again"]));
        if !near {
            break;
        }
        dates.push(*date);
    }
    dates
}

fn poisoning_dates(page: &Page<'_>, spot: Spot) -> Vec<DateWords> {
    let first = page.date_of(spot.at, spot.sentence);
    let Some(first) = first else { return Vec::new() };
    let mut dates = vec![first];
    if first.start > spot.at {
        dates.extend(dates_right_after(page, first.end - 1, spot.sentence));
    }
    dates
}

fn emit_poisoning(page: &mut Page<'_>, spot: Spot, person: usize, start: usize, dates: &[DateWords]) {
    let Spot { at, sentence, .. } = spot;
    let last = dates.iter().map(|date| date.end).filter(|end| *end > at).max().unwrap_or(at + 1);
    let linked = (at..(at + 22).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["linked", "attributed", "traced", "blamed"]));
    let by = page.by_after(at, sentence);
    let mut end = last.max(by.map_or(0, |(_, end)| end));
    let mut template = Draft::new(Kind::Poisoning, "health.poisoned", person, start, end)
        .maybe(Field::Alleged, by.map(|(start, end)| page.tokens.flat(start, end)));
    if let Some(linked) = linked {
        let to = (linked + 1..(linked + 4).min(sentence.end))
            .find(|word| page.tokens.is_any(*word, &["to", "on"]))
            .unwrap_or(linked);
        let doer = page.noun_end(to + 1, sentence);
        let says = page
            .chain_start(linked, sentence)
            .checked_sub(1)
            .filter(|word| page.tokens.shape(*word) == Shape::Lower);
        end = doer.max(end);
        template.end = end;
        template = template.with(Field::Alleged, page.tokens.flat(to + 1, doer));
        let says = says.map(|word| page.tokens.word(word).to_owned());
        template.attribution.clone_from(&says);
        template = template.maybe(Field::ByStatement, says);
        template.modality = Modality::Alleged;
    }
    if page.reported(at, sentence) {
        template.modality = Modality::Alleged;
    }
    let agent = (at + 1..(at + 18).min(sentence.end)).find(|word| page.tokens.is(*word, "with"));
    if let Some(with) = agent {
        let agent_end = page.noun_end(with + 1, sentence);
        template = template.with(Field::Agent, page.tokens.flat(with + 1, agent_end));
        template.end = template.end.max(agent_end);
    }
    if dates.is_empty() {
        page.push(template);
        return;
    }
    for date in dates {
        page.push(template.clone().on(date.proposed()));
    }
}

fn bodily(page: &Page<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|word| {
        page.tokens.has(word, ILLNESS | BODYPART)
            || page.tokens.is(word, "health")
                && page.tokens.is_any(word + 1, &["problems", "issues", "complications", "problem"])
            || page.tokens.is_any(
                word,
                &[
                    "pounds",
                    "kilograms",
                    "kilogrammes",
                    "kilos",
                    "kg",
                    "weight",
                    "hospitalized",
                    "hospitalised",
                ],
            )
    })
}

/// "was diagnosed with …", "suffers from …", "has undergone … surgeries", "lost feeling in …".
pub(super) fn diagnosed(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let chain = page.chain_start(at, sentence);
    let hospital = page.tokens.is_any(at, &["hospitalized", "hospitalised"]);
    let limit = (at + 26).min(sentence.end);
    let stop = (at + 1..limit)
        .find(|word| {
            matches!(page.tokens.word(*word), ";" | "." | "—")
                || page.tokens.is_any(*word, &["that", "because"])
        })
        .unwrap_or(limit);
    let found = (at + 1..stop).any(|word| bodily(page, word, word + 1));
    let Some(subject) = page.subject(chain, sentence) else { return };
    let before = disease_before(page, &subject, sentence);
    if let Some(start) = before {
        let draft = Draft::new(Kind::Health, "health.relative", subject.person, start, at + 1).with(
            Field::Condition,
            page.tokens.flat(
                start,
                subject
                    .phrase
                    .saturating_sub(usize::from(page.tokens.is(subject.phrase.wrapping_sub(1), ","))),
            ),
        );
        page.push(draft);
        return;
    }
    if !(found || hospital) {
        return;
    }
    let end = (stop.min(at + 9)..=stop)
        .find(|word| matches!(page.tokens.word(*word), "," | ";" | "." | "—") || *word == stop)
        .unwrap_or(stop);
    let from = at + 1 + usize::from(page.tokens.is_any(at + 1, &["with", "from"]));
    let condition = if from < end { page.tokens.flat(from, end) } else { page.tokens.word(at).to_owned() };
    for mention in page.group_of(&subject, sentence) {
        let draft =
            Draft::new(Kind::Health, "health.condition", mention.person, mention.phrase, end.max(at + 1))
                .on(date(page, spot))
                .with(Field::Condition, condition.clone());
        page.push(draft);
    }
}

/// "X has diabetes", "has a heart condition".
pub(super) fn has_illness(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.is(at, "pressure") && !page.tokens.is(at.wrapping_sub(1), "blood") {
        return;
    }
    let from = at.saturating_sub(4).max(sentence.start);
    let has = (from..at).rev().find(|word| page.tokens.is_any(*word, &["has", "had"]));
    let Some(has) = has.filter(|has| {
        (*has + 1..at).all(|word| {
            (page.tokens.list[word].is_word() || page.tokens.shape(word) == Shape::Number)
                && page.trigger(word).is_none()
        })
    }) else {
        return;
    };
    let beside = has.checked_sub(1).and_then(|before| page.people.at(before)).copied();
    let subject =
        beside.filter(|mention| mention.end == has && mention.part == Part::Subject).or_else(|| {
            let who = page.tokens.is(has.checked_sub(1)?, "who");
            page.subject(has, sentence).filter(|_| who)
        });
    if let Some(mention) = subject.filter(|_| !page.unreal(has, sentence)) {
        let draft = Draft::new(Kind::Health, "health.has", mention.person, mention.phrase, at + 1)
            .on(page.dates_in(at, (at + 6).min(sentence.end)).first().and_then(DateWords::proposed));
        page.push(draft.with(Field::Condition, page.tokens.flat(has + 1, at + 1)).sure(0.7));
    }
}

/// "neuralgia, an ailment he has suffered": the illness stands before the pronoun.
fn disease_before(page: &Page<'_>, subject: &Mention, sentence: Sentence) -> Option<usize> {
    if subject.named {
        return None;
    }
    let from = subject.phrase.saturating_sub(6).max(sentence.start);
    let start = (from..subject.phrase).find(|word| page.tokens.has(*word, ILLNESS))?;
    let close = (start..subject.phrase).all(|word| {
        !page.tokens.has(word, crate::propose::lexicon::AUX) && !matches!(page.tokens.word(word), ";")
    });
    let touches = subject
        .phrase
        .checked_sub(1)
        .is_some_and(|word| page.tokens.has(word, ILLNESS) || page.tokens.is_any(word, &["that", "which"]));
    (close && touches).then_some(start)
}

/// How health is said to be bad or to become so.
const WORSE: &[&str] = &[
    "deteriorated",
    "deteriorating",
    "declined",
    "declining",
    "worsened",
    "worsening",
    "failing",
    "poor",
    "fragile",
    "critical",
    "precarious",
];

/// "his health is declining", "the state of X’s health has deteriorated".
pub(super) fn declining(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let worse = (at + 1..(at + 7).min(sentence.end)).find(|word| {
        page.tokens.is_any(*word, WORSE)
            || page.tokens.is_any(
                *word,
                &["deteriorates", "declines", "suffered", "deteriorate", "worsen", "decline", "worsens"],
            )
    });
    let before = (at.saturating_sub(3).max(sentence.start)..at).find(|word| {
        page.tokens
            .is_any(*word, &["deteriorating", "declining", "worsening", "failing", "poor", "fragile", "ill"])
    });
    let in_health = before.filter(|before| page.tokens.is(before.saturating_sub(1), "in"));
    let subject = in_health
        .and_then(|before| page.subject(page.chain_start(before.saturating_sub(1), sentence), sentence));
    let of = page
        .people
        .within(at + 2, (at + 7).min(sentence.end))
        .next()
        .filter(|mention| page.tokens.is(at + 1, "of") && mention.phrase <= at + 3)
        .copied();
    let Some(owner) = owner_before(page, at).or(subject).or(of) else { return };
    let worse = worse.or_else(|| {
        let end = of?.end;
        (end..(end + 4).min(sentence.end)).find(|word| page.tokens.is_any(*word, WORSE))
    });
    let Some(word) = worse.or(before) else { return };
    if page.unreal(word, sentence) {
        return;
    }
    let draft = Draft::new(
        Kind::Health,
        "health.declining",
        owner.person,
        owner.phrase,
        worse.map_or(at + 1, |word| word + 1),
    )
    .on(date(page, Spot { at: word, ..spot }))
    .with(Field::Condition, page.tokens.flat(owner.end.min(at), worse.map_or(at + 1, |word| word + 1)))
    .sure(0.7);
    page.push(draft);
}

/// "fell ill", "is in a coma".
pub(super) fn ailing(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let near = (at.saturating_sub(5).max(sentence.start)..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &["fell", "falls", "became", "is", "was", "remains", "slipped", "taken", "into", "from"],
        )
    });
    // "visit his ill father".
    if page.people.at(at.saturating_sub(1)).is_some_and(|owner| owner.part == Part::Owner) {
        return;
    }
    let plain = page.tokens.is_any(at, &["condition", "intensive"]);
    let grave = page
        .tokens
        .is_any(at.wrapping_sub(1), &["critical", "serious", "grave", "stable", "poor", "life-threatening"])
        || page.tokens.is(at, "intensive") && page.tokens.is(at + 1, "care");
    if plain && !grave {
        return;
    }
    let near = near.or_else(|| {
        (at.saturating_sub(5).max(sentence.start)..at)
            .rev()
            .find(|word| page.tokens.is_any(*word, &["been", "being", "treated", "lies", "lay"]))
    });
    let Some(verb) = near.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let chain = page.chain_start(verb + 1, sentence);
    if let Some(mention) = page.subject(chain.min(verb), sentence) {
        let draft = Draft::new(Kind::Health, "health.ailing", mention.person, mention.phrase, at + 1)
            .on(date(page, spot))
            .with(Field::Condition, page.tokens.word(at))
            .sure(0.6);
        page.push(draft);
    }
}

/// "without proper medical care", "was denied medical treatment".
pub(super) fn care_withheld(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(6).max(sentence.start);
    let refusal = (from..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "without",
                "denied",
                "denying",
                "refused",
                "refusing",
                "lack",
                "lacks",
                "lacking",
                "inadequate",
                "insufficient",
                "deprived",
                "withheld",
                "withholding",
                "no",
            ],
        )
    });
    let care = (at..(at + 4).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "care",
                "treatment",
                "attention",
                "assistance",
                "help",
                "aid",
                "medication",
                "medications",
                "medicine",
                "healthcare",
            ],
        )
    });
    let (Some(refusal), Some(care)) = (refusal, care) else { return requests_ignored(page, spot) };
    let asked = (sentence.start..refusal)
        .any(|word| matches!(page.trigger(word), Some(Trigger::CallVerb)) && page.tokens.is(word + 1, "for"));
    if asked || page.unreal(refusal, sentence) && !page.tokens.is(refusal, "without") {
        return;
    }
    // "denied treatment to prisoners": to people in general.
    let at_large = (care + 1..(care + 4).min(sentence.end)).any(|word| {
        page.tokens.is(word, "to")
            && page.tokens.is_any(
                word + 1,
                &["detainees", "prisoners", "inmates", "many", "others", "political", "those"],
            )
    });
    if at_large {
        return;
    }
    let without = page.tokens.is(refusal, "without");
    if without && (care + 1..(care + 7).min(sentence.end)).any(|word| page.tokens.has(word, MODAL)) {
        return;
    }
    let chain = page.chain_start(refusal, sentence);
    let passive = page.is_passive(refusal, sentence);
    let person = if passive { page.subject(chain, sentence) } else { page.object(refusal, sentence) };
    // "helped prisoners who had been denied …": others.
    if person.is_none() && passive && chain > sentence.start && page.tokens.is(chain - 1, "who") {
        return;
    }
    let person = person
        .map(|mention| mention.person)
        .or_else(|| near_person(page, refusal, spot))
        .or_else(|| page.focus(spot));
    let Some(person) = person else { return };
    let end = page.clause_end(care, sentence, 8);
    let start = page
        .people
        .within(sentence.start, refusal)
        .last()
        .filter(|mention| refusal - mention.phrase < 8)
        .map_or(refusal, |mention| mention.phrase);
    let condition = (care..end)
        .find(|word| page.tokens.has(*word, ILLNESS))
        .map(|word| page.tokens.word(word).to_owned());
    let draft = Draft::new(Kind::MedicalNeglect, "health.care_withheld", person, start, end)
        .on(date(page, Spot { at: refusal, ..spot }))
        .maybe(Field::Condition, condition);
    page.push(draft);
}

/// "her requests for medical treatment were ignored".
fn requests_ignored(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(5).max(sentence.start);
    let asked = (from..at).rev().find(|word| {
        page.tokens.is_any(*word, &["request", "requests", "appeals", "pleas", "complaints", "demands"])
    });
    let ignored = (at + 1..(at + 8).min(sentence.end)).find(|word| {
        page.tokens.is_any(*word, &["ignored", "refused", "rejected", "denied", "dismissed", "unanswered"])
    });
    let (Some(asked), Some(ignored)) = (asked, ignored) else { return };
    if page.unreal(ignored, sentence) {
        return;
    }
    let owner = owner_before(page, asked).map(|owner| owner.person);
    let Some(person) = owner.or_else(|| page.focus(spot)) else { return };
    let draft = Draft::new(Kind::MedicalNeglect, "health.requests_ignored", person, asked, ignored + 1)
        .on(date(page, Spot { at: ignored, ..spot }))
        .sure(0.6);
    page.push(draft);
}

/// A prisoner named or meant in the same sentence, the nearest first.
fn near_person(page: &Page<'_>, at: usize, spot: Spot) -> Option<usize> {
    let captive = |mention: &&Mention| page.people.list[mention.person].kind() == "prisoner";
    let before = page.people.within(spot.sentence.start, at).filter(captive).last();
    before.or_else(|| page.people.within(at, spot.sentence.end).find(captive)).map(|mention| mention.person)
}

/// "was tortured", "was beaten", "subjected to …", "was forced to sign", "spent years isolated".
pub(super) fn ill_treated(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let confession = |word: usize| page.tokens.is_any(word, &["confess", "confession", "sign"]);
    if page.tokens.is(at, "forced") && !(at + 1..(at + 6).min(sentence.end)).any(confession) {
        return;
    }
    if page.tokens.is(at, "isolation") || page.tokens.is_any(at, &["torture", "beatings"]) {
        return suffered_torture(page, spot);
    }
    if page.tokens.is(at, "solitary") && !page.tokens.is(at + 1, "confinement") {
        return;
    }
    let solitary = page.tokens.is(at, "solitary");
    let spent = (at.saturating_sub(7).max(sentence.start)..at)
        .rev()
        .find(|word| page.tokens.is_any(*word, &["spent", "held", "kept", "placed"]));
    let people = match spent {
        Some(verb) => {
            let chain = page.chain_start(verb, sentence);
            page.subject(chain, sentence).or_else(|| shared(page, chain, sentence)).into_iter().collect()
        }
        None if solitary => Vec::new(),
        None => page.patients(at, sentence),
    };
    let people: Vec<Mention> = if people.is_empty() && !solitary && second_participle(page, spot) {
        page.people
            .within(sentence.start, at)
            .filter(|mention| mention.part == Part::Subject)
            .last()
            .copied()
            .into_iter()
            .collect()
    } else {
        people
    };
    for mention in people {
        let chain = page.chain_start(spent.unwrap_or(at), sentence);
        let start = if chain - mention.phrase.min(chain) > 14 { chain } else { mention.phrase.min(at) };
        let end = page.clause_end(at, sentence, 12);
        let mut draft = Draft::new(Kind::IllTreatment, "health.ill_treated", mention.person, start, end)
            .on(date(page, spot))
            .at(page.place_after(at, sentence))
            .with(Field::Kind, page.tokens.flat(at, (at + 1).min(end)))
            .maybe(Field::By, page.by_after(at, sentence).map(|(start, end)| page.tokens.flat(start, end)));
        if let Some(says) = own_word(page, spot) {
            voices::put_in_mouth(&mut draft, says);
        }
        page.push(draft);
    }
}

fn shared(page: &Page<'_>, chain: usize, sentence: Sentence) -> Option<Mention> {
    page.people.within(sentence.start, chain).filter(|mention| mention.part == Part::Subject).last().copied()
}

fn second_participle(page: &Page<'_>, spot: Spot) -> bool {
    page.tokens.is_any(spot.at.wrapping_sub(1), &["and", ","])
}

fn suffered_torture(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let verb = (at.saturating_sub(6).max(sentence.start)..at).rev().find(|word| {
        page.tokens.is_any(*word, &["subjected", "endured", "suffered", "enduring", "survived"])
    });
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    if page.tokens.is(verb, "subjected") {
        return;
    }
    if let Some(mention) = page.subject(page.chain_start(verb, sentence), sentence) {
        let draft = Draft::new(Kind::IllTreatment, "health.endured", mention.person, mention.phrase, at + 1)
            .on(date(page, spot))
            .with(Field::Kind, page.tokens.word(at));
        page.push(draft);
    }
}

/// Whose word it is: "X added that he had been beaten".
fn own_word(page: &Page<'_>, spot: Spot) -> Option<String> {
    let says = voices::says_before(page, spot.at, spot.sentence)?;
    voices::speaker(page, says, spot.sentence)
}

/// "was denied a lawyer".
pub(super) fn lawyer_refused(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let lawyer = (at + 1..(at + 6).min(sentence.end))
        .find(|word| page.tokens.has(*word, COUNSEL) || page.tokens.is(*word, "lawyers"));
    let Some(lawyer) = lawyer.filter(|_| page.is_passive(at, sentence) && !page.unreal(at, sentence)) else {
        return;
    };
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::AccessDenied,
            "health.lawyer_refused",
            mention.person,
            mention.phrase,
            lawyer + 1,
        );
        page.push(draft.on(date(page, spot)).with(Field::To, "lawyer"));
    }
}

/// "was denied consular access", "without access to a lawyer", "not allowed visits".
pub(super) fn access_refused(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let visiting = page.tokens.is(at, "visit") && page.tokens.is_any(at.wrapping_sub(1), &["to", "from"]);
    let no_contact = page.tokens.is(at, "contact")
        && (at.saturating_sub(2)..at)
            .any(|word| page.tokens.is_any(word, &["no", "denied", "any", "without"]));
    let verb = page.tokens.has(at.wrapping_sub(1), MODAL) || page.tokens.is(at.wrapping_sub(1), "to");
    let noun = if page.tokens.is_any(at, &["access", "visits"]) && !verb || visiting || no_contact {
        at
    } else {
        return;
    };
    let from = noun.saturating_sub(11).max(sentence.start);
    let refusal = (from..noun).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "denied",
                "denying",
                "refused",
                "refusing",
                "without",
                "no",
                "blocked",
                "barred",
                "prevented",
                "deprived",
                "delayed",
            ],
        ) || page.tokens.has(*word, NEG)
            && (word + 1..word + 3).any(|at| {
                page.tokens.is_any(at, &["allowed", "permitted", "granted", "given", "provided", "had"])
            })
    });
    let Some(refusal) = refusal else { return };
    if page.unreal(refusal, sentence) && !page.tokens.has(refusal, NEG) && !page.tokens.is(refusal, "without")
    {
        return;
    }
    let to = (from..(noun + 9).min(sentence.end)).find_map(|word| {
        if page.tokens.is_any(word, &["consular", "embassy", "consul", "diplomats"]) {
            Some("consular")
        } else if page.tokens.has(word, COUNSEL)
            || page.tokens.is_any(word, &["lawyers", "legal", "attorneys"])
        {
            Some("lawyer")
        } else if page.tokens.has(word, KIN) || page.tokens.is_any(word, &["relatives", "family"]) {
            Some("family")
        } else {
            None
        }
    });
    let Some(to) = to else { return };
    let visited = page
        .people
        .within(at, (at + 4).min(sentence.end))
        .next()
        .filter(|_| visiting)
        .map(|mention| mention.person);
    let chain = page.chain_start(refusal, sentence);
    let person = if page.is_passive(refusal, sentence) {
        page.subject(chain, sentence)
    } else {
        page.object(refusal, sentence)
    };
    let named = page
        .people
        .within(noun, (noun + 6).min(sentence.end))
        .find(|mention| mention.part != Part::Owner && page.tokens.is(mention.phrase.wrapping_sub(1), "to"))
        .map(|mention| mention.person);
    // "X had no access to a lawyer".
    let had = refusal.checked_sub(1).filter(|had| page.tokens.is_any(*had, &["had", "has", "have"]));
    let having = had.and_then(|had| page.subject(page.chain_start(had, sentence), sentence));
    let Some(person) = visited
        .or(having.map(|mention| mention.person))
        .or(person.map(|mention| mention.person))
        .or(named)
        .or_else(|| near_person(page, refusal, spot))
    else {
        return;
    };
    let draft = Draft::new(
        Kind::AccessDenied,
        "health.access_denied",
        person,
        chain.min(refusal),
        page.clause_end(noun, sentence, 8),
    )
    .on(date(page, Spot { at: refusal, ..spot }))
    .with(Field::To, to);
    page.push(draft);
}

/// "went on a hunger strike".
pub(super) fn hunger_strike(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let verb = (at.saturating_sub(5).max(sentence.start)..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "went",
                "began",
                "declared",
                "started",
                "launched",
                "on",
                "ended",
                "announced",
                "staged",
                "conducted",
                "undertook",
                "resumed",
                "continued",
                "commenced",
                "joined",
                "held",
                "begun",
                "suspended",
                "goes",
                "begins",
                "undertaken",
                "broke",
                "called",
                "completed",
            ],
        )
    });
    let Some(verb) = verb.filter(|verb| page.tokens.is(at + 1, "strike") && !page.unreal(*verb, sentence))
    else {
        return strike_with_date(page, spot);
    };
    let chain = page.chain_start(verb, sentence);
    if let Some(mention) = page.subject(chain, sentence) {
        page.push(
            Draft::new(
                Kind::HungerStrike,
                "health.hunger_strike",
                mention.person,
                page.quote_before(&mention, verb, sentence),
                at + 2,
            )
            .on(date(page, spot)),
        );
    }
}

/// "X’s hunger strike, which began on 4 May".
fn strike_with_date(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let owner =
        owner_before(page, at).filter(|_| page.tokens.is(at + 1, "strike") && !page.unreal(at, sentence));
    let date = page.dates_in(at, (at + 9).min(sentence.end)).first().copied();
    if let (Some(owner), Some(date)) = (owner, date) {
        let draft = Draft::new(Kind::HungerStrike, "health.strike_of", owner.person, owner.phrase, date.end);
        page.push(draft.on(date.proposed()).sure(0.6));
    }
}

/// "her eyesight has worsened", "his kidneys are failing".
pub(super) fn body_fails(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let failed = (at + 1..(at + 5).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "worsened",
                "worsening",
                "deteriorated",
                "deteriorating",
                "failing",
                "failed",
                "damaged",
                "broken",
                "fractured",
                "swollen",
                "paralysed",
                "paralyzed",
                "bleeding",
                "injured",
                "infected",
                "bruised",
            ],
        )
    });
    let Some(failed) =
        failed.filter(|failed| *failed > at + 1 && page.chain_start(*failed, sentence) == at + 1)
    else {
        return;
    };
    let Some(owner) = owner_before(page, at).filter(|_| !page.unreal(failed, sentence)) else { return };
    let draft = Draft::new(Kind::Health, "health.body_fails", owner.person, owner.phrase, failed + 1)
        .on(date(page, Spot { at: failed, ..spot }))
        .with(Field::Condition, page.tokens.flat(at, failed + 1))
        .sure(0.6);
    page.push(draft);
}

/// "died", "was killed", "his death last month".
pub(super) fn died(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let only_called =
        page.tokens.is_any(at + 1, &["sentence", "sentences", "penalty", "row", "threat", "threats"]);
    let barely = only_called || page.tokens.is_any(at.wrapping_sub(1), &["nearly", "almost"]);
    if barely || page.unreal(at, sentence) {
        return;
    }
    let noun = page.tokens.is_any(at, &["death", "murder", "assassination", "killing"]);
    let people: Vec<Mention> = if noun {
        let dated = page.dates_in(at, sentence.end).first().is_some_and(|date| date.start - at <= 3);
        owner_before(page, at).filter(|_| dated).into_iter().collect()
    } else if page.tokens.is_any(at, &["died", "dies"]) {
        page.subject(page.chain_start(at, sentence), sentence).into_iter().collect()
    } else if page.is_passive(at, sentence) {
        page.patients(at, sentence)
    } else {
        Vec::new()
    };
    let called = (at + 1..(at + 18).min(sentence.end)).find(|word| {
        page.tokens.is_any(*word, &["assassination", "murder"])
            && (at..*word).any(|is| page.tokens.is_any(is, &["was", "is"]))
    });
    for mention in people {
        let end = called.map_or_else(|| page.clause_end(at, sentence, 16), |word| word + 1);
        let mut draft = Draft::new(Kind::Death, "health.died", mention.person, mention.phrase, end)
            .on(date(page, spot))
            .at(page.place_after(at, sentence))
            .maybe(Field::Alleged, called.map(|word| page.tokens.word(word).to_owned()));
        if noun {
            draft.date = page.dates_in(at, sentence.end).first().and_then(DateWords::proposed);
        }
        page.push(draft);
    }
}
