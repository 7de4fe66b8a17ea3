//! Prints what is read from files: text, places, what was assumed. For looking at a format's reader.
//!
//! `cargo run -p amparo-reader --example read_text -- report.pdf letter.docx`

use std::process::ExitCode;

use amparo_reader::child::{self, ReadRequest, Reader};
use amparo_reader::{FileHint, Limits};

fn main() -> ExitCode {
    if let Some(ended) = child::dispatch() {
        return ended;
    }
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let reader = Reader::of_program(program);
    let mut all_read = true;
    for file in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&file) else { return ExitCode::FAILURE };
        let request = ReadRequest {
            bytes: &bytes,
            hint: FileHint::named(&file),
            document_date: None,
            known_people: Vec::new(),
            limits: Limits::default(),
        };
        let begun = std::time::Instant::now();
        let read = reader.read(&request);
        let took = begun.elapsed();
        match read {
            Ok(reply) => {
                let reading = &reply.reading;
                println!(
                    "=== {file}: {} characters in {took:.2?}, {} proposals",
                    reading.text.chars().count(),
                    reply.proposals.len()
                );
                for place in &reading.places {
                    let name = reading.place_name(place.start..place.end).unwrap_or_default();
                    println!("[{name}] {}", reading.quote(place.start..place.end).unwrap_or_default());
                }
                println!("--- {:?} {:?}", reading.title, reading.metadata);
                reading.warnings.iter().for_each(|warning| println!("--- {warning}"));
            }
            Err(error) => {
                all_read = false;
                println!("=== {file}: {error} ({took:.2?})");
            }
        }
    }
    if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
