//! Who is at the desk: inviting and joining, roles, leaving.
//!
//! Somebody joins with a code that is good once and for seven days, and chooses a password with it: whoever invites them
//! never knows it. A member acts under an id that says nothing of them; the name is the desk's.

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::MemberId;
use amparo_ledger::record::{MemberState, Record};
use amparo_ledger::source::Hash32;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::accounts::{self, Door};
use crate::desk::Desk;
use crate::office::Office;
use crate::policy::{self, Action, Facts, Principal, Role, Visible};
use crate::problem::{Problem, Sort};
use crate::shared::{Shared, locked};

/// How many days a joining code is good.
pub const INVITATION_DAYS: i64 = 7;
const DAY_SECONDS: i64 = 86_400;
const NAME_CHARS_MAX: usize = 80;
const INVITATIONS_MAX: usize = 100;

const NOTHING: &str = "Nothing was changed.";

/// An invitation as it is kept, beside the accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Invitation {
    code: Hash32,
    name: String,
    roles: Vec<Role>,
    by: MemberId,
    expires_at: i64,
    /// For a member who lost their password.
    member: Option<MemberId>,
}

/// An invitation that was made. The code is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invited {
    /// The name of whoever is invited.
    pub name: String,
    /// What they type to join.
    pub code: String,
    /// Until when it is good, in seconds since 1970 UTC.
    pub expires_at: i64,
}

/// An invitation in a list, without its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvitationRow {
    /// The name of whoever is invited.
    pub name: String,
    /// What they will be.
    pub roles: Vec<Role>,
    /// Who invited them.
    pub by: MemberId,
    /// Until when it is good, in seconds since 1970 UTC.
    pub expires_at: i64,
    /// It is for a member who lost their password.
    pub again: bool,
}

/// A member, or somebody who was one, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// The id under which they act.
    pub member: MemberId,
    /// Their name at the desk.
    pub name: String,
    /// What they are.
    pub roles: Vec<Role>,
    /// When they joined, in seconds since 1970 UTC.
    pub joined_at: i64,
    /// When they left, if they did.
    pub left_at: Option<i64>,
    /// They have a password. Shown to who manages members.
    pub has_password: Option<bool>,
    /// They have a second factor. Shown to who manages members.
    pub has_second_factor: Option<bool>,
}

/// Everybody who is or was at the desk, in the order in which they joined.
///
/// # Errors
/// When the record cannot be read.
pub fn list_members(desk: &Desk) -> Result<Visible<Vec<MemberRow>>, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let manages = desk.allows(Action::ManageMembers, None)?;
    let record = desk.desk_record()?;
    let mut members: Vec<_> = record.members.iter().collect();
    members.sort_by_key(|(_, state)| state.joined.seq);
    let mut rows = Vec::new();
    for (member, state) in members {
        let has = if manages { Some(accounts::has(desk.shared(), *member)?) } else { None };
        rows.push(MemberRow {
            member: *member,
            name: state.name.clone(),
            roles: state.roles.iter().copied().collect(),
            joined_at: state.joined.at,
            left_at: state.left.as_ref().map(|left| left.recorded.at),
            has_password: has.map(|(password, _)| password),
            has_second_factor: has.map(|(_, factor)| factor),
        });
    }
    Ok(Visible::after_asking(rows))
}

/// The member whom a text means: an id or its beginning, or the name.
///
/// # Errors
/// When it is nobody's, or that of several.
pub fn find_member(desk: &Desk, text: &str) -> Result<MemberId, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let record = desk.desk_record()?;
    let here = record.members_here();
    let by_name = here.iter().filter(|(_, state)| same_name(&state.name, text));
    let by_id = here.iter().filter(|(member, _)| text.len() >= 4 && member.starts_with(text));
    let found: std::collections::BTreeSet<MemberId> =
        by_name.chain(by_id).map(|(member, _)| *member).collect();
    match found.len() {
        1 => Ok(found.into_iter().next().expect("there is one")),
        0 => Err(nobody(text)),
        several => Err(Problem::question(
            NOTHING,
            format!("“{text}” may mean {several} members."),
            "Give more letters of the id; `amparo member list` prints them.",
        )),
    }
}

