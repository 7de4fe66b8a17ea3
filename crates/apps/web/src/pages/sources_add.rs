//! Bringing documents into a case: several files at once, or pasted text. Every file is accounted for: read, kept although
//! it could not be read, or refused with the reason.
//!
//! Files arrive sealed on the disk, piece by piece, before anything is read or saved: an upload that is cut off leaves
//! nothing. Each is then read in the child process while the desk is free for others.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::ledger::ids::{CaseId, MemberId, SourceId};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::read_document::Document;
use amparo_casework::reading_room::open_source;
use amparo_casework::unread_documents::{Arriving, Outcome, prepare, read_again, take_in};
use askama::Template;
use axum::body::HttpBody;
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::fields::{Fields, foreign};
use crate::once;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::claims::to_show;
use crate::pages::claims_form::Choice;
use crate::pages::frame::Frame;
use crate::pages::source_words::{AboutSource, said};
use crate::pages::sources::kind_choices;
use crate::routes::{Gate, Route, get, post, post_files};
use crate::upload::{FILE_BYTES, Part as Sent};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/sources/add", Gate::May(Action::ReadDocument), form),
    post_files("/cases/{case}/sources/add", Gate::May(Action::ReadDocument), add),
    post("/cases/{case}/sources/paste", Gate::May(Action::ReadDocument), paste),
    post("/cases/{case}/sources/{source}/retry", Gate::May(Action::ReadDocument), retry),
];

/// The most files of one form.
const FILES_MAX: usize = 20;
/// The most that one form sends, all files together.
const FORM_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// For so long a form that was refused is let go by, so that the browser hears why.
const LET_GO_BY: Duration = Duration::from_secs(20);

/// What became of one file.
#[derive(Debug, Clone)]
pub(crate) struct FileOutcome {
    pub(crate) name: String,
    pub(crate) state: FileState,
}

/// See [`FileOutcome`].
#[derive(Debug, Clone)]
pub(crate) enum FileState {
    Read { source: SourceId, title: String, waiting: usize, was_on_file: bool, warnings: Vec<String> },
    Kept { source: SourceId, why: String, mend: String },
    Refused(Problem),
}

impl FileOutcome {
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.state, FileState::Read { .. })
    }

    pub(crate) fn is_kept(&self) -> bool {
        matches!(self.state, FileState::Kept { .. })
    }
}

/// What became of the files that were brought in last: shown to whoever brought them, after the browser went on.
#[derive(Default)]
pub(crate) struct Outcomes(Mutex<VecDeque<Brought>>);

struct Brought {
    word: String,
    by: MemberId,
    case: CaseId,
    outcomes: Vec<FileOutcome>,
}

impl Outcomes {
    const KEPT: usize = 64;

    fn keep(&self, by: MemberId, case: CaseId, outcomes: Vec<FileOutcome>) -> String {
        let word = once::word();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() == Self::KEPT {
            all.pop_front();
        }
        all.push_back(Brought { word: word.clone(), by, case, outcomes });
        word
    }

    pub(crate) fn of(&self, word: &str, member: MemberId, case: CaseId) -> Vec<FileOutcome> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.iter().find(|one| one.word == word && one.by == member && one.case == case);
        found.map(|one| one.outcomes.clone()).unwrap_or_default()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// What a person says of the documents, all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub(crate) about: AboutSource,
    pub(crate) from: String,
    pub(crate) how: String,
    pub(crate) on: String,
    pub(crate) text: String,
    once: String,
}

impl Said {
    fn of(sent: &Fields) -> Result<Self, Problem> {
        let mut said = Self::default();
        for (name, value) in sent.iter() {
            said.take(name, value.to_owned())?;
        }
        Ok(said)
    }

    fn take(&mut self, name: &str, value: String) -> Result<(), Problem> {
        let place = match name {
            "from" => &mut self.from,
            "how" => &mut self.how,
            "on" => &mut self.on,
            "text" => &mut self.text,
            "once" => &mut self.once,
            _ => self.about.place_of(name).ok_or_else(|| foreign(name))?,
        };
        *place = value;
        Ok(())
    }

