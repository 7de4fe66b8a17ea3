//! Reading the files and checking them: what comes out is put into words elsewhere.

use std::io::Read as _;

use amparo_ledger::canonical;
use amparo_ledger::checkpoint::{Checkpoint, PublicKey, SignedCheckpoint};
use amparo_ledger::proof::{EntryProof, GrowthProof, PROOF_BYTES_MAX, ProofError, readable};
use amparo_ledger::source::Hash32;

use crate::args::What;

/// Why nothing is proven.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The files were read, and the proof does not hold.
    Fails { why: String },
    /// A file could not be read, or is not what it should be: nothing can be said.
    Unreadable { file: String, why: String },
}

/// What holds.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) key: PublicKey,
    /// Whether the reader brought the key, or it stands in the proof and nobody vouched for it.
    pub(crate) key_given: bool,
    pub(crate) proven: Proven,
    /// Whether the checkpoint that the reader holds is tied to the proof; `None` if none was given.
    pub(crate) tied: Option<bool>,
}

/// What is proven.
#[derive(Debug)]
pub(crate) enum Proven {
    /// An entry in a log.
    Entry { log: Checkpoint, index: u64, leaf: Hash32, shown: Vec<Shown>, hidden: usize },
    /// One log is the beginning of another.
    Growth { old: Checkpoint, new: Checkpoint },
}

/// A field and what it says.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) path: String,
    pub(crate) says: String,
}

/// The exit status.
pub(crate) const fn status(verdict: &Result<Held, Failure>) -> u8 {
    match verdict {
        Ok(Held { key_given: true, tied: None | Some(true), .. }) => 0,
        Ok(_) => 4,
        Err(Failure::Fails { .. }) => 1,
        Err(Failure::Unreadable { .. }) => 3,
    }
}

/// Checks what was asked.
pub(crate) fn verify(what: &What) -> Result<Held, Failure> {
    match what {
        What::Claim { proof, key, checkpoint, growth } => {
            claim(proof, key.as_deref(), checkpoint.as_deref(), growth.as_deref())
        }
        What::Consistency { old, new, proof, key } => consistency(old, new, proof, key.as_deref()),
    }
}

fn claim(
    file: &str,
    key: Option<&str>,
    checkpoint: Option<&str>,
    growth: Option<&str>,
) -> Result<Held, Failure> {
    let proof = EntryProof::parse(&text_of(file)?).map_err(|error| unreadable(file, &error))?;
    let given = key.map(key_of).transpose()?;
    let key = given.unwrap_or_else(|| proof.key_inside());
    let proven = proof.check(&key).map_err(|error| fails(&error))?;
    let tied = checkpoint.map(|mine| tie(mine, growth, proven.checkpoint, &key)).transpose()?;
    let shown = proven.shown.iter().map(|field| Shown {
        path: field.path.clone(),
        says: canonical::decode_value(&field.value)
            .map_or_else(|_| String::new(), |value| readable::words(&value)),
    });
    let proven = Proven::Entry {
        log: proven.checkpoint.clone(),
        index: proven.index,
        leaf: proven.leaf,
        shown: shown.collect(),
        hidden: proven.hidden,
    };
    Ok(Held { key, key_given: given.is_some(), proven, tied })
}

/// Whether the checkpoint that the reader holds speaks of the same log as the proof's.
fn tie(mine: &str, growth: Option<&str>, proofs: &Checkpoint, key: &PublicKey) -> Result<bool, Failure> {
    let signed = checkpoint_of(mine)?;
    let held = signed.check(key).map_err(|error| fails(&error.into()))?;
    if held.size == proofs.size {
        if held.root == proofs.root {
            return Ok(true);
        }
        return Err(Failure::Fails {
            why: format!(
                "the desk signed two different logs of {} entries: your checkpoint has the root {}, the proof's {}. \
                 Keep both files: together they show it",
                held.size, held.root, proofs.root
            ),
        });
    }
    let Some(growth) = growth else {
        return Ok(false);
    };
    let proof = GrowthProof::parse(&text_of(growth)?).map_err(|error| unreadable(growth, &error))?;
    let (old, new) = if held.size < proofs.size { (held, proofs) } else { (proofs, held) };
    proof.check_heads(old, new).map_err(|error| fails(&error))?;
    Ok(true)
}

fn consistency(old: &str, new: &str, proof: &str, key: Option<&str>) -> Result<Held, Failure> {
    let (old, new) = (checkpoint_of(old)?, checkpoint_of(new)?);
    let growth = GrowthProof::parse(&text_of(proof)?).map_err(|error| unreadable(proof, &error))?;
    let given = key.map(key_of).transpose()?;
    let key = given.unwrap_or(growth.key);
    let (old, new) = growth.check(&old, &new, &key).map_err(|error| fails(&error))?;
    let proven = Proven::Growth { old: old.clone(), new: new.clone() };
    Ok(Held { key, key_given: given.is_some(), proven, tied: None })
}

fn fails(error: &ProofError) -> Failure {
    Failure::Fails { why: error.to_string() }
}

fn unreadable(file: &str, why: &dyn std::fmt::Display) -> Failure {
    Failure::Unreadable { file: file.to_owned(), why: why.to_string() }
}

fn checkpoint_of(file: &str) -> Result<SignedCheckpoint, Failure> {
    SignedCheckpoint::parse(&text_of(file)?).map_err(|error| unreadable(file, &error))
}

/// The key itself, or the file that holds it.
fn key_of(key: &str) -> Result<PublicKey, Failure> {
    let text = if key.starts_with("amparo/") { key.to_owned() } else { text_of(key)? };
    text.trim_end_matches(['\n', '\r', ' ']).parse().map_err(|error| unreadable(key, &error))
}

fn text_of(file: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let most = PROOF_BYTES_MAX as u64 + 1;
    std::fs::File::open(file)
        .and_then(|open| open.take(most).read_to_string(&mut text))
        .map_err(|error| unreadable(file, &error))?;
    Ok(text)
}
