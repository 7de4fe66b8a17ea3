//! Who says it, of whom, and whether it was said to be so at all. Invented people.

use amparo_reader::propose::corpus_json::{Kinds, claims};
use amparo_reader::propose::{Document, Modality, Proposal, propose};
use jiff::civil::Date;

fn read(text: &str) -> Vec<Proposal> {
    propose(&Document { text, date: Date::new(2025, 6, 1).ok(), known_people: &[] })
}

#[track_caller]
fn only(text: &str, kind: &str) -> Proposal {
    let found: Vec<Proposal> =
        read(text).into_iter().filter(|proposal| proposal.kind.name() == kind).collect();
    assert_eq!(found.len(), 1, "one {kind} in: {text}");
    found.into_iter().next().expect("one was counted")
}

fn voice(proposal: &Proposal) -> (Modality, Option<&str>) {
    (proposal.modality, proposal.attribution.as_deref())
}

const REPORTED: &[(&str, &str, &str)] = &[
    (
        "Petra Lindqvist, his lawyer, said that Daniel Orsova was beaten on 3 March and refused insulin.",
        "Petra Lindqvist",
        "the lawyer speaks, not the one whose lawyer she is",
    ),
    (
        "Petra Lindqvist said that Daniel Orsova was beaten on 3 March, and refused insulin.",
        "Petra Lindqvist",
        "a comma does not end what is said",
    ),
    (
        "According to Petra Lindqvist, Daniel Orsova was beaten and denied medical care.",
        "Petra Lindqvist",
        "the voice follows",
    ),
    (
        "Guards who left said that Daniel Orsova was beaten on 3 March and refused insulin.",
        "Guards",
        "nobody named speaks",
    ),
];

#[test]
fn all_that_one_clause_reports_is_its_speakers_word() {
    for (text, speaker, why) in REPORTED {
        for kind in ["ill_treatment", "medical_neglect"] {
            let proposal = only(text, kind);
            let (modality, attribution) = voice(&proposal);
            assert_eq!(modality, Modality::Alleged, "{kind}, {why}: {text}");
            assert!(
                attribution.is_some_and(|voice| voice.starts_with(speaker)),
                "{attribution:?}, {kind}, {why}: {text}"
            );
        }
    }
}

#[test]
fn harm_reported_alone_has_a_voice_and_harm_told_has_none() {
    let said = only("Petra Lindqvist said that Daniel Orsova was refused insulin.", "medical_neglect");
    assert_eq!(voice(&said), (Modality::Alleged, Some("Petra Lindqvist")));
    let told = only("Daniel Orsova was refused insulin.", "medical_neglect");
    assert_eq!(voice(&told), (Modality::Asserted, None));
}

#[test]
fn a_new_clause_with_its_own_subject_is_not_what_was_said() {
    let text =
        "Petra Lindqvist said that Daniel Orsova was beaten, and the court sentenced him to five years.";
    assert_eq!(voice(&only(text, "sentence")), (Modality::Asserted, None));
}

const SURNAMES: &[(&str, &str, &str)] = &[
    (
        "Daniel Orsova was arrested in May 2025. His wife, Mira Orsova, wept. Orsova suffers from diabetes.",
        "Daniel Orsova",
        "a wife named after the word",
    ),
    (
        "Daniel Orsova was arrested in May 2025. Mira Orsova, his wife, wept. Orsova suffers from diabetes.",
        "Daniel Orsova",
        "a wife named before the word",
    ),
    (
        "Mira Orsova said her husband, Daniel Orsova, was arrested in May 2025. Orsova suffers from diabetes.",
        "Daniel Orsova",
        "the husband is the one in custody",
    ),
    (
        "Daniel Orsova, a baker from Lima, was arrested. Mira Orsova sings. Orsova suffers from diabetes.",
        "Daniel Orsova",
        "nobody says how they are related",
    ),
    (
        "Daniel Orsova was arrested in May 2025. Mira Orsova, his wife, wept. Mrs. Orsova suffers from diabetes.",
        "Mira Orsova",
        "the title asks for her",
    ),
];

#[test]
fn a_bare_surname_means_the_one_in_custody_before_a_relative() {
    for (text, person, why) in SURNAMES {
        assert_eq!(only(text, "health").person.as_deref(), Some(*person), "{why}: {text}");
    }
}

const NO_DETERMINATION: &[&str] = &[
    "The foreign ministry determined that Rita Vale is wrongfully detained, her sister hoped.",
    "The foreign ministry determined that Rita Vale is wrongfully detained, her family hopes.",
    "The foreign ministry has determined, her family hopes, that Rita Vale is wrongfully detained.",
    "The foreign ministry might determine that Rita Vale is wrongfully detained.",
    "The foreign ministry might have determined that Rita Vale is wrongfully detained.",
    "If the foreign ministry determined that Rita Vale is wrongfully detained, the envoy would act.",
    "Her family hopes that the foreign ministry has determined that Rita Vale is wrongfully detained.",
];

#[test]
fn what_is_hoped_or_supposed_is_no_determination() {
    for text in NO_DETERMINATION {
        let found = read(text).into_iter().find(|proposal| proposal.kind.name() == "determination");
        assert!(found.is_none(), "{text}: {found:?}");
    }
    only("The foreign ministry determined that Rita Vale is wrongfully detained.", "determination");
}

const STATUS: &[(&str, Option<&str>)] = &[
    ("Rita Vale, a 44-year-old American citizen, was arrested in May 2025.", Some("American citizen")),
    ("Rita Vale, a 44-year-old British national, was arrested in May 2025.", Some("British national")),
    ("Rita Vale, 31, a lawful permanent resident, was arrested.", Some("lawful permanent resident")),
    ("Rita Vale, a 44-year-old green-card holder, was arrested.", Some("green-card holder")),
    ("Rita Vale, a 44-year-old American runner, was arrested in May 2025.", None),
    ("Rita Vale, a 44-year-old American, was arrested in May 2025.", None),
    ("Rita Vale, a 44-year-old record holder, was arrested in May 2025.", None),
];

#[test]
fn citizenship_beside_an_age_is_a_status_where_the_noun_says_so() {
    for (text, status) in STATUS {
        let found = read(text).into_iter().find(|proposal| proposal.kind.name() == "status");
        let told = found.map(|found| {
            claims(std::slice::from_ref(&found), Kinds::All)[0]["details"]["status"]
                .as_str()
                .map(str::to_owned)
        });
        assert_eq!(told.flatten().as_deref(), *status, "{text}");
    }
}

#[test]
fn a_denial_is_quoted_with_what_is_denied() {
    let text = "Rita Vale was arrested in May 2025. Prison officials denied that she was mistreated.";
    assert_eq!(only(text, "call").quote, "Prison officials denied that she was mistreated");
    let long = format!(
        "Rita Vale was arrested. The ministry denied that Rita Vale was held {}in the east.",
        "in the cold and in the dark ".repeat(12)
    );
    assert!(only(&long, "call").quote.chars().count() <= 200);
}
