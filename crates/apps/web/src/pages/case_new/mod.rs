//! Starting a case: from a name, from a document, from pasted text. Whose case it is, and whether somebody of the same name
//! is the same person, is answered on a page.
//!
//! A document that belongs to no case yet is held, sealed on the disk under a key that only this process knows, until
//! somebody says whose case it is. It is forgotten after half an hour, when the desk is locked, and when the process ends.

#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use amparo_casework::cases::{SameName, open_case};
use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::ledger::ids::{CaseId, MemberId};
use amparo_casework::policy::{Action, Visible};
use amparo_casework::problem::Problem;
use amparo_casework::read_document::{Document, PASTED};
use amparo_casework::reading_room::open_source;
use amparo_casework::start_case::{CalledAlike, Suggested, called_alike, ready_to_look};
use amparo_casework::unread_documents::{Arriving, Outcome, prepare, take_in};
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, page, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::fields::{Fields, foreign};
use crate::once;
use crate::pages::claims_form::Choice;
use crate::pages::frame::{Frame, Room};
use crate::pages::source_words::AboutSource;
use crate::pages::sources::kind_choices;
use crate::routes::{Gate, Route, get, post, post_files};
use crate::upload::{FILE_BYTES, Part};

const OPEN: Gate = Gate::May(Action::OpenCase);

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/new", OPEN, form),
    post("/cases/new", OPEN, by_name),
    post_files("/cases/new/document", OPEN, by_document),
    post("/cases/new/text", OPEN, by_text),
    get("/cases/new/{held}", OPEN, whose),
    post("/cases/new/{held}", OPEN, whose_now),
];

/// For so long a document is held that belongs to no case yet.
const HELD_FOR: Duration = Duration::from_mins(30);
/// How many are held at once, all members together.
const HELD_MAX: usize = 16;

/// Documents that belong to no case yet.
#[derive(Default)]
pub(crate) struct Held(Mutex<Vec<One>>);

struct One {
    word: String,
    member: MemberId,
    at: Instant,
    file_name: String,
    bytes: Arriving,
    said: Said,
    suggested: Suggested,
}

impl Held {
    fn with<T>(&self, then: impl FnOnce(&mut Vec<One>) -> T) -> T {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|one| one.at.elapsed() < HELD_FOR);
        then(&mut held)
    }

    fn hold(&self, one: One) -> String {
        let word = one.word.clone();
        self.with(|held| {
            if held.len() == HELD_MAX {
                held.remove(0);
            }
            held.push(one);
        });
        word
    }

    fn take(&self, word: &str, member: MemberId) -> Option<One> {
        self.with(|held| {
            let at = held.iter().position(|one| one.word == word && one.member == member)?;
            Some(held.remove(at))
        })
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.with(Vec::clear);
    }
}

/// What a person typed.
#[derive(Debug, Clone, Default)]
struct Said {
    name: String,
    about: AboutSource,
    text: String,
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
            "name" => &mut self.name,
            "text" => &mut self.text,
            "once" => &mut self.once,
            _ => self.about.place_of(name).ok_or_else(|| foreign(name))?,
        };
        *place = value;
        Ok(())
    }
}

/// Which of the three forms is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Name,
    Document,
    Text,
}

#[derive(Template)]
#[template(path = "case/new.html")]
struct NewPage {
    frame: Frame,
    problem: Option<Problem>,
    from: From,
    said: Said,
    kinds: Vec<Choice>,
    once: String,
    file_mib: u64,
}

pub(crate) fn form(ask: &Ask) -> Answer {
    show(ask, StatusCode::OK, From::Document, Said::default(), None)
}

fn show(ask: &Ask, status: StatusCode, from: From, said: Said, problem: Option<Problem>) -> Answer {
    let frame = Frame::new(ask, Room::Cases, ask.t.say("case-new-title"));
    let kinds = kind_choices(ask.t, &said.about.kind);
    let once = once::word();
    page_with(status, &NewPage { frame, problem, from, said, kinds, once, file_mib: FILE_BYTES >> 20 })
}

/// Shows the form again with what was typed, where a person can mend it.
fn again(ask: &Ask, from: From, said: Said, fail: Fail) -> Answer {
    match fail {
        Fail::Problem(problem) => show(ask, status_of(problem.sort), from, said, Some(*problem)),
        other => Err(other),
    }
}

/// Whom a name means where somebody is called so already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    /// Nobody was asked yet.
    Ask,
    Another,
    Same(CaseId),
}

impl Whom {
    fn of(text: Option<&str>) -> Result<Self, Fail> {
        match text.unwrap_or_default() {
            "" => Ok(Self::Ask),
            "another" => Ok(Self::Another),
            case => case.parse().map(Self::Same).map_err(|_| Fail::Absent),
        }
    }
}

#[derive(Template)]
#[template(path = "case/alike.html")]
struct AlikePage {
    frame: Frame,
    name: String,
    from: Option<String>,
    action: String,
    once: String,
    alike: Vec<CalledAlike>,
    /// Whoever looks may also add the document to that case.
    may_join: Vec<bool>,
}

