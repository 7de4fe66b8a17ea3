//! A list of names, ready to be asked.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::time::Duration;

use amparo_ledger::date::SourceDate;
use amparo_names::{Found, Index, IndexBuilder, Kind, Name};
use serde::Deserialize;
use serde_json::Value;

use super::lines::{Fault, KindWord, LINE_NAMES_MAX, Lines, check_name, harmless, parse};
use super::words::{Work, list_empty, not_read, stopped};
use super::{Clock, Watch};
use crate::problem::Problem;

/// The most names that a list may have.
pub const LIST_NAMES_MAX: usize = 5_000_000;

/// How many lines are read before their names are added.
const BATCH_LINES: usize = 8_192;

/// An entry of a list, or a question: what a line says of somebody.
#[derive(Debug, Deserialize)]
struct Row {
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    qid: Option<Value>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default, rename = "type")]
    kind: KindWord,
    #[serde(default)]
    birth: Option<OneOrMany>,
    #[serde(default)]
    country: Option<OneOrMany>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The same, checked.
#[derive(Debug)]
pub(super) struct Asked {
    /// The id as JSON.
    pub(super) id: Option<Box<str>>,
    pub(super) names: Vec<String>,
    pub(super) kind: Kind,
    pub(super) about: About,
}

/// What is known of somebody besides the names.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) births: Vec<SourceDate>,
    pub(super) countries: Vec<String>,
}

impl Asked {
    /// What a line says. `field` is what its id is called where it must have one.
    pub(super) fn read(line: &[u8], field: &'static str) -> Result<Self, Fault> {
        let row: Row = parse(line)?;
        let id = if field == "qid" { row.qid.or(row.id) } else { row.id.or(row.qid) };
        let id = id.map(|id| id_as_json(&id, field)).transpose()?;
        let names: Vec<String> = row.name.into_iter().chain(row.names).collect();
        if names.is_empty() {
            return Err(Fault::NameMissing);
        }
        if names.len() > LINE_NAMES_MAX {
            return Err(Fault::NamesMany { names: names.len() });
        }
        let births = texts(row.birth).into_iter().map(|text| match text.parse() {
            Ok(date) => Ok(date),
            Err(_) => Err(Fault::Birth { text }),
        });
        let about = About { births: births.collect::<Result<_, _>>()?, countries: texts(row.country) };
        Ok(Self { id, names, kind: row.kind.kind(), about })
    }

    /// Refuses a name that no name can be alike to.
    pub(super) fn with_real_names(self) -> Result<Self, Fault> {
        self.names.iter().try_for_each(|name| check_name(name)).map(|()| self)
    }
}

fn texts(value: Option<OneOrMany>) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(OneOrMany::One(text)) => vec![text],
        Some(OneOrMany::Many(texts)) => texts,
    }
}

pub(super) fn id_as_json(id: &Value, field: &'static str) -> Result<Box<str>, Fault> {
    match id {
        Value::String(_) | Value::Number(_) => Ok(harmless(&id.to_string()).into()),
        _ => Err(Fault::IdStrange { field }),
    }
}

/// A list of names, ready to be asked. Lines that share an id are one entry with several names.
pub struct NameList {
    index: Index,
    entries: Vec<Entry>,
    /// From a name's number in the index to its entry.
    entry_of: Vec<u32>,
    /// Processor time of reading the file.
    pub reading: Duration,
    /// Processor time of making the index.
    pub indexing: Duration,
}

/// An entry of the list.
pub(super) struct Entry {
    /// The id as JSON.
    pub(super) id: Box<str>,
    pub(super) about: Option<Box<About>>,
}

/// An entry that comes near a name, by the nearest of its own names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub(super) entry: u32,
    pub(super) name: u32,
    pub(super) score: f32,
}

