//! Proofs that leave the desk: what a stranger can check without the desk, its keys or this program.
//!
//! An [`EntryProof`] shows one entry of the log: the envelope, the fields that the desk chose to show, the hashes of those it
//! did not, the way to the root, and the checkpoint in which the desk signed that root. A [`GrowthProof`] shows that the log of one
//! checkpoint is the beginning of the log of a later one. Both are text that a person can read; each has exactly one form,
//! so that what is read prints again to the same bytes. The format is specified in `docs/manual/proofs.md`; it is
//! versioned, and every version ever released stays readable.
//!
//! What a proof does **not** show: that what an entry says is true, that its time is right, that the desk showed everything it
//! knows, that there is no second log. Whoever prints a proof says so beside it.
//!
//! The doors: [`EntryProof::new`], [`EntryProof::parse`], [`EntryProof::check`]; [`GrowthProof`] has the same.

mod growth;
mod lines;
pub mod readable;
#[cfg(test)]
mod tests;

use std::fmt;

use base64ct::{Base64, Encoding as _};

pub use self::growth::GrowthProof;
use self::lines::Lines;
use crate::canonical;
use crate::checkpoint::{Checkpoint, CheckpointError, PublicKey, SignedCheckpoint};
use crate::entry::{self, EntryError, Envelope, SaltedField};
use crate::source::Hash32;
use crate::tree::{self, PATH_HASHES_MAX, TreeError};

/// The most bytes that a proof may have.
pub const PROOF_BYTES_MAX: usize = 1024 * 1024;

/// The most fields that an entry in a proof may have.
pub const FIELDS_MAX: usize = 4096;

/// The first line of an entry's proof.
const ENTRY_PROOF: &str = "amparo-entry-proof v1";

/// What stands below it, for whoever opens the file without a program.
const ENTRY_WORDS: [&str; 4] = [
    "# One entry of a desk's log, with those of its fields that the desk chose to show.",
    "# It proves: the desk with the key below signed a log that has this entry, with these fields, at this place.",
    "# It does not prove: that what the entry says is true, that its time is right, or that nothing was left out.",
    "# Check it: amparo-verify claim FILE, or python3 amparo_verify.py claim FILE.",
];

/// How the part begins that any program for C2SP's `tlog-proof` can read.
const TLOG_PROOF: &str = "c2sp.org/tlog-proof@v1";

/// Why a proof could not be made or read, or does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// More bytes, fields or hashes than a proof may have.
    #[error("it is larger than a proof may be ({PROOF_BYTES_MAX} bytes, {FIELDS_MAX} fields)")]
    TooLarge,
    /// Not in the form of a proof.
    #[error("line {line} is not in the form of a proof: {wanted}")]
    Form {
        /// The line, from 1.
        line: usize,
        /// What should stand there.
        wanted: &'static str,
    },
    /// The words beside a value are not what the value says.
    #[error("line {line}: the words are not what the proven bytes say")]
    Words {
        /// The line, from 1.
        line: usize,
    },
    /// Two ways to write one proof: only one is allowed.
    #[error("it is not written in the one form that a proof has")]
    NotTheOneForm,
    /// No field is shown.
    #[error("it shows no field of the entry")]
    NothingShown,
    /// A field has a name that a proof cannot print.
    #[error("the field `{path}` cannot be shown: its name is not plain")]
    UnprintablePath {
        /// The path, with what cannot be printed escaped.
        path: String,
    },
    /// The envelope or a field is not in the form of an entry.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The checkpoint or the key does not hold.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The proof names another key than the one the reader trusts.
    #[error("it is signed with the key {found}, and the key to trust is {wanted}")]
    OtherKey {
        /// The key that the proof names.
        found: String,
        /// The key that the reader trusts.
        wanted: String,
    },
    /// The way to the root does not hold.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The fields are not those of the entry.
    #[error("the fields are not those of the entry in the log")]
    OtherFields,
    /// The entry is of another log than the checkpoint.
    #[error("the entry belongs to the log of another desk than the checkpoint")]
    OtherDesk,
    /// The proof speaks of logs of other sizes than the checkpoints.
    #[error("it is not a proof between these checkpoints, which have {old} and {new} entries")]
    OtherSizes {
        /// The size of the earlier checkpoint.
        old: u64,
        /// The size of the later checkpoint.
        new: u64,
    },
    /// The entry names another place than the proof.
    #[error("the entry says that it stands at place {entry}, and the proof says {index}")]
    OtherPlace {
        /// What the entry says.
        entry: u64,
        /// What the proof says.
        index: u64,
    },
}

