//! Long work: it goes on while the page that shows how far it is comes anew by itself, or by hand. Between two batches
//! others can work at the desk.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use amparo_casework::bring_in::{Answers, Bringing, HowToBring, Mapping, SheetFile, Undoing, drop_waiting};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort};
use askama::Template;
use axum::http::{HeaderName, HeaderValue};

use crate::answer::{Answer, Fail, page};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};

/// How far a work is.
#[derive(Clone)]
enum Stands {
    Checking { done: u64, all: u64 },
    Writing { done: u64, all: u64 },
    Brought(Box<amparo_casework::bring_in::Brought>),
    Undone(Box<(amparo_casework::bring_in::Import, amparo_casework::bring_in::Undone)>),
    Failed(Box<Problem>),
}

impl Stands {
    fn is_over(&self) -> bool {
        matches!(self, Self::Brought(_) | Self::Undone(_) | Self::Failed(_))
    }
}

/// A work of one member.
struct Job {
    member: MemberId,
    stands: Stands,
}

/// How many works are remembered after they ended.
const REMEMBERED: usize = 100;

static JOBS: LazyLock<Mutex<BTreeMap<String, Job>>> = LazyLock::new(Mutex::default);

fn jobs() -> MutexGuard<'static, BTreeMap<String, Job>> {
    JOBS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn set(id: &str, stands: Stands) {
    if let Some(job) = jobs().get_mut(id) {
        job.stands = stands;
    }
}

/// Begins a work under this name, on a thread of its own, and says where its page is.
fn begin(
    ask: &Ask,
    id: String,
    work: impl FnOnce(&Office, MemberId, &str) -> Result<Stands, Problem> + Send + 'static,
) -> Result<String, Fail> {
    let (office, member) = (ask.office()?.clone(), ask.member()?);
    let path = format!("/bring-in/progress/{id}");
    {
        let mut jobs = jobs();
        if jobs.get(&id).is_some_and(|job| !job.stands.is_over()) {
            return Ok(path);
        }
        while jobs.len() >= REMEMBERED {
            let over = jobs.iter().find(|(_, job)| job.stands.is_over()).map(|(id, _)| id.clone());
            let Some(over) = over else { break };
            jobs.remove(&over);
        }
        jobs.insert(id.clone(), Job { member, stands: Stands::Checking { done: 0, all: 0 } });
    }
    let thread = std::thread::Builder::new().name("bring-in".to_owned());
    let begun = thread.spawn(move || {
        let stands = work(&office, member, &id).unwrap_or_else(|problem| Stands::Failed(Box::new(problem)));
        set(&id, stands);
    });
    begun.map(|_| path).map_err(|error| {
        let mend = "End other programs and send the form again.";
        Problem::new(Sort::System, "The work was not begun. Nothing was saved.", error.to_string(), mend)
            .into()
    })
}

/// Brings a sheet in.
pub(super) fn bring(
    ask: &Ask,
    sheet: &str,
    file: SheetFile,
    mapping: Mapping,
    answers: Answers,
    how: HowToBring,
) -> Result<String, Fail> {
    begin(ask, sheet.to_owned(), move |office, member, id| {
        let mut bringing = office.read(member, |desk| {
            let progress = &mut |done, all| set(id, Stands::Checking { done, all });
            Bringing::new(desk, &file, &mapping, &answers, how, progress)
        })?;
        loop {
            set(id, Stands::Writing { done: bringing.done(), all: bringing.all() });
            let brought = office.write(member, |desk| bringing.step(desk, &file))?;
            if let Some(brought) = brought {
                office.write(member, |desk| drop_waiting(desk, id))?;
                return Ok(Stands::Brought(Box::new(brought.into_inner())));
            }
        }
    })
}

/// Takes an import back.
pub(super) fn undo(ask: &Ask, mut undoing: Undoing) -> Result<String, Fail> {
    let id = format!("undo-{}", undoing.import());
    begin(ask, id, move |office, member, id| {
        loop {
            set(id, Stands::Writing { done: undoing.done(), all: undoing.all() });
            if let Some(undone) = office.write(member, |desk| undoing.step(desk))? {
                return Ok(Stands::Undone(Box::new(undone.into_inner())));
            }
        }
    })
}

#[derive(Template)]
#[template(path = "bring_in/progress.html")]
struct ProgressPage {
    frame: Frame,
    stands: Stands,
    is_over: bool,
}

impl ProgressPage {
    fn rows(rows: &[u32]) -> String {
        let mut text = rows.iter().take(100).map(u32::to_string).collect::<Vec<_>>().join(", ");
        if rows.len() > 100 {
            text.push_str(" …");
        }
        text
    }

    fn counts(&self, import: &amparo_casework::bring_in::Import) -> String {
        let t = self.frame.t;
        t.with_all(
            "bring-counts",
            &[
                ("in", &t.number(import.rows_in)),
                ("new", &t.number(import.new)),
                ("updates", &t.number(import.updates)),
                ("unchanged", &t.number(import.unchanged)),
                ("questions", &t.number(import.questions)),
                ("refused", &t.number(import.refused)),
            ],
        )
    }
}

pub(super) fn show(ask: &Ask) -> Answer {
    let member = ask.member()?;
    let stands =
        jobs().get(ask.param("job")).filter(|job| job.member == member).map(|job| job.stands.clone());
    let stands = stands.ok_or(Fail::Absent)?;
    let is_over = stands.is_over();
    let frame = Frame::new(ask, Room::BringIn, ask.t.say("bring-progress-title"));
    let mut response = page(&ProgressPage { frame, stands, is_over })?;
    if !is_over {
        // The page comes anew by itself, without a script.
        response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static("2"));
    }
    Ok(response)
}
