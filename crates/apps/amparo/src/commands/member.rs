//! Members, their roles, and who works on a case.

use amparo_casework::case_access::{access_of, add_case_member, remove_case_member, set_tier};
use amparo_casework::desk::moment_in_words;
use amparo_casework::members::{
    Invited, find_member, grant_role, invite_member, let_in_again, list_invitations, list_members,
    remove_member, withdraw_role,
};
use amparo_casework::policy::{CaseRole, CaseTier, Role};
use amparo_casework::problem::Problem;
use serde_json::json;

use crate::args::{CaseAccess, DeskRole, InCase, Member, Tier};
use crate::session::Session;
use crate::show;

pub(super) fn member(session: &Session, args: &Member) -> Result<(), Problem> {
    match args {
        Member::Invite { name, role } => {
            let roles: Vec<Role> = role.iter().copied().map(role_of).collect();
            let invitation = session.write(|desk| invite_member(desk, name, &roles))?;
            invited(session, &invitation);
            Ok(())
        }
        Member::Again { who } => {
            let invitation = session.write(|desk| {
                let member = find_member(desk, who)?;
                let_in_again(desk, member)
            })?;
            invited(session, &invitation);
            Ok(())
        }
        Member::List => list(session),
        Member::Grant { who, role } => {
            session.write(|desk| {
                let member = find_member(desk, who)?;
                grant_role(desk, member, role_of(*role))
            })?;
            done(session, &format!("{who} is {} now.", role_of(*role).name()));
            Ok(())
        }
        Member::Withdraw { who, role } => {
            session.write(|desk| {
                let member = find_member(desk, who)?;
                withdraw_role(desk, member, role_of(*role))
            })?;
            done(session, &format!("{who} is {} no longer.", role_of(*role).name()));
            Ok(())
        }
        Member::Remove { who, why } => {
            session.write(|desk| {
                let member = find_member(desk, who)?;
                remove_member(desk, member, why.as_deref())
            })?;
            done(session, &format!("{who} may do nothing at this desk any more; what they entered stays."));
            Ok(())
        }
    }
}

fn invited(session: &Session, invited: &Invited) {
    if session.json {
        show::json(invited);
    } else {
        show::line(&format!("Code for {}: {}", invited.name, invited.code));
        show::line(&format!(
            "It is good once, until {}, and is not shown again.",
            moment_in_words(invited.expires_at)
        ));
        show::line(
            "Hand it over in person. They join on a page of `amparo serve`, and choose a password there.",
        );
    }
}

fn list(session: &Session) -> Result<(), Problem> {
    let (members, invitations) = session.read(|desk| {
        let members = list_members(desk)?;
        // Who does not manage members sees no invitations.
        let manages = members.iter().any(|row| row.has_password.is_some());
        let invitations = if manages { list_invitations(desk)?.into_inner() } else { Vec::new() };
        Ok((members, invitations))
    })?;
    if session.json {
        show::json(&json!({"members": members, "invitations": invitations}));
        return Ok(());
    }
    for row in members.iter() {
        let roles: Vec<&str> = row.roles.iter().map(|role| role.name()).collect();
        let roles = if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") };
        let what = row.left_at.map_or(roles, |at| format!("left {}", moment_in_words(at)));
        let factor = if row.has_second_factor == Some(false) && row.left_at.is_none() {
            "; no second factor"
        } else {
            ""
        };
        show::line(&format!("{}  {}: {what}{factor}", row.member.short(), row.name));
    }
    for one in invitations {
        show::line(&format!("invited: {}, until {}", one.name, moment_in_words(one.expires_at)));
    }
    Ok(())
}

pub(super) fn access(session: &Session, args: &CaseAccess) -> Result<(), Problem> {
    let changes = args.tier.is_some() || args.add.is_some() || args.remove.is_some();
    if changes {
        session.write_case(args.case.as_deref(), |desk, case| {
            if let (Some(member), Some(role)) = (&args.add, args.role) {
                let member = find_member(desk, member)?;
                add_case_member(desk, case, member, case_role_of(role))?;
            }
            if let Some(member) = &args.remove {
                let member = find_member(desk, member)?;
                remove_case_member(desk, case, member)?;
            }
            if let Some(tier) = args.tier {
                set_tier(desk, case, tier_of(tier))?;
            }
            Ok(())
        })?;
    }
    let shown = session.read_case(args.case.as_deref(), access_of)?;
    if session.json {
        show::json(&shown);
        return Ok(());
    }
    show::line(match shown.tier {
        CaseTier::Sealed => "Sealed: open to those who were added, and to nobody else.",
        CaseTier::Case => "Open to those who were added, and to whoever answers for cases or reviews papers.",
        CaseTier::Team => "Open to everybody who works with cases.",
    });
    for added in &shown.members {
        let left = if added.has_left { " (has left the desk)" } else { "" };
        show::line(&format!("{}  {}: {}{left}", added.member.short(), added.name, added.role.name()));
    }
    Ok(())
}

fn done(session: &Session, text: &str) {
    if session.json {
        show::json(&json!({"done": text}));
    } else {
        show::line(text);
    }
}

fn role_of(role: DeskRole) -> Role {
    match role {
        DeskRole::Viewer => Role::Viewer,
        DeskRole::Documenter => Role::Documenter,
        DeskRole::CaseLead => Role::CaseLead,
        DeskRole::Reviewer => Role::Reviewer,
        DeskRole::PartnerLiaison => Role::PartnerLiaison,
        DeskRole::Admin => Role::Admin,
        DeskRole::Auditor => Role::Auditor,
    }
}

fn case_role_of(role: InCase) -> CaseRole {
    match role {
        InCase::Viewer => CaseRole::Viewer,
        InCase::Documenter => CaseRole::Documenter,
        InCase::Lead => CaseRole::Lead,
    }
}

fn tier_of(tier: Tier) -> CaseTier {
    match tier {
        Tier::Sealed => CaseTier::Sealed,
        Tier::Case => CaseTier::Case,
        Tier::Team => CaseTier::Team,
    }
}
