//! What is worked out step by step is what is worked out from the beginning.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::record::Record;
use amparo_store::{CaseRow, Desk};
use proptest::prelude::*;
use std::sync::Arc;

use crate::common::{Counting, case_opened, claim, claim_entered, claim_id, entry, scope, source_added};
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
        Step::Reopen | Step::Rebuild => return None,
    })
}

fn all(desk: &Desk) -> (Vec<CaseRow>, Vec<Arc<Record>>) {
    let scopes = [Scope::Desk, scope(1), scope(2), scope(3)];
    let records = scopes.map(|scope| desk.record(scope).expect("holds"));
    (desk.case_list().expect("holds"), records.to_vec())
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