    fn received(&self) -> ReceivedWords {
        ReceivedWords { from: said(&self.from), how: said(&self.how), on: said(&self.on), media_type: None }
    }
}

#[derive(Template)]
#[template(path = "sources/add.html")]
struct AddPage {
    frame: Frame,
    case: CaseFrame,
    said: Said,
    kinds: Vec<Choice>,
    once: String,
    file_mib: u64,
    files_max: usize,
    wrong: Option<Problem>,
}

fn form(ask: &Ask) -> Answer {
    show(ask, StatusCode::OK, Said::default(), None)
}

fn show(ask: &Ask, status: StatusCode, said: Said, wrong: Option<Problem>) -> Answer {
    let case = CaseFrame::new(ask, Part::Sources)?;
    let template = AddPage {
        frame: case.page(ask, Part::Sources),
        case,
        kinds: kind_choices(ask.t, &said.about.kind),
        once: once::word(),
        said,
        file_mib: FILE_BYTES >> 20,
        files_max: FILES_MAX,
        wrong,
    };
    page_with(status, &template)
}

fn add(ask: &Ask) -> Answer {
    let length = ask.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if let Some(problem) = length.and_then(too_large) {
        let_go_by(ask);
        return show(ask, StatusCode::PAYLOAD_TOO_LARGE, Said::default(), Some(problem));
    }
    let mut said = Said::default();
    let mut files: Vec<(String, Arriving)> = Vec::new();
    let folder = ask.app.folder().to_owned();
    let arrived = ask.upload(|part| match part {
        Sent::Text(name, value) => said.take(&name, value),
        Sent::File(_, name, mut pieces) => {
            let mut arriving = Arriving::begin(&folder)?;
            while let Some(piece) = pieces.next_piece()? {
                arriving.take(&piece)?;
            }
            // A browser sends an empty part where no file was chosen.
            if !name.is_empty() || arriving.length() > 0 {
                files.push((name, arriving));
            }
            if files.len() > FILES_MAX { Err(too_many()) } else { Ok(()) }
        }
    });
    if let Err(fail) = arrived {
        let problem = to_show(fail)?;
        return show(ask, crate::answer::status_of(problem.sort), said, Some(problem));
    }
    if files.is_empty() {
        return show(ask, StatusCode::UNPROCESSABLE_ENTITY, said, Some(no_file()));
    }
    let word = said.once.clone();
    ask.once(&word, || {
        let case = ask.case()?;
        let title = if files.len() == 1 { said.about.title.clone() } else { String::new() };
        let said = Said { about: AboutSource { title, ..said.about }, ..said };
        let mut outcomes = Vec::with_capacity(files.len());
        for (name, mut arriving) in files {
            let bytes = arriving.whole();
            drop(arriving);
            let state = match bytes.map_err(Fail::from).and_then(|bytes| take(ask, case, &name, bytes, &said))
            {
                Ok(state) => state,
                Err(fail) => FileState::Refused(to_show(fail)?),
            };
            outcomes.push(FileOutcome { name, state });
        }
        let word = ask.app.outcomes().keep(ask.member()?, case, outcomes);
        see_other(&format!("/cases/{case}/sources?added={word}"))
    })
}

/// What is longer than any form of ours may be is known before the first byte of it is read.
fn too_large(length: u64) -> Option<Problem> {
    (length > FORM_BYTES_MAX).then(|| {
        Problem::input(
            "The files were not taken. Nothing was saved.",
            format!(
                "Together they have {} MiB; one form takes {} MiB, and no file more than {} MiB.",
                length >> 20,
                FORM_BYTES_MAX >> 20,
                FILE_BYTES >> 20
            ),
            "Send fewer at once, or bring them in with the command line (amparo read), which takes larger files.",
        )
    })
}

