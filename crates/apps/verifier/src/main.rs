//! `amparo-verify`: checks what a desk gave away, for someone who has nothing but the file.
//!
//! It depends on the ledger's pure code and on nothing that could reach a desk, a database or a network, so that little has to be
//! read before it is believed. It says in plain words what a proof proves, and what it does not.
//!
//! Exit status: 0 it holds and is signed by the key that was given; 1 it does not hold; 2 the command was not understood; 3 a file
//! cannot be read or is not what it should be; 4 it holds in itself, but a key or the proof of growth that would tie it to what
//! the reader trusts was not given.

mod args;
mod json;
mod verify;
mod words;

use std::process::ExitCode;

use crate::args::{Asked, USAGE};

fn main() -> ExitCode {
    let given: Vec<String> =
        std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    match args::read(&given) {
        Ok(Asked::Help) => printed(USAGE, 0),
        Ok(Asked::Version) => printed(concat!("amparo-verify ", env!("CARGO_PKG_VERSION")), 0),
        Ok(Asked::Verify { what, json }) => {
            let verdict = verify::verify(&what);
            printed(&if json { json::of(&verdict) } else { words::of(&verdict) }, verify::status(&verdict))
        }
        Err(why) => {
            words::print_error(&format!("{why}\n\n{USAGE}"));
            ExitCode::from(2)
        }
    }
}

/// A verdict that nobody could read is none.
fn printed(text: &str, status: u8) -> ExitCode {
    if words::print(text) {
        return ExitCode::from(status);
    }
    words::print_error("The answer could not be written: is the disk full? Nothing is said about the proof.");
    ExitCode::from(3)
}
