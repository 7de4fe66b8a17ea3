//! Erasing, backing up and restoring, through the commands and through casework with a clock of its own.

use std::path::Path;

use amparo_casework::cases::{find_case, list_cases};
use amparo_casework::desk::{Desk, World};
use amparo_casework::erase_case::{When, ask_to_erase, erase, erasures, withdraw_erasure};
use amparo_casework::ledger::act::ErasureReason;
use amparo_casework::world::FixedClock;

use super::office::{ARTICLE, Office};

const PASSPHRASE: &str = "four words nobody joins";
const DAY: i64 = 86_400;

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// A second case that cites the same article.
fn with_two_cases() -> Office {
    let office = Office::with_claims();
    office.write("second.txt", ARTICLE.replace("Sorokina", "Baranova").replace("Nadia", "Olga"));
    office.ok(&["read", &office.arg("second.txt"), "--for", "Olga Baranova", "--date", "2022-03-10"]);
    office.ok(&["read", &office.arg("article.txt"), "--case", "Olga Baranova", "--date", "2022-03-10"]);
    office
}

fn id_of(office: &Office, title: &str) -> String {
    let rows = office.json(&["case", "list"]);
    let rows = rows.as_array().expect("a list");
    let row = rows.iter().find(|row| row["title"] == title).unwrap_or_else(|| panic!("{title} in {rows:?}"));
    row["case"].as_str().expect("an id").to_owned()
}

