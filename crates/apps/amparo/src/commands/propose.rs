//! Proposals for one document without a desk.

use amparo_casework::desk::World;
use amparo_casework::problem::Problem;
use amparo_casework::propose_document::{Which, proposals_json, propose_document};

use super::read::{bytes_of, name_of};
use crate::args::Propose;
use crate::session::Session;
use crate::show;

pub(super) fn propose(session: &Session, args: &Propose) -> Result<(), Problem> {
    let bytes = bytes_of(&args.file)?;
    let name = name_of(&args.file);
    let world = World::of_this_computer()?;
    let reply = propose_document(&world.reader, &name, &bytes, args.date.as_deref())?;
    let which = if args.all { Which::All } else { Which::CorpusKinds };
    if session.json {
        show::json(&proposals_json(&name, &reply, which));
        return Ok(());
    }
    let wanted: Vec<_> =
        reply.proposals.iter().filter(|one| which == Which::All || one.kind.is_corpus_kind()).collect();
    if wanted.is_empty() {
        show::line(
            "Nothing was found that reads like a claim. That says nothing about the document's worth.",
        );
    }
    for one in &wanted {
        show::line(&super::review::headline(one));
        show::line(&show::wrapped(&format!("“{}”", one.quote), 92, "    "));
    }
    let further = reply.proposals.len() - wanted.len();
    let more =
        if further > 0 { format!(" {further} more of other kinds with --all.") } else { String::new() };
    show::line(&format!("{} proposals. Nothing was kept.{more}", wanted.len()));
    Ok(())
}
