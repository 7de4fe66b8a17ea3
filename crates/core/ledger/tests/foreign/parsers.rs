//! Bytes by anybody: no parser of what strangers exchange panics, and what it accepts has one form.
//!
//! The long run: `AMPARO_PARSED=5000000 cargo test -p amparo-ledger --test foreign parsers -- --nocapture`.

use amparo_ledger::canonical;
use amparo_ledger::checkpoint::{PublicKey, SignedCheckpoint};
use amparo_ledger::entry::{self, Envelope};
use amparo_ledger::proof::{EntryProof, GrowthProof};
use amparo_ledger::tree::Frontier;
use base64ct::{Base64, Encoding as _};

use crate::{Numbers, bound};

const CLAIM: &str = include_str!("../../../../../fixtures/proofs/v1/claim.proof");
const GROWTH: &str = include_str!("../../../../../fixtures/proofs/v1/growth.proof");
const CHECKPOINT: &str = include_str!("../../../../../fixtures/proofs/v1/new.checkpoint");
const KEY: &str = include_str!("../../../../../fixtures/proofs/v1/key");

/// Reads the bytes with a parser, and gives the bytes that what was read is written as; `None` if it was refused.
type Parser = fn(&[u8]) -> Option<Vec<u8>>;

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

const PARSERS: [(&str, Parser); 8] = [
    ("entry proof", |bytes| Some(EntryProof::parse(text(bytes)?).ok()?.to_string().into_bytes())),
    ("growth proof", |bytes| Some(GrowthProof::parse(text(bytes)?).ok()?.to_string().into_bytes())),
    ("checkpoint", |bytes| Some(SignedCheckpoint::parse(text(bytes)?).ok()?.to_string().into_bytes())),
    ("key", |bytes| Some(text(bytes)?.parse::<PublicKey>().ok()?.to_string().into_bytes())),
    ("envelope", |bytes| Some(Envelope::decode(bytes).ok()?.encode())),
    ("tree", |bytes| Some(Frontier::from_state(bytes).ok()?.state())),
    ("value", |bytes| canonical::encode_value(canonical::decode_value(bytes).ok()?).ok()),
    ("payload", |bytes| entry::fields_of(bytes).ok().map(|_| bytes.to_vec())),
];

/// What each is made from: true ones, to be changed.
fn seeds() -> Vec<Vec<u8>> {
    let base64 = |prefix: &str| {
        let lines = CLAIM.lines().filter_map(|line| line.strip_prefix(prefix));
        lines.filter_map(|text| Base64::decode_vec(text).ok()).collect::<Vec<_>>()
    };
    let mut seeds: Vec<Vec<u8>> =
        [CLAIM, GROWTH, CHECKPOINT, KEY.trim_end()].iter().map(|text| text.as_bytes().to_vec()).collect();
    seeds.extend(base64("entry "));
    seeds.extend(base64("  cbor "));
    let hashes = base64("hidden ").concat();
    seeds.push([&[0, 0, 0, 0, 0, 0, 0, 7][..], &hashes[..96]].concat());
    seeds.push(vec![
        0x82, 0x01, 0x81, 0x83, 0x61, b'a', 0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x41, 1,
    ]);
    seeds
}

#[test]
fn no_parser_panics_and_what_is_accepted_is_written_the_same_way_again() {
    let mut numbers = Numbers::seeded(31);
    let seeds = seeds();
    let mut accepted = [0_u64; PARSERS.len()];
    for seed in &seeds {
        look(seed, &mut accepted);
    }
    assert!(accepted.iter().all(|count| *count > 0), "each has a true one: {accepted:?}");
    let count = bound("AMPARO_PARSED", 30_000);
    for _ in 0..count {
        let mut bytes = seeds[index(&mut numbers, seeds.len())].clone();
        for _ in 0..=numbers.below(4) {
            change(&mut bytes, &seeds, &mut numbers);
        }
        look(&bytes, &mut accepted);
    }
    let names: Vec<String> =
        PARSERS.iter().zip(accepted).map(|((name, _), count)| format!("{name} {count}")).collect();
    println!("{count} inputs; accepted: {}", names.join(", "));
}

fn look(bytes: &[u8], accepted: &mut [u64]) {
    for ((name, parse), accepted) in PARSERS.iter().zip(accepted) {
        if let Some(again) = parse(bytes) {
            assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(bytes), "{name}");
            assert_eq!(again, bytes, "{name}");
            *accepted += 1;
        }
    }
}

fn index(numbers: &mut Numbers, length: usize) -> usize {
    usize::try_from(numbers.below(length.max(1) as u64)).expect("small")
}

/// Changes a byte, cuts, doubles, splices two, or puts in what a format's reader might stumble over.
fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], numbers: &mut Numbers) {
    const STUMBLES: [&[u8]; 12] = [
        b"\n",
        b"\n\n",
        b"=",
        b"+",
        b"0",
        b"18446744073709551615",
        b"18446744073709551616",
        b"\xe2\x80\x94 ",
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x5f",
        b"\xbf",
        b"hidden ",
    ];
    let at = index(numbers, bytes.len() + 1);
    let to = (at + index(numbers, 80)).min(bytes.len());
    match numbers.below(7) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << numbers.below(8);
            }
        }
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..to)),
        4 => {
            let doubled = bytes[at..to].to_vec();
            bytes.splice(at..at, doubled);
        }
        5 => {
            let other = &seeds[index(numbers, seeds.len())];
            bytes.truncate(at);
            bytes.extend(&other[index(numbers, other.len())..]);
        }
        _ => {
            let stumble = STUMBLES[index(numbers, STUMBLES.len())];
            bytes.splice(at..at, stumble.iter().copied());
        }
    }
}
