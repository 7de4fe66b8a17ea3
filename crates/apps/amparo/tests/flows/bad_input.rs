//! Bad input: what, why, how to mend, was anything saved; and nothing is lost.

use std::fs::File;

use amparo_casework::desk::{Desk, World};

use super::office::{Office, Said, program, said};

/// Reads the message aloud: it must say all four things, and end with the right status.
fn check(said: &Said, status: i32, words: &[&str], because: &str) {
    assert_eq!(said.status, status, "{because}\n{}\n{}", said.out, said.err);
    for part in ["Why:", "Mend:"].iter().chain(words) {
        assert!(said.err.contains(part), "{because}: no “{part}” in\n{}", said.err);
    }
    let fate = ["Nothing was", "was not", "were not", "unharmed", "not opened", "was made", "as it was"];
    assert!(
        fate.iter().any(|words| said.err.contains(words)),
        "{because}: was anything saved?\n{}",
        said.err
    );
}

#[test]
fn files_that_cannot_be_read_say_why_and_save_nothing() {
    let office = Office::new();
    office.write("empty.txt", "");
    office.write("spaces.txt", "  \n\n ");
    office.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    office.write("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    File::create(office.path("huge.txt")).and_then(|file| file.set_len(200 << 20)).expect("a sparse file");
    for (file, words, because) in [
        ("empty.txt", "empty", "an empty file"),
        ("spaces.txt", "white space", "only white space"),
        ("picture.png", "picture.png", "a picture"),
        ("report.pdf", "PDF", "a PDF that cannot be opened"),
        ("huge.txt", "64 MiB", "200 MB, with the limit"),
        ("missing.txt", "missing.txt", "no such file"),
    ] {
        let read = office.run(&["read", &office.arg(file), "--for", "Nadia Sorokina", "--another-person"]);
        check(&read, 1, &[words], because);
    }
}

#[test]
fn other_encodings_are_read_and_the_assumption_is_said() {
    let office = Office::new();
    let russian =
        "Надежду Сорокину задержали в Минске. Её обвинили и осудили. Она больна и просит о помощи врача.";
    let windows: Vec<u8> = russian
        .chars()
        .map(|letter| match letter {
            'А'..='я' => u8::try_from(u32::from(letter) - 0x410 + 0xC0).expect("one byte"),
            'Ё' => 0xA8,
            'ё' => 0xB8,
            other => u8::try_from(u32::from(other)).expect("ASCII"),
        })
        .collect();
    office.write("windows.txt", windows);
    let said = office.ok(&["read", &office.arg("windows.txt"), "--for", "Nadia Sorokina"]);
    assert!(said.contains("windows-1251"), "{said}");
    let shown = office.ok(&["source", "show", "windows"]);
    assert!(shown.contains("Надежду Сорокину задержали"), "{shown}");
    office.write(
        "broken.txt",
        [b"Nadia Sorokina was arrested on 3 May 2021. ".as_slice(), &[0xFF, 0xC3], b" She is ill."].concat(),
    );
    let said = office.ok(&["read", &office.arg("broken.txt")]);
    assert!(said.contains("Note:"), "{said}");
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let office = Office::new();
    office.write("wrong", "these are not the words\n");
    let mut command = program();
    command.arg("--desk").arg(office.desk()).arg("--passphrase-file").arg(office.path("wrong")).arg("status");
    let said = said(&command.output().expect("the program starts"));
    check(&said, 3, &["does not open this desk"], "a wrong passphrase");
}

#[test]
fn a_short_passphrase_makes_no_desk() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("pw"), "short\n").expect("a file");
    let mut command = program();
    command
        .arg("--desk")
        .arg(folder.path().join("d"))
        .arg("--passphrase-file")
        .arg(folder.path().join("pw"))
        .arg("init");
    check(&said(&command.output().expect("starts")), 1, &["at least 12"], "a short passphrase");
    assert!(!folder.path().join("d").exists(), "no folder is left behind");
}

