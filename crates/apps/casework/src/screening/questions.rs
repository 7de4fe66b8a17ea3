//! The officials of the record held against the desk's lists: each hit is a question with its reasons.
//!
//! Nothing is matched here. A question is known by the official, the list's name and the entry's key, so that a new
//! version of a list asks only what is new, and what changed since it was answered. The questions lie as a draft under
//! their case's key, so that an answer can be given without reading the lists again.

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::lists::{self, Entry};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::{Precision, SourceDate};
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::{ListState, Record, ScreenState};
use amparo_ledger::screening::Official;
use amparo_ledger::source::Hash32;
use amparo_ledger::{Field, Kind};
use amparo_names::screen::{Birth, Facts, Gender, ListEntry, Screener, Subject, Weighed};
use amparo_names::{Name, POSSIBLE};
use serde::Serialize;

use super::lists::{each_entry, fingerprint, list_named, lists_in_use, no_lists};
use super::officials::{InCase, Sort, officials_of};
pub use super::question::{EntryBrief, Question, State, Told};
use super::question::{brief, told};
use super::words::changed_parts;
use crate::cases::list_cases;
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::show_case::{Moment, record_at, record_for_paper};

/// How many names of a list are made ready at a time: what is held does not grow with the list.
const NAMES_AT_A_TIME: usize = 200_000;

/// The most questions on one official and one list that wait at once. More would not be read.
const QUESTIONS_MAX: usize = 25;

/// What a screening did.
#[derive(Debug, Clone, Serialize)]
pub struct Screened {
    /// The lists that were asked, with their versions.
    pub lists: Vec<ListAsked>,
    /// How many officials and organisations were asked about.
    pub asked: usize,
    /// What sources call those whom they do not name: nobody could be asked about.
    pub unnamed: Vec<String>,
    /// Who is called an official and did nothing in the case by the claims on file: they were not asked about.
    pub without_deed: Vec<String>,
    /// The questions, the likeliest first within a case.
    pub questions: Vec<Question>,
    /// How many questions of the same official and list were left out, because there were too many.
    pub left_out: usize,
}

/// A list that was asked.
#[derive(Debug, Clone, Serialize)]
pub struct ListAsked {
    /// The version.
    pub list: SourceId,
    /// What the desk calls it.
    pub name: String,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// The hash of its file.
    pub sha256: Option<Hash32>,
    /// How many of its entries were read, and how many its file holds.
    pub given: u64,
    /// See `given`.
    pub entries_in: u64,
    /// The authorities whose measures it tells.
    pub regimes: Vec<String>,
}

/// For whose eyes officials are looked up: a paper knows nothing that is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Those who work at the desk.
    Desk,
    /// Whoever gets a paper.
    Paper,
}

/// Holds the officials of one case, or of all, against one list, or all. The questions are kept with their cases.
///
/// # Errors
/// When the desk has no list, a list cannot be read, or no case is meant.
pub fn screen(
    desk: &mut Desk,
    case: Option<CaseId>,
    list: Option<&str>,
    progress: &mut dyn FnMut(&str),
) -> Result<Visible<Screened>, Problem> {
    desk.may(Action::AnswerIdentity, None)?;
    let screened = screened(desk, case, list, Eyes::Desk, Moment::default(), progress)?;
    for case in cases_of(desk, case)? {
        let of_case: Vec<&Question> =
            screened.questions.iter().filter(|question| question.case == case.0).collect();
        keep(desk, case.0, &of_case, &screened.lists)?;
    }
    desk.show(Scope::Desk, screened)
}

