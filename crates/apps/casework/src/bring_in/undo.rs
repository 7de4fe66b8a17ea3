//! Taking an import back: its claims are retracted, what it corrected stands again, and a case that it opened and in which
//! nothing else is leaves the lists. Nothing is erased: the record says what came and that it was taken back.

use std::collections::BTreeSet;

use amparo_ledger::act::Act;
use amparo_ledger::claim::{Claim, Scope};
use amparo_ledger::ids::{CaseId, ClaimId, SourceId};
use amparo_ledger::record::Record;
use serde::Serialize;

use super::imports::{Import, ImportState, Touched, all, find_import, keep, touched};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// Claims that were retracted.
    pub retracted: usize,
    /// Claims that the import had corrected, and that stand again as they were.
    pub restored: usize,
    /// Claims of the import that somebody corrected or retracted since: they stay as they are.
    pub left: usize,
    /// Cases that the import had opened and in which nothing is left: lists show them no longer.
    pub emptied: usize,
    /// Cases that the import had opened and in which something else is since: they stay.
    pub kept: Vec<CaseId>,
    /// Cases that were there before.
    pub updated: usize,
}

/// How many cases are gone through in one batch.
const BATCH_CASES: usize = 1_000;

/// Takes a whole import back.
///
/// # Errors
/// When no import is meant, it was taken back before, no reason is given, or it cannot be written.
pub fn undo_import(
    desk: &mut Desk,
    import: &str,
    why: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Visible<(Import, Undone)>, Problem> {
    let mut undoing = Undoing::new(desk, import, why)?;
    loop {
        progress(undoing.done(), undoing.all());
        if let Some(undone) = undoing.step(desk)? {
            return Ok(undone);
        }
    }
}

/// An import that is being taken back, batch by batch, so that others can work at the desk between two of them.
pub struct Undoing {
    import: Import,
    why: String,
    /// The cases, and whether the import opened them.
    cases: Vec<(CaseId, bool)>,
    /// Imports that were taken back before: nothing of theirs stands again.
    gone: BTreeSet<SourceId>,
    next: usize,
    undone: Undone,
}

impl Undoing {
    /// Finds what is to be taken back. Nothing is written yet.
    ///
    /// # Errors
    /// As [`undo_import`].
    pub fn new(desk: &Desk, import: &str, why: &str) -> Result<Self, Problem> {
        desk.may(Action::BringIn, None)?;
        let import = find_import(desk, import)?;
        if let ImportState::Undone { at, .. } = &import.state {
            return Err(Problem::not_found(
                "Nothing was changed.",
                format!("“{}” was taken back {}.", import.title, crate::desk::moment_in_words(*at)),
                "There is nothing to take back. To have it again, bring the sheet in again.",
            ));
        }
        let why = crate::read_document::one_line(why);
        if why.is_empty() {
            return Err(Problem::input(
                "The import was not taken back. Nothing was changed.",
                "No reason was given, and the record must say why.",
                "Give the reason with --why.",
            ));
        }
        let touched = match touched(desk, import.source)? {
            Some(touched) => touched,
            None => looked_through(desk, import.source)?,
        };
        Self::of(desk, import, &touched, &why)
    }

    pub(super) fn of(desk: &Desk, import: Import, touched: &Touched, why: &str) -> Result<Self, Problem> {
        let gone = all(desk)?.into_iter().filter(|other| matches!(other.state, ImportState::Undone { .. }));
        let gone = gone.map(|other| other.source).collect();
        let why = format!("The import of “{}” was taken back: {why}", import.title);
        let mut cases: Vec<(CaseId, bool)> = touched.opened.iter().map(|case| (*case, true)).collect();
        cases.extend(touched.updated.iter().map(|case| (*case, false)));
        let undone = Undone { updated: touched.updated.len(), ..Undone::default() };
        Ok(Self { import, why, cases, gone, next: 0, undone })
    }

    /// The import, by the id of its sheet.
    pub fn import(&self) -> SourceId {
        self.import.source
    }

    /// How many cases are done.
    pub fn done(&self) -> u64 {
        self.next as u64
    }

    /// How many cases there are.
    pub fn all(&self) -> u64 {
        self.cases.len() as u64
    }

    /// Takes the next batch back; what was done once all are.
    ///
    /// # Errors
    /// When it cannot be written; what was taken back before stays so, and the rest can be taken back again.
    pub fn step(&mut self, desk: &mut Desk) -> Result<Option<Visible<(Import, Undone)>>, Problem> {
        let end = (self.next + BATCH_CASES).min(self.cases.len());
        let mut acts = Vec::new();
        for at in self.next..end {
            self.case(desk, at, &mut acts)?;
        }
        if !acts.is_empty() {
            desk.append_all(acts)?;
        }
        desk.store()?.let_go_of_records();
        self.next = end;
        if end < self.cases.len() {
            return Ok(None);
        }
        let record = desk.scope_record(Scope::Desk)?;
        if let Some(state) = record.sources.get(&self.import.source) {
            let source = Box::new(state.source.clone());
            desk.append(Scope::Desk, vec![Act::SourceAmended { source, why: self.why.clone() }])?;
        }
        self.import.state = ImportState::Undone { at: desk.now(), why: self.why.clone() };
        keep(desk, &self.import)?;
        desk.show(Scope::Desk, (self.import.clone(), self.undone.clone())).map(Some)
    }

    fn case(&mut self, desk: &mut Desk, at: usize, acts: &mut Vec<(Scope, Act)>) -> Result<(), Problem> {
        let (case, opened) = self.cases[at];
        let source = self.import.source;
        // A batch that was noted and never written opened nothing; and what is not open to whoever takes it back stays.
        if !desk.allows(Action::WriteClaim, Some(case))? {
            return Ok(());
        }
        let record = desk.scope_record(Scope::Case(case))?;
        if opened && anything_else(&record, source) {
            self.undone.kept.push(case);
        } else if opened {
            self.undone.emptied += 1;
        }
        let standing: BTreeSet<ClaimId> =
            record.standing_claims().iter().map(|state| state.claim.id).collect();
        for state in record.claims.values().filter(|state| cites(&state.claim, source)) {
            if !standing.contains(&state.claim.id) {
                self.undone.left += 1;
                continue;
            }
            let before =
                state.corrects.and_then(|before| record.claims.get(&before)).map(|state| &state.claim);
            let before = before
                .filter(|claim| !claim.passages().iter().any(|passage| self.gone.contains(&passage.source)));
            let why = self.why.clone();
            let act = if let Some(before) = before {
                self.undone.restored += 1;
                let claim = Claim { id: ClaimId::from_bytes(desk.random_bytes()), ..before.clone() };
                Act::ClaimCorrected { corrects: state.claim.id, claim: Box::new(claim), why }
            } else {
                self.undone.retracted += 1;
                Act::ClaimRetracted { claim: state.claim.id, why }
            };
            acts.push((Scope::Case(case), act));
        }
        Ok(())
    }
}

/// The notes are lost: every case is looked into.
fn looked_through(desk: &Desk, source: SourceId) -> Result<Touched, Problem> {
    let mut touched = Touched::default();
    for row in desk.case_rows()? {
        let record = desk.scope_record(Scope::Case(row.case))?;
        let first = record.claims.values().min_by_key(|state| state.entered.seq);
        if record.claims.values().any(|state| cites(&state.claim, source)) {
            let opened = first
                .is_some_and(|state| cites(&state.claim, source) && state.entered.seq <= row.opened_seq + 50);
            if opened { touched.opened.push(row.case) } else { touched.updated.push(row.case) }
        }
        desk.store()?.let_go_of_records();
    }
    Ok(touched)
}

fn cites(claim: &Claim, source: SourceId) -> bool {
    claim.passages().first().is_some_and(|passage| passage.source == source)
}

/// Whether a case holds anything that did not come with the import.
fn anything_else(record: &Record, source: SourceId) -> bool {
    !record.sources.is_empty()
        || !record.findings.is_empty()
        || !record.consents.is_empty()
        || !record.releases.is_empty()
        || !record.assessments.is_empty()
        || record.standing_claims().iter().any(|state| !cites(&state.claim, source))
}
