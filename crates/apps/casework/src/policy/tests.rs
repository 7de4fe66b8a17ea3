//! What a member is given is what a desk would give that does not have what is not open to them.

use std::collections::BTreeSet;

use amparo_ledger::act::{Act, Entry, ErasureReason};
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use amparo_ledger::identity::{IdentityAnswer, SamePerson, Told, Two};
use amparo_ledger::ids::{CaseId, ClaimId, MemberId, PersonId};
use amparo_ledger::{Field, Kind};
use amparo_reader::child::Reader;
use amparo_store::{Desk as Store, Holder, Passphrase};
use proptest::prelude::*;
use serde::Serialize;

use crate::desk::{Desk, StoreRandom, World};
use crate::policy::{CaseRole, CaseTier, Role};
use crate::problem::Problem;
use crate::shared::Shared;
use crate::world::{FixedClock, SystemRandom};

const NOW: i64 = 1_798_761_600;
const FOUNDER: MemberId = MemberId::from_bytes([1; 16]);
/// Whoever looks.
const WHO: MemberId = MemberId::from_bytes([2; 16]);

const NAMES: [&str; 5] =
    ["Nadia Sorokina", "Надежда Сорокина", "Pavel Example", "Pavel Exampel", "Mira Lind"];

/// A case of a random desk.
#[derive(Debug, Clone)]
struct AnyCase {
    name: usize,
    tier: usize,
    added: Option<usize>,
    opened_by_who: bool,
    claims: u8,
    sealed: u8,
    others: Vec<usize>,
    asked_to_erase: bool,
}

fn any_case() -> impl Strategy<Value = AnyCase> {
    let others = proptest::collection::vec(0..NAMES.len(), 0..3);
    let added = proptest::option::of(0..3_usize);
    let rest = (any::<bool>(), 0..3_u8, 0..2_u8, others, any::<bool>());
    ((0..NAMES.len(), 0..3_usize, added), rest).prop_map(|((name, tier, added), rest)| {
        let (opened_by_who, claims, sealed, others, asked_to_erase) = rest;
        AnyCase { name, tier, added, opened_by_who, claims, sealed, others, asked_to_erase }
    })
}

#[derive(Debug, Clone)]
struct AnyDesk {
    roles: Vec<usize>,
    cases: Vec<AnyCase>,
    /// Answers on the people of two cases.
    answers: Vec<(usize, usize, usize)>,
}

fn any_desk() -> impl Strategy<Value = AnyDesk> {
    let roles = proptest::collection::vec(0..Role::ALL.len(), 0..3);
    let answers = proptest::collection::vec((0..6_usize, 0..6_usize, 0..3_usize), 0..3);
    (roles, proptest::collection::vec(any_case(), 0..6), answers)
        .prop_map(|(roles, cases, answers)| AnyDesk { roles, cases, answers })
}

fn id(kind: u8, number: usize) -> [u8; 16] {
    let mut bytes = [kind; 16];
    bytes[8..].copy_from_slice(&(number as u64).to_be_bytes());
    bytes
}

fn case_id(number: usize) -> CaseId {
    CaseId::from_bytes(id(3, number))
}

fn person_id(case: usize, number: usize) -> PersonId {
    PersonId::from_bytes(id(4, case * 10 + number))
}

fn entry(actor: MemberId, scope: Scope, act: Act) -> Entry {
    Entry { at: NOW - 1_000, actor, scope, audience: Audience::default(), act }
}

fn claim(case: usize, number: usize, audience: Audience) -> Claim {
    let by = [(Field::By, format!("police, unit {number}"))];
    Claim {
        id: ClaimId::from_bytes(id(5, case * 100 + number)),
        scope: Scope::Case(case_id(case)),
        subject: Subject::Person(person_id(case, 0)),
        statement: Statement::new(Kind::Arrest, by).expect("an arrest is by somebody"),
        attribution: Attribution::default(),
        basis: Basis::Testimony { member: FOUNDER, account: "Told by telephone.".to_owned() },
        dates: ClaimDates { occurred: "2022-04-11".parse().ok(), ..ClaimDates::default() },
        place: Some("Minsk".to_owned()),
        grade: None,
        audience,
    }
}

