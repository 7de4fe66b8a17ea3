//! Everybody in the record: found by any spelling; officials and what they did; sanctions questions; duplicates.

pub(crate) mod duplicates;
pub(crate) mod lists;
pub(crate) mod officials;
pub(crate) mod questions;
#[cfg(test)]
mod tests;

use amparo_casework::find_person::{FoundPerson, Typed, find_person};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;

use crate::answer::{Answer, Fail, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] = &[get("/people", Gate::May(Action::SeePeople), find)];

/// How many people a search shows.
const SHOWN_MAX: usize = 50;

/// The pages of this room.
pub(crate) fn ways(t: Speech, here: &str) -> Vec<Way> {
    [
        ("/people", t.say("people-find")),
        ("/people/officials", t.say("people-officials")),
        ("/people/questions", t.say("people-questions")),
        ("/people/lists", t.say("people-lists")),
        ("/people/duplicates", t.say("people-duplicates")),
    ]
    .into_iter()
    .map(|(path, label)| Way { path, label, here: path == here })
    .collect()
}

#[derive(Template)]
#[template(path = "people/find.html")]
struct FindPage {
    frame: Frame,
    ways: Vec<Way>,
    typed: String,
    found: Option<Vec<FoundPerson>>,
    wrong: Option<Problem>,
}

impl FindPage {
    /// Likeness in parts of ten, for a meter that needs no script and no style.
    fn tenths(found: &FoundPerson) -> String {
        format!("{:.2}", found.score)
    }
}

fn find(ask: &Ask) -> Answer {
    let typed = ask.query().one("q").unwrap_or_default().to_owned();
    let (mut found, mut wrong) = (None, None);
    if !typed.trim().is_empty() {
        match ask.read(|desk| find_person(desk, &typed, Typed::Whole, SHOWN_MAX)) {
            Ok(people) => found = Some(people.into_inner()),
            Err(Fail::Problem(problem)) => wrong = Some(*problem),
            Err(other) => return Err(other),
        }
    }
    let frame = Frame::new(ask, Room::People, ask.t.say("people-title"));
    page(&FindPage { frame, ways: ways(ask.t, "/people"), typed, found, wrong })
}
