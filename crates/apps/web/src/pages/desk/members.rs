//! Who is at the desk, and as what.

use amparo_casework::accounts::{own_account, reset_second_factor};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::members::{
    InvitationRow, Invited, MemberRow, grant_role, invite_member, let_in_again, list_invitations,
    list_members, remove_member, rename_member, withdraw_invitation, withdraw_role,
};
use amparo_casework::policy::{Action, Role};
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/desk/members", MANAGE, show),
    post("/desk/members/invite", MANAGE, invite).stepped_up(),
    post("/desk/members/withdraw", MANAGE, withdraw).stepped_up(),
    post("/desk/members/{member}/roles", MANAGE, roles).stepped_up(),
    post("/desk/members/{member}/name", MANAGE, rename).stepped_up(),
    post("/desk/members/{member}/let-in", MANAGE, let_in).stepped_up(),
    post("/desk/members/{member}/reset", MANAGE, reset).stepped_up(),
    post("/desk/members/{member}/remove", MANAGE, remove).stepped_up(),
];

const MANAGE: Gate = Gate::May(Action::ManageMembers);

/// The name of a role in words of the interface.
pub(crate) fn role_in_words(t: Speech, role: Role) -> String {
    match role {
        Role::Viewer => t.say("role-viewer"),
        Role::Documenter => t.say("role-documenter"),
        Role::CaseLead => t.say("role-case-lead"),
        Role::Reviewer => t.say("role-reviewer"),
        Role::PartnerLiaison => t.say("role-partner-liaison"),
        Role::Admin => t.say("role-admin"),
        Role::Auditor => t.say("role-auditor"),
    }
}

fn role_explained(t: Speech, role: Role) -> String {
    match role {
        Role::Viewer => t.say("role-viewer-may"),
        Role::Documenter => t.say("role-documenter-may"),
        Role::CaseLead => t.say("role-case-lead-may"),
        Role::Reviewer => t.say("role-reviewer-may"),
        Role::PartnerLiaison => t.say("role-partner-liaison-may"),
        Role::Admin => t.say("role-admin-may"),
        Role::Auditor => t.say("role-auditor-may"),
    }
}

/// A role that can be chosen.
struct Choice {
    role: Role,
    words: String,
    may: String,
}

#[derive(Template)]
#[template(path = "desk/members.html")]
struct MembersPage {
    frame: Frame,
    ways: Vec<Way>,
    members: Vec<MemberRow>,
    invitations: Vec<InvitationRow>,
    choices: Vec<Choice>,
    invited: Option<Invited>,
    wrong: Option<Problem>,
    name: String,
    own: MemberId,
    ready: bool,
}

impl MembersPage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn role(&self, role: &Role) -> String {
        role_in_words(self.frame.t, *role)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn has(row: &MemberRow, role: &Role) -> bool {
        row.roles.contains(role)
    }
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, Came::default())
}

/// What came of what was asked for.
#[derive(Default)]
struct Came {
    invited: Option<Invited>,
    wrong: Option<Problem>,
    name: String,
}

fn shown(ask: &Ask, status: StatusCode, came: Came) -> Answer {
    let (members, invitations) =
        ask.read(|desk| Ok((list_members(desk)?.into_inner(), list_invitations(desk)?.into_inner())))?;
    let choice = |(role, _): (Role, &str)| Choice {
        role,
        words: role_in_words(ask.t, role),
        may: role_explained(ask.t, role),
    };
    let page = MembersPage {
        frame: Frame::new(ask, Room::Desk, ask.t.say("members-title")),
        ways: super::ways(ask.t, "/desk/members"),
        members,
        invitations,
        choices: Role::ALL.into_iter().map(choice).collect(),
        invited: came.invited,
        wrong: came.wrong,
        name: came.name,
        own: ask.member()?,
        ready: is_ready(ask)?,
    };
    page_with(status, &page)
}

