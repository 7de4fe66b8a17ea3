use amparo_casework::ledger::ids::CaseId;
use axum::http::StatusCode;

use crate::pages::assessment::tests::{at_kara_murza, bare, value_after};
use crate::testing::Browser;

const STATE: &str = "Department of State";

/// Records the family's agreement that papers go to this office.
fn agree(browser: &mut Browser, case: CaseId, addressee: &str) {
    let fields = [
        ("kind", "family"),
        ("given_by", "Evgenia Kara-Murza, his wife"),
        ("purpose", "delivery"),
        ("addressees", addressee),
        ("given_on", "2023-03-01"),
    ];
    let done = browser.post(&format!("/cases/{case}/consents"), &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
}

/// Fills in what every letter needs around its text.
fn write_head(browser: &mut Browser, case: CaseId, more: &[(&str, &str)]) {
    let mut fields = vec![
        ("seen", "0"),
        ("sender", "Amparo desk\nVilnius"),
        ("date", "2024-03-11"),
        ("sign-name", "Evgenia Kara-Murza"),
        ("sign-standing", "his wife"),
    ];
    fields.extend(more);
    let done = browser.post(&format!("/cases/{case}/papers/letter/words"), &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
}

#[test]
fn every_paper_is_offered_and_shown_as_a_sheet_with_footnotes() {
    let (mut browser, case) = at_kara_murza();
    let html = browser.get(&format!("/cases/{case}/papers")).html;
    for name in [
        "letter",
        "one-page",
        "dossier",
        "addendum",
        "embassy",
        "worksheet",
        "sanctions-file",
        "custody-report",
    ] {
        assert!(html.contains(&format!("/papers/{name}\"")), "{name}: {html}");
        let shown = browser.get(&format!("/cases/{case}/papers/{name}"));
        assert_eq!(shown.status, StatusCode::OK, "{name}: {}", shown.html);
        assert_eq!(shown.html.matches("<h1").count(), 1, "{name}");
        for forbidden in ["<style", " style=\"", "javascript:", " onclick"] {
            assert!(!shown.html.contains(forbidden), "{name} has {forbidden}");
        }
    }
    let letter = browser.get(&format!("/cases/{case}/papers/letter")).html;
    for part in [
        "class=\"paper-sheet letter\"",
        "href=\"#note-1\"",
        "id=\"note-1\"",
        "The criteria of the statute",
        "[Sender not filled in]",
        "Missing before it may be sent",
        "the sender’s name and address",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let notes = letter.matches("role=\"doc-noteref\"").count();
    assert!(notes > 20, "a letter on this case has its footnotes, not {notes}");
}

#[test]
fn an_addendum_asks_since_when_and_a_day_that_is_none_is_said() {
    let (mut browser, case) = at_kara_murza();
    let asked = browser.get(&format!("/cases/{case}/papers/addendum")).html;
    assert!(asked.contains("Or since a day"), "{asked}");
    let shown = browser.get(&format!("/cases/{case}/papers/addendum?since=2020-01-01"));
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.html);
    assert!(shown.html.contains("What this adds to"), "{}", shown.html);
    let wrong = browser.get(&format!("/cases/{case}/papers/addendum?since=yesterday"));
    assert!(wrong.status.is_client_error() && wrong.html.contains("is no day"), "{}", wrong.html);
}

#[test]
fn the_sanctions_file_asks_on_whom() {
    let (mut browser, case) = at_kara_murza();
    let asked = browser.get(&format!("/cases/{case}/papers/sanctions-file")).html;
    let key = value_after(&asked, "name=\"person\"").to_owned();
    let shown = browser.get(&format!("/cases/{case}/papers/sanctions-file?person={key}"));
    assert!(shown.html.contains("What the target did, to whom, by which evidence"), "{}", shown.html);
}

#[test]
fn a_letter_is_saved_in_every_form() {
    let (mut browser, case) = at_kara_murza();
    for (form, begins) in [("pdf", "%PDF-"), ("docx", "PK"), ("html", "<!DOCTYPE html>"), ("txt", "")] {
        let shown = browser.get(&format!("/cases/{case}/papers/letter/file/{form}"));
        assert_eq!(shown.status, StatusCode::OK, "{form}: {}", shown.html);
        assert!(shown.html.starts_with(begins), "{form}");
        let name = shown.headers["content-disposition"].to_str().expect("text");
        assert!(name.starts_with("attachment; filename=\"letter-vladimir-kara-murza-"), "{name}");
    }
    let text = browser.get(&format!("/cases/{case}/papers/letter/file/txt")).html;
    assert!(text.contains("Kara-Murza"), "{text}");
    let gone = browser.get(&format!("/cases/{case}/papers/letter/file/exe"));
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("/cases/{case}/papers/claim-proof")).status, StatusCode::NOT_FOUND);
}

