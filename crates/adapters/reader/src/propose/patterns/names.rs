//! Name forms: given names, patronymics and surnames, each led back to its nominative by the data's paradigms.

use super::fault::{Fault, Lines};
use super::lexicon::{CASES, FEMALE, Features, GENDERS, MALE, NOMINATIVE, WordMap};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Given,
    Patronymic,
    Surname,
}

/// One way to understand a word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) part: Part,
    pub(super) nominative: String,
    pub(super) features: Features,
    /// The ending alone shows that it is such a name; or the name is listed.
    pub(super) strong: bool,
}

/// How names of one ending are declined.
#[derive(Debug)]
struct Paradigm {
    part: Part,
    gender: Features,
    strong: bool,
    /// Empty: any consonant.
    nominative: String,
    /// Each ending with its cases; the nominative's own among them.
    forms: Vec<(String, Features)>,
}

/// All name forms of a language.
#[derive(Debug, Default)]
pub(super) struct NameForms {
    paradigms: Vec<Paradigm>,
    /// Listed given names by form.
    given: WordMap<Vec<Reading>>,
}

const OBLIQUE: [Features; 5] = [1 << 5, 1 << 6, 1 << 7, 1 << 8, 1 << 9];
const VOWELS_AND_SIGNS: &str = "аеёиоуыэюяйьъіїєaeiouyáéíóú";

/// Whether the stem can carry endings that follow a consonant.
fn ends_in_consonant(stem: &str) -> bool {
    stem.chars().next_back().is_some_and(|last| last.is_alphabetic() && !VOWELS_AND_SIGNS.contains(last))
}

fn key(word: &str) -> String {
    let plain = |letter: char| match letter {
        'ё' => 'е',
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    word.chars().flat_map(char::to_lowercase).map(plain).collect()
}

impl NameForms {
    /// Reads `names.txt`: `[paradigms]` first, then `[given m]` and `[given f]`.
    pub(super) fn read(file: &str, text: &str) -> Result<Self, Fault> {
        let mut forms = Self::default();
        let mut section = String::new();
        for (number, line) in Lines::of(text) {
            let fault = |reason: String| Fault::new(file, number, reason);
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                if !matches!(name, "paradigms" | "given m" | "given f" | "given mf") {
                    return Err(fault(format!(
                        "`{name}` is no section (paradigms, given m, given f, given mf)"
                    )));
                }
                name.clone_into(&mut section);
                continue;
            }
            match section.as_str() {
                "" => return Err(fault("this line stands before any section".to_owned())),
                "paradigms" => forms.paradigms.push(paradigm(line).map_err(fault)?),
                given => {
                    let gender = gender(given.trim_start_matches("given ")).map_err(fault)?;
                    for name in line.split_whitespace() {
                        forms.add_given(name, gender);
                    }
                }
            }
        }
        Ok(forms)
    }

    fn add_given(&mut self, name: &str, gender: Features) {
        let (name, stem) = name.split_once(':').unwrap_or((name, ""));
        let declined = self.decline_with(name, stem, Part::Given, gender);
        for (form, cases) in declined {
            let reading = Reading {
                part: Part::Given,
                nominative: name.to_owned(),
                features: gender | cases,
                strong: true,
            };
            let list = self.given.entry(key(&form).into_boxed_str()).or_default();
            if let Some(same) = list.iter_mut().find(|known| known.nominative == name) {
                same.features |= reading.features;
            } else {
                list.push(reading);
            }
        }
    }

    /// Every form of a name with its cases.
    pub(super) fn decline(&self, name: &str, part: Part, gender: Features) -> Vec<(String, Features)> {
        self.decline_with(name, "", part, gender)
    }

    /// `stem`: where it differs from the nominative (Павел, Павл-).
    fn decline_with(&self, name: &str, stem: &str, part: Part, gender: Features) -> Vec<(String, Features)> {
        let lower = key(name);
        let fits = |paradigm: &&Paradigm| {
            paradigm.part == part
                && paradigm.gender & gender != 0
                && if paradigm.nominative.is_empty() {
                    ends_in_consonant(&lower)
                } else {
                    lower.ends_with(&paradigm.nominative)
                }
        };
        let Some(paradigm) =
            self.paradigms.iter().rev().filter(fits).max_by_key(|paradigm| paradigm.nominative.len())
        else {
            return vec![(name.to_owned(), CASES)];
        };
        let letters = name.chars().count() - paradigm.nominative.chars().count();
        let cut: String =
            if stem.is_empty() { name.chars().take(letters).collect() } else { stem.to_owned() };
        paradigm
            .forms
            .iter()
            .map(|(ending, cases)| {
                let whole = cases & NOMINATIVE != 0 && *ending == paradigm.nominative;
                (if whole { name.to_owned() } else { format!("{cut}{ending}") }, *cases)
            })
            .collect()
    }

    /// Whether the word is a listed given name in some form.
    pub(super) fn is_given(&self, word: &str) -> bool {
        self.given.contains_key(key(word).as_str())
    }

    /// The listed given names that this form can be.
    pub(super) fn given(&self, word: &str) -> &[Reading] {
        self.given.get(key(word).as_str()).map_or(&[], Vec::as_slice)
    }

    /// How a word can be understood as this part of a name, by its ending.
    pub(super) fn readings(&self, word: &str, part: Part) -> Vec<Reading> {
        if let Some((head, tail)) =
            word.rsplit_once('-').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
        {
            return self.hyphenated(head, tail, part);
        }
        let lower = key(word);
        let mut found: Vec<Reading> = Vec::new();
        for paradigm in self.paradigms.iter().filter(|paradigm| paradigm.part == part) {
            for (ending, cases) in &paradigm.forms {
                if !lower.ends_with(ending.as_str()) {
                    continue;
                }
                let stem_letters = lower.chars().count() - ending.chars().count();
                let stem: String = word.chars().take(stem_letters).collect();
                if stem_letters < 2 || paradigm.nominative.is_empty() && !ends_in_consonant(&key(&stem)) {
                    continue;
                }
                // Letters that the ending shares with the nominative's stay as the text writes them: `ё`.
                let shared = ending
                    .chars()
                    .zip(paradigm.nominative.chars())
                    .take_while(|(left, right)| left == right)
                    .count();
                let own: String = word.chars().take(stem_letters + shared).collect();
                let rest: String = paradigm.nominative.chars().skip(shared).collect();
                let nominative = format!("{own}{rest}");
                let features = paradigm.gender | cases;
                match found.iter_mut().find(|known| {
                    known.nominative == nominative && known.features & GENDERS == paradigm.gender
                }) {
                    Some(known) => known.features |= features,
                    None => found.push(Reading { part, nominative, features, strong: paradigm.strong }),
                }
            }
        }
        if found.iter().any(|reading| reading.strong) {
            found.retain(|reading| reading.strong);
        }
        if found.is_empty() {
            found.push(Reading {
                part,
                nominative: word.to_owned(),
                features: MALE | FEMALE | CASES,
                strong: false,
            });
        }
        found
    }

    fn hyphenated(&self, head: &str, tail: &str, part: Part) -> Vec<Reading> {
        let heads = self.readings(head, part);
        let mut tails = self.readings(tail, part);
        for reading in &mut tails {
            let agrees = |head: &&Reading| {
                let both = head.features & reading.features;
                head.strong && both & GENDERS != 0 && both & CASES != 0
            };
            let first = heads.iter().find(agrees).map_or(head, |head| head.nominative.as_str());
            reading.nominative = format!("{first}-{}", reading.nominative);
        }
        tails
    }

    /// Whether the ending alone shows a name of this part.
    pub(super) fn is_strong(&self, word: &str, part: Part) -> bool {
        self.readings(word, part).iter().any(|reading| reading.strong)
    }
}

