//! The sanctions gap as a paper: every statement with its footnote, every list with its date.

use std::collections::BTreeSet;

use amparo_dossier::SanctionsGap;
use amparo_dossier::model::gap::{GapCase, GapDeeds, GapList, GapOfficial, GapRegime, GapStanding};
use amparo_dossier::model::{Cited, PageSize, Prose, Status};
use amparo_ledger::claim::Scope;

use super::annex::Annex;
use super::{A_READING, Citing, Form, OwnWords, Written, not_set};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::release_paper::missing_any_consent;
use crate::screening::gap::{self, Did, Gap, GapClaim, GapRow, Standing};

/// In which form the gap is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapForm {
    /// As a paper.
    Paper(Form),
    /// As a spreadsheet.
    Xlsx,
}

/// Writes the sanctions gap. It is always a draft: it tells of several people, each with an agreement of their own.
///
/// # Errors
/// When the paper cannot be put together or set in type.
pub fn write_gap(desk: &Desk, gap: &Gap, form: GapForm, own: &OwnWords) -> Result<Visible<Written>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let paper = gap_paper(gap);
    let bytes = match form {
        GapForm::Xlsx => amparo_dossier::gap_xlsx(&paper).map_err(not_set)?,
        GapForm::Paper(Form::Html) => amparo_dossier::html(&paper).map_err(not_set)?.into_bytes(),
        GapForm::Paper(Form::Text) => amparo_dossier::text(&paper).map_err(not_set)?.into_bytes(),
        GapForm::Paper(Form::Pdf) => amparo_dossier::pdf_with(&paper, &own.fonts).map_err(not_set)?,
        GapForm::Paper(Form::Docx) => amparo_dossier::docx_with(&paper, &own.fonts).map_err(not_set)?,
    };
    let missing = match paper.status {
        Status::Draft { missing } => missing,
        Status::Final => Vec::new(),
    };
    desk.show(Scope::Desk, Written { bytes, missing })
}

fn gap_paper(gap: &Gap) -> SanctionsGap {
    let mut annex = Annex::default();
    let cases = gap.cases.iter().map(|case| one_case(case, &mut annex)).collect();
    SanctionsGap {
        status: Status::Draft { missing: missing(gap) },
        size: PageSize::A4,
        limits: gap.limits.clone(),
        as_of: gap.as_of,
        as_of_entry: Some(gap.known_at),
        lists: gap
            .lists
            .iter()
            .map(|list| GapList {
                name: list.name.clone(),
                published: list.published,
                read: list.given,
                held: list.entries_in,
                sha256: list.sha256,
            })
            .collect(),
        regimes: gap
            .regimes
            .iter()
            .map(|regime| GapRegime { name: regime.name.clone(), checked: regime.is_checked() })
            .collect(),
        cases,
        country_unknown: gap.country_unknown.clone(),
        sources: annex.entries(),
    }
}

fn missing(gap: &Gap) -> Vec<String> {
    let mut missing: Vec<String> = gap
        .cases
        .iter()
        .filter_map(|case| {
            missing_any_consent(&case.file).map(|what| format!("{what} (the case of {})", case.person))
        })
        .collect();
    let rows = || gap.cases.iter().flat_map(|case| &case.rows);
    let waiting = rows().flat_map(|row| &row.regimes).flat_map(|standing| match standing {
        Standing::Open { questions } => questions.as_slice(),
        _ => &[],
    });
    // An entry under two regimes is one question.
    let waiting: BTreeSet<&String> = waiting.chain(rows().flat_map(|row| &row.open_elsewhere)).collect();
    let open = waiting.len();
    if open > 0 {
        missing.push(format!("an answer to each open question of screening ({open})"));
    }
    missing.push(format!("{A_READING} whoever hands it over"));
    missing
}

fn one_case(case: &gap::GapCase, annex: &mut Annex) -> GapCase {
    let mut citing = Citing::new(&case.file);
    std::mem::swap(&mut citing.annex, annex);
    let made = GapCase {
        person: case.person.clone(),
        officials: case.rows.iter().map(|row| official(&mut citing, row)).collect(),
        unnamed: case
            .unnamed
            .iter()
            .map(|one| GapDeeds {
                label: one.called.clone(),
                said: one.did.iter().flat_map(|did| said(&mut citing, &did.claims)).collect(),
            })
            .collect(),
    };
    std::mem::swap(&mut citing.annex, annex);
    made
}

fn official(citing: &mut Citing<'_>, row: &GapRow) -> GapOfficial {
    GapOfficial {
        name: row.name.clone(),
        also: row.also.clone(),
        posts: row.posts.clone(),
        deeds: row.did.iter().map(|did| deeds(citing, did)).collect(),
        standings: row.regimes.iter().map(|one| standing(citing, one)).collect(),
        open_elsewhere: row.open_elsewhere.len(),
        listed_nowhere: row.listed_nowhere,
        also_in: row.also_in.clone(),
    }
}

fn deeds(citing: &mut Citing<'_>, did: &Did) -> GapDeeds {
    GapDeeds { label: did.words.clone(), said: said(citing, &did.claims) }
}

fn said(citing: &mut Citing<'_>, claims: &[GapClaim]) -> Vec<Prose> {
    citing.each(claims.iter().map(|claim| claim.claim))
}

fn cited(citing: &mut Citing<'_>, claims: &[GapClaim]) -> Vec<Cited> {
    let prose = said(citing, claims).into_iter();
    prose.filter_map(|one| if let Prose::Cited(cited) = one { Some(cited) } else { None }).collect()
}

pub(super) fn standing(citing: &mut Citing<'_>, standing: &Standing) -> GapStanding {
    match standing {
        Standing::Listed { since, claims, gone } => {
            GapStanding::Listed { since: *since, said: cited(citing, claims), gone: *gone }
        }
        Standing::Open { questions } => GapStanding::Open { questions: questions.len() },
        Standing::Undecided { entries } => GapStanding::Undecided { entries: entries.clone() },
        Standing::NotFound { answered } => GapStanding::NotFound { answered: answered.clone() },
        Standing::NotChecked => GapStanding::NotChecked,
    }
}
