//! The table of frames, read once from `data/en/frames.txt`. The file says at its head how a row is written.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use crate::propose::vocabulary::Kind;

/// Words of the file, each in lower case.
pub(super) type Words = Vec<&'static str>;

/// What must stand after the verb, in the same clause.
#[derive(Debug)]
pub(super) enum Then {
    Nothing,
    /// One of these words.
    Word(Words),
    /// One of the first words, and after it one of the second.
    Pair(Words, Words),
    /// A length of time: "9 years".
    Length,
}

/// Whom the event befalls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Who {
    /// The subject of a passive, the object of an active verb.
    Undergoer,
    Subject,
    /// The owner of the word found ("broke her fingers"), else the one the passage is about.
    Owner,
    /// The undergoer, else the one the passage is about.
    UndergoerOrFocus,
}

/// How the verb must stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Any,
    Active,
    Passive,
    /// Only where it is said not to have happened: "was not allowed to …".
    Negated,
    /// No verb, but a noun told with its date: "the arrest of X on 4 May".
    Noun,
}

/// One row.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) form: Form,
    pub(super) then: Then,
    pub(super) who: Who,
    pub(super) kind: Kind,
}

/// Every row, and which of them a verb opens.
#[derive(Debug, Default)]
struct Table {
    frames: Vec<Frame>,
    by_verb: HashMap<&'static str, Vec<usize>>,
}

/// A line of the file that cannot be used, and why.
#[derive(Debug, PartialEq)]
struct Fault {
    line: usize,
    reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// A line with a fault is left out here; the tests refuse the file.
static TABLE: LazyLock<Table> = LazyLock::new(|| parse(include_str!("../../../data/en/frames.txt")).0);

/// Every verb that opens a frame.
pub(in crate::propose) fn verbs() -> impl Iterator<Item = &'static str> {
    TABLE.by_verb.keys().copied()
}

/// The frames that a word in lower case opens, in the order of the file.
pub(super) fn opened_by(verb: &str) -> impl Iterator<Item = &'static Frame> + use<> {
    TABLE.by_verb.get(verb).into_iter().flatten().map(|at| &TABLE.frames[*at])
}

fn parse(file: &'static str) -> (Table, Vec<Fault>) {
    let mut table = Table::default();
    let mut groups = HashMap::new();
    let mut faults = Vec::new();
    for (at, line) in file.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let read = match line.strip_prefix('@') {
            Some(group) if !line.contains('|') => define(group, &mut groups),
            _ => row(line, &groups, &mut table),
        };
        if let Err(reason) = read {
            faults.push(Fault { line: at + 1, reason });
        }
    }
    (table, faults)
}

type Groups = HashMap<&'static str, Words>;

fn define(line: &'static str, groups: &mut Groups) -> Result<(), String> {
    let (name, list) = line.split_once('=').ok_or("a group is written `@name = words`")?;
    let list = words(list, groups)?;
    match groups.insert(name.trim(), list) {
        Some(_) => Err(format!("the group @{} is defined twice", name.trim())),
        None => Ok(()),
    }
}

