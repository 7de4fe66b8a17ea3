//! A reading child: whatever it does besides computing ends it, and the parent says why.

use std::os::unix::net::UnixListener;
use std::time::{Duration, Instant};

use amparo_reader::{Death, LimitName, Limits, ReadError};

use super::{Outside, folder, honest, hostile, request, resident_kib};

fn outcome(document: &str, limits: Limits) -> ReadError {
    let document = format!("HOSTILE {document}");
    let mut request = request(document.as_bytes());
    request.limits = limits;
    hostile().read(&request).expect_err(&document)
}

fn death(document: &str) -> Death {
    // Little memory, so that a hoard is soon full.
    match outcome(document, Limits { memory_bytes_max: 256 << 20, ..Limits::default() }) {
        ReadError::ReaderDied { how } => how,
        other => panic!("{document}: {other}"),
    }
}

#[test]
fn a_child_that_is_not_told_to_be_hostile_reads() {
    hostile().read(&request(b"Held since Monday.")).unwrap();
}

#[test]
fn a_child_that_reaches_outside_itself_is_stopped_at_once() {
    let folder = folder("reading");
    let outside = Outside::in_folder(&folder);
    let unix = UnixListener::bind(folder.join("socket")).unwrap();
    unix.set_nonblocking(true).unwrap();
    let mut table = outside.acts();
    table.extend([
        (format!("stat {}", outside.planted.display()), "whether a file is there"),
        (format!("connect-unix {}", folder.join("socket").display()), "a service of this computer"),
        ("look-up-name".to_owned(), "a name that somebody answers for"),
        ("lower-priority-of-others".to_owned(), "others slowed"),
        ("sleep".to_owned(), "waiting, which no parser needs"),
    ]);
    for (document, because) in &table {
        assert_eq!(death(document), Death::ForbiddenCall, "{document}: {because}");
    }

    assert!(outside.is_untouched() && unix.accept().is_err());
    honest().read(&request(b"The desk goes on.")).unwrap();
}

#[test]
fn a_child_that_falls_over_says_how() {
    let table = [
        ("abort", Death::Signal { number: 6 }, "a failed check in a parser"),
        ("panic Nasib", Death::Exit { code: 101 }, "a parser that gave up"),
        ("exit 7", Death::Exit { code: 7 }, "an end that nobody asked for"),
        ("exit 0", Death::Exit { code: 0 }, "an end without an answer"),
        ("overflow-stack", Death::StackExhausted, "what nesting does"),
        ("exhaust-memory", Death::MemoryExhausted, "what a bomb does"),
        (
            "read-as-usual",
            Death::BadReply { why: "its mark is wrong".into() },
            "another answer before its own",
        ),
    ];
    for (document, how, because) in table {
        assert_eq!(death(document), how, "{document}: {because}");
    }
}

#[test]
fn a_child_that_never_ends_is_ended() {
    let limits = Limits { wall_milliseconds_max: 300, ..Limits::default() };
    let began = Instant::now();
    assert_eq!(outcome("loop", limits), ReadError::TimedOut { allowed_milliseconds: 300 });
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let limits = Limits { cpu_seconds_max: 1, ..Limits::default() };
    let how = Death::Signal { number: 24 };
    assert_eq!(outcome("loop", limits), ReadError::ReaderDied { how }, "by its own limit before ours");
}

#[test]
fn a_child_that_talks_without_end_costs_the_desk_nothing() {
    let before = resident_kib();
    let how = Death::BadReply { why: "its mark is wrong".into() };
    assert_eq!(death("talk-endlessly"), how);
    let limits = Limits { wall_milliseconds_max: 500, ..Limits::default() };
    let error = outcome("complain-endlessly", limits);
    assert_eq!(error, ReadError::TimedOut { allowed_milliseconds: 500 });
    let grown_kib = resident_kib().saturating_sub(before);
    assert!(grown_kib < 64 << 10, "{grown_kib} KiB");
}

#[test]
fn what_a_dying_child_prints_is_in_no_message() {
    let error = outcome("panic Nasib", Limits::default());
    assert!(!format!("{error} {error:?}").contains("Nasib"));
}

#[test]
fn memory_is_held_to_the_requests_own_limit() {
    let limits = Limits { memory_bytes_max: 64 << 20, ..Limits::default() };
    let how = Death::MemoryExhausted;
    assert_eq!(outcome("exhaust-memory", limits), ReadError::ReaderDied { how });
}

#[test]
fn an_answer_is_held_to_its_limit() {
    let mut request = request(b"text");
    request.limits.reply_bytes_max = 10;
    let error = honest().read(&request).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::ReplyBytes, .. }), "{error}");
}
