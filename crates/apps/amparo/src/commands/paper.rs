//! Assessing a case and writing papers.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use amparo_casework::assess_case::{Assessed, assess_case};
use amparo_casework::desk::Desk;
use amparo_casework::law::assess::{Caveat, EvidenceState, FindingState, ItemAssessment};
use amparo_casework::ledger::ids::{CaseId, ReleaseId};
use amparo_casework::papers::{
    CoverageRow, Form, OwnWords, Paper, TEMPLATE, Written, caveat_in_words, coverage_of, fonts_of_folder,
    official_named, parse_own_words, since, write_paper,
};
use amparo_casework::problem::{Problem, Sort, why_not};
use amparo_casework::release_paper::{ReleaseForm, release_paper};
use amparo_casework::show_case::Moment;

use super::case::moment;
use super::read::name_of;
use crate::args::{self, DEFAULT_FRAMEWORK};
use crate::session::Session;
use crate::{ask, show, terminal};

pub(super) fn assess(session: &Session, args: &args::Assess) -> Result<(), Problem> {
    let case = args.case.as_deref();
    if let Some(file) = &args.output {
        let written = session.read_case(case, |desk, case| {
            let (form, moment) = (Form::of_file(&name_of(file))?, moment(desk, &args.as_of)?);
            write_paper(desk, case, Paper::Worksheet, form, &args.framework, moment, &OwnWords::default())
        })?;
        return save(session, file, &written);
    }
    let assessed = session
        .read_case(case, |desk, case| assess_case(desk, case, &args.framework, moment(desk, &args.as_of)?))?;
    if session.json {
        show::json(&assessed.assessment);
    } else {
        print(&assessed);
    }
    Ok(())
}

pub(super) fn write(session: &Session, args: &args::Write) -> Result<(), Problem> {
    if args.print_words {
        show::line(TEMPLATE.trim_end());
        return Ok(());
    }
    let Some(file) = &args.output else {
        return Err(Problem::input("Nothing was written.", "No file was named.", "Name one with -o FILE."));
    };
    let form = Form::of_file(&name_of(file))?;
    let own = match &args.words {
        None => OwnWords::default(),
        Some(words) => parse_own_words(&name_of(words), &ask::small_file(words)?)?,
    };
    let own = with_fonts(own, args.fonts.as_deref())?;
    let (paper, case, moment) =
        session.read_case(args.case.as_deref(), |desk, case| asked_for(desk, case, args))?;
    if let Some(list) = &args.coverage {
        let rows = session.read(|desk| coverage_of(desk, case, paper, DEFAULT_FRAMEWORK, moment, &own))?;
        save_coverage(session, list, &rows)?;
    }
    if let Some(addressee) = args.release.release_to.as_deref() {
        let asked = ReleaseForm {
            paper,
            form,
            framework: DEFAULT_FRAMEWORK,
            moment,
            own: &own,
            addressee,
            has_read_it: args.release.read,
            despite: args.release.despite.as_deref(),
        };
        return release(session, case, &asked, file);
    }
    let written =
        session.read(|desk| write_paper(desk, case, paper, form, DEFAULT_FRAMEWORK, moment, &own))?;
    save(session, file, &written)
}

/// Takes fonts from a folder: named, or set around the command for all papers.
pub(super) fn with_fonts(mut own: OwnWords, named: Option<&Path>) -> Result<OwnWords, Problem> {
    let set = terminal::variable("AMPARO_FONTS").filter(|folder| !folder.is_empty());
    if let Some(folder) = named.map(Path::to_owned).or(set.map(PathBuf::from)) {
        own.fonts = fonts_of_folder(&terminal::path(&folder))?;
    }
    Ok(own)
}

