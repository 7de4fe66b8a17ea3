//! The sanctions lists of the desk: added as they were published, each version dated and hashed.

use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::screening::changes::{EntryRow, ListChanges, list_changes};
use amparo_casework::screening::lists::{ListDone, ListFile, ListRow, add_list, show_lists};
use amparo_casework::screening::words::of_date;
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, page, page_with};
use crate::ask::Ask;
use crate::fields::foreign;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post_files};
use crate::upload::Part;

pub(crate) const ROUTES: &[Route] = &[
    get("/people/lists", Gate::May(Action::SeePeople), show),
    post_files("/people/lists", Gate::May(Action::ManageLists), add),
    get("/people/lists/changes", Gate::May(Action::SeePeople), changes),
];

/// How many entries of a comparison are shown of each sort.
const SHOWN_MAX: usize = 200;

#[derive(Template)]
#[template(path = "people/lists.html")]
struct ListsPage {
    frame: Frame,
    ways: Vec<Way>,
    rows: Vec<ListRow>,
    may_add: bool,
    wrong: Option<Problem>,
    done: Option<ListDone>,
    typed: ListFile,
}

impl ListsPage {
    fn of_date(row: &ListRow) -> String {
        of_date(row.list.published)
    }

    /// The version that this one follows, for the comparison.
    fn before(&self, row: &ListRow) -> Option<String> {
        let mut of_name = self.rows.iter().filter(|other| other.list.name == row.list.name);
        of_name.find(|other| other.list.source == row.list.source)?;
        of_name.next().map(|other| other.list.source.to_string())
    }
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None, None, ListFile::default())
}

fn shown(
    ask: &Ask,
    status: StatusCode,
    wrong: Option<Problem>,
    done: Option<ListDone>,
    typed: ListFile,
) -> Answer {
    let rows = ask.read(show_lists)?.into_inner();
    let page = ListsPage {
        frame: Frame::new(ask, Room::People, ask.t.say("lists-title")),
        ways: super::ways(ask.t, "/people/lists"),
        rows,
        may_add: ask.may(Action::ManageLists, None),
        wrong,
        done,
        typed,
    };
    page_with(status, &page)
}

fn add(ask: &Ask) -> Answer {
    let mut file = ListFile::default();
    ask.upload(|part| {
        match part {
            Part::Text(name, text) => {
                let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
                match name.as_str() {
                    "name" => file.name = text,
                    "url" => file.url = text,
                    "date" => file.date = text,
                    "rights" => file.rights = text,
                    "older" => file.older = text.is_some(),
                    _ => return Err(foreign(&name)),
                }
            }
            Part::File(_, name, mut pieces) => {
                file.file_name = name;
                file.bytes = pieces.whole()?;
            }
        }
        Ok(())
    })?;
    match ask.write(|desk| add_list(desk, &file, &mut |_| ())) {
        Ok(done) => shown(ask, StatusCode::OK, None, Some(done.into_inner()), ListFile::default()),
        Err(Fail::Problem(problem)) => shown(
            ask,
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(*problem),
            None,
            ListFile { bytes: Vec::new(), ..file },
        ),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "people/changes.html")]
struct ChangesPage {
    frame: Frame,
    ways: Vec<Way>,
    changes: ListChanges,
    shown: usize,
}

impl ChangesPage {
    fn sections(&self) -> [(String, &[EntryRow]); 2] {
        let t = self.frame.t;
        [
            (t.say("lists-changes-added"), &self.changes.added),
            (t.say("lists-changes-gone"), &self.changes.removed),
        ]
    }

    fn old_date(&self) -> String {
        of_date(self.changes.old.published)
    }

    fn new_date(&self) -> String {
        of_date(self.changes.new.published)
    }
}

fn changes(ask: &Ask) -> Answer {
    let (old, new) = (ask.query().one("old").unwrap_or_default(), ask.query().one("new").unwrap_or_default());
    let changes = ask.read(|desk| list_changes(desk, old, new))?.into_inner();
    let frame = Frame::new(ask, Room::People, ask.t.say("lists-changes-title"));
    page(&ChangesPage { frame, ways: super::ways(ask.t, "/people/lists"), changes, shown: SHOWN_MAX })
}
