//! An external program: it reads its own files and the document, and nothing else comes of it.

use amparo_reader::child::Tool;
use amparo_reader::{Death, LimitName, Limits, ReadError};

use super::{Outside, folder, hostile, resident_kib};

/// The hostile program stands in for `pdftotext`, which must be installed for the desk to start it.
fn installed() -> bool {
    let installed = Tool::PdfToText.installed_at().is_some();
    if !installed {
        eprintln!("pdftotext is not installed: nothing was tested");
    }
    installed
}

fn run(document: &str, limits: &Limits) -> Result<String, ReadError> {
    let document = format!("HOSTILE {document}");
    let output = hostile().external(Tool::PdfToText, document.as_bytes(), limits)?;
    Ok(String::from_utf8(output).unwrap().trim().to_owned())
}

#[test]
fn a_program_that_reaches_outside_is_refused() {
    if !installed() {
        return;
    }
    let outside = Outside::in_folder(&folder("external"));
    let mut table = outside.acts();
    table.extend([
        ("list /home".to_owned(), "who uses this computer"),
        ("write /tmp/amparo-sandbox-test".to_owned(), "a new file where all may write"),
        ("connect-unix /run/dbus/system_bus_socket".to_owned(), "a service of this computer"),
    ]);
    for (document, because) in &table {
        let said = run(document, &Limits::default()).unwrap();
        assert!(said.starts_with("REFUSED"), "{document}: {because}: {said}");
    }

    assert!(outside.is_untouched());
}

#[test]
fn a_program_reads_the_systems_libraries_and_its_own_document() {
    if installed() {
        assert_eq!(run("list /usr/lib", &Limits::default()).unwrap(), "ALLOWED");
        assert_eq!(run("read-as-usual", &Limits::default()).unwrap(), "ALLOWED");
    }
}

#[test]
fn a_program_that_falls_over_or_never_ends_is_named_with_how() {
    if !installed() {
        return;
    }
    let died = |how| ReadError::ReaderDied { how };
    let wall = Limits { wall_milliseconds_max: 300, ..Limits::default() };
    let cpu = Limits { cpu_seconds_max: 1, ..Limits::default() };
    let memory = Limits { memory_bytes_max: 64 << 20, ..Limits::default() };
    let table = [
        ("abort", Limits::default(), died(Death::Signal { number: 6 })),
        ("overflow-stack", Limits::default(), died(Death::Signal { number: 11 })),
        ("exhaust-memory", memory, died(Death::MemoryExhausted)),
        ("loop", wall.clone(), ReadError::TimedOut { allowed_milliseconds: 300 }),
        ("sleep", wall, ReadError::TimedOut { allowed_milliseconds: 300 }),
        ("loop", cpu, died(Death::Signal { number: 24 })),
        ("exit 3", Limits::default(), ReadError::ToolFailed { tool: Tool::PdfToText, status: 3 }),
    ];
    for (document, limits, expected) in table {
        assert_eq!(run(document, &limits), Err(expected), "{document}");
    }
}

#[test]
fn a_program_that_writes_without_end_is_cut_off() {
    if !installed() {
        return;
    }
    let before = resident_kib();
    let limits = Limits { tool_output_bytes_max: 4 << 20, ..Limits::default() };
    let error = run("talk-endlessly", &limits).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::ToolOutputBytes, .. }), "{error}");
    let grown_kib = resident_kib().saturating_sub(before);
    assert!(grown_kib < 64 << 10, "{grown_kib} KiB");
}
