//! The desk's lists: added as files, kept as dated and hashed snapshots, compared version by version.
//!
//! A list is a source of the desk. Its bytes are archived as they came; its entries are read from them again whenever
//! they are needed and are never claims. Versions are told apart by the name that the desk gives a list.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use amparo_exchange::lists::{self, Authority, Entry, Format, Summary};
use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::SourceId;
use amparo_ledger::record::{ListState, Record};
use amparo_ledger::screening::{ListSnapshot, RefusedEntries};
use amparo_ledger::source::{Hash32, Source, SourceKind};
use serde::Serialize;

use super::words::list_in_words;
use crate::custody::note::ReceivedWords;
use crate::custody::noting;
use crate::desk::{ArchivedBytes, Desk};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

/// The most bytes that a list may have: it is archived as it is, and what is archived is held in memory.
pub const LIST_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// How many sorts of refusals are told by their reason; the rest are told together.
const REASONS_MAX: usize = 30;

/// How many authorities of a collection are remembered with a list.
const REGIMES_MAX: usize = 200;

/// How often long work says how far it is, in entries.
const TOLD_EVERY: u64 = 5_000;

pub(super) const NOT_ADDED: &str = "The list was not added. Nothing was saved.";

/// A list file and what the person says of it.
#[derive(Debug, Clone, Default)]
pub struct ListFile {
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the desk calls the list; `None`: by its publisher.
    pub name: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// On what terms it may be used.
    pub rights: Option<String>,
    /// When it was published (EDTF), where the file itself does not say.
    pub date: Option<String>,
    /// It is added although a later version is on file.
    pub older: bool,
    /// What the person says of how it came.
    pub received: ReceivedWords,
}

/// What adding a list did.
#[derive(Debug, Clone, Serialize)]
pub struct ListDone {
    /// The source on file.
    pub source: SourceId,
    /// The hash of the file.
    pub sha256: Hash32,
    /// What the desk calls it.
    pub name: String,
    /// In which format it was read.
    pub format: String,
    /// When it was published; `None`: neither the file nor the person says.
    pub published: Option<SourceDate>,
    /// How many entries the file holds, how many were read, how many were refused.
    pub entries_in: u64,
    /// See `entries_in`.
    pub given: u64,
    /// The others, by reason.
    pub refused: Vec<(String, u64)>,
    /// How many entries the file itself says that it has; `None`: it does not.
    pub stated: Option<u64>,
    /// The authorities whose measures it tells.
    pub regimes: Vec<String>,
    /// The version that it follows, if there is one.
    pub follows: Option<SourceId>,
}

/// Archives a list as a source of the desk.
///
/// # Errors
/// When the file is no list or is not whole, is on file already, or is older than the version on file and nobody said
/// that it is meant; nothing is saved then.
pub fn add_list(
    desk: &mut Desk,
    file: &ListFile,
    progress: &mut dyn FnMut(u64),
) -> Result<Visible<ListDone>, Problem> {
    desk.may(Action::ManageLists, None)?;
    let record = desk.scope_record(Scope::Desk)?;
    let sha256 = Hash32::of(&file.bytes);
    if let Some(state) = record.lists.values().find(|state| bytes_of(&record, state) == Some(sha256)) {
        return Err(Problem::input(
            NOT_ADDED,
            format!(
                "The very same file is on file already as “{}” (list-{}).",
                state.list.name,
                short(state.list.source)
            ),
            "There is nothing to do. `amparo list show` prints the lists of this desk.",
        ));
    }
    let format =
        lists::recognise(&file.bytes).map_err(|error| list_in_words(&error, &file.file_name, NOT_ADDED))?;
    let mut regimes = BTreeSet::new();
    let summary = read_through(&file.bytes, format, progress, &mut |entry| {
        regimes.extend(entry.listings.into_iter().map(|listing| listing.authority));
    })
    .map_err(|error| list_in_words(&error, &file.file_name, NOT_ADDED))?;
    let name = file.name.as_deref().map_or_else(|| name_by_default(format, &file.file_name), one_line);
    if name.is_empty() {
        return Err(Problem::input(NOT_ADDED, "The list has no name.", "Give one with --name."));
    }
    let given_date = crate::enter_claim::date_given(desk, "--date", file.date.as_deref())
        .map_err(|problem| Problem { what: NOT_ADDED.into(), ..problem })?;
    let published = summary.published.or(given_date);
    let latest = latest_of(&record, &name);
    refuse_older(latest, published, file.older)?;
    let follows = latest.map(|state| state.list.source);
    let snapshot = ListSnapshot {
        source: SourceId::from_bytes(desk.random_bytes()),
        name,
        format: format.name().to_owned(),
        published,
        entries_in: summary.entries_in,
        given: summary.given,
        refused: reasons(&summary),
        regimes: regimes
            .iter()
            .map(|authority| one_line(&authority.to_string()))
            .filter(|name| !name.is_empty())
            .take(REGIMES_MAX)
            .collect(),
    };
    archive(desk, file, &snapshot, sha256)?;
    let done = ListDone {
        source: snapshot.source,
        sha256,
        name: snapshot.name,
        format: snapshot.format,
        published,
        entries_in: snapshot.entries_in,
        given: snapshot.given,
        refused: snapshot.refused.iter().map(|one| (one.why.clone(), one.count)).collect(),
        stated: summary.stated,
        regimes: snapshot.regimes,
        follows,
    };
    desk.show(Scope::Desk, done)
}

