//! From a case file and an assessment to papers: every statement with its footnote, every gap said as such.
//!
//! What a person adds in their own words rests on no claim, and is printed as argument. Every
//! paper is a draft, and says what is missing before it may be sent, until it is released ([`crate::release_paper`]).

mod addendum;
mod annex;
mod coverage;
mod custody_words;
mod dossier;
mod draft_paper;
mod embassy;
mod exhibits;
mod figure;
mod fixed;
mod gap;
mod letter;
pub(crate) mod naming;
mod one_page;
mod own_words;
mod sanctions_file;
mod worksheet;

pub use self::addendum::Since;
pub use self::coverage::CoverageRow;
pub use self::draft_paper::{Around, PaperDraft, around, draft_paper, draft_with_coverage, place_of};

pub use self::worksheet::caveat_in_words;
pub(crate) use self::worksheet::signed_worksheet;

use amparo_dossier::TimelineFigure;
use amparo_dossier::model::{self, Cited, Contested, Prose};
use amparo_law::assess::{EvidenceState, FindingState};
use amparo_ledger::Field;
use amparo_ledger::act::Answer;
use amparo_ledger::case_file::{CaseFile, Happening};
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Claim, Subject};
use amparo_ledger::ids::{CaseId, ClaimId};
use amparo_ledger::record::ClaimState;

pub use self::custody_words::custody_in_words;
use self::figure::figure;
pub use self::figure::lane_of;
pub use self::gap::{GapForm, write_gap};
pub use self::own_words::{Arguments, OwnWords, SignatoryWords, TEMPLATE, fonts_of_folder, parse_own_words};
pub use self::sanctions_file::{official_named, officials_to_file_on};

use self::annex::Annex;
use crate::assess_case::{Assessed, assess_for_paper};
use crate::custody::report::custody_report;
use crate::desk::Desk;
use crate::policy::Visible;
use crate::problem::{Problem, Sort};
use crate::show_case::{Moment, case_for_paper, record_for_paper};
use crate::wording::{sentence, sentence_beside_its_date};

/// Which paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// The request letter to the Secretary of State.
    Letter,
    /// The summary on one page.
    OnePage,
    /// The assessment, criterion by criterion.
    Worksheet,
    /// The case with everything it rests on.
    Dossier,
    /// What is new since a request went out.
    Addendum(Since),
    /// Information for the mission in the country of detention.
    Embassy,
    /// What happened to the archived files.
    CustodyReport,
    /// The file on one perpetrator, whom [`official_named`] found.
    SanctionsFile(amparo_ledger::source::Hash32),
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file for a browser.
    Html,
    /// For print.
    Pdf,
    /// For a lawyer who goes on writing: Word and `LibreOffice` open it.
    Docx,
    /// Plain text.
    Text,
}

/// How the line begins that asks for a person's own reading of a draft.
pub(crate) const A_READING: &str = "a reading by";

impl Form {
    /// The ending of such a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Text => "txt",
        }
    }

    /// The form that a file's ending names.
    ///
    /// # Errors
    /// When it names none.
    pub fn of_file(name: &str) -> Result<Self, Problem> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("html" | "htm") => Ok(Self::Html),
            Some("pdf") => Ok(Self::Pdf),
            Some("docx") => Ok(Self::Docx),
            Some("txt") => Ok(Self::Text),
            _ => Err(Problem::input(
                format!("Nothing was written to “{name}”."),
                "Its ending does not say in which form.",
                "End the name with .html, .pdf, .docx or .txt.",
            )),
        }
    }
}

/// A paper ready to be written to a file.
#[derive(Debug, Clone)]
pub struct Written {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What is missing before it may be sent.
    pub missing: Vec<String>,
}

/// The timeline of a case as a figure that may leave the desk.
///
/// # Errors
/// When the case cannot be shown.
pub fn timeline_figure(
    desk: &Desk,
    case: CaseId,
    moment: Moment,
) -> Result<Visible<TimelineFigure>, Problem> {
    let file = case_for_paper(desk, case, moment)?;
    desk.show(amparo_ledger::claim::Scope::Case(case), figure(&file))
}

