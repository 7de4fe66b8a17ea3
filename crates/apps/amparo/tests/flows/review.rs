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

/// Two documents that begin with the same words: in both, a proposal stands at the same place.
fn with_one_story_in_two_papers() -> Office {
    let office = Office::with_article();
    let again = format!("{}\nThis report was taken over from a news agency.\n", super::office::ARTICLE);
    office.write("again.txt", again);
    office.ok(&["read", &office.arg("again.txt"), "--date", "2022-03-10"]);
    office
}

#[test]
fn the_same_words_at_the_same_place_in_two_documents_are_two_proposals_with_two_names() {
    let office = with_one_story_in_two_papers();
    let waiting = office.json(&["review"]);
    let rows = waiting.as_array().expect("a list");
    let names: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| row["fingerprint"].as_str()).collect();
    assert_eq!(names.len(), rows.len(), "each has a name of its own");
    office.accept_all();
    assert_eq!(office.json(&["review"]).as_array().map(Vec::len), Some(0));
}

#[test]
fn a_fingerprint_of_before_is_known_and_with_its_source_it_is_enough_in_two_documents() {
    let office = Office::with_article();
    let proposed = office.json(&["propose", &office.arg("article.txt"), "--date", "2022-03-10"]);
    let claims = proposed["claims"].as_array().expect("a list");
    let arrest = claims.iter().find(|claim| claim["type"] == "arrest").expect("an arrest");
    // What a desk kept, and printed, before fingerprints told sources apart.
    let before = amparo_casework::ledger::source::Hash32::of(
        arrest["fingerprint"].as_str().expect("a fingerprint").as_bytes(),
    )
    .to_string();
    let decide = |office: &Office, more: &str| {
        office.write(
            "d.json",
            format!(r#"{{"decisions": [{{"proposal": "{before}", "do": "accept"{more}}}]}}"#),
        );
        office.run(&["review", "--decisions", &office.arg("d.json")])
    };
    assert_eq!(decide(&office, "").status, 0, "in one document it means one proposal");

    let office = with_one_story_in_two_papers();
    let said = decide(&office, "");
    assert!(said.out.contains("2 proposals that wait may be meant"), "{}", said.out);
    let sources = office.json(&["source", "list"]);
    let id = sources[1]["source"]["id"].as_str().expect("an id");
    let said = decide(&office, &format!(r#", "source": "{id}""#));
    assert_eq!(said.status, 0, "{}", said.out);
}

#[test]
fn a_proposal_says_on_the_command_line_which_rule_and_words_made_it() {
    let office = Office::with_article();
    let article = office.arg("article.txt");
    let said = office.ok(&["propose", &article, "--date", "2022-03-10", "--explain"]);
    for words in ["custody.taken", "A verb of arrest", "started at", "“arrested”", "as the words give it"]
    {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    assert!(said.contains("“she”, taken for Nadia Sorokina"), "{said}");
    let plain = office.ok(&["propose", &article, "--date", "2022-03-10"]);
    assert!(!plain.contains("started at"), "{plain}");

    let json = office.json(&["propose", &article, "--date", "2022-03-10", "--explain"]);
    let claims = json["claims"].as_array().expect("a list");
    let text: Vec<char> = super::office::ARTICLE.chars().collect();
    let mut count = 0;
    for words in claims.iter().flat_map(|claim| claim["because"].as_array().expect("evidence")) {
        let place = |name: &str| usize::try_from(words[name].as_u64().expect("a place")).expect("small");
        let there: String = text[place("char_start")..place("char_end")].iter().collect();
        assert_eq!(Some(there.as_str()), words["words"].as_str());
        count += 1;
    }
    assert!(count > claims.len(), "more than one piece of evidence for most");
    assert!(claims.iter().all(|claim| claim["looks_for"].is_string()), "each rule has its line");
    let review = office.ok(&["review", "--list", "--explain"]);
    assert!(review.contains("started at"), "{review}");
}

#[test]
fn a_rule_that_people_here_keep_rejecting_is_said_to_be_such_and_goes_on_proposing() {
    let office = Office::new();
    let people = ["Oleg Varnin", "Petra Lindqvist", "Daniel Orsova", "Mira Halvorsen"];
    let text: String = people.map(|name| format!("{name} was released in May 2020.")).join("\n\n");
    let read = |number: usize| {
        let name = format!("paper{number}.txt");
        office.write(&name, format!("Paper number {number}.\n\n{text}"));
        let file = office.arg(&name);
        let mut args = vec!["read", file.as_str(), "--date", "2020-06-01"];
        if number == 0 {
            args.extend(["--for", "Oleg Varnin"]);
        }
        office.ok(&args);
    };
    let releases = || -> Vec<serde_json::Value> {
        let rows = office.json(&["review"]);
        let of_rule = |row: &&serde_json::Value| row["proposal"]["rule"] == "custody.released";
        rows.as_array().expect("a list").iter().filter(of_rule).cloned().collect()
    };
    let rule = || {
        let rows = office.json(&["rules"]);
        let found = rows.as_array().expect("a list").iter().find(|row| row["rule"] == "custody.released");
        found.expect("the rule").clone()
    };
    for number in 0..3 {
        read(number);
        let decisions: Vec<_> = releases()
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let accepts = number == 0 && at == 0;
                serde_json::json!({
                    "proposal": row["fingerprint"],
                    "do": if accepts { "accept" } else { "reject" },
                    "why": if accepts { None } else { Some("another person") },
                })
            })
            .collect();
        assert_eq!(decisions.len(), 4);
        office.write("d.json", serde_json::json!({"decisions": decisions}).to_string());
        office.ok(&["review", "--decisions", &office.arg("d.json")]);
        let (expected, row) = (number == 2, rule());
        assert_eq!(row["rejected_often"], expected, "after {} decisions: {row}", 4 * (number + 1));
    }
    let row = rule();
    assert_eq!((&row["accepted"], &row["rejected"]), (&1.into(), &11.into()));
    assert_eq!(row["reasons"]["another person"], 11);
    office.ok(&["review", "--undo"]);
    assert_eq!(rule()["rejected"], 10, "what was taken back is not counted");

    read(3);
    assert_eq!(releases().len(), 5, "it goes on proposing; one waits again");
    let list = office.ok(&["review", "--list"]);
    assert!(list.contains("People here rejected 10 of 11 proposals of this rule."), "{list}");
    let table = office.ok(&["rules"]);
    assert!(table.contains("OFTEN REJECTED HERE") && table.contains("another person (10)"), "{table}");
}
