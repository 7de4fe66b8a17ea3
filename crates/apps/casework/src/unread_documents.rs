//! Documents that came and could not be read: kept as they came, listed with the reason, tried again.
//!
//! That a document came is a fact of the record: its bytes are archived and it is a source like any other, without
//! words. Why it could not be read is a passing state of this computer (a program not installed, a version that does
//! not know the format), so the reason lies beside the log as a draft, under the key of its case: erasing the case
//! erases bytes, receipt and reason alike, and reading it at last takes the reason away.

use std::mem::take;

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::{Hash32, Source, SourceKind};
use amparo_reader::ReadError;
use amparo_reader::child::{ReadReply, Reader};
use serde::{Deserialize, Serialize};

use crate::custody::noting;
use crate::desk::{ArchivedBytes, Desk, damaged, moment_in_words};
use crate::enter_claim::source_named;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::{
    Document, ReadDone, SourceWords, known_people, one_line, published_of, receipt_of, record_reading,
    reply_of,
};
use crate::read_parts::{Landed, PartCount, PartsGiven, Room, land_parts, read_parts};
use crate::reading_problem::{first_large, kept_in_words, mend_of};

/// A document that is kept and has no text yet.
#[derive(Debug, Clone, Serialize)]
pub struct Unread {
    /// The source on file.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// The name it came under.
    pub file_name: String,
    /// Why it could not be read the last time.
    pub why: String,
    /// What may help.
    pub mend: String,
    /// How often it was tried.
    pub tries: u32,
    /// When it was tried the last time, where that is known.
    pub last_tried: Option<String>,
    /// The SHA-256 of its bytes, which are archived as they came.
    pub bytes: Option<Hash32>,
}

/// What became of a document.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was read.
    Read(ReadDone),
    /// It was kept as it came, and waits to be tried again.
    Kept {
        /// As it stands in the list.
        unread: Unread,
        /// The same in words.
        problem: Problem,
    },
}

/// The reason as it lies beside the log.
#[derive(Debug, Serialize, Deserialize)]
struct Reason {
    file_name: String,
    why: String,
    mend: String,
    tries: u32,
    last_tried: i64,
}

impl Reason {
    /// What lies beside the log does not come back with a record that is built anew from it.
    fn forgotten(source: &Source) -> Self {
        Self {
            file_name: source.title.clone(),
            why: "It was not read; why is not on file any more.".into(),
            mend: "Try it again: `amparo read --retry`.".into(),
            tries: 0,
            last_tried: 0,
        }
    }
}

fn reason_key(source: SourceId) -> String {
    format!("unread/{source}")
}

/// Reads a document into a case; one that cannot be read is kept all the same, with the reason.
///
/// # Errors
/// When it holds nothing to keep (no bytes, or more than are read), or the record cannot be written.
pub fn read_or_keep(desk: &mut Desk, case: CaseId, document: &Document) -> Result<Visible<Outcome>, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let read = prepare(desk, case, &document.words)?.read(document);
    take_in(desk, case, document, read)
}

/// A file that is arriving, piece by piece. Nothing of it is in the open, and nothing is left where it does not come whole.
pub struct Arriving(amparo_store::Spool<SpoolRandom>);

struct SpoolRandom(crate::world::SystemRandom);

impl amparo_store::Random for SpoolRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        crate::world::Random::fill(&mut self.0, bytes);
    }
}

impl Arriving {
    /// Begins to receive, in the desk's folder.
    ///
    /// # Errors
    /// When the disk has no room, or fails.
    pub fn begin(folder: &std::path::Path) -> Result<Self, Problem> {
        amparo_store::Spool::begin(folder, SpoolRandom(crate::world::SystemRandom))
            .map(Self)
            .map_err(not_received)
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// As [`Arriving::begin`].
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.0.take(bytes).map_err(not_received)
    }

    /// How many bytes came so far.
    pub fn length(&self) -> u64 {
        self.0.length()
    }

    /// All that came.
    ///
    /// # Errors
    /// As [`Arriving::begin`].
    pub fn whole(&mut self) -> Result<Vec<u8>, Problem> {
        self.0.whole().map_err(not_received)
    }
}

