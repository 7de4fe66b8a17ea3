//! What working at a large desk costs: `desk_load DIR [--clients N] [--rounds N] [--json]`, on a desk of `make_desk`.
//!
//! Each figure is of whole calls of casework, as a page makes them: many clients read on their own behalf while others do
//! the same. Prints the median, the 95th part of a hundred and the slowest, and the memory of the process.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use amparo_casework::case_list::{CaseQuery, SortBy, Way, list_cases_page};
use amparo_casework::desk::{Desk, World};
use amparo_casework::enter_claim::{BasisForm, ClaimForm, add_claim};
use amparo_casework::find_person::prepare_search;
use amparo_casework::ledger::case_file::CustodyWord;
use amparo_casework::ledger::ids::{CaseId, MemberId};
use amparo_casework::office::Office;
use amparo_casework::problem::Problem;
use amparo_casework::search_cases::{search_cases, suggest};
use amparo_casework::show_case::{Moment, show_case};
use amparo_casework::today::today;

/// What opens a desk of `make_desk`.
const PASSPHRASE: &str = "a desk of invented people";

type Failed = Box<dyn std::error::Error>;

/// Everything that a client may do, with what it needs.
struct Load {
    office: Office,
    member: MemberId,
    /// Cases of about three hundred claims.
    long: Vec<CaseId>,
    /// Other cases.
    short: Vec<CaseId>,
    names: Vec<String>,
}

type Work = fn(&Load, usize) -> Result<(), Problem>;

const WORKS: &[(&str, Work)] = &[
    ("list: first page by name", |load, _| load.page(&CaseQuery::default())),
    ("list: held, in Russia, by days held", |load, _| {
        let custody = Some(CustodyWord::Held);
        let country = Some("Russia".to_owned());
        load.page(&CaseQuery {
            custody,
            country,
            sort: SortBy::DaysHeld,
            way: Way::Falling,
            ..CaseQuery::default()
        })
    }),
    ("list: died, with conflicts (few fit)", |load, _| {
        let custody = Some(CustodyWord::Died);
        load.page(&CaseQuery { custody, conflicts: true, ..CaseQuery::default() })
    }),
    ("list: no news for 400 days, proposals wait", |load, _| {
        load.page(&CaseQuery { no_news_days: Some(400), waiting: true, ..CaseQuery::default() })
    }),
    ("list: a page deep in it", Load::deep_page),
    ("today", |load, _| load.read(|desk| today(desk).map(drop))),
    ("search: a name in another script", |load, at| {
        let name = &load.names[at % load.names.len()];
        load.read(|desk| search_cases(desk, name, 30).map(drop))
    }),
    ("suggest: five letters of a name", |load, at| {
        let typed: String = load.names[at % load.names.len()].chars().take(5).collect();
        load.read(|desk| suggest(desk, &typed).map(drop))
    }),
    ("case of 300 claims: show_case", |load, at| load.case(load.long[at % load.long.len()])),
    ("case of 8 claims: show_case", |load, at| load.case(load.short[at % load.short.len()])),
    ("save a claim in a case of 300", |load, at| load.claim(load.long[at % load.long.len()])),
    ("save a claim in a case of 8", |load, at| load.claim(load.short[at % load.short.len()])),
];

impl Load {
    fn read<T>(&self, read: impl FnOnce(&Desk) -> Result<T, Problem>) -> Result<T, Problem> {
        self.office.read(self.member, read)
    }

    fn page(&self, query: &CaseQuery) -> Result<(), Problem> {
        let page = self.read(|desk| list_cases_page(desk, query))?;
        assert!(page.total >= page.rows.len() as u64, "more is shown than there is");
        Ok(())
    }

    /// A place that nobody has paged to: after a name that begins with some letters.
    fn deep_page(&self, at: usize) -> Result<(), Problem> {
        let letters = ["k", "m", "s", "y", "nat", "zar", "hus"];
        let from = format!("after.0.t.{}", letters[at % letters.len()]).parse().ok();
        self.page(&CaseQuery { from, ..CaseQuery::default() })
    }

    fn case(&self, case: CaseId) -> Result<(), Problem> {
        self.read(|desk| {
            show_case(desk, case, Moment::default()).map(|file| assert!(file.summary().claims > 0))
        })
    }

