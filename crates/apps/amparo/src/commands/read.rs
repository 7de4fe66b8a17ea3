//! Reading documents into a case.

use std::fs::File;
use std::path::{Path, PathBuf};

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::ledger::source::SourceKind;
use amparo_casework::policy::Visible;
use amparo_casework::problem::{Problem, why_not};
use amparo_casework::read_document::{Document, PASTED, ReadDone, SourceWords, can_be_read};
use amparo_casework::read_parts::{PartDone, PartOutcome};
use amparo_casework::reader::{Limits, TakeError, take_bytes};
use amparo_casework::unread_documents::{Outcome, Unread, read_again, read_or_keep, unread, unread_named};
use serde_json::json;

use crate::args;
use crate::session::Session;
use crate::show;
use crate::terminal::{self, Stream};

pub(super) fn read(session: &Session, args: args::Read) -> Result<(), Problem> {
    if args.failed {
        return list_failed(session, args.which.case.as_deref());
    }
    if let Some(which) = &args.retry {
        return retry(session, which, args.which.case.as_deref());
    }
    let inputs = if args.paste { vec![PathBuf::from("-")] } else { args.files };
    let take = Take { words: source_words(args.words), received: received_words(args.received) };
    let mut pasted = None;
    let case = match &args.for_person {
        None => session.read_case(args.which.case.as_deref(), |_, case| Ok(case))?,
        Some(name) => {
            refuse_if_none_can_be_read(session, &inputs, &take, &mut pasted)?;
            let same_name = if args.another_person { SameName::AnotherPerson } else { SameName::Ask };
            session.write(|desk| open_case(desk, name, same_name))?
        }
    };
    let mut report = Report::default();
    for (place, input) in inputs.iter().enumerate() {
        progress(place, inputs.len(), &name_of(input));
        let read = take
            .document(input, &mut pasted)
            .and_then(|document| session.write(|desk| read_or_keep(desk, case, &document)));
        report.add(name_of(input), read.map(Visible::into_inner));
    }
    show::progress_done();
    report.finish(session)
}

/// What is said of every document of one command.
struct Take {
    words: SourceWords,
    received: ReceivedWords,
}

impl Take {
    /// A file, or the standard input, which can be read only once.
    fn document(&self, input: &Path, pasted: &mut Option<Vec<u8>>) -> Result<Document, Problem> {
        let (words, received) = (self.words.clone(), self.received.clone());
        if input != Path::new("-") {
            return Ok(Document { file_name: name_of(input), bytes: bytes_of(input)?, words, received });
        }
        let bytes = match pasted.take() {
            Some(bytes) => bytes,
            None => pasted_bytes()?,
        };
        *pasted = Some(bytes.clone());
        Ok(Document::pasted(bytes, words, received))
    }
}

fn pasted_bytes() -> Result<Vec<u8>, Problem> {
    if terminal::is_terminal(Stream::In) {
        show::note("Paste the text. End it with Ctrl-D on an empty line.");
    }
    take_bytes(terminal::input(), &Limits::default()).map_err(|error| {
        Problem::input(
            "The pasted text was not read. Nothing was saved.",
            format!("{error}."),
            "Paste less at once, or save the text as a file and read that.",
        )
    })
}

/// Documents that can all not be read must not leave an empty case behind.
fn refuse_if_none_can_be_read(
    session: &Session,
    inputs: &[PathBuf],
    take: &Take,
    pasted: &mut Option<Vec<u8>>,
) -> Result<(), Problem> {
    session.open()?;
    let mut first = None;
    for input in inputs {
        let document = take.document(input, pasted);
        match document.and_then(|document| session.read(|desk| can_be_read(desk, &document))) {
            Ok(()) => return Ok(()),
            Err(problem) => first = first.or(Some(problem)),
        }
    }
    first.map_or(Ok(()), Err)
}

fn list_failed(session: &Session, case: Option<&str>) -> Result<(), Problem> {
    let rows = session.read_case(case, unread)?;
    if session.json {
        show::json(&json!({"unread": rows}));
    } else if rows.is_empty() {
        show::line("Every document of this case was read.");
    } else {
        rows.iter().for_each(print_unread);
        let count = show::count(rows.len() as u64, "document", "documents");
        show::line(&format!("{count} could not be read. Their bytes are kept as they came."));
        show::line("Next: amparo read --retry");
    }
    Ok(())
}

fn print_unread(row: &Unread) {
    show::line(&format!("source-{}  {}", row.source.short(), row.file_name));
    show::line(&show::wrapped(&row.why, 92, "    "));
    show::line(&show::wrapped(&format!("Mend: {}", row.mend), 92, "    "));
    if let Some(last) = &row.last_tried {
        show::line(&format!("    {}, the last on {last}", show::count(row.tries.into(), "try", "tries")));
    }
}

fn retry(session: &Session, which: &str, case: Option<&str>) -> Result<(), Problem> {
    let (case, wanted) = session.read_case(case, |desk, case| {
        Ok((case, unread_named(desk, case, Some(which).filter(|which| *which != "all"))?))
    })?;
    if wanted.is_empty() && !session.json {
        show::line("Every document of this case was read.");
        return Ok(());
    }
    let mut report = Report::default();
    for (place, source) in wanted.iter().enumerate() {
        let name = format!("source-{}", source.short());
        progress(place, wanted.len(), &name);
        let read = session.write(|desk| read_again(desk, case, *source));
        report.add(name, read.map(Visible::into_inner));
    }
    show::progress_done();
    report.finish(session)
}

