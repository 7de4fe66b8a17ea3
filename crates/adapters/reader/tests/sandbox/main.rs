//! What stands between a hostile document and the computer: shown with children that really do what
//! code would do which took over a parser. These tests are about the walls and not about any parser.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod external;
mod level;
mod reading;

use std::path::PathBuf;

use amparo_reader::child::{ReadRequest, Reader};
use amparo_reader::{FileHint, Limits};

/// The child that turns hostile.
fn hostile() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-hostile-child"))
}

/// The child as it is used.
fn honest() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"))
}

fn request(bytes: &[u8]) -> ReadRequest<'_> {
    ReadRequest {
        bytes,
        hint: FileHint::named("a.txt"),
        document_date: None,
        known_people: Vec::new(),
        limits: Limits::default(),
    }
}

/// A folder of this test alone.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sandbox").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What this process holds in memory, in KiB.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
