//! Words that stand in names and what they are: titles, particles, legal forms, common words of
//! organisations, names that are one name in another spelling or language, endings that say son or daughter.
//!
//! The lists are files in `data/`, written from general knowledge of the languages. A word that no list has
//! is simply unknown: nothing here says that two names are not one.
//!
//! All words are given as [`crate::fold`] leaves them, or as one of the forms of [`crate::romanise`].

use std::sync::LazyLock;

mod endings;
mod equivalents;

pub use endings::{patronymic_stem, same_surname, surname_stem};
pub use equivalents::{Relation, groups_of, is_short_form, relation};

/// Whether a title may also be somebody's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Title {
    /// Never a name by itself: `mr`, `colonel`, `ayatollah`.
    Hard,
    /// Also a given or a family name: `hajji`, `sayyid`, `judge`.
    Soft,
}

/// What a short word inside a name does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Particle {
    /// `al`, `el`, `la`.
    Article,
    /// `bin`, `ben`, `mac`.
    Son,
    /// `bint`, `bat`.
    Daughter,
    /// `abu`, `umm`: father or mother of.
    Parent,
    /// `abd`: servant of; it makes one name with the word after it.
    Servant,
    /// `de`, `van`, `von`, `y`.
    Of,
    /// `oglu`, `kyzy`, `zadeh`: it belongs to the word before it.
    ChildSuffix,
}

static TITLES: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../data/titles.tsv")));
static PARTICLES: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../data/particles.tsv")));
static LEGAL_FORMS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../data/legal_forms.tsv")));
static ORG_WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../data/org_words.tsv")));

/// Whether the word is a title, and whether it may be a name too.
pub fn title(word: &str) -> Option<Title> {
    match TITLES.class_of(word)? {
        "hard" => Some(Title::Hard),
        _ => Some(Title::Soft),
    }
}

/// Whether the word is a particle, and of which kind.
pub fn particle(word: &str) -> Option<Particle> {
    Some(match PARTICLES.class_of(word)? {
        "article" => Particle::Article,
        "son" => Particle::Son,
        "daughter" => Particle::Daughter,
        "parent" => Particle::Parent,
        "servant" => Particle::Servant,
        "of" => Particle::Of,
        _ => Particle::ChildSuffix,
    })
}

/// The class of a legal form of organisations. Forms of one class (`ltd`, `ooo`, `gmbh`) do not speak
/// against each other.
pub fn legal_form(word: &str) -> Option<u8> {
    u8::try_from(LEGAL_FORMS.number_of(word)?).ok()
}

/// The name of a class of [`legal_form`], such as `limited`.
pub fn legal_form_name(class: u8) -> Option<&'static str> {
    LEGAL_FORMS.classes.get(usize::from(class)).copied()
}

/// The class of a word that many organisations have in their names. Words of one class are translations of
/// each other: `bank`, `banque`, `eunhaeng`.
pub fn org_word(word: &str) -> Option<u16> {
    ORG_WORDS.number_of(word)
}

/// The name of a class of [`org_word`], such as `bank`.
pub fn org_word_name(class: u16) -> Option<&'static str> {
    ORG_WORDS.classes.get(usize::from(class)).copied()
}

/// How often the word was seen among a million names or so, of people and of organisations; 0 where it is rare
/// or unknown.
pub fn seen_in_names(word: &str) -> u32 {
    crate::name::seen_in_names(word)
}

/// A file of two columns, word and class.
struct Words {
    /// Sorted by word; the number is the place in `classes`.
    words: Vec<(&'static str, u16)>,
    /// In the order of the alphabet.
    classes: Vec<&'static str>,
}

impl Words {
    fn read(file: &'static str) -> Self {
        let rows: Vec<(&str, &str)> = lines(file).filter_map(|line| line.split_once('\t')).collect();
        let mut classes: Vec<&str> = rows.iter().map(|(_, class)| *class).collect();
        classes.sort_unstable();
        classes.dedup();
        let mut words: Vec<(&str, u16)> = rows
            .into_iter()
            .filter_map(|(word, class)| {
                let number = classes.binary_search(&class).ok()?;
                Some((word, u16::try_from(number).ok()?))
            })
            .collect();
        words.sort_unstable();
        Self { words, classes }
    }

    fn number_of(&self, word: &str) -> Option<u16> {
        let at = self.words.binary_search_by(|(other, _)| (*other).cmp(word)).ok()?;
        Some(self.words[at].1)
    }

    fn class_of(&self, word: &str) -> Option<&'static str> {
        self.classes.get(usize::from(self.number_of(word)?)).copied()
    }
}

