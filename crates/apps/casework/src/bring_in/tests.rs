//! Rules of bringing a sheet in, on a real store.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use amparo_ledger::record::Standing;

use super::*;
use crate::cases::list_cases;
use crate::problem::{Problem, Sort};
use crate::test_desk::{Test, test};

fn file(text: &str) -> SheetFile {
    SheetFile { file_name: "list.csv".into(), bytes: text.as_bytes().to_vec() }
}

fn mapping(columns: &[(&str, &str)]) -> Mapping {
    let rule = |(column, to): &(&str, &str)| {
        let target: Target = to.parse().expect("a target");
        let order = target.is_date().then_some(DateOrder::DayMonthYear);
        ColumnRule { column: (*column).into(), to: (*to).into(), order, ..ColumnRule::default() }
    };
    Mapping {
        name: "test".into(),
        keeper: "Example Watch".into(),
        columns: columns.iter().map(rule).collect(),
        ..Mapping::default()
    }
}

const LIST: &str = "Name;Born;Arrested;Town;Article;Status;Link\n\
    Надежда Соколова;1970;03.04.2021;Минск;342;в сизо;https://example.org/1\n\
    Ilmar Example;12.05.1981;04.2021;Brest;361;released;\n\
    ;1990;05.06.2022;Brest;361;held;\n\
    Vera Example;1990;31.02.2022;Brest;361;somewhere;\n\
    Oleg Example;unknown;2022;?;-;held;\n";

fn list_mapping() -> Mapping {
    mapping(&[
        ("Name", "name"),
        ("Born", "born"),
        ("Arrested", "arrested"),
        ("Town", "arrest-place"),
        ("Article", "article"),
        ("Status", "custody-status"),
        ("Link", "source-url"),
    ])
}

impl Test {
    fn check(&self, text: &str, mapping: &Mapping, answers: &Answers) -> Result<Checked, Problem> {
        let checked = check(&self.desk, &file(text), mapping, answers, &mut |_, _| {})?.into_inner();
        assert!(checked.adds_up(), "{checked:?}");
        Ok(checked)
    }

    fn bring(&mut self, text: &str, mapping: &Mapping, answers: &Answers) -> Result<Brought, Problem> {
        let how = HowToBring { leave_out_refused: true, ..HowToBring::default() };
        Ok(bring_in(&mut self.desk, &file(text), mapping, answers, how, &mut |_, _| {})?.into_inner())
    }

    fn cases(&self) -> Vec<(String, CaseId)> {
        let rows = list_cases(&self.desk).expect("the cases").into_inner();
        rows.into_iter().map(|row| (row.title, row.case)).collect()
    }

    fn case(&self, title: &str) -> CaseId {
        self.cases().into_iter().find(|(name, _)| name == title).expect("a case of this name").1
    }

    /// What stands in a case: kind, parts, date, place.
    fn says(&self, case: CaseId) -> Vec<String> {
        let record = self.desk.scope_record(Scope::Case(case)).expect("the case");
        let standing = record.standing_claims();
        let words = standing.iter().map(|state| {
            let claim = &state.claim;
            let parts: Vec<String> =
                claim.statement.fields().map(|(field, text)| format!("{field}={text}")).collect();
            let date = claim.dates.occurred.map(|date| format!(" @{date}")).unwrap_or_default();
            let place = claim.place.as_ref().map(|place| format!(" in {place}")).unwrap_or_default();
            format!("{} {}{date}{place}", claim.statement.kind(), parts.join(" "))
        });
        words.collect()
    }

    fn entries(&self) -> u64 {
        self.desk.entry_count().expect("open")
    }
}

fn counts(checked: &Checked) -> [usize; 6] {
    [checked.rows_in, checked.new, checked.updates, checked.unchanged, checked.questions, checked.refused]
}