fn archive(desk: &mut Desk, file: &ListFile, list: &ListSnapshot, sha256: Hash32) -> Result<(), Problem> {
    let receipt = file.received.receipt(desk, &file.file_name, &file.bytes)?;
    desk.put_blob(Scope::Desk, &file.bytes)?;
    let clean = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
    let source = Source {
        id: list.source,
        title: list.name.clone(),
        kind: SourceKind::Official,
        author: None,
        publisher: Some(publisher_of(&list.format, &list.name)),
        published: list.published,
        url: clean(&file.url),
        language: None,
        disclosed_interest: None,
        rights: clean(&file.rights),
        credit: None,
        copies: None,
        bytes: Some(sha256),
        text: None,
    };
    let acts = vec![
        Act::SourceAdded { source: Box::new(source) },
        noting(list.source, CustodyKind::Received(Box::new(receipt))),
        Act::ListAdded { list: Box::new(list.clone()) },
    ];
    desk.append(Scope::Desk, acts).map(drop)
}

/// A list that is older than the one on file is not what anybody would be screened against.
fn refuse_older(
    latest: Option<&ListState>,
    published: Option<SourceDate>,
    meant: bool,
) -> Result<(), Problem> {
    let Some(latest) = latest.filter(|_| !meant) else { return Ok(()) };
    let (Some(new), Some(old)) =
        (published.and_then(SourceDate::sort_day), latest.list.published.and_then(SourceDate::sort_day))
    else {
        return Ok(());
    };
    if new >= old {
        return Ok(());
    }
    Err(Problem::question(
        NOT_ADDED,
        format!(
            "The file is of {new}, and the version of “{}” on file is of {old}: it would be older than what is there.",
            latest.list.name
        ),
        "If it is meant for comparison, add it with --older; screening goes on with the later one. If it is another list, give it its own --name.",
    ))
}

/// Reads a list and says now and then how far it is.
pub(super) fn read_through(
    bytes: &[u8],
    format: Format,
    progress: &mut dyn FnMut(u64),
    each: &mut dyn FnMut(Entry),
) -> Result<Summary, lists::ListError> {
    let mut read = 0_u64;
    lists::read(Cursor::new(bytes), format, |entry| {
        read += 1;
        if read.is_multiple_of(TOLD_EVERY) {
            progress(read);
        }
        each(entry);
    })
}

/// The refused entries by reason; of many, the first ones are known one by one.
fn reasons(summary: &Summary) -> Vec<RefusedEntries> {
    let mut by_reason: BTreeMap<String, u64> = BTreeMap::new();
    for one in &summary.refusals {
        *by_reason.entry(one.why.to_string()).or_default() += 1;
    }
    let mut told: Vec<RefusedEntries> =
        by_reason.into_iter().map(|(why, count)| RefusedEntries { why, count }).collect();
    told.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.why.cmp(&b.why)));
    told.truncate(REASONS_MAX);
    let counted: u64 = told.iter().map(|one| one.count).sum();
    if summary.refused > counted {
        let why = "further reasons, not told one by one".to_owned();
        told.push(RefusedEntries { why, count: summary.refused - counted });
    }
    told
}

