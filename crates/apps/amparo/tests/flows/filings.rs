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
fn an_addendum_names_the_request_tells_silence_in_days_and_says_that_no_delivery_is_on_file() {
    let office = well_known();
    office.ok(&["write", "addendum", "--since", "0", "--as-of", "2024-03-11", "-o", &office.arg("a.txt")]);
    let text = office.read("a.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "His wife and five organisations asked the Secretary of State",
        "No answer is on file since the request on 28 March 2023, for 349 days as of 11 March 2024",
        "Silence is not a refusal.",
        "to whom and on which day the request was delivered",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    office.ok(&["write", "letter", "-o", &office.arg("l.txt")]);
    let letter = office.read("l.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        letter.contains("or a visit by other means where no right to consular access exists"),
        "{letter}"
    );
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
    for part in ["1741(a)(1)", "1741(a)(7)", "9. RECEIPT", "Received by (name, office): …"] {
        assert!(paper.contains(part), "{part}");
    }
}

#[test]
fn a_submission_prints_under_criteria_one_and_seven_only_what_was_received() {
    let office = well_known();
    let part = |paper: &str, from: &str, to: &str| {
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        let start = paper.find(from).unwrap_or_else(|| panic!("{from}: {paper}"));
        let end = paper[start..].find(to).unwrap_or_else(|| panic!("{to}: {paper}")) + start;
        paper[start..end].to_owned()
    };
    office.ok(&["write", "embassy", "-o", &office.arg("e.txt")]);
    let paper = office.read("e.txt");
    let offered = part(&paper, "4. INFORMATION OFFERED", "5. THE CRITERIA");
    assert!(offered.contains("it stands here does not say that it shows a criterion"), "{offered}");
    assert!(offered.contains("on file under criterion (3), Held as leverage"), "{offered}");
    assert!(offered.contains("was exchanged to Germany"), "{offered}");
    let criteria = part(&paper, "5. THE CRITERIA", "6. WHAT WAS DELIVERED");
    assert!(!criteria.contains("exchanged"), "a reason to suspect is no receipt: {criteria}");
    assert_eq!(criteria.matches("received anything on this").count(), 2, "{criteria}");

    let delivered = [
        "--set",
        "by=his wife",
        "--set",
        "to=U.S. Embassy",
        "--set",
        "title=Report that the case is a pretext",
    ];
    let more = ["--date", "2024-03-11", "--testimony", "I handed it over."];
    office.ok(&[&["claim", "add", "delivery"][..], &delivered, &more].concat());
    office.ok(&["write", "embassy", "-o", &office.arg("e.txt")]);
    let paper = office.read("e.txt");
    let criteria = part(&paper, "5. THE CRITERIA", "6. WHAT WAS DELIVERED");
    assert!(criteria.contains("Report that the case is a pretext was delivered"), "{criteria}");
    assert_eq!(criteria.matches("received anything on this").count(), 1, "{criteria}");
}

#[test]
fn a_planned_end_is_told_as_a_plan_and_never_as_a_day_on_which_it_ended() {
    let office = well_known();
    for paper in ["dossier", "letter", "one-page"] {
        office.ok(&["write", paper, "-o", &office.arg("p.txt")]);
        let text = office.read("p.txt").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!text.contains("to 26 May 2024"), "{paper}");
        for (at, _) in text.match_indices("26 May 2024") {
            assert!(text[..at].ends_with("set to end on "), "{paper}: {}", &text[at.saturating_sub(80)..at]);
        }
    }
}

