//! What can be typed. Every command reads as a sentence and shows an example.

mod assess;
mod claim;
mod consent;
mod custody;
mod duplicates;
mod exchange;
mod keeping;
mod names;
mod proof;
mod release;
mod screening;
mod verify;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use self::assess::{Signed, SignedCompare, SignedShow, Signing};
pub(crate) use self::claim::{Audience, Claim, ClaimImport, ClaimParts, Modality, TranslationKind};
pub(crate) use self::consent::{Consent, ConsentKind, Purpose};
pub(crate) use self::custody::{Custody, CustodyCommand, DerivedForm, ReceivedWords};
pub(crate) use self::duplicates::{Compared, Duplicates, DuplicatesCommand, Find, SamePerson};
pub(crate) use self::exchange::{Export, Import};
pub(crate) use self::keeping::{Backup, Erase, ErasureReason, Restore};
pub(crate) use self::names::{NameKind, Names, NamesCompare, NamesScreen, NamesSearch};
pub(crate) use self::proof::ClaimProof;
pub(crate) use self::release::{Release, ReleaseTo};
pub(crate) use self::screening::{Gap, List, ListAdd, Screen, ScreenAnswer, ScreenCommand};
pub(crate) use self::verify::{Checkpoint, Verify};

/// Turns scattered reports on a prisoner into a sourced case file, tests it against the law, and writes the papers.
#[derive(Debug, Parser)]
#[command(
    name = "amparo",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Begin here:\n  \
        amparo demo                                        an example desk, to look around\n  \
        amparo init                                        a desk of your own\n  \
        amparo read article.txt --for \"Nadia Example\"       read a first document\n  \
        amparo review                                      decide on what was found\n  \
        amparo assess                                      what is shown, and what is missing\n  \
        amparo write letter -o letter.pdf                  a draft request\n\n\
        Nothing leaves this computer. Exit status: 0 done, 1 cannot be used, 2 wrong command, 3 locked,\n\
        4 in use, 5 not there, 6 a question first, 7 system, 8 damaged, 9 forbidden."
)]
pub(crate) struct Cli {
    /// The desk's folder [default: what `AMPARO_DESK` names, else `amparo/desk` where this user's programs keep data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) desk: Option<PathBuf>,
    /// Read the passphrase from the first line of this file instead of asking
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Print JSON, for other programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new desk: an encrypted folder, and a recovery sheet to print
    #[command(after_help = "Example:\n  amparo init --name \"Example Family\" --your-name \"Mira\"")]
    Init(Init),
    /// Read documents into a case: archive them and propose claims
    #[command(
        after_help = "Examples:\n  amparo read article.txt --for \"Nadia Example\" --date 2024-03-11 --publisher \"Example Daily\"\n  \
            amparo read report.pdf letter.docx page.html --case \"Nadia Example\"\n  \
            amparo read --paste --title \"Message of 3 May\"     text without a file\n  \
            amparo read --failed                                what could not be read, and why\n  \
            amparo read --retry                                 try those again"
    )]
    Read(Read),
    /// Decide on what was found: accept, edit, reject, skip, undo
    #[command(
        after_help = "Examples:\n  amparo review                        one by one, with the keyboard\n  \
            amparo review --list --json          what waits, for another program\n  \
            amparo review --decisions d.json     decisions from a file (see docs/manual/review.md)\n  \
            amparo review --undo                 take the last decision back"
    )]
    Review(Review),
    /// Add, correct, retract, dispute, restore or list claims
    #[command(subcommand)]
    Claim(Box<Claim>),
    /// Say that several claims describe one happening
    #[command(
        after_help = "Example:\n  amparo same-event claim-3f9a claim-7c21 --why \"two reports of one arrest\""
    )]
    SameEvent(SameEvent),
    /// Give or withdraw your answer on a criterion
    #[command(subcommand)]
    Finding(Finding),
    /// Record or withdraw a consent, a waiver or an authority
    #[command(subcommand)]
    Consent(Consent),
    /// Open, list and look at cases
    #[command(subcommand)]
    Case(Case),
    /// List, look at and describe sources
    #[command(subcommand)]
    Source(Source),
    /// Ask which entries are of one person, across cases and the lists of others; answer, undo, show groups
    #[command(
        after_help = "Examples:\n  amparo duplicates\n  amparo duplicates --list their-list.csv --unique\n  \
            amparo duplicates answer q-3f9a different --because \"two birth dates in their passports\"\n  \
            amparo duplicates groups"
    )]
    Duplicates(Duplicates),
    /// Find people by name over the whole record, in any script and spelling
    #[command(
        after_help = "Examples:\n  amparo find Sorokina\n  amparo find Сорокина\n  amparo find Nadia Sor --typing"
    )]
    Find(Find),
    /// Show what happened to the bytes of a source since they came; hash archived files again
    #[command(
        after_help = "Examples:\n  amparo custody                         every source of the case\n  \
            amparo custody \"Hospital letter\"       one source\n  \
            amparo custody rehash                  check a tenth of the archive"
    )]
    Custody(Custody),
    /// Write the whole record to a folder of plain files that any program can read
    #[command(after_help = "Example:\n  amparo export /media/stick/our-record --plain")]
    Export(Export),
    /// Make a new desk from an export: all of it or nothing
    #[command(after_help = "Examples:\n  amparo import /media/stick/our-record --check\n  \
            amparo --desk new-desk import /media/stick/our-record --sheet-file sheet.txt")]
    Import(Import),
    /// Hold a case against a legal framework: what is shown, what speaks against it, what is missing
    #[command(
        after_help = "Examples:\n  amparo assess\n  amparo assess -o worksheet.pdf --as-of 2023-12-31\n  \
            amparo assess --sign --statement \"As we send it to the Department.\"\n  \
            amparo assess --questions            what settles who is covered\n  \
            amparo assess list                   what was signed\n  \
            amparo assess show assessment-3f9a   word for word, as it was signed\n  \
            amparo assess compare assessment-3f9a today",
        args_conflicts_with_subcommands = true
    )]
    Assess(Assess),
    /// Write a paper from the case: letter, summary, dossier, addendum, embassy submission, custody report, sanctions file
    #[command(
        after_help = "Examples:\n  amparo write letter -o letter.pdf\n  amparo write one-page -o summary.html\n  \
            amparo write dossier -o dossier.pdf --coverage claims.json\n  \
            amparo write addendum --since 2024-03-11 -o addendum.pdf     what is new since that day\n  \
            amparo write embassy -o embassy.pdf\n  \
            amparo write sanctions-file --person \"Judge Example\" -o file.pdf\n  \
            amparo write dossier -o dossier.pdf --fonts /usr/share/fonts/opentype/noto\n  \
            amparo write letter -o letter.docx                      for a lawyer who goes on writing\n  \
            amparo write letter --words letter.toml -o letter.pdf   with your sender, signatories and arguments\n  \
            amparo write letter --print-words                       a file of such words to fill in\n  \
            amparo write letter -o letter.pdf --read --release-to \"Department of State\"   frozen, and on record"
    )]
    Write(Write),
    /// Lists of sanctioned people and organisations: add, show, compare
    #[command(subcommand)]
    List(Box<List>),
    /// Look up the officials of the record in the desk's lists: questions with reasons
    #[command(
        after_help = "Examples:\n  amparo screen                                   every case, every list\n  \
            amparo screen --case \"Nadia Example\" --list \"OFAC SDN\"\n  \
            amparo screen answer 3f9a2c same --because \"same post, same date of birth\"\n  \
            amparo screen undo 3f9a2c --because \"another date of birth came to light\"",
        args_conflicts_with_subcommands = true
    )]
    Screen(Screen),
    /// Show the sanctions gap: who had a hand in each case, who lists them since when, who is listed nowhere
    #[command(
        after_help = "Examples:\n  amparo gap\n  amparo gap --case \"Nadia Example\" --pdf gap.pdf\n  \
            amparo gap --regime eu --xlsx gap.xlsx\n  amparo gap --country Belarus --as-of 2024-03-11"
    )]
    Gap(Gap),
    /// Papers that left the desk: list them, give one again word for word
    #[command(subcommand)]
    Release(Release),
    /// List, show and check legal frameworks
    #[command(subcommand)]
    Framework(Framework),
    /// Propose claims for one document without a desk; nothing is kept
    #[command(after_help = "Example:\n  amparo propose article.txt --date 2024-03-11 --json")]
    Propose(Propose),
    /// Hold names against names, without a desk: two of them, pairs from a pipe, or a list and questions
    #[command(subcommand)]
    Names(Names),
    /// Make an example desk from documents on a well-known case
    #[command(after_help = "Example:\n  amparo demo --dir my-demo --no-serve")]
    Demo(Demo),
    /// Say how the desk stands: cases, what waits, whether the record holds
    Status,
    /// Check the whole record: name every entry that does not hold
    #[command(
        after_help = "Examples:\n  amparo verify                                  open and check everything\n  \
            amparo verify --hashes-only                    fast: hashes, links and signatures\n  \
            amparo verify --against desk.checkpoint        notice an older or rewritten desk"
    )]
    Verify(Verify),
    /// Work lists and cases out again from the log; killed and started again it goes on
    #[command(after_help = "Example:\n  amparo rebuild")]
    Rebuild,
    /// Show the signed checkpoint of the record, to keep it elsewhere
    #[command(
        after_help = "Examples:\n  amparo checkpoint\n  amparo checkpoint -o desk-2024-05-01.checkpoint"
    )]
    Checkpoint(Checkpoint),
    /// Change the passphrase, or set a new one with the recovery sheet
    #[command(subcommand)]
    Passphrase(Passphrase),
    /// Look at everything around the record: versions, walls, disk, rights, backups
    #[command(after_help = "Example:\n  amparo doctor")]
    Doctor,
    /// Back the desk up, encrypted to its recovery sheet
    #[command(after_help = "Examples:\n  amparo backup /media/stick/amparo\n  \
            amparo backup /media/stick/amparo --recipient age1… --keep 14")]
    Backup(Backup),
    /// Bring a desk back from a backup, or try out whether that works
    #[command(after_help = "Examples:\n  amparo restore /media/stick/amparo --check\n  \
            amparo restore /media/stick/amparo --to desk-again --sheet-file sheet.txt\n  \
            amparo restore /media/stick/amparo --list")]
    Restore(Restore),
    /// Erase a case for good: ask for it, confirm it, take it back
    #[command(
        after_help = "Examples:\n  amparo erase \"Nadia Example\" --why consent-withdrawn   ask; it waits three days\n  \
            amparo erase case-3f9a --confirm                        carry it out\n  \
            amparo erase case-3f9a --withdraw                       take it back\n  \
            amparo erase case-3f9a --now --why safety               at once; the record says so"
    )]
    Erase(Erase),
    /// Print completions for a shell
    #[command(
        after_help = "Example:\n  amparo completions bash > ~/.local/share/bash-completion/completions/amparo"
    )]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// The process in which documents are parsed; started by the program itself
    #[command(name = "__reader", hide = true)]
    Reader,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// What you call this desk
    #[arg(long, default_value = "Our desk")]
    pub(crate) name: String,
    /// How the record calls you
    #[arg(long, default_value = "Member 1")]
    pub(crate) your_name: String,
    /// Write the recovery sheet to this new file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) sheet_file: Option<PathBuf>,
    /// A small computer: 64 MiB of memory for the passphrase instead of 256, which is easier to attack
    #[arg(long)]
    pub(crate) small_computer: bool,
}

