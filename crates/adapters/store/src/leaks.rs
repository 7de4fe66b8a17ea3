//! What someone finds of an erased case who has the folder, the passphrase and this program's knowledge: nothing.
//!
//! Everything that can be decrypted is decrypted: every page of the database as `SQLCipher` wrote it, free pages and
//! those of the write-ahead log among them, every content, draft, fold and blob for which there is a key. The same is tried
//! with a keyring that was copied before the erasure.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aes::Aes256;
use aes::cipher::{BlockCipherDecrypt as _, KeyInit as _};
use amparo_ledger::act::{Act, Decision, Entry, ErasureReason};
use amparo_ledger::claim::Scope;
use amparo_ledger::entry::Envelope;
use amparo_ledger::ids::{CaseId, ConsentId, FindingId, PersonId};
use amparo_ledger::source::Hash32;
use tempfile::TempDir;

use crate::crypto::Key;
use crate::keyring::{Keyring, ScopeKey};
use crate::slots::{DeskKeys, SlotFile};
use crate::testing::{Counting, claim, desk_opened, entry, id, person, scope, source};
use crate::{Desk, Holder, Passphrase, Unlock, database, files};

const PAGE_BYTES: usize = 4096;
/// `SQLCipher` 4 keeps the initialisation vector and the authentication of a page at its end.
const IV_BYTES: usize = 16;
const RESERVED_BYTES: usize = 80;
const WORDS: u64 = 100;

fn passphrase() -> Passphrase {
    Passphrase::new("correct horse of the tests".to_owned())
}

fn holder() -> Holder {
    Holder::this_process("tests", 0)
}

/// A word that stands nowhere else.
fn word(case: u64, number: u64) -> String {
    format!("Zv{case}q{}w{number:03}", ["ardeslav", "Ожегово", "بهرامان", "kıvılcım"][(number % 4) as usize])
}

/// A case that says a hundred words that nothing else says, in every field that takes words.
fn planted_case(number: u64) -> (Vec<Entry>, Vec<u8>, String) {
    let mut next = 0;
    let mut word = || {
        next += 1;
        word(number, next - 1)
    };
    let case_scope = scope(number);
    let act = |act| entry(case_scope, 1, act);
    let Scope::Case(case) = case_scope else { unreachable!() };
    let mut entries = vec![
        act(Act::CaseOpened { case, person: person(number), title: word() }),
        act(Act::PersonNamed { person: person(number), name: word() }),
        act(Act::PersonNamed { person: PersonId::from_bytes(id(3, 500 + number)), name: word() }),
    ];
    let document = (0..10).map(|_| word()).collect::<Vec<_>>().join(" and ");
    let mut planted = source(number);
    planted.bytes = Some(Hash32::of(document.as_bytes()));
    (planted.title, planted.author, planted.publisher) = (word(), Some(word()), Some(word()));
    (planted.url, planted.disclosed_interest) = (Some(word()), Some(word()));
    (planted.rights, planted.credit) = (Some(word()), Some(word()));
    entries.push(act(Act::SourceAdded { source: Box::new(planted.clone()) }));
    planted.title = word();
    entries.push(act(Act::SourceAmended { source: Box::new(planted), why: word() }));
    let first_claim = number * 1_000;
    for at in 0..8 {
        let mut claim = claim(number, number, first_claim + at);
        let fields = [(amparo_ledger::Field::By, word())];
        claim.statement =
            amparo_ledger::claim::statement::Statement::new(amparo_ledger::Kind::Arrest, fields)
                .expect("an arrest has a by");
        claim.attribution.voices = vec![word()];
        claim.place = Some(word());
        if let amparo_ledger::claim::Basis::Passages(passages) = &mut claim.basis {
            let mut passage = passages.as_slice()[0].clone();
            (passage.quote, passage.place) = (word(), Some(word()));
            claim.basis =
                amparo_ledger::claim::Basis::Passages(amparo_ledger::least_one::AtLeastOne::one(passage));
        }
        entries.push(act(Act::ClaimEntered { claim: Box::new(claim) }));
    }
    let id_of = |at| crate::testing::claim_id(first_claim + at);
    entries.push(act(Act::ClaimDisputed { claim: id_of(0), by: word(), why: word() }));
    entries.push(act(Act::ClaimRetracted { claim: id_of(1), why: word() }));
    entries.push(act(Act::ClaimRestored { claim: id_of(1), why: word() }));
    let source = crate::testing::source_id(number);
    for at in 0..8 {
        let fingerprint = Hash32::of(&[at]);
        let decision = Decision::Rejected { why: Some(word()) };
        entries.push(act(Act::ProposalDecided { source, fingerprint, decision }));
    }
    let finding = amparo_ledger::act::Finding {
        id: FindingId::from_bytes(id(7, number)),
        case: CaseId::from_bytes(id(2, number)),
        framework: "example.framework".to_owned(),
        version: "1".to_owned(),
        item: "3".to_owned(),
        answer: amparo_ledger::act::Answer::Shown,
        reason: word(),
        claims: amparo_ledger::least_one::AtLeastOne::one(id_of(0)),
    };
    entries.push(act(Act::FindingGiven { finding: Box::new(finding) }));
    entries.push(act(Act::FindingWithdrawn { finding: FindingId::from_bytes(id(7, number)), why: word() }));
    entries.push(act(Act::ConsentRecorded {
        consent: Box::new(amparo_ledger::consent::Consent {
            id: ConsentId::from_bytes(id(8, number)),
            kind: amparo_ledger::consent::ConsentKind::Family,
            about: person(number),
            given_by: word(),
            purposes: amparo_ledger::least_one::AtLeastOne::one(amparo_ledger::consent::Purpose::Delivery),
            addressees: vec![word()],
            given_on: "2022-05-01".parse().expect("a day"),
            until: None,
            how: Some(word()),
            paper: None,
        }),
    }));
    // What is left of the hundred waits as proposals.
    let draft = (next..WORDS).map(|at| self::word(number, at)).collect::<Vec<_>>().join(" ");
    (entries, document.into_bytes(), draft)
}