#[test]
fn a_case_is_asked_for_waits_and_is_erased_and_the_other_goes_on() {
    let office = with_two_cases();
    let case = id_of(&office, "Nadia Sorokina");
    let refused = office.run(&["erase", "Nadia Sorokina"]);
    assert_eq!(refused.status, 6, "it must be said why: {}{}", refused.out, refused.err);
    let asked = office.ok(&["erase", "Nadia Sorokina", "--why", "consent-withdrawn"]);
    for words in ["Nothing is erased yet", "cannot reach", "backup", "3 days", "--withdraw"] {
        assert!(asked.contains(words), "{words} in {asked}");
    }
    assert!(office.ok(&["status"]).contains("waits to be erased"));
    assert!(office.ok(&["doctor"]).contains("waits to be erased"));
    let early = office.run(&["erase", &case, "--confirm"]);
    assert_eq!(early.status, 9, "the wait is not over: {}{}", early.out, early.err);
    assert!(office.ok(&["case", "show", "Nadia Sorokina"]).contains("Nadia Sorokina"), "nothing is gone yet");
    office.ok(&["erase", &case, "--withdraw"]);
    assert!(office.ok(&["erase", "--list"]).contains("No case waits"));

    let erased = office.ok(&["erase", &case, "--now", "--why", "safety"]);
    assert!(erased.contains("is erased") && erased.contains("out of reach"), "{erased}");
    let rows = office.json(&["case", "list"]).to_string();
    assert!(!rows.contains("Nadia Sorokina") && rows.contains("Olga Baranova"), "{rows}");
    for command in [&["case", "show"][..], &["case", "timeline"], &["assess"]] {
        let said = office.run(&[command, &[case.as_str()]].concat());
        assert_eq!(said.status, 5, "{command:?}: {}{}", said.out, said.err);
        assert!(said.err.contains("was erased"), "{command:?}: {}", said.err);
    }
    let said = office.run(&["claim", "list", "--case", &case]);
    assert!(said.status == 5 && said.err.contains("was erased"), "{}", said.err);
    let list = office.ok(&["erase", "--list"]);
    assert!(list.contains("by one person alone, at once (safety)") && !list.contains("Nadia"), "{list}");

    office.ok(&["verify"]);
    office.ok(&["rebuild"]);
    assert!(office.ok(&["case", "show", "Olga Baranova"]).contains("Olga Baranova"));
    let source = office.json(&["source", "list"]);
    assert_eq!(source.as_array().map(Vec::len), Some(2), "the other case has its own copy of the article");
    office.accept_all();
    let again =
        office.ok(&["read", &office.arg("article.txt"), "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
    assert!(!again.is_empty(), "the person may have a case again, which is another one");
}

#[test]
fn one_who_works_alone_confirms_after_three_days_and_the_record_says_so() {
    let office = with_two_cases();
    let at = |seconds| {
        let world =
            World { clock: Box::new(FixedClock(seconds)), ..World::of_this_computer().expect("a world") };
        Desk::open(&office.desk(), PASSPHRASE.to_owned(), world).expect("opens")
    };
    let start = 2_000_000_000;
    let mut desk = at(start);
    let case = find_case(&desk, "Nadia Sorokina").expect("there");
    let row = ask_to_erase(&mut desk, case, ErasureReason::ConsentWithdrawn).expect("recorded");
    assert!(!row.erased && row.not_before.is_some());
    assert!(ask_to_erase(&mut desk, case, ErasureReason::Mistake).is_err(), "asked for already");
    drop(desk);
    for (when, done, because) in [
        (start, false, "at once"),
        (start + 3 * DAY - 1, false, "a second too early"),
        (start + 3 * DAY, true, "three days later"),
        (start + 4 * DAY, false, "erased already"),
    ] {
        let mut desk = at(when);
        let erased = erase(&mut desk, case, When::AsAsked, PASSPHRASE.to_owned());
        assert_eq!(erased.is_ok(), done, "{because}: {:?}", erased.err());
    }
    let mut desk = at(start + 5 * DAY);
    assert!(withdraw_erasure(&mut desk, case).is_err(), "it cannot be taken back any more");
    let rows = erasures(&desk).expect("readable");
    assert!(rows[0].erased && rows[0].solo && !rows[0].at_once);
    assert_eq!(list_cases(&desk).expect("readable").len(), 1);
}

#[test]
fn a_wrong_passphrase_erases_nothing() {
    let office = with_two_cases();
    let world = World::of_this_computer().expect("a world");
    let mut desk = Desk::open(&office.desk(), PASSPHRASE.to_owned(), world).expect("opens");
    let case = find_case(&desk, "Nadia Sorokina").expect("there");
    let refused =
        erase(&mut desk, case, When::AtOnce(ErasureReason::Safety), "another passphrase".to_owned());
    assert_eq!(refused.expect_err("refused").sort.exit_status(), 3);
    assert_eq!(list_cases(&desk).expect("readable").len(), 2);
    desk.verify().expect("as it was");
}

#[test]
fn a_lost_desk_comes_back_from_its_backup_with_the_sheet_and_a_new_passphrase() {
    let office = with_two_cases();
    let never = office.ok(&["status"]);
    assert!(never.contains("Last backup: never. Last verified restore: never."), "{never}");
    let made = office.ok(&["backup", &office.arg("stick")]);
    assert!(made.contains("Backed up") && made.contains("No restore was ever verified"), "{made}");
    let checked =
        office.ok(&["restore", &office.arg("stick"), "--check", "--sheet-file", &office.arg("sheet")]);
    assert!(checked.contains("can be restored") && checked.contains("notes this"), "{checked}");
    let status = office.ok(&["status"]);
    assert!(status.contains("Last backup: today. Last verified restore: today."), "{status}");
    let again = office.json(&["backup", &office.arg("stick")]);
    assert_eq!(again["documents_copied"], 0, "what is there is not copied again");

    let case = office.json(&["case", "list"]);
    std::fs::rename(office.desk(), office.path("lost")).expect("ours");
    office.write("new", "five other words nobody joins\n");
    let restored = office.ok(&[
        "restore",
        &office.arg("stick"),
        "--to",
        &office.arg("desk"),
        "--sheet-file",
        &office.arg("sheet"),
        "--new-passphrase-file",
        &office.arg("new"),
    ]);
    assert!(restored.contains("The desk is back"), "{restored}");
    assert_eq!(office.run(&["status"]).status, 3, "the old passphrase opens it no longer");
    std::fs::copy(office.path("new"), office.path("passphrase")).expect("ours");
    assert_eq!(office.json(&["case", "list"]), case);
    office.ok(&["verify"]);
}

#[test]
fn restoring_refuses_what_would_lose_or_overwrite_and_says_why() {
    let office = with_two_cases();
    let (stick, sheet) = (office.arg("stick"), office.arg("sheet"));
    office.ok(&["backup", &stick]);
    office.write("new", "five other words nobody joins\n");
    let new = office.arg("new");
    let restore = |more: &[&str]| {
        let with = ["restore", &stick, "--sheet-file", &sheet, "--new-passphrase-file", &new];
        office.run(&[&with[..], more].concat())
    };
    let desk = office.desk().display().to_string();
    let said = restore(&["--to", &desk, "--accept-rollback"]);
    assert!(said.status == 1 && said.err.contains("holds a desk already"), "a living desk: {}", said.err);

    office.ok(&["case", "open", "Third Person"]);
    let said = restore(&["--to", &office.arg("older")]);
    assert!(said.status == 9 && said.err.contains("--accept-rollback"), "an older state: {}", said.err);
    office.write("checkpoint", office.ok(&["checkpoint"]));
    let note = office.run(&["checkpoint", "-o", &office.arg("note")]);
    assert_eq!(note.status, 0, "{}", note.err);
    std::fs::rename(office.desk(), office.path("lost")).expect("ours");
    let said = restore(&["--to", &office.arg("older"), "--against", &office.arg("note")]);
    assert!(
        said.status == 9 && said.err.contains("would be lost"),
        "an older state than the note's: {}",
        said.err
    );
    let said =
        restore(&["--to", &office.arg("older"), "--against", &office.arg("note"), "--accept-rollback"]);
    assert!(said.status == 0 && said.out.contains("was accepted"), "{}{}", said.out, said.err);

    office.write("wrong", "not a sheet");
    let said = office.run(&["restore", &stick, "--check", "--sheet-file", &office.arg("wrong")]);
    assert!(said.status == 3 && said.err.contains("not a recovery sheet"), "{}", said.err);
    let other = Office::new();
    let said = office.run(&["restore", &stick, "--check", "--sheet-file", &other.arg("sheet")]);
    assert!(said.status == 3 && said.err.contains("does not open"), "another desk's sheet: {}", said.err);
    let said = office.run(&["restore", &office.arg("nothing"), "--list"]);
    assert!(said.status == 5 && said.err.contains("holds no backups"), "{}", said.err);
    let snapshot = files(&office.path("stick").join("snapshots")).remove(0);
    let bytes = std::fs::read(&snapshot).expect("readable");
    std::fs::write(&snapshot, &bytes[..bytes.len() / 2]).expect("writable");
    let said = office.run(&["restore", &stick, "--check", "--sheet-file", &sheet]);
    assert!(said.status == 8 && said.err.contains("damaged"), "a truncated backup: {}", said.err);
}

#[test]
fn a_backup_goes_neither_into_the_desk_nor_into_a_folder_of_other_things() {
    let office = Office::with_article();
    let inside = office.desk().join("backup").display().to_string();
    let said = office.run(&["backup", &inside]);
    assert!(said.status == 1 && said.err.contains("in one another"), "{}", said.err);
    std::fs::create_dir(office.path("full")).expect("ours");
    office.write("full/letter.txt", "mine");
    let said = office.run(&["backup", &office.arg("full")]);
    assert!(said.status == 1 && said.err.contains("not empty"), "{}", said.err);
    let said = office.run(&["backup", &office.arg("stick"), "--recipient", "age1nobody"]);
    assert!(said.status == 1 && said.err.contains("recipient"), "{}", said.err);
    let other = Office::new();
    other.ok(&["backup", &office.arg("stick")]);
    let said = office.run(&["backup", &office.arg("stick")]);
    assert!(said.status == 1 && said.err.contains("another desk"), "{}", said.err);
}

#[test]
fn the_doctor_prints_a_page_and_says_how_to_mend() {
    let office = Office::with_article();
    office.ok(&["verify"]);
    office.ok(&["checkpoint", "-o", &office.arg("note")]);
    let page = office.json(&["doctor"]);
    let found = |about: &str| {
        let lines = page["lines"].as_array().expect("lines");
        lines.iter().find(|line| line["about"] == about).map(|line| line["state"].clone()).expect("a line")
    };
    assert_eq!((found("last check"), found("checkpoint elsewhere")), ("ok".into(), "ok".into()), "{page}");
    let page = office.ok(&["doctor"]);
    for words in ["SQLCipher", "reading process", "last backup", "256 MiB", "recovery sheet", "free"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let page = office.json(&["doctor"]);
    assert!(page["lines"].as_array().is_some_and(|lines| lines.len() >= 12), "{page}");
    std::fs::write(office.desk().join("letter.txt"), "mine").expect("writable");
    let page = office.ok(&["doctor"]);
    assert!(page.contains("strange files") && page.contains("letter.txt"), "{page}");
}

#[test]
fn a_new_sheet_takes_the_place_of_the_old_one() {
    let office = Office::with_article();
    let said = office.ok(&["passphrase", "new-sheet", "--sheet-file", &office.arg("second-sheet")]);
    assert!(said.contains("no longer"), "{said}");
    office.write("new", "five other words nobody joins\n");
    let recover = |sheet: &str| {
        let (sheet, new) = (office.arg(sheet), office.arg("new"));
        office.run(&["passphrase", "recover", "--sheet-file", &sheet, "--new-passphrase-file", &new])
    };
    assert_eq!(recover("sheet").status, 3, "the old one");
    let said = recover("second-sheet");
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("encrypted anew"), "{}", said.out);
    let said = office.run(&["passphrase", "new-sheet", "--sheet-file", &office.arg("sheet")]);
    assert_ne!(said.status, 0, "a file that exists is not written over");
}

#[test]
fn a_full_disk_ends_a_backup_or_a_restore_and_what_was_there_stays() {
    let office = Office::with_article();
    office.ok(&["backup", &office.arg("stick")]);
    office.write("new", "five other words nobody joins\n");
    std::fs::create_dir(office.path("small")).expect("ours");
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=48k", "tmpfs"])
        .arg(office.path("small"))
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("skipped: this user may not mount a small disk");
        return;
    }
    let backup = office.run(&["backup", &office.arg("small")]);
    for left in files(&office.path("small")) {
        drop(std::fs::remove_file(left));
    }
    let restore = office.run(&[
        "restore",
        &office.arg("stick"),
        "--to",
        &office.path("small").join("desk").display().to_string(),
        "--sheet-file",
        &office.arg("sheet"),
        "--new-passphrase-file",
        &office.arg("new"),
    ]);
    let left = office.path("small").join("desk").join("slots.json").exists();
    drop(std::process::Command::new("umount").arg(office.path("small")).status());
    for said in [&backup, &restore] {
        assert!(said.status == 7 && said.err.contains("disk is full"), "{}{}", said.out, said.err);
    }
    assert!(!left, "there is no desk where it did not fit");
    office.ok(&["verify"]);
    office.ok(&["restore", &office.arg("stick"), "--check", "--sheet-file", &office.arg("sheet")]);
}