impl NameList {
    /// Reads a list, a JSON object on each line, and makes the index.
    ///
    /// # Errors
    /// At the first line that cannot be used, with its number: a list with a hole would answer "no" for whoever fell
    /// into it. And when there is no entry at all: such a list would answer "no" for everybody.
    pub fn read(input: impl Read, clock: Clock<'_>) -> Result<Self, Problem> {
        let mut lines = Lines::new(input);
        let mut gathering = Gathering::default();
        let (mut reading, mut indexing) = (Duration::ZERO, Duration::ZERO);
        let mut watch = Watch::new(clock);
        let mut batch = Vec::with_capacity(BATCH_LINES);
        loop {
            let at_end = read_batch(&mut lines, &mut batch)?;
            reading += watch.lap();
            for (asked, line) in batch.drain(..) {
                gathering.add(asked).map_err(|fault| stopped(Work::List, line, &fault))?;
            }
            indexing += watch.lap();
            if at_end {
                break;
            }
        }
        let mut list = gathering.index(reading, indexing);
        if list.entries.is_empty() {
            return Err(list_empty());
        }
        list.indexing += watch.lap();
        Ok(list)
    }

    /// How many names it has.
    pub fn names(&self) -> usize {
        self.index.len()
    }

    /// How many entries it has: several names may be one entry's.
    pub fn entries(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    pub(super) fn name(&self, number: u32) -> Name {
        self.index.name(number).expect("the index gave this number")
    }

    /// The `top` entries that come nearest to a name, best first, each with the best of its names.
    pub(super) fn nearest(&self, name: &Name, top: usize) -> Vec<Near> {
        let mut names = top;
        loop {
            let found = self.index.search(name, names);
            let were_all = found.len() < names;
            let mut near = self.best_of_each(&found);
            if were_all || near.len() >= top {
                near.truncate(top);
                return near;
            }
            // Several names of one entry took each other's place.
            names *= 2;
        }
    }

    /// The names come best first, so that the first of each entry is its best.
    fn best_of_each(&self, found: &[Found]) -> Vec<Near> {
        let mut seen = HashSet::with_capacity(found.len());
        let near = found.iter().map(|found| Near {
            entry: self.entry_of[found.number as usize],
            name: found.number,
            score: found.score,
        });
        near.filter(|near| seen.insert(near.entry)).collect()
    }
}

/// Reads some lines with their numbers, and says whether they were the last.
fn read_batch<R: Read>(lines: &mut Lines<R>, batch: &mut Vec<(Asked, u64)>) -> Result<bool, Problem> {
    while batch.len() < BATCH_LINES {
        let Some(line) = lines.next().map_err(|error| not_read(Work::List, &error))? else {
            return Ok(true);
        };
        let asked = line.and_then(|line| Asked::read(line, "id")).and_then(Asked::with_real_names);
        let asked = asked.and_then(|asked| match asked.id {
            Some(_) => Ok(asked),
            None => Err(Fault::IdMissing { field: "id" }),
        });
        let asked = asked.map_err(|fault| stopped(Work::List, lines.number(), &fault))?;
        batch.push((asked, lines.number()));
    }
    Ok(false)
}

/// Entries that become a list.
#[derive(Default)]
pub(super) struct Gathering {
    builder: IndexBuilder,
    entries: Vec<Entry>,
    entry_of: Vec<u32>,
    by_id: HashMap<Box<str>, u32>,
}

impl Gathering {
    pub(super) fn index(self, reading: Duration, indexing: Duration) -> NameList {
        let Self { builder, entries, entry_of, .. } = self;
        NameList { index: builder.build(), entries, entry_of, reading, indexing }
    }

    pub(super) fn add(&mut self, asked: Asked) -> Result<(), Fault> {
        if self.entry_of.len() + asked.names.len() > LIST_NAMES_MAX {
            return Err(Fault::ListLong { max: LIST_NAMES_MAX });
        }
        let id = asked.id.ok_or(Fault::IdMissing { field: "id" })?;
        let entry = *self.by_id.entry(id).or_insert_with_key(|id| {
            self.entries.push(Entry { id: id.clone(), about: None });
            u32::try_from(self.entries.len() - 1).expect("fewer entries than names")
        });
        for name in &asked.names {
            self.builder.add(name, asked.kind);
            self.entry_of.push(entry);
        }
        if !asked.about.births.is_empty() || !asked.about.countries.is_empty() {
            let about = self.entries[entry as usize].about.get_or_insert_default();
            about.births.extend(asked.about.births);
            about.countries.extend(asked.about.countries);
        }
        Ok(())
    }
}
