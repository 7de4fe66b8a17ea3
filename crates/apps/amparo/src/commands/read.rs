//! Reading documents into a case.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::ledger::ids::CaseId;
use amparo_casework::ledger::source::{Hash32, SourceKind};
use amparo_casework::policy::Visible;
use amparo_casework::problem::{Problem, why_not};
use amparo_casework::read_document::{Document, PASTED, SourceWords, can_be_read};
use amparo_casework::read_many::{OnFile, in_order, on_file, readers_at_once};
use amparo_casework::reader::{Limits, TakeError, take_bytes};
use amparo_casework::unread_documents::{Unread, prepare, read_again, take_in, unread, unread_named};
use serde_json::json;

use super::folder::{Input, PassedOver, inputs_of};
use super::read_report::Report;
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
    let typed = if args.paste { vec![PathBuf::from("-")] } else { args.files };
    let (inputs, passed_over) = inputs_of(typed)?;
    if inputs.is_empty() {
        return Err(Problem::input(
            "Nothing was read.",
            "The folder holds no files that could be documents.",
            "Name another folder, or the files themselves.",
        ));
    }
    let at_once = args.at_once.map_or_else(readers_at_once, usize::from);
    let take = Take {
        words: source_words(args.words),
        received: received_words(args.received),
        picture_languages: args.ocr_languages,
    };
    let mut pasted = None;
    let case = match &args.for_person {
        None => session.read_case(args.which.case.as_deref(), |_, case| Ok(case))?,
        Some(name) => {
            refuse_if_none_can_be_read(session, &inputs, &take, &mut pasted)?;
            let same_name = if args.another_person { SameName::AnotherPerson } else { SameName::Ask };
            session.write(|desk| open_case(desk, name, same_name))?
        }
    };
    let mut report = Report::of(inputs.iter().any(|input| input.found), passed_over);
    read_all(session, case, &inputs, (&take, &mut pasted), at_once, &mut report)?;
    report.finish(session)
}

/// What stands before a document is read.
enum Task {
    Read(Document),
    /// The bytes came before in the same run: what becomes of them is known once those have landed.
    Again(Document),
    OnFile(OnFile),
    CannotBeTaken(Problem),
}

fn read_all(
    session: &Session,
    case: CaseId,
    inputs: &[Input],
    (take, pasted): (&Take, &mut Option<Vec<u8>>),
    at_once: usize,
    report: &mut Report,
) -> Result<(), Problem> {
    let prepared = session.read(|desk| prepare(desk, case, &take.words))?;
    let progress = Progress::of(inputs.len());
    let mut here = BTreeSet::new();
    let mut to_take = inputs.iter();
    let next = || {
        let input = to_take.next()?;
        let task = take.document(&input.path, pasted).and_then(|document| {
            if !input.found {
                return Ok(Task::Read(document));
            }
            if !here.insert(Hash32::of(&document.bytes)) {
                return Ok(Task::Again(document));
            }
            let known = session.read(|desk| on_file(desk, case, &document.bytes))?.into_inner();
            Ok(if known == OnFile::Not { Task::Read(document) } else { Task::OnFile(known) })
        });
        Some((input, task.unwrap_or_else(Task::CannotBeTaken)))
    };
    let weigh = |(_, task): &(&Input, Task)| match task {
        Task::Read(document) | Task::Again(document) => document.bytes.len() as u64,
        Task::OnFile(_) | Task::CannotBeTaken(_) => 0,
    };
    let work = |(_, task): &(&Input, Task)| match task {
        Task::Read(document) => Some(prepared.read(document)),
        Task::Again(_) | Task::OnFile(_) | Task::CannotBeTaken(_) => None,
    };
    in_order(at_once, next, weigh, work, |(input, task), gave| {
        let name = if input.found { input.path.display().to_string() } else { name_of(&input.path) };
        match task {
            Task::CannotBeTaken(problem) => report.add(name.clone(), Err(problem)),
            Task::OnFile(known) => report.add_on_file(known),
            Task::Read(document) | Task::Again(document) => {
                // Asked once more: the same bytes may have landed meanwhile, as a file or in a letter.
                let known = if input.found {
                    session.read(|desk| on_file(desk, case, &document.bytes)).map(Visible::into_inner)
                } else {
                    Ok(OnFile::Not)
                };
                match known {
                    Ok(OnFile::Not) => {
                        // Not read yet where the first of the same bytes did not land: then this one says why.
                        let gave = gave.unwrap_or_else(|| prepared.read(&document));
                        let landed = session.write(|desk| take_in(desk, case, &document, gave));
                        report.add(name.clone(), landed.map(Visible::into_inner));
                    }
                    Ok(known) => report.add_on_file(known),
                    Err(problem) => report.add(name.clone(), Err(problem)),
                }
            }
        }
        progress.show(report.count(), &name);
    });
    show::progress_done();
    Ok(())
}

