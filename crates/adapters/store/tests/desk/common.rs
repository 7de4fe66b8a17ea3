//! What the tests share: randomness that repeats, and entries about invented people.

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, DeskId, MemberId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::source::{CharRange, Hash32, Passage, Source, SourceKind};
use amparo_ledger::{Field, Kind};

use super::Random;

/// A word that stands in entries, drafts and blobs, and must stand in no file.
pub(crate) const PLANTED: &str = "Zdeslavgorodok";

/// The first moment of every test's record.
pub(crate) const FIRST_MOMENT: i64 = 1_700_000_000;

/// Randomness that comes out the same each time (`SplitMix64`). Never for a real desk.
pub(crate) struct Counting(u64);

impl From<u64> for Counting {
    fn from(seed: u64) -> Self {
        Self(seed)
    }
}

impl Counting {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.next().to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}

pub(crate) fn id(kind: u8, number: u64) -> [u8; 16] {
    let mut bytes = [kind; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub(crate) fn case(number: u64) -> CaseId {
    CaseId::from_bytes(id(2, number))
}

pub(crate) fn person(number: u64) -> PersonId {
    PersonId::from_bytes(id(3, number))
}

pub(crate) fn source_id(number: u64) -> SourceId {
    SourceId::from_bytes(id(4, number))
}

pub(crate) fn claim_id(number: u64) -> ClaimId {
    ClaimId::from_bytes(id(5, number))
}

pub(crate) fn member() -> MemberId {
    MemberId::from_bytes(id(1, 0))
}

pub(crate) fn scope(number: u64) -> Scope {
    Scope::Case(case(number))
}

pub(crate) fn entry(scope: Scope, second: i64, act: Act) -> Entry {
    Entry { at: FIRST_MOMENT + second, actor: member(), scope, audience: Audience::Case, act }
}

pub(crate) fn desk_opened(desk: DeskId) -> Entry {
    let name = "The desk of the tests".to_owned();
    entry(Scope::Desk, 0, Act::DeskOpened { desk, name, solo: true, demo: true })
}

pub(crate) fn case_opened(number: u64) -> Entry {
    let title = format!("Nadia {PLANTED}-{number}");
    entry(scope(number), 1, Act::CaseOpened { case: case(number), person: person(number), title })
}

pub(crate) fn source(number: u64) -> Source {
    Source {
        id: source_id(number),
        title: format!("A report from {PLANTED}"),
        kind: SourceKind::Press,
        author: Some("Ilmar Example".to_owned()),
        publisher: Some("The Example Gazette".to_owned()),
        published: "2022-04-12".parse().ok(),
        url: None,
        language: Some("en".to_owned()),
        disclosed_interest: None,
        rights: None,
        credit: None,
        copies: None,
        bytes: Some(Hash32::of(&document(number))),
        text: Some(Hash32::of(b"text")),
    }
}

pub(crate) fn document(number: u64) -> Vec<u8> {
    format!("Report {number}. She was arrested in {PLANTED} on 11 April 2022.").into_bytes()
}

pub(crate) fn source_added(case: u64, number: u64) -> Entry {
    entry(scope(case), 2, Act::SourceAdded { source: Box::new(source(number)) })
}

/// A claim about an arrest, with a passage from the source.
pub(crate) fn claim(case: u64, source: u64, number: u64) -> Claim {
    let fields = [(Field::By, format!("police of {PLANTED}, unit {number}"))];
    let passage = Passage {
        source: source_id(source),
        range: CharRange { start: 10, end: 60 },
        quote: format!("She was arrested in {PLANTED} on 11 April 2022."),
        place: Some("paragraph 1".to_owned()),
        translation: None,
    };
    Claim {
        id: claim_id(number),
        scope: scope(case),
        subject: Subject::Person(person(case)),
        statement: Statement::new(Kind::Arrest, fields).expect("an arrest has these fields"),
        attribution: Attribution::default(),
        basis: Basis::Passages(AtLeastOne::one(passage)),
        dates: ClaimDates { occurred: "2022-04-11".parse().ok(), ..ClaimDates::default() },
        place: Some(PLANTED.to_owned()),
        grade: "B2".parse().ok(),
        audience: Audience::Case,
    }
}

pub(crate) fn claim_entered(case: u64, source: u64, number: u64) -> Entry {
    entry(scope(case), 3, Act::ClaimEntered { claim: Box::new(claim(case, source, number)) })
}

/// A case with one source, then claims with these numbers.
pub(crate) fn small_case(number: u64, claims: std::ops::Range<u64>) -> Vec<Entry> {
    let mut entries = vec![case_opened(number), source_added(number, number)];
    entries.extend(claims.map(|claim| claim_entered(number, number, claim)));
    entries
}
