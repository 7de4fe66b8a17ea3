//! Proposals for one document without a desk.

use amparo_casework::desk::World;
use amparo_casework::explain_proposal::explanation;
use amparo_casework::problem::Problem;
use amparo_casework::propose_document::{Explained, Which, proposals_json, propose_document};
use amparo_casework::reader::propose::Proposal;

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
        let explained = if args.explain { Explained::Yes } else { Explained::No };
        show::json(&proposals_json(&name, &reply, which, explained));
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
        if args.explain {
            print_explanation(one);
            show::line("");
        }
    }
    let further = reply.proposals.len() - wanted.len();
    let more =
        if further > 0 { format!(" {further} more of other kinds with --all.") } else { String::new() };
    show::line(&format!("{} proposals. Nothing was kept.{more}", wanted.len()));
    Ok(())
}

/// Why a proposal was made, a line for each thing it rests on.
pub(super) fn print_explanation(proposal: &Proposal) {
    for (label, text) in explanation(proposal) {
        let lines = show::wrapped(&text, 76, "                  ");
        show::line(&format!("    {label:13} {}", lines.trim_start()));
    }
}
