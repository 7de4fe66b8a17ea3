//! The levels of agreement of each kind of field: how often they are met among records of one person and of two, before
//! any data has been seen, and their words.

use super::schema::FieldKind;

/// The level of a value that is missing on either side: it speaks neither for nor against.
pub(super) const MISSING: u8 = u8::MAX;

/// Most levels that a kind of field has.
pub(super) const LEVELS_MAX: usize = 8;

/// One level of agreement. The chances are those of prisoner lists, written by hand from what such lists look like;
/// what the records at hand say outweighs them as soon as there is enough of it.
pub(super) struct Level {
    /// Among records of one person.
    pub(super) same: f64,
    /// Among records of two people.
    pub(super) other: f64,
    /// How it is said, before the two values.
    pub(super) words: &'static str,
}

const fn level(same: f64, other: f64, words: &'static str) -> Level {
    Level { same, other, words }
}

/// The levels of names and texts, by their places.
pub(super) mod name {
    pub(crate) const CLOSE: u8 = 1;
    pub(crate) const ALIKE: u8 = 2;
    pub(crate) const INITIAL: u8 = 3;
    pub(crate) const PART: u8 = 4;
    pub(crate) const SWAPPED: u8 = 5;
    pub(crate) const DIFFERENT: u8 = 6;
}

/// The levels of texts.
pub(super) mod text {
    pub(crate) const SAME: u8 = 0;
    pub(crate) const CLOSE: u8 = 1;
    pub(crate) const ALIKE: u8 = 2;
    pub(crate) const PART: u8 = 3;
    pub(crate) const DIFFERENT: u8 = 4;
}

/// The levels of codes.
pub(super) mod code {
    pub(crate) const SLIP: u8 = 1;
    pub(crate) const PART: u8 = 2;
    pub(crate) const DIFFERENT: u8 = 3;
}

const FULL_NAME: &[Level] = &[
    level(0.55, 0.0005, "the same name"),
    level(0.25, 0.0005, "nearly the same name"),
    level(0.12, 0.003, "probably spellings of one name"),
    level(0.05, 0.02, "perhaps spellings of one name"),
    level(0.03, 0.976, "different names"),
];

const GIVEN_NAME: &[Level] = &[
    level(0.72, 0.01, "the same"),
    level(0.10, 0.004, "nearly the same"),
    level(0.05, 0.012, "alike"),
    level(0.02, 0.01, "one is the initial of the other"),
    level(0.03, 0.004, "one is a part of the other"),
    level(0.02, 0.0005, "given and family name have changed places"),
    level(0.06, 0.96, "different"),
];

const FAMILY_NAME: &[Level] = &[
    level(0.76, 0.004, "the same"),
    level(0.10, 0.003, "nearly the same"),
    level(0.04, 0.01, "alike"),
    level(0.01, 0.005, "one is the initial of the other"),
    level(0.02, 0.002, "one is a part of the other"),
    level(0.02, 0.0005, "given and family name have changed places"),
    level(0.05, 0.976, "different"),
];

const TEXT: &[Level] = &[
    level(0.65, 0.03, "the same"),
    level(0.10, 0.01, "nearly the same"),
    level(0.05, 0.03, "alike"),
    level(0.08, 0.03, "one is a part of the other"),
    level(0.12, 0.90, "different"),
];

const CODE: &[Level] = &[
    level(0.75, 0.01, "the same"),
    level(0.06, 0.01, "one sign apart"),
    level(0.06, 0.02, "one is a part of the other"),
    level(0.13, 0.96, "different"),
];

const DATE: &[Level] = &[
    level(0.70, 0.0003, "the same day"),
    level(0.03, 0.0003, "the day and the month are swapped"),
    level(0.06, 0.003, "one digit or one year apart"),
    level(0.05, 0.005, "a few days apart"),
    level(0.02, 0.003, "the same month, another day"),
    level(0.02, 0.025, "the same year, another day"),
    level(0.05, 0.015, "agree as far as both are known"),
    level(0.07, 0.948, "different"),
];

const NUMBER: &[Level] =
    &[level(0.70, 0.05, "the same"), level(0.15, 0.10, "nearly the same"), level(0.15, 0.85, "different")];

const GENDER: &[Level] = &[level(0.98, 0.7, "the same"), level(0.02, 0.3, "different")];

/// The levels of a kind of field, from the strongest agreement down to "different", which is always the last.
pub(super) fn of(kind: FieldKind) -> &'static [Level] {
    match kind {
        FieldKind::FullName => FULL_NAME,
        FieldKind::GivenName => GIVEN_NAME,
        FieldKind::FamilyName => FAMILY_NAME,
        FieldKind::Text => TEXT,
        FieldKind::Code => CODE,
        FieldKind::Date => DATE,
        FieldKind::Number => NUMBER,
        FieldKind::Gender => GENDER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chances_of_each_kind_add_up_and_the_last_level_speaks_against() {
        for kind in [
            FieldKind::FullName,
            FieldKind::GivenName,
            FieldKind::FamilyName,
            FieldKind::Text,
            FieldKind::Code,
            FieldKind::Date,
            FieldKind::Number,
            FieldKind::Gender,
        ] {
            let levels = of(kind);
            assert!(levels.len() <= LEVELS_MAX);
            let same: f64 = levels.iter().map(|level| level.same).sum();
            let other: f64 = levels.iter().map(|level| level.other).sum();
            assert!((same - 1.0).abs() < 1e-9, "{kind:?}: {same}");
            assert!((other - 1.0).abs() < 0.002, "{kind:?}: {other}");
            let (first, last) = (&levels[0], &levels[levels.len() - 1]);
            assert!(first.same > first.other && last.same < last.other, "{kind:?}");
        }
    }
}
