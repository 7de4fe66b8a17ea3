//! The same person? The program asks; a person answers, and may take it back.

use amparo_casework::duplicates::{
    Answered, Compared, Groups, List, Question, Questions, Side, answer, duplicates, groups, undo_answer,
};
use amparo_casework::find_person::{FoundPerson, Typed, find_person};
use amparo_casework::ledger::identity::SamePerson;
use amparo_casework::problem::{Problem, Sort};

use crate::args::{self, DuplicatesCommand};
use crate::session::Session;
use crate::{show, terminal};

const WIDTH: usize = 92;

pub(super) fn run(session: &Session, args: &args::Duplicates) -> Result<(), Problem> {
    match &args.command {
        None => {
            let compared = compared(session, &args.compared)?;
            let asked = session.read(|desk| duplicates(desk, &compared))?;
            if session.json { show::json(&asked) } else { print_questions(&asked, args.top) }
        }
        Some(DuplicatesCommand::Groups) => {
            let compared = compared(session, &args.compared)?;
            let found = session.read(|desk| groups(desk, &compared))?;
            if session.json { show::json(&found) } else { print_groups(&found) }
        }
        Some(DuplicatesCommand::Answer(given)) => {
            let compared = lists(&args.compared)?;
            let said = said(given.said);
            let answered = session
                .write(|desk| answer(desk, &compared, &given.question, said, given.because.as_deref()))?;
            if session.json {
                show::json(&answered);
            } else {
                show::line(&format!("On record: {}", in_words(&answered)));
                show::line(&format!(
                    "`amparo duplicates undo {}` takes it back. Nothing was merged.",
                    answered.id
                ));
            }
        }
        Some(DuplicatesCommand::Undo(given)) => {
            let undone =
                session.write(|desk| undo_answer(desk, &given.question, given.because.as_deref()))?;
            if session.json {
                show::json(&undone);
            } else {
                show::line(&format!("Taken back: {}", in_words(&undone)));
            }
        }
    }
    Ok(())
}

/// What is compared, once it is known that the desk opens.
fn compared(session: &Session, args: &args::Compared) -> Result<Compared, Problem> {
    session.open()?;
    lists(args)
}

fn lists(args: &args::Compared) -> Result<Compared, Problem> {
    let list = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(terminal::path(path)).map_err(|error| {
            Problem::new(
                Sort::NotFound,
                format!("The list {} was not compared. Nothing was saved.", path.display()),
                format!("It cannot be read: {error}."),
                "Check the file's name and your rights on it.",
            )
        })?;
        let title = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(List { title, bytes, names_nobody_twice: args.unique })
    };
    let lists = args.list.iter().map(list).collect::<Result<_, Problem>>()?;
    Ok(Compared { lists, everyone: args.everyone })
}

fn print_questions(asked: &Questions, top: usize) {
    notes(&asked.notes);
    let people = show::count(u64::try_from(asked.people).unwrap_or(u64::MAX), "person", "people");
    let listed =
        show::count(u64::try_from(asked.listed).unwrap_or(u64::MAX), "row of lists", "rows of lists");
    if asked.questions.is_empty() {
        show::line(&format!("No question is open: {people} of the record and {listed} were compared."));
        return;
    }
    for question in asked.questions.iter().take(top) {
        print_question(question);
    }
    let shown = asked.questions.len().min(top);
    show::line(&format!(
        "{shown} of {} shown; {people} of the record and {listed} were compared.",
        show::count(
            u64::try_from(asked.questions.len()).unwrap_or(u64::MAX),
            "open question",
            "open questions"
        )
    ));
    show::line("Answer with `amparo duplicates answer QUESTION same|different|cannot-tell`.");
}

fn print_question(question: &Question) {
    show::line(&format!("{}  the same person? {}", question.id, percent(question.probability)));
    for side in [&question.left, &question.right] {
        print_side(side);
    }
    for reason in &question.reasons {
        let sign = if reason.weight >= 0.5 {
            "+"
        } else if reason.weight <= -0.5 {
            "−"
        } else {
            " "
        };
        show::line(&format!("  {sign} {}", reason.text));
    }
    show::line("");
}

fn print_side(side: &Side) {
    show::line(&format!("  {}, {}", side.title, side.at));
    for says in &side.says {
        show::line(&show::wrapped(
            &format!("{}: {} [{}]", says.part, says.value, says.source),
            WIDTH,
            "      ",
        ));
    }
}

fn print_groups(found: &Groups) {
    notes(&found.notes);
    for group in &found.groups {
        show::line(if group.is_answered { "One person, as was answered:" } else { "Perhaps one person:" });
        for side in &group.members {
            show::line(&format!("  {}, {}", side.title, side.at));
        }
    }
    show::line(&format!(
        "{} alone.",
        show::count(u64::try_from(found.alone).unwrap_or(u64::MAX), "entry stands", "entries stand")
    ));
    for answered in &found.answers {
        show::line(&in_words(answered));
    }
    for id in &found.contradictions {
        show::line(&format!(
            "{id}: this “same” contradicts a “different” and was not followed; take one of them back."
        ));
    }
}

fn in_words(answered: &Answered) -> String {
    let why = answered.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
    format!("{} {}: {} / {}{why}", answered.id, answered.said.name(), answered.two.0, answered.two.1)
}

fn notes(notes: &[String]) {
    for note in notes {
        show::note(&format!("Note: {note}."));
    }
}

/// How likely, in steps that the evidence can bear.
fn percent(chance: f32) -> String {
    match chance {
        chance if chance >= 0.995 => "very likely".to_owned(),
        chance if chance < 0.01 => "hardly".to_owned(),
        chance => format!("about {:.0} %", chance * 100.0),
    }
}

pub(super) fn find(session: &Session, args: &args::Find) -> Result<(), Problem> {
    let typed = if args.typing { Typed::Beginning } else { Typed::Whole };
    let name = args.name.join(" ");
    let found = session.read(|desk| find_person(desk, &name, typed, usize::from(args.top)))?;
    if session.json {
        show::json(&found);
    } else if found.is_empty() {
        show::line(&format!("No person on record has a name that comes near “{name}”."));
        show::line(
            "Whoever is only named inside a claim, as who arrested or judged, is not looked through here: `amparo gap` \
             shows them.",
        );
    } else {
        for person in found.iter() {
            print_found(person);
        }
    }
    Ok(())
}

fn print_found(person: &FoundPerson) {
    let whose = if person.is_principal { "case" } else { "named in case" };
    show::line(&format!(
        "{}  {whose} “{}” (case-{})  {:.2}",
        person.name,
        person.case_title,
        person.case.short(),
        person.score
    ));
    for reason in &person.reasons {
        show::line(&show::bullet(reason, WIDTH));
    }
}

fn said(said: args::SamePerson) -> SamePerson {
    match said {
        args::SamePerson::Same => SamePerson::Same,
        args::SamePerson::Different => SamePerson::Different,
        args::SamePerson::CannotTell => SamePerson::CannotTell,
    }
}
