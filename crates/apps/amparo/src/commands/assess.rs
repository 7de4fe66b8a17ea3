//! Assessing, and what was signed of it.

use amparo_casework::assess_case::assess_case;
use amparo_casework::desk::moment_in_words;
use amparo_casework::ledger::claim::Claim;
use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::papers::Form;
use amparo_casework::problem::Problem;
use amparo_casework::signed_assessment::{
    BodyItem, Compared, Side, SignedBody, SignedRow, SignedShown, With, answer_name, compare_assessments,
    find_assessment, list_assessments, show_assessment, sign_assessment, write_signed_worksheet,
};
use serde_json::json;

use super::case::moment;
use super::read::name_of;
use crate::args::{self, Signed};
use crate::session::Session;
use crate::show;

pub(super) fn assess(session: &Session, args: &args::Assess) -> Result<(), Problem> {
    match &args.signed {
        None if args.signing.sign => sign(session, args),
        None if args.signing.questions => questions(session, args),
        None => super::paper::assess(session, args),
        Some(Signed::List(which)) => list(session, which.case.as_deref()),
        Some(Signed::Show(args)) => show_one(session, args),
        Some(Signed::Compare(args)) => compare(session, args),
    }
}

fn sign(session: &Session, args: &args::Assess) -> Result<(), Problem> {
    let statement = args.signing.statement.as_deref().unwrap_or_default();
    let id = session.write_case(args.case.as_deref(), |desk, case| {
        let moment = moment(desk, &args.as_of)?;
        sign_assessment(desk, case, &args.framework, moment, statement)
    })?;
    if session.json {
        show::json(&json!({"assessment": id}));
        return Ok(());
    }
    show::line(&format!("assessment-{} is signed and frozen.", id.short()));
    show::line(&show::wrapped(
        "The desk signs, not you: its key signs the record, which holds the hash of what you signed and your name at \
         this desk. That shows a stranger what was recorded, and that it was not changed since; not who sat at the keyboard.",
        92,
        "  ",
    ));
    Ok(())
}

fn questions(session: &Session, args: &args::Assess) -> Result<(), Problem> {
    let assessed = session.read_case(args.case.as_deref(), |desk, case| {
        assess_case(desk, case, &args.framework, moment(desk, &args.as_of)?)
    })?;
    if session.json {
        let gates = assessed.assessment.gates.iter();
        let rows: Vec<_> = gates
            .map(|gate| json!({"gate": gate.id, "value": gate.value, "questions": gate.questions}))
            .collect();
        show::json(&rows);
        return Ok(());
    }
    for gate in &assessed.assessment.gates {
        show::line(&format!("{}: {}", gate.id, gate.value));
        show::line(&show::wrapped(&gate.plain, 92, "    "));
        for asked in &gate.questions {
            let state = if asked.open { "open" } else { "on file" };
            show::line(&show::wrapped(&format!("[{state}] {}", asked.ask), 92, "  "));
            for one in &asked.claims {
                let claim = assessed.file.claim(one.claim).map(|state| &state.claim);
                print_claim("", one.claim, claim);
            }
            if asked.open {
                show::line(&show::wrapped(&asked.how, 88, "      "));
            }
        }
    }
    show::line("Open is not no. A claim speaks to a question; whether it settles it is your finding.");
    Ok(())
}

fn list(session: &Session, case: Option<&str>) -> Result<(), Problem> {
    let rows = session.read_case(case, list_assessments)?;
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    for row in rows.iter() {
        show::line(&row_line(row));
        show::line(&show::wrapped(&row.statement, 90, "    "));
    }
    show::line(&format!(
        "{} on record.",
        show::count(rows.len() as u64, "signed assessment", "signed assessments")
    ));
    Ok(())
}

fn row_line(row: &SignedRow) -> String {
    format!(
        "assessment-{}  {} (pack {}), as of {} with {} known; signed {} by {}",
        row.id.short(),
        row.framework,
        row.version,
        row.as_of,
        show::count(row.known_at, "entry", "entries"),
        moment_in_words(row.signed_at),
        row.signed_by
    )
}

fn show_one(session: &Session, args: &args::SignedShow) -> Result<(), Problem> {
    let which = args.which.case.as_deref();
    if let Some(file) = &args.output {
        let written = session.read_case(which, |desk, case| {
            let id = find_assessment(desk, case, &args.assessment)?;
            write_signed_worksheet(desk, case, id, Form::of_file(&name_of(file))?)
        })?;
        super::paper::write_file(file, &written.bytes)?;
        if session.json {
            show::json(&json!({"file": file, "bytes": written.bytes.len()}));
            return Ok(());
        }
        show::line(&format!("Written to {} ({} bytes).", file.display(), written.bytes.len()));
        show::line("This file lies outside the encrypted desk: mind where it is kept.");
        return Ok(());
    }
    let shown = session.read_case(which, |desk, case| {
        show_assessment(desk, case, find_assessment(desk, case, &args.assessment)?)
    })?;
    if session.json {
        show::json(&shown);
    } else {
        print_signed(&shown);
    }
    Ok(())
}

