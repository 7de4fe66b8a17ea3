//! The rules by which the program proposes, and what people here decided on what each proposed.

use amparo_casework::policy::Action;
use amparo_casework::rules_here::{DECISIONS_MIN, RuleRow, rules_here};
use askama::Template;

use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] = &[get("/desk/rules", Gate::May(Action::SeeDesk), show)];

#[derive(Template)]
#[template(path = "desk/rules.html")]
struct RulesPage {
    frame: Frame,
    ways: Vec<Way>,
    decided: Vec<RuleRow>,
    others: Vec<RuleRow>,
    least: usize,
}

fn show(ask: &Ask) -> Answer {
    let rows = ask.read(rules_here)?.into_inner();
    let (decided, others) = rows.into_iter().partition(|row| row.tally.decided() > 0);
    let frame = Frame::new(ask, Room::Desk, ask.t.say("rules-title"));
    page(&RulesPage { frame, ways: super::ways(ask.t, "/desk/rules"), decided, others, least: DECISIONS_MIN })
}