/// The same, without keeping anything: as of a moment.
pub(crate) fn screened(
    desk: &Desk,
    case: Option<CaseId>,
    list: Option<&str>,
    eyes: Eyes,
    moment: Moment,
    progress: &mut dyn FnMut(&str),
) -> Result<Screened, Problem> {
    let record = desk.scope_record(Scope::Desk)?;
    let in_use: Vec<&ListState> = match list {
        Some(text) => vec![list_named(&record, text)?],
        None => lists_in_use(&record),
    };
    if in_use.is_empty() {
        return Err(no_lists());
    }
    let mut asked = Vec::new();
    let (mut unnamed, mut without_deed) = (BTreeSet::new(), BTreeSet::new());
    for (case, title) in cases_of(desk, case)? {
        let record = match eyes {
            Eyes::Desk => record_at(desk, case, moment)?,
            Eyes::Paper => record_for_paper(desk, case, moment)?,
        };
        let day = moment.world.unwrap_or_else(|| desk.today());
        let Some(file) = CaseFile::work_out(&record, case, day) else { continue };
        let officials = officials_of(&file);
        without_deed.extend(officials.without_deed.iter().map(|one| one.name().to_owned()));
        unnamed.extend(officials.unnamed.into_keys());
        let answers = answers_of(&record, case);
        asked.extend(officials.known.iter().map(|one| Asked::of(case, &title, one, &answers)));
    }
    let mut questions = Vec::new();
    let mut left_out = 0;
    for state in &in_use {
        progress(&format!("asking {}", state.list.name));
        let found = ask(desk, &record, state, &asked)?;
        left_out += found.left_out;
        questions.extend(found.questions);
    }
    questions.sort_by(|a: &Question, b: &Question| {
        (&a.case_title, a.case, !a.is_open())
            .cmp(&(&b.case_title, b.case, !b.is_open()))
            .then(b.score.total_cmp(&a.score))
            .then_with(|| (&a.name, &a.list_name, &a.entry.key).cmp(&(&b.name, &b.list_name, &b.entry.key)))
    });
    let lists = in_use.iter().map(|state| list_asked(&record, state)).collect();
    let (unnamed, without_deed) = (unnamed.into_iter().collect(), without_deed.into_iter().collect());
    Ok(Screened { lists, asked: asked.len(), unnamed, without_deed, questions, left_out })
}

pub(crate) fn list_asked(record: &Record, state: &ListState) -> ListAsked {
    ListAsked {
        list: state.list.source,
        name: state.list.name.clone(),
        published: state.list.published,
        sha256: record.sources.get(&state.list.source).and_then(|source| source.source.bytes),
        given: state.list.given,
        entries_in: state.list.entries_in,
        regimes: state.list.regimes.clone(),
    }
}

/// The case that is meant, or every case that this member may see.
pub(crate) fn cases_of(desk: &Desk, case: Option<CaseId>) -> Result<Vec<(CaseId, String)>, Problem> {
    let rows = list_cases(desk)?.into_inner();
    let rows = rows.into_iter().filter(|row| case.is_none_or(|case| case == row.case));
    Ok(rows.map(|row| (row.case, row.title)).collect())
}

/// The answers of a case that stand, by their question.
pub(crate) fn answers_of(record: &Record, case: CaseId) -> BTreeMap<Hash32, ScreenState> {
    let own = record.screened.iter().filter(|(_, state)| state.scope == Scope::Case(case));
    own.map(|(question, state)| (*question, state.clone())).collect()
}

/// An official as they are asked about.
struct Asked {
    case: CaseId,
    case_title: String,
    official: Official,
    name: String,
    roles: Vec<String>,
    subject: Subject,
    /// The answers on this official that stand.
    answers: Vec<ScreenState>,
}

impl Asked {
    fn of(case: CaseId, title: &str, one: &InCase<'_>, answers: &BTreeMap<Hash32, ScreenState>) -> Self {
        Self {
            case,
            case_title: title.to_owned(),
            official: one.official.clone(),
            name: one.name().to_owned(),
            roles: one.roles_in_words(),
            subject: subject_of(one),
            answers: answers
                .values()
                .filter(|state| state.answer.official == one.official)
                .cloned()
                .collect(),
        }
    }
}

/// What the case knows of an official, in the form in which it is compared.
fn subject_of(one: &InCase<'_>) -> Subject {
    let kind = match one.sort {
        Sort::Person => amparo_names::Kind::Person,
        Sort::Organisation => amparo_names::Kind::Organisation,
    };
    let births = one
        .about
        .iter()
        .filter(|state| state.claim.statement.kind() == Kind::Birth && state.claim.is_asserted());
    let places = one.deeds.iter().map(|deed| deed.claim).chain(one.about.iter().copied());
    let mut places: Vec<String> = places.filter_map(|state| state.claim.place.clone()).collect();
    places.sort_unstable();
    places.dedup();
    let units =
        one.about.iter().filter_map(|state| state.claim.statement.get(Field::Unit)).map(str::to_owned);
    Subject {
        kind,
        names: one.names.iter().map(|name| Name::new(name, kind)).collect(),
        facts: Facts {
            births: births.filter_map(|state| state.claim.dates.occurred).flat_map(births_of).collect(),
            places,
            countries: Vec::new(),
            gender: None,
            offices: one.posts.iter().cloned().chain(units).collect(),
        },
    }
}

