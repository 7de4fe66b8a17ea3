//! Erasing a case: asking for it, taking the wish back, carrying it out.
//!
//! Where two people are at the desk, one asks and the other confirms. One who works alone waits instead, and confirms a
//! second time. The wait guards against haste and against a forced hand, not against whoever holds the passphrase: they
//! could delete the folder. So a person in danger need not wait, and the record says that they did not.
//!
//! What the record keeps is an opaque id, a moment, who, and one of a few reasons. No name, no free text.

use amparo_ledger::act::{Act, Entry, ErasureReason};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::CaseId;
use amparo_ledger::record::ErasureState;
use amparo_store::Passphrase;
use serde::Serialize;

use crate::desk::{Desk, moment_in_words};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

/// How many days one who works alone waits between asking and confirming.
pub const WAITING_DAYS: i64 = 3;

const DAY_SECONDS: i64 = 86_400;

/// How many days an earlier backup is kept unless a person says otherwise; an erased case is in them until then.
pub const BACKUP_DAYS: u32 = 35;

/// What erasing takes away from this folder. Shown before and after.
pub const REACHES: [&str; 4] = [
    "everything recorded in the case: claims, quotes, sources, findings, consents, decisions, and what was rejected",
    "the archived documents of the case and their texts, and proposals that wait",
    "the case's line in every list",
    "the key to all of it; the desk gets a new key of its own, so that old remnants of its keyring do not open this folder",
];

/// What erasing cannot take away. Shown before and after.
pub const DOES_NOT_REACH: [&str; 6] = [
    "papers, exports and proofs that already left the desk: ask those who have them",
    "copies of the desk's folder made by other means than `amparo backup`: delete them yourself",
    "backups made before: with the recovery sheet they still open. The next `amparo backup` takes the case's documents out of its folder, and earlier backups go when they are as old as --keep says (--keep 0 takes them away at once)",
    "what the disk keeps of deleted files: SSDs and memory cards hold old blocks for a while. They are encrypted, and open only to someone who also has old key files and the passphrase of then; a new passphrase makes that harder",
    "that there was a case: the log keeps the number, size and order of its entries, and their hashes",
    "another case that cites the same document has its own copy, which stays",
];