/// Most browsers show an answer only when all they sent was taken. It is taken, for a while, and dropped.
fn let_go_by(ask: &Ask) {
    let Some(request) = ask.body() else { return };
    let mut body = request.into_body();
    let rest = async {
        while let Some(Ok(_)) = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
        {
        }
    };
    let runtime = tokio::runtime::Handle::current();
    drop(runtime.block_on(async { tokio::time::timeout(LET_GO_BY, rest).await }));
}

fn too_many() -> Problem {
    Problem::input(
        "The files were not taken. Nothing was saved.",
        format!("There are more than {FILES_MAX}."),
        "Send them in several goes.",
    )
}

fn no_file() -> Problem {
    Problem::input(
        "Nothing was brought in. Nothing was saved.",
        "No file was chosen.",
        "Choose one or more files, or paste the text.",
    )
}

/// Reads a document while the desk is free, then takes it in.
fn take(ask: &Ask, case: CaseId, name: &str, bytes: Vec<u8>, said: &Said) -> Result<FileState, Fail> {
    let document = Document {
        file_name: name.to_owned(),
        bytes,
        words: said.about.words(),
        received: said.received(),
        ..Document::default()
    };
    take_document(ask, case, &document)
}

fn take_document(ask: &Ask, case: CaseId, document: &Document) -> Result<FileState, Fail> {
    let prepared = ask.read(|desk| prepare(desk, case, &document.words))?;
    let gave = prepared.read(document);
    let outcome = ask.write(|desk| take_in(desk, case, document, gave))?.into_inner();
    Ok(state_of(outcome))
}

fn state_of(outcome: Outcome) -> FileState {
    match outcome {
        Outcome::Read(done) => FileState::Read {
            source: done.source,
            title: done.title,
            waiting: done.waiting,
            was_on_file: done.was_on_file,
            warnings: done.warnings,
        },
        Outcome::Kept { unread, .. } => {
            FileState::Kept { source: unread.source, why: unread.why, mend: unread.mend }
        }
    }
}

/// Text that was pasted: read at once, and opened.
fn paste(ask: &Ask) -> Answer {
    let said = Said::of(ask.fields())?;
    let case = ask.case()?;
    let word = said.once.clone();
    ask.once(&word, || {
        let document = Document::pasted(said.text.clone().into_bytes(), said.about.words(), said.received());
        match take_document(ask, case, &document) {
            Ok(FileState::Read { source, waiting, .. }) => {
                ask.write(|desk| open_source(desk, case, source))?;
                ask.say_next(ask.t.count("sources-pasted", waiting));
                see_other(&format!("/cases/{case}/reading/{source}"))
            }
            Ok(FileState::Kept { source, .. }) => see_other(&format!("/cases/{case}/sources/{source}")),
            Ok(FileState::Refused(problem)) => {
                show(ask, StatusCode::UNPROCESSABLE_ENTITY, said, Some(problem))
            }
            Err(fail) => {
                let problem = to_show(fail)?;
                show(ask, StatusCode::UNPROCESSABLE_ENTITY, said, Some(problem))
            }
        }
    })
}

/// Tries a document again that could not be read.
fn retry(ask: &Ask) -> Answer {
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let outcome = ask.write(|desk| {
        let all = amparo_casework::unread_documents::unread(desk, case)?;
        if all.iter().any(|row| row.source == source) {
            return read_again(desk, case, source).map(Some);
        }
        Ok(None)
    })?;
    let Some(outcome) = outcome else { return see_other(&format!("/cases/{case}/sources/{source}")) };
    let state = state_of(outcome.into_inner());
    match &state {
        FileState::Read { waiting, .. } => ask.say_next(ask.t.count("sources-read-at-last", *waiting)),
        FileState::Kept { why, .. } => ask.tell_next(format!("It could not be read again: {why}")),
        FileState::Refused(problem) => ask.tell_next(problem.what.clone()),
    }
    see_other(&format!("/cases/{case}/sources/{source}"))
}
