//! A paper leaves the desk: consent is checked, and what was given stays what it was.

use super::office::{Office, Said};

const DEPARTMENT: &str = "U.S. Department of State";

const WORDS: &str = "sender = [\"Example Group\", \"1 Example Street\"]\ndate = \"2022-04-01\"\n\
    [[signatories]]\nname = \"Mira Sorokina\"\nstanding = \"Her sister\"\n";

fn with_words() -> Office {
    let office = Office::with_claims();
    office.write("words.toml", WORDS);
    office
}

fn consent(office: &Office, kind: &str, to: &str) {
    let given = ["--given-on", "2022-03-01", "--for", "delivery", "--to", to];
    office.ok(&[&["consent", "record", kind, "--by", "Mira Sorokina, sister"][..], &given].concat());
}

fn release(office: &Office, file: &str, more: &[&str]) -> Said {
    let (words, file) = (office.arg("words.toml"), office.arg(file));
    let write = ["write", "letter", "--words", &words, "-o", &file, "--release-to", DEPARTMENT];
    office.run(&[&write[..], more].concat())
}

#[test]
fn a_letter_is_not_released_while_something_is_missing_and_nothing_is_written() {
    let office = with_words();
    for (prepare, words, because) in [
        ("", "Privacy Act waiver", "no waiver at all"),
        ("Congress", "a consent that names U.S. Department of State", "a consent that names another"),
        ("Department of State", "a reading by whoever signs", "nobody said that they read it"),
    ] {
        if !prepare.is_empty() {
            for kind in ["privacy-waiver", "family"] {
                consent(&office, kind, prepare);
            }
        }
        let refused = release(&office, "letter.pdf", &[]);
        assert_eq!(refused.status, 9, "{because}: {}", refused.err);
        assert!(refused.err.contains(words), "{because}: {}", refused.err);
        assert!(!office.path("letter.pdf").exists(), "{because}");
        assert_eq!(office.json(&["release", "list"]), serde_json::json!([]), "{because}");
    }
    let undecided = release(&office, "letter.pdf", &["--read"]);
    assert!(undecided.err.contains("an answer on eligibility"), "{}", undecided.err);
    let citizen = "status=citizen of the United States";
    office.ok(&["claim", "add", "status", "--set", citizen, "--testimony", "She showed me her passport."]);
    let released = release(&office, "letter.pdf", &["--read"]);
    assert_eq!(released.status, 0, "everything is there now: {}", released.err);
    let row = &office.json(&["release", "list"])[0]["release"];
    assert_eq!(row["consents"].as_array().map(Vec::len), Some(2), "the agreements that cover it: {row}");
    assert!(row.get("despite").is_none(), "nothing was missing: {row}");
}

#[test]
fn what_was_released_is_given_again_word_for_word_when_the_case_says_something_else() {
    let office = with_words();
    let released = release(&office, "letter.html", &["--read", "--despite", "The hearing is tomorrow."]);
    assert_eq!(released.status, 0, "{}", released.err);
    let sent = office.read("letter.html");
    assert!(!sent.contains("DRAFT"), "what is released carries no draft mark");
    let arrest = office.claim("arrest");
    office.ok(&["claim", "retract", &arrest, "--why", "the report was withdrawn"]);
    office.ok(&["write", "letter", "--words", &office.arg("words.toml"), "-o", &office.arg("now.html")]);
    assert_ne!(sent, office.read("now.html"), "the case says something else now");
    let row = &office.json(&["release", "list"])[0]["release"];
    let id = row["id"].as_str().expect("an id").to_owned();
    office.ok(&["release", "save", &id, "-o", &office.arg("again.html")]);
    assert_eq!(sent, office.read("again.html"));
    assert!(office.ok(&["release", "list", "--claim", &arrest]).contains("letter"), "the arrest was in it");
    let told = office.ok(&["release", "list"]);
    assert!(told.contains("The hearing is tomorrow.") && told.contains("Privacy Act waiver"), "{told}");
}

#[test]
fn the_same_release_printed_twice_has_the_same_bytes_in_every_form() {
    let office = with_words();
    for ending in ["pdf", "docx", "html", "txt"] {
        let mut printed = Vec::new();
        for name in ["first", "second"] {
            let file = format!("{name}.{ending}");
            let released = release(&office, &file, &["--read", "--despite", "A test."]);
            assert_eq!(released.status, 0, "{ending}: {}", released.err);
            printed.push(std::fs::read(office.path(&file)).expect("a file"));
        }
        assert!(printed[0] == printed[1], "{ending}");
    }
}

#[test]
fn a_sealed_claim_is_in_no_release() {
    let office = with_words();
    office.ok(&["claim", "add", "health", "--testimony", "She told me of the ward.", "--audience", "sealed"]);
    let sealed = office
        .json(&["claim", "list"])
        .as_array()
        .expect("a list")
        .iter()
        .find(|row| row["claim"]["audience"] == "sealed")
        .and_then(|row| row["claim"]["id"].as_str().map(str::to_owned))
        .expect("a sealed claim");
    let released = release(&office, "letter.txt", &["--read", "--despite", "A test."]);
    assert_eq!(released.status, 0, "{}", released.err);
    assert!(!office.read("letter.txt").contains("the ward"));
    let claims = office.json(&["release", "list"])[0]["release"]["claims"].to_string();
    assert!(!claims.contains(&sealed), "{claims}");
}
