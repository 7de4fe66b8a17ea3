//! Making a desk, how it stands, and its passphrase.

use std::io::Write;
use std::path::Path;

use amparo_casework::Renewed;
use amparo_casework::back_up::care;
use amparo_casework::cases::list_cases;
use amparo_casework::desk::{Desk, NewDesk, Proof, World};
use amparo_casework::problem::{Problem, Sort};
use serde_json::json;

use crate::args::{Init, Passphrase};
use crate::session::Session;
use crate::{ask, show, terminal};

pub(super) fn init(session: &Session, args: &Init) -> Result<(), Problem> {
    sheet_can_be_new(args.sheet_file.as_deref())?;
    let folder = session.folder()?;
    let passphrase = ask::new_passphrase(session.passphrase_file.as_deref())?;
    let new = NewDesk {
        name: args.name.clone(),
        member_name: args.your_name.clone(),
        demo: false,
        small_computer: args.small_computer,
    };
    let (desk, sheet) = Desk::init(&folder, passphrase, &new, World::of_this_computer()?)?;
    if session.json {
        show::json(&json!({"folder": desk.folder(), "name": new.name}));
    } else {
        show::line(&format!("The desk “{}” was made in {}.", new.name, desk.folder().display()));
    }
    let lines = sheet.lines();
    let text = sheet_text(&new.name, lines.iter().map(|line| line.as_str()));
    match &args.sheet_file {
        Some(file) => write_sheet(file, &text)?,
        None => show::note(&format!("\n{text}")),
    }
    if !session.json {
        show::line("Next: amparo read FILE --for \"Name of the prisoner\"");
    }
    Ok(())
}

pub(super) fn sheet_text<'a>(name: &str, lines: impl Iterator<Item = &'a str>) -> String {
    let groups: Vec<String> = lines.map(|line| format!("    {line}")).collect();
    format!(
        "RECOVERY SHEET of the desk “{name}”\n\n{}\n\n\
         Print or write this down now and keep it away from the computer. It is shown once and stored nowhere.\n\
         Whoever has it and the desk's folder can open the desk. Without it, a lost passphrase means a lost desk.",
        groups.join("\n")
    )
}

/// Asked before a desk is made, because its sheet is shown once.
pub(super) fn sheet_can_be_new(file: Option<&Path>) -> Result<(), Problem> {
    let Some(file) = file else { return Ok(()) };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let why = if file.symlink_metadata().is_ok() {
        "There is something of that name already, and it is not written over."
    } else if !folder.is_dir() {
        "Its folder is not there."
    } else {
        return Ok(());
    };
    Err(Problem::input(
        format!("No desk was made: the recovery sheet cannot be written to {}.", file.display()),
        why,
        "Name a new file with --sheet-file, or leave it out to see the sheet on the screen.",
    ))
}

pub(super) fn write_sheet(file: &Path, text: &str) -> Result<(), Problem> {
    let written = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .and_then(|mut opened| writeln!(opened, "{text}"));
    written.map_err(|error| {
        Problem::new(
            Sort::System,
            format!("The desk was made, but the recovery sheet was not written to {}.", file.display()),
            format!("{error}."),
            "Delete the new desk's folder and make it again with another --sheet-file, or without one.",
        )
    })
}

pub(super) fn status(session: &Session) -> Result<(), Problem> {
    let folder = session.folder()?;
    let (entries, cases) = session.read(|desk| Ok((desk.verify()?, list_cases(desk)?)))?;
    let waiting: usize = cases.iter().map(|row| row.waiting).sum();
    if session.json {
        let care = session.read(care)?;
        show::json(
            &json!({"folder": folder, "entries": entries, "holds": true, "cases": *cases, "days_since": *care}),
        );
        return Ok(());
    }
    show::line(&format!("Desk in {}", folder.display()));
    show::line(&format!(
        "The record holds: all {entries} entries were checked, each against its place in the log."
    ));
    let all = show::count(cases.len() as u64, "case", "cases");
    show::line(&format!(
        "{all}; {} for a person.",
        show::count(waiting as u64, "proposal waits", "proposals wait")
    ));
    for row in cases.iter() {
        show::line(&format!("  {}", super::case::row_line(row)));
    }
    for line in session.read(super::keeping::care_lines)? {
        show::line(&line);
    }
    show::line(
        "An older copy of the whole folder cannot be told from here: `amparo checkpoint -o FILE` gives what to keep elsewhere.",
    );
    Ok(())
}

