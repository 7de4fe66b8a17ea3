//! Papers: chosen, looked at, given a person's own words, saved as files, frozen for an addressee.
//!
//! Every sentence of the program's own stands with its footnote and cannot be edited; a person's own sentences stand beside
//! it and are printed as argument. What was released is given again byte for byte.

mod choose;
mod coverage;
mod preview;
mod release;
mod released;
#[cfg(test)]
mod tests;
mod words;

use amparo_casework::frameworks::list_frameworks;
use amparo_casework::keep_own_words::{KeptWords, kept_words};
use amparo_casework::ledger::ids::CaseId;
use amparo_casework::ledger::release::PaperKind;
use amparo_casework::ledger::source::Hash32;
use amparo_casework::papers::{Paper, since};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::show_case::Moment;

use crate::answer::Fail;
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::assessment::moment_of;
use crate::routes::{Gate, Route, get, post};

#[rustfmt::skip]
pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/papers", Gate::May(Action::SeeCase), choose::show),
    get("/cases/{case}/papers/released/{release}", Gate::May(Action::SeeCase), released::show),
    get("/cases/{case}/papers/released/{release}/file", Gate::May(Action::WritePaper), released::file),
    get("/cases/{case}/papers/{paper}", Gate::May(Action::WritePaper), preview::show),
    get("/cases/{case}/papers/{paper}/file/{form}", Gate::May(Action::WritePaper), preview::save),
    get("/cases/{case}/papers/{paper}/coverage", Gate::May(Action::WritePaper), coverage::show),
    get("/cases/{case}/papers/{paper}/words", Gate::May(Action::WritePaper), words::show),
    post("/cases/{case}/papers/{paper}/words", Gate::May(Action::WritePaper), words::keep),
    get("/cases/{case}/papers/{paper}/release", Gate::May(Action::ReleasePaper), release::show).stepped_up(),
    post("/cases/{case}/papers/{paper}/release", Gate::May(Action::ReleasePaper), release::release).stepped_up(),
];

/// The papers that are written here, in the order in which they are offered. A proof of a claim is made elsewhere.
const OFFERED: [PaperKind; 8] = [
    PaperKind::RequestLetter,
    PaperKind::OnePage,
    PaperKind::Dossier,
    PaperKind::Addendum,
    PaperKind::EmbassySubmission,
    PaperKind::Worksheet,
    PaperKind::SanctionsFile,
    PaperKind::CustodyReport,
];

/// How paths and commands call a kind of paper.
pub(crate) fn name_of(kind: PaperKind) -> &'static str {
    PaperKind::ALL.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| name)
}

/// What a kind of paper is called.
pub(crate) fn title_of(t: Speech, kind: PaperKind) -> String {
    match kind {
        PaperKind::RequestLetter => t.say("papers-letter"),
        PaperKind::OnePage => t.say("papers-one-page"),
        PaperKind::Worksheet => t.say("papers-worksheet"),
        PaperKind::Dossier => t.say("papers-dossier"),
        PaperKind::Addendum => t.say("papers-addendum"),
        PaperKind::EmbassySubmission => t.say("papers-embassy"),
        PaperKind::CustodyReport => t.say("papers-custody-report"),
        PaperKind::ClaimProof => t.say("papers-claim-proof"),
        PaperKind::SanctionsFile => t.say("papers-sanctions-file"),
    }
}

/// What a kind of paper is for.
fn purpose_of(t: Speech, kind: PaperKind) -> String {
    match kind {
        PaperKind::RequestLetter => t.say("papers-letter-for"),
        PaperKind::OnePage => t.say("papers-one-page-for"),
        PaperKind::Worksheet => t.say("papers-worksheet-for"),
        PaperKind::Dossier => t.say("papers-dossier-for"),
        PaperKind::Addendum => t.say("papers-addendum-for"),
        PaperKind::EmbassySubmission => t.say("papers-embassy-for"),
        PaperKind::CustodyReport => t.say("papers-custody-report-for"),
        PaperKind::ClaimProof => String::new(),
        PaperKind::SanctionsFile => t.say("papers-sanctions-file-for"),
    }
}

/// What a request asks for: which paper, as of when.
pub(crate) struct Wish {
    case: CaseId,
    kind: PaperKind,
    /// `None`: it must be said first from where on something is new, or on whom the file is.
    paper: Option<Paper>,
    framework: String,
    moment: Moment,
    as_of: String,
    known_at: String,
    since: String,
    person: String,
}

