//! The dossier: cover, summary, the ten sections of a request, annexes.
//!
//! The first block is the cover; whoever sets the paper puts the contents after it. The body ends where the first annex
//! begins.

use std::collections::BTreeSet;

use super::letter::{HOW_TO_READ, asks, person, signing};
use super::one_pager::{both_accounts, criteria_in_brief, gap_without_label};
use super::worksheet::item;
use super::{
    as_of, chronology, cited_inlines, custody, draft, heading, law_block, more_in_the_file, paragraphs,
    running_head, say, sources, used,
};
use crate::dates::day_in_words;
use crate::document::{Block, Document, Form, Inline, Inlines, Pair, printable};
use crate::error::PaperError;
use crate::model::dossier::{Cover, Coverage, Dossier, Further, PersonEntry, Summary};
use crate::notes::{Marks, Notes, Translated};
use crate::timeline::Measure;

/// What fits on the page of the summary.
const FIGURE_EVENTS_MAX: usize = 6;
const CONTESTED_MAX: usize = 2;
const GAPS_MAX: usize = 3;

const HOW_CRITERIA_ARE_SET_OUT: &str = "Each criterion follows in the order and under the number of the statute, with \
    its exact words, what speaks for it, what speaks against it, and what would settle it. What the file holds is \
    computed from statements with sources; whether it shows a criterion is a person’s finding, printed where one was \
    given. Nothing is counted or scored, because the law sets no threshold.";

const WHERE_THE_REST_IS: &str = "The annexes hold the whole chronology, the facts on which sources differ, the people who are \
    named, everything else on file, the sources with their numbers, the words in the original beside their translation, \
    the archived files with their hashes, and how the record can be checked.";

pub(crate) fn compose(dossier: &Dossier, tightness: u8) -> Result<Document, PaperError> {
    let mut brief = Notes::new(Marks::Brackets, &dossier.sources)?;
    let mut notes = Notes::new(Marks::Notes, &dossier.sources)?;
    let mut blocks = vec![cover(&dossier.cover)];
    summary(&dossier.summary, dossier.figure.is_some(), &mut blocks, &mut brief)?;
    sections(dossier, &mut blocks, &mut notes)?;
    annexes(dossier, &mut blocks, &mut notes)?;
    let figure = dossier.figure.as_ref().map(|it| it.at_most(FIGURE_EVENTS_MAX));
    let mut rests_on = used(&notes, figure.as_ref());
    rests_on.extend(brief.used());
    let head = format!("Dossier: {}", dossier.cover.person);
    Ok(Document {
        form: Form::Dossier,
        size: dossier.size,
        tightness,
        date: Some(dossier.cover.date.unwrap_or(dossier.cover.as_of).into()),
        title: head.clone(),
        running_head: running_head(&head),
        draft: draft(&dossier.status),
        letterhead: None,
        subtitle: vec![dossier.cover.framework.clone()],
        blocks,
        notes: notes.into_printed(),
        used: rests_on,
        figures: figure.iter().map(|it| super::figure(it, Measure::Letter)).collect(),
    })
}

fn cover(cover: &Cover) -> Block {
    let line = |label: &str, value: String| Pair { label: label.to_owned(), value: vec![say(value)] };
    let or_open = |lines: &[String], open: &str| match lines {
        [] => open.to_owned(),
        lines => lines.join(", "),
    };
    let mut pairs = vec![
        line("Person", cover.person.clone()),
        line("For", or_open(&cover.addressee, "[addressee not filled in]")),
        line("Prepared by", cover.prepared_by.clone()),
        line("Date", cover.date.map_or_else(|| "[date]".to_owned(), day_in_words)),
        line("State of the file", as_of(cover.as_of, cover.as_of_entry)),
    ];
    if !cover.contact.is_empty() {
        pairs.push(line("Contact", cover.contact.join(", ")));
    }
    pairs.push(line("How to read it", HOW_TO_READ.replace("this annex", "the list of sources")));
    Block::Pairs(pairs)
}

