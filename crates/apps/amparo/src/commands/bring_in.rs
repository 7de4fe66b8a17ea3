//! A spreadsheet of people comes in; people and claims leave as tables.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::Path;

use amparo_casework::bring_in::{
    Answer, Answers, Brought, Checked, ColumnLook, Confidence, FILE_BYTES_MAX, HowToBring, Import,
    ImportState, Look, Mapping, Outcome, RowReport, SheetFile, Undone, Whom, bring_in, check, drop_mapping,
    imports, keep_mapping, kept_mappings, look, mapping_json, parse_mapping, undo_import,
};
use amparo_casework::cases::find_case;
use amparo_casework::desk::{Desk, moment_in_words};
use amparo_casework::problem::{Problem, why_not};
use amparo_casework::tables::{
    ClaimsBack, TableForm, WhichCases, bring_claims_back, claims_table, people_table, written,
};

use super::read::name_of;
use crate::args::{BringIn, ExportPeople, TableFormat};
use crate::session::Session;
use crate::{show, terminal};

/// How many rows of a report are printed on the screen; `--json` and `--report` give all.
const PRINTED_MAX: usize = 40;

const NOT_BROUGHT: &str = "The sheet was not brought in. Nothing was saved.";

pub(super) fn run(session: &Session, args: &BringIn) -> Result<(), Problem> {
    if args.list {
        return list(session);
    }
    if let (Some(import), Some(why)) = (&args.undo, &args.why) {
        return undo(session, import, why);
    }
    if args.mappings {
        return mappings(session);
    }
    if let Some(name) = &args.drop_mapping {
        session.write(|desk| drop_mapping(desk, name))?;
        show::line(&format!("The mapping “{name}” was taken away. What was brought in with it stays."));
        return Ok(());
    }
    let Some(path) = &args.file else { return Ok(()) };
    let file = SheetFile { file_name: name_of(path), bytes: bytes_of(path)? };
    session.write(|desk| {
        if args.claims {
            return claims_back(session, desk, &file, args.check);
        }
        match &args.map {
            None => first_look(session, desk, &file, args),
            Some(map) => {
                let mapping = mapping_of(desk, map, args)?;
                brought(session, desk, &file, &mapping, args)
            }
        }
    })
}

fn brought(
    session: &Session,
    desk: &mut Desk,
    file: &SheetFile,
    mapping: &Mapping,
    args: &BringIn,
) -> Result<(), Problem> {
    let answers = answers_of(desk, args)?;
    if args.keep_mapping {
        keep_mapping(desk, mapping)?;
    }
    if args.check || args.report.is_some() {
        let checked = check(desk, file, mapping, &answers, &mut progress("Checking"))?;
        show::progress_done();
        if let Some(report) = &args.report {
            write_new(report, &checked.csv())?;
        }
        if args.check {
            if session.json {
                show::json(&*checked);
            } else {
                print_checked(&checked);
                show::line("Nothing was written: it was only checked.");
            }
            return Ok(());
        }
    }
    let how = HowToBring { leave_out_refused: args.leave_out_refused, forget_file: args.forget_file };
    let done = bring_in(desk, file, mapping, &answers, how, &mut progress("Writing"));
    show::progress_done();
    let done = done?;
    if session.json {
        show::json(&*done);
    } else {
        print_brought(&done);
    }
    Ok(())
}

fn first_look(session: &Session, desk: &Desk, file: &SheetFile, args: &BringIn) -> Result<(), Problem> {
    let looked = look(desk, file, args.sheet.as_deref(), args.header_row)?;
    if let Some(output) = &args.output {
        write_new(output, mapping_json(&looked.begin_mapping()).as_bytes())?;
    }
    if session.json {
        show::json(&*looked);
        return Ok(());
    }
    print_look(&looked);
    match &args.output {
        Some(output) => show::line(&format!(
            "\nA mapping to begin with is in {}: look at each column, say who keeps the list, and bring the sheet in with --map.",
            output.display()
        )),
        None => show::line("\nNothing was brought in. `-o mapping.json` writes a mapping to begin with."),
    }
    Ok(())
}

