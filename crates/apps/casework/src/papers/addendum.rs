//! The addendum: what the record holds now that it did not hold when a request went out.

use amparo_dossier::Addendum;
use amparo_dossier::model::addendum::{Changed, NewOnCriterion};
use amparo_dossier::model::{Cited, PageSize, Prose, Status};
use amparo_law::assess::{ItemAssessment, Side, TrackAssessment};
use amparo_ledger::ids::ClaimId;
use amparo_ledger::record::{ClaimState, Record, Standing};

use super::dossier::situation;
use super::fixed::Fixed;
use super::letter::{self, with_arguments};
use super::{Citing, OwnWords, gap, not_set, state_of, worksheet};
use crate::assess_case::Assessed;
use crate::policy::may_leave;
use crate::problem::Problem;

/// From where on something is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// How many entries the record had then: what was entered later is new.
    pub entries: u64,
    /// The day that the person named; `None`: a place in the record was named.
    pub day: Option<jiff::civil::Date>,
}

impl Since {
    fn words(self) -> String {
        match self.day {
            Some(day) => format!(
                "entered in the record of this office after {} (after its first {} entries)",
                amparo_dossier::day_in_words(day),
                self.entries
            ),
            None => format!("entered after the first {} entries of the record of this office", self.entries),
        }
    }
}

pub(super) fn addendum(
    assessed: &Assessed,
    own: &OwnWords,
    since: Since,
    then: &Record,
    now: &Record,
) -> Result<Addendum, Problem> {
    let file = &assessed.file;
    let fixed = Fixed::of(assessed, "addendum")?;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let consents = letter::consents(file, &fixed);
    let is_new = |state: &ClaimState| state.entered.seq >= since.entries;
    let detention = situation(&mut citing, &person);
    let (criteria, unchanged) = criteria(&mut citing, assessed, &is_new);
    let mut addendum = Addendum {
        status: Status::Draft { missing: letter::missing(assessed, own, &consents) },
        size: PageSize::UsLetter,
        sender: letter::sender(own),
        addressee: letter::addressee(own, &fixed),
        copies_to: own.copies_to.clone(),
        date: own.date.as_deref().and_then(|day| day.parse().ok()),
        subject: own.subject.clone().unwrap_or_else(|| fixed.subject(&person)),
        salutation: fixed.salutation(),
        since: since.words(),
        request: with_arguments(request(&mut citing, assessed, &fixed), &own.arguments.request),
        detention: with_arguments(detention, &own.arguments.detention),
        criteria,
        unchanged,
        other: Vec::new(),
        changed: changed(&mut citing, then, now, since),
        asks: with_arguments(fixed.prose("ask"), &own.arguments.asks),
        signatories: letter::signatories(own),
        consents,
        sources: citing.annex.so_far(),
        person,
    };
    let used = amparo_dossier::used_claims(&addendum).map_err(not_set)?;
    addendum.other = other(&mut citing, &is_new, |claim| used.contains(&claim));
    addendum.sources = citing.annex.entries();
    Ok(addendum)
}

/// What it adds to: the pack's words, the requests as far as they are on file, and since when no answer is.
fn request(citing: &mut Citing<'_>, assessed: &Assessed, fixed: &Fixed<'_>) -> Vec<Prose> {
    let mut prose = fixed.prose("request");
    let deliveries = citing.file.deliveries();
    let delivered: Vec<ClaimId> =
        deliveries.iter().flat_map(|one| one.claims.iter().map(|state| state.claim.id)).collect();
    let waiting = assessed.assessment.tracks.iter().find(|track| track.waiting.is_some());
    let asked: Vec<ClaimId> = waiting
        .iter()
        .flat_map(|track| {
            track.reached.iter().flat_map(|reached| reached.evidence.iter().map(|one| one.claim))
        })
        .collect();
    prose.extend(citing.each(asked.iter().copied().filter(|claim| !delivered.contains(claim))));
    if delivered.is_empty() {
        prose.push(gap("to whom and on which day the request was delivered", "the letter with its receipt"));
    }
    prose.extend(citing.happenings(&deliveries));
    prose.extend(waiting.and_then(|track| silence(citing, track, &asked)));
    prose
}