/// The years over which a date of birth that is not sure is spread, at most.
const BIRTH_YEARS_MAX: i16 = 10;

/// A date as it is compared: several where it lies between two years.
fn births_of(date: SourceDate) -> Vec<Birth> {
    match date {
        SourceDate::At { moment, approximate } => {
            let day = moment.earliest();
            let month = (moment.precision() >= Precision::Month).then(|| day.month());
            let of_day = (moment.precision() >= Precision::Day).then(|| day.day());
            vec![Birth { year: day.year(), month, day: of_day, about: approximate }]
        }
        SourceDate::Between(from, to) | SourceDate::Span(from, Some(to)) => {
            let (first, last) = (from.earliest().year(), to.latest().year());
            let years = first..=last.min(first + BIRTH_YEARS_MAX);
            years.map(|year| Birth { year, month: None, day: None, about: false }).collect()
        }
        SourceDate::Before(_) | SourceDate::After(_) | SourceDate::Span(_, None) => Vec::new(),
    }
}

/// As what an entry's names are compared; `None` for ships and aircraft. What a list does not say is no person, as the
/// lists mark people.
pub(crate) fn kind_compared(kind: lists::Kind) -> Option<amparo_names::Kind> {
    match kind {
        lists::Kind::Person => Some(amparo_names::Kind::Person),
        lists::Kind::Organisation | lists::Kind::Other => Some(amparo_names::Kind::Organisation),
        lists::Kind::Vessel | lists::Kind::Aircraft => None,
    }
}

/// An entry in the form in which it is compared; `None` for ships, aircraft and other things.
fn listed(entry: &Entry) -> Option<ListEntry> {
    let kind = kind_compared(entry.kind)?;
    let countries = entry.countries.iter().map(|country| country.text.clone());
    let places = entry.birth_places.iter().chain(&entry.addresses).cloned().chain(countries);
    Some(ListEntry {
        kind,
        names: entry.names.iter().map(|name| name.text.clone()).collect(),
        facts: Facts {
            births: entry.births.iter().filter_map(|birth| birth.date).flat_map(births_of).collect(),
            places: places.collect(),
            countries: Vec::new(),
            gender: entry.gender.as_ref().and_then(|gender| match gender {
                lists::Gender::Female => Some(Gender::Female),
                lists::Gender::Male => Some(Gender::Male),
                lists::Gender::Other(_) => None,
            }),
            offices: entry.positions.iter().chain(&entry.titles).cloned().collect(),
        },
    })
}

struct Found {
    questions: Vec<Question>,
    left_out: usize,
}

/// Asks one list about everyone, a part of it at a time.
fn ask(desk: &Desk, record: &Record, state: &ListState, asked: &[Asked]) -> Result<Found, Problem> {
    let mut hits: Vec<Vec<(Weighed, Entry)>> = asked.iter().map(|_| Vec::new()).collect();
    let mut dropped = vec![0_usize; asked.len()];
    let answered_of = |one: &'_ Asked| -> BTreeSet<String> {
        let of_list = one.answers.iter().filter(|answer| is_of_list(record, answer, state));
        of_list.map(|answer| answer.answer.key.clone()).collect()
    };
    let answered_each: Vec<BTreeSet<String>> = asked.iter().map(answered_of).collect();
    let answered: BTreeSet<&str> = answered_each.iter().flatten().map(String::as_str).collect();
    let mut now: BTreeMap<String, Entry> = BTreeMap::new();
    let mut part = Part::default();
    each_entry(desk, record, state.list.source, &mut |entry| {
        if answered.contains(entry.key.as_str()) {
            now.insert(entry.key.clone(), entry.clone());
        }
        part.add(entry);
        if part.names >= NAMES_AT_A_TIME {
            std::mem::take(&mut part).ask(asked, &answered_each, &mut hits, &mut dropped);
        }
    })?;
    part.ask(asked, &answered_each, &mut hits, &mut dropped);
    let before = entries_before(desk, record, state, asked, &now)?;
    let mut questions = Vec::new();
    for (one, found) in asked.iter().zip(hits) {
        let mut found: Vec<Question> = found
            .into_iter()
            .map(|(weighed, entry)| question(one, state, &weighed, &entry))
            .map(|question| with_answer(question, one, &now, &before))
            .collect();
        answered_only(record, one, state, &now, &before, &mut found);
        questions.append(&mut found);
    }
    Ok(Found { questions, left_out: dropped.into_iter().sum() })
}

