//! Who may see and do what, in one place.
//!
//! Whatever leaves casework for a screen or a file is a [`Visible`], and only this module makes one. In this
//! version a desk has one member, who may do everything that the desk allows; roles come with the desk in the
//! browser, and will be decided here.

use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::MemberId;

use crate::problem::{Problem, Sort};

/// Something that this member may see. Templates and serialisers take nothing else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Visible<T>(T);

impl<T> Visible<T> {
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

/// What a member wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Look at something.
    See,
    /// Add to the record.
    Record,
}

/// The member on whose behalf casework acts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    pub(crate) id: MemberId,
    /// The one member of a desk of one.
    pub(crate) sole: bool,
}

impl Member {
    /// Whether this member may do this in this scope.
    pub(crate) fn may(self, action: Action, scope: Scope) -> Result<(), Problem> {
        if self.sole {
            return Ok(());
        }
        Err(Problem::new(
            Sort::Forbidden,
            format!("You may not {} here. Nothing was changed.", words(action)),
            format!("This desk has no member {} with a role in {}.", self.id, scope_words(scope)),
            "Ask someone who manages the desk.",
        ))
    }

    /// Marks something as visible to this member, if it is.
    pub(crate) fn show<T>(self, scope: Scope, thing: T) -> Result<Visible<T>, Problem> {
        self.may(Action::See, scope)?;
        Ok(Visible(thing))
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

fn words(action: Action) -> &'static str {
    match action {
        Action::See => "look",
        Action::Record => "write",
    }
}

fn scope_words(scope: Scope) -> String {
    match scope {
        Scope::Desk => "the desk".to_owned(),
        Scope::Case(case) => format!("case {}", case.short()),
    }
}