#[test]
fn a_folder_in_use_names_who_holds_it() {
    let office = Office::new();
    let world = World::of_this_computer().expect("a world");
    let held = Desk::open(&office.desk(), "four words nobody joins".into(), world).expect("the desk opens");
    let refused = office.run(&["status"]);
    check(&refused, 4, &[&std::process::id().to_string()], "the holder is named");
    drop(held);
    office.ok(&["status"]);
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let office = Office::with_article();
    for (args, status, words, because) in [
        (&["assess", "--framework", "us.levinson.1742"][..], 5, "us.levinson.1741", "an unknown framework"),
        (&["case", "show", "Pavel"], 5, "Nadia Sorokina", "an unknown case"),
        (&["claim", "retract", "claim-zzzz", "--why", "x"], 5, "claim-zzzz", "an unknown claim"),
        (&["claim", "add", "arrestt", "--testimony", "x"], 1, "arrest", "a kind that does not exist"),
        (
            &["claim", "add", "birth", "--set", "length=3", "--testimony", "x"],
            1,
            "detail",
            "a part the kind lacks",
        ),
        (&["claim", "add", "arrest"], 1, "without a source", "a claim without a source"),
        (
            &["claim", "add", "arrest", "--date", "2999-01-01", "--testimony", "x"],
            1,
            "future",
            "a date in the future",
        ),
        (
            &["claim", "add", "arrest", "--date", "3/5/2021", "--testimony", "x"],
            1,
            "2022-04-11",
            "a date that may mean two days",
        ),
        (
            &["claim", "add", "arrest", "--source", "article", "--quote", "words that are not there"],
            1,
            "do not stand",
            "a quote that is not in the source",
        ),
        (&["assess", "--as-of", "2999-01-01"], 1, "future", "as of a day to come"),
        (&["write", "letter", "-o", "letter.doc"], 1, ".pdf", "a form that is not written"),
        (
            &["finding", "give", "99", "shown", "--reason", "x", "--claim", "claim-1"],
            5,
            "",
            "an unknown criterion or claim",
        ),
    ] {
        check(&office.run(args), status, &[words], because);
    }
}

#[test]
fn a_wrong_pack_is_refused_by_line_reason_and_mend() {
    let office = Office::new();
    office.write("pack.toml", "[pack]\nid = \"x\"\nlogic = \"any_of\"\ntitel = \"misspelt\"\n");
    let refused = office.run(&["framework", "check", &office.arg("pack.toml")]);
    check(&refused, 1, &["mistakes"], "a wrong pack");
    assert!(refused.out.contains("line 3") && refused.out.contains("any_of"), "{}", refused.out);
    assert!(refused.out.contains("line 4") && refused.out.contains("titel"), "{}", refused.out);
}

#[test]
fn a_full_disk_says_so_and_what_was_saved_stays() {
    let mounted = tempfile::tempdir().expect("a folder");
    let mount = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
        .arg(mounted.path())
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        println!("skipped: this user may not mount a small disk");
        return;
    }
    let unmount = || drop(std::process::Command::new("umount").arg(mounted.path()).status());
    let office = Office::new();
    let desk = mounted.path().join("desk");
    let run = |args: &[&str]| {
        let mut command = program();
        command.arg("--desk").arg(&desk).arg("--passphrase-file").arg(office.path("passphrase")).args(args);
        said(&command.output().expect("the program starts"))
    };
    let made = run(&["init", "--small-computer"]);
    let opened = run(&["case", "open", "Nadia Sorokina"]);
    // As many bytes as the disk has not, and few claims, which take their time to find.
    let filler = "Snow fell on the hills and the roads were closed for a week. ".repeat(36_000);
    office.write("long.txt", format!("Nadia Sorokina was arrested on 3 May 2021.\n\n{filler}"));
    let refused = run(&["read", &office.arg("long.txt")]);
    let after = run(&["case", "list"]);
    unmount();
    assert_eq!((made.status, opened.status), (0, 0), "{}{}", made.err, opened.err);
    check(&refused, 7, &["disk is full"], "a full disk");
    assert!(after.out.contains("Nadia Sorokina"), "{}{}", after.out, after.err);
}

#[test]
fn a_document_that_cannot_be_read_opens_no_case() {
    let office = Office::new();
    office.write("bad.txt", b"Nadia\0Sorokina");
    check(
        &office.run(&["read", &office.arg("bad.txt"), "--for", "Nadia Sorokina"]),
        1,
        &["NUL"],
        "a binary file",
    );
    assert_eq!(
        office.json(&["case", "list"]).as_array().map(Vec::len),
        Some(0),
        "nothing was saved, as it says"
    );
}

#[test]
fn what_would_steer_a_terminal_is_printed_harmless() {
    let office = Office::new();
    office.write("evil.txt", "Nadia Sorokina was arrested in Minsk \u{1b}[31mon 3 May 2021.\u{202e}\n");
    office.ok(&["read", &office.arg("evil.txt"), "--for", "Nadia Sorokina", "--title", "A \u{1b}[2Jtitle"]);
    office.accept_all();
    office.ok(&["write", "letter", "-o", &office.arg("l.pdf")]);
    office.ok(&["write", "letter", "-o", &office.arg("l.html")]);
    for text in [
        office.ok(&["source", "list"]),
        office.ok(&["source", "show", "title"]),
        office.ok(&["case", "show"]),
        office.ok(&["claim", "list"]),
        office.read("l.html"),
    ] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn what_does_not_go_with_a_paper_is_said_and_not_passed_over() {
    let office = Office::with_claims();
    let file = office.arg("letter.html");
    for (more, words) in [(["--since", "5"], "addendum"), (["--known-at", "99999"], "entries, not 99999")] {
        let refused = office.run(&[&["write", "letter", "-o", &file][..], &more].concat());
        assert_eq!(refused.status, 1, "{more:?}: {}", refused.err);
        assert!(refused.err.contains(words), "{more:?}: {}", refused.err);
        assert!(!office.path("letter.html").exists(), "{more:?}");
    }
}