fn not_received(error: amparo_store::StoreError) -> Problem {
    crate::desk::words(error, "The file was not received. Nothing was saved.")
}

/// What is needed to read documents of a case while others work at the desk.
#[derive(Debug, Clone)]
pub struct Prepared {
    reader: Reader,
    published: Option<SourceDate>,
    known_people: Vec<String>,
}

/// What reading a document gave, and what lies in it, for [`take_in`].
pub struct Gave(Result<(ReadReply, PartsGiven), ReadError>);

/// Gets ready to read a document of a case.
///
/// # Errors
/// When the date given for it cannot be used, or the record cannot be read.
pub fn prepare(desk: &Desk, case: CaseId, words: &SourceWords) -> Result<Prepared, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let record = desk.case_record(case)?;
    let published = published_of(desk, words)?;
    Ok(Prepared { reader: desk.reader().clone(), published, known_people: known_people(&record) })
}

impl Prepared {
    /// Reads in the child process; the desk is free meanwhile, and parses nothing.
    pub fn read(&self, document: &Document) -> Gave {
        self.read_at(document, (0, &mut Room::new()))
    }

    /// So deep in other documents, with what is left of the limits.
    pub(crate) fn read_at(&self, document: &Document, (depth, room): (u64, &mut Room)) -> Gave {
        // The date was given for the document that came, not for what lies in it.
        let published = self.published.filter(|_| depth == 0);
        let reply = reply_of(&self.reader, document, published, self.known_people.clone());
        Gave(reply.map(|mut reply| {
            let (parts, refused) = (take(&mut reply.parts), take(&mut reply.parts_refused));
            let given = read_parts(self, document, parts, refused, (depth, room));
            (reply, given)
        }))
    }
}

/// Archives a document that was read; one that could not be read is kept all the same, with the reason.
///
/// # Errors
/// As [`read_or_keep`].
pub fn take_in(
    desk: &mut Desk,
    case: CaseId,
    document: &Document,
    gave: Gave,
) -> Result<Visible<Outcome>, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    match land_whole(desk, case, document, gave)? {
        Landed::On(outcome) => desk.show(Scope::Case(case), *outcome),
        Landed::Nothing(error) => Err(crate::reading_problem::reading_in_words(&error, &document.file_name)),
    }
}

/// [`land`], noted while it lasts where documents lie in it: cut off halfway, it is known to be incomplete.
fn land_whole(desk: &mut Desk, case: CaseId, document: &Document, gave: Gave) -> Result<Landed, Problem> {
    if !gave.0.as_ref().is_ok_and(|(_, given)| given.are_some()) {
        return land(desk, case, document, gave);
    }
    let key = landing_key(&document.bytes);
    desk.put_draft(Scope::Case(case), &key, b"")?;
    let landed = land(desk, case, document, gave)?;
    desk.delete_draft(Scope::Case(case), &key)?;
    Ok(landed)
}

fn landing_key(bytes: &[u8]) -> String {
    format!("landing/{}", Hash32::of(bytes))
}

/// Whether putting it on record with what lies in it was begun and not ended.
pub(crate) fn is_landing(desk: &Desk, case: CaseId, bytes: &[u8]) -> Result<bool, Problem> {
    Ok(desk.draft(Scope::Case(case), &landing_key(bytes))?.is_some())
}

/// Whether it is kept why a source could not be read.
pub(crate) fn has_reason(desk: &Desk, case: CaseId, source: SourceId) -> Result<bool, Problem> {
    Ok(desk.draft(Scope::Case(case), &reason_key(source))?.is_some())
}

/// Puts a document on record as far as it was read, then what lies in it.
pub(crate) fn land(
    desk: &mut Desk,
    case: CaseId,
    document: &Document,
    gave: Gave,
) -> Result<Landed, Problem> {
    match gave.0 {
        Ok((reply, given)) => {
            let mut done = read_at_last(desk, case, document, reply)?;
            done.parts = land_parts(desk, case, given)?;
            done.warnings.extend(PartCount::of(&done.parts).in_words());
            Ok(Landed::On(Box::new(Outcome::Read(done))))
        }
        Err(error) if is_worth_keeping(&error) => {
            let record = desk.case_record(case)?;
            let source = match on_file(&record, case, &document.bytes) {
                Some(source) => source,
                None => keep(desk, case, &record, document)?,
            };
            let kept = note_reason(desk, case, &source, &document.file_name, &error)?;
            Ok(Landed::On(Box::new(kept)))
        }
        Err(error) => Ok(Landed::Nothing(error)),
    }
}

