//! The summary on one page: the same content at several lengths, the longest first.
//!
//! What has no room is left out by importance and counted, so that no reader takes the page for the file.
//! The status, what is contested and what is asked are never left out.

use super::sources::Detail;
use super::{
    as_of, chronology, draft, figure, gap_inlines, heading, items, more_in_the_file, pairs, paragraphs,
    sources, used,
};
use crate::document::{Block, Document, Form, Inline, Inlines, say};
use crate::error::PaperError;
use crate::model::one_pager::{CriterionInBrief, OnePager};
use crate::model::{ChronologyRow, Cited, Gap};
use crate::notes::{Marks, Notes};
use crate::timeline::Measure;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    chronology: usize,
    facts: usize,
    gaps: usize,
    figure_events: usize,
    tightness: u8,
}

impl Room {
    /// On screen, and as the first try on paper.
    pub(crate) const fn ample() -> Self {
        Self { chronology: 12, facts: 10, gaps: 6, figure_events: 14, tightness: 0 }
    }

    /// From the longest form to the shortest: first set tighter, then shorter by a line at a time.
    pub(crate) fn steps() -> impl Iterator<Item = Self> {
        let tighter = Self { tightness: 1, ..Self::ample() };
        let shorter = (6..12).rev().map(|lines| Self::of(lines, 1));
        let shortest = (3..9).rev().map(|lines| Self::of(lines, 2));
        [Self::ample(), tighter].into_iter().chain(shorter).chain(shortest)
    }

    const fn of(lines: usize, tightness: u8) -> Self {
        Self {
            chronology: lines,
            facts: if lines < 10 { lines } else { 10 },
            gaps: lines / 2 + 1,
            // The picture goes last of all, because the custody bar is in it.
            figure_events: if lines <= 3 { 0 } else { lines },
            tightness,
        }
    }
}

pub(crate) fn compose(page: &OnePager, room: Room) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Brackets, &page.sources)?;
    let mut blocks = paragraphs(&page.standing_today, &mut notes)?;
    if let Some(Block::Paragraph(line)) = blocks.first_mut() {
        blocks[0] = Block::Lead(std::mem::take(line));
    }
    blocks.extend(paragraphs(&page.who, &mut notes)?);
    if page.figure.is_some() {
        blocks.push(Block::Figure(0));
    }
    let left = left_column(page, room, &mut notes)?;
    let right = right_column(page, room, &mut notes)?;
    blocks.push(Block::Columns(vec![left, right]));
    blocks.push(heading(1, None, "Sources"));
    blocks.push(sources::block(&page.sources, Detail::Brief));
    Ok(Document {
        form: Form::OnePager,
        size: page.size,
        tightness: room.tightness,
        date: Some(page.as_of.into()),
        title: page.person.clone(),
        running_head: page.contact.join(" · "),
        draft: draft(&page.status),
        letterhead: None,
        subtitle: vec![as_of(page.as_of, page.as_of_entry)],
        blocks,
        used: used(&notes, page.figure.as_ref()),
        notes: Vec::new(),
        figures: page
            .figure
            .iter()
            .map(|it| figure(&it.at_most(room.figure_events), Measure::Page))
            .collect(),
    })
}

fn left_column(page: &OnePager, room: Room, notes: &mut Notes<'_>) -> Result<Vec<Block>, PaperError> {
    let facts = &page.facts[..room.facts.min(page.facts.len())];
    let mut column = vec![heading(1, None, "Key facts"), Block::Pairs(pairs(facts, notes)?)];
    push_more(&mut column, page.facts.len() - facts.len());
    let (rows, left_out) = most_important(&page.chronology, room.chronology);
    column.push(heading(1, None, "Chronology"));
    column.push(chronology(&rows, left_out, notes)?);
    Ok(column)
}

fn right_column(page: &OnePager, room: Room, notes: &mut Notes<'_>) -> Result<Vec<Block>, PaperError> {
    let mut column = vec![
        heading(1, None, "What is asked"),
        Block::List { ordered: true, items: items(&page.asks, notes)? },
        heading(1, None, "What the file holds on each criterion"),
        criteria(page),
    ];
    if !page.contested.is_empty() {
        let lines: Result<Vec<Inlines>, _> =
            page.contested.iter().map(|cited| both_accounts(cited, notes)).collect();
        column.push(heading(1, None, "Contested"));
        column.push(Block::List { ordered: false, items: lines? });
    }
    if !page.gaps.is_empty() {
        let gaps = &page.gaps[..room.gaps.min(page.gaps.len())];
        column.push(heading(1, None, "Not on file"));
        column.push(Block::List { ordered: false, items: gaps.iter().map(gap_without_label).collect() });
        push_more(&mut column, page.gaps.len() - gaps.len());
    }
    Ok(column)
}

fn criteria(page: &OnePager) -> Block {
    criteria_in_brief(&page.framework, &page.criteria)
}

/// What the file holds on each criterion, a line each.
pub(super) fn criteria_in_brief(citation: &str, criteria: &[CriterionInBrief]) -> Block {
    let row = |item: &CriterionInBrief| {
        vec![vec![say(format!("({}) {}", item.number, item.name))], vec![say(item.state.brief_words())]]
    };
    Block::Table {
        caption: "What the file holds on each criterion".to_owned(),
        head: vec![citation.to_owned(), "Information on file".to_owned()],
        rows: criteria.iter().map(row).collect(),
        more: None,
    }
}

/// The heading above the list says "Contested" already.
pub(super) fn both_accounts(cited: &Cited, notes: &mut Notes<'_>) -> Result<Inlines, PaperError> {
    let mut line = vec![say(cited.text()), notes.mark(cited.notes())?];
    for other in cited.contested() {
        line.push(say(format!(" Another account on file: {}", other.text())));
        line.push(notes.mark(other.notes())?);
    }
    Ok(line)
}

/// The heading above the list says "Not on file" already.
pub(super) fn gap_without_label(gap: &Gap) -> Inlines {
    let mut line = gap_inlines(gap);
    line.remove(0);
    if let Some(Inline::Text(text)) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    line
}

fn push_more(column: &mut Vec<Block>, left_out: usize) {
    if let Some(more) = more_in_the_file(left_out) {
        column.push(Block::Paragraph(vec![Inline::Emphasis(more)]));
    }
}

/// The most important rows in their order, and how many were left out. Among equals the latest stay.
fn most_important(rows: &[ChronologyRow], room: usize) -> (Vec<&ChronologyRow>, usize) {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    places.sort_by_key(|&place| std::cmp::Reverse((rows[place].importance, place)));
    places.truncate(room);
    places.sort_unstable();
    (places.iter().map(|&place| &rows[place]).collect(), rows.len().saturating_sub(room))
}
