//! What casework fills in: plain data, and the types that make an unsourced statement impossible to print.
//!
//! [`Cited`] is a statement, and cannot be made without a [`Footnote`]. Text that rests on no claim is
//! [`Prose::Argument`] and is marked as such wherever it is printed. [`Standing`] is the fixed wording of a
//! form, and cannot be built from text made at run time. What is not known is a [`Gap`], never a "no".

pub mod addendum;
pub mod custody;
pub mod dossier;
pub mod embassy;
pub mod gap;
pub mod letter;
pub mod one_pager;
pub mod sanctions_file;
pub mod worksheet;

use std::borrow::Cow;

use amparo_law::framework::OutputWords;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::Hash32;
use jiff::civil::Date;

/// Where a statement comes from: one claim, and the source that carries it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Footnote {
    /// The claim.
    pub claim: ClaimId,
    /// The source's number in the paper's annex.
    pub source_number: u32,
    /// The source's words, or that they are not on file.
    pub words: Words,
    /// The place as a reader would say it: "paragraph 7", "page 3".
    pub place: Option<String>,
    /// Who says so within the source, in words: "his lawyer, as reported by the agency".
    pub attribution: Option<String>,
    /// A tie of the authors to the case which the source itself discloses.
    pub disclosed_interest: Option<String>,
}

/// What can be shown of a source's own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// Exactly these.
    Quoted {
        /// The words.
        quote: String,
        /// Their language, as a BCP 47 tag; `None`: not recorded.
        language: Option<String>,
        /// The words in another language, printed beside the original.
        translation: Option<PrintedTranslation>,
    },
    /// What a member of the office heard or saw.
    Testimony(String),
    /// The source is named, its words are not on file. Printed as such.
    NotOnFile,
}

/// A translation beside the original.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintedTranslation {
    /// The translated words.
    pub text: String,
    /// Who translated, and how far it can be relied on, in words: "certified translation by …".
    pub by: String,
}

/// A statement with its footnotes.
///
/// It cannot be made without one:
///
/// ```compile_fail
/// use amparo_dossier::model::Cited;
/// let bare = Cited::new("He was arrested on 3 May 2021.");
/// ```
///
/// nor with an empty list, because [`AtLeastOne`] has none:
///
/// ```
/// use amparo_dossier::model::Footnote;
/// use amparo_ledger::least_one::AtLeastOne;
/// assert!(AtLeastOne::<Footnote>::new(vec![]).is_none());
/// ```
///
/// nor by writing its fields:
///
/// ```compile_fail
/// use amparo_dossier::model::{Cited, Footnote};
/// use amparo_ledger::least_one::AtLeastOne;
/// fn bare(notes: AtLeastOne<Footnote>) -> Cited {
///     Cited { text: "He was arrested.".into(), notes, contested: vec![] }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    text: String,
    notes: AtLeastOne<Footnote>,
    contested: Vec<Contested>,
}

/// What other claims on file say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    text: String,
    notes: AtLeastOne<Footnote>,
}

impl Contested {
    /// The other account, with its own footnotes.
    pub fn new(text: impl Into<String>, notes: AtLeastOne<Footnote>) -> Self {
        Self { text: text.into(), notes }
    }

    /// What the other claims say.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its footnotes.
    pub fn notes(&self) -> &AtLeastOne<Footnote> {
        &self.notes
    }
}

impl Cited {
    /// A statement with the footnotes it rests on.
    pub fn new(text: impl Into<String>, notes: AtLeastOne<Footnote>) -> Self {
        Self { text: text.into(), notes, contested: Vec::new() }
    }

    /// The same statement, contested by another account on file. The paper says so in its text.
    #[must_use]
    pub fn contested_by(mut self, other: Contested) -> Self {
        self.contested.push(other);
        self
    }

    /// The statement.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its footnotes.
    pub fn notes(&self) -> &AtLeastOne<Footnote> {
        &self.notes
    }

    /// The accounts that contest it; empty when none is on file.
    pub fn contested(&self) -> &[Contested] {
        &self.contested
    }
}

/// Something the file does not hold. Printed as "Not on file: …", never as a "no".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is not known: "whether the appeal was heard".
    pub what: String,
    /// What would settle it: "ask counsel for the appeal ruling".
    pub how_to_settle: Option<String>,
}

