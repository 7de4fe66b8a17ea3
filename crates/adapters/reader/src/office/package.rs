//! The archive: its members counted and weighed before any is unpacked.

use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::check;
use crate::{Damage, Format, LimitName, Limits, ReadError};

/// A member that is small when unpacked may be packed to any degree: repeated table rows are.
const RATIO_FREE_BYTES: u64 = 1 << 20;
/// Where the list of members ends; its record may be followed by a comment.
const END_RECORD: &[u8] = b"PK\x05\x06";

pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    /// # Errors
    /// When it is no archive, is encrypted, or one of its limits is reached.
    pub(crate) fn open(bytes: &'a [u8], format: Format, limits: &'a Limits) -> Result<Self, ReadError> {
        // The record says how many members there are before a list of them is made.
        check(LimitName::ArchiveMembers, limits.archive_members_max, members_declared(bytes))?;
        let damaged = |_| ReadError::Damaged { format, damage: Damage::Archive };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        check(LimitName::ArchiveMembers, limits.archive_members_max, archive.len() as u64)?;
        let mut unpacked: u64 = 0;
        for index in 0..archive.len() {
            let member = archive.by_index_raw(index).map_err(damaged)?;
            if member.is_symlink() {
                return Err(ReadError::Damaged { format, damage: Damage::Link });
            }
            if member.encrypted() {
                return Err(ReadError::PasswordProtected);
            }
            unpacked = unpacked.saturating_add(member.size());
            check_ratio(limits, member.size(), member.compressed_size())?;
        }
        check(LimitName::UnpackedBytes, limits.unpacked_bytes_max, unpacked)?;
        Ok(Self { archive, format, limits })
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// A member as a stream that ends with an error where it is larger than its limit.
    pub(crate) fn part(&mut self, part: &str) -> Result<Option<impl BufRead + '_>, ReadError> {
        let damaged = ReadError::Damaged { format: self.format, damage: Damage::Member };
        let limit = self.limits.member_bytes_max;
        match self.archive.by_name(part) {
            Ok(member) => {
                let measured = member.size();
                check(LimitName::MemberBytes, limit, measured)?;
                Ok(Some(BufReader::with_capacity(64 << 10, Bounded { member, left: limit })))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::InvalidPassword) => Err(ReadError::PasswordProtected),
            Err(_) => Err(damaged),
        }
    }

    /// The names of its members, in the order of its list.
    pub(crate) fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// How many bytes a member has unpacked, as the list says.
    pub(crate) fn size_of(&mut self, part: &str) -> Option<u64> {
        let index = self.archive.index_for_name(part)?;
        self.archive.by_index_raw(index).ok().map(|member| member.size())
    }

    /// The first bytes of a small member, such as `mimetype`.
    pub(crate) fn start_of(&mut self, part: &str, bytes_max: u64) -> Result<Vec<u8>, ReadError> {
        let mut start = Vec::new();
        let format = self.format;
        if let Some(stream) = self.part(part)? {
            let damaged = |_| ReadError::Damaged { format, damage: Damage::Member };
            stream.take(bytes_max).read_to_end(&mut start).map_err(damaged)?;
        }
        Ok(start)
    }
}

fn check_ratio(limits: &Limits, unpacked: u64, packed: u64) -> Result<(), ReadError> {
    if unpacked <= RATIO_FREE_BYTES {
        return Ok(());
    }
    check(LimitName::PackRatio, limits.pack_ratio_max, unpacked / packed.max(1))
}

/// How many members the archive's end record declares; 0 when there is no record.
fn members_declared(bytes: &[u8]) -> u64 {
    const RECORD_BYTES: usize = 22;
    const COMMENT_BYTES_MAX: usize = 65_535;
    let tail = &bytes[bytes.len().saturating_sub(RECORD_BYTES + COMMENT_BYTES_MAX)..];
    let last = tail.windows(END_RECORD.len()).rposition(|window| window == END_RECORD);
    let field = last.and_then(|at| tail.get(at + 10..at + 12));
    field.map_or(0, |two| u64::from(u16::from_le_bytes([two[0], two[1]])))
}

/// What a member declares of its size may be false, so what comes out is counted too.
struct Bounded<R> {
    member: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.member.read(buffer)?;
        self.left =
            self.left.checked_sub(read as u64).ok_or_else(|| std::io::Error::other(super::xml::TOO_LARGE))?;
        Ok(read)
    }
}
