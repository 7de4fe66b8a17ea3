//! What a page answers.

use amparo_casework::problem::{Problem, Sort};
use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, Response, StatusCode};

/// What a page answers: a response, or why not.
pub type Answer = Result<Response<Body>, Fail>;

/// Why a page cannot be shown.
#[derive(Debug)]
pub enum Fail {
    /// It is not there, or not for this member: the answer is the same to the letter.
    Absent,
    /// What casework says.
    Problem(Box<Problem>),
    /// Nobody is signed in, or no longer.
    SignIn,
    /// Whoever is signed in must set up a second factor before anything else.
    SetUpFirst,
    /// Whoever asks must show once more who they are.
    StepUp,
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// The status under which a problem is answered.
pub fn status_of(sort: Sort) -> StatusCode {
    match sort {
        Sort::Input => StatusCode::UNPROCESSABLE_ENTITY,
        Sort::Locked => StatusCode::LOCKED,
        Sort::InUse | Sort::Question => StatusCode::CONFLICT,
        Sort::NotFound => StatusCode::NOT_FOUND,
        Sort::Forbidden => StatusCode::FORBIDDEN,
        Sort::System | Sort::Damaged => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A page from its template.
///
/// # Errors
/// Never with the templates that ship: each is rendered by a test.
pub fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page from its template, under another status.
///
/// # Errors
/// As [`page`].
pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    let html = template.render().map_err(|error| {
        Problem::new(
            Sort::System,
            "The page could not be put together. Nothing was changed.",
            error.to_string(),
            "Go back and try again; if it stays, report it with this text.",
        )
    })?;
    Ok(with_type(status, "text/html; charset=utf-8", html.into()))
}

/// Goes on to another page, after something was done.
///
/// # Errors
/// Never.
pub fn see_other(path: &str) -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let path = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, path);
    Ok(response)
}

/// Bytes of our own making with their type, such as a drawn picture.
pub fn with_type(status: StatusCode, kind: &'static str, bytes: Body) -> Response<Body> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A file to save, of our own making (a paper, an export). What others sent is never given from here.
///
/// # Errors
/// Never.
pub fn download(name: &str, kind: &'static str, bytes: Vec<u8>) -> Answer {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-_.".contains(letter) { letter } else { '_' })
        .collect();
    let mut response = with_type(StatusCode::OK, kind, bytes.into());
    let value = format!("attachment; filename=\"{plain}\"");
    let value = HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"));
    response.headers_mut().insert(CONTENT_DISPOSITION, value);
    Ok(response)
}