/// A case that waits to be erased, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasureRow {
    /// The case.
    pub case: CaseId,
    /// Why.
    pub reason: &'static str,
    /// It was carried out.
    pub erased: bool,
    /// When it was asked for or carried out, in words.
    pub at: String,
    /// From when it may be confirmed, in words; nothing once it was carried out.
    pub not_before: Option<String>,
    /// One person alone carried it out.
    pub solo: bool,
    /// Without the waiting period.
    pub at_once: bool,
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErasedCase {
    /// The case.
    pub case: CaseId,
    /// How many entries of the log lost their content.
    pub entries: u64,
    /// What was taken away.
    pub reached: [&'static str; REACHES.len()],
    /// What was not, and what to do about it.
    pub not_reached: [&'static str; DOES_NOT_REACH.len()],
    /// When the last backup was made that still has the case, in words; nothing where none was.
    pub in_backup_of: Option<String>,
}

/// When to carry it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// After the wait, or as the second person.
    AsAsked,
    /// Now, because it cannot wait.
    AtOnce(ErasureReason),
}

/// Asks that a case be erased, and says from when it may be confirmed.
///
/// # Errors
/// When it was asked for already, or cannot be recorded.
pub fn ask_to_erase(
    desk: &mut Desk,
    case: CaseId,
    reason: ErasureReason,
) -> Result<Visible<ErasureRow>, Problem> {
    may_erase(desk, case)?;
    let wait = if desk.is_alone()? { WAITING_DAYS * DAY_SECONDS } else { 0 };
    let not_before = desk.now() + wait;
    if let Some(row) = row_of(desk, case)? {
        return Err(Problem::input(
            "Nothing was changed.",
            format!("It was asked for already, {}.", row.at),
            format!(
                "Confirm it with `amparo erase case-{} --confirm`, or take it back with --withdraw.",
                case.short()
            ),
        ));
    }
    desk.append(Scope::Desk, vec![Act::ErasureRequested { case, reason, not_before }])?;
    let row = row_of(desk, case)?.ok_or_else(not_asked)?;
    desk.show(Scope::Desk, row)
}

/// Takes the wish to erase a case back.
///
/// # Errors
/// When nobody asked for it, or it was carried out.
pub fn withdraw_erasure(desk: &mut Desk, case: CaseId) -> Result<(), Problem> {
    may_erase(desk, case)?;
    row_of(desk, case)?.ok_or_else(not_asked)?;
    desk.append(Scope::Desk, vec![Act::ErasureWithdrawn { case }]).map(drop)
}

/// Erases a case for good. `passphrase` is the desk's, typed once more.
///
/// # Errors
/// When nobody asked for it, when the wait is not over, when the passphrase does not open the desk. When the disk fails in
/// between, the erasure is finished when the desk is next opened.
pub fn erase(
    desk: &mut Desk,
    case: CaseId,
    when: When,
    passphrase: String,
) -> Result<Visible<ErasedCase>, Problem> {
    may_erase(desk, case)?;
    let state = desk.scope_record(Scope::Desk)?.erasures.get(&case).copied();
    let (reason, at_once) = match (when, state) {
        (When::AtOnce(reason), _) => (reason, true),
        (When::AsAsked, Some(ErasureState::Waiting { reason, not_before, .. })) => {
            wait_is_over(desk, case, not_before)?;
            (reason, false)
        }
        (When::AsAsked, _) => return Err(not_asked()),
    };
    let key = desk.store()?.scope_key(Scope::Case(case)).ok_or_else(not_asked)?;
    let act = Act::CaseErased { case, key, reason, solo: desk.is_alone()?, at_once };
    let (at, actor, audience) = (desk.now(), desk.member(), Audience::default());
    let entry = Entry { at, actor, scope: Scope::Desk, audience, act };
    let passphrase = Passphrase::new(passphrase);
    let backed_up = desk.store()?.care().ok().and_then(|care| care.backed_up);
    let perhaps = "The case may not be erased yet. If the record says that it is, the rest is done when the desk is next opened.";
    let done = desk.change(perhaps, |store, random| store.erase_case(&entry, &passphrase, random))?;
    let erased = ErasedCase {
        case,
        entries: done.entries,
        reached: REACHES,
        not_reached: DOES_NOT_REACH,
        in_backup_of: backed_up.map(|done| moment_in_words(done.at)),
    };
    desk.show(Scope::Desk, erased)
}

/// Every case that waits to be erased, or was.
///
/// # Errors
/// When the record cannot be read.
pub fn erasures(desk: &Desk) -> Result<Visible<Vec<ErasureRow>>, Problem> {
    let record = desk.desk_record()?;
    let mut rows = Vec::new();
    for (case, state) in &record.erasures {
        // Of a case that was erased nothing is left but that it was.
        let is_done = matches!(state, ErasureState::Done { .. });
        if is_done || desk.allows(Action::SeeCase, Some(*case))? {
            rows.push(row(*case, state));
        }
    }
    desk.show(Scope::Desk, rows)
}

/// The problem to say when `text` is the id of a case that was erased.
pub(crate) fn was_erased(desk: &Desk, text: &str) -> Result<Option<Problem>, Problem> {
    let record = desk.scope_record(Scope::Desk)?;
    let found = record
        .erasures
        .iter()
        .map(|(case, state)| row(*case, state))
        .find(|row| row.erased && row.case.starts_with(text));
    Ok(found.map(|row| {
        Problem::not_found(
            format!("case-{} was erased. Nothing was changed.", row.case.short()),
            format!(
                "It was erased {} ({}). What it held is gone, and nobody can bring it back here.",
                row.at, row.reason
            ),
            "`amparo erase --list` shows what was erased and when.",
        )
    }))
}

/// Of a case that was erased, everybody may know that it was.
fn may_erase(desk: &Desk, case: CaseId) -> Result<(), Problem> {
    if desk.desk_record()?.is_erased(case) { Ok(()) } else { desk.may(Action::EraseCase, Some(case)) }
}

fn wait_is_over(desk: &Desk, case: CaseId, not_before: i64) -> Result<(), Problem> {
    if desk.now() >= not_before {
        return Ok(());
    }
    Err(Problem::new(
        Sort::Forbidden,
        "The case was not erased. Nothing was changed.",
        format!(
            "One who works alone waits {WAITING_DAYS} days between asking and confirming; it may be confirmed from {} on.",
            moment_in_words(not_before)
        ),
        format!(
            "Confirm it then. If somebody is in danger, `amparo erase case-{} --now --why safety` does it at once, and the record says so.",
            case.short()
        ),
    ))
}

fn not_asked() -> Problem {
    Problem::not_found(
        "Nothing was changed.",
        "Nobody asked that this case be erased, or it is erased already.",
        "Ask for it with `amparo erase CASE --why REASON`; `amparo erase --list` shows what waits.",
    )
}

fn row_of(desk: &Desk, case: CaseId) -> Result<Option<ErasureRow>, Problem> {
    Ok(desk.scope_record(Scope::Desk)?.erasures.get(&case).map(|state| row(case, state)))
}

fn row(case: CaseId, state: &ErasureState) -> ErasureRow {
    match *state {
        ErasureState::Waiting { reason, asked, not_before } => ErasureRow {
            case,
            reason: reason_name(reason),
            erased: false,
            at: moment_in_words(asked.at),
            not_before: Some(moment_in_words(not_before)),
            solo: false,
            at_once: false,
        },
        ErasureState::Done { reason, erased, solo, at_once, .. } => ErasureRow {
            case,
            reason: reason_name(reason),
            erased: true,
            at: moment_in_words(erased.at),
            not_before: None,
            solo,
            at_once,
        },
    }
}

fn reason_name(reason: ErasureReason) -> &'static str {
    ErasureReason::ALL.iter().find(|(known, _)| *known == reason).map_or("", |(_, name)| *name)
}
