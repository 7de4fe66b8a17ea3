//! No change of a byte brings the reader down, or makes it lose a record.

use amparo_exchange::lists::{Format, recognise};

use crate::{fixture, read_as};

/// The fixtures, one in each format.
const FILES: &[&str] = &[
    "ofac-sdn.xml",
    "ofac-advanced.xml",
    "ofac-sdn.csv",
    "un-consolidated.xml",
    "eu-fsf.xml",
    "eu-fsf.csv",
    "uk-conlist.xml",
    "uk-conlist.csv",
    "uk-list.xml",
    "uk-list.csv",
    "canada-sema.xml",
    "swiss-seco.xml",
    "opensanctions-entities.ftm.json",
    "opensanctions-targets.simple.csv",
];

#[test]
fn there_is_a_fixture_for_each_format_and_each_is_recognised_by_its_content() {
    let formats: Vec<Format> = FILES.iter().map(|name| recognise(&fixture(name)).unwrap()).collect();
    assert_eq!(Format::all().filter(|format| !formats.contains(format)).count(), 0);
    for format in Format::all() {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
}

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

/// Signs that mean something to a reader.
const SIGNS: &[&[u8]] = &[
    b"<",
    b">",
    b"\"",
    b"'",
    b"&",
    b";",
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"</",
    b"/>",
    b"<!--",
    b"<![CDATA[",
    b"<?",
    b"{",
    b"[",
    b"\\u",
    b"-0-",
    b"9999999999999999999",
];

fn mutated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(bytes.len());
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at.max(1)),
            3 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => {
                let sign = SIGNS[chance.below(SIGNS.len())];
                bytes.splice(at..at, sign.iter().copied());
            }
        }
        if bytes.is_empty() {
            bytes.push(b' ');
        }
    }
    bytes
}

#[test]
fn no_change_of_bytes_brings_a_reader_down_or_loses_a_record() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let (mut read, mut refused) = (0, 0);
    for name in FILES {
        let bytes = fixture(name);
        let format = recognise(&bytes).unwrap();
        for _ in 0..400 {
            let changed = mutated(&bytes, &mut chance);
            // `read_as` checks that what went in came out or was refused.
            match read_as(&changed, format) {
                Ok(_) => read += 1,
                Err(error) => {
                    assert!(!error.to_string().is_empty());
                    refused += 1;
                }
            }
            let _ = recognise(&changed).map_err(|error| error.to_string());
        }
    }
    assert!(
        read > 1_000 && refused > 1_000,
        "the changes are neither all harmless nor all deadly: {read}, {refused}"
    );
}
