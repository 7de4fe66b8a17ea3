//! The request letter in its ten sections.

use super::{
    Around, NOTHING_ON_FILE, check_state, chronology, finding, heading, items, label, law_block,
    letter_document, pairs, paragraphs, sentence, sources,
};
use crate::dates::{date_in_words, when};
use crate::document::{Block, Document, Inlines, Signature, say};
use crate::error::PaperError;
use crate::model::letter::{ConsentLine, ConsentOnFile, Criterion, RequestLetter, Signatory};
use crate::model::{Fact, Prose, State};
use crate::notes::{Marks, Notes};

const HOW_CRITERIA_ARE_SET_OUT: &str = "Each criterion follows in the order and under the number of the \
    statute, with its exact words. What speaks against it is set out with what speaks for it. Where nothing \
    is on file, the letter says so; that is not a statement that the criterion is not met.";

pub(super) const HOW_TO_READ: &str = "Every statement of fact carries a note that names its source. “Argument” marks \
    text that rests on no document on file. “Contested” marks a fact on which sources on file disagree. \
    A number in brackets is the source's number in this annex.";

pub(crate) fn compose(letter: &RequestLetter) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &letter.sources)?;
    let mut blocks = vec![heading(1, Some("1"), "Request")];
    blocks.extend(paragraphs(&letter.request, &mut notes)?);
    person(&letter.facts, &letter.eligibility, &mut blocks, &mut notes)?;
    detention(letter, &mut blocks, &mut notes)?;
    blocks.push(heading(1, Some("4"), "Charges and law"));
    blocks.extend(paragraphs(&letter.charges, &mut notes)?);
    blocks.push(heading(1, Some("5"), "The criteria of the statute"));
    blocks.push(law_block(&letter.criteria_law));
    blocks.push(Block::Paragraph(vec![say(HOW_CRITERIA_ARE_SET_OUT)]));
    for item in &letter.criteria {
        criterion(item, &mut blocks, &mut notes)?;
    }
    blocks.push(heading(1, Some("6"), "Other circumstances"));
    blocks.extend(paragraphs(&letter.other_circumstances, &mut notes)?);
    blocks.push(heading(1, Some("7"), "Health and urgency"));
    blocks.extend(paragraphs(&letter.health, &mut notes)?);
    asks("8", &letter.asks, &mut blocks, &mut notes)?;
    signing("9", &letter.consents, &letter.signatories, &mut blocks);
    blocks.push(heading(1, Some("10"), "Annex: list of sources"));
    blocks.push(Block::Paragraph(vec![say(HOW_TO_READ)]));
    blocks.push(sources::block(&letter.sources, sources::Detail::Full));
    let around = Around {
        size: letter.size,
        status: &letter.status,
        subject: &letter.subject,
        date: letter.date,
        running_head: format!("Request for review: {}", letter.person),
        addresses: [&letter.sender, &letter.addressee, &letter.copies_to],
        salutation: &letter.salutation,
    };
    Ok(letter_document(&around, blocks, notes, letter.figure.as_ref()))
}

/// Section 2 of every paper under the statute.
pub(super) fn person(
    facts: &[Fact],
    eligibility: &[Prose],
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    blocks.push(heading(1, Some("2"), "The person and eligibility"));
    if !facts.is_empty() {
        blocks.push(Block::Pairs(pairs(facts, notes)?));
    }
    blocks.push(heading(2, None, "Eligibility"));
    blocks.extend(paragraphs(eligibility, notes)?);
    Ok(())
}

fn detention(
    letter: &RequestLetter,
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    blocks.push(heading(1, Some("3"), "The detention in brief"));
    blocks.extend(paragraphs(&letter.detention, notes)?);
    if letter.figure.is_some() {
        blocks.push(Block::Figure(0));
    }
    if !letter.chronology.is_empty() {
        let rows: Vec<_> = letter.chronology.iter().collect();
        blocks.push(heading(2, None, "Chronology"));
        blocks.push(chronology(&rows, 0, notes)?);
    }
    Ok(())
}

fn criterion(item: &Criterion, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    check_state(&item.number, &item.state, &item.support, &item.against)?;
    blocks.push(heading(2, None, format!("Criterion ({})", item.number)));
    blocks.push(law_block(&item.law));
    if let Some(words) = what_is_on_file(&item.state) {
        blocks.push(Block::Aside(words));
    }
    for (name, prose) in [("In support", &item.support), ("Against", &item.against)] {
        if !prose.is_empty() {
            blocks.push(Block::Group { label: name.to_owned(), items: items(prose, notes)? });
        }
    }
    if let Some(given) = &item.finding {
        blocks.push(Block::Aside(finding(given, notes)?));
    }
    Ok(())
}

/// Said only where the lists below do not say it themselves.
pub(super) fn what_is_on_file(state: &State) -> Option<Inlines> {
    match state {
        State::Supported | State::Contested | State::Contradicted => None,
        State::NoInformation => {
            Some(vec![label("Not on file:"), say(" the file holds no information on this criterion.")])
        }
        State::NotApplicable { because } => {
            Some(vec![label("Not applicable:"), say(format!(" {}", sentence(because)))])
        }
    }
}

pub(super) fn asks(
    number: &str,
    asks: &[Prose],
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    blocks.push(heading(1, Some(number), "What is asked"));
    blocks.push(if asks.is_empty() {
        Block::Aside(vec![say(NOTHING_ON_FILE)])
    } else {
        Block::List { ordered: true, items: items(asks, notes)? }
    });
    Ok(())
}

pub(super) fn signing(
    number: &str,
    consents: &[ConsentLine],
    signatories: &[Signatory],
    blocks: &mut Vec<Block>,
) {
    blocks.push(heading(1, Some(number), "Signatures, consent and waiver"));
    let lines: Vec<Inlines> = consents.iter().map(consent).collect();
    if lines.is_empty() {
        blocks.push(Block::Aside(vec![label("Not on file:"), say(" no consent and no waiver is on file.")]));
    } else {
        blocks.push(Block::List { ordered: false, items: lines });
    }
    blocks.push(Block::Paragraph(vec![say("Respectfully,")]));
    let signatures = signatories.iter().map(|signatory| Signature {
        name: signatory.name.clone(),
        standing: signatory.standing.clone(),
        contact: signatory.contact.clone(),
    });
    blocks.push(Block::Signatures(signatures.collect()));
}

pub(super) fn consent(line: &ConsentLine) -> Inlines {
    let what = format!("{}: ", line.what);
    match &line.state {
        ConsentOnFile::Given { by, on, until, covers } => {
            let until = until.map_or_else(
                || "no end was set".to_owned(),
                |date| format!("valid until {}", date_in_words(date)),
            );
            vec![say(format!("{what}given by {by}, {}, for {covers}; {until}.", when(*on)))]
        }
        ConsentOnFile::Withdrawn { on } => vec![
            say(what),
            label("Withdrawn"),
            say(format!(" since; it was given {}. It no longer covers this letter.", when(*on))),
        ],
        ConsentOnFile::Missing { needed_for } => {
            vec![say(what), label("not on file."), say(format!(" Needed for: {}", sentence(needed_for)))]
        }
    }
}
