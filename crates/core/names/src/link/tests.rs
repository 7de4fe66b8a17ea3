//! The rules of linking, each by its name.

use proptest::prelude::*;

use super::*;

struct Fields {
    given: FieldId,
    family: FieldId,
    born: FieldId,
    place: FieldId,
    arrested: FieldId,
    number: FieldId,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::new();
    let mut add = |field| schema.add(field).expect("a small schema");
    let fields = Fields {
        given: add(Field::new("given name", FieldKind::GivenName)),
        family: add(Field::new("family name", FieldKind::FamilyName)),
        born: add(Field::new("born", FieldKind::Date)),
        place: add(Field::new("place", FieldKind::Text).circumstance()),
        arrested: add(Field::new("arrested", FieldKind::Date).circumstance().near_days(3)),
        number: add(Field::new("number", FieldKind::Code).identifying()),
    };
    (schema, fields)
}

/// A record as `given|family|born|place|arrested|number`, empty where it is silent.
type Line = (&'static str, &'static str);

fn put(records: &mut Records, fields: &Fields, list: u16, id: &str, line: &str) {
    let cells: Vec<&str> = line.split('|').chain(std::iter::repeat("")).take(6).collect();
    let ids = [fields.given, fields.family, fields.born, fields.place, fields.arrested, fields.number];
    let mut values = Vec::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let value =
            if at == 2 || at == 4 { Value::Date(cell.parse().expect("a date")) } else { Value::Text(cell) };
        values.push((ids[at], value));
    }
    records.add(list, id, &values).expect("values of their kinds");
}

fn linker(lines: &[Line]) -> Linker {
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    for (id, line) in lines {
        put(&mut records, &fields, 0, id, line);
    }
    Linker::new(records).expect("ids differ")
}

fn row(linker: &Linker, id: &str) -> Row {
    linker.row(0, id).expect("a known id")
}

fn groups_of(linker: &Linker, answers: &[(&str, &str, Said)]) -> Vec<Vec<String>> {
    let answers: Vec<Answer> = answers
        .iter()
        .map(|(left, right, said)| Answer { left: row(linker, left), right: row(linker, right), said: *said })
        .collect();
    let groups = linker.groups(&linker.pairs(), &answers);
    let ids =
        |group: &Vec<Row>| group.iter().map(|row| linker.record(*row).expect("a row").1.to_owned()).collect();
    groups.groups().iter().map(ids).collect()
}

fn sentences(linker: &Linker, left: &str, right: &str) -> Vec<String> {
    linker.evidence(row(linker, left), row(linker, right)).iter().map(ToString::to_string).collect()
}

const TWICE: [Line; 3] = [
    ("a", "Ivan|Petrovsky|1981-04-03|Minsk|2021-02-03"),
    ("b", "Iwan|Petrovsky|1981-03-04|Minsk|2021-02-05"),
    ("c", "Olga|Sidorenko|1990-11-12|Brest|2022-07-30"),
];

#[test]
fn two_spellings_of_one_person_are_proposed_with_their_reasons() {
    let linker = linker(&TWICE);
    assert_eq!(groups_of(&linker, &[]), [vec!["a", "b"], vec!["c"]]);
    assert_eq!(
        sentences(&linker, "a", "b"),
        [
            "given name: nearly the same: Ivan / Iwan",
            "family name: the same: Petrovsky",
            "born: the day and the month are swapped: 03.04.1981 / 04.03.1981",
            "place: the same: Minsk",
            "arrested: a few days apart: 03.02.2021 / 05.02.2021",
        ]
    );
}

#[test]
fn given_and_family_name_that_changed_places_are_seen() {
    let linker = linker(&[("a", "Ivan|Petrovsky|1981-04-03"), ("b", "Petrovsky|Ivan|1981-04-03")]);
    assert_eq!(groups_of(&linker, &[]), [["a", "b"]]);
    let said = sentences(&linker, "a", "b");
    assert_eq!(said[0], "given name: given and family name have changed places: Ivan / Petrovsky");
}

#[test]
fn a_person_named_in_two_scripts_is_met() {
    let linker = linker(&[
        ("a", "Иван|Петровский|1981-04-03"),
        ("b", "Ivan|Petrovsky|1981-04-03"),
        ("c", "Olga|Sidorenko|1990-11-12"),
    ]);
    assert_eq!(groups_of(&linker, &[]), [vec!["a", "b"], vec!["c"]]);
    assert_eq!(sentences(&linker, "a", "b")[0], "given name: the same: Иван / Ivan");
}

