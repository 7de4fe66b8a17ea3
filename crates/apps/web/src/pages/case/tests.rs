use amparo_casework::cases::{SameName, open_case};
use amparo_casework::enter_claim::{ClaimForm, correct_claim, retract_claim};
use amparo_casework::enter_claims::{enter_claims, parse_claims};
use amparo_casework::ledger::Kind;
use amparo_casework::ledger::ids::{CaseId, ClaimId};
use amparo_casework::show_case::{Moment, show_case};
use axum::http::StatusCode;

use crate::testing::Browser;

const WHELAN: &str = include_str!("../../../../../../fixtures/cases/whelan.toml");
const KARA_MURZA: &str = include_str!("../../../../../../fixtures/cases/kara-murza.toml");

/// A desk with a well-known case, entered from its file of claims.
fn at_the_case_of(text: &str) -> (Browser, CaseId) {
    let browser = Browser::at_a_new_desk();
    let file = parse_claims("case.toml", text).expect("the file of claims is tested where it is read");
    let person = file.case.as_ref().expect("it names its person").person.clone();
    let case = browser.write(|desk| {
        let case = open_case(desk, &person, SameName::Ask)?;
        enter_claims(desk, case, &file, |_, _| ())?;
        Ok(case)
    });
    (browser, case)
}

/// The text of a page without the marks that set off its parts, and with entities as letters.
fn plain(html: &str) -> String {
    html.replace(['\u{2068}', '\u{2069}'], "").replace("&#38;", "&").replace("&amp;", "&")
}

fn claim_of(browser: &Browser, case: CaseId, kind: Kind) -> ClaimId {
    browser.write(|desk| {
        let file = show_case(desk, case, Moment::default())?;
        Ok(file
            .claims
            .iter()
            .find(|state| state.claim.statement.kind() == kind)
            .expect("the case has one")
            .claim
            .id)
    })
}

#[test]
fn the_head_of_a_case_says_who_where_and_for_how_many_days_by_which_count() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let html = plain(&browser.get(&format!("/cases/{case}")).html);
    for part in
        ["Paul Whelan", "2,040 to 2,043 days in custody", "day of arrest not counted", "sources differ"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    browser.post("/language", &[("language", "ru"), ("back", "/")]);
    let html = browser.get(&format!("/cases/{case}")).html;
    assert!(html.contains("день задержания не считается"), "{html}");
}

#[test]
fn the_overview_shows_both_sides_of_a_conflict_and_what_would_settle_a_gap() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let html = plain(&browser.get(&format!("/cases/{case}")).html);
    assert!(html.contains("2018-12-28") && html.contains("2018-12-31"), "both dates of the arrest: {html}");
    assert!(html.contains("no privacy waiver on file") && html.contains("Would settle it:"), "{html}");
    assert!(html.contains(&format!("/cases/{case}/claims/claim-")), "statements lead to claims: {html}");
    assert!(html.contains("freepaulwhelan.com") && html.contains("words not on file"), "sources: {html}");
    assert!(html.contains(&format!("/cases/{case}/custody.svg?dark=1")), "{html}");
    assert!(!html.contains("style="), "no style stands in the page");
}

#[test]
fn a_case_is_looked_at_as_of_another_day_and_a_day_to_come_is_refused() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let then = plain(&browser.get(&format!("/cases/{case}?as-of=2020-01-01")).html);
    assert!(then.contains("Held as far as the file knows"), "{then}");
    assert!(then.contains("You look at the case as of 1 January 2020"), "{then}");
    let refused = browser.get(&format!("/cases/{case}?as-of=2999-01-01")).html;
    assert!(refused.contains("lies in the future") && refused.contains("value=\"2999-01-01\""), "{refused}");
    let odd = browser.get(&format!("/cases/{case}?known-at=yesterday")).html;
    assert!(odd.contains("no day and no number of entries"), "{odd}");
}

#[test]
fn the_timeline_is_a_picture_and_a_list_and_can_be_of_one_topic() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let all = plain(&browser.get(&format!("/cases/{case}/timeline")).html);
    let health = plain(&browser.get(&format!("/cases/{case}/timeline?topic=health")).html);
    let events = |html: &str| html.matches("class=\"topic\"").count();
    assert!(events(&all) > events(&health) && events(&health) > 0, "{} {}", events(&all), events(&health));
    assert!(all.contains("not known to the day"), "vague dates are said to be vague: {all}");
    assert!(health.contains("timeline.svg?topic=health"), "{health}");
    for (path, ink) in [("timeline.svg", "#1c2126"), ("timeline.svg?dark=1&topic=health", "#e8e6df")] {
        let shown = browser.get(&format!("/cases/{case}/{path}"));
        assert_eq!(shown.status, StatusCode::OK);
        assert_eq!(shown.headers["content-type"], "image/svg+xml");
        assert!(shown.html.starts_with("<svg") && shown.html.contains(ink), "{path}: {}", shown.html);
        assert!(!shown.html.contains("style="), "a style would be refused: {}", shown.html);
    }
}

