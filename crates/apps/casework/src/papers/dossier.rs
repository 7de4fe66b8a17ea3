//! The dossier: everything on file that may leave, in the ten sections of a request and its annexes.

use amparo_dossier::Dossier;
use amparo_dossier::model::dossier::{Cover, Coverage, Further, PersonEntry, Summary};
use amparo_dossier::model::{ChronologyRow, Cited, PageSize, Prose, Status};
use amparo_ledger::case_file::{About, CaseFile, PersonInFile};
use amparo_ledger::claim::kind::Theme;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::ClaimState;

use super::custody_words::custody_in_words;
use super::figure::{figure, importance};
use super::fixed::Fixed;
use super::letter::{self, with_arguments};
use super::naming::may_be_named;
use super::{Citing, OwnWords, by_date, criteria_law, date_of, exhibits, not_set, one_page, worksheet};
use crate::assess_case::Assessed;
use crate::custody::SourceCustody;
use crate::custody::report::LogState;
use crate::problem::Problem;

/// What a dossier tells beside the case.
pub(super) struct Office {
    /// What its people call the desk.
    pub(super) name: String,
    /// The member in whose name findings are printed.
    pub(super) member: String,
    /// The chain of custody of every source.
    pub(super) custody: Vec<SourceCustody>,
    /// The log as it stands.
    pub(super) log: LogState,
}

pub(super) fn dossier(assessed: &Assessed, own: &OwnWords, office: &Office) -> Result<Dossier, Problem> {
    let file = &assessed.file;
    let fixed = Fixed::of(assessed, "request_letter")?;
    let mut citing = Citing::new(file);
    let person = file.names.first().cloned().unwrap_or_default();
    let consents = letter::consents(file, &fixed);
    let arguments = &own.arguments;
    let mut dossier = Dossier {
        status: Status::Draft { missing: letter::missing(assessed, own, &consents) },
        size: PageSize::UsLetter,
        cover: cover(assessed, own, office, &fixed, &person),
        summary: summary(&mut citing, assessed, &person),
        request: with_arguments(fixed.prose("request"), &arguments.request),
        facts: letter::facts(&mut citing),
        eligibility: with_arguments(letter::eligibility(&mut citing, assessed), &arguments.eligibility),
        detention: with_arguments(letter::detention(&mut citing, &person), &arguments.detention),
        figure: Some(figure(file)),
        charges: with_arguments(letter::charges(&mut citing), &arguments.charges),
        criteria_law: criteria_law(assessed),
        criteria: criteria(&mut citing, assessed, own, &office.member),
        other_circumstances: letter::other_circumstances(&mut citing, assessed, own, &fixed),
        health: with_arguments(letter::health(&mut citing), &arguments.health),
        asks: with_arguments(fixed.prose("ask"), &arguments.asks),
        signatories: letter::signatories(own),
        consents,
        chronology: chronology(&mut citing),
        people: Vec::new(),
        people_not_named: 0,
        further: Vec::new(),
        sources: Vec::new(),
        exhibits: Vec::new(),
        verification: Some(exhibits::verification(&office.log, file.as_of.record)),
        coverage: None,
    };
    people(&mut citing, &mut dossier);
    dossier.sources = citing.annex.so_far();
    let used = amparo_dossier::used_claims(&dossier).map_err(not_set)?;
    dossier.further = further(&mut citing, |claim| used.contains(&claim));
    dossier.exhibits = exhibits::of_cited(citing.annex.on_file(), &office.custody, file.as_of.record);
    dossier.sources = citing.annex.entries();
    for exhibit in &mut dossier.exhibits {
        // As the annex of sources calls it, where no name stands that may not.
        let listed = dossier.sources.iter().find(|source| source.number == exhibit.number);
        exhibit.title = listed.map(|source| source.title.clone()).unwrap_or_default();
    }
    let used = amparo_dossier::used_claims(&dossier).map_err(not_set)?;
    dossier.coverage = Some(Coverage { on_file: file.claims.len(), used: used.len() });
    Ok(dossier)
}

fn cover(assessed: &Assessed, own: &OwnWords, office: &Office, fixed: &Fixed<'_>, person: &str) -> Cover {
    let framework = &assessed.framework;
    Cover {
        person: person.to_owned(),
        prepared_by: own.sender.first().cloned().unwrap_or_else(|| office.name.clone()),
        addressee: letter::addressee(own, fixed),
        date: own.date.as_deref().and_then(|day| day.parse().ok()),
        as_of: assessed.file.as_of.world,
        as_of_entry: Some(assessed.file.as_of.record),
        framework: format!("{}, {}", framework.title, framework.citation),
        contact: own.contact.clone(),
    }
}

