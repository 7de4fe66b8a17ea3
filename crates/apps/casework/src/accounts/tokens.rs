//! Tokens: with one, a program does what its member may do, reading only or writing too, until it runs out or is revoked.
//!
//! A token is shown once and kept as a hash. It opens nothing by itself: the desk must be open, and what its member may not
//! do, it may not.

use amparo_ledger::ids::MemberId;
use amparo_ledger::source::Hash32;
use serde::{Deserialize, Serialize};

use super::codes;
use super::common::{change, load};
use crate::desk::Desk;
use crate::office::Office;
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};
use crate::shared::locked;

/// The longest a token may last.
pub const TOKEN_DAYS_MAX: u32 = 366;
const DAY_SECONDS: i64 = 86_400;
/// Forty letters of five random bits.
const LETTERS: usize = 40;
const PREFIX: &str = "amparo-";
const TOKENS_MAX: usize = 50;
const NAME_CHARS_MAX: usize = 80;
/// The last use is noted to the hour: more would write at each call, and tell when somebody works.
const USED_SECONDS: i64 = 3_600;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenScope {
    /// To read.
    Read,
    /// To read and to write.
    Write,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Token {
    id: u64,
    name: String,
    hash: Hash32,
    scope: TokenScope,
    made_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

/// A token in a list, without what makes it one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenRow {
    /// Its number among the member's tokens.
    pub id: u64,
    /// What its member calls it.
    pub name: String,
    /// What it is for.
    pub scope: TokenScope,
    /// When it was made, in seconds since 1970 UTC.
    pub made_at: i64,
    /// When it runs out.
    pub expires_at: i64,
    /// It ran out.
    pub is_expired: bool,
    /// When it was last used, to the hour.
    pub used_at: Option<i64>,
}

/// A token that was made. Shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MadeToken {
    /// Its number among the member's tokens.
    pub id: u64,
    /// What the program sends.
    pub token: String,
    /// When it runs out, in seconds since 1970 UTC.
    pub expires_at: i64,
}

/// Whose a token is, and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenUse {
    /// Whose.
    pub member: MemberId,
    /// What it is for.
    pub scope: TokenScope,
}

/// Makes a token of one's own.
///
/// # Errors
/// When it has no name or too long a life, or there are too many.
pub fn make_token(
    desk: &Desk,
    name: &str,
    scope: TokenScope,
    days: u32,
) -> Result<Visible<MadeToken>, Problem> {
    desk.may(Action::UseTokens, None)?;
    let name = crate::read_document::one_line(name);
    let refuse = |why: String, mend: &str| Problem::input("No token was made.", why, mend);
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(refuse(
            format!("A token has a name of 1 to {NAME_CHARS_MAX} characters."),
            "Call it after the program that will use it.",
        ));
    }
    if !(1..=TOKEN_DAYS_MAX).contains(&days) {
        return Err(refuse(
            format!("{days} days: a token lasts between one day and {TOKEN_DAYS_MAX}."),
            "Give fewer days, and make another one then.",
        ));
    }
    let shared = desk.shared();
    let token = format!("{PREFIX}{}", codes::make(LETTERS, &mut shared.random()));
    let (made_at, hash) = (desk.now(), hash_of(&token));
    let expires_at = made_at + i64::from(days) * DAY_SECONDS;
    let id = change(shared, desk.member(), |account| {
        if account.tokens.len() >= TOKENS_MAX {
            return Err(refuse(
                format!("There are {TOKENS_MAX} tokens already."),
                "Revoke one that nobody uses.",
            ));
        }
        let id = account.tokens.iter().map(|token| token.id + 1).max().unwrap_or(1);
        account.tokens.push(Token { id, name, hash, scope, made_at, expires_at, used_at: None });
        Ok(id)
    })?;
    Ok(Visible::after_asking(MadeToken { id, token, expires_at }))
}

/// One's own tokens, without what makes them tokens.
///
/// # Errors
/// When the account cannot be read.
pub fn list_tokens(desk: &Desk) -> Result<Visible<Vec<TokenRow>>, Problem> {
    desk.may(Action::UseTokens, None)?;
    let (now, account) = (desk.now(), load(desk.shared(), desk.member())?);
    let rows = account.tokens.into_iter().map(|token| TokenRow {
        id: token.id,
        name: token.name,
        scope: token.scope,
        made_at: token.made_at,
        expires_at: token.expires_at,
        is_expired: token.expires_at <= now,
        used_at: token.used_at,
    });
    Ok(Visible::after_asking(rows.collect()))
}

/// Revokes a token of one's own.
///
/// # Errors
/// When there is none of this number.
pub fn revoke_token(desk: &Desk, id: u64) -> Result<(), Problem> {
    desk.may(Action::UseTokens, None)?;
    change(desk.shared(), desk.member(), |account| {
        let before = account.tokens.len();
        account.tokens.retain(|token| token.id != id);
        if account.tokens.len() == before {
            return Err(Problem::not_found(
                "Nothing was changed.",
                "You have no token of this number.",
                "The list of your tokens says their numbers.",
            ));
        }
        Ok(())
    })
}

/// Whose a token is, and what for. One that ran out, was revoked, or is nobody's is refused in the same words.
///
/// # Errors
/// When it is refused, or the desk is locked.
pub fn use_token(office: &Office, token: &str) -> Result<TokenUse, Problem> {
    let shared = office.shared();
    if shared.is_locked() {
        return Err(locked());
    }
    let refused = || {
        Problem::new(
            Sort::Forbidden,
            "Nothing was done.",
            "The token is none, ran out, or was revoked.",
            "Make a new one at the desk.",
        )
    };
    if token.len() > 200 || !token.starts_with(PREFIX) {
        return Err(refused());
    }
    let (hash, now) = (hash_of(token), shared.clock.now());
    for (member, _) in shared.desk_record()?.members_here() {
        let account = load(shared, member)?;
        let found = account.tokens.iter().find(|one| one.hash == hash && one.expires_at > now);
        let Some(found) = found else { continue };
        let (scope, id) = (found.scope, found.id);
        if found.used_at.is_none_or(|used| now - used >= USED_SECONDS) {
            change(shared, member, |account| {
                let hour = now - now.rem_euclid(USED_SECONDS);
                account.tokens.iter_mut().filter(|one| one.id == id).for_each(|one| one.used_at = Some(hour));
                Ok(())
            })?;
        }
        return Ok(TokenUse { member, scope });
    }
    Err(refused())
}

fn hash_of(token: &str) -> Hash32 {
    codes::hash("token", token)
}
