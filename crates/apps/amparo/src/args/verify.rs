//! What can be typed to check the record, to rebuild what is worked out from it, and to keep its checkpoint.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Check hashes, links and signatures only, and open nothing: much faster
    #[arg(long)]
    pub(crate) hashes_only: bool,
    /// Compare with this checkpoint, which was kept elsewhere
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Checkpoint {
    /// Write it to this new file, to keep it elsewhere
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// With --growth: an earlier checkpoint of this desk
    #[arg(long, value_name = "FILE", requires = "growth")]
    pub(crate) since: Option<PathBuf>,
    /// Write the proof that the log only grew since that checkpoint
    #[arg(long, value_name = "FILE", requires = "since")]
    pub(crate) growth: Option<PathBuf>,
}