pub(super) fn passphrase(session: &Session, args: Passphrase) -> Result<(), Problem> {
    let (proof, new_file) = match args {
        Passphrase::NewSheet { sheet_file } => return new_sheet(session, sheet_file.as_deref()),
        Passphrase::Change { new_passphrase_file } => {
            let old = ask::passphrase(session.passphrase_file.as_deref(), "Present passphrase: ")?;
            session.open_by(old.clone())?;
            (Proof::Passphrase(old), new_passphrase_file)
        }
        Passphrase::Recover { .. } if session.is_lent() => {
            return Err(Problem::new(
                Sort::InUse,
                "The passphrase was not changed; the old one still opens the desk.",
                "The desk is open in the browser, and the recovery sheet opens it anew.",
                "End `amparo serve` with Ctrl-C where it runs, and type this again.",
            ));
        }
        Passphrase::Recover { sheet_file, new_passphrase_file } => {
            let sheet = match &sheet_file {
                Some(file) => ask::small_file(file)?,
                None => ask::passphrase(None, "What stands on the recovery sheet (in one line): ")?,
            };
            session.open_by_sheet(&sheet)?;
            (Proof::Sheet(sheet), new_passphrase_file)
        }
    };
    let new = ask::new_passphrase(new_file.as_deref())?;
    let renewed = session.write(|desk| desk.change_passphrase(proof, new))?;
    if session.json {
        let anew = matches!(renewed, Renewed::VolumeKey);
        show::json(&json!({"passphrase_changed": true, "encrypted_anew": anew}));
        return Ok(());
    }
    match renewed {
        Renewed::VolumeKey => {
            show::line("The passphrase was changed, and the record is encrypted anew under a new key.");
            show::line(
                "An older copy of the folder still opens with the old one, and with it the documents of cases that were open then; not what is recorded from now on.",
            );
        }
        Renewed::SlotOnly => {
            show::line("The passphrase was changed.");
            show::line(
                "This desk does not know its recovery sheet, so its key stayed: whoever has an older copy of the folder and the old passphrase can open this one too. `amparo passphrase new-sheet` mends that.",
            );
        }
    }
    Ok(())
}

fn new_sheet(session: &Session, file: Option<&Path>) -> Result<(), Problem> {
    let (_, passphrase) = session.unlock()?;
    session.open_by(passphrase.clone())?;
    // Before the old sheet is shut out: a sheet that nobody can read is none.
    let written = file.map(|file| {
        let opened = std::fs::OpenOptions::new().write(true).create_new(true).open(terminal::path(file));
        opened.map_err(|error| {
            Problem::new(
                Sort::System,
                format!("No new sheet was made, because {} cannot be written.", file.display()),
                format!("{error}."),
                "Name another file, which does not exist yet, or none.",
            )
        })
    });
    let written = written.transpose()?;
    let sheet = session.write(|desk| desk.new_recovery_sheet(passphrase))?;
    let lines = sheet.lines();
    let text = sheet_text("this desk", lines.iter().map(|line| line.as_str()));
    match written {
        None => show::note(&format!("\n{text}")),
        Some(mut opened) => writeln!(opened, "{text}").map_err(|error| {
            Problem::new(
                Sort::System,
                "A new sheet was made and could not be written. The passphrase opens the desk; no sheet does now.",
                format!("{error}."),
                "Make another with `amparo passphrase new-sheet`.",
            )
        })?,
    }
    if session.json {
        show::json(&json!({"new_sheet": true, "file": file}));
        return Ok(());
    }
    show::line(
        "The old recovery sheet opens this desk no longer. Backups that were made before still open with the old one: keep it as long as them.",
    );
    Ok(())
}
