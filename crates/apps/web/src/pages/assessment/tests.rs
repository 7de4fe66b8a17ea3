use amparo_casework::cases::{SameName, open_case};
use amparo_casework::enter_claim::{BasisForm, ClaimForm, add_claim};
use amparo_casework::enter_claims::{enter_claims, parse_claims};
use amparo_casework::ledger::ids::CaseId;
use axum::http::StatusCode;

use crate::testing::Browser;

/// A desk with the case of Vladimir Kara-Murza, entered from its file of claims.
pub(in crate::pages) fn at_kara_murza() -> (Browser, CaseId) {
    let browser = Browser::at_a_new_desk();
    let text = include_str!("../../../../../../fixtures/cases/kara-murza.toml");
    let file = parse_claims("kara-murza.toml", text).expect("the file of claims is tested where it is read");
    let case = browser.write(|desk| {
        let case = open_case(desk, "Vladimir Kara-Murza", SameName::Ask)?;
        enter_claims(desk, case, &file, |_, _| ())?;
        Ok(case)
    });
    (browser, case)
}

const LAW: &str = "us.levinson.1741";

/// The first value of this attribute after `from`.
pub(in crate::pages) fn value_after<'a>(html: &'a str, from: &str) -> &'a str {
    let at = html.find(from).unwrap_or_else(|| panic!("{from} is not in {html}"));
    let rest = &html[at + from.len()..];
    let rest = rest.split_once("value=\"").expect("a value follows").1;
    rest.split_once('"').expect("a value ends").0
}

/// Without the marks that keep values apart in text of two directions.
pub(in crate::pages) fn bare(html: &str) -> String {
    html.replace(['\u{2068}', '\u{2069}'], "")
}

/// The claims that the page of a criterion offers for a finding.
fn offered(html: &str) -> Vec<String> {
    let parts = html.split("name=\"claim\" value=\"").skip(1);
    parts.map(|part| part.split_once('"').expect("a value ends").0.to_owned()).collect()
}

