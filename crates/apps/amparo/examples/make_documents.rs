//! Makes a folder of mixed documents about invented people, to read and to measure with:
//! `cargo run -p amparo --example make_documents -- FOLDER [COUNT]`. 1,000 files if nothing else is said.

#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/renderings/make.rs"]
mod make;
#[path = "../tests/renderings/many.rs"]
mod many;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let folder = args.next().map(PathBuf::from);
    let count = args.next().map_or(Some(1000), |count| count.to_str()?.parse().ok());
    let (Some(folder), Some(count)) = (folder, count) else {
        eprintln!("cargo run -p amparo --example make_documents -- FOLDER [COUNT]");
        return ExitCode::from(2);
    };
    many::write(&folder, count);
    println!("{count} files in {}", folder.display());
    ExitCode::SUCCESS
}
