//! Custody: what becomes one stretch, what stays apart, and what is not known.

use amparo_ledger::case_file::{BeganHow, Convention, EndedHow, Footing, Held, Inexact};
use amparo_ledger::claim::Modality;
use amparo_ledger::{Field, Kind};

use super::builder::{Case, Told, date, told};

/// The stretches in short: how begun, start, end, days (exclusive) from and to.
fn stretches(told: Vec<Told>, as_of: &str) -> Vec<String> {
    let case = Case::with("Anna Sedova", told);
    let file = case.as_of(as_of);
    let custody = file.custody();
    let short = custody.stretches.iter().map(|stretch| {
        let days = stretch.days();
        let max = days.max.map_or_else(|| "?".to_owned(), |max| max.count(Convention::Exclusive).to_string());
        let min = days.min.count(Convention::Exclusive);
        format!(
            "{:?} {} -> {:?} {}: {min}..{max}",
            stretch.began, stretch.start, stretch.ending.how, stretch.ending.dates
        )
    });
    short.collect()
}

fn arrest(on: &'static str) -> Told {
    told(Kind::Arrest).on(on)
}

fn release(on: &'static str) -> Told {
    told(Kind::Release).on(on)
}

fn detention(on: &'static str) -> Told {
    told(Kind::Detention).on(on)
}

#[test]
fn claims_become_stretches_as_the_rules_say() {
    for (claims, expected, because) in [
        (vec![], vec![], "nothing on file"),
        (
            vec![arrest("2020-01-10"), release("2020-03-10")],
            vec!["Arrest 2020-01-10 -> Released 2020-03-10: 60..60"],
            "an arrest and a release",
        ),
        (
            vec![release("2020-03-10"), arrest("2020-01-10")],
            vec!["Arrest 2020-01-10 -> Released 2020-03-10: 60..60"],
            "the order of entry does not matter",
        ),
        (
            vec![arrest("2020-01-10"), arrest("2020-01-10").from(2), release("2020-03-10")],
            vec!["Arrest 2020-01-10 -> Released 2020-03-10: 60..60"],
            "two papers tell one arrest",
        ),
        (
            vec![arrest("2020-01-10"), arrest("2020-01-12").from(2), release("2020-03-10")],
            vec!["Arrest 2020-01-10 or 2020-01-12 -> Released 2020-03-10: 58..60"],
            "two papers date it two days apart: both dates stay",
        ),
        (
            vec![arrest("2020-01-10"), arrest("2021-06-01"), release("2021-07-01")],
            vec![
                "Arrest 2020-01-10 -> NotOnFile : 0..508",
                "Arrest 2021-06-01 -> Released 2021-07-01: 30..30",
            ],
            "a later arrest: free in between, since when is not on file",
        ),
        (
            vec![arrest("2020-01-10"), release("2020-02-10"), arrest("2020-02-10")],
            vec![
                "Arrest 2020-01-10 -> Released 2020-02-10: 31..31",
                "Arrest 2020-02-10 -> NotOnFile : 0..842",
            ],
            "released, and arrested at the gate",
        ),
        (
            vec![arrest("2020-02-10"), release("2020-02-10")],
            vec!["Arrest 2020-02-10 -> Released 2020-02-10: 0..0"],
            "held for some hours",
        ),
        (
            vec![arrest("2020-01-10"), release("2020-03-10"), told(Kind::Exchange).on("2020-03-11").from(2)],
            vec!["Arrest 2020-01-10 -> Exchanged 2020-03-10 or 2020-03-11: 60..61"],
            "two words on one end, a day apart",
        ),
        (
            vec![detention("2020-02-01"), release("2020-03-10")],
            vec!["HeldBy 2020-02-01 -> Released 2020-03-10: 38..?"],
            "held by then, the arrest is not on file: at least so many days",
        ),
        (
            vec![detention("2020-02-01"), arrest("2020-01"), release("2020-03-10")],
            vec!["Arrest 2020-01 -> Released 2020-03-10: 39..69"],
            "the arrest is known to the month only",
        ),
        (
            vec![release("2020-03-10")],
            vec!["NotOnFile  -> Released 2020-03-10: 0..?"],
            "only the release is on file",
        ),
        (
            vec![arrest("2020"), release("2020-03-10"), arrest("2022-05-05")],
            vec!["Arrest 2020 -> Released 2020-03-10: 0..69", "Arrest 2022-05-05 -> NotOnFile : 0..27"],
            "a year finds the stretch that it fits",
        ),
        (
            vec![arrest("2012"), release("2014"), arrest("2016-05-03"), release("2017")],
            vec!["Arrest 2012 -> Released 2014: 366..1095", "Arrest 2016-05-03 -> Released 2017: 243..607"],
            "years alone find their order",
        ),
        (
            vec![told(Kind::Transfer).on("2020-08-22").at("a hospital")],
            vec![],
            "people in freedom are moved to hospitals too",
        ),
        (
            vec![detention("2020-02-01/2020-04-01"), arrest("2020-01-31")],
            vec!["Arrest 2020-01-31 -> NotOnFile : 61..852"],
            "the end of a detention's term is not a release",
        ),
        (
            vec![
                arrest("2020-01-10").modality(Modality::Denied),
                arrest("2020-02-01").modality(Modality::Feared),
            ],
            vec![],
            "what is denied or feared is not on the track",
        ),
        (vec![told(Kind::Death).on("2020-05-05")], vec![], "a death at liberty ends no custody"),
        (
            vec![arrest("2020-01-10"), told(Kind::Death).on("2020-05-05")],
            vec!["Arrest 2020-01-10 -> Died 2020-05-05: 116..116"],
            "a death with no release before it",
        ),
    ] {
        assert_eq!(stretches(claims, "2022-06-01"), expected, "{because}");
    }
}

