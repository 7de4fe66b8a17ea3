//! Bring in: a spreadsheet of people is sent, its columns are mapped, every row is checked, questions are answered, and it is
//! brought in; whole imports are listed and taken back.

mod check;
mod columns;
mod job;
#[cfg(test)]
mod tests;

use amparo_casework::bring_in::{
    Import, ImportState, SheetFile, Undoing, Waiting, drop_waiting, imports, take_in, waiting_sheets,
};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::fields::foreign;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get, post, post_files};
use crate::upload::Part;

const GATE: Gate = Gate::May(Action::BringIn);

pub(crate) const ROUTES: &[Route] = &[
    get("/bring-in", GATE, show),
    post_files("/bring-in", GATE, send),
    post("/bring-in/undo", GATE, undo),
    get("/bring-in/progress/{job}", GATE, job::show),
    get("/bring-in/sheets/{sheet}", GATE, columns::show),
    post("/bring-in/sheets/{sheet}", GATE, columns::keep),
    post("/bring-in/sheets/{sheet}/drop", GATE, throw_away),
    get("/bring-in/sheets/{sheet}/check", GATE, check::show),
    get("/bring-in/sheets/{sheet}/report.csv", GATE, check::report),
    post("/bring-in/sheets/{sheet}/answers", GATE, check::answer),
    post("/bring-in/sheets/{sheet}/write", GATE, check::write),
];

#[derive(Template)]
#[template(path = "bring_in/start.html")]
struct StartPage {
    frame: Frame,
    waiting: Vec<Waiting>,
    imports: Vec<Import>,
    wrong: Option<Problem>,
    pasted: String,
}

impl StartPage {
    fn state(&self, import: &Import) -> String {
        let t = self.frame.t;
        match &import.state {
            ImportState::Begun => t.say("bring-state-begun"),
            ImportState::Done => t.say("bring-state-done"),
            ImportState::Undone { at, .. } => t.with("bring-state-undone", "when", t.moment(*at)),
        }
    }

    fn counts(&self, import: &Import) -> String {
        let t = self.frame.t;
        let number = |n: usize| t.number(n);
        t.with_all(
            "bring-counts",
            &[
                ("in", &number(import.rows_in)),
                ("new", &number(import.new)),
                ("updates", &number(import.updates)),
                ("unchanged", &number(import.unchanged)),
                ("questions", &number(import.questions)),
                ("refused", &number(import.refused)),
            ],
        )
    }

    fn can_be_undone(import: &Import) -> bool {
        !matches!(import.state, ImportState::Undone { .. })
    }
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None, String::new())
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>, pasted: String) -> Answer {
    let (waiting, imports) =
        ask.read(|desk| Ok((waiting_sheets(desk)?.into_inner(), imports(desk)?.into_inner())))?;
    let frame = Frame::new(ask, Room::BringIn, ask.t.say("bring-title"));
    page_with(status, &StartPage { frame, waiting, imports, wrong, pasted })
}

fn send(ask: &Ask) -> Answer {
    let mut file = SheetFile::default();
    let mut pasted = String::new();
    let sent = ask.upload(|part| {
        match part {
            Part::Text(name, text) if name == "pasted" => pasted = text,
            Part::Text(name, _) => return Err(foreign(&name)),
            Part::File(_, name, mut pieces) => {
                file.bytes = pieces.whole()?;
                file.file_name = name;
            }
        }
        Ok(())
    });
    if file.bytes.is_empty() && !pasted.trim().is_empty() {
        file = SheetFile { file_name: ask.t.say("bring-pasted-name"), bytes: pasted.clone().into_bytes() };
    }
    let taken = sent.and_then(|()| ask.write(|desk| take_in(desk, &file)));
    match taken {
        Ok(waiting) => see_other(&format!("/bring-in/sheets/{}", waiting.id)),
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem), pasted),
        Err(other) => Err(other),
    }
}

fn throw_away(ask: &Ask) -> Answer {
    ask.write(|desk| drop_waiting(desk, ask.param("sheet")))?;
    ask.say_next(ask.t.say("bring-thrown-away"));
    see_other("/bring-in")
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct UndoForm {
    import: String,
    why: String,
}

fn undo(ask: &Ask) -> Answer {
    let form: UndoForm = ask.form()?;
    match ask.read(|desk| Undoing::new(desk, &form.import, &form.why)) {
        Ok(undoing) => see_other(&job::undo(ask, undoing)?),
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem), String::new())
        }
        Err(other) => Err(other),
    }
}
