//! `amparo-names-lab`: what measures and trains `amparo-names`, and needs the files, threads and clock that core refuses.
//!
//! No desk installs it and nothing depends on it. Each subcommand is a row of [`COMMANDS`] with a module of its own.

mod generated;
mod linkage;
mod measure;
mod table;

use std::process::ExitCode;

struct Command {
    name: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

const COMMANDS: &[Command] = &[
    Command { name: "linkage", usage: linkage::USAGE, run: linkage::run },
    Command { name: "generate", usage: generated::USAGE, run: generated::run },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = words.first().and_then(|word| COMMANDS.iter().find(|command| command.name == word));
    let Some(command) = command else {
        eprintln!("amparo-names-lab COMMAND …\n");
        for command in COMMANDS {
            eprintln!("{}\n", command.usage);
        }
        return ExitCode::from(2);
    };
    match (command.run)(&words[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
