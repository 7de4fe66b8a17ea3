//! Looking officials up in lists, and answering what is asked.

use amparo_casework::cases::find_case;
use amparo_casework::problem::Problem;
use amparo_casework::screening::answer::{Answer, answer_question, undo_answer};
use amparo_casework::screening::questions::{Question, Screened, State, screen as ask_lists};
use amparo_casework::screening::words::of_date;

use crate::args::{self, ScreenAnswer, ScreenCommand};
use crate::session::Session;
use crate::show;

pub(super) fn screen(session: &Session, args: &args::Screen) -> Result<(), Problem> {
    match &args.command {
        None => ask(session, args),
        Some(ScreenCommand::Answer { question, answer, because }) => {
            let answer = match answer {
                ScreenAnswer::Same => Answer::Same,
                ScreenAnswer::Different => Answer::Different,
                ScreenAnswer::CannotTell => Answer::CannotTell,
            };
            let done = session.write(|desk| answer_question(desk, question, answer, because))?;
            if session.json {
                show::json(&*done);
                return Ok(());
            }
            show::line(&format!("Answered: {} and the entry {}: {}.", done.name, done.entry, done.answer));
            for claim in &done.claims {
                show::line(&format!("  claim-{} says so, with the list as its source.", claim.short()));
            }
            for claim in &done.retracted {
                show::line(&format!(
                    "  claim-{} rested on the entry as it was and no longer stands.",
                    claim.short()
                ));
            }
            Ok(())
        }
        Some(ScreenCommand::Undo { question, because }) => {
            let done = session.write(|desk| undo_answer(desk, question, because))?;
            if session.json {
                show::json(&*done);
                return Ok(());
            }
            show::line(&format!("The answer “{}” was taken back. The question is open again.", done.was));
            for claim in &done.retracted {
                show::line(&format!("  claim-{} no longer stands.", claim.short()));
            }
            Ok(())
        }
    }
}

fn ask(session: &Session, args: &args::Screen) -> Result<(), Problem> {
    let screened = session.write(|desk| {
        let case = args.case.as_deref().map(|text| find_case(desk, text)).transpose()?;
        ask_lists(desk, case, args.list.as_deref(), &mut |text| show::progress(text))
    });
    show::progress_done();
    let mut screened = screened?.into_inner();
    let answered = screened.questions.iter().filter(|question| !question.is_open()).count();
    if !args.all {
        // What left a list is news, whatever was answered before.
        screened
            .questions
            .retain(|question| question.is_open() || matches!(question.state, State::Gone { .. }));
    }
    if session.json {
        show::json(&screened);
        return Ok(());
    }
    print(&screened, answered, args.all);
    Ok(())
}

fn print(screened: &Screened, answered: usize, all: bool) {
    for list in &screened.lists {
        show::line(&format!(
            "Asked “{}” {}: {} of {} entries.",
            list.name,
            of_date(list.published),
            list.given,
            list.entries_in
        ));
    }
    show::line(&format!(
        "{} asked about.",
        show::count(
            screened.asked as u64,
            "official or organisation was",
            "officials and organisations were"
        )
    ));
    if !screened.unnamed.is_empty() {
        show::line(&show::wrapped(
            &format!("Named by no name, so nobody could be asked about: {}.", screened.unnamed.join("; ")),
            92,
            "  ",
        ));
    }
    if !screened.without_deed.is_empty() {
        show::line(&show::wrapped(
            &format!(
                "Called officials, with no deed in a case on file, and not asked about: {}.",
                screened.without_deed.join("; ")
            ),
            92,
            "  ",
        ));
    }
    let mut case = None;
    for question in &screened.questions {
        if case != Some(question.case) {
            show::line(&format!("\n{} (case-{})", question.case_title, question.case.short()));
            case = Some(question.case);
        }
        print_question(question);
    }
    let open = screened.questions.iter().filter(|question| question.is_open()).count();
    show::line(&format!(
        "\n{} open, {answered} answered{}.",
        show::count(open as u64, "question is", "questions are"),
        if all || answered == 0 { "" } else { " (--all prints them)" }
    ));
    if screened.left_out > 0 {
        show::line(&format!("{} less likely hits were left out.", screened.left_out));
    }
    if open > 0 {
        show::line(
            "A hit is a question: `amparo screen answer QUESTION same|different|cannot-tell --because …`",
        );
    }
}

fn print_question(question: &Question) {
    let entry = &question.entry;
    show::line(&format!("\n  {}  {} ({})", question.short(), question.name, question.roles.join(", ")));
    let name = if entry.name.is_empty() { "(no longer there)" } else { &entry.name };
    show::line(&format!(
        "    Is this {name}, entry {} of “{}” {}?",
        entry.key,
        question.list_name,
        of_date(question.published)
    ));
    for listing in &entry.listings {
        show::line(&show::wrapped(listing, 86, "      "));
    }
    for (label, texts) in [
        ("also called", &entry.also),
        ("born", &entry.births),
        ("country", &entry.countries),
        ("position", &entry.positions),
    ] {
        if !texts.is_empty() {
            show::line(&show::wrapped(&format!("{label}: {}", texts.join("; ")), 86, "      "));
        }
    }
    for reason in &question.names {
        show::line(&show::wrapped(&format!("name: {reason}"), 86, "      "));
    }
    for one in question.evidence.iter().filter(|one| one.side != "silent") {
        show::line(&show::wrapped(&format!("{}: {}", one.side, one.sentence), 86, "      "));
    }
    let silent: Vec<&str> = question
        .evidence
        .iter()
        .filter(|one| one.side == "silent")
        .map(|one| one.sentence.as_str())
        .collect();
    if !silent.is_empty() {
        show::line(&show::wrapped(&format!("open: {}", silent.join("; ")), 86, "      "));
    }
    match &question.state {
        State::Open => {}
        State::Again { was, changed } => show::line(&show::wrapped(
            &format!(
                "Asked again: it was answered “{was}”, and the entry changed since ({}).",
                changed.join(", ")
            ),
            86,
            "      ",
        )),
        State::Answered { answer, because } => {
            show::line(&show::wrapped(&format!("Answered: {answer}, because {because}"), 86, "      "));
        }
        State::Gone { answer } => show::line(&show::wrapped(
            &format!("It was answered “{answer}”. This version of the list has the entry no longer."),
            86,
            "      ",
        )),
    }
}
