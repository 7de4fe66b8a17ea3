//! What is worked out step by step is what is worked out from the beginning.

use amparo_ledger::act::{Act, Answer, Decision, Entry, Finding};
use amparo_ledger::claim::{Claim, Scope};
use amparo_ledger::consent::{Consent, ConsentKind, Purpose};
use amparo_ledger::ids::{ConsentId, FindingId, MemberId, OccurrenceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::membership::{CaseRole, CaseTier};
use amparo_ledger::record::Record;
use amparo_ledger::source::Hash32;
use amparo_store::{
    Asks, CaseCounts, CaseFilter, CaseOrder, CaseQuery, CaseRow, CaseScope, Desk, NameRow, StoreError,
};
use proptest::prelude::*;
use std::sync::Arc;

use crate::common::{
    Counting, case_opened, claim, claim_entered, claim_id, entry, id, person, scope, source_added, source_id,
};
use crate::temporary::Temporary;

/// One thing to try. Many do not fit when they come, and are refused: that is part of the test.
#[derive(Debug, Clone, Copy)]
enum Step {
    Open(u64),
    Source(u64),
    Claim(u64, u64),
    Correct(u64, u64, u64),
    Retract(u64, u64),
    Restore(u64, u64),
    Dispute(u64, u64),
    /// The desk's one source, its claim, and what becomes of that.
    DeskSource,
    DeskClaim,
    DeskRetract,
    DeskRestore,
    /// A claim of a case cites the desk's source.
    Cite(u64, u64),
    /// A finding of a case rests on the desk's claim.
    Find(u64, u64),
    Withdraw(u64, u64),
    /// Two claims of a case describe one happening, and one of them not after all.
    Group(u64, u64, u64),
    Part(u64, u64),
    Consent(u64, u64),
    EndConsent(u64, u64),
    /// A proposal is decided and the decision undone.
    Decide(u64, u64),
    Undo(u64, u64),
    Name(u64, u64),
    /// A draft asks about some proposals, and is taken away.
    Draft(u64, u64),
    NoDraft(u64),
    /// Somebody joins the desk; a case is opened to more people or fewer.
    Join(u64),
    Tier(u64, u64),
    Add(u64, u64),
    Reopen,
    Rebuild,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let case = || 1_u64..4;
    let claim = || 0_u64..12;
    let step = prop_oneof![
        2 => case().prop_map(Step::Open),
        2 => case().prop_map(Step::Source),
        8 => (case(), claim()).prop_map(|(case, claim)| Step::Claim(case, claim)),
        2 => (case(), claim(), claim()).prop_map(|(case, old, new)| Step::Correct(case, old, new + 12)),
        2 => (case(), claim()).prop_map(|(case, claim)| Step::Retract(case, claim)),
        1 => (case(), claim()).prop_map(|(case, claim)| Step::Restore(case, claim)),
        2 => (case(), claim()).prop_map(|(case, claim)| Step::Dispute(case, claim)),
        3 => Just(Step::DeskSource),
        3 => Just(Step::DeskClaim),
        1 => Just(Step::DeskRetract),
        1 => Just(Step::DeskRestore),
        3 => (case(), claim()).prop_map(|(case, claim)| Step::Cite(case, claim)),
        3 => (case(), claim()).prop_map(|(case, finding)| Step::Find(case, finding)),
        1 => (case(), claim()).prop_map(|(case, finding)| Step::Withdraw(case, finding)),
        2 => (case(), claim(), claim()).prop_map(|(case, one, other)| Step::Group(case, one, other)),
        1 => (case(), claim()).prop_map(|(case, one)| Step::Part(case, one)),
        2 => (case(), claim()).prop_map(|(case, consent)| Step::Consent(case, consent)),
        1 => (case(), claim()).prop_map(|(case, consent)| Step::EndConsent(case, consent)),
        2 => (case(), claim()).prop_map(|(case, proposal)| Step::Decide(case, proposal)),
        1 => (case(), claim()).prop_map(|(case, proposal)| Step::Undo(case, proposal)),
        1 => (case(), claim()).prop_map(|(case, name)| Step::Name(case, name)),
        2 => (case(), claim()).prop_map(|(case, proposals)| Step::Draft(case, proposals)),
        1 => case().prop_map(Step::NoDraft),
        2 => (1_u64..4).prop_map(Step::Join),
        2 => (case(), claim()).prop_map(|(case, tier)| Step::Tier(case, tier)),
        2 => (case(), claim()).prop_map(|(case, member)| Step::Add(case, member)),
        1 => Just(Step::Reopen),
        1 => Just(Step::Rebuild),
    ];
    proptest::collection::vec(step, 1..60)
}

fn act(step: Step) -> Option<amparo_ledger::act::Entry> {
    let why = || "because".to_owned();
    Some(match step {
        Step::Open(case) => case_opened(case),
        Step::Source(case) => source_added(case, case),
        Step::Claim(case, number) => claim_entered(case, case, number),
        Step::Correct(case, old, new) => {
            let claim = Box::new(claim(case, case, new));
            entry(scope(case), 5, Act::ClaimCorrected { corrects: claim_id(old), claim, why: why() })
        }
        Step::Retract(case, number) => {
            entry(scope(case), 6, Act::ClaimRetracted { claim: claim_id(number), why: why() })
        }
        Step::Restore(case, number) => {
            entry(scope(case), 7, Act::ClaimRestored { claim: claim_id(number), why: why() })
        }
        Step::Dispute(case, number) => {
            let by = "someone".to_owned();
            entry(scope(case), 8, Act::ClaimDisputed { claim: claim_id(number), by, why: why() })
        }
        Step::DeskSource => desk_source(),
        Step::DeskClaim => desk_claim(),
        Step::DeskRetract => desk_retracts(),
        Step::DeskRestore => {
            entry(Scope::Desk, 9, Act::ClaimRestored { claim: claim_id(DESK_CLAIM), why: why() })
        }
        Step::Cite(case, number) => claim_entered(case, DESK_SOURCE, number),
        Step::Find(case, number) => finding(case, number),
        Step::Withdraw(case, number) => {
            let finding = FindingId::from_bytes(id(6, number));
            entry(scope(case), 11, Act::FindingWithdrawn { finding, why: why() })
        }
        Step::Group(case, one, other) => {
            let claims = AtLeastOne::new(vec![claim_id(one), claim_id(other)]).expect("two");
            entry(scope(case), 12, Act::SameEvent { occurrence: happening(case), claims, why: why() })
        }
        Step::Part(case, one) => {
            let claims = AtLeastOne::one(claim_id(one));
            entry(scope(case), 13, Act::NotSameEvent { occurrence: happening(case), claims, why: why() })
        }
        Step::Consent(case, number) => {
            let consent = Box::new(consent(case, number));
            entry(scope(case), 14, Act::ConsentRecorded { consent })
        }
        Step::EndConsent(case, number) => {
            let consent = consent(case, number).id;
            entry(scope(case), 15, Act::ConsentWithdrawn { consent, why: why() })
        }
        Step::Decide(case, number) => {
            let decision = if number % 2 == 0 {
                Decision::Rejected { why: Some(why()) }
            } else {
                Decision::Accepted { claim: claim_id(number), edited: false }
            };
            let (source, fingerprint) = (source_id(case), Hash32::of(&number.to_be_bytes()));
            entry(scope(case), 16, Act::ProposalDecided { source, fingerprint, decision })
        }
        Step::Undo(case, number) => {
            let (source, fingerprint) = (source_id(case), Hash32::of(&number.to_be_bytes()));
            entry(scope(case), 17, Act::DecisionUndone { source, fingerprint })
        }
        Step::Name(case, number) => {
            let name = format!("Nadia Example {number}");
            entry(scope(case), 18, Act::PersonNamed { person: person(case), name })
        }
        Step::Join(number) => {
            let joined = Act::MemberJoined { member: another(number), name: format!("Member {number}") };
            entry(Scope::Desk, 19, joined)
        }
        Step::Tier(case, number) => {
            let tier = [CaseTier::Sealed, CaseTier::Case, CaseTier::Team]
                [usize::try_from(number % 3).expect("of three")];
            entry(scope(case), 20, Act::CaseTierSet { tier })
        }
        Step::Add(case, number) => {
            let role = if number < 6 { CaseRole::Viewer } else { CaseRole::Lead };
            entry(scope(case), 21, Act::CaseMemberAdded { member: another(number % 4), role })
        }
        Step::Draft(..) | Step::NoDraft(_) | Step::Reopen | Step::Rebuild => return None,
    })
}

fn another(number: u64) -> MemberId {
    MemberId::from_bytes(id(1, number))
}

fn happening(case: u64) -> OccurrenceId {
    OccurrenceId::from_bytes(id(7, case))
}

fn consent(case: u64, number: u64) -> Consent {
    Consent {
        id: ConsentId::from_bytes(id(8, number)),
        kind: ConsentKind::Family,
        about: person(case),
        given_by: "Her mother".to_owned(),
        purposes: AtLeastOne::one(Purpose::Delivery),
        addressees: Vec::new(),
        given_on: "2022-05-01".parse().expect("a day"),
        until: None,
        how: None,
        paper: None,
    }
}

/// Everything that is worked out from the log: the list, the names, the counts, the records.
type Everything = (Vec<CaseRow>, Vec<NameRow>, CaseCounts, Vec<Arc<Record>>);

fn all(desk: &Desk) -> Everything {
    let scopes = [Scope::Desk, scope(1), scope(2), scope(3)];
    let records = scopes.map(|scope| desk.record(scope).expect("holds"));
    let (list, names) = (desk.case_list().expect("holds"), desk.names_since(0).expect("holds"));
    let query = CaseQuery {
        scope: CaseScope::All,
        filter: CaseFilter::default(),
        order: CaseOrder::default(),
        from: None,
        rows: 10,
    };
    let page = desk.case_page(&query).expect("holds");
    assert_eq!((page.total, page.rows.len()), (list.len() as u64, list.len()));
    assert_eq!(page.counts.waits, list.iter().filter(|row| row.waiting > 0).count() as u64);
    (list, names, page.counts, records.to_vec())
}

/// The proposals of a draft: the first so many of a case's.
fn asks(case: u64, proposals: u64) -> Asks {
    let fingerprint = |number: u64| Hash32::of(&number.to_be_bytes());
    Asks { source: source_id(case), fingerprints: (0..proposals).map(fingerprint).collect() }
}

const DESK_SOURCE: u64 = 70;
const DESK_CLAIM: u64 = 71;

fn desk_source() -> Entry {
    Entry { scope: Scope::Desk, ..source_added(0, DESK_SOURCE) }
}

fn desk_claim() -> Entry {
    let claim = Claim { scope: Scope::Desk, ..claim(0, DESK_SOURCE, DESK_CLAIM) };
    entry(Scope::Desk, 4, Act::ClaimEntered { claim: Box::new(claim) })
}

fn desk_retracts() -> Entry {
    entry(Scope::Desk, 6, Act::ClaimRetracted { claim: claim_id(DESK_CLAIM), why: "because".to_owned() })
}

/// A finding of a case that rests on the desk's claim.
fn finding(case: u64, number: u64) -> Entry {
    let finding = Finding {
        id: FindingId::from_bytes(id(6, number)),
        case: crate::common::case(case),
        framework: "a framework".to_owned(),
        version: "1".to_owned(),
        item: "an item".to_owned(),
        answer: Answer::Shown,
        reason: "because".to_owned(),
        claims: AtLeastOne::one(claim_id(DESK_CLAIM)),
    };
    entry(scope(case), 10, Act::FindingGiven { finding: Box::new(finding) })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn rebuilt_is_the_same_as_incremental(steps in steps()) {
        let (temporary, mut desk) = Temporary::desk();
        let mut random = Counting::from(4);
        for step in steps {
            match (act(step), step) {
                // A refusal is an answer too.
                (Some(entry), _) => drop(desk.append(&[entry], &mut random)),
                (None, Step::Rebuild) => desk.rebuild(&mut random).expect("there is room"),
                (None, Step::Draft(case, proposals)) => {
                    let asks = asks(case, proposals);
                    desk.put_draft_that_asks(scope(case), "proposals", b"text", &asks, &mut random).expect("there is room");
                }
                (None, Step::NoDraft(case)) => {
                    desk.delete_draft(scope(case), "proposals").expect("there is room");
                }
                (None, _) => {
                    desk.close().expect("closes");
                    desk = temporary.open().expect("opens");
                }
            }
        }
        let incremental = all(&desk);
        desk.verify().expect("in order");
        desk.rebuild(&mut random).expect("there is room");
        prop_assert_eq!(all(&desk), incremental);
    }
}

#[test]
fn a_long_case_is_folded_on_disk_and_reads_the_same() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(4);
    desk.append(&crate::common::small_case(1, 0..5), &mut random).expect("fits");
    for first in (5..1_300).step_by(259) {
        let batch: Vec<_> = (first..first + 259).map(|claim| claim_entered(1, 1, claim)).collect();
        desk.append(&batch, &mut random).expect("fits");
    }
    let incremental = all(&desk);
    drop(desk);
    let mut desk = temporary.open().expect("opens");
    assert_eq!(all(&desk), incremental, "from the fold and the tail");
    desk.rebuild(&mut random).expect("there is room");
    assert_eq!(all(&desk), incremental, "from the beginning");
    desk.verify().expect("in order");
}

