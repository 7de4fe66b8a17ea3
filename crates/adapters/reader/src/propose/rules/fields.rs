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
    (&["detained", "on"], Kind::Arrest),
    (&["in", "custody", "since"], Kind::Arrest),
    (&["detained", "since"], Kind::Arrest),
    (&["taken"], Kind::Arrest),
    (&["charged", "with"], Kind::Charge),
    (&["charged"], Kind::Charge),
    (&["accused", "of"], Kind::Charge),
    (&["accusation"], Kind::Charge),
    (&["article"], Kind::Charge),
    (&["articles"], Kind::Charge),
    (&["where", "held"], Kind::Detention),
    (&["held"], Kind::Detention),
    (&["held", "in"], Kind::Detention),
    (&["held", "at"], Kind::Detention),
    (&["prison"], Kind::Detention),
    (&["current", "location"], Kind::Detention),
    (&["location"], Kind::Detention),
    (&["whereabouts"], Kind::Detention),
    (&["sentenced"], Kind::Sentence),
    (&["term"], Kind::Sentence),
    (&["verdict"], Kind::Sentence),
    (&["health"], Kind::Health),
    (&["medical", "condition"], Kind::Health),
    (&["health", "condition"], Kind::Health),
    (&["convicted"], Kind::Conviction),
    (&["died"], Kind::Death),
    (&["date", "of", "death"], Kind::Death),
    (&["occupation"], Kind::Relationship),
    (&["profession"], Kind::Relationship),
    (&["position"], Kind::Relationship),
    (&["affiliation"], Kind::Relationship),
    (&["employer"], Kind::Relationship),
    (&["status"], Kind::Person),
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
    let value = page.tokens.flat(colon + 1, trimmed_end(page, sentence));
    let value_lower = value.to_lowercase();
    if matches!(value_lower.as_str(), "" | "none" | "unknown" | "n/a" | "-" | "not known" | "no") {
        return true;
    }
    if *kind == Kind::Relationship {
        occupation(page, person, colon + 1, sentence);
        return true;
    }
    if *kind == Kind::Person {
        return status_line(page, person, colon + 1, sentence);
    }
    if *kind == Kind::Charge && several_articles(page, person, colon + 1, sentence) {
        return true;
    }
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
        Kind::Health => draft = draft.with(Field::Condition, value).on(date),
        Kind::Birth => {
            draft = draft.on(date).at(place_beside_date(page, colon + 1, sentence));
        }
        Kind::Arrest => {
            let by = (colon + 1..sentence.end).find(|at| page.tokens.is(*at, "by"));
            let by = by.map(|by| page.tokens.flat(by + 1, page.noun_end(by + 1, sentence)));
            draft = draft.on(date).maybe(Field::By, by).at(place_beside_date(page, colon + 1, sentence));
        }
        _ => draft = draft.on(date),
    }
    if matches!(kind, Kind::Arrest | Kind::Birth | Kind::Release) && draft.date.is_none() {
        return true;
    }
    page.push(draft);
    true
}

/// "…, Tomsk airport": capitalised words after the comma that follows the date.
fn place_beside_date(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<String> {
    let date = page.dates_in(from, sentence.end).first()?.end;
    let start = date + usize::from(page.tokens.is_any(date, &[",", "in", "at"]));
    let capital = page.tokens.shape(start) == Shape::Capital && start > date;
    let end = (start..sentence.end).find(|at| !page.tokens.list[*at].is_word()).unwrap_or(sentence.end);
    (capital && end > start).then(|| page.tokens.flat(start, end))
}

/// "teacher; deputy chair of the union": what names a body is a tie.
fn occupation(page: &mut Page<'_>, person: usize, from: usize, sentence: Sentence) {
    let mut start = from;
    for at in from..=sentence.end {
        if at < sentence.end && !matches!(page.tokens.word(at), ";" | ",") {
            continue;
        }
        let end = if at == sentence.end { trimmed_end(page, sentence) } else { at };
        let link = (start..end).find(|word| page.tokens.is_any(*word, &["of", "at", "for", "with"]));
        if let Some(link) = link.filter(|link| *link > start && link + 1 < end) {
            let other = link + 1 + usize::from(page.tokens.is(link + 1, "the"));
            let draft = Draft::new(Kind::Relationship, "fields.occupation", person, start, end)
                .with(Field::Rel, page.tokens.flat(start, link))
                .with(Field::Other, page.tokens.flat(other, end))
                .sure(0.8);
            page.push(draft);
        }
        let citizen = (start..end).any(|word| page.tokens.is_any(word, &["national", "citizen"]));
        if citizen {
            let draft = Draft::new(Kind::Status, "fields.occupation", person, start, end)
                .with(Field::Status, page.tokens.flat(start, end))
                .sure(0.8);
            page.push(draft);
        }
        start = at + 1;
    }
}

/// "died 2 March 2023", "released on bail": one word tells which kind it is.
fn status_line(page: &mut Page<'_>, person: usize, from: usize, sentence: Sentence) -> bool {
    let kind = [
        ("died", Kind::Death),
        ("deceased", Kind::Death),
        ("released", Kind::Release),
        ("freed", Kind::Release),
    ]
    .into_iter()
    .find(|(word, _)| page.tokens.is(from, word))
    .map(|(_, kind)| kind);
    let Some(kind) = kind else { return false };
    let date = page.dates_in(from, sentence.end).first().and_then(super::super::dates::DateWords::proposed);
    let end = trimmed_end(page, sentence);
    page.push(Draft::new(kind, "fields.status", person, from, end).on(date).sure(0.8));
    true
}

/// "Art. 1 (fraud), Art. 2 (theft)": one charge each.
fn several_articles(page: &mut Page<'_>, person: usize, from: usize, sentence: Sentence) -> bool {
    let starts: Vec<usize> = (from..sentence.end)
        .filter(|at| {
            page.tokens.is_any(*at, &["art.", "art", "article"]) && page.tokens.shape(at + 1) == Shape::Number
        })
        .collect();
    if starts.len() < 2 {
        return false;
    }
    for (order, start) in starts.iter().enumerate() {
        let mut end = starts.get(order + 1).copied().unwrap_or_else(|| trimmed_end(page, sentence));
        while end > start + 2 && page.tokens.is_any(end.wrapping_sub(1), &[",", ";", "and"]) {
            end -= 1;
        }
        let words = page.tokens.flat(*start, end);
        let draft = Draft::new(Kind::Charge, "fields.label", person, *start, end)
            .with(Field::Charge, charge_words(&words))
            .maybe(Field::Article, article(&words))
            .sure(0.95);
        page.push(draft);
    }
    true
}

fn trimmed_end(page: &Page<'_>, sentence: Sentence) -> usize {
    if page.tokens.is(sentence.end.wrapping_sub(1), ".") { sentence.end - 1 } else { sentence.end }
}

/// The words in brackets after an article, else the whole.
fn charge_words(value: &str) -> String {
    let inside = value.split_once('(').map_or(value, |(_, rest)| rest.trim_end_matches(['.', ')']));
    inside.to_owned()
}

/// What stands before the brackets, when it names an article.
fn article(value: &str) -> Option<String> {
    let before = value.split_once('(').map_or(value, |(before, _)| before).trim();
    before.to_lowercase().contains("art").then(|| before.to_owned())
}
