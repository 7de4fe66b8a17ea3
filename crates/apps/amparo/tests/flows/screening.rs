//! Lists of the desk, screening, and the sanctions gap. Officials, lists and entries are invented.

use super::office::Office;

/// One entry of an invented list.
pub(crate) struct Row {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) also: &'static str,
    pub(crate) born: &'static str,
    pub(crate) function: &'static str,
    pub(crate) since: &'static str,
    pub(crate) reason: &'static str,
}

pub(crate) const JUDGE: Row = Row {
    key: "501",
    name: "Ilya Petrovich PRIMEROV",
    also: "Илья Петрович Примеров",
    born: "1971-03-05",
    function: "Judge of the Minsk City Court",
    since: "2022-06-03",
    reason: "He sentenced journalists for their work.",
};

pub(crate) const STRANGER: Row = Row {
    key: "502",
    name: "Ahmed Example Misali",
    also: "",
    born: "1955-01-01",
    function: "Trader",
    since: "2019-01-02",
    reason: "Trade in arms.",
};

pub(crate) const GUARD: Row = Row {
    key: "503",
    name: "Gennady Obraztsov",
    also: "",
    born: "",
    function: "Head of colony 4",
    since: "2023-02-24",
    reason: "Prisoners were beaten in his colony.",
};

/// A list in the form of the European Union's.
pub(crate) fn eu_list(day: &str, rows: &[&Row]) -> String {
    let entry = |row: &&Row| {
        let alias = |name: &str| {
            format!(r#"<nameAlias wholeName="{name}" function="{}" strong="true" gender="M"/>"#, row.function)
        };
        let also = if row.also.is_empty() { String::new() } else { alias(row.also) };
        let born = if row.born.is_empty() {
            String::new()
        } else {
            format!(r#"<birthdate birthdate="{}" calendarType="GREGORIAN"/>"#, row.born)
        };
        format!(
            r#"<sanctionEntity logicalId="{}" designationDetails="{}" designationDate="{}">
              <regulation programme="EXAMPLE" publicationDate="{}" numberTitle="2020/1998"/>
              <subjectType code="person" classificationCode="P"/>{}{also}{born}</sanctionEntity>"#,
            row.key,
            row.reason,
            row.since,
            row.since,
            alias(row.name),
        )
    };
    let entries: String = rows.iter().map(entry).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{day}T10:00:00.000+02:00" globalFileId="1">{entries}</export>"#
    )
}

/// A desk with a case, in which a judge, a guard and a court are named.
pub(crate) fn office_with_officials() -> Office {
    let office = Office::with_claims();
    let told = ["--testimony", "Her sister told us on the telephone."];
    for args in [
        vec![
            "claim",
            "add",
            "sentence",
            "--set",
            "by=Judge Ilya Primerov",
            "--set",
            "length=8 years",
            "--date",
            "2022-02-02",
        ],
        vec![
            "claim",
            "add",
            "ill-treatment",
            "--set",
            "by=Gennady Obraztsov",
            "--set",
            "kind=beating",
            "--place",
            "colony 4",
        ],
        vec!["claim", "add", "detention", "--set", "by=Frunzensky District Court", "--date", "2021-05-05"],
        vec!["claim", "add", "search", "--set", "by=the police"],
    ] {
        office.ok(&[args, told.to_vec()].concat());
    }
    office
}

pub(crate) fn add_list(office: &Office, name: &str, content: &str) -> String {
    office.write(name, content);
    office.ok(&["list", "add", &office.arg(name)])
}

fn questions(office: &Office, args: &[&str]) -> Vec<serde_json::Value> {
    let screened = office.json(&[&["screen"], args].concat());
    screened["questions"].as_array().expect("a list").clone()
}

/// The id of the one question about this official.
pub(crate) fn question_on(office: &Office, name: &str) -> String {
    let all = questions(office, &["--all"]);
    let found: Vec<_> = all.iter().filter(|one| one["name"] == name).collect();
    assert_eq!(found.len(), 1, "{name}: {all:#?}");
    found[0]["question"].as_str().expect("an id").to_owned()
}

#[test]
fn a_list_is_archived_dated_and_hashed_and_counts_in_are_counts_out() {
    let office = office_with_officials();
    let said = add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &STRANGER]));
    assert!(
        said.contains("“EU financial sanctions” of 3 May 2024")
            && said.contains("2 entries in the file: 2 read, 0 refused"),
        "{said}"
    );
    let rows = office.json(&["list", "show"]);
    let row = &rows[0];
    let hash = row["sha256"].as_str().expect("a hash");
    assert_eq!((row["entries_in"].as_u64(), row["given"].as_u64(), hash.len()), (Some(2), Some(2), 64));
    let entry = office.ok(&["list", "show", "EU financial sanctions", "--entry", "501"]);
    assert!(
        entry.contains("Ilya Petrovich PRIMEROV") && entry.contains("listed by the European Union"),
        "{entry}"
    );
    assert_eq!(
        office.json(&["claim", "list"]).as_array().map(Vec::len),
        Some(claims_before()),
        "no row is a claim"
    );
    office.ok(&["verify"]);
}

