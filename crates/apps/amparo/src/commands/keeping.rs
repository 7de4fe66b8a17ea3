//! Erasing a case, backups, restoring, and the page of health.

use std::path::{Path, PathBuf};

use amparo_casework::back_up::{BackupWish, back_up, care};
use amparo_casework::check_health::{State, check_health, size};
use amparo_casework::desk::{CopyProgress, Desk, World};
use amparo_casework::erase_case::{
    self, DOES_NOT_REACH, REACHES, WAITING_DAYS, When, ask_to_erase, erasures, withdraw_erasure,
};
use amparo_casework::ledger::act::ErasureReason as Reason;
use amparo_casework::problem::Problem;
use amparo_casework::restore_desk::{
    Opens, RestoreDone, RestoreWish, is_desk_of, list_backups, restore as restore_desk, try_restore,
};
use serde_json::json;

use crate::args::{Backup, Erase, ErasureReason, Restore};
use crate::session::Session;
use crate::terminal::{self, Stream};
use crate::{ask, show};

pub(super) fn erase(session: &Session, args: &Erase) -> Result<(), Problem> {
    if args.list {
        return list_erasures(session);
    }
    let case = session.read_case(args.case.as_deref(), |_, case| Ok(case))?;
    let reason = args.why.map(reason);
    if args.withdraw {
        session.write(|desk| withdraw_erasure(desk, case))?;
        if session.json {
            show::json(&json!({"case": case, "withdrawn": true}));
            return Ok(());
        }
        show::line(&format!(
            "case-{} stays. The record says that it was to be erased and is not.",
            case.short()
        ));
        return Ok(());
    }
    if args.confirm || args.now {
        let when = reason.map_or(When::AsAsked, When::AtOnce);
        if !session.json {
            what_it_means();
        }
        let again = format!("Passphrase, once more, to erase case-{} for good: ", case.short());
        let passphrase = session.passphrase_again(&again)?;
        let done = session.write(|desk| erase_case::erase(desk, case, when, passphrase))?;
        if session.json {
            show::json(&done);
            return Ok(());
        }
        show::line(&format!(
            "case-{} is erased. {} of the log lost their content; the log and its proofs hold.",
            case.short(),
            show::count(done.entries, "entry", "entries")
        ));
        if let Some(at) = &done.in_backup_of {
            show::line(&format!(
                "The backup of {at} still has it. Run `amparo backup` again, with --keep 0 to take earlier ones away at once."
            ));
        }
        show::line("It is not gone from what is listed above as out of reach.");
        return Ok(());
    }
    let Some(reason) = reason else {
        return Err(Problem::question(
            "Nothing was changed.",
            "It was not said why the case is to be erased.",
            "Say it with --why: consent-withdrawn, safety, legal, mistake or no-longer-needed.",
        ));
    };
    let row = session.write(|desk| ask_to_erase(desk, case, reason))?;
    if session.json {
        show::json(&row);
        return Ok(());
    }
    show::line(&format!("It is recorded that case-{} is to be erased. Nothing is erased yet.", case.short()));
    what_it_means();
    if let Some(from) = &row.not_before {
        show::line(&format!(
            "You work alone, so {WAITING_DAYS} days pass first. From {from} on: amparo erase case-{} --confirm",
            case.short()
        ));
    }
    show::line(&format!("To take it back: amparo erase case-{} --withdraw", case.short()));
    Ok(())
}

fn what_it_means() {
    show::line("Erasing takes away for good:");
    for line in REACHES {
        show::line(&show::bullet(line, 92));
    }
    show::line("It cannot reach:");
    for line in DOES_NOT_REACH {
        show::line(&show::bullet(line, 92));
    }
}

fn list_erasures(session: &Session) -> Result<(), Problem> {
    let rows = session.read(erasures)?;
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    if rows.is_empty() {
        show::line("No case waits to be erased, and none was.");
    }
    for row in rows.iter() {
        let how = match (row.erased, &row.not_before) {
            (false, Some(from)) => format!("asked for {}; may be confirmed from {from} on", row.at),
            (false, None) => format!("asked for {}", row.at),
            (true, _) => format!(
                "erased {}{}{}",
                row.at,
                if row.solo { ", by one person alone" } else { "" },
                if row.at_once { ", at once" } else { "" }
            ),
        };
        show::line(&format!("case-{}  {how} ({})", row.case.short(), row.reason));
    }
    Ok(())
}

