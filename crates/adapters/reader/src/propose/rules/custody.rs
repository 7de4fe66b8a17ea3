//! Custody: arrest, detention, transfer, release, exchange, disappearance, search.

use super::Spot;
use crate::propose::dates::{Bound, DateWords};
use crate::propose::lexicon::{AUX, CAUTION, COUNTRY, FACILITY, MODAL, ORGHEAD, ROLE, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// How many earlier proposals are searched for the date of an arrest.
const LOOK_BACK: usize = 400;

/// "was arrested", "police detained X", "has been detained since …", "jailed journalist X".
pub(super) fn taken(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let object = page.object(at, sentence);
    if a_term(page, spot, object.as_ref()) && object.is_some() {
        return;
    }
    if before_a_name(page, at) {
        described_as_jailed(page, spot);
        return;
    }
    if at > sentence.start && page.tokens.is_any(at.wrapping_sub(1), &["remains", "remained", "remain"]) {
        return;
    }
    let only_to = page.tokens.phrase(page.chain_start(at, sentence).saturating_sub(2), "only to");
    if page.unreal(at, sentence)
        || bare_be(page, spot) && !only_to
        || page.tokens.is(at.wrapping_sub(1), "as")
    {
        return;
    }
    let chain = page.chain_start(at, sentence);
    // "the judge who jailed him": told of the judge.
    if chain > sentence.start
        && page.tokens.is(chain.wrapping_sub(1), "who")
        && !page.is_passive(at, sentence)
    {
        return;
    }
    let present = (chain..at).any(|word| page.tokens.is_any(word, &["is", "are", "being"]))
        && !(chain..at).any(|word| page.tokens.is_any(word, &["been", "was", "were"]));
    let patients = page.patients(at, sentence);
    let date = page.date_of(at, sentence);
    // "has imprisoned many others, such as X": they are held.
    let perfect = !page.is_passive(at, sentence)
        && (chain.saturating_sub(6).max(sentence.start)..at)
            .any(|word| page.tokens.is_any(word, &["has", "have"]))
        && patients.first().is_some_and(|first| first.start > at + 6);
    let present = present || perfect;
    let kind = if present && date.is_none() { Kind::Detention } else { Kind::Arrest };
    let judged = (chain..at).any(|word| {
        page.tokens.is_any(word, &["wrongfully", "arbitrarily", "unlawfully", "unjustly", "illegally"])
    });
    if (kind == Kind::Detention || judged) && wanted_or_found(page, spot) {
        return;
    }
    if a_term(page, spot, patients.last()) {
        return;
    }
    // "has been imprisoned since May": he is held.
    let since = date.is_some_and(|date| date.bound == Bound::Since)
        && page.tokens.is_any(at, &["imprisoned", "jailed", "incarcerated"])
        && (chain..at).any(|word| page.tokens.is(word, "been"));
    let kind = if since || date.is_none() && stays(page, spot) { Kind::Detention } else { kind };
    for mention in patients {
        if kind == Kind::Arrest && doubtful_second_hand(page, spot, &mention) {
            continue;
        }
        let end = custody_end(page, spot);
        let mut draft =
            Draft::new(kind, "custody.taken", mention.person, start_of(page, &mention, spot), end)
                .at(page.place_after(at, sentence))
                .maybe(Field::By, by(page, spot))
                .maybe(Field::Charge, reason_of(page, spot));
        let span = date.filter(|date| date.bound == Bound::Span);
        draft.date = match date {
            Some(date) if date.bound == Bound::Span => date.beginning(),
            Some(date) => date.proposed(),
            None => None,
        };
        if let Some(span) = span {
            let mut free =
                Draft::new(Kind::Release, "custody.end_of_span", mention.person, draft.start, draft.end)
                    .sure(0.6);
            free.date = span.ending();
            page.push(free);
        }
        let again = date.and_then(|date| again_after(page, date, sentence));
        if let Some(again) = again {
            let mut second = draft.clone();
            second.date = again.proposed();
            second.end = again.end;
            page.push(second);
        }
        page.push(draft);
    }
}

/// "in 2011 and again on 3 March 2018": a second time.
fn again_after(page: &Page<'_>, first: DateWords, sentence: Sentence) -> Option<DateWords> {
    let next = *page.dates_in(first.end, (first.end + 6).min(sentence.end)).first()?;
    let again = (first.end..next.start).any(|word| page.tokens.is(word, "again"));
    let plain = (first.end..next.start)
        .all(|word| page.tokens.is_any(word, &["and", "then", "again", "in", "on", ",", "once", "more"]));
    (again && plain).then_some(next)
}

/// "jailed for 13 years", "jailed X for 13 years": a sentence.
fn a_term(page: &Page<'_>, spot: Spot, last: Option<&Mention>) -> bool {
    let Spot { at, sentence, .. } = spot;
    let after = last.filter(|mention| mention.start > at).map_or(at + 1, |mention| mention.end);
    page.tokens.is_any(at, &["jailed", "imprisoned", "incarcerated"])
        && page.tokens.is(after, "for")
        && super::court::length_from(page, after + 1, (after + 3).min(sentence.end)).is_some()
}

/// "detained for 14 months without charge", "imprisoned in the Harju jail": being held, not being taken.
fn stays(page: &Page<'_>, spot: Spot) -> bool {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at, &["detained", "imprisoned", "incarcerated", "jailed"]) {
        return false;
    }
    let end = page.clause_end(at, sentence, 12);
    let lasts = (at + 1..end).any(|word| {
        page.tokens.is(word, "for")
            && super::court::length_from(page, word + 1, (word + 5).min(end + 1)).is_some()
    });
    let charge = (at + 1..end).any(|word| {
        page.tokens.is(word, "without")
            && page.tokens.is_any(word + 1, &["charge", "charges", "trial", "formal", "any"])
    });
    let inside = (at + 1..end).any(|word| {
        page.tokens.is_any(word, &["in", "at"])
            && (word + 1..(word + 7).min(end)).any(|place| page.tokens.has(place, FACILITY))
    });
    let at_home = (at + 1..end).any(|word| page.tokens.phrase(word, "under house arrest"));
    lasts || charge || at_home || inside && page.tokens.is(at, "detained") && page.is_passive(at, sentence)
}

