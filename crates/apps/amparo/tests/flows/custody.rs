//! Custody of evidence: what came, what was done with it, and whether it is still what came.

use serde_json::Value;

use super::office::{ARTICLE, Office};

fn kinds(office: &Office) -> Vec<String> {
    let rows = office.json(&["custody"]);
    let links = rows[0]["chain"].as_array().expect("a chain");
    links.iter().map(|link| link["kind"].as_str().expect("a kind").to_owned()).collect()
}

fn hash_of(office: &Office) -> String {
    office.json(&["custody"])[0]["sha256"].as_str().expect("a hash").to_owned()
}

#[test]
fn every_hand_through_which_a_document_goes_stands_in_its_chain() {
    let office = Office::new();
    office.write("article.txt", ARTICLE);
    office.ok(&[
        "read",
        &office.arg("article.txt"),
        "--for",
        "Nadia Sorokina",
        "--received-from",
        "her sister",
        "--received-how",
        "by e-mail",
        "--received-on",
        "2022-03-11",
        "--received-type",
        "text/plain",
    ]);
    assert_eq!(kinds(&office), ["received", "derived"], "reading is no look by a person");
    office.ok(&["review", "--list"]);
    office.ok(&["custody"]);
    assert_eq!(
        kinds(&office),
        ["received", "derived"],
        "nor is deciding on proposals, or looking at the chain"
    );

    office.ok(&["source", "show", "article"]);
    office.ok(&["source", "save", "article", "-o", &office.arg("back.txt")]);
    assert_eq!(office.read("back.txt"), ARTICLE, "the original comes back byte for byte");
    office.write("covered.txt", "Nadia Sorokina was arrested.");
    let derive = ["custody", "derive", "article", &office.arg("covered.txt"), "--form", "redacted"];
    office.ok(&[&derive[..], &["--how", "the senator's name taken out"]].concat());
    let to =
        ["custody", "transfer", "article", "--to", "the lawyer", "--how", "in person", "--on", "2022-04-01"];
    office.ok(&to);
    office.ok(&["custody", "rehash", "--share", "100%"]);
    assert_eq!(
        kinds(&office),
        ["received", "derived", "viewed", "copied_out", "derived", "transferred", "rehashed", "rehashed"]
    );
    let shown = office.ok(&["custody", "article"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = hash_of(&office);
    for words in [
        "Received from her sister, by e-mail, in hand: 11 March 2022 as “article.txt”, stated to be text/plain",
        "the process was confined by",
        "Handed to the lawyer on 1 April 2022 by in person",
        "the senator's name taken out",
        &hash,
        "and no more",
    ] {
        assert!(shown.contains(words), "no “{words}” in {shown}");
    }
}

#[test]
fn a_saved_file_never_takes_the_place_of_another_and_warns() {
    let office = Office::with_article();
    office.write("there.txt", "mine");
    let before = kinds(&office);
    let refused = office.run(&["source", "save", "article", "-o", &office.arg("there.txt")]);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert_eq!((office.read("there.txt").as_str(), kinds(&office)), ("mine", before));
    let saved = office.run(&["source", "save", "article", "-o", &office.arg("new.txt")]);
    assert!(saved.status == 0 && saved.err.contains("outside the sandbox"), "{}", saved.err);
    let nowhere = office.run(&["source", "save", "article", "-o", &office.arg("no-folder/new.txt")]);
    assert_eq!(nowhere.status, 7, "{}", nowhere.err);
    assert_eq!(kinds(&office).len(), 3, "what was not written is not noted");
}

#[test]
fn damage_to_an_archived_file_is_named_and_put_on_record() {
    let office = Office::with_article();
    office.write("covered.txt", "Nadia Sorokina was arrested.");
    let derive = ["custody", "derive", "article", &office.arg("covered.txt"), "--form", "redacted"];
    office.ok(&[&derive[..], &["--how", "by hand"]].concat());
    let share = office.ok(&["custody", "rehash", "--share", "1%"]);
    assert!(share.contains("1 of 2 archived files hashed again: 1 held"), "{share}");
    let rest = office.json(&["custody", "rehash", "--share", "50%"]);
    assert_eq!(rest["never_checked"], Value::from(0), "the one that was not checked comes first: {rest}");

    let blobs = office.desk().join("blobs");
    let mut files: Vec<_> = std::fs::read_dir(blobs)
        .expect("a folder")
        .flat_map(|folder| std::fs::read_dir(folder.expect("a folder").path()).expect("a folder"))
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    let mut bytes = std::fs::read(&files[0]).expect("a file");
    *bytes.last_mut().expect("not empty") ^= 1;
    std::fs::write(&files[0], bytes).expect("a file");
    std::fs::remove_file(&files[1]).expect("a file");
    let said = office.run(&["custody", "rehash", "--share", "100%"]);
    assert_eq!(said.status, 8, "{}{}", said.out, said.err);
    for words in ["2 archived files are", "altered", "missing", "article", "put on record"] {
        assert!(said.err.contains(words), "no “{words}” in {}", said.err);
    }
    let shown = office.ok(&["custody"]);
    assert!(shown.contains("NOT what was") && shown.contains("MISSING"), "{shown}");
    let save = office.run(&["source", "save", "article", "-o", &office.arg("x.txt")]);
    assert_eq!(save.status, 8, "{}{}", save.out, save.err);
    assert!(!office.path("x.txt").exists() && !office.path("x.txt.part").exists());
}

#[test]
fn the_report_says_what_a_stranger_needs_and_no_more_than_is_known() {
    let office = Office::with_article();
    office.ok(&["custody", "rehash", "--share", "100%"]);
    office.ok(&["custody", "report", "-o", &office.arg("custody.json")]);
    let report: Value = serde_json::from_str(&office.read("custody.json")).expect("JSON");
    assert_eq!(report["format"], "amparo-custody-report/1");
    assert_eq!(report["counts"]["sources"], 1);
    assert_eq!(report["counts"]["held"], 1, "a plain text is its own text");
    let links = report["sources"][0]["chain"].as_array().expect("a chain");
    let leaves: std::collections::BTreeSet<_> =
        links.iter().map(|link| link["leaf"].as_str().expect("a leaf")).collect();
    assert_eq!(leaves.len(), links.len(), "each link has the leaf of its own entry");
    assert!(!leaves.contains("0".repeat(64).as_str()));
    assert!(report["log"]["checkpoint"].as_str().expect("signed").contains("amparo"), "{report:#}");
    let text = report.to_string();
    assert!(text.contains("(from whom was not said)"), "{text}");
    assert!(text.contains("The chain begins when the bytes came to this desk"), "{text}");
    assert!(!text.contains("Member 1"), "members stand under their pseudonyms");
    office.ok(&["custody", "report", "-o", &office.arg("custody.txt")]);
    assert!(
        office.read("custody.txt").contains(hash_of(&office).get(..16).expect("a hash")),
        "the paper too"
    );
}

#[test]
fn a_document_that_comes_again_from_somebody_else_gets_a_second_receipt() {
    let office = Office::with_article();
    let again = ["read", &office.arg("article.txt"), "--received-from", "the publisher"];
    office.ok(&again);
    assert_eq!(kinds(&office), ["received", "derived", "received"]);
    office.ok(&["read", &office.arg("article.txt")]);
    assert_eq!(kinds(&office).len(), 3, "reading it again without a word adds nothing");
}

#[test]
fn a_source_on_which_only_sealed_claims_rest_is_in_no_report() {
    let office = Office::with_article();
    office.write("ward.txt", "Her cellmate says that Nadia Sorokina is in the ward.\n");
    office.ok(&["read", &office.arg("ward.txt"), "--title", "Words of a cellmate"]);
    let claim = ["claim", "add", "health", "--set", "condition=in the ward", "--audience"];
    let quote = ["--source", "Words of a cellmate", "--quote", "is in the ward"];
    office.ok(&[&claim[..], &["sealed"], &quote].concat());
    let report = |office: &Office| {
        office.ok(&["custody", "report", "-o", &office.arg("report.json")]);
        let report = office.read("report.json");
        std::fs::remove_file(office.path("report.json")).expect("it was written");
        report
    };
    let told = report(&office);
    assert!(!told.contains("cellmate") && !told.contains("ward.txt"), "{told}");
    assert!(office.ok(&["custody"]).contains("Words of a cellmate"), "at the desk it is shown");
    office.ok(&[&claim[..], &["case"], &quote].concat());
    assert!(report(&office).contains("Words of a cellmate"), "an open claim rests on it too");
}
