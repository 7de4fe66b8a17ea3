use amparo_casework::cases::list_cases;
use axum::http::StatusCode;

use crate::testing::Browser;

const ARTICLE: &[u8] = include_bytes!("../../../../../../fixtures/demo/01-arrest-and-charges.txt");

fn titles(browser: &Browser) -> Vec<String> {
    browser.write(|desk| Ok(list_cases(desk)?.iter().map(|row| row.title.clone()).collect()))
}

#[test]
fn a_case_begins_with_a_name_and_a_second_one_of_that_name_is_asked_about() {
    let mut browser = Browser::at_a_new_desk();
    let form = browser.get("/cases/new").html;
    assert!(form.contains("From a document") && form.contains("From pasted text"), "{form}");
    let opened = browser.post("/cases/new", &[("name", "Zarema Test")]);
    let first = opened.goes_to.expect("it leads to the case");
    assert!(browser.get(&first).html.contains("Zarema Test"));

    let asked = browser.post("/cases/new", &[("name", "ZAREMA TEST")]);
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(
        asked.html.contains("Is this the same person?") && asked.html.contains("spelt the same"),
        "{}",
        asked.html
    );
    assert_eq!(titles(&browser).len(), 1, "nothing was opened while it is asked");
    let same = first.trim_start_matches("/cases/");
    let there = browser.post("/cases/new", &[("name", "ZAREMA TEST"), ("whom", same)]);
    assert_eq!(there.goes_to.as_deref(), Some(first.as_str()));
    assert_eq!(titles(&browser).len(), 1);
    let other = browser.post("/cases/new", &[("name", "ZAREMA TEST"), ("whom", "another")]);
    assert_ne!(other.goes_to.as_deref(), Some(first.as_str()));
    assert_eq!(titles(&browser).len(), 2);
}

#[test]
fn a_document_without_a_name_is_asked_whose_case_it_is_and_read_into_it() {
    let mut browser = Browser::at_a_new_desk();
    let sent = browser.post_files(
        "/cases/new/document",
        &[
            ("title", None, b"Two arrests"),
            ("date", None, b"2022-12-20"),
            ("kind", None, b"press"),
            ("file", Some("arrest.txt"), ARTICLE),
        ],
    );
    let whose = sent.goes_to.unwrap_or_else(|| panic!("it leads to the question: {}", sent.html));
    assert!(titles(&browser).is_empty(), "no case is opened before somebody says whose it is");
    let page = browser.get(&whose).html;
    assert!(page.contains("value=\"Vladimir Kara-Murza\" checked"), "{page}");
    let nobody = browser.post(&whose, &[("name", ""), ("other", " ")]);
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.html.contains("still held"), "{}", nobody.html);
    let read = browser.post(&whose, &[("name", "Vladimir Kara-Murza")]);
    let reading = read.goes_to.unwrap_or_else(|| panic!("it leads to reading: {}", read.html));
    assert!(reading.contains("/reading/source-"), "{reading}");
    assert_eq!(titles(&browser), ["Vladimir Kara-Murza"]);
    assert!(browser.get(&reading).html.contains("detained in Moscow"));
    let spent = browser.post(&whose, &[("name", "Vladimir Kara-Murza")]);
    assert!(spent.html.contains("is forgotten"), "{}", spent.html);
    assert_eq!(titles(&browser).len(), 1, "it is not read twice");
}

#[test]
fn pasted_text_of_a_person_who_has_a_case_may_go_into_it() {
    let mut browser = Browser::at_a_new_desk();
    let case = browser.post("/cases/new", &[("name", "Vladimir Kara-Murza")]).goes_to.expect("a case");
    let text = String::from_utf8_lossy(ARTICLE).into_owned();
    let fields =
        [("text", text.as_str()), ("name", "Vladimir Kara-Murza"), ("publisher", "Example Newsroom")];
    let asked = browser.post("/cases/new/text", &fields);
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.html);
    let (_, rest) = asked.html.split_once("action=\"/cases/new/").expect("a form that goes on");
    let held = format!("/cases/new/{}", rest.split('"').next().expect("a word"));
    let same = case.trim_start_matches("/cases/");
    let read = browser.post(&held, &[("name", "Vladimir Kara-Murza"), ("whom", same)]);
    let reading = read.goes_to.unwrap_or_else(|| panic!("{}", read.html));
    assert!(reading.starts_with(&format!("{case}/reading/")), "{reading}");
    assert_eq!(titles(&browser).len(), 1);
}

#[test]
fn bad_input_keeps_what_was_typed_and_opens_nothing() {
    let mut browser = Browser::at_a_new_desk();
    let empty = browser.post("/cases/new", &[("name", "  ")]);
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("name is empty"), "{}", empty.html);
    let bad_date = [("text", "Somebody was arrested."), ("name", "Zarema Test"), ("date", "next week")];
    let refused = browser.post("/cases/new/text", &bad_date);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html);
    for kept in ["Somebody was arrested.", "value=\"next week\"", "value=\"Zarema Test\""] {
        assert!(refused.html.contains(kept), "{kept}: {}", refused.html);
    }
    let no_file =
        browser.post_files("/cases/new/document", &[("title", None, b"Kept title"), ("file", Some(""), b"")]);
    assert_eq!(no_file.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        no_file.html.contains("No file was chosen") && no_file.html.contains("Kept title"),
        "{}",
        no_file.html
    );
    let foreign = browser.post("/cases/new/text", &[("text", "x"), ("admin", "1")]);
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(titles(&browser).is_empty());
}
