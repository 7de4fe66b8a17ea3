//! Files that are made while they are read, so that no test needs a large one on disk.

use std::fmt::Write;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

use amparo_exchange::lists::{Format, ListError, RECORD_BYTES_MAX, VALUES_MAX, read};

/// A file of a beginning, a part that repeats, and an end.
struct Made {
    pieces: Vec<(Vec<u8>, u64)>,
    piece: usize,
    turn: u64,
    at: usize,
}

impl Made {
    fn new(pieces: &[(&str, u64)]) -> Self {
        let pieces = pieces.iter().map(|(text, times)| (text.as_bytes().to_vec(), *times)).collect();
        Self { pieces, piece: 0, turn: 0, at: 0 }
    }
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(into.len());
        into[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Made {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while let Some((text, times)) = self.pieces.get(self.piece) {
            if self.turn >= *times {
                (self.piece, self.turn, self.at) = (self.piece + 1, 0, 0);
            } else if self.at >= text.len() {
                (self.turn, self.at) = (self.turn + 1, 0);
            } else {
                break;
            }
        }
        Ok(self.pieces.get(self.piece).map_or(&[], |(text, _)| &text[self.at..]))
    }

    fn consume(&mut self, length: usize) {
        self.at += length;
    }
}

impl Seek for Made {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        assert_eq!(to, SeekFrom::Start(0));
        (self.piece, self.turn, self.at) = (0, 0, 0);
        Ok(0)
    }
}

const ENTRY: &str = "<sdnEntry><uid>1</uid><lastName>A</lastName></sdnEntry>";

#[test]
fn a_list_with_a_hundred_thousand_entries_is_counted_through() {
    let mut given = 0;
    let file = Made::new(&[("<sdnList>", 1), (ENTRY, 100_000), ("</sdnList>", 1)]);
    let summary = read(file, Format::OfacXml, |_| given += 1).unwrap();
    assert_eq!((summary.entries_in, summary.given, given), (100_000, 100_000, 100_000));
    assert_eq!(summary.bytes, 9 + 100_000 * ENTRY.len() as u64 + 10);
}

#[test]
fn an_entry_beyond_the_limit_is_refused_and_the_next_is_read() {
    let times = RECORD_BYTES_MAX / 10;
    let pieces = [
        ("<sdnList><sdnEntry><uid>1</uid>", 1),
        ("<a>text</a>", times),
        ("</sdnEntry><sdnEntry><uid>2</uid><lastName>A</lastName></sdnEntry></sdnList>", 1),
    ];
    let mut keys = Vec::new();
    let summary = read(Made::new(&pieces), Format::OfacXml, |entry| keys.push(entry.key)).unwrap();
    assert_eq!((keys, summary.refused), (vec!["2".to_owned()], 1));
    assert!(summary.refusals[0].to_string().starts_with("entry 1: it has more than "));
}

#[test]
fn a_text_or_a_line_without_an_end_is_an_error_before_memory_is_full() {
    let endless = RECORD_BYTES_MAX;
    let xml = |begin: &'static str| Made::new(&[(begin, 1), ("no end ", endless)]);
    for begin in
        ["<sdnList><sdnEntry><lastName>", "<sdnList><!-- ", "<sdnList><sdnEntry a=\"", "<sdnList><![CDATA["]
    {
        let error = read(xml(begin), Format::OfacXml, |_| {}).unwrap_err();
        assert!(matches!(error, ListError::PieceTooLarge { .. }), "{begin}: {error:?}");
    }
    let row = Made::new(&[("id,schema,name\n1,Person,\"", 1), ("no end ", endless)]);
    let error = read(row, Format::TargetsCsv, |_| {}).unwrap_err();
    assert!(matches!(error, ListError::PieceTooLarge { .. }), "{error:?}");
}

#[test]
fn a_line_of_json_beyond_the_limit_is_refused_and_the_next_is_read() {
    let line =
        |id: &str| format!("{{\"id\":\"{id}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"A\"]}}}}\n");
    let (first, last) = (line("1"), line("2"));
    let file = Made::new(&[(&first, 1), ("no end ", RECORD_BYTES_MAX), ("\n", 1), (&last, 1)]);
    let mut keys = Vec::new();
    let summary = read(file, Format::FtmJsonl, |entry| keys.push(entry.key)).unwrap();
    assert_eq!(keys, ["1", "2"]);
    assert_eq!(summary.refusals[0].to_string(), format!("line 2: it has more than {RECORD_BYTES_MAX} bytes"));
}

#[test]
fn elements_nested_without_end_are_an_error() {
    let error =
        read(Made::new(&[("<sdnList>", 1), ("<a>", 1_000_000)]), Format::OfacXml, |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "at byte 198, elements are nested deeper than 64");
}

#[test]
fn an_entry_with_more_names_than_any_has_is_refused() {
    let mut text = String::from("<sdnList><sdnEntry><uid>1</uid><lastName>A</lastName><akaList>");
    for number in 0..=VALUES_MAX {
        write!(text, "<aka><lastName>{number}</lastName></aka>").unwrap();
    }
    text.push_str("</akaList></sdnEntry></sdnList>");
    let summary = read(Made::new(&[(&text, 1)]), Format::OfacXml, |_| {}).unwrap();
    assert_eq!(
        summary.refusals[0].to_string(),
        format!("entry 1 (`1`): it has more than {VALUES_MAX} names")
    );
}

#[test]
fn of_many_refusals_all_are_counted_and_the_first_are_told() {
    let nameless = "<sdnEntry><uid>1</uid></sdnEntry>";
    let file = Made::new(&[("<sdnList>", 1), (nameless, 5_000), ("</sdnList>", 1)]);
    let summary = read(file, Format::OfacXml, |_| {}).unwrap();
    assert_eq!((summary.entries_in, summary.refused, summary.refusals.len()), (5_000, 5_000, 1_000));
}

/// A file that has other content when it is read again.
struct Changing(Made, u64);

impl Read for Changing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl BufRead for Changing {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.0.consume(length);
    }
}

impl Seek for Changing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.1 += 1;
        // The first look tells the format; the first pass comes second.
        if self.1 == 3 {
            self.0.pieces.push((b"\n".to_vec(), 1));
        }
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_changes_between_two_passes_is_an_error() {
    let line = "{\"id\":\"1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}\n";
    let error = read(Changing(Made::new(&[(line, 1)]), 0), Format::FtmJsonl, |_| {}).unwrap_err();
    assert!(matches!(error, ListError::Changed), "{error:?}");
}
