//! Reading one table of a pack. What is asked for is what may be there: a key that nobody asked for is
//! reported when the table is finished, so the list of allowed keys is never written twice.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::error::{PackError, Span, line_and_column, nearest};
use crate::words::Phrase;

/// What is shared while a pack is read: its text, its word lists, and what was found wrong.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) lists: RefCell<BTreeMap<String, Vec<Phrase>>>,
    errors: RefCell<Vec<PackError>>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, lists: RefCell::default(), errors: RefCell::default() }
    }

    pub(super) fn wrong(&self, at: &Span, place: &str, reason: impl Into<String>, mend: impl Into<String>) {
        let (line, column) = line_and_column(self.text, at.start);
        let (place, reason, mend) = (place.to_owned(), reason.into(), mend.into());
        self.errors.borrow_mut().push(PackError { line, column, place, reason, mend });
    }

    /// Everything that was found wrong, from top to bottom.
    pub(super) fn into_errors(self) -> Vec<PackError> {
        let mut errors = self.errors.into_inner();
        errors.sort_by_key(|error| (error.line, error.column));
        errors
    }
}

/// A text of the pack with its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) at: Span,
}

/// One table being read.
pub(super) struct Table<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    keys: &'a DeTable<'t>,
    pub(super) at: Span,
    pub(super) place: String,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a, 't> Table<'a, 't> {
    pub(super) fn new(reading: &'a Reading<'t>, keys: &'a DeTable<'t>, at: Span, place: String) -> Self {
        Self { reading, keys, at, place, asked: RefCell::default() }
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().push(key);
        self.keys.get(key)
    }

    fn place_of(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    pub(super) fn wrong(&self, key: &str, at: &Span, reason: impl Into<String>, mend: impl Into<String>) {
        self.reading.wrong(at, &self.place_of(key), reason, mend);
    }

    fn missing(&self, key: &'static str, example: &str) {
        self.wrong(key, &self.at, format!("`{key}` is missing"), format!("Add `{key} = {example}`"));
    }

    fn not_a(&self, key: &str, value: &Spanned<DeValue<'t>>, wanted: &str) {
        let found = value.get_ref().type_str();
        self.wrong(
            key,
            &value.span(),
            format!("`{key}` is a {found}, not {wanted}"),
            format!("Write {wanted}"),
        );
    }

    /// A text that may be left out. An empty text is an error: silence is written by leaving the key out.
    pub(super) fn maybe_text(&self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.not_a(key, value, "a text in quotes");
            return None;
        };
        if text.trim().is_empty() {
            self.wrong(
                key,
                &value.span(),
                format!("`{key}` is empty"),
                "Write something, or leave the key out",
            );
            return None;
        }
        Some(Text { text: text.trim().to_owned(), at: value.span() })
    }

    /// A text that must be there.
    pub(super) fn text(&self, key: &'static str) -> Text {
        let text = self.maybe_text(key);
        if text.is_none() && self.keys.get(key).is_none() {
            self.missing(key, "\"…\"");
        }
        text.unwrap_or_else(|| Text { text: String::new(), at: self.at.clone() })
    }

    pub(super) fn maybe_string(&self, key: &'static str) -> Option<String> {
        self.maybe_text(key).map(|text| text.text)
    }

    pub(super) fn string(&self, key: &'static str) -> String {
        self.text(key).text
    }

    pub(super) fn maybe_flag(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        if value.get_ref().as_bool().is_none() {
            self.not_a(key, value, "`true` or `false`");
        }
        value.get_ref().as_bool()
    }

    pub(super) fn flag(&self, key: &'static str) -> bool {
        let flag = self.maybe_flag(key);
        if flag.is_none() && self.keys.get(key).is_none() {
            self.missing(key, "false");
        }
        flag.unwrap_or(false)
    }

    /// A whole number from 1.
    pub(super) fn maybe_number(&self, key: &'static str) -> Option<(u16, Span)> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u16>().ok());
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            self.not_a(key, value, "a whole number from 1 to 65535");
        }
        Some((number?, value.span()))
    }

    pub(super) fn number(&self, key: &'static str) -> u16 {
        let number = self.maybe_number(key);
        if number.is_none() && self.keys.get(key).is_none() {
            self.missing(key, "1");
        }
        number.map_or(1, |(number, _)| number)
    }

    pub(super) fn maybe_date(&self, key: &'static str) -> Option<Date> {
        let text = self.maybe_text(key)?;
        let date = text.text.parse::<Date>().ok();
        if date.is_none() {
            self.wrong(
                key,
                &text.at,
                format!("`{}` is not a day", text.text),
                "Write a day in quotes, such as \"2020-12-27\"",
            );
        }
        date
    }

    pub(super) fn date(&self, key: &'static str) -> Date {
        let date = self.maybe_date(key);
        if date.is_none() && self.keys.get(key).is_none() {
            self.missing(key, "\"2020-12-27\"");
        }
        date.unwrap_or(Date::ZERO)
    }

    /// One of a closed list.
    pub(super) fn maybe_choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(T, &'static str)],
    ) -> Option<T> {
        let text = self.maybe_text(key)?;
        self.choose(key, &text, choices)
    }

    pub(super) fn choice<T: Copy>(&self, key: &'static str, choices: &[(T, &'static str)]) -> T {
        let chosen = self.maybe_choice(key, choices);
        if self.keys.get(key).is_none() {
            self.missing(key, &format!("\"{}\"", choices[0].1));
        }
        chosen.unwrap_or(choices[0].0)
    }

    pub(super) fn choose<T: Copy>(&self, key: &str, text: &Text, choices: &[(T, &'static str)]) -> Option<T> {
        let found = choices.iter().find(|(_, name)| *name == text.text);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(_, name)| *name).collect();
            self.unknown(key, text, &names);
        }
        found.map(|(value, _)| *value)
    }

    /// Reports a word that is none of these, and offers the nearest.
    pub(super) fn unknown(&self, key: &str, text: &Text, known: &[&str]) {
        let mend = match nearest(&text.text, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Known here: {}", known.join(", ")),
        };
        self.wrong(key, &text.at, format!("`{}` is unknown here", text.text), mend);
    }

    /// A text, or a list of texts; empty when the key is not there.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        self.texts_of(key, value)
    }

    pub(super) fn texts_of(&self, key: &str, value: &Spanned<DeValue<'t>>) -> Vec<Text> {
        if let Some(text) = value.get_ref().as_str() {
            return vec![Text { text: text.trim().to_owned(), at: value.span() }];
        }
        let Some(array) = value.get_ref().as_array() else {
            self.not_a(key, value, "a list of texts");
            return Vec::new();
        };
        if array.is_empty() {
            self.wrong(
                key,
                &value.span(),
                format!("`{key}` is an empty list"),
                "Fill it, or leave the key out",
            );
        }
        let mut texts = Vec::new();
        for value in array {
            match value.get_ref().as_str() {
                Some(text) => texts.push(Text { text: text.trim().to_owned(), at: value.span() }),
                None => self.not_a(key, value, "a text in quotes"),
            }
        }
        texts
    }

    /// A list of texts that must be there.
    pub(super) fn some_texts(&self, key: &'static str) -> Vec<Text> {
        if self.keys.get(key).is_none() {
            self.missing(key, "[\"…\"]");
        }
        self.texts(key)
    }

    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.text).collect()
    }

    pub(super) fn some_strings(&self, key: &'static str) -> Vec<String> {
        self.some_texts(key).into_iter().map(|text| text.text).collect()
    }

    /// Phrases; one that begins with `@` stands for a word list of the pack.
    pub(super) fn phrases(&self, key: &'static str) -> Vec<Phrase> {
        let texts = self.texts(key);
        self.phrases_of(key, &texts)
    }

    pub(super) fn phrases_of(&self, key: &str, texts: &[Text]) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        for text in texts {
            if let Some(list) = text.text.strip_prefix('@') {
                let lists = self.reading.lists.borrow();
                if let Some(listed) = lists.get(list) {
                    phrases.extend_from_slice(listed);
                } else {
                    let known: Vec<&str> = lists.keys().map(String::as_str).collect();
                    self.unknown(key, &Text { text: list.to_owned(), at: text.at.clone() }, &known);
                }
            } else if let Some(phrase) = Phrase::new(&text.text) {
                phrases.push(phrase);
            } else {
                self.wrong(
                    key,
                    &text.at,
                    format!("`{}` is no word or row of words", text.text),
                    "Write whole words; `*` may stand at the very end only",
                );
            }
        }
        phrases
    }

    /// A table inside this one.
    pub(super) fn child(&self, key: &'static str) -> Option<Table<'a, 't>> {
        let value = self.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.not_a(key, value, &format!("a table `[{key}]`"));
            return None;
        };
        Some(Table::new(self.reading, table, value.span(), self.place_of(key)))
    }

    /// The tables of a list, such as every `[[item]]`; empty when there is none.
    pub(super) fn children(&self, key: &'static str) -> Vec<Table<'a, 't>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.not_a(key, value, &format!("a list of tables `[[{key}]]`"));
            return Vec::new();
        };
        self.tables_in(key, array)
    }

    fn tables_in(&self, key: &'static str, array: &'a DeArray<'t>) -> Vec<Table<'a, 't>> {
        let mut tables = Vec::new();
        for (number, value) in array.iter().enumerate() {
            match value.get_ref().as_table() {
                Some(table) => {
                    let place = format!("{}[{}]", self.place_of(key), number + 1);
                    tables.push(Table::new(self.reading, table, value.span(), place));
                }
                None => self.not_a(key, value, "a table"),
            }
        }
        tables
    }

    /// As [`Self::children`], and at least one must be there.
    pub(super) fn some_children(&self, key: &'static str) -> Vec<Table<'a, 't>> {
        if self.keys.get(key).is_none() {
            let mend = format!("Add a `[[{key}]]` table");
            self.wrong(key, &self.at, format!("there is no `{key}`"), mend);
        }
        self.children(key)
    }

    /// Every key of a table whose keys are free, with its value.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Text, &'a Spanned<DeValue<'t>>)> {
        self.keys
            .iter()
            .map(|(key, value)| (Text { text: key.get_ref().clone().into_owned(), at: key.span() }, value))
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.keys {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let mend = match nearest(name, asked.iter().copied()) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => format!("Known here: {}", asked.join(", ")),
                };
                self.wrong(name, &key.span(), format!("`{name}` is not a key of this table"), mend);
            }
        }
    }
}
