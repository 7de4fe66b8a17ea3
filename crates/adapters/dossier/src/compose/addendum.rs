//! The addendum: what is new since a request, what no longer stands, what is asked.

use super::letter::{asks, signing, what_is_on_file};
use super::{
    Around, cited_inlines, heading, label, law_block, letter_document, paragraphs, say, sentence, sources,
};
use crate::document::{Block, Document, Inlines};
use crate::error::PaperError;
use crate::model::Cited;
use crate::model::addendum::{Addendum, Changed, NewOnCriterion};
use crate::notes::{Marks, Notes};

const HOW_IT_READS: &str = "Each criterion on which something is new follows under its number, with its exact words and only \
    what is new. What was set out before still stands unless it is listed under “What no longer stands”.";

pub(crate) fn compose(paper: &Addendum) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &paper.sources)?;
    let mut blocks = vec![heading(1, Some("1"), "What this adds to")];
    blocks.extend(paragraphs(&paper.request, &mut notes)?);
    blocks.push(Block::Paragraph(vec![say(format!("New here means: {}", sentence(&paper.since)))]));
    blocks.push(heading(1, Some("2"), "The situation now"));
    blocks.extend(paragraphs(&paper.detention, &mut notes)?);
    blocks.push(heading(1, Some("3"), "What is new, by criterion"));
    blocks.push(Block::Paragraph(vec![say(HOW_IT_READS)]));
    for one in &paper.criteria {
        criterion(one, &mut blocks, &mut notes)?;
    }
    if !paper.unchanged.is_empty() {
        let numbers: Vec<String> = paper.unchanged.iter().map(|number| format!("({number})")).collect();
        blocks.push(Block::Aside(vec![say(format!(
            "Nothing new is on file on {} {}.",
            if numbers.len() == 1 { "criterion" } else { "criteria" },
            numbers.join(", ")
        ))]));
    }
    blocks.push(heading(1, Some("4"), "What else is new"));
    blocks.push(listed(&paper.other, "Nothing else is new.", &mut notes)?);
    blocks.push(heading(1, Some("5"), "What no longer stands"));
    changes(&paper.changed, &mut blocks, &mut notes)?;
    asks("6", &paper.asks, &mut blocks, &mut notes)?;
    signing("7", &paper.consents, &paper.signatories, &mut blocks);
    blocks.push(heading(1, Some("8"), "Annex: list of sources"));
    blocks.push(sources::block(&paper.sources, sources::Detail::Full));
    let around = Around {
        size: paper.size,
        status: &paper.status,
        subject: &paper.subject,
        date: paper.date,
        running_head: format!("Addendum: {}", paper.person),
        addresses: [&paper.sender, &paper.addressee, &paper.copies_to],
        salutation: &paper.salutation,
    };
    Ok(letter_document(&around, blocks, notes, None))
}

fn criterion(one: &NewOnCriterion, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    blocks.push(heading(2, None, format!("Criterion ({})", one.number)));
    blocks.push(law_block(&one.law));
    if let Some(words) = what_is_on_file(&one.state) {
        blocks.push(Block::Aside(words));
    }
    for (name, said) in [("New in support", &one.support), ("New against", &one.against)] {
        if !said.is_empty() {
            let items: Result<Vec<Inlines>, _> =
                said.iter().map(|cited| cited_inlines(cited, notes)).collect();
            blocks.push(Block::Group { label: name.to_owned(), items: items? });
        }
    }
    if !one.beside.is_empty() {
        let mut items = Vec::new();
        for beside in &one.beside {
            let mut line = cited_inlines(&beside.what, notes)?;
            line.push(say(format!(" Does not count by itself: {}", beside.because)));
            items.push(line);
        }
        blocks.push(Block::Group { label: "New beside it".to_owned(), items });
    }
    Ok(())
}

fn listed(said: &[Cited], nothing: &str, notes: &mut Notes<'_>) -> Result<Block, PaperError> {
    if said.is_empty() {
        return Ok(Block::Aside(vec![say(nothing)]));
    }
    let items: Result<Vec<Inlines>, _> = said.iter().map(|cited| cited_inlines(cited, notes)).collect();
    Ok(Block::List { ordered: false, items: items? })
}

fn changes(changed: &[Changed], blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    if changed.is_empty() {
        blocks.push(Block::Aside(vec![say("Everything that was set out before still stands in the file.")]));
        return Ok(());
    }
    let mut rows = Vec::new();
    for change in changed {
        let was = vec![say(change.was.text()), notes.mark(change.was.notes())?];
        let mut now = match &change.now {
            Some(now) => cited_inlines(now, notes)?,
            None => vec![label("Taken back.")],
        };
        if !change.why.trim().is_empty() {
            now.push(say(format!(" Reason: {}", sentence(&change.why))));
        }
        rows.push(vec![was, now]);
    }
    blocks.push(Block::Table {
        caption: "What no longer stands".to_owned(),
        head: vec!["What was stated".to_owned(), "What stands now".to_owned()],
        rows,
        more: None,
    });
    Ok(())
}
