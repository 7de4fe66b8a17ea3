//! Checking the record, rebuilding what is worked out from it, and its checkpoint.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use amparo_casework::check_desk::{Checked, Step, check_desk, check_open_desk};
use amparo_casework::desk::{Desk, World};
use amparo_casework::problem::{Problem, Sort, why_not};
use serde_json::json;

use crate::args::{Checkpoint, Verify};
use crate::session::Session;
use crate::{show, terminal};

/// A checkpoint is a few lines; more is something else.
const CHECKPOINT_BYTES_MAX: u64 = 64 * 1024;

pub(super) fn verify(session: &Session, args: &Verify) -> Result<(), Problem> {
    let against = args.against.as_deref().map(checkpoint_file).transpose()?;
    let mut bar = Bar::new();
    let against = against.as_deref();
    let checked = if session.is_lent() {
        session.read(|desk| check_open_desk(desk, args.hashes_only, against, &mut |step| bar.show(step)))
    } else {
        let (folder, passphrase) = session.unlock()?;
        let world = World::of_this_computer()?;
        check_desk(&folder, passphrase, &world, args.hashes_only, against, &mut |step| bar.show(step))
    };
    bar.clear();
    let checked = checked?;
    if session.json {
        show::json(&checked);
    } else {
        print(&checked);
    }
    checked.problem().map_or(Ok(()), Err)
}

fn print(checked: &Checked) {
    let how = if checked.hashes_only {
        "Hashes, links and signatures were checked; nothing was opened."
    } else {
        "Every entry was opened, every list compared, every archived document read."
    };
    show::line(how);
    let entries = show::count(checked.entries, "entry", "entries");
    if checked.holds {
        show::line(&format!("The record holds: all {entries}."));
    } else {
        show::line(&format!("The record has {entries}."));
    }
    if !checked.hashes_only {
        show::line(&format!(
            "{} as archived.",
            show::count(checked.documents, "document is", "documents are")
        ));
    }
    if checked.erased_entries + checked.erased_documents > 0 {
        show::line(&format!(
            "Erased: {} and {}; they keep their place in the log, and their content is gone.",
            show::count(checked.erased_entries, "entry", "entries"),
            show::count(checked.erased_documents, "document", "documents")
        ));
    }
    if let Some(root) = &checked.root {
        show::line(&format!("Root: {root}"));
    }
    if let Some(against) = &checked.against {
        show::line(&against.what);
    }
    for found in &checked.findings {
        show::line(&format!("  {}", found.line()));
    }
    if checked.findings_more > 0 {
        show::line(&format!("  and {} more.", checked.findings_more));
    }
    if checked.holds && checked.against.is_none() {
        show::line(
            "An older copy of the whole folder cannot be told from here: `amparo checkpoint -o FILE` gives what to keep elsewhere.",
        );
    }
}

pub(super) fn rebuild(session: &Session) -> Result<(), Problem> {
    let mut bar = Bar::new();
    let rebuilt = session.write(|desk| desk.rebuild(&mut |step| bar.show(step)));
    bar.clear();
    let rebuilt = rebuilt?;
    if session.json {
        show::json(&rebuilt);
        return Ok(());
    }
    show::line(&format!(
        "Worked out again from {}: {}.",
        show::count(rebuilt.entries, "entry", "entries"),
        show::count(
            rebuilt.scopes,
            "record (the desk's own or a case's)",
            "records (the desk's own and the cases')"
        )
    ));
    if rebuilt.resumed_entries > 0 {
        show::line(&format!("{} had been done by an attempt before.", rebuilt.resumed_entries));
    }
    if rebuilt.closed_entries > 0 {
        show::line(&format!(
            "{} in no list: the key of their case is gone. `amparo verify` says whether that was an erasure.",
            show::count(rebuilt.closed_entries, "entry is", "entries are")
        ));
    }
    Ok(())
}

pub(super) fn checkpoint(session: &Session, args: &Checkpoint) -> Result<(), Problem> {
    let since = args.since.as_deref().map(checkpoint_file).transpose()?;
    let kept = session.read(Desk::checkpoint_to_keep)?;
    if let (Some(since), Some(growth)) = (&since, &args.growth) {
        super::proof::growth(session, since, growth)?;
    }
    if let Some(file) = &args.output {
        write_new(file, &kept.checkpoint)?;
        session.read(amparo_casework::back_up::note_checkpoint_kept)?;
    }
    if session.json {
        show::json(&json!({"file": args.output, "kept": *kept}));
        return Ok(());
    }
    match &args.output {
        Some(file) => show::line(&format!(
            "The checkpoint of {} was written to {}.",
            show::count(kept.entries, "entry", "entries"),
            file.display()
        )),
        None => show::line(kept.checkpoint.trim_end()),
    }
    show::line(&format!("Key: {}", kept.public_key));
    show::line(
        "Keep it where this computer cannot reach: on paper, on a stick, with somebody you trust. It holds no names and no content. \
         This desk alone cannot notice when its whole folder is put back to an earlier state, or rewritten by someone who has \
         its passphrase; `amparo verify --against FILE` can.",
    );
    Ok(())
}

fn checkpoint_file(file: &Path) -> Result<String, Problem> {
    use std::io::Read;
    let mut text = String::new();
    let read = std::fs::File::open(terminal::path(file))
        .and_then(|opened| opened.take(CHECKPOINT_BYTES_MAX).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(text),
        Err(error) => Err(Problem::input(
            format!("The checkpoint {} could not be read. Nothing was checked.", file.display()),
            why_not(&error),
            "Give a file that `amparo checkpoint -o FILE` wrote.",
        )),
    }
}

fn write_new(file: &Path, text: &str) -> Result<(), Problem> {
    let path = &terminal::path(file);
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    let written = made.and_then(|mut opened| {
        // A piece of a checkpoint is none, and would stand in the way of the next attempt.
        opened.write_all(text.as_bytes()).inspect_err(|_| drop(std::fs::remove_file(path)))
    });
    written.map_err(|error| {
        let sort = if error.kind() == ErrorKind::AlreadyExists { Sort::Input } else { Sort::System };
        Problem::new(
            sort,
            format!("The checkpoint was not written to {}. Nothing was changed.", file.display()),
            why_not(&error),
            "Name a new file in a folder that can be written: an earlier checkpoint is not written over.",
        )
    })
}

/// Says on the error channel how far long work is, where somebody looks at it.
struct Bar {
    shown: Option<Instant>,
}

/// Not more often than this.
const SHOWN_EVERY: Duration = Duration::from_millis(100);

impl Bar {
    fn new() -> Self {
        Self { shown: None }
    }

    fn show(&mut self, step: Step) {
        if self.shown.is_some_and(|shown| shown.elapsed() < SHOWN_EVERY) {
            return;
        }
        self.shown = Some(Instant::now());
        show::progress(&match step.of {
            0 => step.what.to_owned(),
            of => format!("{} of {of} {}", step.done, step.what),
        });
    }

    fn clear(&mut self) {
        if self.shown.take().is_some() {
            show::progress_done();
        }
    }
}
