//! Events told by a noun with its date: "the arrest of X on 4 May", "X’s conviction in May 2019",
//! "the 4 May arrest of X", "the death in custody of X in 2019".

use super::Spot;
use super::court::length_from;
use super::custody::owner_before;
use crate::propose::dates::{Bound, DateWords, Day};
use crate::propose::lexicon::{AUX, BODYPART, COURT, CRIME, FACILITY, MODAL, PREP, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::DateBasis;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Reads the noun at hand as an event of `kind`.
pub(super) fn read(page: &mut Page<'_>, spot: Spot, kind: Kind) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.is_any(at + 1, &["sentence", "penalty", "row", "threat", "threats", "squad", "toll"]) {
        return;
    }
    if page.tokens.shape(at) == Shape::Capital && at != sentence.start || page.unreal(at, sentence) {
        return;
    }
    let owner = owner_before(page, at);
    if kind == Kind::Trial && owner.is_none() {
        fronted(page, spot);
        after_verdict(page, spot);
    }
    let Some(mention) = owner.or_else(|| after_of(page, at, sentence)) else { return };
    if judged(page, at, sentence) || page.people.list[mention.person].acts_for_a_state() {
        return;
    }
    let people = if owner.is_some() {
        vec![mention]
    } else {
        page.people.list_from(&page.tokens, &mention, sentence.end)
    };
    let last = people.last().map_or(mention.end, |last| last.end);
    let from = if owner.is_some() { at + 1 } else { last };
    let date = date_before(page, at, sentence).or_else(|| {
        let inside = owner.is_none().then(|| date_after(page, at + 1, mention.phrase)).flatten();
        inside.or_else(|| date_after(page, from, sentence.end))
    });
    let Some(date) = date else {
        if owner.is_some() && kind == Kind::Arrest {
            lasted(page, spot, &mention);
        }
        undated(page, spot, kind, &people);
        return;
    };
    let kind = if kind == Kind::Arrest && held(page, at) { Kind::Detention } else { kind };
    for one in people {
        let start = one.phrase.min(at).min(date.start);
        let end = if date.start > at { date.end } else { at + 1 };
        let mut draft = Draft::new(kind, "frames.noun", one.person, start, end.max(one.end))
            .on(date.proposed())
            .at(page.place_after(from - 1, sentence).filter(|_| date.start > at))
            .sure(0.6);
        if matches!(kind, Kind::Trial | Kind::IllTreatment | Kind::Detention) {
            draft = draft.with(Field::Kind, page.tokens.word(at));
        }
        page.push(draft);
    }
}

/// "After an unfair trial in May, X was sentenced": told with its date before the main clause.
fn fronted(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let lead = (sentence.start..(sentence.start + 2).min(at))
        .any(|word| page.tokens.is_any(word, &["after", "following", "in", "at"]));
    if !lead || at - sentence.start > 6 || page.people.within(sentence.start, at).next().is_some() {
        return;
    }
    let Some(comma) = (at + 1..(at + 22).min(sentence.end))
        .find(|word| page.tokens.is(*word, ",") && page.dates_in(word.saturating_sub(1), word + 2).len() < 2)
    else {
        return;
    };
    let Some(date) = date_after(page, at + 1, comma) else { return };
    let next = page.people.within(comma, sentence.end).next().copied();
    let Some(mention) = next.filter(|next| next.phrase <= comma + 3 && next.part == Part::Subject) else {
        return;
    };
    for one in page.people.list_from(&page.tokens, &mention, sentence.end) {
        let draft = Draft::new(Kind::Trial, "frames.fronted", one.person, at, date.end)
            .on(date.proposed())
            .with(Field::Kind, page.tokens.word(at))
            .sure(0.6);
        page.push(draft);
    }
}