/// Which case is meant.
#[derive(Debug, Args)]
pub(crate) struct WhichCase {
    /// The case: its name, or its id or the beginning of it; not needed where there is only one
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Option<String>,
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
    /// Its language, such as `en`
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

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// The documents: PDF, DOCX, ODT, HTML, Markdown, plain text; `-` for text from standard input
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
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) which: WhichCase,
    /// Only this source
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    /// Print what waits, decide nothing
    #[arg(long, conflicts_with_all = ["decisions", "undo"])]
    pub(crate) list: bool,
    /// Take decisions from this file (JSON or TOML)
    #[arg(long, value_name = "FILE", conflicts_with = "undo")]
    pub(crate) decisions: Option<PathBuf>,
    /// Take the last decision back
    #[arg(long)]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SameEvent {
    /// The claims: their ids or the beginnings of them
    #[arg(required = true, value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
    /// Why
    #[arg(long, default_value = "")]
    pub(crate) why: String,
    /// They do not describe one happening after all
    #[arg(long)]
    pub(crate) part: bool,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Finding {
    /// Give your answer on a criterion, with your reason and the claims it rests on
    #[command(
        after_help = "Example:\n  amparo finding give 10 shown --reason \"The trial was closed.\" --claim claim-3f9a"
    )]
    Give(FindingGive),
    /// Withdraw your answer
    Withdraw(FindingWithdraw),
}

