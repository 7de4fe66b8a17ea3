//! A language is a folder of data files. To add one, add its folder and its line in [`FOLDERS`].

use std::sync::LazyLock;

use super::fault::{Fault, Lines};
use super::lexicon::{ClassSet, Form, Lexicon};
use super::names::NameForms;
use super::rule::{Makes, Rule, Test, Thing, read};
use crate::propose::vocabulary::Kind;

/// The files of one language, as they were when the program was built.
pub(super) struct Folder {
    pub(super) code: &'static str,
    pub(super) language: &'static str,
    pub(super) endings: &'static str,
    pub(super) words: &'static str,
    pub(super) names: &'static str,
    pub(super) entities: &'static str,
    pub(super) rules: &'static str,
}

macro_rules! folder {
    ($code:literal) => {
        Folder {
            code: $code,
            language: include_str!(concat!("../../../data/", $code, "/language.txt")),
            endings: include_str!(concat!("../../../data/", $code, "/endings.txt")),
            words: include_str!(concat!("../../../data/", $code, "/words.txt")),
            names: include_str!(concat!("../../../data/", $code, "/names.txt")),
            entities: include_str!(concat!("../../../data/", $code, "/entities.txt")),
            rules: include_str!(concat!("../../../data/", $code, "/rules.txt")),
        }
    };
}

/// The languages that are read by pattern rules.
pub(super) const FOLDERS: &[Folder] = &[folder!("ru"), folder!("es")];

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    FOLDERS
        .iter()
        .map(|folder| match Language::read(folder) {
            Ok(language) => language,
            // The files are part of the program, and a test reads them all.
            Err(fault) => panic!("{fault}"),
        })
        .collect()
});

/// All languages, read at first use.
pub(super) fn all() -> &'static [Language] {
    &LANGUAGES
}

/// The script that a language is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
}

impl Script {
    pub(super) fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(Self::Latin),
            '\u{400}'..='\u{52f}' => Some(Self::Cyrillic),
            '\u{600}'..='\u{6ff}' => Some(Self::Arabic),
            _ => None,
        }
    }
}

/// Word classes that the engine itself asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    pub(super) function: ClassSet,
    pub(super) foreign: ClassSet,
    pub(super) sure: ClassSet,
    pub(super) say: ClassSet,
    pub(super) short: ClassSet,
    pub(super) number: ClassSet,
    pub(super) and: ClassSet,
    pub(super) barrier: ClassSet,
    pub(super) contrast: ClassSet,
    pub(super) neg: ClassSet,
    pub(super) unreal_near: ClassSet,
    pub(super) unreal_after: ClassSet,
    pub(super) unreal_clause: ClassSet,
    pub(super) unreal_back: ClassSet,
    pub(super) hearsay: ClassSet,
    pub(super) be: ClassSet,
    pub(super) pronoun: ClassSet,
    pub(super) they: ClassSet,
    pub(super) clitic: ClassSet,
    pub(super) role: ClassSet,
    pub(super) official: ClassSet,
    pub(super) lawyer: ClassSet,
    pub(super) kin: ClassSet,
    pub(super) anaphor: ClassSet,
    pub(super) article: ClassSet,
    pub(super) not_name: ClassSet,
    pub(super) particle: ClassSet,
    pub(super) speaker: ClassSet,
    pub(super) other_subject: ClassSet,
    pub(super) rest_stop: ClassSet,
    pub(super) verdict: ClassSet,
    pub(super) role_stop: ClassSet,
}

impl Classes {
    fn of(lexicon: &Lexicon) -> Self {
        let class = |name: &str| lexicon.known_class(name).unwrap_or_default();
        Self {
            function: class("function"),
            foreign: class("foreign"),
            sure: class("sure"),
            say: class("say"),
            short: class("short"),
            number: class("number"),
            and: class("and"),
            barrier: class("barrier"),
            contrast: class("contrast"),
            neg: class("neg"),
            unreal_near: class("unreal_near"),
            unreal_after: class("unreal_after"),
            unreal_clause: class("unreal_clause"),
            unreal_back: class("unreal_back"),
            hearsay: class("hearsay"),
            be: class("be"),
            pronoun: class("pronoun"),
            they: class("they"),
            clitic: class("clitic"),
            role: class("role"),
            official: class("official"),
            lawyer: class("lawyer"),
            kin: class("kin"),
            anaphor: class("anaphor"),
            article: class("article"),
            not_name: class("not_name"),
            particle: class("particle"),
            speaker: class("speaker"),
            other_subject: class("other_subject"),
            rest_stop: class("rest_stop"),
            verdict: class("verdict"),
            role_stop: class("role_stop"),
        }
    }
}

