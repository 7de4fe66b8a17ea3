//! Deciding on proposals: one by one at the keyboard, or from a file.

use std::path::Path;

use amparo_casework::decisions::{Outcome, carry_out, parse_decisions};
use amparo_casework::desk::Desk;
use amparo_casework::ledger::claim::Modality;
use amparo_casework::ledger::ids::{CaseId, SourceId};
use amparo_casework::problem::Problem;
use amparo_casework::proposals::{Edit, Waiting, accept_proposal, reject_proposal, undo_decision, waiting};
use amparo_casework::read_document::list_sources;
use amparo_casework::reader::propose::Proposal;
use amparo_casework::rules_here::often_rejected_in_words;
use serde_json::json;

use super::propose::print_explanation;
use super::read::name_of;
use crate::args::Review;
use crate::session::Session;
use crate::{ask, show};

pub(super) fn review(session: &Session, args: &Review) -> Result<(), Problem> {
    let (case, source) = session.read_case(args.which.case.as_deref(), |desk, case| {
        Ok((case, args.source.as_deref().map(|text| source_called(desk, case, text)).transpose()?))
    })?;
    if args.undo {
        let undone = session.write(|desk| undo_decision(desk, case))?;
        if session.json {
            show::json(&json!({"undone": true, "retracted": undone.retracted}));
            return Ok(());
        }
        let claim = undone
            .retracted
            .map_or_else(String::new, |claim| format!(" claim-{} was retracted.", claim.short()));
        show::line(&format!("The last decision was taken back; the proposal waits again.{claim}"));
        return Ok(());
    }
    if let Some(file) = &args.decisions {
        return from_file(session, case, source, file);
    }
    let rows = session.read(|desk| waiting(desk, case, source))?.into_inner();
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    if rows.is_empty() {
        show::line(
            "Nothing waits. Read another document with `amparo read FILE`, or look at `amparo case show`.",
        );
        return Ok(());
    }
    if args.list {
        for row in &rows {
            print_row(row, None);
            if args.explain {
                print_explanation(&row.proposal);
            }
        }
        show::line(&format!("{} proposals wait.", rows.len()));
        return Ok(());
    }
    one_by_one(session, case, source, args.explain)
}

fn source_called(desk: &Desk, case: CaseId, text: &str) -> Result<SourceId, Problem> {
    let rows = list_sources(desk, case)?;
    let found: Vec<SourceId> = rows
        .iter()
        .filter(|row| {
            row.source.id.starts_with(text) || row.source.title.to_lowercase().contains(&text.to_lowercase())
        })
        .map(|row| row.source.id)
        .collect();
    match found.as_slice() {
        [id] => Ok(*id),
        _ => Err(Problem::not_found(
            format!("{} sources of this case are called “{text}”. Nothing was changed.", found.len()),
            "One is needed.",
            "`amparo source list` prints the sources with their ids.",
        )),
    }
}

fn from_file(session: &Session, case: CaseId, source: Option<SourceId>, file: &Path) -> Result<(), Problem> {
    let text = ask::small_file(file)?;
    let name = name_of(file);
    let decisions = parse_decisions(&name, &text)?;
    let carried = session.write(|desk| {
        carry_out(desk, case, source, &decisions, |at, all| {
            if at > 0 && at % 50 == 0 {
                show::progress(&format!("{at} of {all} decisions …"));
            }
        })
    })?;
    if session.json {
        show::json(
            &json!({"in": decisions.len(), "done": carried.done(), "refused": carried.refused(), "outcomes": carried.outcomes, "left": carried.left}),
        );
    } else {
        for outcome in &carried.outcomes {
            if let Outcome::Refused(problem) = outcome {
                show::line(&problem.to_string());
            }
        }
        show::line(&format!(
            "{} decisions: {} carried out, {} refused. {} proposals wait.",
            decisions.len(),
            carried.done(),
            carried.refused(),
            carried.left
        ));
    }
    if carried.refused() > 0 {
        return Err(Problem::input(
            match carried.done() {
                0 => "None of the decisions was carried out. Nothing was saved.".to_owned(),
                done => format!(
                    "{} were not carried out; the other {done} were saved.",
                    show::count(carried.refused() as u64, "decision", "decisions")
                ),
            },
            "Each is named above with its reason.",
            "Mend these lines in the file and run it again: decisions that are on record already are refused and change nothing.",
        ));
    }
    Ok(())
}

const HELP: &str = "  a  accept as proposed        e  edit, then accept\n  r  reject                    s  skip for now\n  u  undo the last decision    q  stop here; everything decided is saved\n  w  why is this proposed?";