fn gender(name: &str) -> Result<Features, String> {
    match name {
        "m" => Ok(MALE),
        "f" => Ok(FEMALE),
        "mf" => Ok(MALE | FEMALE),
        _ => Err(format!("`{name}` is no gender (m f mf)")),
    }
}

/// Reads `surname m strong ов : ова ову ова овым ове`.
fn paradigm(line: &str) -> Result<Paradigm, String> {
    let (head, endings) =
        line.split_once(':').ok_or("expected `part gender strong|weak ending : five endings`")?;
    let head: Vec<&str> = head.split_whitespace().collect();
    let [part, sex, force, nominative] = head.as_slice() else {
        return Err(
            "before the colon: part, gender, strong or weak, ending of the nominative (`-`: a consonant)"
                .to_owned(),
        );
    };
    let part = match *part {
        "given" => Part::Given,
        "patronymic" => Part::Patronymic,
        "surname" => Part::Surname,
        other => return Err(format!("`{other}` is no part of a name (given patronymic surname)")),
    };
    let strong = match *force {
        "strong" => true,
        "weak" => false,
        other => return Err(format!("`{other}` is neither strong nor weak")),
    };
    let nominative = if *nominative == "-" { String::new() } else { key(nominative) };
    let oblique: Vec<String> = endings.split_whitespace().map(key).collect();
    let mut forms: Vec<(String, Features)> = vec![(nominative.clone(), NOMINATIVE)];
    match oblique.len() {
        0 => forms[0].1 = CASES,
        5 => {
            for (ending, case) in oblique.into_iter().zip(OBLIQUE) {
                match forms.iter_mut().find(|(known, _)| *known == ending) {
                    Some((_, cases)) => *cases |= case,
                    None => forms.push((ending, case)),
                }
            }
        }
        count => {
            return Err(format!(
                "{count} endings after the colon: five (genitive dative accusative instrumental prepositional) or none"
            ));
        }
    }
    Ok(Paradigm { part, gender: gender(sex)?, strong, nominative, forms })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_the_paradigms_says_where_and_why() {
        let fault = NameForms::read("xx/names.txt", "[paradigms]\nsurname m strong ов : ова ову")
            .expect_err("two endings");
        assert_eq!(
            fault.to_string(),
            "xx/names.txt, line 2: 2 endings after the colon: five (genitive dative accusative instrumental prepositional) or none"
        );
    }

    #[test]
    fn a_stem_may_differ_from_the_nominative() {
        let text = "[paradigms]\ngiven m weak - : а у а ом е\n[given m]\nПавел:Павл Иван";
        let forms = NameForms::read("xx/names.txt", text).expect("well formed");
        assert_eq!(forms.given("Павла")[0].nominative, "Павел");
        assert_eq!(forms.given("Павел")[0].features & NOMINATIVE, NOMINATIVE);
        assert_eq!(forms.given("Иваном")[0].nominative, "Иван");
        assert!(forms.given("Павела").is_empty());
    }
}
