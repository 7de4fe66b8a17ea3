//! What the desk may rely on when a document is read in a child process.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use amparo_reader::child::{ReadRequest, Reader, answer};
use amparo_reader::{Death, FileHint, LimitName, Limits, ReadError, read};

fn request<'a>(bytes: &'a [u8], name: &str) -> ReadRequest<'a> {
    ReadRequest {
        bytes,
        hint: FileHint::named(name),
        document_date: None,
        known_people: Vec::new(),
        limits: Limits::default(),
    }
}

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_amparo-reader-child"), [""; 0])
}

/// A child that is not a reader.
fn shell(script: &str) -> Reader {
    Reader::new("/bin/sh", ["-c", script])
}

fn death_of(script: &str) -> Death {
    match shell(script).read(&request(b"text", "a.txt")) {
        Err(ReadError::ReaderDied { how }) => how,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_child_reads_what_this_process_would() {
    let html = "<article><h1>Заголовок</h1><p>Text</p></article>".as_bytes();
    let reply = reader().read(&request(html, "a.html")).unwrap();
    assert_eq!(Ok(reply.reading), read(html, &FileHint::named("a.html"), &Limits::default()));
}

#[test]
fn a_child_proposes_from_the_text_it_read_and_every_quote_stands_there() {
    let text = "Ivan Petrenko was arrested in Kyiv on 3 May 2021.\r\n\r\nMr. Petrenko’s colleagues at the \
                group that we lead were not told.";
    let reply = reader().read(&request(text.as_bytes(), "a.txt")).unwrap();
    assert!(!reply.proposals.is_empty());
    for proposal in &reply.proposals {
        let words = reply.reading.quote(proposal.range.start..proposal.range.end);
        assert_eq!(words, Some(proposal.quote.as_str()));
    }
    let interest = reply.disclosed_interest.unwrap();
    assert_eq!(reply.reading.quote(interest.range.start..interest.range.end), Some(interest.quote.as_str()));
}

#[test]
fn the_childs_limits_hold() {
    let reply = reader().read(&request(b"text", "a.txt")).unwrap();
    let beside_root: Vec<_> =
        reply.confinement.not_applied.iter().filter(|name| *name != "no new processes").collect();
    assert!(beside_root.is_empty(), "{beside_root:?}");
}

#[test]
fn the_documents_date_is_the_given_one_or_else_the_pages_own() {
    let html = b"<meta property=article:published_time content=2024-03-11T10:00:00Z><p>Text</p>";
    let mut request = request(html, "a.html");
    let own = reader().read(&request).unwrap().document_date.unwrap();
    assert_eq!(own.to_string(), "2024-03-11");
    request.document_date = Some(jiff::civil::date(2020, 1, 2));
    assert_eq!(reader().read(&request).unwrap().document_date, request.document_date);
}

#[test]
fn refusals_come_back_as_they_are() {
    let deep = "<div>".repeat(100_000);
    let error = reader().read(&request(deep.as_bytes(), "a.html")).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::HtmlDepth, .. }), "{error}");
    let error = reader().read(&request(b"GIF89a text", "a.txt")).unwrap_err();
    assert_eq!(error.to_string(), "this sort of image is not read yet");
}

#[test]
fn a_file_over_the_limit_starts_no_child() {
    let bytes = vec![b'a'; (64 << 20) + 1];
    let nowhere = Reader::new("/nowhere/at/all", [""; 0]);
    let error = nowhere.read(&request(&bytes, "a.txt")).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::Bytes, .. }), "{error}");
}

#[test]
fn a_child_that_takes_too_long_is_killed() {
    let mut request = request(b"text", "a.txt");
    request.limits.wall_milliseconds_max = 100;
    let error = shell("exec sleep 600").read(&request).unwrap_err();
    assert_eq!(error, ReadError::TimedOut { allowed_milliseconds: 100 });
}

#[test]
fn a_child_that_dies_is_reported_with_how() {
    let table = [
        ("exit 3", Death::Exit { code: 3 }, "ended by itself"),
        ("kill -9 $$", Death::Signal { number: 9 }, "killed"),
        ("printf AMPREPL1; kill -11 $$", Death::Signal { number: 11 }, "in the middle of an answer"),
        (
            "cat >/dev/null; echo not an answer",
            Death::BadReply { why: "its mark is wrong".into() },
            "another program",
        ),
        (
            r"printf 'AMPREPL1\003\000\000\000\000\000\000\000abc'",
            Death::BadReply { why: "its content is malformed".into() },
            "no JSON",
        ),
    ];
    for (script, how, because) in table {
        assert_eq!(death_of(script), how, "{because}");
    }
}

#[test]
fn an_answer_over_the_limit_is_not_loaded() {
    let mut request = request(b"text", "a.txt");
    request.limits.reply_bytes_max = 10;
    let error = reader().read(&request).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::ReplyBytes, .. }), "{error}");
    let endless = r"printf 'AMPREPL1\377\377\377\377\377\377\377\177'; exec yes";
    let error = shell(endless).read(&request).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::ReplyBytes, .. }), "{error}");
}

#[test]
fn a_child_that_needs_too_much_memory_dies_and_the_desk_goes_on() {
    let bytes = vec![b'a'; 60 << 20];
    let mut request = request(&bytes, "a.txt");
    request.limits.memory_bytes_max = 64 << 20;
    let error = reader().read(&request).unwrap_err();
    assert!(matches!(error, ReadError::ReaderDied { .. }), "{error}");
    reader().read(&self::request(b"text", "a.txt")).unwrap();
}

#[test]
fn a_child_gets_no_environment_and_stands_in_the_root_folder() {
    let script = r#"[ "$(pwd)" = / ] || exit 4; [ -z "$HOME$PATHX$CARGO$USER" ] || exit 5; exit 7"#;
    assert_eq!(death_of(script), Death::Exit { code: 7 });
}

#[test]
fn a_program_that_is_not_there_is_said() {
    let error = Reader::new("/nowhere/at/all", [""; 0]).read(&request(b"text", "a.txt")).unwrap_err();
    assert!(matches!(error, ReadError::NotStarted { .. }));
}

#[test]
fn a_broken_request_is_an_error_and_no_answer() {
    for bytes in [&b""[..], b"AMPREAD1", b"AMPREAD1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", b"something else"] {
        let mut out = Vec::new();
        assert!(answer(&mut &bytes[..], &mut out).is_err());
        assert!(out.is_empty());
    }
}
