//! Sanctions lists, through their door, on small invented files in each format.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod big;
mod broken;
mod changes;
mod formats;
mod mutations;

use std::io::Cursor;
use std::path::PathBuf;

use amparo_exchange::lists::{Entry, Format, ListError, Summary, read, recognise};

/// A file of `fixtures/lists`.
fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/lists").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Recognises and reads; checks that what went in came out or was refused.
fn list(bytes: &[u8]) -> Result<(Summary, Vec<Entry>), ListError> {
    read_as(bytes, recognise(bytes)?)
}

fn read_as(bytes: &[u8], format: Format) -> Result<(Summary, Vec<Entry>), ListError> {
    let mut entries = Vec::new();
    let summary = read(Cursor::new(bytes), format, |entry| entries.push(entry))?;
    assert_eq!(summary.entries_in, summary.given + summary.refused);
    assert_eq!(summary.given, entries.len() as u64);
    assert_eq!(summary.refused, summary.refusals.len() as u64);
    assert_eq!(summary.bytes, bytes.len() as u64);
    Ok((summary, entries))
}

/// The entry with this key.
fn find<'a>(entries: &'a [Entry], key: &str) -> &'a Entry {
    let keys = || entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>();
    entries.iter().find(|entry| entry.key == key).unwrap_or_else(|| panic!("{key} is not among {:?}", keys()))
}

/// The names with their qualities, one a line, as `text | quality`.
fn names(entry: &Entry) -> Vec<String> {
    entry.names.iter().map(|name| format!("{} | {:?}", name.text, name.quality)).collect()
}

/// The births as the program reads them, `?` where it cannot.
fn births(entry: &Entry) -> Vec<String> {
    let read =
        |date: Option<amparo_ledger::date::SourceDate>| date.map_or("?".into(), |date| date.to_string());
    entry.births.iter().map(|birth| read(birth.date)).collect()
}

/// The listings, as `authority | programme | since | until`.
fn listings(entry: &Entry) -> Vec<String> {
    let date =
        |date: Option<amparo_ledger::date::SourceDate>| date.map_or("-".into(), |date| date.to_string());
    let one = |listing: &amparo_exchange::lists::Listing| {
        let programme = listing.programme.as_deref().unwrap_or("-");
        format!(
            "{} | {programme} | {} | {}",
            listing.authority,
            date(listing.listed_on),
            date(listing.ended_on)
        )
    };
    entry.listings.iter().map(one).collect()
}
