//! Reading in another process, so that a document which breaks a parser breaks nothing else.
//!
//! The desk holds a [`Reader`], which starts one child for each document, sends it one
//! [`ReadRequest`], and waits for one [`ReadReply`] no longer than the limits say. The child is this
//! same program, started so that it calls [`serve`]. The parent parses nothing of the document: only
//! the reply's frame and its JSON.
//!
//! This is the level "plain child with limits". Before it reads the request, the child closes what
//! it inherited besides its three standard streams and takes from itself, for good: new files and
//! sockets (`RLIMIT_NOFILE` 0), writing files (`RLIMIT_FSIZE` 0), core dumps, new processes where
//! the system allows it (not for root), new privileges, and memory and processor time above the
//! limits. Its environment is empty and its folder is `/`. It is **not** behind seccomp or Landlock:
//! code that takes over the child could still make system calls that need no new file, such as
//! sending signals to the same user's processes, and a child of root could lift its limits again.

mod attempt;
mod confine;
mod external;
#[cfg(target_os = "linux")]
mod files;
mod frame;
mod hold;
mod ocr;
mod parent;
mod pdf;
mod self_test;
mod serve;
#[cfg(target_os = "linux")]
mod syscalls;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use attempt::Attempt;
pub use confine::{Confinement, Profile};
pub use external::{Tool, ToolSpec, become_tool};
pub use ocr::installed_languages;
pub use parent::Reader;
pub use self_test::{Attempted, Outcome, SelfTest};
pub use serve::{answer, dispatch, serve, serve_after};

use crate::propose::{Proposal, Range};
use crate::{FileHint, Limits, Part, PartRefused, Reading};

/// One document to read.
#[derive(Debug, Clone)]
pub struct ReadRequest<'a> {
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// What else is known of the file.
    pub hint: FileHint,
    /// The document's date, which "last month" in it is counted from. `None` leaves it to what the
    /// document says of itself.
    pub document_date: Option<Date>,
    /// People the record knows, each spelling an entry of its own, so that a short form in the text is
    /// tied to the right person.
    pub known_people: Vec<String>,
    /// What it may cost.
    pub limits: Limits,
}

/// What a child read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadReply {
    /// The document's text with places.
    pub reading: Reading,
    /// What the document seems to claim, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// Where the authors disclose an interest in the case. `None`: nothing was found, which does not
    /// mean that there is none.
    pub disclosed_interest: Option<DisclosedInterest>,
    /// The date that relative dates were counted from, if any.
    pub document_date: Option<Date>,
    /// How the child was confined while it read.
    pub confinement: Confinement,
    /// Documents that lie in it, to be read each in a child of its own.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Those of them that are not handed on, with the reason.
    #[serde(default)]
    pub parts_refused: Vec<PartRefused>,
}

/// The authors' own words on their interest in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosedInterest {
    /// Where they stand.
    pub range: Range,
    /// The words.
    pub quote: String,
}

/// Hears an answer of a child in each of the ways in which a parent does, for fuzzing; gives a mark of what was heard.
pub(crate) fn hear_for_fuzzing(bytes: &[u8]) -> u64 {
    let limits = Limits { reply_bytes_max: 1 << 20, ..Limits::default() };
    let heard = [
        frame::read_answer(&mut &*bytes, &limits).map(|answer| answer.is_ok()),
        frame::read_table_answer(&mut &*bytes, &limits).map(|answer| answer.is_ok()),
        frame::read_test_answer(&mut &*bytes).map(|_| true),
    ];
    heard.iter().enumerate().fold(0, |mark, (at, one)| {
        let told = match one {
            Ok(read) => u64::from(*read) + 1,
            Err(error) => 3 + u64::from(error.kind() == std::io::ErrorKind::InvalidData),
        };
        mark | told << (8 * at)
    })
}

/// Requests as a parent writes them, and the answers to them, for fuzzing.
pub(crate) fn requests_for_fuzzing(text: &[u8], sheet: &[u8]) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let request = |bytes| ReadRequest {
        bytes,
        hint: FileHint::named("a.txt"),
        document_date: None,
        known_people: vec!["Nadia Sorokina".to_owned()],
        limits: Limits::default(),
    };
    let mut asked = [Vec::new(), Vec::new()];
    let written = frame::write_request(&mut asked[0], &request(text), true)
        .and_then(|()| frame::write_table_request(&mut asked[1], &request(sheet), true));
    debug_assert!(written.is_ok(), "memory takes what is written");
    let answers = asked.iter().map(|asked| {
        let mut said = Vec::new();
        let answered = answer(&mut asked.as_slice(), &mut said);
        debug_assert!(answered.is_ok(), "memory takes what is written");
        said
    });
    (asked.to_vec(), answers.collect())
}

/// Is this anything but text? Asked of the first bytes alone, by parent and child, before anything is
/// parsed: on Linux such a file is parsed only behind walls that hold.
fn needs_walls(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let start = &bytes[..bytes.len().min(4096)];
    bytes.starts_with(b"PK")
        || bytes.starts_with(&[0x1F, 0x8B])
        || start.windows(5).any(|window| window == b"%PDF-")
        || (!utf16 && start.contains(&0))
}
