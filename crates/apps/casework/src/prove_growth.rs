//! The proof that the log only grew since an earlier checkpoint, for whoever holds that checkpoint.

use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::Scope;
use amparo_ledger::proof::ProofError;
use amparo_ledger::tree::TreeError;

use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

const NOT_MADE: &str = "The proof of growth was not made. Nothing was changed.";

/// The proof between `old`, the text of a checkpoint that this desk signed, and the newest checkpoint.
///
/// # Errors
/// When `old` is no checkpoint of this desk, or the log did not grow from it: then the desk was put back to an
/// earlier state or rewritten.
pub fn growth_since(desk: &Desk, old: &str) -> Result<Visible<String>, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let old = SignedCheckpoint::parse(old).map_err(|error| not_given(&error))?;
    let proof = desk.growth_proof(&old)?.map_err(|error| match error {
        ProofError::Tree(TreeError::Shrunk { old, new }) => did_not_grow(format!(
            "That checkpoint speaks of {old} entries, and this desk has {new}: it was put back to an earlier state."
        )),
        ProofError::Tree(_) => did_not_grow(
            "This log does not begin with the log of that checkpoint: one of the two was rewritten.".to_owned(),
        ),
        error => not_given(&error),
    })?;
    desk.show(Scope::Desk, proof.to_string())
}

fn not_given(why: &dyn std::fmt::Display) -> Problem {
    Problem::input(
        NOT_MADE,
        format!("What was given is not a checkpoint of this desk: {why}."),
        "Give a file that `amparo checkpoint -o FILE` wrote for this desk, as it was written.",
    )
}

fn did_not_grow(why: String) -> Problem {
    Problem::new(
        Sort::Damaged,
        NOT_MADE,
        why,
        "Keep both and do not go on: `amparo verify --against FILE` says more, and a backup may hold the later state.",
    )
}
