//! The same person? The program asks and never merges; a person answers, and may take it back.

use serde_json::Value;

use super::office::Office;

/// Two cases of one person, with the day and the month of birth swapped, and one of somebody else.
fn three_cases() -> Office {
    let office = Office::new();
    for (name, born, place, arrested) in [
        ("Nadia Sorokina", "1981-04-03", "Minsk", "2021-05-03"),
        ("Надя Сорокина", "1981-03-04", "Minsk", "2021-05-04"),
        ("Pavel Gromyko", "1975-11-21", "Brest", "2019-08-17"),
    ] {
        office.ok(&["case", "open", name]);
        let told = ["--testimony", "The family told me."];
        office.ok(&["claim", "add", "birth", "--case", name, "--date", born, told[0], told[1]]);
        office.ok(&[
            "claim", "add", "arrest", "--case", name, "--date", arrested, "--place", place, told[0], told[1],
        ]);
    }
    office
}

fn questions(office: &Office, more: &[&str]) -> Vec<Value> {
    let asked = office.json(&[&["duplicates"], more].concat());
    asked["questions"].as_array().expect("a list").clone()
}

fn id(question: &Value) -> String {
    question["id"].as_str().expect("a name").to_owned()
}

#[test]
fn two_cases_that_may_be_one_person_are_asked_about_with_reasons_and_sources() {
    let office = three_cases();
    let asked = questions(&office, &[]);
    let [question] = &asked[..] else { panic!("one question: {asked:#?}") };
    let reasons = question["reasons"].to_string();
    assert!(reasons.contains("the day and the month are swapped"), "{reasons}");
    let printed = office.ok(&["duplicates"]);
    for words in ["Nadia Sorokina", "Надя Сорокина", "03.04.1981", "told to a member (claim-", "arrested"]
    {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    assert!(!printed.contains("Gromyko"), "{printed}");
}

#[test]
fn an_answer_is_recorded_survives_a_rebuild_and_is_taken_back() {
    let office = three_cases();
    let name = id(&questions(&office, &[])[0]);
    let said = office.ok(&["duplicates", "answer", &name, "same", "--because", "Her mother says so."]);
    assert!(said.contains("same") && said.contains("Nothing was merged"), "{said}");
    assert!(questions(&office, &[]).is_empty(), "it is not asked again");
    assert_eq!(office.json(&["case", "list"]).as_array().map(Vec::len), Some(3), "nothing was merged");
    let before = office.json(&["duplicates", "groups"]);
    assert_eq!(before["groups"][0]["is_answered"], true, "{before:#}");
    assert_eq!(before["answers"][0]["why"], "Her mother says so.");
    office.ok(&["rebuild"]);
    assert_eq!(office.json(&["duplicates", "groups"]), before);
    office.ok(&["verify"]);

    office.ok(&["duplicates", "undo", &name]);
    assert_eq!(id(&questions(&office, &[])[0]), name, "it is asked again, under the same name");
    let twice = office.run(&["duplicates", "undo", &name]);
    assert_eq!(twice.status, 5, "{}", twice.err);
    assert!(twice.err.contains("Nothing was recorded"), "{}", twice.err);
}

#[test]
fn different_is_respected_and_a_later_answer_takes_its_place() {
    let office = three_cases();
    let name = id(&questions(&office, &[])[0]);
    for said in ["different", "cannot-tell"] {
        office.ok(&["duplicates", "answer", &name, said]);
        assert!(questions(&office, &[]).is_empty(), "{said}: it is not asked again");
        let groups = office.json(&["duplicates", "groups"]);
        assert_eq!(groups["groups"].as_array().map(Vec::len), Some(0), "{said}");
        assert_eq!(groups["answers"].as_array().map(Vec::len), Some(1), "{said}");
        assert_eq!(groups["answers"][0]["said"], said.replace('-', "_"), "{said}");
    }
}

#[test]
fn rows_of_a_list_are_compared_with_the_record_and_answers_know_them_again() {
    let office = three_cases();
    office.write("their list.csv", "Full name;Date of birth;City;Remarks\nGROMYKO PAVEL;21.11.1975;Brest;x\n;1980;;\nAnna Weiss;31.02.1990;;\n");
    let list = office.arg("their list.csv");
    let with = ["--list", list.as_str()];
    let listed: Vec<Value> = questions(&office, &with)
        .into_iter()
        .filter(|question| question.to_string().contains("their list.csv"))
        .collect();
    let [question] = &listed[..] else { panic!("one row is on file: {listed:#?}") };
    office.ok(&["duplicates", "answer", &id(question), "same", "--list", &list]);
    // The list comes again with its rows in another order.
    office.write(
        "their list.csv",
        "Full name;Date of birth;City;Remarks\nAnna Weiss;31.02.1990;;\nGROMYKO PAVEL;21.11.1975;Brest;x\n",
    );
    let groups = office.json(&["duplicates", "groups", "--list", &list]);
    let answered =
        groups["groups"].as_array().expect("a list").iter().filter(|group| group["is_answered"] == true);
    assert_eq!(answered.count(), 1, "{groups:#}");
    let without = office.run(&["duplicates"]);
    assert!(without.err.contains("1 answers are on rows of lists that were not given"), "{}", without.err);
}

#[test]
fn what_a_list_cannot_say_is_named_and_nothing_is_saved() {
    let office = three_cases();
    office.write("list.csv", "Full name,Date of birth,Remarks\nAnna Weiss,31.02.1990,x\n,1980,\n");
    let said = office.run(&["duplicates", "--list", &office.arg("list.csv")]);
    for words in [
        "`31.02.1990` is no date",
        "1 of 2 rows name nobody and were passed over: 3",
        "columns not compared: Remarks",
    ] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    office.write("list.csv", "born\n1981\n");
    let said = office.run(&["duplicates", "--list", &office.arg("list.csv")]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(
        said.err.contains("no column is called `name`") && said.err.contains("Nothing was saved"),
        "{}",
        said.err
    );
    let said = office.run(&["duplicates", "answer", "q-0000", "same"]);
    assert_eq!(said.status, 5, "{}", said.err);
}

#[test]
fn what_is_sealed_is_not_held_against_another_case() {
    let office = Office::new();
    for (name, born, audience) in
        [("Nadia Sorokina", "1981-04-03", "case"), ("Nadya Sorokina", "1981-04-12", "sealed")]
    {
        office.ok(&["case", "open", name, "--another-person"]);
        let birth = ["claim", "add", "birth", "--case", name, "--date", born, "--audience", audience];
        office.ok(&[&birth[..], &["--testimony", "The family told me."]].concat());
    }
    let asked = office.json(&["duplicates"]).to_string();
    let shown = asked.clone() + &office.ok(&["duplicates"]) + &office.ok(&["duplicates", "groups"]);
    assert!(asked.contains("Nadya Sorokina") && asked.contains("03.04.1981"), "the names are alike: {asked}");
    assert!(!shown.contains("12.04.1981"), "{shown}");
    assert!(!shown.contains("born: the same") && !shown.contains("born: different"), "{shown}");
}

#[test]
fn an_answer_is_erased_with_the_case_that_it_lives_in() {
    let office = three_cases();
    let name = id(&questions(&office, &[])[0]);
    office.ok(&["duplicates", "answer", &name, "same", "--because", "Her mother says so."]);
    for case in ["Nadia Sorokina", "Надя Сорокина"] {
        office.ok(&["erase", case, "--now", "--why", "safety"]);
    }
    let groups = office.run(&["--json", "duplicates", "groups"]);
    assert_eq!(groups.status, 0, "{}", groups.err);
    assert!(!groups.out.contains("mother"), "{}", groups.out);
    office.ok(&["verify"]);
}

#[test]
fn people_are_found_by_name_in_any_script() {
    let office = three_cases();
    for (typed, more) in [("Sorokina", &[][..]), ("Сорокина", &[]), ("Sorokin", &["--typing"])] {
        let found = office.json(&[&["find", typed], more].concat());
        let names: Vec<&str> =
            found.as_array().expect("a list").iter().filter_map(|row| row["name"].as_str()).collect();
        assert!(names.contains(&"Nadia Sorokina") && names.contains(&"Надя Сорокина"), "{typed}: {names:?}");
    }
    let printed = office.ok(&["find", "Gromyko"]);
    assert!(printed.contains("Pavel Gromyko") && printed.contains("case-"), "{printed}");
    let nobody = office.ok(&["find", "Xylander"]);
    assert!(nobody.contains("No person on record has a name") && nobody.contains("amparo gap"), "{nobody}");
    for (args, status) in [
        (vec!["find", "\u{301}\u{301}"], 1),
        (vec!["find", &"a".repeat(1001)], 1),
        (vec!["find", "Nadia", "--top", "0"], 2),
    ] {
        let said = office.run(&args);
        assert_eq!(said.status, status, "{}", said.err);
        assert!(!said.out.contains("No person"), "nobody was looked for: {}", said.out);
    }
}
