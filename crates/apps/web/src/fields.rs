//! What a form sent.

use amparo_casework::problem::Problem;
use serde::de::DeserializeOwned;

/// The fields of a form, in order, without those that belong to the desk itself (the token).
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads what a browser sends for a form. Line ends become plain.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let pairs: Vec<(String, String)> = serde_html_form::from_bytes(body).ok()?;
        Some(Self(pairs.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect()))
    }

    /// The value of a field, if it was sent.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value that was sent under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The fields whose names begin so, without the beginning: `field.article` under `field.` is `article`.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(prefix)?, value.as_str())))
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// The form as a value. A field that the value does not have is refused if its type says so: use
    /// `#[serde(deny_unknown_fields)]`.
    ///
    /// # Errors
    /// Says which field does not fit.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_html_form::de::Error> {
        let text = serde_html_form::to_string(&self.0).unwrap_or_default();
        serde_html_form::from_str(&text)
    }
}

/// The problem to say when a form sent a field that it does not have.
pub fn foreign(name: &str) -> Problem {
    let shown: String = name.chars().filter(|letter| !letter.is_control()).take(40).collect();
    Problem::input(
        "The form was not taken. Nothing was saved.",
        format!("It sent a field that this form does not have: “{shown}”."),
        "Go back, load the page anew and send the form again.",
    )
}
