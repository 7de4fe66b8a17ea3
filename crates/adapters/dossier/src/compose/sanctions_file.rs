//! The sanctions file of a perpetrator.

use super::{
    as_of, cited_inlines, draft, heading, label, letter, pairs, paragraphs, running_head, say, sources, used,
};
use crate::dates::{machine_date, short_date};
use crate::document::{Block, Document, Form, Inline, Inlines};
use crate::error::PaperError;
use crate::model::sanctions_file::{Act, SanctionsFile};
use crate::notes::{Marks, Notes};

const WHAT_IT_IS: &str = "This is a draft of a submission on one target. Each statement rests on the sources in its note. What the \
    file does not hold is said as such, and nothing here is a finding of guilt.";

/// Two independent identifiers are what tells a target from a namesake.
const IDENTIFIERS_WANTED: usize = 2;

pub(crate) fn compose(paper: &SanctionsFile) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &paper.sources)?;
    let mut blocks = vec![Block::Paragraph(vec![say(WHAT_IT_IS)]), heading(1, Some("1"), "The target")];
    blocks.push(Block::Pairs(pairs(&paper.identity, &mut notes)?));
    if paper.identifiers < IDENTIFIERS_WANTED {
        blocks.push(Block::Aside(vec![
            label("Not on file:"),
            say(format!(
                " two independent identifiers beside the names; the file holds {}. A registry, an official page or a court \
                 record would tell the target from a namesake.",
                paper.identifiers
            )),
        ]));
    }
    blocks.push(heading(1, Some("2"), "What the target did, to whom, by which evidence"));
    blocks.push(acts(&paper.acts, &mut notes)?);
    for (number, title, prose) in [
        ("3", "Role and tenure at the time", &paper.tenure),
        ("4", "Knowledge and complicity", &paper.knowledge),
        ("5", "The victims", &paper.victims),
    ] {
        blocks.push(heading(1, Some(number), title));
        blocks.extend(paragraphs(prose, &mut notes)?);
    }
    blocks.push(heading(1, Some("6"), "What speaks for the target"));
    exculpatory(paper, &mut blocks, &mut notes)?;
    blocks.push(heading(1, Some("7"), "Existing listings"));
    listings(paper, &mut blocks, &mut notes)?;
    for (number, title, prose) in [
        ("8", "Legal characterisation, and why it should be acted on", &paper.law),
        ("9", "What is asked", &paper.asks),
        ("10", "Risk to others", &paper.risk),
    ] {
        blocks.push(heading(1, Some(number), title));
        blocks.extend(paragraphs(prose, &mut notes)?);
    }
    blocks.push(heading(1, Some("11"), "Agreements"));
    if paper.consents.is_empty() {
        blocks.push(Block::Aside(vec![label("Not on file:"), say(" no consent is on file.")]));
    } else {
        blocks.push(Block::List {
            ordered: false,
            items: paper.consents.iter().map(letter::consent).collect(),
        });
    }
    blocks.push(heading(1, Some("12"), "Annex: list of sources"));
    blocks.push(Block::Paragraph(vec![say(letter::HOW_TO_READ)]));
    blocks.push(sources::block(&paper.sources, sources::Detail::Full));
    let title = format!("Sanctions file: {}", paper.target);
    let mut subtitle = paper.sender.clone();
    subtitle.push(as_of(paper.as_of, paper.as_of_entry));
    Ok(Document {
        form: Form::Worksheet,
        size: paper.size,
        tightness: 0,
        date: Some(paper.as_of.into()),
        running_head: running_head(&title),
        title,
        draft: draft(&paper.status),
        letterhead: None,
        subtitle,
        blocks,
        used: used(&notes, None),
        notes: notes.into_printed(),
        figures: Vec::new(),
    })
}

fn acts(acts: &[Act], notes: &mut Notes<'_>) -> Result<Block, PaperError> {
    let mut rows = Vec::new();
    for act in acts {
        let date = match act.date {
            Some(date) => Inline::Date { words: short_date(date), machine: machine_date(date) },
            None => Inline::Emphasis("date not on file".to_owned()),
        };
        let grade = act
            .grade
            .as_ref()
            .map_or_else(|| Inline::Emphasis("not graded".to_owned()), |grade| say(grade.clone()));
        rows.push(vec![
            vec![date],
            vec![say(act.role.clone())],
            vec![say(act.victim.clone())],
            cited_inlines(&act.what, notes)?,
            vec![grade],
        ]);
    }
    let head = ["Date, as given", "Role", "Victim", "Act, with its evidence", "Grade"];
    let more = acts.is_empty().then(|| super::NOTHING_ON_FILE.to_owned());
    Ok(Block::Table { caption: "Acts".to_owned(), head: head.map(str::to_owned).to_vec(), rows, more })
}

/// This section is never empty: where nothing was found, it says what was searched.
fn exculpatory(
    paper: &SanctionsFile,
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    if paper.exculpatory.is_empty() {
        blocks.push(Block::Paragraph(vec![say(format!(
            "None found after a search of the {} claims on file that name the target or tell of these acts: none of them is \
             denied, disputed or contradicted by another. Sources that are not on file were not searched.",
            paper.searched
        ))]));
        return Ok(());
    }
    blocks.extend(paragraphs(&paper.exculpatory, notes)?);
    Ok(())
}

fn listings(paper: &SanctionsFile, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    let lines: Result<Vec<Inlines>, _> = paper.listings.iter().map(|one| cited_inlines(one, notes)).collect();
    let mut lines = lines?;
    lines.extend(paper.other_regimes.iter().map(|line| vec![say(line.clone())]));
    if lines.is_empty() {
        blocks.push(Block::Aside(vec![say(super::NOTHING_ON_FILE)]));
    } else {
        blocks.push(Block::List { ordered: false, items: lines });
    }
    Ok(())
}
