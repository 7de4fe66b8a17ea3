//! What a check can find, as facts that name the entry. Casework turns them into words for a person.

use amparo_ledger::source::Hash32;

/// More findings than this are counted and not listed.
pub(crate) const FINDINGS_MAX: usize = 1_000;

/// One thing that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry, where it is one.
    pub entry: Option<u64>,
    /// What does not hold.
    pub damage: Damage,
}

/// What does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The entry, and those up to this one, are not there.
    #[error("it is missing{}", up_to(*through))]
    Missing {
        /// The last one of those that are not there, if there are several.
        through: Option<u64>,
    },
    /// The disk or a page of the database does not give it back.
    #[error("it cannot be read: {why}")]
    Unreadable {
        /// Why.
        why: String,
    },
    /// The envelope is not one in the one form.
    #[error("its envelope cannot be read: {why}")]
    Envelope {
        /// Why.
        why: String,
    },
    /// The envelope is another desk's.
    #[error("it is another desk's")]
    OtherDesk,
    /// The envelope speaks of another place in the log.
    #[error("it stands in the place of another: it says that it is entry {says}")]
    OtherPlace {
        /// The number that it says it has.
        says: u64,
    },
    /// The leaf on file is not that of the envelope: one of both was changed.
    #[error("its leaf is not the one that was stored")]
    Leaf,
    /// The envelope does not carry the leaf of the entry before.
    #[error("it does not follow the entry before")]
    Chain,
    /// There is no content.
    #[error("its content is missing")]
    ContentMissing,
    /// The content is not the one whose hash and length the envelope carries.
    #[error("its content is not the one that was stored")]
    Content,
    /// There is content and no entry.
    #[error("there is content without an entry")]
    ContentWithoutEntry,
    /// The key of its scope is not in the keyring, and no entry says that it was erased.
    #[error("the key of its scope is missing")]
    KeyMissing,
    /// Its own key does not open under the key of its scope.
    #[error("its key does not open")]
    KeyDoesNotOpen,
    /// Its content does not open with its own key.
    #[error("its content does not open")]
    ContentDoesNotOpen,
    /// The fields are not those of which the envelope carries the root, or not in the one form.
    #[error("its fields do not hold: {why}")]
    Fields {
        /// Why.
        why: String,
    },
    /// It speaks of another scope than that under whose key it lies.
    #[error("it lies under the key of another scope")]
    OtherScope,
    /// It does not fit what came before it, so it was never accepted.
    #[error("it does not fit what came before it: {why}")]
    Fit {
        /// Why.
        why: String,
    },
    /// The log ends before the newest checkpoint on file.
    #[error("the log ends here, and the desk signed one of {signed} entries")]
    LogShorter {
        /// How many entries the checkpoint speaks of.
        signed: u64,
    },
    /// Entries follow which no checkpoint on file speaks of.
    #[error("the desk never signed this entry: its newest checkpoint ends before it")]
    Unsigned,
    /// A checkpoint is not one.
    #[error("the checkpoint of {size} entries cannot be read: {why}")]
    CheckpointUnreadable {
        /// The size under which it lies.
        size: u64,
        /// Why.
        why: String,
    },
    /// A checkpoint is of another desk.
    #[error("the checkpoint of {size} entries is another desk's: {found}")]
    CheckpointOtherDesk {
        /// The size under which it lies.
        size: u64,
        /// Whose it is.
        found: String,
    },
    /// A checkpoint is not signed by this desk's key.
    #[error("the checkpoint of {size} entries is not signed by this desk's key")]
    CheckpointNotSigned {
        /// The size under which it lies.
        size: u64,
    },
    /// The log is not the one that was signed.
    #[error(
        "the log of {size} entries is not the one that the desk signed: the difference lies after entry {after}"
    )]
    CheckpointRoot {
        /// How many entries the checkpoint speaks of.
        size: u64,
        /// So many entries at the beginning are those that were signed.
        after: u64,
    },
    /// The desk has a key and entries, and no checkpoint.
    #[error("no checkpoint is on file")]
    CheckpointMissing,
    /// What is kept of the tree is not what the leaves add up to. `rebuild` mends it.
    #[error("{what} is not what the log adds up to: rebuild")]
    View {
        /// Which view.
        what: &'static str,
    },
    /// An archived document is not what was archived.
    #[error("blob {name} is not what was archived")]
    BlobAltered {
        /// Its name in the folder of blobs.
        name: String,
    },
    /// An archived document cannot be read from the disk.
    #[error("blob {name} cannot be read: {why}")]
    BlobUnreadable {
        /// Its name in the folder of blobs.
        name: String,
        /// Why.
        why: String,
    },
    /// The bytes of a source on record are not on file. The entry is the one that brought the source.
    #[error("the archived document with the hash {bytes} is missing")]
    BlobMissing {
        /// The hash of its bytes.
        bytes: Hash32,
    },
    /// The database complains of itself.
    #[error("the database does not hold: {why}")]
    Page {
        /// Its own words.
        why: String,
    },
}

fn up_to(through: Option<u64>) -> String {
    through.map_or_else(String::new, |last| format!(", with all up to entry {last}"))
}

impl Damage {
    /// A short name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Unreadable { .. } => "unreadable",
            Self::Envelope { .. } => "envelope",
            Self::OtherDesk => "other-desk",
            Self::OtherPlace { .. } => "other-place",
            Self::Leaf => "leaf",
            Self::Chain => "chain",
            Self::ContentMissing => "content-missing",
            Self::Content => "content",
            Self::ContentWithoutEntry => "content-without-entry",
            Self::KeyMissing => "key-missing",
            Self::KeyDoesNotOpen => "key-does-not-open",
            Self::ContentDoesNotOpen => "content-does-not-open",
            Self::Fields { .. } => "fields",
            Self::OtherScope => "other-scope",
            Self::Fit { .. } => "does-not-fit",
            Self::LogShorter { .. } => "log-shorter",
            Self::Unsigned => "unsigned",
            Self::CheckpointUnreadable { .. } => "checkpoint-unreadable",
            Self::CheckpointOtherDesk { .. } => "checkpoint-other-desk",
            Self::CheckpointNotSigned { .. } => "checkpoint-not-signed",
            Self::CheckpointRoot { .. } => "checkpoint-root",
            Self::CheckpointMissing => "checkpoint-missing",
            Self::View { .. } => "view",
            Self::BlobAltered { .. } => "blob-altered",
            Self::BlobUnreadable { .. } => "blob-unreadable",
            Self::BlobMissing { .. } => "blob-missing",
            Self::Page { .. } => "page",
        }
    }

    /// Whether `rebuild` mends it: only what is worked out from the log is concerned, and not the log.
    pub fn is_mended_by_rebuild(&self) -> bool {
        matches!(self, Self::View { .. })
    }
}

/// Findings up to a bound, and how many there were beyond it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    pub(crate) listed: Vec<Finding>,
    pub(crate) more: u64,
}

impl Findings {
    pub(crate) fn add(&mut self, entry: impl Into<Option<u64>>, damage: Damage) {
        if self.listed.len() < FINDINGS_MAX {
            self.listed.push(Finding { entry: entry.into(), damage });
        } else {
            self.more += 1;
        }
    }
}
