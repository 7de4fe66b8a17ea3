//! The sanctions gap and what nobody knows: an allegation is no fact, and what cannot be told is no "not found".

use serde_json::Value;

use super::office::Office;
use super::screening::{GUARD, JUDGE, STRANGER, add_list, eu_list, office_with_officials, question_on};

/// What the gap says of this official.
fn row(gap: &Value, name: &str) -> Value {
    let rows = gap["cases"][0]["rows"].as_array().expect("a list");
    rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name}: {gap:#}")).clone()
}

/// How they stand under the European Union.
fn under_eu(gap: &Value, name: &str) -> Value {
    let regimes = gap["regimes"].as_array().expect("a list");
    let eu = regimes.iter().position(|one| one["name"] == "European Union").expect("always there");
    row(gap, name)["regimes"][eu].clone()
}

fn html_of_gap(office: &Office) -> String {
    office.ok(&["gap", "--html", &office.arg("gap.html")]);
    office.read("gap.html")
}

#[test]
fn who_is_only_alleged_to_have_done_it_is_told_as_alleged_everywhere() {
    let office = office_with_officials();
    let told = ["--testimony", "A guard told her."];
    for (kind, field) in [("arrest", "alleged=Pavel Neznamov"), ("ill-treatment", "alleged=Pavel Neznamov")] {
        office.ok(&["claim", "add", kind, "--set", field, told[0], told[1]]);
    }
    let by = ["--set", "by=Semyon Obvinyaev", "--modality", "alleged"];
    office.ok(&["claim", "add", "search", by[0], by[1], by[2], by[3], told[0], told[1]]);
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let gap = office.json(&["gap"]);
    let words = |name: &str| {
        let row = row(&gap, name);
        let did = row["did"].as_array().expect("a list").clone();
        did.iter().map(|one| one["words"].as_str().expect("words").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("Pavel Neznamov"), ["alleged to have arrested", "alleged to have ill-treated"]);
    assert_eq!(words("Semyon Obvinyaev"), ["alleged to have searched"]);
    assert_eq!(words("Gennady Obraztsov"), ["ill-treated"], "what a source states stays as it is stated");
    for did in row(&gap, "Pavel Neznamov")["did"].as_array().expect("a list") {
        let says = did["claims"][0]["says"].as_str().expect("a sentence");
        assert!(says.contains("alleged to be the work of Pavel Neznamov"), "{says}");
    }
    let file = office.arg("file.txt");
    office.ok(&["write", "sanctions-file", "--person", "Pavel Neznamov", "-o", &file]);
    let paper = office.read("file.txt");
    assert!(paper.contains("alleged to have arrested"), "{paper}");
}

#[test]
fn what_cannot_be_told_is_neither_not_found_nor_listed_nowhere() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &GUARD]));
    let question = question_on(&office, "Gennady Obraztsov");
    office.ok(&["screen", "answer", &question, "cannot-tell", "--because", "no date of birth"]);
    let gap = office.json(&["gap"]);
    let standing = under_eu(&gap, "Gennady Obraztsov");
    assert_eq!(standing["standing"], "undecided", "{standing}");
    assert_eq!(row(&gap, "Gennady Obraztsov")["listed_nowhere"], false);
    assert!(office.ok(&["gap"]).contains("it cannot be told; of a like name: Gennady Obraztsov"));
    assert!(html_of_gap(&office).contains("it cannot be told whether it is this official"));
    office.ok(&["screen", "undo", &question, "--because", "we asked again"]);
    office.ok(&["screen", "answer", &question, "different", "--because", "another colony"]);
    let gap = office.json(&["gap"]);
    assert_eq!(under_eu(&gap, "Gennady Obraztsov")["standing"], "not_found");
    assert_eq!(row(&gap, "Gennady Obraztsov")["listed_nowhere"], true);
}