#[test]
fn every_row_is_reported_and_nothing_is_written_by_a_check() {
    let test = test();
    let before = test.entries();
    let checked = test.check(LIST, &list_mapping(), &Answers::default()).expect("a table");
    assert_eq!(counts(&checked), [5, 3, 0, 0, 0, 2]);
    assert_eq!(test.entries(), before);
    let nameless = &checked.rows[2];
    assert_eq!((nameless.row, nameless.outcome), (4, Outcome::Refused));
    assert!(nameless.refused[0].rule.contains("names nobody"));
    let wrong: Vec<(&str, &str)> =
        checked.rows[3].refused.iter().map(|one| (one.column.as_str(), one.value.as_str())).collect();
    assert_eq!(wrong, [("column C “Arrested”", "31.02.2022"), ("column F “Status”", "somewhere")]);
    assert!(checked.rows[3].refused.iter().all(|one| !one.rule.is_empty() && !one.accepted.is_empty()));
    let csv = String::from_utf8(checked.csv()).expect("text");
    assert!(csv.contains("31.02.2022") && csv.lines().count() == 7, "{csv}");
}

#[test]
fn a_refused_row_stops_the_whole_unless_it_is_left_out() {
    let mut test = test();
    let before = test.entries();
    let strict = bring_in(
        &mut test.desk,
        &file(LIST),
        &list_mapping(),
        &Answers::default(),
        HowToBring::default(),
        &mut |_, _| {},
    );
    let problem = strict.expect_err("two rows are refused");
    assert!(problem.what.contains("Nothing was saved") && problem.why.contains("2 of 5"), "{problem}");
    assert_eq!(test.entries(), before);
    let brought = test.bring(LIST, &list_mapping(), &Answers::default()).expect("the others come in");
    assert_eq!((brought.import.new, brought.import.refused, brought.refused.as_slice()), (3, 2, &[4, 5][..]));
    assert_eq!(test.cases().len(), 3);
}

#[test]
fn a_row_becomes_a_case_whose_claims_quote_their_cells() {
    let mut test = test();
    let brought = test.bring(LIST, &list_mapping(), &Answers::default()).expect("it comes in");
    let case = test.case("Надежда Соколова");
    assert_eq!(
        test.says(case),
        [
            "person name=Надежда Соколова",
            "birth  @1970",
            "arrest  @2021-04-03 in Минск",
            "detention detail=status: в сизо",
            "charge article=342",
        ]
    );
    let record = test.desk.scope_record(Scope::Case(case)).expect("the case");
    for state in record.standing_claims() {
        assert_eq!(state.claim.attribution.voices, ["https://example.org/1"], "the row names its own source");
        for passage in state.claim.passages() {
            assert_eq!(passage.source, brought.import.source);
            let row = "Надежда Соколова\t1970\t03.04.2021\tМинск\t342\tв сизо\thttps://example.org/1";
            assert_eq!(passage.range.of(row), Some(passage.quote.as_str()), "{:?}", passage.place);
        }
    }
    let arrest = record.standing_claims()[2].claim.passages()[0].clone();
    assert_eq!(arrest.place.as_deref(), Some("row 2, column C “Arrested”"));
    assert_eq!(
        test.says(test.case("Ilmar Example"))[2],
        "arrest  @2021-04 in Brest",
        "a month stays a month"
    );
    assert_eq!(test.says(test.case("Ilmar Example"))[4], "release detail=status: released");
    assert_eq!(
        test.says(test.case("Oleg Example")),
        ["person name=Oleg Example", "arrest  @2022", "detention detail=status: held"],
        "what is not known is silence"
    );
}

