//! Public facts of well-known cases, in our own words. Sources: Meduza, 24 September 2023; The Moscow Times,
//! 30 January and 5 July 2024; kara-murza.com; RFE/RL, 25 January and 1 August 2024; Detroit Free Press,
//! 16 August 2019; freepaulwhelan.com; AP, 5 April 2023 and 19 July 2024; ESPN, 9 November 2022; joint
//! statement of five governments, 14 February 2026.

use amparo_ledger::case_file::{Convention, EndedHow, Footing, Held};
use amparo_ledger::claim::Modality;
use amparo_ledger::{Field, Kind};

use super::builder::{Case, Told, date, told};

fn kara_murza() -> Case {
    Case::with(
        "Vladimir Kara-Murza",
        [
            told(Kind::Poisoning).on("2015"),
            told(Kind::Poisoning).on("2017"),
            told(Kind::Poisoning).modality(Modality::Denied).from(2),
            told(Kind::Arrest).on("2022-04-11").at("Moscow").with(Field::Basis, "administrative"),
            told(Kind::Detention).on("2022-04-22").with(Field::Basis, "criminal"),
            told(Kind::Charge).on("2022-04-22").with(Field::Article, "207.3(2)"),
            told(Kind::Call).on("2023-03-28").with(Field::Ask, "determine that he is wrongfully detained"),
            told(Kind::Sentence).on("2023-04-17").with(Field::Length, "25 years"),
            told(Kind::Transfer).on("2023-09~").with(Field::From, "SIZO-5").from(3),
            told(Kind::Detention).on("2023-09-21").at("IK-6").from(3),
            told(Kind::Punishment).on("2023-09-21").with(Field::Kind, "SHIZO").from(3),
            told(Kind::Transfer).on("2024-01-26").with(Field::To, "IK-7").from(4),
            told(Kind::Punishment).on("2024-01-26/2024-05-26").with(Field::Kind, "EPKT").from(4),
            told(Kind::Exchange).on("2024-08-01").from(5),
        ],
    )
}

#[test]
fn kara_murzas_administrative_and_criminal_custody_stay_apart() {
    let case = kara_murza();
    let file = case.as_of("2024-08-02");
    let custody = file.custody();
    let stretch = custody.latest().expect("there is one");
    let footings: Vec<_> = stretch.episodes.iter().map(|one| one.footing.clone()).collect();
    assert_eq!(footings, [Footing::Administrative, Footing::Criminal]);
    let days = |episode| stretch.days_of(episode).and_then(|days| days.exact());
    let count = |episode| days(episode).map(|days| days.count(Convention::Exclusive));
    assert_eq!((count(0), count(1)), (Some(11), Some(832)));
    assert_eq!(stretch.days().exact().map(|days| days.count(Convention::Exclusive)), Some(843));
    assert_eq!(stretch.ending.how, EndedHow::Exchanged);
}

#[test]
fn kara_murzas_determination_is_not_known_and_the_call_is_not_one() {
    let case = kara_murza();
    let file = case.as_of("2024-08-02");
    assert_eq!((file.calls().len(), file.determinations().len()), (1, 0));
    assert!(
        file.gaps()
            .iter()
            .any(|gap| gap.question.to_string().starts_with("no determination on file: not known"))
    );
}

#[test]
fn kara_murzas_way_to_omsk_is_a_gap_that_ends_where_he_is_found() {
    let case = kara_murza();
    let file = case.as_of("2024-08-02");
    let gaps = file.custody().whereabouts_unknown;
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].since.to_string(), "2023-09~");
    assert_eq!(gaps[0].until.exact(), Some(date("2023-09-21")));
}

#[test]
fn kara_murzas_punishment_set_to_end_in_may_is_a_plan_in_february() {
    let case = kara_murza();
    let then = case.as_of("2024-02-22");
    let planned = |file: &amparo_ledger::case_file::CaseFile| file.punishments().each[1].planned_until;
    assert_eq!(planned(&then), Some(date("2024-05-26")));
    assert_eq!(planned(&case.as_of("2024-08-02")), None);
    assert_eq!(
        then.summary().custody.to_string(),
        "held as far as the file knows since 2022-04-11 (IK-7), last word 2024-01-26",
        "the end that is planned is no word of that day"
    );
}

