//! Lines of JSON: read one by one under a limit, written in portions.

use std::borrow::Cow;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Write};

use amparo_names::Kind;
use serde::Deserialize;

/// The longest line that is read, in bytes.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// The longest text that is taken for a name, in characters.
pub const NAME_CHARS_MAX: usize = 1000;

/// The most names that one line may give.
pub const LINE_NAMES_MAX: usize = 1000;

/// How much is read at a time, in bytes.
const READ_BYTES: usize = 1 << 18;

/// Why a line cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("it is longer than {LINE_BYTES_MAX} bytes")]
    LineLong,
    #[error("it is empty")]
    LineEmpty,
    #[error("it is no JSON object: it begins with a square bracket")]
    Array,
    #[error("{what} (column {column})")]
    Json { what: String, column: usize },
    #[error("it names nobody: there is no letter and no digit in its name")]
    NameEmpty,
    #[error("it has no `name`")]
    NameMissing,
    #[error("its name has {chars} characters, and more than {NAME_CHARS_MAX} are no name")]
    NameLong { chars: usize },
    #[error("it has {names} names, and more than {LINE_NAMES_MAX} are not one entry's")]
    NamesMany { names: usize },
    #[error("it has no `{field}`")]
    IdMissing { field: &'static str },
    #[error("its `{field}` is neither a text nor a number")]
    IdStrange { field: &'static str },
    #[error("its `birth` is “{text}”, which is no date")]
    Birth { text: String },
    #[error("the list has more than {max} names")]
    ListLong { max: usize },
}

/// What a line names. `word` and `token` are one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum KindWord {
    #[default]
    Person,
    #[serde(alias = "organisation", alias = "organization")]
    Org,
    #[serde(alias = "word")]
    Token,
}

impl KindWord {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Person => Kind::Person,
            Self::Org => Kind::Organisation,
            Self::Token => Kind::Word,
        }
    }
}

/// A pair as a line has it. What else the line says is not looked at.
#[derive(Debug, Deserialize)]
pub(super) struct Pair<'line> {
    #[serde(borrow)]
    pub(super) left: Cow<'line, str>,
    #[serde(borrow)]
    pub(super) right: Cow<'line, str>,
    #[serde(default, rename = "type")]
    pub(super) kind: KindWord,
}

/// What a line says, or why it cannot be used.
pub(super) fn parse<'line, T: Deserialize<'line>>(line: &'line [u8]) -> Result<T, Fault> {
    // It would be taken for the values of an object in the order in which this file happens to name them.
    if line.trim_ascii_start().first() == Some(&b'[') {
        return Err(Fault::Array);
    }
    serde_json::from_slice(line).map_err(|error| {
        let text = error.to_string();
        // Every text is one line, so only the column tells something.
        let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
        let what = if error.is_data() { what.to_owned() } else { format!("it is no JSON: {what}") };
        Fault::Json { what, column: error.column() }
    })
}

/// Refuses what is too long to be a name: comparing costs the square of a word's length.
pub(super) fn check_length(text: &str) -> Result<(), Fault> {
    // A character has at least a byte, so that counting is rarely needed.
    if text.len() <= NAME_CHARS_MAX {
        return Ok(());
    }
    let chars = text.chars().count();
    if chars > NAME_CHARS_MAX { Err(Fault::NameLong { chars }) } else { Ok(()) }
}

/// Refuses what is no name also because it is empty.
pub(super) fn check_name(text: &str) -> Result<(), Fault> {
    if text.chars().any(char::is_alphanumeric) { check_length(text) } else { Err(Fault::NameEmpty) }
}

/// The lines of a stream. It brings its own buffer, because it must know whether more is waiting in it.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(READ_BYTES, input), line: Vec::new(), number: 0 }
    }

    /// The number of the line that was read last, as a person counts: from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Whether nothing that was read waits: whoever writes to us may be waiting for an answer.
    pub(super) fn is_drained(&self) -> bool {
        self.input.buffer().is_empty()
    }

    /// The next line without its end; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<&[u8], Fault>>> {
        self.line.clear();
        let limit = LINE_BYTES_MAX as u64 + 1;
        let read = self.input.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        } else if read > LINE_BYTES_MAX {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Err(Fault::LineLong)));
        }
        let mut line = self.line.as_slice();
        if self.number == 1 {
            // Some programs begin a file in UTF-8 with this mark.
            line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(Some(Err(Fault::LineEmpty)));
        }
        Ok(Some(Ok(line)))
    }
}

/// Whether somebody still reads what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    Yes,
    /// The pipe was closed (`… | head`), which is no error: the work may end.
    No,
}

/// Writes a portion, and sees to it that it arrives.
pub(super) fn give(out: &mut impl Write, text: &str) -> io::Result<Heard> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(Heard::Yes),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Heard::No),
        Err(error) => Err(error),
    }
}

/// JSON in which nothing steers a terminal: what would is written as JSON can write it, so that nothing is lost.
pub(super) fn harmless(json: &str) -> Cow<'_, str> {
    let steers = |letter: char| {
        letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !json.contains(steers) {
        return Cow::Borrowed(json);
    }
    let escaped = json.chars().map(|letter| {
        if steers(letter) { format!("\\u{:04x}", u32::from(letter)) } else { letter.to_string() }
    });
    Cow::Owned(escaped.collect())
}
