//! The table of who may do what, and the one function that reads it.
//!
//! It is read in two steps. [`OPEN_TO`] says as what somebody works on a case, by its tier and their roles at the desk;
//! whoever was added to a case works on it as that, whatever its tier. [`ON_CASE`] says what is done as what. Why it is so
//! stands in `docs/decisions/roles.md`.

use std::collections::BTreeSet;

use amparo_ledger::ids::MemberId;
use amparo_ledger::membership::Role::{
    Admin, Auditor, CaseLead, Documenter, PartnerLiaison, Reviewer, Viewer,
};
use amparo_ledger::membership::{CaseRole, CaseTier, Role};

use super::Action;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Their id.
    pub member: MemberId,
    /// They are at the desk, and did not leave.
    pub is_here: bool,
    /// They are the only one who is.
    pub is_sole: bool,
    /// What they are at the desk.
    pub roles: BTreeSet<Role>,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facts {
    /// The desk as a whole.
    Desk,
    /// One case.
    Case(CaseFacts),
}

/// What matters of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFacts {
    /// To whom it is open.
    pub tier: CaseTier,
    /// As what whoever asks was added to it, if they were.
    pub added: Option<CaseRole>,
    /// Somebody who is still at the desk leads it.
    pub is_led: bool,
    /// It is about a paper that rests on nobody's work but that of whoever asks.
    pub is_theirs_alone: bool,
}

/// As what somebody works on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Works {
    /// Reads it.
    AsViewer,
    /// Reads its documents and enters claims.
    AsDocumenter,
    /// Answers for it.
    AsLead,
    /// Looks at what leaves it.
    AsReviewer,
}

use Works::{AsDocumenter, AsLead, AsReviewer, AsViewer};

/// Whoever is at the desk, with any role or none.
const EVERYBODY: &[Role] = &[];

/// What is done at the desk, and the roles for it; none: everybody's.
pub const AT_DESK: [(Action, &[Role]); 15] = [
    // Both show what is open to whoever looks, and nothing where that is nothing.
    (Action::SeeToday, EVERYBODY),
    (Action::ListCases, EVERYBODY),
    (Action::OpenCase, &[Documenter, CaseLead]),
    (Action::SeePeople, &[Viewer, Documenter, CaseLead, Reviewer]),
    (Action::AnswerIdentity, &[Documenter, CaseLead]),
    (Action::ManageLists, &[CaseLead]),
    (Action::BringIn, &[CaseLead]),
    (Action::ExportRecord, &[CaseLead]),
    // A viewer may be an outsider, whom it does not concern who else is at the desk.
    (Action::SeeDesk, &[Documenter, CaseLead, Reviewer, PartnerLiaison, Admin, Auditor]),
    (Action::ManageMembers, &[Admin]),
    (Action::ManageKeys, &[Admin]),
    // Whoever sees the danger first.
    (Action::LockDesk, EVERYBODY),
    (Action::OwnAccount, EVERYBODY),
    (Action::UseTokens, EVERYBODY),
    // Not who manages the desk: it is they who are watched.
    (Action::SeeAudit, &[Auditor]),
];

/// What is done on a case, and as what.
pub const ON_CASE: [(Action, &[Works]); 12] = [
    (Action::SeeCase, &[AsViewer, AsDocumenter, AsLead, AsReviewer]),
    (Action::ReadDocument, &[AsDocumenter, AsLead, AsReviewer]),
    (Action::DecideProposal, &[AsDocumenter, AsLead, AsReviewer]),
    (Action::WriteClaim, &[AsDocumenter, AsLead, AsReviewer]),
    (Action::GiveFinding, &[AsDocumenter, AsLead, AsReviewer]),
    (Action::SignAssessment, &[AsLead]),
    (Action::WritePaper, &[AsDocumenter, AsLead, AsReviewer]),
    (Action::ReleasePaper, &[AsReviewer]),
    (Action::RecordConsent, &[AsDocumenter, AsLead]),
    (Action::ManageCase, &[AsLead]),
    // Two are needed: one asks, the other confirms.
    (Action::EraseCase, &[AsLead, AsReviewer]),
    (Action::SaveSource, &[AsDocumenter, AsLead, AsReviewer]),
];

/// As what the roles at the desk work on a case to which nobody added them. Not named: not at all.
pub const OPEN_TO: [(CaseTier, Role, Works); 6] = [
    (CaseTier::Team, Viewer, AsViewer),
    (CaseTier::Team, Documenter, AsDocumenter),
    (CaseTier::Team, CaseLead, AsLead),
    (CaseTier::Team, Reviewer, AsReviewer),
    (CaseTier::Case, CaseLead, AsLead),
    (CaseTier::Case, Reviewer, AsReviewer),
];

/// Whether they may.
pub fn decide(principal: &Principal, action: Action, facts: &Facts) -> bool {
    let is_case = matches!(facts, Facts::Case(_));
    if !principal.is_here || action.on_case() != is_case {
        return false;
    }
    if principal.is_sole {
        return true;
    }
    match facts {
        Facts::Desk => {
            let row = AT_DESK.iter().find(|(known, _)| *known == action);
            row.is_some_and(|(_, roles)| {
                roles.is_empty() || roles.iter().any(|role| principal.roles.contains(role))
            })
        }
        Facts::Case(case) => {
            let works = works(principal, *case);
            let row = ON_CASE.iter().find(|(known, _)| *known == action);
            let may = row.is_some_and(|(_, needed)| needed.iter().any(|one| works.contains(one)));
            may && !(action == Action::ReleasePaper && case.is_theirs_alone)
        }
    }
}

/// Whether they see what is sealed within the case: whoever leads it, and whoever was added to write in it.
pub fn sees_sealed(principal: &Principal, case: CaseFacts) -> bool {
    let writes = matches!(case.added, Some(CaseRole::Documenter | CaseRole::Lead));
    principal.is_here && (principal.is_sole || writes || works(principal, case).contains(&AsLead))
}

/// As what somebody works on a case; nothing: it is not there for them.
fn works(principal: &Principal, case: CaseFacts) -> BTreeSet<Works> {
    // A sealed case whose leads have all left would be lost: those who answer for other cases take it over.
    let tier = match case.tier {
        CaseTier::Sealed if !case.is_led => CaseTier::Case,
        tier => tier,
    };
    let by_role = OPEN_TO
        .iter()
        .filter(|(open, role, _)| *open == tier && principal.roles.contains(role))
        .map(|(_, _, works)| *works);
    let mut works: BTreeSet<Works> = by_role.collect();
    works.extend(case.added.map(|added| match added {
        CaseRole::Viewer => AsViewer,
        CaseRole::Documenter => AsDocumenter,
        CaseRole::Lead => AsLead,
    }));
    if case.added.is_some() && principal.roles.contains(&Reviewer) {
        works.insert(AsReviewer);
    }
    works
}
