//! Events told in many ways: a verb, what must follow it, and who suffers it, by the table of frames.
//!
//! A row is a frame: a verb means nothing by itself ("took"), the words after it tell ("into custody").
//! Rows hold words, so that a new wording is a new word of the data file, not a new rule.
//! What is feared, asked for or denied is left out here as everywhere.

use super::Spot;
use super::court::length_from;
use super::custody::owner_before;
use super::frame_table::{self, Form, Frame, Then, Who};
use super::nouns;
use crate::propose::lexicon::{AUX, COUNSEL, KIN};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::Shape;
use crate::propose::vocabulary::{Field, Kind};

fn one_of(page: &Page<'_>, at: usize, words: &[&str]) -> bool {
    page.tokens.is_any(at, words)
}

/// Reads every frame that the word at hand can open.
pub(super) fn read(page: &mut Page<'_>, spot: Spot) {
    let word = page.tokens.word(spot.at).to_ascii_lowercase();
    for frame in frame_table::opened_by(&word) {
        if frame.form == Form::Noun {
            nouns::read(page, spot, frame.kind);
        } else {
            apply(page, spot, frame);
        }
    }
}

/// A noun that looks like the verb: "the left", "a beating", "his beating".
fn is_noun(page: &Page<'_>, spot: Spot) -> bool {
    spot.at > spot.sentence.start
        && (page.tokens.is_any(
            spot.at.wrapping_sub(1),
            &["the", "a", "an", "his", "her", "their", "its", "this", "that", "of", "any", "no"],
        ) || page.tokens.shape(spot.at.wrapping_sub(1)) == Shape::Possessive)
        && !page.tokens.is(spot.at.wrapping_sub(1), "that")
}

fn negated(page: &Page<'_>, spot: Spot) -> bool {
    let chain = page.chain_start(spot.at, spot.sentence);
    let from = chain.saturating_sub(2).max(spot.sentence.start);
    (from..spot.at).any(|at| {
        page.tokens.is_any(at, &["not", "never", "without", "cannot", "n't", "neither", "no", "nobody"])
    }) || (chain..spot.at).any(|at| page.tokens.word(at).ends_with("n’t"))
}

fn fits_form(page: &Page<'_>, spot: Spot, form: Form) -> bool {
    let passive = page.is_passive(spot.at, spot.sentence);
    match form {
        Form::Negated => negated(page, spot),
        _ if page.unreal(spot.at, spot.sentence) => false,
        Form::Any => true,
        Form::Active => !passive,
        Form::Passive => passive,
        Form::Noun => false,
    }
}

/// Where the words that make the frame are found: their first and the end of the last.
fn complement(page: &Page<'_>, spot: Spot, then: &Then) -> Option<(usize, usize)> {
    let Spot { at, sentence, .. } = spot;
    let limit = (at + 14).min(sentence.end);
    let stop = (at + 1..limit)
        .find(|word| {
            matches!(page.tokens.word(*word), ";" | "." | "—" | ":" | "(")
                || page.tokens.is_any(
                    *word,
                    &[
                        "who", "which", "because", "that", "although", "while", "when", "where", "but",
                        "until",
                    ],
                ) && !matches!(then, Then::Word(words) if words.contains(&"until"))
                || page.tokens.is(*word, "and") && page.tokens.has(word + 1, AUX)
        })
        .unwrap_or(limit);
    match then {
        Then::Nothing => Some((at, at + 1)),
        Then::Word(words) => {
            let found = (at + 1..stop).find(|word| one_of(page, *word, words))?;
            Some((found, found + 1))
        }
        Then::Pair(first, second) => {
            let first = (at + 1..stop).find(|word| one_of(page, *word, first))?;
            let found =
                (first + 1..(first + 9).min(sentence.end)).find(|word| one_of(page, *word, second))?;
            Some((first, found + 1))
        }
        Then::Length => {
            let (start, end) = length_from(page, at + 1, stop.min(at + 9))?;
            let real = !page.tokens.is_any(end, &["ago", "later", "earlier", "old", "before", "after"])
                && (at + 1..start).all(|word| {
                    page.people.at(word).is_some()
                        || page.people.within(word, start).next().is_some_and(|next| next.phrase <= word)
                        || page.tokens.is_any(
                            word,
                            &["a", "an", "the", "to", "for", "another", "only", "him", "her", "them", "each"],
                        )
                });
            real.then_some((start, end))
        }
    }
}

/// "her passports were taken": what a passive is about stands before it.
fn thing_before(page: &Page<'_>, spot: Spot, frame: &Frame) -> Option<(usize, usize)> {
    let Spot { at, sentence, .. } = spot;
    let Then::Word(words) = &frame.then else { return None };
    if frame.who != Who::Owner || !page.is_passive(at, sentence) {
        return None;
    }
    let chain = page.chain_start(at, sentence);
    let thing =
        (chain.saturating_sub(4).max(sentence.start)..chain).rev().find(|word| one_of(page, *word, words))?;
    owner_before(page, thing).map(|_| (thing, thing + 1))
}