/// Silence in days, and what it is not.
fn silence(citing: &mut Citing<'_>, track: &TrackAssessment, asked: &[ClaimId]) -> Option<Prose> {
    let waiting = track.waiting.as_ref()?;
    let since =
        waiting.since.map(|date| format!(" since the request {}", amparo_dossier::when_briefly(date)));
    let days = waiting.elapsed.map(|elapsed| {
        let least = if elapsed.at_least { "at least " } else { "" };
        format!(
            ", for {least}{} days as of {} (the first day not counted)",
            elapsed.days,
            amparo_dossier::day_in_words(citing.file.as_of.world)
        )
    });
    let days = days.unwrap_or_default();
    let text = format!("No answer is on file{}{days}. Silence is not a refusal.", since.unwrap_or_default());
    let states: Vec<_> = asked.iter().filter_map(|claim| citing.file.claim(*claim)).collect();
    let (first, others) = states.split_first()?;
    Some(citing.cited(text, first, others).into())
}

/// What is new on each numbered criterion, and the numbers of those on which nothing is.
fn criteria(
    citing: &mut Citing<'_>,
    assessed: &Assessed,
    is_new: &impl Fn(&ClaimState) -> bool,
) -> (Vec<NewOnCriterion>, Vec<String>) {
    let (mut changed, mut unchanged) = (Vec::new(), Vec::new());
    for item in &assessed.assessment.items {
        let Some(number) = item.number.map(|number| number.to_string()) else { continue };
        let support = new_of(citing, &item.supports, is_new);
        let against = new_of(citing, &item.contradicts, is_new);
        let beside = beside(citing, item, is_new);
        if support.is_empty() && against.is_empty() && beside.is_empty() {
            unchanged.push(number);
            continue;
        }
        changed.push(NewOnCriterion {
            law: worksheet::law_of(assessed, item),
            state: state_of(&item.state),
            number,
            support,
            against,
            beside,
        });
    }
    (changed, unchanged)
}

fn new_of(citing: &mut Citing<'_>, side: &Side, is_new: &impl Fn(&ClaimState) -> bool) -> Vec<Cited> {
    let file = citing.file;
    let states = side.evidence.iter().filter_map(|one| file.claim(one.claim));
    states.filter(|state| is_new(state)).map(|state| citing.claim(state)).collect()
}

fn beside(
    citing: &mut Citing<'_>,
    item: &ItemAssessment,
    is_new: &impl Fn(&ClaimState) -> bool,
) -> Vec<amparo_dossier::model::worksheet::Beside> {
    let file = citing.file;
    let new = item.related.iter().filter(|one| file.claim(one.evidence.claim).is_some_and(is_new));
    new.filter_map(|one| worksheet::beside(citing, one)).collect()
}

/// What is new and stands under no criterion.
fn other(
    citing: &mut Citing<'_>,
    is_new: &impl Fn(&ClaimState) -> bool,
    used: impl Fn(ClaimId) -> bool,
) -> Vec<Cited> {
    let file = citing.file;
    let new = file.standing().filter(|state| is_new(state) && !used(state.claim.id));
    new.map(|state| citing.claim(state)).collect()
}

/// What stood then and stands no longer, or is disputed since.
fn changed(citing: &mut Citing<'_>, then: &Record, now: &Record, since: Since) -> Vec<Changed> {
    let mut changed = Vec::new();
    for before in then.standing_claims() {
        let Some(after) = now.claims.get(&before.claim.id) else { continue };
        if !may_leave(&before.claim.audience) {
            continue;
        }
        let new_dispute = after.disputes.iter().find(|dispute| dispute.recorded.seq >= since.entries);
        let (now_stands, why) = match (&after.standing, new_dispute) {
            (Standing::Current, None) => continue,
            (Standing::Current, Some(dispute)) => {
                (Some(after.as_ref()), format!("disputed by {}: {}", dispute.by, dispute.why))
            }
            (Standing::Corrected { by, why }, _) => (citing.file.claim(*by), why.clone()),
            (Standing::Retracted { why }, _) => (None, why.clone()),
        };
        let was = citing.as_it_stood(before);
        let stands = now_stands.map(|state| citing.claim(state));
        changed.push(Changed { was, now: stands, why });
    }
    changed
}