#[test]
fn the_same_list_again_asks_and_by_id_only_what_changed_is_corrected() {
    let mut test = test();
    let text = "Name;Arrested;Town\nNadia Sorokina;03.04.2021;Minsk\nIlmar Example;2021;Brest\n";
    let columns = mapping(&[("Name", "name"), ("Arrested", "arrested"), ("Town", "arrest-place")]);
    test.bring(text, &columns, &Answers::default()).expect("new");
    let again = test.check(text, &columns, &Answers::default()).expect("a table");
    assert_eq!(counts(&again), [2, 0, 0, 0, 2, 0], "names alone decide nothing");
    assert!(again.rows[0].candidates[0].reasons.iter().any(|reason| !reason.is_empty()));
    let (nadia, ilmar) = (test.case("Nadia Sorokina"), test.case("Ilmar Example"));
    let by_id =
        mapping(&[("Id", "case-id"), ("Name", "name"), ("Arrested", "arrested"), ("Town", "arrest-place")]);
    let newer = format!(
        "Id;Name;Arrested;Town\n{nadia};Nadia Sorokina;05.04.2021;\n{ilmar};Ilmar Example;2021;Brest\n"
    );
    let checked = test.check(&newer, &by_id, &Answers::default()).expect("a table");
    assert_eq!(counts(&checked), [2, 0, 1, 1, 0, 0]);
    assert!(
        checked.rows[0].changes[0].contains("date 2021-04-03 → 2021-04-05"),
        "{:?}",
        checked.rows[0].changes
    );
    test.bring(&newer, &by_id, &Answers::default()).expect("an update");
    assert_eq!(
        test.says(nadia),
        ["person name=Nadia Sorokina", "arrest  @2021-04-05 in Minsk"],
        "the town, of which the newer row is silent, stays"
    );
    let other = Mapping { keeper: "Another Watch".into(), ..by_id };
    let differs = format!("Id;Name;Arrested;Town\n{nadia};Nadia Sorokina;07.04.2021;Minsk\n");
    test.bring(&differs, &other, &Answers::default()).expect("another list");
    assert_eq!(
        test.says(nadia).len(),
        3,
        "another keeper's word stands beside the first: {:?}",
        test.says(nadia)
    );
}

#[test]
fn answers_make_a_row_an_update_or_somebody_new() {
    let mut test = test();
    let columns = mapping(&[("Name", "name"), ("Born", "born")]);
    test.bring("Name;Born\nNadia Sorokina;1970\n", &columns, &Answers::default()).expect("new");
    let text = "Name;Born\nНадя Сорокина;1970\nNadia Sorokina;1970\nVera Example;1980\nVera Example;1980\nVera Example;1991\n";
    let asked = test.check(text, &columns, &Answers::default()).expect("a table");
    assert_eq!(asked.rows[1].outcome, Outcome::Question);
    assert_eq!(asked.rows[3].outcome, Outcome::Question, "two rows of one name");
    assert_eq!(asked.rows[3].candidates[0].whom, Whom::Row(4));
    assert_eq!(asked.rows[4].outcome, Outcome::New, "another year of birth is another person");
    let mut answers = Answers::default();
    let nadia = test.case("Nadia Sorokina");
    answers.rows.extend([(2, Answer::Another), (3, Answer::Same(nadia)), (5, Answer::SameAsRow(4))]);
    let answered = test.check(text, &columns, &answers).expect("a table");
    assert_eq!(counts(&answered), [5, 3, 1, 1, 0, 0]);
    let brought = test.bring(text, &columns, &answers).expect("it comes in");
    assert_eq!(brought.import.new, 3);
    assert_eq!(test.cases().len(), 4);
    let left_out =
        test.bring("Name;Born\nNadia Sorokina;1970\nNew Person;1960\n", &columns, &Answers::default());
    assert_eq!(left_out.expect("one of two").asked, [2], "an open question is left out and named");
}

