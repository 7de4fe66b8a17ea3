//! Deciding on proposals.

use super::office::Office;

#[test]
fn nothing_is_a_claim_before_a_person_says_so() {
    let office = Office::with_article();
    assert_eq!(office.json(&["claim", "list"]).as_array().map(Vec::len), Some(0));
    assert!(office.json(&["review"]).as_array().is_some_and(|rows| rows.len() >= 8));
}

#[test]
fn an_edited_proposal_becomes_the_claim_that_the_person_meant() {
    let office = Office::with_article();
    office.write(
        "d.json",
        r#"{"decisions": [
            {"kind": "arrest", "do": "accept", "edit": {"place": "Minsk, Belarus", "set": {"basis": "criminal"}}},
            {"kind": "health", "do": "reject", "why": "not about this case"},
            {"kind": "sentence", "do": "skip"},
            {"quote": "words of no proposal", "do": "accept"}
        ]}"#,
    );
    let said = office.run(&["review", "--decisions", &office.arg("d.json")]);
    assert_eq!(said.status, 1, "one decision cannot be carried out");
    assert!(said.out.contains("4 decisions: 3 carried out, 1 refused"), "{}", said.out);
    let claims = office.json(&["claim", "list"]);
    assert_eq!(claims.as_array().map(Vec::len), Some(1));
    assert_eq!(claims[0]["claim"]["place"], "Minsk, Belarus");
    assert_eq!(claims[0]["claim"]["statement"]["fields"]["basis"], "criminal");
}

#[test]
fn undo_takes_the_last_decision_back_and_the_proposal_waits_again() {
    let office = Office::with_article();
    let waiting = || office.json(&["review"]).as_array().map_or(0, Vec::len);
    let before = waiting();
    office.write("d.json", r#"{"decisions": [{"kind": "arrest", "do": "accept"}]}"#);
    office.ok(&["review", "--decisions", &office.arg("d.json")]);
    assert_eq!(waiting(), before - 1);
    office.ok(&["review", "--undo"]);
    assert_eq!(waiting(), before);
    assert_eq!(office.json(&["claim", "list"]).as_array().map(Vec::len), Some(0));
    assert_eq!(office.run(&["review", "--undo"]).status, 5, "nothing is left to undo");
}

#[test]
fn reading_a_document_again_asks_nothing_twice() {
    let office = Office::with_claims();
    office.ok(&["read", &office.arg("article.txt"), "--date", "2022-03-10"]);
    assert_eq!(office.json(&["review"]).as_array().map(Vec::len), Some(0));
    assert_eq!(office.json(&["source", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_file_of_decisions_carried_out_twice_enters_nothing_twice() {
    let office = Office::with_article();
    office.write(
        "d.toml",
        "[[decisions]]\nkind = \"arrest\"\ndo = \"accept\"\n\n\
         [[add]]\nkind = \"arrest\"\nsource = \"article\"\nquote = \"arrested in Minsk on 3 May 2021\"\n\n\
         [[same_event]]\nkind = \"arrest\"\nquotes = [\"was arrested in Minsk\", \"arrested in Minsk on 3 May 2021\"]\n",
    );
    let once = office.run(&["review", "--decisions", &office.arg("d.toml")]);
    let claims = || office.json(&["claim", "list"]).as_array().map_or(0, Vec::len);
    let entries = || office.json(&["case", "show"])["as_of"]["record"].as_u64();
    let (before, entries_before) = (claims(), entries());
    assert_eq!(before, 2, "{}", once.out);
    let again = office.run(&["review", "--decisions", &office.arg("d.toml")]);
    assert!(again.out.contains("3 refused"), "{}", again.out);
    assert_eq!((claims(), entries()), (before, entries_before));
}
