//! Opening a case, finding it again, and the list of cases.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, PersonId};
use amparo_ledger::record::Record;
use amparo_names::{Spelling, same_spelling};
use serde::Serialize;

use crate::case_list::{CaseQuery, PAGE_ROWS_MAX, list_cases_page, not_listed};
use crate::desk::Desk;
use crate::find_person::is_ready_to_search;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::search_cases::search_cases;

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRow {
    /// Its id.
    pub case: CaseId,
    /// Whose case it is.
    pub person: PersonId,
    /// The name under which lists show it.
    pub title: String,
    /// How many claims stand.
    pub claims: u64,
    /// How many sources are on file.
    pub sources: u64,
    /// How many proposals wait for a person.
    pub waiting: usize,
}

/// Two people may share one name; the program cannot know, so it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameName {
    /// Ask when a case of that name exists.
    Ask,
    /// The person who opens it says that it is another person.
    AnotherPerson,
}

/// Opens a case.
///
/// # Errors
/// When the name is empty, or a case of that name exists and nobody said that this is another person.
pub fn open_case(desk: &mut Desk, name: &str, same_name: SameName) -> Result<CaseId, Problem> {
    desk.may(Action::OpenCase, None)?;
    let name = &crate::read_document::one_line(name);
    if name.is_empty() {
        return Err(Problem::input(
            "No case was opened.",
            "The person's name is empty.",
            "Give the name as the sources write it, in quotes if it has spaces.",
        ));
    }
    let known = if is_ready_to_search(desk)? { titles_near(desk, name)? } else { named(desk)? };
    let like: Vec<Named> =
        known.into_iter().filter(|row| same_spelling(&row.title, name) == Spelling::Same).collect();
    if let (SameName::Ask, Some(row)) = (same_name, like.first()) {
        return Err(Problem::question(
            "No case was opened: is this the same person?",
            format!(
                "There is a case “{}” ({}) already, and two people may share one name.",
                row.title, row.case
            ),
            "If it is the same person, name that case with --case. If it is another person, say so with --another-person.",
        ));
    }
    let case = CaseId::from_bytes(desk.random_bytes());
    let person = PersonId::from_bytes(desk.random_bytes());
    desk.append(Scope::Case(case), vec![Act::CaseOpened { case, person, title: name.to_owned() }])?;
    Ok(case)
}

/// Every case that this member may see, by name.
///
/// # Errors
/// When the record cannot be read.
pub fn list_cases(desk: &Desk) -> Result<Visible<Vec<CaseRow>>, Problem> {
    let mut rows = Vec::new();
    let mut query = CaseQuery { rows: PAGE_ROWS_MAX, ..CaseQuery::default() };
    loop {
        let page = list_cases_page(desk, &query)?.into_inner();
        rows.extend(page.rows.into_iter().map(|line| CaseRow {
            case: line.case,
            person: line.person,
            title: line.title,
            claims: line.claims,
            sources: line.sources,
            waiting: usize::try_from(line.waiting).unwrap_or(usize::MAX),
        }));
        query.from = page.next;
        if query.from.is_none() {
            return desk.show(Scope::Desk, rows);
        }
    }
}

/// A case by its name alone.
struct Named {
    case: CaseId,
    title: String,
}

fn named(desk: &Desk) -> Result<Vec<Named>, Problem> {
    desk.may(Action::ListCases, None)?;
    let scope = desk.open_cases()?;
    let titles = desk.store()?.case_titles(&scope).map_err(not_listed)?;
    Ok(titles.into_iter().map(|(case, title)| Named { case, title }).collect())
}

/// The cases that a search finds near a name: enough to know whether one is called so.
fn titles_near(desk: &Desk, name: &str) -> Result<Vec<Named>, Problem> {
    const NEAR: usize = 50;
    let found = search_cases(desk, name, NEAR)?.into_inner();
    Ok(found.cases.into_iter().map(|found| Named { case: found.case, title: found.title }).collect())
}

/// The case that `text` means: an id or its beginning, or a name or part of it.
///
/// # Errors
/// When no case, or more than one, is meant.
pub fn find_case(desk: &Desk, text: &str) -> Result<CaseId, Problem> {
    let rows = named(desk)?;
    let by_id: Vec<&Named> = rows.iter().filter(|row| row.case.starts_with(text)).collect();
    let by = |wanted: Spelling| -> Vec<&Named> {
        rows.iter().filter(|row| same_spelling(text, &row.title) == wanted).collect()
    };
    let candidates = [by_id, by(Spelling::Same), by(Spelling::PartOf)];
    let found = candidates.iter().find(|found| !found.is_empty());
    if found.is_none()
        && let Some(problem) = crate::erase_case::was_erased(desk, text)?
    {
        return Err(problem);
    }
    match found.map(Vec::as_slice) {
        Some([row]) => Ok(row.case),
        Some(several) => Err(Problem::question(
            format!("“{text}” may mean {} cases. Nothing was changed.", several.len()),
            list(several),
            "Name the case by its id; the first letters of it are enough.",
        )),
        None if rows.is_empty() => Err(Problem::not_found(
            "There is no case on this desk yet. Nothing was changed.",
            "Nothing was opened so far.",
            "Open one with `amparo case open \"Name\"`, or read a first document with `amparo read FILE --for \"Name\"`.",
        )),
        None => Err(Problem::not_found(
            format!("No case is called “{text}”. Nothing was changed."),
            format!("The cases on this desk are: {}", list(&rows.iter().collect::<Vec<_>>())),
            "Use one of these names or ids.",
        )),
    }
}

/// The one case there is, for commands that were given none.
///
/// # Errors
/// When there is none, or more than one.
pub fn only_case(desk: &Desk) -> Result<CaseId, Problem> {
    let rows = named(desk)?;
    match rows.as_slice() {
        [row] => Ok(row.case),
        [] => find_case(desk, ""),
        several => Err(Problem::question(
            "Which case is meant? Nothing was changed.",
            list(&several.iter().collect::<Vec<_>>()),
            "Name it with --case.",
        )),
    }
}

fn list(rows: &[&Named]) -> String {
    let names: Vec<String> =
        rows.iter().map(|row| format!("{} (case-{})", row.title, row.case.short())).collect();
    names.join("; ")
}

/// The people of a record whom a name may mean, those with exactly that spelling first. Officials of the desk are not
/// among them: who stands on a list is tied to a case by an answer, never by a name.
pub(crate) fn people_called(record: &Record, name: &str) -> Vec<(PersonId, Spelling)> {
    let mut found: Vec<(PersonId, Spelling)> = record
        .people
        .iter()
        .filter(|(_, head)| head.scope != Scope::Desk)
        .filter_map(|(person, head)| {
            let spellings = head.names.iter().map(|known| same_spelling(name, known));
            let best = spellings.min_by_key(|spelling| match spelling {
                Spelling::Same => 0,
                Spelling::PartOf => 1,
                Spelling::Different => 2,
            })?;
            (best != Spelling::Different).then_some((*person, best))
        })
        .collect();
    if found.iter().any(|(_, spelling)| *spelling == Spelling::Same) {
        found.retain(|(_, spelling)| *spelling == Spelling::Same);
    }
    found
}
