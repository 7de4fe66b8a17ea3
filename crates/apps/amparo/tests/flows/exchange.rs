//! Everything goes out as plain files and comes back into a new desk.

use super::office::{Office, Said, program, said};

fn import(office: &Office, desk: &str, args: &[&str]) -> Said {
    let mut command = program();
    command.arg("--desk").arg(office.path(desk)).arg("--passphrase-file").arg(office.path("passphrase"));
    command.arg("import").arg(office.path("out")).args(args);
    said(&command.output().expect("the program starts"))
}

#[test]
fn a_whole_desk_goes_out_and_comes_back_with_claims_documents_and_what_waits() {
    let office = Office::with_claims();
    let plain = office.run(&["export", &office.arg("out")]);
    assert_eq!(plain.status, 6, "nothing leaves in the open unless somebody says so: {}", plain.err);
    assert!(!office.path("out").exists());
    let out = office.run(&["export", &office.arg("out"), "--plain"]);
    assert!(out.status == 0 && out.err.contains("PLAIN text"), "{}{}", out.out, out.err);
    assert!(office.read("out/entries.ndjson").contains("Nadia Sorokina"));
    assert_eq!(office.run(&["export", &office.arg("out"), "--plain"]).status, 1, "never over something");
    assert_eq!(office.run(&["export", &office.arg("desk/out"), "--plain"]).status, 1, "nor into the desk");
    assert!(office.ok(&["custody"]).contains("The whole record was exported"), "it stands in every chain");

    let checked = import(&office, "new", &["--check"]);
    assert!(
        checked.status == 0 && checked.out.contains("the one that its desk signed"),
        "{}{}",
        checked.out,
        checked.err
    );
    assert!(!office.path("new").exists(), "checking makes no desk");
    let living = import(&office, "desk", &["--small-computer"]);
    assert!(living.status == 1 && living.err.contains("as it was"), "{}", living.err);
    let sheet = office.arg("new-sheet");
    let done = import(&office, "new", &["--small-computer", "--sheet-file", &sheet]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    assert!(done.out.contains("made anew") && !office.path("new.importing").exists(), "{}", done.out);

    let at = |desk: &str, args: &[&str]| {
        let mut command = program();
        command.arg("--desk").arg(office.path(desk)).arg("--passphrase-file").arg(office.path("passphrase"));
        let said = said(&command.args(args).output().expect("the program starts"));
        assert_eq!(said.status, 0, "{args:?} {}{}", said.out, said.err);
        said.out
    };
    for args in [&["claim", "list", "--json"][..], &["case", "show"], &["source", "show", "article"]] {
        assert_eq!(at("desk", args), at("new", args), "{args:?}");
    }
    assert!(at("new", &["custody"]).contains("came here from desk-"), "the new desk says where it came from");
    let again = import(&office, "new", &["--small-computer"]);
    assert_eq!(again.status, 1, "never over a living desk: {}", again.err);
    std::fs::write(office.path("out/entries.ndjson"), "{}\n").expect("a file");
    let broken = import(&office, "third", &["--small-computer"]);
    assert!(broken.status == 8 && !office.path("third").exists(), "{}", broken.err);
}

#[test]
fn of_an_erased_case_only_places_and_hashes_go_out_and_they_are_counted_on_the_way_in() {
    let office = Office::with_claims();
    let other = "Olga Baranova was arrested in Brest on 5 May 2021.";
    office.write("other.txt", other);
    office.ok(&["read", &office.arg("other.txt"), "--for", "Olga Baranova", "--date", "2022-03-10"]);
    office.ok(&["erase", "Nadia Sorokina", "--now", "--why", "safety"]);
    let left = office.json(&["erase", "--list"]);
    let out = office.json(&["export", &office.arg("out"), "--plain"]);
    let counts = &out["counts"];
    let erased = counts["erased"].as_u64().expect("a count");
    assert!(erased > 0, "the case had entries: {out}");
    let lines = office.read("out/entries.ndjson");
    let skeletons = lines.lines().filter(|line| line.ends_with(",\"erased\":true}")).count();
    assert_eq!(skeletons as u64, erased, "each erased entry has its line");
    assert_eq!(lines.lines().count() as u64, erased + counts["entries"].as_u64().expect("a count"));
    for word in ["Sorokina", "Nadia", "diabetes"] {
        let found = files_with(&office.path("out"), word);
        assert!(found.is_empty(), "“{word}” in {found:?}");
    }

    let checked = import(&office, "new", &["--check"]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);
    let sheet = office.arg("new-sheet");
    let done = import(&office, "new", &["--small-computer", "--sheet-file", &sheet, "--json"]);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    let done: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
    assert_eq!(done["erased"].as_u64(), Some(erased), "{done}");
    let mut command = program();
    command.arg("--desk").arg(office.path("new")).arg("--passphrase-file").arg(office.path("passphrase"));
    let cases = said(&command.args(["case", "list"]).output().expect("the program starts"));
    assert!(cases.out.contains("Olga Baranova") && !cases.out.contains("Sorokina"), "{}{left}", cases.out);
    let without_one: String = lines
        .lines()
        .filter(|line| !line.ends_with(",\"erased\":true}"))
        .fold(String::new(), |all, line| all + line + "\n");
    std::fs::write(office.path("out/entries.ndjson"), without_one).expect("a file");
    let broken = import(&office, "third", &["--small-computer"]);
    assert!(broken.status == 8 && !office.path("third").exists(), "a skeleton is missing: {}", broken.err);
}

/// The files below a folder in which a word stands.
fn files_with(folder: &std::path::Path, word: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files_with(&path, word));
        } else if String::from_utf8_lossy(&std::fs::read(&path).expect("readable")).contains(word) {
            found.push(path);
        }
    }
    found
}
