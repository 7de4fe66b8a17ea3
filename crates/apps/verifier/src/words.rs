//! A verdict in plain words, for someone who never saw a hash.

use std::io::Write as _;

use crate::verify::{Failure, Held, Proven};

/// What no proof of this kind shows, whatever it holds.
pub(crate) const NOT_PROVEN: [&str; 3] = [
    "that what the entry says is true: it is what somebody at the desk recorded, with the source they named",
    "that its times are right: they are those of the desk's own clock",
    "that nothing was left out: the desk chose which entry and which fields to show",
];

/// What a proof of growth does not show.
pub(crate) const GROWTH_NOT_PROVEN: [&str; 2] = [
    "that what the entries say is true",
    "that the desk showed nobody another log: compare checkpoints with others who have some",
];

/// Said when the key was not given by the reader.
pub(crate) const KEY_NOT_GIVEN: &str = "who signed: the key was taken from the proof itself. Ask the desk for its key by another way and give it with --key";

/// Said when the reader's checkpoint is of another size and no proof of growth was given.
pub(crate) const NOT_TIED: &str = "that it is the log of the checkpoint you hold: the two differ in size. Ask the desk for a proof of growth \
     between them and give it with --growth";

/// The verdict as lines.
pub(crate) fn of(verdict: &Result<Held, Failure>) -> String {
    match verdict {
        Ok(held) => holds(held),
        Err(Failure::Fails { why }) => {
            format!("THIS PROOF DOES NOT HOLD.\n\nWhy: {why}.\nDo not rely on it.")
        }
        Err(Failure::Unreadable { file, why }) => {
            format!("Nothing can be said: {} is not what it should be.\n\nWhy: {why}.", file.escape_debug())
        }
    }
}

fn holds(held: &Held) -> String {
    let mut lines = vec![headline(held).to_owned(), String::new(), format!("Proven: {}.", proven(held))];
    if let Proven::Entry { shown, hidden, .. } = &held.proven {
        for field in shown {
            lines.push(format!("\n  {}\n      {}", field.path, field.says));
        }
        lines.push(match hidden {
            0 => "\n  The entry has no other fields.".to_owned(),
            1 => "\n  The entry has 1 more field, which is not shown.".to_owned(),
            hidden => format!("\n  The entry has {hidden} more fields, which are not shown."),
        });
    }
    if held.tied == Some(true) {
        lines.push("\nIt is the same log as that of the checkpoint you hold.".to_owned());
    }
    lines.push("\nNot proven:".to_owned());
    lines.extend(not_proven(held).iter().map(|what| format!("  - {what}")));
    lines.push(format!("\nKey:  {}", held.key));
    lines.extend(heads(held));
    lines.join("\n")
}

fn headline(held: &Held) -> &'static str {
    match (held.key_given, held.tied) {
        (false, _) => "It holds in itself. WHO SIGNED IT IS NOT KNOWN: no key was given.",
        (true, Some(false)) => "It holds. It is NOT TIED to the checkpoint you hold.",
        (true, _) => "It holds.",
    }
}

/// The one sentence that matters.
pub(crate) fn proven(held: &Held) -> String {
    let log = format!("the log of {}", held.key.desk());
    match &held.proven {
        Proven::Entry { log: head, index, .. } => format!(
            "{log}, as signed, has {} entries, and holds at place {} (index {index}) an entry with these fields, exactly as they stand here",
            head.size,
            index + 1
        ),
        Proven::Growth { old, new } => format!(
            "{log} of {} entries begins with all {} entries of its earlier checkpoint, in their order and unchanged; {} were added",
            new.size,
            old.size,
            new.size - old.size
        ),
    }
}

/// What it does not prove.
pub(crate) fn not_proven(held: &Held) -> Vec<&'static str> {
    let mut not = match held.proven {
        Proven::Entry { .. } => NOT_PROVEN.to_vec(),
        Proven::Growth { .. } => GROWTH_NOT_PROVEN.to_vec(),
    };
    if !held.key_given {
        not.insert(0, KEY_NOT_GIVEN);
    }
    if held.tied == Some(false) {
        not.insert(0, NOT_TIED);
    }
    not
}

fn heads(held: &Held) -> Vec<String> {
    let head = |name, size, root| format!("{name} {size} entries, root {root}");
    match &held.proven {
        Proven::Entry { log, leaf, .. } => {
            vec![head("Log: ", log.size, log.root), format!("Leaf: {leaf}")]
        }
        Proven::Growth { old, new } => {
            vec![head("Old: ", old.size, old.root), head("New: ", new.size, new.root)]
        }
    }
}

/// Prints to the reader, and tells whether it may have arrived. A closed pipe is theirs to close.
pub(crate) fn print(text: &str) -> bool {
    let mut out = std::io::stdout();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Ok(()) => true,
        Err(error) => error.kind() == std::io::ErrorKind::BrokenPipe,
    }
}

/// Prints what went wrong with the command.
pub(crate) fn print_error(text: &str) {
    drop(writeln!(std::io::stderr(), "{text}"));
}