#[test]
fn a_person_with_several_names_is_met_by_any_of_them() {
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    let born = Value::Date("1981-04-03".parse().expect("a date"));
    let names = [(fields.family, Value::Text("Sidorenko")), (fields.family, Value::Text("Petrovska"))];
    records
        .add(0, "a", &[&names[..], &[(fields.given, Value::Text("Olga")), (fields.born, born)]].concat())
        .expect("values of their kinds");
    put(&mut records, &fields, 0, "b", "Olga|Petrovska|1981-04-03");
    let linker = Linker::new(records).expect("ids differ");
    assert_eq!(linker.pairs().len(), 1);
    assert_eq!(sentences(&linker, "a", "b")[1], "family name: the same: Petrovska");
}

#[test]
fn people_arrested_together_are_not_one_person() {
    let linker = linker(&[
        ("a", "Ivan|Petrovsky|1981-04-03|Minsk|2021-02-03"),
        ("b", "Oleg|Petrovsky|1985-09-21|Minsk|2021-02-03"),
        ("c", "Oleg|Barkovich||Minsk|2021-02-03"),
    ]);
    assert_eq!(groups_of(&linker, &[]).len(), 3, "brothers and comrades");
}

#[test]
fn a_name_alone_is_a_question_and_no_group() {
    let linker =
        linker(&[("a", "Ivan|Petrovsky"), ("b", "Ivan|Petrov|1981"), ("c", "Ivan|Petrovsky|1999-01-01")]);
    let pairs = linker.pairs();
    let different = linker.probability(row(&linker, "a"), row(&linker, "b"));
    assert!(different < 0.5, "{different}");
    assert!(pairs.iter().all(|pair| pair.probability() < 0.999), "{pairs:?}");
}

#[test]
fn what_is_missing_is_neutral() {
    let full =
        linker(&[("a", "Ivan|Petrovsky|1981-04-03"), ("b", "Ivan|Petrovsky|1981-04-03|Minsk|2021-02-03|7")]);
    let bare = linker(&[("a", "Ivan|Petrovsky|1981-04-03"), ("b", "Ivan|Petrovsky|1981-04-03")]);
    let of = |linker: &Linker| linker.pairs()[0].weight;
    assert!((of(&full) - of(&bare)).abs() < 1e-4, "{} {}", of(&full), of(&bare));
    let empty = linker(&[("a", ""), ("b", "")]);
    assert!(empty.pairs().is_empty(), "nothing beside nothing is no agreement");
}

#[test]
fn agreement_on_a_rare_name_weighs_more_than_on_a_frequent_one() {
    let given = ["Ivan", "Oleg", "Anna", "Olga", "Pavel", "Maria", "Yuri", "Lena"];
    let ids: Vec<String> = (0..80).map(|number| format!("r{number:02}")).collect();
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    for (number, id) in ids.iter().enumerate() {
        // Half are called Petrovsky, two Zagorulko.
        let family = if number < 40 { "Petrovsky".to_owned() } else { format!("Family{}", number.min(78)) };
        let family = if number >= 78 { "Zagorulko".to_owned() } else { family };
        put(&mut records, &fields, 0, id, &format!("{}|{family}", given[number % 8]));
    }
    let linker = Linker::new(records).expect("ids differ");
    let weight = |left: &str, right: &str| {
        let evidence = linker.evidence(row(&linker, left), row(&linker, right));
        evidence.iter().find(|one| one.field == fields.family).expect("both have one").weight
    };
    assert!(weight("r78", "r79") > weight("r00", "r01") + 2.0);
}

#[test]
fn different_is_respected_also_through_a_third_record() {
    let three = [
        ("a", "Ivan|Petrovsky|1981-04-03"),
        ("b", "Ivan|Petrovsky|1981-04-03"),
        ("c", "Ivan|Petrovsky|1981-04-03"),
    ];
    let linker = linker(&three);
    assert_eq!(groups_of(&linker, &[]).len(), 1);
    let groups = groups_of(&linker, &[("a", "b", Said::Same), ("b", "c", Said::Different)]);
    assert_eq!(groups, [vec!["a", "b"], vec!["c"]], "a and c are not joined, whatever their likeness");
}

