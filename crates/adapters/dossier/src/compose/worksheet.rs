//! The worksheet: an assessment, criterion by criterion.

use super::{
    as_of, check_state, draft, finding, heading, items, label, law_block, pairs, paragraphs, sources, used,
};
use crate::document::{Block, Document, Form, Pair, say};
use crate::error::PaperError;
use crate::model::worksheet::{Worksheet, WorksheetItem};
use crate::model::{Prose, State};
use crate::notes::{Marks, Notes};

pub(crate) fn compose(worksheet: &Worksheet) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &worksheet.sources)?;
    let mut blocks = vec![heading(1, None, "How this test works")];
    blocks.extend(paragraphs(&worksheet.logic, &mut notes)?);
    blocks.push(law_block(&worksheet.criteria_law));
    blocks.push(heading(1, None, "Eligibility"));
    blocks.push(Block::Pairs(pairs(&worksheet.eligibility, &mut notes)?));
    blocks.push(heading(1, None, "Criteria"));
    for entry in &worksheet.items {
        item(entry, &mut blocks, &mut notes)?;
    }
    blocks.push(heading(1, None, "Sources"));
    blocks.push(sources::block(&worksheet.sources, sources::Detail::Full));
    Ok(Document {
        form: Form::Worksheet,
        size: worksheet.size,
        tightness: 0,
        date: Some(worksheet.as_of.into()),
        title: format!("Worksheet: {}", worksheet.person),
        running_head: format!("Worksheet: {}", worksheet.person),
        draft: draft(&worksheet.status),
        letterhead: None,
        subtitle: vec![worksheet.framework.clone(), as_of(worksheet.as_of, worksheet.as_of_entry)],
        blocks,
        used: used(&notes, None),
        notes: notes.into_printed(),
        figures: Vec::new(),
    })
}

/// One criterion with all that is on file on it.
pub(super) fn item(
    item: &WorksheetItem,
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    check_state(&item.number, &item.state, &item.support, &item.against)?;
    blocks.push(heading(2, None, format!("Criterion ({})", item.number)));
    blocks.push(law_block(&item.law));
    blocks.push(Block::Pairs(vec![
        pair("In plain words", &item.plain_meaning),
        pair("State of the file", &state_in_words(&item.state)),
    ]));
    for (name, prose) in [("In support", &item.support), ("Against", &item.against)] {
        if !prose.is_empty() {
            blocks.push(Block::Group { label: name.to_owned(), items: items(prose, notes)? });
        }
    }
    if !item.beside.is_empty() {
        let mut rows = Vec::new();
        for row in &item.beside {
            for mut line in items(&[Prose::Cited(row.what.clone())], notes)? {
                line.push(say(format!(" Does not count here: {}", row.because)));
                rows.push(line);
            }
        }
        blocks.push(Block::Group { label: "Beside it".to_owned(), items: rows });
    }
    if !item.would_settle.is_empty() {
        let errands = item.would_settle.iter().map(|errand| vec![say(errand.clone())]);
        blocks.push(Block::Group { label: "What would settle it".to_owned(), items: errands.collect() });
    }
    blocks.push(Block::Aside(match &item.finding {
        Some(given) => finding(given, notes)?,
        None if item.finding_withheld => vec![
            label("Finding:"),
            say(" given, and not printed: it rests on a claim that no longer stands or may be in no paper."),
        ],
        None => vec![label("Finding:"), say(" not answered; no person has given one.")],
    }));
    Ok(())
}

fn pair(label: &str, value: &str) -> Pair {
    Pair { label: label.to_owned(), value: vec![say(value)] }
}

fn state_in_words(state: &State) -> String {
    match state {
        State::NotApplicable { because } => format!("{}: {because}", state.words()),
        _ => state.words().to_owned(),
    }
}
