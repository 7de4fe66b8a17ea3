//! Writes the sample papers to the folder named by `AMPARO_LOOK`, for a person to look at.

use crate::sample;

use amparo_dossier::{docx, html, pdf, text, timeline};

#[test]
fn every_paper_of_the_sample_can_be_printed() {
    let (letter, page, worksheet) = (sample::letter(), sample::one_pager(), sample::worksheet());
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("letter.pdf", pdf(&letter).expect("the letter as PDF")),
        ("one-pager.pdf", pdf(&page).expect("the summary as PDF")),
        ("one-pager-40.pdf", pdf(&sample::one_pager_with(40)).expect("a long summary as PDF")),
        ("letter-200.pdf", pdf(&sample::long_letter(200)).expect("a long letter as PDF")),
        ("worksheet.pdf", pdf(&worksheet).expect("the worksheet as PDF")),
        ("letter.docx", docx(&letter).expect("the letter as DOCX")),
        ("one-pager.docx", docx(&page).expect("the summary as DOCX")),
        ("worksheet.docx", docx(&worksheet).expect("the worksheet as DOCX")),
        ("letter.html", html(&letter).expect("the letter as HTML").into_bytes()),
        ("one-pager.html", html(&page).expect("the summary as HTML").into_bytes()),
        ("worksheet.html", html(&worksheet).expect("the worksheet as HTML").into_bytes()),
        ("letter.txt", text(&letter).expect("the letter as text").into_bytes()),
        ("timeline.svg", timeline(&sample::figure()).into_bytes()),
        ("timeline-200.svg", timeline(&sample::long_figure(200)).into_bytes()),
    ];
    let Ok(folder) = std::env::var("AMPARO_LOOK") else { return };
    for (name, bytes) in files {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("the folder is there");
    }
}
