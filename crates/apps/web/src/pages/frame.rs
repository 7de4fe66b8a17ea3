//! What surrounds every page: its language, its title, the way to the other rooms, what is to be said once.

use amparo_casework::policy::Action;

use crate::ask::Ask;
use crate::lang::{Language, Speech};

/// A room of the desk, marked in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    Today,
    Cases,
    People,
    BringIn,
    Desk,
    /// None of them: signing in, a problem.
    Nowhere,
}

/// A link to a room.
pub(crate) struct Way {
    pub(crate) path: &'static str,
    pub(crate) label: String,
    pub(crate) here: bool,
}

/// What surrounds a page. Templates extend `frame.html`, which wants it under the name `frame`.
pub(crate) struct Frame {
    pub(crate) t: Speech,
    pub(crate) title: String,
    pub(crate) ways: Vec<Way>,
    pub(crate) languages: [Language; 4],
    pub(crate) signed_in: bool,
    pub(crate) csrf: String,
    /// The path that was asked for: where the choice of a language comes back to.
    pub(crate) here: String,
    pub(crate) notice: Option<crate::session::Notice>,
}

impl Frame {
    /// The frame of a page with this title.
    pub(crate) fn new(ask: &Ask, room: Room, title: String) -> Self {
        let rooms = [
            ("/", ask.t.say("room-today"), Room::Today, Action::SeeToday),
            ("/cases", ask.t.say("room-cases"), Room::Cases, Action::ListCases),
            ("/people", ask.t.say("room-people"), Room::People, Action::SeePeople),
            ("/bring-in", ask.t.say("room-bring-in"), Room::BringIn, Action::BringIn),
            ("/desk", ask.t.say("room-desk"), Room::Desk, Action::SeeDesk),
        ];
        let signed_in = ask.session.is_some();
        let ways = rooms
            .into_iter()
            .filter(|(.., action)| signed_in && ask.may(*action, None))
            .map(|(path, label, to, _)| Way { path, label, here: to == room });
        Self {
            ways: ways.collect(),
            t: ask.t,
            title,
            languages: Language::ALL,
            signed_in,
            csrf: ask.csrf(),
            here: ask.here.clone(),
            notice: ask.notice(),
        }
    }
}
