//! Makes the golden ledger of the version that this program writes, in a folder that is given.
//!
//! It is run once per released format. A released golden ledger is never made again: that it still opens is the point.

use std::fs;
use std::path::Path;

use amparo_store::{Desk, Holder, KdfParams, Passphrase, Random};

#[path = "../tests/desk/common.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod common;
#[path = "../tests/desk/golden_entries.rs"]
mod golden_entries;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let folder = Path::new(&folder);
    let mut random = common::Counting::from(1);
    let passphrase = Passphrase::new(golden_entries::PASSPHRASE.to_owned());
    let holder = Holder { pid: 1, program: "make_golden_ledger".to_owned(), since: common::FIRST_MOMENT };
    let (mut desk, sheet) =
        Desk::create(&folder.join("desk"), &passphrase, KdfParams::small_board(), &holder, &mut random)?;
    desk.append(&golden_entries::entries(desk.id()), &mut random)?;
    desk.put_blob(common::scope(1), &golden_entries::blob(), &mut random)?;
    let (key, bytes) = golden_entries::DRAFT;
    desk.put_draft(common::scope(1), key, bytes, &mut random)?;
    desk.rebuild(&mut random)?;
    fs::write(folder.join("leaf.txt"), format!("{}\n", desk.head_leaf()))?;
    fs::write(folder.join("recovery-sheet.txt"), sheet.lines().map(|line| format!("{}\n", *line)).concat())?;
    desk.close()?;
    Ok(())
}
