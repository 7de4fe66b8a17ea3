//! A person's answer on a question of screening, and taking it back.
//!
//! "The same" enters claims with the list as their source: one for each authority that lists the entry, about an
//! official of the desk, so that every case may rest on them. Where only sealed claims name the official, nothing of it
//! goes to the desk: the claims stay in the case, sealed. "Different" and "cannot tell" are recorded without a claim.

use std::collections::BTreeMap;

use amparo_exchange::lists::{Authority, Entry, Kind as EntryKind, Listing};
use amparo_ledger::act::Act;
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::evidence::{CustodyKind, Derivation, DerivedForm};
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::{Record, Standing};
use amparo_ledger::screening::{Official, ScreenAnswer, Verdict};
use amparo_ledger::source::{CharRange, Hash32, Passage};
use amparo_ledger::{Field, Kind};
use serde::Serialize;

use super::lists::{authority_in_words, each_entry, fingerprint, lists_in_use};
use super::officials::officials_of;
use super::questions::{Question, kept_questions};
use super::words::{cut, entry_text, identity_line, listing_line, name_of};
use crate::custody::noting;
use crate::desk::Desk;
use crate::policy::{Action, CaseTier, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

const NOT_ANSWERED: &str = "The question was not answered. Nothing was saved.";

/// How many names of an entry the record takes up with an official.
const NAMES_MAX: usize = 8;

/// What a person answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They are one.
    Same,
    /// They are two.
    Different,
    /// It cannot be told from what is on file.
    CannotTell,
}

/// What answering did.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// The question.
    pub question: Hash32,
    /// The answer.
    pub answer: &'static str,
    /// The official, as the case names them.
    pub name: String,
    /// The entry.
    pub entry: String,
    /// The claims that say so; empty where the answer makes none.
    pub claims: Vec<ClaimId>,
    /// The claims that no longer stand, because the answer before rested on the entry as it was.
    pub retracted: Vec<ClaimId>,
}

/// Records an answer.
///
/// # Errors
/// When no question is meant, its list is not the one in use any more, it is answered already, or no reason is given.
pub fn answer_question(
    desk: &mut Desk,
    text: &str,
    answer: Answer,
    because: &str,
) -> Result<Visible<Answered>, Problem> {
    desk.may(Action::AnswerIdentity, None)?;
    let because = one_line(because);
    if because.is_empty() {
        return Err(Problem::input(
            NOT_ANSWERED,
            "No reason was given, and the record must say why.",
            "Give the reason with --because.",
        ));
    }
    let question = question_named(desk, text)?;
    let case = question.case;
    let record = desk.case_record(case)?;
    let entry = entry_in_use(desk, &question)?;
    let now = fingerprint(&entry);
    let earlier = record.screened.get(&question.question).map(|state| state.answer.clone());
    if let Some(earlier) = earlier.as_ref().filter(|earlier| earlier.entry == now) {
        return Err(Problem::input(
            NOT_ANSWERED,
            format!("It was answered before: {} ({}).", earlier.verdict.name(), earlier.because),
            format!(
                "Take that answer back first with `amparo screen undo {} --because …`.",
                question.short()
            ),
        ));
    }
    let mut batch = Vec::new();
    let retracted = match &earlier {
        Some(earlier) => {
            retract(desk, &mut batch, &record, earlier, "the entry of the list says something else now")?
        }
        None => Vec::new(),
    };
    let verdict = match answer {
        Answer::Same => Verdict::Same { claims: claims_for(desk, &mut batch, &record, &question, &entry)? },
        Answer::Different => Verdict::Different,
        Answer::CannotTell => Verdict::CannotTell,
    };
    let done = Answered {
        question: question.question,
        answer: verdict.name(),
        name: question.name.clone(),
        entry: format!("{} ({})", name_of(&entry), entry.key),
        claims: verdict.claims().to_vec(),
        retracted,
    };
    let answer = ScreenAnswer {
        question: question.question,
        official: question.official,
        list: question.list,
        key: entry.key,
        entry: now,
        verdict,
        because,
    };
    batch.push((Scope::Case(case), Act::ScreenAnswered { answer: Box::new(answer) }));
    desk.append_all(batch)?;
    desk.show(Scope::Case(case), done)
}

