//! What can be seen of a text at a glance: it tells most texts apart without reading them.

use super::keys::first_sound;

/// The outline of a folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Which letters stand in it, one bit each; the lowest bit is the space.
    letters: u32,
    /// How its first word sounds.
    pub(super) sound: u32,
    len: u16,
    first: u8,
}

impl Shape {
    pub(super) fn of(text: &[u8]) -> Self {
        Self {
            letters: text.iter().fold(0, |letters, byte| letters | 1 << (byte & 31)),
            sound: first_sound(text),
            len: u16::try_from(text.len()).unwrap_or(u16::MAX),
            first: text.first().copied().unwrap_or(0),
        }
    }

    /// Whether one edit may make one of the other: an edit changes at most two of the letters' bits.
    pub(super) fn may_be_one_edit(self, other: Self) -> bool {
        (self.letters ^ other.letters).count_ones() < 3 && self.len.abs_diff(other.len) < 2
    }

    pub(super) fn is_initial(self) -> bool {
        self.len == 1
    }

    pub(super) fn has_words(self) -> bool {
        self.letters & 1 != 0
    }

    /// Whether the likeness of Jaro and Winkler may reach 0.8. Letters that only one of the two has cannot match, so this
    /// never says no to what is alike.
    pub(super) fn may_be_alike(self, other: Self) -> bool {
        let own = |letters: u32| f32::from(u8::try_from(letters.count_ones()).unwrap_or(32));
        let (len, other_len) = (f32::from(self.len), f32::from(other.len));
        let most = f32::min(
            len - own(self.letters & !other.letters),
            other_len - own(other.letters & !self.letters),
        );
        let jaro = (most / len + most / other_len + 1.0) / 3.0;
        // Without a common beginning nothing is added to the likeness, and below 0.7 neither.
        jaro > if self.first == other.first { 0.7 } else { 0.799 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::{is_one_edit, jaro_winkler};
    use super::*;

    #[test]
    fn a_glance_never_parts_what_reading_finds_alike() {
        let words = [
            "ivanov",
            "ivanow",
            "iwanow",
            "ivano",
            "petrov",
            "petrova",
            "abdurahmanov",
            "abdulrahmanov",
            "li",
            "lee",
            "a",
            "khadija",
            "hadiya",
            "martha",
            "marhta",
            "kara murza",
            "karamurza",
            "dixon",
            "dicksonx",
            "aaa",
            "aa",
        ];
        for left in words {
            for right in words.iter().filter(|right| **right != left) {
                let (one, other) = (left.as_bytes(), right.as_bytes());
                let (shape, other_shape) = (Shape::of(one), Shape::of(other));
                let alike = jaro_winkler(one, other);
                assert!(alike < 0.8 || shape.may_be_alike(other_shape), "{left} / {right}: {alike}");
                assert!(!is_one_edit(one, other) || shape.may_be_one_edit(other_shape), "{left} / {right}");
            }
        }
        assert!(!Shape::of(b"petrov").may_be_alike(Shape::of(b"sidikhan")));
    }
}
