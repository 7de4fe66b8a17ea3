//! What is sealed is not there for whoever was not added to it: on no page, under no address, for no role.

use amparo_casework::accounts::{TokenScope, generation, make_token};
use amparo_casework::case_access::{add_case_member, set_tier};
use amparo_casework::cases::{SameName, open_case};
use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::enter_claim::{BasisForm, ClaimForm, add_claim};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::members::{invite_member, join, remove_member};
use amparo_casework::policy::{CaseRole, CaseTier, Role};
use amparo_casework::proposals::{reject_proposal, waiting};
use amparo_casework::read_document::{Document, SourceWords, list_sources};
use amparo_casework::unread_documents::read_or_keep;
use axum::http::{Method, StatusCode};

use crate::api::CALLS;
use crate::routes::{Route, table};
use crate::testing::Browser;

/// Stands in the sealed case's name, source, quote and claim, and nowhere else.
const CANARY: &str = "Zyqxumbro";
/// All that a viewer of a case may send under its addresses: noting that a source is looked at. Written by hand.
const VIEWERS_POST: &[&str] = &["/cases/{case}/reading/{source}/open"];
const PASSWORD: &str = "meadow violin thirteen clouds";

/// The sealed case, with what a path may name.
struct Sealed {
    case: String,
    claim: String,
    source: String,
}

impl Sealed {
    fn path(&self, route: &str) -> String {
        let named = [
            ("{case}", self.case.as_str()),
            ("{claim}", &self.claim),
            ("{source}", &self.source),
            ("{framework}", "us.levinson.1741"),
            ("{paper}", "letter"),
        ];
        let mut path = named.iter().fold(route.to_owned(), |path, (name, value)| path.replace(name, value));
        while let (Some(start), Some(end)) = (path.find('{'), path.find('}')) {
            path.replace_range(start..=end, "1");
        }
        path
    }
}

fn seal_a_case(browser: &Browser) -> Sealed {
    let name = format!("{CANARY} Orsova");
    let case = browser.write(|desk| open_case(desk, &name, SameName::Ask));
    let words = SourceWords { title: Some(format!("About {CANARY}")), ..SourceWords::default() };
    let text = format!("{name} was arrested on 3 May 2024 in Velgrad.\n");
    let document = Document::pasted(text.clone().into_bytes(), words, ReceivedWords::default());
    browser.write(|desk| read_or_keep(desk, case, &document));
    let source = browser.write(|desk| list_sources(desk, case)).first().expect("a source").source.id;
    let form = ClaimForm {
        kind: "arrest".into(),
        occurred: Some("2024-05-03".into()),
        basis: BasisForm::Quote { source: source.to_string(), words: text.trim().to_owned() },
        ..ClaimForm::default()
    };
    let claim = browser.write(|desk| add_claim(desk, case, &form));
    browser.write(|desk| set_tier(desk, case, CaseTier::Sealed));
    Sealed { case: case.to_string(), claim: claim.to_string(), source: source.to_string() }
}

fn joined(browser: &Browser, lead: MemberId, name: &str, roles: &[Role]) -> MemberId {
    let office = browser.app.office().expect("the desk is open");
    let code =
        office.write(lead, |desk| invite_member(desk, name, roles)).expect("an invitation").code.clone();
    join(&office, &code, PASSWORD).expect("they join")
}

fn signed_in(browser: &Browser, member: MemberId) -> Browser {
    let office = browser.app.office().expect("the desk is open");
    let generation = office.read(member, generation).expect("a member");
    let mut other = browser.another();
    other.be(&browser.app.sessions().begin(member, generation, false, None));
    other
}

