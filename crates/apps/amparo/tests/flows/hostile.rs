//! Many files in one go, some of them hostile: each is accounted for, and the desk goes on.

use super::office::{ARTICLE, Office};
use crate::make::{docx, packed, paragraphs};

/// Name, bytes, and the words by which the list says why not.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
    let locked = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -1\
                  /O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)>>>>\n%%EOF\n";
    let whole = docx(&paragraphs(ARTICLE));
    vec![
        ("laughs.docx", packed(&[("word/document.xml", laughs)]), "declares entities"),
        (
            "deep.docx",
            packed(&[("word/document.xml", &"<a>".repeat(5_000))]),
            "XML elements inside each other",
        ),
        ("half.docx", whole[..whole.len() / 2].to_vec(), "its list of parts cannot be read"),
        ("archive.odt", packed(&[("readme.txt", "nothing")]), "no ODT document"),
        ("locked.pdf", locked.into(), "protected with a password"),
        ("noise.pdf", b"%PDF-1.7\n\xFF\xFE\xFD".to_vec(), "cannot be opened"),
        ("deep.html", "<div>".repeat(100_000).into(), "HTML elements inside each other"),
        ("hidden.html", b"<p style=\"display:none\">Held.".to_vec(), "shows no text"),
        ("nul.txt", b"Held\0since Monday.".to_vec(), "NUL"),
        ("controls.md", b"\x01\x02\x03 ".repeat(500), "control characters"),
        ("picture.txt", b"GIF89a/*=1;alert(1)//".to_vec(), "image is not read yet"),
        ("program.txt", b"\x7FELF\x02\x01\x01".to_vec(), "program is not read yet"),
    ]
}

#[test]
fn hostile_files_among_others_are_each_listed_with_the_reason_and_the_others_are_read() {
    let office = Office::with_article();
    office.write("good.docx", docx(&paragraphs(ARTICLE)));
    office.write("good.txt", "Nadia Sorokina was released on 4 May 2024.");
    let hostile = hostile();
    let mut names = vec!["good.docx"];
    for (name, bytes, _) in &hostile {
        office.write(name, bytes.clone());
        names.push(name);
    }
    names.push("good.txt");
    let files: Vec<String> = names.iter().map(|name| office.arg(name)).collect();
    let mut args = vec!["--json", "read"];
    args.extend(files.iter().map(String::as_str));
    let read = office.run(&args);
    let report: serde_json::Value = serde_json::from_str(&read.out).expect("JSON");
    let counts =
        serde_json::json!({"files": names.len(), "read": 2, "on_file_already": 0, "refused": hostile.len()});
    assert_eq!(report["counts"], counts, "{}", read.out);
    let listed = office.ok(&["read", "--failed"]);
    for (name, _, why) in &hostile {
        assert!(listed.contains(name) && listed.contains(why), "no {name} with “{why}” in\n{listed}");
    }
    office.ok(&["status"]);
}
