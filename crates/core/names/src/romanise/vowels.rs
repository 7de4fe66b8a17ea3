//! Forms of frequent names in scripts that leave vowels out, and of frequent foreign names in scripts that
//! write them by ear: `data/vowelled.tsv`.

use std::sync::LazyLock;

/// The letters of the name and its forms, one space between them; sorted by letters.
type Names = Vec<(Box<[char]>, &'static str)>;

const TABLE: &str = include_str!("../../data/vowelled.tsv");

static ARABIC: LazyLock<Names> =
    LazyLock::new(|| names("ar", |letter| super::arabic::normal(letter).and_then(without_hamza)));
static HEBREW: LazyLock<Names> = LazyLock::new(|| names("he", |letter| (letter != '\'').then_some(letter)));
static CYRILLIC: LazyLock<Names> = LazyLock::new(|| names("ru", Some));
static HANGUL: LazyLock<Names> = LazyLock::new(|| names("ko", Some));
static KANA: LazyLock<Names> = LazyLock::new(|| names("ja", Some));

/// The full forms of a name in Arabic letters, reduced by [`super::arabic::normal`].
pub(super) fn arabic(letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let key: Vec<char> = letters.iter().filter_map(|letter| without_hamza(*letter)).collect();
    find(&ARABIC, &key)
}

/// Hamza and madda are left out as often as not, and [`crate::fold`] takes them off.
fn without_hamza(letter: char) -> Option<char> {
    Some(match letter {
        'آ' | 'إ' => 'ا',
        'ؤ' => 'و',
        'ئ' => 'ي',
        'ء' => return None,
        letter => letter,
    })
}

/// The full forms of a name in Hebrew letters without apostrophes.
pub(super) fn hebrew(letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    find(&HEBREW, letters)
}

/// The forms of a foreign name in Cyrillic letters.
pub(super) fn cyrillic(letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    find(&CYRILLIC, letters)
}

/// The forms of a foreign name in Hangul.
pub(super) fn hangul(letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    find(&HANGUL, letters)
}

/// The forms of a foreign name in kana.
pub(super) fn kana(letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    find(&KANA, letters)
}

fn find(names: &Names, letters: &[char]) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let at = names.binary_search_by(|(name, _)| name.as_ref().cmp(letters)).ok()?;
    Some(names[at].1.split(' '))
}

fn names(script: &str, normal: fn(char) -> Option<char>) -> Names {
    let mut names: Names = rows()
        .filter(|(row_script, ..)| *row_script == script)
        .map(|(_, name, forms)| (name.chars().filter_map(normal).collect(), forms))
        .collect();
    // Names that differ by a hamza only: the first row is the more usual one.
    names.sort_by(|left, right| left.0.cmp(&right.0));
    names.dedup_by(|right, left| left.0 == right.0);
    names
}

/// Script, name, forms.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_none_stands_twice() {
        let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        let mut names: Vec<_> = rows().map(|(script, name, _)| (script, name)).collect();
        assert_eq!(names.len(), lines, "a row lacks a column");
        assert!(
            names.iter().all(|(script, _)| matches!(*script, "ar" | "he" | "ru" | "ko" | "ja")),
            "a script that nobody reads"
        );
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), lines, "a name stands twice");
    }

    #[test]
    fn forms_are_plain_letters_and_leave_room_for_the_consonants() {
        for (_, name, forms) in rows() {
            assert!(
                forms.split(' ').count() < super::super::FORMS_MAX,
                "{name}: no form left for its letters"
            );
            assert!(forms.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' '), "{name}: {forms}");
        }
    }
}
