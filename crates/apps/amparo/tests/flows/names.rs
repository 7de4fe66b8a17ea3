//! Two people may share one name: the program asks and never merges. And names held against names, without a desk.

use std::io::Write as _;
use std::process::Stdio;

use super::office::{Office, Said, program, said};

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

/// Runs the program in a folder without a desk, and gives it these lines.
fn piped(folder: &tempfile::TempDir, args: &[&str], input: &str) -> Said {
    let mut command = program();
    command.args(args).current_dir(folder.path());
    // A desk that is looked for would be found nowhere.
    command.env("HOME", folder.path()).env_remove("XDG_DATA_HOME");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that ended before it read everything is looked at by its answer.
    drop(stdin.write_all(input.as_bytes()));
    drop(stdin);
    let said = said(&child.wait_with_output().expect("the program ends"));
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").flatten().collect();
    assert!(left.iter().all(|entry| entry.file_name() == "list.jsonl"), "something was written: {left:?}");
    said
}

fn folder_with(list: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("list.jsonl"), list).expect("a list");
    folder
}

const LIST: &str = r#"{"id": "e1", "name": "Mira Example", "type": "person", "birth": "1971-03-04"}
{"id": "e1", "name": "Мира Экземпляр", "type": "person"}
{"id": "e2", "name": "Example Prison Service", "type": "org"}
"#;

#[test]
fn two_names_are_compared_without_a_desk_and_nobody_is_called_one_person() {
    let folder = folder_with(LIST);
    let compared = piped(&folder, &["names", "compare", "Mira Example", "Example, Mira"], "");
    assert_eq!(compared.status, 0, "{}", compared.err);
    assert!(compared.out.contains("likely two spellings of one name"), "{}", compared.out);
    assert!(compared.out.contains("speaks of names, not of people"), "{}", compared.out);
    assert!(!compared.out.contains("same person"), "{}", compared.out);
    let json = piped(
        &folder,
        &["names", "compare", "Example Ltd", "Example Limited", "--kind", "org", "--json"],
        "",
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["verdict"], "likely");
    assert!(json["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()), "{json}");
    let nothing = piped(&folder, &["names", "compare", "Mira", "", "--json"], "");
    assert_eq!(nothing.status, 1);
    let problem: serde_json::Value = serde_json::from_str(&nothing.err).expect("a problem as JSON");
    assert_eq!(problem["sort"], "input");
}

#[test]
fn pairs_from_a_pipe_give_a_score_on_each_line_and_nothing_else() {
    let folder = folder_with(LIST);
    let pairs = r#"{"left": "Mira Example", "right": "Example, Mira", "type": "person"}
{"left": "Mira Example", "right": "Oskar Sample", "type": "person"}
"#;
    let said = piped(&folder, &["names", "score"], pairs);
    assert_eq!(said.status, 0, "{}", said.err);
    let scores: Vec<f64> = said.out.lines().map(|line| line.parse().expect("a number")).collect();
    assert!(scores.len() == 2 && scores[0] > scores[1], "{scores:?}");
    assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)), "{scores:?}");
    for figure in ["score_s=", "pairs_per_s="] {
        assert!(said.err.lines().any(|line| line.starts_with(figure)), "no {figure} in {}", said.err);
    }
    let broken = piped(&folder, &["names", "score"], &format!("{pairs}Mira;Mira\n{pairs}"));
    assert_eq!((broken.status, broken.out.lines().count()), (1, 2), "{}", broken.err);
    for words in ["Line 3 ", "Why:", "Mend:"] {
        assert!(broken.err.contains(words), "no “{words}” in {}", broken.err);
    }
}

