//! The example desk.

use amparo_casework::demo::{PASSPHRASE, make_demo};
use amparo_casework::desk::World;
use amparo_casework::problem::Problem;

use super::serve::Opening;
use crate::args::Demo;
use crate::session::Session;
use crate::show;

pub(super) fn demo(session: &Session, args: &Demo) -> Result<(), Problem> {
    let made = make_demo(&args.dir, World::of_this_computer()?, show::note)?;
    let opening = if args.no_serve { None } else { Some(Opening::of_example(&made.desk, args.listen)?) };
    if session.json {
        if let Some(opening) = opening {
            let made = serde_json::to_value(&made).expect("what casework gives is plain data");
            return opening.serve(session, args.listen, made);
        }
        show::json(&made);
        return Ok(());
    }
    let begin = if made.was_there {
        "The example was there already; nothing was changed."
    } else {
        "The example is ready."
    };
    show::line(&format!("\n{begin}  {} as of {}", made.title, made.as_of));
    show::line(&format!(
        "  {} documents gave {} proposals: {} became claims, {} were rejected, {} wait for you.",
        made.documents, made.proposals, made.accepted, made.rejected, made.waiting
    ));
    show::line(&format!(
        "  {} entered by quoting what the program had not found.",
        show::count(made.entered as u64, "more claim was", "more claims were")
    ));
    for problem in &made.refused {
        show::line(&format!("  Not carried out: {problem}"));
    }
    show::line("\nPapers, to look at (drafts: they say what is missing before they may be sent):");
    for paper in &made.papers {
        show::line(&format!("  {}", paper.display()));
    }
    let desk = made.desk.display();
    show::line("\nLook around:");
    for (command, what) in [
        (format!("case show --as-of {}", made.as_of), "the case file"),
        (format!("assess --as-of {}", made.as_of), "what is shown on each criterion, and what is missing"),
        ("review".to_owned(), "decide on what still waits"),
        ("claim list".to_owned(), "every claim with its source"),
    ] {
        show::line(&format!("  amparo --desk {desk} {command:36}  {what}"));
    }
    show::line(&format!(
        "\nThe desk is encrypted; its passphrase is “{PASSPHRASE}”, and commands on it need not ask."
    ));
    show::line(&made.afterwards);
    match opening {
        Some(opening) => {
            show::line("");
            opening.serve(session, args.listen, serde_json::Value::Null)
        }
        None => Ok(()),
    }
}