#[test]
fn a_whole_import_is_taken_back_in_one_action() {
    let mut test = test();
    let columns = mapping(&[("Name", "name"), ("Arrested", "arrested"), ("Id", "case-id")]);
    test.bring("Name;Arrested;Id\nNadia Sorokina;03.04.2021;\n", &columns, &Answers::default())
        .expect("the first");
    let nadia = test.case("Nadia Sorokina");
    let before = test.says(nadia);
    let text = format!(
        "Name;Arrested;Id\nNadia Sorokina;05.04.2021;{nadia}\nVera Example;2022;\nOleg Example;2022;\n"
    );
    let second = test.bring(&text, &columns, &Answers::default()).expect("the second");
    let oleg = test.case("Oleg Example");
    let form = crate::enter_claim::ClaimForm {
        kind: "health".into(),
        basis: crate::enter_claim::BasisForm::Testimony("He told me.".into()),
        ..Default::default()
    };
    crate::enter_claim::add_claim(&mut test.desk, oleg, &form).expect("a claim by hand");
    let id = format!("import-{}", second.import.source.short());
    let (import, undone) =
        undo_import(&mut test.desk, &id, "the wrong file", &mut |_, _| {}).expect("taken back").into_inner();
    assert!(matches!(import.state, ImportState::Undone { .. }));
    let expected = Undone { retracted: 4, restored: 1, left: 0, emptied: 1, kept: vec![oleg], updated: 1 };
    assert_eq!(undone, expected);
    assert_eq!(test.says(nadia), before, "what was corrected stands again");
    assert_eq!(test.says(oleg), ["health "], "what somebody entered since stays");
    let names: Vec<String> = test.cases().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Nadia Sorokina", "Oleg Example"], "an empty case leaves the list");
    let again = undo_import(&mut test.desk, &id, "again", &mut |_, _| {}).expect_err("once");
    assert_eq!(again.sort, Sort::NotFound);
    assert_eq!(imports(&test.desk).expect("the list").len(), 2);
    let record = test.desk.scope_record(Scope::Case(nadia)).expect("the case");
    assert!(
        record.claims.values().any(|state| matches!(state.standing, Standing::Corrected { .. })),
        "nothing is erased"
    );
    test.bring(&text, &columns, &Answers::default()).expect("it can be brought in again");
    assert!(test.says(nadia).iter().any(|says| says.contains("2021-04-05")));
}

#[test]
fn the_order_of_a_date_is_asked_for_and_never_guessed() {
    let test = test();
    let mut columns = mapping(&[("Name", "name"), ("Arrested", "arrested")]);
    columns.columns[1].order = None;
    for (text, says) in [
        ("Name;Arrested\nA B;03/04/2021\nC D;25/04/2021\n", "they fit day-month-year"),
        ("Name;Arrested\nA B;03/04/2021\n", "they fit both orders"),
        ("Name;Arrested\nA B;25/04/2021\nC D;04/25/2021\n", "the column mixes two"),
    ] {
        let problem = test.check(text, &columns, &Answers::default()).expect_err(says);
        assert!(problem.sort == Sort::Question && problem.why.contains(says), "{problem}");
    }
    let plain = "Name;Arrested\nA B;2021-04-03\nC D;April 2021\nE F;2021\n";
    assert_eq!(test.check(plain, &columns, &Answers::default()).expect("one way").new, 3);
    columns.columns[1].order = Some(DateOrder::DayMonthYear);
    let mixed = test.check("Name;Arrested\nA B;25/04/2021\nC D;04/25/2021\n", &columns, &Answers::default());
    assert_eq!(
        counts(&mixed.expect("a table")),
        [2, 1, 0, 0, 0, 1],
        "what does not fit is refused by itself"
    );
}

