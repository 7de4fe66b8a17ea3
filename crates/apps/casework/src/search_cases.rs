//! Cases by name, in any script and spelling, also as a person types.
//!
//! A case is found by the name of the person whose case it is, and by every other name in it. Results and their number are
//! those of the cases that are open to the member, as if there were no others.

use std::collections::BTreeMap;

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use amparo_names::POSSIBLE;
use serde::Serialize;

use crate::case_list::not_listed;
use crate::desk::Desk;
use crate::find_person::{Typed, nearest, reasons_of, searchable};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// The most cases that one search gives.
const FOUND_MAX: usize = 200;

/// How many are suggested while somebody types.
const SUGGESTED: usize = 10;

/// A case in which a name came near.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundCase {
    /// The case.
    pub case: CaseId,
    /// The name under which lists show it.
    pub title: String,
    /// The name that came nearest.
    pub name: String,
    /// It is a name of the person whose case it is.
    pub is_principal: bool,
    /// How alike the names are, from 0 to 1.
    pub score: f32,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// The cases that were found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundCases {
    /// The cases, best first.
    pub cases: Vec<FoundCase>,
    /// There may be more than are given.
    pub is_cut: bool,
}

/// The cases in which a name comes near what was asked for, best first; people whose cases they are before others.
///
/// # Errors
/// When what was asked for is no name, or the record cannot be read.
pub fn search_cases(desk: &Desk, text: &str, limit: usize) -> Result<Visible<FoundCases>, Problem> {
    let found = found(desk, text, Typed::Whole, limit)?;
    desk.show(Scope::Desk, found)
}

/// Cases while somebody types a name: every word but the last in full, the last as it begins.
///
/// # Errors
/// As [`search_cases`].
pub fn suggest(desk: &Desk, text: &str) -> Result<Visible<Vec<FoundCase>>, Problem> {
    let found = found(desk, text, Typed::Beginning, SUGGESTED)?;
    desk.show(Scope::Desk, found.cases)
}

fn found(desk: &Desk, text: &str, typed: Typed, limit: usize) -> Result<FoundCases, Problem> {
    desk.may(Action::ListCases, None)?;
    let (text, limit) = (searchable(text)?, limit.clamp(1, FOUND_MAX));
    // In one case several people may come near: more are asked for than given.
    let asked = limit * 2 + 1;
    let hits = nearest(desk, &text, typed, asked)?;
    let was_cut = hits.len() == asked;
    let mut best: BTreeMap<CaseId, FoundCase> = BTreeMap::new();
    for hit in hits {
        let Scope::Case(case) = hit.bearer.scope else { continue };
        if matches!(typed, Typed::Whole) && hit.score < POSSIBLE {
            continue;
        }
        let Some(row) = desk.store()?.case_row(case).map_err(not_listed)? else { continue };
        let is_principal = hit.bearer.person == row.person;
        let better = |known: &FoundCase| (known.score, known.is_principal) >= (hit.score, is_principal);
        if best.get(&case).is_none_or(|known| !better(known)) {
            let (title, name, score) = (row.title, hit.name, hit.score);
            best.insert(case, FoundCase { case, title, name, is_principal, score, reasons: Vec::new() });
        }
    }
    let mut cases: Vec<FoundCase> = best.into_values().collect();
    cases.sort_by(|left, right| {
        let by_score = right.score.total_cmp(&left.score);
        by_score.then_with(|| (right.is_principal, left.case).cmp(&(left.is_principal, right.case)))
    });
    let is_cut = was_cut || cases.len() > limit;
    cases.truncate(limit);
    for found in &mut cases {
        found.reasons = reasons_of(&text, &found.name);
    }
    Ok(FoundCases { cases, is_cut })
}
