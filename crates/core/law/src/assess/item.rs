//! One criterion: what speaks for it, what against, what stands beside it.

use std::collections::BTreeSet;

use amparo_ledger::case_file::About;
use amparo_ledger::claim::Modality;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::{Field, Kind};

use super::file::{Laid, Meets};
use super::weigh::{Evidence, origins};
use super::{Caveat, EvidenceState, ItemAssessment, Related, Side, finding_on};
use crate::framework::{DependsOn, Framework, Item, Tie};
use crate::pattern::Pattern;

pub(super) fn assess(
    laid: &Laid<'_>,
    framework: &Framework,
    item: &Item,
    closed: Option<&str>,
) -> ItemAssessment {
    let mut found = Found::default();
    found.collect_supports(laid, item);
    found.collect_contradictions(laid, item);
    if let Some(requires) = &item.requires
        && !any_meets(laid, &requires.patterns)
    {
        found.demote(&requires.because);
    }
    found.collect_related(laid, item);
    let supports = side(laid, found.supports);
    let contradicts = side(laid, found.contradicts);
    let state = match closed {
        Some(because) => EvidenceState::NotApplicable { because: because.to_owned() },
        None => state(&supports, &contradicts, &item.asks),
    };
    ItemAssessment {
        id: item.id.clone(),
        number: item.number,
        title: item.title.clone(),
        state,
        caveats: caveats(laid, item, &supports),
        supports,
        contradicts,
        related: found.related,
        asks: item.asks.clone(),
        finding: finding_on(laid.file, framework, &item.id),
    }
}

/// Claims that meet any of the patterns as asserted or alleged, each once, in the order of entry.
pub(super) fn matching(laid: &Laid<'_>, patterns: &[Pattern], ties: &[Tie]) -> Vec<Evidence> {
    let mut found = Found::default();
    for pattern in patterns {
        for entry in laid.of_kinds(&pattern.kinds) {
            if entry.counts_for(pattern) && laid.meets(entry, pattern) == Meets::Yes {
                let evidence = Evidence::of(laid.file, entry.state, &pattern.note, ties);
                found.support(evidence, entry.state.entered.seq);
            }
        }
    }
    in_order(found.supports)
}

/// Claims that deny what any of the patterns looks for.
pub(super) fn denying(laid: &Laid<'_>, patterns: &[Pattern]) -> Vec<Evidence> {
    let mut found = Found::default();
    for pattern in patterns.iter().filter(|pattern| !pattern.modality.contains(&Modality::Denied)) {
        for entry in laid.of_kinds(&pattern.kinds) {
            let denied = entry.modality == Modality::Denied && !entry.is_unfirm_determination();
            if denied && laid.meets(entry, pattern) == Meets::Yes {
                let evidence = Evidence::of(laid.file, entry.state, &pattern.note, &[]);
                found.support(evidence, entry.state.entered.seq);
            }
        }
    }
    in_order(found.supports)
}

/// Claims that any of the patterns shows beside, each with the pattern's reason; `taken` are shown already.
pub(super) fn beside(laid: &Laid<'_>, patterns: &[Pattern], taken: &BTreeSet<ClaimId>) -> Vec<Related> {
    let mut taken = taken.clone();
    let mut related = Vec::new();
    for pattern in patterns {
        for entry in laid.of_kinds(&pattern.kinds) {
            let id = entry.state.claim.id;
            let counts = pattern.modality.contains(&entry.modality);
            if counts && !taken.contains(&id) && laid.meets(entry, pattern) != Meets::No {
                taken.insert(id);
                let evidence = Evidence::of(laid.file, entry.state, "", &[]);
                related.push(Related { evidence, because: pattern.note.clone() });
            }
        }
    }
    related
}

fn any_meets(laid: &Laid<'_>, patterns: &[Pattern]) -> bool {
    patterns.iter().any(|pattern| {
        laid.of_kinds(&pattern.kinds)
            .any(|entry| entry.counts_for(pattern) && laid.meets(entry, pattern) == Meets::Yes)
    })
}

#[derive(Default)]
struct Found {
    supports: Vec<(u64, Evidence)>,
    contradicts: Vec<(u64, Evidence)>,
    related: Vec<Related>,
    supporting: BTreeSet<ClaimId>,
    contradicting: BTreeSet<ClaimId>,
    shown: BTreeSet<ClaimId>,
}