#[test]
fn own_sentences_stand_in_their_section_and_no_footnote_is_lost() {
    let (mut browser, case) = at_kara_murza();
    for (paper, kind) in [("letter", "letter"), ("dossier", "dossier"), ("embassy", "letter")] {
        let path = format!("/cases/{case}/papers/{paper}");
        let before = browser.get(&path).html;
        let form = browser.get(&format!("{path}/words")).html;
        assert!(form.contains(&format!("paper-sheet {kind}")), "{form}");
        let places: Vec<String> = form
            .split("name=\"argument.")
            .skip(1)
            .map(|part| part.split_once('"').expect("a name ends").0.to_owned())
            .collect();
        assert!(
            places.contains(&"request".to_owned()) && places.contains(&"criteria.1".to_owned()),
            "{places:?}"
        );
        let names: Vec<String> = places.iter().map(|place| format!("argument.{place}")).collect();
        let texts: Vec<String> = places.iter().map(|place| format!("Own words on {place}.")).collect();
        let mut fields = vec![("seen", "0")];
        fields.extend(names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)));
        let done = browser.post(&format!("{path}/words"), &fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
        let after = browser.get(&path).html;
        for text in &texts {
            assert_eq!(after.matches(text.as_str()).count(), 1, "{paper}: {text}");
        }
        let notes = |html: &str| html.matches("role=\"doc-noteref\"").count();
        assert_eq!(notes(&before), notes(&after), "{paper}: the footnotes are those of before");
        let again = browser.get(&format!("{path}/words")).html;
        assert!(again.contains("Own words on request.</textarea>"), "{again}");
    }
}

#[test]
fn whoever_writes_second_sees_both_and_loses_nothing() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/papers/letter/words");
    let early = browser.get(&path).html;
    let seen = value_after(&early, "name=\"seen\"").to_owned();
    let first = [("seen", seen.as_str()), ("argument.health", "He cannot feel his feet."), ("sender", "One")];
    assert_eq!(browser.post(&path, &first).status, StatusCode::SEE_OTHER);
    let second = [("seen", seen.as_str()), ("argument.health", "The feet are numb."), ("sender", "One")];
    let shown = browser.post(&path, &second);
    assert_eq!(shown.status, StatusCode::CONFLICT, "{}", shown.html);
    for part in ["He cannot feel his feet.", "The feet are numb.</textarea>", "Asta Quell kept other words"] {
        assert!(shown.html.contains(part), "{part}: {}", shown.html);
    }
    let seen = value_after(&shown.html, "name=\"seen\"").to_owned();
    let both = [("seen", seen.as_str()), ("argument.health", "He cannot feel his feet: they are numb.")];
    assert_eq!(browser.post(&path, &both).status, StatusCode::SEE_OTHER);
    let letter = browser.get(&format!("/cases/{case}/papers/letter")).html;
    assert!(letter.contains("He cannot feel his feet: they are numb."), "{letter}");
}

#[test]
fn words_that_cannot_be_kept_are_refused_and_stay_in_the_form() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/papers/letter/words");
    let table: [(&[(&str, &str)], &str); 3] = [
        (&[("seen", "0"), ("sender", "Here"), ("date", "soon")], "`soon` is not a day"),
        (
            &[("seen", "0"), ("sender", "Here"), ("sign-name", ""), ("sign-standing", "counsel")],
            "has no name",
        ),
        (&[("seen", "0"), ("sender", "Here"), ("argument.verdict", "Guilty")], "no field `argument.verdict`"),
    ];
    for (fields, why) in table {
        let shown = browser.post(&path, fields);
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}: {}", shown.html);
        assert!(shown.html.contains(why), "{why}: {}", shown.html);
    }
    assert!(browser.get(&path).html.contains("No own words are kept for this paper yet."));
}