fn print_signed(shown: &SignedShown) {
    let body = &shown.body;
    show::line(&row_line(&shown.row));
    show::line(&format!("{} under {} ({})", body.person, body.title, body.citation));
    show::line(&format!("Pack {} with the hash {}", body.version, body.pack_hash));
    show::line(&show::wrapped(&format!("Statement: {}", body.statement), 92, "  "));
    show::line(&show::wrapped(&body.logic, 92, "  "));
    for item in &body.items {
        print_item(body, item);
    }
    show::line("\nProcedure:");
    for track in &body.tracks {
        show::line(&format!("  {}: {} – {}", track.title, track.state, track.plain));
    }
    show::line(&format!(
        "\nAs it was signed, entry {} of the record. Nothing of it was worked out again.",
        shown.row.entry
    ));
}

fn print_item(body: &SignedBody, item: &BodyItem) {
    let number = item.number.map_or_else(|| " –".to_owned(), |number| format!("{number:2}"));
    show::line(&format!("\n({number}) {}: {}", item.title, item.state));
    if let Some(text) = &item.text {
        let citation = item.citation.as_deref().unwrap_or_default();
        show::line(&show::wrapped(&format!("“{text}” {citation}"), 90, "    "));
    }
    for (side, claims) in [("for", &item.supports), ("against", &item.contradicts)] {
        for claim in claims {
            print_claim(side, *claim, body.claims.get(claim));
        }
    }
    for (claim, because) in &item.beside {
        print_claim("beside", *claim, body.claims.get(claim));
        show::line(&show::wrapped(&format!("does not count: {because}"), 84, "            "));
    }
    for caveat in &item.caveats {
        show::line(&show::wrapped(&format!("Mind: {caveat}"), 90, "    "));
    }
    match &item.finding {
        None => show::line("    Finding: not answered"),
        Some(found) => show::line(&show::wrapped(
            &format!("Finding: {}. {}", answer_name(found.answer), found.reason),
            90,
            "    ",
        )),
    }
}

fn print_claim(side: &str, id: ClaimId, claim: Option<&Claim>) {
    let words = claim.map_or_else(String::new, claim_words);
    show::line(&show::wrapped(&format!("{side:8}claim-{} {words}", id.short()), 92, "    "));
}

fn claim_words(claim: &Claim) -> String {
    let fields: Vec<String> =
        claim.statement.fields().map(|(field, text)| format!("{field}: {text}")).collect();
    let date = claim.dates.occurred.map(|date| format!("{date} ")).unwrap_or_default();
    let place = claim.place.as_deref().map(|place| format!("; {place}")).unwrap_or_default();
    format!("{date}{} {}{place}", claim.statement.kind(), fields.join("; "))
}

fn compare(session: &Session, args: &args::SignedCompare) -> Result<(), Problem> {
    let compared = session.read_case(args.which.case.as_deref(), |desk, case| {
        let from = find_assessment(desk, case, &args.assessment)?;
        let with = match args.with.as_str() {
            "today" => With::Today,
            text => With::Signed(find_assessment(desk, case, text)?),
        };
        compare_assessments(desk, case, from, with)
    })?;
    if session.json {
        show::json(&compared);
    } else {
        print_compared(&compared);
    }
    Ok(())
}

fn side_words(side: &Side) -> String {
    let what =
        side.signed.map_or_else(|| "today, not signed".to_owned(), |id| format!("assessment-{}", id.short()));
    let known = show::count(side.known_at, "entry", "entries");
    format!("{what}: as of {}, {known} known, pack {}", side.as_of, side.version)
}

fn print_compared(compared: &Compared) {
    show::line(&format!("From  {}", side_words(&compared.from)));
    show::line(&format!("To    {}", side_words(&compared.to)));
    for line in &compared.pack {
        show::line(&show::bullet(line, 92));
    }
    for item in &compared.items {
        show::line(&format!("\n({}) {}", item.id, item.title));
        if let Some((from, to)) = &item.state {
            show::line(&format!("    on file: {} → {}", or_nothing(from), or_nothing(to)));
        }
        for (what, claims) in [
            ("for, came", &item.supports_came),
            ("for, went", &item.supports_went),
            ("against, came", &item.contradicts_came),
            ("against, went", &item.contradicts_went),
        ] {
            for claim in claims {
                print_claim(&format!("{what}: "), *claim, compared.claims.get(claim));
            }
        }
        if let Some((from, to)) = &item.finding {
            show::line(&show::wrapped(
                &format!("finding: {} → {}", or_nothing(from), or_nothing(to)),
                90,
                "    ",
            ));
        }
        if item.pack_differs {
            show::line("    the pack says it otherwise");
        }
    }
    for track in &compared.tracks {
        show::line(&format!("\n{}: {} → {}", track.what, or_nothing(&track.from), track.to));
    }
    show::line(&format!(
        "\n{} on which nothing differs{}",
        show::count(compared.same.len() as u64, "gate or criterion", "gates and criteria"),
        if compared.same.is_empty() { ".".to_owned() } else { format!(": {}.", compared.same.join(", ")) }
    ));
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
