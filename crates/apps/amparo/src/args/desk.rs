//! Making a desk, its passphrase, the example.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
