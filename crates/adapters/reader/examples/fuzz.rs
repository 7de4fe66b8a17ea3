//! Fuzzes one parser for so long: `fuzz TARGET --seconds N [--seed N] [--folder DIR]`, or `fuzz --list`. Started by `cargo xtask fuzz`.
//!
//! Inputs are made from the target's seeds by changing them; one that meets something new is kept and changed further. Each is
//! written to `DIR/TARGET.now` before it is tried, so that whatever ends this process leaves it there. A panic, an input that takes
//! longer than [`SECONDS_MAX`], and memory above [`MEMORY_BYTES_MAX`] are failures.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use amparo_reader::fuzz::{TARGETS, Target};

/// Long, because the machine that runs this does other work, too; how long the slowest took is said.
const SECONDS_MAX: u64 = 20;
const MEMORY_BYTES_MAX: u64 = 1 << 30;
const INPUT_BYTES_MAX: usize = 64 << 10;
const KEPT_MAX: usize = 2_000;

struct Asked {
    target: &'static Target,
    seconds: u64,
    seed: u64,
    folder: PathBuf,
}

fn asked() -> Option<Asked> {
    let mut args = std::env::args().skip(1);
    let name = args.next()?;
    let target = TARGETS.iter().find(|target| target.name == name)?;
    let mut asked = Asked { target, seconds: 60, seed: 1, folder: PathBuf::from("target/fuzz") };
    while let Some(option) = args.next() {
        let value = args.next()?;
        match option.as_str() {
            "--seconds" => asked.seconds = value.parse().ok()?,
            "--seed" => asked.seed = value.parse().ok()?,
            "--folder" => asked.folder = PathBuf::from(value),
            _ => return None,
        }
    }
    Some(asked)
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("--list") {
        for target in TARGETS {
            println!("{}", target.name);
        }
        return ExitCode::SUCCESS;
    }
    let Some(asked) = asked() else {
        eprintln!("fuzz TARGET --seconds N [--seed N] [--folder DIR], or fuzz --list");
        return ExitCode::from(2);
    };
    if let Err(error) = std::fs::create_dir_all(&asked.folder).and_then(|()| limit_memory()) {
        eprintln!("{error}");
        return ExitCode::from(2);
    }
    match run(&asked) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            println!("{}: {why}", asked.target.name);
            ExitCode::FAILURE
        }
    }
}

fn limit_memory() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Rlimit { current: Some(MEMORY_BYTES_MAX), maximum: Some(MEMORY_BYTES_MAX) };
    setrlimit(Resource::As, limit).map_err(Into::into)
}

/// Gives the line that says how much was tried, or why it failed; the input then lies in the folder.
fn run(asked: &Asked) -> Result<String, String> {
    let now = asked.folder.join(format!("{}.now", asked.target.name));
    let now = File::create(&now).map_err(|error| format!("{}: {error}", now.display()))?;
    let began = Instant::now();
    let clock = watch(asked.target.name, began);
    let mut chance = Chance(asked.seed.max(1));
    let mut kept = (asked.target.seeds)();
    let mut met = BTreeSet::new();
    let (mut count, mut slowest, mut fresh) = (0_u64, Duration::ZERO, kept.clone());
    while began.elapsed() < Duration::from_secs(asked.seconds) {
        let input = fresh.pop().unwrap_or_else(|| changed(&kept, asked.target.words, &mut chance));
        let length = u32::try_from(input.len()).unwrap_or(u32::MAX).to_le_bytes();
        now.write_all_at(&[&length, input.as_slice()].concat(), 0).map_err(|error| error.to_string())?;
        let tried = Instant::now();
        clock.store(millis(began) + 1, Ordering::Relaxed);
        let did = catch_unwind(AssertUnwindSafe(|| (asked.target.run)(&input)));
        clock.store(0, Ordering::Relaxed);
        slowest = slowest.max(tried.elapsed());
        count += 1;
        match did {
            Ok(mark) if met.insert(mark) && kept.len() < KEPT_MAX => kept.push(input),
            Ok(_) => {}
            Err(_) => return Err(format!("an input of {} bytes made it panic", input.len())),
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    let memory = most_memory_mib();
    Ok(format!(
        "{}: {count} inputs in {seconds:.0} s, {} kinds of outcome, slowest {:.2} s, most memory {memory} MiB",
        asked.target.name,
        met.len(),
        slowest.as_secs_f64()
    ))
}

fn millis(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// Ends this process when an input takes too long: it lies in the folder.
fn watch(name: &'static str, began: Instant) -> Arc<AtomicU64> {
    let clock = Arc::new(AtomicU64::new(0));
    let watched = Arc::clone(&clock);
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_millis(250));
            let since = watched.load(Ordering::Relaxed);
            if since != 0 && millis(began).saturating_sub(since) > SECONDS_MAX * 1000 {
                println!("{name}: an input took more than {SECONDS_MAX} s");
                std::process::exit(1);
            }
        }
    });
    clock
}

fn most_memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) >> 10
}

/// The same numbers from the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[3]
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// One that was kept, changed in a few places.
fn changed(kept: &[Vec<u8>], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut input = chance.pick(kept).cloned().unwrap_or_default();
    for _ in 0..=chance.below(6) {
        change(&mut input, kept, words, chance);
    }
    input.truncate(INPUT_BYTES_MAX);
    input
}

fn change(input: &mut Vec<u8>, kept: &[Vec<u8>], words: &[&str], chance: &mut Chance) {
    const ODD: [u8; 10] = [0, 1, 0x7F, 0x80, 0xC0, 0xE2, 0xF0, 0xFF, b'\n', b' '];
    let at = chance.below(input.len() + 1);
    let end = (at + 1 + chance.below(40)).min(input.len());
    match chance.below(12) {
        0 if at < input.len() => input[at] ^= 1 << chance.below(8),
        1 if at < input.len() => input[at] = chance.byte(),
        2 => input.insert(at, ODD[chance.below(ODD.len())]),
        3 if at < end => drop(input.drain(at..end)),
        4 if at < end => {
            // The same again, mostly once, at times very often.
            let piece = input[at..end].to_vec();
            let times = if chance.below(8) == 0 { 1 + chance.below(800) } else { 1 };
            let many = piece.repeat(times);
            input.splice(at..at, many);
        }
        5 => input.truncate(at),
        6 => {
            let other = chance.pick(kept).cloned().unwrap_or_default();
            let from = chance.below(other.len() + 1);
            let piece = other.get(from..(from + chance.below(400)).min(other.len())).unwrap_or_default();
            input.splice(at..at, piece.iter().copied());
        }
        7 if at < input.len() => {
            // A number becomes another.
            if let Some(digit) = input[at..].iter().position(u8::is_ascii_digit) {
                input[at + digit] = b'0' + chance.byte() % 10;
            }
        }
        8 if at < end => input[at..end].reverse(),
        9 if at + 4 <= input.len() => {
            let number = [0_u32, 1, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF][chance.below(5)];
            input[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        _ => {
            let word = chance.pick(words).copied().unwrap_or_default();
            input.splice(at..at, word.bytes());
        }
    }
}
