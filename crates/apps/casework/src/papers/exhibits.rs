//! The archived files of a paper with what happened to them, and the state of the log.
//!
//! A paper that leaves prints what shows that a file is unchanged: receipt, derived copies, the last time it was hashed
//! again. From whom a file came, and to whom copies went, stays at the desk: it may be the name of somebody at risk.

use amparo_dossier::CustodyReport as Report;
use amparo_dossier::model::custody::{Check, CustodyStep, Exhibit, Found, Verification};
use amparo_dossier::model::{PageSize, Status};
use amparo_ledger::evidence::Rehash;
use amparo_ledger::ids::SourceId;

use crate::custody::report::{CustodyReport, LogState};
use crate::custody::{Link, SourceCustody};
use crate::desk::moment_in_words;

/// The files of the cited sources, under the sources' numbers.
pub(super) fn of_cited(
    cited: impl Iterator<Item = (u32, SourceId)>,
    custody: &[SourceCustody],
    known: u64,
) -> Vec<Exhibit> {
    cited
        .filter_map(|(number, source)| {
            let row = custody.iter().find(|row| row.source == source)?;
            let told = row.chain.iter().filter(|link| link.seq < known);
            exhibit(number, row, told.filter_map(step_for_others).collect())
        })
        .map(|exhibit| Exhibit { file_name: None, ..exhibit })
        .collect()
}

/// The report on every file, which tells all that is on record.
pub(super) fn report(made: &CustodyReport) -> Report {
    let mut exhibits = Vec::new();
    let mut named_only = Vec::new();
    for row in &made.sources {
        let number = u32::try_from(exhibits.len() + 1).unwrap_or(u32::MAX);
        let steps = row.chain.iter().map(|link| step(link, &link.words)).collect();
        match exhibit(number, row, steps) {
            Some(exhibit) => exhibits.push(exhibit),
            None => named_only.push(row.title.clone()),
        }
    }
    let day = crate::world::Clock::today(&crate::world::FixedClock(made.made_at));
    Report {
        status: Status::Draft { missing: Vec::new() },
        size: PageSize::A4,
        about: made.title.clone(),
        desk: made.desk_name.clone(),
        as_of: day,
        as_of_entry: made.log.entries,
        exhibits,
        named_only,
        verification: Some(verification(&made.log, made.log.entries)),
    }
}

/// The state of the log when `known` entries were known. What was signed later says nothing about that moment.
pub(super) fn verification(log: &LogState, known: u64) -> Verification {
    let now = known == log.entries;
    Verification {
        entries: known,
        root: log.root.filter(|_| now),
        checkpoint: log
            .checkpoint
            .as_ref()
            .filter(|_| now)
            .map(|note| note.lines().map(str::to_owned).collect()),
        key: log.public_key.clone(),
    }
}

fn exhibit(number: u32, row: &SourceCustody, steps: Vec<CustodyStep>) -> Option<Exhibit> {
    let original = row.copies.iter().find(|copy| copy.form.is_none());
    let last_check = original.and_then(|copy| copy.last_rehash).map(|last| Check {
        on: moment_in_words(last.at),
        found: match last.found {
            Rehash::Held { .. } => Found::Held,
            Rehash::Altered => Found::Altered,
            Rehash::Missing => Found::Missing,
        },
    });
    Some(Exhibit {
        number,
        title: row.title.clone(),
        sha256: row.sha256?,
        size_bytes: row.size_bytes,
        file_name: row.file_name.clone(),
        steps,
        last_check,
    })
}

/// What of a chain may stand in a paper for others.
fn step_for_others(link: &Link) -> Option<CustodyStep> {
    let what = match link.kind {
        "received" => "received, hashed and archived as it came",
        "derived" => "a copy was made from it; the original stayed as it was",
        "rehashed" => "hashed again",
        _ => return None,
    };
    Some(step(link, what))
}

fn step(link: &Link, what: &str) -> CustodyStep {
    let what = what.trim_end_matches('.').to_owned();
    CustodyStep { recorded: moment_in_words(link.at), what, by: None, entry: Some(link.seq), sha256: None }
}