fn reason(reason: ErasureReason) -> Reason {
    match reason {
        ErasureReason::ConsentWithdrawn => Reason::ConsentWithdrawn,
        ErasureReason::Safety => Reason::Safety,
        ErasureReason::Legal => Reason::Legal,
        ErasureReason::Mistake => Reason::Mistake,
        ErasureReason::NoLongerNeeded => Reason::NoLongerNeeded,
    }
}

pub(super) fn backup(session: &Session, args: &Backup) -> Result<(), Problem> {
    let wish = BackupWish {
        to: terminal::path(&args.to),
        recipients: args.recipients.clone(),
        keep_days: args.keep,
    };
    let mut bar = Bar::new("copied");
    let made = session.write(|desk| back_up(desk, &wish, &mut |at| bar.show(at)));
    bar.clear();
    let made = made?;
    if session.json {
        show::json(&made);
        return Ok(());
    }
    show::line(&format!(
        "Backed up to {}: {}, {} ({} copied now, {}), file {} of {}.",
        made.folder.display(),
        show::count(made.entries, "entry", "entries"),
        show::count(made.documents, "document", "documents"),
        made.documents_copied,
        size(made.bytes_copied),
        made.file,
        size(made.file_bytes)
    ));
    if made.earlier_kept + made.earlier_removed > 0 {
        show::line(&format!(
            "Earlier backups: {} kept, {} older than {} days taken away.",
            made.earlier_kept, made.earlier_removed, args.keep
        ));
    }
    if made.documents_removed > 0 {
        show::line(&format!(
            "{} of erased cases taken away.",
            show::count(made.documents_removed, "document", "documents")
        ));
    }
    if made.earlier_with_erased > 0 {
        show::line(&format!(
            "{} still have a case that was erased since, and open with the recovery sheet. `amparo backup --keep 0` takes them away.",
            show::count(made.earlier_with_erased as u64, "earlier backup", "earlier backups")
        ));
    }
    show::line(&match &made.last_verified_restore {
        Some(at) => format!("The last verified restore was on {at}."),
        None => {
            format!("No restore was ever verified. Try it: amparo restore {} --check", made.folder.display())
        }
    });
    Ok(())
}

pub(super) fn restore(session: &Session, args: &Restore) -> Result<(), Problem> {
    if args.list {
        return list(session, &args.from);
    }
    let from = terminal::path(&args.from);
    let rows = list_backups(&from)?;
    // What the desk that is still here knows, an older state is held against.
    let is_here = session.folder().is_ok_and(|folder| is_desk_of(&terminal::path(&folder), &from));
    let living = is_here && !args.accept_rollback;
    if living {
        session.open()?;
    }
    let wish = RestoreWish {
        from,
        snapshot: args.snapshot.clone(),
        opens: opens(args)?,
        checkpoints: args.against.iter().map(|file| ask::small_file(file)).collect::<Result<_, _>>()?,
        accept_rollback: args.accept_rollback,
    };
    let world = World::of_this_computer()?;
    let mut bar = Bar::new("restored");
    let Some(to) = &args.to else {
        let temporary = args.temp.as_deref().map_or_else(temporary_files, terminal::path);
        let temporary = temporary.join(format!("amparo-restore-{}", std::process::id()));
        let mut progress = |at| bar.show(at);
        let tried = if living {
            session.write(|desk| try_restore(&wish, &temporary, Some(desk), &world, &mut progress))
        } else {
            try_restore(&wish, &temporary, None, &world, &mut progress)
        };
        bar.clear();
        print_check(session, &tried?, living, rows.len());
        return Ok(());
    };
    let passphrase = ask::new_passphrase(args.new_passphrase_file.as_deref())?;
    let (folder, mut progress) = (terminal::path(to), |at| bar.show(at));
    let done = if living {
        session.read(|desk| restore_desk(&wish, &folder, passphrase, Some(desk), world, &mut progress))
    } else {
        restore_desk(&wish, &folder, passphrase, None, world, &mut progress)
    };
    bar.clear();
    let done = done?;
    if session.json {
        show::json(&done);
        return Ok(());
    }
    show::line(&format!("The desk is back in {}, as of the backup of {}.", to.display(), done.backup_at));
    what_holds(&done);
    if done.entries_lost > 0 {
        show::line(&format!(
            "{} that are known to have existed are not in it; the record says that this was accepted.",
            show::count(done.entries_lost, "entry", "entries")
        ));
    }
    show::line(&format!("Open it with the new passphrase: amparo --desk {} status", to.display()));
    Ok(())
}

/// Where this user's programs keep what they soon throw away.
fn temporary_files() -> PathBuf {
    let set = terminal::variable("TMPDIR").filter(|folder| !folder.is_empty());
    set.map_or_else(|| PathBuf::from("/tmp"), PathBuf::from)
}