#[test]
fn a_mapping_that_does_not_fit_says_everything_that_is_wrong() {
    let test = test();
    let text = "Name;Name;Born\nA;B;1970\n";
    for (columns, says) in [
        (mapping(&[("Nome", "name")]), "no column “Nome”"),
        (mapping(&[("Name", "name")]), "both called “Name”"),
        (mapping(&[("Born", "born")]), "No column is the person's name"),
        (mapping(&[("A", "name"), ("B", "name")]), "are both `name`"),
        (mapping(&[("A", "name"), ("A", "note")]), "is named twice"),
        (Mapping { keeper: " ".into(), ..mapping(&[("A", "name")]) }, "who keeps the list"),
        (Mapping { header_row: 2, ..mapping(&[("Name", "name")]) }, "no column “Name”"),
        (Mapping { header_row: 9, ..mapping(&[("A", "name")]) }, "names no columns"),
        (Mapping { sheet: None, header_row: 3, ..mapping(&[("A", "name")]) }, "Row 3 names no columns"),
    ] {
        let problem = test.check(text, &columns, &Answers::default()).expect_err(says);
        assert!(
            problem.why.contains(says) && problem.what.contains("Nothing was saved"),
            "{says}: {problem}"
        );
    }
    let mut unknown = mapping(&[("A", "name")]);
    unknown.columns[0].to = "nmae".into();
    assert!(
        test.check(text, &unknown, &Answers::default())
            .expect_err("no target")
            .why
            .contains("`nmae` is no target")
    );
    let by_letters = mapping(&[("B", "name"), ("Born", "born")]);
    assert_eq!(test.check(text, &by_letters, &Answers::default()).expect("by its letter").new, 1);
    let headless = Mapping { header_row: 0, ..mapping(&[("A", "name"), ("C", "note")]) };
    assert_eq!(test.check(text, &headless, &Answers::default()).expect("by letters").rows_in, 2);
}

#[test]
fn cells_that_are_no_words_are_refused_by_row_and_column() {
    let test = test();
    let columns = mapping(&[("Name", "name"), ("Note", "note"), ("Born", "born")]);
    let long = "x".repeat(4_001);
    let text = format!(
        "Name;Note;Born\n\u{202e}anikoroS;;\nA\u{1}B;;\n\u{200f}Nadia Sorokina;fine;\nVera;{long};\nOleg;;1394/05/12\n===;;\nA B;;44000\n"
    );
    let checked = test.check(&text, &columns, &Answers::default()).expect("a table");
    assert_eq!(counts(&checked), [7, 1, 0, 0, 0, 6]);
    let rules: Vec<&str> =
        checked.rows.iter().flat_map(|row| &row.refused).map(|one| one.rule.as_str()).collect();
    for (rule, says) in
        rules.iter().zip(["turns letters", "no letter", "4000", "Solar Hijri", "no letter", "no date"])
    {
        assert!(rule.contains(says), "{rule}: {says}");
    }
    assert_eq!(
        checked.rows[2].name, "Nadia Sorokina",
        "a mark that only sets direction is left out of the name"
    );
}

#[test]
fn mappings_are_kept_and_travel_as_json() {
    let mut test = test();
    let mut one = list_mapping();
    one.columns[5].values.insert("Somewhere".into(), "held".into());
    assert_eq!(parse_mapping(&mapping_json(&one)), Ok(one.clone()));
    keep_mapping(&mut test.desk, &one).expect("kept");
    assert_eq!(kept_mappings(&test.desk).expect("the mappings").get(), &[one.clone()]);
    let checked = test.check(LIST, &one, &Answers::default()).expect("a table");
    assert_eq!(checked.rows[3].refused.len(), 1, "a word of the list's own means what the mapping says");
    drop_mapping(&mut test.desk, "test").expect("taken away");
    assert!(drop_mapping(&mut test.desk, "test").is_err());
    assert!(keep_mapping(&mut test.desk, &Mapping { name: " ".into(), ..one }).is_err());
    for text in ["", "[]", "{\"colums\": []}", "{\"header_row\": -1}"] {
        assert!(parse_mapping(text).expect_err(text).what.contains("Nothing was saved"));
    }
}

