//! What each act asks for: nothing is added to the record that was not asked about.

use std::collections::BTreeSet;

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, MemberId};

use super::Action;

/// What a batch of acts asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Each action, on its case where it is done on one.
    pub(crate) actions: BTreeSet<(Action, Option<CaseId>)>,
}

/// What these acts ask for when this member does them. Of a case that is opened with them only its opening is asked:
/// whoever opens a case leads it.
pub(crate) fn asked<'a>(acts: impl Iterator<Item = (Scope, &'a Act)> + Clone, who: MemberId) -> Asked {
    let opened: BTreeSet<CaseId> = acts
        .clone()
        .filter_map(|(_, act)| match act {
            Act::CaseOpened { case, .. } => Some(*case),
            _ => None,
        })
        .collect();
    let mut asked = Asked::default();
    for (scope, act) in acts {
        let case = match scope {
            Scope::Case(case) => Some(case),
            Scope::Desk => None,
        };
        let is_new = case.is_some_and(|case| opened.contains(&case));
        match (action_of(act, scope, who), case_of(act).or(case)) {
            (action, Some(case)) if action.on_case() => {
                if !is_new || action == Action::ReleasePaper {
                    asked.actions.insert((action, Some(case)));
                }
            }
            (action, case) => {
                asked.actions.insert((action, None));
                if let (Some(case), false) = (case, is_new) {
                    asked.actions.insert((Action::SeeCase, Some(case)));
                }
            }
        }
    }
    asked
}

/// The case of an act that lives at the desk.
fn case_of(act: &Act) -> Option<CaseId> {
    match act {
        Act::ErasureRequested { case, .. }
        | Act::ErasureWithdrawn { case }
        | Act::CaseErased { case, .. } => Some(*case),
        _ => None,
    }
}

fn action_of(act: &Act, scope: Scope, who: MemberId) -> Action {
    let at_desk = scope == Scope::Desk;
    let or = |on_case: Action, at: Action| if at_desk { at } else { on_case };
    match act {
        Act::DeskOpened { .. } | Act::DeskRestored { .. } => Action::ManageKeys,
        Act::MemberJoined { .. } | Act::RoleGranted { .. } | Act::RoleWithdrawn { .. } => {
            Action::ManageMembers
        }
        Act::MemberLeft { member, .. } | Act::MemberRenamed { member, .. } => {
            if *member == who {
                Action::OwnAccount
            } else {
                Action::ManageMembers
            }
        }
        Act::CaseOpened { .. } => Action::OpenCase,
        Act::CaseTierSet { .. } | Act::CaseMemberAdded { .. } | Act::CaseMemberRemoved { .. } => {
            or(Action::ManageCase, Action::ManageMembers)
        }
        Act::SourceAdded { .. } | Act::SourceAmended { .. } => or(Action::ReadDocument, Action::ManageLists),
        // At the desk: what an answer on a list says of an official.
        Act::PersonNamed { .. }
        | Act::ClaimEntered { .. }
        | Act::ClaimCorrected { .. }
        | Act::ClaimRetracted { .. }
        | Act::ClaimDisputed { .. }
        | Act::ClaimRestored { .. }
        | Act::SameEvent { .. }
        | Act::NotSameEvent { .. } => or(Action::WriteClaim, Action::AnswerIdentity),
        Act::ProposalDecided { .. } | Act::DecisionUndone { .. } => {
            or(Action::DecideProposal, Action::ManageLists)
        }
        Act::FindingGiven { .. } | Act::FindingWithdrawn { .. } => {
            or(Action::GiveFinding, Action::ManageLists)
        }
        Act::ConsentRecorded { .. } | Act::ConsentWithdrawn { .. } => {
            or(Action::RecordConsent, Action::ManageLists)
        }
        Act::CustodyNoted { event } => match event.kind {
            CustodyKind::Viewed { .. } | CustodyKind::Rehashed { .. } => {
                or(Action::SeeCase, Action::SeePeople)
            }
            CustodyKind::CopiedOut { .. } => or(Action::SaveSource, Action::SeePeople),
            CustodyKind::Received(_) | CustodyKind::Derived(_) | CustodyKind::Transferred { .. } => {
                or(Action::ReadDocument, Action::ManageLists)
            }
        },
        Act::RecordExported { .. } => Action::ExportRecord,
        Act::RecordImported { .. } => Action::BringIn,
        Act::ErasureRequested { .. } | Act::ErasureWithdrawn { .. } | Act::CaseErased { .. } => {
            Action::EraseCase
        }
        Act::PaperReleased { .. } | Act::ReleaseContinued { .. } => {
            or(Action::ReleasePaper, Action::ManageLists)
        }
        Act::AssessmentSigned { .. } => or(Action::SignAssessment, Action::ManageLists),
        Act::IdentityAnswered { .. }
        | Act::IdentityAnswerUndone { .. }
        | Act::ScreenAnswered { .. }
        | Act::ScreenAnswerUndone { .. } => Action::AnswerIdentity,
        Act::ListAdded { .. } => Action::ManageLists,
    }
}