/// What the desk calls a list when nobody says.
fn name_by_default(format: Format, file_name: &str) -> String {
    let lower = file_name.to_lowercase();
    let name = format.name();
    if name.starts_with("ofac") {
        let which = if lower.contains("cons") { "OFAC consolidated" } else { "OFAC SDN" };
        return which.to_owned();
    }
    if name.starts_with("uk-conlist") {
        return "UK OFSI consolidated".to_owned();
    }
    match name.split('-').next().unwrap_or(name) {
        "un" => "UN Security Council".to_owned(),
        "eu" => "EU financial sanctions".to_owned(),
        "uk" => "UK sanctions list".to_owned(),
        "canada" => "Canada sanctions".to_owned(),
        "swiss" => "Swiss sanctions (SECO)".to_owned(),
        _ => "OpenSanctions".to_owned(),
    }
}

fn publisher_of(format: &str, name: &str) -> String {
    let publisher = match format.split('-').next().unwrap_or(format) {
        "ofac" => "Office of Foreign Assets Control, U.S. Department of the Treasury",
        "un" => "United Nations Security Council",
        "eu" => "European Union",
        "uk" => "Government of the United Kingdom",
        "canada" => "Government of Canada",
        "swiss" => "Swiss Confederation",
        _ => name,
    };
    publisher.to_owned()
}

/// An authority in words, as a claim names it.
pub(crate) fn authority_in_words(authority: &Authority) -> String {
    match authority {
        Authority::Ofac => "the United States (OFAC)".to_owned(),
        Authority::Un => "the United Nations Security Council".to_owned(),
        Authority::Eu => "the European Union".to_owned(),
        Authority::Uk => "the United Kingdom".to_owned(),
        Authority::Canada => "Canada".to_owned(),
        Authority::Switzerland => "Switzerland".to_owned(),
        Authority::Named(name) if name.trim().is_empty() => {
            "an authority that the list does not name".to_owned()
        }
        Authority::Named(name) => one_line(name),
    }
}

/// A list as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct ListRow {
    /// Which list, its source, and how much of it could be read.
    #[serde(flatten)]
    pub list: ListSnapshot,
    /// The hash of the file.
    pub sha256: Option<Hash32>,
    /// When it was added, in seconds since 1970 UTC.
    pub added_at: i64,
    /// Whether it is the version that is screened against.
    pub in_use: bool,
}

/// Every version of every list of the desk, the lists by name, the latest version first.
///
/// # Errors
/// When the record cannot be read.
pub fn show_lists(desk: &Desk) -> Result<Visible<Vec<ListRow>>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let record = desk.scope_record(Scope::Desk)?;
    let in_use: BTreeSet<SourceId> = lists_in_use(&record).iter().map(|state| state.list.source).collect();
    let mut states: Vec<&ListState> = record.lists.values().collect();
    states.sort_by(|a, b| a.list.name.cmp(&b.list.name).then_with(|| version(b).cmp(&version(a))));
    let rows = states.into_iter().map(|state| ListRow {
        sha256: bytes_of(&record, state),
        added_at: state.added.at,
        in_use: in_use.contains(&state.list.source),
        list: state.list.clone(),
    });
    desk.show(Scope::Desk, rows.collect())
}

/// One entry of a list, as the program reads it.
///
/// # Errors
/// When no list is meant, or it has no such entry.
pub fn show_entry(desk: &Desk, list: &str, key: &str) -> Result<Visible<(ListRow, Entry)>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let record = desk.scope_record(Scope::Desk)?;
    let source = list_named(&record, list)?.list.source;
    let row = show_lists(desk)?.into_inner().into_iter().find(|row| row.list.source == source);
    let mut found = None;
    each_entry(desk, &record, source, &mut |entry| {
        if entry.key == key && found.is_none() {
            found = Some(entry);
        }
    })?;
    let (Some(row), Some(entry)) = (row, found) else {
        return Err(Problem::not_found(
            "Nothing was shown.",
            format!("The list has no entry with the key “{key}”."),
            "Give the key as the list writes it; `amparo screen` prints it with each question.",
        ));
    };
    desk.show(Scope::Desk, (row, entry))
}

/// The version of a list that `text` means.
///
/// # Errors
/// When no list, or more than one, is meant.
pub fn find_list(desk: &Desk, text: &str) -> Result<SourceId, Problem> {
    desk.may(Action::SeePeople, None)?;
    let record = desk.scope_record(Scope::Desk)?;
    list_named(&record, text).map(|state| state.list.source)
}