#[test]
fn every_claim_is_in_the_paper_or_listed_with_the_reason() {
    let (mut browser, case) = at_kara_murza();
    let html = browser.get(&format!("/cases/{case}/papers/letter/coverage")).html;
    assert!(html.contains("in the paper") && html.contains("it stays at the desk"), "{html}");
    let rows = html.matches("<th scope=\"row\">").count();
    assert!(rows > 50, "{rows} claims are listed");
}

#[test]
fn a_paper_leaves_only_on_an_agreement_or_with_a_reason() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/papers/letter/release");
    let check = browser.get(&format!("{path}?addressee=Department+of+State")).html;
    assert!(check.contains("No agreement on file covers this addressee."), "{check}");
    let known = value_after(&check, "name=\"known_at\"").to_owned();
    let fields = [("addressee", STATE), ("known_at", &known), ("words_times", "0"), ("form", "pdf")];
    let refused = browser.post(&path, &fields);
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.html);
    for part in
        ["The paper was not released. Nothing was saved", "that names Department of State for delivery"]
    {
        assert!(refused.html.contains(part), "{part}: {}", refused.html);
    }
    let listed = browser.get(&format!("/cases/{case}/papers")).html;
    assert!(listed.contains("Nothing has left this desk on this case yet."), "{listed}");
}

#[test]
fn what_was_released_is_given_again_byte_for_byte() {
    let (mut browser, case) = at_kara_murza();
    agree(&mut browser, case, STATE);
    write_head(&mut browser, case, &[("argument.request", "We ask this in her name.")]);
    let path = format!("/cases/{case}/papers/letter/release");
    let check = bare(&browser.get(&format!("{path}?addressee=Department+of+State")).html);
    assert!(
        check.contains("The family’s consent: ") && check.contains("Evgenia Kara-Murza, his wife"),
        "{check}"
    );
    let (known, times) = (
        value_after(&check, "name=\"known_at\"").to_owned(),
        value_after(&check, "name=\"words_times\"").to_owned(),
    );
    let stale = [("addressee", STATE), ("known_at", &known), ("words_times", "0"), ("form", "txt")];
    assert_eq!(browser.post(&path, &stale).status, StatusCode::CONFLICT, "the words changed since");
    let fields = [
        ("addressee", STATE),
        ("known_at", known.as_str()),
        ("words_times", times.as_str()),
        ("form", "pdf"),
        ("read", "yes"),
        ("despite", "The waiver follows by post."),
    ];
    let done = browser.post(&path, &fields);
    let shown = done.goes_to.unwrap_or_else(|| panic!("{}", done.html));
    let html = browser.get(&shown).html;
    for part in [STATE, "The waiver follows by post.", "Evgenia Kara-Murza", "Frozen."] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let first = browser.get(&format!("{shown}/file"));
    assert!(first.html.starts_with("%PDF-"), "a PDF");
    // The case goes on; what left stays.
    write_head_again(&mut browser, case, &times);
    let second = browser.get(&format!("{shown}/file"));
    assert_eq!(first.html, second.html);
    assert_eq!(first.headers["content-disposition"], second.headers["content-disposition"]);
    let listed = browser.get(&format!("/cases/{case}/papers")).html;
    assert!(listed.contains("left although something was missing"), "{listed}");
    let consents = browser.get(&format!("/cases/{case}/consents")).html;
    assert!(consents.contains("Left on it") && consents.contains(&shown), "{consents}");
}