fn summary(
    summary: &Summary,
    drawn: bool,
    blocks: &mut Vec<Block>,
    brief: &mut Notes<'_>,
) -> Result<(), PaperError> {
    blocks.push(heading(1, None, "Summary"));
    let mut standing = paragraphs(&summary.standing_today, brief)?;
    if let Some(Block::Paragraph(line)) = standing.first_mut() {
        standing[0] = Block::Lead(std::mem::take(line));
    }
    blocks.extend(standing);
    if !summary.who.is_empty() {
        blocks.extend(paragraphs(&summary.who, brief)?);
    }
    if drawn {
        blocks.push(Block::Figure(0));
    }
    let left = vec![criteria_in_brief(&summary.citation, &summary.criteria)];
    let mut right = Vec::new();
    if !summary.contested.is_empty() {
        let shown = &summary.contested[..CONTESTED_MAX.min(summary.contested.len())];
        let lines: Result<Vec<Inlines>, _> = shown.iter().map(|one| both_accounts(one, brief)).collect();
        right.push(heading(2, None, "Contested"));
        right.push(Block::List { ordered: false, items: lines? });
        push_more(&mut right, summary.contested.len() - shown.len());
    }
    if !summary.gaps.is_empty() {
        let shown = &summary.gaps[..GAPS_MAX.min(summary.gaps.len())];
        right.push(heading(2, None, "Not on file"));
        right.push(Block::List { ordered: false, items: shown.iter().map(gap_without_label).collect() });
        push_more(&mut right, summary.gaps.len() - shown.len());
    }
    blocks.push(Block::Columns(vec![left, right]));
    Ok(())
}

fn push_more(column: &mut Vec<Block>, left_out: usize) {
    if let Some(more) = more_in_the_file(left_out) {
        column.push(Block::Paragraph(vec![Inline::Emphasis(more)]));
    }
}

/// The body: the ten sections.
fn sections(dossier: &Dossier, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    blocks.push(heading(1, Some("1"), "Request"));
    blocks.extend(paragraphs(&dossier.request, notes)?);
    person(&dossier.facts, &dossier.eligibility, blocks, notes)?;
    blocks.push(heading(1, Some("3"), "The detention in brief"));
    blocks.extend(paragraphs(&dossier.detention, notes)?);
    blocks.push(heading(1, Some("4"), "Charges and law"));
    blocks.extend(paragraphs(&dossier.charges, notes)?);
    blocks.push(heading(1, Some("5"), "The criteria of the statute"));
    blocks.push(law_block(&dossier.criteria_law));
    blocks.push(Block::Paragraph(vec![say(HOW_CRITERIA_ARE_SET_OUT)]));
    for entry in &dossier.criteria {
        item(entry, blocks, notes)?;
    }
    blocks.push(heading(1, Some("6"), "Other circumstances"));
    blocks.extend(paragraphs(&dossier.other_circumstances, notes)?);
    blocks.push(heading(1, Some("7"), "Health and urgency"));
    blocks.extend(paragraphs(&dossier.health, notes)?);
    asks("8", &dossier.asks, blocks, notes)?;
    signing("9", &dossier.consents, &dossier.signatories, blocks);
    blocks.push(heading(1, Some("10"), "Annexes"));
    blocks.push(Block::Paragraph(vec![say(WHERE_THE_REST_IS)]));
    if let Some(coverage) = dossier.coverage {
        blocks.push(Block::Paragraph(vec![say(coverage_in_words(coverage))]));
    }
    Ok(())
}

fn coverage_in_words(coverage: Coverage) -> String {
    let Coverage { on_file, used } = coverage;
    let rest = match on_file.saturating_sub(used) {
        0 => "every one of them is in this dossier".to_owned(),
        left => format!(
            "{used} of them are in this dossier; the office keeps a list that says why {left} are not"
        ),
    };
    format!(
        "On the day up to which the file was read, {on_file} claims stood that may be in a paper: {rest}."
    )
}

/// The annexes, each under its letter.
fn annexes(dossier: &Dossier, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    blocks.push(annex("A", "Chronology"));
    if dossier.chronology.is_empty() {
        blocks.push(nothing());
    } else {
        blocks.push(chronology(&dossier.chronology.iter().collect::<Vec<_>>(), 0, notes)?);
    }
    blocks.push(annex("B", "Where sources differ"));
    blocks.push(differing(dossier, notes)?);
    blocks.push(annex("C", "People"));
    people(&dossier.people, dossier.people_not_named, blocks, notes)?;
    blocks.push(annex("D", "What else is on file"));
    further(&dossier.further, blocks, notes)?;
    blocks.push(annex("E", "Sources"));
    blocks.push(sources::block(&dossier.sources, sources::Detail::Full));
    blocks.push(annex("F", "Words in the original and in translation"));
    blocks.push(side_by_side(notes.translated()));
    blocks.push(annex("G", "Exhibits"));
    custody::exhibits(&dossier.exhibits, blocks);
    blocks.push(annex("H", "Custody and verification"));
    custody::chains(&dossier.exhibits, blocks);
    custody::verification(dossier.verification.as_ref(), blocks);
    Ok(())
}

