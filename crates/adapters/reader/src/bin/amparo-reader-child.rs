//! The reader process alone, as tests start it. The `amparo` program does the same when it is
//! started as `amparo __reader`.

use std::process::ExitCode;

fn main() -> ExitCode {
    amparo_reader::child::serve()
}
