//! The sanctions gap: one table across all cases, then each official with what the claims say and where they stand.

use super::{as_of, cited_inlines, draft, heading, items, label, running_head, say, sources, used};
use crate::dates::{date_in_words, short_date};
use crate::document::{Block, Document, Form, Inline, Inlines, Pair};
use crate::error::PaperError;
use crate::model::gap::{GapCase, GapDeeds, GapOfficial, GapStanding, SanctionsGap};
use crate::notes::{Marks, Notes};

/// By this caption the table is known where its columns are measured.
const CAPTION: &str = "Sanctions gap";

pub(crate) const HOW_TO_READ: &str = "A date stands where a person of this office confirmed that the official is the one on the list; \
    the claim and the list are in the notes below. “Question open”: somebody of a like name is on the list, and nobody has \
    said yet whether it is the same. “Cannot be told”: a person looked, and it stays open. “Not found”: what could be read of the \
    version of the list that is named below has nobody by that name, or only somebody of whom a person said that it is another. \
    “Not checked”: no list of that regime was looked into, which says nothing of who is listed there.";

pub(crate) fn compose(gap: &SanctionsGap) -> Result<Document, PaperError> {
    let mut notes = Notes::new(Marks::Notes, &gap.sources)?;
    let mut blocks = vec![heading(1, Some("1"), "Who is listed, and who is not")];
    blocks.push(Block::Paragraph(vec![say(HOW_TO_READ)]));
    blocks.push(overview(gap));
    summary(gap, &mut blocks);
    blocks.push(heading(1, Some("2"), "The lists that were looked into"));
    lists(gap, &mut blocks);
    blocks.push(heading(1, Some("3"), "Case by case"));
    for case in &gap.cases {
        one_case(gap, case, &mut blocks, &mut notes)?;
    }
    if gap.cases.is_empty() {
        blocks.push(Block::Aside(vec![say(super::NOTHING_ON_FILE)]));
    }
    blocks.push(heading(1, Some("4"), "List of sources"));
    blocks.push(sources::block(&gap.sources, sources::Detail::Full));
    let title = "The sanctions gap".to_owned();
    let mut subtitle = gap.limits.clone();
    subtitle.push(as_of(gap.as_of, gap.as_of_entry));
    Ok(Document {
        form: Form::Wide,
        size: gap.size,
        tightness: 0,
        date: Some(gap.as_of.into()),
        running_head: running_head(
            &std::iter::once(&title).chain(&gap.limits).cloned().collect::<Vec<_>>().join(": "),
        ),
        title,
        draft: draft(&gap.status),
        letterhead: None,
        subtitle,
        blocks,
        used: used(&notes, None),
        notes: notes.into_printed(),
        figures: Vec::new(),
    })
}

/// One line for each official of each case, one column for each regime.
fn overview(gap: &SanctionsGap) -> Block {
    let mut head = vec!["Official".to_owned(), "In the case of".to_owned(), "What they did".to_owned()];
    head.extend(gap.regimes.iter().map(|regime| regime.name.clone()));
    let mut rows: Vec<Vec<Inlines>> = Vec::new();
    for case in &gap.cases {
        for official in &case.officials {
            let roles: Vec<&str> = official.deeds.iter().map(|deeds| deeds.label.as_str()).collect();
            let mut row = vec![
                vec![say(official.name.clone())],
                vec![say(case.person.clone())],
                vec![say(roles.join("; "))],
            ];
            row.extend(official.standings.iter().map(|standing| vec![in_a_cell(standing)]));
            rows.push(row);
        }
    }
    let more =
        rows.is_empty().then(|| "No claim on file names anybody who had a hand in these cases.".to_owned());
    Block::Table { caption: CAPTION.to_owned(), head, rows, more }
}

fn in_a_cell(standing: &GapStanding) -> Inline {
    match standing {
        GapStanding::Listed { since: Some(date), gone, .. } => {
            let gone = if *gone { "; no longer on it" } else { "" };
            Inline::Label(format!("since {}{gone}", short_date(*date)))
        }
        GapStanding::Listed { since: None, .. } => Inline::Label("listed".to_owned()),
        GapStanding::Open { .. } => Inline::Emphasis("question open".to_owned()),
        GapStanding::Undecided { .. } => Inline::Emphasis("cannot be told".to_owned()),
        GapStanding::NotFound { .. } => say("not found"),
        GapStanding::NotChecked => say("not checked"),
    }
}

/// Who is listed nowhere in the lists that were asked, by name: the reason why the table is brought.
fn summary(gap: &SanctionsGap, blocks: &mut Vec<Block>) {
    let all =
        || gap.cases.iter().flat_map(|case| case.officials.iter().map(move |official| (case, official)));
    let nowhere: Vec<Inlines> = all()
        .filter(|(_, official)| official.listed_nowhere)
        .map(|(case, official)| {
            let posts = if official.posts.is_empty() {
                String::new()
            } else {
                format!(", {}", official.posts.join("; "))
            };
            vec![say(format!("{}{posts} (in the case of {})", official.name, case.person))]
        })
        .collect();
    let asked = gap.lists.iter().map(|list| match list.published {
        Some(date) => format!("“{}” of {}", list.name, date_in_words(date)),
        None => format!("“{}” without a date", list.name),
    });
    let asked: Vec<String> = asked.collect();
    if !nowhere.is_empty() {
        blocks.push(Block::Group {
            label: format!("On none of these lists: {}", asked.join(", ")),
            items: nowhere,
        });
    }
    let unread: Vec<String> = gap
        .lists
        .iter()
        .filter(|list| list.read < list.held)
        .map(|list| format!("{} of {} entries of “{}”", list.held - list.read, list.held, list.name))
        .collect();
    if !unread.is_empty() {
        blocks.push(Block::Aside(vec![
            label("Not read:"),
            say(format!(" {}. Who they name was compared with nobody.", unread.join("; "))),
        ]));
    }
    let unchecked: Vec<&str> =
        gap.regimes.iter().filter(|regime| !regime.checked).map(|regime| regime.name.as_str()).collect();
    if !unchecked.is_empty() {
        blocks.push(Block::Aside(vec![
            label("Not checked:"),
            say(format!(" {}. No list of them was looked into.", unchecked.join(", "))),
        ]));
    }
    if !gap.country_unknown.is_empty() {
        blocks.push(Block::Aside(vec![
            label("Not told:"),
            say(format!(
                " no claim on file ties these cases to a country, so they may belong here: {}.",
                gap.country_unknown.join("; ")
            )),
        ]));
    }
}

