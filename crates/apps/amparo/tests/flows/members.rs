//! A desk becomes one of several: members, roles, and a case that is open to some.

use amparo_casework::case_access::{add_case_member, set_tier};
use amparo_casework::cases::{SameName, find_case, list_cases, open_case};
use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::erase_case::{When, ask_to_erase, erase};
use amparo_casework::ledger::act::ErasureReason;
use amparo_casework::members::{invite_member, join};
use amparo_casework::office::Office as Shared;
use amparo_casework::papers::{Form, OwnWords, Paper};
use amparo_casework::policy::{CaseRole, CaseTier, Role};
use amparo_casework::problem::Sort;
use amparo_casework::release_paper::{ReleaseForm, release_paper};
use amparo_casework::show_case::Moment;

use super::office::Office;

const PASSPHRASE: &str = "four words nobody joins";
const PASSWORD: &str = "plover gravel umbrella";

#[test]
fn members_are_invited_listed_and_have_roles_from_the_command_line() {
    let office = Office::new();
    let invited = office.json(&["member", "invite", "Mira Lind", "--role", "documenter"]);
    assert_eq!(invited["code"].as_str().map(str::len), Some(39), "{invited}");
    let listed = office.json(&["member", "list"]);
    assert_eq!(listed["members"].as_array().map(Vec::len), Some(1), "who was invited is no member yet");
    assert_eq!(listed["invitations"][0]["name"], "Mira Lind");
    assert!(office.ok(&["member", "list"]).contains("invited: Mira Lind"));
    let last = office.run(&["member", "withdraw", "Member 1", "admin"]);
    assert_eq!((last.status, last.err.contains("Nobody would be left")), (9, true), "{}", last.err);
    let nobody = office.run(&["member", "grant", "Nobody", "viewer"]);
    assert_eq!(nobody.status, 5, "{}", nobody.err);
    office.ok(&["case", "open", "Nadia Sorokina"]);
    assert!(office.ok(&["case", "access"]).contains("lead"));
    let sealed = office.json(&["case", "access", "Sorokina", "--tier", "sealed"]);
    assert_eq!(
        (sealed["tier"].as_str(), sealed["members"][0]["role"].as_str()),
        (Some("sealed"), Some("lead"))
    );
    let left = office.run(&["case", "access", "--remove", "Member 1"]);
    assert_eq!(left.status, 9, "somebody leads the case: {}", left.err);
}

#[test]
fn a_sealed_case_is_not_there_for_others_and_two_are_needed_where_two_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = NewDesk { name: "Test".into(), member_name: "One".into(), demo: false, small_computer: true };
    let world = World::of_this_computer().expect("a world");
    let (desk, _) = Desk::init(&folder.path().join("desk"), PASSPHRASE.into(), &new, world).expect("a desk");
    let first = desk.member();
    let office = Shared::new(desk);
    let roles = [Role::CaseLead, Role::Reviewer];
    let code =
        office.write(first, |desk| invite_member(desk, "Two", &roles)).expect("a code").into_inner().code;
    let second = join(&office, &code, PASSWORD).expect("they join");
    let case = office.write(first, |desk| open_case(desk, "Nadia Sorokina", SameName::Ask)).expect("a case");
    assert_eq!(office.read(second, list_cases).expect("a list").len(), 1);

    let own = OwnWords::default();
    let form = ReleaseForm {
        paper: Paper::CustodyReport,
        form: Form::Text,
        framework: "us.levinson.1741",
        moment: Moment::default(),
        own: &own,
        addressee: "An office",
        has_read_it: true,
        despite: Some("a test"),
    };
    let alone =
        office.write(first, |desk| release_paper(desk, case, &form)).expect_err("nobody else had a part");
    assert_eq!((alone.sort, alone.why.contains("second person")), (Sort::Forbidden, true), "{alone}");

    office.write(first, |desk| set_tier(desk, case, CaseTier::Sealed)).expect("it is sealed");
    assert!(office.read(second, list_cases).expect("a list").is_empty());
    let found = office.read(second, |desk| find_case(desk, &case.to_string())).expect_err("not there");
    let never =
        office.read(second, |desk| find_case(desk, "case-0000000000000000000000000")).expect_err("no such");
    assert_eq!((found.sort, found.why), (never.sort, never.why), "as an id that is nobody's");
    let opened = office.write(second, |desk| open_case(desk, "Nadia Sorokina", SameName::Ask));
    opened.expect("a case that is not open asks no question");

    office.write(first, |desk| add_case_member(desk, case, second, CaseRole::Lead)).expect("they are added");
    let ask = |desk: &mut Desk| ask_to_erase(desk, case, ErasureReason::Mistake).map(drop);
    office.write(first, ask).expect("one asks");
    let confirm = |desk: &mut Desk| erase(desk, case, When::AsAsked, PASSPHRASE.into()).map(drop);
    assert!(office.write(first, confirm).is_err(), "the same person does not confirm");
    office.write(second, confirm).expect("the other one does, without a wait");
    let gone = office.read(first, |desk| find_case(desk, &case.to_string())).expect_err("erased");
    assert!(gone.what.contains("was erased"), "{gone}");
}
