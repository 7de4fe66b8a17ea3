//! Reading a document into a case: it is archived as it came, and claims are proposed from it.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::{Hash32, Source, SourceKind};
use amparo_reader::child::{ReadReply, ReadRequest};
use amparo_reader::{FileHint, Limits};
use serde::Serialize;

use crate::desk::Desk;
use crate::enter_claim::{date_given, source_named};
use crate::policy::Visible;
use crate::problem::Problem;
use crate::proposals::{self, SourceDraft};
pub(crate) use crate::reading_problem::reading_in_words;

/// A document and what the person says of it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The file's name, for its ending and as a title of last resort.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the person says of it.
    pub words: SourceWords,
}

/// What a person says of a source. What is `None` is taken from the document, or stays unknown.
#[derive(Debug, Clone, Default)]
pub struct SourceWords {
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published (EDTF).
    pub date: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// What sort of source it is.
    pub kind: Option<SourceKind>,
    /// Its language.
    pub language: Option<String>,
    /// A tie that the source itself discloses.
    pub interest: Option<String>,
    /// On what terms it may be used.
    pub rights: Option<String>,
    /// How it must be credited.
    pub credit: Option<String>,
    /// The source that it copies.
    pub copies: Option<String>,
}

impl SourceWords {
    /// The same on one line each, without control characters: titles stand in lists, notes and file names.
    fn on_one_line(&self) -> Self {
        let clean = |text: &Option<String>| text.as_deref().map(one_line);
        Self {
            title: clean(&self.title),
            author: clean(&self.author),
            publisher: clean(&self.publisher),
            date: self.date.clone(),
            url: clean(&self.url),
            kind: self.kind,
            language: clean(&self.language),
            interest: clean(&self.interest),
            rights: clean(&self.rights),
            credit: clean(&self.credit),
            copies: self.copies.clone(),
        }
    }
}

