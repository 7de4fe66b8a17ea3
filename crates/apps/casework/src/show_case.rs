//! The case file, as of a day in the world and a place in the record.

use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use amparo_ledger::record::{ConsentState, Record};
use jiff::civil::Date;

use crate::desk::Desk;
use crate::papers::naming::Withheld;
use crate::policy::Visible;
use crate::problem::Problem;

/// The two axes of "as of". `None`: today, and everything on record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moment {
    /// The day in the world.
    pub world: Option<Date>,
    /// How many entries of the log were known.
    pub known_entries: Option<u64>,
}

impl Moment {
    /// A moment from what a person typed. A day in the future is refused.
    ///
    /// # Errors
    /// When the day is none, or lies in the future, or the record never had so many entries.
    pub fn parse(desk: &Desk, day: Option<&str>, known_entries: Option<u64>) -> Result<Self, Problem> {
        let not_shown = "Nothing was worked out, and nothing was changed.";
        let world: Option<Date> = day.map(str::parse).transpose().map_err(|_| {
            Problem::input(
                not_shown,
                format!("`{}` is not a day.", day.unwrap_or_default()),
                "Write the day as 2024-03-11.",
            )
        })?;
        if let Some(day) = world.filter(|day| *day > desk.today()) {
            return Err(Problem::input(
                not_shown,
                format!("{day} lies in the future; today is {}.", desk.today()),
                "Give today or an earlier day.",
            ));
        }
        let entries = desk.entry_count()?;
        if let Some(known) = known_entries.filter(|known| *known > entries) {
            return Err(Problem::input(
                not_shown,
                format!("The record has {entries} entries, not {known}."),
                "Give a number of entries that it had; `amparo status` says how many it has.",
            ));
        }
        Ok(Self { world, known_entries })
    }
}

/// A moment as a page asks for it: a day in the world, and how much of the record was known, as a number of entries or as
/// the day at whose end it was known. Empty words ask for nothing.
///
/// # Errors
/// As for [`Moment::parse`], and when the record is neither a number nor a day.
pub fn moment_in_words(desk: &Desk, case: CaseId, day: &str, known: &str) -> Result<Moment, Problem> {
    let (day, known) = (day.trim(), known.trim());
    let entries = match (known.parse::<u64>(), known.parse::<Date>()) {
        _ if known.is_empty() => None,
        (Ok(entries), _) => Some(entries),
        (_, Ok(day)) => Some(crate::papers::entries_by(desk, case, day)?),
        _ => {
            return Err(Problem::input(
                "Nothing was worked out, and nothing was changed.",
                format!("`{known}` is no day and no number of entries."),
                "Write the day as 2024-03-11, or the number of entries that the record had.",
            ));
        }
    };
    Moment::parse(desk, Some(day).filter(|day| !day.is_empty()), entries)
}

/// Works out a case file.
///
/// # Errors
/// When the case was not on record at that moment.
pub fn show_case(desk: &Desk, case: CaseId, moment: Moment) -> Result<Visible<CaseFile>, Problem> {
    let record = record_at(desk, case, moment)?;
    let today = moment.world.unwrap_or_else(|| desk.today());
    let file = CaseFile::work_out(&record, case, today).ok_or_else(not_yet)?;
    desk.show(Scope::Case(case), file)
}

/// Works out a case file for a paper: what is sealed is not in it, nor the name of a relative who may not be named.
pub(crate) fn case_for_paper(desk: &Desk, case: CaseId, moment: Moment) -> Result<CaseFile, Problem> {
    let record = record_for_paper(desk, case, moment)?;
    CaseFile::work_out(&record, case, moment.world.unwrap_or_else(|| desk.today())).ok_or_else(not_yet)
}

/// The record of a case as a paper may tell it. Who may be named is asked of the record as it is today: an agreement
/// that was withdrawn since does not cover what leaves now.
pub(crate) fn record_for_paper(desk: &Desk, case: CaseId, moment: Moment) -> Result<Record, Problem> {
    let today = CaseFile::work_out(&desk.case_record(case)?, case, desk.today()).ok_or_else(not_yet)?;
    let mut record = record_at(desk, case, moment)?;
    record.claims.retain(|_, state| crate::policy::may_leave(&state.claim.audience));
    Withheld::of(&today).out_of(&mut record);
    Ok(record)
}

fn not_yet() -> Problem {
    Problem::not_found(
        "The case cannot be shown as of that moment.",
        "It was not on record yet.",
        "Leave --known-at out, or give a later place in the record.",
    )
}

pub(crate) fn record_at(desk: &Desk, case: CaseId, moment: Moment) -> Result<Record, Problem> {
    match moment.known_entries {
        None => desk.case_record(case),
        Some(entries) => desk.case_record_at(case, entries),
    }
}

/// The agreements of a case, standing and withdrawn.
///
/// # Errors
/// When the record cannot be read.
pub fn list_consents(desk: &Desk, case: CaseId) -> Result<Visible<Vec<ConsentState>>, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    desk.show(Scope::Case(case), record.consents.values().cloned().collect())
}