/// The documents of a case that have no text yet, in the order in which they came.
///
/// # Errors
/// When the record cannot be read.
pub fn unread(desk: &Desk, case: CaseId) -> Result<Visible<Vec<Unread>>, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    let mut states: Vec<_> = record.sources.values().collect();
    states.sort_by_key(|state| state.added.seq);
    let mut rows = Vec::new();
    for state in states {
        let is_unread = state.source.text.is_none() && state.source.bytes.is_some();
        if is_unread {
            let reason = reason_of(desk, case, state.source.id)?;
            rows.push(row(&state.source, reason.unwrap_or_else(|| Reason::forgotten(&state.source))));
        }
    }
    desk.show(Scope::Case(case), rows)
}

/// Which of the unread documents are meant: one by its id or title, or all of them.
///
/// # Errors
/// When no such source is on file, or it has been read.
pub fn unread_named(desk: &Desk, case: CaseId, text: Option<&str>) -> Result<Vec<SourceId>, Problem> {
    let all: Vec<SourceId> = unread(desk, case)?.iter().map(|row| row.source).collect();
    let Some(text) = text else { return Ok(all) };
    let id = source_named(&desk.case_record(case)?, text)?;
    if all.contains(&id) {
        return Ok(vec![id]);
    }
    Err(Problem::input(
        "Nothing was tried again.",
        "This source is not among those that could not be read.",
        "`amparo read --failed` prints those; to read a document anew, name its file.",
    ))
}

/// Tries a document again that could not be read, from its archived bytes.
///
/// # Errors
/// When its bytes are not in the archive any more or do not hold, or the record cannot be written.
pub fn read_again(desk: &mut Desk, case: CaseId, source: SourceId) -> Result<Visible<Outcome>, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let record = desk.case_record(case)?;
    let known = record.sources[&source].source.clone();
    let file_name =
        reason_of(desk, case, source)?.map_or_else(|| known.title.clone(), |reason| reason.file_name);
    let archived = known.bytes.map(|hash| desk.archived(Scope::Case(case), hash)).transpose()?;
    let Some(ArchivedBytes::Held(bytes)) = archived else {
        return Err(Problem::not_found(
            format!("“{}” was not tried again. Nothing was changed.", known.title),
            "Its bytes are not in the archive, or do not hold.",
            "Read the file again: `amparo read FILE`.",
        ));
    };
    // A picture is read in the language that was named for it.
    let words = SourceWords { language: known.language.clone(), ..SourceWords::default() };
    let document = Document { file_name, bytes, words, ..Document::default() };
    let reader = desk.reader().clone();
    let prepared = Prepared { reader, published: known.published, known_people: known_people(&record) };
    let outcome = match land_whole(desk, case, &document, prepared.read(&document))? {
        Landed::On(outcome) => *outcome,
        Landed::Nothing(error) => note_reason(desk, case, &known, &document.file_name, &error)?,
    };
    desk.show(Scope::Case(case), outcome)
}

/// A file without words was not received. One that is larger than is read is kept: whoever calls holds its bytes already.
fn is_worth_keeping(error: &ReadError) -> bool {
    !matches!(error, ReadError::Empty | ReadError::OnlyWhiteSpace { .. })
}

fn on_file(record: &Record, case: CaseId, bytes: &[u8]) -> Option<Source> {
    let hash = Some(Hash32::of(bytes));
    let here =
        record.sources.values().find(|state| state.scope == Scope::Case(case) && state.source.bytes == hash);
    here.map(|state| state.source.clone())
}

