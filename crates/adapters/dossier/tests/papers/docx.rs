//! What a DOCX file must hold for Word to open it: every part well formed, every reference answered.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use amparo_dossier::{docx, text};
use roxmltree::{Document, Node};

use crate::sample;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The members of the package by name.
fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).expect("a ZIP file");
    (0..package.len())
        .map(|at| {
            let mut member = package.by_index(at).expect("a member");
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("its bytes");
            (member.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn xml<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> Document<'a> {
    let text = std::str::from_utf8(&parts[name]).expect("UTF-8");
    Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn named<'a, 'd>(root: &'a Document<'d>, name: &str) -> Vec<Node<'a, 'd>> {
    root.descendants().filter(|node| node.has_tag_name((WORD, name))).collect()
}

fn value<'a>(node: &Node<'a, '_>, name: &str) -> &'a str {
    node.attribute((WORD, name)).unwrap_or_else(|| panic!("{node:?} has no {name}"))
}

fn papers() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("letter", docx(&sample::letter()).expect("the letter")),
        ("long letter", docx(&sample::long_letter(200)).expect("a long letter")),
        ("one page", docx(&sample::one_pager()).expect("the summary")),
        ("worksheet", docx(&sample::worksheet()).expect("the worksheet")),
    ]
}

#[test]
fn every_part_is_well_formed_and_has_a_type() {
    for (paper, file) in papers() {
        let parts = parts(&file);
        let types = xml(&parts, "[Content_Types].xml");
        for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().expect("an ending");
            let typed = types.descendants().any(|node| {
                node.attribute("PartName") == Some(&format!("/{name}"))
                    || node.attribute("Extension") == Some(ending)
            });
            assert!(typed, "{paper}: {name} has no type");
            if ending == "xml" || ending == "rels" {
                xml(&parts, name);
            }
        }
    }
}

#[test]
fn every_relation_leads_to_a_part_and_every_use_has_a_relation() {
    for (paper, file) in papers() {
        let parts = parts(&file);
        let relations = xml(&parts, "word/_rels/document.xml.rels");
        let mut known = BTreeSet::new();
        for relation in relations.descendants().filter(|node| node.has_attribute("Target")) {
            let target = format!("word/{}", relation.attribute("Target").expect("a target"));
            assert!(parts.contains_key(&target), "{paper}: {target} is missing");
            known.insert(relation.attribute("Id").expect("an id").to_owned());
        }
        for node in xml(&parts, "word/document.xml").descendants() {
            for used in ["id", "embed"].into_iter().filter_map(|name| node.attribute((RELATIONS, name))) {
                assert!(known.contains(used), "{paper}: {used} leads nowhere");
            }
        }
    }
}

#[test]
fn footnotes_are_words_own_and_each_is_marked_once_and_then_referred_to() {
    for (paper, file) in papers() {
        let parts = parts(&file);
        let (body, notes) = (xml(&parts, "word/document.xml"), xml(&parts, "word/footnotes.xml"));
        let printed: Vec<&str> = named(&notes, "footnote").iter().map(|note| value(note, "id")).collect();
        let marked: Vec<&str> =
            named(&body, "footnoteReference").iter().map(|mark| value(mark, "id")).collect();
        assert_eq!(marked, printed[2..], "{paper}: marks and notes in one order, after the two separators");
        let places: BTreeSet<&str> =
            named(&body, "bookmarkStart").iter().map(|place| value(place, "name")).collect();
        for field in named(&body, "fldSimple") {
            let place = value(&field, "instr").split_whitespace().nth(1).expect("a place");
            assert!(places.contains(place), "{paper}: {place} is nowhere");
        }
        for link in named(&body, "hyperlink").iter().chain(&named(&notes, "hyperlink")) {
            assert!(places.contains(value(link, "anchor")), "{paper}: {link:?} leads nowhere");
        }
    }
    let letter = docx(&sample::letter()).expect("the letter");
    let notes = named(&xml(&parts(&letter), "word/footnotes.xml"), "footnote").len();
    assert_eq!(notes, 2 + 5, "two separators and the five notes of the sample");
}

#[test]
fn every_style_and_list_that_is_used_is_defined() {
    for (paper, file) in papers() {
        let parts = parts(&file);
        let (styles, numbering) = (xml(&parts, "word/styles.xml"), xml(&parts, "word/numbering.xml"));
        let defined: BTreeSet<&str> =
            named(&styles, "style").iter().map(|style| value(style, "styleId")).collect();
        let lists: BTreeSet<&str> =
            named(&numbering, "num").iter().map(|list| value(list, "numId")).collect();
        for part in ["document", "footnotes", "header1", "header2", "footer1"] {
            let part = xml(&parts, &format!("word/{part}.xml"));
            for name in ["pStyle", "rStyle", "tblStyle"] {
                for used in named(&part, name) {
                    assert!(defined.contains(value(&used, "val")), "{paper}: {used:?}");
                }
            }
            for used in named(&part, "numId") {
                assert!(lists.contains(value(&used, "val")), "{paper}: {used:?}");
            }
        }
    }
}

/// How often each word stands in a text.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3) {
        *counted.entry(word.to_lowercase()).or_default() += 1;
    }
    counted
}

#[test]
fn every_word_of_the_letter_as_text_stands_in_the_docx_as_often() {
    let parts = parts(&docx(&sample::letter()).expect("the letter"));
    let mut said = String::new();
    for name in ["word/document.xml", "word/footnotes.xml"] {
        for node in xml(&parts, name).descendants() {
            match node.tag_name().name() {
                "p" | "br" | "tab" => said.push('\n'),
                "t" => said.push_str(node.text().unwrap_or_default()),
                "docPr" => said.push_str(node.attribute("descr").unwrap_or_default()),
                _ => {}
            }
        }
    }
    let (docx, plain) = (words(&said), words(&text(&sample::letter()).expect("text")));
    // Plain text writes marks of footnotes and the heading over them in words.
    let form = |word: &str| matches!(word, "note" | "notes");
    let missing: Vec<_> = plain
        .iter()
        .filter(|(word, times)| !form(word) && docx.get(*word).is_none_or(|found| found < times))
        .collect();
    assert!(missing.is_empty(), "not in the DOCX, or less often: {missing:?}");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    assert!(docx(&sample::letter()).expect("once") == docx(&sample::letter()).expect("twice"));
}

#[test]
fn a_picture_carries_its_words() {
    let parts = parts(&docx(&sample::letter()).expect("the letter"));
    let body = xml(&parts, "word/document.xml");
    let described: Vec<&str> = body
        .descendants()
        .filter(|node| node.tag_name().name() == "docPr")
        .filter_map(|node| node.attribute("descr"))
        .collect();
    assert!(!described.is_empty() && described.iter().all(|words| words.len() > 40), "{described:?}");
    let png = &parts["word/media/figure-0.png"];
    assert!(
        png.starts_with(b"\x89PNG") && png.len() > 5_000,
        "a drawing, not an empty sheet: {} bytes",
        png.len()
    );
}
