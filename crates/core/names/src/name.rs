//! A name as it is compared: read once, compared often.

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person's name, in any order of its words.
    Person,
    /// The name of an organisation: a company, an authority, an armed group.
    Organisation,
    /// One word of a name, by itself.
    Word,
}

/// A name, analysed. Comparing two of them allocates nothing.
#[derive(Debug, Clone)]
pub struct Name {
    text: String,
    kind: Kind,
}

impl Name {
    /// Analyses a name. Any text is a name; what holds no letter is alike to nothing.
    pub fn new(text: &str, kind: Kind) -> Self {
        Self { text: text.to_owned(), kind }
    }

    /// Analyses the name of a person.
    pub fn person(text: &str) -> Self {
        Self::new(text, Kind::Person)
    }

    /// Analyses the name of an organisation.
    pub fn organisation(text: &str) -> Self {
        Self::new(text, Kind::Organisation)
    }

    /// The name as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is the name of.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}
