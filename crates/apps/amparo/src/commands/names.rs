//! Holding names against names, without a desk: two of them, pairs from a pipe, or a list and questions.

use std::fs::File;
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::Path;
use std::time::Duration;

use amparo_casework::compare_names::{
    Compared, Kind, ListFileRead, NameList, compare_two, score_pairs, screen_lines, search_list,
};
use amparo_casework::problem::{Problem, why_not};
use amparo_casework::screening::words::of_date;
use serde_json::json;

use super::read::name_of;
use crate::args::{NameKind, Names, NamesCompare, NamesScreen, NamesSearch};
use crate::session::Session;
use crate::show;

/// How many refused lines, and how many refused entries of a list, are named; the rest are counted.
const REFUSED_SHOWN_MAX: usize = 20;

pub(super) fn names(session: &Session, args: Names) -> Result<(), Problem> {
    match args {
        Names::Compare(args) => compare(session, &args),
        Names::Score => score(),
        Names::Search(args) => search(session, &args),
        Names::Screen(args) => screen(session, &args),
    }
}

fn compare(session: &Session, args: &NamesCompare) -> Result<(), Problem> {
    let kind = match args.kind {
        NameKind::Person => Kind::Person,
        NameKind::Org => Kind::Organisation,
        NameKind::Word => Kind::Word,
    };
    let compared = compare_two(&args.left, &args.right, kind)?;
    if session.json {
        show::json(&compared);
        return Ok(());
    }
    print(&compared);
    Ok(())
}

fn print(compared: &Compared) {
    show::line(&format!("{:.2}  {}", compared.score, compared.verdict.words()));
    for reason in &compared.reasons {
        show::line(&show::bullet(reason, 92));
    }
    let thresholds = format!(
        "Likely from {:.2} on, possible from {:.2} on. {}",
        compared.likely_from, compared.possible_from, compared.note
    );
    show::line(&show::wrapped(&thresholds, 96, ""));
}

fn score() -> Result<(), Problem> {
    from_keyboard("pairs");
    let done = score_pairs(stdin().lock(), stdout().lock(), &processor_time)?;
    let per_second = (u128::from(done.pairs) * 1_000_000).checked_div(done.comparing.as_micros());
    figure("pairs", done.pairs);
    figure("names", done.names);
    time("read_s", done.reading);
    time("analyse_s", done.analysing);
    time("score_s", done.comparing);
    if let Some(pairs) = per_second {
        show::note(&format!("pairs_per_s={pairs}"));
    }
    memory();
    Ok(())
}

fn search(session: &Session, args: &NamesSearch) -> Result<(), Problem> {
    let list = read_list(session, &args.list)?;
    from_keyboard("questions");
    let done = search_list(&list, usize::from(args.top), stdin().lock(), stdout().lock(), &processor_time)?;
    about_list(&list);
    figure("queries", done.queries);
    time("query_s", done.searching);
    memory();
    Ok(())
}

fn screen(session: &Session, args: &NamesScreen) -> Result<(), Problem> {
    let list = read_list(session, &args.list)?;
    from_keyboard("names");
    let mut first = None;
    let mut told: usize = 0;
    let tell = |problem: &Problem| {
        told += 1;
        if told <= REFUSED_SHOWN_MAX {
            if session.json { show::json_to_stderr(problem) } else { show::note(&problem.to_string()) }
        }
        first.get_or_insert_with(|| problem.clone());
    };
    let done = screen_lines(&list, stdin().lock(), stdout().lock(), tell, &processor_time)?;
    about_list(&list);
    time("screen_s", done.screening);
    memory();
    if session.json {
        show::note(&json!(done).to_string());
    } else {
        show::note(&format!(
            "{} in = {} screened + {} refused; {} with hits, {} in all. A hit is a question, not an answer.",
            show::count(done.lines, "line", "lines"),
            done.answered,
            done.refused,
            done.with_hits,
            show::count(done.hits, "hit", "hits"),
        ));
    }
    match first {
        None => Ok(()),
        Some(first) => Err(Problem {
            what: format!(
                "Not screened: {} of {}. The others were.",
                done.refused,
                show::count(done.lines, "line", "lines")
            ),
            ..first
        }),
    }
}

fn read_list(session: &Session, file: &Path) -> Result<NameList, Problem> {
    let opened = File::open(file).and_then(|opened| {
        // Some systems open a folder and fail only at the first byte.
        if opened.metadata()?.is_dir() { Err(std::io::ErrorKind::IsADirectory.into()) } else { Ok(opened) }
    });
    let opened = opened.map_err(|error| {
        Problem::input(
            format!("The list “{}” was not opened. Nothing was looked for.", name_of(file)),
            why_not(&error),
            "Check the name and the rights on the file.",
        )
    })?;
    let (list, read) = NameList::read_file(opened, &name_of(file), &processor_time)?;
    if let Some(read) = read {
        about_list_file(session, file, &read);
    }
    Ok(list)
}

/// What came of the publisher's file: of which day it is, and where its entries went.
fn about_list_file(session: &Session, file: &Path, read: &ListFileRead) {
    if session.json {
        show::note(&json!({ "list": read }).to_string());
        return;
    }
    show::note(&format!(
        "The list “{}” {}, read as {}.",
        name_of(file),
        of_date(read.published),
        read.format
    ));
    show::note(&format!(
        "{} in = {} taken + {} left out (ships and aircraft) + {} refused.",
        show::count(read.entries_in, "entry", "entries"),
        read.taken,
        read.ships,
        read.refused
    ));
    if let Some(stated) = read.stated.filter(|stated| *stated != read.entries_in) {
        show::note(&format!(
            "Mind: the file says that it has {stated} entries. Fetch it again if that is more than are there."
        ));
    }
    if read.amendment {
        show::note(
            "Mind: the file says that it holds only what changed since another; nobody else is on it.",
        );
    }
    if read.names_left_out > 0 {
        let names = show::count(read.names_left_out, "name that", "names that");
        show::note(&format!("{names} cannot be used, of entries with others."));
    }
    let told = read.told.iter().map(|why| format!("Not used: {why}."));
    told.take(REFUSED_SHOWN_MAX).for_each(|line| show::note(&line));
    let all = read.refused + read.names_left_out;
    let more = all.saturating_sub(REFUSED_SHOWN_MAX as u64);
    if more > 0 {
        show::note(&format!("… and {more} more."));
    }
}

fn about_list(list: &NameList) {
    figure("list_names", list.names() as u64);
    figure("list_entries", list.entries() as u64);
    time("read_s", list.reading);
    time("index_s", list.indexing);
}

/// Whoever starts it without a pipe sees why nothing happens.
fn from_keyboard(what: &str) {
    if stdin().is_terminal() {
        show::note(&format!(
            "Reading {what} from the keyboard, a JSON object on each line; end with Ctrl-D."
        ));
    }
}

fn figure(name: &str, number: u64) {
    show::note(&format!("{name}={number}"));
}

fn time(name: &str, time: Duration) {
    show::note(&format!("{name}={:.3}", time.as_secs_f64()));
}

/// The most memory that was in use, where the system says it.
fn memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    if let Some(kib) = kib {
        figure("rss_mb", kib / 1024);
    }
}

/// The processor time of this program, all threads together.
#[cfg(unix)]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// Elsewhere the time on the clock stands in for it.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
