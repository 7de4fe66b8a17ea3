//! What the child takes from itself before it looks at a document.

use serde::{Deserialize, Serialize};

use crate::Limits;

const LANDLOCK: &str = "Landlock";
const SECCOMP: &str = "seccomp";

/// How strongly a child is confined, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Linux: a filter lets through only the system calls that parsing needs, no file and no connection
    /// can be reached, and the limits of [`Profile::PlainChildWithLimits`] hold too.
    SeccompAndLandlock,
    /// As above on a kernel without Landlock: the filter alone keeps it from files and connections.
    Seccomp,
    /// A process of its own with the system's resource limits. No filter of system calls.
    PlainChildWithLimits,
}

impl Profile {
    /// Is there a filter of system calls?
    pub const fn filters_calls(self) -> bool {
        matches!(self, Self::SeccompAndLandlock | Self::Seccomp)
    }
}

/// What held while a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// The level.
    pub profile: Profile,
    /// What the system refused to apply, by name. Empty where everything held.
    pub not_applied: Vec<String>,
}

impl Confinement {
    fn note(&mut self, name: &str, held: bool) {
        if !held && !self.not_applied.iter().any(|known| known == name) {
            self.not_applied.push(name.to_owned());
        }
    }
}

/// Confines this process as far as the default limits, all but the filter of system calls; cannot be
/// undone.
pub(super) fn confine() -> Confinement {
    let mut confinement = Confinement { profile: Profile::PlainChildWithLimits, not_applied: Vec::new() };
    confinement.note("closing inherited files", close_inherited());
    // Before files are given up: the wall is built through one.
    confinement.note(LANDLOCK, walls::no_files());
    system::give_up(&mut confinement);
    tighten(&Limits::default(), &mut confinement);
    confinement
}

/// The last wall, after which nothing can be lowered any more: before any byte of the document.
pub(super) fn close_the_wall(confinement: &mut Confinement) {
    let filtered = walls::few_calls();
    confinement.note(SECCOMP, filtered);
    let behind_landlock = !confinement.not_applied.iter().any(|name| name == LANDLOCK);
    confinement.profile = match (filtered, behind_landlock) {
        (true, true) => Profile::SeccompAndLandlock,
        (true, false) => Profile::Seccomp,
        (false, _) => Profile::PlainChildWithLimits,
    };
}

/// Lowers memory and processor time to a request's own limits. Higher ones than the defaults have no
/// effect: the first call set the ceiling.
pub(super) fn tighten(limits: &Limits, confinement: &mut Confinement) {
    system::bound(limits, confinement);
}

/// Closes what the parent had open without meaning to pass it on.
pub(super) fn close_inherited() -> bool {
    system::close_inherited()
}

/// The limits of a process that becomes an external program; what the system refuses is passed over,
/// since the walls and not the limits decide whether it may be started.
pub(super) fn limit_tool(limits: &Limits) {
    let mut confinement = Confinement { profile: Profile::PlainChildWithLimits, not_applied: Vec::new() };
    system::give_up_but_files(&mut confinement);
    system::bound(limits, &mut confinement);
}

#[cfg(target_os = "linux")]
mod walls {
    use crate::child::{files, syscalls};

    pub(super) fn no_files() -> bool {
        files::allow_none()
    }

    pub(super) fn few_calls() -> bool {
        syscalls::allow_reader().is_ok()
    }
}

#[cfg(not(target_os = "linux"))]
mod walls {
    pub(super) fn no_files() -> bool {
        false
    }

    pub(super) fn few_calls() -> bool {
        false
    }
}

#[cfg(unix)]
mod system {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    use super::Confinement;
    use crate::Limits;

    pub(super) fn bound(limits: &Limits, confinement: &mut Confinement) {
        confinement.note("memory limit", lower(Resource::As, limits.memory_bytes_max));
        // A second later the system kills outright; until then it says by its signal why.
        let seconds = limits.cpu_seconds_max;
        let held = lower_to(Resource::Cpu, seconds, seconds.saturating_add(1));
        confinement.note("processor time limit", held);
    }

    /// The list is read first and closed afterwards, since listing opens a descriptor itself.
    pub(super) fn close_inherited() -> bool {
        let Ok(entries) = std::fs::read_dir("/dev/fd") else {
            return false;
        };
        let numbers: Vec<i32> = entries
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .filter(|&number| number > 2)
            .collect();
        for number in numbers {
            // Fails for the listing's own descriptor, which is closed already.
            let _ = nix::unistd::close(number);
        }
        true
    }

    pub(super) fn give_up(confinement: &mut Confinement) {
        confinement.note("no new files", lower(Resource::Nofile, 0));
        give_up_but_files(confinement);
    }

    pub(super) fn give_up_but_files(confinement: &mut Confinement) {
        confinement.note("no writing of files", lower(Resource::Fsize, 0));
        confinement.note("no core dump", lower(Resource::Core, 0));
        // The system does not hold root to this one.
        let is_root = rustix::process::geteuid().is_root();
        confinement.note("no new processes", lower(Resource::Nproc, 0) && !is_root);
        give_up_on_linux(confinement);
    }

    #[cfg(target_os = "linux")]
    fn give_up_on_linux(confinement: &mut Confinement) {
        use rustix::process::{DumpableBehavior, Signal};
        let no_new_privileges = rustix::thread::set_no_new_privs(true).is_ok();
        confinement.note("no new privileges", no_new_privileges);
        let hidden = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok();
        confinement.note("no tracing by others", hidden);
        let dies = rustix::process::set_parent_process_death_signal(Some(Signal::KILL)).is_ok();
        confinement.note("end with the parent", dies);
    }

    #[cfg(not(target_os = "linux"))]
    fn give_up_on_linux(_: &mut Confinement) {}

    fn lower(resource: Resource, wanted: u64) -> bool {
        lower_to(resource, wanted, wanted)
    }

    fn lower_to(resource: Resource, wanted: u64, ceiling: u64) -> bool {
        let ceiling = getrlimit(resource).maximum.map_or(ceiling, |maximum| maximum.min(ceiling));
        let limit = Rlimit { current: Some(wanted.min(ceiling)), maximum: Some(ceiling) };
        setrlimit(resource, limit).is_ok()
    }
}

#[cfg(not(unix))]
mod system {
    use super::Confinement;
    use crate::Limits;

    pub(super) fn close_inherited() -> bool {
        false
    }

    pub(super) fn give_up_but_files(confinement: &mut Confinement) {
        give_up(confinement);
    }

    pub(super) fn give_up(confinement: &mut Confinement) {
        confinement.note("limits of the system", false);
    }

    pub(super) fn bound(_: &Limits, confinement: &mut Confinement) {
        confinement.note("limits of the system", false);
    }
}
