//! Assessing a case and writing papers.

use std::fs;
use std::path::Path;

use amparo_casework::assess_case::{Assessed, assess_case};
use amparo_casework::law::assess::{Caveat, EvidenceState, FindingState, ItemAssessment};
use amparo_casework::papers::{
    Form, OwnWords, Paper, TEMPLATE, Written, caveat_in_words, parse_own_words, write_paper,
};
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::show_case::Moment;

use super::read::name_of;
use crate::args::{self, DEFAULT_FRAMEWORK};
use crate::session::Session;
use crate::{ask, show};

pub(super) fn assess(session: &Session, args: &args::Assess) -> Result<(), Problem> {
    let (desk, case) = session.open_at(args.case.as_deref())?;
    let moment = Moment::parse(&desk, args.as_of.as_of.as_deref(), args.as_of.known_at)?;
    if let Some(file) = &args.output {
        let form = Form::of_file(&name_of(file))?;
        let written =
            write_paper(&desk, case, Paper::Worksheet, form, &args.framework, moment, &OwnWords::default())?;
        return save(session, file, &written);
    }
    let assessed = assess_case(&desk, case, &args.framework, moment)?;
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
    let (desk, case) = session.open_at(args.case.as_deref())?;
    let moment = Moment::parse(&desk, args.as_of.as_of.as_deref(), args.as_of.known_at)?;
    let paper = match args.paper {
        args::Paper::Letter => Paper::Letter,
        args::Paper::OnePage => Paper::OnePage,
    };
    let written = write_paper(&desk, case, paper, form, DEFAULT_FRAMEWORK, moment, &own)?;
    save(session, file, &written)
}

fn save(session: &Session, file: &Path, written: &Written) -> Result<(), Problem> {
    fs::write(file, &written.bytes).map_err(|error| {
        Problem::new(
            Sort::System,
            format!("Nothing was written to {}. The case is as it was.", file.display()),
            format!("{error}."),
            "Name another file, or make room.",
        )
    })?;
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
