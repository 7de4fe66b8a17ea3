//! Cases: open, list, look, timeline.

use amparo_casework::cases::{CaseRow, SameName, list_cases, open_case};
use amparo_casework::desk::Desk;
use amparo_casework::dossier::{date_in_words, timeline, timeline_text};
use amparo_casework::ledger::case_file::{About, CaseFile, Happening};
use amparo_casework::ledger::claim::{Basis, Subject};
use amparo_casework::ledger::record::ClaimState;
use amparo_casework::papers::{custody_in_words, timeline_figure};
use amparo_casework::problem::Problem;
use amparo_casework::show_case::{Moment, case_as_json, show_case};
use amparo_casework::wording::sentence;
use serde_json::json;

use crate::args::{AsOf, Case};
use crate::session::Session;
use crate::show;

pub(super) fn case(session: &Session, args: Case) -> Result<(), Problem> {
    match args {
        Case::Open { name, another_person } => {
            let same_name = if another_person { SameName::AnotherPerson } else { SameName::Ask };
            let case = session.write(|desk| open_case(desk, &name, same_name))?;
            if session.json {
                show::json(&json!({"case": case}));
            } else {
                show::line(&format!("The case “{name}” is open as case-{}.", case.short()));
                show::line("Next: amparo read FILE");
            }
        }
        Case::List => {
            let rows = session.read(list_cases)?;
            if session.json {
                show::json(&rows);
            } else if rows.is_empty() {
                show::line("No case yet. Begin with `amparo read FILE --for \"Name\"`.");
            }
            if !session.json {
                for row in rows.iter() {
                    show::line(&row_line(row));
                }
            }
        }
        Case::Show(args) => {
            let file = file_of(session, args.case.as_deref(), &args.as_of)?;
            if session.json {
                show::json(&case_as_json(&file));
            } else {
                print(&file);
            }
        }
        Case::Access(args) => super::member::access(session, &args)?,
        Case::Timeline(args) => {
            let drawn = session.read_case(args.case.as_deref(), |desk, case| {
                timeline_figure(desk, case, moment(desk, &args.as_of)?)
            })?;
            match &args.output {
                None if session.json => show::json(&json!({"timeline": timeline_text(&drawn)})),
                None => show::line(&timeline_text(&drawn)),
                Some(path) => {
                    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("svg")) {
                        return Err(Problem::input(
                            format!("Nothing was written to {}.", path.display()),
                            "The timeline is drawn as SVG, and the name does not end so.",
                            "End the name with .svg.",
                        ));
                    }
                    super::paper::write_file(path, timeline(&drawn).as_bytes())?;
                    if session.json {
                        show::json(&json!({"file": path}));
                    } else {
                        show::line(&format!("Written to {}, outside the encrypted desk.", path.display()));
                    }
                }
            }
        }
    }
    Ok(())
}

/// A case in a line.
pub(super) fn row_line(row: &CaseRow) -> String {
    format!(
        "case-{}  {}: {}, {}, {}",
        row.case.short(),
        row.title,
        show::count(row.claims, "claim", "claims"),
        show::count(row.sources, "source", "sources"),
        show::count(row.waiting as u64, "proposal waits", "proposals wait")
    )
}

fn file_of(session: &Session, case: Option<&str>, as_of: &AsOf) -> Result<CaseFile, Problem> {
    session.read_case(case, |desk, case| Ok(show_case(desk, case, moment(desk, as_of)?)?.into_inner()))
}

/// The moment that is meant.
pub(super) fn moment(desk: &Desk, as_of: &AsOf) -> Result<Moment, Problem> {
    Moment::parse(desk, as_of.as_of.as_deref(), as_of.known_at)
}

fn print(file: &CaseFile) {
    let name = file.names.first().cloned().unwrap_or_default();
    show::line(&format!("{name}   (case-{})", file.case.short()));
    if file.names.len() > 1 {
        show::line(&format!("  also written: {}", file.names[1..].join("; ")));
    }
    show::line(&format!(
        "  as of {}, with the first {} entries of the record",
        file.as_of.world, file.as_of.record
    ));
    let custody = file.custody();
    show::line(&show::wrapped(&custody_in_words(&custody, &name).text, 92, "  "));
    for (title, part) in [
        ("Who", file.statuses()),
        ("Born", file.births()),
        ("Ties", file.ties()),
        ("Custody", custody_happenings(file)),
        ("Charges", file.charges()),
        ("Verdict and sentence", file.verdicts()),
        ("Hearings", file.trials()),
        ("Health", [file.conditions(), file.medical_neglect()].concat()),
        ("Poisoning", file.poisonings()),
        (
            "Ill-treatment, refused access",
            [file.ill_treatment(), file.access_denied(), file.hunger_strikes()].concat(),
        ),
        ("Determinations", file.determinations()),
        ("Recognised by organisations", file.recognitions()),
        ("Calls (a call is not a determination)", file.calls()),
        ("Sanctions", file.sanctions()),
        ("Papers delivered", file.deliveries()),
        ("Work", file.works()),
        ("What authors argue", file.arguments()),
        ("Findings about a country", file.country_findings()),
        ("Others released", [file.precedents(), file.releases_of_others()].concat()),
    ] {
        section(file, title, &part);
    }
    people(file);
    disagreements(file);
    show::line("\nNot known (a gap is never a no)");
    for gap in file.gaps_with(&custody) {
        show::line(&show::wrapped(
            &format!("{}; would settle it: {}", gap.question, gap.question.settled_by()),
            92,
            "  ",
        ));
    }
    show::line("\n`amparo case timeline` prints everything that is dated in order of time.");
}