/// The claims of the article and of the officials.
fn claims_before() -> usize {
    office_with_officials().json(&["claim", "list"]).as_array().map_or(0, Vec::len)
}

#[test]
fn a_hit_is_a_question_with_reasons_and_nothing_is_matched() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &STRANGER]));
    let said = office.ok(&["screen"]);
    for words in
        ["Ilya Primerov (judged)", "Is this Ilya Petrovich PRIMEROV, entry 501", "the police", "open:"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let all = questions(&office, &[]);
    assert!(all.iter().all(|one| one["entry"]["key"] != "502"), "nobody is like a stranger: {all:#?}");
    let claims = office.json(&["claim", "list"]);
    let is_sanction = |row: &serde_json::Value| row["claim"]["statement"]["kind"] == "sanction";
    assert!(!claims.as_array().expect("a list").iter().any(is_sanction), "a question is no claim");
}

#[test]
fn the_same_makes_a_claim_with_the_list_as_its_source_and_undo_takes_it_back() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &STRANGER]));
    let question = question_on(&office, "Ilya Primerov");
    let done =
        office.json(&["screen", "answer", &question[..8], "same", "--because", "same court, same year"]);
    assert_eq!(done["claims"].as_array().map(Vec::len), Some(1), "{done}");
    let claim = office.claim("sanction");
    let shown = office.ok(&["claim", "list"]);
    assert!(shown.contains("The European Union imposed sanctions on Ilya Petrovich PRIMEROV"), "{shown}");
    let twice = office.run(&["screen", "answer", &question[..8], "different", "--because", "another"]);
    assert_eq!(twice.status, 1, "{}", twice.err);
    assert!(
        twice.err.contains("answered before: same") && twice.err.contains("screen undo"),
        "{}",
        twice.err
    );
    let undone = office.json(&["screen", "undo", &question[..8], "--because", "a slip"]);
    assert_eq!(undone["retracted"][0], claim.as_str(), "{undone}");
    let claims = office.json(&["claim", "list"]);
    assert!(!claims.to_string().contains("\"sanction\""), "{claims}");
    assert!(questions(&office, &[]).iter().any(|one| one["question"] == question.as_str()), "asked again");
    office.ok(&["verify"]);
    office.ok(&["rebuild"]);
}

#[test]
fn different_and_cannot_tell_are_recorded_and_reversible_and_make_no_claim() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let question = question_on(&office, "Ilya Primerov");
    for answer in ["different", "cannot-tell"] {
        let done = office.json(&["screen", "answer", &question, answer, "--because", "we asked"]);
        assert_eq!(done["claims"].as_array().map(Vec::len), Some(0), "{answer}: {done}");
        assert!(questions(&office, &[]).is_empty(), "{answer}: it is not asked again");
        office.ok(&["screen", "undo", &question, "--because", "another look"]);
        assert_eq!(questions(&office, &[]).len(), 1, "{answer}: open again");
    }
}

