//! The worked cases that lie beside the pack: well-known cases with the results that a lawyer would expect.

mod common;

use std::collections::BTreeMap;

use amparo_law::assess;
use amparo_law::assess::{Assessment, FindingState};
use amparo_ledger::claim::{Basis, Modality};
use amparo_ledger::source::SourceKind;
use amparo_ledger::{Field, Kind};
use common::{Desk, MEMBER, Say, country, item, levinson, say, state};
use serde::Deserialize;

const KARA_MURZA: &str = include_str!("../../../../frameworks/us.levinson.1741/cases/kara-murza.toml");
const NAVALNY: &str = include_str!("../../../../frameworks/us.levinson.1741/cases/navalny.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worked {
    case: Head,
    sources: BTreeMap<String, Named>,
    claim: Vec<Told>,
    expect: Expected,
    expect_after: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: String,
    framework: String,
    as_of: String,
    after: Option<String>,
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
    kind: Kind,
    #[serde(default)]
    modality: Modality,
    #[serde(default)]
    fields: BTreeMap<Field, String>,
    date: Option<String>,
    place: Option<String>,
    source: Option<String>,
    testimony: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    eligibility: String,
    items: BTreeMap<String, String>,
    tracks: BTreeMap<String, String>,
}

fn read(text: &str) -> (Worked, Desk) {
    let worked: Worked = toml::from_str(text).expect("a worked case");
    let mut desk = Desk::default();
    for told in &worked.claim {
        desk.enter(&told_as(told, &worked.sources));
    }
    (worked, desk)
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
    let date = told.date.clone().map(|date| &*Box::leak(date.into_boxed_str()));
    let fields = told.fields.iter().map(|(field, text)| (*field, text.clone())).collect();
    let place = told.place.clone();
    Say { date, place, fields, basis: Some(basis), ..say(told.kind, &[]).modality(told.modality) }
}

fn check(name: &str, assessment: &Assessment, expected: &Expected) {
    let gate = assessment.gate("eligibility").expect("the pack has this gate");
    assert_eq!(gate.value, expected.eligibility, "{name}: eligibility");
    for (id, wanted) in &expected.items {
        let found = item(assessment, id);
        assert_eq!(found.state.name(), wanted, "{name}: criterion {id}: {found:#?}");
        assert_eq!(found.finding, FindingState::NotAnswered, "{name}: criterion {id}");
    }
    for (id, wanted) in &expected.tracks {
        let track = assessment.track(id).unwrap_or_else(|| panic!("no track {id}"));
        assert_eq!(&track.state, wanted, "{name}: track {id}: {track:#?}");
    }
}

#[test]
fn worked_cases_come_out_as_expected() {
    for text in [KARA_MURZA, NAVALNY] {
        let (worked, desk) = read(text);
        let framework = levinson();
        assert_eq!(worked.case.framework, framework.id);
        let name = &worked.case.name;
        check(name, &assess(&desk.file(&worked.case.as_of), &framework), &worked.expect);
        if let (Some(day), Some(expected)) = (&worked.case.after, &worked.expect_after) {
            check(&format!("{name}, {day}"), &assess(&desk.file(day), &framework), expected);
        }
    }
}

#[test]
fn no_determination_publicly_confirmed_is_not_a_no() {
    let (worked, desk) = read(KARA_MURZA);
    let assessment = assess(&desk.file(&worked.case.as_of), &levinson());
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
    let (worked, mut desk) = read(KARA_MURZA);
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
    let before = assess(&desk.file(&worked.case.as_of), &levinson());
    assert_eq!(state(&before, "8"), "no_information", "the sentence is not on file");

    let report = desk.source(|source| {
        source.kind = SourceKind::Official;
        source.title = "2022 Country Reports on Human Rights Practices: Russia".into();
        source.publisher = Some("U.S. Department of State".into());
    });
    // A stand-in of the test's own for the sentence of the report.
    let sentence = [finding.as_slice(), &[(Field::Text, "The courts were not independent.")]].concat();
    desk.enter(&say(Kind::CountryFinding, &sentence).about(country("Russia")).desk().from(report));
    let after = assess(&desk.file(&worked.case.as_of), &levinson());
    assert_eq!(state(&after, "8"), "supported");
}

#[test]
fn silence_on_nationality_leaves_the_gate_unknown() {
    let (worked, _) = read(NAVALNY);
    let mut desk = Desk::default();
    for told in worked.claim.iter().filter(|told| told.kind != Kind::Status) {
        desk.enter(&told_as(told, &worked.sources));
    }
    let gate = |desk: &Desk| desk.assessed().gate("eligibility").expect("the gate").value.clone();
    assert_eq!(gate(&desk), "unknown", "nothing on file is not a no");
    desk.enter(&say(Kind::Status, &[(Field::Status, "citizen of Russia")]));
    assert_eq!(gate(&desk), "unknown", "many people have two citizenships");
}
