//! The form of the learnt costs: what a chunk of Latin letters is, and how a cost is kept.

/// A cost: minus the natural logarithm of a chance, in [`STEP`]ths. 255 is "never seen".
pub type Cost = u8;

/// How many steps a natural logarithm of one has.
pub const STEP: f32 = 16.0;

/// The most Latin letters that one unit is written with; a fourth is an addition.
pub const CHUNK_MAX: usize = 3;

/// How many codes a letter of a Latin word may have: nothing, `a` to `z`, and one for a digit.
pub const LETTERS: usize = 28;

/// The code of a letter of a folded Latin word: 1 to 26, 27 for what is no letter.
pub const fn letter_code(letter: u8) -> u8 {
    if letter.is_ascii_lowercase() { letter - b'a' + 1 } else { 27 }
}

/// The number of a chunk of one to three letter codes, in [`LETTERS`]-ary notation.
pub fn chunk_code(letters: &[u8]) -> usize {
    letters.iter().fold(0, |code, letter| code * LETTERS + usize::from(*letter))
}
