//! What can be typed. Every command reads as a sentence and shows an example.

mod assess;
mod bring_in;
mod case;
mod claim;
mod consent;
mod custody;
mod desk;
mod duplicates;
mod exchange;
mod keeping;
mod law;
mod member;
mod names;
mod paper;
mod proof;
mod release;
mod screening;
mod serve;
mod source;
mod verify;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use self::assess::{Signed, SignedCompare, SignedShow, Signing};
pub(crate) use self::bring_in::{BringIn, ExportPeople, TableFormat};
pub(crate) use self::case::{AsOf, Case, SameEvent, WhichCase};
pub(crate) use self::claim::{Audience, Claim, ClaimImport, ClaimParts, Modality, TranslationKind};
pub(crate) use self::consent::{Consent, ConsentKind, Purpose};
pub(crate) use self::custody::{Custody, CustodyCommand, DerivedForm, ReceivedWords};
pub(crate) use self::desk::{Init, Passphrase};
pub(crate) use self::duplicates::{Compared, Duplicates, DuplicatesCommand, Find, SamePerson};
pub(crate) use self::exchange::{Export, ExportTable, Import};
pub(crate) use self::keeping::{Backup, Erase, ErasureReason, Restore};
pub(crate) use self::law::{Answer, Assess, DEFAULT_FRAMEWORK, Finding, Framework};
pub(crate) use self::member::{CaseAccess, DeskRole, InCase, Member, Tier};
pub(crate) use self::names::{NameKind, Names, NamesCompare, NamesScreen, NamesSearch};
pub(crate) use self::paper::{Paper, Write};
pub(crate) use self::proof::ClaimProof;
pub(crate) use self::release::{Release, ReleaseTo};
pub(crate) use self::screening::{Gap, List, ListAdd, Screen, ScreenAnswer, ScreenCommand};
pub(crate) use self::serve::{Demo, Serve, ServeCommand};
pub(crate) use self::source::{Propose, Read, Review, Source, SourceKind, SourceWords};
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
        amparo serve                                       the desk in your browser\n  \
        amparo read article.txt --for \"Nadia Example\"       read a first document\n  \
        amparo review                                      decide on what was found\n  \
        amparo assess                                      what is shown, and what is missing\n  \
        amparo write letter -o letter.pdf                  a draft request\n\n\
        Nothing leaves this computer. Exit status: 0 done, 1 cannot be used, 2 wrong command, 3 locked,\n\
        4 in use, 5 not there, 6 a question first, 7 system, 8 damaged, 9 forbidden."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The desk's folder [default: what `AMPARO_DESK` names, else `amparo/desk` where this user's programs keep data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) desk: Option<PathBuf>,
    /// Read the passphrase from the first line of this file instead of asking
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Whose command it is, where several people work at the desk; their password is asked for instead of the passphrase
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(crate) member: Option<String>,
    /// Print JSON, for other programs
    #[arg(long, global = true)]
    pub(crate) json: bool,
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
            amparo read papers-of-the-case/                     a whole folder; again, to go on with it\n  \
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
    /// Invite members, give and withdraw roles, take members off the desk
    #[command(subcommand)]
    Member(Member),
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
    /// Bring a spreadsheet of people in: columns mapped, every row checked, all of it taken back in one action
    #[command(
        after_help = "Examples:\n  amparo bring-in list.xlsx -o mapping.json         a first look, and a mapping to begin with\n  \
            amparo bring-in list.xlsx --map mapping.json --check --report report.csv\n  \
            amparo bring-in list.xlsx --map mapping.json --same 12=case-3f9a --another 15\n  \
            amparo bring-in --list\n  \
            amparo bring-in --undo import-3f9a --why \"the wrong file\""
    )]
    BringIn(Box<BringIn>),
    /// Write the whole record to a folder of plain files that any program can read, or people and claims as a table
    #[command(
        after_help = "Examples:\n  amparo export /media/stick/our-record --plain\n  amparo export people -o people.xlsx",
        args_conflicts_with_subcommands = true,
        subcommand_negates_reqs = true
    )]
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
    /// List the rules by which claims are proposed, and what was decided here on the proposals of each
    #[command(after_help = "Example:\n  amparo rules")]
    Rules,
    /// Hold names against names, without a desk: two of them, pairs from a pipe, or a list and questions
    #[command(subcommand)]
    Names(Names),
    /// Open the desk in this computer's browser; commands go on working meanwhile
    #[command(
        after_help = "Examples:\n  amparo serve                         open the desk, print a link to it\n  \
            amparo serve --locked                the passphrase is asked for on the page\n  \
            amparo serve link                    a new link, while it is open",
        args_conflicts_with_subcommands = true
    )]
    Serve(Serve),
    /// Make an example desk from documents on a well-known case, and open it in the browser
    #[command(after_help = "Examples:\n  amparo demo\n  amparo demo --dir my-demo --no-serve")]
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