fn print_look(looked: &Look) {
    if looked.sheets.len() > 1 {
        let names: Vec<String> =
            looked.sheets.iter().map(|(name, rows)| format!("“{name}” ({rows} rows)")).collect();
        show::line(&format!("Sheets: {}. Shown: “{}”.", names.join(", "), looked.sheet));
    }
    show::line(&format!("{} rows follow the header in row {}.", looked.rows, looked.header_row));
    looked.notes.iter().for_each(|note| show::line(&show::bullet(note, 96)));
    for column in &looked.columns {
        show::line(&format!(
            "\n{}  {}",
            column.letters,
            if column.header.is_empty() { "(no header)" } else { &column.header }
        ));
        show::line(&format!("   {}", guess_in_words(column)));
        show::line(&format!("   e.g. {}", column.samples.join(" · ")));
        let dates = column.dates;
        if dates.has_asked {
            show::line(&format!(
                "   dates: {} can only be day-month-year, {} only month-day-year, {} either: say the order",
                dates.only_day_first, dates.only_month_first, dates.either
            ));
        }
    }
}

fn guess_in_words(column: &ColumnLook) -> String {
    match &column.guess {
        None => "may be: not known".to_owned(),
        Some(guess) => {
            let sure = match guess.confidence {
                Confidence::High => "the header is known",
                Confidence::Fair => "the header contains a known one",
                Confidence::Low => "a word of the header is known",
            };
            format!("may be: {} ({sure})", guess.to)
        }
    }
}

fn mapping_of(desk: &Desk, map: &str, args: &BringIn) -> Result<Mapping, Problem> {
    let kept = kept_mappings(desk)?.into_inner().into_iter().find(|mapping| mapping.name == map);
    let mut mapping = if let Some(mapping) = kept {
        mapping
    } else {
        let text = std::fs::read_to_string(terminal::path(Path::new(map))).map_err(|error| {
            Problem::input(
                NOT_BROUGHT,
                format!("The mapping {map}: {}", why_not(&error)),
                "Name a mapping file, or a mapping that the desk keeps (`amparo bring-in --mappings`).",
            )
        })?;
        parse_mapping(&text)?
    };
    if args.sheet.is_some() {
        mapping.sheet.clone_from(&args.sheet);
    }
    mapping.header_row = args.header_row.unwrap_or(mapping.header_row);
    Ok(mapping)
}

fn answers_of(desk: &Desk, args: &BringIn) -> Result<Answers, Problem> {
    let mut answers = Answers { rows_differ: args.rows_differ, ..Answers::default() };
    answers.rows.extend(args.another.iter().map(|row| (*row, Answer::Another)));
    for same in &args.same {
        let wrong = || {
            Problem::input(
                NOT_BROUGHT,
                format!("`--same {same}` does not say which row is whom."),
                "Write --same 12=case-3f9a for a case on file, or --same 12=row-7 for an earlier row.",
            )
        };
        let (row, whom) = same.split_once('=').ok_or_else(wrong)?;
        let row: u32 = row.trim().parse().map_err(|_| wrong())?;
        let answer = match whom.trim().strip_prefix("row-") {
            Some(other) => Answer::SameAsRow(other.parse().map_err(|_| wrong())?),
            None => Answer::Same(find_case(desk, whom.trim())?),
        };
        answers.rows.insert(row, answer);
    }
    Ok(answers)
}

fn print_checked(checked: &Checked) {
    show::line(&format!(
        "{} rows in = {} new + {} updates + {} unchanged + {} questions + {} refused.",
        checked.rows_in, checked.new, checked.updates, checked.unchanged, checked.questions, checked.refused
    ));
    checked.notes.iter().for_each(|note| show::line(&show::bullet(note, 96)));
    let told = |row: &&RowReport| !matches!(row.outcome, Outcome::New | Outcome::Unchanged);
    let told: Vec<&RowReport> = checked.rows.iter().filter(told).collect();
    for row in told.iter().take(PRINTED_MAX) {
        show::line(&format!("\nRow {} “{}”: {}", row.row, row.name, row.outcome.word()));
        for one in &row.refused {
            let value = if one.value.is_empty() { String::new() } else { format!(", “{}”", one.value) };
            show::line(&show::bullet(
                &format!("{}{value}: {}. Accepted: {}.", one.column, one.rule, one.accepted),
                96,
            ));
        }
        for one in &row.candidates {
            let whom = match one.whom {
                Whom::Case(case) => format!("case-{} “{}”", case.short(), one.name),
                Whom::Row(other) => format!("row {other} “{}”", one.name),
            };
            show::line(&show::bullet(&format!("may be {whom}: {}", one.reasons.join("; ")), 96));
        }
        row.changes.iter().for_each(|change| show::line(&show::bullet(change, 96)));
    }
    if told.len() > PRINTED_MAX {
        show::line(&format!("\n… and {} rows more: --report FILE gives all.", told.len() - PRINTED_MAX));
    }
}

