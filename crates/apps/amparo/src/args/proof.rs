//! What can be typed about proofs.

use std::path::PathBuf;

use clap::Args;

use super::WhichCase;

#[derive(Debug, Args)]
pub(crate) struct ClaimProof {
    /// The claim: its id or the beginning of it
    pub(crate) claim: String,
    /// Where to
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// What is shown, such as `statement,dates,place`, or `entry/at` for when it was recorded [default: the claim, and never who entered it]
    #[arg(long, value_name = "FIELDS")]
    pub(crate) fields: Vec<String>,
    /// To whom it goes: consent is checked, and the record keeps what was given
    #[arg(long, value_name = "ADDRESSEE")]
    pub(crate) release_to: Option<String>,
    /// With --release-to: why it goes although a consent is missing; the record keeps the reason
    #[arg(long, value_name = "WHY", requires = "release_to")]
    pub(crate) despite: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}