/// Every address, asked for by each kind of member who was not added to the case.
#[test]
fn what_is_sealed_is_on_no_page_of_anybody_who_was_not_added() {
    let browser = Browser::at_a_new_desk();
    let lead = browser.member();
    let sealed = seal_a_case(&browser);
    let mut kinds: Vec<(String, MemberId)> = Role::ALL
        .into_iter()
        .map(|(role, name)| (name.to_owned(), joined(&browser, lead, name, &[role])))
        .collect();
    kinds.push(("no role".into(), joined(&browser, lead, "nobody", &[])));
    for (kind, member) in kinds {
        let mut theirs = signed_in(&browser, member);
        let token = theirs.token();
        let office = browser.app.office().expect("the desk is open");
        let bearer =
            office.read(member, |desk| make_token(desk, "crawl", TokenScope::Write, 1)).expect("a token");
        for call in &CALLS {
            let path = sealed.path(call.path);
            let shown = theirs.call(call.method.as_str(), &path, &bearer.token, None);
            assert!(!shown.html.contains(CANARY), "{kind}: {path}");
            if call.path.contains("{case}") {
                assert_eq!(shown.status, StatusCode::NOT_FOUND, "{kind}: {path}");
            }
        }
        for route in table() {
            let path = sealed.path(route.path);
            let leaves = matches!(route.path, "/lock" | "/sign-out");
            if leaves || route.is_api() {
                continue;
            }
            let shown = if route.method == Method::GET {
                theirs.get(&path)
            } else if route.path.contains("{case}") {
                theirs.post_raw(&path, &[("csrf", &token)])
            } else {
                continue;
            };
            assert!(!shown.html.contains(CANARY), "{kind}: {path}");
            assert!(!shown.status.is_server_error(), "{kind}: {path}: {}", shown.status);
            if route.path.contains("{case}") {
                assert_eq!(shown.status, StatusCode::NOT_FOUND, "{kind}: {} {path}", route.method);
            }
        }
        for search in ["/people?q=Zyqxumbro", "/cases?q=Zyqxumbro", "/people?q=Orsova"] {
            let shown = theirs.get(search);
            // The page shows what was typed again, in the field and in its own address.
            let results = shown.html.replace("value=\"Zyqxumbro\"", "").replace("q=Zyqxumbro", "");
            assert!(!results.contains(CANARY), "{kind}: {search}");
        }
    }
}

#[test]
fn whoever_was_added_sees_the_case_until_they_leave() {
    let mut browser = Browser::at_a_new_desk();
    let lead = browser.member();
    let sealed = seal_a_case(&browser);
    let viewer = joined(&browser, lead, "A viewer", &[]);
    let case = sealed.case.parse().expect("an id");
    let office = browser.app.office().expect("the desk is open");
    office.write(lead, |desk| add_case_member(desk, case, viewer, CaseRole::Viewer)).expect("added");
    let mut theirs = signed_in(&browser, viewer);
    let page = format!("/cases/{}", sealed.case);
    assert!(theirs.get(&page).html.contains(CANARY));
    let token = theirs.token();
    let writes = |route: &&Route| route.method == Method::POST && route.path.contains("{case}");
    let mut open: Vec<&str> = Vec::new();
    for route in table().iter().filter(|route| !route.is_api()).filter(writes) {
        let shown = theirs.post_raw(&sealed.path(route.path), &[("csrf", &token)]);
        if shown.status != StatusCode::NOT_FOUND {
            open.push(route.path);
        }
    }
    assert_eq!(open, VIEWERS_POST, "what somebody may send who may only look");
    office.write(lead, |desk| remove_member(desk, viewer, Some("left"))).expect("removed");
    assert_eq!(theirs.get(&page).status, StatusCode::UNAUTHORIZED);
    assert!(browser.get(&page).html.contains(CANARY), "it stays for those who lead it");
}

#[test]
fn what_is_decided_in_a_sealed_case_is_counted_for_nobody_who_does_not_see_it() {
    let mut browser = Browser::at_a_new_desk();
    let lead = browser.member();
    let sealed = seal_a_case(&browser);
    let case = sealed.case.parse().expect("an id");
    let office = browser.app.office().expect("the desk is open");
    let open = office.read(lead, |desk| waiting(desk, case, None)).expect("proposals").into_inner();
    assert!(!open.is_empty());
    for row in &open {
        let why = Some("not what it says".to_owned());
        browser.write(|desk| reject_proposal(desk, case, row.source, row.fingerprint, why.clone()));
    }
    let rejected = "not what it says";
    assert!(browser.get("/desk/rules").html.contains(rejected), "those who see the case see the count");
    let stranger = joined(&browser, lead, "A caseworker", &[Role::Documenter]);
    let theirs = signed_in(&browser, stranger).get("/desk/rules").html;
    assert!(
        theirs.contains("Nothing was decided on proposals yet") && !theirs.contains(rejected),
        "{theirs}"
    );
}