#[test]
fn a_question_on_somebody_whom_no_authority_lists_keeps_the_official_from_being_listed_nowhere() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&STRANGER]));
    let line =
        r#"{"id":"x-1","schema":"Person","properties":{"name":["Gennady Obraztsov"],"topics":["sanction"]}}"#;
    add_list(&office, "entities.ftm.json", &format!("{line}\n"));
    let question = question_on(&office, "Gennady Obraztsov");
    let said_of = |office: &Office| {
        let row = row(&office.json(&["gap"]), "Gennady Obraztsov");
        (row["listed_nowhere"] == true, row["open_elsewhere"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(said_of(&office), (false, 1), "the question is open");
    assert!(html_of_gap(&office).contains("an answer to each open question of screening (1)"));
    office.ok(&["screen", "answer", &question, "same", "--because", "same colony"]);
    assert_eq!(said_of(&office), (false, 0), "a person said that they are on one of these lists");
    office.ok(&["screen", "undo", &question, "--because", "a mistake"]);
    office.ok(&["screen", "answer", &question, "different", "--because", "another colony"]);
    assert_eq!(said_of(&office), (true, 0), "a person said that it is another");
}

#[test]
fn entries_that_could_not_be_read_are_named_beside_what_was_not_found() {
    let office = office_with_officials();
    let nameless = r#"<sanctionEntity logicalId="9"><subjectType code="person"/></sanctionEntity></export>"#;
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]).replace("</export>", nameless));
    let said = office.ok(&["gap"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 of 2 entries read; who stands in the others was not compared"), "{said}");
    let html = html_of_gap(&office);
    assert!(html.contains("1 of 2 entries of “EU financial sanctions”"), "{html}");
}

#[test]
fn an_entry_that_cannot_be_read_in_a_new_version_is_not_simply_taken_off() {
    let office = Office::new();
    add_list(&office, "one.xml", &eu_list("2024-05-03", &[&JUDGE, &GUARD]));
    let nameless = eu_list("2024-06-03", &[&JUDGE, &GUARD])
        .replace(r#"wholeName="Gennady Obraztsov""#, r#"wholeName="""#);
    add_list(&office, "two.xml", &nameless);
    let printed = office.ok(&["list", "show", "--json"]);
    assert_eq!(printed.matches("\"source\"").count(), 2, "each key once for each version: {printed}");
    let lists = office.json(&["list", "show"]);
    let ids: Vec<&str> =
        lists.as_array().expect("a list").iter().filter_map(|one| one["source"].as_str()).collect();
    let [new, old] = ids[..] else { panic!("two versions: {lists}") };
    let said = office.ok(&["list", "changes", old, new]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 taken off"), "{said}");
    assert!(
        said.contains("Of the version of 3 June 2024, 1 of 2 entries could not be read")
            && said.contains("may stand under “Taken off” for that alone"),
        "{said}"
    );
}

#[test]
fn hits_that_were_left_out_are_asked_when_those_before_them_are_answered() {
    let office = office_with_officials();
    let one = eu_list("2024-05-03", &[&GUARD]);
    let start = one.find("<sanctionEntity").expect("an entry");
    let end = one.find("</export>").expect("the end");
    let entry = &one[start..end];
    let many: String =
        (0..27).map(|key| entry.replace(r#"logicalId="503""#, &format!(r#"logicalId="{key}""#))).collect();
    add_list(&office, "eu.xml", &format!("{}{many}</export>", &one[..start]));
    let first = office.json(&["screen"]);
    let asked = first["questions"].as_array().expect("a list");
    assert_eq!((asked.len(), &first["left_out"]), (25, &2.into()), "{first}");
    for question in asked.iter().take(2) {
        let id = question["question"].as_str().expect("an id");
        office.ok(&["screen", "answer", id, "different", "--because", "another man"]);
    }
    let then = office.json(&["screen"]);
    let open = then["questions"].as_array().expect("a list").iter();
    let open = open.filter(|one| one["state"]["state"] == "open").count();
    assert_eq!((open, &then["left_out"]), (25, &0.into()), "{then}");
}
