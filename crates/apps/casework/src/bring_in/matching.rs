//! A row held against a case that is on file: what is there already, what is new, what the list now says otherwise.
//!
//! A row corrects only what an earlier import of the same keeper's list said. What anybody else said, or a member entered by
//! hand, stays; the row's claim stands beside it. An empty cell says nothing and changes nothing.

use std::collections::BTreeSet;

use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Claim, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{ClaimId, PersonId, SourceId};
use amparo_ledger::record::Record;

use super::plan::PlannedClaim;

/// What a planned claim is to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meets {
    /// A claim on record says at least that.
    OnRecord,
    /// The list said otherwise before.
    Corrects(Box<Claim>),
    /// Nobody said so.
    New,
}

/// Holds the claims of a row against the record of its case.
pub(super) fn meet(
    record: &Record,
    person: PersonId,
    of_list: &BTreeSet<SourceId>,
    planned: &[PlannedClaim],
) -> Vec<Meets> {
    let standing: Vec<&Claim> = record
        .standing_claims()
        .into_iter()
        .map(|state| &state.claim)
        .filter(|claim| claim.subject == Subject::Person(person))
        .collect();
    let mut used: BTreeSet<ClaimId> = BTreeSet::new();
    let mut meets = vec![Meets::New; planned.len()];
    for (meets, one) in meets.iter_mut().zip(planned) {
        let same = standing.iter().find(|claim| !used.contains(&claim.id) && says_at_least(claim, one));
        if let Some(claim) = same {
            used.insert(claim.id);
            *meets = Meets::OnRecord;
        }
    }
    for (meets, one) in meets.iter_mut().zip(planned).filter(|(meets, _)| **meets == Meets::New) {
        let of_list =
            |claim: &Claim| claim.passages().first().is_some_and(|first| of_list.contains(&first.source));
        let earlier = standing.iter().find(|claim| {
            claim.statement.kind() == one.statement.kind() && !used.contains(&claim.id) && of_list(claim)
        });
        if let Some(claim) = earlier {
            used.insert(claim.id);
            *meets = Meets::Corrects(Box::new((*claim).clone()));
        }
    }
    meets
}

/// Whether a claim on record says everything that the row says.
fn says_at_least(claim: &Claim, one: &PlannedClaim) -> bool {
    let covers = |known: Option<SourceDate>, new: Option<SourceDate>| new.is_none() || known == new;
    claim.is_asserted()
        && claim.statement.kind() == one.statement.kind()
        && one.statement.fields().all(|(field, text)| claim.statement.get(field) == Some(text))
        && covers(claim.dates.occurred, one.occurred)
        && covers(claim.dates.known, one.known)
        && (one.place.is_none() || claim.place == one.place)
}

/// What the row says, with what the earlier claim says where the row is silent; and whether anything was taken from it.
pub(super) fn laid_over(earlier: &Claim, one: &PlannedClaim) -> (PlannedClaim, bool) {
    let kept: Vec<_> = earlier
        .statement
        .fields()
        .filter(|(field, _)| one.statement.get(*field).is_none())
        .map(|(field, text)| (field, text.to_owned()))
        .collect();
    let takes = !kept.is_empty()
        || (one.occurred.is_none() && earlier.dates.occurred.is_some())
        || (one.known.is_none() && earlier.dates.known.is_some())
        || (one.place.is_none() && earlier.place.is_some());
    let said = one.statement.fields().map(|(field, text)| (field, text.to_owned()));
    let statement = Statement::new(one.statement.kind(), kept.into_iter().chain(said))
        .expect("the parts of two statements of one kind are parts of that kind");
    let laid = PlannedClaim {
        statement,
        occurred: one.occurred.or(earlier.dates.occurred),
        known: one.known.or(earlier.dates.known),
        place: one.place.clone().or_else(|| earlier.place.clone()),
        cells: one.cells.clone(),
    };
    (laid, takes)
}

/// What changes, in words.
pub(super) fn change_in_words(earlier: &Claim, one: &PlannedClaim) -> String {
    let mut parts = Vec::new();
    let shown = |date: Option<SourceDate>| date.map_or_else(|| "nothing".to_owned(), |date| date.to_string());
    if one.occurred.is_some() && one.occurred != earlier.dates.occurred {
        parts.push(format!("date {} → {}", shown(earlier.dates.occurred), shown(one.occurred)));
    }
    if one.known.is_some() && one.known != earlier.dates.known {
        parts.push(format!("known {} → {}", shown(earlier.dates.known), shown(one.known)));
    }
    if let Some(place) = one.place.as_ref().filter(|place| earlier.place.as_ref() != Some(*place)) {
        parts.push(format!("place “{}” → “{place}”", earlier.place.as_deref().unwrap_or_default()));
    }
    for (field, text) in one.statement.fields() {
        let before = earlier.statement.get(field);
        if before != Some(text) {
            parts.push(format!("{field} “{}” → “{text}”", before.unwrap_or_default()));
        }
    }
    format!("{} (claim-{}): {}", earlier.statement.kind(), earlier.id.short(), parts.join(", "))
}
