//! One word of a name, with all that comparing it needs.

use crate::romanise::{Script, romanise, script_of};
use crate::transliteration::{Costs, LatinWord, Writing};
use crate::words::{self, Particle, Title};

use super::frequency;

/// What part a word plays in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A word that names: a given name, a family name, what tells an organisation from others.
    Naming,
    /// One letter that stands for a word.
    Initial,
    /// `al`, `bin`, `van`, `de`: writers keep it, join it or leave it out.
    Particle,
    /// A title or a form of address.
    Title,
    /// `Ltd`, `OOO`, `GmbH`.
    LegalForm,
    /// A number, in digits.
    Number,
}

/// Whom a word says the name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
}

/// One word of a name.
#[derive(Debug)]
pub(crate) struct Token {
    /// The word as it was written, in small letters.
    pub(crate) text: Box<str>,
    pub(crate) script: Script,
    pub(crate) role: Role,
    /// How it may be written in Latin letters, the most usual first. Never empty.
    pub(crate) forms: Box<[Form]>,
    /// Its units in its own script, for the learnt costs. Empty where none were learnt for the script.
    pub(crate) units: Box<[u16]>,
    /// A number of the word as it was written.
    pub(crate) spelling: u32,
    /// How much the word tells, from 0 (everybody has it) to 1 (hardly anybody has).
    pub(crate) weight: f32,
    /// Consonant classes that occur in it, one bit each.
    pub(crate) classes: u16,
    /// Pairs of neighbouring letters of the first form, folded into 64 bits.
    pub(crate) pairs: u64,
    /// The same, in 256 bits.
    pub(crate) letter_pairs: [u64; 4],
    /// The class of an organisation's common word (`bank`), or 0.
    pub(crate) common: u16,
    /// The class of a legal form, or 0.
    pub(crate) legal_form: u8,
    /// Families of given names that it belongs to.
    pub(crate) families: &'static [u16],
    /// A number of the father's name where it is a patronymic, or 0.
    pub(crate) father: u32,
    /// Families of given names that the father's name belongs to.
    pub(crate) father_families: &'static [u16],
    /// What a particle says (`abu`, `umm`, `bin`, `bint`), if anything.
    pub(crate) gender: Option<Gender>,
    /// A number of what the name is for a man and a woman alike.
    pub(crate) stem: u32,
}

/// A word in Latin letters.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) letters: Box<str>,
    pub(crate) number: u32,
    /// For the learnt costs: the form as what is read …
    pub(crate) units: Box<[u16]>,
    /// … and as what it is read against.
    pub(crate) latin: LatinWord,
}

impl Token {
    pub(crate) fn new(text: &str, for_person: bool) -> Option<Self> {
        let script = script_of(text);
        let romanised = romanise(text);
        let first = romanised.first().filter(|form| !form.is_empty())?.clone();
        let costs = Costs::get();
        let units = writing(script).map_or_else(Box::default, |writing| costs.units(text, writing));
        let role = role(text, &first, for_person);
        let father = words::patronymic_stem(&first).filter(|_| for_person);
        let count = frequency::count(text).max(frequency::count(&first));
        Some(Self {
            spelling: number(text.as_bytes()),
            weight: weight(count, role),
            classes: classes(&first),
            pairs: pairs(&first),
            letter_pairs: letter_pairs(&first),
            common: common(text, &first, for_person),
            legal_form: legal_form(text, &first).filter(|_| !for_person).map_or(0, |class| class + 1),
            families: if for_person { words::groups_of(&first) } else { &[] },
            father: father.as_deref().map_or(0, |stem| number(stem.as_bytes()).max(1)),
            father_families: father.as_deref().map_or(&[], words::groups_of),
            gender: gender(text, &first).filter(|_| for_person),
            stem: if for_person { number(words::surname_stem(&first).as_bytes()) } else { 0 },
            forms: romanised.into_iter().chain(belarusian(&first, script)).map(Form::new).collect(),
            text: text.into(),
            script,
            role,
            units,
        })
    }

    /// The first and most usual Latin form.
    pub(crate) fn form(&self) -> &Form {
        &self.forms[0]
    }
}

impl Form {
    fn new(letters: String) -> Self {
        let costs = Costs::get();
        Self {
            number: number(letters.as_bytes()),
            units: costs.units(&letters, Writing::Latin),
            latin: costs.latin(&letters),
            letters: letters.into(),
        }
    }
}

/// A family name of Belarusian as its Russian form is written: `hrachou` as `hrachov`, `kavaliou` as `kavalev`.
fn belarusian(latin: &str, script: Script) -> Option<String> {
    let is_long = script == Script::Latin && latin.len() >= 6;
    if let Some(stem) = latin.strip_suffix("iou").filter(|_| is_long) {
        return Some(format!("{stem}ev"));
    }
    let stem = latin.strip_suffix('u')?;
    (is_long && stem.ends_with(['o', 'a', 'e'])).then(|| format!("{stem}v"))
}