#[test]
fn administrative_and_criminal_custody_are_never_one_episode() {
    use Footing::{Administrative, Criminal, Unknown};
    let basis = |told: Told, basis: &'static str| told.with(Field::Basis, basis);
    for (claims, expected, because) in [
        (
            vec![basis(arrest("2022-04-11"), "administrative"), basis(detention("2022-04-22"), "criminal")],
            vec![(Administrative, "2022-04-11"), (Criminal, "2022-04-22")],
            "an arrest of 15 days, then a charge",
        ),
        (
            vec![basis(arrest("2022-04-11"), "administrative"), basis(arrest("2022-04-13"), "criminal")],
            vec![(Administrative, "2022-04-11"), (Criminal, "2022-04-13")],
            "two arrests two days apart, on two footings",
        ),
        (
            vec![arrest("2022-04-11"), basis(detention("2022-04-22"), "criminal")],
            vec![(Unknown, "2022-04-11"), (Criminal, "2022-04-22")],
            "an unknown footing is not filled in from what follows",
        ),
        (
            vec![basis(arrest("2022-04-11"), "administrative"), detention("2022-04-13")],
            vec![(Administrative, "2022-04-11")],
            "a word that names no footing is a word on the one that is open",
        ),
        (
            vec![arrest("2022-04-11"), basis(arrest("2022-04-11"), "administrative").from(2)],
            vec![(Administrative, "2022-04-11")],
            "of two words on one day's arrest one names the footing",
        ),
        (
            vec![basis(detention("2022-04-22"), "criminal"), basis(arrest("2022-04"), "administrative")],
            vec![(Administrative, "2022-04"), (Criminal, "2022-04-22")],
            "a vague arrest goes before the detention",
        ),
    ] {
        let case = Case::with("Anna Sedova", claims);
        let file = case.as_of("2022-12-31");
        let custody = file.custody();
        assert_eq!(custody.stretches.len(), 1, "{because}");
        let episodes: Vec<_> =
            custody.episodes().map(|one| (one.footing.clone(), one.start.to_string())).collect();
        let expected: Vec<_> =
            expected.into_iter().map(|(footing, start)| (footing, start.to_owned())).collect();
        assert_eq!(episodes, expected, "{because}");
    }
}

