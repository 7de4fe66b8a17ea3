//! What the desk may rely on when an external program opens a document.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use amparo_reader::child::{Reader, Tool};
use amparo_reader::{Death, LimitName, Limits, ReadError};

fn reader() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"))
}

/// A PDF of one page that says `text`, without a cross-reference table: readers rebuild it.
fn pdf(text: &str) -> Vec<u8> {
    let stream = format!("BT /F1 12 Tf 72 720 Td ({text}) Tj ET");
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{stream}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n",
        stream.len()
    )
    .into_bytes()
}

/// Where the program is not installed there is nothing to test, and the test says so.
fn installed() -> bool {
    let installed = Tool::PdfToText.installed_at().is_some();
    if !installed {
        eprintln!("pdftotext is not installed: nothing was tested");
    }
    installed
}

#[test]
fn the_program_reads_a_document_behind_its_walls() {
    if !installed() {
        return;
    }
    let text = reader().external(Tool::PdfToText, &pdf("Held since Monday"), &Limits::default()).unwrap();
    let text = String::from_utf8(text).unwrap();
    for word in ["Held", "since", "Monday"] {
        assert!(text.contains(&format!(">{word}<")), "{text}");
    }
}

#[test]
fn a_file_that_is_no_pdf_is_the_programs_failure_and_not_ours() {
    if !installed() {
        return;
    }
    let error = reader().external(Tool::PdfToText, b"no pdf", &Limits::default()).unwrap_err();
    assert_eq!(error, ReadError::ToolFailed { tool: Tool::PdfToText, status: 1 });
}

#[test]
fn what_it_writes_is_held_to_the_limit() {
    if !installed() {
        return;
    }
    let limits = Limits { tool_output_bytes_max: 4, ..Limits::default() };
    let error = reader().external(Tool::PdfToText, &pdf("Held since Monday"), &limits).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::ToolOutputBytes, .. }), "{error}");
}

#[test]
fn its_memory_is_held_to_the_limit() {
    if !installed() {
        return;
    }
    let limits = Limits { memory_bytes_max: 1 << 20, ..Limits::default() };
    let error = reader().external(Tool::PdfToText, &pdf("Held since Monday"), &limits).unwrap_err();
    let stopped = matches!(
        error,
        ReadError::ReaderDied { how: Death::Signal { .. } }
            | ReadError::ToolFailed { .. }
            | ReadError::NotStarted { .. }
    );
    assert!(stopped, "{error}");
}

#[test]
fn a_page_is_drawn_as_a_picture_behind_the_walls_and_a_page_that_is_not_there_is_not() {
    if Tool::PdfToPng.installed_at().is_none() {
        return;
    }
    let picture = reader().draw_page(&pdf("Held since Monday"), 1, &Limits::default()).unwrap();
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && picture.len() > 1_000);
    assert!(reader().draw_page(&pdf("Held since Monday"), 7, &Limits::default()).is_err());
    assert!(reader().draw_page(b"no pdf", 1, &Limits::default()).is_err());
}
