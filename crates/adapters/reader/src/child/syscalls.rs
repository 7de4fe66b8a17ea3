//! The wall around system calls: seccomp. What is not on a list here does not happen.
//!
//! Two lists. A reading child may take memory, read its request, write its answer and end; anything
//! else kills it, and the parent is told by the signal `SIGSYS`. An external program also opens files
//! for reading (Landlock says which), and anything else is refused with `EPERM`, since programs of
//! others ask for much that they can do without.
//!
//! Both lists are for x86-64 and arm64; a call made for another machine's numbering kills.

use std::collections::BTreeMap;
use std::os::fd::RawFd;

use nix::libc;
use seccompiler::{
    BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter,
};

/// A call, and when it is let through: where any line of conditions holds as a whole, or always where
/// there is none.
type Allowed = (libc::c_long, Vec<Vec<Condition>>);

/// `argument & mask == value`; arguments are counted from 0.
struct Condition {
    argument: u8,
    mask: u64,
    value: u64,
}

const fn is(argument: u8, value: u64) -> Condition {
    // Numbers of files, processes and signals are 32 bits wide; what stands above them is not looked at.
    Condition { argument, mask: 0xFFFF_FFFF, value }
}

const fn without(argument: u8, bits: u64) -> Condition {
    Condition { argument, mask: bits, value: 0 }
}

const fn with(argument: u8, bits: u64) -> Condition {
    Condition { argument, mask: bits, value: bits }
}

const PROT_EXEC: u64 = libc::PROT_EXEC as u64;
const PROT_WRITE: u64 = libc::PROT_WRITE as u64;
const MAP_ANONYMOUS: u64 = libc::MAP_ANONYMOUS as u64;
const SIGABRT: u64 = libc::SIGABRT as u64;

/// For a child that parses: memory, its three streams, its own end.
pub(super) fn allow_reader() -> Result<(), Error> {
    let mut allowed = memory_and_end();
    allowed.extend([
        (libc::SYS_read, vec![vec![is(0, 0)]]),
        (libc::SYS_write, vec![vec![is(0, 1)], vec![is(0, 2)]]),
        // Memory that is not executable and is no file.
        (libc::SYS_mmap, vec![vec![without(2, PROT_EXEC), with(3, MAP_ANONYMOUS)]]),
        (libc::SYS_mprotect, vec![vec![without(2, PROT_EXEC)]]),
    ]);
    install(allowed, SeccompAction::KillProcess)
}

/// For a process that becomes the external program open as `program`, and nothing else ever after.
pub(super) fn allow_tool(program: RawFd) -> Result<(), Error> {
    let program = u64::try_from(program).unwrap_or(u64::MAX);
    let read_only = without(2, (libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC) as u64);
    let mut allowed = memory_and_end();
    allowed.extend([
        // The one way to start it: by the open file. That closes itself, and Landlock lets no other
        // file be executed.
        (libc::SYS_execveat, vec![vec![is(0, program), is(4, libc::AT_EMPTY_PATH as u64)]]),
        (libc::SYS_openat, vec![vec![read_only]]),
        // Libraries are mapped executable, but nothing is both writable and executable.
        (libc::SYS_mmap, vec![vec![without(2, PROT_EXEC)], vec![without(2, PROT_WRITE)]]),
        (libc::SYS_mprotect, vec![vec![without(2, PROT_EXEC)], vec![without(2, PROT_WRITE)]]),
        // Is it a terminal?
        (libc::SYS_ioctl, vec![vec![is(1, libc::TCGETS)]]),
        // Reading one's own limits, not setting them.
        (libc::SYS_prlimit64, vec![vec![is(0, 0), without(2, u64::MAX)]]),
        (
            libc::SYS_fcntl,
            [libc::F_GETFD, libc::F_SETFD, libc::F_GETFL, libc::F_SETFL, libc::F_DUPFD_CLOEXEC]
                .map(|command| vec![is(1, command.cast_unsigned().into())])
                .into(),
        ),
    ]);
    allowed.extend(PLAIN_FOR_TOOLS.iter().map(|&call| (call, Vec::new())));
    install(allowed, SeccompAction::Errno(libc::EPERM as u32))
}

fn memory_and_end() -> Vec<Allowed> {
    let mut allowed: Vec<Allowed> = PLAIN.iter().map(|&call| (call, Vec::new())).collect();
    // abort() sends itself a signal: that one, and to itself only.
    let own = u64::from(std::process::id());
    allowed.push((libc::SYS_tgkill, vec![vec![is(0, own), is(2, SIGABRT)]]));
    allowed
}

/// Calls that reach nothing outside the process.
const PLAIN: [libc::c_long; 19] = [
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_sched_yield,
    libc::SYS_restart_syscall,
    libc::SYS_exit,
    libc::SYS_exit_group,
    // What a stack overflow and abort() do before they end the process.
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    // Asked by the standard library when a stream is flushed or closed.
    libc::SYS_fstat,
    libc::SYS_close,
];

/// What programs of others ask besides: to start, to read files, to know where they run.
const PLAIN_FOR_TOOLS: &[libc::c_long] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_pread64,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_lseek,
    libc::SYS_dup,
    libc::SYS_fadvise64,
    libc::SYS_ppoll,
    libc::SYS_newfstatat,
    libc::SYS_statx,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_readlinkat,
    libc::SYS_getdents64,
    libc::SYS_getcwd,
    libc::SYS_gettimeofday,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_times,
    libc::SYS_getrusage,
    libc::SYS_uname,
    libc::SYS_sysinfo,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_getegid,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_tid_address,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_arch_prctl,
    // The older forms of calls above, which arm64 never had.
    #[cfg(target_arch = "x86_64")]
    libc::SYS_stat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lstat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_access,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_readlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_time,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_poll,
];

/// No new privileges, then the filter; holds for this thread and what it becomes.
fn install(allowed: Vec<Allowed>, otherwise: SeccompAction) -> Result<(), Error> {
    let mut rules = BTreeMap::new();
    for (call, lines) in allowed {
        let lines: Result<Vec<_>, _> = lines.into_iter().map(rule).collect();
        rules.insert(call, lines?);
    }
    let machine = std::env::consts::ARCH.try_into()?;
    let filter = SeccompFilter::new(rules, otherwise, SeccompAction::Allow, machine)?;
    let program: BpfProgram = filter.try_into()?;
    apply_filter(&program)
}

fn rule(conditions: Vec<Condition>) -> Result<SeccompRule, Error> {
    let conditions: Result<Vec<_>, _> = conditions
        .into_iter()
        .map(|Condition { argument, mask, value }| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(mask), value)
        })
        .collect();
    Ok(SeccompRule::new(conditions?)?)
}
