//! The main job: from an article to a sourced timeline, a worksheet, a summary and a draft letter.

use super::office::Office;

#[test]
fn an_article_becomes_a_letter_whose_statements_are_footnoted() {
    let office = Office::with_claims();
    office.ok(&["write", "letter", "-o", &office.arg("letter.html")]);
    let letter = office.read("letter.html");
    for (words, because) in [
        ("arrested on 3 May 2021", "the arrest with its day"),
        ("was arrested in Minsk on 3 May 2021", "the exact words stand in the footnote"),
        ("8 years", "the sentence"),
        ("22 U.S.C. 1741(a)(9)", "criteria by number"),
        ("Privacy Act waiver", "the missing waiver is said"),
        ("DRAFT", "it is a draft"),
    ] {
        assert!(letter.to_lowercase().contains(&words.to_lowercase()), "{because}: {words}");
    }
    assert!(!letter.contains("of 11"), "no count across criteria");
}

#[test]
fn both_papers_and_the_timeline_can_be_printed() {
    let office = Office::with_claims();
    office.ok(&["write", "letter", "-o", &office.arg("letter.pdf")]);
    office.ok(&["write", "one-page", "-o", &office.arg("one.pdf")]);
    office.ok(&["assess", "-o", &office.arg("worksheet.html")]);
    office.ok(&["case", "timeline", "-o", &office.arg("timeline.svg")]);
    for name in ["letter.pdf", "one.pdf"] {
        assert!(office.read(name).starts_with("%PDF-"), "{name}");
    }
    assert!(office.read("timeline.svg").starts_with("<svg"));
    assert!(office.read("worksheet.html").to_lowercase().contains("not answered"));
}

#[test]
fn a_sentence_that_leaves_the_document_takes_its_claim_its_support_and_its_footnote_with_it() {
    let sentence = "In the colony she was denied medical care.";
    let whole = Office::with_claims();
    let cut = Office::new();
    cut.write("article.txt", super::office::ARTICLE.replace(sentence, ""));
    cut.ok(&["read", &cut.arg("article.txt"), "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
    cut.accept_all();
    let seen = |office: &Office| {
        office.ok(&["write", "letter", "-o", &office.arg("letter.html")]);
        let assessment = office.json(&["assess"]);
        let item =
            assessment["items"].as_array().expect("items").iter().find(|item| item["number"] == 9).cloned();
        let support = item.expect("criterion 9")["supports"]["evidence"].as_array().map_or(0, Vec::len);
        let claims = office.json(&["claim", "list"]).to_string();
        (
            claims.contains("medical_neglect"),
            support,
            office.read("letter.html").contains("denied medical care"),
        )
    };
    assert_eq!(seen(&whole), (true, 1, true));
    assert_eq!(seen(&cut), (false, 0, false));
}

#[test]
fn consents_on_file_are_no_longer_missing_and_withdrawn_ones_are_again() {
    let office = Office::with_claims();
    let letter = |office: &Office| office.ok(&["write", "letter", "-o", &office.arg("letter.html")]);
    assert!(letter(&office).contains("Privacy Act waiver"));
    for kind in ["privacy-waiver", "family"] {
        let by = "Mira Sorokina, sister";
        office.ok(&[
            "consent",
            "record",
            kind,
            "--by",
            by,
            "--for",
            "delivery",
            "--to",
            "Department of State",
            "--given-on",
            "2022-03-01",
        ]);
    }
    assert!(!letter(&office).contains("Privacy Act waiver"));
    let consents = office.json(&["consent", "list"]);
    let waiver =
        consents.as_array().expect("a list").iter().find(|row| row["consent"]["kind"] == "privacy_waiver");
    let id = waiver.expect("a waiver")["consent"]["id"].as_str().expect("an id").to_owned();
    office.ok(&["consent", "withdraw", &id, "--why", "she changed her mind"]);
    assert!(letter(&office).contains("Privacy Act waiver"));
}

#[test]
fn own_words_are_printed_as_argument_and_nothing_else_is() {
    let office = Office::with_claims();
    office.write(
        "words.toml",
        "sender = [\"Example Group\"]\n[arguments]\nhealth = [\"Every month counts for Nadia Sorokina.\"]\n",
    );
    office.ok(&["write", "letter", "--words", &office.arg("words.toml"), "-o", &office.arg("letter.html")]);
    let letter = office.read("letter.html");
    let at = letter.find("Every month counts").expect("the paragraph is kept");
    let before = &letter[at.saturating_sub(200)..at];
    assert!(before.contains("Argument"), "{before}");
}

#[test]
fn contested_facts_say_so_in_the_letter() {
    let office = Office::with_claims();
    let by_other = [
        "claim",
        "add",
        "arrest",
        "--date",
        "2021-05-06",
        "--place",
        "Minsk",
        "--from-title",
        "Another report",
        "--from-publisher",
        "Example Agency",
    ];
    office.ok(&by_other);
    let claims = office.json(&["claim", "list"]);
    let arrests: Vec<String> = claims
        .as_array()
        .expect("a list")
        .iter()
        .filter(|row| row["claim"]["statement"]["kind"] == "arrest")
        .map(|row| row["claim"]["id"].as_str().expect("an id").to_owned())
        .collect();
    office.ok(&["same-event", &arrests[0], &arrests[1], "--why", "two reports of one arrest"]);
    office.ok(&["write", "letter", "-o", &office.arg("letter.txt")]);
    let letter = office.read("letter.txt");
    assert!(letter.to_lowercase().contains("contested") && letter.contains("6 May 2021"), "{letter}");
    assert!(
        letter.contains("words not on file") || letter.to_lowercase().contains("not on file"),
        "{letter}"
    );
}
