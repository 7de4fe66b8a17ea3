//! The submission to a mission, with a form for its receipt.

use super::letter::{HOW_TO_READ, asks, person, signing};
use super::{
    Around, cited_inlines, heading, items, label, law_block, letter_document, paragraphs, say, sources,
};
use crate::document::{Block, Document, Inlines, Pair};
use crate::error::PaperError;
use crate::model::embassy::EmbassySubmission;
use crate::notes::{Marks, Notes};

const WHY_A_RECEIPT: &str = "Whether and when the mission received this information matters under the statute. Please fill \
    this in on a copy and give it back; the office enters the delivery in its record with that receipt.";

const WHAT_IS_OFFERED: &str = "What follows is put before the mission so that it can weigh it. It is information and no more: that it \
    stands here does not say that it shows a criterion.";

const NOTHING_RECEIVED: &str =
    " that officials or the mission received anything on this. That is not a statement that they did not.";

const BLANK: &str = "……………………………………………………";

pub(crate) fn compose(paper: &EmbassySubmission) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &paper.sources)?;
    let mut blocks = vec![heading(1, Some("1"), "Why this is handed over")];
    blocks.extend(paragraphs(&paper.purpose, &mut notes)?);
    person(&paper.facts, &paper.eligibility, &mut blocks, &mut notes)?;
    blocks.push(heading(1, Some("3"), "The detention in brief"));
    blocks.extend(paragraphs(&paper.detention, &mut notes)?);
    blocks.push(heading(1, Some("4"), "Information offered to the mission"));
    blocks.push(Block::Paragraph(vec![say(WHAT_IS_OFFERED)]));
    if paper.offered.iter().all(|one| one.said.is_empty()) {
        blocks.push(Block::Aside(vec![say(super::NOTHING_ON_FILE)]));
    }
    for one in paper.offered.iter().filter(|one| !one.said.is_empty()) {
        blocks.push(Block::Group { label: one.label.clone(), items: items(&one.said, &mut notes)? });
    }
    blocks.push(heading(1, Some("5"), "The criteria that turn on what is received"));
    for part in &paper.parts {
        blocks.push(heading(2, None, part.heading.clone()));
        blocks.push(law_block(&part.law));
        if part.support.is_empty() {
            blocks.push(Block::Aside(vec![label("Not on file:"), say(NOTHING_RECEIVED)]));
        } else {
            let support = items(&part.support, &mut notes)?;
            blocks.push(Block::Group { label: "In support".to_owned(), items: support });
        }
        if !part.against.is_empty() {
            let against = items(&part.against, &mut notes)?;
            blocks.push(Block::Group { label: "Against, acknowledged".to_owned(), items: against });
        }
    }
    blocks.push(heading(1, Some("6"), "What was delivered before"));
    if paper.delivered.is_empty() {
        blocks.push(Block::Aside(vec![say("No earlier delivery to a United States official is on file.")]));
    } else {
        let lines: Result<Vec<Inlines>, _> =
            paper.delivered.iter().map(|one| cited_inlines(one, &mut notes)).collect();
        blocks.push(Block::List { ordered: false, items: lines? });
    }
    asks("7", &paper.asks, &mut blocks, &mut notes)?;
    signing("8", &paper.consents, &paper.signatories, &mut blocks);
    receipt(&mut blocks);
    blocks.push(heading(1, Some("10"), "Annex: list of sources"));
    blocks.push(Block::Paragraph(vec![say(HOW_TO_READ)]));
    blocks.push(sources::block(&paper.sources, sources::Detail::Full));
    let around = Around {
        size: paper.size,
        status: &paper.status,
        subject: &paper.subject,
        date: paper.date,
        running_head: format!("Submission: {}", paper.person),
        addresses: [&paper.sender, &paper.addressee, &paper.copies_to],
        salutation: &paper.salutation,
    };
    Ok(letter_document(&around, blocks, notes, None))
}

fn receipt(blocks: &mut Vec<Block>) {
    blocks.push(heading(1, Some("9"), "Receipt"));
    blocks.push(Block::Paragraph(vec![say(WHY_A_RECEIPT)]));
    let line = |label: &str| Pair { label: label.to_owned(), value: vec![say(BLANK)] };
    let lines =
        ["Received by (name, office)", "On (day, hour)", "How (by hand, mail, e-mail)", "Signature or stamp"];
    blocks.push(Block::Pairs(lines.map(line).to_vec()));
}
