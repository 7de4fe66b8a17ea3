//! That a log only grew: the log of an earlier checkpoint is the beginning of the log of a later one.

use std::fmt;

use base64ct::{Base64, Encoding as _};

use super::lines::Lines;
use super::{ProofError, same_key};
use crate::checkpoint::{Checkpoint, PublicKey, SignedCheckpoint};
use crate::source::Hash32;
use crate::tree::{self, PATH_HASHES_MAX};

/// The first line of a proof of growth.
pub(super) const GROWTH_PROOF: &str = "amparo-growth-proof v1";

const GROWTH_WORDS: [&str; 3] = [
    "# It proves, together with two checkpoints of these sizes: the later log begins with all entries of the earlier.",
    "# It does not prove: that what the entries say is true, or that no other log was shown to somebody else.",
    "# Check it: amparo-verify consistency OLD NEW FILE, or python3 amparo_verify.py consistency OLD NEW FILE.",
];

/// What shows that one log is the beginning of another. Nothing is believed of it before [`GrowthProof::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthProof {
    /// The key by which both checkpoints are signed. A forger would put their own here.
    pub key: PublicKey,
    /// How many entries the earlier log has.
    pub old: u64,
    /// How many entries the later log has.
    pub new: u64,
    /// The hashes that show it.
    pub path: Vec<Hash32>,
}

impl GrowthProof {
    /// Reads a proof. What is read prints again to the same bytes.
    ///
    /// # Errors
    /// When it is not a proof in the one form.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let mut lines = Lines::of(text)?;
        lines.exactly(GROWTH_PROOF, "the first line names the format and its version")?;
        for words in GROWTH_WORDS {
            lines.exactly(words, "the lines that say what the file is")?;
        }
        lines.exactly("", "an empty line")?;
        let key = lines.after("key ", "the desk's public key")?.parse()?;
        let old = lines.number("old ", "the size of the earlier log")?;
        let new = lines.number("new ", "the size of the later log")?;
        let path = lines.hashes(PATH_HASHES_MAX)?;
        let proof = Self { key, old, new, path };
        if proof.to_string() == text { Ok(proof) } else { Err(ProofError::NotTheOneForm) }
    }

    /// Checks that both checkpoints were signed with this key, and that the log of the later begins with that of the earlier.
    /// Gives what the two say.
    ///
    /// # Errors
    /// Says which part does not hold.
    pub fn check<'a>(
        &self,
        old: &'a SignedCheckpoint,
        new: &'a SignedCheckpoint,
        key: &PublicKey,
    ) -> Result<(&'a Checkpoint, &'a Checkpoint), ProofError> {
        same_key(&self.key, key)?;
        let (old, new) = (old.check(key)?, new.check(key)?);
        self.check_heads(old, new)?;
        Ok((old, new))
    }

    /// The same between checkpoints of which it is known already that the desk signed them.
    ///
    /// # Errors
    /// Says which part does not hold.
    pub fn check_heads(&self, old: &Checkpoint, new: &Checkpoint) -> Result<(), ProofError> {
        if old.desk != new.desk {
            return Err(ProofError::OtherDesk);
        }
        if (old.size, new.size) != (self.old, self.new) {
            return Err(ProofError::OtherSizes { old: old.size, new: new.size });
        }
        Ok(tree::check_consistency(old.head(), new.head(), &self.path)?)
    }
}

impl fmt::Display for GrowthProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{GROWTH_PROOF}")?;
        GROWTH_WORDS.iter().try_for_each(|words| writeln!(f, "{words}"))?;
        writeln!(f, "\nkey {}\nold {}\nnew {}", self.key, self.old, self.new)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", Base64::encode_string(&hash.0)))?;
        writeln!(f)
    }
}
