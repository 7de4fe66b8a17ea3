//! Findings are a person's. However many claims match, nothing is answered until somebody answers.

use amparo_casework::assess_case::assess_case;
use amparo_casework::cases::{SameName, open_case};
use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::enter_claim::{BasisForm, ClaimForm, add_claim};
use amparo_casework::law::assess::FindingState;
use amparo_casework::papers::{Form, OwnWords, Paper, write_paper};
use amparo_casework::show_case::Moment;

use super::office::Office;

#[test]
fn with_a_hundred_matching_claims_every_finding_stays_unanswered_and_no_paper_states_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = NewDesk { name: "Test".into(), member_name: "One".into(), demo: false, small_computer: true };
    let world = World::of_this_computer().expect("a world");
    let (mut desk, _) =
        Desk::init(&folder.path().join("desk"), "four words nobody joins".into(), &new, world)
            .expect("a desk");
    let case = open_case(&mut desk, "Nadia Sorokina", SameName::Ask).expect("a case");
    for number in 0..100 {
        let kind = ["medical_neglect", "ill_treatment", "access_denied", "punishment"][number % 4];
        let form = ClaimForm {
            kind: kind.into(),
            occurred: Some(format!("2023-{:02}", number % 12 + 1)),
            place: Some("IK-6".into()),
            basis: BasisForm::Locator {
                title: format!("Report {number}"),
                publisher: format!("Publisher {number}"),
                published: Some("2024-01".into()),
            },
            ..ClaimForm::default()
        };
        add_claim(&mut desk, case, &form).expect("a claim");
    }
    let status = ClaimForm {
        kind: "status".into(),
        fields: vec![("status".into(), "citizen of the United States".into())],
        basis: BasisForm::Testimony("He showed me his passport.".into()),
        ..ClaimForm::default()
    };
    add_claim(&mut desk, case, &status).expect("a claim");
    let assessed = assess_case(&desk, case, "us.levinson.1741", Moment::default()).expect("an assessment");
    let supported = assessed
        .assessment
        .item("9")
        .or_else(|| assessed.assessment.items.iter().find(|item| item.number == Some(9)));
    assert!(
        supported.is_some_and(|item| item.supports.evidence.len() >= 50),
        "many claims match criterion 9"
    );
    for item in &assessed.assessment.items {
        assert_eq!(item.finding, FindingState::NotAnswered, "{}", item.title);
    }
    for paper in [Paper::Letter, Paper::OnePage, Paper::Worksheet] {
        let own = OwnWords::default();
        let written =
            write_paper(&desk, case, paper, Form::Text, "us.levinson.1741", Moment::default(), &own)
                .expect("a paper");
        let text = String::from_utf8(written.bytes.clone()).expect("text").to_lowercase();
        assert!(!text.contains("finding: shown") && !text.contains("finding shown"), "{paper:?}");
    }
}

#[test]
fn a_finding_names_its_reason_and_claims_and_can_be_withdrawn() {
    let office = Office::with_claims();
    let claim = office.claim("medical_neglect");
    office.ok(&[
        "finding",
        "give",
        "9",
        "shown-in-part",
        "--reason",
        "Care was refused for diabetes.",
        "--claim",
        &claim,
    ]);
    let shown = office.ok(&["assess"]);
    assert!(shown.contains("Care was refused for diabetes."), "{shown}");
    office.ok(&["write", "letter", "-o", &office.arg("letter.txt")]);
    assert!(office.read("letter.txt").contains("Care was refused for diabetes."));
    office.ok(&["finding", "withdraw", "9", "--why", "too early"]);
    assert!(!office.ok(&["assess"]).contains("Care was refused for diabetes."));
    office.ok(&["finding", "give", "9", "shown", "--reason", "Second look.", "--claim", &claim]);
    office.ok(&["claim", "retract", &claim, "--why", "the source took it back"]);
    let shown = office.ok(&["assess"]);
    assert!(shown.contains("no longer stand"), "a finding whose claim is gone says so: {shown}");
}