fn print_brought(done: &Brought) {
    let import = &done.import;
    show::line(&format!(
        "“{}” was brought in as import-{}: {} claims.",
        import.title,
        import.source.short(),
        import.claims
    ));
    show::line(&format!(
        "  {} rows in = {} new + {} updates + {} unchanged + {} left out with a question + {} left out as refused.",
        import.rows_in, import.new, import.updates, import.unchanged, import.questions, import.refused
    ));
    for (what, rows) in [("with a question", &done.asked), ("as refused", &done.refused)] {
        if !rows.is_empty() {
            let some: Vec<String> = rows.iter().take(20).map(u32::to_string).collect();
            let more = if rows.len() > some.len() { " …" } else { "" };
            show::line(&format!("  Left out {what}: rows {}{more}", some.join(", ")));
        }
    }
    show::line(&format!(
        "  `amparo bring-in --undo import-{} --why …` takes all of it back.",
        import.source.short()
    ));
}

fn list(session: &Session) -> Result<(), Problem> {
    let all = session.read(imports)?;
    if session.json {
        show::json(&*all);
        return Ok(());
    }
    if all.is_empty() {
        show::line("Nothing was brought in yet.");
    }
    for import in all.iter() {
        show::line(&format!(
            "import-{}  {}  “{}” of {}: {}",
            import.source.short(),
            moment_in_words(import.at),
            import.title,
            import.keeper,
            state_in_words(import)
        ));
        show::line(&format!(
            "    {} rows in = {} new + {} updates + {} unchanged + {} questions + {} refused; {} claims",
            import.rows_in,
            import.new,
            import.updates,
            import.unchanged,
            import.questions,
            import.refused,
            import.claims
        ));
    }
    Ok(())
}

fn state_in_words(import: &Import) -> String {
    match &import.state {
        ImportState::Begun => "begun and not finished; take it back with --undo".to_owned(),
        ImportState::Done => "on record".to_owned(),
        ImportState::Undone { at, .. } => format!("taken back {}", moment_in_words(*at)),
    }
}

fn undo(session: &Session, import: &str, why: &str) -> Result<(), Problem> {
    let done = session.write(|desk| undo_import(desk, import, why, &mut progress("Taking back case")));
    show::progress_done();
    let done = done?;
    if session.json {
        show::json(&*done);
        return Ok(());
    }
    let (import, undone) = &*done;
    print_undone(import, undone);
    Ok(())
}

fn print_undone(import: &Import, undone: &Undone) {
    show::line(&format!(
        "“{}” was taken back. Nothing is erased: the record says that it came and went.",
        import.title
    ));
    show::line(&format!(
        "  {} claims retracted, {} claims stand again that it had corrected, {} stay as somebody left them since.",
        undone.retracted, undone.restored, undone.left
    ));
    show::line(&format!(
        "  {} cases that it had opened are empty and leave the lists; {} stay, because something else is in them.",
        undone.emptied,
        undone.kept.len()
    ));
    for case in undone.kept.iter().take(PRINTED_MAX) {
        show::line(&format!("    case-{}", case.short()));
    }
}

fn mappings(session: &Session) -> Result<(), Problem> {
    let kept = session.read(kept_mappings)?;
    if session.json {
        show::json(&*kept);
        return Ok(());
    }
    if kept.is_empty() {
        show::line("The desk keeps no mapping yet.");
    }
    for mapping in kept.iter() {
        show::line(&format!(
            "{}: {} columns, a list of {}",
            mapping.name,
            mapping.columns.len(),
            mapping.keeper
        ));
    }
    Ok(())
}