#[test]
fn what_a_case_rests_on_may_be_retracted_at_the_desk_later() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(4);
    let refused = |result: Result<Vec<u64>, StoreError>| matches!(result, Err(StoreError::Refused { .. }));
    desk.append(&[case_opened(1)], &mut random).expect("fits");
    assert!(refused(desk.append(&[finding(1, 1), desk_source(), desk_claim()], &mut random)), "too early");
    let batch = [desk_source(), desk_claim(), claim_entered(1, DESK_SOURCE, 1), finding(1, 1)];
    let last = desk.append(&batch, &mut random).expect("the desk's come first in the batch")[3];
    desk.append(&[desk_retracts()], &mut random).expect("it stands");
    assert!(refused(desk.append(&[finding(1, 2)], &mut random)), "the desk's claim no longer stands");
    let incremental = all(&desk);
    desk.close().expect("closes");

    let mut desk = temporary.open().expect("opens");
    assert_eq!(all(&desk), incremental, "read again");
    let before = desk.record_as_of(scope(1), last).expect("holds");
    assert_eq!((before.claims.len(), before.findings.len()), (1, 0), "before the finding");
    desk.verify().expect("in order");
    desk.rebuild(&mut random).expect("there is room");
    assert_eq!(all(&desk), incremental, "from the beginning");
}
