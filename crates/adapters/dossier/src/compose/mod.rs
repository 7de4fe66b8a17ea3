//! From a model to blocks: what each paper prints, in which order, and with which fixed words.

mod addendum;
mod custody;
pub(crate) mod dossier;
mod embassy;
pub(crate) mod gap;
mod letter;
pub(crate) mod one_pager;
mod sanctions_file;
mod sources;
mod worksheet;

use std::collections::BTreeSet;

use amparo_ledger::ids::ClaimId;
use jiff::civil::Date;

use crate::Paper;
use crate::dates::{day_in_words, machine_date, short_date};
use crate::document::{Block, Document, Figure, Form, Inline, Inlines, Letterhead, Pair, say};
use crate::error::PaperError;
use crate::model::{
    ChronologyRow, Cited, Fact, Finding, Gap, LawText, PageSize, Prose, Standing, State, Status,
};
use crate::notes::Notes;
use crate::timeline::{Measure, TimelineFigure, drawn_for, timeline_text};

pub(crate) fn document(paper: Paper<'_>) -> Result<Document, PaperError> {
    match paper {
        Paper::RequestLetter(letter) => letter::compose(letter),
        Paper::OnePager(page) => one_pager::compose(page, one_pager::Room::ample()),
        Paper::Worksheet(worksheet) => worksheet::compose(worksheet),
        Paper::Dossier(paper) => dossier::compose(paper, 0),
        Paper::Addendum(paper) => addendum::compose(paper),
        Paper::EmbassySubmission(paper) => embassy::compose(paper),
        Paper::CustodyReport(report) => Ok(custody::compose(report)),
        Paper::SanctionsGap(paper) => gap::compose(paper),
        Paper::SanctionsFile(paper) => sanctions_file::compose(paper),
    }
}

/// What is printed under a heading for which nothing was given. Silence is never left to the reader.
const NOTHING_ON_FILE: &str = "Nothing is on file under this heading.";

/// The claims that statements and figure rest on.
fn used(notes: &Notes<'_>, figure: Option<&TimelineFigure>) -> BTreeSet<ClaimId> {
    let mut used = notes.used().clone();
    if let Some(figure) = figure {
        used.extend(figure.events.iter().flat_map(|event| event.claims.as_slice()));
        used.extend(figure.custody.iter().flat_map(|segment| segment.claims.as_slice()));
    }
    used
}

/// A taller picture would not fit on a page; the chronology below it is whole.
const FIGURE_EVENTS_MAX: usize = 24;

/// What every paper in the form of a letter has around its sections.
struct Around<'a> {
    size: PageSize,
    status: &'a Status,
    subject: &'a str,
    date: Option<Date>,
    running_head: String,
    /// Sender, addressee, who gets a copy.
    addresses: [&'a [String]; 3],
    salutation: &'a Standing,
}

fn letter_document(
    around: &Around<'_>,
    blocks: Vec<Block>,
    notes: Notes<'_>,
    drawn: Option<&TimelineFigure>,
) -> Document {
    Document {
        form: Form::Letter,
        size: around.size,
        tightness: 0,
        date: around.date.map(Into::into),
        title: around.subject.to_owned(),
        running_head: running_head(&around.running_head),
        draft: draft(around.status),
        letterhead: Some(letterhead_of(around.addresses, around.date, around.subject, around.salutation)),
        subtitle: Vec::new(),
        blocks,
        used: used(&notes, drawn),
        notes: notes.into_printed(),
        figures: drawn.iter().map(|it| figure(&it.at_most(FIGURE_EVENTS_MAX), Measure::Letter)).collect(),
    }
}

/// The head of a letter: sender, addressee, who gets a copy.
fn letterhead_of(
    [sender, addressee, copies_to]: [&[String]; 3],
    date: Option<Date>,
    subject: &str,
    salutation: &Standing,
) -> Letterhead {
    Letterhead {
        sender: sender.to_vec(),
        addressee: addressee.to_vec(),
        copies_to: copies_to.to_vec(),
        date: date.map(day_in_words),
        subject: subject.to_owned(),
        salutation: salutation.wording().to_owned(),
    }
}

const RUNNING_HEAD_CHARS_MAX: usize = 60;

/// The line at the head of each page: short enough for one line beside the marking of a draft.
fn running_head(text: &str) -> String {
    if text.chars().count() <= RUNNING_HEAD_CHARS_MAX {
        return text.to_owned();
    }
    let cut: String = text.chars().take(RUNNING_HEAD_CHARS_MAX - 1).collect();
    format!("{}…", cut.trim_end())
}

fn draft(status: &Status) -> Option<Vec<String>> {
    match status {
        Status::Draft { missing } => Some(missing.clone()),
        Status::Final => None,
    }
}

/// "As of 1 June 2023, entry 214 of the record".
pub(crate) fn as_of(day: Date, entry: Option<u64>) -> String {
    let entry = entry.map(|entry| format!(", entry {entry} of the record")).unwrap_or_default();
    format!("As of {}{entry}", day_in_words(day))
}

fn heading(level: u8, number: Option<&str>, text: impl Into<String>) -> Block {
    Block::Heading { level, number: number.map(str::to_owned), text: text.into() }
}

fn label(text: &str) -> Inline {
    Inline::Label(text.to_owned())
}