/// The entries of a case; without what is sealed in it, where that is left out.
fn of_case(number: usize, any: &AnyCase, with_sealed: bool) -> Vec<Entry> {
    let (case, scope) = (case_id(number), Scope::Case(case_id(number)));
    let by = if any.opened_by_who { WHO } else { FOUNDER };
    let title = NAMES[any.name].to_owned();
    let mut entries = vec![entry(by, scope, Act::CaseOpened { case, person: person_id(number, 0), title })];
    for (at, name) in any.others.iter().enumerate() {
        let person = person_id(number, at + 1);
        entries.push(entry(by, scope, Act::PersonNamed { person, name: NAMES[*name].to_owned() }));
    }
    let mut enter = |at: u8, audience| {
        let claim = Box::new(claim(number, usize::from(at), audience));
        entries.push(entry(by, scope, Act::ClaimEntered { claim }));
    };
    (0..any.claims).for_each(|at| enter(at, Audience::Case));
    if with_sealed {
        (0..any.sealed).for_each(|at| enter(50 + at, Audience::Sealed));
    }
    if let Some(role) = any.added.filter(|_| !any.opened_by_who) {
        let role = CaseRole::ALL[role].0;
        entries.push(entry(by, scope, Act::CaseMemberAdded { member: WHO, role }));
    }
    let tier = CaseTier::ALL[any.tier].0;
    if tier != CaseTier::Case {
        entries.push(entry(by, scope, Act::CaseTierSet { tier }));
    }
    entries
}

/// What lies at the desk about a case.
fn at_desk(number: usize, any: &AnyCase) -> Vec<Entry> {
    let (case, reason) = (case_id(number), ErasureReason::Safety);
    let asked = Act::ErasureRequested { case, reason, not_before: NOW };
    any.asked_to_erase.then(|| entry(FOUNDER, Scope::Desk, asked)).into_iter().collect()
}

fn open_desk(folder: &std::path::Path, any: &AnyDesk, keep: &dyn Fn(usize) -> Option<bool>) -> Desk {
    let holder = Holder::this_process("a test", 0);
    let passphrase = Passphrase::new("four words nobody joins".to_owned());
    let mut random = SystemRandom;
    let made = Store::create_for_tests(folder, &passphrase, &holder, &mut StoreRandom(&mut random));
    let (mut store, _) = made.expect("a desk for tests");
    let opened = Act::DeskOpened { desk: store.id(), name: "Test".into(), solo: true, demo: false };
    let joined =
        |member, name: &str| entry(member, Scope::Desk, Act::MemberJoined { member, name: name.into() });
    let mut entries =
        vec![entry(FOUNDER, Scope::Desk, opened), joined(FOUNDER, "Founder"), joined(WHO, "Who")];
    let roles: BTreeSet<Role> = any.roles.iter().map(|at| Role::ALL[*at].0).collect();
    entries.extend(
        roles.iter().map(|role| entry(FOUNDER, Scope::Desk, Act::RoleGranted { member: WHO, role: *role })),
    );
    for (number, case) in any.cases.iter().enumerate() {
        if let Some(with_sealed) = keep(number) {
            entries.extend(of_case(number, case, with_sealed));
            entries.extend(at_desk(number, case));
        }
    }
    let mut answered = BTreeSet::new();
    for (left, right, said) in &any.answers {
        let told = |number: usize| Told::Person { case: case_id(number), person: person_id(number, 0) };
        let Ok(two) = Two::new(told(*left), told(*right)) else { continue };
        let is_kept = |number: usize| number < any.cases.len() && keep(number).is_some();
        if is_kept(*left) && is_kept(*right) && answered.insert((*left.min(right), *left.max(right))) {
            let said = [SamePerson::Same, SamePerson::Different, SamePerson::CannotTell][*said];
            let scope = two.scope();
            let answer = Box::new(IdentityAnswer { two, said, why: None });
            entries.push(entry(FOUNDER, scope, Act::IdentityAnswered { answer }));
        }
    }
    store.append(&entries, &mut StoreRandom(&mut random)).expect("the acts fit");
    let reader = Reader::new("/nonexistent/no-reader-in-these-tests", ["__reader"]);
    let world = World { clock: Box::new(FixedClock(NOW)), random: Box::new(SystemRandom), reader };
    let shared = std::sync::Arc::new(Shared::new(store, world));
    Desk::on_behalf_of(&shared, WHO, false).expect("a member")
}

