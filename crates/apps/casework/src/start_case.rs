//! Starting a case: whose case a document may be, and whether there is one already.
//!
//! The program suggests names that stand in the document and shows who is called so already. Whose case it is, and whether
//! two are one person, a person says.

use std::collections::BTreeMap;

use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::claim::kind::Theme;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::CaseId;
use amparo_names::{Spelling, same_spelling};
use amparo_reader::child::{ReadReply, Reader};
use serde::Serialize;

use crate::desk::Desk;
use crate::find_person::{Typed, find_person};
use crate::policy::Visible;
use crate::problem::Problem;
use crate::read_document::{Document, SourceWords, published_of, reading_in_words, reply_of};

/// A name that stands in a document, with what it is said of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestedName {
    /// The name.
    pub name: String,
    /// How many proposals are about this person.
    pub proposals: usize,
}

/// What a document tells of itself, before it belongs to a case. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Suggested {
    /// Whose case it may be: those of whom custody, law or health is told first, the most told first.
    pub names: Vec<SuggestedName>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as it says itself.
    pub date: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// A tie between its authors and the case that it discloses.
    pub interest: Option<String>,
}

/// How many names are suggested.
const NAMES_MAX: usize = 6;

/// What is needed to look into a document while others work at the desk.
#[derive(Debug, Clone)]
pub struct Looker {
    reader: Reader,
    published: Option<SourceDate>,
}

/// Gets ready to look into a document that belongs to no case yet.
///
/// # Errors
/// When the date given for it cannot be used.
pub fn ready_to_look(desk: &Desk, words: &SourceWords) -> Result<Looker, Problem> {
    Ok(Looker { reader: desk.reader().clone(), published: published_of(desk, words)? })
}

impl Looker {
    /// Reads in the child process and says what the document tells of itself.
    ///
    /// # Errors
    /// Why it cannot be read; nothing is saved.
    pub fn look(&self, document: &Document) -> Result<Suggested, Problem> {
        let reply = reply_of(&self.reader, document, self.published, Vec::new());
        reply.map(|reply| suggested(&reply)).map_err(|error| reading_in_words(&error, &document.file_name))
    }
}

fn suggested(reply: &ReadReply) -> Suggested {
    let mut told: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for proposal in &reply.proposals {
        let Some(name) = &proposal.person else { continue };
        let (of_the_case, all) = told.entry(name).or_default();
        let theme = proposal.kind.spec().theme;
        *of_the_case += usize::from(matches!(theme, Theme::Custody | Theme::Law | Theme::Health));
        *all += 1;
    }
    let mut names: Vec<(&str, (usize, usize))> = told.into_iter().collect();
    names.sort_by_key(|(name, counts)| (std::cmp::Reverse(*counts), *name));
    let meta = &reply.reading.metadata;
    let names = names.into_iter().take(NAMES_MAX);
    Suggested {
        names: names
            .map(|(name, (_, proposals))| SuggestedName { name: name.to_owned(), proposals })
            .collect(),
        title: reply.reading.title.clone(),
        author: (!meta.authors.is_empty()).then(|| meta.authors.join(", ")),
        publisher: meta.publisher.clone(),
        date: reply.document_date.map(|day| day.to_string()),
        language: meta.language.clone(),
        interest: reply.disclosed_interest.as_ref().map(|interest| interest.quote.clone()),
    }
}

/// A case whose person is called like the one of a new case.
#[derive(Debug, Clone, Serialize)]
pub struct CalledAlike {
    /// The case.
    pub case: CaseId,
    /// Every name of its person.
    pub names: Vec<String>,
    /// The spelling is the same; otherwise it only comes near.
    pub same: bool,
    /// Custody in a line.
    pub custody: String,
    /// When the person was born, as sources give it.
    pub born: Option<String>,
    /// How many claims stand.
    pub claims: usize,
}

/// How near a name must come to be shown beside one that is spelt the same.
const NEAR: f32 = 0.9;
/// How many cases are shown.
const ALIKE_MAX: usize = 5;

/// The cases that this member may see whose person is called so, or nearly so.
///
/// # Errors
/// When the name is empty, or the record cannot be read.
pub fn called_alike(desk: &Desk, name: &str) -> Result<Visible<Vec<CalledAlike>>, Problem> {
    let found = find_person(desk, name, Typed::Whole, 20)?.into_inner();
    let mut alike: Vec<CalledAlike> = Vec::new();
    for one in found.into_iter().filter(|one| one.is_principal) {
        let same = same_spelling(&one.name, name) == Spelling::Same;
        if !same && one.score < NEAR || alike.iter().any(|known| known.case == one.case) {
            continue;
        }
        let record = desk.case_record(one.case)?;
        let Some(file) = CaseFile::work_out(&record, one.case, desk.today()) else { continue };
        let births = file.births();
        alike.push(CalledAlike {
            case: one.case,
            same,
            custody: file.summary().custody.to_string(),
            born: births.iter().map(|birth| birth.dates().to_string()).find(|dates| !dates.is_empty()),
            claims: file.claims.len(),
            names: file.names,
        });
    }
    alike.sort_by_key(|one| !one.same);
    alike.truncate(ALIKE_MAX);
    desk.show(Scope::Desk, alike)
}
