//! A sanctions list as its publisher gives it out, taken as a list of names: told by its content, and counted.

use std::io::{BufReader, Cursor, Read, Seek};
use std::time::Duration;

use amparo_exchange::lists::{self, Entry, Format, HEAD_BYTES, ListError, REFUSED_TOLD_MAX, Summary};
use amparo_ledger::date::SourceDate;
use serde::Serialize;
use serde::de::IgnoredAny;

use super::lines::{Fault, check_name};
use super::list::{About, Asked, Gathering, NameList, id_as_json};
use super::words::{Work, list_not_used, list_too_long, not_again, not_read};
use super::{Clock, Watch};
use crate::problem::Problem;
use crate::read_document::one_line;
use crate::screening::questions::kind_compared;

/// How many entries are read before their names are added.
const BATCH_ENTRIES: usize = 4_096;

/// How much of a list is read at a time, in bytes.
const READ_BYTES: usize = 1 << 18;

/// What was read of a list file: `entries_in = taken + ships + refused`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListFileRead {
    /// The short name of its format.
    pub format: &'static str,
    /// The day on which the publisher made it; `None`: the file does not say.
    pub published: Option<SourceDate>,
    /// How many entries the file says that it has, if it says so.
    pub stated: Option<u64>,
    /// The file says that it holds only what changed since another.
    pub amendment: bool,
    /// Entries that went in.
    pub entries_in: u64,
    /// Entries of which the names can be found.
    pub taken: u64,
    /// Ships and aircraft, which are no namesakes of anybody and were left out.
    pub ships: u64,
    /// Entries that could not be used.
    pub refused: u64,
    /// Names that could not be used, of entries that have others.
    pub names_left_out: u64,
    /// The refused entries and the names left out, each with its reason; of many, the first.
    pub told: Vec<String>,
}

impl NameList {
    /// Reads a list from a file and makes the index: lines of JSON as [`NameList::read`] takes them, or a sanctions list
    /// in a format that is read, which its content tells. Of that, what was read comes with it.
    ///
    /// # Errors
    /// When it is neither, when a line of JSON cannot be used, and when a sanctions list is not whole.
    pub fn read_file(
        mut file: impl Read + Seek,
        file_name: &str,
        clock: Clock<'_>,
    ) -> Result<(Self, Option<ListFileRead>), Problem> {
        let mut head = Vec::new();
        let read = file.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head);
        read.map_err(|error| not_read(Work::List, &error))?;
        if is_our_own(&head) {
            // It may come from a pipe, which has no way back to its beginning.
            return Ok((Self::read(Cursor::new(head).chain(file), clock)?, None));
        }
        let format = lists::recognise(&head).map_err(|error| list_not_used(&error, file_name))?;
        file.rewind().map_err(|error| not_again(&error))?;
        published(file, format, file_name, clock).map(|(list, read)| (list, Some(read)))
    }
}

/// Whether a file is lines of JSON of our own form, or was meant to be: a line of another form says where it fails.
fn is_our_own(head: &[u8]) -> bool {
    let text = head.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(head).trim_ascii_start();
    match text.first() {
        None | Some(b'[') => true,
        Some(b'{') => !lists::recognise(head).is_ok_and(|_| !names_somebody(text)),
        Some(_) => false,
    }
}

/// Whether the first line has its name where ours have it. One of ours may bring a `schema` along; an entity of
/// `FollowTheMoney` has its names among its properties.
fn names_somebody(text: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Named {
        name: Option<IgnoredAny>,
        names: Option<IgnoredAny>,
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice::<Named>(line).is_ok_and(|line| line.name.is_some() || line.names.is_some())
}

fn published(
    file: impl Read + Seek,
    format: Format,
    file_name: &str,
    clock: Clock<'_>,
) -> Result<(NameList, ListFileRead), Problem> {
    let mut taking = Taking::new(clock);
    let file = BufReader::with_capacity(READ_BYTES, file);
    let summary = lists::read(file, format, |entry| taking.take(entry))
        .map_err(|error: ListError| list_not_used(&error, file_name))?;
    taking.finish(&summary)
}

/// Entries on their way into the index.
struct Taking<'a> {
    gathering: Gathering,
    batch: Vec<Asked>,
    taken: u64,
    ships: u64,
    unusable: u64,
    names_left_out: u64,
    told: Vec<String>,
    too_long: Option<Fault>,
    watch: Watch<'a>,
    reading: Duration,
    indexing: Duration,
}

