//! Files that are no list, or not a whole one: each a clear error.

use amparo_exchange::lists::{Format, ListError, read_encoded, recognise};
use encoding_rs::WINDOWS_1252;

use crate::{fixture, list, names, read_as};

/// The error's name and what it says.
fn failure(bytes: &[u8]) -> (String, String) {
    let error = list(bytes).map(|(summary, _)| summary).unwrap_err();
    let name = format!("{error:?}");
    let name = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    (name.to_owned(), error.to_string())
}

#[test]
fn what_is_no_list_says_what_it_is() {
    let table: &[(&[u8], &str, &str, &str)] = &[
        (b"", "Empty", "the file is empty", "a download that never began"),
        (b" \n\t\n", "Empty", "the file is empty", "blank lines are nothing"),
        (
            b"PK\x03\x04\x14\x00",
            "Packed",
            "the file is packed (zip): the list is inside",
            "also xlsx and ods",
        ),
        (
            b"\x1f\x8b\x08\x00",
            "Packed",
            "the file is packed (gzip): the list is inside",
            "as mirrors give it",
        ),
        (
            b"%PDF-1.7\n",
            "OtherFile",
            "the file is a PDF document, not a list in a format that is read",
            "the printed list",
        ),
        (
            b"<!DOCTYPE html>\n<html><body>Error 503</body></html>",
            "WebPage",
            "the file is a web page, not a list",
            "an error page",
        ),
        (
            b"<?xml version=\"1.0\"?><!-- x --><HTML xmlns=\"x\"><p/></HTML>",
            "WebPage",
            "the file is a web page, not a list",
            "in XHTML",
        ),
        (
            b"name,country\nA,B\n",
            "UnknownFormat",
            "the file is in no format that is read; it begins with `name,country`",
            "any table",
        ),
        (
            b"<rss/>",
            "UnknownFormat",
            "the file is in no format that is read; it begins with the element `rss`",
            "any XML",
        ),
        (
            b"{\"a\":1}\n",
            "UnknownFormat",
            "the file is in no format that is read; it begins with `{\"a\":1}`",
            "any JSON",
        ),
        (
            b"<sdnList/>",
            "NoEntry",
            "the file has no entry (other records: 0)",
            "an empty list would take everybody off",
        ),
        (
            b"id,schema,name\n",
            "NoEntry",
            "the file has no entry (other records: 0)",
            "so would a header alone",
        ),
    ];
    for (bytes, name, words, because) in table {
        assert_eq!(failure(bytes), ((*name).to_owned(), (*words).to_owned()), "{because}");
    }
}

#[test]
fn a_list_in_another_format_than_was_said_is_not_read_as_that_format() {
    let error = read_as(&fixture("eu-fsf.xml"), Format::UnXml).unwrap_err();
    assert!(matches!(error, ListError::OtherFormat { expected: Format::UnXml, .. }), "{error:?}");
    assert_eq!(error.to_string(), "the file was to be read as un-xml and begins with the element `export`");
}

#[test]
fn an_xml_list_that_is_cut_off_anywhere_is_an_error() {
    for name in [
        "ofac-sdn.xml",
        "ofac-advanced.xml",
        "un-consolidated.xml",
        "eu-fsf.xml",
        "swiss-seco.xml",
        "uk-list.xml",
    ] {
        let bytes = fixture(name);
        let end = bytes.iter().rposition(|byte| *byte == b'>').unwrap();
        for at in (200..=end).step_by(37) {
            let error = list(&bytes[..at]).map(|(summary, _)| summary).unwrap_err();
            let told =
                matches!(error, ListError::CutOff { .. } | ListError::Xml { .. } | ListError::NotText { .. });
            // Cut inside the outermost tag, the format cannot be told.
            let early = matches!(error, ListError::UnknownFormat { .. });
            assert!(told || early, "{name} at {at}: {error:?}");
        }
    }
    let bytes = fixture("ofac-sdn.xml");
    let (name, words) = failure(&bytes[..bytes.len() / 2]);
    assert_eq!(name, "CutOff", "{words}");
}

