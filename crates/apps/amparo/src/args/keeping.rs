//! What can be typed to keep a desk: erasing, backups, restoring, its health.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that a person may type")]
pub(crate) struct Erase {
    /// The case: its name or id
    #[arg(required_unless_present = "list")]
    pub(crate) case: Option<String>,
    /// Why; the record keeps this word and no other
    #[arg(long, value_enum)]
    pub(crate) why: Option<ErasureReason>,
    /// Carry out what was asked for before; the passphrase is asked for again
    #[arg(long, conflicts_with_all = ["withdraw", "now", "list", "why"])]
    pub(crate) confirm: bool,
    /// Take the wish to erase back
    #[arg(long, conflicts_with_all = ["now", "list", "why"])]
    pub(crate) withdraw: bool,
    /// Erase at once, without the waiting period; the record says so
    #[arg(long, requires = "why", conflicts_with = "list")]
    pub(crate) now: bool,
    /// List the cases that wait to be erased, and those that were
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ErasureReason {
    /// The person or the family withdrew their consent
    ConsentWithdrawn,
    /// What is on file endangers somebody
    Safety,
    /// A law or an authority demands it
    Legal,
    /// It should never have been opened
    Mistake,
    /// It is no longer needed
    NoLongerNeeded,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The folder of backups, best on another disk; made if it is not there
    pub(crate) to: PathBuf,
    /// Who may open it besides the recovery sheet: an age public key; may be repeated
    #[arg(long = "recipient", value_name = "age1…")]
    pub(crate) recipients: Vec<String>,
    /// Take away earlier backups that are older than so many days
    #[arg(long, value_name = "DAYS", default_value_t = amparo_casework::erase_case::BACKUP_DAYS)]
    pub(crate) keep: u32,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The folder of backups
    pub(crate) from: PathBuf,
    /// Where to: a folder that is empty or does not exist
    #[arg(long, value_name = "DIR", required_unless_present_any = ["check", "list"])]
    pub(crate) to: Option<PathBuf>,
    /// Restore into a temporary folder, check everything, and throw it away
    #[arg(long, conflicts_with_all = ["to", "list"])]
    pub(crate) check: bool,
    /// Where the temporary folder is made [default: where this system keeps temporary files]
    #[arg(long, value_name = "DIR", requires = "check")]
    pub(crate) temp: Option<PathBuf>,
    /// List the backups in the folder
    #[arg(long)]
    pub(crate) list: bool,
    /// A file with what stands on the recovery sheet; asked for when left out
    #[arg(long, value_name = "FILE")]
    pub(crate) sheet_file: Option<PathBuf>,
    /// An age identity file, for a recipient who was named with --recipient
    #[arg(long, value_name = "FILE", conflicts_with = "sheet_file")]
    pub(crate) identity_file: Option<PathBuf>,
    /// Which backup, by the name of its file; the newest otherwise
    #[arg(long, value_name = "NAME")]
    pub(crate) snapshot: Option<String>,
    /// A checkpoint that was kept elsewhere, to see whether the backup is older; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Vec<PathBuf>,
    /// Accept a backup that is older than what is known to have existed; the record says so
    #[arg(long)]
    pub(crate) accept_rollback: bool,
    /// Read the new passphrase from the first line of this file instead of asking
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
}
