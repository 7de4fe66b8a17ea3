//! Rules of proofs, on one invented log of eleven entries. Its proofs lie in `fixtures/proofs/v1` for ever.

use super::*;
use crate::act::{Act, Entry};
use crate::claim::kind::{Field as Part, Kind};
use crate::claim::statement::Statement;
use crate::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use crate::entry::NO_PREVIOUS_LEAF;
use crate::ids::{CaseId, ClaimId, DeskId, MemberId, PersonId, SourceId};
use crate::least_one::AtLeastOne;
use crate::source::{CharRange, Passage};
use crate::tree::{Frontier, consistency_path, in_leaves, inclusion_path};
use ciborium::Value;

const SECRET: [u8; 32] = [7; 32];
const DESK: DeskId = DeskId::from_bytes([4; 16]);
const CASE: CaseId = CaseId::from_bytes([2; 16]);
const ENTRIES: u64 = 11;
const PLACE: u64 = 6;
const OLD: u64 = 7;

const CLAIM: &str = include_str!("../../../../../fixtures/proofs/v1/claim.proof");
const OLD_CHECKPOINT: &str = include_str!("../../../../../fixtures/proofs/v1/old.checkpoint");
const NEW_CHECKPOINT: &str = include_str!("../../../../../fixtures/proofs/v1/new.checkpoint");
const GROWTH: &str = include_str!("../../../../../fixtures/proofs/v1/growth.proof");
const KEY: &str = include_str!("../../../../../fixtures/proofs/v1/key");

struct Log {
    envelopes: Vec<Vec<u8>>,
    payloads: Vec<Vec<u8>>,
    leaves: Vec<Hash32>,
}

fn log() -> Log {
    let mut log = Log { envelopes: Vec::new(), payloads: Vec::new(), leaves: Vec::new() };
    for seq in 0..ENTRIES {
        let mut count = 0_u8;
        let mut salt = || {
            count += 1;
            let seq = u8::try_from(seq).expect("small");
            std::array::from_fn(|place| Hash32::of(&[seq, count]).0[place])
        };
        let sealed = entry::seal(&entry_at(seq), &mut salt).expect("a small entry");
        let envelope = Envelope {
            origin: DESK,
            seq,
            previous_leaf: log.leaves.last().copied().unwrap_or(NO_PREVIOUS_LEAF),
            ciphertext_hash: Hash32::of(&sealed.payload),
            ciphertext_bytes: sealed.payload.len() as u64,
            key: [9; 16],
            fields_root: sealed.fields_root,
        };
        log.envelopes.push(envelope.encode());
        log.payloads.push(sealed.payload);
        log.leaves.push(envelope.leaf());
    }
    log
}

fn entry_at(seq: u64) -> Entry {
    let act = if seq == PLACE {
        Act::ClaimEntered { claim: Box::new(claim()) }
    } else {
        Act::PersonNamed { person: PersonId::from_bytes([3; 16]), name: format!("Nadia Example {seq}") }
    };
    let scope = Scope::Case(CASE);
    Entry { at: 1_700_000_000, actor: MemberId::from_bytes([1; 16]), scope, audience: Audience::Case, act }
}

fn claim() -> Claim {
    let passage = Passage {
        source: SourceId::from_bytes([5; 16]),
        range: CharRange { start: 10, end: 62 },
        quote: "Police \"invited\" her to the station \\ and kept her.\u{202e}".to_owned(),
        place: Some("paragraph 2".to_owned()),
        translation: None,
    };
    Claim {
        id: ClaimId::from_bytes([6; 16]),
        scope: Scope::Case(CASE),
        subject: Subject::Person(PersonId::from_bytes([3; 16])),
        statement: Statement::new(Kind::Arrest, [(Part::By, "police of Exampleville".to_owned())])
            .expect("an arrest may say who"),
        attribution: Attribution { voices: vec!["her sister".to_owned()], modality: Modality::Asserted },
        basis: Basis::Passages(AtLeastOne::one(passage)),
        dates: ClaimDates { occurred: "2024-03-11".parse().ok(), ..ClaimDates::default() },
        place: Some("Exampleville".to_owned()),
        grade: "B2".parse().ok(),
        audience: Audience::Case,
    }
}

fn checkpoint(log: &Log, size: u64) -> SignedCheckpoint {
    let leaves = &log.leaves[..usize::try_from(size).expect("small")];
    let root = leaves.iter().copied().collect::<Frontier>().root();
    Checkpoint::new(DESK, size, root).sign(&SECRET).expect("plain")
}

fn key() -> PublicKey {
    PublicKey::of_secret(DESK, &SECRET)
}