/// Invites somebody under a name, to be something at the desk. They join with the code.
///
/// # Errors
/// When the name is taken or cannot be one, or whoever asks does not manage members.
pub fn invite_member(desk: &mut Desk, name: &str, roles: &[Role]) -> Result<Visible<Invited>, Problem> {
    desk.may(Action::ManageMembers, None)?;
    let name = name_given(name)?;
    free(desk.desk_record()?.as_ref(), &name, None)?;
    let mut roles = roles.to_vec();
    roles.sort_unstable();
    roles.dedup();
    invite(desk, name, roles, None)
}

/// A new code for a member who lost their password: with it they choose another one. Their second factor stays.
///
/// # Errors
/// When they are not at the desk, or whoever asks does not manage members.
pub fn let_in_again(desk: &mut Desk, member: MemberId) -> Result<Visible<Invited>, Problem> {
    desk.may(Action::ManageMembers, None)?;
    let name = here(desk, member)?.name;
    invite(desk, name, Vec::new(), Some(member))
}

fn invite(
    desk: &Desk,
    name: String,
    roles: Vec<Role>,
    member: Option<MemberId>,
) -> Result<Visible<Invited>, Problem> {
    let shared = desk.shared();
    let (code, hash) = accounts::joining_code(&mut shared.random());
    let expires_at = desk.now() + INVITATION_DAYS * DAY_SECONDS;
    let invitation =
        Invitation { code: hash, name: name.clone(), roles, by: desk.member(), expires_at, member };
    change_invitations(shared, |all| {
        // The newest for a name takes the place of an earlier one.
        all.retain(|known| !same_name(&known.name, &name));
        if all.len() >= INVITATIONS_MAX {
            return Err(Problem::input(
                NOTHING,
                format!("{INVITATIONS_MAX} invitations are open already."),
                "Withdraw one, or wait until they run out.",
            ));
        }
        all.push(invitation);
        Ok(())
    })?;
    Ok(Visible::after_asking(Invited { name, code, expires_at }))
}

/// The invitations that are open.
///
/// # Errors
/// When they cannot be read.
pub fn list_invitations(desk: &Desk) -> Result<Visible<Vec<InvitationRow>>, Problem> {
    desk.may(Action::ManageMembers, None)?;
    let now = desk.now();
    let open = invitations(desk.shared())?.into_iter().filter(|one| one.expires_at > now);
    let rows = open.map(|one| InvitationRow {
        name: one.name,
        roles: one.roles,
        by: one.by,
        expires_at: one.expires_at,
        again: one.member.is_some(),
    });
    Ok(Visible::after_asking(rows.collect()))
}

/// Withdraws an invitation, by the name of whoever was invited.
///
/// # Errors
/// When there is none for this name.
pub fn withdraw_invitation(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    desk.may(Action::ManageMembers, None)?;
    change_invitations(desk.shared(), |all| {
        let before = all.len();
        all.retain(|known| !same_name(&known.name, name));
        if all.len() == before { Err(nobody(name)) } else { Ok(()) }
    })
}

