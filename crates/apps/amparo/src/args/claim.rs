//! What can be typed about claims.

use clap::{Args, Subcommand, ValueEnum};

use super::WhichCase;

#[derive(Debug, Subcommand)]
pub(crate) enum Claim {
    /// Enter a claim by hand
    #[command(
        after_help = "Examples:\n  amparo claim add arrest --date 2022-04-11 --place Moscow --source article --quote \"was arrested\"\n  \
            amparo claim add health --set condition=diabetes --testimony \"She told me so on the phone.\"\n  \
            amparo claim add status --set status=\"lawful permanent resident\" --from-title \"Letter\" --from-publisher \"An institute\""
    )]
    Add(ClaimAdd),
    /// Put a better claim in the place of one that stands; what you leave out stays
    Correct(ClaimCorrect),
    /// Take a claim back
    Retract(ClaimWhy),
    /// Record that somebody disputes a claim
    Dispute(ClaimDispute),
    /// Take a retraction, or the disputes, of a claim back
    Restore(ClaimWhy),
    /// Enter the claims of a file: TOML or JSON, with sources, happenings and the rows it was compiled from
    #[command(after_help = "Example:\n  amparo claim import kara-murza.toml")]
    Import(ClaimImport),
    /// Make the proof of a claim: a file by which a stranger sees that the desk's signed log holds it
    #[command(
        after_help = "Examples:\n  amparo claim proof claim-3f9a -o arrest.proof --release-to \"District Court\"\n  \
            amparo claim proof claim-3f9a -o arrest.proof --fields statement,dates,entry/at\n\n\
            The stranger checks it with `amparo-verify claim arrest.proof --key KEY`, or in Python: docs/manual/proofs.md."
    )]
    Proof(super::proof::ClaimProof),
    /// List the claims of a case
    List(WhichCase),
    /// List the kinds of claims and their parts
    Kinds,
}

#[derive(Debug, Args, Default)]
pub(crate) struct ClaimParts {
    /// Whom it is about: a name or an id [default: the person of the case]
    #[arg(long)]
    pub(crate) person: Option<String>,
    /// It is about another person than the one of that name on file
    #[arg(long)]
    pub(crate) another_person: bool,
    /// It is about a country
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// It is about an organisation
    #[arg(long, conflicts_with_all = ["person", "country"])]
    pub(crate) organisation: Option<String>,
    /// It is about matters in general: a precedent, an argument
    #[arg(long, conflicts_with_all = ["person", "country", "organisation"])]
    pub(crate) general: bool,
    /// A part of the claim as NAME=TEXT; may be repeated (`amparo claim kinds` lists them)
    #[arg(long = "set", value_name = "NAME=TEXT")]
    pub(crate) set: Vec<String>,
    /// When it happened, exactly as precisely as the source says: 2022, 2022-04, 2022-04-11, 2019/2021, [..2023-04-05]
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// When it became known
    #[arg(long, value_name = "DATE")]
    pub(crate) known: Option<String>,
    /// Where
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// Who says so within the source; may be repeated, outermost first
    #[arg(long = "voice", value_name = "WHO")]
    pub(crate) voices: Vec<String>,
    /// What they do with it
    #[arg(long, value_enum, default_value_t = Modality::Asserted)]
    pub(crate) modality: Modality,
    /// Your grade: A to F for the source, 1 to 6 for the information
    #[arg(long)]
    pub(crate) grade: Option<String>,
    /// The source on file that says it
    #[arg(long, requires = "quote")]
    pub(crate) source: Option<String>,
    /// The exact words in that source
    #[arg(long, requires = "source")]
    pub(crate) quote: Option<String>,
    /// The quoted words in another language; printed beside the original, never instead of it
    #[arg(long, requires_all = ["source", "translated_by", "translation_language"])]
    pub(crate) translation: Option<String>,
    /// The language of the translation, such as `en`
    #[arg(long, value_name = "LANGUAGE", requires = "translation")]
    pub(crate) translation_language: Option<String>,
    /// Who translated
    #[arg(long, value_name = "WHO", requires = "translation")]
    pub(crate) translated_by: Option<String>,
    /// How far the translation can be relied on
    #[arg(long, value_enum, default_value_t = TranslationKind::Uncertified)]
    pub(crate) translation_kind: TranslationKind,
    /// Who may see the claim [default: those who work on the case]
    #[arg(long, value_enum)]
    pub(crate) audience: Option<Audience>,
    /// What you heard or saw yourself
    #[arg(long, conflicts_with_all = ["source", "from_title"])]
    pub(crate) testimony: Option<String>,
    /// The title of a source that is not on file
    #[arg(long, requires = "from_publisher", conflicts_with = "source")]
    pub(crate) from_title: Option<String>,
    /// Its publisher
    #[arg(long, requires = "from_title")]
    pub(crate) from_publisher: Option<String>,
    /// Its date
    #[arg(long, requires = "from_title")]
    pub(crate) from_date: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(crate) enum Modality {
    /// Stated as so
    #[default]
    Asserted,
    /// Reported as an allegation
    Alleged,
    /// Said not to be so
    Denied,
    /// Feared or predicted
    Feared,
    /// Asked for
    Requested,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(crate) enum TranslationKind {
    /// By a certified translator
    Certified,
    /// By a person without a certificate
    #[default]
    Uncertified,
    /// By a machine
    Machine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Audience {
    /// In no paper, whoever it goes to
    Sealed,
    /// Those who work on the case
    Case,
    /// Everyone at the desk
    Team,
    /// Anyone
    Public,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimAdd {
    /// What kind of claim (`amparo claim kinds` lists them)
    pub(crate) kind: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
    #[command(flatten)]
    pub(crate) parts: ClaimParts,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimImport {
    /// The file, described in docs/manual/claims-file.md
    pub(crate) file: std::path::PathBuf,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimCorrect {
    /// The claim: its id or the beginning of it
    pub(crate) claim: String,
    /// Why
    #[arg(long)]
    pub(crate) why: String,
    /// Another kind
    #[arg(long)]
    pub(crate) kind: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichCase,
    #[command(flatten)]
    pub(crate) parts: ClaimParts,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimWhy {
    /// The claim: its id or the beginning of it
    pub(crate) claim: String,
    /// Why
    #[arg(long)]
    pub(crate) why: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimDispute {
    /// The claim: its id or the beginning of it
    pub(crate) claim: String,
    /// Who disputes it
    #[arg(long)]
    pub(crate) by: String,
    /// Why
    #[arg(long)]
    pub(crate) why: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}
