//! What a command writes is for its owner alone, whatever the system's habit is.

use std::os::unix::fs::PermissionsExt as _;

use super::office::Office;

#[test]
fn a_sheet_and_a_checkpoint_can_be_read_by_their_owner_alone() {
    let office = Office::new();
    office.ok(&["checkpoint", "-o", &office.arg("desk.checkpoint")]);
    for name in ["sheet", "desk.checkpoint"] {
        let mode = std::fs::metadata(office.path(name)).expect("written").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}
