//! The sanctions gap: who had a hand in each case, in which role, who lists them since when, and who is listed nowhere.
//!
//! A listing stands here only where a person confirmed it: an answer to a question of screening, or a claim on
//! sanctions entered by hand. A regime whose list was not asked is "not checked". What is sealed is not in it, nor the
//! name of a relative who may not be named: this is the table that leaves the desk.

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::{Basis, Claim, Scope, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ClaimId};
use amparo_ledger::record::{ClaimState, Record};
use amparo_ledger::screening::Official;
use amparo_ledger::{Field, Kind};
use amparo_names::{Spelling, fold, same_spelling};
use jiff::civil::Date;
use serde::Serialize;

use super::lists::lists_in_use;
use super::officials::{Deed, Firmness, InCase, Role, Sort, officials_of};
use super::questions::{Eyes, ListAsked, Question, State, answers_of, cases_of, list_asked, screened};
use super::regimes::{RegimeState, regime_named, regime_of, regime_states};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::show_case::{Moment, record_for_paper};
use crate::wording::sentence;

/// Which part of the gap is wanted.
#[derive(Debug, Clone, Default)]
pub struct GapFilter {
    /// One case; `None`: every case.
    pub case: Option<CaseId>,
    /// One regime, as a person names it; `None`: every regime.
    pub regime: Option<String>,
    /// Cases that have to do with this country; `None`: any.
    pub country: Option<String>,
    /// As of this moment.
    pub moment: Moment,
}

/// The sanctions gap.
#[derive(Debug, Clone, Serialize)]
pub struct Gap {
    /// As of this day in the world.
    pub as_of: Date,
    /// With so many entries of the record.
    pub known_at: u64,
    /// What it is limited to, in words: a case, a regime, a country.
    pub limits: Vec<String>,
    /// The lists that were asked, with their versions.
    pub lists: Vec<ListAsked>,
    /// The regimes, and which lists speak for each.
    pub regimes: Vec<RegimeState>,
    /// The cases.
    pub cases: Vec<GapCase>,
    /// Cases that no claim ties to a country, where a country was asked for: they may belong here.
    pub country_unknown: Vec<String>,
}

/// One case in the gap.
#[derive(Debug, Clone, Serialize)]
pub struct GapCase {
    /// The case.
    pub case: CaseId,
    /// The prisoner's name.
    pub person: String,
    /// The file it was made from.
    #[serde(skip)]
    pub(crate) file: CaseFile,
    /// Who had a hand in it.
    pub rows: Vec<GapRow>,
    /// What was done by people whom no source on file names.
    pub unnamed: Vec<Unnamed>,
}

/// What sources call those whom they do not name, with what they did.
#[derive(Debug, Clone, Serialize)]
pub struct Unnamed {
    /// As the sources call them.
    pub called: String,
    /// What they did.
    pub did: Vec<Did>,
}

/// One official or organisation in a case.
#[derive(Debug, Clone, Serialize)]
pub struct GapRow {
    /// As the record knows them.
    pub official: Official,
    /// The name under which they are listed.
    pub name: String,
    /// Other spellings on file.
    pub also: Vec<String>,
    /// A person or an organisation.
    pub sort: Sort,
    /// Posts, as sources give them.
    pub posts: Vec<String>,
    /// What they did, by role, with the claims.
    pub did: Vec<Did>,
    /// How they stand under each regime, in the order of [`Gap::regimes`].
    pub regimes: Vec<Standing>,
    /// Questions that are not settled on entries under none of the regimes of the table, as of a collection that does
    /// not say who lists somebody: nobody may be called listed nowhere while they wait.
    pub open_elsewhere: Vec<String>,
    /// Whether no list that was asked has them: nobody confirmed a listing or an entry, every question was answered
    /// with "different", and at least one list was asked.
    pub listed_nowhere: bool,
    /// Other cases in which a person said that their official is the same entry.
    pub also_in: Vec<String>,
}

/// What somebody did, in one role.
#[derive(Debug, Clone, Serialize)]
pub struct Did {
    /// The role.
    pub role: Role,
    /// In words, as firmly as it is said: an allegation is called one.
    pub words: String,
    /// The claims that say so.
    pub claims: Vec<GapClaim>,
}