#[test]
fn a_document_type_is_refused_and_with_it_every_entity_bomb() {
    let bomb = br#"<?xml version="1.0"?>
<!DOCTYPE sdnList [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<sdnList><sdnEntry><uid>1</uid><lastName>&b;</lastName></sdnEntry></sdnList>"#;
    assert_eq!(failure(bomb).0, "DocumentType");
    let file = br#"<!DOCTYPE sdnList SYSTEM "file:///etc/passwd"><sdnList/>"#;
    assert_eq!(failure(file).0, "DocumentType");
}

#[test]
fn an_entity_that_xml_does_not_define_is_refused_and_those_of_xml_are_read() {
    let with = |name: &str| {
        format!("<sdnList><sdnEntry><uid>1</uid><lastName>A{name}B</lastName></sdnEntry></sdnList>")
    };
    let (name, words) = failure(with("&nbsp;").as_bytes());
    assert_eq!(
        (name.as_str(), words.as_str()),
        ("UnknownEntity", "the file uses the entity `nbsp` (byte 42), which XML does not define")
    );
    assert_eq!(failure(with("&#xD800;").as_bytes()).0, "UnknownEntity", "half a pair is no character");
    for (reference, letter) in
        [("&amp;", "&"), ("&lt;", "<"), ("&apos;", "'"), ("&#233;", "é"), ("&#x416;", "Ж")]
    {
        let (_, entries) = list(with(reference).as_bytes()).unwrap();
        assert_eq!(names(&entries[0]), [format!("A{letter}B | Primary")]);
    }
}

/// The text of a list in UTF-16, with the mark at its beginning.
fn utf16(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn utf_16_is_read_like_utf_8() {
    let bytes = fixture("un-consolidated.xml");
    let expected = list(&bytes).unwrap().1;
    let text = String::from_utf8(bytes).unwrap();
    for little in [true, false] {
        assert_eq!(list(&utf16(&text, little)).unwrap().1, expected, "little end first: {little}");
    }
    let odd = [utf16(&text, true), vec![0x00]].concat();
    assert_eq!(failure(&odd).0, "NotText", "half a letter at the end");
}

#[test]
fn a_declared_encoding_is_read_and_an_unknown_one_is_named() {
    let with = |label: &str, name: &[u8]| {
        let head =
            format!("<?xml version='1.0' encoding='{label}'?><sdnList><sdnEntry><uid>1</uid><lastName>");
        [head.as_bytes(), name, b"</lastName></sdnEntry></sdnList>"].concat()
    };
    let western = WINDOWS_1252.encode("Zarubáyev").0.into_owned();
    let (_, entries) = list(&with("windows-1252", &western)).unwrap();
    assert_eq!(names(&entries[0]), ["Zarubáyev | Primary"]);
    // The library that reads XML must not decode once more what was decoded already.
    let (_, entries) = list(&with("UTF-16", "Зарубаев".as_bytes())).unwrap();
    assert_eq!(names(&entries[0]), ["Зарубаев | Primary"], "it says UTF-16 in UTF-8: what it is counts");
    let (name, words) = failure(&with("klingon", b"A"));
    assert_eq!(
        (name.as_str(), words.as_str()),
        ("UnknownEncoding", "the file declares the encoding `klingon`, which is not known")
    );
    let bytes = with("utf-8", &western);
    let byte = bytes.iter().position(|byte| !byte.is_ascii()).unwrap();
    assert_eq!(failure(&bytes), ("NotText".to_owned(), format!("the file is not UTF-8 at byte {byte}")));
}

#[test]
fn a_table_that_is_not_utf_8_tells_the_byte_and_is_read_in_the_encoding_that_somebody_names() {
    let text = String::from_utf8(fixture("uk-conlist.csv")).unwrap();
    let western = WINDOWS_1252
        .encode(&text.replace("Invented Street", "Rue Inventée").replace("Велимир ЗАРУБАЕВ", ""))
        .0
        .into_owned();
    let byte = western.iter().position(|byte| !byte.is_ascii()).unwrap();
    let (name, words) = failure(&western);
    assert_eq!((name, words), ("NotText".to_owned(), format!("the file is not UTF-8 at byte {byte}")));
    let mut addresses = Vec::new();
    let each = |entry: amparo_exchange::lists::Entry| addresses.extend(entry.addresses);
    read_encoded(std::io::Cursor::new(western), Format::UkConListCsv, "windows-1252", each).unwrap();
    assert_eq!(addresses, ["1 Rue Inventée, Minsk, Belarus"]);
}

#[test]
fn a_table_without_a_column_that_it_needs_names_it() {
    let error = read_as(b"Name 6,Group ID\nA,1\n", Format::UkCsv).unwrap_err();
    assert!(matches!(error, ListError::OtherFormat { .. }), "{error:?}");
    let long_preamble = format!("{}Unique ID,Name 6\nA,1\n", "a line before the header\n".repeat(4));
    assert_eq!(recognise(long_preamble.as_bytes()).unwrap(), Format::UkCsv);
}

#[test]
fn broken_xml_says_where() {
    let (name, words) = failure(b"<sdnList><sdnEntry><uid>1</lastName></sdnEntry></sdnList>");
    assert_eq!(name, "Xml");
    assert!(words.starts_with("the file is not well-formed XML near byte "), "{words}");
    let (name, _) = failure(b"<sdnList><sdnEntry><uid a=\"1\" a=\"2\">1</uid></sdnEntry></sdnList>");
    assert_eq!(name, "Xml", "an attribute stands twice");
}
