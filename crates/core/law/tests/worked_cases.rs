//! The worked cases that lie beside the pack: well-known cases with the results that a lawyer would expect.

#[path = "worked_cases/rows.rs"]
mod rows;

mod common;

use std::collections::BTreeMap;

use amparo_law::assess;
use amparo_law::assess::{Assessment, FindingState};
use amparo_ledger::claim::{Basis, Modality, Subject};
use amparo_ledger::source::SourceKind;
use amparo_ledger::{Field, Kind};
use common::{Desk, MEMBER, Say, country, levinson, say, state};
use serde::Deserialize;

macro_rules! cases {
    ($($name:literal),*) => {
        /// Each worked case: its name, the facts, and what should come out.
        const CASES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../../../../fixtures/cases/", $name, ".toml")),
            include_str!(concat!("../../../../frameworks/us.levinson.1741/cases/", $name, ".toml")),
        )),*];
    };
}

cases!["kara-murza", "gershkovich", "kurmasheva", "whelan", "griner", "navalny"];

/// A file of claims, as far as this test needs it; `casework` reads the whole form.
#[derive(Deserialize)]
pub(crate) struct Facts {
    #[serde(default)]
    sources: BTreeMap<String, Named>,
    claim: Vec<Told>,
    #[serde(default)]
    same_event: Vec<OneEvent>,
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    title: String,
    publisher: String,
    published: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    id: Option<String>,
    row: Vec<String>,
    kind: Kind,
    #[serde(default)]
    modality: Modality,
    #[serde(default)]
    voices: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<Field, String>,
    #[serde(default)]
    general: bool,
    date: Option<String>,
    known: Option<String>,
    place: Option<String>,
    source: Option<String>,
    testimony: Option<String>,
}

#[derive(Deserialize)]
struct OneEvent {
    claims: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    read_in: String,
    #[serde(default)]
    left_out: Vec<String>,
}

/// What should come out, on one day after another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worked {
    framework: String,
    on: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    day: String,
    because: String,
    eligibility: String,
    /// Every item of the framework has its state.
    items: BTreeMap<String, String>,
    tracks: BTreeMap<String, String>,
}

