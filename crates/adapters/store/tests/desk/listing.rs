//! A page of the list of cases is what sorting and counting every row by hand gives.

use amparo_ledger::act::Act;
use amparo_ledger::case_file::CustodyWord;
use amparo_ledger::claim::kind::Kind;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Claim, ClaimDates};
use amparo_ledger::source::Hash32;
use amparo_store::{
    Asks, CaseCounts, CaseFilter, CaseOrder, CasePage, CaseQuery, CaseRow, CaseScope, CaseSort, Cursor, Desk,
    Direction, MemberScope,
};

use crate::common::{Counting, case_opened, claim, claim_entered, entry, scope, source_added, source_id};
use crate::temporary::Temporary;

const SORTS: [CaseSort; 6] = [
    CaseSort::Name,
    CaseSort::Opened,
    CaseSort::Changed,
    CaseSort::Waiting,
    CaseSort::News,
    CaseSort::HeldSince,
];

/// Cases that differ in everything that a list asks for: held, released, dead, silent; with and without proposals.
fn many_cases() -> (Temporary, Desk) {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(3);
    for case in 1..=40_u64 {
        let mut batch = vec![case_opened(case), source_added(case, case)];
        let told = |number: u64, kind: Kind, date: String, place: &str| {
            let claim = Claim {
                statement: Statement::new(kind, []).expect("fields are optional"),
                dates: ClaimDates { occurred: date.parse().ok(), ..ClaimDates::default() },
                place: Some(place.to_owned()),
                ..claim(case, case, case * 100 + number)
            };
            entry(scope(case), 20, Act::ClaimEntered { claim: Box::new(claim) })
        };
        let place = ["Omsk, Russia", "Minsk, Belarus", "Omsk"][(case % 3) as usize];
        if case % 4 > 0 {
            batch.push(told(1, Kind::Arrest, format!("20{:02}-03-{:02}", case % 22, case % 28 + 1), place));
        }
        match case % 5 {
            0 => batch.push(told(2, Kind::Release, "2022-05-01".to_owned(), place)),
            1 => batch.push(told(3, Kind::Death, "2022-06-01".to_owned(), place)),
            2 => {
                batch.push(told(4, Kind::Birth, "1980".to_owned(), place));
                batch.push(told(5, Kind::Birth, "1981".to_owned(), place));
            }
            _ => {}
        }
        desk.append(&batch, &mut random).expect("fits");
        if case % 6 == 0 {
            let fingerprints = (0..case / 6).map(|number| Hash32::of(&number.to_be_bytes())).collect();
            let asks = Asks { source: source_id(case), fingerprints };
            desk.put_draft_that_asks(scope(case), "d", b"", &asks, &mut random).expect("there is room");
        }
    }
    desk.append(&[claim_entered(7, 7, 7_000), claim_entered(3, 3, 3_000)], &mut random).expect("fits");
    (temporary, desk)
}

fn filters() -> Vec<CaseFilter> {
    let none = CaseFilter::default;
    vec![
        none(),
        CaseFilter { custody: Some(CustodyWord::Held), ..none() },
        CaseFilter { custody: Some(CustodyWord::Died), country: Some("Russia".to_owned()), ..none() },
        CaseFilter { country: Some(String::new()), ..none() },
        CaseFilter { waits: true, ..none() },
        CaseFilter { conflicts: true, ..none() },
        CaseFilter { conflicts: true, country: Some("Belarus".to_owned()), ..none() },
        CaseFilter { no_news_since: "2022-04-20".parse().ok(), ..none() },
        CaseFilter { no_news_since: "2022-04-20".parse().ok(), waits: true, ..none() },
        CaseFilter { assessed_before: Some(i64::MAX), ..none() },
        CaseFilter { consent_ends_by: "2099-01-01".parse().ok(), ..none() },
    ]
}

fn fits(filter: &CaseFilter, row: &CaseRow) -> bool {
    let digest = &row.digest;
    filter.custody.is_none_or(|word| digest.custody == word)
        && filter.country.as_ref().is_none_or(|name| digest.country.as_deref().unwrap_or("") == name)
        && (!filter.waits || row.waiting > 0)
        && (!filter.conflicts || digest.conflicts > 0)
        && filter.no_news_since.is_none_or(|day| digest.last_news.is_none_or(|news| news < day))
        && filter.assessed_before.is_none_or(|moment| digest.assessed_at.is_some_and(|at| at < moment))
        && filter.consent_ends_by.is_none_or(|day| digest.consent_ends.is_some_and(|ends| ends <= day))
}

