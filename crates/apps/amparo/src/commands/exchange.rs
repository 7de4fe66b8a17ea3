//! Taking the whole record out as plain files, and bringing an export into a new desk.

use amparo_casework::desk::{World, moment_in_words};
use amparo_casework::exchange::{
    CheckedExport, NewFolder, PLAIN_WARNING, Plain, check_export, export_record, import_record,
};
use amparo_casework::problem::Problem;

use super::desk::{sheet_can_be_new, sheet_text, write_sheet};
use crate::args::{Export, ExportTable, Import};
use crate::session::Session;
use crate::{ask, show, terminal};

pub(super) fn export(session: &Session, args: &Export) -> Result<(), Problem> {
    if let Some(ExportTable::People(people)) = &args.table {
        return super::bring_in::export_people(session, people);
    }
    let Some(folder) = &args.folder else { return Ok(()) };
    let plain = if args.plain { Plain::Wanted } else { Plain::NotSaid };
    let folder = terminal::path(folder);
    let done = session.write(|desk| export_record(desk, &folder, plain, &mut progress("Writing")))?;
    show::progress_done();
    if !session.json {
        show::note(&show::wrapped(PLAIN_WARNING, 96, ""));
    }
    if session.json {
        show::json(&done);
        return Ok(());
    }
    let counts = done.counts;
    show::line(&format!("The record was exported to {}.", done.folder.display()));
    show::line(&format!(
        "  {} on the log: {} written with their content, {} erased.",
        show::count(done.log_entries, "entry", "entries"),
        counts.entries,
        counts.erased
    ));
    show::line(&format!(
        "  {} written, {} on record and not on file; {}.",
        show::count(counts.blobs, "archived file", "archived files"),
        counts.blobs_missing,
        show::count(counts.drafts, "draft", "drafts")
    ));
    show::line(&format!("  SHA-256 of the manifest: {}", done.manifest_sha256));
    show::line("That it was made is on record.");
    Ok(())
}

pub(super) fn import(session: &Session, args: &Import) -> Result<(), Problem> {
    if args.check {
        let checked = check_export(&args.folder, &mut progress("Checking"))?;
        show::progress_done();
        if session.json {
            show::json(&checked);
        } else {
            print_checked(&checked);
            show::line("Nothing was imported: it was only checked.");
        }
        return Ok(());
    }
    sheet_can_be_new(args.sheet_file.as_deref())?;
    let passphrase = ask::new_passphrase(session.passphrase_file.as_deref())?;
    let folder = session.folder()?;
    let new = NewFolder { folder, passphrase, small_computer: args.small_computer };
    let (done, sheet) =
        import_record(&args.folder, &new, World::of_this_computer()?, &mut progress("Importing"))?;
    show::progress_done();
    let lines = sheet.lines();
    let text = sheet_text(&done.export.desk_name, lines.iter().map(|line| line.as_str()));
    match &args.sheet_file {
        Some(file) => write_sheet(file, &text)?,
        None => show::note(&format!("\n{text}")),
    }
    if session.json {
        show::json(&done);
        return Ok(());
    }
    print_checked(&done.export);
    show::line(&format!("The new desk {} was made in {}.", done.desk, done.folder.display()));
    show::line(&format!(
        "  {} entries in = {} appended + {} made anew (the opening entry) + {} erased.",
        done.export.log_entries, done.appended, done.made_anew, done.erased
    ));
    if done.blobs_missing > 0 {
        show::line(&format!(
            "  {} archived files did not come along: they were not on file there.",
            done.blobs_missing
        ));
    }
    show::line(
        "The old desk, its root and its leaves are on record here. Destroy the export when it has served.",
    );
    Ok(())
}

fn print_checked(checked: &CheckedExport) {
    show::line(&format!(
        "An export of “{}” ({}), made {}: {} entries, {} archived files, {} drafts.",
        checked.desk_name,
        checked.desk,
        moment_in_words(checked.made_at),
        checked.log_entries,
        checked.counts.blobs,
        checked.counts.drafts
    ));
    show::line(if checked.signed {
        "  Every hash holds, and the root over its leaves is the one that its desk signed."
    } else {
        "  Every hash holds. It carries no signature of its desk."
    });
}

/// Says how far it is, now and then, if somebody looks.
fn progress(what: &'static str) -> impl FnMut(u64, u64) {
    move |at, all| {
        if at % 1024 == 0 || at == all {
            show::progress(&format!("{what} entry {at} of {all} …"));
        }
    }
}