/// The participle describes the name after it: "jailed activist X".
fn before_a_name(page: &Page<'_>, at: usize) -> bool {
    let next = page.people.within(at + 1, at + 14).next();
    let role = (at + 1..(at + 8).min(page.tokens.list.len())).take_while(|word| {
        page.tokens.list[*word].is_word() && !page.tokens.has(*word, AUX | crate::propose::lexicon::PREP)
            || page.tokens.is(*word, "/")
    });
    let next_word_is_role =
        role.into_iter().any(|word| page.tokens.has(word, ROLE) && page.tokens.shape(word) == Shape::Lower);
    let plain_before = at == 0 || !page.tokens.has(at.wrapping_sub(1), AUX) && !follows_a_doer(page, at);
    plain_before && next.is_some_and(|mention| mention.named && mention.phrase <= at)
        || (plain_before && next_word_is_role && plural_or_article(page, at))
}

/// "the authorities arrested", "police later detained", "Russia jailed": a verb, not an adjective.
fn follows_a_doer(page: &Page<'_>, at: usize) -> bool {
    let mut before = at - 1;
    while before > 0
        && (page.tokens.word(before).ends_with("ly")
            || page.tokens.is_any(before, &["then", "later", "also", "again", "first", "had", "has", "have"]))
    {
        before -= 1;
    }
    let pronoun = page.tokens.is_any(
        before,
        &[
            "they",
            "it",
            "who",
            "which",
            "he",
            "she",
            "police",
            "officers",
            "agents",
            "men",
            "soldiers",
            "troops",
            "officials",
            "investigators",
            "prosecutors",
            "guards",
            "militants",
            "gunmen",
            "servicemen",
            "militiamen",
            "policemen",
            "personnel",
            "operatives",
        ],
    );
    let body = page.tokens.has(before, ORGHEAD | COUNTRY)
        && !page.tokens.is_any(before, &["journalists", "reporters"])
        && page.tokens.shape(at) == Shape::Lower;
    let actor = page
        .people
        .at(before)
        .is_some_and(|mention| mention.named && mention.end == before + 1 && mention.part == Part::Subject);
    pronoun || body || actor
}

fn plural_or_article(page: &Page<'_>, at: usize) -> bool {
    at > 0
        && (page.tokens.is_any(at.wrapping_sub(1), &["the", "a", "two", "three", "four", "other", "of"])
            || crate::propose::dates::number_word(page.tokens.word(at.wrapping_sub(1))).is_some())
}

