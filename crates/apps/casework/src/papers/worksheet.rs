//! The worksheet: what the file holds on each criterion, what does not count and why, what would settle it.

use amparo_dossier::Worksheet;
use amparo_dossier::model::worksheet::{Beside, WorksheetItem};
use amparo_dossier::model::{Fact, LawText, PageSize, Prose, Standing, Status};
use amparo_law::assess::{Caveat, Evidence, FindingState, ItemAssessment, Related};
use amparo_ledger::record::ClaimState;

use super::letter::{gate_prose, ids};
use super::{Citing, Form, Written, criteria_law, state_of};
use crate::assess_case::Assessed;
use crate::problem::Problem;

const NO_VERDICT: Standing = Standing::new(
    "What the file holds is computed from claims; whether it shows a criterion is a person’s finding. Nothing here is \
     counted, weighed or scored, because the law sets no threshold.",
);

pub(super) fn worksheet(assessed: &Assessed, by: &str) -> Worksheet {
    let file = &assessed.file;
    let mut citing = Citing::new(file);
    let framework = &assessed.framework;
    let mut sheet = Worksheet {
        status: Status::Draft {
            missing: vec!["a person’s findings on what is not answered below".to_owned()],
        },
        size: PageSize::A4,
        person: file.names.first().cloned().unwrap_or_default(),
        framework: format!("{}, {} (pack {})", framework.title, framework.citation, framework.version),
        as_of: file.as_of.world,
        as_of_entry: Some(file.as_of.record),
        logic: vec![NO_VERDICT.into()],
        criteria_law: criteria_law(assessed),
        eligibility: eligibility(&mut citing, assessed),
        items: assessed.assessment.items.iter().map(|item| row(&mut citing, assessed, item, by)).collect(),
        sources: Vec::new(),
    };
    sheet.sources = citing.annex.entries();
    sheet
}

fn eligibility(citing: &mut Citing<'_>, assessed: &Assessed) -> Vec<Fact> {
    let mut facts = Vec::new();
    for gate in &assessed.assessment.gates {
        let claims = gate.rests_on.iter().chain(&gate.needs).chain(&gate.against);
        let states: Vec<_> = claims.filter_map(|one| citing.file.claim(one.claim)).collect();
        if let Some((first, others)) = states.split_first() {
            let others: Vec<&ClaimState> = others.iter().map(|state| &**state).collect();
            let value = citing.cited(gate.plain.clone(), first, &others).into();
            facts.push(Fact { label: "As the file stands", value });
        }
        facts.extend(gate_prose(citing, gate).into_iter().map(|value| Fact { label: "On file", value }));
    }
    facts
}

/// One criterion with all that is on file on it.
pub(super) fn row(
    citing: &mut Citing<'_>,
    assessed: &Assessed,
    item: &ItemAssessment,
    by: &str,
) -> WorksheetItem {
    let row = assessed.framework.item(&item.id);
    let law = law_of(assessed, item);
    let mut would_settle = item.asks.clone();
    would_settle.extend(item.caveats.iter().map(caveat_in_words));
    let finding = citing.finding(&item.finding, by);
    let finding_withheld = finding.is_none() && item.finding != FindingState::NotAnswered;
    WorksheetItem {
        number: item.number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
        law,
        plain_meaning: row.map(|row| row.plain.clone()).unwrap_or_default(),
        state: state_of(&item.state),
        support: side(citing, &item.supports.evidence),
        against: citing.each(ids(&item.contradicts)),
        beside: all_beside(citing, &item.related),
        would_settle,
        finding,
        finding_withheld,
    }
}

/// The item's own words; for circumstances that the list does not name, the words that make the test the totality.
pub(super) fn law_of(assessed: &Assessed, item: &ItemAssessment) -> LawText {
    let framework = &assessed.framework;
    let row = framework.item(&item.id);
    let listed = row.and_then(|row| row.text.clone().zip(row.citation.clone()));
    match (listed, framework.quote("determination")) {
        (Some((text, citation)), _) => LawText { text, citation },
        (None, Some(quote)) => LawText { text: quote.text.clone(), citation: quote.citation.clone() },
        (None, None) => criteria_law(assessed),
    }
}

fn side(citing: &mut Citing<'_>, evidence: &[Evidence]) -> Vec<Prose> {
    citing.each(evidence.iter().map(|one| one.claim))
}

/// What is shown beside an item, each reason once for the claims that make one sentence.
fn all_beside(citing: &mut Citing<'_>, related: &[Related]) -> Vec<Beside> {
    let mut reasons: Vec<&str> = Vec::new();
    for one in related {
        if !reasons.contains(&one.because.as_str()) {
            reasons.push(&one.because);
        }
    }
    let mut rows = Vec::new();
    for because in reasons {
        let claims = related.iter().filter(|one| one.because == because).map(|one| one.evidence.claim);
        for (_, states) in citing.alike(claims) {
            let what = citing.claims(states[0], &states[1..]);
            rows.push(Beside { what, because: because.to_owned() });
        }
    }
    rows
}

pub(super) fn beside(citing: &mut Citing<'_>, related: &Related) -> Option<Beside> {
    let state = citing.file.claim(related.evidence.claim)?;
    Some(Beside { what: citing.claim(state), because: related.because.clone() })
}

/// What a reader must know before relying on an item’s evidence, in words.
pub fn caveat_in_words(caveat: &Caveat) -> String {
    match caveat {
        Caveat::OneOrigin { name } => {
            format!(
                "All support on file comes from one origin ({name}): a second, independent one would carry further."
            )
        }
        Caveat::SameWords { names, first_is_known } => {
            let first = match names.first().filter(|_| *first_is_known) {
                Some(first) => format!("{first} had them first, by the dates on file"),
                None => "which had them first is not known".to_owned(),
            };
            format!(
                "The same words stand under {} names ({}): they count as one origin; {first}.",
                names.len(),
                names.join("; ")
            )
        }
        Caveat::OnlyAlleged => "All support on file is alleged: find who can state it.".to_owned(),
        Caveat::OlderThanStep { on, .. } => {
            format!("A forecast older than a step of the procedure on {on}: look at it again.")
        }
        Caveat::OtherYears { years, held_since } => format!(
            "The finding on file is about {}; as far as is known the person was held since {held_since}: find the edition for those years.",
            years.join(", ")
        ),
        Caveat::NotVerified { open } => format!("Not verified in the law itself: {open}"),
    }
}

/// The worksheet of an assessment that was signed, from what was on record then. It is final: what it says was signed.
pub(crate) fn signed_worksheet(assessed: &Assessed, by: &str, form: Form) -> Result<Written, Problem> {
    let mut sheet = worksheet(assessed, by);
    sheet.status = Status::Final;
    let bytes = match form {
        Form::Html => amparo_dossier::html(&sheet).map(String::into_bytes),
        Form::Text => amparo_dossier::text(&sheet).map(String::into_bytes),
        Form::Pdf => amparo_dossier::pdf(&sheet),
        Form::Docx => amparo_dossier::docx(&sheet),
    };
    let bytes = bytes.map_err(|error| {
        Problem::input(
            "The worksheet was not written. The case is as it was.",
            format!("{error}."),
            "Write .html, or `amparo assess show` prints the assessment as text.",
        )
    })?;
    Ok(Written { bytes, missing: Vec::new() })
}