#[test]
fn same_binds_what_no_evidence_would() {
    let linker = linker(&TWICE);
    let groups = groups_of(&linker, &[("a", "c", Said::Same)]);
    assert!(
        groups.iter().any(|group| group.starts_with(&["a".to_owned()]) && group.contains(&"c".to_owned()))
    );
}

#[test]
fn answers_that_contradict_each_other_are_named_and_different_is_kept() {
    let linker = linker(&[("a", "Ivan|Petrovsky"), ("b", "Ivan|Petrovsky"), ("c", "Ivan|Petrovsky")]);
    let at = |id| row(&linker, id);
    let answer = |left, right, said| Answer { left: at(left), right: at(right), said };
    let answers =
        [answer("a", "b", Said::Same), answer("b", "c", Said::Same), answer("a", "c", Said::Different)];
    let groups = linker.groups(&linker.pairs(), &answers);
    assert!(!groups.are_together(at("a"), at("c")));
    assert_eq!(groups.contradictions, [answers[1]]);
}

#[test]
fn cannot_tell_neither_joins_nor_parts_and_is_not_asked_again() {
    let linker = linker(&TWICE);
    let (a, b) = (row(&linker, "a"), row(&linker, "b"));
    let told = [Answer { left: b, right: a, said: Said::CannotTell }];
    let pairs = linker.pairs();
    let groups = linker.groups(&pairs, &told);
    assert!(!groups.are_together(a, b));
    assert!(linker.questions(&pairs, &groups).is_empty());
    assert_eq!(linker.questions(&pairs, &linker.groups(&pairs, &[])).len(), 1);
}

#[test]
fn what_answers_imply_is_not_asked() {
    let linker = linker(&[
        ("a", "Ivan|Petrovsky|1981-04-03"),
        ("b", "Ivan|Petrovsky|1981-04-03"),
        ("c", "Ivan|Petrovsky|1981-04-03"),
    ]);
    let pairs = linker.pairs();
    let asked = |answers: &[Answer]| linker.questions(&pairs, &linker.groups(&pairs, answers)).len();
    let at = |id| row(&linker, id);
    let same = Answer { left: at("a"), right: at("b"), said: Said::Same };
    let different = Answer { left: at("b"), right: at("c"), said: Said::Different };
    assert_eq!(asked(&[]), 3);
    assert_eq!(asked(&[same]), 1, "a and b against c is one question");
    assert_eq!(asked(&[same, different]), 0);
}

#[test]
fn a_list_that_names_nobody_twice_is_believed_until_a_person_says_otherwise() {
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    records.claims_unique(7);
    let line = "Ivan|Petrovsky|1981-04-03";
    put(&mut records, &fields, 7, "a", line);
    put(&mut records, &fields, 7, "b", line);
    put(&mut records, &fields, 1, "c", line);
    let linker = Linker::new(records).expect("ids differ");
    let pairs = linker.pairs();
    let at = |list, id| linker.row(list, id).expect("a known id");
    let groups = linker.groups(&pairs, &[]);
    assert!(!groups.are_together(at(7, "a"), at(7, "b")), "not even through c");
    assert_eq!(groups.groups().len(), 2);
    let same = Answer { left: at(7, "a"), right: at(7, "b"), said: Said::Same };
    assert!(linker.groups(&pairs, &[same]).are_together(at(7, "a"), at(7, "b")));
}

#[test]
fn a_chain_whose_ends_contradict_each_other_is_no_group() {
    let linker = linker(&[
        ("a", "Ivan|Petrovsky|1981-04-03||2021-02-03"),
        ("b", "Ivan|Petrovsky"),
        ("c", "Ivan|Petrovsky|1955-12-24||2014-06-30"),
    ]);
    let groups = groups_of(&linker, &[("a", "b", Said::Same)]);
    assert!(groups.contains(&vec!["c".to_owned()]), "{groups:?}");
}

#[test]
fn a_value_of_another_kind_and_an_id_given_twice_are_refused() {
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    let refused = records.add(0, "a", &[(fields.born, Value::Text("1981"))]).expect_err("refused");
    assert_eq!(refused.to_string(), "record `a`, field `born`: the value is not of the field's kind");
    assert!(records.is_empty(), "nothing of a refused record is kept");
    records.add(0, "a", &[]).expect("no values");
    records.add(1, "a", &[]).expect("no values");
    records.add(0, "a", &[]).expect("no values");
    assert_eq!(Linker::new(records).expect_err("refused"), RecordsError::SameId { id: "a".to_owned() });
}