/// A desk with two planted cases. So many claims follow that folds are written and the database has free pages.
fn planted_desk() -> (TempDir, Desk) {
    let parent = TempDir::new().expect("a temporary folder");
    let mut random = Counting::from(5);
    let (mut desk, _) =
        Desk::create_for_tests(&parent.path().join("desk"), &passphrase(), &holder(), &mut random)
            .expect("an empty folder");
    desk.append(&[desk_opened(desk.id())], &mut random).expect("the first entry");
    for number in [1, 2] {
        let (entries, document, draft) = planted_case(number);
        desk.append(&entries, &mut random).expect("fits");
        desk.put_blob(scope(number), &document, &mut random).expect("there is room");
        desk.put_draft(scope(number), &draft, draft.as_bytes(), &mut random).expect("there is room");
        let more: Vec<_> =
            (100..700).map(|at| crate::testing::claim_entered(number, number, number * 1_000 + at)).collect();
        desk.append(&more, &mut random).expect("fits");
        desk.put_draft(scope(number), "goes", &word(number, 1).into_bytes(), &mut random)
            .expect("there is room");
        desk.delete_draft(scope(number), "goes").expect("there");
    }
    (parent, desk)
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() { found.extend(all_files(&path)) } else { found.push(path) }
    }
    found
}

/// The pages of a database file or of its write-ahead log, decrypted as they lie there.
fn pages(bytes: &[u8], first: usize, between: usize, key: &Key) -> Vec<u8> {
    let cipher = Aes256::new(key.bytes().into());
    let mut plain = Vec::new();
    let mut at = first;
    while at + between + PAGE_BYTES <= bytes.len() {
        let page = &bytes[at + between..at + between + PAGE_BYTES];
        let iv = &page[PAGE_BYTES - RESERVED_BYTES..][..IV_BYTES];
        // The first page of a database begins with the salt, in the open.
        for from in [0, IV_BYTES] {
            let mut before: Vec<u8> = iv.to_vec();
            for sealed in page[from..PAGE_BYTES - RESERVED_BYTES].chunks_exact(IV_BYTES) {
                let mut block: aes::Block = sealed.try_into().expect("a block");
                cipher.decrypt_block(&mut block);
                plain.extend(block.iter().zip(&before).map(|(block, before)| block ^ before));
                before = sealed.to_vec();
            }
            if at + between > 0 {
                break;
            }
        }
        at += between + PAGE_BYTES;
    }
    plain
}

/// Everything in a folder that opens with these keys, in one piece: raw bytes, pages, contents, drafts, folds, blobs.
fn everything(folder: &Path, database_key: &Key, keyrings: &[&Keyring]) -> Vec<u8> {
    let mut all = Vec::new();
    for path in all_files(folder) {
        let bytes = fs::read(&path).expect("readable");
        let name = files::name_of(&path);
        if name.contains("record.db") {
            // The write-ahead log: 32 bytes, then pages with 24 bytes before each.
            let (first, between) = if name.ends_with("-wal") { (32, 24) } else { (0, 0) };
            all.extend(pages(&bytes, first, between, database_key));
        }
        for key in keyrings.iter().flat_map(|ring| ring.all()) {
            if let Ok(name) = <[u8; 32]>::try_from(crate::crypto::unhex(&name).unwrap_or_default()) {
                all.extend(crate::blobs::open(key, &name, &bytes).unwrap_or_default());
            }
        }
        all.extend(bytes);
    }
    all.extend(contents(folder, database_key, keyrings));
    all
}

