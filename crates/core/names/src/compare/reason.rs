//! Why two names are alike or not, for a person who must decide.
//!
//! A reason speaks for, speaks against, or leaves a matter open. What one name says and the other contradicts speaks
//! against; what only one name says is open. No reason speaks of people: whether two names are one bearer's is not
//! for a comparison of words to say.

use std::fmt;

use crate::Name;
use crate::name::{Gender, Role, Token};
use crate::words;

use super::align::{Alignment, Bond, Pair, align};
use super::original::originals;
use super::sentence::{Words, sentence};
use super::{features, score};

/// The most reasons that [`compare`] gives. The weightiest are kept.
pub const REASONS_MAX: usize = 12;

/// From here on two words are called spellings of one word; below, they are only said to resemble each other. Less
/// is needed where scripts differ, because there chance makes few words alike.
const SPELLING: f32 = 0.6;
const TRANSLITERATION: f32 = 0.5;

/// Words of less weight are common: thousands of people have them.
const COMMON: f32 = 0.7;

/// Words of so many letters have many neighbours.
const SHORT_LETTERS: usize = 3;

/// How alike two names are, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// From 0 to 1, the higher the more alike. It ranks and is held against thresholds; it is no probability, because the
    /// pairs it was learnt from hold more names of kin and mistakes of searching than life does.
    pub score: f32,
    /// Why: first what speaks against, then what speaks for, then what is open; of each, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// To which side a reason speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// The names contradict each other here.
    Against,
    /// The names agree here.
    For,
    /// Silence, or something that only a person can weigh.
    Open,
}