/// Many records of few names, so that blocks are needed and some are too large.
fn crowd(records: u32) -> Vec<(String, String)> {
    let line = |number: u32| {
        let bits = num::mix(u64::from(number / 2) + 99);
        let pick = |shift: u32, of: u64| (bits >> shift) % of;
        let family = ["Petrovsky", "Sidorenko", "Ivanov", "Barkovich", "Zagorulko"]
            [usize::try_from(pick(3, 5)).expect("small")];
        let given = ["Ivan", "Oleg", "Anna", "Olga"][usize::try_from(pick(9, 4)).expect("small")];
        let day = 1 + pick(20, 28);
        format!(
            "{given}|{family}|{}-{:02}-{day:02}|Town{}",
            1950 + pick(28, 50),
            1 + pick(40, 12),
            pick(48, 30)
        )
    };
    (0..records).map(|number| (format!("r{number:05}"), line(number))).collect()
}

fn linker_of(lines: &[(String, String)]) -> Linker {
    let (schema, fields) = schema();
    let mut records = Records::new(schema);
    for (id, line) in lines {
        put(&mut records, &fields, 0, id, line);
    }
    Linker::new(records).expect("ids differ")
}

#[test]
fn no_pair_is_weighed_twice_and_parts_change_nothing() {
    let mut linker = linker_of(&crowd(3_000));
    linker.learn();
    assert!(!linker.blocks().is_empty(), "three thousand are not all compared with each other");
    let one = linker.pairs();
    assert!(one.windows(2).all(|two| two[0].rows() < two[1].rows()), "in order and each once");
    assert!(one.len() >= 1_450, "{}: each is written down twice", one.len());
    for n in [2, 7, 64] {
        let parts = linker.parts(n);
        assert_eq!(parts.len(), n);
        assert_eq!(linker.join(parts.iter().rev().map(Part::pairs).collect()), one, "{n} parts");
    }
}

#[test]
fn a_block_too_large_is_split_and_the_report_says_so() {
    let lines: Vec<(String, String)> = (0..40_000_u32)
        .map(|number| (format!("r{number:05}"), format!("Ivan|Petrovsky|{}", 1900 + number % 100)))
        .collect();
    let linker = linker_of(&lines);
    let split: Vec<&BlockReport> = linker.blocks().iter().filter(|report| report.blocks_split > 0).collect();
    assert!(!split.is_empty());
    for report in split {
        assert!(report.compared <= 4_000_000, "{report:?}");
        assert_eq!(report.given_up() + report.compared, report.pairs);
        assert!(report.largest_block >= 400, "{report:?}");
    }
}

#[test]
fn what_the_records_say_outweighs_what_was_assumed() {
    let mut linker = linker_of(&crowd(2_000));
    let assumed = linker.learned();
    linker.learn();
    let learned = linker.learned();
    let of = |lines: &[(String, &str, f64, f64)]| {
        lines
            .iter()
            .find(|line| line.0 == "born" && line.1 == "the same day")
            .map(|line| line.2)
            .expect("a level of a field")
    };
    // Each is written down twice without a mistake.
    assert!(of(&learned) > 0.95 && of(&assumed) < 0.75, "{} {}", of(&assumed), of(&learned));
    let all =
        |lines: &[(String, &str, f64, f64)]| lines.iter().all(|line| line.2.is_finite() && line.3 > 0.0);
    assert!(all(&learned));
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let given = prop::sample::select(vec!["", "Ivan", "Iwan", "Oleg", "Anna", "I"]);
    let family = prop::sample::select(vec!["", "Petrovsky", "Petrowsky", "Sidorenko", "Ivan"]);
    let born = prop::sample::select(vec!["", "1981-04-03", "1981-03-04", "1981", "1990-01-01"]);
    let place = prop::sample::select(vec!["", "Minsk", "Brest"]);
    prop::collection::vec((given, family, born, place), 0..14).prop_map(|lines| {
        lines
            .into_iter()
            .map(|(given, family, born, place)| format!("{given}|{family}|{born}|{place}"))
            .collect()
    })
}

fn answers() -> impl Strategy<Value = Vec<(usize, usize, Said)>> {
    let said = prop::sample::select(vec![Said::Same, Said::Different, Said::CannotTell]);
    prop::collection::vec((0..14_usize, 0..14_usize, said), 0..8)
}

type Told = (Vec<Vec<String>>, Vec<(String, String)>, Linker, Groups);

