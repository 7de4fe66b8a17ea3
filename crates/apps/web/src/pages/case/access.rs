//! To whom a case is open.

use amparo_casework::case_access::{AccessShown, access_of, add_case_member, remove_case_member, set_tier};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::members::{MemberRow, list_members};
use amparo_casework::policy::{Action, CaseRole, CaseTier};
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/access", MANAGE, show),
    post("/cases/{case}/access/tier", MANAGE, tier).stepped_up(),
    post("/cases/{case}/access/add", MANAGE, add).stepped_up(),
    post("/cases/{case}/access/{member}/remove", MANAGE, remove).stepped_up(),
];

const MANAGE: Gate = Gate::May(Action::ManageCase);

#[derive(Template)]
#[template(path = "case/access.html")]
struct AccessPage {
    frame: Frame,
    case: String,
    access: AccessShown,
    others: Vec<MemberRow>,
    wrong: Option<Problem>,
}

impl AccessPage {
    fn role(&self, role: CaseRole) -> String {
        let t = self.frame.t;
        match role {
            CaseRole::Viewer => t.say("access-viewer"),
            CaseRole::Documenter => t.say("access-documenter"),
            CaseRole::Lead => t.say("access-lead"),
        }
    }

    fn tiers(&self) -> [(CaseTier, String, String); 3] {
        let t = self.frame.t;
        [
            (CaseTier::Sealed, t.say("access-sealed"), t.say("access-sealed-means")),
            (CaseTier::Case, t.say("access-case"), t.say("access-case-means")),
            (CaseTier::Team, t.say("access-team"), t.say("access-team-means")),
        ]
    }
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None)
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>) -> Answer {
    let case = ask.case()?;
    let access = ask.read(|desk| access_of(desk, case))?.into_inner();
    let members =
        ask.read(list_members).map(amparo_casework::policy::Visible::into_inner).unwrap_or_default();
    let others = members
        .into_iter()
        .filter(|row| row.left_at.is_none() && access.members.iter().all(|added| added.member != row.member))
        .collect();
    let frame = Frame::new(ask, Room::Cases, ask.t.say("access-title"));
    page_with(status, &AccessPage { frame, case: case.to_string(), access, others, wrong })
}

fn came_of(ask: &Ask, done: Result<(), Fail>) -> Answer {
    match done {
        Ok(()) => {
            ask.say_next(ask.t.say("access-set"));
            see_other(&format!("/cases/{}/access", ask.case()?))
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}

fn tier(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let wanted = ask.fields().one("tier").unwrap_or_default();
    let tier = CaseTier::ALL.into_iter().find(|(_, name)| *name == wanted).ok_or(Fail::Absent)?.0;
    let done = ask.write(|desk| set_tier(desk, case, tier));
    came_of(ask, done)
}

fn add(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let member: MemberId =
        ask.fields().one("member").unwrap_or_default().parse().map_err(|_| Fail::Absent)?;
    let wanted = ask.fields().one("role").unwrap_or_default();
    let role = CaseRole::ALL.into_iter().find(|(_, name)| *name == wanted).ok_or(Fail::Absent)?.0;
    let done = ask.write(|desk| add_case_member(desk, case, member, role));
    came_of(ask, done)
}

fn remove(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let member = ask.id("member")?;
    let done = ask.write(|desk| remove_case_member(desk, case, member));
    came_of(ask, done)
}
