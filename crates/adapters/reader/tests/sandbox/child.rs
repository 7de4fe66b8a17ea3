//! A child that does not read the document but does what it says: what code would do that took over
//! a parser, or the external program. The walls are those of the real child; only the act is not.
//!
//! Started as `amparo __reader` is, it acts behind the walls of a reading child. Started as
//! `amparo __external` is, it becomes itself once more, behind the walls of an external program.
#![cfg_attr(target_os = "linux", expect(clippy::unwrap_used, reason = "here a failure is an act too"))]

use std::process::ExitCode;

#[cfg(target_os = "linux")]
mod acts;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    acts::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    ExitCode::FAILURE
}