#[derive(Debug, Args)]
pub(crate) struct FindingGive {
    /// The criterion: its number or id
    pub(crate) item: String,
    /// Your answer
    #[arg(value_enum)]
    pub(crate) answer: Answer,
    /// Why, in your words
    #[arg(long)]
    pub(crate) reason: String,
    /// A claim it rests on; may be repeated
    #[arg(long = "claim", required = true, value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

/// The framework that commands mean when none is named.
pub(crate) const DEFAULT_FRAMEWORK: &str = "us.levinson.1741";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    /// The claims show it
    Shown,
    /// The claims show it in part
    ShownInPart,
    /// The claims do not show it
    NotShown,
    /// It does not apply to this case
    NotApplicable,
}

#[derive(Debug, Args)]
pub(crate) struct FindingWithdraw {
    /// The criterion: its number or id
    pub(crate) item: String,
    /// Why
    #[arg(long)]
    pub(crate) why: String,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// Open a case
    #[command(after_help = "Example:\n  amparo case open \"Nadia Example\"")]
    Open {
        /// The person's name
        name: String,
        /// This is another person than the one whose case has that name
        #[arg(long)]
        another_person: bool,
    },
    /// List the cases
    List,
    /// Show a case file: who, where, since when, what is claimed, what conflicts, what is unknown
    Show(CaseShow),
    /// Draw the timeline as text, or as SVG with -o
    Timeline(CaseTimeline),
}

