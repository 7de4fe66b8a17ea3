//! The lists of the desk.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use amparo_casework::problem::{Problem, why_not};
use amparo_casework::screening::changes::{EntryRow, ListChanges, list_changes};
use amparo_casework::screening::lists::{
    LIST_BYTES_MAX, ListDone, ListFile, ListRow, add_list, show_entry, show_lists,
};
use amparo_casework::screening::words::{entry_text, of_date};

use super::read::{name_of, received_words};
use crate::args::{List, ListAdd};
use crate::session::Session;
use crate::{show, terminal};

/// How many entries of a comparison are printed on the screen; `--json` gives all.
const PRINTED_MAX: usize = 40;

pub(super) fn list(session: &Session, args: List) -> Result<(), Problem> {
    match args {
        List::Add(args) => add(session, args),
        List::Show { list, entry: Some(key) } => one_entry(session, &list.unwrap_or_default(), &key),
        List::Show { list, entry: None } => rows(session, list.as_deref()),
        List::Changes { old, new } => changes(session, &old, &new),
    }
}

fn add(session: &Session, args: ListAdd) -> Result<(), Problem> {
    let bytes = bytes_of(&args.file)?;
    let file = ListFile {
        file_name: name_of(&args.file),
        bytes,
        name: args.name,
        url: args.url,
        rights: args.rights,
        date: args.date,
        older: args.older,
        received: received_words(args.received),
    };
    let done = session
        .write(|desk| add_list(desk, &file, &mut |read| show::progress(&format!("{read} entries read"))));
    show::progress_done();
    let done = done?;
    if session.json {
        show::json(&*done);
    } else {
        print_added(&done);
    }
    Ok(())
}