/// The lines of a data file without its header and without empty lines.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 4] = [
        ("titles", include_str!("../../data/titles.tsv")),
        ("particles", include_str!("../../data/particles.tsv")),
        ("legal_forms", include_str!("../../data/legal_forms.tsv")),
        ("org_words", include_str!("../../data/org_words.tsv")),
    ];

    #[test]
    fn every_word_of_every_list_is_folded_stands_once_and_is_found() {
        for (name, file) in FILES {
            let words = Words::read(file);
            assert_eq!(words.words.len(), lines(file).count(), "{name}: a row lacks a column");
            for pair in words.words.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{name}: twice");
            }
            for line in lines(file) {
                let (word, class) = line.split_once('\t').expect("counted above");
                assert_eq!(crate::fold(word), word, "{name}: {word} is not as folding leaves it");
                assert_eq!(words.class_of(word), Some(class), "{name}: {word}");
            }
        }
    }

    #[test]
    fn every_class_of_a_list_has_a_meaning() {
        let classes = |file: usize| Words::read(FILES[file].1).classes;
        assert_eq!(classes(0), ["hard", "soft"]);
        assert_eq!(classes(1), ["article", "child-suffix", "daughter", "of", "parent", "servant", "son"]);
        assert!(classes(2).len() < usize::from(u8::MAX), "the number of a legal form is a byte");
    }

    #[test]
    fn titles_that_may_be_names_are_told_from_those_that_may_not() {
        for (word, expected, because) in [
            ("mr", Some(Title::Hard), "English"),
            ("polkovnik", Some(Title::Hard), "a Russian rank"),
            ("полковник", Some(Title::Hard), "the same in Cyrillic"),
            ("hojjatoleslam", Some(Title::Hard), "a Persian title"),
            ("mullah", Some(Title::Hard), "a religious title"),
            ("sayyid", Some(Title::Soft), "also a given name"),
            ("hajji", Some(Title::Soft), "also a family name"),
            ("judge", Some(Title::Soft), "also a family name"),
            ("prince", Some(Title::Hard), "rank"),
            ("ivan", None, "a name"),
            ("", None, "nothing"),
        ] {
            assert_eq!(title(word), expected, "{word}: {because}");
        }
    }

    #[test]
    fn particles_say_to_which_word_they_belong() {
        for (word, expected, because) in [
            ("al", Some(Particle::Article), "Arabic"),
            ("bin", Some(Particle::Son), "Arabic"),
            ("bint", Some(Particle::Daughter), "Arabic"),
            ("abu", Some(Particle::Parent), "Arabic"),
            ("abd", Some(Particle::Servant), "joins with the next word"),
            ("von", Some(Particle::Of), "German"),
            ("оглы", Some(Particle::ChildSuffix), "Azerbaijani in Cyrillic"),
            ("بن", Some(Particle::Son), "in its own script"),
            ("omar", None, "a name"),
        ] {
            assert_eq!(particle(word), expected, "{word}: {because}");
        }
    }

    #[test]
    fn legal_forms_of_one_class_are_one_in_every_language() {
        for (left, right, same, because) in [
            ("llc", "ooo", true, "limited liability"),
            ("gmbh", "ооо", true, "limited liability in Cyrillic"),
            ("ltd", "有限公司", true, "limited in Chinese"),
            ("pjsc", "пао", true, "joint stock"),
            ("company", "sherkat", true, "a company in Persian"),
            ("company", "شركة", true, "a company in Arabic"),
            ("foundation", "bonyad", true, "a foundation in Persian"),
            ("ltd", "foundation", false, "a company and a foundation"),
            ("llc", "pjsc", false, "limited and joint stock"),
        ] {
            assert!(legal_form(left).is_some() && legal_form(right).is_some(), "{left} / {right} unknown");
            assert_eq!(legal_form(left) == legal_form(right), same, "{left} / {right}: {because}");
        }
        assert_eq!(legal_form("rosneft"), None, "a name is no legal form");
        assert_eq!(legal_form("ltd").and_then(legal_form_name), Some("limited"));
        assert_eq!(legal_form_name(u8::MAX), None);
    }

    #[test]
    fn common_words_of_organisations_are_one_with_their_translations() {
        for (left, right, same, because) in [
            ("bank", "eunhaeng", true, "Korean"),
            ("bank", "بنك", true, "Arabic"),
            ("ministry", "министерство", true, "Russian"),
            ("ministry", "vezarat", true, "Persian"),
            ("brigade", "liwa", true, "Arabic"),
            ("factory", "zavod", true, "Russian"),
            ("research", "研究", true, "Chinese"),
            ("court", "суд", true, "Russian"),
            ("army", "guard", false, "two kinds of troops"),
        ] {
            assert!(org_word(left).is_some() && org_word(right).is_some(), "{left} / {right} unknown");
            assert_eq!(org_word(left) == org_word(right), same, "{left} / {right}: {because}");
        }
        assert_eq!(org_word("gazprom"), None, "a name is no common word");
        assert_eq!(org_word("bank").and_then(org_word_name), Some("bank"));
        assert_eq!(org_word_name(u16::MAX), None);
    }

    #[test]
    fn a_word_folded_from_its_own_script_is_found() {
        for word in ["Министерство", "Международный", "인민군", "Société", "وزارة", "Ministère"]
        {
            assert!(org_word(&crate::fold(word)).is_some(), "{word}");
        }
    }
}
