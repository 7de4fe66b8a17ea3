//! Custody and verification: as annexes of the dossier, and as a report of its own.

use super::{as_of, draft, heading, label, running_head, say};
use crate::document::{Block, Document, Form, Inline, Inlines, Pair};
use crate::model::custody::{Check, CustodyReport, CustodyStep, Exhibit, Found, Verification};

const WHAT_CUSTODY_SHOWS: &str = "The chain of custody begins when the bytes came to this office. It says what was received and \
    that it is unchanged since. Where the bytes were before, and whether what they say is true, it cannot say. The \
    bytes as they came are never replaced.";

const HOW_TO_CHECK: [&str; 3] = [
    "A file: ask for the exhibit, compute the SHA-256 hash of its bytes, and compare it with the hash printed under \
     its number. One changed byte gives another hash.",
    "A claim: ask for the claim with its proof. The proof leads from the claim’s entry to the root printed here, and can \
     be checked with a small program or by hand (RFC 6962), without access to the record.",
    "The record as a whole: ask for a later checkpoint with its proof of consistency. It shows that nothing that stood \
     in the record on this day was changed or removed since.",
];

pub(crate) fn compose(report: &CustodyReport) -> Document {
    let mut blocks = vec![heading(1, Some("1"), "What this report shows")];
    blocks.push(Block::Paragraph(vec![say(WHAT_CUSTODY_SHOWS)]));
    blocks.push(Block::Pairs(counts(report)));
    let failed: Vec<Inlines> = report.exhibits.iter().filter_map(does_not_hold).collect();
    if !failed.is_empty() {
        blocks.push(Block::Group { label: "What does not hold".to_owned(), items: failed });
    }
    blocks.push(heading(1, Some("2"), "The archived files"));
    exhibits(&report.exhibits, &mut blocks);
    blocks.push(heading(1, Some("3"), "What happened to each"));
    chains(&report.exhibits, &mut blocks);
    blocks.push(heading(1, Some("4"), "Sources without a file"));
    blocks.push(match report.named_only.as_slice() {
        [] => Block::Paragraph(vec![say("Every source on file has its archived bytes.")]),
        named => {
            Block::List { ordered: false, items: named.iter().map(|one| vec![say(one.clone())]).collect() }
        }
    });
    blocks.push(heading(1, Some("5"), "Verification"));
    verification(report.verification.as_ref(), &mut blocks);
    let title = format!("Custody report: {}", report.about);
    Document {
        form: Form::Worksheet,
        size: report.size,
        tightness: 0,
        date: Some(report.as_of.into()),
        running_head: running_head(&title),
        title,
        draft: draft(&report.status),
        letterhead: None,
        subtitle: vec![report.desk.clone(), as_of(report.as_of, Some(report.as_of_entry))],
        blocks,
        notes: Vec::new(),
        figures: Vec::new(),
        used: std::collections::BTreeSet::new(),
    }
}

fn counts(report: &CustodyReport) -> Vec<Pair> {
    let of = |wanted: Found| {
        let found = |one: &&Exhibit| one.last_check.as_ref().is_some_and(|check| check.found == wanted);
        report.exhibits.iter().filter(found).count()
    };
    let never = report.exhibits.iter().filter(|one| one.last_check.is_none()).count();
    let rows = [
        ("Archived files", report.exhibits.len()),
        ("Found unchanged", of(Found::Held)),
        ("Found changed", of(Found::Altered)),
        ("Missing", of(Found::Missing)),
        ("Not checked since they came", never),
        ("Sources without a file", report.named_only.len()),
    ];
    let pair =
        |(label, count): (&str, usize)| Pair { label: label.to_owned(), value: vec![say(count.to_string())] };
    rows.into_iter().map(pair).collect()
}

fn does_not_hold(exhibit: &Exhibit) -> Option<Inlines> {
    let check = exhibit.last_check.as_ref().filter(|check| check.found != Found::Held)?;
    Some(vec![say(format!("Exhibit {}, {}: {}", exhibit.number, exhibit.title, check_in_words(check)))])
}