/// A case as the rules open it: said here once more, and apart from the program.
fn is_open(any: &AnyDesk, case: &AnyCase) -> (bool, bool) {
    let has = |wanted: Role| any.roles.iter().any(|at| Role::ALL[*at].0 == wanted);
    let added = if case.opened_by_who { Some(2) } else { case.added };
    let tier = CaseTier::ALL[case.tier].0;
    let by_role = match tier {
        CaseTier::Sealed => false,
        CaseTier::Case => has(Role::CaseLead) || has(Role::Reviewer),
        CaseTier::Team => {
            has(Role::CaseLead) || has(Role::Reviewer) || has(Role::Viewer) || has(Role::Documenter)
        }
    };
    let leads = has(Role::CaseLead) && tier != CaseTier::Sealed;
    (added.is_some() || by_role, added.is_some_and(|role| role > 0) || leads)
}

/// Places in the log are of all that is in it; what is compared are the answers.
fn told<T: Serialize>(result: Result<T, Problem>) -> String {
    fn blind(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(fields) => {
                for name in ["known_at", "seq", "record", "entry", "applied"] {
                    fields.remove(name);
                }
                fields.values_mut().for_each(blind);
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(blind),
            _ => {}
        }
    }
    let mut value = match result {
        Ok(thing) => serde_json::to_value(thing).expect("plain data"),
        Err(problem) => serde_json::to_value(problem).expect("plain data"),
    };
    blind(&mut value);
    value.to_string()
}

/// Everything that is given of more than one case.
fn everything(desk: &mut Desk) -> Vec<(&'static str, String)> {
    use crate::find_person::{Typed, find_person};
    let everybody = crate::duplicates::Compared { lists: Vec::new(), everyone: true };
    let mut all = vec![
        ("cases", told(crate::cases::list_cases(desk))),
        ("the only case", told(crate::cases::only_case(desk))),
        ("duplicates", told(crate::duplicates::duplicates(desk, &everybody))),
        ("groups", told(crate::duplicates::groups(desk, &everybody))),
        ("questions kept", told(crate::screening::kept::kept(desk))),
        ("erasures", told(crate::erase_case::erasures(desk))),
        ("imports", told(crate::bring_in::imports(desk))),
        (
            "the gap",
            told(crate::screening::gap::gap(desk, &crate::screening::gap::GapFilter::default(), &mut |_| {})),
        ),
    ];
    for name in NAMES {
        all.push(("find", told(find_person(desk, name, Typed::Whole, 10))));
        let beginning: String = name.chars().take(4).collect();
        all.push(("suggest", told(find_person(desk, &beginning, Typed::Beginning, 10))));
        all.push(("find a case", told(crate::cases::find_case(desk, name))));
        all.push(("find by part", told(crate::cases::find_case(desk, &beginning))));
    }
    for number in 0..6 {
        let case = case_id(number);
        all.push(("find by id", told(crate::cases::find_case(desk, &case.to_string()))));
        let moment = crate::show_case::Moment::default();
        let file = crate::show_case::show_case(desk, case, moment).map(|file| {
            let claims: Vec<Claim> = file.standing().map(|state| state.claim.clone()).collect();
            (file.names.clone(), claims)
        });
        all.push(("a case", told(file)));
        all.push(("its access", told(crate::case_access::access_of(desk, case))));
        all.push(("its consents", told(crate::show_case::list_consents(desk, case))));
        all.push(("its links", told(crate::duplicates::links_of(desk, case))));
        all.push(("its waiting", told(crate::proposals::waiting(desk, case, None))));
        let retract = crate::enter_claim::retract_claim(desk, case, ClaimId::from_bytes(id(5, 999_999)), "x");
        all.push(("a claim that is not there", told(retract)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_not_open_changes_nothing_that_is_given(any in any_desk()) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut whole = open_desk(&folder.path().join("whole"), &any, &|_| Some(true));
        let keep = |number: usize| {
            let (is_open, sees_sealed) = is_open(&any, any.cases.get(number)?);
            is_open.then_some(sees_sealed)
        };
        let mut open = open_desk(&folder.path().join("open"), &any, &keep);
        for ((what, found), (_, expected)) in everything(&mut whole).into_iter().zip(everything(&mut open)) {
            prop_assert_eq!(found, expected, "{}", what);
        }
    }
}