/// The timeline of a case as a figure for whoever works on it: everything on file, as it is.
///
/// # Errors
/// When the case cannot be shown.
pub fn timeline_for_desk(
    desk: &Desk,
    case: CaseId,
    moment: Moment,
) -> Result<Visible<TimelineFigure>, Problem> {
    let file = crate::show_case::show_case(desk, case, moment)?;
    desk.show(amparo_ledger::claim::Scope::Case(case), figure(&file))
}

/// Writes a paper.
///
/// # Errors
/// When the case cannot be assessed, is outside the framework, or the paper cannot be set in type.
pub fn write_paper(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    form: Form,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<Visible<Written>, Problem> {
    let written = draft_paper(desk, case, paper, framework, moment, own)?.set(form)?;
    desk.show(amparo_ledger::claim::Scope::Case(case), written)
}

/// What became of each claim on record in a paper: it is in it, or the reason why not. The list stays at the desk.
///
/// # Errors
/// As for [`write_paper`].
pub fn coverage_of(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<Visible<Vec<CoverageRow>>, Problem> {
    let (_, rows) = draft_with_coverage(desk, case, paper, framework, moment, own)?.into_inner();
    desk.show(amparo_ledger::claim::Scope::Case(case), rows)
}

/// From where on something is new: a number of entries, a day, or a paper that was released.
///
/// # Errors
/// When it is none of these, or there is no such release.
pub fn since(desk: &Desk, case: CaseId, text: &str) -> Result<Since, Problem> {
    let text = text.trim();
    if let Ok(entries) = text.parse() {
        return Ok(Since { entries, day: None });
    }
    if let Ok(day) = text.parse::<jiff::civil::Date>() {
        return Ok(Since { entries: entries_by(desk, case, day)?, day: Some(day) });
    }
    let record = desk.case_record(case)?;
    let known = record.releases.values().filter(|state| state.release.id.starts_with(text));
    let found: Vec<_> = known.map(|state| state.release.known_at).collect();
    match found[..] {
        [entries] => Ok(Since { entries, day: None }),
        _ => Err(Problem::not_found(
            "The paper was not written. The case is as it was.",
            format!(
                "`{text}` is no day, no number of entries, and {} releases have such an id.",
                found.len()
            ),
            "Give a day such as 2024-03-11, a number of entries, or a release as `amparo release list` prints it.",
        )),
    }
}

/// How many entries the log had at the end of that day, by this computer's clock.
pub(crate) fn entries_by(desk: &Desk, case: CaseId, day: jiff::civil::Date) -> Result<u64, Problem> {
    let mut entries = 0;
    for scope in [amparo_ledger::claim::Scope::Desk, amparo_ledger::claim::Scope::Case(case)] {
        let by_then = desk.entries_of(scope)?.into_iter().filter(|logged| day_of(logged.entry.at) <= day);
        entries = by_then.map(|logged| logged.seq + 1).fold(entries, u64::max);
    }
    Ok(entries)
}

/// A paper with all that is in it, before it is printed.
pub(crate) enum Built {
    Letter(amparo_dossier::RequestLetter),
    OnePage(amparo_dossier::OnePager),
    Worksheet(amparo_dossier::Worksheet),
    Dossier(Box<amparo_dossier::Dossier>),
    Addendum(Box<amparo_dossier::Addendum>),
    Embassy(Box<amparo_dossier::EmbassySubmission>),
    CustodyReport(amparo_dossier::CustodyReport),
    SanctionsFile(Box<amparo_dossier::SanctionsFile>),
}

impl Built {
    pub(crate) fn paper(&self) -> amparo_dossier::Paper<'_> {
        match self {
            Self::Letter(letter) => letter.into(),
            Self::OnePage(page) => page.into(),
            Self::Worksheet(sheet) => sheet.into(),
            Self::Dossier(dossier) => dossier.as_ref().into(),
            Self::Addendum(addendum) => addendum.as_ref().into(),
            Self::Embassy(submission) => submission.as_ref().into(),
            Self::CustodyReport(report) => report.into(),
            Self::SanctionsFile(paper) => paper.as_ref().into(),
        }
    }

    pub(crate) fn status(&self) -> &model::Status {
        match self {
            Self::Letter(letter) => &letter.status,
            Self::OnePage(page) => &page.status,
            Self::Worksheet(sheet) => &sheet.status,
            Self::Dossier(dossier) => &dossier.status,
            Self::Addendum(addendum) => &addendum.status,
            Self::Embassy(submission) => &submission.status,
            Self::CustodyReport(report) => &report.status,
            Self::SanctionsFile(paper) => &paper.status,
        }
    }

    pub(crate) fn set_status(&mut self, status: model::Status) {
        match self {
            Self::Letter(letter) => letter.status = status,
            Self::OnePage(page) => page.status = status,
            Self::Worksheet(sheet) => sheet.status = status,
            Self::Dossier(dossier) => dossier.status = status,
            Self::Addendum(addendum) => addendum.status = status,
            Self::Embassy(submission) => submission.status = status,
            Self::CustodyReport(report) => report.status = status,
            Self::SanctionsFile(paper) => paper.status = status,
        }
    }

    /// What is missing before it may be sent.
    pub(crate) fn missing(&self) -> Vec<String> {
        match self.status() {
            model::Status::Draft { missing } => missing.clone(),
            model::Status::Final => Vec::new(),
        }
    }
}

/// Puts a paper together, as a draft.
pub(crate) fn build(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<(Assessed, Built), Problem> {
    let assessed = assess_for_paper(desk, case, framework, moment)?;
    let member_name = desk.member_name()?;
    let built = match paper {
        Paper::Letter => {
            refuse_outside(&assessed)?;
            Built::Letter(letter::letter(&assessed, own, &member_name)?)
        }
        Paper::OnePage => Built::OnePage(one_page::one_page(&assessed, own)?),
        Paper::Worksheet => Built::Worksheet(worksheet::worksheet(&assessed, &member_name)),
        Paper::Dossier => {
            refuse_outside(&assessed)?;
            let made = custody_report(desk, case)?.into_inner();
            let office = dossier::Office {
                name: made.desk_name,
                member: member_name,
                custody: made.sources,
                log: made.log,
            };
            Built::Dossier(Box::new(dossier::dossier(&assessed, own, &office)?))
        }
        Paper::Addendum(since) => {
            refuse_outside(&assessed)?;
            let before = Moment { world: None, known_entries: Some(since.entries) };
            let (then, now) = (record_for_paper(desk, case, before)?, record_for_paper(desk, case, moment)?);
            Built::Addendum(Box::new(addendum::addendum(&assessed, own, since, &then, &now)?))
        }
        Paper::Embassy => {
            refuse_outside(&assessed)?;
            Built::Embassy(Box::new(embassy::submission(&assessed, own)?))
        }
        Paper::SanctionsFile(who) => {
            Built::SanctionsFile(Box::new(sanctions_file::sanctions_file(desk, case, who, moment, own)?))
        }
        Paper::CustodyReport => {
            Built::CustodyReport(exhibits::report(&custody_report(desk, case)?.into_inner()))
        }
    };
    Ok((assessed, built))
}

pub(crate) fn print(form: Form, built: &Built, fonts: &amparo_dossier::Fonts) -> Result<Vec<u8>, Problem> {
    let paper = built.paper();
    let bytes = match form {
        Form::Html => amparo_dossier::html(paper).map(String::into_bytes),
        Form::Text => amparo_dossier::text(paper).map(String::into_bytes),
        Form::Pdf => amparo_dossier::pdf_with(paper, fonts),
        Form::Docx => amparo_dossier::docx_with(paper, fonts),
    };
    bytes.map_err(not_set)
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` takes")]
pub(crate) fn not_set(error: amparo_dossier::PaperError) -> Problem {
    Problem::new(
        Sort::Input,
        "The paper was not written. The case is as it was.",
        format!("{error}."),
        "For a letter that the fonts lack, name a folder with a font that has it (--fonts DIR), or write .html, which \
         carries every script.",
    )
}

/// A letter under a law that the file says does not cover the person would be refused by its first reader.
fn refuse_outside(assessed: &Assessed) -> Result<(), Problem> {
    use amparo_law::framework::GateStanding;
    let closed = assessed.assessment.gates.iter().find(|gate| gate.standing == GateStanding::Closed);
    closed.map_or(Ok(()), |gate| {
        Err(Problem::new(
            Sort::Forbidden,
            "The letter was not written. The case is as it was.",
            format!("By the claims on file, {} does not cover this person: {}", assessed.framework.citation, gate.plain),
            "If that is wrong, correct or dispute the claims that `amparo assess` shows there. Otherwise write under another framework.",
        ))
    })
}

/// What every paper is made from: the file, its conflicts by claim, and the annex that grows as claims are cited.
pub(crate) struct Citing<'a> {
    pub(crate) file: &'a CaseFile,
    pub(crate) annex: Annex,
    /// For each claim, the claims that say otherwise.
    against: std::collections::BTreeMap<ClaimId, Vec<ClaimId>>,
}

impl<'a> Citing<'a> {
    pub(crate) fn new(file: &'a CaseFile) -> Self {
        let mut against: std::collections::BTreeMap<ClaimId, Vec<ClaimId>> =
            std::collections::BTreeMap::new();
        for conflict in file.conflicts() {
            for (place, side) in conflict.sides.iter().enumerate() {
                let others = conflict.sides.iter().enumerate().filter(|(other, _)| *other != place);
                let others: Vec<ClaimId> =
                    others.flat_map(|(_, side)| side.claims.iter().map(|state| state.claim.id)).collect();
                for state in &side.claims {
                    against.entry(state.claim.id).or_default().extend(others.iter().copied());
                }
            }
        }
        Self { file, annex: Annex::default(), against }
    }

    pub(crate) fn name_of(&self, state: &ClaimState) -> String {
        match &state.claim.subject {
            Subject::Person(person) => {
                let names = self.file.people.get(person).and_then(|head| head.names.first());
                names.or(self.file.names.first()).cloned().unwrap_or_default()
            }
            Subject::Organisation(name) | Subject::Country(name) => name.clone(),
            Subject::General => self.file.names.first().cloned().unwrap_or_default(),
        }
    }

    /// One claim as a sentence with its footnote, and what says otherwise.
    pub(crate) fn claim(&mut self, state: &ClaimState) -> Cited {
        self.claims(state, &[])
    }

    /// A sentence of the first claim, resting on it and on these others that say the same.
    pub(crate) fn claims(&mut self, first: &ClaimState, others: &[&ClaimState]) -> Cited {
        let text = sentence(&first.claim, &self.name_of(first));
        self.contested(text, first, others)
    }

    /// This text, resting on these claims, with what other claims say instead.
    fn contested(&mut self, text: String, first: &ClaimState, others: &[&ClaimState]) -> Cited {
        let mut cited = self.cited(text, first, others);
        let mine: Vec<ClaimId> =
            std::iter::once(first).chain(others.iter().copied()).map(|one| one.claim.id).collect();
        let mut shown = Vec::new();
        for id in &mine {
            for other in self.against.get(id).cloned().unwrap_or_default() {
                if !mine.contains(&other) && !shown.contains(&other) {
                    shown.push(other);
                }
            }
        }
        for (text, states) in self.alike(shown) {
            let notes = self.annex.notes(self.file, &states);
            cited = cited.contested_by(Contested::new(text, notes));
        }
        for state in std::iter::once(first).chain(others.iter().copied()) {
            for dispute in &state.disputes {
                let text = format!("Disputed by {}: {}", dispute.by, dispute.why);
                let recorded = format!("recorded at this office on {}", day_of(dispute.recorded.at));
                let notes = self.annex.own_record(&state.claim, recorded);
                cited = cited.contested_by(Contested::new(text, notes));
            }
        }
        cited
    }

    /// A claim as it stood, also when it stands no longer, with its footnote alone.
    pub(crate) fn as_it_stood(&mut self, state: &ClaimState) -> Cited {
        let text = sentence(&state.claim, &self.name_of(state));
        self.cited(text, state, &[])
    }

    /// Text of our own making that rests on these claims.
    pub(crate) fn cited(
        &mut self,
        text: impl Into<String>,
        first: &ClaimState,
        others: &[&ClaimState],
    ) -> Cited {
        let mut all = vec![first];
        all.extend(others);
        Cited::new(text, self.annex.notes(self.file, &all))
    }

    /// A happening as one sentence: the claims that agree with the first are its footnotes, those that differ
    /// stand beside it.
    pub(crate) fn happening(&mut self, happening: &Happening<'_>) -> Cited {
        let text = sentence(&self.told(happening), &self.name_of(happening.first()));
        self.happening_as(text, happening)
    }

    /// The same for a list that prints the date beside it.
    pub(crate) fn happening_beside_its_date(&mut self, happening: &Happening<'_>) -> Cited {
        let text = sentence_beside_its_date(&self.told(happening), &self.name_of(happening.first()));
        self.happening_as(text, happening)
    }

    fn happening_as(&mut self, text: String, happening: &Happening<'_>) -> Cited {
        let agree = self.agreeing(happening);
        self.contested(text, happening.first(), &agree)
    }

    /// The other claims on a happening that do not say otherwise.
    fn agreeing<'h>(&self, happening: &Happening<'h>) -> Vec<&'h ClaimState> {
        let differs = self.against.get(&happening.first().claim.id).cloned().unwrap_or_default();
        let others = happening.claims.iter().skip(1).copied();
        others.filter(|state| !differs.contains(&state.claim.id)).collect()
    }

    /// What the claims on a happening tell together: the first, with what another says and the first leaves open. One
    /// report gives the day, another the court.
    fn told(&self, happening: &Happening<'_>) -> Claim {
        let mut told = happening.first().claim.clone();
        let same_voice = |state: &&ClaimState| state.claim.attribution == told.attribution;
        let more: Vec<&ClaimState> = self.agreeing(happening).into_iter().filter(same_voice).collect();
        for state in more {
            let said = |field| told.statement.get(field).is_some();
            let left: Vec<(Field, String)> = state
                .claim
                .statement
                .fields()
                .filter(|(field, _)| !said(*field))
                .map(|(field, text)| (field, text.to_owned()))
                .collect();
            let kept = told.statement.fields().map(|(field, text)| (field, text.to_owned()));
            if let Ok(statement) = Statement::new(told.statement.kind(), kept.chain(left).collect::<Vec<_>>())
            {
                told.statement = statement;
            }
            told.place = told.place.or_else(|| state.claim.place.clone());
            told.dates.occurred = told.dates.occurred.or(state.claim.dates.occurred);
        }
        told
    }

    pub(crate) fn is_contested(&self, happening: &Happening<'_>) -> bool {
        happening
            .claims
            .iter()
            .any(|state| self.against.contains_key(&state.claim.id) || !state.disputes.is_empty())
    }

    /// Each claim that still stands in the file, as a cited sentence.
    pub(crate) fn each(&mut self, claims: impl IntoIterator<Item = ClaimId>) -> Vec<Prose> {
        let alike = self.alike(claims);
        alike
            .into_iter()
            .map(|(text, states)| Prose::Cited(self.contested(text, states[0], &states[1..])))
            .collect()
    }

    /// The claims that stand in the file, those together that make the same sentence: several sources, said once.
    pub(crate) fn alike(
        &self,
        claims: impl IntoIterator<Item = ClaimId>,
    ) -> Vec<(String, Vec<&'a ClaimState>)> {
        let file = self.file;
        let mut alike: Vec<(String, Vec<&'a ClaimState>)> = Vec::new();
        for state in claims.into_iter().filter_map(|id| file.claim(id)) {
            let text = sentence(&state.claim, &self.name_of(state));
            match alike.iter_mut().find(|(known, _)| *known == text) {
                Some((_, states)) => states.push(state),
                None => alike.push((text, vec![state])),
            }
        }
        alike
    }

    /// Each happening as a cited sentence. A denial that was printed beside what it denies is not printed again.
    pub(crate) fn happenings(&mut self, happenings: &[Happening<'_>]) -> Vec<Prose> {
        let mut beside: std::collections::BTreeSet<ClaimId> = std::collections::BTreeSet::new();
        let mut prose = Vec::new();
        for happening in happenings {
            let mut ids = happening.claims.iter().map(|state| state.claim.id);
            if !happening.is_asserted() && ids.clone().all(|id| beside.contains(&id)) {
                continue;
            }
            beside.extend(ids.by_ref().flat_map(|id| self.against.get(&id).cloned().unwrap_or_default()));
            prose.push(Prose::Cited(self.happening(happening)));
        }
        prose
    }

    /// A person's answer, as papers print it; `None` while nobody gave one, or when it rests on a claim that may
    /// not be in a paper.
    pub(crate) fn finding(&mut self, state: &FindingState, by: &str) -> Option<model::Finding> {
        let FindingState::Given { answer, reason, at, claims, .. } = state else { return None };
        // All of them or none: a reason may tell what a sealed or retracted claim said.
        let states: Vec<&ClaimState> = claims.iter().map(|id| self.file.claim(*id)).collect::<Option<_>>()?;
        Some(model::Finding {
            answer: answer_in_words(*answer).to_owned(),
            reason: reason.clone(),
            by: by.to_owned(),
            on: day_of(*at),
            rests_on: self.annex.notes(self.file, &states),
        })
    }
}

/// The date under which a list tells of a happening.
pub(crate) fn date_of(happening: &Happening<'_>) -> Option<amparo_ledger::date::SourceDate> {
    let date = happening.dates().best().or(happening.first().claim.dates.occurred)?;
    Some(crate::wording::date_told(happening.kind(), date))
}

/// Rows in the order of the dates that they print, those without a date last.
pub(crate) fn by_date(mut rows: Vec<model::ChronologyRow>) -> Vec<model::ChronologyRow> {
    rows.sort_by_key(|row| {
        let day = row.date.and_then(amparo_ledger::date::SourceDate::sort_day);
        (day.is_none(), day)
    });
    rows
}

pub(crate) fn answer_in_words(answer: Answer) -> &'static str {
    match answer {
        Answer::Shown => "shown",
        Answer::ShownInPart => "shown in part",
        Answer::NotShown => "not shown",
        Answer::NotApplicable => "not applicable",
    }
}

fn day_of(seconds: i64) -> jiff::civil::Date {
    use crate::world::{Clock, FixedClock};
    FixedClock(seconds).today()
}

pub(crate) fn state_of(state: &EvidenceState) -> model::State {
    match state {
        EvidenceState::Supported { .. } => model::State::Supported,
        EvidenceState::Contested { .. } => model::State::Contested,
        EvidenceState::Contradicted { .. } => model::State::Contradicted,
        EvidenceState::NoInformation { .. } => model::State::NoInformation,
        EvidenceState::NotApplicable { because } => model::State::NotApplicable { because: because.clone() },
    }
}

pub(crate) fn gap(what: impl Into<String>, how: impl Into<String>) -> Prose {
    Prose::Gap(model::Gap { what: what.into(), how_to_settle: Some(how.into()) })
}

/// The law's words that introduce the criteria, with their citation.
pub(crate) fn criteria_law(assessed: &Assessed) -> model::LawText {
    let quote = assessed.framework.quotes.iter().find(|quote| quote.id == "review");
    quote.map_or_else(
        || model::LawText {
            text: assessed.framework.logic_plain.clone(),
            citation: assessed.framework.citation.clone(),
        },
        |quote| model::LawText { text: quote.text.clone(), citation: quote.citation.clone() },
    )
}