fn described_as_jailed(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(first) = page.people.within(at + 1, sentence.end).next().copied() else { return };
    let including = (at + 1..first.phrase).any(|word| page.tokens.is(word, "including"));
    let gap_fits = first.named
        && first.part != Part::Owner
        && (at + 1..first.start).all(|word| {
            page.tokens.list[word].is_word() || matches!(page.tokens.word(word), "," | "/" | "-")
        });
    let crosses = if including {
        (at + 1..first.phrase)
            .any(|word| page.tokens.has(word, AUX) || page.tokens.is_any(word, &["who", "that", "by"]))
    } else {
        first.start - at > 12 || crosses_verb(page, at + 1, first.phrase)
    };
    if !gap_fits || first.start - at > 20 || crosses {
        return;
    }
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        let start = if at > 0 && page.tokens.is_any(at.wrapping_sub(1), &["two", "three", "the"]) {
            at - 1
        } else {
            at
        };
        page.push(
            Draft::new(Kind::Detention, "custody.described", mention.person, start, mention.end)
                .with(Field::Kind, page.tokens.word(at))
                .sure(0.45),
        );
    }
}

fn crosses_verb(page: &Page<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        page.tokens.has(at, AUX) || page.tokens.is_any(at, &["who", "that", "and", "by", "in", "for", "to"])
    })
}

/// "asked that X be released", "that he be arrested": a wish.
fn bare_be(page: &Page<'_>, spot: Spot) -> bool {
    let chain = page.chain_start(spot.at, spot.sentence);
    page.tokens.is(chain, "be")
}

/// "designated as wrongfully detained", "to release those who are detained": not this rule's.
fn wanted_or_found(page: &Page<'_>, spot: Spot) -> bool {
    let from = spot.at.saturating_sub(14).max(spot.sentence.start);
    let from = (from..spot.at).rev().find(|at| page.tokens.is(*at, "who")).unwrap_or(from);
    (from..spot.at).any(|at| {
        matches!(page.trigger(at), Some(Trigger::Designated | Trigger::Found | Trigger::CallVerb))
            || page.tokens.is_any(at, &["determine", "designate", "decide", "declare", "find", "whether"])
    })
}

/// "X said he was told he was arrested because …" without a date repeats what is known.
fn doubtful_second_hand(page: &Page<'_>, spot: Spot, mention: &Mention) -> bool {
    !mention.named && page.tokens.is(spot.at + 1, "because")
}

fn by(page: &Page<'_>, spot: Spot) -> Option<String> {
    if page.is_passive(spot.at, spot.sentence) {
        return page.by_after(spot.at, spot.sentence).map(|(start, end)| page.tokens.flat(start, end));
    }
    let chain = page.chain_start(spot.at, spot.sentence);
    page.subject_words(chain, spot.sentence)
        .filter(|(start, end)| page.people.at(*start).is_none() && end - start < 14)
        .map(|(start, end)| page.tokens.flat(start, end))
}

fn reason_of(page: &Page<'_>, spot: Spot) -> Option<String> {
    let limit = (spot.at + 16).min(spot.sentence.end);
    let start = (spot.at + 1..limit)
        .find(|at| page.tokens.is(*at, "for") || page.tokens.phrase(*at, "on charges of"))?;
    let end = page.clause_end(start, spot.sentence, 22);
    (end > start + 1).then(|| page.tokens.flat(start + 1, end))
}

fn start_of(page: &Page<'_>, mention: &Mention, spot: Spot) -> usize {
    page.quote_before(mention, spot.at, spot.sentence)
}

fn custody_end(page: &Page<'_>, spot: Spot) -> usize {
    let date =
        page.date_of(spot.at, spot.sentence).filter(|date| date.start > spot.at && date.start - spot.at < 10);
    let place_end = page.clause_end(spot.at, spot.sentence, 12);
    date.map_or(place_end, |date| date.end.max(spot.at + 1))
}

