//! A desk and a browser for tests: no network, the same router.

use std::collections::BTreeMap;
use std::time::Duration;

use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::office::Office;
use amparo_casework::reader::child::Reader;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

use crate::server::ServeOptions;
use crate::state::App;

pub(crate) const PASSPHRASE: &str = "four words nobody joins";

/// A browser without JavaScript.
pub(crate) struct Browser {
    pub(crate) app: App,
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Under which name the desk is asked for.
    pub(crate) host: String,
    runtime: tokio::runtime::Runtime,
    folder: std::rc::Rc<tempfile::TempDir>,
}

/// What was answered.
pub(crate) struct Shown {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
    pub(crate) goes_to: Option<String>,
}

/// The program in which documents are parsed: an example of this crate, which every run of the tests builds beside them.
fn reader_child() -> std::path::PathBuf {
    let here = std::env::current_exe().expect("the test program knows its file");
    let built = here.parent().and_then(std::path::Path::parent).expect("it lies in a folder of cargo's");
    built.join("examples").join(format!("reader_child{}", std::env::consts::EXE_SUFFIX))
}

impl Browser {
    /// A new empty desk of one, signed in.
    pub(crate) fn at_a_new_desk() -> Self {
        let mut browser = Self::at_a_desk_nobody_is_signed_in_to();
        let link = browser.app.new_link();
        let shown = browser.post(&format!("/enter/{link}"), &[]);
        assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.html);
        browser
    }

    pub(crate) fn at_a_desk_nobody_is_signed_in_to() -> Self {
        let folder = tempfile::tempdir().expect("tests have a folder for files");
        let desk_folder = folder.path().join("desk");
        let new = NewDesk {
            name: "Test desk".into(),
            member_name: "Asta Quell".into(),
            demo: false,
            small_computer: true,
        };
        let world = World::of_this_computer().expect("the test program knows its file");
        let world = World { reader: Reader::of_program(reader_child()), ..world };
        let (desk, _) = Desk::init(&desk_folder, PASSPHRASE.into(), &new, world).expect("a new desk");
        let listen = "127.0.0.1:0".parse().expect("an address");
        let options =
            ServeOptions { idle: Duration::from_mins(1), ..ServeOptions::here(desk_folder, listen) };
        let app = App::new(options, Some(Office::new(desk)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let router = crate::serve::router(&app);
        Self {
            app,
            router,
            cookies: BTreeMap::new(),
            host: "127.0.0.1:4714".into(),
            runtime,
            folder: std::rc::Rc::new(folder),
        }
    }

    /// The desk's one member.
    pub(crate) fn member(&self) -> amparo_casework::ledger::ids::MemberId {
        let office = self.app.office().expect("the desk is open");
        office.sole_member().expect("the desk is open").expect("it is a desk of one")
    }

    /// Goes on with this session.
    pub(crate) fn be(&mut self, secret: &str) {
        self.cookies.insert("amparo".to_owned(), secret.to_owned());
    }

    /// Another browser at the same desk, where nobody is signed in.
    pub(crate) fn another(&self) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self {
            app: self.app.clone(),
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            host: self.host.clone(),
            runtime,
            folder: std::rc::Rc::clone(&self.folder),
        }
    }

    /// Writes to the desk behind the pages, as its one member.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Desk) -> Result<T, amparo_casework::problem::Problem>,
    ) -> T {
        let office = self.app.office().expect("the desk is open");
        let member = office.sole_member().expect("the desk is open").expect("it is a desk of one");
        office.write(member, write).expect("the test's own writing is allowed")
    }

    pub(crate) fn get(&mut self, path: &str) -> Shown {
        let request = Request::get(path);
        self.send(request, Body::empty())
    }

    /// Sends a form with this session's token.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let token = self.token();
        let mut all: Vec<(&str, &str)> = vec![("csrf", &token)];
        all.extend(fields);
        self.post_raw(path, &all)
    }

    /// Sends exactly these fields.
    pub(crate) fn post_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let body = serde_html_form::to_string(fields).expect("pairs can be written");
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, body.into())
    }

    /// Calls as a program does, with a token in place of a session.
    pub(crate) fn call(
        &mut self,
        method: &str,
        path: &str,
        token: &str,
        json: Option<&serde_json::Value>,
    ) -> Shown {
        let cookies = std::mem::take(&mut self.cookies);
        let request =
            Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
        let body = json.map(ToString::to_string).unwrap_or_default();
        let shown = self.send(request.header(CONTENT_TYPE, "application/json"), body.into());
        self.cookies = cookies;
        shown
    }

    /// Sends files: each part as (name, file name, bytes); the token goes first.
    pub(crate) fn post_files(&mut self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Shown {
        let boundary = "a-line-between-parts";
        let mut body = Vec::new();
        let token = self.token();
        let token_part: (&str, Option<&str>, &[u8]) = ("csrf", None, token.as_bytes());
        for (name, file, bytes) in std::iter::once(&token_part).chain(parts) {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n")
                    .as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.send(Request::post(path).header(CONTENT_TYPE, kind), body.into())
    }

    /// Sends exactly these bytes, said to be so many.
    pub(crate) fn post_body(&mut self, path: &str, kind: &str, body: Vec<u8>, length: Option<u64>) -> Shown {
        let mut request = Request::post(path).header(CONTENT_TYPE, kind);
        if let Some(length) = length {
            request = request.header(axum::http::header::CONTENT_LENGTH, length);
        }
        self.send(request, body.into())
    }

    /// This session's token; nothing where nobody is signed in.
    pub(crate) fn token(&self) -> String {
        let session = self.cookies.get("amparo").and_then(|cookie| self.app.sessions().find(cookie));
        session.map(|session| session.csrf).unwrap_or_default()
    }

    fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Shown {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request
            .header(COOKIE, cookies.join("; "))
            .header("host", &self.host)
            .body(body)
            .expect("the test's request is one");
        let router = self.router.clone();
        let (parts, bytes) = self.runtime.block_on(async {
            let response = router.oneshot(request).await.expect("the router answers");
            let (parts, body) = response.into_parts();
            (parts, to_bytes(body, 1 << 30).await.expect("the answer ends"))
        });
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are text");
            let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let goes_to = parts.headers.get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Shown {
            status: parts.status,
            headers: parts.headers,
            // Without the marks that keep values of one direction apart from words of another.
            html: String::from_utf8_lossy(&bytes).replace(['\u{2068}', '\u{2069}'], ""),
            goes_to,
        }
    }
}