/// "the conviction of X", "X’s arrest": weak, and dropped where the text tells the event with a verb.
fn undated(page: &mut Page<'_>, spot: Spot, kind: Kind, people: &[Mention]) {
    let Spot { at, sentence, .. } = spot;
    let told = match kind {
        Kind::Arrest => !held(page, at),
        Kind::IllTreatment => {
            page.people.at(at.saturating_sub(1)).is_some()
                || page.tokens.shape(at.saturating_sub(1)) == Shape::Possessive
        }
        Kind::Conviction | Kind::Sentence => true,
        _ => false,
    };
    let length = if kind == Kind::Sentence {
        (at + 1..(at + 16).min(sentence.end))
            .take_while(|word| !matches!(page.tokens.word(*word), "," | ";" | "."))
            .find(|word| page.tokens.is(*word, "to"))
            .and_then(|to| length_from(page, to + 1, (to + 4).min(sentence.end)))
    } else {
        None
    };
    if !told {
        return;
    }
    let being_held = page.tokens.is_any(at, &["detention", "imprisonment", "incarceration"]);
    let kind = if being_held && kind == Kind::Arrest { Kind::Detention } else { kind };
    let last = people.last().map_or(at + 1, |last| last.end.max(at + 1));
    let judged = kind == Kind::Detention && page.tokens.has(last, AUX);
    if judged {
        return;
    }
    let verdict = matches!(kind, Kind::Conviction | Kind::Sentence);
    // "her conviction and sentencing": the pair tells it; "his conviction" alone only speaks of it.
    let pair = verdict
        && (at.saturating_sub(3)..at + 4)
            .any(|word| word != at && page.tokens.is_any(word, &["sentencing", "conviction"]));
    for one in people.iter().filter(|one| one.named || pair).take(1) {
        let start = one.phrase.min(at);
        let draft = Draft::new(kind, "frames.noun_undated", one.person, start, one.end.max(at + 1))
            .maybe(Field::Length, length.map(|(start, end)| page.tokens.flat(start, end)))
            .sure(0.4);
        page.push(draft);
    }
}

/// "was convicted after a closed trial in 2009": told with its date behind the verdict.
fn after_verdict(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(7).max(sentence.start);
    let Some(lead) = (from..at).rev().find(|word| page.tokens.is_any(*word, &["after", "following", "in"]))
    else {
        return;
    };
    let article = page.tokens.is_any(lead + 1, &["a", "an"]);
    let verb = (lead.saturating_sub(14).max(sentence.start)..lead).rev().find(|word| {
        matches!(page.trigger(*word), Some(Trigger::Convicted | Trigger::Sentenced | Trigger::Found))
    });
    let (true, Some(verb), Some(date)) = (article, verb, date_after(page, at + 1, sentence.end)) else {
        return;
    };
    if page.unreal(verb, sentence) || date.start > at + 4 {
        return;
    }
    for one in page.patients(verb, sentence) {
        let draft = Draft::new(Kind::Trial, "frames.fronted", one.person, at, date.end)
            .on(date.proposed())
            .with(Field::Kind, page.tokens.word(at))
            .sure(0.6);
        page.push(draft);
    }
}

/// "her imprisonment lasted 17 months": being held.
fn lasted(page: &mut Page<'_>, spot: Spot, owner: &Mention) {
    let Spot { at, sentence, .. } = spot;
    let verb =
        (at + 1..(at + 3).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["lasted", "lasts"]));
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let Some((_, end)) = length_from(page, verb + 1, (verb + 5).min(sentence.end)) else { return };
    let draft = Draft::new(Kind::Detention, "frames.lasted", owner.person, owner.phrase.min(at), end)
        .with(Field::Kind, page.tokens.word(at))
        .sure(0.6);
    page.push(draft);
}

/// "house arrest", "pretrial detention": being held, not being taken.
fn held(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(
        at.wrapping_sub(1),
        &[
            "house",
            "pretrial",
            "pre-trial",
            "administrative",
            "arbitrary",
            "continued",
            "ongoing",
            "unlawful",
        ],
    )
}

