//! What leaves as a table comes back as it was.

use std::collections::BTreeMap;

use amparo_exchange::sheets::read_csv;
use amparo_ledger::claim::{Audience, Claim, Scope};
use amparo_ledger::ids::{CaseId, ClaimId};

use super::*;
use crate::bring_in::{Answers, HowToBring, SheetFile, bring_in, check, look};
use crate::cases::{SameName, open_case};
use crate::enter_claim::{BasisForm, ClaimForm, add_claim};
use crate::enter_claims::{enter_claims, parse_claims};
use crate::test_desk::{Test, test};

impl Test {
    fn all_claims(&self) -> BTreeMap<ClaimId, Claim> {
        let mut all = BTreeMap::new();
        for row in self.desk.case_rows().expect("the cases") {
            let record = self.desk.scope_record(Scope::Case(row.case)).expect("the case");
            all.extend(
                record.standing_claims().into_iter().map(|state| (state.claim.id, state.claim.clone())),
            );
        }
        all
    }

    fn claims_as(&self, form: TableForm) -> (SheetFile, TableCounts) {
        let table = claims_table(&self.desk, &WhichCases::default()).expect("a table").into_inner();
        let bytes = written(&table, form).expect("written");
        (SheetFile { file_name: "claims".into(), bytes }, table.counts)
    }

    fn back(&mut self, file: &SheetFile) -> ClaimsBack {
        bring_claims_back(&mut self.desk, file, false, &mut |_, _| {})
            .expect("a table of claims")
            .into_inner()
    }

    fn by_hand(&mut self, case: CaseId, kind: &str, parts: &[(&str, &str)]) -> ClaimId {
        let form = ClaimForm {
            kind: kind.into(),
            fields: parts.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect(),
            basis: BasisForm::Testimony("=He told me, \"yes\".".into()),
            ..ClaimForm::default()
        };
        add_claim(&mut self.desk, case, &form).expect("a claim")
    }
}

/// One by one, so that a difference can be read.
fn same(left: &BTreeMap<ClaimId, Claim>, right: &BTreeMap<ClaimId, Claim>) {
    assert_eq!(left.len(), right.len());
    for (left, right) in left.values().zip(right.values()) {
        assert_eq!(left, right);
    }
}

/// The six well-known cases, each row with its source.
fn well_known() -> Test {
    let mut test = test();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/cases");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the cases").map(|file| file.expect("a file").path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        let text = std::fs::read_to_string(path).expect("a file of claims");
        let file = parse_claims("x.toml", &text).expect("a file of claims");
        let person = file.case.as_ref().expect("it names the person").person.clone();
        let case = open_case(&mut test.desk, &person, SameName::Ask).expect("a case");
        let entered = enter_claims(&mut test.desk, case, &file, |_, _| {}).expect("entered");
        assert!(entered.refused().is_empty(), "{:?}", entered.refused());
    }
    test
}

#[test]
fn the_claims_of_six_cases_come_back_into_an_empty_desk_as_the_same_claims() {
    let mut first = well_known();
    let claims = first.all_claims();
    assert!(claims.len() > 100, "{}", claims.len());
    for form in [TableForm::Csv, TableForm::Json] {
        let (file, counts) = first.claims_as(form);
        assert_eq!(
            (counts.cases, counts.claims, counts.in_table, counts.sealed),
            (6, claims.len(), claims.len(), 0)
        );
        let mut empty = test();
        let back = empty.back(&file);
        assert!(back.refused.is_empty() && back.saved, "{:?}", back.refused);
        assert_eq!((back.rows_in, back.entered, back.cases), (claims.len(), claims.len(), 6));
        same(&empty.all_claims(), &claims);
        let again = empty.back(&file);
        assert_eq!(
            (again.unchanged, again.entered, again.corrected),
            (claims.len(), 0, 0),
            "nothing is entered twice"
        );
        assert_eq!(empty.claims_as(form).0.bytes, file.bytes, "and it leaves as the same bytes");
    }
    let (file, _) = first.claims_as(TableForm::Csv);
    let same = first.back(&file);
    assert_eq!((same.unchanged, same.rows_in), (claims.len(), claims.len()));
}

/// Claims with every kind and every field, of letters that tables trip over.
#[test]
fn claims_of_every_kind_with_awkward_letters_come_back_as_they_were() {
    const ODD: [&str; 12] = [
        "=1+1",
        "+7 900",
        "-5",
        "@x",
        "'quoted'",
        "a;b,c|d\te",
        "say \"no\"",
        "two\nlines\r\nthree",
        "Надя الاسم 陈卫",
        "\u{202e}turned",
        "e\u{301}",
        "'=x",
    ];
    let mut first = test();
    let case = open_case(&mut first.desk, "'=Nadia", SameName::Ask).expect("a case");
    for (at, spec) in amparo_ledger::claim::kind::KINDS.iter().enumerate() {
        let odd = |shift: usize| ODD[(at + shift) % ODD.len()];
        let form = ClaimForm {
            kind: spec.name.into(),
            person: (at % 4 == 1).then(|| format!("Person {at}")),
            country: (at % 4 == 2).then(|| odd(1).into()),
            organisation: (at % 8 == 3).then(|| odd(2).into()),
            general: at % 8 == 7,
            fields: spec
                .fields
                .iter()
                .enumerate()
                .map(|(n, field)| (field.name().into(), odd(n).into()))
                .collect(),
            occurred: ["2021-04-03", "[..2021-04]", "2019/..", "2021~"]
                .get(at % 5)
                .map(|text| (*text).into()),
            place: (at % 3 == 0).then(|| format!(" {} ", odd(3))),
            voices: (0..at % 3).map(|n| odd(n).into()).collect(),
            grade: (at % 2 == 0).then(|| "B2".into()),
            basis: if at % 2 == 0 {
                BasisForm::Testimony(odd(4).into())
            } else {
                BasisForm::Locator {
                    title: odd(5).into(),
                    publisher: odd(6).into(),
                    published: Some("2020".into()),
                }
            },
            audience: [Some(Audience::Public), Some(Audience::Partner(odd(7).into())), None][at % 3].clone(),
            ..ClaimForm::default()
        };
        add_claim(&mut first.desk, case, &form).expect("a claim");
    }
    let claims = first.all_claims();
    for form in [TableForm::Csv, TableForm::Json] {
        let mut empty = test();
        let back = empty.back(&first.claims_as(form).0);
        assert!(back.refused.is_empty(), "{:?}", back.refused);
        same(&empty.all_claims(), &claims);
    }
    let (file, _) = first.claims_as(TableForm::Csv);
    let table = read_csv(&file.bytes).expect("a table");
    let formula =
        table.rows.iter().flat_map(|row| &row.cells).find(|cell| cell.text.starts_with(['=', '+', '-', '@']));
    assert_eq!(formula, None, "no cell is a formula");
}

