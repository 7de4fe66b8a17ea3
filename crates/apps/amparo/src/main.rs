//! The `amparo` program: what is typed becomes casework's actions, and what they give becomes lines or JSON.
//!
//! Nothing is decided here. The door is [`args::Cli`]; each command is a function under `commands`.

mod args;
mod ask;
mod commands;
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
    let cli = Cli::parse();
    let json = cli.json;
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            if json {
                show::json_to_stderr(&problem);
            } else {
                show::note(&problem.to_string());
            }
            ExitCode::from(problem.sort.exit_status())
        }
    }
}
