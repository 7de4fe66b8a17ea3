//! The article that the project began from: what its reader must find in it. Skipped where the corpus is absent.

use std::process::Command;

use serde_json::Value;

use super::office::{corpus, program};

fn proposals() -> Option<Vec<Value>> {
    let article = corpus("docs/seed-article.txt")?;
    let mut command: Command = program();
    let output = command.arg("--json").arg("propose").arg(article).args(["--date", "2024-03-11", "--all"]).output();
    let json: Value = serde_json::from_slice(&output.expect("the program starts").stdout).expect("JSON");
    assert!(json["source"]["disclosed_interest"].is_object(), "the authors disclose an interest");
    Some(json["claims"].as_array().expect("a list").clone())
}

#[test]
fn everything_that_the_case_needs_is_proposed_from_the_article() {
    let Some(claims) = proposals() else { return };
    let text = |claim: &Value, key: &str| claim["details"][key].as_str().unwrap_or_default().to_lowercase();
    let person = |claim: &Value, name: &str| claim["person"].as_str().is_some_and(|person| person.contains(name));
    let date = |claim: &Value, value: &str| claim["date"]["value"] == value;
    type Wanted<'a> = (&'a str, &'a str, Box<dyn Fn(&Value) -> bool>);
    let wanted: Vec<Wanted<'_>> = vec![
        ("poisoning", "the poisoning of 2015, who is alleged and by whom", Box::new(move |c| person(c, "Murza") && date(c, "2015") && !text(c, "alleged").is_empty() && !text(c, "by_statement").is_empty())),
        ("poisoning", "the poisoning of 2017", Box::new(move |c| person(c, "Murza") && date(c, "2017") && !text(c, "alleged").is_empty())),
        ("arrest", "the arrest", Box::new(move |c| person(c, "Murza") && date(c, "2022-04"))),
        ("conviction", "the conviction", Box::new(move |c| person(c, "Murza") && text(c, "charge").contains("treason"))),
        ("sentence", "25 years", Box::new(move |c| person(c, "Murza") && text(c, "length").contains("25"))),
        ("health", "the illness", Box::new(move |c| person(c, "Murza") && text(c, "condition").contains("neuropathy"))),
        ("medical_neglect", "its neglect", Box::new(move |c| person(c, "Murza"))),
        ("status", "residence", Box::new(move |c| person(c, "Murza") && text(c, "status").contains("resident"))),
        ("relationship", "ties: the family", Box::new(move |c| person(c, "Murza") && (text(c, "rel") + &text(c, "other")).contains("wife"))),
        ("call", "the two members of Congress", Box::new(move |c| person(c, "Murza") && text(c, "by").contains("kaine"))),
        ("determination", "Gershkovich's designation by the Secretary", Box::new(move |c| person(c, "Gershkovich") && text(c, "by").contains("blinken"))),
        ("sanction", "the sanctions", Box::new(move |c| person(c, "Navalny"))),
        ("death", "Navalny's death in February 2024", Box::new(move |c| person(c, "Navalny") && date(c, "2024-02"))),
        ("work", "his writing from prison", Box::new(move |c| person(c, "Murza"))),
        ("precedent", "the releases of others", Box::new(|_| true)),
        ("determination", "State's and Treasury's recognition, of arbitrary detention only", Box::new(move |c| person(c, "Murza") && text(c, "by").contains("treasury") && text(c, "finding").contains("arbitrar") && !text(c, "finding").contains("wrongful"))),
        ("country_finding", "courts that are not independent, as the authors assert", Box::new(move |c| text(c, "finding").contains("independent") && !text(c, "by").contains("state"))),
        ("argument", "that engagement is necessary, as the authors argue", Box::new(|_| true)),
    ];
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|(kind, _, fits)| !claims.iter().any(|claim| claim["type"] == **kind && fits(claim)))
        .map(|(_, what, _)| *what)
        .collect();
    assert!(missing.is_empty(), "not proposed: {missing:#?}");
    let levinson = claims.iter().any(|c| c["type"] == "determination" && person(c, "Murza") && text(c, "finding").contains("wrongful"));
    assert!(!levinson, "a request to determine is not a determination");
}
