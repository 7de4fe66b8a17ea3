//! Originals leave through a door of their own: another address, to which no cookie is sent, and a file that no browser
//! shows, only saves.
//!
//! A document that somebody sent may be made to attack whoever opens it. From the desk's own address it could reach the
//! desk's pages with the reader's session; from here it reaches nothing. A link works once, for a minute.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use amparo_casework::custody::give_out::{GivenOut, bytes_given_out};
use amparo_casework::ledger::ids::{CaseId, MemberId};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, Method, Response, StatusCode};
use axum::routing::any;

use crate::session::Secret;
use crate::state::App;

/// How long a link works.
pub(crate) const LINK_LASTS: Duration = Duration::from_mins(1);

/// What may leave, and where from.
#[derive(Default)]
pub(crate) struct Originals {
    waiting: Mutex<Vec<Leaving>>,
    address: OnceLock<Address>,
}

/// Where the door is.
pub(crate) enum Address {
    /// As whoever runs the desk says.
    Named(String),
    /// On this computer, on this port, under the name that the desk itself is not reached by.
    Here(SocketAddr),
}

struct Leaving {
    link: Secret,
    made: Instant,
    member: MemberId,
    case: CaseId,
    what: GivenOut,
}

impl Originals {
    /// Says where the door is. Only the first time counts.
    pub(crate) fn are_at(&self, address: Address) {
        drop(self.address.set(address));
    }

    /// A link that works once, for whoever reaches the desk under the name `host`.
    pub(crate) fn link(&self, host: Option<&str>, member: MemberId, case: CaseId, what: GivenOut) -> String {
        let (shown, link) = Secret::draw();
        let mut waiting = self.waiting();
        waiting.retain(|leaving| leaving.made.elapsed() < LINK_LASTS);
        waiting.push(Leaving { link, made: Instant::now(), member, case, what });
        drop(waiting);
        let door = match self.address.get() {
            Some(Address::Named(address)) => address.trim_end_matches('/').to_owned(),
            Some(Address::Here(at)) if at.ip().is_loopback() => {
                // Cookies belong to a name, whatever the port: the door has the other of the two names.
                let by_name = host.is_some_and(|host| host.starts_with("localhost"));
                let name = if by_name { at.ip().to_string() } else { "localhost".to_owned() };
                format!("http://{name}:{}", at.port())
            }
            Some(Address::Here(at)) => format!("http://{at}"),
            None => String::new(),
        };
        format!("{door}/originals/{shown}")
    }

    /// What a link leads to. It does so once.
    fn take(&self, shown: &str) -> Option<Leaving> {
        let wanted = Secret::of(shown);
        let mut waiting = self.waiting();
        waiting.retain(|leaving| leaving.made.elapsed() < LINK_LASTS);
        let at = waiting.iter().position(|leaving| leaving.link == wanted)?;
        Some(waiting.swap_remove(at))
    }

    /// Closes the door: no link works any more.
    pub(crate) fn clear(&self) {
        self.waiting().clear();
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Leaving>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The door. It looks at no cookie and sets none; whatever it does not give is not there.
pub(crate) fn router(app: &App) -> Router {
    let nothing = || async { finish(Response::new(Body::from("Not here.\n")), StatusCode::NOT_FOUND) };
    Router::new().route("/originals/{link}", any(give)).fallback(nothing).with_state(app.clone())
}

async fn give(State(app): State<App>, Path(link): Path<String>, method: Method) -> Response<Body> {
    // A browser that only asks whether it is there must not use the link up.
    let given = if method == Method::GET {
        tokio::task::spawn_blocking(move || bytes_of(&app, &link)).await.ok().flatten()
    } else {
        None
    };
    match given {
        Some((name, bytes)) => {
            let mut response = Response::new(Body::from(bytes));
            let disposition = HeaderValue::from_str(&disposition(&name));
            let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
            response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
            finish(response, StatusCode::OK)
        }
        None => finish(Response::new(Body::from("Not here, or no longer.\n")), StatusCode::NOT_FOUND),
    }
}

fn bytes_of(app: &App, link: &str) -> Option<(String, Vec<u8>)> {
    let leaving = app.originals().take(link)?;
    let office = app.office()?;
    let read = office.read(leaving.member, |desk| bytes_given_out(desk, leaving.case, &leaving.what));
    Some((leaving.what.file_name, read.ok()?.into_inner()))
}

fn finish(mut response: Response<Body>, status: StatusCode) -> Response<Body> {
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("text/plain; charset=utf-8"));
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The name under which a browser saves it: plain for old browsers, and as it was for the others.
fn disposition(name: &str) -> String {
    const NAME_CHARS_MAX: usize = 120;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|letter| !letter.is_control()).take(NAME_CHARS_MAX).collect();
    let name = name.trim_start_matches('.');
    let name = if name.is_empty() { "original" } else { name };
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' })
        .collect();
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push('%');
            coded.extend(
                [byte >> 4, byte & 15]
                    .map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()),
            );
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_file_is_saved_under_its_own_name_and_in_no_folder() {
        for (name, expected) in [
            ("report.pdf", "attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf"),
            ("../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd"),
            (
                "дело\".pdf",
                "attachment; filename=\"_____.pdf\"; filename*=UTF-8''%D0%B4%D0%B5%D0%BB%D0%BE%22.pdf",
            ),
            ("..\r\n", "attachment; filename=\"original\"; filename*=UTF-8''original"),
        ] {
            assert_eq!(disposition(name), expected);
        }
    }
}
