//! What is publicly known, and how the tracks name what the file does not hold.

mod common;

use amparo_law::assess::Assessment;
use amparo_ledger::claim::Basis;
use amparo_ledger::claim::Modality::Alleged;
use amparo_ledger::{Field, Kind};
use common::{MEMBER, Say, assessed, levinson, say};

fn track_state(assessment: &Assessment, id: &str) -> String {
    assessment.track(id).expect("a track").state.clone()
}

#[test]
fn only_the_executive_confirms_and_a_senator_does_not() {
    let call = |by: &str| say(Kind::Call, &[(Field::By, by), (Field::Ask, "release")]);
    let determined =
        say(Kind::Determination, &[(Field::By, "Secretary of State"), (Field::Finding, "wrongful")]);
    let sanction = |by: &str| say(Kind::Sanction, &[(Field::By, by)]);
    let told = Basis::Testimony { member: MEMBER, account: "an official told me".into() };
    let private = Say { basis: Some(told), ..call("Department of State") };
    for (said, wanted, because) in [
        (call("Senator Example"), "reported_by_press", "a Member of Congress"),
        (
            call("Sen. Example, in a letter to the White House"),
            "reported_by_press",
            "the addressee is not the speaker",
        ),
        (call("Example House"), "reported_by_press", "an organisation"),
        (call("a former Secretary of State"), "reported_by_press", "no longer in office"),
        (sanction("Parliament of Examplia"), "reported_by_press", "another country"),
        (call("Department of State").modality(Alleged), "reported_by_press", "only alleged"),
        (say(Kind::Arrest, &[(Field::By, "FSB")]), "reported_by_press", "who arrested is not who speaks"),
        (call("Department of State"), "confirmed_by_official", "the Department"),
        (call("Secretary of State"), "confirmed_by_official", "the Secretary"),
        (call("President of the United States"), "confirmed_by_official", "the President"),
        (call("White House spokesman"), "confirmed_by_official", "the White House"),
        (sanction("U.S. State and Treasury Departments"), "confirmed_by_official", "sanctions over the case"),
        (determined, "confirmed_by_official", "the determination"),
        (private, "nothing_on_file", "what was told in private is not public"),
    ] {
        let assessment = assessed(std::slice::from_ref(&said));
        assert_eq!(track_state(&assessment, "publicity"), wanted, "{because}");
    }
}

#[test]
fn a_senators_call_without_a_publication_is_shown_and_changes_nothing() {
    let told = Basis::Testimony { member: MEMBER, account: "the office told me".into() };
    let call = say(Kind::Call, &[(Field::By, "Senator Example"), (Field::Ask, "release")]);
    let assessment = assessed(&[Say { basis: Some(told), ..call }]);
    let publicity = assessment.track("publicity").expect("a track");
    assert_eq!((publicity.state.as_str(), publicity.related.len()), ("nothing_on_file", 1));
}

#[test]
fn silence_of_the_file_is_never_named_as_a_negative() {
    let assessment = assessed(&[]);
    for (id, wanted, says) in [
        ("request", "no_request_on_file", "not to say that none was made"),
        ("review", "unknown", "Nothing on file"),
        ("custody", "not_on_file", "Nothing on file"),
        ("publicity", "nothing_on_file", "not to say that it is not"),
    ] {
        let track = assessment.track(id).expect("a track");
        assert_eq!(track.state, wanted);
        assert!(track.plain.contains(says), "{id}: {}", track.plain);
        assert!(track.rests_on.is_empty(), "silence rests on nothing");
    }
    for track in levinson().tracks {
        let silent = track.states.iter().find(|state| state.id == track.silent).expect("a state");
        assert!(silent.shown_by.is_empty(), "{}: a claim is not silence", track.id);
    }
}