#[test]
fn a_look_proposes_and_applies_nothing() {
    let test = test();
    let text =
        "Our list of 2021\n\nФИО;Дата ареста;Город;Цвет\nA B;03.04.2021;Минск;red\nC D;25.04.2021;;blue\n";
    let looked = look(&test.desk, &file(text), None, None).expect("a look").into_inner();
    assert_eq!((looked.header_row, looked.rows), (3, 2));
    let guesses: Vec<Option<&str>> =
        looked.columns.iter().map(|column| column.guess.as_ref().map(|guess| guess.to.as_str())).collect();
    assert_eq!(guesses, [Some("name"), Some("arrested"), Some("arrest-place"), None]);
    assert_eq!(looked.columns[1].dates.only(), Some(DateOrder::DayMonthYear));
    let begun = looked.begin_mapping();
    assert_eq!(begun.columns[1].order, None, "the order is for a person to say");
    assert_eq!(begun.columns[3].to, "skip");
    let nothing = look(&test.desk, &file("A B;1\nC D;2\n"), None, None).expect("a look").into_inner();
    assert_eq!(nothing.header_row, 0);
    assert!(look(&test.desk, &file(""), None, None).expect_err("empty").why.contains("empty"));
}

#[test]
fn an_import_that_was_cut_off_can_be_taken_back() {
    let mut test = test();
    let columns = mapping(&[("Name", "name"), ("Born", "born")]);
    let brought = test.bring("Name;Born\nNadia Sorokina;1970\n", &columns, &Answers::default()).expect("new");
    // The program was ended while a second batch was noted and not yet written.
    let mut import = brought.import;
    import.state = ImportState::Begun;
    super::imports::keep(&mut test.desk, &import).expect("kept");
    let mut touched = super::imports::touched(&test.desk, import.source).expect("kept").expect("noted");
    touched.opened.push(CaseId::from_bytes([9; 16]));
    super::imports::keep_touched(&mut test.desk, import.source, &touched).expect("kept");
    let id = import.source.to_string();
    let (_, undone) =
        undo_import(&mut test.desk, &id, "cut off", &mut |_, _| {}).expect("taken back").into_inner();
    assert_eq!((undone.emptied, undone.retracted, undone.kept.len()), (1, 2, 0));
    assert!(test.cases().is_empty());
}

#[test]
fn an_import_whose_notes_are_lost_is_found_in_the_record() {
    let mut test = test();
    let columns = mapping(&[("Name", "name"), ("Born", "born")]);
    let brought = test.bring("Name;Born\nNadia Sorokina;1970\n", &columns, &Answers::default()).expect("new");
    let key = format!("bring-in/import/{}", brought.import.source);
    assert!(test.desk.delete_draft(Scope::Desk, &key).expect("deleted"));
    let id = brought.import.source.to_string();
    let (_, undone) =
        undo_import(&mut test.desk, &id, "lost", &mut |_, _| {}).expect("taken back").into_inner();
    assert_eq!((undone.emptied, undone.retracted), (1, 2));
}

#[test]
fn our_own_people_table_needs_no_other_mapping() {
    let test = test();
    let text = "case-id,name,other-name,held-since,arrest.date,recognised\n,A B,,2021,2021,2022\n";
    let looked = look(&test.desk, &file(text), None, None).expect("a look").into_inner();
    let to: Vec<String> = looked.begin_mapping().columns.into_iter().map(|rule| rule.to).collect();
    assert_eq!(to, ["case-id", "name", "other-name", "held-since", "arrest.date", "recognised"]);
}

#[test]
fn a_sheet_that_waits_keeps_its_mapping_and_answers_until_it_is_thrown_away() {
    let mut test = test();
    let mut one = take_in(&mut test.desk, &file(LIST)).expect("taken in");
    assert_eq!(waiting_file(&test.desk, &one).expect("its file").bytes, LIST.as_bytes());
    one.mapping = Some(list_mapping());
    one.answers.rows.insert(2, Answer::Another);
    keep_waiting(&mut test.desk, &one).expect("kept");
    assert_eq!(waiting(&test.desk, &one.id).expect("it waits").get(), &one);
    assert!(take_in(&mut test.desk, &file("")).is_err());
    drop_waiting(&mut test.desk, &one.id).expect("thrown away");
    assert!(waiting(&test.desk, &one.id).is_err() && waiting_file(&test.desk, &one).is_err());
    assert!(waiting_sheets(&test.desk).expect("none").is_empty());
}
