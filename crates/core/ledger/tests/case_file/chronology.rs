//! The chronology, and the two axes of "as of".

use amparo_ledger::case_file::CaseFile;
use amparo_ledger::record::Record;
use amparo_ledger::{Field, Kind};

use super::builder::{CASE, Case, date, told};

#[test]
fn time_runs_from_the_first_date_to_the_undated() {
    let mut case = Case::of("Anna Sedova");
    case.tell(told(Kind::Status).with(Field::Status, "citizen"));
    let second = case.tell(told(Kind::Conviction).on("2023-04-17"));
    case.tell(told(Kind::Arrest).on("2022-04-11"));
    case.tell(told(Kind::Charge).on("2022"));
    case.tell(told(Kind::Determination).on("[..2022-05-01]"));
    let third = case.tell(told(Kind::Sentence).on("2023-04").from(2));
    case.same_event(1, &[second, third]);
    let file = case.as_of("2024-01-01");
    let order: Vec<_> = file
        .chronology()
        .iter()
        .map(|one| (one.kind().name(), one.dates().to_string(), one.claims.len()))
        .collect();
    assert_eq!(
        order,
        [
            ("charge", "2022".to_owned(), 1),
            ("arrest", "2022-04-11".to_owned(), 1),
            ("determination", "[..2022-05-01]".to_owned(), 1),
            ("conviction", "2023-04-17".to_owned(), 2),
            ("status", String::new(), 1),
        ]
    );
}

#[test]
fn what_happened_later_is_left_out_by_the_date_in_the_world() {
    let case = Case::with(
        "Anna Sedova",
        [told(Kind::Arrest).on("2022-04-11"), told(Kind::Release).on("2024-08-01")],
    );
    assert_eq!(
        case.as_of("2024-07-31").custody().latest().map(amparo_ledger::case_file::Stretch::is_ended),
        Some(false)
    );
    assert_eq!(
        case.as_of("2024-08-01").custody().latest().map(amparo_ledger::case_file::Stretch::is_ended),
        Some(true)
    );
}

#[test]
fn what_was_not_on_record_yet_is_left_out_by_folding_fewer_entries() {
    let mut case = Case::with("Anna Sedova", [told(Kind::Arrest).on("2022-04-11")]);
    let known_then: Record = case.record.clone();
    case.tell(told(Kind::Arrest).on("2015-06-01").from(2));
    let then = CaseFile::work_out(&known_then, CASE, date("2024-01-01")).expect("the case is open");
    let now = case.as_of("2024-01-01");
    assert_eq!((then.custody().stretches.len(), now.custody().stretches.len()), (1, 2));
    assert!(then.as_of.record < now.as_of.record);
}

#[test]
fn groups_that_share_a_claim_are_one_happening() {
    let mut case = Case::of("Anna Sedova");
    let claims: Vec<_> =
        (1..=4).map(|source| case.tell(told(Kind::Arrest).on("2022-04-11").from(source))).collect();
    case.same_event(1, &claims[..2]);
    case.same_event(2, &claims[2..]);
    assert_eq!(case.as_of("2024-01-01").chronology().len(), 2);
    case.same_event(3, &claims[1..3]);
    let file = case.as_of("2024-01-01");
    assert_eq!(file.chronology().len(), 1);
    assert_eq!(file.occurrences.len(), 1);
}

#[test]
fn a_claim_is_found_by_its_id_and_one_that_no_longer_stands_is_not() {
    let mut case = Case::of("Anna Sedova");
    let kept = case.tell(told(Kind::Arrest).on("2022-04-11"));
    let taken_back = case.tell(told(Kind::Arrest).on("2022-04-12"));
    case.act(amparo_ledger::act::Act::ClaimRetracted { claim: taken_back, why: "misread".to_owned() });
    let file = case.as_of("2024-01-01");
    assert_eq!(file.claim(kept).map(|state| state.claim.id), Some(kept));
    assert!(file.claim(taken_back).is_none());
}
