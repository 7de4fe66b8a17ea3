//! The way in, and what holds on every page.

use axum::http::{Method, StatusCode};

use crate::routes::{Gate, Takes, table};
use crate::testing::{Browser, PASSPHRASE};

#[test]
fn a_one_time_link_lets_in_once() {
    let mut browser = Browser::at_a_desk_nobody_is_signed_in_to();
    let link = format!("/enter/{}", browser.app.new_link());
    let shown = browser.get(&link);
    assert!(shown.html.contains("Open the desk"), "{}", shown.html);
    assert_eq!(browser.post(&link, &[]).goes_to.as_deref(), Some("/"));
    assert_eq!(browser.get("/cases").status, StatusCode::OK);
    let again = browser.get(&link);
    assert!(again.html.contains("used already"), "{}", again.html);
}

#[test]
fn nobody_gets_past_the_door_without_a_session() {
    let mut browser = Browser::at_a_desk_nobody_is_signed_in_to();
    for route in table().iter().filter(|route| route.gate != Gate::Open) {
        let path = route.path.replace('{', "x").replace('}', "");
        let shown =
            if route.method == Method::GET { browser.get(&path) } else { browser.post_raw(&path, &[]) };
        let refused = if route.is_api() { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
        assert_eq!(shown.status, refused, "{} {}", route.method, route.path);
        assert!(!shown.html.contains("Asta Quell"), "{}", route.path);
    }
}

#[test]
fn the_passphrase_lets_in_and_another_does_not() {
    let mut browser = Browser::at_a_desk_nobody_is_signed_in_to();
    let wrong = browser.post("/unlock", &[("passphrase", "not the one it is")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("does not open this desk"), "{}", wrong.html);
    assert_eq!(browser.post("/unlock", &[("passphrase", PASSPHRASE)]).goes_to.as_deref(), Some("/"));
    assert_eq!(browser.get("/cases").status, StatusCode::OK);
}

#[test]
fn lock_now_ends_every_session_and_the_passphrase_opens_again() {
    let mut browser = Browser::at_a_new_desk();
    assert_eq!(browser.post("/lock", &[]).goes_to.as_deref(), Some("/unlock"));
    assert!(browser.app.office().is_none());
    assert_eq!(browser.get("/cases").status, StatusCode::UNAUTHORIZED);
    assert!(browser.get("/unlock").html.contains("The desk is locked"));
    assert_eq!(browser.post("/unlock", &[("passphrase", PASSPHRASE)]).goes_to.as_deref(), Some("/"));
    assert_eq!(browser.get("/cases").status, StatusCode::OK);
}

#[test]
fn a_form_without_this_sessions_token_changes_nothing() {
    let mut browser = Browser::at_a_new_desk();
    for token in ["", "0000"] {
        let shown = browser.post_raw("/lock", &[("csrf", token)]);
        assert_eq!(shown.status, StatusCode::FORBIDDEN);
    }
    assert!(browser.app.office().is_some());
}

#[test]
fn what_was_written_outlives_the_session() {
    let mut browser = Browser::at_a_new_desk();
    browser.app.sessions().end_all();
    let shown = browser.post("/confirm", &[("passphrase", "a secret typed"), ("back", "/cases")]);
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
    assert!(shown.html.contains(r#"name="kept-path" value="/confirm""#), "{}", shown.html);
    assert!(shown.html.contains(r#"name="kept-value" value="/cases""#), "{}", shown.html);
    assert!(!shown.html.contains("a secret typed"), "a passphrase is never written into a page");
    for path in ["/account/password", "/desk/keys/passphrase"] {
        let secrets = [("old", "a secret typed"), ("new", "a secret typed"), ("again", "a secret typed")];
        assert!(!browser.post(path, &secrets).html.contains("a secret typed"), "{path}");
    }
    let kept = [
        ("passphrase", PASSPHRASE),
        ("kept-path", "/confirm"),
        ("kept-name", "back"),
        ("kept-value", "a long text"),
    ];
    let back = browser.post("/unlock", &kept);
    assert_eq!(back.status, StatusCode::OK);
    assert!(back.html.contains("a long text") && back.html.contains(r#"action="/confirm""#), "{}", back.html);
    assert!(!browser.token().is_empty() && back.html.contains(&browser.token()));
}

#[test]
fn every_answer_carries_the_headers_that_keep_it_here() {
    let mut browser = Browser::at_a_new_desk();
    for path in ["/cases", "/nowhere", "/assets/style.css", "/unlock"] {
        let shown = browser.get(path);
        let policy = shown.headers["content-security-policy"].to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(shown.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(shown.headers["referrer-policy"], "no-referrer", "{path}");
        if !path.starts_with("/assets") {
            assert_eq!(shown.headers["cache-control"], "no-store", "{path}");
        }
    }
}

#[test]
fn looking_changes_nothing_and_doing_carries_a_token() {
    for route in table() {
        let looks = route.method == Method::GET;
        assert_eq!(looks, route.takes == Takes::Nothing, "{} {}", route.method, route.path);
    }
}

#[test]
fn pages_speak_the_language_that_was_chosen() {
    let mut browser = Browser::at_a_new_desk();
    browser.post("/language", &[("language", "ar"), ("back", "/cases")]);
    let shown = browser.get("/cases");
    assert!(shown.html.contains(r#"<html lang="ar" dir="rtl">"#), "{}", shown.html);
    assert!(shown.html.contains("القضايا"));
}

#[test]
fn a_name_that_was_made_to_point_here_is_not_answered() {
    let mut browser = Browser::at_a_new_desk();
    browser.host = "desk.example".into();
    for path in ["/", "/cases", "/unlock", "/api/v1/cases"] {
        let shown = browser.get(path);
        assert_eq!(shown.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
    }
    for ours in ["localhost:4714", "127.0.0.1:80", "[::1]:4714"] {
        browser.host = ours.into();
        assert_eq!(browser.get("/cases").status, StatusCode::OK, "{ours}");
    }
}

#[test]
fn wrong_passphrases_make_the_next_attempt_at_a_locked_desk_wait() {
    let mut browser = Browser::at_a_new_desk();
    browser.post("/lock", &[]);
    for _ in 0..4 {
        let wrong = browser.post("/unlock", &[("passphrase", "not the one it is")]);
        assert!(wrong.html.contains("does not open this desk"), "{}", wrong.html);
    }
    let soon = browser.post("/unlock", &[("passphrase", PASSPHRASE)]);
    assert!(soon.html.contains("try again"), "{}", soon.html);
    assert!(browser.app.office().is_none(), "an attempt that came too soon was not looked at");
}
