//! The languages of the interface: words from `locales/<language>/<page>.ftl`, dates and numbers as the language writes them.

#[cfg(test)]
mod tests;
mod when;

use std::fmt::Display;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;

/// A key that stands in a table or goes through a variable: the test of the locales knows it by this mark.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
pub(crate) use key;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// Arabic.
    Arabic,
}

/// The pages that have words of their own: one file each, in every language.
macro_rules! locales {
    ($($page:literal),* $(,)?) => {
        #[cfg(test)]
        const PAGES: &[&str] = &[$($page),*];

        fn texts(language: Language) -> Vec<&'static str> {
            match language {
                Language::English => vec![$(locale!("en", $page)),*],
                Language::Russian => vec![$(locale!("ru", $page)),*],
                Language::Spanish => vec![$(locale!("es", $page)),*],
                Language::Arabic => vec![$(locale!("ar", $page)),*],
            }
        }
    };
}

macro_rules! locale {
    ($language:literal, $page:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../locales/", $language, "/", $page, ".ftl"))
    };
}

// One line each, so that two people can add theirs.
#[rustfmt::skip]
locales![
    // Each on its own line.
    "desk",
    "bring_in",
    "case",
    "case_new",
    "case_pages",
    "cases",
    "today",
    "members",
    "people",
    "signing_in",
    "this_desk",
    "when",
    "claims",
    "kinds",
    "reading",
    "sources",
    "assessment",
    "consents",
    "papers",
];

impl Language {
    /// Every language, as the choice lists them.
    pub const ALL: [Self; 4] = [Self::English, Self::Russian, Self::Spanish, Self::Arabic];

    /// The code that pages carry.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
        }
    }

    /// The direction in which it is written.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language that a browser asks for, of those there are.
    pub fn of_header(accept: &str) -> Option<Self> {
        let wanted = |part: &str| {
            let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            let primary = tag.trim().split('-').next().unwrap_or_default();
            Some((weight.trim().parse::<f32>().ok()?, Self::of_code(&primary.to_ascii_lowercase())?))
        };
        let mut best: Option<(f32, Self)> = None;
        for (weight, language) in accept.split(',').filter_map(wanted) {
            if weight > 0.0 && best.is_none_or(|(heaviest, _)| weight > heaviest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: OnceLock<Vec<FluentBundle<FluentResource>>> = OnceLock::new();
        let bundles = BUNDLES.get_or_init(|| Self::ALL.into_iter().map(load).collect());
        let at = Self::ALL.iter().position(|language| *language == self).unwrap_or_default();
        &bundles[at]
    }
}

fn load(language: Language) -> FluentBundle<FluentResource> {
    let id = language.code().parse().expect("the codes are codes");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    for text in texts(language) {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// A number of things, as templates hand it over.
pub trait HowMany {
    /// The number; what is below none counts as none.
    fn how_many(&self) -> u64;
}

macro_rules! how_many {
    ($($number:ty),*) => {$(
        impl HowMany for $number {
            fn how_many(&self) -> u64 {
                (*self).try_into().unwrap_or_default()
            }
        }
    )*};
}
how_many!(u16, u32, u64, usize, i32, i64);

impl<T: HowMany + ?Sized> HowMany for &T {
    fn how_many(&self) -> u64 {
        (**self).how_many()
    }
}

/// A moment in seconds since 1970 UTC, as templates hand it over.
pub trait Seconds {
    /// The seconds.
    fn seconds(&self) -> i64;
}

impl Seconds for i64 {
    fn seconds(&self) -> i64 {
        *self
    }
}

impl<T: Seconds + ?Sized> Seconds for &T {
    fn seconds(&self) -> i64 {
        (**self).seconds()
    }
}

/// A part of a message, without the marks that set off its own parts: a mark around marks finds no letter to go by, and
/// would turn an Arabic date around.
fn part(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// The words of the interface in one language.
#[derive(Debug, Clone, Copy)]
pub struct Speech(pub Language);

impl Speech {
    /// The words under this key.
    pub fn say(&self, key: &str) -> String {
        self.speak(key, None)
    }

    /// The words under this key, with one value in them: `{ $name }`.
    pub fn with(&self, key: &str, name: &str, value: impl Display) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), FluentValue::from(part(&value.to_string())));
        self.speak(key, Some(&args))
    }

    /// The words under this key for a number of things: `{ $n }` chooses the plural and is written as the language does.
    pub fn count(&self, key: &str, n: impl HowMany) -> String {
        let n = n.how_many();
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n));
        args.set("shown", FluentValue::from(self.number(n)));
        self.speak(key, Some(&args))
    }

    /// The words under this key, with several values in them.
    pub fn with_all(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set((*name).to_owned(), FluentValue::from(part(value)));
        }
        self.speak(key, Some(&args))
    }

    fn speak(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.0.bundle();
        let (message, attribute) = key.split_once('.').map_or((key, None), |(key, name)| (key, Some(name)));
        let message = bundle.get_message(message);
        let pattern = message.and_then(|message| match attribute {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        });
        match pattern {
            Some(pattern) => bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned(),
            // A test walks every key; this is seen only while a page is being written.
            None => format!("⟨{key}⟩"),
        }
    }

    /// A number as the language writes it.
    pub fn number(&self, n: impl HowMany) -> String {
        let n = n.how_many();
        let separator = match self.0 {
            Language::English | Language::Arabic => ",",
            Language::Russian | Language::Spanish => "\u{a0}",
        };
        let digits = n.to_string();
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len() - index;
            // Spanish sets no space in a number of four digits, and the others none in three.
            let grouped = digits.len() > if self.0 == Language::Spanish { 4 } else { 3 };
            if index > 0 && left.is_multiple_of(3) && grouped {
                text.push_str(separator);
            }
            text.push(digit);
        }
        text
    }

    /// A day as the language writes it: "2 January 2026", "2 января 2026 г.".
    pub fn day(&self, day: Date) -> String {
        let month = self.say(&format!("month-of-{}", day.month()));
        self.with_all(
            "day-in-full",
            &[("day", &day.day().to_string()), ("month", &month), ("year", &format!("{:04}", day.year()))],
        )
    }

    /// A moment in seconds since 1970 UTC: the day and the minute, in UTC.
    pub fn moment(&self, seconds: impl Seconds) -> String {
        let text = amparo_casework::desk::moment_in_words(seconds.seconds());
        let (day, time) = text.split_once(' ').unwrap_or((&text, ""));
        match day.parse::<Date>() {
            Ok(day) => format!("{}, {time}", self.day(day)),
            Err(_) => text,
        }
    }
}
