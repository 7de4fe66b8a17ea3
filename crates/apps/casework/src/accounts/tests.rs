//! Joining, signing in, second factors, tokens: on a real desk, with a clock that the test sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::MemberId;
use amparo_reader::child::Reader;
use amparo_store::{Desk as Store, Holder, Passphrase};

use super::second_factor::code_for_tests;
use super::*;
use crate::desk::{Desk, StoreRandom, World};
use crate::members::{invite_member, join, let_in_again, list_invitations, list_members, remove_member};
use crate::office::Office;
use crate::policy::Role;
use crate::problem::{Problem, Sort};
use crate::world::{Clock, SystemRandom};

const PASSWORD: &str = "plover gravel umbrella";
const OTHER: &str = "lantern thistle harbour wax";
const FOUNDER: MemberId = MemberId::from_bytes([1; 16]);
const DAY: i64 = 86_400;

struct Set(Arc<AtomicI64>);

impl Clock for Set {
    fn now(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

struct Test {
    office: Office,
    now: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl Test {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let holder = Holder::this_process("a test", 0);
        let passphrase = Passphrase::new("four words nobody joins".to_owned());
        let path = folder.path().join("desk");
        let made = Store::create_for_tests(&path, &passphrase, &holder, &mut StoreRandom(&mut SystemRandom));
        let (mut store, _) = made.expect("a desk for tests");
        let entry =
            |act| Entry { at: 0, actor: FOUNDER, scope: Scope::Desk, audience: Audience::default(), act };
        let opened = Act::DeskOpened { desk: store.id(), name: "Harbour".into(), solo: true, demo: false };
        let joined = Act::MemberJoined { member: FOUNDER, name: "Founder".into() };
        store.append(&[entry(opened), entry(joined)], &mut StoreRandom(&mut SystemRandom)).expect("it fits");
        let now = Arc::new(AtomicI64::new(1_798_761_600));
        let reader = Reader::new("/nonexistent/no-reader-in-these-tests", ["__reader"]);
        let world = World { clock: Box::new(Set(Arc::clone(&now))), random: Box::new(SystemRandom), reader };
        let office = Office::new(Desk::of_store(store, world).expect("the desk"));
        Self { office, now, folder }
    }

    fn later(&self, seconds: i64) -> i64 {
        self.now.fetch_add(seconds, Ordering::Relaxed) + seconds
    }

    fn read<T>(&self, who: MemberId, ask: impl FnOnce(&Desk) -> Result<T, Problem>) -> T {
        self.office.read(who, ask).expect("it may be asked")
    }

    fn write<T>(&self, who: MemberId, write: impl FnOnce(&mut Desk) -> Result<T, Problem>) -> T {
        self.office.write(who, write).expect("it may be written")
    }

    fn invited(&self, name: &str, roles: &[Role]) -> String {
        self.write(FOUNDER, |desk| invite_member(desk, name, roles)).into_inner().code
    }

    fn joined(&self, name: &str, roles: &[Role]) -> MemberId {
        join(&self.office, &self.invited(name, roles), PASSWORD).expect("the code is good")
    }

    /// Sets a second factor up; gives what is in the picture, and the recovery codes.
    fn with_second_factor(&self, who: MemberId) -> (String, Vec<String>) {
        let fresh = Fresh { password: PASSWORD, code: None };
        let uri = self.read(who, |desk| begin_second_factor(desk, fresh)).into_inner().uri;
        let code = code_for_tests(&uri, self.later(60));
        let codes = self.read(who, |desk| confirm_second_factor(desk, &code)).into_inner().codes;
        (uri, codes)
    }

    fn sign_in(&self, name: &str, password: &str, code: Option<&str>) -> SignIn {
        sign_in(&self.office, name, password, code).expect("the desk is open")
    }
}

#[test]
fn somebody_joins_with_a_code_once_and_in_time() {
    let test = Test::new();
    let code = test.invited("Mira", &[Role::Documenter]);
    assert_eq!(code.replace('-', "").len() * 5, 160, "bits");
    let refused = join(&test.office, &code.replace(code.chars().next().expect("a letter"), "u"), PASSWORD);
    assert_eq!(refused.map_err(|problem| problem.sort), Err(Sort::NotFound));
    let weak = join(&test.office, &code, "short").expect_err("a password that can be guessed");
    assert_eq!(weak.sort, Sort::Input, "and the code is still good");
    let member = join(&test.office, &code, PASSWORD).expect("the code is good");
    let again = join(&test.office, &code, PASSWORD).expect_err("it was used");
    let late = test.invited("Pavel", &[]);
    test.later(7 * DAY + 1);
    assert_eq!(join(&test.office, &late, PASSWORD).expect_err("it ran out"), again, "in the same words");
    assert!(test.read(FOUNDER, list_invitations).is_empty());
    let rows = test.read(FOUNDER, list_members).into_inner();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Founder", "Mira"]);
    assert_eq!((rows[1].member, rows[1].roles.as_slice()), (member, &[Role::Documenter][..]));
    assert_eq!(rows[1].has_password, Some(true));
    let taken = test.office.write(FOUNDER, |desk| invite_member(desk, " MIRA ", &[]));
    assert_eq!(
        taken.map_err(|problem| problem.sort).map(drop),
        Err(Sort::Input),
        "people sign in by their name"
    );
}

#[test]
fn an_invitation_falls_with_whoever_made_it() {
    let test = Test::new();
    let second = test.joined("Mira", &[Role::Admin]);
    let code = test.write(second, |desk| invite_member(desk, "Pavel", &[Role::Admin])).into_inner().code;
    test.write(FOUNDER, |desk| remove_member(desk, second, Some("left the office")));
    let refused = join(&test.office, &code, PASSWORD).expect_err("whoever invited manages nothing any more");
    assert_eq!(refused.sort, Sort::NotFound);
    let gone = test.office.read(second, |desk| Ok(desk.today())).expect_err("who left");
    assert_eq!(gone.sort, Sort::Forbidden);
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::Refused);
}

#[test]
fn the_last_admin_stays() {
    let test = Test::new();
    let second = test.joined("Mira", &[Role::Documenter]);
    let refused = test.office.write(FOUNDER, |desk| remove_member(desk, FOUNDER, None));
    assert_eq!(refused.map_err(|problem| problem.sort), Err(Sort::Forbidden));
    let refused =
        test.office.write(FOUNDER, |desk| crate::members::withdraw_role(desk, FOUNDER, Role::Admin));
    assert_eq!(refused.map_err(|problem| problem.sort), Err(Sort::Forbidden));
    let own = test.office.write(second, |desk| crate::members::grant_role(desk, second, Role::Admin));
    assert_eq!(own.map_err(|problem| problem.sort), Err(Sort::Forbidden), "nobody makes themselves admin");
    test.write(FOUNDER, |desk| crate::members::grant_role(desk, second, Role::Admin));
    test.write(FOUNDER, |desk| remove_member(desk, FOUNDER, None));
    assert_eq!(test.office.sole_member(), Ok(Some(second)));
}

#[test]
fn what_is_wrong_is_not_said_and_several_wrong_attempts_wait() {
    let test = Test::new();
    let mira = test.joined("Mira", &[Role::Viewer]);
    for (name, password) in [("Mira", OTHER), ("Nobody at all", PASSWORD), ("Founder", PASSWORD)] {
        assert_eq!(test.sign_in(name, password, None), SignIn::Refused, "{name}");
    }
    assert_eq!(test.sign_in("  mIRA ", PASSWORD, None), SignIn::MustSetUp { member: mira });
    for _ in 0..4 {
        assert_eq!(test.sign_in("Mira", OTHER, None), SignIn::Refused);
    }
    let SignIn::TooSoon { seconds } = test.sign_in("Mira", PASSWORD, None) else {
        panic!("the fifth attempt waits, right or wrong");
    };
    assert!((1..=DELAY_SECONDS_MAX).contains(&seconds), "{seconds}");
    assert_eq!(test.sign_in("Founder", OTHER, None), SignIn::Refused, "others do not wait for it");
    let nobody = |_| test.sign_in("Nobody at all", OTHER, None);
    assert!((0..5).map(nobody).any(|came| matches!(came, SignIn::TooSoon { .. })), "nobody's name waits too");
    assert_eq!(test.sign_in("Mira", &"x".repeat(10_000), None), SignIn::Refused, "not looked at");
}

#[test]
fn two_at_a_desk_need_a_second_factor_and_each_code_is_good_once() {
    let test = Test::new();
    test.read(FOUNDER, |desk| set_password(desk, None, PASSWORD));
    assert_eq!(
        test.sign_in("Founder", PASSWORD, None),
        SignIn::Done { member: FOUNDER, by: Factor::None },
        "one alone"
    );
    test.office.set_reachable(true);
    assert_eq!(test.sign_in("Founder", PASSWORD, None), SignIn::MustSetUp { member: FOUNDER });
    test.office.set_reachable(false);
    let mira = test.joined("Mira", &[Role::Viewer]);
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::MustSetUp { member: mira });
    let (uri, recovery) = test.with_second_factor(mira);
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::CodeNeeded);
    let code = code_for_tests(&uri, test.later(60));
    assert_eq!(test.sign_in("Mira", PASSWORD, Some(&code)), SignIn::Done { member: mira, by: Factor::Code });
    assert_eq!(test.sign_in("Mira", PASSWORD, Some(&code)), SignIn::Refused, "replayed");
    test.later(-3_600);
    let earlier = code_for_tests(&uri, test.later(0));
    assert_eq!(test.sign_in("Mira", PASSWORD, Some(&earlier)), SignIn::Refused, "the clock went back");
    let left = Factor::Recovery { left: RECOVERY_CODES - 1 };
    let by_paper = test.sign_in("Mira", PASSWORD, Some(&recovery[0]));
    assert_eq!(by_paper, SignIn::Done { member: mira, by: left });
    assert_eq!(test.sign_in("Mira", PASSWORD, Some(&recovery[0])), SignIn::Refused, "used");
    assert_eq!(test.sign_in("Mira", OTHER, Some(&recovery[1])), SignIn::Refused, "not without the password");
}