fn shown(shows: &dyn Fn(&str) -> bool) -> Result<EntryProof, ProofError> {
    let log = log();
    let place = usize::try_from(PLACE).expect("small");
    let path = inclusion_path(PLACE, ENTRIES, &mut in_leaves(&log.leaves)).expect("it is there");
    let checkpoint = checkpoint(&log, ENTRIES);
    EntryProof::new(&log.envelopes[place], &log.payloads[place], shows, path, checkpoint, key())
}

fn proof() -> EntryProof {
    shown(&|path| path.starts_with("act/claim_entered/claim/")).expect("it holds")
}

fn growth() -> GrowthProof {
    let path = consistency_path(OLD, ENTRIES, &mut in_leaves(&log().leaves)).expect("it grew");
    GrowthProof { key: key(), old: OLD, new: ENTRIES, path }
}

#[test]
fn the_bytes_of_proofs_of_version_one_never_change() {
    assert_eq!(proof().to_string(), CLAIM);
    assert_eq!(checkpoint(&log(), OLD).to_string(), OLD_CHECKPOINT);
    assert_eq!(checkpoint(&log(), ENTRIES).to_string(), NEW_CHECKPOINT);
    assert_eq!(growth().to_string(), GROWTH);
    assert_eq!(format!("{}\n", key()), KEY);
}

#[test]
fn a_proof_reads_back_and_proves_the_entry_and_its_place() {
    let read = EntryProof::parse(CLAIM).expect("a proof");
    let proven = read.check(&key()).expect("it holds");
    assert_eq!((proven.index, proven.checkpoint.size), (PLACE, ENTRIES));
    assert_eq!(proven.leaf, log().leaves[usize::try_from(PLACE).expect("small")]);
    let says = |path: &str| {
        let field = proven.shown.iter().find(|field| field.path.ends_with(path))?;
        Some(readable::words(&canonical::decode_value(&field.value).ok()?))
    };
    assert_eq!(says("dates/occurred").as_deref(), Some("\"2024-03-11\""));
    assert_eq!(says("claim/place").as_deref(), Some("\"Exampleville\""));
}

#[test]
fn what_is_not_shown_stands_nowhere_in_the_proof() {
    let only_date = shown(&|path| path.ends_with("/dates/occurred")).expect("it holds").to_string();
    let payload = &log().payloads[usize::try_from(PLACE).expect("small")];
    for field in entry::fields_of(payload).expect("a payload") {
        let is_shown = field.path.ends_with("/dates/occurred");
        let salt = Base64::encode_string(&field.salt);
        let named = only_date.contains(&format!("shown {}\n", field.path));
        assert_eq!(named, is_shown, "{}", field.path);
        assert_eq!(only_date.contains(&salt), is_shown, "the salt of {}", field.path);
    }
    assert!(!only_date.contains("Exampleville") && only_date.contains("2024-03-11"));
}

#[test]
fn a_proof_that_shows_nothing_is_not_made() {
    assert_eq!(shown(&|_| false), Err(ProofError::NothingShown));
}

#[test]
fn no_proof_survives_a_changed_bit_or_a_cut() {
    for (text, holds) in [
        (
            CLAIM,
            (|text| EntryProof::parse(text).is_ok_and(|proof| proof.check(&key()).is_ok()))
                as fn(&str) -> bool,
        ),
        (GROWTH, growth_holds),
    ] {
        assert!(holds(text));
        for at in 0..text.len() {
            for bit in [at % 8, (at + 3) % 8] {
                let mut changed = text.as_bytes().to_vec();
                changed[at] ^= 1 << bit;
                let still = String::from_utf8(changed).is_ok_and(|text| holds(&text));
                assert!(!still, "byte {at}, bit {bit} of\n{text}");
            }
        }
        for end in 0..text.len() {
            assert!(!text.is_char_boundary(end) || !holds(&text[..end]), "cut at {end}");
        }
        assert!(!holds(&format!("{text}\n")), "a line more");
    }
}

fn growth_holds(text: &str) -> bool {
    let (old, new) = (SignedCheckpoint::parse(OLD_CHECKPOINT), SignedCheckpoint::parse(NEW_CHECKPOINT));
    let (old, new) = (old.expect("a checkpoint"), new.expect("a checkpoint"));
    GrowthProof::parse(text).is_ok_and(|proof| proof.check(&old, &new, &key()).is_ok())
}

type Change<'a> = &'a dyn Fn(&mut EntryProof);