/// One field of the entry, in the order of the entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// Shown with its salt: path and value can be checked.
    Shown(SaltedField),
    /// Not shown: its hash says nothing to anyone who has not the salt.
    Hidden(Hash32),
}

impl Field {
    fn hash(&self) -> Hash32 {
        match self {
            Self::Shown(field) => field.hash(),
            Self::Hidden(hash) => *hash,
        }
    }
}

/// What shows that an entry stands in a desk's log. Nothing is believed of it before [`EntryProof::check`].
#[derive(Debug, Clone, PartialEq)]
pub struct EntryProof {
    key: PublicKey,
    envelope: Envelope,
    fields: Vec<Field>,
    index: u64,
    path: Vec<Hash32>,
    checkpoint: SignedCheckpoint,
}

/// What a proof proves, after every part of it was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Proven<'a> {
    /// What the desk signed: whose log, how many entries, which root.
    pub checkpoint: &'a Checkpoint,
    /// The key by which it was signed.
    pub key: PublicKey,
    /// The place of the entry in the log, from 0.
    pub index: u64,
    /// The leaf hash by which the log knows the entry.
    pub leaf: Hash32,
    /// The fields that are shown, in the order of the entry.
    pub shown: Vec<&'a SaltedField>,
    /// How many fields the entry has besides.
    pub hidden: usize,
}

impl EntryProof {
    /// Makes the proof of one entry from what the desk has: the envelope as stored, the payload, the way to the root of the
    /// checkpoint. `shows` says of each field's path whether it is shown.
    ///
    /// # Errors
    /// When a part cannot be read, nothing would be shown, or the proof would not hold: one that does not is never made.
    pub fn new(
        envelope: &[u8],
        payload: &[u8],
        shows: &dyn Fn(&str) -> bool,
        path: Vec<Hash32>,
        checkpoint: SignedCheckpoint,
        key: PublicKey,
    ) -> Result<Self, ProofError> {
        let envelope = Envelope::decode(envelope)?;
        let fields = entry::fields_of(payload)?
            .into_iter()
            .map(|field| if shows(&field.path) { Field::Shown(field) } else { Field::Hidden(field.hash()) });
        let proof = Self { key, index: envelope.seq, envelope, fields: fields.collect(), path, checkpoint };
        proof.check(&key)?;
        let written = proof.to_string();
        if Self::parse(&written)? == proof { Ok(proof) } else { Err(ProofError::NotTheOneForm) }
    }

