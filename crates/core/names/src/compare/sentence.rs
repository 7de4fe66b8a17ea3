//! Reasons in words.

use crate::Name;
use crate::name::{Form, Role, Token};
use crate::romanise::Script;
use crate::words;

use super::reason::{Why, is_spelling, is_womans};

/// The most letters of one word that a sentence shows.
const WORD_SHOWN_MAX: usize = 48;

/// The most words that a sentence lists.
const WORDS_SHOWN_MAX: usize = 6;

/// Words of one name that a reason speaks of.
pub(super) struct Words<'a> {
    /// As the name writes them.
    pub(super) texts: Vec<String>,
    tokens: Vec<&'a Token>,
    /// The whole of the name, as given.
    whole: &'a str,
}

impl<'a> Words<'a> {
    pub(super) fn new(places: &[usize], name: &'a Name, texts: &[String]) -> Self {
        Self {
            texts: places.iter().map(|at| texts[*at].clone()).collect(),
            tokens: places.iter().map(|at| name.tokens()[*at].as_ref()).collect(),
            whole: name.text(),
        }
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn list(&self) -> String {
        list(self.texts.iter().map(String::as_str))
    }
}

pub(super) fn sentence(why: Why, left: &Words<'_>, right: &Words<'_>) -> String {
    let (one, other) = (left.list(), right.list());
    match why {
        Why::NothingAlike => "No word of one name answers to any word of the other".into(),
        Why::NoNameAnswers => {
            "Only initials, articles, titles or legal forms answer to each other: no word that names stands in both".into()
        }
        Why::NoLetters => "A name without a letter that could be read cannot be compared".into(),
        Why::WordsDiffer => words_differ(left, right),
        Why::PatronymicDiffers => format!("{one} against {other}: two different fathers’ names"),
        Why::NumberDiffers => format!("{one} against {other}: two different numbers"),
        Why::InitialDiffers => initial_differs(left, right),
        Why::SameWord => same_words(left),
        Why::Spelling => spelling(left, right),
        Why::Transliteration => transliteration(left, right),
        Why::Joined if left.texts.len() > right.texts.len() => format!("{one} are one word on the right: {other}"),
        Why::Joined => format!("{other} are one word on the left: {one}"),
        Why::Acronym if left.texts.len() < right.texts.len() => acronym(left, right),
        Why::Acronym => acronym(right, left),
        Why::OtherForm => other_form(left, right),
        Why::Initial => initial(left, right),
        Why::OtherGender if is_womans(left.tokens[0]) => other_gender(left, right),
        Why::OtherGender => other_gender(right, left),
        Why::Resembles => format!("{one} and {other} are somewhat alike: one word in two spellings, or two words"),
        Why::SwappedOrder => "The words stand in another order".into(),
        Why::PatronymicMissing if right.is_empty() => silent(left, "the left", ", a father’s name,"),
        Why::PatronymicMissing => silent(right, "the right", ", a father’s name,"),
        Why::OnlyLeft => silent(left, "the left", ""),
        Why::OnlyRight => silent(right, "the right", ""),
        Why::LegalForm => legal_form(left, right),
        Why::LeftOut => left_out(left, right),
        Why::CommonName => common(left),
        Why::Short => format!("{one} and {other} are short: many words are one letter away from each other"),
        Why::OneWord => one_word(left, right),
    }
}

fn words_differ(left: &Words<'_>, right: &Words<'_>) -> String {
    let (one, other) = (left.list(), right.list());
    if left.tokens[0].script == right.tokens[0].script {
        format!("{one} stands against {other}: two different words")
    } else {
        format!("{one} stands against {other}: no reading that is known makes them one word")
    }
}

fn same_words(left: &Words<'_>) -> String {
    let verb = if left.texts.len() == 1 { "stands" } else { "stand" };
    format!("{} {verb} in both names", left.list())
}

fn spelling(left: &Words<'_>, right: &Words<'_>) -> String {
    let (one, other) = (left.tokens[0], right.tokens[0]);
    let (left, right) = (left.list(), right.list());
    if one.form().letters == other.form().letters {
        format!("{left} and {right} are one word, but for marks or letters that are typed in several ways")
    } else if is_spelling(one, other) {
        format!("{left} and {right} are two spellings of one name")
    } else {
        format!("{left} and {right} may be two spellings of one word")
    }
}

fn transliteration(left: &Words<'_>, right: &Words<'_>) -> String {
    let (from, to) = if left.tokens[0].script == Script::Latin { (right, left) } else { (left, right) };
    let reads_as = |form: &Form| to.tokens[0].forms.iter().any(|other| form.letters == other.letters);
    let is_known = from.tokens[0].forms.iter().any(reads_as) || is_spelling(from.tokens[0], to.tokens[0]);
    let verb = if is_known { "is" } else { "may be" };
    let scripts = (script(from.tokens[0].script), script(to.tokens[0].script));
    format!("{} in {} {verb} {} in {}", from.list(), scripts.0, to.list(), scripts.1)
}

fn script(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin letters",
        Script::Cyrillic => "Cyrillic letters",
        Script::Greek => "Greek letters",
        Script::Georgian => "Georgian letters",
        Script::Armenian => "Armenian letters",
        Script::Arabic => "Arabic letters",
        Script::Hebrew => "Hebrew letters",
        Script::Han => "Chinese characters",
        Script::Kana => "Japanese letters",
        Script::Hangul => "Korean letters",
        Script::Thai => "Thai letters",
        Script::Devanagari => "Devanagari letters",
        Script::Other => "another script",
    }
}

