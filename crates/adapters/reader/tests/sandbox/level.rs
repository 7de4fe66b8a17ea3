//! The level: said in each answer, tried at the start, and decisive for what is opened at all.

use amparo_reader::ReadError;
use amparo_reader::child::{Attempt, Outcome, Profile, Reader};

use super::{honest, request};

/// A computer on which no filter can be installed.
fn without_seccomp() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_amparo-hostile-child"), ["__without-seccomp"])
}

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

#[test]
fn without_seccomp_text_is_read_and_the_answer_says_so() {
    let confinement = without_seccomp().read(&request(b"text")).unwrap().confinement;
    assert_eq!(confinement.profile, Profile::PlainChildWithLimits);
    assert!(confinement.not_applied.contains(&"seccomp".to_owned()), "{confinement:?}");
}

#[test]
fn without_seccomp_what_is_not_text_is_not_parsed() {
    let table: [(&[u8], &str); 4] = [
        (b"PK\x03\x04word/document.xml", "DOCX"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        (b"PK\x05\x06", "an empty archive"),
        (b"text\0", "bytes that are no text"),
    ];
    for (bytes, because) in table {
        let error = without_seccomp().read(&request(bytes)).unwrap_err();
        assert!(matches!(error, ReadError::NoWalls { .. }), "{because}: {error}");
        assert!(error.to_string().contains("seccomp"), "{error}");
    }
}

#[test]
fn without_seccomp_the_self_test_fails() {
    let reader = without_seccomp();
    let test = reader.self_test();
    assert_eq!(test.profile, Some(Profile::PlainChildWithLimits));
    assert!(!test.walls_hold() && !test.binary_formats_are_read());
}