fn give(browser: &mut Browser, case: CaseId, item: &str, answer: &str, reason: &str) -> String {
    let path = format!("/cases/{case}/assessment/{LAW}/on/{item}");
    let shown = browser.get(&path).html;
    let (claims, seen) = (offered(&shown), value_after(&shown, "name=\"seen\"").to_owned());
    let fields =
        [("answer", answer), ("reason", reason), ("claim", claims[0].as_str()), ("seen", seen.as_str())];
    let done = browser.post(&path, &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    claims[0].clone()
}

#[test]
fn frameworks_are_listed_with_what_each_asks() {
    let (mut browser, case) = at_kara_murza();
    let html = browser.get(&format!("/cases/{case}/assessment")).html;
    for part in ["Levinson", "22 U.S.C.", "Inhumane conditions", "Secretary of State", "Not signed yet"] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn the_worksheet_has_the_laws_words_the_claims_and_no_total() {
    let (mut browser, case) = at_kara_murza();
    let html = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
    for part in [
        "the individual is being detained in inhumane conditions",
        "What would settle it",
        "Where the file is silent, that is not a no.",
        "independent origins",
        "RFE/RL",
        "Its words are not on file",
        "Not answered",
        "id=\"on-9\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let says = html.to_lowercase();
    for verdict in ["of 11", "of eleven criteria", "criteria met", "score:", "tag calm", "tag alarm"] {
        assert!(!says.contains(verdict), "{verdict} stands on the worksheet");
    }
}

#[test]
fn a_finding_is_given_changed_and_withdrawn_with_its_reason() {
    let (mut browser, case) = at_kara_murza();
    give(&mut browser, case, "9", "shown", "Two years alone in a cell.");
    let sheet = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
    assert!(
        sheet.contains("The finding is on record.") && sheet.contains("Two years alone in a cell."),
        "{sheet}"
    );
    assert!(sheet.contains("Asta Quell"), "who found it is said");
    give(&mut browser, case, "9", "shown-in-part", "Not in every place.");
    let sheet = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
    assert!(sheet.contains("Shown in part") && !sheet.contains("Two years alone"), "{sheet}");
    let path = format!("/cases/{case}/assessment/{LAW}/on/9/withdraw");
    let refused = browser.post(&path, &[("why", " ")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("No reason was given."), "{}", refused.html);
    assert_eq!(browser.post(&path, &[("why", "Given on the wrong claim.")]).status, StatusCode::SEE_OTHER);
    let sheet = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
    assert!(!sheet.contains("Not in every place."), "{sheet}");
}

#[test]
fn a_finding_without_claims_reason_or_answer_is_refused_and_nothing_typed_is_lost() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/assessment/{LAW}/on/9");
    let claim = offered(&browser.get(&path).html).remove(0);
    let table: [(&[(&str, &str)], &str); 4] = [
        (&[("answer", "shown"), ("reason", "a long thought")], "It rests on no claim."),
        (&[("reason", "a long thought"), ("claim", &claim)], "No answer was chosen."),
        (&[("answer", "shown"), ("reason", " "), ("claim", &claim)], "No reason was given."),
        (
            &[("answer", "shown"), ("reason", "a long thought"), ("claim", "claim-nonsense")],
            "none of this case",
        ),
    ];
    for (fields, why) in table {
        let shown = browser.post(&path, fields);
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(
            shown.html.contains(why) && shown.html.contains("Nothing was saved"),
            "{why}: {}",
            shown.html
        );
        if why != "No reason was given." {
            assert!(shown.html.contains("a long thought"), "{why}: the reason is still in the form");
        }
    }
}

#[test]
fn whoever_answers_second_sees_what_stands_before_it_is_replaced() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/assessment/{LAW}/on/9");
    let early = browser.get(&path).html;
    let seen = value_after(&early, "name=\"seen\"").to_owned();
    let claim = give(&mut browser, case, "9", "shown", "The first one’s reason.");
    let fields =
        [("answer", "not-shown"), ("reason", "The second one’s."), ("claim", &claim), ("seen", &seen)];
    let second = browser.post(&path, &fields);
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.html);
    assert!(second.html.contains("The first one’s reason.") && second.html.contains("The second one’s."));
    let seen = value_after(&second.html, "name=\"seen\"").to_owned();
    let again =
        [("answer", "not-shown"), ("reason", "The second one’s."), ("claim", &claim), ("seen", &seen)];
    assert_eq!(browser.post(&path, &again).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_finding_may_rest_on_any_claim_of_the_case_found_by_a_word() {
    let (mut browser, case) = at_kara_murza();
    let path = format!("/cases/{case}/assessment/{LAW}/on/3");
    let all = browser.get(&path).html;
    let found = browser.get(&format!("{path}?q=solitary")).html;
    assert!(offered(&found).len() < offered(&all).len(), "a word narrows the list");
    assert!(found.to_lowercase().contains("solitary"), "{found}");
    let nothing = browser.get(&format!("{path}?q=zeppelin")).html;
    assert!(!nothing.contains("zeppelin</span>"), "{nothing}");
}

#[test]
fn what_is_signed_stays_and_is_compared_with_today() {
    let (mut browser, case) = at_kara_murza();
    give(&mut browser, case, "9", "shown", "Alone in a cell.");
    let sheet = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
    let sign = format!("/cases/{case}/assessment/{LAW}/sign");
    let known = sheet.split("known_at=").nth(1).expect("the link to sign names the place in the record");
    let known: String = known.chars().take_while(char::is_ascii_digit).collect();
    let asked = browser.get(&format!("{sign}?known_at={known}")).html;
    assert!(asked.contains("Alone in a cell.") && !asked.contains("The record has grown"), "{asked}");
    let refused = browser.post(&sign, &[("statement", ""), ("known_at", &known)]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html);
    // A claim that comes between looking and signing is not signed.
    browser.write(|desk| add_claim(desk, case, &diagnosis()));
    let done = browser.post(&sign, &[("statement", "As I read it."), ("known_at", &known)]);
    let shown = done.goes_to.unwrap_or_else(|| panic!("{}", done.html));
    let html = browser.get(&shown).html;
    for part in ["As I read it.", "Alone in a cell.", "Frozen as it was signed", "Asta Quell"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let later = "A diagnosis nobody had signed";
    assert!(!html.contains(later), "what came since is not in it");
    let compared = browser.get(&format!("{shown}/compare?with=today")).html;
    assert!(compared.contains("Today’s, which nobody signed"), "{compared}");
    assert!(compared.contains("Nothing differs on") && compared.contains(later), "{compared}");
    let pdf = browser.get(&format!("{shown}/sheet/txt"));
    assert!(pdf.html.contains("Alone in a cell."), "{}", pdf.html);
    let listed = browser.get(&format!("/cases/{case}/assessment")).html;
    assert!(listed.contains("As I read it.") && !listed.contains("Not signed yet"), "{listed}");
}

fn diagnosis() -> ClaimForm {
    ClaimForm {
        kind: "ill_treatment".to_owned(),
        fields: vec![("kind".to_owned(), "A diagnosis nobody had signed".to_owned())],
        occurred: Some("2024-03-01".to_owned()),
        basis: BasisForm::Testimony("His lawyer said so on the telephone.".to_owned()),
        ..ClaimForm::default()
    }
}

#[test]
fn a_worksheet_is_saved_and_a_page_that_is_not_there_is_absent() {
    let (mut browser, case) = at_kara_murza();
    let text = browser.get(&format!("/cases/{case}/assessment/{LAW}/sheet/txt"));
    assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
    assert!(
        text.html.contains("Vladimir Kara-Murza") && text.html.to_lowercase().contains("criterion (9)"),
        "{}",
        text.html
    );
    for path in
        ["us.levinson.1742", "us.levinson.1741/on/99", "us.levinson.1741/sheet/exe", "signed/assessment-0"]
    {
        let shown = browser.get(&format!("/cases/{case}/assessment/{path}"));
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn an_earlier_day_is_looked_at_and_not_answered() {
    let (mut browser, case) = at_kara_murza();
    let html = bare(&browser.get(&format!("/cases/{case}/assessment/{LAW}?as_of=2023-06-01")).html);
    assert!(html.contains("as of 1 June 2023"), "{html}");
    assert!(!html.contains("Give a finding"), "a finding is given on today’s file");
    let future = browser.get(&format!("/cases/{case}/assessment/{LAW}?as_of=2999-01-01"));
    assert_eq!(future.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn every_page_speaks_every_language() {
    let (mut browser, case) = at_kara_murza();
    for (language, word) in [("ru", "Вывод человека"), ("es", "Conclusión de una persona"), ("ar", "استنتاج")]
    {
        browser.post("/language", &[("language", language), ("back", "/")]);
        let html = browser.get(&format!("/cases/{case}/assessment/{LAW}")).html;
        assert!(html.contains(word), "{language}: {html}");
        assert!(
            html.contains("the individual is being detained in inhumane conditions"),
            "the law stays as it is"
        );
    }
}