/// Joins the desk with a code, under a password of one's own. Whoever was invited becomes a member; a member who was let in
/// again has another password.
///
/// # Errors
/// When the code is none, was used or ran out (in the same words), or the password cannot be one.
pub fn join(office: &Office, code: &str, password: &str) -> Result<MemberId, Problem> {
    let shared = office.shared();
    if shared.is_locked() {
        return Err(locked());
    }
    shared.gate.admit(Door::Joining).map_err(accounts::wait)?;
    let _writing = shared.writing();
    let (hash, now) = (accounts::joining_hash(code), shared.clock.now());
    let record = shared.desk_record()?;
    let found = invitations(shared)?.into_iter().find(|one| one.code == hash && one.expires_at > now);
    let Some(invitation) = found.filter(|one| still_stands(one, &record)) else {
        shared.gate.was_wrong(Door::Joining);
        return Err(no_invitation());
    };
    let kept = accounts::accepted(shared, &invitation.name, password)?;
    let member = match invitation.member {
        Some(member) => member,
        None => admit(shared, &record, &invitation)?,
    };
    accounts::begin(shared, member, kept)?;
    change_invitations(shared, |all| {
        all.retain(|one| one.code != hash);
        Ok(())
    })?;
    shared.gate.was_right(Door::Joining);
    Ok(member)
}

/// Whoever invited still manages members, and whoever is let in again is still here.
fn still_stands(invitation: &Invitation, record: &Record) -> bool {
    let is_here = |member| record.members.get(&member).is_some_and(MemberState::is_here);
    let by = Principal {
        member: invitation.by,
        is_here: is_here(invitation.by),
        is_sole: record.members_here().len() == 1,
        roles: record.members.get(&invitation.by).map(|state| state.roles.clone()).unwrap_or_default(),
    };
    policy::decide(&by, Action::ManageMembers, &Facts::Desk) && invitation.member.is_none_or(is_here)
}

/// Puts on record that somebody joined, and what whoever invited them made them.
fn admit(shared: &Shared, record: &Record, invitation: &Invitation) -> Result<MemberId, Problem> {
    free(record, &invitation.name, None)?;
    let mut id = [0; 16];
    crate::world::Random::fill(&mut shared.random(), &mut id);
    let (member, at) = (MemberId::from_bytes(id), shared.clock.now());
    let entry = |actor, act| Entry { at, actor, scope: Scope::Desk, audience: Audience::default(), act };
    let mut entries = vec![entry(member, Act::MemberJoined { member, name: invitation.name.clone() })];
    let granted = |role: &Role| entry(invitation.by, Act::RoleGranted { member, role: *role });
    entries.extend(invitation.roles.iter().map(granted));
    shared.change("Nobody joined. Nothing was saved.", |store, random| store.append(&entries, random))?;
    Ok(member)
}

/// Gives a member a role.
///
/// # Errors
/// When they have it, or are not at the desk.
pub fn grant_role(desk: &mut Desk, member: MemberId, role: Role) -> Result<(), Problem> {
    desk.may(Action::ManageMembers, None)?;
    let state = here(desk, member)?;
    if state.roles.contains(&role) {
        return Err(Problem::input(
            NOTHING,
            format!("{} is {} already.", state.name, role.name()),
            "There is nothing to do.",
        ));
    }
    desk.append(Scope::Desk, vec![Act::RoleGranted { member, role }]).map(drop)
}

/// Takes a role back.
///
/// # Errors
/// When they do not have it, or nobody would be left who manages the desk.
pub fn withdraw_role(desk: &mut Desk, member: MemberId, role: Role) -> Result<(), Problem> {
    desk.may(Action::ManageMembers, None)?;
    let state = here(desk, member)?;
    if !state.roles.contains(&role) {
        return Err(Problem::input(
            NOTHING,
            format!("{} is not {}.", state.name, role.name()),
            "There is nothing to do.",
        ));
    }
    if role == Role::Admin {
        another_admin(desk.desk_record()?.as_ref(), member)?;
    }
    desk.append(Scope::Desk, vec![Act::RoleWithdrawn { member, role }]).map(drop)
}

