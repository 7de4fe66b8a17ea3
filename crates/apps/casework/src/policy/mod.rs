//! Who may see and do what, in one place.
//!
//! Whatever leaves casework for a screen or a file is a [`Visible`], and only this module makes one. Everything that can be
//! asked is an [`Action`]; [`decide`] answers from one table, without reading anything. What is not open to a member is, for
//! them, not there.

mod action;
mod asked;
mod decide;
mod open;
#[cfg(test)]
mod tests;

pub use amparo_ledger::membership::{CaseRole, CaseTier, Role};

pub use self::action::Action;
pub(crate) use self::asked::asked;
pub use self::decide::{AT_DESK, CaseFacts, Facts, ON_CASE, OPEN_TO, Principal, Works, decide, sees_sealed};
pub(crate) use self::open::open_cases;

use amparo_ledger::claim::Audience;
use amparo_ledger::ids::{CaseId, MemberId};

use crate::problem::{Problem, Sort};

/// Something that this member may see. Templates and serialisers take nothing else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Visible<T>(T);

impl<T> Visible<T> {
    /// Only for what was asked about.
    pub(crate) fn after_asking(thing: T) -> Self {
        Self(thing)
    }

    /// What may be seen.
    pub fn get(&self) -> &T {
        &self.0
    }

    /// What may be seen, by value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> std::ops::Deref for Visible<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Whether something for this audience may stand in a paper that leaves the desk. What is sealed never does.
pub(crate) fn may_leave(audience: &Audience) -> bool {
    !matches!(audience, Audience::Sealed)
}

/// Whether something for this audience may be held against another case, in a question that shows both. What is sealed may
/// not: it would be seen by whoever works on the other.
pub(crate) fn may_be_compared(audience: &Audience) -> bool {
    !matches!(audience, Audience::Sealed)
}

/// A case that is not there, or not for whoever asks: the words are the same.
pub(crate) fn no_such_case(case: CaseId) -> Problem {
    Problem::not_found(
        "There is no such case. Nothing was changed.",
        format!("No case that is open to you has the id case-{}.", case.short()),
        "`amparo case list` shows the cases that are open to you.",
    )
}

/// What a member may not do where they may at least be.
pub(crate) fn not_allowed(action: Action) -> Problem {
    Problem::new(
        Sort::Forbidden,
        format!("You may not {}. Nothing was changed.", action.words()),
        "No role of yours at this desk, or in this case, is for it.",
        "Ask someone who manages the desk or leads the case.",
    )
}

/// A paper of one's own that somebody else must release.
pub(crate) fn theirs_alone() -> Problem {
    Problem::new(
        Sort::Forbidden,
        "The paper was not released. Nothing was saved, and no file was written.",
        "Everything in it was entered by you, and a second person must have had a part in what leaves the desk.",
        "Ask another member who reviews papers to release it.",
    )
}

/// Somebody who is no member, or is one no more.
pub(crate) fn not_a_member(member: MemberId) -> Problem {
    Problem::new(
        Sort::Forbidden,
        "You may do nothing at this desk. Nothing was changed.",
        format!("Nobody who is at this desk now is {member}."),
        "Ask someone who manages the desk for an invitation.",
    )
}
