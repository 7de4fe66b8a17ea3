//! The words of one language: every form that the data list, with its classes, features and value.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::fault::{Fault, Lines};

/// A set of word classes. A language may name up to 256.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ClassSet([u64; 4]);

const CLASSES_MAX: usize = 256;

impl ClassSet {
    pub(super) fn of(class: usize) -> Self {
        let mut set = Self::default();
        set.insert(class);
        set
    }

    pub(super) fn insert(&mut self, class: usize) {
        self.0[class / 64] |= 1 << (class % 64);
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(left, right)| left & right != 0)
    }

    pub(super) fn with(mut self, other: Self) -> Self {
        for (left, right) in self.0.iter_mut().zip(other.0) {
            *left |= right;
        }
        self
    }
}

/// Gender, number and case of a form, as bits.
pub(super) type Features = u16;

pub(super) const MALE: Features = 1;
pub(super) const FEMALE: Features = 1 << 1;
pub(super) const NEUTER: Features = 1 << 2;
pub(super) const PLURAL: Features = 1 << 3;
pub(super) const NOMINATIVE: Features = 1 << 4;
pub(super) const POSSESSIVE: Features = 1 << 10;
/// Every gender and the plural.
pub(super) const GENDERS: Features = MALE | FEMALE | NEUTER | PLURAL;
/// Every case.
pub(super) const CASES: Features = 0b111_1111 << 4;

const FEATURE_NAMES: &[(&str, Features)] = &[
    ("m", MALE),
    ("f", FEMALE),
    ("n", NEUTER),
    ("pl", PLURAL),
    ("nom", NOMINATIVE),
    ("gen", 1 << 5),
    ("dat", 1 << 6),
    ("acc", 1 << 7),
    ("ins", 1 << 8),
    ("prep", 1 << 9),
    ("poss", POSSESSIVE),
];

/// Reads `m.gen.acc`.
pub(super) fn features(text: &str) -> Result<Features, String> {
    text.split(['.', '|']).try_fold(0, |sum, name| {
        FEATURE_NAMES.iter().find(|(known, _)| *known == name).map(|(_, bit)| sum | bit).ok_or_else(|| {
            format!("`{name}` is no gender, number or case (m f n pl nom gen dat acc ins prep poss)")
        })
    })
}

/// What is known of one form.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) classes: ClassSet,
    pub(super) features: Features,
    pub(super) value: Option<Box<str>>,
}

/// Which entry a word has. [`UNKNOWN`] has no classes.
pub(super) type Form = u32;

pub(super) const UNKNOWN: Form = 0;

/// FNV-1a: the words are short and the table is ours, so a fast hash is safe here.
#[derive(Default)]
pub(super) struct ShortWordHasher(u64);

impl Hasher for ShortWordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut hash = if self.0 == 0 { 0xcbf2_9ce4_8422_2325 } else { self.0 };
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A table keyed by short words.
pub(super) type WordMap<V> = HashMap<Box<str>, V, BuildHasherDefault<ShortWordHasher>>;

/// All forms of a language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    table: WordMap<Form>,
    /// Letters that people leave out: `ё` may be written `е`.
    folds: Vec<(char, char)>,
    classes: Vec<String>,
    endings: HashMap<String, Vec<(String, Features)>>,
}

