//! What was brought in, when, from which sheet, and which cases it touched: kept beside the log, so that an import can be
//! listed and taken back. The record itself says where each claim came from; if these notes are lost, it is looked through.

use std::collections::BTreeSet;

use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::Record;
use serde::{Deserialize, Serialize};

use crate::desk::{Desk, damaged};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// How far an import got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It was begun and not finished: the program was ended. What it wrote can be taken back.
    Begun,
    /// All of it is on record.
    Done,
    /// It was taken back.
    Undone {
        /// When, in seconds since 1970 UTC.
        at: i64,
        /// Why.
        why: String,
    },
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The sheet as a source of the desk; the import is known by it.
    pub source: SourceId,
    /// What the list is called.
    pub title: String,
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// Who keeps the list.
    pub keeper: String,
    /// The mapping's name.
    pub mapping: String,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// How far it got.
    pub state: ImportState,
    /// How many rows of people the sheet has.
    pub rows_in: usize,
    /// Rows that brought somebody new in.
    pub new: usize,
    /// Rows that added to or corrected what was on file.
    pub updates: usize,
    /// Rows of which everything was on file.
    pub unchanged: usize,
    /// Rows that were left out because nobody answered whom they are about.
    pub questions: usize,
    /// Rows that were left out because they could not be brought in.
    pub refused: usize,
    /// Claims that were entered.
    pub claims: usize,
}

/// The cases that an import touched.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Touched {
    /// Cases that it opened.
    pub(super) opened: Vec<CaseId>,
    /// Cases that were there.
    pub(super) updated: Vec<CaseId>,
}

/// How a sheet's receipt says that it was brought in.
pub(super) const HOW: &str = "brought in as a spreadsheet";

const LIST: &str = "bring-in/imports";

fn touched_key(source: SourceId) -> String {
    format!("bring-in/import/{source}")
}

/// Every import of the desk, the latest first.
///
/// # Errors
/// When they cannot be read.
pub fn imports(desk: &Desk) -> Result<Visible<Vec<Import>>, Problem> {
    desk.may(Action::BringIn, None)?;
    let mut all = all(desk)?;
    all.reverse();
    desk.show(Scope::Desk, all)
}

/// The import that `text` means: the id of its sheet, the beginning of it, or part of its title.
///
/// # Errors
/// When no import, or more than one, is meant.
pub fn find_import(desk: &Desk, text: &str) -> Result<Import, Problem> {
    desk.may(Action::BringIn, None)?;
    let all = all(desk)?;
    let folded = amparo_names::fold(text);
    let bare = text.strip_prefix("import-").unwrap_or(text);
    let by_id: Vec<&Import> = all.iter().filter(|import| import.source.starts_with(bare)).collect();
    let by_title =
        |import: &&Import| !folded.is_empty() && amparo_names::fold(&import.title).contains(&folded);
    let found = if by_id.is_empty() { all.iter().filter(by_title).collect() } else { by_id };
    let list = |imports: &[&Import]| {
        let rows: Vec<String> = imports
            .iter()
            .map(|import| format!("import-{} “{}”", import.source.short(), import.title))
            .collect();
        rows.join("; ")
    };
    match found.as_slice() {
        [import] => Ok((*import).clone()),
        [] => Err(Problem::not_found(
            format!("No import is called “{text}”. Nothing was changed."),
            format!("The imports of this desk are: {}.", list(&all.iter().collect::<Vec<_>>())),
            "Name one by its id or title; `amparo bring-in --list` prints them.",
        )),
        several => Err(Problem::question(
            format!("“{text}” may mean {} imports. Nothing was changed.", several.len()),
            format!("{}.", list(several)),
            "Name it by its id; the first letters of it are enough.",
        )),
    }
}

pub(super) fn all(desk: &Desk) -> Result<Vec<Import>, Problem> {
    let bytes = desk.draft(Scope::Desk, LIST)?;
    bytes.map_or_else(
        || Ok(Vec::new()),
        |bytes| serde_json::from_slice(&bytes).map_err(|error| damaged(&error)),
    )
}

/// Keeps an import, in place of what was kept of it.
pub(super) fn keep(desk: &mut Desk, import: &Import) -> Result<(), Problem> {
    let mut all = all(desk)?;
    match all.iter_mut().find(|known| known.source == import.source) {
        Some(known) => *known = import.clone(),
        None => all.push(import.clone()),
    }
    let bytes = serde_json::to_vec(&all).expect("imports are plain data");
    desk.put_draft(Scope::Desk, LIST, &bytes)
}

pub(super) fn keep_touched(desk: &mut Desk, source: SourceId, touched: &Touched) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(touched).expect("ids are plain data");
    desk.put_draft(Scope::Desk, &touched_key(source), &bytes)
}

pub(super) fn touched(desk: &Desk, source: SourceId) -> Result<Option<Touched>, Problem> {
    let bytes = desk.draft(Scope::Desk, &touched_key(source))?;
    bytes.map(|bytes| serde_json::from_slice(&bytes).map_err(|error| damaged(&error))).transpose()
}

/// The sheets of this keeper's list that were brought in before.
pub(super) fn sources_of_keeper(desk: &Desk, keeper: &str) -> Result<BTreeSet<SourceId>, Problem> {
    let record = desk.scope_record(Scope::Desk)?;
    let listed: BTreeSet<SourceId> = all(desk)?.into_iter().map(|import| import.source).collect();
    let keeper = amparo_names::fold(keeper);
    let of_keeper = record.sources.values().map(|state| &state.source).filter(|source| {
        let same = source.publisher.as_deref().is_some_and(|known| amparo_names::fold(known) == keeper);
        same && (listed.contains(&source.id) || came_as_sheet(&record, source.id))
    });
    Ok(of_keeper.map(|source| source.id).collect())
}

fn came_as_sheet(record: &Record, source: SourceId) -> bool {
    let chain = record.custody.get(&source).map(Vec::as_slice).unwrap_or_default();
    chain.iter().any(
        |state| matches!(&state.kind, CustodyKind::Received(receipt) if receipt.how.as_deref() == Some(HOW)),
    )
}