#[test]
fn a_new_version_asks_what_is_new_and_what_changed_and_nothing_else() {
    let office = office_with_officials();
    add_list(&office, "one.xml", &eu_list("2024-05-03", &[&JUDGE, &STRANGER]));
    let judge = question_on(&office, "Ilya Primerov");
    office.ok(&["screen", "answer", &judge, "same", "--because", "same court"]);
    let said = add_list(&office, "two.xml", &eu_list("2024-06-03", &[&JUDGE, &GUARD]));
    assert!(said.contains("It follows list-"), "{said}");
    let open = questions(&office, &[]);
    assert_eq!(open.len(), 1, "{open:#?}");
    assert_eq!((&open[0]["name"], &open[0]["entry"]["key"]), (&"Gennady Obraztsov".into(), &"503".into()));
    let moved = Row { function: "Chairman of the Minsk City Court", ..JUDGE };
    add_list(&office, "three.xml", &eu_list("2024-07-03", &[&moved, &GUARD]));
    let again = office.ok(&["screen"]);
    let again = again.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        again.contains("Asked again: it was answered “same”, and the entry changed since (position)"),
        "{again}"
    );
    let done = office.json(&["screen", "answer", &judge, "same", "--because", "he rose"]);
    assert_eq!(done["retracted"].as_array().map(Vec::len), Some(1), "the claim on the old entry: {done}");
    add_list(&office, "four.xml", &eu_list("2024-08-03", &[&GUARD]));
    let gone = office.ok(&["screen"]);
    assert!(gone.contains("has the entry no longer"), "{gone}");
}

#[test]
fn two_versions_are_compared_entry_by_entry() {
    let office = Office::new();
    add_list(&office, "one.xml", &eu_list("2024-05-03", &[&JUDGE, &STRANGER]));
    let moved = Row { function: "Chairman of the Minsk City Court", ..JUDGE };
    add_list(&office, "two.xml", &eu_list("2024-06-03", &[&moved, &GUARD]));
    let rows = office.json(&["list", "show"]);
    let id = |place: usize| rows[place]["source"].as_str().expect("an id").to_owned();
    let found = office.json(&["list", "changes", &id(1), &id(0)]);
    for (part, key) in [("added", "503"), ("removed", "502"), ("changed", "501")] {
        let part = found[part].as_array().expect("a list");
        assert_eq!(part.iter().map(|one| one["key"].as_str()).collect::<Vec<_>>(), [Some(key)], "{found}");
    }
    assert_eq!(found["changed"][0]["parts"], serde_json::json!(["position"]));
    let same = office.run(&["list", "changes", "EU financial sanctions", &id(0)]);
    assert_eq!(same.status, 1, "{}", same.err);
}

#[test]
fn a_file_that_cannot_be_a_list_is_refused_and_saves_nothing() {
    let office = Office::new();
    let whole = eu_list("2024-05-03", &[&JUDGE, &STRANGER]);
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE export [<!ENTITY a \"aaaa\">]>{}",
        whole.split_once("?>").map_or("", |(_, rest)| rest)
    );
    for (name, content, words) in [
        ("empty.xml", String::new(), "the file is empty"),
        ("prose.txt", "This is no list.".to_owned(), "no format that is read"),
        ("page.html", "<!DOCTYPE html><html><body>Try again later</body></html>".to_owned(), "web page"),
        ("cut.xml", whole[..whole.len() - 60].to_owned(), "cut off"),
        ("bomb.xml", bomb, "document type"),
        ("nobody.xml", eu_list("2024-05-03", &[]), "no entry"),
    ] {
        office.write(name, content);
        let said = office.run(&["list", "add", &office.arg(name)]);
        assert_eq!(said.status, 1, "{name}: {}", said.err);
        assert!(said.err.contains(words) && said.err.contains("Nothing was saved"), "{name}: {}", said.err);
    }
    assert_eq!(office.json(&["list", "show"]).as_array().map(Vec::len), Some(0));
    let said = office.run(&["screen"]);
    assert_eq!(said.status, 5, "{}", said.err);
    assert!(said.err.contains("amparo list add"), "{}", said.err);
}

