//! Checking the record, working its views out again, and the checkpoint to keep elsewhere.
//!
//! A desk that is damaged must still be able to say where, so a check opens it without asking whether it holds. It shows
//! no content: numbers of entries and what is wrong with them.

use std::path::Path;

use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::Scope;
use amparo_store::{
    Against, Damage, Depth, Inspection, Passphrase, Progress, Rebuilt, Report, Stage, Unlock,
};
use serde::Serialize;

use crate::desk::{Desk, World, holder, words};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

/// How far long work is, as a person reads it.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// What is being done.
    pub what: &'static str,
    /// How much of it is done.
    pub done: u64,
    /// How much of it there is; 0 when that is not known.
    pub of: u64,
}

/// What a check found.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Whether everything that was checked holds.
    pub holds: bool,
    /// Only hashes and signatures were checked; nothing was opened.
    pub hashes_only: bool,
    /// How many entries the log has.
    pub entries: u64,
    /// The root over all of them, in hexadecimal; nothing when some are missing.
    pub root: Option<String>,
    /// How many of them belong to erased cases: in their place, their content destroyed.
    pub erased_entries: u64,
    /// How many archived documents were opened.
    pub documents: u64,
    /// How many archived documents belong to erased cases.
    pub erased_documents: u64,
    /// What does not hold.
    pub findings: Vec<Found>,
    /// How many more findings there were than are listed.
    pub findings_more: u64,
    /// How the log stands to the checkpoint that was given.
    pub against: Option<Compared>,
    /// `amparo rebuild` mends all of it: the log itself holds.
    pub rebuild_mends: bool,
}

/// One thing that does not hold.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The entry, where it is one.
    pub entry: Option<u64>,
    /// A short name for programs.
    pub code: &'static str,
    /// What does not hold.
    pub what: String,
}

/// How the log stands to a checkpoint that was kept elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// A short name for programs.
    pub code: &'static str,
    /// What it means.
    pub what: String,
}

/// A checkpoint to keep elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct ToKeep {
    /// How many entries it speaks of.
    pub entries: u64,
    /// The root over them, in hexadecimal.
    pub root: String,
    /// The key against which it can be checked.
    pub public_key: String,
    /// The checkpoint itself.
    pub checkpoint: String,
}

/// What was worked out again.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RebuiltViews {
    /// How many entries the log has.
    pub entries: u64,
    /// How many of them belong to erased cases, or to cases whose key is missing: they are in no view.
    pub closed_entries: u64,
    /// How many cases were folded, the desk's own record among them.
    pub scopes: u64,
    /// How many entries an earlier attempt had done.
    pub resumed_entries: u64,
}

/// Goes through the whole record and says everything that does not hold. Changes nothing.
///
/// # Errors
/// When the desk cannot be opened at all, or what was given as a checkpoint cannot be used. Damage is no error
/// here: it is in what comes back ([`Checked::problem`]).
pub fn check_desk(
    folder: &Path,
    passphrase: String,
    world: &World,
    hashes_only: bool,
    against: Option<&str>,
    progress: &mut dyn FnMut(Step),
) -> Result<Checked, Problem> {
    let note = against.map(read_checkpoint).transpose()?;
    let passphrase = Passphrase::new(passphrase);
    let desk = Inspection::open(folder, Unlock::Passphrase(&passphrase), &holder(world.clock.as_ref()))
        .map_err(|error| words(error, "The desk was not checked. Nothing was changed."))?;
    let report = desk.check(depth(hashes_only), note.as_ref(), &mut |at| progress(step(at)));
    let checked = said_of(&report)?;
    if checked.holds && !hashes_only {
        // A note that is lost costs a reminder.
        drop(desk.note_verified(world.clock.now()));
    }
    Ok(checked)
}

/// The same for a desk that is open.
///
/// # Errors
/// When what was given as a checkpoint cannot be used.
pub fn check_open_desk(
    desk: &Desk,
    hashes_only: bool,
    against: Option<&str>,
    progress: &mut dyn FnMut(Step),
) -> Result<Checked, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let note = against.map(read_checkpoint).transpose()?;
    // It takes long and only reads: others read on, and whoever writes waits.
    let _writing = desk.writing();
    let report = desk.store()?.check(depth(hashes_only), note.as_ref(), &mut |at| progress(step(at)));
    let checked = said_of(&report)?;
    if checked.holds && !hashes_only {
        // A note that is lost costs a reminder.
        drop(desk.store()?.note_verified(desk.now()));
    }
    Ok(checked)
}

fn depth(hashes_only: bool) -> Depth {
    if hashes_only { Depth::Hashes } else { Depth::Everything }
}

fn said_of(report: &Report) -> Result<Checked, Problem> {
    match &report.against {
        Some(Against::OtherDesk { found }) => {
            Err(cannot_compare(format!("It is the checkpoint of another desk ({found}).")))
        }
        Some(Against::Altered) => Err(cannot_compare(
            "It names this desk and its key, and its signature is false: the file was changed.".to_owned(),
        )),
        _ => Ok(Checked::of(report)),
    }
}

fn read_checkpoint(text: &str) -> Result<SignedCheckpoint, Problem> {
    SignedCheckpoint::parse(text).map_err(|error| cannot_compare(format!("It is not a checkpoint: {error}.")))
}

fn cannot_compare(why: String) -> Problem {
    Problem::input(
        "The desk was not compared with what was given. Nothing was changed.",
        why,
        "Give a file that `amparo checkpoint -o FILE` wrote for this desk, as it was written.",
    )
}