/// Finds the case that the name means or opens one; `Ok(Err(…))` is the question which of them it is.
fn settle(ask: &Ask, name: &str, whom: Whom) -> Result<Result<CaseId, Vec<CalledAlike>>, Fail> {
    match whom {
        Whom::Same(case) => Ok(Ok(case)),
        Whom::Another => Ok(Ok(ask.write(|desk| open_case(desk, name, SameName::AnotherPerson))?)),
        Whom::Ask => {
            if !name.trim().is_empty() {
                let alike = ask.read(|desk| called_alike(desk, name)).map(Visible::into_inner)?;
                if !alike.is_empty() {
                    return Ok(Err(alike));
                }
            }
            Ok(Ok(ask.write(|desk| open_case(desk, name, SameName::Ask))?))
        }
    }
}

fn which(
    ask: &Ask,
    name: &str,
    from: Option<String>,
    action: String,
    alike: Vec<CalledAlike>,
    joins: Action,
) -> Answer {
    let frame = Frame::new(ask, Room::Cases, ask.t.say("case-new-alike-title"));
    let may_join = alike.iter().map(|one| ask.may(joins, Some(one.case))).collect();
    let (name, once) = (name.to_owned(), once::word());
    page_with(StatusCode::CONFLICT, &AlikePage { frame, name, from, action, once, alike, may_join })
}

fn by_name(ask: &Ask) -> Answer {
    let mut sent = ask.fields().clone();
    let whom = Whom::of(sent.take("whom").as_deref())?;
    let said = Said::of(&sent)?;
    let word = said.once.clone();
    ask.once(&word, || match settle(ask, &said.name, whom) {
        Ok(Ok(case)) => {
            if whom == Whom::Ask || whom == Whom::Another {
                ask.say_next(ask.t.with("case-new-opened", "name", said.name.trim()));
            }
            see_other(&format!("/cases/{case}"))
        }
        Ok(Err(alike)) => which(ask, &said.name, None, "/cases/new".to_owned(), alike, Action::SeeCase),
        Err(fail) => again(ask, From::Name, said, fail),
    })
}

fn by_document(ask: &Ask) -> Answer {
    let mut said = Said::default();
    let mut file: Option<(String, Arriving)> = None;
    let folder = ask.app.folder().to_owned();
    let arrived = ask.upload(|part| match part {
        Part::Text(name, value) => said.take(&name, value),
        Part::File(_, name, mut pieces) => {
            let mut arriving = Arriving::begin(&folder)?;
            while let Some(piece) = pieces.next_piece()? {
                arriving.take(&piece)?;
            }
            // A browser sends an empty part where no file was chosen.
            if !name.is_empty() || arriving.length() > 0 {
                file = Some((name, arriving));
            }
            Ok(())
        }
    });
    if let Err(fail) = arrived {
        return again(ask, From::Document, said, fail);
    }
    let Some((file_name, bytes)) = file else {
        let problem = Problem::input(
            "No case was opened. Nothing was saved.",
            "No file was chosen.",
            "Choose the document, or paste its text.",
        );
        return again(ask, From::Document, said, problem.into());
    };
    begin(ask, From::Document, said, file_name, bytes)
}

fn by_text(ask: &Ask) -> Answer {
    let said = Said::of(ask.fields())?;
    if said.text.trim().is_empty() {
        let problem = Problem::input(
            "No case was opened. Nothing was saved.",
            "The text is empty.",
            "Paste the text, or choose a document.",
        );
        return again(ask, From::Text, said, problem.into());
    }
    let arriving = Arriving::begin(ask.app.folder()).and_then(|mut arriving| {
        arriving.take(said.text.as_bytes())?;
        Ok(arriving)
    });
    match arriving {
        Ok(bytes) => begin(ask, From::Text, said, PASTED.to_owned(), bytes),
        Err(problem) => again(ask, From::Text, said, problem.into()),
    }
}

/// A document came. Where nobody says whose case it is, it is looked into and held.
fn begin(ask: &Ask, from: From, said: Said, file_name: String, bytes: Arriving) -> Answer {
    let word = said.once.clone();
    ask.once(&word, || {
        let mut one = One {
            word: once::word(),
            member: ask.member()?,
            at: Instant::now(),
            file_name,
            bytes,
            said: said.clone(),
            suggested: Suggested::default(),
        };
        let name = said.name.trim().to_owned();
        let looked = if name.is_empty() { look(ask, &mut one).map(|()| None) } else { Ok(Some(name)) };
        match looked {
            Ok(None) => {
                let word = ask.app.held().hold(one);
                see_other(&format!("/cases/new/{word}"))
            }
            Ok(Some(name)) => go_on(ask, one, &name, Whom::Ask).or_else(|fail| again(ask, from, said, fail)),
            Err(fail) => again(ask, from, said, fail),
        }
    })
}

/// Looks into the document while the desk is free.
fn look(ask: &Ask, one: &mut One) -> Result<(), Fail> {
    let looker = ask.read(|desk| ready_to_look(desk, &one.said.about.words()))?;
    let document = document_of(one)?;
    one.suggested = looker.look(&document)?;
    Ok(())
}

