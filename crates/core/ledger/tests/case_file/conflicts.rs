//! Conflicts: called where claims speak of one thing, and nowhere else.

use amparo_ledger::act::Act;
use amparo_ledger::case_file::ConflictKind;
use amparo_ledger::claim::Modality::Denied;
use amparo_ledger::{Field, Kind};

use super::builder::{Case, Told, told};

/// The conflicts of these claims: what, of which kind, and what the sides say.
fn conflicts(claims: Vec<Told>, grouped: bool) -> Vec<(ConflictKind, Kind, Vec<String>)> {
    let mut case = Case::of("Anna Sedova");
    let ids: Vec<_> = claims.into_iter().map(|one| case.tell(one)).collect();
    if grouped {
        case.same_event(1, &ids);
    }
    let file = case.as_of("2026-01-01");
    let said = file.conflicts().into_iter().map(|conflict| {
        (conflict.what, conflict.kind, conflict.sides.into_iter().map(|side| side.says).collect())
    });
    said.collect()
}

const GROUPED: bool = true;
const APART: bool = false;

#[test]
#[expect(clippy::too_many_lines, reason = "a table, one row per rule")]
fn a_conflict_is_called_only_between_claims_of_one_thing() {
    use ConflictKind::{Date, Denied as No, Place, Value};
    let of = |kind: Kind| told(kind);
    let sentence = |length: &'static str| {
        of(Kind::Sentence).with(Field::Charge, "espionage").with(Field::Length, length)
    };
    for (claims, grouped, expected, because) in [
        (
            vec![of(Kind::Arrest).on("2018-12-28"), of(Kind::Arrest).on("2018-12-31")],
            GROUPED,
            vec![(Date, Kind::Arrest, vec!["2018-12-28", "2018-12-31"])],
            "one arrest on two days",
        ),
        (
            vec![of(Kind::Arrest).on("2018-12-28"), of(Kind::Arrest).on("2018-12-31")],
            APART,
            vec![],
            "nobody said that they are one arrest",
        ),
        (
            vec![of(Kind::Arrest).on("2018-12-28"), of(Kind::Arrest).on("2018-12")],
            GROUPED,
            vec![],
            "the day lies in the month",
        ),
        (
            vec![of(Kind::Arrest).on("2018-12-28"), of(Kind::Detention).on("2018-12-31")],
            GROUPED,
            vec![],
            "being held is another thing than being taken",
        ),
        (
            vec![of(Kind::Birth).on("1976-09-01"), of(Kind::Birth).on("1977")],
            APART,
            vec![(Date, Kind::Birth, vec!["1976-09-01", "1977"])],
            "nobody is born twice",
        ),
        (
            vec![of(Kind::Death).at("IK-3, Kharp"), of(Kind::Death).at("Moscow")],
            APART,
            vec![(Place, Kind::Death, vec!["IK-3, Kharp", "Moscow"])],
            "nobody dies twice",
        ),
        (
            vec![of(Kind::Death).at("IK-3, Kharp"), of(Kind::Death).at("Kharp")],
            APART,
            vec![],
            "one place, told more and less exactly",
        ),
        (
            vec![
                of(Kind::Death).with(Field::Reason, "natural causes"),
                of(Kind::Death).with(Field::Reason, "poisoning with epibatidine"),
            ],
            APART,
            vec![(Value(Field::Reason), Kind::Death, vec!["natural causes", "poisoning with epibatidine"])],
            "two causes of one death",
        ),
        (
            vec![sentence("16 years"), sentence("sixteen years").from(2)],
            APART,
            vec![],
            "one length in digits and in words",
        ),
        (
            vec![sentence("16 years"), sentence("18 years").from(2)],
            APART,
            vec![(Value(Field::Length), Kind::Sentence, vec!["16 years", "18 years"])],
            "two lengths on one charge",
        ),
        (
            vec![sentence("16 years"), sentence("a very long time").from(2)],
            APART,
            vec![],
            "what is not understood is not called a conflict",
        ),
        (
            vec![
                sentence("16 years"),
                of(Kind::Sentence).with(Field::Charge, "fraud").with(Field::Length, "2 years"),
            ],
            APART,
            vec![],
            "two charges, two sentences",
        ),
        (
            vec![sentence("16 years").on("2020-06-15"), sentence("16 years").on("2020-07").from(2)],
            APART,
            vec![(Date, Kind::Sentence, vec!["2020-06-15", "2020-07"])],
            "one sentence in two months",
        ),
        (
            vec![of(Kind::Poisoning).on("2017"), of(Kind::Poisoning).modality(Denied).from(2)],
            APART,
            vec![(No, Kind::Poisoning, vec!["poisoning", "no poisoning"])],
            "denied without a date: it may mean any",
        ),
        (
            vec![of(Kind::Poisoning).on("2017"), of(Kind::Poisoning).on("2015").modality(Denied).from(2)],
            APART,
            vec![],
            "the denial is about another year",
        ),
        (
            vec![
                of(Kind::Determination).with(Field::By, "a working group"),
                of(Kind::Determination).with(Field::By, "a ministry").modality(Denied),
            ],
            APART,
            vec![],
            "what one body denies of itself does not contradict another",
        ),
        (
            vec![
                of(Kind::Arrest).with(Field::Basis, "administrative arrest"),
                of(Kind::Arrest).with(Field::Basis, "criminal"),
            ],
            GROUPED,
            vec![(Value(Field::Basis), Kind::Arrest, vec!["administrative arrest", "criminal"])],
            "one arrest on two footings",
        ),
    ] {
        let owned = expected.into_iter().map(|(what, kind, sides): (_, _, Vec<&str>)| {
            (what, kind, sides.into_iter().map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(conflicts(claims, grouped), owned.collect::<Vec<_>>(), "{because}");
    }
}

#[test]
fn a_disputed_claim_stays_and_says_so() {
    let mut case = Case::of("Anna Sedova");
    let claim = case.tell(told(Kind::Charge).with(Field::Charge, "treason"));
    case.act(Act::ClaimDisputed { claim, by: "the lawyer".to_owned(), why: "dropped in May".to_owned() });
    let file = case.as_of("2026-01-01");
    assert!(file.charges()[0].is_contested());
    assert_eq!(file.conflicts().first().map(|conflict| conflict.what), Some(ConflictKind::Disputed));
}
