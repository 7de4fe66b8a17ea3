//! What this process takes from itself before it asks for a passphrase: that others read what it writes, and that the
//! system keeps a picture of its memory, with keys in it, when it crashes.
//!
//! What the system refuses is passed over: it guards against an accident, and no promise rests on it alone.

/// Files are for their owner alone, there is no core dump, and no other process of this user may look into this one.
#[cfg(unix)]
pub(super) fn keep_to_oneself() {
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Elsewhere there is nothing to take.
#[cfg(not(unix))]
pub(super) fn keep_to_oneself() {}