fn summary(citing: &mut Citing<'_>, assessed: &Assessed, person: &str) -> Summary {
    Summary {
        standing_today: one_page::standing_today(citing, person),
        who: one_page::who(citing),
        citation: assessed.framework.citation.clone(),
        criteria: one_page::criteria_in_brief(assessed),
        contested: one_page::contested(citing),
        gaps: one_page::gaps(citing.file),
    }
}

/// The numbered criteria; what the list does not name stands under "other circumstances".
fn criteria(
    citing: &mut Citing<'_>,
    assessed: &Assessed,
    own: &OwnWords,
    by: &str,
) -> Vec<amparo_dossier::model::worksheet::WorksheetItem> {
    let numbered = assessed.assessment.items.iter().filter(|item| item.number.is_some());
    numbered
        .map(|item| {
            let mut row = worksheet::row(citing, assessed, item, by);
            let arguments = own.arguments.criteria.get(&row.number).cloned().unwrap_or_default();
            row.support = with_arguments(row.support, &arguments);
            row
        })
        .collect()
}

/// Every event with a date, whoever it is about, and the undated ones of the person whose case it is.
fn chronology(citing: &mut Citing<'_>) -> Vec<ChronologyRow> {
    let file = citing.file;
    let events = file.happenings(|state| {
        let about = file.about(state);
        let dated = state.claim.dates.occurred.is_some();
        let event = about == About::Principal && !letter::NOT_EVENTS.contains(&state.claim.statement.kind());
        (dated || event) && may_be_told(file, state)
    });
    let row = |event: &amparo_ledger::case_file::Happening<'_>| ChronologyRow {
        date: date_of(event),
        event: citing.happening_beside_its_date(event),
        importance: importance(event.kind()),
    };
    by_date(events.iter().map(row).collect())
}

/// Whether the claim is about nobody who must not be named.
fn may_be_told(file: &CaseFile, state: &ClaimState) -> bool {
    let About::Other(person) = file.about(state) else { return true };
    file.others().iter().find(|one| one.person == person).is_none_or(|one| may_be_named(file, one))
}

/// Those who may be named, with what is said of them; of the others only how many they are.
fn people(citing: &mut Citing<'_>, dossier: &mut Dossier) {
    let file = citing.file;
    let told = |one: &&PersonInFile<'_>| !one.claims.is_empty();
    for person in file.others().iter().filter(told) {
        if !may_be_named(file, person) {
            dossier.people_not_named += 1;
            continue;
        }
        let said: Vec<Cited> = person.claims.iter().map(|state| citing.claim(state)).collect();
        if let Some(said) = AtLeastOne::new(said) {
            dossier.people.push(PersonEntry {
                name: person.names.first().cloned().unwrap_or_else(|| "[no name on file]".to_owned()),
                part: person.roles.iter().map(|role| (*role).to_owned()).collect(),
                said,
            });
        }
    }
}

/// What no section and no other annex has, by theme.
fn further(citing: &mut Citing<'_>, used: impl Fn(ClaimId) -> bool) -> Vec<Further> {
    let file = citing.file;
    let mut themes: Vec<(Theme, Vec<Cited>)> = Vec::new();
    for state in file.standing().filter(|state| !used(state.claim.id) && may_be_told(file, state)) {
        let theme = state.claim.statement.kind().spec().theme;
        let cited = citing.claim(state);
        match themes.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, said)) => said.push(cited),
            None => themes.push((theme, vec![cited])),
        }
    }
    themes.sort_by_key(|(theme, _)| *theme);
    themes.into_iter().map(|(theme, said)| Further { theme: name_of(theme), said }).collect()
}

fn name_of(theme: Theme) -> &'static str {
    match theme {
        Theme::Identity => "Who the person is",
        Theme::Ties => "Family, work, organisations",
        Theme::Custody => "Custody",
        Theme::Law => "Charges and proceedings",
        Theme::Health => "Health and treatment",
        Theme::Response => "What others did",
        Theme::Work => "What the person wrote and did",
        Theme::Context => "Countries, laws, precedents, argument",
        Theme::Authority => "Consent and authority",
    }
}

/// The situation in a sentence, for the papers that follow a request.
pub(super) fn situation(citing: &mut Citing<'_>, person: &str) -> Vec<Prose> {
    let custody = citing.file.custody();
    let words = custody_in_words(&custody, person);
    match words.claims.split_first() {
        Some((first, others)) => vec![citing.cited(words.text, first, others).into()],
        None => letter::detention(citing, person),
    }
}