/// "the jailing of X and Y": being held. "his arrest on 4 May": an arrest, only with its date.
pub(super) fn noun(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.is_any(at, &["jailing", "imprisonment"]) && page.tokens.is(at + 1, "of") {
        if (sentence.start..at)
            .any(|word| matches!(page.trigger(word), Some(Trigger::CallVerb | Trigger::Concern)))
        {
            return;
        }
        let first = page.people.within(at + 2, sentence.end).next().copied();
        if let Some(first) =
            first.filter(|first| first.named && first.part != Part::Owner && first.phrase <= at + 4)
        {
            for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
                page.push(
                    Draft::new(Kind::Detention, "custody.noun", mention.person, at, mention.end)
                        .with(Field::Kind, page.tokens.word(at))
                        .sure(0.5),
                );
            }
        }
        return;
    }
    if !page.tokens.is_any(at, &["arrest", "abduction", "kidnapping"])
        || page.tokens.is(at.wrapping_sub(1), "house")
    {
        return;
    }
    let date = page.dates_in(at, sentence.end).first().copied().filter(|date| date.start - at <= 3);
    let owner = owner_before(page, at);
    if let (Some(date), Some(mention)) = (date, owner) {
        page.push(
            Draft::new(Kind::Arrest, "custody.arrest_noun", mention.person, mention.start, date.end)
                .on(date.proposed())
                .sure(0.6),
        );
    }
}

/// The owner of the noun at `at`: "X’s (recent) arrest", "his arrest".
pub(super) fn owner_before(page: &Page<'_>, at: usize) -> Option<Mention> {
    let mut before = at.checked_sub(1)?;
    for _ in 0..5 {
        // "X, whose home was searched".
        if page.tokens.is(before, "whose") {
            return whose(page, before);
        }
        let owner = page.people.at(before).filter(|mention| mention.part == Part::Owner);
        if let Some(mention) = owner {
            return Some(*mention);
        }
        let passable = page.tokens.shape(before) == Shape::Possessive
            || (page.tokens.list[before].is_word()
                && page.people.at(before).is_none()
                && !page.tokens.is_any(before, &["of", "the", "a", "in"]))
            || page.tokens.shape(before) == Shape::Number
            || page.tokens.is_any(before, &["“", "\""]);
        if !passable {
            return None;
        }
        before = before.checked_sub(1)?;
    }
    None
}

/// Whom "whose" refers to: the name before it, with a short aside between.
fn whose(page: &Page<'_>, at: usize) -> Option<Mention> {
    let from = at.saturating_sub(10);
    let mention = page.people.within(from, at).filter(|mention| mention.named).last()?;
    let plain = (mention.end..at).all(|word| {
        !page.tokens.has(word, AUX)
            && !matches!(page.tokens.word(word), "." | ";")
            && !page.tokens.is_any(word, &["and", "who"])
            && page.trigger(word).is_none_or(|trigger| trigger == Trigger::Citizen)
    });
    let verb = mention.end < at
        && page.tokens.shape(mention.end) == Shape::Lower
        && !page.tokens.has(mention.end, crate::propose::lexicon::PREP);
    (plain && !verb).then_some(*mention)
}

/// The person after "of": "the detention of X".
fn after_of(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<Mention> {
    let of = page.tokens.is(noun + 1, "of").then_some(noun + 2)?;
    let mention = page.people.within(of, (of + 8).min(sentence.end)).next()?;
    (mention.named && mention.phrase <= of + 1).then_some(*mention)
}

/// "taken into custody", "taken to the police station".
pub(super) fn led_away(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let after = (at + 1..(at + 7).min(sentence.end)).take_while(|word| page.tokens.list[*word].is_word());
    let custody = after.clone().any(|word| {
        page.tokens.is(word, "custody")
            || page.tokens.is(word, "police")
                && page.tokens.is_any(word + 1, &["station", "office", "department"])
    });
    let from_home =
        page.tokens.is(at + 1, "from") && page.tokens.is_any(at + 3, &["home", "house", "apartment"]);
    let custody = custody || from_home;
    let back = page.tokens.is_any(at + 1, &["back", "part"]);
    let suffered = page.is_passive(at, sentence) || page.bare_second_verb(at, sentence);
    if !custody || back || page.unreal(at, sentence) || !suffered {
        return;
    }
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Arrest,
            "custody.led_away",
            mention.person,
            start_of(page, &mention, spot),
            custody_end(page, spot),
        )
        .on(date_with_other_event(page, spot))
        .at(page.place_after(at, sentence))
        .sure(0.7);
        page.push(draft);
    }
}