fn write_head_again(browser: &mut Browser, case: CaseId, seen: &str) {
    let fields = [("seen", seen), ("argument.request", "Other words.")];
    let done = browser.post(&format!("/cases/{case}/papers/letter/words"), &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
}

#[test]
fn a_law_that_does_not_cover_the_person_writes_no_letter_and_says_why() {
    let browser = Browser::at_a_new_desk();
    let text = include_str!("../../../../../../fixtures/cases/navalny.toml");
    let case = browser.write(|desk| {
        use amparo_casework::enter_claims::{enter_claims, parse_claims};
        let file = parse_claims("navalny.toml", text)?;
        let case =
            amparo_casework::cases::open_case(desk, "Alexei Navalny", amparo_casework::cases::SameName::Ask)?;
        enter_claims(desk, case, &file, |_, _| ())?;
        Ok(case)
    });
    let mut browser = browser;
    let shown = browser.get(&format!("/cases/{case}/papers/letter"));
    assert_eq!(shown.status, StatusCode::FORBIDDEN, "{}", shown.html);
    for part in ["does not cover this person", "The letter was not written. The case is as it was."] {
        assert!(shown.html.contains(part), "{part}: {}", shown.html);
    }
    let page = browser.get(&format!("/cases/{case}/papers/one-page"));
    assert_eq!(page.status, StatusCode::OK, "a summary is no request: {}", page.html);
}

#[test]
fn agreements_are_recorded_told_and_withdrawn() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/consents");
    assert!(browser.get(&path).html.contains("No agreement is on file for this case."));
    let table: [(&[(&str, &str)], &str); 4] = [
        (&[("given_by", "Somebody")], "was not chosen"),
        (
            &[("kind", "family"), ("given_by", ""), ("purpose", "delivery"), ("given_on", "2024")],
            "Who gave it is missing",
        ),
        (&[("kind", "family"), ("given_by", "Somebody"), ("given_on", "2024")], "What it is for is missing"),
        (
            &[
                ("kind", "family"),
                ("given_by", "Somebody"),
                ("purpose", "use"),
                ("given_on", "2024-05-01"),
                ("until", "2023"),
            ],
            "Its last day lies before the day",
        ),
    ];
    for (fields, why) in table {
        let shown = browser.post(&path, fields);
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(shown.html.contains(why), "{why}: {}", shown.html);
    }
    let soon = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let soon = soon.checked_add(jiff::Span::new().days(10)).expect("a day ten days on").to_string();
    let fields = [
        ("kind", "privacy-waiver"),
        ("given_by", "Vladimir Kara-Murza"),
        ("purpose", "delivery"),
        ("purpose", "use"),
        ("addressees", "Department of State\nCongress"),
        ("given_on", "2024-03"),
        ("until", soon.as_str()),
        ("how", "Signed in the colony, read to him in Russian."),
    ];
    assert_eq!(browser.post(&path, &fields).status, StatusCode::SEE_OTHER);
    let html = bare(&browser.get(&path).html);
    for part in
        ["March 2024", "Congress", "ends in", "read to him in Russian", "Look at these agreements again"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    let id = value_id(&html);
    let refused = browser.post(&format!("{path}/{id}/withdraw"), &[("why", "")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(&format!("{path}/{id}/withdraw"), &[("why", "By letter of his lawyer.")]);
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let html = browser.get(&path).html;
    assert!(html.contains("Withdrawn or ended") && html.contains(">withdrawn<"), "{html}");
}

/// The id of the first agreement that can be withdrawn.
fn value_id(html: &str) -> String {
    let before = html.split_once("/withdraw\"").expect("an agreement can be withdrawn").0;
    before.rsplit_once('/').expect("its path has its id").1.to_owned()
}

#[test]
fn who_writes_and_signs_is_offered_from_the_letter_and_kept_only_when_kept() {
    let (mut browser, case) = at_kara_murza();
    write_head(&mut browser, case, &[]);
    let path = format!("/cases/{case}/papers/embassy");
    let form = browser.get(&format!("{path}/words")).html;
    for part in
        ["Sender and signatures stand as in the request letter.", "Vilnius</textarea>", "value=\"his wife\""]
    {
        assert!(form.contains(part), "{part}: {form}");
    }
    let draft = browser.get(&path).html;
    assert!(draft.contains("[Sender not filled in]"), "nothing is kept for it yet: {draft}");
}
