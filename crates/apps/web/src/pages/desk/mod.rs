//! This desk: its health, its log, its keys, its backups, and the erasing of a case.

pub(crate) mod backup;
pub(crate) mod erase;
pub(crate) mod keys;
pub(crate) mod members;
#[cfg(test)]
mod members_tests;
pub(crate) mod rules;
#[cfg(test)]
mod tests;

use amparo_casework::back_up::{CareDays, care};
use amparo_casework::check_desk::{Checked, check_open_desk};
use amparo_casework::check_health::{HealthPage, State, check_health};
use amparo_casework::erase_case::{ErasureRow, erasures};
use amparo_casework::policy::Action;
use askama::Template;

use crate::answer::{Answer, download, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/desk", Gate::May(Action::SeeDesk), show),
    get("/desk/record", Gate::May(Action::SeeDesk), record),
    post("/desk/record/check", Gate::May(Action::SeeDesk), check),
    post("/desk/record/checkpoint", Gate::May(Action::SeeDesk), checkpoint),
];

/// The pages of this room.
pub(crate) fn ways(t: Speech, here: &str) -> Vec<Way> {
    [
        ("/desk", t.say("desk-health")),
        ("/desk/record", t.say("desk-record")),
        ("/desk/backup", t.say("desk-backup")),
        ("/desk/keys", t.say("desk-keys")),
        ("/desk/members", t.say("desk-members")),
        ("/desk/rules", t.say("rules-title")),
    ]
    .into_iter()
    .map(|(path, label)| Way { path, label, here: path == here })
    .collect()
}

#[derive(Template)]
#[template(path = "desk/health.html")]
struct HealthTemplate {
    frame: Frame,
    ways: Vec<Way>,
    health: HealthPage,
    care: CareDays,
    erasures: Vec<ErasureRow>,
}

impl HealthTemplate {
    fn ago(&self, days: Option<i64>) -> String {
        match days {
            None => self.frame.t.say("desk-never"),
            Some(0) => self.frame.t.say("desk-today"),
            Some(days) => self.frame.t.count("desk-days-ago", days),
        }
    }

    fn state(&self, state: State) -> String {
        match state {
            State::Ok => self.frame.t.say("desk-state-ok"),
            State::Look => self.frame.t.say("desk-state-look"),
            State::Wrong => self.frame.t.say("desk-state-wrong"),
        }
    }

    fn tone(state: State) -> &'static str {
        match state {
            State::Ok => "calm",
            State::Look => "ochre",
            State::Wrong => "alarm",
        }
    }
}

fn show(ask: &Ask) -> Answer {
    let (health, care, erasures) = ask.read(|desk| {
        Ok((check_health(desk)?.into_inner(), care(desk)?.into_inner(), erasures(desk)?.into_inner()))
    })?;
    let frame = Frame::new(ask, Room::Desk, ask.t.say("desk-title"));
    page(&HealthTemplate { frame, ways: ways(ask.t, "/desk"), health, care, erasures })
}

#[derive(Template)]
#[template(path = "desk/record.html")]
struct RecordTemplate {
    frame: Frame,
    ways: Vec<Way>,
    checked: Option<Checked>,
}

fn record(ask: &Ask) -> Answer {
    let frame = Frame::new(ask, Room::Desk, ask.t.say("desk-record"));
    page(&RecordTemplate { frame, ways: ways(ask.t, "/desk/record"), checked: None })
}

fn check(ask: &Ask) -> Answer {
    let hashes_only = ask.fields().one("depth") == Some("hashes");
    // A checkpoint ends with a line end, which copying and pasting loses.
    let against = ask.fields().one("against").map(str::trim).filter(|text| !text.is_empty());
    let against = against.map(|text| format!("{text}\n"));
    let checked = ask.read(|desk| check_open_desk(desk, hashes_only, against.as_deref(), &mut |_| ()))?;
    let frame = Frame::new(ask, Room::Desk, ask.t.say("desk-record"));
    page(&RecordTemplate { frame, ways: ways(ask.t, "/desk/record"), checked: Some(checked) })
}

fn checkpoint(ask: &Ask) -> Answer {
    let kept = ask.read(|desk| {
        let kept = desk.checkpoint_to_keep()?;
        amparo_casework::back_up::note_checkpoint_kept(desk)?;
        Ok(kept.into_inner())
    })?;
    download("checkpoint.txt", "text/plain; charset=utf-8", kept.checkpoint.into_bytes())
}
