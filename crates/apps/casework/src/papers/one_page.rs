//! The summary on one page.

use amparo_dossier::OnePager;
use amparo_dossier::model::one_pager::CriterionInBrief;
use amparo_dossier::model::{Gap, PageSize, Prose, Standing, Status};
use amparo_ledger::case_file::ConflictKind;

use super::custody_words::custody_in_words;
use super::figure::figure;
use super::letter::{chronology, consents, facts};
use super::{Citing, OwnWords, gap, state_of};
use crate::assess_case::Assessed;

const ASKS: [Standing; 2] = [
    Standing::new(
        "A determination under 22 U.S.C. 1741(b)(1) that there is credible information that the detention is unlawful or \
         wrongful.",
    ),
    Standing::new("Transfer of the case to the Special Presidential Envoy for Hostage Affairs."),
];

pub(super) fn one_page(assessed: &Assessed, own: &OwnWords) -> OnePager {
    let file = &assessed.file;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let mut page = OnePager {
        status: Status::Draft { missing: missing(assessed) },
        size: PageSize::A4,
        who: who(&mut citing),
        standing_today: standing_today(&mut citing, &person),
        as_of: file.as_of.world,
        as_of_entry: Some(file.as_of.record),
        figure: Some(figure(file)),
        facts: facts(&mut citing),
        chronology: chronology(&mut citing),
        framework: assessed.framework.citation.clone(),
        criteria: assessed
            .assessment
            .items
            .iter()
            .filter_map(|item| {
                Some(CriterionInBrief {
                    number: item.number?.to_string(),
                    name: item.title.clone(),
                    state: state_of(&item.state),
                })
            })
            .collect(),
        asks: ASKS.iter().map(|ask| (*ask).into()).collect(),
        contested: contested(&mut citing),
        gaps: file
            .gaps()
            .iter()
            .map(|gap| Gap {
                what: gap.question.to_string(),
                how_to_settle: Some(gap.question.settled_by().to_owned()),
            })
            .collect(),
        contact: own.contact.clone(),
        sources: Vec::new(),
        person,
    };
    page.sources = citing.annex.entries();
    page
}

fn missing(assessed: &Assessed) -> Vec<String> {
    use amparo_dossier::model::letter::ConsentOnFile;
    let open = consents(&assessed.file)
        .into_iter()
        .filter(|line| !matches!(line.state, ConsentOnFile::Given { .. }));
    let mut missing: Vec<String> = open.map(|line| line.what).collect();
    missing.push("a reading by whoever hands it out".to_owned());
    missing
}

/// The person's work and offices: who they are beside their case.
fn who(citing: &mut Citing<'_>) -> Vec<Prose> {
    let file = citing.file;
    let mut prose = citing.happenings(&file.ties());
    prose.truncate(3);
    if prose.is_empty() {
        prose = citing.happenings(&file.works());
        prose.truncate(2);
    }
    prose
}

fn standing_today(citing: &mut Citing<'_>, person: &str) -> Vec<Prose> {
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

fn contested(citing: &mut Citing<'_>) -> Vec<amparo_dossier::model::Cited> {
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