/// The latest version of each list: what is screened against.
pub(crate) fn lists_in_use(record: &Record) -> Vec<&ListState> {
    let mut latest: BTreeMap<&str, &ListState> = BTreeMap::new();
    for state in record.lists.values() {
        let known = latest.entry(&state.list.name).or_insert(state);
        if version(state) > version(known) {
            *known = state;
        }
    }
    latest.into_values().collect()
}

/// Versions in order: by their date where both have one, and as they came.
fn version(state: &ListState) -> (Option<jiff::civil::Date>, u64) {
    (state.list.published.and_then(SourceDate::sort_day), state.added.seq)
}

fn latest_of<'a>(record: &'a Record, name: &str) -> Option<&'a ListState> {
    let versions = record.lists.values().filter(|state| state.list.name == name);
    versions.max_by_key(|state| version(state))
}

fn bytes_of(record: &Record, state: &ListState) -> Option<Hash32> {
    record.sources.get(&state.list.source)?.source.bytes
}

pub(crate) fn short(source: SourceId) -> String {
    source.short()
}

/// The list that `text` means: the name of one (its latest version), or the id of a version or the beginning of it.
pub(crate) fn list_named<'a>(record: &'a Record, text: &str) -> Result<&'a ListState, Problem> {
    let bare = text.strip_prefix("list-").unwrap_or(text);
    let folded = amparo_names::fold(text);
    if let Some(state) =
        lists_in_use(record).into_iter().find(|state| amparo_names::fold(&state.list.name) == folded)
    {
        return Ok(state);
    }
    let found: Vec<&ListState> =
        record.lists.values().filter(|state| state.list.source.starts_with(bare)).collect();
    match found.as_slice() {
        [state] => Ok(state),
        [] if record.lists.is_empty() => Err(no_lists()),
        [] => Err(Problem::not_found(
            format!("No list of this desk is called “{text}”. Nothing was changed."),
            format!("The lists are: {}.", names(record).join("; ")),
            "Use one of these names, or the id of a version as `amparo list show` prints it.",
        )),
        several => Err(Problem::question(
            format!("“{text}” may mean {} lists. Nothing was changed.", several.len()),
            several
                .iter()
                .map(|state| format!("list-{}", short(state.list.source)))
                .collect::<Vec<_>>()
                .join(", "),
            "Give more of the id.",
        )),
    }
}

fn names(record: &Record) -> Vec<String> {
    lists_in_use(record).iter().map(|state| state.list.name.clone()).collect()
}

pub(crate) fn no_lists() -> Problem {
    Problem::not_found(
        "There is no list on this desk yet. Nothing was changed.",
        "Nobody can be looked up where no list was added.",
        "Fetch a list from its publisher and add it with `amparo list add FILE`.",
    )
}

/// Reads the entries of a list from the archive again.
pub(crate) fn each_entry(
    desk: &Desk,
    record: &Record,
    source: SourceId,
    each: &mut dyn FnMut(Entry),
) -> Result<(), Problem> {
    let damaged = |why: &str| crate::desk::damaged(&format!("the list {}: {why}", short(source)));
    let state = record.lists.get(&source).ok_or_else(|| damaged("it is not on record"))?;
    let format = Format::from_name(&state.list.format).ok_or_else(|| {
        Problem::new(
            crate::problem::Sort::System,
            "The list was not read. Nothing was changed.",
            format!("It was added in the format `{}`, which this version does not read.", state.list.format),
            "Use the version of Amparo that added it, or a later one.",
        )
    })?;
    let hash = bytes_of(record, state).ok_or_else(|| damaged("its bytes are not on record"))?;
    let bytes = match desk.archived(Scope::Desk, hash)? {
        ArchivedBytes::Held(bytes) => bytes,
        ArchivedBytes::Missing => return Err(damaged("it is not in the archive")),
        ArchivedBytes::Altered => return Err(damaged("it is not what was archived")),
    };
    read_through(&bytes, format, &mut |_| {}, each).map(drop).map_err(|error| damaged(&error.to_string()))
}

/// A fingerprint of what an entry says.
pub(crate) fn fingerprint(entry: &Entry) -> Hash32 {
    Hash32::of(&serde_json::to_vec(entry).expect("an entry is plain data"))
}