fn annex(letter: &str, text: &str) -> Block {
    heading(1, Some(&format!("Annex {letter}")), text)
}

fn nothing() -> Block {
    Block::Aside(vec![say(super::NOTHING_ON_FILE)])
}

/// Every contested event with its other accounts beside it.
fn differing(dossier: &Dossier, notes: &mut Notes<'_>) -> Result<Block, PaperError> {
    let mut rows = Vec::new();
    let events = dossier.chronology.iter().map(|row| &row.event);
    let others = dossier.further.iter().flat_map(|theme| &theme.said);
    let facts = dossier.summary.contested.iter();
    let (mut seen, mut told) = (BTreeSet::new(), BTreeSet::new());
    for cited in events.chain(others).chain(facts) {
        // One claim may stand in several lists, in other words each time.
        if cited.contested().is_empty() || !seen.insert(cited.notes().first().claim) {
            continue;
        }
        // The same difference, told from its other side.
        if cited.contested().iter().all(|other| told.contains(&other.notes().first().claim)) {
            continue;
        }
        told.insert(cited.notes().first().claim);
        let one = vec![say(cited.text()), notes.mark(cited.notes())?];
        let mut other = Vec::new();
        for account in cited.contested() {
            if !other.is_empty() {
                other.push(say(" "));
            }
            other.push(say(account.text()));
            other.push(notes.mark(account.notes())?);
        }
        rows.push(vec![one, other]);
    }
    if rows.is_empty() {
        return Ok(Block::Aside(vec![say("The sources on file do not contradict each other on any event.")]));
    }
    Ok(Block::Table {
        caption: "Where sources differ".to_owned(),
        head: vec!["One account".to_owned(), "Another account on file".to_owned()],
        rows,
        more: None,
    })
}

fn people(
    people: &[PersonEntry],
    not_named: usize,
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    let mut rows = Vec::new();
    for person in people {
        let mut name = vec![say(person.name.clone())];
        if !person.part.is_empty() {
            name.push(say(format!(" ({})", person.part.join(", "))));
        }
        let mut said = Vec::new();
        for statement in &person.said {
            if !said.is_empty() {
                said.push(say(" "));
            }
            said.extend(cited_inlines(statement, notes)?);
        }
        rows.push(vec![name, said]);
    }
    if rows.is_empty() {
        blocks.push(Block::Aside(vec![say("Nobody else has an entry on file that may be listed here.")]));
    } else {
        blocks.push(Block::Table {
            caption: "People".to_owned(),
            head: vec!["Name and part, as sources have it".to_owned(), "What is said".to_owned()],
            rows,
            more: None,
        });
    }
    if not_named > 0 {
        let (verb, whom) = if not_named == 1 { ("person is", "this person") } else { ("people are", "them") };
        blocks.push(Block::Aside(vec![say(format!(
            "{not_named} more {verb} on file and not listed here: no agreement on file allows {whom} to be named."
        ))]));
    }
    Ok(())
}

fn further(further: &[Further], blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    if further.iter().all(|theme| theme.said.is_empty()) {
        blocks.push(nothing());
    }
    for theme in further.iter().filter(|theme| !theme.said.is_empty()) {
        let items: Result<Vec<Inlines>, _> = theme.said.iter().map(|one| cited_inlines(one, notes)).collect();
        blocks.push(Block::Group { label: theme.theme.to_owned(), items: items? });
    }
    Ok(())
}

/// Each quotation that is printed with a translation, both in full.
fn side_by_side(translated: &[Translated]) -> Block {
    if translated.is_empty() {
        return Block::Aside(vec![say("No words in this dossier are printed with a translation.")]);
    }
    let row = |one: &Translated| {
        let original = vec![Inline::Quote { text: printable(&one.quote), language: one.language.clone() }];
        let translation = vec![
            Inline::Quote { text: printable(&one.translation.text), language: None },
            say(format!(" — {}; ", one.translation.by)),
            Inline::Sources(vec![one.source_number]),
        ];
        vec![vec![say(format!("Note {}", one.note))], original, translation]
    };
    Block::Table {
        caption: "Words in the original and in translation".to_owned(),
        head: vec!["Note".to_owned(), "Original".to_owned(), "Translation".to_owned()],
        rows: translated.iter().map(row).collect(),
        more: None,
    }
}
