//! How long one assessment takes: a case file of 10,000 claims against the built-in pack.
//!
//! Run with `cargo bench -p amparo-law`.

#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock; what is measured has none")]

use std::time::Instant;

use amparo_law::{BUILTIN, assess, load};
use amparo_ledger::act::{Act, Entry};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::kind::KINDS;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, MemberId, PersonId};
use amparo_ledger::record::Record;

const CLAIMS: u32 = 10_000;
const RUNS: usize = 15;

fn main() {
    let file = case_file();
    let framework = load(BUILTIN[0].1).expect("the built-in pack is right");
    let mut millis: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(assess(std::hint::black_box(&file), &framework));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    millis.sort_by(f64::total_cmp);
    println!(
        "assess {CLAIMS} claims: median {:.1} ms (fastest {:.1}, slowest {:.1}, {RUNS} runs)",
        millis[RUNS / 2],
        millis[0],
        millis[RUNS - 1]
    );
}

/// Claims of every kind in turn, with words that some patterns look for.
fn case_file() -> CaseFile {
    let (case, person) = (CaseId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
    let mut record = Record::default();
    apply(&mut record, case, Act::CaseOpened { case, person, title: "Nadia Example".into() });
    let words = [
        "a newspaper article about the courts",
        "held without a court order in solitary confinement",
        "the Department of State",
        "U.S. lawful permanent resident",
        "an appeal that was upheld by the regional court",
        "plain words that no pattern looks for at all",
    ];
    for number in 0..CLAIMS {
        let spec = &KINDS[number as usize % KINDS.len()];
        let fields = spec.fields.iter().zip(words.iter().cycle().skip(number as usize % words.len()));
        let fields = fields.map(|(field, words)| (*field, format!("{words} {number}")));
        let claim = Claim {
            id: ClaimId::from_bytes(u128::from(number).to_be_bytes()),
            scope: Scope::Case(case),
            subject: Subject::Person(person),
            statement: Statement::new(spec.kind, fields).expect("fields of the kind"),
            attribution: Attribution::default(),
            basis: Basis::Locator {
                title: format!("Report {}", number % 200),
                publisher: format!("Publisher {}", number % 50),
                published: None,
            },
            dates: ClaimDates::default(),
            place: Some("Colony No. 6".into()),
            grade: None,
            audience: Audience::Case,
        };
        apply(&mut record, case, Act::ClaimEntered { claim: Box::new(claim) });
    }
    CaseFile::work_out(&record, case, jiff::civil::date(2024, 6, 1)).expect("the case is open")
}

fn apply(record: &mut Record, case: CaseId, act: Act) {
    let entry = Entry {
        at: 1_700_000_000,
        actor: MemberId::from_bytes([3; 16]),
        scope: Scope::Case(case),
        audience: Audience::Case,
        act,
    };
    record.apply(record.applied, &entry).expect("an act that fits");
}