/// The text on one line, control characters and marks that turn its direction left out.
pub(crate) fn one_line(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain: String = text
        .chars()
        .filter(|letter| !turns(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What reading a document did.
#[derive(Debug, Clone, Serialize)]
pub struct ReadDone {
    /// The source on file.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// The same bytes were on file already; nothing was archived twice.
    pub was_on_file: bool,
    /// How many claims were proposed.
    pub proposed: usize,
    /// How many of them wait for a person.
    pub waiting: usize,
    /// A tie between the authors and the case that the document discloses.
    pub disclosed_interest: Option<String>,
    /// What was assumed while reading.
    pub warnings: Vec<String>,
}

/// Whether a document can be read at all: for a case that is to be opened only if so.
///
/// # Errors
/// Why it cannot be read; nothing is saved.
pub fn can_be_read(desk: &Desk, document: &Document) -> Result<(), Problem> {
    let published = published_of(desk, &document.words)?;
    read_in_child(desk, document, published, Vec::new()).map(drop)
}

/// Archives a document in a case and keeps what the program proposes from it.
///
/// # Errors
/// When the document cannot be read; nothing is saved then.
pub fn read_document(
    desk: &mut Desk,
    case: CaseId,
    document: &Document,
) -> Result<Visible<ReadDone>, Problem> {
    let record = desk.case_record(case)?;
    let published = published_of(desk, &document.words)?;
    let reply = read_in_child(desk, document, published, known_people(&record))?;
    let published = published.or_else(|| reply.document_date.map(SourceDate::day));
    let hash = Hash32::of(&document.bytes);
    let known = record
        .sources
        .values()
        .find(|state| state.scope == Scope::Case(case) && state.source.bytes == Some(hash));
    let was_on_file = known.is_some();
    let source = match known {
        Some(state) => dated_again(desk, case, state.source.clone(), published)?,
        None => archive(desk, case, &record, document, published, &reply)?,
    };
    let draft = SourceDraft { reading: reply.reading, proposals: reply.proposals };
    proposals::keep(desk, case, source.id, &draft)?;
    let done = ReadDone {
        source: source.id,
        title: source.title.clone(),
        was_on_file,
        proposed: draft.proposals.len(),
        waiting: proposals::waiting(desk, case, Some(source.id))?.len(),
        disclosed_interest: source.disclosed_interest.clone(),
        warnings: warnings(&draft.reading, source.published),
    };
    desk.member().show(Scope::Case(case), done)
}

fn warnings(reading: &amparo_reader::Reading, published: Option<SourceDate>) -> Vec<String> {
    let mut warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    if published.is_none() {
        let undated = "The document’s date is not known, so words such as “last month” were not dated; give it with --date and read it again.";
        warnings.push(undated.to_owned());
    }
    warnings
}

fn published_of(desk: &Desk, words: &SourceWords) -> Result<Option<SourceDate>, Problem> {
    date_given(desk, "--date", words.date.as_deref()).map_err(|problem| Problem {
        what: "The document was not read. Nothing was saved.".into(),
        ..problem
    })
}

fn known_people(record: &Record) -> Vec<String> {
    record.people.values().flat_map(|head| head.names.iter().cloned()).collect()
}

/// Reads in the child process; the desk itself parses nothing.
fn read_in_child(
    desk: &Desk,
    document: &Document,
    published: Option<SourceDate>,
    known_people: Vec<String>,
) -> Result<ReadReply, Problem> {
    let request = ReadRequest {
        bytes: &document.bytes,
        hint: hint(&document.file_name),
        document_date: published.and_then(reference_day),
        known_people,
        limits: Limits::default(),
    };
    desk.reader().read(&request).map_err(|error| reading_in_words(&error, &document.file_name))
}

pub(crate) fn hint(file_name: &str) -> FileHint {
    FileHint::named(file_name)
}

/// The day from which "last month" is counted: the date's first day.
pub(crate) fn reference_day(date: SourceDate) -> Option<jiff::civil::Date> {
    date.earliest()
}

/// A source that is read again with another date: what is known of it is amended, its bytes stay.
fn dated_again(
    desk: &mut Desk,
    case: CaseId,
    source: Source,
    published: Option<SourceDate>,
) -> Result<Source, Problem> {
    if published.is_none() || published == source.published {
        return Ok(source);
    }
    let amended = Source { published, ..source };
    let why = "read again with this date".to_owned();
    desk.append(Scope::Case(case), vec![Act::SourceAmended { source: Box::new(amended.clone()), why }])?;
    Ok(amended)
}

fn archive(
    desk: &mut Desk,
    case: CaseId,
    record: &Record,
    document: &Document,
    published: Option<SourceDate>,
    reply: &ReadReply,
) -> Result<Source, Problem> {
    let words = &document.words.on_one_line();
    let meta = &reply.reading.metadata;
    let copies = words.copies.as_deref().map(|text| source_named(record, text)).transpose()?;
    let title = words.title.as_ref().or(reply.reading.title.as_ref()).unwrap_or(&document.file_name);
    desk.put_blob(Scope::Case(case), &document.bytes)?;
    let source = Source {
        id: SourceId::from_bytes(desk.random_bytes()),
        title: one_line(title),
        kind: words.kind.unwrap_or(SourceKind::Other),
        author: words.author.clone().or_else(|| (!meta.authors.is_empty()).then(|| meta.authors.join(", "))),
        publisher: words.publisher.clone().or_else(|| meta.publisher.clone()),
        published,
        url: words.url.clone().or_else(|| meta.canonical_url.clone()),
        language: words.language.clone().or_else(|| meta.language.clone()),
        disclosed_interest: words
            .interest
            .clone()
            .or_else(|| reply.disclosed_interest.as_ref().map(|interest| interest.quote.clone())),
        rights: words.rights.clone(),
        credit: words.credit.clone(),
        copies,
        bytes: Some(Hash32::of(&document.bytes)),
        text: Some(Hash32::of(reply.reading.text.as_bytes())),
    };
    desk.append(Scope::Case(case), vec![Act::SourceAdded { source: Box::new(source.clone()) }])?;
    Ok(source)
}

/// Amends what is known of a source. Its bytes stay.
///
/// # Errors
/// When no such source is on file, or a date cannot be used.
pub fn amend_source(
    desk: &mut Desk,
    case: CaseId,
    text: &str,
    words: &SourceWords,
    why: &str,
) -> Result<SourceId, Problem> {
    let record = desk.case_record(case)?;
    let id = source_named(&record, text)?;
    let old = record.sources[&id].source.clone();
    let words = &words.on_one_line();
    let or = |new: &Option<String>, old: Option<String>| new.clone().or(old);
    let source = Source {
        title: words.title.clone().unwrap_or(old.title),
        kind: words.kind.unwrap_or(old.kind),
        author: or(&words.author, old.author),
        publisher: or(&words.publisher, old.publisher),
        published: date_given(desk, "--date", words.date.as_deref())?.or(old.published),
        url: or(&words.url, old.url),
        language: or(&words.language, old.language),
        disclosed_interest: or(&words.interest, old.disclosed_interest),
        rights: or(&words.rights, old.rights),
        credit: or(&words.credit, old.credit),
        copies: words.copies.as_deref().map(|text| source_named(&record, text)).transpose()?.or(old.copies),
        ..old
    };
    let act = Act::SourceAmended { source: Box::new(source), why: why.trim().to_owned() };
    desk.append(Scope::Case(case), vec![act])?;
    Ok(id)
}

/// A source with its text, to look at.
#[derive(Debug, Clone, Serialize)]
pub struct SourceShown {
    /// What is known of it.
    pub source: Source,
    /// Its text, as it was read; `None`: words not on file.
    pub text: Option<String>,
    /// How many claims that stand cite it.
    pub cited_by: usize,
}

/// Every source of a case, in the order in which they came.
///
/// # Errors
/// When the record cannot be read.
pub fn list_sources(desk: &Desk, case: CaseId) -> Result<Visible<Vec<SourceShown>>, Problem> {
    let record = desk.case_record(case)?;
    let mut states: Vec<_> = record.sources.values().collect();
    states.sort_by_key(|state| state.added.seq);
    let cited = |id: SourceId| {
        let cites = |state: &&&amparo_ledger::record::ClaimState| {
            state.claim.passages().iter().any(|passage| passage.source == id)
        };
        record.standing_claims().iter().filter(cites).count()
    };
    let rows = states
        .into_iter()
        .map(|state| SourceShown {
            source: state.source.clone(),
            text: None,
            cited_by: cited(state.source.id),
        })
        .collect();
    desk.member().show(Scope::Case(case), rows)
}

/// One source with its text.
///
/// # Errors
/// When no source, or more than one, is meant.
pub fn show_source(desk: &Desk, case: CaseId, text: &str) -> Result<Visible<SourceShown>, Problem> {
    let record = desk.case_record(case)?;
    let id = source_named(&record, text)?;
    let mut rows = list_sources(desk, case)?.into_inner();
    rows.retain(|row| row.source.id == id);
    let mut row = rows.pop().expect("the source was just found");
    row.text = desk.source_text(&record, id).ok().map(|reading| reading.text);
    desk.member().show(Scope::Case(case), row)
}
