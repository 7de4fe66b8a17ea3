//! What was signed stays as it was signed, and is compared with what the file holds now.

use amparo_casework::enter_claim::retract_claim;
use amparo_casework::give_finding::{FindingForm, give_finding};
use amparo_casework::ledger::Kind;
use amparo_casework::ledger::act::Answer;
use amparo_casework::papers::Form;
use amparo_casework::show_case::Moment;
use amparo_casework::signed_assessment::{
    With, compare_assessments, list_assessments, show_assessment, sign_assessment, write_signed_worksheet,
};

use super::office::Office;
use super::well_known::{KARA_MURZA, WellKnown};

const LEVINSON: &str = "us.levinson.1741";

#[test]
fn a_signed_assessment_stays_as_it_was_whatever_the_case_does_and_the_difference_is_told_by_item() {
    let mut made = WellKnown::of(KARA_MURZA);
    let moment = Moment { world: Some("2024-03-11".parse().expect("a day")), known_entries: None };
    let signed =
        sign_assessment(&mut made.desk, made.case, LEVINSON, moment, "As we file it.").expect("signed");
    let as_signed = show_assessment(&made.desk, made.case, signed).expect("it is on record").into_inner();
    let state = |body: &amparo_casework::signed_assessment::SignedBody, id: &str| {
        body.items.iter().find(|item| item.id == id).expect("an item").state.clone()
    };
    assert_eq!(state(&as_signed.body, "9"), "supported");
    assert_eq!(state(&as_signed.body, "eligibility"), "lpr_ties_documented");
    assert!(as_signed.body.pack.contains("[pack]"), "the law's pack is kept whole");
    let html = |made: &WellKnown| {
        write_signed_worksheet(&made.desk, made.case, signed, Form::Html)
            .expect("a worksheet")
            .into_inner()
            .bytes
    };
    let sheet = html(&made);

    let punished: Vec<_> = made
        .as_of("2024-03-11")
        .claims
        .iter()
        .filter(|state| state.claim.statement.kind() == Kind::Punishment)
        .map(|state| state.claim.id)
        .collect();
    for claim in &punished {
        retract_claim(&mut made.desk, made.case, *claim, "a test").expect("it stands");
    }
    let exchange = made
        .as_of("2024-08-02")
        .claims
        .iter()
        .find(|state| state.claim.statement.kind() == Kind::Exchange)
        .expect("told")
        .claim
        .id;
    let finding = FindingForm {
        framework: LEVINSON.into(),
        item: "3".into(),
        answer: Answer::ShownInPart,
        reason: "He was exchanged.".into(),
        claims: vec![exchange],
    };
    give_finding(&mut made.desk, made.case, &finding).expect("a finding");

    let again = show_assessment(&made.desk, made.case, signed).expect("still there").into_inner();
    assert_eq!(again, as_signed, "word for word");
    assert_eq!(html(&made), sheet, "the worksheet too, byte for byte");
    let text = String::from_utf8(sheet).expect("HTML");
    assert!(!text.contains("class=\"draft\"") || !text.contains("DRAFT"), "what was signed is no draft");

    let compared =
        compare_assessments(&made.desk, made.case, signed, With::Today).expect("compared").into_inner();
    assert!(compared.pack.is_empty(), "the pack is the same");
    let item = |id: &str| {
        compared.items.iter().find(|one| one.id == id).unwrap_or_else(|| panic!("{id}: {compared:#?}"))
    };
    assert_eq!(item("9").state, Some(("supported".into(), "no_information".into())));
    assert_eq!(item("9").supports_went, punished, "every punishment went");
    assert_eq!(item("3").state, Some(("no_information".into(), "supported".into())));
    assert_eq!(item("3").finding, Some((String::new(), "shown-in-part: He was exchanged.".into())));
    assert!(compared.same.contains(&"8".to_owned()));
    assert!(compared.tracks.iter().any(|track| track.to == "released_exchange"));

    let later =
        sign_assessment(&mut made.desk, made.case, LEVINSON, Moment::default(), "Again.").expect("signed");
    let both = compare_assessments(&made.desk, made.case, signed, With::Signed(later))
        .expect("compared")
        .into_inner();
    assert_eq!(both.items, compared.items, "signing changes nothing on file");
    let rows = list_assessments(&made.desk, made.case).expect("a list");
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [signed, later]);
    made.desk.verify().expect("the record holds");
}

#[test]
fn signing_wants_a_statement_and_the_commands_tell_what_was_signed() {
    let office = Office::with_claims();
    assert_eq!(office.run(&["assess", "--sign"]).status, 2, "no statement");
    let empty = office.run(&["assess", "--sign", "--statement", " "]);
    assert_eq!(empty.status, 1, "{}", empty.err);
    assert!(empty.err.contains("Nothing was saved"), "{}", empty.err);
    let said = office.ok(&["assess", "--sign", "--statement", "As we know it today."]);
    assert!(said.contains("is signed and frozen") && said.contains("The desk signs, not you"), "{said}");
    let asked = office.ok(&["assess", "--questions"]);
    assert!(asked.contains("[on file] If neither: is the person a lawful permanent resident"), "{asked}");
    assert!(asked.contains("[open] Who of the family"), "{asked}");
    let listed = office.json(&["assess", "list"]);
    let id = listed[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(listed[0]["statement"], "As we know it today.");
    let before = office.ok(&["assess", "show", &id]);
    assert!(before.contains("Statement: As we know it today."), "{before}");
    let claim = office.claim("medical_neglect");
    office.ok(&["claim", "retract", &claim, "--why", "a test"]);
    assert_eq!(office.ok(&["assess", "show", &id]), before, "the signed one is as it was");
    let compared = office.ok(&["assess", "compare", &id]);
    assert!(compared.contains("for, went"), "{compared}");
    assert!(compared.contains("today, not signed"), "{compared}");
    let json = office.json(&["assess", "compare", &id, "today"]);
    assert_eq!(json["pack"].as_array().map(Vec::len), Some(0));
    office.ok(&["assess", "show", &id, "-o", &office.arg("signed.pdf")]);
    assert!(std::fs::read(office.path("signed.pdf")).expect("a file").starts_with(b"%PDF"));
    let wrong = office.run(&["assess", "show", "assessment-zz"]);
    assert_eq!(wrong.status, 5, "{}", wrong.err);
}

#[test]
fn a_signed_worksheet_tells_no_state_that_only_sealed_claims_explain() {
    let office = Office::with_claims();
    let id = || {
        office.ok(&["assess", "--sign", "--statement", "As it stands."]);
        let rows = office.json(&["assess", "list"]);
        let rows = rows.as_array().expect("a list").clone();
        let newest = rows.iter().max_by_key(|row| row["known_at"].as_u64()).expect("a row");
        newest["id"].as_str().expect("an id").to_owned()
    };
    let open = id();
    office.ok(&["assess", "show", &open, "-o", &office.arg("open.txt")]);
    let refused = ["claim", "add", "access_denied", "--set", "to=consul", "--testimony", "A guard told me."];
    office.ok(&[&refused[..], &["--audience", "sealed"]].concat());
    let sealed = id();
    let said = office.run(&["assess", "show", &sealed, "-o", &office.arg("sealed.txt")]);
    assert_ne!(said.status, 0, "criterion 2 rests on the sealed claim alone");
    assert!(said.err.contains("Without what is sealed"), "{}", said.err);
    assert!(!office.path("sealed.txt").exists());
    office.ok(&["assess", "-o", &office.arg("now.txt")]);
    assert!(!office.read("now.txt").contains("A guard told me"), "today's worksheet has nothing of it");
}