/// What a form or a query says about the paper that is meant.
#[derive(Default, Clone, Copy)]
pub(crate) struct Said<'a> {
    pub(crate) as_of: &'a str,
    pub(crate) known_at: &'a str,
    pub(crate) since: &'a str,
    pub(crate) person: &'a str,
}

impl Wish {
    /// What the path and the query ask for.
    fn of(ask: &Ask) -> Result<Self, Fail> {
        let query = |name| ask.query().one(name).unwrap_or_default();
        let said = Said {
            as_of: query("as_of"),
            known_at: query("known_at"),
            since: query("since"),
            person: query("person"),
        };
        Self::said(ask, said)
    }

    /// What the path asks for, with what a form says.
    fn said(ask: &Ask, said: Said<'_>) -> Result<Self, Fail> {
        let case = ask.case()?;
        let kind = OFFERED.into_iter().find(|kind| name_of(*kind) == ask.param("paper"));
        let kind = kind.ok_or(Fail::Absent)?;
        let moment = moment_of(ask, Some(said.as_of), Some(said.known_at))?;
        let paper = match kind {
            PaperKind::RequestLetter => Some(Paper::Letter),
            PaperKind::OnePage => Some(Paper::OnePage),
            PaperKind::Worksheet => Some(Paper::Worksheet),
            PaperKind::Dossier => Some(Paper::Dossier),
            PaperKind::EmbassySubmission => Some(Paper::Embassy),
            PaperKind::CustodyReport => Some(Paper::CustodyReport),
            PaperKind::ClaimProof => None,
            PaperKind::Addendum if said.since.trim().is_empty() => None,
            PaperKind::Addendum => Some(Paper::Addendum(ask.read(|desk| since(desk, case, said.since))?)),
            PaperKind::SanctionsFile if said.person.is_empty() => None,
            PaperKind::SanctionsFile => {
                Some(Paper::SanctionsFile(Hash32::from_hex(said.person).ok_or(Fail::Absent)?))
            }
        };
        let framework = list_frameworks().into_iter().next().map(|row| row.id).ok_or(Fail::Absent)?;
        Ok(Self {
            case,
            kind,
            paper,
            framework,
            moment,
            as_of: said.as_of.to_owned(),
            known_at: said.known_at.to_owned(),
            since: said.since.to_owned(),
            person: said.person.to_owned(),
        })
    }

    /// The paper, once everything about it is said.
    fn paper(&self) -> Result<Paper, Fail> {
        self.paper.ok_or(Fail::Absent)
    }

    /// The path of the paper's page.
    fn path(&self) -> String {
        format!("/cases/{}/papers/{}", self.case, name_of(self.kind))
    }

    /// What of the query every link to this same paper carries, with its question mark; empty where nothing is said.
    fn query(&self) -> String {
        let pairs = [
            ("as_of", &self.as_of),
            ("known_at", &self.known_at),
            ("since", &self.since),
            ("person", &self.person),
        ];
        let said: Vec<(&str, &String)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let text = serde_html_form::to_string(&said).unwrap_or_default();
        if text.is_empty() { text } else { format!("?{text}") }
    }

    fn is_earlier(&self) -> bool {
        self.moment.world.is_some() || self.moment.known_entries.is_some()
    }

    /// The own words that are kept for it.
    fn words(&self, ask: &Ask) -> Result<KeptWords, Fail> {
        let (case, paper) = (self.case, self.paper()?);
        Ok(ask.read(|desk| kept_words(desk, case, paper))?.into_inner())
    }

    /// The name of its file.
    fn file_name(&self, person: &str, day: jiff::civil::Date, ending: &str) -> String {
        format!("{}-{}-{day}.{ending}", name_of(self.kind), file_word(person))
    }
}

/// A name as part of a file's name: plain letters and digits, the rest as dashes.
pub(crate) fn file_word(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let word: String = name.chars().map(plain).collect();
    let parts: Vec<&str> = word.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "case".to_owned() } else { parts.join("-") }
}

/// What is said where a paper cannot be put together: shown on its own page, so that the way back stays.
fn problem_of(fail: Fail) -> Result<Problem, Fail> {
    use amparo_casework::problem::Sort;
    match fail {
        Fail::Problem(problem) if !matches!(problem.sort, Sort::Locked | Sort::Damaged | Sort::System) => {
            Ok(*problem)
        }
        other => Err(other),
    }
}
