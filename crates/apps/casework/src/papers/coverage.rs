//! The companion list of a paper: each claim on record is in the paper, or listed with the reason why not.
//!
//! It stays at the desk: it names what is sealed and what was taken back.

use std::collections::BTreeSet;

use amparo_ledger::case_file::CaseFile;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::record::{ClaimState, Record, Standing};
use jiff::civil::Date;
use serde::Serialize;

use crate::policy::may_leave;

/// One claim on record and what became of it in a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageRow {
    /// The claim.
    pub claim: ClaimId,
    /// Its kind.
    pub kind: &'static str,
    /// Whether the paper rests on it.
    pub used: bool,
    /// Why it is not in the paper; `None`: it is.
    pub why_not: Option<String>,
}

/// Every claim of the record, each once, in the order in which it was entered.
pub(super) fn coverage(record: &Record, file: &CaseFile, used: &BTreeSet<ClaimId>) -> Vec<CoverageRow> {
    let mut states: Vec<&ClaimState> = record.claims.values().map(AsRef::as_ref).collect();
    states.sort_by_key(|state| (state.entered.seq, state.claim.id));
    states
        .into_iter()
        .map(|state| {
            let is_used = used.contains(&state.claim.id);
            CoverageRow {
                claim: state.claim.id,
                kind: state.claim.statement.kind().name(),
                used: is_used,
                why_not: (!is_used).then(|| why_not(state, file)),
            }
        })
        .collect()
}

fn why_not(state: &ClaimState, file: &CaseFile) -> String {
    match &state.standing {
        Standing::Corrected { by, why } => format!("corrected: claim-{} stands in its place ({why})", by.short()),
        Standing::Retracted { why } => format!("taken back ({why})"),
        Standing::Current if !may_leave(&state.claim.audience) => "sealed: it may be in no paper".to_owned(),
        Standing::Current if happened_after(state, file.as_of.world) => {
            format!("it happened after {}, the day of the paper", file.as_of.world)
        }
        Standing::Current if file.claim(state.claim.id).is_none() => "it is not in this case's file".to_owned(),
        Standing::Current => match file.about(state) {
            amparo_ledger::case_file::About::Other(_) => {
                "it is about somebody whom no agreement on file allows to be named, or has no place in this paper".to_owned()
            }
            _ => "it has no place in this paper".to_owned(),
        },
    }
}

fn happened_after(state: &ClaimState, day: Date) -> bool {
    let occurred = state.claim.dates.occurred.and_then(amparo_ledger::date::SourceDate::earliest);
    occurred.is_some_and(|first| first > day)
}