/// Which rules a form starts: rule and pattern, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Starts {
    pub(super) things: Vec<(u16, u16)>,
    pub(super) voices: Vec<(u16, u16)>,
    pub(super) claims: Vec<(u16, u16)>,
    /// A word of a class that tells something that happened.
    pub(super) event: bool,
}

/// One language, ready to read.
pub(in crate::propose) struct Language {
    pub(super) code: &'static str,
    /// Its English name.
    pub(super) name: String,
    pub(super) script: Script,
    /// Letters that this language does not have and its neighbours do.
    foreign_letters: Vec<char>,
    /// How many surnames may follow the given names.
    pub(super) surnames_max: usize,
    /// Whether an anaphor ("the journalist") needs an article before it.
    pub(super) articles: bool,
    pub(super) lexicon: Lexicon,
    pub(super) classes: Classes,
    pub(super) names: NameForms,
    pub(super) rules: Vec<Rule>,
    /// The rule that names people, for their proposals.
    pub(super) person_rule: &'static str,
    starts: Vec<Option<Box<Starts>>>,
}

impl Language {
    pub(super) fn read(folder: &Folder) -> Result<Self, Fault> {
        let file = |name: &str| format!("{}/{name}.txt", folder.code);
        let mut lexicon = Lexicon::new();
        let mut language = Settings::default();
        language.read(&file("language"), folder.language, &mut lexicon)?;
        lexicon.read_endings(&file("endings"), folder.endings)?;
        lexicon.read_words(&file("words"), folder.words)?;
        let names = NameForms::read(&file("names"), folder.names)?;
        let mut rules = read(folder.code, &file("entities"), folder.entities, &mut lexicon)?;
        rules.extend(read(folder.code, &file("rules"), folder.rules, &mut lexicon)?);
        lexicon.close();
        let starts = starts(&lexicon, &rules);
        let classes = Classes::of(&lexicon);
        Ok(Self {
            code: folder.code,
            name: language.name,
            script: language.script.unwrap_or(Script::Latin),
            foreign_letters: language.foreign_letters,
            surnames_max: language.surnames_max,
            articles: language.articles,
            lexicon,
            classes,
            names,
            rules,
            person_rule: Box::leak(format!("{}.person.named", folder.code).into_boxed_str()),
            starts,
        })
    }

    /// Looks a word up; `СИЗО-1` is a `СИЗО`.
    pub(super) fn look_up(&self, word: &str) -> Form {
        let form = self.lexicon.look_up(word);
        if form != super::lexicon::UNKNOWN {
            return form;
        }
        match word.rsplit_once('-') {
            Some((head, tail)) if tail.starts_with(|c: char| c.is_ascii_digit()) => {
                self.lexicon.look_up(head)
            }
            _ => form,
        }
    }

    /// Whether a full stop after this word belongs to it.
    pub(super) fn is_short_form(&self, word: &str) -> bool {
        self.lexicon.entry(self.look_up(word)).classes.meets(self.classes.short)
    }

    pub(super) fn is_foreign_letter(&self, letter: char) -> bool {
        self.foreign_letters.contains(&letter)
    }

    pub(super) fn starts(&self, form: Form) -> Option<&Starts> {
        self.starts.get(form as usize)?.as_deref()
    }
}

/// For each form the rules that begin at it, so that no rule is tried at every word.
fn starts(lexicon: &Lexicon, rules: &[Rule]) -> Vec<Option<Box<Starts>>> {
    let mut table: Vec<Option<Box<Starts>>> = vec![None; lexicon.len()];
    for (number, rule) in rules.iter().enumerate() {
        for (which, pattern) in rule.patterns.iter().enumerate() {
            let at = (u16::try_from(number).unwrap_or(u16::MAX), u16::try_from(which).unwrap_or(u16::MAX));
            for (form, start) in table.iter_mut().enumerate() {
                let form = Form::try_from(form).unwrap_or_default();
                let begins = match &pattern.trigger {
                    Test::Literal(forms) => forms.contains(&form),
                    Test::Class(classes) => lexicon.entry(form).classes.meets(*classes),
                    _ => false,
                };
                if !begins {
                    continue;
                }
                let start = start.get_or_insert_default();
                match rule.makes {
                    Makes::Thing(_) => start.things.push(at),
                    Makes::Voice(_) => start.voices.push(at),
                    Makes::Claim(kind) => {
                        start.claims.push(at);
                        start.event |= happens(kind) && matches!(pattern.trigger, Test::Class(_));
                    }
                }
            }
        }
    }
    for start in table.iter_mut().flatten() {
        start.things.sort_by_key(|(rule, pattern)| (level(&rules[usize::from(*rule)]), *rule, *pattern));
    }
    table
}