fn contents(folder: &Path, database_key: &Key, keyrings: &[&Keyring]) -> Vec<u8> {
    let desk = SlotFile::read(folder).expect("slots").desk();
    let copy = TempDir::new().expect("a temporary folder");
    for path in all_files(folder) {
        fs::copy(&path, copy.path().join(path.file_name().expect("a name"))).expect("writable");
    }
    let connection = database::open(copy.path(), database_key, desk).expect("opens");
    let keys: Vec<&ScopeKey> = keyrings.iter().flat_map(|ring| ring.all()).collect();
    let mut all = Vec::new();
    let mut rows = |sql: &str, open: &dyn Fn(&ScopeKey, &rusqlite::Row<'_>) -> Option<Vec<u8>>| {
        let mut statement = connection.prepare(sql).expect("our table");
        let mut rows = statement.query([]).expect("readable");
        while let Some(row) = rows.next().expect("readable") {
            for key in &keys {
                all.extend(open(key, row).unwrap_or_default());
            }
        }
    };
    rows("SELECT seq, wrapped_key, ciphertext, envelope FROM payload JOIN entry USING (seq)", &|key, row| {
        let seq: i64 = row.get(0).ok()?;
        let envelope: Vec<u8> = row.get(3).ok()?;
        let named = Envelope::decode(&envelope).ok()?.key;
        let place = crate::log::key_place(desk, seq.unsigned_abs(), named);
        let own = key.key.open_key(&place, &row.get::<_, Vec<u8>>(1).ok()?)?;
        let place = crate::log::payload_place(desk, seq.unsigned_abs());
        own.open(&place, &row.get::<_, Vec<u8>>(2).ok()?).map(|plain| plain.to_vec())
    });
    rows("SELECT name, sealed FROM draft", &|key, row| {
        let name: [u8; 32] = row.get(0).ok()?;
        crate::drafts::open(key, &name, &row.get::<_, Vec<u8>>(1).ok()?).ok().map(|draft| draft.bytes)
    });
    rows("SELECT applied, sealed FROM folded", &|key, row| {
        let place = crate::records::fold_place(desk, row.get::<_, i64>(0).ok()?.unsigned_abs());
        key.key.open(&place, &row.get::<_, Vec<u8>>(1).ok()?).map(|plain| plain.to_vec())
    });
    all
}

fn found(all: &[u8], case: u64) -> BTreeSet<u64> {
    let words: Vec<[Vec<u8>; 2]> = (0..WORDS)
        .map(|number| word(case, number))
        .map(|word| [word.as_bytes().to_vec(), word.encode_utf16().flat_map(u16::to_le_bytes).collect()])
        .collect();
    let mut found = BTreeSet::new();
    // Every word begins with the same letter: nothing else is worth a second look.
    for (at, _) in all.iter().enumerate().filter(|(_, byte)| **byte == b'Z') {
        let here = &all[at..];
        let stands = |forms: &[Vec<u8>; 2]| forms.iter().any(|form| here.starts_with(form));
        found.extend((0..).zip(&words).filter(|(_, forms)| stands(forms)).map(|(number, _)| number));
    }
    found
}

fn keys_of(folder: &Path) -> (Key, Keyring) {
    let slots = SlotFile::read(folder).expect("slots");
    let volume = slots.open(Unlock::Passphrase(&passphrase())).expect("the passphrase");
    let keys = DeskKeys::under(&volume);
    (keys.database, Keyring::read(folder, slots.desk(), keys.keyring).expect("a keyring"))
}

#[test]
fn none_of_a_hundred_planted_words_of_an_erased_case_can_be_found_by_who_has_the_passphrase() {
    let (parent, mut desk) = planted_desk();
    let folder = parent.path().join("desk");
    drop(desk);
    let everyone: BTreeSet<u64> = (0..WORDS).collect();
    let (database_key, early_keyring) = keys_of(&folder);
    let before = everything(&folder, &database_key, &[&early_keyring]);
    for case in [1, 2] {
        assert_eq!(
            found(&before, case),
            everyone,
            "the search finds every word of case {case} while it is there"
        );
    }
    let raw = fs::read(folder.join(files::DATABASE)).expect("readable");
    let in_pages = found(&pages(&raw, 0, 0, &database_key), 1);
    assert!(in_pages.contains(&0), "the title in the list of cases: pages are decrypted as SQLCipher does");

    desk = Desk::open(&folder, Unlock::Passphrase(&passphrase()), &holder()).expect("opens");
    let Scope::Case(case) = scope(1) else { unreachable!() };
    let key = desk.scope_key(scope(1)).expect("there");
    let act = Act::CaseErased { case, key, reason: ErasureReason::Safety, solo: true, at_once: true };
    desk.erase_case(&entry(Scope::Desk, 9, act), &passphrase(), &mut Counting::from(6)).expect("erased");
    // While it is still open: what lies in the write-ahead log is looked through too.
    let (database_key, keyring) = keys_of(&folder);
    let look = |when: &str| {
        let after = everything(&folder, &database_key, &[&keyring, &early_keyring]);
        assert_eq!(found(&after, 1), BTreeSet::new(), "{when}, with the keyring of before too");
        assert_eq!(found(&after, 2), everyone, "{when}: the other case is all there");
    };
    look("while the desk is open");
    drop(desk);
    look("after it was closed");
}
