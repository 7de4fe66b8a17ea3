//! `amparo-verify` as a stranger uses it: on the proofs in `fixtures/proofs`, which are checked for ever.

use std::path::{Path, PathBuf};
use std::process::Command;

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/proofs/v1");
    folder.join(name).to_str().expect("a plain path").to_owned()
}

struct Said {
    status: i32,
    out: String,
    err: String,
}

fn said(args: &[&str]) -> Said {
    let ran = Command::new(env!("CARGO_BIN_EXE_amparo-verify")).args(args).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Said { status: ran.status.code().expect("it ends"), out: text(ran.stdout), err: text(ran.stderr) }
}

/// A file of this test's own.
fn written(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{}-{name}", std::process::id()));
    std::fs::write(&file, content).expect("writable");
    file.to_str().expect("a plain path").to_owned()
}

#[test]
fn every_outcome_has_its_exit_status() {
    let (claim, key) = (fixture("claim.proof"), fixture("key"));
    let (old, new, growth) = (fixture("old.checkpoint"), fixture("new.checkpoint"), fixture("growth.proof"));
    let text = std::fs::read_to_string(&claim).expect("text");
    let forged = written("forged", text.replace("\nindex 6\n", "\nindex 5\n").as_bytes());
    let other_words =
        written("words", text.replace("says \"Exampleville\"", "says \"Elsewhere\"").as_bytes());
    let endless = written("endless", &vec![b'x'; 3 << 20]);
    let no_text = written("no-text", &[0xff; 40]);
    let other_key =
        "amparo/desk-040g2081040g2081040g208104+1b2a0b6e+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    let table: [(&[&str], i32, &str); 19] = [
        (&["claim", &claim, "--key", &key], 0, "it holds"),
        (&["claim", &claim], 4, "who signed it is not known"),
        (
            &["claim", &claim, "--key", &key, "--checkpoint", &new],
            0,
            "the checkpoint the reader holds is the same",
        ),
        (&["claim", &claim, "--key", &key, "--checkpoint", &old], 4, "nothing ties it to the checkpoint"),
        (&["claim", &claim, "--key", &key, "--checkpoint", &old, "--growth", &growth], 0, "tied by growth"),
        (&["claim", &claim, "--checkpoint", &old, "--growth", &growth], 4, "tied, but to an unknown signer"),
        (&["consistency", &old, &new, &growth, "--key", &key], 0, "it only grew"),
        (&["consistency", &old, &new, &growth], 4, "it only grew, and who signed is not known"),
        (&["consistency", &new, &old, &growth, "--key", &key], 1, "the other way round"),
        (&["claim", &forged, "--key", &key], 1, "another place"),
        (&["claim", &other_words, "--key", &key], 3, "words that its bytes do not say"),
        (&["claim", &endless], 3, "larger than a proof may be"),
        (&["claim", &no_text], 3, "not text"),
        (&["claim", &growth], 3, "a proof of another kind"),
        (&["claim", "/does/not/exist"], 3, "no file"),
        (&["claim", &claim, "--key", other_key], 3, "a key whose number does not fit"),
        (&["claim", &claim, "--key", &claim], 3, "a file that holds no key"),
        (&["claim"], 2, "no file was named"),
        (&["--help"], 0, "help"),
    ];
    for (args, status, because) in table {
        let said = said(args);
        assert_eq!(said.status, status, "{because}: {args:?}\n{}{}", said.out, said.err);
        assert_eq!(
            said.out.is_empty(),
            status == 2,
            "{because}: what there is to say is said on one channel"
        );
    }
}