fn progress(place: usize, of: usize, name: &str) {
    if of > 1 {
        show::progress(&format!("Reading {} of {of}: {name}", place + 1));
    }
}

/// What became of each document: as many come out as went in.
#[derive(Default)]
struct Report {
    read: Vec<ReadDone>,
    kept: Vec<(Unread, Problem)>,
    refused: Vec<(String, Problem)>,
}

impl Report {
    fn add(&mut self, name: String, outcome: Result<Outcome, Problem>) {
        match outcome {
            Ok(Outcome::Read(done)) => self.read.push(done),
            Ok(Outcome::Kept { unread, problem }) => self.kept.push((unread, problem)),
            Err(problem) => self.refused.push((name, problem)),
        }
    }

    /// Prints it, and fails with the first problem where there is one.
    fn finish(self, session: &Session) -> Result<(), Problem> {
        let on_file = self.read.iter().filter(|done| done.was_on_file).count();
        let not_read = self.kept.len() + self.refused.len();
        let all = self.read.len() + not_read;
        if session.json {
            self.print_json(all, on_file);
        } else {
            self.print(all, on_file);
        }
        let problems =
            self.kept.into_iter().map(|(_, why)| why).chain(self.refused.into_iter().map(|(_, why)| why));
        problems.into_iter().next().map_or(Ok(()), Err)
    }

    fn print_json(&self, all: usize, on_file: usize) {
        let kept = self
            .kept
            .iter()
            .map(|(unread, why)| json!({"file": unread.file_name, "problem": why, "kept": unread}));
        let refused =
            self.refused.iter().map(|(file, why)| json!({"file": file, "problem": why, "kept": null}));
        let refused: Vec<_> = kept.chain(refused).collect();
        let counts = json!({
            "files": all,
            "read": self.read.len() - on_file,
            "on_file_already": on_file,
            "refused": refused.len(),
        });
        show::json(&json!({"read": self.read, "refused": refused, "counts": counts}));
    }

    fn print(&self, all: usize, on_file: usize) {
        self.read.iter().for_each(print_done);
        // The first problem is printed as the command's own.
        let problems = self.kept.iter().map(|(_, why)| why).chain(self.refused.iter().map(|(_, why)| why));
        for problem in problems.skip(1) {
            show::note(&problem.to_string());
        }
        if all > 1 {
            let not_read = self.kept.len() + self.refused.len();
            let again = if on_file > 0 { format!(", {on_file} on file already") } else { String::new() };
            let kept =
                if self.kept.is_empty() { String::new() } else { format!(" ({} kept)", self.kept.len()) };
            let read = self.read.len() - on_file;
            show::line(&format!("{all} files: {read} read, {not_read} refused{kept}{again}."));
        }
        if self.read.iter().any(|one| one.waiting > 0) {
            show::line("Next: amparo review");
        }
    }
}

fn print_done(one: &ReadDone) {
    let again = if one.was_on_file { " (on file already; read again)" } else { "" };
    show::line(&format!("“{}” is source-{}{again}", one.title, one.source.short()));
    show::line(&format!(
        "  {} proposed, {} for you",
        show::count(one.proposed as u64, "claim", "claims"),
        show::count(one.waiting as u64, "waits", "wait")
    ));
    if let Some(interest) = &one.disclosed_interest {
        show::line(&show::wrapped(&format!("The authors disclose a tie to the case: {interest}"), 96, "  "));
    }
    for warning in &one.warnings {
        show::line(&format!("  Note: {warning}"));
    }
    one.parts.iter().for_each(|part| print_part(part, 1));
}

/// A document that lies in another, and those that lie in it.
fn print_part(part: &PartDone, depth: usize) {
    let lead = "  ".repeat(depth);
    let name = format!("{lead}{} “{}”", part.path, part.name);
    match &part.outcome {
        PartOutcome::Read(done) => {
            let waits = show::count(done.waiting as u64, "claim waits", "claims wait");
            show::line(&format!("{name}: source-{}, {waits} for you", done.source.short()));
            for warning in &done.warnings {
                show::line(&show::wrapped(&format!("Note: {warning}"), 96, &format!("{lead}  ")));
            }
            done.parts.iter().for_each(|inner| print_part(inner, depth + 1));
        }
        PartOutcome::Kept(unread) => {
            show::line(&format!("{name}: kept unread as source-{}. {}", unread.source.short(), unread.why));
        }
        PartOutcome::Refused { why } => show::line(&format!("{name}: refused. {why}")),
    }
}

pub(super) fn name_of(file: &Path) -> String {
    if file == Path::new("-") {
        return PASTED.to_owned();
    }
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
    let path = terminal::path(file);
    let meta = std::fs::metadata(&path).map_err(|error| cannot(why_not(&error)))?;
    if !meta.is_file() {
        let what = if meta.is_dir() {
            "It is a folder, and files are read one by one: name those in it."
        } else {
            "It is not an ordinary file."
        };
        return Err(cannot(what.to_owned()));
    }
    let opened = File::open(&path).map_err(|error| cannot(why_not(&error)))?;
    take_bytes(opened, &Limits::default()).map_err(|error| match error {
        TakeError::Io(error) => cannot(why_not(&error)),
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

pub(super) fn received_words(words: args::ReceivedWords) -> ReceivedWords {
    ReceivedWords {
        from: words.received_from,
        how: words.received_how,
        on: words.received_on,
        media_type: words.received_type,
    }
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