/// The longest word that is looked up, in bytes.
const WORD_BYTES_MAX: usize = 80;

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { entries: vec![Entry::default()], ..Self::default() }
    }

    pub(super) fn entry(&self, form: Form) -> &Entry {
        self.entries.get(form as usize).unwrap_or(&self.entries[0])
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The number of a class, given one when it is new.
    pub(super) fn class(&mut self, name: &str) -> Result<usize, String> {
        if let Some(at) = self.classes.iter().position(|known| known == name) {
            return Ok(at);
        }
        if self.classes.len() == CLASSES_MAX {
            return Err(format!("more than {CLASSES_MAX} word classes"));
        }
        self.classes.push(name.to_owned());
        Ok(self.classes.len() - 1)
    }

    /// The set of one class that the data must name.
    pub(super) fn known_class(&self, name: &str) -> Option<ClassSet> {
        self.classes.iter().position(|known| known == name).map(ClassSet::of)
    }

    /// The entry of a form, made when it is new.
    pub(super) fn form(&mut self, word: &str) -> Form {
        let word = word.to_lowercase();
        if let Some(form) = self.table.get(word.as_str()).copied() {
            return form;
        }
        self.entries.push(Entry::default());
        let form = Form::try_from(self.entries.len() - 1).unwrap_or(UNKNOWN);
        self.table.insert(word.into_boxed_str(), form);
        form
    }

    /// Reads `name = ending:features ending …` lines.
    pub(super) fn read_endings(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for (number, line) in Lines::of(text) {
            let fault = |reason: String| Fault::new(file, number, reason);
            let (name, list) = line
                .split_once('=')
                .ok_or_else(|| fault("expected `name = ending ending:m.nom …`".to_owned()))?;
            let endings = list
                .split_whitespace()
                .map(|ending| {
                    let (letters, tags) = ending.split_once(':').unwrap_or((ending, ""));
                    let letters = if letters == "-" { "" } else { letters };
                    let tags = if tags.is_empty() { 0 } else { features(tags).map_err(&fault)? };
                    Ok((letters.to_owned(), tags))
                })
                .collect::<Result<Vec<_>, Fault>>()?;
            if endings.is_empty() {
                return Err(fault("a set of endings without an ending (write `-` for none)".to_owned()));
            }
            if self.endings.insert(name.trim().to_owned(), endings).is_some() {
                return Err(fault(format!("the endings `{}` are given twice", name.trim())));
            }
        }
        Ok(())
    }

    /// Reads `[class, class]` headings with words below: `word`, `stem+endings`, `word=value`, `word:m.nom`.
    pub(super) fn read_words(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        let mut heading: Vec<usize> = Vec::new();
        for (number, line) in Lines::of(text) {
            let fault = |reason: String| Fault::new(file, number, reason);
            if let Some(names) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                heading = names
                    .split(',')
                    .map(|name| self.class(name.trim()))
                    .collect::<Result<_, _>>()
                    .map_err(fault)?;
                continue;
            }
            if heading.is_empty() {
                return Err(fault("words stand before any `[class]`".to_owned()));
            }
            for word in line.split_whitespace() {
                self.add_word(word, &heading).map_err(fault)?;
            }
        }
        Ok(())
    }

    fn add_word(&mut self, word: &str, classes: &[usize]) -> Result<(), String> {
        let (word, value) = match word.split_once('=') {
            Some((word, value)) if !value.is_empty() => {
                (word, Some(value.replace('_', " ").into_boxed_str()))
            }
            Some(_) => return Err(format!("`{word}` has an empty value")),
            None => (word, None),
        };
        let (word, tags) = match word.split_once(':') {
            Some((word, tags)) => (word, features(tags)?),
            None => (word, 0),
        };
        let forms: Vec<(String, Features)> = match word.split_once('+') {
            Some((stem, set)) => {
                let endings = self
                    .endings
                    .get(set)
                    .ok_or_else(|| format!("no endings `{set}` in endings.txt (for `{word}`)"))?;
                endings
                    .iter()
                    .map(|(ending, features)| (format!("{stem}{ending}"), features | tags))
                    .collect()
            }
            None => vec![(word.to_owned(), tags)],
        };
        for (form, features) in forms {
            let form = self.form(&form);
            let entry = &mut self.entries[form as usize];
            for class in classes {
                entry.classes.insert(*class);
            }
            entry.features |= features;
            if entry.value.is_none() {
                entry.value.clone_from(&value);
            }
        }
        Ok(())
    }

    /// Letters that may be written as others: `é=e`.
    pub(super) fn fold_letter(&mut self, from: char, to: char) {
        self.folds.push((from, to));
    }

    /// Makes every form findable without its marks, unless that spelling is a word of its own.
    pub(super) fn close(&mut self) {
        let folded: Vec<(Box<str>, Form)> =
            self.table.iter().map(|(word, form)| (self.folded(word).into_boxed_str(), *form)).collect();
        let mut folded: Vec<(Box<str>, Form)> =
            folded.into_iter().filter(|(word, _)| !self.table.contains_key(word)).collect();
        // The order of a hash table is not the data's: the first listed word wins.
        folded.sort_unstable_by_key(|(_, form)| *form);
        for (word, form) in folded {
            self.table.entry(word).or_insert(form);
        }
    }

    /// The word in small letters and without the marks that people leave out.
    pub(super) fn folded(&self, word: &str) -> String {
        word.chars().flat_map(char::to_lowercase).map(|letter| self.fold(letter)).collect()
    }

    fn fold(&self, letter: char) -> char {
        self.folds.iter().find(|(from, _)| *from == letter).map_or(letter, |(_, to)| *to)
    }

    /// Looks a word up in any case.
    pub(super) fn look_up(&self, word: &str) -> Form {
        let mut buffer = [0_u8; WORD_BYTES_MAX];
        let Some(lower) = lower_into(word, &mut buffer) else { return UNKNOWN };
        if let Some(form) = self.table.get(lower) {
            return *form;
        }
        if lower.is_ascii() || !lower.chars().any(|letter| self.folds.iter().any(|(from, _)| *from == letter))
        {
            return UNKNOWN;
        }
        self.table.get(self.folded(lower).as_str()).copied().unwrap_or(UNKNOWN)
    }
}