#[test]
fn what_a_forger_would_try_is_refused() {
    let proof = proof();
    let hidden = |proof: &mut EntryProof| proof.fields.swap(0, 1);
    let renamed = |proof: &mut EntryProof| {
        for field in &mut proof.fields {
            if let Field::Shown(field) = field {
                field.path = field.path.replace("claim/place", "claim/placf");
            }
        }
    };
    let retold = |proof: &mut EntryProof| {
        for field in &mut proof.fields {
            if let Field::Shown(field) = field
                && field.path.ends_with("claim/place")
            {
                field.value = canonical::encode(&"Elsewhere").expect("text");
            }
        }
    };
    let moved = |proof: &mut EntryProof| proof.index += 1;
    let older = |proof: &mut EntryProof| proof.checkpoint = checkpoint(&log(), OLD);
    let dropped = |proof: &mut EntryProof| drop(proof.fields.pop());
    let other_entry = |proof: &mut EntryProof| proof.envelope.ciphertext_bytes += 1;
    let other_desk = |proof: &mut EntryProof| proof.envelope.origin = DeskId::from_bytes([8; 16]);
    let own_key = |proof: &mut EntryProof| {
        let forged = Checkpoint::new(DESK, ENTRIES, proof.checkpoint.unchecked().root);
        proof.checkpoint = forged.sign(&[66; 32]).expect("plain");
        proof.key = PublicKey::of_secret(DESK, &[66; 32]);
    };
    let table: [(Change<'_>, &str); 9] = [
        (&hidden, "fields in another order"),
        (&renamed, "a field under another name"),
        (&retold, "another value"),
        (&moved, "another place"),
        (&older, "a checkpoint of another size"),
        (&dropped, "a field left out"),
        (&other_entry, "another envelope"),
        (&other_desk, "an entry of another desk"),
        (&own_key, "signed with a key of the forger's own"),
    ];
    for (change, because) in table {
        let mut forged = proof.clone();
        change(&mut forged);
        assert!(forged.check(&key()).is_err(), "{because}");
    }
}

#[test]
fn text_in_any_other_form_is_refused() {
    for (from, to, because) in [
        ("v1\n", "v2\n", "a version this program does not know"),
        ("# It does not prove", "# It proves", "other words above the proof"),
        ("\nindex 6\n", "\nindex 06\n", "a number in another form"),
        ("  says \"Exampleville\"\n", "  says \"Elsewhere\"\n", "words that the bytes do not say"),
        ("\\u{202e}", "\u{202e}", "a turn of direction that nobody sees"),
        ("\n\nc2sp", "\n\n\nc2sp", "an empty line more"),
        ("\nhidden ", "\n hidden ", "a space more"),
        ("\n", "\r\n", "other line ends"),
    ] {
        assert!(CLAIM.contains(from), "{because}");
        assert!(EntryProof::parse(&CLAIM.replacen(from, to, 1)).is_err(), "{because}");
    }
    assert_eq!(EntryProof::parse(&"x".repeat(PROOF_BYTES_MAX + 1)), Err(ProofError::TooLarge));
}

#[test]
fn a_growth_proof_fits_its_two_checkpoints_only() {
    let old = SignedCheckpoint::parse(OLD_CHECKPOINT).expect("a checkpoint");
    let new = SignedCheckpoint::parse(NEW_CHECKPOINT).expect("a checkpoint");
    assert!(growth().check(&old, &new, &key()).is_ok());
    assert!(matches!(growth().check(&new, &old, &key()), Err(ProofError::OtherSizes { .. })));
    let forked = Checkpoint::new(DESK, ENTRIES, Hash32([1; 32])).sign(&SECRET).expect("plain");
    assert_eq!(growth().check(&old, &forked, &key()), Err(ProofError::Tree(TreeError::OtherNewRoot)));
    let rewritten = Checkpoint::new(DESK, OLD, Hash32([1; 32])).sign(&SECRET).expect("plain");
    assert_eq!(growth().check(&rewritten, &new, &key()), Err(ProofError::Tree(TreeError::OtherRoot)));
}

#[test]
fn values_are_told_in_one_way_and_nothing_in_them_is_unseen() {
    let text = |text: &str| Value::Text(text.to_owned());
    for (value, words) in [
        (Value::Integer((-7).into()), "-7"),
        (Value::Bytes(vec![0, 255]), "h'00ff'"),
        (Value::Null, "null"),
        (Value::Bool(true), "true"),
        (text("a\"b\\c\nd\u{200b}é"), "\"a\\\"b\\\\c\\u{a}d\\u{200b}é\""),
        (Value::Array(vec![Value::Integer(1.into()), text("x")]), "[1, \"x\"]"),
        (Value::Map(vec![(text("k"), Value::Array(vec![]))]), "{\"k\": []}"),
    ] {
        assert_eq!(readable::words(&value), words);
    }
}
