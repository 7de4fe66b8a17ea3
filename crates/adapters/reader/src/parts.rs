//! Documents that lie in another: attachments, the mails of a mailbox, the pages of a web archive.
//!
//! Whatever holds them is read itself, and each of them becomes a document of its own, read in a child of its own.
//! What is not handed on is named with its reason, so that as many come out as lie in it.

use serde::{Deserialize, Serialize};

use crate::{LimitName, Limits, ReadError};

/// A document that lies in another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it lies, as a person would say it: `attachment 2`, `mail 17`, `record 5`.
    pub path: String,
    /// The name it has there, or one made from what it is.
    pub name: String,
    /// Its media type as it is said there. The bytes decide first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The address it was fetched from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day on which it was fetched from there (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched_on: Option<String>,
    /// Its bytes as they came, unpacked.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A part that is not handed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRefused {
    /// Where it lies.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Why it is not read.
    pub why: PartRefusal,
}

/// Why a part is not handed on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartRefusal {
    /// It holds nothing.
    #[error("it is empty")]
    Empty,
    /// What it is packed in cannot be undone.
    #[error("it cannot be unpacked")]
    NotUnpacked,
    /// It is packed in a way that is not known here.
    #[error("it is packed as `{how}`, which is not unpacked here")]
    UnknownPacking {
        /// The name of the way.
        how: String,
    },
    /// It does not come whole.
    #[error("it is cut short")]
    Cut,
    /// A limit was reached.
    #[error("at most {allowed} {limit} are read")]
    OverLimit {
        /// Which.
        limit: LimitName,
        /// The limit.
        allowed: u64,
    },
    /// It lies deeper in other documents than is followed.
    #[error("it lies deeper in other documents than is followed ({allowed})")]
    TooDeep {
        /// How deep is followed.
        allowed: u64,
    },
}

/// What was found in a document, counted under its limits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) found: Vec<Part>,
    pub(crate) refused: Vec<PartRefused>,
    bytes: u64,
}

impl Parts {
    /// Adds one, or says why not.
    pub(crate) fn add(&mut self, part: Part, limits: &Limits) {
        let over = |limit, allowed| Some(PartRefusal::OverLimit { limit, allowed });
        let size = part.bytes.len() as u64;
        let why = if part.bytes.iter().all(u8::is_ascii_whitespace) {
            Some(PartRefusal::Empty)
        } else if self.found.len() as u64 >= limits.parts_max {
            over(LimitName::Parts, limits.parts_max)
        } else if size > limits.bytes_max {
            over(LimitName::Bytes, limits.bytes_max)
        } else if self.bytes.saturating_add(size) > limits.parts_bytes_max {
            over(LimitName::PartsBytes, limits.parts_bytes_max)
        } else {
            None
        };
        if let Some(why) = why {
            self.refuse(part.path, part.name, why);
        } else {
            self.bytes += size;
            self.found.push(part);
        }
    }

    pub(crate) fn refuse(&mut self, path: String, name: String, why: PartRefusal) {
        self.refused.push(PartRefused { path, name, why });
    }

    /// How many there are, read or not.
    pub(crate) fn met(&self) -> u64 {
        (self.found.len() + self.refused.len()) as u64
    }

    /// More than the limit and as many again that are only named are no document.
    pub(crate) fn check(&self, limits: &Limits) -> Result<(), ReadError> {
        crate::limits::check(LimitName::Parts, limits.parts_max.saturating_mul(10), self.met())
    }
}

/// A name that others gave: the last step of its path, without what would be a command to a screen.
pub(crate) fn plain_name(name: &str) -> String {
    const CHARS_MAX: usize = 200;
    let last = name.rsplit(['/', '\\']).find(|step| !step.trim().is_empty()).unwrap_or_default();
    let kept = last.trim().chars().filter(|letter| !crate::blocks::is_left_out(*letter)).take(CHARS_MAX);
    kept.collect()
}
