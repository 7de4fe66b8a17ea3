//! The submission to a mission: what bears on innocence and on the reason behind the detention.

use amparo_dossier::EmbassySubmission;
use amparo_dossier::model::embassy::SubmissionPart;
use amparo_dossier::model::{Cited, PageSize, Status};
use amparo_law::assess::ItemAssessment;
use amparo_law::framework::DependsOn;
use amparo_ledger::Kind;
use amparo_ledger::ids::ClaimId;

use super::dossier::situation;
use super::fixed::Fixed;
use super::letter::{self, ids, with_arguments};
use super::{Citing, OwnWords, worksheet};
use crate::assess_case::Assessed;
use crate::problem::Problem;

/// Beside each criterion that turns on delivery, the criteria whose information bears on the same question: doubts of
/// independent organisations about guilt bear on innocence; nationality, leverage and the freedoms on the reason.
const BEARS_ON: [(u8, &[u8]); 2] = [(1, &[6]), (7, &[2, 3, 4])];

pub(super) fn submission(assessed: &Assessed, own: &OwnWords) -> Result<EmbassySubmission, Problem> {
    let file = &assessed.file;
    let fixed = Fixed::of(assessed, "embassy_submission")?;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let consents = letter::consents(file, &fixed);
    let mut submission = EmbassySubmission {
        status: Status::Draft { missing: letter::missing(assessed, own, &consents) },
        size: PageSize::UsLetter,
        sender: letter::sender(own),
        addressee: letter::addressee(own, &fixed),
        copies_to: own.copies_to.clone(),
        date: own.date.as_deref().and_then(|day| day.parse().ok()),
        subject: own.subject.clone().unwrap_or_else(|| fixed.subject(&person)),
        salutation: fixed.salutation(),
        purpose: with_arguments(fixed.prose("purpose"), &own.arguments.request),
        facts: letter::facts(&mut citing),
        eligibility: with_arguments(letter::eligibility(&mut citing, assessed), &own.arguments.eligibility),
        detention: with_arguments(situation(&mut citing, &person), &own.arguments.detention),
        parts: parts(&mut citing, assessed, own),
        delivered: delivered(&mut citing),
        asks: with_arguments(fixed.prose("ask"), &own.arguments.asks),
        signatories: letter::signatories(own),
        consents,
        sources: Vec::new(),
        person,
    };
    submission.sources = citing.annex.entries();
    Ok(submission)
}

/// The criteria that turn on what officials received, each with what would be put before them.
fn parts(citing: &mut Citing<'_>, assessed: &Assessed, own: &OwnWords) -> Vec<SubmissionPart> {
    let depends = |item: &&ItemAssessment| {
        let row = assessed.framework.item(&item.id);
        row.is_some_and(|row| row.depends_on == Some(DependsOn::DeliveryToOfficial))
    };
    let mut parts = Vec::new();
    for item in assessed.assessment.items.iter().filter(depends) {
        let number = item.number.map(|number| number.to_string()).unwrap_or_default();
        let arguments = own.arguments.criteria.get(&number).cloned().unwrap_or_default();
        parts.push(SubmissionPart {
            heading: format!("Criterion ({number}): {}", item.title),
            law: worksheet::law_of(assessed, item),
            information: with_arguments(citing.each(information(citing, assessed, item)), &arguments),
            against: citing.each(ids(&item.contradicts)),
        });
    }
    parts
}

/// What is on file and bears on the criterion, delivered or not: the earlier deliveries themselves are listed apart.
fn information(citing: &Citing<'_>, assessed: &Assessed, item: &ItemAssessment) -> Vec<ClaimId> {
    let mut claims: Vec<ClaimId> = item.related.iter().map(|one| one.evidence.claim).collect();
    let neighbours = BEARS_ON.iter().find(|(number, _)| item.number == Some(*number));
    for number in neighbours.map_or(&[][..], |(_, neighbours)| neighbours) {
        let neighbour = assessed.assessment.items.iter().find(|one| one.number == Some(*number));
        claims.extend(neighbour.map(|one| ids(&one.supports)).unwrap_or_default());
    }
    let mut seen = std::collections::BTreeSet::new();
    claims.retain(|claim| {
        let kind = citing.file.claim(*claim).map(|state| state.claim.statement.kind());
        kind != Some(Kind::Delivery) && seen.insert(*claim)
    });
    claims
}

fn delivered(citing: &mut Citing<'_>) -> Vec<Cited> {
    citing.file.deliveries().iter().map(|delivery| citing.happening(delivery)).collect()
}
