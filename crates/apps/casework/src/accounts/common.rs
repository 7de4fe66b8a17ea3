//! How an account is kept, and read and changed.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::MemberId;
use amparo_ledger::source::Hash32;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::password::Kept;
use super::second_factor::Secret;
use super::tokens::Token;
use crate::desk::{StoreRandom, damaged, words};
use crate::problem::Problem;
use crate::shared::Shared;

/// The beginning of the names of all drafts that hold secrets.
const PREFIX: &str = "account/";

/// Whether a draft holds secrets, which no export takes along.
pub(crate) fn is_secret(scope: Scope, key: &str) -> bool {
    scope == Scope::Desk && key.starts_with(PREFIX)
}

/// What is kept of a member's account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Account {
    pub(super) password: Option<Kept>,
    pub(super) second_factor: Option<Secret>,
    /// One that was begun and not confirmed yet.
    pub(super) begun: Option<Secret>,
    /// The step of the last code that was accepted. Stays when the second factor is replaced.
    pub(super) last_step: Option<u64>,
    pub(super) recovery: Vec<Hash32>,
    pub(super) tokens: Vec<Token>,
    /// Counts changes that end sessions.
    pub(super) changed: u64,
}

fn key_of(member: MemberId) -> String {
    format!("{PREFIX}{member}")
}

/// The account of a member; an empty one where there is none.
pub(super) fn load(shared: &Shared, member: MemberId) -> Result<Account, Problem> {
    Ok(kept(shared, &key_of(member))?.unwrap_or_default())
}

/// Reads an account, changes it, writes it. Nobody else changes one meanwhile.
pub(super) fn change<T>(
    shared: &Shared,
    member: MemberId,
    change: impl FnOnce(&mut Account) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let _accounts = shared.gate.accounts();
    let before = load(shared, member)?;
    let mut account = before.clone();
    let done = change(&mut account)?;
    if account != before {
        keep(shared, &key_of(member), &account)?;
    }
    Ok(done)
}

/// Takes the account of somebody who left away. Whether it could be is of no matter: they are no member.
pub(crate) fn forget(shared: &Shared, member: MemberId) -> Result<(), Problem> {
    let _accounts = shared.gate.accounts();
    let account = load(shared, member)?;
    if account.is_empty() {
        return Ok(());
    }
    keep(shared, &key_of(member), &Account { changed: account.changed + 1, ..Account::default() })
}

/// After a restore: what was used or revoked since the backup would be good again, so it goes. Passwords and second factors
/// stay.
pub(crate) fn after_restore(shared: &Shared) -> Result<(), Problem> {
    for (member, _) in shared.desk_record()?.members_here() {
        change(shared, member, |account| {
            let had = !(account.recovery.is_empty() && account.tokens.is_empty());
            account.recovery.clear();
            account.tokens.clear();
            account.begun = None;
            account.changed += u64::from(had);
            Ok(())
        })?;
    }
    let _accounts = shared.gate.accounts();
    if kept::<Vec<super::super::members::Invitation>>(shared, INVITATIONS)?.is_some() {
        keep(shared, INVITATIONS, &Vec::<super::super::members::Invitation>::new())?;
    }
    Ok(())
}

/// The name of the draft in which invitations are kept.
pub(crate) const INVITATIONS: &str = "account/invitations";

/// What a draft with secrets holds.
pub(crate) fn kept<T: DeserializeOwned>(shared: &Shared, key: &str) -> Result<Option<T>, Problem> {
    let found = shared.store()?.draft(Scope::Desk, key);
    let bytes = found.map_err(|error| words(error, "The account could not be read. Nothing was changed."))?;
    bytes.map(|bytes| serde_json::from_slice(&bytes).map_err(|error| damaged(&error))).transpose()
}

/// Keeps it. The store is not held for it: who signs in does not wait for who writes.
pub(crate) fn keep<T: Serialize>(shared: &Shared, key: &str, value: &T) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(value).expect("an account is plain data");
    let store = shared.store()?;
    store
        .put_draft_beside(Scope::Desk, key, &bytes, &mut StoreRandom(&mut shared.random()))
        .map_err(|error| words(error, "The account is as it was."))
}