#[test]
fn the_same_list_twice_and_one_older_than_the_present_are_asked_about() {
    let office = Office::new();
    add_list(&office, "one.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let twice = office.run(&["list", "add", &office.arg("one.xml")]);
    assert_eq!(twice.status, 1, "{}", twice.err);
    assert!(twice.err.contains("on file already"), "{}", twice.err);
    office.write("old.xml", eu_list("2023-05-03", &[&JUDGE, &STRANGER]));
    let older = office.run(&["list", "add", &office.arg("old.xml")]);
    assert_eq!(older.status, 6, "{}", older.err);
    assert!(older.err.contains("--older"), "{}", older.err);
    office.ok(&["list", "add", &office.arg("old.xml"), "--older"]);
    let rows = office.json(&["list", "show"]);
    let in_use: Vec<_> =
        rows.as_array().expect("a list").iter().filter(|row| row["in_use"] == true).collect();
    assert_eq!((in_use.len(), &in_use[0]["published"]), (1, &"2024-05-03".into()), "the later one is in use");
}

#[test]
fn an_unknown_question_is_not_answered() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    for args in [
        ["screen", "answer", "ffffffff", "same", "--because", "x"].as_slice(),
        ["screen", "undo", "ffffffff", "--because", "x"].as_slice(),
    ] {
        let said = office.run(args);
        assert_eq!(said.status, 5, "{}", said.err);
    }
    office.ok(&["screen"]);
    let question = question_on(&office, "Ilya Primerov");
    let said = office.run(&["screen", "answer", &question, "same", "--because", "  "]);
    assert_eq!(said.status, 1, "{}", said.err);
    add_list(&office, "two.xml", &eu_list("2024-06-03", &[&GUARD]));
    let stale = office.run(&["screen", "answer", &question, "same", "--because", "late"]);
    assert_eq!(stale.status, 6, "{}", stale.err);
    assert!(stale.err.contains("later version"), "{}", stale.err);
}

#[test]
fn an_official_whom_only_sealed_claims_name_leaves_nothing_at_the_desk() {
    let office = Office::with_claims();
    office.ok(&["case", "open", "Another Prisoner"]);
    let case = ["--case", "Nadia Sorokina"];
    office.ok(&[
        ["claim", "add", "sentence", "--set", "by=Judge Ilya Primerov", "--audience", "sealed"].as_slice(),
        ["--testimony", "In confidence."].as_slice(),
        case.as_slice(),
    ]
    .concat());
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let question = question_on(&office, "Ilya Primerov");
    let done = office.json(&["screen", "answer", &question, "same", "--because", "same court"]);
    let claim = done["claims"][0].as_str().expect("a claim").to_owned();
    let own = office.json(&["claim", "list", case[0], case[1]]);
    let found = own.as_array().expect("a list").iter().find(|row| row["claim"]["id"] == claim.as_str());
    assert_eq!(found.expect("it is in its case")["claim"]["audience"], "sealed");
    let other = office.json(&["claim", "list", "--case", "Another Prisoner"]);
    assert!(!other.to_string().contains("PRIMEROV"), "{other}");
    let gap = office.json(&["gap"]);
    assert!(!gap.to_string().contains("rimerov"), "what is sealed is in no table that leaves: {gap}");
}

#[test]
fn a_listing_is_in_the_file_of_the_case_that_rests_on_it_and_in_no_other() {
    let office = office_with_officials();
    office.ok(&["case", "open", "Another Prisoner"]);
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let question = question_on(&office, "Ilya Primerov");
    office.ok(&["screen", "answer", &question, "same", "--because", "same court"]);
    let shown = office.ok(&["case", "show", "Nadia Sorokina"]);
    let other = office.ok(&["case", "show", "Another Prisoner"]);
    assert!(shown.contains("PRIMEROV") && !other.contains("PRIMEROV"), "{shown}\n{other}");
}

