//! Labelled lines, as lists of prisoners have them: "Date of arrest: …", "Charge: …", "Place of detention: …".

use crate::propose::page::{Draft, Page};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Label, the kind it gives, and whether the value is a date.
const LABELS: &[(&[&str], Kind)] = &[
    (&["date", "of", "arrest"], Kind::Arrest),
    (&["date", "of", "detention"], Kind::Arrest),
    (&["arrested"], Kind::Arrest),
    (&["arrested", "on"], Kind::Arrest),
    (&["detained"], Kind::Arrest),
    (&["charge"], Kind::Charge),
    (&["charges"], Kind::Charge),
    (&["place", "of", "detention"], Kind::Detention),
    (&["location", "of", "detention"], Kind::Detention),
    (&["place", "of", "imprisonment"], Kind::Detention),
    (&["sentence"], Kind::Sentence),
    (&["date", "of", "birth"], Kind::Birth),
    (&["born"], Kind::Birth),
    (&["citizenship"], Kind::Status),
    (&["nationality"], Kind::Status),
    (&["date", "of", "release"], Kind::Release),
    (&["released"], Kind::Release),
];

/// Reads a labelled line of an entry. `true` when the whole sentence was one.
pub(super) fn read(page: &mut Page<'_>, sentence: Sentence, number: usize) -> bool {
    let Some(person) = page.entries[number] else { return false };
    if !sentence.opens_paragraph && page.tokens.shape(sentence.start) != Shape::Capital {
        return false;
    }
    let Some(colon) =
        (sentence.start..(sentence.start + 4).min(sentence.end)).find(|at| page.tokens.is(*at, ":"))
    else {
        return false;
    };
    let label = |words: &[&str]| {
        words.len() == colon - sentence.start
            && words.iter().enumerate().all(|(step, word)| page.tokens.is(sentence.start + step, word))
    };
    let Some((_, kind)) = LABELS.iter().find(|(words, _)| label(words)) else { return false };
    if sentence.end <= colon + 1 {
        return true;
    }
    let value = page.tokens.flat(colon + 1, sentence.end);
    let date = page.dates_in(colon, sentence.end).first().and_then(super::super::dates::DateWords::proposed);
    let end = trimmed_end(page, sentence);
    let mut draft = Draft::new(*kind, "fields.label", person, sentence.start, end).sure(0.95);
    match kind {
        Kind::Charge => {
            draft = draft.with(Field::Charge, charge_words(&value)).maybe(Field::Article, article(&value));
        }
        Kind::Detention => {
            draft.place = Some(value);
            draft = draft.with(Field::Kind, "place of detention");
        }
        Kind::Sentence => {
            let length = super::court::length_from(page, colon + 1, sentence.end.min(colon + 12));
            draft = draft
                .on(date)
                .with(Field::Length, length.map_or(value, |(start, end)| page.tokens.flat(start, end)));
        }
        Kind::Status => draft = draft.with(Field::Status, value),
        _ => draft = draft.on(date),
    }
    if matches!(kind, Kind::Arrest | Kind::Birth | Kind::Release) && draft.date.is_none() {
        return true;
    }
    page.push(draft);
    true
}

fn trimmed_end(page: &Page<'_>, sentence: Sentence) -> usize {
    if page.tokens.is(sentence.end - 1, ".") { sentence.end - 1 } else { sentence.end }
}

/// The words in brackets after an article, else the whole.
fn charge_words(value: &str) -> String {
    let inside = value.split_once('(').map_or(value, |(_, rest)| rest.trim_end_matches(['.', ')']));
    inside.to_owned()
}

/// What stands before the brackets, when it names an article.
fn article(value: &str) -> Option<String> {
    let before = value.split_once('(').map_or(value, |(before, _)| before).trim();
    before.to_lowercase().contains("article").then(|| before.to_owned())
}
