//! Who on this desk is called so? Over every name in the record, in any script and spelling.
//!
//! A name found is a name found, not a person recognised: two people may share it, so each is shown with its case and the
//! spelling that was met.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, PersonId};
use amparo_names::{Name, compare};
use serde::Serialize;

use crate::case_list::not_listed;
use crate::compare_names::NAME_CHARS_MAX;
use crate::desk::{Desk, words};
use crate::name_index::{Asked, Hit};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// Somebody whose name came near.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundPerson {
    /// The case in which the person is named.
    pub case: CaseId,
    /// The name of the case.
    pub case_title: String,
    /// The person.
    pub person: PersonId,
    /// Whether it is this person's case.
    pub is_principal: bool,
    /// The spelling on file that comes nearest.
    pub name: String,
    /// How alike the names are, from 0 to 1.
    pub score: f32,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A name in full.
    Whole,
    /// The last word may go on.
    Beginning,
}

/// The people whose names come nearest, best first, each once.
///
/// # Errors
/// When the name is none, or the record cannot be read.
pub fn find_person(
    desk: &Desk,
    name: &str,
    typed: Typed,
    top: usize,
) -> Result<Visible<Vec<FoundPerson>>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let name = searchable(name)?;
    let hits = nearest(desk, &name, typed, top)?;
    let mut found = Vec::new();
    for hit in hits {
        let Scope::Case(case) = hit.bearer.scope else { continue };
        let row = desk.store()?.case_row(case).map_err(not_listed)?;
        found.extend(row.map(|row| FoundPerson {
            case,
            is_principal: hit.bearer.person == row.person,
            case_title: row.title,
            person: hit.bearer.person,
            reasons: reasons_of(&name, &hit.name),
            name: hit.name,
            score: hit.score,
        }));
    }
    found.truncate(top);
    desk.show(Scope::Desk, found)
}

/// The names that come nearest among those that are open to this member, best first, each bearer once.
pub(crate) fn nearest(desk: &Desk, name: &str, typed: Typed, top: usize) -> Result<Vec<Hit>, Problem> {
    let scope = desk.open_cases()?;
    let names = desk.shared().names.current(&*desk.store()?).map_err(not_searched)?;
    let wanted = Name::person(name);
    Ok(match typed {
        Typed::Whole => names.search(&scope, Asked::Whole(&wanted), top),
        Typed::Beginning => names.search(&scope, Asked::Beginning(name), top),
    })
}

/// Takes in every name of the record, so that the first search need not. Done once a desk is open; it takes seconds where
/// there are very many.
///
/// # Errors
/// When the record cannot be read.
pub fn prepare_search(desk: &Desk) -> Result<(), Problem> {
    desk.shared().names.current(&*desk.store()?).map(drop).map_err(not_searched)
}

/// Whether a search need not take in every name first.
pub(crate) fn is_ready_to_search(desk: &Desk) -> Result<bool, Problem> {
    Ok(desk.shared().names.is_ready(&*desk.store()?))
}

pub(crate) fn reasons_of(wanted: &str, found: &str) -> Vec<String> {
    let why = compare(&Name::person(wanted), &Name::person(found));
    why.reasons.iter().map(ToString::to_string).collect()
}

fn not_searched(error: amparo_store::StoreError) -> Problem {
    words(error, "The names could not be searched.")
}

/// What was typed, if it can be searched for.
pub(crate) fn searchable(name: &str) -> Result<String, Problem> {
    let name = crate::read_document::one_line(name);
    if name.is_empty() {
        return Err(Problem::input(
            "Nothing was searched.",
            "The name is empty.",
            "Give a name, or its beginning with --typing.",
        ));
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Problem::input(
            "Nothing was searched.",
            "There is no letter and no digit in the name.",
            "Give a name, or its beginning with --typing.",
        ));
    }
    let chars = name.chars().count();
    if chars > NAME_CHARS_MAX {
        return Err(Problem::input(
            "Nothing was searched.",
            format!("The name has {chars} characters, and more than {NAME_CHARS_MAX} are no name."),
            "Give the name alone.",
        ));
    }
    Ok(name)
}