/// Which paper is meant, of which case, as of when.
fn asked_for(desk: &Desk, case: CaseId, args: &args::Write) -> Result<(Paper, CaseId, Moment), Problem> {
    let moment = moment(desk, &args.as_of)?;
    if args.since.is_some() && args.paper != args::Paper::Addendum {
        return Err(Problem::input(
            "Nothing was written. The case is as it was.",
            "--since says what an addendum counts from; this paper tells the whole case.",
            "Leave --since out, or write an addendum. For the case as it stood then, use --as-of or --known-at.",
        ));
    }
    if args.person.is_some() && args.paper != args::Paper::SanctionsFile {
        return Err(Problem::input(
            "Nothing was written. The case is as it was.",
            "--person says whom a sanctions file is about; this paper is about the prisoner.",
            "Leave --person out, or write a sanctions file.",
        ));
    }
    let paper = match args.paper {
        args::Paper::Letter => Paper::Letter,
        args::Paper::OnePage => Paper::OnePage,
        args::Paper::Dossier => Paper::Dossier,
        args::Paper::Addendum => {
            Paper::Addendum(since(desk, case, args.since.as_deref().unwrap_or_default())?)
        }
        args::Paper::Embassy => Paper::Embassy,
        args::Paper::CustodyReport => Paper::CustodyReport,
        args::Paper::SanctionsFile => {
            Paper::SanctionsFile(official_named(desk, case, args.person.as_deref().unwrap_or_default())?)
        }
    };
    Ok((paper, case, moment))
}

fn release(session: &Session, case: CaseId, asked: &ReleaseForm<'_>, file: &Path) -> Result<(), Problem> {
    let released = session.write(|desk| release_paper(desk, case, asked))?;
    write_file(file, &released.written.bytes)
        .map_err(|problem| on_record_all_the_same(problem, file, released.id))?;
    if session.json {
        show::json(&serde_json::json!({
            "release": released.id, "file": file, "bytes": released.written.bytes.len(),
            "claims": released.claims, "consents": released.consents,
        }));
        return Ok(());
    }
    show::line(&format!(
        "Released to {} and written to {} ({} bytes): release-{}, {}, {} it.",
        asked.addressee.trim(),
        file.display(),
        released.written.bytes.len(),
        released.id.short(),
        show::count(released.claims as u64, "claim", "claims"),
        show::count(released.consents.len() as u64, "consent that covers", "consents that cover")
    ));
    show::line("The record keeps this file as it is. Sending it is for you to do.");
    Ok(())
}

/// A file was not written, and what it would have held is on record as released.
pub(super) fn on_record_all_the_same(problem: Problem, file: &Path, release: ReleaseId) -> Problem {
    let id = release.short();
    Problem {
        what: format!(
            "The paper is released and on record as release-{id}. It was not written to {}.",
            file.display()
        ),
        mend: format!(
            "`amparo release save release-{id} -o FILE` gives the file: name one in a folder that may be written."
        ),
        ..problem
    }
}

/// The companion list: count in is count out, said on the screen too.
fn save_coverage(session: &Session, file: &Path, rows: &[CoverageRow]) -> Result<(), Problem> {
    let text = serde_json::to_string_pretty(rows).expect("what casework gives is plain data");
    write_file(file, format!("{text}\n").as_bytes())?;
    if !session.json {
        let used = rows.iter().filter(|row| row.used).count();
        show::line(&format!(
            "{} on record: {used} in the paper, {} not, each with its reason in {}.",
            show::count(rows.len() as u64, "claim", "claims"),
            rows.len() - used,
            file.display()
        ));
        show::line("That list names what is sealed and what was taken back: it stays at the desk.");
    }
    Ok(())
}

pub(super) fn save(session: &Session, file: &Path, written: &Written) -> Result<(), Problem> {
    write_file(file, &written.bytes)?;
    if session.json {
        show::json(
            &serde_json::json!({"file": file, "bytes": written.bytes.len(), "missing": written.missing}),
        );
        return Ok(());
    }
    show::line(&format!("Written to {} ({} bytes). It is a draft.", file.display(), written.bytes.len()));
    if !written.missing.is_empty() {
        show::line("Missing before it may be sent:");
        written.missing.iter().for_each(|missing| show::line(&show::bullet(missing, 90)));
    }
    show::line("This file lies outside the encrypted desk: mind where it is kept.");
    Ok(())
}

pub(super) fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Problem> {
    write_whole(&terminal::path(file), bytes).map_err(|error| {
        Problem::new(
            Sort::System,
            format!("Nothing was written to {}. The case is as it was.", file.display()),
            why_not(&error),
            "Name another file in a folder that is there and may be written, or make room.",
        )
    })
}

