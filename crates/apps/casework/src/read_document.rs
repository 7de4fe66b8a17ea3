//! Reading a document into a case: it is archived as it came, and claims are proposed from it.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::evidence::{CustodyKind, Derivation, DerivedForm, ViewedForm};
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::{Hash32, Source, SourceKind};
use amparo_reader::child::{Confinement, ReadReply, ReadRequest, Reader};
use amparo_reader::{FileHint, Limits, ReadError};
use serde::Serialize;

use crate::custody::note::ReceivedWords;
use crate::custody::{noted_of, noting};
use crate::desk::Desk;
use crate::enter_claim::{date_given, source_named};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::proposals::{self, SourceDraft};
pub(crate) use crate::reading_problem::reading_in_words;
use crate::unread_documents::fill_in;

/// A document and what the person says of it.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The file's name, for its ending and as a title of last resort.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the person says of it.
    pub words: SourceWords,
    /// What the person says of how it came.
    pub received: ReceivedWords,
    /// The languages of words in pictures, such as `ru+en`; `None`: the document's own.
    pub picture_languages: Option<String>,
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
    pub(crate) fn on_one_line(&self) -> Self {
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
    /// What became of the documents that lie in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<crate::read_parts::PartDone>,
}

/// Whether a document can be read at all: for a case that is to be opened only if so.
///
/// # Errors
/// Why it cannot be read; nothing is saved.
pub fn can_be_read(desk: &Desk, document: &Document) -> Result<(), Problem> {
    desk.may(Action::OpenCase, None)?;
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
    desk.may(Action::ReadDocument, Some(case))?;
    let record = desk.case_record(case)?;
    let published = published_of(desk, &document.words)?;
    let reply = read_in_child(desk, document, published, known_people(&record))?;
    let done = record_reading(desk, case, document, reply)?;
    desk.show(Scope::Case(case), done)
}

/// Archives a document that was read, or finds it on file, and keeps its proposals.
pub(crate) fn record_reading(
    desk: &mut Desk,
    case: CaseId,
    document: &Document,
    reply: ReadReply,
) -> Result<ReadDone, Problem> {
    let record = desk.case_record(case)?;
    let published = published_of(desk, &document.words)?;
    let published = published.or_else(|| reply.document_date.map(SourceDate::day));
    let hash = Hash32::of(&document.bytes);
    let known = record
        .sources
        .values()
        .find(|state| state.scope == Scope::Case(case) && state.source.bytes == Some(hash));
    let was_on_file = known.is_some_and(|state| state.source.text.is_some());
    let source = match known {
        Some(state) => {
            let source = fill_in(desk, case, state.source.clone(), document, &reply)?;
            let source = dated_again(desk, case, source, published)?;
            note_again(desk, case, &record, source.id, document, &reply)?;
            source
        }
        None => archive(desk, case, &record, document, published, &reply)?,
    };
    let draft = SourceDraft { reading: reply.reading, proposals: reply.proposals };
    proposals::keep(desk, case, source.id, &draft)?;
    let mut warnings = warnings(&draft.reading, source.published);
    warnings.extend(without_filter(&reply.confinement));
    Ok(ReadDone {
        source: source.id,
        title: source.title.clone(),
        was_on_file,
        proposed: draft.proposals.len(),
        waiting: proposals::waiting_of(desk, case, source.id, &draft)?,
        disclosed_interest: source.disclosed_interest.clone(),
        warnings,
        parts: Vec::new(),
    })
}

/// What is said where the process that read a document had no filter of system calls; `None` where it had one.
pub(crate) fn without_filter(confinement: &Confinement) -> Option<String> {
    if confinement.profile.filters_calls() {
        return None;
    }
    let missing = confinement.not_applied.join(", ");
    let missing = if missing.is_empty() { String::new() } else { format!(" (missing: {missing})") };
    Some(format!(
        "It was read without a filter of system calls{missing}: a harmful document could have reached more of this \
         computer than it should. `amparo doctor` says what holds here."
    ))
}

