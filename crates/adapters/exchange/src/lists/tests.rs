//! The limits that only a huge file would reach, lowered.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;

use super::limits::Limits;
use super::{File, Format, ListError, read_within};

fn read(limits: Limits, text: &str, format: Format) -> Result<u64, ListError> {
    let file = File::new(Cursor::new(text.as_bytes()), limits);
    read_within(file, format, &mut |_| {}).map(|summary| summary.given)
}

const LINE: &str = r#"{"id":"1","schema":"Person","properties":{"name":["A"]}}"#;

#[test]
fn a_file_beyond_the_limit_is_an_error_and_one_at_the_limit_is_read() {
    let at = |file_bytes_max| read(Limits { file_bytes_max, ..Limits::default() }, LINE, Format::FtmJsonl);
    let length = LINE.len() as u64;
    assert_eq!(at(length).unwrap(), 1);
    let error = at(length - 1).unwrap_err();
    assert_eq!(error.to_string(), format!("the file has more than {} bytes", length - 1));
}

#[test]
fn what_must_be_held_until_the_end_is_bounded() {
    let sanction = r#"{"id":"s","schema":"Sanction","properties":{"entity":["1"],"reason":["R"]}}"#;
    let text = format!("{LINE}\n{}", format!("{sanction}\n").repeat(100));
    let with = |held_bytes_max| Limits { held_bytes_max, ..Limits::default() };
    assert_eq!(read(with(200_000), &text, Format::FtmJsonl).unwrap(), 1);
    let error = read(with(10_000), &text, Format::FtmJsonl).unwrap_err();
    assert!(matches!(error, ListError::TooMuchHeld { bytes_max: 10_000 }), "{error:?}");

    // Groups of which the second row stands at the end of the file wait for it.
    let rows = |turn: u32| {
        (0..100).map(|key| format!("Name {key} of turn {turn},{key}\n")).collect::<Vec<_>>().concat()
    };
    let text = format!("Name 6,Group ID\n{}{}", rows(1), rows(2));
    assert_eq!(read(with(200_000), &text, Format::UkConListCsv).unwrap(), 100);
    let error = read(with(5_000), &text, Format::UkConListCsv).unwrap_err();
    assert!(matches!(error, ListError::TooMuchHeld { .. }), "{error:?}");

    let places = (0..100)
        .map(|number| format!("<place ssid=\"{number}\"><location>L</location></place>"))
        .collect::<Vec<_>>()
        .concat();
    let text = format!("<swiss-sanctions-list>{places}</swiss-sanctions-list>");
    let error = read(with(5_000), &text, Format::SwissXml).unwrap_err();
    assert!(matches!(error, ListError::TooMuchHeld { .. }), "{error:?}");

    let areas =
        (0..100).map(|number| format!("<Country ID=\"{number}\">C</Country>")).collect::<Vec<_>>().concat();
    let error =
        read(with(5_000), &format!("<Sanctions>{areas}</Sanctions>"), Format::OfacAdvancedXml).unwrap_err();
    assert!(matches!(error, ListError::TooMuchHeld { .. }), "{error:?}");
}

#[test]
fn more_entries_than_a_list_may_have_are_an_error() {
    let limits = Limits { entries_max: 2, ..Limits::default() };
    let text = format!("{LINE}\n{LINE}\n");
    assert_eq!(read(limits, &text, Format::FtmJsonl).unwrap(), 2);
    let error = read(limits, &format!("{text}{LINE}"), Format::FtmJsonl).unwrap_err();
    assert_eq!(error.to_string(), "the list has more than 2 entries");
}

#[test]
fn an_entry_with_more_parts_than_it_may_have_is_refused() {
    let limits = Limits { record_elements_max: 10, ..Limits::default() };
    let entry = |parts: usize| {
        format!("<sdnEntry><uid>1</uid><lastName>A</lastName>{}</sdnEntry>", "<x/>".repeat(parts))
    };
    let text = format!("<sdnList>{}{}</sdnList>", entry(100), entry(2));
    assert_eq!(read(limits, &text, Format::OfacXml).unwrap(), 1);
}
