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
