//! Style sheet, scripts, fonts: our own files, compiled in.

use axum::http::StatusCode;

use crate::answer::{Answer, Fail, with_type};
use crate::ask::Ask;
use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] = &[get("/assets/{file}", Gate::Open, file)];

/// One style sheet, put together from a file per part of the desk.
const STYLE: &str = concat!(
    include_str!("../../assets/style/ground.css"),
    include_str!("../../assets/style/parts.css"),
    include_str!("../../assets/style/case.css"),
    include_str!("../../assets/style/people.css"),
    include_str!("../../assets/style/papers.css"),
    include_str!("../../assets/style/reading.css"),
    include_str!("../../assets/style/print.css"),
);

/// Every file, with its type.
const FILES: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", STYLE.as_bytes()),
    ("desk.js", "text/javascript; charset=utf-8", include_bytes!("../../assets/desk.js")),
    ("reading.js", "text/javascript; charset=utf-8", include_bytes!("../../assets/reading.js")),
    ("sending.js", "text/javascript; charset=utf-8", include_bytes!("../../assets/sending.js")),
    ("mark.svg", "image/svg+xml", include_bytes!("../../assets/mark.svg")),
];

pub(crate) fn file(ask: &Ask) -> Answer {
    let wanted = ask.param("file");
    let (_, kind, bytes) = FILES.iter().find(|(name, ..)| *name == wanted).ok_or(Fail::Absent)?;
    Ok(with_type(StatusCode::OK, kind, (*bytes).into()))
}
