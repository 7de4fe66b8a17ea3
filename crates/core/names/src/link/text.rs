//! How alike two short texts of one script are: what typing, copying and hearing do to them.
//!
//! Everything works on folded bytes (see [`super::keys::plain`]), so one byte is one letter.

/// At most so many letters of a text are compared letter by letter; the rest must be equal to count.
const LETTERS_MAX: usize = 64;

/// The similarity of Jaro, raised for a common beginning as Winkler does, from 0 to 1.
pub(super) fn jaro_winkler(left: &[u8], right: &[u8]) -> f32 {
    let (left, right) = (&left[..left.len().min(LETTERS_MAX)], &right[..right.len().min(LETTERS_MAX)]);
    let jaro = jaro(left, right);
    let common = left.iter().zip(right).take(4).take_while(|(a, b)| a == b).count();
    let common = f32::from(u8::try_from(common).unwrap_or(4));
    if jaro > 0.7 { jaro + common * 0.1 * (1.0 - jaro) } else { jaro }
}

fn jaro(left: &[u8], right: &[u8]) -> f32 {
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    let window = (left.len().max(right.len()) / 2).saturating_sub(1);
    let (mut taken, mut matched_left) = (0_u64, [0_u8; LETTERS_MAX]);
    let mut matches = 0;
    for (at, letter) in left.iter().enumerate() {
        let from = at.saturating_sub(window);
        let to = (at + window + 1).min(right.len());
        let found = (from..to).find(|there| taken & (1 << there) == 0 && right[*there] == *letter);
        if let Some(there) = found {
            taken |= 1 << there;
            matched_left[matches] = *letter;
            matches += 1;
        }
    }
    if matches == 0 {
        return 0.0;
    }
    let in_right = right.iter().enumerate().filter(|(there, _)| taken & (1 << there) != 0);
    let moved = in_right.zip(&matched_left).filter(|((_, a), b)| a != b).count();
    let number = |count: usize| f32::from(u8::try_from(count).unwrap_or(u8::MAX));
    let (all, moved) = (number(matches), number(moved) / 2.0);
    (all / number(left.len()) + all / number(right.len()) + (all - moved) / all) / 3.0
}

/// Whether one letter left out, added, changed or swapped with its neighbour makes one of the other. Equal texts are not.
pub(super) fn is_one_edit(left: &[u8], right: &[u8]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let Some(at) = short.iter().zip(long).position(|(a, b)| a != b) else {
        return long.len() == short.len() + 1;
    };
    if long.len() == short.len() + 1 {
        return short[at..] == long[at + 1..];
    }
    long.len() == short.len()
        && (short[at + 1..] == long[at + 1..]
            || (at + 1 < short.len()
                && short[at] == long[at + 1]
                && short[at + 1] == long[at]
                && short[at + 2..] == long[at + 2..]))
}

/// Whether every word of one stands in the other, in any order.
pub(super) fn is_part_of(left: &[u8], right: &[u8]) -> bool {
    let words = |text: &[u8]| text.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).count();
    let (short, long) = if words(left) <= words(right) { (left, right) } else { (right, left) };
    let mut wanted = short.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).peekable();
    wanted.peek().is_some() && wanted.all(|word| long.split(|byte| *byte == b' ').any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_what_the_papers_say() {
        let table = [("martha", "marhta", 0.961), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.813)];
        for (left, right, expected) in table {
            let found = jaro_winkler(left.as_bytes(), right.as_bytes());
            assert!((found - expected).abs() < 0.001, "{left} / {right}: {found}");
        }
        assert!(jaro_winkler(b"", b"").abs() < f32::EPSILON, "two empty texts are not alike");
        let long = [b'a'; 300];
        assert!(jaro_winkler(&long, &long) > 0.99, "long texts are cut, not refused");
    }

    #[test]
    fn one_slip_is_one_edit_and_two_are_not() {
        let table = [
            ("ivanov", "ivanow", true, "changed"),
            ("ivanov", "ivano", true, "left out at the end"),
            ("vanov", "ivanov", true, "left out at the beginning"),
            ("ivanov", "iavnov", true, "neighbours swapped"),
            ("ivanov", "ivanov", false, "nothing to mend"),
            ("ivanov", "iwanow", false, "two changed"),
            ("ivanov", "ivan", false, "two left out"),
            ("ab", "ba", true, "a short one swapped"),
            ("", "a", true, "one letter beside none"),
        ];
        for (left, right, expected, because) in table {
            assert_eq!(
                is_one_edit(left.as_bytes(), right.as_bytes()),
                expected,
                "{left} / {right}: {because}"
            );
            assert_eq!(
                is_one_edit(right.as_bytes(), left.as_bytes()),
                expected,
                "{right} / {left}: {because}"
            );
        }
    }

    #[test]
    fn a_text_is_part_of_a_longer_one_word_by_word() {
        assert!(is_part_of(b"kara murza", b"murza kara"));
        assert!(is_part_of(b"minsk", b"minsk city"));
        assert!(!is_part_of(b"min", b"minsk city"));
        assert!(!is_part_of(b"", b"minsk"));
    }
}