fn one_by_one(
    session: &Session,
    case: CaseId,
    source: Option<SourceId>,
    explain: bool,
) -> Result<(), Problem> {
    let mut skipped = std::collections::BTreeSet::new();
    let mut decided = 0_usize;
    show::line(HELP);
    loop {
        let rows = session.read(|desk| waiting(desk, case, source))?.into_inner();
        let left = rows.iter().filter(|row| !skipped.contains(&row.fingerprint)).count();
        let Some(row) = rows.iter().find(|row| !skipped.contains(&row.fingerprint)) else { break };
        print_row(row, Some(left));
        if explain {
            print_explanation(&row.proposal);
        }
        let Some(answer) = ask::line("[a/e/r/s/u/q/w/?] ") else { break };
        let result = match answer.as_str() {
            "a" => accept(session, case, row, &Edit::default()),
            "e" => match edit(row) {
                Some(changes) => accept(session, case, row, &changes),
                None => break,
            },
            "r" => {
                let why = ask::line("Why? (Enter for no reason) ").filter(|why| !why.is_empty());
                session
                    .write(|desk| reject_proposal(desk, case, row.source, row.fingerprint, why))
                    .map(|()| Some("rejected".to_owned()))
            }
            "s" => {
                skipped.insert(row.fingerprint);
                Ok(None)
            }
            "u" => session.write(|desk| undo_decision(desk, case)).map(|undone| {
                skipped.remove(&undone.fingerprint);
                decided = decided.saturating_sub(1);
                show::line("  taken back; it waits again");
                None
            }),
            "w" => {
                print_explanation(&row.proposal);
                Ok(None)
            }
            "q" => break,
            "" => Ok(None),
            _ => {
                show::line(HELP);
                Ok(None)
            }
        };
        match result {
            Ok(Some(done)) => {
                decided += 1;
                show::line(&format!("  {done}"));
            }
            Ok(None) => {}
            Err(problem) => show::line(&problem.to_string()),
        }
    }
    let left = session.read(|desk| Ok(waiting(desk, case, source)?.len()))?;
    show::line(&format!("{decided} decided, {left} wait. Everything decided is saved."));
    Ok(())
}

fn accept(session: &Session, case: CaseId, row: &Waiting, changes: &Edit) -> Result<Option<String>, Problem> {
    let claim = session.write(|desk| accept_proposal(desk, case, row.source, row.fingerprint, changes))?;
    Ok(Some(format!("accepted as claim-{}", claim.short())))
}

/// Asks for each part; Enter keeps it, `-` empties it. `None` at the end of input.
fn edit(row: &Waiting) -> Option<Edit> {
    let proposal = &row.proposal;
    show::line("  Enter keeps what is proposed; - empties it.");
    let mut changes = Edit::default();
    let keep = |answer: String| (!answer.is_empty()).then_some(answer);
    let clear = |answer: String| if answer == "-" { String::new() } else { answer };
    let kind = ask::line(&format!("  kind [{}] ", proposal.kind.name()))?;
    changes.kind = keep(kind);
    let person = ask::line(&format!("  about [{}] ", proposal.person.as_deref().unwrap_or("")))?;
    changes.person = keep(person);
    let date = proposal.date.map(|date| date.date.to_string()).unwrap_or_default();
    changes.date = keep(ask::line(&format!("  date [{date}] "))?).map(clear);
    changes.place =
        keep(ask::line(&format!("  place [{}] ", proposal.place.as_deref().unwrap_or("")))?).map(clear);
    for field in proposal.kind.spec().fields {
        let known = proposal.details.get(field).map_or("", String::as_str);
        let answer = ask::line(&format!("  {} [{known}] ", field.name()))?;
        if let Some(answer) = keep(answer) {
            changes.set.insert(field.name().to_owned(), clear(answer));
        }
    }
    Some(changes)
}

fn print_row(row: &Waiting, left: Option<usize>) {
    let proposal = &row.proposal;
    let count = left.map(|left| format!("  ({left} left)")).unwrap_or_default();
    show::line(&format!("\n{}{count}", headline(proposal)));
    show::line(&format!("  about   {}", row.about));
    for (field, text) in &proposal.details {
        show::line(&format!("  {:7} {text}", field.name()));
    }
    if let Some(voice) = &proposal.attribution {
        show::line(&format!("  says    {voice}"));
    }
    let quote = format!("…{}»{}«{}…", row.context.0, proposal.quote, row.context.1);
    show::line(&show::wrapped(&quote, 90, "  | "));
    let place = row.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
    show::line(&format!(
        "  {}{place}  [{}; rule {}]",
        row.source_title,
        &row.fingerprint.to_string()[..12],
        proposal.rule
    ));
    if let Some(often) = row.decided_here.as_ref().and_then(often_rejected_in_words) {
        show::line(&show::wrapped(&often, 90, "  ! "));
    }
}

/// A proposal in a line: kind, modality, person, date, place.
pub(super) fn headline(proposal: &Proposal) -> String {
    let modality = match proposal.modality {
        Modality::Asserted => "",
        Modality::Alleged => " (alleged)",
        Modality::Denied => " (DENIED)",
        Modality::Feared => " (FEARED, not said to have happened)",
        Modality::Requested => " (ASKED FOR)",
    };
    let person = proposal.person.as_deref().map(|person| format!("  {person}")).unwrap_or_default();
    let date =
        proposal.date.map(|date| format!("  {} ({})", date.date, date.basis.name())).unwrap_or_default();
    let place = proposal.place.as_deref().map(|place| format!("  {place}")).unwrap_or_default();
    format!("{}{modality}{person}{date}{place}", proposal.kind.name().to_uppercase())
}