fn people(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize)) -> Vec<Mention> {
    let Spot { at, sentence, .. } = spot;
    let focus = || {
        // What a speaker's quote tells is not told of the speaker.
        let limit = (found.1 + 8).min(sentence.end);
        let closes = (at..limit).find(|word| matches!(page.tokens.word(*word), "”" | "\"" | ";"));
        let near = page
            .people
            .within(at, closes.unwrap_or(limit))
            .find(|mention| {
                let known = &page.people.list[mention.person];
                !known.acts_for_a_state() && !known.kin && !known.counsel && mention.part != Part::Owner
            })
            .copied();
        near.or_else(|| page.focus(spot).map(|person| stand_in(person, at))).into_iter().collect()
    };
    match frame.who {
        Who::Subject => {
            let chain = page.chain_start(at, sentence);
            page.subject(chain, sentence).map_or_else(Vec::new, |mention| page.group_of(&mention, sentence))
        }
        Who::Undergoer if frame.kind == Kind::Sanction => {
            let direct = page.patients(at, sentence);
            if !direct.is_empty() {
                return direct;
            }
            page.object(at, sentence).into_iter().collect()
        }
        Who::UndergoerOrFocus if frame.kind == Kind::Sanction => {
            let mut near = page.people.within(at, sentence.end);
            let prisoner = near.clone().find(|mention| page.people.list[mention.person].kind() == "prisoner");
            prisoner.or_else(|| near.next()).copied().into_iter().collect()
        }
        Who::Undergoer => page.patients(at, sentence),
        Who::Owner => {
            let before = owner_before(page, found.0);
            let of = page.people.within(found.1, (found.1 + 5).min(sentence.end)).next();
            let of = of.filter(|mention| page.tokens.is(found.1, "of") && mention.phrase <= found.1 + 1);
            if let Some(first) = of.filter(|_| before.is_none()) {
                return page.people.list_from(&page.tokens, first, sentence.end);
            }
            let owner = before.or_else(|| {
                let passive = page.is_passive(at, sentence);
                let owner = page
                    .people
                    .within(sentence.start, at)
                    .find(|mention| passive && mention.part == Part::Owner);
                owner.copied()
            });
            owner.map_or_else(focus, |owner| vec![owner])
        }
        Who::UndergoerOrFocus => {
            let direct: Vec<Mention> = page
                .patients(at, sentence)
                .into_iter()
                .filter(|mention| {
                    let known = &page.people.list[mention.person];
                    !known.kin && !known.counsel && known.kind() != "official"
                })
                .collect();
            if direct.is_empty() { focus() } else { direct }
        }
    }
}

/// The one the passage is about, where no word of the clause names him.
fn stand_in(person: usize, at: usize) -> Mention {
    Mention { start: at, end: at + 1, phrase: at, person, part: Part::Subject, named: false }
}

fn apply(page: &mut Page<'_>, spot: Spot, frame: &Frame) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.shape(at) != Shape::Lower && at != sentence.start
        || is_noun(page, spot)
        || !fits_form(page, spot, frame.form)
        || page.tokens.is(page.chain_start(at, sentence), "be")
    {
        return;
    }
    // "Let X go": an appeal.
    let appeal = at == sentence.start || page.tokens.is_any(at.wrapping_sub(1), &[":", "“", "\""]);
    if appeal && page.tokens.is_any(at, &["let", "stop", "hold", "put", "set"]) {
        return;
    }
    let found = complement(page, spot, &frame.then).or_else(|| thing_before(page, spot, frame));
    let Some(found) = found else { return };
    if !makes_sense(page, spot, frame, found) {
        return;
    }
    for mention in people(page, spot, frame, found) {
        let known = &page.people.list[mention.person];
        let suffers = !matches!(frame.kind, Kind::Sanction);
        if suffers && known.acts_for_a_state() {
            continue;
        }
        let near = at.abs_diff(mention.phrase) < 14;
        let start = if near { page.quote_before(&mention, at, sentence) } else { at };
        let end = found.1.max(at + 1).max(if near { mention.end } else { 0 });
        let mut draft = Draft::new(frame.kind, "frames.event", mention.person, start, end)
            .on(date_of(page, spot, found))
            .sure(0.65);
        draft = with_details(page, spot, frame, found, draft);
        page.push(draft);
    }
}

/// "ordered detained on 4 May": the date stands after the second verb.
fn date_of(page: &Page<'_>, spot: Spot, found: (usize, usize)) -> Option<ProposedDate> {
    let own = page.date_of(spot.at, spot.sentence);
    let second = || (found.0 > spot.at).then(|| page.date_of(found.0, spot.sentence)).flatten();
    own.or_else(second).and_then(|date| date.proposed())
}

