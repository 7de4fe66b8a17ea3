//! Writes the sample papers to the folder named by `AMPARO_LOOK`, for a person to look at.

use amparo_dossier::{html, pdf, text};

use crate::filed;

#[test]
fn every_filing_of_the_sample_can_be_printed() {
    let scripts = crate::scripts::letter_of_many_scripts();
    let (dossier, addendum) = (filed::dossier(), filed::addendum());
    let (submission, report) = (filed::submission(), filed::custody_report());
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("dossier.pdf", pdf(&dossier).expect("the dossier as PDF")),
        ("dossier.html", html(&dossier).expect("as HTML").into_bytes()),
        ("dossier.txt", text(&dossier).expect("as text").into_bytes()),
        ("addendum.pdf", pdf(&addendum).expect("the addendum as PDF")),
        ("addendum.html", html(&addendum).expect("as HTML").into_bytes()),
        ("embassy.pdf", pdf(&submission).expect("the submission as PDF")),
        ("embassy.html", html(&submission).expect("as HTML").into_bytes()),
        ("custody.pdf", pdf(&report).expect("the custody report as PDF")),
        ("custody.html", html(&report).expect("as HTML").into_bytes()),
        ("scripts.pdf", pdf(&scripts).expect("many scripts as PDF")),
        ("scripts.html", html(&scripts).expect("as HTML").into_bytes()),
    ];
    let Ok(folder) = std::env::var("AMPARO_LOOK") else { return };
    for (name, bytes) in files {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("the folder is there");
    }
}
