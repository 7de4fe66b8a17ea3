//! Two at a desk: inviting, joining, signing in with a code, and what each then sees.

use amparo_casework::cases::{SameName, open_case};
use axum::http::StatusCode;

use crate::testing::{Browser, PASSPHRASE};

const HERS: &str = "lantern river copper absent";
const HIS: &str = "meadow violin thirteen clouds";

fn after(html: &str, start: &str, end: char) -> String {
    let at = html.find(start).unwrap_or_else(|| panic!("`{start}` is not in {html}")) + start.len();
    html[at..].split(end).next().unwrap_or_default().trim().to_owned()
}

/// The code that a telephone with this secret shows at a moment so many steps from now.
fn code(secret: &str, steps: i64) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bits = Vec::new();
    for letter in secret.bytes().filter(u8::is_ascii_alphanumeric) {
        let five = LETTERS.iter().position(|known| *known == letter).expect("the page shows base 32");
        bits.extend((0..5).rev().map(|bit| u8::from((five >> bit) & 1 == 1)));
    }
    let byte = |eight: &[u8]| eight.iter().fold(0, |all, bit| all * 2 + bit);
    let bytes: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    let totp = totp_rs::Builder::new().with_secret(bytes).build().expect("a secret of twenty bytes");
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    totp.generate(now.saturating_add_signed(steps * 30)).to_string()
}

/// Sets a password and a second factor up; gives the secret.
fn set_up(browser: &mut Browser, password: &str, has_password: bool) -> String {
    if !has_password {
        let set = browser.post("/account/password", &[("new", password), ("again", password)]);
        assert_eq!(set.goes_to.as_deref(), Some("/account"), "{}", set.html);
    }
    let begun = browser.post("/account/second-factor", &[("password", password)]);
    let secret = after(&begun.html, "<p class=\"mono\" dir=\"ltr\">", '<');
    let picture = browser.get("/account/second-factor/code.svg");
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    let wrong = browser.post("/account/second-factor/confirm", &[("code", "000000")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.html);
    let done = browser.post("/account/second-factor/confirm", &[("code", &code(&secret, -1))]);
    assert!(done.html.contains("Recovery codes"), "{}", done.html);
    secret
}

#[test]
fn a_second_member_joins_signs_in_with_a_code_and_sees_what_is_theirs() {
    let mut hers = Browser::at_a_new_desk();
    let sealed = hers.write(|desk| open_case(desk, "Rana Haddad", SameName::Ask));
    let refused = hers.post("/desk/members/invite", &[("name", "Ben Okoye"), ("role", "documenter")]);
    assert!(refused.html.contains("Nobody was invited."), "{}", refused.html);
    let secret = set_up(&mut hers, HERS, false);
    let invited = hers.post("/desk/members/invite", &[("name", "Ben Okoye"), ("role", "documenter")]);
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.html);
    let invitation = after(&invited.html, "<p class=\"mono\" dir=\"ltr\">", '<');

    let mut his = hers.another();
    let bad = his.post("/join", &[("code", "NOPE"), ("password", HIS), ("again", HIS)]);
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let joined = his.post("/join", &[("code", &invitation), ("password", HIS), ("again", HIS)]);
    assert_eq!(joined.goes_to.as_deref(), Some("/"), "{}", joined.html);
    assert_eq!(
        his.get("/cases").goes_to.as_deref(),
        Some("/account/second-factor"),
        "a second factor comes first"
    );
    set_up(&mut his, HIS, true);
    assert_eq!(his.get("/cases").status, StatusCode::OK);
    assert!(!his.get("/cases").html.contains("Rana Haddad"), "a case is for those who were added to it");
    let absent = his.get(&format!("/cases/{sealed}"));
    let nowhere = his.get("/cases/case-00000000000000000000000000");
    assert_eq!((absent.status, nowhere.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let same =
        |html: &str| html.replace(&sealed.to_string(), "X").replace("case-00000000000000000000000000", "X");
    assert_eq!(same(&absent.html), same(&nowhere.html), "forbidden and absent look alike");
    assert_eq!(his.get("/desk/members").status, StatusCode::NOT_FOUND);

    // She signs in again: the passphrase is not enough any more.
    hers.post("/sign-out", &[]);
    let passphrase = hers.post("/unlock", &[("passphrase", PASSPHRASE)]);
    assert!(passphrase.html.contains("does not say who you are"), "{}", passphrase.html);
    let no_code = hers.post("/sign-in", &[("name", "Asta Quell"), ("password", HERS)]);
    assert!(no_code.html.contains("with your code"), "{}", no_code.html);
    let refused = hers.post("/sign-in", &[("name", "Asta Quell"), ("password", HIS), ("code", "123456")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let used =
        hers.post("/sign-in", &[("name", "Asta Quell"), ("password", HERS), ("code", &code(&secret, -1))]);
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "a code is taken once");
    let done =
        hers.post("/sign-in", &[("name", "Asta Quell"), ("password", HERS), ("code", &code(&secret, 0))]);
    assert_eq!(done.goes_to.as_deref(), Some("/"), "{}", done.html);

    // She opens the case to the team: he sees it. She takes him off the desk: his session is over.
    hers.post(&format!("/cases/{sealed}/access/tier"), &[("tier", "team")]);
    assert!(his.get("/cases").html.contains("Rana Haddad"));
    let page = hers.get("/desk/members").html;
    let him =
        page.split("/desk/members/").filter_map(|part| part.split_once("/remove\"")).map(|(id, _)| id).next();
    let him = him.expect("he can be removed").to_owned();
    hers.post(&format!("/desk/members/{him}/remove"), &[("why", "another office")]);
    assert_eq!(his.get("/cases").status, StatusCode::UNAUTHORIZED);
}

#[test]
fn a_token_is_shown_once_listed_without_its_secret_and_revoked() {
    let mut browser = Browser::at_a_new_desk();
    let made =
        browser.post("/account/tokens", &[("name", "Nightly copy"), ("scope", "read"), ("days", "30")]);
    let token = after(&made.html, "<p class=\"mono\" dir=\"ltr\">", '<');
    assert!(token.starts_with("amparo-"), "{token}");
    let listed = browser.get("/account/tokens");
    assert!(listed.html.contains("Nightly copy") && !listed.html.contains(&token));
    let never =
        browser.post("/account/tokens", &[("name", "For ever"), ("scope", "write"), ("days", "99999")]);
    assert_eq!(never.status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = after(&listed.html, "name=\"id\" value=\"", '"');
    browser.post("/account/tokens/revoke", &[("id", &id)]);
    assert!(!browser.get("/account/tokens").html.contains("Nightly copy"));
}