#[test]
fn questions_are_answered_by_entries_and_what_is_no_list_is_refused() {
    let folder = folder_with(LIST);
    let queries = "{\"qid\": \"q1\", \"name\": \"Мира Экземпляр\", \"type\": \"person\"}\n";
    let said = piped(&folder, &["names", "search", "list.jsonl", "--top", "3"], queries);
    assert_eq!(said.status, 0, "{}", said.err);
    let answer: serde_json::Value = serde_json::from_str(&said.out).expect("a line of JSON");
    assert_eq!((answer["qid"].clone(), answer["hits"][0][0].clone()), ("q1".into(), "e1".into()));
    for figure in ["index_s=", "query_s="] {
        assert!(said.err.lines().any(|line| line.starts_with(figure)), "no {figure} in {}", said.err);
    }
    for (args, words) in [
        (["names", "search", "missing.jsonl"], "There is no such file"),
        (["names", "search", "."], "It is a folder"),
    ] {
        let refused = piped(&folder, &args, queries);
        assert_eq!(refused.status, 1, "{}", refused.err);
        assert!(refused.err.contains(words) && refused.out.is_empty(), "{}", refused.err);
    }
    let hole = folder_with(&format!("{LIST}{{\"name\": \"Nobody\"}}\n"));
    let refused = piped(&hole, &["names", "search", "list.jsonl"], queries);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.err.contains("line 4") && refused.out.is_empty(), "{}", refused.err);
}

#[test]
fn a_screened_file_is_accounted_for_line_by_line() {
    let folder = folder_with(LIST);
    let names = r#"{"id": 1, "name": "Example Mira", "birth": "1971"}
not JSON
{"id": 3, "name": "Qqq Zzz"}
"#;
    let said = piped(&folder, &["names", "screen", "list.jsonl"], names);
    assert_eq!(said.status, 1, "a line was refused: {}", said.err);
    let answers: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["hits"][0]["id"], "e1");
    assert_eq!(answers[0]["hits"][0]["birth"], "agrees");
    assert_eq!(answers[1]["hits"], serde_json::json!([]));
    assert!(said.err.contains("3 lines in = 2 screened + 1 refused"), "{}", said.err);
    assert!(said.err.contains("Line 2 was not screened"), "{}", said.err);
}

#[test]
fn a_list_without_an_entry_clears_nobody_and_is_refused() {
    for list in ["", "\n"] {
        let folder = folder_with(list);
        for command in ["search", "screen"] {
            let line = "{\"qid\": \"q1\", \"name\": \"Mira Example\"}\n";
            let said = piped(&folder, &["names", command, "list.jsonl"], line);
            assert_eq!(said.status, 1, "{command}: {}", said.err);
            assert!(said.out.is_empty() && said.err.contains("Nothing was looked for"), "{}", said.err);
        }
    }
}

#[test]
fn a_sanctions_list_is_screened_against_as_it_was_published() {
    let ofac = include_str!("../../../../../fixtures/lists/ofac-sdn.xml");
    let folder = folder_with(ofac);
    let names = r#"{"id": 1, "name": "Vielimir Zarubajeu", "birth": "1961-02-03", "country": "BY"}
{"id": 2, "name": "Qqq Zzz"}
"#;
    let said = piped(&folder, &["names", "screen", "list.jsonl"], names);
    assert_eq!(said.status, 0, "{}", said.err);
    let answers: Vec<serde_json::Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["hits"][0]["id"], "90001");
    assert_eq!(answers[0]["hits"][0]["birth"], "agrees");
    assert_eq!(answers[0]["hits"][0]["country"], "agrees");
    for words in [
        "28 February 2031, read as ofac-xml",
        "4 entries in = 2 taken + 1 left out (ships and aircraft) + 1 refused",
        "entry 4 (`90004`): it has no name",
        "2 lines in = 2 screened + 0 refused",
    ] {
        assert!(said.err.contains(words), "no “{words}” in {}", said.err);
    }
    let question = "{\"qid\": \"q1\", \"name\": \"Ministry of Silence\", \"type\": \"org\"}\n";
    let said = piped(&folder, &["names", "search", "list.jsonl", "--json"], question);
    assert!(said.out.contains("\"90002\""), "{} {}", said.out, said.err);
    assert!(said.err.contains("\"published\":\"2031-02-28\""), "{}", said.err);
    let cut = folder_with(&ofac[..2_000]);
    let refused = piped(&cut, &["names", "screen", "list.jsonl"], names);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.err.contains("cut off") && refused.out.is_empty(), "{}", refused.err);
}
