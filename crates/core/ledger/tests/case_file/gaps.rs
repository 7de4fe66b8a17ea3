//! What is not known, and that it is never a "no".

use amparo_ledger::act::Act;
use amparo_ledger::case_file::Question;
use amparo_ledger::claim::{Modality, Scope, Subject};
use amparo_ledger::consent::{Consent, ConsentKind, Purpose};
use amparo_ledger::ids::{ConsentId, PersonId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::{Field, Kind};

use super::builder::{CASE, Case, PRINCIPAL, Told, told};

fn gaps(case: &Case) -> Vec<String> {
    case.as_of("2024-01-01").gaps().iter().map(|gap| gap.question.to_string()).collect()
}

#[test]
fn an_empty_file_knows_nothing_and_says_what_to_ask() {
    let case = Case::of("Anna Sedova");
    assert_eq!(
        gaps(&case),
        [
            "date of birth not on file",
            "citizenship or residence not on file",
            "nothing on file about an arrest or detention",
            "charge not on file",
            "no lawyer on file",
            "no determination on file: not known, which is not a no",
            "no consent of the prisoner or family on file",
            "no privacy waiver on file",
        ]
    );
    assert_eq!(case.as_of("2024-01-01").summary().custody.to_string(), "nothing on file about custody");
}

#[test]
fn a_gap_goes_away_when_a_claim_settles_it_and_not_before() {
    let rel = |text: &'static str| told(Kind::Relationship).with(Field::Rel, text);
    let charge = || told(Kind::Charge).with(Field::Charge, "treason");
    for (claim, gap, stays, because) in [
        (told(Kind::Birth).on("1980"), "date of birth", false, "a year is a date"),
        (told(Kind::Birth).at("Perm"), "date of birth", true, "a place is not"),
        (told(Kind::Status).with(Field::Status, "citizen"), "citizenship", false, "asserted"),
        (told(Kind::Status).modality(Modality::Denied), "citizenship", true, "a denial settles nothing"),
        (rel("lawyer"), "no lawyer", false, "a lawyer is named"),
        (rel("brother"), "no lawyer", true, "a brother is not a lawyer"),
        (told(Kind::Determination), "no determination", false, "asserted"),
        (
            told(Kind::Determination).modality(Modality::Requested),
            "no determination",
            true,
            "a call is not one",
        ),
        (charge(), "charge not", false, "charged"),
        (charge(), "article of the charge", true, "under which article is not said"),
        (charge().with(Field::Article, "275"), "article of the charge", false, "and here it is"),
        (told(Kind::Conviction), "sentence not", true, "convicted to what"),
    ] {
        let case = Case::with("Anna Sedova", [claim]);
        let found = gaps(&case).iter().any(|one| one.starts_with(gap));
        assert_eq!(found, stays, "{gap}: {because}");
    }
}

#[test]
fn custody_without_an_end_asks_where_and_whether() {
    let claims: [Told; 3] = [
        told(Kind::Arrest).on("2022-04-11"),
        told(Kind::Detention).on("2022-04-22").at("SIZO-5"),
        told(Kind::Disappearance).on("2023-09-04"),
    ];
    let gaps = gaps(&Case::with("Anna Sedova", claims));
    for expected in [
        "footing of custody since 2022-04-11 not on file",
        "place of detention not on file since 2022-04-22",
        "no release on file, last word 2022-04-22",
        "whereabouts unknown since 2023-09-04",
    ] {
        assert!(gaps.iter().any(|gap| gap == expected), "{expected}: {gaps:?}");
    }
}

#[test]
fn consent_that_ran_out_or_was_withdrawn_is_not_consent() {
    let consent = |number: u8, until: Option<&str>| Consent {
        id: ConsentId::from_bytes([number; 16]),
        kind: ConsentKind::PrivacyWaiver,
        about: PRINCIPAL,
        given_by: "her sister".to_owned(),
        purposes: AtLeastOne::one(Purpose::Delivery),
        addressees: Vec::new(),
        given_on: "2023-01-01".parse().expect("a date"),
        until: until.and_then(|date| date.parse().ok()),
        how: None,
        paper: None,
    };
    let missing = |case: &Case| gaps(case).iter().any(|gap| gap == "no privacy waiver on file");
    let mut case = Case::of("Anna Sedova");
    case.act(Act::ConsentRecorded { consent: Box::new(consent(1, Some("2023-06"))) });
    assert!(missing(&case), "it ran out in June");
    case.act(Act::ConsentRecorded { consent: Box::new(consent(2, Some("2024"))) });
    assert!(!missing(&case), "it holds to the end of the year");
    case.act(Act::ConsentWithdrawn { consent: ConsentId::from_bytes([2; 16]), why: "by letter".to_owned() });
    assert!(missing(&case), "it was withdrawn");
}

#[test]
fn two_people_of_one_name_are_a_question_and_not_one_person() {
    let mut case = Case::of("Anna Sedova");
    let namesake = PersonId::from_bytes([7; 16]);
    case.act(Act::PersonNamed { person: namesake, name: "SEDOVA, Anna".to_owned() });
    case.act(Act::PersonNamed { person: PersonId::from_bytes([8; 16]), name: "A. Sedova".to_owned() });
    case.tell(told(Kind::Person).with(Field::Kind, "prisoner").about(Subject::Person(namesake)));
    let file = case.as_of("2024-01-01");
    let asked =
        file.gaps().into_iter().filter(|gap| matches!(gap.question, Question::SameName { .. })).count();
    assert_eq!(asked, 1, "an initial is not enough to ask");
    let others = file.others();
    let roles: Vec<_> =
        others.iter().map(|one| (one.person, one.roles.iter().copied().collect::<Vec<_>>())).collect();
    assert_eq!(roles, [(namesake, vec!["prisoner"]), (PersonId::from_bytes([8; 16]), vec![])]);
    assert_eq!(file.people[&namesake].scope, Scope::Case(CASE));
}