/// Checks that one word of the table cannot make.
fn makes_sense(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize)) -> bool {
    let Spot { at, sentence, .. } = spot;
    let last = page.tokens.is_any(at.wrapping_sub(1), &["last"]);
    let passive = page.is_passive(at, sentence);
    match frame.kind {
        Kind::Disappearance => {
            last || frame.form == Form::Negated
                || page.tokens.is(at, "subjected")
                || page.tokens.word(at).starts_with("ref")
                || page.tokens.is(at, "declined")
        }
        // "was let out": not "let out a cry".
        Kind::Release if page.tokens.is(at, "let") => passive || page.object(at, sentence).is_some(),
        Kind::Search if page.tokens.is(at, "turned") => false,
        // "Searches were carried out at the home of …".
        Kind::Search if page.tokens.is_any(at, &["carried", "conducted", "made"]) => (sentence.start
            ..found.1)
            .any(|word| page.tokens.is_any(word, &["search", "searches", "raid", "raids"])),
        // "tried to …": an attempt.
        Kind::Trial if page.tokens.is(at, "tried") => !page.tokens.is(at + 1, "to"),
        Kind::Detention if page.tokens.is(at, "held") && page.tokens.is(found.0, "for") => {
            length_from(page, found.1, (found.1 + 3).min(sentence.end)).is_some()
        }
        // "years isolated in prison": how, not where.
        Kind::Detention if page.tokens.is_any(found.0, &["solitary", "isolation"]) => true,
        Kind::Detention if page.tokens.is_any(at, &["spent", "spending"]) => {
            !(at..found.1).any(|word| page.tokens.is_any(word, &["isolated", "solitary", "isolation"]))
                || page.place_after(at, sentence).is_some()
        }
        // "sent to prison for 25 years": a sentence.
        Kind::Transfer if page.tokens.is(at, "sent") => {
            let for_years =
                (found.1..(found.1 + 2).min(sentence.end)).find(|word| page.tokens.is(*word, "for"));
            for_years.is_none_or(|word| length_from(page, word + 1, (word + 3).min(sentence.end)).is_none())
        }
        Kind::AccessDenied => access_to(page, spot, found).is_some(),
        _ => true,
    }
}

/// To whom access was refused, by the words of the clause.
fn access_to(page: &Page<'_>, spot: Spot, found: (usize, usize)) -> Option<&'static str> {
    let from = spot.at.saturating_sub(14).max(spot.sentence.start);
    let to = (found.1 + 8).min(spot.sentence.end);
    let any = |test: &dyn Fn(usize) -> bool| (from..to).any(test);
    if any(&|word| {
        page.tokens.is_any(
            word,
            &["consular", "embassy", "consul", "diplomats", "diplomat", "consulate", "ambassador"],
        )
    }) {
        Some("consular")
    } else if any(&|word| {
        page.tokens.has(word, COUNSEL) || page.tokens.is_any(word, &["lawyers", "attorneys", "legal"])
    }) {
        Some("lawyer")
    } else if any(&|word| {
        page.tokens.has(word, KIN)
            || page.tokens.is_any(word, &["relatives", "family", "visitors", "visits", "loved"])
    }) {
        Some("family")
    } else {
        None
    }
}

fn with_details(page: &Page<'_>, spot: Spot, frame: &Frame, found: (usize, usize), draft: Draft) -> Draft {
    let Spot { at, sentence, .. } = spot;
    let passive = page.is_passive(at, sentence);
    let by = if passive {
        page.by_after(at, sentence)
    } else if frame.who == Who::Subject {
        None
    } else {
        page.doer(at, sentence)
    };
    let by = by.map(|(start, end)| page.name_or_words(start, end));
    let place = page.place_after(at, sentence);
    match frame.kind {
        Kind::Sentence => {
            let length = length_from(page, at + 1, (at + 12).min(sentence.end));
            draft
                .maybe(Field::Length, length.map(|(start, end)| page.tokens.flat(start, end)))
                .maybe(Field::By, by)
        }
        Kind::AccessDenied => {
            draft.maybe(Field::To, access_to(page, spot, found).map(str::to_owned)).maybe(Field::By, by)
        }
        Kind::IllTreatment => draft
            .with(Field::Kind, page.tokens.flat(found.0, found.1.max(found.0 + 1)))
            .maybe(Field::By, by)
            .at(place),
        Kind::Health => draft.with(Field::Condition, page.tokens.flat(at, found.1.max(at + 1))),
        Kind::Determination => {
            draft.with(Field::Finding, page.tokens.flat(found.0, found.1)).maybe(Field::By, by)
        }
        Kind::MedicalNeglect => draft.maybe(Field::By, by),
        Kind::Detention => draft.with(Field::Kind, page.tokens.word(at)).maybe(Field::By, by).at(place),
        Kind::Trial => draft
            .with(Field::Kind, page.tokens.flat(at, found.1.max(at + 1)))
            .at(place.filter(|_| !page.tokens.is_any(at, &["appealed", "lost"]))),
        Kind::Transfer => {
            let to =
                (at + 1..(at + 14).min(sentence.end)).find(|word| page.tokens.is_any(*word, &["to", "into"]));
            let to = to.map(|to| page.tokens.flat(to + 1, page.noun_end(to + 1, sentence)));
            draft.maybe(Field::To, to).maybe(Field::By, by).at(place)
        }
        _ => draft.maybe(Field::By, by).at(place),
    }
}