/// The date of this verb, or "on the day of X’s arrest": the last date the entry gave to that.
fn date_with_other_event(page: &Page<'_>, spot: Spot) -> Option<crate::propose::proposal::ProposedDate> {
    if let Some(date) = page.date_of(spot.at, spot.sentence) {
        return date.proposed();
    }
    let day = (spot.sentence.start..spot.at).find(|at| page.tokens.phrase(*at, "the day of"))?;
    let noun = (day..spot.at).find(|at| page.trigger(*at) == Some(Trigger::CustodyNoun))?;
    let owner = owner_before(page, noun)?;
    let known = page.drafts.iter().rev().take(LOOK_BACK).find(|draft| {
        draft.kind == Kind::Arrest && draft.person == Some(owner.person) && draft.date.is_some()
    })?;
    known.date.map(|date| crate::propose::proposal::ProposedDate {
        basis: crate::propose::proposal::DateBasis::Relative,
        ..date
    })
}

/// "was held without charge", "is being held in …".
pub(super) fn held(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let next = at + 1 + usize::from(page.tokens.word(at + 1).ends_with("ly"));
    let place_or_manner = page.tokens.is_any(
        next,
        &[
            "in",
            "at",
            "without",
            "incommunicado",
            "until",
            "since",
            "under",
            "for",
            "alone",
            "separately",
            "pending",
            "captive",
            "hostage",
            "by",
            "as",
            "overnight",
        ],
    );
    let goes_on =
        (page.chain_start(at, sentence)..at).any(|word| page.tokens.is_any(word, &["being", "still"]));
    let asked_where =
        (at.saturating_sub(8).max(sentence.start)..at).any(|word| page.tokens.is(word, "where"));
    let place_or_manner = place_or_manner || goes_on && !asked_where;
    let event = page.tokens.is_any(at + 1, &["on"]);
    if !place_or_manner || event || page.unreal(at, sentence) || !page.is_passive(at, sentence) {
        return;
    }
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Detention,
            "custody.held",
            mention.person,
            start_of(page, &mention, spot),
            custody_end(page, spot),
        )
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .with(Field::Kind, "held");
        page.push(draft);
    }
}

/// "remains jailed", "languishes in prison".
pub(super) fn remains(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let words = at + 1..(at + 5).min(sentence.end);
    let held = words.clone().any(|word| {
        matches!(page.trigger(word), Some(Trigger::Custody))
            || page.tokens.has(word, FACILITY)
            || page.tokens.is_any(word, &["custody", "detention", "bars"])
    });
    if !held
        || page.unreal(at, sentence)
        || (sentence.start..at).rev().take(4).any(|word| page.tokens.is_any(word, &["while", "as", "if"]))
    {
        return;
    }
    let chain = page.chain_start(at, sentence);
    for mention in page.subjects(chain, sentence).unwrap_or_default() {
        let draft = Draft::new(
            Kind::Detention,
            "custody.remains",
            mention.person,
            mention.phrase,
            page.clause_end(at + 1, sentence, 12),
        )
        .maybe(Field::By, page.by_after(at, sentence).map(|(start, end)| page.tokens.flat(start, end)))
        .with(Field::Kind, page.tokens.flat(at + 1, (at + 2).min(sentence.end)))
        .at(page.place_after(at, sentence));
        page.push(draft);
    }
}

/// "has been in jail since 2021": an arrest in that year.
pub(super) fn time_in_prison(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    // "is in the Harju prison": a name of the prison may stand between.
    let from = at.saturating_sub(6).max(sentence.start + 1);
    let Some(prep) = (from..at).rev().find(|word| page.tokens.is(*word, "in")) else { return };
    let named = (prep + 1..at).all(|word| {
        (page.tokens.list[word].is_word() || page.tokens.shape(word) == Shape::Number)
            && page.people.at(word).is_none_or(|mention| !mention.named || mention.end == at)
            && !page.tokens.has(word, AUX)
            && page.trigger(word).is_none()
            && !page.tokens.is_any(word, &["his", "her", "their", "and", "or"])
    });
    let state =
        page.tokens.has(prep - 1, AUX) || page.tokens.is_any(prep - 1, &["now", "currently", "still"]);
    if !named || !state {
        return;
    }
    let since = page
        .dates_in(at, sentence.end)
        .first()
        .copied()
        .filter(|date| date.bound == Bound::Since && date.start - at <= 3);
    let chain = page.chain_start(prep, sentence);
    if since.is_none() {
        return in_custody(page, spot, prep);
    }
    let Some(date) = since else { return };
    // "was jailed again. He has been in jail since 2021": when he was jailed.
    let before = spot.number.checked_sub(1).map(|before| page.tokens.sentences[before]);
    let jailed = before.is_some_and(|before| {
        (before.start..before.end).any(|word| page.trigger(word) == Some(Trigger::Custody))
            && page.dates_in(before.end.saturating_sub(6).max(before.start), before.end).is_empty()
    });
    let kind = if jailed { Kind::Arrest } else { Kind::Detention };
    for mention in page.subjects(chain, sentence).unwrap_or_default() {
        page.push(
            Draft::new(kind, "custody.in_prison_since", mention.person, mention.phrase, date.end)
                .on(date.proposed()),
        );
    }
}