#[test]
fn the_gap_says_who_is_listed_since_when_what_is_open_and_what_was_not_checked() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &GUARD]));
    let judge = question_on(&office, "Ilya Primerov");
    office.ok(&["screen", "answer", &judge, "same", "--because", "same court"]);
    let gap = office.json(&["gap"]);
    let regimes: Vec<&str> =
        gap["regimes"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    let eu = regimes.iter().position(|name| *name == "European Union").expect("always there");
    let us = regimes.iter().position(|name| *name == "United States").expect("always there");
    let row = |name: &str| {
        let rows = gap["cases"][0]["rows"].as_array().expect("a list");
        rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name}: {gap:#}")).clone()
    };
    let listed = row("Ilya Primerov");
    assert_eq!(listed["regimes"][eu]["standing"], "listed");
    assert_eq!(listed["regimes"][eu]["since"], "2022-06-03");
    assert_eq!(listed["regimes"][us]["standing"], "not_checked", "no list of it was added");
    let open = row("Gennady Obraztsov");
    assert_eq!((&open["regimes"][eu]["standing"], &open["listed_nowhere"]), (&"open".into(), &false.into()));
    let court = row("Frunzensky District Court");
    assert_eq!(
        (&court["regimes"][eu]["standing"], &court["listed_nowhere"]),
        (&"not_found".into(), &true.into())
    );
    assert!(court["did"][0]["claims"][0]["sources"][0].as_str().is_some_and(|one| !one.is_empty()));
    let said = office.ok(&["gap"]);
    for words in [
        "Not checked, because no list of them was added: United States",
        "listed since 3 June 2022",
        "listed nowhere in the lists that were asked",
        "Not named by any source: “the police”",
    ] {
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{words}: {said}");
    }
    let only = office.json(&["gap", "--regime", "eu"]);
    assert_eq!(only["regimes"].as_array().map(Vec::len), Some(1));
    let unknown = office.run(&["gap", "--regime", "atlantis"]);
    assert_eq!(unknown.status, 5, "{}", unknown.err);
    let country = office.json(&["gap", "--country", "Belarus"]);
    assert_eq!(country["country_unknown"][0], "Nadia Sorokina", "no claim names a country: {country}");
    let early = office.json(&["gap", "--as-of", "2021-06-01"]);
    assert!(!early.to_string().contains("Primerov"), "the sentence was later: {early}");
}

#[test]
fn a_list_says_nothing_of_a_day_before_it_came_out() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&STRANGER]));
    let standings = |day: &str| -> Vec<String> {
        let gap = office.json(&["gap", "--regime", "eu", "--as-of", day]);
        let rows = gap["cases"][0]["rows"].as_array().expect("a list").clone();
        rows.iter().map(|row| row["regimes"][0]["standing"].as_str().expect("a word").to_owned()).collect()
    };
    let (before, after) = (standings("2024-05-02"), standings("2024-05-03"));
    assert!(!before.is_empty() && before.iter().all(|one| one == "not_checked"), "{before:?}");
    assert!(after.iter().any(|one| one == "not_found"), "{after:?}");
}

#[test]
fn without_any_list_nobody_is_listed_and_nobody_is_said_not_to_be() {
    let office = office_with_officials();
    let gap = office.json(&["gap"]);
    let rows = gap["cases"][0]["rows"].as_array().expect("a list").clone();
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row["listed_nowhere"], false, "{row}");
        let standings = row["regimes"].as_array().expect("a list").iter();
        assert!(standings.clone().all(|one| one["standing"] == "not_checked"), "{row}");
    }
}

