//! Who may do what, held against a table that was written by hand (`data/roles.txt`).

use std::collections::{BTreeMap, BTreeSet};

use amparo_casework::ledger::ids::MemberId;
use amparo_casework::policy::{
    Action, CaseFacts, CaseRole, CaseTier, Facts, Principal, Role, decide, sees_sealed,
};

const TABLE: &str = include_str!("data/roles.txt");

const LETTERS: [(char, Action); 12] = [
    ('s', Action::SeeCase),
    ('d', Action::ReadDocument),
    ('p', Action::DecideProposal),
    ('w', Action::WriteClaim),
    ('f', Action::GiveFinding),
    ('a', Action::SignAssessment),
    ('t', Action::WritePaper),
    ('r', Action::ReleasePaper),
    ('c', Action::RecordConsent),
    ('m', Action::ManageCase),
    ('e', Action::EraseCase),
    ('o', Action::SaveSource),
];

/// Lead, documenter, viewer, other, former.
const RELATIONS: [(Option<CaseRole>, bool); 5] = [
    (Some(CaseRole::Lead), true),
    (Some(CaseRole::Documenter), true),
    (Some(CaseRole::Viewer), true),
    (None, true),
    (Some(CaseRole::Lead), false),
];

fn lines(of: &str) -> Vec<Vec<&'static str>> {
    let words = TABLE.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    words.filter(|words| words.first() == Some(&of)).collect()
}

fn roles() -> Vec<(&'static str, BTreeSet<Role>)> {
    let each = Role::ALL.iter().map(|(role, name)| (*name, BTreeSet::from([*role])));
    std::iter::once(("none", BTreeSet::new())).chain(each).collect()
}

fn somebody(roles: &BTreeSet<Role>, is_here: bool, is_sole: bool) -> Principal {
    Principal { member: MemberId::from_bytes([1; 16]), is_here, is_sole, roles: roles.clone() }
}

fn facts(tier: CaseTier, added: Option<CaseRole>) -> CaseFacts {
    CaseFacts { tier, added, is_led: true, is_theirs_alone: false }
}

#[test]
fn at_the_desk_everybody_may_what_the_table_says() {
    let table: BTreeMap<String, Vec<&str>> =
        lines("desk").into_iter().map(|line| (line[1].to_owned(), line[2..].to_vec())).collect();
    let mut looked_at = 0;
    for action in Action::ALL.into_iter().filter(|action| !action.on_case()) {
        let row =
            table.get(&format!("{action:?}")).unwrap_or_else(|| panic!("{action:?} is not in the table"));
        for (name, roles) in roles() {
            let expected = row.contains(&"all") || row.contains(&name);
            let found = decide(&somebody(&roles, true, false), action, &Facts::Desk);
            assert_eq!(found, expected, "{action:?} as {name}");
            assert!(!decide(&somebody(&roles, false, false), action, &Facts::Desk), "{action:?}, who left");
            looked_at += 2;
        }
    }
    assert_eq!((table.len(), looked_at), (15, 240));
}

#[test]
fn on_a_case_everybody_may_what_the_table_says() {
    let rows = lines("case");
    let mut looked_at = 0;
    for (tier, tier_name) in CaseTier::ALL {
        for (name, roles) in roles() {
            let row = rows.iter().find(|row| row[1] == tier_name && row[2] == name);
            let row = row.unwrap_or_else(|| panic!("{tier_name} {name} is not in the table"));
            for ((added, is_here), cell) in RELATIONS.into_iter().zip(&row[3..]) {
                let who = somebody(&roles, is_here, false);
                let case = facts(tier, added);
                for (letter, action) in LETTERS {
                    let found = decide(&who, action, &Facts::Case(case));
                    let at =
                        format!("{action:?} as {name}, added as {added:?}, here: {is_here}, {tier_name}");
                    assert_eq!(found, cell.contains(letter), "{at}");
                    looked_at += 1;
                }
                let at =
                    format!("what is sealed as {name}, added as {added:?}, here: {is_here}, {tier_name}");
                assert_eq!(sees_sealed(&who, case), cell.contains('x'), "{at}");
            }
            assert_eq!(row.len(), 3 + RELATIONS.len(), "{tier_name} {name}");
        }
    }
    assert_eq!((rows.len(), looked_at), (24, 24 * 5 * 12));
    let all: BTreeSet<Action> = Action::ALL.into_iter().filter(|action| action.on_case()).collect();
    assert_eq!(all, LETTERS.into_iter().map(|(_, action)| action).collect(), "every action has its letter");
}

#[test]
fn roles_add_up_and_one_alone_may_everything() {
    let two = BTreeSet::from([Role::Documenter, Role::Reviewer]);
    for action in Action::ALL.into_iter().filter(|action| action.on_case()) {
        for (tier, _) in CaseTier::ALL {
            for (added, _) in &RELATIONS[..4] {
                let case = Facts::Case(facts(tier, *added));
                let each = two
                    .iter()
                    .any(|role| decide(&somebody(&BTreeSet::from([*role]), true, false), action, &case));
                assert_eq!(
                    decide(&somebody(&two, true, false), action, &case),
                    each,
                    "{action:?} {tier:?} {added:?}"
                );
                assert!(decide(&somebody(&BTreeSet::new(), true, true), action, &case), "alone: {action:?}");
            }
        }
    }
    assert!(
        !decide(&somebody(&two, true, true), Action::SeeCase, &Facts::Desk),
        "a case action needs a case"
    );
}

#[test]
fn nobody_releases_alone_what_is_theirs_alone_and_a_case_that_nobody_leads_is_not_lost() {
    let reviewer = BTreeSet::from([Role::Reviewer]);
    let theirs = CaseFacts { is_theirs_alone: true, ..facts(CaseTier::Case, None) };
    assert!(!decide(&somebody(&reviewer, true, false), Action::ReleasePaper, &Facts::Case(theirs)));
    assert!(decide(&somebody(&reviewer, true, false), Action::WritePaper, &Facts::Case(theirs)));
    assert!(
        decide(&somebody(&reviewer, true, true), Action::ReleasePaper, &Facts::Case(theirs)),
        "nobody else"
    );
    let lead = BTreeSet::from([Role::CaseLead]);
    let admin = BTreeSet::from([Role::Admin]);
    let left = CaseFacts { is_led: false, ..facts(CaseTier::Sealed, None) };
    assert!(decide(&somebody(&lead, true, false), Action::ManageCase, &Facts::Case(left)));
    assert!(!decide(&somebody(&admin, true, false), Action::SeeCase, &Facts::Case(left)));
}
