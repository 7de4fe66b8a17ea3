//! Writes the sample papers to the folder named by `AMPARO_LOOK`, for a person to look at.

use amparo_dossier::{html, pdf};

#[test]
fn every_filing_of_the_sample_can_be_printed() {
    let scripts = crate::scripts::letter_of_many_scripts();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("scripts.pdf", pdf(&scripts).expect("many scripts as PDF")),
        ("scripts.html", html(&scripts).expect("as HTML").into_bytes()),
    ];
    let Ok(folder) = std::env::var("AMPARO_LOOK") else { return };
    for (name, bytes) in files {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("the folder is there");
    }
}
