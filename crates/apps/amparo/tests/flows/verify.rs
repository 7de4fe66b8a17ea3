//! Checking the record, the checkpoint kept elsewhere, rebuilding, and what lies on the disk after a day's work.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::office::{ARTICLE, Office, program, said};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a file");
        }
    }
}

#[test]
fn a_record_that_holds_says_so_in_words_and_in_json() {
    let office = Office::with_claims();
    let said = office.ok(&["verify"]);
    assert!(said.contains("The record holds") && said.contains("Every entry was opened"), "{said}");
    let quick = office.json(&["verify", "--hashes-only"]);
    let full = office.json(&["verify"]);
    assert_eq!((&quick["holds"], &full["holds"]), (&true.into(), &true.into()));
    assert_eq!(quick["root"], full["root"]);
    assert_eq!((&quick["documents"], &full["documents"]), (&0.into(), &1.into()));
    let rebuilt = office.json(&["rebuild"]);
    assert_eq!(rebuilt["entries"], full["entries"]);
    assert_eq!(office.json(&["verify"])["holds"], true);
}

#[test]
fn a_checkpoint_kept_elsewhere_notices_an_older_desk_and_another_history() {
    let office = Office::with_article();
    let older = office.path("older");
    copy(&office.desk(), &older);
    office.ok(&["checkpoint", "-o", &office.arg("first")]);
    office.accept_all();
    office.ok(&["checkpoint", "-o", &office.arg("second")]);
    let grown = office.json(&["verify", "--hashes-only", "--against", &office.arg("first")]);
    assert_eq!((&grown["holds"], &grown["against"]["code"]), (&true.into(), &"grown".into()));
    let same = office.json(&["verify", "--against", &office.arg("second")]);
    assert_eq!(same["against"]["code"], "same");

    // The older copy is put back.
    std::fs::rename(office.desk(), office.path("away")).expect("a folder");
    std::fs::rename(&older, office.desk()).expect("a folder");
    assert_eq!(office.run(&["verify"]).status, 0, "alone it cannot tell");
    let back = office.run(&["verify", "--against", &office.arg("second")]);
    assert_eq!(back.status, 8, "{}{}", back.out, back.err);
    assert!(
        back.out.contains("your copy knows") && back.err.contains("older than the checkpoint"),
        "{}{}",
        back.out,
        back.err
    );

    // And goes on by itself.
    office.ok(&["case", "open", "Another Person"]);
    let entries = office.json(&["verify"])["entries"].as_u64().expect("a number");
    let known = same["entries"].as_u64().expect("a number");
    for number in entries..known {
        office.ok(&["case", "open", &format!("Person {number}")]);
    }
    let forked = office.run(&["--json", "verify", "--hashes-only", "--against", &office.arg("second")]);
    assert_eq!(forked.status, 8, "{}", forked.err);
    let report: serde_json::Value = serde_json::from_str(&forked.out).expect("JSON");
    assert_eq!(report["against"]["code"], "forked");
}

#[test]
fn what_is_no_checkpoint_of_this_desk_is_refused_and_says_why() {
    let office = Office::with_article();
    let stranger = Office::new();
    stranger.ok(&["checkpoint", "-o", &stranger.arg("theirs")]);
    office.ok(&["checkpoint", "-o", &office.arg("ours")]);
    office.write("altered", office.read("ours").replace("\n\n", "\nmore\n\n"));
    office.write("article.txt", ARTICLE);
    for (file, why, because) in [
        (stranger.arg("theirs"), "another desk", "somebody else's"),
        (office.arg("altered"), "signature is false", "changed after it was signed"),
        (office.arg("article.txt"), "not a checkpoint", "a document"),
        (office.arg("nowhere"), "no such file", "not there"),
        (office.arg("sheet"), "not a checkpoint", "the recovery sheet"),
    ] {
        let refused = office.run(&["verify", "--against", &file]);
        assert_eq!(refused.status, 1, "{because}: {}{}", refused.out, refused.err);
        assert!(refused.err.contains(why), "{because}: {}", refused.err);
    }
    let again = office.run(&["checkpoint", "-o", &office.arg("ours")]);
    assert_eq!(again.status, 1, "an earlier checkpoint is not written over");
}