/// A claim in the gap.
#[derive(Debug, Clone, Serialize)]
pub struct GapClaim {
    /// The claim.
    pub claim: ClaimId,
    /// What it says.
    pub says: String,
    /// When it happened.
    pub date: Option<SourceDate>,
    /// Whether it is asserted; an allegation, a denial or a fear says so in `says`.
    pub asserted: bool,
    /// Where it stands, each source in a line.
    pub sources: Vec<String>,
}

/// How somebody stands under a regime.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "standing")]
pub enum Standing {
    /// A person confirmed that they are listed.
    Listed {
        /// Since when, and until when where it ended; `None`: not given.
        since: Option<SourceDate>,
        /// The claims that say so.
        claims: Vec<GapClaim>,
        /// The version in use of the list that the claim rests on has the entry no longer.
        gone: bool,
    },
    /// A question of screening waits for a person.
    Open {
        /// The questions, by the beginning of their ids.
        questions: Vec<String>,
    },
    /// Somebody of a like name is on it, and a person said that it cannot be told whether it is the same.
    Undecided {
        /// The entries.
        entries: Vec<String>,
    },
    /// The lists that speak for the regime have nobody who is, by a person's answers or by name, this one.
    NotFound {
        /// Somebody of a like name is on it, and a person said that it is another.
        answered: Vec<String>,
    },
    /// No list of the regime was asked, or each came out after the day that is looked at.
    NotChecked,
}

/// Works the gap out. Lists are asked anew, and nothing is kept.
///
/// # Errors
/// When no case or regime is meant, or a list cannot be read.
pub fn gap(desk: &Desk, filter: &GapFilter, progress: &mut dyn FnMut(&str)) -> Result<Visible<Gap>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let at_desk = desk.scope_record(Scope::Desk)?;
    let only = filter.regime.as_deref().map(|text| regime_named(&at_desk, text)).transpose()?;
    let moment = filter.moment;
    let day = moment.world.unwrap_or_else(|| desk.today());
    let questions = if at_desk.lists.is_empty() {
        Vec::new()
    } else {
        screened(desk, filter.case, None, Eyes::Paper, moment, progress)?.questions
    };
    let mut gathered = Vec::new();
    let mut country_unknown = Vec::new();
    let mut known_at = 0;
    for (case, _) in cases_of(desk, filter.case)? {
        let record = record_for_paper(desk, case, moment)?;
        known_at = known_at.max(record.applied);
        let Some(file) = CaseFile::work_out(&record, case, day) else { continue };
        let person = file.names.first().cloned().unwrap_or_default();
        match filter.country.as_deref().map(|country| has_to_do_with(&file, country)) {
            None | Some(Tie::Yes) => {}
            Some(Tie::No) => continue,
            Some(Tie::Unknown) => {
                country_unknown.push(person);
                continue;
            }
        }
        let listings = listings_of(&record, &file);
        gathered.push((file, person, listings));
    }
    let named: Vec<String> = gathered
        .iter()
        .flat_map(|(_, _, listings)| listings.values().flatten())
        .map(|listing| listing.regime.clone())
        .collect();
    let regimes = regime_states(&at_desk, only.as_deref(), &sorted(named));
    let mut cases: Vec<GapCase> = gathered
        .into_iter()
        .map(|(file, person, listings)| case_of(file, person, &listings, &regimes, &questions))
        .collect();
    note_other_cases(&mut cases);
    let lists = lists_in_use(&at_desk).into_iter().map(|state| list_asked(&at_desk, state)).collect();
    let limits = limits(filter, only.as_deref(), &cases);
    let gap = Gap { as_of: day, known_at, limits, lists, regimes, cases, country_unknown };
    desk.show(Scope::Desk, gap)
}

fn limits(filter: &GapFilter, regime: Option<&str>, cases: &[GapCase]) -> Vec<String> {
    let case = filter.case.and_then(|_| cases.first()).map(|case| format!("The case of {}", case.person));
    let regime = regime.map(|regime| format!("Regime: {regime}"));
    let country = filter.country.as_ref().map(|country| format!("Country: {country}"));
    case.into_iter().chain(regime).chain(country).collect()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}