fn claims_back(
    session: &Session,
    desk: &mut Desk,
    file: &SheetFile,
    only_check: bool,
) -> Result<(), Problem> {
    let told = bring_claims_back(desk, file, only_check, &mut progress("Reading"));
    show::progress_done();
    let told = told?;
    if session.json {
        show::json(&*told);
    } else {
        print_claims_back(&told);
    }
    if told.refused.is_empty() {
        return Ok(());
    }
    Err(Problem::input(
        "The table of claims was not brought in. Nothing was saved.",
        format!("{} of {} rows are refused.", told.refused.len(), told.rows_in),
        "Correct these rows and bring the table in again; nothing is entered twice.",
    ))
}

fn print_claims_back(told: &ClaimsBack) {
    show::line(&format!(
        "{} rows in = {} entered + {} corrected + {} unchanged + {} refused; {} cases opened.",
        told.rows_in,
        told.entered,
        told.corrected,
        told.unchanged,
        told.refused.len(),
        told.cases
    ));
    for one in told.refused.iter().take(PRINTED_MAX) {
        show::line(&show::bullet(&format!("row {}, `{}`: {}", one.row, one.column, one.why), 96));
    }
    if !told.saved {
        show::line("Nothing was written.");
    }
}

pub(super) fn export_people(session: &Session, args: &ExportPeople) -> Result<(), Problem> {
    let form = form_of(args)?;
    let table = session.read(|desk| {
        let cases =
            |names: &[String]| names.iter().map(|name| find_case(desk, name)).collect::<Result<Vec<_>, _>>();
        let which = WhichCases { only: cases(&args.case)?, with_sealed: cases(&args.with_sealed)? };
        if args.claims { claims_table(desk, &which) } else { people_table(desk, &which) }
    })?;
    write_new(&args.output, &written(&table, form)?)?;
    if session.json {
        show::json(&table.counts);
        return Ok(());
    }
    let counts = table.counts;
    show::line(&format!(
        "{} rows of {} cases were written to {}.",
        counts.rows,
        counts.cases,
        args.output.display()
    ));
    show::line(&format!(
        "  {} claims that stand = {} in the table + {} for which it has no column + {} sealed, which stay.",
        counts.claims, counts.in_table, counts.no_column, counts.sealed
    ));
    if !args.claims && counts.no_column > 0 {
        show::line("  `--claims` writes a table that has every claim.");
    }
    show::line("The file is in the open: whoever has it can read it.");
    Ok(())
}

fn form_of(args: &ExportPeople) -> Result<TableForm, Problem> {
    let ending = args.output.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match (args.format, ending.as_deref()) {
        (Some(TableFormat::Csv), _) | (None, Some("csv")) => Ok(TableForm::Csv),
        (Some(TableFormat::Xlsx), _) | (None, Some("xlsx")) => Ok(TableForm::Xlsx),
        (Some(TableFormat::Json), _) | (None, Some("json")) => Ok(TableForm::Json),
        (None, _) => Err(Problem::input(
            "The table was not written. Nothing left the desk.",
            "The file's ending does not say in which form it is to be.",
            "Give it the ending .csv, .xlsx or .json, or say --format.",
        )),
    }
}

/// The file, if it is not larger than what is read: that is found out before it is read.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Problem> {
    let path = &*terminal::path(path);
    let refused = |why: String| {
        Problem::input(
            format!("“{}” was not read. Nothing was saved.", path.display()),
            why,
            "Check the name and the rights on the file. A larger sheet comes in as several files.",
        )
    };
    let meta = std::fs::metadata(path).map_err(|error| refused(why_not(&error)))?;
    if !meta.is_file() {
        return Err(refused("It is not an ordinary file.".to_owned()));
    }
    let too_large = || refused(format!("It is larger than {} MiB.", FILE_BYTES_MAX >> 20));
    if meta.len() > FILE_BYTES_MAX {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| refused(why_not(&error)))?;
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| refused(why_not(&error)))?;
    if bytes.len() as u64 > FILE_BYTES_MAX { Err(too_large()) } else { Ok(bytes) }
}

/// Never over a file that is there.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let path = &*terminal::path(path);
    let refused = |error: std::io::Error| {
        Problem::input(
            format!("{} was not written.", path.display()),
            why_not(&error),
            "Name a file that is not there yet, in a folder where you may write.",
        )
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(refused)?;
    file.write_all(bytes).map_err(refused)
}

/// Says how far it is, now and then, if somebody looks.
fn progress(what: &'static str) -> impl FnMut(u64, u64) {
    move |at, all| show::progress(&format!("{what} {at} of {all} …"))
}