/// Every archived file with its hash.
pub(super) fn exhibits(exhibits: &[Exhibit], blocks: &mut Vec<Block>) {
    if exhibits.is_empty() {
        blocks.push(Block::Aside(vec![say("No archived file is on file: the sources are only named.")]));
        return;
    }
    blocks.push(Block::Pairs(exhibits.iter().map(exhibit).collect()));
}

fn exhibit(exhibit: &Exhibit) -> Pair {
    let size = exhibit
        .size_bytes
        .map_or_else(|| "size not on file".to_owned(), |bytes| format!("{} bytes", grouped(bytes)));
    let name = exhibit.file_name.as_ref().map(|name| format!(", received as {name}")).unwrap_or_default();
    let value = vec![
        Inline::Emphasis(exhibit.title.clone()),
        say(format!(". {size}{name}. SHA-256 ")),
        Inline::Code(exhibit.sha256.to_string()),
    ];
    Pair { label: format!("Exhibit {}", exhibit.number), value }
}

/// 1234567 as "1,234,567".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What happened to each file, in order.
pub(super) fn chains(exhibits: &[Exhibit], blocks: &mut Vec<Block>) {
    if exhibits.iter().all(|one| one.steps.is_empty()) {
        blocks.push(Block::Aside(vec![
            label("Not on file:"),
            say(" the chain of custody of the archived files, beyond the hashes above."),
        ]));
        return;
    }
    for exhibit in exhibits {
        let mut items: Vec<Inlines> = exhibit.steps.iter().map(step).collect();
        if items.is_empty() {
            items.push(vec![label("Not on file:"), say(" what happened to it.")]);
        }
        items.push(vec![say(match &exhibit.last_check {
            Some(check) => check_in_words(check),
            None => "Not hashed again since it came.".to_owned(),
        })]);
        blocks.push(Block::Group { label: format!("Exhibit {}", exhibit.number), items });
    }
}

fn step(step: &CustodyStep) -> Inlines {
    let by = step.by.as_ref().map(|by| format!(", recorded by {by}")).unwrap_or_default();
    let entry = step.entry.map(|entry| format!(", entry {entry}")).unwrap_or_default();
    let mut line = vec![say(format!("{}: {}{by}{entry}", step.recorded, step.what))];
    if let Some(hash) = step.sha256 {
        line.push(say("; SHA-256 "));
        line.push(Inline::Code(hash.to_string()));
    }
    line
}

fn check_in_words(check: &Check) -> String {
    let found = match check.found {
        Found::Held => "the bytes are what was archived.",
        Found::Altered => "THE BYTES ARE NOT WHAT WAS ARCHIVED.",
        Found::Missing => "THE BYTES ARE NOT THERE.",
    };
    format!("Hashed again {}: {found}", check.on)
}

/// The state of the log, and how a stranger checks it.
pub(super) fn verification(verification: Option<&Verification>, blocks: &mut Vec<Block>) {
    let Some(state) = verification else {
        blocks.push(Block::Aside(vec![
            label("Not on file:"),
            say(" the state of the record on the day of this paper, signed by the office."),
        ]));
        return;
    };
    let mut pairs =
        vec![Pair { label: "Entries in the log".to_owned(), value: vec![say(grouped(state.entries))] }];
    let missing = || vec![label("Not on file.")];
    let code = |text: String| vec![Inline::Code(text)];
    pairs.push(Pair {
        label: "Root of the log".to_owned(),
        value: state.root.map_or_else(missing, |root| code(root.to_string())),
    });
    pairs.push(Pair { label: "Signing key".to_owned(), value: state.key.clone().map_or_else(missing, code) });
    blocks.push(Block::Pairs(pairs));
    match &state.checkpoint {
        Some(lines) => {
            let items = lines.iter().filter(|line| !line.trim().is_empty());
            blocks.push(Block::Group {
                label: "The signed note, line by line".to_owned(),
                items: items.map(|line| vec![Inline::Code(line.clone())]).collect(),
            });
        }
        None => {
            blocks.push(Block::Aside(vec![label("Not on file:"), say(" a signed checkpoint of the log.")]));
        }
    }
    blocks.push(Block::Group {
        label: "How to check it".to_owned(),
        items: HOW_TO_CHECK.iter().map(|step| vec![say(*step)]).collect(),
    });
}
