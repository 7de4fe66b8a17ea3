//! What went wrong with a list, and what an entry says, in words.

use amparo_dossier::date_in_words;
use amparo_exchange::lists::{Entry, ListError, Listing, Quality};
use amparo_ledger::date::SourceDate;

use super::lists::authority_in_words;
use crate::problem::{Problem, Sort};
use crate::read_document::one_line;

/// Why a file is no list that can be used; `what` is what was not done for it.
pub(crate) fn list_in_words(error: &ListError, file_name: &str, what: &str) -> Problem {
    let why = format!("“{}”: {error}.", one_line(file_name));
    let mend = match error {
        ListError::Packed { .. } => "Unpack it and give the file inside.",
        ListError::WebPage => {
            "Fetch the list itself: a page of the publisher, or a page that says that something failed, was saved in its place."
        }
        ListError::CutOff { .. } | ListError::Xml { .. } | ListError::Changed => {
            "Fetch it again: a download that broke off looks like this. Compare its size with what the publisher states."
        }
        ListError::NoEntry { .. } => "Fetch it again: an empty list would say that everybody was taken off.",
        ListError::DocumentType { .. } | ListError::UnknownEntity { .. } | ListError::TooDeep { .. } => {
            "No publisher's list is built like this. Fetch it from the publisher itself, and do not open this file elsewhere."
        }
        ListError::NotText { .. } | ListError::UnknownEncoding { .. } => {
            "Fetch it from the publisher as it is, without opening and saving it in another program."
        }
        ListError::Io(_) => "Check the disk and try again.",
        _ => {
            "The formats that are read stand in docs/manual/sanctions-lists.md. Fetch the list in one of them."
        }
    };
    let sort = if matches!(error, ListError::Io(_)) { Sort::System } else { Sort::Input };
    Problem::new(sort, what, why, mend)
}

/// The most characters of a list's reason that a claim repeats.
const REASON_CHARS_MAX: usize = 1_500;

/// The text cut to so many characters, with a mark where it was cut.
pub(super) fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max).collect();
    format!("{kept}…")
}

/// What one authority says of an entry, in a line: this is what a claim quotes.
pub(super) fn listing_line(listing: &Listing) -> String {
    let mut line = format!("listed by {}", authority_in_words(&listing.authority));
    let mut add = |label: &str, text: Option<String>| {
        if let Some(text) = text {
            line.push_str("; ");
            line.push_str(label);
            line.push_str(&text);
        }
    };
    add("programme: ", listing.programme.as_deref().map(one_line));
    add("listed on: ", listing.listed_on.map(|date| date.to_string()));
    add("ended on: ", listing.ended_on.map(|date| date.to_string()));
    add("reason: ", listing.reason.as_deref().map(|text| cut(&one_line(text), REASON_CHARS_MAX)));
    line
}

/// The most names that a claim repeats of an entry.
const NAMES_MAX: usize = 8;

/// Who an entry is, in a line: names and births. This is what a claim quotes beside the listing.
pub(super) fn identity_line(entry: &Entry) -> String {
    let names: Vec<String> = entry.names.iter().take(NAMES_MAX).map(|name| one_line(&name.text)).collect();
    let births: Vec<String> =
        entry.births.iter().take(NAMES_MAX).map(|birth| one_line(&birth.text)).collect();
    let mut line = format!("named: {}", names.join("; "));
    if !births.is_empty() {
        line.push_str("; born: ");
        line.push_str(&births.join(" or "));
    }
    cut(&line, REASON_CHARS_MAX)
}

/// An entry as text, a line for each thing that it says. The same entry gives the same text.
pub fn entry_text(entry: &Entry) -> String {
    let mut lines =
        vec![format!("entry {}: {}", one_line(&entry.key), one_line(name_of(entry))), identity_line(entry)];
    lines.extend(entry.listings.iter().map(listing_line));
    let mut add = |label: &str, text: &str| {
        let text = one_line(text);
        if !text.is_empty() {
            lines.push(format!("{label}: {text}"));
        }
    };
    for name in &entry.names {
        let label = match name.quality {
            Quality::Primary => "name",
            Quality::Strong => "also called",
            Quality::Weak => "also called (weak)",
            Quality::Former => "formerly",
        };
        add(label, &name.text);
    }
    entry.births.iter().for_each(|birth| add("born", &birth.text));
    entry.birth_places.iter().for_each(|place| add("born in", place));
    entry.countries.iter().for_each(|country| add("country", &country.text));
    entry.titles.iter().for_each(|title| add("title", title));
    entry.positions.iter().for_each(|position| add("position", position));
    entry.addresses.iter().for_each(|address| add("address", address));
    for identifier in &entry.identifiers {
        add("identifier", &format!("{} {}", identifier.kind, identifier.value));
    }
    entry.links.iter().for_each(|link| add("see", &format!("{} ({})", link.to, link.relation)));
    entry.notes.iter().for_each(|note| add("note", note));
    lines.push(String::new());
    lines.join("\n")
}

/// The name under which an entry is listed.
pub(crate) fn name_of(entry: &Entry) -> &str {
    let primary = entry.names.iter().find(|name| name.quality == Quality::Primary);
    primary.or(entry.names.first()).map_or("", |name| &name.text)
}

/// "of 3 May 2024", or that the list states no date.
pub fn of_date(published: Option<SourceDate>) -> String {
    published.map_or_else(|| "without a date".to_owned(), |date| format!("of {}", date_in_words(date)))
}

/// What changed between two readings of an entry: the labels of the lines that differ.
pub(crate) fn changed_parts(old: &Entry, new: &Entry) -> Vec<String> {
    let (old, new) = (entry_text(old), entry_text(new));
    let label = |line: &str| line.split_once(": ").map_or(line, |(label, _)| label).to_owned();
    let gone = old.lines().filter(|line| !new.lines().any(|other| other == *line));
    let come = new.lines().filter(|line| !old.lines().any(|other| other == *line));
    // The line of names and births says again what has its own lines.
    let mut parts: Vec<String> = gone
        .chain(come)
        .filter(|line| !line.starts_with("named: "))
        .map(|line| if line.starts_with("listed by") { "listing".to_owned() } else { label(line) })
        .collect();
    parts.sort();
    parts.dedup();
    parts
}
