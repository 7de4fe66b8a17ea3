//! Giving the original bytes of a source to a member's browser, to be saved there.
//!
//! That they left is on record before they do. Where the record says that they were given out, they may still not have
//! arrived: it says too much rather than too little.

use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::note::copy_named;
use super::save::{OUTSIDE_THE_SANDBOX, damaged};
use super::{copies_of, noted_of, noting, receipt_of};
use crate::desk::{ArchivedBytes, Desk};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// An original that may leave now.
#[derive(Debug, Clone, Serialize)]
pub struct GivenOut {
    /// Of which source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// The name it came under; the title where it had none.
    pub file_name: String,
    /// The hash of its bytes.
    pub sha256: Hash32,
    /// How many there are.
    pub size_bytes: u64,
    /// What a person must know before they open it.
    pub warning: &'static str,
}

/// Notes that the original leaves, and says what it is.
///
/// # Errors
/// When the source is not on file in this case, or its bytes are not, or do not hold.
pub fn give_out(
    desk: &mut Desk,
    case: CaseId,
    source: SourceId,
    to: &str,
) -> Result<Visible<GivenOut>, Problem> {
    desk.may(Action::SaveSource, Some(case))?;
    let record = desk.case_record(case)?;
    let state = record.sources.get(&source).ok_or_else(|| {
        Problem::not_found(
            "Nothing was given out.",
            "The source is not on file.",
            "Look at the list of sources.",
        )
    })?;
    let sha256 = copy_named(&copies_of(&record, state), None)?.sha256;
    let title = state.source.title.clone();
    let size_bytes = match desk.archived(state.scope, sha256)? {
        ArchivedBytes::Held(bytes) => bytes.len() as u64,
        ArchivedBytes::Altered | ArchivedBytes::Missing => return Err(damaged(&title, sha256)),
    };
    let receipt = noted_of(&record, source).iter().find_map(receipt_of);
    let file_name = receipt.and_then(|receipt| receipt.file_name.clone()).unwrap_or_else(|| title.clone());
    let kind = CustodyKind::CopiedOut { bytes: sha256, to: to.to_owned() };
    desk.append(state.scope, vec![noting(source, kind)])?;
    let given = GivenOut { source, title, file_name, sha256, size_bytes, warning: OUTSIDE_THE_SANDBOX };
    desk.show(Scope::Case(case), given)
}

/// The bytes of an original that was given out.
///
/// # Errors
/// When they are not in the archive, or do not hold.
pub fn bytes_given_out(desk: &Desk, case: CaseId, given: &GivenOut) -> Result<Visible<Vec<u8>>, Problem> {
    desk.may(Action::SaveSource, Some(case))?;
    let record = desk.case_record(case)?;
    let scope = record.sources.get(&given.source).map_or(Scope::Case(case), |state| state.scope);
    match desk.archived(scope, given.sha256)? {
        ArchivedBytes::Held(bytes) => desk.show(Scope::Case(case), bytes),
        ArchivedBytes::Altered | ArchivedBytes::Missing => Err(damaged(&given.title, given.sha256)),
    }
}
