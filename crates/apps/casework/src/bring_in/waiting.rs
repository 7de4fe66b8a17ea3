//! A sheet that came and is not brought in yet: its bytes, its mapping and its answers, kept under the desk's key until it is
//! brought in or thrown away. It is no part of the record.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::SourceId;
use serde::{Deserialize, Serialize};

use super::examine::Answers;
use super::mapping::Mapping;
use super::table::SheetFile;
use super::{FILE_BYTES_MAX, NOT_BROUGHT};
use crate::desk::{Desk, damaged};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

/// A sheet that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The name under which it waits: random, and nothing else.
    pub id: String,
    /// The file's name.
    pub file_name: String,
    /// When it came, in seconds since 1970 UTC.
    pub at: i64,
    /// What a person said of its columns so far.
    pub mapping: Option<Mapping>,
    /// What a person answered on its rows so far.
    pub answers: Answers,
}

/// The most sheets that wait at one time.
const WAITING_MAX: usize = 20;

const LIST: &str = "bring-in/waiting";

fn file_key(id: &str) -> String {
    format!("bring-in/file/{id}")
}

/// Takes a sheet in, to be looked at.
///
/// # Errors
/// When it is too large, or too many wait already.
pub fn take_in(desk: &mut Desk, file: &SheetFile) -> Result<Waiting, Problem> {
    desk.may(Action::BringIn, None)?;
    let mut all = all(desk)?;
    if file.bytes.is_empty() {
        return Err(Problem::input(
            NOT_BROUGHT,
            "No file came, or an empty one.",
            "Choose a file, or paste its rows.",
        ));
    }
    if file.bytes.len() as u64 > FILE_BYTES_MAX {
        let why = format!("It is larger than {} MiB.", FILE_BYTES_MAX >> 20);
        return Err(Problem::input(NOT_BROUGHT, why, "Cut the sheet into several files."));
    }
    if all.len() >= WAITING_MAX {
        let why = format!("{WAITING_MAX} sheets wait already.");
        return Err(Problem::input(NOT_BROUGHT, why, "Bring one of them in, or throw it away."));
    }
    // Of the form of a source's id, which is random.
    let id = SourceId::from_bytes(desk.random_bytes()).to_string().replace("source-", "");
    let waiting = Waiting {
        id: id.clone(),
        file_name: one_line(&file.file_name),
        at: desk.now(),
        mapping: None,
        answers: Answers::default(),
    };
    desk.put_draft(Scope::Desk, &file_key(&id), &file.bytes)?;
    all.push(waiting.clone());
    put(desk, &all)?;
    Ok(waiting)
}

/// Every sheet that waits, the latest first.
///
/// # Errors
/// When they cannot be read.
pub fn waiting_sheets(desk: &Desk) -> Result<Visible<Vec<Waiting>>, Problem> {
    let mut all = all(desk)?;
    all.reverse();
    desk.show(Scope::Desk, all)
}

/// The sheet that waits under this name.
///
/// # Errors
/// When none does.
pub fn waiting(desk: &Desk, id: &str) -> Result<Visible<Waiting>, Problem> {
    let found = all(desk)?.into_iter().find(|waiting| waiting.id == id).ok_or_else(gone)?;
    desk.show(Scope::Desk, found)
}

/// Its file.
///
/// # Errors
/// When it is not there.
pub fn waiting_file(desk: &Desk, waiting: &Waiting) -> Result<SheetFile, Problem> {
    desk.may(Action::BringIn, None)?;
    let bytes = desk.draft(Scope::Desk, &file_key(&waiting.id))?.ok_or_else(gone)?;
    Ok(SheetFile { file_name: waiting.file_name.clone(), bytes })
}

/// Keeps what a person said of it.
///
/// # Errors
/// When it waits no longer, or cannot be written.
pub fn keep_waiting(desk: &mut Desk, waiting: &Waiting) -> Result<(), Problem> {
    desk.may(Action::BringIn, None)?;
    let mut all = all(desk)?;
    let known = all.iter_mut().find(|known| known.id == waiting.id).ok_or_else(gone)?;
    *known = waiting.clone();
    put(desk, &all)
}

/// Throws it away: it was brought in, or is not wanted.
///
/// # Errors
/// When it waits no longer, or cannot be written.
pub fn drop_waiting(desk: &mut Desk, id: &str) -> Result<(), Problem> {
    desk.may(Action::BringIn, None)?;
    let mut all = all(desk)?;
    let before = all.len();
    all.retain(|waiting| waiting.id != id);
    if all.len() == before {
        return Err(gone());
    }
    desk.delete_draft(Scope::Desk, &file_key(id))?;
    put(desk, &all)
}

fn gone() -> Problem {
    Problem::not_found(
        "The sheet waits no longer. Nothing was changed.",
        "It was brought in or thrown away.",
        "Send the file again.",
    )
}

fn all(desk: &Desk) -> Result<Vec<Waiting>, Problem> {
    let bytes = desk.draft(Scope::Desk, LIST)?;
    bytes.map_or_else(
        || Ok(Vec::new()),
        |bytes| serde_json::from_slice(&bytes).map_err(|error| damaged(&error)),
    )
}

fn put(desk: &mut Desk, all: &[Waiting]) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(all).expect("what waits is plain data");
    desk.put_draft(Scope::Desk, LIST, &bytes)
}