    fn claim(&self, case: CaseId) -> Result<(), Problem> {
        let claim = ClaimForm {
            kind: "contact".to_owned(),
            basis: BasisForm::Testimony("They telephoned, and I spoke to them.".to_owned()),
            ..ClaimForm::default()
        };
        self.office.write(self.member, |desk| add_claim(desk, case, &claim).map(drop))
    }
}

fn main() -> Result<(), Failed> {
    let (mut folder, mut clients, mut rounds) = (None, 16, 400);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|text| text.parse().ok()).ok_or("a number must follow");
        match word.as_str() {
            "--clients" => clients = number()?,
            "--rounds" => rounds = number()?,
            _ => folder = Some(PathBuf::from(word)),
        }
    }
    let folder = folder.ok_or("usage: desk_load DIR [--clients N] [--rounds N]")?;
    let started = Instant::now();
    let desk =
        Desk::open(&folder, PASSPHRASE.to_owned(), World::of_this_computer().map_err(|why| why.to_string())?)
            .map_err(|why| why.to_string())?;
    println!("open: {:.0?}, {} MB", started.elapsed(), memory_mb());
    let started = Instant::now();
    prepare_search(&desk).map_err(|why| why.to_string())?;
    println!("prepare the search: {:.0?}, {} MB", started.elapsed(), memory_mb());
    let load = prepare(desk)?;
    println!(
        "{} cases of some 300 claims, {} others, {} names",
        load.long.len(),
        load.short.len(),
        load.names.len()
    );
    for clients in [1, clients] {
        println!("\n{clients} at once:");
        for (name, work) in WORKS {
            let figures = measure(&load, clients, if clients == 1 { rounds / 4 } else { rounds }, *work)?;
            println!("{name:<46} {figures}, {} MB", memory_mb());
        }
    }
    println!(
        "\nload of the machine: {}",
        std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim()
    );
    Ok(())
}

fn prepare(desk: Desk) -> Result<Load, Failed> {
    let member = desk.member();
    let page = |query: &CaseQuery| list_cases_page(&desk, query).map_err(|why| why.to_string());
    let (mut long, mut short, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let mut query = CaseQuery { rows: 500, ..CaseQuery::default() };
    for _ in 0..24 {
        let found = page(&query)?.into_inner();
        for row in found.rows {
            match row.claims {
                280.. => long.push(row.case),
                5..20 if short.len() < 500 => short.push(row.case),
                _ => {}
            }
            if names.len() < 500 && row.names.len() > 1 {
                names.extend(row.names.last().map(|name| name.name.clone()));
            }
        }
        query.from = found.next;
        if query.from.is_none() {
            break;
        }
    }
    if long.is_empty() || short.is_empty() || names.is_empty() {
        return Err("the desk is too small to measure".into());
    }
    Ok(Load { office: Office::new(desk), member, long, short, names })
}

struct Figures {
    times: Vec<Duration>,
    took: Duration,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |part: usize| self.times[(self.times.len() * part / 100).min(self.times.len() - 1)];
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let per_second =
            f64::from(u32::try_from(self.times.len()).unwrap_or(u32::MAX)) / self.took.as_secs_f64();
        write!(
            f,
            "p50 {:7.2} ms  p95 {:7.2} ms  max {:7.2} ms  {per_second:7.0} a second (n {})",
            ms(at(50)),
            ms(at(95)),
            ms(at(100)),
            self.times.len()
        )
    }
}

fn measure(load: &Load, clients: usize, rounds: usize, work: Work) -> Result<Figures, Failed> {
    let (next, times, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(None));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= rounds {
                        break;
                    }
                    let begun = Instant::now();
                    if let Err(problem) = work(load, at) {
                        *failed.lock().expect("nobody panics") = Some(problem.to_string());
                        break;
                    }
                    own.push(begun.elapsed());
                }
                times.lock().expect("nobody panics").append(&mut own);
            });
        }
    });
    let took = started.elapsed();
    if let Some(why) = failed.into_inner()? {
        return Err(why.into());
    }
    let mut times = times.into_inner()?;
    times.sort_unstable();
    Ok(Figures { times, took })
}

fn memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}
