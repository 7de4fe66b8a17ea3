//! Two people may share one name. The program asks and never merges.

use super::office::Office;

#[test]
fn a_second_case_of_one_name_is_asked_about() {
    let office = Office::new();
    office.ok(&["case", "open", "Ivan Petrov"]);
    let asked = office.run(&["case", "open", "Ivan Petrov"]);
    assert_eq!(asked.status, 6, "{}", asked.err);
    assert!(asked.err.contains("same person?") && asked.err.contains("--another-person"), "{}", asked.err);
    office.ok(&["case", "open", "Ivan Petrov", "--another-person"]);
    let which = office.run(&["case", "show", "Ivan Petrov"]);
    assert_eq!(which.status, 6, "{}", which.err);
    assert_eq!(office.json(&["case", "list"]).as_array().map(Vec::len), Some(2));
}

#[test]
fn a_name_that_means_two_people_of_a_case_is_asked_about_and_saves_nothing() {
    let office = Office::with_article();
    let told = ["--testimony", "She told me."];
    office.ok(&["claim", "add", "person", "--person", "Ivan Petrov", told[0], told[1]]);
    office.ok(&["claim", "add", "person", "--person", "Ivan Petrov", "--another-person", told[0], told[1]]);
    let before = office.json(&["claim", "list"]).as_array().map(Vec::len);
    let asked = office.run(&["claim", "add", "health", "--person", "Ivan Petrov", told[0], told[1]]);
    assert_eq!(asked.status, 6, "{}", asked.err);
    assert!(asked.err.contains("person-"), "{}", asked.err);
    assert_eq!(office.json(&["claim", "list"]).as_array().map(Vec::len), before);
}