/// Whether a case has to do with a country, as its claims tell.
enum Tie {
    Yes,
    No,
    Unknown,
}

/// A country is named as the subject of a claim, or in the place where somebody was held, tried or arrested.
fn has_to_do_with(file: &CaseFile, country: &str) -> Tie {
    let wanted = fold(country);
    let holds = |text: &str| format!(" {} ", fold(text)).contains(&format!(" {wanted} "));
    let mut told = false;
    for state in file.standing() {
        if let Subject::Country(name) = &state.claim.subject {
            told = true;
            if holds(name) {
                return Tie::Yes;
            }
        }
        // "Minsk, Belarus" names a country; "Minsk" alone does not say which.
        if let Some(place) = &state.claim.place {
            if holds(place) {
                return Tie::Yes;
            }
            told |= place.contains(',');
        }
        let texts = [Field::From, Field::Unit, Field::By, Field::Alleged];
        if texts.into_iter().filter_map(|field| state.claim.statement.get(field)).any(holds) {
            return Tie::Yes;
        }
    }
    if told { Tie::No } else { Tie::Unknown }
}

/// What a person confirmed of an official under a regime.
struct Confirmed {
    regime: String,
    claim: ClaimId,
}

type Listings = BTreeMap<Official, Vec<Confirmed>>;

/// The sanctions on each official: by the answers of the case, and by claims that name them.
fn listings_of(record: &Record, file: &CaseFile) -> Listings {
    let mut listings: Listings = BTreeMap::new();
    let mut add = |official: &Official, state: &ClaimState| {
        let statement = &state.claim.statement;
        if statement.kind() != Kind::Sanction || !state.claim.is_asserted() {
            return;
        }
        let regime = regime_of(statement.get(Field::By).unwrap_or("an authority that is not named"));
        let known = listings.entry(official.clone()).or_default();
        if !known.iter().any(|one| one.claim == state.claim.id) {
            known.push(Confirmed { regime, claim: state.claim.id });
        }
    };
    for answer in answers_of(record, file.case).values() {
        for state in answer.answer.verdict.claims().iter().filter_map(|id| file.claim(*id)) {
            add(&answer.answer.official, state);
        }
    }
    for official in &officials_of(file).known {
        for state in file.standing().filter(|state| is_on(state, official)) {
            add(&official.official, state);
        }
    }
    listings
}

/// Whether a claim of the case is about this official, or names them as the one who is sanctioned.
fn is_on(state: &ClaimState, official: &InCase<'_>) -> bool {
    let is_subject = match (&state.claim.subject, &official.official) {
        (Subject::Person(person), Official::Person(known)) => person == known,
        (Subject::Organisation(name), Official::Named(known)) => fold(name) == fold(known),
        _ => false,
    };
    let targets = state.claim.statement.get(Field::Targets);
    // What a list says is tied to an official by an answer alone.
    let of_the_desk = state.claim.scope == Scope::Desk;
    is_subject
        || (!of_the_desk
            && targets.is_some_and(|targets| {
                official.names.iter().any(|name| same_spelling(name, targets) == Spelling::Same)
            }))
}

fn case_of(
    file: CaseFile,
    person: String,
    listings: &Listings,
    regimes: &[RegimeState],
    questions: &[Question],
) -> GapCase {
    let officials = officials_of(&file);
    let rows = officials
        .known
        .iter()
        .map(|one| {
            let own: Vec<&Question> =
                questions.iter().filter(|it| it.case == file.case && it.official == one.official).collect();
            row(&file, one, listings.get(&one.official).map_or(&[][..], Vec::as_slice), regimes, &own)
        })
        .collect();
    let unnamed = officials.unnamed.iter().filter(|(_, deeds)| deeds.iter().any(Deed::counts));
    let unnamed =
        unnamed.map(|(called, deeds)| Unnamed { called: called.clone(), did: did(&file, deeds) }).collect();
    GapCase { case: file.case, person, rows, unnamed, file }
}