fn what_holds(done: &RestoreDone) {
    show::line(&format!(
        "{} and {} were opened, and each holds.",
        show::count(done.entries, "entry", "entries"),
        show::count(done.documents, "document", "documents")
    ));
    if done.documents_missing > 0 {
        show::line(&format!(
            "{} not in the folder of backups any more: their case was erased since.",
            show::count(done.documents_missing, "document is", "documents are")
        ));
    }
    if done.documents_never_there > 0 {
        show::line(&format!(
            "{} on record without being on file.",
            show::count(done.documents_never_there as u64, "document was", "documents were")
        ));
    }
}

fn print_check(session: &Session, done: &RestoreDone, noted: bool, backups: usize) {
    if session.json {
        show::json(&json!({"restored": done, "noted_at_the_desk": noted}));
        return;
    }
    show::line(&format!(
        "The backup of {} can be restored ({} in the folder).",
        done.backup_at,
        show::count(backups as u64, "backup", "backups")
    ));
    what_holds(done);
    if let Some(since) = done.entries_since {
        show::line(&format!("The desk got {} since.", show::count(since, "entry", "entries")));
    }
    show::line(if noted {
        "The folder that was restored is thrown away; the desk notes this as a verified restore."
    } else {
        "The folder that was restored is thrown away. The desk itself was not open, so it notes nothing."
    });
}

fn list(session: &Session, from: &Path) -> Result<(), Problem> {
    let rows = list_backups(&terminal::path(from))?;
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    for row in &rows {
        show::line(&format!("{}  {}, {}", row.file, row.at, show::count(row.entries, "entry", "entries")));
    }
    if rows.is_empty() {
        show::line("No backup in this folder.");
    }
    Ok(())
}

fn opens(args: &Restore) -> Result<Opens, Problem> {
    if let Some(file) = &args.identity_file {
        return Ok(Opens::Identity(ask::small_file(file)?));
    }
    Ok(Opens::Sheet(match &args.sheet_file {
        Some(file) => ask::small_file(file)?,
        None => ask::passphrase(None, "What stands on the recovery sheet (in one line): ")?,
    }))
}

pub(super) fn doctor(session: &Session) -> Result<(), Problem> {
    let page = session.read(check_health)?;
    if session.json {
        show::json(&page);
        return Ok(());
    }
    for line in &page.lines {
        let mark = match line.state {
            State::Ok => "ok   ",
            State::Look => "look ",
            State::Wrong => "WRONG",
        };
        show::line(&format!("{mark} {:22} {}", line.about, line.found));
        if let Some(mend) = &line.mend {
            show::line(&show::wrapped(mend, 76, "                             "));
        }
    }
    Ok(())
}

/// What was done for the safety of the desk, in two lines of `amparo status`.
pub(super) fn care_lines(desk: &Desk) -> Result<Vec<String>, Problem> {
    let care = care(desk)?;
    let ago = |days: Option<i64>| match days {
        None => "never".to_owned(),
        Some(0) => "today".to_owned(),
        Some(1) => "1 day ago".to_owned(),
        Some(days) => format!("{days} days ago"),
    };
    let mut lines = vec![format!(
        "Last backup: {}. Last verified restore: {}.",
        ago(care.backed_up),
        ago(care.restore_verified)
    )];
    for row in erasures(desk)?.iter().filter(|row| !row.erased) {
        lines.push(format!(
            "case-{} waits to be erased; it may be confirmed from {} on.",
            row.case.short(),
            row.not_before.as_deref().unwrap_or_default()
        ));
    }
    Ok(lines)
}

/// How far it is, on a line of its own where errors go, if a person looks on.
struct Bar {
    verb: &'static str,
    shown: Option<std::time::Instant>,
    on: bool,
}

impl Bar {
    fn new(verb: &'static str) -> Self {
        Self { verb, shown: None, on: terminal::is_terminal(Stream::Err) }
    }

    fn show(&mut self, at: CopyProgress) {
        let soon = self.shown.is_some_and(|shown| shown.elapsed().as_millis() < 200);
        if !self.on || soon {
            return;
        }
        self.shown = Some(std::time::Instant::now());
        let (done, all) = (size(at.done_bytes), size(at.total_bytes));
        terminal::print_in_passing(&format!("\r\u{1b}[2K{done} of {all} {}", self.verb));
    }

    fn clear(&self) {
        if self.on && self.shown.is_some() {
            terminal::print_in_passing("\r\u{1b}[2K");
        }
    }
}