fn row(line: &'static str, groups: &Groups, table: &mut Table) -> Result<(), String> {
    let parts: Vec<&'static str> = line.split('|').map(str::trim).collect();
    let [kind, verbs, form, then, who] = parts.as_slice() else {
        return Err(format!(
            "a row has 5 parts between bars (kind | verbs | form | what follows | who suffers it), here are {}",
            parts.len()
        ));
    };
    let kind = kind.parse::<Kind>().map_err(|_| format!("no kind of claim is called {kind}"))?;
    let form = match *form {
        "any" => Form::Any,
        "active" => Form::Active,
        "passive" => Form::Passive,
        "negated" => Form::Negated,
        "noun" => Form::Noun,
        other => return Err(format!("the form is any, active, passive, negated or noun, not {other}")),
    };
    let who = match *who {
        "undergoer" => Who::Undergoer,
        "subject" => Who::Subject,
        "owner" => Who::Owner,
        "undergoer-or-focus" => Who::UndergoerOrFocus,
        other => {
            return Err(format!(
                "who suffers it is undergoer, subject, owner or undergoer-or-focus, not {other}"
            ));
        }
    };
    let then = match (*then, then.split_once('>')) {
        ("-", _) => Then::Nothing,
        ("LENGTH", _) => Then::Length,
        (_, Some((first, second))) => Then::Pair(words(first, groups)?, words(second, groups)?),
        (list, None) => Then::Word(words(list, groups)?),
    };
    let verbs = words(verbs, groups)?;
    for verb in verbs {
        table.by_verb.entry(verb).or_default().push(table.frames.len());
    }
    table.frames.push(Frame { form, then, who, kind });
    Ok(())
}

/// The words of a part, with the words of the groups it names.
fn words(list: &'static str, groups: &Groups) -> Result<Words, String> {
    let mut all = Words::new();
    for word in list.split_whitespace() {
        match word.strip_prefix('@') {
            Some(name) => all.extend(
                groups
                    .get(name)
                    .ok_or_else(|| format!("the group @{name} is not defined above this line"))?,
            ),
            None if word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\'')) => {
                all.push(word);
            }
            None => return Err(format!("{word} is no word in lower case")),
        }
    }
    let mut known = all.clone();
    known.sort_unstable();
    if let Some((twice, _)) = known.iter().zip(known.iter().skip(1)).find(|(word, next)| word == next) {
        return Err(format!("the word {twice} stands twice"));
    }
    if all.is_empty() { Err("no words stand where words are needed".to_owned()) } else { Ok(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_file_can_be_used() {
        let (table, faults) = parse(include_str!("../../../data/en/frames.txt"));
        let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(faults.is_empty(), "frames.txt\n{}", faults.join("\n"));
        assert!(table.frames.len() > 50, "{}", table.frames.len());
    }

    #[track_caller]
    fn refused(file: &'static str, line: usize, reason: &str) {
        let (_, faults) = parse(file);
        assert_eq!(faults, [Fault { line, reason: reason.to_owned() }]);
    }

    #[test]
    fn a_row_that_cannot_be_used_is_named_with_its_line_and_the_reason() {
        refused("# a remark\n\narest | nabbed | any | - | undergoer", 3, "no kind of claim is called arest");
        refused(
            "arrest | nabbed | past | - | undergoer",
            1,
            "the form is any, active, passive, negated or noun, not past",
        );
        refused(
            "arrest | nabbed | any | - | him",
            1,
            "who suffers it is undergoer, subject, owner or undergoer-or-focus, not him",
        );
        refused(
            "arrest | nabbed | any | -",
            1,
            "a row has 5 parts between bars (kind | verbs | form | what follows | who suffers it), here are 4",
        );
        refused(
            "arrest | nabbed | any | @homes | undergoer",
            1,
            "the group @homes is not defined above this line",
        );
        refused("arrest | nabbed Grabbed | any | - | undergoer", 1, "Grabbed is no word in lower case");
        refused("arrest | nabbed nabbed | any | - | undergoer", 1, "the word nabbed stands twice");
        refused("arrest | | any | - | undergoer", 1, "no words stand where words are needed");
        refused("@homes = house\n@homes = flat", 2, "the group @homes is defined twice");
        refused("@homes house", 1, "a group is written `@name = words`");
    }

    #[test]
    fn a_group_of_words_stands_for_its_words() {
        let (table, faults) = parse("@homes = house flat\nsearch | raided | any | @homes office | owner");
        assert_eq!(faults, []);
        let Then::Word(words) = &table.frames[0].then else { panic!("{:?}", table.frames[0].then) };
        assert_eq!(*words, ["house", "flat", "office"]);
        assert_eq!(table.by_verb["raided"], [0]);
    }
}