#[test]
fn held_on_a_day_is_yes_no_or_not_known() {
    let mut case = Case::of("Anna Sedova");
    let arrested = case.tell(arrest("2020-01-10"));
    let released = case.tell(release("2020-03-10"));
    let again = case.tell(arrest("2021-06"));
    let word = case.tell(told(Kind::Contact).with(Field::Kind, "visit").on("2021-09-01"));
    let file = case.as_of("2022-01-01");
    let custody = file.custody();
    let yes = |claims: Vec<_>| Held::Yes { claims };
    let unknown = |claims: Vec<_>| Held::Unknown { claims };
    for (day, expected, because) in [
        ("2019-06-01", unknown(vec![]), "before the first arrest the file is silent"),
        ("2020-01-10", yes(vec![arrested, released]), "on the day of the arrest"),
        ("2020-02-01", yes(vec![arrested, released]), "between arrest and release"),
        ("2020-03-10", yes(vec![arrested, released]), "for a part of the day of release"),
        (
            "2020-03-11",
            Held::No { released: vec![released], next: vec![again] },
            "released, and not arrested again yet",
        ),
        ("2021-06-15", unknown(vec![again, word]), "arrested some day that month"),
        ("2021-08-01", yes(vec![again, word]), "after the arrest and before the last word"),
        ("2021-10-01", unknown(vec![again, word]), "after the last word: no release on file is not held"),
    ] {
        assert_eq!(custody.held_on(date(day)), expected, "{day}: {because}");
    }
}

#[test]
fn an_allegation_alone_is_not_a_yes() {
    let mut case = Case::of("Anna Sedova");
    let alleged = case.tell(arrest("2020-01-10").modality(Modality::Alleged));
    let released = case.tell(release("2020-03-10"));
    let file = case.as_of("2022-01-01");
    let held = file.custody().held_on(date("2020-02-01"));
    assert_eq!(held, Held::Unknown { claims: vec![alleged, released] });
}

#[test]
fn days_say_why_they_are_not_one_number() {
    for (claims, expected, because) in [
        (vec![arrest("2020-01-10"), release("2020-03-10")], vec![], "both days are exact"),
        (vec![arrest("2020-01"), release("2020-03-10")], vec![Inexact::StartImprecise], "a month"),
        (vec![arrest("2020-01-10"), release("2020-03")], vec![Inexact::EndImprecise], "a month"),
        (
            vec![arrest("2020-01-10"), arrest("2020-01-11"), release("2020-03-10")],
            vec![Inexact::StartsDisagree],
            "two first days",
        ),
        (
            vec![detention("2020-01-10"), release("2020-03-10")],
            vec![Inexact::ArrestNotOnFile],
            "held by then",
        ),
        (vec![arrest("2020-01-10")], vec![Inexact::ReleaseNotOnFile], "no release on file"),
    ] {
        let case = Case::with("Anna Sedova", claims);
        let file = case.as_of("2020-12-31");
        assert_eq!(file.custody().stretches[0].days().because, expected, "{because}");
    }
}

#[test]
fn a_conflicting_date_within_one_grouped_arrest_keeps_both() {
    let mut case = Case::of("Anna Sedova");
    let left = case.tell(arrest("2020-01-10"));
    let right = case.tell(arrest("2020-02-20").from(2));
    case.tell(release("2020-03-10"));
    case.same_event(1, &[left, right]);
    let file = case.as_of("2020-12-31");
    let custody = file.custody();
    let stretch = custody.latest().expect("there is one");
    assert_eq!(custody.stretches.len(), 1);
    assert_eq!(stretch.start.to_string(), "2020-01-10 or 2020-02-20");
    assert_eq!(
        stretch.days().in_words(Convention::Exclusive),
        "19 to 60 days (day of arrest not counted; sources differ on the first day)"
    );
}

