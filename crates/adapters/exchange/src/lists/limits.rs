//! What a list may measure. Published lists stay far below; the figures keep a broken or hostile file from taking the
//! machine with it.

/// The most bytes that a list file may have.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;

/// The most bytes that one record (an entry in XML, a row, a line of JSON) may have. The largest published ones have
/// some 100 KiB.
pub const RECORD_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The most elements that one entry in XML may have.
pub const RECORD_ELEMENTS_MAX: usize = 100_000;

/// How deep elements may be nested. Published lists nest up to 12.
pub const DEPTH_MAX: usize = 64;

/// The most names that one entry may have, and the most addresses, births, numbers and so on. Large companies have some
/// 300 names.
pub const VALUES_MAX: usize = 5_000;

/// The most bytes that one name may have.
pub const NAME_BYTES_MAX: usize = 4 * 1024;

/// The most bytes that any other text of an entry may have.
pub const TEXT_BYTES_MAX: usize = 256 * 1024;

/// The most bytes of memory that may be held beside the entry at hand: entries whose rows are still to come, what later
/// entries refer to, and the keys seen.
pub const HELD_BYTES_MAX: usize = 512 * 1024 * 1024;

/// The most entries that a list may have. The largest collections have some three million.
pub const ENTRIES_MAX: u64 = 10_000_000;

/// The most refusals that a summary tells one by one; it counts all.
pub const REFUSED_TOLD_MAX: usize = 1_000;

/// The limits in force, so that tests can lower them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) file_bytes_max: u64,
    pub(super) record_bytes_max: u64,
    pub(super) record_elements_max: usize,
    pub(super) depth_max: usize,
    pub(super) held_bytes_max: usize,
    pub(super) entries_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes_max: FILE_BYTES_MAX,
            record_bytes_max: RECORD_BYTES_MAX,
            record_elements_max: RECORD_ELEMENTS_MAX,
            depth_max: DEPTH_MAX,
            held_bytes_max: HELD_BYTES_MAX,
            entries_max: ENTRIES_MAX,
        }
    }
}
