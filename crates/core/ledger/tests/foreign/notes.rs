//! Checkpoints: the same text as `tlog_tiles`, signatures that hold in `signed_note` and the other way round.

use amparo_ledger::checkpoint::{Checkpoint, CheckpointError, PublicKey, SignedCheckpoint, origin_of};
use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;
use base64ct::{Base64, Encoding as _};
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::Hash;

use crate::{Numbers, bound};

struct Made {
    secret: [u8; 32],
    key: PublicKey,
    checkpoint: Checkpoint,
}

fn made(numbers: &mut Numbers) -> Made {
    let desk = DeskId::from_bytes(numbers.bytes());
    let secret = numbers.bytes();
    let mut checkpoint = Checkpoint::new(desk, numbers.next() >> numbers.below(64), Hash32(numbers.bytes()));
    for line in 0..numbers.below(3) {
        checkpoint.extensions.push(format!("line {line} — ещё одна"));
    }
    Made { secret, key: PublicKey::of_secret(desk, &secret), checkpoint }
}

fn theirs(made: &Made) -> (StandardSigner, VerifierList) {
    let name = origin_of(made.checkpoint.desk);
    let id = u32::from_be_bytes(made.key.id());
    let secret = Base64::encode_string(&[&[1], &made.secret[..]].concat());
    let signer =
        StandardSigner::new(&format!("PRIVATE+KEY+{name}+{id:08x}+{secret}")).expect("the same key number");
    let verifier = StandardVerifier::new(&made.key.to_string()).expect("a key they can read");
    (signer, VerifierList::new(vec![Box::new(verifier)]))
}

#[test]
fn what_we_sign_is_what_they_would_sign_and_each_accepts_the_others() {
    let mut numbers = Numbers::seeded(13);
    for _ in 0..bound("AMPARO_NOTES", 50) {
        let made = made(&mut numbers);
        let (signer, verifiers) = theirs(&made);

        let lines = made.checkpoint.extensions.iter().flat_map(|line| [line.as_str(), "\n"]);
        let extension: String = lines.collect();
        let origin = origin_of(made.checkpoint.desk);
        let root = Hash(made.checkpoint.root.0);
        let text = tlog_tiles::Checkpoint::new(&origin, made.checkpoint.size, root, &extension)
            .expect("plain lines")
            .to_bytes();
        let mut note = Note::new(&text, &[]).expect("plain text");
        note.add_sigs(&[&signer]).expect("signs");

        let ours = made.checkpoint.clone().sign(&made.secret).expect("plain lines").to_string();
        assert_eq!(ours.as_bytes(), note.to_bytes(), "one note, byte for byte");

        let read_by_them = Note::from_bytes(ours.as_bytes()).expect("a note");
        let (verified, unknown) = read_by_them.verify(&verifiers).expect("it holds");
        assert_eq!((verified.len(), unknown.len()), (1, 0));
        let text_read = tlog_tiles::Checkpoint::from_bytes(read_by_them.text()).expect("a checkpoint");
        assert_eq!(text_read.size(), made.checkpoint.size);

        let by_them = String::from_utf8(note.to_bytes()).expect("text");
        let read_by_us = SignedCheckpoint::parse(&by_them).expect("a checkpoint");
        assert_eq!(read_by_us.check(&made.key), Ok(&made.checkpoint));
    }
}

#[test]
fn what_either_refuses_the_other_refuses_too() {
    let mut numbers = Numbers::seeded(17);
    let (mut tried, mut theirs_only) = (0_u64, 0_u64);
    for _ in 0..bound("AMPARO_NOTES_CHANGED", 10) {
        let made = made(&mut numbers);
        let (_, verifiers) = theirs(&made);
        let ours = made.checkpoint.clone().sign(&made.secret).expect("plain lines").to_string();
        for at in 0..ours.len() {
            let mut changed = ours.clone().into_bytes();
            changed[at] ^= 1 << numbers.below(8);
            tried += 1;
            let held_by_them = Note::from_bytes(&changed).is_ok_and(|note| note.verify(&verifiers).is_ok());
            let held_by_us = String::from_utf8(changed)
                .map_err(|_| CheckpointError::TooLarge)
                .and_then(|text| SignedCheckpoint::parse(&text)?.check(&made.key).map(drop));
            assert!(held_by_us.is_err(), "byte {at}");
            theirs_only += u64::from(held_by_them);
        }
    }
    assert_eq!(theirs_only, 0, "they accept a changed note");
    println!("{tried} changed notes refused by both");
}

#[test]
fn a_second_form_of_the_same_signature_is_refused() {
    // The group's order, little end first: s and s + order are one signature to a lax verifier.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let made = made(&mut Numbers::seeded(19));
    let note = made.checkpoint.clone().sign(&made.secret).expect("plain lines").to_string();
    let (text, line) = note.rsplit_once(' ').expect("a signature line");
    let mut bytes = Base64::decode_vec(line.trim_end()).expect("base64");
    let mut carry = 0;
    for (byte, add) in bytes[4 + 32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    let second_form = format!("{text} {}\n", Base64::encode_string(&bytes));
    let read = SignedCheckpoint::parse(&second_form).expect("the form is right");
    assert_eq!(read.check(&made.key), Err(CheckpointError::FalseSignature));
}
