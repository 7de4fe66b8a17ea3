//! What a reading child costs before it reads: the wall-clock time of a document of one line.
//!
//! `cargo run -p amparo-reader --example start_up -- CHILD [COUNT]`, where CHILD is
//! `target/debug/amparo-reader-child` or another that is started in the same way.
#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]

use std::process::Command;
use std::time::{Duration, Instant};

use amparo_reader::child::{ReadRequest, Reader, Tool};
use amparo_reader::{FileHint, Limits};

fn main() {
    let mut args = std::env::args().skip(1);
    let child = args.next().expect("which child");
    let count: usize = args.next().map_or(200, |count| count.parse().unwrap());
    let reader = Reader::of_program(&child);
    let request = ReadRequest {
        bytes: b"Held since Monday.",
        hint: FileHint::named("a.txt"),
        document_date: None,
        known_people: Vec::new(),
        limits: Limits::default(),
    };
    measure("a program that does nothing", count, || {
        Command::new("/bin/true").status().unwrap();
    });
    measure("a text of one line", count, || drop(reader.read(&request).unwrap()));
    measure("the self-test", count / 10, || drop(Reader::of_program(&child).self_test().clone()));
    if Tool::PdfToText.installed_at().is_some() {
        let no_pdf = || drop(reader.external(Tool::PdfToText, b"no pdf", &Limits::default()));
        measure("pdftotext on a file that is no PDF", count, no_pdf);
    }
}

fn measure(what: &str, count: usize, act: impl Fn()) {
    let mut times: Vec<Duration> = (0..count)
        .map(|_| {
            let began = Instant::now();
            act();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{what}: median {:?}, nine in ten within {:?}", times[count / 2], times[count * 9 / 10]);
}
