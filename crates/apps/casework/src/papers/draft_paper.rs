//! A paper put together and not set in type yet: what is missing, its parts for a page, its bytes in any form.
//!
//! Typesetting takes a second or more and needs nothing of the desk, so it is done after the desk was let go of.

use amparo_dossier::{Fonts, HtmlPart, HtmlParts};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use amparo_ledger::release::PaperKind;
use jiff::civil::Date;

use super::{Built, CoverageRow, Form, OwnWords, Paper, Written, build, coverage, not_set, print};
use crate::assess_case::Assessed;
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::show_case::{Moment, record_at};

/// A paper put together, as a draft.
pub struct PaperDraft {
    built: Built,
    fonts: Fonts,
    /// The day in the world as of which it is written.
    pub as_of: Date,
    /// How many entries the record had.
    pub known_at: u64,
    /// Whose case it is about.
    pub person: String,
}

/// Puts a paper together, as [`write_paper`](super::write_paper) does, and sets nothing in type yet.
///
/// # Errors
/// As for [`write_paper`](super::write_paper), but for typesetting.
pub fn draft_paper(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<Visible<PaperDraft>, Problem> {
    let (_, draft) = drafted(desk, case, paper, framework, moment, own)?;
    desk.show(Scope::Case(case), draft)
}

fn drafted(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<(CaseFile, PaperDraft), Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let (Assessed { file, .. }, built) = build(desk, case, paper, framework, moment, own)?;
    let person = file.names.first().cloned().unwrap_or_default();
    let (as_of, known_at) = (file.as_of.world, file.as_of.record);
    Ok((file, PaperDraft { built, fonts: own.fonts.clone(), as_of, known_at, person }))
}

/// A paper as a draft, with what became of each claim on record in it. The list stays at the desk.
///
/// # Errors
/// As for [`draft_paper`].
pub fn draft_with_coverage(
    desk: &Desk,
    case: CaseId,
    paper: Paper,
    framework: &str,
    moment: Moment,
    own: &OwnWords,
) -> Result<Visible<(PaperDraft, Vec<CoverageRow>)>, Problem> {
    let (file, draft) = drafted(desk, case, paper, framework, moment, own)?;
    let used = amparo_dossier::used_claims(draft.built.paper()).map_err(not_set)?;
    let record = record_at(desk, case, moment)?;
    let rows = coverage::coverage(&record, &file, &used);
    desk.show(Scope::Case(case), (draft, rows))
}

impl PaperDraft {
    /// What is missing before it may be sent.
    pub fn missing(&self) -> Vec<String> {
        self.built.missing()
    }

    /// The paper in parts for a page of ours: its title is a heading of the level `first_heading`.
    ///
    /// # Errors
    /// When the paper contradicts itself.
    pub fn parts(&self, first_heading: u8) -> Result<HtmlParts, Problem> {
        amparo_dossier::html_parts(self.built.paper(), first_heading).map_err(not_set)
    }

    /// The paper in this form.
    ///
    /// # Errors
    /// When it cannot be set in type, such as for want of a letter in the fonts.
    pub fn set(&self, form: Form) -> Result<Written, Problem> {
        Ok(Written { bytes: print(form, &self.built, &self.fonts)?, missing: self.missing() })
    }
}

/// What of a person's own words a kind of paper prints around its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each part that a paper has or has not; none follows from another"
)]
pub struct Around {
    /// The sender's block.
    pub sender: bool,
    /// To whom it goes, and who gets a copy.
    pub addressee: bool,
    /// The date.
    pub date: bool,
    /// The subject line.
    pub subject: bool,
    /// Who signs.
    pub signatories: bool,
    /// Whom to ask.
    pub contact: bool,
}

/// What of a person's own words is printed around the text of this kind of paper.
pub fn around(paper: PaperKind) -> Around {
    let nothing = Around::default();
    let letter = Around {
        sender: true,
        addressee: true,
        date: true,
        subject: true,
        signatories: true,
        contact: false,
    };
    match paper {
        PaperKind::RequestLetter | PaperKind::Addendum | PaperKind::EmbassySubmission => letter,
        PaperKind::Dossier => Around { subject: false, contact: true, ..letter },
        PaperKind::OnePage => Around { contact: true, ..nothing },
        PaperKind::SanctionsFile => Around { sender: true, ..nothing },
        PaperKind::Worksheet | PaperKind::CustodyReport | PaperKind::ClaimProof => nothing,
    }
}

/// Where in a kind of paper a person's own sentences are printed: the name of the place in
/// [`Arguments`](super::own_words::Arguments) (`criteria.9` for a criterion), for the part under this heading. `None`: the part
/// has no such place.
pub fn place_of(paper: PaperKind, part: &HtmlPart) -> Option<String> {
    let places: &[(&str, &str)] = match paper {
        PaperKind::RequestLetter | PaperKind::Dossier => &[
            ("Request", "request"),
            ("Eligibility", "eligibility"),
            ("The detention in brief", "detention"),
            ("Charges and law", "charges"),
            ("Other circumstances", "other_circumstances"),
            ("Health and urgency", "health"),
            ("What is asked", "asks"),
        ],
        PaperKind::EmbassySubmission => &[
            ("Why this is handed over", "request"),
            ("Eligibility", "eligibility"),
            ("The detention in brief", "detention"),
            ("What is asked", "asks"),
        ],
        PaperKind::Addendum => {
            &[("What this adds to", "request"), ("The situation now", "detention"), ("What is asked", "asks")]
        }
        PaperKind::SanctionsFile => &[
            ("Knowledge and complicity", "other_circumstances"),
            ("Legal characterisation, and why it should be acted on", "eligibility"),
            ("What is asked", "asks"),
        ],
        PaperKind::OnePage | PaperKind::Worksheet | PaperKind::CustodyReport | PaperKind::ClaimProof => &[],
    };
    if let Some((_, place)) = places.iter().find(|(heading, _)| *heading == part.heading) {
        return Some((*place).to_owned());
    }
    let argues_criteria =
        matches!(paper, PaperKind::RequestLetter | PaperKind::Dossier | PaperKind::EmbassySubmission);
    let number = part.heading.strip_prefix("Criterion (")?.split_once(')')?.0;
    let is_number = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    (argues_criteria && part.level == 2 && is_number).then(|| format!("criteria.{number}"))
}
