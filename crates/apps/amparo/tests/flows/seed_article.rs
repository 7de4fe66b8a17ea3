//! The article that the project began from: what its reader must find in it. Skipped where the corpus is absent.

use std::process::Command;

use serde_json::Value;

use super::office::{corpus, program};

/// A kind, what must be found of it, and how it is known.
type Wanted<'a> = (&'a str, &'a str, Box<dyn Fn(&Value) -> bool>);

fn proposals() -> Option<Vec<Value>> {
    let article = corpus("docs/seed-article.txt")?;
    let mut command: Command = program();
    let output =
        command.arg("--json").arg("propose").arg(article).args(["--date", "2024-03-11", "--all"]).output();
    let json: Value = serde_json::from_slice(&output.expect("the program starts").stdout).expect("JSON");
    assert!(json["source"]["disclosed_interest"].is_object(), "the authors disclose an interest");
    Some(json["claims"].as_array().expect("a list").clone())
}

#[test]
fn everything_that_the_case_needs_is_proposed_from_the_article() {
    let Some(claims) = proposals() else { return };
    let text = |claim: &Value, key: &str| claim["details"][key].as_str().unwrap_or_default().to_lowercase();
    let person =
        |claim: &Value, name: &str| claim["person"].as_str().is_some_and(|person| person.contains(name));
    let date = |claim: &Value, value: &str| claim["date"]["value"] == value;
    let wanted: Vec<Wanted<'_>> = vec![
        (
            "poisoning",
            "the poisoning of 2015, who is alleged and by whom",
            Box::new(move |c| {
                person(c, "Murza")
                    && date(c, "2015")
                    && !text(c, "alleged").is_empty()
                    && !text(c, "by_statement").is_empty()
            }),
        ),
        (
            "poisoning",
            "the poisoning of 2017",
            Box::new(move |c| person(c, "Murza") && date(c, "2017") && !text(c, "alleged").is_empty()),
        ),
        ("arrest", "the arrest", Box::new(move |c| person(c, "Murza") && date(c, "2022-04"))),
        (
            "conviction",
            "the conviction",
            Box::new(move |c| person(c, "Murza") && text(c, "charge").contains("treason")),
        ),
        ("sentence", "25 years", Box::new(move |c| person(c, "Murza") && text(c, "length").contains("25"))),
        (
            "health",
            "the illness",
            Box::new(move |c| person(c, "Murza") && text(c, "condition").contains("neuropathy")),
        ),
        ("medical_neglect", "its neglect", Box::new(move |c| person(c, "Murza"))),
        (
            "status",
            "residence",
            Box::new(move |c| person(c, "Murza") && text(c, "status").contains("resident")),
        ),
        (
            "relationship",
            "ties: the family",
            Box::new(move |c| person(c, "Murza") && (text(c, "rel") + &text(c, "other")).contains("wife")),
        ),
        (
            "call",
            "the two members of Congress",
            Box::new(move |c| person(c, "Murza") && text(c, "by").contains("kaine")),
        ),
        (
            "determination",
            "Gershkovich's designation by the Secretary",
            Box::new(move |c| person(c, "Gershkovich") && text(c, "by").contains("blinken")),
        ),
        ("sanction", "the sanctions", Box::new(move |c| person(c, "Navalny"))),
        (
            "death",
            "Navalny's death in February 2024",
            Box::new(move |c| person(c, "Navalny") && date(c, "2024-02")),
        ),
        ("work", "his writing from prison", Box::new(move |c| person(c, "Murza"))),
        ("precedent", "the releases of others", Box::new(|_| true)),
        (
            "determination",
            "State's and Treasury's recognition, of arbitrary detention only",
            Box::new(move |c| {
                person(c, "Murza")
                    && text(c, "by").contains("treasury")
                    && text(c, "finding").contains("arbitrar")
                    && !text(c, "finding").contains("wrongful")
            }),
        ),
        (
            "country_finding",
            "courts that are not independent, as the authors assert",
            Box::new(move |c| text(c, "finding").contains("independent") && !text(c, "by").contains("state")),
        ),
        ("argument", "that engagement is necessary, as the authors argue", Box::new(|_| true)),
    ];
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|(kind, _, fits)| !claims.iter().any(|claim| claim["type"] == **kind && fits(claim)))
        .map(|(_, what, _)| *what)
        .collect();
    assert!(missing.is_empty(), "not proposed: {missing:#?}");
    let levinson = claims.iter().any(|c| {
        c["type"] == "determination" && person(c, "Murza") && text(c, "finding").contains("wrongful")
    });
    assert!(!levinson, "a request to determine is not a determination");
}

#[test]
fn each_limb_of_the_authors_argument_lands_where_the_law_puts_it() {
    let Some(article) = corpus("docs/seed-article.txt") else { return };
    let office = super::office::Office::new();
    let article = article.display().to_string();
    office.ok(&[
        "read",
        &article,
        "--for",
        "Vladimir Kara-Murza",
        "--date",
        "2024-03-11",
        "--title",
        "Op-ed",
    ]);
    office.accept_all();
    let claims = office.json(&["claim", "list"]);
    let id_of = |kind: &str, field: &str, words: &str| {
        let rows = claims.as_array().expect("a list");
        let found = rows.iter().find(|row| {
            let statement = &row["claim"]["statement"];
            let text = statement["fields"][field].as_str().unwrap_or_default().to_lowercase();
            statement["kind"] == kind && text.contains(words)
        });
        found.unwrap_or_else(|| panic!("no {kind} with {words}"))["claim"]["id"].clone()
    };
    let recognition = id_of("determination", "by", "treasury");
    let courts = id_of("country_finding", "finding", "independent");
    let necessity = id_of("argument", "topic", "");
    let assessment = office.json(&["assess"]);
    let item = |number: u64| {
        let items = assessment["items"].as_array().expect("items");
        items.iter().find(|item| item["number"] == number).expect("a criterion of that number").clone()
    };
    let supports = |item: &Value, claim: &Value| {
        item["supports"]["evidence"]
            .as_array()
            .is_some_and(|rows| rows.iter().any(|row| row["claim"] == *claim))
    };
    assert!(supports(&item(10), &recognition), "a recognition of arbitrary detention speaks to criterion 10");
    assert!(
        supports(&item(10), &courts),
        "courts that are not independent speak to criterion 10, as the authors say"
    );
    assert!(
        supports(&item(11), &necessity),
        "that engagement is necessary speaks to criterion 11, as the authors argue"
    );
    assert_eq!(item(8)["state"]["state"], "no_information", "an op-ed is not the Department's own report");
    let beside = item(8)["related"]
        .as_array()
        .is_some_and(|rows| rows.iter().any(|row| row["evidence"]["claim"] == courts));
    assert!(beside, "it is shown beside criterion 8 with the reason why it does not count");
    let review = assessment["tracks"]
        .as_array()
        .expect("tracks")
        .iter()
        .find(|track| track["id"] == "review")
        .cloned();
    assert_eq!(
        review.expect("a review track")["state"],
        "no_decision_known",
        "a recognition is not the Levinson determination"
    );
    assert_eq!(assessment["gates"][0]["value"], "lpr_ties_documented");
    for item in assessment["items"].as_array().expect("items") {
        assert_eq!(item["finding"]["finding"], "not_answered");
    }
}
