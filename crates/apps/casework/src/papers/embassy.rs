//! The submission to a mission: what bears on innocence and on the reason behind the detention.

use amparo_dossier::EmbassySubmission;
use amparo_dossier::model::embassy::{Offered, SubmissionPart};
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

/// For each criterion that turns on delivery: what is offered with it, and the criteria whose support may bear on the same
/// question. It is offered as information under those criteria's own names; it supports neither criterion 1 nor 7, because
/// what counts there is what officials and the mission received.
const MAY_BEAR_ON: [(u8, &str, &[u8]); 2] = [
    (1, "What may bear on innocence", &[6]),
    (7, "What may bear on the reason behind the detention", &[2, 3, 4]),
];

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
        offered: offered(&mut citing, assessed),
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

/// The criteria that turn on what officials received, each with its own support and what speaks against it.
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
            support: with_arguments(citing.each(ids(&item.supports)), &arguments),
            against: citing.each(ids(&item.contradicts)),
        });
    }
    parts
}

/// What is put before the mission: what stands beside those criteria, and the support of others under their own names.
/// The earlier deliveries themselves are listed apart.
fn offered(citing: &mut Citing<'_>, assessed: &Assessed) -> Vec<Offered> {
    let item = |number: u8| assessed.assessment.items.iter().find(move |one| one.number == Some(number));
    let mut offered = Vec::new();
    for (number, label, others) in MAY_BEAR_ON {
        let beside = item(number).map_or(&[][..], |item| &item.related);
        let beside = beside.iter().map(|one| one.evidence.claim).collect();
        offered.push(offer(citing, label.to_owned(), beside));
        for other in others.iter().filter_map(|other| item(*other)) {
            let number = other.number.map(|number| number.to_string()).unwrap_or_default();
            let label = format!("{label}; on file under criterion ({number}), {}", other.title);
            offered.push(offer(citing, label, ids(&other.supports)));
        }
    }
    offered
}

fn offer(citing: &mut Citing<'_>, label: String, mut claims: Vec<ClaimId>) -> Offered {
    claims.retain(|claim| {
        let kind = citing.file.claim(*claim).map(|state| state.claim.statement.kind());
        kind != Some(Kind::Delivery)
    });
    Offered { label, said: citing.each(claims) }
}

fn delivered(citing: &mut Citing<'_>) -> Vec<Cited> {
    citing.file.deliveries().iter().map(|delivery| citing.happening(delivery)).collect()
}
