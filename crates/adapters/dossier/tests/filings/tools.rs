//! Programs that look at a PDF from outside. Where one is not installed its tests say nothing; CI installs them.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// The text of a PDF as poppler reads it, folded; `None` where `pdftotext` is not installed.
pub(crate) fn pdf_to_text(pdf: &[u8]) -> Option<String> {
    Some(folded(&ask("pdftotext", &["-layout", "-", "-"], pdf)?))
}

/// The tree of tags; `None` where `pdfinfo` is not installed.
pub(crate) fn structure(pdf: &[u8]) -> Option<String> {
    ask("pdfinfo", &["-struct-text", "-"], pdf)
}

/// The particulars; `None` where `pdfinfo` is not installed.
pub(crate) fn particulars(pdf: &[u8]) -> Option<String> {
    ask("pdfinfo", &["-"], pdf)
}

fn ask(program: &str, arguments: &[&str], input: &[u8]) -> Option<String> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut pipe = child.stdin.take().expect("it is piped");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    feeder.join().expect("it does not panic");
    assert!(output.status.success(), "{program} cannot read the PDF");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Without what a reader of text may do differently: direction marks, vowel signs, kinds of space.
pub(crate) fn folded(text: &str) -> String {
    let unseen = |letter: char| {
        matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{64b}'..='\u{652}')
    };
    text.chars()
        .filter(|letter| !unseen(*letter))
        .map(|letter| if letter == '\u{a0}' { ' ' } else { letter })
        .collect()
}