/// The person after "of", with a date or a place between: "the arrest in May 2018 of X".
fn after_of(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<Mention> {
    let of = (at + 1..(at + 9).min(sentence.end)).find(|word| page.tokens.is(*word, "of"))?;
    let dated = page.dates_in(at + 1, of).last().is_some_and(|date| date.end == of);
    let in_custody = page.tokens.is_any(at + 1, &["in"]) && of <= at + 4;
    if of != at + 1 && !dated && !in_custody {
        return None;
    }
    let mention = page.people.within(of + 1, (of + 12).min(sentence.end)).next()?;
    (mention.phrase <= of + 2 && mention.part != Part::Owner).then_some(*mention)
}

/// "condemned the arrest of X on 4 May", "overturned the conviction": the date is the verb’s.
fn judged(page: &Page<'_>, at: usize, sentence: Sentence) -> bool {
    (at.saturating_sub(5).max(sentence.start)..at).any(|word| {
        matches!(
            page.trigger(word),
            Some(Trigger::Ruling | Trigger::CallVerb | Trigger::Judged | Trigger::Sanctions)
        ) || page.tokens.is_any(word, &["over", "against", "for"]) && page.tokens.is(word + 1, "the")
            || page.tokens.is_any(
                word,
                &["anniversary", "awaiting", "awaits", "documented", "reported", "until", "without", "avoid"],
            )
    })
}

/// "the 4 May arrest of X", "her 2018 arrest".
fn date_before(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<DateWords> {
    let between = |from: usize| {
        (from..noun).all(|at| page.people.at(at).is_some() || page.tokens.shape(at) == Shape::Possessive)
    };
    let known = page.dates_in(noun.saturating_sub(4).max(sentence.start), noun).last().copied();
    if let Some(date) = known.filter(|date| between(date.end)) {
        return Some(date);
    }
    let year_at = noun.checked_sub(1).filter(|at| *at > sentence.start)?;
    let year = page.tokens.word(year_at).parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?;
    let led = page.tokens.shape(year_at) == Shape::Number
        && (page.tokens.is_any(year_at - 1, &["the", "his", "her", "their"])
            || page.tokens.shape(year_at - 1) == Shape::Possessive);
    led.then_some(DateWords {
        start: year_at,
        end: noun,
        first: Day { year, month: 0, day: 0 },
        last: None,
        bound: Bound::At,
        basis: DateBasis::Stated,
        of_noun: true,
    })
}

/// A date that belongs to the noun: no verb and no mark stands between.
fn date_after(page: &Page<'_>, from: usize, limit: usize) -> Option<DateWords> {
    let date = *page.dates_in(from, (from + 12).min(limit)).first()?;
    let plain = (from..date.start).all(|at| {
        let lower = page.tokens.shape(at) == Shape::Lower;
        let verb = page.tokens.has(at, AUX | MODAL)
            || lower && page.tokens.word(at).ends_with("ed")
            || page.trigger(at).is_some() && !page.tokens.has(at, FACILITY | BODYPART | CRIME | COURT);
        let told = page.tokens.is_any(
            at,
            &[
                "who", "which", "that", "and", "but", "when", "while", "said", "drew", "led", "came", "took",
                "began", "brought", "made", "until", "before", "after",
            ],
        );
        let number = page.tokens.shape(at) == Shape::Number;
        (page.tokens.list[at].is_word() || number || page.people.at(at).is_some())
            && !verb
            && !told
            && (!lower || page.tokens.has(at, PREP) || noun_like(page, at))
    });
    plain.then_some(date)
}

/// A word in small letters that can stand in the noun phrase of an event.
fn noun_like(page: &Page<'_>, at: usize) -> bool {
    let word = page.tokens.word(at);
    let verb = word.ends_with('s') && page.tokens.is_any(at.wrapping_sub(1), &["it", "he", "she", "they"]);
    !(verb || word.ends_with("ly"))
}