impl Found {
    fn support(&mut self, evidence: Evidence, seq: u64) {
        if self.supporting.insert(evidence.claim) {
            self.supports.push((seq, evidence));
        }
    }

    fn contradict(&mut self, evidence: Evidence, seq: u64) {
        if self.contradicting.insert(evidence.claim) {
            self.contradicts.push((seq, evidence));
        }
    }

    fn beside(&mut self, evidence: Evidence, because: String) {
        if self.shown.insert(evidence.claim) {
            self.related.push(Related { evidence, because });
        }
    }

    fn collect_supports(&mut self, laid: &Laid<'_>, item: &Item) {
        for pattern in &item.supports {
            for entry in laid.of_kinds(&pattern.kinds) {
                let meets = laid.meets(entry, pattern);
                let (modality, seq) = (entry.modality, entry.state.entered.seq);
                let evidence = || Evidence::of(laid.file, entry.state, &pattern.note, &item.tied_to);
                match meets {
                    Meets::No => {}
                    Meets::Elsewhere(country) => self.beside(evidence(), not_held_in(&country)),
                    Meets::Yes if entry.counts_for(pattern) => self.support(evidence(), seq),
                    Meets::Yes if entry.is_unfirm_determination() => {
                        self.beside(evidence(), NO_DETERMINATION.into());
                    }
                    Meets::Yes if modality == Modality::Denied => self.contradict(evidence(), seq),
                    Meets::Yes => self.beside(evidence(), does_not_count(modality)),
                }
            }
        }
    }

    fn collect_contradictions(&mut self, laid: &Laid<'_>, item: &Item) {
        for pattern in &item.contradicts {
            for entry in laid.of_kinds(&pattern.kinds) {
                let meets = laid.meets(entry, pattern);
                let (modality, seq) = (entry.modality, entry.state.entered.seq);
                let evidence = || Evidence::of(laid.file, entry.state, &pattern.note, &item.tied_to);
                match meets {
                    Meets::No => {}
                    Meets::Elsewhere(country) => self.beside(evidence(), not_held_in(&country)),
                    Meets::Yes if entry.counts_for(pattern) => self.contradict(evidence(), seq),
                    Meets::Yes if entry.is_unfirm_determination() => {
                        self.beside(evidence(), NO_DETERMINATION.into());
                    }
                    Meets::Yes => self.beside(evidence(), does_not_count(modality)),
                }
            }
        }
    }

    fn demote(&mut self, because: &str) {
        let counted =
            std::mem::take(&mut self.supports).into_iter().chain(std::mem::take(&mut self.contradicts));
        for (_, evidence) in counted {
            self.beside(evidence, because.to_owned());
        }
        self.supporting.clear();
        self.contradicting.clear();
    }

    fn collect_related(&mut self, laid: &Laid<'_>, item: &Item) {
        // What counts is not shown a second time as what does not.
        let mut taken = self.shown.clone();
        taken.extend(self.supporting.iter().chain(&self.contradicting));
        self.related.retain(|related| {
            !self.supporting.contains(&related.evidence.claim)
                && !self.contradicting.contains(&related.evidence.claim)
        });
        self.related.extend(beside(laid, &item.related, &taken));
    }
}

const NO_DETERMINATION: &str =
    "A determination that is alleged, denied, feared or asked for is no determination and shows none.";

fn not_held_in(country: &str) -> String {
    format!("It is about {country}, and no claim on file says that the person is held there.")
}

fn does_not_count(modality: Modality) -> String {
    let what = match modality {
        Modality::Asserted => "What is asserted",
        Modality::Alleged => "What is only alleged",
        Modality::Denied => "A denial",
        Modality::Feared => "What is feared",
        Modality::Requested => "What is asked for",
    };
    format!("{what} does not count here.")
}

fn in_order(mut found: Vec<(u64, Evidence)>) -> Vec<Evidence> {
    found.sort_by_key(|(seq, _)| *seq);
    found.into_iter().map(|(_, evidence)| evidence).collect()
}

