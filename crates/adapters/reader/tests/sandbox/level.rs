//! The level: said in each answer, tried at the start, and decisive for what is opened at all.

use amparo_reader::child::{Attempt, Outcome, Profile, Reader};

use super::{honest, request};

#[test]
fn on_linux_documents_are_read_behind_seccomp() {
    // Fails on a computer without seccomp, and must: there the strongest promise does not hold.
    let reply = honest().read(&request(b"text")).unwrap();
    let profile = reply.confinement.profile;
    assert!(profile.filters_calls(), "{:?}", reply.confinement);
    assert_eq!(
        profile == Profile::SeccompAndLandlock,
        !reply.confinement.not_applied.contains(&"Landlock".into())
    );
}

#[test]
fn every_attempt_of_the_self_test_is_stopped_by_the_filter() {
    let reader = honest();
    let test = reader.self_test();
    for attempted in &test.attempts {
        assert_eq!(attempted.outcome, Outcome::Stopped, "{:?}", attempted.attempt);
    }
    assert_eq!(test.attempts.len(), Attempt::ALL.len());
    assert!(test.walls_hold() && test.binary_formats_are_read());
}

#[test]
fn the_self_test_is_run_once_for_a_reader_and_its_clones() {
    let reader = honest();
    assert!(std::ptr::eq(reader.clone().self_test(), reader.self_test()));
}

#[test]
fn a_program_that_has_no_walls_fails_the_self_test() {
    let test = Reader::new("/bin/true", [""; 0]).self_test().clone();
    assert!(!test.walls_hold() && !test.binary_formats_are_read(), "{test:?}");
    assert_eq!(test.profile, None);
}