fn row(
    file: &CaseFile,
    one: &InCase<'_>,
    confirmed: &[Confirmed],
    regimes: &[RegimeState],
    questions: &[&Question],
) -> GapRow {
    let standings: Vec<Standing> =
        regimes.iter().map(|regime| standing(file, regime, confirmed, questions)).collect();
    let checked = standings.iter().any(|one| !matches!(one, Standing::NotChecked));
    let nowhere = confirmed.is_empty()
        && checked
        && questions.iter().all(|one| is_another(one))
        && standings.iter().all(|one| matches!(one, Standing::NotFound { .. } | Standing::NotChecked));
    GapRow {
        official: one.official.clone(),
        name: one.name().to_owned(),
        also: one.names.iter().skip(1).cloned().collect(),
        sort: one.sort,
        posts: one.posts.clone(),
        did: did(file, &one.deeds),
        regimes: standings,
        open_elsewhere: questions
            .iter()
            .filter(|one| is_elsewhere(one, regimes) && waits(one))
            .map(|one| one.short())
            .collect(),
        listed_nowhere: nowhere,
        also_in: Vec::new(),
    }
}

/// Whether a person said that the entry is somebody else, or it is on the list no longer.
fn is_another(question: &Question) -> bool {
    match &question.state {
        State::Answered { answer, .. } => answer == "different",
        State::Gone { answer } => answer != "same",
        State::Open | State::Again { .. } => false,
    }
}

/// Whether its entry stands under none of the regimes of the table. A table of one regime tells of no other.
fn is_elsewhere(question: &Question, regimes: &[RegimeState]) -> bool {
    let theirs = &question.entry.regimes;
    theirs.is_empty() || (regimes.len() > 1 && !regimes.iter().any(|regime| theirs.contains(&regime.name)))
}

/// Whether a question waits for a person, or cannot be told.
fn waits(question: &Question) -> bool {
    question.is_open() || is_undecided(question)
}

/// Whether a person looked, and said that it cannot be told.
fn is_undecided(question: &Question) -> bool {
    matches!(&question.state, State::Answered { answer, .. } if answer == "cannot-tell")
}

fn standing(
    file: &CaseFile,
    regime: &RegimeState,
    confirmed: &[Confirmed],
    questions: &[&Question],
) -> Standing {
    let listed: Vec<&ClaimState> = confirmed
        .iter()
        .filter(|one| one.regime == regime.name)
        .filter_map(|one| file.claim(one.claim))
        .collect();
    let of_list = |question: &&&Question| regime.lists.iter().any(|list| list.name == question.list_name);
    // A collection tells of several regimes: an entry speaks for those that list it.
    let of_regime =
        |question: &&&Question| of_list(question) && question.entry.regimes.contains(&regime.name);
    if !listed.is_empty() {
        let dates = listed.iter().filter_map(|state| state.claim.dates.occurred);
        return Standing::Listed {
            since: dates.min_by_key(|date| date.sort_day()),
            claims: listed.iter().map(|state| gap_claim(file, state)).collect(),
            gone: questions
                .iter()
                .filter(of_list)
                .any(|question| matches!(&question.state, State::Gone { answer } if answer == "same")),
        };
    }
    if !regime.is_checked() {
        return Standing::NotChecked;
    }
    // Somebody said that it is the same, and the claim that came of it is not in this table: a person must look.
    let unsettled = |one: &&&Question| {
        one.is_open() || matches!(&one.state, State::Answered { answer, .. } if answer == "same")
    };
    let open: Vec<String> =
        questions.iter().filter(of_regime).filter(unsettled).map(|one| one.short()).collect();
    if !open.is_empty() {
        return Standing::Open { questions: open };
    }
    let names = |holds: fn(&Question) -> bool| {
        let found = questions.iter().filter(of_regime).filter(|one| holds(one));
        sorted(found.map(|one| one.entry.name.clone()).collect())
    };
    let undecided = names(is_undecided);
    if !undecided.is_empty() {
        return Standing::Undecided { entries: undecided };
    }
    // A list that came out later says nothing of who stood on the one before it.
    if !regime.speaks_of(file.as_of.world) {
        return Standing::NotChecked;
    }
    let answered = names(|one| matches!(one.state, State::Answered { .. }) && is_another(one));
    let answered = answered.into_iter().map(|name| format!("{name} (different)"));
    Standing::NotFound { answered: answered.collect() }
}

