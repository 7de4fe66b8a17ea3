//! The filings as DOCX: what only they have.

use std::io::{Cursor, Read as _};

use amparo_dossier::docx;
use roxmltree::{Document, Node};

use crate::filed;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn part(file: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).expect("a ZIP file");
    let mut text = String::new();
    package.by_name(name).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.has_tag_name((WORD, "t"))).filter_map(|node| node.text()).collect()
}

/// The text of the paragraphs in this style, in order.
fn in_style(body: &Document<'_>, style: &str) -> Vec<String> {
    let in_it = |node: &Node<'_, '_>| {
        let name = node.descendants().find(|inner| inner.has_tag_name((WORD, "pStyle")));
        name.and_then(|name| name.attribute((WORD, "val"))) == Some(style)
    };
    body.descendants().filter(|node| node.has_tag_name((WORD, "p"))).filter(in_it).map(words).collect()
}

#[test]
fn the_contents_of_the_dossier_name_each_chief_heading_and_lead_to_it() {
    let file = docx(&filed::dossier()).expect("the dossier");
    let text = part(&file, "word/document.xml");
    let body = Document::parse(&text).expect("well formed");
    let headings = in_style(&body, "Heading1");
    assert_eq!(in_style(&body, "TOC1"), headings);
    assert!(headings.len() > 10, "ten sections and the annexes: {headings:?}");
    let fields = |kind: &str| text.matches(&format!("w:fldCharType=\"{kind}\"")).count();
    assert_eq!((fields("begin"), fields("separate"), fields("end")), (1, 1, 1));
    for place in 0..headings.len() {
        assert!(text.contains(&format!("w:name=\"heading-{place}\"")), "heading {place}");
    }
}

#[test]
fn every_filing_can_be_printed_as_docx() {
    for (name, file) in [
        ("addendum", docx(&filed::addendum())),
        ("embassy submission", docx(&filed::submission())),
        ("custody report", docx(&filed::custody_report())),
    ] {
        let file = file.unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = part(&file, "word/document.xml");
        let body = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(words(body.root()).len() > 500, "{name} says something");
    }
}