#[test]
fn people_stand_by_side_in_tables_and_in_a_picture() {
    let (mut browser, case) = at_the_case_of(KARA_MURZA);
    let html = plain(&browser.get(&format!("/cases/{case}/people")).html);
    for part in ["Had a hand in it", "Spoke or decided", "network.svg?dark=1"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let picture = browser.get(&format!("/cases/{case}/network.svg"));
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert!(picture.html.contains("Had a hand in it"), "{}", picture.html);
}

#[test]
fn punishments_are_added_up_and_silence_is_no_no() {
    let (mut browser, case) = at_the_case_of(KARA_MURZA);
    let html = plain(&browser.get(&format!("/cases/{case}/health")).html);
    assert!(html.contains("All punishments") && html.contains("Added up from single punishments"), "{html}");
    assert!(html.contains("Nothing on file. That is not a “no”."), "{html}");
}

#[test]
fn what_was_retracted_and_what_was_corrected_comes_back_with_one_click_and_stays_in_the_history() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let page = format!("/cases/{case}/history");
    let sentence = claim_of(&browser, case, Kind::Sentence);
    browser.write(|desk| retract_claim(desk, case, sentence, "a mistake"));
    let html = plain(&browser.get(&page).html);
    assert!(html.contains("Retracted a claim") && html.contains("a mistake"), "{html}");
    let restore = format!("{page}/{sentence}/restore");
    assert!(html.contains(&restore), "{html}");
    assert_eq!(browser.post(&restore, &[]).goes_to.as_deref(), Some(page.as_str()));
    let html = plain(&browser.get(&page).html);
    assert!(html.contains("It stands again") && html.contains("Restored a claim"), "{html}");
    assert!(!html.contains(&restore), "nothing more is to be taken back: {html}");

    let earlier = claim_of(&browser, case, Kind::Sentence);
    let better = browser.write(|desk| {
        let form = ClaimForm { place: Some("Perm".into()), ..ClaimForm::default() };
        correct_claim(desk, case, earlier, &form, "the place was wrong")
    });
    let html = plain(&browser.get(&page).html);
    assert!(html.contains("Corrected a claim") && html.contains("Restore the version before"), "{html}");
    let restored = browser.post(&format!("{page}/{better}/restore"), &[("version", &earlier.to_string())]);
    assert_eq!(restored.status, StatusCode::SEE_OTHER, "{}", restored.html);
    let now = claim_of(&browser, case, Kind::Sentence);
    assert!(now != earlier && now != better, "it came back as a new claim");
    let again = browser.post(&format!("{page}/{better}/restore"), &[("version", &earlier.to_string())]);
    assert!(again.status.is_client_error() && again.html.contains("Nothing was changed"), "{}", again.html);
}

#[test]
fn the_history_is_filtered_by_what_and_by_whom_and_goes_on_page_by_page() {
    let (mut browser, case) = at_the_case_of(KARA_MURZA);
    let page = format!("/cases/{case}/history");
    let html = plain(&browser.get(&page).html);
    assert!(html.contains("Asta Quell") && html.contains("Entered a claim"), "{html}");
    let people = plain(&browser.get(&format!("{page}?topic=people")).html);
    assert!(people.contains("Opened the case") && !people.contains("<strong>Entered a claim"), "{people}");
    let nobody = plain(&browser.get(&format!("{page}?member=member-{}", "0".repeat(26))).html);
    assert!(nobody.contains("Nothing of this kind was done"), "{nobody}");
    let first = plain(&browser.get(&format!("{page}?topic=claims")).html);
    let (_, rest) = first.split_once("&before=").expect("there is more than one page");
    let before: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let older = plain(&browser.get(&format!("{page}?topic=claims&before={before}")).html);
    assert!(older.contains("Entered a claim") && !older.contains("&before="), "{older}");
}

#[test]
fn an_undo_of_a_decision_that_is_not_the_last_any_more_changes_nothing() {
    let (mut browser, case) = at_the_case_of(WHELAN);
    let shown = browser.post(&format!("/cases/{case}/history/undo"), &[("fingerprint", &"0".repeat(64))]);
    assert_eq!(shown.status, StatusCode::CONFLICT);
    assert!(shown.html.contains("Nothing was undone"), "{}", shown.html);
}

#[test]
fn a_case_that_is_not_there_is_not_there_on_any_of_its_pages() {
    let (mut browser, _) = at_the_case_of(WHELAN);
    for page in ["", "/timeline", "/people", "/health", "/history", "/timeline.svg", "/network.svg"] {
        let shown = browser.get(&format!("/cases/case-{}{page}", "0".repeat(26)));
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{page}");
    }
}