#[test]
fn a_second_factor_is_replaced_by_its_owner_freshly_and_only_taken_away_by_others() {
    let test = Test::new();
    let mira = test.joined("Mira", &[Role::Viewer]);
    let (uri, _) = test.with_second_factor(mira);
    let begin = |password, code: Option<&str>| {
        test.office.read(mira, |desk| begin_second_factor(desk, Fresh { password, code })).map(drop)
    };
    let refused =
        |result: Result<(), Problem>| result.map_err(|problem| problem.sort) == Err(Sort::Forbidden);
    assert!(refused(begin(PASSWORD, None)), "not without a code");
    let code = code_for_tests(&uri, test.later(60));
    assert!(refused(begin(OTHER, Some(&code))), "not without the password");
    assert_eq!(begin(PASSWORD, Some(&code)), Ok(()));
    let code = code_for_tests(&uri, test.later(60));
    let signed_in = test.sign_in("Mira", PASSWORD, Some(&code));
    assert_eq!(signed_in, SignIn::Done { member: mira, by: Factor::Code }, "the old one counts until then");
    assert!(refused(test.office.read(mira, |desk| reset_second_factor(desk, FOUNDER))), "not by a viewer");
    assert!(refused(test.office.read(FOUNDER, |desk| reset_second_factor(desk, FOUNDER))), "not one's own");
    let before = test.read(mira, generation);
    test.read(FOUNDER, |desk| reset_second_factor(desk, mira));
    assert_ne!(test.read(mira, generation), before, "sessions end");
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::MustSetUp { member: mira });
}