/// Whoever invites a second member must be able to sign in by name afterwards.
fn is_ready(ask: &Ask) -> Result<bool, Fail> {
    let own = ask.read(own_account)?;
    Ok(own.has_password && own.has_second_factor)
}

fn came_of<T>(ask: &Ask, done: Result<T, Fail>, said: &str) -> Answer {
    match done {
        Ok(_) => {
            ask.say_next(said.to_owned());
            see_other("/desk/members")
        }
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Came { wrong: Some(*problem), ..Came::default() })
        }
        Err(other) => Err(other),
    }
}

fn invite(ask: &Ask) -> Answer {
    let name = ask.fields().one("name").unwrap_or_default().to_owned();
    let chosen: Vec<Role> = ask.fields().all("role").filter_map(role_named).collect();
    if !is_ready(ask)? {
        let wrong = Some(not_ready());
        return shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Came { wrong, name, invited: None });
    }
    match ask.write(|desk| invite_member(desk, &name, &chosen)) {
        Ok(invited) => {
            let invited = Some(invited.into_inner());
            shown(ask, StatusCode::OK, Came { invited, ..Came::default() })
        }
        Err(Fail::Problem(problem)) => {
            let came = Came { wrong: Some(*problem), name, invited: None };
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, came)
        }
        Err(other) => Err(other),
    }
}

fn not_ready() -> Problem {
    Problem::input(
        "Nobody was invited.",
        "As soon as two are at the desk, everybody signs in by name, with a password and a code; you have not set yours up yet.",
        "Set your own password and second factor up first, under your account.",
    )
}

fn role_named(text: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|(_, name)| *name == text).map(|(role, _)| role)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameForm {
    name: String,
}

fn withdraw(ask: &Ask) -> Answer {
    let form: NameForm = ask.form()?;
    let done = ask.write(|desk| withdraw_invitation(desk, &form.name));
    came_of(ask, done, &ask.t.say("members-invitation-withdrawn"))
}

/// Sets the roles of a member to those that are ticked.
fn roles(ask: &Ask) -> Answer {
    let member: MemberId = ask.id("member")?;
    let wanted: Vec<Role> = ask.fields().all("role").filter_map(role_named).collect();
    let done = ask.write(|desk| {
        let rows = list_members(desk)?.into_inner();
        let has = rows.into_iter().find(|row| row.member == member).map(|row| row.roles).unwrap_or_default();
        // Given before taken: nobody is without a role in between.
        for role in wanted.iter().filter(|role| !has.contains(role)) {
            grant_role(desk, member, *role)?;
        }
        for role in has.iter().filter(|role| !wanted.contains(role)) {
            withdraw_role(desk, member, *role)?;
        }
        Ok(())
    });
    came_of(ask, done, &ask.t.say("members-roles-set"))
}

fn rename(ask: &Ask) -> Answer {
    let form: NameForm = ask.form()?;
    let member = ask.id("member")?;
    let done = ask.write(|desk| rename_member(desk, member, &form.name));
    came_of(ask, done, &ask.t.say("members-renamed"))
}

fn let_in(ask: &Ask) -> Answer {
    let member = ask.id("member")?;
    match ask.write(|desk| let_in_again(desk, member)) {
        Ok(invited) => {
            let invited = Some(invited.into_inner());
            shown(ask, StatusCode::OK, Came { invited, ..Came::default() })
        }
        Err(other) => came_of(ask, Err::<(), _>(other), ""),
    }
}

fn reset(ask: &Ask) -> Answer {
    let member = ask.id("member")?;
    let done = ask.write(|desk| reset_second_factor(desk, member));
    came_of(ask, done, &ask.t.say("members-factor-reset"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhyForm {
    #[serde(default)]
    why: String,
}

fn remove(ask: &Ask) -> Answer {
    let form: WhyForm = ask.form()?;
    let member = ask.id("member")?;
    let done = ask.write(|desk| remove_member(desk, member, Some(&form.why)));
    came_of(ask, done, &ask.t.say("members-removed"))
}
