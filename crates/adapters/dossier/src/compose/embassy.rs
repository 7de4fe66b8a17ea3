//! The submission to a mission, with a form for its receipt.

use super::letter::{HOW_TO_READ, asks, person, signing};
use super::{
    cited_inlines, draft, heading, items, law_block, letterhead_of, paragraphs, running_head, say, sources,
    used,
};
use crate::document::{Block, Document, Form, Inlines, Pair};
use crate::error::PaperError;
use crate::model::embassy::EmbassySubmission;
use crate::notes::{Marks, Notes};

const WHY_A_RECEIPT: &str = "Whether and when the mission received this information matters under the statute. Please fill \
    this in on a copy and give it back; the office enters the delivery in its record with that receipt.";

const BLANK: &str = "……………………………………………………";

pub(crate) fn compose(paper: &EmbassySubmission) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &paper.sources)?;
    let mut blocks = vec![heading(1, Some("1"), "Why this is handed over")];
    blocks.extend(paragraphs(&paper.purpose, &mut notes)?);
    person(&paper.facts, &paper.eligibility, &mut blocks, &mut notes)?;
    blocks.push(heading(1, Some("3"), "The detention in brief"));
    blocks.extend(paragraphs(&paper.detention, &mut notes)?);
    blocks.push(heading(1, Some("4"), "The information"));
    for part in &paper.parts {
        blocks.push(heading(2, None, part.heading.clone()));
        blocks.push(law_block(&part.law));
        if part.information.is_empty() {
            blocks.push(Block::Aside(vec![say(super::NOTHING_ON_FILE)]));
        } else {
            blocks.push(Block::List { ordered: false, items: items(&part.information, &mut notes)? });
        }
        if !part.against.is_empty() {
            let against = items(&part.against, &mut notes)?;
            blocks.push(Block::Group { label: "Against, acknowledged".to_owned(), items: against });
        }
    }
    blocks.push(heading(1, Some("5"), "What was delivered before"));
    if paper.delivered.is_empty() {
        blocks.push(Block::Aside(vec![say("No earlier delivery to a United States official is on file.")]));
    } else {
        let lines: Result<Vec<Inlines>, _> =
            paper.delivered.iter().map(|one| cited_inlines(one, &mut notes)).collect();
        blocks.push(Block::List { ordered: false, items: lines? });
    }
    asks("6", &paper.asks, &mut blocks, &mut notes)?;
    signing("7", &paper.consents, &paper.signatories, &mut blocks);
    receipt(&mut blocks);
    blocks.push(heading(1, Some("9"), "Annex: list of sources"));
    blocks.push(Block::Paragraph(vec![say(HOW_TO_READ)]));
    blocks.push(sources::block(&paper.sources, sources::Detail::Full));
    Ok(Document {
        form: Form::Letter,
        size: paper.size,
        tightness: 0,
        date: paper.date.map(Into::into),
        title: paper.subject.clone(),
        running_head: running_head(&format!("Submission: {}", paper.person)),
        draft: draft(&paper.status),
        letterhead: Some(letterhead_of(
            [&paper.sender, &paper.addressee, &paper.copies_to],
            paper.date,
            &paper.subject,
            &paper.salutation,
        )),
        subtitle: Vec::new(),
        blocks,
        used: used(&notes, None),
        notes: notes.into_printed(),
        figures: Vec::new(),
    })
}

fn receipt(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, Some("8"), "Receipt"));
    blocks.push(Block::Paragraph(vec![say(WHY_A_RECEIPT)]));
    let line = |label: &str| Pair { label: label.to_owned(), value: vec![say(BLANK)] };
    let lines =
        ["Received by (name, office)", "On (day, hour)", "How (by hand, mail, e-mail)", "Signature or stamp"];
    blocks.push(Block::Pairs(lines.map(line).to_vec()));
}