/// What taking an answer back did.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerUndone {
    /// The question, which is open again.
    pub question: Hash32,
    /// The answer that was taken back.
    pub was: &'static str,
    /// The claims that no longer stand. Claims on which another case rests stay.
    pub retracted: Vec<ClaimId>,
}

/// Takes an answer back; the claims that it made are retracted, unless another case rests on them.
///
/// # Errors
/// When no answered question is meant, or no reason is given.
pub fn undo_answer(desk: &mut Desk, text: &str, because: &str) -> Result<Visible<AnswerUndone>, Problem> {
    desk.may(Action::AnswerIdentity, None)?;
    let because = one_line(because);
    if because.is_empty() {
        return Err(Problem::input(
            "The answer was not taken back. Nothing was changed.",
            "No reason was given, and the record must say why.",
            "Give the reason with --because.",
        ));
    }
    let (case, earlier) = answered_named(desk, text)?;
    let record = desk.case_record(case)?;
    let mut batch = Vec::new();
    let retracted = retract(desk, &mut batch, &record, &earlier, &because_of_desk())?;
    let undone = Act::ScreenAnswerUndone { question: earlier.question, why: because };
    batch.push((Scope::Case(case), undone));
    desk.append_all(batch)?;
    let done = AnswerUndone { question: earlier.question, was: earlier.verdict.name(), retracted };
    desk.show(Scope::Case(case), done)
}

/// A reason may tell something of the case, and what lies at the desk is read in every case.
fn because_of_desk() -> String {
    "the answer that it rested on was taken back".to_owned()
}

/// Retracts the claims of an answer that no other standing answer rests on.
fn retract(
    desk: &Desk,
    batch: &mut Vec<(Scope, Act)>,
    record: &Record,
    earlier: &ScreenAnswer,
    why: &str,
) -> Result<Vec<ClaimId>, Problem> {
    let mut retracted = Vec::new();
    for id in earlier.verdict.claims() {
        let Some(state) = record.claims.get(id).filter(|state| state.standing == Standing::Current) else {
            continue;
        };
        if rests_elsewhere(desk, earlier.question, *id)? {
            continue;
        }
        batch.push((state.claim.scope, Act::ClaimRetracted { claim: *id, why: why.to_owned() }));
        retracted.push(*id);
    }
    Ok(retracted)
}

