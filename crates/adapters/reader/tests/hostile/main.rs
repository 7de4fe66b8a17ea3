//! Hostile files: made here, read as the desk reads them. Whatever a file is, the desk goes on, and either
//! there is text or the list can say why not. That the walls hold where a parser does not is shown in
//! `tests/sandbox`.
//!
//! `AMPARO_HOSTILE_TIMES=n` reads each file n times.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;
mod containers;
mod office;
mod others;
mod pdf;
mod text;

use std::net::TcpListener;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use amparo_reader::child::{ReadReply, ReadRequest, Reader, Tool};
use amparo_reader::{FileHint, Limits, ReadError};

/// A file that attacks.
struct Hostile {
    name: String,
    bytes: Vec<u8>,
    meets: Meets,
}

/// What it must meet.
#[derive(Clone, Copy)]
enum Meets {
    /// It is read: what is hostile in it is passed over.
    Text,
    /// It is refused, and these words are among the reason's.
    Refused(&'static str),
    /// Readers may differ; neither is a danger.
    Either,
}

const WALL_MILLISECONDS_MAX: u64 = 20_000;

fn read(reader: &Reader, file: &Hostile) -> Result<ReadReply, ReadError> {
    reader.read(&ReadRequest {
        bytes: &file.bytes,
        hint: FileHint::named(&file.name),
        document_date: None,
        known_people: Vec::new(),
        limits: Limits { wall_milliseconds_max: WALL_MILLISECONDS_MAX, ..Limits::default() },
    })
}

/// `None`: as it must be. Otherwise what is wrong.
fn complaint(file: &Hostile, outcome: &Result<ReadReply, ReadError>) -> Option<String> {
    let said = match outcome {
        Ok(_) => "it was read".to_owned(),
        Err(error) => error.to_string(),
    };
    let fits = match (file.meets, outcome) {
        (Meets::Text | Meets::Either, Ok(_)) => true,
        (Meets::Refused(why), Err(_)) => said.contains(why),
        // Not by a crash: a parser of ours that falls over is a mistake of ours.
        (Meets::Either, Err(error)) => !matches!(error, ReadError::ReaderDied { .. }),
        _ => false,
    };
    (!fits).then(|| format!("{}: {said}", short(&file.name)))
}

fn short(name: &str) -> String {
    name.chars().take(40).collect::<String>().escape_debug().to_string()
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn times() -> usize {
    std::env::var("AMPARO_HOSTILE_TIMES").map_or(1, |times| times.parse().unwrap())
}

/// One after the other: each looks at how this process grows.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn meet(files: impl FnOnce(&str) -> Vec<Hostile>, at_least: usize) {
    let _turn = ONE_AT_A_TIME.lock();
    let (tcp, address) = canary();
    let files = &files(&address);
    assert!(files.len() >= at_least, "{} files", files.len());
    let reader = Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"));
    let (mut complaints, mut read_count, mut refused_count) = (Vec::new(), 0_usize, 0_usize);
    let before = resident_kib();
    for file in std::iter::repeat_n(files, times()).flatten() {
        let began = Instant::now();
        let outcome = read(&reader, file);
        let took = began.elapsed();
        if took > Duration::from_secs(1) {
            println!("{} took {took:?}", short(&file.name));
        }
        if took > Duration::from_millis(WALL_MILLISECONDS_MAX) * 2 + Duration::from_secs(4) {
            complaints.push(format!("{}: took {took:?}", short(&file.name)));
        }
        match &outcome {
            Ok(_) => read_count += 1,
            Err(error) => {
                refused_count += 1;
                println!("{}: {error}", short(&file.name));
            }
        }
        complaints.extend(complaint(file, &outcome));
    }
    println!("{} files, {read_count} read, {refused_count} refused", files.len() * times());
    assert_eq!(read_count + refused_count, files.len() * times());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(tcp.accept().is_err(), "somebody asked for a page");
    assert!(!std::path::Path::new("/tmp/amparo-zip-slip").exists(), "a file was written outside");
    let grown_mib = resident_kib().saturating_sub(before) >> 10;
    assert!(grown_mib < 64, "this process grew by {grown_mib} MiB");
}

/// Where a hostile file might call, and nobody may answer.
fn canary() -> (TcpListener, String) {
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    tcp.set_nonblocking(true).unwrap();
    let address = tcp.local_addr().unwrap().to_string();
    (tcp, address)
}

#[test]
fn hostile_text_markdown_and_html_harm_nothing() {
    meet(text::files, 60);
}

#[test]
fn hostile_docx_and_odt_harm_nothing() {
    meet(office::files, 90);
}

#[test]
fn hostile_mail_and_web_archives_harm_nothing() {
    meet(containers::files, 70);
}

#[test]
fn hostile_rtf_tables_subtitles_and_encodings_harm_nothing() {
    meet(others::files, 40);
}

#[test]
fn hostile_pictures_harm_nothing() {
    if Tool::Tesseract.installed_at().is_none() {
        eprintln!("tesseract is not installed: nothing was tested");
        return;
    }
    meet(others::pictures, 10);
}

#[test]
fn hostile_pdfs_harm_nothing() {
    if Tool::PdfToText.installed_at().is_none() {
        eprintln!("pdftotext is not installed: nothing was tested");
        return;
    }
    meet(pdf::files, 50);
}
