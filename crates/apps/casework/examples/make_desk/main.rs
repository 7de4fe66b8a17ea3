//! Makes a large desk of invented people, to measure with: `make_desk DIR [--people N] [--claims N]`.
//!
//! The same numbers give the same record. The passphrase is [`PASSPHRASE`]: nothing in it is anybody's.

mod cases;
mod chance;
mod names;

use std::path::PathBuf;
use std::time::Instant;

use amparo_casework::desk::{Desk, NewDesk, World};
use amparo_casework::ledger::act::Entry;
use amparo_casework::ledger::claim::Scope;
use amparo_casework::ledger::source::Hash32;
use amparo_casework::reader::child::Reader;
use amparo_casework::reader::propose::{Document, propose};
use amparo_casework::reader::{FileHint, Limits};
use amparo_casework::world::FixedClock;
use amparo_store::{Asks, Holder, Passphrase, Unlock};

use cases::{FIRST_MOMENT, Made, Maker};
use chance::Chance;

/// What opens the desk that is made.
const PASSPHRASE: &str = "a desk of invented people";

/// How many entries are appended at once: one signature and one commit for all of them.
const BATCH_ENTRIES: usize = 6_000;

/// One case in so many has a document with proposals that wait.
const WAITING_EVERY: u64 = 40;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let mut folder = None;
    let (mut people, mut claims) = (100_000, 1_000_000);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|text| text.parse().ok()).ok_or("a number must follow");
        match word.as_str() {
            "--people" => people = number()?,
            "--claims" => claims = number()?,
            _ => folder = Some(PathBuf::from(word)),
        }
    }
    let folder = folder.ok_or("usage: make_desk DIR [--people N] [--claims N]")?;
    let new = NewDesk {
        name: "A desk of invented people".to_owned(),
        member_name: "Measuring".to_owned(),
        demo: true,
        small_computer: true,
    };
    let world = World {
        clock: Box::new(FixedClock(FIRST_MOMENT)),
        random: Box::new(Chance::from(1)),
        reader: Reader::new("/nonexistent", [""; 0]),
    };
    let (desk, sheet) =
        Desk::init(&folder, PASSPHRASE.to_owned(), &new, world).map_err(|problem| problem.to_string())?;
    drop((desk, sheet));
    let holder = Holder::this_process("make_desk", FIRST_MOMENT);
    let mut store = amparo_store::Desk::open(
        &folder,
        Unlock::Passphrase(&Passphrase::new(PASSPHRASE.to_owned())),
        &holder,
    )?;
    let actor = *store.record(Scope::Desk)?.members.keys().next().ok_or("a desk has a member")?;
    let maker = Maker { chance: Chance::from(20_260_101), actor, now: FIRST_MOMENT };
    fill(&mut store, maker, people, claims)?;
    store.close()?;
    println!("Its passphrase: {PASSPHRASE}");
    Ok(())
}

fn fill(store: &mut amparo_store::Desk, mut maker: Maker, people: u64, claims: u64) -> Result<(), Failed> {
    let (started, mut random) = (Instant::now(), Chance::from(2));
    let mut batch: Vec<Entry> = Vec::new();
    for _ in 0..people / 100 {
        batch.extend(maker.official());
    }
    let mut plan = Plan::of(people, claims);
    let mut waiting: Vec<Made> = Vec::new();
    let (mut entries, mut made_claims) = (0_u64, 0);
    for number in 0..people {
        let mut made = maker.case(plan.next(number));
        made_claims += made.claims;
        batch.append(&mut made.entries);
        if number % WAITING_EVERY == 0 {
            waiting.push(made);
        }
        if batch.len() >= BATCH_ENTRIES || number + 1 == people {
            entries += store.append(&batch, &mut random)?.len() as u64;
            batch.clear();
            for made in waiting.drain(..) {
                let draft = draft_of(&made)?;
                let scope = Scope::Case(made.case);
                let (key, bytes, asks) = (&draft.0, &draft.1, &draft.2);
                store.put_draft_that_asks(scope, key, bytes, asks, &mut random)?;
            }
            if number % 10_000 < 500 || number + 1 == people {
                println!(
                    "{} people, {made_claims} claims, {entries} entries: {:.0?}",
                    number + 1,
                    started.elapsed()
                );
            }
        }
    }
    Ok(())
}

/// How many claims each case has: a few have 300, some 60, the others what is left.
struct Plan {
    left_claims: u64,
    left_cases: u64,
}

impl Plan {
    fn of(people: u64, claims: u64) -> Self {
        let (long, middle) = (people.div_ceil(500), people.div_ceil(50));
        let used = long * 300 + middle * 60;
        Self {
            left_claims: claims.saturating_sub(used),
            left_cases: people.saturating_sub(long + middle).max(1),
        }
    }

    fn next(&mut self, number: u64) -> u64 {
        if number.is_multiple_of(500) {
            return 300;
        }
        if number % 50 == 1 {
            return 60;
        }
        let claims = self.left_claims / self.left_cases.max(1);
        self.left_claims -= claims;
        self.left_cases = self.left_cases.saturating_sub(1);
        claims
    }
}

/// The draft that reading a short report leaves: its text, and what the program proposes.
#[expect(clippy::disallowed_methods, reason = "it reads the text that it has just made up")]
fn draft_of(made: &Made) -> Result<(String, Vec<u8>, Asks), Failed> {
    let name = &made.name.latin;
    let text = format!(
        "{name} was arrested in Moscow on 11 April 2022. On 17 April 2023 a court sentenced {name} to eight years in prison.\n\n\
         {name} suffers from high blood pressure and was denied medical care in March 2024. The Example Union called for the \
         release of {name} on 2 May 2024."
    );
    let hint = FileHint { name: Some("report.txt".to_owned()), ..FileHint::default() };
    let reading = amparo_casework::reader::read(text.as_bytes(), &hint, &Limits::default())?;
    let document = Document { text: &reading.text, date: "2024-06-01".parse().ok(), known_people: &[] };
    let proposals = propose(&document);
    let fingerprints = proposals.iter().map(|one| Hash32::of(one.fingerprint().as_bytes())).collect();
    let asks = Asks { source: made.first_source, fingerprints };
    let bytes = serde_json::to_vec(&serde_json::json!({ "reading": reading, "proposals": proposals }))?;
    Ok((format!("proposals/{}", made.first_source), bytes, asks))
}
