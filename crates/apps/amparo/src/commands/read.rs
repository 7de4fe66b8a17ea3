//! Reading documents into a case.

use std::fs::File;
use std::path::Path;

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::ledger::source::SourceKind;
use amparo_casework::problem::Problem;
use amparo_casework::read_document::{Document, ReadDone, SourceWords, can_be_read, read_document};
use amparo_casework::reader::{Limits, TakeError, take_bytes};
use serde_json::json;

use crate::args;
use crate::session::Session;
use crate::show;

pub(super) fn read(session: &Session, args: args::Read) -> Result<(), Problem> {
    let words = source_words(args.words);
    let (mut desk, case) = match &args.for_person {
        None => session.open_at(args.which.case.as_deref())?,
        Some(name) => {
            let mut desk = session.open()?;
            // A document that cannot be read must not leave an empty case behind.
            for file in &args.files {
                let document =
                    Document { file_name: name_of(file), bytes: bytes_of(file)?, words: words.clone() };
                can_be_read(&desk, &document)?;
            }
            let same_name = if args.another_person { SameName::AnotherPerson } else { SameName::Ask };
            let case = open_case(&mut desk, name, same_name)?;
            (desk, case)
        }
    };
    let mut done = Vec::new();
    let mut refused: Vec<(String, Problem)> = Vec::new();
    for (place, file) in args.files.iter().enumerate() {
        let file_name = name_of(file);
        if args.files.len() > 1 {
            eprintln!("Reading {} of {}: {file_name}", place + 1, args.files.len());
        }
        let read = bytes_of(file).and_then(|bytes| {
            let document = Document { file_name: file_name.clone(), bytes, words: words.clone() };
            read_document(&mut desk, case, &document)
        });
        match read {
            Ok(one) => done.push(one.into_inner()),
            Err(problem) => refused.push((file_name, problem)),
        }
    }
    report(session, &args.files, &done, &refused);
    match refused.into_iter().next() {
        Some((_, problem)) => Err(problem),
        None => Ok(()),
    }
}

fn report(session: &Session, files: &[std::path::PathBuf], done: &[ReadDone], refused: &[(String, Problem)]) {
    if session.json {
        let refused: Vec<_> =
            refused.iter().map(|(file, why)| json!({"file": file, "problem": why})).collect();
        show::json(&json!({"read": done, "refused": refused}));
        return;
    }
    for one in done {
        print_done(one);
    }
    for (_, problem) in refused.iter().skip(1) {
        eprintln!("{problem}");
    }
    if files.len() > 1 {
        show::line(&format!("{} files: {} read, {} refused.", files.len(), done.len(), refused.len()));
    }
    if done.iter().any(|one| one.waiting > 0) {
        show::line("Next: amparo review");
    }
}

fn print_done(one: &ReadDone) {
    let again = if one.was_on_file { " (on file already; read again)" } else { "" };
    show::line(&format!("“{}” is source-{}{again}", one.title, one.source.short()));
    show::line(&format!("  {} claims proposed, {} wait for you", one.proposed, one.waiting));
    if let Some(interest) = &one.disclosed_interest {
        show::line(&show::wrapped(&format!("The authors disclose a tie to the case: {interest}"), 96, "  "));
    }
    for warning in &one.warnings {
        show::line(&format!("  Note: {warning}"));
    }
}

pub(super) fn name_of(file: &Path) -> String {
    file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The bytes of a file, never more than the reader takes.
pub(super) fn bytes_of(file: &Path) -> Result<Vec<u8>, Problem> {
    let cannot = |why: String| {
        Problem::input(
            format!("“{}” was not read. Nothing was saved.", name_of(file)),
            why,
            "Check the name and the rights on the file.",
        )
    };
    // Asked before opening: a pipe that nobody writes to would be waited for for ever.
    let meta = std::fs::metadata(file).map_err(|error| cannot(format!("{error}.")))?;
    if !meta.is_file() {
        let what = if meta.is_dir() { "It is a folder." } else { "It is not an ordinary file." };
        return Err(cannot(what.to_owned()));
    }
    let opened = File::open(file).map_err(|error| cannot(format!("{error}.")))?;
    take_bytes(opened, &Limits::default()).map_err(|error| match error {
        TakeError::Io(error) => cannot(format!("{error}.")),
        TakeError::Refused(_) => Problem::input(
            format!("“{}” was not read. Nothing was saved.", name_of(file)),
            format!(
                "The file is larger than {} MiB, the most that is read.",
                Limits::default().bytes_max >> 20
            ),
            "Split it, or save only the article, and read the parts.",
        ),
    })
}

pub(super) fn source_words(words: args::SourceWords) -> SourceWords {
    SourceWords {
        title: words.title,
        author: words.author,
        publisher: words.publisher,
        date: words.date,
        url: words.url,
        kind: words.kind.map(source_kind),
        language: words.language,
        interest: words.interest,
        rights: words.rights,
        credit: words.credit,
        copies: words.copies,
    }
}

fn source_kind(kind: args::SourceKind) -> SourceKind {
    match kind {
        args::SourceKind::Press => SourceKind::Press,
        args::SourceKind::Organisation => SourceKind::Organisation,
        args::SourceKind::Official => SourceKind::Official,
        args::SourceKind::Court => SourceKind::Court,
        args::SourceKind::Family => SourceKind::Family,
        args::SourceKind::Interview => SourceKind::Interview,
        args::SourceKind::Other => SourceKind::Other,
    }
}