/// A part of a list that is made ready at once.
#[derive(Default)]
struct Part {
    entries: Vec<Entry>,
    subjects: Vec<ListEntry>,
    names: usize,
}

impl Part {
    fn add(&mut self, entry: Entry) {
        if let Some(subject) = listed(&entry) {
            self.names += subject.names.len();
            self.subjects.push(subject);
            self.entries.push(entry);
        }
    }

    fn ask(
        self,
        asked: &[Asked],
        answered: &[BTreeSet<String>],
        hits: &mut [Vec<(Weighed, Entry)>],
        dropped: &mut [usize],
    ) {
        let screener = Screener::new(self.subjects);
        for (((one, answered), hits), dropped) in asked.iter().zip(answered).zip(hits).zip(dropped) {
            for hit in screener.candidates(&one.subject, POSSIBLE) {
                hits.push((hit.weighed, self.entries[hit.entry].clone()));
            }
            hits.sort_by(|a, b| b.0.score.total_cmp(&a.0.score).then_with(|| a.1.key.cmp(&b.1.key)));
            // What was answered takes no place of what was not: otherwise the rest would never be asked.
            let before = hits.len();
            let mut room = QUESTIONS_MAX;
            hits.retain(|(_, entry)| {
                let keep = room > 0 || answered.contains(&entry.key);
                if keep && !answered.contains(&entry.key) {
                    room -= 1;
                }
                keep
            });
            *dropped += before - hits.len();
        }
    }
}

/// Whether an answer was given on a version of this list.
fn is_of_list(record: &Record, answer: &ScreenState, state: &ListState) -> bool {
    record.lists.get(&answer.answer.list).is_some_and(|known| known.list.name == state.list.name)
}

/// The entries as they were when questions on them were answered, where they may say something else now.
fn entries_before(
    desk: &Desk,
    record: &Record,
    state: &ListState,
    asked: &[Asked],
    now: &BTreeMap<String, Entry>,
) -> Result<BTreeMap<(SourceId, String), Entry>, Problem> {
    let mut wanted: BTreeMap<SourceId, BTreeSet<String>> = BTreeMap::new();
    for answer in asked.iter().flat_map(|one| &one.answers) {
        let answer = &answer.answer;
        let differs = now.get(&answer.key).is_some_and(|entry| fingerprint(entry) != answer.entry);
        if differs && record.lists.get(&answer.list).is_some_and(|known| known.list.name == state.list.name) {
            wanted.entry(answer.list).or_default().insert(answer.key.clone());
        }
    }
    let mut before = BTreeMap::new();
    for (list, keys) in wanted {
        each_entry(desk, record, list, &mut |entry| {
            if keys.contains(&entry.key) {
                before.insert((list, entry.key.clone()), entry);
            }
        })?;
    }
    Ok(before)
}

/// The id of a question: one official of one case, one list, one entry.
pub(crate) fn question_id(case: CaseId, official: &Official, list_name: &str, key: &str) -> Hash32 {
    let official = serde_json::to_string(official).expect("an official is plain data");
    let parts = ["amparo/screening/v1", &case.to_string(), &official, list_name, key];
    // Each part with its length before it, so that no two sets of parts make one text.
    let text: Vec<String> = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    Hash32::of(text.concat().as_bytes())
}

