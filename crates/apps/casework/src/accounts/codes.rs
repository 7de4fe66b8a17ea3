//! Codes that the program makes: for joining, for the day the telephone is lost, for programs.
//!
//! They are random, shown once, and kept as hashes: with so much randomness a plain hash tells nothing.

use amparo_ledger::source::Hash32;

use crate::world::Random;

/// No letter that is taken for another one when read aloud or copied by hand.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A code of this many letters, five bits each, in groups of four.
pub(super) fn make(letters: usize, random: &mut dyn Random) -> String {
    let mut bytes = vec![0; letters];
    random.fill(&mut bytes);
    let drawn: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let groups: Vec<String> = drawn.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// The hash of a code, however it was typed: capitals, blanks, and letters taken for figures change nothing.
pub(super) fn hash(purpose: &str, typed: &str) -> Hash32 {
    let letters: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    Hash32::of(format!("amparo/{purpose}/v1\0{letters}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_as_people_type_it() {
        let code = make(16, &mut crate::world::SystemRandom);
        assert_eq!(code.len(), 19);
        let typed =
            format!(" {} ", code.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l"));
        assert_eq!(hash("recovery", &code), hash("recovery", &typed));
        assert_ne!(hash("recovery", &code), hash("joining", &code), "each purpose has its own");
        assert_ne!(code, make(16, &mut crate::world::SystemRandom));
    }
}
