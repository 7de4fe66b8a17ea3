//! A fresh proof that whoever asks knows the desk's passphrase, while the desk is open.

use amparo_store::Passphrase;

use crate::accounts::{self, Door};
use crate::desk::{Desk, words};
use crate::problem::{Problem, Sort};

/// Checks the desk's passphrase.
///
/// # Errors
/// When it does not open the desk, or the key slots cannot be read.
pub fn prove_passphrase(desk: &Desk, passphrase: String) -> Result<(), Problem> {
    let (gate, door) = (&desk.shared().gate, Door::Member(desk.member()));
    gate.admit(door).map_err(accounts::wait)?;
    let turn = gate.turn().ok_or_else(accounts::busy)?;
    let opens = desk
        .store()?
        .passphrase_opens(&Passphrase::new(passphrase))
        .map_err(|error| words(error, "The passphrase could not be checked. Nothing was changed."))?;
    drop(turn);
    if opens {
        gate.was_right(door);
        return Ok(());
    }
    gate.was_wrong(door);
    Err(Problem::new(
        Sort::Locked,
        "You were not let in. Nothing was changed.",
        "The passphrase does not open this desk.",
        "Check the keyboard's language and Caps Lock, and type it again.",
    ))
}