impl Checked {
    fn of(report: &Report) -> Self {
        let found = |finding: &amparo_store::Finding| Found {
            entry: finding.entry,
            code: finding.damage.code(),
            what: finding.damage.to_string(),
        };
        let against = report.against.as_ref();
        Self {
            holds: report.holds(),
            hashes_only: report.depth == Depth::Hashes,
            entries: report.entries,
            root: report.root.map(|root| root.to_string()),
            erased_entries: report.erased_entries,
            documents: report.blobs,
            erased_documents: report.erased_blobs,
            findings: report.findings.iter().map(found).collect(),
            findings_more: report.findings_more,
            rebuild_mends: !report.findings.is_empty()
                && report.findings_more == 0
                && against.is_none_or(Against::holds)
                && report.findings.iter().map(|finding| &finding.damage).all(Damage::is_mended_by_rebuild),
            against: against.map(compared),
        }
    }

    /// The problem, when something does not hold.
    pub fn problem(&self) -> Option<Problem> {
        if self.holds {
            return None;
        }
        let count = self.findings.len() as u64 + self.findings_more;
        let what = match (count, &self.against) {
            (0, Some(against)) => against.what.clone(),
            (1, _) => "The record does not hold: one thing was found. Nothing was changed.".to_owned(),
            _ => format!("The record does not hold: {count} things were found. Nothing was changed."),
        };
        let first = self.findings.first().map_or_else(
            || "The log is not the one of which the checkpoint speaks.".to_owned(),
            |found| format!("{}.", found.line()),
        );
        let mend = if self.rebuild_mends {
            "The log itself holds. Run `amparo rebuild`: it works the rest out again."
        } else {
            "Copy the whole folder to a safe place before anything else, do not go on with it, and compare it with a \
             backup (`amparo restore` brings one back into another folder)."
        };
        Some(Problem::new(Sort::Damaged, what, first, mend))
    }
}

impl Found {
    /// The finding as one line.
    pub fn line(&self) -> String {
        match self.entry {
            Some(entry) => format!("Entry {entry}: {}", self.what),
            None => format!("The desk: {}", self.what),
        }
    }
}

fn compared(against: &Against) -> Compared {
    let (code, what) = match against {
        Against::Same { entries } => {
            ("same", format!("The checkpoint speaks of this very record: {entries} entries."))
        }
        Against::Grown { checkpoint, entries } => (
            "grown",
            format!("The record went on from the checkpoint: it knew {checkpoint} entries, there are {entries} now, and the first {checkpoint} are the same."),
        ),
        Against::RolledBack { checkpoint, entries } => (
            "rolled-back",
            format!("This desk is older than the checkpoint: your copy knows {checkpoint} entries; this desk has {entries}. An earlier copy of the folder was put back, or the end of the log was cut off."),
        ),
        Against::Forked { checkpoint } => (
            "forked",
            format!("This desk has another history than the checkpoint: its first {checkpoint} entries are not those that were signed. Two copies of the desk went on apart, or the log was rewritten."),
        ),
        Against::CannotSay { checkpoint } => (
            "cannot-say",
            format!("Entries are missing, so the first {checkpoint} cannot be compared with the checkpoint."),
        ),
        Against::OtherKey => (
            "other-key",
            "The checkpoint names this desk and was signed with another key than this desk has: one of both was made by somebody else.".to_owned(),
        ),
        Against::OtherDesk { found } => ("other-desk", format!("The checkpoint is another desk's ({found}).")),
        Against::Altered => ("altered", "The checkpoint was changed after it was signed.".to_owned()),
    };
    Compared { code, what }
}

fn step(progress: Progress) -> Step {
    let what = match progress.stage {
        Stage::Log => "entries checked",
        Stage::Pages => "checking the pages of the database",
        Stage::Blobs => "archived documents checked",
        Stage::Placing => "entries placed",
        Stage::Folding => "entries folded",
    };
    Step { what, done: progress.done, of: progress.of }
}

impl Desk {
    /// Throws away what was worked out from the log, and works it out again. Killed and started again, it goes on.
    ///
    /// # Errors
    /// When an entry does not hold, or the disk is full or fails. Then lists and cases are as they were.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(Step)) -> Result<RebuiltViews, Problem> {
        self.may(Action::ManageKeys, None)?;
        let not_done = "The lists were not worked out again; they are as they were. What was done is kept.";
        let rebuilt: Rebuilt = self.change(not_done, |store, random| {
            store.rebuild_reporting(random, &mut |at| progress(step(at)))
        })?;
        Ok(RebuiltViews {
            entries: rebuilt.entries,
            closed_entries: rebuilt.closed,
            scopes: rebuilt.scopes,
            resumed_entries: rebuilt.resumed,
        })
    }

    /// The newest checkpoint, to be kept elsewhere.
    ///
    /// # Errors
    /// When it cannot be read, or the desk could not be signed yet because the disk is full.
    pub fn checkpoint_to_keep(&self) -> Result<Visible<ToKeep>, Problem> {
        self.may(Action::SeeDesk, None)?;
        let read =
            self.store()?.checkpoint().map_err(|error| words(error, "The checkpoint was not read."))?;
        let key = self.store()?.public_key();
        let (Some(note), Some(key)) = (read, key) else {
            return Err(Problem::new(
                Sort::System,
                "There is no checkpoint yet. Nothing was changed.",
                "This desk was made before there were checkpoints, and could not be signed when it was opened.",
                "Make room on the disk and open the desk again.",
            ));
        };
        let checkpoint = note.unchecked();
        let shown = ToKeep {
            entries: checkpoint.size,
            root: checkpoint.root.to_string(),
            public_key: key.to_string(),
            checkpoint: note.to_string(),
        };
        self.show(Scope::Desk, shown)
    }
}