/// Small letters without asking the allocator for every word of a document.
fn lower_into<'b>(word: &str, buffer: &'b mut [u8; WORD_BYTES_MAX]) -> Option<&'b str> {
    let mut length = 0;
    for letter in word.chars() {
        let mut put = |lower: char| {
            let end = length + lower.len_utf8();
            let room = buffer.get_mut(length..end)?;
            lower.encode_utf8(room);
            length = end;
            Some(())
        };
        match letter {
            'a'..='z' | 'а'..='я' | 'ё' | '-' | '0'..='9' => put(letter)?,
            'A'..='Z' => put(letter.to_ascii_lowercase())?,
            _ => {
                for lower in letter.to_lowercase() {
                    put(lower)?;
                }
            }
        }
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Lexicon {
        let mut lexicon = Lexicon::new();
        lexicon.fold_letter('ё', 'е');
        lexicon.fold_letter('é', 'e');
        lexicon.read_endings("endings.txt", "short = -:m а:f ы:pl").expect("well formed");
        lexicon
            .read_words(
                "words.txt",
                "[taken]\nувезён увезен+short\n[month]\nмая=5\n[he]\nél:m\n[article]\nel",
            )
            .expect("well formed");
        lexicon.close();
        lexicon
    }

    #[test]
    fn forms_come_from_stems_and_endings_and_marks_may_be_left_out() {
        let lexicon = small();
        let taken = lexicon.known_class("taken").expect("named");
        for word in ["увезён", "Увезен", "УВЕЗЕНА", "увезены"] {
            assert!(lexicon.entry(lexicon.look_up(word)).classes.meets(taken), "{word}");
        }
        assert_eq!(lexicon.entry(lexicon.look_up("увезена")).features, FEMALE);
        assert_eq!(lexicon.entry(lexicon.look_up("Мая")).value.as_deref(), Some("5"));
        assert_eq!(lexicon.look_up("unknown"), UNKNOWN);
    }

    #[test]
    fn a_spelling_that_is_a_word_of_its_own_is_not_folded() {
        let lexicon = small();
        assert_ne!(lexicon.look_up("el"), lexicon.look_up("él"));
        assert_eq!(lexicon.entry(lexicon.look_up("Él")).features, MALE);
    }

    #[test]
    fn a_fault_in_the_words_says_where_and_why() {
        let mut lexicon = Lexicon::new();
        let fault = lexicon
            .read_words("xx/words.txt", "# a remark\n[taken]\nstem+nothing")
            .expect_err("no such endings");
        assert_eq!(
            fault.to_string(),
            "xx/words.txt, line 3: no endings `nothing` in endings.txt (for `stem+nothing`)"
        );
        let fault = lexicon.read_words("xx/words.txt", "word").expect_err("no class");
        assert_eq!(fault.to_string(), "xx/words.txt, line 1: words stand before any `[class]`");
    }
}