/// Takes a member off the desk, or leaves it. From here on they may do nothing; their account goes.
///
/// # Errors
/// When they are not at the desk, or nobody would be left who manages it.
pub fn remove_member(desk: &mut Desk, member: MemberId, why: Option<&str>) -> Result<(), Problem> {
    let action = if member == desk.member() { Action::OwnAccount } else { Action::ManageMembers };
    desk.may(action, None)?;
    let state = here(desk, member)?;
    if state.roles.contains(&Role::Admin) {
        another_admin(desk.desk_record()?.as_ref(), member)?;
    }
    let why = why.map(crate::read_document::one_line).filter(|why| !why.is_empty());
    desk.append(Scope::Desk, vec![Act::MemberLeft { member, why }])?;
    accounts::forget(desk.shared(), member)
}

/// Gives a member another name at the desk, or oneself.
///
/// # Errors
/// When the name is taken or cannot be one, or they are not at the desk.
pub fn rename_member(desk: &mut Desk, member: MemberId, name: &str) -> Result<(), Problem> {
    let action = if member == desk.member() { Action::OwnAccount } else { Action::ManageMembers };
    desk.may(action, None)?;
    here(desk, member)?;
    let name = name_given(name)?;
    free(desk.desk_record()?.as_ref(), &name, Some(member))?;
    desk.append(Scope::Desk, vec![Act::MemberRenamed { member, name }]).map(drop)
}

/// A member who is at the desk.
pub(crate) fn here(desk: &Desk, member: MemberId) -> Result<MemberState, Problem> {
    let record = desk.desk_record()?;
    let state = record.members.get(&member).filter(|state| state.is_here());
    state.cloned().ok_or_else(|| nobody(&member.to_string()))
}

/// Names are one when nothing but capitals, blanks and the way letters are composed tells them apart.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

pub(crate) fn plain(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name_given(name: &str) -> Result<String, Problem> {
    let name = crate::read_document::one_line(name);
    let chars = name.chars().count();
    if !name.chars().any(char::is_alphanumeric) || chars > NAME_CHARS_MAX {
        return Err(Problem::input(
            NOTHING,
            format!("A member's name has letters, and at most {NAME_CHARS_MAX} characters."),
            "Give the name by which the desk calls them.",
        ));
    }
    Ok(name)
}

/// People sign in by their name, so no two at the desk have the same.
fn free(record: &Record, name: &str, but: Option<MemberId>) -> Result<(), Problem> {
    let taken = record
        .members_here()
        .into_iter()
        .any(|(member, state)| Some(member) != but && same_name(&state.name, name));
    if !taken {
        return Ok(());
    }
    Err(Problem::input(
        NOTHING,
        format!("Somebody at this desk is called “{name}” already, and people sign in by their name."),
        "Give another name.",
    ))
}

fn another_admin(record: &Record, than: MemberId) -> Result<(), Problem> {
    let others = record
        .members_here()
        .into_iter()
        .any(|(member, state)| member != than && state.roles.contains(&Role::Admin));
    if others {
        return Ok(());
    }
    Err(Problem::new(
        Sort::Forbidden,
        NOTHING,
        "Nobody would be left who manages the desk.",
        "Make somebody else admin first.",
    ))
}

fn nobody(text: &str) -> Problem {
    Problem::not_found(
        NOTHING,
        format!("Nobody at this desk is “{text}”."),
        "`amparo member list` prints the members.",
    )
}

fn no_invitation() -> Problem {
    Problem::not_found(
        "You did not join. Nothing was changed.",
        "The code is none, was used, was withdrawn, or ran out.",
        "Ask whoever invited you for a new one.",
    )
}

fn invitations(shared: &Shared) -> Result<Vec<Invitation>, Problem> {
    Ok(accounts::kept(shared, accounts::INVITATIONS)?.unwrap_or_default())
}

fn change_invitations(
    shared: &Shared,
    change: impl FnOnce(&mut Vec<Invitation>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let _accounts = shared.gate.accounts();
    let mut all = invitations(shared)?;
    let now = shared.clock.now();
    all.retain(|one| one.expires_at > now);
    change(&mut all)?;
    accounts::keep(shared, accounts::INVITATIONS, &all)
}
