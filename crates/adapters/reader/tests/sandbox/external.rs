//! An external program: it reads its own files and the document, and nothing else comes of it.

use std::net::{TcpListener, UdpSocket};

use amparo_reader::child::Tool;
use amparo_reader::{Death, LimitName, Limits, ReadError};

use super::{folder, hostile, resident_kib};

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
    let folder = folder("external");
    let planted = folder.join("planted");
    std::fs::write(&planted, "kept").unwrap();
    let (planted, new) = (planted.display(), folder.join("new"));
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    tcp.set_nonblocking(true).unwrap();
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    udp.set_nonblocking(true).unwrap();
    let me = std::process::id();

    let table = [
        ("open /etc/passwd".to_owned(), "a file of the system that is not its own"),
        (format!("open {planted}"), "a file of the user"),
        ("open /proc/self/environ".to_owned(), "what it was started with"),
        ("list /home".to_owned(), "who uses this computer"),
        ("list /".to_owned(), "what there is"),
        (format!("write {}", new.display()), "a new file"),
        ("write /tmp/amparo-sandbox-test".to_owned(), "a new file where all may write"),
        (format!("append {planted}"), "more in a file"),
        (format!("truncate {planted}"), "a file made empty"),
        (format!("make-folder {}", new.display()), "a new folder"),
        (format!("remove {planted}"), "a file gone"),
        (format!("rename {planted}"), "a file moved"),
        (format!("link {}", new.display()), "a link that leads elsewhere"),
        (format!("change-rights {planted}"), "a file opened to all"),
        (format!("connect {}", tcp.local_addr().unwrap()), "a connection on this computer"),
        ("connect 192.0.2.1:80".to_owned(), "a connection to elsewhere"),
        ("listen".to_owned(), "a door for others"),
        (format!("send-datagram {}", udp.local_addr().unwrap()), "a word without a connection"),
        ("connect-unix /run/dbus/system_bus_socket".to_owned(), "a service of this computer"),
        ("start".to_owned(), "another program"),
        ("shell".to_owned(), "a shell"),
        ("become".to_owned(), "another program in its place"),
        ("become-itself".to_owned(), "itself anew"),
        ("thread".to_owned(), "the first step of a fork"),
        (format!("signal {me}"), "the desk, ended"),
        (format!("trace {me}"), "the desk's memory"),
        ("raise-limits".to_owned(), "its limits lifted, which root could"),
        ("new-session".to_owned(), "out of the terminal's reach"),
        ("change-folder /tmp".to_owned(), "another folder"),
    ];
    for (document, because) in &table {
        let said = run(document, &Limits::default()).unwrap();
        assert!(said.starts_with("REFUSED"), "{document}: {because}: {said}");
    }

    assert!(tcp.accept().is_err() && udp.recv(&mut [0; 9]).is_err());
    assert_eq!(std::fs::read_to_string(folder.join("planted")).unwrap(), "kept");
    assert!(!new.exists());
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