/// The bytes as they came, and a source without words.
fn keep(desk: &mut Desk, case: CaseId, record: &Record, document: &Document) -> Result<Source, Problem> {
    let words = &document.words.on_one_line();
    let copies = words.copies.as_deref().map(|text| source_named(record, text)).transpose()?;
    let published = published_of(desk, words)?;
    let receipt = receipt_of(desk, document)?;
    desk.put_blob(Scope::Case(case), &document.bytes)?;
    let source = Source {
        id: SourceId::from_bytes(desk.random_bytes()),
        title: words.title.clone().unwrap_or_else(|| one_line(&document.file_name)),
        kind: words.kind.unwrap_or(SourceKind::Other),
        author: words.author.clone(),
        publisher: words.publisher.clone(),
        published,
        url: words.url.clone(),
        language: words.language.clone(),
        disclosed_interest: words.interest.clone(),
        rights: words.rights.clone(),
        credit: words.credit.clone(),
        copies,
        bytes: Some(Hash32::of(&document.bytes)),
        text: None,
    };
    let acts = vec![Act::SourceAdded { source: Box::new(source.clone()) }, noting(source.id, receipt)];
    desk.append(Scope::Case(case), acts)?;
    Ok(source)
}

/// The document was read; where it waited as unread, it does so no longer.
fn read_at_last(
    desk: &mut Desk,
    case: CaseId,
    document: &Document,
    reply: ReadReply,
) -> Result<ReadDone, Problem> {
    let done = record_reading(desk, case, document, reply)?;
    desk.delete_draft(Scope::Case(case), &reason_key(done.source))?;
    Ok(done)
}

/// What a document that was kept without words turns out to say of itself: amended, where nobody said otherwise.
pub(crate) fn fill_in(
    desk: &mut Desk,
    case: CaseId,
    known: Source,
    document: &Document,
    reply: &ReadReply,
) -> Result<Source, Problem> {
    if known.text.is_some() {
        return Ok(known);
    }
    let (reading, words) = (&reply.reading, document.words.on_one_line());
    let meta = &reading.metadata;
    let named_by_file = known.title == one_line(&document.file_name);
    let own_title = reading.title.as_deref().map(one_line).filter(|_| named_by_file);
    let authors = (!meta.authors.is_empty()).then(|| meta.authors.join(", "));
    let source = Source {
        title: words.title.or(own_title).unwrap_or(known.title),
        author: words.author.or(known.author).or(authors),
        publisher: words.publisher.or(known.publisher).or_else(|| meta.publisher.clone()),
        url: words.url.or(known.url).or_else(|| meta.canonical_url.clone()),
        language: words.language.or(known.language).or_else(|| meta.language.clone()),
        disclosed_interest: known
            .disclosed_interest
            .or_else(|| reply.disclosed_interest.as_ref().map(|interest| interest.quote.clone())),
        text: Some(Hash32::of(reading.text.as_bytes())),
        ..known
    };
    let why = "it could be read at last".to_owned();
    desk.append(Scope::Case(case), vec![Act::SourceAmended { source: Box::new(source.clone()), why }])?;
    Ok(source)
}

fn note_reason(
    desk: &mut Desk,
    case: CaseId,
    source: &Source,
    file_name: &str,
    error: &ReadError,
) -> Result<Outcome, Problem> {
    let before = reason_of(desk, case, source.id)?;
    let reason = Reason {
        file_name: one_line(file_name),
        why: format!("{}.", first_large(&error.to_string())),
        mend: mend_of(error).to_owned(),
        tries: before.map_or(0, |before| before.tries).saturating_add(1),
        last_tried: desk.now(),
    };
    // A document that has its text keeps it: what failed then is a second reading.
    if source.text.is_none() {
        let bytes = serde_json::to_vec(&reason).expect("a reason is plain data");
        desk.put_draft(Scope::Case(case), &reason_key(source.id), &bytes)?;
    }
    let unread = row(source, reason);
    let problem = kept_in_words(error, &unread);
    Ok(Outcome::Kept { unread, problem })
}

fn reason_of(desk: &Desk, case: CaseId, source: SourceId) -> Result<Option<Reason>, Problem> {
    let Some(bytes) = desk.draft(Scope::Case(case), &reason_key(source))? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| damaged(&error))
}

fn row(source: &Source, reason: Reason) -> Unread {
    Unread {
        source: source.id,
        title: source.title.clone(),
        file_name: reason.file_name,
        why: reason.why,
        mend: reason.mend,
        tries: reason.tries,
        last_tried: (reason.tries > 0).then(|| moment_in_words(reason.last_tried)),
        bytes: source.bytes,
    }
}