fn document_of(one: &mut One) -> Result<Document, Problem> {
    let bytes = one.bytes.whole()?;
    let words = one.said.about.words();
    if one.file_name == PASTED {
        return Ok(Document::pasted(bytes, words, ReceivedWords::default()));
    }
    Ok(Document { file_name: one.file_name.clone(), bytes, words, ..Document::default() })
}

/// Opens the case, or finds it, and takes the document in; or holds the document and asks which person is meant.
fn go_on(ask: &Ask, mut one: One, name: &str, whom: Whom) -> Answer {
    let document = document_of(&mut one)?;
    // A date that cannot be used is said before a case is opened for it.
    ask.read(|desk| ready_to_look(desk, &document.words))?;
    let case = match settle(ask, name, whom) {
        Ok(Ok(case)) => case,
        Ok(Err(alike)) => {
            let title = document.words.title.clone().unwrap_or_else(|| one.file_name.clone());
            let action = format!("/cases/new/{}", ask.app.held().hold(one));
            return which(ask, name, Some(title), action, alike, Action::ReadDocument);
        }
        Err(fail) => return Err(fail),
    };
    if !ask.may(Action::ReadDocument, Some(case)) {
        return Err(Fail::Absent);
    }
    let prepared = ask.read(|desk| prepare(desk, case, &document.words))?;
    let gave = prepared.read(&document);
    let outcome = ask.write(|desk| take_in(desk, case, &document, gave)).map(Visible::into_inner)?;
    match outcome {
        Outcome::Read(done) => {
            ask.write(|desk| open_source(desk, case, done.source))?;
            ask.say_next(ask.t.count("case-new-read-done", done.waiting));
            see_other(&format!("/cases/{case}/reading/{}", done.source))
        }
        Outcome::Kept { unread, problem } => {
            ask.tell_next(format!("{} {}", problem.what, problem.why));
            see_other(&format!("/cases/{case}/sources/{}", unread.source))
        }
    }
}

#[derive(Template)]
#[template(path = "case/whose.html")]
struct WhosePage {
    frame: Frame,
    problem: Option<Problem>,
    word: String,
    once: String,
    title: String,
    names: Vec<(String, usize)>,
    typed: String,
    facts: Vec<(String, String)>,
}

/// Asks whose case a held document is.
fn whose(ask: &Ask) -> Answer {
    match ask.app.held().take(ask.param("held"), ask.member()?) {
        Some(one) => whose_of(ask, StatusCode::OK, one, None),
        None => see_other("/cases/new"),
    }
}

fn whose_of(ask: &Ask, status: StatusCode, one: One, problem: Option<Problem>) -> Answer {
    let t = ask.t;
    let (said, told) = (&one.said, &one.suggested);
    let either = |typed: &str, told: &Option<String>| {
        Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty()).or_else(|| told.clone())
    };
    let title = either(&said.about.title, &told.title).unwrap_or_else(|| one.file_name.clone());
    let facts = [
        (t.say("case-new-publisher"), either(&said.about.publisher, &told.publisher)),
        (t.say("case-new-author"), either(&said.about.author, &told.author)),
        (t.say("case-new-date"), either(&said.about.date, &told.date)),
        (t.say("case-new-language"), either(&said.about.language, &told.language)),
        (t.say("case-new-interest"), either(&said.about.interest, &told.interest)),
    ];
    let shown = WhosePage {
        frame: Frame::new(ask, Room::Cases, t.say("case-new-whose")),
        problem,
        word: one.word.clone(),
        once: once::word(),
        title,
        names: told.names.iter().map(|one| (one.name.clone(), one.proposals)).collect(),
        typed: said.name.clone(),
        facts: facts.into_iter().filter_map(|(label, fact)| Some((label, fact?))).collect(),
    };
    ask.app.held().hold(one);
    if status == StatusCode::OK { page(&shown) } else { page_with(status, &shown) }
}

/// Goes on with a held document.
fn whose_now(ask: &Ask) -> Answer {
    let mut sent = ask.fields().clone();
    let whom = Whom::of(sent.take("whom").as_deref())?;
    let once = sent.take("once").unwrap_or_default();
    let (name, other) = (sent.take("name").unwrap_or_default(), sent.take("other").unwrap_or_default());
    let name = if other.trim().is_empty() { name } else { other };
    ask.once(&once, || {
        let Some(mut one) = ask.app.held().take(ask.param("held"), ask.member()?) else {
            let problem = Problem::input(
                "No case was opened. Nothing was saved.",
                "The document was held for half an hour and is forgotten.",
                "Send it again.",
            );
            return again(ask, From::Document, Said::default(), problem.into());
        };
        name.trim().clone_into(&mut one.said.name);
        if name.trim().is_empty() && whom == Whom::Ask {
            let problem = Problem::input(
                "No case was opened. The document is still held.",
                "Nobody is named.",
                "Choose one of the names, or write another.",
            );
            return whose_of(ask, StatusCode::UNPROCESSABLE_ENTITY, one, Some(problem));
        }
        go_on(ask, one, name.trim(), whom)
    })
}
