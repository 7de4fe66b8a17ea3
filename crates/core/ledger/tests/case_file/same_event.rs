//! Questions whether claims describe one happening.

use amparo_ledger::{Field, Kind};

use super::builder::{Case, Told, told};

/// How many claims each question names.
fn questions(claims: Vec<Told>) -> Vec<usize> {
    let case = Case::with("Anna Sedova", claims);
    case.as_of("2026-01-01").may_be_same_event().iter().map(|question| question.claims.len()).collect()
}

#[test]
fn a_question_is_raised_where_nothing_speaks_against_one_happening() {
    let arrest = |on: &'static str| told(Kind::Arrest).on(on);
    let sentence = |length: &'static str| told(Kind::Sentence).on("2023-04-17").with(Field::Length, length);
    for (claims, expected, because) in [
        (vec![arrest("2022-04-11"), arrest("2022-04-11").from(2)], vec![2], "one day, two sources"),
        (vec![arrest("2022-04-11"), arrest("2022-04-11")], vec![], "one source tells two"),
        (vec![arrest("2018-12-28"), arrest("2018-12-31").from(2)], vec![2], "an arrest, three days apart"),
        (vec![arrest("2022-04-11"), arrest("2022-04-22").from(2)], vec![], "eleven days apart"),
        (vec![arrest("2022-04-11"), arrest("2022").from(2)], vec![2], "the day lies in the year"),
        (
            vec![arrest("2022-04-11"), arrest("2022-09-01").from(2), arrest("2022").from(3)],
            vec![],
            "the year may mean either",
        ),
        (
            vec![arrest("2022-04-11").at("Moscow"), arrest("2022-04-11").at("Omsk").from(2)],
            vec![],
            "two places",
        ),
        (
            vec![arrest("2022-04-11").at("Moscow"), arrest("2022-04-11").at("central Moscow").from(2)],
            vec![2],
            "one place, told more and less exactly",
        ),
        (vec![arrest("2022-04-11"), told(Kind::Arrest).from(2)], vec![], "no date is no likeness"),
        (vec![sentence("25 years"), sentence("twenty-five years").from(2)], vec![2], "one length"),
        (vec![sentence("25 years"), sentence("3 years").from(2)], vec![], "two lengths"),
        (
            vec![told(Kind::Trial).on("2023-04-17"), told(Kind::Trial).on("2023-04-18").from(2)],
            vec![],
            "hearings follow each other day by day",
        ),
        (
            vec![told(Kind::Call).on("2023-04-17"), told(Kind::Call).on("2023-04-17").from(2)],
            vec![],
            "many call on one day",
        ),
    ] {
        assert_eq!(questions(claims), expected, "{because}");
    }
}

#[test]
fn what_a_person_grouped_is_not_asked_again() {
    let mut case = Case::of("Anna Sedova");
    let left = case.tell(told(Kind::Arrest).on("2022-04-11"));
    let right = case.tell(told(Kind::Arrest).on("2022-04-11").from(2));
    case.same_event(1, &[left, right]);
    assert!(case.as_of("2026-01-01").may_be_same_event().is_empty());
    case.tell(told(Kind::Arrest).on("2022-04-11").from(3));
    assert_eq!(case.as_of("2026-01-01").may_be_same_event()[0].claims.len(), 3, "a third claim came");
}

#[test]
fn what_a_person_said_is_not_one_is_not_asked_again_until_more_is_known() {
    let mut case = Case::of("Anna Sedova");
    let left = case.tell(told(Kind::Arrest).on("2022-04-11"));
    let right = case.tell(told(Kind::Arrest).on("2022-04-11").from(2));
    case.not_same_event(1, &[left, right]);
    assert!(case.as_of("2026-01-01").may_be_same_event().is_empty());
    case.tell(told(Kind::Arrest).on("2022-04-11").from(3));
    assert_eq!(case.as_of("2026-01-01").may_be_same_event()[0].claims.len(), 3, "a third claim came");
    case.same_event(2, &[left, right]);
    assert_eq!(case.as_of("2026-01-01").may_be_same_event()[0].claims.len(), 3, "two of three are grouped");
}
