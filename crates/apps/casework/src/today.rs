//! What waits for a person today, at the desk as a whole: counted by the tables, the first few of each kind shown.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use amparo_ledger::record::ErasureState;
use amparo_store::CaseFilter;
use serde::{Deserialize, Serialize};

use crate::case_list::{CaseLine, CaseQuery, SortBy, Way, days_before, page_of};
use crate::desk::{Desk, damaged};
use crate::duplicates::{Compared, Question, duplicates};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// How many of each kind are shown.
const SHOWN: usize = 20;

/// A signed assessment is looked at again after so many days.
pub const REVIEW_DAYS: u32 = 180;

/// A consent that ends within so many days is named.
pub const CONSENT_DAYS: u32 = 30;

/// A case of which nothing was told for so many days is named.
pub const NEWS_DAYS: u32 = 90;

/// The draft that holds how the last comparing of people ended.
const SAME_PERSON_KEY: &str = "today/same-person";

/// Some cases, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Some20 {
    /// How many there are.
    pub total: u64,
    /// The first of them.
    pub first: Vec<CaseLine>,
}

/// What waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Today {
    /// Cases with proposals, those with most first.
    pub waiting: Some20,
    /// Cases that disagree with themselves.
    pub conflicts: Some20,
    /// Cases in which it is asked whether claims describe one happening.
    pub same_events: Some20,
    /// Open questions whether two entries are of one person, as they were when people were last compared; `None`: they
    /// were not compared yet.
    pub same_people: Option<SamePeople>,
    /// Cases whose newest signed assessment is older than [`REVIEW_DAYS`].
    pub reviews_due: Some20,
    /// Cases with an agreement that ends within [`CONSENT_DAYS`].
    pub consents_end: Some20,
    /// Cases of which nothing was told for [`NEWS_DAYS`], those silent longest first.
    pub without_news: Some20,
    /// Cases that wait for the second confirmation of their erasure, those that may be confirmed now first.
    pub erasures: Vec<ErasureDue>,
    /// How many erasures wait.
    pub erasures_total: u64,
}

/// A case that waits to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ErasureDue {
    /// The case.
    pub case: CaseId,
    /// The earliest moment at which it may be confirmed, in seconds since 1970 UTC.
    pub not_before: i64,
    /// That moment has come.
    pub is_due: bool,
}

/// The questions on people that were open when people were last compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SamePeople {
    /// How many.
    pub total: usize,
    /// When that was, in seconds since 1970 UTC.
    pub compared_at: i64,
    /// The first of them: the two, as they are shown.
    pub first: Vec<SamePersonQuestion>,
}

/// Are these two the same person?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SamePersonQuestion {
    /// The name by which it is answered.
    pub id: String,
    /// The one.
    pub left: String,
    /// The other.
    pub right: String,
}

/// What waits for a person today.
///
/// # Errors
/// When the record cannot be read.
pub fn today(desk: &Desk) -> Result<Visible<Today>, Problem> {
    desk.may(Action::SeeToday, None)?;
    let day = desk.today();
    let some = |sort: SortBy, way: Way, filter: CaseFilter| -> Result<Some20, Problem> {
        let query = CaseQuery { sort, way, rows: SHOWN, ..CaseQuery::default() };
        let page = page_of(desk, &query, filter)?;
        Ok(Some20 { total: page.total, first: page.rows })
    };
    let none = CaseFilter::default;
    let erasures = erasures(desk)?;
    let today = Today {
        waiting: some(SortBy::Waiting, Way::Falling, CaseFilter { waits: true, ..none() })?,
        conflicts: some(SortBy::Changed, Way::Falling, CaseFilter { conflicts: true, ..none() })?,
        same_events: some(SortBy::Changed, Way::Falling, CaseFilter { same_events: true, ..none() })?,
        same_people: same_people(desk)?,
        reviews_due: some(
            SortBy::Changed,
            Way::Rising,
            CaseFilter { assessed_before: Some(desk.now() - i64::from(REVIEW_DAYS) * 86_400), ..none() },
        )?,
        consents_end: some(
            SortBy::Name,
            Way::Rising,
            CaseFilter { consent_ends_by: day.checked_add(days(CONSENT_DAYS)).ok(), ..none() },
        )?,
        without_news: some(
            SortBy::News,
            Way::Rising,
            CaseFilter { no_news_since: Some(days_before(day, NEWS_DAYS)), ..none() },
        )?,
        erasures_total: erasures.len() as u64,
        erasures: erasures.into_iter().take(SHOWN).collect(),
    };
    desk.show(Scope::Desk, today)
}

fn days(days: u32) -> jiff::Span {
    jiff::Span::new().days(days)
}

fn erasures(desk: &Desk) -> Result<Vec<ErasureDue>, Problem> {
    let (record, now) = (desk.scope_record(Scope::Desk)?, desk.now());
    let mut waiting: Vec<ErasureDue> = record
        .erasures
        .iter()
        .filter_map(|(case, state)| match state {
            ErasureState::Waiting { not_before, .. } => {
                Some(ErasureDue { case: *case, not_before: *not_before, is_due: *not_before <= now })
            }
            ErasureState::Done { .. } => None,
        })
        .collect();
    waiting.sort_by_key(|due| due.not_before);
    let mut open = Vec::new();
    for due in waiting {
        if desk.allows(Action::SeeCase, Some(due.case))? {
            open.push(due);
        }
    }
    Ok(open)
}

fn same_people(desk: &Desk) -> Result<Option<SamePeople>, Problem> {
    let Some(bytes) = desk.draft(Scope::Desk, &same_person_key(desk))? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| damaged(&error))
}

/// Compares the people whose cases they are, and keeps how many questions are open: comparing everybody takes its time,
/// and today's page does not wait for it. What is kept is what this member may see, for this member.
///
/// # Errors
/// When the record cannot be read, or the disk is full.
pub fn compare_people(desk: &mut Desk) -> Result<Visible<SamePeople>, Problem> {
    let questions = duplicates(desk, &Compared::default())?.into_inner();
    let shown = |one: &Question| SamePersonQuestion {
        id: one.id.clone(),
        left: one.left.title.clone(),
        right: one.right.title.clone(),
    };
    let found = SamePeople {
        total: questions.questions.len(),
        compared_at: desk.now(),
        first: questions.questions.iter().take(SHOWN).map(shown).collect(),
    };
    let bytes = serde_json::to_vec(&found).expect("questions are plain data");
    let key = same_person_key(desk);
    desk.put_draft(Scope::Desk, &key, &bytes)?;
    desk.show(Scope::Desk, found)
}

fn same_person_key(desk: &Desk) -> String {
    format!("{SAME_PERSON_KEY}/{}", desk.member())
}