#[test]
fn every_change_of_credentials_or_roles_is_another_generation() {
    let test = Test::new();
    let mira = test.joined("Mira", &[Role::Viewer]);
    let mut seen = vec![test.read(mira, generation)];
    let mut another = |what: &str| {
        let now = test.read(mira, generation);
        assert!(!seen.contains(&now), "{what}");
        seen.push(now);
    };
    test.write(FOUNDER, |desk| crate::members::grant_role(desk, mira, Role::Documenter));
    another("a role was given");
    test.write(FOUNDER, |desk| crate::members::withdraw_role(desk, mira, Role::Documenter));
    another("a role was taken back");
    let fresh = Fresh { password: PASSWORD, code: None };
    let refused = test.office.read(mira, |desk| set_password(desk, None, OTHER));
    assert_eq!(
        refused.map_err(|problem| problem.sort),
        Err(Sort::Forbidden),
        "the old password is asked for"
    );
    test.read(mira, |desk| set_password(desk, Some(fresh), OTHER));
    another("another password");
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::Refused);
    let again = test.write(FOUNDER, |desk| let_in_again(desk, mira)).into_inner().code;
    assert_eq!(join(&test.office, &again, PASSWORD), Ok(mira), "the same member");
    another("let in again");
    test.with_second_factor(mira);
    another("a second factor");
}

