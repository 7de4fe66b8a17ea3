//! The summary on one page.

use amparo_dossier::OnePager;
use amparo_dossier::model::one_pager::CriterionInBrief;
use amparo_dossier::model::{Gap, PageSize, Prose, Status};
use amparo_ledger::case_file::{CaseFile, ConflictKind};

use super::custody_words::custody_in_words;
use super::figure::figure;
use super::fixed::Fixed;
use super::letter::{chronology, consents, facts};
use super::{A_READING, Citing, OwnWords, gap, state_of};
use crate::assess_case::Assessed;
use crate::problem::Problem;

/// What a page has room for; the letter has the rest.
const ASKS_MAX: usize = 2;

pub(super) fn one_page(assessed: &Assessed, own: &OwnWords) -> Result<OnePager, Problem> {
    let fixed = Fixed::of(assessed, "request_letter")?;
    let file = &assessed.file;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let mut page = OnePager {
        status: Status::Draft { missing: missing(assessed, &fixed) },
        size: PageSize::A4,
        who: who(&mut citing),
        standing_today: standing_today(&mut citing, &person),
        as_of: file.as_of.world,
        as_of_entry: Some(file.as_of.record),
        figure: Some(figure(file)),
        facts: facts(&mut citing),
        chronology: chronology(&mut citing),
        framework: assessed.framework.citation.clone(),
        criteria: criteria_in_brief(assessed),
        asks: fixed.prose("ask").into_iter().take(ASKS_MAX).collect(),
        contested: contested(&mut citing),
        gaps: gaps(file),
        contact: own.contact.clone(),
        sources: Vec::new(),
        person,
    };
    page.sources = citing.annex.entries();
    Ok(page)
}

/// Per criterion, what the file holds, in a line.
pub(super) fn criteria_in_brief(assessed: &Assessed) -> Vec<CriterionInBrief> {
    let numbered = assessed.assessment.items.iter().filter_map(|item| {
        let number = item.number?.to_string();
        Some(CriterionInBrief { number, name: item.title.clone(), state: state_of(&item.state) })
    });
    numbered.collect()
}

/// What is not on file.
pub(super) fn gaps(file: &CaseFile) -> Vec<Gap> {
    let gap = |gap: &amparo_ledger::case_file::Gap<'_>| Gap {
        // The heading above them says it already.
        what: gap.question.to_string().trim_end_matches(" not on file").to_owned(),
        how_to_settle: Some(gap.question.settled_by().to_owned()),
    };
    let mut gaps: Vec<Gap> = Vec::new();
    for one in file.gaps().iter().map(gap) {
        // Two charges without an article are one errand.
        if !gaps.contains(&one) {
            gaps.push(one);
        }
    }
    gaps
}

fn missing(assessed: &Assessed, fixed: &Fixed<'_>) -> Vec<String> {
    use amparo_dossier::model::letter::ConsentOnFile;
    let open = consents(&assessed.file, fixed)
        .into_iter()
        .filter(|line| !matches!(line.state, ConsentOnFile::Given { .. }));
    let mut missing: Vec<String> = open.map(|line| line.what).collect();
    missing.push(format!("{A_READING} whoever hands it out"));
    missing
}

/// The person's work and offices: who they are beside their case.
pub(super) fn who(citing: &mut Citing<'_>) -> Vec<Prose> {
    let file = citing.file;
    let mut prose = citing.happenings(&file.ties());
    prose.truncate(3);
    if prose.is_empty() {
        prose = citing.happenings(&file.works());
        prose.truncate(2);
    }
    prose
}

pub(super) fn standing_today(citing: &mut Citing<'_>, person: &str) -> Vec<Prose> {
    let file = citing.file;
    let words = custody_in_words(&file.custody(), person);
    let mut prose: Vec<Prose> = match words.claims.split_first() {
        Some((first, others)) => vec![citing.cited(words.text, first, others).into()],
        None => vec![gap("whether and since when the person is held", "the family or the lawyer")],
    };
    if let Some(sentence) = file.summary().sentence {
        prose.push(citing.happening(&sentence).into());
    }
    prose
}

pub(super) fn contested(citing: &mut Citing<'_>) -> Vec<amparo_dossier::model::Cited> {
    let file = citing.file;
    let conflicts = file.conflicts();
    let firsts: Vec<_> = conflicts
        .iter()
        .filter(|conflict| conflict.what != ConflictKind::Disputed || conflict.sides.len() == 1)
        .filter_map(|conflict| conflict.sides.first()?.claims.first().copied())
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    firsts.into_iter().filter(|state| seen.insert(state.claim.id)).map(|state| citing.claim(state)).collect()
}
