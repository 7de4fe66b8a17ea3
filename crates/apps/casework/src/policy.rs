//! Who may see and do what, in one place.
//!
//! Whatever leaves casework for a screen or a file is a [`Visible`], and only this module makes one. In this
//! version a desk has one member, who may do everything that the desk allows; roles come with the desk in the
//! browser, and will be decided here.

use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::MemberId;
use amparo_store::CaseScope;

pub use amparo_ledger::membership::{CaseRole, CaseTier, Role};

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

/// What a member wants to do. Each page and each function of casework names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See what waits for a person today.
    SeeToday,
    /// See the list of cases: each case only where it may be seen.
    ListCases,
    /// Open a case.
    OpenCase,
    /// Look for people, officials, lists and the questions about them.
    SeePeople,
    /// Answer whether two entries are of one person, or whether an official is the entry of a list.
    AnswerIdentity,
    /// Add and change lists of sanctioned people.
    ManageLists,
    /// Bring in a table of people, or the record of another desk.
    BringIn,
    /// Copy the whole record out of the desk.
    ExportRecord,
    /// See how the desk is: its health, its name, its members.
    SeeDesk,
    /// Invite members, give and withdraw roles, remove members, reset a second factor.
    ManageMembers,
    /// Change the passphrase, make a recovery sheet, back up, rebuild.
    ManageKeys,
    /// Lock the desk now.
    LockDesk,
    /// Change what is one's own: password, second factor, name.
    OwnAccount,
    /// Make and revoke one's own tokens for programs.
    UseTokens,
    /// See who did what at the desk, without what is in the cases.
    SeeAudit,
    /// See a case and what is in it.
    SeeCase,
    /// Add a document to a case and have it read.
    ReadDocument,
    /// Accept, change or reject what the program proposes.
    DecideProposal,
    /// Enter, correct, retract, dispute and restore claims; say that claims are of one event.
    WriteClaim,
    /// Answer a criterion of a framework.
    GiveFinding,
    /// Sign what the file holds on a framework.
    SignAssessment,
    /// Draft papers of a case.
    WritePaper,
    /// Release a paper to an addressee.
    ReleasePaper,
    /// Record or withdraw a consent.
    RecordConsent,
    /// Say who works on a case, and to whom it is open.
    ManageCase,
    /// Ask for a case to be erased, and confirm it.
    EraseCase,
    /// Save a document's bytes outside the desk.
    SaveSource,
}

impl Action {
    /// Every action: those at the desk, then those on a case.
    pub const ALL: [Self; 27] = [
        Self::SeeToday,
        Self::ListCases,
        Self::OpenCase,
        Self::SeePeople,
        Self::AnswerIdentity,
        Self::ManageLists,
        Self::BringIn,
        Self::ExportRecord,
        Self::SeeDesk,
        Self::ManageMembers,
        Self::ManageKeys,
        Self::LockDesk,
        Self::OwnAccount,
        Self::UseTokens,
        Self::SeeAudit,
        Self::SeeCase,
        Self::ReadDocument,
        Self::DecideProposal,
        Self::WriteClaim,
        Self::GiveFinding,
        Self::SignAssessment,
        Self::WritePaper,
        Self::ReleasePaper,
        Self::RecordConsent,
        Self::ManageCase,
        Self::EraseCase,
        Self::SaveSource,
    ];

    /// Whether it is done on a case; otherwise at the desk as a whole.
    pub fn on_case(self) -> bool {
        self >= Self::SeeCase
    }
}

/// What a member wants to do with the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
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
    pub(crate) fn may(self, action: Deed, scope: Scope) -> Result<(), Problem> {
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

    /// Which cases this member may see: lists and searches are answered for these alone.
    pub(crate) fn cases(self) -> CaseScope {
        if self.sole { CaseScope::ALL } else { CaseScope { open_to: None, member: Some(self.id) } }
    }

    /// Marks something as visible to this member, if it is.
    pub(crate) fn show<T>(self, scope: Scope, thing: T) -> Result<Visible<T>, Problem> {
        self.may(Deed::See, scope)?;
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

fn words(action: Deed) -> &'static str {
    match action {
        Deed::See => "look",
        Deed::Record => "write",
    }
}

fn scope_words(scope: Scope) -> String {
    match scope {
        Scope::Desk => "the desk".to_owned(),
        Scope::Case(case) => format!("case {}", case.short()),
    }
}