/// Whether claims of a kind are events, which have their own date in a sentence.
fn happens(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Person
            | Kind::Relationship
            | Kind::Status
            | Kind::Birth
            | Kind::Call
            | Kind::Determination
            | Kind::Health
    )
}

/// Dates before lengths before charges: what is found later may hold what was found before.
pub(super) fn level(rule: &Rule) -> u8 {
    let holds_dates =
        rule.patterns.iter().any(|pattern| {
            pattern.left.iter().chain(&pattern.right).any(|piece| {
                matches!(piece, super::rule::Piece::Element { test: Test::Thing(Thing::Date), .. })
            })
        });
    match rule.makes {
        Makes::Thing(Thing::Date) => u8::from(holds_dates),
        Makes::Thing(Thing::Length) => 2,
        Makes::Thing(Thing::Article) => 3,
        Makes::Thing(Thing::Charge) => 4,
        Makes::Thing(Thing::Court) => 5,
        Makes::Thing(Thing::Body) => 6,
        Makes::Thing(Thing::Facility) => 7,
        _ => 8,
    }
}

/// `language.txt`: `name = value` lines.
struct Settings {
    name: String,
    script: Option<Script>,
    foreign_letters: Vec<char>,
    surnames_max: usize,
    articles: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            script: None,
            foreign_letters: Vec::new(),
            surnames_max: 1,
            articles: false,
        }
    }
}

impl Settings {
    fn read(&mut self, file: &str, text: &str, lexicon: &mut Lexicon) -> Result<(), Fault> {
        for (number, line) in Lines::of(text) {
            let fault = |reason: String| Fault::new(file, number, reason);
            let (name, value) =
                line.split_once('=').ok_or_else(|| fault("expected `name = value`".to_owned()))?;
            let value = value.trim();
            match name.trim() {
                "name" => value.clone_into(&mut self.name),
                "script" => {
                    self.script = Some(match value {
                        "latin" => Script::Latin,
                        "cyrillic" => Script::Cyrillic,
                        "arabic" => Script::Arabic,
                        _ => return Err(fault(format!("`{value}` is no script (latin cyrillic arabic)"))),
                    });
                }
                "foreign_letters" => {
                    self.foreign_letters = value.chars().filter(|c| !c.is_whitespace()).collect();
                }
                "surnames" => {
                    let count = value.parse().ok().filter(|count| (1..=4).contains(count));
                    self.surnames_max =
                        count.ok_or_else(|| fault(format!("`{value}` is no number from 1 to 4")))?;
                }
                "articles" => self.articles = value == "yes",
                "fold" => {
                    for pair in value.split_whitespace() {
                        let mut letters = pair.chars();
                        match (letters.next(), letters.next(), letters.next()) {
                            (Some(from), Some(to), None) => lexicon.fold_letter(from, to),
                            _ => {
                                return Err(fault(format!(
                                    "`{pair}`: a letter and the one written for it, as in `ёе`"
                                )));
                            }
                        }
                    }
                }
                other => {
                    return Err(fault(format!(
                        "`{other}` is no setting (name script foreign_letters surnames articles fold)"
                    )));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_program_is_well_formed() {
        for folder in FOLDERS {
            let language = Language::read(folder).unwrap_or_else(|fault| panic!("{fault}"));
            assert!(!language.rules.is_empty(), "{}", language.code);
        }
    }

    #[test]
    fn a_fault_in_the_settings_says_where_and_why() {
        let fault = Settings::default()
            .read("xx/language.txt", "script = runes", &mut Lexicon::new())
            .expect_err("no script");
        assert_eq!(
            fault.to_string(),
            "xx/language.txt, line 1: `runes` is no script (latin cyrillic arabic)"
        );
    }
}