fn facts(name: &str) -> Facts {
    let (_, facts, _) = CASES.iter().find(|(known, ..)| *known == name).expect("a worked case");
    toml::from_str(facts).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn desk_of(facts: &Facts, wanted: impl Fn(&Told) -> bool) -> Desk {
    let mut desk = Desk::default();
    let mut ids = BTreeMap::new();
    for told in facts.claim.iter().filter(|told| wanted(told)) {
        let id = desk.enter(&told_as(told, &facts.sources));
        ids.extend(told.id.as_deref().map(|name| (name, id)));
    }
    for event in &facts.same_event {
        desk.group(event.claims.iter().map(|name| ids[name.as_str()]).collect());
    }
    desk
}

pub(crate) fn desk(name: &str) -> Desk {
    desk_of(&facts(name), |_| true)
}

fn told_as(told: &Told, sources: &BTreeMap<String, Named>) -> Say {
    let basis = match (&told.source, &told.testimony) {
        (Some(source), None) => {
            let named = sources.get(source).unwrap_or_else(|| panic!("no source `{source}`"));
            let published = named.published.as_deref().map(|date| date.parse().expect("a date"));
            Basis::Locator { title: named.title.clone(), publisher: named.publisher.clone(), published }
        }
        (None, Some(account)) => Basis::Testimony { member: MEMBER, account: account.clone() },
        _ => panic!("a claim has a source or is testimony"),
    };
    let empty = say(told.kind, &[]).modality(told.modality);
    Say {
        date: told.date.clone().map(|date| &*Box::leak(date.into_boxed_str())),
        known: told.known.clone(),
        place: told.place.clone(),
        fields: told.fields.iter().map(|(field, text)| (*field, text.clone())).collect(),
        voices: told.voices.clone(),
        subject: if told.general { Subject::General } else { empty.subject.clone() },
        basis: Some(basis),
        ..empty
    }
}

/// Everything in which an assessment differs from what should come out.
fn differences(assessment: &Assessment, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: String, found: &str, wanted: Option<&String>| {
        if wanted.is_none_or(|wanted| wanted != found) {
            wrong.push(format!("{what} = \"{found}\" (wanted {wanted:?})"));
        }
    };
    let gate = assessment.gate("eligibility").expect("the pack has this gate");
    compare("eligibility".into(), &gate.value, Some(&expected.eligibility));
    for item in &assessment.items {
        compare(format!("item {}", item.id), item.state.name(), expected.items.get(&item.id));
        assert_eq!(item.finding, FindingState::NotAnswered, "nobody answered criterion {}", item.id);
    }
    for track in &assessment.tracks {
        compare(format!("track {}", track.id), &track.state, expected.tracks.get(&track.id));
    }
    wrong
}

#[test]
fn worked_cases_come_out_as_expected() {
    let framework = levinson();
    let mut wrong = Vec::new();
    for (name, _, expected) in CASES {
        let worked: Worked = toml::from_str(expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(worked.framework, framework.id);
        let desk = desk(name);
        for expected in &worked.on {
            let found = differences(&assess(&desk.file(&expected.day), &framework), expected);
            let at = format!("{name}, {} ({})", expected.day, expected.because);
            wrong.extend(found.into_iter().map(|one| format!("{at}: {one}")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_row_that_was_read_became_claims_or_says_why_not_and_no_remembered_row_did() {
    for (name, rows) in [
        ("kara-murza", 26),
        ("gershkovich", 13),
        ("kurmasheva", 14),
        ("whelan", 10),
        ("griner", 14),
        ("navalny", 15),
    ] {
        let facts = facts(name);
        for number in 1..=rows {
            let row = facts.row.iter().find(|row| row.id == number.to_string());
            let row = row.unwrap_or_else(|| panic!("{name}: row {number} of the table is missing"));
            let made = facts.claim.iter().any(|claim| claim.row.contains(&row.id));
            match row.read_in.as_str() {
                "memory" => assert!(!made && !row.left_out.is_empty(), "{name}: row {number}"),
                _ => assert!(made || !row.left_out.is_empty(), "{name}: row {number}"),
            }
        }
    }
}

#[test]
fn no_determination_publicly_confirmed_is_not_a_no() {
    let assessment = assess(&desk("kara-murza").file("2024-03-11"), &levinson());
    let review = assessment.track("review").expect("a track");
    assert_eq!(review.state, "no_decision_known");
    assert!(review.plain.contains("not a no"), "{}", review.plain);
    assert!(review.rests_on.is_empty(), "silence rests on nothing");
    let request = assessment.track("request").expect("a track");
    let waiting = request.waiting.as_ref().expect("no answer is on file");
    assert_eq!(waiting.since.map(|day| day.to_string()).as_deref(), Some("2023-03-28"));
    assert_eq!(waiting.elapsed.map(|elapsed| (elapsed.days, elapsed.at_least)), Some((349, false)));
}

#[test]
fn criterion_8_waits_for_the_sentence_of_the_report_and_then_is_supported() {
    let mut desk = desk("kara-murza");
    // The conviction names the court; the country is said once, as a caseworker would.
    desk.enter(&say(Kind::Detention, &[(Field::Kind, "prison")]).at("Omsk, Russia"));
    let finding = [
        (Field::By, "Department of State"),
        (Field::Subject, "judiciary"),
        (Field::Finding, "not independent"),
        (Field::Year, "2022"),
        (Field::Title, "Country Reports on Human Rights Practices"),
    ];
    let named = say(Kind::CountryFinding, &finding)
        .about(country("Russia"))
        .desk()
        .named("Country Reports on Human Rights Practices: Russia", "U.S. Department of State");
    desk.enter(&named);
    let before = assess(&desk.file("2024-03-11"), &levinson());
    assert_eq!(state(&before, "8"), "no_information", "the sentence is not on file");

    let report = desk.source(|source| {
        source.kind = SourceKind::Official;
        source.title = "2022 Country Reports on Human Rights Practices: Russia".into();
        source.publisher = Some("U.S. Department of State".into());
    });
    // A stand-in of the test's own for the sentence of the report.
    let sentence = [finding.as_slice(), &[(Field::Text, "The courts were not independent.")]].concat();
    desk.enter(&say(Kind::CountryFinding, &sentence).about(country("Russia")).desk().from(report));
    let after = assess(&desk.file("2024-03-11"), &levinson());
    assert_eq!(state(&after, "8"), "supported");
}

#[test]
fn silence_on_nationality_leaves_the_gate_unknown() {
    let mut desk = desk_of(&facts("navalny"), |told| told.kind != Kind::Status);
    let gate = |desk: &Desk| desk.assessed().gate("eligibility").expect("the gate").value.clone();
    assert_eq!(gate(&desk), "unknown", "nothing on file is not a no");
    desk.enter(&say(Kind::Status, &[(Field::Status, "citizen of Russia")]));
    assert_eq!(gate(&desk), "unknown", "many people have two citizenships");
}
