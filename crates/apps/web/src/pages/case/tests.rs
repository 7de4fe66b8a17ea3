use amparo_casework::cases::{SameName, open_case};
use amparo_casework::enter_claims::{enter_claims, parse_claims};
use amparo_casework::ledger::ids::CaseId;

use crate::testing::Browser;

/// A desk with a well-known case, entered from its file of claims.
pub(super) fn at_a_case() -> (Browser, CaseId) {
    let browser = Browser::at_a_new_desk();
    let text = include_str!("../../../../../../fixtures/cases/whelan.toml");
    let file = parse_claims("whelan.toml", text).expect("the file of claims is tested where it is read");
    let person = file.case.as_ref().expect("it names its person").person.clone();
    let case = browser.write(|desk| {
        let case = open_case(desk, &person, SameName::Ask)?;
        enter_claims(desk, case, &file, |_, _| ())?;
        Ok(case)
    });
    (browser, case)
}

#[test]
fn the_head_of_a_case_says_who_where_and_for_how_many_days_by_which_count() {
    let (mut browser, case) = at_a_case();
    let html = browser.get(&format!("/cases/{case}")).html;
    for part in
        ["Paul Whelan", "Released", "2,04", "day of arrest not counted", "aria-current=\"page\">Overview"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    browser.post("/language", &[("language", "ru"), ("back", "/")]);
    let html = browser.get(&format!("/cases/{case}")).html;
    assert!(html.contains("день задержания не считается"), "{html}");
}