/// "has been in pretrial detention", "is in custody", "has been behind bars since …".
pub(super) fn held_state(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at, &["detention", "custody", "bars", "arrest", "incommunicado", "confinement"]) {
        return;
    }
    let from = at.saturating_sub(3).max(sentence.start);
    let prep = (from..at).rev().find(|word| page.tokens.is_any(*word, &["in", "behind", "under"]));
    let Some(prep) = prep.filter(|prep| {
        (*prep + 1..at).all(|word| page.tokens.list[word].is_word())
            && (!page.tokens.is(at, "arrest") || page.tokens.is(at.wrapping_sub(1), "house"))
    }) else {
        return;
    };
    in_custody(page, spot, prep);
}

/// A form of "be" before "in custody": the subject is held.
fn in_custody(page: &mut Page<'_>, spot: Spot, prep: usize) {
    let Spot { at, sentence, .. } = spot;
    let be = prep > sentence.start
        && (page.tokens.is_any(
            prep.wrapping_sub(1),
            &["is", "are", "was", "were", "been", "currently", "still", "now"],
        ));
    let chain = page.chain_start(prep, sentence);
    if !be || chain == prep || page.unreal(prep, sentence) {
        return;
    }
    let Some(subjects) = page.subjects(chain, sentence) else { return };
    let date = page.dates_in(at, (at + 5).min(sentence.end)).first().copied();
    for mention in subjects {
        let draft = Draft::new(Kind::Detention, "custody.in_custody", mention.person, mention.phrase, at + 1)
            .on(date.and_then(|date| date.proposed()))
            .at(page.place_after(prep - 1, sentence))
            .with(Field::Kind, page.tokens.flat(prep + 1, at + 1))
            .sure(0.6);
        page.push(draft);
    }
}

/// "his detention was extended", "placed under house arrest", "ordered held".
pub(super) fn extended(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let detention = |word: usize| page.tokens.is_any(word, &["detention", "arrest", "custody", "remand"]);
    let chain = page.chain_start(at, sentence);
    let noun_before = chain.checked_sub(1).filter(|noun| page.is_passive(at, sentence) && detention(*noun));
    if let Some(noun) = noun_before {
        let Some(owner) = owner_before(page, noun) else { return };
        let draft = Draft::new(
            Kind::Detention,
            "custody.extended",
            owner.person,
            owner.start,
            page.clause_end(at, sentence, 8),
        )
        .on(page
            .date_of(at, sentence)
            .filter(|date| date.bound != Bound::Until)
            .and_then(|date| date.proposed()))
        .with(Field::Kind, page.tokens.flat(noun, at + 1));
        page.push(draft);
        return;
    }
    let Some(noun) = (at + 1..(at + 9).min(sentence.end)).find(|word| detention(*word)) else { return };
    let passive = page.is_passive(at, sentence);
    let mention = if passive {
        page.subject(chain, sentence)
    } else {
        owner_before(page, noun)
            .or_else(|| after_of(page, noun, sentence))
            .or_else(|| page.patients(at, sentence).first().copied())
    };
    let footing = (at + 1..noun).any(|word| {
        page.tokens.is_any(
            word,
            &[
                "house",
                "pre-trial",
                "pretrial",
                "administrative",
                "into",
                "in",
                "under",
                "provisional",
                "preventive",
            ],
        )
    });
    if let Some(mention) = mention.filter(|_| footing || !passive && !page.tokens.is(at, "placed")) {
        let draft =
            Draft::new(Kind::Detention, "custody.ordered", mention.person, mention.phrase.min(at), noun + 1)
                .on(page
                    .date_of(at, sentence)
                    .filter(|date| date.bound != Bound::Until)
                    .and_then(|date| date.proposed()))
                .with(Field::Kind, page.tokens.flat(noun.saturating_sub(1), noun + 1))
                .sure(0.7);
        page.push(draft);
    }
}

