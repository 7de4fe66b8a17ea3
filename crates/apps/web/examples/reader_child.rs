//! The reader's processes alone, as the tests of the pages start them: the `amparo` program does the same when it is
//! started as `amparo __reader` or `amparo __external`.

use std::process::ExitCode;

use amparo_casework::reader::child;

fn main() -> ExitCode {
    child::dispatch().unwrap_or(ExitCode::FAILURE)
}
