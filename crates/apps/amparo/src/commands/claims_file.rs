//! Entering the claims of a file.

use amparo_casework::enter_claims::{ClaimsEntered, ClaimsFile, enter_claims, parse_claims};
use amparo_casework::problem::Problem;
use serde_json::json;

use crate::args::ClaimImport;
use crate::ask;
use crate::session::Session;
use crate::show;

pub(super) fn import(session: &Session, args: &ClaimImport) -> Result<(), Problem> {
    let text = ask::small_file(&args.file)?;
    let name = args.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = parse_claims(&name, &text)?;
    let done = session.write_case(args.which.case.as_deref(), |desk, case| {
        enter_claims(desk, case, &file, |at, all| {
            if at > 0 && at % 50 == 0 {
                show::progress(&format!("{at} of {all} claims …"));
            }
        })
    })?;
    if session.json {
        let counts =
            json!({"claims": file.claim.len(), "happenings": file.same_event.len(), "rows": file.row.len()});
        show::json(&json!({
            "in": counts, "entered": done.entered(), "on_record": done.on_record(),
            "refused": done.refused().len(), "outcomes": done,
        }));
    } else {
        print(&file, &done);
    }
    refused(&done)
}

fn print(file: &ClaimsFile, done: &ClaimsEntered) {
    for problem in done.refused() {
        show::line(&problem.to_string());
    }
    for row in done.rows.iter().filter(|row| !row.left_out.is_empty()) {
        show::line(&format!("Row {} ({}): left out:", row.id, row.what));
        for part in &row.left_out {
            show::line(&show::bullet(part, 100));
        }
    }
    show::line(&format!(
        "{}: {} entered, {} on record before, {} refused. {} of claims that tell of one happening.",
        show::count(file.claim.len() as u64, "claim", "claims"),
        done.entered(),
        done.on_record(),
        done.claims.len() - done.entered() - done.on_record(),
        show::count(file.same_event.len() as u64, "group", "groups"),
    ));
    if !done.rows.is_empty() {
        let without = done.rows.iter().filter(|row| row.claims.is_empty()).count();
        show::line(&format!(
            "{} of what the file was compiled from: {} became claims, {without} did not.",
            show::count(done.rows.len() as u64, "row", "rows"),
            done.rows.len() - without,
        ));
    }
}

fn refused(done: &ClaimsEntered) -> Result<(), Problem> {
    let refused = done.refused().len();
    if refused == 0 {
        return Ok(());
    }
    let what = match done.entered() {
        0 => format!(
            "{} of the file were refused. No claim was saved.",
            show::count(refused as u64, "line", "lines")
        ),
        saved => format!(
            "{} of the file were refused; {} saved.",
            show::count(refused as u64, "line", "lines"),
            if saved == 1 { "one claim was".to_owned() } else { format!("{saved} claims were") },
        ),
    };
    Err(Problem::input(
        what,
        "Each is named above with its reason.",
        "Mend the file and run it again: what is on record already is not entered twice.",
    ))
}
