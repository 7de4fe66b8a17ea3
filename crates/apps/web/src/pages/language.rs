//! The choice of a language.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;

use crate::answer::{Answer, Fail, see_other};
use crate::ask::Ask;
use crate::lang::Language;
use crate::routes::{Gate, Route, post};

pub(crate) const ROUTES: &[Route] = &[post("/language", Gate::Open, choose)];

pub(crate) fn choose(ask: &Ask) -> Answer {
    let language = ask.fields().one("language").and_then(Language::of_code).ok_or(Fail::Absent)?;
    if let Some(cookie) = &ask.cookie {
        ask.app.sessions().change(cookie, |session| session.language = Some(language));
    }
    let mut response = see_other(own_path(ask.fields().one("back").unwrap_or("/")))?;
    let cookie = format!("language={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000", language.code());
    let cookie = HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""));
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

/// A path of this desk, or its start: nobody is sent elsewhere by a form.
pub(crate) fn own_path(path: &str) -> &str {
    let plain = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if plain { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_paths_of_this_desk_are_gone_on_to() {
        assert_eq!(own_path("/cases?x=1"), "/cases?x=1");
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "", "cases", "/a\r\nb"] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
    }
}
