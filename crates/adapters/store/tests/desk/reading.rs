//! Appending and reading: records, lists, drafts, blobs.

use std::sync::Arc;

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::record::RecordError;
use amparo_ledger::source::Hash32;
use amparo_store::{Desk, Draft, StoreError};

use crate::common::{
    Counting, FIRST_MOMENT, PLANTED, case, case_opened, claim_entered, claim_id, document, entry, scope,
    small_case,
};
use crate::temporary::Temporary;

#[test]
fn a_desk_can_be_shared_between_threads() {
    fn shareable<T: Send + Sync>() {}
    shareable::<Desk>();
}

#[test]
fn a_batch_with_one_entry_that_does_not_fit_is_refused_whole() {
    let (_temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    desk.append(&small_case(1, 0..2), &mut random).expect("fits");
    let before =
        (desk.entry_count(), desk.record(scope(1)).expect("holds"), desk.case_list().expect("holds"));
    let twice = claim_entered(1, 1, 0);
    for (batch, at, because) in [
        (vec![twice.clone()], 0, "the claim is on record"),
        (vec![claim_entered(1, 1, 7), case_opened(2), twice.clone()], 2, "two good ones before it"),
        (vec![claim_entered(1, 99, 8)], 0, "cites a source that is not on record"),
        (vec![case_opened(3), case_opened(3)], 1, "the case is opened twice"),
    ] {
        match desk.append(&batch, &mut random) {
            Err(StoreError::Refused { index, .. }) => assert_eq!(index, at, "{because}"),
            other => panic!("{because}: {other:?}"),
        }
        let after =
            (desk.entry_count(), desk.record(scope(1)).expect("holds"), desk.case_list().expect("holds"));
        assert_eq!(after, before, "{because}");
        assert_eq!(desk.record(scope(2)).expect("empty").applied, 0, "{because}");
    }
    desk.append(&[claim_entered(1, 1, 7)], &mut random).expect("the good one fits alone");
    desk.verify().expect("in order");
}

#[test]
fn an_entry_that_opens_another_desk_is_refused() {
    let (_temporary, mut desk) = Temporary::desk();
    let other = amparo_ledger::ids::DeskId::from_bytes([9; 16]);
    let refused = desk.append(&[crate::common::desk_opened(other)], &mut Counting::from(2));
    assert!(matches!(refused, Err(StoreError::OtherDesk)), "{refused:?}");
    let again = desk.append(&[crate::common::desk_opened(desk.id())], &mut Counting::from(2));
    assert!(matches!(again, Err(StoreError::Refused { source: RecordError::Twice { .. }, .. })), "{again:?}");
}

#[test]
fn an_entry_that_is_too_large_is_refused_and_nothing_of_its_batch_is_saved() {
    let (_temporary, mut desk) = Temporary::desk();
    let name = "x".repeat(amparo_ledger::entry::PAYLOAD_BYTES_MAX);
    let large = entry(scope(1), 9, Act::PersonNamed { person: crate::common::person(1), name });
    let refused = desk.append(&[case_opened(1), large], &mut Counting::from(2));
    assert!(matches!(refused, Err(StoreError::NotWritable { index: 1, .. })), "{refused:?}");
    assert_eq!((desk.entry_count(), desk.case_list().expect("holds").len()), (1, 0));
}

#[test]
fn a_record_that_was_read_stays_as_it_was() {
    let (_temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    desk.append(&small_case(1, 0..2), &mut random).expect("fits");
    let before = desk.record(scope(1)).expect("holds");
    desk.append(&[claim_entered(1, 1, 2)], &mut random).expect("fits");
    assert_eq!((before.claims.len(), desk.record(scope(1)).expect("holds").claims.len()), (2, 3));
}

#[test]
fn a_record_can_be_read_as_it_stood_before_any_entry() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    let mut snapshots = vec![(desk.entry_count(), desk.record(scope(1)).expect("empty"))];
    for entry in small_case(1, 0..4) {
        desk.append(&[entry], &mut random).expect("fits");
        snapshots.push((desk.entry_count(), desk.record(scope(1)).expect("holds")));
    }
    let why = "entered twice".to_owned();
    let retracted = entry(scope(1), 9, Act::ClaimRetracted { claim: claim_id(0), why });
    desk.append(&[retracted, case_opened(2)], &mut random).expect("fits");
    drop(desk);
    let desk = temporary.open().expect("opens");
    for (before, record) in snapshots {
        assert_eq!(desk.record_as_of(scope(1), before).expect("holds"), record, "before entry {before}");
    }
    let now = desk.record(scope(1)).expect("holds");
    assert!(Arc::ptr_eq(&now, &desk.record_as_of(scope(1), u64::MAX).expect("holds")));
}

#[test]
fn the_list_of_cases_counts_what_stands_and_says_when_it_changed() {
    let (_temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    desk.append(&small_case(2, 10..13), &mut random).expect("fits");
    desk.append(&small_case(1, 0..2), &mut random).expect("fits");
    let why = || "a reason".to_owned();
    let retracted = Act::ClaimRetracted { claim: claim_id(10), why: why() };
    let disputed = Act::ClaimDisputed { claim: claim_id(11), by: "the ministry".to_owned(), why: why() };
    desk.append(&[entry(scope(2), 50, retracted), entry(scope(2), 60, disputed)], &mut random).expect("fits");
    let list = desk.case_list().expect("holds");
    assert_eq!(list.iter().map(|row| row.case).collect::<Vec<_>>(), [case(2), case(1)], "as opened");
    let row = &list[0];
    assert_eq!((row.claims_standing, row.claims_disputed, row.claims_ever, row.sources), (2, 1, 3, 1));
    assert_eq!((row.opened_seq, row.opened_at), (1, FIRST_MOMENT + 1));
    assert_eq!((row.changed_seq, row.changed_at), (11, FIRST_MOMENT + 60));
    assert_eq!(desk.entries_of(scope(2)).expect("holds").len(), 7);
}

#[test]
fn a_blob_comes_back_from_its_scope_and_from_no_other() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    let bytes = document(1);
    let id = desk.put_blob(scope(1), &bytes, &mut random).expect("there is room");
    assert_eq!(id, Hash32::of(&bytes));
    assert_eq!(desk.put_blob(scope(1), &bytes, &mut random).expect("there already"), id);
    drop(desk);
    let mut desk = temporary.open().expect("opens");
    assert_eq!(desk.blob(scope(1), id).expect("holds").as_deref(), Some(bytes.as_slice()));
    assert_eq!(desk.blob(Scope::Desk, id).expect("no blob"), None);
    assert_eq!(desk.blob(scope(9), id).expect("no such scope"), None);
    desk.append(&small_case(1, 0..1), &mut random).expect("fits");
    let verified = desk.verify().expect("in order");
    assert_eq!((verified.blobs, verified.bytes_missing.len()), (1, 0), "the source's bytes are on file");
    desk.append(&small_case(2, 5..6), &mut random).expect("fits");
    assert_eq!(desk.verify().expect("in order").bytes_missing, [Hash32::of(&document(2))]);
}

#[test]
fn drafts_are_kept_until_they_are_taken_away_and_are_not_in_the_log() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    let draft = |key: &str, text: &str| Draft { key: key.to_owned(), bytes: text.as_bytes().to_vec() };
    let drafts = [draft("b/2", "two"), draft("a/1", PLANTED), draft("c", "")];
    desk.put_drafts(scope(1), &drafts, &mut random).expect("there is room");
    desk.put_draft(Scope::Desk, "a/1", b"the desk's", &mut random).expect("there is room");
    desk.put_draft(scope(1), "b/2", b"two, amended", &mut random).expect("there is room");
    drop(desk);
    let mut desk = temporary.open().expect("opens");
    let expected = [draft("a/1", PLANTED), draft("b/2", "two, amended"), draft("c", "")];
    assert_eq!(desk.drafts(scope(1)).expect("holds"), expected);
    assert_eq!(desk.draft(Scope::Desk, "a/1").expect("holds").as_deref(), Some(&b"the desk's"[..]));
    assert_eq!(desk.draft(scope(1), "d").expect("holds"), None);
    assert!(desk.delete_draft(scope(1), "a/1").expect("there"));
    assert!(!desk.delete_draft(scope(1), "a/1").expect("gone"));
    assert_eq!((desk.drafts(scope(1)).expect("holds").len(), desk.entry_count()), (2, 1));
}