macro_rules! whys {
    ($($(#[doc = $meaning:literal])+ $name:ident = $code:literal,)+) => {
        /// What kind of thing a reason says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Why { $($(#[doc = $meaning])+ $name,)+ }

        impl Why {
            /// Every kind, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// A word for programs. It stays the same from release to release.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

whys! {
    /// No word of one name answers to any of the other.
    NothingAlike = "nothing-alike",
    /// Only initials, articles, titles or legal forms answer.
    NoNameAnswers = "no-name-answers",
    /// A name has no letter that could be compared.
    NoLetters = "no-letters",
    /// A word of one name stands against another word.
    WordsDiffer = "words-differ",
    /// Two different fathers' names.
    PatronymicDiffers = "patronymic-differs",
    /// Two different numbers.
    NumberDiffers = "number-differs",
    /// A letter that is not the first letter of the word it stands against.
    InitialDiffers = "initial-differs",
    /// Words that stand in both names.
    SameWord = "same-word",
    /// Two spellings of one word in one script.
    Spelling = "spelling",
    /// One word in two scripts.
    Transliteration = "transliteration",
    /// Two words of one name that are one word of the other.
    Joined = "joined",
    /// A name made of the other's first letters.
    Acronym = "acronym",
    /// A short form, the form of another language, a translation.
    OtherForm = "other-form",
    /// A letter that may stand for a word.
    Initial = "initial",
    /// A man's and a woman's form.
    OtherGender = "other-gender",
    /// Words that have something in common: one word or two.
    Resembles = "resembles",
    /// Words in another order.
    SwappedOrder = "swapped-order",
    /// A father's name that only one name says.
    PatronymicMissing = "patronymic-missing",
    /// Words that only the left name says.
    OnlyLeft = "only-left",
    /// Words that only the right name says.
    OnlyRight = "only-right",
    /// Legal forms of one kind or of two.
    LegalForm = "legal-form",
    /// Articles, other small words, titles and legal forms that one name leaves out.
    LeftOut = "left-out",
    /// Words that answer and are common.
    CommonName = "common-name",
    /// A short word with many neighbours.
    Short = "short",
    /// A name of one word.
    OneWord = "one-word",
}

/// One thing that speaks for or against two names being one name, or that leaves it open. Its `Display` is a sentence
/// for a caseworker, with names of scripts that run from right to left set apart (U+2068, U+2069).
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    why: Why,
    bearing: Bearing,
    left: Vec<String>,
    right: Vec<String>,
    likeness: Option<f32>,
    sentence: String,
}

impl Reason {
    /// To which side it speaks.
    pub fn bearing(&self) -> Bearing {
        self.bearing
    }

    /// What kind of thing it says.
    pub fn why(&self) -> Why {
        self.why
    }

    /// [`Why::code`] of its kind.
    pub fn code(&self) -> &'static str {
        self.why.code()
    }

    /// The words of the left name that it speaks of, as the name writes them. Where a word cannot be found in the
    /// text again, it is given as it was read: in small letters.
    pub fn left(&self) -> &[String] {
        &self.left
    }

    /// The words of the right name that it speaks of.
    pub fn right(&self) -> &[String] {
        &self.right
    }

    /// How alike the words are, from 0 to 1. `None` where nothing is held against anything: one name is silent, or
    /// the reason speaks of the names as a whole.
    pub fn likeness(&self) -> Option<f32> {
        self.likeness
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

/// How alike two names are, and why. See [`score`] for the number alone, which is faster.
///
/// Whichever side a name stands on, the reasons are the same ones, mirrored.
pub fn compare(left: &Name, right: &Name) -> Comparison {
    let is_mirrored = left.text() > right.text();
    let (one, other) = if is_mirrored { (right, left) } else { (left, right) };
    let mut drafts = Drafts::of(one, other).drafts;
    let weight = |draft: &Draft| if draft.bearing == Bearing::Open { 0.0 } else { draft.weight };
    drafts.sort_by(|a, b| {
        a.bearing.cmp(&b.bearing).then(weight(b).total_cmp(&weight(a))).then(a.why.cmp(&b.why))
    });
    drafts.truncate(REASONS_MAX);
    let (left_words, right_words) = (originals(left), originals(right));
    let reasons = drafts.into_iter().map(|draft| {
        let draft = if is_mirrored { draft.mirrored() } else { draft };
        let left = Words::new(&draft.left, left, &left_words);
        let right = Words::new(&draft.right, right, &right_words);
        Reason {
            why: draft.why,
            bearing: draft.bearing,
            likeness: draft.likeness,
            sentence: sentence(draft.why, &left, &right),
            left: left.texts,
            right: right.texts,
        }
    });
    Comparison { score: score(left, right), reasons: reasons.collect() }
}

/// A reason before it is put into words.
struct Draft {
    why: Why,
    bearing: Bearing,
    /// Places of words.
    left: Vec<usize>,
    right: Vec<usize>,
    likeness: Option<f32>,
    weight: f32,
}

impl Draft {
    fn mirrored(self) -> Self {
        let why = match self.why {
            Why::OnlyLeft => Why::OnlyRight,
            Why::OnlyRight => Why::OnlyLeft,
            why => why,
        };
        Self { why, left: self.right, right: self.left, ..self }
    }
}

/// Two aligned names and what is found in them.
struct Drafts<'a> {
    left: &'a Name,
    right: &'a Name,
    alignment: Alignment,
    drafts: Vec<Draft>,
}

impl<'a> Drafts<'a> {
    fn of(left: &'a Name, right: &'a Name) -> Self {
        let mut all = Self { left, right, alignment: align(left, right), drafts: Vec::new() };
        if left.tokens().is_empty() || right.tokens().is_empty() {
            all.add(Why::NoLetters, Bearing::Open, (vec![], vec![]), None, 0.0);
        } else if !all.acronym() {
            all.pairs();
            if all.naming_answers() {
                all.wholes();
            } else if all.alignment.is_empty() {
                all.add(Why::NothingAlike, Bearing::Against, (vec![], vec![]), Some(0.0), 1.0);
                return all;
            } else {
                all.add(Why::NoNameAnswers, Bearing::Open, (vec![], vec![]), None, 0.0);
            }
            all.left_over();
        }
        all
    }

    fn add(
        &mut self,
        why: Why,
        bearing: Bearing,
        (left, right): (Vec<usize>, Vec<usize>),
        likeness: Option<f32>,
        weight: f32,
    ) {
        self.drafts.push(Draft { why, bearing, left, right, likeness, weight });
    }

    fn left(&self, at: usize) -> &'a Token {
        &self.left.tokens()[at]
    }

    fn right(&self, at: usize) -> &'a Token {
        &self.right.tokens()[at]
    }

    /// Whether one name is made of the first letters of the other: then its words are not looked for in the other.
    fn acronym(&mut self) -> bool {
        if !features::may_be_acronym(self.left, self.right) || self.naming_answers() {
            return false;
        }
        let places = match (acronym_of(self.left, self.right), acronym_of(self.right, self.left)) {
            (Some((word, of)), _) => (vec![word], of),
            (None, Some((word, of))) => (of, vec![word]),
            (None, None) => return false,
        };
        self.add(Why::Acronym, Bearing::For, places, None, 0.5);
        true
    }

    /// Whether words that name something answer to each other.
    fn naming_answers(&self) -> bool {
        self.alignment.pairs().any(|pair| self.is_naming(pair))
    }

    fn is_naming(&self, pair: &Pair) -> bool {
        let names = |token: &Token| matches!(token.role, Role::Naming | Role::Number);
        let (left, right) = places(pair);
        left.iter().any(|at| names(self.left(*at))) && right.iter().any(|at| names(self.right(*at)))
    }

    fn pairs(&mut self) {
        let pairs: Vec<Pair> = self.alignment.pairs().copied().collect();
        let mut same: Vec<(usize, usize, f32)> = Vec::new();
        for pair in &pairs {
            let (left, right) = places(pair);
            let weight = self.weight(&left, &right);
            let (one, other) = (self.left(left[0]), self.right(right[0]));
            match self.why(pair, one, other) {
                Some((Why::SameWord, _)) => same.push((left[0], right[0], weight)),
                Some((why, bearing)) => {
                    self.add(why, bearing, (left, right), Some(pair.likeness), weight * pair.likeness);
                }
                None => {}
            }
        }
        if !same.is_empty() {
            same.sort_unstable_by_key(|(left, right, _)| (*left, *right));
            let places = same.iter().map(|(left, right, _)| (*left, *right)).unzip();
            let weight = same.iter().map(|(.., weight)| weight).sum();
            self.add(Why::SameWord, Bearing::For, places, Some(1.0), weight);
        }
    }

    /// What a pair says, or `None` for what nobody needs to read.
    fn why(&self, pair: &Pair, one: &Token, other: &Token) -> Option<(Why, Bearing)> {
        if pair.bond == Bond::Initial {
            return Some((Why::Initial, Bearing::For));
        }
        if pair.left_count + pair.right_count > 2 {
            return Some((
                Why::Joined,
                if is_likely(pair, one, other) { Bearing::For } else { Bearing::Open },
            ));
        }
        if one.role == Role::LegalForm || other.role == Role::LegalForm {
            return (one.text != other.text).then_some((Why::LegalForm, Bearing::Open));
        }
        if !self.is_naming(pair) {
            return None;
        }
        Some(match pair.bond {
            _ if one.text == other.text => (Why::SameWord, Bearing::For),
            Bond::OtherForm if !is_spelling(one, other) => (Why::OtherForm, Bearing::For),
            Bond::OtherGender if is_womans(one) != is_womans(other) => (Why::OtherGender, Bearing::Open),
            _ if !is_likely(pair, one, other) => (Why::Resembles, Bearing::Open),
            _ if one.script == other.script => (Why::Spelling, Bearing::For),
            _ => (Why::Transliteration, Bearing::For),
        })
    }

    fn weight(&self, left: &[usize], right: &[usize]) -> f32 {
        let (left, right) =
            (left.iter().map(|at| self.left(*at).weight), right.iter().map(|at| self.right(*at).weight));
        left.sum::<f32>().min(right.sum())
    }

    /// What is said of the names as a whole, where something answers.
    fn wholes(&mut self) {
        let mut pairs: Vec<Pair> =
            self.alignment.pairs().filter(|pair| self.is_naming(pair)).copied().collect();
        pairs.sort_unstable_by_key(|pair| pair.left);
        let cross = |one: &Pair, other: &Pair| (one.left < other.left) != (one.right < other.right);
        if pairs.iter().any(|one| pairs.iter().any(|other| one.left != other.left && cross(one, other))) {
            self.add(Why::SwappedOrder, Bearing::Open, (vec![], vec![]), None, 0.0);
        }
        let mut common = (Vec::new(), Vec::new());
        for pair in &pairs {
            let (left, right) = places(pair);
            let (one, other) = (self.left(left[0]), self.right(right[0]));
            if left.len() + right.len() == 2 && is_common(one) && is_common(other) {
                common.0.extend(&left);
                common.1.extend(&right);
            }
            let letters = |token: &Token| token.form().letters.len();
            let is_exact = matches!(pair.bond, Bond::Same | Bond::Initial | Bond::OtherForm);
            if !is_exact && letters(one).min(letters(other)) <= SHORT_LETTERS {
                self.add(Why::Short, Bearing::Open, (left, right), None, 0.0);
            }
        }
        if !common.0.is_empty() {
            self.add(Why::CommonName, Bearing::Open, common, None, 0.0);
        }
        let one_word = |name: &Name| match name.tokens() {
            [only] if only.role == Role::Naming => vec![0],
            _ => vec![],
        };
        let words = (one_word(self.left), one_word(self.right));
        if !words.0.is_empty() || !words.1.is_empty() {
            self.add(Why::OneWord, Bearing::Open, words, None, 0.0);
        }
    }

    /// Words without an answer: first those that stand against each other, then those that only one name says.
    fn left_over(&mut self) {
        let mut left = Alone::of(self.left, self.alignment.left_used);
        let mut right = Alone::of(self.right, self.alignment.right_used);
        self.against(Why::PatronymicDiffers, &mut left.fathers, &mut right.fathers);
        self.against(Why::NumberDiffers, &mut left.numbers, &mut right.numbers);
        for at_end in [true, false] {
            if let Some((one, other)) = ends(at_end, (self.left, &left.words), (self.right, &right.words)) {
                left.words.retain(|at| *at != one);
                right.words.retain(|at| *at != other);
                self.against(Why::WordsDiffer, &mut vec![one], &mut vec![other]);
            }
        }
        self.against(Why::WordsDiffer, &mut left.words, &mut right.words);
        self.against(Why::WordsDiffer, &mut left.men, &mut right.women);
        self.against(Why::WordsDiffer, &mut left.women, &mut right.men);
        self.initials(&mut left, &mut right);
        self.against(Why::LegalForm, &mut left.legal_forms, &mut right.legal_forms);
        self.only(left, right);
    }

    /// The first of one side against the first of the other, and so on, as far as both have words.
    fn against(&mut self, why: Why, left: &mut Vec<usize>, right: &mut Vec<usize>) {
        let count = left.len().min(right.len());
        for (one, other) in left.drain(..count).zip(right.drain(..count)).collect::<Vec<_>>() {
            let bearing = if why == Why::LegalForm { Bearing::Open } else { Bearing::Against };
            let weight = self.weight(&[one], &[other]);
            self.add(why, bearing, (vec![one], vec![other]), Some(0.0), weight);
        }
    }

    /// A letter against a word that begins with another one.
    fn initials(&mut self, left: &mut Alone, right: &mut Alone) {
        self.against(Why::InitialDiffers, &mut left.initials, &mut right.fathers);
        self.against(Why::InitialDiffers, &mut left.fathers, &mut right.initials);
        self.against(Why::InitialDiffers, &mut left.initials, &mut right.words);
        self.against(Why::InitialDiffers, &mut left.words, &mut right.initials);
        self.against(Why::InitialDiffers, &mut left.initials, &mut right.initials);
    }

    fn only(&mut self, left: Alone, right: Alone) {
        let (open, none) = (Bearing::Open, Vec::new());
        if !left.fathers.is_empty() {
            self.add(Why::PatronymicMissing, open, (left.fathers.clone(), none.clone()), None, 0.0);
        }
        if !right.fathers.is_empty() {
            self.add(Why::PatronymicMissing, open, (none.clone(), right.fathers.clone()), None, 0.0);
        }
        let words = |alone: &Alone| {
            let mut words = [alone.words.as_slice(), &alone.numbers, &alone.initials].concat();
            words.sort_unstable();
            words
        };
        let (left_words, right_words) = (words(&left), words(&right));
        if !left_words.is_empty() {
            self.add(Why::OnlyLeft, open, (left_words, none.clone()), None, 0.0);
        }
        if !right_words.is_empty() {
            self.add(Why::OnlyRight, open, (none.clone(), right_words), None, 0.0);
        }
        let trifles = |alone: Alone| {
            let mut words = [alone.trifles, alone.men, alone.women, alone.legal_forms].concat();
            words.sort_unstable();
            words
        };
        let trifles = (trifles(left), trifles(right));
        if !trifles.0.is_empty() || !trifles.1.is_empty() {
            self.add(Why::LeftOut, open, trifles, None, 0.0);
        }
    }
}

/// The words of one name without an answer in the other.
#[derive(Default)]
struct Alone {
    words: Vec<usize>,
    fathers: Vec<usize>,
    initials: Vec<usize>,
    numbers: Vec<usize>,
    legal_forms: Vec<usize>,
    /// `abu` and `bin`: what is said of a man …
    men: Vec<usize>,
    /// … and `umm` and `bint`, of a woman.
    women: Vec<usize>,
    trifles: Vec<usize>,
}

impl Alone {
    fn of(name: &Name, used: u16) -> Self {
        let mut alone = Self::default();
        let naming = name.tokens().iter().filter(|token| token.role == Role::Naming).count();
        for (at, token) in name.tokens().iter().enumerate().filter(|(at, _)| used & (1 << at) == 0) {
            let words = match token.role {
                // Of two words the second is a family name, be its ending what it may.
                _ if is_small(token, name) => &mut alone.trifles,
                Role::Naming if token.father != 0 && naming > 2 => &mut alone.fathers,
                Role::Naming => &mut alone.words,
                Role::Initial => &mut alone.initials,
                Role::Number => &mut alone.numbers,
                Role::LegalForm => &mut alone.legal_forms,
                Role::Particle if token.gender == Some(Gender::Man) => &mut alone.men,
                Role::Particle if token.gender == Some(Gender::Woman) => &mut alone.women,
                Role::Particle | Role::Title => &mut alone.trifles,
            };
            words.push(at);
        }
        alone
    }
}

/// A small word such as `of` and `y`, written small between two others: elsewhere it may be an initial or a name.
fn is_small(token: &Token, name: &Name) -> bool {
    const SMALL: [&str; 14] =
        ["of", "and", "the", "for", "in", "y", "e", "i", "et", "und", "für", "и", "і", "و"];
    SMALL.contains(&token.text.as_ref()) && name.text().contains(&format!(" {} ", token.text))
}

/// The word of the short name that is made of the first letters of the long name, and the words that it is made of.
fn acronym_of(short: &Name, long: &Name) -> Option<(usize, Vec<usize>)> {
    let (places, firsts): (Vec<usize>, Vec<u8>) = long
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| token.role != Role::LegalForm)
        .filter_map(|(at, token)| Some((at, token.form().letters.bytes().next()?)))
        .unzip();
    let word = short.tokens().iter().position(|token| token.form().letters.as_bytes() == firsts)?;
    Some((word, places))
}

/// The last words of both names, or the first ones, where both are without an answer: they stand in one place.
fn ends(at_end: bool, left: (&Name, &[usize]), right: (&Name, &[usize])) -> Option<(usize, usize)> {
    let end = |(name, alone): (&Name, &[usize])| {
        let mut places = name.tokens().iter().enumerate().filter(|(_, token)| token.role == Role::Naming);
        let (at, _) = if at_end { places.next_back()? } else { places.next()? };
        alone.contains(&at).then_some(at)
    };
    Some((end(left)?, end(right)?))
}

fn places(pair: &Pair) -> (Vec<usize>, Vec<usize>) {
    let places = |start: u8, count: u8| (usize::from(start)..usize::from(start + count)).collect();
    (places(pair.left, pair.left_count), places(pair.right, pair.right_count))
}

fn is_likely(pair: &Pair, one: &Token, other: &Token) -> bool {
    pair.likeness >= if one.script == other.script { SPELLING } else { TRANSLITERATION }
}

/// Whether a list says that the words are spellings of one name of one language.
pub(super) fn is_spelling(one: &Token, other: &Token) -> bool {
    let are_listed = one.families.iter().any(|family| other.families.contains(family));
    are_listed && words::relation(&one.form().letters, &other.form().letters) == Some(words::Relation::Same)
}

fn is_common(token: &Token) -> bool {
    token.role == Role::Naming && (token.weight < COMMON || token.common != 0)
}

/// Whether a family name or a patronymic has a woman's ending.
pub(super) fn is_womans(token: &Token) -> bool {
    const ENDINGS: [&str; 8] = ["a", "iene", "aite", "ute", "yte", "opoulou", "iadou", "idou"];
    ENDINGS.iter().any(|ending| token.form().letters.ends_with(ending))
}
