use axum::http::StatusCode;
use serde_json::{Value, json};

use super::openapi::describe;
use super::{CALLS, Gives};
use crate::testing::Browser;

fn token(browser: &mut Browser, scope: &str) -> String {
    let made = browser.post("/account/tokens", &[("name", scope), ("scope", scope), ("days", "1")]);
    let start = "<p class=\"mono\" dir=\"ltr\">";
    let at = made.html.find(start).expect("the token is shown") + start.len();
    made.html[at..].split('<').next().expect("it ends").to_owned()
}

fn read(html: &str) -> Value {
    serde_json::from_str(html).unwrap_or_else(|error| panic!("{error}: {html}"))
}

#[test]
fn a_case_is_opened_read_corrected_and_written_by_a_program() {
    let mut browser = Browser::at_a_new_desk();
    let write = token(&mut browser, "write");
    let made = browser.call("POST", "/api/v1/cases", &write, Some(&json!({ "name": "Vesna Malik" })));
    let case = read(&made.html)["id"].as_str().expect("an id").to_owned();
    let twice = browser.call("POST", "/api/v1/cases", &write, Some(&json!({ "name": "Vesna Malik" })));
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.html);
    let text = "Vesna Malik was arrested on 3 May 2024 in Velgrad. She was sentenced to seven years in prison on 9 September 2024.";
    let sent =
        json!({ "text": text, "title": "Two dates", "date": "2024-10-01", "publisher": "Example Wire" });
    let done = browser.call("POST", &format!("/api/v1/cases/{case}/sources"), &write, Some(&sent));
    assert!(read(&done.html)["read"].is_object(), "{}", done.html);
    let waiting = read(&browser.call("GET", &format!("/api/v1/cases/{case}/proposals"), &write, None).html);
    let first = &waiting[0];
    let accept = json!({ "source": first["source"], "fingerprint": first["fingerprint"] });
    let accepted =
        browser.call("POST", &format!("/api/v1/cases/{case}/proposals/accept"), &write, Some(&accept));
    let claim = read(&accepted.html)["id"].as_str().unwrap_or_else(|| panic!("{}", accepted.html)).to_owned();
    let better = json!({ "why": "a slip", "claim": { "place": "Velgrad, Ruritania" } });
    let path = format!("/api/v1/cases/{case}/claims/{claim}/correct");
    assert_eq!(browser.call("POST", &path, &write, Some(&better)).status, StatusCode::OK);
    let late = browser.call("POST", &path, &write, Some(&better));
    assert!(late.status.is_client_error(), "somebody corrected it since: {}", late.html);
    let file = browser.call("GET", &format!("/api/v1/cases/{case}"), &write, None);
    assert!(file.html.contains("Velgrad, Ruritania"), "{}", file.html);
    let claims = read(&browser.call("GET", &format!("/api/v1/cases/{case}/claims"), &write, None).html);
    assert!(claims.as_array().is_some_and(|claims| !claims.is_empty()), "{claims}");
    let pdf = browser.call("GET", &format!("/api/v1/cases/{case}/papers/worksheet?form=text"), &write, None);
    assert!(pdf.html.contains("Vesna Malik"), "{}", pdf.html);
}

#[test]
fn a_token_for_reading_does_not_write_and_no_token_reads_nothing() {
    let mut browser = Browser::at_a_new_desk();
    let reads = token(&mut browser, "read");
    let cases = browser.call("GET", "/api/v1/cases", &reads, None);
    assert_eq!(cases.status, StatusCode::OK, "{}", cases.html);
    let written = browser.call("POST", "/api/v1/cases", &reads, Some(&json!({ "name": "Vesna Malik" })));
    assert_eq!(written.status, StatusCode::FORBIDDEN);
    for bad in ["", "amparo-0000000000000000000000000000000000000000", "x"] {
        for call in CALLS.iter().filter(|call| call.method == "GET") {
            let path = call.path.replace("{case}", "case-00000000000000000000000000");
            let path = path.replace("{claim}", "claim-00000000000000000000000000").replace(['{', '}'], "");
            let shown = browser.call("GET", &path, bad, None);
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[test]
fn what_a_call_does_not_take_is_refused_in_words() {
    let mut browser = Browser::at_a_new_desk();
    let write = token(&mut browser, "write");
    let foreign = json!({ "name": "Vesna Malik", "owner": "me" });
    let shown = browser.call("POST", "/api/v1/cases", &write, Some(&foreign));
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&shown.html)["problem"]["why"].as_str().is_some_and(|why| why.contains("owner")));
    let absent = browser.call("GET", "/api/v1/cases/case-00000000000000000000000000", &write, None);
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let day = browser.call("GET", "/api/v1/sanctions/gap?as_of=yesterday", &write, None);
    assert_eq!(day.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", day.html);
}

/// Each answer has the form that the description gives; each description is of a call that is there.
#[test]
fn the_description_holds_every_call_and_every_call_answers_as_described() {
    let described = describe();
    let mut browser = Browser::at_a_new_desk();
    let write = token(&mut browser, "write");
    let made = browser.call("POST", "/api/v1/cases", &write, Some(&json!({ "name": "Vesna Malik" })));
    let case = read(&made.html)["id"].as_str().expect("an id").to_owned();
    let mut operations = std::collections::BTreeSet::new();
    for call in &CALLS {
        let operation = &described["paths"][call.path][call.method.as_str().to_ascii_lowercase()];
        assert!(operation.is_object(), "{} is not described", call.path);
        assert!(operations.insert(operation["operationId"].to_string()), "{operation} stands twice");
        assert_eq!(operation["requestBody"].is_object(), call.takes.is_some(), "{}", call.path);
        if call.takes.is_some() || call.path.contains("{claim}") {
            continue;
        }
        let path = call.path.replace("{case}", &case).replace("{framework}", "us.levinson.1741");
        let path = path.replace("{paper}", "worksheet")
            + if call.path.contains("people") || call.path.contains("search") { "?q=Malik" } else { "" };
        let shown = browser.call("GET", &path, &write, None);
        assert_eq!(shown.status, StatusCode::OK, "{path}: {}", shown.html);
        match call.gives {
            Gives::List => assert!(read(&shown.html).is_array(), "{path}: {}", shown.html),
            Gives::Object | Gives::Json(_) => {
                assert!(read(&shown.html).is_object(), "{path}: {}", shown.html);
            }
            Gives::File => assert!(shown.headers.contains_key("content-disposition"), "{path}"),
        }
    }
    let references = described.to_string();
    for (at, _) in references.match_indices("#/components/schemas/") {
        let name = references[at + 21..].split('"').next().expect("a reference ends");
        assert!(
            described["components"]["schemas"][name].is_object(),
            "{name} is referred to and not described"
        );
    }
}
