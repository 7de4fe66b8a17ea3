//! The papers that go beyond the letter: dossier, addendum, embassy submission, custody report.

use super::office::Office;
use super::well_known::KARA_MURZA;

/// A desk with the public facts of a well-known case.
fn well_known() -> Office {
    let office = Office::new();
    office.ok(&["case", "open", "Vladimir Kara-Murza"]);
    office.write("claims.toml", KARA_MURZA);
    office.ok(&["claim", "import", &office.arg("claims.toml")]);
    office
}

#[test]
fn a_dossier_of_a_well_known_case_uses_every_claim_or_says_why_not() {
    let office = well_known();
    let said = office.ok(&[
        "write",
        "dossier",
        "-o",
        &office.arg("dossier.txt"),
        "--coverage",
        &office.arg("list.json"),
    ]);
    assert!(said.contains("claims on record"), "{said}");
    let dossier = office.read("dossier.txt");
    for part in
        ["1. REQUEST", "5. THE CRITERIA OF THE STATUTE", "10. ANNEXES", "ANNEX H. CUSTODY AND VERIFICATION"]
    {
        assert!(dossier.contains(part), "{part}");
    }
    let rows: serde_json::Value = serde_json::from_str(&office.read("list.json")).expect("JSON");
    let rows = rows.as_array().expect("a list");
    let on_record = office.json(&["claim", "list"]).as_array().map_or(0, Vec::len);
    assert_eq!(rows.len(), on_record, "each claim once");
    for row in rows {
        let reason = row["why_not"].as_str().unwrap_or_default();
        assert!(row["used"] == true || !reason.is_empty(), "{row}");
    }
}

#[test]
fn the_body_of_a_well_known_dossier_is_at_most_twelve_pages() {
    let office = well_known();
    office.ok(&["write", "dossier", "-o", &office.arg("dossier.pdf")]);
    let file = office.arg("dossier.pdf");
    // CI installs poppler; elsewhere there is nothing to count the pages with.
    let Ok(out) = std::process::Command::new("pdftotext").args([&file, "-"]).output() else { return };
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let annexes = pages.iter().skip(2).position(|page| page.contains("Annex A.")).expect("annexes") + 2;
    assert!(annexes <= 12, "{annexes} pages before the annexes");
    if let Some(folder) = std::env::var_os("AMPARO_LOOK") {
        std::fs::copy(&file, std::path::Path::new(&folder).join("well-known.pdf"))
            .expect("the folder is there");
    }
}

#[test]
fn what_was_taken_back_is_in_no_dossier_and_on_the_list_with_its_reason() {
    let office = Office::with_claims();
    let claims = office.json(&["claim", "list"]);
    let claims = claims.as_array().expect("a list").clone();
    let of = |kind: &str| {
        let found = claims.iter().find(|state| state["claim"]["statement"]["kind"] == kind);
        found.and_then(|state| state["claim"]["id"].as_str()).expect("an id").to_owned()
    };
    let call = of("call");
    office.ok(&["claim", "retract", &call, "--why", "another senator"]);
    office.ok(&["write", "dossier", "-o", &office.arg("d.txt"), "--coverage", &office.arg("list.json")]);
    let rows: serde_json::Value = serde_json::from_str(&office.read("list.json")).expect("JSON");
    let row = rows.as_array().and_then(|rows| rows.iter().find(|row| row["claim"] == call.as_str()));
    let row = row.expect("the claim is on the list");
    assert_eq!((&row["used"], &row["why_not"]), (&false.into(), &"taken back (another senator)".into()));
}

#[test]
fn an_addendum_holds_what_came_since_and_what_no_longer_stands() {
    let office = Office::with_claims();
    let entries = office.json(&["status"])["entries"].as_u64().expect("entries").to_string();
    office.ok(&[
        "claim",
        "add",
        "punishment",
        "--set",
        "kind=SHIZO",
        "--set",
        "length=15 days",
        "--date",
        "2023-01",
        "--testimony",
        "Her mother told us on the telephone.",
    ]);
    office.ok(&["write", "addendum", "--since", &entries, "-o", &office.arg("a.txt")]);
    let addendum = office.read("a.txt");
    assert!(addendum.contains("SHIZO"), "{addendum}");
    assert!(!addendum.contains("she was denied medical care"), "what stood before is not repeated");
    assert!(addendum.contains("Nothing new is on file on criteria"), "{addendum}");
    assert!(addendum.contains("Everything that was set out before still stands"), "{addendum}");
}

#[test]
fn an_addendum_needs_to_know_since_when() {
    let office = Office::with_claims();
    let said = office.run(&["write", "addendum", "-o", &office.arg("a.txt")]);
    assert_eq!(said.status, 2, "{}", said.err);
    let said = office.run(&["write", "addendum", "--since", "yesterday", "-o", &office.arg("a.txt")]);
    assert_eq!(said.status, 5, "{}", said.err);
    assert!(said.err.contains("no day, no number of entries"), "{}", said.err);
}

#[test]
fn a_submission_puts_information_before_the_embassy_and_leaves_the_receipt_open() {
    let office = well_known();
    office.ok(&["write", "embassy", "-o", &office.arg("embassy.txt")]);
    let paper = office.read("embassy.txt");
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["1741(a)(1)", "1741(a)(7)", "8. RECEIPT", "Received by (name, office): …"] {
        assert!(paper.contains(part), "{part}");
    }
}

#[test]
fn a_custody_report_can_be_printed_and_counts_every_file() {
    let office = Office::with_claims();
    office.ok(&["write", "custody-report", "-o", &office.arg("c.txt")]);
    let report = office.read("c.txt");
    assert!(report.contains("Archived files: 1"), "{report}");
    assert!(report.contains("SHA-256"), "{report}");
}

#[test]
fn a_folder_without_fonts_is_refused_and_nothing_is_written() {
    let office = Office::with_claims();
    office.write("notes.txt", "no font");
    let folder = office.path("notes.txt").parent().expect("a folder").display().to_string();
    let said = office.run(&["write", "letter", "-o", &office.arg("l.pdf"), "--fonts", &folder]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.err.contains("0 font files"), "{}", said.err);
    assert!(!office.path("l.pdf").exists());
}