#[test]
fn it_says_what_is_proven_and_what_is_not() {
    let claim = fixture("claim.proof");
    let out = said(&["claim", &claim, "--key", &fixture("key")]).out;
    for words in [
        "It holds.",
        "the log of desk-040g2081040g2081040g208104, as signed, has 11 entries, and holds at place 7",
        "act/claim_entered/claim/dates/occurred\n      \"2024-03-11\"",
        "4 more fields, which are not shown",
        "Not proven:",
        "that what the entry says is true",
        "that its times are right",
        "that nothing was left out",
    ] {
        assert!(out.contains(words), "`{words}` is missing from\n{out}");
    }
    assert!(!out.contains('\u{202e}'), "what turns the direction of writing is spelled out");
    let unknown = said(&["claim", &claim]).out;
    assert!(unknown.starts_with("It holds in itself. WHO SIGNED IT IS NOT KNOWN"), "{unknown}");
}

#[test]
fn a_desk_that_signed_two_logs_is_found_out() {
    use amparo_ledger::checkpoint::{Checkpoint, PublicKey};
    use amparo_ledger::ids::DeskId;
    use amparo_ledger::source::Hash32;
    // The fixture's key, which everybody may know.
    let desk = DeskId::from_bytes([4; 16]);
    let fork = Checkpoint::new(desk, 11, Hash32([1; 32])).sign(&[7; 32]).expect("plain");
    let mine = written("fork", fork.to_string().as_bytes());
    let key = PublicKey::of_secret(desk, &[7; 32]).to_string();
    let said = said(&["claim", &fixture("claim.proof"), "--key", &key, "--checkpoint", &mine]);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("signed two different logs of 11 entries"), "{}", said.out);
}

#[test]
fn json_is_one_object_with_the_same_words() {
    let said = said(&["claim", &fixture("claim.proof"), "--json"]);
    for part in [
        "{\"holds\":true,\"status\":4,",
        "\"key_given\":false",
        "\"entries\":11,",
        "\"index\":6,",
        "{\"path\":\"act/claim_entered/claim/place\",\"says\":\"\\\"Exampleville\\\"\"}",
        "\"hidden\":4",
        "\"not_proven\":[",
    ] {
        assert!(said.out.contains(part), "`{part}` is missing from\n{}", said.out);
    }
    let failed = self::said(&["claim", "/does/not/exist", "--json"]);
    assert!(failed.out.starts_with("{\"holds\":null,\"status\":3,"), "{}", failed.out);
}

#[test]
fn it_depends_on_little_and_on_nothing_that_reaches_out() {
    const FOREIGN_MAX: usize = 40;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = Command::new(cargo)
        .args([
            "tree",
            "--offline",
            "--locked",
            "-p",
            "amparo-verifier",
            "-e",
            "normal,build",
            "--prefix",
            "none",
        ])
        .args(["--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).expect("text");
    let crates = listed.lines().map(|line| line.split(" (").next().unwrap_or(line));
    let crates: std::collections::BTreeSet<&str> = crates.filter(|line| !line.is_empty()).collect();
    let foreign: Vec<&str> = crates.iter().copied().filter(|name| !name.starts_with("amparo-")).collect();
    assert!(foreign.len() <= FOREIGN_MAX, "{} crates: {foreign:?}", foreign.len());
    for name in &foreign {
        let name = name.split(' ').next().unwrap_or(name);
        let reaches_out =
            ["rusqlite", "tokio", "hyper", "reqwest", "ureq", "rustix", "libc", "clap", "getrandom"];
        assert!(!reaches_out.contains(&name), "{name}");
    }
    let ours: Vec<&str> = crates.iter().copied().filter(|name| name.starts_with("amparo-")).collect();
    assert_eq!(ours.len(), 3, "the verifier, the ledger and names: {ours:?}");
    println!("{} foreign crates, {} with ours", foreign.len(), crates.len());
}

#[cfg(target_os = "linux")]
#[test]
fn a_verdict_that_could_not_be_written_is_none() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let mut command = Command::new(env!("CARGO_BIN_EXE_amparo-verify"));
    let ran =
        command.args(["claim", &fixture("claim.proof"), "--key", &fixture("key")]).stdout(full).output();
    let ran = ran.expect("it starts");
    let told = String::from_utf8(ran.stderr).expect("text");
    assert_eq!(ran.status.code(), Some(3), "{told}");
    assert!(told.contains("could not be written"), "{told}");
}
