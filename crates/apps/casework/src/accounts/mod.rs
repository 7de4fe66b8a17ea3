//! Accounts: with what a member shows who they are. Password, second factor, codes for the day it is lost, tokens for
//! programs.
//!
//! None of it is in the ledger, which keeps everything for ever: an account lies beside it, encrypted under the desk's key,
//! and goes when the member leaves. What is kept of a secret is a hash, except of the second factor, of which both sides need
//! the secret itself. What backups, exports and restoring do with accounts stands in `docs/decisions/accounts.md`.

mod codes;
mod common;
mod gate;
mod password;
mod second_factor;
mod sign_in;
#[cfg(test)]
mod tests;
mod tokens;

pub use self::gate::DELAY_SECONDS_MAX;
pub use self::password::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PASSWORD_WORDS};
pub use self::second_factor::{
    NewSecondFactor, QrCode, RECOVERY_CODES, RecoveryCodes, begin_second_factor, confirm_second_factor,
    new_recovery_codes, reset_second_factor,
};
pub use self::sign_in::{Factor, Fresh, SignIn, confirm_again, sign_in};
pub use self::tokens::{
    MadeToken, TOKEN_DAYS_MAX, TokenRow, TokenScope, TokenUse, list_tokens, make_token, revoke_token,
    use_token,
};

pub(crate) use self::common::{INVITATIONS, after_restore, forget, is_secret, keep, kept};
pub use self::gate::delay_seconds;
pub(crate) use self::gate::{Door, Gate};

use amparo_ledger::ids::MemberId;
use amparo_ledger::source::Hash32;
use serde::Serialize;

use self::common::{Account, change, load};
use self::password::Kept;
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};
use crate::shared::Shared;
use crate::world::Random;

/// How an account stands, for whoever keeps sessions: when it is another one than when a session began, the session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Generation {
    /// Counts changes of password, second factor and codes.
    account: u64,
    /// The entry at which the record last changed what the member is.
    record: u64,
}

/// What a member's account has, without any secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AccountShown {
    /// They have a password.
    pub has_password: bool,
    /// They have a second factor.
    pub has_second_factor: bool,
    /// They must have one.
    pub needs_second_factor: bool,
    /// How many recovery codes they have not used.
    pub recovery_codes_left: usize,
}

/// One's own account.
///
/// # Errors
/// When it cannot be read.
pub fn own_account(desk: &Desk) -> Result<Visible<AccountShown>, Problem> {
    desk.may(Action::OwnAccount, None)?;
    let account = load(desk.shared(), desk.member())?;
    let shown = AccountShown {
        has_password: account.password.is_some(),
        has_second_factor: account.second_factor.is_some(),
        needs_second_factor: needs_second_factor(desk)?,
        recovery_codes_left: account.recovery.len(),
    };
    Ok(Visible::after_asking(shown))
}

/// Whether the member must show a second factor: as soon as two are at the desk, or other computers reach it.
///
/// # Errors
/// When the record cannot be read.
pub fn needs_second_factor(desk: &Desk) -> Result<bool, Problem> {
    must_have_second_factor(desk.shared())
}

pub(crate) fn must_have_second_factor(shared: &Shared) -> Result<bool, Problem> {
    Ok(shared.gate.is_reachable() || shared.desk_record()?.members_here().len() > 1)
}

/// How the account of the member stands.
///
/// # Errors
/// When it cannot be read.
pub fn generation(desk: &Desk) -> Result<Generation, Problem> {
    let record = desk.desk_record()?;
    let changed = record.members.get(&desk.member()).map_or(0, |state| state.changed);
    Ok(Generation { account: load(desk.shared(), desk.member())?.changed, record: changed })
}

/// Sets one's own password. Whoever has one already shows that it is they, freshly.
///
/// # Errors
/// When the old one is wrong, or the new one cannot be one; it is then as it was.
pub fn set_password(desk: &Desk, fresh: Option<Fresh<'_>>, new: &str) -> Result<(), Problem> {
    desk.may(Action::OwnAccount, None)?;
    let shared = desk.shared();
    if load(shared, desk.member())?.password.is_some() {
        confirm_again(desk, fresh.ok_or_else(again)?)?;
    }
    let kept = accepted(shared, &desk.member_name()?, new)?;
    change(shared, desk.member(), |account| {
        account.password = Some(kept);
        account.changed += 1;
        Ok(())
    })
}

/// The password as it is kept, if it can be one.
pub(crate) fn accepted(shared: &Shared, member_name: &str, new: &str) -> Result<Kept, Problem> {
    let record = shared.desk_record()?;
    let desk_name = record.desk.as_ref().map(|desk| desk.name.as_str()).unwrap_or_default();
    password::accept(new, &[desk_name, member_name])?;
    let _turn = shared.gate.turn().ok_or_else(busy)?;
    Ok(Kept::of(new, &mut shared.random()))
}

/// Keeps the password with which somebody joins.
pub(crate) fn begin(shared: &Shared, member: MemberId, password: Kept) -> Result<(), Problem> {
    change(shared, member, |account| {
        account.password = Some(password);
        account.changed += 1;
        Ok(())
    })
}

/// Whether a member has a password and a second factor.
pub(crate) fn has(shared: &Shared, member: MemberId) -> Result<(bool, bool), Problem> {
    let account = load(shared, member)?;
    Ok((account.password.is_some(), account.second_factor.is_some()))
}

/// A code with which somebody joins: 32 letters of five random bits.
pub(crate) fn joining_code(random: &mut dyn Random) -> (String, Hash32) {
    let code = codes::make(32, random);
    let hash = joining_hash(&code);
    (code, hash)
}

pub(crate) fn joining_hash(typed: &str) -> Hash32 {
    codes::hash("joining", typed)
}

fn again() -> Problem {
    Problem::new(
        Sort::Forbidden,
        "Nothing was changed.",
        "What protects your account is changed only by somebody who shows once more that it is you.",
        "Type your password, and your code where you have one, once more.",
    )
}

pub(crate) fn busy() -> Problem {
    Problem::new(
        Sort::System,
        "Nothing was changed: too many people sign in at once.",
        "Only so many passwords are worked out at a time.",
        "Try again in a few seconds.",
    )
}

pub(crate) fn wait(seconds: u64) -> Problem {
    Problem::new(
        Sort::Forbidden,
        "Nothing was changed.",
        format!("There were several wrong attempts; the next one is looked at in {seconds} seconds."),
        "Wait, and try again.",
    )
}

impl Account {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
