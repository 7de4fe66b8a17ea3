//! Hashing a share of the archive again, those not checked for longest first. The result is an entry.

use std::collections::BTreeMap;
use std::str::FromStr;

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::{CustodyKind, Rehash};
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::{copies_of, noting};
use crate::desk::{ArchivedBytes, Desk};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// So many results are put on record at a time: an interrupted run loses no more.
const RESULTS_AT_ONCE: usize = 64;

/// How much of the archive is hashed again in one run, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(u8);

impl Share {
    /// How many of so many files, at least one where there is one.
    fn of(self, files: usize) -> usize {
        (files * usize::from(self.0)).div_ceil(100)
    }
}

impl FromStr for Share {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let number = text.trim().strip_suffix('%').unwrap_or(text.trim());
        match number.trim().parse::<u8>() {
            Ok(percent @ 1..=100) => Ok(Self(percent)),
            _ => Err(Problem::input(
                "Nothing was hashed.",
                format!("“{text}” is not a share."),
                "Give a whole number of hundredths from 1% to 100%, such as 10%.",
            )),
        }
    }
}

/// What was found of one archived file.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Of which source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// The case in which it lies; `None`: at the desk.
    pub case: Option<CaseId>,
    /// Whether it is the original.
    pub original: bool,
    /// The hash under which it was archived.
    pub sha256: Hash32,
    /// What was found.
    pub found: Rehash,
}

/// What a run found.
#[derive(Debug, Clone, Serialize)]
pub struct RehashDone {
    /// How many files the archive has: originals and derived copies.
    pub files: usize,
    /// How many were hashed again.
    pub checked: usize,
    /// How many of them are what was archived.
    pub held: usize,
    /// Those that are not.
    pub damaged: Vec<Checked>,
    /// How many were never hashed again since they came.
    pub never_checked: usize,
    /// The longest time since a file of this archive was hashed, in seconds since 1970 UTC: every file that was hashed
    /// again was hashed since then. `None`: none was.
    pub oldest_check: Option<i64>,
}

struct Due {
    scope: Scope,
    source: SourceId,
    title: String,
    original: bool,
    sha256: Hash32,
    last: Option<i64>,
}

/// Hashes a share of the archive again and puts the result on record; of one case, or of everything.
///
/// # Errors
/// When the record cannot be read or written, or the disk fails. Damage is no error here: it is the result.
pub fn rehash(
    desk: &mut Desk,
    share: Share,
    case: Option<CaseId>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Visible<RehashDone>, Problem> {
    desk.may(if case.is_some() { Action::SeeCase } else { Action::SeePeople }, case)?;
    let mut due = everything_due(desk, case)?;
    let files = due.len();
    let wanted = share.of(files);
    let left = due.split_off(wanted.min(files));
    let mut damaged = Vec::new();
    for (chunk_number, chunk) in due.chunks(RESULTS_AT_ONCE).enumerate() {
        let mut acts: BTreeMap<Scope, Vec<Act>> = BTreeMap::new();
        for (place, one) in chunk.iter().enumerate() {
            progress(chunk_number * RESULTS_AT_ONCE + place, due.len());
            let found = look(desk, one)?;
            let kind = CustodyKind::Rehashed { bytes: one.sha256, found };
            acts.entry(one.scope).or_default().push(noting(one.source, kind));
            if !found.held() {
                damaged.push(checked(one, found));
            }
        }
        for (scope, acts) in acts {
            desk.append(scope, acts)?;
        }
    }
    let checked = due.len();
    let now = (checked > 0).then(|| desk.now());
    let done = RehashDone {
        files,
        checked,
        held: checked - damaged.len(),
        damaged,
        never_checked: left.iter().filter(|one| one.last.is_none()).count(),
        oldest_check: left.iter().filter_map(|one| one.last).chain(now).min(),
    };
    desk.show(case.map_or(Scope::Desk, Scope::Case), done)
}

/// Every archived file, those not checked for longest first, and of those the one that came first.
fn everything_due(desk: &Desk, case: Option<CaseId>) -> Result<Vec<Due>, Problem> {
    let scopes = match case {
        Some(case) => vec![Scope::Case(case)],
        None => desk.scopes()?,
    };
    let mut due = Vec::new();
    for scope in scopes {
        let record = desk.scope_record(scope)?;
        for state in record.sources.values() {
            for copy in copies_of(&record, state) {
                due.push((
                    state.added.seq,
                    Due {
                        scope,
                        source: state.source.id,
                        title: state.source.title.clone(),
                        original: copy.form.is_none(),
                        sha256: copy.sha256,
                        last: copy.last_rehash.map(|last| last.at),
                    },
                ));
            }
        }
    }
    // `None` comes before every time.
    due.sort_by_key(|(seq, one)| (one.last, *seq, !one.original, one.sha256));
    Ok(due.into_iter().map(|(_, one)| one).collect())
}

fn look(desk: &Desk, one: &Due) -> Result<Rehash, Problem> {
    Ok(match desk.archived(one.scope, one.sha256)? {
        ArchivedBytes::Held(bytes) => Rehash::Held { size_bytes: bytes.len() as u64 },
        ArchivedBytes::Altered => Rehash::Altered,
        ArchivedBytes::Missing => Rehash::Missing,
    })
}

fn checked(one: &Due, found: Rehash) -> Checked {
    Checked {
        source: one.source,
        title: one.title.clone(),
        case: match one.scope {
            Scope::Case(case) => Some(case),
            Scope::Desk => None,
        },
        original: one.original,
        sha256: one.sha256,
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_nothing_and_never_more_than_all() {
        for (share, files, expected, because) in [
            ("10%", 100, 10, "a tenth"),
            ("10%", 3, 1, "at least one"),
            ("10%", 0, 0, "of nothing nothing"),
            ("1%", 250, 3, "rounded up"),
            ("100", 7, 7, "all, without the sign"),
        ] {
            let share: Share = share.parse().expect("a share");
            assert_eq!(share.of(files), expected, "{because}");
        }
        for text in ["0%", "101%", "-5%", "half", "", "%", "10.5%"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }
}