#[test]
fn what_one_report_adds_to_another_is_told_and_nothing_is_told_twice() {
    let office = well_known();
    office.ok(&["write", "dossier", "-o", &office.arg("d.txt")]);
    let text = office.read("d.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    for (words, because) in [
        (
            "sentenced to 25 years on 17 April 2023 by Moscow City Court: strict-regime colony",
            "day and court",
        ),
        ("The Kremlin denied that Vladimir Kara-Murza was poisoned", "who denies it"),
        ("There was an appeal", "the article"),
    ] {
        assert!(text.contains(words), "{because}: {text}");
    }
    assert!(!text.contains("wife, and three") && !text.contains("about against"), "{text}");
    let year = |words: &str| text.rfind(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(
        year("28 March 2023: His wife") < year("17 April 2023: Vladimir"),
        "in the order of the dates printed"
    );
}

/// A relative, known by name: as a person of her own, in a family tie, in a quotation and in a source's title.
fn with_a_relative() -> Office {
    let office = Office::with_claims();
    let article = "Letter of Mira Sorokina\n\nMira Sorokina, the sister of Nadia Sorokina, was threatened on 5 May 2021. Mira lives in Ohio.\n";
    office.write("letter-of-mira.txt", article);
    office.ok(&[
        "read",
        &office.arg("letter-of-mira.txt"),
        "--date",
        "2021-06-01",
        "--title",
        "Letter of Mira Sorokina",
    ]);
    let quoted = ["--source", "Letter of Mira", "--quote", "Mira lives in Ohio"];
    let tie = [
        "claim",
        "add",
        "relationship",
        "--set",
        "rel=sister",
        "--set",
        "other=Mira Sorokina, a U.S. citizen",
    ];
    office.ok(&[&tie[..], &quoted].concat());
    let threat = [
        "claim",
        "add",
        "call",
        "--set",
        "by=Mira Sorokina",
        "--set",
        "ask=her release",
        "--date",
        "2021-05-20",
    ];
    office.ok(&[&threat[..], &["--testimony", "Mira told me."]].concat());
    office
}

#[test]
fn a_relatives_name_is_in_no_paper_until_the_family_agreed() {
    let office = with_a_relative();
    let papers: [&[&str]; 6] = [
        &["write", "letter"],
        &["write", "one-page"],
        &["write", "dossier"],
        &["write", "embassy"],
        &["write", "addendum", "--since", "0"],
        &["assess"],
    ];
    for paper in papers {
        for ending in ["txt", "html"] {
            let file = format!("p.{ending}");
            office.ok(&[paper, &["-o", &office.arg(&file)]].concat());
            let text = office.read(&file);
            assert!(!text.contains("Mira"), "{paper:?}, {ending}: {text}");
        }
    }
    office.ok(&["write", "letter", "-o", &office.arg("p.txt")]);
    let text = office.read("p.txt");
    assert!(text.contains("sister") && text.contains("[name withheld]"), "what she is stays: {text}");
    let given = ["--given-on", "2022-03-01", "--for", "delivery", "--to", "Department of State"];
    office.ok(&[&["consent", "record", "family", "--by", "Her sister"][..], &given].concat());
    office.ok(&["write", "letter", "-o", &office.arg("p.txt")]);
    assert!(office.read("p.txt").contains("Mira Sorokina"), "the family agreed");
}

#[test]
fn every_filing_is_released_and_given_again_word_for_word_without_what_is_sealed() {
    let office = Office::with_claims();
    office.ok(&["claim", "add", "health", "--testimony", "She told me of the ward.", "--audience", "sealed"]);
    office.write("words.toml", "sender = [\"Example Group\"]\ndate = \"2022-04-01\"\n[[signatories]]\nname = \"Ada Example\"\nstanding = \"counsel\"\n");
    let papers: [&[&str]; 4] =
        [&["dossier"], &["addendum", "--since", "0"], &["embassy"], &["custody-report"]];
    for (place, paper) in papers.iter().enumerate() {
        for ending in ["html", "docx", "pdf"] {
            let (words, file) = (office.arg("words.toml"), office.arg(&format!("sent.{ending}")));
            let to = ["--words", &words, "-o", &file, "--release-to", "U.S. Embassy"];
            let refused = office.run(&[&["write"][..], paper, &to].concat());
            assert_eq!(refused.status, 9, "{paper:?}: nobody agreed: {}", refused.err);
            assert!(!office.path(&format!("sent.{ending}")).exists(), "{paper:?}");
            let anyway = ["--read", "--despite", "A test."];
            office.ok(&[&["write"][..], paper, &to, &anyway].concat());
            let sent = std::fs::read(office.path(&format!("sent.{ending}"))).expect("a file");
            std::fs::remove_file(office.path(&format!("sent.{ending}"))).expect("it was there");
            let row = &office.json(&["release", "list"])[0]["release"];
            let id = row["id"].as_str().expect("an id").to_owned();
            let again = office.arg(&format!("again-{place}.{ending}"));
            office.ok(&["release", "save", &id, "-o", &again]);
            assert!(sent == std::fs::read(&again).expect("a file"), "{paper:?}, {ending}");
            if ending == "html" {
                let text = String::from_utf8_lossy(&sent).into_owned();
                assert!(
                    !text.contains("DRAFT") && !text.contains("not to be sent"),
                    "{paper:?}: no draft mark"
                );
                assert!(!text.contains("the ward"), "{paper:?}: sealed");
            }
        }
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
