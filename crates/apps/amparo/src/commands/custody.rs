//! Custody of evidence: the chain, the check of the archive, the report, and what a person adds.

use std::path::Path;

use amparo_casework::cases::find_case;
use amparo_casework::custody::note::{DerivedCopy, TransferWords, add_derived, note_transfer};
use amparo_casework::custody::rehash::{Checked, RehashDone, Share, rehash};
use amparo_casework::custody::report::custody_report;
use amparo_casework::custody::{ArchivedCopy, SourceCustody, custody_of};
use amparo_casework::desk::moment_in_words;
use amparo_casework::ledger::evidence::{DerivedForm, Rehash};
use amparo_casework::papers::{Form, OwnWords, Paper, write_paper};
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::show_case::Moment;
use serde_json::json;

use super::read::bytes_of;
use crate::args::{self, Custody, CustodyCommand, WhichCase};
use crate::session::Session;
use crate::show;

pub(super) fn custody(session: &Session, args: Custody) -> Result<(), Problem> {
    match args.command {
        None => chain(session, args.source.as_deref(), &args.which),
        Some(CustodyCommand::Rehash { share, which }) => rehash_share(session, &share, &which),
        Some(CustodyCommand::Report { output, which }) => report(session, &output, &which),
        Some(CustodyCommand::Transfer { source, to, how, why, on, which }) => {
            let words = TransferWords { to, how, why, on };
            let id = session
                .write_case(which.case.as_deref(), |desk, case| note_transfer(desk, case, &source, &words))?;
            if session.json {
                show::json(&json!({"source": id}));
            } else {
                show::line(&format!("Noted for source-{}. Nothing was sent by this program.", id.short()));
            }
            Ok(())
        }
        Some(CustodyCommand::Derive { source, file, form, how, from, which }) => {
            session.open()?;
            let copy = DerivedCopy { form: derived_form(form), bytes: bytes_of(&file)?, how, from };
            let done = session
                .write_case(which.case.as_deref(), |desk, case| add_derived(desk, case, &source, &copy))?;
            if session.json {
                show::json(&done);
            } else {
                show::line(&format!(
                    "The copy was archived beside source-{}: {} bytes, SHA-256 {}. The original is as it was.",
                    done.source.short(),
                    done.size_bytes,
                    done.sha256
                ));
            }
            Ok(())
        }
    }
}

fn chain(session: &Session, source: Option<&str>, which: &WhichCase) -> Result<(), Problem> {
    let rows = session.read_case(which.case.as_deref(), |desk, case| custody_of(desk, case, source))?;
    if session.json {
        show::json(&rows);
    } else if rows.is_empty() {
        show::line("No source is on file yet. Read one with `amparo read FILE`.");
    } else {
        rows.iter().for_each(print_chain);
        show::line("The chain says what came to this desk and what was done with it here, and no more.");
    }
    Ok(())
}

fn print_chain(row: &SourceCustody) {
    show::line(&format!("source-{}  {}", row.source.short(), row.title));
    for link in &row.chain {
        let head = format!("{}  entry {}, by member-{}", moment_in_words(link.at), link.seq, link.by.short());
        show::line(&format!("  {head}"));
        show::line(&show::wrapped(&link.words, 92, "    "));
    }
    for copy in &row.copies {
        show::line(&format!("  {}: {}", form_in_words(copy), checked_in_words(copy)));
    }
    show::line("");
}

fn form_in_words(copy: &ArchivedCopy) -> String {
    let hash = copy.sha256.to_string();
    let form = match copy.form {
        None => "Original",
        Some(DerivedForm::Text) => "Text",
        Some(DerivedForm::Redacted) => "Redacted copy",
        Some(DerivedForm::Ocr) => "Recognised text",
        Some(DerivedForm::Converted) => "Converted copy",
    };
    format!("{form} {}…", &hash[..16])
}