#[test]
fn a_changed_cell_becomes_a_correction_and_a_broken_row_stops_the_whole() {
    let mut test = test();
    let case = open_case(&mut test.desk, "Nadia Sorokina", SameName::Ask).expect("a case");
    let claim = test.by_hand(case, "health", &[("condition", "asthma")]);
    test.by_hand(case, "charge", &[("article", "342")]);
    let text = String::from_utf8(test.claims_as(TableForm::Csv).0.bytes).expect("text");
    let file = |text: &str| SheetFile { file_name: "claims.csv".into(), bytes: text.as_bytes().to_vec() };
    for (from, to, column) in [
        ("health\r\n", "wealth\r\n", "kind"),
        (&claim.to_string() as &str, "claim-1", "claim-id"),
        ("testimony", "hearsay", "basis"),
        ("Nadia Sorokina", "", "case-title"),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let told = test.back(&file(&broken));
        assert!(!told.saved && told.refused.len() == 1, "{column}: {told:?}");
    }
    let told = test.back(&file(&text.replacen("asthma", "bronchial asthma", 1)));
    assert_eq!((told.corrected, told.unchanged, told.saved), (1, 1, true));
    let now = test.all_claims();
    assert!(!now.contains_key(&claim), "the earlier claim was corrected");
    let stale = test.back(&file(&text));
    assert!(stale.refused[0].why.contains("corrected or retracted") && !stale.saved, "{stale:?}");
    let other = bring_claims_back(&mut test.desk, &file("a,b\n1,2\n"), false, &mut |_, _| {});
    assert!(other.expect_err("no table of claims").why.contains("claim-id"));
}

#[test]
fn sealed_claims_stay_unless_their_case_is_named() {
    let mut test = test();
    let case = open_case(&mut test.desk, "Nadia Sorokina", SameName::Ask).expect("a case");
    let form = ClaimForm {
        kind: "birth".into(),
        occurred: Some("1970".into()),
        basis: BasisForm::Testimony("She told me.".into()),
        audience: Some(Audience::Sealed),
        ..ClaimForm::default()
    };
    add_claim(&mut test.desk, case, &form).expect("a claim");
    for (with_sealed, expected) in [(vec![], (0, 1)), (vec![case], (1, 0))] {
        let which = WhichCases { with_sealed, ..WhichCases::default() };
        let claims = claims_table(&test.desk, &which).expect("a table");
        assert_eq!((claims.counts.in_table, claims.counts.sealed), expected);
        let people = people_table(&test.desk, &which).expect("a table");
        assert_eq!((people.counts.in_table, people.counts.sealed), expected);
        assert_eq!(people.sheet.rows[0].contains(&"1970".to_owned()), expected.0 == 1);
    }
}

#[test]
fn the_table_of_people_comes_back_unchanged_and_into_an_empty_desk_as_new() {
    let first = well_known();
    let before = first.all_claims();
    let table = people_table(&first.desk, &WhichCases::default()).expect("a table").into_inner();
    let counts = table.counts;
    assert_eq!((counts.rows, counts.in_table + counts.sealed + counts.no_column), (6, counts.claims));
    let mut empty = test();
    for form in [TableForm::Csv, TableForm::Json] {
        let file = SheetFile { file_name: "people".into(), bytes: written(&table, form).expect("written") };
        let mut mapping = look(&first.desk, &file, None, None).expect("a look").begin_mapping();
        mapping.keeper = "Us".into();
        let checked =
            check(&first.desk, &file, &mapping, &Answers::default(), &mut |_, _| {}).expect("checked");
        let changed: Vec<_> =
            checked.rows.iter().filter(|row| row.outcome != crate::bring_in::Outcome::Unchanged).collect();
        let only_names =
            changed.iter().all(|row| row.changes.iter().all(|change| change.starts_with("person")));
        assert!(only_names && checked.refused == 0, "{changed:?}");
        if form == TableForm::Csv {
            mapping.columns.retain(|rule| rule.column != "case-id");
            let brought = bring_in(
                &mut empty.desk,
                &file,
                &mapping,
                &Answers::default(),
                HowToBring::default(),
                &mut |_, _| {},
            );
            assert_eq!(brought.expect("it comes in").import.new, 6);
            let again = people_table(&empty.desk, &WhichCases::default()).expect("a table").into_inner();
            let bare = |table: &TableOut| -> Vec<Vec<String>> {
                table.sheet.rows.iter().map(|row| row[1..].to_vec()).collect()
            };
            assert_eq!(bare(&again), bare(&table), "the same table leaves the other desk");
        }
    }
    assert_eq!(first.all_claims(), before);
}