fn side(laid: &Laid<'_>, found: Vec<(u64, Evidence)>) -> Side {
    let evidence = in_order(found);
    Side {
        origins: origins(laid, &evidence),
        newest: evidence.iter().filter_map(|one| one.dated).max(),
        evidence,
    }
}

fn state(supports: &Side, contradicts: &Side, asks: &[String]) -> EvidenceState {
    let ids = |side: &Side| side.evidence.iter().map(|one| one.claim).collect::<Vec<_>>();
    // A disputed claim stands on both sides: the file holds it, and holds that it is disputed.
    let disputed = |side: &Side| {
        side.evidence.iter().filter(|one| one.is_disputed()).map(|one| one.claim).collect::<Vec<_>>()
    };
    let joined = |mut own: Vec<ClaimId>, other: Vec<ClaimId>| {
        own.extend(other.into_iter().filter(|id| !own.contains(id)).collect::<Vec<_>>());
        AtLeastOne::new(own)
    };
    let by = joined(ids(supports), disputed(contradicts));
    let against = joined(ids(contradicts), disputed(supports));
    match (by, against) {
        (Some(by), Some(against)) => EvidenceState::Contested { by, against },
        (Some(by), None) => EvidenceState::Supported { by },
        (None, Some(against)) => EvidenceState::Contradicted { against },
        (None, None) => EvidenceState::NoInformation { ask: asks.to_vec() },
    }
}

fn caveats(laid: &Laid<'_>, item: &Item, supports: &Side) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    if let [only] = supports.origins.as_slice() {
        caveats.push(Caveat::OneOrigin { name: only.name.clone() });
    }
    caveats.extend(supports.origins.iter().filter(|origin| !origin.carried_by.is_empty()).map(|origin| {
        Caveat::SameWords { names: origin.carried_by.clone(), first_is_known: origin.first_is_known }
    }));
    if !supports.evidence.is_empty()
        && supports.evidence.iter().all(|evidence| evidence.modality == Modality::Alleged)
    {
        caveats.push(Caveat::OnlyAlleged);
    }
    match item.depends_on {
        Some(DependsOn::Forecast) => caveats.extend(older_than_step(laid, item, supports)),
        Some(DependsOn::CountryYear) => caveats.extend(other_years(laid, supports)),
        Some(DependsOn::DeliveryToOfficial | DependsOn::DomesticLawVersion) | None => {}
    }
    if !item.verification.verified {
        caveats.push(Caveat::NotVerified { open: item.verification.open.clone().unwrap_or_default() });
    }
    caveats
}

/// The newest step of the procedure that came after the newest information in support.
fn older_than_step(laid: &Laid<'_>, item: &Item, supports: &Side) -> Option<Caveat> {
    let newest = supports.newest?;
    let steps = laid.of_kinds(&item.steps).filter_map(|entry| {
        let about_principal = laid.file.about(entry.state) == About::Principal;
        let happened = entry.state.claim.is_asserted().then_some(entry.state.claim.dates.occurred)?;
        about_principal.then(|| happened.and_then(SourceDate::earliest)).flatten().map(|on| (on, entry))
    });
    let (on, step) = steps.filter(|(on, _)| *on > newest).max_by_key(|(on, _)| *on)?;
    Some(Caveat::OlderThanStep { step: step.state.claim.id, on })
}

fn other_years(laid: &Laid<'_>, supports: &Side) -> Option<Caveat> {
    let custody = [Kind::Arrest, Kind::Detention, Kind::Sentence];
    let held_since = laid
        .of_kinds(&custody)
        .filter(|entry| laid.file.about(entry.state) == About::Principal)
        .filter_map(|entry| entry.state.claim.dates.occurred.and_then(SourceDate::earliest))
        .map(jiff::civil::Date::year)
        .min()?;
    let claims = supports.evidence.iter().filter_map(|evidence| laid.claim(evidence.claim));
    let years: Vec<String> =
        claims.filter_map(|state| state.claim.statement.get(Field::Year)).map(str::to_owned).collect();
    let covered =
        years.iter().filter_map(|year| year.trim().parse::<i16>().ok()).any(|year| year >= held_since);
    (!years.is_empty() && !covered).then_some(Caveat::OtherYears { years, held_since })
}