#[test]
fn damage_ends_with_status_8_and_names_what_does_not_hold() {
    let office = Office::with_claims();
    // An archived document, one byte of it.
    let blobs = files(&office.desk().join("blobs"));
    let blob = blobs.first().expect("the article is archived");
    let mut bytes = std::fs::read(blob).expect("a file");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(blob, &bytes).expect("a file");
    let altered = office.run(&["--json", "verify"]);
    assert_eq!(altered.status, 8, "{}", altered.err);
    let report: serde_json::Value = serde_json::from_str(&altered.out).expect("JSON");
    assert_eq!(report["findings"][0]["code"], "blob-altered");
    // The document taken away: the entry that brought it is named.
    std::fs::remove_file(blob).expect("a file");
    let missing = office.run(&["--json", "verify"]);
    let report: serde_json::Value = serde_json::from_str(&missing.out).expect("JSON");
    assert_eq!((missing.status, &report["findings"][0]["code"]), (8, &"blob-missing".into()));
    assert!(report["findings"][0]["entry"].is_u64(), "{report}");
    // A log that was cut: half the database file is gone.
    let database = office.desk().join("record.db");
    let bytes = std::fs::read(&database).expect("a file");
    std::fs::write(&database, &bytes[..bytes.len() / 2]).expect("a file");
    for args in [&["verify"][..], &["status"], &["rebuild"]] {
        let cut = office.run(args);
        assert_eq!(cut.status, 8, "{args:?}: {}{}", cut.out, cut.err);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The words in each way in which they might lie somewhere in clear.
fn ways(word: &str) -> Vec<(String, Vec<u8>)> {
    let base64 = |shift: usize| {
        // The same bytes at each place within the three of which base64 makes four letters; without the edges, which depend on
        // the neighbours.
        let padded = [&vec![b' '; shift][..], word.as_bytes()].concat();
        let whole = padded.len() / 3 * 3;
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = Vec::new();
        for three in padded[..whole].chunks(3) {
            let number = u32::from_be_bytes([0, three[0], three[1], three[2]]);
            text.extend((0..4).rev().map(|six| letters[(number >> (six * 6)) as usize & 63]));
        }
        text[if shift == 0 { 0 } else { 4 }..].to_vec()
    };
    let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let mut ways = vec![
        ("UTF-8".to_owned(), word.as_bytes().to_vec()),
        ("UTF-16LE".to_owned(), word.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE".to_owned(), word.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hex".to_owned(), hex.to_uppercase().into_bytes()),
        ("hex".to_owned(), hex.into_bytes()),
    ];
    ways.extend((0..3).map(|shift| ("base64".to_owned(), base64(shift))));
    ways
}

#[test]
fn after_a_days_work_and_a_kill_nothing_outside_the_papers_holds_a_planted_word() {
    let office = Office::new();
    let world = office.path("world");
    for name in ["home", "tmp", "config", "cache", "state", "run", "data"] {
        std::fs::create_dir_all(world.join(name)).expect("a folder");
    }
    let words = ["Zdeslavgorodok", "Krasnovidka", "glioblastoma", "Vostrikovets"];
    // What is read in lies with the person who gave it; only the program's own traces are looked at.
    office.write(
        "day.txt",
        ARTICLE.replace("Minsk", words[0]).replace("diabetes", words[2]).replace("Hartwell", words[3]),
    );
    let command = |args: &[&str]| {
        let mut command = program();
        command
            .envs(
                [
                    ("HOME", "home"),
                    ("TMPDIR", "tmp"),
                    ("XDG_CONFIG_HOME", "config"),
                    ("XDG_CACHE_HOME", "cache"),
                ]
                .map(|(name, folder)| (name, world.join(folder))),
            )
            .envs(
                [("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run"), ("XDG_DATA_HOME", "data")]
                    .map(|(name, folder)| (name, world.join(folder))),
            )
            .arg("--desk")
            .arg(office.desk())
            .arg("--passphrase-file")
            .arg(office.path("passphrase"))
            .args(args)
            .current_dir(world.join("home"));
        command
    };
    let ok = |args: &[&str]| {
        let said = said(&command(args).output().expect("the program starts"));
        assert_eq!(said.status, 0, "{args:?}: {}{}", said.out, said.err);
        said.out
    };
    ok(&[
        "read",
        &office.arg("day.txt"),
        "--for",
        "Nadia Sorokina",
        "--title",
        words[1],
        "--date",
        "2022-03-10",
    ]);
    let waiting: serde_json::Value = serde_json::from_str(&ok(&["--json", "review"])).expect("JSON");
    let decisions: Vec<_> = waiting
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| serde_json::json!({"proposal": row["fingerprint"], "do": "accept"}))
        .collect();
    let file = office.arg("decisions.json");
    office.write("decisions.json", serde_json::json!({"decisions": decisions}).to_string());
    ok(&["review", "--decisions", &file]);
    ok(&["claim", "list"]);
    ok(&["case", "show"]);
    ok(&["assess"]);
    ok(&["write", "one-page", "-o", &office.arg("paper.html")]);
    ok(&["rebuild"]);
    ok(&["verify"]);
    // Killed in the middle of its work, several times over.
    for number in 0..6 {
        let mut child = command(&["case", "open", &format!("{} {number}", words[1])])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // However far it is by now.
        for _ in 0..number * 2_000_000 {
            std::hint::spin_loop();
        }
        drop(child.kill());
        child.wait().expect("it ends");
    }
    let mut searched = 0;
    for folder in [office.desk(), world.clone()] {
        for path in files(&folder) {
            searched += 1;
            let bytes = std::fs::read(&path).expect("a file");
            let name = path.display().to_string();
            for word in words {
                assert!(!name.contains(word), "“{word}” is in the name {name}");
                for (way, bytes_of_word) in ways(word) {
                    let found = bytes.windows(bytes_of_word.len()).any(|window| window == bytes_of_word);
                    assert!(!found, "“{word}” lies in {way} in {name}");
                }
            }
        }
    }
    assert!(searched >= 5, "the desk's files were looked at");
    assert!(ok(&["verify"]).contains("The record holds"), "and the desk opens");
    let claims = ok(&["--json", "claim", "list", "--case", "Nadia Sorokina"]);
    assert!(words.iter().any(|word| claims.contains(word)), "and its words are still there: {claims}");
}
