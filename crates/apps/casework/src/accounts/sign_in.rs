//! Signing in, and showing once more who one is.
//!
//! A name that is nobody's takes as long as a wrong password, and the answer is the same. Which of name, password and code
//! is wrong is not said.

use amparo_ledger::ids::MemberId;

use super::common::{change, load};
use super::password::Kept;
use super::second_factor::{Shown, has_one, take};
use super::{Door, again, busy, must_have_second_factor, wait};
use crate::desk::Desk;
use crate::members::same_name;
use crate::office::Office;
use crate::problem::Problem;
use crate::shared::{Shared, locked};

/// Longer than any password or name: not looked at.
const TYPED_BYTES_MAX: usize = 4096;

/// By what somebody showed who they are, besides the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// By nothing: a desk of one that no other computer reaches.
    None,
    /// By a code of their second factor.
    Code,
    /// By a recovery code.
    Recovery {
        /// How many of them are left.
        left: usize,
    },
}

/// What came of an attempt to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// It is this member.
    Done {
        /// Who.
        member: MemberId,
        /// By what, besides the password.
        by: Factor,
    },
    /// It is this member, who must set a second factor up before anything else.
    MustSetUp {
        /// Who.
        member: MemberId,
    },
    /// The password is right; the code is still to be typed.
    CodeNeeded,
    /// The name, the password or the code is wrong.
    Refused,
    /// There were several wrong attempts. This one was not looked at, and does not count.
    TooSoon {
        /// After how many seconds the next one is.
        seconds: u64,
    },
}

/// Signs somebody in by their name at the desk, their password, and a code where they have a second factor.
///
/// # Errors
/// When the desk is locked, or an account cannot be read.
pub fn sign_in(office: &Office, name: &str, password: &str, code: Option<&str>) -> Result<SignIn, Problem> {
    let shared = office.shared();
    if shared.is_locked() {
        return Err(locked());
    }
    if [name, password, code.unwrap_or_default()].iter().any(|typed| typed.len() > TYPED_BYTES_MAX) {
        return Ok(SignIn::Refused);
    }
    let record = shared.desk_record()?;
    let member = record
        .members_here()
        .into_iter()
        .find(|(_, state)| same_name(&state.name, name))
        .map(|(member, _)| member);
    let door =
        member.map_or_else(|| Door::of_nobody(&salt(&record), &crate::members::plain(name)), Door::Member);
    if let Err(seconds) = shared.gate.admit(door) {
        return Ok(SignIn::TooSoon { seconds });
    }
    let account = load(shared, member.unwrap_or(NOBODY))?;
    let Some(turn) = shared.gate.turn() else {
        return Ok(SignIn::TooSoon { seconds: 5 });
    };
    let is_right = account.password.clone().unwrap_or_else(Kept::nobodys).is(password);
    drop(turn);
    let (Some(member), true) = (member, is_right) else {
        shared.gate.was_wrong(door);
        return Ok(SignIn::Refused);
    };
    let by = match (account.second_factor.is_some(), code.filter(|code| !code.trim().is_empty())) {
        (false, _) if must_have_second_factor(shared)? => {
            shared.gate.was_right(door);
            return Ok(SignIn::MustSetUp { member });
        }
        (false, _) => Factor::None,
        // Wrong codes that came before stay counted: the password alone opens nothing.
        (true, None) => return Ok(SignIn::CodeNeeded),
        (true, Some(code)) => match take_code(shared, member, code)? {
            Some(Shown::Code) => Factor::Code,
            Some(Shown::Recovery { left }) => Factor::Recovery { left },
            None => {
                shared.gate.was_wrong(door);
                return Ok(SignIn::Refused);
            }
        },
    };
    shared.gate.was_right(door);
    Ok(SignIn::Done { member, by })
}

/// An id that is no member's, for reading as much for a name that is nobody's.
const NOBODY: MemberId = MemberId::from_bytes([0; 16]);

/// Of the desk alone, so that names fall to other places at each.
fn salt(record: &amparo_ledger::record::Record) -> [u8; 16] {
    record.desk.as_ref().map_or([0; 16], |desk| desk.id.bytes())
}

fn take_code(shared: &Shared, member: MemberId, code: &str) -> Result<Option<Shown>, Problem> {
    let now = shared.clock.now();
    change(shared, member, |account| Ok(take(account, code, now)))
}

/// What somebody who is signed in types once more before something weighty.
#[derive(Clone, Copy)]
pub struct Fresh<'a> {
    /// Their password.
    pub password: &'a str,
    /// A code of their second factor, or a recovery code, where they have one.
    pub code: Option<&'a str>,
}

/// Whether whoever is signed in shows once more that it is they.
///
/// # Errors
/// When the password or the code is wrong, or after several wrong attempts.
pub fn confirm_again(desk: &Desk, fresh: Fresh<'_>) -> Result<(), Problem> {
    let (shared, member) = (desk.shared(), desk.member());
    let door = Door::Member(member);
    shared.gate.admit(door).map_err(wait)?;
    let password = load(shared, member)?.password.unwrap_or_else(Kept::nobodys);
    let turn = shared.gate.turn().ok_or_else(busy)?;
    let is_password = fresh.password.len() <= TYPED_BYTES_MAX && password.is(fresh.password);
    drop(turn);
    let is_code = || match fresh.code {
        _ if !has_one(desk)? => Ok(true),
        None => Ok(false),
        Some(code) => Ok(code.len() <= TYPED_BYTES_MAX && take_code(shared, member, code)?.is_some()),
    };
    if is_password && is_code()? {
        shared.gate.was_right(door);
        return Ok(());
    }
    shared.gate.was_wrong(door);
    Err(again())
}