#[test]
fn the_gap_is_a_draft_in_print_on_screen_and_as_a_spreadsheet_and_the_same_each_time() {
    let office = office_with_officials();
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &GUARD]));
    let judge = question_on(&office, "Ilya Primerov");
    office.ok(&["screen", "answer", &judge, "same", "--because", "same court"]);
    let write = |part: &str| {
        let (pdf, xlsx, html) = (format!("{part}.pdf"), format!("{part}.xlsx"), format!("{part}.html"));
        let said = office.ok(&[
            "gap",
            "--pdf",
            &office.arg(&pdf),
            "--xlsx",
            &office.arg(&xlsx),
            "--html",
            &office.arg(&html),
        ]);
        assert!(said.contains("an answer to each open question of screening (1)"), "{said}");
        [pdf, xlsx, html].map(|name| std::fs::read(office.path(&name)).expect("a file that was written"))
    };
    let (first, second) = (write("one"), write("two"));
    for (place, (one, two)) in first.iter().zip(&second).enumerate() {
        assert_eq!(one, two, "the same record gives the same bytes: {place}");
    }
    assert!(first[0].starts_with(b"%PDF-") && first[1].starts_with(b"PK"));
    let page = String::from_utf8_lossy(&first[2]).into_owned();
    for words in [
        "since 3 June 2022",
        "question open",
        "not checked",
        "On none of these lists: “EU financial sanctions” of 3 May 2024",
        "Frunzensky District Court",
        "listed by the European Union; programme: EXAMPLE; listed on: 2022-06-03",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn a_sanctions_file_tells_act_role_victim_and_evidence_and_states_its_gaps() {
    let office = office_with_officials();
    office.ok(&[
        "claim",
        "add",
        "post",
        "--person",
        "Ilya Primerov",
        "--set",
        "rel=judge",
        "--set",
        "unit=Minsk City Court",
        "--date",
        "2015/..",
        "--testimony",
        "It stands on the court's page.",
    ]);
    office.ok(&[
        "claim",
        "add",
        "sentence",
        "--set",
        "by=Ilya Primerov",
        "--set",
        "length=8 years",
        "--date",
        "2022-02-02",
        "--modality",
        "denied",
        "--voice",
        "the court",
        "--testimony",
        "The court said so.",
    ]);
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE, &GUARD]));
    let judge = question_on(&office, "Ilya Primerov");
    office.ok(&["screen", "answer", &judge, "same", "--because", "same court"]);
    office.ok(&["write", "sanctions-file", "--person", "Primerov", "-o", &office.arg("file.txt")]);
    let paper = office.read("file.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Sanctions file: Ilya Primerov",
        "also called Илья Петрович Примеров; born 1971-03-05",
        "judge Minsk City Court from 2015",
        "2 February 2022: judged: Nadia Sorokina: Nadia Sorokina was sentenced to 8 years",
        "The court denied that Nadia Sorokina was sentenced",
        "Not checked, because no list of them was looked into: United States",
        "[Not on file:] whether the target ordered it, knew of it or was told of it",
        "[Not on file:] whether the submission puts anybody at risk",
        "Consent of the prisoner or the family to this paper: [not on file.]",
    ] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    for ending in ["pdf", "docx", "html"] {
        let file = office.arg(&format!("file.{ending}"));
        office.ok(&["write", "sanctions-file", "--person", "Ilya Primerov", "-o", &file]);
    }
    office.ok(&["write", "sanctions-file", "--person", "Obraztsov", "-o", &office.arg("guard.txt")]);
    let guard = office.read("guard.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(guard.contains("None found after a search of the 1 claims on file"), "{guard}");
    let nobody =
        office.run(&["write", "sanctions-file", "--person", "Nobody Atall", "-o", &office.arg("n.txt")]);
    assert_eq!(nobody.status, 5, "{}", nobody.err);
    assert!(nobody.err.contains("The officials are:"), "{}", nobody.err);
    let unnamed = office.run(&["write", "sanctions-file", "-o", &office.arg("n.txt")]);
    assert_eq!(unnamed.status, 2, "{}", unnamed.err);
}

#[test]
fn a_sanctions_file_leaves_only_with_consent_or_a_reason() {
    let office = office_with_officials();
    let file = office.arg("file.txt");
    let release = [
        "write",
        "sanctions-file",
        "--person",
        "Primerov",
        "-o",
        &file,
        "--release-to",
        "A ministry",
        "--read",
    ];
    let refused = office.run(&release);
    assert_eq!(refused.status, 9, "{}", refused.err);
    assert!(refused.err.contains("a consent of the prisoner"), "{}", refused.err);
    office.ok(&[release.as_slice(), &["--despite", "The family asked for it by telephone."]].concat());
    let releases = office.json(&["release", "list"]);
    assert_eq!(releases[0]["release"]["paper"], "sanctions_file", "{releases}");
    assert!(releases[0]["release"]["framework"].is_null(), "{releases}");
    office.ok(&["verify"]);
}

