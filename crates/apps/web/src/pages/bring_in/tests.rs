use std::time::{Duration, Instant};

use axum::http::StatusCode;

use crate::testing::{Browser, Shown};

const LIST: &str = "Name,Arrested,Status\nNadia Sorokina,03/04/2021,held\nIlmar Example,25/05/2022,released\n,05/06/2022,held\n";

/// The form of the columns as a browser sends it.
fn columns(order: &str) -> Vec<(&str, &str)> {
    vec![
        ("sheet", ""),
        ("header_row", "1"),
        ("keeper", "Example Watch"),
        ("title", "List of prisoners"),
        ("list_date", ""),
        ("column.0", "Name"),
        ("to.0", "name"),
        ("other.0", ""),
        ("order.0", ""),
        ("values.0", ""),
        ("column.1", "Arrested"),
        ("to.1", "skip"),
        ("other.1", "arrest.date"),
        ("order.1", order),
        ("values.1", ""),
        ("column.2", "Status"),
        ("to.2", "custody-status"),
        ("other.2", ""),
        ("order.2", ""),
        ("values.2", "somewhere = held"),
        ("name", "our list"),
    ]
}

/// Looks at the page of a work until it is over, as a browser without scripts does.
fn to_its_end(browser: &mut Browser, path: &str) -> Shown {
    let begun = Instant::now();
    loop {
        let shown = browser.get(path);
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.html);
        if !shown.headers.contains_key("refresh") {
            return shown;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "{}", shown.html);
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_sheet_is_sent_mapped_checked_answered_brought_in_and_taken_back() {
    let mut browser = Browser::at_a_new_desk();
    assert!(browser.get("/bring-in").html.contains("Nothing was brought in yet."));
    let sent = browser
        .post_files("/bring-in", &[("file", Some("list.csv"), LIST.as_bytes()), ("pasted", None, b"")]);
    let sheet = sent.goes_to.expect("on to its columns");
    let shown = browser.get(&sheet);
    assert!(shown.html.contains("Nadia Sorokina") && shown.html.contains("It may be:"), "{}", shown.html);
    assert!(shown.html.contains("1 can only be day-month-year"), "{}", shown.html);
    let kept = browser.post(&sheet, &columns(""));
    let check = kept.goes_to.expect("on to the check");
    let asked = browser.get(&check);
    assert!(
        asked.html.contains("In which order does the sheet write day, month and year?"),
        "{}",
        asked.html
    );
    browser.post(&sheet, &columns("day-month-year"));
    let checked = browser.get(&check);
    assert!(checked.html.contains("New: 2") && checked.html.contains("Refused: 1"), "{}", checked.html);
    assert!(checked.html.contains("it names nobody"), "{}", checked.html);
    let report = browser.get(&format!("{sheet}/report.csv"));
    assert!(
        report.html.contains("it names nobody") && report.headers["content-disposition"].to_str().is_ok()
    );
    let strict = browser.post(&format!("{sheet}/write"), &[]);
    let failed = to_its_end(&mut browser, &strict.goes_to.expect("its page"));
    assert!(failed.html.contains("1 of 3 rows are refused"), "{}", failed.html);
    let written = browser.post(&format!("{sheet}/write"), &[("leave_out", "yes")]);
    let done = to_its_end(&mut browser, &written.goes_to.expect("its page"));
    assert!(done.html.contains("“List of prisoners” was brought in."), "{}", done.html);
    assert!(done.html.contains("3 rows = 2 new") && done.html.contains("rows 4"), "{}", done.html);
    assert!(browser.get("/cases").html.contains("Nadia Sorokina"));
    assert_eq!(browser.get(&sheet).status, StatusCode::NOT_FOUND, "it waits no longer");

    let again = browser.post_files("/bring-in", &[("pasted", None, LIST.as_bytes())]);
    let sheet = again.goes_to.expect("on to its columns");
    let shown = browser.get(&format!("{sheet}?mapping=our+list"));
    assert!(shown.html.contains("somewhere = held"), "the kept mapping is offered: {}", shown.html);
    browser.post(&sheet, &columns("day-month-year"));
    let asked = browser.get(&format!("{sheet}/check?show=question"));
    assert!(asked.html.contains("Questions: 2"), "{}", asked.html);
    let case = between(&asked.html, "name=\"row.2\" value=\"");
    let answered = browser.post(&format!("{sheet}/answers"), &[("row.2", &case), ("row.3", "another")]);
    let checked = browser.get(&answered.goes_to.expect("back to the check"));
    assert!(
        checked.html.contains("Questions: 0") && checked.html.contains("Unchanged: 1"),
        "{}",
        checked.html
    );
    assert_eq!(browser.post(&format!("{sheet}/drop"), &[]).goes_to.as_deref(), Some("/bring-in"));

    let list = browser.get("/bring-in");
    let import = between(&list.html, "name=\"import\" value=\"");
    let nothing = browser.post("/bring-in/undo", &[("import", &import), ("why", " ")]);
    assert!(nothing.html.contains("No reason was given"), "{}", nothing.html);
    let undone = browser.post("/bring-in/undo", &[("import", &import), ("why", "the wrong file")]);
    let done = to_its_end(&mut browser, &undone.goes_to.expect("its page"));
    assert!(done.html.contains("was taken back") && done.html.contains("2 cases are empty"), "{}", done.html);
    assert!(!browser.get("/cases").html.contains("Nadia Sorokina"));
}

#[test]
fn what_is_no_sheet_or_no_form_of_ours_is_refused_in_words() {
    let mut browser = Browser::at_a_new_desk();
    let empty = browser.post_files("/bring-in", &[("file", Some(""), b""), ("pasted", None, b"  ")]);
    assert!(
        empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.html.contains("Nothing was saved"),
        "{}",
        empty.html
    );
    let foreign = browser.post_files("/bring-in", &[("owner", None, b"me")]);
    assert!(foreign.html.contains("owner"), "{}", foreign.html);
    let sent = browser.post_files("/bring-in", &[("pasted", None, b"name\n\"open")]);
    let sheet = sent.goes_to.expect("it waits");
    let broken = browser.get(&sheet);
    assert!(
        broken.html.contains("a quote that begins in row 2")
            || broken.html.contains("A quote that begins in row 2"),
        "{}",
        broken.html
    );
    let strange = browser.post(&sheet, &[("header_row", "1"), ("evil.0", "x")]);
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(strange.html.contains("evil.0"), "{}", strange.html);
    for path in ["/bring-in/sheets/none", "/bring-in/sheets/none/check", "/bring-in/progress/none"] {
        assert_eq!(browser.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
}

fn between(html: &str, start: &str) -> String {
    let at = html.find(start).unwrap_or_else(|| panic!("{start} is on the page: {html}")) + start.len();
    html[at..].split('"').next().unwrap_or_default().to_owned()
}