/// The file whole, or as it was before: a full disk must not leave half of a paper, nor take the one that lay there.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let before = fs::symlink_metadata(file).ok();
    if before.as_ref().is_some_and(|found| !found.is_file()) {
        // A link, a pipe or a device: what it leads to is written as it is.
        return fs::write(file, bytes);
    }
    let mut part = file.as_os_str().to_owned();
    part.push(".amparo-part");
    // One that a killed program left; a link that somebody laid there is taken away, not followed.
    drop(fs::remove_file(&part));
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&part).and_then(|mut opened| {
        if let Some(found) = &before {
            opened.set_permissions(found.permissions())?;
        }
        opened.write_all(bytes)?;
        opened.sync_all()?;
        fs::rename(&part, file)
    });
    // The reason that is told is the first one, also where nothing was made that could be taken away.
    written.inspect_err(|_| drop(fs::remove_file(&part)))
}

fn print(assessed: &Assessed) {
    let file = &assessed.file;
    show::line(&format!(
        "{} under {} ({}), as of {}",
        file.names.first().map_or("", String::as_str),
        assessed.framework.title,
        assessed.framework.citation,
        file.as_of.world
    ));
    show::line(&show::wrapped(&assessed.framework.logic_plain, 96, "  "));
    for gate in &assessed.assessment.gates {
        show::line(&format!("\nEligibility: {}", gate.value));
        show::line(&show::wrapped(&gate.plain, 92, "    "));
        for one in gate.rests_on.iter().chain(&gate.needs) {
            print_claim(assessed, "on file", one.claim);
        }
        for one in &gate.against {
            print_claim(assessed, "against", one.claim);
        }
    }
    for item in &assessed.assessment.items {
        print_item(assessed, item);
    }
    show::line("\nProcedure, as far as claims show it:");
    for track in &assessed.assessment.tracks {
        show::line(&format!("  {}: {} – {}", track.title, track.state, track.plain));
        if let Some(elapsed) = track.waiting.as_ref().and_then(|waiting| waiting.elapsed) {
            let least = if elapsed.at_least { "at least " } else { "" };
            show::line(&format!(
                "    no answer on file for {least}{} days, which is not a refusal",
                elapsed.days
            ));
        }
    }
}

fn print_item(assessed: &Assessed, item: &ItemAssessment) {
    let number = item.number.map_or_else(|| " –".to_owned(), |number| format!("{number:2}"));
    show::line(&format!("\n({number}) {}: {}", item.title, state_in_words(&item.state)));
    for one in &item.supports.evidence {
        print_claim(assessed, "for", one.claim);
    }
    for one in &item.contradicts.evidence {
        print_claim(assessed, "against", one.claim);
    }
    for related in &item.related {
        print_claim(assessed, "beside", related.evidence.claim);
        show::line(&show::wrapped(&format!("does not count: {}", related.because), 84, "            "));
    }
    for caveat in &item.caveats {
        if !matches!(caveat, Caveat::NotVerified { .. }) {
            show::line(&show::wrapped(&format!("Mind: {}", caveat_in_words(caveat)), 90, "    "));
        }
    }
    if let EvidenceState::NoInformation { ask } = &item.state {
        for question in ask {
            show::line(&show::wrapped(&format!("Ask: {question}"), 90, "    "));
        }
    }
    match &item.finding {
        FindingState::NotAnswered => show::line("    Your finding: not answered"),
        FindingState::Given { answer, reason, gone, .. } => {
            show::line(&show::wrapped(&format!("Finding: {answer:?}. {reason}"), 90, "    "));
            if !gone.is_empty() {
                show::line(&format!(
                    "    {} of the claims it rests on no longer stand: look at it again.",
                    gone.len()
                ));
            }
        }
    }
}

fn state_in_words(state: &EvidenceState) -> &'static str {
    match state {
        EvidenceState::Supported { .. } => "information in support on file",
        EvidenceState::Contested { .. } => "information on file both in support and against",
        EvidenceState::Contradicted { .. } => "information on file against, none in support",
        EvidenceState::NoInformation { .. } => "no information on file",
        EvidenceState::NotApplicable { .. } => "not applicable",
    }
}

fn print_claim(assessed: &Assessed, side: &str, claim: amparo_casework::ledger::ids::ClaimId) {
    if let Some(state) = assessed.file.claim(claim) {
        show::line(&show::wrapped(
            &format!("{side:8}{}", super::case::claim_line(&assessed.file, state)),
            92,
            "    ",
        ));
    }
}