#[test]
fn places_follow_each_other_and_a_way_without_an_end_is_a_gap() {
    let case = Case::with(
        "Anna Sedova",
        [
            arrest("2022-04-11").at("a street"),
            detention("2022-04-22").at("SIZO-5"),
            detention("2022-06-01").at("SIZO-5"),
            told(Kind::Transfer).on("2023-09-04").with(Field::From, "SIZO-5"),
            told(Kind::Transfer).on("2023-09-21").with(Field::To, "IK-6"),
            told(Kind::Disappearance).on("2024-01-05"),
        ],
    );
    let file = case.as_of("2024-02-01");
    let custody = file.custody();
    let stretch = custody.latest().expect("there is one");
    let places: Vec<_> = stretch.places.iter().map(|stay| (stay.place, stay.since.to_string())).collect();
    assert_eq!(places, [("SIZO-5", "2022-04-22".to_owned()), ("IK-6", "2023-09-21".to_owned())]);
    let gaps: Vec<_> = custody
        .whereabouts_unknown
        .iter()
        .map(|gap| (gap.since.to_string(), gap.until.exact().map(|day| day.to_string())))
        .collect();
    assert_eq!(
        gaps,
        [("2023-09-04".to_owned(), Some("2023-09-21".to_owned())), ("2024-01-05".to_owned(), None)]
    );
}

#[test]
fn a_punishment_or_a_visit_says_where_the_person_is_again() {
    for (kind, because) in [(Kind::Punishment, "punished in a colony"), (Kind::Contact, "visited there")] {
        let case = Case::with(
            "Anna Sedova",
            [
                detention("2022-04-22").at("SIZO-5"),
                told(Kind::Disappearance).on("2023-09"),
                told(kind).on("2023-09-21").at("IK-6"),
                told(Kind::Transfer).on("2024-01-26").with(Field::To, "IK-7"),
            ],
        );
        let file = case.as_of("2024-02-01");
        let until = file.custody().whereabouts_unknown[0].until.exact().map(|day| day.to_string());
        assert_eq!(until.as_deref(), Some("2023-09-21"), "{because}");
    }
}

#[test]
fn no_release_on_file_never_reads_as_still_held() {
    let mut case = Case::of("Anna Sedova");
    case.source(9, "2020-07-01");
    case.tell(arrest("2020-01-10"));
    case.tell(detention("2020-01-12/..").at("SIZO-5").from(9));
    let file = case.as_of("2020-12-31");
    assert_eq!(
        file.summary().custody.to_string(),
        "held as far as the file knows since 2020-01-10 (SIZO-5), last word 2020-07-01"
    );
    let custody = file.custody();
    let stretch = custody.latest().expect("there is one");
    assert_eq!((stretch.began, stretch.ending.how), (BeganHow::Arrest, EndedHow::NotOnFile));
    assert_eq!(
        stretch.days().in_words(Convention::Inclusive),
        "174 to 357 days (day of arrest counted; no release on file)"
    );
}

#[test]
fn punishments_are_added_up_each_happening_once_and_plans_are_not_counted() {
    let shizo = |on: &'static str, length: &'static str| {
        told(Kind::Punishment).on(on).with(Field::Kind, "SHIZO").with(Field::Length, length)
    };
    let mut case = Case::of("Anna Sedova");
    let left = case.tell(shizo("2023-09-21", "15 days"));
    let right = case.tell(shizo("2023-09-21", "fifteen days").from(2));
    case.same_event(1, &[left, right]);
    case.tell(shizo("2023-10-10", "7 days"));
    case.tell(told(Kind::Punishment).on("2024-01-26/2024-05-26").with(Field::Kind, "EPKT"));
    let file = case.as_of("2024-02-05");
    let punishments = file.punishments();
    let count = |days: amparo_ledger::case_file::CustodyDays| days.count(Convention::Exclusive);
    assert_eq!(punishments.each.len(), 3);
    assert_eq!(punishments.total(Some("shizo")).exact().map(count), Some(22));
    assert_eq!(punishments.total(None).exact().map(count), Some(32), "what is still to come is not counted");
    assert_eq!(punishments.longest(Some("SHIZO")).map(|one| count(one.days.min)), Some(15));
    let epkt = &punishments.each[2];
    assert_eq!(epkt.planned_until, Some(date("2024-05-26")), "a plan, not a fact");
    assert_eq!(count(epkt.days.min), 10, "ten days had passed");
}
