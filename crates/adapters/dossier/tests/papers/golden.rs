//! The papers as a person reviewed them. After a change that is meant, run with `AMPARO_BLESS=1` and read the diff.

use crate::sample;

use std::path::Path;

use amparo_dossier::{html, text, timeline, timeline_text};

#[test]
fn the_papers_are_as_they_were_reviewed() {
    let papers = [
        ("letter.html", html(&sample::letter()).expect("HTML")),
        ("letter.txt", text(&sample::letter()).expect("text")),
        ("one-pager.html", html(&sample::one_pager()).expect("HTML")),
        ("worksheet.html", html(&sample::worksheet()).expect("HTML")),
        ("timeline.svg", timeline(&sample::figure())),
        ("timeline.txt", timeline_text(&sample::figure())),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, printed) in papers {
        let path = folder.join(name);
        if std::env::var_os("AMPARO_BLESS").is_some() {
            std::fs::write(&path, printed).expect("the folder is there");
            continue;
        }
        let reviewed = std::fs::read_to_string(&path).expect("a reviewed file");
        assert!(printed == reviewed, "{name} differs from the reviewed file; AMPARO_BLESS=1 writes it anew");
    }
}