/// What is said of every document of one command.
struct Take {
    words: SourceWords,
    received: ReceivedWords,
    picture_languages: Option<String>,
}

impl Take {
    /// A file, or the standard input, which can be read only once.
    fn document(&self, input: &Path, pasted: &mut Option<Vec<u8>>) -> Result<Document, Problem> {
        let (words, received) = (self.words.clone(), self.received.clone());
        if input != Path::new("-") {
            let picture_languages = self.picture_languages.clone();
            let (file_name, bytes) = (name_of(input), bytes_of(input)?);
            return Ok(Document { file_name, bytes, words, received, picture_languages });
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
    inputs: &[Input],
    take: &Take,
    pasted: &mut Option<Vec<u8>>,
) -> Result<(), Problem> {
    session.open()?;
    let mut first = None;
    for input in inputs {
        let document = take.document(&input.path, pasted);
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
    let mut report = Report::of(false, PassedOver::default());
    let progress = Progress::of(wanted.len());
    for source in &wanted {
        let name = format!("source-{}", source.short());
        progress.show(report.count(), &name);
        let read = session.write(|desk| read_again(desk, case, *source));
        report.add(name, read.map(Visible::into_inner));
    }
    show::progress_done();
    report.finish(session)
}

/// How far it is, on one line over and over.
struct Progress {
    of: usize,
    began: Instant,
}

impl Progress {
    fn of(of: usize) -> Self {
        Self { of, began: Instant::now() }
    }

    fn show(&self, done: usize, name: &str) {
        if self.of > 1 {
            let said = how_far(done, self.of, self.began.elapsed().as_secs_f64());
            show::progress(&format!("{said}: {name}"));
        }
    }
}

/// How many of how many, how many a second, and how long the rest may take; `name` is last.
fn how_far(done: usize, of: usize, seconds: f64) -> String {
    let is_known = done > 0 && done < of && seconds >= 1.0;
    let of_each = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    if !is_known {
        return format!("Read {done} of {of}");
    }
    let rate = of_each(done) / seconds;
    let left = Duration::from_secs_f64((of_each(of - done) / rate).min(1e9)).as_secs();
    let left = match left {
        0..60 => format!("{left} s"),
        60..3600 => format!("{} min {} s", left / 60, left % 60),
        _ => format!("{} h {} min", left / 3600, left % 3600 / 60),
    };
    format!("Read {done} of {of} ({rate:.1} a second, about {left} left)")
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
        let what = if meta.is_dir() { "It is a folder." } else { "It is not an ordinary file." };
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

#[cfg(test)]
mod tests {
    use super::how_far;

    #[test]
    fn the_rate_and_the_time_left_are_said_once_they_are_known() {
        for (done, of, seconds, said) in [
            (0, 1000, 0.0, "Read 0 of 1000"),
            (3, 1000, 0.5, "Read 3 of 1000"),
            (100, 1000, 10.0, "Read 100 of 1000 (10.0 a second, about 1 min 30 s left)"),
            (990, 1000, 99.0, "Read 990 of 1000 (10.0 a second, about 1 s left)"),
            (10, 1000, 100.0, "Read 10 of 1000 (0.1 a second, about 2 h 45 min left)"),
            (1000, 1000, 100.0, "Read 1000 of 1000"),
        ] {
            assert_eq!(how_far(done, of, seconds), said);
        }
    }
}