#[test]
fn days_in_custody_are_those_that_the_press_counted() {
    let arrest = |on: &'static str| told(Kind::Arrest).on(on);
    let released = |on: &'static str| told(Kind::Exchange).on(on).from(2);
    let word = |on: &'static str| told(Kind::Contact).on(on).from(2);
    for (person, claims, as_of, convention, days, because) in [
        (
            "Paul Whelan",
            [arrest("2018-12-28"), released("2024-08-01")],
            "2024-08-02",
            Convention::Exclusive,
            2043,
            "BBC, August 2024",
        ),
        (
            "Paul Whelan",
            [arrest("2018-12-28"), word("2023-11-28T13:30")],
            "2023-11-28",
            Convention::Exclusive,
            1796,
            "freepaulwhelan.com, day 1796",
        ),
        (
            "Evan Gershkovich",
            [arrest("2023-03-29"), word("2024-07-19")],
            "2024-07-19",
            Convention::Exclusive,
            478,
            "AP on the day of the verdict",
        ),
        (
            "Brittney Griner",
            [arrest("2022-02-17"), released("2022-12-08")],
            "2022-12-09",
            Convention::Exclusive,
            294,
            "the press of 8 December 2022",
        ),
        (
            "Alsu Kurmasheva",
            [arrest("2023-10-18"), word("2024-01-25")],
            "2024-01-25",
            Convention::Exclusive,
            99,
            "our count",
        ),
        (
            "Alsu Kurmasheva",
            [arrest("2023-10-18"), word("2024-01-25")],
            "2024-01-25",
            Convention::Inclusive,
            100,
            "RFE/RL: the 100th day",
        ),
    ] {
        let case = Case::with(person, claims);
        let file = case.as_of(as_of);
        let counted = file.custody().days().exact().map(|counted| counted.count(convention));
        assert_eq!(counted, Some(days), "{person}: {because}");
    }
}

#[test]
fn whelans_arrest_has_two_dates_until_a_person_settles_it() {
    let claims: [Told; 3] = [
        told(Kind::Arrest).on("2018-12-28").at("Moscow"),
        told(Kind::Arrest).on("2018-12-31").at("Moscow").from(2),
        told(Kind::Exchange).on("2024-08-01").from(3),
    ];
    let case = Case::with("Paul Whelan", claims);
    let file = case.as_of("2024-08-02");
    let custody = file.custody();
    assert_eq!(custody.stretches.len(), 1);
    assert_eq!(custody.stretches[0].start.to_string(), "2018-12-28 or 2018-12-31");
    assert_eq!(file.may_be_same_event().len(), 1, "one arrest or two: a person is asked");
    assert!(file.conflicts().is_empty(), "and until then nobody calls it a conflict");
    assert_eq!(
        custody.held_on(date("2021-05-05")),
        Held::Yes { claims: file.claims.iter().map(|state| state.claim.id).collect() }
    );
}

#[test]
fn gershkovichs_call_comes_before_his_determination() {
    let case = Case::with(
        "Evan Gershkovich",
        [
            told(Kind::Call).on("2023-04-05").with(Field::By, "the Secretary of State"),
            told(Kind::Determination).on("2023-04-10").with(Field::By, "the Secretary of State").from(2),
        ],
    );
    let on_day = |day: &str| case.as_of(day).determinations().len();
    assert_eq!((on_day("2023-04-09"), on_day("2023-04-10")), (0, 1));
}

#[test]
fn navalnys_death_keeps_its_local_time_and_both_causes() {
    let case = Case::with(
        "Alexei Navalny",
        [
            told(Kind::Death).on("2024-02-16T14:17+05:00").with(Field::Reason, "natural causes"),
            told(Kind::Death).on("2024-02-16").with(Field::Reason, "poisoning, highly likely").from(2),
            told(Kind::Death).on("2024-02").from(3),
        ],
    );
    let file = case.as_of("2026-03-01");
    let custody = file.custody();
    let death = custody.death.as_ref().expect("it is on file");
    assert_eq!(death.dates().best().map(|date| date.to_string()).as_deref(), Some("2024-02-16T14:17+05:00"));
    let conflicts = file.conflicts();
    assert_eq!(conflicts.len(), 1, "the causes differ and the dates do not");
    assert_eq!(conflicts[0].sides.len(), 2);
    assert_eq!(file.summary().custody.to_string(), "died 2024-02-16T14:17+05:00");
}