/// Links the lines in an order, and gives groups and questions by their ids.
fn told(lines: &[(String, String)], said: &[(usize, usize, Said)]) -> Told {
    let mut linker = linker_of(lines);
    linker.learn();
    let mut ids: Vec<&String> = lines.iter().map(|(id, _)| id).collect();
    ids.sort();
    let answers: Vec<Answer> = said
        .iter()
        .filter(|(left, right, _)| left != right && *left < ids.len() && *right < ids.len())
        .map(|(left, right, said)| Answer {
            left: row(&linker, ids[*left]),
            right: row(&linker, ids[*right]),
            said: *said,
        })
        .collect();
    let pairs = linker.pairs();
    let groups = linker.groups(&pairs, &answers);
    let id = |row: &Row| linker.record(*row).expect("a row").1.to_owned();
    let grouped = groups.groups().iter().map(|group| group.iter().map(id).collect()).collect();
    let asked = linker.questions(&pairs, &groups).iter().map(|one| (id(&one.left), id(&one.right))).collect();
    (grouped, asked, linker, groups)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_in_one_group_and_answers_are_kept(lines in lines(), said in answers()) {
        let lines: Vec<(String, String)> =
            lines.into_iter().enumerate().map(|(at, line)| (format!("{at:02}"), line)).collect();
        let (grouped, asked, linker, groups) = told(&lines, &said);
        let mut all: Vec<String> = grouped.concat();
        all.sort();
        let given: Vec<String> = lines.iter().map(|(id, _)| id.clone()).collect();
        prop_assert_eq!(all, given);
        for (left, right, said) in said.iter().filter(|(left, right, _)| left != right) {
            let (Some(left), Some(right)) =
                (linker.row(0, &format!("{left:02}")), linker.row(0, &format!("{right:02}"))) else { continue };
            let refused = groups.contradictions.iter().any(|answer| {
                groups::ordered(answer.left, answer.right) == groups::ordered(left, right)
            });
            match said {
                Said::Same => prop_assert!(refused || groups.are_together(left, right)),
                Said::Different => prop_assert!(!groups.are_together(left, right)),
                Said::CannotTell => {}
            }
            let id = |row: Row| linker.record(row).expect("a row").1.to_owned();
            let pair = (id(left.min(right)), id(left.max(right)));
            prop_assert!(!asked.contains(&pair), "an answered pair is asked again");
        }
    }

    #[test]
    fn the_order_in_which_records_come_changes_nothing(lines in lines(), said in answers(), turn in 0..14_usize) {
        let lines: Vec<(String, String)> =
            lines.into_iter().enumerate().map(|(at, line)| (format!("{at:02}"), line)).collect();
        let mut turned = lines.clone();
        turned.reverse();
        if !turned.is_empty() {
            let at = turn % turned.len();
            turned.rotate_left(at);
        }
        let (first, second) = (told(&lines, &said), told(&turned, &said));
        prop_assert_eq!(first.0, second.0);
        prop_assert_eq!(first.1, second.1);
    }

    #[test]
    fn a_value_that_one_side_lacks_moves_nothing(lines in lines()) {
        let linker = linker_of(&lines.into_iter().enumerate().map(|(at, line)| (format!("{at:02}"), line)).collect::<Vec<_>>());
        for pair in linker.pairs() {
            let evidence = linker.evidence(pair.left, pair.right);
            let swaps = evidence.iter().any(|one| one.to_string().contains("changed places"));
            let sum: f32 = evidence.iter().map(|one| one.weight).sum();
            // What is said is all that weighs; circumstances are capped, and there is one only.
            prop_assert!(swaps || (sum + linker.weights.prior - pair.weight).abs() < 0.01 || sum > 0.0);
        }
    }

    #[test]
    fn a_glance_and_a_full_comparison_agree(lines in lines()) {
        let linker = linker_of(&lines.into_iter().enumerate().map(|(at, line)| (format!("{at:02}"), line)).collect::<Vec<_>>());
        let pairs = linker.pairs();
        for left in 0..narrow(linker.len()) {
            for right in left + 1..narrow(linker.len()) {
                let found = pairs.iter().any(|pair| pair.rows() == (Row(left), Row(right)));
                let chance = linker.probability(Row(left), Row(right));
                let least = (linker.weights.prior + 0.5).exp2();
                let least = f32::max(ASKED_FROM, least / (1.0 + least));
                prop_assert!(found == (chance >= least) || (chance - least).abs() < 1e-4, "{}", chance);
            }
        }
    }
}
