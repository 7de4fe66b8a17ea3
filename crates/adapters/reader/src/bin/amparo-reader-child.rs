//! The reader's processes alone, as tests start them. The `amparo` program does the same when it is
//! started as `amparo __reader` or `amparo __external`.

use std::process::ExitCode;

use amparo_reader::child;

fn main() -> ExitCode {
    child::dispatch().unwrap_or_else(child::serve)
}