fn lists(gap: &SanctionsGap, blocks: &mut Vec<Block>) {
    if gap.lists.is_empty() {
        blocks.push(Block::Aside(vec![
            label("Not checked:"),
            say(" no list was looked into. Nothing here says that anybody is not listed."),
        ]));
        return;
    }
    let line = |list: &crate::model::gap::GapList| {
        let date = list.published.map_or_else(|| "without a date".to_owned(), date_in_words);
        let mut value = vec![say(format!("{date}; {} of {} entries read", list.read, list.held))];
        if let Some(hash) = list.sha256 {
            value.push(say(". SHA-256 "));
            value.push(Inline::Code(hash.to_string()));
        }
        Pair { label: list.name.clone(), value }
    };
    blocks.push(Block::Pairs(gap.lists.iter().map(line).collect()));
}

fn one_case(
    gap: &SanctionsGap,
    case: &GapCase,
    blocks: &mut Vec<Block>,
    notes: &mut Notes<'_>,
) -> Result<(), PaperError> {
    blocks.push(heading(2, None, format!("The case of {}", case.person)));
    if case.officials.is_empty() {
        blocks.push(Block::Aside(vec![
            label("Not on file:"),
            say(" who had a hand in it. No claim names anybody."),
        ]));
    }
    for official in &case.officials {
        let also =
            if official.also.is_empty() { String::new() } else { format!(" ({})", official.also.join("; ")) };
        let posts = if official.posts.is_empty() {
            String::new()
        } else {
            format!(", {}", official.posts.join("; "))
        };
        blocks.push(Block::Lead(vec![say(format!("{}{also}{posts}", official.name))]));
        for deeds in &official.deeds {
            blocks.push(Block::Group { label: first_upper(&deeds.label), items: items(&deeds.said, notes)? });
        }
        blocks.push(Block::Group { label: "Lists".to_owned(), items: standings(gap, official, notes)? });
    }
    for deeds in &case.unnamed {
        unnamed(deeds, blocks, notes)?;
    }
    Ok(())
}

fn unnamed(deeds: &GapDeeds, blocks: &mut Vec<Block>, notes: &mut Notes<'_>) -> Result<(), PaperError> {
    let label = format!("Not named by any source: “{}”", deeds.label);
    blocks.push(Block::Group { label, items: items(&deeds.said, notes)? });
    Ok(())
}

fn standings(
    gap: &SanctionsGap,
    official: &GapOfficial,
    notes: &mut Notes<'_>,
) -> Result<Vec<Inlines>, PaperError> {
    let mut lines = Vec::new();
    let mut unchecked = Vec::new();
    for (regime, standing) in gap.regimes.iter().zip(&official.standings) {
        match standing {
            GapStanding::Listed { said, gone, .. } => {
                for cited in said {
                    let mut line = vec![say(format!("{}: ", regime.name))];
                    line.extend(cited_inlines(cited, notes)?);
                    if *gone {
                        line.push(say(" The version of the list in use has the entry no longer."));
                    }
                    lines.push(line);
                }
            }
            GapStanding::Open { questions } => lines.push(vec![say(format!(
                "{}: {questions} of a like name; whether one of them is this official is not answered.",
                regime.name
            ))]),
            GapStanding::Undecided { entries } => lines.push(vec![say(format!(
                "{}: of a like name: {}; by this office’s answers it cannot be told whether it is this official.",
                regime.name,
                entries.join("; ")
            ))]),
            GapStanding::NotFound { answered } if answered.is_empty() => {
                lines.push(vec![say(format!("{}: not found.", regime.name))]);
            }
            GapStanding::NotFound { answered } => lines.push(vec![say(format!(
                "{}: not found; of a like name, by this office’s answers: {}.",
                regime.name,
                answered.join("; ")
            ))]),
            GapStanding::NotChecked => unchecked.push(regime.name.as_str()),
        }
    }
    if official.open_elsewhere > 0 {
        lines.push(vec![say(format!(
            "{} of a like name on a list, under none of these regimes; whether one of them is this official is not settled.",
            official.open_elsewhere
        ))]);
    }
    if !unchecked.is_empty() {
        lines.push(vec![say(format!("Not checked: {}.", unchecked.join(", ")))]);
    }
    if official.listed_nowhere {
        lines.push(vec![label("Listed nowhere"), say(" in the lists that were looked into.")]);
    }
    if !official.also_in.is_empty() {
        lines.push(vec![say(format!(
            "The same entry of a list in the case of {}.",
            official.also_in.join("; ")
        ))]);
    }
    Ok(lines)
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
