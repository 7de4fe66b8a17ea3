//! Published lists, by the invented ones.

use std::io::Cursor;

use amparo_names::Kind;

use super::super::screen_lines;
use super::*;

fn no_time() -> Duration {
    Duration::ZERO
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/../../../fixtures/lists/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("an invented list")
}

fn read(bytes: &[u8]) -> Result<(NameList, Option<ListFileRead>), Problem> {
    NameList::read_file(Cursor::new(bytes), "list", &no_time)
}

/// The first hit of one line of names.
fn hit(list: &NameList, line: &str) -> serde_json::Value {
    let mut out = Vec::new();
    screen_lines(list, line.as_bytes(), &mut out, |_| {}, &no_time).expect("a line");
    let answer: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    answer["hits"][0].clone()
}

#[test]
fn every_published_form_is_taken_and_its_entries_are_all_accounted_for() {
    let table = [
        ("ofac-sdn.xml", "ofac-xml"),
        ("ofac-advanced.xml", "ofac-advanced-xml"),
        ("ofac-sdn.csv", "ofac-csv"),
        ("un-consolidated.xml", "un-xml"),
        ("eu-fsf.xml", "eu-xml"),
        ("eu-fsf.csv", "eu-csv"),
        ("uk-conlist.xml", "uk-conlist-xml"),
        ("uk-conlist.csv", "uk-conlist-csv"),
        ("uk-list.xml", "uk-xml"),
        ("uk-list.csv", "uk-csv"),
        ("canada-sema.xml", "canada-xml"),
        ("swiss-seco.xml", "swiss-xml"),
        ("opensanctions-entities.ftm.json", "ftm-jsonl"),
        ("opensanctions-targets.simple.csv", "targets-csv"),
    ];
    assert_eq!(table.len(), Format::all().count());
    for (name, format) in table {
        let (list, read) = read(&fixture(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let read = read.expect("a published list");
        assert_eq!(read.format, format);
        assert_eq!(read.entries_in, read.taken + read.ships + read.refused, "{name}");
        assert_eq!(list.entries() as u64, read.taken, "{name}");
        assert_eq!(read.told.len() as u64, read.refused + read.names_left_out, "{name}: {:?}", read.told);
        let first = list.name(0).text().to_owned();
        let asked = serde_json::json!({ "name": first }).to_string();
        assert_eq!(hit(&list, &asked)["name"], first.as_str(), "{name}");
    }
}

#[test]
fn a_hit_on_a_published_list_has_the_key_and_what_the_list_says_besides_the_name() {
    let (list, read) = read(&fixture("ofac-sdn.xml")).expect("a list");
    let read = read.expect("a published list");
    assert_eq!(read.published.map(|date| date.to_string()).as_deref(), Some("2031-02-28"));
    assert_eq!((read.entries_in, read.taken, read.ships, read.refused), (4, 2, 1, 1));
    assert_eq!(read.told, ["entry 4 (`90004`): it has no name"]);
    for country in ["BY", "belarus"] {
        let asked = format!(r#"{{"name": "Zarubajeu Vielimir", "birth": "1961", "country": "{country}"}}"#);
        let hit = hit(&list, &asked);
        assert_eq!(hit["id"], "90001");
        assert_eq!((hit["birth"].clone(), hit["country"].clone()), ("agrees".into(), "agrees".into()));
    }
}

#[test]
fn names_that_cannot_be_used_are_counted_and_an_entry_without_others_is_refused() {
    let mut taking = Taking::new(&no_time);
    let entry = |key: &str, names: &[&str], kind| Entry {
        key: key.to_owned(),
        kind,
        names: names
            .iter()
            .map(|text| lists::ListedName { text: (*text).to_owned(), ..Default::default() })
            .collect(),
        ..Default::default()
    };
    taking.take(entry("a", &["Anna Example", "-"], lists::Kind::Person));
    taking.take(entry("b", &["-", "?"], lists::Kind::Other));
    taking.take(entry("c", &["Anna Example"], lists::Kind::Vessel));
    assert_eq!((taking.taken, taking.ships, taking.unusable, taking.names_left_out), (1, 1, 1, 1));
    assert_eq!(taking.told.len(), 2, "{:?}", taking.told);
    assert!(taking.told[0].contains("`a`, a name of it") && taking.told[1].contains("`b`, the entry"));
    assert_eq!((taking.batch.len(), taking.batch[0].kind), (1, Kind::Person));
}

#[test]
fn lines_of_our_own_stay_ours_whatever_else_they_say() {
    let ours = r#"{"id": "e1", "name": "Anna Example", "schema": "Person", "properties": {}}"#;
    for text in [ours, &format!("\u{FEFF}{ours}\r\n")] {
        let (_, read) = read(text.as_bytes()).expect("lines");
        assert_eq!(read, None, "{text}");
    }
    let empty = read(b"").err().expect("a list that answers nobody to everybody");
    assert!(empty.why.contains("no entry"), "{empty}");
    let broken = read(b"{\"id\": \"e1\", \"name\": \"Anna\"}\n{\"id\": 2}\n").err().expect("a hole");
    assert!(broken.what.contains("line 2"), "{broken}");
}

#[test]
fn a_list_longer_than_its_beginning_is_read_whole() {
    let lines: String = (0..4_000)
        .flat_map(|n| [r#"{"id": "#.into(), n.to_string(), ", \"name\": \"Anna Example\"}\n".into()])
        .collect();
    assert!(lines.len() > HEAD_BYTES);
    assert_eq!(read(lines.as_bytes()).expect("lines").0.entries(), 4_000);
}

#[test]
fn what_is_no_list_is_refused_with_a_way_out() {
    let mut cut = fixture("ofac-sdn.xml");
    cut.truncate(2_000);
    let table: [(&[u8], &str, &str); 4] = [
        (&cut, "cut off", "Fetch it again"),
        (b"PK\x03\x04rest", "packed (zip)", "Unpack it"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page", "Fetch the list itself"),
        (b"Anna;Example\nBoris;Sample\n", "no format", r#"{"id": "e1""#),
    ];
    for (bytes, why, mend) in table {
        let problem = read(bytes).err().expect("no list");
        assert!(problem.what.contains("Nothing was looked for"), "{problem}");
        assert!(problem.why.contains(why) && problem.mend.contains(mend), "{problem}");
    }
}