/// Whether an answer to another question rests on this claim.
fn rests_elsewhere(desk: &Desk, question: Hash32, claim: ClaimId) -> Result<bool, Problem> {
    // Also of cases that are not open to whoever takes it back: what they rest on must not go.
    for record in desk.every_record()? {
        let mut others = record.screened.iter().filter(|(other, _)| **other != question);
        if others.any(|(_, state)| state.answer.verdict.claims().contains(&claim)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The question that `text` means: its id or the beginning of it, among those asked last.
fn question_named(desk: &Desk, text: &str) -> Result<Question, Problem> {
    let mut found = Vec::new();
    for (case, _) in super::questions::cases_of(desk, None)? {
        let kept = kept_questions(desk, case)?;
        found.extend(kept.into_iter().filter(|one| begins(one.question, text)));
    }
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(Problem::not_found(
            format!("There is no question “{text}”. Nothing was saved."),
            "No question that was asked last begins so. A list that was added since asks anew.",
            "Run `amparo screen`, which prints the questions with their ids.",
        )),
        several => Err(Problem::question(
            format!("“{text}” is the beginning of {several} questions. Nothing was saved."),
            found.iter().map(Question::short).collect::<Vec<_>>().join(", "),
            "Give one more letter of the id.",
        )),
    }
}

fn answered_named(desk: &Desk, text: &str) -> Result<(CaseId, ScreenAnswer), Problem> {
    let mut found = Vec::new();
    for (case, _) in super::questions::cases_of(desk, None)? {
        let record = desk.scope_record(Scope::Case(case))?;
        let own = record.screened.values().filter(|state| begins(state.answer.question, text));
        found.extend(own.map(|state| (case, state.answer.clone())));
    }
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(Problem::not_found(
            format!("There is no answer to a question “{text}”. Nothing was changed."),
            "No question that begins so is answered.",
            "`amparo screen --all` prints the answered questions too.",
        )),
        several => Err(Problem::question(
            format!("“{text}” is the beginning of {several} answered questions. Nothing was changed."),
            "The id is not enough to tell them apart.",
            "Give one more letter of the id.",
        )),
    }
}

fn begins(question: Hash32, text: &str) -> bool {
    let bare = text.strip_prefix("question-").unwrap_or(text).to_ascii_lowercase();
    !bare.is_empty() && question.to_string().starts_with(&bare)
}

/// The entry as the version in use has it.
fn entry_in_use(desk: &Desk, question: &Question) -> Result<Entry, Problem> {
    let record = desk.scope_record(Scope::Desk)?;
    let outdated = |why: String| {
        Problem::question(NOT_ANSWERED, why, "Run `amparo screen` again and answer what it asks then.")
    };
    if !lists_in_use(&record).iter().any(|state| state.list.source == question.list) {
        return Err(outdated(format!(
            "A later version of “{}” was added since it was asked.",
            question.list_name
        )));
    }
    let mut found = None;
    each_entry(desk, &record, question.list, &mut |entry| {
        if entry.key == question.entry.key && found.is_none() {
            found = Some(entry);
        }
    })?;
    found.ok_or_else(|| {
        outdated(format!("“{}” has no entry “{}” any more.", question.list_name, question.entry.key))
    })
}

/// The claims that say that the official is the entry: those on file already, or new ones, added to the batch.
fn claims_for(
    desk: &mut Desk,
    batch: &mut Vec<(Scope, Act)>,
    record: &Record,
    question: &Question,
    entry: &Entry,
) -> Result<AtLeastOne<ClaimId>, Problem> {
    let sealed = is_sealed(desk, record, question)?;
    // What lies at the desk is read by whoever works with cases, and would tell them that there is one.
    let tier = record.access.get(&question.case).map(|access| access.tier).unwrap_or_default();
    let stays = sealed || tier == CaseTier::Sealed;
    let scope = if stays { Scope::Case(question.case) } else { Scope::Desk };
    let place = place_of(entry);
    if !stays && let Some(known) = claims_on_file(record, question.list, &place) {
        return Ok(known);
    }
    let (text, identity) = (entry_text(entry), identity_line(entry));
    let subject = subject_for(desk, batch, record, question, entry, scope);
    let mut claims = Vec::new();
    for (authority, listings) in by_authority(entry) {
        claims.push(sanction(desk, question, entry, authority, &listings));
    }
    if claims.is_empty() {
        claims.push(unlisted(entry));
    }
    archive_excerpt(desk, batch, question, entry, &text, scope)?;
    let mut ids = Vec::new();
    for (statement, dates, quote) in claims {
        let id = ClaimId::from_bytes(desk.random_bytes());
        let claim = Claim {
            id,
            scope,
            subject: subject.clone(),
            statement,
            attribution: Attribution::default(),
            basis: Basis::Passages(passages(question.list, &text, [&quote, &identity], &place)),
            dates: ClaimDates { published: question.published, ..dates },
            place: None,
            grade: None,
            audience: match (sealed, stays) {
                (true, _) => Audience::Sealed,
                (false, true) => Audience::Case,
                (false, false) => Audience::Team,
            },
        };
        batch.push((scope, Act::ClaimEntered { claim: Box::new(claim) }));
        ids.push(id);
    }
    AtLeastOne::new(ids).ok_or_else(|| crate::desk::damaged(&"an answer without a claim"))
}

/// Whether only sealed claims name the official.
fn is_sealed(desk: &Desk, record: &Record, question: &Question) -> Result<bool, Problem> {
    let file = CaseFile::work_out(record, question.case, desk.today())
        .ok_or_else(|| crate::desk::damaged(&"the case is not on record"))?;
    let officials = officials_of(&file);
    let found = officials.known.iter().find(|one| one.official == question.official);
    // Whoever is in the file no longer is treated with more care, not with less.
    Ok(found.is_none_or(super::officials::InCase::is_sealed))
}

fn place_of(entry: &Entry) -> String {
    format!("entry {} ({})", one_line(&entry.key), cut(&one_line(name_of(entry)), 120))
}

/// Claims of the desk that rest on the same entry of the same version, if all of them stand.
fn claims_on_file(record: &Record, list: SourceId, place: &str) -> Option<AtLeastOne<ClaimId>> {
    let rests = |passage: &Passage| passage.source == list && passage.place.as_deref() == Some(place);
    let known = record
        .standing_claims()
        .into_iter()
        .filter(|state| state.claim.scope == Scope::Desk && state.claim.passages().iter().any(rests));
    AtLeastOne::new(known.map(|state| state.claim.id).collect())
}

/// Whom the claims are about: an official of the desk, the same for every case, or an organisation by its name.
fn subject_for(
    desk: &mut Desk,
    batch: &mut Vec<(Scope, Act)>,
    record: &Record,
    question: &Question,
    entry: &Entry,
    scope: Scope,
) -> Subject {
    if entry.kind != EntryKind::Person {
        return Subject::Organisation(one_line(name_of(entry)));
    }
    if let (Scope::Case(_), Official::Person(person)) = (scope, &question.official) {
        return Subject::Person(*person);
    }
    let earlier = (scope == Scope::Desk).then(|| official_of_desk(record, question, &entry.key)).flatten();
    let person = earlier.unwrap_or_else(|| PersonId::from_bytes(desk.random_bytes()));
    let known = record.people.get(&person).map(|head| head.names.clone()).unwrap_or_default();
    let names = entry.names.iter().map(|name| one_line(&name.text));
    for name in std::iter::once(one_line(name_of(entry))).chain(names).take(NAMES_MAX) {
        if !known.contains(&name) {
            batch.push((scope, Act::PersonNamed { person, name }));
        }
    }
    Subject::Person(person)
}

/// The official of the desk about whom claims on this entry were made before, on whichever version of the list.
fn official_of_desk(record: &Record, question: &Question, key: &str) -> Option<PersonId> {
    let versions: Vec<SourceId> = record
        .lists
        .values()
        .filter(|state| state.list.name == question.list_name)
        .map(|state| state.list.source)
        .collect();
    let begin = format!("entry {} (", one_line(key));
    let on_entry = |passage: &Passage| {
        versions.contains(&passage.source)
            && passage.place.as_deref().is_some_and(|place| place.starts_with(&begin))
    };
    record.claims.values().find_map(|state| match state.claim.subject {
        Subject::Person(person)
            if state.claim.scope == Scope::Desk && state.claim.passages().iter().any(on_entry) =>
        {
            Some(person)
        }
        _ => None,
    })
}

fn by_authority(entry: &Entry) -> BTreeMap<&Authority, Vec<&Listing>> {
    let mut by: BTreeMap<&Authority, Vec<&Listing>> = BTreeMap::new();
    for listing in &entry.listings {
        by.entry(&listing.authority).or_default().push(listing);
    }
    by
}

type Drafted = (Statement, ClaimDates, String);

/// That an authority lists the entry: since when, under which programmes, why.
fn sanction(
    desk: &Desk,
    question: &Question,
    entry: &Entry,
    authority: &Authority,
    listings: &[&Listing],
) -> Drafted {
    let mut programmes: Vec<String> = listings
        .iter()
        .filter_map(|one| one.programme.as_deref())
        .map(|text| format!("the programme {}", one_line(text)))
        .collect();
    programmes.dedup();
    let reasons: Vec<String> =
        listings.iter().filter_map(|one| one.reason.as_deref()).map(one_line).collect();
    let mut detail = format!("entry {} of the list {}", one_line(&entry.key), question.list_name);
    let others: Vec<String> = entry
        .names
        .iter()
        .map(|name| one_line(&name.text))
        .filter(|name| *name != one_line(name_of(entry)))
        .take(NAMES_MAX)
        .collect();
    if !others.is_empty() {
        detail.push_str("; also called ");
        detail.push_str(&cut(&others.join(", "), 600));
    }
    if let Some(birth) = entry.births.first() {
        detail.push_str("; born ");
        detail.push_str(&cut(&one_line(&birth.text), 60));
    }
    if let Some(reason) = reasons.first() {
        detail.push_str("; the reason given: ");
        detail.push_str(&cut(reason, 1_000));
    }
    let fields = [
        (Field::By, authority_in_words(authority)),
        (Field::Targets, cut(&one_line(name_of(entry)), 300)),
        (Field::Concerning, cut(&programmes.join("; "), 1_000)),
        (Field::Detail, detail),
    ];
    let statement = Statement::new(Kind::Sanction, fields).expect("each is a part of a sanction, and short");
    let dates = ClaimDates { occurred: listed_when(desk, listings), ..ClaimDates::default() };
    (statement, dates, listing_line(listings[0]))
}

/// From the first day that a listing gives; to the last end, where every listing ended. A day in the future is a plan.
fn listed_when(desk: &Desk, listings: &[&Listing]) -> Option<SourceDate> {
    let today = desk.today();
    let already = |date: &SourceDate| date.earliest().is_none_or(|day| day <= today);
    let since =
        listings.iter().filter_map(|one| one.listed_on).filter(already).min_by_key(|date| date.sort_day())?;
    let ended: Vec<SourceDate> = listings.iter().filter_map(|one| one.ended_on).filter(already).collect();
    if ended.len() < listings.len() {
        return Some(since);
    }
    let last = ended.into_iter().max_by_key(|date| date.sort_day())?;
    match (since, last) {
        (SourceDate::At { moment: from, .. }, SourceDate::At { moment: to, .. })
            if from.earliest() <= to.latest() =>
        {
            Some(SourceDate::Span(from, Some(to)))
        }
        _ => Some(since),
    }
}

/// An entry that a collection holds and nobody lists: the identity is what is said.
fn unlisted(entry: &Entry) -> Drafted {
    let fields = [
        (Field::Kind, "official".to_owned()),
        (Field::Name, cut(&one_line(name_of(entry)), 300)),
        (Field::Detail, cut(&entry.positions.join("; "), 1_000)),
    ];
    let statement = Statement::new(Kind::Person, fields).expect("each is a part of a person, and short");
    (
        statement,
        ClaimDates::default(),
        format!("entry {}: {}", one_line(&entry.key), one_line(name_of(entry))),
    )
}

/// The entry as text, archived beside the list as a copy made from it: in it the quotes of the claims stand.
fn archive_excerpt(
    desk: &mut Desk,
    batch: &mut Vec<(Scope, Act)>,
    question: &Question,
    entry: &Entry,
    text: &str,
    scope: Scope,
) -> Result<(), Problem> {
    // What a sealed case looked at leaves no trace at the desk.
    if scope != Scope::Desk {
        return Ok(());
    }
    let record = desk.scope_record(Scope::Desk)?;
    let hash = Hash32::of(text.as_bytes());
    let chain = record.custody.get(&question.list).map_or(&[][..], Vec::as_slice);
    let is_there = |made: &CustodyKind| matches!(made, CustodyKind::Derived(made) if made.bytes == hash);
    if chain.iter().any(|state| is_there(&state.kind)) {
        return Ok(());
    }
    let Some(list) = record.sources.get(&question.list).and_then(|state| state.source.bytes) else {
        return Err(crate::desk::damaged(&"the bytes of the list are not on record"));
    };
    desk.put_blob(Scope::Desk, text.as_bytes())?;
    let made = Derivation {
        form: DerivedForm::Text,
        derived_from: list,
        bytes: hash,
        size_bytes: text.len() as u64,
        how: format!("entry {} as amparo {} reads it", one_line(&entry.key), env!("CARGO_PKG_VERSION")),
        sandbox: None,
    };
    batch.push((Scope::Desk, noting(question.list, CustodyKind::Derived(Box::new(made)))));
    Ok(())
}

/// The line of the authority, and the line that tells who it is.
fn passages(source: SourceId, text: &str, [quote, identity]: [&str; 2], place: &str) -> AtLeastOne<Passage> {
    let mut passages = AtLeastOne::one(passage(source, text, quote, place));
    passages.push(passage(source, text, identity, place));
    passages
}

/// The quoted line with its place in the text of the entry.
fn passage(source: SourceId, text: &str, quote: &str, place: &str) -> Passage {
    let at = text.find(quote).unwrap_or_default();
    let chars = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let start = chars(&text[..at]);
    let range = CharRange { start, end: start + chars(quote) };
    Passage { source, range, quote: quote.to_owned(), place: Some(place.to_owned()), translation: None }
}
