//! What the filings promise.

use std::collections::BTreeSet;

use amparo_dossier::model::custody::Found;
use amparo_dossier::model::{Footnote, Prose};
use amparo_dossier::{Paper, html, html_parts, pdf, text, used_claims};

use crate::{filed, tools};

/// The paper as text in one line.
fn words<'a>(paper: impl Into<Paper<'a>>) -> String {
    let page = text(paper).expect("the paper can be printed");
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_dossier_has_its_cover_the_ten_sections_and_every_annex_in_order() {
    let page = words(&filed::dossier());
    let mut from = 0;
    for part in [
        "Prepared by: Okonjo & Reyes, Counsel",
        "SUMMARY",
        "1. REQUEST",
        "2. THE PERSON AND ELIGIBILITY",
        "3. THE DETENTION IN BRIEF",
        "4. CHARGES AND LAW",
        "5. THE CRITERIA OF THE STATUTE",
        "6. OTHER CIRCUMSTANCES",
        "7. HEALTH AND URGENCY",
        "8. WHAT IS ASKED",
        "9. SIGNATURES, CONSENT AND WAIVER",
        "10. ANNEXES",
        "ANNEX A. CHRONOLOGY",
        "ANNEX B. WHERE SOURCES DIFFER",
        "ANNEX C. PEOPLE",
        "ANNEX D. WHAT ELSE IS ON FILE",
        "ANNEX E. SOURCES",
        "ANNEX F. WORDS IN THE ORIGINAL AND IN TRANSLATION",
        "ANNEX G. EXHIBITS",
        "ANNEX H. CUSTODY AND VERIFICATION",
        "NOTES",
    ] {
        let at = page[from..].find(part).unwrap_or_else(|| panic!("{part} after byte {from}"));
        from += at + part.len();
    }
}

#[test]
fn both_accounts_of_a_contested_event_stand_side_by_side() {
    let page = html(&filed::dossier()).expect("HTML");
    let row = page.split("<tr>").find(|row| {
        row.contains("Arrested outside the newsroom") && row.contains("<td>the court paper dates")
    });
    assert!(row.is_some(), "one row, two cells");
}

#[test]
fn an_original_and_its_translation_stand_side_by_side_each_in_its_own_direction() {
    let page = html(&filed::dossier()).expect("HTML");
    let row = page
        .split("<tr>")
        .find(|row| row.contains("<td>“<bdi dir=\"auto\" lang=\"he\">הוא נעצר"))
        .expect("a row for the Hebrew words");
    assert!(row.contains("<td>“<bdi dir=\"auto\">He was arrested in the morning"), "{row}");
}

#[test]
fn a_dossier_without_custody_or_checkpoint_says_that_they_are_not_on_file() {
    let mut dossier = filed::dossier();
    dossier.verification = None;
    dossier.exhibits.iter_mut().for_each(|one| one.steps.clear());
    let page = words(&dossier);
    assert!(page.contains("[Not on file:] the chain of custody of the archived files"), "{page}");
    assert!(page.contains("[Not on file:] the state of the record on the day of this paper"), "{page}");
    assert!(page.contains("SHA-256 0101"), "the hashes stay");
}

#[test]
fn an_archived_file_that_does_not_hold_is_said_first() {
    let page = words(&filed::custody_report());
    let said = page.find("What does not hold: - Exhibit 2").expect("it is said");
    assert!(said < page.find("2. THE ARCHIVED FILES").expect("the list"));
    assert!(page.contains("Found changed: 1") && page.contains("Not checked since they came: 0"), "{page}");
    let mut whole = filed::custody_report();
    for exhibit in &mut whole.exhibits {
        if let Some(check) = &mut exhibit.last_check {
            check.found = Found::Held;
        }
    }
    assert!(!words(&whole).contains("What does not hold"));
}

#[test]
fn every_file_is_counted_once_in_a_custody_report() {
    let mut report = filed::custody_report();
    report.exhibits[0].last_check = None;
    let page = words(&report);
    for line in [
        "Archived files: 3",
        "Found unchanged: 1",
        "Found changed: 1",
        "Missing: 0",
        "Not checked since they came: 1",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn an_addendum_says_what_is_new_what_is_not_and_what_no_longer_stands() {
    let page = words(&filed::addendum());
    for line in [
        "New here means: entered after entry 214",
        "CRITERION (9)",
        "Nothing new is on file on criteria (1), (2), (3).",
        "He was held in Colony 8.",
        "[Taken back.] Reason: it was another prisoner.",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn a_submission_claims_nothing_about_its_own_delivery_and_asks_for_a_receipt() {
    let page = words(&filed::submission());
    assert!(page.contains("9. RECEIPT") && page.contains("Received by (name, office): …"), "{page}");
    let (offered, criteria) = page.split_once("5. THE CRITERIA THAT TURN ON").expect("a section of its own");
    assert!(offered.contains("Experts found the articles accurate."), "{page}");
    assert!(
        !criteria.contains("Experts found the articles accurate. ("),
        "what is offered supports nothing by itself"
    );
    assert!(criteria.contains("That is not a statement that they did not."), "unknown is not no: {page}");
    let mut first = filed::submission();
    first.delivered.clear();
    assert!(words(&first).contains("No earlier delivery to a United States official is on file."));
}

#[test]
fn the_claims_of_a_paper_are_those_of_its_footnotes_and_figure() {
    let dossier = filed::dossier();
    let used = used_claims(&dossier).expect("it can be composed");
    let of = |notes: &[Footnote]| notes.iter().map(|note| note.claim).collect::<BTreeSet<_>>();
    for row in &dossier.chronology {
        assert!(of(row.event.notes().as_slice()).is_subset(&used));
    }
    let health = dossier.health.iter().filter_map(|prose| match prose {
        Prose::Cited(cited) => Some(of(cited.notes().as_slice())),
        _ => None,
    });
    assert!(health.into_iter().all(|claims| claims.is_subset(&used)));
    let bare = used_claims(&filed::custody_report()).expect("a report on files");
    assert!(bare.is_empty(), "a custody report states nothing about the case");
}

#[test]
fn every_filing_gives_the_same_bytes_again() {
    let dossier = filed::dossier();
    assert_eq!(pdf(&dossier), pdf(&dossier));
    let (addendum, submission, report) = (filed::addendum(), filed::submission(), filed::custody_report());
    assert_eq!(pdf(&addendum), pdf(&addendum));
    assert_eq!(pdf(&submission), pdf(&submission));
    assert_eq!(pdf(&report), pdf(&report));
}

#[test]
fn every_pdf_is_tagged_names_its_language_and_describes_its_pictures() {
    let dossier = filed::dossier();
    let bytes = pdf(&dossier).expect("the dossier as PDF");
    let Some(particulars) = tools::particulars(&bytes) else { return };
    assert!(particulars.contains("Tagged:") && particulars.contains("yes"), "{particulars}");
    assert!(particulars.contains("Dossier: Tomas Arkadi Velin"), "{particulars}");
    let tree = tools::structure(&bytes).expect("pdfinfo is there");
    for tag in
        ["Document", "H1", "H2", "P ", "Table", "THead", "TH", "TD", "Note", "Figure", "TOC", "L", "LBody"]
    {
        assert!(tree.contains(tag), "{tag} is not among the tags");
    }
    let plain = String::from_utf8_lossy(&bytes);
    for mark in ["pdfuaid:part", "pdfaid:part"] {
        assert!(plain.contains(mark), "{mark}");
    }
}

#[test]
fn the_body_of_the_sample_dossier_is_at_most_twelve_pages() {
    let bytes = pdf(&filed::dossier()).expect("the dossier as PDF");
    let Some(page) = tools::pdf_to_text(&bytes) else { return };
    let annexes =
        page.split('\u{c}').skip(2).position(|one| one.contains("Annex A.")).expect("it has annexes") + 2;
    assert!(annexes <= 12, "{annexes} pages before the annexes");
}

#[test]
fn the_parts_of_a_paper_are_the_whole_page_but_for_its_frame() {
    fn check<'a>(name: &str, paper: impl Into<Paper<'a>>) {
        let paper = paper.into();
        let whole = html(paper).expect("HTML");
        let parts = html_parts(paper, 1).expect("parts");
        let joined: String = parts.parts.iter().map(|part| part.html.as_str()).collect();
        let main = whole.split_once("<main class=\"").expect("a page has its main part").1;
        let (form, main) = main.split_once("\">\n").expect("it has a class");
        // The notice that it is a draft is left to the page that shows the parts.
        let body = main.split_once("</aside>\n").map_or(main, |(_, rest)| rest);
        let body = body.split_once("</main>").expect("it ends").0;
        assert_eq!(form, parts.form, "{name}");
        assert!(joined == body, "{name}: the parts are not the page");
        let lower = html_parts(paper, 3).expect("parts");
        let lower: String = lower.parts.iter().map(|part| part.html.as_str()).collect();
        for forbidden in ["<h1", "<h2", "<style", "<script", " style=\""] {
            assert!(!lower.contains(forbidden), "{name} has {forbidden}");
        }
    }
    check("dossier", &filed::dossier());
    check("addendum", &filed::addendum());
    check("submission", &filed::submission());
    check("custody report", &filed::custody_report());
}

#[test]
fn each_heading_begins_a_part_of_its_level() {
    let dossier = filed::dossier();
    let parts = html_parts(&dossier, 2).expect("parts").parts;
    assert_eq!(parts.first().map(|part| part.level), Some(0), "title and cover come first");
    let request = parts.iter().find(|part| part.heading == "Request").expect("a section");
    assert_eq!(request.level, 1);
    assert!(request.html.starts_with("<h3 id=\"section-request\">"), "{}", request.html);
    let eligibility = parts.iter().find(|part| part.heading == "Eligibility").expect("a part of a section");
    assert!(
        eligibility.level == 2 && eligibility.html.starts_with("<h4>Eligibility"),
        "{}",
        eligibility.html
    );
    let last = parts.last().expect("notes come last");
    assert!(last.level == 0 && last.html.contains("role=\"doc-endnotes\""), "{}", last.html);
}