#[derive(Debug, Args)]
pub(crate) struct AsOf {
    /// As of this day in the world: what happened later is left out [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// As the record stood after this many entries: what was known then
    #[arg(long, value_name = "ENTRIES")]
    pub(crate) known_at: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct CaseShow {
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Args)]
pub(crate) struct CaseTimeline {
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// Write an SVG picture to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
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
pub(crate) struct Assess {
    #[command(subcommand)]
    pub(crate) signed: Option<Signed>,
    #[command(flatten)]
    pub(crate) signing: Signing,
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    /// Write the worksheet to this file (.html, .pdf, .docx, .txt)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Args)]
pub(crate) struct Write {
    /// Which paper
    #[arg(value_enum)]
    pub(crate) paper: Paper,
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// Where to; the ending says how: .html, .pdf, .docx, .txt
    #[arg(short, long, value_name = "FILE", required_unless_present = "print_words")]
    pub(crate) output: Option<PathBuf>,
    /// Your own words for the paper: sender, addressee, signatories, arguments (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) words: Option<PathBuf>,
    /// Print a file of such words to fill in, and stop
    #[arg(long)]
    pub(crate) print_words: bool,
    /// For an addendum: what is new since this day, this number of entries, or this release
    #[arg(long, value_name = "DATE|ENTRIES|RELEASE", required_if_eq("paper", "addendum"))]
    pub(crate) since: Option<String>,
    /// For a sanctions file: the official or organisation it is about, by name
    #[arg(long, value_name = "NAME", required_if_eq("paper", "sanctions-file"))]
    pub(crate) person: Option<String>,
    /// A folder with fonts for scripts that the embedded ones do not draw (Chinese, Japanese, Korean, …)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
    /// Write a list for the desk as well: each claim on record is in the paper, or the reason why not (JSON)
    #[arg(long, value_name = "FILE")]
    pub(crate) coverage: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) release: ReleaseTo,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    /// The request letter to the Secretary of State
    Letter,
    /// The summary on one page
    OnePage,
    /// The case with everything it rests on: summary, ten sections, annexes
    Dossier,
    /// What is new since a request went out, with --since
    Addendum,
    /// Information for the embassy, which is what criteria 1 and 7 turn on
    Embassy,
    /// What happened to the archived files
    CustodyReport,
    /// The file on one perpetrator, named with --person (acts, victims, evidence, gaps)
    SanctionsFile,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Framework {
    /// List the frameworks that ship with the program
    List,
    /// Show a framework: criteria with their exact text, what supports and contradicts each, traps, procedure
    Show {
        /// Its id
        #[arg(default_value = DEFAULT_FRAMEWORK)]
        framework: String,
    },
    /// Check a framework pack that you wrote: every mistake by line, with reason and mend
    Check {
        /// The pack (pack.toml)
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Propose {
    /// The document: PDF, DOCX, ODT, HTML, Markdown, plain text
    pub(crate) file: PathBuf,
    /// The document's date; "last month" in it is counted from here
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Every kind of claim, not only the 25 of the corpus
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where to make the example desk
    #[arg(long, value_name = "DIR", default_value = "amparo-demo")]
    pub(crate) dir: PathBuf,
    /// Do not open it in the browser (this version has no pages yet, so it never does)
    #[arg(long)]
    pub(crate) no_serve: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Passphrase {
    /// Make a new recovery sheet; the old one opens the desk no longer
    NewSheet {
        /// Write the recovery sheet to this new file instead of the screen
        #[arg(long, value_name = "FILE")]
        sheet_file: Option<PathBuf>,
    },
    /// Change the passphrase
    Change {
        /// Read the new passphrase from the first line of this file instead of asking
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Set a new passphrase with the recovery sheet
    Recover {
        /// A file with what stands on the recovery sheet; asked for when left out
        #[arg(long, value_name = "FILE")]
        sheet_file: Option<PathBuf>,
        /// Read the new passphrase from the first line of this file instead of asking
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}
