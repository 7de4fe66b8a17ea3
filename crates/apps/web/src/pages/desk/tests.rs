use amparo_casework::cases::{SameName, list_cases, open_case};
use axum::http::StatusCode;

use crate::testing::{Browser, PASSPHRASE};

#[test]
fn the_desk_says_how_it_is_and_that_nothing_was_backed_up_yet() {
    let mut browser = Browser::at_a_new_desk();
    let shown = browser.get("/desk");
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.html);
    assert!(shown.html.contains("Last backup") && shown.html.contains("never"), "{}", shown.html);
}

#[test]
fn the_record_is_checked_and_its_checkpoint_saved_and_compared() {
    let mut browser = Browser::at_a_new_desk();
    let kept = browser.post("/desk/record/checkpoint", &[]);
    assert_eq!(kept.headers["content-disposition"], "attachment; filename=\"checkpoint.txt\"");
    let checked = browser.post("/desk/record/check", &[("depth", "all"), ("against", &kept.html)]);
    assert!(checked.html.contains("Everything holds:"), "{}", checked.html);
    assert!(checked.html.contains("speaks of this very record"), "{}", checked.html);
    let not_one =
        browser.post("/desk/record/check", &[("depth", "hashes"), ("against", "nothing of the sort")]);
    assert_eq!(not_one.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_backup_is_made_with_the_sheet_shown_before_and_tried_out() {
    let mut browser = Browser::at_a_new_desk();
    let sheet = browser.post("/desk/keys/sheet", &[("passphrase", PASSPHRASE)]);
    let groups = sheet.html.split("<pre").nth(1).and_then(|rest| rest.split_once('>')).expect("the sheet").1;
    let groups = groups.split("</pre>").next().expect("the sheet's end").to_owned();
    let folder = tempfile::tempdir().expect("tests have a folder for files");
    let to = folder.path().join("backups").display().to_string();
    let made = browser.post("/desk/backup", &[("folder", &to), ("keep", "35")]);
    assert!(made.html.contains("was made:"), "{}", made.html);
    let tried = browser.post("/desk/backup/try", &[("folder", &to), ("sheet", &groups)]);
    assert!(tried.html.contains("was restored and holds"), "{}", tried.html);
    let relative = browser.post("/desk/backup", &[("folder", "backups"), ("keep", "35")]);
    assert_eq!(relative.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(relative.html.contains("not named in full"), "{}", relative.html);
}

#[test]
fn another_passphrase_opens_and_the_old_one_no_longer() {
    let mut browser = Browser::at_a_new_desk();
    let unlike =
        [("old", PASSPHRASE), ("new", "five other words for it"), ("again", "five other words for if")];
    assert_eq!(browser.post("/desk/keys/passphrase", &unlike).status, StatusCode::UNPROCESSABLE_ENTITY);
    let alike =
        [("old", PASSPHRASE), ("new", "five other words for it"), ("again", "five other words for it")];
    assert_eq!(browser.post("/desk/keys/passphrase", &alike).goes_to.as_deref(), Some("/desk/keys"));
    browser.post("/lock", &[]);
    let old = browser.post("/unlock", &[("passphrase", PASSPHRASE)]);
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = browser.post("/unlock", &[("passphrase", "five other words for it")]);
    assert_eq!(new.goes_to.as_deref(), Some("/"));
}

#[test]
fn a_case_is_erased_after_it_was_asked_for_or_at_once_and_is_then_absent() {
    let mut browser = Browser::at_a_new_desk();
    let case = browser.write(|desk| open_case(desk, "Rana Haddad", SameName::Ask));
    let path = format!("/cases/{case}/erase");
    assert!(browser.get(&path).html.contains("What is taken away"));
    browser.post(&path, &[("reason", "safety")]);
    assert!(browser.get(&path).html.contains("It was asked for:"));
    let too_early = browser.post(&format!("{path}/confirm"), &[("passphrase", PASSPHRASE)]);
    assert_eq!(too_early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", too_early.html);
    let now = [("passphrase", PASSPHRASE), ("now", "yes"), ("reason", "safety")];
    let done = browser.post(&format!("{path}/confirm"), &now);
    assert!(
        done.html.contains("lost their content") || done.html.contains("lost its content"),
        "{}",
        done.html
    );
    assert!(browser.write(|desk| list_cases(desk)).is_empty());
}