fn sorted(mut rows: Vec<CaseRow>, order: CaseOrder) -> Vec<CaseRow> {
    rows.sort_by(|left, right| {
        let held = |row: &CaseRow| match row.digest.custody {
            CustodyWord::Held => (0, row.digest.custody_since_day),
            _ => (1, None),
        };
        let by = match order.by {
            CaseSort::Name => left.digest.sort_name.cmp(&right.digest.sort_name),
            CaseSort::Opened => left.opened_seq.cmp(&right.opened_seq),
            CaseSort::Changed => left.changed_seq.cmp(&right.changed_seq),
            CaseSort::Waiting => left.waiting.cmp(&right.waiting),
            CaseSort::News => left.digest.last_news.cmp(&right.digest.last_news),
            CaseSort::HeldSince => held(left).cmp(&held(right)),
        };
        by.then(left.opened_seq.cmp(&right.opened_seq))
    });
    if order.direction == Direction::Falling {
        rows.reverse();
    }
    rows
}

fn ask(desk: &Desk, filter: &CaseFilter, order: CaseOrder, from: Option<Cursor>) -> CasePage {
    let query = CaseQuery { scope: CaseScope::All, filter: filter.clone(), order, from, rows: 3 };
    desk.case_page(&query).expect("holds")
}

fn counted(rows: &[CaseRow], filter: &CaseFilter) -> CaseCounts {
    let mut counts = CaseCounts::default();
    for row in rows {
        let without = |aside: fn(&mut CaseFilter)| {
            let mut filter = filter.clone();
            aside(&mut filter);
            fits(&filter, row)
        };
        if without(|filter| filter.custody = None) {
            *counts.custody.entry(row.digest.custody).or_default() += 1;
        }
        if without(|filter| filter.country = None) {
            *counts.country.entry(row.digest.country.clone().unwrap_or_default()).or_default() += 1;
        }
        counts.waits += u64::from(row.waiting > 0 && without(|filter| filter.waits = false));
        counts.conflicts += u64::from(row.digest.conflicts > 0 && without(|filter| filter.conflicts = false));
        counts.same_events += u64::from(row.digest.same_event_questions > 0 && fits(filter, row));
    }
    counts
}

fn check(desk: &Desk) {
    let all = desk.case_list().expect("holds");
    for filter in filters() {
        for order in SORTS.iter().flat_map(|by| {
            [Direction::Rising, Direction::Falling].map(|direction| CaseOrder { by: *by, direction })
        }) {
            let fitting = all.iter().filter(|row| fits(&filter, row)).cloned().collect();
            let expected = sorted(fitting, order);
            let mut page = ask(desk, &filter, order, None);
            assert_eq!(page.counts, counted(&all, &filter), "{filter:?}");
            assert_eq!(page.previous, None);
            let mut found = page.rows.clone();
            while let Some(next) = page.next.clone() {
                page = ask(desk, &filter, order, Some(next));
                assert_eq!(page.total, expected.len() as u64);
                found.extend(page.rows.clone());
            }
            assert_eq!(found, expected, "{filter:?} {order:?}");
            // Back again from the last page.
            let mut back = page.rows.clone();
            while let Some(previous) = page.previous.clone() {
                page = ask(desk, &filter, order, Some(previous));
                back.splice(0..0, page.rows.clone());
            }
            assert_eq!(back, expected, "backwards: {filter:?} {order:?}");
        }
    }
}

#[test]
fn pages_in_every_order_and_counts_of_every_filter_are_those_of_the_whole_list() {
    let (_temporary, mut desk) = many_cases();
    let words: std::collections::BTreeSet<CustodyWord> =
        desk.case_list().expect("holds").iter().map(|row| row.digest.custody).collect();
    assert!(words.len() >= 4, "the cases differ: {words:?}");
    check(&desk);
    // What changes afterwards is counted too.
    let mut random = Counting::from(9);
    assert!(desk.delete_draft(scope(6), "d").expect("there is room"));
    desk.append(&[claim_entered(20, 20, 9_000)], &mut random).expect("fits");
    check(&desk);
    desk.rebuild(&mut random).expect("there is room");
    check(&desk);
}

#[test]
fn who_was_added_to_no_case_and_to_whom_none_is_open_sees_none_and_counts_none() {
    let (_temporary, desk) = many_cases();
    let member = amparo_ledger::ids::MemberId::from_bytes([9; 16]);
    let scope = CaseScope::Member(MemberScope { member, open_to: None, leads: true, here: vec![member] });
    let query =
        CaseQuery { scope, filter: CaseFilter::default(), order: CaseOrder::default(), from: None, rows: 10 };
    let page = desk.case_page(&query).expect("holds");
    assert_eq!((page.rows.len(), page.total, page.counts), (0, 0, CaseCounts::default()));
}