/// Fixed wording of a form. It comes from the program's text or from a framework's pack, so nothing learned about a
/// person can enter here.
///
/// ```compile_fail
/// use amparo_dossier::model::Standing;
/// let name = String::from("Tomas");
/// let wording = Standing::new(&format!("{name} is innocent."));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing(Cow<'static, str>);

impl Standing {
    /// Wording that is part of the form.
    pub const fn new(wording: &'static str) -> Self {
        Self(Cow::Borrowed(wording))
    }

    /// Wording that the legal framework's pack fixes for a paper.
    pub fn of_pack(words: &OutputWords) -> Self {
        Self(Cow::Owned(words.text.clone()))
    }

    /// The wording.
    pub fn wording(&self) -> &str {
        &self.0
    }
}

/// A law's exact text, always printed as a quotation with its citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawText {
    /// The words of the law.
    pub text: String,
    /// Where they stand: "22 U.S.C. § 1741(a)(1)".
    pub citation: String,
}

/// Something a paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prose {
    /// A statement with its footnotes.
    Cited(Cited),
    /// Text that rests on no claim: kept, and marked as argument.
    Argument(String),
    /// Fixed wording of the form.
    Standing(Standing),
    /// A law's exact text.
    Law(LawText),
    /// What the file does not hold.
    Gap(Gap),
}

impl From<Cited> for Prose {
    fn from(cited: Cited) -> Self {
        Self::Cited(cited)
    }
}

impl From<Gap> for Prose {
    fn from(gap: Gap) -> Self {
        Self::Gap(gap)
    }
}

impl From<Standing> for Prose {
    fn from(standing: Standing) -> Self {
        Self::Standing(standing)
    }
}

/// Whether the paper may leave the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Not yet. Printed at the top and on every page.
    Draft {
        /// What must be there before it is sent, each as a phrase: "a signed privacy waiver".
        missing: Vec<String>,
    },
    /// Frozen for its addressee.
    Final,
}

/// The size of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageSize {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    #[default]
    UsLetter,
}

/// One line of the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// Its number in this paper.
    pub number: u32,
    /// The title, or a description where it has none.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// Where it was found.
    pub url: Option<String>,
    /// A tie between the authors and the case which the source itself discloses.
    pub disclosed_interest: Option<String>,
    /// The SHA-256 of the archived bytes; `None`: only named, words not on file.
    pub sha256: Option<Hash32>,
    /// On what terms it may be used.
    pub rights: Option<String>,
    /// How it must be credited.
    pub credit: Option<String>,
}

/// What the file holds on a criterion, in words. Never a verdict, never a score, never coloured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Claims support it; none on file contradicts it.
    Supported,
    /// Claims support it and claims contradict it.
    Contested,
    /// Claims contradict it; none on file supports it.
    Contradicted,
    /// The file is silent, which is not a "no".
    NoInformation,
    /// It cannot apply to this case.
    NotApplicable {
        /// Why.
        because: String,
    },
}

impl State {
    /// The state in words.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Supported => "information in support on file",
            Self::Contested => "information on file both in support and against",
            Self::Contradicted => "information on file against, none in support",
            Self::NoInformation => "no information on file",
            Self::NotApplicable { .. } => "not applicable",
        }
    }

    /// The state in a word or two, for a column that is headed "Information on file".
    pub fn brief_words(&self) -> &'static str {
        match self {
            Self::Supported => "in support",
            Self::Contested => "in support and against",
            Self::Contradicted => "against only",
            Self::NoInformation => "no information",
            Self::NotApplicable { .. } => "not applicable",
        }
    }
}

/// A person's answer on a criterion. Casework passes one only where a person gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The answer in the person's words.
    pub answer: String,
    /// Why.
    pub reason: String,
    /// Who gave it, as it may be printed.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// What it rests on.
    pub rests_on: AtLeastOne<Footnote>,
}

/// How much a line matters when there is no room for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Left out first.
    Detail,
    /// Left out next.
    Notable,
    /// Left out last.
    Key,
}

/// One line of the chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronologyRow {
    /// When, as the source gives it; `None`: no source on file dates it.
    pub date: Option<SourceDate>,
    /// What happened.
    pub event: Cited,
    /// How much it matters.
    pub importance: Importance,
}

/// A label with what is said under it: "Born", "Nationality".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, part of the form.
    pub label: &'static str,
    /// What is said.
    pub value: Prose,
}
