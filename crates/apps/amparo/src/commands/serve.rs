//! The desk in the browser, and the link that leads to it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use amparo_casework::desk::{Desk, World};
use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort, why_not};
use amparo_web::{Handle, ServeOptions, Server};
use serde_json::{Value, json};

use crate::args::{Serve, ServeCommand};
use crate::served::Listening;
use crate::session::Session;
use crate::show;

/// Where it listens when nothing is said; if that port is taken, the next that is free.
const PORT: u16 = 4714;
const PORTS: u16 = 16;

const NOT_SERVED: &str = "The desk is not served. Nothing was changed.";

pub(super) fn serve(session: &Session, args: &Serve) -> Result<(), Problem> {
    if let Some(ServeCommand::Link) = args.command {
        return link(session);
    }
    is_this_computer(args.listen)?;
    let folder = session.folder()?;
    let mut opening = Opening::of(&folder)?;
    if !args.locked {
        let passphrase = session.unlock()?.1;
        opening.desk = Some(Desk::open(&opening.folder, passphrase, World::of_this_computer()?)?);
    }
    opening.idle_minutes = args.idle_minutes;
    opening.serve(session, args.listen, json!({}))
}

/// A new link, from the process that serves the desk.
fn link(session: &Session) -> Result<(), Problem> {
    let Some(served) = session.served() else {
        return Err(Problem::not_found(
            "No link was made.",
            format!("Nobody serves the desk in {}, or it is locked.", session.folder()?.display()),
            "Start `amparo serve`; if it runs, unlock the desk on its page.",
        ));
    };
    session.open()?;
    if session.json {
        show::json(&json!({"link": served.enter_link()}));
    } else {
        show::line(&served.enter_link());
        show::note("It works once, for ten minutes.");
    }
    Ok(())
}

/// Beyond this computer a stolen passphrase would be all that a stranger needs.
fn is_this_computer(listen: Option<SocketAddr>) -> Result<(), Problem> {
    match listen.filter(|address| !address.ip().is_loopback()) {
        None => Ok(()),
        Some(address) => Err(Problem::new(
            Sort::Forbidden,
            NOT_SERVED,
            format!(
                "{} can be reached from other computers. That needs pages on which members sign in with a password and a second \
                 factor; those of this version let in whoever has the passphrase or a link.",
                address.ip()
            ),
            "Leave --listen out, or name an address of this computer alone, such as 127.0.0.1:8080. From another computer of \
             yours, `ssh -L 4714:127.0.0.1:4714` reaches it.",
        )),
    }
}

/// A desk on its way into the browser.
pub(super) struct Opening {
    claimed: Listening,
    /// Where it lies, wherever this process goes.
    folder: std::path::PathBuf,
    desk: Option<Desk>,
    idle_minutes: u8,
}

impl Opening {
    fn of(folder: &Path) -> Result<Self, Problem> {
        let claimed = Listening::claim(folder)?;
        let folder = folder.canonicalize().map_err(|error| {
            Problem::not_found(NOT_SERVED, why_not(&error), "Name the desk's folder with --desk.")
        })?;
        if !amparo_casework::desk::is_desk(&folder) {
            return Err(Problem::not_found(
                NOT_SERVED,
                format!("The folder {} holds no desk.", folder.display()),
                "Name the desk's folder with --desk, or make a new desk with `amparo init`.",
            ));
        }
        Ok(Self { claimed, folder, desk: None, idle_minutes: 15 })
    }

    /// An example, which anybody may open.
    pub(super) fn of_example(folder: &Path, listen: Option<SocketAddr>) -> Result<Self, Problem> {
        is_this_computer(listen)?;
        let mut opening = Self::of(folder)?;
        let passphrase = amparo_casework::demo::PASSPHRASE.to_owned();
        opening.desk = Some(Desk::open(&opening.folder, passphrase, World::of_this_computer()?)?);
        Ok(opening)
    }

    /// Serves until it is told to end. With `--json`, what was said before is said together with the link.
    pub(super) fn serve(
        mut self,
        session: &Session,
        listen: Option<SocketAddr>,
        before: Value,
    ) -> Result<(), Problem> {
        let locked = self.desk.is_none();
        let (server, moved) =
            bind(&self.folder, self.idle_minutes, listen, self.desk.take().map(Office::new))?;
        let handle = server.handle();
        let commands = self.claimed.listen(handle.clone());
        let address = server.address();
        server.run_until_told(|| {
            if session.json {
                print_json(address, &handle, locked, before);
            } else {
                print(address, &handle, locked, moved);
            }
            if let Err(error) = commands {
                show::note(&format!(
                    "Commands cannot reach this desk while it is open in the browser: its folder takes no socket. {}",
                    why_not(&error)
                ));
            }
        })?;
        if !session.json {
            show::line("\nThe desk is locked, and no longer served.");
        }
        Ok(())
    }
}

/// The server, and whether it listens at another port than the one that is usual.
fn bind(
    folder: &Path,
    idle_minutes: u8,
    listen: Option<SocketAddr>,
    office: Option<Office>,
) -> Result<(Server, bool), Problem> {
    let options = |address| ServeOptions {
        idle: Duration::from_secs(u64::from(idle_minutes) * 60),
        ..ServeOptions::here(folder.to_owned(), address)
    };
    let here = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    if let Some(address) = listen {
        return Ok((Server::bind(options(address), office)?, false));
    }
    for port in PORT..PORT + PORTS {
        if let Ok(server) = Server::bind(options(here(port)), office.clone()) {
            return Ok((server, port != PORT));
        }
    }
    Ok((Server::bind(options(here(0)), office)?, true))
}

fn print_json(address: SocketAddr, handle: &Handle, locked: bool, mut said: Value) {
    let link = (!locked).then(|| handle.enter_link());
    if let Some(said) = said.as_object_mut() {
        said.insert("address".to_owned(), json!(format!("http://{address}/")));
        said.insert("link".to_owned(), json!(link));
    }
    show::json(&said);
}

fn print(address: SocketAddr, handle: &Handle, locked: bool, moved: bool) {
    if moved {
        show::line(&format!(
            "The port {PORT} is taken on this computer; the desk listens on {}.",
            address.port()
        ));
    }
    if locked {
        show::line("The desk is locked. Its passphrase is asked for on this page:");
        show::line(&format!("\n  http://{address}/unlock\n"));
    } else {
        show::line("The desk is open. This link lets you in, once, within ten minutes:");
        show::line(&format!("\n  {}\n", handle.enter_link()));
        show::line("`amparo serve link` gives another. Keep it to yourself: whoever has it first is let in.");
    }
    show::line("Commands work as always meanwhile. Ctrl-C here locks the desk and ends this.");
}
