//! The `amparo` program: what is typed becomes casework's actions, and what they give becomes lines or JSON.
//!
//! Nothing is decided here. The door is [`args::Cli`]; each command is a function under `commands`.

mod args;
mod ask;
mod commands;
#[cfg(target_os = "linux")]
mod served;
#[cfg(not(target_os = "linux"))]
#[path = "served_nowhere.rs"]
mod served;
mod session;
mod show;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;

fn main() -> ExitCode {
    // A reader process gives up what it inherited before it looks at anything.
    if let Some(ended) = amparo_casework::reader::child::dispatch() {
        return ended;
    }
    ExitCode::from(commands::run(Cli::parse()))
}