/// The file, if it is not larger than what can be archived: that is found out before it is read.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Problem> {
    let refused = |why: String, mend: &str| {
        Problem::input(format!("The list {} was not added. Nothing was saved.", file.display()), why, mend)
    };
    let unread =
        |error: &std::io::Error| refused(why_not(error), "Check the name and the rights on the file.");
    // Asked before opening: a pipe that nobody writes to would be waited for for ever.
    let meta = std::fs::metadata(terminal::path(file)).map_err(|error| unread(&error))?;
    if !meta.is_file() {
        return Err(refused(
            "It is not an ordinary file.".to_owned(),
            "Name the file that the publisher gives out.",
        ));
    }
    let size = meta.len();
    let too_large = || {
        refused(
            format!(
                "It is larger than {} MiB, the most that is archived as one file.",
                LIST_BYTES_MAX / 1024 / 1024
            ),
            "Take the publisher's smaller file: the consolidated list, or a collection of sanctions alone.",
        )
    };
    if size > LIST_BYTES_MAX {
        return Err(too_large());
    }
    let opened = File::open(terminal::path(file)).map_err(|error| unread(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may grow while it is read.
    opened.take(LIST_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| unread(&error))?;
    if bytes.len() as u64 > LIST_BYTES_MAX { Err(too_large()) } else { Ok(bytes) }
}

fn print_added(done: &ListDone) {
    show::line(&format!(
        "“{}” {} is on file as list-{}.",
        done.name,
        of_date(done.published),
        done.source.short()
    ));
    show::line(&format!("  SHA-256 {}", done.sha256));
    show::line(&format!(
        "  {} in the file: {} read, {} refused ({}).",
        show::count(done.entries_in, "entry", "entries"),
        done.given,
        done.entries_in - done.given,
        done.format
    ));
    for (why, count) in &done.refused {
        show::line(&show::bullet(&format!("{count} refused: {why}"), 90));
    }
    if let Some(stated) = done.stated.filter(|stated| *stated != done.entries_in) {
        show::line(&show::wrapped(
            &format!(
                "Mind: the file says that it has {stated} entries. Fetch it again if that is more than are there."
            ),
            90,
            "  ",
        ));
    }
    if let Some(follows) = done.follows {
        show::line(&format!(
            "  It follows list-{}; `amparo list changes list-{} list-{}` says what is new.",
            follows.short(),
            follows.short(),
            done.source.short()
        ));
    }
    show::line("`amparo screen` looks the officials of the record up in it. No entry of a list is a claim.");
}

fn rows(session: &Session, wanted: Option<&str>) -> Result<(), Problem> {
    let rows: Vec<ListRow> = session.read(|desk| {
        let rows = show_lists(desk)?.into_inner();
        let Some(text) = wanted else { return Ok(rows) };
        let source = amparo_casework::screening::lists::find_list(desk, text)?;
        Ok(rows.into_iter().filter(|row| row.list.source == source).collect())
    })?;
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    if rows.is_empty() {
        show::line("There is no list on this desk yet. `amparo list add FILE` adds one.");
    }
    for row in &rows {
        print_row(row, wanted.is_some());
    }
    Ok(())
}

fn print_row(row: &ListRow, whole: bool) {
    let list = &row.list;
    let mark = if row.in_use { "" } else { ", an earlier version" };
    show::line(&format!(
        "list-{}  “{}” {}{mark}",
        row.list.source.short(),
        list.name,
        of_date(list.published)
    ));
    show::line(&format!(
        "  {}: {} read, {} refused; {}",
        show::count(list.entries_in, "entry", "entries"),
        list.given,
        list.entries_in - list.given,
        list.format
    ));
    if !whole {
        return;
    }
    if let Some(sha256) = row.sha256 {
        show::line(&format!("  SHA-256 {sha256}"));
    }
    for one in &list.refused {
        show::line(&show::bullet(&format!("{} refused: {}", one.count, one.why), 90));
    }
    show::line(&show::wrapped(&format!("Authorities: {}", list.regimes.join(", ")), 90, "  "));
}

fn one_entry(session: &Session, list: &str, key: &str) -> Result<(), Problem> {
    let found = session.read(|desk| show_entry(desk, list, key))?;
    let (row, entry) = &*found;
    if session.json {
        show::json(&serde_json::json!({"list": row, "entry": entry}));
    } else {
        show::line(&format!("“{}” {}", row.list.name, of_date(row.list.published)));
        show::line(entry_text(entry).trim_end());
    }
    Ok(())
}

fn changes(session: &Session, old: &str, new: &str) -> Result<(), Problem> {
    let found = session.read(|desk| list_changes(desk, old, new))?;
    if session.json {
        show::json(&*found);
    } else {
        print_changes(&found);
    }
    Ok(())
}

fn print_changes(found: &ListChanges) {
    show::line(&format!(
        "“{}”: {} against {}",
        found.new.name,
        of_date(found.old.published),
        of_date(found.new.published)
    ));
    show::line(&format!(
        "  {} added, {} taken off, {} changed, {} the same.",
        found.added.len(),
        found.removed.len(),
        found.changed.len(),
        found.same
    ));
    for (list, heading) in [(&found.old, "Added"), (&found.new, "Taken off")] {
        if list.given < list.entries_in {
            let unread = list.entries_in - list.given;
            let text = format!(
                "Of the version {}, {unread} of {} could not be read: whom it names may stand under “{heading}” for that alone.",
                of_date(list.published),
                show::count(list.entries_in, "entry", "entries"),
            );
            show::line(&show::wrapped(&text, 92, "  "));
        }
    }
    part("Added", &found.added);
    part("Taken off", &found.removed);
    if !found.changed.is_empty() {
        show::line("\nChanged");
    }
    for one in found.changed.iter().take(PRINTED_MAX) {
        show::line(&show::bullet(
            &format!("{} [{}]: {}", one.entry.name, one.entry.key, one.parts.join(", ")),
            92,
        ));
    }
    more(found.changed.len());
}

fn part(title: &str, rows: &[EntryRow]) {
    if rows.is_empty() {
        return;
    }
    show::line(&format!("\n{title}"));
    for row in rows.iter().take(PRINTED_MAX) {
        show::line(&show::bullet(&format!("{} [{}]", row.name, row.key), 92));
    }
    more(rows.len());
}

fn more(all: usize) {
    if all > PRINTED_MAX {
        show::line(&format!("  … and {} more; --json prints all.", all - PRINTED_MAX));
    }
}
