//! One function for each command.

mod assess;
mod bring_in;
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
mod folder;
mod framework;
mod gap;
mod keeping;
mod list;
mod member;
mod names;
mod paper;
mod private;
mod proof;
mod propose;
mod read;
mod read_report;
mod release;
mod review;
mod rules;
mod screen;
mod serve;
mod source;
mod verify;

use std::ffi::OsString;

use amparo_casework::problem::Problem;
use amparo_web::Handle;
use clap::{CommandFactory, Parser as _};

use crate::args::{Claim, Cli, Command, ServeCommand};
use crate::served::{self, Carried};
use crate::session::Session;
use crate::show;

/// Carries out what was typed, here or in the process that serves the desk. Gives the exit status.
pub(crate) fn run(cli: Cli) -> u8 {
    private::keep_to_oneself();
    let session = Session::new(cli.options, None);
    match carried(&session, &cli.command) {
        Ok(Some(status)) => status,
        Ok(None) => ended(session.json, carry_out(&session, cli.command)),
        Err(problem) => ended(session.json, Err(problem)),
    }
}

/// Carries out what was typed to another process, at the desk that this one serves.
#[cfg(target_os = "linux")]
pub(crate) fn run_lent(arguments: impl Iterator<Item = OsString>, desk: Handle) -> u8 {
    match Cli::try_parse_from(std::iter::once(OsString::from("amparo")).chain(arguments)) {
        Ok(cli) => {
            let session = Session::new(cli.options, Some(desk));
            ended(session.json, carry_out(&session, cli.command))
        }
        Err(wrong) => {
            show::note(&wrong.to_string());
            u8::try_from(wrong.exit_code()).unwrap_or(2)
        }
    }
}

fn ended(json: bool, done: Result<(), Problem>) -> u8 {
    let Err(problem) = done else { return 0 };
    if json {
        show::json_to_stderr(&problem);
    } else {
        show::note(&problem.to_string());
    }
    problem.sort.exit_status()
}

/// Where it was carried out by the process that serves the desk: how it ended there.
fn carried(session: &Session, command: &Command) -> Result<Option<u8>, Problem> {
    let carried = match command {
        // An example that is served already gives a new link.
        Command::Demo(demo) if !demo.no_serve => {
            let desk = demo.dir.join("desk");
            let link = ["--desk".into(), desk.as_os_str().to_owned(), "serve".into(), "link".into()];
            served::carry(&desk, link.into_iter())?
        }
        command if is_at_a_desk(command) => {
            let Ok(folder) = session.folder() else { return Ok(None) };
            served::carry(&folder, std::env::args_os().skip(1))?
        }
        _ => return Ok(None),
    };
    match carried {
        Carried::Out(status) => Ok(Some(status)),
        Carried::NotServed => Ok(None),
    }
}

/// Whether a command works at a desk that is there, so that it may be one which another process serves.
fn is_at_a_desk(command: &Command) -> bool {
    match command {
        Command::Init(_)
        | Command::Import(_)
        | Command::Framework(_)
        | Command::Propose(_)
        | Command::Names(_)
        | Command::Demo(_)
        | Command::Completions { .. }
        | Command::Reader => false,
        Command::Claim(claim) => !matches!(**claim, Claim::Kinds),
        Command::Write(write) => !write.print_words,
        Command::Restore(restore) => !restore.list,
        Command::Serve(serve) => matches!(serve.command, Some(ServeCommand::Link)),
        _ => true,
    }
}

fn carry_out(session: &Session, command: Command) -> Result<(), Problem> {
    match command {
        Command::Init(args) => desk::init(session, &args),
        Command::Status => desk::status(session),
        Command::Verify(args) => verify::verify(session, &args),
        Command::Rebuild => verify::rebuild(session),
        Command::Checkpoint(args) => verify::checkpoint(session, &args),
        Command::Doctor => keeping::doctor(session),
        Command::Backup(args) => keeping::backup(session, &args),
        Command::Restore(args) => keeping::restore(session, &args),
        Command::Erase(args) => keeping::erase(session, &args),
        Command::Passphrase(args) => desk::passphrase(session, args),
        Command::Read(args) => read::read(session, args),
        Command::Review(args) => review::review(session, &args),
        Command::Claim(args) => claim::claim(session, *args),
        Command::SameEvent(args) => claim::same_event(session, &args),
        Command::Finding(args) => finding::finding(session, args),
        Command::Consent(args) => consent::consent(session, args),
        Command::Case(args) => case::case(session, args),
        Command::Member(args) => member::member(session, &args),
        Command::BringIn(args) => bring_in::run(session, &args),
        Command::Export(args) => exchange::export(session, &args),
        Command::Import(args) => exchange::import(session, &args),
        Command::Custody(args) => custody::custody(session, args),
        Command::Duplicates(args) => duplicates::run(session, &args),
        Command::Find(args) => duplicates::find(session, &args),
        Command::Source(args) => source::source(session, args),
        Command::Assess(args) => assess::assess(session, &args),
        Command::Write(args) => paper::write(session, &args),
        Command::List(args) => list::list(session, *args),
        Command::Screen(args) => screen::screen(session, &args),
        Command::Gap(args) => gap::gap(session, &args),
        Command::Release(args) => release::release(session, &args),
        Command::Framework(args) => framework::framework(session, args),
        Command::Propose(args) => propose::propose(session, &args),
        Command::Rules => rules::rules(session),
        Command::Names(args) => names::names(session, args),
        Command::Serve(args) => serve::serve(session, &args),
        Command::Demo(args) => demo::demo(session, &args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "amparo", &mut std::io::stdout());
            Ok(())
        }
        Command::Reader => unreachable!("main starts the reader before anything else"),
    }
}