impl<'a> Taking<'a> {
    fn new(clock: Clock<'a>) -> Self {
        Self {
            gathering: Gathering::default(),
            batch: Vec::with_capacity(BATCH_ENTRIES),
            taken: 0,
            ships: 0,
            unusable: 0,
            names_left_out: 0,
            told: Vec::new(),
            too_long: None,
            watch: Watch::new(clock),
            reading: Duration::ZERO,
            indexing: Duration::ZERO,
        }
    }

    fn take(&mut self, entry: Entry) {
        let Some(kind) = kind_compared(entry.kind) else {
            self.ships += 1;
            return;
        };
        let (mut names, mut faults) = (Vec::with_capacity(entry.names.len()), Vec::new());
        for name in entry.names {
            match check_name(&name.text) {
                Ok(()) => names.push(name.text),
                Err(fault) => faults.push(fault),
            }
        }
        let left_out = if names.is_empty() { "the entry" } else { "a name of it" };
        for fault in faults.iter().take(if names.is_empty() { 1 } else { faults.len() }) {
            self.tell(&format!("`{}`, {left_out}: {fault}", entry.key));
        }
        if names.is_empty() {
            self.unusable += 1;
            return;
        }
        self.names_left_out += faults.len() as u64;
        self.taken += 1;
        // A list writes a country in its words, and whoever asks perhaps by its code.
        let countries = entry.countries.into_iter().flat_map(|country| {
            let code = country.code.filter(|code| !code.eq_ignore_ascii_case(&country.text));
            std::iter::once(country.text).chain(code)
        });
        let about = About {
            births: entry.births.iter().filter_map(|birth| birth.date).collect(),
            countries: countries.collect(),
        };
        let id = id_as_json(&entry.key.into(), "id").ok();
        self.batch.push(Asked { id, names, kind, about });
        if self.batch.len() == BATCH_ENTRIES {
            self.add_batch();
        }
    }

    fn add_batch(&mut self) {
        self.reading += self.watch.lap();
        for asked in self.batch.drain(..) {
            if self.too_long.is_none() {
                self.too_long = self.gathering.add(asked).err();
            }
        }
        self.indexing += self.watch.lap();
    }

    fn tell(&mut self, what: &str) {
        if self.told.len() < REFUSED_TOLD_MAX {
            self.told.push(one_line(what));
        }
    }

    fn finish(mut self, summary: &Summary) -> Result<(NameList, ListFileRead), Problem> {
        self.add_batch();
        if let Some(fault) = &self.too_long {
            return Err(list_too_long(fault));
        }
        let refusals = summary.refusals.iter().map(|refused| one_line(&refused.to_string()));
        let mut told: Vec<String> = refusals.chain(self.told).collect();
        told.truncate(REFUSED_TOLD_MAX);
        let read = ListFileRead {
            format: summary.format.name(),
            published: summary.published,
            stated: summary.stated,
            amendment: summary.amendment,
            entries_in: summary.entries_in,
            taken: self.taken,
            ships: self.ships,
            refused: summary.refused + self.unusable,
            names_left_out: self.names_left_out,
            told,
        };
        let mut list = self.gathering.index(self.reading, self.indexing);
        list.indexing += self.watch.lap();
        Ok((list, read))
    }
}

#[cfg(test)]
#[path = "published_tests.rs"]
mod tests;