/// "was transferred to …", "was flown to …".
pub(super) fn transferred(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let to =
        (at + 1..(at + 12).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["to", "from", "into"]));
    let Some(to) = to else { return };
    if page.unreal(at, sentence) || bare_be(page, spot) || !page.is_passive(at, sentence) {
        return;
    }
    if page.tokens.is(to + 1, "house") && page.tokens.is(to + 2, "arrest") {
        return extended(page, spot);
    }
    let end = page.noun_end(to + 1, sentence);
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Transfer,
            "custody.transferred",
            mention.person,
            start_of(page, &mention, spot),
            end.max(to + 1),
        )
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .maybe(Field::From, from_where(page, at, sentence))
        .with(Field::To, where_to(page, at, to, sentence));
        page.push(draft);
    }
}

/// "from penal colony 7": where a move began.
fn from_where(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<String> {
    let from = (at + 1..(at + 10).min(sentence.end)).find(|word| page.tokens.is(*word, "from"))?;
    let stop = (from + 1..(from + 9).min(sentence.end))
        .find(|word| {
            page.tokens.is_any(*word, &["to", "into", "on", "in", ",", ";", ".", "and", "where"])
                || !page.dates_in(*word, *word + 1).is_empty()
        })
        .unwrap_or((from + 9).min(sentence.end));
    (stop > from + 1).then(|| page.tokens.flat(from + 1, stop))
}

/// "to a prison hospital in Lima": where it led.
fn where_to(page: &Page<'_>, at: usize, link: usize, sentence: Sentence) -> String {
    let to = (at + 1..(at + 16).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["to", "into"]));
    let Some(to) = to.or_else(|| (!page.tokens.is(link, "from")).then_some(link)) else {
        return String::new();
    };
    let mut end = page.noun_end(to + 1, sentence);
    if page.tokens.is(end, "in") && page.tokens.shape(end + 1) == Shape::Capital {
        end = page.noun_end(end + 1, sentence);
    }
    page.tokens.flat(to + 1, end.max(to + 1))
}

/// "was released", "freed", "pardoned".
pub(super) fn released(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) || bare_be(page, spot) || !page.is_passive(at, sentence) {
        return;
    }
    free(page, spot, "custody.released");
}

/// "was set free". ("release" itself is mostly a wish.)
pub(super) fn set_free(page: &mut Page<'_>, spot: Spot) {
    if page.tokens.is(spot.at, "free") && page.tokens.is(spot.at.wrapping_sub(1), "set") {
        let set = Spot { at: spot.at - 1, ..spot };
        if page.is_passive(set.at, set.sentence) && !page.unreal(set.at, set.sentence) {
            free(page, set, "custody.set_free");
        } else if let Some(mention) = shared_subject(page, set) {
            page.push(Draft::new(Kind::Release, "custody.set_free", mention.person, set.at, set.at + 2));
        }
    }
}

fn shared_subject(page: &Page<'_>, spot: Spot) -> Option<Mention> {
    let chain = page.chain_start(spot.at, spot.sentence);
    (chain > spot.sentence.start && page.tokens.is(chain.wrapping_sub(1), "and"))
        .then(|| page.subject(chain, spot.sentence))
        .flatten()
}

fn free(page: &mut Page<'_>, spot: Spot, rule: &'static str) {
    let Spot { at, sentence, .. } = spot;
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Release,
            rule,
            mention.person,
            start_of(page, &mention, spot),
            page.clause_end(at, sentence, 12),
        )
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .maybe(
            Field::Kind,
            (at + 1..(at + 8).min(sentence.end))
                .find(|word| page.tokens.is_any(*word, &["bail", "parole", "house", "pardon", "amnesty"]))
                .map(|word| page.tokens.word(word).to_owned()),
        );
        page.push(draft);
    }
}

