//! The record: corrections stay, both axes of "as of", passphrase and recovery sheet.

use super::office::{Office, program, said};

#[test]
fn a_correction_stands_and_what_was_known_before_can_still_be_seen() {
    let office = Office::with_claims();
    let entries = office.json(&["case", "show"])["as_of"]["record"].as_u64().expect("a number");
    let arrest = office.claim("arrest");
    office.ok(&["claim", "correct", &arrest, "--date", "2021-05-04", "--why", "the family says the 4th"]);
    assert!(office.ok(&["case", "show"]).contains("4 May 2021"));
    let before = office.ok(&["case", "show", "--known-at", &entries.to_string()]);
    assert!(before.contains("3 May 2021") && !before.contains("4 May 2021"), "{before}");
}

#[test]
fn what_happened_later_is_left_out_as_of_an_earlier_day() {
    let office = Office::with_claims();
    let then = office.ok(&["case", "show", "--as-of", "2021-06-01"]);
    assert!(then.contains("arrested") && !then.contains("8 years"), "{then}");
}

#[test]
fn a_disputed_claim_stands_and_says_so_until_it_is_restored() {
    let office = Office::with_claims();
    let health = office.claim("health");
    office.ok(&["claim", "dispute", &health, "--by", "the prison service", "--why", "says she is healthy"]);
    assert!(office.ok(&["claim", "list"]).contains("DISPUTED"));
    office.ok(&["write", "letter", "-o", &office.arg("l.txt")]);
    assert!(office.read("l.txt").contains("the prison service"));
    office.ok(&["claim", "restore", &health, "--why", "the service withdrew it"]);
    assert!(!office.ok(&["claim", "list"]).contains("DISPUTED"));
}

#[test]
fn the_recovery_sheet_sets_a_new_passphrase_and_the_old_one_opens_no_more() {
    let office = Office::with_article();
    office.write("new", "other words entirely here\n");
    office.ok(&[
        "passphrase",
        "recover",
        "--sheet-file",
        &office.arg("sheet"),
        "--new-passphrase-file",
        &office.arg("new"),
    ]);
    assert_eq!(office.run(&["status"]).status, 3);
    let mut command = program();
    command.arg("--desk").arg(office.desk()).arg("--passphrase-file").arg(office.path("new")).arg("status");
    let opened = said(&command.output().expect("the program starts"));
    assert!(opened.out.contains("Nadia Sorokina"), "{}{}", opened.out, opened.err);
}

#[test]
fn nothing_that_was_read_lies_in_the_folder_in_clear() {
    let office = Office::with_claims();
    let mut folders = vec![office.desk()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = std::fs::read(&path).expect("a file");
            for word in ["Sorokina", "diabetes", "Hartwell"] {
                let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
                assert!(!found, "“{word}” lies in clear in {}", path.display());
            }
        }
    }
    assert!(files >= 3, "the folder was looked at");
}

#[test]
fn completions_and_help_are_printed_without_a_desk() {
    for (args, words) in [
        (&["completions", "bash"][..], "_amparo"),
        (&["claim", "add", "--help"], "Examples:"),
        (&["--help"], "Exit status"),
    ] {
        let said = said(&program().args(args).output().expect("the program starts"));
        assert!(said.status == 0 && said.out.contains(words), "{args:?}: {}", said.out);
    }
}

#[test]
fn a_translation_stands_beside_the_original_and_a_sealed_claim_in_no_paper() {
    let office = Office::with_claims();
    office.write("letter.txt", "Мне отказали во враче.\n");
    office.ok(&["read", &office.arg("letter.txt"), "--title", "Письмо"]);
    let quoted =
        ["claim", "add", "medical_neglect", "--source", "Письмо", "--quote", "Мне отказали во враче."];
    let translated = [
        "--translation",
        "I was refused a doctor.",
        "--translation-language",
        "en",
        "--translated-by",
        "Mira Sorokina",
    ];
    office.ok(&[&quoted[..], &translated[..]].concat());
    office.ok(&[
        "claim",
        "add",
        "health",
        "--set",
        "condition=a secret illness",
        "--date",
        "2022-01",
        "--testimony",
        "Told in confidence.",
        "--audience",
        "sealed",
    ]);
    office.ok(&["write", "letter", "-o", &office.arg("l.txt")]);
    let letter = office.read("l.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        letter.contains("Мне отказали во враче.") && letter.contains("I was refused a doctor."),
        "{letter}"
    );
    assert!(letter.contains("not certified"), "{letter}");
    assert!(!letter.contains("secret illness"), "{letter}");
    office.ok(&["case", "timeline", "-o", &office.arg("t.svg")]);
    assert!(!office.read("t.svg").contains("secret illness"), "nor in a picture that leaves the desk");
    assert!(office.ok(&["claim", "list"]).contains("secret illness"), "the desk itself still shows it");
}

#[test]
fn a_dispute_stands_in_every_paper_with_its_own_footnote() {
    let office = Office::with_claims();
    let neglect = office.claim("medical_neglect");
    office.ok(&[
        "claim",
        "dispute",
        &neglect,
        "--by",
        "the prison service",
        "--why",
        "says that she was treated",
    ]);
    for (args, file) in
        [(&["write", "letter"][..], "l.txt"), (&["assess"], "w.txt"), (&["write", "one-page"], "o.txt")]
    {
        let path = office.arg(file);
        office.ok(&[args, &["-o", &path]].concat());
    }
    for file in ["l.txt", "w.txt"] {
        let paper = office.read(file).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            paper.contains("Disputed by the prison service: says that she was treated"),
            "{file}: {paper}"
        );
        assert!(
            paper.contains("The record of this office"),
            "{file}: the dispute is not the newspaper's word"
        );
    }
    let shown = office.ok(&["case", "show"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("DISPUTED by the prison service"), "{shown}");
    let nobody = office.run(&["claim", "dispute", &neglect, "--by", " ", "--why", "x"]);
    assert_eq!(nobody.status, 1, "{}", nobody.err);
}

#[test]
fn what_is_asked_for_is_never_told_as_determined() {
    let office = Office::with_claims();
    let asked =
        ["claim", "add", "determination", "--modality", "requested", "--set", "finding=wrongfully detained"];
    office.ok(&[&asked[..], &["--testimony", "We asked for it."]].concat());
    office.ok(&["write", "letter", "-o", &office.arg("l.txt")]);
    for text in [office.ok(&["claim", "list"]), office.read("l.txt")] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for (at, _) in text.match_indices("to be wrongfully detained") {
            let before: String =
                text[..at].chars().rev().take(120).collect::<Vec<_>>().into_iter().rev().collect();
            assert!(before.contains("asked that"), "{before}");
        }
    }
}

#[test]
fn undoing_takes_back_the_correction_that_stands_too() {
    let office = Office::with_article();
    office.write("d.json", r#"{"decisions": [{"kind": "health", "do": "accept"}]}"#);
    office.ok(&["review", "--decisions", &office.arg("d.json")]);
    let health = office.claim("health");
    office.ok(&[
        "claim",
        "correct",
        &health,
        "--set",
        "condition=diabetes, type 1",
        "--why",
        "the doctor's letter",
    ]);
    office.ok(&["review", "--undo"]);
    assert_eq!(office.json(&["claim", "list"]).as_array().map(Vec::len), Some(0));
}
