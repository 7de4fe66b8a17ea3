//! One function for each command.

mod assess;
mod case;
mod claim;
mod claims_file;
mod consent;
mod custody;
mod demo;
mod desk;
mod duplicates;
mod exchange;
mod finding;
mod framework;
mod gap;
mod keeping;
mod list;
mod names;
mod paper;
mod private;
mod proof;
mod propose;
mod read;
mod release;
mod review;
mod screen;
mod source;
mod verify;

use amparo_casework::problem::Problem;
use clap::CommandFactory;

use crate::args::{Cli, Command};
use crate::session::Session;

pub(crate) fn run(cli: Cli) -> Result<(), Problem> {
    private::keep_to_oneself();
    let session = Session::new(cli.desk, cli.passphrase_file, cli.json, None);
    match cli.command {
        Command::Init(args) => desk::init(&session, &args),
        Command::Status => desk::status(&session),
        Command::Verify(args) => verify::verify(&session, &args),
        Command::Rebuild => verify::rebuild(&session),
        Command::Checkpoint(args) => verify::checkpoint(&session, &args),
        Command::Doctor => keeping::doctor(&session),
        Command::Backup(args) => keeping::backup(&session, &args),
        Command::Restore(args) => keeping::restore(&session, &args),
        Command::Erase(args) => keeping::erase(&session, &args),
        Command::Passphrase(args) => desk::passphrase(&session, args),
        Command::Read(args) => read::read(&session, args),
        Command::Review(args) => review::review(&session, &args),
        Command::Claim(args) => claim::claim(&session, *args),
        Command::SameEvent(args) => claim::same_event(&session, &args),
        Command::Finding(args) => finding::finding(&session, args),
        Command::Consent(args) => consent::consent(&session, args),
        Command::Case(args) => case::case(&session, args),
        Command::Export(args) => exchange::export(&session, &args),
        Command::Import(args) => exchange::import(&session, &args),
        Command::Custody(args) => custody::custody(&session, args),
        Command::Duplicates(args) => duplicates::run(&session, &args),
        Command::Find(args) => duplicates::find(&session, &args),
        Command::Source(args) => source::source(&session, args),
        Command::Assess(args) => assess::assess(&session, &args),
        Command::Write(args) => paper::write(&session, &args),
        Command::List(args) => list::list(&session, *args),
        Command::Screen(args) => screen::screen(&session, &args),
        Command::Gap(args) => gap::gap(&session, &args),
        Command::Release(args) => release::release(&session, &args),
        Command::Framework(args) => framework::framework(&session, args),
        Command::Propose(args) => propose::propose(&session, &args),
        Command::Names(args) => names::names(&session, args),
        Command::Demo(args) => demo::demo(&session, &args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "amparo", &mut std::io::stdout());
            Ok(())
        }
        Command::Reader => unreachable!("main starts the reader before anything else"),
    }
}