/// The invented collection with which the format is tested.
const COLLECTION: &str = include_str!("../../../../../fixtures/lists/opensanctions-entities.ftm.json");

#[test]
fn an_entry_of_a_collection_makes_a_claim_for_each_authority_and_speaks_for_no_other_regime() {
    let office = Office::with_claims();
    let told = ["--testimony", "Her sister told us."];
    office
        .ok(&[["claim", "add", "ill-treatment", "--set", "by=Velimir Zarubayev"].as_slice(), &told].concat());
    add_list(&office, "collection.json", COLLECTION);
    let question = question_on(&office, "Velimir Zarubayev");
    let column = |gap: &serde_json::Value, name: &str| {
        let regimes = gap["regimes"].as_array().expect("a list");
        let place = regimes
            .iter()
            .position(|one| one["name"] == name)
            .unwrap_or_else(|| panic!("{name}: {regimes:#?}"));
        let rows = gap["cases"][0]["rows"].as_array().expect("a list");
        let row = rows.iter().find(|row| row["name"] == "Velimir Zarubayev").expect("he is named");
        row["regimes"][place].clone()
    };
    let before = office.json(&["gap"]);
    assert_eq!(column(&before, "European Union")["standing"], "open");
    assert_ne!(column(&before, "United States")["standing"], "open", "the entry is not theirs: {before}");
    let done = office.json(&["screen", "answer", &question, "same", "--because", "same prison"]);
    assert_eq!(done["claims"].as_array().map(Vec::len), Some(2), "{done}");
    let gap = office.json(&["gap"]);
    assert_eq!(column(&gap, "European Union")["since"], "2020-10-05", "{gap}");
    let ended = column(&gap, "Invented Republic");
    assert_eq!((&ended["standing"], &ended["since"]), (&"listed".into(), &"2021/2023-01-01".into()));
    assert_eq!(column(&gap, "United Kingdom")["standing"], "not_checked");
    assert!(
        questions(&office, &[]).is_empty(),
        "the name on the list is not taken for the official of the case"
    );
}

#[test]
fn an_official_of_two_cases_rests_on_one_claim_which_stays_while_one_of_them_rests_on_it() {
    let office = Office::with_claims();
    office.ok(&["case", "open", "Another Prisoner"]);
    let told = ["--testimony", "A relative told us."];
    for case in ["Nadia Sorokina", "Another Prisoner"] {
        let deed = ["claim", "add", "sentence", "--set", "by=Judge Ilya Primerov", "--case", case];
        office.ok(&[deed.as_slice(), &told].concat());
    }
    add_list(&office, "eu.xml", &eu_list("2024-05-03", &[&JUDGE]));
    let all = questions(&office, &[]);
    assert_eq!(all.len(), 2, "{all:#?}");
    let ids: Vec<&str> = all.iter().filter_map(|one| one["question"].as_str()).collect();
    let answer = |id: &str| {
        office.json(&["screen", "answer", id, "same", "--because", "same court"])["claims"].clone()
    };
    assert_eq!(answer(ids[0]), answer(ids[1]), "one entry, one claim");
    let gap = office.json(&["gap"]);
    let also = &gap["cases"][0]["rows"][0]["also_in"];
    assert_eq!(also.as_array().map(Vec::len), Some(1), "{gap}");
    let undone = office.json(&["screen", "undo", ids[0], "--because", "a slip"]);
    assert_eq!(undone["retracted"].as_array().map(Vec::len), Some(0), "the other case rests on it: {undone}");
    let undone = office.json(&["screen", "undo", ids[1], "--because", "a slip"]);
    assert_eq!(undone["retracted"].as_array().map(Vec::len), Some(1), "{undone}");
    office.ok(&["verify"]);
}
