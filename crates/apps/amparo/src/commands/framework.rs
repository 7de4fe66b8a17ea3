//! Legal frameworks: list, show, check.

use amparo_casework::frameworks::{check_pack, framework as find, list_frameworks};
use amparo_casework::law::Framework;
use amparo_casework::problem::Problem;

use super::read::name_of;
use crate::args;
use crate::session::Session;
use crate::{ask, show};

pub(super) fn framework(session: &Session, args: args::Framework) -> Result<(), Problem> {
    match args {
        args::Framework::List => {
            let rows = list_frameworks();
            if session.json {
                show::json(&rows);
                return Ok(());
            }
            for row in rows {
                let verified = if row.verified { "" } else { "  (parts not verified)" };
                show::line(&format!(
                    "{}  {} ({}), pack {}{verified}",
                    row.id, row.title, row.citation, row.version
                ));
            }
        }
        args::Framework::Show { framework } => {
            let framework = find(&framework)?;
            if session.json {
                show::json(&framework);
            } else {
                print(&framework);
            }
        }
        args::Framework::Check { file } => {
            let text = ask::small_file(&file)?;
            let checked = check_pack(&text);
            if session.json {
                show::json(&checked);
            }
            let Some(first) = checked.mistakes.first() else {
                if !session.json {
                    show::line(&format!(
                        "{} can be used: `{}`.",
                        name_of(&file),
                        checked.id.unwrap_or_default()
                    ));
                }
                return Ok(());
            };
            if !session.json {
                for mistake in &checked.mistakes {
                    show::line(&format!(
                        "line {}, column {}: {}",
                        mistake.line, mistake.column, mistake.reason
                    ));
                    show::line(&format!("    {}", mistake.mend));
                }
            }
            return Err(Problem::input(
                format!(
                    "{} cannot be used: {} mistakes. Nothing was changed.",
                    name_of(&file),
                    checked.mistakes.len()
                ),
                format!("The first is on line {}: {}", first.line, first.reason),
                "Mend the lines named above and check again; frameworks/README.md describes every key.",
            ));
        }
    }
    Ok(())
}

fn print(framework: &Framework) {
    show::line(&format!("{}  ({})", framework.title, framework.id));
    show::line(&format!("{} · {} · pack {}", framework.citation, framework.issuer, framework.version));
    show::line(&show::wrapped(&framework.logic_plain, 96, ""));
    for gate in &framework.gates {
        show::line(&format!("\nGate: {}", gate.question));
        show::line(&show::wrapped(&gate.text, 92, "  | "));
        show::line(&show::wrapped(&gate.plain, 92, "    "));
    }
    for item in &framework.items {
        let number = item.number.map_or_else(|| "–".to_owned(), |number| format!("({number})"));
        show::line(&format!("\n{number} {}  [{}]", item.title, item.id));
        if let Some(text) = &item.text {
            show::line(&show::wrapped(text, 92, "  | "));
        }
        show::line(&show::wrapped(&item.plain, 92, "    "));
        for ask in &item.asks {
            show::line(&show::wrapped(&format!("Ask: {ask}"), 92, "    "));
        }
        for note in &item.notes {
            show::line(&show::wrapped(&format!("Mind: {note}"), 92, "    "));
        }
        if !item.verification.verified {
            let open = item.verification.open.as_deref().unwrap_or("not read in the instrument itself");
            show::line(&show::wrapped(&format!("NOT VERIFIED: {open}"), 92, "    "));
        }
    }
}
