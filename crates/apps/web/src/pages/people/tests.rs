use amparo_casework::cases::{SameName, open_case};
use axum::http::StatusCode;

use crate::testing::Browser;

const OFAC_LIKE: &str = include_str!("../../../../../../fixtures/lists/opensanctions-targets.simple.csv");

#[test]
fn somebody_is_found_in_another_script_and_nobody_else() {
    let mut browser = Browser::at_a_new_desk();
    browser.write(|desk| open_case(desk, "Vladimir Kostenko", SameName::Ask));
    browser.write(|desk| open_case(desk, "Rana Haddad", SameName::Ask));
    let shown = browser.get("/people?q=%D0%9A%D0%BE%D1%81%D1%82%D0%B5%D0%BD%D0%BA%D0%BE");
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.html.contains("Vladimir Kostenko"), "{}", shown.html);
    assert!(!shown.html.contains("Rana Haddad"), "{}", shown.html);
    let nobody = browser.get("/people?q=Wilhelmina%20Oosterbeek");
    assert!(nobody.html.contains("Nobody of that name"), "{}", nobody.html);
    let no_name = browser.get("/people?q=...");
    assert!(no_name.html.contains("Nothing was searched."), "{}", no_name.html);
}

#[test]
fn two_cases_of_one_name_are_asked_about_answered_and_asked_again_after_undoing() {
    let mut browser = Browser::at_a_new_desk();
    browser.write(|desk| open_case(desk, "Vladimir Kostenko", SameName::Ask));
    browser.write(|desk| open_case(desk, "Владимир Костенко", SameName::AnotherPerson));
    let shown = browser.get("/people/duplicates");
    assert!(shown.html.contains("Are these two one person?"), "{}", shown.html);
    let id = between(&shown.html, r#"name="id" value=""#);
    let answered =
        browser.post("/people/duplicates/answer", &[("id", &id), ("said", "different"), ("why", "a cousin")]);
    assert_eq!(answered.goes_to.as_deref(), Some("/people/duplicates"), "{}", answered.html);
    let shown = browser.get("/people/duplicates");
    assert!(shown.html.contains("a cousin") && shown.html.contains("No question is open."), "{}", shown.html);
    browser.post("/people/duplicates/undo", &[("id", &id)]);
    assert!(browser.get("/people/duplicates").html.contains("Are these two one person?"));
    let foreign =
        browser.post("/people/duplicates/answer", &[("id", &id), ("said", "same"), ("owner", "me")]);
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(foreign.html.contains("owner"), "{}", foreign.html);
}

#[test]
fn a_list_is_added_and_what_is_no_list_is_refused() {
    let mut browser = Browser::at_a_new_desk();
    let refused = browser.post_files("/people/lists", &[("file", Some("x.csv"), b"nothing, of, the, sort")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("Nothing was saved."), "{}", refused.html);
    let added = browser.post_files(
        "/people/lists",
        &[("name", None, b"Test list"), ("file", Some("list.csv"), OFAC_LIKE.as_bytes())],
    );
    assert_eq!(added.status, StatusCode::OK, "{}", added.html);
    assert!(added.html.contains("Test list"), "{}", added.html);
    assert_eq!(browser.get("/people/officials").status, StatusCode::OK);
    assert_eq!(browser.get("/people/questions").status, StatusCode::OK);
}

fn between(html: &str, start: &str) -> String {
    let at = html.find(start).expect("it is on the page") + start.len();
    html[at..].split('"').next().unwrap_or_default().to_owned()
}
