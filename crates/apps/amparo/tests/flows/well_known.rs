//! Well-known cases from files of claims, entered on a real desk through the door that a person uses.

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::enter_claims::{ClaimsEntered, ClaimsFile, Entered, ReadIn, enter_claims, parse_claims};
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::claim::Basis;
use amparo_casework::ledger::ids::CaseId;
use amparo_casework::show_case::{Moment, show_case};
use amparo_casework::world::FixedClock;
use tempfile::TempDir;

use super::office::Office;

/// Noon of 1 October 2026, UTC: after every date in the files.
const THEN: i64 = 1_790_856_000;

pub(crate) const KARA_MURZA: &str = include_str!("../../../../../fixtures/cases/kara-murza.toml");

const OTHERS: [&str; 5] = [
    include_str!("../../../../../fixtures/cases/gershkovich.toml"),
    include_str!("../../../../../fixtures/cases/kurmasheva.toml"),
    include_str!("../../../../../fixtures/cases/whelan.toml"),
    include_str!("../../../../../fixtures/cases/griner.toml"),
    include_str!("../../../../../fixtures/cases/navalny.toml"),
];

/// A desk that holds one well-known case.
pub(crate) struct WellKnown {
    /// Kept, because the desk's folder goes with it.
    _folder: TempDir,
    pub(crate) desk: Desk,
    pub(crate) case: CaseId,
    pub(crate) file: ClaimsFile,
    pub(crate) entered: ClaimsEntered,
}

impl WellKnown {
    /// A new desk with a case of the person whom the file is about, and all its claims.
    pub(crate) fn of(text: &str) -> Self {
        let file = parse_claims("case.toml", text).unwrap_or_else(|problem| panic!("{problem}"));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let new =
            NewDesk { name: "Test".into(), member_name: "One".into(), demo: false, small_computer: true };
        let world =
            World { clock: Box::new(FixedClock(THEN)), ..World::of_this_computer().expect("a world") };
        let passphrase = "four words nobody joins".to_owned();
        let (mut desk, _) = Desk::init(&folder.path().join("desk"), passphrase, &new, world).expect("a desk");
        let person = &file.case.as_ref().expect("the file names its person").person;
        let case = open_case(&mut desk, person, SameName::Ask).expect("a case");
        let entered = enter_claims(&mut desk, case, &file, |_, _| ()).unwrap_or_else(|p| panic!("{p}"));
        assert!(entered.refused().is_empty(), "{}", entered.refused()[0]);
        Self { _folder: folder, desk, case, file, entered }
    }

    pub(crate) fn as_of(&self, day: &str) -> CaseFile {
        let world = Some(day.parse().expect("a day"));
        show_case(&self.desk, self.case, Moment { world, known_entries: None })
            .expect("the case")
            .into_inner()
    }
}

#[test]
fn every_row_that_was_read_became_claims_and_what_is_remembered_became_none() {
    let made = WellKnown::of(KARA_MURZA);
    assert_eq!(made.entered.entered(), made.file.claim.len(), "count in is count out");
    for row in &made.entered.rows {
        match row.read_in {
            ReadIn::Primary | ReadIn::Secondary => {
                assert!(!row.claims.is_empty() || !row.left_out.is_empty(), "row {}: {}", row.id, row.what);
            }
            ReadIn::Memory => assert!(row.claims.is_empty(), "row {}: {}", row.id, row.what),
        }
    }
    let numbered: Vec<&str> = made.file.row.iter().map(|row| row.id.as_str()).take(26).collect();
    let wanted: Vec<String> = (1..=26).map(|number| number.to_string()).collect();
    assert_eq!(numbered, wanted, "all 26 rows of the table of public facts are listed");
    let file = made.as_of("2024-08-02");
    assert_eq!(file.claims.len(), made.file.claim.len());
    for state in &file.claims {
        assert!(
            matches!(state.claim.basis, Basis::Locator { .. }),
            "no words are on file, so none are quoted"
        );
    }
}

#[test]
fn every_well_known_case_is_entered_whole() {
    for text in OTHERS {
        let made = WellKnown::of(text);
        let name = &made.file.case.as_ref().expect("a person").person;
        assert_eq!(made.entered.entered(), made.file.claim.len(), "{name}: count in is count out");
        assert_eq!(made.entered.events.len(), made.file.same_event.len(), "{name}");
        assert_eq!(made.as_of("2026-09-01").claims.len(), made.file.claim.len(), "{name}");
    }
}

#[test]
fn a_file_entered_again_enters_nothing_twice_and_brings_nothing_back() {
    let mut made = WellKnown::of(KARA_MURZA);
    let first = made.entered.claims[0].outcome.claim().expect("it was entered");
    amparo_casework::enter_claim::retract_claim(&mut made.desk, made.case, first, "a test")
        .expect("it stands");
    let again = enter_claims(&mut made.desk, made.case, &made.file, |_, _| ()).expect("a second time");
    assert_eq!((again.entered(), again.on_record()), (0, made.file.claim.len()));
    assert!(matches!(again.claims[0].outcome, Entered::OnRecord(claim) if claim == first));
    let file = made.as_of("2024-08-02");
    assert!(file.claim(first).is_none(), "what was retracted stays so");
}

#[test]
fn a_file_about_one_person_is_entered_into_no_other_persons_case() {
    let mut made = WellKnown::of(KARA_MURZA);
    let other = open_case(&mut made.desk, "Nadia Sorokina", SameName::Ask).expect("a case");
    let problem = enter_claims(&mut made.desk, other, &made.file, |_, _| ()).expect_err("another person");
    assert!(problem.why.contains("Nadia Sorokina"), "{problem}");
}

#[test]
fn claim_import_counts_in_and_out_and_says_what_it_refused() {
    let office = Office::new();
    office.ok(&["case", "open", "Nadia Sorokina"]);
    let file = r#"
[sources.report]
title = "A report"
publisher = "The Example Times"
published = "2021-05-04"
[[claim]]
kind = "arrest"
date = "2021-05-03"
place = "Minsk"
source = "report"
[[claim]]
kind = "argument"
general = true
fields = { argument = "diplomacy is needed" }
source = "report"
[[claim]]
kind = "arrest"
fields = { length = "two years" }
source = "report"
"#;
    office.write("claims.toml", file);
    let said = office.run(&["claim", "import", &office.arg("claims.toml")]);
    assert_eq!(said.status, 1, "{}\n{}", said.out, said.err);
    assert!(said.out.contains("3 claims: 2 entered, 0 on record before, 1 refused."), "{}", said.out);
    assert!(said.out.contains("has no `length`"), "{}", said.out);
    assert!(said.err.contains("2 claims were saved"), "{}", said.err);
    office.write("claims.toml", file.replace("length = \"two years\"", "reason = \"none given\""));
    let again = office.json(&["claim", "import", &office.arg("claims.toml")]);
    assert_eq!(again["in"]["claims"], 3);
    assert_eq!(
        (&again["entered"], &again["on_record"], &again["refused"]),
        (&1.into(), &2.into(), &0.into())
    );
}
