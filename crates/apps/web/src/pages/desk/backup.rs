//! Backups: made into a folder of the computer on which the desk runs, and tried out.

use std::path::PathBuf;

use amparo_casework::back_up::{BackupMade, BackupWish, CareDays, back_up, care};
use amparo_casework::check_health::size;
use amparo_casework::desk::World;
use amparo_casework::erase_case::BACKUP_DAYS;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::restore_desk::{Opens, RestoreDone, RestoreWish, try_restore};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/desk/backup", Gate::May(Action::ManageKeys), show),
    post("/desk/backup", Gate::May(Action::ManageKeys), make).stepped_up(),
    post("/desk/backup/try", Gate::May(Action::ManageKeys), try_out).stepped_up(),
];

#[derive(Template)]
#[template(path = "desk/backup.html")]
struct BackupPage {
    frame: Frame,
    ways: Vec<Way>,
    care: CareDays,
    wrong: Option<Problem>,
    made: Option<BackupMade>,
    tried: Option<RestoreDone>,
    folder: String,
    keep: String,
}

impl BackupPage {
    fn size(bytes: u64) -> String {
        size(bytes)
    }

    fn ago(&self, days: Option<i64>) -> String {
        match days {
            None => self.frame.t.say("desk-never"),
            Some(0) => self.frame.t.say("desk-today"),
            Some(days) => self.frame.t.count("desk-days-ago", days),
        }
    }
}

/// What came of what was asked for.
#[derive(Default)]
struct Came {
    wrong: Option<Problem>,
    made: Option<BackupMade>,
    tried: Option<RestoreDone>,
    folder: String,
    keep: String,
}

fn show(ask: &Ask) -> Answer {
    shown(ask, Came { keep: BACKUP_DAYS.to_string(), ..Came::default() })
}

fn shown(ask: &Ask, came: Came) -> Answer {
    let care = ask.read(care)?.into_inner();
    let status = if came.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let Came { wrong, made, tried, folder, keep } = came;
    let page = BackupPage {
        frame: Frame::new(ask, Room::Desk, ask.t.say("backup-title")),
        ways: super::ways(ask.t, "/desk/backup"),
        care,
        wrong,
        made,
        tried,
        folder,
        keep,
    };
    page_with(status, &page)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupForm {
    folder: String,
    keep: String,
}

fn make(ask: &Ask) -> Answer {
    let form: BackupForm = ask.form()?;
    let came =
        |wrong, made| Came { wrong, made, tried: None, folder: form.folder.clone(), keep: form.keep.clone() };
    let wish = match wish(&form) {
        Ok(wish) => wish,
        Err(problem) => return shown(ask, came(Some(problem), None)),
    };
    match ask.write(|desk| back_up(desk, &wish, &mut |_| ())) {
        Ok(made) => shown(ask, came(None, Some(made.into_inner()))),
        Err(Fail::Problem(problem)) => shown(ask, came(Some(*problem), None)),
        Err(other) => Err(other),
    }
}

fn wish(form: &BackupForm) -> Result<BackupWish, Problem> {
    let not_made = "The backup was not made. Backups from before are as they were.";
    let to = absolute(&form.folder).ok_or_else(|| {
        Problem::input(
            not_made,
            "The folder is not named in full.",
            "Give its whole path on the computer on which the desk runs, such as /media/stick/amparo.",
        )
    })?;
    let keep_days = form.keep.trim().parse().map_err(|_| {
        Problem::input(
            not_made,
            format!("“{}” is not a number of days.", form.keep),
            "Give a whole number, such as 35.",
        )
    })?;
    Ok(BackupWish { to, recipients: Vec::new(), keep_days })
}

fn absolute(text: &str) -> Option<PathBuf> {
    let path = PathBuf::from(text.trim());
    path.is_absolute().then_some(path)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TryForm {
    folder: String,
    sheet: String,
}

/// Restores the newest backup into a folder of its own, checks everything, and throws it away.
fn try_out(ask: &Ask) -> Answer {
    let form: TryForm = ask.form()?;
    let came = |wrong, tried| Came {
        wrong,
        made: None,
        tried,
        folder: form.folder.clone(),
        keep: BACKUP_DAYS.to_string(),
    };
    match tried(ask, &form) {
        Ok(done) => shown(ask, came(None, Some(done))),
        Err(Fail::Problem(problem)) => shown(ask, came(Some(*problem), None)),
        Err(other) => Err(other),
    }
}

fn tried(ask: &Ask, form: &TryForm) -> Result<RestoreDone, Fail> {
    let not_tried = "No restore was tried out. Nothing was changed.";
    let from = absolute(&form.folder).ok_or_else(|| {
        Problem::input(
            not_tried,
            "The folder is not named in full.",
            "Give its whole path on the computer on which the desk runs, such as /media/stick/amparo.",
        )
    })?;
    let temporary = Temporary::new().map_err(|error| {
        Problem::new(
            Sort::System,
            not_tried,
            error.to_string(),
            "Check that the folder for temporary files has room.",
        )
    })?;
    let wish = RestoreWish {
        from,
        snapshot: None,
        opens: Opens::Sheet(form.sheet.clone()),
        checkpoints: Vec::new(),
        accept_rollback: false,
    };
    let world = World::of_this_computer()?;
    ask.write(|desk| try_restore(&wish, &temporary.0.join("desk"), Some(desk), &world, &mut |_| ()))
}

/// A folder that is taken away again.
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> std::io::Result<Self> {
        let mut name = [0_u8; 8];
        getrandom::fill(&mut name).map_err(std::io::Error::other)?;
        let path = std::env::temp_dir().join(format!("amparo-try-{:016x}", u64::from_be_bytes(name)));
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