    /// Reads a proof. What is read prints again to the same bytes.
    ///
    /// # Errors
    /// When it is not a proof in the one form. That it was read says nothing about whether it holds.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let mut lines = Lines::of(text)?;
        lines.exactly(ENTRY_PROOF, "the first line names the format and its version")?;
        for words in ENTRY_WORDS {
            lines.exactly(words, "the lines that say what the file is")?;
        }
        lines.exactly("", "an empty line")?;
        let key = lines.after("key ", "the desk's public key")?.parse()?;
        let envelope = Envelope::decode(&lines.base64("entry ", "the entry's open part in base64")?)?;
        lines.exactly("", "an empty line")?;
        let fields = read_fields(&mut lines)?;
        lines.exactly(TLOG_PROOF, "the line that begins the proof proper")?;
        let index = lines.number("index ", "the entry's place in the log")?;
        let path = lines.hashes(PATH_HASHES_MAX)?;
        let checkpoint = SignedCheckpoint::parse(lines.rest())?;
        let proof = Self { key, envelope, fields, index, path, checkpoint };
        if proof.to_string() == text { Ok(proof) } else { Err(ProofError::NotTheOneForm) }
    }

    /// The key that stands in the proof. A forger would put their own there: whoever checks a proof
    /// compares it with the key that the desk gave by another way.
    pub const fn key_inside(&self) -> PublicKey {
        self.key
    }

    /// Checks everything, with the key that the reader trusts.
    ///
    /// # Errors
    /// Says which part does not hold.
    pub fn check(&self, key: &PublicKey) -> Result<Proven<'_>, ProofError> {
        same_key(&self.key, key)?;
        let checkpoint = self.checkpoint.check(key)?;
        if self.envelope.origin != checkpoint.desk {
            return Err(ProofError::OtherDesk);
        }
        if self.envelope.seq != self.index {
            return Err(ProofError::OtherPlace { entry: self.envelope.seq, index: self.index });
        }
        let hashes: Vec<Hash32> = self.fields.iter().map(Field::hash).collect();
        if entry::root_of(&hashes) != self.envelope.fields_root {
            return Err(ProofError::OtherFields);
        }
        let shown = self.shown()?;
        let leaf = self.envelope.leaf();
        tree::check_inclusion(leaf, self.index, checkpoint.size, &self.path, checkpoint.root)?;
        let hidden = self.fields.len() - shown.len();
        Ok(Proven { checkpoint, key: *key, index: self.index, leaf, shown, hidden })
    }

    /// The shown fields: at least one, in ascending order of their paths, each value in the one encoding.
    fn shown(&self) -> Result<Vec<&SaltedField>, ProofError> {
        let shown: Vec<&SaltedField> = self
            .fields
            .iter()
            .filter_map(|field| match field {
                Field::Shown(field) => Some(field),
                Field::Hidden(_) => None,
            })
            .collect();
        if shown.is_empty() {
            return Err(ProofError::NothingShown);
        }
        if self.fields.len() > FIELDS_MAX {
            return Err(ProofError::TooLarge);
        }
        if shown.windows(2).any(|pair| pair[0].path >= pair[1].path) {
            return Err(EntryError::Form("fields out of order").into());
        }
        for field in &shown {
            if !is_plain_path(&field.path) {
                return Err(ProofError::UnprintablePath { path: field.path.escape_debug().to_string() });
            }
            canonical::decode_value(&field.value).map_err(EntryError::from)?;
        }
        Ok(shown)
    }
}

fn same_key(found: &PublicKey, wanted: &PublicKey) -> Result<(), ProofError> {
    if found == wanted {
        return Ok(());
    }
    Err(ProofError::OtherKey { found: found.to_string(), wanted: wanted.to_string() })
}

/// Paths come from the names of parts of an entry; none of them holds more than this.
fn is_plain_path(path: &str) -> bool {
    !path.is_empty() && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-.".contains(&byte))
}

fn read_fields(lines: &mut Lines<'_>) -> Result<Vec<Field>, ProofError> {
    let mut fields = Vec::new();
    while !lines.skip_empty() {
        if fields.len() == FIELDS_MAX {
            return Err(ProofError::TooLarge);
        }
        if let Some(hash) = lines.hash_after("hidden ")? {
            fields.push(Field::Hidden(hash));
            continue;
        }
        let path = lines.after("shown ", "a field that is shown or hidden")?.to_owned();
        if !is_plain_path(&path) {
            return Err(lines.wrong("a field's name"));
        }
        let salt = lines.base64("  salt ", "the field's salt in base64")?;
        let salt = salt.try_into().map_err(|_| lines.wrong("a salt of sixteen bytes"))?;
        let value = lines.base64("  cbor ", "the field's value in base64")?;
        let read = canonical::decode_value(&value).map_err(EntryError::from)?;
        if lines.after("  says ", "the field's value in words")? != readable::words(&read) {
            return Err(ProofError::Words { line: lines.line() });
        }
        fields.push(Field::Shown(SaltedField { path, salt, value }));
    }
    Ok(fields)
}

impl fmt::Display for EntryProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{ENTRY_PROOF}")?;
        ENTRY_WORDS.iter().try_for_each(|words| writeln!(f, "{words}"))?;
        writeln!(f, "\nkey {}", self.key)?;
        writeln!(f, "entry {}\n", Base64::encode_string(&self.envelope.encode()))?;
        for field in &self.fields {
            match field {
                Field::Hidden(hash) => writeln!(f, "hidden {}", Base64::encode_string(&hash.0))?,
                Field::Shown(field) => {
                    let says = canonical::decode_value(&field.value).map_err(|_| fmt::Error)?;
                    writeln!(f, "shown {}", field.path)?;
                    writeln!(f, "  salt {}", Base64::encode_string(&field.salt))?;
                    writeln!(f, "  cbor {}", Base64::encode_string(&field.value))?;
                    writeln!(f, "  says {}", readable::words(&says))?;
                }
            }
        }
        writeln!(f, "\n{TLOG_PROOF}\nindex {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", Base64::encode_string(&hash.0)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