fn acronym(short: &Words<'_>, long: &Words<'_>) -> String {
    format!("{} is made of the first letters of “{}”", short.list(), shown(long.whole))
}

fn other_form(left: &Words<'_>, right: &Words<'_>) -> String {
    let (one, other) = (left.tokens[0], right.tokens[0]);
    let letters = |token: &Token| token.form().letters.clone();
    if let Some(meaning) = words::org_word_name(one.common.saturating_sub(1)).filter(|_| one.common != 0) {
        return format!(
            "{} and {} are one common word in two forms or languages ({meaning})",
            left.list(),
            right.list()
        );
    }
    if words::is_short_form(&letters(one), &letters(other)) {
        return format!("{} is a short form of {}", left.list(), right.list());
    }
    if words::is_short_form(&letters(other), &letters(one)) {
        return format!("{} is a short form of {}", right.list(), left.list());
    }
    match words::relation(&letters(one), &letters(other)) {
        Some(words::Relation::Nick) => {
            format!("{} and {} are two short forms of one name", left.list(), right.list())
        }
        _ => format!("{} and {} are one name in two languages", left.list(), right.list()),
    }
}

fn initial(left: &Words<'_>, right: &Words<'_>) -> String {
    match (left.tokens[0].role, right.tokens[0].role) {
        (Role::Initial, Role::Initial) => format!("{} and {} are one letter", left.list(), right.list()),
        (Role::Initial, _) => format!("{} may stand for {}", left.list(), right.list()),
        _ => format!("{} may stand for {}", right.list(), left.list()),
    }
}

fn initial_differs(left: &Words<'_>, right: &Words<'_>) -> String {
    match (left.tokens[0].role, right.tokens[0].role) {
        (Role::Initial, Role::Initial) => {
            format!("{} against {}: two different letters", left.list(), right.list())
        }
        (Role::Initial, _) => format!("{} does not stand for {}", left.list(), right.list()),
        _ => format!("{} does not stand for {}", right.list(), left.list()),
    }
}

fn other_gender(woman: &Words<'_>, man: &Words<'_>) -> String {
    if woman.tokens[0].father != 0 && woman.tokens[0].father == man.tokens[0].father {
        return format!("{} is {} as a daughter bears it: perhaps a sister", woman.list(), man.list());
    }
    format!("{} is {} as a woman bears it: perhaps a sister or a wife", woman.list(), man.list())
}

fn silent(words: &Words<'_>, side: &str, what: &str) -> String {
    let (verb, they) = if words.texts.len() == 1 { ("stands", "it speaks") } else { ("stand", "they speak") };
    format!("{}{what} {verb} on {side} only: left open, {they} neither for nor against", words.list())
}

fn legal_form(left: &Words<'_>, right: &Words<'_>) -> String {
    let (one, other) = (left.tokens[0].legal_form, right.tokens[0].legal_form);
    let (left, right) = (left.list(), right.list());
    if one == other && one != 0 {
        format!("{left} and {right} are legal forms of one kind: it says little")
    } else {
        format!("{left} and {right} are two legal forms: companies of one group, or a mistake in a list")
    }
}

fn left_out(left: &Words<'_>, right: &Words<'_>) -> String {
    let words = list(left.texts.iter().chain(&right.texts).map(String::as_str));
    format!("Small words, titles and legal forms that one name leaves out say nothing: {words}")
}

fn common(left: &Words<'_>) -> String {
    if left.texts.len() == 1 {
        format!("{} is a common word: it says little", left.list())
    } else {
        format!("{} are common words: they say little", left.list())
    }
}

fn one_word(left: &Words<'_>, right: &Words<'_>) -> String {
    match (left.is_empty(), right.is_empty()) {
        (false, true) => format!("{} is all that the left name says: many may bear it", left.list()),
        (true, _) => format!("{} is all that the right name says: many may bear it", right.list()),
        (false, false) => "Each name is one word: many may bear it".into(),
    }
}

/// `“a”, “b” and “c”`.
fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("“{}”", shown(word))).collect();
    if words.len() > WORDS_SHOWN_MAX {
        let more = words.len() - WORDS_SHOWN_MAX;
        words.truncate(WORDS_SHOWN_MAX);
        words.push(format!("{more} more"));
    }
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

/// A piece of a name that cannot disturb the sentence around it.
fn shown(text: &str) -> String {
    let visible = |letter: &char| !letter.is_control() && !steers(*letter);
    let mut letters: String = text.chars().filter(visible).take(WORD_SHOWN_MAX).collect();
    if text.chars().filter(visible).nth(WORD_SHOWN_MAX).is_some() {
        letters.push('…');
    }
    if letters.chars().any(runs_from_right_to_left) { format!("\u{2068}{letters}\u{2069}") } else { letters }
}

/// Marks that turn the direction of what follows.
fn steers(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours.
fn runs_from_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