fn custody_happenings(file: &CaseFile) -> Vec<Happening<'_>> {
    use amparo_casework::ledger::Kind;
    let kinds = [
        Kind::Arrest,
        Kind::Search,
        Kind::Detention,
        Kind::Transfer,
        Kind::Disappearance,
        Kind::Punishment,
        Kind::Release,
        Kind::Exchange,
        Kind::Death,
    ];
    let mine = |state: &ClaimState| file.about(state) == About::Principal;
    file.happenings(|state| mine(state) && kinds.contains(&state.claim.statement.kind()))
}

fn section(file: &CaseFile, title: &str, part: &[Happening<'_>]) {
    if part.is_empty() {
        return;
    }
    show::line(&format!("\n{title}"));
    for happening in part {
        for (place, state) in happening.claims.iter().enumerate() {
            let mark = if place == 0 { "" } else { "  also: " };
            show::line(&show::wrapped(&format!("{mark}{}", claim_line(file, state)), 92, "  "));
        }
    }
}

fn people(file: &CaseFile) {
    let others = file.others();
    if others.is_empty() {
        return;
    }
    show::line("\nPeople");
    for person in others {
        let roles: Vec<&str> = person.roles.iter().copied().collect();
        let name = person.names.first().map_or("?", String::as_str);
        let roles = if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) };
        show::line(&format!(
            "  {name}{roles}: {}",
            show::count(person.claims.len() as u64, "claim", "claims")
        ));
    }
    for alike in file.same_names() {
        show::line(&format!("  Two people share the name “{}”: one person or two?", alike.left.1));
    }
}

fn disagreements(file: &CaseFile) {
    let conflicts = file.conflicts();
    if !conflicts.is_empty() {
        show::line("\nWhere sources disagree (both stay)");
    }
    for conflict in conflicts {
        let sides: Vec<String> = conflict
            .sides
            .iter()
            .map(|side| {
                let claims: Vec<String> =
                    side.claims.iter().map(|state| format!("claim-{}", state.claim.id.short())).collect();
                format!("“{}” ({})", side.says, claims.join(", "))
            })
            .collect();
        show::line(&show::wrapped(&format!("{}: {}", conflict.kind, sides.join(" against ")), 92, "  "));
    }
    let questions = file.may_be_same_event();
    if !questions.is_empty() {
        show::line("\nOne happening? (`amparo same-event` if so)");
    }
    for question in questions {
        let claims: Vec<String> =
            question.claims.iter().map(|state| format!("claim-{}", state.claim.id.short())).collect();
        show::line(&show::wrapped(&format!("{}: {}", question.kind, claims.join(" ")), 92, "  "));
    }
}

/// A claim in a line: its sentence, its id, its source, and whether it is disputed.
pub(super) fn claim_line(file: &CaseFile, state: &ClaimState) -> String {
    let name = match &state.claim.subject {
        Subject::Person(person) => file.people.get(person).and_then(|head| head.names.first().cloned()),
        Subject::Organisation(name) | Subject::Country(name) => Some(name.clone()),
        Subject::General => None,
    };
    let text = sentence(&state.claim, &name.or_else(|| file.names.first().cloned()).unwrap_or_default());
    let source = match &state.claim.basis {
        Basis::Passages(passages) => {
            file.sources.get(&passages.first().source).map_or_else(String::new, |source| source.title.clone())
        }
        Basis::Testimony { .. } => "a member's own account".to_owned(),
        Basis::Locator { title, published, .. } => {
            let date = published.map(|date| format!(", {}", date_in_words(date))).unwrap_or_default();
            format!("{title}{date}; words not on file")
        }
    };
    let grade = state.claim.grade.map(|grade| format!(", {grade}")).unwrap_or_default();
    let disputed: String = state
        .disputes
        .iter()
        .map(|one| format!("  DISPUTED by {}: {}", one.by, one.why))
        .collect::<Vec<_>>()
        .concat();
    format!("{text}  [claim-{}: {source}{grade}]{disputed}", state.claim.id.short())
}