fn question(one: &Asked, state: &ListState, weighed: &Weighed, entry: &Entry) -> Question {
    let mut names = vec![format!("“{}” beside “{}”", weighed.pair.0, weighed.pair.1)];
    names.extend(weighed.name.reasons.iter().map(ToString::to_string));
    names.dedup();
    if weighed.pairs_left_out > 0 {
        names.push(format!("{} further pairs of names were not compared", weighed.pairs_left_out));
    }
    Question {
        question: question_id(one.case, &one.official, &state.list.name, &entry.key),
        case: one.case,
        case_title: one.case_title.clone(),
        official: one.official.clone(),
        name: one.name.clone(),
        roles: one.roles.clone(),
        list: state.list.source,
        list_name: state.list.name.clone(),
        published: state.list.published,
        entry: brief(entry),
        score: weighed.score,
        names,
        evidence: weighed.evidence.iter().map(told).collect(),
        state: State::Open,
    }
}

/// The question with what was answered on it.
fn with_answer(
    mut question: Question,
    one: &Asked,
    now: &BTreeMap<String, Entry>,
    before: &BTreeMap<(SourceId, String), Entry>,
) -> Question {
    let Some(state) = one.answers.iter().find(|state| state.answer.question == question.question) else {
        return question;
    };
    question.state = state_of(state, now.get(&question.entry.key), before);
    question
}

/// An answer stands until its entry says something else. A version of this program that reads more in the same words
/// asks nothing again: both versions are read as they are read today.
fn state_of(state: &ScreenState, now: Option<&Entry>, before: &BTreeMap<(SourceId, String), Entry>) -> State {
    let answer = &state.answer;
    let word = answer.verdict.name().to_owned();
    let Some(now) = now else { return State::Gone { answer: word } };
    let stands = || State::Answered { answer: word.clone(), because: answer.because.clone() };
    if fingerprint(now) == answer.entry {
        return stands();
    }
    match before.get(&(answer.list, answer.key.clone())) {
        Some(before) if before == now => stands(),
        Some(before) => State::Again { changed: changed_parts(before, now), was: word },
        None => State::Again { changed: vec!["the entry as it was is not on file".to_owned()], was: word },
    }
}

/// Questions that were answered and that the names alone would not raise any more: the answer is not lost from sight.
fn answered_only(
    record: &Record,
    one: &Asked,
    state: &ListState,
    now: &BTreeMap<String, Entry>,
    before: &BTreeMap<(SourceId, String), Entry>,
    found: &mut Vec<Question>,
) {
    for known in one.answers.iter().filter(|known| is_of_list(record, known, state)) {
        if found.iter().any(|question| question.question == known.answer.question) {
            continue;
        }
        let entry = now.get(&known.answer.key);
        let shown = entry.map_or_else(
            || EntryBrief {
                key: known.answer.key.clone(),
                name: String::new(),
                also: Vec::new(),
                births: Vec::new(),
                countries: Vec::new(),
                positions: Vec::new(),
                listings: Vec::new(),
                regimes: Vec::new(),
                fingerprint: known.answer.entry,
            },
            brief,
        );
        found.push(Question {
            question: known.answer.question,
            case: one.case,
            case_title: one.case_title.clone(),
            official: one.official.clone(),
            name: one.name.clone(),
            roles: one.roles.clone(),
            list: state.list.source,
            list_name: state.list.name.clone(),
            published: state.list.published,
            entry: shown,
            score: 0.0,
            names: Vec::new(),
            evidence: Vec::new(),
            state: state_of(known, entry, before),
        });
    }
}

/// The draft in which the questions of a case are kept.
const DRAFT: &str = "screening/questions";

/// Keeps the questions of a case. Those of lists that were not asked this time stay.
fn keep(desk: &mut Desk, case: CaseId, questions: &[&Question], asked: &[ListAsked]) -> Result<(), Problem> {
    let names: BTreeSet<&str> = asked.iter().map(|list| list.name.as_str()).collect();
    let mut kept = kept_questions(desk, case)?;
    kept.retain(|question| !names.contains(question.list_name.as_str()));
    kept.extend(questions.iter().map(|question| (*question).clone()));
    let bytes = serde_json::to_vec(&kept).expect("questions are plain data");
    desk.put_draft(Scope::Case(case), DRAFT, &bytes)
}

/// The questions of a case as they were asked last.
pub(crate) fn kept_questions(desk: &Desk, case: CaseId) -> Result<Vec<Question>, Problem> {
    let Some(bytes) = desk.draft(Scope::Case(case), DRAFT)? else { return Ok(Vec::new()) };
    // Drafts of another version are made anew by asking again.
    Ok(serde_json::from_slice(&bytes).unwrap_or_default())
}