/// What was done, by role; and after it what sources say somebody is.
fn did(file: &CaseFile, deeds: &[Deed<'_>]) -> Vec<Did> {
    let mut by: BTreeMap<(Role, Firmness), Vec<GapClaim>> = BTreeMap::new();
    for deed in deeds.iter().filter(|deed| deed.is_an_act()) {
        by.entry((deed.role, deed.firmness())).or_default().push(gap_claim(file, deed.claim));
    }
    let mut did: Vec<Did> = by
        .into_iter()
        .map(|((role, firmness), claims)| Did { role, words: firmness.words(role), claims })
        .collect();
    let mut posts: BTreeMap<Role, Vec<GapClaim>> = BTreeMap::new();
    for deed in deeds.iter().filter(|deed| !deed.is_an_act()) {
        posts.entry(deed.role).or_default().push(gap_claim(file, deed.claim));
    }
    did.extend(posts.into_iter().map(|(role, claims)| Did {
        role,
        words: role.words_without_deed().to_owned(),
        claims,
    }));
    did
}

fn gap_claim(file: &CaseFile, state: &ClaimState) -> GapClaim {
    GapClaim {
        claim: state.claim.id,
        says: sentence(&state.claim, &subject_name(file, &state.claim)),
        date: state.claim.dates.occurred,
        asserted: state.claim.is_asserted(),
        sources: sources_of(file, &state.claim),
    }
}

/// How the file calls whom a claim is about.
pub(crate) fn subject_name(file: &CaseFile, claim: &Claim) -> String {
    match &claim.subject {
        Subject::Person(person) => {
            let known = file.people.get(person).and_then(|head| head.names.first().cloned());
            known.or_else(|| file.names.first().cloned()).unwrap_or_default()
        }
        Subject::Organisation(name) | Subject::Country(name) => name.clone(),
        Subject::General => file.names.first().cloned().unwrap_or_default(),
    }
}

/// Where a claim stands, each source in a line.
fn sources_of(file: &CaseFile, claim: &Claim) -> Vec<String> {
    let dated = |title: &str, publisher: Option<&str>, published: Option<SourceDate>| {
        let publisher =
            publisher.filter(|one| !one.is_empty()).map(|one| format!(", {one}")).unwrap_or_default();
        let date =
            published.map(|date| format!(", {}", amparo_dossier::date_in_words(date))).unwrap_or_default();
        format!("{title}{publisher}{date}")
    };
    let mut lines = match &claim.basis {
        Basis::Passages(passages) => passages
            .iter()
            .map(|passage| {
                let place = passage.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
                let source = file.sources.get(&passage.source);
                let source = source.map_or_else(
                    || "a source that is not in this file".to_owned(),
                    |source| dated(&source.title, source.publisher.as_deref(), source.published),
                );
                format!("{source}{place}")
            })
            .collect(),
        Basis::Testimony { .. } => vec!["account of a member of this office".to_owned()],
        Basis::Locator { title, publisher, published } => {
            vec![format!("{} (words not on file)", dated(title, Some(publisher), *published))]
        }
    };
    lines.dedup();
    lines
}

/// Cases whose officials rest on one claim of the desk: a person said in each that they are that entry.
fn note_other_cases(cases: &mut [GapCase]) {
    let mut by_claim: BTreeMap<ClaimId, BTreeSet<String>> = BTreeMap::new();
    for case in cases.iter() {
        for claim in case.rows.iter().flat_map(listed_claims) {
            by_claim.entry(claim).or_default().insert(case.person.clone());
        }
    }
    for case in cases {
        for row in &mut case.rows {
            let others: BTreeSet<String> =
                listed_claims(row).filter_map(|claim| by_claim.get(&claim)).flatten().cloned().collect();
            row.also_in = others.into_iter().filter(|person| *person != case.person).collect();
        }
    }
}

fn listed_claims(row: &GapRow) -> impl Iterator<Item = ClaimId> + '_ {
    row.regimes
        .iter()
        .flat_map(|standing| match standing {
            Standing::Listed { claims, .. } => claims.as_slice(),
            _ => &[],
        })
        .map(|claim| claim.claim)
}
