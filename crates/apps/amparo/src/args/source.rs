//! Documents: reading them, deciding on what was found, describing them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{ReceivedWords, WhichCase};

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// The documents, or folders of them: PDF, pictures, DOCX, ODT, RTF, HTML, text, spreadsheets, subtitles, e-mail, saved web pages; `-` for text from standard input
    #[arg(required_unless_present_any = ["paste", "failed", "retry"], value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read text that you paste or pipe in; it is recorded as pasted by you, not as an original
    #[arg(long, conflicts_with = "files")]
    pub(crate) paste: bool,
    /// List the documents that could not be read, with the reason; they are kept as they came
    #[arg(long, conflicts_with_all = ["files", "paste", "retry"])]
    pub(crate) failed: bool,
    /// Try documents again that could not be read: one, or all of them
    #[arg(long, value_name = "SOURCE", num_args = 0..=1, default_missing_value = "all", conflicts_with_all = ["files", "paste"])]
    pub(crate) retry: Option<String>,
    /// How many documents to read at once; one on each processor if not said, four at most
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u8).range(1..=16))]
    pub(crate) at_once: Option<u8>,
    /// The languages of words in pictures and scans, such as `ru` or `ru+en`; without it, --language, or those that are here
    #[arg(long, value_name = "LANGUAGES", conflicts_with_all = ["failed", "retry"])]
    pub(crate) ocr_languages: Option<String>,
    /// The case they belong to
    #[command(flatten)]
    pub(crate) which: WhichCase,
    /// Open a case for this person
    #[arg(long = "for", value_name = "NAME", conflicts_with = "case")]
    pub(crate) for_person: Option<String>,
    /// With --for: this is another person than the one whose case has that name
    #[arg(long)]
    pub(crate) another_person: bool,
    #[command(flatten)]
    pub(crate) words: SourceWords,
    #[command(flatten)]
    pub(crate) received: ReceivedWords,
}

#[derive(Debug, Args)]
pub(crate) struct SourceWords {
    /// The document's title
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Who wrote it
    #[arg(long)]
    pub(crate) author: Option<String>,
    /// Who published it
    #[arg(long)]
    pub(crate) publisher: Option<String>,
    /// When it was published, such as 2024-03-11 or 2024-03; "last month" in it is counted from here
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Where it was found
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// What sort of source it is
    #[arg(long, value_enum)]
    pub(crate) kind: Option<SourceKind>,
    /// Its language, such as `en`; words in pictures are recognised in it
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// A tie between its authors and the case which the source itself discloses
    #[arg(long)]
    pub(crate) interest: Option<String>,
    /// On what terms it may be used
    #[arg(long)]
    pub(crate) rights: Option<String>,
    /// How it must be credited
    #[arg(long)]
    pub(crate) credit: Option<String>,
    /// It copies this other source on file (a wire story), so that the two count as one origin
    #[arg(long, value_name = "SOURCE")]
    pub(crate) copies: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SourceKind {
    /// Article, broadcast, agency report
    Press,
    /// An organisation's report, statement or list
    Organisation,
    /// A government's or parliament's paper
    Official,
    /// A paper of a court, prosecutor or prison
    Court,
    /// What a relative, lawyer or the prisoner says or writes
    Family,
    /// An interview you held
    Interview,
    /// Anything else
    Other,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Source {
    /// List the sources of a case
    List(WhichCase),
    /// Print a source's description and text
    Show {
        /// The source: its id, the beginning of it, or part of its title
        source: String,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Say which sources of a case carry the same words: passages, and in which other sources they stand
    Shared(WhichCase),
    /// Write the original bytes of a source to a new file, outside the sandbox; noted in its chain of custody
    #[command(after_help = "Example:\n  amparo source save \"Hospital letter\" -o letter.pdf")]
    Save {
        /// The source: its id, the beginning of it, or part of its title
        source: String,
        /// Where to; the file must not exist yet
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// A copy derived from it instead: its SHA-256 hash or the beginning of it
        #[arg(long, value_name = "HASH")]
        copy: Option<String>,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Amend what is known of a source; its bytes stay
    Amend {
        /// The source: its id, the beginning of it, or part of its title
        source: String,
        /// Why
        #[arg(long)]
        why: String,
        #[command(flatten)]
        words: Box<SourceWords>,
        #[command(flatten)]
        which: WhichCase,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) which: WhichCase,
    /// Only this source
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// Print what waits, decide nothing
    #[arg(long, conflicts_with_all = ["decisions", "undo"])]
    pub(crate) list: bool,
    /// Say of each which rule made it, what that rule looks for, and on which words it rests
    #[arg(long, conflicts_with_all = ["decisions", "undo"])]
    pub(crate) explain: bool,
    /// Take decisions from this file (JSON or TOML)
    #[arg(long, value_name = "FILE", conflicts_with = "undo")]
    pub(crate) decisions: Option<PathBuf>,
    /// Take the last decision back
    #[arg(long)]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Propose {
    /// The document, in any format that is read
    pub(crate) file: PathBuf,
    /// The document's date; "last month" in it is counted from here
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Every kind of claim, not only the 25 of the corpus
    #[arg(long)]
    pub(crate) all: bool,
    /// Say of each which rule made it, what that rule looks for, and on which words it rests
    #[arg(long)]
    pub(crate) explain: bool,
}
