//! The desk in the browser.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(subcommand)]
    pub(crate) command: Option<ServeCommand>,
    /// Where it listens [default: 127.0.0.1:4714, or the next port that is free]
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// After so many minutes without a page, whoever is signed in must sign in again
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u8).range(1..=60))]
    pub(crate) idle_minutes: u8,
    /// Begin with the desk locked: its passphrase is asked for on the page
    #[arg(long)]
    pub(crate) locked: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ServeCommand {
    /// Give a new link to the desk that is being served; it works once, for ten minutes
    #[command(after_help = "Example:\n  amparo serve link")]
    Link,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where to make the example desk
    #[arg(long, value_name = "DIR", default_value = "amparo-demo")]
    pub(crate) dir: PathBuf,
    /// Where it listens once it is made [default: 127.0.0.1:4714, or the next port that is free]
    #[arg(long, value_name = "ADDR:PORT", conflicts_with = "no_serve")]
    pub(crate) listen: Option<SocketAddr>,
    /// Make it and end, without opening it in the browser
    #[arg(long)]
    pub(crate) no_serve: bool,
}