fn warnings(reading: &amparo_reader::Reading, published: Option<SourceDate>) -> Vec<String> {
    let mut warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    if published.is_none() {
        let undated = "The document’s date is not known, so words such as “last month” were not dated; give it with --date and read it again.";
        warnings.push(undated.to_owned());
    }
    warnings
}

pub(crate) fn published_of(desk: &Desk, words: &SourceWords) -> Result<Option<SourceDate>, Problem> {
    date_given(desk, "--date", words.date.as_deref()).map_err(|problem| Problem {
        what: "The document was not read. Nothing was saved.".into(),
        ..problem
    })
}

pub(crate) fn known_people(record: &Record) -> Vec<String> {
    record.people.values().flat_map(|head| head.names.iter().cloned()).collect()
}

fn read_in_child(
    desk: &Desk,
    document: &Document,
    published: Option<SourceDate>,
    known_people: Vec<String>,
) -> Result<ReadReply, Problem> {
    let reply = reply_of(desk.reader(), document, published, known_people);
    reply.map_err(|error| reading_in_words(&error, &document.file_name))
}

/// Reads in the child process; the desk itself parses nothing.
pub(crate) fn reply_of(
    reader: &Reader,
    document: &Document,
    published: Option<SourceDate>,
    known_people: Vec<String>,
) -> Result<ReadReply, ReadError> {
    let request = ReadRequest {
        bytes: &document.bytes,
        hint: hint_of(document),
        document_date: published.and_then(reference_day),
        known_people,
        limits: Limits::default(),
    };
    reader.read(&request)
}

/// The name under which text comes that a member typed or pasted: there is no original file.
pub const PASTED: &str = "pasted text";

impl Document {
    /// Text that a member typed or pasted. Its title is its first line, where they give none.
    pub fn pasted(bytes: Vec<u8>, words: SourceWords, received: ReceivedWords) -> Self {
        const TITLE_CHARS: usize = 80;
        let first_line = || {
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
            let line: String = one_line(text.trim().lines().next()?).chars().take(TITLE_CHARS).collect();
            (!line.is_empty()).then_some(line)
        };
        let title = words.title.clone().or_else(first_line);
        let how =
            received.how.clone().or_else(|| Some("pasted by a member; there is no original file".to_owned()));
        let words = SourceWords { title, ..words };
        Self {
            file_name: PASTED.to_owned(),
            words,
            received: ReceivedWords { how, ..received },
            bytes,
            ..Self::default()
        }
    }
}

/// What the sender's program said of the bytes is a hint too: it may name their encoding.
fn hint_of(document: &Document) -> FileHint {
    let hint = hint(&document.file_name);
    // The names that this program gives to what it hands on to itself are not for others to use.
    let said = document.received.media_type.clone().filter(|said| !said.contains("vnd.amparo"));
    let language = document.picture_languages.clone().or_else(|| document.words.language.clone());
    FileHint { media_type: hint.media_type.or(said), language, ..hint }
}

pub(crate) fn hint(file_name: &str) -> FileHint {
    let media_type = (file_name == PASTED).then(|| amparo_reader::PASTED_MEDIA_TYPE.to_owned());
    FileHint { media_type, ..FileHint::named(file_name) }
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
    let receipt = receipt_of(desk, document)?;
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
    let text = derived_text(&document.bytes, reply);
    desk.put_blob(Scope::Case(case), reply.reading.text.as_bytes())?;
    let acts = vec![
        Act::SourceAdded { source: Box::new(source.clone()) },
        noting(source.id, receipt),
        noting(source.id, text),
    ];
    desk.append(Scope::Case(case), acts)?;
    Ok(source)
}