#[test]
fn a_token_is_good_for_what_it_is_for_until_it_ends() {
    let test = Test::new();
    let mira = test.joined("Mira", &[Role::Viewer]);
    let made = test.read(mira, |desk| make_token(desk, "sheet", TokenScope::Read, 30)).into_inner();
    let with = |token: &str| use_token(&test.office, token);
    assert_eq!(with(&made.token), Ok(TokenUse { member: mira, scope: TokenScope::Read }));
    let rows = test.read(mira, list_tokens).into_inner();
    assert_eq!(rows.len(), 1);
    assert!(rows[0].used_at.is_some_and(|used| used % 3_600 == 0), "to the hour");
    assert!(!serde_json::to_string(&rows).expect("plain").contains(&made.token[10..]), "without the secret");
    for wrong in ["", "amparo-", &made.token[..made.token.len() - 1], &"x".repeat(1_000)] {
        assert_eq!(with(wrong).map_err(|problem| problem.sort), Err(Sort::Forbidden), "{wrong}");
    }
    test.later(30 * DAY);
    assert!(with(&made.token).is_err(), "it ran out");
    let second = test.read(mira, |desk| make_token(desk, "sheet", TokenScope::Write, 30)).into_inner();
    test.read(mira, |desk| revoke_token(desk, second.id));
    assert!(with(&second.token).is_err(), "revoked");
    let third = test.read(mira, |desk| make_token(desk, "sheet", TokenScope::Write, 30)).into_inner();
    test.write(FOUNDER, |desk| remove_member(desk, mira, None));
    assert!(with(&third.token).is_err(), "its member left");
    let refused =
        test.office.read(FOUNDER, |desk| make_token(desk, "x", TokenScope::Read, TOKEN_DAYS_MAX + 1));
    assert!(refused.is_err());
}

#[test]
fn secrets_are_in_no_export_and_what_was_used_is_gone_after_a_restore() {
    let test = Test::new();
    let mira = test.joined("Mira", &[Role::Viewer]);
    let (_, recovery) = test.with_second_factor(mira);
    let token = test.read(mira, |desk| make_token(desk, "x", TokenScope::Read, 30)).into_inner().token;
    test.invited("Pavel", &[]);
    let export = test.folder.path().join("export");
    test.write(FOUNDER, |desk| {
        crate::exchange::export_record(desk, &export, crate::exchange::Plain::Wanted, &mut |_, _| {})
    });
    let drafts = std::fs::read_to_string(export.join("drafts.jsonl")).unwrap_or_default();
    assert!(!drafts.contains("account/"), "{drafts}");
    after_restore(test.office.shared()).expect("it can be written");
    assert!(use_token(&test.office, &token).is_err());
    assert_eq!(test.sign_in("Mira", PASSWORD, Some(&recovery[1])), SignIn::Refused);
    assert_eq!(test.sign_in("Mira", PASSWORD, None), SignIn::CodeNeeded, "password and factor stay");
    assert!(test.read(FOUNDER, list_invitations).is_empty());
}
