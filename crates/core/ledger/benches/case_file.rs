//! How long it takes to work out a case file of 10,000 claims and all its parts. `cargo bench -p amparo-ledger`.
//!
//! A plain program that prints the median and the best of several runs (they differ on a busy machine): no harness, so that nothing is downloaded for it.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the library does not")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::kind::KINDS;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, MemberId, OccurrenceId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::Record;
use amparo_ledger::source::{CharRange, Passage, Source, SourceKind};
use jiff::civil::Date;

const CASE: CaseId = CaseId::from_bytes([1; 16]);
const PRINCIPAL: PersonId = PersonId::from_bytes([2; 16]);
const CLAIMS: u64 = 10_000;
const RUNS: usize = 21;

fn main() {
    for (name, kinds) in
        [("all kinds", None), ("custody only", Some(["arrest", "detention", "transfer", "release"]))]
    {
        let record = record(kinds.as_ref().map(<[&str; 4]>::as_slice));
        let as_of: Date = "2026-01-01".parse().expect("a date");
        let work_out = || CaseFile::work_out(&record, CASE, as_of).expect("the case is open");
        let file = work_out();
        let custody = file.custody();
        println!("case file of {CLAIMS} claims, {name}; median and best of {RUNS} runs:");
        let mut whole = (Duration::ZERO, Duration::ZERO);
        for (part, (median, best)) in [
            ("work_out", time(|| drop(black_box(work_out())))),
            ("chronology", time(|| drop(black_box(file.chronology())))),
            ("custody", time(|| drop(black_box(file.custody())))),
            ("sections", time(|| sections(&file))),
            ("punishments", time(|| drop(black_box(file.punishments())))),
            ("others", time(|| drop(black_box(file.others())))),
            ("conflicts", time(|| drop(black_box(file.conflicts())))),
            ("may_be_same_event", time(|| drop(black_box(file.may_be_same_event())))),
            ("gaps", time(|| drop(black_box(file.gaps_with(&custody))))),
            (
                "summary",
                time(|| {
                    black_box(file.summary_with(&custody).claims);
                }),
            ),
        ] {
            println!("  {part:<18} {:>8.2} ms {:>8.2} ms", ms(median), ms(best));
            whole = (whole.0 + median, whole.1 + best);
        }
        println!("  {:<18} {:>8.2} ms {:>8.2} ms", "together", ms(whole.0), ms(whole.1));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn sections(file: &CaseFile) {
    let parts = [
        file.births(),
        file.statuses(),
        file.ties(),
        file.charges(),
        file.verdicts(),
        file.trials(),
        file.searches(),
        file.conditions(),
        file.medical_neglect(),
        file.ill_treatment(),
        file.poisonings(),
        file.hunger_strikes(),
        file.access_denied(),
        file.contacts(),
        file.sanctions(),
        file.recognitions(),
        file.determinations(),
        file.works(),
        file.authorities(),
        file.calls(),
        file.deliveries(),
        file.precedents(),
        file.arguments(),
        file.country_findings(),
        file.domestic_laws(),
        file.releases_of_others(),
    ];
    black_box(parts);
}

/// The median and the best time of several runs.
fn time(run: impl Fn()) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[RUNS / 2], times[0])
}

/// The same claims on every run: which kind, when and from which source follows from the claim's number.
fn record(kinds: Option<&[&str]>) -> Record {
    let mut record = Record::default();
    let mut act = |act: Act| {
        let actor = MemberId::from_bytes([3; 16]);
        let entry = Entry { at: 0, actor, scope: Scope::Case(CASE), audience: Audience::Case, act };
        record.apply(record.applied, &entry).expect("the acts fit each other");
    };
    act(Act::CaseOpened { case: CASE, person: PRINCIPAL, title: "Anna Sedova".to_owned() });
    for number in 0..200 {
        act(Act::SourceAdded { source: Box::new(source(number)) });
    }
    let kinds: Vec<_> =
        KINDS.iter().filter(|spec| kinds.is_none_or(|wanted| wanted.contains(&spec.name))).collect();
    for number in 0..CLAIMS {
        // A multiplier without a pattern in the low digits spreads kinds, days and sources.
        let spread = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let kind = kinds[usize::try_from(spread % kinds.len() as u64).expect("an index")].kind;
        act(Act::ClaimEntered { claim: Box::new(claim(number, spread, kind)) });
        if number % 50 == 49 {
            let claims = AtLeastOne::new(vec![id(number), id(number - 25)]).expect("two");
            let occurrence = OccurrenceId::from_bytes(u128::from(number).to_be_bytes());
            act(Act::SameEvent { occurrence, claims, why: "the same day".to_owned() });
        }
    }
    record
}

fn id(number: u64) -> ClaimId {
    ClaimId::from_bytes((u128::from(number) * 0x1234_5678_9ABC_DEF1).to_be_bytes())
}

fn claim(number: u64, spread: u64, kind: amparo_ledger::Kind) -> Claim {
    let (year, month, day) = (2010 + spread % 15, 1 + spread / 15 % 12, 1 + spread / 180 % 28);
    let date = match spread % 10 {
        0 => None,
        1 => Some(format!("{year}")),
        2 => Some(format!("{year}-{month:02}")),
        3 => Some(format!("{year}-{month:02}-{day:02}/..")),
        _ => Some(format!("{year}-{month:02}-{day:02}")),
    };
    let fields = kind.spec().fields.iter().take(4).map(|field| (*field, format!("{field} {}", spread % 40)));
    let passage = Passage {
        source: SourceId::from_bytes(u128::from(spread % 200).to_be_bytes()),
        range: CharRange { start: 0, end: 40 },
        quote: "forty characters of what the source says".to_owned(),
        place: Some("paragraph 7".to_owned()),
        translation: None,
    };
    let modality = match spread % 40 {
        0 => Modality::Denied,
        1 | 2 => Modality::Alleged,
        _ => Modality::Asserted,
    };
    let other = PersonId::from_bytes(u128::from(1000 + spread % 60).to_be_bytes());
    Claim {
        id: id(number),
        scope: Scope::Case(CASE),
        subject: Subject::Person(if number.is_multiple_of(10) { other } else { PRINCIPAL }),
        statement: Statement::new(kind, fields).expect("fields of the kind"),
        attribution: Attribution { voices: vec!["the family".to_owned()], modality },
        basis: Basis::Passages(AtLeastOne::one(passage)),
        dates: ClaimDates {
            occurred: date.map(|date| date.parse().expect("a date")),
            ..ClaimDates::default()
        },
        place: spread.is_multiple_of(3).then(|| format!("Prison {}", spread % 12)),
        grade: None,
        audience: Audience::Case,
    }
}

fn source(number: u128) -> Source {
    Source {
        id: SourceId::from_bytes(number.to_be_bytes()),
        title: format!("Report {number}"),
        kind: SourceKind::Press,
        author: None,
        publisher: Some(format!("Paper {}", number % 30)),
        published: "2025-06-01".parse().ok(),
        url: None,
        language: Some("en".to_owned()),
        disclosed_interest: None,
        rights: None,
        credit: None,
        copies: None,
        bytes: None,
        text: None,
    }
}