/// A document that was on file already and came again: said of how it came, and a text that is not the one on file,
/// are added to the chain of custody.
fn note_again(
    desk: &mut Desk,
    case: CaseId,
    record: &Record,
    source: SourceId,
    document: &Document,
    reply: &ReadReply,
) -> Result<(), Problem> {
    let mut acts = Vec::new();
    if !document.received.is_empty() {
        // Word for word the same is the same coming, told again by a reading that was cut off or done once more.
        let receipt = receipt_of(desk, document)?;
        if !noted_of(record, source).iter().any(|state| state.kind == receipt) {
            acts.push(noting(source, receipt));
        }
    }
    let text = Hash32::of(reply.reading.text.as_bytes());
    let is_text = |kind: &CustodyKind| matches!(kind, CustodyKind::Derived(made) if made.bytes == text);
    if !noted_of(record, source).iter().any(|state| is_text(&state.kind)) {
        desk.put_blob(Scope::Case(case), reply.reading.text.as_bytes())?;
        acts.push(noting(source, derived_text(&document.bytes, reply)));
    }
    if acts.is_empty() {
        return Ok(());
    }
    desk.append(Scope::Case(case), acts).map(drop)
}

pub(crate) fn receipt_of(desk: &Desk, document: &Document) -> Result<CustodyKind, Problem> {
    let receipt = document.received.receipt(desk, &document.file_name, &document.bytes);
    let receipt = receipt.map_err(|problem| Problem {
        what: "The document was not read. Nothing was saved.".into(),
        ..problem
    })?;
    Ok(CustodyKind::Received(Box::new(receipt)))
}

/// How the text in which quotes are anchored was taken from the bytes.
fn derived_text(bytes: &[u8], reply: &ReadReply) -> CustodyKind {
    let text = reply.reading.text.as_bytes();
    let confined = &reply.confinement;
    // The names under which the levels are written, so that a report means the same as `amparo doctor`.
    let level = serde_json::to_value(confined.profile).ok();
    let level = level.as_ref().and_then(|level| level.as_str()).unwrap_or_default().to_owned();
    let without = &confined.not_applied;
    let sandbox =
        if without.is_empty() { level } else { format!("{level} (without {})", without.join(", ")) };
    let encoding = &reply.reading.encoding.name;
    CustodyKind::Derived(Box::new(Derivation {
        form: DerivedForm::Text,
        derived_from: Hash32::of(bytes),
        bytes: Hash32::of(text),
        size_bytes: text.len() as u64,
        how: format!("read as {}, {encoding}, by amparo {}", reply.reading.format, env!("CARGO_PKG_VERSION")),
        sandbox: Some(sandbox),
    }))
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
    desk.may(Action::ReadDocument, Some(case))?;
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
    desk.show(Scope::Case(case), rows)
}

/// One source with its text. That it was looked at is noted in its chain of custody; what cannot be noted is not
/// shown.
///
/// # Errors
/// When no source, or more than one, is meant, or the look cannot be noted.
pub fn show_source(desk: &mut Desk, case: CaseId, text: &str) -> Result<Visible<SourceShown>, Problem> {
    let record = desk.case_record(case)?;
    let id = source_named(&record, text)?;
    let mut rows = list_sources(desk, case)?.into_inner();
    rows.retain(|row| row.source.id == id);
    let mut row = rows.pop().expect("the source was just found");
    row.text = desk.source_text(&record, id).ok().map(|reading| reading.text);
    if row.text.is_some() {
        let viewed = CustodyKind::Viewed { form: ViewedForm::Text };
        desk.append(record.sources[&id].scope, vec![noting(id, viewed)])?;
    }
    desk.show(Scope::Case(case), row)
}

#[cfg(test)]
mod tests {
    use amparo_reader::child::Profile;

    use super::*;

    #[test]
    fn reading_without_a_filter_of_system_calls_is_said_and_reading_behind_one_is_not() {
        let table = [
            (Profile::SeccompAndLandlock, &[][..], None),
            (Profile::Seccomp, &["Landlock"], None),
            (Profile::PlainChildWithLimits, &["seccomp"], Some("filter of system calls (missing: seccomp):")),
            (Profile::PlainChildWithLimits, &[], Some("filter of system calls:")),
        ];
        for (profile, without, said) in table {
            let not_applied = without.iter().map(|name| (*name).to_owned()).collect();
            let found = without_filter(&Confinement { profile, not_applied });
            assert_eq!(found.is_some(), said.is_some(), "{profile:?}");
            assert!(found.unwrap_or_default().contains(said.unwrap_or_default()), "{profile:?}");
        }
    }
}
