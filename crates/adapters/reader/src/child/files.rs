//! The wall around files, connections and signals: Landlock.
//!
//! It cannot be undone, needs no privilege, and holds for whatever this process becomes.

use std::path::Path;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, RulesetStatus, Scope, path_beneath_rules,
};

/// The newest rights that are asked for. An older kernel gives what it knows.
const NEWEST: ABI = ABI::V6;
/// What must be executable so that a dynamically linked program can start.
const LOADERS: [&str; 4] = [
    "/lib64/ld-linux-x86-64.so.2",
    "/lib/ld-linux-aarch64.so.1",
    "/lib/ld-musl-x86_64.so.1",
    "/lib/ld-musl-aarch64.so.1",
];

/// No file at all, no TCP, no signal to processes outside. `false`: this kernel has no Landlock.
pub(super) fn allow_none() -> bool {
    allow_only(&[], None)
}

/// Only the files and folders of `reads`, for reading, and `program` for executing. Those that do not
/// exist are left out. `false`: this kernel has no Landlock, and nothing has changed.
pub(super) fn allow_only(reads: &[&str], program: Option<&Path>) -> bool {
    restrict(reads, program).is_ok_and(|status| status != RulesetStatus::NotEnforced)
}

fn restrict(reads: &[&str], program: Option<&Path>) -> Result<RulesetStatus, RulesetError> {
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?
        .add_rules(path_beneath_rules(reads, AccessFs::ReadFile | AccessFs::ReadDir))?;
    if let Some(program) = program {
        let run = AccessFs::ReadFile | AccessFs::Execute;
        rules = rules
            .add_rules(path_beneath_rules([program], run))?
            .add_rules(path_beneath_rules(LOADERS, run))?;
    }
    Ok(rules.restrict_self()?.ruleset)
}