/// The way of writing for which costs were learnt, or `None` where a script goes by its Latin forms alone.
pub(crate) fn writing(script: Script) -> Option<Writing> {
    match script {
        Script::Cyrillic => Some(Writing::Cyrillic),
        Script::Arabic => Some(Writing::Arabic),
        Script::Hebrew => Some(Writing::Hebrew),
        Script::Hangul => Some(Writing::Hangul),
        Script::Kana => Some(Writing::Kana),
        Script::Han => Some(Writing::Han),
        _ => None,
    }
}

fn role(text: &str, latin: &str, for_person: bool) -> Role {
    if latin.bytes().all(|letter| letter.is_ascii_digit()) {
        Role::Number
    } else if text.chars().nth(1).is_none()
        && !matches!(script_of(text), Script::Han | Script::Hangul | Script::Kana)
    {
        Role::Initial
    } else if for_person && title(text, latin) == Some(Title::Hard) {
        Role::Title
    } else if !for_person && LITTLE_WORDS.contains(&latin)
        || words::particle(latin).or_else(|| words::particle(text)).is_some()
    {
        Role::Particle
    } else if !for_person && legal_form(text, latin).is_some() {
        Role::LegalForm
    } else {
        Role::Naming
    }
}

fn gender(text: &str, latin: &str) -> Option<Gender> {
    const MOTHERS: [&str; 5] = ["umm", "um", "oum", "omm", "om"];
    const DAUGHTERS: [&str; 4] = ["qizi", "kyzy", "gizi", "qyzy"];
    match words::particle(latin).or_else(|| words::particle(text))? {
        Particle::Parent if MOTHERS.contains(&latin) || text == "أم" || text == "ام" => {
            Some(Gender::Woman)
        }
        Particle::Parent | Particle::Son => Some(Gender::Man),
        Particle::Daughter => Some(Gender::Woman),
        Particle::ChildSuffix if DAUGHTERS.contains(&latin) => Some(Gender::Woman),
        _ => None,
    }
}

/// Words that join the words of an organisation's name.
const LITTLE_WORDS: [&str; 14] =
    ["of", "the", "and", "for", "in", "on", "et", "und", "fur", "pour", "para", "por", "va", "dlya"];

fn title(text: &str, latin: &str) -> Option<Title> {
    words::title(latin).or_else(|| words::title(text))
}

fn legal_form(text: &str, latin: &str) -> Option<u8> {
    words::legal_form(latin).or_else(|| words::legal_form(text))
}

fn common(text: &str, latin: &str, for_person: bool) -> u16 {
    if for_person {
        return 0;
    }
    words::org_word(latin).or_else(|| words::org_word(text)).map_or(0, |class| class + 1)
}

#[expect(clippy::cast_precision_loss, reason = "a logarithm of a count")]
fn weight(count: u32, role: Role) -> f32 {
    let rarity = 1.0 - 0.15 * ((count as f32) + 1.0).ln() / 2.3;
    match role {
        Role::Naming => rarity.clamp(0.3, 1.0),
        Role::Number => 0.8,
        Role::Initial => 0.25,
        Role::Particle | Role::Title | Role::LegalForm => 0.1,
    }
}

/// A number for a word, the same on every machine (FNV-1a).
pub(crate) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The consonant classes of a word. A letter that may be either sets the bits of both.
pub(crate) fn classes(latin: &str) -> u16 {
    latin.bytes().fold(0, |bits, letter| {
        bits | match letter {
            b'b' | b'p' => 1,
            b'f' | b'v' => 2,
            b't' | b'd' => 4,
            b'k' | b'q' => 8,
            b'g' | b'c' | b'x' => 8 | 16,
            b's' | b'z' | b'j' => 16,
            b'm' => 32,
            b'n' => 64,
            b'l' => 128,
            b'r' => 256,
            b'0'..=b'9' => 512,
            _ => 0,
        }
    })
}

/// Neighbouring letters, with the word's two ends, one bit a pair.
fn pairs(latin: &str) -> u64 {
    numbers_of_pairs(latin).fold(0, |bits, number| bits | 1 << (number >> 26))
}

fn letter_pairs(latin: &str) -> [u64; 4] {
    let mut bits = [0; 4];
    for number in numbers_of_pairs(latin) {
        bits[(number >> 30) as usize] |= 1 << (number >> 24 & 63);
    }
    bits
}

fn numbers_of_pairs(latin: &str) -> impl Iterator<Item = u32> {
    let ends = std::iter::once(b'^').chain(latin.bytes()).zip(latin.bytes().chain(std::iter::once(b'$')));
    ends.map(|(left, right)| (u32::from(left) * 31 + u32::from(right)).wrapping_mul(0x9e37_79b1))
}