/// "was exchanged for …", "released in a prisoner swap".
pub(super) fn exchanged(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let noun = page.tokens.is(at, "swap")
        || page.tokens.is(at, "exchange")
            && (page.tokens.is_any(at.wrapping_sub(1), &["prisoner", "prisoners"])
                || page.tokens.phrase(at + 1, "of prisoners"));
    // "released in exchange for two spies".
    let for_others = page.tokens.is(at, "exchange")
        && page.tokens.is(at.wrapping_sub(1), "in")
        && page.tokens.is(at + 1, "for")
        && (at.saturating_sub(8).max(sentence.start)..at)
            .any(|word| page.trigger(word) == Some(Trigger::Released));
    let people = if noun || for_others {
        let verb = (sentence.start..at).rev().find(|word| page.trigger(*word) == Some(Trigger::Released));
        match verb {
            Some(verb) if !page.unreal(verb, sentence) => page.patients(verb, sentence),
            Some(_) => Vec::new(),
            // "could be part of a swap": not told as done.
            None if (sentence.start..at).any(|word| page.tokens.has(word, MODAL | CAUTION)) => Vec::new(),
            None => page
                .people
                .within(sentence.start, at)
                .filter(|mention| {
                    mention.part == Part::Subject && !page.people.list[mention.person].acts_for_a_state()
                })
                .last()
                .copied()
                .filter(|_| (at.saturating_sub(5)..at).any(|word| page.tokens.is_any(word, &["part", "in"])))
                .into_iter()
                .collect(),
        }
    } else if page.is_passive(at, sentence) && (page.tokens.is_any(at + 1, &["for", "in"])) {
        page.patients(at, sentence)
    } else {
        Vec::new()
    };
    for mention in people {
        let draft = Draft::new(
            Kind::Exchange,
            "custody.exchanged",
            mention.person,
            mention.phrase,
            page.clause_end(at, sentence, 14),
        )
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()));
        page.push(draft);
    }
}

/// "disappeared", "went missing", "whereabouts unknown".
pub(super) fn vanished(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let people: Vec<Mention> = if page.tokens.is(at, "whereabouts") {
        let unknown = (at + 1..(at + 6).min(sentence.end))
            .any(|word| page.tokens.is_any(word, &["unknown", "unclear", "concealed"]));
        let owner = owner_before(page, at).or_else(|| after_of(page, at, sentence));
        owner.filter(|_| unknown).into_iter().collect()
    } else if page.tokens.is(at, "missing") {
        let went = page.tokens.is_any(at.wrapping_sub(1), &["went", "gone", "been"]);
        let chain = page.chain_start(at.saturating_sub(1), sentence);
        if went { page.subjects(chain, sentence).unwrap_or_default() } else { Vec::new() }
    } else {
        page.subjects(page.chain_start(at, sentence), sentence).unwrap_or_default()
    };
    for mention in people {
        let draft = Draft::new(
            Kind::Disappearance,
            "custody.vanished",
            mention.person,
            mention.phrase,
            page.clause_end(at, sentence, 12),
        )
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .sure(0.7);
        page.push(draft);
    }
}

/// "searched X’s home", "his office was raided".
pub(super) fn searched(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) || page.tokens.is(at, "confiscated") {
        return;
    }
    let premises = |word: usize| {
        page.tokens.is_any(
            word,
            &[
                "home",
                "house",
                "apartment",
                "flat",
                "office",
                "offices",
                "homes",
                "premises",
                "residence",
                "room",
                "cell",
            ],
        )
    };
    let passive = page.is_passive(at, sentence);
    let noun = if passive {
        let chain = page.chain_start(at, sentence);
        (sentence.start..chain).rev().take(6).find(|word| premises(*word))
    } else {
        (at + 1..(at + 8).min(sentence.end)).find(|word| premises(*word))
    };
    let Some(noun) = noun else { return };
    if let Some(owner) = owner_before(page, noun) {
        let date = page
            .date_of(at, sentence)
            .and_then(|date| date.proposed())
            .or_else(|| arrest_day(page, owner.person));
        let mut draft = Draft::new(
            Kind::Search,
            "custody.searched",
            owner.person,
            owner.phrase.min(at),
            (noun + 1).max(at + 1),
        )
        .on(date)
        .maybe(Field::By, by(page, spot));
        draft.place = Some(page.tokens.word(noun).to_owned());
        page.push(draft);
    }
}

/// A search told without a date is that of the arrest, when the entry dates only that.
fn arrest_day(page: &Page<'_>, person: usize) -> Option<crate::propose::proposal::ProposedDate> {
    let known = page
        .drafts
        .iter()
        .rev()
        .take(LOOK_BACK)
        .find(|draft| draft.kind == Kind::Arrest && draft.person == Some(person))?;
    known.date.map(|date| crate::propose::proposal::ProposedDate {
        basis: crate::propose::proposal::DateBasis::Context,
        ..date
    })
}
