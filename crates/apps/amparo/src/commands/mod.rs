//! One function for each command.

mod case;
mod claim;
mod claims_file;
mod consent;
mod demo;
mod desk;
mod finding;
mod framework;
mod paper;
mod propose;
mod read;
mod review;
mod source;

use amparo_casework::problem::Problem;
use clap::CommandFactory;

use crate::args::{Cli, Command};
use crate::session::Session;

pub(crate) fn run(cli: Cli) -> Result<(), Problem> {
    let session = Session { folder: cli.desk, passphrase_file: cli.passphrase_file, json: cli.json };
    match cli.command {
        Command::Init(args) => desk::init(&session, &args),
        Command::Status => desk::status(&session),
        Command::Passphrase(args) => desk::passphrase(&session, args),
        Command::Read(args) => read::read(&session, args),
        Command::Review(args) => review::review(&session, &args),
        Command::Claim(args) => claim::claim(&session, *args),
        Command::SameEvent(args) => claim::same_event(&session, &args),
        Command::Finding(args) => finding::finding(&session, args),
        Command::Consent(args) => consent::consent(&session, args),
        Command::Case(args) => case::case(&session, args),
        Command::Source(args) => source::source(&session, args),
        Command::Assess(args) => paper::assess(&session, &args),
        Command::Write(args) => paper::write(&session, &args),
        Command::Framework(args) => framework::framework(&session, args),
        Command::Propose(args) => propose::propose(&session, &args),
        Command::Demo(args) => demo::demo(&session, &args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "amparo", &mut std::io::stdout());
            Ok(())
        }
        Command::Reader => unreachable!("main starts the reader before anything else"),
    }
}