/// Statements run on in one paragraph; argument, gaps and the words of a law stand apart.
fn paragraphs(prose: &[Prose], notes: &mut Notes<'_>) -> Result<Vec<Block>, PaperError> {
    if prose.is_empty() {
        return Ok(vec![Block::Aside(vec![say(NOTHING_ON_FILE)])]);
    }
    let mut blocks = Vec::new();
    let mut running: Inlines = Vec::new();
    for item in prose {
        if matches!(item, Prose::Cited(_) | Prose::Standing(_)) {
            if !running.is_empty() {
                running.push(say(" "));
            }
            running.extend(inlines(item, notes)?);
            continue;
        }
        flush(&mut running, &mut blocks);
        blocks.push(match item {
            Prose::Law(law) => law_block(law),
            _ => Block::Aside(inlines(item, notes)?),
        });
    }
    flush(&mut running, &mut blocks);
    Ok(blocks)
}

fn flush(running: &mut Inlines, blocks: &mut Vec<Block>) {
    if !running.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(running)));
    }
}

fn law_block(law: &LawText) -> Block {
    Block::Law { text: law.text.clone(), citation: law.citation.clone() }
}

fn items(prose: &[Prose], notes: &mut Notes<'_>) -> Result<Vec<Inlines>, PaperError> {
    prose.iter().map(|item| inlines(item, notes)).collect()
}

fn inlines(prose: &Prose, notes: &mut Notes<'_>) -> Result<Inlines, PaperError> {
    match prose {
        Prose::Cited(cited) => cited_inlines(cited, notes),
        Prose::Argument(text) => Ok(vec![label("Argument:"), say(format!(" {text}"))]),
        Prose::Standing(standing) => Ok(vec![say(standing.wording())]),
        Prose::Law(law) => Ok(vec![
            Inline::Quote { text: law.text.clone(), language: None },
            say(format!(" ({})", law.citation)),
        ]),
        Prose::Gap(gap) => Ok(gap_inlines(gap)),
    }
}

fn cited_inlines(cited: &Cited, notes: &mut Notes<'_>) -> Result<Inlines, PaperError> {
    let mut line = vec![say(cited.text()), notes.mark(cited.notes())?];
    for other in cited.contested() {
        line.push(say(" "));
        line.push(label("Contested."));
        line.push(say(format!(" Another account on file: {}", other.text())));
        line.push(notes.mark(other.notes())?);
    }
    Ok(line)
}

fn gap_inlines(gap: &Gap) -> Inlines {
    let mut line = vec![label("Not on file:"), say(format!(" {}", sentence(&gap.what)))];
    if let Some(how) = &gap.how_to_settle {
        line.push(say(format!(" To settle it: {}", sentence(how))));
    }
    line
}

/// A phrase as a sentence: with a full stop, unless it ends otherwise.
fn sentence(phrase: &str) -> String {
    let phrase = phrase.trim_end();
    if phrase.ends_with(['.', '?', '!', '…', ':']) { phrase.to_owned() } else { format!("{phrase}.") }
}

fn pairs(facts: &[Fact], notes: &mut Notes<'_>) -> Result<Vec<Pair>, PaperError> {
    facts
        .iter()
        .map(|fact| Ok(Pair { label: fact.label.to_owned(), value: inlines(&fact.value, notes)? }))
        .collect()
}

fn chronology(rows: &[&ChronologyRow], left_out: usize, notes: &mut Notes<'_>) -> Result<Block, PaperError> {
    let mut printed = Vec::new();
    for row in rows {
        let date = match row.date {
            Some(date) => {
                vec![Inline::Date { words: short_date(date), machine: machine_date(date) }]
            }
            None => vec![Inline::Emphasis("date not on file".to_owned())],
        };
        printed.push(vec![date, cited_inlines(&row.event, notes)?]);
    }
    Ok(Block::Table {
        caption: "Chronology".to_owned(),
        head: vec!["Date, as given".to_owned(), "Event".to_owned()],
        rows: printed,
        more: more_in_the_file(left_out),
    })
}

/// "… and 12 more in the file"; `None` when nothing was left out.
fn more_in_the_file(left_out: usize) -> Option<String> {
    (left_out > 0).then(|| format!("… and {left_out} more in the file"))
}

fn figure(figure: &TimelineFigure, measure: Measure) -> Figure {
    Figure {
        svg: drawn_for(figure, measure),
        caption: figure.title.clone(),
        alternative: timeline_text(figure),
    }
}

fn finding(finding: &Finding, notes: &mut Notes<'_>) -> Result<Inlines, PaperError> {
    Ok(vec![
        label("Finding:"),
        say(format!(" {} Reason: {}", sentence(&finding.answer), sentence(&finding.reason))),
        notes.mark(&finding.rests_on)?,
        say(format!(" Given by {}, {}.", finding.by, day_in_words(finding.on))),
    ])
}

/// The state in words must agree with what is printed under it.
fn check_state(
    criterion: &str,
    state: &State,
    support: &[Prose],
    against: &[Prose],
) -> Result<(), PaperError> {
    let any = |prose: &[Prose]| prose.iter().any(|item| matches!(item, Prose::Cited(_)));
    // A claim that is disputed carries what speaks against it.
    let disputed =
        support.iter().any(|item| matches!(item, Prose::Cited(cited) if !cited.contested().is_empty()));
    let (for_it, against_it) = (any(support), any(against));
    let what = match state {
        State::Supported | State::Contested if !for_it => "no sourced support is printed",
        State::Contested if !against_it && !disputed => "no sourced counter-evidence is printed",
        State::Contradicted if !against_it => "no sourced counter-evidence is printed",
        State::Supported if against_it => "counter-evidence is printed",
        State::Contradicted if for_it => "support is printed",
        State::NoInformation if for_it || against_it => "sourced statements are printed",
        _ => return Ok(()),
    };
    Err(PaperError::StateDisagrees { criterion: criterion.to_owned(), state: state.words(), what })
}
