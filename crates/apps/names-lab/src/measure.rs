//! What a run cost, as the kernel counts it.

use std::fs::read_to_string;
use std::time::Instant;

/// Wall time since it was made.
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds of wall time since the start, and of processor time since the process began.
    pub(crate) fn read(&self) -> String {
        format!("{:.2} s wall, {:.2} s CPU", self.0.elapsed().as_secs_f64(), cpu_seconds())
    }
}

/// Processor time of all threads, in seconds; 0 where the kernel does not tell.
fn cpu_seconds() -> f64 {
    let stat = read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the process may hold spaces, so count from its closing bracket: user and system time follow 11 fields on.
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: f64 = after.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// The most memory the process has held, in MiB; 0 where the kernel does not tell.
pub(crate) fn peak_mib() -> u64 {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}
