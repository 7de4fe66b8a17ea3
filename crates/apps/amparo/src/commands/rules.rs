//! The rules of the reader, and how they fare here.

use amparo_casework::problem::Problem;
use amparo_casework::rules_here::{DECISIONS_MIN, RuleRow, rules_here};

use crate::session::Session;
use crate::show;

pub(super) fn rules(session: &Session) -> Result<(), Problem> {
    let rows = session.read(rules_here)?.into_inner();
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    let (decided, others): (Vec<RuleRow>, Vec<RuleRow>) =
        rows.into_iter().partition(|row| row.tally.decided() > 0);
    for row in &decided {
        print_row(row);
    }
    if decided.is_empty() {
        show::line("Nothing was decided on proposals yet, in the cases that are open to you.");
    }
    show::line(&format!("\nNothing was decided on proposals of these {}:", others.len()));
    for row in &others {
        show::line(&format!("  {:28} {}", row.rule, row.looks_for.unwrap_or_default()));
    }
    show::line(&format!(
        "\nCounted are decisions in cases that are open to you. A rule is marked from {DECISIONS_MIN} decisions on, when its \
         proposals are rejected more often than not and hardly by chance. It goes on proposing: no rule is switched off, and no \
         proposal is hidden or put last."
    ));
    Ok(())
}

fn print_row(row: &RuleRow) {
    let tally = &row.tally;
    let mark = if row.rejected_often { "  OFTEN REJECTED HERE" } else { "" };
    show::line(&format!("{}{mark}", row.rule));
    show::line(&format!("    {}", row.looks_for.unwrap_or("This version of the program no longer has it.")));
    show::line(&format!(
        "    accepted {}, accepted after a change {}, rejected {}",
        tally.accepted, tally.edited, tally.rejected
    ));
    for (why, times) in tally.chief_reasons() {
        show::line(&show::wrapped(&format!("because: {why} ({times})"), 88, "      "));
    }
}