fn checked_in_words(copy: &ArchivedCopy) -> String {
    match copy.last_rehash {
        None => "not hashed again since it came".to_owned(),
        Some(last) => {
            let found = match last.found {
                Rehash::Held { .. } => "held",
                Rehash::Altered => "NOT what was archived",
                Rehash::Missing => "MISSING",
            };
            format!("hashed again {}: {found}", moment_in_words(last.at))
        }
    }
}

fn rehash_share(session: &Session, share: &str, which: &WhichCase) -> Result<(), Problem> {
    let share: Share = share.parse()?;
    let done = session.write(|desk| {
        let case = which.case.as_deref().map(|text| find_case(desk, text)).transpose()?;
        rehash(desk, share, case, &mut |at, all| {
            show::progress(&format!("Hashing {} of {all} files …", at + 1));
        })
    })?;
    show::progress_done();
    if session.json {
        show::json(&done);
    } else {
        print_rehash(&done);
    }
    match done.damaged.as_slice() {
        [] => Ok(()),
        damaged => Err(Problem::new(
            Sort::Damaged,
            format!(
                "{} not what was archived. The result was put on record.",
                show::count(damaged.len() as u64, "archived file is", "archived files are")
            ),
            damaged.iter().map(named).collect::<Vec<_>>().join("; "),
            "Copy the whole folder to a safe place before anything else. Bring the files back from a backup, or receive the documents again.",
        )),
    }
}

fn named(one: &Checked) -> String {
    let found = match one.found {
        Rehash::Missing => "missing",
        _ => "altered",
    };
    let what = if one.original { "the original" } else { "a derived copy" };
    format!("{what} of source-{} “{}” ({found}; SHA-256 {})", one.source.short(), one.title, one.sha256)
}

fn print_rehash(done: &RehashDone) {
    show::line(&format!(
        "{} of {} hashed again: {} held, {} damaged or missing.",
        done.checked,
        show::count(done.files as u64, "archived file", "archived files"),
        done.held,
        done.damaged.len()
    ));
    if done.never_checked > 0 {
        show::line(&format!("{} not hashed again since they came.", done.never_checked));
    } else if let Some(oldest) = done.oldest_check {
        show::line(&format!("Every file was hashed again on or after {}.", moment_in_words(oldest)));
    }
}

fn report(session: &Session, output: &Path, which: &WhichCase) -> Result<(), Problem> {
    let name = output.display().to_string();
    if !name.to_ascii_lowercase().ends_with(".json") {
        return paper(session, which, output);
    }
    let report = session.read_case(which.case.as_deref(), custody_report)?;
    let text = serde_json::to_string_pretty(&*report).expect("what casework gives is plain data");
    super::paper::write_file(output, text.as_bytes())?;
    if session.json {
        show::json(&json!({"file": output, "bytes": text.len(), "counts": report.counts}));
        return Ok(());
    }
    show::line(&format!(
        "Written to {name}: {}, {} on their custody.",
        show::count(report.counts.sources as u64, "source", "sources"),
        show::count(report.counts.links as u64, "entry", "entries")
    ));
    Ok(())
}

/// The same report as a paper for people.
fn paper(session: &Session, which: &WhichCase, output: &Path) -> Result<(), Problem> {
    let name = output.display().to_string();
    let form = Form::of_file(&name)?;
    let moment = Moment { world: None, known_entries: None };
    let own = OwnWords::default();
    let written = session.read_case(which.case.as_deref(), |desk, case| {
        write_paper(desk, case, Paper::CustodyReport, form, args::DEFAULT_FRAMEWORK, moment, &own)
    })?;
    super::paper::write_file(output, &written.bytes)?;
    if session.json {
        show::json(&json!({"file": output, "bytes": written.bytes.len()}));
    } else {
        show::line(&format!("Written to {name}."));
    }
    Ok(())
}

fn derived_form(form: args::DerivedForm) -> DerivedForm {
    match form {
        args::DerivedForm::Text => DerivedForm::Text,
        args::DerivedForm::Redacted => DerivedForm::Redacted,
        args::DerivedForm::Ocr => DerivedForm::Ocr,
        args::DerivedForm::Converted => DerivedForm::Converted,
    }
}
