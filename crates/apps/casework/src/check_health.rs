//! One page on how the desk is: what is in order, what to look at, what is wrong, and how to mend each.
//!
//! It looks at versions, walls, programs, disk, rights, and at what was done for the safety of the desk and when. It
//! opens no entry: whether the record holds is for [`crate::check_desk`].

use amparo_ledger::claim::Scope;
use amparo_ledger::record::ErasureState;
use amparo_reader::child::{Profile, Tool};
use amparo_store::Health;
use serde::Serialize;

use crate::back_up::{CareDays, care};
use crate::desk::{Desk, moment_in_words, words};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// In order.
    Ok,
    /// Somebody should look at it.
    Look,
    /// It is wrong: mend it before going on.
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HealthLine {
    /// What was looked at.
    pub about: &'static str,
    /// How it is.
    pub state: State,
    /// What was found, and why it matters where it is not in order.
    pub found: String,
    /// How to mend it; nothing where it is in order.
    pub mend: Option<String>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HealthPage {
    /// The worst of its lines.
    pub worst: State,
    /// The lines.
    pub lines: Vec<HealthLine>,
}

const FREE_BYTES_LOOK: u64 = 1 << 30;
const FREE_BYTES_WRONG: u64 = 64 << 20;
const BACKUP_DAYS_LOOK: i64 = 14;
const CHECK_DAYS_LOOK: i64 = 35;
const RESTORE_DAYS_LOOK: i64 = 90;
/// What it costs to try a passphrase on an ordinary computer, in KiB.
const KDF_KIB_USUAL: u32 = 256 * 1024;

/// Looks at everything around the record. It starts the reading process, which costs a moment.
///
/// # Errors
/// When the folder or the desk's record cannot be read.
pub fn check_health(desk: &Desk) -> Result<Visible<HealthPage>, Problem> {
    let cannot = |error| words(error, "The desk could not be looked at. Nothing was changed.");
    desk.may(Action::SeeDesk, None)?;
    let health = desk.store()?.health().map_err(cannot)?;
    let care = *care(desk)?;
    let mut lines = versions(&health);
    lines.extend(walls(desk));
    lines.extend(folder(&health));
    lines.push(swap(std::fs::read_to_string("/proc/swaps").ok().as_deref()));
    lines.push(passphrase(&health));
    lines.push(sheet(desk.store()?.knows_its_recovery_sheet()));
    lines.extend(looked_after(&care, desk.entry_count()?));
    lines.extend(erasures(desk)?);
    lines.push(clock(desk)?);
    let worst = lines.iter().map(|line| line.state).max().unwrap_or(State::Ok);
    desk.show(Scope::Desk, HealthPage { worst, lines })
}

fn ok(about: &'static str, found: impl Into<String>) -> HealthLine {
    HealthLine { about, state: State::Ok, found: found.into(), mend: None }
}

fn look(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> HealthLine {
    HealthLine { about, state: State::Look, found: found.into(), mend: Some(mend.into()) }
}

fn wrong(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> HealthLine {
    HealthLine { about, state: State::Wrong, found: found.into(), mend: Some(mend.into()) }
}

fn versions(health: &Health) -> Vec<HealthLine> {
    vec![
        ok("program", format!("Amparo {}", env!("CARGO_PKG_VERSION"))),
        ok(
            "formats",
            format!(
                "entries version {}, tables version {}",
                amparo_ledger::entry::VERSION,
                health.tables_version
            ),
        ),
        ok("database", format!("SQLite {}, SQLCipher {}", health.sqlite, health.sqlcipher)),
    ]
}

fn walls(desk: &Desk) -> Vec<HealthLine> {
    let tested = desk.reader().self_test();
    let refused = if tested.not_applied.is_empty() {
        String::new()
    } else {
        format!("; not applied here: {}", tested.not_applied.join(", "))
    };
    let about = "reading process";
    let level = match tested.profile {
        Some(Profile::SeccompAndLandlock) if tested.walls_hold() => {
            ok(about, format!("behind a filter of system calls and without files or network{refused}"))
        }
        Some(Profile::Seccomp) if tested.walls_hold() => look(
            about,
            format!("behind a filter of system calls; this kernel has no Landlock{refused}"),
            "Use a Linux kernel of version 5.13 or later for the second wall.",
        ),
        Some(_) if tested.binary_formats_are_read() => look(
            about,
            format!("a process of its own with limits, without a filter of system calls{refused}"),
            "Read documents of strangers on Linux, where the filter holds.",
        ),
        Some(_) => wrong(
            about,
            format!(
                "the walls do not hold; PDF, pictures, office documents and packed archives are kept and not parsed{refused}"
            ),
            "Use a Linux kernel with seccomp; some containers take it away.",
        ),
        None => wrong(
            about,
            "it cannot be started: no document can be read",
            "Start the program by its full path, and see whether memory or processes are limited.",
        ),
    };
    let tools = Tool::ALL.into_iter().map(|tool| {
        tool.installed_at().map_or_else(
            || look("other programs", format!("{} is not installed", tool.name()), how_to_install(tool)),
            |path| ok("other programs", format!("{} in {}", tool.name(), path.display())),
        )
    });
    std::iter::once(level).chain(tools).chain(languages(Tool::Tesseract.installed_at().is_some())).collect()
}

fn how_to_install(tool: Tool) -> &'static str {
    match tool {
        Tool::PdfToText => "Install poppler-utils: without it no PDF is read.",
        Tool::PdfToPng => {
            "Install poppler-utils: without it no page of a PDF is shown, and scanned pages are not read."
        }
        Tool::Tesseract => {
            "Install tesseract-ocr with your languages (tesseract-ocr-rus, tesseract-ocr-spa …): without it pictures and \
             scanned pages are kept and not read."
        }
    }
}

/// In which languages the words of pictures are recognised here.
fn languages(is_there: bool) -> Option<HealthLine> {
    let about = "text recognition";
    let installed = amparo_reader::child::installed_languages();
    is_there.then(|| {
        if installed.is_empty() {
            let mend = "Install the languages: tesseract-ocr-eng, tesseract-ocr-rus, tesseract-ocr-spa …";
            look(about, "tesseract is there without any language", mend)
        } else {
            ok(about, format!("languages: {}", installed.join(", ")))
        }
    })
}

fn folder(health: &Health) -> Vec<HealthLine> {
    let mut lines = vec![disk(health)];
    lines.push(if health.open_to_others.is_empty() {
        ok("rights", "only you may read the folder")
    } else {
        wrong(
            "rights",
            format!("others on this computer may read: {}", some_of(&health.open_to_others)),
            "Take it from them: chmod -R go-rwx and the desk's folder.",
        )
    });
    if !health.left_over.is_empty() {
        lines.push(look(
            "left over",
            format!("a process ended without warning and left: {}", some_of(&health.left_over)),
            "Nothing is lost. It is taken away with the next backup or erasure.",
        ));
    }
    if !health.strange.is_empty() {
        lines.push(look(
            "strange files",
            format!("not the desk's: {}", some_of(&health.strange)),
            "See who put them there; the desk's folder is for the desk alone.",
        ));
    }
    lines
}

fn disk(health: &Health) -> HealthLine {
    let has = format!(
        "database {}, {} documents {}",
        size(health.database_bytes),
        health.blobs,
        size(health.blob_bytes)
    );
    let Some(free) = health.free_bytes else {
        return ok("disk", format!("{has}; the system does not say how much is free"));
    };
    let found = format!("{has}; {} free", size(free));
    let mend = "Make room: erasing, a new passphrase and backups write a second copy of the database first.";
    if free < FREE_BYTES_WRONG {
        wrong("disk", found, mend)
    } else if free < FREE_BYTES_LOOK.max(health.database_bytes * 2) {
        look("disk", found, mend)
    } else {
        ok("disk", found)
    }
}

/// What is in memory may be written to the swap area, in the open unless that is encrypted.
fn swap(swaps: Option<&str>) -> HealthLine {
    let Some(swaps) = swaps else {
        return look(
            "swap",
            "the system does not say whether memory is written to disk",
            "See that the whole disk is encrypted.",
        );
    };
    let areas: Vec<&str> = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    let in_memory = |area: &&str| area.contains("/zram");
    if areas.iter().all(in_memory) {
        return ok("swap", "memory is not written to disk");
    }
    let mapped =
        areas.iter().all(|area| in_memory(area) || area.contains("/dm-") || area.contains("/mapper/"));
    let found = format!("memory may be written to {}", areas.join(", "));
    if mapped {
        look(
            "swap",
            format!("{found}, which may be encrypted"),
            "See that it is: `lsblk` shows “crypt” there.",
        )
    } else {
        look(
            "swap",
            format!("{found}, in the open"),
            "Switch it off (`swapoff -a`), or encrypt the whole disk.",
        )
    }
}

fn passphrase(health: &Health) -> HealthLine {
    let about = "passphrase";
    match health.kdf {
        None => wrong(
            about,
            "only the recovery sheet opens the desk",
            "Set a passphrase with `amparo passphrase recover`.",
        ),
        Some((memory_kib, passes, _)) => {
            let found = format!("each try costs {} MiB of memory, {passes} passes", memory_kib / 1024);
            if memory_kib >= KDF_KIB_USUAL {
                ok(about, found)
            } else {
                look(
                    about,
                    format!("{found}: easier to attack than the usual 256 MiB"),
                    "On a computer with enough memory, `amparo passphrase change` sets the usual cost.",
                )
            }
        }
    }
}

fn sheet(is_known: bool) -> HealthLine {
    if is_known {
        ok("recovery sheet", "backups can be encrypted to it; only you know whether you still have it")
    } else {
        wrong(
            "recovery sheet",
            "the desk is older than backups and does not know its sheet: it can neither be backed up nor a case erased",
            "Make a new one: `amparo passphrase new-sheet`.",
        )
    }
}

fn looked_after(care: &CareDays, entries: u64) -> Vec<HealthLine> {
    let ago = |days: i64| match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    };
    let line = |about, days: Option<i64>, limit, never: &str, mend: &str| match days {
        Some(days) if days <= limit => ok(about, ago(days)),
        Some(days) => look(about, ago(days), mend),
        None => look(about, never, mend),
    };
    vec![
        line(
            "last check",
            care.verified,
            CHECK_DAYS_LOOK,
            "never since this was noted",
            "Run `amparo verify`.",
        ),
        line(
            "last backup",
            care.backed_up,
            BACKUP_DAYS_LOOK,
            "never: if this disk breaks, everything is lost",
            "Run `amparo backup` to another disk.",
        ),
        line(
            "last verified restore",
            care.restore_verified,
            RESTORE_DAYS_LOOK,
            "never: nobody knows whether a backup opens",
            "Run `amparo restore FOLDER --check` with the recovery sheet.",
        ),
        line(
            "checkpoint elsewhere",
            care.checkpoint_kept,
            RESTORE_DAYS_LOOK,
            "none was written out: an older copy of the folder could not be told from the newest",
            "Run `amparo checkpoint -o FILE` and keep the file elsewhere.",
        ),
        ok("record", format!("{entries} entries; `amparo verify` checks each")),
    ]
}

fn erasures(desk: &Desk) -> Result<Vec<HealthLine>, Problem> {
    let record = desk.desk_record()?;
    let is_open = |case| desk.allows(Action::SeeCase, Some(case)).unwrap_or(false);
    let open = record.erasures.iter().filter(|(case, _)| is_open(**case));
    let waiting = open.filter_map(|(case, state)| match state {
        ErasureState::Waiting { not_before, .. } => Some(look(
            "erasure",
            format!(
                "case-{} waits to be erased; from {} on it may be confirmed",
                case.short(),
                moment_in_words(*not_before)
            ),
            format!("`amparo erase case-{} --confirm`, or --withdraw.", case.short()),
        )),
        ErasureState::Done { .. } => None,
    });
    Ok(waiting.collect())
}

fn clock(desk: &Desk) -> Result<HealthLine, Problem> {
    let cannot = |error| words(error, "The desk could not be looked at. Nothing was changed.");
    let cases = desk.store()?.case_list().map_err(cannot)?;
    let last = cases.into_iter().map(|row| row.changed_at).max();
    Ok(match last {
        Some(last) if last > desk.now() + 86_400 => look(
            "clock",
            format!(
                "it shows {}, and something was recorded at {}",
                moment_in_words(desk.now()),
                moment_in_words(last)
            ),
            "Set the computer's clock: days are counted from it.",
        ),
        _ => ok("clock", moment_in_words(desk.now())),
    })
}

fn some_of(names: &[String]) -> String {
    let shown = names.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > 5 { format!("{shown} and {} more", names.len() - 5) } else { shown }
}

/// A number of bytes as a person reads it.
pub fn size(bytes: u64) -> String {
    const STEPS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let step = STEPS.iter().find(|(step, _)| bytes >= *step);
    step.map_or_else(
        || format!("{bytes} bytes"),
        |(step, name)| {
            let tenths = u128::from(bytes) * 10 / u128::from(*step);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_on_disk_in_the_open_is_said() {
        let head = "Filename\tType\tSize\tUsed\tPriority\n";
        for (areas, state, because) in [
            ("", State::Ok, "no swap"),
            ("/dev/zram0 partition 1 0 5\n", State::Ok, "it stays in memory"),
            ("/dev/sda3 partition 1 0 5\n", State::Look, "a plain partition"),
            ("/dev/dm-1 partition 1 0 5\n", State::Look, "it may be encrypted, and may not"),
            ("/swapfile file 1 0 5\n", State::Look, "a file"),
        ] {
            assert_eq!(swap(Some(&format!("{head}{areas}"))).state, state, "{because}");
        }
    }

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, text) in
            [(0, "0 bytes"), (1_023, "1023 bytes"), (1_536, "1.5 KiB"), (10 << 30, "10.0 GiB")]
        {
            assert_eq!(size(bytes), text);
        }
    }
}
