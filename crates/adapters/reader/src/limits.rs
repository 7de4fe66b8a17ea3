//! Limits on everything that comes from outside, each named with its unit.

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

use crate::{LimitName, ReadError};

/// What one document may cost. An error that a limit raises carries the limit and what was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The file's size.
    pub bytes_max: u64,
    /// The extracted text, in Unicode scalar values.
    pub text_chars_max: u64,
    /// How deep HTML elements may lie in each other (browsers stop at about 512).
    pub html_depth_max: u32,
    /// How many elements and stretches of text an HTML page may have.
    pub html_nodes_max: u32,
    /// How many members an archive (DOCX, ODT) may have.
    pub archive_members_max: u64,
    /// The size of all members of an archive together, unpacked. Only some are ever unpacked.
    pub unpacked_bytes_max: u64,
    /// The size of one member, unpacked. Members are read as streams.
    pub member_bytes_max: u64,
    /// How many bytes each packed byte of a member above 1 MiB may become.
    pub pack_ratio_max: u64,
    /// How deep XML elements may lie in each other.
    pub xml_depth_max: u32,
    /// How deep RTF groups may lie in each other.
    pub rtf_depth_max: u64,
    /// How many pages a PDF may have.
    pub pdf_pages_max: u64,
    /// How many pages that are pictures are recognised of one document.
    pub pages_recognised_max: u64,
    /// How long recognising all of them may take, by the wall clock.
    pub recognising_milliseconds_max: u64,
    /// How many cells that hold something all sheets of a spreadsheet may have together.
    pub sheet_cells_max: u64,
    /// How many documents that lie in one are handed on.
    pub parts_max: u64,
    /// The size of all of them together.
    pub parts_bytes_max: u64,
    /// How deep documents that lie in others are followed.
    pub parts_depth_max: u64,
    /// How many times an e-mail may say that something lies in it.
    pub mail_parts_max: u64,
    /// How many records a web archive may have.
    pub records_max: u64,
    /// The child's time by the wall clock; then the parent kills it.
    pub wall_milliseconds_max: u64,
    /// The child's processor time in whole seconds, kept by the system.
    pub cpu_seconds_max: u64,
    /// The child's address space, kept by the system.
    pub memory_bytes_max: u64,
    /// The child's answer.
    pub reply_bytes_max: u64,
    /// What an external program may write.
    pub tool_output_bytes_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes_max: 64 << 20,
            text_chars_max: 32 << 20,
            html_depth_max: 512,
            html_nodes_max: 1_000_000,
            archive_members_max: 1_000,
            unpacked_bytes_max: 1 << 30,
            member_bytes_max: 256 << 20,
            pack_ratio_max: 100,
            xml_depth_max: 256,
            rtf_depth_max: 1_000,
            pdf_pages_max: 5_000,
            pages_recognised_max: 200,
            recognising_milliseconds_max: 1_200_000,
            sheet_cells_max: 6_000_000,
            parts_max: 1_000,
            parts_bytes_max: 256 << 20,
            parts_depth_max: 4,
            mail_parts_max: 2_000,
            records_max: 200_000,
            wall_milliseconds_max: 60_000,
            cpu_seconds_max: 60,
            memory_bytes_max: 2 << 30,
            reply_bytes_max: 512 << 20,
            tool_output_bytes_max: 256 << 20,
        }
    }
}

impl Limits {
    /// Is a file of this size read at all? Ask before loading it.
    ///
    /// # Errors
    /// [`ReadError::OverLimit`] with both figures.
    pub fn check_bytes(&self, measured: u64) -> Result<(), ReadError> {
        check(LimitName::Bytes, self.bytes_max, measured)
    }

    pub(crate) fn check_text(&self, text: &str) -> Result<(), ReadError> {
        check(LimitName::TextChars, self.text_chars_max, text.chars().count() as u64)
    }
}

pub(crate) fn check(limit: LimitName, allowed: u64, measured: u64) -> Result<(), ReadError> {
    if measured > allowed { Err(ReadError::OverLimit { limit, allowed, measured }) } else { Ok(()) }
}

/// Why [`take_bytes`] gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The input is longer than the limit. `measured` is then one more than allowed: the rest was
    /// not read.
    #[error(transparent)]
    Refused(#[from] ReadError),
    /// The input could not be read.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

/// Loads a file or pipe, never more than the limit allows.
///
/// # Errors
/// When the input is longer than `limits.bytes_max`, or cannot be read.
pub fn take_bytes(input: impl Read, limits: &Limits) -> Result<Vec<u8>, TakeError> {
    let mut bytes = Vec::new();
    input.take(limits.bytes_max.saturating_add(1)).read_to_end(&mut bytes)?;
    limits.check_bytes(bytes.len() as u64)?;
    Ok(bytes)
}
